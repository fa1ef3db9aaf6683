"""Whether a history's SQLite file is whole: its header, its pages and indexes, and what its rows should hold.

SQLite itself notices much of what a flipped bit or a torn copy does, but only where it happens to look, and never what
stays valid, such as another letter in a text. So each row has a mark, a checksum of its values, which triggers keep;
by it a row of which a single bit was changed is found again as it was.
"""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

_MENDED_ROWS = 20
_MENDED_BYTES = 10_000
"""Of how many changed rows the bit is looked for, and in how long texts: it takes a second or two for such a one."""

HEADER_BYTES = 100
"""The length of the header with which every SQLite file begins."""

_MAGIC = b"SQLite format 3\0"

_ODD_ROWS = {
    "generations": "NOT json_valid(facts) OR json_extract(facts, '$.id') IS NOT id",
    "prompts": "NOT json_valid(facts)",
    "variations": "NOT json_valid(facts) OR NOT json_valid(ifnull(picture, '{}'))",
    "orders": "NOT json_valid(facts) OR state NOT IN ('open', 'perhaps', 'billed', 'kept', 'refused', 'settled')",
}
"""What no row of ours is, by its table."""


MARKED: Mapping[str, tuple[str, ...]] = {
    "generations": (
        *("n", "id", "notebook", "cell", "key", "created", "picked_prompt"),
        *("usd", "unknown", "estimated", "words", "facts"),
    ),
    "prompts": ("generation", "number", "facts"),
    "variations": (
        *("generation", "number", "facts", "picture", "file", "error", "starred"),
        *("usd", "unknown", "estimated", "ordered"),
    ),
    "picks": ("n", "generation", "cell", "number", "at", "notebook", "words", "place"),
    "deleted": ("n", "id", "at", "facts"),
    "appearances": ("notebook", "generation"),
    "orders": (
        *("id", "at", "deadline", "what", "notebook", "generation", "number", "key", "process", "state"),
        *("usd", "unknown", "estimated", "loose", "facts"),
    ),
}
"""The columns of each table that a row's mark covers."""

_PRIMARY = {
    "generations": ("n",),
    "prompts": ("generation", "number"),
    "variations": ("generation", "number"),
    "picks": ("n",),
    "deleted": ("n",),
    "appearances": ("notebook", "generation"),
    "orders": ("id",),
}

_PARTS = ("prompts", "variations", "picks", "appearances")
"""The tables whose rows belong to a generation."""


def row_mark(*values: object) -> int:
    """Return the checksum of a row's values, which SQLite knows by this name."""
    return zlib.crc32(repr(values).encode("utf-8", "surrogatepass"))


def _mark_of_read(*values: object) -> int:
    """Return the checksum of a row as it is read, whose texts come as bytes: a changed byte may leave no text."""
    return row_mark(*map(_text, values))


def _text(value: object) -> object:
    return value.decode("utf-8", "surrogateescape") if isinstance(value, bytes) else value


def teach(db: sqlite3.Connection) -> None:
    """Let a connection reckon marks, as the triggers of the schema need it."""
    db.create_function("row_mark", -1, row_mark, deterministic=True)
    db.create_function("mark_of_read", -1, _mark_of_read, deterministic=True)


def marking() -> list[str]:
    """Return the statements that give all rows a mark, and have it kept."""
    return [statement for table, columns in MARKED.items() for statement in _marking(table, columns)]


def _marking(table: str, columns: Sequence[str]) -> list[str]:
    mark = f"UPDATE {table} SET mark = row_mark({', '.join(columns)})"  # noqa: S608 - our own words
    this = " AND ".join(f"{column} = NEW.{column}" for column in _PRIMARY[table])
    return [
        f"ALTER TABLE {table} ADD COLUMN mark INTEGER NOT NULL DEFAULT 0",
        mark,
        f"CREATE TRIGGER mark_new_{table} AFTER INSERT ON {table} BEGIN {mark} WHERE {this}; END",
        f"CREATE TRIGGER mark_{table} AFTER UPDATE OF {', '.join(columns)} ON {table} BEGIN {mark} WHERE {this}; END",
    ]


def damaged(what: str) -> sqlite3.DatabaseError:
    """Return the error of a file that is no whole database, as SQLite raises it."""
    error = sqlite3.DatabaseError(what)
    error.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
    return error


def has_sound_header(path: Path) -> bool:
    """Say whether a file begins as SQLite's files do; an empty one is sound, and one that cannot be read may be."""
    try:
        with path.open("rb") as file:
            head = file.read(HEADER_BYTES)
    except OSError:
        return True
    if not head:
        return True
    return (
        len(head) == HEADER_BYTES
        and head.startswith(_MAGIC)
        and head[18] in (1, 2)
        and head[19] in (1, 2)
        and head[21:24] == bytes((64, 32, 32))
        and 1 <= head[47] <= 4
        and head[56:60] in (bytes(4), b"\0\0\0\1")
        and not any(head[72:92])
    )


