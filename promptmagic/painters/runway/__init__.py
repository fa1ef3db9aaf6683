"""Pictures painted by Runway's image models: a task for each, which is asked after until its picture can be fetched."""

from __future__ import annotations

import time
from typing import Any, ClassVar

from promptmagic import costs
from promptmagic.errors import CancelledError, EngineError, OptionError, UnavailableError, UnknownNameError
from promptmagic.model import Picture, Prompt
from promptmagic.openai_server.calls import Patience
from promptmagic.painters import Canvas, PainterOption, Progress, silent
from promptmagic.painters.delivery import Delivery, fetch, verified
from promptmagic.painters.runway import failures, ratios
from promptmagic.painters.runway.server import RunwayServer
from promptmagic.painters.runway.tasks import ENDS, Task, Tasks, called_off
from promptmagic.painters.runway.wording import references, worded

MODELS = ("gen4_image", "gen4_image_turbo")
"""The image models of Runway's own, the default first. Turbo takes nothing but pictures to start from."""

SEEDS = 2**32
"""Runway's seeds are below this."""

_POLL = 5.0
"""Seconds between two questions after one task: Runway has no news more often."""

_FIRST_POLL = 1.0
"""Seconds before the first one: what is turned down is turned down at once."""

_LOOK = 0.5
"""Seconds between two looks whether a person has stopped it."""


class RunwayPainter:
    """Paints through tasks of `text_to_image`. Safe to use from several threads.

    Parameters
    ----------
    model
        `gen4_image` or `gen4_image_turbo`; empty for the first.
    server
        Where to ask; by default what the environment says at each use.
    patience
        How long to wait for a picture (`timeout`, in seconds), and how often a request is repeated.
    poll
        Seconds between two questions after a task.
    moderation
        How strict Runway is with faces of known people: "auto" or "low"; None for its default.
    """

    name = "runway"
    about = "Runway's image models; needs a key, and bills in credits"
    needs = ("runwayml",)
    install = 'pip install "promptmagic[runway]"'
    free = False
    edits = True
    cancels = True
    options: ClassVar[tuple[PainterOption, ...]] = (
        PainterOption("moderation", str, "how strict it is with faces of known people", choices=("auto", "low")),
    )

    def __init__(
        self,
        model: str = "",
        *,
        server: RunwayServer | None = None,
        patience: Patience | None = None,
        poll: float = _POLL,
        moderation: str | None = None,
    ) -> None:
        self.model = model or MODELS[0]
        if self.model not in MODELS:
            raise UnknownNameError.among("image model of Runway's", self.model, MODELS)
        self.patience = patience or Patience()
        self.poll = poll
        self.moderation = moderation
        self._server = server

    def __repr__(self) -> str:
        return f"<RunwayPainter {self.model}>"

    @property
    def server(self) -> RunwayServer:
        """The server that would be asked now."""
        return self._server or RunwayServer.from_environment()

    @property
    def label(self) -> str:
        """The honest name in captions."""
        return f"Runway {self.model}"

    def check(self, canvas: Canvas) -> None:
        """Find out without a request whether the canvas can be painted.

        Raises
        ------
        OptionError
            Runway paints no such shape, takes no mask, no quality, or turbo has nothing to start from.
        EngineError
            The key is missing.
        """
        ratios.nearest(canvas)
        _check_asked(canvas)
        if canvas.source is None and self.model.endswith("turbo"):
            raise OptionError(
                f"{self.model} paints only from a picture.", "Add one with --from, or use -p runway:gen4_image."
            )
        self.server.check()

    def fitted(self, canvas: Canvas) -> tuple[int, int]:
        """Return the width and height in pixels that are painted for a canvas."""
        return ratios.nearest(canvas)

    def paint(self, prompt: Prompt, canvas: Canvas, progress: Progress = silent) -> Picture:
        """Return the picture, with `data`, `usage` (credits) and `cost` set.

        Raises
        ------
        BriefError
            The prompt is empty.
        OptionError
            Runway paints nothing of that shape, or takes no such option.
        CancelledError
            `progress` raised it; the task was called off.
        EngineError
            The picture could not be made; says whether it was billed.
        """
        self.check(canvas)
        text, untold = worded(prompt, canvas)
        order = self._order(text, canvas)
        server = self.server
        clock = _Clock(progress)
        clock.wait(0)
        tasks = Tasks(server, self.patience, clock.wait)
        task = self._carried_out(tasks, tasks.create(order), clock)
        delivery = self._received(task, server)
        return Picture(
            width=delivery.width,
            height=delivery.height,
            format=delivery.format,
            painter=self.name,
            model=self.model,
            label=self.label + _instead_of(canvas, delivery),
            seed=order["seed"],
            undrawn=untold,
            usage={} if task.credits is None else {"credits": round(task.credits)},
            cost=costs.in_credits(task.credits, estimated=task.estimated),
            data=delivery.data,
        )

    def _order(self, text: str, canvas: Canvas) -> dict[str, Any]:
        width, height = ratios.nearest(canvas)
        order: dict[str, Any] = {
            "model": self.model,
            "prompt_text": text,
            "ratio": f"{width}:{height}",
            "seed": canvas.seed % SEEDS,
        }
        if self.moderation:
            order["content_moderation"] = {"public_figure_threshold": self.moderation}
        return order if canvas.source is None else order | {"reference_images": references(canvas.source)}

    def _carried_out(self, tasks: Tasks, task: Task, clock: _Clock) -> Task:
        """Wait for a task and return it with its picture; call it off where nobody waits for it any longer."""
        deadline = time.monotonic() + self.patience.timeout
        pause = min(self.poll, _FIRST_POLL)
        try:
            while task.status not in ENDS:
                if time.monotonic() > deadline:
                    raise _too_slow(task, self.patience.timeout)
                clock.wait(pause, task.progress)
                pause = self.poll
                task = tasks.retrieve(task.id)
        except (CancelledError, _TooSlowError):
            called_off(Tasks(tasks.server, self.patience, time.sleep), task.id)
            raise
        if task.status == "CANCELLED":
            raise _called_off_elsewhere(task)
        if task.status == "FAILED" or not task.output:
            charged = None if task.estimated else task.credits
            raise failures.of_task(task.id, task.failure_code, task.failure, charged, tasks.server)
        return task

    def _received(self, task: Task, server: RunwayServer) -> Delivery:
        """Fetch a task's picture; where its address has expired, ask the task for a fresh one."""
        tasks = Tasks(server, self.patience, time.sleep)
        tries = 0
        while True:
            try:
                return verified(fetch(task.output[0], server))
            except EngineError as error:
                tries += 1
                failure = error
            if tries > max(self.patience.retries, 1):
                failure.message = f"{failure.message} Its task is {server.clean(task.id)}."
                failure.billed = "yes"
                raise failure
            self.patience.sleep(self.patience.first * (tries - 1))
            task = self._asked_again(tasks, task)

    def _asked_again(self, tasks: Tasks, task: Task) -> Task:
        """Return a finished task with fresh addresses; as it was where it cannot be asked after."""
        try:
            found = tasks.retrieve(task.id)
        except EngineError:
            return task
        return found if found.output else task


