"""A sample of the table of relations, measured on pixels; the whole of it is run by hand."""

from __future__ import annotations

import pytest
from relation_table import RELATIONS, SIDE, holds, pairs
from report_agreement import briefs, disagreements

from promptmagic.model import Prompt
from promptmagic.painters.sketch.composition import compose
from promptmagic.painters.sketch.scene import read_scene
from promptmagic.painters.sketch.visible import visible

SAMPLE = 2


@pytest.mark.parametrize("relation", RELATIONS)
def test_a_relation_is_seen_in_the_picture(relation: str) -> None:
    found = list(pairs(relation, SAMPLE))
    assert sum(holds(relation, *pair) for pair in found) >= SAMPLE - 1, found


@pytest.mark.parametrize("brief", list(briefs(12)))
def test_the_report_agrees_with_the_picture(brief: str) -> None:
    assert disagreements(brief) == []


@pytest.mark.parametrize(
    "brief",
    [
        "six witches around a cauldron",
        "ten penguins around an igloo",
        "four knights around a tree",
        "six chefs around a fire",
    ],
)
def test_of_those_in_a_ring_none_is_hidden(brief: str) -> None:
    easel = compose(read_scene(Prompt(brief), 3), (SIDE, SIDE))
    first, second = easel.scene.subjects[:2]
    seen = visible(easel.marks, easel.image.size)
    assert (seen[first.noun], seen[second.noun]) == (first.count, 1)


@pytest.mark.parametrize("brief", ["a dog in front of a cup", "a castle in front of a cake", "a wizard under a guitar"])
def test_nobody_hides_a_small_thing(brief: str) -> None:
    assert disagreements(brief) == []
    easel = compose(read_scene(Prompt(brief), 3), (SIDE, SIDE))
    assert visible(easel.marks, easel.image.size)[easel.scene.subjects[1].noun]
