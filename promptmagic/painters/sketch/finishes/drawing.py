"""Finishes of line: ink, pencil, charcoal, woodcut, blueprint, chalkboard."""

from __future__ import annotations

import random

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from promptmagic.painters.sketch.colour import Colour
from promptmagic.painters.sketch.finishes.darkroom import (
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
from promptmagic.painters.sketch.finishes.outline import contours, hatched, ridges
from promptmagic.painters.sketch.finishes.paper import rough, tooth

INK: Colour = (34, 30, 40)
GRAPHITE: Colour = (66, 64, 70)


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
    period = max(3.0, side(image) / 118)
    layers = ((38, 0.28, 0.66, 1.0), (-34, 0.12, 0.44, 1.06), (84, -0.02, 0.26, 0.94))
    lines = contours(calm, 0.0016, 1.5)
    for angle, dark, light, spacing in layers:
        field = ridges(image.size, chance, period * spacing, angle + chance.uniform(-4, 4), 0.004)
        lines = ImageChops.lighter(lines, hatched(tone, field, dark, light))
    worn = toned(clouds(chance, image.size, 60, octaves=2), lambda level: 0.72 + 0.42 * level)
    sheet = rough(chance, image.size, (248, 241, 224), strength=0.3)
    wash = toned(saturated(blurred(image, 0.012), 0.35), lambda level: 0.84 + 0.16 * level)
    return printed(ImageChops.multiply(sheet, wash), INK, ImageChops.multiply(lines, worn))


def pencil(image: Image.Image, chance: random.Random) -> Image.Image:
    """Return the picture in graphite: soft strokes in one direction over rubbed tone, on white drawing paper."""
    calm = _calm(image)
    tone = _modelled(calm)
    period = max(2.4, side(image) / 190)
    strokes = Image.new("L", image.size, 0)
    for angle, dark, light in ((58, 0.05, 0.86), (40, -0.1, 0.5)):
        field = ridges(image.size, chance, period, angle + chance.uniform(-6, 6), 0.006)
        layer = hatched(tone, field, dark, light, crisp=1.6)
        strokes = ImageChops.lighter(strokes, toned(layer, lambda level: level * 0.74))
    rubbed = toned(blurred(tone, 0.004), lambda level: 0.52 * max(0.0, 0.9 - level))
    outline = ImageChops.lighter(contours(calm, 0.0014, 1.1), contours(trembled(calm, chance, 0.004), 0.0012, 0.6))
    graphite = ImageChops.lighter(ImageChops.add(strokes, rubbed, 1.25), outline)
    grain = toned(tooth(chance, image.size, 230), lambda level: 0.42 + 0.9 * level)
    sheet = rough(chance, image.size, (246, 245, 241), strength=0.2)
    return printed(sheet, GRAPHITE, ImageChops.multiply(graphite, grain))


def charcoal(image: Image.Image, chance: random.Random) -> Image.Image:
    """Return the picture in charcoal: broad grainy darks, smudged tones, heavy outlines on gray paper."""
    calm = _calm(image)
    tone = _modelled(calm)
    grain = tooth(chance, image.size, 170)
    depth = toned(blurred(tone, 0.003), lambda level: max(0.0, 0.86 - level) * 1.18)
    bite = ImageChops.add(depth, toned(grain, lambda level: 0.16 + 0.68 * level), 2)
    dust = toned(bite, ramp(0.36, 0.66))
    sweep = ridges(image.size, chance, max(4.0, side(image) / 60), 32 + chance.uniform(-8, 8), 0.008)
    streaks = hatched(tone, ImageChops.blend(sweep, grain, 0.5), 0.0, 0.62, crisp=1.6)
    smudge = toned(blurred(tone, 0.022), lambda level: max(0.0, 0.8 - level) * 0.6)
    outline = ImageChops.multiply(contours(calm, 0.0034, 1.5), toned(grain, lambda level: 0.45 + 0.8 * level))
    black = ImageChops.lighter(
        ImageChops.lighter(dust, toned(streaks, lambda level: level * 0.8)), ImageChops.lighter(smudge, outline)
    )
    sheet = rough(chance, image.size, (226, 220, 209), strength=0.4)
    lifted = toned(
        ImageChops.multiply(toned(tone, ramp(0.78, 1.0)), toned(grain, lambda level: 0.3 + 0.7 * level)),
        lambda level: level * 0.75,
    )
    return printed(printed(sheet, (38, 35, 37), black), (252, 249, 242), lifted)


def woodcut(image: Image.Image, chance: random.Random) -> Image.Image:
    """Return the picture as a print from a carved block: bold swelling lines, solid blacks, one muted colour."""
    calm = image.filter(ImageFilter.MedianFilter(5))
    tone = _modelled(blurred(calm, 0.002))
    period = max(3.4, side(image) / 62)
    field = ridges(image.size, chance, period, chance.uniform(-9, 9), 0.013)
    cuts = hatched(tone, field, 0.27, 0.74, crisp=7)
    key = ImageChops.lighter(cuts, toned(contours(calm, 0.003, 2.2), ramp(0.35, 0.6)))
    bare = toned(clouds(chance, image.size, 90, octaves=3), ramp(0.04, 0.16))
    sheet = rough(chance, image.size, (240, 228, 204), strength=0.3)
    hue = _accent(image)
    block = printed(sheet, hue, toned(tone, lambda level: max(0.0, min(0.62, (0.8 - level) * 5))))
    return printed(block, (30, 26, 28), ImageChops.multiply(key, bare))


def _accent(image: Image.Image) -> Colour:
    """Return the picture's strongest colour as a printer would mix it: muted, of middle brightness."""
    few = saturated(image, 2.0).resize((32, 32), Image.Resampling.BOX).convert("HSV")
    hue = max(
        ((s * min(v, 200), h) for h, s, v in zip(*(band.tobytes() for band in few.split()), strict=True)),
        default=(0, 20),
    )[1]
    red, green, blue = Image.new("HSV", (1, 1), (hue, 120, 186)).convert("RGB").tobytes()
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
    smears = clouds(chance, size, 2.5, octaves=5)
    wiped = ridges(size, chance, side(image) / 5, chance.uniform(-20, 20), 0.03)
    slate = rough(chance, size, (44, 56, 52), strength=0.12)
    dusty = toned(ImageChops.multiply(smears, wiped), lambda level: level * 0.16)
    slate = printed(slate, (220, 226, 220), dusty)
    grain = tooth(chance, size, 230)
    field = ImageChops.blend(ridges(size, chance, max(3.0, side(image) / 90), 52, 0.008), grain, 0.45)
    fill = hatched(tone, field, 1.25, 0.3, crisp=2.4)
    lines = toned(contours(calm, 0.0024, 2.4), lambda level: level)
    dust = toned(grain, ramp(0.12, 0.62))
    sticks = saturated(toned(blurred(image, 0.006), lambda level: 0.36 + 0.64 * level), 1.5)
    sticks = Image.blend(sticks, Image.new("RGB", size, (250, 248, 240)), 0.18)
    filled = Image.composite(sticks, slate, toned(ImageChops.multiply(fill, dust), lambda level: level * 0.8))
    return printed(filled, (250, 249, 242), ImageChops.multiply(lines, toned(dust, lambda level: 0.35 + 0.65 * level)))
