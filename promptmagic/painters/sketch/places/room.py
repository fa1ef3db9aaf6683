"""Living rooms, bedrooms and the like: a sofa under the window, a fireside, a window seat, a plain wall come close."""

from __future__ import annotations

from promptmagic import lexicon
from promptmagic.painters.colour import Colour, mix
from promptmagic.painters.sketch.easel import Easel
from promptmagic.painters.sketch.figures import Stage, Zone, shadow
from promptmagic.painters.sketch.furniture import (
    BRASS,
    WOOD,
    armchair,
    bed,
    cupboard,
    fire,
    fireplace,
    floor_lamp,
    picture,
    plant,
    rug,
    shelves,
    sofa,
    table,
    table_lamp,
)
from promptmagic.painters.sketch.interior import BOARDS, WALLS, Room, build
from promptmagic.painters.sketch.shapes import SHAPES
from promptmagic.painters.sketch.shapes.pen import disc, put
from promptmagic.painters.sketch.windows import look_out, sun_patch, window

CLOTHS: tuple[Colour, ...] = (
    (74, 112, 118),
    (176, 92, 68),
    (196, 158, 86),
    (112, 92, 132),
    (92, 122, 88),
    (150, 66, 70),
)
LIT: Colour = (255, 226, 160)


def sitting_room(easel: Easel) -> Stage:
    """A sofa under a broad window, a standing lamp, a rug."""
    view = look_out(easel, horizon=0.4, sun=0.62)
    room = build(easel, left=-0.1, right=1.1, top=-0.02, bottom=0.7, wall=wall(easel), floor=boards(easel), panel=True)
    wide, tall = min(easel.width * 0.5, easel.unit * 0.5), min(easel.height * 0.34, easel.unit * 0.34)
    window(
        easel, view, easel.x(0.44) - wide / 2, easel.height * 0.12, wide, tall, panes=(3, 2), curtains=cloth(easel, 1)
    )
    low = easel.height * 0.78
    easel.put(rug(easel.x(0.5), easel.height * 0.9, easel.unit * 0.42, easel.unit * 0.09, cloth(easel, 2)), ambient=1.0)
    if not easel.scene.subject("sofa"):
        piece(easel, sofa(cloth(easel, 0)), 0.44, low, 0.24, aspect=2.4)
    lamp(easel, floor_lamp(LIT), 0.84, low, 0.46, head=0.87)
    piece(easel, plant((190, 110, 76), (70, 130, 74)), 0.06, low, 0.3, aspect=0.8)
    _picture(easel, 0.09, easel.height * 0.36, 0.13)
    sun_patch(easel, _patch(easel, 0.5, 0.8, 0.16))
    return stage(easel, room, (0.2, 0.8), rows=(0.84, 0.95))


def fireside(easel: Easel) -> Stage:
    """A corner with a fireplace, armchairs and books."""
    view = look_out(easel, horizon=0.42, sun=0.3)
    room = build(
        easel, left=0.14, right=0.9, top=0.06, bottom=0.66, wall=wall(easel), floor=boards(easel), stripes=True
    )
    chance = easel.chance("shelves")
    high = room.bottom - room.top
    wide = min(room.right - room.left, easel.unit)
    middle = (room.left + room.right) / 2
    hearth(easel, middle, room.bottom + easel.unit * 0.02, high * 0.52)
    _picture(easel, middle / easel.width, room.bottom - high * 0.62, 0.15, mirrored=False)
    side = 1 if not easel.mirrored else -1
    shelf = wide * 0.26
    left = middle - side * wide * 0.36 - shelf / 2
    easel.put(shelves(chance, left, room.bottom - high * 0.84, shelf, high * 0.84, rows=5, wood=WOOD), ambient=1.0)
    glass = wide * 0.2
    window(
        easel,
        view,
        middle + side * wide * 0.35 - glass / 2,
        room.top + high * 0.16,
        glass,
        high * 0.5,
        curtains=cloth(easel, 1),
    )
    easel.put(rug(middle, easel.height * 0.85, easel.unit * 0.4, easel.unit * 0.1, cloth(easel, 2)), ambient=1.0)
    piece(easel, armchair(cloth(easel, 0)), 0.2, easel.height * 0.86, 0.34, aspect=1.2)
    if not easel.scene.subjects:
        piece(easel, armchair(cloth(easel, 0)), 0.84, easel.height * 0.9, 0.37, aspect=1.2)
    easel.note("fireplace", "bookshelf", "armchair")
    if not easel.scene.subject("book") or easel.scene.count("book", 2) > 1:
        easel.note("book")
    return stage(easel, room, (0.68, 0.9), rows=(0.82, 0.94))  # beside the fire, which is to be seen


