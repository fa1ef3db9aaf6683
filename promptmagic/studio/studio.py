"""The whole way from a brief to kept pictures: expand, paint side by side, record; reports events to one listener."""

from __future__ import annotations

import sys
import threading
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from contextlib import nullcontext, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from promptmagic import hooks
from promptmagic.brief import check
from promptmagic.errors import (
    BudgetError,
    EngineError,
    HistoryError,
    KeyMissingError,
    OptionError,
    PromptMagicError,
    UnknownNameError,
)
from promptmagic.events import Finished, Listener, Prompted, ignore
from promptmagic.generation import Generation
from promptmagic.history import History, identify
from promptmagic.model import FREE, Cost, Kind, Picture, Prompt, Record
from promptmagic.options import Options
from promptmagic.parallel import Monitor, Stop
from promptmagic.studio import plans, sources
from promptmagic.studio.additions import Additions
from promptmagic.studio.children import Child, Children
from promptmagic.studio.describing import Descriptions
from promptmagic.studio.engines import Engines
from promptmagic.studio.pipeline import Pipeline, options_of, painter_of, with_prompts
from promptmagic.studio.request import OFFLINE_EXPANDER, OFFLINE_PAINTER, Request, make_request
from promptmagic.studio.resolved import ResolvedRequest
from promptmagic.studio.restoring import Restoration, Restoring
from promptmagic.text import many, say

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from promptmagic.studio.progress import ProgressLine
    from promptmagic.studio.sweep import Sweep

Watcher = Callable[[Record], None]

Presenter = Callable[[str, int, Callable[[Listener], str]], str]
"""Shows before a person's eyes what code asks for: told the brief, how many pictures come, and what makes them for a
listener, it returns the id of what was made."""


_FOR_DISPLAYS = frozenset(
    [
        "be_patient",
        "begin_run",
        "complete",
        "descriptions",
        "instruction",
        "is_to_complete",
        "make",
        "offline_note",
        "partials",
        "preview",
        "reading_hints",
        "record",
        "replay",
        "request",
        "restoration",
        "show_again",
        "stage",
        "take_up",
        "watch",
    ]
)
"""What magics and pickers call, and a person has no need of."""


