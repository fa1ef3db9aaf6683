"""Seen from the air: a town or a city, an island in its reefs, a coast, fields, woods, dunes, straight from above."""

from __future__ import annotations

import math
import random
import re
from collections.abc import Callable

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageOps

from promptmagic import lexicon
from promptmagic.painters.colour import WHITE, Colour, mix, scaled
from promptmagic.painters.noise import fractal
from promptmagic.painters.sketch.easel import Easel, Point, curve, faint
from promptmagic.painters.sketch.facades import BRICK, LAMPS, TILES, snow_tone, toned
from promptmagic.painters.sketch.figures import Stage, Zone
from promptmagic.painters.sketch.scene import SketchScene
from promptmagic.painters.sketch.seasons import CROWNS, GRASS, green, season
from promptmagic.painters.sketch.shapes.pen import box, darker, disc, lighter, line, polygon, trace

AERIAL = re.compile(
    r"\b(?:aerial|bird'?s[ -]eye|drone)(?: (?:view|shot|photo\w*|picture|image|perspective))?\b|\btop[ -]down\b"
    r"|\b(?:seen |viewed |view )?from (?:high |far |directly |right )?(?:above|the air|the sky)\b"
    r"|\b(?:seen |viewed |view )?from (?:an?|the) (?:(?:air)?plane|drone|helicopter|balloon)\b"
    r"|\boverhead (?:view|shot)\b",
    re.IGNORECASE,
)
"""Words of a view from the air."""

SCENERY = frozenset(
    {"island", "road", "path", "boat", "sailboat", "ship", "house", "tree", "palm", "river", "field", "car", "building"}
    | {
        "coral reef",
        "lagoon",
        "street",
        "skyscraper",
        "roof",
        "rooftop",
        "umbrella",
        "parasol",
        "dune",
        "hill",
        "pine",
        "wave",
    }
    | {
        "lake",
        "sand",
        "farm",
        "barn",
        "village",
        "canyon",
        "church",
        "bridge",
        "pond",
        "flower",
        "wheat",
        "lavender",
        "traffic",
    }
)
"""What such a view has by itself; of others, nobody could be told from above."""

SEA: Colour = (24, 92, 140)
SHOAL: Colour = (64, 190, 196)
SAND: Colour = (240, 218, 168)


def layouts(scene: SketchScene, place: str) -> tuple[Callable[[Easel], Stage], ...]:
    """Return the layouts of a place as it is seen from the air; none where it is not, or has in it what stands."""
    if not AERIAL.search(scene.told):
        return ()
    flown = " ".join(found[0] for found in AERIAL.finditer(scene.told))
    own = [one for one in lexicon.describe(scene.told).subjects if one.word not in flown]
    if any(one.noun not in SCENERY and lexicon.group(one.noun) not in ("land", "water", "sky") for one in own):
        return ()
    if scene.subject("island") or re.search(r"\bislands?\b|\batolls?\b", scene.told, re.IGNORECASE):
        return (island,)
    found: dict[str, Callable[[Easel], Stage]] = {
        "city": city,
        "street": city,
        "village": town,
        "beach": coast,
        "sea": coast,
        "meadow": fields,
        "farm": fields,
        "hills": fields,
        "forest": woods,
        "jungle": woods,
        "river": river,
        "desert": dunes,
    }
    return (found[place],) if place in found else ()


def _flat(easel: Easel, layer: str, tone: Colour, rough: float = 0.14, cells: int = 7) -> None:
    """Cover the picture with ground of one colour, a little lighter and darker here and there."""
    easel.set_out(horizon=0.03, sun=0.3)
    easel.horizon = max(2, round(easel.height * 0.03))
    size = (easel.width, easel.height)
    across = max(2, round(cells * easel.width / easel.unit))
    cloud = fractal(
        easel.chance(layer), size, (across, max(2, round(cells * easel.height / easel.unit))), octaves=6, gain=0.62
    )
    own = toned(easel, tone)
    easel.image.paste(ImageOps.colorize(cloud, scaled(own, 1 - rough), scaled(own, 1 + rough), mid=own), (0, 0))


def _stage(easel: Easel, *nouns: str) -> Stage:
    """Note what is seen, and return where what flies over it may be."""
    easel.note("from above", *nouns)
    easel.found["site"] = tuple(one.noun for one in easel.scene.subjects)
    middle = Zone(easel.width * 0.3, easel.height * 0.3, easel.width * 0.7, easel.height * 0.7, 0.8, 0.8, afloat=True)
    return Stage({"air": middle, "ground": middle, "water": middle, "shore": middle})


