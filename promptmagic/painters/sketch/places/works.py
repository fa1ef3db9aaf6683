"""Where things are made or won: a factory, a power plant with cooling towers, fields of solar panels, a quarry."""

from __future__ import annotations

import random
import re

from promptmagic.painters.colour import WHITE, Colour, mix
from promptmagic.painters.sketch.dressing import dress
from promptmagic.painters.sketch.easel import Easel, Point
from promptmagic.painters.sketch.facades import LAMPS, snow_tone, toned
from promptmagic.painters.sketch.figures import Stage, Zone
from promptmagic.painters.sketch.land import blades, broken_line, ground, leaf_band, level, rolling
from promptmagic.painters.sketch.places.desert import RED_ROCK, sand
from promptmagic.painters.sketch.places.meadow import backdrop, hill
from promptmagic.painters.sketch.roadway import ASPHALT, paved
from promptmagic.painters.sketch.seasons import GRASS, WOODS, green, season
from promptmagic.painters.sketch.shapes.pen import box, darker, lighter, line, oval, path, polygon, trace
from promptmagic.painters.sketch.sky import sky
from promptmagic.painters.sketch.water import water

BRICK: Colour = (158, 88, 68)
STEEL: Colour = (150, 156, 164)
CONCRETE: Colour = (206, 204, 198)
GLASS: Colour = (46, 78, 132)
MARBLE: Colour = (232, 228, 222)
SANDSTONE: Colour = (204, 172, 128)

FACTORY = (
    r"\b(?:factor(?:y|ies)|refiner(?:y|ies)|steel ?works?|steel mill|chemical plant|smokestacks?"
    r"|industrial (?:area|park|estate|zone|landscape|plant))\b"
)
POWER_PLANT = r"\bpower (?:plants?|stations?)\b|\bcooling towers?\b|\b(?:nuclear|coal) (?:plants?|reactors?)\b"
SOLAR = r"\bsolar (?:farms?|parks?|fields?|power plants?|plants?|arrays?)\b|\bfields? of solar panels\b"
QUARRY = r"\bquarr(?:y|ies)\b|\bgravel pits?\b|\b(?:open[ -](?:pit|cast)|strip) mines?\b"
"""Words for such places."""

SMOKING = re.compile(r"\bsmok\w*|\bsteam\w*|\bfum(?:es|ing)\b|\bpollut\w*", re.IGNORECASE)
BY_A_RIVER = re.compile(r"\b(?:river|lake|canal|water|reflect\w*|sea|coast)\b", re.IGNORECASE)


def factory(easel: Easel) -> Stage:
    """A factory: brick halls under saw-tooth roofs, tall chimneys that smoke, pipes and tanks, its yard before it."""
    easel.set_out(horizon=0.56, sun=0.24)
    sky(easel)
    leaf_band(easel, "works trees", level(easel.y(0.02)), easel.unit * 0.08, green(easel, WOODS), haze=0.44)
    foot = easel.y(0.2)
    for across, tall in ((0.62, 0.5), (0.74, 0.58), (0.86, 0.46)):
        _chimney(easel, across, foot - easel.unit * 0.1, tall)
    _tanks(easel, 0.12, foot)
    _halls(easel, foot)
    paved(easel, "works yard", foot, ASPHALT)
    _fence(easel, easel.y(0.34))
    easel.found["site"] = ("factory", "chimney")
    easel.note(
        "factory",
        "chimney",
        "smoke",
        "building",
        "industrial",
        "window",
        "yard",
        "smokestack",
        "state smoking",
        "refinery",
        "steelworks",
        "smoking",
        "plant",
    )
    return _stage(easel, (0.2, 0.8), (0.52, 0.9))


