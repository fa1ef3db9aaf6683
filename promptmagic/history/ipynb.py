"""A notebook's file on disk: the ids and sources of its code cells, and the figures of ours in their outputs."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

SUFFIX = ".ipynb"

NOTEBOOKS_SEARCHED = 30
NOTEBOOK_BYTES = 32 * 1024 * 1024
"""How many files of a folder are searched for a cell, and how large they may be."""

EXECUTED = ".nbconvert.ipynb"
"""How nbconvert's name for an executed copy ends, where it is given none."""

OURS = "promptmagic"
"""The name in an output's metadata under which a figure says what it shows."""


@dataclass(frozen=True, slots=True)
class Contents:
    """What identifies a notebook: the `ids` of its code cells ("" for none) and their `sources`, in step.

    `is_running` says that papermill is writing it now, as its output, and `was_run` that a tool wrote it so before.
    """

    ids: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    is_running: bool = False
    was_run: bool = False


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


@lru_cache(maxsize=64)
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


def beside(folder: Path) -> list[Path]:
    """Return the notebooks of a folder, in a steady order; none where they are too many."""
    try:
        found = sorted(path for path in folder.iterdir() if path.suffix == SUFFIX)
    except OSError:
        return []
    return found if len(found) <= NOTEBOOKS_SEARCHED else []


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
