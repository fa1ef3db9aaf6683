"""Children of a generation: new generations made from one that is there, painted anew, varied, or refined."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from promptmagic.brief import check
from promptmagic.crew import Stop
from promptmagic.events import Listener, ignore
from promptmagic.model import Brief, Prompt, Record, Variation
from promptmagic.options import Options
from promptmagic.painters import can_edit
from promptmagic.studio.additions import another
from promptmagic.studio.request import Request
from promptmagic.studio.sources import Start
from promptmagic.studio.workshop import Workshop, options_of, painted, raw


@dataclass(frozen=True, slots=True)
class Children:
    """Makes children in one workshop; each remembers its parent. No cell asked for them, so none replays them.

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

    shop: Workshop

    def repaint(
        self,
        id: str,
        painter: str | None = None,
        *,
        listener: Listener = ignore,
        stop: Stop | None = None,
        **options: Any,
    ) -> str:
        """Paint a generation's prompts anew, with another painter or other options; return the child's id.

        What it started from, its child starts from too.
        """
        parent = self.shop.history.record(id)
        wanted = options_of(parent).updated(painter=painter or parent.painter, **options)
        return self._child(parent, parent.prompts, wanted, self.shop.start_of(parent), None, listener, stop)

    def vary(self, id: str, number: int, n: int = 4, *, listener: Listener = ignore, stop: Stop | None = None) -> str:
        """Make `n` others like one variation; return the child's id.

        A painter that can start from a picture starts from this one; any other paints its prompt with unused seeds.
        """
        parent = self.shop.history.record(id)
        variation = parent.variation(number)
        seed = max(v.seed for v in parent.variations) + 1
        options = options_of(parent).updated(n=n, painter=variation.painter or parent.painter, seed=seed)
        if variation.picture is not None and can_edit(self.shop.engines.painter(options.painter)):
            start: Start | None = self.shop.start_from(parent, variation)
            prompt, options = another(variation, edits=True), replace(options, size="")
        else:
            start, prompt = self.shop.start_of(parent), variation.prompt
        return self._child(parent, [prompt] * n, options, start, None, listener, stop)

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
    ) -> str:
        """Change one variation's picture as the words say, `n` times; return the child's id."""
        text = check(change)
        parent = self.shop.history.record(id)
        variation = painted(parent, number)
        start = self.shop.start_from(parent, variation, options.pop("mask", None))
        wanted = replace(options_of(parent), size="", style="", exclude="", raw=True)
        wanted = wanted.updated(painter=painter or variation.painter or parent.painter, n=n, **options)
        brief = Brief(text, wanted.style, wanted.exclude, change=True)
        return self._child(parent, [raw(brief)] * (wanted.n or 1), wanted, start, brief, listener, stop)

    def _child(
        self,
        parent: Record,
        prompts: Sequence[Prompt],
        options: Options,
        start: Start | None,
        brief: Brief | None,
        listener: Listener,
        stop: Stop | None,
    ) -> str:
        """Paint the prompts as a new generation, which has no key.

        `brief` is what it was asked for, where that is not what its parent was asked for.
        """
        typed = brief.text if brief else parent.typed
        briefs = (brief or replace(parent.briefs[0], text=parent.text),) * len(prompts)
        painter = options.painter
        request = Request("paint", typed, options, briefs, (painter,) * len(prompts), parent.cell, start)
        specs = self.shop.engines.painter_specs(request)
        self.shop.check(request, specs)
        tasks = [
            Variation(k, prompt, request.seed + k - 1, spec)
            for k, (prompt, spec) in enumerate(zip(prompts, specs, strict=True), 1)
        ]
        blank = replace(self.shop.blank(request, request.seed, specs), key="", parent=parent.id)
        record = self.shop.history.begin(
            replace(blank, prompts=tuple(prompts), variations=tuple(tasks), expander="" if brief else parent.expander)
        )
        self.shop.remember(record.id, start)
        self.shop.paint_all(record.id, tasks, options, listener, stop)
        return record.id
