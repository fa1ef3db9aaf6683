"""Take pictures of everything a person sees, in a real JupyterLab: `python tests/screenshots.py FOLDER [STATE …]`.

Each state is taken in both themes and at three widths, as `FOLDER/STATE-THEME-WIDTH.png`, and once more all together as
`FOLDER/STATE.png`. Paid painting is done by a server on this machine, which draws with the sketch painter.
"""

from __future__ import annotations

import base64
import io
import re
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from browser.conftest import FLAGS, chromium
from browser.gate import Gate
from browser.lab import Lab, Notebook
from browser.steps import DROP
from openai_loopback import (
    EDITS,
    IMAGES,
    RESPONSES,
    Answer,
    Call,
    LoopbackOpenAI,
    expand_responses,
    fail,
    stall,
    usage_of,
)
from PIL import Image
from playwright.sync_api import Locator, Page, expect, sync_playwright

from promptmagic import History, Prompt, Studio
from promptmagic.painters import Canvas
from promptmagic.painters.sketch import SketchPainter

THEMES = {"light": "JupyterLab Light", "dark": "JupyterLab Dark"}
WIDTHS = (420, 1000, 1400)
HEIGHT, TALL = 900, 2400
"""Pixels: the page for what covers it, and for what stands in it, which so is never cut."""

WAIT = 90_000
"""Milliseconds, for what is painted."""

BRIEFS = (
    "a red fox in the snow",
    "snowy mountains at night",
    "a lighthouse in the fog",
    "three sailboats on a lake",
    "a cabin in the woods",
    "palm trees by the sea",
    "a meadow with poppies",
    "a stormy sea",
    "a desert at noon",
    "a river in autumn",
    "a hot air balloon over hills",
    "a calm sea at dawn",
    "a village in winter",
)

CELLS = (
    "%paint -p openai -n 4 --size 1024x1024 a beach sunset",
    "%paint -p sketch -e template --size 960x640 a beach sunset",
    "%paint -p sketch -e template --grid --pick 3 --size 768x512 a mountain lake at dawn",
    "%%imageprompt -p sketch -e template -n 2\na sailboat on a stormy sea",
    "paint_history",
    "%%imageprompt -p openai -n 3 --size 1024x1024\na fox in the snow",
    "%paint -p sketch -e template -n 1 --size 768x512 a zorblax on a meadow",
    "%paint -p sketch -e template -n 10 --size 512x512 a lighthouse",
    "\n" * 60 + "1 + 1",
)


def _sketched(gate: Gate) -> Answer:
    """Answer with a small sketch of the prompt at once, and with the whole one when the gate is open."""

    def answer(call: Call) -> None:
        whole = Image.open(io.BytesIO(_sketch(call.seen.body["prompt"])))
        small = _base64(whole.resize((96, 96), Image.Resampling.LANCZOS))
        gate.between(
            call,
            {"type": "image_generation.partial_image", "b64_json": small, "partial_image_index": 0},
            {"type": "image_generation.completed", "b64_json": _base64(whole), "usage": usage_of(call.seen.body)},
        )

    return answer


def _sketch(prompt: str) -> bytes:
    picture = SketchPainter().paint(Prompt(prompt), Canvas(seed=len(prompt), size=(768, 768)))
    return picture.read()


def _base64(image: Image.Image) -> str:
    buffer = io.BytesIO()
    image.save(buffer, "PNG")
    return base64.b64encode(buffer.getvalue()).decode()


class Photographer:
    """Takes the states of one notebook in one theme, at all widths."""

    def __init__(self, page: Page, folder: Path, theme: str, wanted: set[str]) -> None:
        self._page = page
        self._folder = folder
        self._theme = theme
        self._wanted = wanted

    def take(self, state: str, what: Locator | None = None) -> None:
        """Take one state: an element, or the page as it is for what covers it."""
        if self._wanted and state not in self._wanted:
            return
        for width in WIDTHS:
            self._page.set_viewport_size({"width": width, "height": HEIGHT if what is None else TALL})
            self._page.wait_for_timeout(700)  # for transitions to end: nothing is asserted here
            path = self._folder / f"{state}-{self._theme}-{width}.png"
            if what is None:
                self._page.screenshot(path=path)
            else:
                what.scroll_into_view_if_needed()
                what.screenshot(path=path)
            print(path, flush=True)


def _outputs(notebook: Notebook, cell: int) -> Locator:
    return notebook.cell(cell).locator(".jp-Cell-outputWrapper")


