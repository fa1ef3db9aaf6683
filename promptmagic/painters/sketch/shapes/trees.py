"""Trees: palm, pine, broadleaf, bush."""

from __future__ import annotations

import math
import random

from promptmagic.painters.colour import Colour, luminance, mix
from promptmagic.painters.sketch.shape import Draw
from promptmagic.painters.sketch.shapes.pen import (
    Point,
    along,
    beside,
    blob,
    darker,
    disc,
    lighter,
    line,
    oval,
    path,
    pebble,
    polygon,
    put,
    ribbon,
    sized,
)

PALM: Colour = (74, 124, 66)
PINE: Colour = (46, 92, 72)
LEAVES: Colour = (98, 142, 62)
BARK: Colour = (116, 84, 62)
SNOW: Colour = (240, 245, 252)

_AGED = ((0, -60, 34, 19), (42, -62, 28, 19), (-44, -63, 30, 20), (24, -80, 30, 19), (-20, -82, 34, 19))
"""The lobes of an old tree's crown: across, up, and how far they reach to each side and upwards."""

FRUITS: dict[str, Colour] = {
    "apple": (206, 46, 44), "orange": (244, 146, 40), "lemon": (250, 220, 70), "pear": (206, 206, 84),
    "peach": (248, 170, 120), "plum": (112, 70, 140),
}  # fmt: skip
"""What hangs in the trees that are named after it."""


def _frond(chance: random.Random, crown: Point, angle: float, length: float, leaflets: int, fill: Colour) -> str:
    """Draw one leaf of a palm: an arching rib with leaflets that hang from both its sides."""
    rise = math.sin(angle)
    droop = chance.uniform(0.36, 0.52)
    tip = (crown[0] + math.cos(angle) * length, crown[1] - rise * length * 0.56 + length * (droop - 0.2 * max(0, rise)))
    bend = (crown[0] + math.cos(angle) * length * 0.52, crown[1] - length * (0.2 + 0.6 * max(-0.3, rise)))
    upper: list[Point] = []
    lower: list[Point] = []
    for i in range(leaflets):
        t = i / leaflets
        x, y = along(crown, bend, tip, t)
        ahead = along(crown, bend, tip, min(1.0, t + 0.04))
        behind = along(crown, bend, tip, max(0.0, t - 0.04))
        dx, dy = ahead[0] - behind[0], ahead[1] - behind[1]
        norm = math.hypot(dx, dy) or 1.0
        fx, fy = dx / norm, dy / norm
        swell = math.sin(math.pi * min(1.0, 0.1 + 0.95 * t)) ** 0.9
        reach = length * max(0.31 * swell, 0.03) * chance.uniform(0.8, 1.1)
        sign = 1 if dx >= 0 else -1
        down, up = (-fy * sign, fx * sign), (fy * sign, -fx * sign)
        rib = length * max(0.012 * (1 - t), 0.005)
        lower += [
            (x + down[0] * rib, y + down[1] * rib),
            (x + (fx * 0.42 + down[0] * 0.5) * reach, y + (fy * 0.42 + down[1] * 0.5) * reach + reach * 0.4),
        ]
        upper += [
            (x + up[0] * rib, y + up[1] * rib),
            (x + (fx * 0.62 + up[0] * 0.3) * reach, y + (fy * 0.62 + up[1] * 0.3) * reach + reach * 0.1),
        ]
        if leaflets > 13:  # large enough for each leaflet to be a blade of its own, narrow at the rib
            u, v = along(crown, bend, tip, min(1.0, t + 0.8 / leaflets))
            lower.append((u + down[0] * rib, v + down[1] * rib))
            upper.append((u + up[0] * rib, v + up[1] * rib))
    return polygon([*upper, tip, *lower[::-1]], fill)


