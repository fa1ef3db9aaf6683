"""The visible traits of nouns: of the right wording, in the right number, and none where the thing is remade."""

from __future__ import annotations

import re

import pytest

from promptmagic.lexicon import describe, looks
from promptmagic.lexicon.description import Subject
from promptmagic.lexicon.nouns import records


@pytest.mark.parametrize(
    ("text", "trait"),
    [
        ("a fox", "russet fur"),
        ("the arctic fox", "dense white winter fur"),
        ("three kittens", "oversized ears"),
        ("two old castles", "round stone towers"),
        ("a strawberry cake", "smooth swirls of frosting"),
    ],
)
def test_a_wording_has_the_traits_of_its_own(text: str, trait: str) -> None:
    assert trait in looks(describe(text).subjects[0])


def test_traits_follow_the_number() -> None:
    assert "white-tipped tail" in looks(Subject("fox", 1, word="fox"))
    assert "white-tipped tails" in looks(Subject("fox", 2, word="foxes"))
    assert "glistening ribbed bodies" in looks(Subject("snail", 3, word="snails"))


@pytest.mark.parametrize("text", ["a paper fox", "a robot dog", "a palm-shaped house", "a pumpkin house"])
def test_what_is_made_another_thing_has_none_of_the_usual(text: str) -> None:
    subject = describe(text).subjects[0]
    assert not subject.qualifiers or looks(subject) == ()


def test_every_trait_is_a_bare_noun_in_either_number() -> None:
    for noun, record in records().items():
        for wording, traits in record.looks.items():
            assert not wording or wording == noun or wording in record.wordings, (noun, wording)
            for trait in traits:
                assert not re.match(r"(?:an?|the|its|with)\b", trait), (noun, trait)
        for count in (1, 2):
            assert not any("(" in trait or ")" in trait for trait in looks(Subject(noun, count, word=noun))), noun
