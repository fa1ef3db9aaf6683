"""Words that are nearly ones that the lexicon knows: what somebody typed in haste, and what they may have meant.

A word that is one slip away from exactly one known word is read as that one (`slip`); of others that are near to one it
is only asked whether that is meant (`meant`). Words that are English themselves, though nothing is known of them, stand
in data/lookalikes.txt and are never taken for others, nor are names.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache, lru_cache
from string import ascii_lowercase

from promptmagic.lexicon.data import by_wording, tokens, words
from promptmagic.lexicon.inflection import folded
from promptmagic.lexicon.phrases import phrases
from promptmagic.lexicon.table import table

_CLOSE = 0.8
"""How alike two spellings are at least: found by trying; a swapped pair in six letters is 0.83."""

_KINDS = frozenset({"subject", "place", "hour", "weather", "style", "season", "colour"})
_SHORTEST = 4

_LONG = 9
"""From how many letters on the plural of a place is one of which a word may be a slip: shorter are near to many."""

_SLIP_LETTERS = range(5, 21)
"""Of how many letters a word is that is read as another: of shorter ones too many are near to others."""


_LEADING_IN = frozenset(f"{into} {article}" for into in ("in", "through", "across", "into") for article in ("a", "the"))
"""Words after which a place follows."""


@lru_cache(maxsize=4096)
def slip(word: str, before: str = "", after: str = "", led: str = "") -> str:
    """Return the only known word that one in lower case is one slip away from; empty where it is none, or one itself.

    A slip is a letter left out or typed besides, a wrong one, or two swapped; the first is mostly right, and the last
    no wrong one. A letter doubled in the wrong place, and a swapped pair, are nearer than all others. Among several,
    and among words that mean something in company alone, the words beside it decide ("steem train"). Where it is `led`
    to by words of a place, another known word may be a slip too ("a bear in the dessert").
    """
    if led in _LEADING_IN and word in by_wording("lookalikes", "in a place"):
        return by_wording("lookalikes", "in a place")[word]
    if not _may_be_one(word) or word in _worth_meaning() or is_english(word):
        return ""
    every = set(_slips(word))
    for near in (_worth_meaning() & {*_swapped(word), *_redoubled(word)}, _worth_meaning() & every):
        if len(near) == 1:
            return next(iter(near))
        if near:
            break
    met = {one for one in every if f"{before} {one}" in table().meanings or f"{one} {after}" in table().meanings}
    return met.pop() if len(met) == 1 else ""


def _may_be_one(word: str) -> bool:
    return len(word) in _SLIP_LETTERS and word.isascii() and word.isalpha()


def _slips(word: str) -> Iterator[str]:
    """Yield all spellings that are one slip away and keep the first letter, or have the first two swapped."""
    yield from _swapped(word)
    yield from _redoubled(word)
    for at in range(1, len(word) + 1):
        before, after = word[:at], word[at:]
        yield before + after[1:]
        for letter in ascii_lowercase:
            yield before + letter + after
            if len(after) > 1:
                yield before + letter + after[1:]


def _swapped(word: str) -> Iterator[str]:
    return (word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in range(len(word) - 1))


def _redoubled(word: str) -> Iterator[str]:
    """Yield the word with a letter doubled, with a double one single, and with another doubled in its place."""
    single = [word, *(word[:at] + word[at + 1 :] for at in range(1, len(word)) if word[at] == word[at - 1])]
    for form in single:
        yield from (form[:at] + form[at - 1] + form[at:] for at in range(1, len(form) + 1))
    yield from single[1:]


@cache
def _worth_meaning() -> frozenset[str]:
    """Return all single words that are understood, in the forms that they have."""
    meanings = table().meanings
    found = {word for word in meanings if " " not in word}
    found |= {word for key in phrases() for word in key if len(key) == 1}
    irregular = set(by_wording("plurals", "irregular").values())
    for wording, means in meanings.items():
        if " " not in wording and "subject" in means and wording not in irregular:
            found.add(f"{wording}es" if wording.endswith(("s", "x", "ch", "sh")) else f"{wording}s")
            if wording.endswith("y"):
                found.add(f"{wording[:-1]}ies")
        elif " " not in wording and "place" in means and len(wording) + 1 >= _LONG and wording[-1] not in "sxhy":
            found.add(f"{wording}s")
    found |= by_wording("plurals", "irregular").keys()
    return frozenset(word for word in found if len(word) >= _SHORTEST and word.isalpha())


def is_english(word: str) -> bool:
    """Whether a word in lower case is no slip: one that stands anywhere in the tables, or English near to one."""
    return word in _english()


_TABLES = ("nouns", "words", "sentences", "scenes", "senses", "colours", "cards", "plurals")


@cache
def _english() -> frozenset[str]:
    return frozenset().union(*map(tokens, _TABLES), words("lookalikes", "english"), words("lookalikes", "names"))


def lookalikes(english: Iterable[str]) -> list[str]:
    """Return those of some English words that would be read as others: what data/lookalikes.txt is made of."""
    unlisted = {word.lower() for word in english} - frozenset().union(*map(tokens, _TABLES)) - _worth_meaning()
    return sorted(word for word in unlisted if _may_be_one(word) and not _worth_meaning().isdisjoint(_slips(word)))


@dataclass(frozen=True, slots=True)
class Slip:
    """A word as it was typed, from `start` up to `end` of its text, and the one that it is read as."""

    typed: str
    meant: str
    start: int
    end: int

    @property
    def told(self) -> str:
        """What a person reads of it; nothing where only an accent is missing."""
        if folded(self.typed.lower()) == folded(self.meant):
            return ""
        return f"“{self.typed}” is read as “{self.meant}”."


def mended(text: str, slips: Sequence[Slip]) -> str:
    """Return a text with its slips mended, capital letters where they were."""
    for one in reversed(slips):
        typed = text[one.start : one.end]
        put = one.meant.upper() if typed.isupper() else one.meant.capitalize() if typed[0].isupper() else one.meant
        text = text[: one.start] + put + text[one.end :]
    return text


def meant(word: str) -> str:
    """Return the known word that a misspelled one is nearest to; empty where none is near."""
    spelled = word.lower()
    if len(spelled) < _SHORTEST or not spelled.isascii() or not spelled.isalpha() or is_english(spelled):
        return ""
    near = (
        (_alike(spelled, known), known)
        for size in (-1, 0, 1)
        for known in _known().get((spelled[0], len(spelled) + size), ())
    )
    share, best = max(near, default=(0.0, ""))
    return best if share >= _CLOSE else ""


def _alike(one: str, other: str) -> float:
    if len(set(one) ^ set(other)) > 3:
        return 0.0
    if sorted(one) == sorted(other):
        return 0.9
    return SequenceMatcher(None, one, other).ratio()


@cache
def _known() -> dict[tuple[str, int], tuple[str, ...]]:
    """Return the known single words that are worth meaning, and their plurals, by first letter and length."""
    found: defaultdict[tuple[str, int], list[str]] = defaultdict(list)
    for wording, means in table().meanings.items():
        if " " in wording or not _KINDS & means.keys() or len(wording) < _SHORTEST:
            continue
        for form in (wording, f"{wording}s"):
            found[form[0], len(form)].append(form)
    return {key: tuple(words) for key, words in found.items()}
