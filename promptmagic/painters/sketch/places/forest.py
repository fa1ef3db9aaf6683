"""Woods, in four layouts: among tall trunks, a path through them, a clearing, a misty slope of pines."""

from __future__ import annotations

import math

from PIL import Image, ImageChops, ImageFilter

from promptmagic.painters.colour import Colour, mix, scaled
from promptmagic.painters.noise import fractal
from promptmagic.painters.sketch.easel import Easel, Point, fade, faint, gradient, ramp
from promptmagic.painters.sketch.figures import Stage, Zone, shadow
from promptmagic.painters.sketch.land import (
    blades,
    blossoms,
    crossed,
    ground,
    leaf_band,
    litter,
    path,
    pine_band,
    ridge,
    rolling,
    row_along,
    wood,
)
from promptmagic.painters.sketch.seasons import CROWNS, GRASS, WOODS, flowers, green, season
from promptmagic.painters.sketch.shapes.pen import put
from promptmagic.painters.sketch.shapes.trees import bush
from promptmagic.painters.sketch.sky import sky
from promptmagic.painters.sketch.trees import one_tree
from promptmagic.painters.sketch.weather import fog

BARK: Colour = (112, 80, 58)
EARTH: dict[str, Colour] = {
    "spring": (110, 136, 74),
    "summer": (96, 116, 66),
    "autumn": (164, 108, 56),
    "winter": (226, 232, 242),
}


def trunks(easel: Easel) -> Stage:
    """Among tall trunks, layer behind layer into the light, leaves overhead."""
    easel.set_out(horizon=0.62, sun=0.56)
    depths(easel, ((0.62, 0.012, 22), (0.44, 0.02, 14), (0.24, 0.034, 8)))
    floor(easel, 0.0)
    shafts(easel)
    column(easel, "near trunks", ((0.06, 0.085), (0.93, 0.1)), easel.height * 0.98, haze=0.0)
    canopy(easel, "near leaves", 0.16, haze=0.0)
    return stage(easel)


def woodland_path(easel: Easel) -> Stage:
    """A path leads between the trees towards the light."""
    easel.set_out(horizon=0.56, sun=0.47)
    depths(easel, ((0.6, 0.012, 18), (0.4, 0.02, 10)))
    floor(easel, 0.0)
    if crossed(easel):
        path(easel, 0.02)
    shafts(easel)
    sides = (
        (0.2, 0.26, 0.03),
        (0.74, 0.3, 0.034),
        (0.1, 0.46, 0.05),
        (0.86, 0.5, 0.056),
        (-0.01, 0.9, 0.1),
        (1.0, 0.84, 0.09),
    )
    for number, (across, down, thick) in enumerate(sides):
        column(easel, f"side {number}", ((across, thick),), easel.y(down), haze=0.22 * (1 - down))
    canopy(easel, "near leaves", 0.2, haze=0.0)
    return stage(easel)


def clearing(easel: Easel) -> Stage:
    """A sunny clearing, the edge of the woods all around it."""
    easel.set_out(horizon=0.5, sun=0.6)
    sky(easel)
    leafy = broadleaf(easel)
    band = leaf_band if leafy else pine_band
    for index in range(3):
        row = easel.y(0.02 + 0.045 * index)
        base = row_along([(0.0, row), (float(easel.width), row)])
        tone = green(easel, WOODS, index % 2)
        tall = easel.unit * (0.3 - 0.05 * index)
        band(easel, f"edge {index}", base, tall, tone, haze=0.5 - 0.18 * index, mist=0.3)
    line = rolling(easel, "clearing", easel.y(0.12), easel.unit * 0.03)
    ground(easel, line, mix(green(easel, GRASS), easel.light.shade, easel.light.backlit * 0.5), layer="clearing")
    if not easel.scene.wintry:
        blades(easel, "clearing blades", easel.y(0.3), 300, GRASS[season(easel)][1:])
        blossoms(easel, "clearing flowers", easel.y(0.25), 190, flowers(easel))
    noun = "tree" if leafy else "pine"
    for number, (across, down, tall) in enumerate(
        ((0.17, 0.2, 0.4), (0.86, 0.22, 0.44), (0.07, 0.42, 0.56), (0.95, 0.5, 0.64))
    ):
        one_tree(easel, f"edge tree {number}", noun, easel.x(across), easel.y(down), easel.unit * tall)
    easel.note("forest", "tree", noun)
    return stage(easel)


