"""Generations made from others: the same call shows again what it made, and orders nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from openai_loopback import BILLS, LoopbackOpenAI

from promptmagic import Generation, History, Studio

Call = Callable[[Generation], Generation]

CALLS: dict[str, Call] = {
    "refine": lambda art: art.refine("make it night"),
    "vary": lambda art: art.vary(1, n=1),
    "repaint": lambda art: art.repaint(size="1024x1536"),
}


@pytest.fixture
def studio(tmp_path: Path, loopback: LoopbackOpenAI, monkeypatch: pytest.MonkeyPatch) -> Studio:
    """A studio that paints with a server which bills."""
    for name, value in loopback.environ.items():
        monkeypatch.setenv(name, value)
    return Studio(History(tmp_path), servers=BILLS, painter="openai", raw=True, n=1)


@pytest.mark.parametrize("call", CALLS.values(), ids=CALLS)
def test_another_run_of_the_cell_shows_what_the_first_one_made(
    studio: Studio, loopback: LoopbackOpenAI, call: Call
) -> None:
    first = call(studio.paint("a beach"))
    asked = loopback.count("")
    studio.begin_run()
    assert call(studio.paint("a beach")) == first
    assert loopback.count("") == asked


def test_another_kernel_does_too(studio: Studio, loopback: LoopbackOpenAI, tmp_path: Path) -> None:
    first = CALLS["refine"](studio.paint("a beach"))
    asked = loopback.count("")
    again = Studio(History(tmp_path), painter="openai", raw=True, n=1)
    assert CALLS["refine"](again.paint("a beach")) == first
    assert loopback.count("") == asked


def test_equal_calls_of_one_run_make_one_each(studio: Studio) -> None:
    art = studio.paint("a beach")
    made = [art.refine("make it night"), art.refine("make it  night")]
    assert made[0] != made[1]
    studio.begin_run()
    assert [art.refine("make it night"), art.refine("make it night")] == made


def test_fresh_orders_another(studio: Studio) -> None:
    art = studio.paint("a beach")
    first = art.refine("make it night")
    studio.begin_run()
    assert art.refine("make it night", fresh=True) != first


def test_other_words_and_another_picture_are_another_call(studio: Studio) -> None:
    art = studio.paint("a beach")
    first = art.refine("make it night")
    studio.begin_run()
    assert art.refine("make it day") != first
    studio.begin_run()
    assert first.refine("make it night") != first