def palm(chance: random.Random, height: float, colour: Colour | None = None) -> str:
    """Draw a coconut palm with an arched trunk; its foot is at the origin."""
    leaf = colour or PALM
    bark = beside(leaf, (132, 104, 78))
    lean = chance.choice((-1, 1)) * chance.uniform(6, 24)
    crown = (lean, -82.0 + abs(lean) * 0.1)
    bend = (lean * chance.uniform(-0.1, 0.25), -48.0)
    steps = 16
    spine = [along((0, 0), bend, crown, i / steps) for i in range(steps + 1)]
    widths = [2.5 + 3 * (1 - i / steps) ** 6 + 1.1 * (1 - i / steps) for i in range(steps + 1)]
    parts = [ribbon(spine, widths, bark)]
    if height >= 60:
        parts.append(ribbon([(x + 0.8, y) for x, y in spine], [w * 0.45 for w in widths], darker(bark, 0.3)))
        for (x, y), width in list(zip(spine, widths, strict=True))[1:-1]:
            parts.append(
                line(
                    f"M{x - width * 0.45:.2f},{y:.2f}q{width * 0.45:.2f},1.1 {width * 0.9:.2f},0",
                    darker(bark, 0.4),
                    0.5,
                )
            )
    count = chance.randint(9, 11)
    leaflets = 26 if height >= 280 else 18 if height >= 150 else 13 if height >= 70 else 8
    fronds = []
    for i in range(count):
        angle = math.pi * (-0.16 + 1.32 * i / (count - 1)) + chance.uniform(-0.16, 0.16)
        fronds.append((angle, chance.uniform(29, 40) * (1 - 0.2 * max(0, math.sin(angle)))))
    chance.shuffle(fronds)
    for i, (angle, length) in enumerate(fronds):
        tone = mix(darker(leaf, 0.38), lighter(leaf, 0.16), i / (count - 1))
        parts.append(_frond(chance, crown, angle, length, leaflets, tone))
    nut = beside(leaf, (96, 66, 42))
    for dx, dy in ((-2.2, 1.6), (0.4, 2.8), (2.4, 1.4)):
        parts.append(blob(pebble(chance, crown[0] + dx, crown[1] + dy, 1.7, 1.9, 0.05), darker(nut, 0.1)))
    return sized(height, *parts)


def _tier(chance: random.Random, top: float, foot: float, width: float, teeth: int, sway: float) -> list[Point]:
    """Return the outline of one storey of a pine: from its apex down the right, along the tips, and up the left."""
    drop = foot - top
    right = [(sway + width * (k / 4) ** 1.25, top + drop * (k / 4) ** 0.8) for k in range(1, 5)]
    left = [(sway - width * (k / 4) ** 1.25, top + drop * (k / 4) ** 0.8) for k in range(4, 0, -1)]
    hem = []
    for i in range(1, 2 * teeth):
        x = 1 - (i + chance.uniform(-0.3, 0.3)) / teeth
        sag = drop * (0.16 - 0.2 * x * x)
        hem.append(
            (
                sway + width * x,
                foot + sag + (drop * chance.uniform(0.0, 0.15) if i % 2 == 0 else -drop * chance.uniform(0.08, 0.2)),
            )
        )
    return [(sway, top), *right, *hem, *left]


def pine(chance: random.Random, height: float, colour: Colour | None = None, *, snow: bool = False) -> str:
    """Draw a fir in storeys, lit from the left; `snow` lies on its branches. Its foot is at the origin."""
    needles = colour or PINE
    bark = beside(needles, (92, 66, 50))
    storeys = 9 if height >= 60 else 6
    teeth = 7 if height >= 90 else 4
    spread = chance.uniform(20, 27)
    parts = [polygon([(-2.4, 0), (2.4, 0), (1.2, -40), (-1.2, -40)], bark)]
    parts.append(polygon([(0.3, 0), (2.4, 0), (1.2, -40), (0.3, -40)], darker(bark, 0.35)))
    for i in range(storeys):
        t = i / storeys
        foot = -9 - 84 * t**0.92
        top = max(-100.0, foot - (91 / storeys) * (2.5 - 0.7 * t))
        if i == storeys - 1:
            top = -100.0
        width = spread * (1 - t) ** 0.9 * chance.uniform(0.86, 1.08) + 2
        sway = chance.uniform(-0.7, 0.7) * (1 - t)
        edge = _tier(chance, top, foot, width, teeth, sway)
        tone = mix(darker(needles, 0.3), lighter(needles, 0.12), t)
        parts.append(polygon(edge, tone))
        shaded = [p for p in edge if p[0] > sway + width * 0.12]
        parts.append(
            polygon([(sway, top), *shaded, (sway + width * 0.18, foot - (foot - top) * 0.3)], darker(tone, 0.28))
        )
        if snow:
            parts.append(_snow(chance, sway, width, top, foot))
        elif height >= 70:
            parts.append(_highlight(sway, foot, foot - top, width, lighter(tone, 0.22)))
    return sized(height, *parts)


def _highlight(sway: float, foot: float, drop: float, width: float, tone: Colour) -> str:
    """Draw the light on the left of one storey of a pine."""
    start = f"M{sway - width * 0.2:.2f},{foot - drop * 0.45:.2f}"
    curve = f"q{-width * 0.3:.2f},{drop * 0.18:.2f} {-width * 0.55:.2f},{drop * 0.36:.2f}"
    return line(start + curve, tone, 0.7, 0.75)


