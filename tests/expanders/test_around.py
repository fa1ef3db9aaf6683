"""What is told of the place and of the act: it is true there, says nothing else, and stands in one prompt alone."""

from __future__ import annotations

import re
from functools import cache

import pytest

from promptmagic.expanders.template import TemplateExpander
from promptmagic.expanders.template.phrases import Phrase, phrases
from promptmagic.expanders.template.tables import USUAL
from promptmagic.lexicon import describe
from promptmagic.model import Brief


@cache
def prompts(text: str) -> tuple[str, ...]:
    """Return four prompts for a brief."""
    return tuple(prompt.text for prompt in TemplateExpander().expand([Brief(text)] * 4, seed=3).prompts)


def told_of_subjects() -> list[Phrase]:
    """Return what may be told around a subject, and of what it does."""
    return [
        phrase
        for slot in ("subject", "detail")
        for phrase in phrases(slot)
        if any(one.aspect == "scene" and "subject" in one.values for one in phrase.conditions)
    ]


def test_what_is_told_of_a_subject_brings_no_place_hour_weather_or_season_that_it_does_not_ask_for() -> None:
    wrong = []
    for phrase in told_of_subjects():
        asked = {one.aspect for one in phrase.conditions if one.wanted}
        said = describe(f"A thing, {phrase.text}.")
        if not asked & {"place", "family", "word", "doer", "focus"}:
            continue
        wrong += [phrase.text for name in ("hour", "weather", "season") if getattr(said, name) and name not in asked]
        if said.said_place and "place" not in asked:
            wrong.append(phrase.text)
    assert wrong == []


@pytest.mark.parametrize("place", sorted(set(USUAL) - {"pitch"}))
def test_every_place_has_details_for_four_prompts(place: str) -> None:
    of_place = [
        phrase.text
        for phrase in phrases("detail")
        if phrase in told_of_subjects()
        and any(one.aspect == "place" and place in one.values and one.wanted for one in phrase.conditions)
    ]
    assert len(of_place) >= 4, of_place


SCENES = (
    "kids jumping in a puddle", "a drummer on stage", "two goats at a bus stop", "knights jousting at a tournament",
    "a baker throwing pizza dough", "a tennis player serving", "a monk copying a manuscript", "a girl on the lawn",
    "a dwarf counting coins under a bridge", "an old man feeding pigeons in the square", "a boy riding a bike",
    "a goat on a ledge", "a chef cooking in a kitchen", "a farmer digging in a garden",
)  # fmt: skip


@pytest.mark.parametrize("brief", SCENES)
def test_most_prompts_tell_something_of_the_place_or_the_act(brief: str) -> None:
    known = {phrase.text for phrase in told_of_subjects()}
    told = [text for text in prompts(brief) if any(one.lower() in text.lower() for one in known)]
    assert len(told) >= 3, prompts(brief)


@pytest.mark.parametrize("brief", SCENES)
def test_no_two_prompts_of_a_brief_share_a_detail(brief: str) -> None:
    known = {phrase.text for phrase in told_of_subjects()}
    for one in known:
        assert sum(bool(re.search(rf"\b{re.escape(one)}(?=[,.]| and )", text)) for text in prompts(brief)) < 2, one


MODERN = r"timetable|asphalt|aerials|cables|fire escape|lamp post|glass shelter|screens|hands in the pockets|radiator"


@pytest.mark.parametrize("who", ["a knight", "a pharaoh", "a tyrannosaurus", "a gladiator", "a pirate", "a wizard"])
@pytest.mark.parametrize("where", ["waiting on a road", "in a city", "on a rooftop", "in a tunnel", "in a kitchen"])
def test_nothing_modern_stands_beside_what_is_of_another_age(who: str, where: str) -> None:
    for text in prompts(f"{who} {where}"):
        assert not re.search(MODERN, text.replace(where, "")), text


def test_an_empty_place_has_nothing_of_others_in_it() -> None:
    for brief in ("a harp in an empty room", "a violin in an empty classroom", "a piano on an empty stage"):
        for text in prompts(brief):
            assert not re.search(r"furniture|bags|first rows|curtain drawn|rug\b", text), text


@pytest.mark.parametrize(
    "brief", ["a truck full of oranges", "a giant pumpkin pulled by mice", "a horse eating apples"]
)
def test_what_has_no_room_on_a_table_is_not_on_one(brief: str) -> None:
    for text in prompts(brief):
        assert not re.search(r"\btable\b|window", text.removeprefix(brief)), text


def test_what_is_inside_something_is_on_no_farm() -> None:
    assert describe("an aquarium inside an old tv").said_place == ""


def test_what_is_not_yet_built_has_no_finished_looks() -> None:
    assert all("sharp triangular faces" not in text for text in prompts("pyramids being built by workers"))


@pytest.mark.parametrize(
    ("brief", "unfit"),
    [
        ("a baby crawling toward a sleeping cat", r"next hold|on the hold"),
        ("a teacher writing on the blackboard", r"\bpen\b|\bink\b"),
        ("a horse drinking from a bathtub in a field", r"rubber duck|tiles|foam"),
        ("a goalkeeper diving for the ball", r"mask|bubbles|sponges"),
        ("a group of hikers on a mountain ridge", r"chalk|taped hand|crack"),
        ("a gladiator waiting in the tunnel", r"pockets"),
        ("a dog waiting in front of a supermarket", r"shelf|shelves"),
        ("a boxer resting in the corner of the ring", r"under the head"),
        ("a candle burning in a dark cellar", r"smoke|bending"),
        ("a jellyfish floating between skyscrapers", r"ripples"),
        ("storm clouds over a lonely road", r"rooftop|people running"),
    ],
)
def test_nothing_is_borrowed_from_another_scene(brief: str, unfit: str) -> None:
    """One word may mean two acts, and one act may be done in two places."""
    for text in prompts(brief):
        assert not re.search(unfit, text.removeprefix(brief)), text
