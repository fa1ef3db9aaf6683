"""A picture made small enough for its place: a card in the picker, the figure, the image beside it."""

from __future__ import annotations

import base64
import io
import threading
from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from promptmagic.pictures import animation
from promptmagic.pictures.metadata import derived, marked

if TYPE_CHECKING:
    from PIL.Image import Image

    from promptmagic.model import Picture, SourceType

_QUALITIES = (88, 80, 70, 60, 48, 36)
"""Tried in turn until the picture fits; below the last one the blocks of JPEG show, so then the sides shrink."""

_SHRINK = 0.8
"""How much shorter the sides become where no quality fits."""

_PARTS = (1.0, 0.75, 0.5, 0.35)
"""How much smaller a moving picture is made, in turn until it fits."""

_MARK_BYTES = 1_000
"""Room for what a copy says of itself: that a machine made it, and that it is a copy."""

_SMALLEST = 64
"""Pixels: a picture this small is taken whatever its bytes."""


@dataclass(frozen=True, slots=True)
class Thumbnail:
    """An encoded picture: its MIME type, its bytes, and its sides in pixels."""

    mime: str
    data: bytes
    width: int
    height: int

    @property
    def base64(self) -> str:
        """The bytes as base64 text, as notebooks keep them."""
        return base64.b64encode(self.data).decode("ascii")

    @property
    def url(self) -> str:
        """The picture as a data URL."""
        return f"data:{self.mime};base64,{self.base64}"


def thumbnail(image: Image, side: int, *, budget: int, webp: bool = True) -> Thumbnail:
    """Return the image with its longer side at most `side` pixels, in at most `budget` bytes.

    It becomes a JPEG, or a PNG where any of it is transparent; one that is too rich for that becomes a WebP, or, for
    readers that may know none (`webp=False`), a smaller PNG. Equal images give equal bytes.
    """
    from PIL.Image import Resampling

    clear = _is_transparent(image)
    image = image.convert("RGBA" if clear else "RGB")
    while True:
        image.thumbnail((side, side), Resampling.LANCZOS, reducing_gap=3.0)
        for encoded in _encodings(image, clear=clear, webp=webp):
            if len(encoded.data) <= budget or side <= _SMALLEST:
                return encoded
        side = max(_SMALLEST, int(max(image.size) * _SHRINK))


def copy_of(picture: Picture, side: int, *, budget: int, webp: bool = True) -> Thumbnail:
    """Return a picture made smaller as `thumbnail` does, which says in its metadata what it is a copy of.

    Raises
    ------
    HistoryError
        Its file was moved or deleted, or is damaged.
    """
    small = thumbnail(picture.image, side, budget=budget - _MARK_BYTES, webp=webp)
    return replace(small, data=derived(small.data, picture))


def composed(image: Image, side: int, source_type: SourceType, *, budget: int, webp: bool = True) -> Thumbnail:
    """Return an image that was put together of pictures, made smaller as `thumbnail` does; its metadata say so."""
    small = thumbnail(image, side, budget=budget - _MARK_BYTES, webp=webp)
    return replace(small, data=marked(small.data, source_type, "A sheet of several pictures, made smaller."))


def moving(picture: Picture) -> Thumbnail | None:
    """Return a picture's moving form, as small as it is kept; None where it stands still."""
    from PIL import Image

    data = picture.animation
    if data is None:
        return None
    with Image.open(io.BytesIO(data)) as image:
        return Thumbnail("image/gif", data, image.width, image.height)


def moving_copy(picture: Picture, side: int, *, budget: int) -> Thumbnail | None:
    """Return a moving picture made smaller, in at most `budget` bytes; None where its file stands still.

    Raises
    ------
    HistoryError
        Its file was moved or deleted, or is damaged.
    """
    from PIL import Image

    if picture.format != "gif":
        return None
    whole = picture.read()
    small = animation.moving(whole, budget - _MARK_BYTES, tuple(round(side * part) for part in _PARTS))
    if small is None:
        return None
    with Image.open(io.BytesIO(small)) as image:
        width, height = image.size
    return Thumbnail("image/gif", small if small == whole else derived(small, picture), width, height)


class Shelf:
    """The thumbnails of kept pictures that were used last, so that no file is read again for each page that asks.

    Parameters
    ----------
    room
        How many it holds.
    """

    def __init__(self, room: int) -> None:
        self._room = room
        self._made: OrderedDict[tuple[object, ...], Thumbnail] = OrderedDict()
        self._lock = threading.Lock()

    def thumbnail(self, picture: Picture, side: int, *, budget: int) -> Thumbnail:
        """Return the picture's thumbnail, made anew only where its file has changed since.

        Raises
        ------
        HistoryError
            Its file was moved or deleted, or is damaged.
        """
        key = _version(picture, side, budget)
        if key is None:
            return copy_of(picture, side, budget=budget)
        with self._lock:
            made = self._made.pop(key, None)
        made = made or copy_of(picture, side, budget=budget)
        with self._lock:
            self._made[key] = made
            while len(self._made) > self._room:
                self._made.popitem(last=False)
        return made


SHELF = Shelf(60)
"""What all pickers of the process share: some 2 MB at most."""


def _version(picture: Picture, side: int, budget: int) -> tuple[object, ...] | None:
    """Return what tells one thumbnail from all others; None for a picture without a readable file."""
    if picture.path is None:
        return None
    try:
        status = picture.path.stat()
    except OSError:
        return None
    return picture.path, status.st_mtime_ns, status.st_size, side, budget


def _is_transparent(image: Image) -> bool:
    if not image.has_transparency_data:
        return False
    histogram = image.convert("RGBA").getchannel("A").histogram()
    return any(histogram[:255])


def _encodings(image: Image, *, clear: bool, webp: bool) -> Iterator[Thumbnail]:
    """Yield the image's encodings, the best first."""
    if clear:
        yield _encode(image, "PNG", optimize=True)
    for quality in _QUALITIES:
        if not clear:
            yield _encode(image, "JPEG", quality=quality, optimize=True, progressive=True)
        elif webp:
            yield _encode(image, "WEBP", quality=quality)


def _encode(image: Image, format: str, **parameters: Any) -> Thumbnail:
    buffer = io.BytesIO()
    image.save(buffer, format, **parameters)
    return Thumbnail(f"image/{format.lower()}", buffer.getvalue(), image.width, image.height)
