"""Pictures from others: decoded in full, within limits, whatever their metadata, and in the colours of a screen.

This is the one place where a picture file becomes pixels.
"""

from __future__ import annotations

import binascii
import io
import struct
import threading
import zlib
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, cast

from promptmagic.errors import BadAnswerError
from promptmagic.model import PictureFormat
from promptmagic.pictures.stripping import pixels_alone

if TYPE_CHECKING:
    from PIL.Image import Image

MOST_PIXELS = 50_000_000
"""Six times the largest picture that any model makes today; decoded it needs 200 MB."""

_FORMATS = {"PNG": "png", "JPEG": "jpeg", "WEBP": "webp", "GIF": "gif"}
SERVED = tuple(_FORMATS)
"""The formats, by Pillow's names, that servers send and that are kept as they come."""

_DAMAGED = (OSError, SyntaxError, ValueError, EOFError, TypeError, LookupError, struct.error, zlib.error, OverflowError)
"""What Pillow raises of a damaged file, beside its own errors."""

_WIDE = ("I", "F")
"""How the names of Pillow's modes begin that have more than 8 bits a colour."""

_decoding = threading.Lock()
"""Pictures are decoded one at a time: side by side, four large ones would need four times the memory for nothing."""


class UndecodableError(ValueError):
    """A file has no pixels that can be decoded: it is no picture of those formats, too large, or damaged."""

    def __init__(self, reason: Literal["none", "large", "damaged"]) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Delivery:
    """An encoded picture that was decoded once in full: its bytes, size in pixels, and format."""

    data: bytes = field(repr=False)
    width: int
    height: int
    format: PictureFormat


def decoded(data: bytes, formats: Iterable[str] | None = None) -> Image:
    """Return a file's pixels, of its first frame, as an image of 8 bits a colour in sRGB, with its texts in `info`.

    Metadata that cannot be read count for nothing. `formats` are by Pillow's names; None for all that it knows.

    Raises
    ------
    UndecodableError
        It holds no picture that can be decoded.
    """
    return _for_screens(_loaded(data, formats))


def size_of(data: bytes, formats: Iterable[str] | None = None) -> tuple[int, int]:
    """Return width and height in pixels of a file that can be decoded to its last pixel.

    Raises
    ------
    UndecodableError
        As `decoded`.
    """
    return _loaded(data, formats).size


def verified(data: bytes) -> Delivery:
    """Decode a picture and return what it is; its bytes are kept as they came.

    Raises
    ------
    BadAnswerError
        It is no whole PNG, JPEG, WebP or GIF picture of an ordinary size.
    """
    if not data:
        raise _not_whole()
    try:
        image = _loaded(data, SERVED)
    except UndecodableError as error:
        raise _bad_answer(error) from None
    return Delivery(data, image.width, image.height, cast(PictureFormat, _FORMATS[str(image.format)]))


def is_picture(data: bytes) -> bool:
    """Say whether bytes begin like a picture of an ordinary size; for partial pictures, which nobody keeps."""
    try:
        _opened(data, SERVED).close()
    except UndecodableError:
        return False
    return True


def upright(image: Image) -> Image:
    """Return an image turned as its metadata say; as it is where they cannot be read."""
    from PIL import ImageOps

    with suppress(*_DAMAGED):
        return ImageOps.exif_transpose(image)
    return image


def on_white(image: Image) -> Image:
    """Return an image without transparency, for formats that have none: what was clear is white."""
    from PIL import Image

    if not image.has_transparency_data:
        return image if image.mode in ("L", "RGB") else image.convert("RGB")
    clear = image.convert("RGBA")
    paper = Image.new("RGB", image.size, "white")
    paper.paste(clear, mask=clear.getchannel("A"))
    return paper


# Opening


def _loaded(data: bytes, formats: Iterable[str] | None) -> Image:
    """Return a file's image with its pixels; where it fails as it is, without its metadata."""
    with _decoding:
        try:
            return _with_pixels(_opened(data, formats))
        except UndecodableError as error:
            if error.reason == "large":
                raise
            failure = error
        bare = pixels_alone(data)
        with suppress(UndecodableError):
            if bare is not None:
                return _with_pixels(_opened(bare, formats))
        raise failure


