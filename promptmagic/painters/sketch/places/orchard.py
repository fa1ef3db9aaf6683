"""Orchards and vineyards: fruit trees in rows, blooming or bearing; vines on posts that run up a slope."""

from __future__ import annotations

import math
import random
import re

from promptmagic.painters.colour import Colour, mix, scaled
from promptmagic.painters.sketch.easel import Easel
from promptmagic.painters.sketch.figures import Stage, Zone, shadow, stood
from promptmagic.painters.sketch.flocks import birds
from promptmagic.painters.sketch.land import blades, blossoms, ground, litter, rolling
from promptmagic.painters.sketch.places.meadow import backdrop, hill
from promptmagic.painters.sketch.seasons import GRASS, flowers, green, season
from promptmagic.painters.sketch.shapes import SHAPES, find
from promptmagic.painters.sketch.shapes.pen import disc, line, oval

BLOOM = re.compile(r"\bbloom\w*\b|\bblossom\w*\b|\bflowering\b", re.IGNORECASE)
"""Words by which fruit trees are in flower, whatever the season."""

BLOSSOMS: dict[str, tuple[Colour, ...]] = {
    "cherry": ((250, 206, 220), (246, 188, 208), (253, 226, 234)),
    "apple": ((252, 232, 236), (250, 216, 224), (255, 246, 244)),
    "almond": ((252, 222, 232), (248, 206, 222)),
    "peach": ((244, 168, 190), (248, 190, 206)),
    "": ((252, 238, 238), (255, 250, 244), (250, 226, 230)),
}
"""What the blossoms of fruit trees look like, by their fruit."""

FRUITS: dict[str, Colour] = {
    "cherry": (190, 30, 44), "apple": (214, 56, 46), "pear": (206, 202, 84), "plum": (104, 60, 118),
    "orange": (240, 146, 40), "lemon": (246, 216, 70), "peach": (244, 160, 110), "apricot": (244, 164, 70),
    "olive": (70, 74, 48), "almond": (176, 142, 100),
}  # fmt: skip
"""The colour of what trees bear, by its name."""

OLIVE: tuple[Colour, ...] = ((132, 148, 108), (148, 160, 122), (118, 136, 100))
BARK: Colour = (104, 78, 58)
VINES: dict[str, tuple[Colour, ...]] = {
    "spring": ((128, 178, 78), (150, 194, 92)),
    "summer": ((78, 128, 56), (98, 146, 62)),
    "autumn": ((206, 132, 46), (186, 84, 44), (214, 168, 66)),
    "winter": ((120, 96, 76), (134, 108, 86)),
}
"""The leaves of vines; in winter their bare wood."""


def between_the_rows(easel: Easel) -> Stage:
    """Down the grass between two rows of fruit trees, others behind them on both sides."""
    easel.set_out(horizon=0.42, sun=0.62)
    backdrop(easel)
    hill(easel, 0, easel.y(0.03), easel.unit * 0.09, haze=0.42)
    _grass(easel, 0.02)
    for down in (0.05, 0.085, 0.13, 0.2, 0.32, 0.52):
        near = down / 0.52
        tall, step = 0.1 + 0.5 * near, 0.06 + 0.34 * near
        for rank in (3, 2, 1) if near < 0.4 else (2, 1):
            for side in (-1, 1):
                across = 0.5 + side * step * (rank - 0.1)
                if -0.1 < across < 1.1:
                    _fruit_tree(easel, f"{down} {rank} {side}", across, down, tall, haze=0.3 * (1 - near))
    _near_grass(easel, 0.6)
    return _stage(easel, (0.36, 0.64), (0.5, 0.92))


