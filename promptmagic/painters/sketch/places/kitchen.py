"""Kitchens: the sink under the window, the stove with its pans, the great table."""

from __future__ import annotations

import random

from promptmagic import lexicon
from promptmagic.painters.colour import Colour, mix
from promptmagic.painters.sketch.easel import Easel
from promptmagic.painters.sketch.figures import Stage, Zone
from promptmagic.painters.sketch.furniture import WOOD, chair, flask, plant, pot, stove, table
from promptmagic.painters.sketch.interior import build
from promptmagic.painters.sketch.places.room import boards, cloth, piece, wall
from promptmagic.painters.sketch.places.table import laid, planks
from promptmagic.painters.sketch.shapes import find
from promptmagic.painters.sketch.shapes.pen import box, darker, disc, lighter, line, oval, path, put
from promptmagic.painters.sketch.windows import look_out, sun_patch, window

ENAMEL: tuple[Colour, ...] = ((92, 134, 140), (228, 220, 200), (126, 150, 122), (188, 102, 78), (86, 104, 132))


def sink_and_window(easel: Easel) -> Stage:
    """Counters along the wall, the sink under a window, shelves with jars beside it."""
    view = look_out(easel, horizon=0.36, sun=0.6)
    build(easel, left=-0.1, right=1.1, top=-0.02, bottom=0.72, wall=wall(easel), floor=(206, 196, 182), tiles=True)
    _tiles(easel, 0.3, 0.72)
    wide, tall = min(easel.width * 0.36, easel.unit * 0.42), min(easel.height * 0.32, easel.unit * 0.34)
    window(easel, view, easel.x(0.5) - wide / 2, easel.height * 0.1, wide, tall, curtains=cloth(easel, 1))
    shelf(easel, 0.14, 0.24, 0.26)
    shelf(easel, 0.86, 0.26, 0.26)
    counter(easel, 0.5, 0.84)
    _tap(easel, easel.x(0.5), easel.height * 0.5)
    piece(easel, plant((196, 112, 80), (84, 146, 84)), 0.36, easel.height * 0.5, 0.12, aspect=0.8, cast=False)
    return stage(easel, top=0.52, span=(0.56, 0.9), floor=(0.93, 0.985), life=3.2)


def great_table(easel: Easel) -> Stage:
    """A great wooden table fills the foreground, the stove and shelves behind it."""
    view = look_out(easel, horizon=0.3, sun=0.3)
    build(easel, left=-0.1, right=1.1, top=-0.02, bottom=0.62, wall=wall(easel), floor=boards(easel))
    _tiles(easel, 0.3, 0.62)
    wide, tall = min(easel.width * 0.24, easel.unit * 0.28), min(easel.height * 0.3, easel.unit * 0.34)
    window(easel, view, easel.x(0.2) - wide / 2, easel.height * 0.08, wide, tall)
    shelf(easel, 0.74, 0.16, 0.4)
    _range(easel, 0.72, easel.height * 0.64)
    counter(easel, 0.44, 0.64, span=(-0.02, 0.52))
    lamp_over(easel, 0.52, 0.2)
    table_top(easel, 0.74)
    sun_patch(
        easel,
        [
            (easel.x(0.16), easel.height * 0.8),
            (easel.x(0.4), easel.height * 0.8),
            (easel.x(0.56), easel.height * 0.94),
            (easel.x(0.26), easel.height * 0.94),
        ],
    )
    return stage(easel, top=0.83, span=(0.2, 0.8), floor=(0.7, 0.735), scale=2.0, deep=0.1, life=2.6)


def stove_corner(easel: Easel) -> Stage:
    """A corner of the kitchen: the stove under hanging pans, a small table with chairs."""
    view = look_out(easel, horizon=0.4, sun=0.7)
    room = build(easel, left=0.16, right=1.1, top=0.04, bottom=0.68, wall=wall(easel), floor=(176, 110, 80), tiles=True)
    _tiles(easel, 0.34, 0.68, left=room.left, right=room.right)
    _range(easel, 0.46, easel.height * 0.71)
    _pans(easel, 0.46, 0.22)
    counter(easel, 0.5, 0.7, span=(0.62, 1.1))
    wide, tall = min(easel.width * 0.24, easel.unit * 0.3), min(easel.height * 0.28, easel.unit * 0.3)
    window(easel, view, easel.x(0.78) - wide / 2, easel.height * 0.12, wide, tall, curtains=cloth(easel, 1))
    piece(easel, chair(WOOD), 0.1, easel.height * 0.9, 0.32, aspect=0.6)
    piece(easel, chair(WOOD), 0.5, easel.height * 0.9, 0.32, aspect=0.6)
    piece(easel, table(WOOD, 210), 0.3, easel.height * 0.95, 0.25, aspect=2.1)
    lamp_over(easel, 0.3, 0.34)
    return stage(
        easel, top=0.95 - 0.23 * easel.unit / easel.height, span=(0.18, 0.42), floor=(0.9, 0.97), deep=0.01, life=3.0
    )


