"""SetLines: words broken into even lines, at the largest size that fits a box, as SVG text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations, pairwise
from pathlib import Path
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from promptmagic.painters.colour import Colour, hexed
from promptmagic.pictures.fonts import FAMILY, face_for, own_faces, typesetting

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont

LEADING = 1.16
"""From one line's foot to the next, in heights of the type."""

PROOF = 400
"""The size in pixels at which words are measured; others follow from it."""

MOST_LINES, FEW_WORDS = 9, 8
"""Lines a card has at most, and the words of a text up to which every way of breaking it is tried."""

SMALLEST_SHARE = 0.034
"""How high the smallest type is, as a share of the width: a longer text is cut short."""


@dataclass(frozen=True, slots=True)
class SetLines:
    """Lines of one weight at one size in pixels; `wide` is the longest line's width."""

    lines: tuple[str, ...]
    size: float
    weight: int
    wide: float

    @property
    def high(self) -> float:
        """How high all lines are together, from the first one's head to the last one's foot."""
        return self.size * (0.74 + LEADING * (len(self.lines) - 1))

    def drawn(self, x: float, top: float, colour: Colour, anchor: str = "middle") -> str:
        """Return the lines as SVG, their heads at `top`."""
        rows = (
            f'<text x="{x:.1f}" y="{top + self.size * (0.74 + LEADING * row):.1f}" font-size="{self.size:.2f}"'
            f' font-weight="{self.weight}" font-family="{FAMILY}" text-anchor="{anchor}" fill="{hexed(colour)}">'
            f"{escape(line)}</text>"
            for row, line in enumerate(self.lines)
        )
        return "".join(rows)


BINDING = frozenset(
    {
        "a",
        "an",
        "the",
        "of",
        "in",
        "on",
        "at",
        "to",
        "and",
        "with",
        "his",
        "her",
        "its",
        "my",
        "from",
        "by",
        "for",
        "or",
    }
    | {"our", "your", "their", "after", "before", "into", "as", "is", "not", "too", "very", "&", "–", "-", "without"}
    | {
        "ein",
        "eine",
        "einen",
        "einem",
        "einer",
        "der",
        "die",
        "das",
        "den",
        "dem",
        "des",
        "und",
        "im",
        "am",
        "mit",
        "auf",
    }
    | {"un", "une", "le", "la", "les", "du", "de", "et", "son", "sa", "ses", "au", "aux", "dans", "qui", "sur"}
    | {"el", "los", "las", "una", "y", "en", "con", "su", "sus", "al", "del", "il", "lo", "gli", "di", "da", "e", "che"}
)
"""Words that stand before the one that they belong to."""

SHORT = 0.4
"""From which share of the longest line a last one looks lost."""


def set_in(text: str, wide: float, high: float, weight: int, largest: float) -> SetLines:
    """Return a text set as large as a box allows (pixels), but no larger than `largest`; what does not fit is cut."""
    words = _words(text, 1 / SMALLEST_SHARE, weight)
    best: SetLines | None = None
    most = 0.0
    for lines in _breakings(words, weight):
        longest = max(width(line, 1.0, weight) for line in lines)
        size = min(largest, wide / max(0.1, longest), high / (0.74 + LEADING * (len(lines) - 1)))
        ragged = sum(1 - width(line, 1.0, weight) / longest for line in lines) / len(lines)
        lost = 0.2 if len(lines) > 1 and width(lines[-1], 1.0, weight) < longest * SHORT else 0.0
        lost += 0.12 if len(lines) > 1 and width(lines[0], 1.0, weight) < longest * SHORT else 0.0
        worth = size * (1 - 0.42 * ragged) * (1 - _torn(lines) - lost)
        if best is None or worth > most:
            most, best = worth, SetLines(tuple(lines), size, weight, longest * size)
    found = best or SetLines(("",), largest, weight, 0.0)
    if found.size >= wide * SMALLEST_SHARE or len(words) < 2:
        return found
    return set_in(" ".join(words[: len(words) * 4 // 5]).rstrip(" ,;:.…") + "…", wide, high, weight, largest)


def _torn(lines: Sequence[str]) -> float:
    """Return how badly words that belong together are torn: an article alone in its line, or at its end."""
    alone = sum(line.lower() in BINDING for line in lines[:-1])
    ending = sum(line.lower().rpartition(" ")[2] in BINDING for line in lines[:-1])
    within = sum("," in line[:-1] for line in lines) * (len(lines) > 1)  # a line ends best where the sentence rests
    return min(0.6, 0.24 * alone + 0.12 * ending + 0.05 * within)


def _words(text: str, widest: float, weight: int) -> list[str]:
    """Return the words of a text; one that is too long for a line, and scripts without spaces, in pieces."""
    words = []
    for word in text.split() or [""]:
        while width(word, 1.0, weight) > widest:
            words.append(word[:24])
            word = word[24:]
        if len(word) > 6 and all("\u3040" <= letter <= "\u9fff" for letter in word):
            words += [word[at : at + 5] for at in range(0, len(word), 5)]
        elif word:
            words.append(word)
    return words or [""]


def _breakings(words: Sequence[str], weight: int) -> Iterator[list[str]]:
    """Yield ways to break words into lines: all of a short text's, else the even ones."""
    if len(words) <= FEW_WORDS:
        for count in range(min(len(words), MOST_LINES)):
            for cuts in combinations(range(1, len(words)), count):
                edges = (0, *cuts, len(words))
                yield [" ".join(words[a:b]) for a, b in pairwise(edges)]
        return
    whole = width(" ".join(words), 1.0, weight)
    for count in range(1, MOST_LINES + 1):
        yield from (_even(words, whole / count * slack, weight) for slack in (1.04, 1.12, 1.22))


def _even(words: Sequence[str], measure: float, weight: int) -> list[str]:
    lines = [words[0]]
    for word in words[1:]:
        longer = f"{lines[-1]} {word}"
        if width(longer, 1.0, weight) <= measure:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def width(text: str, size: float, weight: int) -> float:
    """Return how wide a line is at that size and weight."""
    return _length(text, weight) * size / PROOF


@cache
def _length(text: str, weight: int) -> float:
    return _measure(face_for(text), weight).getlength(text)


@cache
def _measure(face: Path | None, weight: int) -> FreeTypeFont:
    from PIL import ImageFont

    own = own_faces()[0]
    font = ImageFont.truetype(str(face or own), PROOF, layout_engine=ImageFont.Layout.BASIC)
    if face in (None, own):
        font.set_variation_by_axes([14, weight])
    return font


def faces(text: str) -> tuple[list[str], str]:
    """Return the font files that have the letters of a text, and the letters that none has."""
    found = typesetting(text)
    return [str(path) for path in found.files], found.missing
