"""Lakes and rivers among mountains and woods."""

from __future__ import annotations

import math
import re

from PIL import ImageChops, ImageOps

from promptmagic.painters.colour import WHITE, Colour, hexed, mix, scaled
from promptmagic.painters.sketch.easel import Easel, Point, gradient
from promptmagic.painters.sketch.falls import cliffs, waterfall
from promptmagic.painters.sketch.figures import Stage, Zone, around, needs_land, reflection
from promptmagic.painters.sketch.flocks import birds
from promptmagic.painters.sketch.jetty import jetty
from promptmagic.painters.sketch.land import blades, blossoms, ground, leaf_band, pine_band, ridge, rolling
from promptmagic.painters.sketch.peaks import alps
from promptmagic.painters.sketch.seasons import GRASS, WOODS, flowers, green, season, snow_line
from promptmagic.painters.sketch.shapes import coast
from promptmagic.painters.sketch.shapes.pen import line, oval, path, put
from promptmagic.painters.sketch.shapes.plants import reeds
from promptmagic.painters.sketch.shapes.trees import pine
from promptmagic.painters.sketch.sky import milky_way, sky, starlit
from promptmagic.painters.sketch.trees import stand_of_trees
from promptmagic.painters.sketch.water import water
from promptmagic.painters.sketch.weather import fog

LAKE: Colour = (40, 104, 138)

CURRENTS = 70
"""How many lines show a river's current."""

RUNNING = re.compile(r"\b(?:streams?|creeks?|brooks?|rapids|torrents?)\b", re.IGNORECASE)
"""Words for water that runs, and mirrors nothing."""

DRINKING_ROWS = (0.3, 0.56)
"""How far down from the horizon to the lower edge one drinks from a winding river."""


def mirror(easel: Easel) -> Stage:
    """Peaks mirrored in still water, reeds in the near corners."""
    easel.set_out(horizon=0.52, sun=0.68)
    background(easel, peaks=0.34)
    shore_woods(easel, 0.05)
    lake(easel)
    reed_beds(easel, ((0.0, 0.24), (0.84, 1.0)))
    return stage(easel, ground_rows=near_bank(easel))


def narrows(easel: Easel) -> Stage:
    """A fjord: steep wooded slopes come down on both sides, peaks close the gap."""
    easel.set_out(horizon=0.57, sun=0.54)
    background(easel, peaks=0.26)
    for index, (reach, tall) in enumerate(((0.46, 0.2), (0.36, 0.3), (0.24, 0.42))):
        slope(easel, f"far slope {index}", reach, tall, haze=0.5 - 0.2 * index, near_side=index % 2 == 0)
    lake(easel)
    return stage(easel, span=(0.2, 0.8), ground_rows=near_bank(easel))


def from_jetty(easel: Easel) -> Stage:
    """A wooden jetty leads out over a calm lake, hills behind."""
    easel.set_out(horizon=0.44, sun=0.38)
    background(easel, peaks=0.2, soft=True)
    shore_woods(easel, 0.06)
    lake(easel)
    jetty(easel)
    reed_beds(easel, ((0.0, 0.3),))
    return stage(easel, span=(0.14, 0.6), ground_rows=near_bank(easel))


def overlook(easel: Easel) -> Stage:
    """The lake seen from a meadow above it, mountains on the far shore."""
    easel.set_out(horizon=0.42, sun=0.6)
    background(easel, peaks=0.3)
    shore_woods(easel, 0.035)
    lake(easel)
    line = [(x, y + easel.unit * 0.02) for x, y in rolling(easel, "near meadow", easel.y(0.66), easel.unit * 0.09)]
    ground(easel, line, green(easel, GRASS), layer="near meadow")
    easel.found["bank"] = line
    if not easel.scene.wintry:
        blades(easel, "meadow blades", easel.y(0.7), 260, GRASS[season(easel)][1:])
        blossoms(easel, "meadow flowers", easel.y(0.7), 190, flowers(easel))
    stand_of_trees(easel, "overlook trees", [(0.06, 0.76, 0.44), (0.15, 0.72, 0.34), (0.93, 0.8, 0.36)])
    return stage(easel, water=(0.16, 0.5), span=(0.28, 0.8), ground_rows=(0.78, 0.95))


