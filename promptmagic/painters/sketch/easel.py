"""The easel: the picture that is being painted, at its true size in pixels, and the ways to put paint on it.

Compositions are written in fractions of the picture (`across`, `down`) and in `unit`, the height in pixels of a thing
that is as tall as the picture's shorter side; so they fit every size and shape. A mirrored easel counts `across` from
the right, which turns the whole composition round.
"""

from __future__ import annotations

import io
import math
import random
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import TYPE_CHECKING

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from promptmagic.painters.colour import WHITE, Colour, lit, mix
from promptmagic.painters.noise import Streams, fractal

if TYPE_CHECKING:
    from promptmagic.painters.sketch.light import Light
    from promptmagic.painters.sketch.scene import SketchScene
    from promptmagic.painters.sketch.visible import Trace

FLAT = frozenset({"flat", "paper cut", "ukiyo-e", "stained glass", "woodcut"})
"""Styles of plain fields: what is drawn for them has no grain, no ripples, no small glows."""

Point = tuple[float, float]
Box = tuple[int, int, int, int]


def curve(image: Image.Image, shape: Callable[[float], float]) -> Image.Image:
    """Return the gray image with each level, as 0 to 1, bent by `shape`."""
    return image.point([max(0, min(255, round(255 * shape(level / 255)))) for level in range(256)])


@cache
def round_light() -> Image.Image:
    """Return a gray disc that falls evenly from white in the middle to black at the edge, 192 pixels across.

    Pillow has a radial gradient, but its reach differs between releases.
    """
    size = 192
    middle = (size - 1) / 2
    levels = (
        255 * max(0.0, 1 - math.hypot(x - middle, y - middle) / (middle - 1)) for y in range(size) for x in range(size)
    )
    return Image.frombytes("L", (size, size), bytes(map(round, levels)))


def ramp(image: Image.Image, low: float, high: float, top: float = 1.0) -> Image.Image:
    """Return the gray image with `low` (0 to 1) drawn out to black and `high` to `top`."""
    return curve(image, lambda level: top * max(0.0, min(1.0, (level - low) / (high - low))))


def faint(image: Image.Image, share: float) -> Image.Image:
    """Return the gray image weakened to that share of its levels."""
    return curve(image, lambda level: level * share)


def gradient(stops: Sequence[Colour], size: tuple[int, int]) -> Image.Image:
    """Return an image whose colours run evenly from the first stop at the top to the last at the bottom."""
    height = size[1]
    column = Image.new("RGB", (1, height))
    last = len(stops) - 1
    for y in range(height):
        place = y / max(1, height - 1) * last
        index = min(int(place), last - 1)
        column.putpixel((0, y), mix(stops[index], stops[index + 1], place - index))
    return column.resize(size)


def fade(levels: Sequence[float], size: tuple[int, int]) -> Image.Image:
    """Return a gray image whose levels (0 to 1) run evenly from top to bottom."""
    height = size[1]
    last = len(levels) - 1
    column = bytearray()
    for y in range(height):
        place = y / max(1, height - 1) * last
        index = min(int(place), last - 1)
        level = levels[index] + (levels[index + 1] - levels[index]) * (place - index)
        column.append(max(0, min(255, round(255 * level))))
    return Image.frombytes("L", (1, height), bytes(column)).resize(size)


