"""Gateways: an airport's runway and its departure hall, and a port with containers and cranes."""

from __future__ import annotations

import random
import re

from promptmagic.painters.colour import WHITE, Colour, mix
from promptmagic.painters.sketch.easel import Easel
from promptmagic.painters.sketch.facades import LAMPS, toned
from promptmagic.painters.sketch.figures import Stage, Zone, stood
from promptmagic.painters.sketch.interior import build
from promptmagic.painters.sketch.land import ground, leaf_band, level, rolling
from promptmagic.painters.sketch.places.meadow import backdrop
from promptmagic.painters.sketch.places.room import stage
from promptmagic.painters.sketch.roadway import PAVING, paved
from promptmagic.painters.sketch.seasons import GRASS, WOODS, green
from promptmagic.painters.sketch.shapes import find
from promptmagic.painters.sketch.shapes.pen import box, darker, disc, lighter, line, oval, path, polygon, trace
from promptmagic.painters.sketch.sky import sky
from promptmagic.painters.sketch.water import water
from promptmagic.painters.sketch.windows import look_out, window

RUNWAY = (
    r"\brunways?\b|\bair ?(?:field|strip)s?\b|\btarmac\b"
    r"|\bairport\b(?=.*\b(?:land(?:s|ing)|tak(?:es|ing) off|take-?off|apron|outside)\b)"
)
AIRPORT = r"\bairports?\b|\bdeparture (?:hall|lounge)\b|\b(?:airport )?terminal\b|\bboarding gate\b"
CONTAINERS = (
    r"\b(?:container|cargo|freight|industrial) (?:ports?|terminals?|harbou?rs?|docks?)\b|\b(?:shipping )?containers\b"
    r"|\b(?:ports?|harbou?rs?|docks?)\b(?=.*\b(?:cranes?|containers?|cargo)\b)"
    r"|\bcranes?\b(?=.*\b(?:ports?|harbou?rs?|docks?)\b)|\bdockyards?\b"
)
"""Words for such places."""

BOXES: tuple[Colour, ...] = (
    (190, 66, 52),
    (44, 92, 148),
    (222, 150, 52),
    (60, 128, 96),
    (150, 70, 96),
    (206, 206, 198),
    (72, 84, 104),
)


def runway(easel: Easel) -> Stage:
    """Down a runway: its stripes and lights run to the horizon, the terminal and the tower at one side."""
    easel.set_out(horizon=0.52, sun=0.3)
    backdrop(easel)
    leaf_band(easel, "airfield trees", level(easel.y(0.02)), easel.unit * 0.04, green(easel, WOODS), haze=0.44)
    tone = mix(green(easel, GRASS), easel.light.shade, 0.45 * easel.light.backlit)
    ground(easel, rolling(easel, "airfield", easel.y(0.03), easel.unit * 0.006), tone, layer="airfield")
    _terminal(easel, easel.y(0.1))
    tar = toned(easel, (92, 94, 102) if not easel.scene.wintry else (196, 200, 208))
    x, top, low = easel.x(0.42), easel.y(0.04), easel.height + 4.0
    half = easel.width * 0.5

    def at(out: float, near: float) -> tuple[float, float]:
        return x + out * half * near, top + (low - top) * near

    easel.fill([at(-1, 0.012), at(1, 0.012), at(1, 1), at(-1, 1)], mix(tar, easel.light.haze, 0.5), tar)
    white = mix(toned(easel, (246, 244, 238)), easel.light.haze, 0.05)
    parts = [
        polygon([at(side * 0.9, 0.012), at(side * 0.94, 0.012), at(side * 0.94, 1), at(side * 0.9, 1)], white)
        for side in (-1, 1)
    ]
    near = 0.04
    while near < 0.66:
        parts.append(polygon([at(-0.03, near), at(0.03, near), at(0.03, near * 1.3), at(-0.03, near * 1.3)], white))
        near *= 1.6
    for k in range(-6, 6):
        out = (k + 0.2) / 7
        parts.append(polygon([at(out, 0.74), at(out + 0.09, 0.74), at(out + 0.09, 0.93), at(out, 0.93)], white))
    easel.put("".join(parts), (0, int(top), easel.width, easel.height))
    near, glow = 0.05, easel.light.lamplit
    while near < 1.0:
        for side in (-1, 1):
            px, py = at(side * 1.04, near)
            size = max(0.8, easel.unit * 0.011 * near)
            easel.put(disc(px, py, size, (255, 226, 150) if glow > 0.3 else (240, 200, 90)))
            if glow > 0.3:
                easel.glow(px, py, size * 7, (255, 206, 120), 0.7 * glow, 1.6)
        near *= 1.32
    easel.note("runway", "airport", "airfield", "tarmac", "terminal", "building", "airport runway", "airstrip")
    landed = re.search(r"\bparked|\bon the (?:runway|tarmac|ground)|\btaxi", easel.scene.told, re.IGNORECASE)
    aloft = Zone(easel.width * 0.42, easel.horizon * 0.5, easel.width * 0.6, easel.horizon * 0.62, 1.6, 1.6)
    rows = Zone(easel.width * 0.3, easel.y(0.5), easel.width * 0.6, easel.y(0.86), 0.9, 1.4)
    if easel.scene.subject("aeroplane") is None:
        _plane(easel, 0.62, easel.horizon * 0.46, 0.16)
    easel.note("act land", "land", "landing", "state landing")
    return Stage({"ground": rows, "air": rows if landed else aloft})


