"""The finish of water and pigment: watercolor."""

from __future__ import annotations

import random

from PIL import Image, ImageChops, ImageFilter, ImageOps

from promptmagic.painters.sketch.finishes.darkroom import (
    blurred,
    cells,
    clouds,
    ramp,
    saturated,
    shaded,
    side,
    toned,
    trembled,
    triple,
)
from promptmagic.painters.sketch.finishes.paper import deckle, embossed, rough, tooth


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
    pools = toned(clouds(chance, image.size, 4, octaves=5, gain=0.7), lambda level: 0.76 + 0.24 * min(1.0, level * 1.7))
    return ImageOps.colorize(ImageChops.multiply(grains, pools), (64, 72, 128), (255, 255, 255))


def _splashes(chance: random.Random, image: Image.Image) -> Image.Image:
    """Return a mask of a few blooms, where water pushed the pigment aside: pale inside."""
    across, down = cells(image.size, 3)
    spots = Image.frombytes("L", (across, down), bytes(chance.choice((0, 0, 255)) for _ in range(across * down)))
    soft = spots.resize(image.size, Image.Resampling.BICUBIC)
    ragged = ImageChops.multiply(soft, clouds(chance, image.size, 9, octaves=5, gain=0.7))
    return toned(ragged, lambda level: min(0.34, max(0.0, (level - 0.52) * 2.4)))


def watercolor(image: Image.Image, chance: random.Random) -> Image.Image:
    """Return the picture in transparent washes on rough paper: bleeding edges, rims, granulation, a torn border."""
    washes = _washes(image, chance)
    paint = shaded(washes, _rims(washes))
    paint = saturated(toned(paint, lambda level: 0.15 + 0.85 * level**0.92), 1.38)
    paint = ImageChops.multiply(paint, _pigment(chance, image))
    sheet = rough(chance, image.size, (250, 246, 236), strength=0.45)
    paint = Image.composite(sheet, paint, _splashes(chance, image))
    relief = embossed(tooth(chance, image.size, 150), 0.3)
    paint = ImageChops.overlay(paint, triple(toned(relief, lambda level: 0.5 + (level - 0.5) * 0.5)))
    mask = deckle(chance, image.size, 0.052)
    rim = ImageChops.subtract(mask, blurred(mask, 0.007))
    paint = shaded(paint, toned(rim, lambda level: 1 - min(0.3, level * 0.9)))
    return Image.composite(paint, sheet, mask)
