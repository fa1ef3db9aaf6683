"""`paint_history` as a person uses it: look through, search, star, open, choose again, repaint, save."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from browser.lab import Lab, Notebook
from browser.pixels import difference, figure_picture, figures
from browser.steps import FAR, comes_true, run_far_below, scroll_to
from playwright.sync_api import Locator, Page, expect

from promptmagic import History, Studio

pytestmark = pytest.mark.browser

LOAD = "%load_ext promptmagic"
WIDGET = "application/vnd.jupyter.widget-view+json"
SIZE = "192x128"


def gallery_of(server: Lab, page: Page, name: str, *more: str) -> tuple[Notebook, Studio]:
    """Open a notebook in which fourteen generations were painted, and show its gallery in the second cell."""
    notebook = server.notebook(page, LOAD, "paint_history", "1 + 1", *more, name=name)
    studio = Studio(History(notebook.path.parent, name=name), painter="sketch", expander="template", size=SIZE)
    for number in range(13):
        studio.paint(f"a calm sea {number}", n=1)
    studio.paint("a beach sunset", n=3)
    notebook.run(0)
    notebook.run(1)
    expect(cards(notebook)).to_have_count(12)
    return notebook, studio


def cards(notebook: Notebook) -> Locator:
    return notebook.cell(1).locator(".pg-gallery").get_by_role("list", name="Generations").get_by_role("listitem")


def open_card(notebook: Notebook, number: int) -> Locator:
    """Open a generation of the page, counted from 0, and return its dialog."""
    cards(notebook).nth(number).locator(".pg-open").click()
    dialog = notebook.page.get_by_role("dialog")
    expect(dialog).to_be_visible()
    return dialog


def test_pages_search_and_stars(front_end: Lab, page: Page) -> None:
    notebook, studio = gallery_of(front_end, page, "look")
    gallery = notebook.cell(1).locator(".pg-gallery")
    expect(gallery).to_contain_text("1 to 12 of 14")
    expect(gallery.locator(".pg-image:visible")).to_have_count(12)
    gallery.get_by_role("button", name="Older").click()
    expect(gallery).to_contain_text("13 to 14 of 14")
    expect(cards(notebook)).to_have_count(2)
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    expect(gallery).to_contain_text("1 to 12 of 14")

    search = gallery.get_by_role("searchbox")
    search.click()
    page.keyboard.type("BEACH x")
    expect(gallery).to_contain_text("Nothing in this notebook fits “BEACH x”.")
    page.keyboard.press("Backspace")
    page.keyboard.press("Backspace")
    expect(cards(notebook)).to_have_count(1)
    expect(search).to_have_value("BEACH")
    assert page.locator(".jp-CodeCell").count() == 3, "the keys of the field stayed in it"

    gallery.locator(".pg-open").focus()
    page.keyboard.press("s")
    expect(gallery.get_by_role("button", name="Star a beach sunset")).to_have_attribute("aria-pressed", "true")
    search.fill("")
    gallery.get_by_role("button", name="Starred").click()
    expect(cards(notebook)).to_have_count(1)
    assert [generation.brief for generation in studio.history.starred] == ["a beach sunset"]


def test_what_is_opened_is_large_and_the_keys_turn_its_variations(front_end: Lab, page: Page) -> None:
    notebook, _ = gallery_of(front_end, page, "zoom")
    openers = notebook.cell(1).locator(".pg-open")
    openers.nth(1).focus()
    expect(openers.nth(1)).to_be_focused()
    page.keyboard.press("ArrowLeft")
    expect(openers.nth(0)).to_be_focused()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name="a beach sunset")
    expect(dialog).to_contain_text("variation 1 of 3 · offline sketch")
    page.keyboard.press("ArrowRight")
    expect(dialog).to_contain_text("variation 2 of 3")
    picture = dialog.locator(".pg-large")
    expect(picture).to_be_visible()
    page.wait_for_function("() => document.querySelector('.pg-large').naturalWidth === 192")
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    assert page.locator(".jp-CodeCell").count() == 3


def test_choosing_again_shows_a_picker_with_its_figure_and_leaves_no_widget(front_end: Lab, page: Page) -> None:
    notebook, studio = gallery_of(front_end, page, "restore", *FAR)
    open_card(notebook, 0).get_by_role("button", name="Open in a picker").click()
    pictures = notebook.pictures(1)
    expect(pictures).to_have_count(3)
    expect(notebook.cell(1)).to_contain_text("variation 1 of 3")
    pictures.nth(1).click()
    expect(notebook.cell(1)).to_contain_text("variation 2 of 3 · offline sketch")
    assert studio.history[-1].record.chosen == 2
    run_far_below(notebook, 4, ".pg-gallery")
    expect(notebook.cell(1).locator(".pg-gallery")).to_have_count(0)
    node = notebook.save()
    [figure] = figures(node, 1)
    assert difference(figure_picture(figure), studio.history[-1].picture.image) < 2
    assert not any(WIDGET in output.get("data", {}) for output in node.cells[1].outputs)


def test_repainting_paints_anew_and_back_leads_to_the_table(front_end: Lab, page: Page) -> None:
    notebook, studio = gallery_of(front_end, page, "repaint")
    open_card(notebook, 0).get_by_role("button", name="Repaint all 3 · free").click()
    expect(notebook.cell(1)).to_contain_text("3 painted")
    expect(notebook.pictures(1)).to_have_count(3)
    expect(notebook.cell(1)).to_contain_text("variation 1 of 3")
    assert len(studio.history) == 15
    assert studio.history[-1].parent == studio.history[-2]
    notebook.cell(1).get_by_role("button", name="Back to the gallery").click()
    expect(cards(notebook)).to_have_count(12)
    expect(notebook.cell(1)).to_contain_text("15 generations")


def test_a_generation_is_deleted_and_undo_brings_it_back(front_end: Lab, page: Page) -> None:
    notebook, studio = gallery_of(front_end, page, "delete")
    open_card(notebook, 0).get_by_role("button", name="Delete").click()
    gallery = notebook.cell(1).locator(".pg-gallery")
    expect(gallery).to_contain_text("“a beach sunset” is deleted.")
    expect(gallery).to_contain_text("1 to 12 of 13")
    assert len(studio.history) == 13
    gallery.get_by_role("button", name="Undo").click()
    expect(gallery).to_contain_text("“a beach sunset” is back.")
    expect(cards(notebook).first).to_contain_text("a beach sunset")
    expect(gallery.locator(".pg-image:visible")).to_have_count(12)
    expect(gallery.get_by_role("button", name="Undo")).to_have_count(0)
    assert len(studio.history) == 14


def test_a_picture_is_saved_and_copied_from_what_is_opened(lab: Lab, page: Page) -> None:
    notebook, studio = gallery_of(lab, page, "out")
    dialog = open_card(notebook, 0)
    page.keyboard.press("ArrowRight")
    expect(dialog).to_contain_text("variation 2 of 3")
    with page.expect_download() as download:
        dialog.get_by_role("button", name="Save").click()
    assert download.value.suggested_filename == "a-beach-sunset-2.png"
    picture = studio.history[-1].variations[1].picture
    assert picture is not None
    assert download.value.path().read_bytes() == picture.read()
    dialog.get_by_role("button", name="Copy prompt").click()
    expect(dialog.get_by_role("button", name="Copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == studio.history[-1].prompts[1].text
    dialog.get_by_role("button", name="Copy picture").click()
    expect(dialog).to_contain_text("The picture is copied.")
    size = page.evaluate(
        """async () => {
            const [item] = await navigator.clipboard.read();
            const bitmap = await createImageBitmap(await item.getType("image/png"));
            return [bitmap.width, bitmap.height];
        }"""
    )
    assert size == [picture.width, picture.height]


def test_the_saved_notebook_shows_the_table_without_a_kernel(front_end: Lab, page: Page) -> None:
    notebook, _ = gallery_of(front_end, page, "saved", *FAR)
    table = notebook.cell(1).locator(".pg-static figure").first
    expect(table).to_be_hidden()
    run_far_below(notebook, 4, ".pg-gallery")
    expect(table).to_be_visible()
    node = notebook.save()
    assert not any(WIDGET in output.get("data", {}) for output in node.cells[1].outputs)
    assert sum(len(str(output)) for output in node.cells[1].outputs) < 125_000
    notebook.shut_kernel_down()
    notebook.open()
    expect(notebook.cell(1).get_by_role("img", name="a beach sunset")).to_be_visible()
    expect(page.get_by_text("Error displaying widget")).to_have_count(0)


def test_a_gallery_that_was_saved_alive_still_leaves_its_table(front_end: Lab, page: Page) -> None:
    notebook, _ = gallery_of(front_end, page, "alive")
    notebook.save()
    notebook.shut_kernel_down()
    notebook.open()
    expect(notebook.cell(1).locator(".pg-static img").first).to_be_visible()
    expect(notebook.cell(1).locator(".jupyter-widgets")).to_be_hidden()
    expect(page.get_by_text("Error displaying widget")).to_have_count(0)


def test_after_a_reload_the_gallery_is_back(lab: Lab, page: Page) -> None:
    notebook, _ = gallery_of(lab, page, "reload")
    notebook.save()
    notebook.open()
    expect(notebook.cell(1).locator(".pg-image:visible")).to_have_count(12)
    notebook.run(2)
    expect(cards(notebook)).to_have_count(12)


def violations(page: Page, where: str) -> list[str]:
    """Return what axe finds wrong there."""
    found = Axe().run(page, context=where)
    return [
        f"{violation['id']}: {node['html'][:160]} {node['failureSummary'][:200]}"
        for violation in found.response["violations"]
        for node in violation["nodes"]
    ]


@pytest.mark.parametrize("theme", ["JupyterLab Light", "JupyterLab Dark", "JupyterLab Dark High Contrast"])
def test_axe_finds_nothing_wrong(lab: Lab, page: Page, theme: str) -> None:
    lab.use_theme(theme)
    try:
        notebook, _ = gallery_of(lab, page, f"axe-{theme.rpartition(' ')[2].lower()}", *FAR)
    finally:
        lab.use_theme("JupyterLab Light")
    expect(notebook.cell(1).locator(".pg-image:visible")).to_have_count(12)
    assert violations(page, ".pg-gallery") == [], "the table"
    page.emulate_media(forced_colors="active")
    assert violations(page, ".pg-gallery") == [], "the table in forced colours"
    page.emulate_media(forced_colors="none")
    open_card(notebook, 0).get_by_role("button", name="Delete").click()
    expect(notebook.cell(1).get_by_role("button", name="Undo")).to_be_visible()
    assert violations(page, ".pg-gallery") == [], "something was deleted"
    notebook.cell(1).get_by_role("button", name="Undo").click()
    expect(cards(notebook).first).to_contain_text("a beach sunset")
    dialog = open_card(notebook, 0)
    expect(dialog.locator(".pg-large")).to_be_visible()
    assert violations(page, ".pg-dialog") == [], "what is opened"
    dialog.get_by_role("button", name="Open in a picker").click()
    expect(notebook.pictures(1)).to_have_count(3)
    assert violations(page, ".pg-gallery") == [], "the picker in it"
    run_far_below(notebook, 4, ".pg-gallery")
    expect(notebook.cell(1).locator(".pg-gallery")).to_have_count(0)
    assert violations(page, ".jp-OutputArea") == [], "what is saved"


@pytest.mark.parametrize("width", [320, 800, 1800])
def test_it_fits_any_page(lab: Lab, page: Page, width: int) -> None:
    notebook, _ = gallery_of(lab, page, f"fit-{width}")
    page.set_viewport_size({"width": width, "height": 900})
    gallery = notebook.cell(1).locator(".pg-gallery")
    scroll_to(gallery)
    comes_true(gallery, "gallery => gallery.scrollWidth <= gallery.clientWidth + 1")
    open_card(notebook, 0)
    comes_true(page.get_by_role("dialog"), "dialog => dialog.scrollWidth <= dialog.clientWidth + 1")
