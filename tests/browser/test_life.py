"""What a picker lives through: work beside other cells, interrupts, failures, reloads, restarts, and a second view."""

from __future__ import annotations

import re
import threading
from pathlib import Path

import pytest
from browser.lab import Lab
from browser.steps import (
    LOAD,
    PAINT,
    WAIT,
    all_painted,
    cards,
    choose,
    load_with,
    painted,
    restart,
    saved_number,
    scroll_to,
    shown,
)
from openai_loopback import EDITS, IMAGES, RESPONSES, Call, LoopbackOpenAI, fail, paint, stall
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

PAID = "%paint -n 2 --size 512x512 a beach sunset"
REFUSED = fail(400, {"code": "moderation_blocked", "message": "Refused by the moderation."})
UNTIL = "import pathlib, time\nwhile not pathlib.Path({path!r}).exists():\n    time.sleep(0.05)"
"""A cell that runs until the test writes a file."""


def test_work_runs_beside_other_cells_and_stops(front_end: Lab, page: Page, loopback: LoopbackOpenAI) -> None:
    notebook = front_end.notebook(page, load_with(loopback), PAID, "21 * 2", name="stop")
    painted(notebook, count=2)
    loopback.always(EDITS, stall)
    picker = notebook.picker(1)
    vary = picker.get_by_role("button", name=re.compile(r"Vary · .*about \$"))
    vary.click()
    stop = picker.get_by_role("button", name="Stop")
    expect(stop).to_be_visible()
    expect(vary).to_be_disabled()
    expect(notebook.pictures(1)).to_have_count(6)
    notebook.run(2)
    expect(notebook.cell(2).locator(".jp-OutputArea-output")).to_have_text("42")
    field = picker.get_by_placeholder("Refine:")
    field.fill("make it night")
    field.press("Enter")
    told = picker.locator(".pm-told")
    expect(told).to_have_text("not sent yet: press Enter again once it is painted")
    stop.click()
    expect(stop).to_be_hidden()
    expect(told).to_be_empty()
    expect(field).to_have_value("make it night")
    expect(picker.locator(".pm-note")).to_contain_text("Stopped")
    expect(vary).to_be_enabled()
    choose(notebook, 2)
    assert saved_number(notebook, notebook.save()) == 2


def test_its_own_cell_is_interrupted_and_what_is_missing_can_be_painted_then(
    front_end: Lab, page: Page, loopback: LoopbackOpenAI
) -> None:
    answers = threading.Event()

    def late(call: Call) -> None:
        answers.wait(WAIT / 1000)
        paint(call)

    loopback.queue(IMAGES, paint, late)
    notebook = front_end.notebook(page, load_with(loopback), PAID, name="interrupted")
    notebook.run(0)
    notebook.start(1)
    picker = notebook.picker(1)
    expect(picker).to_contain_text("interrupt the kernel (■) to stop")
    expect(shown(notebook)).to_have_count(1, timeout=WAIT)
    expect(picker.get_by_role("button", name="Stop")).to_be_hidden()
    notebook.interrupt()
    expect(notebook.cell(1)).to_contain_text("CancelledError", timeout=WAIT)
    expect(cards(notebook, "stopped")).to_contain_text("not painted")
    picker.get_by_role("button", name=re.compile(r"Retry \d · .*about \$")).click()
    expect(picker.get_by_role("button", name="Stop")).to_be_visible()
    answers.set()
    all_painted(notebook, 1, 2)
    assert loopback.count(IMAGES) == 2, "what is still under way is waited for, and nothing is ordered twice"
    expect(picker.get_by_role("button", name="Stop")).to_be_hidden()
    expect(notebook.cell(1).locator("figcaption")).to_contain_text("variation 1 of 2")
    choose(notebook, 2)
    assert saved_number(notebook, notebook.save()) == 2


def test_a_failed_card_says_why_and_is_tried_again_at_its_price(
    front_end: Lab, page: Page, loopback: LoopbackOpenAI
) -> None:
    loopback.queue(IMAGES, REFUSED)
    notebook = front_end.notebook(page, load_with(loopback), PAID, name="failed")
    notebook.run(0)
    notebook.run(1)
    failed = cards(notebook, "failed")
    expect(failed).to_have_count(1)
    expect(failed).to_contain_text("Refused by the moderation")
    failed.click(force=True)  # it is no choice, and so counts as disabled
    expect(failed).to_be_focused()
    expect(failed).to_have_attribute("aria-selected", "false")
    number = failed.get_attribute("data-number")
    notebook.picker(1).get_by_role("button", name=re.compile(rf"Retry {number} · .*about \$")).click()
    all_painted(notebook, 1, 2)
    assert loopback.count(IMAGES) == 3


