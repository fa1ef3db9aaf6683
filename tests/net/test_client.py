"""Limits on answers hold whatever a server does, with the HTTP library of whichever SDK is installed."""

from __future__ import annotations

import subprocess
import sys

import openai_loopback as loop
import pytest
from openai_loopback import LoopbackOpenAI

from promptmagic.errors import BadAnswerError
from promptmagic.net.client import http_client, library


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
    with http_client(loopback.address, 0.3) as client, pytest.raises(library().ReadTimeout):
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


def test_requests_are_logged_where_somebody_asks_and_never_with_a_key(
    loopback: LoopbackOpenAI, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    key = "sk-proj-0123456789abcdefghij"
    monkeypatch.setenv("OPENAI_API_KEY", key)
    with http_client(loopback.address, 10) as client:
        client.get(f"{loopback.address}/x/{key}?key={key}", headers={"Authorization": f"Bearer {key}"})
        assert caplog.text == ""
        caplog.set_level("INFO", "promptmagic")
        client.get(f"{loopback.address}/x/{key}?key={key}", headers={"Authorization": f"Bearer {key}"})
    assert "GET 127.0.0.1/x/[key]: 404 after " in caplog.text
    assert key not in caplog.text


def test_nothing_is_printed_where_logging_is_not_set_up() -> None:
    code = "import logging, promptmagic; logging.getLogger('promptmagic.net.client').warning('loud')"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert (run.stdout, run.stderr) == ("", "")
