"""Art: SVG drawings are fitted to a height, turned to a colour, and credited where they are not our own."""

from __future__ import annotations

import random

import pytest

from promptmagic.lexicon.table import table
from promptmagic.model import Prompt
from promptmagic.painters import Canvas
from promptmagic.painters.colour import Colour
from promptmagic.painters.sketch import SketchPainter
from promptmagic.painters.sketch.art import Art, recoloured
from promptmagic.painters.sketch.catalogue import catalogue
from promptmagic.painters.sketch.glyphs import CREDIT, glyph
from promptmagic.painters.sketch.shapes import SHAPES, find

SQUARE = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40">'
    '<rect x="10" y="20" width="20" height="10" fill="#c80000"/></svg>'
)


def test_art_reaches_as_far_as_it_is_drawn_not_as_far_as_its_sheet() -> None:
    art = Art(SQUARE)
    assert art.extent == pytest.approx((10, 20, 20, 10), abs=0.6)
    assert art.aspect == pytest.approx(2, abs=0.15)


def test_the_colour_that_most_of_it_has_is_its_own() -> None:
    assert Art(SQUARE).own == (200, 0, 0)


def test_shades_turn_with_their_colour_and_other_colours_stay() -> None:
    turned = recoloured('fill="#c80000" fill="#960000" fill="#00c800" fill="#141414"', (200, 0, 0), (0, 0, 200))
    first, shade, green, black = (part.split('"')[0] for part in turned.split('fill="')[1:])
    assert first == "#0000c8"
    assert shade.startswith("#0000")
    assert (green, black) == ("#00c800", "#141414")


def test_every_entry_of_the_catalogue_has_art_and_stands_at_a_sane_height() -> None:
    for noun, entry in catalogue().items():
        assert noun not in SHAPES, noun
        shape = find(noun)
        assert shape is not None, noun
        assert 0.01 < shape.height < 0.6, noun
        assert 0.05 < shape.aspect < 11, (noun, shape.aspect)  # a spear and a plank are the longest
        assert bool(shape.credit) == bool(entry.glyph)


def test_the_lexicon_knows_nearly_everything_that_is_drawn() -> None:
    meanings = table().meanings
    known = {noun for noun, found in meanings.items() if "subject" in found}
    drawn = (noun for noun in (*SHAPES, *catalogue()))  # "sleeping bat" is a pose of the bat
    unknown = {noun for noun in drawn if not {noun, noun.partition(" ")[2]} & known}
    assert len(unknown) < 50, unknown


def test_drawings_of_our_own_hold_no_ids_styles_or_addresses() -> None:
    for noun, entry in catalogue().items():
        shape = find(noun)
        if shape is None or entry.glyph:
            continue
        fragment = shape.draw(random.Random(0), 50)
        assert not any(word in fragment for word in (" id=", "style=", "href", "<text", "<image")), noun


def test_a_glyph_that_is_not_there_is_no_art() -> None:
    entry = next(entry for entry in catalogue().values() if entry.glyph)
    assert glyph(entry) is not None
    assert glyph(type(entry)("nothing", "ground", 0.1, "\U000e0001")) is None


def test_whose_art_it_is_stands_in_the_picture() -> None:
    painted = SketchPainter().paint(Prompt("a badger in a meadow"), Canvas(0, (96, 96)))
    assert CREDIT in painted.licence
    own = SketchPainter().paint(Prompt("a horse in a meadow"), Canvas(0, (96, 96)))
    assert "Twemoji" not in own.licence


def test_nearly_all_art_shows_the_colour_that_is_asked_for() -> None:
    blue = (24, 60, 220)
    unchanged = []
    for noun in catalogue():
        shape = find(noun)
        assert shape is not None
        own, asked = (shape.draw(random.Random(0), 50, colour) for colour in (None, blue))
        if own == asked or "#183cdc" not in asked:
            unchanged.append(noun)
    assert len(unchanged) < 0.02 * len(catalogue()), unchanged


@pytest.mark.parametrize("asked", [(230, 190, 40), (40, 100, 200), (50, 140, 70)])
def test_a_tram_takes_a_colour_on_its_body_and_keeps_its_panes(asked: Colour) -> None:
    tram = find("tram")
    assert tram is not None
    markup = tram.draw(random.Random(1), 200, asked)
    assert "#c8302c" not in markup.lower(), "its own red"
    assert "#bfe0f2" in markup.lower(), "the panes"
