"""A text in its sentences, and cut to a system's limit between them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from itertools import accumulate, pairwise

QUOTED = re.compile(r"\"[^\"]{0,1000}+\"|“[^”]{0,1000}+”|「[^」]{0,1000}+」|«[^»]{0,1000}+»")
"""What stands in quotes: text to be drawn letter by letter. What opens and does not close soon is no quote."""

_STOP = re.compile(r"(?<![.!?؟।…])[.!?؟।…]++[\"'”’»)\]]*+(?:\s++|$)|[。！？]++[”’」』]*+\s*+")


def sentences_of(text: str) -> list[str]:
    """Return a text in its sentences, each with the white space behind it; a stop in the midst of quotes ends none."""
    masked = QUOTED.sub(lambda match: match[0][:1] + "_" * (len(match[0]) - 3) + match[0][1:][-2:], text)
    ends = [match.end() for match in _STOP.finditer(masked)]
    return [piece for start, end in pairwise([0, *ends, len(text)]) if (piece := text[start:end])]


def utf16(text: str) -> int:
    """Return the length of a text in UTF-16 units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def cut(text: str, most: int, length: Callable[[str], int], keep: str = "") -> str:
    """Return a text of at most `most` units: whole sentences, and the one that holds `keep` among them.

    One sentence that is too long ends at a comma, else at a word, else where it must.
    """
    if length(text) <= most:
        return text
    pieces = sentences_of(text)
    kept = {number for number, piece in enumerate(pieces) if keep and keep.casefold() in piece.casefold()}
    if sum(length(pieces[number]) for number in kept) > most:
        kept = set()
    room = most - sum(length(pieces[number]) for number in kept)
    for number, piece in enumerate(pieces):
        if number in kept:
            continue
        if length(piece.rstrip()) > room:
            break
        kept.add(number)
        room -= length(piece)
    if 0 not in kept:
        return _cut_sentence(text, most, length)
    return "".join(pieces[number] for number in sorted(kept)).strip()


_JOINS = "\u200d\ufe0e\ufe0f"
"""What belongs to the character before it."""


def _cut_sentence(text: str, most: int, length: Callable[[str], int]) -> str:
    lengths = accumulate(length(character) for character in text)
    end = sum(1 for total in lengths if total <= most)
    while end and (unicodedata.combining(text[end]) or text[end] in _JOINS or text[end - 1] == "\u200d"):
        end -= 1
    for stop in (r"[,;:،、，；]", r"\s"):
        places = [match.start() for match in re.finditer(stop, text[:end])]
        if places and places[-1] > end // 2:
            return text[: places[-1]].rstrip(" ,;:")
    return text[:end]
