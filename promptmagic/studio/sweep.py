"""Sweeps: hundreds of briefs and combinations painted in one go, here or by an executor, and taken up again."""

from __future__ import annotations

import itertools
import threading
import time
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, Protocol, overload

from promptmagic import hooks
from promptmagic.brief import Template
from promptmagic.errors import (
    BudgetError,
    CancelledError,
    HistoryError,
    KeyMissingError,
    OptionError,
    PromptMagicError,
    UnansweredError,
)
from promptmagic.events import Event, Failed, Listener, Painted
from promptmagic.generation import Backend, Generation
from promptmagic.history.listing import rows
from promptmagic.model import FREE, Cost, Kind, Picture, Record, Variation
from promptmagic.options import Options
from promptmagic.painters import Painter
from promptmagic.parallel import INTERRUPTS, Monitor, Stop, side_by_side
from promptmagic.studio import painting, plans
from promptmagic.studio.pipeline import Pipeline
from promptmagic.studio.progress import Bar, ProgressLine
from promptmagic.studio.remote import ExecutorLostError, RemotePainter
from promptmagic.studio.request import Request
from promptmagic.studio.resolved import ResolvedRequest
from promptmagic.text import many

if TYPE_CHECKING:
    from promptmagic.history.store.orders import PlacedOrder

IN_FLIGHT = 32
"""How many pictures an executor is given at once, unless told: enough to keep as many workers busy."""

_HOPELESS = (KeyMissingError, BudgetError, HistoryError, ExecutorLostError)
"""Failures that the other pictures would meet too: they end a sweep."""

_ALONE = ("dry_run", "out", "help", "save", "pick", "grid")
"""Options that make sense for one generation only."""

Watch = Callable[[ProgressLine], None]


class Requests(Backend, Protocol):
    """What a sweep asks of the studio."""

    defaults: Options

    def request(self, kind: Kind, brief: str, options: Options) -> Request:
        """Fill in and check a brief and its options."""
        ...

    def replay(self, request: Request) -> Record | None:
        """Return the saved generation that a request repeats."""
        ...


@dataclass(frozen=True, slots=True)
class Missing:
    """A picture that a sweep could not make: of which brief, by whom, and why; nothing where it was not tried."""

    brief: str
    painter: str
    error: str


class Sweep(Sequence[Generation]):
    """What a sweep made: a generation for each brief and combination, in their order; those that were begun.

    `progress` counts the pictures, and `failed` holds those that could not be made.
    """

    def __init__(self, generations: Sequence[Generation], failed: Sequence[Missing], progress: ProgressLine) -> None:
        self._generations = tuple(generations)
        self.failed = tuple(failed)
        self.progress = progress

    def __len__(self) -> int:
        return len(self._generations)

    @overload
    def __getitem__(self, key: int) -> Generation: ...
    @overload
    def __getitem__(self, key: slice) -> Sequence[Generation]: ...

    def __getitem__(self, key: int | slice) -> Generation | Sequence[Generation]:
        return self._generations[key]

    def __repr__(self) -> str:
        failed = f", {len(self.failed)} failed" if self.failed else ""
        return f"<Sweep of {len(self)} generations: {len(self.pictures)} of {self.progress.total} pictures{failed}>"

    def _repr_mimebundle_(self, **_: Any) -> Any:
        return hooks.call("sweep_bundle", self)

    @property
    def pictures(self) -> list[Picture]:
        """All pictures, in the order of their generations."""
        return [picture for generation in self for picture in generation.record.pictures]

    @property
    def cost(self) -> Cost:
        """What its generations cost, in US dollars, those that were there before too."""
        return sum((generation.cost for generation in self), FREE)

    def to_dicts(self) -> list[dict[str, Any]]:
        """Return one flat dictionary a picture, as `History.to_dicts` does."""
        return [row for generation in self for row in rows(generation.record)]

    def to_frame(self) -> Any:
        """Return the rows of `to_dicts()` as a pandas DataFrame, as `History.to_frame` does."""
        from promptmagic.history.listing import frame

        return frame(self.to_dicts())