def _smoke(easel: Easel, x: float, y: float, size: float, *, white: bool) -> None:
    """Let smoke or steam drift from a mouth, broader and fainter with the height."""
    chance = easel.chance(f"smoke {round(x)}")
    drift = -1 if easel.mirrored else 1
    base: Colour = (250, 250, 250) if white else (128, 122, 124)
    tone = mix(mix(easel.ambient(base), easel.light.lit, 0.4), easel.light.haze, 0.2)
    shade = mix(tone, easel.light.shaded, 0.5)
    for index in range(15):
        rise = index / 14
        cx = x + drift * size * (0.2 + 2.6 * rise**1.5) + chance.uniform(-0.2, 0.2) * size
        cy = y - size * (0.2 + 2.8 * rise)
        radius = size * (0.34 + 0.75 * rise) * chance.uniform(0.85, 1.15)
        clear = 0.85 * (1 - rise) ** 0.8 + 0.04
        easel.put(
            oval(cx, cy + radius * 0.14, radius, radius * 0.84, shade, opacity=clear)
            + oval(cx - radius * 0.12, cy, radius * 0.84, radius * 0.7, tone, opacity=clear)
        )


def _chimney(easel: Easel, across: float, y: float, tall: float) -> None:
    x, high, half = easel.x(across), easel.unit * tall, easel.unit * 0.026
    top = y - high
    brick = toned(easel, BRICK, 0.1)
    _smoke(easel, x, top, easel.unit * 0.055, white=False)
    parts = [
        polygon(
            [(x - half * 0.7, top), (x + half * 0.7, top), (x + half, y + high * 0.2), (x - half, y + high * 0.2)],
            brick,
        )
    ]
    parts.append(
        polygon(
            [
                (x + half * 0.2, top),
                (x + half * 0.7, top),
                (x + half, y + high * 0.2),
                (x + half * 0.3, y + high * 0.2),
            ],
            darker(brick, 0.22),
        )
    )
    for up in (0.0, 0.08, 0.16):
        band = toned(easel, (240, 236, 228)) if up != 0.08 else toned(easel, (186, 62, 52))
        parts.append(box(x - half * 0.76, top + high * up, half * 1.52, high * 0.05, band))
    easel.put("".join(parts))


def _tanks(easel: Easel, across: float, foot: float) -> None:
    unit, steel = easel.unit, toned(easel, STEEL)
    parts = []
    for index, (aside, wide, tall) in enumerate(((-0.06, 0.09, 0.16), (0.05, 0.075, 0.22), (0.14, 0.06, 0.13))):
        x, half, high = easel.x(across + aside), unit * wide / 2, unit * tall
        parts += [
            box(x - half, foot - high, half * 2, high, steel),
            box(x + half * 0.3, foot - high, half * 0.7, high, darker(steel, 0.2)),
            oval(x, foot - high, half, half * 0.3, lighter(steel, 0.2)),
        ]
        ladder = trace("M", x - half * 0.6, foot, "V", foot - high) + trace(
            " M", x - half * 0.4, foot, "V", foot - high
        )
        parts.append(line(ladder, darker(steel, 0.4), max(0.6, unit * 0.003)))
        del index
    y = foot - unit * 0.1
    parts.append(line(trace("M", easel.x(across + 0.14), y, "H", easel.x(0.34)), darker(steel, 0.1), unit * 0.014))
    easel.put("".join(parts))


