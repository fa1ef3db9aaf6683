"""Notebooks that tools executed look right when they are opened, and what is shown again says where it comes from."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import nbformat
import pytest
from browser.lab import Lab
from browser.steps import LOAD, WAIT, all_painted, load_with, restart
from classroom import Classroom, notebook_of
from openai_loopback import LoopbackOpenAI
from playwright.sync_api import Page, expect
from replay_matrix import graded, nbgraders_python

pytestmark = pytest.mark.browser

SKETCH = "%paint -e template -n 2 --size 256x192 a beach sunset"


CELLS = (
    f"{SKETCH} -p sketch",
    "%imageprompt -o tea -e template -p sketch -n 3 --size 256x192 a walrus in a teacup",
    "tea",
    "%paint -p sketch -e template -n 4 --size 128x96 --grid a harbour in fog",
    "paint_history",
)
FIGURES = (1, 4)
"""Which cells show a picture."""


def by_nbgrader(desk: Classroom) -> None:
    """Grade the lesson as what a pupil has handed in."""
    course = desk.folder.parent / "course"
    graded(course, desk.folder / "lesson.ipynb", desk.folder, desk.env)
    shutil.copy(course / "autograded" / "anna" / "ps1" / "lesson.ipynb", desk.folder / "executed.ipynb")


def by_nbstripout(desk: Classroom) -> None:
    """Execute the lesson, take its outputs and ids, and execute it again."""
    desk.nbconvert()
    shutil.copy(desk.folder / "executed.ipynb", desk.folder / "lesson.ipynb")
    assert desk.run("nbstripout", "lesson.ipynb").returncode == 0
    assert not any(cell["outputs"] for cell in desk.cells("lesson.ipynb"))
    desk.nbconvert()


NBCLIENT = """
import nbformat
from nbclient import execute

nbformat.write(execute(nbformat.read("lesson.ipynb", as_version=4), timeout=120), "executed.ipynb")
"""


def by_nbclient(desk: Classroom) -> None:
    subprocess.run([sys.executable, "-c", NBCLIENT], cwd=desk.folder, env=desk.env, check=True)


def by_nbval(desk: Classroom) -> None:
    """Execute the lesson, and compare it, which changes nothing."""
    desk.nbconvert()
    shutil.move(desk.folder / "executed.ipynb", desk.folder / "lesson.ipynb")
    assert not desk.nbval()
    shutil.copy(desk.folder / "lesson.ipynb", desk.folder / "executed.ipynb")


def by_jupytext(desk: Classroom) -> None:
    """Go to a script and back, and execute."""
    assert desk.run("jupytext", "--to", "py:percent", "lesson.ipynb").returncode == 0
    done = desk.run("jupytext", "--to", "ipynb", "lesson.py", "--output", "executed.ipynb", "--execute")
    assert done.returncode == 0, done.stderr


def by_papermill(desk: Classroom) -> None:
    desk.papermill()
    (desk.folder / "run.ipynb").rename(desk.folder / "executed.ipynb")


def by_jupyter_execute(desk: Classroom) -> None:
    done = desk.run("jupyter", "execute", "lesson.ipynb", "--output", "executed")
    assert done.returncode == 0, done.stderr


def by_nbconvert(desk: Classroom) -> None:
    desk.nbconvert()


NBGRADER = pytest.mark.skipif(
    not nbgraders_python(), reason="NBGRADER names no Python of an environment with nbgrader in it"
)


@pytest.mark.parametrize(
    "tool",
    [
        by_nbconvert,
        by_papermill,
        by_nbclient,
        by_jupyter_execute,
        by_nbval,
        by_jupytext,
        by_nbstripout,
        pytest.param(by_nbgrader, marks=NBGRADER),
    ],
)
def test_what_a_tool_executed_opens_without_a_mark_or_an_error(
    lab: Lab, page: Page, tmp_path: Path, tool: Callable[[Classroom], None]
) -> None:
    desk = Classroom(tmp_path / "desk")
    nbformat.write(notebook_of(*CELLS), desk.folder / "lesson.ipynb")  # type: ignore[no-untyped-call]
    tool(desk)
    for stripped in (False, True):
        node = nbformat.read(desk.folder / "executed.ipynb", as_version=4)  # type: ignore[no-untyped-call]
        if stripped:
            node.metadata.pop("widgets", None)
        notebook = lab.open(page, node, f"{tool.__name__}-{'stripped' if stripped else 'whole'}")
        for number in FIGURES:
            expect(notebook.cell(number).locator("figure img")).to_be_visible(timeout=WAIT)
        # JupyterLab puts this where it cannot show a widget.
        expect(page.locator(".jupyter-widgets-disconnected, .jp-RenderedText[data-mime-type*=stderr]")).to_have_count(0)
        for words in ("Error", "run the cell again"):
            expect(page.locator(".jp-OutputArea-output", has_text=words)).to_have_count(0)
        if folder := os.environ.get("SCREENSHOTS"):
            page.set_viewport_size({"width": 1100, "height": 1700})
            page.wait_for_timeout(500)
            page.screenshot(path=Path(folder) / f"{notebook.path.stem}.png")


def test_a_saved_sketch_says_so_and_is_painted_anew_at_its_price(
    lab: Lab, page: Page, loopback: LoopbackOpenAI
) -> None:
    notebook = lab.notebook(page, LOAD, SKETCH, name="stand-in")
    notebook.run(0)
    notebook.run(1)
    all_painted(notebook, 1, 2)
    restart(notebook)
    notebook.cell(0).locator(".cm-content").fill(load_with(loopback))
    notebook.run(0)
    notebook.run(1)
    picker = notebook.picker(1)
    expect(picker).to_contain_text("shown again, nothing asked")
    expect(picker).to_contain_text("A saved sketch stands here")
    anew = picker.get_by_role("button", name="Paint anew")
    expect(anew).to_contain_text("about $")
    assert loopback.count("") == 0
    if folder := os.environ.get("SCREENSHOTS"):
        notebook.cell(1).screenshot(path=Path(folder) / "stand-in.png")
    anew.click()
    expect(notebook.cell(1).locator("figcaption")).not_to_contain_text("offline sketch", timeout=WAIT)
    all_painted(notebook, 1, 2)
    expect(anew).to_be_hidden()
    expect(picker).not_to_contain_text("A saved sketch stands here")
    assert loopback.count("") > 0
    if folder := os.environ.get("SCREENSHOTS"):
        notebook.cell(1).screenshot(path=Path(folder) / "anew.png")
