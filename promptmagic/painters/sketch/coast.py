"""Coasts: the open sea, and the land that lies on its horizon."""

from __future__ import annotations

import math

from promptmagic.painters.colour import Colour, mix
from promptmagic.painters.sketch.easel import Easel
from promptmagic.painters.sketch.land import ridge, skyline
from promptmagic.painters.sketch.water import water

SEA: Colour = (44, 142, 168)


def sea(easel: Easel) -> None:
    """Fill everything below the horizon with the sea; the shore comes over it."""
    scene = easel.scene
    rough = {"storm": 1.9, "wind": 1.4, "rain": 1.1}.get(scene.weather, 0.6 if scene.mood == "calm" else 0.85)
    tint = scene.place_colour or SEA
    bright = easel.light.height > 0.3 and not easel.light.moon
    water(easel, easel.horizon, easel.height, tint=tint, depth=0.62 if bright else 0.3, waves=rough)
    easel.note("sea")


def spit(easel: Easel, start: float, end: float) -> None:
    """Lay a flat tongue of dark land on the horizon between two fractions across."""
    chance = easel.chance("spit")
    top = easel.unit * 0.028
    points = []
    for i in range(25):
        share = i / 24
        swell = (
            min(1.0, 3.2 * math.sin(math.pi * (0.5 + share * 0.5)))
            if start <= 0
            else min(1.0, 3.2 * math.sin(math.pi * share * 0.5))
        )
        points.append(
            (easel.x(start + (end - start) * share), easel.horizon - top * max(0.0, swell) * chance.uniform(0.9, 1.05))
        )
    colour = mix(easel.ambient((70, 104, 78)), easel.light.shade, easel.light.backlit)
    easel.fill(
        [(points[0][0], easel.horizon + 1), *points, (points[-1][0], easel.horizon + 1)],
        mix(colour, easel.light.haze, 0.1),
    )


def headland(easel: Easel, start: float, end: float, height: float) -> None:
    """Let distant hills run out to sea between two fractions across, in three depths of haze."""
    for index in range(3):
        chance = easel.chance(f"headland {index}")
        reach = (end - start) * (1 - 0.24 * index)
        first = end - reach
        line = skyline(easel, f"headland {index} line", 0, 1, points=6, rough=0.5)
        points = []
        for x, level in line:
            share = x / easel.width
            swell = math.sin(share * math.pi / 2) ** 0.7
            up = easel.unit * height * (1.25 - 0.28 * index) * swell * (0.7 - 0.45 * level) * chance.uniform(0.98, 1.0)
            points.append((easel.x(first + reach * share), easel.horizon - up))
        points.sort()
        colour = mix((70, 108, 104), easel.light.shade, easel.light.backlit * 0.8)
        ridge(easel, points, easel.horizon + 1, colour, haze=0.62 - 0.2 * index, mist=0.3)
    easel.note("headland", "hill", "coast", "bay")
