"""Attire: what is cut to its wearer: boots on each foot, a cape over the back, headphones, a bow tie, a necktie.

Each is drawn in the frame of who wears it: the wearer's foot is the origin, and lengths are shares of the height.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from functools import cache

from promptmagic.lexicon.nouns import points
from promptmagic.painters.colour import Colour
from promptmagic.painters.sketch.relations import EYES, UPRIGHT
from promptmagic.painters.sketch.shape import Draw
from promptmagic.painters.sketch.shapes import find
from promptmagic.painters.sketch.shapes.joints import neck, proof
from promptmagic.painters.sketch.shapes.pen import darker, dots, lighter, line, number, oval, path, polygon, put, trace
from promptmagic.painters.sketch.spots import Spot

LEATHER: Colour = (132, 84, 52)
RUBBER: Colour = (232, 185, 47)
CAPE: Colour = (205, 44, 48)
BOW: Colour = (200, 40, 56)
CASE: Colour = (56, 58, 70)

FOOTWEAR, CRAVATS = frozenset({"shoe", "boot", "rubber boot", "slipper"}), frozenset({"tie", "bow", "bow tie"})
"""What is on the feet, and what is at the neck."""

FITTED = FOOTWEAR | CRAVATS | {"headphones"}
"""What is cut to its wearer."""

ANKLE, SHIN, BROADEST = 0.035, 0.16, 0.3
"""How high above the ground feet are told apart; how high boots are; and how broad one foot is at most."""

HUMAN_FACE = {True: 0.80, False: 0.885}
"""How high the eyes of children and of grown people are, as a share of their height."""

RUMP, OVER = 0.6, 0.03
"""How far behind its middle an animal's cape reaches, as a share of half its width; and how far it is off the back."""

HEM, SLACK = 0.5, 0.05
"""How far down from the back its hem is, and how far that swings, as shares of the back's height."""

HEADS = points("head")

Cut = Callable[[Spot], Draw]


def fitted(first: Spot, anchor: Spot) -> Spot | None:
    """Return what is cut to its wearer where it is worn, None for what is worn as it is."""
    cuts: dict[str, Cut] = {"headphones": _headphones}
    cuts |= dict.fromkeys(FOOTWEAR, lambda spot: _boots(spot, RUBBER if _is_rubber(first) else LEATHER))
    cuts |= dict.fromkeys(CRAVATS, lambda spot: _cravat(spot, long=first.shape == find("tie")))
    cut = cuts.get(first.noun)
    return None if cut is None or anchor.shape.habitat == "air" else in_frame(first, anchor, cut(anchor))


def in_frame(first: Spot, anchor: Spot, drawn: Draw) -> Spot:
    """Return a thing drawn in the frame of its wearer."""
    shape = replace(first.shape, habitat=anchor.shape.habitat, aspect=anchor.shape.aspect, snowy=None)
    return replace(
        first, shape=shape, x=0.0, y=anchor.bottom, height=anchor.height, draw=drawn, carried=True, mirrored=False
    )


def _is_rubber(first: Spot) -> bool:
    return first.shape == find("rubber boot")


def draped(first: Spot, anchor: Spot) -> Spot:
    """Return a cape that lies on the back of an animal on four legs, tied before its breast."""
    return in_frame(first, anchor, _cape(anchor.draw or anchor.shape.draw, _withers(anchor), anchor.shape.aspect))


def _withers(anchor: Spot) -> tuple[tuple[float, float], tuple[float, float]]:
    """Return where an animal's neck leaves the back, and its breast, in heights."""
    joints, half = neck(anchor.noun, anchor.shape.aspect), anchor.shape.aspect / 2
    if joints is not None:
        return joints.withers, joints.breast
    across, up = HEADS.get(anchor.noun, EYES.get(anchor.noun, (0.6, 0.9)))
    return ((across - 0.4) * half, up * 0.8), ((across - 0.05) * half, up * 0.48)


