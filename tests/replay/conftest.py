"""A teacher who paints with a server, and a classroom without one."""

from __future__ import annotations

import os
from pathlib import Path

import nbformat
import pytest
from classroom import PAID, Classroom, Teach, execute, notebook_of
from openai_loopback import LoopbackOpenAI


@pytest.fixture
def teach(tmp_path: Path) -> Teach:
    """Let a teacher paint a lesson with a server that is gone afterwards; return the lesson's path."""

    def paint(*sources: str, name: str = "lesson.ipynb") -> Path:
        path = tmp_path / "teacher" / name
        path.parent.mkdir(exist_ok=True)
        nbformat.write(notebook_of(*sources), path)  # type: ignore[no-untyped-call]
        with LoopbackOpenAI(noisy=True) as server:
            execute(path, {**os.environ, **server.environ, **PAID})
            assert server.count(""), "the teacher asked the server"
        return path

    return paint


@pytest.fixture
def classroom(tmp_path: Path) -> Classroom:
    return Classroom(tmp_path / "classroom")
