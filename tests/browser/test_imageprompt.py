"""`%%imageprompt` as a person does it: pick a prompt, edit it, and only then paint it."""

from __future__ import annotations

import re

import pytest
from browser.lab import Lab
from browser.pixels import difference, figure_picture, figures
from browser.steps import LOAD, WAIT, has_widget
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

PROMPTS = "%%imageprompt --size 384x384\na beach sunset"


def test_a_prompt_picked_with_the_keyboard_is_edited_and_painted(front_end: Lab, page: Page) -> None:
    notebook = front_end.notebook(page, LOAD, PROMPTS, "len(paint_history[-1].record.pictures)", name="prompts")
    notebook.run(0)
    notebook.run(1)
    picker = notebook.picker(1)
    cards = picker.get_by_role("gridcell")
    expect(picker.locator(".pm-prompts .pm-image:visible")).to_have_count(4, timeout=WAIT)
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
    expect(picker.locator(".pm-pictures .pm-image:visible")).to_have_count(2, timeout=WAIT)
    expect(notebook.pictures(1).nth(1)).to_have_attribute("aria-selected", "true", timeout=WAIT)
    expect(notebook.cell(1)).to_contain_text("variation 2 of 2", timeout=WAIT)

    record = notebook.history[-1].record
    assert record.prompts[2].text == "a snowy mountain at night, c d x 1 2 3"
    assert record.variation(2).prompt.text == record.prompts[2].text
    [figure] = figures(notebook.save(), 1)
    painted = record.variation(2).picture
    assert painted is not None
    assert difference(figure_picture(figure), painted.image) < 2


SLOW_EDITS = """import time
from promptmagic.display.controller import Controller
edit = Controller._edit
Controller._edit = lambda *given: (time.sleep(3), edit(*given))[1]"""
"""What a busy machine does at the worst: an edit is heard long after it was typed."""


def test_what_was_typed_stays_until_the_kernel_has_heard_it(lab: Lab, page: Page) -> None:
    notebook = lab.notebook(page, f"{LOAD}\n{SLOW_EDITS}", PROMPTS, name="unheard")
    notebook.run(0)
    notebook.run(1)
    picker = notebook.picker(1)
    expect(picker.locator(".pm-prompts .pm-image:visible")).to_have_count(4, timeout=WAIT)
    field = picker.get_by_role("textbox", name="Prompt 2")
    field.click()
    page.keyboard.press("Control+a")
    page.keyboard.type("a calm sea ")
    page.keyboard.press("Escape")
    picker.get_by_role("button", name="Zoom preview 2").focus()  # the picker shows itself anew
    expect(field).to_have_value("a calm sea ")
    picker.get_by_role("button", name=re.compile("Paint 2 · free")).click()
    expect(notebook.pictures(1)).to_have_count(2, timeout=WAIT)
    expect(picker.locator(".pm-pictures .pm-image:visible")).to_have_count(2, timeout=WAIT)
    assert notebook.history[-1].variations[1].prompt.text == "a calm sea"
    expect(field).to_have_value("a calm sea")


def test_paint_paints_as_often_as_asked_while_the_kernel_stays_free(front_end: Lab, page: Page) -> None:
    notebook = front_end.notebook(page, LOAD, PROMPTS, "1 + 1", name="times")
    notebook.run(0)
    notebook.run(1)
    picker = notebook.picker(1)
    picker.get_by_role("combobox", name="How many pictures").select_option("3")
    picker.get_by_role("button", name="Paint 1").click()
    notebook.run(2)
    expect(picker.locator(".pm-pictures .pm-image:visible")).to_have_count(4, timeout=WAIT)
    seeds = [variation.seed for variation in notebook.history[-1].variations]
    assert len(set(seeds)) == 4


