"""Prices and what a server counted, turned into money: costs after the fact, estimates before it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from promptmagic.model import UNKNOWN_COST, Cost

_MILLION = 1_000_000
_SQUARE = 1024 * 1024
"""The pixels of the picture that `picture_tokens` counts."""

_WORDING_TOKENS = 500
"""About how many tokens a language model writes for one prompt with its parts."""

_INSTRUCTION_TOKENS = 900
"""About how many tokens the instruction and the briefs are."""

_INPUT = ("input_tokens", "prompt_tokens")
_OUTPUT = ("output_tokens", "completion_tokens")
_DETAILS = ("input_tokens_details", "prompt_tokens_details")


@dataclass(frozen=True, slots=True)
class Price:
    """What one model costs: US dollars for a million tokens of each sort, None where it has no such tokens."""

    name: str
    source: str
    date: date
    text_in: float
    image_in: float | None = None
    text_out: float | None = None
    image_out: float | None = None

    @property
    def out(self) -> float:
        """The price of what the model makes."""
        return self.image_out or self.text_out or 0.0


def price(model: str) -> Price | None:
    """Return a model's price, also by its dated name; None where it is not known."""
    return _prices().get(model) or _prices().get(re.sub(r"-\d{4}-\d{2}-\d{2}$", "", model))


def cost(model: str, usage: Mapping[str, int]) -> Cost:
    """Return what a finished request cost, from the tokens that the server counted (see `tokens`).

    Unknown where the model has no known price, or the server counted nothing that is billed.
    """
    row = price(model)
    output = _first(usage, _OUTPUT)
    if row is None or not output:
        return UNKNOWN_COST
    pictures = _first(usage, tuple(f"{name}.image_tokens" for name in _DETAILS)) or 0
    text = (_first(usage, _INPUT) or 0) - pictures
    return Cost((text * row.text_in + pictures * (row.image_in or row.text_in) + output * row.out) / _MILLION)


def estimate(
    painter: str,
    model: str,
    *,
    size: tuple[int, int] | None = None,
    quality: str = "",
    pictures: int = 1,
    edits: bool = False,
) -> Cost:
    """Return what painting would cost, as an estimate; unknown where there is nothing to reckon with.

    `size` is in pixels; None (the painter's choice) is taken to be 1024 x 1024. `edits` says that each picture starts
    from another, which is billed as well.
    """
    if painter == "runway":
        return in_credits(_most_credits(model, size), estimated=True) * pictures
    row = price(model) if painter == "openai" else None
    tokens = _table()["picture_tokens"].get(quality.lower() or "auto")
    if row is None or row.image_out is None or not isinstance(tokens, int):
        return Cost(unknown=pictures)
    width, height = size or (1024, 1024)
    painted = tokens * width * height / _SQUARE * row.image_out
    looked_at = _table()["source_tokens"]["most"] * (row.image_in or row.text_in) if edits else 0
    return Cost(pictures * (painted + looked_at) / _MILLION, estimated=True)


def in_credits(count: float | None, *, estimated: bool = False) -> Cost:
    """Return what Runway's credits cost; unknown where their number is (None)."""
    if count is None:
        return UNKNOWN_COST
    return Cost(count * float(_table()["credit"]["usd"]), estimated=estimated)


def _most_credits(model: str, size: tuple[int, int] | None) -> float | None:
    row = _table()["credits"].get(model)
    if row is None:
        return None
    small = size is not None and min(size) <= row["small_side"]
    return float(row["small"] if small else row["large"])


def estimate_prompts(model: str, prompts: int) -> Cost:
    """Return what writing prompts would cost, as an estimate; unknown where the model's price is."""
    row = price(model)
    if row is None:
        return UNKNOWN_COST
    written = prompts * _WORDING_TOKENS * row.out
    return Cost((_INSTRUCTION_TOKENS * row.text_in + written) / _MILLION, estimated=True)


def tokens(usage: object) -> dict[str, int]:
    """Return what a server counted as one flat table, by its own names: {"input_tokens_details.text_tokens": 12, …}.

    Takes whatever stands as `usage` in an answer; what is no count is left out.
    """
    flat: dict[str, int] = {}
    for name, value in usage.items() if isinstance(usage, Mapping) else ():
        if isinstance(value, Mapping):
            flat |= {f"{name}.{inner}": count for inner, count in tokens(value).items()}
        elif isinstance(value, int) and not isinstance(value, bool) and value >= 0:
            flat[str(name)] = value
    return flat


def _first(usage: Mapping[str, int], names: tuple[str, ...]) -> int | None:
    return next((usage[name] for name in names if name in usage), None)


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(files("promptmagic").joinpath("prices.toml").read_text(encoding="utf-8"))


@cache
def _prices() -> dict[str, Price]:
    return {row["name"]: Price(**row) for row in _table()["model"]}