def _halls(easel: Easel, foot: float) -> None:
    """Draw the halls: brick walls with rows of tall windows, saw-tooth roofs with their glass."""
    unit, brick = easel.unit, toned(easel, BRICK)
    left, right = sorted((easel.x(0.24), easel.x(1.06)))
    top, tooth = foot - unit * 0.2, unit * 0.1
    parts, chance = [box(left, top, right - left, foot - top, brick)], easel.chance("works windows")
    roof = snow_tone(easel) if easel.scene.wintry else toned(easel, (112, 110, 116))
    x, wide = left, (right - left) / 5
    while x < right - 1:
        parts.append(polygon([(x, top), (x, top - tooth), (x + wide, top)], roof))
        sky_glass = mix(toned(easel, (150, 184, 206)), easel.light.sky[3], 0.3)
        lit = chance.choice(LAMPS) if easel.light.lamplit > 0.4 else sky_glass
        parts.append(
            polygon(
                [
                    (x + wide * 0.02, top),
                    (x + wide * 0.02, top - tooth * 0.94),
                    (x + wide * 0.1, top - tooth * 0.86),
                    (x + wide * 0.1, top),
                ],
                lit,
            )
        )
        x += wide
    count = 10
    for index in range(count):
        at = left + (right - left) * (index + 0.28) / count
        glass = chance.choice(LAMPS) if chance.random() < easel.light.lamplit else toned(easel, (96, 120, 138))
        size = (right - left) / count * 0.46
        parts.append(box(at, foot - unit * 0.155, size, unit * 0.1, darker(brick, 0.3)))
        parts.append(box(at + 1, foot - unit * 0.15, size - 2, unit * 0.09, glass))
        parts.append(line(trace("M", at + size / 2, foot - unit * 0.15, "v", unit * 0.09), darker(brick, 0.3), 1))
        parts.append(line(trace("M", at, foot - unit * 0.105, "h", size), darker(brick, 0.3), 1))
    parts.append(box(left, top, right - left, unit * 0.012, lighter(brick, 0.2)))
    gate = left + (right - left) * 0.44
    parts.append(box(gate, foot - unit * 0.13, unit * 0.13, unit * 0.13, darker(toned(easel, (76, 96, 110)), 0.1)))
    parts += [
        line(trace("M", gate, foot - unit * k, "h", unit * 0.13), darker(brick, 0.5), 1) for k in (0.03, 0.06, 0.09)
    ]
    easel.put("".join(parts))


def _fence(easel: Easel, y: float) -> None:
    """Run a mesh fence to one side of the yard."""
    iron, unit = toned(easel, (88, 94, 102)), easel.unit
    left, right = sorted((easel.x(-0.04), easel.x(0.24)))
    marks = [trace("M", left, y - unit * up, "H", right) for up in (0.11, 0.06, 0.01)]
    x = left
    while x < right:
        marks.append(trace("M", x, y, "v", -unit * 0.13))
        x += unit * 0.05
    easel.put(line(" ".join(marks), iron, max(0.8, unit * 0.004)))


def power_plant(easel: Easel) -> Stage:
    """A power plant: great cooling towers that steam, the reactor's dome, pylons; a river or a meadow before it."""
    easel.set_out(horizon=0.56, sun=0.76)
    backdrop(easel)
    hill(easel, 0, easel.y(0.02), easel.unit * 0.06, haze=0.5)
    leaf_band(easel, "plant trees", level(easel.y(0.05)), easel.unit * 0.07, green(easel, WOODS), haze=0.34)
    foot = easel.y(0.1)
    for across, tall in ((0.82, 0.3), (0.3, 0.4), (0.56, 0.44)):
        _cooling_tower(easel, across, foot, tall)
    _reactor(easel, 0.08, foot)
    _pylon(easel, 0.95, foot + easel.unit * 0.02, 0.3)
    tone = mix(green(easel, GRASS), easel.light.shade, 0.4 * easel.light.backlit)
    wet = BY_A_RIVER.search(easel.scene.told) is not None
    ground(easel, rolling(easel, "plant bank", foot, easel.unit * 0.008), tone, layer="plant bank")
    if wet:
        top = round(easel.y(0.18))
        water(easel, top, easel.height, tint=(58, 104, 120), depth=0.34, waves=0.3)
        near = rolling(easel, "near bank", easel.y(0.86), easel.unit * 0.02)
        ground(easel, near, tone, layer="near bank")
        easel.note("water", "river", "reflection", "reflected", "state reflected")
    if not easel.scene.wintry:
        blades(easel, "plant blades", easel.y(0.86 if wet else 0.5), 130, GRASS[season(easel)][1:])
    easel.found["site"] = ("cooling tower", "factory")
    easel.note(
        "power plant",
        "power station",
        "cooling tower",
        "tower",
        "steam",
        "smoke",
        "pylon",
        "building",
        "nuclear",
        "nuclear power plant",
        "state nuclear",
        "industrial",
        "smoking",
        "state smoking",
        "cooling",
    )
    return _stage(easel, (0.24, 0.76), (0.88, 0.96) if wet else (0.4, 0.86))


