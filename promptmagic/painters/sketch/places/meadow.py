"""Meadows and hills: rolling land with flowers, a path, a lone tree, fields."""

from __future__ import annotations

import math

from PIL import ImageChops

from promptmagic import lexicon
from promptmagic.painters.colour import Colour, hexed, mix, scaled
from promptmagic.painters.sketch.clouds import cumulus
from promptmagic.painters.sketch.easel import Easel, Point, faint, gradient
from promptmagic.painters.sketch.figures import Stage, Zone
from promptmagic.painters.sketch.flocks import birds
from promptmagic.painters.sketch.land import (
    blades,
    blossoms,
    crossed,
    ground,
    leaf_band,
    path,
    ridge,
    rolling,
    row_along,
    slope_light,
)
from promptmagic.painters.sketch.peaks import alps
from promptmagic.painters.sketch.places.mountains import fire_mountain, heaven
from promptmagic.painters.sketch.relations import relations
from promptmagic.painters.sketch.seasons import GRASS, WOODS, flowers, green, season, snow_line
from promptmagic.painters.sketch.shade import is_tree
from promptmagic.painters.sketch.shapes import plants
from promptmagic.painters.sketch.shapes.pen import put
from promptmagic.painters.sketch.trees import one_tree, stand_of_trees

ON_TOP = 2
"""How many find room on the top of a hill."""


def rolling_hills(easel: Easel) -> Stage:
    """Hill behind hill, each catching the light, trees along their crests."""
    easel.set_out(horizon=0.46, sun=0.66)
    backdrop(easel)
    lines = [
        hill(easel, index, easel.y(0.02 + 0.2 * index), easel.unit * (0.1 + 0.02 * index), haze=0.5 - 0.17 * index)
        for index in range(4)
    ]
    crest_trees(easel, lines[1], 0.06, 7, haze=0.3)
    bloom(easel, 0.6)
    birds(easel, 0.36, 0.34)
    return stage(easel)


def flower_field(easel: Easel) -> Stage:
    """A field of flowers, large and near, under a wide sky."""
    easel.set_out(horizon=0.52, sun=0.4)
    backdrop(easel, woods=True)
    line = hill(easel, 2, easel.y(0.06), easel.unit * 0.03, haze=0.1)
    crest_trees(easel, line, 0.09, 3, haze=0.2)
    bloom(easel, 0.1, rich=2.0)
    foreground_flowers(easel)
    birds(easel, 0.7, 0.36)
    return stage(easel)


def lone_tree(easel: Easel) -> Stage:
    """One great tree on a hill, the land falling away behind it."""
    easel.set_out(horizon=0.6, sun=0.3)
    backdrop(easel)
    hill(easel, 0, easel.y(0.02), easel.unit * 0.1, haze=0.46)
    hill(easel, 1, easel.y(0.14), easel.unit * 0.08, haze=0.28)
    line = knoll(easel, 0.68, 0.16)
    row = _row(line, easel.x(0.68))
    noun = "pine" if easel.scene.subject("pine") else "tree"
    if not easel.scene.lacks(noun) and not _has_its_own_tree(easel):
        one_tree(easel, "lone", noun, easel.x(0.68), row + easel.unit * 0.015, easel.unit * 0.52)
        easel.note(noun, "tree")
        easel.found["lone tree"] = True
    bloom(easel, 0.56)
    birds(easel, 0.3, 0.46)
    return stage(easel, span=(0.1, 0.55))


def _has_its_own_tree(easel: Easel) -> bool:
    """Whether something is under, behind or in a tree: that one is drawn with it."""
    nouns = (subject.noun for one in relations(easel.scene) for subject in (one.first, one.second))
    return any(lexicon.covers("tree", noun) for noun in nouns)


