"""Moonrise: the disc of the moon behind who is said to be in front of it."""

from __future__ import annotations

from collections.abc import Sequence

from promptmagic.painters.sketch.doing import HOWLERS
from promptmagic.painters.sketch.easel import Easel
from promptmagic.painters.sketch.relations import SketchRelation, is_before_the_moon
from promptmagic.painters.sketch.shapes import find
from promptmagic.painters.sketch.spots import Group, Spot

BEFORE_THE_MOON = 1.5
"""How broad the moon is behind one who is before it, as a share of that one."""

LEAPT = 0.54
"""How far below who leaps over the moon its middle is, as a share of its breadth."""


def howling_at_the_moon(easel: Easel, group: Group) -> Group:
    """Return a group turned to the moon in the sky, if it is about one who howls."""
    who = group.anchor
    if who.noun not in HOWLERS or "moon" not in easel.drawn or who.flipped == (easel.sun[0] < who.x):
        return group
    return group.at(-who.x, 0).turned().at(who.x, 0)


def before_the_moon(easel: Easel, group: Group, related: Sequence[SketchRelation]) -> Group:
    """Return a group with the moon behind the one of it that is in front of the moon, or that is on what is."""
    for relation in filter(is_before_the_moon, related):
        shape = find(relation.second.noun)
        alike = [spot for spot in group.spots if spot.noun == relation.first.noun]
        others = [spot for spot in group.spots if spot.noun != "branch"]
        if shape is None or not alike or not others:
            continue
        seen = alike[0] if alike[0].noun != "branch" else others[0]
        middle = (seen.top + seen.bottom) / 2 if seen.carried or seen.shape.habitat == "air" else seen.top
        across = max(seen.height, seen.half * 2) * BEFORE_THE_MOON
        if relation.how == "over":
            across /= BEFORE_THE_MOON
            middle = seen.bottom + across * LEAPT
        moon = Spot(shape, relation.second.noun, seen.x, middle, across, carried=True)
        easel.note(moon.noun)
        return Group((moon, *group.spots), group.lead + 1)
    return group
