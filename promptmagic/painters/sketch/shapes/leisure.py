"""Things for leisure: on the beach, in the garden, at a party, in the snow."""

from __future__ import annotations

import random

from promptmagic.painters.colour import Colour, luminance, mix
from promptmagic.painters.sketch.shapes.pen import (
    beside,
    box,
    darker,
    disc,
    lighter,
    line,
    number,
    oval,
    path,
    polygon,
    put,
    sized,
)

GAY: tuple[Colour, ...] = ((222, 66, 58), (44, 126, 178), (244, 178, 56), (70, 154, 120), (214, 106, 152))


def _white(beside_colour: Colour) -> Colour:
    return mix(beside_colour, (252, 248, 240), 0.94 * min(1.0, luminance(beside_colour) / 40))


def deckchair(chance: random.Random, height: float, colour: Colour | None = None) -> str:
    """Draw a striped deckchair; its feet are at the origin."""
    cloth = colour or chance.choice(GAY)
    white = _white(cloth)
    wood = beside(cloth, (178, 128, 80))
    parts = [
        line("M-50,-98 L42,-3", darker(wood, 0.25), 5),
        line("M54,-54 L-38,-3", darker(wood, 0.25), 5),
    ]
    for i in range(5):
        a, b = i * 4.4, (i + 1) * 4.4
        tone = white if i % 2 else cloth
        parts.append(
            path(
                f"M{number(-50 + a)},{number(-98 + a * 0.1)} C{number(-30 + a)},-44 {number(4 + a)},-26"
                f" {number(46 + a)},-52 L{number(46 + b)},-52 C{number(4 + b)},-26 {number(-30 + b)},-44"
                f" {number(-50 + b)},{number(-98 + b * 0.1)}Z",
                tone,
            )
        )
    parts += [
        line("M-54,-98 H-24 M42,-53 H74", wood, 5),
        line("M-28,-98 L64,-3 M72,-54 L-16,-3", wood, 5),
        line("M-38,-3 H-16 M42,-3 H64", darker(wood, 0.2), 4),
    ]
    return sized(height, *parts)


def surfboard(chance: random.Random, height: float, colour: Colour | None = None) -> str:
    """Draw a surfboard that stands in the sand; its foot is at the origin."""
    paint = colour or chance.choice(GAY)
    white = _white(paint)
    board = (
        path("M0,-100 C15,-82 17,-40 9,0 L-9,0 C-17,-40 -15,-82 0,-100Z", paint)
        + path("M0,-100 C15,-82 17,-40 9,0 L3,0 C9,-40 8,-80 0,-100Z", darker(paint, 0.24))
        + path("M-13.4,-56 Q0,-48 13.4,-56 L13.6,-46 Q0,-38 -13.6,-46Z", white)
        + path("M-13.6,-42 Q0,-34 13.6,-42 L13.2,-37 Q0,-29 -13.2,-37Z", lighter(paint, 0.5))
        + line("M0,-97 V-1", white, 0.9, 0.8)
    )
    return sized(height, put(board, turn=chance.uniform(-5, 5)))


def sandcastle(chance: random.Random, height: float, colour: Colour | None = None) -> str:
    """Draw a sandcastle with a flag; its foot is at the origin."""
    sand = colour or (226, 190, 130)
    dark = darker(sand, 0.24)
    flag = chance.choice(GAY) if colour is None else mix(sand, (210, 60, 54), 0.6)
    parts = [line("M0,-76 V-99", beside(sand, (120, 86, 60)), 1.6), polygon([(0, -99), (18, -93), (0, -87)], flag)]
    for x, half, top, foot in ((0, 20, -78, 0), (-44, 17, -50, 0), (44, 17, -50, 0)):
        parts.append(
            polygon([(x - half, foot), (x - half * 0.86, top), (x + half * 0.86, top), (x + half, foot)], sand)
        )
        parts.append(
            polygon([(x + half * 0.3, foot), (x + half * 0.24, top), (x + half * 0.86, top), (x + half, foot)], dark)
        )
        merlons = ((-0.86, sand), (-0.2, sand), (0.44, dark))
        parts += [box(x + k * half, top - 7, half * 0.42, 8, tone) for k, tone in merlons]
        parts.append(path(f"M{x - 4},{top + 22} v-7 q4,-5 8,0 v7Z", darker(sand, 0.5)))
    parts += [
        path("M-82,0 C-76,-20 -54,-24 -30,-20 L30,-20 C54,-24 76,-20 82,0Z", sand),
        path("M8,0 L14,-20 L30,-20 C54,-24 76,-20 82,0Z", darker(sand, 0.13)),
        path("M-10,0 V-12 Q0,-23 10,-12 V0Z", darker(sand, 0.52)),
        line("M-62,-9 h8 M-42,-13 h8 M30,-11 h8 M52,-8 h8 M-24,-7 h6", dark, 1.8),
    ]
    return sized(height, *parts)


