"""A real marimo server, which shows a notebook of marimo's as an app: what is in it is reached by a browser."""

from __future__ import annotations

import os
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path
from types import TracebackType
from typing import Self

from browser.lab import START_SECONDS, free_port

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


class Marimo:
    """A server that shows one notebook as an app."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._port = free_port()
        self._log = path.with_suffix(".log").open("wb")
        flags = ["--headless", "--no-token", "--port", str(self._port)]
        self._process = subprocess.Popen(
            [sys.executable, "-m", "marimo", "run", str(path), *flags],
            cwd=path.parent,
            env={**os.environ, "HOME": str(path.parent)},
            stdout=self._log,
            stderr=subprocess.STDOUT,
        )

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._port}/"

    def __enter__(self) -> Self:
        deadline = time.monotonic() + START_SECONDS
        while True:
            try:
                urllib.request.urlopen(self.url, timeout=20).close()  # noqa: S310 - always http to this server
            except (urllib.error.URLError, ConnectionError):
                if self._process.poll() is not None or time.monotonic() > deadline:
                    self.__exit__(None, None, None)
                    raise RuntimeError(self._path.with_suffix(".log").read_text()) from None
                time.sleep(0.2)
            else:
                return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.terminate()
        try:
            self._process.wait(15)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._log.close()
