"""Paint once, teach everyone: a lesson shows the same pictures and picks with no key, no network and no server."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from classroom import Classroom, PaintLesson, caption, figures_in, picture

from promptmagic.history import History
from promptmagic.history.notebooks.outputs import COPY_NOTE

LESSON = (
    "%paint -p openai -n 2 --size 512x512 --pick 2 a beach sunset",
    "%paint -n 2 --size 512x512 a lake at noon",
    "art = %paint -p openai --raw -n 3 --size 512x512 a harbour\nart.pick(3)\nNone",
    "%%imageprompt -p openai -n 2 --pick 1 --size 512x512\na village",
)
"""Painters named and `auto`, with a key; picks by an option, by none, and by a call; prompts first."""

Handout = Callable[[Path, Classroom], None]


def the_folder(lesson: Path, classroom: Classroom) -> None:
    """Hand out the whole folder."""
    shutil.copytree(lesson.parent, classroom.folder, dirs_exist_ok=True)


def the_lesson_zip(lesson: Path, classroom: Classroom) -> None:
    """Hand out the notebook and an exported zip, which a student imports."""
    History(lesson.parent, name=lesson.stem).export(lesson.parent / "lesson.zip")
    shutil.copy(lesson, classroom.folder)
    History(classroom.folder, name=lesson.stem).import_(lesson.parent / "lesson.zip")


def the_notebook_alone(lesson: Path, classroom: Classroom) -> None:
    """Hand out the .ipynb, and nothing else."""
    shutil.copy(lesson, classroom.folder)


@pytest.fixture(params=[the_folder, the_lesson_zip, the_notebook_alone], ids=lambda way: way.__name__)
def handout(request: pytest.FixtureRequest) -> Handout:
    way: Handout = request.param
    return way


def test_a_classroom_has_no_network_and_no_key(classroom: Classroom) -> None:
    keys = "print([name for name in os.environ if 'OPENAI' in name])"
    code = f"import socket, os; {keys}; socket.create_connection(('192.0.2.1', 80))"
    (classroom.folder / "try.py").write_text(code)
    done = classroom.run("try")
    assert done.stdout == "[]\n"
    assert "no network" in done.stderr


@pytest.fixture(scope="module")
def lesson(tmp_path_factory: pytest.TempPathFactory, paint_lesson: PaintLesson) -> Path:
    return paint_lesson(tmp_path_factory.mktemp("lesson"), *LESSON)


def test_every_tool_shows_the_teachers_pictures_and_picks(lesson: Path, classroom: Classroom, handout: Handout) -> None:
    handout(lesson, classroom)
    painted = [cell for cell in classroom.cells("lesson.ipynb") if figures_in(cell)]
    assert len(painted) == len(LESSON)
    assert "variation 3 of 3" in caption(painted[2])[0]
    copied = handout is the_notebook_alone
    for executed in (classroom.nbconvert(), classroom.papermill()):
        shown = [cell for cell in executed if figures_in(cell)]
        assert [picture(cell) for cell in shown] == [picture(cell) for cell in painted]
        assert [caption(cell)[0] for cell in shown] == [caption(cell)[0] for cell in painted]
        assert [COPY_NOTE in caption(cell) for cell in shown] == [copied] * len(LESSON)
    assert classroom.nbval() == ""  # the history that the others made of a bare notebook changes nothing


def test_a_bare_notebook_passes_nbval_the_first_time_and_the_second(beach: Path, classroom: Classroom) -> None:
    the_notebook_alone(beach, classroom)
    assert classroom.nbval() == ""
    assert classroom.nbval() == ""
