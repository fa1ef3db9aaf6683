"""Children of a generation: new generations made from one that is there, painted anew, varied, or refined."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import Any

from promptmagic.brief import check
from promptmagic.errors import HistoryError, NotPaintedError, OptionError, PromptMagicError
from promptmagic.events import Prompted, Started
from promptmagic.generation import Generation
from promptmagic.lexicon.changing import changed
from promptmagic.model import Brief, Cost, Prompt, Record, Variation
from promptmagic.options import Options
from promptmagic.painters import can_edit
from promptmagic.parallel import Monitor
from promptmagic.studio import plans, sources
from promptmagic.studio.additions import another
from promptmagic.studio.asked import one_spelling
from promptmagic.studio.describing import Descriptions
from promptmagic.studio.pipeline import ROUNDS, Pipeline, options_of, painted, raw, seed_of
from promptmagic.studio.request import Request
from promptmagic.studio.restoring import Restoring
from promptmagic.studio.sources import Start


@dataclass(frozen=True, slots=True)
class _ChildPlan:
    """What a child is painted from. `brief` is what it was asked for, where that is not what its parent was asked.

    `rounds` are its prompts' among those of its parent's choices, as `Request` has them.
    """

    parent: Record
    prompts: Sequence[Prompt]
    options: Options
    start: Start | None
    brief: Brief | None = None
    rounds: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Child:
    """A child that is asked for: found by its `key`, else painted as `plan` says, which looks at what it starts from.

    `former` is the key that it had before something of its parent was removed: what was paid then is shown and not paid
    again. `words` and `count` say what will be shown: what was asked, and of how many pictures.
    """

    key: str
    words: str
    count: int
    fresh: bool
    plan: Callable[[], _ChildPlan]
    former: str = ""


@dataclass(frozen=True, slots=True)
class Children:
    """Makes children in one pipeline; each remembers its parent.

    The same call, of the same picture with the same arguments, shows again what it made before: the k-th equal one of a
    run what the k-th made. `fresh=True` makes another.

    Raises
    ------
    OptionError, BriefError
        It cannot be done; nothing was called.
    NotPaintedError
        There is no picture to start from.
    EngineError
        Not one picture could be painted.
    CancelledError
        A person stopped it; what had arrived is kept.
    """

    pipeline: Pipeline
    descriptions: Descriptions
    restoring: Restoring
    calls: Counter[str] = field(default_factory=Counter)

    def begin_run(self) -> None:
        """Count equal calls from one again: another cell runs, or the same one once more."""
        self.calls.clear()

    def repainted(self, id: str | Generation, painter: str | None, options: Mapping[str, Any]) -> Child:
        """Return the child that is a generation's prompts, painted anew, but for those whose pictures were removed."""
        parent = self.pipeline.history.record(id)
        if parent.prompts and not parent.wanted:
            raise OptionError("All its variations were removed.", "remove(number, undo=True) brings one back.")
        wanted = options_of(parent).updated(painter=painter or parent.painter, **options)
        prompts = tuple(parent.prompts[number - 1] for number in parent.wanted)
        rounds = tuple(parent.options.get(ROUNDS, ()))
        if len(rounds) == len(parent.prompts):
            rounds = tuple(rounds[number - 1] for number in parent.wanted)

        def key(prompts: Sequence[Prompt]) -> str:
            words = "\0".join(prompt.text for prompt in prompts)
            return _key("repaint", hashlib.sha256(words.encode()).hexdigest(), painter=painter, **options)

        def plan() -> _ChildPlan:
            return _ChildPlan(parent, prompts, wanted, self.pipeline.start_of(parent), rounds=rounds)

        return Child(key(prompts), parent.text, len(prompts), wanted.fresh, plan, former=key(parent.prompts))

    def varied(self, id: str | Generation, number: int, n: int, *, fresh: bool) -> Child:
        """Return the child that is `n` others like one variation."""
        parent = self.pipeline.history.record(id)
        variation = parent.variation(number)

        def plan() -> _ChildPlan:
            seed = max(v.seed for v in parent.variations) + 1
            options = options_of(parent).updated(n=n, painter=variation.painter or parent.painter, seed=seed)
            if variation.picture is not None and can_edit(self.pipeline.engines.painter(options.painter)):
                start = self.pipeline.start_from(parent, variation)
                return _ChildPlan(parent, [another(variation, edits=True)] * n, replace(options, size=""), start)
            return _ChildPlan(parent, [variation.prompt] * n, options, self.pipeline.start_of(parent))

        return Child(_key("vary", _digest(parent, variation), n=n), parent.text, n, fresh, plan)

    def refined(
        self, id: str | Generation, number: int, change: str, n: int, painter: str | None, options: Mapping[str, Any]
    ) -> Child:
        """Return the child that is one variation's picture, changed `n` times as the words say."""
        text = check(change)
        parent = self.pipeline.history.record(id)
        variation = painted(parent, number)
        others = dict(options)
        mask = others.pop("mask", None)
        shown = {**others, "mask": self.pipeline.digest_of_mask(mask)} if mask is not None else options
        key = _key("refine", _digest(parent, variation), change=text, n=n, painter=painter, **shown)

        def plan() -> _ChildPlan:
            start = self.pipeline.start_from(parent, variation, mask)
            wanted = replace(options_of(parent), size="", style="", exclude="", raw=True)
            wanted = wanted.updated(painter=painter or variation.painter or parent.painter, n=n, **others)
            brief = Brief(text, wanted.style, wanted.exclude, change=True)
            prompt = replace(raw(brief), scene=changed(variation.prompt.scene or parent.asked(number), text))
            return _ChildPlan(parent, [prompt] * (wanted.n or 1), wanted, start, brief)

        return Child(key, change, n, bool(options.get("fresh")), plan)

    def make(self, child: Child, monitor: Monitor) -> str:
        """Return the id of what the same call made before, or else of what is painted now."""
        self.calls[child.key] += 1
        made = None if child.fresh else self._made(child, self.calls[child.key])
        if made is None:
            return self._painted(child.key, child.plan(), monitor)
        self._paint_copies(made, child, monitor)
        return made

    def price(self, child: Child) -> Cost:
        """Return about what painting a child will cost, in US dollars; calls nobody."""
        return plans.estimate(self.pipeline.resolved(self._request(child.plan())), prompts=False)

    def _paint_copies(self, id: str, child: Child, monitor: Monitor) -> None:
        """Paint sketches again of which a notebook's output is all that is left: nothing could be made from that."""
        record = self.pipeline.history.record(id)
        copies = [v for v in self.restoring.to_paint(record) if v.picture is not None]
        if not copies:
            return
        try:
            plan = child.plan()
            self.pipeline.check(self.pipeline.resolved(self._request(plan)))
        except (OptionError, HistoryError, NotPaintedError):  # what it was made from is not here either
            return
        self.pipeline.remember(id, plan.start)
        self.pipeline.paint_all(id, copies, options_of(record), Monitor(stop=monitor.stop), asked=False)

    def _made(self, child: Child, number: int) -> str | None:
        history = self.pipeline.history
        keys = [child.key, *([child.former] if child.former not in ("", child.key) else [])]
        found = self._found(keys)
        if len(found) < number and history.adopt(keys):
            found = self._found(keys)
        if len(found) < number:
            return None
        history.appear(found[number - 1].id)
        return found[number - 1].id

    def _found(self, keys: Sequence[str]) -> list[Record]:
        made = [record for record in self.pipeline.history.find(keys) if record.pictures]
        return sorted(made, key=lambda record: (record.created, record.id))

    def _painted(self, key: str, plan: _ChildPlan, monitor: Monitor) -> str:
        parent, prompts, brief = plan.parent, plan.prompts, plan.brief
        request = self._request(plan)
        work = self.pipeline.resolved(request)
        self.pipeline.check(work)
        blank = replace(self.pipeline.blank(work, request.seed), key=key, parent=parent.id)
        tasks = [
            Variation(k, prompt, seed_of(blank, k), spec)
            for k, (prompt, spec) in enumerate(zip(prompts, work.specs, strict=True), 1)
        ]
        record = self.pipeline.history.begin(
            replace(blank, prompts=tuple(prompts), variations=tuple(tasks), expander="" if brief else parent.expander)
        )
        self.pipeline.remember(record.id, plan.start)
        monitor.tell(Started(record, len(tasks), plans.estimate(work, prompts=False)))
        for task in tasks:
            monitor.tell(Prompted(task.number, task.prompt))
        self.pipeline.paint_all(record.id, tasks, request.options, monitor)
        self.descriptions.follow(self.pipeline.history.record(record.id), monitor)
        return record.id

    def _request(self, plan: _ChildPlan) -> Request:
        parent, prompts, brief = plan.parent, plan.prompts, plan.brief
        typed = brief.text if brief else parent.typed
        briefs = (brief or replace(parent.briefs[0], text=parent.text),) * len(prompts)
        options = replace(plan.options, fresh=False)
        painters = (options.painter,) * len(prompts)
        request = Request("paint", typed, options, briefs, painters, parent.cell, plan.start)
        return replace(request, rounds=plan.rounds) if len(plan.rounds) == len(prompts) else request


def _key(call: str, parent: str, **arguments: object) -> str:
    """Return what a call's generations are looked up by: what it starts from, and its arguments but `fresh`."""
    given = {
        name: one_spelling(value) if isinstance(value, str) else value
        for name, value in arguments.items()
        if value is not None and name != "fresh"
    }
    text = json.dumps({"call": call, "parent": parent, "arguments": given}, sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def _digest(parent: Record, variation: Variation) -> str:
    """Return what tells a variation's picture from others, also where only a notebook's copy of it is here."""
    picture = variation.picture
    if picture is not None:
        with suppress(PromptMagicError):
            return sources.digest(picture)
    return f"{parent.key} {variation.number}"
