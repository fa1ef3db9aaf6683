"""What goes on between two things: no view loses one of them, nothing is said of where they are that may be wrong."""

from __future__ import annotations

import re
from functools import cache

import pytest

from promptmagic.expanders.template import TemplateExpander
from promptmagic.expanders.template.naming import anchor_of, other_of, thing_of
from promptmagic.expanders.template.phrases import phrases
from promptmagic.lexicon import describe
from promptmagic.model import Brief


@cache
def prompts(text: str) -> tuple[str, ...]:
    """Return four prompts for a brief."""
    return tuple(prompt.text for prompt in TemplateExpander().expand([Brief(text)] * 4, seed=3).prompts)


@pytest.mark.parametrize(
    ("brief", "other"),
    [
        ("a tiger chasing a tractor", "the tractor"),
        ("a pelican carrying a parcel", "the parcel"),
        ("a wizard reading to a dragon", "the dragon"),
        ("a bear juggling apples", "the apples"),
        ("a submarine looking at a giant squid", "the squid"),
    ],
)
def test_a_near_and_a_far_view_hold_the_second_thing(brief: str, other: str) -> None:
    for text in prompts(brief)[1:3]:
        assert other in text, text


@pytest.mark.parametrize(
    "brief",
    [
        "a wizard pulling a dove out of a hat",
        "a squirrel hiding acorns in a flower pot",
        "a miner with a candle on his helmet",
        "a baby elephant spraying water on a girl",
    ],
)
def test_nobody_is_put_where_only_something_else_is(brief: str) -> None:
    assert anchor_of(describe(brief), 0) == ("", "")


def test_who_is_there_alone_is_there() -> None:
    assert anchor_of(describe("a hedgehog sleeping in a teacup"), 0)[0] == "the teacup"


def test_a_group_is_named_with_what_it_is_of() -> None:
    assert thing_of(describe("a mole teaching a class of worms")) == "the class of worms"
    assert other_of(describe("a baby elephant spraying water on a girl"), 0) == "the girl"


@pytest.mark.parametrize(
    "brief", ["a T-rex chasing a school bus", "a troll guarding a bridge", "a monk copying a book"]
)
def test_no_trait_of_its_owner_hangs_on_a_with(brief: str) -> None:
    for text in prompts(brief):
        assert not re.search(r"\bwith the \w[\w-]*['’]s\b(?!.* (?:as|cut|filling)\b)", text), text


def test_covered_eyes_and_absent_ears_are_not_told() -> None:
    for text in (*prompts("a giraffe wearing sunglasses"), *prompts("an old woman in sunglasses feeding ducks")):
        assert not re.search(r"\beye[sd]?\b|lash", text), text
    for text in prompts("a dinosaur chasing a jeep"):
        assert not re.search(r"\bears?\b", text), text


def test_who_looks_out_of_a_window_is_not_seen_to_the_feet() -> None:
    for text in prompts("a fox looking out of a train window"):
        assert not re.search(r"whole body|\btail\b|head to", text), text


def test_a_view_from_the_top_gets_no_other() -> None:
    for text in prompts("a pizza with a missing slice, top view"):
        assert not re.search(r"slightly above|flat from the front|steps away|[Bb]ehind,", text), text


def test_a_verb_makes_no_painting_of_a_brief() -> None:
    assert not any(text.endswith("a robot painting a self portrait.") for text in prompts("a robot painting a fence"))


@pytest.mark.parametrize("slot", ["composition", "light", "medium"])
def test_views_of_two_follow_no_number(slot: str) -> None:
    verb = r"\{(?:who|other)\} (?:is|are|has|have|stands?|runs?)\b"
    wrong = [one.text for one in phrases(slot) if one.is_of_two and re.search(verb, one.text)]
    assert wrong == []


@pytest.mark.parametrize("brief", ["a slice of melon on a blue plate", "a red boat and a yellow hut"])
def test_nothing_is_printed_in_black_alone_where_a_color_is_named(brief: str) -> None:
    for text in prompts(brief):
        assert not re.search(r"in black (?:on|and)", text), text
