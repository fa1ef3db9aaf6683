"""Composition: one seed gives one composition, at every hour, in any weather, whoever stands there."""

from __future__ import annotations

from itertools import combinations

import pytest
from PIL import ImageChops, ImageStat

from promptmagic.model import Prompt
from promptmagic.painters.sketch.changes import scene_of
from promptmagic.painters.sketch.composition import compose
from promptmagic.painters.sketch.easel import Easel
from promptmagic.painters.sketch.recipe import SketchRecipe, Step
from promptmagic.painters.sketch.scene import read_scene

SIZE = (160, 160)


def places(easel: Easel) -> list[tuple[str, tuple[int, int], tuple[int, int]]]:
    """Where the things of a picture left their marks: each noun with its corner and size."""
    return [(mark.noun, mark.corner, mark.mask.size) for mark in easel.marks]


def painted(*words: str, seed: int = 5) -> Easel:
    steps = tuple(Step(said, seed) for said in words)
    return compose(scene_of(SketchRecipe(steps)), SIZE, words[0])


@pytest.mark.parametrize("other", ["at night", "at sunset", "in the rain", "in thick fog", "in winter"])
def test_an_hour_and_a_weather_leave_everything_where_it_is(other: str) -> None:
    by_day = places(compose(read_scene(Prompt("a boat by rocks with three gulls"), 5), SIZE))
    assert by_day
    assert places(compose(read_scene(Prompt(f"a boat by rocks with three gulls {other}"), 5), SIZE)) == by_day


def test_a_refined_picture_keeps_every_element() -> None:
    before, after = (
        painted("a boat by rocks with three gulls"),
        painted("a boat by rocks with three gulls", "make it night"),
    )
    assert places(after) == places(before)
    assert ImageStat.Stat(after.image.convert("L")).mean[0] < ImageStat.Stat(before.image.convert("L")).mean[0] - 20


def test_choices_of_a_subject_share_their_scenery() -> None:
    cat, dog = (compose(read_scene(Prompt(f"a {noun} in a garden"), 5), SIZE).image for noun in ("cat", "dog"))
    same = ImageChops.difference(cat, dog).convert("L").point([255 * (level < 3) for level in range(256)])
    assert ImageStat.Stat(same).mean[0] / 255 > 0.7


def test_neighbouring_seeds_differ_in_their_scenery() -> None:
    images = [painted("a cat in a garden", seed=seed).image for seed in range(4)]
    apart = [
        ImageStat.Stat(ImageChops.difference(one, two).convert("L")).mean[0] for one, two in combinations(images, 2)
    ]
    assert min(apart) > 15
