"""Previews are sketched beside all else, and only the newest wording of a prompt."""

from __future__ import annotations

import threading

from promptmagic.display.previews import Previews
from promptmagic.model import Prompt

WAIT = 60  # seconds, for a thread


def test_only_the_newest_wording_of_what_waits_is_sketched() -> None:
    begun, go_on, done = threading.Event(), threading.Event(), threading.Event()
    sketched: list[tuple[int, str]] = []

    def sketch(number: int, prompt: Prompt) -> None:
        begun.set()
        assert go_on.wait(WAIT)
        sketched.append((number, prompt.text))
        if prompt.text == "last":
            done.set()

    previews = Previews(sketch)
    previews.want(1, Prompt("first"))
    assert begun.wait(WAIT)
    for number, text in ((2, "half a word"), (3, "last"), (2, "a whole word")):
        previews.want(number, Prompt(text))
    go_on.set()
    assert done.wait(WAIT)
    assert sorted(sketched) == [(1, "first"), (2, "a whole word"), (3, "last")]


def test_what_is_forgotten_is_not_sketched() -> None:
    begun, go_on = threading.Event(), threading.Event()
    sketched: list[int] = []

    def sketch(number: int, _prompt: Prompt) -> None:
        begun.set()
        assert go_on.wait(WAIT)
        sketched.append(number)

    previews = Previews(sketch)
    previews.want(1, Prompt("first"))
    assert begun.wait(WAIT)
    previews.want(2, Prompt("second"))
    [thread] = [thread for thread in threading.enumerate() if thread.name == "promptmagic-preview"]
    previews.forget()
    go_on.set()
    thread.join(WAIT)
    assert sketched == [1]
