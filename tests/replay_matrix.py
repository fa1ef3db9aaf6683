"""What each tool shows of a lesson that was painted once: `python tests/replay_matrix.py [TOOL …]` prints the table.

A teacher paints a lesson with a server that bills, and picks the second picture. It is handed out as a folder, as a zip
that is imported, or as the bare notebook, to somebody who has a key for that server, and who has the same settings as
the teacher, lacks those of the teacher, or has others. Then a tool executes the notebook. JupyterLab needs a Chromium
and nbgrader an environment of its own, named by `NBGRADER` (the path of its Python); what is not there is left out.
"""

from __future__ import annotations

import itertools
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat
from classroom import Classroom, caption, execute, figures_in, notebook_of, picture, text
from openai_loopback import BILLING, LoopbackOpenAI

from promptmagic.history import History

TYPED = (
    "%paint -o one -p openai --raw -n 2 --size 512x768 a beach",
    "%paint -n 2 --size 512x768 a lake at noon",
    "one.picked.number",
)
"""Cells that say all that they need."""

CONFIGURED = ("%paint -o one --raw a beach", "%paint a lake at noon", "one.picked.number")
"""Cells of a teacher whose own configuration says the rest."""

TEACHERS = 'c.PromptMagics.painter = "openai"\nc.PromptMagics.variations = 2\nc.PromptMagics.size = "512x768"\n'
PUPILS = 'c.PromptMagics.painter = "sketch"\nc.PromptMagics.style = "ink"\nc.PromptMagics.size = "portrait"\n'

NAME = "lesson.ipynb"
PICKED = 2

SAME, OF_TEACHER, OF_PUPIL = "same", "teacher's", "pupil's"
CONFIGURATIONS = (SAME, OF_TEACHER, OF_PUPIL)
"""Nobody has any; the teacher has one that the pupil lacks; the pupil has another."""


@dataclass(frozen=True)
class Lesson:
    """A painted lesson: its folder, and its cells as they were saved."""

    folder: Path
    cells: Sequence[Mapping[str, Any]]


@dataclass(frozen=True)
class Shown:
    """What somebody sees: whether the pictures are the teacher's, whether the pick is, and how much was asked for."""

    pictures: bool
    pick: bool
    requests: int
    said: str = ""

    @property
    def is_right(self) -> bool:
        return self.pictures and self.pick and not self.requests

    def __str__(self) -> str:
        marks = ("yes" if self.pictures else "NO", "yes" if self.pick else "NO")
        return f"{marks[0]} / {marks[1]} / {self.requests}"


def profile(folder: Path, config: str) -> dict[str, str]:
    """The environment of a person whose IPython is configured so, and for whom the server bills."""
    home = folder / "profile_default"
    home.mkdir(parents=True)
    (home / "ipython_config.py").write_text(f"c = get_config()\n{BILLING}{config}")
    return {"IPYTHONDIR": str(folder)}


def paint(folder: Path, server: LoopbackOpenAI, configuration: str) -> Lesson:
    """Paint a lesson as its teacher does, and pick its second picture."""
    folder.mkdir(parents=True)
    path = folder / NAME
    config = TEACHERS if configuration == OF_TEACHER else ""
    env = {**os.environ, **server.environ, **profile(folder.parent / f"{folder.name}-ipython", config)}
    sources = CONFIGURED if configuration == OF_TEACHER else TYPED
    nbformat.write(notebook_of(*sources[:2]), path)  # type: ignore[no-untyped-call]
    execute(path, env)
    history = History(folder, name=path.stem)
    history.pick(next(art.id for art in history if art.brief == "a beach"), PICKED, "lesson-1")
    nbformat.write(notebook_of(*sources), path)  # type: ignore[no-untyped-call]
    asked = server.count("")
    execute(path, env)
    assert 0 < asked == server.count(""), "it was paid once"
    cells = json.loads(path.read_text("utf-8"))["cells"]
    assert f"variation {PICKED} of 2" in caption(cells[1])[0]
    return Lesson(folder, cells)


# Ways to hand it out


def the_folder(lesson: Lesson, folder: Path) -> None:
    shutil.copytree(lesson.folder, folder, dirs_exist_ok=True)


