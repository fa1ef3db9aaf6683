"""A real JupyterLab server, and a notebook in it as a person sees it: typed, clicked, saved, reloaded."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import time
import urllib.request
from collections.abc import Mapping
from itertools import count
from pathlib import Path
from typing import Any, ClassVar

import nbformat
from browser.serving import Server, free_port
from nbformat import NotebookNode
from playwright.sync_api import Locator, Page, expect

from promptmagic import History

TOKEN = "a-token-for-this-test-only"  # noqa: S105 - guards nothing: the server listens on loopback for one test run
CELL_MILLISECONDS = 60_000
KEY_PRESSES = 10
SAVE_SECONDS = 4
SECRETS = ("OPENAI_", "AZURE_OPENAI_", "RUNWAYML_", "PROMPTMAGIC_", "JPY_", "JUPYTER")


class Lab(Server):
    """A JupyterLab server of its own, with its own home, in one folder."""

    MODULE: ClassVar[str] = "jupyterlab"
    """What Python runs."""

    PLACE: ClassVar[str] = "doc/tree"
    """Below which address the server opens one notebook."""

    def __init__(self, folder: Path, env: dict[str, str] | None = None) -> None:
        self.root = folder / "notebooks"
        self.root.mkdir(parents=True)
        self._folder = folder
        self._env = self._environment() | (env or {})
        port = free_port()
        arguments = [self.MODULE, *self._flags(port)]
        super().__init__(port, arguments, folder=self.root, env=self._env, log=folder / "jupyter.log")

    def _flags(self, port: int) -> list[str]:
        return [
            "--allow-root",
            "--no-browser",
            f"--ServerApp.root_dir={self.root}",
            f"--ServerApp.port={port}",
            "--ServerApp.port_retries=0",
            f"--IdentityProvider.token={TOKEN}",
            "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdates",
        ]

    def _environment(self) -> dict[str, str]:
        own = {name: value for name, value in os.environ.items() if not name.startswith(SECRETS)}
        places = {
            name: str(self._folder / name.lower())
            for name in (
                "HOME",
                "IPYTHONDIR",
                "JUPYTER_CONFIG_DIR",
                "JUPYTER_RUNTIME_DIR",
                "JUPYTERLAB_SETTINGS_DIR",
                "JUPYTERLAB_WORKSPACES_DIR",
            )
        }
        self._set("apputils-extension/notification", places, {"fetchNews": "false", "checkForUpdates": False})
        return own | places

    def _set(self, plugin: str, places: Mapping[str, str], settings: dict[str, Any]) -> None:
        path = Path(places["JUPYTERLAB_SETTINGS_DIR"], "@jupyterlab", f"{plugin}.jupyterlab-settings")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(settings))

    def use_theme(self, name: str) -> None:
        """Show all pages that are opened from now on in this theme, such as "JupyterLab Dark"."""
        self._set("apputils-extension/themes", self._env, {"theme": name})

    def forget_layout(self) -> None:
        """Lay the next page out as a new user's: a sidebar that an earlier test has left open would take its room."""
        shutil.rmtree(self._env["JUPYTERLAB_WORKSPACES_DIR"], ignore_errors=True)

    def knock(self) -> None:
        self.ask("GET", "status")

    def ask(self, method: str, path: str) -> Any:
        """Call the server's REST API and return its answer."""
        request = urllib.request.Request(  # noqa: S310 - always http to the server above
            f"{self.url}/api/{path}", method=method, headers={"Authorization": f"token {TOKEN}"}
        )
        with urllib.request.urlopen(request, timeout=20) as answer:  # noqa: S310
            body = answer.read()
        return json.loads(body) if body else None

    def notebook(self, page: Page, *sources: str, name: str) -> Notebook:
        """Write a notebook with these cells into a folder of its own, and open it as a double click would."""
        node = nbformat.v4.new_notebook()  # type: ignore[no-untyped-call]
        node.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3", "language": "python"}
        for number, source in enumerate(sources):
            node.cells.append(nbformat.v4.new_code_cell(source, id=f"cell-{number}"))  # type: ignore[no-untyped-call]
        return Notebook(self, page, self._write(node, name))

    def open(self, page: Page, node: NotebookNode, name: str) -> Notebook:
        """Open a notebook that was executed elsewhere, as its trusting owner."""
        path = self._write(node, name)
        subprocess.run([sys.executable, "-m", "jupyter", "trust", str(path)], env=self._env, check=True)
        return Notebook(self, page, path)

    def adopt(self, page: Page, folder: Path, name: str) -> Notebook:
        """Open a notebook of a folder that was handed out, in a copy of the folder."""
        shutil.copytree(folder, self.root / folder.name)
        return Notebook(self, page, self.root / folder.name / name)

    def _write(self, node: NotebookNode, name: str) -> Path:
        """Write a notebook into a new folder: tests of several modules share one server, and may choose one name."""
        folders = (self.root / (f"{name}-{k}" if k else name) for k in count())
        path = next(folder for folder in folders if not folder.exists()) / f"{name}.ipynb"
        path.parent.mkdir()
        nbformat.write(node, path)  # type: ignore[no-untyped-call]
        return path