def slope(easel: Easel) -> Stage:
    """Ranks of pines climb out of the mist; in autumn, of trees in all its colours."""
    easel.set_out(horizon=0.34, sun=0.4)
    sky(easel)
    pines = green(easel, WOODS) if season(easel) != "autumn" else WOODS["summer"][0]
    tone = mix(pines, (22, 46, 50), 0.35 if season(easel) != "winter" else 0.0)
    ranks, leafy = 6, season(easel) == "autumn" and broadleaf(easel)
    for index in range(ranks):
        near = index / (ranks - 1)
        line = rolling(easel, f"rank {index}", easel.y(0.06 + 0.8 * near), easel.unit * 0.09)
        tall = easel.unit * (0.09 + 0.2 * near)
        haze, mist = 0.72 * (1 - near) ** 1.1, 0.45 * (1 - near)
        if leafy:
            crowns = CROWNS["autumn"][index % len(CROWNS["autumn"])]
            ridge(easel, line, easel.height + 2, scaled(crowns, 0.8), haze=haze, mist=mist)
            leaf_band(easel, f"rank crowns {index}", row_along(line), tall * 0.9, crowns, haze=haze, mist=mist)
        else:
            wood(easel, f"rank pines {index}", line, tall, tone, haze=haze, mist=mist)
        if index < ranks - 1:
            fog(easel, 0.12 + 0.8 * near, 0.07, 0.34, layer=f"mist {index}")
    noun = "tree" if leafy else "pine"
    easel.note("forest", "tree", noun)
    for number, (across, tall) in enumerate(((0.06, 0.72), (0.2, 0.5), (0.93, 0.8))):
        one_tree(easel, f"near pine {number}", noun, easel.x(across), easel.height * 1.03, easel.unit * tall)
    return stage(easel, rows=(0.9, 0.98))


LAYOUTS = (trunks, clearing, woodland_path, slope)


def broadleaf(easel: Easel) -> bool:
    """Whether these woods are of broadleaf trees: as named, else all but the winter's."""
    scene = easel.scene
    return not (scene.subject("pine") or scene.lacks("tree") or scene.wintry)


def depths(easel: Easel, layers: tuple[tuple[float, float, int], ...]) -> None:
    """Paint the depth of the woods: light air, and ranks of trunks (haze, thickness, number) with their leaves."""
    light = easel.light
    leaf = crown(easel)
    top = mix(mix(leaf, light.sky[2], 0.4), light.haze, 0.5)
    bright = mix(mix(light.haze, light.glow, 0.4), light.sky[4], 0.4)
    easel.image.paste(gradient((easel.ambient(top), bright, bright), (easel.width, easel.height)), (0, 0))
    easel.glow(easel.sun[0], easel.horizon * 0.8, easel.unit * 0.8, light.sun, 0.5 * max(0.3, light.glare), 1.8)
    for index, (haze, thick, count) in enumerate(layers):
        chance = easel.chance(f"rank {index}")
        number = round(count * easel.width / easel.unit)
        stands = tuple(((i + chance.random()) / number, thick * chance.uniform(0.6, 1.4)) for i in range(number))
        column(easel, f"rank {index}", stands, easel.y(0.03 + 0.07 * index), haze=haze)
        canopy(easel, f"leaves {index}", 0.5 - 0.1 * index, haze=haze)
    easel.note("forest", "tree")


