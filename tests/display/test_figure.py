"""What stays in the notebook: safe, described, bounded, and the same every time."""

from __future__ import annotations

import base64
import html.parser
import io
import random
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import nbformat
import pytest
from PIL import Image

from promptmagic import History, Studio
from promptmagic.display.figure import figure, generation_bundle, prompts, record_bundle
from promptmagic.model import Brief, Cost, Kind, Picture, Prompt, Record, Variation
from promptmagic.text import bounded

HOSTILE = "a \"beach\" <script>alert(1)</script> & <img src=x onerror=alert(2)> 🌅\n\x00'end'"


def encoded(image: Image.Image, format: str = "PNG") -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, format)
    return buffer.getvalue()


def photo(side: int = 1024, seed: int = 7) -> Image.Image:
    """A picture as rich as a photograph: strong noise at several scales over a gradient."""
    source = random.Random(seed)
    layers = [
        Image.frombytes("RGB", (size, size), source.randbytes(size * size * 3)).resize(
            (side, side), Image.Resampling.BICUBIC
        )
        for size in (8, 64, 256, side)
    ]
    picture = layers[0]
    for layer in layers[1:]:
        picture = Image.blend(picture, layer, 0.4)
    return picture


def painted(image: Image.Image, number: int = 1, title: str = "low sun", **fields: Any) -> Variation:
    picture = Picture(
        image.width, image.height, "png", painter="sketch", label="offline sketch", seed=6 + number, data=encoded(image)
    )
    prompt = Prompt(f"{title}, long and warm", title=title)
    return Variation(number, prompt, 6 + number, picture=replace(picture, **fields))


def record(*variations: Variation, brief: str = "a beach sunset", kind: Kind = "paint") -> Record:
    texts = tuple(variation.prompt for variation in variations) or (Prompt("one"), Prompt("two"))
    return Record("g1", kind, brief, (Brief(brief),) * len(texts), prompts=texts, variations=variations, key="k1")


