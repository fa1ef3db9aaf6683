"""Monuments: what towers over people stands back from them, so that its true height fits into the picture.

Buildings and landmarks are many times as high as who is before them. Drawn beside each other on one line, one of
the two would be a dwarf: here the large one stands farther away, as high as the picture has room, and who is there
comes near the viewer.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from promptmagic import lexicon
from promptmagic.lexicon import Subject
from promptmagic.lexicon.nouns import measured
from promptmagic.painters.sketch.easel import Easel
from promptmagic.painters.sketch.placing import FAVOURED, Wish, Zone
from promptmagic.painters.sketch.relations import LIVING, How, SketchRelation
from promptmagic.painters.sketch.spots import Group

VISITING, CALLING, LEAST_VISITOR = 0.58, 0.8, 0.62
"""How large who stands before a landmark is, or before a house, as a share of how large they are else: it towers over
them; and small animals at least, beside people."""

MONUMENT_HEIGHTS, METRES = measured("monument"), measured("tall")
"""How high what towers over people is drawn behind them, as a fraction of the unit; and how high it is in metres."""

OVERHEAD = 2.5
"""From how many metres on a building stands back from who is before it."""

CLEAR = 0.17
"""How far from a building's edge the zone begins of one beside it, in breadths: placing adds a third of one."""

SPARE = 0.35
"""How far beyond its zone one beside a building may reach, in breadths: its feet are within."""

BESIDE = 0.54
"""Which part of the picture's width a building takes at most that somebody is beside."""

LEDGE = 0.4
"""Up to which share of the picture's width there is only a ledge of land, on which a monument has to stand."""

PERSON = 1.65
"""How high people are, in metres."""


def height_behind(noun: str) -> float:
    """Return how high a building or a landmark is drawn behind others, as a fraction of the unit; 0 if it is neither.

    Higher ones stand farther away: what is drawn of a building's height grows with its fourth root.
    """
    if noun in MONUMENT_HEIGHTS:
        return MONUMENT_HEIGHTS[noun]
    metres = METRES.get(noun, 0.0)
    return 0.3 * metres**0.27 if lexicon.group(noun) == "building" and metres >= OVERHEAD else 0.0


def near(easel: Easel, zone: Zone) -> bool:
    """Whether a zone comes near the viewer; a ledge of land far out in the sea does not."""
    return zone.bottom - zone.top > easel.unit * 0.05 or zone.bottom > easel.y(0.7)


def towers(easel: Easel, relation: SketchRelation, zone: Zone | None) -> bool:
    """Whether somebody is before or beside what towers over them, in a zone: it stands back from them all."""
    small = lexicon.group(relation.first.noun) in (*LIVING, "vehicle") and not relation.first.size
    seen = relation.how in ("before", "facing", "beside") and height_behind(relation.second.noun) > 0
    higher = METRES.get(relation.first.noun, 0.0) < METRES.get(relation.second.noun, math.inf)
    if easel.found.get("on top"):
        return False  # both stand on the narrow top of a hill
    return small and seen and higher and zone is not None and near(easel, zone) and not relation.second.size


def has_visitors(groups: Sequence[tuple[Subject, Group]]) -> bool:
    """Whether there are people, animals or cars on the ground whose size tells how large a monument is."""
    return any(
        lexicon.group(other.noun) in (*LIVING, "vehicle") and group.anchor.shape.habitat == "ground"
        for other, group in groups
    )


def stands_back(groups: Sequence[tuple[Subject, Group]], subject: Subject) -> bool:
    """Whether a building is behind who else is there; a landmark that a picture shows alone has its height too."""
    alone = len(groups) == 1 and subject.noun in MONUMENT_HEIGHTS
    return height_behind(subject.noun) > 0 and not subject.size and (alone or has_visitors(groups))


def monument(easel: Easel, subject: Subject, group: Group, zone: Zone, how: How | None) -> Wish:
    """Return a wish for what stands back: behind all others, as high as it towers over them.

    Who is `how` "beside" it has room at its side; else it is opposite of where they look best, or in the middle.
    """
    bounds = group.bounds
    grow = height_behind(subject.noun) * easel.unit / group.anchor.height
    low = max(easel.horizon + easel.unit * 0.05, zone.top + (zone.bottom - zone.top) * 0.12)
    narrow = zone.right - zone.left < easel.width * LEDGE
    low = max(low, zone.bottom - (zone.bottom - zone.top) * 0.6) if narrow else low
    room = (low - easel.height * 0.04) / max(1.0, bounds.bottom - bounds.top)
    grow = min(grow, easel.width * (BESIDE if how == "beside" else 0.92) / max(1.0, bounds.right - bounds.left), room)
    wide = (bounds.right - bounds.left) * grow
    middle = _across(easel, how, landmark=subject.noun in MONUMENT_HEIGHTS) * easel.width
    middle = max(wide / 2, min(easel.width - wide / 2, middle)) if wide < easel.width * 0.9 else easel.width / 2
    across = middle - (bounds.left + bounds.right) / 2 * grow
    across = max(zone.left, min(zone.right, across)) if narrow else across
    at = Zone(across, low, across, low + 1, 1.0, 1.0)
    return Wish(group.at(0, 0, grow), at, exact=True, behind=True)


def before_a_monument(
    easel: Easel, zone: Zone, how: How | None, building: Group | None = None, wide: float = 0.0
) -> Zone:
    """Return the near part of a zone, on the side that a building leaves more free.

    One who is `how` "beside" the building and so `wide` has room there, and hides none of it.
    """
    on_left = _across(easel, how) > 0.5
    if how == "beside" and building is not None:
        body = building.bounds
        left, right = (0.0, body.left - wide * CLEAR) if on_left else (body.right + wide * CLEAR, float(easel.width))
        left, right = left / easel.width, right / easel.width
    elif how == "beside":
        left, right = (0.08, 0.42) if on_left else (0.58, 0.92)
    else:
        left, right = (0.34, 0.52) if on_left else (0.48, 0.66)
    spare = wide * SPARE if how == "beside" else 0.0
    left, right = max(zone.left - spare, easel.width * left), min(zone.right + spare, easel.width * right)
    if left >= right and how == "beside":  # in a narrow zone it stands at its very edge
        left = right = zone.left if on_left else zone.right
    elif left >= right:
        return zone
    foot = zone.top if building is None else building.anchor.y
    top = max(zone.top + (zone.bottom - zone.top) * 0.5, foot + (zone.bottom - foot) * 0.6)
    return replace(zone, left=left, right=right, top=min(top, zone.bottom))


def visitor(noun: str, monuments: Sequence[Subject]) -> float:
    """Return how large somebody is drawn before buildings, as a share of how large they are drawn else."""
    metres = METRES.get(noun, PERSON)
    share = max(LEAST_VISITOR, min(1.0, math.sqrt(metres / PERSON)))
    return share * (VISITING if any(one.noun in MONUMENT_HEIGHTS for one in monuments) else CALLING)


def _across(easel: Easel, how: How | None, *, landmark: bool = False) -> float:
    """Return where a building's middle is, as a share of the picture's width: opposite of who is before it."""
    favoured = FAVOURED[easel.scene.seed % len(FAVOURED)]
    right = favoured < 0.5 or (favoured == 0.5 and easel.scene.seed % 4 == 1)
    if how == "beside":
        return 0.69 if right else 0.31
    return 0.5 if landmark else 0.56 if right else 0.44
