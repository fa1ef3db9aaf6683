"""The keyboard alone does all that can be done in picker, zoom view and gallery; a rectangle stands for the brush."""

from __future__ import annotations

import re

import pytest
from browser.lab import Lab, Notebook
from browser.steps import LOAD, WAIT, all_painted, cards, comes_true, dialog_of, painted
from playwright.sync_api import Locator, Page, expect

pytestmark = pytest.mark.browser

PAINT = "%paint -n 3 --size 192x128 a beach sunset"
MOST_TABS = 40


def tab_to(target: Locator, back: bool = False) -> None:
    """Press Tab until something has the keyboard."""
    key = "Shift+Tab" if back else "Tab"
    for _ in range(MOST_TABS):
        if target.evaluate("element => element === document.activeElement"):
            return
        target.page.keyboard.press(key)
    raise AssertionError(f"{MOST_TABS} times {key} do not lead to {target}")


def enter_picker(notebook: Notebook) -> None:
    """Go from the cell, which has just been run, to its pictures."""
    notebook.page.keyboard.press("Escape")
    tab_to(notebook.pictures(1).first)


def at_rest(notebook: Notebook, count: int) -> None:
    """Wait until so many pictures stand there and the picker takes what comes next."""
    all_painted(notebook, 1, count)
    expect(button(notebook, "Refine")).to_be_enabled(timeout=WAIT)


def button(notebook: Notebook, name: str) -> Locator:
    return notebook.picker(1).get_by_role("button", name=re.compile(f"^{name}"))


def press(notebook: Notebook, name: str) -> None:
    """Go to a button of the picker and press it."""
    tab_to(button(notebook, name))
    expect(button(notebook, name)).to_be_enabled()  # it is not while the kernel has yet to answer
    notebook.page.keyboard.press("Enter")


def test_a_picker_from_the_first_look_to_keep(lab: Lab, page: Page) -> None:
    notebook = lab.notebook(page, LOAD, PAINT, "1 + 1", name="keys-picker")
    painted(notebook, 1, 3)
    keys = page.keyboard
    enter_picker(notebook)
    keys.press("ArrowRight")
    expect(notebook.pictures(1).nth(1)).to_have_attribute("aria-selected", "true")
    keys.press("s")
    expect(notebook.pictures(1).nth(1)).to_have_attribute("aria-label", re.compile("starred"))
    keys.press("Delete")
    expect(notebook.pictures(1)).to_have_count(2)
    press(notebook, "Bring back 2")
    expect(notebook.pictures(1)).to_have_count(3)
    press(notebook, "What can be done")
    expect(notebook.picker(1).locator(".pm-help")).to_be_visible()
    keys.press("Enter")
    tab_to(notebook.picker(1).get_by_role("combobox", name="How many Vary paints"), back=True)
    keys.press("ArrowDown")
    keys.press("ArrowDown")
    keys.press("ArrowDown")
    tab_to(button(notebook, "Vary"), back=True)
    expect(button(notebook, "Vary")).to_be_enabled()
    keys.press("Enter")
    at_rest(notebook, 4)
    press(notebook, "Edit prompt")
    expect(notebook.picker(1).get_by_role("textbox", name="Prompt of variation")).to_be_focused()
    keys.press("Control+a")
    keys.type("a calm sea at night")
    keys.press("Control+Enter")
    at_rest(notebook, 5)
    tab_to(notebook.picker(1).get_by_role("textbox", name=re.compile("^Refine")))
    keys.type("make it dusk")
    keys.press("Enter")
    at_rest(notebook, 6)
    tab_to(button(notebook, "Keep"), back=True)
    expect(button(notebook, "Keep")).to_be_enabled()
    keys.press("Enter")
    expect(notebook.picker(1)).to_have_count(0)
    expect(notebook.cell(1)).to_contain_text("variation 6 of 6 · run the cell again")
    keys.press("ArrowDown")
    keys.press("Enter")
    keys.type("7 * ")
    expect(notebook.cell(2).locator(".cm-content")).to_contain_text("7 * ")


