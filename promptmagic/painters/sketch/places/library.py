"""Libraries: a wall of books with a ladder, an aisle between the cases, a reading corner."""

from __future__ import annotations

from promptmagic import lexicon
from promptmagic.painters.colour import Colour, mix
from promptmagic.painters.sketch.easel import Easel, Point
from promptmagic.painters.sketch.figures import Stage, Zone
from promptmagic.painters.sketch.furniture import SPINES, armchair, globe, rug, shelves, table, table_lamp
from promptmagic.painters.sketch.interior import Room, build
from promptmagic.painters.sketch.places.room import LIT, cloth, hearth, lamp, piece
from promptmagic.painters.sketch.shapes.pen import darker, lighter, line, polygon
from promptmagic.painters.sketch.windows import look_out, sun_patch, window

OAK: tuple[Colour, ...] = ((124, 80, 50), (104, 66, 46), (146, 104, 66))


def wall_of_books(easel: Easel) -> Stage:
    """Books from floor to ceiling, a ladder, a tall window between the cases, a reading desk."""
    view = look_out(easel, horizon=0.44, sun=0.5)
    wood = oak(easel)
    room = build(
        easel, left=-0.1, right=1.1, top=-0.02, bottom=0.76, wall=mix(wood, (210, 190, 160), 0.5), floor=(150, 100, 66)
    )
    wide = min(easel.width * 0.2, easel.unit * 0.24)
    x = easel.x(0.62)
    cases(easel, room, wood, gap=(x - wide * 0.7, x + wide * 0.7))
    window(
        easel, view, x - wide / 2, easel.height * 0.09, wide, easel.height * 0.56, panes=(2, 5), arched=True, frame=wood
    )
    _ladder(easel, 0.24, easel.height * 0.1, easel.height * 0.79, wood)
    easel.put(rug(easel.x(0.5), easel.height * 0.9, easel.unit * 0.44, easel.unit * 0.08, cloth(easel, 2)), ambient=1.0)
    piece(easel, table(wood, 220), 0.5, easel.height * 0.9, 0.2, aspect=2.2)
    lamp(
        easel,
        table_lamp((96, 150, 110) if easel.light.lamplit < 0.4 else LIT),
        0.4,
        easel.height * 0.9 - easel.unit * 0.19,
        0.14,
        head=0.74,
    )
    piece(easel, globe((96, 134, 150), (196, 170, 110)), 0.86, easel.height * 0.92, 0.26, aspect=0.8)
    return stage(easel, (0.2, 0.8), (0.86, 0.96), top=easel.height * 0.9 - easel.unit * 0.195, at=0.56)


def aisle(easel: Easel) -> Stage:
    """Down an aisle between two high cases to a bright window."""
    view = look_out(easel, horizon=0.46, sun=0.5)
    wood = oak(easel)
    room = build(
        easel, left=0.36, right=0.64, top=0.2, bottom=0.62, wall=mix(wood, (220, 200, 170), 0.6), floor=(156, 108, 72)
    )
    high = room.bottom - room.top
    wide = (room.right - room.left) * 0.5
    window(
        easel,
        view,
        (room.left + room.right) / 2 - wide / 2,
        room.top + high * 0.1,
        wide,
        high * 0.66,
        panes=(2, 4),
        arched=True,
        frame=wood,
    )
    for side in (-1, 1):
        _side_cases(easel, room, side, wood)
    middle = room.eye[0]
    sun_patch(
        easel,
        [
            (middle - wide * 0.5, room.bottom + easel.unit * 0.03),
            (middle + wide * 0.5, room.bottom + easel.unit * 0.03),
            (middle + wide * 1.3, easel.height * 0.92),
            (middle - wide * 1.3, easel.height * 0.92),
        ],
        0.4,
    )
    for across, down in ((0.5, 0.09), (0.5, 0.17)):
        _hanging(easel, across, down)
    return stage(easel, (0.38, 0.62), (0.72, 0.94))


