"""Overlays: the states that a thing is in, laid on its drawing: rust, cracks, dust, mud, shine, ice, tears."""

from __future__ import annotations

import math
import random
import zlib

from promptmagic.painters.colour import WHITE, Colour, hexed, luminance, mix
from promptmagic.painters.sketch.shapes.joints import kept
from promptmagic.painters.sketch.shapes.patterns import PETALS, Lay
from promptmagic.painters.sketch.shapes.pen import (
    darker,
    disc,
    dots,
    lighter,
    line,
    number,
    oval,
    path,
    pebble,
    polygon,
    put,
    smooth,
)
from promptmagic.painters.sketch.shapes.surface import Surface

Point = tuple[float, float]

IRON: Colour = (126, 104, 90)
RUSTS: tuple[Colour, ...] = ((150, 74, 32), (190, 102, 44), (112, 54, 30), (206, 126, 66))
DUST: Colour = (206, 198, 180)
MUDS: tuple[Colour, ...] = ((92, 66, 42), (112, 82, 54), (74, 52, 34))
MOSSES: tuple[Colour, ...] = ((92, 128, 58), (118, 152, 70), (70, 104, 50))
ICE, FROST, WATER = (176, 212, 236), (240, 249, 255), (150, 198, 226)
SOOTS: tuple[Colour, ...] = ((44, 34, 30), (66, 46, 36), (30, 26, 26))


def inside(surface: Surface, chance: random.Random, *, high: float = 0.0, low: float = 1.0) -> Point:
    """Return a place on a thing, between two shares of its height from above."""
    left, top, right, _ = surface.extent
    for _try in range(24):
        x = chance.uniform(left, right)
        y = top + surface.high * chance.uniform(high, low)
        if surface.colour(x, y) is not None:
            return x, y
    return (left + right) / 2, top + surface.high * (high + low) / 2


def _blotches(
    surface: Surface, chance: random.Random, colours: tuple[Colour, ...], many: int, large: float,
    high: float = 0.0, low: float = 1.0,
) -> list[str]:  # fmt: skip
    """Return uneven blots in clusters: a large one and small ones about it."""
    parts = []
    for _ in range(many):
        x, y = inside(surface, chance, high=high, low=low)
        reach, colour = surface.size * large * chance.uniform(0.5, 1.2), chance.choice(colours)
        parts.append(path(smooth(pebble(chance, x, y, reach, reach * chance.uniform(0.6, 1.0), 0.4)), colour))
        for _small in range(5):
            angle, far = chance.uniform(0, math.tau), reach * chance.uniform(1.0, 1.7)
            at = x + math.cos(angle) * far, y + math.sin(angle) * far
            parts.append(disc(*at, reach * chance.uniform(0.08, 0.24), chance.choice(colours)))
    return parts


def rust(surface: Surface, chance: random.Random, asked: Colour | None) -> Surface:
    """Lay flaking brown and orange blots on a thing, darker along its edge; a small one is all dull iron."""
    del asked
    parts = _blotches(surface, chance, RUSTS, 13, 0.12)
    thick = max(1.0, surface.size * 0.014)
    eaten = _bites(surface, chance, 7, 0.022)
    return eaten.over(*parts, opacity=0.88).edged((98, 48, 26), thick, 0.6)


def on_body(surface: Surface, chance: random.Random, asked: Colour | None) -> Surface:
    """Lay rust on the main colour of a vehicle alone: its windows and its tires have none."""
    del asked
    return surface.on_main(*_blotches(surface, chance, RUSTS, 18, 0.1), opacity=0.92)


def _crack(chance: random.Random, start: Point, aim: float, long: float, steps: int = 6) -> list[Point]:
    points, (x, y) = [start], start
    for step in range(steps):
        angle = aim + chance.uniform(0.3, 0.75) * (1 if step % 2 else -1)
        x, y = x + math.cos(angle) * long / steps, y + math.sin(angle) * long / steps
        points.append((x, y))
    return points


