"""Shapes: each is drawn where and as large as it says, in the colour that is asked for, the same each time."""

from __future__ import annotations

import io
import random
from functools import cache
from itertools import chain

import pytest
import resvg_py
from PIL import Image

from promptmagic.painters.colour import Colour
from promptmagic.painters.sketch.catalogue import catalogue
from promptmagic.painters.sketch.shapes import SHAPES, Draw, Shape, find, find_worded
from promptmagic.painters.sketch.shapes.names import ALIASES

HEIGHT = 60.0
ROOM = 160
OWN_COLOURS = ("rainbow", "blacksmith", "ghost costume")
"""What keeps its colours: a forge is of iron and brick, a bed sheet is white."""

COLOURED = {noun: shape for noun, shape in SHAPES.items() if noun not in OWN_COLOURS}
BLUE: Colour = (24, 60, 220)


def render(fragment: str) -> Image.Image:
    """Return the fragment's pixels in a sheet whose middle is the origin."""
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{2 * ROOM}" height="{2 * ROOM}">'
        f'<g transform="translate({ROOM},{ROOM})">{fragment}</g></svg>'
    )
    return Image.open(io.BytesIO(resvg_py.svg_to_bytes(svg_string=svg, skip_system_fonts=True))).convert("RGBA")


def extent(image: Image.Image) -> tuple[int, int, int, int]:
    """Return left, top, right and bottom of what is drawn, from the origin."""
    box = image.getchannel("A").point([0] * 40 + [255] * 216).getbbox()
    assert box is not None
    return box[0] - ROOM, box[1] - ROOM, box[2] - ROOM, box[3] - ROOM


def share_like(image: Image.Image, hue: int) -> float:
    """Return which part of the drawn pixels has about that hue (0 to 255) and is not gray."""
    hues, strengths, _ = image.convert("RGB").convert("HSV").split()
    drawn = image.getchannel("A").tobytes()
    seen = [
        (h - hue + 128) % 256 - 128
        for h, s, a in zip(hues.tobytes(), strengths.tobytes(), drawn, strict=True)
        if a > 200 and s > 60
    ]
    return sum(abs(turn) < 18 for turn in seen) / max(1, sum(alpha > 200 for alpha in drawn))


def drawings() -> list[tuple[str, Draw, str]]:
    """Return every way in which something is drawn, with its habitat."""
    rows: list[tuple[str, Draw, str]] = []
    for noun, shape in SHAPES.items():
        rows.append((noun, shape.draw, shape.habitat))
        if shape.flying:
            rows.append((f"{noun} flying", shape.flying, "air"))
        if shape.snowy:
            rows.append((f"{noun} under snow", shape.snowy, shape.habitat))
    return rows


DRAWINGS = drawings()
BY_NAME = {name: draw for name, draw, _ in DRAWINGS}


@cache
def extents(name: str) -> list[tuple[int, int, int, int]]:
    """Return how far each of a few drawings of one thing reaches, by chance."""
    return [extent(render(BY_NAME[name](random.Random(seed), HEIGHT))) for seed in (0, 1, 2, 5)]


DRAWING = pytest.mark.parametrize(("name", "draw", "habitat"), DRAWINGS, ids=[row[0] for row in DRAWINGS])
EACH = pytest.mark.parametrize(("noun", "shape"), SHAPES.items(), ids=list(SHAPES))


@DRAWING
def test_a_shape_is_as_high_as_it_is_asked_to_be(name: str, draw: Draw, habitat: str) -> None:
    del draw
    for _, top, _, bottom in extents(name):
        assert 0.78 * HEIGHT <= bottom - top <= 1.08 * HEIGHT, (name, habitat)


@DRAWING
def test_a_shape_stands_on_its_origin_or_hangs_around_it(name: str, draw: Draw, habitat: str) -> None:
    del draw
    for left, top, right, bottom in extents(name):
        if habitat == "air":
            assert abs(top + bottom) <= 0.24 * HEIGHT, name
        else:
            assert -0.06 * HEIGHT <= bottom <= 0.06 * HEIGHT, name
        assert left < 0 < right, name


