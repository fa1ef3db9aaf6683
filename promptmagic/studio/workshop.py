"""The workshop: where a studio's requests are carried out, by its engines, from its purse, into its history."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from promptmagic.crew import INTERRUPTS, Stop, in_thread, side_by_side
from promptmagic.errors import BadAnswerError, CancelledError, EngineError, NotPaintedError
from promptmagic.events import Finished, Listener, Previewed, Started, ignore
from promptmagic.expanders import Expander, Expansion
from promptmagic.history import History
from promptmagic.model import FREE, Brief, Parts, Picture, Prompt, Record, Variation, new_id
from promptmagic.options import FIELDS, Options
from promptmagic.painters import Canvas, can_edit
from promptmagic.studio import faults, painting, plans, sources
from promptmagic.studio.budget import Purse
from promptmagic.studio.engines import Engines, spec_of
from promptmagic.studio.painting import bill, many
from promptmagic.studio.request import OFFLINE_PAINTER, Request
from promptmagic.studio.sources import Start

PREVIEW_PIXELS = 512
"""The longer side of a preview: enough for a card on a sharp screen."""

STARTS_KEPT = 8
"""How many pictures that generations started from are held in memory, for what is painted of them later."""


class Workshop:
    """Expands briefs, paints variations side by side, and records both. Safe to use from several threads.

    Parameters
    ----------
    history
        Where everything is kept.
    engines
        Who expands and paints.
    parallel
        How many pictures are painted side by side at most.
    partials
        Whether a listener shows partial pictures: asked for only then, since they are billed.
    """

    def __init__(self, history: History, engines: Engines, *, parallel: int, partials: bool) -> None:
        self.history = history
        self.engines = engines
        self.purse = Purse(history)
        self.parallel = parallel
        self.partials = partials
        self.lock = threading.RLock()
        self._starts: dict[str, Start] = {}

    # A new generation

    def begin(self, request: Request, seed: int, listener: Listener) -> tuple[Record, list[Variation]]:
        """Put a request's generation into the history with its prompts; return it with the variations to paint.

        Raises
        ------
        OptionError, BudgetError
            A painter cannot do what is asked, or it costs too much; nothing was called.
        EngineError
            The prompts could not be made.
        CancelledError
            A person interrupted it.
        """
        specs = self.engines.painter_specs(request)
        self.check(request, specs)
        unpainted = self._unpainted(request)
        still = replace(request, options=replace(request.options, raw=True)) if unpainted else request
        estimate = plans.estimate(still, self.engines)
        self.purse.check(estimate, "all that this asks for")
        record = unpainted or self.blank(request, seed, specs)
        self.remember(record.id, request.start)
        listener(Started(record, request.n, estimate))
        return (record, list(record.variations)) if unpainted else self._expand(request, record, seed, specs)

    def _unpainted(self, request: Request) -> Record | None:
        """Return what an earlier run of this request left with prompts and not one picture: they are not paid twice."""
        if request.options.fresh or request.kind != "paint":
            return None
        now = [spec_of(self.engines.painter(spec)) for spec in self.engines.painter_specs(request)]
        for record in self.history.find(request.key, request.cell):
            then = [spec_of(self.engines.painter(v.painter)) for v in record.variations if v.painter]
            if record.prompts and not record.pictures and then == now and request.matches(record, online=False):
                return record
        return None

    def check(self, request: Request, specs: Sequence[str]) -> None:
        """Find out before any call what the painters cannot do; raises OptionError or EngineError."""
        for painter in {self.engines.painter(spec) for spec in specs}:
            painting.check(painter, painting.canvas_for(painter, request.options, request.seed, request.start))

    def _expand(
        self, request: Request, record: Record, seed: int, specs: Sequence[str]
    ) -> tuple[Record, list[Variation]]:
        expander = None if request.options.raw else self.engines.expander(request)
        with self.purse.paying(plans.prompts_estimate(request, self.engines), f"prompts by {spec_of(expander)}"):
            asked = plans.asked(request)
            expansion = self.expansion(expander, asked, seed)
            by_brief = dict(zip(asked, expansion.prompts, strict=True))
            prompts = tuple(by_brief[b] for b in request.briefs) if request.options.same else expansion.prompts
            tasks = [
                Variation(number, prompt, seed + number - 1, spec)
                for number, (prompt, spec) in enumerate(zip(prompts, specs, strict=True), 1)
            ]
            record = self.history.begin(
                replace(
                    record,
                    prompts=prompts,
                    variations=tuple(tasks) if request.kind == "paint" else (),
                    expander=spec_of(expander),
                    expansion_cost=expansion.cost,
                )
            )
        return record, tasks

    def expansion(
        self, expander: Expander | None, briefs: Sequence[Brief], seed: int, stop: Stop | None = None
    ) -> Expansion:
        """Return one prompt for each brief; without an expander the briefs as they are.

        Raises
        ------
        EngineError
            They could not be made.
        CancelledError
            A person stopped it.
        """
        if expander is None:
            return Expansion(tuple(map(raw, briefs)))
        try:
            return in_thread(lambda: _expanded(expander, briefs, seed), stop)
        except INTERRUPTS:
            raise CancelledError("Stopped before the prompts had arrived.", billed=bill(expander)) from None

    def blank(self, request: Request, seed: int, specs: Sequence[str]) -> Record:
        """Return the record of a request, of which nothing is made yet."""
        used = [spec_of(self.engines.painter(spec)) for spec in specs]
        mixed = {"painters": used} if len(set(used)) > 1 else {}
        return Record(
            id=new_id(),
            kind=request.kind,
            typed=request.typed,
            briefs=request.briefs,
            options=request.options.to_dict() | {"seed": seed} | mixed | self._start_options(request, specs),
            key=request.key,
            painter=request.options.painter if mixed else used[0],
            parent=request.start.source.parent if request.start else None,
            notebook=self.history.place.name,
            cell=request.cell,
        )

    def _start_options(self, request: Request, specs: Sequence[str]) -> dict[str, Any]:
        """Return what a record keeps of the picture that it started from, and of the size that follows from it."""
        if request.start is None:
            return {}
        canvas = painting.canvas_for(self.engines.painter(specs[0]), request.options, request.seed, request.start)
        size = f"{canvas.size[0]}x{canvas.size[1]}" if canvas.size else "auto"
        return {"size": request.options.size or size, **request.start.to_dict()}

    # What pictures start from

    def remember(self, id: str, start: Start | None) -> None:
        """Hold what a generation started from, for what is painted of it later in this process."""
        if start is not None:
            with self.lock:
                self._starts.pop(id, None)
                self._starts[id] = start
                while len(self._starts) > STARTS_KEPT:
                    del self._starts[next(iter(self._starts))]

    def start_of(self, record: Record) -> Start | None:
        """Return what a generation started from; None where it started from no picture."""
        with self.lock:
            start = self._starts.get(record.id)
        return start or sources.find_again(record, self.history)

    def start_from(self, record: Record, variation: Variation, mask: object = None) -> Start:
        """Return what starts from a variation's picture."""
        source = replace(sources.find(variation, self.history), name=record.id, parent=record.id)
        return sources.start(source, None if mask is None else sources.find(mask, self.history, mask=True))

    def start_for(self, record: Record, task: Variation) -> Start | None:
        """Return what one variation starts from: the one that it is like, where its painter can, or as its siblings."""
        if task.origin is not None and can_edit(self.engines.painter(task.painter)):
            return self.start_from(record, painted(record, task.origin))
        return self.start_of(record)

    # Painting

    def paint_all(
        self,
        id: str,
        tasks: Sequence[Variation],
        options: Options,
        listener: Listener = ignore,
        stop: Stop | None = None,
    ) -> None:
        """Paint all tasks of a generation side by side, and keep each at once.

        Raises
        ------
        EngineError
            Not one picture arrived; where only some failed, the history holds their errors.
        CancelledError
            A person stopped it; what had arrived is kept.
        """
        stop = stop or Stop()
        record = self.history.record(id)
        watched = self.partials and listener is not ignore
        commission = painting.Commission(id, self.history, self.purse, options, watched, stop)
        easels = [(task, self.engines.painter(task.painter)) for task in tasks]
        works = [
            commission.work(task, painter, self.start_for(record, task), _turn(record, task))
            for task, painter in easels
        ]
        ledger = painting.Ledger(listener)
        try:
            side_by_side(works, self.parallel, ledger.tell, stop)
        except INTERRUPTS:
            listener(Finished(self.history.record(id), stopped=True))
            raise ledger.stopped(len(tasks), paid=not all(painter.free for _, painter in easels)) from None
        listener(Finished(self.history.record(id)))
        if ledger.errors and not ledger.painted:
            raise ledger.errors[0]

    def preview(self, prompt: Prompt, *, seed: int, size: tuple[int, int] | None) -> Picture:
        """Return a small offline sketch of a prompt: free, and not kept."""
        width, height = size or (1, 1)
        scale = PREVIEW_PIXELS / max(width, height)
        small = (max(64, round(width * scale)), max(64, round(height * scale)))
        return self.engines.painter(OFFLINE_PAINTER).paint(prompt, Canvas(seed=seed, size=small))

    def show_previews(
        self, record: Record, numbers: Iterable[int], listener: Listener, stop: Stop | None = None
    ) -> None:
        """Sketch the prompts with these numbers, one after another, and tell of each."""
        size, seed = options_of(record).pixels, int(record.options.get("seed", 0))

        def work(number: int) -> Callable[[Listener], None]:
            prompt = record.prompts[number - 1]
            return lambda tell: tell(Previewed(number, self.preview(prompt, seed=seed + number - 1, size=size)))

        side_by_side([work(number) for number in numbers], 1, listener, stop)


