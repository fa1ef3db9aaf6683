"""Pictures and words in and out of a picker: reworked prompts, pasted and dropped pictures, and the clipboard."""

from __future__ import annotations

import base64
import io
import re

import pytest
from browser.lab import Lab
from browser.steps import LOAD, WAIT, all_painted, cards, choose, load_with, painted
from openai_loopback import EDITS, IMAGES, LoopbackOpenAI, fail
from PIL import Image, ImageChops
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

PAID = "%paint -n 2 --size 512x512 a beach sunset"
REFUSED = fail(400, {"code": "moderation_blocked", "message": "Refused by the moderation."})

MADE = """const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));"""

DROP = f"""(base64) => {{
  {MADE}
  const dataTransfer = new DataTransfer();
  dataTransfer.items.add(new File([bytes], "mine.png", {{ type: "image/png" }}));
  for (const type of ["dragover", "drop"])
    document.querySelector(".pm-picker").dispatchEvent(
      new DragEvent(type, {{ dataTransfer, bubbles: true, cancelable: true }}),
    );
}}"""
"""Drops a file, as the browser does for a person: a test has no desktop to drag one from."""

PUT_ON_CLIPBOARD = f"""async (base64) => {{
  {MADE}
  await navigator.clipboard.write([new ClipboardItem({{ "image/png": new Blob([bytes], {{ type: "image/png" }}) }})]);
}}"""

READ_PICTURE = """async () => {
  const [item] = await navigator.clipboard.read();
  const bytes = new Uint8Array(await (await item.getType("image/png")).arrayBuffer());
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
}"""


def test_the_prompt_of_a_card_is_edited_and_painted_as_a_further_one(
    lab: Lab, page: Page, loopback: LoopbackOpenAI
) -> None:
    notebook = lab.notebook(page, load_with(loopback), PAID, name="rework")
    painted(notebook, count=2)
    choose(notebook, 2)
    notebook.picker(1).get_by_role("button", name="Edit prompt").click()
    field = notebook.picker(1).get_by_label("Prompt of variation 2")
    expect(field).to_be_focused()
    field.fill("a beach sunset in oil paint")
    expect(notebook.picker(1).get_by_role("button", name=re.compile(r"Paint it · .*about \$"))).to_be_enabled()
    page.keyboard.press("Control+Enter")
    all_painted(notebook, 1, 3)
    record = notebook.history[-1].record
    assert record.variations[2].prompt.text == "a beach sunset in oil paint"
    assert record.variations[1].prompt.text != record.variations[2].prompt.text
    expect(notebook.pictures(1).nth(2)).to_have_attribute("aria-selected", "true")


def test_a_refused_prompt_is_edited_on_its_card(lab: Lab, page: Page, loopback: LoopbackOpenAI) -> None:
    loopback.queue(IMAGES, REFUSED)
    notebook = lab.notebook(page, load_with(loopback), PAID, name="refused")
    notebook.run(0)
    notebook.run(1)
    failed = cards(notebook, "failed")
    expect(failed).to_have_count(1)
    number = failed.get_attribute("data-number")
    notebook.picker(1).get_by_role("button", name=f"Edit prompt {number}, and paint it anew").click()
    notebook.picker(1).get_by_label(f"Prompt of variation {number}").fill("a quiet beach")
    page.keyboard.press("Control+Enter")
    all_painted(notebook, 1, 2)
    assert notebook.history[-1].record.variations[2].prompt.text == "a quiet beach"


def test_vary_paints_as_many_and_as_like_as_asked(lab: Lab, page: Page, loopback: LoopbackOpenAI) -> None:
    notebook = lab.notebook(page, load_with(loopback), PAID, name="vary-how")
    painted(notebook, count=2)
    picker = notebook.picker(1)
    picker.get_by_label("How many Vary paints").select_option("1")
    picker.get_by_label("How much Vary changes").select_option("close")
    picker.get_by_role("button", name=re.compile("^Vary")).click()
    all_painted(notebook, 1, 3)
    [body] = loopback.bodies(EDITS)
    assert "same in subject" in body["prompt"]


@pytest.mark.parametrize("way", ["paste", "drop"])
def test_a_picture_that_is_handed_in_is_started_from(lab: Lab, page: Page, loopback: LoopbackOpenAI, way: str) -> None:
    notebook = lab.notebook(page, load_with(loopback), PAID, name=f"in-{way}")
    painted(notebook, count=2)
    mine = Image.new("RGB", (96, 64), (12, 140, 90))
    buffer = io.BytesIO()
    mine.save(buffer, "PNG")
    data = base64.b64encode(buffer.getvalue()).decode()
    if way == "drop":
        page.evaluate(DROP, data)
    else:
        page.evaluate(PUT_ON_CLIPBOARD, data)
        choose(notebook, 1)
        page.keyboard.press("Control+v")
    field = notebook.picker(1).get_by_label("What to make of the picture")
    expect(field).to_be_focused()
    field.fill("a green valley")
    page.keyboard.press("Enter")
    all_painted(notebook, 1, 3)
    [body] = loopback.bodies(EDITS)
    sent = Image.open(io.BytesIO(body["image"].data)).convert("RGB")
    assert ImageChops.difference(sent, mine).getbbox() is None
    assert body["prompt"].startswith("a green valley")


def test_copy_puts_the_picture_itself_on_the_clipboard(lab: Lab, page: Page) -> None:
    notebook = lab.notebook(page, LOAD, "%paint -n 2 --size 256x192 a beach sunset", name="copy-picture")
    painted(notebook, count=2)
    choose(notebook, 2)
    notebook.picker(1).get_by_role("button", name="Copy the picture").click()
    expect(notebook.picker(1).get_by_role("status").filter(has_text="picture 2 is on the clipboard")).to_have_count(
        1, timeout=WAIT
    )
    copied = Image.open(io.BytesIO(base64.b64decode(page.evaluate(READ_PICTURE)))).convert("RGB")
    picture = notebook.history[-1].variations[1].picture
    assert picture is not None
    assert ImageChops.difference(copied, picture.image.convert("RGB")).getbbox() is None


def test_a_question_mark_tells_keys_and_what_can_be_done(lab: Lab, page: Page) -> None:
    notebook = lab.notebook(page, LOAD, "%paint -n 2 --size 256x192 a beach sunset", name="help")
    painted(notebook, count=2)
    ask = notebook.picker(1).get_by_role("button", name="What can be done here")
    expect(notebook.picker(1).locator(".pm-help")).to_be_hidden()
    ask.click()
    expect(notebook.picker(1).locator(".pm-help")).to_contain_text("compare with what was chosen before")
    ask.click()
    expect(notebook.picker(1).locator(".pm-help")).to_be_hidden()