def winding_path(easel: Easel) -> Stage:
    """A path winds over the hills to the horizon, far mountains behind."""
    easel.set_out(horizon=0.4, sun=0.6)
    backdrop(easel, far=True)
    hill(easel, 0, easel.y(0.06), easel.unit * 0.07, haze=0.36)
    hill(easel, 1, easel.y(0.2), easel.unit * 0.08, haze=0.2)
    hill(easel, 2, easel.y(0.36), easel.unit * 0.05, haze=0.05)
    if crossed(easel):
        path(easel, 0.32)
    stand_of_trees(easel, "path trees", [(0.8, 0.36, 0.26), (0.9, 0.44, 0.34), (0.16, 0.32, 0.2)])
    bloom(easel, 0.52)
    birds(easel, 0.4, 0.3)
    return stage(easel)


def hilltop(easel: Easel) -> Stage:
    """One great round hill before far hills, a way winding up to its top, where somebody or something stands."""
    if sum(subject.count for subject in easel.scene.subjects) > ON_TOP:
        return rolling_hills(easel)
    easel.set_out(horizon=0.66, sun=0.26)
    backdrop(easel)
    hill(easel, 0, easel.y(0.06), easel.unit * 0.09, haze=0.46)
    hill(easel, 1, easel.y(0.2), easel.unit * 0.06, haze=0.28)
    middle = 0.54
    line = knoll(easel, middle, 0.34, broad=0.5)
    crest = _row(line, easel.x(middle))
    _way_up(easel, middle, crest)
    if not easel.scene.sole("tree"):
        stand_of_trees(easel, "hill trees", [(0.12, 0.56, 0.24), (0.21, 0.66, 0.2), (0.9, 0.62, 0.26)])
    bloom(easel, 0.62)
    birds(easel, 0.3, 0.3)
    easel.found["on top"] = True
    top = Zone(
        easel.x(middle) - easel.unit * 0.02, crest + easel.unit * 0.012, easel.x(middle) + easel.unit * 0.02,
        crest + easel.unit * 0.068, 1.15, 1.15,
    )  # fmt: skip
    flank = Zone(easel.x(0.34), crest + easel.unit * 0.16, easel.x(0.34) + 1, crest + easel.unit * 0.17, 1.0, 1.0)
    trees = {subject.noun: flank for subject in easel.scene.subjects if is_tree(subject.noun)}
    beside = trees if len(easel.scene.subjects) > len(trees) else {}
    return Stage({**stage(easel).zones, "ground": top, "shore": top, **beside})


def crag(easel: Easel) -> Stage:
    """A bare rock rises before snowy peaks, room for one or two on its top."""
    if sum(subject.count for subject in easel.scene.subjects) > ON_TOP:
        return winding_path(easel)
    easel.set_out(horizon=0.66, sun=0.26)
    backdrop(easel)
    alps(easel, "behind the crag", easel.horizon + 4, easel.unit * 0.36, haze=0.42, snow=snow_line(easel))
    hill(easel, 0, easel.y(0.1), easel.unit * 0.07, haze=0.4)
    chance, middle = easel.chance("crag"), easel.x(0.52)
    crest, steps = easel.height * 0.46, 9
    sides: list[list[Point]] = []
    for side in (-1, 1):
        x, edge = middle + side * easel.unit * 0.13, []
        for i in range(steps + 1):
            edge.append(
                (x, crest + (easel.height * 1.02 - crest) * i / steps + chance.uniform(-0.01, 0.01) * easel.unit)
            )
            x += side * easel.unit * chance.uniform(0.004, 0.085)
        sides.append(edge)
    tone = mix(easel.ambient((158, 152, 148)), easel.light.shade, easel.light.backlit * 0.45)
    easel.fill([*sides[0], *reversed(sides[1])], mix(tone, easel.light.haze, 0.1), scaled(tone, 0.7))
    split = [(middle + easel.unit * (0.03 + 0.012 * i * (-1) ** i), y) for i, (_, y) in enumerate(sides[1])]
    easel.fill([*split, *reversed(sides[1])], scaled(tone, 0.84), scaled(tone, 0.6))
    for _ in range(16):
        y = chance.uniform(crest + easel.unit * 0.04, easel.height)
        x = middle + easel.unit * chance.gauss(-0.02, 0.12)
        long = easel.unit * chance.uniform(0.03, 0.1)
        crack = f"M{x:.1f},{y:.1f}l{long * 0.4:.1f},{long * 0.5:.1f}l{-long * 0.2:.1f},{long * 0.6:.1f}"
        easel.put(
            f'<path d="{crack}" fill="none" stroke="{hexed(scaled(tone, 0.6))}" stroke-width="1.4" opacity=".5"/>'
        )
    wide = sides[1][0][0] - sides[0][0][0]
    turf = [(sides[0][0][0] + wide * i / 12, crest + chance.uniform(-0.006, 0.006) * easel.unit) for i in range(13)]
    low = [(x, y + easel.unit * chance.uniform(0.012, 0.05)) for x, y in reversed(turf[1:-1])]
    grassy = (226, 234, 240) if easel.scene.wintry else (112, 136, 78)
    easel.fill([*turf, *low], mix(easel.ambient(grassy), easel.light.shade, easel.light.backlit * 0.45))
    easel.note("mountain", "mountains", "rock", "cliff", "peak")
    easel.found["on top"] = True
    top = Zone(middle - easel.unit * 0.01, crest + easel.unit * 0.014, middle + easel.unit * 0.01,
               crest + easel.unit * 0.07, 1.1, 1.1)  # fmt: skip
    return Stage({**stage(easel).zones, "ground": top, "shore": top})


