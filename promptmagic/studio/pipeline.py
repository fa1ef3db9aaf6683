"""The pipeline: where a studio's requests are carried out, by its engines, from its budget, into its history."""

from __future__ import annotations

import threading
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar, cast

from promptmagic import records
from promptmagic.errors import (
    BadAnswerError,
    CancelledError,
    EngineError,
    NotPaintedError,
    OptionError,
    UnansweredError,
)
from promptmagic.events import Finished, Listener, Previewed, Started
from promptmagic.expanders import Expander, Expansion, OrderingExpander, Rereading, takes_role
from promptmagic.history import History
from promptmagic.model import FREE, UNKNOWN_COST, Brief, Cost, Parts, Picture, Prompt, Record, Variation, new_id
from promptmagic.options import FIELDS, Options
from promptmagic.orders import places_orders
from promptmagic.painters import Canvas, Painter, can_edit
from promptmagic.parallel import INTERRUPTS, Monitor, Stop, in_thread, side_by_side
from promptmagic.studio import faults, fetching, painting, plans, sources
from promptmagic.studio.bills import Bills, told_for_prompts
from promptmagic.studio.budget import Budget
from promptmagic.studio.engines import Engines, spec_of
from promptmagic.studio.orders import Purpose, StudioOrders, seconds_of
from promptmagic.studio.painting import bill
from promptmagic.studio.request import OFFLINE_PAINTER, Request
from promptmagic.studio.resolved import ResolvedRequest
from promptmagic.studio.sources import Start
from promptmagic.studio.underway import UnderWay
from promptmagic.text import many

if TYPE_CHECKING:
    from promptmagic.history.store.orders import OrderBook, PlacedOrder

T = TypeVar("T")

ROUNDS = "rounds"
"""The name in a record's options of the rounds of its choices: how many equal ones are before each variation."""

PREVIEW_PIXELS = 512
"""The longer side of a preview: enough for a card on a sharp screen."""

STARTS_KEPT = 8
"""How many pictures that generations started from are held in memory, for what is painted of them later."""

IN_PART = "in part: "
FROM_PICTURE = "from a picture: "
APART = (IN_PART, FROM_PICTURE)
"""How the title begins of what starts from something of its own: a picture within a mask, or one that was handed in."""