class _TooSlowError(UnavailableError):
    """The task did not end in the time that the painter has for it."""


class _Clock:
    """Waits in small pieces, and tells the progress in each, which raises CancelledError where a person stopped it."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._done: float | None = None

    def wait(self, seconds: float, done: float | None = None) -> None:
        self._done = self._done if done is None else done
        deadline = time.monotonic() + seconds
        self._progress(self._done, None)
        while (left := deadline - time.monotonic()) > 0:
            time.sleep(min(left, _LOOK))
            self._progress(self._done, None)


def _check_asked(canvas: Canvas) -> None:
    if canvas.mask is not None:
        raise OptionError("Runway takes no mask.", "Leave --mask out, or use -p openai or -p diffusers.")
    for name in ("quality", "background", "format"):
        if getattr(canvas, name):
            raise OptionError(f"Runway has no choice of {name}.", f"Leave --{name} out.")


def _instead_of(canvas: Canvas, delivery: Delivery) -> str:
    """Return what a caption adds where the picture is not of the size that was asked for."""
    if canvas.size in (None, (delivery.width, delivery.height)):
        return ""
    return f" ({delivery.width}x{delivery.height}, its nearest to {canvas.size[0]}x{canvas.size[1]})"


def _too_slow(task: Task, seconds: float) -> EngineError:
    return _TooSlowError(
        f"Runway did not finish the picture within {seconds:g} seconds, and was told to stop (task {task.id}).",
        "Try again later, or allow more time with the timeout.",
        billed="perhaps",
    )


def _called_off_elsewhere(task: Task) -> EngineError:
    return UnavailableError(
        f"The picture's task {task.id} was cancelled at Runway.",
        "Paint it again with --fresh.",
        billed="perhaps" if task.estimated or task.credits is None else "yes" if task.credits else "no",
    )
