"""What a store takes over in its folder: generations that notebooks show, those of notebooks renamed or copied."""

from __future__ import annotations

import sqlite3
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from promptmagic.history.notebooks import ipynb, outputs
from promptmagic.history.notebooks.cells import cell_of
from promptmagic.history.notebooks.notebook import Place
from promptmagic.history.notebooks.outputs import Saved
from promptmagic.history.store import bin as bins
from promptmagic.history.store import picks
from promptmagic.model import Record, Variation
from promptmagic.text import storable

if TYPE_CHECKING:
    from promptmagic.history.store.store import Store


# Generations that notebooks show


def from_outputs(store: Store, place: Place, keys: Sequence[str]) -> bool:
    """Put in what the first notebook shows that replays for a key, and the store lacks; say whether there is one.

    All that this notebook shows is put in: its file may be overwritten before its next cell is run.
    """
    found = _found(place, keys)
    for id, group in groupby(found, key=lambda saved: saved.record.id):  # noqa: A001 - what it is
        _take_in(store, id, list(group), place)
    return bool(found)


def shown(place: Place, keys: Sequence[str]) -> list[Record]:
    """Return the generations that notebooks show for these keys; writes nothing."""
    return [saved.record for saved in _found(place, keys) if saved.record.key in keys]


def _found(place: Place, keys: Sequence[str]) -> list[Saved]:
    own = [place.path] if ipynb.mentions(place.path, keys) else []
    return _shown_in(own, keys) or _shown_in(others(place, keys).paths, keys)


def others(place: Place, keys: Sequence[str]) -> ipynb.Search:
    """Find the notebooks beside this one that show a key: a tool may run a copy of it, or not say which it runs."""
    return ipynb.holding((place.folder, *place.near), keys, but=place.path)


def _shown_in(paths: Iterable[Path], keys: Sequence[str]) -> list[Saved]:
    """Return what the best of some notebooks shows, by its generations; nothing where none shows one with the key.

    The best is one that does not itself show a copy of another's.
    """
    shown: list[Saved] = []
    for path in paths:
        found = sorted(outputs.saved(path), key=lambda saved: saved.record.id)
        with_key = [saved for saved in found if saved.record.key in keys]
        if with_key and not any(saved.is_noted for saved in with_key):
            return found
        shown = shown or (found if with_key else [])
    return shown


def _take_in(store: Store, id: str, group: Sequence[Saved], place: Place) -> None:
    """Put one generation in, as far as it is not there, with the picks of the cells that show it."""
    if put_in(store, id, group, place):
        for saved in group:
            cell = cell_of(place, saved.cell, "")
            if saved.record.chosen and store.own_pick(id, cell) is None:
                store.pick(id, saved.record.chosen, cell)


def put_in(store: Store, id: str, group: Sequence[Saved], place: Place, author: str = "") -> bool:
    """Put one generation in as outputs show it, as far as it is not there; not one that was deleted."""
    if store.database.read(lambda db: bins.holds(db, id)):
        return False
    record = replace(group[-1].record, notebook=place.name, chosen=None, author=author)
    seen = {saved.number: saved.record.variation(saved.number) for saved in group if saved.number}
    if not store.holds(id):
        bare = tuple(replace(v, picture=v.picture and replace(v.picture, data=None)) for v in record.variations)
        store.begin(replace(record, variations=bare))
    for number, variation in seen.items():
        _show_again(store, id, number, variation)
    return True


def _show_again(store: Store, id: str, number: int, variation: Variation) -> None:
    """Put a picture in as its output shows it, where its original is not here."""
    picture = variation.picture
    if picture is None or picture.copy is None or (id, number) not in store.without_original([(id, number)]):
        return
    store.attach(id, number, picture.copy)
    held = next((v.picture for v in store.load(id).variations if v.number == number), None)
    has_file = held is not None and held.path is not None and held.path.is_file()
    if picture.is_here and not has_file and not (held and held.data):
        store.put(id, replace(variation, starred=False))


# Notebooks that were renamed or copied


def from_notebooks(store: Store, place: Place) -> None:
    """Give a notebook the generations of those that it was renamed from, and let it show those of which it is a copy.

    It was renamed where the other's file is gone and one of its cells, or a figure, is here. Of a notebook that is
    still there, it shows what a figure in it shows; and before anything was made in it, what a cell of the same id asks
    for in the same words.
    """
    names = store.database.read(_notebooks)
    others, is_new = [name for name in names if name not in ("", place.name)], place.name not in names
    if not others or not place.path.is_file():
        return
    contents = ipynb.contents(place.path)
    sources = dict(zip(contents.ids, contents.sources, strict=True))
    figures = {str(figure.told.get("generation")) for figure in ipynb.figures(place.path)}
    for other in others:
        known = [
            made for made in store.database.read(partial(_made_in, notebook=other)) if made.is_of(sources, figures)
        ]
        if known and not (place.folder / f"{other}{ipynb.SUFFIX}").exists():
            store.database.write(partial(_rename, old=other, new=place.name))
        else:
            shown = (made for made in known if made.id in figures or (is_new and made.is_asked(sources)))
            store.appear([made.id for made in shown], place.name)


class _Made(NamedTuple):
    """A generation, the cell that made it, and its brief as typed."""

    id: str
    cell: str
    typed: str

    def is_of(self, cells: Container[str], figures: Container[str]) -> bool:
        """Say whether it was made by one of these cells, or stands in one of these figures."""
        return self.id in figures or (bool(self.cell) and self.cell in cells)

    def is_asked(self, sources: Mapping[str, str]) -> bool:
        """Say whether its cell, by its source, asks for it in the same words."""
        return bool(self.typed.strip()) and self.typed.strip() in sources.get(self.cell, "")


def _notebooks(db: sqlite3.Connection) -> list[str]:
    return [name for (name,) in db.execute("SELECT DISTINCT notebook FROM generations")]


def _made_in(db: sqlite3.Connection, notebook: str) -> list[_Made]:
    query = "SELECT id, cell, coalesce(json_extract(facts, '$.typed'), '') FROM generations WHERE notebook = ?"
    return [_Made(*row) for row in db.execute(query, (storable(notebook),))]


def _rename(db: sqlite3.Connection, old: str, new: str) -> None:
    """Give all generations of a notebook to another; their files stay where they are."""
    names = (storable(new), storable(old))
    db.execute(
        "UPDATE generations SET notebook = ?1, facts = json_set(facts, '$.notebook', ?1) WHERE notebook = ?2", names
    )
    picks.rename(db, old, new)
    db.execute("UPDATE OR IGNORE appearances SET notebook = ? WHERE notebook = ?", names)
    db.execute("DELETE FROM appearances WHERE notebook = ?", names[1:])
    query = (
        "DELETE FROM appearances WHERE notebook = ?1 AND generation IN (SELECT n FROM generations WHERE notebook = ?1)"
    )
    db.execute(query, names[:1])
