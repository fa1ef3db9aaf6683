"""A teacher who paints with a server, and a classroom without one."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path

import nbformat
import pytest
from classroom import Classroom, PaintLesson, Teach, execute, notebook_of
from openai_loopback import PAID, LoopbackOpenAI
from paying import check_orders


def painted(folder: Path, *sources: str) -> Path:
    """Paint a lesson of these cells with a server that is gone afterwards; return its path."""
    path = folder / "teacher" / "lesson.ipynb"
    path.parent.mkdir()
    nbformat.write(notebook_of(*sources), path)  # type: ignore[no-untyped-call]
    with LoopbackOpenAI(noisy=True) as server:
        execute(path, {**os.environ, **server.environ, **PAID})
        assert server.count(""), "the teacher asked the server"
        check_orders(server, folder)
    return path


@pytest.fixture
def teach(tmp_path: Path) -> Teach:
    """Paint a lesson of these cells with a server that is gone afterwards; return its path."""
    return partial(painted, tmp_path)


@pytest.fixture(scope="session")
def paint_lesson() -> PaintLesson:
    return painted


@pytest.fixture(scope="module")
def beach(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A painted lesson of one cell, whose second variation of three is picked."""
    return painted(tmp_path_factory.mktemp("beach"), "%paint -p openai --raw -n 3 --size 256x256 --pick 2 a beach")


@pytest.fixture
def classroom(tmp_path: Path) -> Classroom:
    return Classroom(tmp_path / "classroom")
