"""A class: what pupils hand in is taken in by name, no pick is lost behind another, and the class is shown."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from promptmagic.errors import HistoryError
from promptmagic.history import History
from promptmagic.model import Record


def paint(history: History, make_record: Any, make_variation: Any, id: str = "shared", **known: Any) -> None:
    record: Record = make_record(id=id, key=id, cell="c1", notebook="", **known)
    history.begin(record)
    for number in (1, 2, 3):
        history.put(id, make_variation(record, number, licence="Twemoji, CC BY 4.0"))


@pytest.fixture
def teacher(tmp_path: Path, make_record: Any, make_variation: Any) -> History:
    """A teacher's history: one generation of three pictures, the first of which is picked."""
    history = History(tmp_path / "teacher", name="lesson")
    paint(history, make_record, make_variation)
    history.pick("shared", 1, "c1")
    return history


@pytest.fixture
def pupils(tmp_path: Path, teacher: History, make_record: Any, make_variation: Any) -> Path:
    """What two pupils hand in who were given the lesson, and picked: one a zip, the other the folder."""
    handed_in = tmp_path / "handed in"
    handed_in.mkdir()
    teacher.export(tmp_path / "lesson.zip")
    for name, number in (("anna", 2), ("ben", 3)):
        history = History(tmp_path / name, name="lesson")
        history.import_(tmp_path / "lesson.zip")
        history.pick("shared", number, "c1")
        paint(history, make_record, make_variation, f"own-{name}")
    History(tmp_path / "anna", name="lesson").export(handed_in / "anna.zip")
    shutil.copytree(tmp_path / "ben", handed_in / "ben")
    return handed_in


def test_a_pupil_sees_the_teachers_pick_first(tmp_path: Path, teacher: History) -> None:
    teacher.export(tmp_path / "lesson.zip")
    pupil = History(tmp_path / "pupil", name="mine")
    pupil.import_(tmp_path / "lesson.zip")
    assert pupil.record("shared", "c1").chosen == 1


def test_all_that_a_class_hands_in_comes_with_one_call_and_changes_no_pick_here(teacher: History, pupils: Path) -> None:
    assert {found.id for found in teacher.import_(pupils)} == {"shared", "own-anna", "own-ben"}
    assert teacher.record("shared", "c1").chosen == 1
    assert [teacher.record(f"own-{name}").author for name in ("anna", "ben")] == ["anna", "ben"]


def test_a_pupil_who_made_nothing_keeps_nobody_elses_work_out(teacher: History, pupils: Path, make_record: Any) -> None:
    empty = History(pupils / "cleo", name="lesson")
    empty.begin(make_record(id="gone", notebook=""))
    empty.delete("gone")
    empty.empty_bin()
    assert len(teacher.import_(pupils)) == 3


def test_a_vote_counts_everybodys_pick(teacher: History, pupils: Path) -> None:
    teacher.import_(pupils)
    votes = teacher.votes("shared")
    assert dict(votes) == {1: ("lesson",), 2: ("anna",), 3: ("ben",)}
    assert "variation 2 · 1 vote · anna" in repr(votes)
    teacher.import_(pupils / "anna.zip", author="carla")
    assert teacher.votes("shared")[2] == ("anna", "carla")
    assert next(iter(teacher.votes("shared"))) == 2


def test_who_hands_in_again_is_counted_once(tmp_path: Path, teacher: History, pupils: Path) -> None:
    teacher.import_(pupils)
    anna = History(tmp_path / "anna", name="lesson")
    anna.pick("shared", 3, "c1")
    anna.export(pupils / "anna.zip")
    teacher.import_(pupils / "anna.zip")
    assert dict(teacher.votes("shared")) == {3: ("anna", "ben"), 1: ("lesson",)}


def test_an_album_shows_the_class_author_by_author_with_its_credits(
    tmp_path: Path, teacher: History, pupils: Path
) -> None:
    teacher.import_(pupils)
    page = teacher.album(tmp_path / "class.html").read_text("utf-8")
    assert [name for name in ("anna", "ben", "lesson") if f'class="author" dir="auto">{name}</h2>' in page] == [
        "anna",
        "ben",
        "lesson",
    ]
    assert page.count("variation 2 of 3 · chosen") == 1
    assert "Twemoji, CC BY 4.0" in page
    assert "<script" not in page


def test_credits_are_in_notes_and_zips(tmp_path: Path, teacher: History) -> None:
    teacher.export(tmp_path / "notes.md")
    assert "CC BY 4.0" in (tmp_path / "notes.md").read_text("utf-8")
    shutil.unpack_archive(teacher.export(tmp_path / "lesson.zip"), tmp_path / "unpacked")
    assert "CC BY 4.0" in (tmp_path / "unpacked" / "CREDITS.txt").read_text("utf-8")


def test_a_folder_with_nothing_in_it_is_an_error_that_says_what_to_name(teacher: History, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(HistoryError, match="exported zip, a notebook"):
        teacher.import_(tmp_path / "empty")
