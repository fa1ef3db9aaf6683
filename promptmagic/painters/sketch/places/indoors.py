"""Other rooms: an attic, a gym, a canteen, a laundry, a railway carriage, a barn from inside."""

from __future__ import annotations

from promptmagic.painters.colour import Colour, mix, scaled
from promptmagic.painters.sketch.dressing import dress
from promptmagic.painters.sketch.easel import Easel
from promptmagic.painters.sketch.figures import Stage
from promptmagic.painters.sketch.interior import build
from promptmagic.painters.sketch.places.room import boards, stage
from promptmagic.painters.sketch.shapes.pen import box, darker, disc, lighter, line, oval, path, polygon, ring, trace
from promptmagic.painters.sketch.windows import look_out, sun_patch, window

PINE: Colour = (178, 130, 86)
PALE: Colour = (232, 228, 216)
STEEL: Colour = (206, 210, 214)
STRAW: Colour = (222, 188, 98)


def attic(easel: Easel) -> Stage:
    """Under the roof: boards slope up to the ridge on both sides, a small window in the gable, boxes and a trunk."""
    view = look_out(easel, horizon=0.4, sun=0.5)
    room = build(easel, left=0.16, right=0.84, top=-0.02, bottom=0.66, wall=(206, 182, 150), floor=boards(easel))
    wood, wide, high = easel.ambient((150, 108, 72)), easel.width, easel.height
    parts = []
    for side in (-1, 1):
        edge, inner, ridge = (0.0, room.left, wide * 0.46) if side < 0 else (float(wide), room.right, wide * 0.54)
        slope = [(edge, high * 0.78), (inner, room.bottom - high * 0.12), (ridge, -2), (edge, -2)]
        knee = [(edge, high * 0.78), (inner, room.bottom - high * 0.12), (inner, room.bottom), (edge, high)]
        parts += [polygon(knee, darker(wood, 0.3)), polygon(slope, darker(wood, 0.12))]
        for share in (0.16, 0.34, 0.52, 0.7, 0.86):
            x0, y0 = edge + (inner - edge) * share, high * (0.78 - 0.24 * share)
            parts.append(line(f"M{x0:.1f},{y0:.1f}L{edge + (ridge - edge) * share:.1f},-2", darker(wood, 0.34), 1.4))
        for share in (0.0, 0.5, 1.0):
            x0, y0 = edge + (inner - edge) * share, high * 0.78 + (room.bottom - high * 0.9) * share
            rafter = f"M{x0:.1f},{y0:.1f}L{edge + (ridge - edge) * share:.1f},-2"
            parts.append(line(rafter, darker(wood, 0.45), easel.unit * 0.024))
    beam = easel.height * 0.16
    parts.append(box(wide * 0.3, beam, wide * 0.4, easel.unit * 0.035, darker(wood, 0.4)))
    easel.put("".join(parts))
    glass = easel.unit * 0.2
    window(easel, view, wide / 2 - glass / 2, high * 0.27, glass, easel.unit * 0.24, panes=(2, 2))
    sun_patch(
        easel,
        [
            (easel.x(0.4), high * 0.76),
            (easel.x(0.54), high * 0.76),
            (easel.x(0.6), high * 0.92),
            (easel.x(0.4), high * 0.92),
        ],
    )
    if not easel.scene.subject("box"):
        for across, tall in ((0.22, 0.13), (0.29, 0.09), (0.8, 0.12)):
            dress(easel, "box", across, room.bottom + easel.unit * 0.07, tall)
    dress(easel, "chest", 0.64, room.bottom + easel.unit * 0.05, 0.13)
    easel.note("attic", "loft", "garret", "window", "box")
    return stage(easel, room, (0.24, 0.76), rows=(0.82, 0.94), scale=2.4)


