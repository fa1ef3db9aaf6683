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
        ("a horse under a knight", ("knight", "riding", "horse")),
        ("a table under a cat", ("cat", "on", "table")),
        ("a wizard under a guitar", ("wizard", "beside", "guitar")),
        ("a mouse under a barrel", ("mouse", "under", "barrel")),
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


@pytest.mark.parametrize(
    ("brief", "expected"),
    [
        ("a girl in a wheelchair throwing a ball", ("girl", "on", "wheelchair")),
        ("a van stuck behind a flock of sheep", ("van", "trailing", "sheep")),
        ("a turtle walking behind a hare", ("turtle", "trailing", "rabbit")),
        ("a postman running away from a goose", ("goose", "chasing", "postman")),
        ("a turtle wearing a backpack", ("turtle", "wearing", "backpack")),
        ("a robin on the seat of a bicycle", ("robin", "on", "bicycle")),
        ("a ladybird on a girl's finger", ("girl", "holding", "ladybird")),
        ("a boy hiding behind a cow", ("boy", "behind", "cow")),
    ],
)
def test_two_stand_to_each_other_as_the_words_say(brief: str, expected: tuple[str, str, str]) -> None:
    assert expected in read(brief)


@pytest.mark.parametrize(
    ("brief", "worn"),
    [
        ("an owl wearing round glasses and a scarf", {"glasses", "scarf"}),
        ("a bear wearing a crown, boots and a bow tie", {"crown", "shoe", "tie"}),
        ("a dog wearing sunglasses, headphones and a cape", {"glasses", "headphones", "cape"}),
        ("three penguins wearing scarves", {"scarf"}),
    ],
)
def test_an_animal_wears_all_that_it_is_said_to_wear(brief: str, worn: set[str]) -> None:
    assert {noun for _, how, noun in read(brief) if how == "wearing"} == worn


def test_round_is_an_adjective_where_a_noun_is_waited_for() -> None:
    assert ("dog", "around", "table") in read("six dogs round a table")
    assert read("a cat holding round stones") == [("cat", "holding", "rock")]
