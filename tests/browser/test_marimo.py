"""marimo, which knows neither magics nor our formatters: pictures show themselves, and the picker picks."""

from __future__ import annotations

import importlib.util
import time
from pathlib import Path

import pytest
from browser.marimo import Marimo, export, written
from playwright.sync_api import Page, expect

from promptmagic import History

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(
        importlib.util.find_spec("marimo") is None,
        reason="marimo is not installed: pip install marimo, in an environment of its own",
    ),
]

CELLS = (
    """():
from promptmagic import Picker, Studio
studio = Studio(painter="sketch", expander="template", size="192x128")
art = studio.paint("a beach sunset", n=3)
return Picker, art, studio""",
    "(art):\nart",
    "(art):\nart.variations[1]",
    "(art):\nart.prompts[0]",
    "(studio, art):\n[art]\nstudio.history",
)
PICKER = "(Picker, art):\nPicker(art)"
WAIT = 60_000
PATIENCE = 100
"""How many tenths of a second a click may take to reach the history."""


def test_an_export_holds_the_pictures(tmp_path: Path) -> None:
    page = export(written(tmp_path, *CELLS))
    assert "a beach sunset \\u00b7 variation 1 of 3" in page or "a beach sunset · variation 1 of 3" in page
    assert page.count("data:image/jpeg;base64,") >= 3, "a generation, a variation, and those of the history's table"
    assert "variation 2: " in page
    assert "1 generation, 3 pictures, free" in page
    assert "Traceback" not in page


def test_pictures_show_themselves_and_the_picker_picks(tmp_path: Path, page: Page) -> None:
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    with Marimo(written(tmp_path, *CELLS, PICKER)) as server:
        page.goto(server.url)
        expect(page.get_by_text("a beach sunset · variation 1 of 3").first).to_be_visible(timeout=WAIT)
        expect(page.locator("img[alt*='a beach sunset']").first).to_be_visible()
        expect(page.get_by_text("variation 2: ")).to_be_visible()
        cards = page.get_by_role("listbox", name="Pictures").get_by_role("option")
        expect(cards.locator(".pm-image:visible")).to_have_count(3, timeout=WAIT)
        cards.nth(1).click()
        expect(cards.nth(1)).to_have_attribute("aria-selected", "true")
        for _ in range(PATIENCE):
            if History(tmp_path)[-1].record.chosen == 2:
                break
            time.sleep(0.1)
        assert History(tmp_path)[-1].record.chosen == 2
        cards.nth(1).dblclick()
        expect(page.get_by_role("dialog")).to_be_visible()
        page.keyboard.press("Escape")
        expect(page.get_by_role("dialog")).to_be_hidden()
    assert errors == []
