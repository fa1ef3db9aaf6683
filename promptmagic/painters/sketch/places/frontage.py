"""Frontages: the front of a school, a shop, a hospital, a library, a station, as high as it is to who stands there."""

from __future__ import annotations

import random
import re

from promptmagic.painters.colour import WHITE, Colour, mix
from promptmagic.painters.sketch.easel import Easel
from promptmagic.painters.sketch.facades import CLOTHS, LAMPS, pane, snow_tone, toned
from promptmagic.painters.sketch.figures import Stage, Zone
from promptmagic.painters.sketch.roadway import PAVING, paved
from promptmagic.painters.sketch.shapes.pen import box, darker, disc, lighter, line, oval, path, polygon, trace
from promptmagic.painters.sketch.sky import sky

BUILT = (
    r"(?P<built>school|kindergarten|bakery|bakehouse|book ?shop|bookstore|toy ?shop|flower shop"
    r"|shop|store|hospital|clinic|library|museum|town hall|bank|(?:railway |train )station|station)"
)
FRONTED = re.compile(
    r"\b(?:in front of|outside(?: of)?|right before|"
    r"(?:at|before|by|against|along|beside|on) (?:the|an?|its|their|his|her) (?:front )?"
    r"(?:wall|door|doors|entrance|front|steps|stairs|window) (?:of|to)) "
    rf"(?:the|an?|his|her|their|its|my|our) (?:(?!fire |police |bus |petrol |gas |space )[\w-]+ ){{0,2}}?{BUILT}\b"
    r"(?! (?:bus|gates?|yard|playground|book|bag|bell|window|train|counter))",
    re.IGNORECASE,
)
"""Words that have something happen right before a building; which one, is in the group `built`."""

AT_THE_WALL = re.compile(r"\blean\w*\b|\bagainst\b|\bby the (?:wall|door)\b", re.IGNORECASE)
"""Words of those who are close at the wall."""

STONE: Colour = (214, 206, 190)
BRICK: Colour = (172, 104, 80)
RENDER: Colour = (232, 214, 178)
CLINIC: Colour = (226, 232, 232)
LOAVES: tuple[Colour, ...] = ((206, 148, 84), (186, 120, 62), (224, 176, 110))
SHOPS = ("bakery", "bakehouse", "shop", "store")


def before_the_front(easel: Easel) -> Stage:
    """Right before a building: its ground floor with its door, higher than a person, and what tells what it is."""
    easel.set_out(horizon=0.5, sun=0.3)
    sky(easel)
    found = FRONTED.search(easel.scene.told)
    built = re.sub(r"\s+", " ", found["built"].lower()) if found else "shop"
    foot = easel.y(0.5)
    chance = easel.chance("frontage")
    if built.endswith(SHOPS):
        wall, parts = _shop(easel, chance, foot, bakes=built.startswith("bak"))
    elif built in ("library", "museum", "town hall", "bank"):
        wall, parts = _portico(easel, chance, foot, books=built == "library")
    elif built in ("hospital", "clinic"):
        wall, parts = _bays(easel, chance, foot, CLINIC, "cross")
    else:
        wall, parts = _bays(easel, chance, foot, BRICK, "clock")
    plain = mix(wall, easel.light.haze, 0.06)
    easel.fill([(-2, -2), (easel.width + 2, -2), (easel.width + 2, foot), (-2, foot)], plain, wall)
    easel.put(parts + box(-2, foot - easel.unit * 0.03, easel.width + 4, easel.unit * 0.03, darker(wall, 0.28)))
    paved(easel, "pavement before the front", foot, PAVING)
    general = next((one for one in ("shop", "school", "station") if one in built), built)
    general = "shop" if built.endswith(SHOPS) else "school" if built == "kindergarten" else general
    easel.found["frontage"] = general
    easel.note(
        general,
        built,
        f"state {built}",
        "building",
        "wall",
        "window",
        "door",
        "street",
        "pavement",
        "in front of",
        "outside",
    )
    left, right = easel.width * 0.2, easel.width * 0.8
    if AT_THE_WALL.search(easel.scene.told):
        close = Zone(easel.width * 0.3, easel.y(0.55), easel.width * 0.7, easel.y(0.7), 0.95, 1.0)
        return Stage({"ground": close})
    return Stage(
        {
            "ground": Zone(left, easel.y(0.6), right, easel.y(0.88), 0.95, 1.1),
            "air": Zone(left, easel.height * 0.16, right, easel.height * 0.3, 0.7, 0.7),
        }
    )


LAYOUTS = (before_the_front,)


