"""Which named style some words mean."""

from __future__ import annotations

import pytest

from promptmagic.styles import STYLES, american, find, names


def test_the_named_styles_are_those_of_the_readme() -> None:
    assert names() == (
        "watercolor",
        "oil",
        "ink",
        "pencil",
        "charcoal",
        "woodcut",
        "pixel",
        "neon",
        "flat",
        "pastel",
        "ukiyo-e",
        "stained glass",
        "blueprint",
        "paper cut",
        "chalkboard",
        "photo",
    )


@pytest.mark.parametrize("name", names())
def test_every_style_is_found_by_its_name_in_any_case(name: str) -> None:
    for typed in (name, name.upper(), f" {name} ", name.replace(" ", "-"), f"a {name} of a cat"):
        style = find(typed)
        assert style is not None
        assert style.name == name


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("watercolour painting", "watercolor"),
        ("Aquarelle", "watercolor"),
        ("oil painting", "oil"),
        ("van gogh", "oil"),
        ("in the style of Van Gogh's starry nights", "oil"),
        ("oil pastel", "pastel"),
        ("pen and ink", "ink"),
        ("coloured pencil", "pencil"),
        ("linocut", "woodcut"),
        ("pixel art", "pixel"),
        ("8-bit", "pixel"),
        ("synthwave", "neon"),
        ("minimalist", "flat"),
        ("minimalist poster", "flat"),
        ("children’s book", "flat"),
        ("Hokusai", "ukiyo-e"),
        ("japanese woodblock print", "ukiyo-e"),
        ("stained-glass window", "stained glass"),
        ("technical drawing", "blueprint"),
        ("origami", "paper cut"),
        ("chalk on a blackboard", "chalkboard"),
        ("photorealistic", "photo"),
        ("3D render", "photo"),
    ],
)
def test_other_names_and_longer_wordings_mean_the_nearest_style(words: str, name: str) -> None:
    style = find(words)
    assert style is not None
    assert style.name == name


@pytest.mark.parametrize("words", ["", "  ", "loose and sketchy", "1950s railway advertisement", "写意", "?!"])
def test_any_other_words_are_a_free_style(words: str) -> None:
    assert find(words) is None


def test_no_wording_is_claimed_by_two_styles() -> None:
    claimed = [wording for style in STYLES for wording in style.aliases + style.asked]
    assert sorted(set(claimed)) == sorted(claimed)


def test_every_style_has_wordings_that_begin_like_a_noun_and_a_medium() -> None:
    for style in STYLES:
        assert len(style.words) >= 3
        assert style.medium
        for words in style.words:
            found = find(words)
            assert found is not None
            assert found.name == style.name


def test_british_words_are_looked_up_in_american_spelling() -> None:
    assert american("colourful") == "colorful"
    assert american("boat") == "boat"
