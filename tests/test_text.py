"""Words as they reach pages and streams."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.parametrize("encoding", ["cp1252", "ascii", "latin-1"])
def test_a_script_whose_output_has_an_old_alphabet_ends_as_any_other(tmp_path: Path, encoding: str) -> None:
    script = """if True:
        from promptmagic import Studio
        studio = Studio(painter="sketch", expander="template", size="64x64")
        sweep = studio.sweep("a {fox|owl}", n=2)
        print(len(sweep))"""
    environ = {**os.environ, "PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}
    done = subprocess.run([sys.executable, "-c", script], cwd=tmp_path, env=environ, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode(errors="replace")
    assert b"pictures" in done.stdout
