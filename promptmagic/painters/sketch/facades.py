"""House fronts: walls with windows, doors, shops and roofs, seen from straight ahead, in the light of the hour."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace

from promptmagic.painters.colour import WHITE, Colour, luminance, mix, scaled
from promptmagic.painters.sketch.easel import Easel
from promptmagic.painters.sketch.shapes.pen import box, darker, disc, lighter, line, path, polygon, trace

PLASTER: tuple[Colour, ...] = (
    (236, 218, 186),
    (222, 176, 138),
    (206, 142, 110),
    (232, 206, 140),
    (196, 206, 196),
    (178, 192, 206),
    (226, 196, 190),
    (240, 232, 214),
)
"""What the walls of an old town are painted with."""

BRICK: tuple[Colour, ...] = (
    (156, 92, 74),
    (132, 80, 72),
    (172, 118, 92),
    (120, 96, 96),
    (148, 136, 130),
    (96, 98, 110),
)
"""The walls of a large town: brick, stone and concrete."""

TILES: tuple[Colour, ...] = ((166, 82, 58), (142, 72, 58), (110, 84, 78), (92, 92, 104))
LAMPS: tuple[Colour, ...] = ((255, 208, 124), (255, 226, 162), (250, 184, 100), (255, 216, 140))
CLOTHS: tuple[Colour, ...] = ((186, 62, 54), (52, 112, 108), (214, 164, 70), (70, 92, 148), (122, 74, 110))
SNOW: Colour = (238, 242, 250)
SNOWLIGHT: Colour = (204, 214, 238)
"""What snow gives back of the little light of a night."""


@dataclass(frozen=True, slots=True)
class Front:
    """A house front: its foot's left corner, width and height of its wall in pixels, and how it is built.

    `roof` is "gable", "hip", "stepped" or "flat"; a `shop` has a large window and an awning on its ground floor.
    """

    x: float
    y: float
    width: float
    height: float
    wall: Colour
    tiles: Colour
    floors: int = 2
    bays: int = 2
    roof: str = "hip"
    shop: bool = False


def toned(easel: Easel, colour: Colour, haze: float = 0.0) -> Colour:
    """Return a wall's or a roof's colour in the scene's light, lost in the air by that share."""
    shaded = mix(easel.ambient(colour), easel.light.shade, 0.3 * easel.light.backlit)
    return mix(shaded, easel.light.haze, easel.air(haze)) if haze else shaded


def pane(easel: Easel, chance: random.Random, haze: float = 0.0) -> Colour:
    """Return what is seen in a window: lamplight when the day is over, in most of them, else the sky in the glass."""
    if chance.random() < 0.7 * easel.light.lamplit:
        return mix(chance.choice(LAMPS), easel.light.haze, 0.5 * easel.air(haze))
    glass = mix(scaled(easel.light.sky[2], 0.55), (38, 48, 62), 0.45)
    return mix(glass, easel.light.haze, easel.air(haze)) if haze else glass


def roof_tone(easel: Easel, tiles: Colour, haze: float = 0.0) -> Colour:
    """Return the colour of a roof: its tiles', or snow's in winter."""
    return snow_tone(easel, haze) if easel.scene.wintry else toned(easel, tiles, haze)


def snow_tone(easel: Easel, haze: float = 0.0) -> Colour:
    """Return the colour of snow that lies about: it is bright by night, too."""
    dark = 1 - luminance(easel.light.ambient) / 255
    return mix(toned(easel, SNOW, haze), SNOWLIGHT, 0.5 * dark)


def some_front(easel: Easel, chance: random.Random, x: float, y: float, width: float, height: float) -> Front:
    """Return a house front of that place and size, built as chance will have it."""
    named = easel.scene.place_colour
    wall = mix(chance.choice(PLASTER), named, 0.6) if named else chance.choice(PLASTER)
    roof = (
        chance.choice(("gable", "gable", "hip", "stepped")) if height > width * 0.9 else chance.choice(("hip", "gable"))
    )
    return Front(
        x,
        y,
        width,
        height,
        wall,
        chance.choice(TILES),
        floors=max(1, round(height / max(width * 0.55, 1.0))),
        bays=max(1, round(width / max(height * 0.32, 1.0))) if height < width * 1.6 else 2,
        roof=roof,
        shop=False,
    )