class Studio:
    """Turns briefs into generations and keeps them. Safe to use from several threads.

    Parameters
    ----------
    history
        Where everything is kept; by default the notebook's own history, and `paintings/` in the working directory
        where there is no notebook.
    parallel
        How many pictures are painted side by side at most.
    budget
        The most that one notebook may cost, in US dollars; a paid call beyond it, or of unknown price, is not made.
    retries, timeout
        How often a request is repeated at most where that helps and costs nothing twice, and how many seconds an answer
        may take; by default what the engine thinks right.
    painter_options
        Options of painters by the painter's name, `{"diffusers": {"steps": 20}}`; those of a spec go before them.
    servers
        Servers that speak OpenAI's API, by names of one's own: `{"ollama": {"url": "http://localhost:11434/v1"}}`;
        then `expander="ollama:llama3.2"`. `key` names the environment's variable with its key.
    partials
        Whether a listener shows partial pictures: asked for only then, since they are billed.
    defaults
        Options for every call: `painter="sketch"`, `n=4`, `size="16:9"`, … (the table of options lists them).

    Attributes
    ----------
    additions
        What adds to a generation: `.more(id, n)`, `.more_like(id, number)`, `.change(id, number, words)`, …

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
        servers: Mapping[str, object] | None = None,
        partials: bool = True,
        **defaults: Any,
    ) -> None:
        self.history = history if history is not None else self._usual_history()
        self.defaults = Options().updated(**defaults)
        self._engines = Engines(retries=retries, timeout=timeout, options=painter_options, servers=servers)
        self._engines.watched = partials
        if servers:
            hooks.offer("servers", lambda: lambda: self.servers)
        self._pipeline = Pipeline(self.history, self._engines, parallel=parallel, partials=partials)
        self._pipeline.budget.limit = budget
        self.descriptions = Descriptions(self._pipeline)
        self.additions = Additions(self._pipeline, self.descriptions, self._changed)
        self._restoring = Restoring(self._pipeline)
        self._children = Children(self._pipeline, self.descriptions, self._restoring)
        self.stage: Presenter | None = None
        self._saves: dict[tuple[str, str], str] = {}
        self._watchers: dict[str, list[Watcher]] = defaultdict(list)
        self._lock = threading.RLock()

    def __dir__(self) -> list[str]:
        return [name for name in super().__dir__() if name not in _FOR_DISPLAYS]

    def _usual_history(self) -> History:
        """Return the history of the notebook that this runs in, and of the working directory elsewhere."""
        if hooks.offers("history"):
            history: History = hooks.call("history")
            return history
        names = vars(sys.modules["__main__"])
        if "get_ipython" in names:
            return History(locate=lambda: identify(names), backend=lambda: self)
        return History(Path.cwd(), backend=lambda: self)

    @property
    def parallel(self) -> int:
        """How many pictures are painted side by side at most."""
        return self._pipeline.parallel

    @parallel.setter
    def parallel(self, count: int) -> None:
        self._pipeline.parallel = count

    @property
    def partials(self) -> bool:
        """Whether a listener is shown partial pictures, which are billed."""
        return self._pipeline.partials

    @partials.setter
    def partials(self, shown: bool) -> None:
        self._pipeline.partials = self._engines.watched = shown

    @property
    def budget(self) -> float | None:
        """The most that one notebook may cost, in US dollars; None for no limit."""
        return self._pipeline.budget.limit

    @budget.setter
    def budget(self, usd: float | None) -> None:
        self._pipeline.budget.limit = usd

    @property
    def painter_options(self) -> Mapping[str, Mapping[str, object]]:
        """Options of painters by the painter's name; those of a spec go before them."""
        return self._engines.options

    @painter_options.setter
    def painter_options(self, options: Mapping[str, Mapping[str, object]]) -> None:
        self._engines.options = options

    @property
    def servers(self) -> Mapping[str, object]:
        """Servers that speak OpenAI's API, by names of one's own."""
        return self._engines.servers

    @servers.setter
    def servers(self, servers: Mapping[str, object]) -> None:
        self._engines.servers = servers

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
        watch: Callable[[ProgressLine], None] | None = None,
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

        sweeper = Sweeper(self, self._pipeline, executor=executor, parallel=parallel, watch=watch, stop=stop)
        return sweeper.sweep(briefs, options)

    def describe(self, picture: object, **options: Any) -> Generation:
        """Put a picture into words, and return the generation of the one prompt that would paint it.

        `picture` is whatever a picture can be started from: a file, an address, a history id, a Generation, an image.
        A language model that sees is shown it, once for each picture; where there is none, the brief and the prompt
        are those that the picture's own metadata tell. A picture of the history gets the alt text as well.

        Raises
        ------
        UnknownNameError, NotPaintedError, OptionError, BudgetError
            There is no such picture, the model that is named does not see, or it costs too much; nothing was called.
        EngineError
            It could not be described.

        Examples
        --------
        >>> Studio().describe("fox.png").prompts[0].text  # doctest: +SKIP
        'A red fox sits in fresh snow at the edge of a pine wood …'
        """
        wanted = self.defaults.updated(**options)
        _refuse_options_of_cells(wanted)
        request = self.descriptions.request(picture, wanted)
        record = self.descriptions.saved(request) or self.descriptions.make(request)
        return Generation(record.id, self)

    def _generate(self, kind: Kind, brief: str, listener: Listener, options: Mapping[str, Any]) -> Generation:
        request = self.request(kind, brief, self.defaults.updated(**options))
        _refuse_options_of_cells(request.options)
        record = self.replay(request)
        record = self.make(request, listener) if record is None else self.show_again(request, record, listener)
        if request.options.describe:
            record, note = self.descriptions.describe_pictures(record, request.options)
            if note:
                say(note)
        if request.options.save:
            self.save(record.id, request.options.save, request.cell)
        return Generation(record.id, self, request.cell)

    # What a cell asks for, and whether it is there already

    def request(
        self,
        kind: Kind,
        brief: str,
        options: Options,
        *,
        names: Mapping[str, object] | None = None,
        cell: str = "",
        given: Collection[str] | None = None,
    ) -> Request:
        """Fill in and check a brief and its options; calls nothing.

        `given` are the fields of the options that the cell or its notebook gives, and "painter_options"; None for all
        of them. The others fill in what a new generation lacks, and hide no saved one.

        Raises
        ------
        BriefError, OptionError, UnknownNameError
            Something does not fit.
        """
        start = sources.find_start(options, self.history, names)
        request = make_request(
            kind,
            brief,
            options,
            names=names,
            cell=cell,
            start=start,
            given=given,
            painter_options=self._engines.options,
        )
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
        if record is not None:
            self._pipeline.remember(record.id, request.start)
            self.history.appear(record.id)
            if record.chosen is None:
                self.history.pick_shown(record.id, request.cell)
                record = self.history.record(record.id, request.cell)
        return record

    def restoration(self, request: Request, record: Record) -> Restoration:
        """Return what a saved generation needs and stands in for, as a request shows it again; asks nobody."""
        return self._restoring.restoration(request, record)

    def show_again(self, request: Request, record: Record, listener: Listener = ignore) -> Record:
        """Paint what a saved generation lacks where that is free, and choose what the request picks.

        Of what only a notebook's copy is left of, the offline painter paints at most ten pictures again, first the one
        that is shown: where it cannot, the copy is what there is.
        """
        if self.is_to_complete(record):
            with suppress(PromptMagicError) if record.pictures else nullcontext():
                self.take_up(record, listener)
            record = self.history.record(record.id, request.cell)
        return self._pick_for(request, record) if request.options.pick else record

    def _found(self, request: Request) -> Record | None:
        record = self._recorded(request)
        if (record is None or not _is_whole(record)) and self.history.adopt(request.keys):
            record = self._recorded(request)
        return record

    def _seen(self, request: Request) -> Record | None:
        """Return the saved generation that a request repeats; writes nothing. None where there is none."""
        record = self._recorded(request)
        if record is not None:
            return record
        shown = (saved for saved in self.history.shown_in_outputs(request.keys) if request.matches(saved))
        return next(shown, None)

    def _recorded(self, request: Request) -> Record | None:
        for record in self.history.find(request.keys, request.cell):
            wanted = bool(record.pictures) if request.kind == "paint" else record.kind == "imageprompt"
            if wanted and request.matches(record):
                return record
        return None

    def take_up(self, record: Record, listener: Listener = ignore) -> Record:
        """Paint what an interrupt or a failure left unpainted, where that is free; wait for what is under way here.

        What was painted already and waits at an address is fetched. Elsewhere nothing is asked again.
        """
        missing = self._restoring.to_paint(record)
        if not missing and record.kind == "imageprompt" and not record.pictures:
            free = self._engines.is_free(record.painter)
            return self.additions.paint_prompt(record.id, 1, monitor=Monitor(listener), alts=False) if free else record
        if missing:
            self._pipeline.paint_all(record.id, missing, options_of(record), Monitor(listener), asked=False)
        return self.history.record(record.id, record.cell) if missing else record

    def complete(self, id: str | Generation) -> Record:
        """Paint what a generation lacks, and nothing else; see `Additions.complete`."""
        return self.additions.complete(self.history.record(id).id)

    def is_to_complete(self, record: Record) -> bool:
        """Say whether something of a generation is still to be painted, free."""
        unpainted = record.kind == "imageprompt" and not record.pictures and bool(record.prompts)
        return bool(self._restoring.to_paint(record)) or (unpainted and self._engines.is_free(record.painter))

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
        """Return the plain line that says why `auto` paints offline, or draws; empty where it does neither."""
        options = request.options
        work = ResolvedRequest(request, self._engines)
        if model := work.drawing_model:
            return (
                f"The server has no picture model, so {model} draws: -p svg. Name a painter with -p to choose another."
            )
        if "auto" not in (*request.painters, options.expander) or work.is_online:
            return ""
        what = "Painting offline sketches" if "auto" in request.painters else "Writing prompts from templates"
        return f"{what}: no OpenAI key is set. promptmagic.login() takes one."

    def reading_hints(self, request: Request) -> list[str]:
        """Return what a person should know of how a brief is read: its language, misspelled words, an unused role."""
        work = ResolvedRequest(request, self._engines)
        role_note = plans.role_note(work)
        offline = {*work.specs, request.options.expander} & {
            OFFLINE_PAINTER,
            OFFLINE_EXPANDER,
        }
        if not offline:
            return [role_note] if role_note else []
        from promptmagic.lexicon import describe

        texts = dict.fromkeys(brief.text for brief in request.briefs)
        notes = (note for text in texts for note in describe(text).notes)
        return list(dict.fromkeys(filter(None, (role_note, *notes))))

    def plan(self, request: Request) -> str:
        """Return in words what a request would ask of whom, and what it would cost; calls nothing."""
        if not request.options.fresh and (saved := self._seen(request)):
            told = f"{request.kind} · nothing was called\nA saved generation is shown again, free: {saved.id}"
            again = len(self._restoring.to_paint(saved))
            # They are not here, or not any more: running the cell writes files.
            return f"{told}\n{many(again, 'picture')} {'is' if again == 1 else 'are'} painted again" if again else told
        request.check_pick()
        work = ResolvedRequest(request, self._engines)
        return "\n".join(filter(None, [plans.describe(work), self._refusal(work)]))

    def instruction(self, request: Request) -> str:
        """Return the whole of what language models would be told for a request; calls nothing."""
        return plans.instruction(ResolvedRequest(request, self._engines))

    def _refusal(self, work: ResolvedRequest) -> str:
        """Return the line that says that the budget would refuse a request; empty where it would not."""
        try:
            self._pipeline.budget.check(plans.estimate(work), "all that this asks for")
        except BudgetError as error:
            return f"budget    refuses it: {error.message}"
        return ""

    def estimate(self, request: Request) -> Cost:
        """Return what carrying out a request will cost, about; calls nothing."""
        return plans.estimate(ResolvedRequest(request, self._engines))

    # Making a generation

    def make(self, request: Request, listener: Listener = ignore, stop: Stop | None = None) -> Record:
        """Carry out a request: expand it, then paint all (paint) or only what is free or picked (imageprompt).

        What arrives is kept at once, whatever happens after.

        Raises
        ------
        EngineError
            The prompts could not be made, or not one picture.
        CancelledError
            A person interrupted it; what had arrived is kept.
        """
        request.check_pick()
        monitor = Monitor(listener, stop or Stop())
        work = self._pipeline.resolved(request)
        self._check_search(work)
        seed = request.seed + request.n * (self.history.count(request.key) if request.options.fresh else 0)
        try:
            record, tasks = self._pipeline.begin(work, seed, monitor)
        except KeyMissingError as error:
            if not request.options.fresh:
                error.advice = f"{error.advice} {self.history.searched()}"
            raise
        for number, prompt in enumerate(record.prompts, 1):
            listener(Prompted(number, prompt))
        if request.kind == "imageprompt":
            return self._show_prompts(request, record, monitor)
        unanswered = self._pipeline.unanswered(record)
        if unanswered:
            waiting = self._pipeline.waiting(record)
            here = self._pipeline.under_way
            tasks = [task for task in tasks if task.number in waiting or (record.id, task.number) in here]
        try:
            self._pipeline.paint_all(record.id, tasks, request.options, monitor, asked=not unanswered)
            if unanswered and not self.history.record(record.id).pictures:
                self._pipeline.refuse_unanswered(unanswered, self._advice(record))
        except EngineError as error:
            raise with_prompts(error, record) from error.__cause__
        if request.options.pick:
            return self._pick_for(request, self.history.record(record.id))
        return self.history.record(record.id, request.cell)

    def _advice(self, record: Record) -> str:
        """Return what to do where pictures were ordered before and nobody saw the answer."""
        price = self.additions.price_of_missing(record)
        return f"paint_history[{record.id!r}].complete() orders what is missing again ({price})."

    def _check_search(self, work: ResolvedRequest) -> None:
        """Refuse to pay for what may be painted already, where there was no time to look for it."""
        request = work.request
        if request.options.fresh or plans.estimate(work) == FREE:
            return
        if not self.history.was_searched(request.keys):
            raise HistoryError(
                "Whether this was painted before was not found out: too many notebooks lie beside this one.",
                "Say which this is: set PROMPTMAGIC_NOTEBOOK to its path, or %config PromptMagics.notebook; --fresh "
                "paints without looking.",
                billed="no",
            )

    def _show_prompts(self, request: Request, record: Record, monitor: Monitor) -> Record:
        if request.options.pick:
            return self._paint_picked(request, record, request.options.pick, monitor.tell)
        self._pipeline.show_previews(record, range(1, len(record.prompts) + 1), monitor)
        if self._engines.painter(painter_of(record, 1)).free:
            return self.additions.paint_prompt(record.id, 1, monitor=monitor, alts=False)
        monitor.tell(Finished(record))
        return record

    def _paint_picked(self, request: Request, record: Record, number: int, listener: Listener) -> Record:
        """Paint prompt `number` unless it was painted before, and choose its picture for the cell."""
        wanted = record.prompts[number - 1]
        self.history.pick_prompt(record.id, number)
        here = (v for v in record.variations if v.picture and (v.picture.is_here or v.picture.copy))
        painted = next((v for v in here if v.prompt == wanted), None)
        if painted is None:
            record = self.additions.paint_prompt(record.id, number, monitor=Monitor(listener), alts=False)
            painted = record.variations[-1]
        return self.pick(record.id, painted.number, request.cell)

    # What a picker asks for

    def record(self, id: str | Generation, cell: str = "") -> Record:
        """Return a generation's newest state; `chosen` is that cell's pick where a cell is given."""
        return self.history.record(id, cell)

    def family(self, id: str | Generation) -> str:
        """Return the tree that a generation stands in, as text."""
        return self.history.family(id)

    def pick(self, id: str | Generation, number: int, cell: str = "") -> Record:
        """Choose a variation for a cell, and remember it."""
        cell = cell or self.history.record(id).cell
        record = self.history.pick(id, number, cell)
        if path := self._saves.get((record.id, cell)):
            self.save(record.id, path, cell)
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

    def star(self, id: str | Generation, number: int, starred: bool = True) -> Record:
        """Give a variation a star, or take it away."""
        return self._changed(self.history.star(id, number, starred))

    def remove(self, id: str | Generation, number: int, cell: str = "", *, undo: bool = False) -> Record:
        """Take a variation out of sight, or bring it back; where it was chosen, another is chosen and saved then."""
        cell = cell or self.history.record(id).cell
        before = self.history.record(id, cell).chosen
        record = self.history.remove(id, number, cell, undo=undo)
        if record.chosen != before and (path := self._saves.get((record.id, cell))):
            self.save(record.id, path, cell)
        return self._changed(record)

    def preview(self, prompt: Prompt, *, seed: int, size: tuple[int, int] | None) -> Picture:
        """Return a small offline sketch of a prompt: free, and not kept."""
        return self._pipeline.preview(prompt, seed=seed, size=size)

    # What a Generation asks for

    def repaint(
        self, id: str | Generation, painter: str | None = None, *, monitor: Monitor | None = None, **options: Any
    ) -> Generation:
        """Paint a generation's prompts anew as a child of it, with another painter or other options.

        What it started from, its child starts from too.
        """
        return self._staged(self._children.repainted(id, painter, options), monitor)

    def price_of_repaint(self, id: str | Generation, painter: str | None = None, **options: Any) -> Cost:
        """Return about what `repaint` would cost, in US dollars; calls nobody."""
        return self._children.price(self._children.repainted(id, painter, options))

    def vary(
        self, id: str | Generation, number: int, n: int = 4, *, fresh: bool = False, monitor: Monitor | None = None
    ) -> Generation:
        """Make `n` others like one variation, as a child of its generation; what the same call made is shown again.

        A painter that can start from a picture starts from this one; any other paints its prompt with unused seeds.
        """
        return self._staged(self._children.varied(id, number, n, fresh=fresh), monitor)

    def refine(
        self,
        id: str | Generation,
        number: int,
        change: str,
        n: int = 1,
        painter: str | None = None,
        *,
        monitor: Monitor | None = None,
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
        return self._staged(self._children.refined(id, number, change, n, painter, options), monitor)

    def begin_run(self) -> None:
        """Say that another cell runs: of equal calls in it, the k-th shows again what the k-th one made."""
        self._children.begin_run()
        self.descriptions.begin_run()

    def _staged(self, child: Child, monitor: Monitor | None) -> Generation:
        """Make a child, or find what the same call made; on the stage where nobody else listens."""
        if self.stage is None or (monitor is not None and monitor.is_heard):
            return Generation(self._children.make(child, monitor or Monitor()), self)
        return Generation(
            self.stage(child.words, child.count, lambda tell: self._children.make(child, Monitor(tell))), self
        )

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
    for name in ("dry_run", "show_instruction", "out", "help"):
        if getattr(options, name):
            raise OptionError(
                f"{name} is an option of cells.",
                "In a script, studio.plan(request) and studio.instruction(request) call nobody, with "
                "request = studio.request('paint', brief, studio.defaults).",
            )
