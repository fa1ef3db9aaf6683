"""The whole way from a brief to kept pictures: expand, paint side by side, record; reports events to one listener."""

from __future__ import annotations

import threading
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

from promptmagic import openai_server, painting, plans, sources
from promptmagic.brief import check
from promptmagic.budget import Purse
from promptmagic.crew import in_thread, side_by_side
from promptmagic.engines import Engines, spec_of
from promptmagic.errors import CancelledError, EngineError, NotPaintedError, OptionError
from promptmagic.events import (
    Finished,
    Listener,
    Previewed,
    Prompted,
    Started,
    ignore,
)
from promptmagic.expanders import Expander, Expansion
from promptmagic.history import History
from promptmagic.model import FREE, Brief, Cost, Generation, Kind, Parts, Picture, Prompt, Record, Variation, new_id
from promptmagic.options import FIELDS, Options
from promptmagic.painters import Canvas, can_edit
from promptmagic.painting import bill
from promptmagic.request import OFFLINE_PAINTER, Request, make_request
from promptmagic.sources import Start

PREVIEW_PIXELS = 512
"""The longer side of a preview: enough for a card on a sharp screen."""

STARTS_KEPT = 8
"""How many pictures that generations started from are held in memory, for what is painted of them later."""

ANOTHER = "Make another version of this picture: the same subject and style, with other details and composition."
"""What is asked of a painter that varies a picture by starting from it."""

Watcher = Callable[[Record], None]


