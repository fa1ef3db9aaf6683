"""From a click on a card to the chosen picture painted large, in a real page, while the kernel runs another cell."""

from __future__ import annotations

import statistics
import tempfile
from collections.abc import Iterator
from pathlib import Path

from browser.conftest import FLAGS, chromium
from browser.lab import Lab, Notebook
from browser.steps import LOAD, all_painted
from playwright.sync_api import expect, sync_playwright

ALLOWED = 100
"""Milliseconds."""

PAINT = "%paint -p sketch -e template --size 1024x1024 a beach sunset"
BUSY = "import time; time.sleep(10)"

WATCH = """() => {
    const picker = document.querySelector('.pm-picker');
    window.clickTimes = [];
    picker.addEventListener('pointerdown', (event) => {
        const began = event.timeStamp;
        const number = event.target.closest('[data-number]')?.dataset.number;
        const look = () => {
            const stage = picker.querySelector('.pm-stage');
            const image = stage?.querySelector('img');
            const isThere = stage?.checkVisibility() && image.complete && image.naturalWidth > 0;
            if (!isThere || !stage.textContent.includes(`variation ${number} of`)) return requestAnimationFrame(look);
            // A task that was queued in a frame runs after that frame was painted.
            requestAnimationFrame(() => setTimeout(() => window.clickTimes.push(performance.now() - began)));
        };
        requestAnimationFrame(look);
    }, true);
}"""


def milliseconds(notebook: Notebook) -> list[float]:
    """Click three pictures in turn while a cell runs, and return how long each took to stand there large."""
    notebook.run(0)
    notebook.run(1)
    all_painted(notebook, 1, 4)
    page = notebook.page
    page.evaluate(WATCH)
    notebook.start(2)
    for count, number in enumerate((3, 2, 4), 1):
        notebook.pictures(1).nth(number - 1).click()
        page.wait_for_function("count => window.clickTimes.length === count", arg=count)
    times: list[float] = page.evaluate("window.clickTimes")
    expect(notebook.cell(2).locator(".jp-InputPrompt").first).to_have_text("[*]:")  # it ran all the while
    notebook.finish(2)
    expect(notebook.cell(1)).to_contain_text("variation 4 of 4")
    return times


def report() -> Iterator[str]:
    """Yield the median and the slowest of the clicks."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright, Lab(Path(folder)) as lab:
        browser = playwright.chromium.launch(executable_path=chromium(), args=list(FLAGS))
        page = browser.new_page(viewport={"width": 1200, "height": 1600})
        times = milliseconds(lab.notebook(page, LOAD, PAINT, BUSY, name="clicks"))
        browser.close()
    middle, most = statistics.median(times), max(times)
    share = middle / ALLOWED
    yield f"click to large picture      {middle:6.0f} ms, {share:.2f} x the {ALLOWED} ms aimed at ({most:.0f} at most)"
