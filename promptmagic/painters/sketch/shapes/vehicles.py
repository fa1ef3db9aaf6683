"""Things that carry people: on the road, on rails, in the air. They head to the right."""

from __future__ import annotations

import math
import random

from promptmagic.painters.colour import Colour, luminance, mix
from promptmagic.painters.sketch.shapes.pen import (
    beside,
    box,
    darker,
    disc,
    dots,
    lighter,
    line,
    number,
    oval,
    path,
    polygon,
    ring,
    sized,
)

CLOTHS: tuple[Colour, ...] = ((214, 68, 58), (236, 160, 60), (62, 126, 176), (122, 90, 168), (64, 150, 128))
PAINTS: tuple[Colour, ...] = ((200, 54, 48), (48, 108, 160), (232, 184, 64), (70, 138, 110), (226, 222, 212))
GLASS: Colour = (168, 206, 224)
TYRE: Colour = (40, 40, 46)


def _dark_share(colour: Colour) -> float:
    """Return how far from a silhouette the colour is: 0 is black, 1 is any other colour."""
    return min(1.0, max(0.0, (luminance(colour) - 20) / 40))


def _gore(half: float) -> str:
    """Return the outline of a balloon, or of a stripe in its middle, that is `half` wide to each side."""
    side = [(half * 1.06, -50), (half * 1.28, -16), (half, -2), (half * 0.72, 12), (half * 0.4, 20), (half * 0.25, 27)]
    other = [(-x, y) for x, y in reversed(side)]
    return f"M0,-50C{dots(side)}L{dots(other[:1])}C{dots([*other[1:], (0, -50)])}Z"


def hot_air_balloon(chance: random.Random, height: float, colour: Colour | None = None) -> str:
    """Draw a striped hot-air balloon with its basket; its middle is at the origin."""
    cloth = colour or chance.choice(CLOTHS)
    stripe = mix(cloth, (255, 244, 220), 0.85 * _dark_share(cloth))
    wicker = beside(cloth, (146, 98, 58))
    parts = [line("M-9,24 L-6,40 M9,24 L6,40 M-3,26 L-2.4,40 M3,26 L2.4,40", darker(wicker, 0.3), 0.8)]
    for i, half in enumerate((36.0, 28.5, 20.0, 11.0, 3.6)):
        outline = _gore(half)
        parts.append(path(outline, stripe if i % 2 else cloth))
    parts += [
        path("M0,-50 C38,-50 46,-16 36,-2 C26,12 14,20 9,27 L4,27 C24,6 34,-26 0,-50Z", darker(cloth, 0.5), 0.3),
        path("M-8,-46 C-24,-42 -32,-26 -30,-12 C-24,-28 -18,-38 -8,-46Z", (255, 255, 255), 0.3 * _dark_share(cloth)),
        path("M-9,25 L9,25 L8,29 L-8,29Z", darker(cloth, 0.35)),
        path("M-6.6,39 L6.6,39 L5.6,50 L-5.6,50Z", wicker),
        path("M1,39 L6.6,39 L5.6,50 L1.6,50Z", darker(wicker, 0.3)),
        box(-7.4, 38, 14.8, 2.4, lighter(wicker, 0.2), 1),
    ]
    return sized(height, *parts)


def kite(chance: random.Random, height: float, colour: Colour | None = None) -> str:
    """Draw a kite with a tail of bows; its middle is at the origin."""
    cloth = colour or chance.choice(CLOTHS)
    other = mix(cloth, (255, 236, 180), 0.8 * _dark_share(cloth))
    sway = chance.uniform(-5, 5)
    bows = []
    for i in range(4):
        x, y = 6 - 8 * math.sin(i * 1.4 + sway), 16 + i * 9.5
        bows.append(polygon([(x, y), (x - 5, y - 3), (x - 5, y + 3)], (other, cloth)[i % 2]))
        bows.append(polygon([(x, y), (x + 5, y - 3), (x + 5, y + 3)], (cloth, other)[i % 2]))
    tail = " ".join(f"{number(6 - 8 * math.sin(i * 0.7 + sway))},{number(10 + i * 4.9)}" for i in range(9))
    parts = [
        line(f"M4,4 L{tail}", darker(cloth, 0.4), 0.8),
        *bows,
        polygon([(4, -50), (-22, -22), (0, -20)], cloth),
        polygon([(4, -50), (28, -16), (0, -20)], other),
        polygon([(-22, -22), (4, 12), (0, -20)], other),
        polygon([(28, -16), (4, 12), (0, -20)], darker(cloth, 0.12)),
        line("M4,-50 L4,12 M-22,-22 L28,-16", darker(cloth, 0.45), 0.9),
    ]
    return sized(height, *parts)


