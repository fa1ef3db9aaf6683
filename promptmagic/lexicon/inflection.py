"""The forms that words of other languages have: what a word may be a plural, a case, a feminine or a diminutive of."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal

Ending = Literal["", "many", "small", "many small", "she", "many she"]
"""What an ending says besides: more than one, a small one, a female or what agrees with one, or nothing of these."""

_FOLDED = str.maketrans({"ß": "ss", "œ": "oe", "æ": "ae", "ø": "o"})

_GERMAN_ENDINGS = ("ern", "en", "er", "em", "es", "e", "n", "s")
_GERMAN_SMALL = re.compile(r"(.{2,}?)(?:chen|lein)s?")
_UNLAUT = re.compile(r"(ä|ö|ü)(u?)(?=[^äöü]*$)")

_FRENCH_FEMININE = (
    ("euse", "eux"), ("euse", "eur"), ("trice", "teur"), ("ive", "if"), ("ère", "er"), ("nne", "n"), ("lle", "l"),
    ("tte", "t"), ("sse", "s"), ("che", "c"), ("e", ""),
)  # fmt: skip
_SPANISH_SMALL = re.compile(r"(.{2,}?)(?:ec|c)?(?:it|ill)([oa])(s?)")
_ITALIAN_SMALL = re.compile(r"(.{3,}?)(?:in|ett)([oaie])")
_PORTUGUESE_SMALL = re.compile(r"(.{2,}?)z?inh([oa])(s?)")


def folded(word: str) -> str:
    """Return a word without accents, as somebody types it who has no key for them."""
    plain = unicodedata.normalize("NFD", word.translate(_FOLDED))
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def transcribed(word: str) -> str:
    """Return a German word with ae, oe, ue as umlauts, as they are written where there are none."""
    return word.replace("ae", "ä").replace("oe", "ö").replace("ue", "ü")


@lru_cache(maxsize=4096)
def bases(word: str, language: str) -> tuple[tuple[str, Ending], ...]:
    """Return the words in their basic form that one may be a form of, the likeliest first, and what the form says."""
    forms = {"de": _german, "fr": _french, "es": _spanish, "it": _italian, "pt": _portuguese}.get(language)
    return tuple(dict.fromkeys(forms(word))) if forms else ()


def _german(word: str) -> Iterator[tuple[str, Ending]]:
    small = _GERMAN_SMALL.fullmatch(word)
    if small:
        for stem in (small[1], _without_umlaut(small[1])):
            for ending in ("", "e", "en", "er"):
                yield stem + ending, "small"
    for ending in ("", *_GERMAN_ENDINGS):
        stem = word.removesuffix(ending)
        if len(stem) < 3 or (ending and stem == word):
            continue
        if ending:
            yield stem, "many"
        if (plain := _without_umlaut(stem)) != stem:
            yield plain, "many"
        if ending == "n" and stem.endswith("innen"[:-1]):
            yield stem.removesuffix("ne"), "many"  # Lehrerinnen
        if ending == "en" and stem.endswith("inn"):
            yield stem[:-1], "many"


def _without_umlaut(word: str) -> str:
    return _UNLAUT.sub(lambda found: {"ä": "a", "ö": "o", "ü": "u"}[found[1]] + found[2], word, count=1)


def _french(word: str) -> Iterator[tuple[str, Ending]]:
    singles = [word]
    for ending, single in (("eaux", "eau"), ("aux", "al"), ("aux", "ail"), ("x", ""), ("s", "")):
        if word.endswith(ending) and len(word) - len(ending) > 1:
            singles.append(word.removesuffix(ending) + single)
            yield singles[-1], "many"
    for single in singles:
        for ending, masculine in _FRENCH_FEMININE:
            if single.endswith(ending) and len(single) - len(ending) > 1:
                yield single.removesuffix(ending) + masculine, "many she" if single is not word else "she"


def _spanish(word: str) -> Iterator[tuple[str, Ending]]:
    for ending, single in (("ces", "z"), ("es", ""), ("s", "")):
        if word.endswith(ending) and len(word) - len(ending) > 1:
            yield word.removesuffix(ending) + single, "many"
    female: tuple[tuple[str, Ending], ...] = (("a", "she"), ("as", "many she"))
    for ending, form in female:
        if word.endswith(ending) and len(word) > len(ending) + 1:
            yield word.removesuffix(ending) + "o", form
            yield word.removesuffix(ending), form
    small = _SPANISH_SMALL.fullmatch(word)
    if small:
        stem = small[1]
        for one in (stem, re.sub("qu$", "c", stem), re.sub("gu$", "g", stem), re.sub("c$", "z", stem)):
            for ending in (small[2], "o", "a", "", "e"):
                yield one + ending, "many small" if small[3] else "small"


def _italian(word: str) -> Iterator[tuple[str, Ending]]:
    for ending, single in (
        ("chi", "co"),
        ("ghi", "go"),
        ("che", "ca"),
        ("i", "o"),
        ("i", "e"),
        ("e", "a"),
        ("i", "io"),
    ):
        if word.endswith(ending) and len(word) - len(ending) > 1:
            yield word.removesuffix(ending) + single, "many"
    if word.endswith("a"):
        yield word[:-1] + "o", "she"
    small = _ITALIAN_SMALL.fullmatch(word)
    if small:
        for ending in ("o", "a", "e"):
            yield small[1] + ending, "small"


def _portuguese(word: str) -> Iterator[tuple[str, Ending]]:
    for ending, single in (
        ("ões", "ão"),
        ("ães", "ão"),
        ("ais", "al"),
        ("éis", "el"),
        ("ns", "m"),
        ("es", ""),
        ("s", ""),
    ):
        if word.endswith(ending) and len(word) - len(ending) > 1:
            yield word.removesuffix(ending) + single, "many"
    if word.endswith(("a", "as")):
        yield word.removesuffix("s")[:-1] + "o", "many she" if word.endswith("s") else "she"
    small = _PORTUGUESE_SMALL.fullmatch(word)
    if small:
        for ending in (small[2], "o", "a", "e", ""):
            yield small[1] + ending, "many small" if small[3] else "small"
