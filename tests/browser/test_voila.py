"""Voila, where a notebook is a page: picker and picture appear, and clicking works."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import nbformat
import pytest
from browser.lab import Lab
from browser.voila import Voila
from playwright.sync_api import Page, expect

from promptmagic import History

PATIENCE = 100
"""How many tenths of a second a click may take to reach the history."""

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def voila(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Voila]:
    with Voila(tmp_path_factory.mktemp("voila")) as server:
        yield server


def write(server: Lab, name: str, *sources: str) -> Path:
    node = nbformat.v4.new_notebook()  # type: ignore[no-untyped-call]
    node.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3", "language": "python"}
    node.cells += [nbformat.v4.new_code_cell(source) for source in sources]  # type: ignore[no-untyped-call]
    path = server.root / name / f"{name}.ipynb"
    path.parent.mkdir()
    nbformat.write(node, path)  # type: ignore[no-untyped-call]
    return path


def test_picker_and_picture_appear_and_a_click_chooses(voila: Voila, page: Page) -> None:
    path = write(voila, "picker", "%load_ext promptmagic", "%paint --size 192x128 a beach sunset")
    voila.visit(page, path)
    picker = page.locator(".pm-picker")
    expect(picker.locator(".pm-pictures .pm-image:visible")).to_have_count(4, timeout=60_000)
    expect(page.locator("figure").get_by_role("img", name=re.compile("a beach sunset"))).to_be_visible()
    expect(page.locator("figure")).to_contain_text("variation 1 of 4 · offline sketch")
    third = picker.get_by_role("listbox", name="Pictures").get_by_role("option").nth(2)
    third.click()
    expect(third).to_have_attribute("aria-selected", "true")
    history = History(path.parent)
    for _ in range(PATIENCE):
        if history[-1].record.chosen:
            break
        page.wait_for_timeout(100)
    assert history[-1].record.chosen == 3
    expect(page.get_by_text(re.compile("error", re.IGNORECASE))).to_have_count(0)


def test_the_gallery_is_looked_through(voila: Voila, page: Page) -> None:
    cells = ("%load_ext promptmagic", "%paint -n 2 --pick 1 --size 96x64 a calm sea", "paint_history")
    voila.visit(page, write(voila, "gallery", *cells))
    gallery = page.locator(".pg-gallery")
    expect(gallery.locator(".pg-image:visible")).to_have_count(1, timeout=60_000)
    gallery.locator(".pg-open").click()
    expect(page.get_by_role("dialog")).to_contain_text("variation 1 of 2 · offline sketch")
