"""Land: ridges, snowy peaks, textured ground, tree lines, grass and flowers."""

from __future__ import annotations

import math
import random
import re
from collections.abc import Callable, Sequence

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageOps

from promptmagic.painters.colour import Colour, hexed, mix, scaled
from promptmagic.painters.sketch.easel import Easel, Point, faint, gradient
from promptmagic.painters.sketch.shapes import find

SNOW: Colour = (226, 234, 246)


WAYS = re.compile(r"\b(paths?|footpaths?|trails?|tracks?|roads?|lanes?|walk\w*|hik\w+|stroll\w*)\b", re.IGNORECASE)
"""Words that ask for a way through the land."""


PATH = r"\b(?:foot)?(?:paths?|trails?)\b|\bdirt (?:road|track)s?\b"
"""Words for a way that leads through a landscape: it is seen in the layouts that have one."""


def crossed(easel: Easel) -> bool:
    """Whether a way leads through a landscape: where somebody stands, only if the words ask for one.

    It would grow out of a head or a back.
    """
    standing = (find(subject.noun) for subject in easel.scene.subjects)
    alone = not any(shape is not None and shape.habitat in ("ground", "shore") for shape in standing)
    return alone or bool(WAYS.search(easel.scene.told))


def path(easel: Easel, top: float) -> None:
    """Lay a footpath that winds from the lower edge up to a row (fraction down from the horizon)."""
    chance = easel.chance("path")
    phase = chance.uniform(0, 6.3)
    left, right = [], []
    for i in range(49):
        near = (i / 48) ** 1.5
        middle = easel.x(0.46) + easel.unit * 0.24 * math.sin(phase + 4.6 * (1 - near) ** 1.4) * (0.14 + 0.8 * near)
        half = easel.unit * (0.005 + 0.1 * near**1.2)
        y = easel.y(top) + (easel.height - easel.y(top) + 3) * near
        left.append((middle - half, y))
        right.append((middle + half, y))
    earth: Colour = (236, 240, 246) if easel.scene.wintry else (206, 178, 134)
    tone = mix(easel.ambient(earth), easel.light.shade, easel.light.backlit * 0.5)
    easel.fill([*left, *reversed(right)], mix(tone, easel.light.haze, 0.2), tone, scaled(tone, 0.82))
    edge = hexed(scaled(tone, 0.7))
    wide = max(1.0, easel.unit / 400)
    for side in (left, right):
        data = "M" + " ".join(f"{x:.1f},{y:.1f}" for x, y in side)
        easel.put(f'<path d="{data}" fill="none" stroke="{edge}" stroke-width="{wide:.1f}" opacity=".4"/>')
    easel.note("path")


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


def skyline(
    easel: Easel, layer: str, base: float, height: float, *, points: int = 7, rough: float = 0.5
) -> list[Point]:
    """Return a ridge from edge to edge (pixels), standing up to `height` above `base`."""
    chance = easel.chance(layer)
    line = broken_line(chance, points, rough)
    last = len(line) - 1
    return [(easel.width * i / last, base - height * (0.5 + 0.5 * value)) for i, value in enumerate(line)]


def rolling(easel: Easel, layer: str, base: float, height: float) -> list[Point]:
    """Return a soft rolling hill line from edge to edge (pixels), standing up to `height` above `base`."""
    chance = easel.chance(layer)
    waves = [
        (chance.uniform(0.6, 1.5), chance.uniform(0, 6.3), 1.0),
        (chance.uniform(1.6, 3), chance.uniform(0, 6.3), 0.45),
    ]
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
    return [
        (line[0][0] - 2, line[0][1]),
        *line,
        (line[-1][0] + 2, line[-1][1]),
        (line[-1][0] + 2, bottom),
        (line[0][0] - 2, bottom),
    ]


def ridge(
    easel: Easel, line: Sequence[Point], bottom: float, colour: Colour, *, haze: float, mist: float = 0.35
) -> None:
    """Fill a ridge, lost in haze by that share, and by `mist` more towards its foot."""
    top = mix(easel.ambient(colour), easel.light.haze, easel.air(haze))
    foot = mix(top, easel.light.haze, easel.air(mist))
    easel.fill(under(line, bottom), top, mix(top, foot, 0.5), foot)


