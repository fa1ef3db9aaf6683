"""Deleting, and thinking better of it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from promptmagic.errors import HistoryError, UnknownNameError
from promptmagic.history import History
from promptmagic.model import Record, Variation

MakeRecord = Callable[..., Record]
MakeVariation = Callable[..., Variation]


@pytest.fixture
def history(tmp_path: Path, make_record: MakeRecord, make_variation: MakeVariation) -> History:
    history = History(tmp_path, name="lesson")
    for name in ("first", "second"):
        record = history.begin(make_record(id=name, n=2, cell="c", key="k"))
        for number in (1, 2):
            history.put(name, make_variation(record, number))
        history.pick(name, 2, "c")
        history.star(name, 1)
    return history


def pictures(folder: Path) -> list[Path]:
    return sorted(path.relative_to(folder / "paintings") for path in folder.rglob("*.png"))


def test_what_is_deleted_is_out_of_the_history_and_undo_brings_all_of_it_back(tmp_path: Path, history: History) -> None:
    before, files = history.record("first", "c"), pictures(tmp_path)
    history.delete("fir")
    assert "first" not in history
    assert [art.id for art in history] == [art.id for art in history.search("beach")] == ["second"]
    assert [record.id for record in history.find("k")] == ["second"]
    assert [path.parts[0] for path in pictures(tmp_path)] == ["deleted", "deleted", "lesson", "lesson"]
    assert history.undo().id == "first"
    assert history.record("first", "c") == before
    assert pictures(tmp_path) == files
    assert history[0].picture.image.size == (32, 24)
    assert [art.id for art in history.search("beach")] == ["first", "second"]


def test_undo_goes_back_step_by_step_in_a_later_kernel_too(tmp_path: Path, history: History) -> None:
    for art in history[:]:
        history.delete(art)
    later = History(tmp_path)
    assert len(later) == 0
    assert [later.undo().id, later.undo().id] == ["second", "first"]
    with pytest.raises(HistoryError, match="nothing to undo"):
        later.undo()


def test_an_emptied_bin_is_gone_for_good(tmp_path: Path, history: History) -> None:
    assert history.empty_bin() == 0
    history.delete("first")
    assert history.empty_bin() == 1
    assert not (tmp_path / "paintings/deleted").exists()
    with pytest.raises(HistoryError, match="nothing to undo"):
        history.undo()
    assert [art.id for art in history] == ["second"]
    assert history.rebuild() == 0


def test_rebuild_does_not_bring_back_what_was_deleted(tmp_path: Path, history: History) -> None:
    path = history["first"].variations[0].picture.path  # type: ignore[union-attr]  # it was painted
    assert path is not None
    history.delete("first")
    (tmp_path / "paintings/deleted/lesson" / path.name).rename(path)
    assert history.rebuild() == 0
    assert "first" not in history
    assert history.undo().variations[0].picture is not None


def test_deleting_what_is_not_there_is_an_error_that_names_close_matches(history: History) -> None:
    with pytest.raises(UnknownNameError, match="Did you mean second"):
        history.delete("secondo")
    assert len(history) == 2


def test_a_picture_that_arrives_after_its_generation_was_deleted_is_kept(
    history: History, make_variation: MakeVariation
) -> None:
    record = history.record("first")
    history.delete("first")
    kept = history.put("first", make_variation(record, 2))
    assert history["first"].variations == (kept,)
    assert [v.picture is not None for v in history.undo().variations] == [True, True]


def test_undo_after_files_were_removed_by_hand_still_brings_back_the_words(tmp_path: Path, history: History) -> None:
    history.delete("first")
    for path in (tmp_path / "paintings/deleted").rglob("*.png"):
        path.unlink()
    assert history.undo().brief == "a beach sunset"


def test_a_notebook_may_be_called_as_the_bin_is(
    tmp_path: Path, make_record: MakeRecord, make_variation: MakeVariation
) -> None:
    history = History(tmp_path, name="deleted")
    record = history.begin(make_record(notebook=""))
    kept = history.put(record.id, make_variation(record))
    history.delete(record.id)
    history.undo()
    history.empty_bin()
    assert history[record.id].variations[0] == kept
    assert history[record.id].picture.image.size == (32, 24)


KILLED = """
import os, signal, sys
from pathlib import Path
from promptmagic.history import History
import promptmagic.history.store

STEPS = {"open", "os.rename", "os.remove", "os.mkdir", "sqlite3.connect"}

def kill_at(step):
    taken = 0
    def watch(event, arguments):
        nonlocal taken
        taken += event in STEPS
        if taken == step:
            os.kill(os.getpid(), signal.SIGKILL)
    sys.addaudithook(watch)

history = History(sys.argv[1])
len(history)
kill_at(int(sys.argv[3]))
history.delete("first") if sys.argv[2] == "delete" else history.undo()
"""


@pytest.mark.skipif(os.name == "nt", reason="needs SIGKILL")
@pytest.mark.parametrize("act", ["delete", "undo"])
def test_killed_at_any_step_a_deletion_or_its_undoing_loses_nothing(tmp_path: Path, history: History, act: str) -> None:
    before = history.record("first", "c")
    sizes = {picture.read() for picture in before.pictures}
    if act == "undo":
        history.delete("first")
    for step in range(1, 30):
        folder = tmp_path / f"killed-{step}"
        shutil.copytree(tmp_path / "paintings", folder / "paintings")
        done = subprocess.run([sys.executable, "-c", KILLED, str(folder), act, str(step)], check=False)
        again = History(folder)
        if "first" not in again:
            again.undo()
        assert {picture.read() for picture in again.record("first").pictures} == sizes
        assert again.record("first", "c").chosen == 2
        if done.returncode == 0:
            break
    assert step > 4


def test_a_deleted_generation_says_so_and_names_no_other(history: History) -> None:
    art = history[-1]
    history.delete(art)
    with pytest.raises(UnknownNameError, match=rf"The generation {art.id} was deleted\. .*undo") as caught:
        repr(art)
    assert "Did you mean" not in str(caught.value)
    history.undo()
    assert art.id in repr(art)
