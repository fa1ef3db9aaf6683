"""How the picker looks: nothing moves while cards fill, it fits any page, and everyone can read and use it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from browser.gate import Gate
from browser.lab import Lab, Notebook
from browser.steps import (
    DROP,
    LOAD,
    WAIT,
    all_painted,
    cards,
    choose,
    comes_true,
    dialog_of,
    load_with,
    page_of,
    scroll_to,
    shown,
)
from openai_loopback import (
    EDITS,
    IMAGES,
    RESPONSES,
    Answer,
    LoopbackOpenAI,
    completed,
    expand_responses,
    fail,
    partial,
    stall,
)
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser

PAID = "%paint -n 4 --size 512x512 a beach sunset"
SIZES = {"square": "128x128", "wide": "256x128", "tall": "128x192"}
THEMES = ("JupyterLab Light", "JupyterLab Dark", "JupyterLab Dark High Contrast")

BOXES = """async picker => {
    await new Promise(drawn => requestAnimationFrame(() => setTimeout(drawn)));
    const inCards = ['card', 'frame', 'words'].map(name => `.pm-pictures .pm-${name}`);
    const places = [...inCards, '[role=toolbar] .pm-primary'];
    const top = picker.getBoundingClientRect();
    return Object.fromEntries(places.map(place => [place, [...picker.querySelectorAll(place)].map(element => {
        const {x, y, width, height} = element.getBoundingClientRect();
        const sides = place.endsWith('.pm-card') ? [width, height] : [];
        return [x - top.x, y - top.y, ...sides].map(Math.round);
    })]));
}"""
"""Where things are as the next frame shows them, in pixels from the picker's corner."""

FRAMES = """picker => [...picker.querySelectorAll('.pm-pictures .pm-frame')].map(frame => {
    const {width, height} = frame.getBoundingClientRect();
    return Math.round(100 * width / height);
})"""

OVERFLOWING = """picker => [...picker.querySelectorAll('.pm-picker > *, .pm-card, .pm-button, .pm-refine')]
    .filter(element => element.checkVisibility() && getComputedStyle(element).position !== 'absolute')
    .filter(element => element.getBoundingClientRect().right > picker.getBoundingClientRect().right + 1)
    .map(element => element.className)"""


def halfway(gate: Gate) -> Answer:
    """Answer with a partial picture at once, and with the finished one when the gate is open."""
    return lambda call: gate.between(call, partial(call.seen.body), completed(call.seen.body))


@pytest.fixture
def gates() -> Iterator[tuple[Gate, Gate]]:
    """The gate of the prompts and the gate of the pictures; open in the end, so that no server waits for ever."""
    both = Gate(), Gate()
    yield both
    for gate in both:
        gate.open()


def boxes(notebook: Notebook) -> dict[str, Any]:
    found: dict[str, Any] = notebook.picker(1).evaluate(BOXES)
    return found


@pytest.mark.parametrize("width", [1200, 420])
def test_nothing_moves_while_the_cards_fill(
    lab: Lab, browser: Browser, loopback: LoopbackOpenAI, gates: tuple[Gate, Gate], width: int
) -> None:
    prompts, pictures = gates
    loopback.always(RESPONSES, prompts.before(expand_responses))
    loopback.always(IMAGES, halfway(pictures))
    with page_of(browser, width=width) as page:
        notebook = lab.notebook(page, load_with(loopback), PAID, name=f"still-{width}")
        notebook.run(0)
        notebook.start(1)
        expect(cards(notebook, "waiting")).to_have_count(4, timeout=WAIT)
        waiting = boxes(notebook)
        assert len(waiting[".pm-pictures .pm-card"]) == 4
        prompts.open()
        expect(notebook.picker(1).locator(".pm-unfinished .pm-image:visible")).to_have_count(4, timeout=WAIT)
        assert boxes(notebook) == waiting, "while they are painted"
        pictures.open()
        expect(shown(notebook)).to_have_count(4, timeout=WAIT)
        assert boxes(notebook) == waiting, "when all are there"


