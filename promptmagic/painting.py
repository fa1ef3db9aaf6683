"""Painting one variation: ask the painter, keep what it made, and tell how it went; and the ledger over all of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from promptmagic.errors import Billed, CancelledError, EngineError, PromptMagicError
from promptmagic.events import Event, Failed, Listener, Painted, Painting
from promptmagic.expanders import Expander
from promptmagic.history import History
from promptmagic.model import Variation
from promptmagic.options import Options
from promptmagic.painters import Canvas, Painter


def work(history: History, id: str, task: Variation, painter: Painter, options: Options) -> Callable[[Listener], None]:
    """Return what paints one variation of generation `id` and keeps it in the history before it tells of it.

    A failure is kept and told too, and never raised: the siblings go on.
    """
    canvas = Canvas(seed=task.seed, size=options.pixels, quality=options.quality)

    def paint(tell: Listener) -> None:
        tell(Painting(task.number))
        try:
            picture = painter.paint(
                task.prompt, canvas, lambda fraction, partial: tell(Painting(task.number, fraction, partial))
            )
        except PromptMagicError as error:
            failure = error
        except Exception as error:  # noqa: BLE001 - a plugin's bug: said in its card, with its cause
            failure = _bug(painter, error)
        else:
            tell(Painted(history.put(id, replace(task, picture=picture))))
            return
        history.put(id, replace(task, error=str(failure)))
        tell(Failed(task.number, failure))

    return paint


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
        return CancelledError(f"Stopped: {kept} of {many(total, 'picture')} had arrived and are kept.", advice)


def bill(engine: Painter | Expander) -> Billed | None:
    """Say whether work that an engine did not finish may be billed; nothing where it is free."""
    return None if engine.free else "perhaps"


def many(count: int, noun: str) -> str:
    """Return "1 picture", "2 pictures"."""
    return f"{count} {noun}{'' if count == 1 else 's'}"


def _bug(painter: Painter, error: Exception) -> EngineError:
    failure = EngineError(
        f"The painter {painter.name!r} failed with {type(error).__name__}: {error}.",
        "That is a bug of the painter: please report it to its makers.",
        billed=bill(painter),
    )
    failure.__cause__ = error
    return failure
