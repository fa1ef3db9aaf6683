"""A history follows its notebook: renamed, copied, or shown by another one."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import nbformat
import pytest

from promptmagic.display.figure import record_bundle
from promptmagic.history import History
from promptmagic.model import Cost, Record, Variation
from promptmagic.studio import Studio

MakeRecord = Callable[..., Record]
MakeVariation = Callable[..., Variation]


def write(path: Path, cells: dict[str, str], outputs: dict[str, Record] | None = None) -> Path:
    """Write a notebook of code cells by their ids, some with the figure of a record."""
    notebook = nbformat.v4.new_notebook()  # type: ignore[no-untyped-call]
    for name, source in cells.items():
        cell = nbformat.v4.new_code_cell(source, id=name)  # type: ignore[no-untyped-call]
        if outputs and name in outputs:
            data, metadata = record_bundle(outputs[name])
            output = nbformat.v4.new_output("display_data", data, metadata=metadata)  # type: ignore[no-untyped-call]
            cell.outputs.append(output)
        notebook.cells.append(cell)
    nbformat.write(notebook, path)  # type: ignore[no-untyped-call]
    return path


@pytest.fixture
def lesson(tmp_path: Path, make_record: MakeRecord, make_variation: MakeVariation) -> Path:
    """A notebook with one painted generation, `g1`, of its cell `c1`."""
    path = write(tmp_path / "lesson.ipynb", {"c1": "%paint a beach sunset", "c2": "1 + 1"})
    history = History(tmp_path, name="lesson")
    record = history.begin(make_record(id="g1", cell="c1", key="k1"))
    history.put("g1", make_variation(record, 1, cost=Cost(0.25)))
    history.pick("g1", 1, "c1")
    return path


def ids(folder: Path, name: str) -> list[str]:
    return [art.id for art in History(folder, name=name)]


def test_a_renamed_notebook_keeps_its_history(lesson: Path, tmp_path: Path) -> None:
    lesson.rename(tmp_path / "better.ipynb")
    better = History(tmp_path, name="better")
    assert [art.id for art in better] == ["g1"]
    assert better.cost == Cost(0.25)
    assert better[-1].record.notebook == "better"
    assert better[-1].picture.image.size == (32, 24)
    assert ids(tmp_path, "lesson") == []


def test_a_new_notebook_in_place_of_one_that_is_gone_takes_nothing_of_it(lesson: Path, tmp_path: Path) -> None:
    lesson.unlink()
    write(tmp_path / "other.ipynb", {"c7": "%paint a beach sunset"})
    assert ids(tmp_path, "other") == []
    assert ids(tmp_path, "lesson") == ["g1"]


def test_a_copy_shows_what_it_was_copied_with_and_takes_nothing_away(
    lesson: Path, tmp_path: Path, make_record: MakeRecord
) -> None:
    shutil.copy(lesson, tmp_path / "copy.ipynb")
    copy = History(tmp_path, name="copy")
    assert [art.id for art in copy] == [copy[-1].id] == ["g1"]
    assert copy.cost == Cost()
    copy.begin(make_record(id="g2", cell="c1", notebook=""))
    assert [art.id for art in copy] == ["g1", "g2"]
    assert ids(tmp_path, "lesson") == ["g1"]
    assert History(tmp_path, name="lesson").cost == Cost(0.25)


def test_a_copy_whose_original_is_removed_later_inherits(lesson: Path, tmp_path: Path) -> None:
    shutil.copy(lesson, tmp_path / "copy.ipynb")
    assert ids(tmp_path, "copy") == ["g1"]
    lesson.unlink()
    copy = History(tmp_path, name="copy")
    assert [art.id for art in copy] == ["g1"]
    assert copy.cost == Cost(0.25)
    assert len(copy) == 1


def test_notebooks_of_one_template_do_not_show_each_others_work(lesson: Path, tmp_path: Path) -> None:
    write(tmp_path / "sibling.ipynb", {"c1": "%paint my own idea", "c2": "1 + 1"})
    assert ids(tmp_path, "sibling") == []


def test_a_copy_with_new_cell_ids_is_known_by_its_figures(lesson: Path, tmp_path: Path) -> None:
    shown = History(tmp_path, name="lesson").record("g1")
    write(tmp_path / "pasted.ipynb", {"new": "%paint a beach sunset"}, {"new": shown})
    assert ids(tmp_path, "pasted") == ["g1"]


def test_a_generation_that_is_shown_again_in_another_notebook_stands_in_its_history(tmp_path: Path) -> None:
    sketch: dict[str, Any] = {"painter": "sketch", "expander": "template", "n": 1, "size": "64x64"}
    first, second = (Studio(History(tmp_path, name=name), **sketch) for name in ("first", "second"))
    art = first.paint("a beach")
    assert second.paint("a beach").id == art.id
    assert second.history[-1].id == art.id
    assert len(second.history) == len(list(second.history)) == len(second.history.search("beach")) == 1
    assert "1 generation, 1 picture, free" in repr(second.history)
    assert art.id in second.history.tree()
    first.history.delete(art)
    assert len(second.history) == 0


def test_two_notebooks_and_a_script_in_one_folder_each_have_their_own(tmp_path: Path, make_record: MakeRecord) -> None:
    for name in ("first", "second"):
        write(tmp_path / f"{name}.ipynb", {f"{name}-1": "%paint a beach"})
        History(tmp_path, name=name).begin(make_record(id=name, notebook="", cell=f"{name}-1"))
    assert [ids(tmp_path, name) for name in ("first", "second", "")] == [["first"], ["second"], ["first", "second"]]


def test_two_kernels_on_one_notebook_see_each_others_work(tmp_path: Path, make_record: MakeRecord) -> None:
    one, other = History(tmp_path, name="lesson"), History(tmp_path, name="lesson")
    one.begin(make_record(id="one", notebook=""))
    other.begin(make_record(id="other", notebook=""))
    assert [art.id for art in one] == [art.id for art in other] == ["one", "other"]
