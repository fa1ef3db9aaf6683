"""Weather that stands before everything: rain, snowfall, fog, and wind."""

from __future__ import annotations

import re

from PIL import ImageChops

from promptmagic.painters.colour import WHITE, hexed, mix
from promptmagic.painters.noise import fractal
from promptmagic.painters.sketch.easel import Easel, curve, fade, faint

HEAVY = re.compile(r"\b(?:heavy|thick|driving|deep) snow\w*\b|\b(?:blizzard|snow ?storm)s?\b", re.IGNORECASE)
"""Words of snow that falls thick."""


def weather(easel: Easel) -> None:
    """Lay the scene's weather over the picture."""
    kind = easel.scene.weather
    if easel.found.get("framed"):
        return  # it is behind the window that the place is seen through
    if easel.scene.brewing:
        easel.note("cloud")
    elif kind == "rain":
        rain(easel, 420, slant=0.16)
    elif kind == "storm":
        rain(easel, 520, slant=0.34)
    elif kind == "snow" and easel.scene.snowfall:
        snowfall(easel)
    elif kind == "fog":
        fog(easel, 0.02, 0.3, 0.3)  # what is far was veiled before the figures came
        fog(easel, 0.6, 0.34, 0.2, layer="near fog")
    elif kind == "wind":
        gusts(easel)
    if kind:
        easel.note(kind)


def rain(easel: Easel, count: int, *, slant: float) -> None:
    """Draw slanting streaks of rain, and a veil of it in the distance."""
    chance = easel.chance("rain")
    lean = slant * (-1 if easel.mirrored else 1)
    area = easel.width * easel.height / easel.unit**2
    streaks = []
    for _ in range(round(count * area)):
        x, y = chance.uniform(-0.1, 1.1) * easel.width, chance.uniform(-0.1, 1) * easel.height
        long = easel.unit * chance.uniform(0.015, 0.055)
        streaks.append(
            f'<path d="M{x:.1f},{y:.1f} l{long * lean:.1f},{long:.1f}" stroke-width="{max(0.5, long * 0.026):.2f}"'
            f' opacity="{chance.uniform(0.1, 0.4):.2f}"/>'
        )
    tone = hexed(mix(easel.light.sky[3], WHITE, 0.55))
    easel.put(f'<g stroke="{tone}" stroke-linecap="round">{"".join(streaks)}</g>')
    easel.note("rain")


def snowfall(easel: Easel) -> None:
    """Let snow fall: fine flakes far off, soft large ones near by."""
    chance = easel.chance("snowfall")
    area = easel.width * easel.height / easel.unit**2
    flakes = []
    thick = 2.2 if HEAVY.search(easel.scene.told) else 1.0
    for _ in range(round(340 * thick * area)):
        near = chance.random() ** 3
        radius = max(0.6, easel.unit * (0.0013 + 0.0052 * near))
        clear = chance.uniform(0.5, 0.95) * (1 - 0.45 * near)
        x, y = chance.uniform(0, easel.width), chance.uniform(0, easel.height)
        flakes.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.2f}" opacity="{clear:.2f}"/>')
    tone = hexed(mix(easel.ambient(WHITE, 0.6), WHITE, 0.4))
    easel.put(f'<g fill="{tone}">{"".join(flakes)}</g>')
    easel.note("snow")


def fog(easel: Easel, middle: float, reach: float, strength: float, *, layer: str = "fog") -> None:
    """Lay a drifting bank of fog across the picture, `middle` (as `Easel.y` counts) down, fading over `reach` units."""
    half = max(2, round(easel.unit * reach))
    y = round(easel.y(middle))
    size = (easel.width, 2 * half)
    across = max(2, round(3 * easel.width / easel.unit))
    drift = fractal(easel.chance(layer), size, (across, 3), octaves=4, gain=0.6)
    bank = ImageChops.multiply(fade((0, 0.55, 1, 0.55, 0), size), curve(drift, lambda v: 0.35 + 0.65 * v))
    veil = mix(easel.light.haze, WHITE, 0.0 if easel.light.moon else 0.25)
    easel.image.paste(veil, (0, y - half), faint(bank, strength))
    easel.note("fog")


def gusts(easel: Easel) -> None:
    """Let leaves, petals or spray fly in the wind."""
    chance = easel.chance("gusts")
    tones = _blown(easel)
    marks = []
    for _ in range(round(46 * easel.width * easel.height / easel.unit**2)):
        x, y = chance.uniform(0, easel.width), chance.uniform(0.25, 0.95) * easel.height
        size = easel.unit * chance.uniform(0.003, 0.008)
        marks.append(
            f'<ellipse cx="{x:.1f}" cy="{y:.1f}" rx="{size:.1f}" ry="{size * chance.uniform(0.25, 0.6):.1f}"'
            f' transform="rotate({chance.uniform(-50, 30):.0f} {x:.1f} {y:.1f})" fill="{hexed(chance.choice(tones))}"'
            f' opacity="{chance.uniform(0.5, 0.9):.2f}"/>'
        )
    easel.put("".join(marks), ambient=0.8)


def _blown(easel: Easel) -> tuple[tuple[int, int, int], ...]:
    if easel.scene.wintry or easel.scene.place in ("sea", "beach"):
        return ((255, 255, 255), (232, 240, 248))
    if easel.scene.season == "autumn":
        return ((206, 96, 36), (226, 150, 50), (170, 60, 36))
    if easel.scene.season == "spring":
        return ((255, 206, 220), (250, 236, 240))
    return ((120, 150, 70), (160, 176, 96))
