"""Notebooks that are read later: as a page, on paper, and opened again without the kernel that made them."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import nbformat
import pytest
from browser.lab import Lab, Notebook
from browser.pixels import figures
from browser.steps import FAR, restart, run_far_below
from everywhere.conftest import CAPTIONS, CELLS, write
from nbformat import NotebookNode
from playwright.sync_api import Page, expect
from pypdf import PdfReader

pytestmark = pytest.mark.browser

WIDGET = "application/vnd.jupyter.widget-view+json"


@pytest.fixture(scope="module")
def lesson(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A lesson as `nbconvert --execute` leaves it, with the state of its widgets."""
    path = write(tmp_path_factory.mktemp("pages") / "lesson.ipynb", *CELLS)
    convert(path, "notebook", "--execute", "--inplace")
    return path


def convert(path: Path, to: str, *options: str, **env: str) -> None:
    command = [sys.executable, "-m", "nbconvert", "--to", to, *options, path.name]
    subprocess.run(command, cwd=path.parent, env=os.environ | env, capture_output=True, check=True, timeout=180)


def test_an_html_page_shows_pictures_and_captions_without_a_network(lesson: Path, page: Page) -> None:
    convert(lesson, "html")
    page.context.set_offline(True)
    page.goto(lesson.with_suffix(".html").as_uri(), wait_until="domcontentloaded")
    for caption in CAPTIONS:
        expect(page.get_by_text(caption).first).to_be_visible()
    expect(page.get_by_role("img", name="a beach sunset")).to_have_count(2)
    assert page.evaluate("[...document.images].every(image => image.complete && image.naturalWidth)")
    expect(page.get_by_text(re.compile("error", re.IGNORECASE))).to_have_count(0)


def browsers_in(folder: Path, executable: str) -> Path:
    """Return a folder in which playwright, as nbconvert starts it, finds the browser of this machine.

    Where it looks it tells only when it finds nothing there.
    """
    code = "from playwright.sync_api import sync_playwright as p\nwith p() as playwright: playwright.chromium.launch()"
    env = os.environ | {"PLAYWRIGHT_BROWSERS_PATH": str(folder)}
    tried = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, check=False)
    found = re.search(r"Executable doesn't exist at (\S+)", tried.stderr)
    assert found, tried.stderr
    wanted = Path(found[1])
    wanted.parent.mkdir(parents=True)
    wanted.symlink_to(executable)
    return folder


def test_a_pdf_holds_pictures_and_captions(lesson: Path, executable: str, tmp_path: Path) -> None:
    convert(
        lesson, "webpdf", "--disable-chromium-sandbox", PLAYWRIGHT_BROWSERS_PATH=str(browsers_in(tmp_path, executable))
    )
    pages = PdfReader(lesson.with_suffix(".pdf")).pages
    text = "".join(page.extract_text() for page in pages).replace("\ufb04", "ffl")
    for caption in CAPTIONS:
        assert caption in text
    assert sum(len(page.images) for page in pages) == 6
    assert "Error" not in text


@pytest.mark.parametrize("leaving", ["Keep", "another cell", "kept by code"])
def test_a_reopened_notebook_shows_no_error_where_something_was_picked(
    front_end: Lab, page: Page, leaving: str
) -> None:
    sources = ("%load_ext promptmagic", "%paint --size 192x128 a beach sunset", *FAR, "paint_history.keep()")
    notebook = front_end.notebook(page, *sources, name=f"reopened-{leaving.replace(' ', '-')}")
    notebook.run(0)
    notebook.run(1)
    notebook.pictures(1).nth(1).click()
    expect(notebook.cell(1)).to_contain_text("variation 2 of 4 · offline sketch")
    if leaving == "Keep":
        notebook.picker(1).get_by_role("button", name="Keep 2").click()
    elif leaving == "another cell":
        run_far_below(notebook)
    else:
        notebook.run(4)
    expect(notebook.picker(1)).to_have_count(0)
    node = notebook.save()
    assert not any(WIDGET in output.get("data", {}) for output in node.cells[1].outputs)
    assert len(figures(node, 1)) == 1
    page.close()
    notebook.shut_kernel_down()

    later = page.context.new_page()
    reopened = Notebook(front_end, later, notebook.path)
    expect(reopened.cell(1).get_by_role("img", name="a beach sunset")).to_be_visible()
    expect(later.get_by_text(re.compile("error", re.IGNORECASE))).to_have_count(0)