def ground(
    easel: Easel,
    line: Sequence[Point],
    colour: Colour,
    *,
    layer: str,
    rough: float = 0.12,
    bottom: float | None = None,
    cells: tuple[int, int] = (26, 70),
    shade: float = 0.32,
) -> None:
    """Fill everything under a line with ground: grain in perspective, darker towards the viewer by `shade`."""
    mask, corner = easel.area(under(line, easel.height if bottom is None else bottom))
    base = easel.ambient(colour, 0.8 if easel.scene.wintry and easel.light.moon else 1.0)
    if easel.scene.wintry:
        rough, shade = rough * 0.55, shade * 0.5  # snow is smoother and brighter than grass
    grain = easel.plane(f"ground {layer}", mask.height, cells, steep=5).crop((0, 0, mask.width, mask.height))
    paint = ImageOps.colorize(grain, scaled(base, 1 - rough * 1.6), scaled(base, 1 + rough), mid=base)
    darken = gradient(((255, 255, 255), scaled((255, 255, 255), 1 - shade)), mask.size)
    easel.image.paste(ImageChops.multiply(paint, darken), corner, mask)
    easel.note("ground")


def slope_light(easel: Easel, line: Sequence[Point], reach: float, strength: float = 0.5) -> None:
    """Let the light catch the upper edge of a hill, fading downwards over `reach` pixels."""
    box = (0, int(min(y for _, y in line)) - 2, easel.width, int(max(y for _, y in line) + 2 * reach))
    whole, corner = easel.area(under(line, easel.height), box)
    inner, _ = easel.area(under([(x, y + reach * 0.7) for x, y in line], easel.height), box)
    rim = ImageChops.multiply(whole, ImageOps.invert(inner.filter(ImageFilter.BoxBlur(reach * 0.7))))
    light = easel.light
    shown = strength * (0.3 if light.moon else 1 - 0.6 * light.backlit)
    easel.dab(mix(light.sun, light.glow, 0.4 + 0.5 * light.backlit), faint(rim, shown), corner)


def row_along(line: Sequence[Point]) -> Callable[[float], float]:
    """Return the row of a line, evenly spaced from edge to edge, by the column."""
    step = (line[-1][0] - line[0][0]) / (len(line) - 1)

    def row(x: float) -> float:
        index = max(0, min(len(line) - 2, int((x - line[0][0]) / step)))
        (x0, y0), (_, y1) = line[index], line[index + 1]
        return y0 + (y1 - y0) * max(-1.0, min(2.0, (x - x0) / step))

    return row


def level(row: float) -> Callable[[float], float]:
    """Return a line as `pine_band` and `leaf_band` want it that lies at one row from edge to edge."""
    return lambda _: row


def wood(
    easel: Easel, layer: str, line: Sequence[Point], height: float, colour: Colour, *, haze: float, mist: float = 0.0
) -> None:
    """Draw a wood of pointed trees along a line, and fill all below it."""
    row = row_along(line)
    pine_band(easel, layer, row, height, colour, haze=haze, mist=mist * 0.3)
    if not easel.scene.wintry:
        ridge(easel, [(x, y - height * 0.12) for x, y in line], easel.height + 2, colour, haze=haze, mist=mist)
        return
    ridge(easel, line, easel.height + 2, mix(colour, SNOW, 0.72), haze=haze, mist=mist)
    for rank in range(1, 4):
        lower = row_along([(x, y + height * 0.85 * rank) for x, y in line])
        pine_band(easel, f"{layer} {rank}", lower, height * (1 + 0.12 * rank), colour, haze=haze, mist=mist * 0.3)


