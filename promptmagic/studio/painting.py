"""Painting one variation: ask the painter, keep what it made, and tell how it went; and what came of all of them."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field, replace
from pathlib import Path

from promptmagic.errors import Billed, CancelledError, OptionError, PromptMagicError, UnansweredError
from promptmagic.events import Event, Failed, Listener, Painted, Painting
from promptmagic.expanders import Expander
from promptmagic.history import History
from promptmagic.model import FREE, UNKNOWN_COST, Cost, Picture, Variation
from promptmagic.options import Options
from promptmagic.orders import places_orders
from promptmagic.painters import Canvas, Careful, Painter, Priced, Progress, can_cancel, can_edit, most_sources, silent
from promptmagic.parallel import Stop
from promptmagic.records import COST_LIMIT
from promptmagic.studio import faults
from promptmagic.studio.orders import StudioOrders
from promptmagic.studio.sources import Start
from promptmagic.studio.underway import UnderWay
from promptmagic.text import many


def canvas_for(painter: Painter, options: Options, seed: int, start: Start | None = None) -> Canvas:
    """Return what a painter is asked for; a picture to start from keeps its size where the painter has it."""
    canvas = Canvas(
        seed=seed,
        size=options.pixels,
        quality=options.quality,
        background=options.background,
        format=options.format,
    )
    if start is None:
        return canvas
    canvas = replace(
        canvas,
        source=start.source.data,
        references=start.references,
        recipe=start.source.recipe,
        mask=start.mask.data if start.mask else None,
        markup=start.markup.data if start.markup else None,
        size=options.pixels if options.size else (start.source.width, start.source.height),
    )
    return canvas if options.size or _fits(painter, canvas) else replace(canvas, size=None)


def _fits(painter: Painter, canvas: Canvas) -> bool:
    try:
        check(painter, canvas)
    except OptionError:
        return False
    return True


def check(painter: Painter, canvas: Canvas) -> None:
    """Find out before any call, as far as the painter tells, whether it can paint what the canvas asks for.

    Raises
    ------
    OptionError
        It cannot.
    EngineError
        Something is missing, such as a key.
    """
    check_start(painter, canvas)
    if isinstance(painter, Careful):
        painter.check(canvas)


def check_start(painter: Painter, canvas: Canvas) -> None:
    """Raise OptionError where there is a picture to start from, and the painter cannot."""
    if canvas.source is None:
        return
    check_edits(painter)
    if canvas.markup is not None and getattr(painter, "marks", False) is not True:
        raise OptionError(f"The painter {painter.name!r} reads no markup.", "Use -p openai, or say it in words.")
    if (given := len(canvas.references)) > (most := most_sources(painter)):
        what = "one picture" if most == 1 else f"at most {most} pictures"
        label = getattr(painter, "label", painter.name)
        raise OptionError(f"{label} starts from {what}, and {given} are given.", "Leave some of the --from out.")


def check_edits(painter: Painter) -> None:
    """Raise OptionError where a painter cannot start from a picture."""
    if not can_edit(painter):
        raise OptionError(
            f"The painter {painter.name!r} cannot start from a picture yet.",
            'Use one that can, after promptmagic.login(): -p openai, or painter="openai".',
        )


def estimate(painter: Painter, canvas: Canvas) -> Cost:
    """Return what painting it will cost, about; unknown where the painter does not tell."""
    if painter.free:
        return FREE
    return believable(painter.price(canvas)) if isinstance(painter, Priced) else UNKNOWN_COST


def believable(cost: object) -> Cost:
    """Return a price that an engine tells, as an estimate; unknown where it cannot be one."""
    if not isinstance(cost, Cost) or cost.unknown or not 0 <= cost.usd <= COST_LIMIT:
        return UNKNOWN_COST
    return replace(cost, estimated=True)


@dataclass(frozen=True, slots=True)
class PaintingRun:
    """The painting of a generation's variations: who keeps them, and who pays.

    `place_orders` hands a painter a place for its orders of a variation, and `note_bill` hears what a picture was
    billed. `fetch` brings the picture of one that was
    painted before and waits at an address. `under_way` is what this process does already. `watched` says whether
    anybody looks at partial pictures, which are billed; `stop` ends the work. `asked` says whether a person asks for
    what is missing; else what costs money is waited for and fetched, but not ordered.
    """

    id: str
    history: History
    place_orders: Callable[[Painter, Variation, Canvas], StudioOrders]
    note_bill: Callable[[Painter, Canvas, Picture], None]
    fetch: Callable[[Variation], Variation | None]
    under_way: UnderWay
    options: Options
    watched: bool = True
    stop: Stop = field(default_factory=Stop)
    asked: bool = True

    def work(
        self, task: Variation, painter: Painter, start: Start | None = None, turn: int = 0
    ) -> Callable[[Listener], None]:
        """Return what paints one variation, and keeps it in the history before it tells of it.

        Where this process is painting it already, that is waited for. `turn` counts the generation's earlier variations
        that were asked for in the same words, from the same start. A failure is kept and told too, and never raised:
        the siblings go on.
        """
        canvas = replace(canvas_for(painter, self.options, task.seed, start), turn=turn, watched=self.watched)

        def paint(tell: Listener) -> None:
            tell(Painting(task.number))
            joined, event = True, None
            # What was called off for another who stopped is done anew for this one.
            while event is None or (joined and isinstance(event, Failed) and isinstance(event.error, CancelledError)):
                # What is free is begun anew: a server that hangs is no reason to wait for it twice.
                key: Hashable = object() if painter.free else (self.id, task.number)
                event, joined = self.under_way.do(key, lambda: self._outcome(task, painter, canvas, tell), self.stop)
            tell(event)

        return paint

    def _outcome(self, task: Variation, painter: Painter, canvas: Canvas, tell: Listener) -> Painted | Failed:
        orders = self.place_orders(painter, task, canvas)
        try:
            there = None if painter.free else self._there(task) or self.fetch(task)
            if there is None and not (painter.free or self.asked):
                return Failed(task.number, _not_asked())
            return Painted(there or self._paint(task, painter, canvas, orders, tell))
        except PromptMagicError as error:
            if left := orders.give_up():
                error.message += f" What came is kept: {', '.join(map(_short, left))}."
            if not self.stop.is_set():  # else nobody hears of it: what may have been billed is told at the next run
                self.history.put(self.id, replace(task, error=str(error)))
            return Failed(task.number, error)

    def _there(self, task: Variation) -> Variation | None:
        """Return the variation, where its picture came in the meantime by whoever asked for it before."""
        found = [v for v in self.history.record(self.id).variations if v.number == task.number and v.picture]
        return next((v for v in found if v.picture and v.picture.copy is None), None)

    def _paint(
        self, task: Variation, painter: Painter, canvas: Canvas, orders: StudioOrders, tell: Listener
    ) -> Variation:
        progress = self._progress(task, painter, tell)
        if places_orders(painter):
            picture = _made(painter, task, replace(canvas, orders=orders), progress)
        else:
            with orders.place(f"a picture by {painter.label}", estimate(painter, canvas)) as order:
                picture = _made(painter, task, canvas, progress)
                if picture.data is not None:
                    order.arrived(picture.data, _told(painter, picture, canvas))
        if painter.free and self.stop.is_set() and (there := self._there(task)):
            return there  # nobody waited for this one, and another run has painted it
        order_kept = orders.last
        told = _told(painter, picture, canvas)
        picture = replace(picture, cost=order_kept.cost if told.unknown and order_kept is not None else told)
        self.note_bill(painter, canvas, picture)
        kept = self.history.put(self.id, replace(task, picture=picture, error=""), order_kept.id if order_kept else "")
        orders.give_up(order_kept.id if order_kept else "")
        return kept

    def _progress(self, task: Variation, painter: Painter, tell: Listener) -> Progress:
        """Return what the painter tells its progress to: it passes on what is watched, and calls back who can be."""
        cancels = can_cancel(painter)
        if not (self.watched or cancels):
            return silent

        def progress(fraction: float | None, partial: bytes | None) -> None:
            if cancels and self.stop.is_set():
                raise CancelledError("Stopped before the picture had arrived.")
            if self.watched:
                tell(Painting(task.number, fraction, partial, grows=getattr(painter, "grows", False)))

        return progress


def _short(path: Path) -> str:
    """Return a path as it is reached from here."""
    try:
        return str(path.relative_to(Path.cwd()))
    except (OSError, ValueError):  # it lies elsewhere, or this folder is gone
        return str(path)


def _not_asked() -> UnansweredError:
    return UnansweredError(
        "It was ordered before, and is not ordered again by itself.", "Retry on its card, or .complete(), orders it."
    )


def _made(painter: Painter, task: Variation, canvas: Canvas, progress: Progress) -> Picture:
    with faults.named("painter", painter, bill(painter)):
        made = painter.paint(task.prompt, canvas, progress)
    return faults.checked(made, Picture, "painter", painter, bill(painter))


def _told(painter: Painter, picture: Picture, canvas: Canvas) -> Cost:
    """Return what a painter tells of a picture's cost; a plugin that bills and tells none does not mean free."""
    return UNKNOWN_COST if picture.cost == FREE and estimate(painter, canvas) != FREE else picture.cost


