"""Asking: plates that are asked for in everyday words, as "how a volcano looks inside, cut open".

asks.txt lists what each plate is of and the ways in which such things are asked about. A brief must name the one, ask
in one of the others' words, and say nothing besides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

LONGEST = 24
"""Words of a brief up to which it may be such a question."""

_WORD = re.compile(r"[^\W_](?:[\w-]*\w)?")
_GAP = 4
"""How many words may stand within an asking phrase: "how does a volcano work"."""


@dataclass(frozen=True, slots=True)
class _Way:
    """One way of asking: its phrases, each as its words, and the plate that each topic names."""

    phrases: tuple[tuple[str, ...], ...]
    topics: dict[tuple[str, ...], str]


def asked_for(text: str, shown: dict[str, frozenset[str]]) -> str:
    """Return the name of the plate that a brief asks for, or nothing; `shown` are the words in each plate."""
    said = tuple(_WORD.findall(text.casefold().replace("’", "'")))
    if not 1 < len(said) <= LONGEST:
        return ""
    ways, beside = _ways()
    for way in ways:
        for start, end, plate in _topics(said, way):
            rest = {at for at in range(len(said)) if not start <= at < end}
            asking = {at for phrase in way.phrases for at in _where(said, phrase, start, end)}
            if asking and all(
                said[at] in beside | shown.get(plate, frozenset()) for at in rest - asking - _numbers(said)
            ):
                return plate
    return ""


@cache
def asking_words() -> frozenset[str]:
    """Return all words that only ask for a plate."""
    ways, beside = _ways()
    return beside | {word for way in ways for phrase in way.phrases for word in phrase}


def _topics(said: tuple[str, ...], way: _Way) -> Iterator[tuple[int, int, str]]:
    """Yield where what a plate is of is named, the longest name first."""
    for size in (4, 3, 2, 1):
        for start in range(len(said) - size + 1):
            plate = way.topics.get(said[start : start + size])
            if plate is not None:
                yield start, start + size, plate


def _where(said: tuple[str, ...], phrase: tuple[str, ...], start: int, end: int) -> set[int]:
    """Return the places of an asking phrase's words, in their order and near each other, or nothing."""
    for first, word in enumerate(said):
        if word != phrase[0] or start <= first < end:
            continue
        places = [first]
        for sought in phrase[1:]:
            near = range(places[-1] + 1, min(len(said), places[-1] + 2 + _GAP + (end - start)))
            found = next((at for at in near if said[at] == sought), None)
            if found is None:
                break
            places.append(found)
        else:
            return set(places)
    return set()


def _numbers(said: tuple[str, ...]) -> set[int]:
    return {at for at, word in enumerate(said) if word.isdecimal() or re.fullmatch(r"\d\w{1,2}", word)}


@cache
def _ways() -> tuple[tuple[_Way, ...], frozenset[str]]:
    """Return the ways of asking, and the words that may stand beside."""
    text = files("promptmagic.painters.sketch.plates").joinpath("asks.txt").read_text(encoding="utf-8")
    sections: dict[str, list[str]] = {}
    for line in text.splitlines():
        if line.startswith("["):
            sections[line.strip("[]")] = []
        elif line and not line.startswith("#"):
            sections[next(reversed(sections))].append(line)
    beside = frozenset(_listed(" ".join(sections.pop("beside")), ""))
    return tuple(_way(lines) for lines in sections.values()), beside


def _way(lines: list[str]) -> _Way:
    phrases = tuple(_split(phrase) for line in lines if line.startswith("::") for phrase in _listed(line, "::"))
    topics: dict[tuple[str, ...], str] = {}
    for line in lines:
        plate, colon, names = line.partition(":")
        if plate and colon:
            topics |= {_split(name): plate.strip() for name in _listed(names, "")}
    return _Way(tuple(filter(None, phrases)), topics)


def _listed(text: str, mark: str) -> list[str]:
    return [word.strip() for word in text.removeprefix(mark).split(",") if word.strip()]


def _split(phrase: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(phrase.casefold()))
