"""What another party said is shown without keys, short and on one line."""

from __future__ import annotations

import pytest

from promptmagic.openai_server.redaction import redact

KEY = "sk-test-0000-not-a-real-key-0000"


@pytest.mark.parametrize(
    "text",
    [
        f"Incorrect API key provided: {KEY}.",
        f"Incorrect API key provided: {KEY[:12]}****{KEY[-8:]}.",
        f"...{KEY[3:15]}...",
        f"Authorization: Bearer {KEY}",
        "key sk-proj-AbC123xyz789 of another person",
        "http://me:hunter22@host/v1",
    ],
)
def test_nothing_of_a_key_is_shown(text: str) -> None:
    shown = redact(text, KEY)
    assert "…" in shown
    for secret in (KEY[:10], KEY[-8:], KEY[5:14], "AbC123", "hunter22"):
        assert secret not in shown


def test_plain_sentences_are_shown_as_they_are() -> None:
    sentence = "The model 'gpt-image-9' does not exist or you do not have access to it."
    assert redact(sentence, KEY) == sentence
    assert redact(sentence, "") == sentence
    assert redact(sentence, "none") == sentence


def test_what_is_shown_is_one_short_line_without_control_characters() -> None:
    assert redact("one\n\ttwo\x1b[31m three\0", KEY) == "one two [31m three"
    assert len(redact("x" * 5000, KEY)) <= 301
