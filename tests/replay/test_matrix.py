"""Each tool shows a lesson that was painted once, with its pick, and asks nobody: a part of `replay_matrix.py`."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from browser.conftest import chromium
from openai_loopback import LoopbackOpenAI
from replay_matrix import OF_PUPIL, OF_TEACHER, SAME, Lesson, Shown, lessons, nbgraders_python, replayed

Painted = tuple[dict[str, Lesson], LoopbackOpenAI]


@pytest.fixture(scope="module")
def painted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Painted]:
    with lessons(tmp_path_factory.mktemp("lessons")) as made:
        yield made


def shown(painted: Painted, folder: Path, handout: str, tool: str, configuration: str) -> Shown:
    made, server = painted
    return replayed(made[configuration], handout, tool, configuration, folder / "desk", server)


@pytest.mark.parametrize(
    ("tool", "handout", "configuration"),
    [
        ("nbconvert", "folder", OF_PUPIL),
        ("papermill", "folder", OF_TEACHER),
        ("papermill", "bare", SAME),
        ("nbclient", "zip", OF_TEACHER),
        ("nbval", "folder", OF_PUPIL),
        ("jupyter execute", "bare", OF_TEACHER),
        ("jupytext", "folder", SAME),
        ("jupytext", "bare", OF_PUPIL),
    ],
)
def test_a_tool_shows_pictures_and_pick_and_asks_nobody(
    painted: Painted, tmp_path: Path, tool: str, handout: str, configuration: str
) -> None:
    made = shown(painted, tmp_path, handout, tool, configuration)
    assert made.is_right, (str(made), made.said)


@pytest.mark.skipif(not nbgraders_python(), reason="NBGRADER names no Python of an environment with nbgrader in it")
@pytest.mark.parametrize("handout", ["folder", "zip", "bare"])
def test_nbgrader_grades_pictures_and_pick_and_asks_nobody(painted: Painted, tmp_path: Path, handout: str) -> None:
    made = shown(painted, tmp_path, handout, "nbgrader", SAME)
    assert made.is_right, (str(made), made.said)


@pytest.mark.browser
@pytest.mark.skipif(not chromium() or not importlib.util.find_spec("playwright"), reason="no browser found")
def test_jupyterlab_shows_pictures_and_pick_and_asks_nobody(painted: Painted, tmp_path: Path) -> None:
    with ThreadPoolExecutor(1) as pool:  # the thread of the tests has Playwright's loop already
        made = pool.submit(shown, painted, tmp_path, "folder", "JupyterLab", OF_PUPIL).result()
    assert made.is_right, (str(made), made.said)
