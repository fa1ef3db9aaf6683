"""Wearing: where on somebody a cape, a scarf, a hat or glasses are, in pixels of a group that is still to be placed."""

from __future__ import annotations

from dataclasses import replace

from promptmagic import lexicon
from promptmagic.lexicon.nouns import measured, points
from promptmagic.painters.sketch.relations import EYES, FACIAL, UPRIGHT
from promptmagic.painters.sketch.shapes import find
from promptmagic.painters.sketch.shapes.costumes import COSTUMES
from promptmagic.painters.sketch.spots import Spot

HEADS = points("head")
"""Where a head's top is: across as a share of half the width, up as a share of the height; people's in the middle."""

SPECTACLED = measured("glasses")
"""How broad glasses are on a face that looks at the viewer, as a share of its owner's width."""

CHILDLIKE = 1.3
"""How broad a build is, of its height, from which on a head is as large as a child's."""


def _caped(first: Spot, anchor: Spot) -> Spot:
    """Return a cape: behind the shoulders of a person, over the back of an animal that looks to the right."""
    if anchor.shape.holding:
        worn = find("worn cape")
        high = anchor.height * 0.72
        low = anchor.bottom - anchor.height * 0.08
        return replace(first, y=low, height=high, carried=True, draw=worn.draw if worn else None)
    across, up = HEADS.get(anchor.noun, (0.6, 0.95))
    high = anchor.height * 0.62
    x = across * anchor.half - high * first.shape.aspect * 0.5 - anchor.half * 0.1
    return replace(first, x=x, y=anchor.bottom - (up - 0.74) * anchor.height, height=high, carried=True)


def _scarfed(first: Spot, anchor: Spot) -> Spot:
    """Return a scarf: round the neck, below the face; what stands upright has it across its whole breadth.

    The shares of height and breadth were found by trying, on a dozen animals.
    """
    worn = find("worn scarf")
    if worn is None:
        return first
    upright = anchor.shape.aspect <= UPRIGHT
    across, up = HEADS.get(anchor.noun, (0.0 if upright else 0.6, 0.95))
    if anchor.shape.holding:
        young = anchor.noun in COSTUMES and COSTUMES[anchor.noun].build > CHILDLIKE
        x, neck, broad = 0.0, 0.71 if young else 0.775, anchor.height * (0.2 if young else 0.17)
    elif upright:
        face = 0.34 if anchor.noun == "penguin" else 0.46
        x, neck, broad = across * 0.5 * anchor.half, up - face, anchor.half * 1.5
    else:
        x, neck, broad = (across - 0.15) * anchor.half, up - 0.38, anchor.half * 0.62
    high = broad / worn.aspect
    return replace(
        first, x=x, y=anchor.bottom - anchor.height * neck + high * 0.6, height=high, draw=worn.draw, carried=True
    )


def wearing(first: Spot, anchor: Spot, place: int, company: int) -> Spot:
    """Return what somebody wears where it is worn: a cape, a scarf, a hat, glasses before the eyes."""
    del place, company
    if first.noun == "cape":
        return _caped(first, anchor)
    if first.noun == "scarf":
        return _scarfed(first, anchor)
    across, up = HEADS.get(anchor.noun, (0.0 if anchor.shape.holding else 0.6, 0.95))
    if first.noun in FACIAL and anchor.noun in EYES:
        across, eyes = EYES[anchor.noun]
        if anchor.noun in SPECTACLED and first.noun == "glasses" and (worn := find("worn glasses")):
            high = SPECTACLED[anchor.noun] * 2 * anchor.half / worn.aspect
            low = anchor.bottom - eyes * anchor.height + high / 2
            return replace(first, x=across * anchor.half, y=low, height=high, draw=worn.draw, carried=True)
        high = anchor.height * (0.18 if lexicon.covers("bird", anchor.noun) else 0.13)
        high = min(high, anchor.half * 0.34 / max(1.0, first.shape.aspect / 2))
        return replace(
            first, x=across * anchor.half, y=anchor.bottom - eyes * anchor.height + high / 2, height=high, carried=True
        )
    height = anchor.height * (0.12 if anchor.shape.holding else 0.26)
    if first.noun in ("glasses", "mask"):
        up -= 0.06
        height *= 0.5
    return replace(first, x=across * anchor.half, y=anchor.bottom - up * anchor.height, height=height, carried=True)
