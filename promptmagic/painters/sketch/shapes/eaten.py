"""Eaten: food with a bite out of it, or with a slice gone."""

from __future__ import annotations

import math
import random

from promptmagic.painters.colour import Colour, mix
from promptmagic.painters.sketch.shapes.overlays import cut_out, edge_places
from promptmagic.painters.sketch.shapes.patterns import Lay
from promptmagic.painters.sketch.shapes.pen import disc, lighter
from promptmagic.painters.sketch.shapes.surface import Surface

FLESH: Colour = (252, 240, 206)
"""What most food tends to within."""

ROUNDS, DEEP = ((-1.0, -0.2), (0.0, -0.56), (1.0, -0.2), (0.0, 0.9), (-0.7, 0.8), (0.7, 0.8)), 0.14
"""Where the rounds of a bite are, along the edge and out from it, in their own size; and how large one is, as a
share of the thing."""

UPWARD = -0.36
"""In which direction from the middle the bite is: to the right and up."""


def bite(surface: Surface, chance: random.Random, asked: Colour | None) -> Surface:
    """Take a bite out of the upper right edge of a thing, its flesh along it."""
    del asked, chance
    x, y, _ = min(edge_places(surface, 40), key=lambda place: abs(math.remainder(place[2] - UPWARD, math.tau)))
    reach = surface.size * DEEP
    tilt = math.atan2(y - (surface.extent[1] + surface.extent[3]) / 2, x - (surface.extent[0] + surface.extent[2]) / 2)
    out, along = (math.cos(tilt), math.sin(tilt)), (-math.sin(tilt), math.cos(tilt))
    holes = [
        (x + along[0] * side * reach + out[0] * far * reach, y + along[1] * side * reach + out[1] * far * reach)
        for side, far in ROUNDS
    ]
    flesh = mix(lighter(surface.own, 0.6), FLESH, 0.6)
    shown = surface.over(*(disc(*hole, reach * 1.24, flesh) for hole in holes))
    for hole in holes:
        shown = cut_out(shown, [_round(hole, reach)])
    return shown


def slice_gone(surface: Surface, chance: random.Random, asked: Colour | None) -> Surface:
    """Take a slice out of a thing that is seen from above: a wedge from its middle to its near edge."""
    del asked, chance
    left, top, right, bottom = surface.extent
    wide, high = right - left, bottom - top
    middle = (left + wide * 0.5, top + high * (0.44 if wide > high * 1.6 else 0.5))
    wedge = [middle, (right - wide * 0.06, bottom + high * 0.1), (left + wide * 0.56, bottom + high * 0.3)]
    return cut_out(surface, [wedge])


def _round(middle: tuple[float, float], reach: float) -> list[tuple[float, float]]:
    return [
        (middle[0] + math.cos(math.tau * k / 18) * reach, middle[1] + math.sin(math.tau * k / 18) * reach)
        for k in range(18)
    ]


EATEN: dict[str, Lay] = {"bite": bite, "slice": slice_gone}
"""What takes from food, by its name in states.txt."""