def cracks(surface: Surface, chance: random.Random, asked: Colour | None) -> Surface:
    """Lay jagged cracks on a thing that branch, from its upper edge down, and break a chip out of the edge."""
    del asked
    left, _, right, _ = surface.extent
    thick, pale = max(0.9, surface.size * 0.016), luminance(surface.own) < 80
    ink = (236, 228, 214) if pale else darker(surface.own, 0.78)
    drawn = []
    chipped = surface
    for count, share in enumerate((0.36, 0.68, 0.5)):
        x = left + (right - left) * (share + chance.uniform(-0.05, 0.05))
        run = _columns(surface, x)
        if run is None:
            continue
        down = (0.95, 0.6, 0.4)[count] * min(run[1] - run[0], surface.size)
        start = (x, run[0] if count < 2 else run[0] + (run[1] - run[0]) * 0.5)
        main = _crack(chance, start, math.pi / 2 + chance.uniform(-0.25, 0.25), down)
        drawn.append(_split(main, thick * (1.0, 0.8, 0.6)[count], ink))
        for at, side in ((2, -1), (3, 1), (4, -1)):
            branch = _crack(chance, main[at], math.pi / 2 + side * chance.uniform(0.7, 1.1), down * 0.3, 3)
            drawn.append(_split(branch, thick * 0.5, ink))
        if count == 0:
            wide = surface.size * 0.06
            notch = [(x - wide, start[1] - wide), (x - wide * 0.7, start[1]), (x - wide * 0.1, start[1] + wide * 0.9),
                     (x + wide * 0.5, start[1] + wide * 0.3), (x + wide, start[1] - wide)]  # fmt: skip
            chipped = cut_out(surface, [notch])
    return chipped.over(*drawn)


def _split(points: list[Point], thick: float, ink: Colour) -> str:
    data = f"M{dots(points)}"
    edge = line(f"M{dots((x + thick * 0.9, y + thick * 0.4) for x, y in points)}", WHITE, thick * 0.7, 0.4)
    return edge + line(data, ink, thick)


def _columns(surface: Surface, x: float) -> tuple[float, float] | None:
    """Return from where to where a thing reaches in a column, in pixels of the fragment."""
    top, step = surface.extent[1], surface.high / 60
    there = [top + step * k for k in range(61) if surface.colour(x, top + step * k) is not None]
    return (there[0], there[-1]) if there else None


def cut_out(surface: Surface, outlines: list[list[Point]]) -> Surface:
    """Return a thing without what lies in some outlines."""
    reach = surface.height * 3
    whole = f"M{dots([(-reach, -reach), (reach, -reach), (reach, reach), (-reach, reach)])}Z"
    drawn = surface.drawn
    for outline in outlines:
        drawn = kept(drawn, f"{whole}M{dots(outline)}Z", "evenodd")
    return surface.with_drawn(drawn)


def edge_places(surface: Surface, many: int) -> list[tuple[float, float, float]]:
    """Return places along the outline of a thing with the way out from there: found by rays from its middle."""
    left, top, right, bottom = surface.extent
    middle, places = ((left + right) / 2, (top + bottom) / 2), []
    for k in range(many):
        angle = math.tau * (k + 0.5) / many
        far = math.hypot(right - left, bottom - top) / 2
        for step in range(60, 4, -1):
            x, y = middle[0] + math.cos(angle) * far * step / 60, middle[1] + math.sin(angle) * far * step / 60
            if surface.colour(x, y) is not None:
                places.append((x, y, angle))
                break
    return places


def _bites(surface: Surface, chance: random.Random, many: int, deep: float) -> Surface:
    """Return a thing with small bites out of its edge."""
    reach = surface.size * deep
    bites = []
    for x, y, _ in edge_places(surface, many):
        bites.append(pebble(chance, x, y, reach * chance.uniform(0.7, 1.3), reach * chance.uniform(0.7, 1.3), 0.3))
    return cut_out(surface, bites)


def dust(surface: Surface, chance: random.Random, asked: Colour | None) -> Surface:
    """Lay a gray film on a thing, thicker above, with specks, and a cobweb at its upper corner."""
    del asked
    left, top, right, bottom = surface.extent
    film = path(f"M{dots([(left, top), (right, top), (right, bottom), (left, bottom)])}Z", DUST, 0.34)
    heaped = [oval(*inside(surface, chance, low=0.4), surface.size * 0.2, surface.size * 0.07, DUST, opacity=0.3)
              for _ in range(9)]  # fmt: skip
    specks = [disc(*inside(surface, chance), surface.size * chance.uniform(0.005, 0.012), chance.choice(
        ((236, 230, 216), (150, 140, 122))), 0.8) for _ in range(70)]  # fmt: skip
    return surface.over(film, *heaped, *specks)