def on_the_slope(easel: Easel) -> Stage:
    """Rows of fruit trees climb a slope, one great tree and a ladder's room before them."""
    easel.set_out(horizon=0.52, sun=0.3)
    backdrop(easel)
    hill(easel, 0, easel.y(-0.1), easel.unit * 0.12, haze=0.4)
    hill(easel, 1, easel.y(0.04), easel.unit * 0.05, haze=0.16)
    _grass(easel, 0.03)
    for down in (0.06, 0.13, 0.22, 0.34):
        tall, step = 0.1 + 0.5 * down, 0.1 + 0.24 * down
        place = 0.5 * step - 0.1
        while place < 1.1:
            _fruit_tree(easel, f"slope {down} {place:.2f}", place, down, tall, haze=0.24 * (1 - 2 * down))
            place += step
    _fruit_tree(easel, "great", 0.8, 0.66, 0.62)
    _near_grass(easel, 0.56)
    return _stage(easel, (0.16, 0.62), (0.56, 0.92))


LAYOUTS = (between_the_rows, on_the_slope)


def vines_to_the_hill(easel: Easel) -> Stage:
    """Rows of vines on their posts run up a gentle slope to a farmhouse among cypresses."""
    easel.set_out(horizon=0.42, sun=0.66)
    backdrop(easel)
    hill(easel, 0, easel.y(-0.02), easel.unit * 0.12, haze=0.46)
    hill(easel, 1, easel.y(0.06), easel.unit * 0.06, haze=0.24)
    _grass(easel, 0.05, layer="vineyard")
    _set(easel, "house", 0.74, 0.06, 0.15)
    for across, tall in ((0.66, 0.14), (0.82, 0.17), (0.86, 0.13)):
        _set(easel, "cypress", across, 0.065, tall)
    _vines(easel, 0.52, count=9, spread=2.7)
    return _stage(easel, (0.4, 0.62), (0.6, 0.93), vines=True)


def vines_across(easel: Easel) -> Stage:
    """Rows of vines lie one above the other across a slope, a track of grass before them."""
    easel.set_out(horizon=0.34, sun=0.3)
    backdrop(easel)
    hill(easel, 0, easel.y(0.0), easel.unit * 0.1, haze=0.44)
    hill(easel, 1, easel.y(0.06), easel.unit * 0.08, haze=0.2)
    _grass(easel, 0.04, layer="vineyard")
    _set(easel, "house", 0.26, 0.07, 0.13)
    _set(easel, "cypress", 0.34, 0.07, 0.13)
    for index in range(8):
        near = index / 7
        _row_across(easel, index, 0.12 + 0.5 * near**1.3, 0.03 + 0.13 * near)
    _near_grass(easel, 0.74)
    return _stage(easel, (0.16, 0.84), (0.78, 0.95), vines=True)


VINEYARDS = (vines_to_the_hill, vines_across)


def _stage(easel: Easel, span: tuple[float, float], rows: tuple[float, float], *, vines: bool = False) -> Stage:
    left, right = sorted((easel.x(span[0]), easel.x(span[1])))
    birds(easel, 0.4, 0.36)
    easel.note(*(("vineyard", "vine", "grape", "row", "hill") if vines else ("orchard", "tree", "row")))
    return Stage(
        {
            "ground": Zone(left, easel.y(rows[0]), right, easel.y(rows[1]), 1.0, 1.3),
            "air": Zone(easel.width * 0.16, easel.horizon * 0.2, easel.width * 0.84, easel.horizon * 0.6, 0.8, 0.8),
        }
    )


def _grass(easel: Easel, down: float, *, layer: str = "orchard") -> None:
    tone = mix(green(easel, GRASS), easel.light.shade, easel.light.backlit * 0.4)
    ground(easel, rolling(easel, f"{layer} grass", easel.y(down), easel.unit * 0.02), tone, layer=layer)


def _near_grass(easel: Easel, down: float) -> None:
    if easel.scene.wintry:
        return
    blades(easel, "orchard blades", easel.y(down), 200, GRASS[season(easel)][1:])
    if in_bloom(easel):
        litter(easel, "fallen petals", easel.y(down * 0.6), 130, _blossom_tones(easel))
    else:
        blossoms(easel, "orchard flowers", easel.y(down), 60, flowers(easel))


def kind_of_fruit(easel: Easel) -> str:
    """Return the fruit whose orchard is named; empty where none is."""
    text = easel.scene.told.lower()
    return next((name for name in FRUITS if re.search(rf"\b{name}(?:s|ies)?\b|\b{name[:-1]}ies\b", text)), "")


