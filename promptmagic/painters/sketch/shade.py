"""Shade: trees under which others are, or that stand by them, as high over them as trees are."""

from __future__ import annotations

from collections.abc import Sequence

from promptmagic import lexicon
from promptmagic.lexicon import Subject
from promptmagic.lexicon.nouns import measured
from promptmagic.painters.sketch.easel import Easel
from promptmagic.painters.sketch.placing import FAVOURED, Wish, Zone
from promptmagic.painters.sketch.relations import LIVING, How
from promptmagic.painters.sketch.spots import Group

SHADY = 2.5
"""From how many metres on others stand under a tree."""

SPREADING, STANDING_BY = 0.86, 0.7
"""How high a tree is drawn that others are under or at, and one that only stands by, as fractions of the unit."""

AMONG: frozenset[How] = frozenset({"under", "before", "beside", "behind", "between", "around", "in"})
"""How one may be to several trees, and is then among them all."""


WITHIN_REACH = {"plant": 1.15, "pick": 2.0, "rescue": 2.0}
"""How high a tree is that somebody plants, picks from, or fetches another from, as a share of their height."""


def is_tree(noun: str) -> bool:
    """Whether a thing is a tree under which others find room."""
    return lexicon.covers("tree", noun) and measured("tall").get(noun, 0.0) >= SHADY


def has_shade(groups: Sequence[tuple[Subject, Group]], subject: Subject, group: Group) -> bool:
    """Whether a thing is a tree that some of the living are at or near, so that one sees how high it is."""
    if not is_tree(subject.noun) or subject.size:
        return False
    if any(spot.acts and spot.act is not None and spot.act.verb in WITHIN_REACH for spot in group.spots):
        return False
    return len(group.spots) > 1 or any(lexicon.group(other.noun) in LIVING for other, _ in groups)


def tree_wish(easel: Easel, group: Group, zone: Zone) -> Wish:
    """Return a wish for a tree: where others are under it or at it, so near and large that it spreads over them.

    Of several, the outer ones may reach out of the picture. One that only stands by is behind the others.
    """
    anchor = group.anchor
    others = tuple(spot for spot in group.spots if spot.noun != anchor.noun)
    near = Group((anchor, *others), 0).bounds
    high = (SPREADING if others else STANDING_BY) * easel.unit
    grow = min(
        high / anchor.height,
        easel.height * 0.92 / max(1.0, near.bottom - near.top),
        easel.width * 0.47 / max(1.0, -near.left, near.right),
    )
    sized = group.at(0, 0, grow)
    if not others:
        side = 0.78 if FAVOURED[easel.scene.seed % len(FAVOURED)] < 0.5 or easel.scene.seed % 4 == 1 else 0.22
        half, edge = near.right * grow, easel.width * 0.02
        middle = max(edge + half, min(easel.width - edge - half, easel.width * side))
        foot = zone.top + (zone.bottom - zone.top) * 0.35
        return Wish(sized, Zone(middle, foot, middle, foot + 1, 1.0, 1.0, close=True), exact=True, spreads=True)
    foot = max(zone.bottom, easel.height * 0.03 + anchor.height * grow)
    foot = min(foot, easel.height * 0.96 - near.bottom * grow)
    reach = max(-near.left, near.right) * grow + easel.width * 0.02  # it may yet be turned round
    middle = easel.width * FAVOURED[easel.scene.seed % len(FAVOURED)]
    middle = max(reach, min(easel.width - reach, middle)) if reach < easel.width / 2 else easel.width / 2
    return Wish(sized, Zone(middle, foot, middle, foot, 1.0, 1.0, close=True), exact=True, spreads=True)
