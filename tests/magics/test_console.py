"""Consoles with a kernel are told from hosts that have pages, by the program that started the kernel."""

from __future__ import annotations

import pytest

from promptmagic.magics.console import is_console_command


@pytest.mark.parametrize(
    "command",
    [
        ("/usr/bin/python3", "/usr/local/bin/jupyter-console"),
        ("/usr/bin/python3", "/usr/local/bin/jupyter-console", "--simple-prompt"),
        ("python", "-m", "jupyter_console"),
        ("/opt/bin/python3.12", "/opt/bin/jupyter-qtconsole"),
        ("python", "-m", "qtconsole"),
        ("jupyter-qtconsole.exe",),
    ],
)
def test_consoles_are_told(command: tuple[str, ...]) -> None:
    assert is_console_command(command)


@pytest.mark.parametrize(
    "command",
    [
        (),
        ("/usr/bin/python3", "-m", "jupyterlab", "/home/anna/qtconsole"),
        ("/usr/bin/python3", "/usr/local/bin/jupyter-lab", "lesson.ipynb"),
        ("python", "-m", "nbconvert", "--execute", "console.ipynb"),
        ("python", "-m", "voila", "console"),
    ],
)
def test_hosts_with_pages_are_not(command: tuple[str, ...]) -> None:
    assert not is_console_command(command)
