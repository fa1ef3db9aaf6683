"""Handing a history on: the ending of the file's name says in which form."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from promptmagic.errors import HistoryError
from promptmagic.history import album, files, lesson, notes
from promptmagic.history.entries import Entry

Writer = Callable[[Path, str, Sequence[Entry], bool], None]


def export(path: Path, title: str, whole: Sequence[Entry], *, tells: bool = True) -> None:
    """Write the entries to `path`; their pictures have their bytes or their paths, and keep their story if `tells`.

    Raises
    ------
    HistoryError
        No form has this ending, or the file cannot be written.
    """
    writer = WRITERS.get(path.suffix.lower())
    if writer is None or path.is_dir():
        known = "album.html, lesson.zip or notes.md"
        raise HistoryError(f"A history cannot be written as {path.name!r}.", f"Name a file such as {known}.")
    try:
        writer(path, title, whole, tells)
    except OSError as error:
        raise HistoryError(f"{path} cannot be written: {error.strerror}.", "Give another path.") from error


def _album(path: Path, title: str, whole: Sequence[Entry], _tells: bool) -> None:
    files.write_whole(path, album.album(title, [entry.record for entry in whole]).encode("utf-8"))


def _notes(path: Path, title: str, whole: Sequence[Entry], tells: bool) -> None:
    notes.write(path, title, [entry.record for entry in whole], tells=tells)


WRITERS: dict[str, Writer] = {".html": _album, ".htm": _album, ".zip": lesson.write, ".md": _notes}
