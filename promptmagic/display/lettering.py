"""Letters on drawn pictures: a font that has them all, and lines that fit."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont

_FACES = ("DejaVuSans.ttf", "NotoSans-Regular.ttf", "Arial.ttf", "arial.ttf", "LiberationSans-Regular.ttf")
"""Common fonts, asked in turn for letters that Pillow's own does not have."""

_TRAILING = " ,.;:…"


@cache
def font(size: int, face: str = "") -> FreeTypeFont:
    """Return a font, Pillow's own unless another is named; OSError where that is not installed.

    The plain layout is the same wherever Pillow runs.
    """
    from PIL import ImageFont

    if face:
        return ImageFont.truetype(face, size, layout_engine=ImageFont.Layout.BASIC)
    own = ImageFont.load_default(size)
    if not isinstance(own, ImageFont.FreeTypeFont):
        raise OSError("Pillow was built without FreeType, and has no font of its own")
    return own.font_variant(layout_engine=ImageFont.Layout.BASIC)


def font_for(text: str, size: int) -> FreeTypeFont | None:
    """Return the first font that has all letters of the text."""
    for face in ("", *_FACES):
        try:
            found = font(size, face)
        except OSError:
            continue
        if all(map(_Letters(found).has, set(text))):
            return found
    return None


class _Letters:
    """Tells which letters a font has: what it draws for one that it lacks is always the same."""

    def __init__(self, font: FreeTypeFont) -> None:
        self._font = font
        self._none = self._drawn("\U0010ffff")

    def has(self, letter: str) -> bool:
        """Say whether the font has a letter."""
        return letter.isspace() or self._drawn(letter) != self._none

    def _drawn(self, letter: str) -> tuple[tuple[int, int], bytes]:
        mask = self._font.getmask(letter)
        return mask.size, bytes(mask)


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
