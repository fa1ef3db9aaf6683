"""Verbs and prepositions: what the words between two nouns may say."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from promptmagic.lexicon.data import sections
from promptmagic.styles import american


@dataclass(frozen=True, slots=True)
class RelationPhrase:
    """What some words between nouns may say: one of each kind at most; empty where they say none of it."""

    relation: str = ""
    deed: str = ""
    pose: str = ""


@cache
def phrases() -> dict[tuple[str, ...], RelationPhrase]:
    """Return what each wording between nouns may say, verbs in all their forms."""
    found: dict[tuple[str, ...], RelationPhrase] = {}
    for name in ("relation", "deed", "pose"):
        for value, wordings in sections("sentences")[name].items():
            for wording in wordings:
                for form in _forms(wording) if name != "relation" else (wording,):
                    words = tuple(american(word) for word in form.split(" "))
                    known = found.get(words, RelationPhrase())
                    if not getattr(known, name):
                        found[words] = replace(known, **{name: value})
    return found


def _forms(wording: str) -> Iterator[str]:
    """Yield a verb's forms: "ride", "rides", "riding", "rided"; what is no word does no harm."""
    verb, blank, rest = wording.partition(" ")
    tail = blank + rest
    stem = verb.removesuffix("e")
    yield wording
    yield (f"{verb}es" if verb.endswith(("s", "sh", "ch", "x")) else f"{verb}s") + tail
    if verb.endswith("y"):
        yield f"{verb[:-1]}ies{tail}"
        yield f"{verb[:-1]}ied{tail}"
    yield from (f"{stem}ing{tail}", f"{stem}ed{tail}")
    if verb.endswith("ie"):
        yield f"{verb[:-2]}ying{tail}"
    if verb[-1] not in "aeiouwxy" and len(verb) > 2:
        yield from (f"{verb}{verb[-1]}ing{tail}", f"{verb}{verb[-1]}ed{tail}")


def is_deed(word: str) -> bool:
    """Tell whether a word is the present participle of a verb that somebody does: "washing", "sleeping"."""
    found = phrases().get((word,)) if word.endswith("ing") else None
    return found is not None and bool(found.deed or found.pose)
