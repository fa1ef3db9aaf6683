"""Which generation was made from which."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from promptmagic.history import History
from promptmagic.model import Record, Variation
from promptmagic.studio import Studio

MakeRecord = Callable[..., Record]
MakeVariation = Callable[..., Variation]


@pytest.fixture
def history(tmp_path: Path) -> History:
    return History(tmp_path, name="lesson")


def test_parents_stand_above_their_children(
    history: History, make_record: MakeRecord, make_variation: MakeVariation
) -> None:
    for name, parent in [("a", None), ("b", None), ("a1", "a"), ("a2", "a"), ("a1x", "a1"), ("b1", "b")]:
        history.begin(make_record(f"brief of {name}", id=name, parent=parent))
    history.put("a1", make_variation(history.record("a1"), 1))
    history.put("a1", make_variation(history.record("a1"), 2))
    assert str(history.tree()).splitlines() == [
        "a  brief of a · 0 pictures",
        "├── a1  brief of a1 · 2 pictures",
        "│   └── a1x  brief of a1x · 0 pictures",
        "└── a2  brief of a2 · 0 pictures",
        "b  brief of b · 0 pictures",
        "└── b1  brief of b1 · 0 pictures",
    ]


def test_a_tree_alone_in_a_cell_is_shown_as_lines(history: History, make_record: MakeRecord) -> None:
    history.begin(make_record("a\nbeach\x1b[31m", id="a"))
    assert repr(history.tree()) == "a  a beach[31m · 0 pictures"


def test_a_child_of_what_is_not_there_says_so(history: History, make_record: MakeRecord) -> None:
    history.begin(make_record(id="a", parent="elsewhere"))
    assert history.tree().endswith("· 0 pictures · from elsewhere, not in this list")


def test_a_circle_of_parents_ends(history: History, make_record: MakeRecord) -> None:
    for name, parent in [("a", "b"), ("b", "a"), ("c", "c")]:
        history.begin(make_record(id=name, parent=parent))
    assert history.tree().startswith("a ")
    assert len(history.tree().splitlines()) == 3


def test_a_line_of_descent_may_be_long(history: History, make_record: MakeRecord) -> None:
    for k in range(200):
        history.begin(make_record(id=f"g{k}", parent=f"g{k - 1}" if k else None))
    assert len(history.tree().splitlines()) == 200


def test_the_tree_of_nothing_is_empty(history: History) -> None:
    assert history.tree() == ""


def test_a_generation_shows_the_tree_that_it_stands_in(tmp_path: Path) -> None:
    studio = Studio(History(tmp_path), painter="sketch", expander="template", size="64x64", n=1)
    first, other = studio.paint("a boat"), studio.paint("a hill")
    night = first.refine("make it night")
    snow = night.refine("make it snow")
    lines = str(night.tree()).splitlines()
    assert [line.split()[0] for line in lines] == [first.id, "└──", "└──"]
    assert [night.id in lines[1], lines[1].endswith("◀"), snow.id in lines[2]] == [True] * 3
    assert str(other.tree()) == f"{other.id}  a hill · 1 picture  ◀"