class Studio:
    """Turns briefs into generations and keeps them. Safe to use from several threads.

    Parameters
    ----------
    history
        Where everything is kept; by default `paintings/` in the working directory.
    parallel
        How many pictures are painted side by side at most.
    budget
        The most that one notebook may cost, in US dollars; a paid call beyond it, or of unknown price, is not made.
    retries, timeout
        How often a request is repeated at most where that helps and costs nothing twice, and how many seconds an answer
        may take; by default what the engine thinks right.
    painter_options
        Options of painters by the painter's name, `{"diffusers": {"steps": 20}}`; those of a spec go before them.
    partials
        Whether a listener shows partial pictures: asked for only then, since they are billed.
    defaults
        Options for every call: `painter="sketch"`, `n=4`, `size="16:9"`, … (the table of options lists them).

    Examples
    --------
    >>> studio = Studio(painter="sketch", expander="template")
    >>> art = studio.paint("a beach sunset", n=2, seed=7, size="256x256")
    >>> art.picture.image.size
    (256, 256)
    """

    def __init__(
        self,
        history: History | None = None,
        *,
        parallel: int = 4,
        budget: float | None = None,
        retries: int | None = None,
        timeout: float | None = None,
        painter_options: Mapping[str, Mapping[str, object]] | None = None,
        partials: bool = True,
        **defaults: Any,
    ) -> None:
        self.history = history if history is not None else History(Path.cwd(), desk=lambda: self)
        self.parallel = parallel
        self.partials = partials
        self._purse = Purse(self.history)
        self._purse.limit = budget
        self._starts: dict[str, Start] = {}
        self.defaults = Options().updated(**defaults)
        self._engines = Engines(retries=retries, timeout=timeout, options=painter_options)
        self._saves: dict[tuple[str, str], str] = {}
        self._watchers: dict[str, list[Watcher]] = defaultdict(list)
        self._lock = threading.RLock()

    @property
    def budget(self) -> float | None:
        """The most that one notebook may cost, in US dollars; None for no limit."""
        return self._purse.limit

    @budget.setter
    def budget(self, usd: float | None) -> None:
        self._purse.limit = usd

    @property
    def painter_options(self) -> Mapping[str, Mapping[str, object]]:
        """Options of painters by the painter's name; those of a spec go before them."""
        return self._engines.options

    @painter_options.setter
    def painter_options(self, options: Mapping[str, Mapping[str, object]]) -> None:
        self._engines.options = options

    def be_patient(self, retries: int | None, timeout: float | None) -> None:
        """Set how often requests are repeated at most, and how many seconds an answer may take; None for the usual."""
        self._engines.retries, self._engines.timeout = retries, timeout

    # What a script calls

    def paint(self, brief: str, *, listener: Listener = ignore, **options: Any) -> Generation:
        """Expand a brief, paint its variations, and return the Generation; a saved one where nothing has changed.

        Raises
        ------
        BriefError, OptionError, UnknownNameError
            The input does not fit; nothing was called.
        EngineError
            Nothing could be painted. Where only some variations failed, they hold their error and nothing is raised.
        """
        return self._generate("paint", brief, listener, options)

    def expand(self, brief: str, *, listener: Listener = ignore, **options: Any) -> Generation:
        """Expand a brief to prompts and return the Generation, in which nothing is painted yet unless it is free.

        Raises
        ------
        BriefError, OptionError, UnknownNameError
            The input does not fit; nothing was called.
        EngineError
            The prompts could not be made.
        """
        return self._generate("imageprompt", brief, listener, options)

    def _generate(self, kind: Kind, brief: str, listener: Listener, options: Mapping[str, Any]) -> Generation:
        request = self.request(kind, brief, self.defaults.updated(**options))
        _refuse_options_of_cells(request.options)
        record = self.replay(request)
        record = self.make(request, listener) if record is None else self.complete(record, listener)
        if request.options.save:
            self.save(record.id, request.options.save, request.cell)
        return Generation(record.id, self, request.cell)

    # What a cell asks for, and whether it is there already

    def request(
        self, kind: Kind, brief: str, options: Options, *, names: Mapping[str, object] | None = None, cell: str = ""
    ) -> Request:
        """Fill in and check a brief and its options; calls nothing.

        Raises
        ------
        BriefError, OptionError, UnknownNameError
            Something does not fit.
        """
        start = sources.find_start(options, self.history, names)
        request = make_request(kind, brief, options, names=names, cell=cell, start=start)
        self._engines.check(request)
        return replace(request, configured=self._engines.configured(request))

    def replay(self, request: Request) -> Record | None:
        """Return the saved generation that this request repeats, with the cell's pick; None where there is none."""
        if request.options.fresh:
            return None
        online = openai_server.configured()
        for record in self.history.find(request.key, request.cell):
            if (record.variations or record.kind == "imageprompt") and request.matches(record, online=online):
                if not record.pictures and request.kind == "paint":
                    continue
                self._remember(record.id, request.start)
                if request.options.pick:
                    return self._pick_for(request, record)
                return self.history.record(record.id, request.cell)
        return None

    def complete(self, record: Record, listener: Listener = ignore) -> Record:
        """Paint what an interrupt or a failure left unpainted, where that is free; elsewhere nothing is asked again."""
        if record.kind == "imageprompt":
            if record.pictures or not self._engines.is_free(record.painter):
                return record
            return self.paint_prompt(record.id, 1, listener=listener)
        missing = [v for v in record.variations if v.picture is None and self._engines.is_free(v.painter)]
        if missing:
            self._paint_all(record.id, missing, _options_of(record), listener, self._start_of(record))
        return self.history.record(record.id, record.cell) if missing else record

    def _pick_for(self, request: Request, record: Record) -> Record:
        number = request.options.pick or 1
        if request.kind == "imageprompt":
            return self._paint_picked(request, record, number, ignore)
        if record.variation(number).picture is None:
            raise EngineError(f"Variation {number} has no picture.", "Pick another, or add --fresh to paint anew.")
        return self.pick(record.id, number, request.cell)

    def offline_note(self, request: Request) -> str:
        """Return the plain line that says why `auto` paints offline; empty where it does not."""
        options = request.options
        if "auto" not in (*request.painters, options.expander) or openai_server.configured():
            return ""
        what = "Painting offline sketches" if "auto" in request.painters else "Writing prompts from templates"
        return f"{what}: no OpenAI key is set. promptmagic.login() takes one."

    def plan(self, request: Request) -> str:
        """Return in words what a request would ask of whom, and what it would cost; calls nothing."""
        saved = self.replay(replace(request, options=replace(request.options, pick=None)))
        if saved is not None:
            return f"{request.kind} · nothing was called\nA saved generation is shown again, free: {saved.id}"
        return plans.describe(request, self._engines)

    def estimate(self, request: Request) -> Cost:
        """Return what carrying out a request will cost, about; calls nothing."""
        return plans.estimate(request, self._engines)

    # Making a generation

    def make(self, request: Request, listener: Listener = ignore) -> Record:
        """Carry out a request: expand it, then paint all (paint) or only what is free or picked (imageprompt).

        What arrives is kept at once, whatever happens after.

        Raises
        ------
        EngineError
            The prompts could not be made, or not one picture.
        CancelledError
            A person interrupted it; what had arrived is kept.
        """
        seed = request.seed + request.n * (self.history.count(request.key) if request.options.fresh else 0)
        specs = self._engines.painter_specs(request)
        self._check(request, specs)
        unpainted = self._unpainted(request)
        still = replace(request, options=replace(request.options, raw=True)) if unpainted else request
        estimate = self.estimate(still)
        self._purse.check(estimate, "all that this asks for")
        record = unpainted or self._blank(request, seed, specs)
        self._remember(record.id, request.start)
        listener(Started(record, request.n, estimate))
        record, tasks = (record, list(record.variations)) if unpainted else self._begin(request, record, seed, specs)
        for number, prompt in enumerate(record.prompts, 1):
            listener(Prompted(number, prompt))
        if request.kind == "imageprompt":
            return self._show_prompts(request, record, listener)
        try:
            self._paint_all(record.id, tasks, request.options, listener, request.start)
        except EngineError as error:
            raise _with_prompts(error, record) from error.__cause__
        if request.options.pick:
            return self._pick_for(request, self.history.record(record.id))
        return self.history.record(record.id, request.cell)

    def _unpainted(self, request: Request) -> Record | None:
        """Return what an earlier run of this request left with prompts and not one picture: they are not paid twice."""
        if request.options.fresh or request.kind != "paint":
            return None
        now = [spec_of(self._engines.painter(spec)) for spec in self._engines.painter_specs(request)]
        for record in self.history.find(request.key, request.cell):
            then = [spec_of(self._engines.painter(v.painter)) for v in record.variations if v.painter]
            if record.prompts and not record.pictures and then == now and request.matches(record, online=False):
                self._remember(record.id, request.start)
                return record
        return None

    def _check(self, request: Request, specs: Sequence[str]) -> None:
        for painter in {self._engines.painter(spec) for spec in specs}:
            painting.check(painter, painting.canvas_for(painter, request.options, request.seed, request.start))

    def _begin(
        self, request: Request, record: Record, seed: int, specs: Sequence[str]
    ) -> tuple[Record, list[Variation]]:
        """Expand the briefs and put the generation into the history; return it with the variations to paint."""
        expander = None if request.options.raw else self._engines.expander(request)
        with self._purse.paying(plans.prompts_estimate(request, self._engines), f"prompts by {spec_of(expander)}"):
            expansion = self._expansion(request, seed, expander)
            tasks = [
                Variation(number, prompt, seed + number - 1, spec)
                for number, (prompt, spec) in enumerate(zip(expansion.prompts, specs, strict=True), 1)
            ]
            record = self.history.begin(
                replace(
                    record,
                    prompts=expansion.prompts,
                    variations=tuple(tasks) if request.kind == "paint" else (),
                    expander=spec_of(expander),
                    expansion_cost=expansion.cost,
                )
            )
        return record, tasks

    def _blank(self, request: Request, seed: int, specs: Sequence[str]) -> Record:
        used = [spec_of(self._engines.painter(spec)) for spec in specs]
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
        canvas = painting.canvas_for(self._engines.painter(specs[0]), request.options, request.seed, request.start)
        size = f"{canvas.size[0]}x{canvas.size[1]}" if canvas.size else "auto"
        return {"size": request.options.size or size, **request.start.to_dict()}

    def _remember(self, id: str, start: Start | None) -> None:
        """Hold what a generation started from, for what is painted of it later in this process."""
        if start is not None:
            with self._lock:
                self._starts.pop(id, None)
                self._starts[id] = start
                while len(self._starts) > STARTS_KEPT:
                    del self._starts[next(iter(self._starts))]

    def _start_of(self, record: Record) -> Start | None:
        with self._lock:
            start = self._starts.get(record.id)
        return start or sources.find_again(record, self.history)

    def _expansion(self, request: Request, seed: int, expander: Expander | None) -> Expansion:
        """Return one prompt for each of the request's briefs."""
        asked = plans.asked(request)
        if expander is None:
            expansion = Expansion(tuple(_raw(brief) for brief in asked))
        else:
            try:
                expansion = in_thread(lambda: expander.expand(asked, seed=seed))
            except KeyboardInterrupt:
                raise CancelledError("Stopped before the prompts had arrived.", billed=bill(expander)) from None
        if not request.options.same:
            return expansion
        by_brief = dict(zip(asked, expansion.prompts, strict=True))
        return replace(expansion, prompts=tuple(by_brief[brief] for brief in request.briefs))

    def _show_prompts(self, request: Request, record: Record, listener: Listener) -> Record:
        if request.options.pick:
            return self._paint_picked(request, record, request.options.pick, listener)
        seed = int(record.options["seed"])
        previews = [
            self._preview_work(number, prompt, seed + number - 1, request.options)
            for number, prompt in enumerate(record.prompts, 1)
        ]
        side_by_side(previews, 1, listener)
        if self._engines.painter(self._spec_for(record, 1)).free:
            return self.paint_prompt(record.id, 1, listener=listener)
        listener(Finished(record))
        return record

    def _preview_work(self, number: int, prompt: Prompt, seed: int, options: Options) -> Callable[[Listener], None]:
        def work(tell: Listener) -> None:
            tell(Previewed(number, self.preview(prompt, seed=seed, size=options.pixels)))

        return work

    def _paint_picked(self, request: Request, record: Record, number: int, listener: Listener) -> Record:
        """Paint prompt `number` unless it was painted before, and choose its picture for the cell."""
        wanted = record.prompts[number - 1]
        self.history.pick_prompt(record.id, number)
        painted = next((v for v in record.variations if v.picture and v.prompt == wanted), None)
        if painted is None:
            record = self.paint_prompt(record.id, number, listener=listener)
            painted = record.variations[-1]
        return self.pick(record.id, painted.number, request.cell)

    # What a picker asks for

    def record(self, id: str, cell: str = "") -> Record:
        """Return a generation's newest state; `chosen` is that cell's pick where a cell is given."""
        return self.history.record(id, cell)

    def pick(self, id: str, number: int, cell: str = "") -> Record:
        """Choose a variation for a cell, and remember it."""
        cell = cell or self.history.record(id).cell
        record = self.history.pick(id, number, cell)
        if path := self._saves.get((id, cell)):
            self.save(id, path, cell)
        return self._changed(record)

    def pick_prompt(self, id: str, number: int) -> Record:
        """Remember which prompt is chosen; nothing is painted."""
        return self._changed(self.history.pick_prompt(id, number))

    def edit_prompt(self, id: str, number: int, text: str) -> Record:
        """Replace a prompt's wording by a person's; nothing is painted.

        Raises
        ------
        BriefError
            The text is empty or too long.
        """
        prompt = self.history.record(id).prompts[number - 1].reworded(check(text))
        return self._changed(self.history.save_prompt(id, number, prompt))

    def paint_prompt(self, id: str, number: int, *, times: int = 1, listener: Listener = ignore) -> Record:
        """Paint prompt `number` as it stands now, `times` times with different seeds, as further variations.

        Raises
        ------
        EngineError
            Not one picture could be painted.
        CancelledError
            A person interrupted it; what had arrived is kept.
        """
        start = self._start_of(self.history.record(id))
        with self._lock:
            record = self.history.record(id)
            prompt = record.prompts[number - 1]
            spec = self._spec_for(record, number)
            seeds = _unused_seeds(record, prompt, number)
            first = len(record.variations) + 1
            tasks = [Variation(first + k, prompt, next(seeds), spec) for k in range(times)]
            for task in tasks:
                self.history.put(id, task)
        self._paint_all(id, tasks, _options_of(record), listener, start)
        return self._changed(self.history.record(id))

    def preview(self, prompt: Prompt, *, seed: int, size: tuple[int, int] | None) -> Picture:
        """Return a small offline sketch of a prompt: free, and not kept."""
        width, height = size or (1, 1)
        scale = PREVIEW_PIXELS / max(width, height)
        small = (max(64, round(width * scale)), max(64, round(height * scale)))
        return self._engines.painter(OFFLINE_PAINTER).paint(prompt, Canvas(seed=seed, size=small))

    def price(self, id: str, times: int = 1) -> Cost:
        """Return the estimated cost of painting one prompt `times` times."""
        record = self.history.record(id)
        painter = self._engines.painter(self._spec_for(record, 1))
        edits = "source_digest" in record.options and not painter.free
        start = self._start_of(record) if edits else None
        return painting.estimate(painter, painting.canvas_for(painter, _options_of(record), 0, start)) * times

    def repaint(self, id: str, painter: str | None = None, **options: Any) -> Generation:
        """Paint a generation's prompts anew as a child of it, with another painter or other options.

        What it started from, its child starts from too.
        """
        parent = self.history.record(id)
        wanted = _options_of(parent).updated(painter=painter or parent.painter, **options)
        return self._child(parent, parent.prompts, wanted, self._start_of(parent))

    def vary(self, id: str, number: int, n: int = 4) -> Generation:
        """Make `n` others like one variation, as a child of its generation.

        A painter that can start from a picture starts from this one; any other paints its prompt with unused seeds.
        """
        parent = self.history.record(id)
        variation = parent.variation(number)
        options = _options_of(parent).updated(n=n, painter=variation.painter or parent.painter)
        if variation.picture is not None and can_edit(self._engines.painter(options.painter)):
            prompt = replace(variation.prompt, text=f"{ANOTHER} It shows: {variation.prompt.text}")
            return self._child(parent, [prompt] * n, replace(options, size=""), self._start_from(parent, variation))
        seed = max(v.seed for v in parent.variations) + 1
        return self._child(parent, [variation.prompt] * n, options.updated(seed=seed), self._start_of(parent))

    def refine(
        self, id: str, number: int, change: str, n: int = 1, painter: str | None = None, **options: Any
    ) -> Generation:
        """Change one variation's picture as the words say, `n` times, as a child of its generation.

        Raises
        ------
        BriefError
            The change is empty or too long.
        NotPaintedError
            The variation has no picture.
        OptionError
            The painter cannot start from a picture.
        """
        text = check(change)
        parent = self.history.record(id)
        variation = self._painted(parent, number)
        start = self._start_from(parent, variation, options.pop("mask", None))
        wanted = replace(_options_of(parent), size="", style="", exclude="", raw=True)
        wanted = wanted.updated(painter=painter or variation.painter or parent.painter, n=n, **options)
        brief = Brief(text, wanted.style, wanted.exclude, change=True)
        return self._child(parent, [_raw(brief)] * (wanted.n or 1), wanted, start, brief)

    def _start_from(self, record: Record, variation: Variation, mask: object = None) -> Start:
        """Return what starts from a variation's picture."""
        source = replace(sources.find(variation, self.history), name=record.id, parent=record.id)
        return sources.start(source, None if mask is None else sources.find(mask, self.history, mask=True))

    def _painted(self, record: Record, number: int) -> Variation:
        """Return a variation that has a picture."""
        variation = record.variation(number) if record.variations else None
        if variation is None or variation.picture is None:
            raise NotPaintedError(
                f"There is no picture of {record.text!r} to start from yet.",
                "Press Paint in its picker, or run the cell with --pick 1.",
            )
        return variation

    def _child(
        self,
        parent: Record,
        prompts: Sequence[Prompt],
        options: Options,
        start: Start | None,
        brief: Brief | None = None,
    ) -> Generation:
        """Paint the prompts as a new generation. No cell asked for it, so none may replay it: it has no key.

        `brief` is what it was asked for, where that is not what its parent was asked for.
        """
        typed = brief.text if brief else parent.typed
        briefs = (brief or replace(parent.briefs[0], text=parent.text),) * len(prompts)
        painter = options.painter
        request = Request("paint", typed, options, briefs, (painter,) * len(prompts), parent.cell, start)
        specs = self._engines.painter_specs(request)
        self._check(request, specs)
        tasks = [
            Variation(k, prompt, request.seed + k - 1, spec)
            for k, (prompt, spec) in enumerate(zip(prompts, specs, strict=True), 1)
        ]
        blank = replace(self._blank(request, request.seed, specs), key="", parent=parent.id)
        record = self.history.begin(
            replace(blank, prompts=tuple(prompts), variations=tuple(tasks), expander="" if brief else parent.expander)
        )
        self._remember(record.id, start)
        self._paint_all(record.id, tasks, options, ignore, start)
        return Generation(record.id, self)

    def save(self, id: str, path: str, cell: str = "") -> None:
        """Write the chosen picture to `path`, now if there is one and at each later pick of that cell."""
        self._saves[id, cell] = path
        shown = self.history.record(id, cell).shown
        if shown is not None and shown.picture is not None:
            shown.picture.save(path)

    def watch(self, id: str, watcher: Watcher) -> Callable[[], None]:
        """Call `watcher` with the newest record after each pick, edit or painting; returns what stops it."""
        with self._lock:
            self._watchers[id].append(watcher)

        def stop() -> None:
            with self._lock, suppress(ValueError):
                self._watchers[id].remove(watcher)

        return stop

    def _changed(self, record: Record) -> Record:
        with self._lock:
            watchers = list(self._watchers.get(record.id, ()))
        for watcher in watchers:
            watcher(record)
        return record

    def _spec_for(self, record: Record, number: int) -> str:
        specs: Sequence[str] = record.options.get("painters") or [record.painter] * len(record.prompts)
        return specs[number - 1]

    def _paint_all(
        self, id: str, tasks: Sequence[Variation], options: Options, listener: Listener, start: Start | None
    ) -> None:
        """Paint all tasks side by side and keep each at once; raise only where not one picture arrived."""
        watched = self.partials and listener is not ignore
        commission = painting.Commission(id, self.history, self._purse, options, start, watched)
        easels = [(task, self._engines.painter(task.painter)) for task in tasks]
        works = [commission.work(task, painter) for task, painter in easels]
        ledger = painting.Ledger(listener)
        try:
            side_by_side(works, self.parallel, ledger.tell)
        except KeyboardInterrupt:
            listener(Finished(self.history.record(id), stopped=True))
            raise ledger.stopped(len(tasks), paid=not all(painter.free for _, painter in easels)) from None
        listener(Finished(self.history.record(id)))
        if ledger.errors and not ledger.painted:
            raise ledger.errors[0]


