"""A widget's script or style as it travels: one text, without comments, since notebooks may save it with the widget."""

from __future__ import annotations

import re
from importlib.resources import files
from posixpath import dirname, join, normpath

_BLOCK = re.compile(r"^[ \t]*/\*(?:(?!\*/).)*\*/[ \t]*\n", re.DOTALL | re.MULTILINE)
_LINE = re.compile(r"^[ \t]*//.*\n", re.MULTILINE)
_ASIDE = re.compile(r"(?<=[;,{]) // .*$", re.MULTILINE)
_CAST = re.compile(r"/\*\* @(?:type|param) (?:(?!\*/).)*\*/ ?")
_INDENT = re.compile(r"^[ \t]+|^\n", re.MULTILINE)
_IMPORT = re.compile(r'^(?:import \{[^}]*\} from "(\.[\w./]+\.js)"|@import url\("([\w./]+\.css)"\));\n', re.MULTILINE)
_SPACE = re.compile(r"(\"[^\"]*\")|[ ]?([{};,])\n?[ ]?|(?<=[a-z])(:)[ ]")
_END = re.compile(r"(?<=[;,{(\[])\n")
_EXPORT = re.compile(r"^export (?!default)", re.MULTILINE)
_TEXT = re.compile(r"(\"(?:[^\"\\]|\\.)*\"|`[^`]*`)")
_SIGNS = re.compile(r" ?([=?:,;&|<>(){}\[\]]+) ?")


def script(name: str) -> str:
    """Return a file of the folder `js` without its comments, and without the space that nothing needs.

    No text of the program is touched. A line that imports from another
    file gives way to that file, where it is the first to do so, since a widget is one module; all of its names are then
    known in it.
    """
    whole = _inlined(name, set())
    if name.endswith(".css"):
        return _SPACE.sub(_closed_up, whole)
    return _END.sub("", "\n".join(map(_tightened, whole.split("\n"))))


def _tightened(line: str) -> str:
    """Return a line of a program without the space around its signs; a line with a pattern or nested texts as it is."""
    if line.count("`") > 2:
        return line
    pieces = _TEXT.split(line)
    if any("/" in code for code in pieces[::2]):
        return line
    pieces[::2] = [_SIGNS.sub(r"\1", code) for code in pieces[::2]]
    return "".join(pieces)


def _closed_up(match: re.Match[str]) -> str:
    return match[1] or match[2] or match[3]


def _inlined(name: str, there: set[str]) -> str:
    there.add(name)
    text = files("promptmagic.display").joinpath("js", *name.split("/")).read_text("utf-8")
    for pattern in (_BLOCK, _LINE, _ASIDE, _CAST, _INDENT):
        text = pattern.sub("", text)

    def imported(match: re.Match[str]) -> str:
        wanted = normpath(join(dirname(name), match[1] or match[2]))
        return "" if wanted in there else _EXPORT.sub("", _inlined(wanted, there))

    return _IMPORT.sub(imported, text)
