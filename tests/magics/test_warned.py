"""Warnings of ours are one sentence in a notebook; those of others are written as ever."""

from __future__ import annotations

import warnings
from collections.abc import Iterator

import pytest

from promptmagic.history import HistoryWarning
from promptmagic.magics.warned import tell_as_before, tell_plainly


@pytest.fixture(autouse=True)
def told_plainly() -> Iterator[None]:
    tell_as_before()  # another test of this process may have loaded the extension
    before = warnings.formatwarning
    tell_plainly()
    tell_plainly()
    yield
    tell_as_before()
    assert warnings.formatwarning is before


def test_ours_is_its_sentence_alone() -> None:
    told = warnings.formatwarning(HistoryWarning("It is read-only."), HistoryWarning, "promptmagic", 0)
    assert told == "It is read-only.\n"


def test_others_say_where_they_come_from() -> None:
    told = warnings.formatwarning(UserWarning("Look out."), UserWarning, "lesson.py", 3)
    assert told.startswith("lesson.py:3: UserWarning: Look out.")