def _plane(easel: Easel, across: float, y: float, tall: float) -> None:
    shape = find("aeroplane")
    if shape is None or easel.scene.lacks("aeroplane"):
        return
    layer, corner = stood(easel, shape, easel.chance("landing plane"), easel.x(across), y, easel.unit * tall, None)
    easel.place(layer, corner, ambient=0.9, rim=0.4 * easel.light.glare)
    easel.note("aeroplane", "plane")


def _terminal(easel: Easel, foot: float) -> None:
    """Draw the terminal of glass under its curved roof, and the tower."""
    unit = easel.unit
    pale, roof = toned(easel, (222, 226, 230), 0.2), toned(easel, (150, 160, 172), 0.2)
    left, right = sorted((easel.x(0.62), easel.x(1.04)))
    high = unit * 0.075
    glass = mix(LAMPS[1], easel.light.haze, 0.2) if easel.light.lamplit > 0.3 else toned(easel, (120, 160, 188), 0.2)
    parts = [box(left, foot - high, right - left, high, pale)]
    count = 14
    for k in range(count):
        x = left + (right - left) * (k + 0.15) / count
        parts.append(box(x, foot - high * 0.82, (right - left) / count * 0.7, high * 0.56, glass))
    arch = trace(
        "M",
        left - unit * 0.02,
        foot - high,
        "Q",
        (left + right) / 2,
        foot - high * 1.9,
        right + unit * 0.02,
        foot - high,
        "Z",
    )
    parts.append(path(arch, roof))
    x = easel.x(0.9)
    parts += [
        polygon(
            [
                (x - unit * 0.012, foot - unit * 0.2),
                (x + unit * 0.012, foot - unit * 0.2),
                (x + unit * 0.018, foot),
                (x - unit * 0.018, foot),
            ],
            pale,
        ),
        polygon(
            [
                (x - unit * 0.04, foot - unit * 0.25),
                (x + unit * 0.04, foot - unit * 0.25),
                (x + unit * 0.026, foot - unit * 0.2),
                (x - unit * 0.026, foot - unit * 0.2),
            ],
            glass,
        ),
        box(x - unit * 0.044, foot - unit * 0.262, unit * 0.088, unit * 0.014, roof),
        line(trace("M", x, foot - unit * 0.262, "v", -unit * 0.04), roof, 1.2),
    ]
    easel.put("".join(parts))