def mud(surface: Surface, chance: random.Random, asked: Colour | None) -> Surface:
    """Lay mud on a thing: thick below, splashed above."""
    del asked
    left, _, right, bottom = surface.extent
    wide, edge, count = right - left, [], 14
    for k in range(count + 1):
        rise = surface.high * (chance.uniform(0.12, 0.3) if k % 2 else chance.uniform(0.06, 0.14))
        edge.append((left + wide * k / count, bottom - rise))
    below = [(right + wide, edge[-1][1]), (right + wide, bottom + wide), (left - wide, bottom + wide)]
    caked = path(smooth([(left - wide, edge[0][1]), *edge, *below]), MUDS[0])
    parts = _blotches(surface, chance, MUDS, 9, 0.075, 0.3, 0.95)
    parts += [disc(*inside(surface, chance, high=0.15), surface.size * chance.uniform(0.006, 0.02), MUDS[1])
              for _ in range(34)]  # fmt: skip
    return surface.over(*parts, caked, opacity=0.94)


def shine(surface: Surface, chance: random.Random, asked: Colour | None) -> Surface:
    """Lay bright reflections on a thing: a window's light on its upper side, a rim of light, and sparks."""
    del asked, chance
    left, top, right, bottom = surface.extent
    wide, high, size = right - left, bottom - top, surface.size
    name = f"sheen{zlib.crc32(surface.base.encode()):08x}"
    stops = "".join(
        f'<stop offset="{at}" stop-color="#ffffff" stop-opacity="{level}"/>'
        for at, level in (
            (0, 0),
            (0.3, 0),
            (0.38, 0.75),
            (0.44, 0.5),
            (0.5, 0),
            (0.6, 0),
            (0.64, 0.38),
            (0.69, 0),
            (1, 0),
        )
    )
    frame = f'x1="{number(left)}" y1="{number(top)}" x2="{number(right)}" y2="{number(top + high * 0.6)}"'
    sheen = f'<linearGradient id="{name}" gradientUnits="userSpaceOnUse" {frame}>{stops}</linearGradient>'
    sheen += f'<rect {surface.frame} fill="url(#{name})"/>'
    lit = surface.on_main(sheen, opacity=0.85).edged(WHITE, max(0.6, size * 0.012), 0.4)
    sparks = []
    for across, down, reach in ((0.34, 0.3, 0.1), (0.66, 0.24, 0.065), (0.52, 0.62, 0.05)):
        x, y = _nearest(surface, left + wide * across, top + high * down)
        sparks.append(spark(x, y, size * reach))
    return lit.with_drawn(lit.drawn + "".join(sparks))


def _nearest(surface: Surface, x: float, y: float) -> Point:
    """Return a place, or the nearest beside it in its row or its column where something is drawn."""
    for step in range(20):
        for dx, dy in ((step, 0), (-step, 0), (0, step), (0, -step)):
            at = x + dx * surface.wide / 30, y + dy * surface.high / 30
            if surface.colour(*at) is not None:
                return at
    return x, y


def spark(x: float, y: float, reach: float) -> str:
    """Return a star of light with four points."""
    thin = reach * 0.13
    points = [(x, y - reach), (x + thin, y - thin), (x + reach, y), (x + thin, y + thin), (x, y + reach),
              (x - thin, y + thin), (x - reach, y), (x - thin, y - thin)]  # fmt: skip
    return polygon(points, WHITE, 0.96)


def glow(surface: Surface, chance: random.Random, asked: Colour | None) -> Surface:
    """Lay light about a thing and in it."""
    del chance
    left, top, right, bottom = surface.extent
    light = mix(asked or surface.own, (255, 238, 170), 0.55)
    name = f"halo{zlib.crc32(surface.base.encode()):08x}"
    stops = "".join(
        f'<stop offset="{at}" stop-color="{hexed(light)}" stop-opacity="{level}"/>'
        for at, level in ((0, 0.95), (0.45, 0.6), (0.75, 0.2), (1, 0))
    )
    reach = max(right - left, bottom - top) * 0.68
    middle = (left + right) / 2, (top + bottom) / 2
    halo = f'<radialGradient id="{name}">{stops}</radialGradient>'
    halo += f'<circle cx="{number(middle[0])}" cy="{number(middle[1])}" r="{number(reach)}" fill="url(#{name})"/>'
    lit = surface.over(oval(*middle, (right - left) * 0.6, (bottom - top) * 0.6, (255, 246, 206)), opacity=0.34)
    bright = lit.edged((255, 250, 220), max(0.6, surface.size * 0.014), 0.75)
    return bright.with_drawn(halo + bright.drawn)


