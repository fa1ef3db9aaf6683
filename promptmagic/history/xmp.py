"""The texts of a picture as an XMP packet and as an Exif comment, for the formats that have no text chunks.

The packet holds `promptmagic:story` and `promptmagic:parameters` in one rdf:Description. A packet that is there already
is kept, and ours put into it.
"""

from __future__ import annotations

import hashlib
import re
import struct
from collections.abc import Iterable, Iterator
from html import unescape

HEADER = b"http://ns.adobe.com/xap/1.0/\0"
EXTENSION_HEADER = b"http://ns.adobe.com/xmp/extension/\0"
NAMESPACE = "urn:promptmagic:picture:1#"
NAMES = ("story", "parameters")
KEYWORDS = {"story": "promptmagic", "parameters": "parameters"}

PACKET = (
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    '{}</rdf:RDF></x:xmpmeta><?xpacket end="w"?>'
)
OURS = re.compile(rf'<rdf:Description[^>]*xmlns:promptmagic="{re.escape(NAMESPACE)}".*?</rdf:Description>', re.DOTALL)
ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 cannot hold, not even escaped."""

EXTENSION_BYTES = 65_000
"""How much of a long packet goes into one segment of a JPEG file."""

EXIF_POINTER, USER_COMMENT = 0x8769, 0x9286


def _escaped(text: str) -> str:
    legal = ILLEGAL.sub("\ufffd", text)
    return legal.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\r", "&#13;")


def _description(story: str, parameters: str) -> str:
    texts = zip(NAMES, (story, parameters), strict=True)
    body = "".join(f"<promptmagic:{name}>{_escaped(text)}</promptmagic:{name}>" for name, text in texts if text)
    return f'<rdf:Description rdf:about="" xmlns:promptmagic="{NAMESPACE}">{body}</rdf:Description>'


def _inserted(packet: bytes, description: str) -> bytes:
    text = OURS.sub("", packet.decode("utf-8", "replace"))
    before, end, after = text.rpartition("</rdf:RDF>")
    whole = before + description + end + after if end else PACKET.format(description)
    return whole.encode("utf-8", "replace")


def merged(packet: bytes, story: str, parameters: str) -> bytes:
    """Return the packet (maybe empty) with the texts in it, in place of a story that it held before."""
    return _inserted(packet, _description(story, parameters))


def payloads(packet: bytes, story: str, parameters: str, room: int) -> Iterator[bytes]:
    """Yield what goes into the APP1 segments of a JPEG file: one, or with a long text several, as XMP part 3 says."""
    whole = HEADER + merged(packet, story, parameters)
    if len(whole) <= room:
        yield whole
        return
    extension = merged(b"", story, parameters)
    guid = hashlib.md5(extension, usedforsecurity=False).hexdigest().upper()
    note = (
        f'<rdf:Description rdf:about="" xmlns:xmpNote="http://ns.adobe.com/xmp/note/" xmpNote:HasExtendedXMP="{guid}"/>'
    )
    yield HEADER + _inserted(packet, note)
    for offset in range(0, len(extension), EXTENSION_BYTES):
        head = EXTENSION_HEADER + guid.encode() + struct.pack(">II", len(extension), offset)
        yield head + extension[offset : offset + EXTENSION_BYTES]


def extended(segments: Iterable[bytes]) -> list[bytes]:
    """Return the long packets that are spread over segments of a JPEG file."""
    parts: dict[bytes, dict[int, bytes]] = {}
    size = len(EXTENSION_HEADER)
    for segment in segments:
        if segment.startswith(EXTENSION_HEADER) and len(segment) > size + 40:
            offset = struct.unpack(">I", segment[size + 36 : size + 40])[0]
            parts.setdefault(segment[size : size + 32], {})[offset] = segment[size + 40 :]
    return [b"".join(part for _, part in sorted(found.items())) for found in parts.values()]


def texts(packet: bytes) -> dict[str, str]:
    """Return the texts that a packet holds, by the keywords they have in a PNG file."""
    text = packet.decode("utf-8", "replace")
    found: dict[str, str] = {}
    for name in NAMES:
        element = re.search(rf"<promptmagic:{name}>(.*?)</promptmagic:{name}>", text, re.DOTALL)
        match = element or re.search(rf'promptmagic:{name}="([^"]*)"', text)
        if match:
            found[KEYWORDS[name]] = unescape(match[1])
    return found


def exif_with_comment(text: str) -> bytes:
    """Return an Exif block whose only entry is the user comment: where other tools keep `parameters` in a JPEG file."""
    comment = b"UNICODE\0" + text.encode("utf-16-be", "replace")
    pointer = struct.pack(">HHHIII", 1, EXIF_POINTER, 4, 1, 26, 0)
    entry = struct.pack(">HHHIII", 1, USER_COMMENT, 7, len(comment), 44, 0)
    return b"MM\0*" + struct.pack(">I", 8) + pointer + entry + comment


def comment_of(tiff: bytes) -> str:
    """Return the user comment of an Exif block; empty where there is none."""
    order = ">" if tiff[:2] == b"MM" else "<"
    try:
        first = struct.unpack(order + "I", tiff[4:8])[0]
        entries = {tag: (count, value) for tag, count, value in _entries(tiff, first, order)}
        if EXIF_POINTER not in entries:
            return ""
        for tag, count, value in _entries(tiff, entries[EXIF_POINTER][1], order):
            if tag == USER_COMMENT:
                return _comment(tiff[value : value + count])
    except struct.error:
        pass
    return ""


def _entries(tiff: bytes, offset: int, order: str) -> Iterator[tuple[int, int, int]]:
    """Yield tag, count, and value or offset of a directory's entries."""
    (number,) = struct.unpack(order + "H", tiff[offset : offset + 2])
    for start in range(offset + 2, offset + 2 + 12 * number, 12):
        tag, _, count, value = struct.unpack(order + "HHII", tiff[start : start + 12])
        yield tag, count, value


def _comment(data: bytes) -> str:
    kind, body = data[:8], data[8:]
    if kind != b"UNICODE\0":
        return body.decode("utf-8", "replace").strip("\0 ")
    # Tools disagree on the byte order; the right one has far more plain letters.
    both = [body.decode(name, "replace") for name in ("utf-16-be", "utf-16-le")]
    return max(both, key=lambda text: sum(char.isascii() for char in text))
