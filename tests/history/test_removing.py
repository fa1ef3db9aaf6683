"""A variation that was removed is seen nowhere, lost nowhere, and can be brought back."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

import pytest

from promptmagic import History, Studio
from promptmagic.captions import caption, entry_caption, sheet_caption, which
from promptmagic.display.figure import figure
from promptmagic.errors import OptionError
from promptmagic.generation import Generation


@pytest.fixture
def studio(tmp_path: Path) -> Studio:
    return Studio(History(tmp_path / "here"), painter="sketch", expander="template", size="96x64")


@pytest.fixture
def art(studio: Studio) -> Generation:
    """A generation of three small sketches."""
    return studio.paint("a beach sunset", n=3)


def numbers(art: Generation) -> list[int]:
    return [variation.number for variation in art.variations]


def test_it_is_gone_and_comes_back_as_it_was(art: Generation) -> None:
    before = art.variations[1]
    art.remove(2)
    assert numbers(art) == [1, 3]
    assert len(art.record.pictures) == 2
    assert "2 variations" in sheet_caption(art.record)
    assert before.picture is not None
    assert before.picture.read(), "its file stays"
    assert art.remove(2, undo=True).variations[1] == before


def test_the_others_keep_their_numbers_and_what_is_added_takes_none_of_its(art: Generation, studio: Studio) -> None:
    art.remove(3)
    studio.additions.more(art.id, 1)
    assert numbers(art) == [1, 2, 4]
    assert art.pick(4).chosen is not None


def test_where_it_was_chosen_the_next_one_is(art: Generation) -> None:
    art.pick(2).remove(2)
    assert art.record.chosen == 3
    art.remove(3)
    assert art.record.chosen == 1
    with pytest.raises(OptionError, match="the only one that is left"):
        art.remove(1)
    assert numbers(art) == [1]


def test_where_nothing_was_chosen_the_first_that_is_left_is_shown(art: Generation) -> None:
    art.remove(1)
    assert art.record.shown is not None
    assert art.record.shown.number == 2
    assert art.picked is None


def test_the_cell_shows_the_same_again_and_asks_nobody(art: Generation, studio: Studio) -> None:
    art.remove(2)
    again = studio.paint("a beach sunset", n=3)
    assert again.id == art.id
    assert numbers(again) == [1, 3]
    assert again.complete() is again
    assert numbers(again) == [1, 3]


def test_it_outlives_the_process_and_the_database(art: Generation, tmp_path: Path) -> None:
    art.remove(2)
    assert numbers(History(tmp_path / "here")[-1]) == [1, 3]
    (tmp_path / "here" / "paintings" / "history.sqlite").unlink()
    history = History(tmp_path / "here")
    history.rebuild()
    assert numbers(history[-1]) == [1, 3]


def test_the_bin_keeps_it_removed(art: Generation, studio: Studio) -> None:
    art.remove(2)
    studio.history.delete(art)
    assert numbers(studio.history.undo()) == [1, 3]


def test_it_leaves_with_no_export(art: Generation, studio: Studio, tmp_path: Path) -> None:
    art.remove(2)
    studio.history.export(tmp_path / "lesson.zip")
    with ZipFile(tmp_path / "lesson.zip") as archive:
        assert sum(name.endswith(".png") for name in archive.namelist()) == 2
    other = History(tmp_path / "there")
    other.import_(tmp_path / "lesson.zip")
    assert numbers(other[-1]) == [1, 3]
    studio.history.album(tmp_path / "album.html")
    assert (tmp_path / "album.html").read_text().count("<img") == 2


def test_what_it_cost_still_counts(art: Generation, studio: Studio) -> None:
    cost = art.cost
    art.remove(2)
    assert art.cost == cost
    assert studio.history.cost == cost


def test_counts_leave_it_out_wherever_a_variation_is_told(art: Generation, studio: Studio, tmp_path: Path) -> None:
    art.pick(3).remove(1)
    record = art.record
    picture = art.picture
    notes = studio.history.export(tmp_path / "notes.md").read_text()
    album = studio.history.export(tmp_path / "album.html").read_text()
    told = (
        caption(record, record.variation(3), picture),
        entry_caption(record, record.variation(3), picture),
        figure(record, record.variation(3))[0]["text/html"],
        notes,
        album,
    )
    assert all("variation 3, one of 2" in text for text in told)
    assert not any("of 3" in text for text in told)
    assert "2 of 2 painted" in repr(art)
    assert which(art.remove(2).record, 3) == "variation 3, the only one"
    art.remove(2, undo=True)
    art.remove(1, undo=True).pick(2).remove(3)
    assert "variation 2 of 2" in caption(art.record, art.record.variation(2), art.picture)


def test_what_was_removed_is_not_picked_but_brought_back_first(art: Generation) -> None:
    art.remove(2)
    with pytest.raises(OptionError, match=r"was removed. remove\(2, undo=True\)"):
        art.pick(2)
    assert art.remove(2, undo=True).pick(2).record.chosen == 2
