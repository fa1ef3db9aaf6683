"""One folder's generations: rows in SQLite, pictures in files, each picture's file complete before its row.

Before a picture's file is written, an *arrival* is noted in a row of its own. A process that dies between the file and
its row so leaves a note by which the next one finds the picture; the picture's own story tells the rest.
"""

from __future__ import annotations

import atexit
import secrets
import sqlite3
import sys
import threading
import time
import weakref
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from promptmagic import records
from promptmagic.errors import HistoryError, UnknownNameError
from promptmagic.history.lineage import Leaf
from promptmagic.history.selection import Selection
from promptmagic.history.store import bin as bins
from promptmagic.history.store import entries, files, folders, orders, overlay, picks, rows, soundness
from promptmagic.history.store.database import PATIENCE, Database, say
from promptmagic.history.store.entries import Entry, Stored
from promptmagic.history.store.journal import Journal
from promptmagic.history.store.orders import OrderBook
from promptmagic.history.store.picks import NO_CELL, Cell, Pick
from promptmagic.history.store.schema import MIGRATIONS
from promptmagic.history.store.unrecorded import Unrecorded
from promptmagic.model import FREE, Copy, Cost, Picture, Prompt, Record, Variation
from promptmagic.pictures import credentials, writing
from promptmagic.pictures.metadata import story_of, with_story, without_story
from promptmagic.text import many, storable

PAINTINGS = "paintings"
DATABASE = "history.sqlite"

REFUSED = "Its row names a file that is none of the history's."

UNFINISHED_TRIAL = ".room-"
LOOK_FOR_SPACE = 5.0
"""Seconds between two looks whether pictures that wait in memory can be written."""

EVERYTHING = Selection()

FolderChange = tuple[str, int | None, int | None]
"""A folder's name, and when it had changed before and after a file was written to it."""