class Easel:
    """One picture in the making: its size, its light, its chance, what was drawn so far, and where things stand."""

    def __init__(self, scene: SketchScene, light: Light, size: tuple[int, int], streams: Streams) -> None:
        self.scene = scene
        self.light = light
        self.width, self.height = size
        short, long = min(size), max(size)
        self.unit: float = short * (long / short) ** 0.25
        self.streams = streams
        self.image = Image.new("RGB", size, light.sky[-1])
        self.flat = scene.style in FLAT
        self.mirrored = streams.stream("mirror").random() < 0.5
        self.horizon = self.height // 2
        self.sun: Point = (self.width * 0.6, self.height * 0.3)
        self.drawn: set[str] = set()
        self.credits: set[str] = set()
        self.taken: list[tuple[float, float, float]] = []
        self.lamps: list[tuple[float, float, float]] = []
        self.marks: list[Trace] = []
        self.hidden: frozenset[str] = frozenset()
        self.found: dict[str, object] = {}
        self.plate = ""
        self.lettered = ""
        self.carded = False
        self.letters: Image.Image | None = None

    def set_out(self, *, horizon: float, sun: float) -> None:
        """Fix the horizon (fraction down) and the sun (fraction across); a tall picture a little more sky."""
        tall = max(0.0, min(1.0, (self.height / self.width - 1) / 2))
        down = horizon + (max(horizon, 0.52) - horizon) * tall
        self.horizon = round(self.height * down)
        reach = min(self.horizon, self.unit * 0.9)
        self.sun = (self.x(sun), self.horizon - reach * self.light.height)

    def x(self, across: float) -> float:
        """Return the pixel column at that fraction across."""
        return self.width * (1 - across if self.mirrored else across)

    def y(self, down: float) -> float:
        """Return the pixel row at that fraction of the way from the horizon (0) down to the bottom edge (1)."""
        return self.horizon + (self.height - self.horizon) * down

    def chance(self, layer: str) -> random.Random:
        """Return the random stream of the layer of that name."""
        return self.streams.stream(layer)

    def depth(self, y: float) -> float:
        """Return how large things stand at that row: 0 at the horizon, 1 at the bottom edge."""
        return max(0.0, (y - self.horizon) / max(1, self.height - self.horizon))

    def ambient(self, colour: Colour, share: float = 1.0) -> Colour:
        """Return the colour as the scene's light shows it."""
        return lit(colour, mix(WHITE, self.light.ambient, share))

    def air(self, haze: float) -> float:
        """Return how far a thing at that share of haze is lost in the air, with the weather's murk added."""
        return haze + (1 - haze) * self.light.murk * (0.25 + 0.75 * haze)

    # -- vector shapes ------------------------------------------------------------------------------------------

    def vector(
        self, fragment: str, box: Box | None = None, fonts: Sequence[str] = ()
    ) -> tuple[Image.Image, tuple[int, int]]:
        """Return an SVG fragment (in picture pixels) rendered with its alpha, and where its corner belongs.

        `fonts` are the files of the faces that its letters are set in.
        """
        import resvg_py

        left, top, right, bottom = self.clip(box) if box else (0, 0, self.width, self.height)
        width, height = max(1, right - left), max(1, bottom - top)
        data = resvg_py.svg_to_bytes(
            svg_string=f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{left} {top} {width} {height}"'
            f' width="{width}" height="{height}">{fragment}</svg>',
            skip_system_fonts=True,
            font_files=list(fonts),
        )
        return Image.open(io.BytesIO(data)).convert("RGBA"), (left, top)

    def clip(self, box: Box) -> Box:
        """Return the part of a box that lies in the picture; at least one pixel."""
        left, top = max(0, min(self.width - 1, box[0])), max(0, min(self.height - 1, box[1]))
        return left, top, max(left + 1, min(self.width, box[2])), max(top + 1, min(self.height, box[3]))

    def put(self, fragment: str, box: Box | None = None, *, haze: float = 0.0, ambient: float = 0.0) -> None:
        """Paint an SVG fragment, dimmed by the ambient light and lost in the haze by those shares."""
        layer, corner = self.vector(fragment, box)
        self.place(layer, corner, haze=haze, ambient=ambient)

    def place(
        self, layer: Image.Image, corner: tuple[int, int], *, haze: float = 0.0, ambient: float = 0.0, rim: float = 0.0
    ) -> None:
        """Paint a layer with alpha; `rim` is how strongly its edge towards the sun catches the light."""
        bounds = layer.getbbox()
        if bounds is None:
            return
        layer = layer.crop(bounds)
        at = (corner[0] + bounds[0], corner[1] + bounds[1])
        alpha, colours = layer.getchannel("A"), layer.convert("RGB")
        if ambient:
            veil = Image.new("RGB", layer.size, self.ambient(WHITE, ambient))
            colours = ImageChops.multiply(colours, veil)
        if haze:
            colours = Image.blend(colours, Image.new("RGB", layer.size, self.light.haze), haze)
        if rim:
            colours.paste(self.light.sun, (0, 0), self._rim(alpha, at, rim))
        self.image.paste(colours, at, alpha)

    def _rim(self, alpha: Image.Image, at: tuple[int, int], strength: float) -> Image.Image:
        step = max(1, round(self.unit / 320))
        side = step if self.sun[0] > at[0] + alpha.width / 2 else -step
        moved = ImageChops.offset(alpha, -side, step)
        edge = ImageChops.subtract(alpha, moved).filter(ImageFilter.GaussianBlur(self.unit / 1100))
        return faint(edge, strength)

    # -- areas --------------------------------------------------------------------------------------------------

    def area(self, outline: Iterable[Point], box: Box | None = None) -> tuple[Image.Image, tuple[int, int]]:
        """Return the inside of an outline as a smooth-edged gray mask of its own box, and the box's corner."""
        points = list(outline)
        if box is None:
            xs, ys = [x for x, _ in points], [y for _, y in points]
            box = (int(min(xs)) - 1, int(min(ys)) - 1, int(max(xs)) + 2, int(max(ys)) + 2)
        left, top, right, bottom = self.clip(box)
        size = (right - left, bottom - top)
        across, down = 2, 4
        mask = Image.new("L", (size[0] * across, size[1] * down))
        scaled = [((x - left) * across, (y - top) * down) for x, y in points]
        ImageDraw.Draw(mask).polygon(scaled, fill=255)
        return mask.resize(size, Image.Resampling.BOX), (left, top)

    def fill(self, outline: Iterable[Point], *stops: Colour) -> None:
        """Fill an outline with one colour, or with colours running from its top to its bottom."""
        mask, corner = self.area(outline)
        paint = gradient(stops, mask.size) if len(stops) > 1 else Image.new("RGB", mask.size, stops[0])
        self.image.paste(paint, corner, mask)

    def dab(self, colour: Colour, mask: Image.Image, corner: tuple[int, int] = (0, 0)) -> None:
        """Paint one colour through a gray mask."""
        self.image.paste(colour, corner, mask)

    def glow(self, x: float, y: float, radius: float, colour: Colour, strength: float = 1.0, fall: float = 2.0) -> None:
        """Add a soft round light; `radius` is in pixels, a larger `fall` draws it closer to its middle."""
        if self.flat and radius < self.unit * 0.24:
            return
        reach = max(2, round(radius))
        box = self.clip((int(x) - reach, int(y) - reach, int(x) + reach, int(y) + reach))
        ball = curve(round_light(), lambda level: min(1.0, strength * level**fall))
        ball = ball.resize((2 * reach, 2 * reach), Image.Resampling.BICUBIC)
        corner = (box[0] - int(x) + reach, box[1] - int(y) + reach)
        ball = ball.crop((corner[0], corner[1], corner[0] + box[2] - box[0], corner[1] + box[3] - box[1]))
        light = Image.new("RGB", ball.size)
        light.paste(colour, (0, 0), ball)
        self.image.paste(ImageChops.screen(self.image.crop(box), light), box[:2])

    def plane(
        self, layer: str, height: int, cells: tuple[int, int], *, steep: float = 7.0, octaves: int = 6
    ) -> Image.Image:
        """Return a cloudy gray texture lying flat, seen from the horizon (top row) to the near edge (bottom row).

        `cells` is as for `fractal`, over the whole plane; far things are `steep` times smaller than near ones.
        """
        if self.flat:
            return Image.new("L", (self.width, max(1, height)), 128)
        size = (min(1600, max(64, self.width)), min(1600, max(64, height * 2)))
        flat = fractal(self.chance(layer), size, cells, octaves=octaves, gain=0.6)
        return in_perspective(flat, (self.width, max(1, height)), steep)

    def take(self, x: float, y: float, reach: float) -> None:
        """Remember that something stands at a point (pixels), `reach` wide to both sides."""
        self.taken.append((x, y, reach))

    def room(self, x: float, y: float) -> float:
        """Return how far a point is from all that stands already, in pixels; depth counts more than breadth."""
        return min((math.hypot(x - a, (y - b) * 2.2) - reach for a, b, reach in self.taken), default=float("inf"))

    def burn(self, x: float, y: float, reach: float) -> None:
        """Remember that a lamp or a fire burns at a point (pixels), lighting what is within `reach` pixels."""
        self.lamps.append((x, y, reach))

    def note(self, *nouns: str) -> None:
        """Remember that these were drawn."""
        self.drawn.update(nouns)

    def credit(self, whose: str) -> None:
        """Remember whose art is in the picture; an empty string is our own."""
        self.credits.update(filter(None, (whose,)))


def in_perspective(flat: Image.Image, size: tuple[int, int], steep: float) -> Image.Image:
    """Return a flat texture laid down towards a horizon at the top edge of an image of that size."""
    width, height = size
    wide, deep = flat.size
    # With d = 1 + (steep - 1) * y / height the distance is 1 / d: a fraction of two linear terms, as PERSPECTIVE wants.
    slope = (steep - 1) / height
    grow = wide / width
    shift = wide / 2
    reach = steep / (steep - 1)
    return flat.transform(
        size,
        Image.Transform.PERSPECTIVE,
        (
            grow,
            shift * slope,
            shift - grow * width / 2,
            0.0,
            deep * reach * slope,
            0.0,
            0.0,
            slope,
        ),
        Image.Resampling.BILINEAR,
    )
