"""Stuffs: what a thing is made of, as it looks: wood, metal, stone, paper, wool, brick, leather, fur."""

from __future__ import annotations

import math
import random
import zlib

from promptmagic.painters.colour import WHITE, Colour, hexed, luminance, mix
from promptmagic.painters.sketch.shapes.eaten import EATEN
from promptmagic.painters.sketch.shapes.moods import places
from promptmagic.painters.sketch.shapes.overlays import OVERLAYS, inside, shine
from promptmagic.painters.sketch.shapes.patterns import PATTERNS, Lay
from promptmagic.painters.sketch.shapes.pen import box, darker, disc, dots, lighter, line, number, path, polygon
from promptmagic.painters.sketch.shapes.smiles import smile
from promptmagic.painters.sketch.shapes.surface import Surface

WOOD, STONE, PAPER = (178, 126, 76), (158, 156, 150), (240, 236, 226)
LEATHER, BRICK, MORTAR = (134, 84, 50), (176, 88, 64), (214, 200, 184)
GOLD, SILVER, STEEL = (226, 174, 52), (188, 195, 202), (142, 150, 158)


def wood(surface: Surface, chance: random.Random, asked: Colour | None) -> Surface:
    """Make a thing of wood: brown, with long wavy grain and knots."""
    made = surface.remade(asked or WOOD, 0.94)
    left, top, right, _ = surface.extent
    upright = surface.high > surface.wide * 1.5
    dark, step, parts = darker(asked or WOOD, 0.42), surface.size * 0.065, []
    long, across = (surface.high, surface.wide) if upright else (surface.wide, surface.high)
    start, side = (top, left) if upright else (left, top)
    for row in range(int(across / step) + 2):
        points, swing = [], chance.uniform(0, math.tau)
        for k in range(13):
            along = start + long * k / 12
            aside = side + row * step + math.sin(swing + k * 0.8) * step * 0.34
            points.append((aside, along) if upright else (along, aside))
        parts.append(line(f"M{dots(points)}", dark, max(0.5, step * chance.uniform(0.1, 0.24)), 0.6))
    for _ in range(3):
        x, y = inside(made, chance)
        for far in (0.75, 0.45, 0.2):
            wide, tall = (step * far * 0.6, step * far) if upright else (step * far, step * far * 0.6)
            parts.append(f'<ellipse cx="{number(x)}" cy="{number(y)}" rx="{number(wide)}" ry="{number(tall)}"'
                         f' fill="none" stroke="{hexed(dark)}" stroke-width="{number(step * 0.13)}"/>')  # fmt: skip
    del right
    return made.over(*parts)


def _metal(tone: Colour) -> Lay:
    """Return what makes a thing of a metal: bright and dark bands, a bright edge, sparks."""

    def metal(surface: Surface, chance: random.Random, asked: Colour | None) -> Surface:
        made = surface.recoloured(asked or tone)
        left, top, right, bottom = surface.extent
        name = f"metal{zlib.crc32(surface.base.encode()):08x}"
        bands = ((0, WHITE, 0.0), (0.16, WHITE, 0.6), (0.3, WHITE, 0.0), (0.46, (60, 40, 20), 0.32), (0.6, WHITE, 0.0),
                 (0.74, WHITE, 0.36), (0.84, WHITE, 0.0), (1, (60, 40, 20), 0.34))  # fmt: skip
        stops = "".join(
            f'<stop offset="{at}" stop-color="{hexed(colour)}" stop-opacity="{level}"/>' for at, colour, level in bands
        )
        frame = f'x1="{number(left)}" y1="{number(top)}" x2="{number(right)}" y2="{number(bottom)}"'
        sheen = f'<linearGradient id="{name}" gradientUnits="userSpaceOnUse" {frame}>{stops}</linearGradient>'
        sheen += f'<rect {made.frame} fill="url(#{name})"/>'
        return shine(made.on_main(sheen), chance, None)

    return metal