class Store:
    """The generations of all notebooks of one folder. Safe for threads and beside other processes.

    Parameters
    ----------
    folder
        The notebooks' folder, absolute; `paintings/` is made in it on the first write. One that cannot be written is
        read as it is (`base`), and what is new is kept in the user's own data folder.
    patience
        Seconds to wait for another process.

    Attributes
    ----------
    tells
        Whether the picture files written from now on hold their story.
    """

    def __init__(self, folder: Path, *, patience: float = PATIENCE) -> None:
        own = overlay.folder_for(folder, PAINTINGS)
        self.home = own / PAINTINGS
        self.base = None if own == folder else folder / PAINTINGS
        self.tells = True
        self.unrecorded = Unrecorded(self)
        self.database = Database(self.home / DATABASE, MIGRATIONS, self.unrecorded.restore, patience)
        self.bin = bins.Bin(self.home, self.database)
        self.journal = Journal(self.home)
        self.orders = OrderBook(self.home, self.database, self.journal)
        self._lock = threading.RLock()
        self._writing = threading.RLock()
        self._unkept: dict[tuple[str, int], Variation] = {}
        self._unkept_orders: dict[tuple[str, int], str] = {}
        self._waits_for_space = False
        self._copies: dict[tuple[str, int], Copy] = {}
        self._begun: dict[str, Record] = {}
        self._swept: set[Path] = set()
        if self.base is not None:
            overlay.take_in(self, self.base, DATABASE)
        self._refused: set[object] = set()

    # Writing

    def begin(self, record: Record, paid: Sequence[str] = ()) -> None:
        """Insert a generation with its prompts, its variations and its picks, as far as there are any.

        `paid` are the orders of its prompts, which this closes.

        Raises
        ------
        HistoryError
            There is one with that id.
        """
        pictures = [v for v in record.variations if v.picture is not None]
        bare = replace(record, variations=tuple(replace(v, picture=None) for v in record.variations))
        self.unrecorded.look()

        def work(db: sqlite3.Connection) -> None:
            rows.insert(db, bare)
            orders.close(db, paid, "kept", orders.share(record.expansion_cost, paid))

        try:
            self.database.write(work)
        except sqlite3.IntegrityError as error:
            raise HistoryError(f"The history already holds a generation {record.id}.", "Give it another id.") from error
        with self._lock:
            self._begun[record.id] = bare
        self.orders.note_closed(paid, "kept", orders.share(record.expansion_cost, paid))
        for variation in pictures:
            self.put(record.id, variation)

    def put(self, id: str, variation: Variation, order: str = "") -> Variation:
        """Keep one variation, its picture first; return it with its picture's path instead of its bytes.

        What an `order` brought never takes another picture's place: it is a new variation where its number has one.

        Raises
        ------
        UnknownNameError
            There is no generation with that id, nor was one begun here.
        """
        self.unrecorded.look()
        if variation.picture is not None and variation.picture.copy is not None:
            self.attach(id, variation.number, variation.picture.copy)
        if variation.picture is None or not variation.picture.is_here:
            self.database.write(lambda db: self.put_row(db, self._known(db, id), variation))
            return variation
        # One after the other, so that the folder's times before and after are those of this file, and noted in order.
        with self._writing:
            kept = self._put_picture(id, variation, variation.picture, order)
        if order and kept.picture is not None and kept.picture.path is not None:
            self.orders.note_closed([order], "kept", kept.picture.cost, kept.number)
        return kept

    def write_waiting(self) -> int:
        """Write the pictures that wait in memory for space, as far as there is some; return how many still wait."""
        # Not while one is being put: it waits from the moment that its file failed, before its row says so.
        with self._writing:
            with self._lock:
                waiting = dict(self._unkept)
            for (id, number), held in waiting.items():  # noqa: A001 - what it is
                picture = held.picture
                if picture is None or picture.data is None or not self._has_room(picture.data):
                    break
                if not self.database.come_back(_merged):
                    break
                known = self.database.read(partial(self._known, id=id))
                told = next((v for v in known.variations if v.number == number), held)
                variation = replace(told, picture=picture, error="")
                self.put(id, variation, self._unkept_orders.get((id, number), ""))
        with self._lock:
            return len(self._unkept)

    def _has_room(self, data: bytes) -> bool:
        trial = self.home / f"{UNFINISHED_TRIAL}{secrets.token_hex(4)}"
        error = _written(trial, data)
        with suppress(OSError):
            trial.unlink(missing_ok=True)
        return error is None

    def _wait_for_space(self) -> None:
        """Look from time to time, and once more as this process ends, whether waiting pictures can be written."""
        with self._lock:
            if self._waits_for_space:
                return
            self._waits_for_space = True
        found = weakref.ref(self)
        threading.Thread(target=_look_for_space, args=(found,), name="promptmagic-space", daemon=True).start()
        atexit.register(_look_a_last_time, found)

    def space_was_found(self) -> bool:
        """Say whether nothing waits for space any more; then nobody looks for it."""
        with self._lock:
            self._waits_for_space = bool(self._unkept)
            return not self._waits_for_space

    def _put_picture(self, id: str, variation: Variation, picture: Picture, order: str) -> Variation:
        if order:
            record, name, number = self.database.read(lambda db: self._named(db, id, variation, order))
        else:
            record, name, number = self._announced(id, variation)
        if not name:
            return self.load(id).variation(number)
        kept, change = self._keep(record, replace(variation, number=number), picture, name, order)

        def work(db: sqlite3.Connection) -> tuple[str | None, int]:
            former = rows.copied_file(db, record.id, number)
            placed = self.put_row(db, record, replace(kept, number=variation.number), order)
            folders.note(db, self.unrecorded.seen)
            folders.follow(db, *change)
            return former, placed

        former, placed = self.database.write(work)
        kept = replace(kept, number=placed)
        self.unrecorded.seen = {}
        self._let_go(record.id, kept, former)
        return kept

    def _announced(self, id: str, variation: Variation) -> tuple[Record, str, int]:
        """Note that a picture's file is about to be written; return its generation, its file's name, and its number."""
        tells = self.tells and not (variation.picture and credentials.carried(variation.picture.read()))

        def work(db: sqlite3.Connection) -> tuple[Record, str, int]:
            record = self._known(db, id)
            self._row(db, record)
            name = f"{files.folder_name(record.notebook)}/{files.picture_name(record, variation)}"
            if name != rows.copied_file(db, record.id, variation.number):
                folder = name.rpartition("/")[0]
                name = f"{folder}/{files.untaken(self.home / name).name}"
            story = "" if tells else records.dumps(story_of(record, variation))
            db.execute("INSERT OR REPLACE INTO arrivals VALUES (?, ?, ?)", (name, rows.now(), story))
            return record, name, variation.number

        return self.database.write(work)

    def _named(self, db: sqlite3.Connection, id: str, variation: Variation, order: str) -> tuple[Record, str, int]:
        """Return an ordered picture's generation, its file's name, empty where it was kept before, and its number.

        Nothing is announced: the order is written down, and what it brought waits until the row is there.
        """
        record = self._known(db, id)
        n = rows.find(db, id)
        before = None if n is None else rows.number_ordered(db, n, order)
        if before is not None:
            return record, "", before
        number = variation.number if n is None else rows.free_number(db, n, variation.number, order)
        placed = replace(variation, number=number)
        return record, f"{files.folder_name(record.notebook)}/{files.picture_name(record, placed, order)}", number

    def add(self, id: str, tasks: Callable[[Record], Sequence[Variation]], cost: Cost, paid: Sequence[str]) -> Record:
        """Put further variations, not painted yet, behind those of a generation, with numbers that are theirs alone.

        `tasks` makes them of what the generation is at that moment; their numbers are not looked at. Where prompts and
        variations are in step, their prompts are added too, at a `cost` that the orders in `paid` had.
        """

        def work(db: sqlite3.Connection) -> list[int]:
            n = rows.row_of(db, id)
            record = self._record(db, n, NO_CELL)
            made = tasks(record)
            first = rows.next_number(db, n)
            for number, task in enumerate(made, first):
                rows.insert_variation(db, n, replace(task, number=number), None)
            if record.kind == "paint":
                rows.insert_prompts(db, n, [task.prompt for task in made], first)
                rows.note_words(db, n)
            self._add_cost(db, n, record, cost)
            orders.close(db, paid, "kept", orders.share(cost, paid))
            return [first + k for k in range(len(made))]

        numbers = self.database.write(work)
        self.orders.note_closed(paid, "kept", orders.share(cost, paid))
        record = self.load(id)
        return replace(record, variations=tuple(record.variation(number) for number in numbers))

    def _add_cost(self, db: sqlite3.Connection, n: int, record: Record, cost: Cost) -> None:
        if cost == FREE:
            return
        total = record.expansion_cost + cost
        facts = records.dumps(records.of_record(replace(record, expansion_cost=total)))
        db.execute(
            "UPDATE generations SET facts = ?, usd = ?, unknown = ?, estimated = ? WHERE n = ?",
            (facts, total.usd, total.unknown, total.estimated, n),
        )

    def _let_go(self, id: str, kept: Variation, former: str | None) -> None:
        """Remove the copy that a notebook showed, once the picture itself is here."""
        if kept.picture is None or kept.picture.copy is not None:
            return
        with self._lock:
            self._copies.pop((id, kept.number), None)
        copied = files.inside(self.home, former)
        if copied is not None and kept.picture.path not in (None, copied):
            with suppress(OSError):
                copied.unlink()

    def attach(self, id: str, number: int, copy: Copy) -> None:
        """Hold what a notebook's output shows of a picture whose original is not here."""
        if copy.large:
            with self._lock:
                self._copies[id, number] = copy

    def _known(self, db: sqlite3.Connection, id: str) -> Record:
        """Return the record; as it was begun, where its row has gone since."""
        n = rows.find(db, id)
        if n is not None:
            return self._record(db, n, NO_CELL)
        with self._lock:
            if id in self._begun:
                return self._begun[id]
        raise rows.unknown(db, id)

    def _keep(
        self, record: Record, variation: Variation, picture: Picture, name: str, order: str
    ) -> tuple[Variation, FolderChange]:
        """Write the picture's file; where that fails, keep the picture in this process."""
        data = picture.read()
        path = self.home / name
        self._sweep(path.parent)
        signed = credentials.carried(data)
        whole = with_story(data, record, variation) if self.tells else without_story(data, picture)
        before = folders.changed(path.parent)
        if signed:
            self.journal.story(name, records.dumps(story_of(record, variation)))
        error = _written(path, whole)
        change = (path.parent.name, before, folders.changed(path.parent))
        if error is not None:
            in_memory = replace(picture, data=data, path=None)
            self._hold(record.id, replace(variation, picture=in_memory), order)
            what = f"A picture could not be written to {path.parent}: {error.strerror}. It is in memory only."
            advice = "It is written as soon as there is space; save it elsewhere with its .save(path) before this ends."
            if order:
                say(what, advice)
            else:
                self.database.warn(what, advice)
            return replace(variation, picture=in_memory), change
        with self._lock:
            self._unkept.pop((record.id, variation.number), None)
            self._unkept_orders.pop((record.id, variation.number), None)
        return replace(variation, picture=replace(picture, data=None, path=path)), change

    def _hold(self, id: str, variation: Variation, order: str) -> None:
        """Hold a picture in this process until it can be written."""
        if variation.picture is not None:
            with self._lock:
                self._unkept[id, variation.number] = variation
                self._unkept_orders[id, variation.number] = order
            self._wait_for_space()

    def _sweep(self, folder: Path) -> None:
        """Clean up after dead processes, once in each folder that is written to."""
        with self._lock:
            if folder in self._swept:
                return
            self._swept.add(folder)
        files.sweep(folder)

    def _row(self, db: sqlite3.Connection, record: Record) -> int:
        """Return a generation's row, made anew where it has gone."""
        n = rows.find(db, record.id)
        return rows.insert(db, replace(record, variations=(), chosen=None)) if n is None else n

    def put_row(self, db: sqlite3.Connection, record: Record, variation: Variation, order: str = "") -> int:
        """Insert or replace a variation's row, and its generation's where that has gone; close its order.

        Return the number that it has: another where an ordered picture's was given away since it was named.
        """
        n = self._row(db, record)
        picture = variation.picture
        path = picture.path if picture else None
        file = path.relative_to(self.home).as_posix() if path else None
        order = order or (files.order_of(file) if file else "")
        if order and picture:  # another's picture may stand there, also since the file was named
            number = rows.number_ordered(db, n, order) or rows.place_for(db, n, record.kind, variation, order)
            variation = replace(variation, number=number)
        lost = "The picture could not be written to disk." if picture and not file and not picture.copy else ""
        rows.insert_variation(db, n, replace(variation, error=variation.error or lost), file, order)
        if order and file and picture:
            orders.close(db, [order], "kept", picture.cost)
        db.execute("DELETE FROM arrivals WHERE file = ?", (file,))
        return variation.number

    def add_prompts(self, id: str, prompts: Sequence[Prompt], cost: Cost, paid: Sequence[str] = ()) -> None:
        """Put further prompts behind those of a generation, at a `cost` that the orders in `paid` had."""

        def work(db: sqlite3.Connection) -> None:
            n = rows.row_of(db, id)
            record = self._record(db, n, NO_CELL)
            rows.insert_prompts(db, n, prompts, len(record.prompts) + 1)
            self._add_cost(db, n, record, cost)
            orders.close(db, paid, "kept", orders.share(cost, paid))
            rows.note_words(db, n)

        self.database.write(work)
        self.orders.note_closed(paid, "kept", orders.share(cost, paid))

    def save_prompt(self, id: str, number: int, prompt: Prompt) -> None:
        """Replace one prompt."""

        def work(db: sqlite3.Connection) -> None:
            n = rows.row_of(db, id)
            rows.insert_prompts(db, n, [prompt], number)
            rows.note_words(db, n)

        self.database.write(work)

    def pick(self, id: str, number: int, cell: Cell) -> None:
        """Note a pick, unless it is the cell's newest already; earlier ones stay, the newest counts."""
        if self.own_pick(id, cell) == number:
            return
        pick = Pick(cell.id, number, rows.now(), cell.notebook or cell.noted, cell.words, cell.place)

        def work(db: sqlite3.Connection) -> str:
            n = rows.row_of(db, id)
            picks.insert(db, n, pick)
            return rows.order_of(db, n, number)

        self.journal.pick(id, pick, self.database.write(work))

    def votes(self, id: str) -> dict[str, int]:
        """Return what each notebook, or each person of whom picks were taken in, picked last of a generation."""
        return self.database.read(lambda db: picks.by_notebook(db, rows.row_of(db, id)))

    def own_pick(self, id: str, cell: Cell) -> int | None:
        """Return what this very cell picked last; where no cell is named, what its notebook did; None for nothing."""
        look = picks.own if cell.id else picks.chosen
        return self.database.read(lambda db: look(db, rows.row_of(db, id), cell))

    def move(self, ids: Iterable[str], notebook: str) -> None:
        """Give generations, and the picks made in them under their notebook's former name, to another notebook."""
        pairs = [(storable(notebook), storable(id)) for id in ids]  # noqa: A001 - what it is

        def work(db: sqlite3.Connection) -> None:
            for new, id in pairs:  # noqa: A001
                query = "SELECT n, notebook FROM generations WHERE id = ?"
                for n, old in db.execute(query, (id,)).fetchall():
                    db.execute("UPDATE picks SET notebook = ? WHERE generation = ? AND notebook = ?", (new, n, old))
                query = "UPDATE generations SET notebook = ?1, facts = json_set(facts, '$.notebook', ?1) WHERE id = ?2"
                db.execute(query, (new, id))

        self.database.write(work)

    def appear(self, ids: Iterable[str], notebook: str) -> None:
        """Note that a notebook shows generations of others; writes only what is not known."""
        asked = [(storable(id), storable(notebook)) for id in ids]  # noqa: A001 - what it is
        query = """SELECT 1 FROM generations LEFT JOIN appearances a ON generation = n AND a.notebook = ?2
            WHERE id = ?1 AND generations.notebook <> ?2 AND generation IS NULL"""
        new = self.database.read(lambda db: [pair for pair in asked if db.execute(query, pair).fetchone()])
        if new:

            def work(db: sqlite3.Connection) -> None:
                for pair in new:
                    rows.appear(db, *pair)

            self.database.write(work)

    def pick_prompt(self, id: str, number: int) -> None:
        """Note which prompt is picked."""
        self.database.write(
            lambda db: db.execute("UPDATE generations SET picked_prompt = ? WHERE id = ?", (number, id))
        )

    def star(self, id: str, number: int, starred: bool) -> None:
        """Star a variation, or take its star away."""

        def work(db: sqlite3.Connection) -> str:
            n = rows.row_of(db, id)
            query = "UPDATE variations SET starred = ? WHERE generation = ? AND number = ?"
            db.execute(query, (starred, n, number))
            return rows.order_of(db, n, number)

        self.journal.star(id, number, starred, self.database.write(work))

    def remove(self, id: str, number: int, *, removed: bool) -> None:
        """Note that a variation is to be seen nowhere, or that it is to be seen again."""

        def work(db: sqlite3.Connection) -> str:
            n = rows.row_of(db, id)
            entries.remove_variation(db, n, number, removed)
            return rows.order_of(db, n, number)

        self.journal.removed(id, number, removed, self.database.write(work))

    def describe(self, id: str, number: int, alt: str) -> None:
        """Give a variation's picture an alt text."""

        def work(db: sqlite3.Connection) -> str:
            n = rows.row_of(db, id)
            entries.describe(db, n, number, alt)
            return rows.order_of(db, n, number)

        self.journal.alt(id, number, alt, self.database.write(work))

    def delete(self, id: str) -> None:
        """Move a generation to the bin.

        Raises
        ------
        UnknownNameError
            There is none with exactly this id.
        """
        self.bin.take(id)

    def undo(self) -> str:
        """Put the generation that was deleted last back, and return its id.

        Raises
        ------
        HistoryError
            There is none in the bin.
        """
        return self.bin.give_back()

    # Reading

    def load(self, id: str, cell: Cell = NO_CELL) -> Record:
        """Return a generation as it stands now.

        Raises
        ------
        UnknownNameError
            There is none with exactly this id.
        """
        self.unrecorded.look()
        return self.database.read(lambda db: self._record(db, rows.row_of(db, id), cell))

    def holds(self, id: str) -> bool:
        """Say whether there is a generation with exactly this id."""
        return bool(self._rows("SELECT 1 FROM generations WHERE id = ?", (storable(id),))) or id in self._begun

    def find(self, keys: Sequence[str], cell: Cell) -> list[Record]:
        """Return the generations with one of these keys, by key: those of the cell first, then the newest first."""
        query = """SELECT n FROM generations WHERE key = ?1
            ORDER BY cell = ?2 AND notebook = ?3 DESC, cell = ?2 DESC, created DESC, n DESC"""
        where = (storable(cell.id), storable(cell.notebook))
        return self._records(query, [(storable(key), *where) for key in keys if key], cell)

    def _records(self, query: str, asked: Sequence[Sequence[object]], cell: Cell = NO_CELL) -> list[Record]:
        """Return the generations whose rows a query finds, asked with each of these values in turn."""
        self.unrecorded.look()
        return self.database.read(
            lambda db: [self._record(db, n, cell) for values in asked for (n,) in db.execute(query, values).fetchall()]
        )

    def _record(self, db: sqlite3.Connection, n: int, cell: Cell) -> Record:
        if not self.database.was_looked_through:
            soundness.check_generation(db, n)
        return replace(self._located(entries.stored(db, n)), chosen=picks.chosen(db, n, cell))

    def _located(self, stored: Stored) -> Record:
        """Return a stored generation whose pictures know where they are: in files, in memory, in a notebook."""
        record, found = stored.record, stored.files
        return replace(
            record, variations=tuple(self._variation(record.id, v, found.get(v.number)) for v in record.variations)
        )

    def _variation(self, id: str, variation: Variation, file: str | None) -> Variation:
        unkept = self._unkept.get((id, variation.number))
        if unkept is not None:
            return replace(variation, picture=unkept.picture, error="")
        if variation.picture is None:
            return variation
        path = self.path_of(file) if file else None
        if file and path is None:
            self._refuse(file)
            return replace(variation, picture=None, error=variation.error or REFUSED)
        kept = replace(variation.picture, path=path)
        copy = self._copies.get((id, variation.number))
        return replace(variation, picture=replace(kept, copy=copy) if copy and kept.copy else kept)

    def path_of(self, file: object) -> Path | None:
        """Return the path of a picture file that a row names, here or in the folder that this lies over."""
        path = files.inside(self.home, file)
        if self.base is None or path is None or path.exists():
            return path
        return files.inside(self.base, file)

    def _refuse(self, file: object) -> None:
        """Say once of each row that names a file elsewhere that it is not believed."""
        with self._lock:
            told = file in self._refused
            self._refused.add(file)
        if not told:
            say(f"A row of {self.database.path} names a file outside its folder, or none that is ordinary: {file!r}.")

    def ids(self, notebook: str, selection: Selection = EVERYTHING) -> list[str]:
        """Return the ids of a notebook's generations that are asked for, in order of creation."""
        self.unrecorded.look()

        def work(db: sqlite3.Connection) -> list[str]:
            found, values = selection.condition(db)
            query = f"SELECT id FROM generations WHERE {rows.OF_NOTEBOOK} AND {found} ORDER BY created, n"  # noqa: S608 - our own words
            return [id for (id,) in db.execute(query, (storable(notebook), *values))]  # noqa: A001 - what it is

        return self.database.read(work)

    def records(self, notebook: str) -> list[Record]:
        """Return all of a notebook's generations, in order of creation."""
        query = f"SELECT n FROM generations WHERE {rows.OF_NOTEBOOK} ORDER BY created, n"  # noqa: S608 - our own words
        return self._records(query, [(storable(notebook),)])

    def whole(self, ids: Iterable[str]) -> list[Entry]:
        """Return generations with their picks, their pictures with their paths; an unknown id is left out."""
        self.unrecorded.look()

        def work(db: sqlite3.Connection) -> list[Entry]:
            found = [n for id in ids if (n := rows.find(db, id)) is not None]  # noqa: A001 - what it is
            return [self._whole(db, n) for n in found]

        return self.database.read(work)

    def _whole(self, db: sqlite3.Connection, n: int) -> Entry:
        entry = entries.load(db, n)
        located = self._located(Stored(entry.record, entry.files))
        return replace(entry, record=replace(located, chosen=picks.chosen(db, n, NO_CELL)))

    def leaves(self, notebook: str) -> list[Leaf]:
        """Return what a tree shows of a notebook's generations, in order of creation."""
        query = f"""SELECT generations.facts, count(file) FROM generations LEFT JOIN variations ON n = generation
            WHERE {rows.OF_NOTEBOOK} GROUP BY n ORDER BY created, n"""  # noqa: S608 - our own words
        found = self._rows(query, (storable(notebook),))
        return [Leaf(records.to_record(records.loads(facts)), pictures) for facts, pictures in found]

    def newest(self, notebook: str, count: int) -> list[Record]:
        """Return a notebook's newest generations, the newest first."""
        query = f"SELECT n FROM generations WHERE {rows.OF_NOTEBOOK} ORDER BY created DESC, n DESC LIMIT ?2"  # noqa: S608 - our own words
        return self._records(query, [(storable(notebook), count)])

    def nth(self, notebook: str, start: int, count: int = 1) -> list[str]:
        """Return `count` ids of a notebook's generations by their place in order of creation, from 0."""
        query = f"SELECT id FROM generations WHERE {rows.OF_NOTEBOOK} ORDER BY created, n LIMIT ?2 OFFSET ?3"  # noqa: S608 - our own words
        return [found for (found,) in self._rows(query, (storable(notebook), count, start))]

    def count(self, notebook: str) -> int:
        """Return how many generations a notebook has."""
        query = f"SELECT count(*) FROM generations WHERE {rows.OF_NOTEBOOK}"  # noqa: S608 - our own words
        return int(self._rows(query, (storable(notebook),))[0][0])

    def count_key(self, key: str) -> int:
        """Return how many generations have a key."""
        return int(self._rows("SELECT count(*) FROM generations WHERE key = ?", (storable(key),))[0][0]) if key else 0

    def totals(self, notebook: str) -> tuple[int, Cost]:
        """Return how many pictures a notebook's generations have, and what was spent on those made in it."""
        named = storable(notebook)
        own = "(?1 = '' OR notebook = ?1)"
        prompts = f"SELECT 0, sum(usd), sum(unknown), max(estimated) FROM generations WHERE {own}"  # noqa: S608 - our own words
        pictures = "SELECT count(file), sum(v.usd), sum(v.unknown), max(v.estimated) FROM variations v"
        others = named and self._rows("SELECT 1 FROM generations WHERE notebook <> ?1 LIMIT 1", (named,))
        # Adding up all of them takes half as long as looking for those of one notebook.
        of_it = " JOIN generations ON n = generation WHERE notebook = ?1" if others else " WHERE ?1 = ?1"
        shown = "SELECT count(file), 0, 0, 0 FROM variations JOIN appearances USING (generation) WHERE notebook = ?1"
        found = self._rows(f"{prompts} UNION ALL {pictures}{of_it} UNION ALL {shown}", (named,))
        costs = [Cost(float(usd or 0), int(unknown or 0), bool(estimated)) for _, usd, unknown, estimated in found]
        loose = self.database.read(lambda db: orders.loose(db, notebook))
        return sum(int(row[0]) for row in found) + self._count_unkept(notebook), costs[0] + costs[1] + loose

    def _count_unkept(self, notebook: str) -> int:
        """Return how many of a notebook's pictures are in memory alone, since their files could not be written."""
        with self._lock:
            unkept = list(self._unkept)
        if not unkept:
            return 0
        query = f"""SELECT id, number FROM variations JOIN generations ON n = generation
            WHERE file IS NULL AND {rows.OF_NOTEBOOK}"""  # noqa: S608 - our own words
        return len({(str(id), int(number)) for id, number in self._rows(query, (storable(notebook),))} & set(unkept))  # noqa: A001 - what it is

    def resolve(self, id: str) -> str:
        """Return the full id that an id, its beginning or its end stands for.

        Raises
        ------
        UnknownNameError
            None or several fit; close matches are named.
        """
        wanted, length = storable(id), len(id)
        query = """SELECT id FROM generations
            WHERE id = ?1 OR (?2 > 0 AND (substr(id, 1, ?2) = ?1 OR substr(id, -?2) = ?1))
            ORDER BY id = ?1 DESC, created DESC LIMIT 4"""
        found = [found for (found,) in self._rows(query, (wanted, length))]
        if found and (found[0] == id or len(found) == 1):
            return str(found[0])
        if found:
            message = f"Several generations are called {id!r}: {', '.join(found)}{' …' if len(found) > 3 else ''}."
            raise UnknownNameError(message, "Give more of the id.")
        raise self.database.read(lambda db: rows.unknown(db, id))

    def _rows(self, query: str, values: Sequence[object]) -> list[tuple[Any, ...]]:
        self.unrecorded.look()
        return self.database.read(lambda db: db.execute(query, values).fetchall())

    def missing(self, whole: Iterable[Entry]) -> set[tuple[str, int]]:
        """Return which of the entries' pictures are not in the store, by id and number."""
        return self.without_original([(entry.record.id, number) for entry in whole for number in entry.files])

    def without_original(self, pairs: Iterable[tuple[str, int]]) -> set[tuple[str, int]]:
        """Return those of the pictures, by id and number, of which the store has no file but a copy's at most."""
        self.unrecorded.look()
        return self.database.read(lambda db: {pair for pair in pairs if self._has_no_file(db, *pair)})

    def is_lost(self, db: sqlite3.Connection, id: str, number: int, order: str) -> bool:
        """Say whether a picture has no row with a file, though its generation was not deleted.

        One that an `order` brought is known by that, any other by its number.
        """
        if bins.holds(db, id):
            return False
        n = rows.find(db, id) if order else None
        if n is not None:
            ordered = rows.number_ordered(db, n, order)
            return ordered is None or self._has_no_file(db, id, ordered)
        return self._has_no_file(db, id, number)

    def _has_no_file(self, db: sqlite3.Connection, id: str, number: int) -> bool:
        original = entries.ORIGINAL
        query = f"SELECT {original} FROM variations JOIN generations ON n = generation WHERE id = ? AND number = ?"  # noqa: S608 - our own words
        row = db.execute(query, (id, number)).fetchone()
        path = self.path_of(row[0]) if row else None
        return path is None or not path.is_file()


def _look_for_space(found: weakref.ref[Store]) -> None:
    while (store := found()) is not None:
        store.write_waiting()
        if store.space_was_found():
            return
        del store
        time.sleep(LOOK_FOR_SPACE)


def _look_a_last_time(found: weakref.ref[Store]) -> None:
    store = found()
    if store is not None and (left := store.write_waiting()):
        what = f"{many(left, 'picture')} of {store.home} could not be written, and {'is' if left == 1 else 'are'} lost"
        print(f"promptmagic: {what}: there was no space to the end.", file=sys.stderr)


def _merged(memory: sqlite3.Connection, db: sqlite3.Connection) -> None:
    """Put into a database what memory, which stood in for it, knows beyond it."""
    for (n,) in memory.execute("SELECT n FROM generations ORDER BY n").fetchall():
        entries.merge(db, entries.load(memory, n))
    for row in memory.execute("SELECT * FROM orders").fetchall():
        db.execute(f"INSERT OR REPLACE INTO orders VALUES ({', '.join('?' * len(row))})", row)  # noqa: S608 - our own words


def _written(path: Path, data: bytes) -> OSError | None:
    """Write a file whole; return what prevented it."""
    try:
        writing.write_whole(path, data)
    except OSError as error:
        return error
    return None
