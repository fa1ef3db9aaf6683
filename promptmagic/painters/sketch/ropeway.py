"""Ropeways: the ropes that a cable car hangs from, from one edge of the picture to the other, and their pylon."""

from __future__ import annotations

from promptmagic.painters.colour import Colour, mix
from promptmagic.painters.sketch.easel import Easel
from promptmagic.painters.sketch.shapes.pen import darker, disc, line, polygon
from promptmagic.painters.sketch.spots import Spot

STEEL: Colour = (98, 104, 114)

ROPED = frozenset({"cable car", "chairlift"})
"""What hangs from a rope over the land."""

RISE, BESIDE = 0.13, 0.34
"""How far the rope goes up to its upper end, as a share of the way across; how far from the cabin its pylon stands, of
the picture's width."""

HEAD, FOOT = 0.012, 0.05
"""How broad a pylon is at its head and at its foot, as shares of the picture's unit, to either side."""


def hang(easel: Easel, spot: Spot) -> None:
    """Draw the rope over a cable car, up to the side that it looks to, and the pylon down the line."""
    ahead = -1 if spot.flipped else 1
    steel = mix(easel.ambient(STEEL), easel.light.shade, 0.4 * easel.light.backlit)
    top, unit = spot.top + spot.height * 0.05, easel.unit
    pylon = spot.x - ahead * BESIDE * easel.width
    if not 0.06 * easel.width < pylon < 0.94 * easel.width:
        pylon = spot.x + ahead * BESIDE * easel.width
    level = top - RISE * (pylon - spot.x) * ahead
    foot = max(easel.horizon + 0.12 * easel.height, level + 0.3 * unit)
    wide = max(1.2, unit * 0.005)
    easel.put(_pylon(pylon, level, foot, unit, steel))
    edge = easel.width + 10
    for drop in (0.0, unit * 0.014):
        before, after = (top + drop + RISE * (spot.x - x) * ahead for x in (-10.0, float(edge)))
        easel.put(
            line(f"M-10,{before:.1f} L{spot.x:.1f},{top + drop:.1f} L{edge},{after:.1f}", darker(steel, 0.4), wide)
        )
    easel.note("rope", "pylon")


def _pylon(x: float, top: float, foot: float, unit: float, steel: Colour) -> str:
    head, base = HEAD * unit, FOOT * unit * (foot - top) / (0.5 * unit)
    parts = [
        polygon(
            [(x - head * 0.5, top), (x + head * 0.5, top), (x + base * 0.5, foot), (x - base * 0.5, foot)], steel, 0.22
        )
    ]
    legs = f"M{x - head:.1f},{top:.1f} L{x - base:.1f},{foot:.1f} M{x + head:.1f},{top:.1f} L{x + base:.1f},{foot:.1f}"
    steps = 7
    for at in range(steps):
        low, high = (at / steps, (at + 1) / steps)
        (xl, yl), (xh, yh) = ((head + (base - head) * t, top + (foot - top) * t) for t in (low, high))
        legs += f" M{x - xl:.1f},{yl:.1f} L{x + xh:.1f},{yh:.1f} M{x + xl:.1f},{yl:.1f} L{x - xh:.1f},{yh:.1f}"
    parts.append(line(legs, steel, max(1.0, unit * 0.006)))
    arm = unit * 0.05
    parts.append(line(f"M{x - arm:.1f},{top:.1f} H{x + arm:.1f}", darker(steel, 0.3), unit * 0.016))
    parts += [disc(x + arm * side, top, unit * 0.011, darker(steel, 0.45)) for side in (-0.8, -0.3, 0.3, 0.8)]
    return "".join(parts)