def _glazed(easel: Easel, chance: random.Random, x: float, top: float, wide: float, high: float, frame: Colour) -> str:
    """Draw a tall window of six panes on its sill; in winter snow lies there."""
    rim, bar = easel.unit * 0.01, max(1.0, easel.unit * 0.006)
    cross = f"M{x + wide / 2:.1f},{top:.1f}v{high:.1f}"
    cross += "".join(f"M{x:.1f},{top + high * share:.1f}h{wide:.1f}" for share in (0.34, 0.67))
    glass = pane(easel, chance)
    glint = [(x, top + high * 0.5), (x + wide * 0.6, top), (x + wide * 0.85, top), (x, top + high * 0.72)]
    sill = snow_tone(easel) if easel.scene.wintry else lighter(frame, 0.2)
    return (
        box(x - rim, top - rim, wide + 2 * rim, high + 2 * rim, frame)
        + box(x, top, wide, high, glass)
        + polygon(glint, WHITE, 0.12)
        + line(cross, frame, bar)
        + box(x - rim * 2, top + high + rim, wide + rim * 4, rim * 1.5, sill)
    )


def _courses(easel: Easel, foot: float, wall: Colour) -> str:
    """Draw the courses of bricks, some of them a little darker."""
    step, chance, parts = easel.unit * 0.022, easel.chance("courses"), []
    tone, y = darker(wall, 0.14), foot
    while y > 0:
        y -= step
        parts.append(line(f"M0,{y:.1f}H{easel.width}", tone, 0.7))
        parts += [
            box(chance.uniform(0, easel.width), y, step * 2.2, step, darker(wall, chance.uniform(0, 0.1)))
            for _ in range(round(5 * easel.width / easel.unit))
        ]
    return "".join(parts)


def _doors(easel: Easel, x: float, foot: float, wide: float, high: float, wood: Colour, stone: Colour) -> str:
    """Draw a double door under a round arch, two panes in it, a step before it."""
    chance, rim = easel.chance("doors"), wide * 0.1

    def arch(grown: float) -> str:
        left, right, spring = x - wide / 2 - grown, x + wide / 2 + grown, foot - high * 0.78
        crown = foot - high - grown
        return trace("M", left, foot, "V", spring, "C", left, crown, right, crown, right, spring, "V", foot, "Z")

    glass, dark = pane(easel, chance), darker(wood, 0.3)
    spring = foot - high * 0.76
    parts = [path(arch(rim), stone), path(arch(0), glass), box(x - wide / 2, spring, wide, foot - spring, wood)]
    parts.append(line(f"M{x - wide / 2:.1f},{spring:.1f}h{wide:.1f}", dark, wide * 0.04))
    for side in (-1, 1):
        left = x + (0.08 if side > 0 else -0.42) * wide
        parts.append(box(left, spring + high * 0.08, wide * 0.34, high * 0.28, glass))
        parts.append(box(left, foot - high * 0.34, wide * 0.34, high * 0.24, lighter(wood, 0.12)))
        parts.append(disc(x + side * wide * 0.05, foot - high * 0.38, wide * 0.025, (214, 180, 96)))
    parts.append(line(f"M{x:.1f},{foot:.1f}V{spring:.1f}", dark, wide * 0.02))
    parts.append(box(x - wide * 0.75, foot - high * 0.035, wide * 1.5, high * 0.06, darker(stone, 0.08)))
    return "".join(parts)


def _bays(easel: Easel, chance: random.Random, foot: float, tone: Colour, sign: str) -> tuple[Colour, str]:
    """Draw a long front of tall windows, the door in its middle under a clock or a red cross."""
    wall, stone, unit = toned(easel, tone), toned(easel, (238, 230, 212)), easel.unit
    x, door = easel.x(0.5), unit * 0.5
    wood = toned(easel, (62, 98, 128) if sign == "clock" else (96, 150, 158))
    parts = [_courses(easel, foot, wall)] if sign == "clock" else []
    storey, pitch = unit * 0.63, unit * 0.25
    for floor in range(max(2, round(foot / storey) + 1)):
        base = foot - storey * floor
        for side in (-1, 1):
            for index in range(max(2, round(easel.width / unit * 2.4))):
                middle = x + side * (unit * 0.31 + pitch * index)
                parts.append(
                    _glazed(easel, chance, middle - unit * 0.07, base - unit * 0.52, unit * 0.14, unit * 0.34, stone)
                )
        if floor:
            parts.append(box(-2, base - unit * 0.02, easel.width + 4, unit * 0.026, stone))
    half = unit * 0.17
    parts.append(box(x - half, -2, half * 2, foot + 2, lighter(wall, 0.1)))
    parts += [box(x + side * half - unit * 0.01, -2, unit * 0.02, foot + 2, stone) for side in (-1, 1)]
    parts.append(_doors(easel, x, foot, unit * 0.22, door, wood, stone))
    y, size = foot - unit * 0.625, unit * 0.056
    if sign == "clock":
        hands = f"M{x:.1f},{y:.1f}v{-size * 0.7:.1f}M{x:.1f},{y:.1f}l{size * 0.42:.1f},{size * 0.3:.1f}"
        parts += [disc(x, y, size * 1.16, toned(easel, (72, 64, 62))), disc(x, y, size, stone)]
        parts.append(line(hands, (50, 46, 50), size * 0.12))
        easel.note("clock")
    else:
        red = toned(easel, (206, 52, 48))
        parts.append(
            box(x - size * 1.1, y - size * 1.1, size * 2.2, size * 2.2, toned(easel, (252, 252, 250)), size * 0.2)
        )
        parts += [box(x - size * 0.25, y - size * 0.8, size * 0.5, size * 1.6, red)]
        parts += [box(x - size * 0.8, y - size * 0.25, size * 1.6, size * 0.5, red)]
    return wall, "".join(parts)


