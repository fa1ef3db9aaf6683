"""Sunken: what is stuck in the mud, wrapped in a blanket, or grows out of a thing, one of the two about the other.

Everything is in pixels of a group that is still to be placed: the anchor's foot is the origin, y runs downwards.
"""

from __future__ import annotations

import random
from dataclasses import replace
from typing import Literal

from promptmagic import lexicon
from promptmagic.lexicon import Subject
from promptmagic.lexicon.nouns import marked, points
from promptmagic.painters.colour import Colour
from promptmagic.painters.sketch.pose import Pose
from promptmagic.painters.sketch.shape import Draw, Shape
from promptmagic.painters.sketch.shapes.pen import darker, lighter, line, path
from promptmagic.painters.sketch.spots import Spot

Way = Literal["mired", "wrapped", "growing", "pouring"]

MUD = frozenset({"mud"})
"""In what one sinks."""

WRAPS = frozenset({"blanket", "towel", "flag", "carpet", "scarf", "shawl"})
WRAPPED = ("wrapped", "bundled", "swaddled", "rolled up", "snuggled", "cuddled", "tucked", "hiding under", "under")
"""In what one is wrapped, and how words for it begin."""

ROOTED = frozenset({"out of", "from", "through", "from inside", "out", "inside", "in"})
"""Words for where a plant grows out."""

BEYOND, SUNK = 1.3, 0.36
"""How broad the mud is in which one is stuck, in breadths of that one, and which part of it is before their foot."""

FOOT, TALLER, TALLEST = 0.45, 1.25, 2.2
"""How high on a thing a plant begins that grows out of it, and how high it is at least, and trees at most, in heights
of the thing."""

HEADS, EYES, MOUTHS = points("head"), points("eyes"), points("mouth")

CHIN, LOW_EYES, LOW_CROWN = 0.05, 0.2, 0.3
"""How far below the mouth, the eyes or the crown of an animal its head ends, as shares of the height."""

ROOM, LEGS = 1.12, 0.2
"""How much broader than somebody the cloth is that they are wrapped in, and how far above the ground it ends on people,
as a share of their height."""

CLOTH: Colour = (196, 92, 100)


def own_way(first: Subject, kind: str, words: str, second: Subject) -> Way | None:
    """Return how two things are laid out of which one is sunk into the other, or poured into it; None else."""
    living = lexicon.group(first.noun) in ("animal", "person", "fantasy")
    said = words.lower()
    if kind == "pour into":
        return "pouring"
    if second.noun in MUD and kind in ("in", "inside", "through", "on", "stuck") and first.noun not in MUD:
        return "mired" if living or lexicon.group(first.noun) in ("vehicle", "thing") else None
    if second.noun in WRAPS and living and said.startswith(WRAPPED) and first.count == 1:
        return "wrapped" if second.noun == "blanket" or kind == "wear" else None
    grows = lexicon.group(first.noun) == "plant" and (first.pose == "grow" or said in ("out of", "through"))
    solid = lexicon.group(second.noun) in ("thing", "vehicle", "building", "food")
    if grows and solid and said in ROOTED and second.noun not in marked("jug") and second.noun not in ("pot", "nest"):
        return "growing"
    return None


def mired(first: Spot, anchor: Spot, place: int, company: int) -> Spot:
    """Return the mud before and about the foot of who is stuck in it."""
    del place, company
    wide = anchor.half * 2 * BEYOND
    high = wide / first.shape.aspect
    return replace(first, x=0.0, y=anchor.bottom + high * SUNK, height=high, carried=True)


def growing(first: Spot, anchor: Spot, place: int, company: int) -> Spot:
    """Return a plant behind a thing and above it, its foot out of sight."""
    tree = lexicon.covers("tree", first.noun)
    least = anchor.height * (TALLER + FOOT if tree else TALLER)
    high = (
        max(least, min(first.height, anchor.height * TALLEST))
        if tree
        else min(max(first.height, least), anchor.height * 1.6)
    )
    apart = min(high * first.shape.aspect * 0.8, anchor.half * 1.7 / max(1, company - 1))
    x = (place - (company - 1) / 2) * apart
    return replace(first, x=x, y=anchor.bottom - anchor.height * FOOT, height=high, carried=True)


