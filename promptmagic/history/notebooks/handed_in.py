"""What pupils hand in: zips, folders, and notebooks; who each is from is told by its name."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import groupby
from pathlib import Path

from promptmagic.errors import HistoryError
from promptmagic.history.exchange import lesson
from promptmagic.history.exchange.importing import take_in
from promptmagic.history.notebooks import adoption, outputs
from promptmagic.history.notebooks.ipynb import SUFFIX
from promptmagic.history.notebooks.notebook import Place
from promptmagic.history.store.picks import Cell
from promptmagic.history.store.store import PAINTINGS, Store

ZIP = ".zip"


def take(store: Store, place: Place, path: Path, author: str = "") -> list[str]:
    """Take in a zip, a notebook, a folder with a history, or a folder of any of these; return what came or grew.

    Raises
    ------
    HistoryError
        It is none of these, or something in it does not fit: of that one nothing was taken in.
    """
    found: list[str] = []
    for hand_in in _hand_ins(path):
        name = author or hand_in.stem or hand_in.name
        if hand_in.is_dir():
            with _zipped(hand_in) as zipped:
                found += take_in(store, zipped, place.name, name)
        elif hand_in.suffix.lower() == SUFFIX:
            found += _from_notebook(store, place, hand_in, name)
        else:
            found += take_in(store, hand_in, place.name, name)
    return list(dict.fromkeys(found))


def _hand_ins(path: Path) -> list[Path]:
    """Return what a path stands for: itself, or what a folder without a history of its own holds."""
    if not path.is_dir() or (path / PAINTINGS).is_dir():
        return [path]
    inside = sorted(child for child in path.iterdir() if not child.name.startswith("."))
    found = [child for child in inside if child.suffix.lower() in (ZIP, SUFFIX) or (child / PAINTINGS).is_dir()]
    if not found:
        raise HistoryError(
            f"Nothing in {path} can be taken in.",
            f"Name an exported zip, a notebook, or a folder with {PAINTINGS}/ in it, or one of such.",
        )
    return found


@contextmanager
def _zipped(folder: Path) -> Iterator[Path]:
    """Export a folder's history while it is read: all that comes from elsewhere is looked through in one way."""
    theirs = Store(folder)
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch) / "handed-in.zip"
        lesson.write(path, folder.name, theirs.whole(theirs.ids("")), tells=True)
        yield path


def _from_notebook(store: Store, place: Place, path: Path, author: str) -> list[str]:
    """Take in what a notebook's saved outputs show: copies of pictures that are not here, and what was picked."""
    if not path.is_file():
        raise HistoryError(f"There is no file {path}.", "Check the path.")
    shown = sorted(outputs.saved(path), key=lambda saved: saved.record.id)
    found = []
    for id, group in groupby(shown, key=lambda saved: saved.record.id):  # noqa: A001 - what it is
        made = list(group)
        adoption.put_in(store, id, made, place, author)
        for saved in made:
            if saved.record.chosen:
                store.pick(id, saved.record.chosen, Cell(author, saved.cell))
        found.append(id)
    return found
