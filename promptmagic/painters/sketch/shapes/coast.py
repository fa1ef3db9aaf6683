"""What lies on a shore: rock, island, shell, starfish, umbrella, crab, driftwood."""

from __future__ import annotations

import math
import random

from promptmagic.painters.colour import Colour, mix
from promptmagic.painters.sketch.shapes import plants, trees
from promptmagic.painters.sketch.shapes.heavens import five_pointed
from promptmagic.painters.sketch.shapes.pen import (
    Point,
    beside,
    blob,
    darker,
    disc,
    lighter,
    line,
    number,
    oval,
    path,
    pebble,
    polygon,
    put,
    sized,
    smooth,
)

STONE: Colour = (128, 124, 126)
SAND: Colour = (230, 206, 160)
SHELL: Colour = (246, 206, 180)
STARFISH: Colour = (236, 116, 72)


def rock(chance: random.Random, height: float, colour: Colour | None = None) -> str:
    """Draw a boulder with lit and shaded faces; its foot is at the origin."""
    stone = colour or STONE
    left, right = -chance.uniform(62, 84), chance.uniform(62, 84)
    peak = (chance.uniform(-26, 6), -100.0)
    shoulder = (left * chance.uniform(0.62, 0.8), -chance.uniform(52, 70))
    brow = (right * chance.uniform(0.42, 0.6), -chance.uniform(74, 90))
    elbow = (right * 0.94, -chance.uniform(30, 46))
    nose = (chance.uniform(-16, 4), -chance.uniform(46, 58))
    knee = (chance.uniform(16, 34), -chance.uniform(20, 32))
    outline = [(left, 0), (left * 0.98, -22), shoulder, peak, brow, elbow, (right, 0)]
    parts = [
        polygon(outline, stone),
        polygon([shoulder, peak, nose, (left * 0.5, -34)], lighter(stone, 0.34)),
        polygon([peak, brow, nose], lighter(stone, 0.5)),
        polygon([brow, elbow, knee, nose], darker(stone, 0.2)),
        polygon([elbow, (right, 0), (knee[0] - 8, 0), knee], darker(stone, 0.42)),
        polygon([nose, knee, (knee[0] - 8, 0), (left * 0.3, 0), (left * 0.5, -34)], darker(stone, 0.08)),
        polygon([(left, 0), (left * 0.98, -22), (left * 0.5, -34), (left * 0.3, 0)], darker(stone, 0.24)),
    ]
    if height >= 50:
        parts.append(line(f"M{nose[0]:.1f},{nose[1]:.1f}l-7,16l5,14l-6,12", darker(stone, 0.4), 1.3, 0.7))
    return sized(height, *parts)


def island(chance: random.Random, height: float, colour: Colour | None = None) -> str:
    """Draw a small island with palms on it; its waterline is at the origin."""
    sand = mix(colour, SAND, 0.4) if colour else SAND
    leaf = colour or trees.PALM
    half = 88
    crest = [(x, -14 * (1 - (x / half) ** 2) ** 0.7 - chance.uniform(0, 2.5)) for x in range(-72, 73, 18)]
    ground = smooth([(-half, 0), *crest, (half, 0)])
    back = [
        put(trees.palm(chance, chance.uniform(66, 80), leaf), x, -12)
        for x in (-26 + chance.uniform(-8, 8), 22 + chance.uniform(-8, 8))
    ]
    parts = [
        *back,
        put(trees.bush(chance, 16, darker(leaf, 0.2)), -40, -8),
        put(trees.bush(chance, 19, leaf), 38, -8),
        path(ground, sand),
        blob([(-half, 0), (-40, -4), (10, -3), (half, 0), (20, 1), (-50, 1)], darker(sand, 0.26)),
        put(trees.palm(chance, 86, leaf), chance.uniform(-4, 8), -12),
        put(plants.grass(chance, 10, leaf), -18, -12),
        put(plants.grass(chance, 8, leaf), 26, -11),
    ]
    return sized(height, *parts)


