"""Embracing: the arms of somebody lie over what they carry or hold to the breast, rather than behind it."""

from __future__ import annotations

from dataclasses import replace

from promptmagic.painters.sketch.spots import Spot

EMBRACES = frozenset({"carry", "hug", "hold"})
"""What is done with both arms about a thing."""


def arms_over(anchor: Spot) -> Spot | None:
    """Return the arms of somebody who has a thing in both of them, to be drawn over it; None where nobody has."""
    act, body = anchor.act, anchor.shape.body
    if act is None or body is None or not anchor.acts or act.held is None or act.verb not in EMBRACES:
        return None
    if act.pose.fore:  # it is shown at its ends
        return None
    shape = replace(anchor.shape, body=None)
    arms = replace(anchor, shape=shape, noun="arms", draw=body.grasping(act.pose), act=None, posed=None, states=())
    return replace(arms, fore=True, carried=True, mirrored=False)