def _paid(notebook: Notebook, camera: Photographer, prompts: Gate, pictures: Gate) -> None:
    """Waiting, partial, and failed: what a paid painter shows on its way."""
    notebook.start(1)
    cards = notebook.picker(1).locator(".pm-pictures")
    expect(cards.locator('[data-state="waiting"]')).to_have_count(4, timeout=WAIT)
    camera.take("waiting", _outputs(notebook, 1))
    prompts.open()
    expect(cards.locator(".pm-unfinished .pm-image:visible")).to_have_count(3, timeout=WAIT)
    camera.take("partial", _outputs(notebook, 1))
    pictures.open()
    notebook.finish(1)
    expect(cards.locator('[data-state="painted"] .pm-image:visible')).to_have_count(3, timeout=WAIT)
    camera.take("failed", _outputs(notebook, 1))
    picker = notebook.picker(1)
    picker.get_by_role("button", name=re.compile("^Vary")).click()
    stop = picker.get_by_role("button", name="Stop")
    expect(stop).to_be_visible()
    camera.take("busy", _outputs(notebook, 1))
    stop.click()
    expect(stop).to_be_hidden(timeout=WAIT)
    camera.take("stopped", _outputs(notebook, 1))


def _free(notebook: Notebook, camera: Photographer) -> None:
    """Filled, zoomed, compared: what a person does with four pictures."""
    notebook.run(2)
    expect(notebook.picker(2).locator(".pm-pictures .pm-image:visible")).to_have_count(4, timeout=WAIT)
    notebook.pictures(2).nth(2).click()
    expect(notebook.cell(2)).to_contain_text("variation 3 of 4")
    notebook.page.keyboard.press("s")
    camera.take("filled", _outputs(notebook, 2))
    for key, state in (("Enter", "zoom"), ("c", "compare")):
        notebook.pictures(2).nth(2).focus()
        notebook.page.keyboard.press(key)
        expect(notebook.page.get_by_role("dialog")).to_be_visible()
        camera.take(state)
        notebook.page.keyboard.press("Escape")
    picker = notebook.picker(2)
    picker.get_by_role("button", name="Edit prompt").click()
    picker.get_by_role("button", name="What can be done here").click()
    camera.take("rework", _outputs(notebook, 2))
    picker.get_by_role("button", name="What can be done here").click()
    picker.get_by_role("button", name="Cancel").click()
    notebook.pictures(2).nth(2).focus()
    for key in ("Enter", "b", "r", "Enter"):
        notebook.page.keyboard.press(key)
    camera.take("brush")
    notebook.page.keyboard.press("Escape")
    picker.evaluate(DROP)
    expect(picker.get_by_role("img", name="The picture to start from")).to_be_visible()
    camera.take("dropped", _outputs(notebook, 2))
    notebook.page.keyboard.press("Escape")
    picker.get_by_role("button", name="Remove 3").click()
    expect(notebook.cell(2)).to_contain_text("variation 4, one of 3")
    camera.take("removed", _outputs(notebook, 2))


def _rest(notebook: Notebook, camera: Photographer) -> None:
    """Sheet, prompts, gallery, and what the gallery leaves in the saved notebook."""
    notebook.run(3)
    camera.take("grid", _outputs(notebook, 3))
    notebook.run(4)
    expect(notebook.picker(4).locator(".pm-prompts .pm-image:visible")).to_have_count(2, timeout=WAIT)
    camera.take("prompts", _outputs(notebook, 4))
    history = History(notebook.path.parent, name=notebook.path.stem)
    studio = Studio(history, painter="sketch", expander="template", size="384x384")
    for number, brief in enumerate(BRIEFS):
        art = studio.paint(brief, n=1 + number % 2)
        history.star(art.id, 1, number % 5 == 0)
    notebook.run(5)
    gallery = notebook.cell(5).locator(".pg-gallery")
    expect(gallery.locator(".pg-image:visible")).to_have_count(12, timeout=WAIT)
    camera.take("gallery", _outputs(notebook, 5))
    gallery.get_by_role("button", name="Older").click()
    gallery.locator(".pg-open", has_text="a beach sunset").first.click()
    expect(notebook.page.get_by_role("dialog")).to_be_visible()
    camera.take("opened")
    notebook.page.keyboard.press("Escape")
    dialog = notebook.page.get_by_role("dialog")
    gallery.locator(".pg-open", has_text="a sailboat").first.click()
    dialog.get_by_role("button", name="Open in a picker").click()
    expect(gallery.locator(".pm-picker")).to_be_visible()
    camera.take("again", _outputs(notebook, 5))
    gallery.get_by_role("button", name="Back to the gallery").click()
    gallery.locator(".pg-open").first.click()
    dialog.get_by_role("button", name="Delete").click()
    expect(gallery.get_by_role("button", name="Undo")).to_be_visible()
    camera.take("deleted", _outputs(notebook, 5))
    gallery.get_by_role("button", name="Undo").click()
    gallery.get_by_role("searchbox").fill("zebra")
    expect(gallery).to_contain_text("Nothing in this notebook fits")
    camera.take("nothing", _outputs(notebook, 5))
    gallery.get_by_role("searchbox").fill("")