def gym(easel: Easel) -> Stage:
    """A sports hall: wall bars, a hoop on its board, windows high up, coloured lines on a wooden floor, mats."""
    look_out(easel, horizon=0.4, sun=0.5)
    room = build(easel, left=0.08, right=0.92, top=0.04, bottom=0.62, wall=PALE, floor=(206, 152, 96))
    high, unit = room.bottom - room.top, easel.unit
    glass, bar, frame = mix(easel.light.sky[2], PALE, 0.3), easel.ambient(PINE), easel.ambient((120, 132, 142))
    span = room.right - room.left
    parts = [box(room.left + span * 0.04, room.top + high * 0.06, span * 0.92, high * 0.2, glass)]
    parts += [
        line(f"M{room.left + span * (0.04 + 0.092 * k):.1f},{room.top + high * 0.06:.1f}v{high * 0.2:.1f}", frame, 3)
        for k in range(11)
    ]
    for start in (0.05, 0.72):
        left, wide = room.left + span * start, span * 0.23
        top = room.top + high * 0.38
        parts += [
            box(left + wide * share - 3, top, 6, room.bottom - top, darker(bar, 0.25)) for share in (0.0, 0.5, 1.0)
        ]
        parts += [box(left, top + (room.bottom - top) * k / 9, wide, unit * 0.012, bar, 2) for k in range(9)]
    x, y = (room.left + room.right) / 2, room.top + high * 0.44
    size, red = unit * 0.1, (206, 72, 46)
    parts += [
        box(x - size, y - size * 0.7, size * 2, size * 1.3, easel.ambient((248, 248, 244)), 3),
        box(x - size * 0.4, y - size * 0.2, size * 0.8, size * 0.6, easel.ambient(red)),
        box(x - size * 0.32, y - size * 0.12, size * 0.64, size * 0.44, easel.ambient((248, 248, 244))),
    ]
    net = "".join(
        f"M{x + size * a:.1f},{y + size * 0.52:.1f}L{x + size * a * 0.6:.1f},{y + size * 1.1:.1f}"
        for a in (-0.4, -0.13, 0.13, 0.4)
    )
    parts += [
        line(net, (240, 240, 236), 1.4),
        oval(x, y + size * 0.5, size * 0.44, size * 0.1, easel.ambient(red)),
        oval(x, y + size * 0.5, size * 0.36, size * 0.06, easel.ambient(PALE)),
    ]
    floor = easel.height - room.bottom
    for tone, share in (((40, 96, 168), 0.2), ((206, 60, 52), 0.46)):
        row = room.bottom + floor * share
        parts.append(line(f"M-4,{row:.1f}H{easel.width + 4}", easel.ambient(tone), unit * 0.008 * (1 + share)))
    middle = room.bottom + floor * 0.7
    parts.append(f'<g fill="none">{_ellipse(x, middle, unit * 0.34, unit * 0.07, (250, 248, 240), unit * 0.01)}</g>')
    mat = easel.ambient((46, 110, 160))
    at = easel.x(0.12)
    parts += [
        box(at - unit * 0.12, room.bottom + floor * 0.1, unit * 0.24, unit * 0.05, mat, 4),
        box(at - unit * 0.12, room.bottom + floor * 0.1 - unit * 0.05, unit * 0.24, unit * 0.05, lighter(mat, 0.2), 4),
    ]
    easel.put("".join(parts))
    easel.burn(easel.width / 2, easel.height * 0.3, unit * 1.2)
    easel.note("gym", "gymnasium", "sports hall", "hoop", "window", "mat")
    return stage(easel, room, (0.2, 0.8), rows=(0.76, 0.94), scale=2.2)


