"""What went wrong with the tools that execute notebooks, each with the tool itself and a server that bills."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nbformat
import pytest
from classroom import Classroom, caption, figures_in, notebook_of, picture
from openai_loopback import LoopbackOpenAI
from replay_matrix import NAME, SAME, Lesson, lessons, nbgrader, nbgraders_python, profile

from promptmagic.history import History

WIDGET = "application/vnd.jupyter.widget-view+json"
SKETCH = "%paint -p sketch -e template -n 2 --size 96x64"


@pytest.fixture(scope="module")
def taught(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Lesson, LoopbackOpenAI]]:
    with lessons(tmp_path_factory.mktemp("lessons")) as (made, server):
        yield made[SAME], server


@pytest.fixture
def lesson(taught: tuple[Lesson, LoopbackOpenAI]) -> Lesson:
    return taught[0]


@pytest.fixture
def server(taught: tuple[Lesson, LoopbackOpenAI]) -> Iterator[LoopbackOpenAI]:
    """The server that was paid for the lesson; nobody is to ask it again."""
    asked = taught[1].count("")
    yield taught[1]
    assert taught[1].count("") == asked, "nothing is paid again"


@pytest.fixture
def desk(tmp_path: Path, server: LoopbackOpenAI) -> Classroom:
    """A pupil with a key for the server."""
    made = Classroom(tmp_path / "desk")
    made.env |= {**server.environ, **profile(tmp_path / "ipython", "")}
    return made


def shown(cells: list[dict[str, Any]] | Any) -> list[tuple[tuple[str, str], str]]:
    return [(picture(cell), caption(cell)[0]) for cell in cells if figures_in(cell)]


def test_a_bare_notebook_is_found_among_31_others(lesson: Lesson, desk: Classroom) -> None:
    shutil.copy(lesson.folder / NAME, desk.folder)
    for k in range(31):
        nbformat.write(notebook_of(f"print({k})"), desk.folder / f"other-{k}.ipynb")  # type: ignore[no-untyped-call]
    assert shown(desk.nbconvert(NAME)) == shown(lesson.cells)


def test_a_lesson_and_its_solution_that_begin_alike_have_one_history_a_run(lesson: Lesson, desk: Classroom) -> None:
    for name in (NAME, "lesson-solution.ipynb"):
        notebook = notebook_of(f"{SKETCH} a beach", "1", f"{SKETCH} a lake {name[:-6]}", f"{SKETCH} a hill")
        nbformat.write(notebook, desk.folder / name)  # type: ignore[no-untyped-call]
    desk.execute(NAME)
    made = {art.record.notebook for art in History(desk.folder)}
    assert made == {"lesson"}
    assert len(History(desk.folder, name="lesson")) == 3


PLUGIN = """
import io
from PIL import Image
from promptmagic.model import Picture

class Prism:
    name, label, about, free, seeds, options = "prism", "prism", "one colour", True, True, ()

    def __init__(self, model=""):
        self.model = model

    def paint(self, prompt, canvas, progress):
        file = io.BytesIO()
        Image.new("RGB", (96, 64), "teal").save(file, "PNG")
        return Picture(96, 64, "png", "prism", label="prism", seed=canvas.seed, data=file.getvalue())
"""


def install(folder: Path) -> None:
    """Put a package with a painter into a folder, as pip would."""
    told = folder / "promptmagic_prism-1.0.dist-info"
    told.mkdir(parents=True)
    (told / "METADATA").write_text("Metadata-Version: 2.1\nName: promptmagic-prism\nVersion: 1.0\n")
    (told / "entry_points.txt").write_text("[promptmagic.painters]\nprism = promptmagic_prism:Prism\n")
    (folder / "promptmagic_prism.py").write_text(PLUGIN)


@pytest.mark.parametrize("whole", [True, False], ids=["the_folder", "the_notebook_alone"])
def test_what_a_plugin_painted_that_is_not_installed_is_shown_in_a_cell(
    desk: Classroom, tmp_path: Path, whole: bool
) -> None:
    install(tmp_path / "plugins")
    teacher = Classroom(tmp_path / "teacher")
    places = os.pathsep.join((teacher.env["PYTHONPATH"], str(tmp_path / "plugins")))
    teacher.env |= desk.env | {"PYTHONPATH": places}
    brief = "%paint -p prism -e template -n 2 --size 96x64 --pick 2 a beach"
    nbformat.write(notebook_of(brief), teacher.folder / NAME)  # type: ignore[no-untyped-call]
    painted = teacher.nbconvert(NAME)
    assert len(shown(painted)) == 1
    shutil.copy(teacher.folder / "executed.ipynb", desk.folder / NAME)
    if whole:
        shutil.copytree(teacher.folder / "paintings", desk.folder / "paintings")
        shutil.copy(teacher.folder / NAME, desk.folder / NAME)
    assert shown(desk.nbconvert(NAME)) == shown(painted)


@pytest.mark.parametrize("tool", ["nbconvert", "papermill"])
def test_no_widget_is_left_where_nobody_answers(desk: Classroom, tool: str) -> None:
    nbformat.write(notebook_of(f"{SKETCH} a beach", "paint_history"), desk.folder / NAME)  # type: ignore[no-untyped-call]
    cells = desk.nbconvert(NAME) if tool == "nbconvert" else desk.papermill(NAME)
    written = (desk.folder / {"nbconvert": "executed.ipynb", "papermill": "run.ipynb"}[tool]).read_text("utf-8")
    assert WIDGET not in written
    assert "widgets" not in json.loads(written)["metadata"]
    assert len(shown(cells)) == 1


def test_stripped_and_paired_notebooks_find_the_pick(lesson: Lesson, desk: Classroom) -> None:
    """Nbstripout gives the cells new ids and takes their outputs; the folder has the history."""
    shutil.copytree(lesson.folder, desk.folder, dirs_exist_ok=True)
    assert desk.run("nbstripout", NAME).returncode == 0
    stripped = desk.cells(NAME)
    assert not any(cell["outputs"] for cell in stripped)
    assert [cell["id"] for cell in stripped] != [cell["id"] for cell in lesson.cells]
    assert shown(desk.execute(NAME)) == shown(lesson.cells)


@pytest.mark.skipif(not nbgraders_python(), reason="NBGRADER names no Python of an environment with nbgrader in it")
def test_an_assignment_holds_nothing_of_its_solution(desk: Classroom, tmp_path: Path) -> None:
    course = tmp_path / "course"
    source = course / "source" / "ps1"
    source.mkdir(parents=True)
    solution = f"### BEGIN SOLUTION\n{SKETCH} a walrus in a teacup\n### END SOLUTION"
    nbformat.write(notebook_of(solution), source / NAME)  # type: ignore[no-untyped-call]
    executed = Classroom(tmp_path / "teacher")
    shutil.copy(source / NAME, executed.folder)
    executed.env |= desk.env
    cells = executed.nbconvert(NAME)
    assert len(shown(cells)) == 1
    notebook = json.loads((executed.folder / "executed.ipynb").read_text("utf-8"))
    notebook["cells"][1]["metadata"]["nbgrader"] = {
        "grade": True,
        "grade_id": "walrus",
        "locked": False,
        "points": 1,
        "schema_version": 3,
        "solution": True,
        "task": False,
    }
    (source / NAME).write_text(json.dumps(notebook), "utf-8")
    nbgrader(course, "generate_assignment", "ps1", "--create", env=desk.env)
    released = (course / "release" / "ps1" / NAME).read_text("utf-8")
    assert "YOUR CODE HERE" in released
    assert "walrus" not in released.replace('"grade_id": "walrus"', "")