def _crowns(easel: Easel, chance: random.Random, spots: list[Point], size: float, tones: tuple[Colour, ...]) -> None:
    """Draw crowns of trees from above: a shadow, the crown, its lit side."""
    parts = []
    for x, y in spots:
        radius = size * chance.uniform(0.7, 1.25)
        tone = toned(easel, chance.choice(tones))
        parts.append(disc(x + radius * 0.5, y + radius * 0.6, radius, (18, 26, 30), 0.28))
        parts.append(disc(x, y, radius, darker(tone, 0.18)))
        parts += [
            disc(x + radius * 0.45 * math.cos(k * 1.3), y + radius * 0.45 * math.sin(k * 1.3), radius * 0.5, tone)
            for k in range(5)
        ]
        parts.append(disc(x - radius * 0.25, y - radius * 0.3, radius * 0.4, lighter(tone, 0.1), 0.7))
    easel.put("".join(parts))


def _tower(easel: Easel, chance: random.Random, base: list[Point], rise: float, wall: Colour, roof: Colour) -> str:
    """Draw one building from above: its roof moved outward from the middle, its walls between."""
    cx, cy = easel.width / 2, easel.height / 2
    top = [(x + (x - cx) * rise, y + (y - cy) * rise) for x, y in base]
    night = easel.light.lamplit
    parts = [polygon([(x + easel.unit * 0.02, y + easel.unit * 0.024) for x, y in base], (14, 18, 26), 0.35)]
    for k in range(4):
        a, b, c, d = base[k], base[(k + 1) % 4], top[(k + 1) % 4], top[k]
        side = scaled(wall, (0.62, 0.86, 0.74, 0.54)[k])
        parts.append(polygon([a, b, c, d], side))
        for row in (0.25, 0.5, 0.75) if rise > 0.08 else ():
            for column in (0.2, 0.5, 0.8):
                x = a[0] + (b[0] - a[0]) * column
                y = a[1] + (b[1] - a[1]) * column
                u = d[0] + (c[0] - d[0]) * column
                v = d[1] + (c[1] - d[1]) * column
                lit = chance.random() < 0.7 * night
                glass = chance.choice(LAMPS) if lit else mix(side, (40, 54, 70), 0.5)
                parts.append(disc(x + (u - x) * row, y + (v - y) * row, easel.unit * 0.0042, glass))
    parts.append(polygon(top, roof))
    parts.append(line(trace("M", *top[0], "L", *top[1], "L", *top[2], "L", *top[3], "Z"), darker(roof, 0.2), 1.2))
    mx, my = sum(x for x, _ in top) / 4, sum(y for _, y in top) / 4
    size = easel.unit * 0.012
    parts.append(box(mx - size, my - size, size * 1.6, size * 1.2, lighter(roof, 0.2)))
    return "".join(parts)