def wooded_island(chance: random.Random, height: float, colour: Colour | None = None) -> str:
    """Draw a small rocky island with pines and broadleaf trees on it; its waterline is at the origin."""
    leaf = colour or mix(trees.PINE, trees.LEAVES, 0.3)
    rock = mix(beside(leaf, STONE), darker(leaf, 0.2), 0.3)
    half = 92
    woods = []
    for index in range(11):
        across = -0.78 + 1.56 * (index + chance.uniform(0.1, 0.9)) / 11
        tall = (98 - 52 * abs(across)) * chance.uniform(0.68, 0.9)
        foot = -6 - 10 * (1 - across**2)
        pine = chance.random() < 0.64
        kind, tone = (trees.pine, darker(leaf, 0.22)) if pine else (trees.tree, lighter(leaf, 0.1))
        scale = height / 100
        tree = put(kind(chance, tall * scale, tone), half * across, foot, scale=1 / scale)
        woods.append((tall, tree))
    crest = [(x, -17 * (1 - (x / half) ** 2) ** 0.6 - chance.uniform(0, 3)) for x in range(-76, 77, 19)]
    shore = [(-half, 0), (-56, -6), (-22, -4), (14, -7), (52, -4), (half, 0), (40, 1), (-44, 1)]
    parts = [
        *(tree for _, tree in sorted(woods, reverse=True)),
        path(smooth([(-half, 0), *crest, (half, 0)]), darker(leaf, 0.3)),
        blob([(float(x), float(y)) for x, y in shore], rock),
    ]
    return sized(height, *parts)


def shell(chance: random.Random, height: float, colour: Colour | None = None) -> str:
    """Draw a scallop shell; its hinge is at the origin."""
    fill = colour or chance.choice((SHELL, (240, 176, 168), (236, 220, 190)))
    ribs = 9
    rim: list[Point] = []
    for i in range(2 * ribs + 1):
        angle = math.pi * (0.06 + 0.88 * i / (2 * ribs))
        reach = (97 if i % 2 else 90) * (0.8 + 0.2 * math.sin(angle))
        rim.append((-math.cos(angle) * reach * 0.66, -math.sin(angle) * reach))
    parts = [
        path("M-26,-12 L26,-12 L16,0 L-16,0Z", darker(fill, 0.2)),
        polygon([(0, -2), *rim], fill),
    ]
    for i in range(ribs):
        a, b = rim[2 * i], rim[2 * i + 1]
        parts.append(polygon([(0, -4), a, b], darker(fill, 0.1 + 0.14 * i / ribs)))
    parts.append(
        line("M" + " ".join(f"{number(x * 0.72)},{number(y * 0.72)}" for x, y in rim), lighter(fill, 0.6), 3, 0.6)
    )
    return sized(height, *parts)


def starfish(chance: random.Random, height: float, colour: Colour | None = None) -> str:
    """Draw a starfish that lies flat; its foot is at the origin."""
    fill = colour or STARFISH
    turn = chance.uniform(-0.2, 0.2)
    points = five_pointed(56, 25, turn)
    rounded = smooth(points)
    parts = [path(rounded, darker(fill, 0.22)), put(path(rounded, fill), -1.5, -2.5, scale=0.92)]
    for i in range(5):
        angle = math.tau * i / 5 - math.pi / 2 + turn
        parts += [
            disc(math.cos(angle) * r, math.sin(angle) * r, 4.6 - r * 0.06, lighter(fill, 0.5)) for r in (8, 20, 31, 41)
        ]
    return sized(height, put("".join(parts), 0, -46, scale=0.98))


