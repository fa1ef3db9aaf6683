"""What a server says in the body of an answer or of a failure, whatever shape it gave it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from promptmagic.net.servers import WEB_PAGE

READ = 4_000
"""Characters of what a server said that its meaning is looked for in; a gateway may quote a whole picture."""


def json_object(body: bytes) -> Mapping[str, Any]:
    """Return the JSON object that a body is; an empty one where it is none, such as a web page."""
    value = json_value(body)
    return value if isinstance(value, Mapping) else {}


def json_value(body: bytes) -> Any:
    """Return the JSON that a body is; where it is none, its beginning as text."""
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        return body[:READ].decode(errors="replace")


def said(body: object) -> str:
    """Return the sentence in the body of a failure, whatever shape the server gave it; empty where there is none."""
    return next(_sentences(body), "")


def _sentences(body: object, depth: int = 8) -> Iterator[str]:
    if isinstance(body, str):
        text = body[:READ]
        yield from filter(None, [_page_title(text) if _PAGE.match(text) else text.strip()])
    elif isinstance(body, list | tuple) and depth:
        if found := "; ".join(filter(None, (next(_sentences(item, depth - 1), "") for item in body[:20])))[:READ]:
            yield found
    elif isinstance(body, Mapping) and depth:
        place = body.get("loc")
        head = f"{'.'.join(map(str, place[:9]))}: " if isinstance(place, list | tuple) else ""
        for name in ("message", "error", "detail", "msg", "error_message"):
            for found in _sentences(body.get(name), depth - 1):
                yield head + found


_PAGE = re.compile(r"\s*(?:<!doctype|<html|<head|<title|<\?xml)", re.IGNORECASE)
_TITLE = re.compile(r"<title[^>]{0,200}>([^<]{0,500})", re.IGNORECASE)


def _page_title(page: str) -> str:
    title = _TITLE.search(page)
    return f"{WEB_PAGE} titled {title[1].strip()!r}" if title else WEB_PAGE