def wrapped(first: Spot, anchor: Spot, place: int, company: int) -> Spot:
    """Return the cloth about somebody, from the neck down to the ground."""
    del place, company
    across, neck, half = _neck(anchor)
    low = LEGS if anchor.shape.body is not None else 0.0
    long, broad = neck - low, anchor.half * ROOM / anchor.height
    draw = _cloak(across / long, half / long, broad / long, first.colour or CLOTH)
    high = anchor.height * long
    shape = Shape(draw, "ground", first.shape.height, 2 * anchor.half * ROOM / high)
    foot = anchor.bottom - low * anchor.height + high * 0.03
    return replace(first, shape=shape, draw=draw, x=0.0, y=foot, height=high, carried=True)


def _neck(anchor: Spot) -> tuple[float, float, float]:
    """Return where somebody's neck is, across and up, and half its breadth, as shares of the height."""
    if anchor.shape.body is not None:
        across, up = anchor.shape.body.place(Pose(), (0.0, -80.0))
        return across, up, 0.07
    half = anchor.half / anchor.height
    if anchor.noun in MOUTHS:
        up = MOUTHS[anchor.noun][1] - CHIN
    elif anchor.noun in EYES:
        up = EYES[anchor.noun][1] - LOW_EYES
    else:
        up = HEADS.get(anchor.noun, (0.0, 0.9))[1] - LOW_CROWN
    x = HEADS.get(anchor.noun, EYES.get(anchor.noun, (0.0, 0.9)))[0] * half
    return x, max(0.3, up), 0.2


def _cloak(across: float, neck: float, half: float, usual: Colour) -> Draw:
    """Return what draws a cloth one unit high that falls from a neck `across` to the ground, so far to both sides."""

    def drawn(chance: random.Random, height: float, colour: Colour | None = None) -> str:
        del chance
        cloth = colour or usual

        def at(x: float, y: float) -> str:
            return f"{x * height:.1f},{-y * height:.1f}"

        left, right = across - neck, across + neck
        away = -1 if across > 0 else 1  # the body is on the other side of the head
        up, out = {-1: (1.04, 0.8), 1: (0.8, 0.86)}, {-1: 1.1, 1: 1.02}
        (lift, near), (fall, far) = up[away], up[-away]
        near, far = min(-half * near, left), max(half * far, right)
        lower, upper = out[away], out[-away]
        outline = (
            f"M{at(-half, 0)} C{at(-half * lower, 0.55)} {at(near, lift)} {at(left, 0.97)}"
            f" Q{at(across, 0.86)} {at(right, 0.97)} C{at(far, fall)} {at(half * upper, 0.55)} {at(half, 0)}"
            f" Q{at(0, -0.05)} {at(-half, 0)}Z"
        )
        shade = (
            f"M{at(right, 0.95)} C{at(far, fall)} {at(half * upper, 0.55)} {at(half, 0)}"
            f" Q{at(half * 0.6, -0.03)} {at(half * 0.45, -0.03)} C{at(half * 0.66, 0.4)} {at(right, 0.6)}"
            f" {at(right, 0.95)}Z"
        )
        folds = "".join(
            f"M{at(across + neck * k * 0.5, 0.8)} Q{at(half * k * 0.5, 0.5)} {at(half * k * 0.62, 0.06)}"
            for k in (-1, 0, 1)
        )
        hem = f"M{at(-half * 0.98, 0.1)} Q{at(0, 0.04)} {at(half * 0.98, 0.1)}"
        roll = f"M{at(left, 0.95)} Q{at(across, 0.82)} {at(right, 0.95)}"
        return (
            path(outline, cloth)
            + path(shade, darker(cloth, 0.18))
            + line(folds, darker(cloth, 0.25), height * 0.014)
            + line(hem, lighter(cloth, 0.55), height * 0.03)
            + line(roll, lighter(cloth, 0.25), height * 0.12)
        )

    return drawn
