"""Reading drawings: leniently about their form, and never altering what is allowed."""

from __future__ import annotations

import io

import pytest
from drawings import BOAT, BOAT_PARTS, PLATES, TRIAL
from PIL import Image, ImageChops, ImageStat

from promptmagic.painters.svg import reading
from promptmagic.painters.svg.reading import RefusedDrawingError
from promptmagic.painters.svg.rendering import missing_letters, render


def pixels(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data)).convert("RGB")


@pytest.mark.parametrize("number", range(len(PLATES)))
def test_what_is_read_and_written_anew_draws_the_same_and_reads_the_same(number: int) -> None:
    drawing = reading.read(PLATES[number]).drawing
    again = reading.read(drawing.to_svg()).drawing
    assert again.to_svg() == drawing.to_svg()
    assert len(drawing.to_svg()) < 1.1 * len(PLATES[number]) + 100
    assert min(ImageStat.Stat(pixels(render(drawing, (128, 128)))).stddev) > 10


@pytest.mark.parametrize("name", TRIAL)
def test_an_answer_that_follows_the_instruction_is_a_picture_at_once(name: str) -> None:
    answer = reading.read(TRIAL[name])
    assert answer.closed
    assert len(answer.plan.split()) > 50
    assert all(part.name == "g" or part.name == "defs" for part in answer.drawing.parts)
    assert not missing_letters(answer.drawing)
    assert min(ImageStat.Stat(pixels(render(answer.drawing, (128, 128)))).stddev) > 10


def test_the_parts_of_a_drawing_have_ids_and_its_plan_is_kept() -> None:
    answer = reading.read(BOAT)
    assert tuple(part.id for part in answer.drawing.parts) == BOAT_PARTS
    assert answer.plan == "Sky, sea, a boat that floats on y 640."
    assert answer.closed


INNER = BOAT.partition("</plan>")[2].strip()


@pytest.mark.parametrize(
    "text",
    [
        f"```svg\n{INNER}\n```",
        f"Sure! Here is your drawing:\n\n```xml\n<?xml version='1.0'?>\n{INNER}```\nI hope you like it.",
        INNER.removesuffix("</svg>"),
        INNER.replace("</g>\n</svg>", ""),
        INNER.replace("<defs>", "<!-- a -- b --><defs>"),
        f"<svg><rect/></svg> No, better so: {INNER}",
        INNER.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"),
        INNER.replace("<svg ", "<SVG ").replace("</svg>", "</SVG>"),
        INNER.replace('fill="#7a4a2b"', "style='fill: #7a4a2b; filter: url(#none)'"),
        INNER.replace("<g id=", "<svg:g id=").replace("</g>", "</svg:g>"),
        INNER.replace('cx="800" cy="200"', "cx=800 cy = '200'"),
        INNER.replace("</g>\n<g id=\"L03", "</g></title>\n<title>The sea</title><g id=\"L03"),
    ],
    ids=[
        "fenced", "preface", "no-end", "no-ends", "comment", "two", "escaped", "capitals", "style", "prefix", "quotes",
        "stray-end",
    ],
)  # fmt: skip
def test_the_form_of_an_answer_is_forgiven(text: str) -> None:
    drawn = pixels(render(reading.read(text).drawing, (128, 128)))
    assert ImageChops.difference(drawn, pixels(render(reading.read(BOAT).drawing, (128, 128)))).getbbox() is None


def test_words_are_read_as_a_person_reads_them() -> None:
    text = INNER.replace("The boat", "Fish &amp; chips &eacute;t&eacute; 2 &lt; 3 &#8594; <tspan>R&D</tspan>")
    assert reading.read(text).drawing.parts[-1].words == "Fish & chips été 2 < 3 → R&D"


def test_a_view_box_that_names_no_size_is_the_one_that_was_asked_for() -> None:
    text = INNER.replace(' viewBox="0 0 1024 1024"', "")
    assert reading.read(text, (1280, 720)).drawing.box == (0, 0, 1280, 720)


def test_what_a_drawing_says_of_all_its_parts_stays_said() -> None:
    text = f'<svg viewBox="0 0 9 9" fill="red" stroke-width="3">{"<rect/>" * 3}</svg>'
    assert all(part.attributes["fill"] == "red" for part in reading.read(text).drawing.parts)


def test_a_drawing_grows_while_it_is_written() -> None:
    counts = []
    for end in range(0, len(BOAT) + 1, 20):
        drawing = reading.so_far(BOAT[:end])
        counts.append(len(list(drawing.walk())) if drawing else 0)
    assert counts == sorted(counts)
    assert len(set(counts)) > 8


def test_a_symbol_is_drawn_where_it_is_used() -> None:
    text = '<svg viewBox="0 0 99 99"><symbol id="s"><rect width="9" height="9"/></symbol>' + '<use href="#s"/>' * 3
    assert [part.name for part in reading.read(text).drawing.parts] == ["defs", "use", "use", "use"]


def test_letters_that_no_font_has_are_told_and_do_not_keep_the_others_from_being_drawn() -> None:
    drawing = reading.read(INNER.replace("The boat", "The boat \U00012000")).drawing
    assert missing_letters(drawing) == "\U00012000"
    without = reading.read(INNER.replace("The boat", "")).drawing
    assert ImageChops.difference(pixels(render(drawing, (256, 256))), pixels(render(without, (256, 256)))).getbbox()


@pytest.mark.parametrize("family", ["sans-serif", "Comic Sans MS", "serif", "'No Such Face'", "monospace"])
def test_letters_are_drawn_whatever_face_is_asked_for(family: str) -> None:
    text = INNER.replace('font-family="sans-serif"', f'font-family="{family}"')
    drawn = pixels(render(reading.read(text).drawing, (128, 128)))
    assert ImageChops.difference(drawn, pixels(render(reading.read(BOAT).drawing, (128, 128)))).getbbox() is None


def test_hardly_anything_is_no_drawing() -> None:
    with pytest.raises(RefusedDrawingError, match="hardly anything"):
        reading.read('<svg viewBox="0 0 9 9"><rect width="9" height="9"/></svg>')


def test_blanks_between_parts_are_no_letters() -> None:
    squares = "".join(f'<rect x="{k % 99}" width="1" height="1"/>' for k in range(3_990))
    written = f'<svg viewBox="0 0 100 100">{squares}<text x="1" y="9">{"a letter " * 300}</text></svg>'
    assert len(reading.read(written).drawing.parts) == 3_991
    with pytest.raises(RefusedDrawingError, match="more than 4,000 letters"):
        reading.read(written.replace("a letter", "two and three letters"))
