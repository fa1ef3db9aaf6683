"""Take the README's moving picture in a real JupyterLab: `python tests/moving_picture.py [FILE STILL]`.

Ten seconds: a brief is typed, cards fill, one is picked, it is refined, and kept. It plays once and stops there, since
what moves for ever beside words keeps people from reading them; a still one beside it is for those who want no motion.
How long each frame stands is written here and not measured, so that a slow machine takes the same picture.
"""

from __future__ import annotations

import io
import sys
import tempfile
from pathlib import Path

from browser.conftest import FLAGS, chromium
from browser.lab import Lab, Notebook
from PIL import Image
from playwright.sync_api import Locator, expect, sync_playwright

FILE = Path(__file__).parent.parent / "notebooks" / "images" / "picker.webp"
STILL = FILE.with_name("picker.jpg")
MOST_BYTES = 3_000_000
SIZE = (1100, 900)
"""Pixels of the page."""

SHOWN = (1060, 790)
"""Pixels of the picture: the notebook without the toolbar above it."""

WAIT = 90_000
"""Milliseconds, for what is painted."""

CELL = "%paint --size 768x512 a lighthouse by the sea at sunset"
CHANGE = "make it a stormy night"


class Film:
    """Takes frames of a notebook, each with the milliseconds that it stands."""

    def __init__(self, notebook: Notebook) -> None:
        self._page = notebook.page
        self._frames: list[Image.Image] = []
        self._times: list[int] = []

    def take(self, milliseconds: int) -> None:
        """Take a frame; one like the last lets that one stand longer."""
        box = self._page.locator(".jp-WindowedPanel-outer, .jp-Notebook").first.bounding_box()
        assert box is not None
        shot = self._page.screenshot(
            clip={"x": box["x"], "y": box["y"], "width": min(SHOWN[0], box["width"]), "height": SHOWN[1]}
        )
        frame = Image.open(io.BytesIO(shot)).convert("RGB")
        if self._frames and frame.tobytes() == self._frames[-1].tobytes():
            self._times[-1] += milliseconds
        else:
            self._frames.append(frame)
            self._times.append(milliseconds)

    def typed(self, text: str, milliseconds: int) -> None:
        """Type a text, three letters a frame."""
        for start in range(0, len(text), 3):
            self._page.keyboard.type(text[start : start + 3])
            self.take(milliseconds)

    def until(self, what: Locator, count: int, milliseconds: int) -> None:
        """Take frames, each of so many milliseconds, until so many of what is waited for are seen."""
        for number in range(1, count + 1):
            expect(what.nth(number - 1)).to_be_visible(timeout=WAIT)
            self.take(milliseconds)

    def save_still(self, path: Path) -> None:
        """Write the frame that was taken last as a picture of its own."""
        self._frames[-1].save(path, quality=80, optimize=True)

    def save(self, path: Path) -> None:
        """Write the film as a WebP that plays once, and say how long it is and how large."""
        first, *others = self._frames
        first.save(path, save_all=True, append_images=others, duration=self._times, loop=1, quality=72, method=6)
        print(f"{path}: {sum(self._times) / 1000:.1f} s, {len(self._frames)} frames, {path.stat().st_size:,} bytes")


def _play(notebook: Notebook, still: Path) -> Film:
    """Go the whole way: brief, cards, pick, refinement (a still of which is written too), kept."""
    page, picker = notebook.page, notebook.picker(1)
    notebook.run(0)
    notebook.cell(1).locator(".cm-content").click()
    page.mouse.move(SIZE[0] - 5, 300)
    film = Film(notebook)
    film.take(500)
    film.typed(CELL, 70)
    film.take(300)
    notebook.start(1)
    page.mouse.move(SIZE[0] - 5, 300)
    expect(picker.locator(".pm-pictures .pm-card")).to_have_count(4, timeout=WAIT)
    film.take(400)
    film.until(picker.locator('.pm-pictures [data-state="painted"] .pm-image:visible'), 4, 400)
    notebook.finish(1)
    page.wait_for_timeout(500)
    film.take(900)
    notebook.pictures(1).nth(2).click()
    expect(notebook.cell(1)).to_contain_text("variation 3 of 4")
    film.take(1_300)
    picker.get_by_role("textbox", name="Refine 3 in words").click()
    film.typed(CHANGE, 80)
    page.keyboard.press("Enter")
    expect(picker.locator(".pm-pictures .pm-card")).to_have_count(5)
    film.take(400)
    expect(notebook.cell(1)).to_contain_text("variation 5 of 5", timeout=WAIT)
    expect(notebook.pictures(1).nth(4).locator(".pm-image:visible")).to_be_visible()
    page.wait_for_timeout(700)
    film.take(1_700)
    film.save_still(still)
    picker.get_by_role("button", name="Keep 5").click()
    expect(picker).to_have_count(0)
    page.wait_for_timeout(700)
    film.take(2_200)
    return film


def main(path: Path = FILE, still: Path = STILL) -> None:
    """Take the moving picture and the still one, and refuse one that is too large for a page."""
    with tempfile.TemporaryDirectory() as home, Lab(Path(home)) as lab, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=list(FLAGS))
        page = browser.new_page(viewport={"width": SIZE[0], "height": SIZE[1]})
        _play(lab.notebook(page, "%load_ext promptmagic", "", name="lesson"), still).save(path)
        browser.close()
    if path.stat().st_size > MOST_BYTES:
        sys.exit(f"{path} is larger than {MOST_BYTES:,} bytes.")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:3]))
