"""Ring: several who are around a thing, evenly about it, each of them seen, and so is what they are around."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from promptmagic import lexicon
from promptmagic.painters.sketch.overlap import crown
from promptmagic.painters.sketch.spots import Bounds, Group, Spot

GROWING, FLATNESS, TURNS = (1.0, 1.14, 1.3, 1.48, 1.69, 1.93, 2.2), (0.3, 0.38, 0.46), 8
"""How much wider than it need be a ring is tried, how deep as a share of that, and how often it is turned."""

FACE, SLIM = 0.42, 0.76
"""Which upper part of somebody is to be seen, and which part of a drawing's breadth is filled."""

HIDDEN_FACE, HIDDEN_MIDST = 0.12, 0.3
"""Which part of a face, and of what is in their midst, others may hide."""

ROUND = 0.8
"""How far out a crown hides heads, as a share of half its breadth."""

UNDER_A_CROWN = (0.14, 0.2, 0.26)
"""How deep a ring is about a tree, whose crown would hide the heads of the farther ones."""

NEARER = 0.09
"""How much larger than those at the sides the nearest are drawn, and how much smaller the farthest."""

TRUNK, CROWN = 0.2, 0.9
"""Which part of a tree's breadth its trunk takes, and the room about it; how far out at least the outermost are."""


MIDST, MIDST_ELSE, CORE = {"plant": 0.78, "building": 0.8, "person": 0.8}, 0.6, 0.34
"""How high on a thing is what others fly about, as a share of its height; and how broad that is at most beside it."""

ALOFT = 0.13
"""How high at most an animal is that flies about a building, as a share of its height."""

GAP, LOWEST = 50, 140
"""How many degrees to each side of straight below nobody flies, and at which the first of them does."""


@dataclass(frozen=True, slots=True)
class _Place:
    """One place of a ring: across, down and how large somebody stands there."""

    x: float
    y: float
    scale: float

    def box(self, high: float, half: float, part: float = 1.0) -> Bounds:
        """Return the upper `part` of what one of such a size fills there."""
        foot, reach = self.y - high * self.scale * (1 - part), half * self.scale * SLIM
        return Bounds(self.x - reach, self.y - high * self.scale, self.x + reach, foot)


def ring(members: Sequence[Group], anchor: Spot) -> list[Group]:
    """Return groups that stand evenly around a thing, the farthest first; they look towards it."""
    if begins := crown(anchor)[0]:
        members = [member.at(0, 0, min(1.0, anchor.height * begins / member.anchor.height)) for member in members]
    high = max(member.anchor.height for member in members)
    half = max(member.anchor.half for member in members)
    places = _best(len(members), high, half, anchor)
    return [
        (member.turned() if _turns(member.anchor, place.x) else member).at(
            place.x, anchor.bottom + place.y, place.scale
        )
        for member, place in sorted(zip(members, places, strict=True), key=lambda pair: pair[1].y)
    ]


def hovering(members: Sequence[Group], anchor: Spot) -> list[Group]:
    """Return groups that fly about a thing: about its head or its blossom, not on the ground before it."""
    kind = lexicon.group(anchor.noun)
    if kind == "building":
        members = [_far(member, anchor) for member in members]
    middle = anchor.bottom - anchor.height * MIDST.get(kind, MIDST_ELSE)
    half = max(member.anchor.half for member in members)
    high = max(member.anchor.height for member in members)
    core = anchor.half if kind in ("animal", "person") else min(anchor.half, anchor.height * CORE)
    wide, tall = core + half * 1.25, core * 0.7 + high * 1.1
    if len(members) == 1:  # beside the head of whatever it is about
        middle = min(middle, anchor.top + high * 0.2)
    found = []
    for number, member in enumerate(members):
        angle = math.radians(LOWEST + (360 - 2 * GAP) * (number + 0.5) / len(members)) if len(members) > 1 else -0.9
        aside = 1.0 + 0.12 * ((number * 7) % 3 - 1)
        x, y = wide * aside * math.cos(angle), middle + tall * aside * math.sin(angle)
        settled = member.turned() if (x > 0) != member.anchor.flipped else member
        air = member.anchor.shape.habitat == "air"
        found.append(settled.at(x, y if air else y + member.anchor.height / 2))
    return found


def _far(member: Group, anchor: Spot) -> Group:
    """Return an animal that flies about a building no larger than it is seen there."""
    most = anchor.height * ALOFT / max(1.0, member.anchor.shape.aspect * 0.7)
    small = lexicon.group(member.anchor.noun) == "animal" and member.anchor.height > most
    return member.at(0, 0, most / member.anchor.height) if small else member


def _turns(first: Spot, across: float) -> bool:
    """Whether one is turned round to look at what is in the midst."""
    turned = across > 0 and (first.shape.holding is None or first.acts)
    return turned != first.flipped


def _best(count: int, high: float, half: float, anchor: Spot) -> list[_Place]:
    """Return the places of the narrowest ring in which all are seen; else of the one that hides the least."""
    crowned = crown(anchor)[1]
    core = anchor.half * (TRUNK if crowned else 1.0)
    midst = Bounds(-core * SLIM, -anchor.height, core * SLIM, 0.0)
    leaves = Bounds(-anchor.half * ROUND, -anchor.height, anchor.half * ROUND, -anchor.height * crowned)
    least, best = math.inf, [_Place(0, 0, 1)] * count
    for grow in GROWING:
        for flat in UNDER_A_CROWN if crowned else FLATNESS:
            wide = max((core + half) * 1.05, anchor.half * CROWN) * grow
            for turn in range(TURNS):
                places = _evenly(count, wide, wide * flat, turn / TURNS)
                faces, hidden = _hidden(places, high, half, midst, leaves if crowned else midst)
                worse = max(faces / HIDDEN_FACE, hidden / HIDDEN_MIDST)
                if worse < least - 1e-9:
                    least, best = worse, places
        if least <= 1.0:
            break
    return best


def _evenly(count: int, wide: float, deep: float, turn: float) -> list[_Place]:
    """Return so many places evenly around an ellipse; unturned, nobody stands right before its middle."""
    angles = (math.tau * (number + 0.5 + turn) / count - math.pi / 2 for number in range(count))
    return [_Place(wide * math.cos(angle), -deep * math.sin(angle), 1 - NEARER * math.sin(angle)) for angle in angles]


def _hidden(places: Sequence[_Place], high: float, half: float, midst: Bounds, leaves: Bounds) -> tuple[float, float]:
    """Return which part of a face is hidden at most, and which part of what is in the midst; it may spread above."""
    bodies = [place.box(high, half) for place in places]
    worst = 0.0
    for place in places:
        face = place.box(high, half, FACE)
        before = [body for other, body in zip(places, bodies, strict=True) if other.y > place.y + 1e-6]
        before += [midst, leaves] if place.y < 0 else []
        worst = max(worst, sum(face.common(body) for body in before) / max(1.0, face.area))
    near = [body for place, body in zip(places, bodies, strict=True) if place.y >= 0]
    return worst, sum(midst.common(body) for body in near) / max(1.0, midst.area)
