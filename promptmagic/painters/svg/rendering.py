"""Rendering: a drawing becomes pixels in a process of its own, which is ended after two seconds and bounded in memory.

The renderer reads no file but the fonts, and nothing of the drawing as it was written: only what we wrote anew.
"""

from __future__ import annotations

import json
import math
import os
import subprocess
import sys
import unicodedata
from collections.abc import Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from promptmagic.errors import EngineError
from promptmagic.painters.svg import rasterizer
from promptmagic.painters.svg.drawing import Drawing
from promptmagic.pictures import fonts

SECONDS = 2.0
"""How long one drawing may take; the richest that were seen take 0.2."""

DELIVERED_SECONDS = 8.0
"""How long one may take that a picture model drew and that is paid for; of 12,000 parts it takes one or two."""

_MORE = 0.5
"""Seconds for each further drawing of a batch."""

_BUSIEST = 5.0
"""How many times as long a drawing may take by the clock where others keep the machine busy."""

_LOST_LETTER = "□"
"""What stands in place of a letter that no face here has; our own has this one."""


class NotRenderedError(Exception):
    """A drawing could not be rendered. Its text says why, in words for the model."""


def render(drawing: Drawing, size: tuple[int, int], *, background: str | None = "#ffffff") -> bytes:
    """Return a drawing as a PNG of that size in pixels.

    Raises
    ------
    NotRenderedError
        It takes too long or too much memory, or cannot be drawn at all.
    """
    return render_all([drawing], size, background=background)[0]


def render_all(
    drawings: Sequence[Drawing],
    size: tuple[int, int],
    *,
    background: str | None = "#ffffff",
    seconds: float = SECONDS,
) -> list[bytes]:
    """Return several drawings as PNGs of one size in pixels, made by one process.

    The first may take so many seconds, each further one a quarter of the usual time.

    Raises
    ------
    NotRenderedError
        As `render`; nothing is returned then.
    """
    words = " ".join(drawing.words for drawing in drawings)
    setting = fonts.typesetting(words)
    asked = {
        "path": _library(),
        "drawings": [_ready(drawing, size, setting.missing) for drawing in drawings],
        "width": size[0],
        "height": size[1],
        "background": background,
        "fonts": [str(path) for path in setting.files],
        "family": fonts.FAMILY,
    }
    seconds += _MORE * (len(drawings) - 1)
    return _pictures(json.dumps(asked | {"seconds": math.ceil(seconds)}).encode(), seconds * _busy())


def missing_letters(drawing: Drawing) -> str:
    """Return the letters of a drawing that no face here has, once each."""
    return fonts.typesetting(drawing.words).missing


def _ready(drawing: Drawing, size: tuple[int, int], missing: str) -> str:
    """Return the file that is rendered: letters composed, and a box where one is missing."""
    table = {ord(letter): _LOST_LETTER for letter in missing}
    return drawing.with_words(lambda text: unicodedata.normalize("NFC", text).translate(table)).to_svg(size)


def _busy() -> float:
    """Return how many processes wait for each of this machine's processors, from 1 to `_BUSIEST`."""
    try:
        waiting = os.getloadavg()[0] / (os.cpu_count() or 1)
    except (AttributeError, OSError):  # Windows
        return 1.0
    return min(_BUSIEST, max(1.0, waiting))


def _pictures(asked: bytes, seconds: float) -> list[bytes]:
    try:
        done = subprocess.run(  # noqa: S603 - this very Python and our own file
            [sys.executable, "-I", "-S", rasterizer.__file__],
            input=asked,
            capture_output=True,
            timeout=seconds,
            check=False,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except subprocess.TimeoutExpired:
        raise NotRenderedError("drawing it takes too long; make it simpler") from None
    except OSError as error:
        raise EngineError(
            f"No process can be started here to render a drawing: {error.strerror}.",
            "Close other programs, and try again.",
        ) from error
    if done.returncode != 0:
        raise NotRenderedError(_reason(done.returncode, done.stderr.decode(errors="replace")))
    return list(_split(done.stdout))


def _split(output: bytes) -> list[bytes]:
    pictures, at = [], 0
    while at < len(output):
        (length,) = rasterizer.LENGTH.unpack_from(output, at)
        at += rasterizer.LENGTH.size
        pictures.append(output[at : at + length])
        at += length
    return pictures


def _reason(code: int, said: str) -> str:
    if code < 0 or "memory" in said.lower() or "MemoryError" in said:
        return "drawing it takes too much memory or time"
    last = said.strip().rpartition("\n")[2]
    return f"the renderer says: {last.removeprefix('ValueError: ')[:200]}"


@cache
def _library() -> str:
    """Return the folder in which the renderer's package lies."""
    found = find_spec("resvg_py")
    if found is None or found.origin is None:
        raise EngineError("The package resvg-py is not installed.", "Run: pip install resvg-py")
    return str(Path(found.origin).parent.parent)