def _cooling_tower(easel: Easel, across: float, foot: float, tall: float) -> None:
    x, high = easel.x(across), easel.unit * tall
    half, waist, lip = high * 0.4, high * 0.235, high * 0.27
    top = foot - high
    _smoke(easel, x, top + high * 0.02, high * 0.24, white=True)
    tone = toned(easel, CONCRETE, 0.12)
    side = 1 if easel.sun[0] < x else -1
    outline = trace("M", x - half, foot, "C", x - waist, foot - high * 0.5, x - waist, foot - high * 0.6, x - lip, top)
    outline += trace(
        " H", x + lip, "C", x + waist, foot - high * 0.6, x + waist, foot - high * 0.5, x + half, foot, "Z"
    )
    shade = trace(
        "M",
        x + side * half * 0.2,
        foot,
        "C",
        x + side * waist * 0.3,
        foot - high * 0.5,
        x + side * waist * 0.3,
        foot - high * 0.6,
        x + side * lip * 0.2,
        top,
        "H",
        x + side * lip,
    )
    shade += trace(
        " C", x + side * waist, foot - high * 0.6, x + side * waist, foot - high * 0.5, x + side * half, foot, "Z"
    )
    parts = [path(outline, tone), path(shade, darker(tone, 0.16))]
    parts.append(oval(x, top, lip, lip * 0.16, darker(tone, 0.4)))
    for k in range(9):
        px = x - half * 0.92 + half * 1.84 * k / 8
        parts.append(
            line(
                trace("M", px, foot, "l", half * 0.1, -high * 0.06, "l", half * 0.1, high * 0.06),
                darker(tone, 0.3),
                1.2,
            )
        )
    easel.put("".join(parts))


def _reactor(easel: Easel, across: float, foot: float) -> None:
    x, unit = easel.x(across), easel.unit
    pale, blue = toned(easel, (226, 228, 226), 0.1), toned(easel, (110, 142, 168), 0.1)
    half = unit * 0.075
    parts = [
        box(x - half, foot - unit * 0.13, half * 2, unit * 0.14, pale),
        path(
            trace("M", x - half, foot - unit * 0.13, "A", half, half, 0, 0, 1, x + half, foot - unit * 0.13, "Z"),
            lighter(pale, 0.3),
        ),
        box(x + half * 0.4, foot - unit * 0.13, half * 0.6, unit * 0.14, darker(pale, 0.14)),
        box(x + half, foot - unit * 0.09, unit * 0.12, unit * 0.1, blue),
    ]
    glass = easel.chance("plant").choice(LAMPS) if easel.light.lamplit > 0.4 else toned(easel, (206, 224, 232), 0.1)
    parts += [
        box(x + half + unit * (0.012 + 0.028 * k), foot - unit * 0.07, unit * 0.018, unit * 0.016, glass)
        for k in range(4)
    ]
    easel.put("".join(parts))


def _pylon(easel: Easel, across: float, foot: float, tall: float) -> None:
    x, high = easel.x(across), easel.unit * tall
    iron = toned(easel, (104, 110, 118), 0.1)
    legs = trace("M", x - high * 0.12, foot, "L", x, foot - high, "L", x + high * 0.12, foot)
    for up in (0.2, 0.4, 0.6):
        wide = high * 0.12 * (1 - up)
        legs += trace(" M", x - wide, foot - high * up, "L", x + wide * 0.75, foot - high * (up + 0.2))
        legs += trace(" M", x + wide, foot - high * up, "L", x - wide * 0.75, foot - high * (up + 0.2))
    for up, arm in ((0.66, 0.2), (0.82, 0.15)):
        legs += trace(" M", x - high * arm, foot - high * up, "H", x + high * arm)
    away = easel.width + 10.0 if x > easel.width / 2 else -10.0
    wires = " ".join(
        trace(
            "M",
            x + high * arm * side,
            foot - high * up,
            "Q",
            (x + away) / 2,
            foot - high * up + high * 0.1,
            away,
            foot - high * (up - 0.06),
        )
        for up, arm in ((0.66, 0.2), (0.82, 0.15))
        for side in (-1, 1)
    )
    easel.put(line(legs, iron, max(0.8, easel.unit * 0.004)) + line(wires, iron, 0.8, 0.8))


