"""Nearer: a few people whom a picture is about come so near that they are seen, and all that is with them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from promptmagic import lexicon
from promptmagic.painters.sketch.easel import Easel
from promptmagic.painters.sketch.shapes.poses import legs
from promptmagic.painters.sketch.spots import Group, Spot

FEW = 4
"""Up to how many people a picture is about each of them."""

INSIDE, OUTSIDE, BY_THE_HUGE = 0.52, 0.38, 0.2
"""How high the tallest of them is at least in a room or a street, out in the land, and beside what is far larger; as
fractions of the unit."""

HUGE, AT_HAND = 1.7, 2.7
"""How much higher than people a thing is that is far larger, apart from them and in one group with them."""

WITH_A_TREE = 0.8
"""How high a group is at most in which something is taller than the people, as a share of the picture's height."""

STREETS = frozenset({"stage", "street", "city", "market", "village", "cafe", "station"})
"""Places between walls, where one stands near to who is there."""

FAR = re.compile(
    r"\b(?:distan\w+|far (?:away|off)|faraway|tiny|little figures?|lone|alone|lonely|loneliness|solitary"
    r"|vast|endless|immense|from above|aerial|bird'?s.eye|wide shot|panoram\w+|silhouettes?)\b",
    re.IGNORECASE,
)
"""Words for a picture in which people are far off, or small."""

AFLOAT = frozenset({"sea", "sky"})
"""Places where people are in boats, or high up."""

LYING = 1.6
"""From which aspect on somebody lies."""

OVERLAP = 0.3
"""Which share of its breadth is behind or before another that stands there on purpose."""

GAP = 0.07
"""How far apart they stand at most, as a fraction of the width."""

LOWEST = 0.95
"""How low in the picture one stands at most who has come nearer, as a fraction of the height."""

STEP = 0.3
"""How much lower one stands who has come nearer, as a share of how much higher one is then."""


def is_person(spot: Spot) -> bool:
    """Whether somebody is a person, or one who stands as people do: a robot."""
    upright = spot.shape.aspect < LYING and spot.shape.habitat in ("ground", "shore")
    return upright and (spot.shape.body is not None or lexicon.group(spot.noun) == "person")


def _seen_high(spot: Spot) -> float:
    """Return how high somebody is as drawn: one who kneels is lower."""
    low = spot.act.pose.legs if spot.act is not None and spot.acts else ""
    return spot.height * (1 - (legs()[low].drop if low else 0.0) / 100)


def nearer(easel: Easel, groups: Sequence[Group]) -> list[Group]:
    """Return the placed groups with a few people and all beside them larger, where they would hardly be seen."""
    people = [spot for group in groups for spot in group.spots if is_person(spot)]
    scene = easel.scene
    above_water = set(scene.places) & AFLOAT and "underwater" not in easel.drawn
    if not 0 < len(people) <= FEW or above_water or FAR.search(scene.told) or easel.found.get("on top"):
        return list(groups)
    if any(subject.size == "giant" for subject in scene.subjects):
        return [_rider_seen(easel, group) for group in groups]
    high = max(_seen_high(spot) for spot in people)
    huge = any(_is_huge(group, high) for group in groups)
    inside = easel.light.indoors or bool({scene.place, *scene.places} & (STREETS))
    least = (BY_THE_HUGE if huge else INSIDE if inside else OUTSIDE) * easel.unit
    moving = [group for group in groups if _comes(group, high)]
    if high >= least * 0.94 or not any(is_person(spot) for group in moving for spot in group.spots):
        return list(groups)
    grown = min(least / high, *(_most(easel, group) for group in moving))
    wide = sum(group.body.right - group.body.left for group in moving)
    grown = max(1.0, min(grown, easel.width * 0.96 / max(1.0, wide)))
    apart = not any(_overlap(one, other) for one in moving for other in moving if one is not other)
    spread = iter(_side_by_side(easel, moving, grown) if apart else [_in_place(easel, one, grown) for one in moving])
    return sorted((next(spread) if group in moving else group for group in groups), key=lambda group: group.anchor.y)


