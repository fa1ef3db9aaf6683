"""Gulls and other birds in the air and on the sand."""

from __future__ import annotations

from promptmagic.painters.colour import mix
from promptmagic.painters.sketch.easel import Easel
from promptmagic.painters.sketch.figures import Zone, free_place, shadow, stood
from promptmagic.painters.sketch.shapes import SHAPES
from promptmagic.painters.sketch.shapes.birds import far_bird
from promptmagic.painters.sketch.shapes.pen import put

FLOCK = 2.8
"""How much larger the birds are that a picture is about."""


def birds(easel: Easel, across: float, up: float) -> None:
    """Let gulls fly in the sky around a place given in fractions (across, up from the horizon)."""
    scene = easel.scene
    count = max(scene.count("gull", 4), scene.count("bird", 0))
    named = scene.subject("gull") or scene.subject("bird")
    if scene.lacks("gull") or (not named and (easel.light.moon or scene.weather in ("storm", "snow"))):
        return
    chance = easel.chance("birds")
    tone = mix(easel.light.shade, easel.light.sky[2], 0.25)
    marks = []
    flock = FLOCK if scene.count("bird") > 3 or scene.aloft("bird") else 1.0  # who asks for birds wants to see them
    flying = min(9, scene.count("bird") if flock > 1 else max(3, count))
    for number in range(flying):
        x = easel.x(across) + easel.unit * chance.gauss(0, 0.13) * flock**0.6
        y = easel.horizon - min(easel.horizon * 0.86, easel.unit * (up + chance.gauss(0, 0.075)))
        if flock > 1:
            x = easel.width * (0.2 + 0.6 * (number + chance.uniform(0.2, 0.8)) / flying)
            y = easel.horizon * (0.42 + chance.gauss(0, 0.1))
        tall = easel.unit * chance.uniform(0.009, 0.017) * flock
        marks.append(put(far_bird(chance, tall, tone), x, y))
    easel.put("".join(marks))
    if scene.count("bird") > 3 or scene.aloft("bird"):
        easel.note("bird")


def gulls(easel: Easel, zone: Zone) -> None:
    """Set gulls on the sand: as many as are named, else two or three, fewer in bad weather."""
    chance = easel.chance("gulls")
    usual = 0 if easel.scene.weather in ("storm", "snow") or easel.light.moon else chance.choice((2, 3, 3))
    if easel.scene.aloft("gull"):
        return
    standing = min(8, easel.scene.count("gull", usual))
    middle = zone.left + (zone.right - zone.left) * chance.uniform(0.3, 0.7)
    half = min(zone.right - zone.left, easel.unit * (0.16 + 0.08 * standing)) / 2
    low = zone.top + (zone.bottom - zone.top) * 0.8
    meeting = Zone(max(zone.left, middle - half), zone.top, min(zone.right, middle + half), low)
    feet = []
    for _ in range(standing):
        x, y = free_place(easel, chance, meeting)
        easel.take(x, y, easel.unit * 0.05)
        feet.append((y, x))
    for index, (y, x) in enumerate(sorted(feet)):
        tall = easel.unit * (0.03 + 0.045 * easel.depth(y))
        shadow(easel, x, y, tall * 0.5, 0.5)
        layer, corner = stood(
            easel, SHAPES["gull"], easel.chance(f"gull {index}"), x, y, tall, flipped=chance.random() < 0.5
        )
        easel.place(layer, corner, ambient=0.35, rim=0.7 * easel.light.glare)
    if standing or not easel.scene.lacks("gull"):
        easel.note("gull")
