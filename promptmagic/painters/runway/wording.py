"""What Runway is told: the prompt within its limit, and the picture to start from as a file in the request."""

from __future__ import annotations

import base64
import io
from dataclasses import replace

from promptmagic import dialects
from promptmagic.errors import BriefError, OptionError
from promptmagic.model import Prompt
from promptmagic.painters import MENTION, Canvas, numbered
from promptmagic.painters.runway.models import ImageModel

TAG = "picture"
"""How a prompt names the one picture that it starts from."""

_SHORTEST_TAG, _LONGEST_TAG = 3, 16
"""Letters, digits and underscores of a tag."""

_LARGEST = 5_000_000
"""Characters of a picture as a data URI."""

_SIDES = (4096, 2048, 1024)
"""To which longer side, in pixels, a picture is made smaller until it fits."""


def worded(prompt: Prompt, canvas: Canvas, model: ImageModel) -> tuple[str, tuple[str, ...]]:
    """Return the text of a request, as Runway wants to be told, and what of the prompt it is not told.

    That is what lies beyond its limit, and what to leave out: naming it would bring it in.

    Raises
    ------
    BriefError
        It is empty.
    """
    if not prompt.text.strip():
        raise BriefError("The prompt is empty.", "Say what to paint.")
    start = _start(prompt, canvas) if model.tags else ""
    # Half a surrogate pair, which no JSON can carry, becomes a question mark.
    whole = replace(prompt, text=prompt.text.encode(errors="replace").decode())
    most = model.characters or dialects.OPENAI_CHARACTERS
    text, untold = dialects.for_runway(whole, most - len(start) - _MENTIONS * len(canvas.references))
    if canvas.references:
        text = _tagged(text) if model.tags else numbered(text, canvas.references)
    _, avoid = dialects.divided(whole)
    return start + text, tuple(filter(None, (untold, f"without {avoid}" if avoid else "")))


_MENTIONS = 40
"""UTF-16 units by which each named picture may lengthen a prompt."""


def _start(prompt: Prompt, canvas: Canvas) -> str:
    """Return the words that name the pictures which the prompt itself does not name."""
    if canvas.source is None:
        return ""
    if not canvas.references:
        return f"Start from @{TAG}: "
    said = {match[1] for match in MENTION.finditer(prompt.text)}
    unsaid = [f"@{tag(reference.name)}" for reference in canvas.references if reference.name not in said]
    return f"Start from {' and '.join(unsaid)}: " if unsaid else ""


def _tagged(text: str) -> str:
    return MENTION.sub(lambda match: f"@{tag(match[1])}", text)


def tag(name: str) -> str:
    """Return a name as Runway takes tags: 3 to 16 letters, digits and underscores."""
    return f"{name}_picture"[: len(name) + 8] if len(name) < _SHORTEST_TAG else name[:_LONGEST_TAG]


def references(canvas: Canvas, model: ImageModel) -> list[dict[str, str]]:
    """Return the pictures that a canvas starts from (PNG files) as the reference images of a request.

    Raises
    ------
    OptionError
        It does not fit into a request, however small it is made.
    """
    if canvas.source is None:
        return []
    named = [(tag(each.name), each.data) for each in canvas.references] or [(TAG, canvas.source)]
    return [{"uri": _data_uri(data)} | ({"tag": name} if model.tags else {}) for name, data in named]


def _data_uri(source: bytes) -> str:
    """Return a picture (a PNG file) as an address that holds it, made smaller until it fits."""
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
