"""The whole way from a brief to kept pictures: expand, paint side by side, record; reports events to one listener."""

from __future__ import annotations

import threading
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

from promptmagic import costs, expanders, openai_server, painters, painting, registry
from promptmagic.brief import check
from promptmagic.crew import in_thread, side_by_side
from promptmagic.errors import CancelledError, EngineError, PromptMagicError
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
from promptmagic.model import Brief, Cost, Generation, Kind, Parts, Picture, Prompt, Record, Variation, new_id
from promptmagic.options import FIELDS, Options
from promptmagic.painters import Canvas, Careful, Painter
from promptmagic.painting import bill, many
from promptmagic.request import OFFLINE_EXPANDER, OFFLINE_PAINTER, Request, make_request

PREVIEW_PIXELS = 512
"""The longer side of a preview: enough for a card on a sharp screen."""

Watcher = Callable[[Record], None]


class Studio:
    """Turns briefs into generations and keeps them. Safe to use from several threads.

    Parameters
    ----------
    history
        Where everything is kept; by default `paintings/` in the working directory.
    parallel
        How many pictures are painted side by side at most.
    defaults
        Options for every call: `painter="sketch"`, `n=4`, `size="16:9"`, … (the table of options lists them).

    Examples
    --------
    >>> studio = Studio(painter="sketch", expander="template")
    >>> art = studio.paint("a beach sunset", n=2, seed=7, size="256x256")
    >>> art.picture.image.size
    (256, 256)
    """

    def __init__(self, history: History | None = None, *, parallel: int = 4, **defaults: Any) -> None:
        self.history = history if history is not None else History(Path.cwd(), desk=lambda: self)
        self.parallel = parallel
        self.defaults = Options().updated(**defaults)
        self._engines: dict[tuple[str, str], Any] = {}
        self._saves: dict[tuple[str, str], str] = {}
        self._watchers: dict[str, list[Watcher]] = defaultdict(list)
        self._lock = threading.RLock()

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
        request = make_request(kind, brief, options, names=names, cell=cell)
        for spec in set(request.painters) - {"auto"}:
            registry.check(painters.GROUP, spec)
        if options.expander != "auto":
            registry.check(expanders.GROUP, options.expander)
        return request

    def replay(self, request: Request) -> Record | None:
        """Return the saved generation that this request repeats, with the cell's pick; None where there is none."""
        if request.options.fresh:
            return None
        online = openai_server.configured()
        for record in self.history.find(request.key, request.cell):
            if (record.variations or record.kind == "imageprompt") and request.matches(record, online=online):
                if not record.pictures and request.kind == "paint":
                    continue
                if request.options.pick:
                    return self._pick_for(request, record)
                return self.history.record(record.id, request.cell)
        return None

    def complete(self, record: Record, listener: Listener = ignore) -> Record:
        """Paint what an interrupt or a failure left unpainted, where that is free; elsewhere nothing is asked again."""
        if record.kind == "imageprompt":
            if record.pictures or not self._is_free(record.painter):
                return record
            return self.paint_prompt(record.id, 1, listener=listener)
        missing = [v for v in record.variations if v.picture is None and self._is_free(v.painter)]
        if missing:
            self._paint_all(record.id, missing, _options_of(record), listener)
        return self.history.record(record.id, record.cell) if missing else record

    def _is_free(self, spec: str) -> bool:
        """Say whether a painter never bills; one that cannot be made here (no key) counts as paid."""
        try:
            return self._painter(spec).free
        except PromptMagicError:
            return False

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
        lines = [f"{request.kind} · nothing was called"]
        if (saved := self.replay(replace(request, options=replace(request.options, pick=None)))) is not None:
            return "\n".join([*lines, f"A saved generation is shown again, free: {saved.id}"])
        for spec in dict.fromkeys(self._painter_specs(request)):
            painter = self._painter(spec)
            count = self._painter_specs(request).count(spec)
            cost = Cost() if painter.free else self._estimate(painter, request.options) * count
            when = "after Paint, " if request.kind == "imageprompt" and not painter.free else ""
            lines.append(f"painter   {painter.label}: {when}{many(count, 'picture')}, {request.options.size}, {cost}")
        if request.options.raw:
            lines.append("expander  none: the brief is the prompt")
        else:
            expander = self._expander(request)
            cost_text = "free" if expander.free else "billed by the token"
            lines.append(f"expander  {_spec(expander)}: {many(len(self._asked(request)), 'prompt')}, {cost_text}")
        lines += [f"brief     {text}" for text in dict.fromkeys(_described(brief) for brief in request.briefs)]
        lines.append(f"seeds     {request.seed} to {request.seed + request.n - 1}, for painters that take one")
        return "\n".join(lines)

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
        specs = self._painter_specs(request)
        expander = None if request.options.raw else self._expander(request)
        for painter in {self._painter(spec) for spec in specs}:
            if isinstance(painter, Careful):
                painter.check(Canvas(seed, request.options.pixels, request.options.quality))
        record = self._blank(request, seed, specs)
        listener(Started(record, request.n))
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
                expander=_spec(expander),
                expansion_cost=expansion.cost,
            )
        )
        for number, prompt in enumerate(record.prompts, 1):
            listener(Prompted(number, prompt))
        if request.kind == "imageprompt":
            return self._show_prompts(request, record, listener)
        self._paint_all(record.id, tasks, request.options, listener)
        if request.options.pick:
            return self._pick_for(request, self.history.record(record.id))
        return self.history.record(record.id, request.cell)

    def _blank(self, request: Request, seed: int, specs: Sequence[str]) -> Record:
        used = [_spec(self._painter(spec)) for spec in specs]
        mixed = {"painters": used} if len(set(used)) > 1 else {}
        return Record(
            id=new_id(),
            kind=request.kind,
            typed=request.typed,
            briefs=request.briefs,
            options=request.options.to_dict() | {"seed": seed} | mixed,
            key=request.key,
            painter=request.options.painter if mixed else used[0],
            notebook=self.history.place.name,
            cell=request.cell,
        )

    def _asked(self, request: Request) -> list[Brief]:
        """The briefs to expand: one for each prompt, or one for each different brief where one prompt serves all."""
        return list(dict.fromkeys(request.briefs)) if request.options.same else list(request.briefs)

    def _expansion(self, request: Request, seed: int, expander: Expander | None) -> Expansion:
        """Return one prompt for each of the request's briefs."""
        asked = self._asked(request)
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
        if self._painter(self._spec_for(record, 1)).free:
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
        with self._lock:
            record = self.history.record(id)
            prompt = record.prompts[number - 1]
            spec = self._spec_for(record, number)
            seeds = _unused_seeds(record, prompt, number)
            first = len(record.variations) + 1
            tasks = [Variation(first + k, prompt, next(seeds), spec) for k in range(times)]
            for task in tasks:
                self.history.put(id, task)
        self._paint_all(id, tasks, _options_of(record), listener)
        return self._changed(self.history.record(id))

    def preview(self, prompt: Prompt, *, seed: int, size: tuple[int, int] | None) -> Picture:
        """Return a small offline sketch of a prompt: free, and not kept."""
        width, height = size or (1, 1)
        scale = PREVIEW_PIXELS / max(width, height)
        small = (max(64, round(width * scale)), max(64, round(height * scale)))
        return self._painter(OFFLINE_PAINTER).paint(prompt, Canvas(seed=seed, size=small))

    def price(self, id: str, times: int = 1) -> Cost:
        """Return the estimated cost of painting one prompt `times` times."""
        record = self.history.record(id)
        painter = self._painter(self._spec_for(record, 1))
        return Cost() if painter.free else self._estimate(painter, _options_of(record)) * times

    def repaint(self, id: str, painter: str | None = None, **options: Any) -> Generation:
        """Paint a generation's prompts anew as a child of it, with another painter or other options."""
        parent = self.history.record(id)
        wanted = _options_of(parent).updated(painter=painter or parent.painter, **options)
        return self._child(parent, parent.prompts, wanted)

    def vary(self, id: str, number: int, n: int = 4) -> Generation:
        """Paint one variation's prompt `n` times more with seeds not used yet, as a child of its generation."""
        parent = self.history.record(id)
        variation = parent.variation(number)
        seed = max(v.seed for v in parent.variations) + 1
        options = _options_of(parent).updated(n=n, seed=seed, painter=variation.painter or parent.painter)
        return self._child(parent, [variation.prompt] * n, options)

    def _child(self, parent: Record, prompts: Sequence[Prompt], options: Options) -> Generation:
        """Paint the prompts as a new generation. No cell asked for it, so none may replay it: it has no key."""
        briefs = (replace(parent.briefs[0], text=parent.text),) * len(prompts)
        request = Request("paint", parent.typed, options, briefs, (options.painter,) * len(prompts), parent.cell)
        tasks = [Variation(k, prompt, request.seed + k - 1, options.painter) for k, prompt in enumerate(prompts, 1)]
        blank = replace(self._blank(request, request.seed, request.painters), key="", parent=parent.id)
        record = self.history.begin(
            replace(blank, prompts=tuple(prompts), variations=tuple(tasks), expander=parent.expander)
        )
        self._paint_all(record.id, tasks, options, ignore)
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

    # Engines

    def _painter_specs(self, request: Request) -> tuple[str, ...]:
        auto = "openai" if openai_server.configured() else OFFLINE_PAINTER
        return tuple(auto if spec == "auto" else spec for spec in request.painters)

    def _painter(self, spec: str) -> Painter:
        painter: Painter = self._engine(painters.GROUP, spec)
        return painter

    def _expander(self, request: Request) -> Expander:
        auto = "openai" if openai_server.configured() else OFFLINE_EXPANDER
        spec = auto if request.options.expander == "auto" else request.options.expander
        expander: Expander = self._engine(expanders.GROUP, spec)
        return expander

    def _engine(self, group: str, spec: str) -> Any:
        with self._lock:
            if (group, spec) not in self._engines:
                self._engines[group, spec] = registry.make(group, spec)
            return self._engines[group, spec]

    def _spec_for(self, record: Record, number: int) -> str:
        specs: Sequence[str] = record.options.get("painters") or [record.painter] * len(record.prompts)
        return specs[number - 1]

    def _estimate(self, painter: Painter, options: Options) -> Cost:
        return costs.estimate(painter.name, painter.model, size=options.pixels, quality=options.quality)

    def _paint_all(self, id: str, tasks: Sequence[Variation], options: Options, listener: Listener) -> None:
        """Paint all tasks side by side and keep each at once; raise only where not one picture arrived."""
        easels = [(task, self._painter(task.painter)) for task in tasks]
        works = [painting.work(self.history, id, task, painter, options) for task, painter in easels]
        ledger = painting.Ledger(listener)
        try:
            side_by_side(works, self.parallel, ledger.tell)
        except KeyboardInterrupt:
            listener(Finished(self.history.record(id), stopped=True))
            raise ledger.stopped(len(tasks), paid=not all(painter.free for _, painter in easels)) from None
        listener(Finished(self.history.record(id)))
        if ledger.errors and not ledger.painted:
            raise ledger.errors[0]


def _spec(engine: Painter | Expander | None) -> str:
    """Return the spec that names an engine with the model it uses; empty for none."""
    if engine is None:
        return ""
    return f"{engine.name}:{engine.model}" if engine.model else engine.name


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
    known = {name: value for name, value in record.options.items() if name in FIELDS}
    return Options().updated(**known)


def _described(brief: Brief) -> str:
    extras = [f"style: {brief.style}" if brief.style else "", f"without: {brief.exclude}" if brief.exclude else ""]
    return " · ".join([brief.text, *filter(None, extras)])
