"""Everything that a hand can do in the picker of pictures, with real keys and clicks."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest
from browser.lab import Lab, Notebook
from browser.steps import LOAD, PAINT, all_painted, choose, dialog_of, page_of, painted, refine, saved_number
from playwright.sync_api import Browser, Locator, expect

pytestmark = pytest.mark.browser

STAR_SECONDS = 5

NAMELESS = """picker => [...picker.querySelectorAll('button, input, select, textarea')]
    .filter(control => control.checkVisibility())
    .filter(control => !control.title || !(control.ariaLabel || control.textContent.trim()))
    .map(control => control.outerHTML)"""


@pytest.fixture(scope="module", params=["lab", "notebook7"])
def notebook(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Notebook]:
    """A notebook in which four pictures were painted; each test chooses anew what it starts from."""
    server: Lab = request.getfixturevalue(request.param)
    with page_of(browser) as page:
        notebook = server.notebook(page, LOAD, PAINT, name="hand")
        painted(notebook)
        yield notebook


def full_picture(dialog: Locator, nth: int = 0) -> Locator:
    return dialog.locator(".pm-full:visible").nth(nth)


@pytest.mark.parametrize("way", ["Enter", " ", "double click", "button"])
def test_a_picture_is_zoomed_to_its_full_size_and_escape_closes(notebook: Notebook, way: str) -> None:
    card = choose(notebook, 1)
    if way == "double click":
        card.dblclick()
    elif way == "button":
        notebook.picker(1).get_by_role("button", name="Zoom").click()
    else:
        notebook.page.keyboard.press(way)
    dialog = dialog_of(notebook)
    expect(dialog).to_have_accessible_name("Zoom: variation 1 of 4")
    expect(full_picture(dialog)).to_have_js_property("naturalWidth", 384)
    expect(dialog.locator(".pm-coming")).to_have_count(0)
    notebook.page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(card).to_be_focused()


def test_arrows_and_digits_move_on_in_the_zoom_and_choose_nothing_until_enter(notebook: Notebook) -> None:
    first = choose(notebook, 1)
    notebook.page.keyboard.press("Enter")
    dialog = dialog_of(notebook)
    for key, number in (("ArrowRight", 2), ("ArrowRight", 3), ("ArrowLeft", 2), ("4", 4), ("ArrowRight", 1), ("9", 1)):
        notebook.page.keyboard.press(key)
        expect(dialog).to_have_accessible_name(f"Zoom: variation {number} of 4")
    notebook.page.keyboard.press("3")
    expect(first).to_have_attribute("aria-selected", "true")
    notebook.page.keyboard.press("Enter")
    third = notebook.pictures(1).nth(2)
    expect(third).to_have_attribute("aria-selected", "true")
    expect(third).to_be_focused()
    expect(notebook.cell(1).locator("figcaption")).to_contain_text("variation 3 of 4")
    assert saved_number(notebook, notebook.save()) == 3


def test_c_compares_with_what_was_chosen_before_and_a_button_chooses(notebook: Notebook) -> None:
    choose(notebook, 4)
    choose(notebook, 2)
    notebook.page.keyboard.press("c")
    dialog = dialog_of(notebook)
    expect(dialog).to_have_accessible_name("Compare: variations 4 and 2")
    boxes = [full_picture(dialog, nth).bounding_box() for nth in (0, 1)]
    assert boxes[0] is not None
    assert boxes[1] is not None
    assert boxes[0]["x"] + boxes[0]["width"] <= boxes[1]["x"]
    notebook.page.keyboard.press("ArrowRight")
    expect(dialog).to_have_accessible_name("Compare: variations 4 and 3")
    notebook.page.keyboard.press("1")
    expect(dialog).to_have_accessible_name("Compare: variations 4 and 1")
    dialog.get_by_role("button", name="Choose 4").click()
    expect(notebook.pictures(1).nth(3)).to_have_attribute("aria-selected", "true")
    expect(notebook.pictures(1).nth(3)).to_be_focused()


def test_s_stars_by_a_shape_and_the_history_knows(notebook: Notebook) -> None:
    card = choose(notebook, 2)
    for is_starred in (True, False):
        notebook.page.keyboard.press("s")
        expect(card.locator(".pm-starred")).to_be_visible(visible=is_starred)
        name = card.get_attribute("aria-label") or ""
        assert ("starred" in name) is is_starred
        expect(notebook.picker(1).get_by_role("button", name="Star (S)")).to_have_attribute(
            "aria-pressed", str(is_starred).lower()
        )
        notebook.run(0)
        check_starred(notebook, 2, is_starred)
        choose_again(notebook, card)


def check_starred(notebook: Notebook, number: int, is_starred: bool) -> None:
    """Wait until the history on disk knows: the kernel hears widgets and cells in two threads."""
    deadline = time.monotonic() + STAR_SECONDS
    while notebook.history[-1].variations[number - 1].starred is not is_starred:
        assert time.monotonic() < deadline, f"the history does not know that starred is {is_starred}"
        notebook.page.wait_for_timeout(50)


def choose_again(notebook: Notebook, card: Locator) -> None:
    """Bring the picker back where another cell's run has kept it, and stand on the card."""
    if not notebook.picker(1).count():
        notebook.run(1)
        all_painted(notebook, 1, 4)
    card.click()


