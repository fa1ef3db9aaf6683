"""By the kerb: a bus stop with its shelter, a drive before a garage, a schoolyard behind its gate."""

from __future__ import annotations

import re

from promptmagic.painters.colour import WHITE, Colour, mix
from promptmagic.painters.sketch.dressing import crowd, dress
from promptmagic.painters.sketch.easel import Easel
from promptmagic.painters.sketch.facades import (
    LAMPS,
    PLASTER,
    TILES,
    Front,
    front,
    pane,
    roof_tone,
    row,
    snow_tone,
    toned,
)
from promptmagic.painters.sketch.figures import Stage, Zone, shadow
from promptmagic.painters.sketch.land import blades, ground, leaf_band, level, rolling
from promptmagic.painters.sketch.places.meadow import backdrop
from promptmagic.painters.sketch.places.street import lamps
from promptmagic.painters.sketch.roadway import ASPHALT, PAVING, paved
from promptmagic.painters.sketch.seasons import GRASS, WOODS, green, season
from promptmagic.painters.sketch.shapes.pen import box, darker, disc, lighter, line, oval, path, polygon, trace
from promptmagic.painters.sketch.sky import sky
from promptmagic.painters.sketch.trees import one_tree

FRAME: Colour = (70, 78, 88)
BRICK: Colour = (176, 112, 86)
STEEL: Colour = (186, 192, 198)
RURAL = re.compile(r"\b(?:country|village|rural|lonely|remote|middle of nowhere|fields?|hills?)\b", re.IGNORECASE)
"""Words of a stop that stands out of town."""


def in_town(easel: Easel) -> Stage:
    """A glass shelter with its bench and its sign on the pavement, house fronts behind, the road before it."""
    easel.set_out(horizon=0.52, sun=0.66)
    sky(easel)
    foot = easel.y(0.14)
    if RURAL.search(easel.scene.told):
        _open_land(easel, 0.08)
    else:
        row(easel, "fronts behind the stop", foot, easel.unit * 0.26, min(foot * 0.66, easel.unit * 0.34))
        one_tree(easel, "stop tree", "tree", easel.x(0.1), easel.y(0.2), easel.unit * 0.4)
    _pavement(easel, foot)
    lamps(easel, [(0.94, easel.y(0.3), 0.5)])
    _shelter(easel, 0.52, 0.44, 0.44)
    _stop_sign(easel, 0.86, 0.5, 0.42)
    return _stop_stage(easel, (0.24, 0.78))


def by_the_road(easel: Easel) -> Stage:
    """The same, farther to the side and from nearer, a broad view past it."""
    easel.set_out(horizon=0.5, sun=0.3)
    sky(easel)
    foot = easel.y(0.12)
    if RURAL.search(easel.scene.told):
        _open_land(easel, 0.06)
    else:
        row(easel, "fronts beside the stop", foot, easel.unit * 0.2, min(foot * 0.5, easel.unit * 0.26))
        one_tree(easel, "stop tree", "tree", easel.x(0.86), easel.y(0.18), easel.unit * 0.44)
    _pavement(easel, foot)
    _shelter(easel, 0.36, 0.5, 0.5)
    _stop_sign(easel, 0.76, 0.54, 0.46)
    return _stop_stage(easel, (0.3, 0.8))


BUS_STOPS = (in_town, by_the_road)


def before_the_garage(easel: Easel) -> Stage:
    """A house with its garage: the ribbed door at the end of a paved drive, lawn and hedge on both sides."""
    easel.set_out(horizon=0.5, sun=0.3)
    backdrop(easel)
    leaf_band(easel, "drive trees", level(easel.y(0.04)), easel.unit * 0.2, green(easel, WOODS), haze=0.3)
    _lawn(easel, 0.05)
    chance = easel.chance("drive house")
    foot = easel.y(0.3)
    wide, high = easel.unit * 0.5, easel.unit * 0.34
    wall = chance.choice(PLASTER)
    tiles = chance.choice(TILES)
    house = Front(easel.x(0.78) - wide / 2, foot, wide, high, wall, tiles, floors=2, bays=3, roof="hip")
    easel.put(front(easel, chance, house))
    _garage(easel, 0.4, foot, wall, tiles)
    _drive(easel, 0.4, foot)
    one_tree(easel, "drive tree", "tree", easel.x(0.06), easel.y(0.34), easel.unit * 0.5)
    dress(easel, "bush", 0.13, easel.y(0.36), 0.1)
    dress(easel, "bush", 0.94, easel.y(0.4), 0.12)
    if not easel.scene.wintry:
        blades(easel, "drive blades", easel.y(0.66), 120, GRASS[season(easel)][1:])
    easel.note("garage", "garage door", "driveway", "drive", "house", "building", "in front of")
    return _stage(easel, (0.28, 0.62), (0.6, 0.92))


