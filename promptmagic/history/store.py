"""One folder's generations: rows in SQLite, pictures in files, each picture's file complete before its row.

Before a picture's file is written, an *arrival* is noted in a row of its own. A process that dies between the file and
its row so leaves a note by which the next one finds the picture; the picture's own story tells the rest.
"""

from __future__ import annotations

import sqlite3
import threading
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from promptmagic.errors import HistoryError, UnknownNameError
from promptmagic.history import files, records
from promptmagic.history.database import PATIENCE, Database, Work
from promptmagic.history.metadata import read_picture, values, with_story
from promptmagic.model import FREE, Cost, Picture, Prompt, Record, Variation

PAINTINGS = "paintings"
DATABASE = "history.sqlite"

MIGRATIONS: tuple[tuple[str, ...], ...] = (
    (
        """CREATE TABLE generations (
            n INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            notebook TEXT NOT NULL,
            cell TEXT NOT NULL,
            key TEXT NOT NULL,
            created TEXT NOT NULL,
            words TEXT NOT NULL,
            picked_prompt INTEGER,
            usd REAL NOT NULL,
            unknown INTEGER NOT NULL,
            estimated INTEGER NOT NULL,
            facts TEXT NOT NULL
        )""",
        "CREATE INDEX generations_by_key ON generations (key)",
        "CREATE INDEX generations_by_notebook ON generations (notebook, created, n)",
        "CREATE INDEX generations_by_time ON generations (created, n)",
        """CREATE TABLE prompts (
            generation INTEGER NOT NULL REFERENCES generations,
            number INTEGER NOT NULL,
            facts TEXT NOT NULL,
            PRIMARY KEY (generation, number)
        ) WITHOUT ROWID""",
        """CREATE TABLE variations (
            generation INTEGER NOT NULL REFERENCES generations,
            number INTEGER NOT NULL,
            facts TEXT NOT NULL,
            picture TEXT,
            file TEXT,
            error TEXT NOT NULL,
            starred INTEGER NOT NULL,
            usd REAL NOT NULL,
            unknown INTEGER NOT NULL,
            estimated INTEGER NOT NULL,
            PRIMARY KEY (generation, number)
        ) WITHOUT ROWID""",
        "CREATE INDEX variations_starred ON variations (generation) WHERE starred",
        """CREATE TABLE picks (
            n INTEGER PRIMARY KEY,
            generation INTEGER NOT NULL REFERENCES generations,
            cell TEXT NOT NULL,
            number INTEGER NOT NULL,
            at TEXT NOT NULL
        )""",
        "CREATE INDEX picks_by_generation ON picks (generation, cell)",
        """CREATE TABLE arrivals (
            file TEXT PRIMARY KEY,
            at TEXT NOT NULL
        ) WITHOUT ROWID""",
    ),
)

STALE_ARRIVAL = timedelta(hours=1)
"""After which an announced picture without a file is not waited for any more."""

MISSING = "Its picture file is missing."

IDS_COMPARED = 500
"""How many of the newest ids an unknown one is compared with."""