LAKES = (mirror, narrows, from_jetty, overlook)


def river_bends(easel: Easel) -> Stage:
    """A river winds out of the hills towards the viewer."""
    return _river(easel, horizon=0.46, sun=0.6, bends=2.2, peaks=0.22)


def river_gorge(easel: Easel) -> Stage:
    """A broad river comes straight out of the mountains."""
    return _river(easel, horizon=0.54, sun=0.44, bends=1.0, peaks=0.36)


def river_plain(easel: Easel) -> Stage:
    """A lazy river under a wide sky."""
    return _river(easel, horizon=0.62, sun=0.36, bends=3.2, peaks=0.1)


def river_across(easel: Easel) -> Stage:
    """The river flows by from side to side, trees on the far bank, flowers on the near one."""
    easel.set_out(horizon=0.4, sun=0.62)
    background(easel, peaks=0.2, soft=True)
    lake(easel)
    easel.note("river", "stream")
    far = rolling(easel, "far bank", easel.y(0.1), easel.unit * 0.06)
    tone = mix(green(easel, GRASS, 1), easel.light.shade, easel.light.backlit * 0.4)
    shallow = [(x, easel.y(0.2) + easel.unit * 0.008 * math.sin(x / easel.unit * 9)) for x, _ in far]
    _strip(easel, far, shallow, tone)
    stand_of_trees(
        easel, "far bank trees", [(0.14, 0.14, 0.3), (0.27, 0.12, 0.22), (0.74, 0.13, 0.26), (0.9, 0.15, 0.32)]
    )
    mirrored_bank(easel, round(easel.y(0.2)), round(easel.y(0.78)))
    if RUNNING.search(easel.scene.text):
        _rush(easel, easel.y(0.2), easel.y(0.8))
    else:
        _current(easel, easel.y(0.2), easel.y(0.78))
    near = [(x, y + easel.unit * 0.02) for x, y in rolling(easel, "near bank", easel.y(0.76), easel.unit * 0.07)]
    ground(easel, near, mix(green(easel, GRASS), easel.light.shade, easel.light.backlit * 0.5), layer="near bank")
    easel.found["bank"] = near
    if not easel.scene.wintry:
        blades(easel, "bank blades", easel.y(0.8), 260, GRASS[season(easel)][1:])
        blossoms(easel, "bank flowers", easel.y(0.76), 120, flowers(easel))
    birds(easel, 0.4, 0.3)
    return stage(easel, water=(0.3, 0.6), ground_rows=(0.84, 0.96))


STONES = ((0.08, 0.3, 0.03), (0.24, 0.62, 0.045), (0.7, 0.2, 0.026), (0.86, 0.5, 0.05), (0.95, 0.74, 0.04))
"""The stones in a river that flows across: how far to the side and down, as shares of it, and how high, of the unit."""


def _current(easel: Easel, top: float, bottom: float) -> None:
    """Show that a river runs: lines of its current, and stones about which it foams."""
    if easel.scene.wintry:
        return
    chance, unit = easel.chance("current"), easel.unit
    drawn: list[str] = []
    for _ in range(CURRENTS):
        near = chance.random() ** 0.8
        x, y = chance.uniform(-0.05, 1.0) * easel.width, top + (bottom - top) * (0.06 + 0.9 * near)
        long, high = unit * chance.uniform(0.05, 0.13) * (0.4 + near), unit * 0.006 * (0.4 + near)
        data = f"M{x:.1f},{y:.1f}q{long / 4:.1f},{-high:.1f} {long / 2:.1f},0t{long / 2:.1f},0"
        drawn.append(line(data, WHITE, unit * 0.0036 * (0.4 + near), chance.uniform(0.25, 0.55)))
    for across, down, size in STONES:
        x, y, high = easel.x(across), top + (bottom - top) * down, unit * size
        drawn.append(oval(x, y, high * 1.25, high * 0.2, WHITE, opacity=0.5))
        drawn.append(put(coast.rock(chance, high), x, y))
        drawn.append(oval(x, y + high * 0.03, high, high * 0.1, WHITE, opacity=0.7))
    easel.put("".join(drawn), ambient=0.85)


