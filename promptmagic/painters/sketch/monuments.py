"""Monuments: what towers over people stands behind them, at the height that it has beside them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from promptmagic import lexicon
from promptmagic.lexicon import Subject
from promptmagic.lexicon.nouns import measured
from promptmagic.painters.sketch.easel import Easel
from promptmagic.painters.sketch.placing import Wish, Zone
from promptmagic.painters.sketch.relations import LIVING, SketchRelation
from promptmagic.painters.sketch.spots import Group

VISITING, LEAST_VISITOR = 0.72, 0.5
"""How large who stands before a monument is, as a share of how large they are else: it towers over them; and
small animals at least."""

ANYWHERE = frozenset(
    {"castle", "church", "windmill", "lighthouse", "tower", "mosque", "ruin", "factory", "hospital", "ferris wheel"}
)
"""What one can stand beside as beside any house; who is at a landmark stands before it."""

MONUMENT_HEIGHTS = measured("monument")
"""How high what towers over people is drawn behind them, as a fraction of the unit."""


def near(easel: Easel, zone: Zone) -> bool:
    """Whether a zone comes near the viewer; a ledge of land far out in the sea does not."""
    return zone.bottom - zone.top > easel.unit * 0.05 or zone.bottom > easel.y(0.7)


def towers(easel: Easel, relation: SketchRelation, homes: Mapping[Subject, Zone]) -> bool:
    """Whether somebody is before a monument, or beside it: it stands behind them all, at its height."""
    small = lexicon.group(relation.first.noun) in (*LIVING, "vehicle") and not relation.first.size
    far = relation.how in ("before", "facing") or (relation.how == "beside" and relation.second.noun not in ANYWHERE)
    seen = far and relation.second.noun in MONUMENT_HEIGHTS
    zone = homes.get(relation.second)
    return small and seen and zone is not None and near(easel, zone) and not relation.second.size


def has_visitors(groups: Sequence[tuple[Subject, Group]]) -> bool:
    """Whether there are people or animals on the ground whose size tells how large a monument is."""
    return any(
        lexicon.group(other.noun) in ("person", "animal") and group.anchor.shape.habitat == "ground"
        for other, group in groups
    )


def monument(easel: Easel, subject: Subject, group: Group, zone: Zone) -> Wish:
    """Return a wish for a monument: behind all others, in the middle, as high as it towers over them."""
    bounds = group.bounds
    grow = MONUMENT_HEIGHTS[subject.noun] * easel.unit / group.anchor.height
    low = max(easel.horizon + easel.unit * 0.05, zone.top + (zone.bottom - zone.top) * 0.12)
    room = (low - easel.height * 0.04) / max(1.0, bounds.bottom - bounds.top)
    grow = min(grow, easel.width * 0.92 / max(1.0, bounds.right - bounds.left), room)
    across = easel.width * 0.5 - (bounds.left + bounds.right) / 2 * grow
    at = Zone(across, low, across, low + 1, 1.0, 1.0)
    return Wish(group.at(0, 0, grow), at, exact=True, behind=True)


def before_a_monument(easel: Easel, zone: Zone) -> Zone:
    """Return the near middle of a zone: who is there has the monument at the back."""
    left, right = max(zone.left, easel.width * 0.26), min(zone.right, easel.width * 0.74)
    if left >= right:
        return zone
    return replace(zone, left=left, right=right, top=zone.top + (zone.bottom - zone.top) * 0.5)