def bedroom(easel: Easel) -> Stage:
    """A bed with its lamp beside a tall window."""
    view = look_out(easel, horizon=0.46, sun=0.24)
    room = build(easel, left=-0.1, right=0.86, top=0.04, bottom=0.64, wall=wall(easel), floor=boards(easel))
    wide, tall = min(easel.width * 0.24, easel.unit * 0.28), min(easel.height * 0.44, easel.unit * 0.5)
    window(easel, view, easel.x(0.2) - wide / 2, easel.height * 0.1, wide, tall, panes=(2, 4), curtains=cloth(easel, 1))
    _picture(easel, 0.62, easel.height * 0.3, 0.13)
    easel.put(rug(easel.x(0.3), easel.height * 0.9, easel.unit * 0.34, easel.unit * 0.08, cloth(easel, 2)), ambient=1.0)
    if not easel.scene.subject("bed"):
        piece(easel, bed(cloth(easel, 0), WOOD), 0.64, easel.height * 0.82, 0.36, aspect=2.0)
    piece(easel, cupboard(WOOD), 0.36, easel.height * 0.7, 0.13, aspect=1.7)
    lamp(easel, table_lamp(LIT), 0.36, easel.height * 0.7 - easel.unit * 0.13, 0.13, head=0.74)
    sun_patch(easel, _patch(easel, 0.26, 0.74, 0.12))
    return stage(easel, room, (0.14, 0.5), rows=(0.84, 0.95))


def under_the_picture(easel: Easel) -> Stage:
    """Straight at a bed under a picture, a lamp at each side, a window in the corner."""
    view = look_out(easel, horizon=0.46, sun=0.24)
    room = build(
        easel, left=-0.1, right=1.1, top=-0.02, bottom=0.68, wall=wall(easel), floor=boards(easel), stripes=True
    )
    wide, tall = min(easel.width * 0.2, easel.unit * 0.24), easel.height * 0.34
    window(
        easel, view, easel.x(0.88) - wide / 2, easel.height * 0.1, wide, tall, panes=(1, 3), curtains=cloth(easel, 1)
    )
    _picture(easel, 0.42, easel.height * 0.32, 0.17)
    easel.put(rug(easel.x(0.42), easel.height * 0.9, easel.unit * 0.5, easel.unit * 0.08, cloth(easel, 2)), ambient=1.0)
    for across in (0.06, 0.78):
        piece(easel, cupboard(WOOD), across, easel.height * 0.74, 0.14, aspect=1.7)
        lamp(easel, table_lamp(LIT), across, easel.height * 0.74 - easel.unit * 0.14, 0.15, head=0.74)
    if not easel.scene.subject("bed"):
        piece(easel, bed(cloth(easel, 0), WOOD), 0.42, easel.height * 0.84, 0.32, aspect=2.0)
    return stage(easel, room, (0.2, 0.8), rows=(0.88, 0.96))


