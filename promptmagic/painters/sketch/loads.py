"""Loads: what somebody carries on the shoulders, who is carried on a ship's deck, and what a crane has on its hook.

Everything is in pixels of a group that is still to be placed: the anchor's foot is the origin, y runs downwards.
"""

from __future__ import annotations

import random
from dataclasses import replace

from promptmagic.lexicon.nouns import marked
from promptmagic.painters.colour import Colour
from promptmagic.painters.sketch.mouths import mouth_of
from promptmagic.painters.sketch.redrawn import lying_down
from promptmagic.painters.sketch.relations import VESSELS
from promptmagic.painters.sketch.shapes.pen import line, put
from promptmagic.painters.sketch.spots import Spot, no_higher

ON_SHOULDER = (0.15, 0.755, 0.21)
"""Where a bird is on somebody's shoulder, across and up, and how high it is at most, as shares of the height."""

ASTRIDE, LOAD_LONG = (0.86, 0.56), 0.8
"""How high on somebody a child sits on the shoulders, and how high it is; how long what is carried there is; all as
shares of the height."""

DECKED, ON_DECK, AT_BOW = frozenset({"ship"}), 0.34, 0.66
"""On whose deck people are, how high at most, as a share of its height, and how far before its middle."""

HOISTS = marked("hoist")
"""What lifts others on a hook: where that is, is its hand."""

HOISTED = (0.12, 0.3, 0.34)
"""How high at least and at most what hangs on a hook is drawn, and how broad at most, as shares of the crane."""

SLING: Colour = (70, 74, 82)


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


def on_the_hook(first: Spot, anchor: Spot) -> Spot:
    """Return what a crane lifts, in two slings that run from its hook to it."""
    least, most, broadest = (share * anchor.height for share in HOISTED)
    high = min(max(first.height, least), most, broadest / first.shape.aspect)
    drawn, aspect, aloft = first.draw or first.shape.draw, first.shape.aspect, first.shape.habitat == "air"
    slack = max(0.3, min(0.5, aspect * 0.3))

    whole = 1 + slack

    def slung(chance: random.Random, height: float, colour: Colour | None = None) -> str:
        tall = height / whole
        side, top = tall * aspect * 0.32, -tall * 0.6
        ropes = f"M{-side:.1f},{top:.1f} L0,{-height:.1f} L{side:.1f},{top:.1f}"
        return line(ropes, SLING, max(1.0, tall * 0.024)) + put(drawn(chance, tall, colour), 0, -tall / 2 * aloft)

    across, up = mouth_of(anchor)
    y = anchor.bottom - up * anchor.height + high * whole
    shape = replace(first.shape, habitat="ground", aspect=aspect / whole)
    return replace(first, shape=shape, x=across * anchor.height, y=y, height=high * whole, draw=slung, carried=True)
