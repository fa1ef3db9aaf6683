"""Wearing: where on somebody a cape, a scarf, a hat or glasses are, in pixels of a group that is still to be placed."""

from __future__ import annotations

from dataclasses import replace

from promptmagic import lexicon
from promptmagic.lexicon.nouns import measured, points
from promptmagic.painters.colour import luminance
from promptmagic.painters.sketch.attire import draped, fitted
from promptmagic.painters.sketch.redrawn import broadened, gilt, leaning
from promptmagic.painters.sketch.relations import EYES, FACIAL, UPRIGHT
from promptmagic.painters.sketch.shape import Shape
from promptmagic.painters.sketch.shapes import find
from promptmagic.painters.sketch.shapes.costumes import COSTUMES
from promptmagic.painters.sketch.shapes.joints import proof
from promptmagic.painters.sketch.spots import Spot

HEADS = points("head")
"""Where a head's top is: across as a share of half the width, up as a share of the height; people's in the middle."""

SPECTACLED = measured("glasses")
"""How broad glasses are on a face that looks at the viewer, as a share of its owner's width."""

BROAD_CAPE = 3.1
"""How broad a cape is behind an upright bird, in halves of its width: its edges are seen."""

BACK, ON_BACK, LEANS = -0.16, 0.34, -8
"""How far behind an animal's middle a backpack is, as a share of half its width; how much of it is below the edge of
the back; and by how many degrees it leans."""

BELOW_THE_EYE = 0.37
"""How much of an eyepatch with its strap is below the middle of the eye."""

ASIDE = 0.3
"""From how far from its middle, as a share of half its width, a head is before a body rather than on it."""

BEFORE_ITS_EARS = 0.08
"""How far behind its eyes the top of an animal's head is, as a share of half its width."""

DARK = 84
"""Below which brightness a face is dark."""

CHILDLIKE = 1.3
"""How broad a build is, of its height, from which on a head is as large as a child's."""


def from_behind(shape: Shape | None, noun: str) -> bool:
    """Whether a cape hangs behind somebody who looks at the viewer: a person, an upright bird."""
    upright = shape is not None and shape.aspect <= UPRIGHT and lexicon.covers("bird", noun)
    return upright or lexicon.group(noun) == "person"


def _caped(first: Spot, anchor: Spot) -> Spot:
    """Return a cape: behind the shoulders of who looks at the viewer, over the back of who looks to the right."""
    if anchor.shape.holding or from_behind(anchor.shape, anchor.noun):
        worn = find("worn cape")
        high = anchor.height * 0.72
        low = anchor.bottom - anchor.height * 0.08
        draw = worn.draw if worn else None
        if worn and not anchor.shape.holding:
            draw = broadened(worn.draw, max(1.0, anchor.half * BROAD_CAPE / (high * worn.aspect)))
        return replace(first, y=low, height=high, carried=True, draw=draw)
    return draped(first, anchor)


def _scarfed(first: Spot, anchor: Spot) -> Spot:
    """Return a scarf: round the neck, below the face; what stands upright has it across its whole breadth.

    The shares of height and breadth were found by trying, on a dozen animals.
    """
    worn = find("worn scarf")
    if worn is None:
        return first
    upright = anchor.shape.aspect <= UPRIGHT and abs(HEADS.get(anchor.noun, (0.0, 0.0))[0]) < ASIDE
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


def _patched(first: Spot, anchor: Spot) -> Spot:
    """Return an eyepatch: before one eye of whom both are seen of, before the eye of who is seen from the side.

    Where people's eyes are is measured: children have theirs lower, and further apart.
    """
    if anchor.shape.holding:
        young = anchor.noun in COSTUMES and COSTUMES[anchor.noun].build > CHILDLIKE
        aside, up, high = (0.036, 0.85, 0.085) if young else (0.025, 0.908, 0.065)
        x, eye, high = aside * anchor.height, up, high * anchor.height
    else:
        across, eye = EYES[anchor.noun]
        aside = SPECTACLED.get(anchor.noun, 0.0) / 2
        x, high = (across + aside) * anchor.half, (1.5 * aside or 0.26) * anchor.half
    low = anchor.bottom - eye * anchor.height + high * BELOW_THE_EYE
    return replace(first, x=x, y=low, height=high, carried=True)


