"""What is taken for a picture, and where one may be fetched; the painter's tests try the rest over real HTTP."""

from __future__ import annotations

import pytest
from openai_loopback import LoopbackOpenAI, answer, png, redirect

from promptmagic.errors import BadAnswerError
from promptmagic.net.downloads import fetch
from promptmagic.openai_client.server import OpenAIServer
from promptmagic.pictures.decoding import decode_base64, is_picture, verified

ELSEWHERE = OpenAIServer(base_url="https://pictures.example.org/v1", key="sk-test-elsewhere")


def test_a_picture_tells_its_size_and_format() -> None:
    delivery = verified(png("kite", 48, 32))
    assert (delivery.width, delivery.height, delivery.format) == (48, 32, "png")
    assert delivery.data == png("kite", 48, 32)


CUT = png("kite", 64, 64, noisy=True)[:5000]


@pytest.mark.parametrize(
    "data", [b"", b"GIF89a", b"<svg xmlns='http://www.w3.org/2000/svg'/>", CUT], ids=["empty", "GIF", "SVG", "cut"]
)
def test_what_is_no_whole_picture_is_not_trusted(data: bytes) -> None:
    with pytest.raises(BadAnswerError):
        verified(data)


def test_a_partial_picture_needs_only_to_begin_like_one() -> None:
    assert is_picture(png("kite", 48, 32)[:-20])
    assert not is_picture(b"This is none.")


def test_base64_may_be_broken_into_lines() -> None:
    assert decode_base64("aGVs\nbG8h\n") == b"hello!"


def test_a_server_elsewhere_cannot_lead_to_this_machine(loopback: LoopbackOpenAI) -> None:
    loopback.always("/x.png", answer(png("kite", 9, 9)))
    with pytest.raises(BadAnswerError, match="no business"):
        fetch(f"{loopback.address}/x.png", ELSEWHERE)
    assert loopback.count("") == 0


def test_a_redirect_to_a_port_that_cannot_be_is_an_error(loopback: LoopbackOpenAI) -> None:
    loopback.always("/a", redirect("//127.0.0.1:99999/x.png"))
    with pytest.raises(BadAnswerError, match="that is none"):
        fetch("/a", OpenAIServer(base_url=loopback.base_url))
