"""Laboratories: a bench of glassware before shelves, a long room of benches, a desk at the window by night."""

from __future__ import annotations

import random

from promptmagic import lexicon
from promptmagic.painters.colour import Colour, mix
from promptmagic.painters.sketch.easel import Easel
from promptmagic.painters.sketch.figures import Stage, Zone, around
from promptmagic.painters.sketch.furniture import flask
from promptmagic.painters.sketch.interior import build
from promptmagic.painters.sketch.places.classroom import board
from promptmagic.painters.sketch.shapes.pen import box, darker, disc, lighter, line, path, put
from promptmagic.painters.sketch.windows import look_out, window

GLASS: Colour = (206, 230, 236)
LIQUIDS: tuple[Colour, ...] = (
    (86, 200, 140),
    (70, 150, 230),
    (236, 110, 150),
    (250, 190, 70),
    (160, 110, 230),
    (90, 220, 220),
)
STEEL: Colour = (150, 160, 172)
WALLS: tuple[Colour, ...] = ((206, 218, 222), (196, 212, 206), (222, 222, 216), (188, 200, 216))


def bench(easel: Easel) -> Stage:
    """Straight at the bench: flasks and tubes on it, shelves of bottles behind."""
    view = look_out(easel, horizon=0.36, sun=0.4)
    build(easel, left=-0.1, right=1.1, top=-0.02, bottom=0.8, wall=wall(easel), floor=(150, 158, 162), tiles=True)
    glass = min(easel.width * 0.24, easel.unit * 0.3)
    window(easel, view, easel.x(0.5) - glass / 2, easel.height * 0.1, glass, easel.height * 0.3, frame=(210, 216, 220))
    for across in (0.16, 0.84):
        for row in range(2):
            _shelf(easel, across, 0.24 + 0.16 * row, 0.26)
    _lamps(easel, 0.04)
    slab(easel, 0.62, 0.96)
    apparatus(easel, 0.28, 0.62)
    glassware(easel, "bench", 0.625, (0.42, 0.94), 0.15, 7)
    return stage(easel, (0.5, 0.86), top=0.66)


def long_room(easel: Easel) -> Stage:
    """A long room: benches on both sides run to a window."""
    view = look_out(easel, horizon=0.42, sun=0.5)
    room = build(
        easel, left=0.34, right=0.68, top=0.16, bottom=0.56, wall=wall(easel), floor=(166, 172, 178), tiles=True
    )
    wide, high = room.right - room.left, room.bottom - room.top
    window(
        easel,
        view,
        room.left + wide * 0.2,
        room.top + high * 0.14,
        wide * 0.6,
        high * 0.5,
        panes=(3, 2),
        frame=(210, 216, 220),
    )
    for depth in (1.1, 1.5, 2.1):
        y = room.eye[1] + (room.top - room.eye[1]) * depth
        half = wide * 0.2 * depth
        easel.put(box(room.eye[0] - half, y, half * 2, easel.unit * 0.012 * depth, (250, 252, 255)))
        easel.glow(room.eye[0], y, half, (236, 246, 255), 0.5, 1.8)
    for near, size in ((1.12, 0.06), (1.5, 0.1), (2.2, 0.17)):
        for side in (-1, 1):
            _counter_away(easel, room.eye, (room.right - room.left) / 2, room.bottom - room.eye[1], side, near, size)
    easel.burn(room.eye[0], room.eye[1], easel.unit * 1.2)
    return stage(easel, (0.4, 0.6), floor=(0.74, 0.94), top=None)


def by_the_window(easel: Easel) -> Stage:
    """A dark bench before a broad window, coloured vessels glowing on it."""
    view = look_out(easel, horizon=0.44, sun=0.7)
    build(
        easel,
        left=-0.1,
        right=1.1,
        top=-0.02,
        bottom=0.82,
        wall=mix(wall(easel), (60, 74, 92), 0.5),
        floor=(112, 116, 124),
    )
    wide = min(easel.width * 0.7, easel.unit * 0.9)
    window(
        easel,
        view,
        easel.x(0.5) - wide / 2,
        easel.height * 0.08,
        wide,
        easel.height * 0.44,
        panes=(4, 2),
        frame=(120, 130, 142),
    )
    slab(easel, 0.66, 1.1, dark=True)
    glassware(easel, "left", 0.665, (0.04, 0.4), 0.2, 4, glowing=True)
    glassware(easel, "right", 0.7, (0.64, 0.98), 0.24, 4, glowing=True)
    return stage(easel, (0.36, 0.66), top=0.8, scale=1.9)