def _portico(easel: Easel, chance: random.Random, foot: float, *, books: bool) -> tuple[Colour, str]:
    """Draw a front of pale stone with columns to both sides of its door, and an open book over it."""
    wall, unit, x = toned(easel, STONE), easel.unit, easel.x(0.5)
    light = lighter(wall, 0.25)
    parts = []
    for side in (-1, 1):
        for index in range(max(2, round(easel.width / unit * 2))):
            middle = x + side * (unit * 0.36 + unit * 0.3 * index)
            parts.append(
                _glazed(easel, chance, middle - unit * 0.075, foot - unit * 0.5, unit * 0.15, unit * 0.38, light)
            )
    parts.append(_doors(easel, x, foot, unit * 0.26, unit * 0.5, toned(easel, (96, 62, 44)), light))
    for side in (-1, 1):
        for step in (0.2, 0.51, 0.81):
            middle, thick = x + side * unit * step, unit * 0.032
            parts.append(box(middle - thick, foot - unit * 0.53, thick * 2, unit * 0.53, light))
            parts.append(box(middle + thick * 0.4, foot - unit * 0.53, thick * 0.6, unit * 0.53, darker(wall, 0.1)))
            parts += [
                box(middle - thick * 1.4, foot - up, thick * 2.8, unit * 0.026, light)
                for up in (unit * 0.54, unit * 0.026)
            ]
    parts.append(box(-2, foot - unit * 0.65, easel.width + 4, unit * 0.11, light))
    parts += [box(-2, foot - unit * up, easel.width + 4, unit * 0.016, darker(wall, 0.18)) for up in (0.54, 0.66)]
    if books:
        parts.append(_open_book(easel, x, foot - unit * 0.565, unit * 0.07))
        easel.note("book")
    parts += [
        box(
            x - unit * (0.26 + 0.05 * step),
            foot - unit * 0.012 * (3 - step),
            unit * (0.52 + 0.1 * step),
            unit * 0.014,
            lighter(wall, 0.1 + 0.08 * step),
        )
        for step in range(3)
    ]
    return wall, "".join(parts)


def _open_book(easel: Easel, x: float, y: float, size: float) -> str:
    """Draw an open book as it is carved over a library's door."""
    page, edge = toned(easel, (250, 246, 232)), toned(easel, (96, 62, 44))
    parts = []
    for side in (-1, 1):
        leaf = trace(
            "M",
            x,
            y,
            "q",
            side * size * 0.5,
            -size * 0.25,
            side * size * 1.1,
            -size * 0.08,
            "v",
            -size * 0.8,
            "q",
            -side * size * 0.6,
            -size * 0.17,
            -side * size * 1.1,
            size * 0.08,
            "Z",
        )
        parts.append(path(leaf, page))
        rows = "".join(
            f"M{x + side * size * 0.2:.1f},{y - size * (0.3 + 0.17 * k):.1f}h{side * size * 0.66:.1f}" for k in range(3)
        )
        parts += [line(leaf, edge, size * 0.07), line(rows, edge, size * 0.05)]
    return "".join(parts)


