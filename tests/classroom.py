"""Lessons, and classrooms to run them in: no key, no network, no server, and the tools that execute notebooks."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import nbformat
from conftest import ADDRESS, TRANSPORT
from nbclient import NotebookClient
from nbformat import NotebookNode
from traitlets.config import Config

NO_NETWORK = """
import sys

def refuse(event, arguments):
    # Jupyter speaks to its kernels on this machine; everything else is the network.
    if event == "socket.connect":
        address = arguments[1]
        if isinstance(address, tuple) and address[0] not in ("127.0.0.1", "::1", "localhost"):
            raise ConnectionRefusedError(f"no network: {address}")
    elif event == "socket.getaddrinfo" and arguments[0] not in ("127.0.0.1", "::1", "localhost", None, ""):
        raise ConnectionRefusedError(f"no network: {arguments[0]}")

sys.addaudithook(refuse)
"""
"""What every Python of a classroom runs as it starts (as `sitecustomize`)."""

PaintLesson = Callable[..., Path]
"""Paints a lesson of these cells in a folder, and returns its path."""

Teach = Callable[..., Path]
"""Paints a lesson of these cells, and returns its path."""


def notebook_of(*sources: str) -> NotebookNode:
    """A notebook of these cells, as a teacher types them."""
    notebook: NotebookNode = nbformat.v4.new_notebook()  # type: ignore[no-untyped-call]
    notebook.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3", "language": "python"}
    for number, source in enumerate(["%load_ext promptmagic", *sources]):
        notebook.cells.append(nbformat.v4.new_code_cell(source, id=f"lesson-{number}"))  # type: ignore[no-untyped-call]
    return notebook


def execute(path: Path, env: Mapping[str, str], *, allow_errors: bool = False) -> NotebookNode:
    """Execute a notebook in its folder with nbclient, and save it with its outputs."""
    notebook: NotebookNode = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]
    client = NotebookClient(
        notebook, timeout=120, allow_errors=allow_errors, resources={"metadata": {"path": str(path.parent)}}
    )
    with tempfile.TemporaryDirectory() as sockets:
        client.config = Config(KernelManager={"transport": TRANSPORT, "ip": ADDRESS.format(sockets)})
        client.execute(env=dict(env))
    nbformat.write(notebook, path)  # type: ignore[no-untyped-call]
    return notebook


class Classroom:
    """A folder on another machine, so to speak: no key, no network, no server."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir()
        start = folder.parent / f"{folder.name}-python"
        start.mkdir()
        (start / "sitecustomize.py").write_text(NO_NETWORK)
        self.env = {**os.environ, "PYTHONPATH": str(start), "JUPYTER_PLATFORM_DIRS": "1"}

    def run(self, *command: str) -> subprocess.CompletedProcess[str]:
        """Run a module of Python here, to its end."""
        return subprocess.run(
            [sys.executable, "-m", *command], cwd=self.folder, env=self.env, capture_output=True, text=True, check=False
        )

    def execute(self, name: str = "lesson.ipynb", *, allow_errors: bool = False) -> list[dict[str, Any]]:
        """Execute a copy of a notebook as its own student does, and return the cells; the notebook stays as it is."""
        handed_out = (self.folder / name).read_bytes()
        execute(self.folder / name, self.env, allow_errors=allow_errors)
        cells = self.cells(name)
        (self.folder / name).write_bytes(handed_out)
        return cells

    def nbconvert(self, name: str = "lesson.ipynb") -> list[dict[str, Any]]:
        """Execute a notebook as nbconvert does, into another file; return its cells."""
        done = self.run("nbconvert", "--to", "notebook", "--execute", name, "--output", "executed.ipynb")
        assert done.returncode == 0, done.stderr
        return self.cells("executed.ipynb")

    def papermill(self, name: str = "lesson.ipynb", *options: str) -> list[dict[str, Any]]:
        """Execute a notebook as papermill does; return its cells."""
        done = self.run("papermill", name, "run.ipynb", *options)
        assert done.returncode == 0, done.stderr
        return self.cells("run.ipynb")

    def nbval(self, name: str = "lesson.ipynb") -> str:
        """Compare what a notebook's cells show now with what is stored; return what nbval says of failures."""
        done = self.run("pytest", "--nbval", "-q", "-p", "no:cacheprovider", "-c", os.devnull, name)
        return "" if done.returncode == 0 else done.stdout + done.stderr

    def cells(self, name: str) -> list[dict[str, Any]]:
        cells: list[dict[str, Any]] = json.loads((self.folder / name).read_text("utf-8"))["cells"]
        return cells


def figures_in(cell: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The outputs of a cell that show a generation."""
    return [output for output in cell.get("outputs", []) if "promptmagic" in output.get("metadata", {})]


def figure(cell: Mapping[str, Any]) -> dict[str, Any]:
    """The one output of a cell that shows a generation."""
    (found,) = figures_in(cell)
    return found


def text(data: object) -> str:
    return "".join(data) if isinstance(data, list) else str(data)


def picture(cell: Mapping[str, Any]) -> tuple[str, str]:
    """The pictures that a cell's figure shows: the large one in its HTML, and the one beside it."""
    data = figure(cell)["data"]
    return text(data["text/html"]).split('src="')[1].split('"')[0], text(data["image/jpeg"]).strip()


def caption(cell: Mapping[str, Any]) -> list[str]:
    return text(figure(cell)["data"]["text/plain"]).splitlines()