def test_copy_puts_the_prompt_on_the_clipboard(front_end: Lab, page: Page) -> None:
    notebook = front_end.notebook(page, LOAD, PROMPTS, name="copy")
    notebook.run(0)
    notebook.run(1)
    notebook.picker(1).get_by_role("button", name="Copy prompt 2").click()
    expect(notebook.picker(1).get_by_role("button", name="Copy prompt 2")).to_have_text("Copied ✓")
    assert page.evaluate("navigator.clipboard.readText()") == notebook.history[-1].prompts[1].text


def test_a_field_keeps_its_keys_from_the_notebook_but_lets_save_through(front_end: Lab, page: Page) -> None:
    notebook = front_end.notebook(page, LOAD, PROMPTS, name="field")
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


def test_an_emptied_prompt_is_refused_with_a_word_in_the_picker(front_end: Lab, page: Page) -> None:
    notebook = front_end.notebook(page, LOAD, PROMPTS, name="empty")
    notebook.run(0)
    notebook.run(1)
    picker = notebook.picker(1)
    picker.get_by_role("textbox", name="Prompt 2").fill("")
    picker.get_by_role("button", name="Paint 2").click()
    expect(picker.locator(".pm-note")).to_contain_text("empty", timeout=WAIT)
    assert len(notebook.history[-1].record.pictures) == 1
    picker.get_by_role("button", name="Paint 2").click()
    expect(picker.get_by_role("button", name="Paint 2")).to_be_enabled()


def test_the_only_picture_stands_below_the_prompts_and_nowhere_else(front_end: Lab, page: Page) -> None:
    notebook = front_end.notebook(page, LOAD, PROMPTS, name="once")
    notebook.run(0)
    notebook.run(1)
    picker = notebook.picker(1)
    expect(notebook.cell(1).locator("figure")).to_be_visible(timeout=WAIT)
    expect(picker.locator(".pm-prompts .pm-image:visible")).to_have_count(4, timeout=WAIT)
    expect(picker.get_by_role("listbox", name="Pictures")).to_be_hidden()
    picker.get_by_role("button", name="Keep 1").click()
    expect(picker).to_have_count(0, timeout=WAIT)
    node = notebook.save()
    assert not has_widget(node)
    assert len(figures(node, 1)) == 1


def test_words_of_the_brief_and_words_of_one_prompt_alone_are_marked(front_end: Lab, page: Page) -> None:
    notebook = front_end.notebook(page, LOAD, PROMPTS, name="marks")
    notebook.run(0)
    notebook.run(1)
    cards = notebook.picker(1).get_by_role("gridcell")
    expect(cards).to_have_count(4)
    texts = [prompt.text for prompt in notebook.history[-1].prompts]
    for text, card in zip(texts, cards.all(), strict=True):
        mirror, field = card.locator(".pm-mirror"), card.get_by_role("textbox")
        expect(mirror.locator(".pm-asked").first).to_have_text("beach sunset")
        own = " ".join(mirror.locator(".pm-own").all_inner_texts()).lower().split()
        others = {word.strip(".,") for other in texts if other != text for word in other.lower().split()}
        assert own
        assert all(word not in others for word in own if len(word) > 3)
        assert mirror.inner_text().rstrip("\u200b") == text
        expect(field).to_have_accessible_description(re.compile("Only in this prompt: "))
    cards.nth(0).get_by_role("textbox").fill("a beach, and a giraffe")
    expect(cards.nth(0).locator(".pm-own")).to_have_text("giraffe")


def test_more_prompts_are_added_and_nothing_is_painted(front_end: Lab, page: Page) -> None:
    notebook = front_end.notebook(page, LOAD, PROMPTS, name="more")
    notebook.run(0)
    notebook.run(1)
    notebook.picker(1).get_by_role("button", name="More prompts").click()
    expect(notebook.picker(1).get_by_role("gridcell")).to_have_count(8, timeout=WAIT)
    expect(notebook.picker(1).locator(".pm-prompts .pm-image:visible")).to_have_count(8, timeout=WAIT)
    assert len(notebook.history[-1].record.pictures) == 1