def glass(surface: Surface, chance: random.Random, asked: Colour | None) -> Surface:
    """Make a thing clear, with a bright edge and reflections: what is behind it is seen through it."""
    del asked
    thick = max(0.8, surface.size * 0.018)
    tint = surface.remade(mix(surface.own, (206, 228, 238), 0.72), 0.9)
    clear = tint.with_drawn(f'<g opacity="0.34">{tint.base}</g>')
    if surface.drawn != surface.base:  # its pattern stays as it is
        clear = clear.with_drawn(clear.drawn + surface.drawn[len(surface.base):])  # fmt: skip
    edged = clear.edged((240, 250, 255), thick, 0.85).edged((120, 150, 166), thick * 0.35, 0.7)
    return _streaked(edged, chance)


def _streaked(surface: Surface, chance: random.Random) -> Surface:
    """Return a thing with the long reflections of windows on it."""
    left, top, _, _ = surface.extent
    streaks = []
    for across, broad in ((0.2, 0.07), (0.31, 0.03), (0.74, 0.04)):
        x = left + surface.wide * (across + chance.uniform(-0.02, 0.02))
        half, low = surface.wide * broad / 2, top + surface.high * 0.86
        high = top + surface.high * 0.1
        streaks.append(
            polygon([(x - half, low), (x - half * 0.4, high), (x + half * 1.4, high), (x + half, low)], WHITE)
        )
    return surface.over(*streaks, opacity=0.42)


def wet(surface: Surface, chance: random.Random, asked: Colour | None) -> Surface:
    """Lay drops on a thing, let some fall from it, and a puddle under it."""
    del asked
    left, _, right, bottom = surface.extent
    size = surface.size
    dark = path(f"M{dots([(left, -9e3), (right, -9e3), (right, 9e3), (left, 9e3)])}Z", (30, 50, 74), 0.2)
    on = [_drop(*inside(surface, chance), size * chance.uniform(0.014, 0.026)) for _ in range(30)]
    covered = surface.over(dark, *on)
    falls = []
    for k in range(7):
        x = left + (right - left) * (k + 0.5) / 7
        run = _columns(surface, x)
        if run is not None and run[1] < bottom - size * 0.12:
            falls.append(_drop(x, run[1] + size * chance.uniform(0.04, 0.1), size * 0.03))
    puddle = oval((left + right) / 2, bottom, (right - left) * 0.56, (right - left) * 0.06, WATER, opacity=0.75)
    puddle += oval(
        (left + right) / 2 - size * 0.1, bottom, (right - left) * 0.3, (right - left) * 0.02, WHITE, opacity=0.4
    )
    return covered.with_drawn(puddle + covered.drawn + "".join(falls))


def _drop(x: float, y: float, reach: float) -> str:
    data = (
        f"M{dots([(x, y - reach * 1.9)])} C{dots([(x + reach * 0.3, y - reach), (x + reach, y - reach * 0.5)])}"
        f" {dots([(x + reach, y)])}"
        f" A{number(reach)},{number(reach)} 0 0 1 {dots([(x - reach, y)])}"
        f" C{dots([(x - reach, y - reach * 0.5), (x - reach * 0.3, y - reach), (x, y - reach * 1.9)])}Z"
    )
    return path(data, (134, 196, 236), 0.9) + disc(x - reach * 0.34, y - reach * 0.1, reach * 0.3, WHITE, 0.9)


def ice(surface: Surface, chance: random.Random, asked: Colour | None) -> Surface:
    """Make a thing pale blue, with rime along its edge, crystals on it and icicles below."""
    del asked
    cold = surface.remade(mix(surface.own, ICE, 0.7), 0.62)
    left, _, right, bottom = surface.extent
    size = surface.size
    parts = [
        _crystal(*inside(surface, chance), size * chance.uniform(0.06, 0.11), chance.uniform(0, 60)) for _ in range(8)
    ]
    rimed = cold.over(*parts, opacity=0.85).edged(FROST, max(0.8, size * 0.03), 0.85)
    hung = []
    for k in range(9):
        x = left + (right - left) * (k + 0.5) / 9
        run = _columns(surface, x)
        if run is not None and run[1] < bottom - size * 0.16:
            long, broad = size * chance.uniform(0.07, 0.13), size * 0.018
            hung.append(polygon([(x - broad, run[1] - broad), (x + broad, run[1] - broad), (x, run[1] + long)], (206, 232, 248)))  # noqa: E501  # fmt: skip
    return rimed.with_drawn("".join(hung) + rimed.drawn)


