"""Classrooms: the blackboard ahead, the window side, the teacher's desk."""

from __future__ import annotations

from PIL import Image

from promptmagic import lexicon
from promptmagic.painters.colour import Colour, mix
from promptmagic.painters.sketch.easel import Easel, Point
from promptmagic.painters.sketch.figures import Stage, Zone, shadow
from promptmagic.painters.sketch.furniture import WOOD, chair, globe, plant, shelves, table
from promptmagic.painters.sketch.interior import Room, build
from promptmagic.painters.sketch.places.room import boards, piece
from promptmagic.painters.sketch.shapes.pen import box, darker, disc, lighter, line, polygon, put, ring
from promptmagic.painters.sketch.windows import look_out, side_window, sun_patch, window

SLATE: Colour = (48, 78, 68)
WALLS: tuple[Colour, ...] = ((232, 222, 192), (206, 218, 206), (222, 214, 202), (196, 210, 222))
CHALK: Colour = (236, 240, 236)
PAPERS: tuple[Colour, ...] = ((240, 196, 90), (226, 110, 96), (110, 170, 190), (150, 190, 110), (244, 240, 228))


def to_the_board(easel: Easel) -> Stage:
    """From the last row: desks in ranks, the blackboard ahead, windows along one side."""
    view = look_out(easel, horizon=0.42, sun=0.2)
    room = build(easel, left=0.2, right=0.84, top=0.08, bottom=0.56, wall=wall(easel), floor=boards(easel))
    wide, high = room.right - room.left, room.bottom - room.top
    board(easel, room.left + wide * 0.14, room.top + high * 0.2, wide * 0.72, high * 0.46)
    _side_windows(easel, view, room)
    _clock(easel, room.left + wide * 0.5, room.top + high * 0.1, easel.unit * 0.026)
    several = sum(subject.count for subject in easel.scene.subjects) > 2
    for near, scale in ((0.14, 0.14), (0.34, 0.19), *(() if several else ((0.66, 0.27),))):
        for across in (-1.6, -0.7, 0.7, 1.6):  # with an aisle, where people stand
            x = room.eye[0] + across * easel.unit * scale * 1.7
            y = room.floor_row(near, easel.height)
            desk(easel, x, y, easel.unit * scale)
    if several:
        return stage(easel, (0.1, 0.9), (0.86, 0.97), scale=2.9)
    return stage(easel, (0.42, 0.6), (0.64, 0.74), scale=1.5)


def before_the_class(easel: Easel) -> Stage:
    """Straight at the blackboard: the teacher's desk with books and a globe before it."""
    view = look_out(easel, horizon=0.4, sun=0.8)
    build(easel, left=-0.1, right=1.1, top=-0.02, bottom=0.74, wall=wall(easel), floor=boards(easel), panel=True)
    wide = min(easel.width * 0.62, easel.unit * 0.86)
    middle = easel.x(0.42)
    board(easel, middle - wide / 2, easel.height * 0.12, wide, min(easel.height * 0.38, wide * 0.5))
    glass = min(easel.width * 0.16, easel.unit * 0.22)
    window(easel, view, easel.x(0.9) - glass / 2, easel.height * 0.12, glass, easel.height * 0.4)
    piece(easel, table(WOOD, 240), 0.42, easel.height * 0.86, 0.22, aspect=2.4)
    top = easel.height * 0.86 - easel.unit * 0.212
    easel.put(put(globe((92, 150, 190), (140, 170, 96)), easel.x(0.6), top, scale=easel.unit * 0.14 / 100), ambient=1.0)
    _pile(easel, easel.x(0.28), top)
    piece(easel, plant((186, 110, 76), (80, 140, 80)), 0.08, easel.height * 0.82, 0.24, aspect=0.8)
    desk(easel, easel.x(0.78), easel.height * 0.97, easel.unit * 0.3)
    sun_patch(
        easel,
        [
            (easel.x(0.84), easel.height * 0.8),
            (easel.x(0.96), easel.height * 0.8),
            (easel.x(0.8), easel.height * 0.94),
            (easel.x(0.64), easel.height * 0.94),
        ],
    )
    return stage(easel, (0.1, 0.7), (0.86, 0.95), top=top, at=0.42)


