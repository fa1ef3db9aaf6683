"""Additions to a generation that is there: its prompts painted, further variations, others like one, changes of one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from promptmagic.brief import check
from promptmagic.errors import CancelledError, EngineError, OptionError
from promptmagic.events import Finished, Prompted
from promptmagic.lexicon.changing import changed
from promptmagic.model import FREE, UNKNOWN_COST, Brief, Cost, Prompt, Record, Variation
from promptmagic.options import MOST_VARIATIONS
from promptmagic.painters import can_edit
from promptmagic.parallel import INTERRUPTS, Monitor, Stop
from promptmagic.studio import painting, sources
from promptmagic.studio.describing import Descriptions
from promptmagic.studio.pipeline import (
    APART,
    FROM_PICTURE,
    IN_PART,
    Pipeline,
    options_of,
    painted,
    painter_of,
    raw,
    seed_of,
    unused_seeds,
)
from promptmagic.studio.sources import Start
from promptmagic.text import many

Addition = Literal["more", "vary", "refine", "rework"]
"""What is added: further variations of the brief, others like one, changes of one, or one with another wording."""

Strength = Literal["close", "usual", "free"]
STRENGTHS: tuple[Strength, ...] = ("close", "usual", "free")
"""How like the one that it starts from another picture is to be."""

ANOTHER = "Make another version of this picture: the same subject and style, with other details and composition."
"""What is asked of a painter that varies a picture by starting from it."""

_ANOTHER: dict[Strength, str] = {
    "close": "Make another version of this picture: the same in subject, style and composition, with other details.",
    "usual": ANOTHER,
    "free": "Make a freer version of this picture: the same subject, with another composition, light and style.",
}


@dataclass(frozen=True, slots=True)
class Additions:
    """Adds to the generations of one pipeline, and says what that would cost: what a picker's buttons ask for.

    Each way paints beside other work until its monitor's `stop` is set, and returns the newest record, of which
    `changed` is told. Where a generation's pictures have alt texts written from what is there, what is added gets
    them too.

    Raises
    ------
    OptionError, BriefError, BudgetError
        It cannot be done, or costs too much; nothing was called.
    EngineError
        Not one picture could be painted.
    CancelledError
        A person stopped it; what had arrived is kept.
    """

    pipeline: Pipeline
    descriptions: Descriptions
    changed: Callable[[Record], Record]

    def paint_prompt(
        self, id: str, number: int, *, times: int = 1, monitor: Monitor | None = None, alts: bool = True
    ) -> Record:
        """Paint prompt `number` as it stands now, `times` times with different seeds, as further variations.

        `alts` is False for whoever sees to the alt texts by itself, where all is painted.
        """

        def tasks(record: Record) -> list[Variation]:
            prompt, seeds = record.prompts[number - 1], unused_seeds(record, record.prompts[number - 1], number)
            return [Variation(0, prompt, next(seeds), painter_of(record, number)) for _ in range(times)]

        return self._add(id, tasks, monitor, alts=alts)

    def more(self, id: str, n: int = 4, *, monitor: Monitor | None = None) -> Record:
        """Add `n` variations with new prompts by the same expander; prompts alone where prompts are picked first."""
        _check_count(n)
        monitor = monitor or Monitor()
        record = self.pipeline.history.record(id)
        self.pipeline.budget.check(self.price(record, 1, n, "more"), "all that this asks for")
        if record.kind == "imageprompt":
            return self.changed(self._more_prompts(record, n, monitor))
        added = self._new(record, n, monitor.stop)
        for variation in added.variations:
            monitor.tell(Prompted(variation.number, variation.prompt))
        self.pipeline.paint_all(id, added.variations, options_of(record), monitor)
        return self._painted(id, monitor)

    def _new(self, record: Record, n: int, stop: Stop) -> Record:
        """Put `n` variations with further prompts behind those that are there, and return them."""
        history = self.pipeline.history

        def add(prompts: Sequence[Prompt], cost: Cost = FREE, paid: Sequence[str] = ()) -> Record:
            def tasks(now: Record) -> list[Variation]:
                first = len(now.prompts) + 1
                return [Variation(0, p, seed_of(now, k), painter_of(now, k)) for k, p in enumerate(prompts, first)]

            return history.add(record.id, tasks, cost, paid)

        return self._with_prompts(record, n, stop, add)

    def _more_prompts(self, record: Record, n: int, monitor: Monitor) -> Record:
        history, first = self.pipeline.history, len(record.prompts) + 1

        def add(prompts: Sequence[Prompt], cost: Cost = FREE, paid: Sequence[str] = ()) -> Record:
            return history.add_prompts(record.id, prompts, cost, paid)

        record = self._with_prompts(record, n, monitor.stop, add)
        numbers = range(first, len(record.prompts) + 1)
        for number in numbers:
            monitor.tell(Prompted(number, record.prompts[number - 1]))
        try:
            self.pipeline.show_previews(record, numbers, monitor)
        except INTERRUPTS:
            monitor.tell(Finished(record, stopped=True))
            raise CancelledError("Stopped: the prompts are there, some without a preview.") from None
        monitor.tell(Finished(record))
        return record

    def _with_prompts(self, record: Record, n: int, stop: Stop, add: Callable[..., Record]) -> Record:
        """Have `n` further prompts added, which are kept whoever still waits; copies where nobody expands."""
        numbers = range(len(record.prompts) + 1, len(record.prompts) + 1 + n)
        if not record.expander or record.options.get("same"):
            return add([record.prompts[(number - 1) % len(record.prompts)] for number in numbers])
        pipeline = self.pipeline
        expander = pipeline.engines.expander_named(record.expander)
        briefs = [record.briefs[(number - 1) % len(record.briefs)] for number in numbers]
        seed = int(record.options.get("seed", 0)) + len(record.prompts)
        orders = pipeline.orders_of_prompts(expander, id=record.id)
        book = pipeline.history.order_book(record.id)
        came = book.answers([order for order in book.unanswered(record.id) if not order.number])

        def work() -> Record:
            try:
                if came:  # an earlier process paid for them, and had no time to read them
                    expansion = pipeline.reread(expander, came, briefs)
                else:
                    expansion = pipeline.expansion(expander, briefs, seed, orders, options_of(record).role)
            except EngineError as error:
                if not error.kept:
                    orders.give_up()
                    raise
                return add(error.kept, error.kept_cost or UNKNOWN_COST, list(came) or orders.paid)
            return add(expansion.prompts, expansion.cost, list(came) or orders.paid)

        return pipeline.by(expander, work, stop)

    def more_like(
        self,
        id: str,
        number: int,
        n: int = 4,
        *,
        strength: Strength = "usual",
        monitor: Monitor | None = None,
    ) -> Record:
        """Add `n` others like variation `number`, by its painter.

        A painter that can start from a picture starts from this one, and makes it as like as `strength` says ("close",
        "usual" or "free"); any other paints its prompt with unused seeds.
        """
        _check_count(n)

        def tasks(record: Record) -> list[Variation]:
            variation = painted(record, number)
            prompt = another(variation, self._edits(variation.painter), strength)
            return [Variation(0, prompt, seed, variation.painter, origin=number) for seed in _next_seeds(record, n)]

        return self._add(id, tasks, monitor)

    def change(
        self,
        id: str,
        number: int,
        words: str,
        n: int = 1,
        *,
        mask: object = None,
        monitor: Monitor | None = None,
    ) -> Record:
        """Add `n` pictures that are variation `number` changed as the words say, such as "make it night".

        `mask` limits the change: a picture of that one's size, transparent, or white, where it may change. It is held
        as long as this process lives.

        Raises
        ------
        BriefError
            The words are empty or too many.
        OptionError
            The painter cannot start from a picture, or takes no mask, or it is no mask of that picture.
        """
        _check_count(n)
        title = check(words) if mask is None else f"{IN_PART}{check(words)}"
        asked = replace(raw(Brief(check(words), change=True)), title=title)
        parent = self.pipeline.history.record(id)
        start = None if mask is None else self.pipeline.start_from(parent, painted(parent, number), mask)

        def tasks(record: Record) -> list[Variation]:
            variation = painted(record, number)
            prompt = replace(asked, scene=changed(variation.prompt.scene or record.asked(number), asked.text))
            painting.check_edits(self.pipeline.engines.painter(variation.painter))
            return [Variation(0, prompt, seed, variation.painter, origin=number) for seed in _next_seeds(record, n)]

        return self._add(id, tasks, monitor, start=start)

    def from_picture(
        self, id: str, number: int, words: str, picture: bytes, *, monitor: Monitor | None = None
    ) -> Record:
        """Add what the words make of a picture that a person hands in, by the painter of variation `number`."""
        text = check(words)
        prompt = replace(raw(Brief(text, change=True)), title=f"{FROM_PICTURE}{text}")
        start = Start(sources.find(picture, self.pipeline.history))

        def tasks(record: Record) -> list[Variation]:
            painter = record.variation(number).painter or painter_of(record, number)
            painting.check_edits(self.pipeline.engines.painter(painter))
            return [Variation(0, prompt, seed, painter) for seed in _next_seeds(record, 1)]

        return self._add(id, tasks, monitor, start=start)

    def rework(self, id: str, number: int, words: str, *, monitor: Monitor | None = None) -> Record:
        """Add one picture of variation `number`'s prompt in another wording: by its painter, with its seed.

        That one may have been refused.
        """
        text = check(words)

        def tasks(record: Record) -> list[Variation]:
            variation = record.variation(number)
            prompt = replace(variation.prompt.reworded(text), title=plain_title(variation.prompt))
            painter = variation.painter or painter_of(record, number)
            return [Variation(0, prompt, variation.seed, painter, origin=variation.origin)]

        return self._add(id, tasks, monitor)

    def retry(self, id: str, number: int, *, monitor: Monitor | None = None) -> Record:
        """Paint a variation that has no picture once more, as it was asked for."""
        monitor = monitor or Monitor()
        record = self.pipeline.history.record(id)
        variation = record.variation(number)
        if variation.picture is None:
            task = replace(variation, error="", painter=variation.painter or painter_of(record, number))
            self.pipeline.paint_all(id, [task], options_of(record), monitor)
        return self._painted(id, monitor)

    def complete(self, id: str, *, monitor: Monitor | None = None) -> Record:
        """Paint what a generation lacks, and nothing else: prompts that are missing, pictures that never came.

        What is under way here is waited for; what was ordered before and never answered is ordered again, and the first
        order still counts as perhaps billed.
        """
        history, monitor = self.pipeline.history, monitor or Monitor()
        record = history.record(id)
        self.pipeline.budget.check(self.price_of_missing(record), "all that is missing")
        if (lacking := prompts_missing(record)) > 0:
            if record.kind == "imageprompt":
                self._more_prompts(record, lacking, monitor)
            else:
                for added in self._new(record, lacking, monitor.stop).variations:
                    monitor.tell(Prompted(added.number, added.prompt))
            record = history.record(id)
        missing = [replace(v, error="") for v in record.visible if v.picture is None]
        if missing:
            self.pipeline.paint_all(id, missing, options_of(record), monitor)
        return self._painted(id, monitor)

    def price_of_missing(self, record: Record) -> Cost:
        """Return about what `complete` will order, in US dollars, less what is under way here; calls nobody."""
        missing = [
            variation
            for variation in record.visible
            if variation.picture is None and (record.id, variation.number) not in self.pipeline.under_way
        ]
        total = sum((self.price_of_retry(record, variation.number) for variation in missing), FREE)
        lacking = prompts_missing(record)
        return total + self.price(record, 1, lacking, "more") if lacking > 0 else total

    def missing_note(self, record: Record) -> str:
        """Return the line that says what a generation still lacks though it was paid for, or may have been."""
        if waiting := self.pipeline.waiting(record):
            one = len(waiting) == 1
            what = f"{many(len(waiting), 'picture')} that {'was' if one else 'were'} paid for could not be fetched yet"
            return f"{what}: {'it is' if one else 'they are'} fetched when the cell runs again, free."
        lacking = prompts_missing(record)
        if lacking > 0:
            what = f"{lacking} of {many(len(record.briefs), 'prompt')} did not come"
            return f"{what}: .complete() asks for what is missing ({self.price_of_missing(record)})."
        orders = self.pipeline.unanswered(record)
        if not orders:
            return ""
        cost = sum((order.cost for order in orders), FREE)
        one = len(orders) == 1
        price = self.price_of_missing(record)
        return (
            f"{many(len(orders), 'picture')} {'was' if one else 'were'} ordered before and may have been billed "
            f"({cost}); nobody saw {'its answer' if one else 'their answers'}. Retry on "
            f"{'its card' if one else 'their cards'}, or .complete(), orders what is missing ({price})."
        )

    def price(self, record: Record, number: int, n: int, how: Addition) -> Cost:
        """Return about what adding will cost, in US dollars; calls nobody.

        Raises OptionError where the painter cannot do it.
        """
        if how == "more":
            prompts = self._prompts_price(record, n)
            if record.kind == "imageprompt":
                return prompts
            first = len(record.prompts) + 1
            specs = [painter_of(record, k) for k in range(first, first + n)]
            empty = Prompt(record.text)
            return sum((self._picture_price(record, Variation(0, empty, 0, spec)) for spec in specs), prompts)
        variation = record.variation(number)
        if how == "refine":
            painting.check_edits(self.pipeline.engines.painter(variation.painter))
        if how == "rework":
            like = replace(variation, number=0, picture=None, painter=variation.painter or painter_of(record, number))
        else:
            like = Variation(0, variation.prompt, 0, variation.painter, origin=number)
        return self._picture_price(record, like) * n

    def price_of_prompt(self, record: Record, number: int, times: int) -> Cost:
        """Return about what painting prompt `number` `times` times will cost, in US dollars; calls nobody."""
        task = Variation(0, record.prompts[number - 1], 0, painter_of(record, number))
        return self._picture_price(record, task) * times

    def price_of_retry(self, record: Record, number: int) -> Cost:
        """Return about what painting a variation without a picture will cost; what only has to be fetched is free."""
        if number in self.pipeline.waiting(record):
            return FREE
        variation = record.variation(number)
        return self._picture_price(record, replace(variation, painter=variation.painter or painter_of(record, number)))

    def _prompts_price(self, record: Record, n: int) -> Cost:
        if not record.expander or record.options.get("same"):
            return FREE
        return self.pipeline.bills.prompts_estimate(self.pipeline.engines.expander_named(record.expander), n)

    def _picture_price(self, record: Record, task: Variation) -> Cost:
        painter = self.pipeline.engines.painter(task.painter)
        alt = self.descriptions.price_of_alt(record)
        if painter.free:
            return alt
        edits = "source_digest" in record.options or task.origin is not None
        start = self.pipeline.start_for(record, task) if edits else None
        canvas = painting.canvas_for(painter, options_of(record), 0, start)
        return self.pipeline.engines.estimate(painter, replace(canvas, watched=self.pipeline.partials)) + alt

    def _edits(self, spec: str) -> bool:
        return can_edit(self.pipeline.engines.painter(spec))

    def _add(
        self,
        id: str,
        tasks: Callable[[Record], Sequence[Variation]],
        monitor: Monitor | None,
        start: Start | None = None,
        *,
        alts: bool = True,
    ) -> Record:
        """Number the tasks behind the variations that are there, and paint them, each from a `start` of its own."""
        monitor = monitor or Monitor()
        added = self.pipeline.history.add(id, tasks)
        for task in added.variations:
            if start is not None:
                self.pipeline.hold(id, task.number, start)
        if added.kind == "paint":
            for task in added.variations:
                monitor.tell(Prompted(task.number, task.prompt))
        self.pipeline.paint_all(id, added.variations, options_of(added), monitor)
        return self._painted(id, monitor) if alts else self.changed(self.pipeline.history.record(id))

    def _painted(self, id: str, monitor: Monitor) -> Record:
        """Tell of pictures that came, and once more when they have their alt texts."""
        record = self.changed(self.pipeline.history.record(id))
        described = self.descriptions.follow(record, monitor)
        return record if described is record else self.changed(described)


def another(variation: Variation, edits: bool, strength: Strength = "usual") -> Prompt:
    """Return what asks for another picture like a variation's, of a painter that starts from it or not."""
    prompt = replace(variation.prompt, title=plain_title(variation.prompt))
    if not edits:
        return prompt
    return replace(prompt, text=f"{_ANOTHER[strength]} It shows: {prompt.text}")


def plain_title(prompt: Prompt) -> str:
    """Return a prompt's title without what it says of its start."""
    return next((prompt.title[len(mark) :] for mark in APART if prompt.title.startswith(mark)), prompt.title)


def prompts_missing(record: Record) -> int:
    """Count the prompts that a generation was asked for and never got."""
    return len(record.briefs) - len(record.prompts) if record.prompts else 0


def _next_seeds(record: Record, n: int) -> range:
    first = max((v.seed for v in record.variations), default=0) + 1
    return range(first, first + n)


def _check_count(n: int) -> None:
    if not 1 <= n <= MOST_VARIATIONS:
        raise OptionError(f"{n} variations cannot be asked for at once.", f"Ask for 1 to {MOST_VARIATIONS}.")