def check(db: sqlite3.Connection) -> None:
    """Raise the error of a damaged file where pages, indexes or rows are not as they should be."""
    said = db.execute("PRAGMA integrity_check(1)").fetchone()[0]
    if said != "ok":
        raise damaged(str(said))
    there = {name for (name,) in db.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    for table, odd in _ODD_ROWS.items():
        if table in there and db.execute(f"SELECT 1 FROM {table} WHERE {odd} LIMIT 1").fetchone():  # noqa: S608 - our own words
            raise damaged(f"a row of {table} cannot be read")
    for table in _marked_in(db):
        if db.execute(f"SELECT 1 FROM {table} WHERE NOT {is_marked(table)} LIMIT 1").fetchone():  # noqa: S608 - our own words
            raise damaged(f"a row of {table} was changed")


def is_marked(table: str) -> str:
    """Return the condition that a row of a table is as it was written."""
    return f"mark = mark_of_read({_as_read(table)})"


def _as_read(table: str) -> str:
    """Return the columns of a table's mark, with the bytes of texts in their place."""
    return ", ".join(
        f"CASE typeof({name}) WHEN 'text' THEN CAST({name} AS BLOB) WHEN 'blob' THEN 'no text' ELSE {name} END"
        for name in MARKED[table]
    )


def check_generation(db: sqlite3.Connection, n: int) -> None:
    """Raise the error of a damaged file where a row of a generation is not as it was written."""
    of_it = f"SELECT 1 FROM generations WHERE n = ?1 AND NOT {is_marked('generations')}"  # noqa: S608 - our own words
    parts = (
        f"SELECT 1 FROM {table} WHERE generation = ?1 AND NOT {is_marked(table)}"  # noqa: S608 - our own words
        for table in ("prompts", "variations")
    )
    if db.execute(" UNION ALL ".join((of_it, *parts)), (n,)).fetchone():
        raise damaged("a row of a generation was changed")


def _marked_in(db: sqlite3.Connection) -> list[str]:
    found = "SELECT 1 FROM pragma_table_info(?) WHERE name = 'mark'"
    return [table for table in MARKED if db.execute(found, (table,)).fetchone()]


@dataclass
class SoundRows:
    """What of a damaged database is whole: its rows by table, those of a generation only where all of them are."""

    rows: dict[str, list[tuple[Any, ...]]] = field(default_factory=dict)

    def put_back(self, db: sqlite3.Connection) -> None:
        """Put them into a new database; the index of words is made anew."""
        for table, found in self.rows.items():
            columns = ", ".join(MARKED[table]) + (", indexed" if table == "generations" else "")
            values = ", ".join("?" * len(MARKED[table])) + (", FALSE" if table == "generations" else "")
            db.executemany(f"INSERT OR IGNORE INTO {table} ({columns}) VALUES ({values})", found)  # noqa: S608 - our own words


def sound_rows(db: sqlite3.Connection) -> SoundRows:
    """Return the rows that are whole, where only contents or indexes were changed; none where the structure was."""
    said = [str(line) for (line,) in db.execute("PRAGMA integrity_check(1000)")]
    if len(_marked_in(db)) < len(MARKED) or not (said == ["ok"] or all(" index " in line for line in said)):
        return SoundRows()
    sound, broken = SoundRows(), set()
    for table, columns in MARKED.items():
        query = f"SELECT {', '.join(columns)} FROM {table} NOT INDEXED WHERE {is_marked(table)}"  # noqa: S608 - our own words
        sound.rows[table] = db.execute(query).fetchall()
        changed = f"SELECT mark, {_as_read(table)} FROM {table} NOT INDEXED WHERE NOT {is_marked(table)}"  # noqa: S608 - our own words
        for number, (mark, *read) in enumerate(db.execute(changed).fetchall()):
            values = tuple(map(_text, read))
            if (mended := _mended(values, mark) if number < _MENDED_ROWS else None) is not None:
                sound.rows[table].append(mended)
            elif table in _PARTS or table == "generations":
                broken.add(values[_owner(table)])
    for table in ("generations", *_PARTS):
        sound.rows[table] = [row for row in sound.rows[table] if row[_owner(table)] not in broken]
    known = {row[0] for row in sound.rows["generations"]}
    for table in _PARTS:
        sound.rows[table] = [row for row in sound.rows[table] if row[_owner(table)] in known]
    return sound


def _owner(table: str) -> int:
    """Return the place of a generation's row in those of a table."""
    return MARKED[table].index("n" if table == "generations" else "generation")


def _mended(values: tuple[Any, ...], mark: object) -> tuple[Any, ...] | None:
    """Return a row as it was before a single bit of it, or of its mark, was changed; None where that is not it."""
    if not isinstance(mark, int):
        return None
    if (row_mark(*values) ^ mark).bit_count() == 1:
        return values
    for place, value in enumerate(values):
        for other in _one_bit_off(value):
            before = (*values[:place], other, *values[place + 1 :])
            if row_mark(*before) == mark:
                return before
    return None


def _one_bit_off(value: object) -> Iterator[object]:
    """Yield the values that differ from one in a single bit."""
    if isinstance(value, int):
        yield from (value ^ (1 << bit) for bit in range(63))
    elif isinstance(value, str):
        data = bytearray(value.encode("utf-8", "surrogateescape"))
        for at in range(len(data) if len(data) <= _MENDED_BYTES else 0):
            for bit in range(8):
                data[at] ^= 1 << bit
                with suppress(UnicodeDecodeError):
                    yield data.decode()
                data[at] ^= 1 << bit
