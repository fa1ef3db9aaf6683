"""Which folders of pictures were changed by another hand: a folder says when, and the store notes its own changes.

Listing tens of thousands of files takes long; asking their few folders when they changed does not.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from pathlib import Path

from promptmagic.history.store import files


def changed(folder: Path) -> int | None:
    """Return when a folder's list of files changed, in nanoseconds; None where there is no such folder."""
    try:
        return folder.stat().st_mtime_ns
    except OSError:
        return None


def noted(db: sqlite3.Connection) -> dict[str, int]:
    """Return the folders that the store knows, relative to `paintings/`, and when each had changed."""
    return dict(db.execute("SELECT name, changed FROM folders").fetchall())


def note(db: sqlite3.Connection, times: Mapping[str, int | None]) -> None:
    """Note when folders had changed; None forgets one that is gone."""
    db.executemany("DELETE FROM folders WHERE name = ?", [(name,) for name, time in times.items() if time is None])
    found = [(name, time) for name, time in times.items() if time is not None]
    db.executemany("INSERT OR REPLACE INTO folders VALUES (?, ?)", found)


def follow(db: sqlite3.Connection, name: str, before: int | None, after: int | None) -> None:
    """Note a change by our own hand, unless another's came before it: that one is still to be looked at."""
    if before is None:
        db.execute("INSERT OR IGNORE INTO folders VALUES (?, ?)", (name, after))
    else:
        db.execute("UPDATE folders SET changed = ? WHERE name = ? AND changed = ?", (after, name, before))


def strange(home: Path, known: Mapping[str, int], skip: Path) -> dict[str, int | None]:
    """Return the folders that changed since they were noted, and when."""
    names = {*known, *files.listed(home).folders} - {skip.name}
    times = {name: changed(home / name) for name in sorted(names)}
    return {name: time for name, time in times.items() if time != known.get(name)}


def subfolders(home: Path, name: str) -> dict[str, int | None]:
    """Return the folders below one, and when each changed."""
    below = (folder.relative_to(home).as_posix() for folder, _ in files.walk(home / name))
    return {found: changed(home / found) for found in below if found != name}
