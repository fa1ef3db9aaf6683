"""Runway's tasks: a picture is ordered with one request, asked after with others, and can be called off."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from promptmagic.errors import EngineError
from promptmagic.openai_server.calls import Patience, json_object
from promptmagic.openai_server.failures import Failure
from promptmagic.painters.runway.failures import understand, unreadable
from promptmagic.painters.runway.server import RunwayServer, client

ENDS = ("SUCCEEDED", "FAILED", "CANCELLED")
"""The states that a task does not leave."""

Pause = Callable[[float], None]
"""Waits so many seconds; may raise CancelledError."""


@dataclass(frozen=True, slots=True)
class Task:
    """What Runway says of a task.

    `progress` is 0 to 1, None before it runs. `credits` is what it was charged, or before its end (`estimated`) what it
    may be charged at most. `output` holds addresses that expire; the same task asked after again has fresh ones.
    """

    id: str
    status: str = "PENDING"
    progress: float | None = None
    output: tuple[str, ...] = field(default=(), repr=False)
    failure: str = ""
    failure_code: str = ""
    credits: float | None = None
    estimated: bool = False

    @classmethod
    def of(cls, answer: Mapping[str, Any]) -> Task | None:
        """Return the task that an answer describes; None where it describes none."""
        name, output, progress = answer.get("id"), answer.get("output"), answer.get("progress")
        if not isinstance(name, str) or not name:
            return None
        charged, guess = _credits(answer.get("cost")), _credits(answer.get("estimatedCost"))
        return cls(
            id=name,
            status=str(answer.get("status") or "PENDING").upper(),
            progress=min(max(float(progress), 0.0), 1.0) if isinstance(progress, int | float) else None,
            output=tuple(url for url in output if isinstance(url, str)) if isinstance(output, list) else (),
            failure=str(answer.get("failure") or ""),
            failure_code=str(answer.get("failureCode") or ""),
            credits=guess if charged is None else charged,
            estimated=charged is None,
        )


def _credits(cost: object) -> float | None:
    count = cost.get("credits") if isinstance(cost, Mapping) else None
    return float(count) if isinstance(count, int | float) and count >= 0 else None


@dataclass(frozen=True, slots=True)
class Tasks:
    """The tasks of one server; `pause` waits before a request is repeated.

    All of its methods raise EngineError where a request failed for good.
    """

    server: RunwayServer
    patience: Patience
    pause: Pause

    def create(self, order: Mapping[str, Any]) -> Task:
        """Order a picture: the parameters of `text_to_image.create`."""
        return self._asked(lambda runway: runway.text_to_image.with_raw_response.create(**order), begun=False)

    def retrieve(self, id: str) -> Task:
        """Ask after a task."""
        return self._asked(lambda runway: runway.tasks.with_raw_response.retrieve(id), begun=True)

    def delete(self, id: str) -> None:
        """Call a task off; what runs already may be charged all the same."""
        self._answer(lambda runway: runway.tasks.with_raw_response.delete(id), begun=True)

    def _asked(self, ask: Callable[[Any], Any], *, begun: bool) -> Task:
        task = Task.of(json_object(self._answer(ask, begun=begun)))
        if task is None:
            raise unreadable(self.server)
        return task

    def _answer(self, ask: Callable[[Any], Any], *, begun: bool) -> bytes:
        runway = client(self.server, self.patience.timeout)
        tries = 1
        while True:
            outcome = self._attempt(runway, ask, begun=begun)
            if not isinstance(outcome, Failure):
                return outcome
            pause = self.patience.pause(outcome, tries)
            if pause is None:
                # Raised here, outside of any `except`, so that no traceback shows the SDK's exception as its context.
                raise outcome.error if tries == 1 else outcome.after(tries)
            self.pause(pause)
            tries += 1

    def _attempt(self, runway: Any, ask: Callable[[Any], Any], *, begun: bool) -> bytes | Failure:
        import runwayml

        try:
            return bytes(ask(runway).http_response.content)
        except (runwayml.RunwayMLError, ValueError) as error:
            return understand(error, self.server, begun=begun)


def called_off(tasks: Tasks, id: str) -> bool:
    """Call a task off if the server can be asked, and say whether it was."""
    try:
        tasks.delete(id)
    except EngineError:
        return False
    return True
