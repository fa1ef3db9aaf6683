"""The wooden jetty that leads out over a lake."""

from __future__ import annotations

from promptmagic.painters.colour import Colour, mix
from promptmagic.painters.sketch.easel import Easel, Point

WOOD: Colour = (148, 116, 88)
FAR = (0.6, 0.645)
"""The far end's two edges, in fractions across."""

NEAR = (0.58, 0.86)
"""The near end's two edges, in fractions across."""

TOP, BOTTOM = 0.3, 1.04
"""The far and the near end, in fractions of the way from the horizon down."""


def jetty(easel: Easel) -> None:
    """Lay a jetty from the lower edge out over the water, board by board, posts beside it."""
    wood = mix(easel.ambient(WOOD), easel.light.shade, easel.light.backlit * 0.5)
    dark = mix(wood, (10, 10, 20), 0.55)
    easel.fill([*_across(easel, 0.0), *reversed(_across(easel, 1.0))], dark)
    count = 22
    for index in range(count):
        _board(easel, index, (index / count) ** 2, ((index + 1) / count) ** 2, wood)
    for index in range(2, count, 5):
        near = (index / count) ** 2
        for foot in _across(easel, near):
            _post(easel, foot, near, wood, dark)
    easel.take(easel.x(0.72), easel.y(0.9), easel.unit * 0.16)
    easel.note("jetty", "pier", "dock")


def _across(easel: Easel, near: float) -> list[Point]:
    """Return the two edges of the jetty at that share of the way from its far end to its near one."""
    y = easel.y(TOP + (BOTTOM - TOP) * near)
    return [(easel.x(far + (close - far) * near), y) for far, close in zip(FAR, NEAR, strict=True)]


def _board(easel: Easel, index: int, start: float, end: float, wood: Colour) -> None:
    (left, y), (right, _) = _across(easel, start)
    lower = _across(easel, end)
    gap = (lower[0][1] - y) * 0.08
    worn = easel.chance(f"board {index}").uniform(0, 0.08)
    tone = mix(wood, easel.light.haze, 0.25 * (1 - start) + worn)
    easel.fill([(left, y + gap), (right, y + gap), *reversed(lower)], tone)


def _post(easel: Easel, foot: Point, near: float, wood: Colour, dark: Colour) -> None:
    x, y = foot
    half, high = easel.unit * (0.002 + 0.008 * near), easel.unit * (0.012 + 0.05 * near)
    sides = [(x - half, y - high), (x + half, y - high), (x + half, y + high * 1.3), (x - half, y + high * 1.3)]
    easel.fill(sides, mix(dark, wood, 0.35), dark)
