"""Emerging: who looks out of a vessel, head and shoulders above its rim, or from behind a curtain.

Everything is in pixels of a group that is still to be placed: the anchor's foot is the origin, y runs downwards.
"""

from __future__ import annotations

import random
from dataclasses import replace

from promptmagic import lexicon
from promptmagic.lexicon.nouns import measured, numbers
from promptmagic.painters.colour import Colour
from promptmagic.painters.sketch.kinds import HOLES
from promptmagic.painters.sketch.relations import VESSELS
from promptmagic.painters.sketch.shape import Draw
from promptmagic.painters.sketch.shapes import find
from promptmagic.painters.sketch.shapes.joints import kept
from promptmagic.painters.sketch.spots import Spot

OPENINGS = numbers("opening")
"""Where the opening of a vessel is across, how broad it is, and how high its nearer edge is, where one sees into it."""

OPENING = (0.0, 0.78)
"""The same of most."""

SHOULDERS, SHOWN = 0.19, {True: 0.5, False: 0.43}
"""How broad to each side who stands upright is at the shoulders, and which part of the height head and shoulders are:
of an animal, whose head is large, and of people."""

ROOMY = 0.12
"""How high a vessel is at least at middle distance out of which somebody looks, as a share of the scene's unit."""

OPEN = {"nest": "open nest", "teapot": "open teapot", "tea": "open cup", "cup": "open cup"}
"""What is drawn of a vessel without its lid or what is in it."""

CLOSER = 0.72
"""How far apart several are side by side, in their breadths."""

HALF_IN, BROADEST = 0.34, 1.15
"""Which part of an animal on its four feet is within a vessel, and how broad it is at most, in openings."""

CURTAIN, FEET, FACE = 1.22, 0.07, 0.03
"""How high a curtain is behind which one hides, how far it ends above the ground, and how far within its edge the
middle of a face is, as shares of the height."""

TENT, LOWEST_IN, HALF_OUT = (-0.28, -0.01, 0.62, 0.16), 0.3, 0.5
"""Where the opening of a tent is across, how far up its foot is, how high one is who stands in it, and how broad it is
to each side, in heights of the tent; how high an animal is there at least, and which part of its half is out of it."""

STRETCHED, LEAST = 2.0, 0.8
"""How much higher an animal is upright than on its four feet, and how high one is at least, in vessels."""


def lip(noun: str) -> float | None:
    """Return how high the nearer edge of a vessel is into which one sees, as a share of its height."""
    given = OPENINGS.get(noun, ())
    return given[2] if len(given) > 2 else None


def opened(anchor: Spot) -> Spot:
    """Return a vessel as it is when somebody looks out of it: without its lid, and large enough to see who does."""
    bare = find(OPEN.get(anchor.noun, ""))
    return replace(anchor, shape=bare or anchor.shape, height=anchor.height * max(1.0, ROOMY / anchor.shape.height))


def emerging(first: Spot, anchor: Spot, place: int, company: int) -> Spot:
    """Return one of those who look out of a vessel side by side."""
    across, broad = OPENINGS.get(anchor.noun, OPENING)[:2]
    wide = anchor.half * broad / (1 + CLOSER * (company - 1))
    rim = VESSELS.get(anchor.noun, 0.9) * anchor.height
    edge = lip(anchor.noun)
    rim = rim if edge is None else edge * anchor.height
    upright = first.shape.body is not None
    animal = lexicon.group(first.noun) == "animal"
    within = 1 - SHOWN[animal] if upright else HALF_IN
    aspect = 2 * SHOULDERS if upright else first.shape.aspect / BROADEST
    high = wide * 2 / aspect
    metres, other = measured("tall").get(first.noun, 0.0), measured("tall").get(anchor.noun, 0.0)
    if upright and metres and other and animal:
        high = min(high, anchor.height * max(LEAST, metres * STRETCHED / other))
    high = min(high, anchor.height * HOLES.get(anchor.noun, high))
    x = anchor.half * across + (place - (company - 1) / 2) * wide * 2 * CLOSER
    draw = _above(first.draw or first.shape.draw, within, wide / high if edge is not None else 0.0)
    return replace(first, x=x, y=anchor.bottom - rim + high * within, height=high, carried=True, draw=draw)


def out_of_a_tent(first: Spot, anchor: Spot, place: int, company: int) -> Spot:
    """Return one who is in a tent: people upright in its opening, animals half out of it."""
    x, low, high, half = (share * anchor.height for share in TENT)
    aside = (place - (company - 1) / 2) * half * 0.8
    if first.shape.body is not None:
        draw = _between_flaps(first.draw or first.shape.draw, out=False)
        return replace(first, x=x + aside, y=anchor.bottom + low, height=high, carried=True, draw=draw)
    small = replace(first, height=max(anchor.height * LOWEST_IN, min(first.height, high * 0.8)), flipped=True)
    foot = small.height / 2 if small.shape.habitat == "air" else 0.0
    draw = _between_flaps(first.draw or first.shape.draw, out=True)
    y = anchor.bottom + low * (1 + place) - foot
    return replace(small, x=x - small.half * HALF_OUT + aside, y=y, carried=True, draw=draw)


def _between_flaps(draw: Draw, *, out: bool) -> Draw:
    """Return what draws of somebody what is seen in a tent's opening, or of one who comes out of it."""

    def shown(chance: random.Random, height: float, colour: Colour | None = None) -> str:
        far = height * 3
        if out:  # it is drawn turned, its head to the left
            return kept(
                draw(chance, height, colour),
                f"M{-height * 0.42:.1f},{-far:.1f} H{far:.1f} V{far:.1f} H{-height * 0.7:.1f}Z",
                "nonzero",
            )
        wide, top = height * 0.37, -height * 1.45
        return kept(draw(chance, height, colour), f"M0,{top:.1f} L{wide:.1f},0 H{-wide:.1f}Z", "nonzero")

    return shown


def _above(draw: Draw, within: float, bulge: float) -> Draw:
    """Return what draws of somebody what is over a rim, which bulges to the viewer over half of so many heights."""

    def shown(chance: random.Random, height: float, colour: Colour | None = None) -> str:
        far, level, half = height * 3, -height * within, height * bulge
        level += 0 if bulge else height * 0.12
        nearer = f"H{half:.1f} Q0,{level + half * 0.34:.1f} {-half:.1f},{level:.1f} " if bulge else ""
        rim = f"M{-far:.1f},{-far:.1f} H{far:.1f} V{level:.1f} {nearer}H{-far:.1f}Z"
        return kept(draw(chance, height, colour), rim, "nonzero")

    return shown


def drawn_curtain(anchor: Spot, first: Spot) -> Spot:
    """Return a curtain that hangs down before somebody, but for the feet."""
    long_ = find("long curtain")
    if long_ is None:
        return anchor
    high = first.height * (CURTAIN if first.shape.body is not None else CURTAIN * 1.3)
    return replace(anchor, shape=long_, draw=None, height=high, y=-first.height * FEET, carried=True)


def behind_a_curtain(first: Spot, anchor: Spot, place: int) -> Spot:
    """Return one who is behind a curtain: half of the face is seen beside it, and the feet below."""
    side = 1 if place % 2 == 0 else -1
    plain = first.shape.draw if first.shape.body is not None else first.draw
    aside = FACE * first.height if first.shape.body is not None else -first.half * 0.3
    return replace(first, x=side * (anchor.half * 0.9 - aside), y=0.0, draw=plain, flipped=side < 0)
