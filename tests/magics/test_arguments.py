"""What is typed after a magic: options first, then the brief as typed."""

from __future__ import annotations

import pytest

from promptmagic.dialects import word
from promptmagic.errors import OptionError, UnknownNameError
from promptmagic.magics.arguments import parse
from promptmagic.model import Prompt


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


@pytest.mark.parametrize(
    ("line", "values", "brief", "note"),
    [
        ("a fox in the snow --ar 16:9 --v 8.1", {"size": "16:9"}, "a fox in the snow", "--v 8.1"),
        ("a fox --draft --oref https://x.org/a.png", {}, "a fox", "--draft, --oref https://x.org/a.png"),
        ("a cat --v 7 --stylize 100", {}, "a cat", "--stylize 100, --v 7"),
        ("a fox --no people, cars --seed 3", {"exclude": "people, cars", "seed": 3}, "a fox", ""),
        ("a cat -n 3", {"n": 3}, "a cat", ""),
        ("a cat --painter sketch", {"painter": "sketch"}, "a cat", ""),
        ("a cat —ar 3:2", {"size": "3:2"}, "a cat", ""),
        ("a cat --style raw", {"raw": True}, "a cat", ""),
        ("a cat --style 'deep oil'", {"style": "deep oil"}, "a cat", ""),
        ("a cat\nat night --ar=2:1", {"size": "2:1"}, "a cat\nat night", ""),
        ("-- a cat --ar 2:1", {}, "a cat --ar 2:1", ""),
        ("rock -- roll", {}, "rock -- roll", ""),
    ],
)
def test_options_may_stand_behind_the_brief(line: str, values: dict[str, object], brief: str, note: str) -> None:
    arguments = parse("paint", line)
    assert (arguments.values, arguments.brief) == (values, brief)
    assert arguments.note == (f"Not used here, since only Midjourney knows it: {note}" if note else "")


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("a fox --ar 16:9 in the snow", "“in the snow” follows the options"),
        ("a sign: use --draft here", "“here” follows the options"),
        ("a fox --ar 16:9 --sizze 3", "Did you mean --size"),
        ("a fox --seed", "--seed needs a value"),
        ("a fox --no", "--no needs a value"),
        ("a fox --ar nonsense", "nonsense"),
        ("a fox --explain", "%%imageprompt"),
        ("--explain a fox", "%%imageprompt"),
    ],
)
def test_options_behind_the_brief_that_do_not_fit_are_an_error(line: str, message: str) -> None:
    with pytest.raises((OptionError, UnknownNameError), match=message):
        parse("paint", line)


def test_midjourneys_own_flags_go_back_to_midjourney() -> None:
    arguments = parse("imageprompt", "--for midjourney a cat --sref https://x.org/y.png --tile --s 250 --v 7 --weird 9")
    assert arguments.note == ""
    text = word(Prompt(arguments.brief), arguments.values["target"])
    assert text == "a cat --s 250 --weird 9 --sref https://x.org/y.png --tile --v 7"


@pytest.mark.parametrize("quotes", ["“”", "„“", "””", "«»", "‘’", '""', "''"])
def test_a_value_may_stand_in_any_quotes(quotes: str) -> None:
    arguments = parse("paint", f"--style {quotes[0]}soft watercolor{quotes[1]} a boat")
    assert (arguments.values, arguments.brief) == ({"style": "soft watercolor"}, "a boat")


def test_a_cell_body_follows_the_rest_of_the_line() -> None:
    assert parse("paint", "-n 2 a beach", "at sunset").brief == "a beach\nat sunset"


@pytest.mark.parametrize("line", ["a cat --painter sketch in a hat", "a cat -n 3 4", "a cat --size=16:9 in a hat"])
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
        ("--same a cat", "--same is an option of %paint alone"),
    ],
)
def test_what_does_not_fit_is_one_clear_error(line: str, message: str) -> None:
    with pytest.raises(OptionError, match=message):
        parse("imageprompt", line)
