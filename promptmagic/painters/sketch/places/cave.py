"""Caves: looking out of the mouth, a lake under a shaft of light, a hall of crystals, a tunnel, a painted wall."""

from __future__ import annotations

import math
import random
import re

from PIL import Image, ImageChops, ImageFilter, ImageOps

from promptmagic import lexicon
from promptmagic.painters.colour import WHITE, Colour, mix, scaled
from promptmagic.painters.noise import fractal
from promptmagic.painters.sketch.easel import Easel, Point, curve, fade, faint, gradient, ramp
from promptmagic.painters.sketch.figures import Stage, Zone, stood
from promptmagic.painters.sketch.land import broken_line, ground, ridge, rolling, skyline
from promptmagic.painters.sketch.seasons import WOODS, green
from promptmagic.painters.sketch.shapes import find
from promptmagic.painters.sketch.shapes.coast import rock
from promptmagic.painters.sketch.shapes.pen import darker, lighter, line, oval, path, polygon, put
from promptmagic.painters.sketch.sky import sky
from promptmagic.painters.sketch.water import water

STONE: Colour = (116, 98, 88)
ICE: Colour = (150, 200, 232)
GEMS: tuple[Colour, ...] = ((120, 210, 255), (190, 130, 255), (110, 240, 210), (255, 150, 220))


def mouth(easel: Easel) -> Stage:
    """From the dark out of the cave's mouth into the light."""
    easel.set_out(horizon=0.6, sun=0.52)
    sky(easel)
    for index in range(2):
        line = skyline(easel, f"outside {index}", easel.horizon + 2, easel.unit * (0.16 - 0.06 * index), points=6)
        ridge(easel, line, easel.height, mix((92, 118, 130), green(easel, WOODS), index), haze=0.5 - 0.3 * index)
    _shell(easel, (0.5, 0.46), (0.36, 0.42), depth=3)
    _floor(easel, 0.34)
    spikes(easel, 0.0, 1.0, 12)
    return stage(easel)


def under_lake(easel: Easel) -> Stage:
    """A lake lies under the rock, a shaft of light falling on it through a hole."""
    easel.set_out(horizon=0.56, sun=0.5)
    _dark(easel, (70, 120, 140))
    x = easel.x(0.56)
    _hole(easel, x)
    _shell(easel, (0.52, 0.52), (0.44, 0.4), depth=2, light=(120, 176, 190))
    spikes(easel, 0.08, 0.92, 16, long=0.2)
    water(
        easel,
        easel.horizon,
        easel.height,
        tint=easel.scene.place_colour or (22, 110, 132),
        depth=0.4,
        waves=0.2,
        glitter=0.0,
    )
    easel.glow(x, easel.y(0.3), easel.unit * 0.4, (140, 230, 240), 0.5, 1.8)
    _shaft(easel, x)
    _stones(easel, 0.7)
    easel.note("lake", "water", "reflection")
    return stage(easel, water=(0.26, 0.6))


def crystals(easel: Easel) -> Stage:
    """Crystals glow out of the floor and the walls."""
    easel.set_out(horizon=0.6, sun=0.4)
    tone = easel.scene.place_colour or (
        easel.scene.colours[0] if easel.scene.colours else easel.chance("gems").choice(GEMS)
    )
    _dark(easel, scaled(tone, 0.5))
    easel.glow(easel.x(0.5), easel.height * 0.52, easel.unit * 0.6, tone, 0.5, 1.5)
    _shell(easel, (0.5, 0.5), (0.4, 0.36), depth=3, light=tone)
    _floor(easel, 0.16)
    spikes(easel, 0.0, 1.0, 12)
    for index, (across, down, tall) in enumerate(
        ((0.3, 0.1, 0.2), (0.7, 0.12, 0.26), (0.12, 0.3, 0.4), (0.88, 0.36, 0.46), (0.2, 0.6, 0.3))
    ):
        cluster(easel, f"cluster {index}", across, down, tall, tone)
    easel.note("crystal")
    return stage(easel)


def tunnel(easel: Easel) -> Stage:
    """A passage winds into the rock, lit by torches or by the day at its far end."""
    easel.set_out(horizon=0.54, sun=0.5)
    warm = (255, 190, 110)
    _dark(easel, (120, 84, 52))
    easel.glow(easel.x(0.5), easel.height * 0.46, easel.unit * 0.4, warm, 0.8, 1.4)
    _shell(easel, (0.5, 0.46), (0.13, 0.18), depth=5, light=warm)
    _floor(easel, 0.1)
    spikes(easel, 0.2, 0.8, 7, long=0.1)
    for across, down, size in ((0.2, 0.42, 0.1), (0.76, 0.46, 0.08)):
        torch(easel, easel.x(across), easel.height * down, easel.unit * size)
    return stage(easel)


