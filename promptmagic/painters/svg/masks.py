"""Which parts of a drawing lie under a brushed mask: each is left out in turn, and its pixels are those that change."""

from __future__ import annotations

import io

from PIL import Image, ImageChops, ImageStat

from promptmagic.painters.svg.drawing import Drawing
from promptmagic.painters.svg.rendering import render_all

_SIDE = 128
"""Pixels of the longer side: small things are brushed widely, and hundreds of renders must not take long."""

_SHARE = 0.02
"""Of a part, how much must lie under the brush: a stroke's edge touches many."""

_WIDEST = 0.5
"""A part that shows on more of the picture than this is its ground or sky, and is meant only where most is brushed."""

_MOST_PARTS = 120


def parts_under(drawing: Drawing, mask: bytes) -> tuple[str, ...]:
    """Return the ids of the parts that show where the mask is transparent, from back to front.

    Raises
    ------
    NotRenderedError
        The drawing cannot be rendered.
    """
    width, height = _small(drawing)
    brushed = _brushed(mask, (width, height))
    layers = drawing.layers[:_MOST_PARTS]
    pictures = render_all([drawing, *(drawing.without(part.id) for part in layers)], (width, height))
    images = [Image.open(io.BytesIO(picture)).convert("RGB") for picture in pictures]
    found: list[str] = []
    for part, image in zip(layers, images[1:], strict=True):
        seen = _seen(images[0], image)
        area = _sum(seen)
        under = _sum(ImageChops.multiply(seen, brushed))
        wide = area > _WIDEST * width * height
        if area and under > (_WIDEST if wide else _SHARE) * area:
            found.append(part.id)
    return tuple(found)


def _small(drawing: Drawing) -> tuple[int, int]:
    _, _, width, height = drawing.box
    scale = _SIDE / max(width, height)
    return max(1, round(width * scale)), max(1, round(height * scale))


def _brushed(mask: bytes, size: tuple[int, int]) -> Image.Image:
    """Return what was brushed as white on black."""
    with Image.open(io.BytesIO(mask)) as image:
        return ImageChops.invert(image.convert("RGBA").getchannel("A").resize(size))


def _seen(whole: Image.Image, without: Image.Image) -> Image.Image:
    """Return where a part shows, as white on black."""
    return ImageChops.difference(whole, without).convert("L").point([0] * 6 + [255] * 250)


def _sum(image: Image.Image) -> float:
    return ImageStat.Stat(image).sum[0] / 255