def departure_hall(easel: Easel) -> Stage:
    """A departure hall: a wall of glass with a plane behind it, the board of flights, rows of seats."""
    view = look_out(easel, horizon=0.5, sun=0.4)
    room = build(
        easel, left=-0.1, right=1.1, top=-0.02, bottom=0.66, wall=(214, 220, 226), floor=(188, 194, 202), tiles=True
    )
    unit = easel.unit
    outside = view.copy()
    inside, easel.image = easel.image, outside
    apron = easel.height * 0.5
    easel.fill(
        [(-2, apron), (easel.width + 2, apron), (easel.width + 2, easel.height), (-2, easel.height)],
        easel.ambient((150, 152, 158)),
    )
    shape = find("aeroplane")
    if shape is not None:
        layer, corner = stood(
            easel, shape, easel.chance("parked plane"), easel.x(0.5), easel.height * 0.56, unit * 0.26, None
        )
        easel.place(layer, corner, ambient=0.8)
    outside, easel.image = easel.image, inside
    window(
        easel,
        outside,
        easel.width * 0.03,
        easel.height * 0.2,
        easel.width * 0.94,
        easel.height * 0.4,
        panes=(5, 2),
        frame=(120, 128, 138),
    )
    _board(easel, 0.5, 0.03)
    chance = easel.chance("seats")
    for left, y, size in ((0.02, 0.74, 0.1), (0.62, 0.74, 0.1)):
        _seats(easel, chance, easel.width * left, easel.height * y, unit * size)
    for across in (0.12, 0.88):
        easel.burn(easel.x(across), easel.height * 0.1, unit * 0.8)
    easel.burn(easel.width / 2, easel.height * 0.4, unit * 1.2)
    easel.note(
        "airport",
        "terminal",
        "departure hall",
        "departure lounge",
        "airport terminal",
        "aeroplane",
        "plane",
        "seat",
        "board",
        "hall",
        "gate",
    )
    return stage(easel, room, (0.22, 0.78), rows=(0.84, 0.95), scale=2.6)


def _board(easel: Easel, across: float, down: float) -> None:
    """Hang the board of flights from the ceiling: lines of lights, no letters."""
    unit, chance = easel.unit, easel.chance("flights")
    wide, high = unit * 0.44, unit * 0.15
    x, y = easel.x(across) - wide / 2, easel.height * down
    parts = [box(x, y, wide, high, (26, 30, 38), 4), box(x, y, wide, high * 0.16, (250, 196, 60), 2)]
    for row in range(5):
        top = y + high * (0.24 + 0.15 * row)
        for start, end in ((0.03, 0.14), (0.18, 0.52), (0.58, 0.7), (0.76, 0.96)):
            span = (end - start) * chance.uniform(0.6, 1.0)
            tone = (
                (120, 220, 140) if start > 0.7 and chance.random() < 0.7 else (250, 214, 120) if start > 0.1 else WHITE
            )
            parts.append(box(x + wide * start, top, wide * span, high * 0.07, tone, 1))
    easel.put("".join(parts))
    easel.glow(x + wide / 2, y + high / 2, wide * 0.7, (250, 214, 150), 0.2, 1.6)


def _seats(easel: Easel, chance: random.Random, left: float, y: float, size: float) -> None:
    """Draw a row of seats on one rail."""
    steel, cloth = (
        easel.ambient((96, 102, 112)),
        easel.ambient(chance.choice(((44, 84, 130), (40, 96, 100), (120, 52, 60)))),
    )
    parts = [box(left, y - size * 0.42, size * 3.4, size * 0.08, steel)]
    for k in range(4):
        x = left + size * 0.85 * k
        parts += [
            box(x + size * 0.04, y - size * 1.1, size * 0.74, size * 0.6, cloth, size * 0.08),
            box(x + size * 0.02, y - size * 0.58, size * 0.78, size * 0.18, lighter(cloth, 0.2), size * 0.07),
        ]
    parts += [box(left + size * k, y - size * 0.4, size * 0.07, size * 0.42, steel) for k in (0.3, 3.0)]
    easel.put("".join(parts))
    easel.take(left + size * 1.7, y, size * 1.7)