def canteen(easel: Easel) -> Stage:
    """A dining hall: the counter with its dishes at the back, long tables with trays and stools."""
    view = look_out(easel, horizon=0.4, sun=0.3)
    room = build(
        easel, left=0.06, right=0.94, top=-0.02, bottom=0.58, wall=(226, 222, 204), floor=(190, 196, 190), tiles=True
    )
    unit, span = easel.unit, room.right - room.left
    window(easel, view, easel.x(0.2) - unit * 0.13, easel.height * 0.1, unit * 0.26, unit * 0.26, panes=(2, 2))
    left, wide = (
        (room.left + span * 0.44, span * 0.52) if not easel.mirrored else (room.left + span * 0.04, span * 0.52)
    )
    top, steel = room.bottom - unit * 0.2, easel.ambient(STEEL)
    board = easel.ambient((64, 78, 72))
    parts = [box(left, easel.height * 0.12, wide, unit * 0.14, board, 4)]
    chalk = "".join(
        f"M{left + wide * a:.1f},{easel.height * 0.12 + unit * b:.1f}h{wide * 0.3:.1f}"
        for a in (0.06, 0.4)
        for b in (0.04, 0.07, 0.1)
    )
    parts.append(line(chalk, (226, 226, 214), 1.6))
    parts += [
        box(left, top, wide, unit * 0.22, scaled(steel, 0.82)),
        box(left - 4, top - unit * 0.02, wide + 8, unit * 0.035, steel, 3),
    ]
    for index, tone in enumerate(((206, 92, 50), (120, 160, 76), (236, 196, 92), (176, 104, 66), (230, 222, 200))):
        at = left + wide * (0.1 + 0.2 * index)
        parts += [
            oval(at, top - unit * 0.02, wide * 0.08, unit * 0.018, darker(steel, 0.3)),
            oval(at, top - unit * 0.026, wide * 0.066, unit * 0.016, easel.ambient(tone)),
        ]
    easel.put("".join(parts))
    for across, down, size in ((0.3, 0.7, 0.34), (0.74, 0.72, 0.36)):
        _dining_table(easel, easel.x(across), easel.height * down, unit * size)
    easel.burn(easel.width / 2, easel.height * 0.3, unit * 1.2)
    easel.note("canteen", "cafeteria", "dining hall", "school canteen", "counter", "table", "window")
    return stage(easel, room, (0.24, 0.76), rows=(0.82, 0.95), scale=2.3)


def laundry(easel: Easel) -> Stage:
    """A laundry: washing machines in a row with round doors, a shelf, a basket, clothes on a line."""
    view = look_out(easel, horizon=0.4, sun=0.4)
    room = build(
        easel, left=-0.1, right=1.1, top=-0.02, bottom=0.66, wall=(206, 222, 224), floor=(216, 214, 206), tiles=True
    )
    unit = easel.unit
    window(easel, view, easel.x(0.84) - unit * 0.11, easel.height * 0.14, unit * 0.22, unit * 0.24, panes=(2, 2))
    foot, size, parts = room.bottom + unit * 0.05, unit * 0.27, []
    for across in (0.18, 0.4, 0.62):
        x = easel.x(across)
        white, glass = easel.ambient((242, 244, 246)), easel.ambient((90, 130, 160))
        parts += [
            box(x - size / 2, foot - size * 1.1, size, size * 1.1, white, 5),
            box(x - size / 2, foot - size * 1.1, size, size * 0.2, scaled(white, 0.92), 5),
            disc(x + size * 0.32, foot - size, size * 0.055, easel.ambient((70, 110, 160))),
            box(x - size * 0.4, foot - size * 1.05, size * 0.3, size * 0.1, scaled(white, 0.8), 2),
            disc(x, foot - size * 0.44, size * 0.33, easel.ambient((176, 182, 190))),
            disc(x, foot - size * 0.44, size * 0.26, glass),
        ]
        shine = trace("M", x - size * 0.14, foot - size * 0.58, "q", size * 0.1, -size * 0.07, size * 0.2, -size * 0.02)
        parts.append(line(shine, (230, 240, 246), size * 0.03))
        parts.append(
            path(
                trace(
                    "M",
                    x - size * 0.24,
                    foot - size * 0.38,
                    "q",
                    size * 0.12,
                    -size * 0.1,
                    size * 0.24,
                    0,
                    "t",
                    size * 0.24,
                    0,
                    "Q",
                    x,
                    foot - size * 0.06,
                    x - size * 0.24,
                    foot - size * 0.38,
                    "Z",
                ),
                easel.ambient((214, 120, 96)),
            )
        )
    y = easel.height * 0.13
    parts.append(
        line(
            trace("M", -4, y - unit * 0.02, "Q", easel.x(0.36), y + unit * 0.05, easel.x(0.7), y - unit * 0.03),
            easel.ambient((120, 110, 104)),
            1.6,
        )
    )
    for across, tone, kind in (
        (0.1, (226, 92, 76), 0),
        (0.24, (246, 244, 238), 1),
        (0.36, (92, 140, 186), 0),
        (0.5, (240, 196, 92), 1),
    ):
        parts.append(_hung(easel.x(across), y + unit * 0.012, unit * 0.14, easel.ambient(tone), shirt=kind == 0))
    easel.put("".join(parts))
    dress(easel, "basket", 0.86, foot + unit * 0.05, 0.15)
    easel.note("laundry", "laundry room", "launderette", "washing machine", "clothes", "window")
    return stage(easel, room, (0.2, 0.8), rows=(0.84, 0.95), scale=2.6)