def pine_band(
    easel: Easel,
    layer: str,
    base: Callable[[float], float],
    height: float,
    colour: Colour,
    *,
    haze: float,
    mist: float = 0.3,
) -> None:
    """Draw a far forest edge of pointed trees along `base` (pixel row by column), up to `height` pixels tall."""
    chance = easel.chance(layer)
    points: list[Point] = []
    x = -height * 0.3
    while x < easel.width + height * 0.3:
        tall = height * chance.uniform(0.45, 1.0)
        wide = tall * chance.uniform(0.26, 0.36)
        points += _fir(x, base(x) - tall * 0.06, wide, tall)
        x += wide * chance.uniform(0.42, 0.74)
    foot = max(y for _, y in points) + height * 0.3
    if easel.scene.wintry:
        ridge(easel, points, foot, SNOW, haze=haze, mist=mist)
        points = [(x, y + height * 0.11) for x, y in points]
    ridge(easel, points, foot, colour, haze=haze, mist=mist)
    easel.note("pine", "tree", "forest")


def _fir(x: float, y: float, wide: float, tall: float) -> list[Point]:
    steps = ((0.5, 0.0), (0.3, 0.34), (0.38, 0.31), (0.17, 0.62), (0.24, 0.6), (0.0, 1.0))
    left = [(x - wide * half, y - tall * up) for half, up in steps]
    return [*left, *((2 * x - px, py) for px, py in reversed(left[:-1]))]


def leaf_band(
    easel: Easel,
    layer: str,
    base: Callable[[float], float],
    height: float,
    colour: Colour,
    *,
    haze: float,
    mist: float = 0.25,
) -> None:
    """Draw a far forest edge of round crowns along `base` (pixel row by column), up to `height` pixels tall."""
    rows = [base(easel.width * i / 8) for i in range(9)]
    top, bottom = int(min(rows) - height * 1.15), int(max(rows) + height * 0.2) + 1
    size = (easel.width, max(2, bottom - top))
    for depth in range(3):
        mask = _crowns(easel.chance(f"{layer} {depth}"), size, lambda x: base(x) - top, height * (1 - 0.22 * depth))
        crown = mix(
            easel.ambient(scaled(colour, 1.12 - 0.14 * depth)), easel.light.haze, easel.air(haze * (1 - 0.25 * depth))
        )
        foot = mix(scaled(crown, 0.86), easel.light.haze, easel.air(mist))
        easel.image.paste(gradient((crown, crown, foot), size), (0, top), mask)
    easel.note("tree", "forest")


def _crowns(chance: random.Random, size: tuple[int, int], base: Callable[[float], float], height: float) -> Image.Image:
    """Return a mask of a row of round crowns, no two alike, with all below them."""
    mask = Image.new("L", (size[0] * 2, size[1] * 2))
    draw = ImageDraw.Draw(mask)
    x = -height
    while x < size[0] + height:
        radius = height * chance.uniform(0.1, 0.24)
        y = base(x) - height * chance.uniform(0.3, 0.8)
        draw.ellipse(((x - radius) * 2, (y - radius) * 2, (x + radius) * 2, (y + radius * 1.3) * 2), fill=255)
        for _ in range(3):
            turn, small = chance.uniform(0.2, 2.9), radius * chance.uniform(0.35, 0.6)
            bx, by = x + math.cos(turn) * radius * 0.8, y - math.sin(turn) * radius * 0.8
            draw.ellipse(((bx - small) * 2, (by - small) * 2, (bx + small) * 2, (by + small) * 2), fill=255)
        draw.rectangle(((x - radius) * 2, y * 2, (x + radius) * 2, size[1] * 2), fill=255)
        x += radius * chance.uniform(0.5, 1.3)
    return mask.resize(size, Image.Resampling.BOX)


def blades(easel: Easel, layer: str, top: float, count: int, colours: Sequence[Colour], *, tall: float = 0.05) -> None:
    """Draw single blades of grass from row `top` down to the edge, growing taller and denser towards the viewer."""
    chance = easel.chance(layer)
    strokes = []
    for _ in range(round(count * easel.width / easel.unit)):
        near = chance.random() ** 0.75
        x, y = chance.uniform(0, easel.width), top + (easel.height * 1.02 - top) * near
        high = easel.unit * tall * (0.25 + near) * chance.uniform(0.6, 1.2)
        lean, tone = chance.uniform(-0.35, 0.35) * high, chance.choice(colours)
        strokes.append(
            f'<path d="M{x:.1f},{y:.1f} q{lean * 0.2:.1f},{-high * 0.6:.1f} {lean:.1f},{-high:.1f}"'
            f' stroke="{hexed(easel.ambient(tone))}" stroke-width="{max(0.5, high * 0.06):.2f}"/>'
        )
    group = f'<g fill="none" stroke-linecap="round">{"".join(strokes)}</g>'
    easel.put(group, (0, int(top - easel.unit * tall), easel.width, easel.height))
    easel.note("grass")


