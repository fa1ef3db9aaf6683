"""The picker as a place to work: it stays in view and in step, says what is true, and nothing jumps or vanishes."""

from __future__ import annotations

import re

import pytest
from browser.lab import Lab, Notebook
from browser.steps import (
    BRIEF,
    LOAD,
    PAINT,
    WAIT,
    all_painted,
    cards,
    choose,
    comes_true,
    has_widget,
    load_with,
    painted,
    saved_number,
    scroll_to,
)
from openai_loopback import EDITS, IMAGES, LoopbackOpenAI, fail, stall
from playwright.sync_api import Browser, FloatRect, Locator, Page, expect

pytestmark = pytest.mark.browser

REFUSED = fail(400, {"code": "moderation_blocked", "message": "Refused by the moderation."})
PAID = "%paint -n {} --size 512x512 a beach sunset"
SAVES_BY_RUNNING = "run the cell again to save this pick"
IN_AN_OUTPUT_WIDGET = """\
import ipywidgets
out = ipywidgets.Output()
display({shown})
with out:
    get_ipython().run_line_magic("paint", "--size 384x384 a beach sunset")
"""


def check_that_the_picker_is_alone(notebook: Notebook, cell: int) -> None:
    """Pick another: the picker shows it by itself, says how it is saved, and cannot be kept."""
    picker = notebook.picker(cell)
    notebook.pictures(cell).nth(2).click()
    expect(picker.locator(".pm-stage")).to_contain_text("variation 3 of 4")
    expect(picker.locator(".pm-stage")).to_contain_text(SAVES_BY_RUNNING)
    expect(picker.get_by_role("button", name="Keep")).to_be_disabled()


# What is saved


@pytest.mark.parametrize("way", ["moved", "cut and pasted", "deleted and brought back"])
def test_where_the_cell_was_moved_the_pick_is_shown_and_not_called_kept(lab: Lab, page: Page, way: str) -> None:
    notebook = lab.notebook(page, LOAD, "1 + 1", PAINT, "2 + 2", name="moved")
    painted(notebook, 2)
    notebook.cell(2).locator(".jp-InputPrompt").click()
    page.keyboard.press("Escape")
    if way == "moved":
        page.keyboard.press("Control+Shift+ArrowUp")
        cell = 1
    elif way == "cut and pasted":
        page.keyboard.press("x")
        expect(page.locator(".pm-picker")).to_have_count(0)
        page.keyboard.press("v")
        cell = 3
    else:
        page.keyboard.press("d")
        page.keyboard.press("d")
        expect(page.locator(".pm-picker")).to_have_count(0)
        page.keyboard.press("z")
        cell = 2
    expect(notebook.picker(cell)).to_be_visible()
    all_painted(notebook, cell, 4)
    check_that_the_picker_is_alone(notebook, cell)
    notebook.run({"moved": 3, "cut and pasted": 1}.get(way, 3) if cell != 3 else 2)
    expect(notebook.picker(cell)).to_be_visible()
    assert notebook.history[-1].record.variations[0].picture is not None
    notebook.run(cell)
    expect(notebook.cell(cell).locator("figcaption")).to_contain_text("variation 3 of 4")
    expect(notebook.picker(cell).locator(".pm-stage")).to_be_hidden()
    assert saved_number(notebook, notebook.save(), cell) == 3


@pytest.mark.parametrize("shown_as", ["out", "ipywidgets.Tab([out])"])
def test_inside_an_output_widget_the_pick_is_shown_and_not_called_kept(lab: Lab, page: Page, shown_as: str) -> None:
    notebook = lab.notebook(page, LOAD, IN_AN_OUTPUT_WIDGET.format(shown=shown_as), "2 + 2", name="inside")
    painted(notebook)
    check_that_the_picker_is_alone(notebook, 1)
    notebook.run(2)
    expect(notebook.picker(1)).to_be_visible()


# What is in view


