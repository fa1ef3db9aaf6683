"""What Runway is told: the prompt within its limit, and the picture to start from as a file in the request."""

from __future__ import annotations

import base64
import io
from dataclasses import replace

from promptmagic import dialects
from promptmagic.errors import BriefError, OptionError
from promptmagic.model import Prompt
from promptmagic.painters import Canvas

TAG = "picture"
"""How a prompt names the picture that it starts from: 3 to 16 letters, digits and underscores."""

_START = f"Start from @{TAG}: "

_LARGEST = 5_000_000
"""Characters of a picture as a data URI."""

_SIDES = (4096, 2048, 1024)
"""To which longer side, in pixels, a picture is made smaller until it fits."""


def worded(prompt: Prompt, canvas: Canvas) -> tuple[str, tuple[str, ...]]:
    """Return the text of a request, as Runway wants to be told, and what of the prompt it is not told.

    That is what lies beyond its limit, and what to leave out: naming it would bring it in.

    Raises
    ------
    BriefError
        It is empty.
    """
    if not prompt.text.strip():
        raise BriefError("The prompt is empty.", "Say what to paint.")
    start = _START if canvas.source is not None else ""
    # Half a surrogate pair, which no JSON can carry, becomes a question mark.
    whole = replace(prompt, text=prompt.text.encode(errors="replace").decode())
    text, untold = dialects.for_runway(whole, dialects.RUNWAY_UNITS - len(start))
    _, avoid = dialects.divided(whole)
    return start + text, tuple(filter(None, (untold, f"without {avoid}" if avoid else "")))


def references(source: bytes) -> list[dict[str, str]]:
    """Return a picture (a PNG file) as the reference images of a request.

    Raises
    ------
    OptionError
        It does not fit into a request, however small it is made.
    """
    return [{"uri": _data_uri(source), "tag": TAG}]


def _data_uri(source: bytes) -> str:
    uri = _encoded(source, "png")
    for side in _SIDES:
        if len(uri) <= _LARGEST:
            return uri
        uri = _encoded(_smaller(source, side), "jpeg")
    if len(uri) > _LARGEST:
        raise OptionError("The picture to start from is too large for Runway.", "Make it smaller first.")
    return uri


def _encoded(data: bytes, kind: str) -> str:
    return f"data:image/{kind};base64,{base64.b64encode(data).decode()}"


def _smaller(source: bytes, side: int) -> bytes:
    from PIL import Image

    with Image.open(io.BytesIO(source)) as image:
        opaque = Image.new("RGB", image.size, "white")
        opaque.paste(image, mask=image.getchannel("A") if image.mode == "RGBA" else None)
    opaque.thumbnail((side, side))
    buffer = io.BytesIO()
    opaque.save(buffer, "JPEG", quality=92)
    return buffer.getvalue()
