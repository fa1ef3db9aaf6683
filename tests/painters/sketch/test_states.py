"""What is said of a single thing, and shows on it: read from the words about it, laid on whatever shape it has."""

from __future__ import annotations

import random

import pytest

from promptmagic.lexicon import describe
from promptmagic.model import Prompt
from promptmagic.painters import Canvas
from promptmagic.painters.sketch import SketchPainter
from promptmagic.painters.sketch.shapes import find
from promptmagic.painters.sketch.shapes.cut import CUT, prepared
from promptmagic.painters.sketch.shapes.joints import Proof
from promptmagic.painters.sketch.shapes.moods import EYES, FACES, MOODS, ON_ANIMALS, places
from promptmagic.painters.sketch.shapes.stuffs import LAYS
from promptmagic.painters.sketch.shapes.surface import Surface
from promptmagic.painters.sketch.states import kinds, states_of

SIZE = (320, 224)


def states(brief: str) -> dict[str, object]:
    return {state.name: state.colour for state in states_of(brief, describe(brief).subjects[0])}


def told(brief: str) -> tuple[str, str]:
    picture = SketchPainter().paint(Prompt(brief), Canvas(3, SIZE))
    return ", ".join(picture.drawn), ", ".join(picture.undrawn)


@pytest.mark.parametrize(
    ("brief", "names"),
    [
        ("a rusty old key", {"rust"}),
        ("a very fluffy, muddy dog", {"fluff", "mud"}),
        ("a cracked blue teacup", {"cracks"}),
        ("a striped woolen scarf", {"stripes", "knit"}),
        ("a polka-dot dress", {"dots"}),
        ("a cat and a rusty bucket", set()),
        ("a bucket covered in rust", {"rust"}),
        ("a chair made of wood", {"wood"}),
        ("a vase that is broken", {"cracks"}),
        ("a grumpy walrus", {"angry"}),
        ("a paper boat", set()),  # it has a shape of its own
        ("a striped zebra", set()),  # by nature
        ("a spotted leopard", set()),
        ("a broken window", set()),
        ("an old castle", set()),
        ("a rusty autumn leaf", set()),
    ],
)
def test_the_words_about_a_thing_say_its_states(brief: str, names: set[str]) -> None:
    assert set(states(brief)) == names


def test_a_pattern_has_the_color_that_is_said_of_it() -> None:
    assert states("a transparent umbrella with yellow dots") == {"glass": None, "dots": (245, 212, 50)}
    assert states("a copper kettle") == {"metal": (190, 116, 74)}


def test_every_state_is_drawn() -> None:
    assert kinds().keys() == LAYS.keys() | set(MOODS)


@pytest.mark.parametrize("name", LAYS)
@pytest.mark.parametrize("noun", ["cup", "cat", "book", "key"])
def test_a_state_is_seen_and_changes_the_outline_little(name: str, noun: str) -> None:
    shape = find(noun)
    assert shape is not None
    base = shape.draw(random.Random(1), 120)
    laid = LAYS[name](Surface(base, 120, noun, noun == "cat", shape.aspect), random.Random(1), None).drawn
    assert laid == LAYS[name](Surface(base, 120, noun, noun == "cat", shape.aspect), random.Random(1), None).drawn
    before, after = Proof.of(base, 120), Proof.of(laid, 120)
    assert before.image.tobytes() != after.image.tobytes()
    reach = 0.2  # tufts, drops and puddles
    if name not in ("glow", "wobble"):
        assert all(abs(a - b) < reach for a, b in zip(before.extent, after.extent, strict=True))


@pytest.mark.parametrize("noun", ["bear", "owl", "cat", "penguin", "horse", "camel", "alpaca", "walrus", "fish"])
def test_a_face_changes_at_the_eyes(noun: str) -> None:
    shape = find(noun)
    assert shape is not None
    assert noun in EYES
    surface = Surface(shape.draw(random.Random(1), 120), 120, noun, living=True, aspect=shape.aspect)
    assert places(surface)
    own = set(MOODS) - ON_ANIMALS.keys()
    drawn = {FACES[mood](surface, random.Random(0), None).drawn for mood in own}
    assert len(drawn) == len(own)


@pytest.mark.parametrize("name", CUT)
def test_cut_fruit_stands_on_its_origin(name: str) -> None:
    shape = CUT[name]
    left, low, right, high = Proof.of(shape.draw(random.Random(0), 60), 60).extent
    assert -0.06 < low < 0.12
    assert 0.85 < high < 1.1
    assert right - left < shape.aspect * 1.35


def test_fruit_is_drawn_as_it_is_prepared() -> None:
    assert prepared("orange", ("half", "peeled"))[0] is CUT["half peeled orange"]
    assert prepared("orange", ("half-peeled",))[0] is CUT["half peeled orange"]
    assert prepared("apple", ("sliced",))[0] is CUT["sliced apple"]
    assert prepared("apple", ("red",)) == (None, ())
    assert prepared("ball", ("half",)) == (None, ())


@pytest.mark.parametrize(
    ("brief", "shown"),
    [
        ("a rusty old key", "rusty"),
        ("one very fluffy alpaca", "one"),
        ("a grumpy walrus with long tusks", "tusks"),
        ("half peeled orange", "peeled"),
        ("a wobbly three-legged table", "wobbly"),
        ("a transparent umbrella with yellow dots", "dots"),
        ("a happy girl", "happy"),
        ("a mossy stone", "mossy"),
    ],
)
def test_a_state_is_told_of_where_it_is_seen(brief: str, shown: str) -> None:
    drawn, undrawn = told(brief)
    assert shown in drawn
    assert not undrawn


@pytest.mark.parametrize("brief", ["a jealous cat", "a cat with long ears", "a tired village"])
def test_what_no_face_or_shape_shows_is_told(brief: str) -> None:
    assert told(brief)[1]
