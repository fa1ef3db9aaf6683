"""Other languages, as far as they are read, and what is said where they are not."""

from __future__ import annotations

import pytest

from promptmagic.lexicon import describe


@pytest.mark.parametrize(
    ("text", "language", "nouns"),
    [
        ("Fuchs", "de", ["fox"]),
        ("renard", "fr", ["fox"]),
        ("zorro", "es", ["fox"]),
        ("volpe", "it", ["fox"]),
        ("キツネ", "ja", ["fox"]),
        ("여우", "ko", ["fox"]),
        ("一只猫和一只狗", "zh", ["cat", "dog"]),
        ("ein Hund unter einem Baum", "de", ["dog", "tree"]),
        ("deux chats et un chien dans le jardin", "fr", ["cat", "dog"]),
        ("un perro durmiendo en la cocina", "es", ["dog"]),
    ],
)
def test_the_nouns_of_other_languages_are_read(text: str, language: str, nouns: list[str]) -> None:
    scene = describe(text)
    assert (scene.language, [subject.noun for subject in scene.subjects]) == (language, nouns)
    assert "English" in scene.notes[0]


def test_small_words_say_place_hour_weather_colour_number_and_relation() -> None:
    german = describe("drei rote Vögel über dem Meer bei Sonnenuntergang")
    assert (german.place, german.hour, german.subjects[0].count) == ("sea", "sunset", 3)
    french = describe("un chat noir sur un toit")
    assert (french.subjects[0].colour, french.relations[0].kind) == ((28, 28, 32), "on")
    assert describe("Aquarell einer Katze").style == "watercolor"


@pytest.mark.parametrize("text", ["a rose", "Rosa Parks", "a port at night", "a hippo in a tutu", "chat", ""])
def test_english_is_not_taken_for_another_language(text: str) -> None:
    assert describe(text).language == "en"


def test_a_language_that_nobody_knows_is_said_to_be_unknown() -> None:
    scene = describe("xyzzy plugh frotz blorb")
    assert (scene.language, scene.understanding) == ("", 0)
    assert "English" in scene.notes[0]


@pytest.mark.parametrize(
    ("typed", "meant"), [("a caslte", "castle"), ("two elefants", "elephants"), ("a lighthuose", "lighthouse")]
)
def test_a_misspelled_word_is_asked_about(typed: str, meant: str) -> None:
    (note,) = describe(typed).notes
    assert f"did you mean “{meant}”?" in note


def test_a_word_that_is_like_none_is_not_guessed_at() -> None:
    assert describe("a blorft on a hill").notes == ()
