"""What stands in the sky: sun, moon, stars, clouds, rainbow. Their middle is at the origin."""

from __future__ import annotations

import math
import random

from promptmagic.painters.colour import Colour, mix
from promptmagic.painters.sketch.shapes.pen import (
    Point,
    box,
    darker,
    disc,
    dots,
    lighter,
    number,
    oval,
    path,
    polygon,
    sized,
)

SUN: Colour = (255, 226, 128)
MOON: Colour = (242, 238, 220)
STAR: Colour = (255, 246, 214)
CLOUD: Colour = (252, 252, 252)
RAINBOW: tuple[Colour, ...] = (
    (232, 74, 72),
    (246, 150, 62),
    (250, 218, 92),
    (112, 190, 104),
    (82, 148, 222),
    (134, 98, 196),
)


def sun(chance: random.Random, height: float, colour: Colour | None = None) -> str:
    """Draw the sun's disc, lighter towards its middle."""
    del chance
    rim = colour or SUN
    return sized(height, *(disc(0, 0, 50 - 7 * i, lighter(rim, 0.16 * i)) for i in range(6)))


def moon(chance: random.Random, height: float, colour: Colour | None = None) -> str:
    """Draw the full moon with its seas and craters."""
    face = colour or MOON
    turn = chance.uniform(-14, 14)
    sea = darker(face, 0.08)
    seas = [
        oval(-16, -16, 15, 12, sea, -20),
        oval(8, -20, 11, 9, sea, 12),
        oval(19, -5, 9, 11, sea),
        oval(-24, 8, 9, 14, sea, 18),
        oval(2, -2, 8, 5, sea, 30),
        oval(26, 14, 5, 6, sea),
    ]
    craters = []
    for x, y, r in (
        (4, 30, 4.5),
        (-10, 24, 2.6),
        (20, 26, 2.8),
        (-30, -12, 2.2),
        (34, -16, 2.4),
        (-6, 40, 2.2),
        (12, 10, 1.8),
    ):
        craters += [disc(x, y, r, darker(face, 0.2)), disc(x + 0.3 * r, y + 0.3 * r, r * 0.8, lighter(face, 0.5))]
    body = disc(0, 0, 50, darker(face, 0.1)) + disc(-1.6, -1.6, 48, face)
    return sized(height, f'<g transform="rotate({number(turn)})">{body}{"".join(seas)}{"".join(craters)}</g>')


def crescent(chance: random.Random, height: float, colour: Colour | None = None) -> str:
    """Draw the moon's crescent."""
    face = colour or MOON
    waist = chance.uniform(26, 36)
    data = f"M14,-48 A50,50 0 1 0 14,48 A{number(waist + 14)},{number(50)} 0 0 1 14,-48Z"
    return sized(height, path(data, face))


def star(chance: random.Random, height: float, colour: Colour | None = None) -> str:
    """Draw a star that sparkles: four long rays and four short ones."""
    fill = colour or STAR
    points: list[Point] = []
    for i in range(16):
        angle = math.tau * i / 16 - math.pi / 2
        reach = (50, 6.5, 17 + chance.uniform(-2, 2), 6.5)[i % 4]
        points.append((math.cos(angle) * reach, math.sin(angle) * reach))
    return sized(height, disc(0, 0, 22, fill, 0.22), polygon(points, fill), disc(0, 0, 7, lighter(fill, 0.7)))


def five_pointed(radius: float, waist: float, turn: float = 0.0) -> list[Point]:
    """Return the outline of a five-pointed star around the origin."""
    points = []
    for i in range(10):
        angle = math.tau * i / 10 - math.pi / 2 + turn
        reach = waist if i % 2 else radius
        points.append((math.cos(angle) * reach, math.sin(angle) * reach))
    return points


def cloud(chance: random.Random, height: float, colour: Colour | None = None) -> str:
    """Draw a fair-weather cloud: heaped puffs on a flat base, lit from above."""
    light = colour or CLOUD
    puffs: list[tuple[float, float, float]] = []
    count = 7
    for i in range(count):
        across = i / (count - 1) * 2 - 1
        radius = 31 * (1 - 0.4 * abs(across) ** 1.6) * chance.uniform(0.88, 1.08)
        puffs.append((across * 78, 42 - radius * chance.uniform(0.95, 1.2), radius))
    puffs.append((chance.uniform(-34, -4), -14, 33))
    puffs.append((chance.uniform(10, 40), -4, 27))
    parts = []
    for shift, shrink, tone in (
        (0, 1.0, mix(light, (150, 164, 200), 0.34)),
        (4, 0.93, mix(light, (176, 190, 220), 0.18)),
        (8, 0.8, light),
    ):
        parts += [disc(x - shift * 0.5, y - shift, r * shrink, tone) for x, y, r in puffs]
        left, right = puffs[0], puffs[count - 1]
        parts.append(box(left[0] - 8, 8 - shift, right[0] - left[0] + 16, 36 - shift * 1.4, tone, 15))
    return sized(height, *parts)


def rainbow(chance: random.Random, height: float, colour: Colour | None = None) -> str:
    """Draw a half rainbow; the middle of its foot is at the origin."""
    del chance, colour
    bands = []
    for i, tone in enumerate(RAINBOW):
        outer, inner = 100 - 4.2 * i, 100 - 4.2 * (i + 1)
        arc = [(-outer, 0.0)]
        bands.append(
            path(
                f"M{dots(arc)}A{number(outer)},{number(outer)} 0 0 1 {number(outer)},0"
                f"L{number(inner)},0A{number(inner)},{number(inner)} 0 0 0 {number(-inner)},0Z",
                tone,
                0.6,
            )
        )
    return sized(height, *bands)
