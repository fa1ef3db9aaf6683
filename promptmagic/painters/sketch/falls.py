"""Waterfalls and fire mountains: what pours down the middle of a landscape."""

from __future__ import annotations

import math
import random

from PIL import Image, ImageChops, ImageFilter, ImageOps

from promptmagic.painters.colour import WHITE, Colour, mix, scaled
from promptmagic.painters.noise import fractal
from promptmagic.painters.sketch.easel import Easel, Point, fade, faint, gradient
from promptmagic.painters.sketch.land import broken_line
from promptmagic.painters.sketch.shapes.pen import disc, dots, line

CLIFF: Colour = (112, 102, 94)
LAVA: tuple[Colour, ...] = ((255, 96, 32), (255, 176, 64), (255, 236, 160))


def cliffs(easel: Easel, foot: float, high: float, *, gap: float, green: Colour) -> None:
    """Raise cliffs from edge to edge, `high` pixels over a row, with a notch `gap` units wide where the water falls."""
    chance = easel.chance("cliffs")
    rough = broken_line(chance, 5, 0.6)
    last = len(rough) - 1
    middle, half = easel.x(0.5), easel.unit * gap / 2
    top: list[Point] = []
    for i, value in enumerate(rough):
        x = easel.width * i / last
        notch = high * 0.16 if abs(x - middle) < half else 0.0
        top.append((x, foot - high * (0.9 + 0.1 * value) + notch))
    mask, corner = easel.area([*top, (easel.width + 2.0, foot + 2), (-2.0, foot + 2)])
    stone = mix(easel.ambient(CLIFF), easel.light.shade, 0.3 * easel.light.backlit)
    cells = (max(8, round(20 * easel.width / easel.unit)), 5)
    grain = fractal(easel.chance("cliff face"), mask.size, cells, octaves=6, gain=0.85)
    step = max(1, round(easel.unit / 200))
    relief = ImageChops.subtract(grain, ImageChops.offset(grain, step, 0), 0.5, 128)
    paint = ImageOps.colorize(relief, scaled(stone, 0.5), scaled(stone, 1.25), mid=stone)
    haze = easel.air(0.16)
    paint = Image.blend(paint, Image.new("RGB", mask.size, easel.light.haze), haze)
    paint = ImageChops.multiply(paint, gradient((WHITE, (226, 226, 230), (150, 150, 160)), mask.size))
    easel.image.paste(paint, corner, mask)
    leaf = mix(easel.ambient(green), easel.light.shade, 0.4 * easel.light.backlit)
    marks = []
    for x, y in top:
        marks += [_tuft(easel, chance, x, y, leaf) for _ in range(5) if abs(x - middle) > half * 0.9]
    easel.put("".join(marks))
    easel.note("cliff", "rock")


def _tuft(easel: Easel, chance: random.Random, x: float, y: float, leaf: Colour) -> str:
    aside, radius = easel.unit * chance.uniform(-0.05, 0.05), easel.unit * chance.uniform(0.012, 0.03)
    return disc(
        x + aside, y + radius * chance.uniform(-0.4, 1.2), radius, mix(leaf, easel.light.glow, 0.2 * chance.random())
    )


def waterfall(easel: Easel, across: float, top: float, foot: float, wide: float) -> None:
    """Let water fall from one row to another, `wide` units broad, spray at its foot."""
    x, half = easel.x(across), easel.unit * wide / 2
    chance = easel.chance("waterfall")
    edge = [
        [
            (x + side * half * (0.86 + 0.16 * i / 10 + 0.03 * math.sin(i * 2.3)), top + (foot - top) * i / 10)
            for i in range(11)
        ]
        for side in (-1, 1)
    ]
    mask, corner = easel.area([*edge[0], *reversed(edge[1])])
    water = mix(easel.ambient((206, 230, 240)), WHITE, 0.25 if not easel.light.moon else 0.0)
    strands = fractal(chance, (mask.width, 12), (max(6, round(mask.width / easel.unit * 60)), 2), octaves=4, gain=0.8)
    strands = strands.resize(mask.size, Image.Resampling.BICUBIC)
    paint = ImageOps.colorize(strands, mix(water, (70, 110, 140), 0.55), mix(water, WHITE, 0.55), mid=water)
    easel.image.paste(paint, corner, ImageChops.multiply(mask, fade((0.85, 0.95, 1, 1), mask.size)))
    high = max(4, round(easel.unit * 0.16))
    size = (max(8, round(half * 4)), high * 2)
    drift = fractal(chance, size, (6, 4), octaves=4, gain=0.7)
    round_mask = Image.new("L", size)
    oval, at = easel.area(
        [(size[0] / 2 + size[0] * 0.42 * math.cos(i), high + high * 0.7 * math.sin(i)) for i in range(7)]
    )
    round_mask.paste(oval, at)
    spray = ImageChops.multiply(round_mask.filter(ImageFilter.GaussianBlur(high / 4)), drift)
    easel.image.paste(mix(water, WHITE, 0.4), (round(x - size[0] / 2), round(foot) - high), faint(spray, 0.9))
    easel.note("waterfall", "water")


def eruption(easel: Easel, x: float, top: float, foot: float) -> None:
    """Let a mountain burn: a fountain of fire over its crater, lava down its flanks, a plume of smoke above."""
    chance = easel.chance("eruption")
    size = easel.unit
    smoke = []
    for i in range(34):
        up = i / 33
        tone = mix(mix((66, 58, 62), (255, 120, 60), max(0.0, 0.6 - up * 2)), easel.light.haze, 0.16 + 0.3 * up)
        spread = size * (0.02 + 0.2 * up)
        smoke.append(
            disc(
                x + chance.gauss(0, 0.4) * spread + size * 0.14 * up,
                top - min(top, size * 0.6) * up,
                size * (0.03 + 0.08 * up),
                tone,
                0.8,
            )
        )
    easel.put("".join(smoke))
    easel.glow(x, top, size * 0.5, LAVA[0], 0.8, 1.7)
    for index in range(5):
        points = [(x + size * (index - 2) * 0.012, top)]
        lean = (index - 2) * 0.07 + chance.uniform(-0.04, 0.04)
        while points[-1][1] < foot - size * chance.uniform(0.02, 0.2):
            px, py = points[-1]
            points.append((px + size * (lean * 0.2 + chance.uniform(-0.012, 0.012)), py + size * 0.03))
        for tone, wide in ((LAVA[0], 0.02), (LAVA[1], 0.011), (LAVA[2], 0.004)):
            easel.put(line("M" + dots(points).replace(" ", "L"), tone, size * wide))
        easel.glow(points[-1][0], points[-1][1], size * 0.1, LAVA[0], 0.4, 1.7)
    sparks = [
        disc(
            x + chance.gauss(0, 0.07) * size,
            top - abs(chance.gauss(0, 0.1)) * size,
            size * chance.uniform(0.002, 0.007),
            chance.choice(LAVA),
        )
        for _ in range(60)
    ]
    easel.put("".join(sparks))
    easel.glow(x, top, size * 0.14, LAVA[2], 0.9, 1.5)
    easel.note("volcano", "lava", "fire", "smoke")
