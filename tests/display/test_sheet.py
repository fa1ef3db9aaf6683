"""`--grid`: one picture with all variations, even, labelled, the chosen one marked."""

from __future__ import annotations

import base64
import io
import random
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from PIL import Image, ImageChops

from promptmagic.captions import sheet_alt_text
from promptmagic.display.lettering import font, font_for, lines_in
from promptmagic.display.sheet import draw, sheet_bundle
from promptmagic.model import Brief, Picture, Prompt, Record, Variation

if TYPE_CHECKING:
    from conftest import RunCells

COLOURS = ("#cc8866", "#66aa88", "#5577cc", "#aa66aa", "#999944")


def encoded(image: Image.Image) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, "PNG")
    return buffer.getvalue()


def variation(number: int, image: Image.Image | None = None, **fields: Any) -> Variation:
    image = image or Image.new("RGB", (96, 64), COLOURS[number % len(COLOURS)])
    picture = Picture(image.width, image.height, "png", "sketch", label="offline sketch", data=encoded(image))
    prompt = Prompt(f"a beach, light {number}", title=f"light {number}")
    return replace(Variation(number, prompt, number, picture=picture), **fields)


def record(*variations: Variation, chosen: int | None = None, brief: str = "a beach") -> Record:
    prompts = tuple(v.prompt for v in variations)
    briefs = (Brief(brief),) * len(prompts)
    return Record("g1", "paint", brief, briefs, prompts=prompts, variations=variations, chosen=chosen)


def some(count: int) -> list[Variation]:
    return [variation(number) for number in range(1, count + 1)]


def colours_in(image: Image.Image) -> set[tuple[int, ...]]:
    return {colour for _, colour in image.getcolors(image.width * image.height) or [] if isinstance(colour, tuple)}


def rgb(colour: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(colour[1:]))


@pytest.mark.parametrize("count", [1, 2, 3, 4, 5, 7, 10])
def test_every_variation_is_on_the_sheet(count: int) -> None:
    image, silent = draw(record(*some(count)))
    assert {rgb(COLOURS[number % len(COLOURS)]) for number in range(1, count + 1)} <= colours_in(image)
    assert not silent
    assert max(image.size) <= 1440
    assert 0.4 < image.width / image.height < 3


@pytest.mark.parametrize("size", [(40, 120), (64, 64), (160, 60), (400, 60)])
def test_pictures_of_any_shape_stand_in_even_cells(size: tuple[int, int]) -> None:
    shapes = [variation(k, Image.new("RGB", size, COLOURS[k])) for k in (1, 2, 3)]
    odd = variation(4, Image.new("RGB", (64, 90), COLOURS[4]))
    image, _ = draw(record(*shapes, odd))
    areas = [_area(image, COLOURS[k]) for k in (1, 2, 3, 4)]
    assert max(areas) - min(areas) < 0.02 * max(areas)


def _area(image: Image.Image, colour: str) -> int:
    flat = ImageChops.difference(image, Image.new("RGB", image.size, colour)).convert("L")
    return flat.histogram()[0]


def test_the_chosen_one_is_marked_by_a_frame_a_tick_and_a_word() -> None:
    plain, _ = draw(record(*some(4)))
    marked, _ = draw(record(*some(4), chosen=3))
    moved, _ = draw(record(*some(4), chosen=2))
    assert ImageChops.difference(plain, marked).getbbox() is not None
    assert ImageChops.difference(marked, moved).getbbox() is not None
    # More than colour: in grey the mark is brighter than anything that was there.
    grey = ImageChops.subtract(marked.convert("L"), plain.convert("L"))
    assert sum(grey.histogram()[120:]) > 2_000
    data, _ = sheet_bundle(record(*some(4), chosen=3))
    assert "4 variations, number 3 chosen" in data["text/plain"]
    assert "3 (chosen) light 3" in data["text/html"]


def test_the_sheet_stays_in_its_bytes_for_pictures_as_rich_as_noise() -> None:
    source = random.Random(7)
    noise = [Image.frombytes("RGB", (512, 512), source.randbytes(512 * 512 * 3)) for _ in range(4)]
    data, _ = sheet_bundle(record(*(variation(k, image) for k, image in enumerate(noise, 1))))
    assert sum(map(len, data.values())) < 235_000


