"""Parts of what the same sentence names: no things by themselves, but places on the whole."""

import pytest

from promptmagic.lexicon import describe


@pytest.mark.parametrize(
    ("text", "first", "kind", "second", "part"),
    [
        ("a goat standing on the roof of a parked tractor", "goat", "on", "tractor", "roof"),
        ("a bird on the handlebars of a bike", "bird", "on", "bicycle", "bars"),
        ("a red bus with a cat on the roof", "cat", "on", "bus", "roof"),
        ("a cat looking out of the window of a red car", "cat", "in", "car", "window"),
        ("a boy in a bus looking out of the window", "boy", "in", "bus", "window"),
        ("a monkey on the elephant's back", "monkey", "ride", "elephant", "back"),
        ("a spider on the witch's hat", "spider", "on", "witch", "hat"),
        ("a ladybird on a girl's finger", "ladybird", "on", "girl", "hand"),
        ("a dog in the back seat of a taxi", "dog", "in", "car", "back seat"),
    ],
)
def test_what_is_on_a_part_is_on_the_whole(text: str, first: str, kind: str, second: str, part: str) -> None:
    said = describe(text)
    found = {
        (said.subjects[one.subject].noun, one.kind, said.subjects[one.object].noun, one.part) for one in said.relations
    }
    assert (first, kind, second, part) in found
    assert not {"rooftop", "window", "basket"} & {one.noun for one in said.subjects}


def test_who_is_told_of_by_a_hat_wears_it() -> None:
    said = describe("a parrot sitting on the pirate's hat")
    assert [one.noun for one in said.subjects] == ["parrot", "pirate", "hat"]
    assert any(one.kind == "wear" for one in said.relations)


@pytest.mark.parametrize(
    ("text", "nouns"),
    [
        ("the roof of a house in the rain", ["rooftop", "house"]),
        ("a woman at the window watching a car", ["woman", "window", "car"]),
        ("an old woman's hat", ["hat"]),
    ],
)
def test_what_is_no_place_on_another_stays_a_thing(text: str, nouns: list[str]) -> None:
    assert [one.noun for one in describe(text).subjects] == nouns


@pytest.mark.parametrize(
    ("text", "noun", "count"),
    [
        ("charcoal sketch of an old fishermans hands", "fisherman", 1),
        ("a farmers dog", "dog", 1),
        ("the childrens teacher", "teacher", 1),
        ("my brothers playing chess", "boy", 3),
    ],
)
def test_a_missing_apostrophe_makes_nobody_several(text: str, noun: str, count: int) -> None:
    first = describe(text).subjects[0]
    assert (first.noun, first.count) == (noun, count)
