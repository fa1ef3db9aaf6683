"""What things lie in and on: a cradle, pancakes on their plate, a cake of tiers, a chess table, a floe of ice."""

from __future__ import annotations

import random

from promptmagic.painters.colour import WHITE, Colour, mix
from promptmagic.painters.sketch.shape import Shape
from promptmagic.painters.sketch.shapes.pen import beside, box, darker, disc, lighter, line, oval, path, polygon, sized

WOOD: Colour = (176, 124, 78)
CRUST: Colour = (206, 136, 66)
CRUMB: Colour = (246, 206, 138)
SYRUP: Colour = (150, 74, 20)
ICING: Colour = (252, 246, 238)
ROSE: Colour = (232, 140, 160)
SILVER: Colour = (228, 232, 238)
IVORY: Colour = (244, 232, 206)
EBONY: Colour = (64, 48, 44)
PANCAKES = 8
"""How many pancakes a tower of them has."""


def cradle(chance: random.Random, height: float, colour: Colour | None = None) -> str:
    """Draw a wooden cradle from its side: the higher end on the left, its rails open, on two rockers."""
    del chance
    wood = colour or WOOD
    dark, light = darker(wood, 0.24), lighter(wood, 0.16)
    rails = [box(x, -52, 7, 36, light, 2) for x in range(-56, 60, 16)]
    return sized(
        height,
        path("M-66,-16 H66 L74,-52 H-74Z", darker(wood, 0.5)),
        *rails,
        path("M-64,-22 H64 L61,-10 H-61Z", wood),
        path("M-78,-58 H78 L76,-48 H-76Z", wood),
        path("M-64,-8 L-60,-10 L-82,-92 Q-92,-100 -96,-88Z", dark),
        path("M64,-8 L60,-10 L78,-70 Q88,-76 90,-66Z", dark),
        line("M-86,-12 Q0,12 86,-12", dark, 6),
        line("M-54,-10 V-2 M54,-10 V-2", dark, 6),
        line("M-80,-88 Q-88,-96 -93,-88", beside(wood, light), 2),
    )


def pancakes(chance: random.Random, height: float, colour: Colour | None = None) -> str:
    """Draw a tower of pancakes on a plate, syrup running down it, butter on top."""
    drawn = [oval(0, -4, 52, 5.5, (206, 210, 216)), oval(0, -5.5, 50, 4.6, (244, 246, 248))]
    for number in range(PANCAKES):
        x, y, half = chance.uniform(-2.4, 2.4), -8 - number * 10, 36 + chance.uniform(-1.6, 1.6)
        crust = colour or CRUST
        rim = f"M{x - half:.1f},{y - 5:.1f} Q{x - half - 3:.1f},{y:.1f} {x - half + 3:.1f},{y + 2:.1f}"
        rim += f" Q{x:.1f},{y + 9:.1f} {x + half - 3:.1f},{y + 2:.1f}"
        rim += f" Q{x + half + 3:.1f},{y:.1f} {x + half:.1f},{y - 5:.1f}Z"
        drawn.append(path(rim, CRUMB))
        drawn.append(oval(x, y - 4.6, half, 5.6, darker(crust, 0.08 * (number % 2))))
    top = -8 - (PANCAKES - 1) * 10 - 5
    runs = f"M-30,{top} Q-33,{top + 16} -29,{top + 30} Q-25,{top + 34} -23,{top + 28} L-22,{top + 6}"
    runs += f" Q-10,{top + 9} -7,{top + 8} L-6,{top + 44} Q-2,{top + 51} 2,{top + 44} L3,{top + 8}"
    runs += f" Q12,{top + 9} 17,{top + 7} L18,{top + 22} Q22,{top + 27} 25,{top + 22} L30,{top} Q0,{top - 8} -30,{top}Z"
    drawn += [path(runs, SYRUP, 0.9), oval(0, top, 30, 4.6, lighter(SYRUP, 0.1))]
    drawn += [
        path(f"M-9,{top - 2} L0,{top - 6} L11,{top - 3} L11,{top + 1} L1,{top + 4} L-9,{top + 1}Z", (248, 214, 92))
    ]
    drawn += [path(f"M-9,{top - 2} L0,{top - 6} L11,{top - 3} L1,{top + 1}Z", (255, 236, 150))]
    return sized(height, *drawn)