def _snow(chance: random.Random, sway: float, width: float, top: float, foot: float) -> str:
    """Draw the snow on one storey of a pine: uneven shelves on its boughs, lit from the left, needles between them."""
    drop = foot - top
    parts = []
    across = -1.0 + chance.uniform(0.0, 0.1)
    while across < 0.86:
        end = min(0.98, across + chance.uniform(0.34, 0.7))
        middle = (across + end) / 2
        thick = drop * chance.uniform(0.17, 0.27) * (1 - 0.3 * abs(middle))
        level = foot - drop * chance.uniform(0.06, 0.2)
        left, centre, right = ((sway + width * u, level - drop * 0.2 * (1 - abs(u))) for u in (across, middle, end))
        outline = [
            left,
            (centre[0], centre[1] - thick),
            right,
            (right[0] - width * 0.04, right[1] + thick * 0.4),
            (centre[0] + width * chance.uniform(-0.08, 0.08), centre[1] + thick * chance.uniform(0.3, 0.8)),
            (left[0] + width * 0.04, left[1] + thick * 0.4),
        ]
        parts.append(blob(outline, mix(SNOW, (176, 194, 226), min(0.85, max(0.0, 0.2 + middle * 0.7))), 0.97))
        across = end + chance.uniform(-0.04, 0.16)
    return "".join(parts)


def _clump(chance: random.Random, x: float, y: float, size: float, tone: Colour, *, soft: bool) -> str:
    """Draw a handful of leaves: jagged where it is small, a soft uneven tuft where it would look like a star."""
    count = 11 if soft else 12
    phase = chance.random()
    points = []
    for i in range(count):
        angle = math.tau * (i + phase) / count
        reach = size * _reach(chance, i, soft=soft)
        points.append((x + math.cos(angle) * reach, y + math.sin(angle) * reach * (0.78 if soft else 0.86)))
    return blob(points, tone) if soft else polygon(points, tone)


def _reach(chance: random.Random, index: int, *, soft: bool) -> float:
    """Return how far one point of a clump's outline is from its middle, as a share of its size."""
    if soft:
        return chance.uniform(0.7, 1.18)
    return chance.uniform(0.92, 1.25) if index % 2 else chance.uniform(0.6, 0.8)


def foliage(
    chance: random.Random, x: float, y: float, rx: float, ry: float, leaf: Colour, detail: int, *, soft: bool = False
) -> list[str]:
    """Draw a crown of leaves: dark lobes, and on them clumps that grow lighter towards the light.

    `detail` is 0 to 2, the larger the tree stands in the picture; large ones have `soft` clumps.
    """
    warm = mix(leaf, (255, 220, 100), 0.12 * min(1.0, luminance(leaf) / 90))
    tones = (darker(leaf, 0.44), darker(leaf, 0.26), darker(leaf, 0.06), lighter(warm, 0.14), lighter(warm, 0.36))
    lobes = []
    for i in range(7):
        angle = math.tau * i / 7 + chance.uniform(-0.25, 0.25)
        reach = chance.uniform(0.5, 0.62)
        lobes.append((x + math.cos(angle) * rx * reach, y + math.sin(angle) * ry * reach, chance.uniform(0.3, 0.42)))
    parts = [blob(pebble(chance, x, y, rx * 0.66, ry * 0.66), tones[0])]
    parts += [blob(pebble(chance, cx, cy, rx * size, ry * size, 0.1), tones[0]) for cx, cy, size in lobes]
    clumps = []
    for cx, cy, size in lobes * (5, 9, 28)[detail]:
        angle, reach = chance.uniform(0, math.tau), math.sqrt(chance.random()) * 1.05
        px, py = cx + math.cos(angle) * reach * size * rx, cy + math.sin(angle) * reach * size * ry
        lobe = -0.55 * (px - cx) / (size * rx) - 0.83 * (py - cy) / (size * ry)
        whole = -0.5 * (px - x) / rx - 0.86 * (py - y) / ry
        clumps.append((0.5 * lobe + 0.75 * whole + chance.uniform(-0.22, 0.22), px, py))
    for light, px, py in sorted(clumps):
        tone = tones[min(4, max(0, int(2.2 + light * 2.4)))]
        size = min(rx, ry) * chance.uniform(0.1, 0.15) * (1.6, 1.35, 0.74)[detail]
        parts.append(_clump(chance, px, py, size, tone, soft=soft))
    return parts


