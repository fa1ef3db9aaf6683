"""Where people go of an evening: a bar with its bottles, a cinema with its rows of seats; and a bare room."""

from __future__ import annotations

import random

from promptmagic.painters.colour import Colour, mix
from promptmagic.painters.sketch.easel import Easel
from promptmagic.painters.sketch.figures import Stage
from promptmagic.painters.sketch.interior import build
from promptmagic.painters.sketch.places.kitchen import lamp_over
from promptmagic.painters.sketch.places.room import boards, stage, wall
from promptmagic.painters.sketch.shapes.pen import (
    box,
    darker,
    disc,
    lighter,
    line,
    oval,
    path,
    polygon,
    put,
    trace,
)
from promptmagic.painters.sketch.windows import look_out

MAHOGANY: Colour = (112, 62, 44)
BOTTLES: tuple[Colour, ...] = (
    (62, 118, 78),
    (150, 84, 42),
    (214, 168, 84),
    (120, 44, 48),
    (86, 126, 150),
    (226, 220, 200),
)
VELVET: Colour = (150, 34, 42)


def bar(easel: Easel) -> Stage:
    """The counter of a bar: bottles in rows before a mirror, taps, stools along it, lamps that hang low."""
    look_out(easel, horizon=0.4, sun=0.4)
    tone = easel.scene.place_colour or (94, 72, 66)
    room = build(easel, left=-0.1, right=1.1, top=-0.02, bottom=0.74, wall=tone, floor=(112, 78, 56), panel=True)
    wood, unit = easel.ambient(MAHOGANY), easel.unit
    left, wide, top, high = easel.width * 0.06, easel.width * 0.88, easel.height * 0.1, easel.height * 0.38
    parts = [box(left - unit * 0.03, top - unit * 0.03, wide + unit * 0.06, high + unit * 0.04, darker(wood, 0.3), 4)]
    parts.append(box(left, top, wide, high, mix(easel.ambient((150, 160, 168)), (60, 50, 52), 0.5)))
    parts.append(
        polygon(
            [
                (left + wide * 0.1, top),
                (left + wide * 0.24, top),
                (left + wide * 0.1, top + high),
                (left, top + high),
                (left, top + high * 0.5),
            ],
            (255, 255, 255),
            0.08,
        )
    )
    chance = easel.chance("bottles")
    for level in range(3):
        y = top + high * (0.34 + 0.32 * level)
        parts.append(box(left, y, wide, unit * 0.014, lighter(wood, 0.1)))
        x = left + unit * 0.03
        while x < left + wide - unit * 0.04:
            parts.append(put(_bottle(chance), x, y, scale=unit * 0.092 / 100))
            x += unit * chance.uniform(0.042, 0.058)
    parts += [
        box(left + wide * k - unit * 0.012, top - unit * 0.03, unit * 0.024, high + unit * 0.04, wood)
        for k in (0.0, 0.333, 0.667, 1.0)
    ]
    easel.put("".join(parts))
    upper, lower = easel.height * 0.56, easel.height * 0.83
    front = [
        box(-2, upper, easel.width + 4, lower - upper, wood),
        box(-2, upper - unit * 0.03, easel.width + 4, unit * 0.045, lighter(wood, 0.24)),
    ]
    step = unit * 0.2
    front += [
        box(step * k - step * 0.3, upper + unit * 0.04, step * 0.84, (lower - upper) * 0.62, darker(wood, 0.2), 3)
        for k in range(int(easel.width / step) + 2)
    ]
    front.append(line(f"M0,{lower - unit * 0.03:.1f}H{easel.width}", (206, 166, 88), unit * 0.011))
    brass = (220, 180, 96)
    for across in (0.3, 0.36, 0.42):
        x = easel.x(across)
        front += [
            box(x - unit * 0.006, upper - unit * 0.12, unit * 0.012, unit * 0.1, brass),
            box(x - unit * 0.009, upper - unit * 0.17, unit * 0.018, unit * 0.05, (50, 40, 42), 2),
        ]
    for across, tone_ in ((0.62, (236, 190, 90)), (0.7, (150, 44, 60))):
        x = easel.x(across)
        front += [
            path(
                trace("M", x - unit * 0.02, upper - unit * 0.1, "h", unit * 0.04, "l", -unit * 0.006, unit * 0.075)
                + trace(" h", -unit * 0.028, "Z"),
                tone_,
            ),
            box(x - unit * 0.02, upper - unit * 0.104, unit * 0.04, unit * 0.012, (250, 246, 236), 2),
        ]
    easel.put("".join(front))
    for across in (0.2, 0.5, 0.8):
        lamp_over(easel, across, 0.06)
        easel.glow(easel.x(across), easel.height * 0.22, unit * 0.3, (255, 206, 130), 0.4, 1.7)
        easel.burn(easel.x(across), easel.height * 0.4, unit * 0.7)
    for across in (0.1, 0.9):
        _stool(easel, across, easel.height * 0.95)
    easel.note(
        "bar",
        "pub",
        "tavern",
        "saloon",
        "inn",
        "counter",
        "bottle",
        "small bar",
        "cocktail bar",
        "wine bar",
        "jazz bar",
    )
    return stage(easel, room, (0.22, 0.78), rows=(0.88, 0.97), scale=2.6)