def _others(notebook: Notebook, camera: Photographer) -> None:
    """Prompts that cost money, one picture, ten; kept, left, moved, and loaded anew."""
    page = notebook.page
    for cell, state in ((6, "paid-prompts"), (7, "lone"), (8, "ten")):
        notebook.run(cell)
        page.wait_for_timeout(3_000)  # for previews and pictures: nothing is asserted here
        camera.take(state, _outputs(notebook, cell))
    notebook.picker(4).get_by_role("button", name="Keep 1").click()
    expect(notebook.picker(4)).to_have_count(0)
    camera.take("kept", _outputs(notebook, 4))
    page.set_viewport_size({"width": WIDTHS[-1], "height": HEIGHT})
    page.keyboard.press("Shift")
    notebook.cell(9).locator(".cm-line").last.scroll_into_view_if_needed()
    page.wait_for_timeout(500)  # for the gallery to tell that it is out of view
    notebook.cell(9).locator(".cm-line").last.click()
    page.keyboard.press("Control+Enter")
    expect(notebook.cell(5).locator(".pg-gallery")).to_have_count(0, timeout=WAIT)
    camera.take("saved", _outputs(notebook, 5))
    notebook.run(2)
    notebook.cell(2).locator(".jp-InputPrompt").click()
    page.keyboard.press("Escape")
    page.keyboard.press("Control+Shift+ArrowUp")
    notebook.pictures(1).nth(1).click()
    expect(notebook.picker(1).locator(".pm-stage")).to_be_visible()
    camera.take("moved", _outputs(notebook, 1))
    notebook.run(1)
    notebook.save()
    notebook.open()
    notebook.pictures(1).nth(0).click(timeout=WAIT)
    camera.take("reloaded", _outputs(notebook, 1))


def _photograph(lab: Lab, page: Page, folder: Path, theme: str, wanted: set[str]) -> None:
    prompts, pictures = Gate(), Gate()
    camera = Photographer(page, folder, theme, wanted)
    with LoopbackOpenAI() as server:
        server.always(RESPONSES, prompts.before(expand_responses))
        refused = fail(400, {"code": "moderation_blocked", "message": "Your request was refused by the moderation."})
        server.queue(IMAGES, _sketched(pictures), pictures.before(refused))
        server.always(IMAGES, _sketched(pictures))
        server.always(EDITS, stall)
        servers = {"openai": {"paid": True, "stream": True}}
        config = f"%config PromptMagics.servers = {servers!r}"
        load = f"import os\nos.environ.update({server.environ!r})\n%load_ext promptmagic\n{config}"
        notebook = lab.notebook(page, load, *CELLS, name=f"lesson-{theme}")
        notebook.run(0)
        try:
            _paid(notebook, camera, prompts, pictures)
        finally:
            prompts.open()
            pictures.open()
        _free(notebook, camera)
        _rest(notebook, camera)
        _others(notebook, camera)


@contextmanager
def _pages() -> Iterator[Callable[[], Page]]:
    """Give fresh pages of a headless Chromium."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=list(FLAGS))
        yield lambda: browser.new_page(viewport={"width": WIDTHS[-1], "height": HEIGHT})
        browser.close()


def _mount(folder: Path, state: str) -> None:
    """Put all pictures of one state on one sheet, a row a theme."""
    rows = [[Image.open(folder / f"{state}-{theme}-{width}.png") for width in WIDTHS] for theme in THEMES]
    width = max(sum(image.width + 16 for image in row) for row in rows)
    heights = [max(image.height for image in row) + 16 for row in rows]
    sheet = Image.new("RGB", (width, sum(heights)), "#777")
    top = 0
    for row, height in zip(rows, heights, strict=True):
        left = 0
        for image in row:
            sheet.paste(image, (left, top))
            left += image.width + 16
        top += height
    sheet.save(folder / f"{state}.png")


def main(folder: Path, *states: str) -> None:
    """Take all states, or those that are named, in both themes."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as home, _pages() as new_page, Lab(Path(home)) as lab:
        for theme, name in THEMES.items():
            lab.use_theme(name)
            _photograph(lab, new_page(), folder, theme, set(states))
    for state in {path.stem.rpartition("-dark-")[0] for path in folder.glob("*-dark-*.png")}:
        _mount(folder, state)


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]), *sys.argv[2:])