DRIVES = (before_the_garage,)


def schoolyard(easel: Easel) -> Stage:
    """The school behind its yard: rows of tall windows, a clock over the door, hopscotch chalked on the ground."""
    easel.set_out(horizon=0.5, sun=0.66)
    backdrop(easel)
    leaf_band(easel, "school trees", level(easel.y(0.04)), easel.unit * 0.16, green(easel, WOODS), haze=0.3)
    foot = easel.y(0.16)
    _school(easel, 0.5, foot, easel.unit * 0.98, easel.unit * 0.25)
    paved(easel, "schoolyard", foot, PAVING)
    one_tree(easel, "yard tree", "tree", easel.x(0.08), easel.y(0.34), easel.unit * 0.5)
    _hopscotch(easel, 0.8, 0.62)
    dress(easel, "bench", 0.2, easel.y(0.36), 0.1)
    return _school_stage(easel)


def at_the_gate(easel: Easel) -> Stage:
    """Before the school's open gate: brick posts, iron railings to both sides, the school across its yard."""
    easel.set_out(horizon=0.5, sun=0.3)
    backdrop(easel)
    leaf_band(easel, "school trees", level(easel.y(0.04)), easel.unit * 0.16, green(easel, WOODS), haze=0.3)
    foot = easel.y(0.12)
    _school(easel, 0.5, foot, easel.unit * 0.84, easel.unit * 0.26)
    paved(easel, "yard behind the gate", foot, PAVING)
    one_tree(easel, "yard tree", "tree", easel.x(0.14), easel.y(0.22), easel.unit * 0.4)
    _railings(easel, 0.4)
    _kerb(easel, 0.5)
    easel.note("gate", "school gate", "fence", "in front of")
    return _school_stage(easel)


SCHOOLYARDS = (schoolyard,)
GATES = (at_the_gate,)


def _stage(easel: Easel, span: tuple[float, float], rows: tuple[float, float]) -> Stage:
    left, right = sorted((easel.x(span[0]), easel.x(span[1])))
    return Stage(
        {
            "ground": Zone(left, easel.y(rows[0]), right, easel.y(rows[1]), 1.0, 1.4),
            "air": Zone(easel.width * 0.14, easel.horizon * 0.2, easel.width * 0.86, easel.horizon * 0.5, 0.7, 0.7),
        }
    )


def _stop_stage(easel: Easel, span: tuple[float, float]) -> Stage:
    easel.note("bus stop", "bench", "sign", "street")
    places = ((0.2, 0.46, 0.22), (0.62, 0.48, 0.22), (0.8, 0.5, 0.23))
    crowd(easel, "waiting", tuple((across, easel.y(down), tall) for across, down, tall in places))
    found = _stage(easel, span, (0.5, 0.62))
    left, right = easel.width * 0.2, easel.width * 0.8
    road = Zone(left, easel.y(0.86), right, easel.y(0.94), 1.3, 1.5)
    return Stage({**found.zones, **dict.fromkeys(("bus", "car", "bicycle", "taxi", "truck", "van", "tram"), road)})


def _school_stage(easel: Easel) -> Stage:
    easel.note("school", "schoolyard", "building", "window", "clock", "street")
    places = ((0.3, 0.3, 0.11), (0.62, 0.34, 0.12), (0.46, 0.26, 0.1))
    crowd(easel, "pupils", tuple((across, easel.y(down), tall) for across, down, tall in places))
    return _stage(easel, (0.2, 0.74), (0.6, 0.92))


def _open_land(easel: Easel, down: float) -> None:
    """Lay fields and far trees behind a stop out of town."""
    leaf_band(easel, "stop woods", level(easel.y(down * 0.6)), easel.unit * 0.12, green(easel, WOODS), haze=0.36)
    _lawn(easel, down * 0.5)
    one_tree(easel, "stop tree", "tree", easel.x(0.12), easel.y(0.16), easel.unit * 0.42)