def _way_up(easel: Easel, across: float, crest: float) -> None:
    """Let a way wind up a hill to the row of its top, narrower the farther it is."""
    left, right = [], []
    for i in range(49):
        near = i / 48
        y = crest + easel.unit * 0.012 + (easel.height - crest) * near
        middle = easel.x(across) + easel.unit * 0.13 * math.sin(7.4 * near**0.7) * (0.25 + near)
        half = easel.unit * (0.012 + 0.05 * near**1.3)
        left.append((middle - half, y))
        right.append((middle + half, y))
    earth: Colour = (236, 240, 246) if easel.scene.wintry else (206, 178, 134)
    tone = mix(easel.ambient(earth), easel.light.shade, easel.light.backlit * 0.5)
    easel.fill([*left, *reversed(right)], mix(tone, easel.light.haze, 0.2), tone, scaled(tone, 0.84))
    easel.note("path")


LAYOUTS = (rolling_hills, flower_field, lone_tree, winding_path)


def patchwork(easel: Easel) -> Stage:
    """Fields of many colours lie over the hills like a quilt, dark trees between them."""
    easel.set_out(horizon=0.36, sun=0.34)
    backdrop(easel)
    quilt = ((204, 180, 96), (150, 122, 84), *GRASS[season(easel)])
    for index in range(5):
        line = hill(easel, index, easel.y(0.02 + 0.19 * index), easel.unit * 0.07, haze=0.5 - 0.12 * index)
        if not easel.scene.wintry and easel.light.backlit < 0.5:
            _fields(easel, f"fields {index}", line, easel.y(0.3 + 0.2 * index), quilt, haze=0.42 - 0.1 * index)
        if index in (1, 3):
            crest_trees(easel, line, 0.06 + 0.03 * index, 6, haze=0.3 - 0.08 * index, layer=f"quilt trees {index}")
    bloom(easel, 0.78)
    birds(easel, 0.6, 0.28)
    return stage(easel)


