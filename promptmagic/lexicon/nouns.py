"""The record of each noun: all that is known of a thing, from one line of data/nouns.txt.

The head of that file says what its marks mean.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from promptmagic.lexicon.data import lines

DRAWN = "drawn"
"""The section of what only has a name of its own where it is drawn; it is no kind of thing and has no wordings."""


@dataclass(frozen=True, slots=True)
class NounRecord:
    """What is known of a noun.

    `group` is its kind of thing (animal, person, …), `wordings` the other words for it, `home` the place where it is
    usually met, `setting` the place that it is itself, `general` the more general noun for it or itself, and `marks`
    all that is said of it by mark: numbers are shares of its height. `looks` are its visible traits by wording, those
    of all its wordings under an empty one (see `lexicon.looks`).
    """

    noun: str
    group: str
    wordings: tuple[str, ...]
    marks: Mapping[str, str]
    looks: Mapping[str, tuple[str, ...]]

    @property
    def home(self) -> str:
        """The place where it is usually met, or an empty string."""
        return self.marks.get("home", "")

    @property
    def setting(self) -> str:
        """The place that it is itself, as an island is at sea; or an empty string."""
        return self.marks.get("is", "")

    @property
    def inside(self) -> str:
        """The place that a building is from inside, as a church is a hall; or an empty string."""
        return self.marks.get("inside", "")

    @property
    def general(self) -> str:
        """The more general noun for it ("bird" of a gull), or itself."""
        return self.marks.get("kind", self.noun)


@cache
def records() -> Mapping[str, NounRecord]:
    """Return the record of every noun, those that are only drawn names too."""
    found: dict[str, NounRecord] = {}
    for group, section in lines("nouns").items():
        for noun, told in section.items():
            wordings, marks, *looks = (*told.split("|"), "")
            named = tuple(word.strip() for word in wordings.split(",") if word.strip())
            marked_so, seen = dict(map(_mark, marks.split())), dict(map(_look, filter(str.strip, looks)))
            found[noun] = NounRecord(noun, "" if group == DRAWN else group, named, marked_so, seen)
    return found


@cache
def marked(mark: str) -> frozenset[str]:
    """Return the nouns that have a mark, whatever its value."""
    return frozenset(noun for noun, record in records().items() if mark in record.marks)


@cache
def measured(mark: str) -> Mapping[str, float]:
    """Return the number that a mark gives, for the nouns that have one."""
    values = ((noun, record.marks.get(mark, "")) for noun, record in records().items())
    return {noun: float(value) for noun, value in values if value}


@cache
def points(mark: str) -> Mapping[str, tuple[float, float]]:
    """Return the two numbers that a mark gives, for the nouns that have them."""
    return {noun: (given[0], given[1]) for noun, given in numbers(mark).items() if len(given) == 2}


@cache
def numbers(mark: str) -> Mapping[str, tuple[float, ...]]:
    """Return the numbers that a mark gives, for the nouns that have any."""
    values = ((noun, record.marks.get(mark, "")) for noun, record in records().items())
    return {noun: tuple(map(float, value.split(","))) for noun, value in values if value}


def _mark(text: str) -> tuple[str, str]:
    name, _, value = text.partition("=")
    return name, value


def _look(text: str) -> tuple[str, tuple[str, ...]]:
    """Return the wording that some traits are of, empty for all of them, and the traits."""
    wording, equals, traits = text.rpartition("=")
    return wording.strip() if equals else "", tuple(trait.strip() for trait in traits.split(";") if trait.strip())
