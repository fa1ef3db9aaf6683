"""A picture as a server delivers it, in base64 or at an address: read within limits, decoded before it is trusted."""

from __future__ import annotations

import binascii
import io
import struct
import threading
import zlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol, cast
from urllib.parse import urljoin, urlsplit

from promptmagic.errors import BadAnswerError, UnavailableError
from promptmagic.model import PictureFormat
from promptmagic.openai_server import is_loopback
from promptmagic.openai_server.http import http_client, http_library

if TYPE_CHECKING:
    from PIL.Image import Image

MOST_PIXELS = 50_000_000
"""Six times the largest picture that any model makes today; decoded it needs 200 MB."""

_MOST_BYTES = 100 * 1024 * 1024
_MOST_REDIRECTS = 3
_SECONDS = 60.0

_FORMATS = {"PNG": "png", "JPEG": "jpeg", "WEBP": "webp"}

_decoding = threading.Lock()
"""Pictures are decoded one at a time: side by side, four large ones would need four times the memory for nothing."""


class Sender(Protocol):
    """The server that a picture comes from: where it is, its key, and what takes the key out of what it says."""

    @property
    def base_url(self) -> str:
        """Its address."""
        ...

    @property
    def key(self) -> str:
        """Its key; empty where it needs none."""
        ...

    def clean(self, text: str) -> str:
        """Return a text that it said, fit to be shown."""
        ...


@dataclass(frozen=True, slots=True)
class Delivery:
    """An encoded picture that was decoded once in full: its bytes, size in pixels, and format."""

    data: bytes = field(repr=False)
    width: int
    height: int
    format: PictureFormat


def verified(data: bytes) -> Delivery:
    """Decode a picture and return what it is.

    Raises
    ------
    BadAnswerError
        It is no whole PNG, JPEG or WebP picture of an ordinary size.
    """
    if not data:
        raise _not_whole()
    with _decoding:
        return _decoded(data, whole=True)


def is_picture(data: bytes) -> bool:
    """Say whether bytes begin like a picture of an ordinary size; for partial pictures, which nobody keeps."""
    try:
        _decoded(data, whole=False)
    except BadAnswerError:
        return False
    return True


def _decoded(data: bytes, *, whole: bool) -> Delivery:
    from PIL import Image, UnidentifiedImageError

    try:
        with Image.open(io.BytesIO(data), formats=list(_FORMATS)) as image:
            _check_pixels(image)
            if whole:
                image.load()
            return Delivery(data, image.width, image.height, cast(PictureFormat, _FORMATS[str(image.format)]))
    except UnidentifiedImageError:
        raise BadAnswerError(
            "What the server sent is no PNG, JPEG or WebP picture.", "Check that its model paints pictures."
        ) from None
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise _too_large() from None
    except (OSError, SyntaxError, ValueError, EOFError, struct.error, zlib.error):
        raise BadAnswerError("The picture that the server sent is damaged.", "Paint it again with --fresh.") from None


def _check_pixels(image: Image) -> None:
    if image.width * image.height > MOST_PIXELS:
        raise _too_large()


def _too_large() -> BadAnswerError:
    return BadAnswerError(f"The picture that the server sent has more than {MOST_PIXELS:,} pixels.")


def _not_whole() -> BadAnswerError:
    return BadAnswerError("The picture that the server sent is not whole.", "Paint it again with --fresh.")


def decode_base64(text: str) -> bytes:
    """Return the bytes that base64 stands for; line breaks and the head of a data: URL are taken as well.

    Raises
    ------
    BadAnswerError
        It is not base64, or cut off.
    """
    if text.startswith("data:"):
        head, _, text = text.partition(",")
        if not head.endswith(";base64"):
            raise BadAnswerError("The server sent a picture as a data: URL that is not base64.")
    try:
        return binascii.a2b_base64(text, strict_mode=True)
    except (binascii.Error, ValueError):
        pass
    try:
        return binascii.a2b_base64("".join(text.split()), strict_mode=True)
    except (binascii.Error, ValueError):
        raise _not_whole() from None


def fetch(url: str, server: Sender) -> bytes:
    """Return the bytes at an address that a server gave for a picture: http, https or data:, nothing else.

    The key goes along only to the server itself.

    Raises
    ------
    BadAnswerError
        The address leads to no picture: another scheme, too many redirects, or a file that is too large.
    UnavailableError
        The address cannot be reached.
    """
    if url.startswith("data:"):
        return decode_base64(url)
    try:
        return _fetched(url, server)
    except ValueError:  # an address that cannot be taken apart, or a port that is no number
        raise BadAnswerError("The server gave an address for the picture that is none.") from None


def _fetched(url: str, server: Sender) -> bytes:
    url = urljoin(server.base_url.rstrip("/") + "/", url)
    for _ in range(_MOST_REDIRECTS + 1):
        _check_address(url, server)
        answer = _get(url, server)
        target = answer.headers.get("location")
        if not (300 <= answer.status_code < 400 and target):
            return _content(answer)
        url = urljoin(url, target)
    raise BadAnswerError(f"The picture's address redirects more than {_MOST_REDIRECTS} times.")


def _check_address(url: str, server: Sender) -> None:
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        shown = server.clean(f"{parts.scheme}:")
        raise BadAnswerError(f"The server gave an address for the picture that is not on the web ({shown}).")
    if is_loopback(url) and not is_loopback(server.base_url):
        raise BadAnswerError("The server gave an address on this machine for the picture, where it has no business.")


def _get(url: str, server: Sender) -> Any:
    http = http_library()
    home = _origin(url) == _origin(server.base_url)
    headers = {"Authorization": f"Bearer {server.key}"} if home and server.key else {}
    failure = ""
    try:
        with http_client(url, _SECONDS, largest=_MOST_BYTES, redirects=False) as client:
            return client.get(url, headers=headers)
    except (http.HTTPError, http.InvalidURL, http.StreamError, UnicodeError) as error:
        failure = type(error).__name__
    raise UnavailableError(
        f"The picture is painted, but cannot be fetched from {server.clean(str(urlsplit(url).hostname))} ({failure}).",
        "Check the connection, and paint it again with --fresh.",
    )


def _content(answer: Any) -> bytes:
    if answer.status_code != 200:
        raise UnavailableError(
            f"The picture is painted, but its address answers with status {answer.status_code}.",
            "Paint it again with --fresh.",
        )
    return bytes(answer.content)


def _origin(url: str) -> tuple[str, str | None, int]:
    parts = urlsplit(url)
    return parts.scheme, parts.hostname, parts.port or {"http": 80, "https": 443}.get(parts.scheme, 0)
