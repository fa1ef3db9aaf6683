"""Where subjects stand: before monuments, on hills, on what they play on, and clear of paths; measured on pixels."""

from __future__ import annotations

import pytest
from relation_table import SIDE, measured

from promptmagic.model import Prompt
from promptmagic.painters.sketch.composition import compose
from promptmagic.painters.sketch.relations import relations
from promptmagic.painters.sketch.scene import read_scene


@pytest.mark.parametrize(
    ("brief", "visitor", "monument"),
    [
        ("a girl in front of the Eiffel Tower", "girl", "eiffel tower"),
        ("a knight in front of a castle", "knight", "castle"),
        ("a camel in front of the sphinx", "camel", "sphinx"),
        ("a goat in front of a farmhouse", "goat", "house"),
        ("a dog beside a church", "dog", "church"),
    ],
)
def test_a_monument_towers_over_who_is_before_it(brief: str, visitor: str, monument: str) -> None:
    one, other = measured(brief, 2, visitor, monument)
    assert one is not None
    assert other is not None
    assert other.high > 1.4 * one.high
    assert one.bottom > other.bottom


@pytest.mark.parametrize(
    ("brief", "visitor", "tree", "least"),
    [
        ("a samurai under cherry blossoms", "samurai", "cherry tree", 0.2),
        ("a boy beside a tree", "boy", "tree", 0.18),
        ("a couple under a willow", "couple", "willow", 0.22),
    ],
)
def test_a_tree_spreads_over_who_is_at_it_and_they_are_readable(
    brief: str, visitor: str, tree: str, least: float
) -> None:
    for seed in (1, 2):
        one, other = measured(brief, seed, visitor, tree)
        assert one is not None
        assert other is not None
        assert other.high > 0.6 * SIDE
        assert other.high > 1.9 * one.high
        assert one.high > least * SIDE


def test_who_shares_an_umbrella_is_taller_than_it() -> None:
    friends, umbrella = measured("two friends sharing an umbrella in the rain", 2, "person", "umbrella")
    assert friends is not None
    assert umbrella is not None
    assert friends.high > umbrella.high
    assert umbrella.top < friends.top
    assert umbrella.wide < 1.3 * friends.high


def test_a_landmark_alone_fills_the_height_of_the_picture() -> None:
    (tower,) = measured("the Eiffel Tower at night", 3, "eiffel tower")
    assert tower is not None
    assert tower.high > 0.7 * SIDE


def test_what_is_on_a_hill_is_on_its_top() -> None:
    (castle,) = measured("a castle on a hill", 1, "castle")
    assert castle is not None
    assert castle.bottom < 0.6 * SIDE
    assert castle.high > 0.2 * SIDE


@pytest.mark.parametrize(("brief", "played_on"), [("a girl on a swing", "swing"), ("a boy on a seesaw", "seesaw")])
def test_who_plays_on_a_thing_sits_within_it(brief: str, played_on: str) -> None:
    child, other = measured(brief, 1, brief.split()[1], played_on)
    assert child is not None
    assert other is not None
    assert other.left <= child.middle <= other.right
    assert child.bottom > other.top + 0.5 * other.high


def test_balloons_are_held_by_their_strings() -> None:
    girl, balloons = measured("a girl holding three balloons", 1, "girl", "balloon")
    assert girl is not None
    assert balloons is not None
    assert balloons.top < girl.top
    assert girl.top < balloons.bottom < girl.bottom
    assert abs(balloons.middle - girl.middle) < 1.5 * girl.wide


def test_a_path_leads_through_a_meadow_where_words_ask_for_one_or_nobody_stands_in_it() -> None:
    def ways(brief: str) -> set[bool]:
        return {"path" in compose(read_scene(Prompt(brief), seed), (96, 96)).drawn for seed in range(4)}

    assert True in ways("a meadow")
    assert ways("a horse in a meadow") == {False}
    assert True in ways("a horse on a path in a meadow")


@pytest.mark.parametrize(
    ("brief", "found"),
    [
        ("a bee on a flower", "close up"),
        ("a surfer riding a big wave", "great wave"),
        ("pupils sitting at their desks", "at desks"),
        ("a goat on top of a mountain", "on top"),
    ],
)
def test_some_doings_have_a_view_of_their_own(brief: str, found: str) -> None:
    assert compose(read_scene(Prompt(brief), 1), (96, 96)).found.get(found)


def test_one_around_a_tree_is_no_circle_and_is_not_said_to_be_one() -> None:
    scene = read_scene(Prompt("a fox around a tree"), 1)
    assert [one.words for one in relations(scene)] == ["around"]
    assert [one.words for one in relations(read_scene(Prompt("six boys around a tree"), 1))] == [""]
