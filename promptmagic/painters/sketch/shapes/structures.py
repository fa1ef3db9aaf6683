"""What people build beside houses: windmill, bridge, tent, campfire, bench, fence, lamp, castle, church, barn."""

from __future__ import annotations

import random

from promptmagic.painters.colour import Colour, luminance, mix
from promptmagic.painters.sketch.shapes.pen import (
    beside,
    box,
    darker,
    disc,
    lighter,
    line,
    number,
    oval,
    path,
    polygon,
    put,
    sized,
)

LAMPLIGHT: Colour = (255, 206, 118)
STONE: Colour = (182, 172, 160)
WOOD: Colour = (134, 92, 60)


def house(chance: random.Random, height: float, colour: Colour | None = None) -> str:
    """Draw a house of two storeys with a tiled roof; the middle of its foot is at the origin."""
    wall = colour or chance.choice(((240, 226, 198), (226, 178, 140), (206, 220, 222), (236, 206, 128)))
    roof = beside(wall, chance.choice(((170, 72, 56), (92, 84, 98), (146, 84, 60))))
    trim, pane = darker(beside(wall, (92, 66, 54)), 0.1), beside(wall, (104, 132, 154))
    parts = [
        box(22, -100, 11, 28, beside(wall, (150, 100, 86))),
        box(20, -100, 15, 4, darker(roof, 0.25)),
        box(-42, -58, 84, 58, wall),
        box(12, -58, 30, 58, darker(wall, 0.14)),
        path("M-50,-56 L-30,-92 L30,-92 L50,-56Z", roof),
        path("M30,-92 L50,-56 L12,-56 L10,-92Z", darker(roof, 0.2)),
        line(
            "M-46.6,-62 H46.6 M-43,-68.5 H43 M-39.6,-74.6 H39.6 M-36,-80.8 H36 M-33,-86.4 H33",
            darker(roof, 0.28),
            0.7,
            0.7,
        ),
        path("M-17,-60 L0,-84 L17,-60 L14,-56 L-14,-56Z", darker(roof, 0.12)),
        path("M-11,-58 L0,-75 L11,-58Z", lighter(wall, 0.3)),
        disc(0, -63, 3.4, pane),
        box(-8, -27, 16, 27, trim),
        box(-6, -25, 12, 25, darker(trim, 0.25)),
        disc(3.6, -12, 1, (230, 196, 110)),
        box(-12, -2.4, 24, 2.4, STONE if colour is None else darker(wall, 0.3)),
    ]
    parts += [_sash(x, y, trim, pane) for x, y in _HOUSE_WINDOWS]
    return sized(height, *parts)


_HOUSE_WINDOWS = ((-34.0, -50.0), (22.0, -50.0), (-34.0, -22.0), (22.0, -22.0), (-7.0, -50.0))


def _sash(x: float, y: float, frame: Colour, pane: Colour) -> str:
    return (
        box(x - 1.4, y - 1.4, 14.8, 16.8, frame, 0.6)
        + box(x, y, 12, 14, pane)
        + line(f"M{x + 6},{y}v14M{x},{y + 6}h12", frame, 1)
        + box(x - 2.2, y + 14.6, 16.4, 2, lighter(frame, 0.3), 0.6)
    )


def house_windows(height: float) -> str:
    """Draw what shines on a house of that height: its lit windows."""
    frame = (92, 60, 44)
    return sized(height, *(_sash(x, y, frame, LAMPLIGHT) for x, y in _HOUSE_WINDOWS), disc(0, -63, 3.4, LAMPLIGHT))


