"""Ornaments of cards: frames, rules, and what stands, grows or falls in their corners: it says nothing by itself."""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Mapping, Sequence

from promptmagic.painters.colour import Colour
from promptmagic.painters.sketch.shapes.pen import disc, line, path, polygon, put

Ornament = Callable[[random.Random, float, float, float, float, Sequence[Colour]], str]
"""Draws into a box (left, top, right, bottom) in a few colours."""


INNER = 0.037
"""How far the frame's inner line is from the edges, in the box's shorter side: corners begin there."""

SPRIG, INSET = 0.22, 0.088
"""How long a sprig is, and how far from the edges it grows, in the box's shorter side: its leaves stay in the frame."""


def frame(left: float, top: float, right: float, bottom: float, ink: Colour, accent: Colour) -> str:
    """Draw a double line inside a box: a fine one, and a finer one within."""
    unit = min(right - left, bottom - top)
    drawn = []
    for inset, thick, colour in ((0.022, 0.0055, accent), (0.036, 0.0022, ink)):
        gap = unit * inset
        data = f"M{left + gap:.1f},{top + gap:.1f} H{right - gap:.1f} V{bottom - gap:.1f} H{left + gap:.1f}Z"
        drawn.append(line(data, colour, max(0.6, unit * thick)))
    return "".join(drawn)


def rule(x: float, y: float, wide: float, colour: Colour) -> str:
    """Draw a line with a lozenge in its middle."""
    half, thick = wide / 2, max(0.7, wide * 0.008)
    size = max(2.0, wide * 0.028)
    gap = size * 2.2
    sides = line(f"M{x - half:.1f},{y:.1f} H{x - gap:.1f} M{x + gap:.1f},{y:.1f} H{x + half:.1f}", colour, thick)
    return sides + polygon(((x - size, y), (x, y - size), (x + size, y), (x, y + size)), colour)


def sprigs(chance: random.Random, left: float, top: float, right: float, bottom: float, tones: Sequence[Colour]) -> str:
    """Let two leafy sprigs grow from each of two opposite corners, along the frame and inside it."""
    unit = min(right - left, bottom - top)
    inset, long = unit * INSET, unit * SPRIG
    one, other = _sprig(chance, long, tones), _sprig(chance, long, tones)
    corners = ((left + inset, top + inset, 0), (right - inset, bottom - inset, 180))
    return "".join(put(one, x, y, turn=turn) + put(other, x, y, turn=turn + 90) for x, y, turn in corners)


def _sprig(chance: random.Random, long: float, tones: Sequence[Colour]) -> str:
    """Draw a sprig that grows to the right from the origin, bent a little."""
    bend = chance.uniform(0.04, 0.1) * long
    drawn = [line(f"M0,0 Q{long * 0.5:.1f},{-bend:.1f} {long:.1f},{bend * 0.4:.1f}", tones[0], max(0.8, long * 0.014))]
    count = 7
    for number in range(count):
        along = (number + 1) / (count + 0.4)
        x, y = along * long, -2 * bend * along * (1 - along) + bend * 0.4 * along**2
        size = long * (0.17 - 0.07 * along)
        for side in (-1, 1):
            leaf = f"M0,0 C{size * 0.3:.1f},{-size * 0.42:.1f} {size * 0.8:.1f},{-size * 0.36:.1f} {size:.1f},0"
            leaf += f" C{size * 0.8:.1f},{size * 0.12:.1f} {size * 0.3:.1f},{size * 0.12:.1f} 0,0Z"
            tone = tones[(number + (side > 0)) % 2]
            drawn.append(put(path(leaf, tone), x, y, turn=side * (38 + chance.uniform(-6, 6))))
    drawn.append(disc(long * 1.02, bend * 0.4, long * 0.028, tones[2]))
    return "".join(drawn)


def arcs(_: random.Random, left: float, top: float, right: float, bottom: float, tones: Sequence[Colour]) -> str:
    """Fit quarter rings one within another into two opposite corners of the frame, and a disc into their middles."""
    unit = min(right - left, bottom - top)
    inset = unit * INNER
    drawn = []
    for x, y, across, down in ((left + inset, top + inset, 1, 1), (right - inset, bottom - inset, -1, -1)):
        for number, reach in enumerate((0.15, 0.115, 0.08)):
            radius = unit * reach
            sweep = 0 if across * down > 0 else 1
            data = f"M{x + across * radius:.1f},{y:.1f} A{radius:.1f},{radius:.1f} 0 0 {1 - sweep}"
            data += f" {x:.1f},{y + down * radius:.1f}"
            drawn.append(line(data, tones[number % 3], max(0.8, unit * 0.009)))
        radius = unit * 0.045
        quarter = (
            f"M{x:.1f},{y:.1f} h{across * radius:.1f} A{radius:.1f},{radius:.1f} 0 0 1 {x:.1f},{y + down * radius:.1f}Z"
        )
        drawn.append(path(quarter, tones[0]))
    return "".join(drawn)


