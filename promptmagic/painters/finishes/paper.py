"""Grounds to paint on: papers, canvas, slate; and the torn border of a wash."""

from __future__ import annotations

import random

from PIL import Image, ImageChops, ImageDraw, ImageOps

from promptmagic.painters.colour import Colour
from promptmagic.painters.finishes.darkroom import blurred, clouds, shaded, side, toned

Size = tuple[int, int]


def embossed(relief: Image.Image, strength: float) -> Image.Image:
    """Return the relief (mode L, high is bright) as lit from the upper left: gray 128 where it is level."""
    shift = max(1, round(side(relief) / 700))
    away = ImageChops.offset(relief, shift, shift)
    return ImageChops.subtract(relief, away, 1 / strength, 128)


def tooth(chance: random.Random, size: Size, short: float = 150) -> Image.Image:
    """Return the height of rough paper (mode L), with `short` bumps along the shorter side."""
    return clouds(chance, size, min(short, min(size) / 2.2), octaves=3, gain=0.8)


def rough(chance: random.Random, size: Size, colour: Colour, *, strength: float = 0.5) -> Image.Image:
    """Return a sheet of rough paper of that colour, lit from the upper left."""
    relief = embossed(tooth(chance, size), strength)
    stains = toned(clouds(chance, size, 3), lambda level: 0.965 + 0.035 * level)
    sheet = ImageOps.colorize(
        toned(relief, lambda level: 0.5 + (level - 0.5) * 0.42),
        tuple(int(channel * 0.8) for channel in colour),
        tuple(min(255, int(channel * 1.13) + 8) for channel in colour),
        mid=colour,
    )
    return shaded(sheet, stains)


def deckle(chance: random.Random, size: Size, margin: float) -> Image.Image:
    """Return a mask, white inside an irregular border that is `margin` of the shorter side wide."""
    inset = round(min(size) * margin)
    mask = Image.new("L", size, 0)
    ImageDraw.Draw(mask).rectangle((inset, inset, size[0] - inset - 1, size[1] - inset - 1), fill=255)
    ragged = toned(clouds(chance, size, 16, octaves=5, gain=0.75), lambda level: 0.5 + (level - 0.5) * 0.5)
    soft = ImageChops.add(blurred(mask, 0.02), ragged, 1, -128)
    return toned(soft, lambda level: (level - 0.46) * 14)
