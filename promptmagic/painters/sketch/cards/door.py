"""A door: what a sign hangs on that is said to be on one."""

from __future__ import annotations

import re

from promptmagic.painters.colour import BLACK, WHITE, Colour, mix, scaled
from promptmagic.painters.sketch.easel import Easel
from promptmagic.painters.sketch.shapes.pen import box, disc

ON_A_DOOR = re.compile(r"\b(?:doors?|door sign|hanging on|on the gate of)\b", re.IGNORECASE)
"""Words that hang a sign on a door."""

LEAVES: tuple[Colour, ...] = ((74, 110, 128), (132, 52, 50), (84, 112, 84), (196, 176, 140), (92, 84, 122))
WALL: Colour = (232, 222, 206)
BRASS: Colour = (206, 166, 84)


def door(easel: Easel) -> None:
    """Paint a panelled door in its wall, as wide as a sign on it needs it."""
    wide, high, unit = easel.width, easel.height, easel.unit
    leaf = LEAVES[easel.scene.seed % len(LEAVES)]
    left = (wide - min(wide * 0.94, high * 1.24)) / 2
    across = wide - 2 * left
    frame = unit * 0.05
    drawn = [box(0, 0, wide, high, WALL), box(left - frame, 0, across + 2 * frame, high, mix(WALL, WHITE, 0.55))]
    drawn.append(box(left - frame * 0.18, 0, across + frame * 0.36, high, scaled(leaf, 0.5)))
    drawn.append(box(left, 0, across, high, leaf))
    gap = across * 0.075
    panel = (across - 3 * gap) / 2
    for column in range(2):
        x = left + gap + column * (panel + gap)
        for top, foot in ((-0.3, 0.3), (0.4, 1.3)):
            y, tall = high * top, high * (foot - top)
            drawn.append(box(x, y, panel, tall, mix(leaf, BLACK, 0.26), unit * 0.006))
            drawn.append(box(x + unit * 0.012, y + unit * 0.012, panel - unit * 0.018, tall - unit * 0.018, leaf))
            drawn.append(
                box(x + unit * 0.045, y + unit * 0.045, panel - unit * 0.09, tall - unit * 0.09, mix(leaf, WHITE, 0.1))
            )
    knob = (left + across - gap * 0.5, high * 0.86)
    drawn.append(disc(knob[0] + unit * 0.004, knob[1] + unit * 0.008, unit * 0.03, mix(leaf, BLACK, 0.4)))
    drawn.append(
        disc(*knob, unit * 0.027, BRASS) + disc(knob[0] - unit * 0.008, knob[1] - unit * 0.009, unit * 0.009, WHITE)
    )
    easel.put("".join(drawn))
    easel.note("door")
