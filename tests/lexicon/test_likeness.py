"""What a picture is said to be like: its style, told in words that are things elsewhere."""

from __future__ import annotations

import pytest

from promptmagic.lexicon import describe


@pytest.mark.parametrize(
    ("text", "style"),
    [
        ("like an old photograph, family in front of a farmhouse", "photo"),
        ("a family as an old photo", "photo"),
        ("black and white photo of a steam train", "photo"),
        ("a fox in the style of a comic", "ink"),
        ("a fox, comic style", "ink"),
        ("a dragon in the style of a children's book", "flat"),
        ("a ship like a stained glass window", "stained glass"),
        ("a ship as a woodcut", "woodcut"),
        ("a castle that looks like a pencil drawing", "pencil"),
        ("a castle as a sketch", "pencil"),
        ("a castle like in an old video game", "pixel"),
        ("a castle as a vintage travel poster", "flat"),
        ("a fox drawn in crayon", "pastel"),
    ],
)
def test_a_likeness_is_a_style_and_no_thing(text: str, style: str) -> None:
    said = describe(text)
    assert (said.style, said.not_understood) == (style, ())
    assert len([one for one in said.subjects if one.noun in ("book", "photograph", "window", "poster")]) == 0


@pytest.mark.parametrize(
    "text",
    ["a boy looking at an old photograph", "a girl reading a children's book", "a boy holding an old photo of a dog"],
)
def test_a_picture_that_is_a_thing_of_the_scene_is_no_style(text: str) -> None:
    assert describe(text).style == ""
