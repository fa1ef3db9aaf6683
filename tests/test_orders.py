"""Orders as engines place them: one for each attempt over HTTP, whose id goes along."""

from __future__ import annotations

from types import TracebackType
from typing import Self

from openai_loopback import IMAGES, LoopbackOpenAI, fail

from promptmagic.errors import Billed
from promptmagic.model import Cost, Prompt
from promptmagic.net.retries import Patience
from promptmagic.openai_client.server import OpenAIServer
from promptmagic.orders import REQUEST_ID, UNWRITTEN
from promptmagic.painters import Canvas
from promptmagic.painters.openai import OpenAIPainter


class Noted:
    """An order that tells what became of it."""

    def __init__(self, number: int) -> None:
        self.id = f"order{number}"
        self.goods: bytes | str = b""
        self.billed: Billed | None = None

    def arrived(self, what: bytes | str, cost: Cost | None = None) -> None:
        self.goods = what

    def failed(self, billed: Billed) -> None:
        self.billed = billed

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        pass


class Notes:
    """Orders that are counted."""

    def __init__(self) -> None:
        self.placed: list[Noted] = []

    def place(self, what: str, estimate: Cost) -> Noted:
        self.placed.append(Noted(len(self.placed) + 1))
        return self.placed[-1]


def test_each_attempt_over_http_is_an_order_and_carries_its_id(loopback: LoopbackOpenAI) -> None:
    loopback.queue(IMAGES, fail(429, "slower"))
    server = OpenAIServer.from_environment(loopback.environ)
    painter = OpenAIPainter(server=server, patience=Patience(sleep=lambda _: None))
    notes = Notes()
    picture = painter.paint(Prompt("a fox"), Canvas(seed=1, orders=notes))
    assert [seen.headers[REQUEST_ID.lower()] for seen in loopback.requests] == ["order1", "order2"]
    assert [order.billed for order in notes.placed] == ["no", None]
    assert notes.placed[1].goods == picture.data


def test_orders_that_nobody_keeps_have_ids_of_their_own() -> None:
    assert UNWRITTEN.place("a picture", Cost(1)).id != UNWRITTEN.place("a picture", Cost(1)).id
