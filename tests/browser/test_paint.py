"""`%paint` as a person does it: run, look, click, save, keep, come back tomorrow."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from browser.lab import Lab, Notebook
from browser.pixels import closest, difference, figure_picture, figures
from playwright.sync_api import Page, expect

if TYPE_CHECKING:
    from conftest import RunCells

pytestmark = pytest.mark.browser

BRIEF = "a beach sunset"
LOAD = "%load_ext promptmagic"
PAINT = f"%paint --size 384x384 {BRIEF}"


def painted(notebook: Notebook, cell: int = 1) -> None:
    """Run the first cells and wait until all four pictures stand in the picker."""
    for number in range(cell + 1):
        notebook.run(number)
    expect(notebook.picker(cell).locator(".pm-pictures .pm-image:visible")).to_have_count(4)


def test_the_clicked_picture_is_saved_kept_and_there_without_a_kernel(lab: Lab, page: Page) -> None:
    notebook = lab.notebook(page, LOAD, PAINT, name="kept")
    painted(notebook)
    notebook.pictures(1).nth(2).click()
    expect(notebook.cell(1)).to_contain_text("variation 3 of 4")
    node = notebook.save()
    originals = [picture.image for picture in notebook.history[-1].record.pictures]
    [figure] = figures(node, 1)
    assert closest(figure_picture(figure), originals) == 3
    assert difference(figure_picture(figure), originals[2]) < 2

    notebook.picker(1).get_by_role("button", name="Keep 3").click()
    expect(notebook.picker(1)).to_have_count(0)
    expect(notebook.cell(1)).to_contain_text("variation 3 of 4 · run the cell again to choose anew, free")
    node = notebook.save()
    assert all("application/vnd.jupyter.widget-view+json" not in o.get("data", {}) for o in node.cells[1].outputs)
    notebook.shut_kernel_down()
    page.reload()
    expect(notebook.cell(1).get_by_role("img", name=BRIEF)).to_be_visible(timeout=60_000)
    expect(page.get_by_text("Error displaying widget")).to_have_count(0)


def test_keys_choose_and_only_the_pickers_own_keys_stay_in_it(lab: Lab, page: Page) -> None:
    notebook = lab.notebook(page, LOAD, PAINT, name="keys")
    painted(notebook)
    options = notebook.pictures(1)

    def chosen() -> list[str | None]:
        return [option.get_attribute("aria-selected") for option in options.all()]

    options.nth(0).click()
    for key, number in (
        ("ArrowRight", 1),
        ("End", 3),
        ("ArrowLeft", 2),
        ("Home", 0),
        ("2", 1),
        ("9", 1),
        ("ArrowUp", 1),
    ):
        page.keyboard.press(key)
        expect(options.nth(number)).to_be_focused()
        assert chosen() == [str(k == number).lower() for k in range(4)], key
    cells = page.locator(".jp-Cell").count()
    assert page.locator(".jp-MarkdownCell").count() == 0, "a digit turned the cell into a heading"
    assert cells == page.locator(".jp-Cell").count()
    expect(notebook.cell(1).locator("figcaption")).to_contain_text("variation 2 of 4")
    node = notebook.save()
    assert "variation 2 of 4" in figures(node, 1)[0].data["text/plain"]


def test_the_same_cell_again_restores_pictures_and_pick(lab: Lab, page: Page) -> None:
    notebook = lab.notebook(page, LOAD, PAINT, name="again")
    painted(notebook)
    notebook.pictures(1).nth(3).click()
    expect(notebook.cell(1)).to_contain_text("variation 4 of 4")
    notebook.run(1)
    expect(notebook.picker(1).locator(".pm-image:visible")).to_have_count(4)
    expect(notebook.picker(1)).to_contain_text("shown again, nothing asked")
    expect(notebook.pictures(1).nth(3)).to_have_attribute("aria-selected", "true")
    expect(notebook.cell(1)).to_contain_text("variation 4 of 4")


def test_untrusted_notebooks_show_figure_and_caption(lab: Lab, page: Page) -> None:
    notebook = lab.notebook(page, LOAD, "%paint --pick 2 --size 384x384 a beach <b>sunset</b>", name="untrusted")
    notebook.run(0)
    notebook.run(1)
    notebook.save()
    copy = notebook.path.with_name("copied.ipynb")
    # Another text is another signature: the copy is as untrusted as one that came by mail.
    copy.write_text(notebook.path.read_text().replace("%load_ext promptmagic", "%load_ext  promptmagic"))
    stranger = Notebook(lab, page, copy)
    figure = stranger.cell(1).locator("figure")
    expect(figure.get_by_role("img", name="a beach <b>sunset</b>")).to_be_visible()
    expect(figure).to_contain_text("a beach <b>sunset</b> · variation 2 of 4 · offline sketch")


def test_a_notebook_executed_elsewhere_shows_its_figure_and_no_dead_picker(
    lab: Lab, page: Page, run_cells: RunCells
) -> None:
    node = run_cells(PAINT)
    assert node.metadata["widgets"], "nbclient saves the state of widgets"
    notebook = lab.open(page, node, "elsewhere")
    expect(notebook.cell(0).get_by_role("img", name=BRIEF)).to_be_visible()
    expect(notebook.picker(0)).to_be_attached()
    expect(notebook.picker(0)).to_be_hidden(timeout=10_000)
    expect(page.get_by_text("Error displaying widget")).to_have_count(0)


def test_an_interrupt_leaves_what_arrived_to_choose_from(lab: Lab, page: Page) -> None:
    notebook = lab.notebook(page, LOAD, f"%paint -n 10 --size 1536x1536 {BRIEF}", name="interrupt")
    notebook.run(0)
    notebook.start(1)
    expect(notebook.picker(1)).to_contain_text("interrupt the kernel (■) to stop")
    painted = notebook.picker(1).locator('.pm-pictures [data-state="painted"]')
    expect(painted.first).to_be_visible(timeout=60_000)
    page.get_by_role("button", name="Interrupt the kernel").click()
    expect(notebook.cell(1)).to_contain_text("CancelledError", timeout=60_000)
    expect(notebook.picker(1).locator('.pm-pictures [data-state="stopped"]').first).to_contain_text("not painted")
    painted.last.click()
    expect(painted.last).to_have_attribute("aria-selected", "true")
    number = painted.last.get_attribute("data-number")
    expect(notebook.cell(1)).to_contain_text(f"variation {number} of 10")
