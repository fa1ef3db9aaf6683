"""Moving pictures: a drawing whose parts move a little from frame to frame, as an animated GIF."""

from __future__ import annotations

import io
import math
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from PIL import Image

from promptmagic.painters.svg import grammar
from promptmagic.painters.svg.drawing import Drawing, Element, named

MOST_BYTES = 1_500_000
"""Of a GIF: a notebook carries it."""

_SIDES = (640, 560, 480, 400, 320, 240, 160)
"""Pixels of its longer side, tried in turn until it is small enough."""

_DURATION = 1600
"""Milliseconds of one round."""

_COLOURS = 128
_NUMBERS = r"((?:\s++[+-]?(?:\d{1,6}(?:\.\d{1,6})?|\.\d{1,6})(?![\w.])){1,4})"
_LINE = re.compile(
    rf"\s*+(?:[-*]\s*+)?\"?#?([^\s\"=:]{{1,100}}+)\"?\s*+(?:[:=]\s*+)?([a-z]++){_NUMBERS}", re.IGNORECASE
)
_MOST = 24
"""Things that may move."""


@dataclass(frozen=True, slots=True)
class Motion:
    """How one element moves: its id, the way's name, and the way's numbers."""

    id: str
    way: str
    numbers: tuple[float, ...]

    def at(self, time: float) -> dict[str, str]:
        """Return the attributes that carry the element to where it is at a time of the round, from 0 to 1."""
        return _WAYS[self.way][1](time, *self.numbers)


def _bob(time: float, far: float) -> dict[str, str]:
    return {"transform": f"translate(0 {_wave(time) * far:.2f})"}


def _sway(time: float, far: float) -> dict[str, str]:
    return {"transform": f"translate({_wave(time) * far:.2f} 0)"}


def _drift(time: float, far: float) -> dict[str, str]:
    # It is drawn in the middle of its way, and gone at both ends, where it comes in again.
    along = (time + 0.5) % 1 - 0.5
    return {"transform": f"translate({along * far:.2f} 0)", "opacity": f"{1 - (2 * abs(along)) ** 4:.3f}"}


def _swing(time: float, far: float, x: float, y: float) -> dict[str, str]:
    return {"transform": f"rotate({_wave(time) * far:.2f} {x:g} {y:g})"}


def _spin(time: float, x: float, y: float) -> dict[str, str]:
    return {"transform": f"rotate({360 * time:.2f} {x:g} {y:g})"}


def _orbit(time: float, x: float, y: float, from_x: float, from_y: float) -> dict[str, str]:
    turn, across, down = 2 * math.pi * time, from_x - x, from_y - y
    to_x = x + across * math.cos(turn) - down * math.sin(turn)
    to_y = y + across * math.sin(turn) + down * math.cos(turn)
    return {"transform": f"translate({to_x - from_x:.2f} {to_y - from_y:.2f})"}


def _pulse(time: float, size: float, x: float, y: float) -> dict[str, str]:
    scale = 1 + (size - 1) * (1 - math.cos(2 * math.pi * time)) / 2
    return {"transform": f"translate({x:g} {y:g}) scale({scale:.4f}) translate({-x:g} {-y:g})"}


def _blink(time: float, least: float) -> dict[str, str]:
    return {"opacity": f"{1 - (1 - min(1, max(0, least))) * (1 - math.cos(2 * math.pi * time)) / 2:.3f}"}


def _wave(time: float) -> float:
    return math.sin(2 * math.pi * time)


_WAYS: Mapping[str, tuple[int, Callable[..., dict[str, str]]]] = {
    "bob": (1, _bob),
    "sway": (1, _sway),
    "drift": (1, _drift),
    "swing": (3, _swing),
    "spin": (2, _spin),
    "orbit": (4, _orbit),
    "pulse": (3, _pulse),
    "blink": (1, _blink),
}
"""The ways to move: how many numbers each takes, and what carries the element."""


def motions(text: str, drawing: Drawing) -> tuple[Motion, ...]:
    """Return what a model says is to move, as far as it is there and can be understood."""
    ids = {element.id for element in drawing.walk() if element.name not in ("defs", "stop")} - {""}
    found: list[Motion] = []
    for line in text.splitlines():
        said = _LINE.match(line)
        if said is None or said[1] not in ids or said[2].lower() not in _WAYS:
            continue
        numbers = tuple(float(number) for number in said[3].split() if grammar.fits("x", number))
        if len(numbers) >= (count := _WAYS[said[2].lower()][0]):
            found.append(Motion(said[1], said[2].lower(), numbers[:count]))
    return tuple(found[:_MOST])


def frames(drawing: Drawing, moving: Sequence[Motion], count: int) -> list[Drawing]:
    """Return the drawing at so many equal steps of one round; the first is as it was drawn."""
    shown = []
    for number in range(count):
        parts = drawing.parts
        for motion in moving:
            carried = motion.at(number / count)
            parts = tuple(_carried(part, motion.id, carried) for part in parts)
        shown.append(replace(drawing, parts=named(parts)))
    return shown


def gif(
    drawing: Drawing,
    moving: Sequence[Motion],
    count: int,
    size: tuple[int, int],
    pictures: Callable[[Sequence[Drawing], tuple[int, int]], list[Image.Image]],
) -> bytes:
    """Return the moving picture as a GIF of fewer than `MOST_BYTES` bytes, in the shape of `size` (pixels).

    `pictures` makes the pictures of drawings, in a size in pixels.

    Raises
    ------
    NotRenderedError
        A frame cannot be rendered.
    """
    steps = frames(drawing, moving, count)
    for side in _SIDES:
        scale = min(1.0, side / max(size))
        pixels = (max(1, round(size[0] * scale)), max(1, round(size[1] * scale)))
        data = _encoded(pictures(steps, pixels))
        if len(data) < MOST_BYTES:
            return data
    return data


def _encoded(images: Sequence[Image.Image]) -> bytes:
    """Return images as one GIF in one palette, so that what stands still does not flicker."""
    strip = Image.new("RGB", (images[0].width, images[0].height * len(images)))
    for number, image in enumerate(images):
        strip.paste(image, (0, number * image.height))
    palette = strip.quantize(_COLOURS, method=Image.Quantize.MEDIANCUT)
    first, *rest = (image.quantize(palette=palette, dither=Image.Dither.NONE) for image in images)
    buffer = io.BytesIO()
    first.save(
        buffer,
        "GIF",
        save_all=True,
        append_images=rest,
        duration=max(20, _DURATION // len(images) // 10 * 10),
        loop=0,
        optimize=True,
    )
    return buffer.getvalue()


def _carried(part: Element, id: str, attributes: Mapping[str, str]) -> Element:
    """Return a part with the element of that id in a group that carries it."""
    if part.id == id:
        return Element("g", dict(attributes), (part,))
    if not any(element.id == id for element in part.walk()):
        return part
    content = tuple(piece if isinstance(piece, str) else _carried(piece, id, attributes) for piece in part.content)
    return replace(part, content=content)
