"""One great breaking wave: its face fills the picture, and who surfs rides on it."""

from __future__ import annotations

import math
from collections.abc import Callable

from promptmagic import lexicon
from promptmagic.painters.colour import WHITE, Colour, mix, scaled
from promptmagic.painters.sketch.coast import sea
from promptmagic.painters.sketch.easel import Easel, Point
from promptmagic.painters.sketch.figures import Stage, Zone
from promptmagic.painters.sketch.flocks import birds
from promptmagic.painters.sketch.shapes.pen import disc, line, oval, path
from promptmagic.painters.sketch.sky import sky

DEEP: Colour = (14, 82, 122)
FACE: Colour = (28, 132, 168)
THIN: Colour = (126, 210, 208)
FOAM: Colour = (244, 250, 252)

CREST: tuple[Point, ...] = (
    (-0.06, 0.5), (0.06, 0.44), (0.16, 0.36), (0.26, 0.275), (0.36, 0.205), (0.46, 0.155), (0.56, 0.13),
    (0.66, 0.14), (0.745, 0.185), (0.8, 0.25), (0.825, 0.325),
)  # fmt: skip
"""The back and the lip of the wave, from its shoulder to where the lip falls, as shares of the picture."""

HOLLOW: tuple[Point, ...] = (
    (0.8, 0.36), (0.77, 0.3), (0.71, 0.265), (0.64, 0.29), (0.6, 0.37), (0.595, 0.48), (0.63, 0.6), (0.72, 0.7),
    (0.86, 0.77), (1.06, 0.81),
)  # fmt: skip
"""The inside of the curl, from the lip's end down to the trough on the right."""


def great_wave(easel: Easel) -> Stage:
    """A wave breaks from one side of the picture to the other, its lip curling over a hollow, foam at its foot."""
    easel.set_out(horizon=0.5, sun=0.8)
    sky(easel)
    sea(easel)
    birds(easel, 0.86, 0.24)

    def at(point: Point) -> Point:
        return easel.x(point[0]), point[1] * easel.height

    def tone(colour: Colour) -> Colour:
        return mix(mix(easel.ambient(colour), easel.light.haze, 0.1), easel.light.shade, easel.light.backlit * 0.35)

    crest, hollow = _smooth([at(point) for point in CREST]), _smooth([at(point) for point in HOLLOW])
    floor = [at((1.08, 1.02)), at((-0.08, 1.02))]
    easel.fill([*crest, *hollow, *floor], tone(THIN), tone(FACE), tone(FACE), tone(DEEP))
    inside = [at(point) for point in ((0.8, 0.36), (0.9, 0.56), (1.08, 0.72), (1.08, 0.84))]
    easel.fill([*hollow, at((1.08, 0.84)), *reversed(_smooth(inside))], tone(mix(DEEP, FACE, 0.4)), tone(DEEP))
    easel.put(_streaks(easel, at, tone), ambient=0.0)
    easel.put(_foam(easel, at, [*crest], tone), ambient=0.0)
    if any(lexicon.group(subject.noun) == "person" for subject in easel.scene.subjects):
        easel.put(_wake(easel, at, tone), ambient=0.0)
    easel.note("wave", "water")
    easel.found["great wave"] = True
    left, right = sorted((easel.x(0.37), easel.x(0.4)))
    face = Zone(left, easel.height * 0.61, right, easel.height * 0.62, 1.0, 1.0, afloat=True)
    left, right = sorted((easel.x(0.1), easel.x(0.6)))
    water = Zone(left, easel.height * 0.78, right, easel.height * 0.9, 1.2, 1.5)
    left, right = sorted((easel.x(0.06), easel.x(0.4)))
    air = Zone(left, easel.height * 0.08, right, easel.height * 0.22, 0.8, 0.8)
    return Stage({"surfing": face, "water": water, "shore": water, "air": air})


def _wake(easel: Easel, at: Callable[[Point], Point], tone: Callable[[Colour], Colour]) -> str:
    """Draw the white trail that a board leaves on the face of the wave, from the curl to the board's tail."""
    chance, unit = easel.chance("wake"), easel.unit
    trail = _smooth([at(point) for point in ((0.6, 0.5), (0.56, 0.54), (0.51, 0.575), (0.455, 0.6), (0.4, 0.61))])
    low = [(x, y + unit * 0.045 * (1 - i / len(trail)) ** 0.6 + unit * 0.004) for i, (x, y) in enumerate(trail)]
    edge = "M" + " L".join(f"{x:.1f},{y:.1f}" for x, y in [*trail, *reversed(low)]) + "Z"
    drops = [
        disc(x + chance.gauss(0, 0.012) * unit, y - chance.uniform(0.0, 0.045) * unit * (1.2 - i / len(trail)),
             unit * chance.uniform(0.003, 0.011), tone(FOAM), 0.9)
        for i, (x, y) in enumerate(trail) for _ in range(2)
    ]  # fmt: skip
    return path(edge, tone(FOAM), 0.75) + "".join(drops)


