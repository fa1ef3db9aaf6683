"""What this history's own pictures and prompts were billed: the estimate of the next where no source tells."""

from __future__ import annotations

import threading
from collections import defaultdict, deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from promptmagic import costs
from promptmagic.errors import HistoryError, OptionError
from promptmagic.expanders import Expander, PricedExpander
from promptmagic.history import History
from promptmagic.model import FREE, Cost, Picture, Record, Variation
from promptmagic.options import FIELDS, Options
from promptmagic.painters import Canvas, Painter
from promptmagic.registry import Spec
from promptmagic.studio import painting

_GENERATIONS = 20
"""How many earlier generations are looked through at most."""

_REMEMBERED = 5
"""How many bills of one kind of picture an estimate is the mean of: the newest."""


@dataclass(frozen=True, slots=True)
class _Kind:
    """What decides on a picture's price, beside its painter's model."""

    options: str
    size: tuple[int, int] | None
    quality: str
    format: str
    edits: bool


class Bills:
    """The bills of one history, looked up once for each model, and noted as they come. Safe for several threads."""

    def __init__(self, history: History) -> None:
        self._history = history
        self._known: dict[tuple[str, str], dict[_Kind, deque[float]]] = {}
        self._known_prompts: dict[tuple[str, str], deque[tuple[int, float]]] = {}
        self._lock = threading.Lock()

    def usages(self, painter: str, model: str) -> list[Mapping[str, int]]:
        """Return what was counted for the newest pictures of a painter's model, the newest last."""
        pictures = [picture for record in self._newest(painter=painter) for picture in record.pictures]
        return [picture.usage for picture in pictures if picture.model == model and picture.usage]

    def note(self, painter: Painter, canvas: Canvas, picture: Picture) -> None:
        """Take in what a new picture was billed."""
        if _is_bill(picture.cost):
            with self._lock:
                known = self._of(painter)
                known.setdefault(_kind(painter, canvas), deque(maxlen=_REMEMBERED)).append(picture.cost.usd)

    def estimate(self, painter: Painter, canvas: Canvas) -> Cost:
        """Return what painting a canvas will cost, about, in US dollars."""
        return self.better(painting.estimate(painter, canvas), painter, canvas)

    def better(self, told: Cost, painter: Painter, canvas: Canvas) -> Cost:
        """Return an estimate as it was told where a source has figures, else by own bills as far as there are any."""
        if painter.free or not (told.unknown or told.most):
            return told
        with self._lock:
            bills = self._of(painter).get(_kind(painter, canvas))
            return Cost(sum(bills) / len(bills), estimated=True) if bills else told

    def _of(self, painter: Painter) -> dict[_Kind, deque[float]]:
        key = (painter.name, painter.model)
        if key not in self._known:
            found: defaultdict[_Kind, deque[float]] = defaultdict(lambda: deque(maxlen=_REMEMBERED))
            for record in self._newest(painter=painter.name):
                for variation in record.variations:
                    picture = variation.picture
                    if picture is not None and picture.model == painter.model and _is_bill(picture.cost):
                        found[_kind_then(record, variation)].append(picture.cost.usd)
            self._known[key] = dict(found)
        return self._known[key]

    def note_prompts(self, expander: Expander, count: int, cost: Cost) -> None:
        """Take in what `count` new prompts were billed."""
        if count and _is_bill(cost):
            with self._lock:
                self._of_prompts(expander).append((count, cost.usd))

    def prompts_estimate(self, expander: Expander, count: int) -> Cost:
        """Return what `count` prompts by an expander will cost, about, in US dollars."""
        told = told_for_prompts(expander, count)
        return told if told == FREE else self._as_billed(expander, count, told)

    def usual_for_prompts(self, expander: Expander) -> Callable[[Cost], Cost]:
        """Return what makes an estimate of an expander's prompts that holds, of one that it tells itself."""

        def usual(told: Cost) -> Cost:
            # How many it is for is known to the expander alone; so what was told is enlarged as those before would be.
            return told if told.unknown or not told.usd else self._as_billed(expander, 0, told)

        return usual

    def _as_billed(self, expander: Expander, count: int, told: Cost) -> Cost:
        with self._lock:
            bills = list(self._of_prompts(expander))
        if not bills:
            return told
        if told.unknown:
            return Cost(sum(usd for _, usd in bills) / sum(n for n, _ in bills) * count, estimated=True)
        would_be = sum(told_for_prompts(expander, n).usd for n, _ in bills)
        return Cost(told.usd * sum(usd for _, usd in bills) / would_be, estimated=True) if would_be else told

    def _of_prompts(self, expander: Expander) -> deque[tuple[int, float]]:
        key = (expander.name, expander.model)
        if key not in self._known_prompts:
            found = [
                (len({prompt.text for prompt in record.prompts}), record.expansion_cost.usd)
                for record in self._newest(expander=str(Spec(*key)))
                if record.prompts and _is_bill(record.expansion_cost)
            ]
            self._known_prompts[key] = deque(found, maxlen=_REMEMBERED)
        return self._known_prompts[key]

    def _newest(self, *, painter: str = "", expander: str = "") -> list[Record]:
        try:
            found = self._history.where(painter=painter, expander=expander)
            return [generation.record for generation in found[-_GENERATIONS:]]
        except HistoryError:  # an estimate is no reason to fail
            return []


def told_for_prompts(expander: Expander, count: int) -> Cost:
    """Return what `count` prompts cost, as their expander tells, or by our table; unknown where neither does."""
    if expander.free:
        return FREE
    if isinstance(expander, PricedExpander):
        return painting.believable(expander.price(count))
    return costs.estimate_prompts(expander.model, count)


def _is_bill(cost: Cost) -> bool:
    return cost.usd > 0 and not (cost.estimated or cost.unknown)


def _kind(painter: Painter, canvas: Canvas) -> _Kind:
    edits = canvas.source is not None
    held = ((option, getattr(painter, option.name)) for option in getattr(painter, "options", ()))
    given = {option.name: str(value) for option, value in held if value not in (option.default, None, "")}
    return _Kind(_sorted(given), None if edits else canvas.size, canvas.quality, canvas.format, edits)


def _kind_then(record: Record, variation: Variation) -> _Kind:
    """Return of which kind a picture of the history is."""
    known: dict[str, Any] = {name: value for name, value in record.options.items() if name in FIELDS}
    edits = "source_digest" in record.options or variation.origin is not None
    try:
        options = Options().updated(**{name: value for name, value in known.items() if name not in ("source", "mask")})
        size = None if edits else options.pixels
        given = _sorted(Spec.parse(variation.painter).options)
    except OptionError:  # written by another version
        return _Kind("", None, "", "", edits)
    return _Kind(given, size, options.quality, options.format, edits)


def _sorted(options: Mapping[str, object]) -> str:
    return ",".join(f"{name}={value}" for name, value in sorted(options.items()))
