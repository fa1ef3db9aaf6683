"""What travels to the page: all of the program, none of its comments."""

from __future__ import annotations

from pathlib import Path

import pytest

import promptmagic.display
from promptmagic.display.script import script

FOLDER = Path(promptmagic.display.__file__).parent
NAMES = sorted(path.name for path in FOLDER.iterdir() if path.suffix in (".js", ".css"))


def is_comment(line: str) -> bool:
    return line.startswith(("//", "/*", "*"))


@pytest.mark.parametrize("name", NAMES)
def test_every_line_of_the_program_travels_and_no_comment_does(name: str) -> None:
    lines = [line.strip() for line in (FOLDER / name).read_text("utf-8").splitlines()]
    travelling = iter([line.strip() for line in script(name).splitlines()])
    following = next(travelling)
    for line in lines:
        if line == following:
            following = next(travelling, "")
        else:
            assert not line or is_comment(line), f"{line!r} was lost"
    assert following == "", "all that travels is in the file, in its order"


def test_a_picker_with_its_script_leaves_room_for_its_figure() -> None:
    assert sum(len(script(name)) for name in ("picker.js", "picker.css")) < 66_000
