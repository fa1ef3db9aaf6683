"""Cells of notebooks: how one is told from others, and what its saved output shows as picked."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from promptmagic import records
from promptmagic.history.notebooks import ipynb
from promptmagic.history.notebooks.notebook import Place
from promptmagic.history.store.picks import Cell


def cell_of(place: Place, id: str, source: str) -> Cell:
    """Return which cell of a notebook has an id and these words.

    Its place among those with the same words is what the notebook's file says; the first, where it does not know it.
    """
    here = Cell(place.name) if place.is_known else Cell(noted=place.name)
    if not id:
        return here
    contents = ipynb.contents(place.path)
    words = source.strip()
    if not words:
        words = next((text for other, text in zip(contents.ids, contents.sources, strict=True) if other == id), "")
    if not words:
        return replace(here, id=id, others=frozenset(contents.ids))
    alike = [other for other, text in zip(contents.ids, contents.sources, strict=True) if text == words]
    at = alike.index(id) if id in alike else 0
    return replace(here, id=id, words=digest(words), place=at, others=frozenset(contents.ids))


def digest(words: str) -> str:
    """Return what tells a cell's words from others, white space runs aside."""
    return hashlib.sha256(" ".join(words.split()).encode("utf-8", "replace")).hexdigest()[:16]


def chosen_in_output(place: Place, id: str, cell: Cell) -> int | None:
    """Return the variation that a cell's saved output shows as picked of a generation; None for none.

    The output is that of the cell with its id, or of the one with its words at its place.
    """
    if not place.path.is_file():
        return None
    contents = ipynb.contents(place.path)
    alike = [other for other, text in zip(contents.ids, contents.sources, strict=True) if digest(text) == cell.words]
    wanted = cell.id if cell.id in contents.ids else next(iter(alike[cell.place : cell.place + 1]), "")
    for shown_in, told in ipynb.told(place.path):
        if told.get("generation") == id and (shown_in == wanted or not cell.id):
            return records.get(records.mapping(told.get("record")), "chosen", 0) or None
    return None
