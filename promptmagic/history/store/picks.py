"""Picks: which variation a cell of a notebook shows. Each cell of each notebook has its own.

A cell is known by its id. Tools give cells new ids (nbstripout, jupytext, a copied cell): a pick is then found by the
cell's words and its place among those with the same words, as long as the cell that made it is there no more.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

from promptmagic.text import storable


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a notebook: its `id` ("" for none), a digest of its `words`, and its `place` among equal ones, from 0.

    An empty `notebook` stands for any, where no tool said which it is; `noted` is then what its picks are noted under.
    `others` are the ids of the notebook's cells as its file has them.
    """

    notebook: str = ""
    id: str = ""
    words: str = ""
    place: int = 0
    others: frozenset[str] = frozenset()
    noted: str = ""


NO_CELL = Cell()

_OF_NOTEBOOK = "(?2 = '' OR notebook IN (?2, ''))"
"""Picks that were noted before notebooks were told apart have none."""


@dataclass(frozen=True, slots=True)
class Pick:
    """That a cell of a notebook picked a variation, and when: `at` is ISO, in UTC."""

    cell: str
    number: int
    at: str
    notebook: str = ""
    words: str = ""
    place: int = 0


def insert(db: sqlite3.Connection, n: int, pick: Pick) -> None:
    """Note a pick of the generation in row `n`."""
    db.execute(
        "INSERT INTO picks (generation, cell, number, at, notebook, words, place) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (n, storable(pick.cell), pick.number, storable(pick.at), storable(pick.notebook), pick.words, pick.place),
    )


def restore(db: sqlite3.Connection, n: int, pick: Pick) -> None:
    """Note a pick with its time, unless it is known already."""
    query = "SELECT 1 FROM picks WHERE generation = ? AND cell = ? AND number = ? AND at = ? AND notebook = ?"
    row = (n, storable(pick.cell), pick.number, storable(pick.at), storable(pick.notebook))
    if db.execute(query, row).fetchone() is None:
        insert(db, n, pick)


def all_of(db: sqlite3.Connection, n: int) -> Iterator[Pick]:
    """Yield the picks of the generation in row `n`, in their order."""
    query = "SELECT cell, number, at, notebook, words, place FROM picks WHERE generation = ? ORDER BY n"
    return (Pick(*row) for row in db.execute(query, (n,)))


def own(db: sqlite3.Connection, n: int, cell: Cell) -> int | None:
    """Return the newest pick that this very cell made: by its id, else by its words where its id is new."""
    if not cell.id:
        return None
    query = f"SELECT number FROM picks WHERE generation = ?1 AND {_OF_NOTEBOOK} AND cell = ?3 ORDER BY n DESC LIMIT 1"  # noqa: S608 - our own words
    found = _first(db, query, (n, storable(cell.notebook), storable(cell.id)))
    return found if found is not None or not cell.words else _by_words(db, n, cell)


def _by_words(db: sqlite3.Connection, n: int, cell: Cell) -> int | None:
    query = """SELECT number, cell FROM picks
        WHERE generation = ? AND notebook = ? AND words = ? AND place = ? ORDER BY n DESC"""
    rows = db.execute(query, (n, storable(cell.notebook), cell.words, cell.place))
    return next((int(number) for number, other in rows if other not in cell.others), None)


def chosen(db: sqlite3.Connection, n: int, cell: Cell) -> int | None:
    """Return the cell's own pick, else the newest that no cell of its notebook made.

    Where no cell is named, it is the newest of the notebook; where no notebook is, the newest of all.
    """
    found = own(db, n, cell)
    if found is not None:
        return found
    select = f"SELECT number FROM picks WHERE generation = ?1 AND {_OF_NOTEBOOK}"  # noqa: S608 - our own words
    of_none = "AND cell = ''" if cell.id else ""
    return _first(db, f"{select} {of_none} ORDER BY n DESC LIMIT 1", (n, storable(cell.notebook)))


def by_notebook(db: sqlite3.Connection, n: int) -> dict[str, int]:
    """Return the newest pick of each notebook; those of none are left out."""
    query = "SELECT notebook, number FROM picks WHERE generation = ? AND notebook <> '' ORDER BY n"
    return {str(notebook): int(number) for notebook, number in db.execute(query, (n,))}


def rename(db: sqlite3.Connection, old: str, new: str) -> None:
    """Give all picks of a notebook to another."""
    db.execute("UPDATE picks SET notebook = ? WHERE notebook = ?", (storable(new), storable(old)))


def _first(db: sqlite3.Connection, query: str, values: tuple[object, ...]) -> int | None:
    row = db.execute(query, values).fetchone()
    return int(row[0]) if row else None
