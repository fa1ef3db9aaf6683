"""What Runway is told: the prompt within its limit, and the picture to start from as a file in the request."""

from __future__ import annotations

import base64
import io

from promptmagic.errors import BriefError, OptionError
from promptmagic.model import Prompt
from promptmagic.painters import Canvas

LONGEST = 1000
"""UTF-16 units of a prompt."""

TAG = "picture"
"""How a prompt names the picture that it starts from: 3 to 16 letters, digits and underscores."""

_START = f"Start from @{TAG}: "

_LARGEST = 5_000_000
"""Characters of a picture as a data URI."""

_SIDES = (4096, 2048, 1024)
"""To which longer side, in pixels, a picture is made smaller until it fits."""


def worded(prompt: Prompt, canvas: Canvas) -> str:
    """Return the text of a request.

    Raises
    ------
    BriefError
        It is empty or too long.
    """
    text = prompt.text.strip()
    if not text:
        raise BriefError("The prompt is empty.", "Say what to paint.")
    # Half a surrogate pair, which no JSON can carry, becomes a question mark.
    text = (_START if canvas.source is not None else "") + text.encode(errors="replace").decode()
    if (units := len(text.encode("utf-16-le")) // 2) > LONGEST:
        raise BriefError(f"The prompt has {units:,} UTF-16 units, and Runway takes {LONGEST:,}.", "Shorten it.")
    return text


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
