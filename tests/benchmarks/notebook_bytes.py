"""How many bytes a cell adds to the notebook file: a figure with its picker, kept, a sheet, the gallery."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from typing import Any

import nbformat
from nbclient import NotebookClient
from nbformat import NotebookNode

WIDGET = "application/vnd.jupyter.widget-view+json"

CELLS = {
    "kept": ["%paint -p sketch -e template --size 1024x1024 --style oil a harbour in autumn", "paint_history.keep()"],
    "smooth": ["%paint -p sketch -e template --size 1024x1024 a beach sunset"],
    "busy": ["%paint -p sketch -e template --size 1024x1024 --style oil a meadow with poppies in spring"],
    "sheet": ["%paint -p sketch -e template --size 1024x1024 --style oil --grid --pick 2 a forest in autumn"],
    "gallery": ["paint_history"],
}
"""What is shown, and the cells that show it; the first adds the bytes. What is kept comes first: it keeps all."""

ALLOWED = 300_000


def added_bytes(cells: dict[str, list[str]]) -> dict[str, int]:
    """Run the cells in a real kernel and return how many bytes each output, with its widgets' state, adds."""
    notebook = nbformat.v4.new_notebook()  # type: ignore[no-untyped-call]
    sources = ["%load_ext promptmagic", *(source for group in cells.values() for source in group)]
    notebook.cells += [nbformat.v4.new_code_cell(source) for source in sources]  # type: ignore[no-untyped-call]
    with tempfile.TemporaryDirectory() as folder:
        NotebookClient(notebook, timeout=300, resources={"metadata": {"path": folder}}).execute()
    sizes = {}
    number = 1
    for name, group in cells.items():
        sizes[name] = len(json.dumps([notebook.cells[number].outputs, _states(notebook, number)]))
        number += len(group)
    return sizes


def _states(notebook: NotebookNode, number: int) -> list[Any]:
    """Return what the notebook saves of the widgets that a cell shows."""
    views = [output.get("data", {}).get(WIDGET) for output in notebook.cells[number].outputs]
    state = notebook.metadata.get("widgets", {}).get("application/vnd.jupyter.widget-state+json", {}).get("state", {})
    return [state[view["model_id"]] for view in views if view]


def report() -> Iterator[str]:
    """Yield the bytes of each kind of output, as a share of what is allowed."""
    for name, size in added_bytes(CELLS).items():
        share = size / ALLOWED
        yield f".ipynb bytes, 1024 px {name:7} {size / 1000:5.0f} kB, {share:.2f} x the {ALLOWED // 1000} kB allowed"