def blossoms(easel: Easel, layer: str, top: float, count: int, colours: Sequence[Colour]) -> None:
    """Strew a meadow with blossoms: specks far off, in drifts of one colour, growing to small flowers near by."""
    chance = easel.chance(layer)
    drifts = [(chance.uniform(0, easel.width), chance.random(), chance.choice(colours)) for _ in range(9)]
    marks = []
    for _ in range(round(count * easel.width / easel.unit)):
        if chance.random() < 0.7:
            cx, near, colour = chance.choice(drifts)
            x = cx + chance.gauss(0, 0.1) * easel.unit * (0.5 + near)
            near = max(0.0, min(1.0, near + chance.gauss(0, 0.06)))
        else:
            x, near, colour = chance.uniform(0, easel.width), chance.random(), chance.choice(colours)
        y = top + (easel.height - top) * near**1.3
        size = easel.unit * (0.0016 + 0.0075 * near**1.3) * chance.uniform(0.7, 1.25)
        marks.append((y, _blossom(easel, chance, x, y, size, colour)))
    easel.put("".join(mark for _, mark in sorted(marks)), (0, int(top) - 4, easel.width, easel.height))
    easel.note("flower", "wildflower")


def litter(easel: Easel, layer: str, top: float, count: int, colours: Sequence[Colour]) -> None:
    """Strew fallen leaves over the ground from a row down to the edge, larger and sparser towards the viewer."""
    chance = easel.chance(layer)
    marks = []
    for _ in range(round(count * easel.width / easel.unit)):
        near = chance.random() ** 1.4
        x, y = chance.uniform(0, easel.width), top + (easel.height - top) * near
        size = easel.unit * (0.0025 + 0.011 * near) * chance.uniform(0.7, 1.3)
        tone = mix(easel.ambient(chance.choice(colours)), easel.light.shade, chance.uniform(0, 0.3))
        turn = chance.uniform(-60, 60)
        marks.append(
            f'<path d="M{-size:.1f},0 Q0,{-size * 0.7:.1f} {size:.1f},0 Q0,{size * 0.5:.1f} {-size:.1f},0Z"'
            f' transform="translate({x:.1f},{y:.1f}) scale(1,.6) rotate({turn:.0f})" fill="{hexed(tone)}"/>'
        )
    easel.put("".join(marks), (0, int(top) - 4, easel.width, easel.height))
    easel.note("leaf", "fallen leaf")


def _blossom(easel: Easel, chance: random.Random, x: float, y: float, size: float, colour: Colour) -> str:
    petal = mix(colour, (255, 255, 255), chance.uniform(0, 0.2))
    tone = hexed(mix(easel.ambient(petal), easel.light.shade, 0.45 * easel.light.backlit))
    if size < 2.2:
        return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{max(0.5, size):.2f}" fill="{tone}"/>'
    turn = chance.uniform(0, 72)
    petals = "".join(
        f'<ellipse cx="{size * 0.62:.2f}" rx="{size * 0.6:.2f}" ry="{size * 0.42:.2f}"'
        f' transform="rotate({turn + 72 * i:.0f})"/>'
        for i in range(5)
    )
    eye = hexed(easel.ambient((255, 214, 90) if colour[2] > 90 else (70, 40, 40), 0.8))
    stem = hexed(easel.ambient((70, 104, 50)))
    return (
        f'<g transform="translate({x:.1f},{y:.1f})"><path d="M0,0 q{size * 0.3:.1f},{size * 2:.1f} 0,{size * 4:.1f}"'
        f' fill="none" stroke="{stem}" stroke-width="{size * 0.26:.2f}"/>'
        f'<g fill="{tone}" transform="scale(1,.78)">{petals}</g>'
        f'<circle r="{size * 0.3:.2f}" fill="{eye}"/></g>'
    )
