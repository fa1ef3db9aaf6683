"""Offices: a desk before the window, desks in a row under lamps."""

from __future__ import annotations

from promptmagic.painters.colour import Colour, mix
from promptmagic.painters.sketch.easel import Easel
from promptmagic.painters.sketch.figures import Stage
from promptmagic.painters.sketch.furniture import WOOD, plant, shelves, table, table_lamp
from promptmagic.painters.sketch.interior import build
from promptmagic.painters.sketch.places.room import LIT, boards, cloth, lamp, piece, stage, wall
from promptmagic.painters.sketch.shapes.pen import box, darker, disc, lighter, line, oval
from promptmagic.painters.sketch.windows import look_out, sun_patch, window

STEEL: Colour = (120, 128, 138)


def desk_at_the_window(easel: Easel) -> Stage:
    """A desk with a screen, a lamp and papers before a broad window, a case of files beside it."""
    view = look_out(easel, horizon=0.5, sun=0.6)
    room = build(easel, left=-0.1, right=1.1, top=-0.02, bottom=0.7, wall=wall(easel), floor=boards(easel))
    wide, tall = min(easel.width * 0.56, easel.unit * 0.6), easel.height * 0.36
    window(easel, view, easel.x(0.4) - wide / 2, easel.height * 0.1, wide, tall, panes=(3, 1))
    case = easel.unit * 0.26
    easel.put(
        shelves(
            easel.chance("files"),
            easel.x(0.86) - case / 2,
            easel.height * 0.7 - case * 1.9,
            case,
            case * 1.9,
            rows=4,
            wood=WOOD,
        ),
        ambient=1.0,
    )
    piece(easel, plant((190, 110, 76), (70, 130, 74)), 0.06, easel.height * 0.76, 0.34, aspect=0.8)
    _desk(easel, 0.42, easel.height * 0.88, 0.3)
    _chair(easel, 0.42, easel.height * 0.95, 0.3)
    sun_patch(easel, [(easel.x(0.6), easel.height * 0.76), (easel.x(0.76), easel.height * 0.76),
                      (easel.x(0.84), easel.height * 0.92), (easel.x(0.64), easel.height * 0.92)])  # fmt: skip
    easel.note("office", "desk", "computer", "bookshelf")
    return stage(easel, room, (0.66, 0.9), rows=(0.86, 0.95))


def desks_in_a_row(easel: Easel) -> Stage:
    """A wide office: desks with screens behind each other, bright panels in the ceiling, a glass front."""
    view = look_out(easel, horizon=0.56, sun=0.3)
    room = build(
        easel,
        left=-0.1,
        right=0.7,
        top=0.12,
        bottom=0.54,
        wall=mix(wall(easel), (236, 238, 240), 0.5),
        floor=(150, 156, 164),
    )
    window(
        easel,
        view,
        max(4.0, room.left + 4),
        easel.height * 0.17,
        min(room.right, easel.width) - max(0.0, room.left) - 8,
        easel.height * 0.26,
        panes=(5, 1),
    )
    for down, half in ((0.03, 0.26), (0.075, 0.17)):
        easel.put(
            box(
                easel.x(0.34) - easel.width * half,
                easel.height * down,
                easel.width * half * 2,
                easel.height * 0.016,
                (255, 252, 236),
            )
        )
    easel.burn(easel.width / 2, easel.height * 0.2, easel.unit * 0.9)
    for foot, high, places in ((0.62, 0.13, (0.1, 0.34, 0.58)), (0.74, 0.2, (0.06, 0.6)), (0.94, 0.3, (0.24, 0.96))):
        for across in places:
            _desk(easel, across, easel.height * foot, high)
            _chair(easel, across, easel.height * (foot + 0.02), high)
    easel.note("office", "desk", "computer")
    return stage(easel, room, (0.5, 0.8), rows=(0.78, 0.95))


LAYOUTS = (desk_at_the_window, desks_in_a_row)


def _desk(easel: Easel, across: float, y: float, high: float) -> None:
    """Set a desk with a screen, papers and a lamp."""
    piece(easel, table(lighter(WOOD, 0.24), 230), across, y, high, aspect=2.4)
    x, top, size = easel.x(across), y - easel.unit * high * 0.93, easel.unit * high / 100
    screen = [
        oval(x, top, 24 * size, 5 * size, darker(STEEL, 0.4)),
        box(x - 4 * size, top - 22 * size, 8 * size, 22 * size, STEEL),
    ]
    screen += [box(x - 46 * size, top - 78 * size, 92 * size, 60 * size, (42, 44, 52), 3 * size)]
    screen += [box(x - 42 * size, top - 74 * size, 84 * size, 52 * size, mix((130, 178, 214), cloth(easel, 0), 0.2))]
    for k in range(4):
        screen.append(
            box(x - 36 * size, top - (66 - 11 * k) * size, (30 + 11 * (k * 7 % 4)) * size, 4 * size, (240, 246, 250))
        )
    screen += [
        box(x - 100 * size, top - (3 + 4 * k) * size, 38 * size, 4 * size, (244, 240 - 8 * k, 226), 1) for k in range(4)
    ]
    screen += [
        box(x + 58 * size, top - 18 * size, 14 * size, 18 * size, (206, 92, 70), 2),
        disc(x + 78 * size, top - 9 * size, 0.1, STEEL),
    ]
    easel.put("".join(screen), ambient=1.0)
    if high > 0.25:
        lamp(easel, table_lamp(LIT), across + 92 * size / easel.width, top, high * 0.56, head=0.74)


def _chair(easel: Easel, across: float, y: float, high: float) -> None:
    """Set an office chair, seen from behind."""
    tone = mix(cloth(easel, 0), (50, 54, 62), 0.5)
    parts = [
        line("M0,-40 V-8 M-24,-4 L0,-12 L24,-4", (54, 56, 62), 6),
        *(disc(k, -2, 4, (40, 40, 46)) for k in (-24, 24)),
    ]
    parts += [
        box(-28, -52, 56, 14, darker(tone, 0.3), 6),
        box(-26, -100, 52, 54, tone, 12),
        box(-20, -94, 40, 38, lighter(tone, 0.12), 9),
    ]
    piece(easel, "".join(parts), across, y, high * 0.9, aspect=0.6)
