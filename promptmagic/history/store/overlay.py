"""A folder that cannot be written is read as it is, and all that is new lives in the user's own data folder.

The overlay begins as a copy of the folder's database, without its orders, which somebody else paid; its pictures stay
where they are. What is added to the folder later is put in when it is opened again.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
from contextlib import closing, suppress
from pathlib import Path
from typing import Protocol
from urllib.parse import quote

from promptmagic.history.store import entries, files
from promptmagic.history.store.database import DAMAGED, Database, NumberingConnection, say

SEEN = "seen.txt"
"""The file of an overlay that says which folder lies below it, and when its database had changed."""


class Over(Protocol):
    """The store that lies over a folder."""

    home: Path
    database: Database


def is_writable(folder: Path) -> bool:
    """Say whether something can be put into a folder, or into the nearest that there is above it."""
    while not folder.exists() and folder != folder.parent:
        folder = folder.parent
    return not folder.is_dir() or os.access(folder, os.W_OK | os.X_OK)


def folder_for(folder: Path, paintings: str) -> Path:
    """Return where a notebook's folder keeps what is new: itself, or its overlay where it cannot be written."""
    if is_writable(folder / paintings):
        return folder
    from platformdirs import user_data_path

    mark = hashlib.sha256(os.fsencode(folder)).hexdigest()[:12]
    own = user_data_path("promptmagic", appauthor=False) / "folders" / f"{files.slug(folder.name) or 'folder'}-{mark}"
    return own if is_writable(own) else folder


def take_in(store: Over, base: Path, database: str) -> None:
    """Say that a store lies over `base`, and put in what is new there."""
    say(f"{base} cannot be written: it is shown as it is, and what you paint and pick is kept in {store.home}.")
    below, seen = base / database, store.home.parent / SEEN
    try:
        changed = f"{below.stat().st_mtime_ns} {base}"
    except OSError:
        return
    with suppress(OSError):
        if seen.read_text("utf-8") == changed:
            return
    _copy(store, below)
    with suppress(OSError):
        seen.parent.mkdir(parents=True, exist_ok=True)
        seen.write_text(changed, "utf-8")


def _copy(store: Over, below: Path) -> None:
    """Put what a database that cannot be written knows into the overlay's; what cannot be read is passed over."""
    uri = f"file://{quote(below.absolute().as_posix(), safe='/:')}?mode=ro&immutable=1"
    try:
        with closing(sqlite3.connect(uri, uri=True)) as disk, closing(NumberingConnection(":memory:")) as db:
            disk.backup(db)
            store.database.bring_up_to_date(db)
            found = [entries.load(db, n) for (n,) in db.execute("SELECT n FROM generations ORDER BY n").fetchall()]
    except sqlite3.DatabaseError as error:
        if getattr(error, "sqlite_errorcode", 0) & 0xFF in DAMAGED:
            say(f"The history {below} is damaged: its pictures are there, what it knows of them is not.")
        return

    def work(db: sqlite3.Connection) -> None:
        for entry in found:
            entries.merge(db, entry)

    store.database.write(work)
