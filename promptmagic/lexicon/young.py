"""The young of animals: a bear's cub, an elephant's baby, a cat's kittens are such animals, only smaller."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from promptmagic.lexicon.data import words
from promptmagic.lexicon.description import Subject
from promptmagic.lexicon.table import group
from promptmagic.lexicon.words import Match

YOUNG, GROWN = "young", "grown"
"""The qualities of a subject that is the young of another, and of one that is said to be its mother or father."""

_OWNED = frozenset({"her", "his", "its", "their"})
_FAR = 8
"""How many words back the grown animal is looked for: found by trying."""


def parent(found: Sequence[Match], at: int, subjects: Sequence[Subject], subject_at: Mapping[int, int]) -> int | None:
    """Return the index of the animal whose young the word at a position means; None where it means none.

    A word for any young takes the animal that was named before: "her cub", "with a calf", "a fox cub". One that has a
    meaning of its own takes it only where it is said to be that animal's, or is of its kind: "a dog and a kitten" are
    two grown ones, "a dog and a puppy" are not.
    """
    word = _singular(found[at])
    general = word in words("words", "young")
    if not general and word not in words("words", "young of one kind"):
        return None
    near = next((place for place in range(at - 1, max(at - _FAR, 0) - 1, -1) if place in subject_at), None)
    if near is None or group(subjects[subject_at[near]].noun) not in ("animal", "fantasy"):
        return None
    own = found[at].meanings.get("subject", "")
    between = {match.wording for match in found[near + 1 : at]}
    alike = own == subjects[subject_at[near]].noun
    mine = bool(between & _OWNED) or (general and "with" in between)
    beside = general and near == at - 1 and not found[at].breaks and not found[near].plural  # "an elephant calf"
    return subject_at[near] if not own or alike or mine or beside else None


def child(found: Sequence[Match], at: int, subjects: Sequence[Subject], subject_at: Mapping[int, int]) -> int | None:
    """Return the index of the animal whose mother or father the word at a position means; None where it means none."""
    if _singular(found[at]) not in words("words", "parent") or at < 1 or found[at - 1].wording not in _OWNED:
        return None
    near = next((place for place in range(at - 1, max(at - _FAR, 0) - 1, -1) if place in subject_at), None)
    if near is None or group(subjects[subject_at[near]].noun) not in ("animal", "fantasy"):
        return None
    return subject_at[near]


def names_young(wording: str) -> bool:
    """Whether words end in one for the young of an animal, in one or in several: a lamb, lion cubs, puppies."""
    word = wording.lower().rpartition(" ")[2]
    singular = {word, word.removesuffix("s"), word.removesuffix("ies") + "y"}
    return not singular.isdisjoint(words("words", "young") | words("words", "young of one kind"))


def _singular(match: Match) -> str:
    known = words("words", "young") | words("words", "young of one kind") | words("words", "parent")
    return match.wording if match.wording in known else match.wording.removesuffix("s")