def carriage(easel: Easel) -> Stage:
    """Inside a railway carriage: wide windows with the land flying by, seats in pairs, racks above them."""
    view = look_out(easel, horizon=0.36, sun=0.4)
    room = build(easel, left=-0.1, right=1.1, top=-0.02, bottom=0.72, wall=(226, 222, 212), floor=(112, 118, 128))
    unit, high = easel.unit, easel.height
    for across in (0.26, 0.74):
        wide = easel.width * 0.4
        window(
            easel, view, easel.x(across) - wide / 2, high * 0.2, wide, high * 0.32, panes=(1, 1), frame=(150, 156, 164)
        )
    metal, cloth = easel.ambient((170, 174, 180)), easel.ambient((52, 92, 140))
    parts = [box(-2, 0, easel.width + 4, high * 0.07, easel.ambient((200, 198, 192)))]
    parts.append(box(-2, high * 0.12, easel.width + 4, unit * 0.016, metal))
    parts += [line(f"M{easel.width * k / 10:.1f},{high * 0.07:.1f}v{high * 0.06:.1f}", metal, 2) for k in range(1, 10)]
    for across, tone in ((0.2, (166, 86, 62)), (0.62, (70, 104, 88)), (0.84, (190, 150, 84))):
        x = easel.x(across)
        parts.append(box(x - unit * 0.08, high * 0.12 - unit * 0.07, unit * 0.16, unit * 0.07, easel.ambient(tone), 5))
    for across, side in ((0.04, 1), (0.46, -1), (0.54, 1), (0.96, -1)):
        x, turn = easel.x(across), side * (-1 if easel.mirrored else 1)
        parts.append(_seat(x, high * 0.8, unit * 0.36, cloth, turn))
    for across in (0.25, 0.75):
        x = easel.x(across)
        parts += [
            box(x - unit * 0.1, high * 0.56, unit * 0.2, unit * 0.018, easel.ambient((196, 160, 116)), 3),
            box(x - unit * 0.012, high * 0.57, unit * 0.024, unit * 0.14, metal),
        ]
    easel.put("".join(parts))
    easel.burn(easel.width / 2, high * 0.2, unit * 1.2)
    easel.note("carriage", "train carriage", "train", "compartment", "seat", "window")
    return stage(easel, room, (0.2, 0.8), rows=(0.86, 0.96), scale=2.4)


