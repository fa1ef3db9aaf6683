"""What may complete the word before the cursor in a magic's line."""

from __future__ import annotations

import pytest

from promptmagic.magics.completion import completions


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


def test_the_names_of_servers_are_completed_where_an_engine_stands() -> None:
    assert completions("paint", "-p ol", servers=["ollama"]).found == ["ollama:"]
    assert completions("paint", "-e ol", servers=["ollama"]).found == ["ollama:"]
    assert completions("paint", "-p ollama:x,mod", servers=["ollama"]).found == ["moderation="]


def test_a_value_with_a_space_is_offered_in_quotes() -> None:
    assert '"stained glass"' in completions("paint", "-s ").found


ID = "safety_identifier="


@pytest.mark.parametrize(
    ("before", "typed", "found"),
    [
        ("-p openai,mod", "mod", ["moderation="]),
        ("-p openai,partials=0,moderation=low,complexity=low,frames=9,duration=9,author=x,", "", ["compression=", ID]),
        ('-p "openai:some model,mod', "mod", ["moderation="]),
        ("--painter=openai,moderation=l", "l", ["low"]),
        ("-p sketch,", "", []),
        ("-p nobody,", "", []),
    ],
)
def test_a_painter_s_options_and_their_values_are_completed(before: str, typed: str, found: list[str]) -> None:
    assert completions("paint", before) == (typed, found)
