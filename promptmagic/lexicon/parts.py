"""Parts of what the same sentence names: the roof of a tractor, an elephant's back, "a bus with a cat on the roof".

Such a part is no thing by itself: what is on it is on the whole.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from promptmagic.lexicon.data import by_wording, words
from promptmagic.lexicon.nouns import marked
from promptmagic.lexicon.table import WordKind, group
from promptmagic.lexicon.words import Match

_LIVING = frozenset({"person", "animal", "fantasy"})
_DESCRIBING: frozenset[WordKind] = frozenset({"adjective", "size", "colour", "number"})
_OWN = frozenset({"the", "its", "his", "her", "their"})
_GOVERNING = frozenset(
    {
        "on",
        "in",
        "at",
        "under",
        "from",
        "into",
        "onto",
        "atop",
        "inside",
        "through",
        "of",
        "over",
        "to",
        "out",
        "against",
    }
    | {"behind", "upon", "below", "beneath", "near", "touching", "across", "along"}
)
"""Words that lead to where something is."""

_WITHIN = frozenset({"in", "on", "inside", "into", "driving", "drives", "riding", "rides", "aboard"})
"""Words before the vehicle out of whose window one looks."""

_REACH = 5
"""How many words behind "of" the whole stands at most."""


@dataclass(frozen=True, slots=True)
class PartWord:
    """A word or two that name a part: `part` is canonical, `whole` the position of the noun that has it.

    What is `before` was named before the part, and is told of again by it; `size` is how many words the part takes.
    """

    part: str
    whole: int
    size: int = 1
    before: bool = False


def part_words(found: Sequence[Match]) -> Mapping[int, PartWord]:
    """Return the words that name a part of another thing of the text, by their positions."""
    parts: dict[int, PartWord] = {}
    for at in range(len(found)):
        if at - 1 in parts and parts[at - 1].size > 1:
            continue
        for size in (2, 1):
            one = _part_at(found, at, size)
            if one is not None:
                parts[at] = one
                break
    return parts


def _part_at(found: Sequence[Match], at: int, size: int) -> PartWord | None:
    if at + size > len(found) or any(match.breaks for match in found[at + 1 : at + size]):
        return None
    wording = " ".join(match.english for match in found[at : at + size])
    wording = wording.removeprefix("a ") if size == 1 else wording
    kinds = {kind: known[wording] for kind, known in _kinds().items() if wording in known}
    if not kinds:
        return None
    owner = _owner_before(found, at)
    if owner is not None:
        part = _of(kinds, found[owner])
        governed = "body" in kinds and part != "hat"
        return PartWord(part, owner, size) if part and (governed or _is_governed(found, owner)) else None
    whole = _whole_behind(found, at + size)
    if whole is not None:
        part = _of(kinds, found[whole])
        return PartWord(part, whole, size) if part and _is_governed(found, at) else None
    return _of_one_before(found, at, size, kinds)


@cache
def _kinds() -> Mapping[str, Mapping[str, str]]:
    """Return the canonical part of each wording, by the kind of thing that has it."""
    return {kind: by_wording("sentences", f"{kind} part") for kind in ("vehicle", "body", "plant")}


def _of(kinds: Mapping[str, str], whole: Match) -> str:
    """Return which part of a thing is meant; empty where such a thing has none."""
    noun = whole.meanings.get("subject", "")
    kind = group(noun)
    living = kind in _LIVING or noun in marked("doll") or noun in ("scarecrow", "snowman", "statue")
    return kinds.get("body" if living else kind, "")


def _owner_before(found: Sequence[Match], at: int) -> int | None:
    """Return whose part it is: "the elephant's broad back"."""
    before = at
    while before > 0 and not found[before].breaks and before > at - 3:
        before -= 1
        match = found[before]
        if match.raw.lower().endswith(("'s", "’s", "s'")) and "subject" in match.meanings:
            return before
        if not _DESCRIBING & match.meanings.keys():
            return None
    return None


def _whole_behind(found: Sequence[Match], at: int) -> int | None:
    """Return of what it is said to be a part: "of a parked red tractor"; of a bicycle's wheel the bicycle."""
    if at >= len(found) or found[at].wording != "of" or found[at].breaks:
        return None
    for place in range(at + 1, min(at + 1 + _REACH, len(found))):
        thing = found[place]
        if thing.breaks:
            return None
        if "subject" in thing.meanings and not _leads_on(found, place):
            return place
    return None


def _leads_on(found: Sequence[Match], at: int) -> bool:
    """Tell whether a noun only describes the next one: "toy" of "a toy car"."""
    if at + 1 >= len(found) or found[at + 1].breaks or found[at].raw.lower().endswith(("'s", "’s")):
        return False
    return "subject" in found[at + 1].meanings


def _is_governed(found: Sequence[Match], at: int) -> bool:
    """Tell whether a word before it leads to a place: the roof of a car alone is a thing that one wants to see."""
    before = at
    while before > 0 and not found[before].breaks:
        before -= 1
        match = found[before]
        last = match.english.rpartition(" ")[2]
        if last in _GOVERNING or match.english.partition(" ")[0] in _GOVERNING:
            return True
        led = match.wording in words("words", "article") or match.wording in _OWN
        if not led and not _DESCRIBING & match.meanings.keys():
            return False
    return False


def _of_one_before(found: Sequence[Match], at: int, size: int, kinds: Mapping[str, str]) -> PartWord | None:
    """Take "the window" after a vehicle in which somebody is, and its other parts after any vehicle."""
    if "vehicle" not in kinds or at < 2 or found[at].breaks:
        return None
    part = kinds["vehicle"]
    led = found[at - 1].english.split()[-1] in _OWN
    others = (match.meanings.get("subject", "") for place, match in enumerate(found) if place != at)
    if not led or any(group(noun) == "building" for noun in others):
        return None
    if part == "door":
        return None
    for place in range(at - 1, -1, -1):
        if group(found[place].meanings.get("subject", "")) == "vehicle":
            inside = part != "window" or _is_within(found, place)
            return PartWord(part, place, size, before=True) if inside else None
    return None


def _is_within(found: Sequence[Match], vehicle: int) -> bool:
    """Tell whether somebody is said to be in a vehicle."""
    for place in range(vehicle, -1, -1):
        if place < vehicle:
            if set(found[place].english.split()) & _WITHIN:
                return True
            if found[place].wording not in words("words", "article") and not (
                _DESCRIBING & found[place].meanings.keys() or "subject" in found[place].meanings
            ):
                return found[place].wording in _OWN and place > 0 and found[place - 1].english in _WITHIN
        if found[place].breaks:
            return False
    return False
