"""Parts: where on another a thing is that is said to be on its roof, its handlebars, its nose or its hat.

Everything is in pixels of a group that is still to be placed: the anchor's foot is the origin, y runs downwards.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from promptmagic import lexicon
from promptmagic.lexicon.nouns import measured, points
from promptmagic.painters.sketch.cabins import panes
from promptmagic.painters.sketch.loads import DECKED
from promptmagic.painters.sketch.relations import BARS, LIVING, MASTED, MOUTHS, SketchRelation
from promptmagic.painters.sketch.shape import Draw
from promptmagic.painters.sketch.shapes import find, find_worded
from promptmagic.painters.sketch.shapes.costumes import COSTUMES
from promptmagic.painters.sketch.shapes.joints import proof
from promptmagic.painters.sketch.spots import Group, Spot

HEADS = points("head")
"""Where the top of an animal's head is, across as a share of half its width, and up."""

ROOFS = measured("roof")
"""How far from the middle of a vehicle its roof is, as a share of half its width."""

SADDLE = 0.3
"""How far behind the middle of what has handlebars its saddle is, as a share of half its width."""

HOODS = {"taxi": -0.66}
"""How far from their middle other hoods are."""

HOODED = frozenset({"car", "van", "police car", "race car"})
"""What is drawn with a hood on which one finds room."""

HOOD, LOW = 0.78, 0.86
"""How far before a car's middle its hood is, as a share of half its width; and how high one is at most, as a share of
its height: what is higher there is a roof."""

NARROW, BROAD = 0.1, 0.32
"""Over which part of the half width a thing rests on a part of another: on handlebars, on a roof."""

LONGEST = {"hood": 0.5, "bars": 0.42, "basket": 0.42, "seat": 0.42, "roof": 0.9, "mast": 0.4}
"""How long a thing is at most that is on such a part, as a share of the other's width."""

ON_A_NOSE = 0.26
"""How long a thing on somebody's nose or head is at most, as a share of the other's height."""


def at_part(settled: Group, relation: SketchRelation, anchor: Spot) -> Group:
    """Return a group moved to the part of another that it is said to be on; elsewhere it stays where it is."""
    if relation.how != "on":
        return settled
    part = relation.part or ("bars" if anchor.noun in BARS else "")
    there = _place(part, anchor)
    if there is None:
        return settled
    first = settled.anchor
    most = LONGEST.get(part, 1.0) * anchor.half
    if lexicon.group(anchor.noun) in LIVING and part in ("nose", "head", "hat"):
        most = ON_A_NOSE * anchor.height * (1.0 if part == "nose" else 1.5)
    grow = min(1.0, most / first.half) if part != "nose" else min(1.0, most / max(2 * first.half, first.height))
    sized = settled.at(-first.x, -first.y).at(0, 0, grow)
    foot = sized.anchor.height / 2 if sized.anchor.shape.habitat == "air" else 0.0
    across, up = there
    side = -1 if anchor.flipped else 1
    return sized.at(side * across * anchor.half, anchor.bottom - up * anchor.height - foot)


def shows_part(relation: SketchRelation) -> bool:
    """Whether a relation is laid out at the part that it names."""
    noun, part, how = relation.second.noun, relation.part, relation.how
    if how == "holding":
        return part in ("hand", "arm", "mouth")
    if how == "in" and part == "deck":
        return noun in DECKED
    if how == "in":
        return part in ("window", "back seat") and bool(panes(find_worded(noun, relation.second.word)))
    if how in ("facing", "doing"):
        return part in ("mouth", "nose", "head") and noun in MOUTHS
    if how in ("riding", "shouldered"):
        return part in ("back", "seat", "shoulder")
    if how != "on":
        return False
    if part in ("bars", "seat"):
        return noun in BARS
    if part == "hood":
        return noun in HOODED
    if part == "nose":
        return noun in MOUTHS
    if part in ("head", "hat"):
        return noun in HEADS or noun in COSTUMES or noun == "scarecrow"
    if part == "mast":
        return noun in MASTED
    return part in ("roof", "petal", "back", "shell")


def _place(part: str, anchor: Spot) -> tuple[float, float] | None:
    """Return where a part is, across as a share of half the width and up as a share of the height."""
    noun = anchor.noun
    if part == "roof":
        return _edge(anchor, ROOFS.get(noun, 0.0), BROAD if noun not in ROOFS else NARROW)
    if part in ("bars", "basket"):
        return _edge(anchor, BARS[noun], NARROW) if noun in BARS else None
    if part == "seat" and noun in BARS:
        return _edge(anchor, -SADDLE if BARS[noun] > 0 else SADDLE, NARROW)
    if part == "mast":
        tops = [(_edge(anchor, x / 10, NARROW / 2)[1], x / 10) for x in range(-7, 8)]
        return max(tops)[1], max(tops)[0]
    if part == "hood":
        there = _edge(anchor, _hoods().get(anchor.shape.draw, HOOD), NARROW)
        return there if there[1] < LOW else None
    if part == "nose":
        return (MOUTHS[noun][0] - 0.04, MOUTHS[noun][1] + 0.06) if noun in MOUTHS else None
    if part in ("head", "hat"):
        if noun in HEADS:
            return HEADS[noun]
        return _edge(anchor, 0.0, NARROW) if anchor.shape.aspect < 1 else None
    return None


@cache
def _hoods() -> Mapping[Draw, float]:
    """Return where the hoods are of those cars that are drawn the other way."""
    return {shape.draw: hood for noun, hood in HOODS.items() if (shape := find(noun)) is not None}


def _edge(anchor: Spot, across: float, reach: float) -> tuple[float, float]:
    """Return the upper edge of a drawing there."""
    half = anchor.shape.aspect / 2
    up = proof(anchor.draw or anchor.shape.draw).over((across - reach) * half, (across + reach) * half)
    up += 0.5 if anchor.shape.habitat == "air" else 0.0
    return across, up if up > 0 else 0.96
