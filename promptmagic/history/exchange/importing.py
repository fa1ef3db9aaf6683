"""Taking a lesson into a store: all of it or nothing, and nothing twice."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from promptmagic import records
from promptmagic.errors import HistoryError
from promptmagic.history.exchange import checks
from promptmagic.history.store import entries, files
from promptmagic.history.store.entries import Entry
from promptmagic.pictures import credentials, writing
from promptmagic.pictures.metadata import story_of, with_story

if TYPE_CHECKING:
    from promptmagic.history.store.store import Store


def take_in(store: Store, path: Path, notebook: str, author: str) -> list[str]:
    """Put in what a lesson holds and the store does not; return the ids of the generations to which that added.

    Parameters
    ----------
    notebook
        To which the generations then belong; empty: to those that the lesson names.
    author
        Who it comes from: picks in generations that are here already are noted as that person's alone.

    Raises
    ------
    HistoryError
        Something in the lesson does not fit, or it cannot be written; nothing was changed.
    """
    with checks.opened(path) as lesson:
        wanted = store.missing(lesson.entries)
        # Two rounds: nothing is written before all has been looked at, and no more than one picture is in memory.
        for entry in lesson.entries:
            for variation in entry.record.variations:
                if (entry.record.id, variation.number) in wanted:
                    lesson.picture(entry, variation)
        with _undone_on_failure(store.home) as written:
            whole = [_unpacked(store, lesson, entry, notebook, author, wanted, written) for entry in lesson.entries]
            changed = store.database.write(lambda db: _merged(db, whole))
        _note(store, [entry for entry in whole if entry.record.id in changed])
        return changed


def _note(store: Store, whole: Iterable[Entry]) -> None:
    """Note what picture files do not tell."""
    journal = store.journal
    for entry in whole:
        for variation in entry.record.variations:
            file = entry.files.get(variation.number)
            if file and credentials.carried((store.home / file).read_bytes()):
                journal.story(file, records.dumps(story_of(entry.record, variation)))
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
    store: Store,
    lesson: checks.Lesson,
    entry: Entry,
    notebook: str,
    author: str,
    wanted: set[tuple[str, int]],
    written: list[Path],
) -> Entry:
    """Write the pictures of an entry that are wanted, each with its own story alone; return it with their names."""
    home = store.home
    is_here = store.holds(entry.record.id)
    # What is here keeps its author: an import that only brings its missing pictures does not make it another's.
    whose = store.load(entry.record.id).author if is_here else entry.record.author or author
    record = replace(entry.record, notebook=notebook or entry.record.notebook, author=whose)
    named: dict[int, str] = {}
    variations = list(record.variations)
    for k, variation in enumerate(variations):
        if (record.id, variation.number) not in wanted:
            continue
        picture = lesson.picture(entry, variation)
        variations[k] = replace(variation, picture=replace(picture, data=None))
        path = _free(home / files.folder_name(record.notebook) / files.picture_name(record, variations[k]))
        written.append(path)
        writing.write_whole(path, with_story(picture.read(), record, variations[k]))
        named[variation.number] = path.relative_to(home).as_posix()
    ours = () if is_here else tuple(replace(pick, notebook=notebook or pick.notebook) for pick in entry.picks)
    theirs = () if author == notebook else tuple(replace(pick, notebook=author) for pick in entry.picks)
    made = (*ours, *theirs)
    return replace(entry, record=replace(record, variations=tuple(variations)), files=named, picks=made)


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
