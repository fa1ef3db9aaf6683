"""Answers that hold pictures, read as they arrive: base64 is decoded at once, so that no picture is in memory twice."""

from __future__ import annotations

import binascii
import io
import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

_HEAD = 1024
"""So many characters of a string decide whether it is a picture; shorter ones stay strings."""

_BASE64 = re.compile(rb"(?:data:[\w/+.-]+;base64,)?(?:[A-Za-z0-9+/=]|\\[nr/])*")
_STOP = re.compile(rb'["\\]')
_PLACE = "\0picture"
"""What stands in the JSON for the picture that was taken out."""

_NOT_WHOLE = b""


class Sieve:
    """Reads JSON, or server-sent events with JSON in them, and takes the pictures out.

    In the values that it returns a long string of base64 has become the bytes that it stands for, empty where it is
    damaged or cut off; all else is as `json.loads` gives it.
    """

    def __init__(self) -> None:
        self._rest = bytearray()
        self._pictures: list[bytes] = []
        self._string = bytearray()
        self._within = False
        self._undecided = True
        self._decoder: _Decoder | None = None
        self._escape = False

    def feed(self, chunk: bytes) -> None:
        """Take the next bytes of the answer."""
        place = 0
        while place < len(chunk):
            if not self._within:
                place = self._outside(chunk, place)
            elif self._escape:
                self._keep(b"\\" + chunk[place : place + 1])
                self._escape = False
                place += 1
            else:
                place = self._inside(chunk, place)

    def _outside(self, chunk: bytes, place: int) -> int:
        quote = chunk.find(b'"', place)
        end = len(chunk) if quote < 0 else quote
        self._rest += chunk[place:end]
        if quote >= 0:
            self._within = self._undecided = True
        return end + 1

    def _inside(self, chunk: bytes, place: int) -> int:
        stop = _STOP.search(chunk, place)
        end = stop.start() if stop else len(chunk)
        self._keep(chunk[place:end])
        if stop and stop[0] == b'"':
            self._close()
        elif stop:
            self._escape = True
        return end + 1

    def _keep(self, piece: bytes) -> None:
        """Take a piece of a string: whole escapes only."""
        if self._decoder is not None:
            self._decoder.feed(piece)
            return
        self._string += piece
        if self._undecided and len(self._string) >= _HEAD:
            self._undecided = False
            if _BASE64.fullmatch(self._string):
                self._decoder = _Decoder()
                self._decoder.feed(bytes(self._string).rpartition(b"base64,")[2])
                self._string.clear()

    def _close(self) -> None:
        if self._decoder is not None:
            self._rest += json.dumps({_PLACE: len(self._pictures)}).encode()
            self._pictures.append(self._decoder.finish())
        else:
            self._rest += b'"' + self._string + b'"'
        self._string.clear()
        self._within, self._decoder = False, None

    def answer(self) -> Any:
        """Return the JSON that was read; where it is none, its beginning as text."""
        if self._within:
            self._close()
        try:
            return self._parsed(bytes(self._rest))
        except (ValueError, RecursionError):
            return self._rest[:2000].decode(errors="replace")

    def events(self, chunks: Iterable[bytes]) -> Iterator[dict[str, Any]]:
        """Read server-sent events from chunks of bytes, and yield the JSON object that each holds."""
        for chunk in chunks:
            self.feed(chunk)
            yield from self._whole_events()
        self._rest += b"\n\n"
        yield from self._whole_events()

    def _whole_events(self) -> Iterator[dict[str, Any]]:
        if self._within:
            return
        *whole, rest = bytes(self._rest).replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n\n")
        self._rest = bytearray(rest)
        for block in whole:
            lines = [line[5:] for line in block.split(b"\n") if line.startswith(b"data:")]
            try:
                event = self._parsed(b"\n".join(lines))
            except (ValueError, RecursionError):
                continue  # a comment that keeps the connection alive, or "[DONE]"
            if isinstance(event, dict):
                yield event

    def _parsed(self, text: bytes) -> Any:
        def put_back(value: dict[str, Any]) -> Any:
            number = value.get(_PLACE)
            if isinstance(number, int) and 0 <= number < len(self._pictures):
                picture, self._pictures[number] = self._pictures[number], _NOT_WHOLE
                return picture
            return value

        return json.loads(text, object_hook=put_back)


class _Decoder:
    """Decodes base64 piece by piece."""

    def __init__(self) -> None:
        self._data = io.BytesIO()
        self._left = b""
        self._damaged = False

    def feed(self, piece: bytes) -> None:
        if b"\\" in piece:
            piece = piece.replace(b"\\n", b"").replace(b"\\r", b"").replace(b"\\/", b"/")
        piece = self._left + piece
        even = len(piece) // 4 * 4
        self._left = piece[even:]
        try:
            self._data.write(binascii.a2b_base64(piece[:even], strict_mode=True))
        except (binascii.Error, ValueError):
            self._damaged = True

    def finish(self) -> bytes:
        return _NOT_WHOLE if self._damaged or self._left else self._data.getvalue()
