"""The orders that a studio hands its engines: each written into the history, under the budget, before it is sent."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from promptmagic.errors import Billed, HistoryError
from promptmagic.model import FREE, Cost
from promptmagic.orders import Order, UnwrittenOrder, new_order_id
from promptmagic.studio.budget import Budget

if TYPE_CHECKING:
    from promptmagic.history.store.orders import OrderBook, State

USUAL_SECONDS = 600.0
"""How long an answer may take of an engine that does not tell."""

MARGIN_SECONDS = 60.0
"""Beside the time that an answer may take to begin and to end: to connect, and to fetch what it leads to."""

_STATE: Mapping[Billed, State] = {"no": "refused", "yes": "billed", "perhaps": "perhaps"}


@dataclass(frozen=True, slots=True)
class Purpose:
    """What orders are for: variation `number` (0: prompts) of a generation, or of a cell with a `key`.

    `facts` are what a picture that arrives late is told of itself.
    """

    notebook: str
    generation: str = ""
    number: int = 0
    key: str = ""
    facts: Mapping[str, str] = field(default_factory=dict)


def seconds_of(engine: object) -> float:
    """Return how many seconds after it is placed an order of an engine is not answered any more."""
    timeout = getattr(getattr(engine, "patience", None), "timeout", USUAL_SECONDS)
    return 2 * float(timeout) + MARGIN_SECONDS


class StudioOrders:
    """Where an engine places the orders of one piece of work. Safe to use from several threads.

    Parameters
    ----------
    book
        Where they are written.
    budget
        What must reach for them.
    purpose
        What they are for.
    seconds
        How long each may take.
    unkept
        Whether an order may be placed that nothing but this process remembers.
    usual
        Told an engine's estimate, returns the one that holds: earlier bills may know better.
    """

    def __init__(
        self,
        book: OrderBook,
        budget: Budget,
        purpose: Purpose,
        *,
        seconds: float,
        unkept: bool = False,
        usual: Callable[[Cost], Cost] = lambda told: told,
    ) -> None:
        self._book = book
        self._budget = budget
        self._purpose = purpose
        self._seconds = seconds
        self._unkept = unkept
        self._usual = usual
        self._placed: list[StudioOrder] = []
        self._lock = threading.Lock()

    def place(self, what: str, estimate: Cost) -> Order:
        """Write an order down; see `promptmagic.orders.Orders`."""
        from promptmagic.history.store.orders import PlacedOrder

        if estimate == FREE:
            return UnwrittenOrder()
        estimate = self._usual(estimate)
        purpose = self._purpose
        placed = PlacedOrder(
            id=new_order_id(),
            what=what,
            cost=estimate,
            deadline=time.time() + self._seconds,
            notebook=purpose.notebook,
            generation=purpose.generation,
            number=purpose.number,
            key=purpose.key,
            facts=purpose.facts,
        )
        self._book.place(placed, lambda spent, under_way: self._budget.allow(spent, under_way, estimate, what))
        if not (self._book.is_kept or self._unkept):
            self._book.close([placed.id], "refused")
            raise nowhere(what)
        order = StudioOrder(placed.id, estimate, self._book)
        with self._lock:
            self._placed.append(order)
        return order

    @property
    def last(self) -> StudioOrder | None:
        """The order that brought something last; None where none did."""
        with self._lock:
            return next((order for order in reversed(self._placed) if order.brought), None)

    @property
    def paid(self) -> list[str]:
        """The ids of all orders that brought something."""
        with self._lock:
            return [order.id for order in self._placed if order.brought]

    def give_up(self, kept: str = "") -> list[Path]:
        """Note that nothing came of what was brought, but of the order that is `kept`; an address is still fetched.

        Return where the bytes lie that were brought: they were paid for, and stay.
        """
        with self._lock:
            lost = [order for order in self._placed if order.brought == "bytes" and order.id != kept]
        for order in lost:
            self._book.close([order.id], "billed", order.cost)
        return [path for order in lost if (path := self._book.place_of_goods(order.id))]


def nowhere(what: str) -> HistoryError:
    """Return the error of an order that nothing would remember."""
    return HistoryError(
        f"There is no place to keep {what}: neither the notebook's folder nor your own can be written.",
        "Make room, or give another folder; %config PromptMagics.pay_unkept = True pays all the same.",
        billed="no",
    )


class StudioOrder:
    """One order in the history's book; see `promptmagic.orders.Order`."""

    def __init__(self, id: str, cost: Cost, book: OrderBook) -> None:
        self.id = id
        self.cost = cost
        self.brought = ""
        self._book = book
        self._ended = False

    def arrived(self, what: bytes | str, cost: Cost | None = None) -> None:
        """Keep what was paid for; it is on disk when this returns, or held by whoever goes on with it."""
        self.brought = "bytes" if isinstance(what, bytes) else "address"
        if cost is not None and not cost.unknown:
            self.cost = cost
        self._book.arrived(self.id, what)

    def failed(self, billed: Billed) -> None:
        """Note what an error means for the bill."""
        if not self._ended and self.brought != "bytes":
            self._ended = True
            self._book.close([self.id], _STATE[billed])
            self._book.forget_goods(self.id)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        billed: Billed = getattr(error, "billed", None) or "perhaps"
        if not self.brought:
            self.failed(billed)
        elif self.brought == "address" and billed == "yes" and not self._ended:
            # Painted, and billed; its address is kept, and fetched when it is asked for again.
            self._ended = True
            self._book.close([self.id], "billed", self.cost)
