"""Land: ridges, snowy peaks, textured ground, tree lines, grass and flowers."""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Sequence

from PIL import Image, ImageChops, ImageFilter, ImageOps

from promptmagic.painters.sketch.colour import Colour, mix, scaled
from promptmagic.painters.sketch.easel import Easel, Point, curve, fade, gradient, ramp
from promptmagic.painters.sketch.noise import fractal


def broken_line(chance: random.Random, points: int, rough: float) -> list[float]:
    """Return a jagged line of 2**points + 1 heights between about -1 and 1, by midpoint displacement."""
    count = 2**points
    heights = [0.0] * (count + 1)
    heights[0], heights[-1] = chance.uniform(-0.6, 0.6), chance.uniform(-0.6, 0.6)
    step, swing = count, 1.0
    while step > 1:
        half = step // 2
        for index in range(half, count, step):
            heights[index] = (heights[index - half] + heights[index + half]) / 2 + chance.uniform(-swing, swing)
        step, swing = half, swing * rough
    low, high = min(heights), max(heights)
    return [2 * (height - low) / max(0.01, high - low) - 1 for height in heights]


def skyline(easel: Easel, layer: str, base: float, height: float, *, points: int = 7, rough: float = 0.5) -> list[Point]:
    """Return a ridge from edge to edge (pixels), standing up to `height` above `base`."""
    chance = easel.chance(layer)
    line = broken_line(chance, points, rough)
    last = len(line) - 1
    return [(easel.width * i / last, base - height * (0.5 + 0.5 * value)) for i, value in enumerate(line)]


def rolling(easel: Easel, layer: str, base: float, height: float) -> list[Point]:
    """Return a soft rolling hill line from edge to edge (pixels), standing up to `height` above `base`."""
    chance = easel.chance(layer)
    waves = [(chance.uniform(0.6, 1.5), chance.uniform(0, 6.3), 1.0), (chance.uniform(1.6, 3), chance.uniform(0, 6.3), 0.45)]
    weight = sum(w for _, _, w in waves)
    points = []
    for i in range(61):
        x = easel.width * i / 60
        along = x / easel.unit * math.pi
        level = sum(w * math.sin(along * f + p) for f, p, w in waves) / weight
        points.append((x, base - height * (0.5 + 0.5 * level)))
    return points


def under(line: Sequence[Point], bottom: float) -> list[Point]:
    """Return the outline of all that lies between a line and the row `bottom`."""
    return [(line[0][0] - 2, line[0][1]), *line, (line[-1][0] + 2, line[-1][1]), (line[-1][0] + 2, bottom), (line[0][0] - 2, bottom)]


def ridge(easel: Easel, line: Sequence[Point], bottom: float, colour: Colour, *, haze: float, mist: float = 0.35) -> None:
    """Fill a ridge, lost in haze by that share, and by `mist` more towards its foot."""
    top = mix(easel.ambient(colour), easel.light.haze, haze)
    foot = mix(top, easel.light.haze, mist)
    easel.fill(under(line, bottom), top, mix(top, foot, 0.5), foot)


def ground(
    easel: Easel,
    line: Sequence[Point],
    colour: Colour,
    *,
    layer: str,
    rough: float = 0.12,
    bottom: float | None = None,
    cells: tuple[int, int] = (14, 40),
    shade: float = 0.32,
) -> None:
    """Fill everything under a line with ground: grain in perspective, darker towards the viewer by `shade`."""
    mask, corner = easel.area(under(line, easel.height if bottom is None else bottom))
    base = easel.ambient(colour)
    grain = easel.plane(f"ground {layer}", mask.height, cells, steep=5).crop((0, 0, mask.width, mask.height))
    paint = ImageOps.colorize(grain, scaled(base, 1 - rough * 1.6), scaled(base, 1 + rough), mid=base)
    darken = gradient(((255, 255, 255), scaled((255, 255, 255), 1 - shade)), mask.size)
    easel.image.paste(ImageChops.multiply(paint, darken), corner, mask)
    easel.note("ground")


def slope_light(easel: Easel, line: Sequence[Point], reach: float, strength: float = 0.5) -> None:
    """Let the light catch the upper edge of a hill, fading downwards over `reach` pixels."""
    lower = [(x, y + reach) for x, y in reversed(line)]
    mask, corner = easel.area([*line, *lower])
    falling = fade((strength, strength * 0.25, 0.0), mask.size)
    bright = mix(easel.light.sun, easel.light.glow, 0.4)
    easel.dab(bright, ImageChops.multiply(mask, falling), corner)


