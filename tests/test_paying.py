"""That no test asks a server for what is paid without an order is itself held by a check that can fail."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing
from http.client import HTTPConnection
from pathlib import Path

import pytest
from openai_loopback import IMAGES, LoopbackOpenAI
from paying import SMALL, check_orders, studio_in

from promptmagic.orders import REQUEST_ID


def ask(server: LoopbackOpenAI, **headers: str) -> None:
    """Ask for a picture past all that places orders."""
    with closing(HTTPConnection(server.address.removeprefix("http://"))) as connection:
        connection.request("POST", IMAGES, json.dumps({"prompt": "a fox", "size": "64x64"}), headers)
        assert connection.getresponse().read()


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[LoopbackOpenAI]:
    with LoopbackOpenAI() as server:
        for name, value in server.environ.items():
            monkeypatch.setenv(name, value)
        yield server


def test_what_is_ordered_passes(server: LoopbackOpenAI, tmp_path: Path) -> None:
    studio_in(tmp_path, painter="openai").paint("a fox", n=2, **SMALL)
    assert server.count() == 2
    check_orders(server, tmp_path)


def test_a_request_without_an_order_is_told(server: LoopbackOpenAI, tmp_path: Path) -> None:
    ask(server)
    with pytest.raises(AssertionError, match="without an order"):
        check_orders(server, tmp_path)


def test_an_order_that_is_written_nowhere_is_told(server: LoopbackOpenAI, tmp_path: Path) -> None:
    studio_in(tmp_path, painter="openai").paint("a fox", n=1, **SMALL)
    ask(server, **{REQUEST_ID: "0123"})
    with pytest.raises(AssertionError, match="1 of 2"):
        check_orders(server, tmp_path)


def test_two_requests_of_one_order_are_told(server: LoopbackOpenAI, tmp_path: Path) -> None:
    ask(server, **{REQUEST_ID: "0123"})
    ask(server, **{REQUEST_ID: "0123"})
    with pytest.raises(AssertionError, match="under one order"):
        check_orders(server, tmp_path)
