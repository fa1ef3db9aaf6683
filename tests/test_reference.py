"""The reference page is what the docstrings say now, and every public name says what it means and raises."""

from __future__ import annotations

import inspect
import re

import refresh_reference

import promptmagic


def test_the_page_is_not_stale() -> None:
    assert refresh_reference.PAGE.read_text("utf-8") == refresh_reference.page(), (
        "Run: python tests/refresh_reference.py"
    )


def test_every_public_name_and_member_has_a_sentence() -> None:
    for name in promptmagic.__all__:
        thing = getattr(promptmagic, name)
        members = dict(refresh_reference._members(thing)) if inspect.isclass(thing) else {}
        for spelled, value in {name: thing, **{f"{name}.{member}": one for member, one in members.items()}}.items():
            first = (inspect.getdoc(value) or "").split("\n\n")[0]
            assert re.search(r"[.:]$", first), f"{spelled}: {first!r}"


def test_a_function_that_raises_says_what() -> None:
    page = refresh_reference.page()
    for name in ("compare", "lessons", "read_picture"):
        section = page.partition(f"\n## {name}\n")[2].partition("\n## ")[0]
        assert "**Raises**" in section, name


def test_no_line_of_it_names_this_machine() -> None:
    assert not re.search(r"0x[0-9a-f]{6}|/home/|/root/|/tmp/", refresh_reference.page())
