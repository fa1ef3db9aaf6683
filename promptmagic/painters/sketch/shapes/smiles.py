"""Smiles: a face on a thing that has none by nature, as children draw it on fruit, cakes and suns."""

from __future__ import annotations

import random

from promptmagic.painters.colour import Colour, luminance
from promptmagic.painters.sketch.shapes.pen import disc, line, number
from promptmagic.painters.sketch.shapes.surface import Surface

GRID = 14
"""Into how many steps a thing is divided to find where a face has most room."""

LARGEST, SHARE = 0.3, 0.8
"""How far a face reaches at most, as a share of the thing's size, and how much of the room it takes."""

AROUND = ((1.0, 0.0), (-1.0, 0.0), (0.0, 0.8), (0.0, -0.8), (0.7, 0.55), (-0.7, 0.55), (0.7, -0.55), (-0.7, -0.55))
"""Where a face ends, from its middle, as shares of its reach."""

UNEVEN = 90
"""By how much the brightness differs where eyes and mouth would not all be seen in one ink."""

INK: Colour = (52, 36, 34)
CHEEK: Colour = (238, 112, 120)


def smile(surface: Surface, chance: random.Random, asked: Colour | None) -> Surface:
    """Draw two eyes, cheeks and a smile where the thing has most room for them."""
    del chance, asked
    x, y, room = _roomiest(surface)
    if not room:
        return surface
    reach = room * SHARE
    ink = (250, 246, 240) if luminance(surface.colour(x, y) or surface.own) < 70 else INK
    parts = []
    for side in (-1, 1):
        parts.append(disc(x + side * reach * 0.42, y - reach * 0.14, reach * 0.15, ink))
        parts.append(disc(x + side * reach * 0.37, y - reach * 0.19, reach * 0.05, (255, 255, 255)))
        parts.append(disc(x + side * reach * 0.72, y + reach * 0.14, reach * 0.13, CHEEK, 0.75))
    mouth = f"M{number(x - reach * 0.3)},{number(y + reach * 0.16)} q{number(reach * 0.3)},{number(reach * 0.42)} "
    parts.append(line(f"{mouth}{number(reach * 0.6)},0", ink, reach * 0.1))
    return surface.over(*parts)


def _roomiest(surface: Surface) -> tuple[float, float, float]:
    """Return the place on a thing with most of it about, the nearest to its middle, and how far it reaches there."""
    left, top, right, bottom = surface.extent
    middle = ((left + right) / 2, (top + bottom) / 2)
    best = (*middle, 0.0)
    score = 0.0
    for across in range(1, GRID):
        for down in range(1, GRID):
            x, y = left + (right - left) * across / GRID, top + (bottom - top) * down / GRID
            room = _room(surface, x, y)
            off = abs(x - middle[0]) + abs(y - middle[1])
            if room and room - 0.25 * off > score:
                best, score = (x, y, room), room - 0.25 * off
    return best


def _room(surface: Surface, x: float, y: float) -> float:
    """Return how far a face may reach about a place."""
    reach = 0.0
    for step in range(1, 9):
        wider = surface.size * LARGEST * step / 8
        if any(surface.colour(x + dx * wider, y + dy * wider) is None for dx, dy in AROUND):
            break
        reach = wider
    tones = [luminance(surface.colour(x + dx * reach * 0.6, y + dy * reach * 0.6) or surface.own) for dx, dy in AROUND]
    return reach if max(tones) - min(tones) < UNEVEN else reach * 0.6