LAYOUTS = (great_table, sink_and_window, stove_corner)


def stage(
    easel: Easel,
    *,
    top: float,
    span: tuple[float, float],
    floor: tuple[float, float],
    scale: float = 1.5,
    deep: float = 0.015,
    life: float = 2.4,
) -> Stage:
    """Return where people stand on the floor and things on the table or counter, whose row is `top` (fraction down).

    `life` is how large people stand there.
    """
    left, right = sorted((easel.x(span[0]), easel.x(span[1])))
    ground = Zone(
        easel.width * 0.24,
        easel.height * floor[0],
        easel.width * 0.76,
        easel.height * floor[1],
        life * 0.96,
        life * 1.04,
    )
    board = Zone(left, easel.height * top, right, easel.height * top + easel.unit * deep, scale * 0.95, scale * 1.05)
    zones = {
        "ground": ground,
        "shore": ground,
        "air": Zone(left, easel.height * 0.3, right, easel.height * 0.4, 1.2, 1.2),
    }
    zones |= {
        subject.noun: board
        for subject in easel.scene.subjects
        if lexicon.home(subject.noun) == "table" or lexicon.group(subject.noun) == "food"
    }
    if not any(find(subject.noun) for subject in easel.scene.subjects):
        laid(easel, board, scale * 0.4)
    return Stage(zones)


def enamel(easel: Easel) -> Colour:
    """Return the colour of the cupboards."""
    return easel.scene.colours[0] if easel.scene.colours else easel.chance("enamel").choice(ENAMEL)


def _tiles(easel: Easel, top: float, bottom: float, *, left: float = 0.0, right: float | None = None) -> None:
    """Tile the lower part of the back wall."""
    step, chance = easel.unit * 0.045, easel.chance("wall tiles")
    end = float(easel.width) if right is None else min(right, float(easel.width))
    base: Colour = (236, 236, 230)
    parts = []
    y = easel.height * top
    while y < easel.height * bottom:
        x = max(0.0, left)
        while x < end:
            tone = darker(base, chance.random() * 0.06)
            parts.append(box(x, y, min(step, end - x) * 0.95, min(step, easel.height * bottom - y) * 0.95, tone))
            x += step
        y += step
    easel.put("".join(parts), ambient=1.0)


def counter(easel: Easel, top: float, foot: float, *, span: tuple[float, float] = (-0.02, 1.02)) -> None:
    """Run a counter with cupboards under it between fractions across, from one row down to another."""
    left, right = sorted((easel.x(span[0]), easel.x(span[1])))
    upper, lower = easel.height * top, easel.height * foot
    wood = enamel(easel)
    thick = easel.unit * 0.03
    parts = [
        box(left, upper, right - left, lower - upper, wood),
        box(left, lower - thick * 0.8, right - left, thick * 0.8, darker(wood, 0.5)),
    ]
    step = easel.unit * 0.17
    x = left + step * 0.06
    while x < right:
        wide = min(step * 0.9, right - x)
        parts.append(box(x, upper + thick * 1.5, wide, (lower - upper) * 0.2, lighter(wood, 0.12), 3))
        parts.append(
            box(x, upper + thick * 2 + (lower - upper) * 0.2, wide, (lower - upper) * 0.6, lighter(wood, 0.07), 3)
        )
        parts += [
            disc(x + wide / 2, upper + thick * 1.5 + (lower - upper) * 0.1, easel.unit * 0.006, (214, 180, 110)),
            disc(x + wide * 0.86, upper + (lower - upper) * 0.5, easel.unit * 0.006, (214, 180, 110)),
        ]
        x += step
    parts.append(box(left - 2, upper - thick * 0.2, right - left + 4, thick, (226, 206, 176)))
    parts.append(box(left - 2, upper + thick * 0.8, right - left + 4, thick * 0.3, (150, 120, 90)))
    easel.put("".join(parts), ambient=1.0)
    easel.note("counter", "cupboard")


def shelf(easel: Easel, across: float, down: float, wide: float) -> None:
    """Hang two shelves with jars and dishes."""
    chance = easel.chance(f"kitchen shelf {across}")
    half = min(easel.unit * wide / 2, easel.width * 0.2)
    x, high = easel.x(across), easel.unit * 0.085
    parts = []
    for row in range(2):
        y = easel.height * down + high * 1.5 * row
        at = x - half
        while at < x + half - high * 0.5:
            parts.append(_jar(chance, at + high * 0.3, y, high * chance.uniform(0.7, 1.0)))
            at += high * chance.uniform(0.62, 0.9)
        parts.append(box(x - half, y, half * 2, high * 0.12, (150, 106, 70)))
    easel.put("".join(parts), ambient=1.0)
    easel.note("shelf", "jar")


