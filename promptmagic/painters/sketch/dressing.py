"""Dressing: things of the catalogue that a layout sets about a place by itself."""

from __future__ import annotations

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
    if shape is None or easel.scene.lacks(noun):
        return
    x, height = easel.x(across), easel.unit * tall
    if cast:
        shadow(easel, x, y, height * min(0.42, 0.5 * shape.aspect), 0.3)
        easel.take(x, y, height * shape.aspect * 0.4)
    layer, corner = stood(easel, shape, easel.chance(f"dress {noun} {across}"), x, y, height, None, flipped=flipped)
    easel.place(layer, corner, ambient=0.9, rim=0.4 * easel.light.glare)


def busy(easel: Easel, layer: str, places: tuple[tuple[float, float, float], ...]) -> None:
    """Let people stand about: how far across, on which row (pixels), how tall in units."""
    chance = easel.chance(layer)
    for across, y, tall in sorted(places, key=lambda place: place[1]):
        noun = chance.choice(("man", "woman", "person", "woman", "man"))
        dress(easel, noun, across + chance.uniform(-0.02, 0.02), y, tall, flipped=chance.random() < 0.5)
