"""Trees of a kind: birch, cherry, cypress, willow, bamboo, and the bare tree of winter. Their foot is at the origin."""

from __future__ import annotations

import math
import random

from promptmagic.painters.colour import Colour, luminance, mix
from promptmagic.painters.sketch.shapes.pen import (
    Point,
    along,
    beside,
    blob,
    box,
    darker,
    lighter,
    line,
    number,
    oval,
    path,
    polygon,
    ribbon,
    sized,
)
from promptmagic.painters.sketch.shapes.trees import BARK, SNOW, foliage


def birch(chance: random.Random, height: float, colour: Colour | None = None, *, snow: bool = False) -> str:
    """Draw a birch: a white trunk with dark marks, and light leaves; under `snow` bare thin twigs, white with frost."""
    leaf = colour or (142, 172, 82)
    bark = beside(leaf, (238, 234, 226)) if luminance(leaf) < 60 else (238, 234, 226)
    lean = chance.uniform(-3, 3)
    spine = [along((0, 0), (lean * 0.2, -40), (lean, -84), t / 8) for t in range(9)]
    parts = [ribbon(spine, [4.6, 3.8, 3.5, 3.2, 2.9, 2.6, 2.2, 1.8, 1.2], bark)]
    parts.append(
        ribbon([(x + 0.9, y) for x, y in spine], [1.8, 1.5, 1.4, 1.3, 1.2, 1, 0.9, 0.7, 0.5], darker(bark, 0.22))
    )
    mark = darker(bark, 0.75)
    for i in range(11):
        x, y = along((0, 0), (lean * 0.2, -40), (lean, -84), 0.04 + i * 0.062)
        width = chance.uniform(0.7, 1.8)
        parts.append(line(f"M{number(x - 1.6 + chance.random())},{number(y)} h{number(width)}", mark, 0.7))
    for side in (-1, 1, -0.7, 0.8):
        y = chance.uniform(-58, -40)
        tip = f"{number(lean + side * 13)},{number(y - 17)}"
        parts.append(
            line(
                f"M{number(lean * 0.5)},{number(y)} Q{number(lean + side * 6)},{number(y - 9)} {tip}",
                darker(bark, 0.3),
                0.9,
            )
        )
    if snow:
        return sized(height, *_frosted(chance, spine, darker(bark, 0.55)), *parts)
    detail = 2 if height >= 110 else 1 if height >= 40 else 0
    for x, y, rx, ry in ((-9, -46, 10, 9), (10, -52, 11, 10), (-8, -66, 12, 12), (8, -72, 11, 12), (0, -86, 9, 12)):
        parts += foliage(chance, lean * 0.6 + x, y, rx, ry, leaf, min(1, detail), soft=detail > 1)
    return sized(height, *parts)


