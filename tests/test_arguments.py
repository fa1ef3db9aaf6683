"""What is typed after a magic: options first, then the brief as typed."""

from __future__ import annotations

import pytest

from promptmagic.arguments import parse
from promptmagic.errors import OptionError


def test_options_come_first_and_the_rest_is_the_brief() -> None:
    arguments = parse("paint", "-n 2 --style 'dark academia' --size=16:9 -p sketch a cat, asleep")
    assert arguments.brief == "a cat, asleep"
    assert arguments.values == {"n": 2, "style": "dark academia", "size": "16:9", "painter": "sketch"}


@pytest.mark.parametrize("line", ["-n 3 x", "-n3 x", "-n=3 x", "--variations 3 x", "--variations=3 x", '-n "3" x'])
def test_a_value_may_stand_apart_or_glued(line: str) -> None:
    assert parse("paint", line).values == {"n": 3}


@pytest.mark.parametrize(
    "brief",
    [
        "'tis the season",
        "it's 5 o'clock",
        'a sign saying "open"',
        "$5 and $HOME",
        '{"a": [1, 2], "b": "x|y"}',
        "夕日のビーチ",
        "شاطئ عند الغروب",
        "🏖️ 🌅",
        "a -5 degree morning",
        "a rock-n-roll band",
        "C:\\new\\table",
        "50% off; a && b | c > d # e",
        "- a list",
        "-10 degrees",
        "a well — a deep one",
    ],
)
def test_a_brief_arrives_as_typed(brief: str) -> None:
    assert parse("paint", brief).brief == brief
    assert parse("paint", f"-n 2 {brief}").brief == brief
    assert parse("paint", "-n 2", f"{brief}\nsecond line\n").brief == f"{brief}\nsecond line\n"


def test_white_space_within_a_choice_does_not_end_a_value() -> None:
    arguments = parse("paint", "-s {oil painting | ink} -p {sketch|openai} a sea")
    assert arguments.values == {"style": "{oil painting | ink}", "painter": "{sketch|openai}"}
    assert arguments.brief == "a sea"


@pytest.mark.parametrize(
    ("line", "painter"),
    [
        (r'-p "diffusers:C:\My models\sd,steps=20" a cat', r"diffusers:C:\My models\sd,steps=20"),
        ("-p 'diffusers:\"a, b\",steps=20' a cat", 'diffusers:"a, b",steps=20'),
        ('-p diffusers:"my models/a, b",steps={10 | 20} a cat', 'diffusers:"my models/a, b",steps={10 | 20}'),
        ('-p "x:say \\"hi\\"" a cat', 'x:say "hi"'),
    ],
)
def test_a_painter_s_spec_arrives_as_typed(line: str, painter: str) -> None:
    assert parse("paint", line).values["painter"] == painter
    assert parse("paint", line).brief == "a cat"


@pytest.mark.parametrize("line", ["–n 1 a bee", "—size square a bee", "–style=ink a bee"])
def test_an_option_with_a_typographic_dash_is_an_error(line: str) -> None:
    with pytest.raises(OptionError, match="typographic dash"):
        parse("paint", line)
    assert parse("paint", f"-- {line}").brief == line
    assert parse("paint", "– a list").brief == "– a list"


def test_two_dashes_end_the_options() -> None:
    arguments = parse("paint", "-n 2 -- --style is a word here, -n too")
    assert arguments.brief == "--style is a word here, -n too"
    assert arguments.values == {"n": 2}


def test_a_cell_body_follows_the_rest_of_the_line() -> None:
    assert parse("paint", "-n 2 a beach", "at sunset").brief == "a beach\nat sunset"


@pytest.mark.parametrize("line", ["a cat --painter sketch", "a cat -n 3", "a cat --size=16:9 in a hat"])
def test_an_option_after_the_brief_has_begun_is_an_error(line: str) -> None:
    with pytest.raises(OptionError, match="after the brief has begun"):
        parse("paint", line)
    with pytest.raises(OptionError, match="after the brief has begun"):
        parse("paint", "", line)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("--stlye ink a cat", "Did you mean --style"),
        ("--variation 3 a cat", "Did you mean --variations"),
        ("-x a cat", "no option called '-x'"),
        ("--style", "--style needs a value"),
        ("-n --style ink a cat", "-n needs a value"),
        ("-n many a cat", "whole number"),
        ("--size huge a cat", "'huge' is no size"),
        ("--raw=yes a cat", "is a switch"),
        ('--style "dark a cat', "no closing"),
        ("--same a cat", "no option called '--same'"),
    ],
)
def test_what_does_not_fit_is_one_clear_error(line: str, message: str) -> None:
    with pytest.raises(OptionError, match=message):
        parse("imageprompt", line)