def solar_field(easel: Easel) -> Stage:
    """Rows of blue panels tilted to the sun, over a meadow or a desert, to the hills."""
    easel.set_out(horizon=0.42, sun=0.62)
    arid = "desert" in easel.scene.places
    backdrop(easel)
    if arid:
        line_ = rolling(easel, "solar plain", easel.y(0.0), easel.unit * 0.04)
        ground(easel, line_, mix(sand(easel), RED_ROCK, 0.2), layer="solar plain")
    else:
        hill(easel, 1, easel.y(0.02), easel.unit * 0.08, haze=0.42)
        tone = mix(green(easel, GRASS), easel.light.shade, 0.4 * easel.light.backlit)
        ground(easel, rolling(easel, "solar meadow", easel.y(0.05), easel.unit * 0.01), tone, layer="solar meadow")
    steel = toned(easel, (120, 126, 134))
    shine = mix(toned(easel, GLASS), easel.light.sky[2], 0.25)
    for depth in (0.12, 0.17, 0.25, 0.37, 0.55, 0.82):
        y, size = easel.y(depth), easel.unit * 0.34 * depth
        wide, lean = size * 1.5, size * 0.34
        step, parts = wide * 1.1, []
        x = easel.width / 2 - step * (round(easel.width / step / 2) + 1.5)
        while x < easel.width + step:
            corners = [(x + lean, y - size), (x + lean + wide, y - size), (x + wide, y), (x, y)]
            parts.append(oval(x + wide * 0.5, y + size * 0.42, wide * 0.6, size * 0.12, (20, 24, 28), opacity=0.22))
            parts += [
                box(x + wide * k + lean * 0.4, y - size * 0.4, max(1.0, size * 0.05), size * 0.86, steel)
                for k in (0.2, 0.8)
            ]
            parts.append(polygon(corners, darker(shine, 0.15)))
            tops = mix(shine, WHITE, 0.22)
            parts.append(
                polygon([corners[0], (x + lean + wide * 0.6, y - size), (x + wide * 0.25, y), (x, y)], tops, 0.5)
            )
            grid = "".join(
                trace("M", x + lean + wide * k / 4, y - size, "L", x + wide * k / 4, y) for k in range(5)
            ) + "".join(trace("M", x + lean * k / 3, y - size * k / 3, "h", wide) for k in range(4))
            parts.append(line(grid, lighter(steel, 0.5), max(0.5, size * 0.02)))
            x += step
        easel.put("".join(parts))
    easel.note("solar panel", "solar farm", "solar", "panel", "field", "farm", "state solar", "solar park")
    if arid:
        easel.note("desert", "sand")
    return _stage(easel, (0.3, 0.7), (0.9, 0.97))


def quarry(easel: Easel) -> Stage:
    """A quarry: steps of cut stone behind one another, a road down, blocks and heaps on its floor."""
    easel.set_out(horizon=0.5, sun=0.7)
    backdrop(easel)
    stone = MARBLE if re.search(r"\b(?:marble|chalk|limestone|white)\b", easel.scene.told, re.IGNORECASE) else SANDSTONE
    leaf_band(easel, "quarry trees", level(easel.y(-0.62)), easel.unit * 0.07, green(easel, WOODS), haze=0.3)
    tops = (0.2, 0.3, 0.4, 0.5, 0.58)
    for index, down in enumerate(tops):
        _terrace(easel, index, easel.height * down, easel.height * (tops[index + 1] if index < 4 else 0.66), stone)
    floor = easel.height * 0.64
    line_ = rolling(easel, "quarry floor", floor, easel.unit * 0.012)
    tone = mix(stone, (150, 132, 112), 0.4) if not easel.scene.wintry else (228, 232, 238)
    easel.horizon = round(floor - easel.unit * 0.03)
    ground(easel, line_, mix(tone, easel.light.shade, 0.3 * easel.light.backlit), layer="quarry floor", rough=0.12)
    chance = easel.chance("quarry blocks")
    for across, down, size in (
        (0.1, 0.3, 0.1),
        (0.2, 0.36, 0.13),
        (0.92, 0.3, 0.12),
        (0.82, 0.4, 0.09),
        (0.05, 0.7, 0.16),
    ):
        _block(easel, chance, easel.x(across), easel.y(down), easel.unit * size, stone)
    named = easel.scene.subjects
    if not any(one.noun in ("digger", "excavator", "truck", "dump truck") for one in named):
        dress(easel, "digger", 0.36, easel.y(0.34), 0.13)
        easel.note("digger")
    easel.note("quarry", "stone", "rock", "marble" if stone == MARBLE else "sandstone", "cliff", "pit", "mine")
    return _stage(easel, (0.26, 0.74), (0.5, 0.86))


