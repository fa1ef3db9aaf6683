"""PNG, JPEG, WebP and GIF files as rows of chunks: texts are put in and found without touching the pixels.

Formats: PNG third edition (W3C), section 11.3.3; JPEG APP1 as in Exif 2.32 and XMP part 3; WebP container (RFC 9649).
Whatever else a file holds is kept as it is.
"""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Iterator
from itertools import chain
from typing import BinaryIO

from promptmagic.model import PictureFormat
from promptmagic.pictures import gif, xmp
from promptmagic.pictures.foreign import GRAPH, KEYWORDS
from promptmagic.pictures.xmp import Texts

STORY = "promptmagic"
"""The keyword under which a picture's story stands."""

PARAMETERS = "parameters"
"""The keyword that other tools use for prompt and settings as plain text."""

PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"
PNG_TEXTS = (b"tEXt", b"zTXt", b"iTXt")
PNG_XMP = "XML:com.adobe.xmp"
PNG_MANIFEST, WEBP_MANIFEST = b"caBX", b"C2PA"
PNG_TOLD = (*PNG_TEXTS, b"eXIf", b"tIME")
JPEG_START = b"\xff\xd8"
JPEG_WITHOUT_LENGTH = frozenset({0x01, *range(0xD0, 0xD9)})
JPEG_APP0, JPEG_APP1, JPEG_APP11 = 0xE0, 0xE1, 0xEB
JPEG_SCAN = 0xDA
JPEG_COMMENT = 0xFE
JPEG_PAYLOAD = 65_533
EXIF_HEADER = b"Exif\0\0"
WEBP_EXIF, WEBP_XMP, WEBP_ALPHA = 0x08, 0x04, 0x10
TEXT_BYTES = 16 * 1024 * 1024
"""The longest text that is read from a picture: more is no story but an attack."""


def format_of(file: BinaryIO) -> PictureFormat | None:
    """Return which of the four formats a file is in by its first bytes; None for any other."""
    file.seek(0)
    head = file.read(12)
    if head.startswith(PNG_SIGNATURE):
        return "png"
    if head.startswith(JPEG_START + b"\xff"):
        return "jpeg"
    if head.startswith((b"GIF87a", b"GIF89a")):
        return "gif"
    return "webp" if head[:4] == b"RIFF" and head[8:] == b"WEBP" else None


def embed(data: bytes, texts: Texts) -> bytes:
    """Return the encoded picture with the texts in it, in place of those of ours that it held before.

    Raises
    ------
    ValueError
        The bytes are no PNG, JPEG, WebP or GIF, or a broken one.
    """
    writers = {"png": _embed_png, "jpeg": _embed_jpeg, "webp": _embed_webp, "gif": _embed_gif}
    kind = format_of(io.BytesIO(data))
    if kind is None:
        raise ValueError("neither PNG nor JPEG, WebP or GIF")
    try:
        return writers[kind](data, texts)
    except (struct.error, IndexError) as error:
        raise ValueError(f"a broken {kind} file") from error


def strip(data: bytes) -> bytes:
    """Return the encoded picture without any text, Exif or XMP in it; its pixels and colours are untouched.

    Raises
    ------
    ValueError
        The bytes are no PNG, JPEG, WebP or GIF, or a broken one.
    """
    strippers = {"png": _strip_png, "jpeg": _strip_jpeg, "webp": _strip_webp, "gif": gif.bare}
    kind = format_of(io.BytesIO(data))
    if kind is None:
        raise ValueError("neither PNG nor JPEG, WebP or GIF")
    try:
        return strippers[kind](data)
    except (struct.error, IndexError) as error:
        raise ValueError(f"a broken {kind} file") from error


def has_manifest(file: BinaryIO, kind: PictureFormat) -> bool:
    """Say whether a file of that format holds a C2PA manifest: the vendor's signature over its bytes."""
    try:
        if kind == "png":
            return any(name == PNG_MANIFEST for name, _, _ in _png_chunks(file))
        if kind == "webp":
            return any(name == WEBP_MANIFEST for name, _, _ in _webp_chunks(file))
        if kind == "gif":
            file.seek(0)
            return gif.is_signed(file.read())
        segments = _jpeg_segments(file)
        return any(marker == JPEG_APP11 and b"c2pa" in file.read(max(length, 0)) for marker, _, length in segments)
    except (struct.error, IndexError):
        return False


