"""Hanging: what hangs by a thread or a cord, from a tree, from a bough, or from above the picture.

Everything is in pixels of a group that is still to be placed: the anchor's foot is the origin, y runs downwards.
"""

from __future__ import annotations

import random
from dataclasses import replace

from promptmagic import lexicon
from promptmagic.painters.colour import Colour
from promptmagic.painters.sketch.kinds import HANGERS
from promptmagic.painters.sketch.shapes import Shape, find
from promptmagic.painters.sketch.shapes.pen import line, put
from promptmagic.painters.sketch.spots import Spot, no_higher

CORD: Colour = (96, 84, 74)
THREAD: Colour = (214, 214, 210)
"""The colours of cords, and of what insects and spiders spin."""

ENDLESS = 40.0
"""How long a thread is that comes from above the picture, in heights of what hangs on it."""

FROM_A_BOUGH = 0.5
"""How long a cord is from a bough, in heights of what hangs on it."""

IN_A_TREE = (0.46, 0.34, 0.2)
"""Where the lower end is of what hangs from a tree: across in halves of its width, up in its heights; and how high it
is at most, in the same."""

CROWN = 0.56
"""How high the leaves of a tree are where a cord is tied, as a share of its height."""

ABOVE = 0.45
"""How far what hangs is above what it is over, in its own heights."""


def hung(first: Spot, anchor: Spot, place: int, company: int) -> Spot:
    """Return one of those that hang over a thing, or from a tree or a bough."""
    own = find(f"hanging {first.noun}")
    if own is not None:
        first = replace(first, shape=own, draw=None, height=first.height * own.height / first.shape.height)
    spins = lexicon.covers("insect", first.noun) or first.noun in ("spider", "caterpillar")
    if lexicon.covers("tree", anchor.noun):
        small = no_higher(first, anchor.height * IN_A_TREE[2])
        low = anchor.bottom - anchor.height * IN_A_TREE[1]
        side = 1 if place % 2 == 0 else -1
        x = side * anchor.half * IN_A_TREE[0] * (1 - 0.5 * (place // 2) / max(1, company))
        cord = anchor.height * (CROWN - IN_A_TREE[1]) - small.height
        cord = max(cord, small.height * 0.3)
        if first.noun in HANGERS:  # they need none
            x, low, cord = x * 0.8, anchor.bottom - anchor.height * CROWN + small.height, 0.0
    elif anchor.noun == "branch":
        small, cord = first, first.height * FROM_A_BOUGH
        x, low = (place - (company - 1) / 2) * first.half * 2.6, first.height + cord
    else:
        small, cord = first, first.height * ENDLESS
        x, low = (place - (company - 1) / 2) * first.half * 2.4, anchor.top - first.height * ABOVE
    aloft = small.shape.habitat == "air"
    y = low - (small.height / 2 if aloft else 0.0)
    return replace(small, x=x, y=y, carried=True, cord=cord / small.height, spun=spins)


def cord_of(spot: Spot, y: float) -> str:
    """Return the cord of what hangs, at most up to above the picture; `y` is the row of its origin."""
    top = y - spot.height * (0.5 if spot.shape.habitat == "air" else 1.0)
    end = max(-4.0, top - spot.cord * spot.height)
    tone, wide = (THREAD, 0.018) if spot.spun else (CORD, 0.03)
    drawn = f"M{spot.x:.1f},{top + spot.height * 0.08:.1f} V{end:.1f}"
    return line(drawn, tone, min(4.0, max(1.2, spot.height * wide)))


def on_a_wall(shape: Shape) -> Shape:
    """Return a thing that stands as one that hangs, its middle at the origin."""
    if shape.habitat == "air":
        return shape

    def hung(chance: random.Random, height: float, colour: Colour | None = None) -> str:
        return put(shape.draw(chance, height, colour), y=height / 2)

    return replace(shape, draw=hung, habitat="air")