def window_seat(easel: Easel) -> Stage:
    """A great window with plants on its sill, a table and a lamp before it."""
    view = look_out(easel, horizon=0.5, sun=0.5)
    room = build(easel, left=-0.1, right=1.1, top=-0.02, bottom=0.78, wall=wall(easel), floor=boards(easel))
    wide, tall = easel.width * 0.68, easel.height * 0.52
    window(easel, view, easel.width * 0.16, easel.height * 0.1, wide, tall, panes=(4, 2), curtains=cloth(easel, 1))
    sill = easel.height * 0.645
    for index, across in enumerate((0.24, 0.36, 0.74)):
        piece(
            easel,
            plant(CLOTHS[(index + easel.scene.seed) % 6], (70 + 20 * index, 134, 76)),
            across,
            sill,
            0.13 + 0.03 * (index % 2),
            aspect=0.7,
            cast=False,
        )
    if not easel.scene.subject("table"):
        piece(easel, table(WOOD, 200), 0.56, easel.height * 0.93, 0.22, aspect=1.9)
    lamp(easel, table_lamp(LIT), 0.68, easel.height * 0.93 - easel.unit * 0.2, 0.16, head=0.74)
    sun_patch(easel, _patch(easel, 0.4, 0.84, 0.3))
    return stage(easel, room, (0.14, 0.86), rows=(0.86, 0.96), top=easel.height * 0.93 - easel.unit * 0.2)


def gallery(easel: Easel) -> Stage:
    """A gallery: framed pictures on a high pale wall, a bench before them."""
    look_out(easel, horizon=0.4, sun=0.5)
    room = build(
        easel,
        left=0.06,
        right=0.94,
        top=0.04,
        bottom=0.7,
        wall=mix(wall(easel), (244, 240, 232), 0.6),
        floor=boards(easel),
    )
    chance = easel.chance("gallery")
    wide = room.right - room.left
    count = max(2, round(wide / easel.unit * 3))
    for index in range(count):
        tall = easel.unit * chance.uniform(0.2, 0.32)
        x = room.left + wide * (index + 0.5) / count
        scale = min(tall, wide / count * 0.68) / 100
        tones = [
            chance.choice(((70, 110, 150), (196, 120, 70), (110, 140, 90), (220, 186, 120), (120, 80, 120)))
            for _ in range(3)
        ]
        easel.put(
            put(
                picture(BRASS, (mix(tones[0], (255, 255, 255), 0.3), tones[1], tones[2])),
                x,
                easel.height * 0.46,
                scale=scale,
            ),
            ambient=1.0,
        )
        easel.glow(x, easel.height * 0.36, tall, (255, 244, 220), 0.3, 1.6)
        easel.burn(x, easel.height * 0.4, easel.unit * 0.5)
    easel.note("picture", "painting", "frame")
    return stage(easel, room, (0.2, 0.8), rows=(0.8, 0.94))


def plain_wall(easel: Easel) -> Stage:
    """Close at a plain wall: a picture on it, a rug before it, nothing else in the way."""
    look_out(easel, horizon=0.4, sun=0.5)
    room = build(easel, left=-0.1, right=1.1, top=-0.02, bottom=0.66, wall=wall(easel), floor=boards(easel), panel=True)
    _picture(easel, 0.24, easel.height * 0.34, 0.22)
    easel.burn(easel.x(0.4), easel.height * 0.3, easel.unit * 0.9)
    easel.put(rug(easel.x(0.5), easel.height * 0.87, easel.unit * 0.5, easel.unit * 0.1, cloth(easel, 2)), ambient=1.0)
    sun_patch(easel, _slant(easel, 0.6), 0.24)
    return stage(easel, room, (0.14, 0.86), rows=(0.82, 0.94), scale=3.2)


