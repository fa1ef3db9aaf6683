"""Sandy shores: wet sand that mirrors the sky, dry sand, and the last waves running out on it."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from PIL import Image, ImageChops, ImageFilter, ImageOps

from promptmagic.painters.colour import Colour, mix, scaled
from promptmagic.painters.sketch.easel import Easel, Point, curve, fade, faint, gradient

SAND: Colour = (232, 206, 160)

Shore = Callable[[float], float]
"""The row of the waterline (fraction of the way from the horizon down) at a fraction across."""


def shore(easel: Easel, waterline: Shore) -> None:
    """Lay the beach over the sea: wet sand that mirrors the sky, dry sand, and the last waves running out on it."""
    edge = _edge(easel, waterline)
    sand = sand_colour(easel)
    wet_mask, corner = easel.area(_below(easel, edge, 0.0))
    wet = _wet_sand(easel, sand, wet_mask.size, corner)
    easel.image.paste(wet, corner, wet_mask)
    _dry_sand(easel, edge, sand)
    _foam(easel, edge)
    easel.note("sand", "beach", "shore")


def _edge(easel: Easel, waterline: Shore) -> list[Point]:
    chance = easel.chance("waterline")
    phase, wobble = chance.uniform(0, 6), []
    for i in range(-2, 123):
        across = i / 120
        y = easel.y(waterline(across))
        ripple = math.sin(across * 23 + phase) + 0.6 * math.sin(across * 51 + phase * 2)
        wobble.append((easel.x(across), y + ripple * 0.006 * easel.unit * (0.2 + easel.depth(y))))
    return sorted(wobble)


def _below(easel: Easel, edge: Sequence[Point], off: float) -> list[Point]:
    """Return the outline of all land that lies more than `off` (fraction of unit, near) inside the waterline."""
    inner = []
    for (x, y), (nx, ny) in zip(edge, _normals(edge), strict=True):
        near = off * easel.unit * (0.06 + easel.depth(y))
        inner.append((x + nx * near, y + ny * near))
    return [*inner, (inner[-1][0], easel.height * 2), (inner[0][0], easel.height * 2)]


def sand_colour(easel: Easel) -> Colour:
    """Return the colour of dry sand in the scene's light; of snow in winter."""
    base = (226, 232, 240) if easel.scene.wintry else SAND
    return easel.ambient(base)


def _wet_sand(easel: Easel, sand: Colour, size: tuple[int, int], corner: tuple[int, int]) -> Image.Image:
    """Return wet sand: the sky upside down, blurred, on dark sand."""
    dark = mix(scaled(sand, 0.52), easel.light.shade, 0.12 * easel.light.backlit)
    tall = max(2, min(easel.horizon, round(size[1] * 1.4)))
    above = ImageOps.flip(easel.image.crop((0, easel.horizon - tall, easel.width, easel.horizon)))
    above = above.resize((max(2, easel.width // 8), max(2, size[1] // 8))).filter(
        ImageFilter.GaussianBlur(easel.unit / 260)
    )
    mirror = above.resize((easel.width, size[1]), Image.Resampling.BICUBIC).crop(
        (corner[0], 0, corner[0] + size[0], size[1])
    )
    return Image.composite(mirror, Image.new("RGB", size, dark), fade((0.62, 0.44, 0.22), size))


def _dry_sand(easel: Easel, edge: Sequence[Point], sand: Colour) -> None:
    chance = easel.chance("dry sand")
    phase = chance.uniform(0, 6)
    swing = [(x, y + easel.unit * 0.02 * math.sin(x / easel.unit * 6 + phase) * easel.depth(y)) for x, y in edge]
    mask, corner = easel.area(_below(easel, swing, 0.085))
    mask = mask.filter(ImageFilter.GaussianBlur(easel.unit / 160))
    grain = easel.plane("sand", mask.height, (10, 34), steep=4).crop((0, 0, *mask.size))
    paint = ImageOps.colorize(grain, scaled(sand, 0.84), scaled(sand, 1.1), mid=sand)
    far = mix(sand, easel.light.glow, 0.28 * easel.light.glare)
    shading = gradient((mix(far, (255, 255, 255), 0.5), (255, 255, 255), scaled((255, 255, 255), 0.7)), mask.size)
    easel.image.paste(ImageChops.multiply(paint, shading), corner, mask)


def _foam(easel: Easel, edge: Sequence[Point]) -> None:
    """Draw the swash: a white lace along the waterline and two broken lines of surf behind it."""
    white = mix((255, 255, 255), easel.light.haze, 0.12 + 0.24 * easel.light.backlit)
    dim = max(0.5, 1 - easel.light.backlit * 0.35) if not easel.light.moon else 0.5
    shade, corner = easel.area(_ribbon(easel, edge, "foam shadow", 0.004, 0.012, 0.2))
    easel.dab(scaled(sand_colour(easel), 0.4), faint(shade, 0.4), corner)
    for name, off, thick, strength in (
        ("far surf", -0.13, 0.006, 0.4),
        ("surf", -0.068, 0.009, 0.6),
        ("swash", -0.004, 0.013, 0.95),
        ("lace", 0.02, 0.003, 0.5),
    ):
        mask, corner = easel.area(_ribbon(easel, edge, name, off, thick, 1.0))
        if name in ("far surf", "surf"):
            gaps = easel.plane(f"gaps {name}", mask.height, (9, 3), steep=1.6, octaves=3).crop((0, 0, *mask.size))
            mask = ImageChops.multiply(mask, curve(gaps, lambda v: max(0.0, min(1.0, (v - 0.42) * 5))))
        easel.dab(white, faint(mask, strength * dim), corner)


def _ribbon(easel: Easel, edge: Sequence[Point], layer: str, off: float, thick: float, ragged: float) -> list[Point]:
    chance = easel.chance(f"foam {layer}")
    upper, lower = [], []
    drift = swell = 0.0
    for (x, y), (nx, ny) in zip(edge, _normals(edge), strict=True):
        near = (0.06 + easel.depth(y)) * easel.unit
        drift = drift * 0.8 + chance.uniform(-1, 1) * 0.004
        middle = (off + drift * (1 if off < -0.02 else 0.4)) * near
        swell = swell * 0.6 + chance.uniform(-0.42, 0.46)
        half = max(0.4, thick * near * (1 + ragged * swell) / 2)
        upper.append((x + nx * (middle - half), y + ny * (middle - half)))
        lower.append((x + nx * (middle + half), y + ny * (middle + half)))
    return [*upper, *reversed(lower)]


def _normals(edge: Sequence[Point]) -> list[Point]:
    """Return at each point of a line the direction away from it, of length 1, on the lower side."""
    normals = []
    for index in range(len(edge)):
        (x0, y0), (x1, y1) = edge[max(0, index - 2)], edge[min(len(edge) - 1, index + 2)]
        length = math.hypot(x1 - x0, y1 - y0) or 1.0
        normals.append((-(y1 - y0) / length, (x1 - x0) / length))
    return normals