def _jar(chance: random.Random, x: float, y: float, tall: float) -> str:
    kind = chance.randrange(4)
    tone = chance.choice(
        ((206, 120, 70), (226, 190, 110), (150, 66, 60), (104, 140, 96), (232, 226, 210), (88, 122, 150))
    )
    if kind == 0:
        return put(flask((220, 232, 232), tone, 3), x, y, scale=tall / 110)
    if kind == 1:
        return put(path("M-30,0 Q-42,-50 -20,-80 H20 Q42,-50 30,0Z", tone), x, y, scale=tall / 100)
    if kind == 2:
        return "".join(
            oval(x, y - tall * (0.08 + 0.1 * i), tall * 0.36, tall * 0.07, lighter(tone, 0.1 * i)) for i in range(5)
        )
    return (
        box(x - tall * 0.24, y - tall * 0.74, tall * 0.48, tall * 0.74, tone, 3)
        + box(x - tall * 0.26, y - tall * 0.84, tall * 0.52, tall * 0.14, darker(tone, 0.3), 2)
        + box(x - tall * 0.15, y - tall * 0.5, tall * 0.3, tall * 0.2, (248, 240, 220))
    )


def _tap(easel: Easel, x: float, y: float) -> None:
    size = easel.unit * 0.09
    bend = line("M0,0 V-100 Q0,-150 50,-150 Q100,-150 100,-100", (196, 204, 210), 16)
    parts = put(bend, x, y, scale=size / 100)
    easel.put(parts + box(x - size * 1.6, y - size * 0.06, size * 4.4, size * 0.2, (150, 160, 168), 2), ambient=1.0)


def _range(easel: Easel, across: float, foot: float) -> None:
    """Set the stove with pots on it, steam over them; a stove that the words name is drawn with what is on it."""
    if easel.scene.subject("stove"):
        return
    tall = 0.26
    piece(easel, stove((92, 98, 108)), across, foot, tall, aspect=0.9)
    top = foot - easel.unit * tall * 1.03
    for side, metal in ((-1, (186, 96, 66)), (1, (176, 182, 190))):
        x = easel.x(across) + side * easel.unit * 0.055
        easel.put(put(pot(metal), x, top, scale=easel.unit * 0.075 / 100), ambient=1.0)
        steam = "".join(
            disc(
                x + easel.unit * 0.008 * (i % 3 - 1),
                top - easel.unit * (0.09 + 0.022 * i),
                easel.unit * (0.01 + 0.004 * i),
                (250, 250, 250),
                0.22 - 0.03 * i,
            )
            for i in range(6)
        )
        easel.put(steam)
    easel.note("stove", "oven", "pot")


def _pans(easel: Easel, across: float, down: float) -> None:
    """Hang pans from a rail."""
    y, half = easel.height * down, easel.unit * 0.2
    x = easel.x(across)
    parts = [line(f"M{x - half:.1f},{y:.1f}H{x + half:.1f}", (90, 80, 76), easel.unit * 0.008)]
    for index in range(4):
        px, size = x - half * 0.78 + half * 0.52 * index, easel.unit * (0.05 - 0.006 * index)
        tone = ((196, 108, 72), (78, 80, 88), (206, 160, 96), (166, 172, 180))[index]
        parts += [
            line(f"M{px:.1f},{y:.1f}v{size * 1.2:.1f}", darker(tone, 0.4), size * 0.18),
            disc(px, y + size * 2, size, tone),
            disc(px, y + size * 2, size * 0.8, darker(tone, 0.2)),
        ]
    easel.put("".join(parts), ambient=1.0)
    easel.note("pan")


def lamp_over(easel: Easel, across: float, down: float) -> None:
    """Hang a lamp over the table."""
    x, y, size = easel.x(across), easel.height * down, easel.unit * 0.09
    shade = mix(enamel(easel), (60, 60, 66), 0.3)
    easel.put(
        line(f"M{x:.1f},0V{y:.1f}", (50, 46, 48), max(0.6, size * 0.05))
        + path(
            f"M{x - size * 0.25:.1f},{y:.1f}h{size * 0.5:.1f}L{x + size:.1f},{y + size * 0.8:.1f}H{x - size:.1f}Z",
            shade,
        ),
        ambient=1.0,
    )
    easel.put(
        oval(
            x,
            y + size * 0.8,
            size * 0.96,
            size * 0.14,
            (255, 232, 176) if easel.light.lamplit > 0.3 else (196, 190, 180),
        )
    )
    if easel.light.lamplit > 0.3:
        easel.burn(x, y + size * 3, easel.unit * 0.8)
        easel.glow(x, y + size, size * 2.6, (255, 216, 140), 0.6, 1.7)
    easel.note("lamp")


def table_top(easel: Easel, down: float) -> None:
    """Lay the top of a great table across the lower part of the picture."""
    planks(easel, easel.height * down, WOOD, layer="kitchen table")
    easel.note("table")
