"""What can be added to a generation by a press of a button, and what that would cost, as text."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from promptmagic.display.picker import PickerWidget
from promptmagic.errors import PromptMagicError
from promptmagic.model import FREE, Record, Variation

if TYPE_CHECKING:
    from promptmagic.studio.additions import Additions

_MOST = PickerWidget.MOST_AT_ONCE


def subject_of(record: Record) -> object:
    """Return what the offers depend on: they are asked for anew only where it has changed."""
    return (record.prompts, [(v.number, v.painter, v.picture is None) for v in record.visible])


def offers_of(additions: Additions, record: Record) -> dict[str, str]:
    """Return the price of what can be asked for, by what it is.

    That is "more" or "retry all", and on cards "refine 2", "rework 2", "retry 2", or "vary 2 4" for four like it.
    """
    prices = {**_on_cards(additions, record), "more": _text(partial(additions.price, record, 1, _MOST, "more"))}
    failed = [v.number for v in record.visible if v.picture is None]
    if len(failed) > 1:
        prices["retry all"] = _text(lambda: sum((additions.price_of_retry(record, n) for n in failed), FREE))
    return {what: price for what, price in prices.items() if price}


def prices_of_painting(additions: Additions, record: Record) -> list[str]:
    """Return what painting a prompt once, twice, … costs; empty where it cannot be painted."""
    prices = [_text(partial(additions.price_of_prompt, record, 1, n)) for n in range(1, _MOST + 1)]
    return prices if all(prices) else []


def _on_cards(additions: Additions, record: Record) -> dict[str, str]:
    """Return what further work on each variation would cost; the same for all by one painter."""
    prices: dict[str, str] = {}
    known: dict[tuple[str, str], str] = {}

    def price(how: str, variation: Variation, ask: Callable[[], object], times: str = "") -> None:
        key = (f"{how}{times}", variation.painter)
        if key not in known:
            known[key] = _text(ask)
        prices[f"{how} {variation.number}{times}"] = known[key]

    for variation in record.visible:
        number = variation.number
        if variation.picture is None:
            prices[f"retry {number}"] = _text(partial(additions.price_of_retry, record, number))
        else:
            price("refine", variation, partial(additions.price, record, number, 1, "refine"))
            for n in range(1, _MOST + 1):
                price("vary", variation, partial(additions.price, record, number, n, "vary"), f" {n}")
        price("rework", variation, partial(additions.price, record, number, 1, "rework"))
    return prices


def _text(price: Callable[[], object]) -> str:
    """Return a price as text; nothing where what it is for cannot be done."""
    try:
        return str(price())
    except PromptMagicError:
        return ""
