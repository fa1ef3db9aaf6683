"""Gaze and measure: what a picture is said to show of looks, loads, sizes and numbers is there to be seen."""

from __future__ import annotations

import pytest

from promptmagic.model import Prompt
from promptmagic.painters import Canvas
from promptmagic.painters.sketch import SketchPainter
from promptmagic.painters.sketch.composition import compose
from promptmagic.painters.sketch.scene import read_scene


def told(brief: str) -> tuple[tuple[str, ...], str]:
    picture = SketchPainter().paint(Prompt(brief), Canvas(3, (160, 160)))
    return picture.drawn, ", ".join(picture.undrawn)


@pytest.mark.parametrize(
    ("brief", "missing"),
    [
        ("an owl looking at a goldfish", "looking"),
        ("a pirate looking at a treasure map", "looking"),
        ("three penguins looking at an iceberg", "looking"),
        ("a soldier carrying a sailor", "carrying"),
        ("a king with a tiny crown", "tiny"),
        ("three flags on a castle", "three"),
        ("a striped cat with a blue collar", "blue collar"),
        ("a waterfall in the jungle with a rope bridge above it", "above"),
        ("saturn seen from one of its icy moons", "seen from"),
        ("an open door", "open"),
        ("autumn trees along a road", "along"),
        ("a golden statue of a lion", "lion"),
    ],
)
def test_what_is_drawn_otherwise_is_missing(brief: str, missing: str) -> None:
    assert missing in told(brief)[1]


@pytest.mark.parametrize(
    ("brief", "shown"),
    [
        ("a vampire rabbit in a meadow", {"vampire", "rabbit"}),
        ("a robot cat sleeping on a rug", {"robot", "cat"}),
        ("a glass bottle with a ship inside", {"glass bottle", "ship"}),
        ("a soldier carrying a sailor", {"soldier", "sailor"}),
        ("a princess kissing a dragon", {"princess", "dragon"}),
        ("a wooden horse", {"horse"}),
        ("vintage poster of a bicycle race", {"bicycle", "vintage poster"}),
    ],
)
def test_a_card_shows_what_is_sure_where_a_scene_would_be_of_something_else(brief: str, shown: set[str]) -> None:
    drawn, _ = told(brief)
    assert shown <= set(drawn)
    assert compose(read_scene(Prompt(brief), 3), (160, 160)).carded


def test_nobody_waters_who_only_looks_into_the_water() -> None:
    assert "act water" not in compose(read_scene(Prompt("a lion looking at its face in the water"), 3), (96, 96)).drawn


@pytest.mark.parametrize(
    ("brief", "seen"),
    [
        ("a fox looking at a rabbit", "looking"),
        ("a huge ant beside a small house", "huge"),
        ("a sailboat going across a lake", "across"),
        ("seven balloons over the playground", "over"),
        ("five ducklings following their mother", "five"),
        ("a girl playing the cello in an empty classroom", "empty"),
        ("an empty chair in front of a window", "empty"),
        ("a dragon curled up around a pile of books", "curled"),
        ("a coffee mug on a desk", "coffee"),
        ("a lantern in the forrest", "forrest"),
        ("a tent in the mountins", "mountins"),
        ("a cage with a bird inside", "inside"),
        ("a knight holding a shield and a sword", "holding"),
        ("a duck swimming across the pond", "swimming"),
        ("a train crossing a bridge over a river", "over"),
        ("a nurse carrying a baby", "carrying"),
        ("a mailman chased by a goose", "chased"),
        ("a teapot and a cup, blue", "blue"),
        ("a marble statue of a woman", "woman"),
    ],
)
def test_what_is_plain_is_seen(brief: str, seen: str) -> None:
    drawn, undrawn = told(brief)
    assert seen not in undrawn
    assert seen in " ".join(drawn) or seen in ("forrest", "mountins")


@pytest.mark.parametrize(
    "brief",
    [
        "a clown carrying a monkey",
        "a nurse carrying a baby",
        "two bears rowing a boat",
        "a knight giving a rose to a princess",
    ],
)
def test_what_lies_in_both_arms_is_carried_who_has_oars_rows_and_what_is_in_the_hand_is_given(brief: str) -> None:
    assert not told(brief)[1]


def test_a_word_within_another_phrase_is_told_once() -> None:
    drawn, _ = told("a fruit stall with pears")
    assert "stall" not in drawn
    assert "fruit stall" in drawn
    assert {"cars", "car"} <= set(told("two red cars and one blue car")[0])
