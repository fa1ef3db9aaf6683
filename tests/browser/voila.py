"""A real Voila server, which runs a notebook anew for each visitor and shows what its cells show."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from browser.lab import CELL_MILLISECONDS, Lab
from browser.serving import Server
from playwright.sync_api import Page


class Voila(Lab):
    """A Voila server of its own, with its own home, in one folder."""

    MODULE: ClassVar[str] = "voila"

    def _flags(self, port: int) -> list[str]:
        return [str(self.root), "--no-browser", f"--port={port}", "--Voila.ip=127.0.0.1"]

    def knock(self) -> None:
        Server.knock(self)  # Voila has no page of its state as Jupyter's servers have

    def visit(self, page: Page, path: Path) -> None:
        """Open a notebook's page, as a visitor does."""
        address = f"{self.url}/voila/render/{path.relative_to(self.root)}"
        page.goto(address, timeout=CELL_MILLISECONDS)  # it comes once all cells are run
