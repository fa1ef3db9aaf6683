"""What another party said, made fit to be shown to a person: one line, of bounded length, without keys."""

from __future__ import annotations

import re

_LONGEST = 300
_GRAM = 8
"""So many characters in a row that a text shares with the key are a part of it, not chance."""

_KEYLIKE = re.compile(
    r"\b(?:sk|sess|key|rk)-[\w*.…-]{6,}"  # the shapes that keys have, whole or masked
    r"|\S*\*{3,}\S*"  # anything masked with stars
    r"|(?<=Bearer )\S+"
    r"|(?<=://)[^/\s@]+(?=@)",  # user and password of a URL
    re.IGNORECASE,
)
_GONE = "…"


def redact(text: str, key: str) -> str:
    """Return a text on one line, cut where it is long, in which nothing of the key, or like a key, is left."""
    line = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    line = _KEYLIKE.sub(_GONE, _without_parts(line, key))
    return line if len(line) <= _LONGEST else line[:_LONGEST].rstrip() + "…"


def _without_parts(text: str, key: str) -> str:
    """Return the text without any run of characters that it shares with the key."""
    parts = {key[i : i + _GRAM] for i in range(len(key) - _GRAM + 1)}
    kept: list[str] = []
    hidden_until = 0
    for place, character in enumerate(text):
        if text[place : place + _GRAM] in parts:
            if place >= hidden_until:
                kept.append(_GONE)
            hidden_until = place + _GRAM
        if place >= hidden_until:
            kept.append(character)
    return "".join(kept)
