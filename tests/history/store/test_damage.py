"""A damaged or hostile database is an event, not an end: all pictures are there, and nothing else is touched."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
import warnings
from contextlib import closing
from pathlib import Path

import pytest
from conftest import MakeRecord, MakeVariation

from promptmagic.history import History, HistoryWarning
from promptmagic.history.store import database
from promptmagic.history.store.soundness import teach
from promptmagic.model import Cost
from promptmagic.studio.budget import Budget
from promptmagic.studio.orders import Purpose, StudioOrders

PICTURES = 6


@pytest.fixture
def folder(tmp_path: Path, make_record: MakeRecord, make_variation: MakeVariation) -> Path:
    """A history of three generations with two pictures each, picks, and an order that may have been billed."""
    made = tmp_path / "whole"
    history = History(made)
    for brief in ("a beach", "a lake", "a hill"):
        record = history.begin(make_record(brief, n=2))
        for number in (1, 2):
            history.put(record.id, make_variation(record, number))
        history.pick(record.id, 2)
    orders = StudioOrders(history.order_book(), Budget(history), Purpose(""), seconds=-1)
    orders.place("a picture", Cost(0.25, estimated=True))
    return made


def pictures_after(folder: Path, record: MakeRecord, variation: MakeVariation) -> tuple[int, list[str]]:
    """Read a history, and keep one more picture; return how many there are then, and what was warned of."""
    with warnings.catch_warnings(record=True) as said:
        warnings.simplefilter("always")
        history = History(folder)
        list(history)
        begun = history.begin(record("a wood", n=1))
        kept = history.put(begun.id, variation(begun, 1))
        assert kept.picture is not None
        assert kept.picture.path is not None
        assert History(folder).cost == Cost(0.25, estimated=True)
    found = {picture.path for art in History(folder) for picture in art.record.pictures if picture.path}
    return sum(path.is_file() for path in found), [str(w.message) for w in said if w.category is HistoryWarning]


@pytest.mark.parametrize("seed", range(50))
def test_after_any_flipped_byte_all_pictures_are_there(
    folder: Path, seed: int, make_record: MakeRecord, make_variation: MakeVariation
) -> None:
    chance, path = random.Random(seed), folder / "paintings/history.sqlite"
    data = bytearray(path.read_bytes())
    # As many in the header as elsewhere: most of the file is rows and blanks.
    at = chance.randrange(100) if seed % 5 == 0 else chance.randrange(len(data))
    data[at] ^= 1 << chance.randrange(8)
    path.write_bytes(data)
    count, said = pictures_after(folder, make_record, make_variation)
    assert count == PICTURES + 1, said
    assert len(said) <= 1


LETTERS = {
    "a brief": b'"text":"a lake"',
    "a prompt": b"a hill, wording 2",
    "a picture": b"offline sketch",
    "an order": b"a picture",
    "a file's name": b"a-beach-2",
    "a word to search for": b"a lake, wording",
    "a brief that was never painted": b'"text":"a wood, never painted"',
    "a prompt that was never painted": b"never painted, wording 1",
}
BITS = {"another letter": 1, "no letter": 128, "a quote": ord("e") ^ ord('"')}


@pytest.mark.parametrize("bits", BITS)
@pytest.mark.parametrize("where", LETTERS)
def test_a_changed_letter_is_seen_and_all_is_there_as_it_was(
    folder: Path, where: str, bits: str, make_record: MakeRecord, make_variation: MakeVariation
) -> None:
    History(folder).begin(make_record("a wood, never painted", n=2))
    path = folder / "paintings/history.sqlite"
    before = told(folder)
    change(path, LETTERS[where], BITS[bits])
    count, said = pictures_after(folder, make_record, make_variation)
    assert count == PICTURES + 1
    assert len(said) == 1
    after = told(folder)
    if bits == "a quote" and "never painted" in where:  # more than a bit: it cannot be known
        before = {id: known for id, known in before.items() if id in after}  # noqa: A001 - what it is
        assert len(before) == 3
    assert {id: after[id] for id in before} == before  # noqa: A001 - what it is


def change(path: Path, where: bytes, bits: int) -> None:
    """Change bits of the last letter but one of the first place where a file holds some words."""
    data = bytearray(path.read_bytes())
    data[data.index(where) + len(where) - 2] ^= bits
    path.write_bytes(data)


@pytest.mark.parametrize("bits", ["another letter", "no letter"])
@pytest.mark.parametrize(
    "where",
    [
        b"file TEXT P",
        b"story ",
        b"picked_prompt",
        b"UPDATE generations SET mark = row_m",
        b"WHERE n = NEW.n;",
        b"CREATE TABLE orders (",
        b"generations_by_key ON generations (k",
    ],
)
def test_a_name_of_the_schema_that_was_changed_is_damage(
    folder: Path, where: bytes, bits: str, make_record: MakeRecord, make_variation: MakeVariation
) -> None:
    change(folder / "paintings/history.sqlite", where, BITS[bits])
    count, said = pictures_after(folder, make_record, make_variation)
    assert count == PICTURES + 1
    assert len(said) == 1


@pytest.mark.parametrize("where", ["a prompt", "an order"])
def test_of_a_large_database_what_is_no_text_any_more_is_seen_as_it_is_read(
    folder: Path, where: str, monkeypatch: pytest.MonkeyPatch, make_record: MakeRecord, make_variation: MakeVariation
) -> None:
    monkeypatch.setattr(database, "LOOKED_THROUGH", 0)
    before = told(folder), [order.what for order in History(folder).orders]
    change(folder / "paintings/history.sqlite", LETTERS[where], BITS["no letter"])
    with pytest.warns(HistoryWarning, match="damaged"):
        assert (told(folder), [order.what for order in History(folder).orders]) == before
    assert pictures_after(folder, make_record, make_variation) == (PICTURES + 1, [])


def test_of_a_large_database_each_generation_is_looked_at_as_it_is_read(
    folder: Path, monkeypatch: pytest.MonkeyPatch, make_record: MakeRecord, make_variation: MakeVariation
) -> None:
    monkeypatch.setattr(database, "LOOKED_THROUGH", 0)
    path = folder / "paintings/history.sqlite"
    data = path.read_bytes()
    path.write_bytes(data.replace(b'"text":"a hill, wording 2"', b'"text":"a bill, wording 2"'))
    with pytest.warns(HistoryWarning, match="damaged"):
        assert [len(art.prompts) for art in History(folder)] == [2, 2, 2]
    assert pictures_after(folder, make_record, make_variation) == (PICTURES + 1, [])
    assert "a hill, wording 2" in [prompt.text for prompt in History(folder).search("hill")[0].prompts]


def told(folder: Path) -> dict[str, object]:
    """Return what a history says of each generation: its words, its pictures' files, its pick."""
    return {
        art.id: (
            art.brief,
            [p.text for p in art.prompts],
            [str(p.path) for p in art.record.pictures],
            art.record.chosen,
        )
        for art in History(folder)
    }


