"""One generation's rows, written and read through a connection that its caller opened."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from datetime import UTC, datetime

from promptmagic.errors import UnknownNameError
from promptmagic.history import records, words
from promptmagic.history.words import storable
from promptmagic.model import FREE, Prompt, Record, Variation

MISSING = "Its picture file is missing."

NUMBERS = 1_000
"""The highest number of a variation that is believed: far above any painter's."""

OF_NOTEBOOK = "(?1 = '' OR notebook = ?1 OR n IN (SELECT generation FROM appearances WHERE notebook = ?1))"
"""The condition that a generation stands in the history of notebook ?1; in that of all, where it has no name."""

IS_COPY = "json_extract(picture, '$.copy')"
"""The condition that a variation's picture is the copy that a notebook showed, and not the original."""

IDS_COMPARED = 500
"""How many of the newest ids an unknown one is compared with."""


def fill_gaps(db: sqlite3.Connection, record: Record, sample: Variation) -> None:
    """Give painted prompts without a file a row that says so, in step with the prompts."""
    if record.kind != "paint":
        return
    n = row_of(db, record.id)
    there = {number for (number,) in db.execute("SELECT number FROM variations WHERE generation = ?", (n,))}
    for number, prompt in enumerate(record.prompts, 1):
        if number not in there:
            seed = sample.seed - sample.number + number
            insert_variation(db, n, Variation(number, prompt, seed, sample.painter, error=MISSING), None)


def insert(db: sqlite3.Connection, record: Record) -> int:
    """Insert a generation, its prompts, variations (without pictures) and pick; return its row."""
    cost = record.expansion_cost
    cursor = db.execute(
        """INSERT INTO generations
            (id, notebook, cell, key, created, picked_prompt, usd, unknown, estimated, indexed, words, facts)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, FALSE, '', ?)""",
        (
            *map(storable, (record.id, record.notebook, record.cell, record.key)),
            record.created.astimezone(UTC).isoformat(),
            record.picked_prompt,
            cost.usd,
            cost.unknown,
            cost.estimated,
            records.dumps(records.of_record(record)),
        ),
    )
    n = int(cursor.lastrowid or 0)
    insert_prompts(db, n, record.prompts)
    for variation in record.variations:
        insert_variation(db, n, variation, None)
    if record.chosen is not None:
        insert_pick(db, n, record.cell, record.chosen)
    note_words(db, n)
    return n


def insert_prompts(db: sqlite3.Connection, n: int, prompts: Sequence[Prompt], first: int = 1) -> None:
    """Insert or replace prompts, the first of them with the number `first`."""
    rows = [(n, number, records.dumps(records.of_prompt(prompt))) for number, prompt in enumerate(prompts, first)]
    db.executemany("INSERT OR REPLACE INTO prompts VALUES (?, ?, ?)", rows)


def insert_variation(db: sqlite3.Connection, n: int, variation: Variation, file: str | None) -> None:
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
            records.dumps(records.of_picture(picture)) if picture and (file or picture.copy) else None,
            file,
            storable(records.without_secrets(variation.error)),
            variation.starred,
            cost.usd,
            cost.unknown,
            cost.estimated,
        ),
    )


def has_variation(db: sqlite3.Connection, n: int, number: int) -> bool:
    """Say whether a generation has a variation with that number."""
    if not 0 < number <= NUMBERS:
        return False
    query = "SELECT 1 FROM variations WHERE generation = ? AND number = ?"
    return db.execute(query, (n, number)).fetchone() is not None


def insert_pick(db: sqlite3.Connection, n: int, cell: str, number: int, at: str = "") -> None:
    """Note that a cell picked a variation, at a time as it is stored; now, where none is given."""
    row = (n, storable(cell), number, at or now())
    db.execute("INSERT INTO picks (generation, cell, number, at) VALUES (?, ?, ?, ?)", row)


def note_words(db: sqlite3.Connection, n: int) -> None:
    """Note all the words by which a generation can be found."""
    (facts,) = db.execute("SELECT facts FROM generations WHERE n = ?", (n,)).fetchone()
    record = records.to_record(records.loads(facts))
    prompts = db.execute("SELECT facts FROM prompts WHERE generation = ? ORDER BY number", (n,)).fetchall()
    texts = [record.typed, *(f"{brief.text} {brief.style}" for brief in record.briefs)]
    words.note(db, n, [*texts, *(records.to_prompt(records.loads(text)).text for (text,) in prompts)])


def copied_file(db: sqlite3.Connection, id: str, number: int) -> str | None:
    """Return the file of a picture that is only the copy which a notebook showed."""
    query = f"SELECT file FROM variations JOIN generations ON n = generation WHERE id = ? AND number = ? AND {IS_COPY}"  # noqa: S608 - our own words
    row = db.execute(query, (storable(id), number)).fetchone()
    return row[0] if row else None


def pick_of(db: sqlite3.Connection, n: int, cell: str) -> int | None:
    """Return the newest pick that this very cell made."""
    query = "SELECT number FROM picks WHERE generation = ? AND cell = ? ORDER BY n DESC LIMIT 1"
    row = db.execute(query, (n, storable(cell))).fetchone()
    return int(row[0]) if row else None


def chosen(db: sqlite3.Connection, n: int, cell: str) -> int | None:
    """Return the newest pick of the cell, else the newest that no cell made; the newest of all where none is named."""
    select = "SELECT number FROM picks WHERE generation = ?"
    if cell:
        query = f"{select} AND cell IN (?, '') ORDER BY cell = '', n DESC LIMIT 1"
        row = db.execute(query, (n, storable(cell))).fetchone()
    else:
        row = db.execute(f"{select} ORDER BY n DESC LIMIT 1", (n,)).fetchone()
    return int(row[0]) if row else None


def find(db: sqlite3.Connection, id: str) -> int | None:
    """Return a generation's row by its exact id; None where it has none."""
    row = db.execute("SELECT n FROM generations WHERE id = ?", (storable(id),)).fetchone()
    return int(row[0]) if row else None


def row_of(db: sqlite3.Connection, id: str) -> int:
    """Return a generation's row by its exact id, or raise UnknownNameError."""
    n = find(db, id)
    if n is None:
        raise unknown(db, id)
    return n


def appear(db: sqlite3.Connection, id: str, notebook: str) -> None:
    """Note that a notebook shows a generation, unless that is known."""
    query = "INSERT OR IGNORE INTO appearances SELECT ?2, n FROM generations WHERE id = ?1 AND notebook <> ?2"
    db.execute(query, (storable(id), storable(notebook)))


def unknown(db: sqlite3.Connection, id: str) -> UnknownNameError:
    """Return the error for an id that nothing has: that it was deleted, or close matches."""
    if db.execute("SELECT 1 FROM deleted WHERE id = ?", (storable(id),)).fetchone():
        return UnknownNameError(f"The generation {id} was deleted.", "paint_history.undo() brings back what was last.")
    query = "SELECT id FROM generations ORDER BY created DESC LIMIT ?"
    known = [known for (known,) in db.execute(query, (IDS_COMPARED,))]
    advice = f"The newest is {known[0]}; .search(text) finds others." if known else "The history is empty."
    return UnknownNameError.among("generation", id, known, advice)


def now() -> str:
    """Return the time as it is stored: ISO, in UTC."""
    return datetime.now(UTC).isoformat()
