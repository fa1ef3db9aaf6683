"""Work done side by side in daemon threads, while the thread that asked waits interruptibly and hears what happens."""

from __future__ import annotations

import queue
import threading
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from promptmagic.events import Event, Listener, ignore

T = TypeVar("T")

_POLL = 0.2
"""Seconds between looks for an interrupt or a stop: on Windows a plain wait on a queue cannot be interrupted."""


class Stop:
    """What another thread sets to end a run, as an interrupt would end it on the main thread.

    It is set too when a run was interrupted or failed, so that work which can be called back hears of it.
    """

    def __init__(self) -> None:
        self._event = threading.Event()

    def set(self) -> None:
        """End the run that this was given to."""
        self._event.set()

    def is_set(self) -> bool:
        """Say whether the run is to end, or was ended."""
        return self._event.is_set()


class Stopped(Exception):  # noqa: N818 - no error: somebody wanted it
    """The run's `Stop` was set."""


@dataclass(frozen=True, slots=True)
class Monitor:
    """Who hears of a piece of work, on the thread that asked for it, and what ends it."""

    tell: Listener = ignore
    stop: Stop = field(default_factory=Stop)

    @property
    def is_heard(self) -> bool:
        """Whether anybody listens."""
        return self.tell is not ignore


INTERRUPTS = (KeyboardInterrupt, Stopped)
"""What a run may be ended by, by a person's hand."""


@dataclass(frozen=True, slots=True)
class _Left:
    """A worker has gone home, because of `error` where there is one."""

    error: BaseException | None = None


def in_thread(work: Callable[[], T], stop: Stop | None = None) -> T:
    """Do one piece of work in a daemon thread and return its result, or raise its error.

    An interrupt, or the stop, ends the wait at once; the thread is left to end by itself, and the kernel's exit does
    not wait for it.
    """
    results: list[T] = []
    side_by_side([lambda _: results.append(work())], 1, lambda _: None, stop)
    return results[0]


def side_by_side(
    works: Sequence[Callable[[Listener], None]], parallel: int, listener: Listener, stop: Stop | None = None
) -> None:
    """Do the works, at most `parallel` at once, and pass their events to the listener on the calling thread.

    `parallel` below 1 counts as 1.

    An error that a work lets out, an interrupt, or the `stop` (raised as Stopped) ends those that have not begun; those
    under way end by themselves, so what they keep is kept, or look at the `stop`, which is then set.
    """
    events: queue.SimpleQueue[Event | _Left] = queue.SimpleQueue()
    waiting = deque(works)
    stop = stop or Stop()

    def worker() -> None:
        try:
            while not stop.is_set():
                try:
                    work = waiting.popleft()
                except IndexError:
                    break
                work(events.put)
        except BaseException as error:  # noqa: BLE001 - carried to the thread that asked, and raised there
            events.put(_Left(error))
        else:
            events.put(_Left())

    at_work = min(max(parallel, 1), len(works))
    for _ in range(at_work):
        threading.Thread(target=worker, name="promptmagic", daemon=True).start()
    try:
        while at_work:
            event = _next(events, stop)
            if not isinstance(event, _Left):
                listener(event)
            elif event.error is not None:
                raise event.error
            else:
                at_work -= 1
        if stop.is_set():
            raise Stopped
    except BaseException:
        stop.set()
        raise


def _next(events: queue.SimpleQueue[T], stop: Stop) -> T:
    """Wait for the next event; raise Stopped where none has come when the stop is set."""
    while True:
        try:
            return events.get(timeout=_POLL)
        except queue.Empty:
            if stop.is_set():
                raise Stopped from None
