"""Asking again: what a failed request means for that, how long to wait, and how often at most."""

from __future__ import annotations

import email.utils
import random
import re
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Literal, TypeVar

from promptmagic.errors import EngineError

T = TypeVar("T")

_LONGEST_DATE = 100
"""Characters of a date or a number of seconds."""


@dataclass(frozen=True, slots=True)
class Failure:
    """One failed request: the error to raise, whether asking `again` may help, and after how many seconds (`wait`).

    `most` is how often it is worth to ask again, where that is less often than patience would.

    `missing` says that the server has no such model, or nothing at such an address, which was one for pictures where
    `of_pictures`.
    """

    error: EngineError
    again: bool = False
    wait: float | None = None
    missing: Literal["", "model", "address"] = ""
    of_pictures: bool = False
    most: int | None = None

    def after(self, tries: int) -> EngineError:
        """Return the error of a request that was tried more than once."""
        message = f"{self.error.message} It was asked {tries} times."
        return type(self.error)(message, self.error.advice, billed=self.error.billed)


@dataclass(frozen=True, slots=True)
class Patience:
    """How long to wait for an answer and how often to ask again.

    `timeout` is in seconds, for a request's whole life: connecting, its answer, and a picture that it leads to;
    `retries` is how often a request is repeated at most. `first` is the pause in seconds before the first repetition,
    doubled before each other one, and `longest` the longest that a server's Retry-After may ask for.
    """

    timeout: float = 600.0
    retries: int = 3
    first: float = 1.0
    longest: float = 60.0
    sleep: Callable[[float], None] = time.sleep

    def pause(self, failure: Failure, tries: int) -> float | None:
        """Return the seconds to wait before try number `tries` + 1, or None to give up."""
        retries = self.retries if failure.most is None else min(self.retries, failure.most)
        if not failure.again or tries > retries:
            return None
        if failure.wait is None:
            return self.first * float(2 ** (tries - 1)) * random.uniform(0.5, 1)
        if failure.wait > self.longest:
            return None
        # Those that were turned away together come back one after another.
        return failure.wait + random.uniform(0, min(failure.wait, 1.0) / 2)


def repeated(
    attempt: Callable[[], T | Failure], patience: Patience, wait: Callable[[float], None] | None = None
) -> T | Failure:
    """Return what an attempt brings, repeated as far as patience and the failures allow; `wait` waits between them."""
    tries = 1
    while True:
        outcome = attempt()
        if not isinstance(outcome, Failure):
            return outcome
        pause = patience.pause(outcome, tries)
        if pause is None:
            return outcome if tries == 1 else replace(outcome, error=outcome.after(tries))
        (wait or patience.sleep)(pause)
        tries += 1


def retry_after(headers: Mapping[str, str]) -> float | None:
    """Return the seconds that a server asks to wait, given as milliseconds, seconds or a date; None for none."""
    if re.fullmatch(r"\d{1,12}(\.\d{1,9})?", milliseconds := headers.get("retry-after-ms", "")):
        return float(milliseconds) / 1000
    text = headers.get("retry-after", "").strip()[:_LONGEST_DATE]
    if re.fullmatch(r"\d+(\.\d+)?", text):
        return float(text)
    try:
        moment = email.utils.parsedate_tz(text)
        return None if moment is None else max(0.0, email.utils.mktime_tz(moment) - time.time())
    except (ValueError, OverflowError, TypeError, IndexError):  # a year that no calendar has
        return None
