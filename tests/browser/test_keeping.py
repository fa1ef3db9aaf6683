"""All the ways in which a picker gives way to a line of text, and what the saved notebook holds then."""

from __future__ import annotations

import pytest
from browser.lab import Lab, Notebook
from browser.steps import (
    FAR,
    LOAD,
    PAINT,
    WAIT,
    choose,
    has_widget,
    painted,
    restart,
    run_far_below,
    saved_number,
    shown,
)
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

LINE = "variation {} of 4 · run the cell again to choose anew, free"
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
    notebook = front_end.notebook(page, LOAD, PAINT, *FAR, name="keep-next")
    painted(notebook)
    run_far_below(notebook)
    expect(notebook.picker(1)).to_be_visible()
    choose(notebook, 2)
    run_far_below(notebook)
    check_kept(notebook, 2)


def test_a_trait_turns_that_off(front_end: Lab, page: Page) -> None:
    notebook = front_end.notebook(page, f"{LOAD}\n{STAYS}", PAINT, *FAR, name="keep-off")
    painted(notebook)
    choose(notebook, 2)
    run_far_below(notebook)
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


COUNT_BLOBS = """
const make = URL.createObjectURL, let_go = URL.revokeObjectURL;
window.blobs = new Set();
URL.createObjectURL = (blob) => { const url = make.call(URL, blob); window.blobs.add(url); return url; };
URL.revokeObjectURL = (url) => { window.blobs.delete(url); let_go.call(URL, url); };
"""


def test_kept_pickers_leave_no_picture_and_no_element_in_the_page(lab: Lab, page: Page) -> None:
    page.add_init_script(COUNT_BLOBS)
    notebook = lab.notebook(page, f"{LOAD}\n{STAYS}", PAINT, "%paint --size 256x256 -n 2 a fox", name="blobs")
    notebook.run(0)
    before: int = page.evaluate("window.blobs.size")
    for number in (1, 2):
        notebook.run(number)
        expect(shown(notebook, number).first).to_be_visible(timeout=WAIT)
        choose(notebook, 2, number)
        page.keyboard.press("Enter")
        expect(page.locator(".pm-box[open] .pm-view:not(.pm-coming) .pm-full").first).to_be_visible()
        page.keyboard.press("Escape")
    assert page.evaluate("window.blobs.size") > before + 6, "thumbnails and pictures in full size"
    page.evaluate("window.held = [...document.querySelectorAll('.pm-picker')].map((picker) => new WeakRef(picker))")
    for number in (1, 2):
        notebook.picker(number).get_by_role("button", name="Keep 2").click()
        expect(notebook.picker(number)).to_have_count(0)
    page.wait_for_function("before => window.blobs.size <= before", arg=before)
    notebook.run(0)  # what is done next lets go of what was done last
    page.context.new_cdp_session(page).send("HeapProfiler.collectGarbage")
    assert page.evaluate("window.held.filter((picker) => picker.deref()).length") == 0, "elements that nobody sees"