def tree(chance: random.Random, height: float, colour: Colour | None = None) -> str:
    """Draw a broadleaf tree, lit from the upper left; its foot is at the origin."""
    leaf = colour or LEAVES
    bark = beside(leaf, BARK)
    lean = chance.uniform(-3, 3)
    parts = []
    for side in (-1, 1, -0.5, 0.6):
        reach = side * chance.uniform(16, 24)
        start = -chance.uniform(26, 36)
        spine = [
            along(
                (lean * 0.4, start), (lean + reach * 0.3, start - 14), (lean + reach, -58 - 8 * (1 - abs(side))), t / 5
            )
            for t in range(6)
        ]
        parts.append(ribbon(spine, [3.4, 2.9, 2.4, 1.9, 1.4, 0.9], darker(bark, 0.2)))
    trunk = [along((0, 0), (lean * 0.2, -26), (lean, -60), t / 6) for t in range(7)]
    parts.append(ribbon(trunk, [8.6, 5.8, 5.0, 4.6, 4.2, 3.4, 2.4], bark))
    parts.append(ribbon([(x + 1.1, y) for x, y in trunk], [3.4, 2.4, 2.1, 1.9, 1.7, 1.3, 0.9], darker(bark, 0.35)))
    detail = 2 if height >= 110 else 1 if height >= 40 else 0
    parts += foliage(chance, lean, -64, chance.uniform(30, 35), 33.5, leaf, detail, soft=detail > 1)
    return sized(height, *parts)


def old_tree(chance: random.Random, height: float, colour: Colour | None = None) -> str:
    """Draw a tree of many hundred years: broad, its trunk thick and knotted, its boughs crooked; its foot is at 0."""
    leaf = colour or darker(LEAVES, 0.12)
    bark = darker(beside(leaf, BARK), 0.12)
    shade = darker(bark, 0.32)
    parts = []
    for reach, up in ((-58, -52), (56, -50), (-38, -74), (40, -76), (4, -82)):
        elbow = (reach * 0.5, -38 - 0.2 * abs(up) + chance.uniform(-4, 4))
        spine = [along((reach * 0.08, -24), elbow, (reach, up), t / 6) for t in range(7)]
        spine = [(x, y + (1.6 if i % 2 else -1.6)) for i, (x, y) in enumerate(spine)]
        parts.append(ribbon(spine, [7.4, 6.0, 4.8, 3.8, 2.8, 1.9, 1.0], shade if reach > 0 else bark))
    lit = "M-25,0 C-15,-3 -12,-10 -11.4,-20 C-11,-28 -13,-36 -16,-42 L14,-42 C11,-36 12,-28 12.4,-20"
    foot = "C13,-10 17,-3 27,0 C18,-1.6 14,-1 9,1 C4,-2 -1,-2 -5,1 C-11,-1.6 -17,-1.6 -25,0Z"
    parts.append(path(f"{lit} {foot}", bark))
    parts.append(
        path("M4,-42 L14,-42 C11,-36 12,-28 12.4,-20 C13,-10 17,-3 27,0 C18,-1.6 14,-1 9,1 C6,-8 9,-24 4,-42Z", shade)
    )
    parts += [line(furrow, shade, 0.9) for furrow in ("M-7,-4 C-4,-14 -8,-24 -8,-36", "M-1,-5 C2,-16 -3,-26 -1,-38")]
    parts.append(oval(-3, -19, 2.6, 3.6, darker(bark, 0.6)))
    detail = 2 if height >= 110 else 1 if height >= 40 else 0
    for across, up, wide, thick in _AGED:
        x, y = across + chance.uniform(-3, 3), up + chance.uniform(-2, 2)
        parts += foliage(chance, x, y, wide, thick, leaf, detail, soft=detail > 1)
    return sized(height, *parts)


