"""What an editor marks down in the offline prompts: orders, lost partners, what cannot be there or has not come yet."""

from __future__ import annotations

import re

import pytest

from promptmagic.expanders.template import TemplateExpander
from promptmagic.lexicon import describe
from promptmagic.model import Brief


def prompts(text: str, seed: int = 1) -> list[str]:
    return [prompt.text for prompt in TemplateExpander().expand([Brief(text)] * 4, seed=seed).prompts]


@pytest.mark.parametrize(
    "brief",
    ["a teacher writing on the blackboard", "a firefighter rescuing a cat from a tree", "a mouse reading a tiny book"],
)
def test_nobody_is_ordered_about_and_what_is_around_is_told_in_a_sentence(brief: str) -> None:
    for text in prompts(brief):
        assert not re.search(r"\b(?:Bring out|Show the)\b", text)
        for sentence in text.split(". ")[1:]:
            assert not re.match(r"(?:One|An?|White|Rough|Two) [\w-]+ (?:\w+ing|past|of|with|pale)\b", sentence), (
                sentence
            )


@pytest.mark.parametrize(
    ("brief", "partner"),
    [
        ("a robot serving tea to an old lady", "the lady"),
        ("a fox and a rabbit sharing a picnic", "the rabbit"),
        ("a boy and his grandfather fishing by the lake", "his grandfather"),
        ("a desk with a laptop and a cactus", "cactus"),
        ("kids crossing the street with a crossing guard", "the crossing guard"),
    ],
)
def test_no_view_of_two_loses_one_of_them(brief: str, partner: str) -> None:
    assert sum(partner in text[len(brief) :] for text in prompts(brief)) >= 3


@pytest.mark.parametrize(
    ("brief", "never"),
    [
        ("a woman in a red coat waiting for the train", r"the train\b"),
        ("baby elephant playing in the mud", "tusks"),
        ("a hot air balloon over snowy mountains", "ledge|end to end"),
        ("charcoal portrait of an old fisherman", r"brown|feet|rod\b"),
        ("linocut of a crow on a fence", "gray"),
        ("two penguins holding hands", r"arctic|the hands|two of them"),
        ("a mermaid combing her hair on a rock", "her hair"),
        ("a wedding in a small village church", "[Dd]aylight"),
        ("a goldfish in a bowl next to a lamp", "above the edge"),
        ("a tailor sewing a dress", "needles|wool"),
        ("a candle on a desk beside an ink pot", "flames"),
        ("pencil drawing of a hand holding a feather", r"\bthe an?\b"),
        ("a bird's nest with three blue eggs", "diner"),
        ("a jazz trio playing in a small club", "the face"),
        ("an elephant on a skateboard", "fringed|foot|swaying"),
    ],
)
def test_nothing_is_there_that_cannot_be(brief: str, never: str) -> None:
    for seed in range(3):
        for text in prompts(brief, seed):
            assert not re.search(never, text[len(brief) :]), text


@pytest.mark.parametrize("brief", ["a bus full of people in the morning", "an owl on a branch in the moonlight"])
def test_an_hour_that_is_said_has_its_light(brief: str) -> None:
    assert sum(re.search(r"\b(?:light|sun|silver)\b", text[len(brief) :]) is not None for text in prompts(brief)) >= 2


@pytest.mark.parametrize(
    ("brief", "told"),
    [
        ("ein Fuchs im Schnee", "of German, and writes its prompts in it."),
        ("un renard dans la neige", "of French, and writes its prompts in it."),
        ("un zorro en la nieve", "of Spanish, and writes its prompts in it."),
        ("una volpe nella neve", "of Italian, and adds a few words of it to a brief."),
        ("キツネ 雪", "of Japanese, and adds a few words of it to a brief."),
        ("ثعلب", "adds nothing to a brief"),
    ],
)
def test_what_is_told_of_another_language_is_what_is_done(brief: str, told: str) -> None:
    assert any(told in note for note in describe(brief).notes), describe(brief).notes
    texts = [text.rstrip("。.") for text in prompts(brief)]
    assert ({text.casefold() for text in texts} == {brief}) is ("nothing" in told)
