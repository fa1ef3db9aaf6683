"""Picks and stars, one line of JSON each in `paintings/picks.jsonl`: what picture files cannot tell is not lost either.

The database is what counts; this is read where it has to be rebuilt. A line that cannot be read is passed over.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from promptmagic.history import entries, records, rows
from promptmagic.history.entries import Pick

NAME = "picks.jsonl"
LINE_BYTES = 10_000


class Journal:
    """The picks and stars of one store, in a file of its own."""

    def __init__(self, home: Path) -> None:
        self.path = home / NAME

    def pick(self, id: str, pick: Pick) -> None:
        """Note a pick."""
        self._append({"id": id, "cell": pick.cell, "number": pick.number, "at": pick.at})

    def star(self, id: str, number: int, starred: bool) -> None:
        """Note that a variation was given a star, or lost it."""
        self._append({"id": id, "number": number, "starred": starred, "at": rows.now()})

    def _append(self, line: dict[str, Any]) -> None:
        """Append a line; where it cannot be written, the database still knows."""
        with suppress(OSError):
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with self.path.open("ab") as file:
                file.write(records.dumps(line, ascii_only=True).encode("ascii") + b"\n")

    def lines(self) -> Iterator[dict[str, Any]]:
        """Yield what was noted, in its order."""
        with suppress(OSError), self.path.open("rb") as file:
            while line := file.readline(LINE_BYTES):
                yield records.loads(line)

    def restore(self, db: sqlite3.Connection, ids: Collection[str] | None = None) -> None:
        """Put the picks and stars of these generations back (of all: None), as far as their variations are there."""
        stars: dict[tuple[int, int], bool] = {}
        for line in self.lines():
            name, number = records.get(line, "id", ""), records.get(line, "number", 0)
            n = rows.find(db, name) if ids is None or name in ids else None
            if n is None or not rows.has_variation(db, n, number):
                continue
            if "starred" in line:
                stars[n, number] = line["starred"] is True
            else:
                entries.note_pick(db, n, Pick(records.get(line, "cell", ""), number, records.get(line, "at", "")))
        for (n, number), starred in stars.items():
            if starred:
                entries.star(db, n, number)