class Pipeline:
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
        self.bills = Bills(history)
        engines.usages, engines.estimate = self.bills.usages, self.bills.estimate
        engines.estimate_prompts = self.bills.prompts_estimate
        self.budget = Budget(history)
        self.parallel = parallel
        self.partials = partials
        self.under_way = UnderWay()
        self.lock = threading.RLock()
        self._starts: dict[str, Start] = {}
        self._held: dict[tuple[str, int], Start] = {}

    # A new generation

    def begin(self, work: ResolvedRequest, seed: int, monitor: Monitor) -> tuple[Record, list[Variation]]:
        """Put a request's generation into the history with its prompts; return it with the variations to paint.

        Raises
        ------
        OptionError, BudgetError
            A painter cannot do what is asked, or it costs too much; nothing was called.
        UnansweredError
            They were ordered before, and nobody saw the answer.
        EngineError
            The prompts could not be made.
        CancelledError
            A person interrupted it.
        """
        request = work.request
        self.check(work)
        unpainted = self._unpainted(work)
        is_there = unpainted is not None and len(self.waiting(unpainted)) == len(unpainted.variations)
        estimate = FREE if is_there else plans.estimate(work, prompts=unpainted is None)
        self.budget.check(estimate, "all that this asks for")
        record = unpainted or self.blank(work, seed)
        self.remember(record.id, request.start)
        monitor.tell(Started(record, request.n, estimate))
        if unpainted:
            return record, list(record.variations)
        return self._expand(work, record, seed, monitor.stop)

    def resolved(self, request: Request) -> ResolvedRequest:
        """Return a request with its engines, which it has from here on.

        Where `auto` is a server of which that is not known, it is asked, once in a process, whether it paints at all.
        """
        work = ResolvedRequest(request, self.engines)
        _ = work.drawing_model
        return work

    def _unpainted(self, work: ResolvedRequest) -> Record | None:
        """Return what an earlier run of this request left with prompts and not one picture: they are not paid twice."""
        request = work.request
        if request.options.fresh or request.kind != "paint":
            return None
        now = list(map(spec_of, work.painters))
        for record in self.history.find(request.keys, request.cell):
            then = [spec_of(self.engines.painter(v.painter)) for v in record.variations if v.painter]
            if record.prompts and not record.pictures and then == now and request.matches(record):
                return record
        return None

    def check(self, work: ResolvedRequest) -> None:
        """Find out before any call what the painters cannot do; raises OptionError or EngineError."""
        request = work.request
        for painter in dict.fromkeys(work.painters):
            painting.check(painter, painting.canvas_for(painter, request.options, request.seed, request.start))

    def _expand(self, work: ResolvedRequest, record: Record, seed: int, stop: Stop) -> tuple[Record, list[Variation]]:
        request, specs = work.request, work.specs
        if request.options.raw:
            record = self._begun(record, request, Expansion(tuple(map(raw, request.briefs))), specs, None, [])
            return record, list(record.variations)
        expander = work.expander
        key: Hashable = object() if request.options.fresh else (request.identity, spec_of(expander), tuple(specs))
        came: Mapping[str, bytes] = {}
        if key not in self.under_way and not request.options.fresh:
            book = self.history.order_book()
            unanswered = book.unanswered_prompts(request.former_key)
            came = book.answers(unanswered)
            if not came:
                self.refuse_unanswered(unanswered)
        record = self.by(
            expander,
            lambda: self.under_way.do(key, lambda: self._written(expander, request, record, seed, specs, came), stop)[
                0
            ],
            stop,
        )
        return record, list(record.variations)

    def _written(
        self,
        expander: Expander,
        request: Request,
        record: Record,
        seed: int,
        specs: Sequence[str],
        came: Mapping[str, bytes],
    ) -> Record:
        """Have a request's prompts written, and put its generation into the history, whoever still waits for it.

        `came` are the answers of orders that an earlier process had no time to read: then nobody is asked.
        """
        asked = plans.asked(request)
        orders = self.orders_of_prompts(expander, key=request.former_key)
        try:
            if came:
                expansion = self.reread(expander, came, asked)
            else:
                expansion = self.expansion(expander, asked, seed, orders, request.options.role)
        except EngineError as error:
            if not error.kept or len(asked) < len(request.briefs):
                orders.give_up()
                raise
            order = _first(error.kept_for, len(asked))
            request, specs = _in_order(request, order), [specs[k] for k in order]
            record = _with_briefs(record, request, specs)
            expansion = Expansion(error.kept, error.kept_cost if isinstance(error.kept_cost, Cost) else UNKNOWN_COST)
        return self._begun(record, request, expansion, specs, expander, list(came) or orders.paid)

    def _begun(
        self,
        record: Record,
        request: Request,
        expansion: Expansion,
        specs: Sequence[str],
        expander: Expander | None,
        paid: Sequence[str],
    ) -> Record:
        by_brief = dict(zip(plans.asked(request), expansion.prompts, strict=False))
        prompts = tuple(by_brief[b] for b in request.briefs) if request.options.same else expansion.prompts
        tasks = [
            Variation(number, prompt, seed_of(record, number), spec)
            for number, (prompt, spec) in enumerate(zip(prompts, specs, strict=False), 1)
        ]
        return self.history.begin(
            replace(
                record,
                prompts=prompts,
                variations=tuple(tasks) if request.kind == "paint" else (),
                expander=spec_of(expander),
                expansion_cost=expansion.cost,
            ),
            paid,
        )

    def by(self, expander: Expander, work: Callable[[], T], stop: Stop, what: str = "the prompts") -> T:
        """Do an expander's work in a thread, which goes on where a person no longer waits for it."""
        try:
            return in_thread(work, stop)
        except INTERRUPTS:
            raise CancelledError(f"Stopped before {what} had arrived.", billed=bill(expander)) from None

    def expansion(
        self, expander: Expander, briefs: Sequence[Brief], seed: int, orders: StudioOrders, role: str = ""
    ) -> Expansion:
        """Return one prompt for each brief, on this thread; `role` says who writes, to an expander that takes one.

        Raises
        ------
        EngineError
            They could not be made.
        """
        told: dict[str, Any] = {"role": role} if role and takes_role(expander) else {}
        if places_orders(expander):
            asking = cast(OrderingExpander, expander)
            made = _expanded(expander, briefs, lambda: asking.expand(briefs, seed=seed, orders=orders, **told))
        else:
            what = f"{many(len(briefs), 'prompt')} by {spec_of(expander)}"
            with orders.place(what, told_for_prompts(expander, len(briefs))) as order:
                made = _expanded(expander, briefs, lambda: expander.expand(briefs, seed=seed, **told))
                order.arrived(written(made), made.cost)
        self.bills.note_prompts(expander, len(briefs), made.cost)
        return made

    def reread(self, expander: Expander, came: Mapping[str, bytes], briefs: Sequence[Brief]) -> Expansion:
        """Return the prompts in the answers of orders, by their ids, that nobody had read.

        Raises
        ------
        EngineError
            Not all are there; `kept` holds those that are. Where none is, the orders are closed: they brought nothing.
        """
        book = self.history.order_book()
        known = sum((order.cost for order in book.find(list(came))), FREE)
        try:
            if isinstance(expander, Rereading):
                made = expander.reread(list(came.values()), briefs)
            else:
                made = _read_again(expander, came.values(), briefs)
        except EngineError as error:
            error.kept_cost = _told(error.kept_cost, known)
            if not error.kept:
                book.close(list(came), "billed")
                for id in came:  # noqa: A001 - what it is
                    book.forget_goods(id)
            raise
        return replace(made, cost=_told(made.cost, known))

    # Orders

    def orders_of_prompts(self, expander: Expander, *, key: str = "", id: str = "") -> StudioOrders:
        """Return where an expander places its orders, for a cell's key or for a generation."""
        purpose = Purpose(self.history.place.name, id, 0, key)
        usual = self.bills.usual_for_prompts(expander)
        return self._orders(expander, purpose, self.history.order_book(id), usual)

    def orders_for(self, engine: object, purpose: Purpose) -> StudioOrders:
        """Return where an engine places its orders for another purpose than prompts and pictures."""
        return self._orders(engine, purpose, self.history.order_book())

    def _orders(
        self, engine: object, purpose: Purpose, book: OrderBook, usual: Callable[[Cost], Cost] = lambda told: told
    ) -> StudioOrders:
        unkept = self.history.pays_unkept
        return StudioOrders(book, self.budget, purpose, seconds=seconds_of(engine), unkept=unkept, usual=usual)

    def waiting(self, record: Record) -> frozenset[int]:
        """Return the numbers of the variations whose pictures are painted, and wait at an address to be fetched."""
        return fetching.waiting(self.history, record)

    def unanswered(self, record: Record) -> list[PlacedOrder]:
        """Return the orders of a generation's pictures that nobody saw an answer of, and nobody here waits for."""
        if all(v.picture is not None for v in record.visible):
            return []
        waiting = self.waiting(record)
        told = {v.number for v in record.variations if v.error or v.picture is not None}
        orders = self.history.order_book(record.id).unanswered(record.id)
        found = [order for order in orders if order.number and (order.noted == "open" or order.number not in told)]
        there = {v.number for v in record.variations if v.picture is not None} | waiting
        return [o for o in found if o.number not in there and (record.id, o.number) not in self.under_way]

    def refuse_unanswered(self, orders: Sequence[PlacedOrder], advice: str = "") -> None:
        """Raise UnansweredError where there are orders that nobody saw an answer of."""
        if orders:
            cost = sum((order.cost for order in orders), FREE)
            one = len(orders) == 1
            raise UnansweredError(
                f"{many(len(orders), 'request')} for this ({cost}) {'was' if one else 'were'} sent before, and nobody "
                f"saw the answer{'' if one else 's'}.",
                advice or "Add --fresh to ask anew; paint_history.orders lists them.",
                billed="perhaps",
            )

    def blank(self, work: ResolvedRequest, seed: int) -> Record:
        """Return the record of a request, of which nothing is made yet."""
        request = work.request
        used = list(map(spec_of, work.painters))
        mixed = {"painters": used} if len(set(used)) > 1 else {}
        return Record(
            id=new_id(),
            kind=request.kind,
            typed=request.typed,
            briefs=request.briefs,
            options=self._kept_options(work, seed) | mixed,
            key=request.key,
            painter=request.options.painter if mixed else used[0],
            parent=request.start.source.parent if request.start else None,
            notebook=self.history.place.name,
            cell=request.cell,
        )

    def _kept_options(self, work: ResolvedRequest, seed: int) -> dict[str, Any]:
        """Return the options as a record keeps them, with what a replay compares."""
        request = work.request
        options = request.options.to_dict() | {"seed": seed} | request.asked.to_dict()
        if request.rounds:
            options[ROUNDS] = list(request.rounds)
        return options | self._start_options(work)

    def _start_options(self, work: ResolvedRequest) -> dict[str, Any]:
        """Return what a record keeps of the picture that it started from, and of the size that follows from it."""
        request = work.request
        if request.start is None:
            return {}
        canvas = painting.canvas_for(work.painters[0], request.options, request.seed, request.start)
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

    def hold(self, id: str, number: int, start: Start) -> None:
        """Hold what one variation alone starts from, for as long as it may be painted once more."""
        with self.lock:
            self._held[id, number] = start
            while len(self._held) > STARTS_KEPT:
                del self._held[next(iter(self._held))]

    def _held_start(self, record: Record, task: Variation) -> Start | None:
        """Return what one variation alone starts from; what is not known any more is never left out without a word."""
        if not task.prompt.title.startswith(APART) or not task.number:
            return None
        with self.lock:
            start = self._held.get((record.id, task.number))
        if start is None:
            raise OptionError("What this one started from is not known any more.", "Start again, as you did then.")
        return start

    def digest_of_mask(self, mask: object) -> str:
        """Return what tells a mask from others."""
        return sources.find(mask, self.history, mask=True).digest

    def start_for(self, record: Record, task: Variation) -> Start | None:
        """Return what one variation starts from: the one that it is like, where its painter can, or as its siblings."""
        if (held := self._held_start(record, task)) is not None:
            return held
        if task.origin is not None and can_edit(self.engines.painter(task.painter)):
            return self.start_from(record, painted(record, task.origin))
        return self.start_of(record)

    # Painting

    def paint_all(
        self,
        id: str,
        tasks: Sequence[Variation],
        options: Options,
        monitor: Monitor | None = None,
        *,
        asked: bool = True,
    ) -> None:
        """Paint all tasks of a generation side by side, and keep each at once.

        Where nobody asked for them, what costs money is only waited for and fetched, as far as it was ordered before.

        Raises
        ------
        EngineError
            Not one picture arrived; where only some failed, the history holds their errors.
        CancelledError
            A person stopped it; what had arrived is kept.
        """
        monitor = monitor or Monitor()
        record = self.history.record(id)
        run = self.run(record, options, self.partials and monitor.is_heard, monitor.stop, asked=asked)
        made = {spec: self.engines.painter(spec) for spec in dict.fromkeys(task.painter for task in tasks)}
        pairs = [(task, made[task.painter]) for task in tasks]
        works = [run.work(task, painter, self.start_for(record, task), _turn(record, task)) for task, painter in pairs]
        outcomes = painting.Outcomes(monitor.tell)
        try:
            side_by_side(works, self.parallel, outcomes.tell, monitor.stop)
        except INTERRUPTS:
            monitor.tell(Finished(self.history.record(id), stopped=True))
            raise outcomes.stopped(len(tasks), paid=not all(painter.free for _, painter in pairs)) from None
        monitor.tell(Finished(self.history.record(id)))
        if outcomes.errors and not outcomes.painted:
            raise outcomes.errors[0]

    def run(
        self, record: Record, options: Options, watched: bool, stop: Stop, *, asked: bool = True
    ) -> painting.PaintingRun:
        """Return what paints a generation's variations."""
        book, notebook = self.history.order_book(record.id), self.history.place.name

        def orders(painter: Painter, task: Variation, canvas: Canvas) -> StudioOrders:
            facts = {"painter": painter.name, "model": painter.model, "label": painter.label, "spec": task.painter}
            purpose = Purpose(notebook, record.id, task.number, record.key, facts)
            return self._orders(painter, purpose, book, lambda told: self.bills.better(told, painter, canvas))

        def fetch(task: Variation) -> Variation | None:
            return fetching.fetched(self.history, self.engines.painter, record.id, task)

        return painting.PaintingRun(
            record.id, self.history, orders, self.bills.note, fetch, self.under_way, options, watched, stop, asked
        )

    def preview(self, prompt: Prompt, *, seed: int, size: tuple[int, int] | None) -> Picture:
        """Return a small offline sketch of a prompt: free, and not kept."""
        width, height = size or (1, 1)
        scale = PREVIEW_PIXELS / max(width, height)
        small = (max(64, round(width * scale)), max(64, round(height * scale)))
        return self.engines.painter(OFFLINE_PAINTER).paint(prompt, Canvas(seed=seed, size=small))

    def show_previews(self, record: Record, numbers: Iterable[int], monitor: Monitor) -> None:
        """Sketch the prompts with these numbers, one after another, and tell of each."""
        size = options_of(record).pixels

        def work(number: int) -> Callable[[Listener], None]:
            prompt = record.prompts[number - 1]
            return lambda tell: tell(Previewed(number, self.preview(prompt, seed=seed_of(record, number), size=size)))

        side_by_side([work(number) for number in numbers], 1, monitor.tell, monitor.stop)