def city(easel: Easel) -> Stage:
    """A city from above: blocks of towers along a grid of streets, cars as lights, one block a park."""
    _flat(easel, "tar", (92, 96, 104), 0.06)
    chance, unit = easel.chance("blocks"), easel.unit
    turn = math.radians(chance.choice((-14, 12, 18)))
    block, street = unit * 0.235, unit * 0.052
    cx, cy = easel.width / 2, easel.height / 2

    def at(u: float, v: float) -> Point:
        return cx + u * math.cos(turn) - v * math.sin(turn), cy + u * math.sin(turn) + v * math.cos(turn)

    reach = round(max(easel.width, easel.height) / block) + 1
    step = block + street
    towers: list[tuple[float, list[Point], float]] = []
    greens: list[list[Point]] = []
    for i in range(-reach, reach + 1):
        for j in range(-reach, reach + 1):
            left, up = i * step - block / 2 + step * 0.37, j * step - block / 2 + step * 0.21
            pavement = [at(left, up), at(left + block, up), at(left + block, up + block), at(left, up + block)]
            easel.put(polygon(pavement, toned(easel, (150, 148, 144))))
            if (i, j) == (0, 1):
                greens.append(pavement)
                continue
            for a in range(2):
                for b in range(2):
                    if chance.random() < 0.1:
                        continue
                    inset, half = block * 0.05, block / 2
                    u0, v0 = left + a * half + inset, up + b * half + inset
                    u1, v1 = u0 + half - 2 * inset, v0 + half - 2 * inset
                    base = [at(u0, v0), at(u1, v0), at(u1, v1), at(u0, v1)]
                    far = math.hypot(base[0][0] - cx, base[0][1] - cy)
                    towers.append((far, base, chance.uniform(0.05, 0.3)))
    lamps = []
    for i in range(-reach, reach + 1):
        middle = i * step + step * 0.37 + block / 2 + street / 2 - step
        across = i * step + step * 0.21 + block / 2 + street / 2 - step
        for k in range(-30, 31):
            along = k * unit * 0.05 + chance.uniform(-0.02, 0.02) * unit
            lamps.append((at(middle + chance.choice((-0.2, 0.2)) * street, along), chance.random()))
            lamps.append((at(along, across + chance.choice((-0.2, 0.2)) * street), chance.random()))
    night = easel.light.lamplit > 0.5
    parts = []
    for (x, y), luck in lamps:
        if luck < 0.45:
            tone = (255, 236, 190) if luck < 0.24 else (255, 90, 76)
            plain = toned(easel, ((232, 232, 230), (196, 62, 54), (60, 90, 140), (240, 196, 70))[int(luck * 100) % 4])
            parts.append(disc(x, y, unit * 0.006, tone if night else plain))
    if night:
        glow = Image.new("L", (easel.width, easel.height))
        pen = ImageDraw.Draw(glow)
        for (x, y), _ in lamps:
            pen.ellipse((x - unit * 0.02, y - unit * 0.02, x + unit * 0.02, y + unit * 0.02), fill=120)
        light = Image.new("RGB", easel.image.size)
        light.paste((255, 180, 92), (0, 0), faint(glow.filter(ImageFilter.GaussianBlur(unit / 50)), 0.9))
        easel.image = ImageChops.screen(easel.image, light)
    easel.put("".join(parts))
    for lawn in greens:
        easel.put(polygon(lawn, toned(easel, green(easel, GRASS))))
        (x0, y0), (x2, y2) = lawn[0], lawn[2]
        spots = [
            (x0 + (x2 - x0) * chance.uniform(0.2, 0.8), y0 + (y2 - y0) * chance.uniform(0.2, 0.8)) for _ in range(16)
        ]
        _crowns(easel, chance, spots, unit * 0.02, CROWNS[season(easel)])
    drawn = []
    for _, base, rise in sorted(towers, key=lambda one: (-one[0], one[2])):
        wall = toned(easel, chance.choice((*BRICK, (176, 190, 204), (140, 150, 166))))
        roof = snow_tone(easel) if easel.scene.wintry else lighter(wall, 0.24)
        drawn.append(_tower(easel, chance, base, rise, wall, roof))
    easel.put("".join(drawn))
    return _stage(
        easel, "city", "building", "skyscraper", "street", "road", "car", "roof", "rooftop", "house", "traffic"
    )


def town(easel: Easel) -> Stage:
    """A village from above: tiled roofs and gardens along a bending street, the church among trees."""
    _flat(easel, "gardens", green(easel, GRASS), 0.16)
    chance, unit = easel.chance("roofs"), easel.unit
    street: list[Point] = []
    for k in range(31):
        share = k / 30
        street.append(
            (
                easel.width * (-0.04 + 1.08 * share),
                easel.height * (0.62 - 0.3 * share) + math.sin(share * 5.2) * unit * 0.1,
            )
        )
    pale = snow_tone(easel) if easel.scene.wintry else toned(easel, (206, 194, 172))
    course = trace("M", *street[0]) + "".join(trace(" L", *point) for point in street[1:])
    easel.put(line(course, darker(pale, 0.2), unit * 0.07) + line(course, pale, unit * 0.058))
    spots: list[Point] = []
    for _ in range(110):
        x, y = chance.uniform(0, easel.width), chance.uniform(0, easel.height)
        if min(math.hypot(x - a, y - b) for a, b in street) > unit * 0.08:
            spots.append((x, y))
    _crowns(easel, chance, spots, unit * 0.026, CROWNS[season(easel)])
    placed: list[Point] = []
    parts = []
    for k in range(2, 29):
        for side in (-1, 1):
            for row in (0.085, 0.2, 0.32):
                (x, y), (nx, ny) = street[k], street[min(30, k + 1)]
                angle = math.atan2(ny - y, nx - x)
                px = x + math.cos(angle + side * math.pi / 2) * unit * row
                py = y + math.sin(angle + side * math.pi / 2) * unit * row
                if placed and min(math.hypot(px - a, py - b) for a, b in placed) < unit * 0.095:
                    continue
                if row > 0.1 and chance.random() < 0.3:
                    continue
                placed.append((px, py))
                parts.append(_house(easel, chance, px, py, angle, unit * chance.uniform(0.062, 0.085)))
    easel.put("".join(parts))
    if easel.light.lamplit > 0.4:
        for x, y in placed[::2]:
            easel.glow(x, y, unit * 0.06, LAMPS[0], 0.5 * easel.light.lamplit, 1.6)
    return _stage(easel, "village", "house", "roof", "rooftop", "tree", "street", "road", "town", "garden", "building")