def test_waiting_cards_breathe_but_not_where_motion_is_unwanted(
    lab: Lab, page: Page, loopback: LoopbackOpenAI, gates: tuple[Gate, Gate]
) -> None:
    loopback.always(RESPONSES, gates[0].before(expand_responses))
    notebook = lab.notebook(page, load_with(loopback), PAID, name="breathe")
    notebook.run(0)
    notebook.start(1)
    expect(cards(notebook, "waiting")).to_have_count(4, timeout=WAIT)
    breath = "() => getComputedStyle(document.querySelector('.pm-waits'), '::before').animationName"
    assert page.evaluate(breath) == "pm-breathe"
    page.emulate_media(reduced_motion="reduce")
    assert page.evaluate(breath) == "none"


def test_two_to_ten_cards_fit_any_width_with_even_crops(lab: Lab, page: Page) -> None:
    sources = [f"%paint -n {count} --size {size} a beach sunset" for count in (2, 10) for size in SIZES.values()]
    notebook = lab.notebook(page, LOAD, *sources, name="fit")
    for number in range(len(sources) + 1):
        notebook.run(number)
    for width in (320, 500, 800, 1800):
        page.set_viewport_size({"width": width, "height": 1000})
        for cell in range(1, len(sources) + 1):
            picker = notebook.picker(cell)
            scroll_to(picker)
            expect(picker.locator(".pm-card").first).to_be_visible()
            comes_true(picker, f"picker => ({OVERFLOWING})(picker).length === 0")  # nothing juts out
            aspects = set(picker.evaluate(FRAMES))
            assert max(aspects) - min(aspects) <= 2, f"{sources[cell - 1]} is cropped unevenly at {width} px: {aspects}"


def violations(notebook: Notebook, where: str = ".pm-picker:not([hidden])") -> list[str]:
    """Return what axe finds wrong in the pickers."""
    found = Axe().run(notebook.page, context=where)
    return [
        f"{violation['id']}: {node['html'][:160]} {node['failureSummary'][:200]}"
        for violation in found.response["violations"]
        for node in violation["nodes"]
    ]


@pytest.fixture(params=THEMES)
def theme(request: pytest.FixtureRequest, lab: Lab) -> Iterator[str]:
    """A theme of JupyterLab, in use."""
    lab.use_theme(request.param)
    yield request.param
    lab.use_theme(THEMES[0])


def test_axe_finds_nothing_wrong(
    lab: Lab, page: Page, loopback: LoopbackOpenAI, gates: tuple[Gate, Gate], theme: str
) -> None:
    refused = fail(400, {"code": "moderation_blocked", "message": "Refused by the moderation."})
    loopback.queue(RESPONSES, gates[0].before(expand_responses))
    loopback.queue(IMAGES, *[halfway(gates[1])] * 3, refused)
    prompts = "%%imageprompt -n 3 -e template -p sketch --size 128x128\na beach sunset"
    name = "axe-" + theme.rpartition(" ")[2].lower()
    notebook = lab.notebook(page, load_with(loopback), PAID, prompts, name=name)
    dark = page.evaluate("document.body.dataset.jpThemeLight") == "false"
    assert dark is ("Dark" in theme)
    notebook.run(0)
    notebook.start(1)
    expect(cards(notebook, "waiting")).to_have_count(4, timeout=WAIT)
    assert violations(notebook) == [], "waiting"
    gates[0].open()
    expect(notebook.picker(1).locator(".pm-unfinished .pm-image:visible").first).to_be_visible(timeout=WAIT)
    assert violations(notebook) == [], "partial"
    gates[1].open()
    all_painted(notebook, 1, 3)
    expect(cards(notebook, "failed")).to_have_count(1)
    assert violations(notebook) == [], "filled and failed"
    number = int(cards(notebook, "painted").first.get_attribute("data-number") or 0)
    choose(notebook, number)
    page.keyboard.press("s")
    assert violations(notebook) == [], "chosen and starred"
    for key in ("Enter", "c"):
        page.keyboard.press(key)
        expect(dialog_of(notebook).locator(".pm-coming:visible")).to_have_count(0)
        assert violations(notebook) == [], f"zoomed with {key}"
    page.keyboard.press("Escape")
    notebook.run(2)
    expect(notebook.picker(2).locator(".pm-prompts .pm-image:visible")).to_have_count(3)
    assert violations(notebook) == [], "prompts"


