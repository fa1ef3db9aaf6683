"""The pen that shapes are drawn with: colours, curves and outlines as fragments of SVG.

Shapes are drawn in units of which 100 are the shape's height, y downwards, and `sized` brings them to pixels.
No fragment holds an id, so that any number of them can stand in one drawing.
"""

from __future__ import annotations

import math
import random
from collections.abc import Iterable, Sequence

from promptmagic.painters.colour import Colour, hexed, luminance, mix

Point = tuple[float, float]

NIGHT: Colour = (22, 20, 44)
"""What shadows tend to: they are cool, never plain black."""

SUNLIGHT: Colour = (255, 247, 224)
"""What lit faces tend to."""


def darker(colour: Colour, share: float) -> Colour:
    """Return the colour in shadow."""
    return mix(colour, NIGHT, share)


def lighter(colour: Colour, share: float) -> Colour:
    """Return the colour in light: less of it the darker the colour is, so that a silhouette stays one."""
    return mix(colour, SUNLIGHT, share * min(1.0, luminance(colour) / 90))


def beside(colour: Colour, natural: Colour) -> Colour:
    """Return `natural` (bark beside leaves) tuned to the asked colour: fully where that is nearly a silhouette."""
    share = min(1.0, max(0.25, (105 - luminance(colour)) / 60))
    return mix(natural, darker(colour, 0.35), share)


def number(value: float) -> str:
    """Return the number as short as a picture needs it."""
    text = f"{value:.2f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def dots(points: Iterable[Point]) -> str:
    """Return points as path data writes them."""
    return " ".join(f"{number(x)},{number(y)}" for x, y in points)


def _opacity(value: float) -> str:
    return "" if value >= 1 else f' opacity="{number(value)}"'


def trace(*steps: str | float) -> str:
    """Return path data from its commands and numbers, as in `trace("M", x, y, "h", width)`."""
    return " ".join(step if isinstance(step, str) else number(step) for step in steps)


def path(data: str, fill: Colour, opacity: float = 1.0) -> str:
    """Return a filled outline from SVG path data."""
    return f'<path d="{data}" fill="{hexed(fill)}"{_opacity(opacity)}/>'


def polygon(points: Iterable[Point], fill: Colour, opacity: float = 1.0) -> str:
    """Return a filled outline with straight edges."""
    return path(f"M{dots(points)}Z", fill, opacity)


def line(data: str, colour: Colour, width: float, opacity: float = 1.0) -> str:
    """Return a stroke with round ends along SVG path data."""
    return (
        f'<path d="{data}" fill="none" stroke="{hexed(colour)}" stroke-width="{number(width)}"'
        f' stroke-linecap="round" stroke-linejoin="round"{_opacity(opacity)}/>'
    )


def disc(x: float, y: float, radius: float, fill: Colour, opacity: float = 1.0) -> str:
    """Return a filled circle."""
    return f'<circle cx="{number(x)}" cy="{number(y)}" r="{number(radius)}" fill="{hexed(fill)}"{_opacity(opacity)}/>'


def ring(x: float, y: float, radius: float, width: float, colour: Colour) -> str:
    """Return a circle's line."""
    return (
        f'<circle cx="{number(x)}" cy="{number(y)}" r="{number(radius)}" fill="none"'
        f' stroke="{hexed(colour)}" stroke-width="{number(width)}"/>'
    )


def oval(x: float, y: float, rx: float, ry: float, fill: Colour, turn: float = 0, opacity: float = 1.0) -> str:
    """Return a filled ellipse, turned clockwise by `turn` degrees."""
    turned = f' transform="rotate({number(turn)} {number(x)} {number(y)})"' if turn else ""
    return (
        f'<ellipse cx="{number(x)}" cy="{number(y)}" rx="{number(rx)}" ry="{number(ry)}"'
        f' fill="{hexed(fill)}"{_opacity(opacity)}{turned}/>'
    )


