"""Senses: a word means in company what people mean, and what no drawing is known of is not understood."""

from __future__ import annotations

import pytest

from promptmagic.lexicon import describe


@pytest.mark.parametrize(
    ("text", "unknown"),
    [
        ("a mouse next to a computer keyboard", "mouse"),
        ("a wax seal on an envelope", "seal"),
        ("a boxing ring with two boxers", "ring"),
        ("a magnet attracting iron filings", "iron"),
        ("a fan cooling a room", "a fan"),
        ("a movie star on the red carpet", "star"),
        ("a coil spring on a table", "spring"),
        ("a cat in a flower cart", "flower cart"),
        ("a bug in the code", "bug"),
        ("a pirate ship on fire", "fire"),
        ("a lemonade stand on a sunny street", "lemonade stand"),
        ("a skier on a ski jump", "ski jump"),
        ("a lion tamer in a circus", "lion tamer"),
        ("a bicycle race", "bicycle race"),
        ("Florence Nightingale visiting soldiers", "Florence Nightingale"),
        ("a queen bee surrounded by workers", "workers"),
    ],
)
def test_what_nobody_draws_is_not_understood_and_is_no_subject(text: str, unknown: str) -> None:
    said = describe(text)
    assert unknown in said.not_understood
    assert unknown not in {subject.word for subject in said.subjects}


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("a mouse in a meadow", "mouse"),
        ("a red bow on a gift", "bow"),
        ("a gold ring", "ring"),
        ("an iron and a shirt", "iron"),
        ("a star over the sea", "star"),
        ("a crane flying over the marsh", "heron"),
        ("a crane at a harbour", "crane"),
        ("a boy with a bat and a ball", "baseball bat"),
        ("a bat in a cave", "bat"),
        ("a plant in a pot", "potted plant"),
        ("an archer with a bow and arrows", "bow and arrow"),
        ("a cat jump over a fence", "cat"),
        ("a flower shop", "shop"),
        ("a computer mouse beside an apple", "computer mouse"),
    ],
)
def test_a_word_means_what_its_company_says(text: str, noun: str) -> None:
    assert noun in {subject.noun for subject in describe(text).subjects}


@pytest.mark.parametrize(("text", "count"), [("two samurai", 2), ("three aircraft", 3), ("deer in a forest", 1)])
def test_nouns_that_look_alike_in_the_plural_are_counted(text: str, count: int) -> None:
    assert [subject.count for subject in describe(text).subjects] == [count]


@pytest.mark.parametrize(
    ("text", "nouns"),
    [
        ("mummy and daddy with their baby", ["woman", "man", "baby"]),
        ("a mummy in a tomb", ["mummy"]),
        ("mummy duck and her ducklings", ["duck", "duck"]),
        ("santa with a sack of presents", ["santa", "sack", "gift"]),
        ("little red riding hood and the wolf", ["red riding hood", "wolf"]),
        ("a halloween pumpkin", ["jack o lantern"]),
        ("a slide in the playground", ["slide"]),
    ],
)
def test_words_of_small_children_mean_what_they_mean_to_them(text: str, nouns: list[str]) -> None:
    found = [subject.noun for subject in describe(text).subjects if subject.noun != "playground"]
    assert found == nouns


def test_a_living_one_after_and_does_not_take_a_thing_along() -> None:
    said = describe("a cat in a basket and a dog on a sofa")
    on = [
        (said.subjects[one.subject].noun, said.subjects[one.object].noun) for one in said.relations if one.kind == "on"
    ]
    assert on == [("dog", "couch")] or on == [("dog", "sofa")]


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("a snowman with a carrot nose and a red scarf", "scarf"),
        ("a cat with green eyes and a red scarf", "scarf"),
        ("a girl with long hair and a blue umbrella", "umbrella"),
    ],
)
def test_a_thing_after_a_part_is_with_the_same_one(text: str, thing: str) -> None:
    said = describe(text)
    assert [(one.subject, said.subjects[one.object].noun) for one in said.relations] == [(0, thing)]