def the_zip(lesson: Lesson, folder: Path) -> None:
    """Give the notebook without its outputs, and a zip that is imported."""
    zipped = lesson.folder.parent / f"{lesson.folder.name}.zip"
    if not zipped.exists():
        History(lesson.folder, name="lesson").export(zipped)
    notebook = json.loads((lesson.folder / NAME).read_text("utf-8"))
    for cell in notebook["cells"]:
        cell["outputs"] = []
    (folder / NAME).write_text(json.dumps(notebook), "utf-8")
    History(folder, name="lesson").import_(zipped)


def the_notebook(lesson: Lesson, folder: Path) -> None:
    shutil.copy(lesson.folder / NAME, folder)


HANDOUTS = {"folder": the_folder, "zip": the_zip, "bare": the_notebook}

# Tools

Tool = Callable[[Classroom, Lesson], Sequence[Mapping[str, Any]]]
"""Executes the notebook of a classroom, and returns its cells with what they show."""


def _run(desk: Classroom, *command: str) -> None:
    done = desk.run(*command)
    if done.returncode:
        raise RuntimeError(done.stdout + done.stderr)


def by_nbclient(desk: Classroom, lesson: Lesson) -> Sequence[Mapping[str, Any]]:
    return desk.execute(NAME)


def by_nbconvert(desk: Classroom, lesson: Lesson) -> Sequence[Mapping[str, Any]]:
    return desk.nbconvert(NAME)


def by_papermill(desk: Classroom, lesson: Lesson) -> Sequence[Mapping[str, Any]]:
    return desk.papermill(NAME)


def by_jupyter_execute(desk: Classroom, lesson: Lesson) -> Sequence[Mapping[str, Any]]:
    _run(desk, "jupyter", "execute", NAME, "--output", "executed")
    return desk.cells("executed.ipynb")


def by_nbval(desk: Classroom, lesson: Lesson) -> Sequence[Mapping[str, Any]]:
    """Compare with what was saved; nbval writes nothing, so what was saved is what is seen where it found no fault."""
    shutil.copy(lesson.folder / NAME, desk.folder)  # outputs to compare with
    if failures := desk.nbval(NAME):
        raise RuntimeError(failures)
    return lesson.cells


def by_jupytext(desk: Classroom, lesson: Lesson) -> Sequence[Mapping[str, Any]]:
    """Go to a script and back, which gives the cells new ids and takes their outputs; then execute."""
    _run(desk, "jupytext", "--to", "py:percent", NAME)
    _run(desk, "jupytext", "--to", "ipynb", "lesson.py", "--output", "executed.ipynb", "--execute")
    return desk.cells("executed.ipynb")


def by_nbgrader(desk: Classroom, lesson: Lesson) -> Sequence[Mapping[str, Any]]:
    """Grade what a pupil has handed in."""
    course = desk.folder.parent / f"{desk.folder.name}-course"
    graded(course, lesson.folder / NAME, desk.folder, desk.env)
    done = course / "autograded" / "anna" / "ps1" / NAME
    cells: Sequence[Mapping[str, Any]] = json.loads(done.read_text("utf-8"))["cells"]
    return cells


def graded(course: Path, source: Path, handed_in: Path, env: Mapping[str, str]) -> None:
    """Let nbgrader make an assignment of a notebook, and grade what Anna hands in."""
    (course / "source" / "ps1").mkdir(parents=True)
    shutil.copy(source, course / "source" / "ps1" / NAME)
    nbgrader(course, "generate_assignment", "ps1", "--create", env=env)
    shutil.copytree(handed_in, course / "submitted" / "anna" / "ps1")
    nbgrader(course, "autograde", "ps1", "--create", env=env)