class _Job:
    """One generation of a sweep: begun once, by whichever of its pictures comes first."""

    def __init__(self, request: Request, record: Record | None, pipeline: Pipeline) -> None:
        self.request = request
        self.record = record
        self.error: PromptMagicError | None = None
        self.refused: dict[int, PromptMagicError] = {}
        self._unanswered: dict[int, PlacedOrder] | None = None
        self._pipeline = pipeline
        self._lock = threading.Lock()
        painted = [v.number for v in record.variations if v.picture is not None] if record else []
        self.missing = [number for number in range(1, request.n + 1) if number not in painted]

    @cached_property
    def work(self) -> ResolvedRequest:
        """Its request with its engines."""
        return self._pipeline.resolved(self.request)

    @property
    def saved(self) -> int:
        """How many of its pictures are in the history already."""
        return self.request.n - len(self.missing)

    @property
    def estimate(self) -> Cost:
        """What is left of it will cost, about."""
        engines = self._pipeline.engines
        if self.record is None:
            return plans.estimate(self.work)
        options, start = self.request.options, self.request.start
        painters = [engines.painter(self.record.variation(number).painter) for number in self.missing]
        canvases = [painting.canvas_for(painter, options, self.request.seed, start) for painter in painters]
        return sum(map(engines.estimate, painters, canvases), FREE)

    def begun(self) -> Record:
        """Return its record with all prompts; raises what it met at the first try."""
        with self._lock:
            if self.error is not None:
                raise self.error
            if self.record is None:
                self.record = self._begin()
            return self.record

    def _begin(self) -> Record:
        request = self.request
        past = self._pipeline.history.count(request.key) if request.options.fresh else 0
        try:
            record, _ = self._pipeline.begin(self.work, request.seed + request.n * past, Monitor())
        except PromptMagicError as error:
            self.error = error
            raise
        return record

    def unanswered(self, record: Record) -> Collection[int]:
        """Return the variations that were ordered before, by whoever, and of which nobody saw an answer."""
        with self._lock:
            if self._unanswered is None:
                self._unanswered = {order.number: order for order in self._pipeline.unanswered(record)}
            return self._unanswered.keys()

    def refusal(self, number: int) -> PromptMagicError:
        """Return why a variation is not ordered again."""
        order = (self._unanswered or {})[number]
        try:
            self._pipeline.refuse_unanswered([order], "Its generation's .complete() orders it again.")
        except UnansweredError as error:
            self.refused[number] = error
        return self.refused[number]

    def failures(self) -> Iterator[Missing]:
        """Yield what could not be made of it."""
        for number, (brief, spec) in enumerate(zip(self.request.briefs, self.request.painters, strict=True), 1):
            variation = self.record.variation(number) if self.record else None
            if variation is None and self.error is not None:
                yield Missing(brief.text, spec, str(self.error))
            elif number in self.refused:
                yield Missing(brief.text, spec, str(self.refused[number]))
            elif variation is not None and variation.picture is None and variation.error:
                yield Missing(brief.text, variation.painter, variation.error)


