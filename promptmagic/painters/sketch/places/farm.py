"""Farms: a red barn and its silo, rows of crops, a pasture with a fence, rice terraces."""

from __future__ import annotations

import math
from itertools import pairwise

from promptmagic.painters.colour import Colour, mix, scaled
from promptmagic.painters.sketch.easel import Easel, gradient
from promptmagic.painters.sketch.figures import Stage, Zone, shadow, stood
from promptmagic.painters.sketch.flocks import birds
from promptmagic.painters.sketch.land import blades, blossoms, crossed, ground, path, rolling
from promptmagic.painters.sketch.places.meadow import backdrop, hill
from promptmagic.painters.sketch.relations import relations
from promptmagic.painters.sketch.seasons import GRASS, flowers, green, season
from promptmagic.painters.sketch.shapes import SHAPES
from promptmagic.painters.sketch.shapes.pen import box, darker, disc, lighter, line, oval, polygon, trace
from promptmagic.painters.sketch.shapes.pen import path as filled
from promptmagic.painters.sketch.trees import one_tree, stand_of_trees

CROPS: dict[str, tuple[Colour, Colour]] = {
    "spring": ((118, 84, 58), (110, 168, 76)),
    "summer": ((168, 140, 84), (226, 192, 92)),
    "autumn": ((128, 92, 60), (196, 140, 66)),
    "winter": ((196, 200, 210), (236, 240, 246)),
}
"""The colour of the earth between the rows, and of what grows in them."""


def barnyard(easel: Easel) -> Stage:
    """A red barn and a silo beside a track, a fence in front."""
    easel.set_out(horizon=0.5, sun=0.24)
    backdrop(easel)
    hill(easel, 0, easel.y(0.04), easel.unit * 0.09, haze=0.4)
    hill(easel, 2, easel.y(0.12), easel.unit * 0.03, haze=0.08)
    if crossed(easel):
        path(easel, 0.14)
    silo(easel, 0.82, 0.2, 0.42)
    if not any("barn" in (one.first.noun, one.second.noun) for one in relations(easel.scene)):
        barn(easel, 0.62, 0.24, 0.34)  # the one that somebody stands before is drawn with them
    one_tree(easel, "yard tree", "tree", easel.x(0.14), easel.y(0.2), easel.unit * 0.36)
    bales(easel, ((0.3, 0.3, 0.06), (0.2, 0.36, 0.075)))
    fence(easel, 0.74)
    _grass(easel, 0.76)
    return stage(easel, (0.2, 0.8), (0.36, 0.66))


def rows(easel: Easel) -> Stage:
    """Rows of crops run to the horizon, a farmhouse and trees there."""
    easel.set_out(horizon=0.4, sun=0.6)
    backdrop(easel)
    hill(easel, 0, easel.y(0.03), easel.unit * 0.08, haze=0.42)
    _field(easel)
    house(easel, 0.26, 0.05, 0.13)
    barn(easel, 0.4, 0.05, 0.12)
    stand_of_trees(easel, "far trees", [(0.16, 0.04, 0.14), (0.52, 0.04, 0.12), (0.86, 0.05, 0.16)], "tree")
    easel.note("vineyard", "hill")
    return stage(easel, (0.24, 0.76), (0.3, 0.9))


def pasture(easel: Easel) -> Stage:
    """A pasture over rolling hills, a fence running away, bales of hay."""
    easel.set_out(horizon=0.44, sun=0.7)
    backdrop(easel)
    for index in range(3):
        hill(easel, index, easel.y(0.04 + 0.14 * index), easel.unit * 0.08, haze=0.46 - 0.18 * index)
    barn(easel, 0.78, 0.16, 0.15)
    silo(easel, 0.87, 0.15, 0.19)
    _fence_away(easel)
    bales(easel, ((0.3, 0.36, 0.06), (0.46, 0.46, 0.075), (0.62, 0.34, 0.055), (0.16, 0.56, 0.1)))
    _grass(easel, 0.6)
    return stage(easel, (0.24, 0.9), (0.52, 0.9))


def terraces(easel: Easel) -> Stage:
    """Terraces of rice step down the hills, each a strip of water and green."""
    easel.set_out(horizon=0.34, sun=0.36)
    backdrop(easel)
    hill(easel, 0, easel.y(0.02), easel.unit * 0.14, haze=0.5)
    hill(easel, 1, easel.y(0.1), easel.unit * 0.12, haze=0.34)
    steps = 9
    for index in range(steps):
        _step(easel, index, index / (steps - 1))
    stand_of_trees(easel, "terrace trees", [(0.1, 0.3, 0.2), (0.88, 0.24, 0.18)], "tree")
    birds(easel, 0.5, 0.26)
    return stage(easel, (0.2, 0.8), (0.5, 0.9))


LAYOUTS = (barnyard, rows, pasture)


