"""What may complete the word before the cursor in a magic's line."""

from __future__ import annotations

import pytest

from promptmagic.completion import completions


@pytest.mark.parametrize(
    ("before", "typed", "found"),
    [
        ("--sty", "--sty", ["--style"]),
        ("-n 2 --pai", "--pai", ["--painter"]),
        ('-s "oil painting" --pai', "--pai", ["--painter"]),
        ("-p sk", "sk", ["sketch"]),
        ("--painter=sk", "sk", ["sketch"]),
        ("-p {sketch|ope", "ope", ["openai"]),
        ("-e te", "te", ["template"]),
        ("-s waterc", "waterc", ["watercolor"]),
        ('-s "stained', '"stained', ['"stained glass"']),
        ("--size pano", "pano", ["panorama"]),
        ("a beach --sty", "--sty", []),
        ("a beach -p sk", "sk", []),
        ("a bea", "bea", []),
        ("", "", []),
    ],
)
def test_options_and_their_values_are_completed(before: str, typed: str, found: list[str]) -> None:
    assert completions("paint", before) == (typed, found)


def test_a_value_with_a_space_is_offered_in_quotes() -> None:
    assert '"stained glass"' in completions("paint", "-s ").found


@pytest.mark.parametrize(
    ("before", "typed", "found"),
    [
        ("-p openai,mod", "mod", ["moderation="]),
        ("-p openai:gpt-image-2,partials=0,", "", ["compression=", "moderation="]),
        ('-p "openai:some model,mod', "mod", ["moderation="]),
        ("--painter=openai,moderation=l", "l", ["low"]),
        ("-p sketch,", "", []),
        ("-p nobody,", "", []),
    ],
)
def test_a_painter_s_options_and_their_values_are_completed(before: str, typed: str, found: list[str]) -> None:
    assert completions("paint", before) == (typed, found)