def _crystal(x: float, y: float, reach: float, turn: float) -> str:
    parts = []
    for k in range(3):
        angle = math.radians(turn + 60 * k)
        dx, dy = math.cos(angle) * reach, math.sin(angle) * reach
        parts.append(f"M{dots([(x - dx, y - dy), (x + dx, y + dy)])}")
        for side in (-1, 1):
            for way in (-1, 1):
                bend = angle + way * math.radians(60)
                at = x + side * dx * 0.6, y + side * dy * 0.6
                tip = at[0] + side * math.cos(bend) * reach * 0.3, at[1] + side * math.sin(bend) * reach * 0.3
                parts.append(f"M{dots([at, tip])}")
    return line("".join(parts), WHITE, max(0.6, reach * 0.12))


def burnt(surface: Surface, chance: random.Random, asked: Colour | None) -> Surface:
    """Make a thing dark, black along its edge and in blots, its edge eaten."""
    del asked
    charred = surface.remade((74, 50, 38), 0.6)
    parts = _blotches(charred, chance, SOOTS, 10, 0.13)
    black = charred.over(*parts, opacity=0.66).edged((24, 20, 20), max(1.0, surface.size * 0.05), 0.72)
    return _bites(black, chance, 9, 0.03)


def patches(surface: Surface, chance: random.Random, asked: Colour | None) -> Surface:
    """Sew patches of other cloth on a thing."""
    colours = [asked] if asked else [petal for petal in PETALS if petal != PETALS[1]] + [(92, 150, 180)]
    size, parts = surface.size, []
    for k, (high, low) in enumerate(((0.15, 0.4), (0.45, 0.65), (0.65, 0.85), (0.3, 0.6))):
        x, y = inside(surface, chance, high=high, low=low)
        half, colour = size * chance.uniform(0.085, 0.115), colours[k % len(colours)]
        square = path(
            f"M{dots([(-half, -half), (half, -half * 0.9), (half * 0.9, half), (-half * 0.94, half * 0.9)])}Z", colour
        )
        seam = f"M{dots([(-half, -half), (half, -half * 0.9), (half * 0.9, half), (-half * 0.94, half * 0.9)])}Z"
        dash = number(half * 0.28)
        stitched = f'<path d="{seam}" fill="none" stroke="#3c2c30" stroke-width="{number(half * 0.1)}" stroke-dasharray="{dash}"/>'  # noqa: E501
        parts.append(put(square + stitched, x, y, turn=chance.uniform(-18, 18)))
    return surface.over(*parts)


def tears(surface: Surface, chance: random.Random, asked: Colour | None) -> Surface:
    """Tear pieces out of a thing's edge, with threads that hang from there."""
    del asked
    notches, threads, size = [], [], surface.size
    middle = (surface.extent[0] + surface.extent[2]) / 2, (surface.extent[1] + surface.extent[3]) / 2
    for x, y, _ in edge_places(surface, 9):
        if not surface.is_main(x, y) or chance.random() < 0.25:
            continue
        aim = math.atan2(middle[1] - y, middle[0] - x) + chance.uniform(-0.4, 0.4)
        long, wide = size * chance.uniform(0.12, 0.24), size * chance.uniform(0.04, 0.07)
        across = math.cos(aim + math.pi / 2) * wide, math.sin(aim + math.pi / 2) * wide
        out = x - math.cos(aim) * wide * 2, y - math.sin(aim) * wide * 2
        tip = x + math.cos(aim) * long, y + math.sin(aim) * long
        if not (surface.is_main(*tip) and surface.is_main((x + tip[0]) / 2, (y + tip[1]) / 2)):
            continue
        bent = x + math.cos(aim) * long * 0.5 - across[0] * 0.2, y + math.sin(aim) * long * 0.5 - across[1] * 0.2
        before, after = (out[0] - across[0], out[1] - across[1]), (out[0] + across[0], out[1] + across[1])
        near, far = (bent[0] - across[0] * 0.8, bent[1] - across[1] * 0.8), (bent[0] + across[0], bent[1] + across[1])
        notches.append([before, near, tip, far, after])
        for side in (-0.7, 0.5):
            start = x + across[0] * side + math.cos(aim) * long * 0.3, y + across[1] * side + math.sin(aim) * long * 0.3
            threads.append(line(f"M{dots([start])} q{dots([(size * 0.02, size * 0.03), (-size * 0.01, size * 0.08)])}",
                                lighter(surface.own, 0.3), max(0.5, size * 0.007)))  # fmt: skip
    torn = cut_out(surface, notches)
    return torn.with_drawn(torn.drawn + "".join(threads))


