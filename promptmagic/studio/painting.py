"""Painting one variation: ask the painter, keep what it made, and tell how it went; and the ledger over all of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from promptmagic import costs
from promptmagic.crew import Stop
from promptmagic.errors import Billed, CancelledError, OptionError, PromptMagicError
from promptmagic.events import Event, Failed, Listener, Painted, Painting
from promptmagic.expanders import Expander
from promptmagic.history import History
from promptmagic.model import FREE, Cost, Picture, Variation
from promptmagic.options import Options
from promptmagic.painters import Canvas, Careful, Fitting, Painter, Progress, can_cancel, can_edit, silent
from promptmagic.studio import faults
from promptmagic.studio.budget import Purse
from promptmagic.studio.sources import Start


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
        recipe=start.source.recipe,
        mask=start.mask.data if start.mask else None,
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
    if canvas.source is not None:
        check_edits(painter)


def check_edits(painter: Painter) -> None:
    """Raise OptionError where a painter cannot start from a picture."""
    if not can_edit(painter):
        raise OptionError(
            f"The painter {painter.name!r} cannot start from a picture yet.",
            'Use one that can, after promptmagic.login(): -p openai, or painter="openai".',
        )


def estimate(painter: Painter, canvas: Canvas) -> Cost:
    """Return what painting it will cost, about."""
    if painter.free:
        return FREE
    size = painter.fitted(canvas) if isinstance(painter, Fitting) else canvas.size
    return costs.estimate(
        painter.name, painter.model, size=size, quality=canvas.quality, edits=canvas.source is not None
    )


@dataclass(frozen=True, slots=True)
class Commission:
    """The painting of a generation's variations: who keeps them, and who pays.

    `watched` says whether anybody looks at partial pictures, which are billed; `stop` ends the work.
    """

    id: str
    history: History
    purse: Purse
    options: Options
    watched: bool = True
    stop: Stop = field(default_factory=Stop)

    def work(
        self, task: Variation, painter: Painter, start: Start | None = None, turn: int = 0
    ) -> Callable[[Listener], None]:
        """Return what paints one variation, and keeps it in the history before it tells of it.

        `turn` counts the generation's earlier variations that were asked for in the same words, from the same start.
        A failure is kept and told too, and never raised: the siblings go on.
        """
        canvas = replace(canvas_for(painter, self.options, task.seed, start), turn=turn)

        def paint(tell: Listener) -> None:
            tell(Painting(task.number))
            try:
                with self.purse.paying(estimate(painter, canvas), f"a picture by {painter.label}"):
                    kept = self._paint(task, painter, canvas, tell)
            except PromptMagicError as error:
                self.history.put(self.id, replace(task, error=str(error)))
                tell(Failed(task.number, error))
            else:
                tell(Painted(kept))

        return paint

    def _paint(self, task: Variation, painter: Painter, canvas: Canvas, tell: Listener) -> Variation:
        with faults.named("painter", painter, bill(painter)):
            made = painter.paint(task.prompt, canvas, self._progress(task, painter, tell))
        picture = faults.checked(made, Picture, "painter", painter, bill(painter))
        return self.history.put(self.id, replace(task, picture=picture, error=""))

    def _progress(self, task: Variation, painter: Painter, tell: Listener) -> Progress:
        """Return what the painter tells its progress to: it passes on what is watched, and calls back who can be."""
        cancels = can_cancel(painter)
        if not (self.watched or cancels):
            return silent

        def progress(fraction: float | None, partial: bytes | None) -> None:
            if cancels and self.stop.is_set():
                raise CancelledError("Stopped before the picture had arrived.")
            if self.watched:
                tell(Painting(task.number, fraction, partial))

        return progress


class Ledger:
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
        advice = "Run the cell again to see them." if kept else ""
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


def many(count: int, noun: str) -> str:
    """Return "1 picture", "2 pictures"."""
    return f"{count} {noun}{'' if count == 1 else 's'}"
