"""The whole way from a brief to kept pictures: expand, paint side by side, record; reports events to one listener."""

from __future__ import annotations

import threading
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from promptmagic import openai_server, registry
from promptmagic.brief import check
from promptmagic.crew import Stop
from promptmagic.errors import EngineError, KeyMissingError, OptionError, PromptMagicError, UnknownNameError
from promptmagic.events import Finished, Listener, Prompted, ignore
from promptmagic.history import History
from promptmagic.model import Cost, Generation, Kind, Picture, Prompt, Record, Variation
from promptmagic.options import Options
from promptmagic.studio import plans, sources
from promptmagic.studio.additions import Additions, How
from promptmagic.studio.children import Children
from promptmagic.studio.engines import Engines
from promptmagic.studio.request import OFFLINE_PAINTER, Request, make_request
from promptmagic.studio.workshop import Workshop, options_of, painter_of, with_prompts

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from promptmagic.studio.sweep import Sweep
    from promptmagic.studio.tally import Tally

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
        self.defaults = Options().updated(**defaults)
        self._engines = Engines(retries=retries, timeout=timeout, options=painter_options)
        self._shop = Workshop(self.history, self._engines, parallel=parallel, partials=partials)
        self._shop.purse.limit = budget
        self._additions = Additions(self._shop)
        self._children = Children(self._shop)
        self._saves: dict[tuple[str, str], str] = {}
        self._watchers: dict[str, list[Watcher]] = defaultdict(list)
        self._lock = threading.RLock()

    @property
    def parallel(self) -> int:
        """How many pictures are painted side by side at most."""
        return self._shop.parallel

    @parallel.setter
    def parallel(self, count: int) -> None:
        self._shop.parallel = count

    @property
    def partials(self) -> bool:
        """Whether a listener is shown partial pictures, which are billed."""
        return self._shop.partials

    @partials.setter
    def partials(self, shown: bool) -> None:
        self._shop.partials = shown

    @property
    def budget(self) -> float | None:
        """The most that one notebook may cost, in US dollars; None for no limit."""
        return self._shop.purse.limit

    @budget.setter
    def budget(self, usd: float | None) -> None:
        self._shop.purse.limit = usd

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

    def sweep(
        self,
        briefs: str | Iterable[str],
        *,
        executor: Executor | None = None,
        parallel: int | None = None,
        watch: Callable[[Tally], None] | None = None,
        stop: Stop | None = None,
        **options: Any,
    ) -> Sweep:
        """Paint each brief with each combination of the options that are given as lists; what is saved, not again.

        Each picture is in the history as soon as it is there, so a sweep that was stopped, or whose computer was, is
        taken up by the same call. Each combination has one variation, unless `n` or its choices `{a|b}` say otherwise.

        Parameters
        ----------
        executor
            Who paints: any of `concurrent.futures`, or `client.get_executor()` of a Dask client; by default this
            process. No key is sent there: a paid painter's worker needs one in its own environment.
        parallel
            How many pictures are under way at once; by default as many as this studio paints side by side, or 32 for an
            executor.
        watch
            Told how far it is; by default a bar is written to the output.
        stop
            Ends the sweep from another thread.

        Raises
        ------
        BriefError, OptionError, UnknownNameError, BudgetError
            The input does not fit, or the budget does not reach for all of it; nothing was called.
        CancelledError
            A person stopped it; what was painted is kept.
        EngineError
            All other pictures would fail too: there is no key, or the executor is lost. Single failures are in the
            sweep's `failed`.

        Examples
        --------
        >>> studio = Studio(painter="sketch", expander="template")
        >>> kites = studio.sweep(["a red kite", "a blue kite"], style=["ink", "oil"], size="96x96")
        >>> len(kites)
        4
        """
        from promptmagic.studio.sweep import Sweeper

        sweeper = Sweeper(self, self._shop, executor=executor, parallel=parallel, watch=watch, stop=stop)
        return sweeper.sweep(briefs, options)

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
        request = replace(request, configured=self._engines.configured(request))
        try:
            self._engines.check(request)
        except UnknownNameError:
            # A plugin that is not installed here may have painted what is shown again.
            if request.options.fresh or self._found(request) is None:
                raise
        return request

    def replay(self, request: Request) -> Record | None:
        """Return the saved generation that this request repeats, with the cell's pick; None where there is none.

        It is one of the history; where that has none, what a notebook's own saved output shows.
        """
        record = None if request.options.fresh else self._found(request)
        if record is None:
            return None
        self._shop.remember(record.id, request.start)
        self.history.appear(record.id)
        if any(v.picture and self._is_to_paint(record, v) for v in record.variations):
            with suppress(PromptMagicError):  # then the copy is what there is
                self.complete(record)
            record = self.history.record(record.id, request.cell)
        return self._pick_for(request, record) if request.options.pick else record

    def _found(self, request: Request) -> Record | None:
        record = self._recorded(request)
        if (record is None or not _is_whole(record)) and self.history.adopt(request.key):
            record = self._recorded(request)
        return record

    def _recorded(self, request: Request) -> Record | None:
        online = openai_server.configured()
        for record in self.history.find(request.key, request.cell):
            wanted = bool(record.pictures) if request.kind == "paint" else record.kind == "imageprompt"
            if wanted and request.matches(record, online=online):
                return record
        return None

    def complete(self, record: Record, listener: Listener = ignore) -> Record:
        """Paint what an interrupt or a failure left unpainted, where that is free; elsewhere nothing is asked again."""
        if record.kind == "imageprompt" and not record.pictures:
            free = self._engines.is_free(record.painter)
            return self.paint_prompt(record.id, 1, listener=listener) if free else record
        missing = [v for v in record.variations if self._is_to_paint(record, v)]
        if missing:
            self._shop.paint_all(record.id, missing, options_of(record), listener)
        return self.history.record(record.id, record.cell) if missing else record

    def _is_to_paint(self, record: Record, variation: Variation) -> bool:
        """Say whether a variation is still to be painted, or can be again where only a notebook's copy is left."""
        if variation.picture is not None:
            return variation.picture.copy is not None and registry.split(variation.painter)[0] == OFFLINE_PAINTER
        return record.kind == "paint" and self._engines.is_free(variation.painter)

    def _pick_for(self, request: Request, record: Record) -> Record:
        number = request.options.pick or 1
        if request.kind == "imageprompt":
            return self._paint_picked(request, record, number, ignore)
        picture = record.variation(number).picture
        if picture is None:
            raise EngineError(f"Variation {number} has no picture.", "Pick another, or add --fresh to paint anew.")
        if picture.copy is not None and not picture.copy.large:
            picture.read()  # says what is missing
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
        try:
            record, tasks = self._shop.begin(request, seed, listener)
        except KeyMissingError as error:
            if not request.options.fresh:
                error.advice = f"{error.advice} {self.history.searched()}"
            raise
        for number, prompt in enumerate(record.prompts, 1):
            listener(Prompted(number, prompt))
        if request.kind == "imageprompt":
            return self._show_prompts(request, record, listener)
        try:
            self._shop.paint_all(record.id, tasks, request.options, listener)
        except EngineError as error:
            raise with_prompts(error, record) from error.__cause__
        if request.options.pick:
            return self._pick_for(request, self.history.record(record.id))
        return self.history.record(record.id, request.cell)

    def _show_prompts(self, request: Request, record: Record, listener: Listener) -> Record:
        if request.options.pick:
            return self._paint_picked(request, record, request.options.pick, listener)
        self._shop.show_previews(record, range(1, len(record.prompts) + 1), listener)
        if self._engines.painter(painter_of(record, 1)).free:
            return self.paint_prompt(record.id, 1, listener=listener)
        listener(Finished(record))
        return record

    def _paint_picked(self, request: Request, record: Record, number: int, listener: Listener) -> Record:
        """Paint prompt `number` unless it was painted before, and choose its picture for the cell."""
        wanted = record.prompts[number - 1]
        self.history.pick_prompt(record.id, number)
        here = (v for v in record.variations if v.picture and (v.picture.is_here or v.picture.copy))
        painted = next((v for v in here if v.prompt == wanted), None)
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

    def star(self, id: str, number: int, starred: bool = True) -> Record:
        """Give a variation a star, or take it away."""
        return self._changed(self.history.star(id, number, starred))

    def paint_prompt(
        self, id: str, number: int, *, times: int = 1, listener: Listener = ignore, stop: Stop | None = None
    ) -> Record:
        """Paint prompt `number` as it stands now, `times` times with different seeds, as further variations.

        Raises
        ------
        EngineError
            Not one picture could be painted.
        CancelledError
            A person interrupted it, or the `stop` was set; what had arrived is kept.
        """
        return self._changed(self._additions.paint_prompt(id, number, times, listener, stop))

    def more(self, id: str, n: int = 4, *, listener: Listener = ignore, stop: Stop | None = None) -> Record:
        """Add `n` variations with new prompts by the same expander; prompts alone where prompts are picked first.

        Raises as `paint_prompt` does.
        """
        return self._changed(self._additions.more(id, n, listener, stop))

    def more_like(
        self, id: str, number: int, n: int = 4, *, listener: Listener = ignore, stop: Stop | None = None
    ) -> Record:
        """Add `n` variations that are like variation `number`; raises as `paint_prompt` does.

        A painter that can start from a picture starts from this one; any other paints its prompt with unused seeds.
        """
        return self._changed(self._additions.more_like(id, number, n, listener, stop))

    def change(
        self,
        id: str,
        number: int,
        words: str,
        n: int = 1,
        *,
        listener: Listener = ignore,
        stop: Stop | None = None,
    ) -> Record:
        """Add `n` variations that are variation `number` changed as the words say; raises as `paint_prompt` does.

        Raises
        ------
        BriefError
            The words are empty or too many.
        OptionError
            The painter cannot start from a picture.
        """
        return self._changed(self._additions.change(id, number, words, n, listener, stop))

    def retry(self, id: str, number: int, *, listener: Listener = ignore, stop: Stop | None = None) -> Record:
        """Paint a variation that has no picture once more; raises as `paint_prompt` does."""
        return self._changed(self._additions.retry(id, number, listener, stop))

    def preview(self, prompt: Prompt, *, seed: int, size: tuple[int, int] | None) -> Picture:
        """Return a small offline sketch of a prompt: free, and not kept."""
        return self._shop.preview(prompt, seed=seed, size=size)

    def price(self, id: str, times: int = 1, number: int = 1) -> Cost:
        """Return the estimated cost of painting prompt `number` `times` times."""
        return self._additions.price_of_prompt(self.history.record(id), number, times)

    def price_of(self, id: str, number: int, n: int, how: How) -> Cost:
        """Return the estimated cost of adding `n` variations: "more", or, like `number`, "vary", or "refine".

        Raises
        ------
        OptionError
            Its painter cannot start from a picture, as "refine" needs.
        """
        return self._additions.price(self.history.record(id), number, n, how)

    # What a Generation asks for

    def repaint(
        self,
        id: str,
        painter: str | None = None,
        *,
        listener: Listener = ignore,
        stop: Stop | None = None,
        **options: Any,
    ) -> Generation:
        """Paint a generation's prompts anew as a child of it, with another painter or other options.

        What it started from, its child starts from too.
        """
        return Generation(self._children.repaint(id, painter, listener=listener, stop=stop, **options), self)

    def vary(
        self, id: str, number: int, n: int = 4, *, listener: Listener = ignore, stop: Stop | None = None
    ) -> Generation:
        """Make `n` others like one variation, as a child of its generation.

        A painter that can start from a picture starts from this one; any other paints its prompt with unused seeds.
        """
        return Generation(self._children.vary(id, number, n, listener=listener, stop=stop), self)

    def refine(
        self,
        id: str,
        number: int,
        change: str,
        n: int = 1,
        painter: str | None = None,
        *,
        listener: Listener = ignore,
        stop: Stop | None = None,
        **options: Any,
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
        child = self._children.refine(id, number, change, n, painter, listener=listener, stop=stop, **options)
        return Generation(child, self)

    def save(self, id: str, path: str, cell: str = "") -> None:
        """Write the chosen picture to `path`, now if there is one and at each later pick of that cell."""
        self._saves[id, cell] = path
        shown = self.history.record(id, cell).shown
        if shown is not None and shown.picture is not None:
            self.history.retell(shown.picture.save(path), id, shown)

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


def _is_whole(record: Record) -> bool:
    """Say whether the picture that a record shows is here, and no copy."""
    picture = record.shown.picture if record.shown is not None else None
    if picture is None:
        return True
    return picture.copy is None and (picture.path is None or picture.path.is_file())


def _refuse_options_of_cells(options: Options) -> None:
    for name in ("dry_run", "out", "help"):
        if getattr(options, name):
            raise OptionError(
                f"{name} is an option of cells.",
                "In a script, studio.plan(studio.request('paint', brief, studio.defaults)) calls nobody.",
            )
