"""Deserts: great dunes, tables of rock, an oasis, a stony plain with cacti."""

from __future__ import annotations

import math

from PIL import ImageChops, ImageOps

from promptmagic.painters.colour import WHITE, Colour, mix, scaled
from promptmagic.painters.sketch.easel import Easel, Point, fade, gradient, ramp
from promptmagic.painters.sketch.figures import Stage, Zone, shadow, stood
from promptmagic.painters.sketch.land import broken_line, ground, ridge, rolling, skyline
from promptmagic.painters.sketch.places.mountains import heaven
from promptmagic.painters.sketch.shapes import SHAPES
from promptmagic.painters.sketch.shapes.coast import rock
from promptmagic.painters.sketch.shapes.pen import polygon, put
from promptmagic.painters.sketch.shapes.plants import grass
from promptmagic.painters.sketch.water import water

SAND: Colour = (230, 180, 116)
RED_ROCK: Colour = (186, 96, 62)


def dunes(easel: Easel) -> Stage:
    """Dune behind dune, each with a sharp crest, bright on the sun's side."""
    easel.set_out(horizon=0.42, sun=0.7)
    heaven(easel)
    line = skyline(easel, "far dunes", easel.horizon + 2, easel.unit * 0.05, points=4, rough=0.4)
    ridge(easel, line, easel.height, mix(sand(easel), (150, 120, 130), 0.3), haze=0.5)
    crests = (
        (0.06, 0.16, 0.3, 0.4, 0.8),
        (0.16, 0.24, 0.76, 0.24, 0.9),
        (0.4, 0.34, 0.34, 0.1, 1.1),
        (0.76, 0.26, 0.86, 0.0, 1.2),
    )
    for index, (down, high, peak, haze, breadth) in enumerate(crests):
        dune(easel, f"dune {index}", down, high, peak, haze=haze, breadth=breadth)
    return stage(easel, (0.6, 0.92))


def great_dune(easel: Easel) -> Stage:
    """One great dune rises to a knife's edge that winds to its top."""
    easel.set_out(horizon=0.6, sun=0.24)
    heaven(easel)
    for index in range(2):
        dune(easel, f"low dune {index}", 0.08 + 0.14 * index, 0.16, 0.14 + 0.1 * index, haze=0.44 - 0.2 * index)
    top = min(easel.horizon * 0.6, easel.unit * 0.4)
    rise = top / max(1.0, easel.height - easel.horizon)
    dune(easel, "great", 0.5, rise + 0.5, 0.62, haze=0.06, steep=2.2, breadth=1.25)
    dune(easel, "near", 0.9, 0.2, 0.1, haze=0.0)
    return stage(easel, (0.7, 0.94), span=(0.14, 0.6))


def mesas(easel: Easel) -> Stage:
    """Tables and needles of red rock on a plain."""
    easel.set_out(horizon=0.6, sun=0.3)
    heaven(easel)
    line = skyline(easel, "far mesas", easel.horizon + 2, easel.unit * 0.09, points=5, rough=0.6)
    flat = [(x, min(y, easel.horizon - easel.unit * 0.03)) for x, y in line]
    ridge(easel, flat, easel.height, RED_ROCK, haze=0.62)
    plain(easel, "plain", 0.02, mix(sand(easel), RED_ROCK, 0.4))
    for index, (across, wide, tall) in enumerate(((0.78, 0.3, 0.2), (0.46, 0.1, 0.24), (0.2, 0.36, 0.36))):
        mesa(easel, f"mesa {index}", across, 0.05 + 0.09 * index, wide, tall, haze=0.36 - 0.15 * index)
    scrub(easel, 0.3)
    return stage(easel, (0.5, 0.92))


def oasis(easel: Easel) -> Stage:
    """Palms around a pool, dunes behind."""
    easel.set_out(horizon=0.5, sun=0.62)
    heaven(easel)
    dune(easel, "far dune", 0.02, 0.2, 0.24, haze=0.34)
    dune(easel, "middle dune", 0.12, 0.16, 0.8, haze=0.18)
    plain(easel, "plain", 0.2, sand(easel))
    pool(easel, (0.36, 0.62), 0.44)
    _palms(easel)
    easel.note("oasis", "palm", "pond", "water")
    return stage(easel, (0.72, 0.95), water=(0.42, 0.5))


