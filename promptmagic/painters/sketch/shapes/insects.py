"""Insects. Their middle is at the origin."""

from __future__ import annotations

import random

from promptmagic.painters.colour import Colour, luminance, mix
from promptmagic.painters.sketch.shapes.pen import darker, disc, lighter, line, oval, path, put, sized

WINGS: tuple[Colour, ...] = ((240, 140, 48), (74, 130, 206), (232, 198, 70), (206, 84, 120), (150, 110, 196))


def butterfly(chance: random.Random, height: float, colour: Colour | None = None) -> str:
    """Draw a butterfly with open wings."""
    wing = colour or chance.choice(WINGS)
    rim = darker(wing, 0.72)
    spot = mix(wing, (255, 248, 230), 0.85 * min(1.0, luminance(wing) / 60))
    half = (
        path("M2,-4 C10,-34 38,-54 58,-48 C68,-42 64,-18 48,-6 C34,2 14,2 2,0Z", rim)
        + path("M5,-5 C14,-30 38,-46 53,-42 C59,-36 56,-18 44,-9 C32,-2 16,-2 5,-2Z", wing)
        + path("M2,0 C18,-2 40,2 46,16 C48,32 34,46 22,44 C10,38 4,18 2,6Z", rim)
        + path("M5,3 C18,2 36,6 40,17 C41,29 31,39 23,38 C14,32 8,17 5,8Z", lighter(wing, 0.16))
        + path("M8,-7 C18,-22 30,-30 40,-32 C38,-22 26,-10 8,-7Z", lighter(wing, 0.3), 0.7)
        + disc(51, -35, 3.4, spot)
        + disc(55, -24, 2.4, spot)
        + disc(37, 25, 3.4, spot)
    )
    parts = [
        put(half, flip=True),
        half,
        line("M-1,-14 C-4,-28 -8,-34 -14,-38 M1,-14 C4,-28 8,-34 14,-38", rim, 1.4),
        oval(0, 6, 3.4, 22, darker(wing, 0.85)),
        disc(0, -16, 4, darker(wing, 0.85)),
    ]
    return sized(height, put("".join(parts), turn=chance.uniform(-8, 8)))


def bee(chance: random.Random, height: float, colour: Colour | None = None) -> str:
    """Draw a bee in flight, that heads to the right."""
    del chance
    gold = colour or (246, 190, 56)
    dark = darker(gold, 0.82)
    parts = [
        oval(-16, -26, 15, 25, mix(gold, (232, 244, 252), 0.85), -28, 0.85),
        oval(10, -28, 14, 23, mix(gold, (246, 250, 254), 0.9), 14, 0.85),
        path("M-58,14 L-72,18 L-56,22Z", dark),
        path("M-60,16 C-56,-12 -20,-18 8,-14 C40,-12 58,0 58,16 C58,34 30,48 -8,46 C-38,46 -60,36 -60,16Z", gold),
        path("M-44,-4 C-38,-10 -32,-12 -28,-13 C-34,8 -34,28 -28,45 C-36,43 -42,40 -46,37 C-50,24 -50,8 -44,-4Z", dark),
        path("M-14,-15 C-8,-16 -2,-16 4,-15 C-2,6 -2,28 4,46 C-2,47 -8,47 -14,46 C-20,28 -20,6 -14,-15Z", dark),
        path("M28,-11 C48,-8 58,2 58,16 C58,26 50,36 36,41 C28,24 24,6 28,-11Z", darker(gold, 0.62)),
        line("M50,-2 C56,-14 62,-18 70,-18 M44,-6 C48,-18 52,-24 60,-26", dark, 3),
        disc(46, 10, 5, (250, 248, 240)),
        disc(47.4, 10, 2.8, (26, 24, 30)),
    ]
    return sized(height, *parts)


def dragonfly(chance: random.Random, height: float, colour: Colour | None = None) -> str:
    """Draw a dragonfly seen from above."""
    body = colour or (44, 150, 160)
    veil = mix(body, (236, 248, 252), 0.75)
    wings = (
        oval(34, -22, 36, 8, veil, -14, 0.8)
        + oval(32, -4, 32, 8, veil, 12, 0.7)
        + line("M4,-16 L66,-30 M4,-10 L60,2", darker(veil, 0.25), 0.9, 0.7)
    )
    parts = [
        put(wings, flip=True),
        wings,
        oval(0, 18, 3, 32, body),
        oval(0, -16, 6, 13, darker(body, 0.15)),
        disc(-5, -33, 6, darker(body, 0.35)),
        disc(5, -33, 6, darker(body, 0.35)),
        line("M-2,4 h4 M-2,14 h4 M-2,24 h4 M-2,34 h4", darker(body, 0.4), 1.6),
    ]
    return sized(height, put("".join(parts), 0, -5, turn=chance.uniform(-14, 14)))