def test_single_keys_stay_in_the_picker_and_commands_reach_the_notebook(notebook: Notebook) -> None:
    choose(notebook, 2)
    cells = notebook.page.locator(".jp-Cell").count()
    for key in ("c", "d", "d", "x", "1", "s", "s", "Escape"):
        notebook.page.keyboard.press(key)
    expect(dialog_of(notebook)).to_have_count(0)
    assert notebook.page.locator(".jp-Cell").count() == cells, "keys of the lightbox edited the notebook"
    assert notebook.page.locator(".jp-MarkdownCell").count() == 0
    notebook.save()
    notebook.page.keyboard.press("Enter")
    expect(dialog_of(notebook)).to_be_visible()
    notebook.save()
    notebook.page.keyboard.press("Escape")


def test_copy_takes_the_prompt_of_the_chosen_picture(notebook: Notebook) -> None:
    choose(notebook, 3)
    copy = notebook.picker(1).get_by_title("Copy the prompt of 3")
    copy.click()
    expect(copy).to_have_text("Copied ✓")
    assert notebook.page.evaluate("navigator.clipboard.readText()") == notebook.history[-1].prompts[2].text


def test_save_downloads_the_original_file(notebook: Notebook) -> None:
    choose(notebook, 4)
    with notebook.page.expect_download() as downloading:
        notebook.picker(1).get_by_role("button", name="Save", exact=True).click()
    picture = notebook.history[-1].variations[3].picture
    assert picture is not None
    assert downloading.value.suggested_filename == "a-beach-sunset-4.png"
    assert downloading.value.path().read_bytes() == picture.read()


def test_every_control_has_a_name_and_a_tooltip(notebook: Notebook) -> None:
    choose(notebook, 1)
    assert notebook.picker(1).evaluate(NAMELESS) == []
    notebook.page.keyboard.press("c")
    expect(dialog_of(notebook)).to_be_visible()
    assert notebook.picker(1).evaluate(NAMELESS) == []
    notebook.page.keyboard.press("Escape")


def test_pictures_are_options_with_their_words_and_hold_no_control(notebook: Notebook) -> None:
    choose(notebook, 2)
    prompts = notebook.history[-1].prompts
    for number, option in enumerate(notebook.pictures(1).all(), 1):
        name = option.get_attribute("aria-label") or ""
        assert name.startswith(f"Variation {number}, ")
        assert prompts[number - 1].title in name
        assert option.locator("button, input, select, textarea, a").count() == 0


def test_more_vary_and_refine_add_to_the_generation(notebook: Notebook) -> None:
    choose(notebook, 2)
    picker = notebook.picker(1)
    picker.get_by_role("button", name="Vary", exact=True).click()
    stop = picker.get_by_role("button", name="Stop")
    expect(stop).to_be_visible()
    all_painted(notebook, 1, 8)
    expect(stop).to_be_hidden()
    assert [variation.origin for variation in notebook.history[-1].variations[4:]] == [2] * 4
    refine(notebook, 2, "make it night")
    all_painted(notebook, 1, 9)
    expect(notebook.pictures(1).nth(8)).to_have_attribute("aria-selected", "true")
    expect(notebook.cell(1).locator("figcaption")).to_contain_text("variation 9 of 9")
    expect(stop).to_be_hidden()
    assert saved_number(notebook, notebook.save()) == 9
    picker.get_by_role("button", name="More", exact=True).click()
    all_painted(notebook, 1, 13)
    expect(notebook.pictures(1).nth(8)).to_have_attribute("aria-selected", "true")
