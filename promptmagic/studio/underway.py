"""What this process's threads are doing right now: who asks for the same waits for it, and nothing is ordered twice."""

from __future__ import annotations

import threading
from collections.abc import Callable, Hashable
from typing import Any, TypeVar

from promptmagic.parallel import Stop, Stopped

T = TypeVar("T")

_LOOK = 0.1
"""Seconds between two looks whether who waits was stopped."""


class _Doing:
    """One piece of work under way, and what came of it."""

    def __init__(self) -> None:
        self.done = threading.Event()
        self.result: Any = None
        self.error: BaseException | None = None


class UnderWay:
    """Does each piece of work once at a time. Safe to use from several threads."""

    def __init__(self) -> None:
        self._works: dict[Hashable, _Doing] = {}
        self._lock = threading.Lock()

    def __contains__(self, key: Hashable) -> bool:
        with self._lock:
            return key in self._works

    def do(self, key: Hashable, work: Callable[[], T], stop: Stop) -> tuple[T, bool]:
        """Return what comes of a piece of work, and whether another thread did it, which was waited for.

        Raises what the work raises, and Stopped where the `stop` was set while waiting.
        """
        with self._lock:
            theirs = self._works.get(key)
            ours = self._works.setdefault(key, _Doing())
        if theirs is not None:
            return _waited(theirs, stop), True
        try:
            ours.result = work()
        except BaseException as error:
            ours.error = error
            raise
        finally:
            with self._lock:
                del self._works[key]
            ours.done.set()
        return ours.result, False


def _waited(doing: _Doing, stop: Stop) -> Any:
    while not doing.done.wait(_LOOK):
        if stop.is_set():
            raise Stopped
    if doing.error is not None:
        raise doing.error
    return doing.result
