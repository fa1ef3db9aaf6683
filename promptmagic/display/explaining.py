"""What a cell shows of an explanation and of a difference of prompts: text that any sanitizer lets pass."""

from __future__ import annotations

import html
from typing import Any

from promptmagic.analysis import Difference, Explanation, label
from promptmagic.display.figure import Bundle, framed
from promptmagic.display.wording import LINE

_TEXT = "margin:0;max-width:46em;line-height:1.9"
_REMOVED = "text-decoration:line-through;opacity:0.65"
_ADDED = "text-decoration:none;border-bottom:2px solid #15803d;font-weight:600"


def explanation_bundle(explanation: Explanation) -> Bundle:
    """Return a prompt with each part underlined and its label behind it."""
    left = explanation.missing
    lines = [explanation.note, f"left to the painter: {', '.join(left)}" if left else ""]
    told = [line for line in lines if line]
    body = f'<div dir="auto" style="{_TEXT}">{explained(explanation)}</div>'
    return _bundle("\n".join([str(explanation), *told]), framed(body, told))


def difference_bundle(difference: Difference) -> Bundle:
    """Return the words of both prompts, what went struck out and what came underlined, and the parts that differ."""
    told = lines(difference)
    body = f'<div dir="auto" style="{_TEXT}">{compared(difference)}</div>'
    return _bundle("\n".join([str(difference), *told]), framed(body, told))


def explained(explanation: Explanation) -> str:
    """Return an explanation as HTML."""
    return "".join(_part(words, name) if name else html.escape(words) for words, name in explanation.pieces())


def compared(difference: Difference) -> str:
    """Return the words of a difference as HTML; what went and what came is told by its tag too."""
    if not difference:
        return html.escape(str(difference))
    tags = {"removed": ("del", _REMOVED), "added": ("ins", _ADDED)}
    pieces = []
    for text, kind in difference.pieces:
        if kind == "same":
            pieces.append(html.escape(text))
            continue
        tag, style = tags[kind]
        space = " " if kind == "removed" and not text.endswith(" ") else ""
        pieces.append(f'<{tag} style="{style}">{html.escape(text)}</{tag}>{space}')
    return "".join(pieces)


def lines(difference: Difference) -> list[str]:
    """Return the parts that differ, a line each."""
    return [
        f"{label(name)}: {before or 'left open'} → {after or 'left open'}"
        for name, (before, after) in difference.parts.items()
    ]


def _part(words: str, name: str) -> str:
    return (
        f'<span style="border-bottom:2px solid {LINE[name]}">{html.escape(words)}</span>'
        f'<sup style="font-size:0.7em;opacity:0.8"> {label(name)}</sup>'
    )


def _bundle(text: str, markup: str) -> Bundle:
    metadata: dict[str, Any] = {}
    return {"text/html": markup, "text/plain": text}, metadata