def alps(
    easel: Easel, layer: str, base: float, height: float, *, haze: float = 0.2, snow: float = 0.55, rock: Colour = (96, 104, 122)
) -> None:
    """Paint a range of rocky peaks, lit from the sun's side; `snow` is how far down (0 to 1) the snow comes."""
    line = skyline(easel, layer, base, height, points=7, rough=0.53)
    mask, corner = easel.area(under(line, base + 2))
    size = mask.size
    light = easel.light
    grain = fractal(easel.chance(f"{layer} rock"), size, (max(6, round(14 * size[0] / easel.unit)), 9), octaves=5, gain=0.75)
    facets = _shadow_sides(easel, layer, line, base, corner, size)
    stone = Image.composite(
        Image.new("RGB", size, easel.ambient(scaled(rock, 0.56))), Image.new("RGB", size, easel.ambient(rock)), facets
    )
    if snow:
        bright = mix(mix((255, 252, 250), light.lit, 0.45), light.glow, 0.12)
        dim = mix(mix((150, 172, 214), light.shaded, 0.5), scaled(light.ambient, 0.9), 0.2)
        white = Image.composite(Image.new("RGB", size, easel.ambient(dim, 0.5)), Image.new("RGB", size, easel.ambient(bright, 0.4)), facets)
        cover = ImageChops.add(fade((1.0, 1.05 - 0.4 * (1 - snow), 0.62 * snow + 0.16, 0.36 * snow), size), grain, 1, -128)
        stone.paste(white, (0, 0), ramp(cover, 0.4, 0.5))
    relief = ImageChops.subtract(grain, ImageChops.offset(grain, _sunside(easel, size[0] / 2) * max(1, round(easel.unit / 300)), 1), 0.7, 128)
    stone = ImageChops.overlay(stone, Image.merge("RGB", [curve(relief, lambda v: 0.5 + (v - 0.5) * 0.8)] * 3))
    air = Image.new("RGB", size, light.haze)
    stone = Image.composite(air, stone, fade((haze, haze + 0.06, haze + 0.26, min(0.95, haze + 0.5)), size))
    easel.image.paste(stone, corner, mask)
    easel.note("mountain", *(("snow",) if snow else ()))


def _sunside(easel: Easel, x: float) -> int:
    return 1 if easel.sun[0] > x else -1


def _shadow_sides(
    easel: Easel, layer: str, line: Sequence[Point], base: float, corner: tuple[int, int], size: tuple[int, int]
) -> Image.Image:
    """Return a mask of the sides of the peaks that look away from the sun, each parted from the lit one by a spine."""
    chance = easel.chance(f"{layer} spines")
    facets = Image.new("L", size)
    away = -_sunside(easel, easel.width / 2)
    for index in _peaks(line, reach=5):
        x, y = line[index]
        valley = index
        while 0 < valley < len(line) - 1 and (line[valley + away][1] >= line[valley][1] - 1 or abs(valley - index) < 4):
            valley += away
        edge = list(line[min(index, valley) : max(index, valley) + 1])
        if away < 0:
            edge.reverse()
        spine, sx, sy = [], x, y
        drop = base - y
        lean = chance.uniform(-0.1, 0.3) * away
        while sy < base:
            sy += drop * chance.uniform(0.04, 0.1)
            sx += drop * (chance.uniform(-0.075, 0.075) + lean * 0.08)
            spine.append((sx, sy))
        outline = [*edge, (edge[-1][0] + away * drop * 0.1, base), *reversed(spine)]
        part, at = easel.area(outline)
        strength = chance.uniform(0.75, 1.0)
        facets.paste(curve(part, lambda v, k=strength: v * k), (at[0] - corner[0], at[1] - corner[1]), part)
    return facets.filter(ImageFilter.GaussianBlur(easel.unit / 900))


def _peaks(line: Sequence[Point], reach: int) -> list[int]:
    return [
        i
        for i in range(reach, len(line) - reach)
        if line[i][1] <= min(y for _, y in line[i - reach : i + reach + 1])
    ]


def pine_band(
    easel: Easel, layer: str, base: Callable[[float], float], height: float, colour: Colour, *, haze: float, mist: float = 0.3
) -> None:
    """Draw a far forest edge of pointed trees along `base` (pixel row by column), up to `height` pixels tall."""
    chance = easel.chance(layer)
    points: list[Point] = []
    x = -height * 0.3
    while x < easel.width + height * 0.3:
        tall = height * chance.uniform(0.45, 1.0)
        wide = tall * chance.uniform(0.26, 0.36)
        points += _fir(x, base(x), wide, tall)
        x += wide * chance.uniform(0.55, 1.0)
    foot = max(y for _, y in points) + height * 0.3
    ridge(easel, points, foot, colour, haze=haze, mist=mist)
    easel.note("pine", "tree", "forest")


def _fir(x: float, y: float, wide: float, tall: float) -> list[Point]:
    steps = ((0.5, 0.0), (0.3, 0.34), (0.38, 0.31), (0.17, 0.62), (0.24, 0.6), (0.0, 1.0))
    left = [(x - wide * half, y - tall * up) for half, up in steps]
    return [*left, *((2 * x - px, py) for px, py in reversed(left[:-1]))]


def leaf_band(
    easel: Easel, layer: str, base: Callable[[float], float], height: float, colour: Colour, *, haze: float, mist: float = 0.25
) -> None:
    """Draw a far forest edge of round crowns along `base` (pixel row by column), up to `height` pixels tall."""
    chance = easel.chance(layer)
    points: list[Point] = []
    x = -height
    while x < easel.width + height:
        radius = height * chance.uniform(0.28, 0.55)
        tall = height * chance.uniform(0.55, 1.0)
        for step in range(7):
            angle = math.pi * (1 - step / 6)
            bump = 1 + chance.uniform(-0.08, 0.08)
            points.append((x + radius * math.cos(angle) * bump, base(x) - tall * (0.45 + 0.55 * math.sin(angle) * bump)))
        x += radius * chance.uniform(0.9, 1.7)
    points = [(px, py) for px, py in points]
    foot = max(y for _, y in points) + height * 0.3
    ridge(easel, sorted(points), foot, colour, haze=haze, mist=mist)
    easel.note("tree", "forest")