class Store:
    """The generations of all notebooks of one folder. Safe for threads and beside other processes.

    Parameters
    ----------
    folder
        The notebooks' folder, absolute; `paintings/` is made in it on the first write.
    patience
        Seconds to wait for another process.
    """

    def __init__(self, folder: Path, *, patience: float = PATIENCE) -> None:
        self.home = folder / PAINTINGS
        self.database = Database(self.home / DATABASE, MIGRATIONS, self._restore, patience)
        self._lock = threading.RLock()
        self._unkept: dict[tuple[str, int], Picture] = {}
        self._begun: dict[str, Record] = {}
        self._swept: set[Path] = set()
        self._awake = False

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
        self._wake()
        try:
            self.database.write(lambda db: _insert(db, bare))
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
        kept = variation if variation.picture is None else self._keep(record, variation, variation.picture)
        self.database.write(lambda db: self._put(db, record, kept))
        return kept

    def _known(self, id: str) -> Record:
        """Return the record; as it was begun, where its row has gone since."""
        try:
            return self.load(id)
        except UnknownNameError:
            with self._lock:
                if id in self._begun:
                    return self._begun[id]
            raise

    def _keep(self, record: Record, variation: Variation, picture: Picture) -> Variation:
        """Write the picture's file; where that fails, keep the picture in this process."""
        data = picture.read()
        name = f"{files.folder_name(record.notebook)}/{files.picture_name(record, variation)}"
        path = self.home / name
        self._sweep(path.parent)
        announced = (name, _now())
        self.database.write(lambda db: db.execute("INSERT OR REPLACE INTO arrivals VALUES (?, ?)", announced))
        try:
            files.write_whole(path, with_story(data, record, variation))
        except OSError as error:
            in_memory = replace(picture, data=data, path=None)
            with self._lock:
                self._unkept[record.id, variation.number] = in_memory
            self.database.warn(
                f"A picture could not be written to {path.parent}: {error.strerror}. It is in memory only.",
                "Save it elsewhere with its .save(path): what is in memory ends with this kernel.",
            )
            return replace(variation, picture=in_memory)
        with self._lock:
            self._unkept.pop((record.id, variation.number), None)
        return replace(variation, picture=replace(picture, data=None, path=path))

    def _sweep(self, folder: Path) -> None:
        """Clean up after dead processes, once in each folder that is written to."""
        with self._lock:
            if folder in self._swept:
                return
            self._swept.add(folder)
        files.sweep(folder)

    def _put(self, db: sqlite3.Connection, record: Record, variation: Variation) -> None:
        """Insert or replace a variation's row, and its generation's where that has gone."""
        try:
            n = _row(db, record.id)
        except UnknownNameError:
            n = _insert(db, replace(record, variations=(), chosen=None))
        picture = variation.picture
        path = picture.path if picture else None
        file = path.relative_to(self.home).as_posix() if path else None
        lost = "The picture could not be written to disk." if picture and not file else ""
        _insert_variation(db, n, replace(variation, error=variation.error or lost), file)
        db.execute("DELETE FROM arrivals WHERE file = ?", (file,))

    def save_prompts(self, id: str, prompts: Sequence[Prompt], expander: str, cost: Cost) -> None:
        """Replace all prompts of a generation, and say who wrote them and what that cost."""
        record = replace(self.load(id), prompts=tuple(prompts), expander=expander, expansion_cost=cost)

        def work(db: sqlite3.Connection) -> None:
            n = _row(db, id)
            db.execute("DELETE FROM prompts WHERE generation = ?", (n,))
            _insert_prompts(db, n, record.prompts)
            db.execute(
                "UPDATE generations SET facts = ?, usd = ?, unknown = ?, estimated = ? WHERE n = ?",
                (records.dumps(records.of_record(record)), cost.usd, cost.unknown, cost.estimated, n),
            )
            _index_words(db, n)

        self.database.write(work)

    def save_prompt(self, id: str, number: int, prompt: Prompt) -> None:
        """Replace one prompt."""

        def work(db: sqlite3.Connection) -> None:
            n = _row(db, id)
            _insert_prompts(db, n, [prompt], number)
            _index_words(db, n)

        self.database.write(work)

    def pick(self, id: str, number: int, cell: str) -> None:
        """Note a pick; earlier ones stay, the newest counts."""
        self.database.write(lambda db: _insert_pick(db, _row(db, id), cell, number))

    def pick_prompt(self, id: str, number: int) -> None:
        """Note which prompt is picked."""
        self.database.write(
            lambda db: db.execute("UPDATE generations SET picked_prompt = ? WHERE id = ?", (number, id))
        )

    def star(self, id: str, number: int, starred: bool) -> None:
        """Star a variation, or take its star away."""
        self.database.write(
            lambda db: db.execute(
                "UPDATE variations SET starred = ? WHERE generation = ? AND number = ?", (starred, _row(db, id), number)
            )
        )

    # Reading

    def load(self, id: str, cell: str = "") -> Record:
        """Return a generation as it stands now.

        Raises
        ------
        UnknownNameError
            There is none with exactly this id.
        """
        self._wake()
        return self.database.read(lambda db: self._record(db, _row(db, id), cell))

    def holds(self, id: str) -> bool:
        """Say whether there is a generation with exactly this id."""
        return bool(self._rows("SELECT 1 FROM generations WHERE id = ?", (_storable(id),))) or id in self._begun

    def find(self, key: str, cell: str) -> list[Record]:
        """Return the generations with a key: those of the cell first, then the newest first."""
        query = "SELECT n FROM generations WHERE key = ? ORDER BY cell = ? DESC, created DESC, n DESC"
        return self._records(query, (_storable(key), _storable(cell)), cell) if key else []

    def _records(self, query: str, values: Sequence[object], cell: str = "") -> list[Record]:
        self._wake()
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
            chosen=_chosen(db, n, cell),
            picked_prompt=picked_prompt,
        )

    def _variation(
        self, id: str, number: int, facts: str, picture: str | None, file: str | None, error: str, starred: int
    ) -> Variation:
        variation = replace(records.to_variation(number, records.loads(facts)), error=error, starred=bool(starred))
        unkept = self._unkept.get((id, number))
        if unkept is not None:
            return replace(variation, picture=unkept, error="")
        if picture is None or file is None:
            return variation
        kept = replace(records.to_picture(records.loads(picture)), path=self.home / file)
        return replace(variation, picture=kept)

    def ids(self, notebook: str, words: str = "", *, starred: bool = False) -> list[str]:
        """Return the ids of a notebook's generations, in order of creation; those with all words, or a star."""
        wanted = folded(words).split()
        query = "SELECT id FROM generations WHERE (?1 = '' OR notebook = ?1)"
        query += "".join(f" AND instr(words, ?{k})" for k in range(2, len(wanted) + 2))
        if starred:
            query += " AND n IN (SELECT generation FROM variations WHERE starred)"
        rows = self._rows(f"{query} ORDER BY created, n", (_storable(notebook), *wanted))
        return [found for (found,) in rows]

    def newest(self, notebook: str, count: int) -> list[Record]:
        """Return a notebook's newest generations, the newest first."""
        query = "SELECT n FROM generations WHERE (?1 = '' OR notebook = ?1) ORDER BY created DESC, n DESC LIMIT ?2"
        return self._records(query, (_storable(notebook), count))

    def nth(self, notebook: str, index: int) -> str | None:
        """Return the id of a notebook's generation by its place in order of creation, negative from the end."""
        forward = "SELECT id FROM generations WHERE (?1 = '' OR notebook = ?1) ORDER BY created, n LIMIT 1 OFFSET ?2"
        query = forward if index >= 0 else forward.replace("created, n", "created DESC, n DESC")
        found = self._rows(query, (_storable(notebook), index if index >= 0 else -index - 1))
        return str(found[0][0]) if found else None

    def count(self, notebook: str) -> int:
        """Return how many generations a notebook has."""
        query = "SELECT count(*) FROM generations WHERE (?1 = '' OR notebook = ?1)"
        return int(self._rows(query, (_storable(notebook),))[0][0])

    def count_key(self, key: str) -> int:
        """Return how many generations have a key."""
        return int(self._rows("SELECT count(*) FROM generations WHERE key = ?", (_storable(key),))[0][0]) if key else 0

    def pictures(self, notebook: str) -> int:
        """Return how many pictures a notebook's generations have."""
        query = """SELECT count(*) FROM variations JOIN generations ON n = generation
            WHERE picture IS NOT NULL AND (?1 = '' OR notebook = ?1)"""
        return int(self._rows(query, (_storable(notebook),))[0][0])

    def cost(self, notebook: str) -> Cost:
        """Return what a notebook's prompts and pictures cost together."""
        query = """SELECT coalesce(sum(usd), 0), coalesce(sum(unknown), 0), coalesce(max(estimated), 0) FROM (
            SELECT usd, unknown, estimated FROM generations WHERE (?1 = '' OR notebook = ?1)
            UNION ALL
            SELECT variations.usd, variations.unknown, variations.estimated
                FROM variations JOIN generations ON n = generation WHERE (?1 = '' OR notebook = ?1))"""
        usd, unknown, estimated = self._rows(query, (_storable(notebook),))[0]
        return Cost(float(usd), int(unknown), bool(estimated))

    def resolve(self, id: str) -> str:
        """Return the full id that an id, its beginning or its end stands for.

        Raises
        ------
        UnknownNameError
            None or several fit; close matches are named.
        """
        wanted, length = _storable(id), len(id)
        query = """SELECT id FROM generations
            WHERE id = ?1 OR (?2 > 0 AND (substr(id, 1, ?2) = ?1 OR substr(id, -?2) = ?1))
            ORDER BY id = ?1 DESC, created DESC LIMIT 4"""
        found = [found for (found,) in self._rows(query, (wanted, length))]
        if found and (found[0] == id or len(found) == 1):
            return str(found[0])
        if found:
            message = f"Several generations are called {id!r}: {', '.join(found)}{' …' if len(found) > 3 else ''}."
            raise UnknownNameError(message, "Give more of the id.")
        raise self.database.read(lambda db: _unknown(db, id))

    def _rows(self, query: str, values: Sequence[object]) -> list[tuple[Any, ...]]:
        self._wake()
        return self.database.read(lambda db: db.execute(query, values).fetchall())

    # After a crash

    def _wake(self) -> None:
        """Once: take in the pictures whose process died before it could note them."""
        with self._lock:
            if self._awake:
                return
            self._awake = True
        arrivals = self.database.read(lambda db: db.execute("SELECT file, at FROM arrivals").fetchall())
        if not arrivals:
            return
        stale = (datetime.now(UTC) - STALE_ARRIVAL).isoformat()
        found = list(self._stories(self.home / file for file, _ in arrivals))
        gone = [(file,) for file, at in arrivals if at < stale and not (self.home / file).exists()]

        def work(db: sqlite3.Connection) -> None:
            for record, variation in found:
                self._put(db, record, variation)
            db.executemany("DELETE FROM arrivals WHERE file = ?", gone)

        if found or gone:
            self.database.write(work)

    def _stories(self, paths: Iterable[Path]) -> Iterator[tuple[Record, Variation]]:
        """Yield what picture files tell of themselves; those that tell nothing of ours are left out."""
        for path in paths:
            with suppress(HistoryError):
                record, variation = values(read_picture(path).raw)
                if record.id and variation.number > 0 and variation.picture:
                    yield record, replace(variation, picture=replace(variation.picture, path=path))

    def rebuild(self) -> int:
        """Put back what picture files tell and rows do not; return how many pictures that were."""
        self._wake()
        return self.database.write(self._restore()) if self.home.is_dir() else 0

    def _restore(self) -> Work[int]:
        """Read all picture files; return the work that puts back what no row tells."""
        # The last picture of a generation knows its prompts best: they may have been edited in between.
        told = sorted(self._stories(files.pictures(self.home)), key=lambda pair: (pair[0].id, -pair[1].number))

        def work(db: sqlite3.Connection) -> int:
            lost = [(record, variation) for record, variation in told if self._is_lost(db, record.id, variation.number)]
            for record, variation in lost:
                self._put(db, record, variation)
            for record, variation in {record.id: (record, variation) for record, variation in lost}.values():
                _fill_gaps(db, record, variation)
            return len(lost)

        return work

    def _is_lost(self, db: sqlite3.Connection, id: str, number: int) -> bool:
        query = "SELECT file FROM variations JOIN generations ON n = generation WHERE id = ? AND number = ?"
        row = db.execute(query, (id, number)).fetchone()
        return row is None or row[0] is None or not (self.home / row[0]).is_file()


