"""The anatomy of a prompt: which of its words say subject, setting, light, composition, lens, style, mood, palette.

The expander that wrote a prompt says so in its parts; here their words are found again in the text. Nothing is guessed:
words that no part holds are left unmarked, and an edited prompt says nothing of its parts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from promptmagic import styles
from promptmagic.analysis import LABELS, NAMES, Explanation, Span
from promptmagic.lexicon import describe
from promptmagic.lexicon.description import Role
from promptmagic.lexicon.framing import FRAMING, LENS
from promptmagic.model import Prompt

__all__ = ["LABELS", "NAMES", "Span", "explain", "told", "unknown"]

_SAYS: dict[Role, str] = {
    "setting": "setting", "hour": "light", "weather": "light", "season": "light", "light": "light", "mood": "mood",
    "style": "style", "lettering": "lettering", "exclusion": "avoid",
}  # fmt: skip
"""What a person's own words say besides the subject, by their role in the description."""

_LINKS = re.compile(r"(?:^|(?<=\s))(?:a|an|the|in|on|at|of|with|and|by|under|to|from|no|without)$", re.IGNORECASE)

_LONGEST_LINK = len("without ")


def explain(prompt: Prompt) -> tuple[Span, ...]:
    """Return which words of a prompt say what, in their order; none overlap."""
    if prompt.edited:
        return ()
    taken: list[Span] = []
    for name, wording in _wordings(prompt):
        for piece in [wording, *_pieces(wording)]:
            found = _find(piece, prompt.text, taken)
            if found is not None:
                taken.append(Span(*found, name))
                if piece is wording:
                    break
    own = [piece for span in taken for piece in (_own(span, prompt.text) if span.name == "subject" else (span,))]
    return tuple(sorted(_with_lens(own, prompt.text), key=lambda span: span.start))


def _own(span: Span, text: str) -> Iterator[Span]:
    """Yield what a person's own words say: their style, light, angle and lens are no part of the subject."""
    words = text[span.start : span.end]
    said = [(one.start, one.end, _SAYS[one.role]) for one in describe(words).said if one.role in _SAYS]
    for name, pattern in (("lens", LENS), ("composition", FRAMING)):
        found = [(match.start(), match.end(), name) for match in pattern.finditer(words)]
        said = [one for one in said if not any(one[0] < end and start < one[1] for start, end, _ in found)] + found
    place = 0
    for start, end, name in sorted(said):
        if start < place:
            continue
        yield from _subject(span.start + place, span.start + start, text)
        yield Span(span.start + start, span.start + end, name)
        place = end
    yield from _subject(span.start + place, span.end, text)


def _subject(start: int, end: int, text: str) -> Iterator[Span]:
    """Yield the words between as the subject, without small words that lead to what follows."""
    words = text[start:end]
    kept = words.rstrip(" ,;:.\n\t")
    while end < len(text) and (link := _LINKS.search(kept, max(0, len(kept) - _LONGEST_LINK))) is not None:
        kept = kept[: link.start()].rstrip(" ,;:")
    lead = len(kept) - len(kept.lstrip(" ,;:.\n\t"))
    if any(letter.isalnum() for letter in kept):
        yield Span(start + lead, start + len(kept), "subject")


def told(prompt: Prompt) -> dict[str, str]:
    """Return what each part says, in the prompt's own words, by the part's name; parts left open are not there."""
    return dict(Explanation(prompt.text, explain(prompt)).parts)


def unknown(prompt: Prompt) -> str:
    """Return in one sentence why nothing is known of a prompt's words; empty where something is."""
    if prompt.edited:
        return "This prompt was edited: which of its words say what is not known."
    return "" if explain(prompt) else "Which of its words say what is not known: nobody expanded this prompt."


def _wordings(prompt: Prompt) -> Iterator[tuple[str, str]]:
    """Yield what may stand in the text for each part; the longest first, so that none is taken for another's piece."""
    said = prompt.parts.to_dict()
    style = styles.find(prompt.parts.style) if prompt.parts.style else None
    for words in style.words if style else ():
        if words.casefold() in prompt.text.casefold():
            said["style"] = words
    medium = said.pop("medium", "")
    wordings = [*said.items(), *([("style", medium)] if medium else [])]
    avoid = _excluding(prompt)
    wordings = [(name, avoid if name == "avoid" and avoid else wording) for name, wording in wordings]
    return iter(sorted(wordings, key=lambda pair: len(pair[1]), reverse=True))


def _excluding(prompt: Prompt) -> str:
    """Return the sentence that says what is left out, where it names all of that."""
    things = [thing for thing in re.split(r"[,;]\s*", prompt.parts.avoid) if thing]
    for sentence in re.findall(r"[^.!?]+[.!?]?", prompt.text) if things else ():
        is_one = re.match(r"\s*+(?:no|without|leave out|there (?:is|are) no)\b", sentence, re.IGNORECASE)
        if is_one and all(thing.casefold() in sentence.casefold() for thing in things):
            return str(sentence).strip(" .")
    return ""


def _pieces(wording: str) -> list[str]:
    pieces = [piece.strip() for piece in re.split(r"[,;.]\s+", wording)]
    return sorted((piece for piece in pieces if len(piece) > 2 and piece != wording), key=len, reverse=True)


def _find(piece: str, text: str, taken: Iterable[Span]) -> tuple[int, int] | None:
    """Return where a piece stands in a text as whole words that nothing else has taken."""
    bare = piece.strip(" ,.;")
    if not bare:
        return None
    pattern = r"\s+".join(map(re.escape, bare.split()))
    before, after = (r"(?<![^\W_])" if _has_words(bare[0]) else ""), (r"(?![^\W_])" if _has_words(bare[-1]) else "")
    for match in re.finditer(before + pattern + after, text, re.IGNORECASE):
        if not any(match.start() < span.end and span.start < match.end() for span in taken):
            return match.span()
    return None


def _with_lens(spans: Iterable[Span], text: str) -> Iterator[Span]:
    """Yield the spans, those of style and composition without the words in them that say lens."""
    lenses = [Span(*match.span(), "lens") for match in LENS.finditer(text)]
    free = []
    for lens in lenses:
        over = [span for span in spans if span.start < lens.end and lens.start < span.end]
        if all(
            span.name in ("style", "composition") and span.start <= lens.start <= lens.end <= span.end for span in over
        ):
            free.append(lens)
    yield from free
    for span in spans:
        start = span.start
        for lens in [lens for lens in free if span.start <= lens.start and lens.end <= span.end]:
            if lens.start > start:
                yield Span(start, lens.start, span.name)
            start = lens.end
        if start < span.end:
            yield Span(start, span.end, span.name)


def _has_words(character: str) -> bool:
    """Say whether a letter is of a script that sets its words apart: one with capitals does."""
    return character.lower() != character.upper()
