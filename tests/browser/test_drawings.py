"""Drawings in JupyterLab: seen growing, shown as pictures only, changed part by part, and moving."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator

import pytest
from browser.lab import Lab, Notebook
from browser.pixels import closest, figure_picture, figures
from browser.steps import WAIT, all_painted, cards, load_with, refine
from drawings import BOAT, PLANT_CELL, RED_BOAT, SOLAR_SYSTEM, TREEHOUSE, WATER_CYCLE
from openai_loopback import RESPONSES, Answer, Call, LoopbackOpenAI, expand_responses, response, writes
from playwright.sync_api import Dialog, Page, expect

pytestmark = pytest.mark.browser

PAINT = "%paint -p svg -e template -n 1 --size 512x512"
PARTIAL = ".pm-unfinished .pm-image:visible"


@pytest.fixture
def gate() -> Iterator[threading.Event]:
    """What lets the second half of a drawing through; open in the end, so that no server waits for ever."""
    event = threading.Event()
    yield event
    event.set()


def halves(text: str, gate: threading.Event) -> Answer:
    """Write the first half of a drawing, and the rest when the gate is open."""

    def write(call: Call) -> None:
        call.begin(200, "text/event-stream")
        size = len(text) // 40
        for at in range(0, len(text), size):
            if at > len(text) // 2:
                gate.wait()
            call.event({"type": "response.output_text.delta", "delta": text[at : at + size]})
        call.event({"type": "response.completed", "response": response(text)})

    return write


def in_turn(gate: threading.Event, *texts: str) -> Answer:
    """Expand briefs as ever; write these drawings one after another, the first one half until the gate is open."""
    left = [halves(texts[0], gate), *(writes(text) for text in texts[1:])]

    def reply(call: Call) -> None:
        (left.pop(0) if call.seen.body.get("stream") else expand_responses)(call)

    return reply


def drawn(notebook: Notebook) -> None:
    """Wait until the only drawing is done and the figure shows it; its card is left out of the view then."""
    expect(cards(notebook, "painted")).to_have_count(1, timeout=WAIT)
    expect(notebook.cell(1).locator("figure img")).to_be_visible(timeout=WAIT)


def test_a_drawing_is_seen_growing(lab: Lab, page: Page, loopback: LoopbackOpenAI, gate: threading.Event) -> None:
    loopback.always(RESPONSES, halves(SOLAR_SYSTEM, gate))
    notebook = lab.notebook(page, load_with(loopback), f"{PAINT} the solar system", name="growing")
    notebook.run(0)
    notebook.start(1)
    grown = notebook.picker(1).locator(PARTIAL)
    expect(grown).to_have_count(1, timeout=WAIT)
    first = grown.evaluate("image => image.src")
    assert grown.evaluate("image => getComputedStyle(image).filter") == "none", "what is drawn so far is seen sharp"
    gate.set()
    drawn(notebook)
    assert cards(notebook, "painted").locator(".pm-image").evaluate("image => image.src") != first
    expect(notebook.cell(1)).to_contain_text("drawn as SVG by gpt-6-luna")


def test_a_prompt_is_picked_drawn_changed_and_varied_in_its_picker(
    lab: Lab, page: Page, loopback: LoopbackOpenAI, gate: threading.Event
) -> None:
    loopback.always(RESPONSES, in_turn(gate, WATER_CYCLE, BOAT, RED_BOAT, PLANT_CELL, TREEHOUSE))
    cell = "%%imageprompt -p svg -n 2 --size 512x512\nthe water cycle, labelled"
    notebook = lab.notebook(page, load_with(loopback), cell, name="whole-way")
    notebook.run(0)
    notebook.run(1)
    picker = notebook.picker(1)
    prompts = picker.get_by_role("gridcell")
    expect(prompts).to_have_count(2, timeout=WAIT)
    assert notebook.history[-1].record.pictures == (), "a drawing costs money: none before its button"
    assert loopback.count(RESPONSES) == 1
    prompts.nth(1).click(position={"x": 20, "y": 60})
    picker.get_by_role("button", name=re.compile(r"Paint 2 · .*about \$")).click()
    growing = picker.locator(PARTIAL)
    expect(growing).to_have_count(1, timeout=WAIT)
    first = growing.evaluate("image => image.src")
    gate.set()
    expect(cards(notebook, "painted")).to_have_count(1, timeout=WAIT)
    assert cards(notebook, "painted").locator(".pm-image").evaluate("image => image.src") != first
    expect(notebook.cell(1).locator("figcaption")).to_contain_text("drawn as SVG by gpt-6-luna")

    picker.get_by_role("button", name=re.compile(r"^Paint 2")).click()
    all_painted(notebook, 1, 2)
    refine(notebook, 2, "make the boat red")
    all_painted(notebook, 1, 3)
    expect(notebook.cell(1).locator("figcaption")).to_contain_text("1 of 6 parts changed", timeout=WAIT)
    picker.get_by_label("How many Vary paints").select_option("2")
    picker.get_by_role("button", name=re.compile(r"^Vary · .*about \$")).click()
    all_painted(notebook, 1, 5)

    record = notebook.history[-1].record
    assert [variation.origin for variation in record.variations] == [None, None, 2, 3, 3]
    boat, red = (variation.picture.svg for variation in record.variations[1:3] if variation.picture)
    assert red.replace("#c22", "#7a4a2b") == boat
    assert loopback.count(RESPONSES) == 6
    [figure] = figures(notebook.save(), 1)
    assert closest(figure_picture(figure), [picture.image for picture in record.pictures]) == 3


def test_nothing_of_a_drawing_is_ever_markup(lab: Lab, page: Page, loopback: LoopbackOpenAI) -> None:
    hostile = BOAT.replace("The boat", "&lt;svg onload=alert(1)&gt;&lt;b class='mark-of-evil'&gt;").replace(
        "Sky, sea", "<b class='mark-of-evil'>Sky</b>, sea"
    )
    loopback.always(RESPONSES, writes(hostile))
    asked: list[str] = []

    def refuse(dialog: Dialog) -> None:
        asked.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", refuse)
    notebook = lab.notebook(page, load_with(loopback), f"{PAINT} a boat", name="inert")
    notebook.run(0)
    notebook.run(1)
    drawn(notebook)
    expect(page.locator(".mark-of-evil")).to_have_count(0)
    assert page.locator("text, #L04-boat, #hull").count() == 0
    assert asked == []


def test_a_change_in_the_picker_says_how_little_changed(lab: Lab, page: Page, loopback: LoopbackOpenAI) -> None:
    loopback.queue(RESPONSES, writes(BOAT), writes(RED_BOAT))
    source = f"art = {PAINT} a boat"
    change = 'print(art.refine("make the boat red").picture.label)'
    notebook = lab.notebook(page, load_with(loopback), source, change, name="changed")
    for number in range(3):
        notebook.run(number)
    expect(notebook.cell(2)).to_contain_text("1 of 6 parts changed")


def test_a_moving_drawing_moves_in_the_saved_figure(lab: Lab, page: Page, loopback: LoopbackOpenAI) -> None:
    moving = f"{BOAT}\n<motion>\nL04-boat bob 60\nL02-sun pulse 1.3 800 200\n</motion>"
    loopback.always(RESPONSES, writes(moving))
    paint = PAINT.replace("-p svg", "-p svg,frames=8").replace("512x512", "256x256")
    notebook = lab.notebook(page, load_with(loopback), f"{paint} --pick 1 a boat", name="moving")
    notebook.run(0)
    notebook.run(1)
    figure = notebook.cell(1).locator("figure img")
    expect(figure).to_be_visible(timeout=WAIT)
    assert str(figure.get_attribute("src")).startswith("data:image/gif")
    looks = set()
    for _ in range(40):
        looks.add(figure.screenshot())
        page.wait_for_timeout(130)
    assert len(looks) > 2
