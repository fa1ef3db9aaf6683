"""The catalogue: the things that are drawn from SVG art, where they are found and how high they stand."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import cast

from promptmagic.painters.sketch.shape import Habitat


@dataclass(frozen=True, slots=True)
class CatalogueEntry:
    """One line of the catalogue.

    `height` is the height at middle distance as a fraction of the picture's unit. `glyph` is the emoji whose art is
    used, empty for a drawing of our own; it looks to the left where it is `flipped`.
    """

    noun: str
    habitat: Habitat
    height: float
    glyph: str = ""
    flipped: bool = False


@cache
def catalogue() -> dict[str, CatalogueEntry]:
    """Return every entry by its noun."""
    text = files("promptmagic.painters.sketch").joinpath("catalogue.txt").read_text(encoding="utf-8")
    entries = {}
    habitat: Habitat = "ground"
    for line in text.splitlines():
        if line.startswith("["):
            habitat = cast("Habitat", line.strip("[]"))
        elif line and not line.startswith("#"):
            entry = _entry(line, habitat)
            entries[entry.noun] = entry
    return entries


def _entry(line: str, habitat: Habitat) -> CatalogueEntry:
    """Read "noun: height", "noun: height glyph" or, where the glyph looks to the left, "noun: height <glyph"."""
    noun, _, rest = line.partition(":")
    height, _, glyph = rest.strip().partition(" ")
    return CatalogueEntry(noun, habitat, float(height), glyph.strip().removeprefix("<"), "<" in glyph)