def _turn(record: Record, task: Variation) -> int:
    """Count the variations before this one that were asked for in the same words, from the same picture."""
    asked = (task.prompt.text, task.origin)
    return sum((v.prompt.text, v.origin) == asked for v in record.variations if v.number < task.number)


def raw(brief: Brief) -> Prompt:
    """Return the prompt that a brief is by itself."""
    return Prompt(brief.text, Parts(style=brief.style, avoid=brief.exclude))


def painted(record: Record, number: int) -> Variation:
    """Return a variation that has a picture, or raise NotPaintedError."""
    variation = record.variation(number) if record.variations else None
    if variation is None or variation.picture is None:
        raise NotPaintedError(
            f"There is no picture of {record.text!r} to start from yet.",
            "Press Paint in its picker, or run the cell with --pick 1.",
        )
    return variation


def painter_of(record: Record, number: int) -> str:
    """Return the spec of the painter of prompt `number`; the painters of mixed generations take turns."""
    specs: Sequence[str] = record.options.get("painters") or [record.painter]
    return specs[(number - 1) % len(specs)]


def unused_seeds(record: Record, prompt: Prompt, number: int) -> Iterator[int]:
    """Seeds for prompt `number`: the one of its preview first, then those `n` apart, less those already painted."""
    used = {v.seed for v in record.variations if v.prompt.text == prompt.text}
    seed = int(record.options.get("seed", 0)) + number - 1
    while True:
        if seed not in used:
            yield seed
        seed += len(record.prompts)


