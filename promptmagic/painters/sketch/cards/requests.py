"""Requests: the words of a brief that ask how, or for whom, a picture is made, and are no part of what it says."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from functools import cache

from promptmagic import styles
from promptmagic.lexicon import describe
from promptmagic.lexicon.data import words
from promptmagic.lexicon.words import matches, slips

_WORD = re.compile(r"[\w'’-]+")
_CLOSE = 0.86
"""How alike a misspelled word of a request is to the right one: "diagramm" is 0.93."""

_SHORTEST, _MOST = 5, 40

PUPILS = re.compile(
    r"\bfor (?:grade|class|year|level|ages?) ?\d{1,2}\w?|\bfor (?:kids|children|beginners)\b", re.IGNORECASE
)
"""For whom a lesson is, anywhere in a brief."""


def without_requests(brief: str) -> tuple[str, str]:
    """Return a brief without the words of a request at its ends, and these; a brief of nothing else stays whole."""
    if len(_WORD.findall(brief)) > _MOST:
        return brief, ""
    parts = re.split(r",\s+", brief)
    kept = [part for part in parts if not _only_asks(part)]
    if not kept:
        return brief, ""
    kept[-1] = _pupils().sub("", kept[-1])
    kept[0] = _leading().sub("", kept[0]) or kept[0]
    before, of, after = kept[0].partition(" of ")
    kept[0] = after if of and _is_a_style(before) and not describe(before).subjects else kept[0]  # a glass of water
    title = ", ".join(filter(None, kept)) or brief
    left = set(_WORD.findall(title.lower()))
    return title, " ".join(word for word in _WORD.findall(brief) if word.lower() not in left)


def _only_asks(part: str) -> bool:
    """Whether a part between commas is a request: "simple diagram for kids"."""
    if _is_a_style(part):
        return True
    said = _WORD.findall(_pupils().sub("", f" {part.lower()}"))
    if all(is_request(word) for word in said):
        return True
    roles = [one.role for one in describe(part).said]
    return "style" in roles and _HOW.issuperset(roles)


_HOW = frozenset({"style", "lens", "composition", "colour"})
"""Roles of words that say how a picture looks, where a part of a brief says nothing else: "black and white photo"."""


def _is_a_style(part: str) -> bool:
    """Whether a part of a brief names a style and nothing else: "pixel art", "an oil painting"."""
    said = [word for word in _WORD.findall(part.lower()) if word not in ("a", "an", "in", "the", "as")]
    return 0 < len(said) < (4 if "style" in said else 3) and styles.find(part) is not None


@cache
def is_request(word: str) -> bool:
    """Whether a word asks for a picture, or is such a word misspelled."""
    known = words("cards", "instruction")
    if word in known or any(slip.meant in known for slip in slips(word)):
        return True
    if len(word) < _SHORTEST or any(match.meanings for match in matches(word)):
        return False
    near = (other for other in known if other[:1] == word[:1] and abs(len(other) - len(word)) <= 1)
    return any(len(other) >= _SHORTEST and SequenceMatcher(None, word, other).ratio() >= _CLOSE for other in near)


@cache
def _pupils() -> re.Pattern[str]:
    """Return what says for whom a lesson is, at the end of a text: "for kids", "for grade 4", "for class 3b"."""
    known = "|".join(re.escape(word) for word in sorted(words("cards", "pupils"), key=len, reverse=True))
    graded = (
        r"(?:grade|class|year|level|age|ages|form) ?\d{1,2}\w?(?:\s?(?:-|to)\s?\d{1,2})?|\d(?:st|nd|rd|th) graders?"
    )
    return re.compile(
        rf",?\s*\b(?:for|aimed at|suitable for) (?:(?:an?|the|my|our|young|small|little)\s)*(?:{known}|{graded})\s*$",
        re.IGNORECASE,
    )


@cache
def _leading() -> re.Pattern[str]:
    """Return words of a request that lead to a subject: "a simple diagram of"."""
    kinds = "diagram|drawing|picture|illustration|infographic|chart|worksheet|poster|image|sketch|schematic"
    return re.compile(
        rf"^\s*(?:(?:an?|the|simple|clear|easy|basic|labell?ed|colou?rful|draw|make|create|please|me|us)\s+)*"
        rf"(?:{kinds})\s+(?:of|about|on|showing|explaining|for)\s+",
        re.IGNORECASE,
    )
