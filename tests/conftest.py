"""What all tests share: an environment with no key in it, and real kernels that run real cells."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient
from nbformat import NotebookNode
from openai_loopback import LoopbackOpenAI
from traitlets.config import Config

TRANSPORT, ADDRESS = ("ipc", "{}/kernel") if os.name == "posix" else ("tcp", "127.0.0.1")
"""How tests speak to their kernels: over TCP two that start at once may be given the same free port."""

KEYS = ("OPENAI_", "AZURE_OPENAI_", "RUNWAYML_", "PROMPTMAGIC_", "JPY_SESSION_NAME")


@pytest.fixture(autouse=True)
def _no_key(monkeypatch: pytest.MonkeyPatch) -> None:
    """A test spends nothing: whatever key the machine has is out of its sight."""
    for name in [name for name in os.environ if name.startswith(KEYS)]:
        monkeypatch.delenv(name)


@pytest.fixture
def loopback() -> Iterator[LoopbackOpenAI]:
    """A server on loopback that speaks OpenAI's API."""
    with LoopbackOpenAI() as server:
        yield server


RunCells = Callable[..., NotebookNode]


@pytest.fixture
def run_cells(tmp_path: Path) -> RunCells:
    """Run cells in a fresh kernel that has the extension loaded, in the test's own folder; return the notebook."""

    def run(*sources: str, env: Mapping[str, str] | None = None, allow_errors: bool = False) -> NotebookNode:
        notebook: NotebookNode = nbformat.v4.new_notebook()  # type: ignore[no-untyped-call]
        notebook.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3", "language": "python"}
        for number, source in enumerate(["%load_ext promptmagic", *sources]):
            cell = nbformat.v4.new_code_cell(source, id=f"cell-{number}")  # type: ignore[no-untyped-call]
            notebook.cells.append(cell)
        client = NotebookClient(
            notebook,
            timeout=120,
            allow_errors=allow_errors,
            resources={"metadata": {"path": str(tmp_path)}},
        )
        with tempfile.TemporaryDirectory() as sockets:
            client.config = Config(KernelManager={"transport": TRANSPORT, "ip": ADDRESS.format(sockets)})
            client.execute(env={**os.environ, **(env or {})})
        del notebook.cells[0]
        return notebook

    return run