def reading_corner(easel: Easel) -> Stage:
    """An armchair and a lamp by the fire, books all around."""
    view = look_out(easel, horizon=0.4, sun=0.3)
    wood = oak(easel)
    room = build(
        easel, left=0.1, right=1.1, top=0.03, bottom=0.7, wall=mix(wood, (206, 180, 150), 0.5), floor=(140, 94, 64)
    )
    wide = min(easel.width * 0.2, easel.unit * 0.24)
    x, fire_x = easel.x(0.86), easel.x(0.4)
    hearth_half = easel.unit * 0.24
    cases(
        easel, room, wood, gap=(fire_x - hearth_half, fire_x + hearth_half), second=(x - wide * 0.75, x + wide * 0.75)
    )
    hearth(easel, fire_x, room.bottom + easel.unit * 0.015, easel.unit * 0.3)
    upper = shelves(
        easel.chance("over the fire"),
        fire_x - hearth_half,
        room.top,
        hearth_half * 2,
        max(10.0, room.bottom - easel.unit * 0.33 - room.top),
        rows=3,
        wood=wood,
    )
    easel.put(upper, ambient=1.0)
    window(
        easel,
        view,
        x - wide / 2,
        easel.height * 0.12,
        wide,
        easel.height * 0.42,
        panes=(2, 3),
        curtains=cloth(easel, 1),
    )
    easel.put(
        rug(easel.x(0.54), easel.height * 0.87, easel.unit * 0.44, easel.unit * 0.1, cloth(easel, 2)), ambient=1.0
    )
    piece(easel, armchair(cloth(easel, 0)), 0.7, easel.height * 0.88, 0.36, aspect=1.2)
    piece(easel, table(wood, 90), 0.9, easel.height * 0.9, 0.17, aspect=0.9)
    lamp(easel, table_lamp(LIT), 0.9, easel.height * 0.9 - easel.unit * 0.16, 0.15, head=0.74)
    return stage(easel, (0.2, 0.6), (0.84, 0.95))


LAYOUTS = (wall_of_books, aisle, reading_corner)


def stage(
    easel: Easel, span: tuple[float, float], rows: tuple[float, float], *, top: float | None = None, at: float = 0.5
) -> Stage:
    """Return where readers stand, and where things stand on the desk at row `top` around `at` across."""
    left, right = sorted((easel.x(span[0]), easel.x(span[1])))
    floor = Zone(left, easel.height * rows[0], right, easel.height * rows[1], 2.1, 2.4)
    zones = {
        "ground": floor,
        "shore": floor,
        "air": Zone(left, easel.height * 0.2, right, easel.height * 0.4, 1.2, 1.2),
    }
    if top is not None:
        desk = Zone(
            easel.x(at) - easel.unit * 0.12, top, easel.x(at) + easel.unit * 0.12, top + easel.unit * 0.01, 1.3, 1.4
        )
        zones |= {subject.noun: desk for subject in easel.scene.subjects if lexicon.home(subject.noun) == "table"}
    easel.note("library", "book", "books", "bookshelf", "shelf")
    return Stage(zones)


def oak(easel: Easel) -> Colour:
    """Return the colour of the cases."""
    return easel.scene.place_colour or easel.chance("oak").choice(OAK)


def cases(
    easel: Easel, room: Room, wood: Colour, *, gap: tuple[float, float], second: tuple[float, float] | None = None
) -> None:
    """Line the back wall with cases of books, leaving one gap or two."""
    chance = easel.chance("cases")
    high = room.bottom - max(0.0, room.top)
    rows = max(4, round(high / (easel.unit * 0.105)))
    holes = sorted(hole for hole in (gap, second) if hole)
    starts = [max(0.0, room.left), *(hole[1] for hole in holes)]
    ends = [*(hole[0] for hole in holes), min(float(easel.width), room.right)]
    parts = []
    for start, end in zip(starts, ends, strict=True):
        if end - start < easel.unit * 0.05:
            continue
        count = max(1, round((end - start) / (easel.unit * 0.3)))
        wide = (end - start) / count
        parts += [
            shelves(chance, start + wide * i, max(0.0, room.top), wide, high, rows=rows, wood=wood)
            for i in range(count)
        ]
    easel.put("".join(parts), ambient=1.0)


