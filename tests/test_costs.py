"""Prices, costs after the fact, estimates before it."""

from __future__ import annotations

from datetime import date

import pytest

from promptmagic import costs
from promptmagic.model import FREE, UNKNOWN_COST
from promptmagic.openai_server import models


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
    assert costs.estimate("openai", "gpt-image-99") == UNKNOWN_COST
    assert costs.estimate_prompts("gpt-99", 4) == UNKNOWN_COST


def test_an_estimate_is_said_to_be_one() -> None:
    cost = costs.estimate("openai", "gpt-image-2", size=(1024, 1024), quality="low")
    assert cost.estimated
    assert cost.usd == pytest.approx(272 * 30 / 1e6)
    assert str(cost).startswith("about $")


def test_an_estimate_grows_with_the_area_and_the_number() -> None:
    one = costs.estimate("openai", "gpt-image-2", size=(1024, 1024), quality="medium")
    larger = costs.estimate("openai", "gpt-image-2", size=(1024, 1536), quality="medium", pictures=4)
    assert larger.usd == pytest.approx(6 * one.usd)


def test_a_quality_that_is_left_open_is_estimated_as_the_dearest() -> None:
    assert costs.estimate("openai", "gpt-image-2") == costs.estimate("openai", "gpt-image-2", quality="high")


@pytest.mark.parametrize(("painter", "quality"), [("openai", "max"), ("runway", ""), ("openai", "source")])
def test_what_there_is_no_table_for_is_unknown(painter: str, quality: str) -> None:
    assert costs.estimate(painter, "gpt-image-2", quality=quality) == UNKNOWN_COST


def test_prompts_are_estimated_by_their_number() -> None:
    four, eight = (costs.estimate_prompts("gpt-6-luna", n).usd for n in (4, 8))
    assert 0 < four < eight < 0.01


def test_what_a_server_counted_becomes_one_flat_table() -> None:
    usage = {"input_tokens": 3, "details": {"text": 2, "inner": {"deep": 1}}, "cached": None, "x": -1, "fast": True}
    assert costs.tokens(usage) == {"input_tokens": 3, "details.text": 2, "details.inner.deep": 1}


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
    cost = costs.estimate("runway", model, size=size, pictures=3)
    assert cost.usd == pytest.approx(3 * usd)
    assert cost.estimated


def test_a_model_of_runway_s_without_a_price_is_unknown() -> None:
    assert costs.estimate("runway", "gen5_image", pictures=2).unknown == 2


def test_credits_are_reckoned_in_dollars_and_unknown_ones_are_unknown() -> None:
    assert costs.in_credits(5).usd == pytest.approx(0.05)
    assert not costs.in_credits(5).estimated
    assert costs.in_credits(0) == FREE
    assert costs.in_credits(None) == UNKNOWN_COST
