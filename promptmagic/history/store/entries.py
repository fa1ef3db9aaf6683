"""A whole generation as one value, with its files, stars and picks: what is deleted, brought back, and handed on."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from promptmagic import records
from promptmagic.history.store import picks, rows
from promptmagic.history.store.picks import Pick
from promptmagic.model import Record, Variation

ORIGINAL = f"iif({rows.IS_COPY}, NULL, file)"
"""The column of a picture's file, where that is the original and not the copy that a notebook showed."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A generation with all that the history knows of it.

    `files` are the names of its pictures' files, relative to `paintings/`, by their variations' numbers; the pictures
    in `record` hold neither bytes nor a path. `record.chosen` is not used: `picks` say more.
    """

    record: Record
    files: Mapping[int, str] = field(default_factory=dict)
    picks: tuple[Pick, ...] = ()


@dataclass(frozen=True, slots=True)
class Stored:
    """A generation as its rows tell it. `variations` have a picture without bytes or a path; `files` are as there."""

    record: Record
    files: Mapping[int, str]


def stored(db: sqlite3.Connection, n: int) -> Stored:
    """Return what stands in the rows of the generation in row `n`, but its picks."""
    facts, picked_prompt = db.execute("SELECT facts, picked_prompt FROM generations WHERE n = ?", (n,)).fetchone()
    prompts = db.execute("SELECT facts FROM prompts WHERE generation = ? ORDER BY number", (n,))
    query = "SELECT file, number, facts, picture, error, starred FROM variations WHERE generation = ? ORDER BY number"
    found = db.execute(query, (n,)).fetchall()
    record = replace(
        records.to_record(records.loads(facts)),
        prompts=tuple(records.to_prompt(records.loads(text)) for (text,) in prompts),
        variations=tuple(_variation(*row[1:]) for row in found),
        picked_prompt=picked_prompt,
    )
    return Stored(record, {row[1]: row[0] for row in found if row[0]})


def _variation(number: int, facts: str, picture: str | None, error: str, starred: int) -> Variation:
    bare = replace(records.to_variation(number, records.loads(facts)), error=error, starred=bool(starred))
    return replace(bare, picture=records.to_picture(records.loads(picture))) if picture else bare


def load(db: sqlite3.Connection, n: int) -> Entry:
    """Return the entry of the generation in row `n`."""
    found = stored(db, n)
    return Entry(found.record, found.files, tuple(picks.all_of(db, n)))


def remove(db: sqlite3.Connection, n: int) -> None:
    """Remove the rows of a generation."""
    for table in ("prompts", "variations", "picks", "appearances"):
        db.execute(f"DELETE FROM {table} WHERE generation = ?", (n,))  # noqa: S608 - our own words
    db.execute("DELETE FROM generations WHERE n = ?", (n,))


def merge(db: sqlite3.Connection, entry: Entry) -> bool:
    """Put in what is not there yet; return whether that was anything. What is there stays as it is, but for stars."""
    n = rows.find(db, entry.record.id)
    is_new = n is None
    if n is None:
        n = rows.insert(db, replace(entry.record, variations=(), chosen=None))
    changes = db.total_changes
    there = dict(db.execute(f"SELECT number, {ORIGINAL} FROM variations WHERE generation = ?", (n,)).fetchall())  # noqa: S608 - our own words
    for variation in entry.record.variations:
        file = entry.files.get(variation.number)
        if variation.number not in there or (file and not there[variation.number]):
            rows.insert_variation(db, n, variation, file)
        elif variation.starred:
            star(db, n, variation.number)
    newest = {(pick.notebook, pick.cell): pick.at for pick in picks.all_of(db, n)}
    for pick in entry.picks:
        if pick.at > newest.get((pick.notebook, pick.cell), ""):
            picks.restore(db, n, pick)
    return is_new or db.total_changes > changes


def star(db: sqlite3.Connection, n: int, number: int) -> None:
    """Give a variation a star that it may have already."""
    query = "UPDATE variations SET starred = TRUE WHERE generation = ? AND number = ? AND NOT starred"
    db.execute(query, (n, number))


def remove_variation(db: sqlite3.Connection, n: int, number: int, removed: bool) -> None:
    """Mark a variation as removed, or as not."""
    where = "WHERE generation = ? AND number = ?"
    row = db.execute(f"SELECT facts FROM variations {where}", (n, number)).fetchone()  # noqa: S608 - our own words
    if row is None:
        return
    marked = replace(records.to_variation(number, records.loads(row[0])), removed=removed)
    told = records.dumps(records.of_variation(marked))
    db.execute(f"UPDATE variations SET facts = ? {where}", (told, n, number))  # noqa: S608


def describe(db: sqlite3.Connection, n: int, number: int, alt: str) -> None:
    """Give the picture of a variation an alt text."""
    where = "WHERE generation = ? AND number = ?"
    row = db.execute(f"SELECT picture FROM variations {where}", (n, number)).fetchone()  # noqa: S608 - our own words
    if row is None or row[0] is None:
        return
    told = records.of_picture(replace(records.to_picture(records.loads(row[0])), alt=alt))
    db.execute(f"UPDATE variations SET picture = ? {where}", (records.dumps(told), n, number))  # noqa: S608


def to_json(entry: Entry) -> dict[str, Any]:
    """Return an entry as JSON."""
    record = entry.record
    data = records.of_record(record)
    data["prompts"] = [records.of_prompt(prompt) for prompt in record.prompts]
    data["variations"] = [_variation_json(variation, entry.files) for variation in record.variations]
    data["picks"] = [pick_json(pick) for pick in entry.picks]
    return data | ({"picked_prompt": record.picked_prompt} if record.picked_prompt else {})


def _variation_json(variation: Variation, files: Mapping[int, str]) -> dict[str, Any]:
    data: dict[str, Any] = {"number": variation.number, **records.of_variation(variation)}
    if variation.picture is not None:
        data["picture"] = records.of_picture(variation.picture)
    if variation.number in files:
        data["file"] = files[variation.number]
    if variation.error:
        data["error"] = variation.error
    return data | ({"starred": True} if variation.starred else {})


def from_json(data: object) -> Entry:
    """Read what `to_json` wrote, and whatever else of it there is."""
    found = records.mapping(data)
    variations = [records.mapping(item) for item in found.get("variations") or () if isinstance(item, Mapping)]
    picked_prompt = records.get(found, "picked_prompt", 0)
    record = replace(
        records.to_record(found),
        prompts=records.rows(found, "prompts", records.to_prompt),
        variations=tuple(map(_variation_of, variations)),
        picked_prompt=picked_prompt or None,
    )
    files = {records.get(item, "number", 0): records.get(item, "file", "") for item in variations if item.get("file")}
    return Entry(record, files, records.rows(found, "picks", pick_of))


def _variation_of(data: dict[str, Any]) -> Variation:
    bare = records.to_variation(records.get(data, "number", 0), data)
    picture = records.to_picture(data["picture"]) if isinstance(data.get("picture"), Mapping) else None
    return replace(
        bare, picture=picture, error=records.get(data, "error", ""), starred=records.get(data, "starred", False)
    )


def pick_json(pick: Pick) -> dict[str, Any]:
    """Return a pick as JSON."""
    data: dict[str, Any] = {"cell": pick.cell, "number": pick.number, "at": pick.at}
    known = {"notebook": pick.notebook, "words": pick.words, "place": pick.place}
    return data | {name: value for name, value in known.items() if value}


def pick_of(data: object) -> Pick:
    """Read what `pick_json` wrote, and whatever else of it there is; without a time of its own it is one of now."""
    found = records.mapping(data)
    at = records.moment(found.get("at"))
    return Pick(
        cell=records.get(found, "cell", ""),
        number=records.get(found, "number", 0),
        at=at.isoformat() if at else rows.now(),
        notebook=records.get(found, "notebook", ""),
        words=records.get(found, "words", ""),
        place=records.get(found, "place", 0),
    )