def _house(easel: Easel, chance: random.Random, x: float, y: float, angle: float, size: float) -> str:
    """Draw a house from above: two slopes of its roof, one lit, and its shadow."""
    tiles = snow_tone(easel) if easel.scene.wintry else toned(easel, chance.choice(TILES))
    c, s = math.cos(angle), math.sin(angle)
    wide, deep = size * 0.62, size * 0.44

    def at(u: float, v: float) -> Point:
        return x + u * c - v * s, y + u * s + v * c

    shadow = [
        (px + size * 0.16, py + size * 0.2)
        for px, py in (at(-wide, -deep), at(wide, -deep), at(wide, deep), at(-wide, deep))
    ]
    return (
        polygon(shadow, (16, 20, 28), 0.34)
        + polygon([at(-wide, -deep), at(wide, -deep), at(wide, 0), at(-wide, 0)], lighter(tiles, 0.16))
        + polygon([at(-wide, 0), at(wide, 0), at(wide, deep), at(-wide, deep)], darker(tiles, 0.2))
        + disc(*at(wide * 0.5, -deep * 0.3), size * 0.07, darker(tiles, 0.5))
    )


def _ring(chance: random.Random, x: float, y: float, wide: float, high: float) -> list[Point]:
    phases = [chance.uniform(0, 6.3) for _ in range(4)]
    points = []
    for k in range(72):
        turn = math.tau * k / 72
        reach = 1 + sum(0.16 / (n + 1) * math.sin((n + 2) * turn + phases[n]) for n in range(4))
        points.append((x + math.cos(turn) * wide * reach, y + math.sin(turn) * high * reach))
    return points


