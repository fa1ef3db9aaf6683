"""The help in the cell is whole: every option, every engine with what it can, and how to get what is missing."""

from __future__ import annotations

import re

import pytest

from promptmagic import painters, registry
from promptmagic.manual import help_text
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
