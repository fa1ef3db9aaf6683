"""What 300 pickers leave in kernel and page, once each was made, used and kept in a real JupyterLab."""

from __future__ import annotations

import json
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from browser.conftest import FLAGS, chromium
from browser.lab import Lab, Notebook
from browser.steps import LOAD
from browser.test_keeping import COUNT_BLOBS
from playwright.sync_api import Page, expect, sync_playwright

ROUNDS, EACH = 60, 5
"""How often a cell is run, and how many pickers it shows."""

WARM = 4
"""Rounds before what is held is counted for the first time."""

WAIT = 120_000
"""Milliseconds, for what is painted."""

PAINT = "k = globals().get('k', 0) + 1\n" + "\n".join(
    f"%paint -n 2 --size 64x64 -e template -p sketch a calm sea {name} {{k}}" for name in "abcde"[:EACH]
)

ASK = """import gc, json, os, threading
from comm import get_comm_manager
from ipywidgets.widgets import widget
gc.collect()
ours = [held for held in gc.get_objects() if str(type(held).__module__).startswith("promptmagic.display")]
files = [f"/proc/self/fd/{name}" for name in os.listdir("/proc/self/fd")]
print(json.dumps({"widgets": len(widget._instances), "comms": len(get_comm_manager().comms),
    "objects of the display": len(ours), "threads": threading.active_count(),
    "handles": len(list(filter(os.path.exists, files)))}))
"""

USE = """async () => {
    const wait = () => new Promise((done) => setTimeout(done, 60));
    const press = (picker, name) => [...picker.querySelectorAll("button")]
        .find((button) => (button.title || button.textContent).startsWith(name)).click();
    for (const picker of document.querySelectorAll(".pm-picker")) {
        picker.querySelectorAll(".pm-pictures .pm-card")[1].click();
        press(picker, "Zoom");
        while (picker.querySelector(".pm-box[open] .pm-coming")) await wait();
        press(picker, "Close");
        press(picker, "Star");
        press(picker, "What can be done");
        const keep = [...picker.querySelectorAll("button")].find((button) => button.textContent === "Keep 2");
        keep.click();
    }
}"""
"""Chooses, zooms, stars and keeps in each picker of the page."""


def use(notebook: Notebook) -> None:
    """Run the cell, and use and keep all of its pickers."""
    notebook.run(1)
    painted = notebook.page.locator('.pm-pictures [data-state="painted"] .pm-image:visible')
    expect(painted).to_have_count(2 * EACH, timeout=WAIT)
    notebook.page.evaluate(USE)
    expect(notebook.page.locator(".pm-picker")).to_have_count(0, timeout=WAIT)


def held(notebook: Notebook, page: Page) -> Mapping[str, int]:
    """Return what kernel and page hold now."""
    notebook.run(2)
    answer = notebook.cell(2).locator(".jp-OutputArea-output")
    expect(answer).to_contain_text("handles")
    told: dict[str, Any] = json.loads(answer.inner_text())
    session = page.context.new_cdp_session(page)
    session.send("HeapProfiler.collectGarbage")
    session.send("Performance.enable")
    metrics = {entry["name"]: entry["value"] for entry in session.send("Performance.getMetrics")["metrics"]}
    session.detach()
    told["blobs"] = page.evaluate("window.blobs.size")
    told["elements of the page"] = int(metrics["Nodes"])
    told["listeners of the page"] = int(metrics["JSEventListeners"])
    told["megabytes of the page"] = round(metrics["JSHeapUsedSize"] / 1e6)
    return told


def report(rounds: int = ROUNDS) -> Iterator[str]:
    """Yield what is held after some rounds, and what is held beyond it after all."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright, Lab(Path(folder)) as lab:
        browser = playwright.chromium.launch(executable_path=chromium(), args=list(FLAGS))
        page = browser.new_page(viewport={"width": 1200, "height": 2400})
        page.add_init_script(COUNT_BLOBS)
        notebook = lab.notebook(page, LOAD, PAINT, ASK, name="pickers")
        notebook.run(0)
        for _ in range(WARM):
            use(notebook)
        before = held(notebook, page)
        for _ in range(rounds):
            use(notebook)
        after = held(notebook, page)
        browser.close()
    growth = Counter(after)
    growth.subtract(before)
    told = ", ".join(f"{count:+,} {what} ({after[what]:,})" for what, count in growth.items())
    yield f"{rounds * EACH} pickers made, used and kept: {told}"
