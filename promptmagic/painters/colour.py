"""Colours as whole red, green and blue from 0 to 255, and the little arithmetic that painting needs."""

from __future__ import annotations

Colour = tuple[int, int, int]

WHITE: Colour = (255, 255, 255)
BLACK: Colour = (0, 0, 0)


def clipped(red: float, green: float, blue: float) -> Colour:
    """Return the nearest colour that can be shown."""
    return (_byte(red), _byte(green), _byte(blue))


def mix(first: Colour, second: Colour, share: float) -> Colour:
    """Return a colour on the way from `first` (share 0) to `second` (share 1)."""
    return clipped(*(a + (b - a) * share for a, b in zip(first, second, strict=True)))


def scaled(colour: Colour, factor: float) -> Colour:
    """Return the colour made brighter or darker by that factor."""
    return clipped(*(channel * factor for channel in colour))


def lit(colour: Colour, light: Colour) -> Colour:
    """Return how the colour looks where that light falls on it; white light leaves it as it is."""
    return clipped(*(a * b / 255 for a, b in zip(colour, light, strict=True)))


def grey(colour: Colour) -> Colour:
    """Return the grey that looks as bright as the colour."""
    level = luminance(colour)
    return clipped(level, level, level)


def luminance(colour: Colour) -> float:
    """Return how bright the colour looks, from 0 to 255 (Rec. 601 weights)."""
    return 0.299 * colour[0] + 0.587 * colour[1] + 0.114 * colour[2]


def hexed(colour: Colour) -> str:
    """Return the colour as SVG writes it."""
    return "#{:02x}{:02x}{:02x}".format(*colour)


def _byte(value: float) -> int:
    return max(0, min(255, round(value)))