def test_the_zoom_view_and_its_rectangle(lab: Lab, page: Page) -> None:
    notebook = lab.notebook(page, LOAD, PAINT, name="keys-zoom")
    painted(notebook, 1, 3)
    keys = page.keyboard
    enter_picker(notebook)
    keys.press("Enter")
    dialog = dialog_of(notebook)
    keys.press("ArrowRight")
    expect(dialog).to_have_accessible_name("Zoom: variation 2 of 3")
    for key in ("b", "r", "ArrowLeft", "Shift+ArrowDown", "Enter", "Enter"):
        keys.press(key)
    expect(dialog.get_by_role("textbox", name="What should be there")).to_be_focused()
    keys.type("make it night")
    keys.press("Enter")
    expect(dialog).to_have_count(0)
    all_painted(notebook, 1, 4)
    assert notebook.history[-1].variations[3].origin == 2
    for key in ("c", "ArrowLeft"):
        keys.press(key)
    expect(dialog).to_have_accessible_name(re.compile("^Compare"))
    tab_to(dialog.get_by_role("button", name=re.compile("^(Choose|✓)")).first)
    keys.press("Escape")
    expect(dialog).to_have_count(0)
    comes_true(page, "document.activeElement.closest('.pm-card') !== null")  # back on a card


def test_the_prompts_and_their_paint_button(lab: Lab, page: Page) -> None:
    notebook = lab.notebook(page, LOAD, "%%imageprompt -n 2 --size 128x128\na beach sunset", name="keys-prompts")
    notebook.run(0)
    notebook.run(1)
    picker = notebook.picker(1)
    expect(picker.locator(".pm-prompts .pm-image:visible")).to_have_count(2, timeout=WAIT)
    keys = page.keyboard
    keys.press("Escape")
    tab_to(picker.get_by_role("gridcell").first)
    keys.press("ArrowRight")
    keys.press("Enter")
    expect(picker.get_by_role("textbox", name="Prompt 2")).to_be_focused()
    keys.press("Control+a")
    keys.type("a calm sea")
    keys.press("Escape")
    tab_to(picker.get_by_role("button", name="Zoom preview 2"))
    keys.press("Enter")
    expect(dialog_of(notebook)).to_be_visible()
    keys.press("Escape")
    press(notebook, "Paint 2")
    expect(cards(notebook, "painted")).to_have_count(2, timeout=WAIT)
    assert notebook.history[-1].variations[1].prompt.text == "a calm sea"


def test_the_gallery(lab: Lab, page: Page) -> None:
    paint = "%paint -n 2 --size 128x128 --pick 1 a beach\n%paint -n 1 --size 128x128 --pick 1 a fox"
    notebook = lab.notebook(page, f"{LOAD}\n{paint}", "paint_history", name="keys-gallery")
    notebook.run(0)
    notebook.run(1)
    gallery = notebook.cell(1).locator(".pg-gallery")
    expect(gallery.locator(".pg-image:visible")).to_have_count(2, timeout=WAIT)
    keys = page.keyboard
    keys.press("Escape")
    tab_to(gallery.get_by_role("searchbox"))
    keys.type("fox")
    expect(gallery.locator(".pg-open")).to_have_count(1)
    for _ in "fox":
        keys.press("Backspace")
    expect(gallery.locator(".pg-open")).to_have_count(2)
    tab_to(gallery.locator(".pg-open").first)
    keys.press("ArrowRight")
    keys.press("s")
    expect(gallery.get_by_role("button", name="Star a beach")).to_have_attribute("aria-pressed", "true")
    keys.press("Enter")
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("variation 1 of 2")
    keys.press("ArrowRight")
    expect(dialog).to_contain_text("variation 2 of 2")
    tab_to(dialog.get_by_role("button", name="Delete"))
    keys.press("Enter")
    expect(gallery).to_contain_text("“a beach” is deleted.")
    tab_to(gallery.get_by_role("button", name="Undo"))
    keys.press("Enter")
    expect(gallery.locator(".pg-open")).to_have_count(2)
    tab_to(gallery.locator(".pg-open").first)
    keys.press("Enter")
    expect(dialog).to_be_visible()
    tab_to(dialog.get_by_role("button", name="Open in a picker"))
    keys.press("Enter")
    expect(gallery.locator(".pm-picker")).to_be_visible()
    tab_to(gallery.get_by_role("button", name="Back to the gallery"), back=True)
    keys.press("Enter")
    expect(gallery.locator(".pg-open")).to_have_count(2)
    assert page.locator(".jp-CodeCell").count() == 2
