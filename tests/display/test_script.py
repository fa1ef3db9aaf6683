"""What travels to the page: all of the program, none of its comments."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

import promptmagic.display
from promptmagic.display.script import script

FOLDER = Path(promptmagic.display.__file__).parent / "js"
NAMES = ("picker.js", "picker.css", "gallery.js", "gallery.css")
IMPORT = re.compile(r'(?:import .* from "(\..+)"|@import url\("(.+)"\));')
NOTE = re.compile(r"/\*\* @\w+ .*? \*/ ?|(?<=[;,{]) // .*$")


def is_comment(line: str) -> bool:
    return line.startswith(("//", "/*", "*"))


def lines_of(path: Path, there: set[Path] | None = None) -> Iterator[str]:
    """Yield the lines of a file, and in place of its first import those of what it imports."""
    there = {path} if there is None else there
    for line in path.read_text("utf-8").splitlines():
        if not (imported := IMPORT.fullmatch(line)):
            yield line
        elif (other := (path.parent / (imported[1] or imported[2])).resolve()) not in there:
            there.add(other)
            yield from (text.removeprefix("export ") for text in lines_of(other, there))


@pytest.mark.parametrize("name", NAMES)
def test_every_line_of_the_program_travels_and_no_comment_does(name: str) -> None:
    lines = [
        line.strip() if is_comment(line.strip()) else NOTE.sub("", line.strip()) for line in lines_of(FOLDER / name)
    ]
    program = "".join("".join(line for line in lines if not is_comment(line)).split())
    assert "".join(script(name).split()) == program


@pytest.mark.parametrize("name", ["picker.js", "gallery.js"])
def test_no_text_of_a_program_loses_its_spaces(name: str) -> None:
    text_of = re.compile(r'"(?:[^"\\]|\\.)*"|`[^`]*`')
    lines = [line for line in lines_of(FOLDER / name) if not is_comment(line.strip()) and line.count("`") < 3]
    texts = [text for line in lines for text in text_of.findall(line) if " " in text]
    assert len(texts) > 20
    program = script(name)
    assert [text for text in texts if text not in program] == []


def test_a_picker_with_its_script_leaves_room_for_its_figure() -> None:
    assert sum(len(script(name)) for name in ("picker.js", "picker.css")) < 86_500


@pytest.mark.parametrize("name", ["picker.js", "gallery.js"])
def test_a_widget_is_one_module_without_a_name_twice(name: str) -> None:
    program = script(name)
    assert not re.search(r"^import |;import ", program)
    assert program.count("export ") == 1, "its own"
    defined = Counter(
        re.findall(r"^(?:async )?(?:function|const|let) (\w+)", "\n".join(lines_of(FOLDER / name)), re.MULTILINE)
    )
    assert [word for word, times in defined.items() if times > 1] == []


def test_every_file_of_the_folder_travels_with_a_widget() -> None:
    there: set[Path] = set()
    for name in NAMES:
        assert list(lines_of(FOLDER / name, there))
    only_types = set(FOLDER.rglob("types.js"))
    found = {path for path in FOLDER.rglob("*.*s*") if path.suffix in (".js", ".css")}
    assert found - only_types - {FOLDER / name for name in NAMES} == there - {FOLDER / name for name in NAMES}
