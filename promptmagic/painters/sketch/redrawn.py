"""Redrawn: what draws a thing in another way than its shape does: leaning, upside down, on a line, cut off."""

from __future__ import annotations

import math
import random
from functools import cache

from promptmagic.painters.colour import Colour
from promptmagic.painters.sketch.shape import Draw
from promptmagic.painters.sketch.shapes.pen import darker, line, oval, path, put

STRING: Colour = (236, 232, 222)

RIM, GOLD = "#24262e", "#e8bf55"
"""The colour of glasses' rims in their art, and on dark faces."""

SPRAY: Colour = (226, 242, 250)

SUNK = 0.44
"""Which part of them is not seen."""


def cut_off(draw: Draw, aside: float = 1.0, sunk: float = SUNK) -> Draw:
    """Return what draws only the upper part of somebody, whose foot is at the origin all the same.

    What is farther `aside` to the right, in their heights, is seen whole: a line into the water.
    """

    def cut(chance: random.Random, height: float, colour: Colour | None = None) -> str:
        low, high = height * sunk, height * 1.3
        frame = f'x="{-height:.1f}" y="{-high:.1f}" width="{2 * height:.1f}" height="{high - low:.1f}"'
        view = f'viewBox="{-height:.1f} {-high:.1f} {2 * height:.1f} {high - low:.1f}"'
        upper = f"<svg {frame} {view}>{draw(chance, height, colour)}</svg>"
        if aside >= 1:
            return upper
        left, wide = height * aside, height * (1 - aside)
        frame = f'x="{left:.1f}" y="{-high:.1f}" width="{wide:.1f}" height="{high:.1f}"'
        view = f'viewBox="{left:.1f} {-high:.1f} {wide:.1f} {high:.1f}"'
        return upper + f"<svg {frame} {view}>{draw(chance, height, colour)}</svg>"

    return cut


FLAMES = ((-0.3, 0.62, 0.5), (0.34, 0.66, 0.46), (0.02, 0.86, 0.56), (-0.2, 0.12, 0.3), (0.28, 0.1, 0.28))
"""Where flames come out of what burns: across in its widths, up in its heights, and how high they are in these."""

_FLAME = (
    "M0,0 C-26,-6 -30,-34 -16,-52 C-14,-40 -8,-38 -6,-44 C-10,-66 2,-84 8,-100 "
    "C8,-80 24,-70 20,-50 C26,-54 26,-60 26,-66 C38,-36 26,-4 0,0Z"
)


def burning(draw: Draw, aspect: float) -> Draw:
    """Return what draws a thing so broad, in its heights, with flames that come out of it."""

    def burnt(chance: random.Random, height: float, colour: Colour | None = None) -> str:
        parts = [draw(chance, height, colour)]
        for number, (across, up, high) in enumerate(FLAMES):
            flame = path(_FLAME, (226, 74, 30)) + put(path(_FLAME, (248, 148, 40)), scale=0.72)
            flame += put(path(_FLAME, (255, 222, 104)), scale=0.42)
            flame = f'<g transform="scale(-1,1)">{flame}</g>' if number % 2 else flame
            parts.append(put(flame, across * aspect * height, -up * height, scale=high * height / 100))
        return "".join(parts)

    return burnt


def leaning(draw: Draw, turn: float) -> Draw:
    """Return what draws a thing leaning by so many degrees about its foot."""

    def leant(chance: random.Random, height: float, colour: Colour | None = None) -> str:
        return put(draw(chance, height, colour), turn=turn)

    return leant


def mid_leap(draw: Draw) -> Draw:
    """Return what draws a swimmer in the air, its head up, water dropping from its tail."""

    def leapt(chance: random.Random, height: float, colour: Colour | None = None) -> str:
        drops = [
            oval(-height * (0.3 + 0.24 * at), height * (0.1 + 0.2 * (at % 3)), height * 0.03, height * 0.05, SPRAY)
            for at in range(5)
        ]
        return put(draw(chance, height, colour), turn=-14) + "".join(drops)

    return leapt


@cache
def gilt(draw: Draw) -> Draw:
    """Return what draws black-rimmed glasses with rims of gold."""

    def golden(chance: random.Random, height: float, colour: Colour | None = None) -> str:
        return draw(chance, height, colour).replace(RIM, GOLD)

    return golden


def broadened(draw: Draw, times: float) -> Draw:
    """Return what draws a thing so many times as broad, and no higher."""

    def broad(chance: random.Random, height: float, colour: Colour | None = None) -> str:
        return f'<g transform="scale({times:.3f},1)">{draw(chance, height, colour)}</g>'

    return broad


def swaying(draw: Draw, turn: float) -> Draw:
    """Return what draws a thing in the air leaning by so many degrees about its lower end."""

    def swayed(chance: random.Random, height: float, colour: Colour | None = None) -> str:
        middle = -math.sin(math.radians(turn)) * height * 0.4  # the hand stays where it is, whatever the lean
        return put(put(draw(chance, height, colour), 0, -height / 2), middle, height / 2, turn=turn)

    return swayed


def upside_down(draw: Draw) -> Draw:
    """Return what draws a thing turned round, its lower end at the origin."""

    def turned(chance: random.Random, height: float, colour: Colour | None = None) -> str:
        return put(draw(chance, height, colour), 0, -height, turn=180)

    return turned


def lying_down(draw: Draw, aspect: float) -> Draw:
    """Return what draws a tall thing laid on its side, its middle at the origin, as high as it was broad."""

    def laid(chance: random.Random, height: float, colour: Colour | None = None) -> str:
        return put(put(draw(chance, 1000, colour), 0, 500), turn=80, scale=height / (1000 * aspect))

    return laid


def level(draw: Draw, aspect: float) -> Draw:
    """Return what draws a tall thing laid level, its lower edge at the origin, as high as it was broad."""

    def laid(chance: random.Random, height: float, colour: Colour | None = None) -> str:
        tall = height / aspect
        return put(put(draw(chance, tall, colour), 0, tall / 2), y=-height / 2, turn=90)

    return laid


def between_wings(draw: Draw, aspect: float, tone: Colour) -> Draw:
    """Return what draws a page so broad, in its heights, held at both edges by the tips of wings."""

    def held(chance: random.Random, height: float, colour: Colour | None = None) -> str:
        tip, across = oval(0, 0, height * 0.15, height * 0.3, darker(tone, 0.12)), height * aspect * 0.5
        tips = (put(tip, side * across, -height * 0.4, turn=side * 14) for side in (-1, 1))
        return draw(chance, height, colour) + "".join(tips)

    return held


def submerged(draw: Draw) -> Draw:
    """Return what draws a thing as it is seen through the water above it."""

    def seen(chance: random.Random, height: float, colour: Colour | None = None) -> str:
        return f'<g opacity="0.55">{draw(chance, height, colour)}</g>'

    return seen


def on_a_line(draw: Draw) -> Draw:
    """Return what draws a thing in the air high above its origin, and the line that it is held by."""

    def flown(chance: random.Random, height: float, colour: Colour | None = None) -> str:
        across, up = height * 0.55, -height * 0.3
        held = f"M0,{height / 2:.1f} Q{across * 0.7:.1f},{height * 0.3:.1f} {across:.1f},{up:.1f}"
        return line(held, STRING, height / 110) + put(draw(chance, height * 0.42, colour), across, up)

    return flown
