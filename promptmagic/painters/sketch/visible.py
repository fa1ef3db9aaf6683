"""Visible: what of each thing that was drawn is left to be seen in the picture."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from PIL import Image, ImageChops, ImageStat

UNCOVERED, WHOLE = 0.3, 0.55
"""Which part of a thing others leave uncovered at least, and which part of it lies in the picture."""

LEAST_AREA = 5e-4
"""Which part of the picture a thing covers at least to be seen."""

PLAIN_AREA = 1e-2
"""Which part of it that is seen plainly, though more of it is covered, as of a cape behind its wearer."""

LEAST_CONTRAST = 9.0
"""How far, of 255, it differs from what was there before it on average."""

_SOLID = [255 * (level > 127) for level in range(256)]


@dataclass(frozen=True, slots=True)
class Trace:
    """The trace that one thing left: its pixels, how far they stand out, how much of it lies in the picture.

    It looks to the right, or to the left where it is `flipped`.
    """

    noun: str
    mask: Image.Image
    corner: tuple[int, int]
    contrast: float
    whole: float
    flipped: bool = False


def mark(
    noun: str,
    layer: Image.Image,
    corner: tuple[int, int],
    before: Image.Image,
    after: Image.Image,
    whole: float,
    *,
    flipped: bool = False,
) -> Trace:
    """Return the trace of a layer that was placed at a corner of a picture, seen there `before` and `after`."""
    mask = layer.getchannel("A").point(_SOLID)
    apart = ImageChops.difference(before.convert("RGB"), after.convert("RGB")).convert("L")
    stood = ImageStat.Stat(apart, mask)
    return Trace(noun, mask, corner, float(stood.mean[0]) if stood.count[0] else 0.0, whole, flipped)


def visible(marks: Sequence[Trace], size: tuple[int, int]) -> Counter[str]:
    """Return how many of each noun that left marks can be seen; those that cannot be count none."""
    seen: Counter[str] = Counter()
    covered = Image.new("L", size)
    for one in reversed(marks):
        box = (*one.corner, one.corner[0] + one.mask.width, one.corner[1] + one.mask.height)
        free = ImageChops.subtract(one.mask, covered.crop(box))
        whole, left = (ImageStat.Stat(image).sum[0] / 255 for image in (one.mask, free))
        area = size[0] * size[1]
        large = left >= LEAST_AREA * area and left >= min(UNCOVERED * whole, PLAIN_AREA * area)
        shown = large and one.contrast >= LEAST_CONTRAST and one.whole >= WHOLE
        seen[one.noun] += int(shown)
        covered.paste(255, one.corner, one.mask)
    return seen
