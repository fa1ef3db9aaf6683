"""A pick belongs to a cell of a notebook: two notebooks share none, and tools that give cells new ids lose none."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from promptmagic.history import History, HistoryWarning, Place
from promptmagic.model import Record

BRIEF = "%paint -n 3 a beach"


def write(folder: Path, name: str, *cells: tuple[str, str], figure: dict[str, Any] | None = None) -> Path:
    """A notebook with cells of these ids and sources; the first one's output shows a figure."""
    made: list[dict[str, Any]] = [
        {"cell_type": "code", "id": name, "source": source, "metadata": {}, "execution_count": 1, "outputs": []}
        for name, source in cells
    ]
    if figure:
        output = {
            "output_type": "display_data",
            "data": {"text/plain": "a figure"},
            "metadata": {"promptmagic": figure},
        }
        made[0]["outputs"] = [output]
    path = folder / f"{name}.ipynb"
    path.write_text(json.dumps({"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": made}))
    return path


class Notebook:
    """A history as one notebook has it, whose cells run."""

    def __init__(self, folder: Path, name: str) -> None:
        self.history = History(locate=lambda: Place(folder, name, "as given"))

    def run(self, cell: str, source: str = BRIEF) -> None:
        self.history.know_cell(cell, source)

    def chosen(self, cell: str, id: str = "a") -> int | None:
        self.history.pick_shown(id, cell)
        return self.history.record(id, cell).chosen


@pytest.fixture
def one(tmp_path: Path, make_record: Any, make_variation: Any) -> Notebook:
    """A notebook in which variation 2 of three was picked in its cell."""
    write(tmp_path, "pupil-1", ("c1", BRIEF), ("c2", "print()"))
    notebook = Notebook(tmp_path, "pupil-1")
    record: Record = make_record(id="a", notebook="pupil-1", cell="c1", key="k")
    notebook.history.begin(record)
    for number in (1, 2, 3):
        notebook.history.put("a", make_variation(record, number))
    notebook.run("c1")
    notebook.history.pick("a", 2, "c1")
    return notebook


def test_two_notebooks_in_one_folder_each_have_their_own(one: Notebook, tmp_path: Path) -> None:
    shutil.copy(tmp_path / "pupil-1.ipynb", tmp_path / "pupil-2.ipynb")
    other = Notebook(tmp_path, "pupil-2")
    other.run("c1")
    assert other.chosen("c1") is None
    other.history.pick("a", 3, "c1")
    assert (one.chosen("c1"), other.chosen("c1")) == (2, 3)


def test_a_copied_notebook_shows_the_pick_that_it_saved(one: Notebook, tmp_path: Path) -> None:
    write(tmp_path, "pupil-2", ("c1", BRIEF), figure={"generation": "a", "record": {"chosen": 3}})
    other = Notebook(tmp_path, "pupil-2")
    other.run("c1")
    assert (one.chosen("c1"), other.chosen("c1")) == (2, 3)


def test_new_ids_of_cells_lose_no_pick(one: Notebook, tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-m", "nbstripout", str(tmp_path / "pupil-1.ipynb")], check=True)
    ids = [cell["id"] for cell in json.loads((tmp_path / "pupil-1.ipynb").read_text())["cells"]]
    assert "c1" not in ids
    one.run(ids[0])
    assert one.chosen(ids[0]) == 2


def test_cells_with_the_same_words_are_told_apart_by_their_order(one: Notebook, tmp_path: Path) -> None:
    write(tmp_path, "pupil-1", ("c1", BRIEF), ("c3", BRIEF))
    one.run("c3")
    assert one.chosen("c3") is None
    one.history.pick("a", 1, "c3")
    write(tmp_path, "pupil-1", ("x1", BRIEF), ("x2", BRIEF))
    one.run("x1")
    one.run("x2")
    assert (one.chosen("x1"), one.chosen("x2")) == (2, 1)


def test_a_cell_pasted_beside_its_original_has_a_pick_of_its_own(one: Notebook, tmp_path: Path) -> None:
    write(tmp_path, "pupil-1", ("c1", BRIEF), ("c9", BRIEF))
    one.run("c9")
    assert one.chosen("c9") is None


def test_a_pick_survives_the_loss_of_database_and_journal(one: Notebook, tmp_path: Path) -> None:
    write(tmp_path, "pupil-1", ("c1", BRIEF), figure={"generation": "a", "record": {"chosen": 2}})
    for name in ("history.sqlite", "picks.jsonl", "journal.jsonl"):
        (tmp_path / "paintings" / name).unlink(missing_ok=True)
    again = Notebook(tmp_path, "pupil-1")
    again.run("c1")
    with pytest.warns(HistoryWarning, match="found"):
        assert again.chosen("c1") == 2


def test_a_renamed_notebook_keeps_its_picks(one: Notebook, tmp_path: Path) -> None:
    (tmp_path / "pupil-1.ipynb").rename(tmp_path / "anna.ipynb")
    renamed = Notebook(tmp_path, "anna")
    renamed.run("c1")
    assert renamed.chosen("c1") == 2


def test_an_import_changes_no_pick_that_is_here(one: Notebook, tmp_path: Path) -> None:
    one.history.export(tmp_path / "early.zip")
    one.history.pick("a", 3, "c1")
    one.history.import_(tmp_path / "early.zip")
    assert one.chosen("c1") == 3


def test_a_run_that_is_known_only_later_has_one_history(tmp_path: Path, make_record: Any, make_variation: Any) -> None:
    places = [Place(tmp_path, "notebook", "no tool said", is_known=False)]
    history = History(locate=lambda: places[0])
    for id in ("a", "b"):  # noqa: A001 - what it is
        record: Record = make_record(id=id, notebook="", cell="")
        history.begin(record)
        history.put(id, make_variation(record, 1))
        history.pick(id, 1)
        places[0] = Place(tmp_path, "lesson", "its cells")
    assert [generation.id for generation in history] == ["a", "b"]
    assert [history.record(id).chosen for id in ("a", "b")] == [1, 1]  # noqa: A001 - what it is