def lecture_bench(easel: Easel) -> Stage:
    """A demonstration bench before a blackboard full of figures, a window at one side."""
    view = look_out(easel, horizon=0.4, sun=0.2)
    dark_wall = mix(wall(easel), (110, 126, 120), 0.55)
    build(easel, left=-0.1, right=1.1, top=-0.02, bottom=0.84, wall=dark_wall, floor=(140, 104, 78))
    wide = min(easel.width * 0.56, easel.unit * 0.76)
    board(easel, easel.x(0.62) - wide / 2, easel.height * 0.1, wide, min(easel.height * 0.38, wide * 0.56))
    glass = min(easel.width * 0.18, easel.unit * 0.22)
    window(easel, view, easel.x(0.13) - glass / 2, easel.height * 0.1, glass, easel.height * 0.42)
    _lamps(easel, 0.03)
    slab(easel, 0.7, 1.1, dark=True)
    apparatus(easel, 0.3, 0.7)
    glassware(easel, "lecture", 0.705, (0.56, 0.96), 0.16, 4)
    return stage(easel, (0.4, 0.7), top=0.76, floor=(0.9, 0.97))


LAYOUTS = (bench, by_the_window, long_room, lecture_bench)


def stage(
    easel: Easel,
    span: tuple[float, float],
    *,
    top: float | None,
    floor: tuple[float, float] = (0.9, 0.97),
    scale: float = 1.5,
) -> Stage:
    """Return where scientists stand on the floor, and things on the bench at row `top` (fraction down)."""
    left, right = sorted((easel.x(span[0]), easel.x(span[1])))
    ground = Zone(left, easel.height * floor[0], right, easel.height * floor[1], 3.2, 3.4)
    zones = {
        "ground": ground,
        "shore": ground,
        "air": Zone(left, easel.height * 0.3, right, easel.height * 0.4, 1.2, 1.2),
    }
    if top is not None:
        board = Zone(left, easel.height * top, right, easel.height * top + easel.unit * 0.02, scale, scale)
        homes = ("table", "laboratory")
        zones |= {
            s.noun: board
            for s in easel.scene.subjects
            if lexicon.home(s.noun) in homes and lexicon.group(s.noun) != "person"
        }
    easel.note("laboratory", "bench", "flask", "bottle")
    return Stage(zones)


def wall(easel: Easel) -> Colour:
    """Return the colour of the walls."""
    return easel.scene.wall_colour or easel.chance("lab wall").choice(WALLS)


def slab(easel: Easel, top: float, foot: float, *, dark: bool = False) -> None:
    """Run a bench across the picture: a slab on cupboards of steel."""
    upper, lower = easel.height * top, easel.height * foot
    tone = (70, 78, 90) if dark else (216, 220, 222)
    thick = easel.unit * 0.08
    front = mix(STEEL, (50, 58, 72), 0.6) if dark else (182, 198, 206)
    parts = [
        box(-2, upper, easel.width + 4, thick, tone),
        box(-2, upper + thick, easel.width + 4, thick * 0.25, darker(tone, 0.4)),
        box(-2, upper + thick * 1.25, easel.width + 4, max(1.0, lower - upper - thick * 1.25), front),
    ]
    x, step = easel.unit * 0.02, easel.unit * 0.24
    while x < easel.width:
        parts.append(
            box(x, upper + thick * 1.6, step * 0.9, max(1.0, lower - upper - thick * 2), lighter(front, 0.1), 3)
        )
        parts.append(
            line(
                f"M{x + step * 0.3:.1f},{upper + thick * 2:.1f}h{step * 0.3:.1f}",
                darker(front, 0.5),
                easel.unit * 0.008,
            )
        )
        x += step
    easel.put("".join(parts), ambient=1.0)


def glassware(
    easel: Easel, layer: str, down: float, span: tuple[float, float], tall: float, count: int, *, glowing: bool = False
) -> None:
    """Stand vessels with coloured liquids on a bench between two fractions across."""
    chance = easel.chance(f"glass {layer}")
    left, right = sorted((easel.x(span[0]), easel.x(span[1])))
    for index in range(count):
        x = left + (right - left) * (index + 0.5 + chance.uniform(-0.2, 0.2)) / count
        size, liquid = easel.unit * tall * chance.uniform(0.7, 1.05), chance.choice(LIQUIDS)
        y = easel.height * down + easel.unit * 0.04 * chance.random() + easel.unit * 0.01
        if glowing and easel.light.lamplit > 0.3:
            easel.glow(x, y - size * 0.3, size * 0.7, liquid, 0.6, 1.7)
        vessel = put(flask(GLASS, liquid, chance.randrange(4)), x, y, scale=size / 100)
        if chance.random() < 0.4:
            vessel += bubbles(chance, x, y - size, size, mix(liquid, (255, 255, 255), 0.5))
        easel.put(vessel, around(x, y, size * 1.3), ambient=0.0 if glowing else 0.8)


def bubbles(chance: random.Random, x: float, y: float, size: float, tone: Colour) -> str:
    """Let bubbles rise out of a vessel whose neck is at a point."""
    spots = (
        (x + size * 0.06 * chance.uniform(-1, 1), y - size * 0.12 * i, size * 0.03 * (1 + i * 0.5)) for i in range(4)
    )
    return "".join(disc(*spot, tone, 0.6 - 0.1 * i) for i, spot in enumerate(spots))


