"""What a store does not know of: pictures that came without a row, were put there or taken away by another hand."""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Protocol

from promptmagic import records
from promptmagic.errors import HistoryError, PromptMagicError
from promptmagic.history.store import files, folders, orders, rows
from promptmagic.history.store.bin import Bin
from promptmagic.history.store.database import Database, Work, say
from promptmagic.history.store.journal import Journal
from promptmagic.history.store.orders import OrderBook, PlacedOrder, this_process
from promptmagic.model import Record, Variation
from promptmagic.pictures.metadata import read_picture, values
from promptmagic.text import many, storable

NAMED = 3
"""How many missing files a warning names."""

STALE_ARRIVAL = timedelta(hours=1)
"""After which an announced picture without a file is not waited for any more."""


class Rows(Protocol):
    """What is asked of the store that the pictures belong to."""

    home: Path
    database: Database
    bin: Bin
    journal: Journal
    orders: OrderBook

    def path_of(self, file: object) -> Path | None:
        """Return the path of a picture file that a row names."""
        ...

    def load(self, id: str) -> Record:
        """Return a generation."""
        ...

    def put(self, id: str, variation: Variation, order: str) -> Variation:
        """Keep a variation that an order brought."""
        ...

    def put_row(self, db: sqlite3.Connection, record: Record, variation: Variation) -> int:
        """Insert or replace a variation's row; return its number."""
        ...

    def is_lost(self, db: sqlite3.Connection, id: str, number: int, order: str) -> bool:
        """Say whether a generation has no picture of that order, else of that number, and was not deleted."""
        ...


class Unrecorded:
    """Finds what a store's rows do not tell, and puts it in.

    Attributes
    ----------
    seen
        When folders changed by another's hand that was looked at, but not noted yet: looking writes nothing.
    """

    def __init__(self, store: Rows) -> None:
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
        self._take_goods()
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

    def _take_goods(self) -> None:
        """Take in the answers whose process died before it could make a picture of them."""
        book = self._store.orders
        waiting = list(book.waiting())
        found = book.find(waiting)
        for order in found:
            goods = book.goods(order.id)
            if order.noted in ("kept", "refused"):
                book.forget_goods(order.id)
            elif order.process != this_process() and order.number and isinstance(goods, bytes):
                # What it is not, or cannot be kept, waits on: somebody may still know what to do with it.
                with suppress(PromptMagicError):
                    self._keep_goods(order, goods)

    def _keep_goods(self, order: PlacedOrder, goods: bytes) -> None:
        """Keep a picture that an order brought; raises where it is none, or nothing is known of its generation."""
        if self._take_file_of(order):
            return
        picture = orders.picture(order, goods)
        variation = self._store.load(order.generation).variation(order.number)
        self._store.put(order.generation, replace(variation, picture=picture, error=""), order.id)

    def _take_file_of(self, order: PlacedOrder) -> bool:
        """Take in the file of an order whose process died before it could note it; say whether there is one."""
        folder = files.folder_name(self._store.load(order.generation).notebook)
        names = files.listed(self._store.home / folder).pictures
        found = [f"{folder}/{name}" for name in names if files.order_of(name) == order.id]
        stories = self._store.journal.stories() if found else {}
        told = list(self._stories({self._store.home / file: stories.get(file, "") for file in found}))

        def work(db: sqlite3.Connection) -> None:
            for record, variation in told:
                self._store.put_row(db, record, variation)

        if told:
            self._store.database.write(work)
            self._store.orders.forget_goods(order.id)
        return bool(told)

    def _look_around(self) -> None:
        """Take in the pictures that are new in folders which another hand changed, and say so, and which are gone."""
        times = folders.strange(self._store.home, self._store.database.read(folders.noted), self._store.bin.folder)
        if not times:
            return
        for name in list(times):
            times |= folders.subfolders(self._store.home, name)
        listings = {name: files.listed(self._store.home / name) for name in times}
        listed = {f"{name}/{file}" for name, listing in listings.items() for file in listing.pictures}
        at_home = files.listed(self._store.home)
        passed_over = [name for listing in (at_home, *listings.values()) for name in listing.passed_over]
        arriving = self._store.database.read(_arriving)  # another process is at work: their rows follow
        recorded = self._store.database.read(_files)
        new = sorted(listed - recorded - arriving)
        under_way = self._store.orders.open_ids()  # their pictures are no news: another process is keeping them
        put_back = self._restoring(
            (self._store.home / file for file in new),
            expected={file for file in new if files.order_of(file) in under_way},
        )

        def work(db: sqlite3.Connection) -> int:
            folders.note(db, times)
            return put_back(db)

        added = self._store.database.write(work) if put_back.told else 0
        self.seen = {} if put_back.told else times
        kept = self._store.database.read(_files) if added else recorded
        unseen = {file for file in kept - listed if file.rpartition("/")[0] in times}
        paths = {file: self._store.path_of(file) for file in unseen}
        gone = {file for file, path in paths.items() if path and not path.exists()}  # some came while we looked
        self._say(added, sorted(gone), passed_over)

    def _say(self, added: int, gone: Sequence[str], passed_over: Sequence[str]) -> None:
        if added:
            what = f"{many(added, 'picture')} that the history did not know {'was' if added == 1 else 'were'} found"
            say(f"{what} in {self._store.home}, and added.")
        if gone:
            names = ", ".join(gone[:NAMED]) + (" …" if len(gone) > NAMED else "")
            what = f"{many(len(gone), 'picture file')} of the history {'is' if len(gone) == 1 else 'are'} gone"
            say(f"{what} from {self._store.home}: {names}.", "Put them back, or .delete(id) their generations.")
        if passed_over:
            names = ", ".join(map(storable, passed_over[:NAMED])) + (" …" if len(passed_over) > NAMED else "")
            what = f"{many(len(passed_over), 'name')} in {self._store.home} {'is' if len(passed_over) == 1 else 'are'}"
            say(f"{what} not in UTF-8 and passed over: {names}.", "Give them plain names to have them here.")

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
        return self._restoring((path for path in found if self._file(path) not in known), whole=True)

    def _restoring(self, paths: Iterable[Path], *, expected: Collection[str] = (), whole: bool = False) -> RowRestorer:
        stories = self._store.journal.stories()
        told = self._stories({path: stories.get(self._file(path), "") for path in paths})
        return RowRestorer(self._store, list(told), expected=expected, whole=whole)