def tiers(chance: random.Random, height: float, colour: Colour | None = None) -> str:
    """Draw a wedding cake of three tiers on its stand, with piped edges and flowers."""
    icing = colour or ICING
    drawn = [oval(0, -3, 30, 3, (190, 194, 202)), box(-5, -10, 10, 8, (206, 210, 216)), oval(0, -11, 44, 4.4, SILVER)]
    for half, foot, high in ((37, -11, 26), (26, -36, 24), (16, -59, 21)):
        top = foot - high
        side = f"M{-half},{top} V{foot} Q0,{foot + 7} {half},{foot} V{top}Z"
        drawn += [
            path(side, icing),
            path(f"M{half * 0.4},{top} V{foot + 2} L{half},{foot} V{top}Z", darker(icing, 0.1)),
        ]
        drawn += [oval(0, top, half, half * 0.11, lighter(icing, 0.5))]
        drawn += [disc(-half + half * k / 5, foot - 0.4 + 3.4 * (1 - (k / 5 - 1) ** 2), 2.2, WHITE) for k in range(11)]
        swag = "".join(f"M{-half + half * k / 2},{top + 4} q{half / 4},{high * 0.5} {half / 2},0" for k in range(4))
        drawn.append(line(swag, mix(icing, ROSE, 0.5), 1.6))
    for x, y, size in (
        (-30, -38, 4.6),
        (-24, -40, 3.4),
        (18, -61, 4.2),
        (12, -63, 3),
        (0, -84, 5.4),
        (-6, -82, 3.6),
        (6, -82, 3.6),
    ):
        petal = chance.choice((ROSE, (250, 214, 160), (236, 190, 214)))
        drawn += [disc(x, y, size, beside(icing, petal)), disc(x, y, size * 0.5, beside(icing, darker(petal, 0.16)))]
    return sized(height * 100 / 90, *drawn)


def chess_table(chance: random.Random, height: float, colour: Colour | None = None) -> str:
    """Draw a table whose top is a chess board, seen from a little above, with men on it in the middle of a game."""
    wood = colour or WOOD
    drawn = [box(-40, -56, 7, 56, darker(wood, 0.3)), box(33, -56, 7, 56, darker(wood, 0.3))]
    drawn += [
        path("M-52,-58 L-40,-76 H40 L52,-58 V-51 H-52Z", darker(wood, 0.2)),
        path("M-52,-58 L-40,-76 H40 L52,-58Z", wood),
    ]
    for row in range(8):
        far, near = -60 - 2 * row, -58 - 2 * row
        for column in range(8):
            if (row + column) % 2:
                continue
            corners = [
                _on_board(column, near),
                _on_board(column + 1, near),
                _on_board(column + 1, far),
                _on_board(column, far),
            ]
            drawn.append(polygon(corners, darker(wood, 0.6)))
    for row in range(7, -1, -1):
        for column in chance.sample(range(8), 3 if row in (0, 1, 6, 7) else 1):
            x, y = _on_board(column + 0.5, -59 - 2 * row)
            tone = beside(wood, IVORY if row < 4 else EBONY)
            tall = chance.choice((8, 10, 13))
            drawn += [path(f"M{x - 2.6},{y} Q{x},{y + 1.4} {x + 2.6},{y} L{x + 1},{y - tall} H{x - 1}Z", tone)]
            drawn += [disc(x, y - tall, 2, tone)]
    return sized(height * 100 / 86, *drawn)


def _on_board(column: float, y: float) -> tuple[float, float]:
    """Return where a column of a chess board is in a row of its picture: the board narrows away from the viewer."""
    half = 48 - (-58 - y) * 0.62
    return (column / 4 - 1) * half * 0.94, y


def swaddled(chance: random.Random, height: float, colour: Colour | None = None) -> str:
    """Draw a baby wrapped in a blanket, lying in somebody's arms, the head on the left."""
    wrap = colour or chance.choice(((196, 222, 240), (246, 220, 190), (214, 232, 204)))
    skin = chance.choice(((248, 212, 184), (222, 172, 132), (146, 100, 72)))
    return sized(
        height,
        path("M-84,-40 C-90,-84 -44,-100 -14,-88 C30,-84 78,-62 92,-34 C96,-10 60,2 10,0 C-40,0 -80,-8 -84,-40Z", wrap),
        path("M-30,-92 C30,-84 78,-62 92,-34 C96,-10 60,2 10,0 C44,-16 40,-62 -30,-92Z", darker(wrap, 0.1)),
        disc(-50, -52, 30, lighter(wrap, 0.4)),
        disc(-50, -50, 25, beside(wrap, skin)),
        line("M-62,-50 q4,4 8,0 M-46,-50 q4,4 8,0 M-54,-38 q4,3.4 8,0", darker(beside(wrap, skin), 0.55), 2.4),
        path("M-74,-58 C-70,-78 -34,-80 -27,-60 C-36,-70 -62,-72 -74,-58Z", darker(beside(wrap, skin), 0.5)),
    )


