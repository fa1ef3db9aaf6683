"""What is said of a brief that the offline pair does not read as it was meant."""

from __future__ import annotations

from pathlib import Path

import pytest

from promptmagic import History, Studio


@pytest.mark.parametrize(
    ("brief", "said"),
    [
        ("a castel on a hill", "“castel” is read as “castle”"),
        ("two elefants", "did you mean “elephants”"),
        ("ein Fuchs im Schnee", "German"),
        ("a cat on a sofa", ""),
    ],
)
def test_a_misspelled_word_or_another_language_is_said_in_a_line(tmp_path: Path, brief: str, said: str) -> None:
    studio = Studio(History(tmp_path), painter="sketch", expander="template")
    hints = studio.reading_hints(studio.request("paint", brief, studio.defaults))
    assert (said in " ".join(hints)) if said else not hints


def test_an_online_pair_is_none_of_the_offline_readers_business(tmp_path: Path) -> None:
    studio = Studio(History(tmp_path), painter="openai", expander="openai")
    assert studio.reading_hints(studio.request("paint", "a castel", studio.defaults)) == []
