"""Work done side by side in daemon threads, while the thread that asked waits interruptibly and hears what happens."""

from __future__ import annotations

import queue
import threading
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from promptmagic.events import Event, Listener

T = TypeVar("T")

_POLL = 0.2
"""Seconds between looks for an interrupt: on Windows a plain wait on a queue cannot be interrupted."""


@dataclass(frozen=True, slots=True)
class _Left:
    """A worker has gone home, because of `error` where there is one."""

    error: BaseException | None = None


def in_thread(work: Callable[[], T]) -> T:
    """Do one piece of work in a daemon thread and return its result, or raise its error.

    An interrupt ends the wait at once; the thread is left to end by itself, and the kernel's exit does not wait for it.
    """
    results: list[T] = []
    side_by_side([lambda _: results.append(work())], 1, lambda _: None)
    return results[0]


def side_by_side(works: Sequence[Callable[[Listener], None]], parallel: int, listener: Listener) -> None:
    """Do the works, at most `parallel` at once, and pass their events to the listener on the calling thread.

    `parallel` below 1 counts as 1.

    An error that a work lets out, or an interrupt, stops those that have not begun and is raised; those under way end
    by themselves, so what they keep is kept.
    """
    events: queue.SimpleQueue[Event | _Left] = queue.SimpleQueue()
    waiting = deque(works)
    stopped = threading.Event()

    def worker() -> None:
        try:
            while not stopped.is_set():
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
            event = _next(events)
            if not isinstance(event, _Left):
                listener(event)
            elif event.error is not None:
                raise event.error
            else:
                at_work -= 1
    finally:
        stopped.set()


def _next(events: queue.SimpleQueue[T]) -> T:
    while True:
        try:
            return events.get(timeout=_POLL)
        except queue.Empty:
            continue
