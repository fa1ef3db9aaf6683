"""The sizes that Runway's image models paint, and which of them is nearest to what is asked for."""

from __future__ import annotations

import io
from math import log

from promptmagic.errors import OptionError
from promptmagic.painters import Canvas

RATIOS = (
    (1024, 1024),
    (1080, 1080),
    (1168, 880),
    (1360, 768),
    (1440, 1080),
    (1080, 1440),
    (1808, 768),
    (1920, 1080),
    (1080, 1920),
    (2112, 912),
    (1280, 720),
    (720, 1280),
    (720, 720),
    (960, 720),
    (720, 960),
    (1680, 720),
)
"""Width and height in pixels, as gen4_image and gen4_image_turbo take them (runwayml 5.24)."""

USUAL = (1920, 1080)
"""What is painted where the size is left to the painter."""

_FARTHEST = log(7 / 6)
"""How much wider or narrower than asked a picture may be: 2:3 becomes 3:4, but 1:3 does not become 9:16."""

_SHAPE_BEFORE_SIZE = 4
"""How much more the shape counts than the number of pixels."""


def nearest(canvas: Canvas) -> tuple[int, int]:
    """Return the size in pixels that is painted for a canvas; one that starts from a picture keeps about its shape.

    Raises
    ------
    OptionError
        No size has about the shape that is asked for; names those there are.
    """
    if canvas.size is None:
        return USUAL if canvas.source is None else _nearest(_size_of(canvas.source))
    found = _nearest(canvas.size)
    if abs(_shape(found) - _shape(canvas.size)) > _FARTHEST:
        width, height = canvas.size
        raise OptionError(
            f"Runway paints nothing of the shape of {width}x{height}.",
            f"Use one of {', '.join(f'{w}x{h}' for w, h in RATIOS)}.",
        )
    return found


def _nearest(size: tuple[int, int]) -> tuple[int, int]:
    def distance(ratio: tuple[int, int]) -> float:
        shape, area = abs(_shape(ratio) - _shape(size)), abs(_area(ratio) - _area(size))
        return _SHAPE_BEFORE_SIZE * shape + area

    return min(RATIOS, key=distance)


def _shape(size: tuple[int, int]) -> float:
    return log(size[0] / size[1])


def _area(size: tuple[int, int]) -> float:
    return log(size[0] * size[1])


def _size_of(picture: bytes) -> tuple[int, int]:
    from PIL import Image

    with Image.open(io.BytesIO(picture)) as image:
        return image.size