def fallen_log(chance: random.Random, height: float, colour: Colour | None = None) -> str:
    """Draw a log that lies, its cut end on the right."""
    bark = colour or (120, 84, 58)
    cut = mix(bark, (232, 196, 146), 0.8)
    lines = "".join(
        f"M{-150 + 30 * k + chance.uniform(-8, 8):.0f},{-84 + 22 * (k % 4)} h{chance.uniform(34, 70):.0f}"
        for k in range(9)
    )
    return sized(
        height,
        path("M-170,-4 C-186,-20 -186,-80 -168,-100 H136 C172,-98 172,0 136,0 H-160Z", bark),
        path("M-170,-4 C-180,-14 -184,-34 -183,-46 H160 C160,-16 152,0 136,0 H-160Z", darker(bark, 0.26)),
        line(lines, darker(bark, 0.4), 3.4),
        oval(138, -50, 27, 50, cut),
        *(
            oval(138, -50, 27 * share, 50 * share, darker(cut, 0.06 + 0.1 * (k % 2)))
            for k, share in enumerate((0.78, 0.56, 0.34, 0.16))
        ),
    )


def floe(chance: random.Random, height: float, colour: Colour | None = None) -> str:
    """Draw a low iceberg with a flat top that others stand on, its foot in the water."""
    del chance
    ice = colour or (222, 240, 250)
    return sized(
        height,
        path("M-150,-6 L-138,-58 L-96,-78 L-20,-84 L64,-80 L122,-68 L150,-34 L142,0 Q0,14 -150,-6Z", darker(ice, 0.16)),
        path("M-138,-58 L-96,-80 L-20,-92 L64,-90 L128,-74 L60,-58 L-40,-52Z", lighter(ice, 0.8)),
        path("M-138,-58 L-40,-52 L-28,6 L-104,2 L-150,-6Z", darker(ice, 0.06)),
        path("M-40,-52 L60,-58 L84,4 L-28,6Z", darker(ice, 0.24)),
        path("M-150,-8 Q0,10 142,-4 L138,4 Q0,18 -146,0Z", (86, 186, 214), 0.7),
        line("M-96,-44 L-88,-12 M20,-48 L26,-20 M104,-50 L112,-22", darker(ice, 0.34), 1.6),
    )


def lily_pad(chance: random.Random, height: float, colour: Colour | None = None) -> str:
    """Draw the broad floating leaf of a water lily, its cut towards the viewer."""
    del chance
    leaf = colour or (86, 158, 72)
    cut = "M0,-62 L34,6 C140,2 244,-20 244,-52 C244,-84 136,-100 0,-100 C-136,-100 -244,-84 -244,-52"
    veins = "M0,-62 L-200,-40 M0,-62 L-150,-88 M0,-62 L-20,-98 M0,-62 L120,-94 M0,-62 L216,-60 M0,-62 L150,-14"
    return sized(
        height,
        oval(0, -44, 246, 48, (30, 62, 74), 0, 0.35),
        path(cut + " C-244,-20 -140,4 -8,6Z", leaf),
        line(veins, lighter(leaf, 0.2), 3),
        line("M-240,-44 C-226,-16 -130,2 -8,6 M34,6 C140,2 230,-16 242,-44", darker(leaf, 0.25), 5),
    )


def level_leaf(chance: random.Random, height: float, colour: Colour | None = None) -> str:
    """Draw a broad leaf that lies level on its bent stalk, so that small things can sit on it."""
    del chance
    leaf = colour or (98, 166, 70)
    under, vein = darker(leaf, 0.28), lighter(leaf, 0.3)
    ribs = "M-66,-74 L-40,-92 M-30,-72 L0,-96 M10,-72 L38,-94 M46,-74 L66,-88 M-66,-74 L-52,-60 M-30,-72 L-14,-54 "
    ribs += "M10,-72 L24,-56 M46,-74 L56,-64"
    return sized(
        height,
        line("M-96,-76 C-70,-66 -30,-40 -26,0", darker(leaf, 0.36), 5),
        path("M-104,-78 C-70,-102 10,-112 106,-74 C40,-34 -60,-44 -104,-78Z", leaf),
        path("M-104,-78 C-60,-44 40,-34 106,-74 C50,-62 -40,-64 -104,-78Z", under),
        line("M-104,-78 C-40,-66 50,-68 104,-74", vein, 2.6),
        line(ribs, vein, 1.5),
    )


RESTING: dict[str, Shape] = {
    "cradle": Shape(cradle, "ground", 0.12, 1.9),
    "stack of pancakes": Shape(pancakes, "ground", 0.13, 1.0),
    "wedding cake": Shape(tiers, "ground", 0.15, 0.95),
    "log": Shape(fallen_log, "ground", 0.075, 3.4),
    "chess table": Shape(chess_table, "ground", 0.11, 1.25),
}
"""Every one of them, by its noun."""