def _frosted(chance: random.Random, spine: list[Point], twig: Colour) -> list[str]:
    """Return the bare boughs of a birch along its trunk: they rise, then droop at their fine ends, frost on them."""
    parts = []
    for i in range(22):
        t = 0.34 + 0.64 * i / 21
        x, y = along(spine[0], spine[len(spine) // 2], spine[-1], t)
        side = -1 if i % 2 else 1
        reach = (17 - 11 * t) * chance.uniform(0.75, 1.25) * 1.25
        rise = reach * chance.uniform(0.7, 1.1)
        top = max(-99.0, y - rise)
        bough = f"M{number(x)},{number(y)} Q{number(x + side * reach * 0.55)},{number(top - 1)}"
        end = (x + side * reach, top + chance.uniform(0.5, 4))
        parts.append(line(f"{bough} {number(end[0])},{number(end[1])}", twig, 0.9 - 0.4 * t))
        for share in (0.55, 0.8, 1.0):
            a, b = x + (end[0] - x) * share, y + (end[1] - y) * share - (1 - share) * 5
            fall = chance.uniform(4, 9)
            curve = f"q{number(side * 1.6)},{number(fall * 0.3)} {number(side * 1.2)},{number(fall)}"
            parts.append(line(f"M{number(a)},{number(b)} {curve}", mix(twig, SNOW, chance.uniform(0.45, 0.95)), 0.55))
    tip = spine[-1]
    parts.append(line(f"M{number(tip[0])},{number(tip[1])} l{number(chance.uniform(-2, 2))},-14", twig, 0.7))
    return parts


def cherry(chance: random.Random, height: float, colour: Colour | None = None) -> str:
    """Draw a cherry tree in blossom, low and wide."""
    bloom = colour or (244, 172, 194)
    bark = beside(bloom, (92, 66, 62))
    lean = chance.uniform(-4, 4)
    parts = []
    for side in (-1.0, 1.0, -0.45, 0.5):
        reach = side * chance.uniform(28, 36)
        spine = [
            along((lean * 0.3, -24), (reach * 0.25, -44), (reach, -62 - 12 * (1 - abs(side))), t / 6) for t in range(7)
        ]
        parts.append(ribbon(spine, [5, 4.2, 3.4, 2.8, 2.2, 1.6, 0.9], bark))
    trunk = [along((0, 0), (-lean, -16), (lean * 0.4, -36), t / 5) for t in range(6)]
    parts.append(ribbon(trunk, [10, 7.4, 6.4, 6, 5.6, 4.4], bark))
    parts.append(ribbon([(x + 1.4, y) for x, y in trunk], [4, 3, 2.6, 2.4, 2.2, 1.6], darker(bark, 0.35)))
    detail = 2 if height >= 110 else 1 if height >= 40 else 0
    for x, y, rx, ry in (
        (-30, -58, 19, 15),
        (30, -58, 19, 15),
        (-13, -74, 22, 18),
        (15, -76, 21, 18),
        (0, -60, 18, 13),
    ):
        parts += foliage(chance, x, y, rx, ry, bloom, min(1, detail), soft=detail > 1)
    if height >= 90:
        for _ in range(9):
            drift, fall = chance.uniform(-42, 42), chance.uniform(-34, -1.5)
            parts.append(oval(drift, fall, 0.9, 0.6, lighter(bloom, 0.3), chance.uniform(0, 90)))
    return sized(height, *parts)


def cypress(chance: random.Random, height: float, colour: Colour | None = None) -> str:
    """Draw a cypress: a tall dark flame."""
    leaf = colour or (50, 84, 62)
    lean = chance.uniform(-2, 2)
    parts = [box(-1.4, -8, 2.8, 8, beside(leaf, BARK))]
    outline: list[Point] = [(lean, -100)]
    for side in (1, -1):
        steps = range(1, 15) if side > 0 else range(14, 0, -1)
        for i in steps:
            t = i / 15
            half = (
                11.5
                * math.sin(math.pi * (0.03 + t**0.75 * 0.9)) ** 0.8
                * (1 if i % 2 else 0.86)
                * chance.uniform(0.93, 1.07)
            )
            outline.append((lean * (1 - t) + side * half, -100 + 96 * t))
    parts.append(polygon(outline, leaf))
    shade = [(lean, -100), *(p for p in outline if p[0] > lean * 0.5 + 1.5), (2, -6)]
    parts.append(polygon(shade, darker(leaf, 0.34)))
    for _ in range(16 if height >= 60 else 6):
        t = chance.uniform(0.16, 0.9)
        x = chance.uniform(-7, 3) * math.sin(math.pi * t)
        y = -100 + 96 * t
        parts.append(path(f"M{number(x)},{number(y)} q-1.6,-4 0.4,-9 q2.2,5 -0.4,9Z", lighter(leaf, 0.24), 0.8))
    return sized(height, *parts)


def willow(chance: random.Random, height: float, colour: Colour | None = None) -> str:
    """Draw a weeping willow, its twigs hanging low."""
    leaf = colour or (132, 160, 84)
    bark = beside(leaf, (108, 88, 66))
    trunk = [along((0, 0), (-3, -26), (2, -60), t / 6) for t in range(7)]
    dome = [(-38, -58), (-30, -82), (-8, -97), (16, -94), (36, -78), (40, -56), (16, -48), (-14, -48)]
    parts = [
        ribbon(trunk, [14, 10, 9, 8, 7, 6, 4], bark),
        ribbon([(x + 2, y) for x, y in trunk], [5.6, 4.2, 3.6, 3.2, 2.8, 2.2, 1.6], darker(bark, 0.35)),
        blob([(float(x), float(y)) for x, y in dome], darker(leaf, 0.34)),
    ]
    strands: list[tuple[float, Point, Point]] = []
    for _ in range(74 if height >= 90 else 36 if height >= 40 else 20):
        across, level = chance.uniform(-1, 1), chance.random()
        rise = 38 * math.sqrt(max(0.05, 1 - across * across)) * (0.35 + 0.65 * level)
        top = (across * 36, -58 - rise + chance.uniform(-1, 3))
        end = (across * 47 + chance.uniform(-4, 4), min(-5.0, top[1] + chance.uniform(26, 62) + 10 * abs(across)))
        strands.append((level * 0.7 - 0.3 * across + chance.uniform(-0.2, 0.2), top, end))
    for light, top, end in sorted(strands):
        tone = mix(darker(leaf, 0.36), lighter(leaf, 0.34), min(1.0, max(0.0, 0.3 + light * 0.7)))
        bend = (end[0] * 0.98, top[1] + (end[1] - top[1]) * 0.16 - 3)
        strand = [along(top, bend, end, t / 6) for t in range(7)]
        parts.append(ribbon(strand, [0.8, 2.6, 3.4, 3.2, 2.6, 1.8, 0.3], tone))
    return sized(height, *parts)


def bamboo(chance: random.Random, height: float, colour: Colour | None = None) -> str:
    """Draw a stand of bamboo."""
    stalk = colour or (112, 150, 74)
    parts = []
    for x, top in ((-16, -92), (13, -98), (-4, -96), (22, -80), (-25, -76)):
        lean = chance.uniform(-4, 4)
        tone = mix(stalk, darker(stalk, 0.3), chance.random())
        width = chance.uniform(2.6, 3.6)
        spine = [along((x, 0), (x, top * 0.5), (x + lean, top), t / 6) for t in range(7)]
        parts.append(ribbon(spine, [width] * 6 + [width * 0.6], tone))
        parts.append(ribbon([(a - width * 0.22, b) for a, b in spine], [width * 0.3] * 7, lighter(tone, 0.35)))
        for k in range(1, 7):
            a, b = along((x, 0), (x, top * 0.5), (x + lean, top), k / 7)
            parts.append(
                line(f"M{number(a - width * 0.62)},{number(b)} h{number(width * 1.24)}", darker(tone, 0.42), 0.9)
            )
            if k >= 3:
                side = 1 if (k + round(x)) % 2 else -1
                for turn in (0, 1, 2):
                    tip = (a + side * (8 + 2.5 * turn), max(-99.0, b - 5 + 5 * turn))
                    leaf = [(a, b), (a + side * 4, b - 3 + 2.4 * turn), tip, (a + side * 4, b - 0.6 + 3 * turn)]
                    parts.append(blob(leaf, mix(lighter(stalk, 0.16), darker(stalk, 0.2), chance.random())))
    return sized(height, *parts)


def _twigs(
    chance: random.Random, x: float, y: float, angle: float, length: float, width: float, depth: int
) -> list[tuple[Point, Point, float]]:
    """Return the branches that grow from a point, each with its width."""
    end = (x + math.cos(angle) * length, y - math.sin(angle) * length)
    found = [((x, y), end, width)]
    if depth:
        for turn in (-1, 1) if depth > 1 else (-1, 0, 1):
            bend = angle + turn * chance.uniform(0.24, 0.5) + chance.uniform(-0.1, 0.1)
            bend += (math.pi / 2 - bend) * 0.06
            found += _twigs(chance, *end, bend, length * chance.uniform(0.66, 0.8), width * 0.64, depth - 1)
    return found


def bare_tree(chance: random.Random, height: float, colour: Colour | None = None, *, snow: bool = False) -> str:
    """Draw a broadleaf tree without its leaves; `snow` lies along its branches."""
    bark = colour or (96, 80, 74)
    depth = 6 if height >= 120 else 5 if height >= 50 else 4
    branches = _twigs(chance, 0, 0, math.pi / 2 + chance.uniform(-0.06, 0.06), 27, 6.4, depth)
    top = min(end[1] for _, end, _ in branches)
    stretch = -98.5 / top
    parts = []
    for (x, y), (u, v), width in branches:
        spine = [(x, y * stretch), ((x + u) / 2, (y + v) / 2 * stretch), (u, v * stretch)]
        parts.append(ribbon(spine, [width, width * 0.84, width * 0.66], bark if width < 4 else darker(bark, 0.06)))
        if snow and width < 4.4 and abs(u - x) > abs(v - y) * 0.3:
            raised = [(a, b - width * 0.34) for a, b in spine]
            parts.append(ribbon(raised, [width * 0.4, width * 0.5, width * 0.34], SNOW))
    return sized(height, *parts)