@pytest.mark.parametrize(("width", "height"), [(1400, 950), (1000, 800)])
@pytest.mark.parametrize("above", [1, 12])
def test_stepping_with_shift_and_enter_leaves_the_cards_in_view(
    lab: Lab, page: Page, width: int, height: int, above: int
) -> None:
    page.set_viewport_size({"width": width, "height": height})
    notebook = lab.notebook(page, LOAD, *["# a line\n1"] * above, PAINT, "1 + 1", "2 + 2", name="stepped")
    cell = above + 1
    notebook.run(0)
    notebook.cell(cell).locator(".cm-content").click()
    page.keyboard.press("Shift+Enter")
    all_painted(notebook, cell, 4)
    expect(notebook.cell(cell).locator("figcaption")).to_contain_text("variation 1 of 4")
    page.wait_for_timeout(1200)  # for the page to stand still
    panel = page.locator(".jp-WindowedPanel-outer").bounding_box()
    assert panel is not None
    for card in notebook.pictures(cell).all():
        box = card.bounding_box()
        assert box is not None
        assert box["y"] >= panel["y"], "its top is in view"
        assert box["y"] + box["height"] <= panel["y"] + panel["height"], "its end is in view"


def test_what_is_picked_stays_while_it_is_in_view_and_gives_way_out_of_it(lab: Lab, page: Page) -> None:
    notebook = lab.notebook(page, LOAD, PAINT, "'next'", *["# a line\n" * 30] * 3, "'far'", name="in-view")
    painted(notebook)
    choose(notebook, 2)
    notebook.cell(2).locator(".cm-content").click()
    notebook.run(2)
    expect(notebook.cell(2)).to_contain_text("'next'")
    expect(notebook.picker(1)).to_be_visible()
    scroll_to(notebook.cell(6).locator(".cm-content"))
    page.wait_for_timeout(500)  # for the picker to tell that it is out of view
    notebook.run(6)
    expect(notebook.cell(1)).to_contain_text("variation 2 of 4 · run the cell again to choose anew", timeout=WAIT)
    expect(notebook.picker(1)).to_have_count(0)
    assert not has_widget(notebook.save())


def test_a_gallery_stays_while_it_is_in_view_and_gives_way_out_of_it(lab: Lab, page: Page) -> None:
    notebook = lab.notebook(
        page,
        LOAD,
        "%paint --size 256x256 -n 1 a fox",
        "paint_history",
        "'next'",
        *["# a line\n" * 30] * 3,
        "'far'",
        name="hangs",
    )
    for number in range(3):
        notebook.run(number)
    gallery = notebook.cell(2).locator(".pg-gallery")
    expect(gallery.locator(".pg-image:visible")).to_have_count(1, timeout=WAIT)
    notebook.run(3)
    expect(notebook.cell(3)).to_contain_text("'next'")
    expect(gallery).to_be_visible()
    scroll_to(notebook.cell(7).locator(".cm-content"))
    page.wait_for_timeout(500)
    notebook.run(7)
    expect(gallery).to_have_count(0)


# What has failed


def test_each_failed_card_has_a_button_that_paints_it_and_no_other(
    lab: Lab, page: Page, loopback: LoopbackOpenAI
) -> None:
    loopback.queue(IMAGES, REFUSED, REFUSED, REFUSED)
    notebook = lab.notebook(page, load_with(loopback), PAID.format(3), name="all-failed")
    notebook.run(0)
    notebook.start(1)
    expect(cards(notebook, "failed")).to_have_count(3, timeout=WAIT)
    notebook.finish(1)
    picker = notebook.picker(1)
    expect(picker.get_by_role("button", name=re.compile(r"^Retry all 3 · .*about \$"))).to_be_visible()
    notebook.pictures(1).nth(0).focus()
    asked = loopback.count(IMAGES)
    picker.get_by_role("button", name=re.compile(r"^Retry 2 · .*about \$")).click()
    all_painted(notebook, 1, 1)
    expect(notebook.pictures(1).nth(1)).to_have_attribute("data-state", "painted")
    expect(cards(notebook, "failed")).to_have_count(2)
    assert loopback.count(IMAGES) == asked + 1
    picker.get_by_role("button", name=re.compile(r"^Retry all 2 · .*about \$")).click()
    all_painted(notebook, 1, 3)
    assert loopback.count(IMAGES) == asked + 3


