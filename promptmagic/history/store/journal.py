"""The journal: what picture files cannot tell, one line of JSON each in `paintings/journal.jsonl`, only appended to.

Orders, the stories of files whose bytes may not be touched, picks, stars, and alt texts. The database is what counts;
this is read where it has to be rebuilt. A line that cannot be read is passed over. Older stores have a `picks.jsonl`,
which is read.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Collection, Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

from promptmagic import records
from promptmagic.history.store import entries, picks, rows
from promptmagic.history.store.picks import Pick

NAME = "journal.jsonl"
FORMER = "picks.jsonl"
LINE_BYTES = 1_000_000
"""How long a line is believed to be: a story holds up to ten prompts of 32,000 characters, each escaped."""


class Journal:
    """The journal of one store, in a file of its own."""

    def __init__(self, home: Path) -> None:
        self.path = home / NAME
        self._former = home / FORMER

    def pick(self, id: str, pick: Pick, order: str = "") -> None:
        """Note a pick of a picture that an `order` brought, if it was paid for."""
        self._append({"id": id, **entries.pick_json(pick), **({"of": order} if order else {})})

    def star(self, id: str, number: int, starred: bool, order: str = "") -> None:
        """Note that a variation was given a star, or lost it."""
        line = {"id": id, "number": number, "starred": starred, "at": rows.now()}
        self._append({**line, **({"of": order} if order else {})})

    def removed(self, id: str, number: int, removed: bool, order: str = "") -> None:
        """Note that a variation was removed, or brought back."""
        line = {"id": id, "number": number, "removed": removed, "at": rows.now()}
        self._append({**line, **({"of": order} if order else {})})

    def alt(self, id: str, number: int, alt: str, order: str = "") -> None:
        """Note the alt text that a variation's picture was given."""
        line = {"id": id, "number": number, "alt": alt, "at": rows.now()}
        self._append({**line, **({"of": order} if order else {})})

    def order(self, line: dict[str, Any], *, synced: bool = True) -> None:
        """Note an order, or what became of one.

        What became of one need not be `synced`: its picture's file tells it too, and where both are lost with the
        power, the order counts as perhaps billed. It is on the disk with the next line that is.
        """
        self._append(line, synced=synced)

    def story(self, file: str, story: str) -> None:
        """Note the story of a picture whose file tells none; `file` is its name, relative to `paintings/`."""
        self._append({"file": file, "story": story})

    def _append(self, line: dict[str, Any], *, synced: bool = True) -> None:
        """Append a line, on the disk when this returns; where it cannot be written, the database still knows."""
        data = records.dumps(line, ascii_only=True).encode("ascii") + b"\n"
        with suppress(OSError):
            self.path.parent.mkdir(parents=True, exist_ok=True)
            # One write at the file's end, so that the lines of several processes never mix.
            handle = os.open(self.path, os.O_WRONLY | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0), 0o666)
            try:
                os.write(handle, data)
                if synced:
                    os.fsync(handle)
            finally:
                os.close(handle)

    def lines(self) -> Iterator[dict[str, Any]]:
        """Yield what was noted, in its order."""
        for path in (self._former, self.path):
            with suppress(OSError), path.open("rb") as file:
                while line := file.readline(LINE_BYTES):
                    yield records.loads(line)

    def orders(self) -> list[dict[str, Any]]:
        """Return the lines that tell of orders."""
        return [line for line in self.lines() if isinstance(line.get("order"), str)]

    def stories(self) -> dict[str, str]:
        """Return the stories of files that tell none, by their names."""
        told = ((line.get("file"), line.get("story")) for line in self.lines())
        return {file: story for file, story in told if isinstance(file, str) and isinstance(story, str)}

    def restore(self, db: sqlite3.Connection, ids: Collection[str] | None = None) -> None:
        """Put back what was noted of these generations (of all: None), as far as their variations are there."""
        stars: dict[tuple[int, int], bool] = {}
        for line in self.lines():
            name, number = records.get(line, "id", ""), records.get(line, "number", 0)
            n = rows.find(db, name) if name and (ids is None or name in ids) else None
            if n is not None:  # a paid picture is known by its order: its number may be another now
                number = rows.number_ordered(db, n, records.get(line, "of", "")) or number
            if n is None or not rows.has_variation(db, n, number):
                continue
            if "alt" in line:
                entries.describe(db, n, number, records.get(line, "alt", ""))
            elif "removed" in line:
                entries.remove_variation(db, n, number, line["removed"] is True)
            elif "starred" in line:
                stars[n, number] = line["starred"] is True
            else:
                picks.restore(db, n, replace(entries.pick_of(line), number=number))
        for (n, number), starred in stars.items():
            if starred:
                entries.star(db, n, number)