def plane(chance: random.Random, height: float, colour: Colour | None = None) -> str:
    """Draw an airliner in flight, its tail and stripe in the colour; its middle is at the origin."""
    paint = colour or chance.choice(PAINTS[:4])
    white = mix(paint, (248, 248, 250), 0.94 * _dark_share(paint))
    grey = darker(white, 0.24)
    parts = [
        path("M-16,-4 L-58,-34 L-46,-34 L22,-6Z", darker(white, 0.34)),
        path("M-128,-8 L-152,-26 L-142,-26 L-112,-10Z", grey),
        path("M-146,0 C-150,-22 -152,-42 -154,-50 L-134,-50 L-104,-12Z", paint),
        path(
            "M-150,-4 C-120,-18 60,-20 104,-17 C134,-14 152,-2 156,8 C150,18 120,22 84,22 C10,22 -110,16 -150,-4Z",
            white,
        ),
        path("M-150,-4 C-110,16 10,22 84,22 C120,22 150,18 156,8 C120,14 -60,12 -150,-4Z", grey),
        path("M-146,-4 C-60,6 80,8 155,5 L156,8 C120,14 -60,12 -150,-4Z", paint),
        path("M124,-12 C136,-8 144,-3 148,1 L124,0 L116,-8Z", mix(paint, (60, 82, 110), 0.85)),
        path("M20,8 L-46,50 L-66,50 L-28,6Z", mix(grey, white, 0.5)),
        path("M20,8 L-46,50 L-52,50 L-4,7Z", darker(grey, 0.2)),
        oval(-6, 30, 15, 6.5, darker(white, 0.16)),
        oval(6, 30, 3.6, 6, darker(white, 0.6)),
    ]
    parts += [box(x, -9, 5, 5.6, mix(paint, (84, 110, 138), 0.85), 2) for x in range(-104, 108, 13)]
    return sized(height, *parts)


def _wheel(x: float, y: float, radius: float, paint: Colour) -> str:
    tyre = mix(paint, TYRE, 0.9)
    return (
        disc(x, y, radius, tyre)
        + disc(x, y, radius * 0.58, mix(tyre, (206, 208, 212), 0.8 * _dark_share(paint)))
        + disc(x, y, radius * 0.18, tyre)
    )


def car(chance: random.Random, height: float, colour: Colour | None = None) -> str:
    """Draw a small car from the side; its wheels stand on the origin."""
    paint = colour or chance.choice(PAINTS)
    glass = mix(paint, GLASS, 0.9 * _dark_share(paint))
    parts = [
        path(
            "M-122,-16 C-128,-34 -126,-54 -112,-58 C-96,-62 -84,-64 -76,-66 C-62,-88 -44,-99 -12,-100 C26,-101"
            " 46,-90 66,-66 C94,-64 118,-56 124,-42 C128,-32 128,-22 124,-16Z",
            paint,
        ),
        path("M-62,-66 C-52,-82 -40,-90 -18,-91 L-14,-66Z", glass),
        path("M-5,-91 C22,-92 36,-84 50,-66 L-2,-66Z", glass),
        path("M8,-91 C16,-91 22,-89 27,-87 L14,-66 L0,-66Z", (255, 255, 255), 0.35 * _dark_share(paint)),
        path(
            "M-124,-34 C-60,-28 70,-28 127,-34 C128,-26 127,-20 124,-16 L-122,-16 C-124,-22 -125,-28 -124,-34Z",
            darker(paint, 0.26),
        ),
        line("M-9,-66 C-12,-48 -10,-32 -6,-20", darker(paint, 0.35), 1.6),
        line("M4,-54 h11 M-44,-54 h10", darker(paint, 0.45), 2.6),
        oval(118, -44, 6, 7, mix(paint, (255, 240, 190), 0.92 * _dark_share(paint))),
        box(-126, -52, 7, 12, mix(paint, (206, 50, 44), 0.8), 2),
        box(-130, -20, 258, 7, mix(paint, (170, 172, 178), 0.6 * _dark_share(paint)), 3.5),
    ]
    for x in (-74, 76):
        parts.append(path(f"M{x - 29},-16 C{x - 29},-52 {x + 29},-52 {x + 29},-16Z", darker(paint, 0.68)))
        parts.append(_wheel(x, -22, 22, paint))
    return sized(height, *parts)


