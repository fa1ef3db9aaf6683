"""Words that are nearly ones that the lexicon knows: what somebody may have meant."""

from __future__ import annotations

from collections import defaultdict
from difflib import SequenceMatcher
from functools import cache

from promptmagic.lexicon.table import table

_CLOSE = 0.8
"""How alike two spellings are at least: found by trying; a swapped pair in six letters is 0.83."""

_KINDS = frozenset({"subject", "place", "hour", "weather", "style", "season", "colour"})
_SHORTEST = 4


def meant(word: str) -> str:
    """Return the known word that a misspelled one is nearest to; empty where none is near."""
    spelled = word.lower()
    if len(spelled) < _SHORTEST or not spelled.isascii() or not spelled.isalpha():
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