def church(chance: random.Random, height: float, colour: Colour | None = None) -> str:
    """Draw a village church with a pointed steeple; the middle of its foot is at the origin."""
    del chance
    wall = colour or (240, 234, 222)
    roof = beside(wall, (108, 76, 74))
    glass = beside(wall, (82, 112, 150))
    parts = [
        box(-8, -34, 44, 34, wall),
        path("M-10,-34 L-2,-54 L34,-54 L40,-34Z", roof),
        path("M8,-34 L12,-54 L34,-54 L40,-34Z", darker(roof, 0.18)),
        box(-30, -56, 24, 56, wall),
        box(-14, -56, 8, 56, darker(wall, 0.16)),
        polygon([(-32, -56), (-18, -92), (-4, -56)], roof),
        polygon([(-18, -92), (-4, -56), (-13, -56)], darker(roof, 0.3)),
        line("M-18,-92 V-99.4 M-20.6,-96.6 H-15.4", darker(roof, 0.2), 1.2),
        disc(-18, -45, 4.4, darker(wall, 0.4)),
        disc(-18, -45, 3.6, lighter(wall, 0.4)),
        line("M-18,-45 v-2.6 M-18,-45 h1.8", darker(wall, 0.6), 0.6),
        path("M-23,0 V-13 Q-18,-20 -13,-13 V0Z", darker(roof, 0.35)),
        path("M-20,-24 V-32 Q-18,-35.6 -16,-32 V-24Z", glass),
    ]
    parts += [path(f"M{x},-10 V-22 Q{x + 3.4},-27 {x + 6.8},-22 V-10Z", glass) for x in (0, 12, 24)]
    return sized(height, *parts)


def barn(chance: random.Random, height: float, colour: Colour | None = None) -> str:
    """Draw a barn with white trim; the middle of its foot is at the origin."""
    del chance
    wall = colour or (168, 56, 48)
    white = mix(wall, (246, 240, 230), 0.92 * min(1.0, luminance(wall) / 40))
    roof = darker(beside(wall, (96, 92, 96)), 0.15)
    front = "M-46,0 V-52 L-36,-78 L0,-94 L36,-78 L46,-52 V0Z"
    parts = [
        path("M30,0 V-60 L92,-60 V0Z", darker(wall, 0.24)),
        path("M0,-99 L64,-99 L100,-54 L92,-54 L46,-54 L37,-80Z", roof),
        path(front, wall),
        line("M-34,-8 V-70 M-22,-8 V-80 M22,-8 V-80 M34,-8 V-70 M0,-60 V-90", darker(wall, 0.22), 0.9, 0.8),
        line("M-50,-50 L-38,-80 L0,-97 L38,-80 L50,-50", roof, 5),
        box(-21, -44, 42, 44, white),
        box(-18.4, -41, 17, 41, darker(wall, 0.12)),
        box(1.4, -41, 17, 41, darker(wall, 0.2)),
        line("M-18,-40 L-2,-1 M-2,-40 L-18,-1 M2,-40 L18,-1 M18,-40 L2,-1", white, 2),
        box(-9, -74, 18, 18, white),
        box(-7, -72, 14, 14, darker(wall, 0.6)),
        line("M-7,-72 l14,14 M7,-72 l-14,14", white, 1.4),
    ]
    parts += [box(x, -40, 11, 13, darker(wall, 0.6)) + line(f"M{x + 5.5},-40 v13", white, 1.2) for x in (56, 74)]
    return sized(height, *parts)


def castle(chance: random.Random, height: float, colour: Colour | None = None) -> str:
    """Draw a castle with round towers and banners; the middle of its foot is at the origin."""
    del chance
    stone = colour or (186, 180, 176)
    roof = beside(stone, (74, 92, 140))
    flag = beside(stone, (200, 58, 52))
    gap = darker(stone, 0.62)
    parts = []
    for x, half, top, foot in ((-20, 8, -70, -20), (22, 9, -80, -20), (0, 12, -62, 0)):
        parts.append(_tower(x, half, top, foot, stone, roof, flag, gap))
    parts.append(box(-46, -38, 92, 38, stone))
    parts.append(box(10, -38, 36, 38, darker(stone, 0.12)))
    parts += [box(x, -43, 6, 6, stone if x < 10 else darker(stone, 0.12)) for x in range(-40, 42, 11)]
    for x in (-46, 46):
        parts.append(_tower(x, 10, -56, 0, stone, roof, flag, gap))
    parts += [
        path("M-11,0 V-18 Q0,-32 11,-18 V0Z", darker(stone, 0.35)),
        path("M-8.6,0 V-17 Q0,-28 8.6,-17 V0Z", darker(beside(stone, (90, 62, 46)), 0.2)),
        line("M-4.3,0 V-21 M0,0 V-23 M4.3,0 V-21", gap, 0.8),
        line("M-34,-12 h6 M-30,-24 h6 M18,-14 h6 M28,-28 h6 M22,-22 h5 M-24,-16 h5", darker(stone, 0.25), 1.2, 0.8),
    ]
    return sized(height, *parts)


