"""The lexicon's tables as one dictionary from wordings to what they may mean, built on first use."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from promptmagic.lexicon.data import sections, words
from promptmagic.lexicon.nouns import records
from promptmagic.styles import STYLES, american

WordKind = Literal[
    "subject", "place", "weak place", "hour", "weak hour", "weather", "season", "mood", "style", "colour", "light",
    "number", "size", "negation", "not negation", "phrase", "stop", "plain", "adjective", "verb", "form", "topic",
    "name", "region",
]  # fmt: skip
_SCENE_KINDS: tuple[WordKind, ...] = ("place", "weak place", "hour", "weak hour", "weather", "season", "mood", "light")
_WORD_KINDS: tuple[WordKind, ...] = (
    "number", "size", "negation", "not negation", "phrase", "adjective", "verb", "plain", "stop",
)  # fmt: skip
_PICTURE_KINDS: tuple[WordKind, ...] = ("form", "topic", "name", "region")

_QUALIFYING: frozenset[WordKind] = frozenset({"hour", "weak hour", "weather", "season", "mood", "light"})
_INHERITED: frozenset[WordKind] = frozenset({"hour", "weather", "season", "place", "subject", "light"})


@dataclass(frozen=True, slots=True)
class Table:
    """`meanings` gives, for a wording, each kind of thing it may mean and its canonical value.

    `longest` is the greatest number of words in the wordings that begin with a word.
    """

    meanings: dict[str, dict[WordKind, str]]
    longest: dict[str, int]


def normal(wording: str) -> str:
    """Return a wording as the table spells it: lower case, American, without hyphens and a possessive s."""
    return " ".join(american(word.removesuffix("'s")) for word in re.split(r"[\s-]+", wording.lower().strip()))


@cache
def table() -> Table:
    """Return the whole lexicon."""
    meanings: defaultdict[str, dict[WordKind, str]] = defaultdict(dict)
    for wording, kind, value in _entries():
        meanings[normal(wording)].setdefault(kind, value)
    for wording in list(meanings):
        _inherit(meanings, wording)
    for wording in words("words", "another thing"):
        meanings.setdefault(normal(wording), {})  # one that nobody draws is read as one unknown word
    longest: defaultdict[str, int] = defaultdict(int)
    for wording in meanings:
        first, *rest = wording.split(" ")
        longest[first] = max(longest[first], 1 + len(rest))
    return Table(dict(meanings), dict(longest))


def _inherit(meanings: dict[str, dict[WordKind, str]], wording: str) -> None:
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
    return records()[noun].group if noun in records() else ""


def home(noun: str) -> str:
    """Return the place where a canonical noun is usually met, or an empty string where it may be anywhere."""
    return records()[noun].home if noun in records() else ""


def kind(noun: str) -> str:
    """Return the more general noun for a canonical one ("gull" is a "bird"); the noun itself where there is none."""
    return records()[noun].general if noun in records() else noun


def covers(general: str, noun: str) -> bool:
    """Tell whether a thing called `general` may be meant by `noun`: "bird" covers gulls, "person" every sailor."""
    return general in (noun, kind(noun)) or general == group(noun)


def places() -> tuple[str, ...]:
    """Return the canonical places."""
    return tuple(sections("scenes")["place"])


def _entries() -> Iterator[tuple[str, WordKind, str]]:
    for noun, record in records().items():
        if record.group:
            yield from ((wording, "subject", noun) for wording in (noun, *record.wordings))
    for kind in _SCENE_KINDS:
        yield from _section("scenes", kind)
    for style in STYLES:
        yield from ((alias, "style", style.name) for alias in style.aliases)
    yield from _likenesses()
    yield from _section("colours", "colour")
    for kind in _WORD_KINDS:
        yield from _section("words", kind)
    for kind in _PICTURE_KINDS:
        yield from _section("sentences", kind)


_LIKE = ("like {}", "like in {}", "as {}", "as in {}", "as if in {}", "in the style of {}", "in the manner of {}")


def _likenesses() -> Iterator[tuple[str, WordKind, str]]:
    """Yield what a picture is said to be like: "like an old photograph", "comic style", "old photograph of"."""
    for style, kinds in sections("sentences")["likeness"].items():
        for kind in kinds:
            led = f"an {kind}" if kind[0] in "aeiou" else f"a {kind}"
            forms = (form.format(led) for form in _LIKE)
            bare = (f"in the style of {kind}", f"in {kind} style", f"in {led} style", f"{kind} style")
            of = (f"{kind} of", f"{led} of") if " " in kind else ()  # whoever holds a photograph of somebody is painted
            yield from ((wording, "style", style) for wording in (*forms, *bare, *of))


def _section(file: str, kind: WordKind) -> Iterator[tuple[str, WordKind, str]]:
    for value, wordings in sections(file)[kind].items():
        yield from ((wording, kind, value) for wording in wordings)
