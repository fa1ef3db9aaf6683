"""A picture file reduced to its pixels: for those whose metadata are damaged, or too large to be read."""

from __future__ import annotations

import struct
import zlib

_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_PIXELS = frozenset({b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND"})
_JPEG_DROPPED = frozenset({*range(0xE0, 0xEE), 0xEF, 0xFE})
"""Application segments and comments; the fourteenth tells how colours are meant, and stays."""
_JPEG_ALONE = frozenset({0x01, *range(0xD0, 0xD9)})
_JPEG_SCAN = 0xDA
_WEBP_PIXELS = frozenset({b"VP8 ", b"VP8L", b"ALPH", b"ANIM", b"ANMF"})


def pixels_alone(data: bytes) -> bytes | None:
    """Return a PNG, JPEG or WebP file with nothing in it but its pixels; None where it is none, or has none."""
    try:
        if data.startswith(_PNG):
            return _png(data)
        if data.startswith(b"\xff\xd8\xff"):
            return _jpeg(data)
        if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
            return _webp(data)
    except (struct.error, IndexError):
        return None
    return None


def _png(data: bytes) -> bytes:
    kept, at = [_PNG], len(_PNG)
    while at + 12 <= len(data):
        length, kind = struct.unpack_from(">I4s", data, at)
        body = data[at + 8 : at + 8 + length]
        if kind in _PNG_PIXELS and len(body) == length:
            kept.append(struct.pack(">I4s", length, kind) + body + struct.pack(">I", zlib.crc32(kind + body)))
        at += 12 + length
    return b"".join(kept)


def _jpeg(data: bytes) -> bytes | None:
    kept, at = [b"\xff\xd8"], 2
    while at + 4 <= len(data):
        if data[at] != 0xFF:  # a segment was longer than it says
            at = data.find(b"\xff", at)
            if at < 0:
                return None
            continue
        marker = data[at + 1]
        if marker == 0xFF:
            at += 1
        elif marker == _JPEG_SCAN:
            return b"".join([*kept, data[at:]])
        elif marker in _JPEG_ALONE or marker == 0:
            at += 2
        else:
            end = at + 2 + int(struct.unpack_from(">H", data, at + 2)[0])
            if marker not in _JPEG_DROPPED:
                kept.append(data[at:end])
            at = max(end, at + 4)
    return None


def _webp(data: bytes) -> bytes | None:
    chunks: list[tuple[bytes, bytes]] = []
    header, at = b"", 12
    while at + 8 <= len(data):
        kind, length = struct.unpack_from("<4sI", data, at)
        body = data[at + 8 : at + 8 + length]
        if kind == b"VP8X":
            header = bytes([body[0] & 0x12]) + body[1:]  # of what it promises, only transparency and movement are kept
        elif kind in _WEBP_PIXELS:
            chunks.append((kind, body))
        at += 8 + length + length % 2
    if not chunks:
        return None
    if header:
        chunks.insert(0, (b"VP8X", header))
    inner = b"WEBP" + b"".join(
        struct.pack("<4sI", kind, len(body)) + body + b"\0" * (len(body) % 2) for kind, body in chunks
    )
    return b"RIFF" + struct.pack("<I", len(inner)) + inner
