"""Tall buildings: a city's skyline far off, and single towers with rows of windows."""

from __future__ import annotations

import random

from promptmagic.painters.colour import Colour, mix, scaled
from promptmagic.painters.sketch.easel import Easel
from promptmagic.painters.sketch.facades import LAMPS, toned
from promptmagic.painters.sketch.shapes.pen import box, line, polygon

CONCRETE: tuple[Colour, ...] = ((128, 140, 156), (152, 158, 166), (112, 120, 138), (166, 156, 150), (98, 112, 132))
COLD_LIGHT: tuple[Colour, ...] = ((176, 214, 255), (214, 236, 255))


def skyline(
    easel: Easel,
    layer: str,
    foot: float,
    height: float,
    *,
    haze: float,
    wide: float = 0.07,
    peak: float = 0.5,
    spread: float = 0.5,
) -> None:
    """Draw towers from edge to edge, the tallest (`height` pixels) around the fraction `peak` across.

    `wide` is how broad a tower is, in units, and `spread` how far from the peak the tall ones stand.
    """
    chance = easel.chance(layer)
    parts = []
    x = -easel.unit * wide
    middle = easel.x(peak)
    while x < easel.width:
        breadth = easel.unit * wide * chance.uniform(0.6, 1.4)
        near = max(0.0, 1 - abs(x + breadth / 2 - middle) / (easel.width * spread))
        tall = height * (0.22 + 0.62 * near**1.4) * chance.uniform(0.55, 1.2)
        parts.append(tower(easel, chance, x, foot, breadth, tall, haze=haze))
        x += breadth * chance.uniform(0.86, 1.25)
    easel.put("".join(parts), (0, int(foot - height * 1.5), easel.width, int(foot) + 2))
    easel.note("skyscraper", "building", "skyline", "tower")


def tower(easel: Easel, chance: random.Random, x: float, foot: float, wide: float, tall: float, *, haze: float) -> str:
    """Draw one tower with its windows and whatever stands on its roof."""
    wall = toned(easel, chance.choice(CONCRETE), haze)
    wall = mix(wall, easel.light.shade, 0.4 * easel.light.backlit * (1 - haze))
    top = foot - tall
    shaded = scaled(wall, 0.8)
    side = x + wide * 0.66 if easel.sun[0] < x + wide / 2 else x
    parts = [box(x, top, wide, tall + 2, wall), box(side, top, wide * 0.34, tall + 2, shaded)]
    parts.append(_crown(chance, x, top, wide, wall))
    parts.append(_windows(easel, chance, (x, top, wide, tall), wall, haze))
    return "".join(parts)


def _crown(chance: random.Random, x: float, top: float, wide: float, wall: Colour) -> str:
    kind = chance.randrange(5)
    if kind == 0:
        mast = f"M{x + wide / 2:.1f},{top:.1f}v{-wide * chance.uniform(0.6, 1.3):.1f}"
        return box(x + wide * 0.3, top - wide * 0.3, wide * 0.4, wide * 0.32, wall) + line(mast, wall, wide * 0.05)
    if kind == 1:
        return polygon([(x, top + 1), (x + wide / 2, top - wide * chance.uniform(0.5, 1.0)), (x + wide, top + 1)], wall)
    if kind == 2:
        return box(x + wide * 0.14, top - wide * 0.34, wide * 0.72, wide * 0.36, wall) + box(
            x + wide * 0.3, top - wide * 0.6, wide * 0.4, wide * 0.3, wall
        )
    if kind == 3:
        return polygon([(x, top + 1), (x, top - wide * 0.5), (x + wide, top + 1)], wall)
    return box(x + wide * 0.55, top - wide * 0.16, wide * 0.24, wide * 0.18, wall)


def _windows(
    easel: Easel, chance: random.Random, area: tuple[float, float, float, float], wall: Colour, haze: float
) -> str:
    """Draw rows of windows: glass by day, scattered lights by night."""
    x, top, wide, tall = area
    across = max(2, min(7, round(wide / max(4.0, easel.unit * 0.011))))
    step = wide / (across + 0.6)
    down = int(tall / (step * 1.35))
    if step < 2.4:
        return ""
    lamplit = easel.light.lamplit
    glass = mix(mix(easel.light.sky[1], wall, 0.55), easel.light.haze, 0.6 * easel.air(haze))
    groups: dict[Colour, list[str]] = {}
    for row in range(down):
        if lamplit < 0.25 and chance.random() < 0.12:
            continue
        for column in range(across):
            lit = chance.random() < 0.55 * lamplit
            if not lit and chance.random() < 0.25:
                continue
            tone = chance.choice((*LAMPS, *COLD_LIGHT)) if lit else glass
            tone = mix(tone, easel.light.haze, 0.55 * easel.air(haze)) if lit else tone
            left, upper = x + step * (0.4 + column), top + step * (0.6 + row * 1.35)
            groups.setdefault(tone, []).append(
                f"M{left:.1f},{upper:.1f}h{step * 0.62:.1f}v{step * 0.78:.1f}h{-step * 0.62:.1f}z"
            )
    return "".join(
        f'<path d="{"".join(marks)}" fill="#{tone[0]:02x}{tone[1]:02x}{tone[2]:02x}"/>'
        for tone, marks in groups.items()
    )