@pytest.mark.parametrize("forced", [False, True], ids=["own-colours", "forced-colours"])
def test_axe_finds_nothing_wrong_where_a_person_works(lab: Lab, page: Page, theme: str, forced: bool) -> None:
    if forced:
        page.emulate_media(forced_colors="active", color_scheme="dark" if "Dark" in theme else "light")
    name = f"axe-work-{theme.rpartition(' ')[2].lower()}-{forced}"
    notebook = lab.notebook(page, LOAD, "%paint -n 3 --size 256x192 a beach sunset", name=name)
    notebook.run(0)
    notebook.run(1)
    all_painted(notebook, 1, 3)
    choose(notebook, 2)
    assert violations(notebook) == [], "chosen"
    picker = notebook.picker(1)
    picker.get_by_role("button", name="What can be done here").click()
    expect(picker.locator(".pm-help")).to_be_visible()
    assert violations(notebook) == [], "help"
    picker.get_by_role("button", name="Edit prompt").click()
    expect(picker.get_by_role("textbox", name="Prompt of variation 2")).to_be_focused()
    assert violations(notebook) == [], "rework"
    page.keyboard.press("Escape")
    picker.evaluate(DROP)
    expect(picker.get_by_role("img", name="The picture to start from")).to_be_visible()
    assert violations(notebook) == [], "a picture was dropped"
    page.keyboard.press("Escape")
    picker.get_by_role("button", name="Remove 2").click()
    expect(picker.get_by_role("button", name="Bring back 2")).to_be_visible()
    assert violations(notebook) == [], "removed"
    choose(notebook, 1)
    for key in ("Enter", "b", "r", "Enter"):
        page.keyboard.press(key)
    expect(dialog_of(notebook).get_by_role("toolbar", name="Brush")).to_be_visible()
    assert violations(notebook) == [], "brush"
    page.keyboard.press("r")
    assert violations(notebook) == [], "a rectangle is being placed"


def test_axe_finds_nothing_wrong_in_what_goes_another_way(
    lab: Lab, page: Page, loopback: LoopbackOpenAI, theme: str
) -> None:
    loopback.queue(IMAGES, fail(400, {"code": "moderation_blocked", "message": "Refused by the moderation."}))
    loopback.always(EDITS, stall)
    name = f"axe-ways-{theme.rpartition(' ')[2].lower()}"
    lone = "%paint -p sketch -e template -n 1 --size 128x128 a sea"
    paid = "%%imageprompt -n 2 --size 512x512\na beach sunset"
    notebook = lab.notebook(page, load_with(loopback), PAID, lone, paid, "1 + 1", name=name)
    notebook.run(0)
    notebook.run(1)
    all_painted(notebook, 1, 3)
    picker = notebook.picker(1)
    picker.get_by_role("button", name=re.compile("^Vary")).click()
    expect(picker.get_by_role("button", name="Stop")).to_be_visible()
    assert violations(notebook) == [], "more is being painted"
    picker.get_by_role("button", name="Stop").click()
    expect(cards(notebook, "stopped")).to_have_count(4, timeout=WAIT)
    assert violations(notebook) == [], "stopped"
    for number in (2, 3):
        notebook.run(number)
    expect(notebook.picker(3).locator(".pm-prompts .pm-image:visible")).to_have_count(2, timeout=WAIT)
    assert violations(notebook) == [], "a lone picture, and prompts with a price"
    notebook.picker(3).get_by_role("button", name="Zoom preview 1").click()
    expect(dialog_of(notebook)).to_be_visible()
    assert violations(notebook) == [], "a preview in full size"
    page.keyboard.press("Escape")
    notebook.cell(1).locator(".jp-InputPrompt").click()
    page.keyboard.press("Escape")
    page.keyboard.press("Control+Shift+ArrowDown")
    painted = notebook.picker(2).locator('.pm-pictures [data-state="painted"]')
    expect(painted).to_have_count(3)
    painted.nth(1).click()
    expect(notebook.picker(2).locator(".pm-stage")).to_be_visible()
    assert violations(notebook) == [], "moved"
    notebook.picker(1).get_by_role("button", name="Keep 1").click()
    expect(notebook.picker(1)).to_have_count(0)
    assert violations(notebook, ".jp-CodeCell:nth-of-type(2) .jp-OutputArea") == [], "kept"
