"""A student opens a lesson of which there is the notebook alone, and runs its cells."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from browser.lab import Lab
from classroom import execute, notebook_of, picture
from nbformat import NotebookNode, write
from openai_loopback import PAID, LoopbackOpenAI
from playwright.sync_api import Page, expect

from promptmagic.history.notebooks.outputs import COPY_NOTE

pytestmark = pytest.mark.browser


def lesson(folder: Path) -> NotebookNode:
    """A lesson that a teacher painted with a server."""
    path = folder / "lesson.ipynb"
    write(notebook_of("art = %paint -p openai --raw -n 3 --size 512x512 a beach\nart.pick(2)\nNone"), path)  # type: ignore[no-untyped-call]
    with LoopbackOpenAI(noisy=True) as server:
        return execute(path, {**os.environ, **server.environ, **PAID})


def test_the_picture_is_shown_again_with_a_line_that_says_so(lab: Lab, page: Page, tmp_path: Path) -> None:
    painted = lesson(tmp_path)
    notebook = lab.open(page, painted, name="lesson")
    notebook.run(0)
    notebook.run(1)
    expect(notebook.cell(1).locator("figcaption")).to_contain_text(COPY_NOTE)
    expect(notebook.cell(1).locator("figcaption")).to_contain_text("variation 2 of 3")
    cards = notebook.pictures(1)
    expect(cards).to_have_count(3)
    expect(cards.nth(1)).to_have_attribute("aria-selected", "true")
    expect(notebook.picker(1)).to_contain_text("This picture is not here")
    if folder := os.environ.get("SCREENSHOTS"):
        page.screenshot(path=f"{folder}/handout.png")
    assert picture(notebook.save().cells[1]) == picture(painted.cells[1])
