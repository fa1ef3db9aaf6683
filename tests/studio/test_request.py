"""What a cell asks for: choices spread over variations, seeds from the brief, and when a saved generation matches."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from promptmagic.errors import BriefError, OptionError
from promptmagic.model import Record
from promptmagic.options import Options
from promptmagic.studio.request import Request, make_request


def request(brief: str, names: Mapping[str, object] | None = None, **options: Any) -> Request:
    return make_request("paint", brief, Options().updated(**options), names=names)


def record(request: Request, painter: str = "sketch", expander: str = "template") -> Record:
    options = request.options.to_dict() | request.asked.to_dict()
    return Record("id", "paint", request.typed, request.briefs, options, painter=painter, expander=expander)


def configured(brief: str, typed: Mapping[str, Any] | None = None, **own: Any) -> Request:
    """A request of which only what is typed is given; the rest comes from a person's own configuration."""
    options = Options().updated(**{**own, **(typed or {})})
    return make_request("paint", brief, options, given=(typed or {}).keys())


def test_a_brief_without_choices_is_asked_for_four_times() -> None:
    assert [brief.text for brief in request(" a beach ").briefs] == ["a beach"] * 4


def test_each_combination_of_choices_is_one_variation() -> None:
    asked = request("a {red|blue} boat", style="{ink|oil}")
    assert [(b.text, b.style) for b in asked.briefs] == [
        ("a red boat", "ink"),
        ("a red boat", "oil"),
        ("a blue boat", "ink"),
        ("a blue boat", "oil"),
    ]


def test_a_choice_of_painters_gives_each_variation_its_own() -> None:
    assert request("a boat", painter="{sketch|openai}").painters == ("sketch", "openai")


def test_n_takes_combinations_spread_evenly() -> None:
    assert [brief.text for brief in request("{a|b|c|d|e|f}", n=3).briefs] == ["a", "c", "e"]


def test_too_many_combinations_without_n_is_an_error_that_says_how_many() -> None:
    with pytest.raises(OptionError, match="1,000 combinations"):
        request("{a|b|c|d|e|f|g|h|i|j}" * 3)
    assert request("{a|b|c|d|e|f|g|h|i|j}" * 12, n=2).n == 2


def test_names_are_filled_in_brief_style_and_painter() -> None:
    asked = request("a {what}", {"what": "boat", "how": "ink", "who": "sketch"}, style="{how}", painter="{who}")
    assert (asked.briefs[0].text, asked.briefs[0].style, asked.painters[0]) == ("a boat", "ink", "sketch")


def test_an_unknown_name_names_its_neighbours() -> None:
    with pytest.raises(BriefError, match="season"):
        request("a {seasom}", {"season": "spring"})


@pytest.mark.parametrize("brief", ["", "  \n ", "{empty}", "a\0b", "x" * 33_000])
def test_a_brief_that_is_none_is_an_error(brief: str) -> None:
    with pytest.raises(BriefError):
        request(brief, {"empty": ""})


def test_a_pick_beyond_the_variations_is_an_error() -> None:
    with pytest.raises(OptionError, match="beyond the 2 variations"):
        request("a beach", n=2, pick=3).check_pick()


def test_the_seed_comes_from_the_brief_unless_given() -> None:
    assert request("a beach").seed == request("a beach").seed != request("a lake").seed
    assert request("a beach", seed=7).seed == 7


@pytest.mark.parametrize(
    "option", [{"pick": 1}, {"out": "art"}, {"save": "a.png"}, {"fresh": True}, {"painter": "sketch"}]
)
def test_the_key_leaves_out_what_does_not_change_the_pictures(option: dict[str, Any]) -> None:
    assert request("a beach", **option).key == request("a beach").key


@pytest.mark.parametrize(
    "option", [{"n": 3}, {"size": "16:9"}, {"style": "ink"}, {"seed": 1}, {"raw": True}, {"exclude": "x"}]
)
def test_what_is_given_must_agree_and_nothing_else_may_be(option: dict[str, Any]) -> None:
    assert request("a beach", **option).matches(record(request("a beach", **option)))
    assert not request("a beach", **option).matches(record(request("a beach")))
    assert not request("a beach").matches(record(request("a beach", **option)))


@pytest.mark.parametrize("option", [{"n": 4}, {"size": "square"}, {"size": "1024x1024"}, {"size": "1:1"}])
def test_a_value_that_is_the_default_counts_as_not_given(option: dict[str, Any]) -> None:
    assert request("a beach", **option).matches(record(request("a beach")))
    assert request("a beach").matches(record(request("a beach", **option)))


@pytest.mark.parametrize(
    ("one", "other"), [("landscape", "1536x1024"), ("16:9", "16 : 9"), ("1536x1024", "1536 x 1024")]
)
def test_sizes_are_what_they_mean(one: str, other: str) -> None:
    assert request("a beach", size=one).matches(record(request("a beach", size=other)))


@pytest.mark.parametrize(
    "own", [{"n": 6}, {"size": "portrait"}, {"style": "ink"}, {"quality": "high"}, {"painter": "openai"}]
)
def test_a_persons_own_configuration_hides_no_saved_generation(own: dict[str, Any]) -> None:
    asked, bare = configured("a beach", **own), configured("a beach")
    assert asked.key == bare.key
    assert bare.matches(record(asked, "openai")), "the teacher's own settings, and a pupil who has none"
    assert asked.matches(record(bare)), "the other way round"


def test_what_is_typed_agrees_with_what_the_teachers_configuration_filled_in() -> None:
    saved = record(configured("a beach", n=6, size="portrait"))
    assert configured("a beach", {"n": 6}).matches(saved)
    assert not configured("a beach", {"n": 5}).matches(saved)


def test_what_an_own_configuration_says_otherwise_is_told() -> None:
    saved = record(configured("a beach"))
    assert configured("a beach", size="portrait", painter="openai").differences(saved) == [
        "size 1024x1536",
        "painter openai",
    ]
    assert configured("a beach").differences(saved) == []


@pytest.mark.parametrize("brief", ["a  beach", "a\nbeach", "a\u00a0beach", " a beach ", "a\tbeach"])
def test_the_key_leaves_white_space_aside(brief: str) -> None:
    assert request(brief).key == request("a beach").key


def test_the_key_leaves_the_unicode_form_aside() -> None:
    assert request("a cafe\u0301").key == request("a café").key


def test_a_list_is_a_choice_of_its_items() -> None:
    asked = request("a {animals} on a beach", {"animals": ["fox", "owl"]})
    assert [brief.text for brief in asked.briefs] == ["a fox on a beach", "a owl on a beach"]
    assert asked.key == request("a {fox|owl} on a beach").key


def test_the_key_is_of_the_filled_brief() -> None:
    assert request("a {x}", {"x": "beach"}).key == request("a beach").key


def test_auto_matches_any_painter() -> None:
    asked = request("a beach")
    assert asked.matches(record(asked, "openai:gpt-image-2.6-flare", "openai:gpt-6-luna"))
    assert asked.matches(record(asked, "sketch"))


def test_a_named_painter_matches_its_own_whichever_model_was_its_default() -> None:
    asked = request("a beach", painter="openai")
    assert asked.matches(record(asked, "openai:gpt-image-2.6-flare"))
    assert not asked.matches(record(request("a beach"), "sketch"))
    other = request("a beach", painter="openai:gpt-image-2")
    assert not other.matches(record(request("a beach"), "openai:gpt-image-2.6-flare"))


def test_a_named_expander_matches_its_own() -> None:
    asked = request("a beach", expander="template")
    assert not asked.matches(record(request("a beach"), "sketch", "openai:gpt-6-luna"))