def corners(_: random.Random, left: float, top: float, right: float, bottom: float, tones: Sequence[Colour]) -> str:
    """Set a stepped angle and a lozenge into each corner of the frame."""
    unit = min(right - left, bottom - top)
    inset = unit * INNER
    drawn = []
    for x, across in ((left + inset, 1), (right - inset, -1)):
        for y, down in ((top + inset, 1), (bottom - inset, -1)):
            for number, (near, far) in enumerate(((0.02, 0.1), (0.036, 0.07))):
                a, b = unit * near, unit * far
                data = f"M{x + across * b:.1f},{y + down * a:.1f} H{x + across * a:.1f} V{y + down * b:.1f}"
                drawn.append(line(data, tones[number % 3], max(0.8, unit * 0.006)))
            middle, size = unit * 0.06, unit * 0.01
            cx, cy = x + across * middle, y + down * middle
            drawn.append(polygon(((cx - size, cy), (cx, cy - size), (cx + size, cy), (cx, cy + size)), tones[2]))
    return "".join(drawn)


def confetti(
    chance: random.Random, left: float, top: float, right: float, bottom: float, tones: Sequence[Colour]
) -> str:
    """Hang a string of pennants below the upper edge, and let paper fall at both sides."""
    unit = min(right - left, bottom - top)
    inset = unit * 0.036
    wide = right - left - 2 * inset
    drawn = []
    flags = max(7, round(wide / unit * 11))
    sag = unit * 0.07
    for number in range(flags):
        a, b = number / flags, (number + 0.86) / flags
        points = [(left + inset + wide * t, top + inset + 4 * sag * t * (1 - t) + unit * 0.008) for t in (a, b)]
        middle = ((points[0][0] + points[1][0]) / 2, (points[0][1] + points[1][1]) / 2 + unit * 0.062)
        drawn.append(polygon((*points, middle), tones[number % 3]))
    string = f"M{left + inset:.1f},{top + inset:.1f} q{wide / 2:.1f},{sag * 2:.1f} {wide:.1f},0"
    drawn.append(line(string, tones[0], max(0.8, unit * 0.005)))
    for number in range(26):
        x = chance.choice((chance.uniform(left, left + unit * 0.14), chance.uniform(right - unit * 0.14, right)))
        y = chance.uniform(top + unit * 0.16, bottom - inset * 1.6)
        x = min(right - inset * 1.6, max(left + inset * 1.6, x))
        size = unit * chance.uniform(0.006, 0.012)
        piece = polygon(
            ((-size, -size * 0.6), (size, -size * 0.6), (size, size * 0.6), (-size, size * 0.6)), tones[number % 3]
        )
        drawn.append(put(piece, x, y, turn=chance.uniform(0, 180)))
    return "".join(drawn)


def stars(chance: random.Random, left: float, top: float, right: float, bottom: float, tones: Sequence[Colour]) -> str:
    """Set small stars along the edges about the corners, clear of the words in the middle."""
    unit = min(right - left, bottom - top)
    inset = unit * 0.06
    drawn = []
    for number in range(34):
        across = chance.triangular(0, 0.3, 0.04) * (right - left)
        x = left + inset + across if number % 2 else right - inset - across
        clear = across > 0.05 * (right - left)  # beside the words, or above and below them
        down = chance.triangular(0, 0.05 if clear else 0.26, 0.02) * (bottom - top)
        y = top + inset + down if number % 4 < 2 else bottom - inset - down
        drawn.append(_star(x, y, unit * chance.uniform(0.004, 0.017), tones[number % 3]))
    return "".join(drawn)


def _star(x: float, y: float, reach: float, colour: Colour) -> str:
    points = []
    for corner in range(8):
        radius = reach if corner % 2 == 0 else reach * 0.3
        turn = math.tau * corner / 8
        points.append((x + radius * math.sin(turn), y - radius * math.cos(turn)))
    return polygon(points, colour)


ORNAMENTS: Mapping[str, Ornament] = {
    "sprigs": sprigs, "arcs": arcs, "corners": corners, "stars": stars, "confetti": confetti,
}  # fmt: skip
"""Every ornament, by its name."""