def bus(chance: random.Random, height: float, colour: Colour | None = None) -> str:
    """Draw a bus from the side; its wheels stand on the origin."""
    paint = colour or chance.choice(PAINTS[:4])
    glass = mix(paint, GLASS, 0.9 * _dark_share(paint))
    parts = [
        path("M-118,-12 L-120,-88 Q-120,-100 -108,-100 L104,-100 Q116,-100 118,-88 L122,-50 L122,-12Z", paint),
        path("M-119,-40 L122,-40 L122,-12 L-118,-12Z", darker(paint, 0.22)),
        box(-120, -46, 242, 5, mix(paint, (250, 246, 236), 0.85 * _dark_share(paint))),
        path("M96,-88 L110,-88 L117,-52 L96,-52Z", glass),
        box(68, -88, 22, 74, mix(glass, paint, 0.15), 2),
        line("M79,-88 v74", darker(paint, 0.3), 2),
    ]
    parts += [box(x, -88, 30, 34, glass, 3) for x in (-112, -76, -40, -4, 32)]
    parts += [
        path(f"M{x + 18},-88 L{x + 26},-88 L{x + 12},-54 L{x + 4},-54Z", (255, 255, 255), 0.3 * _dark_share(paint))
        for x in (-112, -40, 32)
    ]
    for x in (-70, 46):
        parts.append(path(f"M{x - 24},-12 C{x - 24},-42 {x + 24},-42 {x + 24},-12Z", darker(paint, 0.68)))
        parts.append(_wheel(x, -17, 17, paint))
    return sized(height, *parts)


def bicycle(chance: random.Random, height: float, colour: Colour | None = None) -> str:
    """Draw a bicycle from the side; its wheels stand on the origin."""
    paint = colour or chance.choice(PAINTS)
    dark = mix(paint, TYRE, 0.92)
    parts = []
    for x in (-50, 52):
        parts.append(ring(x, -33, 30.6, 4.4, dark))
        for k in range(8):
            dx, dy = 30 * math.cos(k * math.pi / 8 + 0.2), 30 * math.sin(k * math.pi / 8 + 0.2)
            parts.append(
                line(
                    f"M{number(x - dx)},{number(-33 - dy)} L{number(x + dx)},{number(-33 + dy)}",
                    mix(dark, (190, 194, 200), 0.7 * _dark_share(paint)),
                    0.8,
                    0.8,
                )
            )
    parts += [
        disc(-2, -32, 7.5, dark),
        line("M-50,-33 L-2,-32 L-22,-76 L34,-80 L-2,-32 M-22,-76 L-50,-33 M34,-80 L52,-33 M34,-80 L31,-92", paint, 4.6),
        line("M-22,-76 L-25,-85", dark, 3.6),
        path("M-40,-90 C-30,-90 -20,-89 -12,-86 C-16,-82 -32,-82 -40,-84Z", dark),
        line("M31,-92 C38,-97 46,-97 48,-90", dark, 3.8),
        line("M-2,-32 L6,-18 M2,-18 h9 M-2,-32 L-10,-46 M-14,-46 h8", dark, 2.6),
        disc(-2, -32, 3, lighter(dark, 0.4)),
    ]
    return sized(height, *parts)