def _lawn(easel: Easel, down: float) -> None:
    tone = mix(green(easel, GRASS), easel.light.shade, easel.light.backlit * 0.4)
    ground(easel, rolling(easel, "kerb lawn", easel.y(down), easel.unit * 0.01), tone, layer="kerb lawn")


def _strip(easel: Easel, top: float, low: float, *stops: Colour) -> None:
    easel.fill([(-2, top), (easel.width + 2, top), (easel.width + 2, low), (-2, low)], *stops)


def _pavement(easel: Easel, foot: float) -> None:
    """Lay a broad pavement, its kerb, and the road before it with a yellow line."""
    paved(easel, "stop pavement", foot, PAVING)
    _kerb(easel, 0.68)


def _kerb(easel: Easel, down: float) -> None:
    """Lay the road from side to side below a row, its kerb, and the line along it."""
    stone = snow_tone(easel) if easel.scene.wintry else toned(easel, (198, 194, 186))
    top, edge = easel.y(down), easel.unit * 0.016
    paved(easel, "stop road", top, ASPHALT)
    _strip(easel, top - edge * 1.4, top, lighter(stone, 0.2))
    _strip(easel, top, top + edge, darker(stone, 0.4))
    middle, wide = easel.y(down + (1 - down) * 0.62), easel.unit * 0.014
    dash, x, parts = easel.unit * 0.2, easel.unit * 0.04, []
    while x < easel.width:
        parts.append(box(x, middle, dash, wide, toned(easel, (236, 232, 220))))
        x += dash * 1.9
    easel.put("".join(parts))
    easel.note("road", "kerb", "pavement")


def _shelter(easel: Easel, across: float, down: float, tall: float) -> None:
    """Set a glass shelter: a flat roof on posts, panes that the street is seen through, a bench, a map."""
    x, y, high = easel.x(across), easel.y(down), easel.unit * tall
    half, steel = high * 0.82, toned(easel, FRAME)
    lit = easel.light.lamplit > 0.4
    shadow(easel, x, y, half * 1.05, 0.34)
    glass = mix(LAMPS[1], WHITE, 0.3) if lit else mix(easel.light.sky[3], WHITE, 0.4)
    seat = toned(easel, (176, 112, 70))
    back = f'<g opacity=".42">{box(x - half * 0.94, y - high * 0.84, half * 1.88, high * 0.74, glass)}</g>'
    easel.put(back)
    parts = [line(f"M{x + half * share:.1f},{y - high * 0.86:.1f}V{y:.1f}", steel, high * 0.022)
             for share in (-0.94, -0.32, 0.32, 0.94)]  # fmt: skip
    parts.append(line(f"M{x - half * 0.94:.1f},{y - high * 0.1:.1f}H{x + half * 0.94:.1f}", steel, high * 0.016))
    for share in (-0.7, 0.1):
        glint = [(x + half * share, y - high * 0.78), (x + half * (share + 0.16), y - high * 0.78),
                 (x + half * (share - 0.12), y - high * 0.2), (x + half * (share - 0.28), y - high * 0.2)]  # fmt: skip
        parts.append(polygon(glint, WHITE, 0.16))
    parts.append(box(x - half * 0.74, y - high * 0.27, half * 1.1, high * 0.05, seat, high * 0.02))
    parts += [
        line(f"M{x + half * share:.1f},{y - high * 0.22:.1f}V{y:.1f}", steel, high * 0.02) for share in (-0.6, 0.22)
    ]
    plan = x + half * (0.44 if not easel.mirrored else -0.88)
    parts.append(box(plan, y - high * 0.74, half * 0.42, high * 0.5, toned(easel, (246, 244, 236))))
    parts.append(box(plan + half * 0.03, y - high * 0.71, half * 0.36, high * 0.12, toned(easel, (60, 112, 176))))
    grey = toned(easel, (160, 160, 156))
    times = [f"M{plan + half * 0.05:.1f},{y - high * (0.54 - 0.06 * k):.1f}h{half * 0.3:.1f}" for k in range(5)]
    parts.append(line("".join(times), grey, high * 0.012))
    top = y - high
    low, edge = top + high * 0.14, top + high * 0.06
    roof = [(x - half * 1.08, low), (x - half * 1.04, edge), (x + half * 1.04, edge), (x + half * 1.08, low)]
    parts.append(polygon(roof, steel))
    cap = snow_tone(easel) if easel.scene.wintry else lighter(steel, 0.3)
    parts.append(
        box(x - half * 1.04, top + high * 0.03, half * 2.08, high * (0.06 if easel.scene.wintry else 0.035), cap, 2)
    )
    easel.put("".join(parts))
    if lit:
        easel.glow(x, top + high * 0.2, high * 0.8, LAMPS[1], 0.4, 1.8)
    easel.take(x, y, half * 0.3)
    easel.note("shelter", "bus shelter")


