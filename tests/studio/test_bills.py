"""Where no source tells what something costs, this history's own bills do, from the first one on."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from openai_loopback import IMAGES, RESPONSES, Call, LoopbackOpenAI, answer, picture64, prompts_for, response
from paying import SMALL, studio_in

from promptmagic import costs
from promptmagic.errors import BudgetError
from promptmagic.model import FREE


def test_after_a_first_bill_the_next_picture_of_its_kind_is_reckoned_from_it(
    tmp_path: Path, server: LoopbackOpenAI
) -> None:
    options: dict[str, Any] = {"painter": "openai:gpt-image-2.6-flare", "quality": "high", "size": "1024x1024"}
    options |= {"n": 1, "raw": True}
    usage = {"input_tokens": 3, "output_tokens": 2000}
    server.always(IMAGES, answer({"data": [{"b64_json": picture64("a beach", 64, 64)}], "usage": usage}))
    studio = studio_in(tmp_path)
    asked = studio.request("paint", "a lake", studio.defaults.updated(**options))
    assert str(studio.estimate(asked)).startswith("at most about")
    bill = studio.paint("a beach", **options).cost
    for again in (studio, studio_in(tmp_path)):
        told = again.estimate(asked)
        assert str(told).startswith("about")
        assert told.usd == pytest.approx(bill.usd)
        other = again.request("paint", "a lake", studio.defaults.updated(**options | {"quality": "low"}))
        assert str(again.estimate(other)).startswith("at most about"), "another quality has another price"
    studio.budget = bill.usd * 2.1
    studio.paint("a lake", **options)
    assert server.count(IMAGES) == 2


WORDY = 2000
"""How many tokens a model of these tests writes for each prompt: four times what is reckoned with."""

WORDS: dict[str, Any] = SMALL | {"raw": False}


def wordy(call: Call) -> None:
    """Write prompts as a model that thinks for long."""
    prompts = prompts_for(call.seen.body)
    usage = {"input_tokens": 900, "output_tokens": WORDY * len(prompts)}
    answer(response(prompts) | {"usage": usage})(call)


def test_after_a_first_bill_the_next_prompts_are_reckoned_from_it(tmp_path: Path, server: LoopbackOpenAI) -> None:
    server.always(RESPONSES, wordy)
    studio = studio_in(tmp_path)
    three = studio.request("imageprompt", "a lake", studio.defaults.updated(**WORDS, n=3))
    five = studio.request("imageprompt", "a hill", studio.defaults.updated(**WORDS, n=5))
    assert studio.estimate(three) == costs.estimate_prompts("gpt-6-luna", 3)
    assert str(studio.estimate(three)).startswith("at most about")
    art = studio.expand("a beach", **WORDS, n=3)
    bill = art.record.expansion_cost
    assert not bill.estimated
    for again in (studio, studio_in(tmp_path)):
        told = again.estimate(three)
        assert told == replace(bill, usd=told.usd, estimated=True)
        assert told.usd == pytest.approx(bill.usd)
        assert again.estimate(five).usd == pytest.approx(bill.usd * 5 / 3, rel=0.25)
        assert again.additions.price(art.record, 0, 3, "more").usd == pytest.approx(bill.usd)


def test_orders_of_prompts_are_placed_at_what_those_before_were_billed(tmp_path: Path, server: LoopbackOpenAI) -> None:
    server.always(RESPONSES, wordy)
    studio = studio_in(tmp_path)
    bill = studio.expand("a beach", **WORDS, n=3).record.expansion_cost.usd
    spent, under_way = studio.history.order_book().spent("")
    assert under_way == FREE
    assert spent.usd == pytest.approx(bill), "the budget counts the bill, not the estimate"
    studio.budget = bill * 1.9  # twice what is reckoned with where there is no bill
    with pytest.raises(BudgetError):
        studio.expand("a lake", **WORDS, n=3)
    orders = studio._pipeline.orders_of_prompts(studio._pipeline.engines.expander_named("openai"))
    with pytest.raises(BudgetError):
        orders.place("3 prompts", costs.estimate_prompts("gpt-6-luna", 3))
    assert server.count(RESPONSES) == 1


def test_prompts_at_a_named_server_are_reckoned_at_its_prices(tmp_path: Path, server: LoopbackOpenAI) -> None:
    named = {"contoso": {"url": server.base_url, "paid": True, "prices": {"input": 1.0, "output": 4.0}}}
    studio = studio_in(tmp_path)
    studio.servers = named
    asked = studio.defaults.updated(**WORDS, n=3, expander="contoso:some-model", painter="sketch")
    told = studio.estimate(studio.request("imageprompt", "a lake", asked))
    assert told.unknown == 0
    assert told.usd == pytest.approx((900 * 1.0 + 1500 * 4.0) / 1e6)
