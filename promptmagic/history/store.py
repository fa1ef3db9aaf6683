"""One folder's generations: rows in SQLite, pictures in files, each picture's file complete before its row.

Before a picture's file is written, an *arrival* is noted in a row of its own. A process that dies between the file and
its row so leaves a note by which the next one finds the picture; the picture's own story tells the rest.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

from promptmagic.errors import HistoryError, UnknownNameError
from promptmagic.history import bin as bins
from promptmagic.history import census, entries, files, records, rows
from promptmagic.history.database import PATIENCE, Database
from promptmagic.history.entries import Entry, Pick
from promptmagic.history.finder import Finder
from promptmagic.history.journal import Journal
from promptmagic.history.lineage import Leaf
from promptmagic.history.metadata import story_of, with_story, without_story
from promptmagic.history.schema import MIGRATIONS
from promptmagic.history.selection import Selection
from promptmagic.history.words import storable
from promptmagic.model import Copy, Cost, Picture, Prompt, Record, Variation

PAINTINGS = "paintings"
DATABASE = "history.sqlite"

EVERYTHING = Selection()

Change = tuple[str, int | None, int | None]
"""A folder's name, and when it had changed before and after a file was written to it."""


class Store:
    """The generations of all notebooks of one folder. Safe for threads and beside other processes.

    Parameters
    ----------
    folder
        The notebooks' folder, absolute; `paintings/` is made in it on the first write.
    patience
        Seconds to wait for another process.

    Attributes
    ----------
    tells
        Whether the picture files written from now on hold their story.
    """

    def __init__(self, folder: Path, *, patience: float = PATIENCE) -> None:
        self.home = folder / PAINTINGS
        self.tells = True
        self.finder = Finder(self)
        self.database = Database(self.home / DATABASE, MIGRATIONS, self.finder.restore, patience)
        self.bin = bins.Bin(self.home, self.database)
        self.journal = Journal(self.home)
        self._lock = threading.RLock()
        self._writing = threading.Lock()
        self._unkept: dict[tuple[str, int], Picture] = {}
        self._copies: dict[tuple[str, int], Copy] = {}
        self._begun: dict[str, Record] = {}
        self._swept: set[Path] = set()

    # Writing

    def begin(self, record: Record) -> None:
        """Insert a generation with its prompts, its variations and its picks, as far as there are any.

        Raises
        ------
        HistoryError
            There is one with that id.
        """
        pictures = [v for v in record.variations if v.picture is not None]
        bare = replace(record, variations=tuple(replace(v, picture=None) for v in record.variations))
        self.finder.look()
        try:
            self.database.write(lambda db: rows.insert(db, bare))
        except sqlite3.IntegrityError as error:
            raise HistoryError(f"The history already holds a generation {record.id}.", "Give it another id.") from error
        with self._lock:
            self._begun[record.id] = bare
        for variation in pictures:
            self.put(record.id, variation)

    def put(self, id: str, variation: Variation) -> Variation:
        """Keep one variation, its picture first; return it with its picture's path instead of its bytes.

        Raises
        ------
        UnknownNameError
            There is no generation with that id, nor was one begun here.
        """
        record = self._known(id)
        if variation.picture is not None and variation.picture.copy is not None:
            self.attach(id, variation.number, variation.picture.copy)
        if variation.picture is None or not variation.picture.is_here:
            self.database.write(lambda db: self.put_row(db, record, variation))
            return variation
        # One after the other, so that the folder's times before and after are those of this file, and noted in order.
        with self._writing:
            kept, change = self._keep(record, variation, variation.picture)

            def work(db: sqlite3.Connection) -> str | None:
                former = rows.copied_file(db, record.id, variation.number)
                self.put_row(db, record, kept)
                census.note(db, self.finder.seen)
                census.follow(db, *change)
                return former

            former = self.database.write(work)
            self.finder.seen = {}
        self._let_go(id, kept, former)
        return kept

    def _let_go(self, id: str, kept: Variation, former: str | None) -> None:
        """Remove the copy that a notebook showed, once the picture itself is here."""
        if kept.picture is None or kept.picture.copy is not None:
            return
        with self._lock:
            self._copies.pop((id, kept.number), None)
        if former is not None and kept.picture.path not in (None, self.home / former):
            with suppress(OSError):
                (self.home / former).unlink()

    def attach(self, id: str, number: int, copy: Copy) -> None:
        """Hold what a notebook's output shows of a picture whose original is not here."""
        if copy.large:
            with self._lock:
                self._copies[id, number] = copy

    def _known(self, id: str) -> Record:
        """Return the record; as it was begun, where its row has gone since."""
        try:
            return self.load(id)
        except UnknownNameError:
            with self._lock:
                if id in self._begun:
                    return self._begun[id]
            raise

    def _keep(self, record: Record, variation: Variation, picture: Picture) -> tuple[Variation, Change]:
        """Write the picture's file; where that fails, keep the picture in this process."""
        data = picture.read()
        name = f"{files.folder_name(record.notebook)}/{files.picture_name(record, variation)}"
        path = self.home / name
        self._sweep(path.parent)
        story = "" if self.tells else records.dumps(story_of(record, variation))
        announced = (name, rows.now(), story)
        self.database.write(lambda db: db.execute("INSERT OR REPLACE INTO arrivals VALUES (?, ?, ?)", announced))
        whole = with_story(data, record, variation) if self.tells else without_story(data)
        before = census.changed(path.parent)
        error = _written(path, whole)
        change = (path.parent.name, before, census.changed(path.parent))
        if error is not None:
            in_memory = replace(picture, data=data, path=None)
            with self._lock:
                self._unkept[record.id, variation.number] = in_memory
            self.database.warn(
                f"A picture could not be written to {path.parent}: {error.strerror}. It is in memory only.",
                "Save it elsewhere with its .save(path): what is in memory ends with this kernel.",
            )
            return replace(variation, picture=in_memory), change
        with self._lock:
            self._unkept.pop((record.id, variation.number), None)
        return replace(variation, picture=replace(picture, data=None, path=path)), change

    def _sweep(self, folder: Path) -> None:
        """Clean up after dead processes, once in each folder that is written to."""
        with self._lock:
            if folder in self._swept:
                return
            self._swept.add(folder)
        files.sweep(folder)

    def put_row(self, db: sqlite3.Connection, record: Record, variation: Variation) -> None:
        """Insert or replace a variation's row, and its generation's where that has gone."""
        n = rows.find(db, record.id)
        if n is None:
            n = rows.insert(db, replace(record, variations=(), chosen=None))
        picture = variation.picture
        path = picture.path if picture else None
        file = path.relative_to(self.home).as_posix() if path else None
        lost = "The picture could not be written to disk." if picture and not file and not picture.copy else ""
        rows.insert_variation(db, n, replace(variation, error=variation.error or lost), file)
        db.execute("DELETE FROM arrivals WHERE file = ?", (file,))

    def save_prompts(self, id: str, prompts: Sequence[Prompt], expander: str, cost: Cost) -> None:
        """Replace all prompts of a generation, and say who wrote them and what that cost."""
        record = replace(self.load(id), prompts=tuple(prompts), expander=expander, expansion_cost=cost)

        def work(db: sqlite3.Connection) -> None:
            n = rows.row_of(db, id)
            db.execute("DELETE FROM prompts WHERE generation = ?", (n,))
            rows.insert_prompts(db, n, record.prompts)
            db.execute(
                "UPDATE generations SET facts = ?, usd = ?, unknown = ?, estimated = ? WHERE n = ?",
                (records.dumps(records.of_record(record)), cost.usd, cost.unknown, cost.estimated, n),
            )
            rows.note_words(db, n)

        self.database.write(work)

    def save_prompt(self, id: str, number: int, prompt: Prompt) -> None:
        """Replace one prompt."""

        def work(db: sqlite3.Connection) -> None:
            n = rows.row_of(db, id)
            rows.insert_prompts(db, n, [prompt], number)
            rows.note_words(db, n)

        self.database.write(work)

    def pick(self, id: str, number: int, cell: str) -> None:
        """Note a pick, unless it is the cell's newest already; earlier ones stay, the newest counts."""
        if self.database.read(lambda db: rows.pick_of(db, rows.row_of(db, id), cell)) == number:
            return
        pick = Pick(cell, number, rows.now())
        self.database.write(lambda db: rows.insert_pick(db, rows.row_of(db, id), cell, number, pick.at))
        self.journal.pick(id, pick)

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
        self.database.write(
            lambda db: db.execute(
                "UPDATE variations SET starred = ? WHERE generation = ? AND number = ?",
                (starred, rows.row_of(db, id), number),
            )
        )
        self.journal.star(id, number, starred)

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

    def load(self, id: str, cell: str = "") -> Record:
        """Return a generation as it stands now.

        Raises
        ------
        UnknownNameError
            There is none with exactly this id.
        """
        self.finder.look()
        return self.database.read(lambda db: self._record(db, rows.row_of(db, id), cell))

    def holds(self, id: str) -> bool:
        """Say whether there is a generation with exactly this id."""
        return bool(self._rows("SELECT 1 FROM generations WHERE id = ?", (storable(id),))) or id in self._begun

    def find(self, key: str, cell: str) -> list[Record]:
        """Return the generations with a key: those of the cell first, then the newest first."""
        query = "SELECT n FROM generations WHERE key = ? ORDER BY cell = ? DESC, created DESC, n DESC"
        return self._records(query, (storable(key), storable(cell)), cell) if key else []

    def _records(self, query: str, values: Sequence[object], cell: str = "") -> list[Record]:
        self.finder.look()
        return self.database.read(
            lambda db: [self._record(db, n, cell) for (n,) in db.execute(query, values).fetchall()]
        )

    def _record(self, db: sqlite3.Connection, n: int, cell: str) -> Record:
        facts, picked_prompt = db.execute("SELECT facts, picked_prompt FROM generations WHERE n = ?", (n,)).fetchone()
        record = records.to_record(records.loads(facts))
        prompts = db.execute("SELECT facts FROM prompts WHERE generation = ? ORDER BY number", (n,))
        variations = db.execute(
            "SELECT number, facts, picture, file, error, starred FROM variations WHERE generation = ? ORDER BY number",
            (n,),
        )
        return replace(
            record,
            prompts=tuple(records.to_prompt(records.loads(text)) for (text,) in prompts),
            variations=tuple(self._variation(record.id, *row) for row in variations),
            chosen=rows.chosen(db, n, cell),
            picked_prompt=picked_prompt,
        )

    def _variation(
        self, id: str, number: int, facts: str, picture: str | None, file: str | None, error: str, starred: int
    ) -> Variation:
        variation = replace(records.to_variation(number, records.loads(facts)), error=error, starred=bool(starred))
        unkept = self._unkept.get((id, number))
        if unkept is not None:
            return replace(variation, picture=unkept, error="")
        if picture is None:
            return variation
        kept = replace(records.to_picture(records.loads(picture)), path=self.home / file if file else None)
        copy = self._copies.get((id, number))
        return replace(variation, picture=replace(kept, copy=copy) if copy and kept.copy else kept)

    def ids(self, notebook: str, selection: Selection = EVERYTHING) -> list[str]:
        """Return the ids of a notebook's generations that are asked for, in order of creation."""
        self.finder.look()

        def work(db: sqlite3.Connection) -> list[str]:
            found, values = selection.condition(db)
            query = f"SELECT id FROM generations WHERE {rows.OF_NOTEBOOK} AND {found} ORDER BY created, n"  # noqa: S608 - our own words
            return [id for (id,) in db.execute(query, (storable(notebook), *values))]  # noqa: A001 - what it is

        return self.database.read(work)

    def records(self, notebook: str) -> list[Record]:
        """Return all of a notebook's generations, in order of creation."""
        query = f"SELECT n FROM generations WHERE {rows.OF_NOTEBOOK} ORDER BY created, n"  # noqa: S608 - our own words
        return self._records(query, (storable(notebook),))

    def whole(self, ids: Iterable[str]) -> list[Entry]:
        """Return generations with their picks, their pictures with their paths; an unknown id is left out."""
        self.finder.look()

        def work(db: sqlite3.Connection) -> list[Entry]:
            found = [n for id in ids if (n := rows.find(db, id)) is not None]  # noqa: A001 - what it is
            return [replace(entries.load(db, n), record=self._record(db, n, "")) for n in found]

        return self.database.read(work)

    def leaves(self, notebook: str) -> list[Leaf]:
        """Return what a tree shows of a notebook's generations, in order of creation."""
        query = f"""SELECT generations.facts, count(file) FROM generations LEFT JOIN variations ON n = generation
            WHERE {rows.OF_NOTEBOOK} GROUP BY n ORDER BY created, n"""  # noqa: S608 - our own words
        found = self._rows(query, (storable(notebook),))
        return [Leaf(records.to_record(records.loads(facts)), pictures) for facts, pictures in found]

    def newest(self, notebook: str, count: int) -> list[Record]:
        """Return a notebook's newest generations, the newest first."""
        query = f"SELECT n FROM generations WHERE {rows.OF_NOTEBOOK} ORDER BY created DESC, n DESC LIMIT ?2"  # noqa: S608 - our own words
        return self._records(query, (storable(notebook), count))

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
        return sum(int(row[0]) for row in found) + self._count_unkept(notebook), costs[0] + costs[1]

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
        self.finder.look()
        return self.database.read(lambda db: db.execute(query, values).fetchall())

    def missing(self, whole: Iterable[Entry]) -> set[tuple[str, int]]:
        """Return which of the entries' pictures are not in the store, by id and number."""
        return self.without_original([(entry.record.id, number) for entry in whole for number in entry.files])

    def without_original(self, pairs: Iterable[tuple[str, int]]) -> set[tuple[str, int]]:
        """Return those of the pictures, by id and number, of which the store has no file but a copy's at most."""
        self.finder.look()
        return self.database.read(lambda db: {pair for pair in pairs if self._has_no_file(db, *pair)})

    def is_lost(self, db: sqlite3.Connection, id: str, number: int) -> bool:
        """Say whether a picture has no row with a file, though its generation was not deleted."""
        return not bins.holds(db, id) and self._has_no_file(db, id, number)

    def _has_no_file(self, db: sqlite3.Connection, id: str, number: int) -> bool:
        original = entries.ORIGINAL
        query = f"SELECT {original} FROM variations JOIN generations ON n = generation WHERE id = ? AND number = ?"  # noqa: S608 - our own words
        row = db.execute(query, (id, number)).fetchone()
        return row is None or row[0] is None or not (self.home / row[0]).is_file()


def _written(path: Path, data: bytes) -> OSError | None:
    """Write a file whole; return what prevented it."""
    try:
        files.write_whole(path, data)
    except OSError as error:
        return error
    return None