def _fill_gaps(db: sqlite3.Connection, record: Record, sample: Variation) -> None:
    """Give painted prompts without a file a row that says so, in step with the prompts."""
    if record.kind != "paint":
        return
    n = _row(db, record.id)
    there = {number for (number,) in db.execute("SELECT number FROM variations WHERE generation = ?", (n,))}
    for number, prompt in enumerate(record.prompts, 1):
        if number not in there:
            seed = sample.seed - sample.number + number
            _insert_variation(db, n, Variation(number, prompt, seed, sample.painter, error=MISSING), None)


def _insert(db: sqlite3.Connection, record: Record) -> int:
    """Insert a generation, its prompts, variations (without pictures) and pick; return its row."""
    cost = record.expansion_cost
    cursor = db.execute(
        """INSERT INTO generations
            (id, notebook, cell, key, created, words, picked_prompt, usd, unknown, estimated, facts)
            VALUES (?, ?, ?, ?, ?, '', ?, ?, ?, ?, ?)""",
        (
            *map(_storable, (record.id, record.notebook, record.cell, record.key)),
            record.created.astimezone(UTC).isoformat(),
            record.picked_prompt,
            cost.usd,
            cost.unknown,
            cost.estimated,
            records.dumps(records.of_record(record)),
        ),
    )
    n = int(cursor.lastrowid or 0)
    _insert_prompts(db, n, record.prompts)
    for variation in record.variations:
        _insert_variation(db, n, variation, None)
    if record.chosen is not None:
        _insert_pick(db, n, record.cell, record.chosen)
    _index_words(db, n)
    return n


