"""Bones: the body and the limbs of a skeleton that stands, dances and sits as people do, in the units of `people`."""

from __future__ import annotations

import math
from collections.abc import Sequence

from promptmagic.painters.colour import Colour
from promptmagic.painters.sketch.shapes.pen import Point, darker, disc, dots, line, oval, path
from promptmagic.painters.sketch.shapes.poses import Leg

CUT = "bones"
"""The cut of the costume of which nothing but bones is left."""

STANDING: Sequence[Leg] = (((-5.6, -47.0), (-6.0, -24.0), (-6.0, -3.0)), ((5.6, -47.0), (6.0, -24.0), (6.0, -3.0)))
SEATED: Sequence[Leg] = (((1.0, -48.0), (13.0, -45.0), (15.0, -26.0)), ((-2.0, -47.0), (12.0, -44.0), (11.0, -21.0)))
"""Where hip, knee and ankle of both legs are, of one who stands and of one who sits."""

RIBS = ((-73.0, 8.0), (-69.2, 9.4), (-65.4, 9.8), (-61.6, 9.2), (-57.8, 7.6))
"""How far up each pair of ribs leaves the spine, and how far aside it reaches."""

HIPS = (
    "M-9,-50 C-9,-44 -5,-41 -1.6,-43 L0,-46 L1.6,-43 C5,-41 9,-44 9,-50 C6,-53 2,-50.6 0,-50 C-2,-50.6 -6,-53 -9,-50Z"
)
"""The outline of the hip bones."""


def bone(start: Point, end: Point, colour: Colour, thick: float = 2.3) -> str:
    """Return one long bone: a shaft with two knobs at each end."""
    (x1, y1), (x2, y2) = start, end
    length = math.hypot(x2 - x1, y2 - y1) or 1.0
    aside = ((y1 - y2) / length * thick * 0.5, (x2 - x1) / length * thick * 0.5)
    knobs = [
        disc(x + side * aside[0], y + side * aside[1], thick * 0.72, colour)
        for x, y in (start, end)
        for side in (-1, 1)
    ]
    return line(f"M{dots([start, end])}", colour, thick) + "".join(knobs)


def arm(shoulder: Point, bend: Point, palm: Point, colour: Colour) -> str:
    """Return an arm to its hand, whose fingers go on as the forearm does."""
    upper, lower = bone(shoulder, bend, colour), bone(bend, palm, colour, 1.9)
    way = math.atan2(palm[1] - bend[1], palm[0] - bend[0])
    tips = [(palm[0] + 5.0 * math.cos(way + turn), palm[1] + 5.0 * math.sin(way + turn)) for turn in (-0.5, -0.1, 0.3)]
    fingers = "".join(line(f"M{dots([palm, tip])}", colour, 1.0) for tip in tips)
    return upper + lower + disc(*palm, 1.8, colour) + fingers


def legs(lines: Sequence[Leg], colour: Colour, drop: float = 0.0) -> str:
    """Return both legs with their feet, and the hip bones that join them."""
    parts = []
    for number, (hip, knee, ankle) in enumerate(lines):
        tone = darker(colour, 0.16 if number == 0 else 0.0)
        way = 1 if ankle[0] >= knee[0] - 1 else -1
        parts += [bone(knee, ankle, tone), bone(hip, knee, tone, 2.7)]
        parts.append(path(f"M{dots([ankle])} l-1.6,2.6 h{7 * way} q0,-1.8 {-2.4 * way},-2Z", tone))
    parts.append(f'<g transform="translate(0,{drop:.2f})">{path(HIPS, colour)}</g>')
    return "".join(parts)


def torso(colour: Colour) -> str:
    """Return the spine, the ribs and the shoulders."""
    shade = darker(colour, 0.2)
    spine = "".join(oval(0, y, 1.7, 1.3, shade) for y in (-56.0, -53.4, -50.8, -48.2, -45.6))
    spine += line("M0,-82 L0,-57", shade, 2.2)
    ribs = "".join(
        line(
            f"M0,{y} C{-wide * 0.7:.1f},{y - 3.6:.1f} {-wide:.1f},{y - 1:.1f} {-wide * 0.96:.1f},{y + 1.6:.1f}"
            f" Q{-wide * 0.8:.1f},{y + 3.6:.1f} -2.4,{y + 3.4:.1f}"
            f" M0,{y} C{wide * 0.7:.1f},{y - 3.6:.1f} {wide:.1f},{y - 1:.1f} {wide * 0.96:.1f},{y + 1.6:.1f}"
            f" Q{wide * 0.8:.1f},{y + 3.6:.1f} 2.4,{y + 3.4:.1f}",
            colour,
            1.5,
        )
        for y, wide in RIBS
    )
    breast = line("M0,-75 L0,-57.6", colour, 2.4)
    return spine + ribs + breast + line("M-11.4,-75.4 Q-5,-79.4 0,-77.4 Q5,-79.4 11.4,-75.4", colour, 1.9)
