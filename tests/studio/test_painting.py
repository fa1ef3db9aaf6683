"""Painting one variation: whose fault a failure is, and what an interrupt left."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from promptmagic.errors import EngineError, PromptMagicError
from promptmagic.events import Event, Failed, Painted
from promptmagic.history import History
from promptmagic.model import Brief, Picture, Prompt, Record, Variation
from promptmagic.options import Options
from promptmagic.painters import Canvas, Progress, silent
from promptmagic.parallel import Stop
from promptmagic.studio.engines import Engines
from promptmagic.studio.painting import Outcomes
from promptmagic.studio.pipeline import Pipeline


class Plugin:
    """A painter of somebody else: it returns what it was made with, or raises it."""

    name = label = "plug"
    model = ""
    free = True

    def __init__(self, result: Any) -> None:
        self.result = result

    def paint(self, prompt: Prompt, canvas: Canvas, progress: Progress = silent) -> Picture:
        if isinstance(self.result, Exception):
            raise self.result
        made: Picture = self.result
        return made


def failure(folder: Path, result: object) -> PromptMagicError:
    """Return the error with which the painting of one variation failed."""
    history, prompt = History(folder), Prompt("a beach")
    record = history.begin(Record("one", "paint", "a beach", (Brief("a beach"),), prompts=(prompt,)))
    events: list[Event] = []
    run = Pipeline(history, Engines(), parallel=1, partials=False).run(record, Options(), watched=True, stop=Stop())
    run.work(Variation(1, prompt, 7, "plug"), Plugin(result))(events.append)
    (failed,) = (event for event in events if isinstance(event, Failed))
    assert history.record("one").variations[0].error == str(failed.error)
    return failed.error


def test_a_bug_of_a_painter_is_told_without_the_keys_of_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PLUG_API_KEY", "fake-0123456789")
    error = failure(tmp_path, RuntimeError("401 with fake-0123456789"))
    assert error.message == "The painter 'plug' failed with RuntimeError: 401 with …."


@pytest.mark.parametrize(("result", "words"), [(None, "None"), (b"png", "bytes"), (Path("a.png"), "pathlib.")])
def test_what_is_no_picture_is_an_error_of_its_painter(tmp_path: Path, result: object, words: str) -> None:
    error = failure(tmp_path, result)
    assert isinstance(error, EngineError)
    assert error.message.startswith(f"The painter 'plug' returned {words}")
    assert error.message.endswith(" in place of a Picture.")


@pytest.mark.parametrize(
    ("kept", "total", "words"),
    [
        (0, 4, "Stopped before any of the 4 pictures had arrived."),
        (0, 1, "Stopped before the picture had arrived."),
        (1, 4, "Stopped: 1 of 4 pictures had arrived and is kept."),
        (3, 4, "Stopped: 3 of 4 pictures had arrived and are kept."),
    ],
)
def test_an_interrupt_says_in_good_english_what_it_left(kept: int, total: int, words: str) -> None:
    outcomes = Outcomes(lambda _: None)
    for number in range(1, kept + 1):
        outcomes.tell(Painted(Variation(number, Prompt("a beach"), 7)))
    error = outcomes.stopped(total, paid=False)
    assert error.message == words
    assert "again" not in str(error), "what had arrived stands there: nobody has to run anything to see it"
    assert (".complete()" in str(error)) is (0 < kept < total), "and what is missing can be painted where some is"