def stone(surface: Surface, chance: random.Random, asked: Colour | None) -> Surface:
    """Make a thing of stone: gray, speckled, with hair cracks."""
    made = surface.remade(asked or STONE, 0.97)
    size, parts = surface.size, []
    for _ in range(120):
        tone = chance.choice(((112, 110, 106), (196, 194, 188), (132, 130, 124)))
        parts.append(disc(*inside(made, chance), size * chance.uniform(0.004, 0.013), tone, 0.8))
    for _ in range(5):
        x, y = inside(made, chance)
        way = chance.uniform(0, math.tau)
        points = [(x, y)]
        for _step in range(4):
            way += chance.uniform(-0.7, 0.7)
            x, y = x + math.cos(way) * size * 0.06, y + math.sin(way) * size * 0.06
            points.append((x, y))
        parts.append(line(f"M{dots(points)}", (104, 102, 98), max(0.5, size * 0.008), 0.7))
    return made.over(*parts)


def paper(surface: Surface, chance: random.Random, asked: Colour | None) -> Surface:
    """Make a thing of folded paper: nearly white, with facets and creases."""
    made = surface.remade(asked or PAPER, 0.9)
    left, top, right, bottom = surface.extent
    parts = []
    for _ in range(4):
        x, y = inside(made, chance)
        angle = chance.uniform(0, math.pi)
        dx, dy = math.cos(angle) * surface.high, math.sin(angle) * surface.high
        side = chance.choice((-1, 1))
        away = -dy * side, dx * side
        facet = [(x - dx, y - dy), (x + dx, y + dy), (x + dx + away[0], y + dy + away[1]),
                 (x - dx + away[0], y - dy + away[1])]  # fmt: skip
        parts.append(polygon(facet, (120, 116, 112), 0.1))
        parts.append(line(f"M{dots([(x - dx, y - dy), (x + dx, y + dy)])}", WHITE, max(0.5, surface.size * 0.008), 0.5))
    del left, top, right, bottom
    return made.over(*parts).edged((170, 164, 154), max(0.5, surface.size * 0.008), 0.8)


def knit(surface: Surface, chance: random.Random, asked: Colour | None) -> Surface:
    """Lay rows of stitches on a thing."""
    del chance, asked
    left, top, right, bottom = surface.extent
    step = surface.size * 0.062
    shade, light = darker(surface.own, 0.38), lighter(surface.own, 0.35)
    dark, pale = [], []
    y = top - step
    while y < bottom + step:
        x = left - step
        while x < right + step:
            dark.append(f"M{dots([(x, y), (x + step / 2, y + step * 0.62), (x + step, y)])}")
            loop = [
                (x + step * 0.08, y + step * 0.3),
                (x + step / 2, y + step * 0.86),
                (x + step * 0.92, y + step * 0.3),
            ]
            pale.append(f"M{dots(loop)}")
            x += step
        y += step * 0.72
    stitches = line("".join(dark), shade, step * 0.17, 0.62) + line("".join(pale), light, step * 0.13, 0.5)
    return surface.over(stitches, opacity=0.8) if surface.laid else surface.on_main(stitches)


def brick(surface: Surface, chance: random.Random, asked: Colour | None) -> Surface:
    """Make the main part of a thing of bricks, with mortar between."""
    left, top, right, bottom = surface.extent
    high = surface.size * 0.045
    tone, row, y = asked or BRICK, 0, top
    parts = [f'<rect {surface.frame} fill="{hexed(MORTAR)}"/>']
    while y < bottom:
        x = left - high * (1.1 if row % 2 else 0)
        while x < right:
            shade = mix(tone, (92, 44, 34), chance.uniform(0.0, 0.3))
            parts.append(box(x + high * 0.06, y + high * 0.06, high * 2.08, high * 0.88, shade, high * 0.08))
            x += high * 2.2
        row, y = row + 1, y + high
    return surface.on_main(*parts)


def leather(surface: Surface, chance: random.Random, asked: Colour | None) -> Surface:
    """Make a thing of leather: brown, creased, with a soft light and a darker edge."""
    made = surface.remade(asked or LEATHER, 0.86 if not asked else 0.4)
    size, parts = surface.size, []
    for _ in range(30):
        x, y = inside(made, chance)
        bend = f"M{dots([(x, y)])} q{dots([(size * 0.03, size * chance.uniform(-0.03, 0.03)), (size * 0.07, 0.0)])}"
        parts.append(line(bend, darker(asked or LEATHER, 0.45), max(0.5, size * 0.006), 0.5))
    soft = made.over(*parts)
    return soft.edged(darker(asked or LEATHER, 0.45), max(0.8, size * 0.022), 0.6)


