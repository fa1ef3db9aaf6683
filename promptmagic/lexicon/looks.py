"""What a thing looks like: the visible traits of its record in data/nouns.txt, for as many as there are of it."""

from __future__ import annotations

import re

from promptmagic.lexicon.description import Subject
from promptmagic.lexicon.nouns import records
from promptmagic.lexicon.words import matches

_ENDING = re.compile(r"y\(ies\)|\(e?s\)")
"""How the head of a trait is written that follows the number: "tail(s)", "brush(es)", "belly(ies)"."""


_PARENTS = frozenset({"mother", "father", "mama", "mum", "mom"})
"""What may stand before an animal and leave it as it is."""


def looks(subject: Subject) -> tuple[str, ...]:
    """Return the visible traits of a subject, most telling first, as bare nouns: "white-tipped tail".

    A wording with traits of its own has those alone ("arctic fox"). What the text makes another thing of ("a paper
    fox") has none: nobody knows what is left of the usual one.
    """
    record = records()[subject.noun]
    known, word = record.looks, subject.word.lower()
    whole = known.get(word if " " in word else " ".join((*subject.qualifiers, word)), ())
    own_name = (
        word.split() if record.group in ("vehicle", "building", "thing") else []
    )  # "school bus" is a wording of bus
    remade = any(name.lower() not in _PARENTS and name.lower() not in own_name for name in subject.qualifiers)
    if remade and record.group != "food":  # a strawberry cake is a cake, and an ice cream truck no common truck
        return tuple(_counted(trait, subject.count) for trait in whole)
    own = next((traits for wording, traits in known.items() if wording and _is_said(wording, word, subject.noun)), ())
    return tuple(_counted(trait, subject.count) for trait in own or known.get("", ()))


def _is_said(wording: str, word: str, noun: str) -> bool:
    """Tell whether a word of the text, one or many, is a wording of its noun."""
    if word == wording or (word.startswith(wording) and len(word) - len(wording) <= 2):
        return True
    return any(match.meanings.get("subject") == noun and match.wording == wording for match in matches(word))


def _counted(trait: str, count: int) -> str:
    """Return a trait with its head in the singular or the plural."""
    if count == 1:
        return re.sub(r"\((?:ie|e)?s\)", "", trait)
    return _ENDING.sub(lambda found: {"y(ies)": "ies"}.get(found[0], found[0].strip("()")), trait)
