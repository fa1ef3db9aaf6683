"""Figures: how large subjects stand, what flies, and which trees an island carries."""

from __future__ import annotations

import pytest

from promptmagic.model import Prompt
from promptmagic.painters.sketch.composition import compose
from promptmagic.painters.sketch.figures import prominence, tropical
from promptmagic.painters.sketch.scene import read_scene
from promptmagic.painters.sketch.shapes import SHAPES


def height(text: str, noun: str) -> float:
    scene = read_scene(Prompt(text), 0)
    subject = scene.subject(noun)
    assert subject is not None
    return prominence(scene, subject, SHAPES[noun])


def test_the_only_subject_stands_larger_than_one_of_many() -> None:
    alone, among = height("a dog", "dog"), height("a dog, a cabin and a horse", "dog")
    assert alone > 1.9 * among
    assert among > height("seven dogs", "dog")


def test_company_that_cannot_be_drawn_takes_no_room() -> None:
    assert height("an astronaut riding a horse", "horse") == height("a horse", "horse")


def test_a_hero_fits_into_the_picture_and_a_tiny_one_stays_tiny() -> None:
    for noun, shape in SHAPES.items():
        if noun in ("rainbow", "bridge", "castle", "barn", "island"):
            continue
        scene = read_scene(Prompt(f"a {noun}"), 0)
        if scene.subject(noun):
            assert height(f"a {noun}", noun) * shape.aspect < 0.62, noun
    assert height("a tiny dog", "dog") < height("a dog", "dog") / 3


@pytest.mark.parametrize(
    ("text", "warm"),
    [
        ("a tropical island", True),
        ("an island off a beach", True),
        ("a wooded island", False),
        ("an island in a mountain lake", False),
        ("an island in an icy sea", False),
        ("a snowy island", False),
        ("an island with palms in a lake", True),
    ],
)
def test_palms_grow_where_it_is_warm(text: str, warm: bool) -> None:
    assert tropical(read_scene(Prompt(text), 0)) == warm


@pytest.mark.parametrize("text", ["an island in a mountain lake", "an island in a river", "a wooded island in the sea"])
@pytest.mark.parametrize("seed", range(4))
def test_an_island_on_cool_water_has_pines_and_no_palms(text: str, seed: int) -> None:
    easel = compose(read_scene(Prompt(text), seed), (96, 96))
    assert {"island", "pine"} <= easel.drawn
    assert "palm" not in easel.drawn


@pytest.mark.parametrize("text", ["gulls over the sea", "gulls in the sky", "seagulls flying over a beach"])
@pytest.mark.parametrize("seed", range(4))
def test_gulls_in_the_air_are_drawn_above_the_horizon(text: str, seed: int) -> None:
    easel = compose(read_scene(Prompt(text), seed), (128, 128))
    flying = [y for _, y, _ in easel.taken[-3:]]
    assert "gull" in easel.drawn
    assert all(y < max(easel.horizon, 0.62 * 128) for y in flying)


@pytest.mark.parametrize(
    ("text", "high"),
    [
        ("gulls circling a lighthouse", True),
        ("a flock of gulls high above the waves", True),
        ("soaring gulls", True),
        ("gulls on the sand", False),
        ("gulls and a kite flying", False),
    ],
)
def test_a_text_says_who_is_in_the_air(text: str, high: bool) -> None:
    assert read_scene(Prompt(text), 0).aloft("gull") == high