def _terrace(easel: Easel, index: int, top: float, foot: float, stone: Colour) -> None:
    """Cut one step of stone, that runs around the pit: bright on its ledge, dark on its face."""
    chance = easel.chance(f"terrace {index}")
    rough = broken_line(chance, 9, 0.5)
    side = -1 if easel.mirrored else 1
    face: list[Point] = []
    for k, off in enumerate(rough):
        across = k / (len(rough) - 1)
        bow = (abs(across - 0.5 - 0.08 * side) * 2) ** 2
        face.append((easel.width * (across * 1.04 - 0.02), top - easel.unit * 0.1 * bow + easel.unit * 0.012 * off))
    haze = 0.3 - 0.06 * index
    tone = toned(easel, mix(stone, (120, 104, 92), 0.12 + 0.08 * (index % 2)), haze)
    ledge = lighter(tone, 0.3) if not easel.scene.wintry else snow_tone(easel, haze)
    low = [(x, y + (foot - top) + 6) for x, y in reversed(face)]
    easel.fill(
        [*face, (easel.width + 4, foot + easel.unit * 0.1), (-4, foot + easel.unit * 0.1)], tone, darker(tone, 0.26)
    )
    del low
    marks = []
    for _ in range(46):
        x = chance.uniform(0, easel.width)
        near = min(face, key=lambda point: abs(point[0] - x))
        deep = (foot - top) * chance.uniform(0.3, 0.95)
        marks.append(trace("M", x, near[1] + (foot - top) * 0.1, "v", deep))
    easel.put(line(" ".join(marks), darker(tone, 0.2), max(0.8, easel.unit * 0.004), 0.5))
    brim = [(x, y + easel.unit * 0.02) for x, y in reversed(face)]
    easel.fill([*face, *brim], ledge)


def _block(easel: Easel, chance: random.Random, x: float, y: float, size: float, stone: Colour) -> None:
    tone = toned(easel, stone)
    wide, high, deep = size, size * chance.uniform(0.5, 0.75), size * 0.26
    front = [(x - wide / 2, y - high), (x + wide / 2, y - high), (x + wide / 2, y), (x - wide / 2, y)]
    top = [front[0], (front[0][0] + deep, y - high - deep * 0.7), (front[1][0] + deep, y - high - deep * 0.7), front[1]]
    flank = [front[1], top[2], (x + wide / 2 + deep, y - deep * 0.7), front[2]]
    easel.put(
        oval(x, y, wide * 0.7, size * 0.08, darker(tone, 0.7), opacity=0.3)
        + polygon(front, darker(tone, 0.1))
        + polygon(top, lighter(tone, 0.4))
        + polygon(flank, darker(tone, 0.3))
    )
    easel.take(x, y, wide * 0.6)


def _stage(easel: Easel, span: tuple[float, float], rows: tuple[float, float]) -> Stage:
    left, right = sorted((easel.x(span[0]), easel.x(span[1])))
    return Stage(
        {
            "ground": Zone(left, easel.y(rows[0]), right, easel.y(rows[1]), 0.8, 1.3),
            "air": Zone(easel.width * 0.1, easel.horizon * 0.1, easel.width * 0.9, easel.horizon * 0.4, 0.8, 0.8),
        }
    )


FACTORIES, POWER_PLANTS, SOLAR_FIELDS, QUARRIES = (factory,), (power_plant,), (solar_field,), (quarry,)
