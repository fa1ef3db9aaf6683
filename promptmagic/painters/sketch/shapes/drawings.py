"""Drawings: the sketch's own art that is the same each time, kept as SVG files that any drawing program can open."""

from __future__ import annotations

from importlib.resources import files

from promptmagic.painters.sketch.art import Art
from promptmagic.painters.sketch.catalogue import CatalogueEntry


def drawing(entry: CatalogueEntry) -> Art | None:
    """Return our own drawing of a catalogue entry, or None where there is none."""
    file = files("promptmagic.painters.sketch.shapes").joinpath("art", f"{entry.noun}.svg")
    if not file.is_file():
        return None
    return Art(file.read_text(encoding="utf-8"), hanging=entry.habitat == "air")
