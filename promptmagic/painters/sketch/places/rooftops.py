"""Rooftops: who is on a roof is seen from near, on a ridge of tiles or behind the parapet of a flat roof."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from promptmagic import lexicon
from promptmagic.painters.sketch.easel import Easel
from promptmagic.painters.sketch.facades import pane, roof_tone, row, snow_tone, toned
from promptmagic.painters.sketch.figures import Stage, Zone
from promptmagic.painters.sketch.flocks import birds
from promptmagic.painters.sketch.places.adobe import BRICK, chimney_stack, roof_tiles
from promptmagic.painters.sketch.scene import SketchScene
from promptmagic.painters.sketch.shapes import find_worded
from promptmagic.painters.sketch.shapes.pen import box, darker, disc, lighter, line, polygon
from promptmagic.painters.sketch.sky import sky
from promptmagic.painters.sketch.towers import skyline

ON_A_ROOF = re.compile(
    r"\b(?:on|upon|atop|onto|across|along|over) (?:top of )?(?:(?:an?|the|its|his|her|their|our|my|your|some|snowy) )?"
    r"(?:[\w-]+ ){0,2}?(?:roof ?tops?|roofs?)\b(?! (?:of|terrace|rack|garden)\b)",
    re.IGNORECASE,
)
"""Words that set somebody upon a roof."""

FLYING_OVER = re.compile(r"\b(?:fl(?:y|ies|ying|ew)|soar\w*|glid\w*|float\w*)\b", re.IGNORECASE)
"""Words of what is above roofs, not on them."""

BUILT_UP = frozenset({"city", "village", "street", "sky", "space"})
"""Places over whose roofs one looks, or the heavens that are above them."""

RIDGE, NEAR, EVEN = 0.78, 0.36, 0.7
"""How far down the ridge is; how high things come to be there, of the unit, and how far towards that: they are near."""


def is_on_a_roof(scene: SketchScene) -> bool:
    """Whether somebody is told to be on a roof, and no building or vehicle is named whose roof that is."""
    if not ON_A_ROOF.search(scene.told) or FLYING_OVER.search(scene.told):
        return False
    owned = (one for one in scene.subjects if lexicon.group(one.noun) in ("building", "vehicle"))
    return not any(one.noun not in ("rooftop", "chimney", "window") for one in owned) and (
        not set(lexicon.describe(scene.told).places) - BUILT_UP
    )


def layouts(scene: SketchScene) -> tuple[Callable[[Easel], Stage], ...]:
    """Return a flat roof for people and things on a rooftop, else the ridge of a roof of tiles."""
    animals = all(lexicon.group(one.noun) in ("animal", "fantasy", "building", "sky") for one in scene.subjects)
    flat = re.search(r"\broof ?tops?\b", scene.told, re.IGNORECASE) and not animals
    return (flat_roof,) if flat else (ridge_of_tiles,)


def ridge_of_tiles(easel: Easel) -> Stage:
    """From near by: the ridge of a roof from edge to edge, its chimney at one side, the town far below."""
    easel.set_out(horizon=0.62, sun=0.7)
    sky(easel)
    skyline(easel, "towers beyond", easel.y(0.3), easel.unit * 0.36, haze=0.5, wide=0.06, peak=0.3, spread=0.5)
    row(easel, "roofs below", easel.y(0.46), easel.unit * 0.1, easel.unit * 0.12, haze=0.4)
    row(easel, "roofs nearer", easel.y(0.8), easel.unit * 0.12, easel.unit * 0.13, haze=0.2)
    chance = easel.chance("great roof")
    tiles, ridge, low = roof_tone(easel, (158, 82, 62)), easel.height * RIDGE, easel.height + 4.0
    x, half = easel.x(0.86), easel.unit * 0.085
    easel.put(chimney_stack(easel, chance, x, ridge - easel.unit * 0.2, half, toned(easel, BRICK)))
    easel.fill([(-4, ridge), (easel.width + 4, ridge), (easel.width + 4, low), (-4, low)], tiles, darker(tiles, 0.2))
    easel.put(roof_tiles(easel, ridge, tiles))
    easel.take(x, ridge, half)
    _told(easel)
    edge = ridge - easel.unit * 0.008
    seat = Zone(easel.width * 0.18, edge, easel.width * 0.7, edge, 1.0, 1.0)
    seat = seat if not easel.mirrored else Zone(easel.width * 0.3, edge, easel.width * 0.82, edge, 1.0, 1.0)
    air = Zone(easel.width * 0.14, easel.height * 0.1, easel.width * 0.86, easel.height * 0.3, 0.7, 0.7)
    return Stage({"ground": seat, "shore": seat, "air": air, **from_near(easel.scene, seat, NEAR)})


def from_near(scene: SketchScene, ledge: Zone, high: float) -> dict[str, Zone]:
    """Return where on a ledge each thing stands, larger than usual: it is seen from near, the small ones most."""
    found = {}
    for subject in scene.subjects:
        shape = find_worded(subject.noun, subject.word)
        if shape is not None and shape.habitat in ("ground", "shore"):
            scale = max(1.1, min(3.2, (high / shape.height) ** EVEN))
            found[subject.noun] = replace(ledge, far=scale, near=scale)
    return found


def flat_roof(easel: Easel) -> Stage:
    """On a flat roof high up: paving to the viewer, a parapet, and the towers of the city beyond it."""
    easel.set_out(horizon=0.56, sun=0.36)
    sky(easel)
    for index, (down, tall, haze) in enumerate(((0.06, 0.36, 0.6), (0.16, 0.3, 0.4), (0.28, 0.24, 0.2))):
        skyline(
            easel, f"rank {index}", easel.y(down), easel.unit * tall, haze=haze, wide=0.06 + 0.02 * index,
            peak=(0.62, 0.3, 0.74)[index], spread=0.6,
        )  # fmt: skip
    top, foot = easel.height * 0.66, easel.height * 0.74
    stone = snow_tone(easel) if easel.scene.wintry else toned(easel, (176, 168, 158))
    wall = toned(easel, (150, 104, 84))
    easel.fill([(-4, top), (easel.width + 4, top), (easel.width + 4, foot), (-4, foot)], wall, darker(wall, 0.2))
    low = easel.height + 4.0
    easel.fill([(-4, foot), (easel.width + 4, foot), (easel.width + 4, low), (-4, low)], darker(stone, 0.08), stone)
    easel.put(_paved(easel, top, foot, stone, wall))
    if not any(easel.scene.lacks(noun) for noun in ("tank", "water tank")):
        _hut(easel, 0.86, foot, wall)
    birds(easel, 0.4, 0.4)
    _told(easel)
    left, right = easel.width * 0.16, easel.width * 0.84
    return Stage(
        {
            "ground": Zone(left, foot + easel.unit * 0.06, right, easel.height * 0.96, 1.0, 1.3),
            "air": Zone(left, easel.height * 0.1, right, easel.height * 0.28, 0.7, 0.7),
        }
    )


def _told(easel: Easel) -> None:
    """Note what the roof shows."""
    easel.note("roof", "rooftop", "rooftops", "roofs", "chimney", "building", "on", "on top", "on top of")


def _paved(easel: Easel, top: float, foot: float, stone: tuple[int, int, int], wall: tuple[int, int, int]) -> str:
    """Draw the coping of a parapet, its bricks, and the joints of the paving that run to the viewer."""
    wide, unit = easel.width, easel.unit
    joints = []
    for index in range(1, 4):
        y = top + (foot - top) * index / 4
        joints.append(line(f"M-4,{y:.1f}H{wide + 4}", darker(wall, 0.22), unit * 0.003))
    for index in range(7):
        y = foot + (easel.height - foot) * (index / 6.5) ** 1.6
        joints.append(line(f"M-4,{y:.1f}H{wide + 4}", darker(stone, 0.2), unit * 0.003))
    for index in range(-9, 10):
        near, far = wide / 2 + index * unit * 0.3, wide / 2 + index * unit * 0.13
        joints.append(
            line(f"M{far:.1f},{foot:.1f}L{near:.1f},{easel.height + 4:.1f}", darker(stone, 0.2), unit * 0.003)
        )
    shade = polygon(
        [(-4, foot), (wide + 4, foot), (wide + 4, foot + unit * 0.03), (-4, foot + unit * 0.03)], (20, 16, 26), 0.2
    )
    cap = lighter(stone, 0.1)
    coping = box(-4, top - unit * 0.014, wide + 8, unit * 0.034, cap)
    return "".join(joints) + shade + coping + box(-4, top + unit * 0.014, wide + 8, unit * 0.008, darker(cap, 0.3))


def _hut(easel: Easel, across: float, foot: float, wall: tuple[int, int, int]) -> None:
    """Set the hut of a staircase at the roof's edge, with its door and a lamp over it."""
    x, unit = easel.x(across), easel.unit
    wide, tall = unit * 0.24, unit * 0.36
    low = foot + unit * 0.03
    tone = lighter(wall, 0.12)
    parts = box(x - wide / 2, low - tall, wide, tall, tone)
    parts += box(x - wide * 0.56, low - tall - unit * 0.016, wide * 1.12, unit * 0.03, darker(tone, 0.3))
    door = wide * 0.4
    parts += box(x - door / 2, low - tall * 0.66, door, tall * 0.66, darker(tone, 0.5))
    parts += disc(x + door * 0.32, low - tall * 0.32, unit * 0.006, (226, 196, 110))
    parts += box(x - wide * 0.08, low - tall * 0.78, wide * 0.16, unit * 0.016, pane(easel, easel.chance("hut")))
    easel.put(parts)
    easel.take(x, low, wide * 0.6)