def fluff(surface: Surface, chance: random.Random, asked: Colour | None) -> Surface:
    """Lay tufts of hair on what has a thing's main colour: they stand off its edge, and are seen all over it."""
    del asked
    left, top, right, bottom = surface.extent
    step, long = surface.high * 0.03, surface.high * 0.055
    eyes = places(surface)
    outer, inner = [], []
    middle = (left + right) / 2, (top + bottom) / 2
    rows, columns = int(surface.high / step) + 1, int(surface.wide / step) + 1
    for row in range(rows):
        for column in range(columns):
            x = left + (column + chance.uniform(0.2, 0.8)) * step
            y = top + (row + chance.uniform(0.2, 0.8)) * step
            colour = surface.colour(x, y)
            if colour is None or not surface.is_main(x, y) or luminance(colour) < 40:
                continue
            if any(math.hypot(x - at[0], y - at[1]) < surface.high * 0.1 for at in eyes):
                continue
            out = _outward(surface, x, y, step * 1.3)
            shade = (
                darker(colour, chance.uniform(0.08, 0.26))
                if chance.random() < 0.5
                else lighter(colour, chance.uniform(0.1, 0.4))
            )
            if out is None:
                if chance.random() < 0.5:
                    aim = math.pi / 2 + (0.5 if x < middle[0] else 0.7) * chance.uniform(0.3, 1.1)
                    inner.append(_tuft(x, y, aim, long * 0.6, step * 0.3, shade))
                continue
            aim = math.atan2(out[1] + 0.35, out[0]) + chance.uniform(-0.5, 0.5)
            outer.append(_tuft(x, y, aim, long * chance.uniform(0.7, 1.15), step * 0.8, colour))
            if chance.random() < 0.4:
                outer.append(_tuft(x, y, aim + chance.uniform(-0.4, 0.4), long * 0.7, step * 0.3, shade))
    inside_ = surface.on_main("".join(inner), opacity=0.75)
    return inside_.with_drawn("".join(outer) + inside_.drawn + "".join(outer[::3]))


def _outward(surface: Surface, x: float, y: float, far: float) -> tuple[float, float] | None:
    """Return the way out of a thing from a place near its edge, None from one within it."""
    ways = [(math.cos(math.tau * k / 8), math.sin(math.tau * k / 8)) for k in range(8)]
    free = [way for way in ways if surface.colour(x + way[0] * far, y + way[1] * far) is None]
    if not free or len(free) > 6:
        return None
    dx, dy = sum(way[0] for way in free), sum(way[1] for way in free)
    length = math.hypot(dx, dy)
    return (dx / length, dy / length) if length > 0.1 else None


def _tuft(x: float, y: float, aim: float, long: float, wide: float, colour: Colour) -> str:
    tip = x + math.cos(aim) * long, y + math.sin(aim) * long
    side = math.cos(aim + math.pi / 2) * wide, math.sin(aim + math.pi / 2) * wide
    bend = x + math.cos(aim + 0.35) * long * 0.6, y + math.sin(aim + 0.35) * long * 0.6
    data = f"M{dots([(x - side[0], y - side[1])])} Q{dots([bend, tip])}"
    return path(f"{data} Q{dots([(bend[0] + side[0], bend[1] + side[1]), (x + side[0], y + side[1])])}Z", colour)


STUFFS: dict[str, Lay] = {
    "wood": wood, "gold": _metal(GOLD), "silver": _metal(SILVER), "metal": _metal(STEEL), "stone": stone,
    "paper": paper, "knit": knit, "brick": brick, "leather": leather, "fluff": fluff,
}  # fmt: skip
"""What makes a thing of each stuff, by its name in states.txt."""

LAYS: dict[str, Lay] = {**PATTERNS, **OVERLAYS, **STUFFS, **EATEN, "smile": smile}
"""Whatever is laid on things."""

ORDER = ("wood", "gold", "silver", "metal", "stone", "paper", "leather", "brick", "ice", "burnt")
"""What changes the thing itself, and so comes before all that is laid on it."""

LAST = ("glass", "fluff", "glow", "shine", "wet", "tears", "bite", "slice", "smile", "wobble")
"""What is about it, or cuts it, and so comes after that."""