def acacia(chance: random.Random, height: float, colour: Colour | None = None) -> str:
    """Draw an acacia: boughs that spread from low down to a broad, flat crown; its foot is at the origin."""
    leaf = colour or darker(LEAVES, 0.1)
    bark = beside(leaf, BARK)
    lean = chance.uniform(-5, 5)
    parts = []
    for reach in (-46, -24, 4, 26, 48):
        tip = (lean + reach * chance.uniform(0.86, 1.0), -76 - 4 * (1 - abs(reach) / 48))
        spine = [along((lean * 0.3, -24), (lean + reach * 0.34, -46), tip, t / 6) for t in range(7)]
        parts.append(ribbon(spine, [4.4, 3.4, 2.7, 2.1, 1.6, 1.1, 0.7], darker(bark, 0.2)))
    trunk = [along((0, 0), (lean * 0.1, -14), (lean * 0.4, -34), t / 5) for t in range(6)]
    parts.append(ribbon(trunk, [8.0, 5.6, 4.8, 4.4, 4.0, 3.0], bark))
    parts.append(ribbon([(x + 1, y) for x, y in trunk], [3.2, 2.2, 1.9, 1.7, 1.5, 1.0], darker(bark, 0.35)))
    detail = 2 if height >= 110 else 1 if height >= 40 else 0
    for across, up, wide, thick in ((-36, -80, 30, 8), (36, -81, 32, 8), (-8, -87, 44, 10), (20, -89, 34, 8)):
        x, y = lean + across + chance.uniform(-3, 3), up + chance.uniform(-1.5, 1.5)
        parts += foliage(chance, x, y, wide, thick, leaf, detail)
    return sized(height, *parts)


def bearing(fruit: Colour) -> Draw:
    """Return what draws a tree that bears fruit of a colour."""

    def laden(chance: random.Random, height: float, colour: Colour | None = None) -> str:
        leaf = colour or LEAVES
        crown = tree(chance, height, colour)
        hanging = [
            disc(x, y, 2.5, beside(leaf, fruit)) + disc(x - 0.8, y - 0.9, 0.8, lighter(beside(leaf, fruit), 0.5))
            for x, y in (
                (-22, -62),
                (-9, -80),
                (7, -60),
                (20, -74),
                (-2, -70),
                (25, -56),
                (-28, -74),
                (-14, -50),
                (12, -87),
                (2, -48),
            )
        ]
        return crown + sized(height, *hanging)

    return laden


def bush(chance: random.Random, height: float, colour: Colour | None = None) -> str:
    """Draw a round bush; its foot is at the origin."""
    leaf = colour or darker(LEAVES, 0.1)
    detail = 1 if height >= 40 else 0
    parts = [oval(0, -9, 56, 9, darker(leaf, 0.44))]
    for x, y, rx, ry in ((-6, -60, 40, 36), (-40, -31, 30, 28), (40, -33, 30, 29), (2, -34, 38, 30)):
        parts += foliage(chance, x + chance.uniform(-4, 4), y, rx, ry * chance.uniform(0.92, 1.0), leaf, detail)
    return sized(height, *parts)


def bough(chance: random.Random, height: float, colour: Colour | None = None) -> str:
    """Draw a bough that comes from far on the left and ends in leaves on the right; the origin is on top of it."""
    bark = colour or (112, 76, 50)
    top = [(-150, -13), (-104, -6), (-60, 0), (-20, 1), (20, 0), (58, -4), (88, -14)]
    spine = [(x, y + wide) for (x, y), wide in zip(top, (12, 9.5, 7.5, 6, 5, 3.4, 1), strict=True)]
    parts = [
        ribbon([(38, 5), (52, 14), (74, 22)], [5, 3.4, 1.2], darker(bark, 0.2)),
        ribbon([(-66, 8), (-50, 22), (-40, 38)], [6, 4, 1.2], darker(bark, 0.24)),
        ribbon([(-92, -2), (-82, -22), (-64, -38)], [6, 4, 1.2], darker(bark, 0.12)),
        ribbon(spine, [24, 19, 15, 12, 10, 6.8, 2], bark),
        ribbon([(x, y + 3) for x, y in spine], [11, 9, 7, 5.4, 4.4, 2.8, 1], darker(bark, 0.3)),
        ribbon([(x, y - 3) for x, y in top[1:5]], [0.4, 1.6, 1.6, 0.4], lighter(bark, 0.24)),
    ]
    for x, y in ((88, -14), (76, 20), (-40, 38), (-64, -38), (62, -6), (-50, 24), (-84, -18), (54, 14)):
        for _ in range(5):
            leaf = darker(beside(bark, (98, 146, 66)), chance.uniform(0.0, 0.34))
            blade_ = path("M0,0 C4,-7 12,-7 18,0 C12,6 4,6 0,0Z", leaf) + line("M2,0 H15", darker(leaf, 0.3), 0.6)
            aside, down = chance.uniform(-5, 5), chance.uniform(-5, 5)
            parts.append(put(blade_, x + aside, y + down, turn=chance.uniform(-70, 110)))
    return sized(height, *parts)
