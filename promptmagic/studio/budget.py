"""The budget: how much a notebook may spend, and the call that is not made."""

from __future__ import annotations

from math import ceil, isfinite

from promptmagic.errors import BudgetError, OptionError
from promptmagic.history import History
from promptmagic.model import FREE, Cost, amount

_CENT_OF_A_CENT = 1e-6
"""Sums of decimal fractions are off by less."""


class Budget:
    """Lets a paid call through only while the notebook's budget holds.

    It counts the orders of the notebook's store: what was spent, what is under way anywhere, what may have been billed.

    Parameters
    ----------
    history
        Whose notebook it is.
    """

    def __init__(self, history: History) -> None:
        self._history = history
        self._limit: float | None = None

    @property
    def limit(self) -> float | None:
        """The most that one notebook may cost, in US dollars; None for no limit."""
        return self._limit

    @limit.setter
    def limit(self, usd: float | None) -> None:
        if usd is not None and not (isfinite(usd) and usd >= 0):
            raise OptionError(f"A budget is an amount of US dollars, not {usd!r}.", "Give one such as 2.50, or None.")
        self._limit = usd

    def check(self, asked: Cost, what: str) -> None:
        """Find out before the first of several calls whether the budget reaches for all of them.

        Raises
        ------
        BudgetError
            It does not, or nobody knows the price.
        """
        if asked != FREE and self._limit is not None:
            self.allow(*self._history.order_book().spent(self._history.place.name), asked, what)

    def allow(self, spent: Cost, under_way: Cost, asked: Cost, what: str) -> None:
        """Raise BudgetError where what was spent, what is under way and what is asked pass the limit together."""
        if self._limit is None:
            return
        budget = _dollars(self._limit)
        if asked.unknown:
            raise BudgetError(
                f"What {what} costs is not known, and this notebook has a budget of {budget}.",
                f"Name a model with a known price, or take the budget away: {_setting(None)}.",
                billed="no",
            )
        total = spent.usd + under_way.usd + asked.usd
        if total > self._limit + _CENT_OF_A_CENT:
            waiting = f", {_exact(under_way)} is under way" if under_way != FREE else ""
            raise BudgetError(
                f"This notebook's budget of {budget} does not reach for {what}: it has spent "
                f"{'nothing' if spent == FREE else _exact(spent)}{waiting}, and this would cost {_exact(asked)}.",
                f"Raise it with {_setting(total)}.",
                billed="no",
            )


def _exact(cost: Cost) -> str:
    """Return a cost as it is said elsewhere, but with all the digits by which it may pass a limit."""
    return str(cost).replace(f"${amount(cost.usd)}", _dollars(cost.usd))


def _dollars(usd: float) -> str:
    if 0 < usd < 0.1:
        return f"${amount(usd)}"
    whole, _, digits = f"{usd:.4f}".rstrip("0").partition(".")
    return f"${whole}.{digits:0<2}"


def _setting(usd: float | None) -> str:
    """Return how to set the budget, in a notebook and in a script; to at least `usd`, in whole cents."""
    amount = None if usd is None else f"{ceil(usd * 100 - _CENT_OF_A_CENT) / 100:.2f}"
    return f"%config PromptMagics.budget = {amount} (in a script: studio.budget = {amount})"
