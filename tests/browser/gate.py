"""A gate in a server: its answers wait until a test has seen what stands there before them."""

from __future__ import annotations

import threading
from typing import Any

from openai_loopback import Answer, Call


class Gate:
    """Holds a server's answers back until it is opened."""

    def __init__(self) -> None:
        self._open = threading.Event()

    def open(self) -> None:
        """Let all answers through, from now on."""
        self._open.set()

    def before(self, answer: Answer) -> Answer:
        """Give this answer once the gate is open."""

        def wait(call: Call) -> None:
            self._open.wait()
            answer(call)

        return wait

    def between(self, call: Call, partial: dict[str, Any], completed: dict[str, Any]) -> None:
        """Stream a partial picture at once, and the completed one when the gate is open."""
        call.begin(200, "text/event-stream")
        call.event(partial)
        self._open.wait()
        call.event(completed)
