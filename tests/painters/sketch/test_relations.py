"""Relations: read between two nouns of a text."""

from __future__ import annotations

import pytest

from promptmagic.model import Prompt
from promptmagic.painters.sketch.relations import relations
from promptmagic.painters.sketch.scene import read_scene


def read(text: str) -> list[tuple[str, ...]]:
    """Return the relations of a text as nouns and words."""
    return [
        (relation.first.noun, relation.how, relation.second.noun, *((relation.other.noun,) if relation.other else ()))
        for relation in relations(read_scene(Prompt(text), 0))
    ]


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("a man riding a white horse", ("man", "riding", "horse")),
        ("a child sitting on an old wooden bench", ("child", "on", "bench")),
        ("a girl on a horse", ("girl", "riding", "horse")),
        ("a cat is asleep on top of the big red car", ("cat", "on", "car")),
        ("a fisherman in a small boat", ("fisherman", "in", "boat")),
        ("a dog under a tree", ("dog", "under", "tree")),
        ("two sheep next to a barn at dawn", ("sheep", "beside", "barn")),
        ("a blue bird in front of a yellow house", ("bird", "before", "house")),
        ("a lion hiding behind a rock", ("lion", "behind", "rock")),
        ("a girl holding a red balloon", ("girl", "holding", "balloon")),
        ("a dragon flying over the old castle", ("dragon", "over", "castle")),
        ("two cats between three trees", ("cat", "between", "tree")),
        ("a horse between a house and a tree", ("horse", "between", "house", "tree")),
        ("a bowl of ripe oranges", ("orange", "in", "bowl")),
        ("a nest with three eggs", ("egg", "in", "nest")),
        ("a woman with an umbrella", ("woman", "holding", "umbrella")),
        ("a boy flying a kite", ("boy", "holding", "kite")),
        ("a witch flying on a broom", ("witch", "riding", "broom")),
        ("a train crossing a bridge", ("train", "on", "bridge")),
        ("three children playing football", ("child", "beside", "football")),
        ("a basket full of apples", ("apple", "in", "basket")),
        ("a dog wearing a crown", ("dog", "wearing", "crown")),
        ("under a big tree sits a fox", ("fox", "under", "tree")),
        ("a boy and his dog", ("boy", "beside", "dog")),
        ("a woman reading a book", ("woman", "holding", "book")),
    ],
)
def test_a_relation_is_read_between_two_nouns(text: str, relation: tuple[str, ...]) -> None:
    assert read(text) == [relation]


@pytest.mark.parametrize(
    "text",
    ["a dog and a cat", "a dog. On a bench", "a cat in a meadow", "a dog", "a boat on a lake, a cabin", "", "between"],
)
def test_no_relation_is_made_up(text: str) -> None:
    assert read(text) == []


def test_what_is_said_of_two_alike_things_is_said_of_both() -> None:
    assert set(read("a cat and a dog on a bench")) == {("dog", "on", "bench"), ("cat", "on", "bench")}


def test_a_chain_of_relations_is_read_whole() -> None:
    assert set(read("a cat on a bench under a tree")) == {("cat", "on", "bench"), ("bench", "under", "tree")}


def test_relations_that_go_round_in_a_circle_are_none() -> None:
    assert read("a cat on a horse on a cat on a horse on a cat") != []
    assert read("a red cat on a cat") == []
