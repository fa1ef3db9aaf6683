"""Relations: who rides, sits on, is in, beside or under what, read from a text and kept in the picture."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from promptmagic.painters.sketch.scene import Scene
from promptmagic.painters.sketch.spots import Spot

How = Literal["riding", "on", "in", "beside", "under"]

BETWEEN = re.compile(
    r"\s*(?:,\s*)?(?:(?:that|who|is|are|was|sits?|stands?|lies|sleeps?|rests?|asleep|perched|seated|\w+ing)\s+){0,3}"
    r"(?P<how>riding|rides?|on top of|on the back of|on|in|inside|beside|next to|close to|near|by|"
    r"under|underneath|beneath|below)\s+(?:(?:an?|the|his|her|its|their)\s+)?(?:[\w-]+\s+){0,3}",
    re.IGNORECASE,
)
"""What stands between two nouns where one of these relations holds."""

WORDS: dict[str, How] = {
    "riding": "riding", "rides": "riding", "ride": "riding", "on the back of": "riding",
    "on": "on", "on top of": "on", "in": "in", "inside": "in",
    "beside": "beside", "next to": "beside", "close to": "beside", "near": "beside", "by": "beside",
    "under": "under", "underneath": "under", "beneath": "under", "below": "under",
}  # fmt: skip

MOUNTS: dict[str, float] = {
    "horse": 0.58, "camel": 0.7, "elephant": 0.82, "cow": 0.62, "bear": 0.66, "lion": 0.6, "deer": 0.5, "sheep": 0.66,
    "giraffe": 0.5, "bicycle": 0.12, "dolphin": 0.5, "whale": 0.7, "dog": 0.55, "turtle": 0.7,
}  # fmt: skip
"""How high on what is ridden its rider sits, as a share of its height."""

SEATS: dict[str, float] = {"bench": 0.46, "deckchair": 0.4, "rock": 0.9, "island": 0.1, "bridge": 0.62, "fence": 0.95}
"""How high on a thing another stands, as a share of its height; elsewhere at its top."""

HOLDS: dict[str, float] = {"boat": 0.42, "sailboat": 0.1, "ship": 0.5, "bowl": 0.85, "cup": 0.9, "vase": 0.92}
"""How deep a thing holds others: their feet are hidden below that share of its height."""

SUNK = 0.42
"""How much of a rider, or of one who sits in a boat, is hidden."""


@dataclass(frozen=True, slots=True)
class Relation:
    """That the first noun is on, in, beside or under the second, or rides it."""

    first: str
    how: How
    second: str


def relations(scene: Scene) -> list[Relation]:
    """Return the relations that the text states between neighbouring subjects."""
    text = scene.text.lower()
    places = []
    start = 0
    for subject in scene.subjects:
        at = text.find(subject.word.lower(), start) if subject.word else -1
        if at >= 0:
            start = at + len(subject.word)
            places.append((subject.noun, at, start))
    found = []
    for (first, _, end), (second, begin, _) in pairwise(places):
        match = BETWEEN.fullmatch(text[end:begin]) if begin - end <= 80 else None
        if match:
            found.append(Relation(first, _how(WORDS[match["how"]], second), second))
    return [relation for relation in found if relation.how != "in" or relation.second in HOLDS]


def _how(how: How, second: str) -> How:
    if how == "on" and second in MOUNTS:
        return "riding"
    if how == "riding" and second in HOLDS:
        return "in"
    return "in" if how == "on" and second in ("boat", "sailboat", "ship") else how


def arranged(spots: Sequence[Spot], related: Sequence[Relation], width: float) -> list[Spot]:
    """Return the spots in the order in which they are drawn, with those that belong together moved together.

    They stay within the picture's `width` in pixels. The last relation is kept first, since others may rest on it.
    """
    order = list(spots)
    for relation in reversed(related):
        firsts = [spot for spot in order if spot.noun == relation.first]
        anchor = next((spot for spot in order if spot.noun == relation.second), None)
        if anchor is None:
            continue
        for number, spot in enumerate(firsts):
            order.remove(spot)
            behind = relation.how in ("riding", "in")
            moved = _together(spot, relation.how, anchor, number if anchor.x < width / 2 else -number - 1)
            half = min(moved.half, width / 2)
            moved = replace(moved, x=max(half, min(width - half, moved.x)))
            order.insert(order.index(anchor) + (0 if behind else 1), moved)
    return order


def _together(spot: Spot, how: How, anchor: Spot, place: int) -> Spot:
    """Return a spot moved to its anchor, at its natural size beside it.

    More than one of a kind stand side by side: `place` 0, 1, 2 from the middle to the right, -1, -2, -3 to the left.
    """
    afloat = [one.shape.habitat == "water" for one in (spot, anchor)]
    if how == "beside" and afloat[0] != afloat[1]:
        return spot
    height = anchor.height * min(1.6, spot.shape.height / anchor.shape.height)
    half = height * spot.shape.aspect / 2
    side, steps = (1, place) if place >= 0 else (-1, -place - 1)
    aside = side * steps * half * 1.6
    moved = replace(spot, height=height, x=anchor.x + aside)
    if how == "riding" and anchor.noun == "bicycle":
        return replace(moved, y=anchor.y - anchor.height * 0.12, carried=True)
    if how == "riding":
        seat = anchor.y - anchor.height * MOUNTS.get(anchor.noun, 0.6)
        return replace(moved, y=seat + height * SUNK, carried=True, cut=seat + anchor.height * 0.08)
    if how == "in":
        depth = min(SUNK * height, anchor.height * HOLDS[anchor.noun] * 0.8)
        return replace(moved, y=anchor.y - anchor.height * HOLDS[anchor.noun] + depth, carried=True)
    if how == "on":
        return replace(moved, y=anchor.y - anchor.height * SEATS.get(anchor.noun, 0.96), carried=True)
    if how == "under" and anchor.shape.habitat == "air":
        return spot
    if how == "under" and anchor.shape.habitat == "water":
        return replace(moved, y=anchor.y + height * 1.2)
    if how == "under":
        return replace(moved, x=anchor.x + aside + anchor.half * 0.22, y=anchor.y + anchor.height * 0.03)
    apart = side * (anchor.half + half) * 1.05 + aside
    return replace(moved, x=anchor.x + apart, y=anchor.y + anchor.height * 0.02)
