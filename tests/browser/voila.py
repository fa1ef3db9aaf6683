"""A real Voila server, which runs a notebook anew for each visitor and shows what its cells show."""

from __future__ import annotations

import urllib.request
from pathlib import Path
from typing import ClassVar

from browser.lab import CELL_MILLISECONDS, Lab
from playwright.sync_api import Page


class Voila(Lab):
    """A Voila server of its own, with its own home, in one folder."""

    MODULE: ClassVar[str] = "voila"

    def _flags(self) -> list[str]:
        return [str(self.root), "--no-browser", f"--port={self._port}", "--Voila.ip=127.0.0.1"]

    def knock(self) -> None:
        with urllib.request.urlopen(self.url, timeout=20):  # noqa: S310 - always http to this server
            pass

    def visit(self, page: Page, path: Path) -> None:
        """Open a notebook's page, as a visitor does."""
        address = f"{self.url}/voila/render/{path.relative_to(self.root)}"
        page.goto(address, timeout=CELL_MILLISECONDS)  # it comes once all cells are run
