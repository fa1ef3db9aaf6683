"""What every finish does to light and tone: curves, colour strength, grain, vignette, bloom, a tremor of the hand.

All of it works on images of any size; lengths are given as fractions of the shorter side, so that a small picture
looks like a large one seen from afar.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence

from PIL import Image, ImageChops, ImageEnhance, ImageFilter, ImageOps

from promptmagic.painters.colour import Colour
from promptmagic.painters.noise import fractal

Curve = Callable[[float], float]
"""Maps brightness to brightness, both 0 to 1."""


def side(image: Image.Image) -> int:
    """Return the shorter side in pixels."""
    return min(image.size)


def toned(image: Image.Image, curve: Curve) -> Image.Image:
    """Return the image with every channel mapped through the curve."""
    table = [max(0, min(255, round(255 * curve(level / 255)))) for level in range(256)]
    return image.point(table * len(image.getbands()))


def ramp(low: float, high: float) -> Curve:
    """Return a curve that is 0 at `low`, 1 at `high`, and straight between (falling where low is above high)."""
    return lambda value: (value - low) / (high - low)


def shifted(mask: Image.Image, right: int, down: int) -> Image.Image:
    """Return the gray image moved by whole pixels, black where nothing moves in."""
    moved = Image.new("L", mask.size, 0)
    moved.paste(mask, (right, down))
    return moved


def blurred(image: Image.Image, share: float) -> Image.Image:
    """Return the image blurred by that share of its shorter side."""
    return image.filter(ImageFilter.GaussianBlur(side(image) * share))


def saturated(image: Image.Image, strength: float) -> Image.Image:
    """Return the image with stronger (above 1) or weaker colours."""
    return ImageEnhance.Color(image).enhance(strength)


def grey(image: Image.Image) -> Image.Image:
    """Return how bright the image is, stretched to full contrast (mode L)."""
    return ImageOps.autocontrast(image.convert("L"), (0.5, 0.5))


def triple(mask: Image.Image) -> Image.Image:
    """Return a gray image (mode L) as RGB."""
    return Image.merge("RGB", (mask, mask, mask))


def shaded(image: Image.Image, shade: Image.Image) -> Image.Image:
    """Return the image darkened where the gray image is dark."""
    return ImageChops.multiply(image, triple(shade))


def printed(paper: Image.Image, ink: Colour, mask: Image.Image) -> Image.Image:
    """Return the paper with that ink where the mask is white."""
    return Image.composite(Image.new("RGB", paper.size, ink), paper, mask)


def cells(size: tuple[int, int], short: float) -> tuple[int, int]:
    """Return how many square cells go across and down, if `short` of them go along the shorter side."""
    unit = min(size) / short
    return max(1, round(size[0] / unit)), max(1, round(size[1] / unit))


def clouds(
    chance: random.Random, size: tuple[int, int], short: float, *, octaves: int = 4, gain: float = 0.6
) -> Image.Image:
    """Return a cloudy gray image with `short` blobs along its shorter side."""
    return fractal(chance, size, cells(size, short), octaves=octaves, gain=gain)


def speckle(chance: random.Random, size: tuple[int, int], *, coarse: float = 1.0) -> Image.Image:
    """Return even gray noise around 128 whose specks are `coarse` pixels large."""
    width, height = max(1, round(size[0] / coarse)), max(1, round(size[1] / coarse))
    noise = Image.frombytes("L", (width, height), chance.randbytes(width * height))
    if coarse > 1:
        return noise.resize(size, Image.Resampling.BICUBIC)
    return noise.filter(ImageFilter.GaussianBlur(0.6))


def grained(image: Image.Image, chance: random.Random, strength: float) -> Image.Image:
    """Return the image with film grain: up to `strength` (0 to 1) lighter or darker."""
    coarse = max(1.0, side(image) / 700)
    noise = speckle(chance, image.size, coarse=coarse)
    offset = toned(noise, lambda level: 0.5 + (level - 0.5) * strength)
    return ImageChops.add(image, triple(offset), 1, -128)


def vignetted(image: Image.Image, strength: float) -> Image.Image:
    """Return the image darkened towards its corners by up to `strength` (0 to 1)."""
    lens = Image.radial_gradient("L").resize(image.size, Image.Resampling.BICUBIC)
    return shaded(image, toned(lens, lambda level: 1 - strength * level**2.4))


def bloomed(image: Image.Image, floor: float, spread: float, strength: float) -> Image.Image:
    """Return the image with light that spills out of what is brighter than `floor` (0 to 1)."""
    small = image.resize((max(1, image.width // 2), max(1, image.height // 2)), Image.Resampling.BOX)
    light = toned(small, lambda level: max(0.0, level - floor) / (1 - floor) * strength)
    halo = blurred(light, spread).resize(image.size, Image.Resampling.BICUBIC)
    return ImageChops.screen(image, halo)


def trembled(image: Image.Image, chance: random.Random, reach: float, *, short: int = 13) -> Image.Image:
    """Return the image as an unsteady hand redraws it: moved about by up to `reach` of its shorter side.

    `short` is how many bends there are along the shorter side. The picture's edge stays where it is.
    """
    across, down = cells(image.size, short * 2)
    shifts = [_drift(chance, (across + 1, down + 1)) for _ in range(2)]
    amount = side(image) * reach
    xs = [round(image.width * i / across) for i in range(across + 1)]
    ys = [round(image.height * j / down) for j in range(down + 1)]

    def corner(i: int, j: int) -> tuple[float, float]:
        dx, dy = ((drift[j * (across + 1) + i] / 127.5 - 1) * amount for drift in shifts)
        return xs[i] + (0 if i in (0, across) else dx), ys[j] + (0 if j in (0, down) else dy)

    net = [[corner(i, j) for j in range(down + 1)] for i in range(across + 1)]
    mesh: list[tuple[tuple[int, int, int, int], Sequence[float]]] = []
    for i in range(across):
        for j in range(down):
            quad = (*net[i][j], *net[i][j + 1], *net[i + 1][j + 1], *net[i + 1][j])
            mesh.append(((xs[i], ys[j], xs[i + 1], ys[j + 1]), quad))
    return image.transform(image.size, Image.Transform.MESH, mesh, Image.Resampling.BILINEAR)


def _drift(chance: random.Random, size: tuple[int, int]) -> bytes:
    """Return smooth shifts, one for each corner of a net: 0 and 255 are farthest, 128 is none."""
    coarse = max(2, size[0] // 2), max(2, size[1] // 2)
    noise = Image.frombytes("L", coarse, chance.randbytes(coarse[0] * coarse[1]))
    return ImageOps.autocontrast(noise.resize(size, Image.Resampling.BICUBIC)).tobytes()