def options_of(record: Record) -> Options:
    """Return the options that a generation was asked for with, less the pictures that it started from."""
    known = {name: value for name, value in record.options.items() if name in FIELDS and name not in ("source", "mask")}
    return Options().updated(**known)


def with_prompts(error: EngineError, record: Record) -> EngineError:
    """Say of a failure to paint that the prompts were paid, where they were."""
    if record.expansion_cost != FREE and error.billed == "no":
        error.billed = None
        error.advice = f"{error.advice} The prompts cost {record.expansion_cost}; they are kept for the next run."
    return error


def _expanded(expander: Expander, briefs: Sequence[Brief], seed: int) -> Expansion:
    """Return what an expander made of the briefs, one prompt for each, or the error that says whose bug it is."""
    billed = bill(expander)
    with faults.named("expander", expander, billed):
        made = expander.expand(briefs, seed=seed)
    expansion = faults.checked(made, Expansion, "expander", expander, billed)
    for prompt in expansion.prompts:
        faults.checked(prompt, Prompt, "expander", expander, billed)
    if len(expansion.prompts) != len(briefs):
        raise BadAnswerError(
            f"The expander {expander.name!r} returned {many(len(expansion.prompts), 'prompt')} for {len(briefs)}.",
            "Run the cell again, or use another with -e.",
            billed=billed,
        )
    return expansion
