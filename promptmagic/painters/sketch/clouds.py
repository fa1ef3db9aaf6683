"""Clouds: broken decks overhead, thin streaks, heaped clouds, and the sea of clouds seen from above."""

from __future__ import annotations

import math
import random
from dataclasses import dataclass
from functools import cache

from PIL import Image, ImageChops, ImageFilter, ImageOps

from promptmagic.painters.colour import mix, scaled
from promptmagic.painters.noise import fractal
from promptmagic.painters.sketch.easel import Easel, curve, fade, faint, in_perspective, ramp, round_light

Puff = tuple[float, float, float]
"""One round part of a cloud: where its middle is, and its radius, in pixels."""


@dataclass(frozen=True, slots=True)
class Cloud:
    """A cloud made of puffs: it melts away below its `foot`, or fills all below its `floor` (pixel rows), or neither.

    `haze` is how far it is lost in the distance; `dark` how heavy it is, from a white cloud (0) to one that shuts the
    light out (1).
    """

    puffs: list[Puff]
    foot: float | None = None
    floor: float | None = None
    haze: float = 0.0
    dark: float = 0.0


def deck(easel: Easel, *, cover: float | None = None) -> None:
    """Draw a broken deck of clouds overhead, lit from the sun's side, smaller and paler towards the horizon."""
    light, size = easel.light, (easel.width, max(8, easel.horizon))
    share = light.cover if cover is None else cover
    mass, relief = (_overhead(layer, size) for layer in _deck_texture(easel, size))
    edge = 0.62 - share * 0.42
    alpha = ramp(mass, edge, edge + 0.3 - 0.1 * share)
    body = Image.blend(relief, ImageOps.invert(mass), 0.3)
    dark = scaled(light.shaded, 0.62 if easel.scene.weather == "storm" else 0.96)
    colours = ImageOps.colorize(body, dark, light.lit, mid=mix(dark, light.lit, 0.46))
    colours = _sunward(easel, colours)
    colours = Image.blend(colours, easel.image.crop((0, 0, *size)), 0.1)
    alpha = ImageChops.multiply(alpha, fade((0.92, 0.95, 0.9, 0.7, 0.1), size))
    easel.image.paste(colours, (0, 0), alpha)
    easel.note("cloud")


