"""How often one cell asks SQLite: each piece of work opens the file, so a piece more for each picture is soon felt."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from promptmagic import History, Studio

FOR_A_PICTURE = 2
"""Before its file is written, and after."""

FOR_A_GENERATION = 12
"""Looked for, begun, checked for orders, and read again for whoever asked."""


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """The databases that were opened since."""
    opened: list[object] = []
    connect: Callable[..., Any] = sqlite3.connect

    def counting(database: object, *arguments: Any, **keywords: Any) -> Any:
        opened.append(database)
        return connect(database, *arguments, **keywords)

    monkeypatch.setattr(sqlite3, "connect", counting)
    return opened


def test_painting_opens_the_history_twice_a_picture(tmp_path: Path, opened: list[object]) -> None:
    studio = Studio(History(tmp_path), painter="sketch", expander="template", size="64x64")
    studio.paint("a beach", n=1)  # the folder is looked through once
    opened.clear()
    studio.paint("a lake", n=4)
    four = len(opened)
    opened.clear()
    studio.paint("a hill", n=2)
    assert four - len(opened) == 2 * FOR_A_PICTURE
    assert four <= 4 * FOR_A_PICTURE + FOR_A_GENERATION


def test_a_replay_opens_the_history_equally_often_for_any_number_of_pictures(
    tmp_path: Path, opened: list[object]
) -> None:
    studio = Studio(History(tmp_path), painter="sketch", expander="template", size="64x64")
    counts = []
    for n in (1, 6):
        studio.paint("a lake", n=n)
        opened.clear()
        studio.paint("a lake", n=n)
        counts.append(len(opened))
    assert counts[0] == counts[1] <= 6


def test_an_empty_history_is_asked_in_one_memory(tmp_path: Path, opened: list[object]) -> None:
    history = History(tmp_path)
    assert (len(history), list(history), history.find(["a"])) == (0, [], [])
    assert opened == [":memory:"]
