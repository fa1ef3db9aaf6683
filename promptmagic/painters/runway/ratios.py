"""Which of the sizes that a model of Runway's paints is nearest to what is asked for."""

from __future__ import annotations

import io
from collections.abc import Sequence
from math import log

from promptmagic.errors import OptionError
from promptmagic.painters import Canvas

Size = tuple[int, int]
"""Width and height in pixels."""

USUAL: Size = (1920, 1080)
"""What is painted where the size is left to the painter."""

_FARTHEST = log(7 / 6)
"""How much wider or narrower than asked a picture may be: 2:3 becomes 3:4, but 1:3 does not become 9:16."""

_SHAPE_BEFORE_SIZE = 4
"""How much more the shape counts than the number of pixels."""


def nearest(canvas: Canvas, ratios: Sequence[Size]) -> Size:
    """Return which of these sizes is painted for a canvas; one that starts from a picture keeps about its shape.

    Raises
    ------
    OptionError
        No size has about the shape that is asked for; names those there are.
    """
    if canvas.size is None:
        return _nearest(USUAL if canvas.source is None else _size_of(canvas.source), ratios)
    found = _nearest(canvas.size, ratios)
    if abs(_shape(found) - _shape(canvas.size)) > _FARTHEST:
        width, height = canvas.size
        near = sorted(ratios, key=lambda ratio: _distance(ratio, canvas.size or USUAL))[:_NAMED]
        raise OptionError(
            f"Runway paints nothing of the shape of {width}x{height}.",
            f"Use one of {', '.join(f'{w}x{h}' for w, h in near)}.",
        )
    return found


_NAMED = 16
"""Sizes that an error names, the nearest first."""


def _nearest(size: Size, ratios: Sequence[Size]) -> Size:
    return min(ratios, key=lambda ratio: _distance(ratio, size), default=size)


def _distance(ratio: Size, size: Size) -> float:
    return _SHAPE_BEFORE_SIZE * abs(_shape(ratio) - _shape(size)) + abs(_area(ratio) - _area(size))


def _shape(size: tuple[int, int]) -> float:
    return log(size[0] / size[1])


def _area(size: tuple[int, int]) -> float:
    return log(size[0] * size[1])


def _size_of(picture: bytes) -> tuple[int, int]:
    from PIL import Image

    with Image.open(io.BytesIO(picture)) as image:
        return image.size