def _stop_sign(easel: Easel, across: float, down: float, tall: float) -> None:
    """Set the pole of the stop: a round sign with a bus on it, the timetable under it."""
    x, y, high = easel.x(across), easel.y(down), easel.unit * tall
    pole, disc_tone, sheet = toned(easel, STEEL), toned(easel, (44, 128, 84)), toned(easel, (246, 206, 76))
    size = high * 0.13
    top = y - high + size
    shadow(easel, x, y, high * 0.06, 0.3)
    bus = toned(easel, (250, 248, 240))
    parts = [
        line(f"M{x:.1f},{y:.1f}V{y - high:.1f}", pole, high * 0.026),
        disc(x, top, size * 1.12, toned(easel, (250, 214, 84))),
        disc(x, top, size, disc_tone),
        box(x - size * 0.56, top - size * 0.4, size * 1.12, size * 0.7, bus, size * 0.12),
        box(x - size * 0.46, top - size * 0.28, size * 0.92, size * 0.26, disc_tone, size * 0.05),
        disc(x - size * 0.3, top + size * 0.34, size * 0.13, bus),
        disc(x + size * 0.3, top + size * 0.34, size * 0.13, bus),
        box(x - size * 0.5, top + size * 1.3, size, size * 1.4, sheet, size * 0.06),
        box(x - size * 0.4, top + size * 1.42, size * 0.8, size * 1.16, toned(easel, (252, 250, 244))),
    ]
    easel.put("".join(parts))
    easel.take(x, y, high * 0.08)


def _garage(easel: Easel, across: float, foot: float, wall: Colour, tiles: Colour) -> None:
    """Build a garage under its own gable: a broad ribbed door with a row of small panes, a lamp over it."""
    x, wide, high = easel.x(across), easel.unit * 0.44, easel.unit * 0.25
    own, rim = toned(easel, wall), toned(easel, (250, 248, 242))
    chance = easel.chance("garage")
    door = toned(easel, chance.choice(((96, 128, 148), (226, 226, 218), (148, 74, 62), (88, 116, 92))))
    ridge = foot - high - wide * 0.3
    gable = [(x - wide * 0.5, foot - high), (x, ridge + wide * 0.03), (x + wide * 0.5, foot - high)]
    eave, half = foot - high, wide * 0.5
    outer = [(x - wide * 0.56, eave + wide * 0.02), (x, ridge - wide * 0.03), (x + wide * 0.56, eave + wide * 0.02)]
    roof = [*outer, (x + half, eave + wide * 0.04), (x, ridge + wide * 0.03), (x - half, eave + wide * 0.04)]
    left, top, tall = x - wide * 0.38, foot - high * 0.86, high * 0.86
    parts = [
        box(x - wide * 0.5, foot - high, wide, high, own),
        polygon(gable, own),
        polygon(roof, roof_tone(easel, tiles)),
    ]
    parts += [
        box(left - wide * 0.03, top - wide * 0.03, wide * 0.82, tall + wide * 0.03, rim),
        box(left, top, wide * 0.76, tall, door),
    ]
    for index in range(1, 5):
        at = top + tall * index / 5
        parts.append(line(f"M{left:.1f},{at:.1f}h{wide * 0.76:.1f}", darker(door, 0.3), wide * 0.008))
        parts.append(line(f"M{left:.1f},{at + wide * 0.01:.1f}h{wide * 0.76:.1f}", lighter(door, 0.3), wide * 0.006))
    for index in range(4):
        at = left + wide * (0.04 + 0.18 * index)
        parts.append(box(at, top + tall * 0.05, wide * 0.14, tall * 0.12, pane(easel, chance)))
    parts.append(box(x - wide * 0.05, foot - tall * 0.28, wide * 0.1, tall * 0.035, darker(door, 0.5), 2))
    parts.append(
        disc(
            x,
            foot - high - wide * 0.1,
            wide * 0.03,
            LAMPS[1] if easel.light.lamplit > 0.4 else toned(easel, (90, 92, 98)),
        )
    )
    easel.put("".join(parts))
    if easel.light.lamplit > 0.4:
        easel.glow(x, foot - high * 0.9, wide * 0.6, LAMPS[1], 0.4, 1.8)