def box(x: float, y: float, width: float, height: float, fill: Colour, corner: float = 0) -> str:
    """Return a filled rectangle from its upper left corner."""
    rounded = f' rx="{number(corner)}"' if corner else ""
    return (
        f'<rect x="{number(x)}" y="{number(y)}" width="{number(width)}" height="{number(height)}"'
        f' fill="{hexed(fill)}"{rounded}/>'
    )


def smooth(points: Sequence[Point]) -> str:
    """Return path data of the closed curve through the points (Catmull-Rom, as cubic Béziers)."""
    count = len(points)
    data = [f"M{dots(points[:1])}"]
    for i in range(count):
        before, start, end, after = (points[(i + k) % count] for k in (-1, 0, 1, 2))
        first = (start[0] + (end[0] - before[0]) / 6, start[1] + (end[1] - before[1]) / 6)
        second = (end[0] - (after[0] - start[0]) / 6, end[1] - (after[1] - start[1]) / 6)
        data.append(f"C{dots((first, second, end))}")
    return "".join(data) + "Z"


def blob(points: Sequence[Point], fill: Colour, opacity: float = 1.0) -> str:
    """Return a filled closed curve through the points."""
    return path(smooth(points), fill, opacity)


def pebble(chance: random.Random, x: float, y: float, rx: float, ry: float, rough: float = 0.15) -> list[Point]:
    """Return points around an ellipse, each nearer or farther by up to `rough` of its radius."""
    count = 9
    phase = chance.random()
    points = []
    for i in range(count):
        angle = math.tau * (i + phase) / count
        reach = 1 + chance.uniform(-rough, rough)
        points.append((x + math.cos(angle) * rx * reach, y + math.sin(angle) * ry * reach))
    return points


def along(start: Point, bend: Point, end: Point, t: float) -> Point:
    """Return the point at `t` (0 to 1) of a quadratic Bézier curve."""
    a, b, c = (1 - t) ** 2, 2 * t * (1 - t), t * t
    return (a * start[0] + b * bend[0] + c * end[0], a * start[1] + b * bend[1] + c * end[1])


def ribbon(spine: Sequence[Point], widths: Sequence[float], fill: Colour, opacity: float = 1.0) -> str:
    """Return a band along a spine, as wide at each of its points as `widths` says: trunks, blades, tails."""
    left, right = [], []
    for i, ((x, y), width) in enumerate(zip(spine, widths, strict=True)):
        ahead, behind = spine[min(i + 1, len(spine) - 1)], spine[max(i - 1, 0)]
        dx, dy = ahead[0] - behind[0], ahead[1] - behind[1]
        length = math.hypot(dx, dy) or 1.0
        nx, ny = -dy / length * width / 2, dx / length * width / 2
        left.append((x + nx, y + ny))
        right.append((x - nx, y - ny))
    return polygon(left + right[::-1], fill, opacity)


def blade(start: Point, bend: Point, end: Point, width: float, fill: Colour) -> str:
    """Return a leaf of grass: a curve that is `width` wide at its foot and ends in a point."""
    half = width / 2
    return path(
        f"M{dots([(start[0] - half, start[1])])}Q{dots([(bend[0] - half * 0.7, bend[1]), end])}"
        f"Q{dots([(bend[0] + half * 0.7, bend[1]), (start[0] + half, start[1])])}Z",
        fill,
    )


def put(fragment: str, x: float = 0, y: float = 0, *, scale: float = 1, turn: float = 0, flip: bool = False) -> str:
    """Return the fragment moved, turned clockwise by `turn` degrees, scaled, and mirrored where `flip` says so."""
    scaling = f" scale({number(-scale if flip else scale)},{number(scale)})" if flip or scale != 1 else ""
    turning = f" rotate({number(turn)})" if turn else ""
    return f'<g transform="translate({number(x)},{number(y)}){turning}{scaling}">{fragment}</g>'


def sized(height: float, *parts: str) -> str:
    """Return the parts, drawn in units of which 100 are the height, at that height in pixels."""
    return f'<g transform="scale({height / 100:.5f})">{"".join(parts)}</g>'
