"""Patterns: stripes, dots, spots, checks, stars and flowers, laid on what has the main colour of a thing."""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Iterator

from promptmagic.painters.colour import Colour, luminance
from promptmagic.painters.sketch.shapes.pen import darker, disc, dots, line, path, pebble, polygon, smooth
from promptmagic.painters.sketch.shapes.surface import Surface

Lay = Callable[[Surface, random.Random, Colour | None], Surface]
"""Lays something on a thing, in a colour that is asked for or in one of its own choice."""

LIGHT, DARK = (250, 244, 230), (44, 62, 112)
"""What patterns are on dark and on pale things, where no colour is said."""

PALE = 168
"""From which brightness on a thing is pale."""

PETALS: tuple[Colour, ...] = ((240, 98, 128), (252, 246, 236), (250, 190, 70), (126, 108, 206))


def contrast(surface: Surface, asked: Colour | None) -> Colour:
    """Return the colour of a pattern: the asked one, else one that stands out on the thing."""
    return asked or (DARK if luminance(surface.own) > PALE else LIGHT)


def stripes(surface: Surface, chance: random.Random, asked: Colour | None) -> Surface:
    """Lay bands across a thing, and dark pointed ones down an animal's flanks."""
    left, top, right, bottom = surface.extent
    if surface.living:
        colour = asked or darker(surface.own, 0.62)
        step, parts = surface.high * 0.14, []
        x = left + step * 0.4
        while x < right:
            broad, long = step * chance.uniform(0.3, 0.4), surface.high * chance.uniform(0.55, 0.75)
            lean = step * chance.uniform(0.1, 0.5)
            bend = [(x - broad, top), (x + lean, top + long * 0.5), (x - lean, top + long), (x + broad, top)]
            parts.append(path(f"M{dots(bend[:1])} Q{dots(bend[1:3])} Q{dots([(x + lean + broad, top + long * 0.5)])}"
                              f" {dots(bend[3:])}Z", colour))  # fmt: skip
            x += step * chance.uniform(0.9, 1.15)
        return surface.on_main(*parts)
    colour, step = contrast(surface, asked), surface.size * 0.2
    sag, parts, y = min(surface.wide * 0.05, step * 0.5), [], top + step * 0.35
    while y < bottom + sag:
        band = f"M{dots([(left, y)])} Q{dots([(left + surface.wide / 2, y + 2 * sag), (right, y)])}"
        parts.append(line(band, colour, step * 0.46))
        y += step
    return surface.on_main(*parts, opacity=0.94)


def staggered(surface: Surface, step: float) -> Iterator[tuple[float, float]]:
    """Yield places all over a thing in rows, each row moved by half a step."""
    left, top, right, bottom = surface.extent
    row, y = 0, top + step * 0.4
    while y < bottom + step * 0.5:
        x = left + step * (0.1 + 0.5 * (row % 2))
        while x < right + step * 0.5:
            yield x, y
            x += step
        row, y = row + 1, y + step * 0.78


def dotted(surface: Surface, chance: random.Random, asked: Colour | None) -> Surface:
    """Lay round dots on a thing."""
    del chance
    colour, step = contrast(surface, asked), surface.size * 0.2
    return surface.on_main(*(disc(x, y, step * 0.26, colour) for x, y in staggered(surface, step)))


def spotted(surface: Surface, chance: random.Random, asked: Colour | None) -> Surface:
    """Lay uneven spots on an animal's coat."""
    dark = luminance(surface.own) < 70
    colour, step = asked or (LIGHT if dark else darker(surface.own, 0.6)), surface.size * 0.19
    parts = []
    for x, y in staggered(surface, step):
        reach = step * chance.uniform(0.2, 0.38)
        x, y = x + chance.uniform(-0.2, 0.2) * step, y + chance.uniform(-0.2, 0.2) * step
        parts.append(path(smooth(pebble(chance, x, y, reach, reach * 0.8, 0.25)), colour))
    return surface.on_main(*parts, opacity=0.92)


def checked(surface: Surface, chance: random.Random, asked: Colour | None) -> Surface:
    """Lay crossing bands on a thing, darker where they cross, with a thin line between."""
    del chance
    left, top, right, bottom = surface.extent
    colour, step = contrast(surface, asked), surface.size * 0.22
    down, across, thin = [], [], []
    for number in range(int(surface.wide / step) + 2):
        x = left + step * (number + 0.1)
        down.append(line(f"M{dots([(x, top), (x, bottom)])}", colour, step * 0.44))
        thin.append(line(f"M{dots([(x + step / 2, top), (x + step / 2, bottom)])}", colour, step * 0.05))
    for number in range(int(surface.high / step) + 2):
        y = top + step * (number + 0.3)
        across.append(line(f"M{dots([(left, y), (right, y)])}", colour, step * 0.44))
        thin.append(line(f"M{dots([(left, y + step / 2), (right, y + step / 2)])}", colour, step * 0.05))
    return surface.on_main(*down, opacity=0.5).on_main(*across, opacity=0.5).on_main(*thin, opacity=0.8)


def _star(x: float, y: float, reach: float) -> list[tuple[float, float]]:
    angles = [(math.pi * k / 5 - math.pi / 2, reach * (0.42 if k % 2 else 1.0)) for k in range(10)]
    return [(x + math.cos(angle) * far, y + math.sin(angle) * far) for angle, far in angles]


def starred(surface: Surface, chance: random.Random, asked: Colour | None) -> Surface:
    """Lay five-pointed stars on a thing."""
    colour = asked or ((250, 214, 92) if luminance(surface.own) <= PALE else (66, 92, 168))
    step = surface.size * 0.24
    parts = (polygon(_star(x, y, step * chance.uniform(0.22, 0.34)), colour) for x, y in staggered(surface, step))
    return surface.on_main(*parts)


def flowered(surface: Surface, chance: random.Random, asked: Colour | None) -> Surface:
    """Lay flowers of five petals on a thing, with leaves."""
    step, parts = surface.size * 0.25, []
    near = [petal for petal in PETALS if sum(abs(a - b) for a, b in zip(petal, surface.own, strict=True)) > 120]
    for number, (x, y) in enumerate(staggered(surface, step)):
        colour = asked or near[number % len(near)]
        turn, reach = chance.uniform(0, math.tau), step * 0.13
        for side in (-1, 1):
            tip = (x + side * reach * 2.7, y + reach * 1.7)
            middle = (x + side * reach * 1.9, y + reach * 0.2)
            parts.append(path(f"M{dots([(x, y)])} Q{dots([middle, tip])} Q{dots([(x + side * reach, y + reach * 2), (x, y)])}Z", (92, 142, 80)))  # noqa: E501  # fmt: skip
        for k in range(5):
            angle = turn + math.tau * k / 5
            parts.append(disc(x + math.cos(angle) * reach, y + math.sin(angle) * reach, reach * 0.8, colour))
        parts.append(disc(x, y, reach * 0.62, (250, 204, 84) if colour != PETALS[2] else (150, 86, 44)))
    return surface.on_main(*parts)


PATTERNS: dict[str, Lay] = {
    "stripes": stripes, "dots": dotted, "spots": spotted, "checks": checked, "stars": starred, "flowers": flowered,
}  # fmt: skip
"""What lays each pattern, by its name in states.txt."""