def train(chance: random.Random, height: float, colour: Colour | None = None) -> str:
    """Draw a steam locomotive with one carriage; its wheels stand on the origin."""
    paint = colour or chance.choice(((40, 84, 74), (150, 48, 44), (52, 70, 110)))
    iron = mix(paint, (46, 48, 54), 0.9)
    brass = mix(paint, (222, 178, 92), 0.85 * _dark_share(paint))
    glass = mix(paint, (250, 224, 160), 0.85 * _dark_share(paint))
    parts = [
        *(box(x, -1, 9, 5, mix(paint, (104, 78, 58), 0.8)) for x in range(-212, 150, 16)),
        box(-220, -2, 380, 3, mix(paint, (130, 132, 140), 0.85)),
    ]
    for x, y, r in ((96, -92, 7), (82, -100 + 9, 9), (64, -88, 8)):
        parts.append(disc(x, y, r, (246, 246, 248), 0.55 * _dark_share(paint)))
    parts += [
        path(
            "M-190,-18 L-190,-74 Q-190,-82 -182,-82 L-60,-82 Q-54,-82 -54,-76 L-54,-18Z",
            mix(paint, (146, 60, 50), 0.5 * _dark_share(paint)),
        ),
        path("M-196,-80 Q-124,-94 -48,-80Z", iron),
        box(-190, -40, 136, 4, brass),
        line("M-54,-22 H-44", iron, 4),
        box(-42, -24, 170, 10, iron, 2),
        box(8, -62, 104, 36, paint, 14),
        path("M8,-44 H112 V-34 Q112,-26 104,-26 H8Z", darker(paint, 0.3)),
        path("M-40,-24 V-80 H10 V-24Z", paint),
        path("M-46,-78 Q-16,-92 16,-78Z", iron),
        box(-32, -72, 32, 22, glass, 3),
        line("M-16,-72 v22", paint, 2.4),
        path("M84,-60 L80,-84 L102,-84 L98,-60Z", iron),
        box(77, -88, 28, 6, brass, 2),
        path("M46,-60 C46,-74 64,-74 64,-60Z", brass),
        line("M30,-62 v36 M70,-62 v36", brass, 2.6),
        disc(114, -44, 7, glass),
        path("M112,-24 L136,-4 L136,0 L108,0 L104,-20Z", darker(iron, 0.2)),
    ]
    parts += [box(x, -70, 22, 22, glass, 3) for x in (-182, -152, -122, -92)]
    for x, r in ((-172, 10), (-146, 10), (-98, 10), (-72, 10), (-22, 15), (14, 15), (50, 15), (88, 10)):
        parts += [
            disc(x, -r, r, iron),
            disc(x, -r, r * 0.66, darker(mix(iron, paint, 0.6), 0.1)),
            disc(x, -r, r * 0.2, brass),
        ]
    parts.append(line("M-22,-13 H50", mix(iron, (200, 202, 208), 0.7), 3.4))
    return sized(height, *parts)


def rocket(chance: random.Random, height: float, colour: Colour | None = None) -> str:
    """Draw a rocket that flies upwards on its flame; its middle is at the origin."""
    paint = colour or chance.choice(((214, 66, 56), (58, 112, 170), (232, 150, 54)))
    white = mix(paint, (246, 246, 248), 0.94 * _dark_share(paint))
    flame = chance.uniform(-2, 3)
    parts = [
        path(f"M-7,26 C-12,34 -6,40 0,{50 - abs(flame):.0f} C6,40 12,34 7,26Z", (250, 160, 50)),
        path("M-4,26 C-6,32 -3,36 0,42 C3,36 6,32 4,26Z", (255, 236, 160)),
        path("M-12,2 C-24,10 -24,22 -22,32 L-9,22Z", paint),
        path("M12,2 C24,10 24,22 22,32 L9,22Z", darker(paint, 0.3)),
        path("M0,-50 C14,-38 17,-14 14,4 C13,14 11,20 9,26 L-9,26 C-11,20 -13,14 -14,4 C-17,-14 -14,-38 0,-50Z", white),
        path("M0,-50 C14,-38 17,-14 14,4 C13,14 11,20 9,26 L3,26 C8,2 8,-28 0,-50Z", darker(white, 0.22)),
        path("M0,-50 C6,-45 10.6,-37 13,-28 C6,-25 -6,-25 -13,-28 C-10.6,-37 -6,-45 0,-50Z", paint),
        disc(0, -10, 7, darker(paint, 0.2)),
        disc(0, -10, 5, mix(paint, GLASS, 0.9)),
        path("M-2,6 L2,6 L3,32 L-3,32Z", darker(paint, 0.15)),
        box(-10, 24, 20, 4, darker(paint, 0.5), 1.5),
    ]
    return sized(height, *parts)
