"""The texts of a picture as an XMP packet and as an Exif comment, for the formats that have no text chunks.

The packet holds `promptmagic:story` and `promptmagic:parameters` in one rdf:Description, with IPTC's digital source
type, which says that a machine made the picture, and for a smaller copy what it is a copy of. A packet that is there
already is kept, and ours put into it.
"""

from __future__ import annotations

import hashlib
import re
import struct
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import unescape

HEADER = b"http://ns.adobe.com/xap/1.0/\0"
EXTENSION_HEADER = b"http://ns.adobe.com/xmp/extension/\0"
NAMESPACE = "urn:promptmagic:picture:1#"
NAMES = ("story", "parameters")
IPTC_NAMESPACE = "http://iptc.org/std/Iptc4xmpExt/2008-02-29/"
SOURCE_TYPES = "http://cv.iptc.org/newscodes/digitalsourcetype/"
KEYWORDS = {"story": "promptmagic", "parameters": "parameters"}

PACKET = (
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    '{}</rdf:RDF></x:xmpmeta><?xpacket end="w"?>'
)
OURS = re.compile(rf'<rdf:Description[^<>]*xmlns:promptmagic="{re.escape(NAMESPACE)}"')
OURS_END = "</rdf:Description>"
ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 cannot hold, not even escaped."""

EXTENSION_BYTES = 65_000
"""How much of a long packet goes into one segment of a JPEG file."""

EXIF_POINTER, USER_COMMENT = 0x8769, 0x9286


def _escaped(text: str) -> str:
    legal = ILLEGAL.sub("\ufffd", text)
    return legal.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\r", "&#13;")


@dataclass(frozen=True, slots=True)
class Texts:
    """What is put into a picture: its `story` as JSON, `parameters` as plain text, its `source_type`, and a `note`.

    Empty texts are not put in.
    """

    story: str = ""
    parameters: str = ""
    source_type: str = ""
    note: str = ""

    def provenance(self) -> Texts:
        """Return only what says how the picture came about."""
        return Texts(source_type=self.source_type, note=self.note)


def _description(texts: Texts, packet: str) -> str:
    told = zip(NAMES, (texts.story, texts.parameters), strict=True)
    body = "".join(f"<promptmagic:{name}>{_escaped(text)}</promptmagic:{name}>" for name, text in told if text)
    spaces = f'xmlns:promptmagic="{NAMESPACE}"'
    if texts.source_type and "DigitalSourceType" not in packet:
        spaces += f' xmlns:Iptc4xmpExt="{IPTC_NAMESPACE}"'
        address = f"{SOURCE_TYPES}{_escaped(texts.source_type)}"
        body += f"<Iptc4xmpExt:DigitalSourceType>{address}</Iptc4xmpExt:DigitalSourceType>"
    if texts.note and "dc:description" not in packet:
        spaces += ' xmlns:dc="http://purl.org/dc/elements/1.1/"'
        note = f'<rdf:li xml:lang="x-default">{_escaped(texts.note)}</rdf:li>'
        body += f"<dc:description><rdf:Alt>{note}</rdf:Alt></dc:description>"
    return f'<rdf:Description rdf:about="" {spaces}>{body}</rdf:Description>'


def _without_ours(packet: bytes) -> str:
    text = packet.decode("utf-8", "replace")
    kept: list[str] = []
    place = 0
    for opening in OURS.finditer(text):
        if opening.start() < place:
            continue
        end = text.find(OURS_END, opening.end())
        if end < 0:
            break
        kept.append(text[place : opening.start()])
        place = end + len(OURS_END)
    return "".join([*kept, text[place:]])


def _inserted(text: str, description: str) -> bytes:
    before, end, after = text.rpartition("</rdf:RDF>")
    whole = before + description + end + after if end else PACKET.format(description)
    return whole.encode("utf-8", "replace")


def merged(packet: bytes, texts: Texts) -> bytes:
    """Return the packet (maybe empty) with the texts in it, in place of those of ours that it held before."""
    kept = _without_ours(packet)
    return _inserted(kept, _description(texts, kept))


def payloads(packet: bytes, texts: Texts, room: int) -> Iterator[bytes]:
    """Yield what goes into the APP1 segments of a JPEG file: one, or with a long text several, as XMP part 3 says."""
    whole = HEADER + merged(packet, texts)
    if len(whole) <= room:
        yield whole
        return
    extension = merged(b"", texts)
    guid = hashlib.md5(extension, usedforsecurity=False).hexdigest().upper()
    note = (
        f'<rdf:Description rdf:about="" xmlns:xmpNote="http://ns.adobe.com/xmp/note/" xmpNote:HasExtendedXMP="{guid}"/>'
    )
    kept = _without_ours(packet)
    yield HEADER + _inserted(kept, _description(texts.provenance(), kept) + note)
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
        told = _between(text, f"<promptmagic:{name}>", f"</promptmagic:{name}>")
        if told is None:
            told = _between(text, f'promptmagic:{name}="', '"')
        if told is not None:
            found[KEYWORDS[name]] = unescape(told)
    return found


def _between(text: str, opening: str, closing: str) -> str | None:
    """Return what stands between two marks, the first time that both are there."""
    start = text.find(opening)
    end = text.find(closing, start + len(opening)) if start >= 0 else -1
    return text[start + len(opening) : end] if end >= 0 else None


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


GRAPH_PREFIX = "prompt:"
"""How the entry of an Exif block begins in which ComfyUI keeps its graph, in a WebP file (its SaveAnimatedWEBP)."""

_GRAPH_TAGS = (0x0110, 0x010F, 0x010E)
"""Exif's Model, Make and ImageDescription: ComfyUI begins with the first, and its relatives go on with the others."""


def graph_of(tiff: bytes) -> str:
    """Return the graph that ComfyUI wrote into an Exif block; empty where there is none."""
    order = ">" if tiff[:2] == b"MM" else "<"
    try:
        first = struct.unpack(order + "I", tiff[4:8])[0]
        for tag, count, value in _entries(tiff, first, order):
            if tag in _GRAPH_TAGS:
                text = tiff[value : value + count].decode("utf-8", "replace").strip("\0 ")
                if text.lower().startswith(GRAPH_PREFIX):
                    return text[len(GRAPH_PREFIX) :]
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
        # Some tools leave out the eight letters that say which charset follows.
        named = kind.rstrip(b"\0 ") in (b"", b"ASCII", b"JIS")
        return (body if named else data).decode("utf-8-sig", "replace").strip("\0 ")
    # Tools disagree on the byte order; the right one has far more plain letters.
    both = [body.decode(name, "replace") for name in ("utf-16-be", "utf-16-le")]
    return max(both, key=lambda text: sum(char.isascii() for char in text)).strip("\ufeff\ufffe\0 ")