def test_a_failure_is_told_on_its_card_and_nowhere_else_in_the_picker(
    lab: Lab, page: Page, loopback: LoopbackOpenAI
) -> None:
    loopback.queue(IMAGES, REFUSED)
    notebook = lab.notebook(page, load_with(loopback), PAID.format(2), name="told-once")
    notebook.run(0)
    notebook.run(1)
    expect(cards(notebook, "failed")).to_contain_text("Refused by the moderation")
    expect(notebook.cell(1).locator("figcaption")).to_contain_text("1 of 2 not painted")
    told = notebook.cell(1).locator(".jp-Cell-outputWrapper").inner_text().count("Refused by the moderation")
    assert told == 1


# What is true


def test_what_is_being_painted_is_not_called_stopped(lab: Lab, page: Page, loopback: LoopbackOpenAI) -> None:
    loopback.always(EDITS, stall)
    notebook = lab.notebook(page, load_with(loopback), PAID.format(2), name="under-way")
    painted(notebook, count=2)
    notebook.picker(1).get_by_role("button", name=re.compile("^Vary")).click()
    expect(notebook.pictures(1)).to_have_count(6)
    choose(notebook, 2)
    expect(notebook.cell(1).locator("figcaption")).not_to_contain_text("not painted")
    notebook.picker(1).get_by_role("button", name="Stop").click()
    expect(notebook.cell(1).locator("figcaption")).to_contain_text("4 of 6 not painted: stopped")


def test_two_tabs_each_say_what_is_true_of_them(lab: Lab, page: Page, browser: Browser) -> None:
    notebook = lab.notebook(page, LOAD, PAINT, name="two-tabs")
    painted(notebook)
    notebook.save()
    other = browser.new_context(viewport={"width": 1200, "height": 1000}).new_page()
    second = Notebook(lab, other, notebook.path)
    all_painted(second, 1, 4)
    expect(second.picker(1)).not_to_contain_text("reloaded")
    notebook.pictures(1).nth(2).click()
    expect(notebook.cell(1).locator("figcaption")).to_contain_text("variation 3 of 4")
    expect(notebook.picker(1).locator(".pm-stage")).to_be_hidden()
    expect(notebook.picker(1).get_by_role("button", name="Keep 3")).to_be_enabled()
    expect(second.picker(1).locator(".pm-stage")).to_contain_text("variation 3 of 4")
    expect(second.picker(1)).not_to_contain_text("reloaded")
    other.context.close()


def test_a_card_says_what_its_picture_lacks(lab: Lab, page: Page) -> None:
    notebook = lab.notebook(page, LOAD, "%paint -n 2 --raw --size 256x256 a beach with a zorblax", name="lacks")
    painted(notebook, count=2)
    lacking = notebook.history[-1].variations[0].picture
    assert lacking is not None
    assert lacking.undrawn
    expect(notebook.pictures(1).first).to_contain_text(f"not drawn: {lacking.undrawn[0]}")


@pytest.mark.parametrize("call", ["art.vary(2, n=2)", "art.refine('make it night', n=2)", "art.repaint(seed=7)"])
def test_what_code_asks_for_stands_in_a_picker_and_is_shown_once(lab: Lab, page: Page, call: str) -> None:
    source = f"art = get_ipython().run_line_magic('paint', '-n 2 --pick 1 --size 256x256 {BRIEF}')"
    notebook = lab.notebook(page, LOAD, source, call, name="children")
    for number in range(3):
        notebook.run(number)
    all_painted(notebook, 2, 2)
    expect(notebook.cell(2).locator("figcaption")).to_have_count(1)
    expect(notebook.picker(2)).to_contain_text("free")
    choose(notebook, 2, 2)
    assert notebook.history[-1].record.chosen == 2