def along_the_windows(easel: Easel) -> Stage:
    """Rows of desks in the light of tall windows, drawings on the wall."""
    view = look_out(easel, horizon=0.44, sun=0.4)
    build(easel, left=-0.1, right=1.1, top=-0.02, bottom=0.62, wall=wall(easel), floor=boards(easel), panel=True)
    count = max(2, round(easel.width / easel.unit * 3))
    step = easel.width / count
    for index in range(count):
        wide = min(step * 0.56, easel.unit * 0.26)
        window(
            easel, view, step * (index + 0.5) - wide / 2, easel.height * 0.1, wide, easel.height * 0.34, panes=(2, 3)
        )
    _drawings(easel)
    if easel.width > easel.height * 0.8:
        easel.put(
            shelves(
                easel.chance("low shelf"),
                easel.x(0.84) - easel.unit * 0.14,
                easel.height * 0.62 - easel.unit * 0.16,
                easel.unit * 0.28,
                easel.unit * 0.16,
                rows=2,
                wood=WOOD,
            ),
            ambient=1.0,
        )
    for row, (down, scale) in enumerate(((0.72, 0.2), (0.94, 0.3))):
        for index in range(-3, 4):
            x = easel.width / 2 + (index + 0.5 * row) * easel.unit * scale * 1.7
            if -easel.unit * 0.2 < x < easel.width + easel.unit * 0.2:
                desk(easel, x, easel.height * down, easel.unit * scale)
    return stage(easel, (0.2, 0.8), (0.78, 0.84), scale=1.9)


def facing_the_class(easel: Easel) -> Stage:
    """From the board: the pupils at their desks look this way, windows and drawings on the wall behind them."""
    view = look_out(easel, horizon=0.44, sun=0.4)
    build(easel, left=-0.1, right=1.1, top=-0.02, bottom=0.6, wall=wall(easel), floor=boards(easel), panel=True)
    count = max(2, round(easel.width / easel.unit * 3))
    step = easel.width / count
    for index in range(count):
        wide = min(step * 0.56, easel.unit * 0.26)
        window(
            easel, view, step * (index + 0.5) - wide / 2, easel.height * 0.08, wide, easel.height * 0.3, panes=(2, 3)
        )
    _drawings(easel)
    easel.note("table")
    easel.found["at desks"] = True
    return stage(easel, (0.04, 0.96), (0.7, 0.97), scale=3.3)


LAYOUTS = (to_the_board, before_the_class, along_the_windows)


def stage(
    easel: Easel,
    span: tuple[float, float],
    rows: tuple[float, float],
    *,
    scale: float = 2.2,
    top: float | None = None,
    at: float = 0.5,
) -> Stage:
    """Return where teacher and pupils may stand, and where things stand on the desk at row `top`."""
    left, right = sorted((easel.x(span[0]), easel.x(span[1])))
    floor = Zone(left, easel.height * rows[0], right, easel.height * rows[1], scale * 0.95, scale * 1.05)
    zones = {
        "ground": floor,
        "shore": floor,
        "air": Zone(left, easel.height * 0.12, right, easel.height * 0.3, 1.2, 1.2),
    }
    if top is not None:
        desk_top = Zone(
            easel.x(at) - easel.unit * 0.1, top, easel.x(at) + easel.unit * 0.1, top + easel.unit * 0.01, 1.3, 1.3
        )
        zones |= {subject.noun: desk_top for subject in easel.scene.subjects if lexicon.home(subject.noun) == "table"}
    easel.note("classroom", "blackboard", "desk", "chair")
    return Stage(zones)


def wall(easel: Easel) -> Colour:
    """Return the colour of the walls."""
    return easel.scene.wall_colour or easel.chance("class wall").choice(WALLS)


def board(easel: Easel, left: float, top: float, wide: float, tall: float) -> None:
    """Hang the blackboard, with chalk figures on it: a sum's lines, a triangle, a circle; no letters."""
    rim = easel.unit * 0.018
    chance = easel.chance("chalk")
    parts = [
        box(left - rim, top - rim, wide + 2 * rim, tall + 2 * rim, darker(WOOD, 0.1), 2),
        box(left, top, wide, tall, SLATE),
    ]
    parts.append(box(left + wide * 0.1, top + tall * 0.1, wide * 0.8, tall * 0.8, lighter(SLATE, 0.1), tall * 0.3))
    thin = max(0.7, easel.unit * 0.004)
    for row in range(5):
        x, y = left + wide * 0.08, top + tall * (0.18 + 0.15 * row)
        while x < left + wide * chance.uniform(0.34, 0.46):
            long = wide * chance.uniform(0.015, 0.05)
            parts.append(
                line(
                    f"M{x:.1f},{y:.1f}q{long / 2:.1f},{-tall * 0.05 * chance.uniform(-1, 1):.1f} {long:.1f},0",
                    CHALK,
                    thin,
                    0.8,
                )
            )
            x += long + wide * 0.014
    x, y, size = left + wide * 0.66, top + tall * 0.66, tall * 0.4
    parts.append(
        line(f"M{x - size * 0.6:.1f},{y:.1f}h{size * 1.2:.1f}l{-size * 0.5:.1f},{-size:.1f}z", CHALK, thin, 0.85)
    )
    parts.append(ring(left + wide * 0.87, top + tall * 0.36, tall * 0.16, thin, (240, 208, 112)))
    parts.append(box(left, top + tall + rim, wide, rim * 0.7, lighter(WOOD, 0.2)))
    parts += [
        box(left + wide * at, top + tall + rim * 0.5, wide * 0.03, rim * 0.5, tone)
        for at, tone in ((0.2, CHALK), (0.26, (240, 200, 110)), (0.7, (150, 110, 80)))
    ]
    easel.put("".join(parts), ambient=1.0)