def _fields(
    easel: Easel, layer: str, line: list[Point], bottom: float, tones: tuple[Colour, ...], *, haze: float
) -> None:
    """Lay slanting fields over a hill, each in a colour of its own, all running away to one point."""
    chance = easel.chance(layer)
    hillside, corner = easel.area([*line, (easel.width + 2.0, bottom), (-2.0, bottom)])
    row = row_along(line)
    x, middle = -easel.unit * 0.1, easel.width * chance.uniform(0.3, 0.7)
    while x < easel.width:
        wide, low = easel.unit * chance.uniform(0.12, 0.36), easel.unit * chance.uniform(0.1, 0.24)
        slant = 2 * low * (x + wide / 2 - middle) / easel.width
        top = [(x + wide * i / 8, row(x + wide * i / 8) + easel.unit * 0.004) for i in range(9)]
        part, at = easel.area([*top, *((px + slant, py + low) for px, py in reversed(top))])
        left, upper = at[0] - corner[0], at[1] - corner[1]
        shown = ImageChops.multiply(part, hillside.crop((left, upper, left + part.width, upper + part.height)))
        tone = mix(easel.ambient(chance.choice(tones)), easel.light.haze, easel.air(haze))
        if chance.random() < 0.7:
            paint = gradient((mix(tone, easel.light.glow, 0.16), scaled(tone, 0.88)), part.size)
            easel.image.paste(paint, at, faint(shown, 0.55 - 0.2 * easel.light.backlit))
        x += wide * chance.uniform(0.9, 1.3)


HILLS = (winding_path, patchwork, lone_tree, rolling_hills)


def backdrop(easel: Easel, *, far: bool = False, woods: bool = False) -> None:
    """Paint the sky, fair-weather clouds, and what stands on the horizon."""
    heaven(easel)
    fair = not easel.light.moon and easel.light.cover < 0.5 and easel.scene.weather not in ("fog", "clear")
    if fair and easel.light.height > 0.3:
        chance = easel.chance("fair clouds")
        for number, across in enumerate(
            (chance.uniform(0.1, 0.3), chance.uniform(0.45, 0.6), chance.uniform(0.72, 0.95))
        ):
            base = easel.horizon - easel.unit * chance.uniform(0.12, 0.34)
            breadth = easel.unit * chance.uniform(0.2, 0.42)
            cumulus(easel, easel.x(across), base, breadth, layer=f"fair {number}", haze=0.1)
    if easel.scene.subject("volcano") and not easel.scene.lacks("volcano"):
        fire_mountain(easel, 0.62, min(easel.horizon * 0.74, easel.unit * 0.44), 0.5)
    if far or "mountains" in easel.scene.places:
        alps(easel, "far range", easel.horizon + 2, easel.unit * 0.2, haze=0.5, snow=snow_line(easel))
        easel.note("mountains")
    elif woods:
        leaf_band(easel, "far woods", lambda _: easel.y(0.03), easel.unit * 0.07, green(easel, WOODS), haze=0.42)
    else:
        line = rolling(easel, "blue hills", easel.horizon + 4, easel.unit * 0.09)
        ridge(easel, line, easel.y(0.3), (110, 136, 160), haze=0.55)


def hill(easel: Easel, index: int, base: float, height: float, *, haze: float) -> list[Point]:
    """Raise one grassy hill over the whole width and return its upper edge."""
    line = rolling(easel, f"hill {index}", base, height)
    tone = green(easel, GRASS, index % 4)
    tone = mix(tone, easel.light.haze, easel.air(haze))
    tone = mix(tone, easel.light.shade, easel.light.backlit * 0.34 * (1 - haze))
    ground(easel, line, tone, layer=f"hill {index}", shade=0.36)
    slope_light(easel, line, easel.unit * 0.05, 0.3 + 0.3 * easel.light.glare)
    easel.note("meadow", "hill", "hills", "field")
    return line


def knoll(easel: Easel, across: float, height: float, *, broad: float = 0.42) -> list[Point]:
    """Raise a round hill in front, its top at that fraction across, `broad` as a share of the unit."""
    line = []
    for i in range(61):
        x = i / 60
        swell = math.exp(-(((x - across) * easel.width / easel.unit / broad) ** 2))
        line.append((easel.x(x), easel.y(0.5) - easel.unit * height * swell + easel.unit * 0.01 * math.sin(x * 9)))
    line.sort()
    tone = mix(green(easel, GRASS), easel.light.shade, easel.light.backlit * 0.42)
    ground(easel, line, tone, layer="knoll")
    slope_light(easel, line, easel.unit * 0.05, 0.3 + 0.3 * easel.light.glare)
    easel.note("meadow", "hill", "hills", "field")
    return line


