"""Content credentials: whether a picture file carries a vendor's signature over its bytes, and whether it still holds.

Formats: C2PA 2.2, annex A.3. Whether there is one is read here; whether it holds is checked with the package
c2pa-python (the extra `promptmagic[credentials]`), which is asked to fetch nothing.
"""

from __future__ import annotations

import hashlib
import io
import json
import re
from collections import OrderedDict
from typing import Any, BinaryIO

from promptmagic.errors import HistoryError
from promptmagic.model import NO_CREDENTIALS, Credentials, Picture
from promptmagic.pictures import containers
from promptmagic.text import printable

SVG_ELEMENT = re.compile(rb"<c2pa:manifest[\s>]")
ISSUER_LETTERS = 60
OFFLINE = {"verify": {"remote_manifest_fetch": False, "ocsp_fetch": False}}
"""A file may name an address where its manifest lies: reading a picture never asks anybody."""

REMEMBERED = 200
"""A check takes some milliseconds, and captions are made often."""

_FOUND: OrderedDict[bytes, Credentials] = OrderedDict()


def carried(data: bytes) -> bool:
    """Say whether the bytes of a picture carry content credentials, intact or not."""
    return is_signed(io.BytesIO(data))


def is_signed(file: BinaryIO) -> bool:
    """Say whether a picture file carries content credentials, without reading its pixels."""
    kind = containers.format_of(file)
    if kind is not None:
        return containers.has_manifest(file, kind)
    file.seek(0)
    head = file.read(3)
    return SVG_ELEMENT.search(head + file.read()) is not None if head[:1] in (b"<", b"\xef") else False


def credentials_of(picture: Picture) -> Credentials:
    """Return what the file of a picture carries, as it is now; none where it cannot be read."""
    try:
        data = picture.read() if picture.is_here else b""
    except HistoryError:
        return NO_CREDENTIALS
    return checked(data)


def checked(data: bytes) -> Credentials:
    """Return which content credentials the bytes of a picture carry, and whether they hold.

    Without the package that checks them they are "unchecked".
    """
    if not data or not carried(data):
        return NO_CREDENTIALS
    digest = hashlib.sha256(data).digest()
    found = _FOUND.pop(digest, None) or _checked(data)
    _FOUND[digest] = found
    if len(_FOUND) > REMEMBERED:
        _FOUND.popitem(last=False)
    return found


def _checked(data: bytes) -> Credentials:
    try:
        import c2pa
    except ImportError:
        return Credentials("unchecked")
    try:
        context = c2pa.Context(c2pa.Settings.from_dict(OFFLINE))
        with c2pa.Reader(_mime(data), io.BytesIO(data), context=context) as reader:
            told = json.loads(reader.json())
    except (c2pa.C2paError, ValueError):
        return Credentials("broken")
    return Credentials("intact" if told.get("validation_state") in ("Valid", "Trusted") else "broken", _issuer(told))


def _issuer(told: dict[str, Any]) -> str:
    """Return the organization that signed, by its certificate."""
    manifests = told.get("manifests")
    active = manifests.get(told.get("active_manifest")) if isinstance(manifests, dict) else None
    signature = active.get("signature_info") if isinstance(active, dict) else None
    name = signature.get("issuer") if isinstance(signature, dict) else None
    return " ".join(printable(str(name or "")).split())[:ISSUER_LETTERS]


def _mime(data: bytes) -> str:
    kind = containers.format_of(io.BytesIO(data))
    return f"image/{kind}" if kind else "image/svg+xml"
