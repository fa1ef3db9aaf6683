"""Sizes and places beside one another: nobody is a giant among others, on a rim, or lost upon what it lies on."""

from __future__ import annotations

import pytest

from promptmagic.model import Prompt
from promptmagic.painters.sketch.boxes import boxes
from promptmagic.painters.sketch.composition import compose
from promptmagic.painters.sketch.easel import Easel
from promptmagic.painters.sketch.scene import read_scene

SIZE = (256, 256)


def painted(brief: str, seed: int = 3) -> Easel:
    return compose(read_scene(Prompt(brief), seed), SIZE)


@pytest.mark.parametrize(
    "brief", ["a hedgehog and a rabbit having a picnic", "a rabbit and a hedgehog having a picnic"]
)
def test_an_animal_on_its_hind_legs_is_no_giant_among_others(brief: str) -> None:
    marks = painted(brief).marks
    (rabbit,), (hedgehog,) = boxes(marks, "rabbit"), boxes(marks, "hedgehog")
    assert rabbit.high < 4 * hedgehog.high


def test_a_goose_is_not_as_high_as_a_shoulder() -> None:
    marks = painted("a mailman and a goose").marks
    (man,), (goose,) = boxes(marks, "postman"), boxes(marks, "goose")
    assert goose.high < 0.6 * man.high


@pytest.mark.parametrize("noun", ["hippopotamus", "dog", "cat"])
def test_an_animal_in_a_tub_is_cut_by_its_rim(noun: str) -> None:
    marks = painted(f"a {noun} in a bathtub").marks
    (bather,), (tub,) = boxes(marks, noun), boxes(marks, "bathtub")
    assert bather.bottom > tub.bottom - 0.5 * tub.high
    assert tub.left - 0.2 * tub.wide < bather.left < bather.right < tub.right + 0.2 * tub.wide


def test_what_two_fight_over_is_on_the_ground_and_so_are_they() -> None:
    marks = painted("two brothers fighting over a cookie").marks
    (cookie,) = boxes(marks, "biscuit")
    assert all(abs(boy.bottom - cookie.bottom) < 0.5 * boy.high for boy in boxes(marks, "boy"))


@pytest.mark.parametrize("seed", range(4))
def test_lanterns_hang_over_a_market(seed: int) -> None:
    easel = painted("a night market with red lanterns", seed)
    assert not boxes(easel.marks, "lantern")
    assert "lantern" in easel.drawn


@pytest.mark.parametrize("seed", range(4))
def test_food_at_a_market_is_small(seed: int) -> None:
    (bowl,) = boxes(painted("a night market with noodles", seed).marks, "noodle")
    assert bowl.high < 0.14 * SIZE[1]


@pytest.mark.parametrize("fruit", ["lemon", "banana", "tomato"])
def test_a_cloth_is_of_another_colour_than_what_lies_on_it(fruit: str) -> None:
    easel = painted(f"{fruit}s on a tablecloth")
    mark = max((one for one in easel.marks if one.noun == fruit), key=lambda one: one.contrast)
    assert mark.contrast > 0.1