def extract(file: BinaryIO) -> dict[str, str]:
    """Return the texts of ours and of other tools in a picture file, by keyword, as far as there are any.

    Raises
    ------
    ValueError
        The file is no PNG, JPEG, WebP or GIF.
    """
    readers = {"png": _extract_png, "jpeg": _extract_jpeg, "webp": _extract_webp, "gif": _extract_gif}
    kind = format_of(file)
    if kind is None:
        raise ValueError("neither PNG nor JPEG, WebP or GIF")
    try:
        return readers[kind](file)
    except (struct.error, IndexError, zlib.error):
        return {}


# PNG


def _png_chunks(file: BinaryIO) -> Iterator[tuple[bytes, int, int]]:
    """Yield each chunk's type, the offset of its data and its length; leaves the file there."""
    offset = len(PNG_SIGNATURE)
    while True:
        file.seek(offset)
        head = file.read(8)
        if len(head) < 8:
            return
        length, kind = struct.unpack(">I4s", head)
        yield kind, offset + 8, length
        if kind == b"IEND":
            return
        offset += length + 12


def _png_chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I4s", len(body), kind) + body + struct.pack(">I", zlib.crc32(kind + body))


def _png_text(keyword: str, text: str) -> bytes:
    """An uncompressed iTXt chunk, in which any script can be read by any tool."""
    return _png_chunk(b"iTXt", keyword.encode("latin-1") + b"\0\0\0\0\0" + text.encode("utf-8", "replace"))


def _embed_png(data: bytes, texts: Texts) -> bytes:
    pieces = [PNG_SIGNATURE]
    packet = b""
    held: set[str] = set()
    for kind, offset, length in _png_chunks(io.BytesIO(data)):
        if offset + length + 4 > len(data):
            raise ValueError("a broken PNG file: it ends early")
        keyword = data[offset : offset + 80].partition(b"\0")[0].decode("latin-1") if kind in PNG_TEXTS else ""
        if keyword == PNG_XMP:
            packet = packet or _png_text_of(kind, data[offset : offset + length])[1].encode("utf-8", "replace")
        elif keyword != STORY:
            held.add(keyword)
            pieces.append(data[offset - 8 : offset + length + 4])
    merged = xmp.merged(packet, texts.provenance()).decode("utf-8", "replace")
    told = {STORY: texts.story, PNG_XMP: merged, PARAMETERS: texts.parameters}
    chunks = [_png_text(keyword, text) for keyword, text in told.items() if text and keyword not in held]
    return b"".join([*pieces[:2], *chunks, *pieces[2:]])


def _strip_png(data: bytes) -> bytes:
    chunks = _png_chunks(io.BytesIO(data))
    kept = [data[start - 8 : start + length + 4] for kind, start, length in chunks if kind not in PNG_TOLD]
    return b"".join([PNG_SIGNATURE, *kept])


def _extract_png(file: BinaryIO) -> dict[str, str]:
    found: dict[str, str] = {}
    for kind, _, length in _png_chunks(file):
        if kind in PNG_TEXTS and length <= TEXT_BYTES:
            body = file.read(length)
            keyword = body[:80].partition(b"\0")[0].decode("latin-1")
            # Nothing else is unpacked, and each of them once: a file may hold hundreds of texts that unpack to much.
            if keyword in (STORY, *KEYWORDS) and keyword not in found:
                found[keyword] = _png_text_of(kind, body)[1]
        if {STORY, PARAMETERS} <= found.keys():
            break
    return found


