"""Typing slips: what is read as another word, what is only asked about, and what is left alone."""

from __future__ import annotations

import pytest

from promptmagic.expanders.template import TemplateExpander
from promptmagic.lexicon import describe
from promptmagic.model import Brief


@pytest.mark.parametrize(
    ("typed", "corrected"),
    [
        ("three penguins looking at a melting icebrg", "three penguins looking at a melting iceberg"),
        ("hot air ballons over a lake", "hot air balloons over a lake"),
        ("Unicron jumping over a rainbo", "Unicorn jumping over a rainbow"),
        ("a girrafe in the jungel", "a giraffe in the jungle"),
        ("steem train", "steam train"),
        ("a beatiful castel", "a beautiful castle"),
    ],
)
def test_a_word_one_slip_away_from_a_single_known_one_is_read_as_that_one(typed: str, corrected: str) -> None:
    said, meant = describe(typed), describe(corrected)
    assert said.corrected == corrected
    assert [one.noun for one in said.subjects] == [one.noun for one in meant.subjects]
    assert (said.place, said.not_understood) == (meant.place, ())
    assert all("is read as" in note for note in said.notes)


@pytest.mark.parametrize(
    "text",
    [
        "a sitar on a carpet",  # English, though nobody draws it
        "groot in a forest",
        "a visit to Castel Sant Angelo",
        '"Hapy ballons" over a lake',
        "a sign that says ballons",
        "a card for my freind",
        "strawberries for dessert",
        "Forrest on a bench",
        "un castel en la playa",
        "blurred passers-by",
    ],
)
def test_names_lettering_other_languages_and_real_words_are_left_alone(text: str) -> None:
    said = describe(text)
    assert said.corrected == text
    assert "freind" in text or not any("is read as" in note for note in said.notes)


@pytest.mark.parametrize(("typed", "meant"), [("two elefants", "elephants"), ("a hourse", "ho")])
def test_what_is_further_away_or_near_to_several_is_asked_about(typed: str, meant: str) -> None:
    (note,) = describe(typed).notes
    assert f"did you mean “{meant}" in note


def test_a_word_that_is_like_none_is_not_guessed_at() -> None:
    assert describe("a blorft on a hill").notes == ()


def test_prompts_have_the_word_that_was_meant_and_read_as_they_are() -> None:
    for prompt in TemplateExpander().expand([Brief("hot air ballons over a lake")] * 4, seed=1).prompts:
        assert "hot air balloons over a lake" in prompt.text.lower()
        assert describe(prompt.text).corrected == prompt.text