def column(easel: Easel, layer: str, stands: tuple[tuple[float, float], ...], foot: float, *, haze: float) -> None:
    """Draw trunks (across, thickness) from their foot up out of the picture, rounded by the light."""
    chance = easel.chance(f"column {layer}")
    bark = mix(easel.ambient(BARK), easel.light.shade, 0.25 + 0.5 * easel.light.backlit)
    for across, thick in stands:
        half = easel.unit * thick / 2
        x, base = easel.x(across), foot + easel.unit * chance.uniform(-0.01, 0.015)
        lean, bend = half * chance.uniform(-1.2, 1.2), half * chance.uniform(-0.6, 0.6)
        spine = [(i / 12, x + lean * i / 12 + bend * math.sin(i / 12 * math.pi)) for i in range(13)]
        left = [(cx - half * _girth(up), base * (1 - up) - 4 * up) for up, cx in spine]
        right = [(cx + half * _girth(up), base * (1 - up) - 4 * up) for up, cx in spine]
        tone = mix(mix(bark, easel.light.haze, easel.air(haze)), BARK, chance.uniform(0, 0.12))
        if thick > 0.016:
            shadow(easel, x, base, half * 3, 0.5)
        root = [
            (x + half * _girth(0) * math.cos(i / 6 * math.pi), base + half * 0.3 * math.sin(i / 6 * math.pi))
            for i in range(7)
        ]
        easel.fill([*left[::-1], *reversed(root), *right], tone)
        if thick > 0.016:
            _rounded(easel, [left, right], tone)


def _girth(up: float) -> float:
    return 1 + 0.75 * (1 - up) ** 9 - 0.25 * up


def _rounded(easel: Easel, sides: list[list[Point]], tone: Colour) -> None:
    """Let light fall on the side of a trunk that looks to the sun, and shade on the other."""
    left, right = sides
    towards = easel.sun[0] > left[0][0]
    for side, other, share, paint in (
        (right if towards else left, left if towards else right, 0.28, mix(tone, easel.light.glow, 0.4)),
        (left if towards else right, right if towards else left, 0.42, scaled(tone, 0.62)),
    ):
        inner = [(a[0] + (b[0] - a[0]) * share, a[1]) for a, b in zip(side, other, strict=True)]
        mask, corner = easel.area([*side, *reversed(inner)])
        easel.dab(paint, faint(mask.filter(ImageFilter.GaussianBlur(easel.unit / 420)), 0.75), corner)


def crown(easel: Easel) -> Colour:
    """Return the colour of the leaves overhead."""
    if easel.scene.wintry:
        return CROWNS["winter"][0]
    return CROWNS[season(easel)][0] if broadleaf(easel) else mix(WOODS["summer"][0], (40, 70, 60), 0.4)