def cacti(easel: Easel) -> Stage:
    """A wide stony plain with tall cacti, blue mountains far behind."""
    easel.set_out(horizon=0.56, sun=0.5)
    heaven(easel)
    for index in range(2):
        line = skyline(easel, f"far range {index}", easel.horizon + 2, easel.unit * (0.14 - 0.05 * index), points=6)
        ridge(easel, line, easel.height, mix((128, 110, 140), RED_ROCK, 0.3 * index), haze=0.6 - 0.2 * index)
    plain(easel, "plain", 0.01, mix(sand(easel), (196, 150, 110), 0.5))
    scrub(easel, 0.08)
    cacti: tuple[tuple[float, float, float], ...]
    cacti = ((0.62, 0.1, 0.14), (0.34, 0.16, 0.2), (0.86, 0.36, 0.42), (0.12, 0.6, 0.56))
    named = easel.scene.count("cactus", len(cacti))
    cacti = ((0.58, 0.42, 0.56),) if named == 1 else cacti[-named:]
    for index, (across, down, tall) in enumerate(cacti):
        _cactus(easel, index, across, down, tall)
    easel.note("cactus")
    return stage(easel, (0.4, 0.92), span=(0.26, 0.72))


def road(easel: Easel) -> Stage:
    """A straight road runs over the plain to the horizon, tables of rock far off, poles beside it."""
    easel.set_out(horizon=0.54, sun=0.64)
    heaven(easel)
    line_ = skyline(easel, "far mesas", easel.horizon + 2, easel.unit * 0.07, points=5, rough=0.6)
    flat = [(x, min(y, easel.horizon - easel.unit * 0.02)) for x, y in line_]
    ridge(easel, flat, easel.height, RED_ROCK, haze=0.6)
    plain(easel, "plain", 0.01, mix(sand(easel), RED_ROCK, 0.3))
    mesa(easel, "mesa 0", 0.84, 0.05, 0.24, 0.17, haze=0.34)
    mesa(easel, "mesa 1", 0.12, 0.07, 0.2, 0.22, haze=0.28)
    scrub(easel, 0.2)
    x, top, foot = easel.x(0.46), easel.y(0.012), easel.height + 3.0
    end, half = easel.x(0.5), easel.unit * 0.44
    tar = mix(easel.ambient((96, 94, 98)), easel.light.shade, 0.3 * easel.light.backlit)
    verge = mix(tar, sand(easel), 0.5)
    easel.fill([(x - 4, top), (x + 4, top), (end + half * 1.1, foot), (end - half * 1.1, foot)], verge)
    easel.fill(
        [(x - 2.4, top), (x + 2.4, top), (end + half, foot), (end - half, foot)],
        mix(tar, easel.light.haze, easel.air(0.4)),
        tar,
        tar,
    )
    mark = easel.ambient((240, 214, 120))
    near, parts = 0.03, []
    while near < 1.0:
        ahead = near * 1.24
        rows = [
            (x + (end - x) * share, top + (foot - top) * share, max(0.4, half * 0.03 * share))
            for share in (near, ahead)
        ]
        (x0, y0, w0), (x1, y1, w1) = rows
        parts.append(polygon([(x0 - w0, y0), (x0 + w0, y0), (x1 + w1, y1), (x1 - w1, y1)], mark))
        near *= 1.6
    easel.put("".join(parts))
    easel.note("road", "desert road", "highway")
    return stage(easel, (0.5, 0.92), span=(0.3, 0.7))


LAYOUTS = (dunes, mesas, oasis, cacti, great_dune)


def sand(easel: Easel) -> Colour:
    """Return the colour of the sand: the one that is named, else the usual; white in winter."""
    if easel.scene.wintry:
        return (228, 230, 236)
    return mix(SAND, easel.scene.place_colour, 0.6) if easel.scene.place_colour else SAND


