"""Reins: the ropes and leashes by which somebody leads animals, from the hand to each of their necks.

Everything is in pixels of a group that is still to be placed: the anchor's foot is the origin, y runs downwards.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from promptmagic.painters.sketch.carrying import cord
from promptmagic.painters.sketch.mouths import mouth_of
from promptmagic.painters.sketch.spots import Group, Spot

BACK, DOWN = 0.27, 0.1
"""How far behind and below the mouth a rope is fastened, as shares of an animal's height."""

APART, ROW_DOWN = 1.9, 0.16
"""How far apart those are that are led side by side, in halves of their breadth, and how much lower every other one."""

THIN = 0.6
"""How thick a rein is beside the rope of a cart."""


def pack(group: Group, count: int) -> Group:
    """Return the group of somebody who leads an animal with all of so many, each on its own rope."""
    leader = next((spot for spot in group.spots if _leads(spot)), None)
    if leader is None:
        return group
    animal, spots = group.anchor, list(group.spots)
    way = -1 if leader.x > animal.x else 1  # the rest are farther from who leads them
    near: list[Spot] = []
    for number in range(1, count):
        x = way * number * animal.half * APART
        near.append(replace(animal, x=animal.x + x, y=animal.y + (number % 2) * animal.height * ROW_DOWN))
    ropes = [rein(leader, spot) for spot in near]
    return Group((*spots, *near, *(rope for rope in ropes if rope is not None)), group.lead)


def rein(leader: Spot, animal: Spot) -> Spot | None:
    """Return the rope from the hand of who leads an animal to its neck; None where nobody has a hand free."""
    act, body = leader.act, leader.shape.body
    if act is None or body is None:
        return None
    held = act.pose.left if act.ahead else act.pose.right
    if not isinstance(held, tuple):
        return None
    across, up = body.place(act.pose, held)
    hand = (leader.x + across * leader.height * (-1 if leader.flipped else 1), leader.bottom - up * leader.height)
    x, level = mouth_of(animal)
    side = -1 if animal.flipped else 1
    neck = (animal.x + side * (x - BACK) * animal.height, animal.bottom - (level - DOWN) * animal.height)
    return cord(hand, neck, leader.height * THIN)


def roped(spots: Sequence[Spot], anchor: Spot) -> list[Spot]:
    """Return the ropes from all who lead an animal ahead of it."""
    ropes = (rein(spot, anchor) for spot in spots if _leads(spot) and spot.act is not None and spot.act.ahead)
    return [rope for rope in ropes if rope is not None]


def _leads(spot: Spot) -> bool:
    return spot.acts and spot.act is not None and spot.act.verb == "lead"
