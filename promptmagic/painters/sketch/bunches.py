"""Bunches: flowers that stand in a vase, balloons whose strings meet in a hand."""

from __future__ import annotations

import math
from dataclasses import replace

from promptmagic.painters.sketch.redrawn import leaning, swaying
from promptmagic.painters.sketch.relations import VESSELS
from promptmagic.painters.sketch.spots import Spot

BUNCH, BUNCH_TURN = 0.82, 15.0
"""How high a balloon on its string is in somebody's hand, as a share of their height; how far several lean apart."""


def bunched(first: Spot, anchor: Spot, place: int, company: int) -> Spot:
    """Return a flower in a vase: all stems in its neck, the heads spread like a fan, the outer ones lower."""
    aside = place - (company - 1) / 2
    lean = aside * min(26.0, 84 / max(1, company - 1))
    height = anchor.height * (0.98 - abs(lean) / 300 - (place % 2) * 0.1)
    rim = anchor.height * VESSELS[anchor.noun]
    draw = leaning(first.draw or first.shape.draw, lean)
    return replace(first, y=anchor.bottom - rim + height * 0.3, height=height, carried=True, draw=draw)


def on_a_string(first: Spot, anchor: Spot, place: int, company: int, hand: tuple[float, float]) -> Spot:
    """Return one of some balloons whose strings meet in a hand, and that lean apart."""
    aside = place - (company - 1) / 2
    high = anchor.height * BUNCH * (1.0 - 0.05 * abs(aside))
    turn = aside * min(BUNCH_TURN, 50 / company)
    draw = swaying(first.shape.draw, turn)
    x = hand[0] * anchor.height + math.sin(math.radians(turn)) * high * 0.4
    return replace(
        first, x=x, y=anchor.bottom - hand[1] * anchor.height - high / 2, height=high, carried=True, draw=draw
    )