@EACH
def test_a_shape_is_no_wider_than_its_aspect_says(noun: str, shape: Shape) -> None:
    widths = [(right - left) / HEIGHT for left, _, right, _ in extents(noun)]
    assert 0.7 * shape.aspect <= max(widths) <= 1.08 * shape.aspect, (noun, max(widths))


@DRAWING
def test_a_shape_is_the_same_each_time_it_is_drawn_from_the_same_chance(name: str, draw: Draw, habitat: str) -> None:
    del habitat
    assert draw(random.Random(5), HEIGHT) == draw(random.Random(5), HEIGHT), name


@pytest.mark.parametrize(("noun", "shape"), COLOURED.items(), ids=list(COLOURED))
def test_a_shape_shows_the_colour_that_is_asked_for(noun: str, shape: Shape) -> None:
    blue, orange = (share_like(render(shape.draw(random.Random(2), HEIGHT, c)), 163) for c in (BLUE, (230, 120, 20)))
    assert blue > 0.12, noun
    assert blue > orange + 0.1, noun


@pytest.mark.parametrize("noun", ["palm", "pine", "tree", "bush", "gull", "bird", "sailboat", "ship", "person"])
def test_in_a_dark_colour_a_shape_is_a_silhouette(noun: str) -> None:
    image = render(SHAPES[noun].draw(random.Random(3), HEIGHT, (18, 16, 26)))
    solid = [
        level
        for level, alpha in zip(image.convert("L").tobytes(), image.getchannel("A").tobytes(), strict=True)
        if alpha > 250
    ]
    assert sum(level < 90 for level in solid) > 0.86 * len(solid)


@pytest.mark.parametrize("noun", ["tree", "birch", "willow"])
def test_a_tree_that_sheds_its_leaves_has_none_under_snow(noun: str) -> None:
    shape = SHAPES[noun]
    assert shape.snowy is not None
    assert share_like(render(shape.draw(random.Random(4), HEIGHT)), 60) > 0.3
    assert share_like(render(shape.snowy(random.Random(4), HEIGHT, (90, 140, 60))), 60) < 0.02


def test_trees_of_one_kind_differ_by_chance() -> None:
    for noun in ("palm", "pine", "tree", "bush", "rock", "cloud", "flower"):
        assert len({SHAPES[noun].draw(random.Random(seed), HEIGHT) for seed in range(5)}) > 1, noun


def test_every_other_name_leads_to_a_shape_and_hides_none() -> None:
    for alias, noun in ALIASES.items():
        assert alias not in SHAPES
        assert find(alias) is find(noun) or alias in catalogue()
        assert find(alias) is not None
    assert find("sonata") is None


def test_a_wording_may_have_a_shape_of_its_own() -> None:
    assert find_worded("ship", "Pirate-Ships") is SHAPES["pirate ship"]
    assert find_worded("ship", "galleon") is SHAPES["tall ship"]
    assert find_worded("ship", "warship") is SHAPES["ship"]


def test_fragments_hold_no_ids_so_that_many_can_stand_in_one_drawing() -> None:
    lamps = (shape.shine(HEIGHT) for shape in SHAPES.values() if shape.shine)
    for fragment in chain((row[1](random.Random(1), HEIGHT) for row in DRAWINGS), lamps):
        assert " id=" not in fragment


def test_lit_windows_lie_within_the_building() -> None:
    for noun, shape in SHAPES.items():
        if shape.shine:
            inner, outer = extent(render(shape.shine(HEIGHT))), extent(render(shape.draw(random.Random(1), HEIGHT)))
            assert all(mine >= its for mine, its in zip(inner[:2], outer[:2], strict=True)), noun
            assert all(mine <= its for mine, its in zip(inner[2:], outer[2:], strict=True)), noun


def test_even_a_forest_of_trees_is_drawn_from_little_text() -> None:
    for noun in ("palm", "pine", "tree"):
        assert len(SHAPES[noun].draw(random.Random(1), 40)) < 24_000, noun
