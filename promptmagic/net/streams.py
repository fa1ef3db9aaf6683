"""Server-sent events, read within limits and in time proportional to their length."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from promptmagic.errors import BadAnswerError
from promptmagic.net.bodies import json_value

LARGEST_EVENT = 64 * 1024 * 1024
"""Bytes of one server-sent event: the largest picture as noise in base64 is 34 MB."""


def events(chunks: Iterable[bytes], *, largest: int = LARGEST_EVENT) -> Iterator[dict[str, Any]]:
    """Read server-sent events from chunks of bytes, and yield the JSON object that each holds.

    Raises
    ------
    BadAnswerError
        An event is larger than `largest` bytes.
    """
    data: list[bytes] = []
    size = 0
    for line in _lines(chunks, largest):
        if line.startswith(b"data:"):
            data.append(line[5:])
            size += len(line)
            if size > largest:
                raise _endless()
        elif not line and data:
            value = json_value(b"\n".join(data))
            data, size = [], 0
            if isinstance(value, dict):  # "[DONE]" is none
                yield value
    if data and isinstance(value := json_value(b"\n".join(data)), dict):
        yield value


def _lines(chunks: Iterable[bytes], largest: int) -> Iterator[bytes]:
    """Yield the lines of chunks, whichever of the three ends of a line they have; a chunk is looked at once."""
    begun: list[bytes] = []
    size = 0
    after_return = False
    for chunk in chunks:
        rest = chunk[1:] if after_return and chunk.startswith(b"\n") else chunk
        after_return = chunk.endswith(b"\r")
        first, *others = rest.replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n")
        begun.append(first)
        size += len(first)
        if size > largest:
            raise _endless()
        if others:
            yield b"".join(begun)
            yield from others[:-1]
            begun, size = [others[-1]], len(others[-1])
    yield b"".join(begun)


def _endless() -> BadAnswerError:
    return BadAnswerError("An event of the server's stream has no end.", billed="perhaps")