@cache
def _cape(draw: Draw, ends: tuple[tuple[float, float], tuple[float, float]], aspect: float) -> Draw:
    """Return what draws a cape along a back, as the animal's drawing has it."""
    (front, high), (breast, low) = ends
    measured, rump = proof(draw), -RUMP * aspect / 2
    steps = 9
    back: list[tuple[float, float]] = []
    for step in range(steps + 1):
        x = rump + (front - rump) * step / steps
        level = min(measured.over(x - 0.02, x + 0.02), high + 0.04)  # a raised tail lifts no cape
        back.append((x, level + OVER))
    drop = HEM * high
    hem = [(x - 0.06 + 0.03 * (step % 2), y - drop - SLACK * high * (step % 2)) for step, (x, y) in enumerate(back)]

    def laid(chance: random.Random, height: float, colour: Colour | None = None) -> str:
        tone = colour or CAPE
        del chance

        def at(points_: list[tuple[float, float]]) -> list[tuple[float, float]]:
            return [(x * height, -y * height) for x, y in points_]

        cloth = polygon(at([*back, *reversed(hem)]), tone)
        folds = "".join(
            polygon(at([back[step], back[step + 1], hem[step + 1], hem[step]]), darker(tone, 0.16))
            for step in range(0, steps, 2)
        )
        lining = line("M" + dots(at(hem)).replace(" ", "L"), darker(tone, 0.32), height * 0.012)
        x, y, bx, by = front * height, -(high + OVER) * height, breast * height, -low * height
        tie = path(
            f"M{number(x - 0.05 * height)},{number(y)} L{number(x + 0.03 * height)},{number(y - 0.01 * height)} "
            f"Q{number(bx + 0.02 * height)},{number((y + by) / 2)} {number(bx)},{number(by)} "
            f"L{number(bx - 0.03 * height)},{number(by)} "
            f"Q{number(bx - 0.06 * height)},{number((y + by) / 2)} {number(x - 0.05 * height)},{number(y)}Z",
            lighter(tone, 0.08),
        )
        clasp = oval(bx - 0.01 * height, by, height * 0.03, height * 0.03, (240, 196, 66))
        return cloth + folds + lining + tie + clasp

    return laid


def _feet(anchor: Spot) -> list[tuple[float, float]]:
    """Return from where to where each foot is; of one who sits on all of its body, two before it."""
    measured = proof(anchor.draw or anchor.shape.draw)
    runs = [run for run in measured.runs(ANKLE) if 0.02 < run[1] - run[0] < BROADEST]
    if len(runs) == 1:  # its feet are side by side
        left, right = runs[0]
        return [(left, (left + right) / 2), ((left + right) / 2, right)]
    if runs:
        return runs
    middle = EYES.get(anchor.noun, HEADS.get(anchor.noun, (0.0, 0.0)))[0] * anchor.shape.aspect / 2
    return [(middle - 0.12, middle - 0.01), (middle + 0.01, middle + 0.12)]


def _boots(anchor: Spot, usual: Colour) -> Draw:
    facing = anchor.shape.holding is not None or anchor.shape.aspect <= UPRIGHT
    return _shod(tuple(_feet(anchor)), facing, usual)


@cache
def _shod(feet: tuple[tuple[float, float], ...], facing: bool, usual: Colour) -> Draw:
    """Return what draws a boot on each foot; the toes of who looks at the viewer point outwards."""
    middle = sum(left + right for left, right in feet) / 2 / len(feet)

    def boots(chance: random.Random, height: float, colour: Colour | None = None) -> str:
        del chance
        tone, parts = colour or usual, []
        for left, right in feet:
            wide = max(0.075, min(right - left, 0.13)) + 0.02
            x, toe = (left + right) / 2, -1 if facing and (left + right) / 2 < middle else 1
            boot = _boot(50 * wide, 100 * SHIN, tone)
            parts.append(put(boot, x * height, 0.0, scale=height / 100, flip=toe < 0))
        return "".join(parts)

    return boots


def _boot(leg: float, high: float, tone: Colour) -> str:
    """Return a boot about the origin, half a leg broad to each side, its toe to the right."""
    shaft = trace("M", -leg, -high, "H", leg, "V", -5.5, "C", leg + 5, -5, leg + 6, -2, leg + 6, 0, "H", -leg, "Z")
    shade = trace("M", -leg, -high, "h", leg * 0.7, "v", high, "h", -leg * 0.7, "Z")
    cuff = trace("M", -leg - 1, -high - 1, "h", leg * 2 + 2, "v", 3.4, "h", -leg * 2 - 2, "Z")
    sole = trace("M", -leg - 0.6, -1.4, "h", leg * 2 + 6.8, "v", 2, "h", -leg * 2 - 6.8, "Z")
    tones = ((shaft, tone), (shade, darker(tone, 0.18)), (cuff, lighter(tone, 0.18)), (sole, darker(tone, 0.5)))
    return "".join(path(data, paint) for data, paint in tones)


