"""Painting elsewhere: a painter's work done by an executor of any kind, with orders that hold no key."""

from __future__ import annotations

import json
from collections.abc import Mapping
from concurrent.futures import BrokenExecutor, Executor, Future, wait
from concurrent.futures import CancelledError as FutureCancelledError
from dataclasses import dataclass, field
from functools import cache
from uuid import uuid4

from promptmagic.errors import CancelledError, EngineError, KeyMissingError, PromptMagicError
from promptmagic.model import Picture, Prompt
from promptmagic.painters import Canvas, Painter, Progress, silent
from promptmagic.studio.engines import Engines

_LOOK = 0.2
"""Seconds between two looks whether a person has stopped it."""

_LOST = {"KilledWorker", "CommClosedError"}
"""Exceptions of distributed that say that workers were lost, each by its class's name: it may not be installed."""


class ExecutorLostError(EngineError):
    """The executor takes no more work: the next orders would fail too."""


@dataclass(frozen=True, slots=True)
class Order:
    """What goes to a worker: who is to paint what. Which server is asked, and its key, is found where it is painted.

    `id` is another for each order: Dask takes equal ones for one, and calling one off would call off the other. `spec`
    names the painter, and `options` are what is configured of it, as JSON.
    """

    id: str
    spec: str
    prompt: Prompt
    canvas: Canvas = field(repr=False)
    options: str = "{}"
    retries: int | None = None
    timeout: float | None = None


def carry_out(order: Order) -> Picture | PromptMagicError:
    """Paint an order, in whatever process this is, and return the picture, or why there is none."""
    try:
        painter = _engines(order.options, order.retries, order.timeout).painter(order.spec)
        return painter.paint(order.prompt, order.canvas)
    except PromptMagicError as error:
        return error


@cache
def _engines(options: str, retries: int | None, timeout: float | None) -> Engines:
    """Return the engines of this process: each painter is made, and its model loaded, once."""
    return Engines(options=json.loads(options), retries=retries, timeout=timeout)


class RemotePainter:
    """Stands for a painter here, and has an executor do its work."""

    edits = True
    cancels = True

    def __init__(self, painter: Painter, spec: str, engines: Engines, executor: Executor) -> None:
        self.name = painter.name
        self.model = painter.model
        self.label = painter.label
        self.free = painter.free
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
        order = Order(
            id=uuid4().hex,
            spec=self._spec,
            prompt=prompt,
            canvas=canvas,
            options=_as_json(self._engines.options),
            retries=self._engines.retries,
            timeout=self._engines.timeout,
        )
        try:
            made = _result(self._executor.submit(carry_out, order), progress)
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


def _as_json(options: Mapping[str, Mapping[str, object]]) -> str:
    return json.dumps(options, sort_keys=True)
