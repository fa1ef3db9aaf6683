"""The lexicon's tables as one dictionary from wordings to what they may mean, built on first use."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from promptmagic.lexicon.data import sections
from promptmagic.styles import STYLES, american

Kind = Literal[
    "subject", "place", "weak place", "hour", "weak hour", "weather", "season", "mood", "style", "colour", "light",
    "number", "size", "negation", "not negation", "phrase", "stop", "plain", "adjective", "verb",
]  # fmt: skip
_SCENE_KINDS: tuple[Kind, ...] = ("place", "weak place", "hour", "weak hour", "weather", "season", "mood", "light")
_WORD_KINDS: tuple[Kind, ...] = (
    "number", "size", "negation", "not negation", "phrase", "adjective", "verb", "plain", "stop",
)  # fmt: skip

_QUALIFYING: frozenset[Kind] = frozenset({"hour", "weak hour", "weather", "season", "mood", "light"})
_INHERITED: frozenset[Kind] = frozenset({"hour", "weather", "season", "place", "subject", "light"})


@dataclass(frozen=True, slots=True)
class Table:
    """`meanings` gives, for a wording, each kind of thing it may mean and its canonical value.

    `longest` is the greatest number of words in the wordings that begin with a word.
    """

    meanings: dict[str, dict[Kind, str]]
    longest: dict[str, int]


def normal(wording: str) -> str:
    """Return a wording as the table spells it: lower case, American, without hyphens and a possessive s."""
    return " ".join(american(word.removesuffix("'s")) for word in re.split(r"[\s-]+", wording.lower().strip()))


@cache
def table() -> Table:
    """Return the whole lexicon."""
    meanings: defaultdict[str, dict[Kind, str]] = defaultdict(dict)
    for wording, kind, value in _entries():
        meanings[normal(wording)].setdefault(kind, value)
    for wording in list(meanings):
        _inherit(meanings, wording)
    longest: defaultdict[str, int] = defaultdict(int)
    for wording in meanings:
        first, *rest = wording.split(" ")
        longest[first] = max(longest[first], 1 + len(rest))
    return Table(dict(meanings), dict(longest))


def _inherit(meanings: dict[str, dict[Kind, str]], wording: str) -> None:
    """Let "clear morning" be a morning too, "starry sky" a sky and "setting sun" a sun."""
    head, _, last = wording.rpartition(" ")
    if not head or not meanings[wording].keys() & _QUALIFYING:
        return
    singular = last.removesuffix("ies") + "y" if last.endswith("ies") else last
    for kind, value in meanings.get(singular, {}).items():
        if kind in _INHERITED:
            meanings[wording].setdefault(kind, value)


def group(noun: str) -> str:
    """Return what kind of thing a canonical noun is (animal, person, plant, …), or an empty string."""
    return _groups().get(noun, "")


def home(noun: str) -> str:
    """Return the place where a canonical noun is usually met, or an empty string where it may be anywhere."""
    return _homes().get(noun, "")


def kind(noun: str) -> str:
    """Return the more general noun for a canonical one ("gull" is a "bird"); the noun itself where there is none."""
    return _kinds().get(noun, noun)


def covers(general: str, noun: str) -> bool:
    """Tell whether a thing called `general` may be meant by `noun`: "bird" covers gulls, "person" every sailor."""
    return general in (noun, kind(noun)) or general == group(noun)


def places() -> tuple[str, ...]:
    """Return the canonical places."""
    return tuple(sections("scenes")["place"])


def _entries() -> Iterator[tuple[str, Kind, str]]:
    for section in sections("nouns").values():
        for noun, wordings in section.items():
            yield from ((wording, "subject", noun) for wording in (noun, *wordings))
    for kind in _SCENE_KINDS:
        yield from _section("scenes", kind)
    for style in STYLES:
        yield from ((alias, "style", style.name) for alias in style.aliases)
    yield from _section("colours", "colour")
    for kind in _WORD_KINDS:
        yield from _section("words", kind)


def _section(file: str, kind: Kind) -> Iterator[tuple[str, Kind, str]]:
    for value, wordings in sections(file)[kind].items():
        yield from ((wording, kind, value) for wording in wordings)


@cache
def _groups() -> dict[str, str]:
    return {noun: name for name, section in sections("nouns").items() for noun in section}


@cache
def _kinds() -> dict[str, str]:
    return {noun: general for general, nouns in sections("homes")["kind"].items() for noun in nouns}


@cache
def _homes() -> dict[str, str]:
    return {noun: place for place, nouns in sections("homes")["home"].items() for noun in nouns}
