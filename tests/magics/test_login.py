"""Asking for a key: it goes to the environment and nowhere else."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from contextlib import suppress

import pytest

from promptmagic import login
from promptmagic.errors import UnknownNameError

KEY = "sk-test-typed-by-a-person"
CODE = "import os, promptmagic; promptmagic.login(); print(len(os.environ['OPENAI_API_KEY']))"
RUNWAY_CODE = "import os, promptmagic; promptmagic.login('runway'); print(len(os.environ['RUNWAYML_API_SECRET']))"


@pytest.mark.parametrize(("code", "asked"), [(CODE, b"OpenAI API key"), (RUNWAY_CODE, b"Runway API key")])
def test_a_typed_key_is_set_for_the_process_and_never_shown(code: str, asked: bytes) -> None:
    parent, child = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-c", code],
        stdin=child,
        stdout=subprocess.PIPE,
        stderr=child,
        start_new_session=True,
        text=True,
    )
    os.close(child)
    seen = b""
    while asked not in seen:
        seen += os.read(parent, 1000)
    os.write(parent, f"{KEY}\n".encode())
    out, _ = process.communicate(timeout=60)
    with suppress(OSError):  # the end of the terminal's output
        seen += os.read(parent, 1000)
    os.close(parent)
    assert out.splitlines()[-1] == str(len(KEY))
    assert KEY not in out + seen.decode()


def test_where_nobody_can_be_asked_the_error_says_what_to_set() -> None:
    run = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", CODE],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode != 0
    assert "OPENAI_API_KEY" in run.stderr


@pytest.mark.parametrize("typed", ["", "   "])
def test_no_key_is_an_error(typed: str) -> None:
    run = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", CODE], input=f"{typed}\n", capture_output=True, text=True, check=False
    )
    assert "No key was typed" in run.stderr


def test_an_unknown_vendor_is_an_error_with_close_matches() -> None:
    with pytest.raises(UnknownNameError, match="runway"):
        login("runwayml")