def barn(easel: Easel) -> Stage:
    """A barn from inside: posts and beams, a hayloft with its ladder, bales, the open door with the land beyond."""
    view = look_out(easel, horizon=0.5, sun=0.5)
    room = build(easel, left=-0.1, right=1.1, top=-0.02, bottom=0.64, wall=(140, 94, 62), floor=(186, 150, 96))
    unit, wide, high = easel.unit, easel.width, easel.height
    easel.fill(
        [(room.left, room.bottom), (room.right, room.bottom), (wide + 2, high + 2), (-2, high + 2)],
        easel.ambient((168, 132, 84)),
        easel.ambient((200, 162, 104)),
    )
    wood = easel.ambient((122, 82, 54))
    planks = "".join(f"M{room.left + (room.right - room.left) * k / 16:.1f},0V{room.bottom:.1f}" for k in range(1, 16))
    easel.put(line(planks, darker(wood, 0.35), 1.6))
    door = unit * 0.36
    left = easel.x(0.5) - door / 2
    box_ = (int(left), int(room.bottom - unit * 0.32), int(left + door), int(room.bottom))
    easel.image.paste(view.crop((box_[0], box_[1], box_[2], box_[3])), box_[:2])
    parts = [
        line(
            f"M{left:.1f},{room.bottom:.1f}V{box_[1]}H{left + door:.1f}V{room.bottom:.1f}",
            darker(wood, 0.4),
            unit * 0.024,
        )
    ]
    for side in (-1, 1):
        leaf = left if side < 0 else left + door
        fold = [
            (leaf, box_[1]),
            (leaf + side * unit * 0.1, box_[1] + unit * 0.03),
            (leaf + side * unit * 0.1, room.bottom + unit * 0.05),
            (leaf, room.bottom),
        ]
        parts.append(polygon(fold, easel.ambient((150, 52, 44))))
        parts.append(
            line(
                f"M{fold[0][0]:.1f},{fold[0][1]:.1f}L{fold[2][0]:.1f},{fold[2][1]:.1f}",
                easel.ambient((236, 226, 208)),
                unit * 0.01,
            )
        )
    loft = high * 0.24
    parts += [
        box(-2, loft, wide + 4, unit * 0.045, wood),
        box(-2, loft + unit * 0.045, wide + 4, unit * 0.012, darker(wood, 0.5)),
    ]
    straw = easel.ambient(STRAW)
    x = -unit * 0.04
    chance = easel.chance("hayloft")
    while x < wide:
        size = unit * chance.uniform(0.1, 0.17)
        parts.append(oval(x, loft, size, size * 0.5, mix(straw, darker(straw, 0.3), chance.random() * 0.6)))
        x += size * 0.9
    parts.append(box(-2, loft - 2, wide + 4, unit * 0.05, wood))
    for across in (0.14, 0.86):
        at = easel.x(across)
        parts.append(box(at - unit * 0.025, 0, unit * 0.05, room.bottom + unit * 0.05, darker(wood, 0.2)))
        for side in (-1, 1):
            brace = f"M{at:.1f},{loft + unit * 0.18:.1f}L{at + side * unit * 0.14:.1f},{loft + unit * 0.04:.1f}"
            parts.append(line(brace, darker(wood, 0.2), unit * 0.03))
    at = easel.x(0.76)
    rungs = "".join(
        f"M{at - unit * (0.05 + k * 0.0029):.1f},{loft + (room.bottom - loft) * k / 9:.1f}h{unit * 0.1:.1f}"
        for k in range(1, 9)
    )
    half, deep = unit * 0.05, room.bottom - loft + unit * 0.06
    sides = "".join(trace("M", at + side * half, loft - unit * 0.04, "l", -half * 0.5, deep) for side in (-1, 1))
    parts.append(line(sides + rungs, lighter(wood, 0.3), unit * 0.014))
    easel.put("".join(parts))
    _bales(easel, room.bottom)
    sun_patch(
        easel,
        [
            (left, room.bottom + 2),
            (left + door, room.bottom + 2),
            (left + door * 1.3, high * 0.9),
            (left - door * 0.3, high * 0.9),
        ],
    )
    easel.burn(easel.x(0.5), room.bottom - unit * 0.2, unit * 0.9)
    easel.note("barn", "stable", "cowshed", "hayloft", "hay", "hay bale", "farm", "door", "ladder")
    return stage(easel, room, (0.22, 0.78), rows=(0.78, 0.94), scale=2.9)


ATTICS, GYMS, CANTEENS, LAUNDRIES, CARRIAGES, BARNS = (attic,), (gym,), (canteen,), (laundry,), (carriage,), (barn,)


def _ellipse(x: float, y: float, rx: float, ry: float, tone: Colour, wide: float) -> str:
    """Return an ellipse's line."""
    return f'<g transform="translate({x:.1f},{y:.1f}) scale(1,{ry / rx:.3f})">{ring(0, 0, rx, wide, tone)}</g>'