class Notebook:
    """One notebook, open in a page."""

    def __init__(self, lab: Lab, page: Page, path: Path) -> None:
        self.lab = lab
        self.page = page
        self.path = path
        lab.forget_layout()
        self.open()

    def open(self, place: str = "", how: str = "") -> None:
        """Open the notebook in the page, or open it again; in another `place` of the server's if one is given."""
        path = self.path.relative_to(self.lab.root)
        self.page.goto(f"{self.lab.url}/{place or self.lab.PLACE}/{path}?token={TOKEN}{how}")
        expect(self.page.locator(".jp-CodeCell").first).to_be_visible(timeout=CELL_MILLISECONDS)
        # Before its kernel is known, a cell that is run brings up a dialog that asks for one.
        kernel = self.page.locator(".jp-Toolbar-kernelName").first
        expect(kernel).to_have_text("Python 3 (ipykernel)", timeout=CELL_MILLISECONDS)
        status = self.page.locator(".jp-Notebook-ExecutionIndicator")
        expect(status).to_have_attribute("data-status", "idle", timeout=CELL_MILLISECONDS)

    def cell(self, number: int) -> Locator:
        """Return the cell, counted from 0."""
        return self.page.locator(".jp-CodeCell").nth(number)

    def picker(self, number: int) -> Locator:
        """Return the picker of a cell."""
        return self.cell(number).locator(".pm-picker")

    def pictures(self, number: int) -> Locator:
        """Return the picture cards in the picker of a cell."""
        return self.picker(number).get_by_role("listbox", name="Pictures").get_by_role("option")

    def start(self, number: int) -> None:
        """Run a cell with its key and do not wait for its end.

        JupyterLab shows a notebook a moment before its keys work, so the key is pressed until something happens.
        """
        prompt = self.cell(number).locator(".jp-InputPrompt").first
        before = re.search(r"\d+", prompt.inner_text())
        runs = re.compile(rf"\[(?!{before[0]}\])[*\d]+\]" if before else r"\[[*\d]+\]")
        editor = self.cell(number).locator(".cm-content")
        for _ in range(KEY_PRESSES):
            editor.click()
            self.page.keyboard.press("Control+Enter")
            try:
                expect(prompt).to_have_text(runs, timeout=1_500)
            except AssertionError:
                continue
            return
        raise AssertionError(f"cell {number} does not run")

    def run(self, number: int) -> None:
        """Run a cell with its key and wait until it is done."""
        self.start(number)
        self.finish(number)

    def finish(self, number: int) -> None:
        """Wait until a cell that was started is done."""
        prompt = self.cell(number).locator(".jp-InputPrompt").first
        expect(prompt).to_have_text(re.compile(r"\[\d+\]:"), timeout=CELL_MILLISECONDS)

    @property
    def history(self) -> History:
        """What was painted in this notebook, as another process reads it."""
        return History(self.path.parent)

    def save(self) -> NotebookNode:
        """Save with the key that people use, and read what was written.

        JupyterLab forgets the key while it is still saving, so it is pressed until something is written.
        """
        before = self.path.stat().st_mtime_ns
        for _ in range(KEY_PRESSES):
            self.page.keyboard.press("Control+s")
            deadline = time.monotonic() + SAVE_SECONDS
            while time.monotonic() < deadline:
                if self.path.stat().st_mtime_ns != before and self.path.read_text().endswith("}\n"):
                    return self.read()
                self.page.wait_for_timeout(100)
        raise TimeoutError("the notebook was not saved")

    def read(self) -> NotebookNode:
        """Read the notebook as it is on disk."""
        node: NotebookNode = nbformat.read(self.path, as_version=4)  # type: ignore[no-untyped-call]
        return node

    def interrupt(self) -> None:
        """Press the toolbar's button that interrupts the kernel."""
        self.page.get_by_role("button", name="Interrupt the kernel").click()

    def shut_kernel_down(self) -> None:
        """End the notebook's kernel and its session."""
        for session in self.lab.ask("GET", "sessions"):
            if session["path"] == str(self.path.relative_to(self.lab.root)):
                self.lab.ask("DELETE", f"sessions/{session['id']}")
