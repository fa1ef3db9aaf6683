"""Deleted generations: out of the history and out of the way, yet there until the bin is emptied.

Their rows stand as JSON in a table of their own, their picture files in `paintings/deleted/`.
"""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import suppress
from pathlib import Path

from promptmagic import records
from promptmagic.errors import HistoryError
from promptmagic.history.store import entries, files, rows
from promptmagic.history.store.database import Database
from promptmagic.history.store.entries import Entry
from promptmagic.text import storable

FOLDER = "deleted"


class Bin:
    """The bin of one store, whose pictures lie in `home`."""

    def __init__(self, home: Path, database: Database) -> None:
        self.home = home
        self.folder = home / FOLDER
        self._database = database

    def take(self, id: str) -> None:
        """Take a generation out of the history; its files follow its rows, so that a crash in between loses nothing.

        Raises
        ------
        UnknownNameError
            There is none with exactly this id.
        """

        def work(db: sqlite3.Connection) -> Entry:
            n = rows.row_of(db, id)
            entry = entries.load(db, n)
            note = (storable(id), rows.now(), records.dumps(entries.to_json(entry)))
            db.execute("INSERT INTO deleted (id, at, facts) VALUES (?, ?, ?)", note)
            entries.remove(db, n)
            return entry

        for file in self._database.write(work).files.values():
            _move(self.home, self.folder, file)

    def give_back(self) -> str:
        """Put the generation that was deleted last back, and return its id.

        Raises
        ------
        HistoryError
            The bin is empty.
        """
        query = "SELECT n, facts FROM deleted ORDER BY n DESC LIMIT 1"
        last = self._database.read(lambda db: db.execute(query).fetchone())
        if last is None:
            raise HistoryError("There is nothing to undo.", "Only .delete(id) can be undone, until .empty_bin().")
        entry = entries.from_json(records.loads(last[1]))
        for file in entry.files.values():
            _move(self.folder, self.home, file)

        def work(db: sqlite3.Connection) -> None:
            entries.merge(db, entry)
            db.execute("DELETE FROM deleted WHERE n = ?", (last[0],))

        self._database.write(work)
        return entry.record.id

    def empty(self) -> int:
        """Remove for good what was deleted; return how many generations that were."""
        count = "SELECT count(*) FROM deleted"
        if not self._database.read(lambda db: db.execute(count).fetchone()[0]):
            return 0
        emptied = self._database.write(lambda db: db.execute("DELETE FROM deleted").rowcount)
        try:
            shutil.rmtree(self.folder)
        except FileNotFoundError:
            pass
        except OSError as error:
            raise HistoryError(
                f"The folder {self.folder} cannot be removed: {error.strerror}.", "Remove it by hand."
            ) from error
        return emptied


def holds(db: sqlite3.Connection, id: str) -> bool:
    """Say whether a generation was deleted, so that a picture file which could not be moved does not bring it back."""
    return db.execute("SELECT 1 FROM deleted WHERE id = ?", (storable(id),)).fetchone() is not None


def _move(home: Path, other: Path, file: str) -> None:
    """Move a file where it is there and its place is free; else it stays where it is, which loses nothing."""
    source, target = files.inside(home, file), files.inside(other, file)
    if source is None or target is None:
        return
    with suppress(OSError):
        if not target.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            source.rename(target)