# Nothing jumps


def box_of(locator: Locator) -> FloatRect:
    box = locator.bounding_box()
    assert box is not None
    return box


def test_more_leaves_the_cards_where_they_are_and_as_large(lab: Lab, page: Page) -> None:
    notebook = lab.notebook(page, LOAD, "%paint -n 3 --size 256x256 a beach sunset", name="no-reflow")
    painted(notebook, count=3)
    before = [box_of(card) for card in notebook.pictures(1).all()]
    notebook.picker(1).get_by_role("button", name="More", exact=True).click()
    all_painted(notebook, 1, 7)
    after = [box_of(card) for card in notebook.pictures(1).all()]
    for old, new in zip(before, after[:3], strict=True):
        assert (old["width"], old["height"]) == (new["width"], new["height"])
        assert old["x"] == new["x"]
    assert {round(box["width"]) for box in after} == {round(before[0]["width"])}


@pytest.mark.parametrize("name", ["More", "Vary", "Star", "Stop"])
def test_the_keyboard_stays_in_the_picker_after_every_button(
    lab: Lab, page: Page, name: str, loopback: LoopbackOpenAI
) -> None:
    notebook = lab.notebook(page, load_with(loopback), PAID.format(2), name="focus")
    painted(notebook, count=2)
    choose(notebook, 1)
    if name == "Stop":
        loopback.always(EDITS, stall)
        notebook.picker(1).get_by_role("button", name=re.compile("^Vary")).click()
    button = notebook.picker(1).get_by_role("toolbar").get_by_role("button", name=re.compile(f"^{name}"))
    if name == "Stop":
        button = notebook.picker(1).get_by_role("button", name="Stop")
    expect(button).to_be_enabled()
    button.focus()
    page.keyboard.press("Enter")
    if name in ("More", "Vary"):
        all_painted(notebook, 1, 6)
    elif name == "Stop":
        expect(button).to_be_hidden()
    page.wait_for_timeout(200)
    comes_true(page, "document.activeElement.closest('.pm-picker') !== null")


def test_one_picture_is_shown_once(lab: Lab, page: Page) -> None:
    notebook = lab.notebook(page, LOAD, "%paint -n 1 --size 384x384 a beach sunset", name="only-one")
    notebook.run(0)
    notebook.run(1)
    expect(notebook.cell(1).locator("figure img")).to_be_visible(timeout=WAIT)
    expect(notebook.picker(1).locator(".pm-image:visible")).to_have_count(0)
    expect(notebook.picker(1).get_by_role("button", name="Keep 1")).to_be_enabled()


def test_a_preview_keeps_its_shape_and_zooms(lab: Lab, page: Page) -> None:
    source = "%%imageprompt -n 2 --size 768x512\na sailboat on a stormy sea"
    notebook = lab.notebook(page, LOAD, source, name="previews")
    notebook.run(0)
    notebook.run(1)
    previews = notebook.picker(1).locator(".pm-prompts .pm-image:visible")
    expect(previews).to_have_count(2, timeout=WAIT)
    box = box_of(previews.first)
    assert box["width"] / box["height"] == pytest.approx(1.5, rel=0.02)
    notebook.picker(1).get_by_role("button", name="Zoom preview 1").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()


def test_dollars_are_no_mathematics(lab: Lab, page: Page, loopback: LoopbackOpenAI) -> None:
    brief = r"a $5 bill beside a $10 bill, \(x\) and $$y$$"
    notebook = lab.notebook(
        page, load_with(loopback), f"%paint -n 2 --raw --size 512x512 {brief}", "%%markdown\n$z^2$", name="dollars"
    )
    painted(notebook, count=2)
    notebook.run(2)
    expect(notebook.cell(2).locator("mjx-container")).to_have_count(1, timeout=WAIT)
    expect(notebook.cell(1).locator("figcaption")).to_contain_text(brief)
    expect(notebook.cell(1).locator("mjx-container")).to_have_count(0)