def moss(surface: Surface, chance: random.Random, asked: Colour | None) -> Surface:
    """Lay cushions of moss on a thing, thick on top, with tufts that stand up from its upper edge."""
    del asked
    parts = _blotches(surface, chance, MOSSES, 12, 0.13, 0.0, 0.45)
    parts += _blotches(surface, chance, MOSSES, 6, 0.08, 0.4, 1.0)
    covered, tufts, size = surface.over(*parts, opacity=0.95), [], surface.size
    left = surface.extent[0]
    for k in range(40):
        x = left + surface.wide * (k + chance.random()) / 40
        run = _columns(surface, x)
        if run is not None and run[0] < surface.extent[1] + surface.high * 0.6:
            tufts.append(disc(x, run[0] + size * 0.012, size * chance.uniform(0.02, 0.036), chance.choice(MOSSES)))
    return covered.with_drawn(covered.drawn + "".join(tufts))


def wear(surface: Surface, chance: random.Random, asked: Colour | None) -> Surface:
    """Lay the marks of long use on a thing: faded, scratched, stained, its edge rubbed."""
    del asked
    left, top, right, bottom = surface.extent
    film = path(f"M{dots([(left, top), (right, top), (right, bottom), (left, bottom)])}Z", (150, 130, 100), 0.2)
    size, scratches = surface.size, []
    for _ in range(16):
        x, y = inside(surface, chance)
        angle, long = chance.uniform(-0.5, 0.9), size * chance.uniform(0.06, 0.18)
        end = x + math.cos(angle) * long, y + math.sin(angle) * long
        ink = lighter(surface.own, 0.55) if chance.random() < 0.6 else darker(surface.own, 0.5)
        scratches.append(line(f"M{dots([(x, y), end])}", ink, max(0.5, size * 0.006), 0.75))
    stains = [path(smooth(pebble(chance, *inside(surface, chance), size * 0.1, size * 0.07, 0.35)), (92, 70, 48), 0.2)
              for _ in range(5)]  # fmt: skip
    worn = surface.over(film, *stains, *scratches)
    return worn.edged(lighter(surface.own, 0.5), max(0.6, size * 0.012), 0.45)


def wobble(surface: Surface, chance: random.Random, asked: Colour | None) -> Surface:
    """Tip a thing on its feet, with the lines that show that it rocks."""
    del chance, asked
    left, top, right, bottom = surface.extent
    size, thick = surface.size, max(0.8, surface.size * 0.012)
    tipped = put(surface.drawn, turn=5)
    arcs = []
    for side, x in ((-1, left), (1, right)):
        for far in (0.07, 0.13):
            at = x + side * size * far
            way = [(side * size * 0.05, size * 0.09), (side * size * 0.01, size * 0.2)]
            bend = f"M{dots([(at, top + surface.high * 0.06)])} q{dots(way)}"
            arcs.append(line(bend, (250, 246, 236), thick * 1.6, 0.55) + line(bend, (70, 62, 66), thick, 0.85))
        way = [(side * size * 0.05, size * 0.03), (side * size * 0.05, size * 0.07)]
        foot = f"M{dots([(x + side * size * 0.03, bottom - size * 0.07)])} q{dots(way)}"
        arcs.append(line(foot, (70, 62, 66), thick, 0.8))
    return surface.with_drawn(tipped + "".join(arcs))


OVERLAYS: dict[str, Lay] = {
    "rust": rust, "cracks": cracks, "dust": dust, "mud": mud, "shine": shine, "glow": glow, "glass": glass,
    "wet": wet, "ice": ice, "burnt": burnt, "patches": patches, "tears": tears, "moss": moss, "wear": wear,
    "wobble": wobble,
}  # fmt: skip
"""What lays each state, by its name in states.txt."""