def _ladder(easel: Easel, across: float, top: float, foot: float, wood: Colour) -> None:
    x, half, lean = easel.x(across), easel.unit * 0.045, easel.unit * 0.05 * (1 if easel.mirrored else -1)
    rails = [f"M{x + side * half + lean:.1f},{foot:.1f}L{x + side * half * 0.9:.1f},{top:.1f}" for side in (-1, 1)]
    rungs = []
    for i in range(1, 12):
        share = i / 12
        y, middle = foot + (top - foot) * share, x + lean * (1 - share)
        rungs.append(f"M{middle - half:.1f},{y:.1f}h{half * 2:.1f}")
    pale = lighter(wood, 0.4)
    easel.put(
        line("".join(rungs), darker(pale, 0.12), easel.unit * 0.01) + line("".join(rails), pale, easel.unit * 0.014),
        ambient=1.0,
    )
    easel.note("ladder")


def _side_cases(easel: Easel, room: Room, side: int, wood: Colour) -> None:
    """Line one side wall with cases of books, running to the vanishing point."""
    chance = easel.chance(f"side cases {side}")
    far_x = room.left if side < 0 else room.right
    far_top, far_low = room.top, room.bottom
    near_x = -easel.unit * 0.02 if side < 0 else easel.width + easel.unit * 0.02
    grow = (near_x - room.eye[0]) / (far_x - room.eye[0])
    near_top, near_low = room.eye[1] + (far_top - room.eye[1]) * grow, room.eye[1] + (far_low - room.eye[1]) * grow

    def at(along: float, up: float) -> Point:
        depth = 1 / (1 / grow + (1 - 1 / grow) * (1 - along))
        x = room.eye[0] + (far_x - room.eye[0]) * depth
        top, low = room.eye[1] + (far_top - room.eye[1]) * depth, room.eye[1] + (far_low - room.eye[1]) * depth
        return (x, low + (top - low) * up)

    del near_top, near_low
    rows, count = 7, 46
    parts = [polygon([at(0, 0), at(1, 0), at(1, 1), at(0, 1)], darker(wood, 0.5))]
    for row in range(rows):
        low, step = row / rows + 0.012, 1 / rows
        along = 0.0
        while along < 1:
            thick = chance.uniform(0.5, 1.2) / count
            tall = step * chance.uniform(0.6, 0.86)
            if chance.random() < 0.93:
                tone = mix(chance.choice(SPINES), (60, 44, 36), 0.12 + (0.2 if side > 0 else 0.0))
                parts.append(
                    polygon(
                        [
                            at(along, low),
                            at(along + thick * 0.92, low),
                            at(along + thick * 0.92, low + tall),
                            at(along, low + tall),
                        ],
                        tone,
                    )
                )
            along += thick
        a, b = at(0, row / rows), at(1, row / rows)
        parts.append(line(f"M{a[0]:.1f},{a[1]:.1f}L{b[0]:.1f},{b[1]:.1f}", lighter(wood, 0.14), easel.unit * 0.01))
    for post in (0.0, 0.34, 0.62, 0.84, 1.0):
        a, b = at(post, 0), at(post, 1)
        parts.append(line(f"M{a[0]:.1f},{a[1]:.1f}L{b[0]:.1f},{b[1]:.1f}", wood, easel.unit * (0.008 + 0.016 * post)))
    easel.put("".join(parts), ambient=1.0)


def _hanging(easel: Easel, across: float, down: float) -> None:
    """Hang a lamp in the aisle."""
    x, y, size = easel.x(across), easel.height * down, easel.unit * (0.02 + 0.12 * (0.2 - down))
    lit = easel.light.lamplit > 0.3
    easel.put(
        line(f"M{x:.1f},0V{y:.1f}", (60, 46, 36), max(0.6, size * 0.1))
        + f'<circle cx="{x:.1f}" cy="{y + size:.1f}" r="{size:.1f}" fill="{"#ffe6a8" if lit else "#d8cdb8"}"/>'
    )
    if lit:
        easel.burn(x, y + size, easel.unit * 0.6)
        easel.glow(x, y + size, easel.unit * 0.16, (255, 214, 140), 0.7, 1.7)
