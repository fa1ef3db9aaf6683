"""Roman land: a paved road between cypresses, an aqueduct striding over the hills behind it."""

from __future__ import annotations

import math

from promptmagic.painters.colour import Colour, mix, scaled
from promptmagic.painters.sketch.easel import Easel, Point
from promptmagic.painters.sketch.facades import toned
from promptmagic.painters.sketch.figures import Stage, Zone
from promptmagic.painters.sketch.flocks import birds
from promptmagic.painters.sketch.places.meadow import backdrop, bloom, hill
from promptmagic.painters.sketch.shapes.pen import blob, pebble, polygon
from promptmagic.painters.sketch.trees import one_tree

STONE: Colour = (190, 178, 158)
SLABS: tuple[Colour, ...] = ((176, 168, 156), (160, 152, 144), (190, 182, 168), (148, 142, 136))
ARCHES = 9
"""How many arches of the aqueduct are seen."""


def road(easel: Easel) -> Stage:
    """Along a straight road of stone slabs to the hills, cypresses beside it, the aqueduct far off."""
    easel.set_out(horizon=0.4, sun=0.68)
    backdrop(easel)
    hill(easel, 0, easel.y(0.03), easel.unit * 0.08, haze=0.42)
    _aqueduct(easel, easel.y(0.09), easel.unit * 0.13)
    hill(easel, 1, easel.y(0.1), easel.unit * 0.03, haze=0.26)
    hill(easel, 2, easel.y(0.2), easel.unit * 0.02, haze=0.06)
    bloom(easel, 0.4)
    _paving(easel)
    for near in (0.24, 0.34, 0.5):
        for side in (-1, 1):
            x = easel.x(0.5) + side * easel.unit * (0.09 + 0.86 * near)
            one_tree(easel, f"cypress {near} {side}", "cypress", x, easel.y(near), easel.unit * 0.9 * near, 0.2)
    birds(easel, 0.3, 0.3)
    easel.note("road", "cypress", "street", "roman", "roman road")
    left, right = sorted((easel.x(0.24), easel.x(0.76)))
    return Stage(
        {
            "ground": Zone(left, easel.y(0.56), right, easel.y(0.92), 0.8, 1.1),
            "air": Zone(left, easel.horizon * 0.2, right, easel.horizon * 0.5, 0.7, 0.7),
        }
    )


LAYOUTS = (road,)


def _aqueduct(easel: Easel, foot: float, high: float) -> None:
    """Draw a row of arches under a channel, from the edge to two thirds of the picture, in the haze."""
    tone = mix(toned(easel, STONE), easel.light.haze, easel.air(0.34))
    step = easel.width * 0.7 / ARCHES
    pier, low = step * 0.26, foot + easel.unit * 0.05
    parts = [
        polygon(
            [
                (0, foot - high),
                (step * ARCHES + pier, foot - high),
                (step * ARCHES + pier, foot - high * 0.84),
                (0, foot - high * 0.84),
            ],
            tone,
        )
    ]
    for index in range(ARCHES + 1):
        x = step * index
        parts.append(
            polygon(
                [(x, foot - high * 0.84), (x + pier, foot - high * 0.84), (x + pier, low), (x, low)], scaled(tone, 0.94)
            )
        )
        if index == ARCHES:
            break
        half, middle = (step - pier) / 2, x + (step + pier) / 2
        spring = foot - high * 0.56
        arch: list[Point] = [(middle - half, spring)]
        arch += [
            (middle - half * math.cos(math.pi * k / 10), spring - high * 0.24 * math.sin(math.pi * k / 10))
            for k in range(11)
        ]
        parts.append(polygon([(middle - half, foot - high * 0.86), *arch, (middle + half, foot - high * 0.86)], tone))
    easel.put("".join(parts))
    easel.note("aqueduct")


def _paving(easel: Easel) -> None:
    """Pave a straight road with slabs of many sides, a kerb at both edges."""
    top, low, middle = easel.y(0.12), easel.height + 4.0, easel.x(0.5)
    far, wide = easel.unit * 0.018, easel.unit * 0.56

    def half(y: float) -> float:
        return far + (wide - far) * (y - top) / (low - top)

    bed = mix(easel.ambient((138, 128, 112)), easel.light.shade, easel.light.backlit * 0.5)
    for out, tone in ((1.1, scaled(bed, 1.16)), (1.0, bed)):
        easel.fill(
            [
                (middle - far * out, top),
                (middle + far * out, top),
                (middle + wide * out, low),
                (middle - wide * out, low),
            ],
            tone,
        )
    chance, parts = easel.chance("slabs"), []
    near = 0.14
    while near < 1.0:
        y = top + (low - top) * near
        long, row = (low - top) * 0.1 * near, half(y)
        count = 6
        for index in range(count):
            x = middle + row * ((index + 0.5) / count * 2 - 1) + row * chance.uniform(-0.03, 0.03)
            tone = mix(easel.ambient(chance.choice(SLABS)), easel.light.shade, easel.light.backlit * 0.5)
            parts.append(blob(pebble(chance, x, y, row / count * 0.94, long * 0.5, 0.12), tone))
        near += 0.1 * near + 0.004
    easel.put("".join(parts), (0, int(top), easel.width, easel.height))