class RowRestorer:
    """The work that puts pictures back whose rows are lost, and counts them; with their picks and stars.

    Parameters
    ----------
    store
        To which they belong.
    told
        What their files tell.
    expected
        Files that are not counted: they are no news.
    whole
        Whether all is to be restored, so that orders are put back too.
    """

    def __init__(
        self,
        store: Rows,
        told: Sequence[tuple[Record, Variation]],
        *,
        expected: Collection[str] = (),
        whole: bool = False,
    ) -> None:
        self._store = store
        self._expected = expected
        self._lines = store.journal.orders() if told or whole else []
        self._whole = whole
        numbers = orders.numbers(self._lines)
        known = [(record, self._numbered(variation, numbers)) for record, variation in told]
        # Those whose number is known for certain take it before others could; and the last picture of a generation
        # knows its prompts best: they may have been edited in between.
        self.told = sorted(known, key=lambda pair: (pair[0].id, _order_of(pair[1]) not in numbers, -pair[1].number))

    @staticmethod
    def _numbered(variation: Variation, numbers: Mapping[str, int]) -> Variation:
        return replace(variation, number=numbers.get(_order_of(variation), variation.number))

    def __call__(self, db: sqlite3.Connection) -> int:
        """Do it."""
        store = self._store
        lost: list[tuple[Record, Variation]] = []
        for record, variation in self.told:
            if store.is_lost(db, record.id, variation.number, _order_of(variation)):
                number = store.put_row(db, record, variation)
                lost.append((record, replace(variation, number=number)))
        restored = {record.id: (record, variation) for record, variation in lost}
        for record, variation in restored.values():
            rows.fill_gaps(db, record, variation)
        if self._whole:
            orders.restore(db, self._lines)
        if restored:
            store.journal.restore(db, restored)
        files_of = (v.picture.path for _, v in lost if v.picture and v.picture.path)
        return sum(path.relative_to(store.home).as_posix() not in self._expected for path in files_of)


def _order_of(variation: Variation) -> str:
    """Return the id of the order that brought a variation's picture file; empty where nothing was paid."""
    path = variation.picture.path if variation.picture else None
    return files.order_of(path.name) if path else ""


def _files(db: sqlite3.Connection) -> set[str]:
    return {file for (file,) in db.execute("SELECT file FROM variations WHERE file IS NOT NULL")}


def _arriving(db: sqlite3.Connection) -> set[str]:
    return {file for (file,) in db.execute("SELECT file FROM arrivals")}