def _shop(easel: Easel, chance: random.Random, foot: float, *, bakes: bool) -> tuple[Colour, str]:
    """Draw a shop: a door, a broad window with goods on shelves, an awning; over a bakery's door hangs a pretzel."""
    wall, unit, x = toned(easel, RENDER), easel.unit, easel.x(0.42)
    wood = toned(easel, chance.choice(((58, 84, 76), (96, 56, 46), (52, 66, 96))))
    cloth = toned(easel, (176, 96, 48) if bakes else chance.choice(CLOTHS))
    glass = LAMPS[1] if easel.light.lamplit > 0.3 else mix(pane(easel, chance), (238, 222, 190), 0.6)
    turned = -1 if easel.mirrored else 1
    window = (x - unit * 0.36, unit * 0.56)
    doorway = x + turned * unit * 0.49
    parts = [box(window[0] - unit * 0.03, foot - unit * 0.46, window[1] + unit * 0.06, unit * 0.46, wood)]
    parts.append(box(window[0], foot - unit * 0.4, window[1], unit * 0.27, glass))
    for up in (0.135, 0.255):
        parts.append(box(window[0], foot - unit * up, window[1], unit * 0.012, lighter(wood, 0.2)))
        parts += [
            _goods(easel, chance, window[0] + window[1] * (index + 0.5) / 6, foot - unit * up, bakes=bakes)
            for index in range(6)
        ]
    parts.append(
        line(f"M{window[0] + window[1] / 2:.1f},{foot - unit * 0.4:.1f}v{unit * 0.27:.1f}", wood, unit * 0.012)
    )
    parts.append(box(doorway - unit * 0.125, foot - unit * 0.46, unit * 0.25, unit * 0.46, darker(wood, 0.2)))
    parts.append(box(doorway - unit * 0.1, foot - unit * 0.43, unit * 0.2, unit * 0.43, wood))
    parts.append(box(doorway - unit * 0.07, foot - unit * 0.39, unit * 0.14, unit * 0.2, glass))
    parts.append(disc(doorway + unit * 0.075, foot - unit * 0.17, unit * 0.009, (220, 186, 98)))
    left, stripes = window[0] - unit * 0.06, 10
    step = (window[1] + unit * 0.12) / stripes
    for index in range(stripes):
        tone = cloth if index % 2 else toned(easel, (250, 244, 230))
        hem = ("l", 0, unit * 0.1, "q", -step / 2, unit * 0.035, -step, 0, "Z")
        parts.append(path(trace("M", left + step * index, foot - unit * 0.5, "h", step, *hem), tone))
    parts.append(box(left, foot - unit * 0.51, step * stripes, unit * 0.014, darker(cloth, 0.2)))
    frame, sill = toned(easel, (250, 244, 230)), foot - unit * 0.86
    parts += [
        _glazed(easel, chance, x + unit * (across - 0.06), sill, unit * 0.12, unit * 0.26, frame)
        for across in (-0.3, 0.0, 0.3, 0.6, -0.6, 0.9, -0.9)
    ]
    if bakes:
        parts.append(_pretzel(easel, doorway, foot - unit * 0.535, unit * 0.05))
        easel.note("bread", "pretzel")
    return wall, "".join(parts)


def _goods(easel: Easel, chance: random.Random, x: float, y: float, *, bakes: bool) -> str:
    """Draw a loaf, or a jar or a box, on a shelf."""
    unit = easel.unit
    if bakes:
        crust = toned(easel, chance.choice(LOAVES))
        cuts = "".join(
            f"M{x + unit * at:.1f},{y - unit * 0.036:.1f}l{unit * 0.008:.1f},{unit * 0.014:.1f}"
            for at in (-0.016, 0, 0.016)
        )
        return oval(x, y - unit * 0.022, unit * 0.036, unit * 0.022, crust) + line(
            cuts, lighter(crust, 0.5), unit * 0.005
        )
    tone, high = toned(easel, chance.choice((*CLOTHS, (226, 206, 160)))), unit * chance.uniform(0.045, 0.075)
    return box(x - unit * 0.022, y - high, unit * 0.044, high, tone, unit * 0.006)


def _pretzel(easel: Easel, x: float, y: float, size: float) -> str:
    """Draw the golden pretzel that hangs over a baker's door."""
    gold, dark = toned(easel, (206, 140, 58)), toned(easel, (140, 88, 36))
    knot = trace(
        "M",
        x - size * 0.62,
        y + size * 0.7,
        "C",
        x + size * 0.2,
        y + size * 0.4,
        x + size * 1.2,
        y - size * 0.5,
        x + size * 0.7,
        y - size * 0.72,
        "C",
        x + size * 0.3,
        y - size * 0.85,
        x,
        y - size * 0.4,
        x,
        y - size * 0.05,
        "C",
        x,
        y - size * 0.4,
        x - size * 0.3,
        y - size * 0.85,
        x - size * 0.7,
        y - size * 0.72,
        "C",
        x - size * 1.2,
        y - size * 0.5,
        x - size * 0.2,
        y + size * 0.4,
        x + size * 0.62,
        y + size * 0.7,
    )
    return line(knot, dark, size * 0.34) + line(knot, gold, size * 0.24)
