"""Tasks: what a page asks for that takes long, each read from its message by a plain function."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from promptmagic.display.cards import Row
from promptmagic.display.picker import PickerWidget
from promptmagic.errors import CancelledError, EngineError
from promptmagic.model import Record
from promptmagic.parallel import Monitor
from promptmagic.studio.additions import STRENGTHS, Additions, Strength

_MOST = PickerWidget.MOST_AT_ONCE


@dataclass(frozen=True, slots=True)
class Task:
    """Something to be done for a picker.

    Attributes
    ----------
    work
        Does it, until the monitor's stop is set.
    adds, row
        How many cards it will add, and to which row: they wait there at once.
    chooses
        Whether a person wants its picture: the first new one is chosen.
    again
        The numbers of cards that are painted once more.
    """

    work: Callable[[Desk, Monitor], object]
    adds: int = 0
    row: Row = "pictures"
    chooses: bool = False
    again: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Desk:
    """What a task works with: who paints, which generation, and who hears of what fails while others go on."""

    additions: Additions
    id: str
    on_error: Callable[[EngineError], None]


def task_of(content: Mapping[str, object], kind: str, files: Sequence[bytes] = ()) -> Task | None:
    """Return what a message asks for, which came with these files; None where that is nothing that takes long."""
    match content:
        case {"kind": "paint", "number": int(number), "times": int(times)}:
            return _paint(number, max(1, min(times, _MOST)))
        case {"kind": "more"}:
            return _more("prompts" if kind == "imageprompt" else "pictures")
        case {"kind": "vary", "number": int(number), **how}:
            return _vary(number, _count(how.get("times")), _strength(how.get("strength")))
        case {"kind": "rework", "number": int(number), "text": str(words)}:
            return _rework(number, words)
        case {"kind": "refine", "number": int(number), "text": str(words)}:
            return _refine(number, words, files[0] if files else None)
        case {"kind": "start", "number": int(number), "text": str(words)} if files:
            return _start(number, words, files[0])
        case {"kind": "retry", "numbers": [*failed]}:
            return _retry(tuple(number for number in failed if isinstance(number, int)))
    return None


def _paint(number: int, times: int) -> Task:
    def work(desk: Desk, monitor: Monitor) -> None:
        desk.additions.paint_prompt(desk.id, number, times=times, monitor=monitor)

    return Task(work, adds=times, chooses=True)


def _more(row: Row) -> Task:
    def work(desk: Desk, monitor: Monitor) -> None:
        desk.additions.more(desk.id, _MOST, monitor=monitor)

    return Task(work, adds=_MOST, row=row)


def _vary(number: int, times: int, strength: Strength) -> Task:
    def work(desk: Desk, monitor: Monitor) -> None:
        desk.additions.more_like(desk.id, number, times, strength=strength, monitor=monitor)

    return Task(work, adds=times)


def _count(times: object) -> int:
    return max(1, min(times, _MOST)) if isinstance(times, int) else _MOST


def _strength(word: object) -> Strength:
    return next((strength for strength in STRENGTHS if strength == word), "usual")


def _rework(number: int, words: str) -> Task:
    def work(desk: Desk, monitor: Monitor) -> None:
        desk.additions.rework(desk.id, number, words, monitor=monitor)

    return Task(work, adds=1, chooses=True)


def _refine(number: int, words: str, mask: bytes | None) -> Task:
    def work(desk: Desk, monitor: Monitor) -> None:
        desk.additions.change(desk.id, number, words, mask=mask, monitor=monitor)

    return Task(work, adds=1, chooses=True)


def _start(number: int, words: str, picture: bytes) -> Task:
    def work(desk: Desk, monitor: Monitor) -> None:
        desk.additions.from_picture(desk.id, number, words, picture, monitor=monitor)

    return Task(work, adds=1, chooses=True)


def _retry(failed: tuple[int, ...]) -> Task:
    """Paint each of them once more; what fails again keeps none of the others from being tried."""

    def work(desk: Desk, monitor: Monitor) -> None:
        for number in failed:
            try:
                desk.additions.retry(desk.id, number, monitor=monitor)
            except CancelledError:
                raise
            except EngineError as error:
                desk.on_error(error)

    return Task(work, again=failed)


def first_new(before: Record, after: Record) -> tuple[int, ...]:
    """Return the numbers of the pictures that have come in between."""
    old = {variation.number for variation in before.variations}
    return tuple(v.number for v in after.variations if v.picture is not None and v.number not in old)