def moated_castle(chance: random.Random, height: float, colour: Colour | None = None) -> str:
    """Draw the castle in its moat, the drawbridge let down before its gate; the moat's near bank is at the origin."""
    water, light, bank, plank = (86, 142, 178), (158, 202, 222), (104, 128, 72), (126, 84, 54)
    within = [
        oval(0, -15, 76, 15, bank),
        oval(0, -15.6, 72, 13.2, darker(water, 0.2)),
        oval(0, -14.4, 72, 12, water),
        line("M-58,-12 h18 M-30,-6 h14 M26,-6.4 h18 M42,-12 h16 M-66,-17 h9 M56,-17 h10", light, 0.9, 0.8),
        oval(0, -19, 58, 8, darker(bank, 0.15)),
        oval(0, -19.8, 57, 7.4, bank),
        put(castle(chance, 78, colour), 0, -18),
        polygon([(-6.6, -18), (6.6, -18), (9.6, -1.6), (-9.6, -1.6)], plank),
        polygon([(1, -18), (6.6, -18), (9.6, -1.6), (1.6, -1.6)], darker(plank, 0.16)),
        line("M-7.2,-14.6 H7.2 M-7.8,-11.2 H7.8 M-8.4,-7.8 H8.4 M-9,-4.6 H9", darker(plank, 0.4), 0.7),
        line("M-6.4,-31 L-9,-4.4 M6.4,-31 L9,-4.4", (70, 70, 76), 0.8),
    ]
    return sized(height, *within)


def _tower(
    x: float, half: float, top: float, foot: float, stone: Colour, roof: Colour, flag: Colour, gap: Colour
) -> str:
    peak = top - half * 2.1
    return "".join(
        (
            line(f"M{x},{number(peak)} v{number(-min(9.0, 99.5 + peak))}", darker(stone, 0.5), 0.8),
            polygon([(x, peak - 8), (x + 9, peak - 5.6), (x, peak - 3.4)], flag) if peak > -91.5 else "",
            box(x - half, top, 2 * half, foot - top, stone),
            box(x + half * 0.2, top, half * 0.8, foot - top, darker(stone, 0.18)),
            box(x - half - 1.6, top - 1, 2 * half + 3.2, 4.4, darker(stone, 0.1)),
            polygon([(x - half - 2.6, top), (x, peak), (x + half + 2.6, top)], roof),
            polygon([(x, peak), (x + half + 2.6, top), (x + half * 0.3, top)], darker(roof, 0.3)),
            path(f"M{number(x - 1.6)},{top + 16} v-5 q1.6,-3 3.2,0 v5Z", gap),
        )
    )


def windmill(chance: random.Random, height: float, colour: Colour | None = None) -> str:
    """Draw a windmill of the Dutch kind; its foot is at the origin."""
    body = colour or chance.choice(((226, 212, 188), (150, 92, 68)))
    cap = beside(body, (110, 74, 58))
    wood = beside(body, (94, 70, 54))
    sail = mix(body, (250, 244, 230), 0.9 * min(1.0, luminance(body) / 60))
    turn = chance.uniform(16, 74)
    arm = line("M0,0 V-44", wood, 1.8) + polygon([(0.8, -10), (8.6, -10), (8.6, -43), (0.8, -43)], sail, 0.94)
    arm += line("M0.8,-16 h7.8 M0.8,-22.6 h7.8 M0.8,-29.2 h7.8 M0.8,-35.8 h7.8 M4.7,-10 V-43", wood, 0.7)
    parts = [
        path("M-16,0 L-9.6,-54 L9.6,-54 L16,0Z", body),
        path("M3,0 L2,-54 L9.6,-54 L16,0Z", darker(body, 0.2)),
        path("M-21,-21 L21,-21 L20,-18 L-20,-18Z", wood),
        line("M-20,-21 V-26 H20 V-21 M-10,-26 v5 M0,-26 v5 M10,-26 v5", wood, 0.9),
        path("M-11.6,-53 C-11,-62 -5,-66 0,-66 C5,-66 11,-62 11.6,-53Z", cap),
        path("M2,-66 C6,-65 11,-62 11.6,-53 L4,-53Z", darker(cap, 0.28)),
        path("M-4,0 V-10 Q0,-14 4,-10 V0Z", darker(wood, 0.25)),
        box(-2.2, -37, 4.4, 5.6, darker(wood, 0.2), 1),
        *(put(arm, 0, -57.5, turn=turn + 90 * k) for k in range(4)),
        disc(0, -57.5, 2.6, darker(wood, 0.3)),
    ]
    return sized(height, *parts)