def by_the_window(easel: Easel) -> Stage:
    """Close at a tall window with curtains on one side, a bare wall on the other."""
    view = look_out(easel, horizon=0.5, sun=0.3)
    room = build(easel, left=-0.1, right=1.1, top=-0.02, bottom=0.68, wall=wall(easel), floor=boards(easel))
    wide, tall = min(easel.width * 0.34, easel.unit * 0.4), easel.height * 0.46
    window(
        easel, view, easel.x(0.24) - wide / 2, easel.height * 0.08, wide, tall, panes=(2, 3), curtains=cloth(easel, 1)
    )
    sun_patch(easel, _patch(easel, 0.42, 0.76, 0.18))
    return stage(easel, room, (0.14, 0.86), rows=(0.82, 0.94), scale=3.2)


def papered_corner(easel: Easel) -> Stage:
    """Close at the corner of a papered room, a lamp and a plant in it."""
    look_out(easel, horizon=0.4, sun=0.5)
    room = build(
        easel, left=-0.1, right=0.84, top=-0.02, bottom=0.66, wall=wall(easel), floor=boards(easel), stripes=True
    )
    lamp(easel, floor_lamp(LIT), 0.92, easel.height * 0.76, 0.54, head=0.87)
    easel.put(
        rug(easel.x(0.44), easel.height * 0.87, easel.unit * 0.46, easel.unit * 0.1, cloth(easel, 2)), ambient=1.0
    )
    _picture(easel, 0.6, easel.height * 0.32, 0.15)
    if not easel.scene.subjects:
        piece(easel, armchair(cloth(easel, 0)), 0.62, easel.height * 0.84, 0.38, aspect=1.2)
        piece(easel, plant((190, 110, 76), (70, 130, 74)), 0.12, easel.height * 0.78, 0.42, aspect=0.8)
    return stage(easel, room, (0.12, 0.78), rows=(0.82, 0.94), scale=3.2)


LAYOUTS = (sitting_room, fireside, window_seat, papered_corner)
BEDROOMS = (bedroom, under_the_picture)
CLOSE = (plain_wall, by_the_window, papered_corner)
"""Layouts that leave the floor to what a prompt is about."""


def wall(easel: Easel) -> Colour:
    """Return the colour of the walls: the one that is named, else one of the usual."""
    return easel.scene.wall_colour or easel.chance("wall").choice(WALLS)


def boards(easel: Easel) -> Colour:
    """Return the colour of the floor."""
    return easel.chance("floor").choice(BOARDS)


def cloth(easel: Easel, index: int) -> Colour:
    """Return the colour of the covers (0), the curtains (1) or the rug (2): those named, else some that agree."""
    named = easel.scene.colours
    if named:
        return mix(named[index % len(named)], (255, 255, 255), 0.16 * index)
    return CLOTHS[(easel.chance("cloth").randrange(6) + index * 2) % 6]


def piece(
    easel: Easel, fragment: str, across: float, y: float, tall: float, *, aspect: float, cast: bool = True
) -> None:
    """Set a piece of furniture `tall` units high with its foot at a row, `aspect` times as wide."""
    x, high = easel.x(across), easel.unit * tall
    if cast:
        shadow(easel, x, y, high * aspect * 0.56, 0.3)
    easel.put(
        put(fragment, x, y, scale=high / 100),
        (int(x - high * aspect), int(y - high * 1.2), int(x + high * aspect), int(y + high * 0.2)),
        ambient=1.0,
    )


def lamp(easel: Easel, fragment: str, across: float, y: float, tall: float, *, head: float) -> None:
    """Set a lamp, lit when the day is over, its light at a share `head` of its height; by candlelight, a candle."""
    if "candle" in easel.scene.lights and head < 0.8:
        candle(easel, easel.x(across), y, easel.unit * tall)
        return
    piece(easel, fragment, across, y, tall, aspect=0.5, cast=False)
    x, light = easel.x(across), y - easel.unit * tall * head
    if easel.light.lamplit > 0.3:
        easel.burn(x, light, easel.unit * 0.7)
        easel.glow(x, light, easel.unit * 0.2, (255, 214, 140), 0.8, 1.6)
    easel.note("lamp", *(("lantern",) if easel.light.lamplit > 0.3 else ()))