def stage(easel: Easel, span: tuple[float, float], where: tuple[float, float]) -> Stage:
    """Return where animals and machines may stand on this farm."""
    left, right = sorted((easel.x(span[0]), easel.x(span[1])))
    birds(easel, 0.4, 0.36)
    return Stage(
        {
            "ground": Zone(left, easel.y(where[0]), right, easel.y(where[1]), 0.8, 1.2),
            "air": Zone(easel.width * 0.16, easel.horizon * 0.2, easel.width * 0.84, easel.horizon * 0.6, 0.8, 0.8),
        }
    )


def _set(easel: Easel, noun: str, across: float, down: float, tall: float) -> None:
    x, y, high = easel.x(across), easel.y(down), easel.unit * tall
    shape = SHAPES[noun]
    shadow(easel, x, y, high * shape.aspect * 0.45, 0.34)
    layer, corner = stood(easel, shape, easel.chance(f"farm {noun}"), x, y, high)
    easel.place(layer, corner, ambient=0.9, haze=easel.air(0.24 * max(0.0, 1 - down * 4)), rim=0.4 * easel.light.glare)
    easel.take(x, y, high * shape.aspect * 0.5)
    easel.note(noun, "building")


def barn(easel: Easel, across: float, down: float, tall: float) -> None:
    """Set the red barn."""
    _set(easel, "barn", across, down, tall)


def house(easel: Easel, across: float, down: float, tall: float) -> None:
    """Set the farmhouse."""
    _set(easel, "house", across, down, tall)


def silo(easel: Easel, across: float, down: float, tall: float) -> None:
    """Set a round silo with a domed roof."""
    x, y, high = easel.x(across), easel.y(down), easel.unit * tall
    tin = mix(easel.ambient((196, 200, 206)), easel.light.shade, 0.45 * easel.light.backlit)
    half = high * 0.17
    eave, top = y - high * 0.8, y - high
    dome = trace("M", x - half, eave, "Q", x - half, top, x, top, "Q", x + half, top, x + half, eave, "Z")
    parts = [
        box(x - half, y - high * 0.8, half * 2, high * 0.8, tin),
        box(x + half * 0.3, y - high * 0.8, half * 0.7, high * 0.8, darker(tin, 0.2)),
        box(x - half * 0.8, y - high * 0.8, half * 0.3, high * 0.8, lighter(tin, 0.4)),
        filled(dome, darker(tin, 0.3) if not easel.scene.wintry else (238, 242, 250)),
    ]
    parts += [
        line(f"M{x - half:.1f},{y - high * 0.8 * i / 9:.1f}h{half * 2:.1f}", darker(tin, 0.25), max(0.4, high * 0.006))
        for i in range(1, 10)
    ]
    shadow(easel, x, y, half * 1.4, 0.34)
    easel.put("".join(parts))
    easel.take(x, y, half)
    easel.note("silo")


def bales(easel: Easel, spots: tuple[tuple[float, float, float], ...]) -> None:
    """Lay round bales of hay at (across, down, radius in units), unless it is spring or winter."""
    if season(easel) not in ("summer", "autumn"):
        return
    straw = mix(easel.ambient((222, 188, 98)), easel.light.shade, 0.45 * easel.light.backlit)
    for across, down, size in spots:
        x, y, radius = easel.x(across), easel.y(down), easel.unit * size
        shadow(easel, x, y, radius * 1.5, 0.4)
        parts = [
            box(x, y - 2 * radius, radius * 1.1, 2 * radius, darker(straw, 0.22), radius * 0.3),
            oval(x, y - radius, radius * 0.86, radius, straw),
        ]
        for turn in (0.25, 0.5, 0.75):
            parts.append(
                oval(x, y - radius, radius * 0.86 * turn + radius * 0.02, radius * (turn + 0.02), darker(straw, 0.3))
            )
            parts.append(oval(x, y - radius, radius * 0.86 * turn, radius * turn, straw))
        easel.put("".join(parts))
        easel.take(x, y, radius)
    easel.note("hay bale", "hay")


def fence(easel: Easel, down: float) -> None:
    """Run a wooden fence of posts and two rails across the picture."""
    y, high = easel.y(down), easel.unit * 0.1
    wood = mix(easel.ambient((150, 118, 88)), easel.light.shade, 0.45 * easel.light.backlit)
    chance = easel.chance("fence")
    parts = [
        line(f"M-5,{y - high * up:.1f}L{easel.width + 5},{y - high * (up + 0.06):.1f}", darker(wood, 0.12), high * 0.1)
        for up in (0.4, 0.76)
    ]
    x = easel.unit * 0.02
    while x < easel.width + high:
        parts.append(line(f"M{x:.1f},{y:.1f}l{high * chance.uniform(-0.04, 0.04):.1f},{-high:.1f}", wood, high * 0.13))
        x += high * 1.5
    easel.put("".join(parts), (0, int(y - high * 1.3), easel.width, easel.height))
    easel.note("fence")


