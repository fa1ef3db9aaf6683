"""What was changed between two prompts, and which words of a person's own prompt say what."""

from __future__ import annotations

import pytest

from promptmagic import Prompt
from promptmagic.expanders.template import TemplateExpander
from promptmagic.model import Brief, Parts

OWN = "a red fox in a snowy forest at night, oil painting, close-up, moody, teal and amber, 35mm lens, no people"


def test_a_persons_own_prompt_is_read_by_its_words_and_says_so() -> None:
    explained = Prompt(OWN).explain()
    assert explained.source == "words"
    assert explained.parts == {
        "subject": "a red fox",
        "setting": "a snowy forest",
        "light": "at night",
        "composition": "close-up",
        "lens": "35mm lens",
        "style": "oil painting",
        "mood": "moody",
        "palette": "teal and amber",
        "avoid": "no people",
    }
    assert explained.missing == ()
    assert explained.note == "Read from the words alone, by what they usually mean."


@pytest.mark.parametrize(
    ("text", "part", "words"),
    [
        ("two old fishermen on a misty harbour", "subject", "two old fishermen, a misty harbour"),
        ("a market, soft golden light", "light", "soft golden light"),
        ("my grandmother's kitchen", "setting", "my grandmother's kitchen"),
        ("a loaf of bread, studio light", "light", "studio light"),
        ('a shop sign that says "OPEN"', "lettering", '"OPEN"'),
        ("a harbour seen from above", "composition", "seen from above"),
        ("a city street, black and white", "palette", "black and white"),
    ],
)
def test_neighbours_of_one_part_are_one(text: str, part: str, words: str) -> None:
    assert Prompt(text).explain().parts[part] == words


@pytest.mark.parametrize("text", [OWN, "", " ", "qwrtz blorf", "夕日のビーチ", "🦊", "a" * 5_000, "no no without"])
def test_the_pieces_are_the_whole_text(text: str) -> None:
    assert "".join(words for words, _ in Prompt(text).explain().pieces()) == text


def test_what_an_expander_wrote_is_told_by_the_expander_and_an_edit_by_its_words() -> None:
    (prompt,) = TemplateExpander().expand([Brief("a fox by a lake", "watercolor")], seed=3).prompts
    assert prompt.explain().source == "expander"
    assert prompt.explain().note == ""
    edited = prompt.reworded("a fox by a lake, ink drawing")
    assert edited.explain().source == "words"
    assert edited.explain().parts["style"] == "ink drawing"


def test_an_explanation_is_marked_text() -> None:
    assert str(Prompt("a fox, watercolor").explain()) == "[subject: a fox], [style: watercolor]"


def test_a_difference_tells_words_and_parts() -> None:
    change = Prompt("a calm sea at noon, oil").diff("a calm sea at night, oil")
    assert (change.removed, change.added, change.changed) == (("noon",), ("night",), ("light",))
    assert change.parts == {"light": ("noon", "at night")}
    assert str(change) == "a calm sea at [-noon-] {+night+}, oil"


def test_capitals_and_white_space_are_no_difference() -> None:
    same = Prompt("a calm  sea").diff("A calm sea")
    assert not same
    assert str(same) == "nothing was changed"


@pytest.mark.parametrize(
    ("one", "other"), [("", "a fox"), ("a fox", ""), ("夕日", "夕日のビーチ"), ("a b " * 900, "b a " * 900)]
)
def test_any_two_prompts_have_a_difference(one: str, other: str) -> None:
    change = Prompt(one).diff(Prompt(other))
    assert "".join(text for text, kind in change.pieces if kind != "removed").split() == other.split()


def test_a_style_that_was_an_option_differs_though_no_word_does() -> None:
    ink, oil = (Prompt("a boat", Parts(style=style)) for style in ("ink", "oil"))
    assert ink.diff(oil).parts == {"style": ("ink", "oil")}
