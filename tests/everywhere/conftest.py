"""What the tools need that read and run notebooks: a home of their own, and a lesson to work on."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import nbformat
import pytest
from nbformat import NotebookNode

CELLS = (
    '%load_ext promptmagic\n%config PromptMagics.painter = "sketch"\n%config PromptMagics.expander = "template"',
    "%paint --size 192x128 a beach sunset",
    "%paint -n 2 --grid --pick 2 --size 192x128 a calm sea",
    "%%imageprompt -n 2 --size 128x128\na red boat",
    "paint_history",
)
"""Pictures to choose from, a sheet, prompts first, and the history."""

CAPTIONS = (
    "a beach sunset · variation 1 of 4 · offline sketch, seed 13664437 · free",
    "a calm sea · 2 variations, number 2 chosen · offline sketch · free",
    "a red boat · variation 1 of 1 · offline sketch",
    "3 generations, 7 pictures, free",
)
"""What stands below each of them, wherever they are read."""

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Run a module of this Python in the test's folder, with a home of its own; it must succeed."""
    home = {"HOME": "home", "IPYTHONDIR": "ipython", "JUPYTER_CONFIG_DIR": "config", "JUPYTER_RUNTIME_DIR": "runtime"}
    for name in home.values():
        (tmp_path / name).mkdir()

    def run(*command: str, typed: str | None = None, **env: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, *command],
            cwd=tmp_path,
            env={**os.environ, **{name: str(tmp_path / place) for name, place in home.items()}, **env},
            input=typed,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=180,
            check=True,
        )

    return run


def write(path: Path, *sources: str) -> Path:
    """Write a notebook of these cells."""
    notebook: NotebookNode = nbformat.v4.new_notebook()  # type: ignore[no-untyped-call]
    notebook.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3", "language": "python"}
    for number, source in enumerate(sources):
        notebook.cells.append(nbformat.v4.new_code_cell(source, id=f"cell-{number}"))  # type: ignore[no-untyped-call]
    nbformat.write(notebook, path)  # type: ignore[no-untyped-call]
    return path


def read(path: Path) -> NotebookNode:
    notebook: NotebookNode = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]
    return notebook


@pytest.fixture
def lesson(run: Run, tmp_path: Path) -> Path:
    """The lesson as `nbconvert --execute` leaves it."""
    path = write(tmp_path / "lesson.ipynb", *CELLS)
    run("-m", "nbconvert", "--to", "notebook", "--execute", "--inplace", path.name, PROMPTMAGIC_NOTEBOOK=path.name)
    return path