class Outcomes:
    """Counts what happened while passing it on."""

    def __init__(self, listener: Listener) -> None:
        self._listener = listener
        self.begun: set[int] = set()
        self.painted: set[int] = set()
        self.errors: list[PromptMagicError] = []

    def tell(self, event: Event) -> None:
        """Count an event and pass it on."""
        if isinstance(event, Painting):
            self.begun.add(event.number)
        elif isinstance(event, Painted):
            self.painted.add(event.variation.number)
        elif isinstance(event, Failed):
            self.errors.append(event.error)
        self._listener(event)

    def stopped(self, total: int, *, paid: bool) -> CancelledError:
        """Return the error that says what an interrupt left: what is kept, and what may still be billed."""
        kept = len(self.painted)
        under_way = len(self.begun) - kept - len(self.errors)
        advice = "Retry on a card, or .complete(), paints what is missing." if 0 < kept < total else ""
        if under_way and paid:
            advice = f"{advice} {many(under_way, 'request')} under way may be billed.".strip()
        return CancelledError(_arrived(kept, total), advice)


def _arrived(kept: int, total: int) -> str:
    """Return how many pictures had arrived when the work was stopped, in one sentence."""
    if kept:
        return f"Stopped: {kept} of {many(total, 'picture')} had arrived and {'is' if kept == 1 else 'are'} kept."
    what = "the picture" if total == 1 else f"any of the {many(total, 'picture')}"
    return f"Stopped before {what} had arrived."


def bill(engine: Painter | Expander) -> Billed | None:
    """Say whether work that an engine did not finish may be billed; nothing where it is free."""
    return None if engine.free else "perhaps"