def ball(chance: random.Random, height: float, colour: Colour | None = None) -> str:
    """Draw a beach ball in panels; it lies on the origin."""
    cloth = colour or chance.choice(GAY)
    white = _white(cloth)
    parts = [
        disc(0, -50, 50, white),
        path("M-8,-70 C-24,-92 -16,-98 0,-100 C20,-99 26,-92 20,-78Z", cloth),
        path("M-12,-62 C-36,-66 -46,-56 -49.4,-42 C-46,-20 -38,-14 -28,-9 C-30,-30 -24,-48 -12,-62Z", cloth),
        path("M6,-60 C20,-46 28,-28 27,-8 C40,-16 49,-30 50,-48 C46,-58 30,-66 6,-60Z", cloth),
        disc(0, -67, 8, lighter(cloth, 0.4)),
        path("M24,-94 C52,-80 60,-34 28,-8 C16,0 -8,2 -22,-5 C20,-10 44,-48 24,-94Z", darker(cloth, 0.6), 0.24),
        oval(-18, -80, 8, 5, (255, 255, 255), -30, 0.6 * min(1.0, luminance(cloth) / 60)),
    ]
    return sized(height, put("".join(parts), 0, 0))


def balloon(chance: random.Random, height: float, colour: Colour | None = None) -> str:
    """Draw a balloon on its string; its middle is at the origin."""
    skin = colour or chance.choice(GAY)
    sway = chance.uniform(-6, 6)
    parts = [
        line(f"M0,8 C{number(8 + sway)},20 {number(-8 + sway)},34 {number(sway)},49", darker(skin, 0.5), 1),
        path("M0,6 C-26,0 -30,-50 0,-50 C30,-50 26,0 0,6Z", skin),
        path("M6,-49 C29,-44 24,0 0,6 C12,-4 18,-30 6,-49Z", darker(skin, 0.24)),
        path("M-4,10 L0,4 L4,10Z", darker(skin, 0.3)),
        oval(-9, -33, 4, 8, (255, 255, 255), 16, 0.6 * min(1.0, luminance(skin) / 60)),
    ]
    return sized(height, *parts)


def snowman(chance: random.Random, height: float, colour: Colour | None = None) -> str:
    """Draw a snowman, its scarf in the colour; it stands on the origin."""
    del chance
    scarf = colour or (206, 58, 54)
    snow, shade = (248, 250, 253), (206, 218, 236)
    if colour is not None and luminance(colour) < 40:
        snow = shade = colour
    coal, twig = darker(scarf, 0.85), beside(scarf, (112, 80, 58))
    parts = [
        line("M-16,-50 L-38,-64 M-32,-60 l-2,-8 M-32,-60 l-8,1 M16,-50 L38,-66 M32,-62 l1,-8 M32,-62 l8,0", twig, 2),
        disc(0, -22, 22.4, shade),
        disc(-2.4, -24, 19.6, snow),
        disc(0, -51, 17, shade),
        disc(-2, -52.6, 14.6, snow),
        disc(0, -75, 12.6, shade),
        disc(-1.4, -76, 11, snow),
        path("M-12.4,-66 Q0,-58 12.4,-66 L11.4,-60.6 Q0,-53 -11.4,-60.6Z", scarf),
        path("M5,-60 L12,-44 L5.6,-42 L1,-58Z", darker(scarf, 0.22)),
        box(-8.6, -99.6, 17.2, 14, coal, 1),
        box(-13, -87, 26, 3, coal, 1.5),
        box(-8.6, -90, 17.2, 3, scarf),
        disc(-4, -79, 1.5, coal),
        disc(4, -79, 1.5, coal),
        path("M-0.6,-77 L13,-73.6 L-0.6,-73Z", mix(scarf, (240, 140, 50), 0.9)),
        disc(0, -52, 1.6, coal),
        disc(0, -45, 1.6, coal),
        disc(0, -28, 1.6, coal),
    ]
    return sized(height, *parts)


def rain_umbrella(chance: random.Random, height: float, colour: Colour | None = None) -> str:
    """Draw an open umbrella with a crook; the end of its crook is at the origin."""
    cloth = colour or chance.choice(GAY)
    wood = beside(cloth, (112, 78, 56))
    parts = [
        line("M0,-94 V-8 C0,1 12,1 12,-8", wood, 2.8),
        line("M0,-99 V-94", wood, 1.8),
        path(
            "M-62,-48 C-58,-80 -30,-95 0,-95.6 C30,-95 58,-80 62,-48 Q52,-58 41,-48 Q31,-58 20.6,-48 Q10,-58"
            " 0,-48 Q-10,-58 -20.6,-48 Q-31,-58 -41,-48 Q-52,-58 -62,-48Z",
            cloth,
        ),
        path(
            "M0,-95.6 C-12,-84 -20,-66 -20.6,-48 Q-10,-58 0,-48 Q10,-58 20.6,-48 C20,-66 12,-84 0,-95.6Z",
            lighter(cloth, 0.2),
        ),
        path("M0,-95.6 C30,-95 58,-80 62,-48 Q52,-58 41,-48 C38,-72 24,-88 0,-95.6Z", darker(cloth, 0.28)),
    ]
    return sized(height, *parts)


def hung_swing(chance: random.Random, height: float, colour: Colour | None = None) -> str:
    """Draw a swing on two ropes; its seat is at the origin."""
    del chance
    seat = colour or (190, 62, 54)
    rope = mix(seat, (206, 182, 138), 0.85)
    ropes = line("M-13,-98 L-11,-4 M13,-98 L11,-4", darker(rope, 0.15), 2.2)
    return sized(height, ropes, box(-17, -6, 34, 5.4, seat, 1.6), box(-17, -2.4, 34, 2.4, darker(seat, 0.35), 1))