def mirrored_bank(easel: Easel, top: int, bottom: int) -> None:
    """Lay the river between two rows, mirroring all that stands above it."""
    rough = {"storm": 1.2, "wind": 0.9, "rain": 0.6}.get(easel.scene.weather, 0.4)
    rough = max(rough, 1.2) if RUNNING.search(easel.scene.text) else rough
    water(easel, top, bottom, tint=easel.scene.place_colour or LAKE, depth=0.36, waves=rough)


def _rush(easel: Easel, top: float, bottom: float) -> None:
    """Let water run: long bright streaks across it, and foam before the stones that stand in it."""
    chance = easel.chance("running water")
    foam = mix(WHITE, easel.light.haze, 0.25)
    drawn = []
    for _ in range(90):
        down = chance.random()
        y, long = top + (bottom - top) * (0.04 + 0.94 * down), easel.unit * chance.uniform(0.05, 0.2) * (0.4 + down)
        x, sway = chance.uniform(-long, easel.width), easel.unit * 0.012 * (0.3 + down)
        data = f"M{x:.1f},{y:.1f} q{long * 0.25:.1f},{-sway:.1f} {long * 0.5:.1f},0 t{long * 0.5:.1f},0"
        drawn.append(line(data, foam, easel.unit * (0.0016 + 0.003 * down), chance.uniform(0.25, 0.6)))
    for across, down in ((0.1, 0.2), (0.22, 0.62), (0.82, 0.3), (0.93, 0.74)):
        x, y, wide = easel.x(across), top + (bottom - top) * down, easel.unit * (0.03 + 0.035 * down)
        stone = f"M{x - wide:.1f},{y:.1f} q{wide * 0.3:.1f},{-wide:.1f} {wide:.1f},{-wide * 0.9:.1f}"
        drawn.append(path(f"{stone} t{wide:.1f},{wide * 0.9:.1f}Z", easel.ambient((112, 112, 114))))
        splash = (
            f"M{x - wide * 1.2:.1f},{y:.1f} q{wide * 0.6:.1f},{-wide * 0.3:.1f} {wide * 1.2:.1f},0 t{wide * 1.3:.1f},0"
        )
        drawn.append(line(splash, foam, easel.unit * 0.006, 0.85))
    easel.put("".join(drawn))


def _strip(easel: Easel, upper: list[Point], lower: list[Point], tone: Colour) -> None:
    """Fill the land between two lines, darker where it meets the water below."""
    base = easel.ambient(tone)
    easel.fill([*upper, *reversed(lower)], mix(base, easel.light.haze, 0.25), base, scaled(base, 0.5))


def falls(easel: Easel) -> Stage:
    """A waterfall drops from high cliffs into a clear pool."""
    easel.set_out(horizon=0.56, sun=0.24)
    sky(easel)
    high = min(easel.horizon * 0.8, easel.unit * 0.5)
    shore_woods(easel, 0.1)
    cliffs(easel, easel.horizon, high, gap=0.2, green=green(easel, WOODS))
    waterfall(easel, 0.5, easel.horizon - high * 0.8, easel.horizon + easel.unit * 0.01, 0.17)
    lake(easel)
    waterfall(easel, 0.5, easel.horizon - easel.unit * 0.02, easel.horizon + easel.unit * 0.012, 0.2)
    stand_of_trees(easel, "pool trees", [(0.08, 0.1, 0.4), (0.92, 0.14, 0.44), (0.18, 0.04, 0.26)])
    reed_beds(easel, ((0.0, 0.2), (0.84, 1.0)))
    birds(easel, 0.7, 0.5)
    easel.note("river", "stream")
    return stage(easel, ground_rows=near_bank(easel))