def bridge(chance: random.Random, height: float, colour: Colour | None = None) -> str:
    """Draw a stone bridge of three arches; the middle of its waterline is at the origin."""
    del chance
    stone = colour or STONE
    deep = darker(stone, 0.4)
    arches = "L182,0 A44,62 0 0 0 94,0 L52,0 A52,76 0 0 0 -52,0 L-94,0 A44,62 0 0 0 -182,0 L-210,0Z"
    deck = f"M-210,-52 Q0,-118 210,-52 L210,0 {arches}"
    parts = [path(deck, stone)]
    for x, rx, ry in ((138, 44, 62), (0, 52, 76), (-138, 44, 62)):
        parts.append(
            path(
                f"M{x - rx - 6},0 A{rx + 6},{ry + 6} 0 0 1 {x + rx + 6},0 L{x + rx},0 A{rx},{ry} 0 0 0 {x - rx},0Z",
                deep,
            )
        )
        parts.append(
            path(
                f"M{x + rx},0 A{rx},{ry} 0 0 0 {x},{-ry} L{x + 8},{-ry + 1} A{rx - 8},{ry - 6} 0 0 1 {x + rx - 12},0Z",
                darker(stone, 0.58),
            )
        )
    parts += [
        line("M-210,-54 Q0,-120 210,-54", lighter(stone, 0.35), 5),
        line("M-210,-46 Q0,-112 210,-46", deep, 1.6, 0.7),
        line(
            "M-76,-26 h16 M-82,-44 h18 M64,-30 h16 M66,-48 h18 M-196,-30 h14 M184,-26 h14 M-70,-12 h14 M72,-14 h12",
            deep,
            1.8,
            0.7,
        ),
    ]
    return sized(height, *parts)


def bridge_on_land(chance: random.Random, height: float, colour: Colour | None = None) -> str:
    """Draw the same bridge with the stream that it is over, between its grassy banks."""
    water, light, bank = (92, 150, 186), (150, 198, 220), (96, 128, 68)
    stream = "M-178,-26 L178,-26 C214,-6 250,22 300,52 L-300,52 C-250,22 -214,-6 -178,-26Z"
    ripples = "M-150,6 h90 M-30,20 h110 M90,-4 h70 M-210,34 h130 M30,40 h150 M-120,-12 h60 M10,-8 h50"
    under = path(stream, bank) + put(path(stream, water), 0, -1.6, scale=0.965) + line(ripples, light, 2.6, 0.7)
    return sized(height, under) + bridge(chance, height, colour)


def tent(chance: random.Random, height: float, colour: Colour | None = None) -> str:
    """Draw a tent with an open flap; the middle of its foot is at the origin."""
    cloth = colour or chance.choice(((226, 132, 58), (72, 134, 116), (206, 78, 66), (84, 120, 168)))
    dark = darker(cloth, 0.26)
    rope = beside(cloth, (206, 192, 160))
    parts = [
        line("M-66,-50 L-112,0 M78,-88 L124,0", rope, 1.4),
        polygon([(-30, -100), (54, -94), (100, 0), (26, 0)], dark),
        polygon([(-30, -100), (-88, 0), (26, 0)], cloth),
        polygon([(-30, -96), (-52, 0), (-4, 0)], darker(cloth, 0.66)),
        path("M-30,-96 C-34,-60 -50,-30 -70,0 L-50,0 C-40,-30 -32,-60 -30,-96Z", lighter(cloth, 0.35)),
        path("M-30,-96 C-28,-60 -14,-30 8,0 L-10,0 C-22,-30 -29,-60 -30,-96Z", lighter(cloth, 0.2)),
        line("M-30,-100 L54,-94", lighter(cloth, 0.4), 2.2),
        line("M12,-97 L62,0", darker(cloth, 0.42), 1.2, 0.8),
    ]
    return sized(height, *parts)


