"""Nearer: a few people whom a picture is about are never specks in it."""

from __future__ import annotations

import pytest

from promptmagic.model import Prompt
from promptmagic.painters.sketch.boxes import boxes
from promptmagic.painters.sketch.composition import compose
from promptmagic.painters.sketch.scene import read_scene

SIZE = (160, 160)


def tallest(brief: str, *nouns: str, seed: int = 1) -> float:
    """Return how high the tallest of these is, of the picture's height."""
    easel = compose(read_scene(Prompt(brief), seed), SIZE)
    return max(box.high for noun in nouns for box in boxes(easel.marks, noun)) / SIZE[1]


@pytest.mark.parametrize("seed", [1, 4])
@pytest.mark.parametrize(
    ("brief", "noun", "least"),
    [
        ("a jazz trio playing in a living room", "musician", 0.4),
        ("a teacher and a student in a classroom", "teacher", 0.42),
        ("a robot watering plants", "robot", 0.3),
        ("three friends in a city street", "person", 0.4),
        ("an astronaut planting a flag on mars", "astronaut", 0.3),
        ("a girl riding a giant snail through a garden", "girl", 0.17),
    ],
)
def test_a_few_people_are_seen_from_near(brief: str, noun: str, least: float, seed: int) -> None:
    assert tallest(brief, noun, seed=seed) >= least