def crest_trees(
    easel: Easel, line: list[Point], height: float, count: int, *, haze: float, layer: str = "crest trees"
) -> None:
    """Set small trees along the crest of a hill, in a group or two."""
    if easel.scene.lacks("tree"):
        return
    chance = easel.chance(layer)
    noun = "pine" if easel.scene.subject("pine") or easel.scene.wintry else "tree"
    middle = chance.uniform(0.15, 0.85)
    for index in range(count):
        across = (middle + chance.gauss(0, 0.1)) if index % 3 else chance.uniform(0.03, 0.97)
        x = max(0.01, min(0.99, across)) * easel.width
        tall = easel.unit * height * chance.uniform(0.7, 1.3)
        one_tree(easel, f"{layer} {index}", noun, x, _row(line, x) + tall * 0.06, tall, haze=haze)
    easel.note(noun, "tree")


def _row(line: list[Point], x: float) -> float:
    return min(line, key=lambda point: abs(point[0] - x))[1]


def bloom(easel: Easel, down: float, *, rich: float = 1.0) -> None:
    """Let grass and flowers grow from a row (fraction down from the horizon) to the lower edge; none in winter."""
    if easel.scene.wintry:
        return
    shown = 1.0 if season(easel) == "spring" or easel.scene.place == "meadow" else 0.55
    tones = tuple(mix(tone, easel.light.shade, easel.light.backlit * 0.6) for tone in GRASS[season(easel)][1:])
    blades(easel, "blades", easel.y(down + 0.1), round(420 * (1 - down)), tones)
    if not easel.scene.lacks("flower"):
        blossoms(easel, "blossoms", easel.y(down), round(420 * rich * shown * (1 - down)), flowers(easel))
        easel.note(*(noun for noun in ("poppy", "daisy", "tulip", "lavender") if easel.scene.subject(noun)))


def foreground_flowers(easel: Easel) -> None:
    """Stand large flowers along the lower edge, before everything."""
    if easel.scene.wintry or easel.scene.lacks("flower"):
        return
    chance = easel.chance("foreground flowers")
    named = [
        getattr(plants, noun) for noun in ("poppy", "daisy", "tulip", "sunflower", "rose") if easel.scene.subject(noun)
    ]
    kinds = named or [plants.poppy, plants.daisy, plants.daisy, plants.tulip]
    palette = flowers(easel)
    marks = []
    count = round(26 * easel.width / easel.unit)
    for _ in range(count):
        x = easel.width * chance.random()
        edge = abs(x / easel.width - 0.5) * 2
        tall = easel.unit * chance.uniform(0.1, 0.2) * (0.55 + 0.55 * edge)
        y = easel.height + easel.unit * chance.uniform(-0.02, 0.05)
        marks.append((tall, put(chance.choice(kinds)(chance, tall, chance.choice(palette)), x, y)))
    marks.sort()
    box = (0, int(easel.height - easel.unit * 0.3), easel.width, easel.height)
    easel.put("".join(mark for _, mark in marks), box, ambient=0.9)
    easel.note("flower")


def stage(easel: Easel, *, span: tuple[float, float] = (0.12, 0.88)) -> Stage:
    """Return where things may stand in this meadow."""
    left, right = sorted((easel.x(span[0]), easel.x(span[1])))
    return Stage(
        {
            "ground": Zone(left, easel.y(0.62), right, easel.y(0.92), 0.6, 1.0),
            "air": Zone(left, easel.horizon * 0.15, right, easel.horizon * 0.55, 0.7, 0.7),
        }
    )
