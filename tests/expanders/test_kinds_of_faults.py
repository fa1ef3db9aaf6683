"""The kinds of faults that readers of the offline prompts found, each tried on briefs made from the lexicon."""

from __future__ import annotations

import re
from functools import cache

import pytest

from promptmagic.expanders.template import TemplateExpander
from promptmagic.expanders.template.scene import Scene
from promptmagic.expanders.template.traits import traits as traits_told
from promptmagic.lexicon import describe, looks
from promptmagic.lexicon.description import Subject
from promptmagic.lexicon.nouns import records
from promptmagic.model import Brief

HEADS = ("interior", "keeper", "festival", "enthusiast")
"""What makes another thing of the noun before it."""

CROWDS = ("herd", "caravan", "swarm", "crowd", "row")

SHOWN = tuple(noun for noun in records() if looks(Subject(noun, word=noun)))


@cache
def prompts(text: str) -> tuple[str, ...]:
    """Return four prompts for a brief."""
    return tuple(prompt.text for prompt in TemplateExpander().expand([Brief(text)] * 4, seed=3).prompts)


def traits(noun: str) -> set[str]:
    return {trait for count in (1, 2) for trait in looks(Subject(noun, count, word=noun))}


def test_there_are_many_nouns_with_traits() -> None:
    assert len(SHOWN) > 300


@pytest.mark.parametrize("head", HEADS)
def test_a_compound_has_no_trait_of_the_noun_before_its_head(head: str) -> None:
    nouns = SHOWN[HEADS.index(head) :: len(HEADS)]
    wrong = [noun for noun in nouns if traits_told(Scene.of(Brief(f"the {noun} {head} at noon")))]
    assert wrong == []


def test_a_compound_has_no_trait_in_any_view() -> None:
    for noun in SHOWN[7::40]:
        for text in prompts(f"a {noun} {HEADS[0]}"):
            assert not any(trait in text for trait in traits(noun)), text


@pytest.mark.parametrize("crowd", CROWDS)
def test_many_of_a_thing_are_not_described_as_one(crowd: str) -> None:
    for noun in ("camel", "soldier", "owl"):
        for text in prompts(f"a {crowd} of {noun}s crossing a plain"):
            assert not re.search(r"\b(?:close|near) view\b", text), text
            assert not any(trait in text for trait in traits(noun)), text


POSSESSIVES = (
    "a parrot on a {}'s shoulder", "the {}'s old bicycle", "two {}s and a dog", "a {} and a cactus", "the {}s' house",
)  # fmt: skip


@pytest.mark.parametrize("brief", POSSESSIVES)
def test_what_is_owned_is_written_as_english_has_it(brief: str) -> None:
    for noun in ("pirate", "waitress", "walrus"):
        for text in prompts(brief.format(noun)):
            added = text.replace(brief.format(noun)[1:], "")
            assert not re.search(r"\bthe s\b|'s's|s's's|\bthe (?:cactus|walrus|waitress)'(?!s)", added), text


def test_who_owns_the_main_thing_is_not_described() -> None:
    for text in prompts("grandpa's old radio on a shelf"):
        assert not any(trait in text for trait in traits("grandfather")), text


DEEDS = (
    "feeding pigeons in the rain", "teaching a child to knit", "selling pumpkins at a roadside stand",
    "arguing in a parked car at night", "painting a mural", "chasing a goose through a market",
)  # fmt: skip


@pytest.mark.parametrize("deed", DEEDS)
def test_the_whole_brief_stands_in_all_four_and_no_setting_is_added(deed: str) -> None:
    for who in ("farmer", "nurse", "fox"):
        brief = f"a {who} {deed}"
        for text in prompts(brief):
            assert brief[1:] in text
            assert describe(text).said_place == describe(brief).said_place


@pytest.mark.parametrize("place", ["in a library", "in a kitchen", "in a classroom", "in a cave", "on a train"])
def test_no_open_sky_is_seen_under_a_roof(place: str) -> None:
    for who in ("cat", "knight"):
        for text in prompts(f"a {who} {place}"):
            added = text.replace(f"{who} {place}", "")
            assert not re.search(r"\bsky\b|horizon|golden light of|open space|empty space|daylight falls", added), text


@pytest.mark.parametrize("said", ["low key", "backlit", "soft light", "dramatic lighting"])
def test_a_light_that_the_brief_asks_for_is_the_only_one(said: str) -> None:
    for text in prompts(f"a fox on a rock, {said}"):
        assert not re.search(r"\blight\b|\bshadows?\b|\bsun\b", text.replace(said, "")), text


def test_a_far_view_tells_no_whiskers_and_a_near_one_no_horizon() -> None:
    for noun in ("cat", "fox", "owl", "grandmother", "dog", "horse"):
        close, wide = prompts(f"a {noun} in a meadow")[1:3]
        assert not re.search(r"horizon|in the background|distance", close), close
        assert not re.search(r"whisker|\beyes?\b|\bnose\b|wrinkle|fine lines", wide), wide


def test_words_of_rain_that_mean_none_bring_no_weather() -> None:
    for brief in ("a chemist pouring tea into a cup", "a woman singing in the shower", "a snow globe on a desk"):
        for text in prompts(brief):
            assert not re.search(r"\bwet\b|clouds|drops beading|snowflake", text), text


def test_a_poster_shows_what_its_own_noun_is_about() -> None:
    assert all("school bag" not in text for text in prompts('poster for a school play, "The Tempest"'))
    assert all("school bag" not in text for text in prompts("logo for a surf school"))
    assert any("cake" in text for text in prompts("poster for a bake sale"))
