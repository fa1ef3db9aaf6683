"""Limits on answers hold whatever a server does, with the HTTP library of whichever SDK is installed."""

from __future__ import annotations

import openai_loopback as loop
import pytest
from openai_loopback import LoopbackOpenAI

from promptmagic.errors import BadAnswerError
from promptmagic.openai_server.http import http_client, http_library


def test_an_answer_within_its_limits_is_read(loopback: LoopbackOpenAI) -> None:
    loopback.always("/x", loop.answer("x" * 1000))
    with http_client(loopback.address, 10, largest=1000) as client:
        assert len(client.get(f"{loopback.address}/x").content) == 1000


def test_an_answer_that_grows_too_large_is_left(loopback: LoopbackOpenAI) -> None:
    loopback.always("/x", loop.answer("x" * 1001))
    with (
        http_client(loopback.address, 10, largest=1000) as client,
        pytest.raises(BadAnswerError, match="too large"),
    ):
        client.get(f"{loopback.address}/x")


def test_an_answer_that_drips_is_left_although_each_drop_is_in_time(loopback: LoopbackOpenAI) -> None:
    loopback.always("/x", loop.drip)
    with http_client(loopback.address, 0.3) as client, pytest.raises(http_library().ReadTimeout):
        client.get(f"{loopback.address}/x")


def test_a_proxy_in_the_environment_is_not_asked_for_this_machine(
    loopback: LoopbackOpenAI, monkeypatch: pytest.MonkeyPatch
) -> None:
    with LoopbackOpenAI() as gone:
        address = gone.address
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, address)
    for name in ("NO_PROXY", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
    loopback.always("/x", loop.answer("hello"))
    with http_client(loopback.address, 10) as client:
        assert client.get(f"{loopback.address}/x").text == "hello"
