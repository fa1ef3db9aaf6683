"""Measures: numbers, colors and stuffs that a brief says of things, looked up in its picture."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from PIL import Image

from promptmagic.lexicon import SceneDescription
from promptmagic.lexicon.data import sections, words
from promptmagic.painters.sketch.art import akin
from promptmagic.painters.sketch.boxes import boxes, in_a_row
from promptmagic.painters.sketch.shapes import find, find_worded
from promptmagic.painters.sketch.shares import PARTS
from promptmagic.painters.sketch.visible import visible

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from promptmagic.lexicon import Said
    from promptmagic.painters.colour import Colour
    from promptmagic.painters.sketch.easel import Easel

_TOGETHER = {"pair": 2, "couple": 2, "both": 2, "few": 2, "some": 2, "twin": 2, "duo": 2}
"""What is seen at least of what is said to be so many; of other words for several, three."""

_ORDERED = frozenset({"row", "rows", "line", "bed", "string", "circle", "stand", "clump", "clumps"})
"""Words for several that lie as the sketch lays nobody."""

_PILED = frozenset({"pile", "heap", "stack", "tower", "mound", "mountain"})

_PARTS_OF = {
    "flag": frozenset({"castle", "sandcastle", "circus tent", "viking ship", "pirate ship", "sailboat"}),
    "boat": frozenset({"harbour"}),
    "sailboat": frozenset({"harbour"}),
}
"""What has others of a thing by itself, so that more of these are seen than anybody counted."""

_SHARE = 0.2
"""Which part of a thing shows its color at least."""

_PLANKS = frozenset({"fence", "crate", "barrel", "ladder"})
"""What is seen to be of wood by its planks, in whatever color."""

_BROWN = 0.5
"""Which part of a thing of wood is brown at least."""

_PROBE: Colour = (200, 30, 180)
"""A color that hardly anything has by itself."""


@dataclass(frozen=True, slots=True)
class PaintedBrief:
    """A brief as it was read, and the picture of it."""

    easel: Easel
    said: SceneDescription
    seen: AbstractSet[str]

    def there(self, subject: int) -> bool:
        """Whether a subject of the brief can be seen."""
        return 0 <= subject < len(self.said.subjects) and self.said.subjects[subject].noun in self.seen


def next_unknown(brief: PaintedBrief, one: Said) -> bool:
    """Whether the thing that a word describes, which stands right after it, is read as no thing."""
    following = brief.said.text[one.end :].split()[:1]
    after = next((other for other in brief.said.said if other.start >= one.end), None)
    close = after is not None and not brief.said.text[one.end : after.start].strip() and after.role != "unread"
    return bool(following) and following[0].isalpha() and not close and following[0] not in words("words", "stop")


def browned(brief: PaintedBrief, one: Said) -> bool:
    """Whether a thing that is said to be of wood has the color of wood where it left a trace."""
    if not 0 <= one.subject < len(brief.said.subjects):
        return True
    marks = [mark for mark in brief.easel.marks if mark.noun == brief.said.subjects[one.subject].noun]
    shares = [_share(brief.easel.image, mark.mask, mark.corner, None) for mark in marks]
    planks = brief.said.subjects[one.subject].noun in _PLANKS
    return not brief.easel.carded and (planks or not marks or max(shares) >= _BROWN)


def counted(brief: PaintedBrief, word: str, one: Said) -> bool:
    """Whether as many are seen as a number says."""
    index = one.subject if one.subject >= 0 else _next_subject(brief, one)
    if not brief.there(index):
        return False
    subject = brief.said.subjects[index]
    if word in ("row", "rows", "line"):
        return in_a_row(boxes(brief.easel.marks, subject.noun))
    if word in _ORDERED:
        return False
    if word in ("pair", "pairs") and subject.noun in sections("words")["true of"].get("pair", ()):
        return True  # such a thing is one by itself
    if word in _PILED:
        piled = (other for other in brief.easel.scene.subjects if other.noun == subject.noun)
        return any({"pile", "stack"}.intersection(other.qualities) for other in piled)
    if f"{word} {subject.noun}" in brief.easel.drawn:  # as one window of a house
        return not brief.easel.carded
    marked = {mark.noun for mark in brief.easel.marks}
    if brief.easel.carded or subject.noun not in marked:
        return one.value == "1" and (subject.noun not in PARTS or brief.easel.carded)
    count = visible(brief.easel.marks, brief.easel.image.size)[subject.noun]
    exact = words_exact().get(word)
    if exact is not None:
        if _as_part(brief, subject.noun):
            return False  # three flags before a castle that has four
        kin = [
            other.count for at, other in enumerate(brief.said.subjects) if other.noun == subject.noun and at != index
        ]
        return count - sum(kin) == exact or (exact == 1 and count > 0)
    return count >= _TOGETHER.get(word, 3)


def _as_part(brief: PaintedBrief, noun: str) -> bool:
    """Whether more of what is counted are seen on another thing, or in the place, which has them by itself."""
    there = {other.noun for other in brief.said.subjects} | brief.easel.drawn
    return not there.isdisjoint(_PARTS_OF.get(noun, frozenset()))


def _next_subject(brief: PaintedBrief, one: Said) -> int:
    """Return the thing that a number counts which stands apart from it, as in "one very fluffy alpaca"."""
    after = (other for other in brief.said.said if other.start >= one.end)
    first = next((other for other in after if other.role not in ("quality", "colour", "size", "material")), None)
    return first.subject if first is not None and first.role == "subject" else -1


@cache
def words_exact() -> dict[str, int]:
    """Return the words that say exactly how many."""
    names = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
    return {name: number for number, name in enumerate(names, 1)} | {"single": 1, "dozen": 12}


def coloured(brief: PaintedBrief, one: Said) -> bool:
    """Whether a color is seen on what is said to have it: because it is drawn in any, or it has that one by itself."""
    scene = brief.easel.scene
    asked = _parsed(one.value)
    if asked is None or scene.place == "portrait":
        return asked is not None
    if not 0 <= one.subject < len(brief.said.subjects):
        if asked in scene.colours and "backdrop" in brief.easel.drawn:
            return True  # the plain ground has it
        if next_unknown(brief, one):
            return False  # a collar that nobody draws has no color
        if not any(other.start >= one.end and other.role != "colour" for other in brief.said.said):  # said of all
            marks = [mark for mark in brief.easel.marks if mark.noun in brief.seen]
            if brief.said.subjects and not brief.said.places:
                return any(_share(brief.easel.image, mark.mask, mark.corner, asked) >= _SHARE for mark in marks)
        alone = not brief.said.subjects and not brief.said.places
        return not brief.easel.carded and (asked in (scene.place_colour, scene.sky_colour) or alone)
    subject = brief.said.subjects[one.subject]
    if not brief.there(one.subject):
        return False
    if f"coloured {subject.noun}" in brief.easel.drawn or _takes_colour(subject.noun, subject.word):
        return True
    return any(
        _share(brief.easel.image, mark.mask, mark.corner, asked) >= _SHARE
        for mark in brief.easel.marks
        if mark.noun == subject.noun
    )


@cache
def _takes_colour(noun: str, word: str) -> bool:
    """Whether a thing is drawn in the color that is asked for."""
    shape = find_worded(noun, word) if word else find(noun)
    if shape is None:
        return False
    return shape.draw(random.Random(1), 40, _PROBE) != shape.draw(random.Random(1), 40, None)


def _brown(pixel: Colour) -> bool:
    """Whether a pixel has a color of wood: neither red nor gray."""
    red, green, blue = pixel
    return blue < 0.88 * green and 0.55 * red <= green <= 0.88 * red


def _share(image: Image.Image, mask: Image.Image, corner: tuple[int, int], asked: Colour | None) -> float:
    """Return which part of what a mask shows has a color, or one of wood where none is given."""
    box = (*corner, corner[0] + mask.width, corner[1] + mask.height)
    small = (min(mask.width, 32), min(mask.height, 32))
    pixels = image.convert("RGB").crop(box).resize(small).tobytes()
    inside = mask.resize(small).tobytes()
    shown = [(pixels[3 * at], pixels[3 * at + 1], pixels[3 * at + 2]) for at, level in enumerate(inside) if level > 127]
    return sum(_brown(pixel) if asked is None else akin(pixel, asked) for pixel in shown) / max(1, len(shown))


def _parsed(value: str) -> Colour | None:
    if re.fullmatch(r"[0-9a-f]{6}", value) is None:
        return None
    red, green, blue = bytes.fromhex(value)
    return red, green, blue
