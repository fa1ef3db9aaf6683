"""What a card says: the words in quotes, a name, a greeting, else the brief as it was typed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from promptmagic.lexicon.words import without_lettering

CardForm = Literal["title", "poster", "sign", "greeting", "logo"]

_CALLED = re.compile(
    r"\b(?:called|named|titled|entitled|(?:that|which) (?:says|reads)|saying|reading|with the (?:words|text|title))"
    r"[:,]?\s+(?P<name>[^,.;\n]{1,80})",
    re.IGNORECASE,
)
_FORMS: tuple[tuple[CardForm, str], ...] = (
    ("logo", r"\b(?:logo|emblem|badge|brand mark)\b"),
    ("sign", r"\b(?:signs?|signpost|signboard|plaque|notice)\b"),
    ("greeting", r"\b(?:card|invitation|invite)\b"),
    ("poster", r"\b(?:poster|flyer|banner|cover|title page|placard)\b"),
)
_GREETINGS = {
    "birthday": "Happy birthday", "christmas": "Merry Christmas", "xmas": "Merry Christmas", "easter": "Happy Easter",
    "new year": "Happy New Year", "valentine": "With love", "thank you": "Thank you", "thank-you": "Thank you",
    "get well": "Get well soon", "diwali": "Happy Diwali", "eid": "Eid Mubarak", "hanukkah": "Happy Hanukkah",
    "halloween": "Happy Halloween", "thanksgiving": "Happy Thanksgiving", "mother's day": "Happy Mother's Day",
    "father's day": "Happy Father's Day", "wedding": "On your wedding day", "graduation": "Congratulations",
    "congratulations": "Congratulations", "farewell": "Farewell", "anniversary": "Happy anniversary",
}  # fmt: skip
_TOPIC = re.compile(
    r"\s*(?:(?:an?|the|my|our|draw|make|create|design)\s+)*(?:[\w-]+ ){0,2}?"
    r"(?:poster|flyer|banner|cover|placard)\s+(?:for|about)\s+(?:(?:an?|the|my|our)\s+)?(?P<topic>.{1,80})$",
    re.IGNORECASE,
)
"""A poster for something: that is what it says."""

_WHOM = re.compile(r"\b[Ff]or (?:(?:my|our|a|an|the|your) )?(?P<whom>[\w'’-]+(?: [A-Z][\w'’-]+)?)")
_NOBODY = frozenset({"class", "school", "kids", "children", "teens", "adults", "work", "free", "print", "sale"})


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a card: its form, its large line, a small one, and whether they were asked for as lettering."""

    form: CardForm
    title: str
    line: str = ""
    asked: bool = False


def words_of(text: str) -> Words:
    """Return what a card for a brief says."""
    brief = " ".join(text.split())
    rest, quoted = without_lettering(brief)
    form = next((form for form, words in _FORMS if re.search(words, rest, re.IGNORECASE)), None)
    if quoted:
        return Words(form or "poster", quoted[0], " · ".join(quoted[1:]), asked=True)
    called = _CALLED.search(brief)
    if called and form:
        return Words(form, _capital(called["name"].strip(" '\"")), asked=True)
    if form == "greeting":
        greeting = next((said for word, said in _GREETINGS.items() if word in brief.lower()), "")
        if greeting:
            return Words("greeting", greeting, _to_whom(brief), asked=True)
    topic = _TOPIC.match(brief) if form == "poster" else None
    if topic:
        return Words("poster", _capital(topic["topic"].strip(" .,;:")), asked=True)
    return Words("title", _capital(brief.strip(" .,;:")), asked=form == "greeting")


def _to_whom(brief: str) -> str:
    found = _WHOM.search(brief)
    whom = found["whom"] if found else ""
    return "" if not whom or whom.lower() in _NOBODY else _capital(whom)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
