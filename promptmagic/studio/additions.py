"""Additions to a generation that is there: its prompts painted, further variations, others like one, changes of one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from promptmagic import costs
from promptmagic.brief import check
from promptmagic.crew import INTERRUPTS, Stop
from promptmagic.errors import CancelledError, OptionError
from promptmagic.events import Finished, Listener, Prompted, ignore
from promptmagic.model import FREE, Brief, Cost, Prompt, Record, Variation
from promptmagic.options import MOST_VARIATIONS
from promptmagic.painters import can_edit
from promptmagic.studio import painting
from promptmagic.studio.engines import spec_of
from promptmagic.studio.workshop import Workshop, options_of, painted, painter_of, raw, unused_seeds

How = Literal["more", "vary", "refine"]
"""What is added: further variations of the brief, others like one, or changes of one."""

ANOTHER = "Make another version of this picture: the same subject and style, with other details and composition."
"""What is asked of a painter that varies a picture by starting from it."""


@dataclass(frozen=True, slots=True)
class Additions:
    """Adds to the generations of one workshop. Each way paints beside other work until its `stop` is set.

    Raises
    ------
    OptionError, BriefError, BudgetError
        It cannot be done, or costs too much; nothing was called.
    EngineError
        Not one picture could be painted.
    CancelledError
        A person stopped it; what had arrived is kept.
    """

    shop: Workshop

    def paint_prompt(
        self, id: str, number: int, times: int = 1, listener: Listener = ignore, stop: Stop | None = None
    ) -> Record:
        """Paint prompt `number` as it stands now, `times` times with different seeds, as further variations."""

        def tasks(record: Record) -> list[Variation]:
            prompt, seeds = record.prompts[number - 1], unused_seeds(record, record.prompts[number - 1], number)
            return [Variation(0, prompt, next(seeds), painter_of(record, number)) for _ in range(times)]

        return self._add(id, tasks, listener, stop)

    def more(self, id: str, n: int, listener: Listener = ignore, stop: Stop | None = None) -> Record:
        """Add `n` variations with new prompts by the same expander; prompts alone where prompts are picked first."""
        _check_count(n)
        record = self.shop.history.record(id)
        self.shop.purse.check(self.price(record, 1, n, "more"), "all that this asks for")
        first = len(record.prompts) + 1
        if record.kind == "imageprompt":
            return self._more_prompts(record, n, listener, stop)
        prompts, cost = self._prompts(record, n, stop)
        seed = int(record.options.get("seed", 0)) - 1
        return self._add(
            id,
            lambda _: [Variation(0, p, seed + k, painter_of(record, k)) for k, p in enumerate(prompts, first)],
            listener,
            stop,
            cost,
        )

    def _more_prompts(self, record: Record, n: int, listener: Listener, stop: Stop | None) -> Record:
        prompts, cost = self._prompts(record, n, stop)
        first = len(record.prompts) + 1
        record = self.shop.history.add_prompts(record.id, prompts, cost)
        numbers = range(first, first + len(prompts))
        for number in numbers:
            listener(Prompted(number, record.prompts[number - 1]))
        try:
            self.shop.show_previews(record, numbers, listener, stop)
        except INTERRUPTS:
            listener(Finished(record, stopped=True))
            raise CancelledError("Stopped: the prompts are there, some without a preview.") from None
        listener(Finished(record))
        return record

    def _prompts(self, record: Record, n: int, stop: Stop | None) -> tuple[Sequence[Prompt], Cost]:
        """Return `n` further prompts and their cost; those that are there where nobody expanded them."""
        numbers = range(len(record.prompts) + 1, len(record.prompts) + 1 + n)
        if not record.expander or record.options.get("same"):
            return [record.prompts[(number - 1) % len(record.prompts)] for number in numbers], FREE
        expander = self.shop.engines.expander_named(record.expander)
        briefs = [record.briefs[(number - 1) % len(record.briefs)] for number in numbers]
        seed = int(record.options.get("seed", 0)) + len(record.prompts)
        with self.shop.purse.paying(self._prompts_price(record, n), f"prompts by {spec_of(expander)}"):
            expansion = self.shop.expansion(expander, briefs, seed, stop)
        return expansion.prompts, expansion.cost

    def more_like(self, id: str, number: int, n: int, listener: Listener = ignore, stop: Stop | None = None) -> Record:
        """Add `n` others like variation `number`, by its painter.

        A painter that can start from a picture starts from this one; any other paints its prompt with unused seeds.
        """
        _check_count(n)

        def tasks(record: Record) -> list[Variation]:
            variation = painted(record, number)
            return [
                Variation(0, another(variation, self._edits(variation.painter)), seed, variation.painter, origin=number)
                for seed in _next_seeds(record, n)
            ]

        return self._add(id, tasks, listener, stop)

    def change(
        self, id: str, number: int, words: str, n: int, listener: Listener = ignore, stop: Stop | None = None
    ) -> Record:
        """Add `n` pictures that are variation `number` changed as the words say, such as "make it night"."""
        _check_count(n)
        prompt = replace(raw(Brief(check(words), change=True)), title=check(words))

        def tasks(record: Record) -> list[Variation]:
            variation = painted(record, number)
            painting.check_edits(self.shop.engines.painter(variation.painter))
            return [Variation(0, prompt, seed, variation.painter, origin=number) for seed in _next_seeds(record, n)]

        return self._add(id, tasks, listener, stop)

    def retry(self, id: str, number: int, listener: Listener = ignore, stop: Stop | None = None) -> Record:
        """Paint a variation that has no picture once more, as it was asked for."""
        record = self.shop.history.record(id)
        variation = record.variation(number)
        if variation.picture is None:
            task = replace(variation, error="", painter=variation.painter or painter_of(record, number))
            self.shop.paint_all(id, [task], options_of(record), listener, stop)
        return self.shop.history.record(id)

    def price(self, record: Record, number: int, n: int, how: How) -> Cost:
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
            painting.check_edits(self.shop.engines.painter(variation.painter))
        like = Variation(0, variation.prompt, 0, variation.painter, origin=number)
        return self._picture_price(record, like) * n

    def price_of_prompt(self, record: Record, number: int, times: int) -> Cost:
        """Return about what painting prompt `number` `times` times will cost, in US dollars; calls nobody."""
        task = Variation(0, record.prompts[number - 1], 0, painter_of(record, number))
        return self._picture_price(record, task) * times

    def _prompts_price(self, record: Record, n: int) -> Cost:
        if not record.expander or record.options.get("same"):
            return FREE
        expander = self.shop.engines.expander_named(record.expander)
        return FREE if expander.free else costs.estimate_prompts(expander.model, n)

    def _picture_price(self, record: Record, task: Variation) -> Cost:
        painter = self.shop.engines.painter(task.painter)
        if painter.free:
            return FREE
        edits = "source_digest" in record.options or task.origin is not None
        start = self.shop.start_for(record, task) if edits else None
        return painting.estimate(painter, painting.canvas_for(painter, options_of(record), 0, start))

    def _edits(self, spec: str) -> bool:
        return can_edit(self.shop.engines.painter(spec))

    def _add(
        self,
        id: str,
        tasks: Callable[[Record], Sequence[Variation]],
        listener: Listener,
        stop: Stop | None,
        prompts_cost: Cost = FREE,
    ) -> Record:
        """Number the tasks behind the variations that are there, and paint them."""
        with self.shop.lock:
            record = self.shop.history.record(id)
            first = len(record.variations) + 1
            numbered = [replace(task, number=first + k) for k, task in enumerate(tasks(record))]
            if record.kind == "paint":  # its prompts and variations are in step
                self.shop.history.add_prompts(id, [task.prompt for task in numbered], prompts_cost)
                for task in numbered:
                    listener(Prompted(task.number, task.prompt))
            for task in numbered:
                self.shop.history.put(id, task)
        self.shop.paint_all(id, numbered, options_of(record), listener, stop)
        return self.shop.history.record(id)


def another(variation: Variation, edits: bool) -> Prompt:
    """Return what asks for another picture like a variation's, of a painter that starts from it or not."""
    if not edits:
        return variation.prompt
    return replace(variation.prompt, text=f"{ANOTHER} It shows: {variation.prompt.text}")


def _next_seeds(record: Record, n: int) -> range:
    first = max((v.seed for v in record.variations), default=0) + 1
    return range(first, first + n)


def _check_count(n: int) -> None:
    if not 1 <= n <= MOST_VARIATIONS:
        raise OptionError(f"{n} variations cannot be asked for at once.", f"Ask for 1 to {MOST_VARIATIONS}.")