def _drive(easel: Easel, across: float, foot: float) -> None:
    """Lay the drive from the garage door to the lower edge."""
    x, stone = easel.x(across), snow_tone(easel) if easel.scene.wintry else toned(easel, PAVING)
    top, low = easel.unit * 0.2, easel.unit * 0.44
    foot_y = easel.height + 3.0
    easel.fill(
        [(x - top, foot), (x + top, foot), (x + low, foot_y), (x - low, foot_y)],
        mix(stone, easel.light.haze, 0.2),
        stone,
    )
    parts = []
    for step in (0.06, 0.16, 0.3, 0.5, 0.76):
        y, half = foot + (foot_y - foot) * step, top + (low - top) * step
        parts.append(
            line(
                f"M{x - half:.1f},{y:.1f}H{x + half:.1f}",
                darker(stone, 0.22),
                max(0.8, easel.unit * 0.004 * (0.5 + step)),
            )
        )
    seams = (f"M{x + top * share:.1f},{foot:.1f}L{x + low * share:.1f},{foot_y:.1f}" for share in (-0.34, 0.34))
    parts.append(line("".join(seams), darker(stone, 0.22), easel.unit * 0.004))
    easel.put("".join(parts))


def _school(easel: Easel, across: float, foot: float, wide: float, high: float) -> None:
    """Build the school: a long brick front of two rows of windows, a gabled middle with door, clock and flag."""
    x, chance = easel.x(across), easel.chance("school")
    brick, stone = toned(easel, BRICK), toned(easel, (236, 228, 210))
    wide = min(wide, easel.width * 0.92)
    left, roof = x - wide / 2, roof_tone(easel, (96, 84, 84))
    eave = foot - high
    top = eave - high * 0.28
    slope = [(left - 4, eave), (left + wide * 0.03, top), (left + wide * 0.97, top), (left + wide + 4, eave)]
    parts = [polygon(slope, roof), box(left, eave, wide, high, brick)]
    bays, middle = 9, 4
    bay = wide / bays
    for index in range(bays):
        at = left + bay * (index + 0.5)
        for floor in (0, 1):
            if index in (middle - 1, middle, middle + 1):
                continue
            top = foot - high * (0.42 + 0.46 * floor)
            parts.append(box(at - bay * 0.3, top - 2, bay * 0.6, high * 0.32, stone))
            parts.append(box(at - bay * 0.26, top, bay * 0.52, high * 0.28, pane(easel, chance)))
            cross = (
                f"M{at:.1f},{top:.1f}v{high * 0.28:.1f}M{at - bay * 0.26:.1f},{top + high * 0.1:.1f}h{bay * 0.52:.1f}"
            )
            parts.append(line(cross, stone, max(0.8, bay * 0.03)))
    parts.append(box(left, foot - high * 0.5, wide, high * 0.02, darker(brick, 0.2)))
    half, ridge = bay * 1.5, eave - high * 0.56
    parts.append(box(x - half, eave, half * 2, high, lighter(brick, 0.14)))
    parts.append(polygon([(x - half * 1.12, eave + 2), (x, ridge), (x + half * 1.12, eave + 2)], roof))
    parts.append(
        polygon([(x - half * 0.9, eave + 2), (x, ridge + high * 0.1), (x + half * 0.9, eave + 2)], lighter(brick, 0.14))
    )
    size = high * 0.11
    parts += [
        disc(x, eave + size * 0.3, size * 1.14, toned(easel, (80, 70, 66))),
        disc(x, eave + size * 0.3, size, stone),
    ]
    hands = f"M{x:.1f},{eave + size * 0.3:.1f}v{-size * 0.7:.1f}M{x:.1f},{eave + size * 0.3:.1f}h{size * 0.5:.1f}"
    parts.append(line(hands, (50, 46, 50), size * 0.14))
    for aside in (-0.62, 0.0, 0.62):
        parts.append(
            box(x + half * aside - bay * 0.22, foot - high * 0.78, bay * 0.44, high * 0.24, pane(easel, chance))
        )
    door = toned(easel, (64, 96, 128))
    arch = trace(
        "M",
        x - half * 0.4,
        foot,
        "V",
        foot - high * 0.3,
        "Q",
        x,
        foot - high * 0.52,
        x + half * 0.4,
        foot - high * 0.3,
        "V",
        foot,
        "Z",
    )
    parts += [path(arch, stone), box(x - half * 0.32, foot - high * 0.32, half * 0.64, high * 0.32, door)]
    parts.append(line(f"M{x:.1f},{foot:.1f}v{-high * 0.32:.1f}", darker(door, 0.4), 1.4))
    parts.append(box(x - half * 0.6, foot - high * 0.04, half * 1.2, high * 0.06, stone))
    parts.append(line(f"M{x:.1f},{ridge:.1f}v{-high * 0.34:.1f}", toned(easel, (140, 140, 144)), high * 0.016))
    flag = trace(
        "M",
        x,
        ridge - high * 0.34,
        "q",
        high * 0.12,
        high * 0.06,
        high * 0.26,
        0,
        "v",
        high * 0.14,
        "q",
        -high * 0.14,
        high * 0.06,
        -high * 0.26,
        0,
        "Z",
    )
    parts.append(path(flag, toned(easel, (222, 172, 70))))
    easel.put("".join(parts))


