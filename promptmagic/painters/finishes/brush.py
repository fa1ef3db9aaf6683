"""Finishes of the brush and the stick of colour: oil, pastel.

Strokes are laid from coarse to fine, each layer only where the picture still differs (Hertzmann, "Painterly Rendering
with Curved Brush Strokes of Multiple Sizes", 1998). They follow the lines of equal brightness, and where there are
none, a slow flow.
"""

from __future__ import annotations

import math
import random
from dataclasses import dataclass

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from promptmagic.painters.colour import Colour, clipped
from promptmagic.painters.finishes.darkroom import blurred, clouds, ramp, saturated, side, toned
from promptmagic.painters.finishes.paper import embossed, rough, tooth

_FIELD = 128
"""How many places along the shorter side the direction of strokes is known at."""


class Flow:
    """Which way the strokes run: along the lines of equal brightness, or with a slow swirl where there are none."""

    def __init__(self, image: Image.Image, chance: random.Random) -> None:
        scale = min(1.0, _FIELD / side(image))
        self.width, self.height = (max(4, round(length * scale)) for length in image.size)
        self._scale = (self.width / image.width, self.height / image.height)
        small = image.convert("L").resize((self.width, self.height), Image.Resampling.BOX)
        self._tone = small.filter(ImageFilter.GaussianBlur(1.6)).tobytes()
        self._swirl = clouds(chance, (self.width, self.height), 3, octaves=2).tobytes()

    def angle(self, x: float, y: float) -> float:
        """Return the direction at a pixel, in radians."""
        u = min(self.width - 2, max(1, int(x * self._scale[0])))
        v = min(self.height - 2, max(1, int(y * self._scale[1])))
        at = v * self.width + u
        across = self._tone[at + 1] - self._tone[at - 1]
        down = self._tone[at + self.width] - self._tone[at - self.width]
        if across * across + down * down > 12:
            return math.atan2(across, -down)
        return (self._swirl[at] / 255 - 0.5) * 2.6


@dataclass(frozen=True, slots=True)
class Layer:
    """One layer of strokes.

    `width` is a brush's width and `gap` the distance of strokes as fractions of the shorter side; `stretch` how many
    widths long they are at most; `threshold` how much of a difference (0 to 255) calls for a stroke; `stray` how far
    the colour strays.
    """

    width: float
    gap: float
    stretch: float
    threshold: int
    stray: int


def _stroke(flow: Flow, x: float, y: float, length: float) -> list[tuple[float, float]]:
    """Return the spine of a stroke through a point: three short steps along the flow."""
    angle = flow.angle(x, y)
    step = length / 3
    x0, y0 = x - math.cos(angle) * length / 2, y - math.sin(angle) * length / 2
    points = [(x0, y0)]
    for _ in range(3):
        bend = flow.angle(x0, y0)
        if math.cos(bend - angle) < 0:
            bend += math.pi
        angle = bend if math.cos(bend - angle) > 0.5 else angle
        x0, y0 = x0 + math.cos(angle) * step, y0 + math.sin(angle) * step
        points.append((x0, y0))
    return points


def _strayed(colour: Colour, chance: random.Random, stray: int) -> Colour:
    light = chance.randint(-stray, stray)
    third = stray // 2
    red, green, blue = colour
    return clipped(
        red + light + chance.randint(-third, third),
        green + light + chance.randint(-third, third),
        blue + light + chance.randint(-third, third),
    )


