"""A lesson is found at every desk, whatever a teacher or a pupil has set for themselves."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import nbformat
import pytest
from classroom import Classroom, caption, execute, figures_in, notebook_of, picture, text
from openai_loopback import BILLING, PAID, LoopbackOpenAI
from paying import check_orders

OWN = 'c.PromptMagics.painter = "openai"\nc.PromptMagics.variations = 2\nc.PromptMagics.size = "512x768"\n'
OTHER = 'c.PromptMagics.painter = "sketch"\nc.PromptMagics.style = "ink"\nc.PromptMagics.size = "portrait"\n'


def profile(folder: Path, config: str) -> dict[str, str]:
    """The environment of a person whose IPython is configured so."""
    home = folder / "ipython" / "profile_default"
    home.mkdir(parents=True)
    (home / "ipython_config.py").write_text(f"c = get_config()\n{BILLING}{config}")
    return {"IPYTHONDIR": str(folder / "ipython")}


def painted(folder: Path, env: Mapping[str, str], *sources: str) -> Path:
    """A lesson that a teacher painted with a server which bills, gone since."""
    lesson = folder / "teacher" / "lesson.ipynb"
    lesson.parent.mkdir()
    nbformat.write(notebook_of(*sources), lesson)  # type: ignore[no-untyped-call]
    with LoopbackOpenAI(noisy=True) as server:
        execute(lesson, {**os.environ, **server.environ, **PAID, **env})
        assert server.count("")
        check_orders(server, folder)
    return lesson


def shown(cells: list[dict[str, Any]]) -> list[tuple[tuple[str, str], str]]:
    return [(picture(cell), caption(cell)[0]) for cell in cells if figures_in(cell)]


def hand_out(lesson: Path, classroom: Classroom, *, whole: bool) -> None:
    if whole:
        shutil.copytree(lesson.parent, classroom.folder, dirs_exist_ok=True)
    else:
        shutil.copy(lesson, classroom.folder)


@pytest.mark.parametrize("whole", [True, False], ids=["the_folder", "the_notebook_alone"])
def test_the_teachers_own_settings_are_not_needed(tmp_path: Path, classroom: Classroom, whole: bool) -> None:
    lesson = painted(tmp_path, profile(tmp_path, OWN), "%paint --raw --pick 2 a beach")
    hand_out(lesson, classroom, whole=whole)
    assert shown(classroom.execute()) == shown(classroom.cells("lesson.ipynb"))


@pytest.mark.parametrize("whole", [True, False], ids=["the_folder", "the_notebook_alone"])
def test_a_pupils_own_settings_hide_nothing(tmp_path: Path, classroom: Classroom, whole: bool) -> None:
    lesson = painted(tmp_path, {}, "%paint --raw -n 2 --size 512x768 --pick 2 a beach")
    hand_out(lesson, classroom, whole=whole)
    settings = profile(tmp_path, OTHER)
    classroom.env.update(settings)
    cells = classroom.execute()
    assert shown(cells) == shown(classroom.cells("lesson.ipynb"))
    assert not [output for cell in cells for output in cell["outputs"] if "text" in output], "nbval would find it"
    with (Path(settings["IPYTHONDIR"]) / "profile_default" / "ipython_config.py").open("a") as config:
        config.write("c.PromptMagics.interactive = True\n")
    cells = classroom.execute()
    said = "".join(text(output.get("text", "")) for cell in cells for output in cell["outputs"])
    assert "your own configuration says style ink, painter sketch: --fresh paints so" in said


def test_what_the_notebook_itself_sets_is_part_of_what_its_cells_ask_for(run_cells: Any) -> None:
    cells = run_cells(
        "%config PromptMagics.variations = 2\n%config PromptMagics.size = '96x64'",
        "%paint -p sketch a beach",
        "%config PromptMagics.style = 'ink'",
        "%paint -p sketch a beach",
        "%config PromptMagics.style = ''",
        "%paint -p sketch a beach",
        "len(paint_history)",
    ).cells
    assert cells[-1].outputs[0].data["text/plain"] == "2"


def test_extensions_and_settings_of_a_profile_are_no_notebooks(tmp_path: Path, classroom: Classroom) -> None:
    config = OWN + 'c.InteractiveShellApp.extensions = ["promptmagic"]\n'
    config += "c.InteractiveShellApp.exec_lines = [\"%config PromptMagics.style = 'oil'\"]\n"
    lesson = painted(tmp_path, profile(tmp_path, config), "%paint --raw --pick 2 a beach")
    hand_out(lesson, classroom, whole=True)
    assert shown(classroom.execute()) == shown(classroom.cells("lesson.ipynb"))
