"""What vendors send, in real pages: a moving picture moves in each of them, a signed one leaves as it was signed."""

from __future__ import annotations

import io
import json
import re
import subprocess
import sys
from collections.abc import Iterator

import nbformat
import pytest
from browser.lab import Lab
from browser.steps import WAIT, all_painted, load_with, scroll_to
from browser.voila import Voila
from nbformat import NotebookNode
from openai_loopback import IMAGES, LoopbackOpenAI, picture
from PIL import Image, ImageDraw
from playwright.sync_api import Locator, Page, expect
from signing import signed, state

pytestmark = pytest.mark.browser

FRAMES, SIDE = 9, 512
MOST_BYTES = 1_500_000
"""What a cell with a moving picture may add to a notebook."""

MOVING = "%paint -p openai,frames=9 --format gif --raw -n 2 --size 512x512 a ball that rolls"
LOOKS = 25


def rolling() -> bytes:
    """A GIF of nine frames that no format makes small: a ball that rolls over noise."""
    frames = []
    for number in range(FRAMES):
        frame = Image.effect_noise((SIDE, SIDE), 60).convert("RGB")
        ImageDraw.Draw(frame).ellipse((40 * number, 200, 40 * number + 150, 350), fill=(200, 40, 30))
        frames.append(frame)
    buffer = io.BytesIO()
    frames[0].save(buffer, "GIF", save_all=True, append_images=frames[1:], duration=200, loop=0)
    return buffer.getvalue()


def moves(picture: Locator) -> bool:
    """Say whether a picture looks otherwise at another moment."""
    expect(picture).to_be_visible(timeout=WAIT)
    scroll_to(picture)
    first = picture.screenshot()
    for _ in range(LOOKS):
        picture.page.wait_for_timeout(130)
        if picture.screenshot() != first:
            return True
    return False


def written(cell: NotebookNode) -> int:
    """Return the bytes that a cell takes in the file."""
    return len(json.dumps(cell).encode())


@pytest.fixture
def voila(browser: object, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Voila]:
    with Voila(tmp_path_factory.mktemp("voila")) as server:
        yield server


def test_a_moving_picture_moves_in_jupyterlab_and_on_a_page(lab: Lab, page: Page, loopback: LoopbackOpenAI) -> None:
    sent = rolling()
    assert len(sent) > MOST_BYTES
    loopback.always(IMAGES, picture(sent))
    notebook = lab.notebook(page, load_with(loopback), MOVING, name="moving-gif")
    notebook.run(0)
    notebook.run(1)
    all_painted(notebook, 1, 2)
    assert moves(notebook.cell(1).locator("figure img"))
    assert moves(notebook.picker(1).locator('.pm-pictures [data-state="painted"] .pm-image:visible').first)
    notebook.pictures(1).first.click()
    notebook.picker(1).get_by_role("button", name="Keep 1").click()
    expect(notebook.picker(1)).to_have_count(0, timeout=WAIT)
    assert written(notebook.save().cells[1]) < MOST_BYTES
    assert moves(notebook.cell(1).locator("figure img"))

    command = [sys.executable, "-m", "nbconvert", "--to", "html", notebook.path.name]
    subprocess.run(command, cwd=notebook.path.parent, capture_output=True, check=True, timeout=180)
    page.context.set_offline(True)
    page.goto(notebook.path.with_suffix(".html").as_uri(), wait_until="domcontentloaded")
    assert moves(page.get_by_role("img", name=re.compile("a ball that rolls")).first)


def test_a_moving_picture_moves_in_voila(voila: Voila, page: Page, loopback: LoopbackOpenAI) -> None:
    loopback.always(IMAGES, picture(rolling()))
    node = nbformat.v4.new_notebook()  # type: ignore[no-untyped-call]
    node.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3", "language": "python"}
    node.cells += [nbformat.v4.new_code_cell(source) for source in (load_with(loopback), MOVING)]  # type: ignore[no-untyped-call]
    path = voila.root / "moving.ipynb"
    nbformat.write(node, path)  # type: ignore[no-untyped-call]
    voila.visit(page, path)
    assert moves(page.locator("figure img"))
    assert moves(page.locator('.pm-pictures [data-state="painted"] .pm-image:visible').first)


def test_save_in_the_picker_downloads_a_signed_picture_as_it_was_signed(
    lab: Lab, page: Page, loopback: LoopbackOpenAI
) -> None:
    sent = {form: signed(form, side=256) for form in ("png", "jpeg", "webp")}
    loopback.queue(IMAGES, *(picture(data) for data in sent.values()))
    notebook = lab.notebook(page, load_with(loopback), "%paint --raw -n 3 --size 256x256 a boat", name="signed")
    notebook.run(0)
    notebook.run(1)
    all_painted(notebook, 1, 3)
    expect(notebook.cell(1).locator("figcaption")).to_contain_text("content credentials: OpenAI")
    came = {}
    for card in notebook.pictures(1).all():
        card.click()
        with page.expect_download() as downloading:
            notebook.picker(1).get_by_role("button", name="Save", exact=True).click()
        name = downloading.value.suggested_filename
        came[name.rpartition(".")[2].replace("jpg", "jpeg")] = downloading.value.path().read_bytes()
    assert came == sent
    assert {form: state(data, form) for form, data in came.items()} == dict.fromkeys(sent, "Valid")