STATES = "application/vnd.jupyter.widget-state+json"


def states_in(node: NotebookNode) -> dict[str, Any]:
    """Return what a saved notebook holds of its widgets."""
    return dict(node.metadata.get("widgets", {}).get(STATES, {}).get("state", {}))


def test_a_notebook_that_was_saved_after_a_pick_opens_without_an_error(front_end: Lab, page: Page) -> None:
    sources = ("%load_ext promptmagic", "%paint --size 192x128 a beach sunset", "1 + 1")
    notebook = front_end.notebook(page, *sources, name="left-open")
    notebook.run(0)
    notebook.run(1)
    notebook.pictures(1).nth(1).click()
    expect(notebook.cell(1)).to_contain_text("variation 2 of 4 · offline sketch")
    node = notebook.save()
    assert any(WIDGET in output.get("data", {}) for output in node.cells[1].outputs)
    assert len(figures(node, 1)) == 1
    assert len(json.dumps(states_in(node))) < 1_000
    page.close()
    notebook.shut_kernel_down()

    convert(notebook.path, "html")
    printed = page.context.new_page()
    printed.goto(notebook.path.with_suffix(".html").as_uri(), wait_until="domcontentloaded")
    expect(printed.get_by_role("img", name="a beach sunset")).to_be_visible()
    expect(printed.get_by_text(re.compile("error", re.IGNORECASE))).to_have_count(0)

    later = page.context.new_page()
    reopened = Notebook(front_end, later, notebook.path)
    expect(reopened.cell(1).get_by_role("img", name="a beach sunset")).to_be_visible()
    expect(reopened.cell(1)).to_contain_text("variation 2 of 4 · offline sketch")
    expect(reopened.cell(1).locator(".jupyter-widgets")).to_be_hidden()
    expect(later.get_by_text(re.compile("error", re.IGNORECASE))).to_have_count(0)

    reopened.run(0)
    reopened.run(1)
    expect(reopened.pictures(1).nth(1)).to_have_attribute("aria-selected", "true")
    reopened.save()
    reopened.picker(1).get_by_role("button", name="Keep 2").click()
    expect(reopened.picker(1)).to_have_count(0)
    node = reopened.save()
    assert not any(WIDGET in output.get("data", {}) for output in node.cells[1].outputs)
    assert states_in(node) == {}


def test_other_widgets_of_a_saved_notebook_are_left_alone(lab: Lab, page: Page) -> None:
    theirs = {"model_name": "HTMLModel", "model_module": "@jupyter-widgets/controls", "model_module_version": "2.0.0"}
    held = {"theirs": theirs | {"state": {"value": "words of another widget"}}}
    node = nbformat.v4.new_notebook()  # type: ignore[no-untyped-call]
    node.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3", "language": "python"}
    node.metadata["widgets"] = {STATES: {"version_major": 2, "version_minor": 0, "state": held}}
    for number, source in enumerate(["%load_ext promptmagic", "%paint -n 1 --size 192x128 a calm sea", "'theirs'"]):
        node.cells.append(nbformat.v4.new_code_cell(source, id=f"cell-{number}"))  # type: ignore[no-untyped-call]
    shown = {WIDGET: {"version_major": 2, "version_minor": 0, "model_id": "theirs"}}
    node.cells[2].outputs = [nbformat.v4.new_output("display_data", shown)]  # type: ignore[no-untyped-call]
    notebook = lab.open(page, node, "others")
    notebook.run(0)
    notebook.run(1)
    states = states_in(notebook.save())
    assert states["theirs"] == held["theirs"]
    assert len(states) == 3, "a box and its layout beside it"
    notebook.picker(1).get_by_role("button", name="Keep 1").click()
    expect(notebook.picker(1)).to_have_count(0)
    assert states_in(notebook.save()) == held
    restart(notebook)
    expect(notebook.cell(2)).to_contain_text("words of another widget")
