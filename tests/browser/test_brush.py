"""The brush in the zoom view: what is painted over, what is sent, and what comes back."""

from __future__ import annotations

import io
import re

import pytest
from browser.lab import Lab, Notebook
from browser.steps import LOAD, all_painted, dialog_of, load_with, painted
from openai_loopback import EDITS, LoopbackOpenAI
from PIL import Image, ImageChops, ImageDraw
from playwright.sync_api import FloatRect, Locator, Page, expect

pytestmark = pytest.mark.browser

PAID = "%paint -n 2 --size 512x512 a beach sunset"


def brushing(notebook: Notebook) -> Locator:
    """Zoom the first picture and take the brush."""
    notebook.pictures(1).first.click()
    notebook.page.keyboard.press("Enter")
    expect(dialog_of(notebook)).to_be_visible()
    notebook.page.keyboard.press("b")
    canvas = dialog_of(notebook).locator(".pm-canvas:visible")
    expect(canvas).to_be_visible()
    return canvas


def say_and_refine(notebook: Notebook, words: str, count: int) -> None:
    dialog_of(notebook).get_by_label("What should be there").fill(words)
    notebook.page.keyboard.press("Enter")
    expect(dialog_of(notebook)).to_be_hidden()
    all_painted(notebook, 1, count)


def sent_mask(loopback: LoopbackOpenAI) -> Image.Image:
    """Return what a painter was sent as its mask: white where it may change."""
    [body] = loopback.bodies(EDITS)
    mask = Image.open(io.BytesIO(body["mask"].data))
    assert mask.mode == "RGBA"
    alpha = mask.getchannel("A")
    assert {value for _, value in alpha.getcolors() or ()} <= {0, 255}, "it lets change or not, and nothing between"
    return ImageChops.invert(alpha)


COVERED = """() => document.querySelector('.pm-canvas:not([hidden])').getContext('2d')
    .getImageData(0, 0, 512, 512).data.filter((value, at) => at % 4 === 3 && value > 127).length"""


def box_of(canvas: Locator) -> FloatRect:
    box = canvas.bounding_box()
    assert box is not None
    return box


def test_the_mask_is_what_was_painted_over_in_the_pictures_own_pixels(
    lab: Lab, page: Page, loopback: LoopbackOpenAI
) -> None:
    notebook = lab.notebook(page, load_with(loopback), PAID, name="brush")
    painted(notebook, count=2)
    canvas = brushing(notebook)
    box = box_of(canvas)
    scale = 512 / box["width"]
    width = int(dialog_of(notebook).get_by_label("Size of the brush").input_value())
    start, end = (box["x"] + 60, box["y"] + 80), (box["x"] + 200, box["y"] + 80)
    page.mouse.move(*start)
    page.mouse.down()
    page.mouse.move(*end, steps=5)
    page.mouse.up()
    say_and_refine(notebook, "a red boat", 3)
    mask = sent_mask(loopback)
    assert mask.size == (512, 512)
    expected = Image.new("L", (512, 512), 0)
    stroke = ImageDraw.Draw(expected)
    (left, top), (right, _) = (
        ((start[0] - box["x"]) * scale, (start[1] - box["y"]) * scale),
        ((end[0] - box["x"]) * scale, 0),
    )
    half = width / 2
    stroke.rectangle((left, top - half, right, top + half), fill=255)
    stroke.ellipse((left - half, top - half, left + half, top + half), fill=255)
    stroke.ellipse((right - half, top - half, right + half, top + half), fill=255)
    off = sum(value > 0 for value in ImageChops.difference(mask, expected).tobytes())
    outline = 2 * (right - left) + 3.2 * width
    assert off <= outline, "no pixel differs but on the outline, by one"
    assert notebook.history[-1].variations[2].prompt.text == "a red boat"


def test_the_keyboard_alone_sets_a_rectangle(lab: Lab, page: Page, loopback: LoopbackOpenAI) -> None:
    notebook = lab.notebook(page, load_with(loopback), PAID, name="rectangle")
    painted(notebook, count=2)
    brushing(notebook)
    for key in ("r", "ArrowRight", "ArrowDown", "Shift+ArrowLeft", "Enter"):
        page.keyboard.press(key)
    say_and_refine(notebook, "a red boat", 3)
    expected = Image.new("L", (512, 512), 0)
    step = round(512 * 0.02)
    ImageDraw.Draw(expected).rectangle(
        (128 + step, 128 + step, 128 + step + 256 - step - 1, 128 + step + 255), fill=255
    )
    assert ImageChops.difference(sent_mask(loopback), expected).getbbox() is None


def test_strokes_are_erased_undone_and_cleared(lab: Lab, page: Page, loopback: LoopbackOpenAI) -> None:
    notebook = lab.notebook(page, load_with(loopback), PAID, name="erase")
    painted(notebook, count=2)
    canvas = brushing(notebook)
    box = box_of(canvas)
    centre = (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.click(*centre)
    dot = page.evaluate(COVERED)
    assert dot > 500
    page.keyboard.press("e")
    page.mouse.click(centre[0] + 5, centre[1])
    assert 0 < page.evaluate(COVERED) < dot
    page.keyboard.press("u")
    assert page.evaluate(COVERED) == dot
    dialog_of(notebook).get_by_role("button", name="Clear").click()
    assert page.evaluate(COVERED) == 0
    dialog_of(notebook).get_by_label("What should be there").fill("a boat")
    page.keyboard.press("Enter")
    expect(dialog_of(notebook)).to_be_visible()
    assert loopback.count(EDITS) == 0


def test_the_offline_painter_changes_nothing_outside(lab: Lab, page: Page) -> None:
    notebook = lab.notebook(page, LOAD, "%paint -n 1 --size 384x384 a beach sunset", name="offline-brush")
    notebook.run(0)
    notebook.run(1)
    notebook.picker(1).get_by_role("button", name=re.compile("^Zoom")).click()
    page.keyboard.press("b")
    for key in ("r", "Enter"):
        page.keyboard.press(key)
    say_and_refine(notebook, "make it night", 2)
    before, after = (picture.image.convert("RGB") for picture in notebook.history[-1].record.pictures)
    changed = ImageChops.difference(before, after).getbbox()
    assert changed is not None
    left, top, right, bottom = changed
    assert left >= 96
    assert top >= 96
    assert right <= 288
    assert bottom <= 288