def in_bloom(easel: Easel) -> bool:
    """Whether the trees are in flower: in spring, or where it is said; olives never look it."""
    if easel.scene.wintry or kind_of_fruit(easel) == "olive":
        return False
    return season(easel) == "spring" or bool(BLOOM.search(easel.scene.told))


def _blossom_tones(easel: Easel) -> tuple[Colour, ...]:
    return BLOSSOMS.get(kind_of_fruit(easel), BLOSSOMS[""])


def _fruit_tree(easel: Easel, layer: str, across: float, down: float, tall: float, *, haze: float = 0.0) -> None:
    """Set one low round tree, in bloom or bearing as the season has it."""
    fruit, chance = kind_of_fruit(easel), easel.chance(f"fruit tree {layer}")
    x, y, high = easel.x(across + chance.uniform(-0.008, 0.008)), easel.y(down), easel.unit * tall
    high *= chance.uniform(0.92, 1.08)
    shape = SHAPES["tree"]
    bearing = find(f"{fruit} tree") if fruit else None
    bears = season(easel) in ("summer", "autumn") and tall > 0.16 and not in_bloom(easel)
    if easel.scene.wintry:
        shape = find("bare tree") or shape
    elif bears and fruit in ("apple", "orange", "lemon", "pear", "peach") and bearing is not None:
        shape = bearing
    tones: tuple[Colour, ...] = ()
    if in_bloom(easel):
        tones = _blossom_tones(easel)
    elif fruit == "olive":
        tones = OLIVE
    elif not easel.scene.wintry:
        tones = (GRASS[season(easel)][2], (96, 140, 62), (112, 152, 70))
        tones = tones if season(easel) != "autumn" else ((186, 150, 62), (160, 140, 62), (200, 118, 50))
    shadow(easel, x, y, high * 0.34, 0.3 if easel.scene.wintry else 0.42)
    layer_image, corner = stood(easel, shape, chance, x, y, high, chance.choice(tones) if tones else None)
    easel.place(layer_image, corner, ambient=0.9, haze=easel.air(haze), rim=0.35 * easel.light.glare)
    easel.take(x, y, high * 0.2)
    if in_bloom(easel):
        easel.note("blossom", "flower", "bloom")
    elif bears and fruit:
        _hang(easel, chance, x, y, high, FRUITS[fruit])
        easel.note(fruit)
    if fruit:
        easel.note(f"{fruit} tree")


def _hang(easel: Easel, chance: random.Random, x: float, y: float, high: float, tone: Colour) -> None:
    """Hang fruit in a crown."""
    own = mix(easel.ambient(tone), easel.light.shade, 0.35 * easel.light.backlit)
    size = max(0.8, high * 0.016)
    marks = []
    for _ in range(12):
        turn, out = chance.uniform(0.0, 6.28), chance.random() ** 0.5
        at, up = x + high * 0.25 * out * math.cos(turn), y - high * (0.66 + 0.2 * out * math.sin(turn))
        marks.append(disc(at, up, size, own))
    easel.put("".join(marks))


def _set(easel: Easel, noun: str, across: float, down: float, tall: float) -> None:
    shape = SHAPES[noun]
    x, y, high = easel.x(across), easel.y(down), easel.unit * tall
    layer, corner = stood(easel, shape, easel.chance(f"vineyard {noun} {across}"), x, y, high)
    easel.place(layer, corner, ambient=0.9, haze=easel.air(0.2), rim=0.4 * easel.light.glare)
    easel.note(noun, *(("building",) if noun == "house" else ()))


def _leaf(easel: Easel, chance: random.Random) -> Colour:
    tone = chance.choice(VINES[season(easel)])
    return mix(easel.ambient(tone), easel.light.shade, 0.4 * easel.light.backlit)


