"""What a saved generation still needs, and what it stands in for, where it is shown again."""

from __future__ import annotations

from dataclasses import dataclass, replace

from promptmagic import registry
from promptmagic.errors import PromptMagicError
from promptmagic.model import FREE, Cost, Record, Variation
from promptmagic.options import MOST_VARIATIONS
from promptmagic.studio import plans
from promptmagic.studio.engines import spec_of
from promptmagic.studio.pipeline import Pipeline
from promptmagic.studio.request import OFFLINE_PAINTER, ONLINE, Request
from promptmagic.studio.resolved import ResolvedRequest


@dataclass(frozen=True, slots=True)
class Restoration:
    """How a saved generation is shown again.

    Attributes
    ----------
    painting
        The numbers of the variations that come now, free: those that never came or are under way, and sketches of
        which a notebook's output is all that is left.
    repainted, left
        How many of them are such sketches, and of how many more nothing is here: one run paints a bounded number.
    is_copy
        Whether a notebook's output is what is shown.
    is_new
        Whether it is no saved one: it was painted just now.
    anew, painter, price
        What paints it with a painter that is set up now, where a sketch stands in for it; None where none does. The
        painter's spec, and what it will cost.
    """

    painting: tuple[int, ...] = ()
    repainted: int = 0
    left: int = 0
    is_copy: bool = False
    is_new: bool = False
    anew: Request | None = None
    painter: str = ""
    price: Cost = FREE

    @property
    def source(self) -> str:
        """Say where it comes from; empty where it was painted just now."""
        if self.is_new:
            return ""
        if self.repainted:
            return "painted again from your notebook"
        return f"shown again{' from your notebook' if self.is_copy else ''}, nothing asked"

    @property
    def note(self) -> str:
        """Say what is left to do, and how; empty where nothing is."""
        lines = []
        if self.left:
            lines.append(
                f"{self.repainted} of {self.repainted + self.left:,} sketches are painted again from "
                "your notebook: run the cell again for more of them."
            )
        if self.anew is not None:
            lines.append(
                f"A saved sketch stands here; {self.painter} is set up now: --fresh paints with it ({self.price})."
            )
        return " ".join(lines)


@dataclass(frozen=True, slots=True)
class Restoring:
    """Finds out what is to be done for saved generations of one pipeline; asks nobody."""

    pipeline: Pipeline

    def restoration(self, request: Request, record: Record) -> Restoration:
        """Return how a saved generation is shown again that stands in for a request."""
        painting = self.to_paint(record)
        again = sum(v.picture is not None for v in painting)
        unseen = sum(self._is_sketch_copy(v) and not _is_seen(v) for v in record.visible)
        shown = record.shown.picture if record.shown is not None else None
        anew = self._anew(request, record)
        return Restoration(
            painting=tuple(v.number for v in painting),
            repainted=again,
            left=max(0, unseen - sum(v.picture is not None and not _is_seen(v) for v in painting)),
            is_copy=shown is not None and shown.copy is not None,
            anew=anew.request if anew else None,
            painter=spec_of(anew.painters[0]) if anew else "",
            price=plans.estimate(anew) if anew else FREE,
        )

    def to_paint(self, record: Record) -> list[Variation]:
        """Return what is to be painted; of what was painted before no more than a picker holds, and what is shown."""
        waiting = self.pipeline.waiting(record)
        missing = [v for v in record.visible if v.number in waiting or self._is_to_paint(record, v)]
        shown = record.shown.number if record.shown is not None else 0
        again = [v for v in sorted(missing, key=lambda v: v.number != shown) if v.picture is not None]
        left = {v.number for v in again[MOST_VARIATIONS:]}
        return [v for v in missing if v.number not in left]

    def _is_to_paint(self, record: Record, variation: Variation) -> bool:
        """Say whether a variation is still to be painted, or can be again where only a notebook's copy is left."""
        if variation.picture is not None:
            return self._is_sketch_copy(variation)
        if (record.id, variation.number) in self.pipeline.under_way:
            return True
        return record.kind == "paint" and self.pipeline.engines.is_free(variation.painter)

    def _is_sketch_copy(self, variation: Variation) -> bool:
        picture = variation.picture
        return picture is not None and picture.copy is not None and _is_offline(variation.painter)

    def _anew(self, request: Request, record: Record) -> ResolvedRequest | None:
        """Return what paints with another painter than the sketch that stands in for it; None where nothing does."""
        if request.match[0] != "auto" or not _is_offline(record.painter):
            return None
        options = replace(request.options, fresh=True, pick=None)
        work = ResolvedRequest(replace(request, options=options), self.pipeline.engines)
        if any(_is_offline(spec) or (spec == ONLINE and not work.is_online) for spec in work.specs):
            return None
        try:
            self.pipeline.check(work)
        except PromptMagicError:  # it cannot be made here, so it is not offered
            return None
        return work


def _is_offline(spec: str) -> bool:
    return registry.split(spec)[0] == OFFLINE_PAINTER


def _is_seen(variation: Variation) -> bool:
    """Say whether a notebook's output shows this very variation."""
    return variation.picture is not None and variation.picture.copy is not None and bool(variation.picture.copy.large)
