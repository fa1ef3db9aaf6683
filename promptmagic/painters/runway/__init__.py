"""Pictures painted by Runway's image models: a task for each, which is asked after until its picture can be fetched."""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, ClassVar

from promptmagic import costs, settings
from promptmagic.errors import CancelledError, EngineError, OptionError, UnavailableError, did_you_mean
from promptmagic.model import Cost, Picture, Prompt
from promptmagic.net.downloads import GoneError, fetch
from promptmagic.net.retries import Patience
from promptmagic.orders import Order
from promptmagic.painters import Canvas, PainterOption, Progress, silent
from promptmagic.painters.runway import failures, models, ratios
from promptmagic.painters.runway.models import ImageModel
from promptmagic.painters.runway.server import RunwayServer
from promptmagic.painters.runway.tasks import ENDS, RunwayTask, Tasks, called_off, id_at
from promptmagic.painters.runway.wording import references, worded
from promptmagic.pictures.decoding import Delivery, size_of, verified

SEEDS = 2**32
"""Runway's seeds are below this."""

_POLL = 5.0
"""Seconds between two questions after one task: Runway has no news more often."""

_FIRST_POLL = 1.0
"""Seconds before the first one: what is turned down is turned down at once."""

_REMEMBERED = 20
"""Pictures whose charges an estimate is reckoned from."""

_LOOK = 0.5
"""Seconds between two looks whether a person has stopped it."""


class RunwayPainter:
    """Paints through tasks of `text_to_image`. Safe to use from several threads.

    Parameters
    ----------
    model
        One of those that the installed SDK knows (see `models`); empty for `gen4_image`.
    server
        Where to ask; by default what the environment says at each use.
    patience
        How long to wait for a picture (`timeout`, in seconds), and how often a request is repeated.
    poll
        Seconds between two questions after a task.
    given
        What a person may set, by the names of `options`; each is an attribute of its name.
    """

    name = "runway"
    about = "all image models of Runway's SDK; needs a key, and bills in credits"
    needs = ("runwayml",)
    install = 'pip install "promptmagic[runway]"'
    free = False
    edits = True
    sources = 16
    cancels = True
    places_orders = True
    options: ClassVar[tuple[PainterOption, ...]] = (
        PainterOption("moderation", str, "how strict it is with faces of known people", choices=("auto", "low")),
    )

    moderation: str

    def __init__(
        self,
        model: str = "",
        *,
        server: RunwayServer | None = None,
        patience: Patience | None = None,
        poll: float = _POLL,
        **given: Any,
    ) -> None:
        self.does = models.of_name(model)
        self.model = self.does.name
        self.sources = self.does.references
        self._charged: tuple[int, ...] = ()
        self._learning = threading.Lock()
        self.patience = patience or Patience()
        self.poll = poll
        settings.hold(self, self.options, given)
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
        does = self.does
        if does.lacking:
            raise OptionError(
                f"{self.model} needs what cannot be given here: {', '.join(does.lacking)}.", "Use another model."
            )
        ratios.nearest(canvas, does.ratios)
        _check_asked(canvas, does)
        if self.moderation and not does.moderates:
            raise OptionError(f"{self.model} has no choice of moderation.", "Leave moderation out.")
        given = len(canvas.references) or int(canvas.source is not None)
        if given < does.fewest:
            raise OptionError(
                f"{self.model} paints only from a picture.", "Add one with --from, or use -p runway:gen4_image."
            )
        if given and not does.references:
            raise OptionError(f"{self.model} starts from no picture.", "Leave --from out, or use another model.")
        self.server.check()

    def fitted(self, canvas: Canvas) -> tuple[int, int]:
        """Return the width and height in pixels that are painted for a canvas."""
        return ratios.nearest(canvas, self.does.ratios)

    def learn(self, usages: Sequence[Mapping[str, int]]) -> None:
        """Reckon with what earlier pictures of this model were charged, where its price is not known."""
        counts = [usage["credits"] for usage in usages if "credits" in usage]
        with self._learning:
            self._charged = (*self._charged, *counts)[-_REMEMBERED:]

    def price(self, canvas: Canvas) -> Cost:
        """Return what painting a canvas will cost, about, in US dollars."""
        known = costs.credits_estimate(self.model, self.fitted(canvas))
        with self._learning:
            charged = self._charged
        if not known.unknown or not charged:
            return known
        return replace(costs.in_credits(max(charged), estimated=True), most=True)

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
        text, untold = worded(prompt, canvas, self.does)
        asked = self._request(text, canvas)
        server = self.server
        clock = _Clock(progress)
        clock.wait(0)
        tasks = Tasks(server, self.patience, clock.wait)
        price = self.price(canvas)
        task, order = tasks.create(asked, lambda: canvas.orders.place(f"a picture by {self.label}", price))
        with order:
            task = self._carried_out(tasks, task, clock, order)
            cost = costs.in_credits(task.credits, estimated=task.estimated)
            fetched = self._fetched(task, server, order, cost)
            delivery = _decoded(fetched, self.fitted(canvas))
        if task.credits is not None:
            self.learn([{"credits": round(task.credits)}])
        return Picture(
            width=delivery.width,
            height=delivery.height,
            format=delivery.format,
            painter=self.name,
            model=self.model,
            label=self.label + _instead_of(canvas, delivery),
            seed=asked.get("seed"),
            undrawn=untold,
            usage={} if task.credits is None else {"credits": round(task.credits)},
            cost=cost,
            data=delivery.data,
        )

    def fetch(self, address: str) -> bytes:
        """Return the picture file of a task that was begun earlier; see `painters.Fetching`."""
        server = self.server
        tasks = Tasks(server, self.patience, time.sleep)
        task = tasks.retrieve(id_at(address))
        if task.status not in ENDS:
            raise UnavailableError(f"Runway is not done with task {server.clean(task.id)} yet.", "Run the cell again.")
        if not task.output:
            what = f"Runway made no picture of task {server.clean(task.id)}."
            raise GoneError(what, billed="yes" if task.credits or task.estimated else "no")
        return _decoded(fetch(task.output[0], server), ratios.USUAL).data

    def _request(self, text: str, canvas: Canvas) -> dict[str, Any]:
        does = self.does
        asked: dict[str, Any] = {"model": self.model, "prompt_text": text}
        if does.needs_ratio or (does.ratios and not self._keeps_shape(canvas)):
            asked["ratio"] = "{}:{}".format(*self.fitted(canvas))
        if does.seeds:
            asked["seed"] = canvas.seed % SEEDS
        if self.moderation:
            asked["content_moderation"] = {"public_figure_threshold": self.moderation}
        for choice, name in models.CHOICES.items():
            if value := getattr(canvas, choice):
                asked[name] = value.lower()
        return asked | ({"reference_images": references(canvas, does)} if canvas.source is not None else {})

    def _keeps_shape(self, canvas: Canvas) -> bool:
        """Say whether the picture that it starts from gives the size, since none other is asked for."""
        return canvas.source is not None and canvas.size in (None, size_of(canvas.source))

    def _carried_out(self, tasks: Tasks, task: RunwayTask, clock: _Clock, order: Order) -> RunwayTask:
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
            if called_off(Tasks(tasks.server, self.patience, time.sleep), task.id):
                order.failed("perhaps")
            raise
        if task.status == "SUCCEEDED" and task.output:
            return task
        if task.status == "CANCELLED":
            error = _called_off_elsewhere(task)
        else:
            charged = None if task.estimated else task.credits
            error = failures.of_task(task.id, task.failure_code, task.failure, charged, tasks.server)
        order.failed(error.billed or "perhaps")
        raise error

    def _fetched(self, task: RunwayTask, server: RunwayServer, order: Order, cost: Cost) -> bytes:
        """Fetch a task's picture; where its address has expired, ask the task for a fresh one."""
        tasks = Tasks(server, self.patience, time.sleep)
        tries = 0
        while True:
            try:
                data = fetch(task.output[0], server)
                order.arrived(data, cost)
                if not is_drawing(data):
                    verified(data)
                return data
            except EngineError as error:
                tries += 1
                failure = error
            if tries > max(self.patience.retries, 1):
                failure.message = f"{failure.message} Its task is {server.clean(task.id)}."
                failure.billed = "yes"
                raise failure
            self.patience.sleep(self.patience.first * (tries - 1))
            task = self._asked_again(tasks, task)

    def _asked_again(self, tasks: Tasks, task: RunwayTask) -> RunwayTask:
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


