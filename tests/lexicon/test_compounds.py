"""Compounds: what is written apart, whose young it is, and what several words are together."""

from __future__ import annotations

import pytest

from promptmagic.lexicon import describe


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("a snow man", "snowman"),
        ("a butter fly", "butterfly"),
        ("fire fighters at work", "firefighter"),
        ("an old light house", "lighthouse"),
        ("a black bird", "bird"),
        ("a green house on a hill", "house"),
        ("a dragon flies over a hill", "dragon"),
        ("a horse jump over a fence", "horse"),
        ("an elephant calf", "elephant"),
        ("a whale calf", "whale"),
        ("a bird of prey", "eagle"),
        ("a komodo dragon", "lizard"),
        ("an earth worm", "worm"),
        ("a traffic jam", "car"),
        ("a horse shoe", "horseshoe"),
    ],
)
def test_words_that_are_one_thing_are_read_as_that_thing(text: str, noun: str) -> None:
    assert describe(text).subjects[0].noun == noun


@pytest.mark.parametrize(
    "text",
    [
        "fish fingers", "a ghost town",
        "a peg leg", "a battering ram", "a water taxi",
        "a swimming coach",
    ],
)  # fmt: skip
def test_what_its_words_alone_would_be_a_pun_on_is_not_known(text: str) -> None:
    said = describe(text)
    assert said.not_understood
    assert said.subjects == ()
