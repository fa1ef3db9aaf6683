"""The help in the cell is whole: every option, every engine with what it can, and how to get what is missing."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from promptmagic import History, Studio, painters, registry
from promptmagic.magics.manual import help_text
from promptmagic.model import Kind
from promptmagic.options import TABLE


@pytest.mark.parametrize("magic", ["paint", "imageprompt"])
def test_help_lists_every_option_of_the_magic(magic: Kind) -> None:
    text = help_text(magic)
    for option in TABLE:
        for spelling in option.spellings:
            assert bool(re.search(rf"(?<!\S){spelling}(?![\w-])", text)) == (magic in option.magics)


def test_help_lists_every_painter_with_what_it_can_and_its_options() -> None:
    text = help_text("paint")
    for name in registry.names(painters.GROUP):
        assert f"\n  {name}" in text
    assert "supports edit, stream" in text
    assert "partials=  how many partial pictures a picker shows" in text
    assert "a whole number from 0 to 3 (default: 1)" in text


@pytest.mark.parametrize("magic", ["paint", "imageprompt"])
def test_help_begins_with_three_examples_and_names_what_else_there_is(magic: Kind) -> None:
    text = help_text(magic)
    assert text.split("\n\n")[2].count(f"%{magic} ") == 3
    assert "paint_history" in text
    assert {"paint": "%%imageprompt", "imageprompt": "%paint"}[magic] in text


def test_tab_shows_what_people_call_and_nothing_internal(tmp_path: Path) -> None:
    names = {name for name in dir(History(tmp_path)) if not name.startswith("_")}
    assert {"search", "starred", "cost", "gallery", "export", "keep", "undo"} <= names
    assert not names & {"adopt", "put", "retell", "on_keep", "add_prompts", "shown_in_outputs"}
    assert "backend" not in dir(Studio(History(tmp_path), painter="sketch", expander="template").expand("a fox", n=1))