class Page(html.parser.HTMLParser):
    """The tags, attributes and visible words of a piece of HTML."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: dict[str, str] = {}
        self.words: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes |= {f"{tag}.{name}": value or "" for name, value in attrs}

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def small() -> Image.Image:
    return Image.new("RGB", (64, 48), "#c86")


def test_a_hostile_brief_is_shown_as_words_and_makes_no_tag() -> None:
    data, _ = figure(record(painted(small()), brief=HOSTILE), painted(small()))
    page = Page(data["text/html"])
    assert page.tags == ["figure", "img", "figcaption", "div"]
    assert "<script>alert(1)</script>" in "".join(page.words)
    assert "🌅" in page.attributes["img.alt"]
    assert not any(name.rpartition(".")[2].startswith("on") for name in page.attributes)
    assert "\x00" not in data["text/html"] + data["text/plain"]


def test_hostile_prompts_are_shown_as_words_too() -> None:
    data, _ = prompts(
        replace(record(kind="imageprompt"), prompts=(Prompt(HOSTILE), Prompt("calm sea")), picked_prompt=2)
    )
    page = Page(data["text/html"])
    assert set(page.tags) == {"figure", "ol", "li", "strong", "figcaption", "div"}
    assert "2. calm sea (picked)" in data["text/plain"]


def test_the_figure_has_alt_text_and_a_caption_that_says_all_but_the_time() -> None:
    three = [painted(small(), number) for number in (1, 2, 3)]
    data, metadata = figure(record(*three), three[1])
    page = Page(data["text/html"])
    assert page.attributes["img.alt"] == "a beach sunset: low sun"
    caption = "a beach sunset · variation 2 of 3 · offline sketch, seed 8 · free"
    assert caption in page.words
    assert data["text/plain"] == caption
    told = {"generation": "g1", "kind": "paint", "key": "k1", "number": 2, "alt": "a beach sunset: low sun"}
    assert metadata["promptmagic"].items() >= told.items()


def test_words_that_could_not_be_drawn_are_said_below_the_caption() -> None:
    variation = painted(small(), undrawn=("lantern", "accordion"))
    data, _ = figure(record(variation), variation)
    assert "not drawn: lantern, accordion" in Page(data["text/html"]).words
    assert data["text/plain"].endswith("\nnot drawn: lantern, accordion")


def test_a_paid_picture_says_its_cost_and_no_seed_where_the_painter_takes_none() -> None:
    variation = painted(small(), label="gpt-image", seed=None, cost=Cost(0.041, estimated=True))
    assert figure(record(variation), variation)[0]["text/plain"].endswith("· gpt-image · about $0.041")


def test_a_right_to_left_brief_is_set_from_the_right() -> None:
    data, _ = figure(record(painted(small()), brief="שקיעה על החוף"), painted(small()))
    assert '<div dir="auto">שקיעה על החוף' in data["text/html"]


def test_a_photograph_adds_at_most_300_kilobytes_to_the_notebook(tmp_path: Path) -> None:
    variation = painted(photo(), title="t" * 5_000, undrawn=("word",) * 500)
    data, metadata = figure(record(variation, brief="b" * 5_000), variation)
    sizes = []
    for name, outputs in (("empty", []), ("full", [nbformat.v4.new_output("display_data", data, metadata=metadata)])):  # type: ignore[no-untyped-call]
        notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("x", outputs=outputs, id="c")])  # type: ignore[no-untyped-call]
        nbformat.write(notebook, tmp_path / f"{name}.ipynb")  # type: ignore[no-untyped-call]
        sizes.append((tmp_path / f"{name}.ipynb").stat().st_size)
    assert sizes[1] - sizes[0] <= 300_000
    assert max(Image.open(io.BytesIO(_large(data["text/html"]))).size) > 700


def _large(markup: str) -> bytes:
    found = re.search(r"base64,([^\"]+)", markup)
    assert found
    return base64.b64decode(found[1])


@pytest.mark.parametrize("noisy", [False, True])
def test_a_transparent_picture_stays_transparent_and_as_bounded(noisy: bool) -> None:
    image = photo(700 if noisy else 64).convert("RGBA")
    image.putalpha(Image.linear_gradient("L").resize(image.size))
    variation = painted(image)
    data, _ = figure(record(variation), variation)
    assert Image.open(io.BytesIO(_large(data["text/html"]))).has_transparency_data
    assert "image/png" in data
    assert sum(len(value) for value in data.values()) <= 300_000


def test_equal_records_give_equal_bundles() -> None:
    variation = painted(photo(300))
    shown = record(variation)
    assert figure(shown, variation) == figure(replace(shown), variation)


def test_a_record_shows_its_picture_else_its_prompts_else_why_there_is_nothing() -> None:
    assert "variation 1 of 1" in record_bundle(record(painted(small())))[0]["text/plain"]
    assert "2 prompts · nothing painted yet" in record_bundle(record(kind="imageprompt"))[0]["text/plain"]
    failed = Variation(1, Prompt("x"), 7, error="The server <declined>.")
    data, _ = record_bundle(record(failed))
    assert data["text/plain"] == "a beach sunset · no picture: The server <declined>."
    assert "&lt;declined&gt;" in data["text/html"]


def test_a_picture_file_that_was_deleted_is_said_in_the_figure(tmp_path: Path) -> None:
    variation = painted(small(), data=None, path=tmp_path / "gone.png")
    assert "gone.png cannot be read" in record_bundle(record(variation))[0]["text/plain"]


def test_a_generation_shows_its_newest_record(tmp_path: Path) -> None:
    studio = Studio(History(tmp_path), painter="sketch", expander="template")
    art = studio.paint("a calm sea", n=2, size="64x64")
    assert generation_bundle(art)[0]["text/plain"].startswith("a calm sea · variation 1 of 2")
    art.pick(2)
    assert generation_bundle(art)[0]["text/plain"].startswith("a calm sea · variation 2 of 2")


@pytest.mark.parametrize(
    ("text", "letters", "shown"),
    [
        ("short", 10, "short"),
        ("two  lines\n\tof words", 40, "two lines of words"),
        ("a long line of many words", 12, "a long line…"),
        ("x" * 30, 10, "x" * 9 + "…"),
    ],
)
def test_long_text_is_cut_at_a_word(text: str, letters: int, shown: str) -> None:
    assert bounded(text, letters) == shown


def test_the_figure_needs_no_widget_library() -> None:
    code = "import sys, promptmagic.display.figure; print({'ipywidgets', 'anywidget', 'IPython'} & set(sys.modules))"
    output = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert output.strip() == "set()"
