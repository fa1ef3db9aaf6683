"""The wardrobe: hats, things held and things worn, as outlines that wardrobe.txt and outfits.txt list."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from promptmagic.painters.colour import Colour
from promptmagic.painters.sketch.shapes.pen import darker, lighter, line, path

_MARK = re.compile(r"\s+(?P<tone>\S+) (?:\((?P<width>[\d.]+)\) )?(?P<data>M.*)")


@dataclass(frozen=True, slots=True)
class Mark:
    """One outline: a colour or how much darker or lighter than the piece's own, its width if a line, its path data."""

    tone: Colour | float
    width: float
    data: str


@dataclass(frozen=True, slots=True)
class Piece:
    """One thing of the wardrobe; a hat `rises` so far above the crown of the head."""

    marks: tuple[Mark, ...]
    rises: float = 0.0

    def drawn(self, colour: Colour) -> str:
        """Return the piece in its tones of a colour."""
        return "".join(_drawn(mark, colour) for mark in self.marks)


@cache
def wardrobe() -> dict[str, dict[str, Piece]]:
    """Return every piece by its name, in "hats", "held", "worn" and "behind"."""
    folder = files("promptmagic.painters.sketch.shapes")
    text = "\n".join(folder.joinpath(name).read_text(encoding="utf-8") for name in ("wardrobe.txt", "outfits.txt"))
    sections: dict[str, dict[str, Piece]] = {}
    section: dict[str, Piece] = {}
    name = ""
    for row in text.splitlines():
        if row.startswith("["):
            section = sections.setdefault(row.strip("[]"), {})
        elif found := _MARK.fullmatch(row):
            piece = section[name]
            section[name] = Piece((*piece.marks, _mark(found)), piece.rises)
        elif row and not row.startswith("#"):
            name, _, rises = row.partition(":")
            section[name] = Piece((), float(rises or 0))
    return sections


def _mark(found: re.Match[str]) -> Mark:
    tone = found["tone"]
    red, green, blue = bytes.fromhex(tone[1:]) if tone.startswith("#") else (0, 0, 0)
    return Mark((red, green, blue) if tone.startswith("#") else float(tone), float(found["width"] or 0), found["data"])


def _drawn(mark: Mark, colour: Colour) -> str:
    tone = mark.tone
    paint = tone if isinstance(tone, tuple) else darker(colour, tone) if tone >= 0 else lighter(colour, -tone)
    return line(mark.data, paint, mark.width) if mark.width else path(mark.data, paint)
