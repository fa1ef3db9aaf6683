"""Asking the history for the generations that fit."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from promptmagic.errors import OptionError
from promptmagic.history import History
from promptmagic.history.selection import instant
from promptmagic.model import Brief, Record, Variation

MakeRecord = Callable[..., Record]
MakeVariation = Callable[..., Variation]

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.fixture
def history(tmp_path: Path, make_record: MakeRecord, make_variation: MakeVariation) -> History:
    """Three generations, a day apart: an offline sketch with a star, a paid one that was picked, and prompts only."""
    history = History(tmp_path, name="lesson")
    sketch = make_record("a beach", id="sketch", created=NOON - timedelta(days=2), cell="c1")
    paid = make_record("a lake", id="paid", created=NOON - timedelta(days=1))
    paid = replace(paid, painter="openai:big", expander="openai:gpt-x", briefs=(Brief("a lake", "Ink"),))
    bare = make_record("a beach hut", id="bare", created=NOON, kind="imageprompt")
    for record in (sketch, paid, bare):
        history.begin(record)
    history.put("sketch", make_variation(sketch))
    history.star("sketch", 1)
    history.put("paid", make_variation(paid, 1, painter="openai", model="big"))
    history.pick("paid", 1)
    return history


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, ["sketch", "paid", "bare"]),
        ({"text": "BEACH"}, ["sketch", "bare"]),
        ({"painter": "sketch"}, ["sketch", "bare"]),
        ({"painter": "sketch", "painted": True}, ["sketch"]),
        ({"painter": "openai"}, ["paid"]),
        ({"painter": "openai:big"}, ["paid"]),
        ({"painter": "openai:small"}, []),
        ({"painter": "open"}, []),
        ({"painter": "' OR 1 --"}, []),
        ({"expander": "openai"}, ["paid"]),
        ({"expander": "template"}, ["sketch", "bare"]),
        ({"style": "ink"}, ["paid"]),
        ({"kind": "imageprompt"}, ["bare"]),
        ({"cell": "c1"}, ["sketch"]),
        ({"since": NOON - timedelta(days=1)}, ["paid", "bare"]),
        ({"until": NOON - timedelta(days=1)}, ["sketch"]),
        ({"since": "2026-11-21T12:00:00+00:00", "until": NOON}, ["paid"]),
        ({"since": date(2026, 11, 19), "until": date(2026, 11, 23)}, ["sketch", "paid", "bare"]),
        ({"since": timedelta(days=365_000)}, ["sketch", "paid", "bare"]),
        ({"starred": True}, ["sketch"]),
        ({"starred": False}, ["paid", "bare"]),
        ({"picked": True}, ["paid"]),
        ({"painted": False}, ["bare"]),
        ({"text": "beach", "starred": False, "kind": "imageprompt"}, ["bare"]),
    ],
    ids=str,
)
def test_where_returns_what_fits_all_that_is_asked(history: History, asked: dict[str, Any], found: list[str]) -> None:
    assert [art.id for art in history.where(**asked)] == found


def test_a_day_is_meant_with_all_its_hours() -> None:
    begin, end = instant("2026-11-22"), instant("2026-11-22", end=True)
    assert begin == instant(date(2026, 11, 22)) == instant(datetime(2026, 11, 22))
    assert end == instant("2026-11-23 00:00")
    assert instant("2026-11-22 12:30", end=True) == instant(datetime(2026, 11, 22, 12, 30))


@pytest.mark.parametrize("when", ["yesterday", "", "2026-13-01", date.max, timedelta(days=999_999_999)])
def test_a_time_that_cannot_be_read_is_one_clear_error(history: History, when: Any) -> None:
    with pytest.raises(OptionError, match="neither a time nor a day"):
        history.where(until=when)
