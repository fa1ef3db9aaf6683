"""A widget's script or style as it travels: one text, without comments, since notebooks may save it with the widget."""

from __future__ import annotations

import re
from importlib.resources import files

_BLOCK = re.compile(r"^[ \t]*/\*(?:(?!\*/).)*\*/[ \t]*\n", re.DOTALL | re.MULTILINE)
_LINE = re.compile(r"^[ \t]*//.*\n", re.MULTILINE)
_INDENT = re.compile(r"^[ \t]+|^\n", re.MULTILINE)
_IMPORT = re.compile(r'^(?:import \{[^}]*\} from "\./(\w+\.js)"|@import url\("(\w+\.css)"\));\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?!default)", re.MULTILINE)


def script(name: str) -> str:
    """Return a file of this folder without the comments that have lines of their own, indentation and empty lines.

    What stands within a line stays as it is: no text of the program is touched. A line that imports from a file beside
    it gives way to that file, since a widget is one module; all of its names are then known in it.
    """
    text = files("promptmagic.display").joinpath(name).read_text("utf-8")
    for pattern in (_BLOCK, _LINE, _INDENT):
        text = pattern.sub("", text)
    return _IMPORT.sub(lambda match: _EXPORT.sub("", script(match[1] or match[2])), text)
