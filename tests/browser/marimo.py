"""A real marimo server, which shows a notebook of marimo's as an app: what is in it is reached by a browser."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from browser.serving import Server, free_port

HEAD = "import marimo\n\napp = marimo.App()\n"


def written(folder: Path, *cells: str) -> Path:
    """Write a notebook of marimo's with these cells, each the lines of a function whose end returns nothing."""
    bodies = (cell.replace("\n", "\n    ") for cell in cells)
    path = folder / "lesson.py"
    path.write_text(HEAD + "".join(f"\n\n@app.cell\ndef _{body}\n" for body in bodies))
    return path


def export(path: Path) -> str:
    """Run a notebook without anybody looking, and return the page that marimo makes of it."""
    page = path.with_suffix(".html")
    command = [sys.executable, "-m", "marimo", "export", "html", str(path), "-o", str(page)]
    subprocess.run(command, cwd=path.parent, check=True, capture_output=True, timeout=300)
    return page.read_text()


class Marimo(Server):
    """A server that shows one notebook as an app."""

    def __init__(self, path: Path) -> None:
        port = free_port()
        arguments = ["marimo", "run", str(path), "--headless", "--no-token", "--port", str(port)]
        env = {**os.environ, "HOME": str(path.parent)}
        super().__init__(port, arguments, folder=path.parent, env=env, log=path.with_suffix(".log"))
