"""Overlap: where one is who is behind another or in front of it, so that both are seen and which of them is nearer.

What counts is where things are drawn, not their boxes: a tent's ropes hide nobody.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from promptmagic import lexicon
from promptmagic.painters.sketch.emerging import behind_a_curtain
from promptmagic.painters.sketch.kinds import ON_RAILS
from promptmagic.painters.sketch.relations import BARRIERS, BLADES, LIVING, MOUTHS, SketchRelation
from promptmagic.painters.sketch.shape import Draw
from promptmagic.painters.sketch.shapes.joints import proof
from promptmagic.painters.sketch.spots import Group, Spot, no_higher

CROWNED, TOWERING = frozenset({"plant", "building", "person", "land", "fantasy"}), 1.9
"""What is known by its upper part: it is seen over what it is behind; and how much higher other things must be."""

COVERED, COVERED_OF_PEOPLE, ROWS = 0.4, 0.26, 8
"""Which part of one who is behind a thing it hides, its hind half, or a shoulder; in how many rows that is measured."""

LEAST_TRUNK, SLENDER, SPREAD, CROWN_ROWS = 0.2, 0.4, 0.7, 25
"""How high at least the bare trunk of a tree is below which others stand; how broad it is at most, beside its crown;
from which breadth on a crown hides heads; and in how many rows that is looked for."""

ROPE = 0.05
"""How broad a row of a drawing is at most, in its heights, that hides nobody: a tent's rope, a flagpole."""

FARTHER, NEARER = 0.08, 0.22
"""How much higher one stands who is behind another, and how much lower who is in front, as a share of the height."""

FLYER = 0.26
"""How high an insect is whom somebody looks at, as a share of the height of who looks."""

DRAWN_AND_PUSHED = frozenset({"scooter", "skateboard", "cart", "carriage", "sledge", "sled", "wheelbarrow", "toy cart"})
"""Vehicles that have no nose, or are moved by who is before them."""

AHEAD = 0.6
"""How far the middle of the first is before the nose of a train, in halves of its breadth."""

FRONT_COVERED, ASIDE = 0.34, 0.36
"""Which part of a thing one who is in front of it may hide, and which part is hidden of one who would hide more."""


def crown(anchor: Spot) -> tuple[float, float]:
    """Return how high the crown of a tree with a bare trunk begins, and spreads, as shares of its height; else 0."""
    return _crown(anchor.draw or anchor.shape.draw) if lexicon.covers("tree", anchor.noun) else (0.0, 0.0)


@lru_cache(maxsize=64)
def _crown(draw: Draw) -> tuple[float, float]:
    """Return how high a tree's crown begins and spreads; 0 where it has boughs down to the ground, as a fir has."""
    measured = proof(draw)
    low, high = measured.extent[1], measured.extent[3]
    rows = [measured.runs(low + (high - low) * row / CROWN_ROWS) for row in range(1, CROWN_ROWS)]
    breadths = [runs[-1][1] - runs[0][0] if runs else 0.0 for runs in rows]
    begins, spreads = (
        next(row for row, broad in enumerate(breadths, 1) if broad >= share * max(breadths)) / CROWN_ROWS
        for share in (SLENDER, SPREAD)
    )
    return (begins, spreads) if begins >= LEAST_TRUNK else (0.0, 0.0)


def in_row_at(first: Spot, place: int, company: int, spacing: float = 1.7) -> float:
    """Return how far from the middle the thing of that number stands among its company."""
    return (place - (company - 1) / 2) * first.half * spacing