def _fence_away(easel: Easel) -> None:
    """Run a fence from the near corner away over the hill."""
    wood = mix(easel.ambient((150, 118, 88)), easel.light.shade, 0.45 * easel.light.backlit)
    feet = [
        (easel.x(0.02 + 0.42 * (1 - near)), easel.y(0.26 + 0.76 * near**1.2), easel.unit * (0.03 + 0.12 * near))
        for near in (i / 9 for i in range(10))
    ]
    parts = []
    for (x0, y0, h0), (x1, y1, h1) in pairwise(feet):
        parts += [
            line(f"M{x0:.1f},{y0 - h0 * up:.1f}L{x1:.1f},{y1 - h1 * up:.1f}", darker(wood, 0.12), (h0 + h1) * 0.045)
            for up in (0.4, 0.76)
        ]
    parts += [line(f"M{x:.1f},{y:.1f}v{-h:.1f}", wood, h * 0.12) for x, y, h in feet]
    easel.put("".join(parts))
    easel.note("fence")


def _grass(easel: Easel, down: float) -> None:
    if not easel.scene.wintry:
        blades(easel, "farm blades", easel.y(down), 220, GRASS[season(easel)][1:])
        blossoms(easel, "farm flowers", easel.y(down), 70, flowers(easel))


def _field(easel: Easel) -> None:
    """Lay a field whose rows run to one point on the horizon."""
    edge = rolling(easel, "field edge", easel.y(0.05), easel.unit * 0.01)
    earth, crop = CROPS[season(easel)]
    named = easel.scene.place_colour
    crop = mix(crop, named, 0.7) if named else crop
    dark = easel.light.shade
    ground(easel, edge, mix(earth, dark, 0.35 * easel.light.backlit), layer="field", cells=(40, 60))
    x, top = easel.x(0.6), easel.y(0.0)
    tone = mix(easel.ambient(crop), dark, 0.4 * easel.light.backlit)
    chance = easel.chance("rows")
    parts = []
    count = round(30 * easel.width / easel.unit)
    spread = easel.width * 2.6
    for index in range(count):
        at = (index / (count - 1) - 0.5) * spread
        wide = spread / count * 0.34
        foot = easel.height + 4.0
        start = 0.055
        near_left, near_right = x + at - wide, x + at + wide
        far = (foot - top) * start / (foot - top)
        first, second = x + (at - wide) * far, x + (at + wide) * far
        own = mix(tone, scaled(tone, 0.8), chance.random())
        top_row = easel.y(start)
        corners = [(first, top_row), (near_left, foot), (near_right, foot), (second, top_row)]
        lit_side = [(first, top_row), (near_left, foot), (near_left + wide * 0.7, foot)]
        parts += [polygon(corners, own), polygon(lit_side, lighter(own, 0.25))]
        for step in range(16):
            near = start + (1.02 - start) * (step / 16) ** 1.7
            px, py = x + at * near, easel.y(near)
            if -10 < px < easel.width + 10:
                parts.append(
                    oval(
                        px,
                        py,
                        wide * near * 1.25,
                        wide * near * 0.7,
                        mix(own, easel.light.glow, 0.12 * chance.random()),
                    )
                )
    easel.put("".join(parts), (0, int(easel.y(0.04)), easel.width, easel.height))
    easel.note("field", "crop", "wheat")


def _step(easel: Easel, index: int, near: float) -> None:
    """Lay one terrace: a curved bank, the flooded field on it, and rows of young rice."""
    chance = easel.chance(f"terrace {index}")
    top = easel.y(0.14 + 0.78 * near**1.25)
    bend = easel.unit * (0.02 + 0.07 * near)
    phase, long = chance.uniform(0, 6.3), easel.unit * chance.uniform(0.5, 0.9)
    edge = [
        (easel.width * i / 50, top + bend * math.sin(easel.width * i / 50 / long * math.pi + phase) * 0.6)
        for i in range(51)
    ]
    thick = easel.unit * (0.012 + 0.03 * near)
    grass = mix(easel.ambient(green(easel, GRASS, index % 3)), easel.light.shade, 0.45 * easel.light.backlit)
    pool = mix(easel.light.sky[3], (70, 110, 120), 0.3)
    flooded = [*edge, (easel.width + 2.0, easel.height + 2.0), (-2.0, easel.height + 2.0)]
    mask, corner = easel.area(flooded)
    easel.image.paste(gradient((mix(pool, easel.light.glow, 0.2), scaled(pool, 0.8)), mask.size), corner, mask)
    bank = [*edge, *((x, y + thick) for x, y in reversed(edge))]
    easel.fill(bank, mix(grass, easel.light.haze, 0.3 * (1 - near)), scaled(grass, 0.7))
    marks = []
    for _ in range(round(80 * easel.width / easel.unit)):
        x, down = chance.random() * easel.width, chance.random()
        y = (
            top
            + thick * 1.3
            + down * easel.unit * (0.03 + 0.08 * near)
            + bend * math.sin(x / long * math.pi + phase) * 0.6
        )
        marks.append(disc(x, y, max(0.5, easel.unit * (0.002 + 0.004 * near)), mix(grass, (120, 190, 70), 0.4)))
    easel.put("".join(marks))
    easel.note("terrace", "rice")
