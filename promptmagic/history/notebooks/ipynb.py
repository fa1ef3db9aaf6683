"""A notebook's file on disk: the ids and sources of its code cells, and the figures of ours in their outputs."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

SUFFIX = ".ipynb"

NOTEBOOK_BYTES = 32 * 1024 * 1024
"""How large a notebook may be that is looked into."""

SECONDS = 5.0
"""How long the notebooks of a folder are looked through for one that is not named. Hundreds are read in one."""

EXECUTED = ".nbconvert.ipynb"
"""How nbconvert's name for an executed copy ends, where it is given none."""

OURS = "promptmagic"
"""The name in an output's metadata under which a figure says what it shows."""

LINE = "promptmagic-line"
"""The name that marks a picker, and the line of text that it gives way to."""

TABLE = "promptmagic-table"
"""The name that marks the table of a history, whose text is a table as well."""


@dataclass(frozen=True, slots=True)
class Contents:
    """What identifies a notebook: the `ids` of its code cells ("" for none) and their `sources`, in step.

    `is_running` says that papermill is writing it now, as its output, of the notebook `origin`, and `was_run` that a
    tool wrote it so before.
    """

    ids: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    is_running: bool = False
    was_run: bool = False
    origin: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """An output that shows a generation: its cell's id, what its metadata tell, and its data by MIME type."""

    cell: str
    told: Mapping[str, Any]
    data: Mapping[str, str]


def contents(path: Path) -> Contents:
    """Return what identifies a notebook; nothing where it cannot be read, or is too large."""
    try:
        stat = path.stat()
    except OSError:
        return Contents()
    return _contents(path, stat.st_mtime_ns, stat.st_size) if stat.st_size <= NOTEBOOK_BYTES else Contents()


@lru_cache(maxsize=512)
def _contents(path: Path, _changed: int, _size: int) -> Contents:
    """Read a notebook once: its time and size make a changed file another one."""
    notebook = _parsed(path)
    code = list(_code_cells(notebook))
    run = _mapping(_mapping(notebook.get("metadata")).get("papermill"))
    return Contents(
        ids=tuple(str(cell.get("id", "")) for cell in code),
        sources=tuple(_joined(cell.get("source")).strip() for cell in code),
        is_running=bool(run.get("start_time")) and run.get("end_time") is None,
        was_run=run.get("end_time") is not None or path.name.endswith(EXECUTED),
        origin=_joined(run.get("input_path")),
    )


def figures(path: Path) -> Iterator[Figure]:
    """Yield the figures of ours that a notebook's outputs hold, in their order; none where it cannot be read."""
    try:
        if path.stat().st_size > NOTEBOOK_BYTES:
            return
    except OSError:
        return
    for cell in _code_cells(_parsed(path)):
        outputs = cell.get("outputs")
        for output in outputs if isinstance(outputs, list) else ():
            told = _mapping(_mapping(_mapping(output).get("metadata")).get(OURS))
            data = _mapping(_mapping(output).get("data"))
            if told and data:
                yield Figure(str(cell.get("id", "")), told, {kind: _joined(text) for kind, text in data.items()})


def told(path: Path) -> tuple[tuple[str, Mapping[str, Any]], ...]:
    """Return the cells of a notebook's figures with what their metadata tell, in their order; read once a change."""
    try:
        stat = path.stat()
    except OSError:
        return ()
    return _told(path, stat.st_mtime_ns, stat.st_size)


@lru_cache(maxsize=8)
def _told(path: Path, _changed: int, _size: int) -> tuple[tuple[str, Mapping[str, Any]], ...]:
    return tuple((figure.cell, figure.told) for figure in figures(path))


@dataclass(frozen=True, slots=True)
class Search:
    """Notebooks that hold one of some texts; `is_whole` is false where time ran out before all were looked through."""

    paths: tuple[Path, ...]
    is_whole: bool


def holding(folders: Iterable[Path], texts: Collection[str], *, but: Path | None = None) -> Search:
    """Find the notebooks that hold one of these texts as JSON writes it, those changed last first.

    Reading a file for a text is far quicker than reading it as a notebook; it is looked into only where there is one.
    """
    end = time.monotonic() + SECONDS
    found: list[Path] = []
    for folder in dict.fromkeys(folders):
        for path in beside(folder):
            if time.monotonic() > end:
                return Search(tuple(found), is_whole=False)
            if path != but and mentions(path, texts):
                found.append(path)
    return Search(tuple(found), is_whole=True)


def mentions(path: Path, texts: Iterable[str]) -> bool:
    """Say whether one of these texts stands in a notebook's file, as JSON writes it."""
    wanted = [json.dumps(text)[1:-1].encode() for text in texts if text]
    wanted += [json.dumps(text, ensure_ascii=False)[1:-1].encode("utf-8", "replace") for text in texts if text]
    try:
        if path.stat().st_size > NOTEBOOK_BYTES:
            return False
        data = path.read_bytes()
    except OSError:
        return False
    return any(text in data for text in wanted)


def beside(folder: Path) -> list[Path]:
    """Return the notebooks of a folder, those changed last first."""
    found: list[tuple[int, str]] = []
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.endswith(SUFFIX):
                with suppress(OSError):
                    found.append((-entry.stat().st_mtime_ns, entry.name))
    return [folder / name for _, name in sorted(found)]


def _parsed(path: Path) -> Mapping[str, Any]:
    try:
        return _mapping(json.loads(path.read_bytes()))
    except (OSError, ValueError, RecursionError):
        return {}


def _code_cells(notebook: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    cells = notebook.get("cells")
    for cell in cells if isinstance(cells, list) else ():
        if _mapping(cell).get("cell_type") == "code":
            yield cell


def _mapping(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def _joined(text: object) -> str:
    """Return a text that a notebook may keep as one piece or as a list of lines."""
    if isinstance(text, list):
        return "".join(line for line in text if isinstance(line, str))
    return text if isinstance(text, str) else ""
