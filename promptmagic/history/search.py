"""Finding generations by the words of their briefs and prompts, in any case, script, and part of a word.

A row's words are compared as plain text. Where SQLite has its full-text index of trigrams, that narrows down which
rows are compared; a row that was written without it is marked so, and compared in any case.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from functools import cache

from promptmagic.text import folded

INDEX = "CREATE VIRTUAL TABLE IF NOT EXISTS trigrams USING fts5(words, content='', tokenize='trigram', detail=none)"


@cache
def has_index() -> bool:
    """Say whether this Python's SQLite knows trigrams."""
    try:
        with closing(sqlite3.connect(":memory:")) as db:
            db.execute(INDEX)
    except sqlite3.OperationalError:
        return False
    return True


def note(db: sqlite3.Connection, n: int, texts: Iterable[str]) -> None:
    """Note all the words by which the generation in row `n` can be found.

    Its former words stay in the index, which does no harm: what the index finds is compared.
    """
    words = " ".join(dict.fromkeys(folded("\n".join(texts)).split()))
    if has_index():
        db.execute(INDEX)
        db.execute("INSERT INTO trigrams (rowid, words) VALUES (?, ?)", (n, words))
    db.execute("UPDATE generations SET words = ?, indexed = ? WHERE n = ?", (words, has_index(), n))


def condition(db: sqlite3.Connection, text: str) -> tuple[str, list[str]]:
    """Return the SQL condition that all words of the text are in a row, and its parameters."""
    wanted = folded(text).split()
    tests = ["instr(words, ?)"] * len(wanted)
    trigrams = {word[k : k + 3] for word in wanted for k in range(len(word) - 2)}
    if trigrams and has_index() and db.execute("SELECT 1 FROM sqlite_master WHERE name = 'trigrams'").fetchone():
        narrowed = (
            "SELECT rowid FROM trigrams WHERE trigrams MATCH ? UNION ALL SELECT n FROM generations WHERE NOT indexed"
        )
        tests.insert(0, f"n IN ({narrowed})")
        query = " AND ".join('"{}"'.format(trigram.replace('"', '""')) for trigram in sorted(trigrams))
        wanted.insert(0, query)
    return " AND ".join(tests) or "TRUE", wanted
