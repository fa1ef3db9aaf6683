"""What a person takes away, and brings back: variations in the picker, with the pointer and with the keyboard alone."""

from __future__ import annotations

import pytest
from browser.lab import Lab
from browser.steps import BRIEF, LOAD, PAINT, WAIT, all_painted, cards, choose, comes_true, load_with, painted
from openai_loopback import IMAGES, LoopbackOpenAI, fail
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

REFUSED = fail(400, {"code": "moderation_blocked", "message": "Refused by the moderation."})


def test_a_picture_is_removed_and_brought_back(lab: Lab, page: Page) -> None:
    notebook = lab.notebook(page, LOAD, PAINT, name="remove")
    painted(notebook)
    choose(notebook, 2)
    picker = notebook.picker(1)
    picker.get_by_role("button", name="Remove 2").click()
    expect(notebook.pictures(1)).to_have_count(3)
    expect(notebook.cell(1)).to_contain_text("variation 3, one of 3")
    assert notebook.history[-1].record.chosen == 3
    page.keyboard.press("Tab")
    expect(picker.get_by_role("button", name="Bring back 2")).to_be_focused()
    expect(picker.get_by_role("button", name="Bring back 2")).to_be_enabled()  # once the removal is answered
    page.keyboard.press("Enter")
    expect(notebook.pictures(1)).to_have_count(4)
    expect(notebook.cell(1)).to_contain_text("variation 2 of 4")
    expect(picker.get_by_role("button", name="Bring back")).to_have_count(0)
    all_painted(notebook, 1, 4)


def test_delete_removes_where_the_keyboard_stands_and_the_cell_stays(lab: Lab, page: Page) -> None:
    notebook = lab.notebook(page, LOAD, PAINT, name="remove-keys")
    painted(notebook)
    choose(notebook, 1)
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Delete")
    expect(notebook.pictures(1)).to_have_count(3)
    comes_true(page, "document.activeElement.closest('.pm-picker') !== null")  # the keyboard stays in the picker
    assert page.locator(".jp-CodeCell").count() == 2
    notebook.run(1)
    expect(notebook.pictures(1)).to_have_count(3, timeout=WAIT)
    expect(notebook.picker(1).get_by_role("button", name="Bring back 2")).to_be_visible()


def test_the_last_picture_stays(lab: Lab, page: Page) -> None:
    notebook = lab.notebook(page, LOAD, f"%paint -n 2 --size 192x128 {BRIEF}", name="remove-last")
    painted(notebook, 1, 2)
    choose(notebook, 1)
    picker = notebook.picker(1)
    picker.get_by_role("button", name="Remove 1").click()
    expect(notebook.cell(1)).to_contain_text("variation 2, the only one")
    expect(picker.get_by_role("button", name="Remove 2")).to_have_attribute("aria-disabled", "true")
    picker.get_by_role("button", name="Bring back 1").click()
    expect(notebook.pictures(1)).to_have_count(2)


def test_a_card_that_failed_is_removed_and_nobody_offers_to_paint_it(
    lab: Lab, page: Page, loopback: LoopbackOpenAI
) -> None:
    loopback.queue(IMAGES, REFUSED)
    notebook = lab.notebook(page, load_with(loopback), "%paint -n 2 --size 512x512 a sea", name="remove-failed")
    painted(notebook, 1, 1)
    failed = cards(notebook, "failed")
    expect(failed).to_have_count(1)
    number = failed.get_attribute("data-number")
    notebook.picker(1).get_by_role("button", name=f"Remove variation {number}").click()
    expect(failed).to_have_count(0)
    expect(notebook.picker(1).get_by_role("button", name="Retry")).to_have_count(0)
    expect(notebook.cell(1)).not_to_contain_text("not painted")
    notebook.picker(1).get_by_role("button", name=f"Bring back {number}").click()
    expect(failed).to_have_count(1)
