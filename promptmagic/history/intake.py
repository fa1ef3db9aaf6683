"""Taking a lesson into a store: all of it or nothing, and nothing twice."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from promptmagic.errors import HistoryError
from promptmagic.history import customs, entries, files
from promptmagic.history.entries import Entry
from promptmagic.history.metadata import with_story

if TYPE_CHECKING:
    from promptmagic.history.journal import Journal
    from promptmagic.history.store import Store


def take_in(store: Store, path: Path, notebook: str) -> list[str]:
    """Put in what a lesson holds and the store does not; return the ids of the generations to which that added.

    Parameters
    ----------
    notebook
        To which the generations then belong; empty: to those that the lesson names.

    Raises
    ------
    HistoryError
        Something in the lesson does not fit, or it cannot be written; nothing was changed.
    """
    with customs.opened(path) as lesson:
        wanted = store.missing(lesson.entries)
        # Two rounds: nothing is written before all has been looked at, and no more than one picture is in memory.
        for entry in lesson.entries:
            for variation in entry.record.variations:
                if (entry.record.id, variation.number) in wanted:
                    lesson.picture(entry, variation)
        with _undone_on_failure(store.home) as written:
            whole = [_unpacked(store.home, lesson, entry, notebook, wanted, written) for entry in lesson.entries]
            changed = store.database.write(lambda db: _merged(db, whole))
        _note(store.journal, [entry for entry in whole if entry.record.id in changed])
        return changed


def _note(journal: Journal, whole: Iterable[Entry]) -> None:
    for entry in whole:
        for pick in entry.picks:
            journal.pick(entry.record.id, pick)
        for variation in entry.record.variations:
            if variation.starred:
                journal.star(entry.record.id, variation.number, True)


def _merged(db: sqlite3.Connection, whole: Iterable[Entry]) -> list[str]:
    changed = []
    for entry in whole:
        db.execute("DELETE FROM deleted WHERE id = ?", (entry.record.id,))
        if entries.merge(db, entry):
            changed.append(entry.record.id)
    return changed


def _unpacked(
    home: Path,
    lesson: customs.Lesson,
    entry: Entry,
    notebook: str,
    wanted: set[tuple[str, int]],
    written: list[Path],
) -> Entry:
    """Write the pictures of an entry that are wanted, each with its own story alone; return it with their names."""
    record = replace(entry.record, notebook=notebook or entry.record.notebook)
    named: dict[int, str] = {}
    variations = list(record.variations)
    for k, variation in enumerate(variations):
        if (record.id, variation.number) not in wanted:
            continue
        picture = lesson.picture(entry, variation)
        variations[k] = replace(variation, picture=replace(picture, data=None))
        path = _free(home / files.folder_name(record.notebook) / files.picture_name(record, variations[k]))
        written.append(path)
        files.write_whole(path, with_story(picture.read(), record, variations[k]))
        named[variation.number] = path.relative_to(home).as_posix()
    return replace(entry, record=replace(record, variations=tuple(variations)), files=named)


def _free(path: Path) -> Path:
    """Return the path, or one like it, at which there is no file yet."""
    k = 2
    free = path
    while free.exists():
        free, k = path.with_stem(f"{path.stem}-{k}"), k + 1
    return free


@contextmanager
def _undone_on_failure(home: Path) -> Iterator[list[Path]]:
    """Remove the files on the list, and the folders that were made for them, where the work fails."""
    written: list[Path] = []
    there = {home, *home.iterdir()} if home.is_dir() else set()
    try:
        yield written
    except BaseException as error:
        for path in written:
            with suppress(OSError):
                path.unlink(missing_ok=True)
        for folder in (*{path.parent for path in written}, home):
            if folder not in there:
                with suppress(OSError):
                    folder.rmdir()
        if isinstance(error, OSError):
            raise HistoryError(
                f"The lesson could not be written to {home}: {error.strerror}.", "Nothing was changed."
            ) from error
        raise