def umbrella(chance: random.Random, height: float, colour: Colour | None = None) -> str:
    """Draw a beach umbrella, its panels in the colour and white; its foot is at the origin."""
    cloth = colour or chance.choice(((222, 66, 58), (40, 128, 168), (244, 172, 52)))
    white = mix(cloth, (252, 248, 240), 0.94)
    tilt = chance.choice((-1, 1)) * chance.uniform(8, 14)
    edges = [-58, -38, -14, 14, 38, 58]
    canopy = [
        path(
            "M-58,-4 C-52,-44 -22,-56 0,-58 C22,-56 52,-44 58,-4 Q48,-12 38,-4 Q26,-13 14,-4 Q0,-13 -14,-4"
            " Q-26,-13 -38,-4 Q-48,-12 -58,-4Z",
            cloth,
        )
    ]
    for i in (1, 3):
        a, b = edges[i], edges[i + 1]
        canopy.append(
            path(
                f"M0,-58 C{number(a * 0.7)},-50 {number(a * 0.98)},-30 {a},-4 Q{(a + b) / 2},-13 {b},-4"
                f" C{number(b * 0.98)},-30 {number(b * 0.7)},-50 0,-58Z",
                white,
            )
        )
    canopy.append(path("M0,-58 C22,-56 52,-44 58,-4 Q48,-12 38,-4 C36,-30 24,-48 0,-58Z", darker(cloth, 0.28), 0.85))
    canopy.append(disc(0, -58.5, 2.4, darker(cloth, 0.3)))
    pole = line("M0,-6 L0,46", beside(cloth, (150, 118, 84)), 2.8)
    return sized(
        height, put(pole + "".join(canopy), math.sin(math.radians(tilt)) * 46, -45.5 + 0.9, turn=tilt, scale=0.93)
    )


def crab(chance: random.Random, height: float, colour: Colour | None = None) -> str:
    """Draw a crab with raised claws; its feet are at the origin."""
    fill = colour or (218, 76, 50)
    dark, light = darker(fill, 0.28), lighter(fill, 0.3)
    lift = chance.uniform(-4, 4)
    half = []
    for i, (x, y) in enumerate(((88, -34), (92, -14), (76, 0))):
        half.append(line(f"M40,{-34 + i * 6} Q{x - 12},{y - 26} {x},{y - 2}", dark, 6))
    half.append(line("M46,-46 Q76,-56 74,-70", fill, 9))
    half.append(
        path(
            f"M64,-66 C56,-86 70,{-100 + abs(lift):.0f} 84,-98 C78,-90 78,-86 80,-82 C86,-86 92,-88 98,-86"
            " C100,-70 80,-60 64,-66Z",
            fill,
        )
    )
    half.append(line("M14,-58 L17,-74", fill, 4))
    half.append(disc(17, -77, 6, (250, 246, 238)))
    half.append(disc(18, -77, 3, (30, 26, 32)))
    side = "".join(half)
    parts = [
        put(side, flip=True),
        side,
        blob([(-54, -36), (-36, -60), (0, -66), (36, -60), (54, -36), (34, -12), (0, -6), (-34, -12)], fill),
        blob([(-50, -30), (0, -14), (50, -30), (34, -12), (0, -6), (-34, -12)], dark),
        oval(-14, -48, 20, 8, light, -10, opacity=0.6),
        line("M-12,-24 Q0,-18 12,-24", darker(fill, 0.5), 2.4),
    ]
    return sized(height, *parts)


def pebbles(chance: random.Random, height: float, colour: Colour | None = None) -> str:
    """Draw a few stones; their foot is at the origin."""
    stone = colour or STONE
    parts = []
    for x, size in ((-70, 54), (58, 72), (-4, 96)):
        tone = mix(stone, chance.choice(((170, 160, 150), (96, 98, 108))), 0.4)
        parts.append(blob(pebble(chance, x, -size * 0.5, size * 0.72, size * 0.5, 0.07), darker(tone, 0.2)))
        parts.append(
            blob(pebble(chance, x - size * 0.1, -size * 0.6, size * 0.54, size * 0.32, 0.07), lighter(tone, 0.2))
        )
    return sized(height, *parts)