def _turn(record: Record, task: Variation) -> int:
    """Count the variations before this one that were asked for in the same words, from the same picture."""
    asked = (task.prompt.text, task.origin)
    return sum((v.prompt.text, v.origin) == asked for v in record.variations if v.number < task.number)


def _first(numbers: Sequence[int], total: int) -> list[int]:
    """Return the places (from 0) of all briefs, those with these numbers (from 1) first."""
    first = [number - 1 for number in numbers]
    return [*first, *(k for k in range(total) if k not in first)]


def _in_order(request: Request, order: Sequence[int]) -> Request:
    briefs, painters = [request.briefs[k] for k in order], [request.painters[k] for k in order]
    rounds = tuple(request.rounds[k] for k in order) if request.rounds else ()
    return replace(request, briefs=tuple(briefs), painters=tuple(painters), rounds=rounds)


def _with_briefs(record: Record, request: Request, specs: Sequence[str]) -> Record:
    """Return a record with its briefs, and the painters that take turns, in the order of a request."""
    mixed: dict[str, Any] = {"painters": list(specs)} if "painters" in record.options else {}
    if request.rounds:
        mixed[ROUNDS] = list(request.rounds)
    return replace(record, briefs=request.briefs, options={**record.options, **mixed})


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


def seed_of(record: Record, number: int) -> int:
    """Return the seed of prompt `number`: one for each, or one for all choices of a round.

    Choices thus differ in what was said and in nothing else. Generations of before that keep the seeds that they had.
    """
    first, rounds = int(record.options.get("seed", 0)), record.options.get(ROUNDS)
    if not rounds:
        return first + number - 1
    again, at = divmod(number - 1, len(rounds))
    return first + int(rounds[at]) + again * (int(max(rounds)) + 1)