def _insert_prompts(db: sqlite3.Connection, n: int, prompts: Sequence[Prompt], first: int = 1) -> None:
    rows = [(n, number, records.dumps(records.of_prompt(prompt))) for number, prompt in enumerate(prompts, first)]
    db.executemany("INSERT OR REPLACE INTO prompts VALUES (?, ?, ?)", rows)


def _insert_variation(db: sqlite3.Connection, n: int, variation: Variation, file: str | None) -> None:
    """Insert or replace a variation; a star that it has stays."""
    picture = variation.picture
    cost = picture.cost if picture else FREE
    db.execute(
        """INSERT INTO variations VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT DO UPDATE SET facts = excluded.facts, picture = excluded.picture, file = excluded.file,
                error = excluded.error, starred = max(starred, excluded.starred),
                usd = excluded.usd, unknown = excluded.unknown, estimated = excluded.estimated""",
        (
            n,
            variation.number,
            records.dumps(records.of_variation(variation)),
            records.dumps(records.of_picture(picture)) if picture and file else None,
            file,
            _storable(records.without_secrets(variation.error)),
            variation.starred,
            cost.usd,
            cost.unknown,
            cost.estimated,
        ),
    )


def _insert_pick(db: sqlite3.Connection, n: int, cell: str, number: int) -> None:
    row = (n, _storable(cell), number, _now())
    db.execute("INSERT INTO picks (generation, cell, number, at) VALUES (?, ?, ?, ?)", row)