def _refuse_options_of_cells(options: Options) -> None:
    for name in ("dry_run", "out", "help"):
        if getattr(options, name):
            raise OptionError(
                f"{name} is an option of cells.",
                "In a script, studio.plan(studio.request('paint', brief, studio.defaults)) calls nobody.",
            )


def _with_prompts(error: EngineError, record: Record) -> EngineError:
    """Say of a failure to paint that the prompts were paid, where they were."""
    if record.expansion_cost != FREE and error.billed == "no":
        error.billed = None
        error.advice = f"{error.advice} The prompts cost {record.expansion_cost}; they are kept for the next run."
    return error


def _raw(brief: Brief) -> Prompt:
    return Prompt(brief.text, Parts(style=brief.style, avoid=brief.exclude))


def _unused_seeds(record: Record, prompt: Prompt, number: int) -> Iterator[int]:
    """Seeds for prompt `number`: the one of its preview first, then those `n` apart, less those already painted."""
    used = {v.seed for v in record.variations if v.prompt.text == prompt.text}
    seed = int(record.options.get("seed", 0)) + number - 1
    while True:
        if seed not in used:
            yield seed
        seed += len(record.prompts)


def _options_of(record: Record) -> Options:
    known = {name: value for name, value in record.options.items() if name in FIELDS and name not in ("source", "mask")}
    return Options().updated(**known)
