"""Pictures are taken out of answers while these arrive, however the bytes are cut."""

from __future__ import annotations

import base64
import json
from random import Random
from typing import Any

import pytest

from promptmagic.openai_server.sieve import Sieve

PICTURE = Random(7).randbytes(3001)
BASE64 = base64.b64encode(PICTURE).decode()

CUTS = [1, 2, 3, 7, 1000, 1_000_000]


def pieces(text: str | bytes, size: int) -> list[bytes]:
    data = text.encode() if isinstance(text, str) else text
    return [data[place : place + size] for place in range(0, len(data), size)]


def sifted(text: str | bytes, size: int = 100) -> Any:
    sieve = Sieve()
    for piece in pieces(text, size):
        sieve.feed(piece)
    return sieve.answer()


@pytest.mark.parametrize("size", CUTS)
def test_a_long_string_of_base64_becomes_its_bytes(size: int) -> None:
    body = {"created": 1, "data": [{"b64_json": BASE64, "note": 'a "b" \\ é 🌊'}, {"b64_json": BASE64}]}
    expected = {"created": 1, "data": [{"b64_json": PICTURE, "note": 'a "b" \\ é 🌊'}, {"b64_json": PICTURE}]}
    assert sifted(json.dumps(body), size) == expected
    assert sifted(json.dumps(body, ensure_ascii=False, indent=2), size) == expected


@pytest.mark.parametrize("size", CUTS)
def test_the_head_of_a_data_url_is_taken_off(size: int) -> None:
    assert sifted(json.dumps({"url": f"data:image/png;base64,{BASE64}"}), size) == {"url": PICTURE}


@pytest.mark.parametrize("size", CUTS)
def test_escaped_slashes_and_line_breaks_are_read(size: int) -> None:
    lines = base64.encodebytes(PICTURE).decode()
    assert sifted(json.dumps({"x": lines}).replace("/", "\\/"), size) == {"x": PICTURE}


@pytest.mark.parametrize("text", ["word " * 900, "https://example.org/" + "a" * 3000, "c2hvcnQ=", "", "x" * 1000])
def test_other_strings_stay_as_they_are(text: str) -> None:
    assert sifted(json.dumps([text])) == [text]


@pytest.mark.parametrize("damaged", [BASE64[:-3], BASE64[:2000] + "!" + BASE64[2000:], BASE64[:2000] + "ü"])
def test_damaged_base64_becomes_no_bytes(damaged: str) -> None:
    assert sifted(json.dumps({"x": damaged})) == {"x": b""}


def test_what_is_no_json_is_returned_as_the_beginning_of_its_text() -> None:
    assert sifted("<html><body class='x'>Hello") == "<html><body class='x'>Hello"
    assert sifted('{"data": [{"b64') == '{"data": [{"b64"'
    assert len(sifted("<p>" * 9999)) == 2000


def test_a_server_cannot_name_a_picture_that_is_not_there() -> None:
    assert sifted(json.dumps({"\0picture": 0})) == {"\0picture": 0}


EVENTS: list[dict[str, Any]] = [
    {"type": "a.partial_image", "b64_json": BASE64},
    {"type": "a.completed", "b64_json": BASE64, "usage": {"n": 1}},
]


@pytest.mark.parametrize("size", CUTS)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_events_are_read_however_they_are_cut(size: int, newline: str) -> None:
    text = (
        ": hello\n\n" + "".join(f"event: {e['type']}\ndata: {json.dumps(e)}\n\n" for e in EVENTS) + "data: [DONE]\n\n"
    )
    events = list(Sieve().events(pieces(text.replace("\n", newline), size)))
    assert events == [{**event, "b64_json": PICTURE} for event in EVENTS]


def test_an_event_is_told_before_the_next_one_has_come() -> None:
    text = f"data: {json.dumps(EVENTS[0])}\n\n"
    chunks = iter([text.encode()])
    assert next(Sieve().events(chunks))["type"] == "a.partial_image"


def test_the_last_event_needs_no_blank_line_after_it() -> None:
    assert list(Sieve().events([b'data: {"x": 1}'])) == [{"x": 1}]


def test_one_event_may_have_several_lines_of_data() -> None:
    assert list(Sieve().events([b'data: {"x":\ndata: 1}\n\n'])) == [{"x": 1}]