def front(easel: Easel, chance: random.Random, house: Front, haze: float = 0.0) -> str:
    """Draw a house front."""
    wall, x, y, width, height = toned(easel, house.wall, haze), house.x, house.y, house.width, house.height
    top = y - height
    storey = height / house.floors
    parts = [_roof(easel, house, haze), box(x, top, width, height, wall)]
    shade = x + width * 0.82 if easel.sun[0] < x + width / 2 else x
    parts.append(box(shade, top, width * 0.18, height, darker(wall, 0.1)))
    parts.append(box(x, y - height * 0.03, width, height * 0.03, darker(wall, 0.25)))
    for floor in range(house.floors):
        if floor == 0 and house.shop:
            parts.append(_shop(easel, chance, house, storey, haze))
            continue
        parts.append(_storey(easel, chance, house, y - storey * floor, storey, haze, ground=floor == 0))
    return "".join(parts)


def _storey(
    easel: Easel, chance: random.Random, house: Front, foot: float, high: float, haze: float, *, ground: bool
) -> str:
    """Draw the windows of one floor, and the door on the ground floor."""
    wall = toned(easel, house.wall, haze)
    frame = lighter(wall, 0.5) if sum(house.wall) < 560 else darker(wall, 0.35)
    bay = house.width / house.bays
    wide, tall = min(bay * 0.46, high * 0.4), high * 0.5
    door = chance.randrange(house.bays) if ground else -1
    shutter = toned(easel, chance.choice(CLOTHS), haze) if house.bays <= 3 and chance.random() < 0.4 else None
    parts = []
    for index in range(house.bays):
        middle = house.x + bay * (index + 0.5)
        if index == door:
            parts.append(_door(easel, chance, middle, foot, min(bay * 0.5, high * 0.42), high * 0.72, haze))
            continue
        left, top = middle - wide / 2, foot - high * 0.82
        if shutter:
            parts += [box(left - wide * 0.42, top, wide * 0.36, tall, shutter)]
            parts += [box(left + wide * 1.06, top, wide * 0.36, tall, shutter)]
        parts.append(_window(left, top, wide, tall, frame, pane(easel, chance, haze)))
    return "".join(parts)


def _window(left: float, top: float, wide: float, tall: float, frame: Colour, glass: Colour) -> str:
    rim = wide * 0.09
    bar = max(0.4, wide * 0.07)
    cross = f"M{left + wide / 2:.1f},{top:.1f}v{tall:.1f}M{left:.1f},{top + tall * 0.42:.1f}h{wide:.1f}"
    return (
        box(left - rim, top - rim, wide + 2 * rim, tall + 2 * rim, frame)
        + box(left, top, wide, tall, glass)
        + (line(cross, frame, bar) if wide > 3 else "")
        + box(left - rim * 2, top + tall + rim, wide + 4 * rim, rim * 1.2, lighter(frame, 0.3))
    )


def _door(
    easel: Easel, chance: random.Random, middle: float, foot: float, wide: float, tall: float, haze: float
) -> str:
    wood = toned(easel, chance.choice(((112, 70, 48), (66, 86, 78), (120, 52, 46), (54, 66, 96))), haze)
    left, top = middle - wide / 2, foot - tall
    spring = top + wide * 0.3
    arch = trace("M", left, foot, "V", spring, "Q", middle, top - wide * 0.2, left + wide, spring, "V", foot, "Z")
    return path(arch, wood) + box(
        left + wide * 0.3, top + wide * 0.35, wide * 0.4, tall * 0.22, pane(easel, chance, haze)
    )


