"""Warnings of the package as a person in a notebook reads them: one sentence, with no file and no line before it."""

from __future__ import annotations

import warnings
from collections.abc import Callable

_OURS = "promptmagic."

_before: list[Callable[..., str]] = []
"""How warnings were written before; empty where that was not changed."""


def tell_plainly() -> None:
    """Write our own warnings as their sentence alone from now on; those of others stay as they are."""
    if not _before:
        _before.append(warnings.formatwarning)
        warnings.formatwarning = _sentence


def tell_as_before() -> None:
    """Take that back, unless somebody else has changed it since."""
    if _before and warnings.formatwarning is _sentence:
        warnings.formatwarning = _before.pop()


def _sentence(
    message: Warning | str, category: type[Warning], filename: str, lineno: int, line: str | None = None
) -> str:
    if category.__module__.startswith(_OURS):
        return f"{message}\n"
    return _before[0](message, category, filename, lineno, line)
