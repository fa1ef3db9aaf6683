"""Handing a history on: the ending of the file's name says in which form."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from promptmagic.errors import HistoryError
from promptmagic.history.exchange import album, lesson, notes
from promptmagic.history.store.entries import Entry
from promptmagic.model import Record
from promptmagic.pictures import writing

_ELSEWHERE = "Give another path, such as ~/{}."

ExportWriter = Callable[[Path, str, Sequence[Entry], bool], None]


def export(path: Path, title: str, whole: Sequence[Entry], *, tells: bool = True) -> None:
    """Write the entries to `path`; their pictures have their bytes or their paths, and keep their story if `tells`.

    Raises
    ------
    HistoryError
        There is nothing to write, no form has this ending, or the file cannot be written.
    """
    writer = WRITERS.get(path.suffix.lower())
    if writer is None or path.is_dir():
        known = "album.html, lesson.zip or notes.md"
        raise HistoryError(f"A history cannot be written as {path.name!r}.", f"Name a file such as {known}.")
    _check_something(path, whole)
    try:
        writer(path, title, whole, tells)
    except OSError as error:
        raise HistoryError(f"{path} cannot be written: {error.strerror}.", _ELSEWHERE.format(path.name)) from error


def export_by_author(path: Path, title: str, whole: Sequence[Entry], votes: Mapping[str, Mapping[str, int]]) -> None:
    """Write an album with a part for each author; `votes` are who picked which variation, by generation and name.

    Raises
    ------
    HistoryError
        There is nothing to write, the file's name has another ending than .html, or it cannot be written.
    """
    if path.suffix.lower() not in (".html", ".htm"):
        raise HistoryError(f"An album cannot be written as {path.name!r}.", "Name a file such as class.html.")
    _check_something(path, whole)
    parts: dict[str, list[Record]] = {}
    for entry in whole:
        record, picked = entry.record, votes.get(entry.record.id, {})
        for name, number in picked.items():
            parts.setdefault(name, []).append(replace(record, chosen=number))
        if record.author not in picked and title not in picked:
            parts.setdefault(record.author or title, []).append(record)
    try:
        writing.write_whole(path, album.album_of_authors(title, sorted(parts.items())).encode("utf-8"))
    except OSError as error:
        raise HistoryError(f"{path} cannot be written: {error.strerror}.", _ELSEWHERE.format(path.name)) from error


def _check_something(path: Path, whole: Sequence[Entry]) -> None:
    """Refuse to let an empty page take the place of an album that is there."""
    if not whole:
        raise HistoryError(
            f"There is nothing to write as {path.name!r}.", "Paint something, or name other generations."
        )


def _album(path: Path, title: str, whole: Sequence[Entry], _tells: bool) -> None:
    writing.write_whole(path, album.album(title, [entry.record for entry in whole]).encode("utf-8"))


def _notes(path: Path, title: str, whole: Sequence[Entry], tells: bool) -> None:
    notes.write(path, title, [entry.record for entry in whole], tells=tells)


WRITERS: dict[str, ExportWriter] = {".html": _album, ".htm": _album, ".zip": lesson.write, ".md": _notes}
