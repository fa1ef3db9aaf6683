"""Coils: a snake or a dragon wound around a thing, half of its turns behind it and half before.

Everything is in heights of the thing that it is wound around, whose foot is the origin; y runs upwards.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from promptmagic.painters.colour import Colour
from promptmagic.painters.sketch.overlap import crown
from promptmagic.painters.sketch.shape import Draw
from promptmagic.painters.sketch.shapes.joints import proof
from promptmagic.painters.sketch.shapes.pen import darker, disc, lighter, line, oval, path, put, trace
from promptmagic.painters.sketch.spots import Spot

TURNS, LOW, HIGH, TRUNK = 3, 0.08, 0.72, 0.94
"""How often one winds; from where to where on a thing; and how far up a bare trunk."""

DRAGON: Colour = (64, 158, 74)
SNAKE: Colour = (98, 168, 62)
WING: Colour = (122, 44, 84)


FINE = 1000
"""How finely it is drawn: in thousandths of the height."""


def _path(*steps: str | float) -> str:
    """Return path data from commands and numbers in heights."""
    return trace(*(step if isinstance(step, str) else step * FINE for step in steps))


@dataclass(frozen=True, slots=True)
class _Turn:
    """One turn before a thing: from its left edge to its right, and how thick the body is there."""

    left: float
    right: float
    low: float
    rise: float
    thick: float


def wound(first: Spot, anchor: Spot) -> tuple[Spot, Spot]:
    """Return the part of a long body that is behind what it is wound around, and the part before it."""
    draw, bare = anchor.draw or anchor.shape.draw, crown(anchor)[0]
    fierce = first.noun == "dragon"
    turns = _turns(draw, bare * TRUNK if bare else HIGH, thick=(0.085 if fierce else 0.07) * (0.6 if bare else 1.0))
    shape = replace(first.shape, habitat="ground", aspect=anchor.shape.aspect + 0.4, body=None)
    base = replace(first, shape=shape, x=0.0, y=anchor.bottom, height=anchor.height, carried=True, posed=None)
    return replace(base, noun="coil", draw=_behind(turns, fierce)), replace(base, draw=_before(turns, fierce))


@cache
def _turns(draw: Draw, high: float, *, thick: float) -> tuple[_Turn, ...]:
    """Return the turns about a drawing, each as broad as it is there."""
    measured, found = proof(draw), []
    step = (high - LOW) / TURNS
    for number in range(TURNS):
        low = LOW + step * number
        runs = measured.runs(low + step * 0.25) or [(-0.1, 0.1)]
        middle = min(runs, key=lambda run: abs(run[0] + run[1]))
        found.append(_Turn(middle[0], middle[1], low, step * 0.5, thick))
    return tuple(found)


def _tone(colour: Colour | None, *, fierce: bool) -> Colour:
    return colour or (DRAGON if fierce else SNAKE)


@cache
def _behind(turns: tuple[_Turn, ...], fierce: bool) -> Draw:
    """Return what draws the turns behind a thing, a dragon's wing with them."""

    def drawn(chance: random.Random, height: float, colour: Colour | None = None) -> str:
        del chance
        tone, parts = darker(_tone(colour, fierce=fierce), 0.34), []
        for one, above in pairwise(turns):
            ends = (one.right + one.thick * 0.5, one.low + one.rise), (above.left - one.thick * 0.5, above.low)
            (ax, ay), (bx, by) = ends
            back = _path("M", ax, -ay, "C", ax + one.thick, -ay - 0.05, bx - one.thick, -by + 0.05, bx, -by)
            parts.append(line(back, tone, one.thick * FINE))
        if fierce:
            top = turns[-1]
            x, y = top.left + 0.02, top.low + 0.04
            wing = _path(
                "M", x, -y, "C", x - 0.1, -y - 0.2, x - 0.24, -y - 0.3, x - 0.42, -y - 0.3, "Q", x - 0.34, -y - 0.2,
                x - 0.4, -y - 0.12, "Q", x - 0.28, -y - 0.1, x - 0.28, -y + 0.02, "Q", x - 0.14, -y, x, -y + 0.08, "Z",
            )  # fmt: skip
            parts.append(path(wing, WING))
        return put("".join(parts), scale=height / FINE)

    return drawn