def _on_the_back(first: Spot, anchor: Spot) -> Spot:
    """Return a backpack: on the back of an animal on four legs, behind the shoulders of all who stand upright."""
    if anchor.shape.holding or anchor.shape.aspect <= UPRIGHT:
        high = anchor.height * (0.36 if anchor.shape.holding else 0.5)
        low = anchor.bottom - anchor.height * (0.46 if anchor.shape.holding else 0.3)
        aside = -anchor.height * 0.12 if anchor.shape.holding else -anchor.half * 0.62
        return replace(first, x=aside, y=low, height=high, carried=True)
    high = min(anchor.height * 0.62, anchor.half * 0.9)
    back = proof(anchor.draw or anchor.shape.draw)
    reach = high * first.shape.aspect / 2 / anchor.height
    middle = BACK * anchor.half / anchor.height
    edge = back.over(middle - reach, middle + reach)
    sunk = high * ON_BACK
    draw = leaning(first.draw or first.shape.draw, LEANS)
    return replace(
        first, x=BACK * anchor.half, y=anchor.bottom - edge * anchor.height + sunk, height=high, draw=draw, carried=True
    )


def _head(anchor: Spot) -> tuple[float, float]:
    """Return where the head's top is where only the eyes are known: above them; else where the drawing is highest."""
    edge, half = proof(anchor.draw or anchor.shape.draw), anchor.shape.aspect / 2
    raised = 0.5 if anchor.shape.habitat == "air" else 0.0
    if anchor.noun in EYES:
        across = EYES[anchor.noun][0] - BEFORE_ITS_EARS
        return across, edge.over((across - 0.05) * half, (across + 0.05) * half) + raised - 0.03
    columns = [number / 10 for number in range(-1, 9)]
    tops = {x: edge.over((x - 0.1) * half, (x + 0.1) * half) + raised for x in columns}
    highest = max(tops.values())
    level = [x for x in columns if tops[x] > highest - 0.015]
    return sum(level) / len(level), highest - 0.02


def _is_dark(anchor: Spot, across: float, up: float) -> bool:
    """Whether a face is so dark beside its eyes that black rims would not be seen on it."""
    x = across * anchor.shape.aspect / 2
    face = proof(anchor.draw or anchor.shape.draw).common((x - 0.14, up - 0.05), (x + 0.14, up + 0.07))
    return luminance(anchor.colour or face) < DARK


def wearing(first: Spot, anchor: Spot, place: int, company: int) -> Spot:
    """Return what somebody wears where it is worn: a cape, a scarf, a hat, glasses before the eyes."""
    del place, company
    worn = _worn(replace(anchor, flipped=False), first)
    return worn.turned() if anchor.flipped else worn


def _worn(anchor: Spot, first: Spot) -> Spot:
    """Return what is worn by somebody who looks to the right."""
    if (cut := fitted(first, anchor)) is not None:
        return cut
    if first.noun == "cape":
        return _caped(first, anchor)
    if first.noun == "backpack":
        return _on_the_back(first, anchor)
    if first.noun == "eyepatch" and (anchor.shape.holding or anchor.noun in EYES):
        return _patched(first, anchor)
    if first.noun == "scarf":
        return _scarfed(first, anchor)
    across, up = (0.0, 0.95) if anchor.shape.holding else _head(anchor)
    across, up = HEADS.get(anchor.noun, (across, up))
    if first.noun in FACIAL and anchor.noun in EYES:
        across, eyes = EYES[anchor.noun]
        if anchor.noun in SPECTACLED and first.noun == "glasses" and (worn := find("worn glasses")):
            high = SPECTACLED[anchor.noun] * 2 * anchor.half / worn.aspect
            low = anchor.bottom - eyes * anchor.height + high / 2
            draw = gilt(worn.draw) if _is_dark(anchor, across, eyes) else worn.draw
            return replace(first, x=across * anchor.half, y=low, height=high, draw=draw, carried=True)
        high = anchor.height * (0.18 if lexicon.covers("bird", anchor.noun) else 0.13)
        high = min(high, anchor.half * 0.34 / max(1.0, first.shape.aspect / 2))
        return replace(
            first, x=across * anchor.half, y=anchor.bottom - eyes * anchor.height + high / 2, height=high, carried=True
        )
    height = anchor.height * (0.12 if anchor.shape.holding else 0.26)
    if first.noun in FACIAL:
        up -= 0.06
        height *= 0.5
    return replace(first, x=across * anchor.half, y=anchor.bottom - up * anchor.height, height=height, carried=True)