def _throat(anchor: Spot) -> tuple[float, float, float]:
    """Return where something is tied at a neck, across and up in heights, and how broad it is there."""
    half = anchor.shape.aspect / 2
    if anchor.shape.holding is not None:
        young = anchor.shape.aspect > 0.4
        return 0.0, 0.7 if young else 0.775, 0.13
    across, up = HEADS.get(anchor.noun, EYES.get(anchor.noun, (0.0, 0.95)))
    if anchor.shape.aspect <= UPRIGHT:
        return across * 0.6 * half, up - (0.34 if anchor.noun == "penguin" else 0.42), max(0.2, half * 0.8)
    joints = neck(anchor.noun, anchor.shape.aspect)
    if joints is None:
        return across * half, up - 0.36, 0.2
    (bx, by), (tx, ty) = joints.breast, joints.throat
    return tx * 0.6 + bx * 0.4, ty * 0.6 + by * 0.4, 0.17


def _cravat(anchor: Spot, *, long: bool) -> Draw:
    return _tied(_throat(anchor), long)


@cache
def _tied(at: tuple[float, float, float], long: bool) -> Draw:
    """Return what draws a bow tie, or a long tie, at a throat."""
    x, up, broad = at
    wing = "M0,0 C-14,-20 -40,-26 -50,-18 C-46,-6 -46,6 -50,18 C-40,26 -14,20 0,0Z"

    def tied(chance: random.Random, height: float, colour: Colour | None = None) -> str:
        del chance
        tone = colour or BOW
        bow = path(wing, tone) + put(path(wing, darker(tone, 0.14)), flip=True)
        bow += line("M-14,-6 L-34,-11 M-14,6 L-34,11", darker(tone, 0.3), 2.5)
        bow += oval(0, 0, 9, 12, darker(tone, 0.26))
        if long:
            bow = path("M-11,-8 L11,-8 L7,10 L22,92 L0,112 L-22,92 L-7,10Z", tone)
            bow += path("M0,10 L7,10 L22,92 L0,112Z", darker(tone, 0.16)) + path(
                "M-11,-8 L11,-8 L7,11 L-7,11Z", darker(tone, 0.3)
            )
        return put(bow, x * height, -up * height, scale=broad * height / 100)

    return tied


def _face(anchor: Spot) -> tuple[float, float]:
    """Return where the eyes are, across and up in heights."""
    if anchor.shape.holding is not None:
        return 0.0, HUMAN_FACE[anchor.shape.aspect > 0.4]
    across, up = EYES.get(anchor.noun) or (lambda head: (head[0], head[1] - 0.12))(HEADS.get(anchor.noun, (0.6, 0.9)))
    return across * anchor.shape.aspect / 2, up


def _headphones(anchor: Spot) -> Draw:
    sidewise = anchor.shape.holding is None and anchor.shape.aspect > UPRIGHT and anchor.noun not in points("glasses")
    draw = anchor.draw or anchor.shape.draw
    return _heard(draw, _face(anchor), sidewise)


@cache
def _heard(draw: Draw, face: tuple[float, float], sidewise: bool) -> Draw:
    """Return what draws headphones over a head: a shell at each side of a face, or one at the ear of a profile."""
    measured, (x, up) = proof(draw), face
    run = next((run for run in measured.runs(up) if run[0] - 0.02 <= x <= run[1] + 0.02), (x - 0.12, x + 0.12))
    left, right = max(run[0], x - 0.3), min(run[1], x + 0.3)
    top = max(measured.over(x - 0.03, x + 0.03), up + 0.06)

    def heard(chance: random.Random, height: float, colour: Colour | None = None) -> str:
        del chance
        tone = colour or CASE
        size = min(0.09, (right - left) * 0.24) * height
        if sidewise:
            ear, crown = (x - 0.1) * height, min(measured.over(x - 0.12, x - 0.08), up + 0.2) + 0.015
            band = line(trace("M", ear, -up * height, "L", ear + 0.01 * height, -crown * height), tone, size * 0.5)
            return band + _shell(ear, -up * height, size, tone)
        a, b, eye, high = left * height, right * height, -up * height, -(top + 0.02) * height - size
        band = line(trace("M", a, eye, "C", a, high, b, high, b, eye), tone, size * 0.5)
        return band + _shell(a, eye, size, tone) + _shell(b, eye, size, tone)

    return heard


def _shell(x: float, y: float, size: float, tone: Colour) -> str:
    whole = oval(x, y, size * 0.8, size, tone) + oval(x, y, size * 0.5, size * 0.66, lighter(tone, 0.22))
    return whole + oval(x, y, size * 0.2, size * 0.28, (226, 70, 70))