def container_port(easel: Easel) -> Stage:
    """A port: a loaded ship at the quay under great cranes, stacks of coloured containers before the water."""
    easel.set_out(horizon=0.46, sun=0.3)
    sky(easel)
    water(easel, easel.horizon, easel.height, tint=(44, 92, 116), depth=0.4, waves=0.5)
    quay = easel.y(0.3)
    _ship(easel, 0.36, quay - easel.unit * 0.02)
    for across in (0.3, 0.66):
        _gantry(easel, across, quay + easel.unit * 0.03, 0.56)
    paved(easel, "container quay", quay, PAVING)
    edge = toned(easel, (70, 72, 78))
    easel.put(box(-2, quay - 2, easel.width + 4, easel.unit * 0.018, edge))
    chance = easel.chance("containers")
    for left, foot, size, rows, columns in ((0.0, 0.5, 0.075, 3, 2), (0.66, 0.52, 0.08, 4, 3), (0.9, 0.76, 0.11, 3, 2)):
        _stack(easel, chance, easel.width * left, easel.y(foot), easel.unit * size, rows, columns)
    if easel.light.lamplit > 0.4:
        for across, up in ((0.3, 0.5), (0.66, 0.5), (0.08, 0.2), (0.86, 0.3)):
            x, y = easel.x(across), quay - easel.unit * up
            easel.put(disc(x, y, easel.unit * 0.008, WHITE))
            easel.glow(x, y, easel.unit * 0.34, (255, 220, 160), 0.6, 1.7)
        easel.glow(easel.x(0.5), easel.y(0.6), easel.unit * 0.5, (255, 206, 140), 0.3, 1.6)
    easel.note(
        "port",
        "harbour",
        "container",
        "containers",
        "crane",
        "ship",
        "water",
        "sea",
        "cargo",
        "dock",
        "quay",
        "state container",
        "container port",
        "container ship",
        "cargo ship",
        "reflection",
        "shipping container",
        "shipping containers",
        "state cargo",
        "state shipping",
    )
    left, right = easel.width * 0.24, easel.width * 0.62
    return Stage(
        {
            "ground": Zone(left, easel.y(0.62), right, easel.y(0.92), 0.8, 1.3),
            "water": Zone(easel.width * 0.1, easel.y(0.06), easel.width * 0.9, easel.y(0.2), 0.6, 0.7),
            "air": Zone(easel.width * 0.1, easel.horizon * 0.1, easel.width * 0.9, easel.horizon * 0.3, 0.7, 0.7),
        }
    )


def _container(x: float, y: float, size: float, tone: Colour) -> str:
    wide = size * 2.2
    ribs = "".join(trace("M", x + wide * k / 9, y - size * 0.94, "v", size * 0.88) for k in range(1, 9))
    return (
        box(x, y - size, wide, size, tone)
        + line(ribs, darker(tone, 0.16), max(0.6, size * 0.03))
        + box(x, y - size, wide, size * 0.07, lighter(tone, 0.2))
        + box(x, y - size * 0.07, wide, size * 0.07, darker(tone, 0.3))
    )


def _stack(easel: Easel, chance: random.Random, left: float, foot: float, size: float, rows: int, columns: int) -> None:
    parts = []
    for column in range(columns):
        for row in range(rows - (chance.random() < 0.4)):
            tone = toned(easel, chance.choice(BOXES))
            parts.append(_container(left + column * size * 2.24, foot - row * size, size, tone))
    easel.put(
        oval(left + size * 1.12 * columns, foot, size * 1.2 * columns, size * 0.12, (20, 22, 28), opacity=0.3)
        + "".join(parts)
    )
    easel.take(left + size * 1.1 * columns, foot, size * 1.1 * columns)


