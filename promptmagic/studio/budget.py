"""The purse: how much a notebook may spend, and what is being spent right now."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from math import ceil, isfinite
from pathlib import Path

from promptmagic.errors import BudgetError, OptionError, PromptMagicError
from promptmagic.history import History
from promptmagic.model import FREE, Cost

Notebook = tuple[Path, str]

_CENT_OF_A_CENT = 1e-6
"""Sums of decimal fractions are off by less."""


class Purse:
    """Lets a paid call through only while the notebook's budget holds. Safe to use from several threads.

    What the notebook's history cost counts, what is in flight, and what failed in this process though it may have been
    billed.

    Parameters
    ----------
    history
        Where the notebook's cost is known.
    """

    def __init__(self, history: History) -> None:
        self._history = history
        self._limit: float | None = None
        self._in_flight: dict[object, tuple[Notebook, Cost]] = {}
        self._lost: dict[Notebook, Cost] = {}
        self._lock = threading.Lock()

    @property
    def limit(self) -> float | None:
        """The most that one notebook may cost, in US dollars; None for no limit."""
        return self._limit

    @limit.setter
    def limit(self, usd: float | None) -> None:
        if usd is not None and not (isfinite(usd) and usd >= 0):
            raise OptionError(f"A budget is an amount of US dollars, not {usd!r}.", "Give one such as 2.50, or None.")
        self._limit = usd

    @contextmanager
    def paying(self, asked: Cost, what: str) -> Iterator[None]:
        """Hold the money for one call, until its cost is in the history or it has failed.

        `asked` is the estimate, and `what` says in a few words who is paid for what.

        Raises
        ------
        BudgetError
            It would exceed the budget, or nobody knows the price: before the call is made.
        """
        if asked == FREE:
            yield
            return
        call, notebook = object(), self._notebook()
        with self._lock:
            self._check(notebook, asked, what)
            self._in_flight[call] = notebook, asked
        try:
            yield
        except PromptMagicError as error:
            if error.billed in ("yes", "perhaps"):
                with self._lock:
                    self._lost[notebook] = self._lost.get(notebook, FREE) + asked
            raise
        finally:
            with self._lock:
                del self._in_flight[call]

    def check(self, asked: Cost, what: str) -> None:
        """Find out before the first of several calls whether the budget reaches for all of them.

        Raises
        ------
        BudgetError
            It does not, or nobody knows the price.
        """
        if asked != FREE:
            with self._lock:
                self._check(self._notebook(), asked, what)

    def _notebook(self) -> Notebook:
        place = self._history.place
        return place.folder, place.name

    def _check(self, notebook: Notebook, asked: Cost, what: str) -> None:
        if self._limit is None:
            return
        budget = f"${self._limit:.2f}"
        if asked.unknown:
            raise BudgetError(
                f"What {what} costs is not known, and this notebook has a budget of {budget}.",
                f"Name a model with a known price, or take the budget away: {_setting(None)}.",
                billed="no",
            )
        spent = self._history.cost + self._lost.get(notebook, FREE)
        in_flight = sum((cost for place, cost in self._in_flight.values() if place == notebook), FREE)
        total = spent.usd + in_flight.usd + asked.usd
        if total > self._limit + _CENT_OF_A_CENT:
            under_way = f", {in_flight} is under way" if in_flight != FREE else ""
            raise BudgetError(
                f"This notebook's budget of {budget} does not reach for {what}: it has spent "
                f"{_amount(spent)}{under_way}, and this would cost {asked}.",
                f"Raise it with {_setting(total)}.",
                billed="no",
            )


def _amount(cost: Cost) -> str:
    return "nothing" if cost == FREE else str(cost)


def _setting(usd: float | None) -> str:
    """Return how to set the budget, in a notebook and in a script; to at least `usd`, in whole cents."""
    amount = None if usd is None else f"{ceil(usd * 100 - _CENT_OF_A_CENT) / 100:.2f}"
    return f"%config PromptMagics.budget = {amount} (in a script: studio.budget = {amount})"
