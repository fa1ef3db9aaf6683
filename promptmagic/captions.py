"""What is said of a picture in words: its caption, and its alt text, wherever it stands. Neither holds a time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from promptmagic.model import Picture, Prompt, Record, Variation
from promptmagic.text import bounded, many

BRIEF_LETTERS = 160
ALT_LETTERS = 300
SHEET_ALT_LETTERS = 400
"""Letters that a brief in a caption, and the alt texts of a picture and of a sheet, have at most."""

_LIST_LETTERS = 120
_NAME_LETTERS = 48


def caption(record: Record, variation: Variation, picture: Picture) -> str:
    """Return a picture's caption where it stands alone: brief, which variation, painter and seed, cost."""
    painter = _painter(picture)
    if picture.seed is not None:
        painter = f"{painter}, seed {picture.seed}"
    return _joined(
        bounded(variation.prompt.scene or record.asked(variation.number), BRIEF_LETTERS),
        which(record, variation.number),
        bounded(painter, _LIST_LETTERS),
        str(picture.cost),
        str(picture.credentials or ""),
    )


def entry_caption(record: Record, variation: Variation, picture: Picture) -> str:
    """Return a picture's caption below a heading that is its brief: all that is known of how it was made."""
    painter = _painter(picture)
    if picture.model and picture.model not in painter:
        painter = f"{painter}, {picture.model}"
    return _joined(
        which(record, variation.number),
        "chosen" if variation.number == record.chosen else "",
        painter,
        "" if picture.seed is None else f"seed {picture.seed}",
        str(picture.cost),
        f"not drawn: {', '.join(picture.undrawn)}" if picture.undrawn else "",
        str(picture.credentials or ""),
    )


def picture_caption(picture: Picture) -> str:
    """Return what is said of a picture of which nothing else is known: its painter, seed, size and cost."""
    return _joined(
        bounded(_painter(picture), _LIST_LETTERS),
        "" if picture.seed is None else f"seed {picture.seed}",
        f"{picture.width} × {picture.height}",
        str(picture.cost),
        str(picture.credentials or ""),
    )


def sheet_caption(record: Record) -> str:
    """Return the caption of a sheet of all variations: brief, how many, which is chosen, the painters, the cost."""
    painters = dict.fromkeys(map(_painter, record.pictures))
    chosen = f"number {record.chosen} chosen" if record.chosen else "none chosen yet"
    count = len(record.visible)
    missing = count - len(record.pictures)
    return _joined(
        bounded(record.text, BRIEF_LETTERS),
        f"{many(count, 'variation')}, {chosen}",
        bounded(", ".join(painters), BRIEF_LETTERS),
        str(sum((picture.cost for picture in record.pictures[1:]), record.pictures[0].cost)),
        f"{missing} not painted" if missing else "",
    )


def which(record: Record, number: int) -> str:
    """Return which of a generation's variations one is; numbers stay as they are where another was removed."""
    numbers = [variation.number for variation in record.visible]
    total = len(numbers)
    if max(numbers, default=0) <= total:
        return f"variation {number} of {total}"
    return f"variation {number}, {f'one of {total}' if total > 1 else 'the only one'}"


def undrawn_line(picture: Picture) -> str:
    """Return the line that says what a picture lacks of its prompt; empty where it lacks nothing."""
    return f"not drawn: {bounded(', '.join(picture.undrawn), _LIST_LETTERS)}" if picture.undrawn else ""


def missing_line(record: Record) -> str:
    """Return how many variations have no picture, empty where all have one; their cards say why they have none."""
    missing = [variation for variation in record.visible if variation.picture is None]
    if not missing:
        return ""
    reason = "" if any(variation.error for variation in missing) else ": stopped"
    return f"{len(missing)} of {len(record.visible)} not painted{reason}"


def alt_text(record: Record, variation: Variation) -> str:
    """Return what a screen reader says for a variation's picture: its brief and what sets this one apart."""
    return described(record.asked(variation.number), variation.prompt, variation.picture)


def described(brief: str, prompt: Prompt, picture: Picture | None = None) -> str:
    """Return the alt text of a picture that was painted for a brief from this prompt; its own, where it has one."""
    told = (picture.alt if picture is not None else "") or prompt.scene
    if told:
        return bounded(told, ALT_LETTERS)
    words = prompt.title or prompt.text
    text = brief if words.casefold() in brief.casefold() else f"{brief}: {words}"
    return bounded(text, ALT_LETTERS)


def sheet_alt_text(record: Record) -> str:
    """Return what a screen reader says for a sheet: the brief, and the words under each picture."""
    return bounded(f"{record.text}, all variations: {legend(record.visible, record.chosen)}", SHEET_ALT_LETTERS)


def row_alt_text(labels: Sequence[str], letters: int) -> str:
    """Return what a screen reader says for pictures side by side, in at most so many letters."""
    numbered = (f"{number} {label}" for number, label in enumerate(labels, 1))
    return bounded(f"{len(labels)} pictures side by side: {'; '.join(numbered)}", letters)


def legend(variations: Iterable[Variation], chosen: int | None = None) -> str:
    """Return the words under the pictures of a sheet, by number."""
    return "; ".join(
        f"{v.number}{' (chosen)' if v.number == chosen else ''} {short_name(v)}".rstrip() for v in variations
    )


def short_name(variation: Variation) -> str:
    """Return the few words that stand under a picture among others."""
    return bounded(variation.prompt.title or variation.prompt.text, _NAME_LETTERS)


def _painter(picture: Picture) -> str:
    return picture.label or picture.painter


def _joined(*parts: str) -> str:
    return " · ".join(filter(None, parts))