class Sweeper:
    """Carries out one sweep.

    Parameters
    ----------
    studio, pipeline
        Who finds what is saved, and who makes what is not.
    executor
        Who paints; None for this process.
    parallel
        How many pictures are under way at most.
    watch
        Told how far it is, on the thread that asked; by default it writes a bar.
    stop
        Ends the sweep as an interrupt would.
    """

    def __init__(
        self,
        studio: Requests,
        pipeline: Pipeline,
        *,
        executor: Executor | None = None,
        parallel: int | None = None,
        watch: Watch | None = None,
        stop: Stop | None = None,
    ) -> None:
        self._studio = studio
        self._pipeline = pipeline
        self._executor = executor
        self._parallel = parallel or (pipeline.parallel if executor is None else IN_FLIGHT)
        self._watch = watch if watch is not None else Bar()
        self._stop = stop or Stop()

    def sweep(self, briefs: str | Iterable[str], options: Mapping[str, Any]) -> Sweep:
        """Paint what is not painted yet; see `Studio.sweep`."""
        jobs = [_Job(request, self._saved(request), self._pipeline) for request in self._requests(briefs, options)]
        self._check(jobs)
        counter = _Counter(
            ProgressLine(sum(job.request.n for job in jobs), sum(job.saved for job in jobs)), self._watch
        )
        works = [self._work(job, number) for job in jobs for number in job.missing]
        try:
            side_by_side(works, self._parallel, counter.hear, self._stop)
        except INTERRUPTS:
            raise _stopped(counter.progress) from None
        finally:
            counter.end()
        return self._result(jobs, counter.progress)

    def _requests(self, briefs: str | Iterable[str], options: Mapping[str, Any]) -> list[Request]:
        """Return a request for each brief and combination of options; each once."""
        texts = [briefs] if isinstance(briefs, str) else list(briefs)
        if not texts:
            raise OptionError("There are no briefs to sweep over.", "Give a list of them.")
        requests = [self._request(text, chosen) for text in texts for chosen in combinations(options)]
        return list({request.identity: request for request in requests}.values())

    def _request(self, text: str, chosen: Mapping[str, Any]) -> Request:
        options = self._studio.defaults.updated(**chosen)
        for name in _ALONE:
            if getattr(options, name):
                raise OptionError(f"{name} is an option of one generation.", "Leave it out of a sweep.")
        choices = any(Template.parse(part).count > 1 for part in (text, options.style, options.painter))
        if options.n is None and not choices:
            options = replace(options, n=1)
        return self._studio.request("paint", text, options)

    def _saved(self, request: Request) -> Record | None:
        return None if request.options.fresh else self._studio.replay(request)

    def _check(self, jobs: Sequence[_Job]) -> None:
        """Find out, before anybody is called, what cannot be painted, and whether the budget reaches for all of it."""
        for job in jobs:
            if job.missing:
                self._pipeline.check(job.work)
        left = [job.estimate for job in jobs if job.missing]
        self._pipeline.budget.check(sum(left, FREE), f"a sweep of {many(len(left), 'generation')}")

    def _work(self, job: _Job, number: int) -> Callable[[Listener], None]:
        def work(tell: Listener) -> None:
            try:
                record = job.begun()
            except PromptMagicError as error:
                tell(Failed(number, error))
                return
            task = record.variation(number)
            if number in job.unanswered(record):
                tell(Failed(number, job.refusal(number)))
                return
            run = self._pipeline.run(record, job.request.options, watched=False, stop=self._stop)
            run.work(task, self._painter(task), self._pipeline.start_for(record, task))(tell)

        return work

    def _painter(self, task: Variation) -> Painter:
        painter = self._pipeline.engines.painter(task.painter)
        if self._executor is None:
            return painter
        return RemotePainter(painter, task.painter, self._pipeline.engines, self._executor)

    def _result(self, jobs: Sequence[_Job], progress: ProgressLine) -> Sweep:
        for job in jobs:
            if job.record is not None:
                job.record = self._pipeline.history.record(job.record.id)
        generations = [Generation(job.record.id, self._studio) for job in jobs if job.record is not None]
        return Sweep(generations, [missing for job in jobs for missing in job.failures()], progress)


class _Counter:
    """Counts the pictures of a sweep as it hears of them, on the thread that asked."""

    def __init__(self, progress: ProgressLine, watch: Watch) -> None:
        self.progress = progress
        self._watch = watch
        self._begin = time.monotonic()
        watch(progress)

    def hear(self, event: Event) -> None:
        """Count an event; raises a failure that the other pictures would meet too."""
        if isinstance(event, Painted):
            self._count(painted=self.progress.painted + 1)
        elif isinstance(event, Failed):
            self._count(failed=self.progress.failed + 1)
            if isinstance(event.error, _HOPELESS):
                raise event.error

    def end(self) -> None:
        """Say that no more will come."""
        self._count(ended=True)

    def _count(self, **changes: Any) -> None:
        self.progress = replace(self.progress, seconds=time.monotonic() - self._begin, **changes)
        self._watch(self.progress)


def combinations(options: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield every way to choose one value for each option; one given as a list or a range has several.

    Raises
    ------
    OptionError
        A list is empty.
    """
    several = {name: value if isinstance(value, list | range) else [value] for name, value in options.items()}
    for name, values in several.items():
        if not values:
            raise OptionError(f"The list of {name} is empty.", "Give at least one value, or leave it out.")
    for chosen in itertools.product(*several.values()):
        yield dict(zip(several, chosen, strict=True))


def _stopped(progress: ProgressLine) -> CancelledError:
    return CancelledError(
        f"Stopped: {progress.saved + progress.painted} of {many(progress.total, 'picture')} are painted and kept.",
        "Sweep again: only the others are painted.",
    )