def apparatus(easel: Easel, across: float, down: float) -> None:
    """Set up a distillation: a flask over a burner, its tube bent into another."""
    x, y, size = easel.x(across), easel.height * down + easel.unit * 0.03, easel.unit * 0.2
    flip = easel.mirrored
    box_around = around(x, y, size * 2)
    stand = line("M-50,0 V-170 M-50,-115 H0 M-75,0 H-25", darker(STEEL, 0.3), 4.5)
    flame = path("M-9,-20 Q-10,-40 0,-52 Q10,-40 9,-20Z", (90, 170, 255)) + box(-6, -20, 12, 20, darker(STEEL, 0.4))
    easel.put(put(stand + flame, x, y, scale=size / 100, flip=flip), box_around, ambient=0.6)
    easel.glow(x, y - size * 0.4, size * 0.4, (110, 170, 255), 0.6, 1.7)
    tube = line("M0,-140 q20,-30 50,10 L95,-80", lighter(GLASS, 0.4), 5, 0.85)
    vessels = (
        put(flask(GLASS, LIQUIDS[0], 1), 0, -50, scale=0.9) + tube + put(flask(GLASS, LIQUIDS[2], 0), 100, 0, scale=0.8)
    )
    easel.put(put(vessels, x, y, scale=size / 100, flip=flip), box_around, ambient=0.6)


def _shelf(easel: Easel, across: float, down: float, wide: float) -> None:
    chance = easel.chance(f"lab shelf {across} {down}")
    half, y = min(easel.unit * wide / 2, easel.width * 0.17), easel.height * down
    x = easel.x(across)
    parts = []
    at = x - half + easel.unit * 0.02
    while at < x + half:
        parts.append(_bottle(chance, at, y, easel.unit * chance.uniform(0.05, 0.09)))
        at += easel.unit * chance.uniform(0.035, 0.055)
    parts.append(box(x - half, y, half * 2, easel.unit * 0.012, STEEL))
    easel.put("".join(parts), ambient=0.9)


def _bottle(chance: random.Random, x: float, y: float, tall: float) -> str:
    tone = chance.choice((*LIQUIDS, (150, 96, 56), (96, 72, 54)))
    tone = mix(tone, (120, 110, 110), 0.35)
    if chance.random() < 0.4:
        return put(flask(GLASS, tone, chance.randrange(4)), x, y, scale=tall / 100)
    wide = tall * 0.2
    return (
        box(x - wide, y - tall * 0.7, wide * 2, tall * 0.7, tone, wide * 0.3)
        + box(x - wide * 0.45, y - tall * 0.92, wide * 0.9, tall * 0.24, darker(tone, 0.2))
        + box(x - wide * 0.8, y - tall * 0.5, wide * 1.6, tall * 0.26, (244, 242, 234))
    )


def _lamps(easel: Easel, down: float) -> None:
    """Hang long lamps under the ceiling."""
    for across in (0.26, 0.74):
        x, y, half = easel.x(across), easel.height * down, easel.unit * 0.16
        easel.put(box(x - half, y, half * 2, easel.unit * 0.014, (250, 252, 255)))
        easel.glow(x, y, half * 1.6, (230, 242, 255), 0.4, 1.8)
        if easel.light.lamplit > 0.3:
            easel.burn(x, easel.height * 0.4, easel.unit * 0.9)
    easel.note("lamp")


def _counter_away(
    easel: Easel, eye: tuple[float, float], half: float, deep: float, side: int, near: float, size: float
) -> None:
    """Draw one block of a bench along a side wall of the long room, with vessels on it."""
    ahead = near * 1.3
    chance = easel.chance(f"block {side} {near}")

    def at(depth: float, out: float, up: float) -> tuple[float, float]:
        return (eye[0] + side * half * depth * out, eye[1] + deep * depth * (1 - up))

    front: Colour = (170, 188, 198)
    for corners, tone in (
        (
            [at(near, 0.62, 0), at(ahead, 0.62, 0), at(ahead, 0.62, 0.52), at(near, 0.62, 0.52)],
            easel.ambient(darker(front, 0.2)),
        ),
        ([at(ahead, 0.62, 0), at(ahead, 1.0, 0), at(ahead, 1.0, 0.52), at(ahead, 0.62, 0.52)], easel.ambient(front)),
        (
            [at(near, 0.6, 0.52), at(ahead, 0.6, 0.52), at(ahead, 1.0, 0.52), at(near, 1.0, 0.52)],
            easel.ambient((226, 230, 232)),
        ),
    ):
        easel.fill(corners, tone)
    for out in (0.7, 0.84, 0.95):
        depth = near + (ahead - near) * chance.uniform(0.3, 0.8)
        x, y = at(depth, out, 0.52)
        tall = easel.unit * size * chance.uniform(0.8, 1.2)
        vessel = put(flask(GLASS, chance.choice(LIQUIDS), chance.randrange(4)), x, y, scale=tall / 100)
        easel.put(vessel, around(x, y, tall), ambient=0.7)
