"""What other hands put into the folder of pictures does no harm: names that are no text, folders without end."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from promptmagic import History, Studio
from promptmagic.history.store.database import HistoryWarning

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names")


def painted(folder: Path, brief: str) -> History:
    """Paint in a folder as a kernel that is started there would, and return its history."""
    studio = Studio(History(folder), painter="sketch", expander="template", size="64x64")
    studio.paint(brief, n=1)
    return studio.history


@pytest.fixture
def deep(tmp_path: Path) -> Iterator[Path]:
    """A folder of pictures with 1,100 folders within each other, removed step by step: no path reaches the last."""
    painted(tmp_path, "a fox")
    home, before = tmp_path / "paintings", Path.cwd()
    os.chdir(home)
    for _ in range(1100):
        Path("d").mkdir()
        os.chdir("d")
    os.chdir(before)
    yield tmp_path
    os.chdir(home)
    for _ in range(1100):
        os.chdir("d")
    for _ in range(1100):
        os.chdir("..")
        Path("d").rmdir()
    os.chdir(before)


def without_database(folder: Path) -> None:
    for path in (folder / "paintings").glob("history.sqlite*"):
        path.unlink()


def test_folders_nested_without_end_are_passed_over(deep: Path) -> None:
    assert len(painted(deep, "a lake")) == 2
    without_database(deep)
    with pytest.warns(HistoryWarning, match="2 pictures"):
        assert len(painted(deep, "a sea")) == 3


def test_names_that_are_not_utf8_are_told_and_passed_over(tmp_path: Path) -> None:
    history = painted(tmp_path, "a fox")
    path = history[-1].picture.path
    assert path is not None
    for name in (b"caf\xe9.png", b"ordner\xe4/x.png", b"plain/caf\xe9.png", b"../ordner\xe4/x.png"):
        strange = path.parent / os.fsdecode(name)
        strange.parent.mkdir(exist_ok=True)
        shutil.copy(path, strange)
    told = r"4 names in .*paintings are not in UTF-8 and passed over: .*caf\?\.png"
    with pytest.warns(HistoryWarning, match=told):
        assert len(painted(tmp_path, "a lake")) == 2
    without_database(tmp_path)
    with pytest.warns(HistoryWarning, match="2 pictures"), pytest.warns(HistoryWarning, match=told):
        history = painted(tmp_path, "a sea")
    assert len(history) == 3
    assert history.rebuild() == 0
