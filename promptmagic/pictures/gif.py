"""GIF files as rows of blocks: XMP is put in and found without touching the pictures.

Formats: GIF89a; XMP part 3, section 1.1.2 (a packet stands as it is, behind it 258 bytes that lead any reader out).
"""

from __future__ import annotations

from collections.abc import Iterator

XMP = b"XMP DataXMP"
MANIFEST = b"C2PA_GIF"
EXTENSION, APPLICATION, COMMENT, PICTURE, END = 0x21, 0xFF, 0xFE, 0x2C, 0x3B
LEAD_OUT = b"\x01" + bytes(range(255, -1, -1)) + b"\0"


def blocks(data: bytes) -> Iterator[tuple[bytes, int, int]]:
    """Yield each block's kind, its start and its end: an application's name, b"comment", or b"" for any other.

    Raises
    ------
    IndexError
        The file is cut short.
    """
    start = 13 + _table(data[10])
    while data[start] != END:
        kind = b""
        if data[start] == PICTURE:
            end = start + 10 + _table(data[start + 9]) + 1
        elif data[start] == EXTENSION:
            end = start + 2
            if data[start + 1] == APPLICATION:
                kind = data[start + 3 : start + 3 + data[start + 2]]
            elif data[start + 1] == COMMENT:
                kind = b"comment"
        else:
            raise IndexError(start)
        while length := data[end]:
            end += length + 1
        yield kind, start, end + 1
        start = end + 1


def _table(flags: int) -> int:
    """Return how many bytes a table of colours takes."""
    return 3 * 2 ** ((flags & 7) + 1) if flags & 0x80 else 0


def packet_of(data: bytes) -> bytes:
    """Return the XMP packet in a file; empty where there is none."""
    for kind, start, end in blocks(data):
        if kind == XMP:
            return data[start + 14 : max(start + 14, end - len(LEAD_OUT))]
    return b""


def with_packet(data: bytes, packet: bytes) -> bytes:
    """Return the file with this packet in place of those it held."""
    first = 13 + _table(data[10])
    kept = [data[start:end] for kind, start, end in blocks(data) if kind != XMP]
    block = bytes((EXTENSION, APPLICATION, len(XMP))) + XMP + packet + LEAD_OUT
    return b"".join([data[:first], block, *kept, bytes([END])])


def bare(data: bytes) -> bytes:
    """Return the file without XMP and comments."""
    kept = [data[start:end] for kind, start, end in blocks(data) if kind not in (XMP, b"comment")]
    return b"".join([data[: 13 + _table(data[10])], *kept, bytes([END])])


def is_signed(data: bytes) -> bool:
    """Say whether a file holds a C2PA manifest."""
    return any(kind.startswith(MANIFEST) for kind, _, _ in blocks(data))
