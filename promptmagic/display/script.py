"""A widget's script or style as it travels: without comments, since notebooks that save widgets' state hold it too."""

from __future__ import annotations

import re
from importlib.resources import files

_BLOCK = re.compile(r"^[ \t]*/\*(?:(?!\*/).)*\*/[ \t]*\n", re.DOTALL | re.MULTILINE)
_LINE = re.compile(r"^[ \t]*//.*\n", re.MULTILINE)
_INDENT = re.compile(r"^[ \t]+|^\n", re.MULTILINE)


def script(name: str) -> str:
    """Return a file of this folder without the comments that have lines of their own, indentation and empty lines.

    What stands within a line stays as it is: no text of the program is touched.
    """
    text = files("promptmagic.display").joinpath(name).read_text("utf-8")
    for pattern in (_BLOCK, _LINE, _INDENT):
        text = pattern.sub("", text)
    return text