FLAMES = (
    path(
        "M-26,-12 C-40,-38 -18,-48 -20,-70 C-6,-60 -8,-48 -4,-42 C-8,-68 8,-78 2,-100"
        " C22,-84 18,-62 16,-52 C24,-56 24,-66 22,-72 C40,-52 38,-28 26,-12Z",
        (240, 104, 36),
    ),
    path(
        "M-18,-12 C-26,-32 -12,-38 -12,-52 C-2,-42 2,-52 2,-74 C14,-60 12,-46 14,-40 C24,-32 24,-20 18,-12Z",
        (252, 170, 52),
    ),
    path(
        "M-10,-12 C-14,-24 -4,-30 0,-48 C8,-36 14,-24 9,-12Z",
        (255, 234, 150),
    ),
)
"""The three tongues of a fire: red, orange, and yellow within."""


def campfire(chance: random.Random, height: float, colour: Colour | None = None) -> str:
    """Draw a campfire of crossed logs in a ring of stones; its foot is at the origin."""
    wood = colour or WOOD
    grey = beside(wood, (112, 108, 110))
    parts = [
        *(oval(x, -7 - chance.uniform(0, 2), 12, 7.6, grey) for x in (-44, -26, 26, 44)),
        put(box(-36, -5, 72, 10, darker(wood, 0.3), 4), 0, -14, turn=-16),
        *FLAMES,
        put(box(-36, -5, 72, 10, wood, 4) + disc(35, 0, 5, lighter(wood, 0.45)), 0, -12, turn=14),
        oval(-9, -6, 13, 6.4, beside(wood, (134, 130, 130))),
        oval(14, -5.6, 12, 6, beside(wood, (100, 98, 102))),
    ]
    return sized(height, *parts)


def campfire_flames(height: float) -> str:
    """Draw what shines on a campfire of that height: its flames."""
    return sized(height, *FLAMES)


def street_lamp(chance: random.Random, height: float, colour: Colour | None = None) -> str:
    """Draw an old street lamp; its foot is at the origin."""
    del chance
    iron = colour or (58, 62, 70)
    parts = [
        path("M-6,0 L-4,-5 L-2,-7 L-1.6,-14 L1.6,-14 L2,-7 L4,-5 L6,0Z", iron),
        line("M0,-10 V-80", iron, 2),
        line("M-5,-73 H5", iron, 1.4),
        polygon([(-3.6, -80), (3.6, -80), (5.8, -93), (-5.8, -93)], mix(iron, (255, 238, 190), 0.75)),
        line("M-3.6,-80 L-5.8,-93 H5.8 L3.6,-80Z M0,-80 V-93", iron, 0.9),
        path("M-7,-93 L7,-93 C5,-97 2,-98 0,-98.6 C-2,-98 -5,-97 -7,-93Z", iron),
        disc(0, -98.8, 1.1, iron),
    ]
    return sized(height, *parts)


def street_lamp_light(height: float) -> str:
    """Draw what shines on a street lamp of that height."""
    return sized(height, polygon([(-3.2, -80.6), (3.2, -80.6), (5.2, -92.6), (-5.2, -92.6)], (255, 236, 178)))


def bench(chance: random.Random, height: float, colour: Colour | None = None) -> str:
    """Draw a park bench; the middle of its foot is at the origin."""
    del chance
    wood = colour or (150, 100, 62)
    iron = darker(beside(wood, (56, 58, 64)), 0.2)
    parts = [line("M-74,-96 L-70,-46 L-78,0 M74,-96 L70,-46 L78,0 M-56,-46 L-50,0 M56,-46 L50,0", iron, 6)]
    parts += [
        box(-90, y, 180, 11, tone, 3)
        for y, tone in ((-99, lighter(wood, 0.14)), (-84, wood), (-69, darker(wood, 0.12)))
    ]
    parts += [box(-94, -50, 188, 8, lighter(wood, 0.25), 3), box(-94, -43, 188, 6, darker(wood, 0.3), 2)]
    return sized(height, *parts)


def fence(chance: random.Random, height: float, colour: Colour | None = None) -> str:
    """Draw a piece of a picket fence; the middle of its foot is at the origin."""
    paint = colour or (244, 240, 230)
    shade = darker(paint, 0.18)
    parts = [box(-168, -70, 336, 10, shade), box(-168, -32, 336, 10, shade)]
    for x in range(-160, 161, 32):
        top = -98 + chance.uniform(0, 4)
        parts.append(polygon([(x - 9, 0), (x - 9, top + 14), (x, top), (x + 9, top + 14), (x + 9, 0)], paint))
        parts.append(polygon([(x + 4, 0), (x + 4, top + 6), (x + 9, top + 14), (x + 9, 0)], shade))
    return sized(height, *parts)
