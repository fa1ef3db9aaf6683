"""Limits hold whatever a server does: one deadline over a request's whole life, on heads, on what is unpacked."""

from __future__ import annotations

import gzip
import itertools
import os
import signal
import subprocess
import sys
import time
import tracemalloc
import zlib
from collections.abc import Callable, Iterator

import openai_loopback as loop
import pytest
from openai_loopback import IMAGES, KEY, LoopbackOpenAI

from promptmagic.errors import BadAnswerError, EngineError, UnavailableError
from promptmagic.model import Prompt
from promptmagic.net.client import http_client
from promptmagic.net.retries import Patience, retry_after
from promptmagic.net.streams import events
from promptmagic.openai_client.server import OpenAIServer
from promptmagic.painters import Canvas
from promptmagic.painters.openai import OpenAIPainter

CANVAS = Canvas(seed=7, size=(64, 64))
KITE = Prompt("A red kite.")
MB = 1024 * 1024
TIMEOUT = 0.5
SLACK = 2.0
"""Seconds beyond the deadline that a loaded machine may need."""


def painter_at(server: LoopbackOpenAI, timeout: float = TIMEOUT) -> OpenAIPainter:
    paid = OpenAIServer(base_url=server.base_url, key=KEY, stream=True)
    return OpenAIPainter("flux", server=paid, patience=Patience(timeout=timeout, first=0))


def packed(data: bytes) -> loop.Answer:
    return loop.answer(data, Content_Encoding="gzip")


def test_what_is_packed_is_unpacked(loopback: LoopbackOpenAI) -> None:
    loopback.always("/x", packed(gzip.compress(b"hello ") + gzip.compress(b"there")))
    loopback.always("/y", loop.answer(zlib.compress(b"hello"), Content_Encoding="deflate"))
    with http_client(loopback.address, 10) as client:
        assert client.get(f"{loopback.address}/x").text == "hello there"
        assert client.get(f"{loopback.address}/y").text == "hello"


def test_a_bomb_is_left_at_the_limit_with_no_more_memory_than_a_plain_answer_of_that_size(
    loopback: LoopbackOpenAI,
) -> None:
    loopback.always("/plain", loop.answer(bytes(4 * MB)))
    loopback.always("/bomb", packed(gzip.compress(bytes(100 * MB), 1)))
    with http_client(loopback.address, 10, largest=4 * MB) as client:
        plain = peak(lambda: client.get(f"{loopback.address}/plain"))
        bomb = peak(lambda: too_large(lambda: client.get(f"{loopback.address}/bomb")))
    assert bomb < plain * 1.5 + 2 * MB


def peak(work: Callable[[], object]) -> int:
    tracemalloc.start()
    work()
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return most


def too_large(work: Callable[[], object]) -> None:
    with pytest.raises(BadAnswerError, match="too large"):
        work()


@pytest.mark.parametrize("body", [b"no gzip at all", gzip.compress(b"x" * 9999)[:-20]], ids=["damaged", "cut"])
def test_what_cannot_be_unpacked_is_a_broken_answer(body: bytes, loopback: LoopbackOpenAI) -> None:
    loopback.always(IMAGES, packed(body))
    assert isinstance(error_of(painter_at(loopback, 10)), UnavailableError)


# One deadline


def headers_without_end(call: loop.Call) -> None:
    call.handler.wfile.write(b"HTTP/1.1 200 OK\r\n")
    while not call.server.closing.wait(0.05):
        call.handler.wfile.write(b"X-Again: 1\r\n")
        call.handler.wfile.flush()


def letters_of_a_header(call: loop.Call) -> None:
    call.handler.wfile.write(b"HTTP/1.1 200 OK\r\nX-Long: ")
    while not call.server.closing.wait(0.05):
        call.handler.wfile.write(b"x")
        call.handler.wfile.flush()


def continue_for_ever(call: loop.Call) -> None:
    while not call.server.closing.wait(0.01):
        call.handler.wfile.write(b"HTTP/1.1 100 Continue\r\n\r\n")
        call.handler.wfile.flush()


def continue_at_once(call: loop.Call) -> None:
    while not call.server.closing.is_set():
        call.handler.wfile.write(b"HTTP/1.1 100 Continue\r\n\r\n" * 1000)


def large_head(call: loop.Call) -> None:
    call.handler.wfile.write(b"HTTP/1.1 200 OK\r\n")
    while not call.server.closing.is_set():
        call.handler.wfile.write(b"X-Again: " + b"x" * 60_000 + b"\r\n")


def events_that_drip(call: loop.Call) -> None:
    call.begin(200, "text/event-stream")
    while not call.server.closing.wait(0.05):
        call.handler.wfile.write(b": still there\n\n")
        call.handler.wfile.flush()


def error_that_drips(call: loop.Call) -> None:
    call.begin(500, "application/json")
    while not call.server.closing.wait(0.05):
        call.handler.wfile.write(b" ")
        call.handler.wfile.flush()


SLOW = [
    loop.stall,
    loop.drip,
    headers_without_end,
    letters_of_a_header,
    continue_for_ever,
    continue_at_once,
    large_head,
    events_that_drip,
    error_that_drips,
]


