"""How the parts of a prompt are put into sentences around a brief that stays as it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from promptmagic.expanders.template.tables import HARD, LIT, SOFT
from promptmagic.styles import find, plain_words

_SENTENCE_END = re.compile(r"[.!?…。！？؟।]['\")\]”’»」』]*$")
_QUOTED = re.compile(r'["“”„«]([^"“”„«»\w]*+\w[^"“”„«»]*+)["“”»]')
_PLACED = re.compile(r"\b(?:in|on|at|by|under|over|near|beside|behind|through|across|against)\b", re.IGNORECASE)
_SHORT = 10
"""Words up to which a brief is taken for a noun that a place or an hour can follow without a comma."""

_NAME = 3
"""Words up to which a brief is a mere name, of which a "with" without a comma says how it looks."""

_NOUN_START = re.compile(
    r"(?:an?|the|two|three|four|five|six|seven|some|several)\s+"
    r"(?!(?:smell|scent|sound|taste|feeling|idea|fall|end|battle|birth|discovery|invention|launch|landing|view|picture|photo|painting|drawing|portrait|close)\b)\w"
)
_SENTENCE_BREAK = re.compile(r"[.!?]\s")
_TRAILING = " \t\n,;:–—-"
_LEADING_NO = re.compile(r"^(?:no|without|avoid|exclude|leave out)\s+", re.IGNORECASE)
_BETWEEN = re.compile(r"(?:(?<!\s)\s++)?(?:,\s*(?:and|or|nor|no)?\b|;|\band\b|\bor\b)\s*+", re.IGNORECASE)
_ARTICLE = re.compile(r"^(?:a|an|the|any|no)\s+", re.IGNORECASE)


def unquoted(brief: str) -> str:
    """Return a brief that someone put into quotation marks as a whole without them: it is no lettering."""
    whole = _QUOTED.fullmatch(brief)
    return whole[1] if whole else brief


def stands_alone(brief: str) -> bool:
    """Tell whether a brief needs no more words: it ends as a sentence does, or has several lines."""
    return bool(_SENTENCE_END.search(brief)) or "\n" in brief


def follows_of(brief: str) -> bool:
    """Tell whether "a close view of" can stand before a brief: it begins as a noun does, and as few words as that."""
    return bool(_NOUN_START.match(brief)) and not stands_alone(brief) and len(brief.split()) <= _SHORT


def lead(
    brief: str, where: str, when: str, rest: Sequence[str], framing: str = "", joint: str = "", acts: str = ""
) -> str:
    """Return what a prompt begins with: the brief, where and when it is, and the rest; the framing before it, if any.

    A brief that stands alone is followed by a sentence of its own. To a short one, which is taken for a noun, the place
    and the hour are joined without a comma; a second place needs one. `joint` stands before the rest, `acts` after
    the brief at once.
    """
    start = f"{capital(framing)} of {_trimmed(brief)}" if framing else _opening(brief)
    start = ", ".join(filter(None, (start, acts)))
    rest = [part for part in rest if part]
    if stands_alone(brief):
        return f"{start} {sentence(where, when, *rest)}".strip()
    if len(brief.split()) > _SHORT or "," in brief:
        return ", ".join(filter(None, (start, where, when, *rest))) + "."
    comma = "," if where and _PLACED.search(brief) else ""
    placed = " ".join(filter(None, (start + comma, where, when)))
    bare = not (where or when) and " with " not in brief and len(brief.split()) <= _NAME
    bare = bare and not brief.endswith("ing")
    joint = joint or (" " if bare and rest and rest[0].startswith("with ") else ", ")
    return joint.join([placed, ", ".join(rest)] if rest else [placed]) + "."


def is_sentence(text: str) -> bool:
    """Tell whether a phrase is a sentence of its own, and no clause that follows others."""
    return text[:1].isupper()


def joined_by_with(clauses: Sequence[str]) -> list[str]:
    """Return the clauses with what follows a "with" joined to it, so that no two of them stand in a row."""
    made: list[str] = []
    for clause in clauses:
        if not (made and clause.startswith("with ") and made[-1].startswith("with ")):
            made.append(clause)
        elif clause.startswith(("with its ", "with their ")) and re.search(",| and ", made[-1]):
            made.append(f"{clause.removeprefix('with ')} clearly seen")  # in one list it would be of what comes first
        elif "," not in made[-1]:
            joint = "," if " and " in made[-1] + clause else " and"
            made[-1] += f"{joint} {clause.removeprefix('with ')}"
        else:
            made.append(clause.removeprefix("with "))  # the first "with" is of all that follows in the list
    return made


def listed(parts: Sequence[str]) -> str:
    """Return the parts as one list: "a, b and c"; a comma parts off a last one that is two things itself."""
    *most, last = parts
    joint = ", and" if len(most) > 1 and " and " in last else " and"
    return f"{', '.join(most)}{joint} {last}" if most else last


def sentence(*parts: str) -> str:
    """Return the parts as one sentence, empty ones left out; or an empty string.

    Commas stand between them, semicolons where a part has commas of its own.
    """
    said = [part for part in parts if part]
    joint = "; " if any("," in part for part in said) else ", "
    return f"{capital(joint.join(said))}." if said else ""


def _opening(text: str) -> str:
    """Return the brief as the beginning of a prompt: its first letter large, no comma left hanging."""
    text = _trimmed(text)
    return capital(text) if text[:1].islower() and _is_plain(text) else text


def _trimmed(text: str) -> str:
    return text.rstrip(_TRAILING) or text


def capital(text: str) -> str:
    """Return the text with its first letter large."""
    return text[:1].upper() + text[1:]


def style_sentence(style: str, turn: int) -> str:
    """Return the sentence that asks for a style; `turn` chooses among the wordings of a named one.

    Words that say more than a style's name stay as they are.
    """
    style = style.strip().rstrip(".")
    if not style:
        return ""
    named, typed = find(style), plain_words(style)
    for turned in range(len(named.words) if named else 0):
        words = named.words[(turn + turned) % len(named.words)] if named else ""
        if all(any(word.startswith(asked) for word in plain_words(words)) for asked in typed):
            return f"{capital(words)}."
    return f"Style: {style}."


def avoid_sentence(exclude: str) -> str:
    """Return the sentence that leaves things out: "No people, boats or text."."""
    text = _LEADING_NO.sub("", exclude.strip()).rstrip(" .,;")
    if not text:
        return ""
    if "\n" in text or len(text.split()) > 14 or _SENTENCE_BREAK.search(text):
        return f"Leave out: {text}."
    items = [_ARTICLE.sub("", item).strip() for item in _BETWEEN.split(text)]
    items = [item for item in items if item]
    if not items:
        return f"Leave out: {text}."
    *most, last = items
    return f"No {', '.join(most)} or {last}." if most else f"No {last}."


def shortened(fragments: Iterable[str], words: int) -> str:
    """Return as many of the fragments, with commas, as fit into that many words; at least the first."""
    taken: list[str] = []
    count = 0
    for fragment in fragments:
        length = len(fragment.split())
        if taken and count + length > words:
            continue
        taken.append(fragment)
        count += length
    return ", ".join(taken)


def in_words(counts: Iterable[int]) -> str:
    """Return how many there are in all, in a word: none, one, two or many."""
    return {0: "none", 1: "one", 2: "two"}.get(sum(counts), "many")


def shade_of(text: str) -> str:
    """Return whether words call a light or its shadows soft or hard; empty where they do neither, or both."""
    if not LIT.search(text):
        return ""
    soft, hard = SOFT.search(text) is not None, HARD.search(text) is not None
    return "" if soft == hard else "soft" if soft else "hard"


def _is_plain(text: str) -> bool:
    """Tell whether the first word is an ordinary one, not code or a name such as iPhone."""
    first = text.split(maxsplit=1)[0].rstrip(",")
    return first.replace("'", "").replace("’", "").replace("-", "").isalpha() and first.islower()
