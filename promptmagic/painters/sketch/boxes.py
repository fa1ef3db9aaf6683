"""Boxes: how the things of a painted picture lie to each other, by the boxes of the traces that they left.

What was meant to be on, in or under another counts for nothing here: only where the two are seen.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import product

from promptmagic import lexicon
from promptmagic.lexicon import Subject
from promptmagic.lexicon.nouns import marked
from promptmagic.painters.sketch.moves import SEATED_HEIGHTS
from promptmagic.painters.sketch.relations import ENCLOSING, SITTERS, SketchRelation
from promptmagic.painters.sketch.shapes import find
from promptmagic.painters.sketch.visible import Trace

CLEAR = ENCLOSING - {"bottle", "house", "tent", "igloo"}
"""Through what another is seen that is in it; before the others it only stands."""

SEATS = marked("sat_on") | SEATED_HEIGHTS.keys()
"""On what people are drawn sitting, their feet on the ground before it."""

UNSEATED = frozenset({"ladder", "trampoline", "rope", "hill", "surfboard", "escalator"})
"""What one who only stands at it is not seen on."""

ROOMY = marked("legged") | marked("shelter") | {"arch", "gate", "torii", "tent", "roof", "trampoline", "hammock"}
"""What there is room beneath, or what spreads above one who is under it."""

REACH = 0.35
"""How far hands, and what is thrown to birds, reach beyond the box of who stands there, as a share of its height."""

CROWD = 4
"""How many there are at least that one is only in front of where most of them stand farther back."""

NEAR = 1.4
"""How far apart two are at most that are beside each other, in the broader one's width."""


@dataclass(frozen=True, slots=True)
class TraceBox:
    """Where a thing is seen, in pixels, and the number of its trace: later ones are drawn over earlier ones."""

    left: int
    top: int
    right: int
    bottom: int
    order: int

    @property
    def wide(self) -> int:
        """Its width."""
        return max(1, self.right - self.left)

    @property
    def high(self) -> int:
        """Its height."""
        return max(1, self.bottom - self.top)


def boxes(marks: Sequence[Trace], noun: str) -> list[TraceBox]:
    """Return where the things of a name are seen."""
    found = []
    for order, mark in enumerate(marks):
        bounds = mark.mask.getbbox() if mark.noun == noun else None
        if bounds is not None:
            x, y = mark.corner
            found.append(TraceBox(x + bounds[0], y + bounds[1], x + bounds[2], y + bounds[3], order))
    return found


def is_seen(relation: SketchRelation, marks: Sequence[Trace]) -> bool:
    """Whether a relation that was laid out can be seen: between any two of its things that left a trace.

    What left none was painted by the place, which is then where the other is.
    """
    first, second = boxes(marks, relation.first.noun), boxes(marks, relation.second.noun)
    test = _TESTS.get(relation.how)
    if test is None or not first or not second:
        return True
    if relation.how in ("on", "riding") and relation.second.noun in UNSEATED:
        return False
    if relation.how == "on" and lexicon.group(relation.second.noun) == "person":
        test = _borne
    if relation.how == "in" and relation.second.noun in ENCLOSING - CLEAR:
        return False
    if relation.how == "under" and lexicon.group(relation.second.noun) == "sky":
        test = _lower
    elif relation.how == "under" and not _has_room(relation.second.noun):
        shape = find(relation.second.noun)
        if shape is not None and shape.habitat in ("ground", "shore"):
            return False  # nothing is under what stands on the ground
        test = _far_under
    if relation.how == "over" and _on_foot(relation.first):
        return False
    if relation.how == "on" and relation.second.noun in SEATS and _sits(relation.first):
        test = _ridden
    if relation.how == "before" and len(second) >= CROWD:  # among a crowd nobody is in front of it
        hidden = [all(two.bottom <= one.bottom for one in first) for two in second]
        return 2 * sum(hidden) > len(second) and any(test(one, two) for one, two in product(first, second))
    if relation.how == "in":  # most of them: one of three may be in front of the middle of a jar
        return 2 * sum(any(test(one, two) for two in second if one != two) for one in first) > len(first)
    return any(test(one, two) for one, two in product(first, second) if one != two)


def touch(one: TraceBox, two: TraceBox) -> bool:
    """Whether one comes so near another that its hands reach it."""
    reach = REACH * one.high
    across = max(one.left, two.left) - min(one.right, two.right)
    return across < reach and max(one.top, two.top) - min(one.bottom, two.bottom) < reach