def _index_words(db: sqlite3.Connection, n: int) -> None:
    """Note all the words by which a generation can be found."""
    (facts,) = db.execute("SELECT facts FROM generations WHERE n = ?", (n,)).fetchone()
    record = records.to_record(records.loads(facts))
    prompts = db.execute("SELECT facts FROM prompts WHERE generation = ? ORDER BY number", (n,)).fetchall()
    texts = [record.typed, *(f"{brief.text} {brief.style}" for brief in record.briefs)]
    texts += [records.to_prompt(records.loads(text)).text for (text,) in prompts]
    db.execute("UPDATE generations SET words = ? WHERE n = ?", (folded("\n".join(dict.fromkeys(texts))), n))


def _chosen(db: sqlite3.Connection, n: int, cell: str) -> int | None:
    """Return the newest pick of the cell, else the newest that no cell made; the newest of all where none is named."""
    select = "SELECT number FROM picks WHERE generation = ?"
    if cell:
        query = f"{select} AND cell IN (?, '') ORDER BY cell = '', n DESC LIMIT 1"
        row = db.execute(query, (n, _storable(cell))).fetchone()
    else:
        row = db.execute(f"{select} ORDER BY n DESC LIMIT 1", (n,)).fetchone()
    return int(row[0]) if row else None


def _row(db: sqlite3.Connection, id: str) -> int:
    row = db.execute("SELECT n FROM generations WHERE id = ?", (_storable(id),)).fetchone()
    if row is None:
        raise _unknown(db, id)
    return int(row[0])


def _unknown(db: sqlite3.Connection, id: str) -> UnknownNameError:
    query = "SELECT id FROM generations ORDER BY created DESC LIMIT ?"
    known = [known for (known,) in db.execute(query, (IDS_COMPARED,))]
    advice = f"The newest is {known[0]}; .search(text) finds others." if known else "The history is empty."
    return UnknownNameError.among("generation", id, known, advice)


def folded(text: str) -> str:
    """Return a text in which upper and lower case, and wide and narrow letters, are one."""
    return _storable(unicodedata.normalize("NFKC", text).casefold()).replace("\0", " ")


def _storable(text: str) -> str:
    """Return a text that SQLite can take: half a surrogate pair becomes a question mark."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _now() -> str:
    return datetime.now(UTC).isoformat()