def _png_text_of(kind: bytes, body: bytes) -> tuple[str, str]:
    raw_keyword, _, rest = body.partition(b"\0")
    keyword = raw_keyword.decode("latin-1")
    if kind == b"tEXt":
        return keyword, rest.decode("latin-1")
    if kind == b"zTXt":
        return keyword, _inflated(rest[1:]).decode("latin-1")
    text = rest[2:].split(b"\0", 2)[2]
    return keyword, (_inflated(text) if rest[0] else text).decode("utf-8", "replace")


def _inflated(data: bytes) -> bytes:
    return zlib.decompressobj().decompress(data, TEXT_BYTES)


# JPEG


def _jpeg_segments(file: BinaryIO) -> Iterator[tuple[int, int, int]]:
    """Yield each segment's marker, the offset of its payload and its length, up to the scan; leaves the file there."""
    file.seek(len(JPEG_START))
    while True:
        byte = file.read(1)
        while byte == b"\xff":
            byte = file.read(1)
        if not byte:
            return
        marker = byte[0]
        if marker in JPEG_WITHOUT_LENGTH:
            continue
        length = struct.unpack(">H", file.read(2))[0] - 2
        offset = file.tell()
        yield marker, offset, length
        if marker == JPEG_SCAN:
            return
        file.seek(offset + length)


def _jpeg_app1(payload: bytes) -> bytes:
    if len(payload) > JPEG_PAYLOAD:
        raise ValueError("too long a text for a JPEG file")
    return b"\xff\xe1" + struct.pack(">H", len(payload) + 2) + payload


def _embed_jpeg(data: bytes, texts: Texts) -> bytes:
    segments = list(_jpeg_segments(io.BytesIO(data)))
    if not segments or segments[-1][0] != JPEG_SCAN:
        raise ValueError("a broken JPEG file: it holds no picture")
    packet, end = b"", len(JPEG_START)
    front: list[bytes] = []
    rest: list[bytes] = []
    has_exif = False
    for marker, offset, length in segments[:-1]:
        payload, start, end = data[offset : offset + length], end, offset + length
        if marker == JPEG_APP1 and payload.startswith(xmp.HEADER):
            packet = packet or payload.removeprefix(xmp.HEADER)
            continue
        is_exif = marker == JPEG_APP1 and payload.startswith(EXIF_HEADER)
        has_exif |= is_exif
        (front if not rest and (is_exif or marker == JPEG_APP0) else rest).append(data[start:end])
    added = [] if has_exif else _jpeg_exif(texts.parameters)
    added += [_jpeg_app1(payload) for payload in xmp.payloads(packet, texts, JPEG_PAYLOAD)]
    return b"".join([JPEG_START, *front, *added, *rest, data[end:]])


def _jpeg_exif(parameters: str) -> list[bytes]:
    payload = EXIF_HEADER + xmp.exif_with_comment(parameters)
    return [_jpeg_app1(payload)] if parameters and len(payload) <= JPEG_PAYLOAD else []


def _strip_jpeg(data: bytes) -> bytes:
    kept, end = [JPEG_START], len(JPEG_START)
    for marker, offset, length in _jpeg_segments(io.BytesIO(data)):
        start, end = end, offset + length
        if marker not in (JPEG_APP1, JPEG_COMMENT):
            kept.append(data[start:end])
    return b"".join([*kept, data[end:]])


def _extract_jpeg(file: BinaryIO) -> dict[str, str]:
    payloads = [file.read(length) for marker, _, length in _jpeg_segments(file) if marker == JPEG_APP1]
    packets = [payload.removeprefix(xmp.HEADER) for payload in payloads if payload.startswith(xmp.HEADER)]
    packets += xmp.extended(payloads)
    exif = [payload.removeprefix(EXIF_HEADER) for payload in payloads if payload.startswith(EXIF_HEADER)]
    return _found(packets, exif)


def _found(packets: list[bytes], exif: list[bytes]) -> dict[str, str]:
    comments = ({PARAMETERS: text} for tiff in exif if (text := xmp.comment_of(tiff)))
    graphs = ({GRAPH: text} for tiff in exif if (text := xmp.graph_of(tiff)))
    found: dict[str, str] = {}
    for texts in chain((xmp.texts(packet) for packet in packets), comments, graphs):
        found = texts | found
    return found


# WebP


