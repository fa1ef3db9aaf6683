"""`%%imageprompt` as a person does it: pick a prompt, edit it, and only then paint it."""

from __future__ import annotations

import re

import pytest
from browser.lab import Lab
from browser.pixels import difference, figure_picture, figures
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

LOAD = "%load_ext promptmagic"
PROMPTS = "%%imageprompt --size 384x384\na beach sunset"


def test_a_prompt_picked_with_the_keyboard_is_edited_and_painted(lab: Lab, page: Page) -> None:
    notebook = lab.notebook(page, LOAD, PROMPTS, "len(paint_history[-1].record.pictures)", name="prompts")
    notebook.run(0)
    notebook.run(1)
    picker = notebook.picker(1)
    cards = picker.get_by_role("gridcell")
    expect(picker.locator(".pm-prompts .pm-image:visible")).to_have_count(4)
    cards.nth(0).click(position={"x": 20, "y": 60})
    page.keyboard.press("ArrowRight")
    page.keyboard.press("3")
    expect(cards.nth(2)).to_have_attribute("aria-selected", "true")
    expect(cards.nth(2)).to_be_focused()
    before = len(notebook.history[-1].record.pictures)
    assert before == 1, "the offline pair paints the first prompt, and picking paints none"

    page.keyboard.press("Enter")
    field = picker.get_by_role("textbox", name="Prompt 3")
    expect(field).to_be_focused()
    page.keyboard.press("Control+a")
    page.keyboard.type("a snowy mountain at night, c d x 1 2 3")
    expect(cards.nth(2)).to_have_attribute("aria-selected", "true")
    picker.get_by_role("button", name=re.compile("Paint 3 · free")).click()
    expect(picker.locator(".pm-pictures .pm-image:visible")).to_have_count(2)
    expect(notebook.pictures(1).nth(1)).to_have_attribute("aria-selected", "true")
    expect(notebook.cell(1)).to_contain_text("variation 2 of 2")

    record = notebook.history[-1].record
    assert record.prompts[2].text == "a snowy mountain at night, c d x 1 2 3"
    assert record.variation(2).prompt.text == record.prompts[2].text
    [figure] = figures(notebook.save(), 1)
    painted = record.variation(2).picture
    assert painted is not None
    assert difference(figure_picture(figure), painted.image) < 2


def test_paint_paints_as_often_as_asked_while_the_kernel_stays_free(lab: Lab, page: Page) -> None:
    notebook = lab.notebook(page, LOAD, PROMPTS, "1 + 1", name="times")
    notebook.run(0)
    notebook.run(1)
    picker = notebook.picker(1)
    picker.get_by_role("combobox", name="How many pictures").select_option("3")
    picker.get_by_role("button", name="Paint 1").click()
    notebook.run(2)
    expect(picker.locator(".pm-pictures .pm-image:visible")).to_have_count(4)
    seeds = [variation.seed for variation in notebook.history[-1].variations]
    assert len(set(seeds)) == 4


def test_copy_puts_the_prompt_on_the_clipboard(lab: Lab, page: Page) -> None:
    notebook = lab.notebook(page, LOAD, PROMPTS, name="copy")
    notebook.run(0)
    notebook.run(1)
    notebook.picker(1).get_by_role("button", name="Copy prompt 2").click()
    expect(notebook.picker(1).get_by_role("button", name="Copy prompt 2")).to_have_text("Copied ✓")
    assert page.evaluate("navigator.clipboard.readText()") == notebook.history[-1].prompts[1].text


def test_a_field_keeps_its_keys_from_the_notebook_but_lets_save_through(lab: Lab, page: Page) -> None:
    notebook = lab.notebook(page, LOAD, PROMPTS, name="field")
    notebook.run(0)
    notebook.run(1)
    field = notebook.picker(1).get_by_role("textbox", name="Prompt 1")
    field.click()
    page.keyboard.press("Control+End")
    for key in ("End", "d", "d", "x", "b", "1", "Enter"):
        page.keyboard.press(key)
    assert page.locator(".jp-Cell").count() == 2
    expect(field).to_have_value(re.compile("ddxb1\n$"))
    notebook.save()
    expect(field).to_be_focused()
    page.keyboard.press("Escape")
    expect(notebook.picker(1).get_by_role("gridcell").nth(0)).to_be_focused()


def test_an_emptied_prompt_is_refused_with_a_word_in_the_picker(lab: Lab, page: Page) -> None:
    notebook = lab.notebook(page, LOAD, PROMPTS, name="empty")
    notebook.run(0)
    notebook.run(1)
    picker = notebook.picker(1)
    picker.get_by_role("textbox", name="Prompt 2").fill("")
    picker.get_by_role("button", name="Paint 2").click()
    expect(picker.locator(".pm-note")).to_contain_text("empty")
    expect(picker.locator(".pm-pictures .pm-image:visible")).to_have_count(1)
