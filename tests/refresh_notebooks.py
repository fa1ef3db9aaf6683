"""Run the notebooks anew and store their outputs: `python tests/refresh_notebooks.py`, after what they show changed.

What is stored is what a reader sees without a kernel: the figures, and of a picker its line of text alone. The checks
of exercises, which nobody has answered yet, are stored without what they say. Paths behind it name those to run.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

import nbformat
from nbclient import NotebookClient

NOTEBOOKS = Path(__file__).parent.parent / "notebooks"
WIDGET = "application/vnd.jupyter.widget-view+json"
KEYS = ("OPENAI_", "AZURE_OPENAI_", "RUNWAYML_")


def refresh(path: Path) -> None:
    """Execute a notebook in an empty folder, without any key, and write it back without widgets and times."""
    notebook = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]
    env = {name: value for name, value in os.environ.items() if not name.startswith(KEYS)}
    with tempfile.TemporaryDirectory() as folder:
        client = NotebookClient(
            notebook, timeout=300, store_widget_state=False, resources={"metadata": {"path": folder}}
        )
        client.execute(env=env)
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)
        if cell.cell_type == "code" and "exercise-check" in cell.metadata.get("tags", []):
            cell.outputs = []
        for output in cell.get("outputs", []):
            output.get("data", {}).pop(WIDGET, None)
    notebook.metadata.pop("widgets", None)
    notebook.metadata["language_info"] = {"name": "python"}
    nbformat.write(notebook, path)  # type: ignore[no-untyped-call]


if __name__ == "__main__":
    for path in [Path(name) for name in sys.argv[1:]] or sorted(NOTEBOOKS.rglob("*.ipynb")):
        refresh(path)
        print(f"{path.name}: {path.stat().st_size / 1000:.0f} kB")