def nbgrader(course: Path, command: str, *arguments: str, env: Mapping[str, str]) -> None:
    """Run a command of nbgrader, in its own environment, in the folder of a course."""
    python = nbgraders_python()
    assert python, "NBGRADER names no Python"
    # Its kernel is the Python that it runs in.
    kernel = {name: value for name, value in env.items() if name != "JUPYTER_PATH"}
    done = subprocess.run(
        [python, "-m", "nbgrader", command, *arguments],
        cwd=course,
        env={**kernel, "PATH": f"{Path(python).parent}{os.pathsep}{os.environ['PATH']}"},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(done.stdout + done.stderr)


def nbgraders_python() -> str:
    """The Python of an environment with nbgrader and this package in it; empty where there is none."""
    return os.environ.get("NBGRADER", "")


def by_jupyterlab(desk: Classroom, lesson: Lesson) -> Sequence[Mapping[str, Any]]:
    """Open it in JupyterLab in Chromium, run all cells with their keys, and save."""
    from browser.conftest import FLAGS, chromium
    from browser.lab import Lab
    from playwright.sync_api import sync_playwright

    own = ("IPYTHONDIR", "OPENAI_BASE_URL", "OPENAI_API_KEY", "NO_PROXY")
    with (
        Lab(desk.folder.parent / f"{desk.folder.name}-lab", {name: desk.env[name] for name in own}) as lab,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=chromium(), args=list(FLAGS))
        page = browser.new_context(viewport={"width": 1200, "height": 1000}).new_page()
        notebook = lab.adopt(page, desk.folder, NAME)
        for number in range(len(lesson.cells)):
            notebook.run(number)
        page.wait_for_timeout(500)
        saved = notebook.save()
        browser.close()
    return json.loads(nbformat.writes(saved))["cells"]  # type: ignore[no-any-return,no-untyped-call]


TOOLS: dict[str, Tool] = {
    "JupyterLab": by_jupyterlab,
    "nbconvert": by_nbconvert,
    "papermill": by_papermill,
    "nbclient": by_nbclient,
    "nbval": by_nbval,
    "jupyter execute": by_jupyter_execute,
    "nbgrader": by_nbgrader,
    "jupytext": by_jupytext,
}

# The matrix


def replayed(
    lesson: Lesson, handout: str, tool: str, configuration: str, folder: Path, server: LoopbackOpenAI
) -> Shown:
    """Hand a lesson out, let a tool execute it, and say what is seen."""
    desk = Classroom(folder)
    HANDOUTS[handout](lesson, desk.folder)
    settings = PUPILS if configuration == OF_PUPIL else ""
    desk.env |= {**server.environ, **profile(folder.parent / f"{folder.name}-ipython", settings)}
    before = server.count("")
    try:
        cells = TOOLS[tool](desk, lesson)
    except RuntimeError as error:
        return Shown(pictures=False, pick=False, requests=server.count("") - before, said=str(error))
    shown = [cell for cell in cells if figures_in(cell)]
    wanted = [cell for cell in lesson.cells if figures_in(cell)]
    outputs = [text(output.get("data", {}).get("text/plain", "")) for output in _last_code(cells).get("outputs", [])]
    errors = [output for cell in cells for output in cell.get("outputs", []) if output["output_type"] == "error"]
    return Shown(
        pictures=[picture(cell) for cell in shown] == [picture(cell) for cell in wanted],
        pick=outputs == [str(PICKED)] and bool(shown) and f"variation {PICKED} of 2" in caption(shown[0])[0],
        requests=server.count("") - before,
        said="\n".join(str(error.get("evalue")) for error in errors),
    )


def _last_code(cells: Sequence[Mapping[str, Any]]) -> Mapping[str, Any]:
    return [cell for cell in cells if cell["cell_type"] == "code"][-1]


@contextmanager
def lessons(folder: Path) -> Iterator[tuple[dict[str, Lesson], LoopbackOpenAI]]:
    """Paint the lessons, for each configuration the one that it is about; the server goes on to count."""
    with LoopbackOpenAI(noisy=True) as server:
        typed = paint(folder / "typed", server, SAME)
        configured = paint(folder / "configured", server, OF_TEACHER)
        yield {SAME: typed, OF_TEACHER: configured, OF_PUPIL: typed}, server


def main(names: Sequence[str]) -> None:
    """Print the table: pictures / pick / requests, for each tool, each handout and each configuration."""
    print("| tool | handout | " + " | ".join(CONFIGURATIONS) + " |\n|---|---|" + "---|" * len(CONFIGURATIONS))
    with tempfile.TemporaryDirectory() as place, lessons(Path(place)) as (painted, server):
        for tool, handout in itertools.product(names or TOOLS, HANDOUTS):
            row = []
            for configuration in CONFIGURATIONS:
                folder = Path(place) / f"{tool}-{handout}-{CONFIGURATIONS.index(configuration)}".replace(" ", "-")
                shown = replayed(painted[configuration], handout, tool, configuration, folder, server)
                row.append(str(shown))
                if not shown.is_right:
                    print(shown.said[-2000:], file=sys.stderr)
            print(f"| {tool} | {handout} | {' | '.join(row)} |", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
