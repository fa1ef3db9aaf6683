"""Prices and what a server counted, turned into money: costs after the fact, estimates before it."""

from __future__ import annotations

import itertools
import re
import tomllib
from collections.abc import Iterator, Mapping
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

_TOKEN_CHARACTERS = 4
"""About how many characters of a prompt make one token."""

_MOST_TOKENS = 100_000_000
"""More than any request is billed: what claims to be more is no count."""

_MOST_COUNTS = 40
_LONGEST_NAME = 80
"""How many counts of one request are stored, and how long their names may be: servers tell up to a dozen."""

MOST_CREDITS = 1_000_000
"""More credits than any picture of Runway's costs."""

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
    return _prices().get(model) or _prices().get(undated(model))


def undated(model: str) -> str:
    """Return a model's name without the date that some have behind it."""
    return re.sub(r"-\d{4}-\d{2}-\d{2}$", "", model)


def cost(model: str, usage: Mapping[str, int], row: Price | None = None) -> Cost:
    """Return what a finished request cost, from the tokens that the server counted (see `tokens`).

    `row` is its price where another than the table's holds. Unknown where the model has no known price, or the server
    counted nothing that is billed.
    """
    row = row or price(model)
    output = _first(usage, _OUTPUT)
    if row is None or not output:
        return UNKNOWN_COST
    pictures = _first(usage, tuple(f"{name}.image_tokens" for name in _DETAILS)) or 0
    text = (_first(usage, _INPUT) or 0) - pictures
    return Cost((text * row.text_in + pictures * (row.image_in or row.text_in) + output * row.out) / _MILLION)


def estimate(
    model: str,
    *,
    size: tuple[int, int] | None = None,
    quality: str = "",
    sources: int = 0,
    partials: int = 0,
    text: str | None = None,
) -> Cost:
    """Return what one picture by a model of OpenAI's would cost, as an estimate; unknown without a table for it.

    `size` is in pixels; None (the painter's choice) is taken to be 1024 x 1024. `sources` is from how many pictures
    it starts, which are billed as well, `partials` how many partial pictures are streamed; `text` is the prompt,
    where it is known already.
    """
    row, table = price(model), _picture_tokens().get(undated(model), {})
    wanted = quality.lower() if quality.lower() not in ("", "auto") else "high"
    tokens = table.get(wanted)
    if row is None or row.image_out is None or not isinstance(tokens, int):
        return UNKNOWN_COST
    width, height = size or (1024, 1024)
    beside = _table()["beside_tokens"]
    made = tokens * width * height / _SQUARE + partials * beside["partial"]
    said = beside["text"] if text is None else len(text) / _TOKEN_CHARACTERS
    looked_at = _table()["source_tokens"]["most"] * (row.image_in or row.text_in) * sources
    usd = (made * row.image_out + said * row.text_in + looked_at) / _MILLION
    return Cost(usd, estimated=True, most=sources > 0 or size is None or quality.lower() not in table["told"])


def credits_estimate(model: str, size: tuple[int, int] | None) -> Cost:
    """Return what one picture by a model of Runway's would cost, as an estimate."""
    return in_credits(_most_credits(model, size), estimated=True)


def in_credits(count: float | None, *, estimated: bool = False) -> Cost:
    """Return what Runway's credits cost; unknown where their number is (None), or cannot be."""
    if count is None or not 0 <= count <= MOST_CREDITS:
        return UNKNOWN_COST
    return Cost(count * float(_table()["credit"]["usd"]), estimated=estimated)


def _most_credits(model: str, size: tuple[int, int] | None) -> float | None:
    row = _table()["credits"].get(model)
    if row is None:
        return None
    small = size is not None and min(size) <= row["small_side"]
    return float(row["small"] if small else row["large"])


def estimate_prompts(model: str, prompts: int, row: Price | None = None) -> Cost:
    """Return what writing prompts would cost at most, about; unknown where the model's price is.

    `row` is its price where another than the table's holds. No source tells how long a model's prompts are.
    """
    row = row or price(model)
    if row is None:
        return UNKNOWN_COST
    written = prompts * _WORDING_TOKENS * row.out
    return Cost((_INSTRUCTION_TOKENS * row.text_in + written) / _MILLION, estimated=True, most=True)


def written_tokens(usage: Mapping[str, int]) -> int | None:
    """Return how many tokens a model wrote, as the server counted them; None where it did not count them."""
    return _first(usage, _OUTPUT)


def estimate_text(model: str, read: int, written: int, row: Price | None = None) -> Cost:
    """Return what a text would cost, as an estimate: so many tokens that a model reads, and so many that it writes.

    `row` is the price of a model that the table need not know.
    """
    row = row or price(model)
    if row is None:
        return UNKNOWN_COST
    return Cost((read * row.text_in + written * row.out) / _MILLION, estimated=True)


def tokens(usage: object) -> dict[str, int]:
    """Return what a server counted as one flat table, by its own names: {"input_tokens_details.text_tokens": 12, …}.

    Takes whatever stands as `usage` in an answer; what is no count, or cannot be one, is left out, and so is what lies
    deeper or goes on for longer than any server's counts.
    """
    flat: dict[str, int] = {}
    for name, value in _counts(usage):
        if isinstance(value, Mapping):
            flat |= {f"{name}.{inner}": count for inner, count in _counts(value) if _is_count(count)}
        elif _is_count(value):
            flat[name] = value
    return dict(itertools.islice(flat.items(), _MOST_COUNTS))


def _counts(usage: object) -> Iterator[tuple[str, Any]]:
    found = usage.items() if isinstance(usage, Mapping) else ()
    for name, value in itertools.islice(found, _MOST_COUNTS):
        if len(str(name)) <= _LONGEST_NAME:
            yield str(name), value


def _is_count(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= _MOST_TOKENS


def _first(usage: Mapping[str, int], names: tuple[str, ...]) -> int | None:
    return next((usage[name] for name in names if name in usage), None)


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(files("promptmagic").joinpath("prices.toml").read_text(encoding="utf-8"))


@cache
def _prices() -> dict[str, Price]:
    return {row["name"]: Price(**row) for row in _table()["model"]}


@cache
def _picture_tokens() -> dict[str, dict[str, Any]]:
    return {row["name"]: row for row in _table()["picture_tokens"]}
