"""Errors as a person reads them."""

from __future__ import annotations

import pytest

from promptmagic.errors import EngineError, PromptMagicError, UnknownNameError


def test_a_message_says_what_happened_what_to_do_and_whether_it_was_billed() -> None:
    error = EngineError("The server is away.", "Try again later.", billed="no")
    assert str(error) == "The server is away. Try again later. Nothing was billed."


@pytest.mark.parametrize(("billed", "words"), [("yes", "It was billed."), ("perhaps", "It may have been billed.")])
def test_what_may_be_billed_is_said(billed: str, words: str) -> None:
    assert str(EngineError("Cut off.", billed="yes" if billed == "yes" else "perhaps")).endswith(words)


def test_a_notebook_shows_the_message_and_no_traceback() -> None:
    assert PromptMagicError("Oh.", "Do this.")._render_traceback_() == ["PromptMagicError: Oh. Do this."]


def test_an_unknown_name_is_answered_with_its_neighbours() -> None:
    assert "Did you mean sketch?" in str(UnknownNameError.among("painter", "sketsch", ["sketch", "openai"]))
    assert "Known: openai, sketch." in str(UnknownNameError.among("painter", "zzz", ["sketch", "openai"]))
