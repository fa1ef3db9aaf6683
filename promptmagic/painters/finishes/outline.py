"""Lines found in a picture: contours, as a pen would draw them, and hatching, as engravers shade.

Contours are differences of two blurs, as in Winnemöller, Kyprianidis and Olsen, "XDoG" (2012). Hatching compares the
tone with a field of ridges, so that lines swell where it is dark.
"""

from __future__ import annotations

import math
import random

from PIL import Image, ImageChops, ImageFilter

from promptmagic.painters.finishes.darkroom import ramp, side, toned, trembled


def colour_edges(image: Image.Image, width: float) -> Image.Image:
    """Return where any of the channels changes (mode L): lines about `width` of the shorter side wide, bright on black.

    Unlike `contours` both sides of an edge are marked, and edges between colours of one brightness show as well.
    """
    radius = max(0.7, side(image) * width)
    narrow = image.filter(ImageFilter.GaussianBlur(radius * 0.5))
    wide = image.filter(ImageFilter.GaussianBlur(radius * 1.3))
    red, green, blue = ImageChops.difference(narrow, wide).split()
    strongest = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    return toned(strongest, lambda level: level * 6)


def contours(image: Image.Image, width: float, strength: float = 1.0) -> Image.Image:
    """Return the drawn outlines (mode L), white on black, on the dark side of every edge.

    `width` is the lines' width as a fraction of the shorter side.
    """
    radius = max(0.6, side(image) * width)
    lines: Image.Image | None = None
    for channel in image.split():
        narrow = channel.filter(ImageFilter.GaussianBlur(radius))
        wide = channel.filter(ImageFilter.GaussianBlur(radius * 1.8))
        dark = ImageChops.subtract(wide, narrow)
        lines = dark if lines is None else ImageChops.lighter(lines, dark)
    if lines is None:
        raise ValueError("the image has no channels")
    return toned(lines, lambda level: (level * 255 - 3) / 9 * strength)


def ridges(size: tuple[int, int], chance: random.Random, period: float, angle: float, wobble: float) -> Image.Image:
    """Return parallel ridges (mode L): 0 in the furrows, 255 on the crests.

    `period` is the distance of two crests in pixels, `angle` their direction in degrees (0 is level), `wobble` how far
    the hand strays, as a fraction of the shorter side.
    """
    width, height = size
    diagonal = math.ceil(math.hypot(width, height)) + 4
    count = max(2, round(diagonal / period))
    column = Image.new("L", (1, diagonal))
    column.putdata([round(255 * (0.5 + 0.5 * math.cos(math.tau * y * count / diagonal))) for y in range(diagonal)])
    field = column.resize((diagonal, diagonal)).rotate(angle, Image.Resampling.BILINEAR)
    left, top = (diagonal - width) // 2, (diagonal - height) // 2
    field = field.crop((left, top, left + width, top + height))
    return trembled(field, chance, wobble, short=14) if wobble else field


def hatched(tone: Image.Image, field: Image.Image, dark: float, light: float, *, crisp: float = 5.0) -> Image.Image:
    """Return hatching (mode L), white where a line is drawn.

    `tone` is how bright the picture is. Brighter than `light` (0 to 1) there are no lines, darker than `dark` they
    run together; between, they swell. `crisp` is how hard their edges are.
    """
    margin = 0.5 / crisp
    need = toned(tone, ramp(light, dark))
    height = toned(field, lambda level: margin + (1 - 2 * margin) * level)
    return toned(ImageChops.add(need, height, 2), lambda level: 0.5 + (2 * level - 1) * crisp)
