"""One generation's rows, written and read through a connection that its caller opened."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

from promptmagic import records, redaction
from promptmagic.errors import UnknownNameError
from promptmagic.history import search
from promptmagic.history.store import picks
from promptmagic.history.store.picks import Pick
from promptmagic.model import FREE, Prompt, Record, Variation
from promptmagic.text import storable

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
        picks.insert(db, n, Pick(record.cell, record.chosen, now(), record.notebook))
    note_words(db, n)
    return n


def insert_prompts(db: sqlite3.Connection, n: int, prompts: Sequence[Prompt], first: int = 1) -> None:
    """Insert or replace prompts, the first of them with the number `first`."""
    rows = [(n, number, records.dumps(records.of_prompt(prompt))) for number, prompt in enumerate(prompts, first)]
    db.executemany("INSERT OR REPLACE INTO prompts (generation, number, facts) VALUES (?, ?, ?)", rows)


def insert_variation(db: sqlite3.Connection, n: int, variation: Variation, file: str | None, order: str = "") -> None:
    """Insert or replace a variation, which came by an `order` where it was paid for; a star that it has stays."""
    picture = variation.picture
    cost = picture.cost if picture else FREE
    db.execute(
        """INSERT INTO variations
            (generation, number, facts, picture, file, error, starred, usd, unknown, estimated, ordered)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT DO UPDATE SET facts = excluded.facts, picture = excluded.picture, file = excluded.file,
                error = excluded.error, starred = max(starred, excluded.starred),
                usd = excluded.usd, unknown = excluded.unknown, estimated = excluded.estimated,
                ordered = excluded.ordered""",
        (
            n,
            variation.number,
            records.dumps(records.of_variation(variation)),
            records.dumps(records.of_picture(picture)) if picture and (file or picture.copy) else None,
            file,
            storable(redaction.masked(variation.error)),
            variation.starred,
            cost.usd,
            cost.unknown,
            cost.estimated,
            order,
        ),
    )


def number_ordered(db: sqlite3.Connection, n: int, order: str) -> int | None:
    """Return the number of the picture that an order brought; None where the history has none of it yet."""
    query = "SELECT number FROM variations WHERE generation = ? AND ordered = ? AND file IS NOT NULL"
    row = db.execute(query, (n, order)).fetchone() if order else None
    return int(row[0]) if row else None


def order_of(db: sqlite3.Connection, n: int, number: int) -> str:
    """Return the id of the order that brought a picture; empty where nothing was paid."""
    row = db.execute("SELECT ordered FROM variations WHERE generation = ? AND number = ?", (n, number)).fetchone()
    return str(row[0]) if row else ""


def place_for(db: sqlite3.Connection, n: int, kind: str, variation: Variation, order: str) -> int:
    """Return the number under which an ordered picture is kept: its own, or a new one where another's stands there."""
    number = free_number(db, n, variation.number, order)
    if number == variation.number:
        return number
    insert_variation(db, n, replace(variation, number=number, picture=None), None)
    if kind == "paint":  # its prompts and variations are in step
        insert_prompts(db, n, [variation.prompt], number)
    return number


def free_number(db: sqlite3.Connection, n: int, number: int, order: str) -> int:
    """Return the number that an ordered picture can have: its own, or the next one where another's stands there."""
    query = f"""SELECT 1 FROM variations
        WHERE generation = ? AND number = ? AND file IS NOT NULL AND ordered <> ? AND NOT ifnull({IS_COPY}, 0)"""  # noqa: S608 - our own words
    taken = bool(order) and db.execute(query, (n, number, order)).fetchone() is not None
    return next_number(db, n) if taken else number


def next_number(db: sqlite3.Connection, n: int) -> int:
    """Return the number of a generation's next variation."""
    return int(db.execute("SELECT ifnull(max(number), 0) + 1 FROM variations WHERE generation = ?", (n,)).fetchone()[0])


def has_variation(db: sqlite3.Connection, n: int, number: int) -> bool:
    """Say whether a generation has a variation with that number."""
    if not 0 < number <= NUMBERS:
        return False
    query = "SELECT 1 FROM variations WHERE generation = ? AND number = ?"
    return db.execute(query, (n, number)).fetchone() is not None


def note_words(db: sqlite3.Connection, n: int) -> None:
    """Note all the words by which a generation can be found."""
    (facts,) = db.execute("SELECT facts FROM generations WHERE n = ?", (n,)).fetchone()
    record = records.to_record(records.loads(facts))
    prompts = db.execute("SELECT facts FROM prompts WHERE generation = ? ORDER BY number", (n,)).fetchall()
    texts = [record.typed, *(f"{brief.text} {brief.style}" for brief in record.briefs)]
    wordings = [records.to_prompt(records.loads(text)) for (text,) in prompts]
    search.note(db, n, [*texts, *(f"{prompt.text} {prompt.scene}" for prompt in wordings)])


def copied_file(db: sqlite3.Connection, id: str, number: int) -> str | None:
    """Return the file of a picture that is only the copy which a notebook showed."""
    query = f"SELECT file FROM variations JOIN generations ON n = generation WHERE id = ? AND number = ? AND {IS_COPY}"  # noqa: S608 - our own words
    row = db.execute(query, (storable(id), number)).fetchone()
    return row[0] if row else None


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
    query = """INSERT OR IGNORE INTO appearances (notebook, generation)
        SELECT ?2, n FROM generations WHERE id = ?1 AND notebook <> ?2"""
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
