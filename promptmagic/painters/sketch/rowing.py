"""Rowing: the oars of those who row a boat, from their hands over its side into the water.

Everything is in pixels of a group that is still to be placed: the anchor's foot is the origin, y runs downwards.
"""

from __future__ import annotations

import random
from dataclasses import replace

from promptmagic.painters.colour import Colour
from promptmagic.painters.sketch.shape import Shape
from promptmagic.painters.sketch.shapes.pen import darker, line, oval, put
from promptmagic.painters.sketch.spots import Spot

ROWED = frozenset({"boat", "canoe", "raft"})
"""What has oars, or a paddle."""

LONG, WIDE, OVER = 1.35, 0.62, 0.16
"""How high and how broad an oar is as it lies over the side, and how far above the side its grip is, in heights of the
boat."""

WOOD: Colour = (196, 146, 92)


def rows(rower: Spot, boat: Spot) -> bool:
    """Whether somebody in a boat rows it."""
    return boat.noun in ROWED and rower.act is not None and rower.act.verb == "row"


def oar_of(rower: Spot, boat: Spot) -> Spot:
    """Return the oar of one who rows: the grip at the breast, the blade behind them in the water."""
    high = boat.height * LONG
    grip = boat.top - boat.height * OVER
    side = -1 if rower.flipped else 1
    shape = Shape(_oar, "ground", 0.1, WIDE / LONG)
    x = rower.x + side * (rower.height * 0.16 - boat.height * WIDE / 2)
    spot = Spot(shape, "oar", x, grip + high, high, carried=True, flipped=rower.flipped)
    return replace(spot, airy=True)


def _oar(chance: random.Random, height: float, colour: Colour | None = None) -> str:
    """Draw an oar that goes down to the left, its blade at the foot."""
    del chance
    wood, half = colour or WOOD, height * WIDE / LONG / 2
    shaft = line(f"M{half:.1f},{-height:.1f} L{-half * 0.7:.1f},{-height * 0.2:.1f}", wood, height * 0.036)
    blade = put(oval(0, 0, height * 0.055, height * 0.16, darker(wood, 0.12)), -half * 0.86, -height * 0.14, turn=27)
    return shaft + blade
