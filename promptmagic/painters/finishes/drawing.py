"""Finishes of line: ink, pencil, charcoal, woodcut, blueprint, chalkboard."""

from __future__ import annotations

import random
from functools import partial

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageOps

from promptmagic.painters.colour import Colour
from promptmagic.painters.finishes.darkroom import (
    blurred,
    clouds,
    grey,
    printed,
    ramp,
    saturated,
    shaded,
    side,
    speckle,
    toned,
    trembled,
)
from promptmagic.painters.finishes.outline import contours, hatched, ridges
from promptmagic.painters.finishes.paper import rough, tooth

INK: Colour = (34, 30, 40)
GRAPHITE: Colour = (66, 64, 70)


def _weighted(weight: float, level: float) -> float:
    return weight * level


def _calm(image: Image.Image) -> Image.Image:
    """Return the picture without what is too fine to draw."""
    return image.filter(ImageFilter.MedianFilter(3))


def _modelled(image: Image.Image) -> Image.Image:
    """Return the tones to shade (mode L), with local contrast, so that shapes stand out of large dark areas."""
    tone = grey(image)
    around = blurred(tone, 0.09)
    return ImageChops.add(toned(tone, lambda v: 0.72 * v + 0.14), ImageChops.subtract(tone, around, 1.6, 128), 1, -128)


def ink(image: Image.Image, chance: random.Random) -> Image.Image:
    """Return the picture in pen and ink: contours and hatching in three directions, on warm paper with a pale wash."""
    calm = _calm(image)
    tone = _modelled(calm)
    period = max(3.0, side(image) / 124)
    layers = ((38, -0.1, 0.72, 1.0), (-36, -0.22, 0.46, 1.05), (84, -0.45, 0.24, 0.95))
    lines = contours(calm, 0.0016, 1.5)
    for angle, dark, light, spacing in layers:
        field = ridges(image.size, chance, period * spacing, angle + chance.uniform(-4, 4), 0.0035)
        lines = ImageChops.lighter(lines, hatched(tone, field, dark, light, crisp=4))
    worn = toned(clouds(chance, image.size, 40, octaves=3), lambda level: 0.92 + 0.2 * level)
    sheet = rough(chance, image.size, (248, 241, 224), strength=0.3)
    wash = toned(saturated(blurred(image, 0.012), 0.35), lambda level: 0.84 + 0.16 * level)
    return printed(ImageChops.multiply(sheet, wash), INK, ImageChops.multiply(lines, worn))


def pencil(image: Image.Image, chance: random.Random) -> Image.Image:
    """Return the picture in graphite: strokes that cross where it is dark, over rubbed tone, on white paper."""
    calm = _calm(image)
    tone = _modelled(calm)
    period = max(2.6, side(image) / 135)
    grain = toned(tooth(chance, image.size, 240), lambda level: 0.62 + 0.5 * level)
    strokes = Image.new("L", image.size, 0)
    for angle, dark, light, weight in ((56, -0.15, 0.9, 0.62), (28, -0.4, 0.56, 0.7), (-30, -0.5, 0.3, 0.7)):
        field = ridges(image.size, chance, period * chance.uniform(0.9, 1.15), angle + chance.uniform(-5, 5), 0.005)
        field = Image.blend(field, clouds(chance, image.size, 46, octaves=2), 0.22)
        layer = toned(hatched(tone, field, dark, light, crisp=1.9), partial(_weighted, weight))
        strokes = ImageChops.screen(strokes, layer)
    rubbed = toned(blurred(tone, 0.005), lambda level: 0.42 * max(0.0, 0.86 - level))
    outline = ImageChops.lighter(contours(calm, 0.0013, 1.2), contours(trembled(calm, chance, 0.005), 0.0011, 0.8))
    graphite = ImageChops.screen(ImageChops.multiply(ImageChops.screen(strokes, rubbed), grain), outline)
    sheet = rough(chance, image.size, (248, 247, 243), strength=0.2)
    return printed(sheet, GRAPHITE, graphite)


def charcoal(image: Image.Image, chance: random.Random) -> Image.Image:
    """Return the picture in charcoal: broad grainy darks, smudged tones, heavy outlines on gray paper.

    The light side of every edge is wiped, so that a dark horse stands out of a dark field.
    """
    calm = _calm(image)
    tone = _modelled(calm)
    tone = Image.blend(tone, ImageOps.equalize(tone), 0.5)
    grain = tooth(chance, image.size, 240)
    sweep = ridges(image.size, chance, max(3.4, side(image) / 85), 36 + chance.uniform(-8, 8), 0.007)
    bite = toned(Image.blend(sweep, grain, 0.74), lambda level: 0.5 + (level - 0.5) * 0.7)
    depth = toned(blurred(tone, 0.002), lambda level: 0.9 - 0.9 * level)
    wiped = toned(
        blurred(contours(ImageChops.invert(calm), 0.0044, 1.2), 0.003),
        lambda level: 0.75 * min(1.0, (level - 0.3) * 3.4),
    )
    dust = ImageChops.subtract(toned(ImageChops.add(depth, bite, 2), ramp(0.4, 0.72)), wiped)
    smudge = toned(blurred(tone, 0.018), lambda level: max(0.0, 0.8 - level) * 0.55)
    outline = ImageChops.multiply(contours(calm, 0.0034, 1.5), toned(grain, lambda level: 0.55 + 0.6 * level))
    black = ImageChops.lighter(ImageChops.screen(toned(dust, lambda level: level * 0.8), smudge), outline)
    sheet = rough(chance, image.size, (228, 222, 211), strength=0.35)
    chalk = toned(ImageChops.multiply(toned(tone, ramp(0.76, 1.0)), grain), lambda level: level * 1.1)
    return printed(printed(sheet, (36, 33, 36), black), (253, 250, 243), chalk)