@pytest.mark.parametrize("answer", SLOW, ids=lambda answer: answer.__name__)
def test_a_request_ends_by_its_deadline_whatever_the_server_does(answer: loop.Answer, loopback: LoopbackOpenAI) -> None:
    painter = painter_at(loopback)
    painter.paint(KITE, CANVAS)  # a plain one, so that what is imported on first use does not count
    loopback.always(IMAGES, answer)
    start = time.monotonic()
    error = error_of(painter)
    assert time.monotonic() - start < TIMEOUT + SLACK
    assert isinstance(error, UnavailableError)
    assert error.billed == "perhaps"


def test_a_picture_whose_address_drips_ends_by_the_same_deadline(loopback: LoopbackOpenAI) -> None:
    painter = painter_at(loopback)
    painter.paint(KITE, CANVAS)
    loopback.always(IMAGES, loop.picture(url=f"{loopback.address}/slow.png"))
    loopback.always("/slow.png", loop.drip)
    start = time.monotonic()
    assert error_of(painter).billed == "yes"
    assert time.monotonic() - start < TIMEOUT + SLACK


def error_of(painter: OpenAIPainter) -> EngineError:
    with pytest.raises(EngineError) as caught:
        painter.paint(KITE, CANVAS)
    return caught.value


INTERRUPTED = """
import sys
from promptmagic.model import Prompt
from promptmagic.openai_client.server import OpenAIServer
from promptmagic.painters import Canvas
from promptmagic.painters.openai import OpenAIPainter
painter = OpenAIPainter("flux", server=OpenAIServer(sys.argv[1], "key-0123456789"))
try:
    painter.paint(Prompt("a kite"), Canvas(seed=1))
except KeyboardInterrupt:
    print("heard")
"""


@pytest.mark.skipif(os.name != "posix", reason="an interrupt is a signal here")
@pytest.mark.parametrize("answer", [loop.stall, headers_without_end, loop.drip], ids=["head", "headers", "body"])
def test_an_interrupt_is_heard_while_a_request_waits(answer: loop.Answer, loopback: LoopbackOpenAI) -> None:
    loopback.always(IMAGES, answer)
    process = subprocess.Popen(
        [sys.executable, "-c", INTERRUPTED, loopback.base_url], stdout=subprocess.PIPE, text=True
    )
    while not loopback.count():
        assert process.poll() is None
    process.send_signal(signal.SIGINT)
    start = time.monotonic()
    out, _ = process.communicate(timeout=60)
    assert out.strip() == "heard"
    assert time.monotonic() - start < 1 + SLACK


# Events


def chunks(text: bytes, size: int = 1000) -> Iterator[bytes]:
    return (text[at : at + size] for at in range(0, len(text), size))


@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\r"])
@pytest.mark.parametrize("size", [1, 7, 1000])
def test_events_are_read_however_they_are_cut_and_whichever_ends_their_lines_have(end: bytes, size: int) -> None:
    text = b': hello\nevent: a\ndata: {"a":\ndata: 1}\n\ndata: [DONE]\n\ndata: {"b": "\xc3\xa4"}\n\ndata: {"c": 3}'
    assert list(events(chunks(text.replace(b"\n", end), size))) == [{"a": 1}, {"b": "ä"}, {"c": 3}]


@pytest.mark.parametrize("piece", [b"x" * 1000, b"data: x\n" * 100, b"data: " + b"y" * 1000])
def test_an_event_without_an_end_is_left_at_its_limit(piece: bytes) -> None:
    with pytest.raises(BadAnswerError, match="has no end"):
        list(events(itertools.repeat(piece), largest=MB))


def test_many_small_lines_are_read_in_time_proportional_to_them() -> None:
    start = time.process_time()
    assert not list(events(chunks(b": x\n" * 500_000, 4096)))
    assert time.process_time() - start < 3


# Retry-After


@pytest.mark.parametrize(
    "text", ["Fri, 31 Dec 99999 23:59:59 GMT", "9" * 5000, "-1", "soon", "Fri, 31 Dec 0000 00:00:00 GMT", "1e400"]
)
def test_a_retry_after_that_no_calendar_has_is_none(text: str, loopback: LoopbackOpenAI) -> None:
    retry_after({"retry-after": text})
    loopback.always(IMAGES, loop.fail(429, {"message": "Slow down."}, Retry_After=text))
    assert "asks for fewer requests" in error_of(painter_at(loopback, 10)).message


# Texts


@pytest.mark.parametrize("text", ["x" * 2_000_000, "<title>" * 300_000, "a b" * 700_000, "[" * 2_000_000])
def test_a_failure_of_two_megabytes_is_told_in_time(text: str, loopback: LoopbackOpenAI) -> None:
    painter = painter_at(loopback, 30)
    loopback.queue(IMAGES, loop.fail(500, {"message": "short"}), loop.fail(500, {"message": text}))
    plain = cpu(lambda: error_of(painter))
    assert cpu(lambda: error_of(painter)) < plain + 1


def cpu(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def test_a_picture_that_a_gateway_quotes_in_its_failure_is_not_shown(loopback: LoopbackOpenAI) -> None:
    quoted = loop.picture64("kite", 300, 300, noisy=True)
    loopback.always(IMAGES, loop.fail(500, f"'str' object has no attribute 'model_dump': {quoted}"))
    error = error_of(painter_at(loopback, 30))
    assert len(str(error)) < 700