RIVERS = (river_bends, river_across, river_gorge, river_plain)


def background(easel: Easel, *, peaks: float, soft: bool = False) -> None:
    """Paint the sky, and the mountains or hills behind the water."""
    sky(easel)
    if starlit(easel):
        milky_way(easel)
    base = easel.horizon
    if soft and "mountains" not in easel.scene.places:
        for index in range(3):
            line = rolling(easel, f"hill {index}", base, easel.unit * peaks * (1 - 0.28 * index))
            ridge(easel, line, base + 1, (78, 110, 112), haze=0.62 - 0.18 * index)
    else:
        alps(easel, "far range", base, easel.unit * peaks, haze=0.4, snow=snow_line(easel))
        alps(easel, "near range", base, easel.unit * peaks * 0.55, haze=0.26, snow=snow_line(easel) * 0.62)
        line = rolling(easel, "foothills", base, easel.unit * peaks * 0.26)
        ridge(easel, line, base + 1, mix(green(easel, WOODS), (60, 80, 100), 0.4), haze=0.36)
    easel.note("mountain", "mountains", "hill", "hills")


def shore_woods(easel: Easel, height: float) -> None:
    """Draw the woods along the far shore."""
    band = leaf_band if easel.scene.season == "autumn" and not easel.scene.subject("pine") else pine_band
    band(
        easel,
        "far woods",
        lambda _: easel.horizon - easel.unit * 0.004,
        easel.unit * height,
        green(easel, WOODS),
        haze=0.3,
    )
    band(
        easel, "shore woods", lambda _: easel.horizon + 1, easel.unit * height * 0.8, green(easel, WOODS, 1), haze=0.12
    )


def slope(easel: Easel, layer: str, reach: float, tall: float, *, haze: float, near_side: bool) -> None:
    """Draw a wooded slope that falls from the picture's edge to the water."""
    chance = easel.chance(layer)
    colour = green(easel, WOODS)
    points: list[Point] = []
    step = easel.unit * 0.012
    count = max(8, round(easel.width * reach / step))
    for i in range(count + 1):
        share = i / count
        across = share * reach - 0.02
        high = easel.unit * tall * (1 - share) ** 1.25
        tree = easel.unit * 0.03 * (0.5 + 0.8 * tall) * chance.uniform(0.4, 1.0)
        x = easel.x(across if near_side else 1 - across)
        points += [(x, easel.horizon - high), (x + step * 0.4, easel.horizon - high - tree)]
    points.sort()
    ridge(easel, points, easel.horizon + 1, colour, haze=haze, mist=0.4)
    easel.note("forest", "pine", "tree")


def lake(easel: Easel) -> None:
    """Fill the foreground with still water; fog lies on it in fog and at dawn."""
    rough = {"storm": 1.5, "wind": 1.0, "rain": 0.7}.get(easel.scene.weather, 0.34)
    tint = easel.scene.place_colour or LAKE
    if easel.scene.wintry:
        tint = mix(tint, (150, 176, 196), 0.4)
    bright = easel.light.backlit < 0.35
    water(easel, easel.horizon, easel.height, tint=tint, depth=0.42 if bright else 0.3, waves=rough)
    if easel.scene.subject("island") and easel.scene.place != "river":
        wooded_island(easel)
    if easel.scene.hour == "dawn" or easel.scene.weather == "fog":
        fog(easel, 0.0, 0.07, 0.75, layer="lake mist")
    easel.note("lake", "reflection")


def near_bank(easel: Easel) -> tuple[float, float] | None:
    """Lay a bank along the lower edge if something is to stand on it, and return the rows where it does."""
    if not needs_land(easel):
        return None
    line = [(x, y + easel.unit * 0.02) for x, y in rolling(easel, "near bank", easel.y(0.8), easel.unit * 0.05)]
    ground(easel, line, mix(green(easel, GRASS), easel.light.shade, easel.light.backlit * 0.5), layer="near bank")
    easel.found["bank"] = line
    if not easel.scene.wintry:
        blades(easel, "bank blades", easel.y(0.84), 160, GRASS[season(easel)][1:])
    return (0.86, 0.97)