def _railings(easel: Easel, down: float) -> None:
    """Run iron railings from both edges to the brick posts of an open gate."""
    y, high, iron, brick = easel.y(down), easel.unit * 0.2, toned(easel, (44, 52, 58)), toned(easel, BRICK)
    gap, middle = easel.unit * 0.2, easel.x(0.5)
    parts = []
    for left, right in ((-4.0, middle - gap), (middle + gap, easel.width + 4.0)):
        parts.append(box(left, y - high * 0.16, right - left, high * 0.2, darker(brick, 0.1)))
        parts += [line(f"M{left:.1f},{y - high * up:.1f}H{right:.1f}", iron, high * 0.035) for up in (0.3, 0.82)]
        x = left
        while x < right:
            parts.append(line(f"M{x:.1f},{y - high * 0.14:.1f}V{y - high * 0.92:.1f}", iron, high * 0.03))
            parts.append(disc(x, y - high * 0.94, high * 0.028, iron))
            x += high * 0.17
    for side in (-1, 1):
        x = middle + side * gap
        parts.append(box(x - high * 0.14, y - high * 1.16, high * 0.28, high * 1.2, brick))
        parts.append(box(x - high * 0.18, y - high * 1.24, high * 0.36, high * 0.1, toned(easel, (220, 212, 196))))
        parts.append(disc(x, y - high * 1.32, high * 0.1, toned(easel, (220, 212, 196))))
        inner = x - side * gap * 0.5
        wing = [(x, y - high * 0.98), (inner, y - high * 0.8), (inner, y - high * 0.02), (x, y)]
        parts += [
            line(f"M{a[0]:.1f},{a[1]:.1f}L{b[0]:.1f},{b[1]:.1f}", iron, high * 0.035)
            for a, b in ((wing[0], wing[1]), (wing[1], wing[2]), (wing[2], wing[3]))
        ]
        for index in range(1, 6):
            at = x + (inner - x) * index / 6
            parts.append(
                line(f"M{at:.1f},{y - high * (0.98 - 0.03 * index):.1f}V{y - high * 0.01:.1f}", iron, high * 0.024)
            )
    easel.put("".join(parts))


def _hopscotch(easel: Easel, across: float, down: float) -> None:
    """Chalk a hopscotch on the ground."""
    x, y, size, chalk = easel.x(across), easel.y(down), easel.unit * 0.07, toned(easel, (250, 250, 246))
    parts, at = [], y
    for index, pair in enumerate((0, 0, 1, 0, 1)):
        deep = size * (0.5 - 0.05 * index)
        wide = size * (1 - 0.08 * index)
        for place in (-1, 0) if pair else (-0.5,):
            left = x + place * wide
            parts.append(
                line(
                    f"M{left:.1f},{at:.1f}h{wide:.1f}l{-wide * 0.03:.1f},{-deep:.1f}h{-wide * 0.94:.1f}Z",
                    chalk,
                    size * 0.035,
                    0.85,
                )
            )
        at -= deep
    parts.append(oval(x, at - size * 0.16, size * 0.5, size * 0.16, toned(easel, (236, 190, 90)), opacity=0.5))
    easel.put("".join(parts))
    easel.note("hopscotch")