def _shop(easel: Easel, chance: random.Random, house: Front, high: float, haze: float) -> str:
    """Draw a shop window with goods in it, a door beside it, and an awning over both."""
    wood = toned(easel, chance.choice(((66, 78, 74), (92, 52, 48), (50, 58, 82), (86, 70, 52))), haze)
    cloth = toned(easel, chance.choice(CLOTHS), haze)
    x, y, width = house.x, house.y, house.width
    glass = chance.choice(LAMPS) if easel.light.lamplit > 0.3 else mix(pane(easel, chance, haze), (214, 200, 170), 0.35)
    parts = [box(x + width * 0.03, y - high, width * 0.94, high, wood)]
    parts.append(box(x + width * 0.08, y - high * 0.66, width * 0.54, high * 0.52, glass))
    parts.append(box(x + width * 0.7, y - high * 0.66, width * 0.2, high * 0.66, darker(glass, 0.25)))
    for index in range(4):
        goods = toned(easel, chance.choice((*CLOTHS, (226, 206, 160))), haze)
        parts.append(disc(x + width * (0.14 + 0.13 * index), y - high * 0.19, high * 0.055, goods))
    stripes = 8
    step = width * 0.96 / stripes
    for index in range(stripes):
        left = x + width * 0.02 + step * index
        tone = cloth if index % 2 else lighter(toned(easel, WHITE, haze), 0.1)
        hem = ("l", step * 0.06, high * 0.2, "q", -step / 2, high * 0.07, -step * 1.12, 0, "Z")
        edge = trace("M", left, y - high * 0.92, "h", step, *hem)
        parts.append(path(edge, tone))
    return "".join(parts)


def _roof(easel: Easel, house: Front, haze: float) -> str:
    tiles = roof_tone(easel, house.tiles, haze)
    x, top, width = house.x, house.y - house.height, house.width
    wall = toned(easel, house.wall, haze)
    if house.roof == "flat":
        return box(x - width * 0.02, top - house.height * 0.03, width * 1.04, house.height * 0.05, darker(wall, 0.2))
    if house.roof == "stepped":
        steps = [(x, top + 1)]
        for index in range(4):
            up, aside = width * 0.15 * (index + 1), width * 0.125 * index
            steps += [(x + aside, top - up), (x + aside + width * 0.125, top - up)]
        mirrored = [(2 * x + width - px, py) for px, py in reversed(steps)]
        cap = [
            polygon([(a, b - width * 0.02), (c, d - width * 0.02), (c, d), (a, b)], tiles)
            for (a, b), (c, d) in zip(steps[1::2], steps[2::2], strict=False)
        ]
        return polygon([*steps, *mirrored], wall) + "".join(cap)
    eave, high = width * 0.06, min(width * 0.62, house.height * 0.9)
    if house.roof == "gable":
        rim = polygon(
            [(x - eave, top + eave * 0.6), (x + width / 2, top - high), (x + width + eave, top + eave * 0.6)], tiles
        )
        inner = polygon([(x, top + 2), (x + width / 2, top - high * 0.84), (x + width, top + 2)], wall)
        return rim + inner + disc(x + width / 2, top - high * 0.34, width * 0.06, pane(easel, random.Random(0), haze))
    slope = polygon(
        [
            (x - eave, top + 1),
            (x + width * 0.14, top - high * 0.66),
            (x + width * 0.86, top - high * 0.66),
            (x + width + eave, top + 1),
        ],
        tiles,
    )
    chimney = toned(easel, (150, 104, 88), haze)
    return (
        box(x + width * 0.7, top - high * 0.9, width * 0.08, high * 0.5, chimney)
        + slope
        + line(f"M{x - eave:.1f},{top:.1f}H{x + width + eave:.1f}", darker(tiles, 0.3), max(0.5, width * 0.012))
    )


def row(
    easel: Easel,
    layer: str,
    foot: float,
    width: float,
    height: float,
    *,
    haze: float = 0.0,
    shops: bool = False,
    big: bool = False,
) -> None:
    """Draw a closed row of house fronts from edge to edge; `width` and `height` are a usual house's, in pixels.

    In a `big` city they are of brick, with flat roofs.
    """
    chance = easel.chance(layer)
    x = -width * chance.uniform(0.1, 0.7)
    parts = []
    top = height
    while x < easel.width:
        wide, tall = width * chance.uniform(0.75, 1.25), height * chance.uniform(0.8, 1.18)
        house = replace(some_front(easel, chance, x, foot, wide, tall), shop=shops and chance.random() < 0.75)
        if big:
            bays = max(2, round(wide / (tall / house.floors) * 1.5))
            house = replace(house, wall=chance.choice(BRICK), roof="flat", floors=max(3, house.floors), bays=bays)
        parts.append(front(easel, chance, house, haze))
        top = max(top, tall + wide * 0.7)
        x += wide
    easel.put("".join(parts), (0, int(foot - top) - 4, easel.width, int(foot) + 2))
    easel.note("house", "building", "window", "roof", *(("shop",) if shops else ()))