def test_the_sheet_is_html_with_an_image_format_beside_it_and_known_again() -> None:
    shown = record(*some(3), chosen=2)
    data, metadata = sheet_bundle(shown)
    assert list(data) == ["text/html", "image/jpeg", "text/plain"]
    assert Image.open(io.BytesIO(base64.b64decode(data["image/jpeg"]))).width <= 512
    told = {"generation": "g1", "kind": "paint", "key": "", "number": 2, "grid": True}
    assert metadata["promptmagic"].items() >= told.items()
    assert data["text/plain"] == "a beach · 3 variations, number 2 chosen · offline sketch · free"
    assert sheet_bundle(replace(shown)) == (data, metadata)


def test_a_variation_without_a_picture_says_why_in_its_cell() -> None:
    failed = replace(variation(2), picture=None, error="The server declined.")
    image, _ = draw(record(variation(1), failed, variation(3)))
    empty, _ = draw(record(variation(1), replace(failed, error=""), variation(3)))
    assert ImageChops.difference(image, empty).getbbox() is not None
    assert "1 not painted" in sheet_bundle(record(variation(1), failed))[0]["text/plain"]


def test_a_star_shows() -> None:
    plain, _ = draw(record(*some(2)))
    starred, _ = draw(record(variation(1), variation(2, starred=True)))
    assert ImageChops.difference(plain, starred).getbbox() is not None


def test_words_that_no_font_has_stand_in_the_caption() -> None:
    strange = replace(variation(2), prompt=Prompt("x", title="\U00012000\U00012001 tablets"))
    data, _ = sheet_bundle(record(variation(1), strange))
    assert "2 \U00012000\U00012001 tablets" in data["text/plain"]
    assert "1 light 1" not in data["text/plain"]


def test_hostile_words_stay_words() -> None:
    hostile = "<script>alert(1)</script>\x00\n\"'"
    data, _ = sheet_bundle(record(replace(variation(1), prompt=Prompt(hostile, title=hostile)), brief=hostile))
    assert "<script" not in data["text/html"]
    assert "\x00" not in data["text/html"] + data["text/plain"]


def test_where_nothing_is_painted_there_is_no_sheet() -> None:
    data, _ = sheet_bundle(record(replace(variation(1), picture=None, error="No key.")))
    assert data["text/plain"] == "a beach · no picture: No key."


def test_alt_text_of_ten_long_variations_is_bounded() -> None:
    long = [replace(variation(k), prompt=Prompt("x", title="word " * 40)) for k in range(1, 11)]
    assert len(sheet_alt_text(record(*long, brief="b" * 500))) <= 400


def test_lines_fit_and_tell_that_they_were_cut() -> None:
    face = font(20)
    for text in ("short", "a line that is longer than the room there is for it, by far", "w" * 90):
        lines = lines_in(text, face, 150)
        assert len(lines) <= 2
        assert all(face.getlength(line) <= 150 for line in lines)
        assert lines == [text] or lines[-1].endswith("…")


def test_a_font_is_found_for_plain_words_and_none_for_what_none_has() -> None:
    assert font_for("low sun, calm water", 16) is not None
    assert font_for("\U00012000", 16) is None


def test_a_cell_saves_the_sheet_and_marks_what_it_picks(run_cells: RunCells) -> None:
    notebook = run_cells(
        "%paint -n 3 --size 96x64 --grid --pick 2 a beach sunset",
        "%%imageprompt -n 2 --size 96x64 --grid --pick 1\na calm sea",
        "%paint -n 3 --size 96x64 a beach sunset",
    )
    first, second, third = (
        [o for o in cell.outputs if "data" in o and "text/html" in o.data] for cell in notebook.cells
    )
    assert [o.data["text/plain"] for o in first] == [
        "a beach sunset · 3 variations, number 2 chosen · offline sketch · free"
    ]
    assert re.search(r"1 variation, number 1 chosen", second[0].data["text/plain"])
    assert "variation 2 of 3" in third[0].data["text/plain"], "the grid is a way of showing: nothing is painted anew"
