"""Letters on drawn pictures: a font that has them all, and lines that fit."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from promptmagic.pictures import fonts

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont

_TRAILING = " ,.;:…"


@cache
def font(size: int, face: Path | None = None) -> FreeTypeFont:
    """Return the font of a file, by default of our own typeface, in its plain weight.

    The plain layout is the same wherever Pillow runs.
    """
    from PIL import ImageFont

    return ImageFont.truetype(face or fonts.own_faces()[0], size, layout_engine=ImageFont.Layout.BASIC)


def font_for(text: str, size: int) -> FreeTypeFont | None:
    """Return the first font that has all letters of the text, ours before the machine's; None where none has."""
    face = fonts.face_for(text)
    return font(size, face) if face else None


def lines_in(text: str, font: FreeTypeFont, width: int) -> list[str]:
    """Return the text in two lines of at most `width` pixels, cut where it is longer."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if not lines[-1] or font.getlength(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    cut = [*lines[:1], f"{lines[1].rstrip(_TRAILING)}…" if len(lines) > 2 else lines[1]] if len(lines) > 1 else lines
    return [_shortened(line, font, width) for line in cut]


def _shortened(line: str, font: FreeTypeFont, width: int) -> str:
    if font.getlength(line) <= width:
        return line
    while len(line) > 1 and font.getlength(f"{line}…") > width:
        line = line[:-1]
    return f"{line.rstrip(_TRAILING)}…"