def stage(
    easel: Easel,
    rows: tuple[float, float],
    *,
    span: tuple[float, float] = (0.14, 0.86),
    water: tuple[float, float] | None = None,
) -> Stage:
    """Return where things may stand in this desert."""
    left, right = sorted((easel.x(span[0]), easel.x(span[1])))
    zones = {
        "ground": Zone(left, easel.y(rows[0]), right, easel.y(rows[1]), 0.7, 1.1),
        "air": Zone(easel.width * 0.14, easel.horizon * 0.16, easel.width * 0.86, easel.horizon * 0.5, 0.7, 0.7),
    }
    if water:
        zones["water"] = Zone(
            easel.x(0.5) - easel.unit * 0.1,
            easel.y(water[0]),
            easel.x(0.5) + easel.unit * 0.1,
            easel.y(water[1]),
            0.4,
            0.5,
        )
    return Stage(zones)


def dune(
    easel: Easel,
    layer: str,
    down: float,
    high: float,
    peak: float,
    *,
    haze: float,
    steep: float = 1.7,
    breadth: float = 1.0,
) -> None:
    """Draw a dune: `down` is its foot, `high` its height, `peak` its top across; bright before the crest, dark behind.

    The crest winds down from the top to the foot in an S; the side that looks away from the sun lies in shade.
    """
    chance = easel.chance(layer)
    rise, base = easel.y(down) - easel.y(down - high), easel.y(down)
    middle = easel.x(peak)
    away = -1 if easel.sun[0] > middle else 1
    reaches = {away: easel.unit * 0.62 * breadth, -away: easel.unit * 1.15 * breadth}
    wave = chance.uniform(0, 6.3)

    def row(x: float) -> float:
        share = min(1.0, abs(x - middle) / reaches[1 if x > middle else -1])
        swell = easel.unit * 0.014 * math.sin(x / easel.unit * 4 + wave) * share
        crown: float = rise * (0.5 + 0.5 * math.cos(math.pi * share**0.8)) ** (steep * (1 - 0.4 * share))
        return base + swell - crown

    line = [(easel.width * i / 120, row(easel.width * i / 120)) for i in range(121)]
    tone = sand(easel)
    _sheet(easel, layer, line, mix(tone, easel.light.shade, 0.2 * easel.light.backlit), haze)
    low = rise * chance.uniform(0.9, 1.25) + easel.unit * 0.1
    swing = reaches[away] * 0.36
    crest = [
        (middle - away * swing * math.sin(share * math.pi * 1.5) * share**0.6, row(middle) + low * share)
        for share in (i / 30 for i in range(31))
    ]
    foot = middle + away * reaches[away] * 1.05
    edge = [(middle + (foot - middle) * i / 20, row(middle + (foot - middle) * i / 20)) for i in range(1, 21)]
    end, start = crest[-1], edge[-1]
    belly = [
        (start[0] + (end[0] - start[0]) * t, start[1] + (end[1] - start[1]) * t**1.7)
        for t in (i / 16 for i in range(17))
    ]
    mask, corner = easel.area([*crest[::-1], *edge, *belly])
    dark = mix(scaled(easel.ambient(tone), 0.56), easel.light.shaded, 0.3)
    fading = fade((0.95, 0.85, 0.6, 0.2), mask.size)
    easel.dab(mix(dark, easel.light.haze, easel.air(haze)), ImageChops.multiply(mask, fading), corner)
    easel.note("dune", "sand")


def _sheet(easel: Easel, layer: str, line: list[Point], tone: Colour, haze: float) -> None:
    """Lay sand under a line, with the wind's ripples on it, lost in the haze by that share."""
    mask, corner = easel.area([*line, (easel.width + 2.0, easel.height + 2.0), (-2.0, easel.height + 2.0)])
    base = easel.ambient(tone, 0.9)
    ripples = easel.plane(f"ripples {layer}", mask.height, (5, 70), steep=4, octaves=4).crop((0, 0, *mask.size))
    paint = ImageOps.colorize(ramp(ripples, 0.2, 0.8), scaled(base, 0.9), scaled(base, 1.08), mid=base)
    lost = mix(WHITE, easel.light.glow, 0.25 * easel.light.glare)
    paint = ImageChops.multiply(paint, gradient((lost, WHITE, (226, 216, 214)), mask.size))
    air = easel.air(haze)
    if air:
        veil = gradient((easel.light.haze, easel.light.haze), mask.size)
        level = gradient(((round(255 * air),) * 3, (round(160 * air),) * 3, (0, 0, 0)), mask.size).convert("L")
        paint.paste(veil, (0, 0), level)
    easel.image.paste(paint, corner, mask)