def _calls(canvas: Image.Image, goal: Image.Image, layer: Layer) -> tuple[int, int, list[tuple[int, int, Colour]]]:
    """Return the grid's size, and its cells that call for a stroke with the colour wanted there."""
    gap = max(2.0, side(goal) * layer.gap)
    across, down = max(1, round(goal.width / gap)), max(1, round(goal.height / gap))
    wanted = goal.resize((across, down), Image.Resampling.BOX).tobytes()
    off = ImageChops.difference(canvas, goal).convert("L").resize((across, down), Image.Resampling.BOX).tobytes()
    cells = []
    for at, difference in enumerate(off):
        if difference >= layer.threshold:
            red, green, blue = wanted[3 * at : 3 * at + 3]
            cells.append((at % across, at // across, (red, green, blue)))
    return across, down, cells


def painted(
    canvas: Image.Image, relief: Image.Image, goal: Image.Image, layer: Layer, flow: Flow, chance: random.Random
) -> None:
    """Lay one layer of strokes on the canvas, and their ridges on its relief (mode L)."""
    blunt = goal.filter(ImageFilter.GaussianBlur(side(goal) * layer.width * 0.3))
    across, down, cells = _calls(canvas, blunt, layer)
    chance.shuffle(cells)
    width = max(2, round(side(goal) * layer.width))
    bristle = max(1, width // 5)
    draw, ridge = ImageDraw.Draw(canvas), ImageDraw.Draw(relief)
    for i, j, colour in cells:
        x = (i + chance.random()) * goal.width / across
        y = (j + chance.random()) * goal.height / down
        points = _stroke(flow, x, y, width * chance.uniform(1.6, layer.stretch))
        draw.line(points, fill=_strayed(colour, chance, layer.stray), width=width, joint="curve")
        height = chance.randint(70, 190)
        ridge.line(points, fill=height, width=width, joint="curve")
        if width >= 4:
            _bristles(ridge, points, width, bristle, height, chance)


def _bristles(
    ridge: ImageDraw.ImageDraw,
    points: list[tuple[float, float]],
    width: int,
    bristle: int,
    height: int,
    chance: random.Random,
) -> None:
    """Draw the furrows that bristles leave along a stroke."""
    dx, dy = points[-1][0] - points[0][0], points[-1][1] - points[0][1]
    length = math.hypot(dx, dy) or 1.0
    for offset in (-0.32, 0.0, 0.3):
        sx, sy = -dy / length * width * offset, dx / length * width * offset
        level = max(0, min(255, height + chance.randint(-60, 60)))
        ridge.line([(x + sx, y + sy) for x, y in points], fill=level, width=bristle)


_OIL = (
    Layer(0.034, 0.024, 4.2, 0, 12),
    Layer(0.017, 0.0125, 3.6, 11, 11),
    Layer(0.0085, 0.0066, 3.2, 15, 8),
    Layer(0.0042, 0.0036, 3.0, 22, 5),
)


def oil(image: Image.Image, chance: random.Random) -> Image.Image:
    """Return the picture as an oil painting: layered strokes, and light that catches on their ridges."""
    vivid = saturated(image, 1.2)
    flow = Flow(vivid, chance)
    canvas = blurred(vivid, 0.02)
    relief = Image.new("L", image.size, 128)
    for layer in _OIL:
        if side(image) * layer.width >= 1.6:
            painted(canvas, relief, vivid, layer, flow, chance)
    soft = canvas.filter(ImageFilter.SMOOTH)
    impasto = embossed(blurred(relief, 0.0009), 0.36)
    return ImageChops.overlay(soft, Image.merge("RGB", (impasto, impasto, impasto)))


_PASTEL = (
    Layer(0.024, 0.017, 5.0, 0, 13),
    Layer(0.012, 0.0095, 4.4, 10, 12),
    Layer(0.006, 0.0052, 3.4, 18, 8),
)


def pastel(image: Image.Image, chance: random.Random) -> Image.Image:
    """Return the picture in chalky sticks of colour on toned paper, which shows between the grains."""
    light = toned(saturated(image, 1.2), lambda level: 0.12 + 0.88 * level**0.9)
    flow = Flow(light, chance)
    canvas = blurred(light, 0.012)
    relief = Image.new("L", image.size, 128)
    for layer in _PASTEL:
        if side(image) * layer.width >= 1.6:
            painted(canvas, relief, light, layer, flow, chance)
    drawn = Image.blend(canvas, light, 0.38)
    sheet = rough(chance, image.size, (206, 186, 162), strength=0.4)
    grain = tooth(chance, image.size, 240)
    furrows = toned(embossed(relief, 0.5), lambda level: level * 0.8)
    pressure = toned(clouds(chance, image.size, 6, octaves=3), lambda level: 0.45 + 0.4 * level)
    cover = ImageChops.add(ImageChops.add(grain, furrows, 2), pressure, 2)
    chalk = Image.composite(drawn, Image.blend(drawn, sheet, 0.66), toned(cover, ramp(0.32, 0.52)))
    bumps = toned(embossed(grain, 0.5), lambda level: 0.5 + (level - 0.5) * 0.4)
    return ImageChops.overlay(chalk, Image.merge("RGB", (bumps, bumps, bumps)))