def island(easel: Easel) -> Stage:
    """An island from above: its wood within a ring of sand, shoals around it that end at the reef, deep sea beyond."""
    _flat(easel, "deep sea", SEA, 0.12, 5)
    chance, unit = easel.chance("island"), easel.unit
    x, y = easel.width * 0.5, easel.height * 0.5
    wide, high = min(easel.width * 0.28, unit * 0.3), min(easel.height * 0.24, unit * 0.24)
    state = chance.getstate()
    for grow, tone, soft in ((1.75, mix(SEA, SHOAL, 0.45), 26), (1.42, SHOAL, 40), (1.2, mix(SHOAL, WHITE, 0.4), 70)):
        chance.setstate(state)
        mask, corner = easel.area(_ring(chance, x, y, wide * grow, high * grow), (0, 0, easel.width, easel.height))
        easel.dab(toned(easel, tone), faint(mask.filter(ImageFilter.GaussianBlur(unit / soft)), 0.85), corner)
    chance.setstate(state)
    surf = _ring(chance, x, y, wide * 1.72, high * 1.72)
    broken = "".join(
        trace(" M", *surf[k], "L", *surf[(k + 1) % 72], "L", *surf[(k + 2) % 72])
        for k in range(0, 72, 3)
        if (k // 3) % 4
    )
    easel.put(line(broken.strip(), mix(toned(easel, WHITE), easel.light.haze, 0.1), unit * 0.007, 0.8))
    for grow, tone in ((1.07, toned(easel, WHITE)), (1.03, toned(easel, SAND))):
        chance.setstate(state)
        easel.fill(_ring(chance, x, y, wide * grow, high * grow), tone)
    chance.setstate(state)
    easel.fill(_ring(chance, x, y, wide * 0.84, high * 0.82), toned(easel, green(easel, GRASS, 2)))
    spots: list[Point] = []
    for _ in range(150):
        turn, reach = chance.uniform(0, math.tau), math.sqrt(chance.random()) * 0.8
        spots.append((x + math.cos(turn) * wide * reach, y + math.sin(turn) * high * reach))
    spots.sort(key=lambda spot: spot[1])
    _crowns(easel, chance, spots, unit * 0.022, CROWNS[season(easel)] if not easel.scene.wintry else CROWNS["summer"])
    _boat(easel, x + wide * 1.5, y + high * 1.5, unit * 0.03, -0.7)
    _boat(easel, x - wide * 1.55, y - high * 1.2, unit * 0.024, 0.5)
    return _stage(
        easel,
        "island",
        "sea",
        "water",
        "sand",
        "beach",
        "tree",
        "palm",
        "coral reef",
        "reef",
        "boat",
        "lagoon",
        "tropical",
        "state tropical",
        "atoll",
    )


def _boat(easel: Easel, x: float, y: float, size: float, turn: float) -> None:
    """Draw a boat from above with its wake."""
    c, s = math.cos(turn), math.sin(turn)

    def at(u: float, v: float) -> Point:
        return x + (u * c - v * s) * size, y + (u * s + v * c) * size

    white = toned(easel, (248, 248, 244))
    wake = [at(-0.8, 0), at(-6, -1.3), at(-5.4, 0), at(-6, 1.3)]
    easel.put(
        polygon(wake, white, 0.34)
        + polygon([at(1.5, 0), at(0.5, -0.5), at(-1, -0.45), at(-1, 0.45), at(0.5, 0.5)], white)
        + polygon([at(0.4, -0.28), at(-0.6, -0.28), at(-0.6, 0.28), at(0.4, 0.28)], toned(easel, (150, 96, 60)))
    )


def coast(easel: Easel) -> Stage:
    """A coast from above: deep and shallow water, lines of surf, the beach with its parasols, green land behind."""
    _flat(easel, "deep sea", SEA, 0.12, 5)
    chance, unit = easel.chance("coast"), easel.unit
    phase = chance.uniform(0, 6)

    def edge(out: float) -> list[Point]:
        line_ = []
        for k in range(41):
            share = k / 40
            sway = math.sin(share * 5.5 + phase) * 0.06 + math.sin(share * 13 + phase * 2) * 0.015
            line_.append((easel.width * (-0.05 + 1.1 * share), easel.height * (0.5 + 0.16 * share + sway) + out * unit))
        return [*line_, (easel.width + 9.0, easel.height + 9.0), (-9.0, easel.height + 9.0)]

    for out, tone, soft in ((-0.2, mix(SEA, SHOAL, 0.55), 20), (-0.1, SHOAL, 34), (-0.04, mix(SHOAL, WHITE, 0.4), 60)):
        mask, corner = easel.area(edge(out), (0, 0, easel.width, easel.height))
        easel.dab(toned(easel, tone), faint(mask.filter(ImageFilter.GaussianBlur(unit / soft)), 0.9), corner)
    for out, thick in ((-0.13, 0.006), (-0.07, 0.009), (0.0, 0.016)):
        points = edge(out)[:-2]
        foam = trace("M", *points[0]) + "".join(
            trace(" L", px, py + chance.uniform(-0.006, 0.006) * unit) for px, py in points[1:]
        )
        easel.put(line(foam, toned(easel, WHITE), unit * thick, 0.85))
    sand = toned(easel, SAND)
    easel.fill(edge(0.012), darker(sand, 0.12), sand)
    easel.fill(edge(0.04), lighter(sand, 0.1), sand)
    easel.fill(edge(0.22), toned(easel, green(easel, GRASS, 2)))
    shore = edge(0.12)[:-2]
    parts = []
    for k in range(3, 38, 3):
        px, py = shore[k][0], shore[k][1] + chance.uniform(-0.04, 0.04) * unit
        radius = unit * 0.02
        tone = toned(easel, chance.choice(((214, 66, 56), (52, 120, 170), (246, 200, 70), (240, 240, 236))))
        parts.append(disc(px + radius * 0.6, py + radius * 0.7, radius, (30, 30, 40), 0.26))
        parts.append(disc(px, py, radius, tone))
        parts += [
            polygon(
                [
                    (px, py),
                    (px + radius * math.cos(a), py + radius * math.sin(a)),
                    (px + radius * math.cos(a + 0.52), py + radius * math.sin(a + 0.52)),
                ],
                toned(easel, WHITE),
                0.8,
            )
            for a in (0.0, 1.05, 2.1, 3.14, 4.2, 5.24)
        ]
    easel.put("".join(parts))
    land = edge(0.27)[:-2]
    spots = [
        (px + chance.uniform(-0.03, 0.03) * unit, py + chance.uniform(0, 0.3) * unit)
        for px, py in land
        for _ in range(4)
    ]
    _crowns(easel, chance, spots, unit * 0.026, CROWNS[season(easel)])
    _boat(easel, easel.width * 0.3, easel.height * 0.22, unit * 0.03, 0.4)
    return _stage(
        easel, "beach", "sea", "water", "sand", "coast", "wave", "tree", "umbrella", "parasol", "boat", "surf", "shore"
    )


def fields(easel: Easel) -> Stage:
    """Fields from above: a patchwork of crops in their rows, hedges between, a lane with a farm on it."""
    _flat(easel, "land", green(easel, GRASS), 0.1)
    chance, unit = easel.chance("patchwork"), easel.unit
    tones: tuple[Colour, ...] = (
        *GRASS[season(easel)][:3],
        (206, 178, 92),
        (150, 116, 76),
        (176, 190, 96),
        (226, 200, 70),
    )
    if easel.scene.wintry:
        tones = GRASS["winter"]
    named = easel.scene.place_colour
    columns, rows = 5, 5
    grid = [
        [
            (
                easel.width * (i / columns * 1.2 - 0.1) + chance.uniform(-0.05, 0.05) * unit + j * unit * 0.03,
                easel.height * (j / rows * 1.2 - 0.1) + chance.uniform(-0.05, 0.05) * unit - i * unit * 0.02,
            )
            for i in range(columns + 1)
        ]
        for j in range(rows + 1)
    ]
    hedges: list[Point] = []
    for j in range(rows):
        for i in range(columns):
            a, b, c, d = grid[j][i], grid[j][i + 1], grid[j + 1][i + 1], grid[j + 1][i]
            tone = toned(easel, mix(chance.choice(tones), named, 0.4) if named else chance.choice(tones))
            parts = [polygon([a, b, c, d], tone)]
            along = chance.random() < 0.5
            for k in range(1, 13):
                share = k / 13
                ends = ((a, b), (d, c)) if along else ((a, d), (b, c))
                p, q = ((m[0] + (n[0] - m[0]) * share, m[1] + (n[1] - m[1]) * share) for m, n in ends)
                parts.append(line(trace("M", *p, "L", *q), darker(tone, 0.14), unit * 0.006, 0.7))
            easel.put("".join(parts))
            hedges += [
                (a[0] + (b[0] - a[0]) * k / 9, a[1] + (b[1] - a[1]) * k / 9) for k in range(9) if chance.random() < 0.7
            ]
            hedges += [
                (a[0] + (d[0] - a[0]) * k / 9, a[1] + (d[1] - a[1]) * k / 9) for k in range(9) if chance.random() < 0.5
            ]
    lane = [grid[j][2] for j in range(rows + 1)]
    course = trace("M", *lane[0]) + "".join(trace(" L", *point) for point in lane[1:])
    easel.put(line(course, toned(easel, (222, 208, 176)) if not easel.scene.wintry else snow_tone(easel), unit * 0.03))
    _crowns(easel, chance, hedges, unit * 0.014, CROWNS[season(easel)])
    x, y = lane[3]
    homes = [(0.07, -0.02, 0.3), (0.13, 0.05, 1.2), (0.07, 0.09, 0.4), (-0.07, 0.03, 0.2)]
    easel.put("".join(_house(easel, chance, x + a * unit, y + b * unit, turn, unit * 0.075) for a, b, turn in homes))
    return _stage(
        easel, "field", "farm", "meadow", "hills", "road", "path", "tree", "house", "countryside", "crop", "barn"
    )


def woods(easel: Easel) -> Stage:
    """A wood from above: crown beside crown, a road or a river that winds through it."""
    _flat(easel, "wood floor", scaled(green(easel, GRASS, 2), 0.6), 0.2)
    chance, unit = easel.chance("canopy"), easel.unit
    course = _course(easel, chance)
    wet = re.search(r"\briver|\bstream|\bwater|\bamazon", easel.scene.told, re.IGNORECASE) is not None
    tone = toned(easel, (64, 124, 136)) if wet else toned(easel, (150, 146, 144))
    data = trace("M", *course[0]) + "".join(trace(" L", *point) for point in course[1:])
    wide = unit * (0.1 if wet else 0.055)
    easel.put(line(data, tone, wide) + line(data, mix(tone, WHITE, 0.3), wide * 0.12, 0.6))
    spots: list[Point] = []
    step = unit * 0.042
    y = -step
    while y < easel.height + step:
        x = -step
        while x < easel.width + step:
            at = (x + chance.uniform(-0.4, 0.4) * step, y + chance.uniform(-0.4, 0.4) * step)
            if min(math.hypot(at[0] - a, at[1] - b) for a, b in course) > wide * 0.5 + unit * 0.022:
                spots.append(at)
            x += step
        y += step
    tones = CROWNS[season(easel)]
    if season(easel) == "summer":
        tones = ((52, 104, 62), (70, 122, 66), (40, 88, 60), (92, 138, 70))
    _crowns(easel, chance, spots, unit * 0.027, tones)
    return _stage(easel, "forest", "tree", "pine", "jungle", "leaf", *(("river", "water") if wet else ("road", "path")))


def _course(easel: Easel, chance: random.Random) -> list[Point]:
    """Return the course of a river or a road that winds from one edge to the other."""
    phase = chance.uniform(0, 6)
    return [
        (
            easel.width * (0.5 + 0.2 * math.sin(k / 60 * 6.4 + phase) + 0.1 * (k / 60 - 0.5)),
            easel.height * (-0.05 + 1.1 * k / 60),
        )
        for k in range(61)
    ]


def river(easel: Easel) -> Stage:
    """A river from above, in broad bends through green land, sand on its inner banks."""
    _flat(easel, "river land", green(easel, GRASS), 0.18)
    chance, unit = easel.chance("bends"), easel.unit
    course = _course(easel, chance)
    data = trace("M", *course[0]) + "".join(trace(" L", *point) for point in course[1:])
    deep = easel.scene.place_colour or (48, 118, 146)
    easel.put(
        line(data, toned(easel, SAND), unit * 0.21) + line(data, toned(easel, mix(deep, SHOAL, 0.4)), unit * 0.17)
    )
    easel.put(
        line(data, toned(easel, deep), unit * 0.11) + line(data, mix(easel.light.sky[3], WHITE, 0.3), unit * 0.012, 0.4)
    )
    spots = []
    for _ in range(170):
        at = (chance.uniform(0, easel.width), chance.uniform(0, easel.height))
        if min(math.hypot(at[0] - a, at[1] - b) for a, b in course) > unit * 0.14:
            spots.append(at)
    _crowns(easel, chance, spots, unit * 0.026, CROWNS[season(easel)])
    return _stage(easel, "river", "water", "tree", "sand", "bank", "meadow")


def dunes(easel: Easel) -> Stage:
    """Dunes from above: long crests that wind, each bright on one side and in shade on the other."""
    _flat(easel, "sand sea", (226, 178, 116), 0.08)
    chance, unit = easel.chance("crests from above"), easel.unit
    tone = toned(easel, (226, 178, 116))
    for k in range(-1, 9):
        base = easel.height * (k / 8)
        phase, crest = chance.uniform(0, 6), []
        for i in range(41):
            share = i / 40
            wave = math.sin(share * 7 + phase) * 0.05 + math.sin(share * 15 + phase * 1.7) * 0.02
            crest.append((easel.width * (-0.05 + 1.1 * share), base + share * easel.height * 0.14 + wave * unit))
        shade = [
            (x + unit * 0.02, y + unit * (0.05 + 0.02 * math.sin(x / unit * 9 + phase))) for x, y in reversed(crest)
        ]
        bright = [(x - unit * 0.02, y - unit * 0.06) for x, y in reversed(crest)]
        easel.fill([*crest, *bright], tone, lighter(tone, 0.3))
        easel.fill([*crest, *shade], darker(tone, 0.36), darker(tone, 0.1))
    worn = fractal(easel.chance("ripples"), (easel.width, easel.height), (8, 90), octaves=3, gain=0.5)
    grain = curve(worn, lambda v: 0.5 + (v - 0.5) * 0.16)
    easel.image = ImageChops.overlay(easel.image, Image.merge("RGB", [grain] * 3))
    return _stage(easel, "desert", "sand", "dune", "dunes")