def _dining_table(easel: Easel, x: float, y: float, wide: float) -> None:
    """Set a table with trays, stools before it."""
    top, leg, half = easel.ambient((226, 196, 150)), easel.ambient((120, 126, 134)), wide / 2
    high = wide * 0.36
    board = [
        (x - half * 0.86, y - high * 1.16),
        (x + half * 0.86, y - high * 1.16),
        (x + half, y - high),
        (x - half, y - high),
    ]
    legs = "".join(f"M{x + half * a:.1f},{y - high:.1f}V{y:.1f}" for a in (-0.86, 0.86))
    parts = [
        line(legs, leg, wide * 0.025),
        polygon(board, lighter(top, 0.2)),
        box(x - half, y - high, wide, high * 0.1, top),
    ]
    for share, tone in ((-0.5, (206, 92, 76)), (0.05, (92, 140, 176)), (0.55, (120, 160, 92))):
        at = x + half * share
        parts += [
            polygon(
                [
                    (at - half * 0.2, y - high * 1.12),
                    (at + half * 0.2, y - high * 1.12),
                    (at + half * 0.22, y - high * 1.03),
                    (at - half * 0.22, y - high * 1.03),
                ],
                easel.ambient(tone),
            ),
            oval(at, y - high * 1.08, half * 0.1, high * 0.03, (248, 246, 240)),
        ]
    for share in (-0.6, 0.0, 0.6):
        at = x + half * share
        low, seat = y + high * 0.1, y - high * 0.36
        legs_of = [trace("M", at + side * half * 0.1, low, "L", at + side * half * 0.06, seat) for side in (-1, 1)]
        parts += [
            line("".join(legs_of), leg, wide * 0.016),
            oval(at, y - high * 0.38, half * 0.14, high * 0.07, easel.ambient((214, 120, 66))),
        ]
    easel.put("".join(parts))
    easel.take(x, y, half)


def _hung(x: float, y: float, high: float, tone: Colour, *, shirt: bool) -> str:
    """Draw a shirt, or a towel, that hangs on a line."""
    half = high * 0.36
    if not shirt:
        return box(x - half, y, half * 2, high, tone) + box(
            x - half, y + high * 0.74, half * 2, high * 0.1, darker(tone, 0.2)
        )
    sleeve = [
        (x - half, y),
        (x + half, y),
        (x + half * 1.8, y + high * 0.36),
        (x + half * 1.3, y + high * 0.5),
        (x + half * 0.86, y + high * 0.3),
        (x + half * 0.86, y + high),
        (x - half * 0.86, y + high),
        (x - half * 0.86, y + high * 0.3),
        (x - half * 1.3, y + high * 0.5),
        (x - half * 1.8, y + high * 0.36),
    ]
    return polygon(sleeve, tone) + oval(x, y, half * 0.36, high * 0.09, darker(tone, 0.4))


def _seat(x: float, foot: float, high: float, cloth: Colour, turn: int) -> str:
    """Draw one seat of a carriage from the side: its back, its cushion, a white cloth at the head."""
    back = [
        (x, foot - high),
        (x + turn * high * 0.16, foot - high),
        (x + turn * high * 0.26, foot - high * 0.34),
        (x, foot - high * 0.3),
    ]
    cushion = [
        (x, foot - high * 0.42),
        (x + turn * high * 0.56, foot - high * 0.4),
        (x + turn * high * 0.58, foot - high * 0.24),
        (x, foot - high * 0.22),
    ]
    head = [
        (x, foot - high),
        (x + turn * high * 0.17, foot - high),
        (x + turn * high * 0.19, foot - high * 0.82),
        (x, foot - high * 0.8),
    ]
    stand = box(min(x, x + turn * high * 0.4), foot - high * 0.24, high * 0.4, high * 0.24, darker(cloth, 0.6), 3)
    return stand + polygon(back, cloth) + polygon(cushion, lighter(cloth, 0.16)) + polygon(head, (240, 238, 232))


def _bales(easel: Easel, foot: float) -> None:
    """Stack bales of straw at the sides of a barn."""
    straw, parts = easel.ambient(STRAW), []
    size = easel.unit * 0.11
    for across, up in ((0.04, 0), (0.16, 0), (0.1, 1), (0.93, 0)):
        x, y = easel.x(across), foot + easel.unit * 0.09 - up * size * 0.98
        parts += [
            box(x - size * 0.8, y - size, size * 1.6, size, straw, 4),
            box(x - size * 0.8, y - size * 0.3, size * 1.6, size * 0.3, darker(straw, 0.14), 4),
        ]
        parts.append(
            line(
                f"M{x - size * 0.36:.1f},{y - size:.1f}v{size:.1f}M{x + size * 0.36:.1f},{y - size:.1f}v{size:.1f}",
                darker(straw, 0.4),
                1.6,
            )
        )
    easel.put("".join(parts))