def candle(easel: Easel, x: float, y: float, tall: float) -> None:
    """Set a burning candle with its foot at a point."""
    shape = SHAPES["candle"]
    easel.put(
        put(shape.draw(easel.chance("candle"), tall), x, y),
        (int(x - tall), int(y - tall * 1.2), int(x + tall), int(y + tall * 0.2)),
        ambient=1.0,
    )
    if shape.shine:
        easel.put(put(shape.shine(tall), x, y), (int(x - tall), int(y - tall * 1.2), int(x + tall), int(y + 2)))
    easel.burn(x, y - tall * 0.8, easel.unit * 0.75)
    easel.glow(x, y - tall * 0.86, tall * 0.9, (255, 200, 110), 0.7, 1.7)
    easel.note("candle", "lantern")


def hearth(easel: Easel, x: float, y: float, high: float) -> None:
    """Set a fireplace, its fire burning."""
    scale = high / 100
    easel.put(put(fireplace((168, 150, 138)), x, y, scale=scale), ambient=1.0)
    easel.put(put(fire(), x, y - high * 0.02, scale=scale * 0.8))
    easel.glow(x, y - high * 0.2, high * 0.9, (255, 150, 60), 0.5, 1.8)
    easel.burn(x, y - high * 0.1, high * (1.7 if easel.light.lamplit > 0.4 else 0.9))
    easel.note("fire", "fireplace")


def _picture(easel: Easel, across: float, y: float, tall: float, *, mirrored: bool = True) -> None:
    sky = easel.light.sky
    paints = (mix(sky[2], (226, 214, 190), 0.4), (110, 134, 110), (86, 104, 84))
    x = easel.x(across) if mirrored else easel.width * across
    high = easel.unit * tall
    easel.put(put(picture(BRASS, paints), x, y, scale=high / 100), ambient=1.0)
    easel.put(disc(x, y - high * 1.02, high * 0.02, (60, 52, 48)))


def _slant(easel: Easel, across: float) -> list[tuple[float, float]]:
    """Return where the light of a window falls on the wall."""
    x, lean = easel.x(across), easel.unit * (0.1 if easel.mirrored else -0.1)
    wide, top, low = easel.unit * 0.2, easel.height * 0.1, easel.height * 0.52
    return [(x, top), (x + wide, top), (x + wide + lean, low), (x + lean, low)]


def _patch(easel: Easel, across: float, down: float, wide: float) -> list[tuple[float, float]]:
    x, y, half = easel.x(across), easel.height * down, easel.unit * wide
    slant = (1 if not easel.mirrored else -1) * easel.unit * 0.14
    return [
        (x - half, y),
        (x + half, y),
        (x + half * 1.2 + slant, y + easel.unit * 0.16),
        (x - half * 1.2 + slant, y + easel.unit * 0.16),
    ]


def stage(
    easel: Easel,
    room: Room,
    span: tuple[float, float],
    *,
    rows: tuple[float, float],
    top: float | None = None,
    scale: float = 2.4,
) -> Stage:
    """Return where people and things may stand on the floor; small things stand on the table at row `top`, if any."""
    left, right = sorted((easel.x(span[0]), easel.x(span[1])))
    floor = Zone(left, easel.height * rows[0], right, easel.height * rows[1], scale * 0.9, scale * 1.1)
    middle = easel.height * 0.34
    zones = {"ground": floor, "shore": floor, "air": Zone(left, middle * 0.6, right, middle * 1.2, 1.2, 1.2)}
    del room
    if top is not None:
        table_top = Zone(
            easel.x(0.56) - easel.unit * 0.16, top, easel.x(0.56) + easel.unit * 0.1, top + easel.unit * 0.015, 1.4, 1.4
        )
        for subject in easel.scene.subjects:
            if lexicon.home(subject.noun) == "table":
                zones[subject.noun] = table_top
    return Stage(zones)
