"""Each tool's notebook is recognised by the signs that the tool leaves."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

from promptmagic.history import History
from promptmagic.history.notebooks import ipynb
from promptmagic.history.notebooks.notebook import Place, identify, running_cell

CELL = "print('a beach')"


@pytest.fixture(autouse=True)
def _in_the_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def write(path: Path, *sources: str, ids: tuple[str, ...] = ()) -> Path:
    """Write a notebook of code cells."""
    notebook = nbformat.v4.new_notebook()  # type: ignore[no-untyped-call]
    for k, source in enumerate(sources):
        cell_id = ids[k] if ids else f"{path.stem}-{k}"
        notebook.cells.append(nbformat.v4.new_code_cell(source, id=cell_id))  # type: ignore[no-untyped-call]
    path.parent.mkdir(parents=True, exist_ok=True)
    nbformat.write(notebook, path)  # type: ignore[no-untyped-call]
    return path


def found(place: Place) -> tuple[Path, str]:
    return place.folder, place.name


def test_without_a_sign_it_is_the_working_directory_and_says_so(tmp_path: Path) -> None:
    place = identify({}, environ={}, modules=())
    assert found(place) == (tmp_path, "notebook")
    assert "working directory" in place.how


@pytest.mark.parametrize(
    ("configured", "folder", "name"),
    [
        ("lesson.ipynb", ".", "lesson"),
        ("sub/lesson.ipynb", "sub", "lesson"),
        ("sub/../lesson.ipynb", ".", "lesson"),
        ("lesson 1.5", ".", "lesson 1.5"),
        ("sub", "sub", "notebook"),
        (".ipynb", ".", "notebook"),
    ],
)
def test_what_a_person_configured_wins(tmp_path: Path, configured: str, folder: str, name: str) -> None:
    (tmp_path / "sub").mkdir()
    signs = {"PAPERMILL_OUTPUT_PATH": "out.ipynb"}
    environ = {"JPY_SESSION_NAME": "/srv/other.ipynb"}
    expected = ((tmp_path / folder).resolve(), name)
    assert found(identify(signs, environ=environ, explicit=configured)) == expected
    assert found(identify(signs, environ={**environ, "PROMPTMAGIC_NOTEBOOK": configured})) == expected
    assert (
        found(identify(signs, environ={"PROMPTMAGIC_NOTEBOOK": "no"}, explicit=str(tmp_path / configured))) == expected
    )


def test_papermill_names_its_output(tmp_path: Path) -> None:
    environ = {"JPY_SESSION_NAME": "/srv/other.ipynb"}
    assert found(identify({"PAPERMILL_OUTPUT_PATH": "out/run.ipynb"}, environ=environ)) == (tmp_path / "out", "run")
    for elsewhere in ("s3://bucket/run.ipynb", "", None, 7):
        assert found(identify({"PAPERMILL_OUTPUT_PATH": elsewhere}, environ=environ)) == (Path("/srv"), "other")


@pytest.mark.skipif(os.name == "nt", reason="paths of POSIX")
def test_vs_code_names_its_notebook_in_a_variable_or_in_the_cells_id() -> None:
    cell = "vscode-notebook-cell:/home/me/My%20lesson%20%C3%A9.ipynb#W0sZmlsZQ%3D%3D"
    environ = {"JPY_SESSION_NAME": "/srv/other.ipynb"}
    assert found(identify({}, cell, environ=environ)) == (Path("/home/me"), "My lesson é")
    variable = {"__vsc_ipynb_file__": "/home/me/new name.ipynb"}
    assert found(identify(variable, cell, environ=environ)) == (Path("/home/me"), "new name")
    assert found(identify(variable, None, environ=environ)) == (Path("/home/me"), "new name")
    assert found(identify(variable, "a-cell-of-jupyterlab", environ=environ)) == (Path("/srv"), "other")
    unsaved = "vscode-notebook-cell:Untitled-1.ipynb?jupyter-notebook#W0sdW50aXRsZWQ%3D"
    assert found(identify({}, unsaved, environ=environ)) == (Path("/srv"), "other")


def test_jupyter_server_names_the_notebook_by_its_path(tmp_path: Path) -> None:
    environ = {"JPY_SESSION_NAME": str(tmp_path / "sub" / "My lesson.ipynb")}
    assert found(identify({}, environ=environ)) == (tmp_path / "sub", "My lesson")
    for other in (str(tmp_path / "Console 1"), "", "0b1e-4c"):
        assert "working directory" in identify({}, environ={"JPY_SESSION_NAME": other}, modules=()).how


def test_a_path_below_the_servers_root_is_found_from_where_the_kernel_began(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "root/sub/lesson.ipynb", CELL)
    (tmp_path / "elsewhere").mkdir()
    began = {"_dh": [str(tmp_path / "root/sub"), str(tmp_path / "elsewhere")]}
    monkeypatch.chdir(tmp_path / "elsewhere")
    environ = {"JPY_SESSION_NAME": "sub/lesson.ipynb"}
    assert found(identify(began, environ=environ)) == (tmp_path / "root/sub", "lesson")
    assert found(identify({}, environ=environ)) == (tmp_path / "elsewhere", "lesson")


def test_a_renamed_notebook_is_known_by_its_cell(tmp_path: Path) -> None:
    path = write(tmp_path / "before.ipynb", CELL, ids=("the-cell",))
    environ = {"JPY_SESSION_NAME": str(path)}
    assert identify({}, "the-cell", environ=environ).name == "before"
    path.rename(tmp_path / "after.ipynb")
    assert identify({}, "the-cell", environ=environ).name == "after"
    assert identify({}, "another-cell", environ=environ).name == "before"


def test_colab_gives_all_notebooks_one_name(tmp_path: Path) -> None:
    place = identify({}, environ={}, modules={"google.colab"})
    assert found(place) == (tmp_path, "colab")
    assert "Colab" in place.how


def test_one_notebook_that_holds_the_cell_is_it(tmp_path: Path) -> None:
    write(tmp_path / "first.ipynb", CELL, ids=("cell-1",))
    write(tmp_path / "second.ipynb", CELL, ids=("cell-2",))
    assert identify({}, "cell-2", environ={}, modules=()).name == "second"
    shutil.copy(tmp_path / "second.ipynb", tmp_path / "copy.ipynb")
    assert identify({}, "cell-2", environ={}, modules=()).name == "notebook"
    assert identify({}, "cell-3", environ={}, modules=()).name == "notebook"


def test_in_a_terminal_what_was_typed_names_no_notebook(tmp_path: Path) -> None:
    write(tmp_path / "lesson.ipynb", CELL)
    typed = {"In": ["", CELL], "_i1": CELL}
    assert identify(typed, environ={}, modules={"ipykernel"}).name == "lesson"
    assert identify(typed, environ={}, modules={"IPython"}).name == "notebook"
    assert identify(typed | {"In": ["", CELL, "1"], "_i2": "1"}, environ={}, modules={"ipykernel"}).name == "notebook"


def test_a_changed_notebook_is_read_again(tmp_path: Path) -> None:
    path = write(tmp_path / "lesson.ipynb", CELL, ids=("old",))
    assert identify({}, "new", environ={}, modules=()).name == "notebook"
    write(path, CELL, CELL, ids=("old", "new"))
    assert identify({}, "new", environ={}, modules=()).name == "lesson"


@pytest.mark.parametrize(
    "content", ["", "{}", "[]", '{"cells": 7}', '{"cells": [7, {"cell_type": "code"}]}', "[" * 100_000]
)
def test_a_broken_notebook_beside_it_does_no_harm(tmp_path: Path, content: str) -> None:
    (tmp_path / "broken.ipynb").write_text(content)
    write(tmp_path / "lesson.ipynb", CELL, ids=("cell-1",))
    assert identify({}, "cell-1", environ={}, modules=()).name == "lesson"


def test_a_folder_of_very_many_notebooks_is_looked_through(tmp_path: Path) -> None:
    for k in range(200):
        write(tmp_path / f"n{k}.ipynb", CELL)
    assert identify({}, "n3-0", environ={}, modules=()).name == "n3"


def test_a_search_that_takes_too_long_is_said_to_be_unfinished(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "lesson.ipynb", CELL)
    monkeypatch.setattr(ipynb, "SECONDS", -1.0)
    place = identify({}, "lesson-0", environ={}, modules=())
    assert (place.is_known, place.was_searched) == (False, False)
    assert "too many notebooks" in place.how


def test_a_tool_that_executes_notebooks_runs_the_one_whose_cells_it_runs(tmp_path: Path) -> None:
    """Neither nbclient nor nbconvert nor nbval names the notebook or its cells."""
    ask = "from promptmagic.history import identify; print(identify(globals()).name)"
    for name in ("first", "second"):
        write(tmp_path / f"{name}.ipynb", f"# {name}", ask)
    notebook = nbformat.read(tmp_path / "second.ipynb", as_version=4)  # type: ignore[no-untyped-call]
    NotebookClient(notebook, resources={"metadata": {"path": str(tmp_path)}}).execute()
    assert notebook.cells[1].outputs[0].text == "second\n"


def test_papermills_running_copy_is_it_and_a_finished_one_is_not(tmp_path: Path) -> None:
    write(tmp_path / "lesson.ipynb", CELL)
    typed = {"In": ["", "# Parameters\nn = 2\n", CELL], "_i1": "# Parameters\nn = 2\n", "_i2": CELL}
    assert identify(typed, environ={}, modules={"ipykernel"}).name == "lesson"
    for end, name in ((None, "run"), ("2026-11-22T08:00:00", "lesson")):
        notebook = nbformat.read(write(tmp_path / "run.ipynb", CELL), as_version=4)  # type: ignore[no-untyped-call]
        notebook.metadata["papermill"] = {"start_time": "2026-11-22T07:59:00", "end_time": end}
        nbformat.write(notebook, tmp_path / "run.ipynb")  # type: ignore[no-untyped-call]
        assert identify(typed, environ={}, modules={"ipykernel"}).name == name


def test_the_running_cell_is_known_by_its_source_and_how_often_that_ran(tmp_path: Path) -> None:
    write(tmp_path / "lesson.ipynb", "%paint a beach", "1", "%paint a beach\n", "2", ids=("a", "b", "c", "d"))
    place = Place(tmp_path, "lesson", "as given")
    ran = ["", "%paint a beach", "1", "%paint a beach", "2"]
    assert [running_cell(place, ran[: k + 1]) for k in range(5)] == ["", "a", "b", "c", "d"]
    assert running_cell(place, ran[:2], in_order=False) == ""
    assert running_cell(place, ran, in_order=False) == "d"
    assert running_cell(place, ["%paint a lake"]) == ""
    assert running_cell(Place(tmp_path, "gone", "as given"), ran) == ""


@pytest.mark.parametrize(
    ("signs", "says"),
    [
        ({"JPY_SESSION_NAME": "lesson.ipynb"}, "History of lesson.ipynb, in "),
        ({"PROMPTMAGIC_NOTEBOOK": "other.ipynb"}, "History of other.ipynb, in "),
        ({"JPY_SESSION_NAME": "console-1-7a3f"}, "History of 'notebook' (the working directory: a console "),
        ({}, "History of 'notebook' (the working directory: no tool said which notebook this is), in "),
    ],
)
def test_a_history_says_which_it_is_and_where(tmp_path: Path, signs: dict[str, str], says: str) -> None:
    history = History(locate=lambda: identify({}, environ=signs, modules=()))
    assert repr(history).startswith(says)
    assert str(tmp_path / "paintings") in repr(history)


def test_a_kernel_that_keeps_no_inputs_belongs_to_the_one_notebook_in_its_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "lesson.ipynb").write_text('{"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}')
    assert identify({"In": [""]}, "", environ={}, modules={"ipykernel"}).name == "lesson"
    (tmp_path / "copy.ipynb").write_bytes((tmp_path / "lesson.ipynb").read_bytes())
    assert not identify({"In": [""]}, "", environ={}, modules={"ipykernel"}).is_known
