"""Lids: the closed eyes of an animal that sleeps as it sits; the mark `lids` of its noun says where its eyes are."""

from __future__ import annotations

import random
from dataclasses import replace
from functools import cache

from promptmagic.lexicon.nouns import numbers
from promptmagic.painters.colour import Colour, luminance
from promptmagic.painters.sketch.shape import Shape
from promptmagic.painters.sketch.shapes.joints import CLOSED, PUPIL, Point, Proof
from promptmagic.painters.sketch.shapes.pen import disc, line, number

LIGHT: Colour = (222, 218, 212)
"""The line of a closed eye on dark fur."""


@cache
def shut(noun: str, shape: Shape) -> Shape | None:
    """Return an animal as it stands or sits, with a lid over each of its eyes; None where these are not known."""
    marks = numbers("lids").get(noun, ())
    eyes = [(marks[at] * shape.aspect / 2, marks[at + 1], marks[at + 2]) for at in range(0, len(marks) // 3 * 3, 3)]

    def asleep(chance: random.Random, height: float, colour: Colour | None = None) -> str:
        fragment = shape.draw(chance, height, colour)
        seen = Proof.of(fragment, height)
        return fragment + "".join(_closed_lid(seen, (x, y), wide, height) for x, y, wide in eyes)

    return replace(shape, draw=asleep) if eyes else None


def _closed_lid(seen: Proof, eye: Point, wide: float, height: float) -> str:
    """Return a lid in the colour of what is about an eye, and the line in which it is closed."""
    around = ((eye[0] + dx * wide * 1.25, eye[1] + dy * wide * 1.25) for dx, dy in ((0, 1), (0, -1), (-1, 0), (1, 0)))
    skin = next(filter(None, (seen.colour(*place) for place in around)), CLOSED)
    edge = CLOSED if luminance(skin) > PUPIL else LIGHT
    x, y, r = eye[0] * height, -eye[1] * height, wide * height
    arc = f"M{number(x - r * 0.8)},{number(y)} Q{number(x)},{number(y + r)} {number(x + r * 0.8)},{number(y)}"
    return disc(x, y, r, skin) + line(arc, edge, height * 0.014)
