"""Pictures that were painted and billed, and wait at an address: fetched when their cell runs again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from promptmagic.errors import BadAnswerError, EngineError
from promptmagic.history import History
from promptmagic.history.store.orders import picture as late_picture
from promptmagic.model import Picture, Record, Variation
from promptmagic.net.downloads import GoneError
from promptmagic.painters import Fetching, Painter

if TYPE_CHECKING:
    from promptmagic.history.store.orders import OrderBook, PlacedOrder


def waiting(history: History, record: Record) -> frozenset[int]:
    """Return the numbers of a generation's variations whose pictures wait at an address."""
    missing = {variation.number for variation in record.variations if variation.picture is None}
    if not missing:
        return frozenset()
    return frozenset(order.number for order in history.order_book(record.id).addresses(record.id)) & missing


def fetched(history: History, painter: Callable[[str], Painter], id: str, task: Variation) -> Variation | None:
    """Fetch the picture of a variation that was painted before, and keep it; None where none waits at an address.

    Raises
    ------
    EngineError
        It cannot be fetched. Where it never will be, its address is forgotten.
    """
    book = history.order_book(id)
    for order in book.addresses(id):
        made_by = painter(order.facts.get("spec") or task.painter) if order.number == task.number else None
        if isinstance(made_by, Fetching):
            picture = _fetched(book, order, made_by)
            return history.put(id, replace(task, picture=picture, error=""), order.id)
    return None


def _fetched(book: OrderBook, order: PlacedOrder, painter: Fetching) -> Picture:
    address = book.goods(order.id)
    try:
        data = painter.fetch(address if isinstance(address, str) else "")
        book.arrived(order.id, data)
        return late_picture(order, data)
    except EngineError as error:
        error.billed = error.billed or "yes"
        if isinstance(error, GoneError | BadAnswerError):
            if error.billed == "no":
                book.close([order.id], "refused")
            else:
                book.close([order.id], "billed", order.cost)
            book.forget_goods(order.id)
            error.advice = "Retry on its card, .complete() or --fresh orders it anew."
        else:
            error.advice = (
                f"It is fetched when the cell runs again; paint_history.settle({order.id!r}, usd) gives it up."
            )
        raise