_COMMENT = rb"<!--(?:(?!-->).)*+-->"
_DOCTYPE = rb"<!doctype[^>\[]*+(?:\[[^\]]*+\])?+[^>]*+>"
_DRAWING = re.compile(
    rb"(?:\xef\xbb\xbf)?+\s*+(?:<\?xml[^>]*+>\s*+)?+(?:(?:" + _COMMENT + rb"|" + _DOCTYPE + rb")\s*+)*+<svg[\s>]",
    re.DOTALL | re.IGNORECASE,
)
"""How a file begins that is a drawing. Nothing of it is read in two ways: rows of comments take no time."""

_HEAD = 20_000
"""Bytes of a file in which a drawing begins: before it may stand a licence."""


def is_drawing(data: bytes) -> bool:
    """Say whether a file begins as a drawing does."""
    return _DRAWING.match(data[:_HEAD]) is not None


def _decoded(data: bytes, size: tuple[int, int]) -> Delivery:
    """Return what was fetched, decoded once; a drawing as its picture, with the drawing in its file."""
    if not is_drawing(data):
        return verified(data)
    from promptmagic.painters.svg.picturing import delivered

    return delivered(data, size)


def _check_asked(canvas: Canvas, does: ImageModel) -> None:
    if canvas.mask is not None:
        raise OptionError("Runway takes no mask.", "Leave --mask out, or use -p openai or -p diffusers.")
    for name in models.CHOICES:
        value, words = getattr(canvas, name).lower(), does.choices.get(name, ())
        if value and not words:
            raise OptionError(f"{does.name} has no choice of {name}.", f"Leave --{name} out.")
        if value and value not in words:
            hint = did_you_mean(value, words)
            raise OptionError(f"{does.name} knows no {name} {value!r}.{hint}", f"Use {', '.join(words)}.")


def _instead_of(canvas: Canvas, delivery: Delivery) -> str:
    """Return what a caption adds where the picture is not of the size that was asked for."""
    if canvas.size in (None, (delivery.width, delivery.height)):
        return ""
    return f" ({delivery.width}x{delivery.height}, its nearest to {canvas.size[0]}x{canvas.size[1]})"


def _too_slow(task: RunwayTask, seconds: float) -> EngineError:
    return _TooSlowError(
        f"Runway did not finish the picture within {seconds:g} seconds, and was told to stop (task {task.id}).",
        "Try again later, or allow more time with the timeout.",
        billed="perhaps",
    )


def _called_off_elsewhere(task: RunwayTask) -> EngineError:
    return UnavailableError(
        f"The picture's task {task.id} was cancelled at Runway.",
        "Paint it again with --fresh.",
        billed="perhaps" if task.estimated or task.credits is None else "yes" if task.credits else "no",
    )
