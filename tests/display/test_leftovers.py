"""Pickers that were made, used and kept leave nothing behind: no widget, no thread, no open file."""

from __future__ import annotations

import gc
import os
import sys
import threading
from pathlib import Path

import pytest
from ipywidgets.widgets.widget import _instances  # type: ignore[import-untyped]  # it has no types

from promptmagic import History, Studio
from promptmagic.display.cell_output import CellOutput

MADE = int(os.environ.get("PICKERS", "20"))
"""As many as fit into the tests' time; PICKERS=300 makes 300."""

WAIT = 60  # seconds, for a thread


def handles() -> int:
    """How many files this process has open; 0 where the system does not tell."""
    folder = Path("/proc/self/fd")
    return len(list(folder.iterdir())) if sys.platform == "linux" and folder.is_dir() else 0


def own_threads() -> set[str]:
    """The names of this process's threads, but those that servers of other tests answer their requests in."""
    return {thread.name for thread in threading.enumerate() if "process_request_thread" not in thread.name}


def used(studio: Studio, number: int) -> CellOutput:
    """Make a picker, do in it what a person does, and keep it."""
    art = studio.paint(f"a kite {number % 3}", n=2)
    output = CellOutput(studio, kind="paint", brief=art.brief, total=2, cell=f"cell-{number}")
    output.show()
    output.restore(studio.record(art.id))
    picker = output.picker
    assert picker is not None
    picker._handle_custom_msg({"kind": "want", "page": 1.0}, [])
    picker.chosen = 2
    picker.starred = [1]
    picker._handle_custom_msg({"kind": "full", "number": 2, "ask": "a"}, [])
    picker._handle_custom_msg({"kind": "remove", "number": 1}, [])
    picker._handle_custom_msg({"kind": "remove", "number": 1, "undo": True}, [])
    if number < 3:  # adding paints, which takes longest
        settled = threading.Event()
        picker.observe(lambda change: settled.set() if not change["new"] else None, "busy")
        picker._handle_custom_msg({"kind": "vary", "number": 1, "times": 1}, [])
        assert settled.wait(WAIT)
    output.keep()
    return output


@pytest.mark.parametrize("made", [MADE])
def test_pickers_leave_nothing_behind(tmp_path: Path, made: int) -> None:
    studio = Studio(History(tmp_path), painter="sketch", expander="template", size="64x64", raw=True)
    for number in range(4):  # what the first ones load and cache stays
        used(studio, number)
    gc.collect()
    before = (len(_instances), own_threads(), handles())
    for number in range(made):
        used(studio, 4 + number)
    gc.collect()
    assert (len(_instances), own_threads(), handles()) == before