def _on_foot(subject: Subject) -> bool:
    """Whether somebody stands on the ground, and so is over nothing: people do who do not leap."""
    shape, kind = find(subject.noun), lexicon.group(subject.noun)
    leaps = subject.pose in ("jump", "leap", "fly", "float", "hover", "dive", "climb")
    grounded = shape is not None and shape.habitat in ("ground", "shore") and not leaps
    return (kind == "person" and not leaps) or (kind == "animal" and grounded)


def _sits(subject: Subject) -> bool:
    """Whether somebody sits on a seat as people do."""
    sits = subject.pose == "sit" and lexicon.group(subject.noun) == "animal" and subject.noun not in SITTERS
    return sits or lexicon.group(subject.noun) == "person"


def _has_room(noun: str) -> bool:
    """Whether one may be under a thing that stands on the ground: under a table, a tree, an arch."""
    shape = find(noun)
    return noun in ROOMY or lexicon.covers("tree", noun) or (shape is not None and shape.habitat == "air")


def _shared(one: TraceBox, two: TraceBox) -> float:
    """Return which part of the narrower one's width the other shares."""
    return (min(one.right, two.right) - max(one.left, two.left)) / min(one.wide, two.wide)


def _on(one: TraceBox, two: TraceBox) -> bool:
    foot = two.top - 0.15 * one.high <= one.bottom <= two.bottom - 0.04 * two.high
    return foot and _shared(one, two) > 0.4 and one.top < two.top + 0.5 * two.high


def _ridden(one: TraceBox, two: TraceBox) -> bool:
    return _shared(one, two) > 0.4 and one.top < two.top + 0.35 * two.high and one.bottom < two.bottom + 0.4 * two.high


def _on_the_shoulder(one: TraceBox, two: TraceBox) -> bool:
    """Whether one perches on the shoulder of somebody: who stands on a hat does not."""
    return 0.1 * two.high <= one.bottom - two.top <= 0.45 * two.high and _shared(one, two) > 0.15


def _borne(one: TraceBox, two: TraceBox) -> bool:
    """Whether one is on somebody's shoulder, or rests on their head."""
    return _on_the_shoulder(one, two) or (_on(one, two) and one.wide < 2.5 * two.wide)


def _shouldered(one: TraceBox, two: TraceBox) -> bool:
    return _shared(one, two) > 0.2 and one.bottom < two.top + 0.6 * two.high


def _under(one: TraceBox, two: TraceBox) -> bool:
    return _shared(one, two) > 0.3 and one.top >= two.top + 0.12 * two.high


def _far_under(one: TraceBox, two: TraceBox) -> bool:
    """Whether one is under what has no room beneath it: all of that is above most of the other."""
    return _shared(one, two) > 0.3 and two.bottom <= one.top + 0.4 * one.high


def _lower(one: TraceBox, two: TraceBox) -> bool:
    """Whether one is lower than what is in the sky, which is over all that is below it."""
    return two.bottom <= one.bottom


def _in(one: TraceBox, two: TraceBox) -> bool:
    return _shared(one, two) > 0.5 and one.bottom <= two.bottom + 3 and one.bottom > two.top


def _climbing(one: TraceBox, two: TraceBox) -> bool:
    return two.top < one.bottom < two.bottom and max(one.left, two.left) < min(one.right, two.right)


def _over(one: TraceBox, two: TraceBox) -> bool:
    return one.bottom <= two.top + 0.35 * two.high


def _beside(one: TraceBox, two: TraceBox) -> bool:
    gap = max(one.left, two.left) - min(one.right, two.right)
    return gap < NEAR * max(one.wide, two.wide)


def _behind(one: TraceBox, two: TraceBox) -> bool:
    return one.order < two.order and one.bottom <= two.bottom + 3 and _shared(one, two) > 0.05


def _held(one: TraceBox, two: TraceBox) -> bool:
    apart = max(one.left, two.left) - min(one.right, two.right)
    return apart < 0.15 * one.high and two.bottom > one.top and two.top < one.bottom


_TESTS: dict[str, Callable[[TraceBox, TraceBox], bool]] = {
    "on": _on, "riding": _ridden, "under": _under, "in": _in, "over": _over, "beside": _beside, "facing": _beside,
    "climbing": _climbing, "browsing": _held,
    "doing": _beside, "shouldered": _shouldered,
    "behind": _behind, "before": lambda one, two: _behind(two, one), "holding": _held, "eating": _held,
    "wearing": lambda one, two: _shared(one, two) > 0.4 and two.top < one.bottom,
}  # fmt: skip