@pytest.mark.parametrize("seed", range(20))
def test_after_any_truncation_all_pictures_are_there(
    folder: Path, seed: int, make_record: MakeRecord, make_variation: MakeVariation
) -> None:
    path = folder / "paintings/history.sqlite"
    with path.open("r+b") as file:
        file.truncate(random.Random(seed).randrange(path.stat().st_size))
    count, said = pictures_after(folder, make_record, make_variation)
    assert count == PICTURES + 1
    assert len(said) == 1


@pytest.mark.parametrize("kind", ["above", "absolute", "link", "pipe", "long"])
def test_a_row_that_names_a_file_elsewhere_is_refused_and_nothing_there_is_touched(
    folder: Path, kind: str, tmp_path: Path
) -> None:
    secret = tmp_path / "secret.png"
    shutil.copy(next((folder / "paintings").rglob("*.png")), secret)
    inside = folder / "paintings/lesson"
    (inside / "link.png").symlink_to(secret)
    os.mkfifo(inside / "pipe.png")
    names = {
        "above": "lesson/../../../secret.png",
        "absolute": str(secret),
        "link": "lesson/link.png",
        "pipe": "lesson/pipe.png",
        "long": "x/" * 3000 + "secret.png",
    }
    with closing(sqlite3.connect(folder / "paintings/history.sqlite")) as db, db:
        teach(db)  # so does whoever would deceive us
        db.execute("UPDATE variations SET file = ? WHERE generation = 1 AND number = 1", (names[kind],))
    before, own = secret.read_bytes(), {path for path in inside.iterdir() if path.name not in ("link.png", "pipe.png")}
    with warnings.catch_warnings(record=True) as said:
        warnings.simplefilter("always")
        history = History(folder)
        art = history[0]
        # What it named before is found again, or its row is refused: never is it what lies elsewhere.
        assert all(v.picture is None or v.picture.path in own for v in art.variations)
        history.export(tmp_path / "lesson.zip")
        history.delete(art)
        history.empty_bin()
    assert secret.read_bytes() == before
    assert said
