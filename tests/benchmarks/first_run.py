"""From a cell's start to its cards on screen, in the shipped tour when it is run first, beside a fresh `%paint`."""

from __future__ import annotations

import statistics
import tempfile
from collections.abc import Iterator
from pathlib import Path

import nbformat
from browser.conftest import FLAGS, chromium
from browser.lab import CELL_MILLISECONDS, Lab, Notebook
from playwright.sync_api import sync_playwright

ALLOWED = 500
"""Milliseconds."""

TOUR = Path(__file__).parent.parent.parent / "notebooks" / "tour.ipynb"

FRESH = "%paint --fresh --seed 90210 a walled garden in June"
"""Painted by nobody before: the reference."""

WATCH = """cell => {
    window.firstRun = {};
    let began;
    const look = () => {
        const prompt = cell.querySelector('.jp-InputPrompt').textContent;
        if (began === undefined && prompt.includes('*')) began = performance.now();
        const cards = [...cell.querySelectorAll('.pm-picker [role=option]')].filter((card) => card.checkVisibility());
        // A cell with its choice made shows a figure, and no picker.
        const figure = cell.querySelector('figure img[data-first-run]') ? null : cell.querySelector('figure img');
        if (began !== undefined && (cards.length || (!window.firstRun.before && figure)))
            return requestAnimationFrame(() => setTimeout(() => (window.firstRun.took = performance.now() - began)));
        requestAnimationFrame(look);
    };
    for (const image of cell.querySelectorAll('figure img')) image.dataset.firstRun = '';
    window.firstRun.before = false;
    look();
}"""
"""Tells how long it takes from the star in the prompt to cards, or a new figure, that are painted in the page."""


def milliseconds(notebook: Notebook, number: int) -> float:
    """Run a cell, and return how long it took until its cards stood there."""
    notebook.cell(number).scroll_into_view_if_needed()
    notebook.cell(number).evaluate(WATCH)
    notebook.run(number)
    notebook.page.wait_for_function("() => window.firstRun.took", timeout=CELL_MILLISECONDS)
    took: float = notebook.page.evaluate("window.firstRun.took")
    return took


def cells_with_pickers() -> list[int]:
    """The numbers of the tour's code cells that paint, and ask a person to choose."""
    tour = nbformat.read(TOUR, as_version=4)  # type: ignore[no-untyped-call]
    code = [cell.source for cell in tour.cells if cell.cell_type == "code"]
    asks = ("%paint", "%imageprompt")
    return [
        k
        for k, source in enumerate(code)
        if any(word in source for word in asks) and "--pick" not in source and "--dry-run" not in source
    ]


def report(folder: str = "") -> Iterator[str]:
    """Yield the median and the slowest of the tour's cells; with a folder, put a picture of each cell there."""
    with tempfile.TemporaryDirectory() as place, sync_playwright() as playwright, Lab(Path(place)) as lab:
        browser = playwright.chromium.launch(executable_path=chromium(), args=list(FLAGS))
        page = browser.new_page(viewport={"width": 1200, "height": 1400})
        tour = nbformat.read(TOUR, as_version=4)  # type: ignore[no-untyped-call]
        tour.cells.append(nbformat.v4.new_code_cell(FRESH))  # type: ignore[no-untyped-call]
        notebook = lab.open(page, tour, "tour")
        notebook.run(0)
        times = []
        count = sum(cell.cell_type == "code" for cell in tour.cells)
        for number in range(1, count):
            if number not in (*cells_with_pickers(), count - 1):
                notebook.run(number)
                continue
            times.append(milliseconds(notebook, number))
            if folder:
                page.wait_for_timeout(1000)
                notebook.cell(number).screenshot(path=Path(folder) / f"tour-{number}.png")
        browser.close()
    *shown, fresh = times
    middle, most = statistics.median(shown), max(shown)
    yield (
        f"first run of the tour       {middle:6.0f} ms to cards, {middle / fresh:.2f} x a fresh %paint ({most:.0f} at "
        f"most; {ALLOWED} allowed)"
    )