def canopy(easel: Easel, layer: str, reach: float, *, haze: float) -> None:
    """Hang leaves from the upper edge, down to that fraction of the height, thinning out below; bare in winter."""
    if easel.scene.wintry and haze < 0.3:
        return
    size = (easel.width, max(4, round(easel.height * (reach + 0.2))))
    cells = (max(6, round(13 * size[0] / easel.unit)), max(4, round(13 * size[1] / easel.unit)))
    chance = easel.chance(f"canopy {layer}")
    clumps = fractal(chance, size, cells, octaves=5, gain=0.9)
    density = fade((0.78, 0.66, 0.46, 0.2, 0.0), size)
    mask = ramp(ImageChops.add(clumps, density, 1, -128), 0.5, 0.56)
    tones = CROWNS[season(easel)][: 2 if season(easel) == "spring" else 3] if broadleaf(easel) else (crown(easel),)
    dapple = fractal(chance, size, (cells[0] * 2, cells[1] * 2), octaves=3, gain=0.8)
    deep = mix(scaled(easel.ambient(tones[0]), 0.5), easel.light.shade, 0.3 + 0.5 * easel.light.backlit)
    leaves = Image.new("RGB", size, mix(deep, easel.light.haze, easel.air(haze)))
    for index, tone in enumerate(tones):
        shown = mix(easel.ambient(tone), easel.light.shade, 0.2 * index + 0.5 * easel.light.backlit)
        part = ramp(ImageChops.offset(dapple, index * size[0] // 3, 0), 0.5, 0.62, 0.85)
        leaves.paste(mix(shown, easel.light.haze, easel.air(haze)), (0, 0), part)
    easel.image.paste(leaves, (0, 0), mask)


def floor(easel: Easel, down: float) -> None:
    """Lay the ground of the woods: earth, fallen leaves or snow, grass and bushes."""
    kind = season(easel)
    line = rolling(easel, "floor", easel.y(down) + easel.unit * 0.03, easel.unit * 0.03)
    tone = mix(EARTH[kind], easel.light.shade, 0.15 + 0.45 * easel.light.backlit)
    ground(easel, line, tone, layer="floor", rough=0.2)
    easel.glow(easel.sun[0], easel.y(0.08), easel.unit * 0.5, easel.light.glow, 0.3 * max(0.3, easel.light.glare), 1.6)
    if kind == "winter":
        return
    chance = easel.chance("bushes")
    marks = []
    for _ in range(round(13 * easel.width / easel.unit)):
        across, deep = chance.random(), chance.uniform(0.02, 0.3)
        tall = easel.unit * (0.03 + 0.12 * deep) * chance.uniform(0.7, 1.2)
        leaf = mix(easel.ambient(chance.choice(CROWNS[kind])), easel.light.shade, 0.35 + 0.4 * easel.light.backlit)
        leaf = mix(leaf, easel.light.haze, easel.air(0.4 * (1 - deep * 3)))
        marks.append((deep, put(bush(chance, tall, leaf), easel.width * across, easel.y(deep))))
    easel.put(
        "".join(mark for _, mark in sorted(marks)),
        (0, int(easel.horizon - easel.unit * 0.1), easel.width, easel.height),
    )
    if kind == "autumn":
        litter(easel, "fallen leaves", easel.y(0.08), 620, CROWNS["autumn"])
    else:
        blades(easel, "floor blades", easel.y(0.3), 260, GRASS[kind][1:])
        blossoms(easel, "floor flowers", easel.y(0.3), 60, flowers(easel))


def shafts(easel: Easel) -> None:
    """Let shafts of light fall through the leaves, where there is a sun or a moon to cast them."""
    strength = 0.3 * easel.light.glare * (0.6 if easel.light.moon else 1.0)
    if strength < 0.08:
        return
    chance = easel.chance("shafts")
    beams = Image.new("L", (easel.width, easel.height))
    start = easel.sun[0] + (easel.sun[0] - easel.width / 2) * 0.6
    for _ in range(round(7 * easel.width / easel.unit)):
        x = start + easel.unit * chance.uniform(-0.5, 0.5)
        foot = x + (x - start) * 0.9 - (start - easel.width / 2) * 0.8
        wide = easel.unit * chance.uniform(0.015, 0.05)
        mask, corner = easel.area([(x, -2), (x + wide, -2), (foot + wide * 3, easel.y(0.5)), (foot, easel.y(0.5))])
        beams.paste(
            ImageChops.lighter(beams.crop((*corner, corner[0] + mask.width, corner[1] + mask.height)), mask), corner
        )
    beams = ImageChops.multiply(
        beams.filter(ImageFilter.GaussianBlur(easel.unit / 70)), fade((0.4, 1, 0.9, 0.3, 0), beams.size)
    )
    light = Image.new("RGB", beams.size)
    light.paste(mix(easel.light.sun, easel.light.glow, 0.4), (0, 0), faint(beams, strength))
    easel.image = ImageChops.screen(easel.image, light)


def stage(easel: Easel, *, rows: tuple[float, float] = (0.45, 0.85)) -> Stage:
    """Return where things may stand in these woods."""
    return Stage(
        {
            "ground": Zone(easel.width * 0.24, easel.y(rows[0]), easel.width * 0.78, easel.y(rows[1]), 0.75, 1.15),
            "air": Zone(easel.width * 0.25, easel.height * 0.3, easel.width * 0.75, easel.height * 0.5, 0.7, 0.7),
        }
    )