def wooded_island(easel: Easel) -> None:
    """Set an island of pines in the middle distance, mirrored in the water."""
    chance = easel.chance("island")
    x, y = easel.x(chance.uniform(0.28, 0.42)), easel.y(0.16)
    half = easel.unit * 0.12
    dark = easel.light.backlit > 0.4
    colour = mix(easel.light.shade, easel.light.haze, 0.12) if dark else green(easel, WOODS)
    land = mix(easel.ambient((96, 104, 74)), easel.light.shade, easel.light.backlit * 0.8)
    marks = []
    for _ in range(9):
        across = chance.uniform(-0.8, 0.8)
        tall = half * (1 - 0.55 * abs(across)) * chance.uniform(0.6, 1.0)
        marks.append((tall, put(pine(chance, tall, colour), x + half * across, y - half * 0.06 * (1 - across**2))))
    marks.sort(reverse=True)
    mound = f"M{x - half * 1.1:.1f},{y:.1f} Q{x:.1f},{y - half * 0.3:.1f} {x + half * 1.1:.1f},{y:.1f}Z"
    fragment = "".join(mark for _, mark in marks) + f'<path d="{mound}" fill="{hexed(land)}"/>'
    layer, corner = easel.vector(fragment, around(x, y, half * 1.2))
    reflection(easel, layer, corner, y)
    easel.place(layer, corner, ambient=0.0 if dark else 0.9, haze=easel.air(0.08))
    easel.take(x, y, half)
    easel.note("island", "pine")


def reed_beds(easel: Easel, spans: tuple[tuple[float, float], ...]) -> None:
    """Let reeds grow in the near corners, as silhouettes where the light is behind them."""
    if easel.scene.wintry:
        return
    chance = easel.chance("reeds")
    colour = mix(easel.ambient((104, 122, 62)), easel.light.shade, easel.light.backlit * 0.9)
    marks = []
    for first, last in spans:
        for _ in range(round(46 * (last - first) * easel.width / easel.unit)):
            x = easel.x(chance.uniform(first, last))
            edge = abs(x / easel.width - 0.5) * 2
            tall = easel.unit * chance.uniform(0.09, 0.2) * (0.35 + 0.8 * edge)
            y = easel.height + easel.unit * chance.uniform(0.0, 0.05)
            marks.append(put(reeds(chance, tall, colour), x, y))
    easel.put("".join(marks), (0, int(easel.height - easel.unit * 0.3), easel.width, easel.height))
    easel.note("reed")


def _river(easel: Easel, *, horizon: float, sun: float, bends: float, peaks: float) -> Stage:
    easel.set_out(horizon=horizon, sun=sun)
    background(easel, peaks=peaks)
    lake(easel)
    easel.note("river", "stream")
    left, right = _banks(easel, bends)
    for name, bank, edge in (("left bank", left, 0.0), ("right bank", right, float(easel.width))):
        outside = [
            (edge + (-2 if edge == 0 else 2), easel.horizon - 1.0),
            *bank,
            (edge + (-2 if edge == 0 else 2), easel.height + 2.0),
        ]
        _bank(easel, name, outside)
    shore_woods(easel, 0.05)
    if not easel.scene.wintry:
        blades(easel, "bank blades", easel.y(0.82), 120, GRASS[season(easel)][1:])
    stand_of_trees(easel, "river trees", [(0.05, 0.3, 0.3), (0.93, 0.24, 0.26), (0.12, 0.16, 0.2), (0.86, 0.12, 0.16)])
    birds(easel, 0.4, 0.4)
    there = stage(easel, water=(0.5, 0.9), span=(0.4, 0.6))
    there.zones |= _dry_land(easel, left, right)
    return there


