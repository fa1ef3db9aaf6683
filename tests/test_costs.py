"""Prices, costs after the fact, estimates before it."""

from __future__ import annotations

from datetime import date

import pytest

from promptmagic import costs
from promptmagic.model import FREE, UNKNOWN_COST, Cost
from promptmagic.openai_client import models


@pytest.mark.parametrize("model", models.CURRENT)
def test_every_current_model_has_a_price_with_its_source_and_date(model: str) -> None:
    row = costs.price(model)
    assert row is not None
    assert row.source.startswith("https://")
    assert row.date > date(2026, 1, 1)
    assert row.out > 0


def test_a_dated_name_has_the_price_of_its_model() -> None:
    assert costs.price("gpt-image-2-2026-04-21") == costs.price("gpt-image-2")
    assert costs.price("gpt-image-9-2026-04-21") is None


def test_each_sort_of_token_has_its_price() -> None:
    usage = {
        "input_tokens": 1500,
        "input_tokens_details.text_tokens": 500,
        "input_tokens_details.image_tokens": 1000,
        "output_tokens": 2000,
    }
    expected = (500 * 5 + 1000 * 8 + 2000 * 30) / 1e6
    assert costs.cost("gpt-image-2", usage).usd == pytest.approx(expected)


@pytest.mark.parametrize("usage", [{}, {"total_tokens": 9}, {"input_tokens": 0, "output_tokens": 0}])
def test_nothing_counted_is_unknown_and_not_free(usage: dict[str, int]) -> None:
    assert costs.cost("gpt-image-2", usage) == UNKNOWN_COST


def test_a_model_without_a_price_costs_an_unknown_amount() -> None:
    assert costs.cost("gpt-image-99", {"output_tokens": 9}) == UNKNOWN_COST
    assert costs.estimate("gpt-image-99") == UNKNOWN_COST
    assert costs.estimate_prompts("gpt-99", 4) == UNKNOWN_COST


@pytest.mark.parametrize(("quality", "tokens"), [("low", 196), ("medium", 1760), ("high", 7033)])
@pytest.mark.parametrize("partials", [0, 3])
@pytest.mark.parametrize("words", [20, 2000])
def test_an_estimate_is_within_a_quarter_of_the_bill(quality: str, tokens: int, partials: int, words: int) -> None:
    text = "seagull " * words
    cost = costs.estimate("gpt-image-2", size=(1024, 1024), quality=quality, partials=partials, text=text)
    bill = costs.cost("gpt-image-2", {"input_tokens": 2 * words, "output_tokens": tokens + 100 * partials})
    assert cost.usd == pytest.approx(bill.usd, rel=0.25)
    assert str(cost).startswith("about $")


def test_an_estimate_by_hearsay_is_at_most_about_right() -> None:
    assert str(costs.estimate("gpt-image-2.6-flare", quality="low", size=(1024, 1024))).startswith("at most about $")
    assert str(costs.estimate("gpt-image-2", quality="low", size=(1024, 1024), sources=1)).startswith("at most about")


def test_an_estimate_grows_with_the_area() -> None:
    one = costs.estimate("gpt-image-2", size=(1024, 1024), quality="medium", text="")
    larger = costs.estimate("gpt-image-2", size=(1024, 1536), quality="medium", text="")
    assert larger.usd == pytest.approx(1.5 * one.usd)


def test_a_quality_that_is_left_open_is_estimated_as_high() -> None:
    assert costs.estimate("gpt-image-2").usd == costs.estimate("gpt-image-2", quality="high").usd


@pytest.mark.parametrize("quality", ["max", "told", "name"])
def test_what_there_is_no_table_for_is_unknown(quality: str) -> None:
    assert costs.estimate("gpt-image-2", quality=quality) == UNKNOWN_COST


@pytest.mark.parametrize(("usd", "text"), [(0.00003, "$0.00003"), (0.06, "$0.06"), (0.124, "$0.12"), (2, "$2.00")])
def test_no_amount_is_written_as_nothing(usd: float, text: str) -> None:
    assert str(Cost(usd)) == text


def test_prompts_are_estimated_by_their_number() -> None:
    four, eight = (costs.estimate_prompts("gpt-6-luna", n).usd for n in (4, 8))
    assert 0 < four < eight < 0.01


def test_what_a_server_counted_becomes_one_flat_table() -> None:
    usage = {"input_tokens": 3, "details": {"text": 2, "inner": {"deep": 1}}, "cached": None, "x": -1, "fast": True}
    assert costs.tokens(usage) == {"input_tokens": 3, "details.text": 2}


@pytest.mark.parametrize("count", [10**400, 10**15, 1e307, float("nan"), -1, True])
def test_a_count_that_cannot_be_is_none(count: object) -> None:
    assert costs.tokens({"output_tokens": count}) == {}
    assert costs.cost("gpt-image-2", costs.tokens({"output_tokens": count})) == UNKNOWN_COST


def test_little_is_kept_of_endless_counts() -> None:
    usage = {f"count {k}": k for k in range(100_000)} | {"details": {"x" * 10_000: 1}}
    assert len(str(costs.tokens(usage))) < 2_000


@pytest.mark.parametrize("usage", [None, "many", 3, [1, 2]])
def test_usage_of_no_shape_counts_nothing(usage: object) -> None:
    assert costs.tokens(usage) == {}


# Runway's credits


@pytest.mark.parametrize(
    ("model", "size", "usd"),
    [
        ("gen4_image", (1280, 720), 0.05),
        ("gen4_image", (720, 960), 0.05),
        ("gen4_image", (1024, 1024), 0.08),
        ("gen4_image", None, 0.08),
        ("gen4_image_turbo", (1920, 1080), 0.02),
    ],
)
def test_a_picture_by_runway_is_estimated_by_its_size(model: str, size: tuple[int, int] | None, usd: float) -> None:
    cost = costs.credits_estimate(model, size)
    assert cost.usd == pytest.approx(usd)
    assert cost.estimated


def test_a_model_of_runway_s_without_a_price_is_unknown() -> None:
    assert costs.credits_estimate("gen5_image", None) == UNKNOWN_COST


def test_credits_are_reckoned_in_dollars_and_unknown_ones_are_unknown() -> None:
    assert costs.in_credits(5).usd == pytest.approx(0.05)
    assert not costs.in_credits(5).estimated
    assert costs.in_credits(0) == FREE
    assert {costs.in_credits(count) for count in (None, 10**400, 1e300)} == {UNKNOWN_COST}
