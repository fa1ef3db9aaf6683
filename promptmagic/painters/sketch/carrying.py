"""Carrying: a long thing that two carry between them, level, one at each end.

Everything is in pixels of a group that is still to be placed: the foot of both is on one line with the origin.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace

from promptmagic.painters.colour import Colour
from promptmagic.painters.sketch.mouths import mouth_of
from promptmagic.painters.sketch.redrawn import level
from promptmagic.painters.sketch.relations import MOUTHS, SketchRelation
from promptmagic.painters.sketch.shape import Shape
from promptmagic.painters.sketch.shapes import find
from promptmagic.painters.sketch.shapes.pen import line
from promptmagic.painters.sketch.shapes.poses import poses
from promptmagic.painters.sketch.spots import Group, Spot

LONGEST, THICKEST = 1.9, 0.5
"""How long what two carry is at most, and how thick, as shares of the height of the smaller one."""

ABOUT = 0.94
"""How high the second of two is who carry a thing, as a share of the first one's height: it lies level."""

AT_ITS_SIDE = (0.34, 0.42)
"""Where a hand is of one without limbs of its own, across and up as shares of the height."""

FRONT, HARNESS = {"sledge": 0.5, "sled": 0.5, "cart": 0.5, "wheelbarrow": 0.6}, 0.5
"""How high a rope is fastened to a cart, and to who pulls it, as shares of their heights."""

ROPE: Colour = (92, 66, 46)

OVERLAP = 0.06
"""How far what is carried reaches beyond a hand, as a share of its length."""


def carries_between(relations: Sequence[SketchRelation]) -> SketchRelation | None:
    """Return that two carry a long thing between them, if they do."""
    return next((relation for relation in relations if relation.how == "lifted"), None)


def between(first: Spot, second: Spot, load: Group) -> Group:
    """Return two who face each other, with a thing that both hold by its ends, and what is in it."""
    thing = load.anchor
    second = replace(second, height=first.height * ABOUT)
    if (lain := find(f"lying {thing.noun}")) is not None:
        thing = replace(thing, shape=lain, draw=None)
    long_, thick = _measures(thing, second.height)
    bearers, high = [], 0.0
    for spot, side in ((first, -1), (second, 1)):
        body, pose = spot.shape.body, poses()["bear"]
        own = mouth_of(spot) if spot.noun in MOUTHS else AT_ITS_SIDE
        across, up = body.hand(pose) if body is not None else own
        drawn = spot if body is None else replace(spot, draw=body.acting(pose))
        x = side * (long_ * (0.5 - OVERLAP) + across * spot.height)
        bearers.append(replace(drawn, x=x, y=0.0, flipped=side > 0))
        high = max(high, up * spot.height)
    tall = thing.shape.aspect < 1
    draw = level(thing.draw or thing.shape.draw, thing.shape.aspect) if tall else thing.draw
    shape = replace(thing.shape, aspect=long_ / thick, habitat="ground")
    lying = replace(thing, shape=shape, draw=draw or thing.shape.draw, x=0.0, y=-high + thick * 0.5, height=thick)
    scale = thick / load.anchor.height
    moved = [spot.at(0.0, lying.y - load.anchor.y * scale, scale) for spot in load.spots]
    whole = [] if tall else [replace(spot, carried=True) for spot in moved]
    behind, front = whole[: load.lead], whole[load.lead + 1 :]
    return Group((*bearers, *behind, replace(lying, carried=True), *front), 0)


def rope(cart: Spot, puller: Spot) -> Spot:
    """Return the rope from the front of a cart to the breast of who pulls it."""
    front = (cart.x + cart.half * 0.97, cart.bottom - cart.height * FRONT.get(cart.noun, 0.4))
    breast = (puller.x + puller.half * 0.2, puller.bottom - puller.height * HARNESS)
    return cord(front, breast, puller.height)


def cord(front: tuple[float, float], breast: tuple[float, float], tall: float) -> Spot:
    """Return a rope that hangs a little between two points, as thick as suits somebody so tall."""
    wide, high = abs(breast[0] - front[0]) + 1.0, max(abs(breast[0] - front[0]), tall)
    low = max(front[1], breast[1])
    left = min(front[0], breast[0])

    def drawn(chance: random.Random, height: float, colour: Colour | None = None) -> str:
        del chance
        scale = height / high
        (ax, ay), (bx, by) = (((x - left - wide / 2) * scale, (y - low) * scale) for x, y in (front, breast))
        sag = max(ay, by) * 0.2
        data = f"M{ax:.1f},{ay:.1f} Q{(ax + bx) / 2:.1f},{(ay + by) / 2 - sag:.1f} {bx:.1f},{by:.1f}"
        return line(data, colour or ROPE, max(1.4, tall * scale * 0.022))

    shape = Shape(drawn, "ground", 0.1, wide / high)
    return Spot(shape, "rope", left + wide / 2, low, high, carried=True, airy=True)


def _measures(thing: Spot, tall: float) -> tuple[float, float]:
    """Return how long and how thick a thing is between two who are so tall."""
    aspect = max(thing.shape.aspect, 1 / thing.shape.aspect)
    thick = min(THICKEST * tall, LONGEST * tall / aspect)
    return thick * aspect, thick
