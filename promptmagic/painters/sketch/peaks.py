"""Rocky peaks, one before the other: each with a lit and a shaded side, a broken spine between them, and its snow."""

from __future__ import annotations

import random
from dataclasses import dataclass

from PIL import Image, ImageChops, ImageFilter

from promptmagic.painters.colour import Colour, mix, scaled
from promptmagic.painters.noise import fractal
from promptmagic.painters.sketch.easel import Easel, Point, curve, fade, ramp

ROCK: Colour = (100, 108, 126)


@dataclass(frozen=True, slots=True)
class Peak:
    """One mountain, in pixels: its summit, how far its feet reach to both sides, and the row that they stand on."""

    x: float
    y: float
    left: float
    right: float
    base: float

    @property
    def height(self) -> float:
        """How far the summit stands above the foot."""
        return self.base - self.y


def alps(
    easel: Easel,
    layer: str,
    base: float,
    height: float,
    *,
    haze: float = 0.2,
    snow: float = 0.55,
    crown: float | None = None,
) -> None:
    """Paint a range whose highest peaks stand `height` above `base` (pixels), lit from the sun's side.

    `snow` is how far down (0 to 1) the snow comes. With a `crown` (pixel column) one peak there towers over the others.
    """
    for number, peak in enumerate(_range(easel, layer, base, height, crown)):
        share = 1 - peak.height / height
        _paint(easel, f"{layer} {number}", peak, ROCK, haze=haze - 0.1 * haze * share, snow=snow, top=height)
    easel.note("mountain", *(("snow",) if snow else ()))


def _range(easel: Easel, layer: str, base: float, height: float, crown: float | None) -> list[Peak]:
    """Return the peaks of a range, the highest first, since lower ones stand before them."""
    chance = easel.chance(layer)
    step = height * (1.0 if crown is None else 0.62)
    peaks = []
    x = -step * chance.uniform(0.1, 0.6)
    while x < easel.width + step * 0.5:
        tall = height * chance.choice((chance.uniform(0.4, 0.65), chance.uniform(0.62, 1.0)))
        if crown is not None:
            tall *= 0.5
        peaks.append(_peak(chance, x, base, tall))
        x += step * chance.uniform(0.42, 0.8)
    if crown is not None:
        peaks.append(Peak(crown, base - height, height * 1.3, height * 1.05, base))
    return sorted(peaks, key=lambda peak: peak.y)


def _peak(chance: random.Random, x: float, base: float, tall: float) -> Peak:
    return Peak(x, base - tall, tall * chance.uniform(0.85, 1.8), tall * chance.uniform(0.85, 1.8), base)


def _flank(chance: random.Random, peak: Peak, side: int, rough: float) -> list[Point]:
    """Return one edge of a peak from the summit down to its foot: steep above, easing out below, broken by ledges."""
    reach = peak.left if side < 0 else peak.right
    points: list[Point] = []
    steps = 22
    wander, steep = 0.0, chance.uniform(1.02, 1.5)
    for i in range(1, steps + 1):
        share = i / steps
        wander = wander * 0.62 + chance.uniform(-1, 1) * rough
        across = reach * share ** (0.92 + 0.1 * (1 - share))
        drop = peak.height * (1 - (1 - share) ** steep + wander * (1 - share) ** 0.4 * 0.5)
        points.append((peak.x + side * across, peak.y + max(peak.height * 0.02 * i / steps, min(peak.height, drop))))
    points[-1] = (peak.x + side * reach, peak.base)
    return points


def _spine(chance: random.Random, peak: Peak) -> list[Point]:
    """Return the broken line that parts the lit side of a peak from the shaded one."""
    points = [(peak.x, peak.y)]
    x, y, lean = peak.x, peak.y, chance.uniform(-0.12, 0.12)
    while y < peak.base:
        fall = peak.height * chance.uniform(0.035, 0.1)
        y += fall
        x += fall * (lean + chance.choice((-1, 1)) * chance.uniform(0.15, 0.75))
        points.append((x, min(y, peak.base)))
    return points


def _paint(easel: Easel, layer: str, peak: Peak, rock: Colour, *, haze: float, snow: float, top: float) -> None:
    chance = easel.chance(layer)
    left, right = _flank(chance, peak, -1, 0.1), _flank(chance, peak, 1, 0.1)
    spine = _spine(chance, peak)
    mask, corner = easel.area(
        [
            *reversed(left),
            (peak.x, peak.y),
            *right,
            (peak.x + peak.right, peak.base + 2),
            (peak.x - peak.left, peak.base + 2),
        ]
    )
    size = mask.size
    if min(size) < 2:
        return
    away = -1 if easel.sun[0] > peak.x else 1
    shaded = _shaded_side(easel, chance, (left if away < 0 else right, spine), away, corner, size)
    grain = _grain(easel, chance, size, away)
    stone = _stone(easel, rock, shaded)
    if snow:
        _cover(easel, stone, shaded, grain, (peak, snow, top), corner)
    relief = curve(grain, lambda v: 0.5 + (v - 0.5) * 0.32)
    stone = ImageChops.overlay(stone, Image.merge("RGB", [relief] * 3))
    lost = easel.air(haze)
    air = Image.new("RGB", size, easel.light.haze)
    foot = min(0.95, lost + 0.5)
    stone = Image.composite(air, stone, fade((lost, lost + 0.04, lost + 0.14, lost + 0.3, foot), size))
    easel.image.paste(stone, corner, mask)


