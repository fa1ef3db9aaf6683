"""How many bytes one painted cell adds to the notebook file at 1024 px, by its figure and its picker."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator

import nbformat
from nbclient import NotebookClient

CELLS = {
    "sketch": "%paint -p sketch -e template --size 1024x1024 a beach sunset",
    "oil": "%paint -p sketch -e template --size 1024x1024 --style oil --pick 1 a meadow with poppies in spring",
}


def added_bytes(source: str) -> int:
    """Run the cell in a real kernel and return how many bytes its output adds to the .ipynb."""
    notebook = nbformat.v4.new_notebook()  # type: ignore[no-untyped-call]
    for code in ("%load_ext promptmagic", source):
        notebook.cells.append(nbformat.v4.new_code_cell(code))  # type: ignore[no-untyped-call]
    before = len(nbformat.writes(notebook))  # type: ignore[no-untyped-call]
    with tempfile.TemporaryDirectory() as folder:
        client = NotebookClient(notebook, timeout=120, resources={"metadata": {"path": folder}})
        client.execute()
    return len(nbformat.writes(notebook)) - before  # type: ignore[no-untyped-call]


def report() -> Iterator[str]:
    """Yield the bytes for a smooth and for a busy picture, as a share of the 300 KB allowed."""
    for name, source in CELLS.items():
        size = added_bytes(source)
        yield f".ipynb bytes, 1024 px {name:6} {size / 1000:6.0f} kB, {size / 300_000:.2f} x the 300 kB allowed"