def painted(easel: Easel) -> Stage:
    """Close at a wall of rock in the light of a fire: beasts, hands and hunters drawn on it in earth and coal."""
    easel.set_out(horizon=0.66, sun=0.5)
    size, stone = (easel.width, easel.height), mix(STONE, (206, 160, 112), 0.5)
    ground_ = gradient((scaled(stone, 0.7), lighter(stone, 0.1), scaled(stone, 0.6)), size)
    grain = fractal(
        easel.chance("painted rock"), size, (max(5, easel.width // 40), max(5, easel.height // 40)), octaves=5
    )
    rough = curve(grain, lambda level: 0.5 + (level - 0.5) * 0.34)
    easel.image = ImageChops.overlay(ground_, Image.merge("RGB", [rough] * 3))
    asked = [one for one in lexicon.describe(easel.scene.told).subjects if lexicon.group(one.noun) == "animal"]
    nouns = [one.noun for one in asked if easel.scene.subject(one.noun) is None] or ["bison", "deer"]
    spots = ((0.3, 0.44, 0.26), (0.76, 0.3, 0.17), (0.8, 0.56, 0.14), (0.14, 0.17, 0.11), (0.56, 0.14, 0.09))
    for index, (across, down, tall) in enumerate(spots):
        tone = ((104, 52, 34), (58, 42, 38), (150, 78, 44))[index % 3]
        _drawing(easel, nouns[index % len(nouns)], across, easel.height * down, easel.unit * tall, tone)
    _hands(easel)
    _floor(easel, 0.1)
    torch(easel, easel.x(0.06), easel.height * 0.56, easel.unit * 0.1)
    easel.glow(easel.x(0.4), easel.height * 0.5, easel.unit * 0.8, (255, 190, 110), 0.34, 1.5)
    easel.note("wall", "cave wall", "painting", "cave painting", "act on", *nouns)
    return stage(easel)


def _drawing(easel: Easel, noun: str, across: float, y: float, tall: float, tone: Colour) -> None:
    """Draw a thing on the rock as one flat shape, worn where the rock is rough."""
    shape = find(noun)
    if shape is None:
        return
    layer, corner = stood(easel, shape, easel.chance(f"drawn {across}"), easel.x(across), y, tall)
    mask = layer.getchannel("A").point([round(level * 0.8) for level in range(256)])
    worn = fractal(easel.chance(f"worn {across}"), mask.size, (5, 5), octaves=2).point(
        [min(255, 90 + level) for level in range(256)]
    )
    easel.dab(tone, ImageChops.multiply(mask, worn), corner)


def _hands(easel: Easel) -> None:
    """Leave the outlines of hands on the rock."""
    parts = []
    for across, down, turn in ((0.34, 0.14, -8), (0.42, 0.17, 10), (0.92, 0.16, 2)):
        fingers = "".join(
            line(f"M{-8 + 5.4 * k},-8L{-11 + 7.4 * k},{-30 - 4 * (k in (1, 2))}", (232, 196, 150), 5) for k in range(4)
        )
        hand = fingers + line("M-8,4L-22,-8", (232, 196, 150), 5) + oval(0, 0, 11, 12, (232, 196, 150))
        parts.append(put(hand, easel.x(across), easel.height * down, scale=easel.unit * 0.0022, turn=turn))
    easel.put("".join(parts), ambient=0.4)


LAYOUTS = (mouth, under_lake, crystals, tunnel)


def stage(easel: Easel, *, water: tuple[float, float] | None = None) -> Stage:
    """Return where things may stand in this cave, fly or swim."""
    left, right = easel.width * 0.28, easel.width * 0.72
    zones = {
        "ground": Zone(left, easel.y(0.84 if water else 0.5), right, easel.y(0.95 if water else 0.88), 0.9, 1.2),
        "air": Zone(left, easel.height * 0.28, right, easel.height * 0.44, 0.8, 0.8),
    }
    if water:
        zones["water"] = Zone(left, easel.y(water[0]), right, easel.y(water[1]), 0.6, 1.0)
    return Stage(zones)


def _stone(easel: Easel) -> Colour:
    """Return the colour of the rock: blue where the cave is of ice."""
    icy = easel.scene.wintry or re.search(r"\bice\b|\bicy\b|\bfrozen\b", easel.scene.text, re.IGNORECASE)
    return ICE if icy else STONE


def _dark(easel: Easel, tone: Colour) -> None:
    """Fill the picture with the light at the far end of the cave."""
    easel.image.paste(mix(tone, (12, 14, 22), 0.4), (0, 0, easel.width, easel.height))


def _rim(easel: Easel, layer: str, middle: Point, reach: Point) -> list[Point]:
    """Return a ragged ring of rock around an opening (all in pixels)."""
    chance = easel.chance(layer)
    rough = broken_line(chance, 6, 0.72)
    count = len(rough) - 1
    points = []
    for i in range(count):
        turn = i / count * math.tau
        edge = 1 + 0.16 * (rough[i] * (1 - i / count) + rough[count - i] * (i / count))
        points.append((middle[0] + math.cos(turn) * reach[0] * edge, middle[1] + math.sin(turn) * reach[1] * edge))
    return points


def _shell(easel: Easel, middle: Point, reach: Point, *, depth: int, light: Colour | None = None) -> None:
    """Paint the rock around an opening, ring by ring, the far ones in the light that falls in, the near ones dark."""
    glow = light or mix(easel.light.sky[3], easel.light.glow, 0.3)
    size = (easel.width, easel.height)
    cells = (max(4, round(8 * easel.width / easel.unit)), max(4, round(8 * easel.height / easel.unit)))
    rough = fractal(easel.chance("cave rock"), size, cells, octaves=6, gain=0.8)
    step = max(1, round(easel.unit / 220))
    relief = ImageChops.subtract(rough, ImageChops.offset(rough, step, step), 0.4, 128)
    for index in range(depth):
        near = (index + 1) / depth
        grow = 1 + 0.6 * index * (0.55 if depth > 4 else 0.42)
        ring = _rim(
            easel,
            f"cave ring {index}",
            (easel.x(middle[0]), easel.height * middle[1]),
            (easel.width * reach[0] * grow, easel.height * reach[1] * grow),
        )
        inside, corner = easel.area(ring, (0, 0, easel.width, easel.height))
        del corner
        base = mix(mix(_stone(easel), glow, 0.42 * (1 - near) + 0.06), (16, 14, 20), 0.36 + 0.42 * near)
        lit = mix(mix(_stone(easel), glow, 0.55), (16, 14, 20), 0.1 + 0.5 * near)
        paint = ImageOps.colorize(relief, scaled(base, 0.5), lit, mid=base)
        outside = ImageOps.invert(inside)
        rim = ImageChops.multiply(outside, ImageChops.invert(outside.filter(ImageFilter.GaussianBlur(easel.unit / 34))))
        paint.paste(mix(lit, glow, 0.6), (0, 0), faint(rim, 1.0 - 0.4 * near))
        easel.image.paste(paint, (0, 0), outside)
    easel.note("rock", "cave")


def _floor(easel: Easel, down: float) -> None:
    line = rolling(easel, "cave floor", easel.y(down), easel.unit * 0.05)
    dark = mix(_stone(easel), (16, 14, 20), 0.5)
    before = easel.light
    ground(easel, line, dark, layer="cave floor", rough=0.3, cells=(18, 40), shade=0.5)
    easel.light = before
    _stones(easel, down + 0.1)


def _stones(easel: Easel, down: float) -> None:
    chance = easel.chance("cave stones")
    marks = []
    for _ in range(round(22 * easel.width / easel.unit)):
        side = chance.choice((chance.uniform(0, 0.3), chance.uniform(0.7, 1.0), chance.random()))
        y = easel.y(down + (1.0 - down) * chance.random())
        tall = easel.unit * (0.01 + 0.06 * easel.depth(y)) * chance.uniform(0.4, 1.2)
        marks.append((y, put(rock(chance, tall, mix(_stone(easel), (20, 18, 26), 0.55)), side * easel.width, y)))
    easel.put("".join(mark for _, mark in sorted(marks)))


def spikes(easel: Easel, start: float, end: float, count: int, *, long: float = 0.3) -> None:
    """Hang stalactites from the roof, shorter towards the middle."""
    chance = easel.chance("spikes")
    parts = []
    for _ in range(round(count * easel.width / easel.unit)):
        across = chance.uniform(start, end)
        edge = abs(across - 0.5) * 2
        tall = easel.unit * long * (0.35 + 0.8 * edge) * chance.uniform(0.35, 1.0)
        half, x = tall * chance.uniform(0.07, 0.13), easel.width * across
        tone = mix(_stone(easel), (16, 14, 20), 0.5 + 0.3 * edge)
        lean = half * chance.uniform(-0.4, 0.4)
        parts.append(
            polygon(
                [
                    (x - half * 1.6, -4),
                    (x - half * 0.4, tall * 0.5),
                    (x + lean, tall),
                    (x + half * 0.5, tall * 0.45),
                    (x + half * 1.6, -4),
                ],
                tone,
            )
        )
        parts.append(
            polygon(
                [
                    (x, -4),
                    (x + half * 0.1, tall * 0.5),
                    (x + lean, tall),
                    (x + half * 0.5, tall * 0.45),
                    (x + half * 1.6, -4),
                ],
                darker(tone, 0.3),
            )
        )
    easel.put("".join(parts), (0, 0, easel.width, int(easel.unit * long * 1.3)))
    easel.note("stalactite")


def _hole(easel: Easel, x: float) -> None:
    """Open the roof: the sky in a ragged hole."""
    rim = _rim(easel, "hole", (x, easel.height * 0.06), (easel.unit * 0.16, easel.unit * 0.08))
    easel.fill(rim, mix(easel.light.sky[1], WHITE, 0.4), mix(easel.light.sky[3], WHITE, 0.5))


def _shaft(easel: Easel, x: float) -> None:
    """Let one shaft of light fall through the hole."""
    half = easel.unit * 0.07
    mask = Image.new("L", (easel.width, easel.height))
    beam, corner = easel.area(
        [(x - half, -2), (x + half, -2), (x + half * 2.4, easel.y(0.4)), (x - half * 2.2, easel.y(0.4))]
    )
    mask.paste(beam, corner)
    mask = ImageChops.multiply(
        mask.filter(ImageFilter.GaussianBlur(easel.unit / 50)), fade((1, 0.8, 0.55, 0.1, 0), mask.size)
    )
    drift = fractal(easel.chance("motes"), mask.size, (4, 4), octaves=4)
    mask = ImageChops.multiply(mask, ramp(drift, -0.6, 0.9))
    light = Image.new("RGB", mask.size)
    dim = 0.4 if easel.light.moon else 0.75
    light.paste(mix(easel.light.sun, (210, 244, 255), 0.4), (0, 0), faint(mask, dim))
    easel.image = ImageChops.screen(easel.image, light)


def cluster(easel: Easel, layer: str, across: float, down: float, tall: float, tone: Colour) -> None:
    """Grow a cluster of crystals that glow by themselves."""
    chance = easel.chance(layer)
    x, y = easel.x(across), easel.y(down)
    easel.glow(x, y - easel.unit * tall * 0.3, easel.unit * tall * 0.9, tone, 0.45, 1.7)
    parts = [
        _crystal(
            chance,
            easel.unit * tall * chance.uniform(0.45, 1.0) * (1 - abs(i - 3) * 0.14),
            mix(tone, WHITE, chance.uniform(0.0, 0.3)),
            x,
            y,
            (i - 3) * 13 + chance.uniform(-7, 7),
        )
        for i in (0, 6, 1, 5, 2, 4, 3)
    ]
    easel.put("".join(parts))
    easel.take(x, y, easel.unit * tall * 0.3)


def _crystal(chance: random.Random, tall: float, tone: Colour, x: float, y: float, turn: float) -> str:
    half = tall * chance.uniform(0.08, 0.12)
    left = polygon(
        [(-half, 0), (-half, -tall * 0.82), (0, -tall), (half * 0.2, -tall * 0.78), (half * 0.2, 0)], lighter(tone, 0.2)
    )
    right = polygon(
        [(half * 0.2, 0), (half * 0.2, -tall * 0.78), (0, -tall), (half, -tall * 0.8), (half, 0)], darker(tone, 0.35)
    )
    return put(left + right, x, y, turn=turn)


def torch(easel: Easel, x: float, y: float, tall: float) -> None:
    """Fix a burning torch to the wall."""
    flame = "M-16,0 C-30,-40 -5,-50 0,-100 C10,-50 30,-40 16,0Z"
    stick = polygon([(-10, 0), (10, 0), (4, 100), (-4, 100)], (70, 48, 34))
    burning = stick + path(flame, (255, 182, 72)) + put(path(flame, (255, 240, 180)), scale=0.55)
    easel.glow(x, y, tall * 3.2, (255, 150, 60), 0.6, 1.8)
    easel.put(put(burning, x, y, scale=tall / 100))
    easel.note("fire", "torch")
