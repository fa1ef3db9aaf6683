"""Runway's tasks: a picture is ordered with one request, asked after with others, and can be called off."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from promptmagic.costs import MOST_CREDITS
from promptmagic.errors import EngineError
from promptmagic.net.bodies import json_object
from promptmagic.net.retries import Failure, Patience, repeated
from promptmagic.orders import REQUEST_ID, Order
from promptmagic.painters.runway.failures import understand, unreadable
from promptmagic.painters.runway.server import RunwayServer, client

ENDS = ("SUCCEEDED", "FAILED", "CANCELLED")
"""The states that a task does not leave."""

_TASK = "runway-task:"

Pause = Callable[[float], None]
"""Waits so many seconds; may raise CancelledError."""


@dataclass(frozen=True, slots=True)
class RunwayTask:
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
    def of(cls, answer: Mapping[str, Any]) -> RunwayTask | None:
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
    if not isinstance(count, int | float) or not 0 <= count <= MOST_CREDITS:
        return None
    return float(count)


@dataclass(frozen=True, slots=True)
class Tasks:
    """The tasks of one server; `pause` waits before a request is repeated.

    All of its methods raise EngineError where a request failed for good.
    """

    server: RunwayServer
    patience: Patience
    pause: Pause

    def create(self, asked: Mapping[str, Any], place: Callable[[], Order]) -> tuple[RunwayTask, Order]:
        """Have a picture begun, by the parameters of `text_to_image.create`; return its task, and its order.

        Each attempt is an order that is placed anew; the last one is answered with the task.
        """
        runway = client(self.server, self.patience.timeout)

        def attempt() -> tuple[RunwayTask, Order] | Failure:
            order = place()
            headers = {REQUEST_ID: order.id}
            create = partial(_create, asked=asked, headers=headers)
            found = self._attempt(runway, create, begun=False)
            task = None if isinstance(found, Failure) else RunwayTask.of(json_object(found))
            if task is not None:
                order.arrived(address_of(task))
                return task, order
            failure = found if isinstance(found, Failure) else Failure(unreadable(self.server))
            order.failed(failure.error.billed or "perhaps")
            return failure

        outcome = repeated(attempt, self.patience, self.pause)
        if isinstance(outcome, Failure):
            raise outcome.error
        return outcome

    def retrieve(self, id: str) -> RunwayTask:
        """Ask after a task."""
        return self._asked(lambda runway: runway.tasks.with_raw_response.retrieve(id), begun=True)

    def delete(self, id: str) -> None:
        """Call a task off; what runs already may be charged all the same."""
        self._answer(lambda runway: runway.tasks.with_raw_response.delete(id), begun=True)

    def _asked(self, ask: Callable[[Any], Any], *, begun: bool) -> RunwayTask:
        task = RunwayTask.of(json_object(self._answer(ask, begun=begun)))
        if task is None:
            raise unreadable(self.server)
        return task

    def _answer(self, ask: Callable[[Any], Any], *, begun: bool) -> bytes:
        runway = client(self.server, self.patience.timeout)
        outcome = repeated(lambda: self._attempt(runway, ask, begun=begun), self.patience, self.pause)
        if isinstance(outcome, Failure):
            # Raised here, outside of any `except`, so that no traceback shows the SDK's exception as its context.
            raise outcome.error
        return outcome

    def _attempt(self, runway: Any, ask: Callable[[Any], Any], *, begun: bool) -> bytes | Failure:
        import runwayml

        try:
            return bytes(ask(runway).http_response.content)
        except EngineError as error:
            return Failure(error)
        except (runwayml.RunwayMLError, ValueError) as error:
            return understand(error, self.server, begun=begun)


def address_of(task: RunwayTask) -> str:
    """Return what an order keeps of a task: by its id there are fresh addresses as long as Runway knows it."""
    return f"{_TASK}{task.id}"


def id_at(address: str) -> str:
    """Return the id of the task that an order kept; empty where it kept something else."""
    return address.removeprefix(_TASK) if address.startswith(_TASK) else ""


def _create(runway: Any, *, asked: Mapping[str, Any], headers: Mapping[str, str]) -> Any:
    return runway.text_to_image.with_raw_response.create(**asked, extra_headers=headers)


def called_off(tasks: Tasks, id: str) -> bool:
    """Call a task off if the server can be asked, and say whether it was."""
    try:
        tasks.delete(id)
    except EngineError:
        return False
    return True
