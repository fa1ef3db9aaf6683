"""What may be painted already is not paid for again, where there was no time to look for it."""

from __future__ import annotations

from pathlib import Path

import pytest
from openai_loopback import BILLS, LoopbackOpenAI

from promptmagic import History, Studio
from promptmagic.errors import HistoryError
from promptmagic.history.notebooks import ipynb


@pytest.fixture
def studio(tmp_path: Path, loopback: LoopbackOpenAI, monkeypatch: pytest.MonkeyPatch) -> Studio:
    """A studio beside a notebook, with no time to look into it."""
    (tmp_path / "other.ipynb").write_text('{"cells": []}')
    for name, value in loopback.environ.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(ipynb, "SECONDS", -1.0)
    return Studio(History(tmp_path), servers=BILLS)


def test_nothing_is_paid_for_and_the_error_says_how_to_tell_which_notebook_this_is(
    studio: Studio, loopback: LoopbackOpenAI
) -> None:
    with pytest.raises(HistoryError, match="PROMPTMAGIC_NOTEBOOK") as caught:
        studio.paint("a beach", raw=True, n=1)
    assert "Nothing was billed" in str(caught.value)
    assert loopback.count("") == 0


def test_what_is_free_is_painted_all_the_same(studio: Studio) -> None:
    assert studio.paint("a beach", painter="sketch", expander="template", n=1, size="64x64").picture


def test_fresh_paints_without_looking(studio: Studio, loopback: LoopbackOpenAI) -> None:
    studio.paint("a beach", raw=True, n=1, fresh=True)
    assert loopback.count() == 1