def woodcut(image: Image.Image, chance: random.Random) -> Image.Image:
    """Return the picture as a print from a carved block: swelling lines in the shade, solid blacks, one muted colour.

    A bright cut runs around every shape, and no more than the darker half is hatched: else lines drown the shapes.
    """
    calm = image.filter(ImageFilter.MedianFilter(5))
    tone = _modelled(blurred(calm, 0.002))
    tone = Image.blend(tone, ImageOps.equalize(tone), 0.45)
    period = max(3.4, side(image) / 72)
    field = ridges(image.size, chance, period, chance.uniform(-9, 9), 0.009)
    around = toned(blurred(contours(ImageChops.invert(calm), 0.0042, 1.3), 0.002), ramp(0.3, 0.55))
    cuts = ImageChops.subtract(hatched(tone, field, 0.08, 0.44, crisp=7), around)
    key = ImageChops.lighter(cuts, toned(contours(calm, 0.0026, 2.0), ramp(0.35, 0.6)))
    bare = toned(clouds(chance, image.size, 90, octaves=3), ramp(0.0, 0.07))
    sheet = rough(chance, image.size, (240, 228, 204), strength=0.3)
    shade = ImageChops.subtract(toned(tone, lambda level: max(0.0, min(0.62, (0.66 - level) * 24))), around)
    block = printed(sheet, _accent(image), shade)
    return printed(block, (30, 26, 28), ImageChops.multiply(key, bare))


def _accent(image: Image.Image) -> Colour:
    """Return the hue that the picture has most of, as a printer would mix it: muted, of middle brightness."""
    few = image.resize((32, 32), Image.Resampling.BOX).convert("HSV")
    votes = [0] * 12
    for hue, strength, value in zip(*(band.tobytes() for band in few.split()), strict=True):
        votes[hue * 12 // 256] += strength * value
    hue = round((votes.index(max(votes)) + 0.5) * 256 / 12)
    red, green, blue = Image.new("HSV", (1, 1), (hue, 116, 190)).convert("RGB").tobytes()
    return red, green, blue


def blueprint(image: Image.Image, chance: random.Random) -> Image.Image:
    """Return the picture as a blueprint: white lines and thin hatching on Prussian blue, with a grid and a border."""
    calm = _calm(image)
    tone = _modelled(calm)
    size = image.size
    stains = toned(clouds(chance, size, 3, octaves=5), lambda level: 0.8 + 0.2 * level)
    sheet = shaded(rough(chance, size, (32, 78, 148), strength=0.18), stains)
    grid = Image.new("L", size, 0)
    draw = ImageDraw.Draw(grid)
    step = side(image) / 24
    for axis, length in enumerate(size):
        for i in range(1, int(length / step) + 1):
            at = round(i * step)
            ends = ((at, 0), (at, size[1])) if axis == 0 else ((0, at), (size[0], at))
            draw.line(ends, fill=74 if i % 4 == 0 else 36)
    field = ridges(size, chance, max(3.2, side(image) / 100), 45, 0.0)
    shade = toned(hatched(tone, field, -0.5, 0.42, crisp=3), lambda level: level * 0.42)
    lines = toned(contours(calm, 0.0013, 2.0), lambda level: level * 0.96)
    margin, width = round(side(image) * 0.03), max(1, round(side(image) / 300))
    draw.rectangle((margin, margin, size[0] - margin - 1, size[1] - margin - 1), outline=210, width=width)
    light = ImageChops.lighter(ImageChops.lighter(lines, shade), grid)
    worn = toned(speckle(chance, size, coarse=max(1.0, side(image) / 500)), lambda level: 0.7 + 0.5 * level)
    return printed(sheet, (228, 240, 255), ImageChops.multiply(light, worn))


def chalkboard(image: Image.Image, chance: random.Random) -> Image.Image:
    """Return the picture in coloured chalk on a wiped blackboard."""
    calm = _calm(image)
    size = image.size
    tone = _modelled(calm)
    wiped = ImageChops.multiply(
        clouds(chance, size, 2.5, octaves=5), ridges(size, chance, side(image) / 5, chance.uniform(-20, 20), 0.03)
    )
    slate = rough(chance, size, (44, 56, 52), strength=0.12)
    slate = printed(slate, (220, 226, 220), toned(wiped, lambda level: level * 0.16))
    grain = tooth(chance, size, 240)
    dust = toned(grain, lambda level: 0.3 + 1.1 * level)
    field = Image.blend(ridges(size, chance, max(3.0, side(image) / 95), 52, 0.006), grain, 0.4)
    fill = toned(ImageChops.multiply(hatched(tone, field, 1.2, 0.12, crisp=2), dust), lambda level: level * 0.8)
    sticks = saturated(toned(blurred(image, 0.004), lambda level: 0.3 + 0.7 * level), 2.1)
    lines = ImageChops.multiply(contours(calm, 0.0023, 2.4), dust)
    pale = Image.blend(saturated(sticks, 1.2), Image.new("RGB", size, (252, 250, 242)), 0.66)
    return Image.composite(pale, Image.composite(sticks, slate, fill), lines)
