"""The anatomy of a prompt: which of its words say subject, setting, light, composition, lens, style, mood, palette.

The expander that wrote a prompt says so in its parts; here their words are found again in the text. Nothing is guessed:
words that no part holds are left unmarked, and an edited prompt says nothing of its parts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from promptmagic import styles
from promptmagic.model import Prompt

NAMES = ("subject", "setting", "light", "composition", "lens", "style", "mood", "palette", "lettering", "avoid")
"""What words can say, in the order in which it is told."""

LABELS = {"lettering": "text", "avoid": "left out"}
"""How a name is written for people, where not as it is."""

_LENS = re.compile(
    r"""\b(?:with\s+(?:an?\s+)?)?(?:
        (?:shot|taken|photographed)\s+(?:on|with|through)\s+[^,.;]+
      | \d{1,4}(?:\.\d+)?\s?-?mm\b(?:\s+(?:film|lens|prime|telephoto|macro|macro\s+lens))*
      | f/\d+(?:\.\d+)?
      | (?:(?:very\s+)?(?:shallow|deep|wide|narrow)\s+)?depth\s+of\s+field
      | (?:an?\s+)?(?:wide[-\s]angle|telephoto|macro|fish-?eye|tilt-shift|anamorphic|portrait|zoom|prime)
        \s+(?:lens|shot|view)
      | (?:soft\s+|creamy\s+)?bokeh | long\s+exposure | motion\s+blur
    )""",
    re.IGNORECASE | re.VERBOSE,
)
"""Words about a lens: prompts have no part of their own for it, and say it with the medium or the composition."""


@dataclass(frozen=True, slots=True)
class Span:
    """Words of a text: from `start` up to `end`, in characters, and what they say."""

    start: int
    end: int
    name: str


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
    return tuple(sorted(_with_lens(taken, prompt.text), key=lambda span: span.start))


def told(prompt: Prompt) -> dict[str, str]:
    """Return what each part says, in the prompt's own words, by the part's name; parts left open are not there."""
    spans = explain(prompt)
    words = {
        name: ", ".join(prompt.text[span.start : span.end].strip(" ,.;") for span in spans if span.name == name)
        for name in NAMES
    }
    return {name: text for name, text in words.items() if text}


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
        is_one = re.match(r"\s*(?:no|without|leave out|there (?:is|are) no)\b", sentence, re.IGNORECASE)
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
    lenses = [Span(*match.span(), "lens") for match in _LENS.finditer(text)]
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
