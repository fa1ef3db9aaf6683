"""Orders: each paid request is one, written down before it is sent; what engines are handed to place them.

An engine that asks a server says ``places_orders = True`` and places one for each attempt over HTTP::

    with orders.place("a picture by OpenAI gpt-image-2", estimate) as order:
        answer = send(..., headers={REQUEST_ID: order.id})
        order.arrived(answer)

A painter finds them in ``canvas.orders``, an expander gets them as the keyword ``orders``. Around the method of an
engine that does not say so, the studio places one.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from types import TracebackType
from typing import Protocol, Self

from promptmagic.errors import Billed
from promptmagic.model import Cost

REQUEST_ID = "X-Client-Request-Id"
"""The header of a request that carries its order's id."""


class Order(Protocol):
    """One paid request. Leaving its `with` block ends it: with what arrived, or with what an error tells of the bill.

    `id` is letters and digits, another for each order.
    """

    id: str

    def arrived(self, what: bytes | str, cost: Cost | None = None) -> None:
        """Keep what was paid for: an answer's bytes, before they are decoded, or the address where they are fetched.

        It is in a file when this returns, and outlives this process. `cost` is what it cost in US dollars, where the
        server told. An address, or whatever the engine can fetch a picture by later, may be followed by the bytes.
        """
        ...

    def failed(self, billed: Billed) -> None:
        """Say what an error means for the bill, where it is none of ours; else the order may have been billed.

        Nothing comes of it any more, nor of an address that it brought.
        """
        ...

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None: ...


class Orders(Protocol):
    """Where an engine places its orders. Safe to use from several threads."""

    def place(self, what: str, estimate: Cost) -> Order:
        """Write an order down, and return it; only then may its request be sent.

        Parameters
        ----------
        what
            Who is paid for what, in a few words: "a picture by OpenAI gpt-image-2".
        estimate
            What it will cost, about, in US dollars. A free one is not written down.

        Raises
        ------
        BudgetError
            It would pass the budget, or nobody knows its price.
        HistoryError
            It can be written down nowhere.
        """
        ...


class UnwrittenOrder:
    """An order that nobody keeps: of a free request, or of one outside any history."""

    def __init__(self, id: str = "") -> None:
        self.id = id or new_order_id()

    def arrived(self, what: bytes | str, cost: Cost | None = None) -> None:
        """Keep nothing."""

    def failed(self, billed: Billed) -> None:
        """Note nothing."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        """Note nothing."""


class UnwrittenOrders:
    """Takes any order and writes none down: what an engine has where no studio hands it others."""

    def place(self, what: str, estimate: Cost) -> Order:  # noqa: ARG002 - as those that write
        """Return an order that nobody keeps."""
        return UnwrittenOrder()


UNWRITTEN = UnwrittenOrders()


@dataclass
class GivenOrders:
    """What an engine has in another process: the order that was placed for its work before it was sent there.

    A further attempt, which is only made where the one before was not billed, carries its id with a number.
    """

    id: str
    placed: int = 0

    def place(self, what: str, estimate: Cost) -> Order:  # noqa: ARG002 - as those that write
        """Return the order that was placed."""
        self.placed += 1
        return UnwrittenOrder(self.id if self.placed == 1 else f"{self.id}-{self.placed}")


def new_order_id() -> str:
    """Return an id for an order, which no other has."""
    return secrets.token_hex(6)


def places_orders(engine: object) -> bool:
    """Say whether an engine places its own orders."""
    return getattr(engine, "places_orders", False) is True