def _opened(data: bytes, formats: Iterable[str] | None) -> Image:
    """Return a file's image before its pixels are decoded.

    Raises
    ------
    UndecodableError
        It is no picture, or too large.
    """
    import warnings

    from PIL import Image, UnidentifiedImageError

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what Pillow says of metadata that it cannot read
            image = Image.open(io.BytesIO(data), formats=None if formats is None else list(formats))
    except UnidentifiedImageError:
        raise UndecodableError("none") from None
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise UndecodableError("large") from None
    except _DAMAGED:
        raise UndecodableError("damaged") from None
    if image.width * image.height > MOST_PIXELS:
        raise UndecodableError("large")
    return image


def _with_pixels(image: Image) -> Image:
    import PIL.Image

    try:
        image.load()
    except (PIL.Image.DecompressionBombError, PIL.Image.DecompressionBombWarning):
        raise UndecodableError("large") from None
    except (*_DAMAGED, AttributeError):
        raise UndecodableError("damaged") from None
    return image


# Colours


def _for_screens(image: Image) -> Image:
    profile = image.info.pop("icc_profile", None)
    kind, info = image.format, image.info
    if image.mode.startswith(_WIDE):
        image = _narrowed(image)
    if profile:
        image = _converted(image, profile)
    if image.mode not in ("1", "L", "LA", "P", "PA", "RGB", "RGBA"):
        image = image.convert("RGBA" if image.mode in ("RGBa", "La") else "RGB")
    image.format, image.info = kind, info
    return image


def _narrowed(image: Image) -> Image:
    """Return an image of more than 8 bits a colour with 8: whole numbers to 65,535, or parts of 1 or 255."""
    if image.mode == "F":
        lowest, highest = cast("tuple[float, float]", image.getextrema())
        scale = 255.0 if highest <= 1 and lowest >= 0 else 1.0
        return image.point(lambda value: value * scale + 0).convert("L")
    whole = image.convert("I")
    _, most = cast("tuple[int, int]", whole.getextrema())
    return (whole.point(lambda value: value * (1 / 257) + 0) if most > 255 else whole).convert("L")


def _converted(image: Image, profile: bytes) -> Image:
    """Return an image in sRGB; as it is where its profile is that, or cannot be read."""
    from PIL import ImageCms

    try:
        own = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        if ImageCms.getProfileDescription(own).strip().lower().startswith("srgb"):
            return image
        clear = image.has_transparency_data
        if image.mode not in ("RGB", "CMYK", "LAB", "L"):
            image = image.convert("RGBA" if clear else "RGB")
        alpha = image.getchannel("A") if image.mode == "RGBA" else None
        plain = image.convert("RGB") if alpha else image
        made = ImageCms.profileToProfile(plain, own, ImageCms.createProfile("sRGB"), outputMode="RGB")
    except (ImageCms.PyCMSError, *_DAMAGED):
        return image
    if made is None:
        return image
    if alpha:
        made.putalpha(alpha)
    return made


# What servers send


def decode_base64(text: str) -> bytes:
    """Return the bytes that base64 stands for.

    Line breaks, the head of a data: URL, missing padding and the alphabet for URLs are taken as well.

    Raises
    ------
    BadAnswerError
        It is not base64, or cut off.
    """
    if text.startswith("data:"):
        head, _, text = text.partition(",")
        if not head.endswith(";base64"):
            raise BadAnswerError("The server sent a picture as a data: URL that is not base64.")
    with suppress(binascii.Error, ValueError):
        return binascii.a2b_base64(text, strict_mode=True)
    bare = "".join(text.split()).rstrip("=").translate(_PLAIN_ALPHABET)
    try:
        return binascii.a2b_base64(bare + "=" * (-len(bare) % 4), strict_mode=True)
    except (binascii.Error, ValueError):
        raise _not_whole() from None


_PLAIN_ALPHABET = str.maketrans("-_", "+/")


def _bad_answer(error: UndecodableError) -> BadAnswerError:
    if error.reason == "large":
        return BadAnswerError(f"The picture that the server sent has more than {MOST_PIXELS:,} pixels.")
    if error.reason == "none":
        return BadAnswerError(
            "What the server sent is no PNG, JPEG, WebP or GIF picture.", "Check that its model paints pictures."
        )
    return BadAnswerError("The picture that the server sent is damaged.", "Paint it again with --fresh.")


def _not_whole() -> BadAnswerError:
    return BadAnswerError("The picture that the server sent is not whole.", "Paint it again with --fresh.")