def _vines(easel: Easel, across: float, *, count: int, spread: float) -> None:
    """Plant rows of vines that run from the lower edge to one point on the slope, the outer ones first."""
    x, foot = easel.x(across), easel.height * 1.08
    top = easel.y(0.07)
    rows = sorted(range(count), key=lambda index: -abs(index - (count - 1) / 2))
    for index in rows:
        at = (index / (count - 1) - 0.5) * easel.width * spread
        chance = easel.chance(f"vine row {index}")
        steps, parts = 52, []
        for step in range(steps):
            near = 0.045 + 0.955 * (step / (steps - 1)) ** 1.9
            px, py = x + at * near, top + (foot - top) * near
            if -0.2 * easel.width < px < easel.width * 1.2:
                parts.append(_vine(easel, chance, px, py, easel.unit * 0.27 * near, post=step % 5 == 0))
        easel.put("".join(parts), (0, int(top - easel.unit * 0.1), easel.width, easel.height))


def _row_across(easel: Easel, index: int, down: float, tall: float) -> None:
    """Plant one row of vines from side to side."""
    chance, high = easel.chance(f"vines across {index}"), easel.unit * tall
    edge = rolling(easel, f"vines across {index}", easel.y(down), easel.unit * 0.02)
    step, count, parts = high * 0.62, 0, []
    x = -high * chance.random()
    while x < easel.width + high:
        at = min(len(edge) - 1, max(0, round(x / easel.width * (len(edge) - 1))))
        parts.append(_vine(easel, chance, x, edge[at][1], high, post=count % 4 == 0))
        x += step
        count += 1
    top = min(y for _, y in edge)
    easel.put("".join(parts), (0, int(top - high * 1.3), easel.width, easel.height))


def _vine(easel: Easel, chance: random.Random, x: float, y: float, high: float, *, post: bool) -> str:
    """Draw one vine: a crooked stem, leaves along the wire, clusters under them in late summer; and maybe its post."""
    wood = mix(easel.ambient(BARK), easel.light.shade, 0.4 * easel.light.backlit)
    parts = [oval(x, y, high * 0.4, high * 0.07, scaled(wood, 0.5), opacity=0.28)]
    if post:
        parts.append(line(f"M{x - high * 0.2:.1f},{y:.1f}v{-high:.1f}", mix(wood, (190, 170, 140), 0.4), high * 0.05))
    stem = f"M{x:.1f},{y:.1f}q{high * 0.08:.1f},{-high * 0.2:.1f} 0,{-high * 0.45:.1f}"
    parts.append(line(stem, wood, max(0.5, high * 0.06)))
    if season(easel) == "winter":
        for turn in (-0.34, -0.14, 0.16, 0.36):
            cane = f"M{x:.1f},{y - high * 0.42:.1f}q{high * turn * 0.3:.1f},{-high * 0.3:.1f}"
            parts.append(line(f"{cane} {high * turn:.1f},{-high * 0.44:.1f}", wood, max(0.4, high * 0.03)))
    else:
        leaf = _leaf(easel, chance)
        many, size = (16, 0.75) if high > easel.unit * 0.06 else (7, 1.0) if high > 12 else (4, 1.1)
        for number in range(many):
            up = 0.44 + 0.5 * number / many + chance.uniform(-0.05, 0.05)
            aside = chance.uniform(-0.36, 0.36)
            tone = mix(leaf, easel.light.glow, 0.34 * (up - 0.5)) if up > 0.62 else scaled(leaf, 0.7)
            tone = mix(tone, scaled(leaf, 0.86), chance.random() * 0.5)
            parts.append(disc(x + high * aside, y - high * up, high * chance.uniform(0.1, 0.15) * size, tone))
        if high > 24 and season(easel) in ("summer", "autumn"):
            grape = mix(easel.ambient((84, 48, 104)), easel.light.shade, 0.3 * easel.light.backlit)
            middle, top = x + high * chance.uniform(-0.24, 0.24), y - high * 0.44
            for row, many in enumerate((3, 2, 1)):
                for number in range(many):
                    at = middle + (number - (many - 1) / 2) * high * 0.05
                    parts.append(disc(at, top + row * high * 0.045, high * 0.03, grape))
    return "".join(parts)
