"""What travels to the page: all of the program, none of its comments."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

import promptmagic.display
from promptmagic.display.script import script

FOLDER = Path(promptmagic.display.__file__).parent
NAMES = sorted(path.name for path in FOLDER.iterdir() if path.suffix in (".js", ".css"))


def is_comment(line: str) -> bool:
    return line.startswith(("//", "/*", "*"))


def lines_of(name: str) -> Iterator[str]:
    """Yield the lines of a file, and in place of an import those of what it imports."""
    for line in (FOLDER / name).read_text("utf-8").splitlines():
        imported = re.fullmatch(r'(?:import .* from "\./|@import url\(")(.+?)"\)?;', line)
        yield from (text.removeprefix("export ") for text in lines_of(imported[1])) if imported else [line]


@pytest.mark.parametrize("name", NAMES)
def test_every_line_of_the_program_travels_and_no_comment_does(name: str) -> None:
    lines = [line.strip() for line in lines_of(name)]
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


@pytest.mark.parametrize("name", ["picker.js", "gallery.js"])
def test_a_widget_is_one_module_without_a_name_twice(name: str) -> None:
    program = script(name)
    assert "import " not in program
    assert program.count("export ") == 1, "its own"
    defined = Counter(re.findall(r"^(?:function|const|let) (\w+)", "\n".join(lines_of(name)), re.MULTILINE))
    assert [word for word, times in defined.items() if times > 1] == []
