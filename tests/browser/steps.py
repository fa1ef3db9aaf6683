"""What the tests of this folder do again and again in a notebook: paint, choose, and look at what was chosen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

from browser.lab import CELL_MILLISECONDS, Notebook
from browser.pixels import closest, figure_picture, figures
from nbformat import NotebookNode
from openai_loopback import BILLS, LoopbackOpenAI
from playwright.sync_api import Browser, Locator, Page, expect

LOAD = "%load_ext promptmagic"
BRIEF = "a beach sunset"
PAINT = f"%paint --size 384x384 {BRIEF}"
WIDGET = "application/vnd.jupyter.widget-view+json"
WAIT = 60_000  # milliseconds, for what is painted
FAR = ("\n" * 90, "print('next')")
"""Two cells: one that is higher than the page, and one below it. JupyterLab brings the head of a cell that is run into
view, and with it whatever stands above."""

DROP = """async (picker) => {
    const canvas = new OffscreenCanvas(256, 192);
    const context = canvas.getContext("2d");
    context.fillStyle = "#c96";
    context.fillRect(0, 0, 256, 192);
    context.fillStyle = "#36c";
    context.fillRect(40, 60, 120, 90);
    const file = new File([await canvas.convertToBlob()], "mine.png", { type: "image/png" });
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(file);
    picker.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
}"""
"""Drops a picture, as the browser does for a person."""


@contextmanager
def page_of(browser: Browser, width: int = 1200, height: int = 1000) -> Iterator[Page]:
    """Open a page of its own, for notebooks that several tests look at."""
    context = browser.new_context(viewport={"width": width, "height": height})
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    yield context.new_page()
    context.close()


def load_with(loopback: LoopbackOpenAI) -> str:
    """Return the cell that loads the extension with a server that bills as OpenAI does."""
    streams = {"openai": {**BILLS["openai"], "stream": True}}
    config = f"%config PromptMagics.servers = {streams!r}"
    return f"import os\nos.environ.update({loopback.environ!r})\n{LOAD}\n{config}"


def painted(notebook: Notebook, cell: int = 1, count: int = 4) -> None:
    """Run the first cells and wait until all pictures stand in the picker."""
    for number in range(cell + 1):
        notebook.run(number)
    all_painted(notebook, cell, count)


def all_painted(notebook: Notebook, cell: int, count: int) -> None:
    """Wait until that many pictures stand in a cell's picker."""
    expect(shown(notebook, cell)).to_have_count(count, timeout=WAIT)


def shown(notebook: Notebook, cell: int = 1) -> Locator:
    """Return the pictures that can be seen on the cards of a cell's picker."""
    return notebook.picker(cell).locator('.pm-pictures [data-state="painted"] .pm-image:visible')


def cards(notebook: Notebook, state: str, cell: int = 1) -> Locator:
    """Return the picture cards in a state."""
    return notebook.picker(cell).locator(f'.pm-pictures [data-state="{state}"]')


def choose(notebook: Notebook, number: int, cell: int = 1) -> Locator:
    """Click a picture, wait until the figure shows it, and return its card."""
    card = notebook.pictures(cell).nth(number - 1)
    card.click()
    expect(card).to_have_attribute("aria-selected", "true")
    expect(notebook.cell(cell).locator("figcaption")).to_contain_text(re.compile(rf"variation {number}(,| of )"))
    return card


def dialog_of(notebook: Notebook) -> Locator:
    """Return the lightbox that is open."""
    return notebook.page.get_by_role("dialog")


def saved_number(notebook: Notebook, node: NotebookNode, cell: int = 1) -> int:
    """Return which variation's picture the saved notebook shows below a cell: told by its pixels."""
    [figure] = figures(node, cell)
    return closest(figure_picture(figure), [picture.image for picture in notebook.history[-1].record.pictures])


def has_widget(node: NotebookNode, cell: int = 1) -> bool:
    """Say whether a saved cell holds a widget."""
    return any(WIDGET in output.get("data", {}) for output in node.cells[cell].outputs)


def refine(notebook: Notebook, number: int, words: str, cell: int = 1) -> None:
    """Type what to change in a picture once its button is ready: before, Enter leaves the words where they are."""
    picker = notebook.picker(cell)
    expect(picker.get_by_role("button", name=re.compile("^Refine"))).to_be_enabled(timeout=WAIT)
    picker.get_by_role("textbox", name=f"Refine {number} in words").fill(words)
    notebook.page.keyboard.press("Enter")


def restart(notebook: Notebook) -> None:
    """End the kernel and open the notebook again, as on another day."""
    notebook.shut_kernel_down()
    notebook.open()


def scroll_to(target: Locator) -> None:
    """Scroll to something as a person does, by hand: a picker that keeps itself in view lets go at the first key."""
    target.page.keyboard.press("Shift")
    target.scroll_into_view_if_needed()


def comes_true(target: Page | Locator, test: str) -> None:
    """Wait until a test in JavaScript holds, of the page or of this element: layout and focus follow a little later."""
    if isinstance(target, Page):
        target.wait_for_function(test)
    else:
        target.page.wait_for_function(test, arg=target.element_handle())


TWO_FRAMES = (
    """() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 0))))"""
)
"""Waits until a page has been laid out and painted twice, and its observers have been told."""


def run_far_below(notebook: Notebook, number: int = 3, shown: str = ".pm-picker") -> None:
    """Run a cell far below, where what the first shows is out of view and the page has had the time to tell so."""
    last = notebook.cell(number).locator(".cm-line").last
    scroll_to(last)
    expect(notebook.cell(1).locator(shown)).not_to_be_in_viewport()
    notebook.page.evaluate(TWO_FRAMES)  # within them the page tells the kernel what is in view, however slow it is
    notebook.page.wait_for_timeout(1000)  # the kernel hears it in another thread than what runs
    last.click()
    prompt = notebook.cell(number).locator(".jp-InputPrompt").first
    before = prompt.inner_text()  # of an earlier run: the cell is done when it has another
    notebook.page.keyboard.press("Control+Enter")
    expect(prompt).not_to_have_text(before, timeout=CELL_MILLISECONDS)
    notebook.finish(number)
