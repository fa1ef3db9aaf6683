"""The paper under a picture: as large as asked, painted on a sheet whose sides are multiples of what a model needs."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from promptmagic.errors import OptionError
from promptmagic.painters import Canvas

if TYPE_CHECKING:
    from PIL.Image import Image

SMALLEST, LARGEST = 64, 4096
"""The least and the most pixels of a side."""


@dataclass(frozen=True, slots=True)
class Paper:
    """The size that is asked for, and that of the sheet: the same, or a few pixels more at the right and bottom."""

    width: int
    height: int
    step: int

    @property
    def sheet(self) -> tuple[int, int]:
        """The width and height that the model paints, in pixels."""
        return _up(self.width, self.step), _up(self.height, self.step)

    def cut(self, painted: Image) -> Image:
        """Return a painted sheet, cut to the size that was asked for."""
        size = min(self.width, painted.width), min(self.height, painted.height)
        return painted if size == painted.size else painted.crop((0, 0, *size))

    def laid(self, image: Image) -> Image:
        """Return an image in the paper's size on a sheet; what is beyond it goes on as the image ends."""
        image = image if image.size == (self.width, self.height) else image.resize((self.width, self.height))
        if image.size == self.sheet:
            return image
        sheet = image.resize(self.sheet)
        sheet.paste(image)
        return sheet


def paper_for(canvas: Canvas, step: int) -> Paper | None:
    """Return the paper for a canvas; None where the size is left to the model."""
    if canvas.size is not None:
        return Paper(*canvas.size, step)
    if canvas.source is None:
        return None
    width, height = opened(canvas.source).size
    return Paper(width, height, step)


def check(size: tuple[int, int] | None) -> None:
    """Raise OptionError where no model paints that size."""
    if size is None:
        return
    width, height = size
    if min(size) < SMALLEST:
        raise OptionError(f"The size {width}x{height} is too small.", f"Use sides from {SMALLEST} pixels.")
    if max(size) > LARGEST:
        raise OptionError(f"The size {width}x{height} is too large.", f"Use sides up to {LARGEST} pixels.")


def opened(data: bytes) -> Image:
    """Return a picture file as an image without transparency."""
    from PIL import Image

    with Image.open(io.BytesIO(data)) as image:
        if image.mode != "RGBA":
            return image.convert("RGB")
        opaque = Image.new("RGB", image.size, "white")
        opaque.paste(image, mask=image.getchannel("A"))
        return opaque


def changes(mask: bytes) -> Image:
    """Return a mask as pipelines read it: white where the picture may change, black where it stays."""
    from PIL import Image, ImageOps

    with Image.open(io.BytesIO(mask)) as image:
        return ImageOps.invert(image.getchannel("A")) if image.mode == "RGBA" else image.convert("L")


def within(mask: Image, image: Image, source: Image) -> Image:
    """Return an image where the mask is white, and outside of it, pixel for pixel, what it started from."""
    from PIL.Image import composite

    return composite(image, source.resize(image.size), mask.resize(image.size))


def _up(side: int, step: int) -> int:
    return -(-side // step) * step
