"""The history as plain data: at a glance, and as a table."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from promptmagic.history import History
from promptmagic.history.listing import COLUMNS
from promptmagic.model import Cost, Record, Variation

MakeRecord = Callable[..., Record]
MakeVariation = Callable[..., Variation]


@pytest.fixture
def history(tmp_path: Path, make_record: MakeRecord, make_variation: MakeVariation) -> History:
    history = History(tmp_path, name="lesson")
    record = history.begin(make_record(id="a", parent="z", cell="c"))
    history.put("a", make_variation(record, 1, model="m", cost=Cost(0.04)))
    history.put("a", make_variation(record, 2, cost=Cost(unknown=1)))
    history.put("a", Variation(3, record.prompts[2], 9, "sketch", error="Refused."))
    history.pick("a", 2, "c")
    history.star("a", 1)
    history.begin(make_record("a lake", id="b"))
    return history


def test_there_is_a_row_for_each_variation_and_for_a_generation_without_any(history: History) -> None:
    rows = history.to_dicts()
    assert [(row["generation"], row["number"]) for row in rows] == [("a", 1), ("a", 2), ("a", 3), ("b", None)]
    assert [row["chosen"] for row in rows] == [False, True, False, False]
    assert [row["starred"] for row in rows] == [True, False, False, False]
    assert [row["usd"] for row in rows] == [0.04, None, None, None]
    assert [row["error"] for row in rows] == ["", "", "Refused.", ""]
    assert [row["brief"] for row in rows] == ["a beach sunset"] * 3 + ["a lake"]
    assert rows[0]["prompt"] == "a beach sunset, wording 1"
    assert rows[0]["parent"] == "z"
    assert Path(rows[0]["file"]).is_file()
    assert all(tuple(row) == COLUMNS for row in rows)
    json.dumps(rows, default=str)


def test_an_empty_history_has_no_rows(tmp_path: Path) -> None:
    assert History(tmp_path).to_dicts() == []


def test_a_frame_holds_the_rows(history: History) -> None:
    pytest.importorskip("pandas")
    frame = history.to_frame()
    assert tuple(frame.columns) == COLUMNS
    assert list(frame["generation"]) == ["a", "a", "a", "b"]


def test_without_pandas_a_frame_is_one_clear_error(tmp_path: Path) -> None:
    code = f"""
import sys
sys.modules["pandas"] = None
from promptmagic.history import History
History({str(tmp_path)!r}).to_frame()
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert "HistoryError: A frame needs pandas, which is not installed. Run %pip install pandas" in done.stderr


def test_the_overview_holds_plain_values_for_a_display(history: History) -> None:
    overview = history.overview(1)
    assert overview.title == "History of lesson.ipynb"
    assert (overview.generations, overview.pictures, overview.in_memory) == (2, 2, False)
    assert [record.id for record in overview.newest] == ["b"]
    assert overview.rest == "… and 1 older"
    assert overview.cost == Cost(0.04, 1)
    assert str(history.overview()) == repr(history)
