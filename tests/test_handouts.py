"""The tour and the lessons travel in the package, and are copied to where somebody works."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import promptmagic
from promptmagic.errors import OptionError

ROOT = Path(__file__).parent.parent
NOTEBOOKS = {"tour.ipynb"} | {f"lessons/{path.name}" for path in (ROOT / "notebooks" / "lessons").glob("*.ipynb")}


def test_lessons_copies_all_of_them_and_overwrites_none(tmp_path: Path) -> None:
    worked_in = tmp_path / "class" / "tour.ipynb"
    worked_in.parent.mkdir()
    worked_in.write_text("my work")
    copies = promptmagic.lessons(tmp_path / "class")
    assert {path.relative_to(tmp_path / "class").as_posix() for path in copies} == NOTEBOOKS
    assert all(path.is_file() for path in copies)
    assert worked_in.read_text() == "my work"


def test_what_was_handed_out_is_told_in_words(tmp_path: Path) -> None:
    first = repr(promptmagic.lessons(tmp_path / "class"))
    assert first.splitlines()[0] == "8 notebooks, to be taken in this order:"
    assert "already" not in first
    assert "8 of them were there already, and stay as they were." in repr(promptmagic.lessons(tmp_path / "class"))


def test_a_folder_that_cannot_be_written_is_one_clear_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(OptionError, match="The lessons cannot be copied"):
        promptmagic.lessons(tmp_path / "file")


def test_an_installed_wheel_holds_them(tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", tmp_path], cwd=ROOT, check=True)
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as file:
        file.extractall(tmp_path / "installed")
    code = (
        f"import sys; sys.path.insert(0, {str(tmp_path / 'installed')!r}); import promptmagic as p; p.lessons('mine')"
    )
    subprocess.run([sys.executable, "-c", code], cwd=tmp_path, check=True)
    assert {
        path.relative_to(tmp_path / "mine").as_posix() for path in (tmp_path / "mine").rglob("*.ipynb")
    } == NOTEBOOKS