def _shaded_side(
    easel: Easel,
    chance: random.Random,
    edges: tuple[list[Point], list[Point]],
    away: int,
    corner: tuple[int, int],
    size: tuple[int, int],
) -> Image.Image:
    """Return a mask of the side that looks away from the sun, with gullies of shade on the lit side."""
    flank, spine = edges
    shade = Image.new("L", size)

    def add(outline: list[Point], strength: float) -> None:
        part, at = easel.area(outline)
        shade.paste(round(255 * strength), (at[0] - corner[0], at[1] - corner[1]), part)

    add([*spine, *reversed(flank)], 1.0)
    for index in range(2, len(spine) - 2, 2):
        x, y = spine[index]
        long = (spine[-1][1] - y) * chance.uniform(0.3, 0.75)
        wide = long * chance.uniform(0.12, 0.3)
        reach = -away * long * chance.uniform(0.3, 0.75)
        add(
            [(x, y), (x + reach, y + long), (x + reach * 0.5 + away * wide, y + long * 0.85)], chance.uniform(0.55, 0.9)
        )
        out = away * long * chance.uniform(0.3, 0.7)
        add(
            [(x, y), (x + out * 0.9, y + long), (x + out * 0.6 - away * wide * 0.6, y + long * 0.7)],
            chance.uniform(0.2, 0.55),
        )
    return shade.filter(ImageFilter.GaussianBlur(easel.unit / 1100))


def _grain(easel: Easel, chance: random.Random, size: tuple[int, int], away: int) -> Image.Image:
    """Return the roughness of rock, as light and shade on small ledges."""
    across = max(4, round(20 * size[0] / easel.unit))
    rough = fractal(chance, size, (across, max(4, round(16 * size[1] / easel.unit))), octaves=5, gain=0.8)
    step = max(1, round(easel.unit / 330))
    return ImageChops.subtract(rough, ImageChops.offset(rough, away * step, step), 0.55, 128)


def _stone(easel: Easel, rock: Colour, shaded: Image.Image) -> Image.Image:
    dark = mix(scaled(rock, 0.62), easel.light.shaded, 0.16)
    warm = mix(rock, easel.light.glow, 0.1 + 0.18 * easel.light.glare)
    size = shaded.size
    return Image.composite(
        Image.new("RGB", size, easel.ambient(dark)), Image.new("RGB", size, easel.ambient(warm)), shaded
    )


def _cover(
    easel: Easel,
    stone: Image.Image,
    shaded: Image.Image,
    grain: Image.Image,
    depth: tuple[Peak, float, float],
    corner: tuple[int, int],
) -> None:
    """Lay snow on a peak: thick above, in broken fields below; bright in the light, blue in the shade."""
    peak, snow, top = depth
    light, size = easel.light, stone.size
    bright = mix(mix((255, 253, 250), light.lit, 0.4), light.glow, 0.1 + 0.12 * light.glare)
    dim = mix(mix((146, 170, 212), light.shaded, 0.45), light.ambient, 0.1)
    # Snow catches what moonlight there is, and shines where the rock beside it is all but black.
    lit, dark = (0.42, 0.82) if light.moon else (0.45, 0.45)
    white = Image.composite(
        Image.new("RGB", size, easel.ambient(dim, dark)), Image.new("RGB", size, easel.ambient(bright, lit)), shaded
    )
    start = (peak.base - top - corner[1]) / size[1]
    levels = [max(-0.2, min(1.2, 0.5 + (snow - (i / 12 - start) / max(0.05, 1 - start)) * 1.35)) for i in range(13)]
    fields = fractal(easel.chance(f"snow {round(peak.x)}"), size, (7, 9), octaves=5, gain=0.8)
    level = ImageChops.add(fade(levels, size), curve(fields, lambda v: 0.5 + (v - 0.5) * 0.8), 1, -128)
    level = ImageChops.add(level, curve(grain, lambda v: 0.5 + (v - 0.5) * 0.5), 1, -128)
    stone.paste(white, (0, 0), ramp(level, 0.46, 0.52))