def _ship(easel: Easel, across: float, y: float) -> None:
    """Lay a container ship along the quay, boxes piled on its deck."""
    unit, chance = easel.unit, easel.chance("ship")
    x, side = easel.x(across), -1 if easel.mirrored else 1
    long, high = unit * 0.5, unit * 0.11
    hull, red = toned(easel, (36, 58, 92)), toned(easel, (150, 52, 48))
    parts = []
    for row in range(4):
        for column in range(8):
            size = unit * 0.036
            left = x - long * 0.62 + column * size * 2.3
            if row == 3 and chance.random() < 0.5:
                continue
            parts.append(
                _container(left, y - high + unit * 0.012 - row * size, size, toned(easel, chance.choice(BOXES), 0.1))
            )
    stern = x - side * long * 0.86
    house = toned(easel, (236, 236, 230))
    parts.append(box(stern - unit * 0.05, y - high - unit * 0.19, unit * 0.1, unit * 0.2, house))
    glass = LAMPS[0] if easel.light.lamplit > 0.4 else toned(easel, (60, 84, 104))
    parts += [
        box(stern - unit * 0.045, y - high - unit * (0.17 - 0.045 * k), unit * 0.09, unit * 0.014, glass)
        for k in range(3)
    ]
    deck = [
        (x - side * long, y - high),
        (x + side * long * 1.12, y - high * 1.3),
        (x + side * long * 0.94, y + high * 0.3),
        (x - side * long * 0.96, y + high * 0.3),
    ]
    parts.append(polygon(deck, hull))
    keel = [
        (x - side * long * 0.97, y),
        (x + side * long * 1.0, y),
        (x + side * long * 0.94, y + high * 0.4),
        (x - side * long * 0.95, y + high * 0.4),
    ]
    parts.append(polygon(keel, red))
    easel.put("".join(parts))


def _gantry(easel: Easel, across: float, foot: float, tall: float) -> None:
    """Raise a gantry crane on its four legs, its boom over the water."""
    x, high, unit = easel.x(across), easel.unit * tall, easel.unit
    paint = toned(easel, (204, 74, 52))
    wide, arm = high * 0.17, high * 0.62
    side = -1 if easel.mirrored else 1
    deck = foot - high * 0.62
    legs = trace("M", x - wide, foot, "L", x - wide * 0.8, deck) + trace(
        " M", x + wide, foot, "L", x + wide * 0.8, deck
    )
    legs += trace(" M", x - wide * 0.9, foot - high * 0.34, "H", x + wide * 0.9)
    legs += trace(" M", x - wide * 0.9, foot - high * 0.34, "L", x + wide * 0.8, deck)
    boom = trace("M", x - side * arm, deck, "H", x + side * arm * 0.7)
    mast = trace("M", x - wide * 0.6, deck, "L", x, foot - high, "L", x + wide * 0.6, deck)
    stays = trace("M", x, foot - high, "L", x - side * arm * 0.9, deck) + trace(
        " M", x, foot - high, "L", x + side * arm * 0.62, deck
    )
    cable = x - side * arm * 0.5
    drop = deck + high * 0.2
    parts = [
        line(legs, paint, unit * 0.015),
        line(boom, paint, unit * 0.022),
        line(mast, paint, unit * 0.012),
        line(stays, darker(paint, 0.2), unit * 0.004),
        line(
            trace("M", cable - unit * 0.02, deck, "V", drop) + trace(" M", cable + unit * 0.02, deck, "V", drop),
            (50, 50, 56),
            1.0,
        ),
        _container(cable - unit * 0.044, drop + unit * 0.04, unit * 0.04, toned(easel, (52, 116, 150))),
        box(x - side * arm * 0.16 - unit * 0.02, deck, unit * 0.04, unit * 0.034, toned(easel, (236, 236, 230))),
    ]
    easel.put("".join(parts))


RUNWAYS, AIRPORTS, CONTAINER_PORTS = (runway,), (departure_hall,), (container_port,)