def behind(first: Spot, anchor: Spot, place: int, company: int) -> Spot:
    """Return one who is behind a thing: above it where higher, else half hidden at its edge, the head outside."""
    if begins := crown(anchor)[0]:
        first = no_higher(first, anchor.height * begins)
    if lexicon.covers("tree", anchor.noun) and first.height < anchor.height and company == 1:
        return replace(first, x=anchor.half * 0.1 + first.half * 0.36, y=-anchor.height * 0.02)  # half behind the trunk
    if anchor.noun == "curtain" and lexicon.group(first.noun) in LIVING:
        return behind_a_curtain(first, anchor, place)
    low = anchor.noun in BARRIERS and first.height > anchor.height * 1.2
    if anchor.noun in BLADES or low:
        return replace(first, x=in_row_at(first, place, company), y=-anchor.height * 0.06)
    side = 1 if place % 2 == 0 else -1
    if goes(anchor):  # at its rear, as it goes to the right
        side = 1 if anchor.flipped else -1
    farther = max(anchor.height * 0.04, min(first.height, anchor.height) * FARTHER)
    tall = first.height > anchor.height * (1.15 if lexicon.group(first.noun) in CROWNED else TOWERING)
    looks_out = not tall and side < 0 and first.shape.holding is None
    seen = replace(first, y=anchor.bottom - farther, flipped=looks_out or first.flipped)
    across = anchor.half * 0.4 if tall else _edge(anchor, side, first.height) + _peeping(seen, side)
    return replace(seen, x=side * across + in_row_at(first, place // 2, max(1, company // 2)))


def before(first: Spot, anchor: Spot, place: int, company: int) -> Spot:
    """Return one who is in front of a thing: nearer, and at its side where it would hide most of it."""
    lower = max(anchor.height * 0.05, first.height * NEARER)
    if anchor.noun in ON_RAILS:  # before its nose: it goes along its rails
        nose = -1 if anchor.flipped else 1
        x = anchor.half * 0.9 + first.half * (AHEAD + 1.9 * place)
        return replace(first, x=nose * x, y=anchor.bottom + anchor.height * 0.03 * (1 + place % 2))
    x = anchor.half * 0.3 * (company == 1) + in_row_at(first, place, company)
    if company == 1 and _hides(first, anchor, x):
        left, _, right, _ = proof(first.draw or first.shape.draw).extent
        x = anchor.half * (1 - 2 * ASIDE) - (-right if first.flipped else left) * first.height
    x *= -1 if anchor.noun in MOUTHS and not anchor.flipped and company == 1 else 1  # at the tail, not before the head
    return replace(first, x=x, y=anchor.bottom + lower)


def near_the_head(order: Sequence[Group], related: Sequence[SketchRelation], width: float) -> list[Group]:
    """Return the groups with a butterfly before the head of who looks at it or runs after it, not far up in the sky."""
    settled = list(order)
    for one in related:
        if one.how not in ("facing", "chasing", "doing", "beside") or not lexicon.covers("insect", one.second.noun):
            continue
        flyers = [number for number, group in enumerate(settled) if group.anchor.noun == one.second.noun]
        there = next((spot for group in settled for spot in group.spots if spot.noun == one.first.noun), None)
        if there is None or any(settled[number].anchor.shape.habitat != "air" for number in flyers):
            continue
        side = -1 if there.flipped else 1
        for place, number in enumerate(flyers):
            flyer = settled[number].at(-settled[number].anchor.x, -settled[number].anchor.y)
            flyer = flyer.at(0, 0, there.height * FLYER / flyer.anchor.height)
            aside = there.half + flyer.anchor.half * (1.4 + 2.2 * place)
            outside = not flyer.anchor.half < there.x + side * aside < width - flyer.anchor.half
            across = there.x + (-side if outside else side) * aside
            settled[number] = flyer.at(across, there.top + there.height * (0.1 - 0.16 * (place % 2)))
    return settled


def goes(anchor: Spot) -> bool:
    """Whether a thing is a vehicle that is seen from its side, on the ground: its nose is to the right."""
    drives = lexicon.group(anchor.noun) == "vehicle" and anchor.noun not in DRAWN_AND_PUSHED
    return drives and anchor.shape.habitat == "ground"


def _hides(first: Spot, anchor: Spot, x: float) -> bool:
    """Whether one who is at a place in front of a thing hides too much of it, or the head of somebody."""
    shared = min(x + first.half, anchor.half) - max(x - first.half, -anchor.half)
    high = min(1.0, first.height * (1 - NEARER) / anchor.height)
    living = lexicon.group(anchor.noun) in LIVING
    return (living and high > 0.5) or shared / (2 * anchor.half) * high > FRONT_COVERED


def _peeping(first: Spot, side: int) -> float:
    """Return how far beyond an edge the middle is of one whose head is to be seen there."""
    left, _, right, _ = proof(first.draw or first.shape.draw).extent
    if first.flipped:
        left, right = -right, -left
    inner, wide = (left if side > 0 else -right), right - left
    covered = COVERED if first.shape.holding is None else COVERED_OF_PEOPLE
    return -(inner + covered * wide) * first.height


def _edge(anchor: Spot, side: int, high: float) -> float:
    """Return how far to a side a thing is drawn up to a height."""
    turned = -side if anchor.flipped else side
    reach = reach_of(anchor.draw or anchor.shape.draw, turned, round(min(1.0, high / anchor.height), 2))
    return min(anchor.half * 1.1, reach * anchor.height) if reach > 0 else anchor.half


@lru_cache(maxsize=256)
def reach_of(draw: Draw, side: int, share: float) -> float:
    """Return how far to a side a drawing reaches in most rows up to a share of its height, in heights of it."""
    measured = proof(draw)
    low, high = measured.extent[1], measured.extent[3]
    rows = (measured.runs(low + (high - low) * share * (row + 0.5) / ROWS) for row in range(ROWS))
    solid = ([run for run in runs if run[1] - run[0] > ROPE] or runs for runs in rows)
    ends = sorted(max(side * run[side > 0] for run in runs) for runs in solid if runs)
    return ends[len(ends) * 3 // 4] if ends else 0.0
