"""Lecterns: maps, pictures and other sheets that somebody points at, on a stand at the height of a hand."""

from __future__ import annotations

import random
from dataclasses import replace

from promptmagic.painters.colour import Colour
from promptmagic.painters.sketch.shapes.pen import box, line, put
from promptmagic.painters.sketch.spots import Spot

SHEETS = frozenset(
    {"map", "poster", "picture", "painting", "calendar", "diagram", "chart", "sign", "whiteboard", "blackboard"}
    | {"board", "screen", "letter", "newspaper"}
)
"""What one hangs up to explain it."""

EXPLAINED = frozenset({"point at", "teach"})
"""What is done at a thing that hangs for all to see."""

STAND, SHEET = 1.04, 0.5
"""How high a stand is, as a share of who points at what is on it, and which part of it the sheet takes."""

BROADEST = 0.86
"""How broad a sheet is at most, as a share of the stand's height."""

WOOD: Colour = (138, 92, 54)
DARK: Colour = (98, 66, 40)


def is_sheet(noun: str) -> bool:
    """Whether a thing is hung up to be explained."""
    return noun in SHEETS


def on_a_stand(sheet: Spot, height: float) -> Spot:
    """Return a sheet on a stand beside somebody who is so high, who points at it."""
    whole = height * STAND
    drawn, aspect, own = sheet.draw or sheet.shape.draw, sheet.shape.aspect, sheet.shape.habitat
    part = min(SHEET, BROADEST / max(0.4, aspect))

    def standing(chance: random.Random, height: float, colour: Colour | None = None) -> str:
        high = height * part
        half, low = high * aspect / 2, -height * 0.97 + high
        legs = f"M{-height * 0.03:.1f},{-height:.1f} L{-height * 0.2:.1f},0 M{height * 0.03:.1f},{-height:.1f}"
        legs += f" L{height * 0.2:.1f},0"
        foot = low - (high / 2 if own == "air" else 0.0)
        return (
            line(f"M0,{-height:.1f} L0,{-height * 0.06:.1f}", DARK, height * 0.022)
            + line(legs, WOOD, height * 0.03)
            + put(drawn(chance, high, colour), 0, foot)
            + box(-half * 0.92, low - height * 0.006, half * 1.84, height * 0.028, WOOD, 2)
        )

    shape = replace(sheet.shape, draw=standing, aspect=max(0.5, part * aspect), habitat="ground", snowy=None)
    return replace(sheet, shape=shape, draw=None, height=whole, y=0.0)