def plain(easel: Easel, layer: str, down: float, tone: Colour) -> None:
    """Lay a flat plain from the horizon to the viewer."""
    line = rolling(easel, layer, easel.y(down), easel.unit * 0.012)
    ground(
        easel, line, mix(tone, easel.light.shade, easel.light.backlit * 0.45), layer=layer, rough=0.16, cells=(14, 60)
    )
    easel.note("sand")


def mesa(
    easel: Easel,
    layer: str,
    across: float,
    down: float,
    wide: float,
    tall: float,
    *,
    haze: float,
    stone: Colour = RED_ROCK,
) -> None:
    """Draw a table of rock: steep banded walls above a slope of rubble; one narrow enough is a needle."""
    chance = easel.chance(layer)
    x, foot = easel.x(across), easel.y(down)
    half, high = easel.unit * wide / 2, min(easel.unit * tall, foot * 0.8)
    rough = broken_line(chance, 4, 0.7)
    left = [(x - half * (1 + 0.04 * rough[i]), foot - high * (0.3 + 0.7 * i / 8)) for i in range(9)]
    right = [(x + half * (1 + 0.04 * rough[i + 8]), foot - high * (0.3 + 0.7 * i / 8)) for i in range(9)]
    top = [(x - half + 2 * half * i / 8, foot - high * (1 + 0.05 * rough[i + 4])) for i in range(9)]
    skirt = [
        (x - half * 1.5 - easel.unit * 0.06, foot),
        *left,
        *top,
        *right[::-1],
        (x + half * 1.5 + easel.unit * 0.06, foot),
    ]
    mask, corner = easel.area(skirt)
    base = mix(easel.ambient(stone), easel.light.shade, 0.45 * easel.light.backlit)
    bands = gradient([scaled(base, chance.uniform(0.78, 1.16)) for _ in range(12)], mask.size)
    grain = easel.plane(f"grain {layer}", mask.height, (60, 6), steep=1.05, octaves=5).crop((0, 0, *mask.size))
    paint = ImageChops.overlay(bands, ImageOps.colorize(grain, (88, 88, 88), (168, 168, 168)))
    lit = easel.sun[0] > x
    sides = gradient((WHITE, WHITE), mask.size)
    dark = [(x, foot + 4), (x + (half * 0.2 if lit else -half * 0.2), foot - high * 1.1)]
    edge = -1 if lit else 1
    shade, at = easel.area([*dark, (x + edge * half * 2.2, foot - high * 1.1), (x + edge * half * 2.2, foot + 4)])
    sides.paste(mix((128, 112, 128), easel.light.shaded, 0.3), (at[0] - corner[0], at[1] - corner[1]), shade)
    paint = ImageChops.multiply(paint, sides)
    lost = easel.air(haze)
    veil = gradient((easel.light.haze, easel.light.haze), mask.size)
    paint.paste(
        veil,
        (0, 0),
        gradient(((round(255 * lost * 0.8),) * 3, (round(255 * min(1.0, lost * 1.3)),) * 3), mask.size).convert("L"),
    )
    easel.image.paste(paint, corner, mask)
    easel.note("rock", "mesa", "canyon")


