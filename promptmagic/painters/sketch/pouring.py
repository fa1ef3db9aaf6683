"""Pouring: a pot, a jug or a bottle that is tipped in the air over what it fills, the stream running from its spout.

Everything is in pixels of a group that is still to be placed: the anchor's foot is the origin, y runs downwards.
"""

from __future__ import annotations

import math
import random
from dataclasses import replace

from promptmagic.lexicon.nouns import measured, numbers
from promptmagic.painters.colour import Colour
from promptmagic.painters.sketch.shape import Draw
from promptmagic.painters.sketch.shapes.pen import lighter, line, put
from promptmagic.painters.sketch.spots import Spot

SPOUTS = numbers("spout")
"""Where a vessel's spout ends, across as a share of half the width and up, and by how many degrees it is tipped."""

VESSELS = measured("vessel")

CLEAR, CLEAREST, THICK, LARGEST, SMALLEST = 0.22, 0.6, 0.055, 2.2, 0.9
"""How far a spout stays above what is filled at least and at most, in heights of the vessel, and how thick the stream
is in the same; how high the vessel is at most and at least, in heights of what it fills."""

WATER: Colour = (122, 184, 222)
LIQUIDS: dict[str, Colour] = {
    "tea": (176, 104, 44), "coffee": (92, 56, 34), "milk": (250, 248, 240), "juice": (246, 162, 48),
    "wine": (156, 36, 56), "lemonade": (250, 226, 120), "honey": (232, 160, 40), "syrup": (150, 74, 20),
    "cocoa": (112, 68, 44), "hot chocolate": (112, 68, 44), "oil": (226, 190, 60), "beer": (230, 170, 54),
    "paint": (206, 58, 52), "soup": (216, 128, 50), "chocolate": (96, 56, 36),
}  # fmt: skip
"""The colours of what is poured; all else is as water is."""


def pours(noun: str) -> bool:
    """Whether a thing has a spout, or a neck, that one pours out of."""
    return noun in SPOUTS


def poured(first: Spot, anchor: Spot, liquid: str) -> Spot:
    """Return a vessel tipped over what it fills, with the stream between them."""
    high = max(anchor.height * SMALLEST, min(first.height, anchor.height * LARGEST))
    across, up, turn = SPOUTS[first.noun]
    mirrored = across < 0  # its drawing looks to the left
    x, y = abs(across) * first.shape.aspect / 2, 0.5 - up
    angle = math.radians(turn)
    tip = (x * math.cos(angle) - y * math.sin(angle), x * math.sin(angle) + y * math.cos(angle))
    surface = anchor.bottom - VESSELS.get(anchor.noun, 0.9) * anchor.height
    end = min(surface, anchor.top + anchor.height * 0.45)
    lowest = first.shape.aspect / 2 * math.sin(angle) * 0.8 + 0.5 * math.cos(angle)  # no part of it is before the cup
    clear = max(CLEAR, min(CLEAREST, lowest - tip[1]))
    falls = (end - anchor.top) / high + clear + THICK
    draw = _tipped(first.draw or first.shape.draw, tip, turn, falls, LIQUIDS.get(liquid, WATER), mirrored=mirrored)
    shape = replace(first.shape, habitat="air", aspect=max(1.2, first.shape.aspect))
    middle = anchor.top - high * clear - tip[1] * high
    return replace(first, shape=shape, x=-tip[0] * high, y=middle, height=high, draw=draw, carried=True)


def _tipped(
    drawn: Draw, tip: tuple[float, float], turn: float, falls: float, liquid: Colour, *, mirrored: bool
) -> Draw:
    """Return what draws a vessel turned about its middle, and what runs out of it."""

    def pouring(chance: random.Random, height: float, colour: Colour | None = None) -> str:
        vessel = put(drawn(chance, height, colour), y=height / 2)
        vessel = f'<g transform="scale(-1,1)">{vessel}</g>' if mirrored else vessel
        (x, y), long, wide = (tip[0] * height, tip[1] * height), falls * height, THICK * height
        bend = f"M{x - wide * 0.6:.1f},{y:.1f} Q{x + wide:.1f},{y:.1f} {x + wide * 0.8:.1f},{y + long * 0.4:.1f}"
        stream = f"{bend} V{y + long:.1f}"
        light = line(
            f"M{x + wide * 0.6:.1f},{y + long * 0.3:.1f} V{y + long * 0.9:.1f}", lighter(liquid, 0.5), wide * 0.3
        )
        return line(stream, liquid, wide) + light + put(vessel, turn=turn)

    return pouring