def unused_seeds(record: Record, prompt: Prompt, number: int) -> Iterator[int]:
    """Seeds for prompt `number`: its preview's first, then those as far apart as there are, less those painted."""
    used = {v.seed for v in record.variations if v.prompt.text == prompt.text}
    seed = seed_of(record, number)
    apart = max(record.options.get(ROUNDS) or [len(record.prompts) - 1]) + 1
    while True:
        if seed not in used:
            yield seed
        seed += apart


def options_of(record: Record) -> Options:
    """Return the options that a generation was asked for with, less the pictures that it started from."""
    known = {
        name: value
        for name, value in record.options.items()
        if name in FIELDS and name not in ("source", "mask", "markup")
    }
    return Options().updated(**known)


def with_prompts(error: EngineError, record: Record) -> EngineError:
    """Say of a failure to paint that the prompts were paid, where they were."""
    if record.expansion_cost != FREE and error.billed == "no":
        error.billed = None
        error.advice = f"{error.advice} The prompts cost {record.expansion_cost}; they are kept for the next run."
    return error


def written(expansion: Expansion) -> bytes:
    """Return prompts as an order keeps them, until they are in the history."""
    prompts = [records.of_prompt(prompt) for prompt in expansion.prompts]
    return records.dumps({"prompts": prompts, "cost": records.of_cost(expansion.cost)}, ascii_only=True).encode()


def _read_again(expander: Expander, answers: Iterable[bytes], briefs: Sequence[Brief]) -> Expansion:
    """Return what `written` wrote; raises BadAnswerError where that is not what was asked for."""
    for answer in answers:
        found = records.loads(answer)
        prompts = records.rows(found, "prompts", records.to_prompt)
        if len(prompts) == len(briefs) and all(prompt.text for prompt in prompts):
            return Expansion(prompts, records.to_cost(found.get("cost")))
    raise BadAnswerError(
        f"What {expander.name!r} wrote before cannot be read any more.", "Run the cell again.", billed=bill(expander)
    )


def _told(cost: object, known: Cost) -> Cost:
    """Return what prompts cost that were read late: as the server told, else as their orders were estimated."""
    return cost if isinstance(cost, Cost) and not cost.unknown else known


def _expanded(expander: Expander, briefs: Sequence[Brief], expand: Callable[[], Expansion]) -> Expansion:
    """Return what an expander made of the briefs, one prompt for each, or the error that says whose bug it is."""
    billed = bill(expander)
    with faults.named("expander", expander, billed):
        made = expand()
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
