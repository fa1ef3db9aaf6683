"""Dressing: things of the catalogue that a layout sets about a place by itself."""

from __future__ import annotations

import re

from promptmagic.painters.sketch.easel import Easel
from promptmagic.painters.sketch.figures import shadow, stood
from promptmagic.painters.sketch.shapes import find


def dress(
    easel: Easel,
    noun: str,
    across: float,
    y: float,
    tall: float,
    *,
    flipped: bool = False,
    cast: bool = True,
) -> None:
    """Set one thing with its foot at a fraction across and a row, `tall` units high; none that is to be left out.

    What `cast`s a shadow stands on the ground, and other things keep away from it.
    """
    shape = find(noun)
    if shape is None or easel.scene.lacks(noun) or easel.scene.sole(noun):
        return
    x, height = easel.x(across), easel.unit * tall
    if cast:
        shadow(easel, x, y, height * min(0.42, 0.5 * shape.aspect), 0.3)
        easel.take(x, y, height * shape.aspect * 0.4)
    layer, corner = stood(easel, shape, easel.chance(f"dress {noun} {across}"), x, y, height, None, flipped=flipped)
    easel.place(layer, corner, ambient=0.9, rim=0.4 * easel.light.glare)


CROWDED = re.compile(r"\b(?:busy|crowded|bustling|packed|rush hour|teeming|full of people|crowds?)\b", re.IGNORECASE)
"""Words of a place that is full of people."""

DESERTED = re.compile(
    r"\b(?:abandoned|deserted|empty|closed|forgotten|derelict|lonely|quiet|silent|ghostly)\b", re.IGNORECASE
)
"""Words of a place where nobody is."""

Standing = tuple[float, float, float]
"""Where somebody stands: how far across, on which row (pixels), how tall in units."""


def busy(easel: Easel, layer: str, places: tuple[Standing, ...]) -> None:
    """Let people stand about: a crowd where the words say so, none where it is empty."""
    chance, told = easel.chance(layer), easel.scene.told
    if DESERTED.search(told) or easel.scene.lacks("person"):
        return
    there = list(places)
    if CROWDED.search(told):
        step = 0.09
        for across, y, tall in places:
            for aside, near in ((-step, 0.9), (step, 1.06), (2.1 * step, 0.94)):
                at = across + aside * chance.uniform(0.8, 1.2)
                there.append((at, y + easel.unit * tall * 1.2 * (near - 1), tall * near))
        easel.note("busy", "crowded", "bustling", "packed", "crowd", "crowds")
    for across, y, tall in sorted(there, key=lambda place: place[1]):
        noun = chance.choice(("man", "woman", "person", "woman", "man"))
        at, flipped = across + chance.uniform(-0.02, 0.02), chance.random() < 0.5
        if 0.02 < at < 0.98:
            dress(easel, noun, at, y, tall, flipped=flipped)


def crowd(easel: Easel, layer: str, places: tuple[Standing, ...]) -> None:
    """Let people stand about only where the words say that there are many."""
    if CROWDED.search(easel.scene.told):
        busy(easel, layer, places)
