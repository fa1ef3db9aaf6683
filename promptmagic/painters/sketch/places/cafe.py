"""Cafés and restaurants from inside: the counter with its board, small tables along the window."""

from __future__ import annotations

from promptmagic.painters.colour import Colour, mix
from promptmagic.painters.sketch.easel import Easel
from promptmagic.painters.sketch.figures import Stage
from promptmagic.painters.sketch.furniture import WOOD, chair, plant, table
from promptmagic.painters.sketch.interior import build
from promptmagic.painters.sketch.places.kitchen import counter, enamel, lamp_over, shelf
from promptmagic.painters.sketch.places.room import boards, cloth, piece, stage, wall
from promptmagic.painters.sketch.shapes.pen import box, darker, disc, lighter, line, oval, path, put
from promptmagic.painters.sketch.windows import look_out, sun_patch, window

SLATE: Colour = (52, 58, 58)


def at_the_counter(easel: Easel) -> Stage:
    """The counter with cakes and a coffee machine, the board with the menu above it, stools in front."""
    look_out(easel, horizon=0.4, sun=0.4)
    room = build(easel, left=-0.1, right=1.1, top=-0.02, bottom=0.7, wall=wall(easel), floor=boards(easel), panel=True)
    _board(easel, 0.34, 0.13, 0.4)
    shelf(easel, 0.78, 0.22, 0.32)
    counter(easel, 0.52, 0.8)
    _machine(easel, 0.8, easel.height * 0.515)
    _cakes(easel, 0.36, easel.height * 0.515)
    for across in (0.2, 0.5, 0.8):
        lamp_over(easel, across, 0.09)
    for across in (0.16, 0.4, 0.64, 0.88):
        _stool(easel, across, easel.height * 0.92)
    easel.note("cafe", "restaurant", "coffee shop", "counter")
    return stage(easel, room, (0.2, 0.8), rows=(0.88, 0.97))


def by_the_window(easel: Easel) -> Stage:
    """Small tables with cups along a great window."""
    view = look_out(easel, horizon=0.5, sun=0.4)
    room = build(easel, left=-0.1, right=1.1, top=-0.02, bottom=0.7, wall=wall(easel), floor=boards(easel), panel=True)
    wide, tall = easel.width * 0.74, easel.height * 0.42
    window(easel, view, easel.width * 0.13, easel.height * 0.12, wide, tall, panes=(3, 1), curtains=cloth(easel, 1))
    for across, foot, high in ((0.22, 0.8, 0.24), (0.74, 0.92, 0.3)):
        _seats(easel, across, easel.height * foot, high)
    piece(easel, plant((190, 110, 76), (70, 130, 74)), 0.96, easel.height * 0.76, 0.3, aspect=0.8)
    for across in (0.22, 0.74):
        lamp_over(easel, across, 0.16)
    sun_patch(easel, [(easel.x(0.4), easel.height * 0.74), (easel.x(0.56), easel.height * 0.74),
                      (easel.x(0.62), easel.height * 0.94), (easel.x(0.42), easel.height * 0.94)])  # fmt: skip
    easel.note("cafe", "restaurant", "coffee shop", "table")
    return stage(easel, room, (0.3, 0.6), rows=(0.82, 0.95))


LAYOUTS = (at_the_counter, by_the_window)


def _seats(easel: Easel, across: float, y: float, high: float) -> None:
    """Set a small table with two cups between two chairs."""
    aside = high * 0.62 * easel.unit / easel.width
    for side in (-1, 1):
        piece(easel, chair(WOOD), across + side * aside, y - easel.unit * 0.01, high * 1.14, aspect=0.6)
    piece(easel, table(lighter(WOOD, 0.2), 110), across, y, high * 0.86, aspect=1.2)
    x, top, size = easel.x(across), y - easel.unit * high * 0.84, easel.unit * high * 0.14
    for side in (-1, 1):
        cup = oval(0, -6, 62, 14, (250, 248, 240)) + path("M-36,-70 H36 L26,-8 H-26Z", (250, 248, 240))
        cup += oval(0, -70, 36, 9, (96, 62, 44)) + line("M34,-58 q24,4 2,34", (250, 248, 240), 7)
        easel.put(put(cup, x + side * size * 1.7, top, scale=size / 90), ambient=1.0)


def _board(easel: Easel, across: float, down: float, wide: float) -> None:
    """Hang the menu: chalk lines that are no letters."""
    chance = easel.chance("menu")
    half, x, y = min(easel.unit * wide / 2, easel.width * 0.3), easel.x(across), easel.height * down
    tall = half * 1.05
    parts = [
        box(x - half, y, half * 2, tall, WOOD, 3),
        box(x - half * 0.95, y + half * 0.05, half * 1.9, tall * 0.9, SLATE),
    ]
    for row in range(5):
        for column in (-0.84, 0.1):
            left, at = x + half * column, y + tall * (0.2 + 0.15 * row)
            long = half * chance.uniform(0.3, 0.5)
            parts.append(
                line(
                    f"M{left:.1f},{at:.1f}h{long:.1f}m{half * 0.16:.1f},0h{half * 0.1:.1f}",
                    (226, 226, 214),
                    half * 0.03,
                )
            )
    easel.put("".join(parts), ambient=1.0)
    easel.note("menu", "blackboard")


def _machine(easel: Easel, across: float, y: float) -> None:
    steel = (188, 194, 200)
    parts = [
        box(-60, -92, 120, 92, steel, 8),
        box(-52, -60, 104, 44, darker(steel, 0.6), 4),
        box(-64, -100, 128, 14, lighter(steel, 0.4), 5),
    ]
    parts += [
        box(k - 10, -58, 20, 12, (60, 58, 60), 2) + box(k - 7, -32, 14, 14, (250, 246, 238), 3) for k in (-26, 26)
    ]
    parts += [disc(k, -76, 5, tone) for k, tone in ((-40, (200, 60, 50)), (-24, (240, 190, 70)), (40, (70, 150, 90)))]
    easel.put(put("".join(parts), easel.x(across), y, scale=easel.unit * 0.17 / 100), ambient=1.0)


def _cakes(easel: Easel, across: float, y: float) -> None:
    """Set a glass case with cakes on the counter."""
    parts = [box(-120, -90, 240, 90, (214, 230, 232), 6)]
    for shelf_, foot in enumerate((-48, -6)):
        for k in range(5):
            tone = ((196, 112, 70), (244, 190, 200), (120, 74, 52), (246, 226, 170), (206, 84, 84))[
                (k + 2 * shelf_) % 5
            ]
            x = -96 + 48 * k
            parts.append(
                box(x - 18, foot - 22, 36, 22, tone, 5)
                + box(x - 18, foot - 26, 36, 8, mix(tone, (255, 250, 240), 0.6), 4)
            )
        parts.append(box(-118, foot, 236, 4, (150, 160, 164)))
    parts.append(path("M-120,-90 h60 l-40,90 h-20Z", (255, 255, 255), 0.22))
    easel.put(put("".join(parts), easel.x(across), y, scale=easel.unit * 0.15 / 90), ambient=1.0)
    easel.note("cake")


def _stool(easel: Easel, across: float, y: float) -> None:
    seat = mix(enamel(easel), (150, 60, 50), 0.4)
    legs = line("M-14,-92 L-22,0 M14,-92 L22,0 M-19,-34 H19", darker(WOOD, 0.2), 6)
    piece(easel, legs + oval(0, -94, 27, 8, darker(seat, 0.3)) + oval(0, -98, 27, 8, seat), across, y, 0.24, aspect=0.5)
