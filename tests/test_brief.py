"""Names and choices in a brief, and which briefs are possible at all."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from promptmagic.brief import LONGEST, Template, check, spread
from promptmagic.errors import BriefError

VARIABLES: dict[str, object] = {"sky": "a {red|blue} sky", "n": 3, "größe": "groß", "colour": "red"}


def combinations(text: str) -> list[str]:
    template = Template.parse(text)
    return [template.fill(number, VARIABLES) for number in range(template.count)]


def test_a_plain_brief_is_one_combination_as_typed() -> None:
    assert combinations("a beach sunset") == ["a beach sunset"]


@pytest.mark.parametrize(
    "text",
    [
        'it\'s $5 for “two” "boats"',
        r"\frac12 of a C:\new folder",
        "{} {1} {foo bar} {a.b} {a!r} {n:>3} {-n}",
        '{"a": "x|y", "b": {"c": "{n}"}}',
        '{ "a": [1, {"b": "|"}] } and more',
        "{a: {b: {c: 1}}}",
        "a { lone brace, and } another",
        "{|} and {||}",
        "x | y",
        "مرحبا بالعالم 🌅 naïve 海辺",
        "line one\nline two\n",
    ],
)
def test_what_is_neither_a_name_nor_a_choice_stays_as_typed(text: str) -> None:
    assert combinations(text) == [text]


def test_a_name_becomes_the_value_as_text() -> None:
    assert combinations("{n} boats, {größe}") == ["3 boats, groß"]


def test_a_value_is_not_read_for_braces_again() -> None:
    assert combinations("under {sky}") == ["under a {red|blue} sky"]


def test_an_unknown_name_is_answered_with_close_ones_and_how_to_write_braces() -> None:
    with pytest.raises(BriefError, match=r"'colours'\. Did you mean colour\?.*\{\{ and \}\}"):
        Template.parse("a {colours} boat").fill(0, VARIABLES)


def test_a_name_is_asked_for_even_in_an_option_not_taken() -> None:
    with pytest.raises(BriefError, match="nosuch"):
        Template.parse("a {boat|{nosuch}}").fill(0, VARIABLES)


def test_names_are_told_in_order_once_each() -> None:
    assert Template.parse("{b} {a|{c}} {b} {{d}}").names == ("b", "c")


def test_choices_combine_with_the_last_varying_fastest() -> None:
    assert combinations("{a|b} {c|d}") == ["a c", "a d", "b c", "b d"]


@pytest.mark.parametrize("text", ["a {red |}boat", "a {red|} boat", "a { red | } boat"])
def test_an_option_may_be_empty_and_leaves_no_second_space(text: str) -> None:
    assert combinations(text) == ["a red boat", "a boat"]


def test_an_option_may_hold_names_and_choices() -> None:
    assert combinations("{a {n}|b {x|y}}") == ["a 3", "b x", "b y"]


def test_doubled_braces_are_braces() -> None:
    assert combinations("{{n}} {{{n}}} {{a|b}} {x {{y}}|z}") == ["{n} {3} {a|b} x {y}", "{n} {3} {a|b} z"]


def test_a_trillion_combinations_are_counted_without_making_them() -> None:
    template = Template.parse("{a|b}" * 40)
    assert template.count == 2**40
    assert template.fill(2**40 - 2, {}) == "b" * 39 + "a"


def test_there_is_no_combination_beyond_the_last() -> None:
    with pytest.raises(IndexError):
        Template.parse("{a|b}").fill(2, {})


@pytest.mark.parametrize(
    "text",
    ["{" * 33_000, "{ " * 16_000 + "} " * 16_000, "{a|" * 11_000, '{"' * 16_000, '{"a":' * 6_000, "{x|y}" * 6_600],
)
def test_hostile_braces_have_an_answer(text: str) -> None:
    template = Template.parse(text)
    assert template.fill(0, VARIABLES)


def test_choices_in_choices_have_a_limit_that_is_said() -> None:
    with pytest.raises(BriefError, match="more than 20 deep"):
        Template.parse("{a|" * 100 + "}" * 100)


@pytest.mark.parametrize("text", ["", " \t\n", "\u200b\u200f", "\ufeff"])
def test_a_brief_without_anything_to_see_is_empty(text: str) -> None:
    with pytest.raises(BriefError, match=r"empty.*for example"):
        check(text)


def test_white_space_around_a_brief_goes_and_inside_stays() -> None:
    assert check("  a  beach\n\n\tat sunset \r\n") == "a  beach\n\n\tat sunset"


def test_a_brief_of_the_longest_length_passes_and_one_more_is_told_how_much_to_cut() -> None:
    assert len(check("x" * LONGEST)) == LONGEST
    with pytest.raises(BriefError, match=r"32,001 characters.*32,000.*by 1\."):
        check("x" * (LONGEST + 1))


@pytest.mark.parametrize(("text", "code"), [("a\0b", "U\\+0000"), ("a\x1b[0m", "U\\+001B"), ("\ud83c", "U\\+D83C")])
def test_what_is_no_text_is_named(text: str, code: str) -> None:
    with pytest.raises(BriefError, match=code):
        check(text)


@pytest.mark.parametrize("text", ["🌅", "?", "é", "a\u200db", "שלום", "\u202eabc"])
def test_one_visible_character_is_a_brief(text: str) -> None:
    assert check(text) == text


@pytest.mark.parametrize(
    ("total", "n", "numbers"),
    [(6, 2, (0, 3)), (4, 4, (0, 1, 2, 3)), (3, 7, (0, 1, 2, 0, 1, 2, 0)), (1, 4, (0, 0, 0, 0)), (10, 3, (0, 3, 6))],
)
def test_combinations_are_taken_at_even_distances_or_in_rounds(total: int, n: int, numbers: tuple[int, ...]) -> None:
    assert spread(total, n) == numbers


def test_spreading_never_repeats_one_while_others_wait() -> None:
    for total in range(1, 30):
        for n in range(1, 11):
            taken = spread(total, n)
            times = [taken.count(number) for number in range(total)]
            assert len(taken) == n
            assert max(times) - min(times) <= 1


@pytest.mark.parametrize("read", [check, Template.parse])
def test_what_is_no_text_is_no_brief(read: Callable[[Any], object]) -> None:
    with pytest.raises(BriefError, match=r"^A brief is text, not int\."):
        read(5)


def test_what_a_terminal_sent_as_utf_8_is_read_though_python_took_it_for_another_alphabet() -> None:
    as_python_reads_it = "ein Café für Zoë".encode().decode("ascii", "surrogateescape")
    assert check(as_python_reads_it) == "ein Café für Zoë"
    with pytest.raises(BriefError, match="set to UTF-8"):
        check("ein Café".encode("latin-1").decode("ascii", "surrogateescape"))