def _smooth(points: list[Point]) -> list[Point]:
    """Return a curve through points: Catmull-Rom, eight steps between two."""
    out: list[Point] = []
    for i in range(len(points) - 1):
        a, b, c, d = (points[max(0, min(len(points) - 1, i + k))] for k in (-1, 0, 1, 2))
        for step in range(8):
            t = step / 8
            weights = (
                -0.5 * t + t * t - 0.5 * t**3, 1 - 2.5 * t * t + 1.5 * t**3, 0.5 * t + 2 * t * t - 1.5 * t**3,
                -0.5 * t * t + 0.5 * t**3,
            )  # fmt: skip
            x, y = (sum(w * p[axis] for w, p in zip(weights, (a, b, c, d), strict=True)) for axis in (0, 1))
            out.append((x, y))
    return [*out, points[-1]]


def _streaks(easel: Easel, at: Callable[[Point], Point], tone: Callable[[Colour], Colour]) -> str:
    """Draw how the water is drawn up the face of the wave: light lines that all bend towards its lip."""
    chance = easel.chance("wave streaks")
    drawn = []
    for number in range(22):
        share = number / 21
        foot = at((-0.04 + 0.66 * share + chance.uniform(-0.02, 0.02), 0.99 - 0.1 * share))
        bend = at((0.12 + 0.46 * share, 0.72 - 0.1 * share))
        reach = chance.uniform(0.45, 0.95)
        top = at((0.2 + 0.46 * share, 0.36 - 0.12 * math.sin(share * 3)))
        end = (bend[0] + (top[0] - bend[0]) * reach, bend[1] + (top[1] - bend[1]) * reach)
        data = f"M{foot[0]:.1f},{foot[1]:.1f}Q{bend[0]:.1f},{bend[1]:.1f} {end[0]:.1f},{end[1]:.1f}"
        light = tone(mix(THIN, WHITE, chance.uniform(0.0, 0.5)))
        drawn.append(line(data, light, easel.unit * chance.uniform(0.002, 0.007), chance.uniform(0.12, 0.36)))
    for number in range(9):
        share = number / 8
        start, end = at((0.62 + 0.06 * share, 0.36 + 0.3 * share)), at((0.98, 0.56 + 0.24 * share))
        data = f"M{start[0]:.1f},{start[1]:.1f}Q{(start[0] + end[0]) / 2:.1f},{end[1]:.1f} {end[0]:.1f},{end[1]:.1f}"
        drawn.append(line(data, tone(scaled(THIN, 0.9)), easel.unit * 0.003, 0.3))
    return "".join(drawn)


def _foam(easel: Easel, at: Callable[[Point], Point], crest: list[Point], tone: Callable[[Colour], Colour]) -> str:
    """Draw the foam: along the lip, falling from it, and boiling where it strikes the trough."""
    chance, unit = easel.chance("wave foam"), easel.unit
    white, gray = tone(FOAM), tone((206, 226, 234))
    drawn = []
    for number, (x, y) in enumerate(crest[len(crest) // 3 :]):
        share = number / (len(crest) * 2 / 3)
        size = unit * (0.006 + 0.026 * share)
        drawn += [
            disc(
                x + chance.uniform(-1, 1) * size,
                y + chance.uniform(-0.6, 1.4) * size,
                size * chance.uniform(0.4, 1.0),
                white,
                chance.uniform(0.7, 1.0),
            )
            for _ in range(3)
        ]
    for _ in range(70):  # the lip comes down in drops
        share = chance.random()
        x, y = at((0.815 + chance.gauss(0, 0.02 + 0.03 * share), 0.33 + 0.4 * share))
        drawn.append(disc(x, y, unit * chance.uniform(0.003, 0.014) * (1.3 - share), white, 0.9))
    for row, (low, count) in enumerate(((0.76, 26), (0.82, 30))):
        for _ in range(count):
            spread = chance.gauss(0, 0.11)
            x, y = at((0.86 + spread, low - 0.07 * math.exp(-((spread / 0.1) ** 2)) + chance.uniform(-0.02, 0.02)))
            size = unit * chance.uniform(0.018, 0.05)
            drawn.append(disc(x, y, size, gray if row == 0 else white, 0.86))
    for _ in range(26):
        x, y = at((chance.uniform(-0.02, 1.0), chance.uniform(0.88, 0.99)))
        drawn.append(oval(x, y, unit * chance.uniform(0.02, 0.09), unit * chance.uniform(0.003, 0.008), white, 0, 0.4))
    ends = [at(point) for point in ((1.1, 0.84), (0.9, 0.81), (0.74, 0.85), (0.62, 0.91), (0.78, 0.9), (1.1, 0.93))]
    edge = "M" + " L".join(f"{x:.1f},{y:.1f}" for x, y in _smooth(ends)) + "Z"
    return path(edge, white, 0.7) + "".join(drawn)
