"""Buildings: lighthouse, cabin. Each has a twin that draws only what shines by itself: lamps and lit windows."""

from __future__ import annotations

import random
from itertools import pairwise

from promptmagic.painters.colour import Colour, luminance, mix
from promptmagic.painters.sketch.shapes.pen import beside, box, darker, disc, lighter, line, path, polygon, sized

LAMPLIGHT: Colour = (255, 206, 118)
PANE: Colour = (92, 116, 134)
SNOW: Colour = (240, 245, 252)


def _band(lower: float, upper: float, fill: Colour) -> str:
    """Draw a stripe of the lighthouse's tapering tower between two shares of its height."""

    def half(share: float) -> float:
        return 13.5 - 5.6 * share

    foot, top = -73 * lower, -73 * upper
    lit = polygon([(-half(lower), foot), (half(lower), foot), (half(upper), top), (-half(upper), top)], fill)
    shade = [(half(lower) * 0.2, foot), (half(lower), foot), (half(upper), top), (half(upper) * 0.2, top)]
    deep = [(half(lower) * 0.68, foot), (half(lower), foot), (half(upper), top), (half(upper) * 0.68, top)]
    return lit + polygon(shade, darker(fill, 0.16)) + polygon(deep, darker(fill, 0.34))


def lighthouse(chance: random.Random, height: float, colour: Colour | None = None) -> str:
    """Draw a lighthouse with stripes in the colour; its foot is at the origin."""
    del chance
    stripe = colour or (194, 56, 48)
    white = mix(stripe, (246, 240, 228), min(1.0, luminance(stripe) / 40))
    iron = darker(mix(stripe, (70, 76, 88), 0.8), 0.2)
    parts = [polygon([(-17, 0), (17, 0), (15, -4), (-15, -4)], beside(white, (146, 138, 130)))]
    edges = (0.04, 0.23, 0.42, 0.61, 0.8, 1.0)
    for i, (lower, upper) in enumerate(pairwise(edges)):
        parts.append(_band(lower, upper, white if i % 2 else stripe))
    parts += [
        polygon([(-11, -73), (11, -73), (9.4, -76.5), (-9.4, -76.5)], iron),
        line(
            "M-10.6,-76.5 V-80.5 H10.6 V-76.5 M-7,-80.5 v4 M-3.5,-80.5 v4 M0,-80.5 v4 M3.5,-80.5 v4 M7,-80.5 v4",
            iron,
            0.7,
        ),
        box(-5.8, -89, 11.6, 12.5, mix(iron, (255, 240, 186), 0.8)),
        line("M-5.8,-76.5 V-89 M-2,-76.5 V-89 M2,-76.5 V-89 M5.8,-76.5 V-89", iron, 0.8),
        path("M-8.2,-88.6 C-7,-94 -3,-97 0,-97.4 C3,-97 7,-94 8.2,-88.6Z", stripe),
        path("M1.5,-97 C4,-96.4 7,-94 8.2,-88.6 L3.5,-88.6 C3.6,-92 3,-95 1.5,-97Z", darker(stripe, 0.3)),
        line("M0,-97 V-99.6", iron, 0.9),
        path("M-3.6,-3 V-9 Q0,-13 3.6,-9 V-3Z", darker(iron, 0.25)),
        box(-1.6, -30, 3.2, 5, darker(iron, 0.1), 1.4),
        box(-1.4, -58, 2.8, 4.6, darker(iron, 0.1), 1.2),
    ]
    return sized(height, *parts)


def lighthouse_lamp(height: float) -> str:
    """Draw what shines on a lighthouse of that height: its lamp."""
    return sized(height, box(-5.4, -88.6, 10.8, 11.6, (255, 244, 196)), disc(0, -82.8, 3.6, (255, 255, 240)))


_CABIN_WINDOWS = ((-46.0, -39.0), (24.0, -39.0))


def _window(x: float, y: float, frame: Colour, pane: Colour) -> str:
    return (
        box(x - 2, y - 2, 26, 24, frame)
        + box(x, y, 22, 20, pane)
        + line(f"M{x + 11},{y}v20M{x},{y + 10}h22", frame, 1.8)
    )


def cabin(chance: random.Random, height: float, colour: Colour | None = None, *, snow: bool = False) -> str:
    """Draw a log cabin; `snow` lies on its roof. The middle of its foot is at the origin."""
    del chance
    wood = colour or (138, 92, 60)
    dark, roof = darker(wood, 0.42), darker(mix(wood, (96, 62, 52), 0.5), 0.35)
    stone = beside(wood, (132, 122, 118))
    parts = [
        box(31, -99, 15, 40, stone),
        box(39, -99, 7, 40, darker(stone, 0.3)),
        box(29, -100, 19, 5, darker(stone, 0.15), 1),
        box(-62, -52, 124, 52, wood),
    ]
    for row in range(7):
        y = -52 + row * 7.43
        parts.append(box(-64, y + 5.2, 128, 2.2, dark, 1))
        parts.append(box(-62, y + 0.6, 124, 1.2, lighter(wood, 0.2)))
    parts.append(polygon([(-62, -52), (0, -90), (62, -52)], darker(wood, 0.12)))
    parts += [line(f"M{x},-52 V{-52 - max(0, 34 - abs(x) * 0.6):.0f}", dark, 1.2) for x in range(-48, 49, 12)]
    parts += [
        path("M-78,-40 L-72,-53 L0,-97 L72,-53 L78,-40 L70,-42 L0,-86 L-70,-42Z", roof),
        path("M0,-97 L72,-53 L78,-40 L70,-42 L0,-86Z", darker(roof, 0.3)),
        box(-12, -36, 24, 36, dark),
        box(-9.5, -33.5, 19, 33.5, darker(wood, 0.28)),
        line("M-3.2,-33 V-1 M3.2,-33 V-1", dark, 0.9),
        disc(6.8, -17, 1.5, mix(wood, (240, 206, 116), 0.7)),
        box(-16, -3, 32, 3, stone),
        disc(0, -66, 7.6, dark),
        disc(0, -66, 5.6, beside(wood, PANE)),
    ]
    parts += [_window(x, y, dark, beside(wood, PANE)) for x, y in _CABIN_WINDOWS]
    if snow:
        parts.append(
            path(
                "M-80,-40 Q-83,-47 -76,-53 L-4,-98 Q0,-101 4,-98 L76,-53 Q83,-47 80,-40 Q74,-36 66,-45 Q40,-60"
                " 0,-87 Q-40,-60 -66,-45 Q-74,-36 -80,-40Z",
                SNOW,
            )
        )
        parts.append(
            path(
                "M4,-98 L76,-53 Q83,-47 80,-40 Q74,-36 66,-45 Q40,-60 0,-87 Q20,-80 40,-68 Q24,-84 4,-98Z",
                (206, 218, 236),
            )
        )
        parts.append(box(28, -102, 21, 5, SNOW, 2.4))
        parts.append(path("M-72,0 Q-66,-8 -50,-5 Q-30,-9 -15,-2 L15,-2 Q38,-9 56,-5 Q68,-7 74,0Z", SNOW))
    return sized(height, *parts)


def cabin_windows(height: float) -> str:
    """Draw what shines on a cabin of that height: its lit windows."""
    frame = (84, 52, 34)
    parts = [_window(x, y, frame, LAMPLIGHT) + box(x + 4, y + 12, 14, 7, (255, 240, 190)) for x, y in _CABIN_WINDOWS]
    return sized(height, *parts, disc(0, -66, 5.6, LAMPLIGHT))