def _dry_land(easel: Easel, left: list[Point], right: list[Point]) -> dict[str, Zone]:
    """Return where things stand beside a river, on its broader bank, and where they reach down to its water."""
    top, bottom = easel.y(0.3), easel.y(0.5)
    west = min([x for x, y in left if top <= y <= bottom], default=easel.width * 0.4)
    east = max([x for x, y in right if top <= y <= bottom], default=easel.width * 0.6)
    bank, toward = (left, 1) if west >= easel.width - east else (right, -1)
    rows = easel.y(DRINKING_ROWS[0]), easel.y(DRINKING_ROWS[1])
    edge = tuple(point for point in bank if rows[0] <= point[1] <= rows[1])
    span = (0.0, west) if toward > 0 else (east, float(easel.width))
    return {
        "ground": Zone(span[0], top, span[1], bottom, 0.5, 1.0),
        "brink": Zone(span[0], rows[0], span[1], rows[1], 1.0, 1.7, toward=toward, edge=edge),
    }


def _banks(easel: Easel, bends: float) -> tuple[list[Point], list[Point]]:
    chance = easel.chance("banks")
    phase = chance.uniform(0, 6.3)
    left, right = [], []
    for i in range(61):
        near = (i / 60) ** 1.6
        turn = bends * math.pi * (1 - near) ** 1.5 + phase * 0.2
        middle = easel.x(0.5) + easel.unit * 0.26 * math.sin(turn * 1.7) * (0.18 + near) * (1 - 0.55 * near)
        half = easel.unit * (0.012 + 0.4 * near**1.25)
        y = easel.horizon + (easel.height - easel.horizon + 3) * near
        left.append((middle - half, y))
        right.append((middle + half, y))
    return left, right


def _bank(easel: Easel, layer: str, outline: list[Point]) -> None:
    mask, corner = easel.area(outline)
    base = mix(easel.ambient(green(easel, GRASS)), easel.light.shade, easel.light.backlit * 0.4)
    rim, at = easel.area([(x, y + easel.unit * 0.012 * (0.1 + easel.depth(y))) for x, y in outline])
    easel.dab(scaled(base, 0.42), rim, at)
    grain = easel.plane(f"ground {layer}", mask.height, (14, 40), steep=5).crop((0, 0, *mask.size))
    paint = ImageOps.colorize(grain, scaled(base, 0.8), scaled(base, 1.12), mid=base)
    far = mix((255, 255, 255), easel.light.haze, 0.2)
    paint = ImageChops.multiply(paint, gradient((far, (255, 255, 255), (184, 184, 190)), mask.size))
    easel.image.paste(paint, corner, mask)


def stage(
    easel: Easel,
    *,
    span: tuple[float, float] = (0.16, 0.84),
    water: tuple[float, float] = (0.12, 0.6),
    ground_rows: tuple[float, float] | None = None,
) -> Stage:
    """Return where boats, birds and things on land may stand."""
    left, right = sorted((easel.x(span[0]), easel.x(span[1])))
    zones = {
        "water": Zone(left, easel.y(water[0]), right, easel.y(water[1]), 0.5, 1.15),
        "air": Zone(left, easel.horizon * 0.15, right, easel.horizon * 0.5, 0.7, 0.7),
    }
    bank = easel.found.get("bank")
    if isinstance(bank, list):
        inner = [point for point in bank if easel.width * 0.3 < point[0] < easel.width * 0.7]
        x, y = min(inner, key=lambda point: point[1])
        row = y + easel.unit * 0.014
        zones["brink"] = Zone(x - easel.unit * 0.1, row, x + easel.unit * 0.1, row + 1, 1.9, 1.9)
    if ground_rows:
        zones["ground"] = Zone(
            easel.width * 0.12, easel.y(ground_rows[0]), easel.width * 0.88, easel.y(ground_rows[1]), 0.5, 1.0
        )
    else:
        zones["rock"] = Zone(left, easel.y(0.4), right, easel.y(0.9), 0.6, 1.2)
        zones["ground"] = Zone(easel.width * 0.1, easel.horizon, easel.width * 0.9, easel.horizon + 2, 0.32, 0.32)
    return Stage(zones)