def _comes(group: Group, high: float) -> bool:
    """Whether a group comes nearer with the people: it has some, or is no larger than they are, and stands."""
    if any(is_person(spot) for spot in group.spots):
        return True
    standing = group.anchor.shape.habitat in ("ground", "shore") and not lexicon.covers("tree", group.anchor.noun)
    return standing and lexicon.group(group.anchor.noun) != "building" and not _is_huge(group, high)


def _is_huge(group: Group, high: float) -> bool:
    """Whether something of a group is far larger than people of that height."""
    tallest = max(spot.height for spot in group.spots)
    with_people = any(is_person(spot) for spot in group.spots)
    built = lexicon.group(group.anchor.noun) == "building" and not with_people
    return built or tallest > high * (AT_HAND if with_people else HUGE)


def _overlap(one: Group, other: Group) -> bool:
    """Whether one of two groups is before the other, as words may want it."""
    common = min(one.body.right, other.body.right) - max(one.body.left, other.body.left)
    return common > OVERLAP * min(one.body.right - one.body.left, other.body.right - other.body.left)


def _in_place(easel: Easel, group: Group, grown: float) -> Group:
    """Return a group that much larger where it stands, wholly in the picture."""
    anchor = group.anchor
    large = group.at(-anchor.x, -anchor.y).at(0, 0, grown)
    x = max(easel.width * 0.02 - large.whole.left, min(easel.width * 0.98 - large.whole.right, anchor.x))
    lower = max(anchor.y, min(easel.height * LOWEST, easel.height * 0.03 - large.whole.top))
    return large.at(x, _in_the_air(easel, large, lower))


def _in_the_air(easel: Easel, group: Group, row: float) -> float:
    """Return the row for a group's foot; what is in the air goes by its middle, and who rides in it is to be seen."""
    if group.anchor.shape.habitat != "air":
        return row
    return min(row, easel.height * LOWEST - (group.anchor.bottom - group.anchor.y))


def _most(easel: Easel, group: Group) -> float:
    """Return how much larger a group can be within the picture."""
    bounds = group.whole
    over = (group.anchor.bottom if group.anchor.shape.habitat == "air" else group.anchor.y) - bounds.top
    tallest = max(group.spots, key=lambda spot: spot.height)
    highest = 0.88 if is_person(tallest) else WITH_A_TREE
    return min(
        easel.width * 0.9 / max(1.0, bounds.right - bounds.left),
        easel.height * highest / max(1.0, over),
    )


def _side_by_side(easel: Easel, groups: Sequence[Group], grown: float) -> list[Group]:
    """Return groups that much larger and side by side, in the order in which they stood, none over another."""
    order = sorted(range(len(groups)), key=lambda number: groups[number].anchor.x)
    large = [group.at(-group.anchor.x, -group.anchor.y).at(0, 0, grown) for group in groups]
    wides = [group.body.right - group.body.left for group in large]
    gap = min(GAP * easel.width, max(0.0, (easel.width * 0.97 - sum(wides)) / (len(groups) + 1)))
    across = sum(wides) + gap * (len(groups) - 1)
    bodies = [(group.body.left + group.body.right) / 2 for group in groups]
    middle = sum(bodies) / len(bodies)
    left = max(easel.width * 0.02, min(easel.width * 0.98 - across, middle - across / 2))
    placed: dict[int, Group] = {}
    for number in order:
        group, anchor = large[number], groups[number].anchor
        sinks = 0.0 if easel.scene.place == "stage" else anchor.height * (grown - 1) * STEP
        low = max(anchor.y, min(anchor.y + sinks, easel.height * LOWEST))
        low = max(low, min(easel.height * LOWEST, easel.height * 0.03 - group.whole.top))
        placed[number] = group.at(left - group.body.left, _in_the_air(easel, group, low))
        left += wides[number] + gap
    return [placed[number] for number in range(len(groups))]


def _rider_seen(easel: Easel, group: Group) -> Group:
    """Return somebody and the giant thing that bears them with the rider so large as to be seen."""
    least = BY_THE_HUGE * easel.unit
    if len(group.spots) != 2 or not any(is_person(spot) and spot.height < least for spot in group.spots):
        return group
    spots = tuple(replace(spot, height=least) if is_person(spot) else spot for spot in group.spots)
    return Group(spots, group.lead)