def test_a_click_while_a_cell_runs_shows_the_picture_large_at_once_and_is_saved_after(
    front_end: Lab, page: Page, tmp_path: Path
) -> None:
    go_on = tmp_path / "go on"
    notebook = front_end.notebook(page, LOAD, PAINT, UNTIL.format(path=str(go_on)), name="busy")
    painted(notebook)
    notebook.start(2)
    notebook.pictures(1).nth(2).click()
    large = notebook.cell(1).get_by_role("img", name=re.compile("a beach sunset")).locator("visible=true")
    chosen = notebook.history[-1].variations[2].picture
    assert chosen is not None
    expect(notebook.cell(1)).to_contain_text("variation 3 of 4")
    go_on.touch()
    expect(notebook.cell(1).locator("figcaption, .pm-kept")).to_contain_text("variation 3 of 4", timeout=WAIT)
    expect(notebook.picker(1).locator(".pm-stage")).to_be_hidden()
    expect(large).to_have_count(1)
    assert saved_number(notebook, notebook.save()) == 3


def test_what_the_kernel_cannot_hear_yet_is_shown_by_the_picker_alone(
    front_end: Lab, page: Page, tmp_path: Path
) -> None:
    go_on = tmp_path / "go on"
    notebook = front_end.notebook(page, LOAD, PAINT, UNTIL.format(path=str(go_on)), name="deaf")
    painted(notebook)
    notebook.save()
    notebook.open()
    expect(shown(notebook)).to_have_count(4)
    notebook.start(2)
    notebook.pictures(1).nth(3).click()
    stage = notebook.picker(1).locator(".pm-stage")
    expect(stage).to_be_visible()
    expect(stage).to_contain_text("variation 4 of 4")
    expect(stage.get_by_role("img")).to_have_accessible_name(re.compile("a beach sunset"))
    go_on.touch()
    expect(stage).to_contain_text("run the cell again to save this pick")


def test_after_a_reload_it_is_back_with_its_state_and_says_what_it_cannot_save(front_end: Lab, page: Page) -> None:
    notebook = front_end.notebook(page, LOAD, PAINT, "paint_history[-1].chosen.number", name="reload")
    painted(notebook)
    choose(notebook, 2)
    page.keyboard.press("s")
    notebook.save()
    notebook.open()
    picker = notebook.picker(1)
    expect(shown(notebook)).to_have_count(4)
    expect(notebook.pictures(1).nth(1)).to_have_attribute("aria-selected", "true")
    expect(notebook.pictures(1).nth(1).locator(".pm-starred")).to_be_visible()
    expect(picker).to_contain_text("The output below has 2, and stays so: run the cell again to save another pick")
    expect(picker.get_by_role("button", name="Keep")).to_be_disabled()
    notebook.pictures(1).nth(2).click()
    expect(picker.locator(".pm-stage")).to_contain_text("run the cell again to save this pick")
    notebook.run(2)
    expect(notebook.cell(2).locator(".jp-OutputArea-output")).to_have_text("3")
    expect(picker).to_be_visible()
    notebook.run(1)
    expect(notebook.cell(1).locator("figcaption")).to_contain_text("variation 3 of 4")
    expect(picker.locator(".pm-stage")).to_be_hidden()
    assert saved_number(notebook, notebook.save()) == 3


def test_after_a_restart_the_cell_brings_all_back_with_stars_and_what_was_added(front_end: Lab, page: Page) -> None:
    notebook = front_end.notebook(page, LOAD, PAINT, name="restart")
    painted(notebook)
    choose(notebook, 2)
    page.keyboard.press("s")
    notebook.picker(1).get_by_role("button", name="Vary", exact=True).click()
    all_painted(notebook, 1, 8)
    expect(notebook.picker(1).get_by_role("button", name="Stop")).to_be_hidden()
    choose(notebook, 6)
    notebook.save()
    restart(notebook)
    painted(notebook, count=8)
    expect(notebook.picker(1)).to_contain_text("shown again, nothing asked")
    expect(notebook.pictures(1).nth(5)).to_have_attribute("aria-selected", "true")
    expect(notebook.pictures(1).nth(1).locator(".pm-starred")).to_be_visible()
    assert saved_number(notebook, notebook.save()) == 6