@cache
def _before(turns: tuple[_Turn, ...], fierce: bool) -> Draw:
    """Return what draws the turns before a thing, the tail on the ground and the head beside it."""

    def drawn(chance: random.Random, height: float, colour: Colour | None = None) -> str:
        del chance
        tone = _tone(colour, fierce=fierce)
        first, last, parts = turns[0], turns[-1], []
        tail = _path(
            "M", first.left - first.thick * 0.5, -first.low, "C", first.left - 0.1, -first.low + 0.03,
            first.left - 0.14, -0.01, first.left - 0.3, -0.03,
        )  # fmt: skip
        parts.append(line(tail, tone, first.thick * 0.6 * FINE))
        for one in turns:
            ends = one.left - one.thick * 0.5, one.right + one.thick * 0.5
            middle, sag = (ends[0] + ends[1]) / 2, one.low + one.rise * 0.3 - one.thick * 0.6
            body = _path("M", ends[0], -one.low, "Q", middle, -sag, ends[1], -one.low - one.rise)
            belly = _path(
                "M", ends[0], -one.low + one.thick * 0.24, "Q", middle, -sag + one.thick * 0.24, ends[1],
                -one.low - one.rise + one.thick * 0.24,
            )  # fmt: skip
            parts.append(line(body, darker(tone, 0.3), one.thick * 1.12 * FINE) + line(body, tone, one.thick * FINE))
            parts.append(line(belly, lighter(tone, 0.4), one.thick * 0.3 * FINE))
            if fierce:
                parts += [_spike(ends, one, share / 6, tone) for share in range(1, 6)]
        x, y, size = last.right + last.thick * 0.6, last.low + last.rise, last.thick
        up, scale = -y - 0.12, size * FINE * (0.02 if fierce else 0.025)
        neck = _path("M", x - size * 0.2, -y, "C", x + size, -y, x + size * 1.1, up + 0.02, x + size * 1.6, up)
        parts.append(line(neck, tone, size * 0.86 * FINE))
        parts.append(put(_head(tone, fierce=fierce), (x + size * 1.7) * FINE, up * FINE, scale=scale))
        return put("".join(parts), scale=height / FINE)

    return drawn


def _spike(ends: tuple[float, float], one: _Turn, share: float, tone: Colour) -> str:
    """Return one of the spikes along a dragon's back."""
    middle, sag = (ends[0] + ends[1]) / 2, one.low + one.rise * 0.3 - one.thick * 0.6
    x = (1 - share) ** 2 * ends[0] + 2 * share * (1 - share) * middle + share**2 * ends[1]
    y = (1 - share) ** 2 * one.low + 2 * share * (1 - share) * sag + share**2 * (one.low + one.rise)
    y, size = y + one.thick * 0.42, one.thick * 0.3
    return path(
        _path("M", x - size, -y, "L", x - size * 0.1, -y - size * 1.7, "L", x + size, -y, "Z"), lighter(tone, 0.46)
    )


def _head(tone: Colour, *, fierce: bool) -> str:
    """Return a head that looks to the right, some 100 broad, its neck at the origin."""
    if not fierce:
        tongue = line("M66,4 L92,8 M92,8 L104,2 M92,8 L104,16", (200, 44, 56), 4)
        skull = path("M-14,-20 C10,-40 56,-30 70,-4 C72,6 64,14 50,16 C26,24 -4,22 -16,16Z", tone)
        return tongue + skull + disc(34, -12, 8, (250, 240, 190)) + disc(36, -12, 4.4, (24, 28, 24))
    horns = path("M0,-24 C-14,-44 -34,-52 -46,-50 C-34,-40 -26,-28 -18,-16Z", (240, 214, 140))
    horns += path("M18,-30 C10,-54 -6,-66 -18,-66 C-8,-52 -2,-40 2,-26Z", (226, 196, 120))
    skull = path("M-22,-18 C0,-38 34,-34 52,-18 C72,-18 92,-10 94,4 C94,14 82,18 64,18 C36,30 -8,28 -24,18Z", tone)
    jaw = path("M18,20 C44,24 70,22 88,16 C80,32 40,38 14,28Z", darker(tone, 0.24))
    fire = path("M96,8 C116,-6 134,0 150,-8 C142,6 148,14 158,20 C138,20 118,22 96,12Z", (244, 132, 40))
    eye = disc(30, -12, 8, (252, 226, 90)) + oval(31, -12, 2.6, 6.4, (24, 24, 24))
    return fire + horns + jaw + skull + eye + disc(84, -2, 3, darker(tone, 0.5))