def _deck_texture(easel: Easel, size: tuple[int, int]) -> tuple[Image.Image, Image.Image]:
    """Return how thick the deck is, and its relief in the sun's light, both lying flat."""
    wide = min(1400, max(96, round(size[0] * 1.1)))
    deep = min(1400, max(96, round(size[1] * 1.4)))
    aside, rise = max(1, wide // 90), max(1, deep // 60)
    across = max(3, round(4.2 * easel.width / easel.unit))
    whole = fractal(easel.chance("clouds"), (wide + 2 * aside, deep + 2 * rise), (across, 6), octaves=6, gain=0.62)
    soft = whole.filter(ImageFilter.GaussianBlur(wide / 260))
    towards = aside if easel.sun[0] > size[0] / 2 else -aside
    shift = -rise if easel.light.height < 0.3 else rise
    middle = (aside, rise, aside + wide, rise + deep)
    lit = ImageChops.subtract(soft, ImageChops.offset(soft, -towards, shift), 0.55, 118)
    return whole.crop(middle), lit.crop(middle)


def cirrus(easel: Easel, *, layer: str = "cirrus") -> None:
    """Draw thin, wind-drawn streaks high up, catching the sun's colour."""
    light, size = easel.light, (easel.width, max(8, easel.horizon))
    chance = easel.chance(layer)
    across = max(2, round(2.4 * easel.width / easel.unit))
    streaks = fractal(chance, (max(64, size[0]), max(64, size[1])), (across, 11), octaves=6, gain=0.6)
    lean, room = chance.uniform(0.04, 0.2) * chance.choice((-1, 1)), 1.3
    streaks = _overhead(streaks, (size[0], round(size[1] * room)), steep=2.6)
    slope = lean * size[1] / size[0]
    start = size[1] * (room - 1) if lean < 0 else 0.0
    streaks = streaks.transform(size, Image.Transform.AFFINE, (1, 0, 0, slope, 1, start))
    edge = 0.6 - 0.2 * light.cover
    alpha = ramp(streaks, edge, edge + 0.4, 0.85)
    alpha = ImageChops.multiply(alpha, fade((0.75, 0.9, 0.8, 0.35, 0.05), size))
    tone = mix(light.lit, light.sky[3], 0.2)
    easel.image.paste(_sunward(easel, Image.new("RGB", size, tone)), (0, 0), alpha)
    easel.note("cloud")


def cumulus(easel: Easel, x: float, base: float, breadth: float, *, layer: str, haze: float = 0.0) -> None:
    """Heap up one cloud on a flat base: `x` is its middle, `base` its foot, `breadth` its width, in pixels."""
    chance = easel.chance(f"cumulus {layer}")
    puffs = _heap(chance, x, base, breadth)
    _paint(easel, chance, Cloud(puffs, foot=base, haze=haze))
    easel.note("cloud")


def veil_the_sun(easel: Easel) -> None:
    """Draw a cloud before the lower half of the sun or the moon."""
    x, y = easel.sun
    disc = easel.unit * 0.05
    if not easel.light.moon:
        easel.glow(x, y, easel.unit * 0.24, easel.light.sun, 0.7, 1.8)
        easel.glow(x, y, disc, (255, 252, 240), 3.0, 1.0)
    cumulus(easel, x + disc * 0.5, y + disc * 2.3, easel.unit * 0.36, layer="veil", haze=0.06)


def _heap(chance: random.Random, x: float, base: float, breadth: float) -> list[Puff]:
    """Return the puffs of a heaped cloud: great ones along its base, smaller ones budding from them."""
    puffs: list[Puff] = []
    count = 6
    towers = chance.uniform(0.25, 0.75)
    for index in range(count):
        share = (index + chance.uniform(0.2, 0.8)) / count
        swell = math.exp(-(((share - towers) / 0.3) ** 2))
        radius = breadth * (0.07 + 0.085 * swell) * chance.uniform(0.85, 1.15)
        lift = breadth * 0.15 * swell * chance.uniform(0.3, 1.2)
        puffs.append((x + breadth * (share - 0.5) * 0.82, base - radius * 0.5 - lift, radius))
        if lift > radius * 0.5:
            puffs.append((puffs[-1][0] + radius * chance.uniform(-0.4, 0.4), base - radius * 0.4, radius * 1.1))
    for generation, (buds, smaller) in enumerate(((5, 0.58), (3, 0.5))):
        for cx, cy, radius in puffs[-count * (1 if not generation else 6) :]:
            for _ in range(buds):
                turn = math.pi * chance.uniform(-0.08, 1.08)
                size = radius * smaller * chance.uniform(0.75, 1.2)
                bx, by = cx + math.cos(turn) * radius * 0.82, cy - math.sin(turn) * radius * 0.82
                if by + size * 0.2 < base:
                    puffs.append((bx, by, size))
    return puffs


def storm_front(easel: Easel) -> None:
    """Hang heavy banks of cloud from the top of the sky, each lower and paler than the one before it."""
    storm = easel.scene.weather == "storm"
    pale = mix(easel.light.sky[4], (214, 220, 214), 0.0 if easel.light.moon else 0.3)
    glow = fade((0, 0.1, 0.75), (easel.width, max(2, easel.horizon)))
    easel.image.paste(pale, (0, 0), curve(glow, lambda level: level * (0.8 if storm else 0.4)))
    for index, down in enumerate((0.6, 0.42, 0.22)):
        chance = easel.chance(f"front {index}")
        tall = easel.unit * (0.07, 0.12, 0.18)[index]
        phase, long = chance.uniform(0, 6.3), tall * chance.uniform(2.2, 3.4)
        puffs: list[Puff] = []
        x = -tall
        while x < easel.width + tall:
            radius = tall * chance.uniform(0.35, 0.8)
            base = easel.horizon * down + tall * 0.7 * math.sin(x / long + phase) - radius * chance.uniform(0.4, 1.1)
            puffs += (
                (x + chance.uniform(-0.5, 0.5) * tall, base - lift * tall * 0.7, radius * (1 + 0.2 * lift))
                for lift in range(2 + round(base / tall * 1.2))
            )
            x += radius * chance.uniform(0.5, 1.0)
        strength = ((0.3, 0.46, 0.6) if storm else (0.14, 0.24, 0.34))[index]
        _paint(easel, chance, Cloud(puffs, haze=0.34 - 0.14 * index, dark=strength))


def cloud_sea(easel: Easel) -> None:
    """Spread a sea of clouds from the horizon to the lower edge, bank behind bank."""
    height = easel.height - easel.horizon
    banks = 8
    chance = easel.chance("towers")
    for index in range(max(2, round(2.4 * easel.width / easel.unit))):
        x, breadth = easel.width * chance.random(), easel.unit * chance.uniform(0.22, 0.5)
        cumulus(easel, x, easel.horizon + breadth * 0.06, breadth, layer=f"tower {index}", haze=0.42)
    for index in range(banks):
        near = index / (banks - 1)
        chance = easel.chance(f"bank {index}")
        top = easel.horizon + height * 0.92 * near**1.5
        tall = easel.unit * (0.016 + 0.1 * near)
        puffs: list[Puff] = []
        x = -tall
        while x < easel.width + tall:
            radius = tall * chance.uniform(0.5, 1.15)
            puffs.append((x, top + tall * chance.uniform(0.5, 1.0), radius))
            puffs.append((x + radius * chance.uniform(-0.7, 0.7), top + tall * chance.uniform(0.1, 0.6), radius * 0.5))
            puffs.append((x + radius * chance.uniform(-0.7, 0.7), top + tall * chance.uniform(1.0, 2.2), radius * 1.1))
            x += radius * chance.uniform(0.6, 1.3)
        _paint(easel, chance, Cloud(puffs, haze=0.34 * (1 - near), floor=top + tall))
    tall = max(2, round(easel.unit * 0.12))
    veil = mix(easel.light.haze, easel.light.glow, 0.3)
    easel.image.paste(veil, (0, easel.horizon - tall // 3), fade((0, 0.62, 0.25, 0), (easel.width, tall)))
    easel.note("cloud")


def _paint(easel: Easel, chance: random.Random, cloud: Cloud) -> None:
    box = _reach(easel, cloud)
    wide, high = box[2] - box[0], box[3] - box[1]
    if wide < 2 or high < 2:
        return
    grain = max(1.0, max(wide, high) / 560)
    size = (max(8, round(wide / grain)), max(8, round(high / grain)))
    shape, shading = _modelled(easel, cloud.puffs, box, size, grain)
    if cloud.floor is not None:
        shape.paste(255, (0, min(size[1], max(0, round((cloud.floor - box[1]) / grain))), *size))
    cells = (max(3, round(22 * wide / easel.unit)), max(3, round(22 * high / easel.unit)))
    rough = fractal(chance, size, cells, octaves=4, gain=0.75)
    alpha = ramp(ImageChops.add(shape, curve(rough, lambda v: 0.5 + (v - 0.5) * 0.5), 1, -128), 0.3, 0.62)
    if cloud.foot is not None:
        alpha = ImageChops.multiply(alpha, fade((1, 1, 1, 1, 1, 0.86, 0), size))
        shading = ImageChops.multiply(shading, fade((1, 1, 1, 0.97, 0.86, 0.6, 0.5), size))
    shading = ImageChops.add(shading, curve(rough, lambda v: 0.5 + (v - 0.5) * 0.3), 1, -128)
    full = (max(1, round(wide)), max(1, round(high)))
    colours = _coloured(easel, shading, cloud).resize(full, Image.Resampling.BICUBIC)
    alpha = faint(alpha, 1 - 0.3 * cloud.haze).resize(full, Image.Resampling.BICUBIC)
    easel.image.paste(colours, (round(box[0]), round(box[1])), alpha)


def _reach(easel: Easel, cloud: Cloud) -> tuple[float, float, float, float]:
    """Return the box that holds a cloud and its worn edge, as far as it lies in or just beside the picture."""
    margin = max(radius for _, _, radius in cloud.puffs) * 0.3
    left, right = min(x - r for x, _, r in cloud.puffs) - margin, max(x + r for x, _, r in cloud.puffs) + margin
    top, bottom = min(y - r for _, y, r in cloud.puffs) - margin, max(y + r for _, y, r in cloud.puffs) + margin
    if cloud.foot is not None:
        bottom = cloud.foot + margin * 0.3
    return max(left, -margin), max(top, -margin), min(right, easel.width + margin), min(easel.height + margin, bottom)


def _coloured(easel: Easel, shading: Image.Image, cloud: Cloud) -> Image.Image:
    """Return a cloud's light and shade in the colours of the hour, as far as the haze lets them through."""
    light, lost = easel.light, easel.air(cloud.haze)
    heaped = cloud.foot is not None
    deep = scaled(light.shaded, (0.95 if heaped else 0.84) * (1 - cloud.dark))
    crest = mix(light.lit, scaled(light.shaded, 0.9), min(1.0, cloud.dark * 1.4))
    shade, bright = mix(deep, light.haze, lost * (1 - cloud.dark)), mix(crest, light.haze, lost * 0.8)
    return ImageOps.colorize(shading, shade, bright, mid=mix(shade, bright, 0.6), midpoint=120 if heaped else 140)


def _modelled(
    easel: Easel, puffs: list[Puff], box: tuple[float, float, float, float], size: tuple[int, int], grain: float
) -> tuple[Image.Image, Image.Image]:
    """Return where the puffs are, and how the light falls on them, the near ones over the far ones."""
    shape, shading = Image.new("L", size), Image.new("L", size, 150)
    ball, disc = _ball(), curve(round_light(), lambda level: min(1.0, level * 2.6))
    sized: dict[int, tuple[Image.Image, Image.Image]] = {}
    if easel.sun[0] < (box[0] + box[2]) / 2:
        ball = ImageOps.mirror(ball)
    for x, y, radius in sorted(puffs, key=lambda puff: puff[1] + puff[2] * 0.6):
        across = max(2, round(2 * radius / grain))
        at = (round((x - radius - box[0]) / grain), round((y - radius - box[1]) / grain))
        if across not in sized:
            sized[across] = (ball.resize((across, across)), disc.resize((across, across)))
        light, body = sized[across]
        shading.paste(light, at, body)
        region = (at[0], at[1], at[0] + across, at[1] + across)
        shape.paste(ImageChops.lighter(shape.crop(region), body), at)
    return shape, shading


@cache
def _ball() -> Image.Image:
    """Return a gray ball lit from the upper right."""
    size = 64
    levels = bytearray()
    for row in range(size):
        for column in range(size):
            x, y = (column + 0.5) / size * 2 - 1, (row + 0.5) / size * 2 - 1
            z = math.sqrt(max(0.0, 1 - x * x - y * y))
            level = 0.5 + 0.5 * (0.42 * x - 0.72 * y + 0.5 * z)
            levels.append(max(0, min(255, round(255 * level))))
    return Image.frombytes("L", (size, size), bytes(levels))


def _overhead(layer: Image.Image, size: tuple[int, int], steep: float = 3.6) -> Image.Image:
    return ImageOps.flip(in_perspective(layer, size, steep))


def _sunward(easel: Easel, colours: Image.Image) -> Image.Image:
    """Return the clouds' colours brightened near the sun."""
    light = easel.light
    if light.glare < 0.15:
        return colours
    x, y = (round(value) for value in easel.sun)
    reach = round(easel.unit * 0.75)
    mask = Image.new("L", colours.size)
    ball = curve(round_light(), lambda level: 0.7 * light.glare * level**1.4)
    mask.paste(ball.resize((2 * reach, 2 * reach)), (x - reach, y - reach))
    bright = Image.new("RGB", colours.size, mix(light.glow, light.sun, 0.45))
    return Image.composite(bright, colours, mask)
