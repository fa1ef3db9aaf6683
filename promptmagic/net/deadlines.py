"""One deadline over a request's whole life: connecting, headers, body, redirects, and the download that it leads to."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_end: ContextVar[float | None] = ContextVar("promptmagic_deadline", default=None)


@contextmanager
def until(end: float | None) -> Iterator[None]:
    """End all that is asked of the network within by a moment of the monotonic clock, or by an earlier one outside."""
    outer = _end.get()
    token = _end.set(outer if end is None or (outer is not None and outer < end) else end)
    try:
        yield
    finally:
        _end.reset(token)


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """End all that is asked of the network within by so many seconds from now, or by an earlier deadline outside."""
    with until(time.monotonic() + seconds):
        yield


def end_after(seconds: float) -> float:
    """Return the moment, on the monotonic clock, at which a request that begins now is to end."""
    end, outer = time.monotonic() + seconds, _end.get()
    return end if outer is None else min(end, outer)


def left(most: float | None = None) -> float | None:
    """Return how many seconds are left, `most` where it is less; None where there is no end. May be negative."""
    end = _end.get()
    if end is None:
        return most
    rest = end - time.monotonic()
    return rest if most is None else min(rest, most)
