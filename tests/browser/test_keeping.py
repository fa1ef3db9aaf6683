"""All the ways in which a picker gives way to a line of text, and what the saved notebook holds then."""

from __future__ import annotations

import pytest
from browser.lab import Lab, Notebook
from browser.steps import LOAD, PAINT, choose, has_widget, painted, restart, saved_number
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

LINE = "variation {} of 4 · run the cell again to choose anew, free"
NEXT = "print('next')"
KEEP_ALL = "paint_history.keep()"
STAYS = "%config PromptMagics.keep_on_next_cell = False"


def check_kept(notebook: Notebook, number: int) -> None:
    """The line stands there, the picture below it, and no widget in what is saved."""
    expect(notebook.picker(1)).to_have_count(0)
    expect(notebook.cell(1)).to_contain_text(LINE.format(number))
    node = notebook.save()
    assert not has_widget(node)
    assert saved_number(notebook, node) == number


def test_the_keep_button(front_end: Lab, page: Page) -> None:
    notebook = front_end.notebook(page, LOAD, PAINT, name="keep-button")
    painted(notebook)
    choose(notebook, 3)
    notebook.picker(1).get_by_role("button", name="Keep 3").click()
    check_kept(notebook, 3)


def test_the_keep_button_without_a_pick_keeps_what_is_shown(front_end: Lab, page: Page) -> None:
    notebook = front_end.notebook(page, LOAD, PAINT, name="keep-first")
    painted(notebook)
    notebook.picker(1).get_by_role("button", name="Keep 1").click()
    check_kept(notebook, 1)


def test_the_history_keeps_what_nobody_picked_in(front_end: Lab, page: Page) -> None:
    notebook = front_end.notebook(page, LOAD, PAINT, KEEP_ALL, name="keep-all")
    painted(notebook)
    notebook.run(2)
    check_kept(notebook, 1)


def test_another_cell_keeps_what_was_picked_and_nothing_else(front_end: Lab, page: Page) -> None:
    notebook = front_end.notebook(page, LOAD, PAINT, NEXT, name="keep-next")
    painted(notebook)
    notebook.run(2)
    expect(notebook.picker(1)).to_be_visible()
    choose(notebook, 2)
    notebook.run(2)
    check_kept(notebook, 2)


def test_a_trait_turns_that_off(front_end: Lab, page: Page) -> None:
    notebook = front_end.notebook(page, f"{LOAD}\n{STAYS}", PAINT, NEXT, name="keep-off")
    painted(notebook)
    choose(notebook, 2)
    notebook.run(2)
    expect(notebook.cell(2)).to_contain_text("next")
    expect(notebook.picker(1)).to_be_visible()


def test_the_end_of_the_kernel_keeps_all_and_a_new_one_brings_the_pick_back(front_end: Lab, page: Page) -> None:
    notebook = front_end.notebook(page, LOAD, PAINT, name="keep-exit")
    painted(notebook)
    choose(notebook, 4)
    notebook.shut_kernel_down()
    check_kept(notebook, 4)
    restart(notebook)
    expect(notebook.cell(1)).to_contain_text(LINE.format(4))
    expect(page.get_by_text("Error displaying widget")).to_have_count(0)
    painted(notebook)
    expect(notebook.pictures(1).nth(3)).to_have_attribute("aria-selected", "true")
