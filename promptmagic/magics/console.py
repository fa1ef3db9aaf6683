"""Consoles with a kernel, such as `jupyter console` and qtconsole: they show pictures and text, and no widgets."""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import cache
from pathlib import PurePath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from IPython.core.interactiveshell import InteractiveShell

_CONSOLES = frozenset({"jupyter-console", "jupyter_console", "jupyter-qtconsole", "qtconsole"})


def has_page(session: InteractiveShell) -> bool:
    """Say whether what a session shows may stand in a page, where widgets are."""
    return getattr(session, "kernel", None) is not None and not is_console(session)


def is_console(session: InteractiveShell) -> bool:
    """Say whether a session's kernel was started by a console; one that a console was attached to later is not told."""
    return getattr(session, "kernel", None) is not None and is_console_command(_parent(os.getppid()))


def is_console_command(command: Sequence[str]) -> bool:
    """Say whether a command line is that of a console."""
    words = [*command, "", "", ""]
    script = words[2] if words[1] == "-m" else words[1]
    return any(PurePath(name).name.removesuffix(".exe") in _CONSOLES for name in (words[0], script))


@cache
def _parent(process: int) -> tuple[str, ...]:
    """Return the command line of a process; empty where the system does not tell."""
    try:
        import psutil  # type: ignore[import-untyped]  # comes with IPython
    except ImportError:
        return ()
    try:
        return tuple(psutil.Process(process).cmdline())
    except psutil.Error:
        return ()
