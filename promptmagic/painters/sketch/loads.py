"""Loads: what somebody carries on the shoulders, and who is carried on a ship's deck.

Everything is in pixels of a group that is still to be placed: the anchor's foot is the origin, y runs downwards.
"""

from __future__ import annotations

from dataclasses import replace

from promptmagic.painters.sketch.redrawn import lying_down
from promptmagic.painters.sketch.relations import VESSELS
from promptmagic.painters.sketch.spots import Spot, no_higher

ON_SHOULDER = (0.15, 0.755, 0.21)
"""Where a bird is on somebody's shoulder, across and up, and how high it is at most, as shares of the height."""

ASTRIDE, LOAD_LONG = (0.86, 0.56), 0.8
"""How high on somebody a child sits on the shoulders, and how high it is; how long what is carried there is; all as
shares of the height."""

DECKED, ON_DECK, AT_BOW = frozenset({"ship"}), 0.34, 0.66
"""On whose deck people are, how high at most, as a share of its height, and how far before its middle."""


def shouldered(first: Spot, anchor: Spot, place: int, company: int) -> Spot:
    """Return what somebody carries on the shoulder: a child astride, behind the head, or a long thing across."""
    del company
    if first.shape.seated is not None:
        small = no_higher(first, anchor.height * ASTRIDE[1])
        level = anchor.bottom - ASTRIDE[0] * anchor.height
        return replace(small, y=level, carried=True, draw=first.shape.seated)
    tall, aspect = first.shape.aspect < 1, first.shape.aspect
    long = min(LOAD_LONG * anchor.height, first.height * max(1.0, aspect) * 1.4)
    thick = long * (aspect if tall else 1 / aspect)
    draw = lying_down(first.shape.draw, aspect) if tall else first.draw
    y = anchor.bottom - ON_SHOULDER[1] * anchor.height - (place + (0.5 if tall else 0.0)) * thick
    thick = min(thick, anchor.height * 0.3)
    return replace(first, x=ON_SHOULDER[0] * anchor.height, y=y, height=thick, carried=True, draw=draw)


def on_deck(first: Spot, anchor: Spot, place: int) -> Spot:
    """Return one of those who stand on a ship's deck, before what is built on it."""
    small = no_higher(first, anchor.height * ON_DECK)
    y = anchor.bottom - anchor.height * VESSELS[anchor.noun] + small.height * 0.26
    return replace(small, x=anchor.half * AT_BOW - 2.1 * small.half * place, y=y, carried=True)
