"""What a store does not know of: pictures that came without a row, were put there or taken away by another hand."""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from promptmagic.errors import HistoryError
from promptmagic.history import census, files, records, rows
from promptmagic.history.database import Work, say
from promptmagic.history.listing import many
from promptmagic.history.metadata import read_picture, values
from promptmagic.model import Record, Variation

if TYPE_CHECKING:
    from promptmagic.history.store import Store

NAMED = 3
"""How many missing files a warning names."""

STALE_ARRIVAL = timedelta(hours=1)
"""After which an announced picture without a file is not waited for any more."""


class Finder:
    """Finds what a store's rows do not tell, and puts it in.

    Attributes
    ----------
    seen
        When folders changed by another's hand that was looked at, but not noted yet: looking writes nothing.
    """

    def __init__(self, store: Store) -> None:
        self.seen: dict[str, int | None] = {}
        self._store = store
        self._has_looked = False
        self._lock = threading.RLock()

    def look(self) -> None:
        """Once: take in what came without a row, from a process that died or that had no database, or by hand."""
        with self._lock:
            if self._has_looked:
                return
            self._has_looked = True
        self._take_arrivals()
        self._look_around()

    def _take_arrivals(self) -> None:
        """Take in the pictures whose process died before it could note them."""
        arrivals = self._store.database.read(lambda db: db.execute("SELECT file, at, story FROM arrivals").fetchall())
        if not arrivals:
            return
        stale = (datetime.now(UTC) - STALE_ARRIVAL).isoformat()
        found = list(self._stories({self._store.home / file: story for file, _, story in arrivals}))
        gone = [(file,) for file, at, _ in arrivals if at < stale and not (self._store.home / file).exists()]

        def work(db: sqlite3.Connection) -> None:
            for record, variation in found:
                self._store.put_row(db, record, variation)
            db.executemany("DELETE FROM arrivals WHERE file = ?", gone)

        if found or gone:
            self._store.database.write(work)

    def _look_around(self) -> None:
        """Take in the pictures that are new in folders which another hand changed, and say so, and which are gone."""
        times = census.strange(self._store.home, self._store.database.read(census.noted), self._store.bin.folder)
        if not times:
            return
        for name in list(times):
            times |= census.subfolders(self._store.home, name)
        listed = {f"{name}/{file}" for name in times for file in files.listed(self._store.home / name)[0]}
        arriving = self._store.database.read(_arriving)  # another process is at work: their rows follow
        recorded = self._store.database.read(_files)
        put_back = self._restoring(self._store.home / file for file in sorted(listed - recorded - arriving))

        def work(db: sqlite3.Connection) -> int:
            census.note(db, times)
            return put_back(db)

        added = self._store.database.write(work) if put_back.told else 0
        self.seen = {} if put_back.told else times
        kept = self._store.database.read(_files) if added else recorded
        unseen = {file for file in kept - listed if file.rpartition("/")[0] in times}
        gone = {file for file in unseen if not (self._store.home / file).exists()}  # some came while we looked
        self._say(added, sorted(gone))

    def _say(self, added: int, gone: Sequence[str]) -> None:
        if added:
            what = f"{many(added, 'picture')} that the history did not know {'was' if added == 1 else 'were'} found"
            say(f"{what} in {self._store.home}, and added.")
        if gone:
            names = ", ".join(gone[:NAMED]) + (" …" if len(gone) > NAMED else "")
            what = f"{many(len(gone), 'picture file')} of the history {'is' if len(gone) == 1 else 'are'} gone"
            say(f"{what} from {self._store.home}: {names}.", "Put them back, or .delete(id) their generations.")

    def _file(self, path: Path) -> str:
        return str(path)[len(str(self._store.home)) + 1 :].replace(os.sep, "/")

    def _stories(self, paths: Mapping[Path, str]) -> Iterator[tuple[Record, Variation]]:
        """Yield what picture files tell of themselves, or what is told of them; without either they are left out."""
        for path, told in paths.items():
            with suppress(HistoryError):
                raw = read_picture(path).raw
                record, variation = values(raw or records.loads(told))
                if record.id and 0 < variation.number <= rows.NUMBERS and variation.picture:
                    yield record, replace(variation, picture=replace(variation.picture, path=path))

    def rebuild(self) -> int:
        """Put back what picture files, and the journal of picks, tell and rows do not; return how many pictures."""
        if not self._store.home.is_dir():
            return 0
        with self._lock:
            # All folders are looked through below: no need to say what is found in some of them.
            had_looked, self._has_looked = self._has_looked, True
        if not had_looked:
            self._take_arrivals()
        put_back = self._store.database.read(self.restore)

        def work(db: sqlite3.Connection) -> int:
            count = put_back(db)
            self._store.journal.restore(db)
            return count

        return self._store.database.write(work)

    def restore(self, db: sqlite3.Connection | None) -> Work[int]:
        """Read the picture files that no row names; return the work that puts them back where their row is lost."""
        known = _files(db) if db is not None else set()
        found = files.pictures(self._store.home, skip=self._store.bin.folder)
        return self._restoring(path for path in found if self._file(path) not in known)

    def _restoring(self, paths: Iterable[Path]) -> Restoring:
        # The last picture of a generation knows its prompts best: they may have been edited in between.
        told = self._stories(dict.fromkeys(paths, ""))
        return Restoring(self._store, sorted(told, key=lambda pair: (pair[0].id, -pair[1].number)))


class Restoring:
    """The work that puts pictures back whose rows are lost, and counts them; with their picks and stars.

    Parameters
    ----------
    store
        To which they belong.
    told
        What their files tell.
    """

    def __init__(self, store: Store, told: Sequence[tuple[Record, Variation]]) -> None:
        self.told = told
        self._store = store

    def __call__(self, db: sqlite3.Connection) -> int:
        """Do it."""
        store = self._store
        lost = [
            (record, variation) for record, variation in self.told if store.is_lost(db, record.id, variation.number)
        ]
        for record, variation in lost:
            store.put_row(db, record, variation)
        restored = {record.id: (record, variation) for record, variation in lost}
        for record, variation in restored.values():
            rows.fill_gaps(db, record, variation)
        if restored:
            store.journal.restore(db, restored)
        return len(lost)


def _files(db: sqlite3.Connection) -> set[str]:
    return {file for (file,) in db.execute("SELECT file FROM variations WHERE file IS NOT NULL")}


def _arriving(db: sqlite3.Connection) -> set[str]:
    return {file for (file,) in db.execute("SELECT file FROM arrivals")}