def scrub(easel: Easel, down: float) -> None:
    """Strew dry bushes and stones over a plain."""
    chance = easel.chance("scrub")
    green = mix(easel.ambient((142, 138, 84)), easel.light.shade, easel.light.backlit * 0.7)
    stone = mix(easel.ambient((150, 104, 80)), easel.light.shade, easel.light.backlit * 0.6)
    marks = []
    for _ in range(round(60 * easel.width / easel.unit)):
        near = chance.random() ** 1.3
        x, y = chance.uniform(0, easel.width), easel.y(down + (1.02 - down) * near)
        tall = easel.unit * (0.008 + 0.045 * near) * chance.uniform(0.6, 1.3)
        if chance.random() < 0.55:
            marks.append((y, put(grass(chance, tall, mix(green, stone, chance.uniform(0, 0.4))), x, y)))
        else:
            marks.append((y, put(rock(chance, tall * 0.5, mix(stone, easel.light.haze, 0.3 * (1 - near))), x, y)))
    easel.put(
        "".join(mark for _, mark in sorted(marks)),
        (0, int(easel.y(down) - easel.unit * 0.06), easel.width, easel.height),
    )
    easel.note("rock", "grass")


def _cactus(easel: Easel, index: int, across: float, down: float, tall: float) -> None:
    x, y, high = easel.x(across), easel.y(down), easel.unit * tall
    shadow(easel, x, y, high * 0.3, 0.4)
    layer, corner = stood(easel, SHAPES["cactus"], easel.chance(f"cactus {index}"), x, y, high)
    easel.place(layer, corner, ambient=0.9, haze=easel.air(0.3 * max(0.0, 1 - down * 3)), rim=0.5 * easel.light.glare)
    easel.take(x, y, high * 0.25)


def pool(easel: Easel, rows: tuple[float, float], half: float, across: float = 0.5) -> list[Point]:
    """Lay a pool that mirrors the land between two rows (fractions down from the horizon), `half` units to a side.

    Return the points of its rim.
    """
    top, bottom = easel.y(rows[0]), easel.y(rows[1])
    x, half = easel.x(across), easel.unit * half
    before = easel.image.copy()
    water(easel, round(top), round(bottom), tint=easel.scene.place_colour or (44, 128, 140), depth=0.36, waves=0.3)
    chance = easel.chance("pool")
    phase = chance.uniform(0, 6)
    rim = []
    for i in range(72):
        turn = i / 72 * math.tau
        swing = 1 + 0.05 * math.sin(turn * 3 + phase) + 0.03 * math.sin(turn * 5)
        rim.append(
            (x + half * math.cos(turn) * swing, (top + bottom) / 2 + (bottom - top) * 0.46 * math.sin(turn) * swing)
        )
    mask, corner = easel.area(rim)
    pool = easel.image.crop((*corner, corner[0] + mask.width, corner[1] + mask.height))
    easel.image = before
    edge, at = easel.area([(px, py + easel.unit * 0.012) for px, py in rim])
    easel.dab(scaled(easel.ambient((150, 140, 80)), 0.7), edge, at)
    easel.image.paste(pool, corner, mask)
    return rim


def _palms(easel: Easel) -> None:
    chance = easel.chance("oasis palms")
    stands = (
        (0.2, 0.34, 0.4),
        (0.27, 0.31, 0.5),
        (0.34, 0.33, 0.32),
        (0.7, 0.34, 0.46),
        (0.78, 0.37, 0.36),
        (0.12, 0.46, 0.56),
    )
    marks = []
    for _ in range(46):
        side = chance.choice((-1, 1))
        x = easel.x(0.5) + side * easel.unit * chance.uniform(0.22, 0.46)
        y = easel.y(chance.uniform(0.34, 0.6))
        tone = mix(easel.ambient((96, 128, 62)), easel.light.shade, easel.light.backlit * 0.7)
        marks.append(put(grass(chance, easel.unit * chance.uniform(0.03, 0.07), tone), x, y))
    easel.put("".join(marks))
    for index, (across, down, tall) in enumerate(stands):
        x, y, high = easel.x(across), easel.y(down), easel.unit * tall * chance.uniform(0.9, 1.1)
        shadow(easel, x, y, high * 0.2, 0.4)
        layer, corner = stood(
            easel, SHAPES["palm"], easel.chance(f"oasis palm {index}"), x, y, high, flipped=chance.random() < 0.5
        )
        easel.place(layer, corner, ambient=0.9, rim=0.4 * easel.light.glare)
        easel.take(x, y, high * 0.15)