def cinema(easel: Easel) -> Stage:
    """A cinema: the bright screen between red curtains, rows of seats before it."""
    look_out(easel, horizon=0.4, sun=0.5)
    room = build(easel, left=0.04, right=0.96, top=0.04, bottom=0.68, wall=(66, 46, 58), floor=(70, 44, 48))
    left, right, top, low = (
        room.left + easel.width * 0.12,
        room.right - easel.width * 0.12,
        easel.height * 0.1,
        easel.height * 0.46,
    )
    parts = [
        box(left - 4, top - 4, right - left + 8, low - top + 8, (24, 22, 28)),
        box(left, top, right - left, low - top, (226, 236, 244)),
    ]
    tall, across = low - top, right - left
    hill = trace(
        "M", left, low, "V", low - tall * 0.3, "Q", left + across * 0.3, low - tall * 0.66, left + across * 0.56
    )
    hill += trace(" ", low - tall * 0.3, "T", right, low - tall * 0.36, "V", low, "Z")
    parts += [
        box(left, top, right - left, (low - top) * 0.7, (150, 196, 226)),
        disc(left + (right - left) * 0.76, top + (low - top) * 0.28, (low - top) * 0.11, (255, 232, 168)),
        path(hill, (92, 150, 108)),
    ]
    fold = easel.width * 0.03
    for side, start in ((1, room.left), (-1, room.right)):
        for k in range(5):
            x = start + side * fold * k
            parts.append(
                box(
                    min(x, x + side * fold),
                    top - easel.unit * 0.05,
                    fold,
                    low - top + easel.unit * 0.14,
                    darker(VELVET, 0.12 * (k % 2)),
                )
            )
    easel.put("".join(parts))
    easel.glow((left + right) / 2, (top + low) / 2, easel.unit * 0.6, (210, 226, 255), 0.34, 1.5)
    easel.burn((left + right) / 2, low, easel.unit * 1.0)
    for index, (row, high) in enumerate(((0.6, 0.08), (0.67, 0.1), (0.76, 0.13))):
        seats = []
        step = easel.unit * high * 0.92
        x = -step * (0.3 + 0.5 * (index % 2))
        while x < easel.width + step:
            y = easel.height * row
            seats += [
                box(
                    x - step * 0.44,
                    y - easel.unit * high,
                    step * 0.88,
                    easel.unit * high * 1.1,
                    darker(VELVET, 0.3 - 0.08 * index),
                    step * 0.2,
                )
            ]
            seats += [
                box(
                    x - step * 0.36,
                    y - easel.unit * high * 0.94,
                    step * 0.72,
                    easel.unit * high * 0.5,
                    darker(VELVET, 0.14 - 0.04 * index),
                    step * 0.16,
                )
            ]
            x += step
        easel.put("".join(seats), ambient=0.6)
    easel.note("cinema", "movie theater", "movie theatre", "seat", "screen", "curtain")
    return stage(easel, room, (0.2, 0.8), rows=(0.86, 0.96), scale=2.2)


def bare_room(easel: Easel) -> Stage:
    """A bare wall and a floor: where nobody knows what such a room has in it, nothing wrong stands there."""
    look_out(easel, horizon=0.4, sun=0.5)
    room = build(easel, left=-0.1, right=1.1, top=-0.02, bottom=0.66, wall=wall(easel), floor=boards(easel))
    easel.burn(easel.x(0.5), easel.height * 0.3, easel.unit * 0.9)
    return stage(easel, room, (0.14, 0.86), rows=(0.8, 0.94), scale=2.8)


def _bottle(chance: random.Random) -> str:
    """Draw a bottle 100 high."""
    tone = chance.choice(BOTTLES)
    round_ = chance.random() < 0.3
    wide, high = (19, 46) if round_ else (15, chance.uniform(52, 64))
    body = box(-wide, -high, 2 * wide, high, tone, 6 if round_ else 3)
    neck = box(-5, -high - 30, 10, 34, tone, 2) + box(-6, -high - 34, 12, 9, darker(tone, 0.4), 2)
    label = box(-wide, -high * 0.66, 2 * wide, high * 0.36, (244, 236, 214), 1)
    return neck + body + label + box(-wide + 3, -high + 4, 4, high - 8, lighter(tone, 0.6), 2)


def _stool(easel: Easel, across: float, y: float) -> None:
    legs = line("M-14,-92 L-22,0 M14,-92 L22,0 M-19,-34 H19", (60, 42, 36), 6)
    seat = oval(0, -94, 27, 8, (90, 28, 32)) + oval(0, -98, 27, 8, (150, 46, 48))
    x, high = easel.x(across), easel.unit * 0.25
    easel.put(put(legs + seat, x, y, scale=high / 100), ambient=1.0)
    easel.take(x, y, high * 0.3)
