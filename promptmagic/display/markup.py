"""Words as HTML that no viewer takes for anything but words."""

from __future__ import annotations

import html
import re

FRAME = '<figure style="margin:0.5em 4px">'
"""How the markup of a figure begins."""

_MATHEMATICS = re.compile(r"[$\\]")
"""How formulas begin: a dollar sign, `\\(`, `\\[`, `\\begin`. Notebooks typeset them in any output."""


def escaped(text: str) -> str:
    """Return text as HTML: nothing in it is markup, and nothing is a formula.

    A dollar sign or a backslash stands in an element of its own, where no viewer looks for what would follow it.
    """
    return _MATHEMATICS.sub(lambda match: f"<span>{match[0]}</span>", html.escape(text))
