"""Senses: which of its meanings a word has in the company of the others, and where several words are one thing.

The senses stand in data/senses.txt. A word of which another sense is meant than can be drawn is read as one that nobody
understands, so that no picture puns on it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from promptmagic.lexicon.data import by_wording, sections, words
from promptmagic.lexicon.nouns import marked
from promptmagic.lexicon.table import group, table
from promptmagic.lexicon.words import Match

_UNDRAWN = "?"
"""The noun of a sense that has no drawing."""

_WORKING = ("er", "or", "ist", "ers", "ors", "ists")
"""How a word ends that says who works with a thing: where it is unknown, the thing alone would be a pun on it."""

_DOERS = frozenset({"animal", "person", "fantasy"})
_DOINGS = frozenset(
    {"stand", "stop", "jump", "ride", "run", "fight", "hunt", "catch", "throw", "fall", "climb", "wash", "cut", "bite"}
    | {"sting", "dance", "show", "race"}
)
"""What somebody does, where no thing does it."""

_NO_HEADS = frozenset({"or", "for", "her", "over", "under", "after", "ever", "never", "other", "together", "forever"})


@dataclass(frozen=True, slots=True)
class _Sense:
    """A noun that is meant in company: beside some words anywhere, right after some, or right before some."""

    noun: str
    company: frozenset[str]
    behind: tuple[str, ...]
    ahead: tuple[str, ...]


@cache
def _senses() -> dict[str, tuple[_Sense, ...]]:
    return {
        word: tuple(
            _Sense(
                noun,
                frozenset(one for one in company if one[0] not in "<>"),
                tuple(one[1:] for one in company if one[0] == "<"),
                tuple(one[1:] for one in company if one[0] == ">"),
            )
            for noun, company in senses.items()
        )
        for word, senses in sections("senses").items()
    }


def in_company(found: list[Match], text: str) -> list[Match]:
    """Return the words of a text with the meanings that they have beside each other."""
    known = _senses()
    met = None
    told = list(found)
    for at, match in enumerate(found):
        bare = match.english.removeprefix("a ")
        senses = known.get(bare) or known.get(match.wording.removeprefix("a "))
        if senses:
            met = _met(found) if met is None else met
            told[at] = _meant(match, senses, found, at, met)
    return _compounds(told, text)


def _met(found: Sequence[Match]) -> frozenset[str]:
    """Return every word and wording of a text."""
    return frozenset(word for match in found for word in (match.wording, match.english, *match.english.split()))


def _meant(match: Match, senses: Sequence[_Sense], found: Sequence[Match], at: int, met: frozenset[str]) -> Match:
    for sense in senses:
        always = not (sense.company or sense.behind or sense.ahead)
        if always or _fits(sense, found, at, met - {match.wording, match.english}):
            if sense.noun == _UNDRAWN:
                return replace(match, meanings={})
            return replace(match, meanings=table().meanings.get(sense.noun, {"subject": sense.noun}))
    return match


def _fits(sense: _Sense, found: Sequence[Match], at: int, met: frozenset[str]) -> bool:
    if not sense.company.isdisjoint(met):
        return True
    before = found[at - 1] if at and not found[at].breaks else None
    if before is not None and (before.english in sense.behind or before.wording in sense.behind):
        return True
    if not sense.ahead or at + 1 >= len(found) or found[at + 1].breaks:
        return False
    after = " ".join(match.english for match in found[at + 1 : at + 3]) + " "
    return any(after.startswith(f"{words_} ") for words_ in sense.ahead)


def _compounds(found: list[Match], text: str) -> list[Match]:
    """Return the words with each compound as one whose head no drawing is known of: "lemonade stand", "horse trainer".

    Its first noun alone would be another thing.
    """
    heads = words("words", "head")
    joined: list[Match] = []
    at = 0
    while at < len(found):
        match = found[at]
        after = found[at + 1] if at + 1 < len(found) and not found[at + 1].breaks else None
        rest = found[at + 2 : at + 3]
        if after is not None and (
            _is_compound(match, after, rest, heads) or _is_trade(match, after) or _is_told_by_load(match, after)
        ):
            raw = text[match.start : after.end]
            whole = f"{match.english} {after.english}"
            joined.append(Match(raw, whole, {}, False, match.breaks, match.start, after.end, whole))
            at += 2
            continue
        joined.append(match)
        at += 1
    return joined


def _is_trade(match: Match, after: Match) -> bool:
    """Whether somebody is told by the word before theirs, and by no other: a polo player, a trapeze artist."""
    if after.english not in words("words", "told by what is before") or match.english in _LEFT:
        return False
    named = "subject" in match.meanings and group(match.meanings["subject"]) not in ("person", "fantasy")
    unknown = not match.meanings and not match.raw.lower().endswith(("ed", "y", "ing", "s"))
    return (named or unknown) and not match.plural and match.english not in words("words", "leaves them so")


def _is_told_by_load(match: Match, after: Match) -> bool:
    """Whether a vehicle is told by a thing before it, with which it has no name: an ice cream van is no plain van."""
    if group(after.meanings.get("subject", "")) != "vehicle" or match.plural:
        return False
    qualities = {"adjective", "colour", "size", "style", "likeness", "place"} & match.meanings.keys()
    if qualities or match.english in by_wording("sentences", "material") or match.english in words("words", "remaking"):
        return False
    named = group(match.meanings.get("subject", "")) in ("food", "plant", "thing")
    return named and not match.raw.lower().endswith(("'s", "’s"))


_LEFT = frozenset({"and", "or"})
"""Words between two who are told of together."""


def _names_another(match: Match, after: Match, rest: Sequence[Match]) -> bool:
    """Whether an unknown noun stands right after a known one: the two are a thing of which only the first is known.

    What somebody does or how they are, and what is misspelled, stands there too; a noun ends its phrase.
    """
    if after.meanings and not after.english.endswith("er"):
        return False
    spoken = after.english.endswith(("ing", "ed", "en", "s", "ly", "ish", "y")) or not after.english.isalpha()
    spoken |= after.english in _SAID_AFTER
    ends = not rest or rest[0].breaks or rest[0].wording in _AFTER_A_NOUN
    thing = group(match.meanings["subject"]) not in _DOERS
    by_form = after.meanings.keys() == {"adjective"} and not table().meanings.get(after.english)
    return thing and ends and not spoken and len(after.english) > 2 and (not after.meanings or by_form)


_SAID_AFTER = frozenset(
    {
        "stuck",
        "lost",
        "hung",
        "sunk",
        "torn",
        "worn",
        "drawn",
        "gone",
        "left",
        "caught",
        "built",
        "seen",
        "shown",
        "lit",
    }
    | {
        "held",
        "kept",
        "spun",
        "swept",
        "found",
        "asleep",
        "awake",
        "alone",
        "aboard",
        "adrift",
        "afloat",
        "ablaze",
        "aflame",
    }
    | {"upset", "bent", "made", "set", "put", "strung", "slung", "stood", "sat", "fed", "led", "shut", "spread", "lain"}
)
"""What is said of a thing right after it, and looks like no verb."""

_AFTER_A_NOUN = frozenset(
    {
        "in",
        "on",
        "at",
        "by",
        "of",
        "with",
        "under",
        "over",
        "behind",
        "beside",
        "near",
        "and",
        "from",
        "next",
        "between",
    }
)
"""Words that follow a noun, where "than" follows one that is taller."""


def _is_compound(match: Match, after: Match, rest: Sequence[Match], heads: frozenset[str]) -> bool:
    called = not match.meanings or match.wording in words("words", "named place")
    if called and match.raw[0].isupper() and after.raw[0].isupper():
        return "subject" in after.meanings and len(match.raw) > 1  # somebody's name: Florence Nightingale is no bird
    noun = match.meanings.get("subject", "")
    if not noun or match.plural or noun in marked("same_plural") or {"subject", "place"} & after.meanings.keys():
        return False
    if match.raw.lower().endswith(("'s", "’s")):
        return False
    if group(noun) in _DOERS and after.english in _DOINGS:
        return False  # a cat that jumps, typed in haste
    if after.english in heads:
        follows = rest[0] if rest and not rest[0].breaks else None
        acted_on = follows is not None and (
            follows.wording in words("words", "article") or "subject" in follows.meanings
        )
        return not acted_on
    if not after.meanings and "subject" in table().meanings.get(after.english, {}):
        return True  # no computer is drawn for a computer mouse
    if match.raw.lower() == match.english and _names_another(match, after, rest):
        return True
    unknown = not after.meanings and after.english not in _NO_HEADS
    return unknown and after.english.endswith(_WORKING) and len(after.english) > 4