def _webp_chunks(file: BinaryIO) -> Iterator[tuple[bytes, int, int]]:
    """Yield each chunk's name, the offset of its data and its length; leaves the file there."""
    offset = 12
    while True:
        file.seek(offset)
        head = file.read(8)
        if len(head) < 8:
            return
        kind, length = struct.unpack("<4sI", head)
        yield kind, offset + 8, length
        offset += 8 + length + length % 2


def _webp_chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack("<4sI", kind, len(body)) + body + b"\0" * (len(body) % 2)


def _embed_webp(data: bytes, texts: Texts) -> bytes:
    spans = [(kind, data[offset : offset + length]) for kind, offset, length in _webp_chunks(io.BytesIO(data))]
    if not spans:
        raise ValueError("a broken WebP file: it holds no picture")
    packet = next((body for kind, body in spans if kind == b"XMP "), b"")
    chunks = [(kind, body) for kind, body in spans if kind != b"XMP "]
    if chunks[0][0] != b"VP8X":
        chunks.insert(0, (b"VP8X", _webp_header(*chunks[0])))
    flags = chunks[0][1][0] | WEBP_XMP
    if texts.parameters and not any(kind == b"EXIF" for kind, _ in chunks):
        chunks.append((b"EXIF", xmp.exif_with_comment(texts.parameters)))
        flags |= WEBP_EXIF
    chunks[0] = (b"VP8X", bytes([flags]) + chunks[0][1][1:])
    chunks.append((b"XMP ", xmp.merged(packet, texts)))
    body = b"WEBP" + b"".join(_webp_chunk(kind, body) for kind, body in chunks)
    return b"RIFF" + struct.pack("<I", len(body)) + body


def _strip_webp(data: bytes) -> bytes:
    spans = [(kind, data[offset : offset + length]) for kind, offset, length in _webp_chunks(io.BytesIO(data))]
    chunks = [(kind, body) for kind, body in spans if kind not in (b"EXIF", b"XMP ")]
    if chunks and chunks[0][0] == b"VP8X":
        flags = chunks[0][1][0] & ~(WEBP_EXIF | WEBP_XMP)
        chunks[0] = (b"VP8X", bytes([flags]) + chunks[0][1][1:])
    body = b"WEBP" + b"".join(_webp_chunk(kind, body) for kind, body in chunks)
    return b"RIFF" + struct.pack("<I", len(body)) + body


def _webp_header(kind: bytes, body: bytes) -> bytes:
    """Return the extended header that a simple WebP file lacks: flags, and width and height less one in 24 bits."""
    if kind == b"VP8L":
        bits = int.from_bytes(body[1:5], "little")
        width, height, flags = bits & 0x3FFF, bits >> 14 & 0x3FFF, WEBP_ALPHA if bits >> 28 & 1 else 0
    elif kind == b"VP8 " and body[3:6] == b"\x9d\x01\x2a":
        width, height = (side & 0x3FFF for side in struct.unpack("<HH", body[6:10]))
        width, height, flags = width - 1, height - 1, 0
    else:
        raise ValueError("a broken WebP file: it does not begin with a picture")
    return bytes([flags, 0, 0, 0]) + width.to_bytes(3, "little") + height.to_bytes(3, "little")


def _extract_webp(file: BinaryIO) -> dict[str, str]:
    held: dict[bytes, bytes] = {}
    for kind, _, length in _webp_chunks(file):
        if kind in (b"EXIF", b"XMP ") and length <= TEXT_BYTES:
            held[kind] = file.read(length)
    packets = [held[b"XMP "]] if b"XMP " in held else []
    exif = [held[b"EXIF"].removeprefix(EXIF_HEADER)] if b"EXIF" in held else []
    return _found(packets, exif)


# GIF


def _embed_gif(data: bytes, texts: Texts) -> bytes:
    return gif.with_packet(data, xmp.merged(gif.packet_of(data), texts))


def _extract_gif(file: BinaryIO) -> dict[str, str]:
    file.seek(0)
    return xmp.texts(gif.packet_of(file.read()))