def test_a_notebook_closed_and_opened_again_in_the_same_page_says_what_it_cannot_save(lab: Lab, page: Page) -> None:
    notebook = lab.notebook(page, LOAD, PAINT, "paint_history", name="again")
    notebook.open("lab/tree", "&reset")
    painted(notebook)
    choose(notebook, 2)
    notebook.save()
    page.get_by_role("tab", name="again.ipynb").locator(".lm-TabBar-tabCloseIcon").click()
    discard = page.locator(".jp-Dialog button", has_text="Discard")  # it asks where an output came after the saving
    page.wait_for_function("!document.querySelector('.jp-CodeCell') || document.querySelector('.jp-Dialog')")
    if discard.count():
        discard.click()
    expect(notebook.cell(1)).to_have_count(0)
    page.get_by_role("listitem", name="again.ipynb").dblclick()
    picker = notebook.picker(1)
    expect(shown(notebook)).to_have_count(4, timeout=WAIT)
    expect(picker).to_contain_text("The output below has 2, and stays so: run the cell again to save another pick")
    expect(picker.get_by_role("button", name="Keep")).to_be_disabled()
    notebook.pictures(1).nth(2).click()
    expect(picker.locator(".pm-stage")).to_contain_text("run the cell again to save this pick")
    notebook.run(1)
    expect(notebook.cell(1).locator("figcaption")).to_contain_text("variation 3 of 4")
    assert saved_number(notebook, notebook.save()) == 3


def test_once_the_kernel_is_restarted_picker_and_gallery_say_so(front_end: Lab, page: Page) -> None:
    notebook = front_end.notebook(page, LOAD, PAINT, "paint_history", name="gone")
    painted(notebook)
    choose(notebook, 2)
    notebook.run(2)
    picker, gallery = notebook.picker(1), notebook.cell(2).get_by_role("region", name="Gallery")
    page.get_by_role("button", name="Restart the kernel").first.click()
    page.get_by_role("button", name="Confirm Kernel Restart").click()
    for widget in (picker, gallery):
        expect(widget).to_contain_text("The kernel was restarted: run the cell again to go on.", timeout=WAIT)
    for name in ("Keep", "More", "Vary", "Refine"):
        expect(picker.get_by_role("button", name=re.compile(f"^{name}")).first).to_be_disabled()
    scroll_to(notebook.pictures(1).nth(2))
    notebook.pictures(1).nth(2).click()
    expect(picker.locator(".pm-stage")).to_contain_text("not saved: run the cell again, then choose")
    painted(notebook)
    expect(notebook.cell(1).locator("figcaption")).to_contain_text("variation 2 of 4")
    expect(picker).not_to_contain_text("was restarted")


def test_two_pickers_and_two_views_of_one_stay_in_step(front_end: Lab, page: Page) -> None:
    code = "from promptmagic import Picker\npicker = Picker(paint_history[-1])\npicker"
    notebook = front_end.notebook(page, LOAD, PAINT, code, "picker", name="views")
    painted(notebook)
    notebook.run(2)
    notebook.run(3)
    for cell in (2, 3):
        all_painted(notebook, cell, 4)
    notebook.pictures(2).nth(1).click()
    page.keyboard.press("s")
    for cell in (1, 3):
        expect(notebook.pictures(cell).nth(1)).to_have_attribute("aria-selected", "true")
        expect(notebook.pictures(cell).nth(1).locator(".pm-starred")).to_be_visible()
    notebook.pictures(1).nth(3).click()
    for cell in (2, 3):
        expect(notebook.pictures(cell).nth(3)).to_have_attribute("aria-selected", "true")
    expect(notebook.cell(1).locator("figcaption")).to_contain_text("variation 4 of 4")
    assert saved_number(notebook, notebook.save()) == 4


def test_a_kernel_ends_at_once_while_a_server_is_asked(front_end: Lab, page: Page, loopback: LoopbackOpenAI) -> None:
    asked = threading.Event()

    def hold(call: Call) -> None:
        asked.set()
        stall(call)

    notebook = front_end.notebook(page, load_with(loopback), PAID, "import os; os.getpid()", name="exit")
    painted(notebook, count=2)
    notebook.run(2)
    process = Path("/proc", notebook.cell(2).locator(".jp-OutputArea-output").inner_text().strip())
    loopback.always(RESPONSES, hold)
    notebook.picker(1).get_by_role("button", name=re.compile("More")).click()
    assert asked.wait(60)
    notebook.shut_kernel_down()
    assert not process.exists(), "the server answers once the kernel is gone"
    assert saved_number(notebook, notebook.save()) == 1