def desk(easel: Easel, x: float, y: float, high: float) -> None:
    """Set a school desk with its chair, seen from behind; `high` in pixels."""
    shadow(easel, x, y, high * 0.9, 0.26)
    easel.put(
        put(table((186, 140, 92), 150), x, y, scale=high / 100),
        (int(x - high), int(y - high * 1.2), int(x + high), int(y + high * 0.2)),
        ambient=1.0,
    )
    easel.put(
        put(chair((150, 96, 66)), x, y + high * 0.26, scale=high * 1.02 / 100),
        (int(x - high), int(y - high * 1.2), int(x + high), int(y + high * 0.4)),
        ambient=1.0,
    )


def _side_windows(easel: Easel, view: Image.Image, room: Room) -> None:
    """Set two windows into the wall on the left."""
    side = -1 if not easel.mirrored else 1
    edge = room.left if side < 0 else room.right

    def at(depth: float, up: float) -> Point:
        x = room.eye[0] + (edge - room.eye[0]) * depth
        top, low = room.eye[1] + (room.top - room.eye[1]) * depth, room.eye[1] + (room.bottom - room.eye[1]) * depth
        return (x, low + (top - low) * up)

    for start, end in ((1.08, 1.26), (1.4, 1.78)):
        side_window(easel, view, [at(start, 0.84), at(end, 0.84), at(end, 0.4), at(start, 0.4)])


def _clock(easel: Easel, x: float, y: float, radius: float) -> None:
    face = disc(x, y, radius * 1.14, (60, 54, 52)) + disc(x, y, radius, (246, 244, 238))
    hands = line(
        f"M{x:.1f},{y:.1f}v{-radius * 0.7:.1f}M{x:.1f},{y:.1f}l{radius * 0.45:.1f},{radius * 0.2:.1f}",
        (50, 46, 50),
        max(0.6, radius * 0.12),
    )
    easel.put(face + hands, ambient=1.0)
    easel.note("clock")


def _pile(easel: Easel, x: float, top: float) -> None:
    """Pile up some books, an apple on them."""
    high = easel.unit * 0.018
    tones = ((150, 60, 54), (70, 104, 140), (200, 160, 80), (80, 120, 84))
    parts = [
        box(
            x - easel.unit * (0.06 - 0.006 * i),
            top - high * (i + 1),
            easel.unit * (0.12 - 0.012 * i),
            high * 0.92,
            tone,
            1,
        )
        for i, tone in enumerate(tones)
    ]
    apple = disc(x, top - high * 4 - easel.unit * 0.022, easel.unit * 0.022, (206, 52, 46)) + line(
        f"M{x:.1f},{top - high * 4 - easel.unit * 0.04:.1f}l2,-5", (96, 66, 44), max(0.6, easel.unit * 0.004)
    )
    easel.put("".join(parts) + apple, ambient=1.0)
    easel.note("book", "apple")


def _drawings(easel: Easel) -> None:
    """Pin the children's drawings along the wall."""
    chance = easel.chance("drawings")
    y, size = easel.height * 0.51, easel.unit * 0.055
    parts = []
    x = size
    while x < easel.width:
        turn = chance.uniform(-5, 5)
        paper = chance.choice(PAPERS)
        sheet = (
            box(-size / 2, -size / 2, size, size * 0.84, paper)
            + disc(-size * 0.2, -size * 0.2, size * 0.1, (250, 200, 80))
            + polygon(
                [(-size * 0.4, size * 0.26), (0, -size * 0.05), (size * 0.4, size * 0.26)],
                mix(paper, (60, 110, 80), 0.6),
            )
        )
        parts.append(put(sheet, x, y, turn=turn))
        x += size * chance.uniform(1.4, 1.9)
    easel.put("".join(parts), ambient=1.0)
