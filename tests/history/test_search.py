"""Rows that were written where SQLite has no trigrams are found all the same."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from promptmagic.history import History
from promptmagic.history.store.soundness import teach
from promptmagic.model import Prompt, Record

MakeRecord = Callable[..., Record]


def test_a_row_outside_the_index_is_found(tmp_path: Path, make_record: MakeRecord) -> None:
    history = History(tmp_path)
    for name in ("inside", "outside"):
        history.begin(make_record(id=name))
    with closing(sqlite3.connect(tmp_path / "paintings/history.sqlite")) as db, db:
        teach(db)
        db.execute("UPDATE generations SET indexed = FALSE, words = 'a mountain' WHERE id = 'outside'")
    assert [art.id for art in history.search("mountain")] == ["outside"]
    assert [art.id for art in history.search("beach")] == ["inside"]


def test_a_store_without_an_index_is_searched(tmp_path: Path, make_record: MakeRecord) -> None:
    history = History(tmp_path)
    history.begin(make_record(id="a"))
    with closing(sqlite3.connect(tmp_path / "paintings/history.sqlite")) as db, db:
        db.execute("UPDATE generations SET indexed = FALSE")
        db.execute("DROP TABLE IF EXISTS trigrams")
    assert [art.id for art in history.search("beach")] == ["a"]


def test_words_that_were_edited_away_are_not_found(tmp_path: Path, make_record: MakeRecord) -> None:
    history = History(tmp_path)
    record = history.begin(make_record(n=1))
    history.save_prompt(record.id, 1, Prompt('a "quiet" quay'))
    assert history.search("wording") == []
    assert [art.id for art in history.search('"quiet" qu')] == [record.id]
