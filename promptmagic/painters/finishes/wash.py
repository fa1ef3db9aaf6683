"""The finish of water and pigment: watercolor."""

from __future__ import annotations

import random

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageOps

from promptmagic.painters.finishes.darkroom import (
    blurred,
    clouds,
    ramp,
    saturated,
    shaded,
    side,
    toned,
    trembled,
    triple,
)
from promptmagic.painters.finishes.paper import deckle, embossed, rough, tooth


def _washes(image: Image.Image, chance: random.Random) -> Image.Image:
    """Return the picture in large soft patches with clear rims, redrawn by an unsteady hand."""
    loose = trembled(image, chance, 0.008)
    working = min(1.0, 360 / side(image))
    size = (max(8, round(image.width * working)), max(8, round(image.height * working)))
    patches = loose.resize(size, Image.Resampling.BOX).filter(ImageFilter.MedianFilter(5))
    patches = patches.filter(ImageFilter.MedianFilter(3)).resize(image.size, Image.Resampling.BICUBIC)
    detail = Image.blend(patches, loose, 0.42)
    wet = toned(clouds(chance, image.size, 5), ramp(0.6, 0.85))
    bled = Image.composite(blurred(loose, 0.026), patches, toned(wet, lambda level: level * 0.55))
    return Image.composite(bled, detail, toned(wet, lambda level: 0.15 + level * 0.6))


def _rims(washes: Image.Image) -> Image.Image:
    """Return where pigment gathers as a wash dries (mode L, dark): on the dark side of every edge."""
    tone = washes.convert("L")
    edge = ImageChops.subtract(blurred(tone, 0.009), tone)
    return toned(edge, lambda level: 1 - min(0.42, level * 2.2))


def _pigment(chance: random.Random, image: Image.Image) -> Image.Image:
    """Return how the pigment settles (RGB to multiply by): in the paper's hollows, and in slow pools."""
    grains = toned(tooth(chance, image.size, 190), lambda level: 0.84 + 0.16 * level)
    pools = toned(clouds(chance, image.size, 4, octaves=5, gain=0.7), lambda level: 0.87 + 0.13 * min(1.0, level * 1.7))
    return ImageOps.colorize(ImageChops.multiply(grains, pools), (64, 72, 128), (255, 255, 255))


def _splashes(chance: random.Random, image: Image.Image) -> Image.Image:
    """Return a mask of a few blooms, where water pushed the pigment aside: pale inside."""
    soft = Image.new("L", image.size, 0)
    draw = ImageDraw.Draw(soft)
    for _ in range(4):
        x, y = chance.uniform(0.1, 0.9) * image.width, chance.uniform(0.08, 0.92) * image.height
        radius = side(image) * chance.uniform(0.05, 0.11)
        draw.ellipse((x - radius * 1.5, y - radius, x + radius * 1.5, y + radius), fill=255)
    ragged = ImageChops.multiply(blurred(soft, 0.035), clouds(chance, image.size, 9, octaves=5, gain=0.7))
    return toned(ragged, lambda level: min(0.09, max(0.0, (level - 0.34) * 1.6)))


def watercolor(image: Image.Image, chance: random.Random) -> Image.Image:
    """Return the picture in transparent washes on rough paper: bleeding edges, rims, granulation, a torn border."""
    washes = _washes(image, chance)
    paint = shaded(washes, _rims(washes))
    paint = saturated(toned(paint, lambda level: 0.18 + 0.82 * level**0.84), 1.42)
    paint = ImageChops.multiply(paint, _pigment(chance, image))
    sheet = rough(chance, image.size, (250, 246, 236), strength=0.45)
    paint = Image.composite(sheet, paint, _splashes(chance, image))
    relief = embossed(tooth(chance, image.size, 230), 0.15)
    paint = ImageChops.overlay(paint, triple(toned(relief, lambda level: 0.5 + (level - 0.5) * 0.5)))
    mask = deckle(chance, image.size, 0.052)
    rim = ImageChops.subtract(mask, blurred(mask, 0.007))
    paint = shaded(paint, toned(rim, lambda level: 1 - min(0.3, level * 0.9)))
    return Image.composite(paint, sheet, mask)
