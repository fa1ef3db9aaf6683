"""A stall come close whose wares are named: a crate of each on its counter, under its awning."""

from __future__ import annotations

import random

from promptmagic import lexicon
from promptmagic.lexicon import Subject
from promptmagic.painters.colour import WHITE, Colour, mix
from promptmagic.painters.sketch.easel import Easel
from promptmagic.painters.sketch.facades import CLOTHS, row, toned
from promptmagic.painters.sketch.figures import Stage, Zone
from promptmagic.painters.sketch.furniture import WOOD
from promptmagic.painters.sketch.roadway import COBBLES, paved
from promptmagic.painters.sketch.scene import SketchScene
from promptmagic.painters.sketch.shapes import Shape, find_worded
from promptmagic.painters.sketch.shapes.pen import box, darker, lighter, path, polygon, put, trace
from promptmagic.painters.sketch.sky import sky

FEWEST, MOST = 2, 6
"""How many kinds of wares fill a stall by themselves, and how many have room on one."""

SOLD = ("food", "plant", "thing")
STALLS = frozenset({"stall", "market", "shop", "table", "box", "crate", "basket", "awning", "bag", "lantern"})
"""What is no ware on a stall, though it is a thing."""

HIGHEST = 0.21
"""How high a thing is at most, by nature, that is sold from a crate: a sunflower."""

UPRIGHT = 0.2
"""How high flowers stand in their crate, of the picture's unit."""

DARK: Colour = (66, 52, 54)


def wares(scene: SketchScene) -> list[tuple[Subject, Shape]]:
    """Return what a scene's stall sells, each with its drawing."""
    found = []
    for one in scene.subjects:
        shape = find_worded(one.noun, one.word)
        small = shape is not None and shape.habitat != "air" and shape.height <= HIGHEST
        if small and shape is not None and lexicon.group(one.noun) in SOLD and one.noun not in STALLS:
            found.append((one, shape))
    return found if FEWEST <= len(found) <= MOST else []


def near_stall(easel: Easel) -> Stage:
    """Straight at one stall: its awning above, two rows of crates before a dark back, houses at its sides."""
    easel.set_out(horizon=0.5, sun=0.7)
    sky(easel)
    foot = easel.y(0.3)
    row(easel, "market houses", foot, easel.unit * 0.34, min(foot * 0.8, easel.unit * 0.5))
    paved(easel, "market", foot, COBBLES)
    middle, half = easel.width / 2, min(easel.width * 0.46, easel.unit * 0.62)
    left, right, unit = middle - half, middle + half, easel.unit
    top, counter, low = easel.height * 0.12, easel.height * 0.84, easel.height * 0.98
    wood, dark = toned(easel, WOOD), toned(easel, DARK)
    cloth, white = toned(easel, easel.chance("near cloth").choice(easel.scene.colours or CLOTHS)), toned(easel, WHITE)
    post = unit * 0.024
    parts = [box(left + post, top, right - left - 2 * post, counter - top, dark)]
    parts += [box(x, top, post, low - top, darker(wood, 0.2)) for x in (left + post * 0.4, right - post * 1.4)]
    easel.put("".join(parts))
    found = wares(easel.scene)
    rows = 1 if len(found) < 3 else 2
    columns = -(-len(found) // rows)
    columns = max(2, columns)
    wide = (right - left) / columns
    for tier in range(rows):
        y = counter - (rows - 1 - tier) * unit * 0.24
        if tier < rows - 1:
            easel.put(box(left + post, y, right - left - 2 * post, unit * 0.03, darker(wood, 0.14)))
        for column in range(columns):
            one, shape = found[(tier * columns + column) % len(found)]
            _crate(easel, one, shape, (left + wide * (column + 0.5), y), wide * 0.9, wood)
    front = [(left - post, counter), (right + post, counter), (right + post, low), (left - post, low)]
    parts = [polygon(front, mix(cloth, white, 0.7))]
    stripe = (right - left + 2 * post) / 14
    parts += [
        box(left - post + stripe * 2 * k, counter, stripe, low - counter, mix(cloth, white, 0.42)) for k in range(7)
    ]
    parts.append(
        box(left - post * 1.6, counter - unit * 0.012, right - left + 3.2 * post, unit * 0.03, lighter(wood, 0.16))
    )
    parts += _awning(left - unit * 0.05, right + unit * 0.05, top, unit, cloth, white)
    easel.put("".join(parts))
    easel.found.update({f"laden {one.noun}": True for one, _ in found})
    easel.note("market", "stall", "street", "awning", "crate", "sell", "act sell", *(one.noun for one, _ in found))
    easel.note(*({"fruit"} if all(lexicon.group(one.noun) == "food" for one, _ in found) else ()))
    aside = Zone(easel.width * 0.08, easel.height * 0.92, easel.width * 0.92, easel.height * 0.97, 1.6, 1.6)
    air = Zone(easel.width * 0.1, easel.height * 0.06, easel.width * 0.9, easel.height * 0.1, 0.7, 0.7)
    return Stage({"ground": aside, "air": air})


def _crate(easel: Easel, one: Subject, shape: Shape, at: tuple[float, float], wide: float, wood: Colour) -> None:
    """Draw a crate heaped with one kind of ware: three rows of it, the front one over the crate's rear edge."""
    x, y = at
    chance = random.Random(f"crate {one.noun}")
    deep = easel.unit * 0.085
    size = min(easel.unit * 0.11, wide * 0.36 / max(0.6, shape.aspect))
    size = max(size, easel.unit * 0.06) if shape.aspect < 2 else size
    size = easel.unit * UPRIGHT if lexicon.group(one.noun) == "plant" and shape.aspect < 1 else size
    across = max(2, min(6, round((wide * 0.92) / (size * shape.aspect * 0.82))))
    parts = []
    for level in (2, 1, 0):
        count = max(1, across - level)
        for k in range(count):
            px = x + (k - (count - 1) / 2) * wide * 0.84 / across
            py = y - deep * 0.62 - level * size * 0.42
            drawn = shape.draw(random.Random(k), size * chance.uniform(0.94, 1.06), one.colour)
            parts.append(put(drawn, px, py, turn=chance.uniform(-9, 9)))
    left = x - wide / 2
    parts += [
        box(left, y - deep + deep * 0.5 * slat, wide, deep * 0.44, lighter(wood, 0.18 - 0.14 * slat), 2)
        for slat in (0, 1)
    ]
    parts += [
        box(px, y - deep, wide * 0.04, deep * 0.94, darker(wood, 0.16))
        for px in (left + wide * 0.02, left + wide * 0.94)
    ]
    easel.put("".join(parts), ambient=0.92)


def _awning(left: float, right: float, top: float, unit: float, cloth: Colour, white: Colour) -> list[str]:
    """Return a striped awning that comes forward from a bar at the top, scalloped along its front edge."""
    count = 10
    step, narrow = (right - left) / count, (right - left) * 0.86 / count
    start = left + (right - left) * 0.07
    rear, front, parts = top - unit * 0.1, top + unit * 0.08, []
    for k in range(count):
        tone = cloth if k % 2 else white
        x, back = left + step * k, start + narrow * k
        corners = [(back, rear), (back + narrow, rear), (x + step, front), (x, front)]
        parts.append(polygon(corners, tone))
        scallop = trace("M", x, front, "h", step, "v", unit * 0.02, "q", -step / 2, unit * 0.05, -step, 0, "Z")
        parts.append(path(scallop, darker(tone, 0.16)))
    return parts
