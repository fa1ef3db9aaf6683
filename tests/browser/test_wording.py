"""`--for` and `--explain` in the picker: what stands on the cards, and what Copy gives."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from browser.lab import Lab
from browser.steps import LOAD
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

CELL = (
    "%%imageprompt -n 2 -p sketch -e template --size 16:9 --seed 7 --no people -s photo --for midjourney --explain\n"
    "a fox reading"
)


@pytest.fixture(params=["JupyterLab Light", "JupyterLab Dark"])
def theme(request: pytest.FixtureRequest, lab: Lab) -> Iterator[str]:
    """A theme of JupyterLab, in use."""
    lab.use_theme(request.param)
    yield request.param
    lab.use_theme("JupyterLab Light")


def test_cards_show_what_copy_gives_and_which_words_say_what(lab: Lab, page: Page, theme: str) -> None:
    notebook = lab.notebook(page, LOAD, CELL, name=f"wording-{theme.rpartition(' ')[2].lower()}")
    notebook.run(0)
    notebook.run(1)
    card = notebook.picker(1).get_by_role("gridcell").nth(1)
    prompt = notebook.history[-1].record.prompts[1]
    wording = prompt.to("midjourney", size="16:9", seed=8)
    expect(card.locator(".pm-pasted")).to_have_text(f"for Midjourney, as Copy gives it{wording}")
    card.get_by_role("button", name="Copy prompt 2").click()
    assert page.evaluate("navigator.clipboard.readText()") == wording

    terms = card.get_by_role("term").all_inner_texts()
    assert {"subject", "setting", "light", "composition", "style", "mood", "palette", "left out"} >= set(terms)
    assert {"subject", "style", "left out"} <= set(terms)
    marked = card.locator(".pm-part").all_inner_texts()
    assert "a fox reading" in [part.lower() for part in marked]
    assert Axe().run(page, context=".pm-picker").response["violations"] == []

    field = card.get_by_role("textbox", name="Prompt 2")
    field.fill("a cat asleep")
    expect(card.locator(".pm-unknown")).to_have_text(
        "This prompt was edited: which of its words say what is not known."
    )
    expect(card.locator(".pm-part")).to_have_count(0)
    expect(card.locator(".pm-wording")).to_contain_text("a cat asleep, a ")
    expect(card.locator(".pm-wording")).to_contain_text("--ar 16:9 --seed 8 --no people")
