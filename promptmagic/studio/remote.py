"""Painting elsewhere: a painter's work done by an executor of any kind, with tasks that hold no key."""

from __future__ import annotations

import json
from collections.abc import Mapping
from concurrent.futures import BrokenExecutor, Executor, Future, wait
from concurrent.futures import CancelledError as FutureCancelledError
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

from promptmagic.errors import CancelledError, EngineError, KeyMissingError, PromptMagicError
from promptmagic.model import Cost, Picture, Prompt
from promptmagic.orders import GivenOrders
from promptmagic.painters import Canvas, Painter, Progress, silent
from promptmagic.studio.engines import Engines
from promptmagic.studio.painting import estimate

_LOOK = 0.2
"""Seconds between two looks whether a person has stopped it."""

_LOST = {"KilledWorker", "CommClosedError"}
"""Exceptions of distributed that say that workers were lost, each by its class's name: it may not be installed."""


class ExecutorLostError(EngineError):
    """The executor takes no more work: the next tasks would fail too."""


@dataclass(frozen=True, slots=True)
class PaintingTask:
    """What goes to a worker: who is to paint what. Which server is asked, and its key, is found where it is painted.

    `id` is that of its order, another for each: Dask takes equal ones for one, and calling one off would call off the
    other. `spec` names the painter, and `options` are what is configured of it, as JSON; so are `servers`, those that
    have names, with the names of the variables that hold their keys.
    """

    id: str
    spec: str
    prompt: Prompt
    canvas: Canvas = field(repr=False)
    options: str = "{}"
    servers: str = "{}"
    retries: int | None = None
    timeout: float | None = None


def carry_out(task: PaintingTask) -> Picture | PromptMagicError:
    """Do a task, in whatever process this is, and return the picture, or why there is none."""
    try:
        painter = _engines(task.options, task.servers, task.retries, task.timeout).painter(task.spec)
        return painter.paint(task.prompt, task.canvas)
    except PromptMagicError as error:
        return error


@cache
def _engines(options: str, servers: str, retries: int | None, timeout: float | None) -> Engines:
    """Return the engines of this process: each painter is made, and its model loaded, once."""
    return Engines(options=json.loads(options), servers=json.loads(servers), retries=retries, timeout=timeout)


class RemotePainter:
    """Stands for a painter here, and has an executor do its work."""

    edits = True
    cancels = True
    places_orders = True

    def __init__(self, painter: Painter, spec: str, engines: Engines, executor: Executor) -> None:
        self.name = painter.name
        self.model = painter.model
        self.label = painter.label
        self.free = painter.free
        self._painter = painter
        self._spec = spec
        self._engines = engines
        self._executor = executor

    def paint(self, prompt: Prompt, canvas: Canvas, progress: Progress = silent) -> Picture:
        """Return the picture that a worker painted.

        Raises
        ------
        CancelledError
            `progress` raised it; what was not begun is not painted.
        ExecutorLostError
            The executor takes no more work.
        EngineError
            The worker could not paint it, or was lost.
        """
        with canvas.orders.place(f"a picture by {self.label}", self.price(canvas)) as order:
            made = self._carried_out(order.id, prompt, canvas, progress)
            if made.data is not None:
                order.arrived(made.data, made.cost)
        return made

    def price(self, canvas: Canvas) -> Cost:
        """Return what painting will cost, about, in US dollars: as the painter tells that it stands for."""
        return estimate(self._painter, canvas)

    def _carried_out(self, id: str, prompt: Prompt, canvas: Canvas, progress: Progress) -> Picture:
        task = PaintingTask(
            id=id,
            spec=self._spec,
            prompt=prompt,
            canvas=replace(canvas, orders=GivenOrders(id)),
            options=_as_json(self._engines.options),
            servers=_as_json(self._engines.servers),
            retries=self._engines.retries,
            timeout=self._engines.timeout,
        )
        try:
            made = _result(self._executor.submit(carry_out, task), progress)
        except RuntimeError as error:  # also of an executor that was shut down
            raise ExecutorLostError(
                f"The executor takes no more work: {error or type(error).__name__}.",
                "Sweep again with a new one: what is painted is not painted again.",
                billed=None if self.free else "perhaps",
            ) from error
        if isinstance(made, KeyMissingError):
            made.advice = f"{made.advice} No key is sent: each worker needs it in its own environment."
        if isinstance(made, PromptMagicError):
            raise made
        return made


def _result(future: Future[Picture | PromptMagicError], progress: Progress) -> Picture | PromptMagicError:
    try:
        while not wait([future], timeout=_LOOK).done:
            progress(None, None)
    except CancelledError:
        future.cancel()
        raise
    try:
        return future.result()
    except BrokenExecutor:
        raise
    except FutureCancelledError as error:
        raise BrokenExecutor("it cancelled what it was asked") from error
    except Exception as error:
        if type(error).__name__ not in _LOST:
            raise
        raise EngineError("The workers that painted this picture were lost.", "Sweep again for what is left.") from None


def _as_json(options: Mapping[str, Any]) -> str:
    return json.dumps(options, sort_keys=True)
