"""Things that stand on a table: fruit, vessels, lights, books, instruments. They stand on the origin."""

from __future__ import annotations

import math
import random

from promptmagic.painters.colour import Colour, luminance, mix
from promptmagic.painters.sketch.shapes.pen import (
    beside,
    box,
    darker,
    disc,
    dots,
    lighter,
    line,
    number,
    oval,
    path,
    polygon,
    put,
    ring,
    sized,
)

LEAF: Colour = (92, 138, 66)
GLAZES: tuple[Colour, ...] = ((236, 234, 228), (86, 128, 160), (176, 92, 66), (108, 142, 116))


def _gleam(colour: Colour, strength: float = 0.55) -> float:
    """Return how strongly a glaze reflects the light: not at all in a silhouette's colour."""
    return strength * min(1.0, luminance(colour) / 60)


def apple(chance: random.Random, height: float, colour: Colour | None = None) -> str:
    """Draw an apple."""
    skin = colour or chance.choice(((206, 46, 44), (142, 176, 62), (226, 170, 62)))
    parts = [
        path(
            "M0,-76 C-12,-92 -48,-88 -50,-50 C-52,-18 -28,4 -8,0 Q0,-3 8,0 C28,4 52,-18 50,-50 C48,-88 12,-92 0,-76Z",
            skin,
        ),
        path("M22,-84 C40,-82 50,-68 50,-50 C52,-18 28,4 8,0 Q4,-2 0,-2 C34,-14 42,-54 22,-84Z", darker(skin, 0.26)),
        path(
            "M-36,-66 C-32,-76 -24,-79 -17,-78 C-27,-70 -32,-60 -34,-46 C-38,-52 -38,-60 -36,-66Z",
            (255, 255, 255),
            _gleam(skin),
        ),
        path("M-14,-80 Q0,-68 14,-80 Q0,-74 -14,-80Z", darker(skin, 0.42)),
        line("M0,-76 Q0,-90 8,-98", beside(skin, (96, 66, 44)), 4),
        path("M6,-88 C14,-101 34,-102 44,-94 C34,-84 18,-82 6,-88Z", beside(skin, LEAF)),
    ]
    return sized(height, *parts)


def lemon(chance: random.Random, height: float, colour: Colour | None = None) -> str:
    """Draw a lemon that lies."""
    rind = colour or (248, 212, 58)
    fruit = (
        path(
            "M-72,0 C-66,-10 -58,-14 -50,-24 C-30,-52 28,-54 50,-24 C58,-14 66,-10 74,-1 C66,8 58,14 50,24 C28,52"
            " -30,52 -50,24 C-58,14 -66,8 -72,0Z",
            rind,
        )
        + path(
            "M50,24 C28,52 -30,52 -50,24 C-54,18 -58,14 -62,10 C-20,34 30,28 66,-6 L74,-1 C66,8 58,14 50,24Z",
            darker(mix(rind, (206, 140, 30), 0.3), 0.16),
        )
        + path(
            "M-38,-20 C-24,-36 -4,-40 14,-36 C-8,-32 -22,-22 -32,-8 C-38,-10 -40,-16 -38,-20Z",
            (255, 255, 240),
            _gleam(rind, 0.65),
        )
    )
    return sized(height, put(fruit, 0, -48, turn=chance.uniform(-9, 9), scale=1.04))


def orange(chance: random.Random, height: float, colour: Colour | None = None) -> str:
    """Draw an orange with its leaf."""
    rind = colour or (242, 142, 44)
    parts = [
        disc(0, -47, 47, rind),
        path("M24,-87 C52,-70 58,-26 28,-9 C12,2 -12,2 -24,-6 C22,-8 44,-46 24,-87Z", darker(rind, 0.24)),
        oval(-17, -68, 12, 7, (255, 255, 255), -34, _gleam(rind, 0.5)),
        path("M-4,-92 L4,-92 L2,-88 L-2,-88Z", beside(rind, (96, 110, 60))),
        path("M2,-92 C12,-102 32,-102 40,-94 C30,-86 14,-86 2,-92Z", beside(rind, LEAF)),
    ]
    parts += [
        disc(chance.uniform(-30, 24), -47 + chance.uniform(-26, 34), 1.1, darker(rind, 0.2), 0.6) for _ in range(12)
    ]
    return sized(height, *parts)


def pear(chance: random.Random, height: float, colour: Colour | None = None) -> str:
    """Draw a pear."""
    del chance
    skin = colour or (186, 184, 74)
    parts = [
        path(
            "M0,-88 C14,-88 15,-72 19,-60 C24,-50 35,-42 35,-26 C35,-8 20,0 0,0 C-20,0 -35,-8 -35,-26 C-35,-42"
            " -24,-50 -19,-60 C-15,-72 -14,-88 0,-88Z",
            skin,
        ),
        path(
            "M6,-87 C14,-84 15,-72 19,-60 C24,-50 35,-42 35,-26 C35,-8 20,0 2,0 C24,-14 20,-40 10,-58 C4,-70"
            " 8,-80 6,-87Z",
            darker(skin, 0.24),
        ),
        path(
            "M-25,-34 C-22,-44 -14,-48 -11,-58 C-8,-50 -14,-42 -18,-26 C-24,-24 -27,-28 -25,-34Z",
            (255, 255, 255),
            _gleam(skin),
        ),
        line("M0,-87 Q0,-94 5,-99", beside(skin, (96, 66, 44)), 2.8),
    ]
    return sized(height, *parts)


def pumpkin(chance: random.Random, height: float, colour: Colour | None = None) -> str:
    """Draw a pumpkin."""
    del chance
    rind = colour or (234, 128, 40)
    parts = []
    for x, rx, tone in ((-44, 27, 0.12), (46, 27, 0.34), (-24, 28, 0.02), (27, 28, 0.22), (0, 27, 0.06)):
        parts.append(oval(x, -40, rx, 39.4, darker(rind, tone)))
    parts += [
        path(
            "M-36,-64 C-32,-72 -26,-76 -20,-76 C-28,-66 -32,-54 -33,-44 C-38,-50 -38,-58 -36,-64Z",
            (255, 255, 255),
            _gleam(rind, 0.4),
        ),
        path("M-8,-76 C-4,-84 -4,-92 -12,-97 L2,-100 C8,-92 8,-84 12,-76 Q2,-70 -8,-76Z", beside(rind, (104, 122, 62))),
    ]
    return sized(height, *parts)


def bowl(chance: random.Random, height: float, colour: Colour | None = None) -> str:
    """Draw an empty bowl."""
    glaze = colour or chance.choice(GLAZES)
    return sized(height, oval(0, -84, 100, 15.5, darker(glaze, 0.4))) + full_bowl(chance, height, glaze)


def full_bowl(chance: random.Random, height: float, colour: Colour | None = None) -> str:
    """Draw the front of a bowl that what is in it hides the inside of."""
    glaze = colour or chance.choice(GLAZES)
    parts = [
        path(
            "M-100,-84 C-94,-30 -56,-8 -32,-6 L-34,0 L34,0 L32,-6 C56,-8 94,-30 100,-84 C80,-66 -80,-66 -100,-84Z",
            glaze,
        ),
        path(
            "M100,-84 C94,-30 56,-8 32,-6 L34,0 L-4,0 L-4,-6 C44,-10 66,-34 72,-73 C84,-76 94,-79 100,-84Z",
            darker(glaze, 0.26),
        ),
        path("M-86,-62 C-80,-40 -66,-24 -52,-18 C-62,-34 -68,-50 -70,-68Z", (255, 255, 255), _gleam(glaze, 0.5)),
        line("M-93,-62 C-60,-48 60,-48 93,-62", mix(glaze, darker(glaze, 0.5), 0.8), 3, 0.6),
    ]
    return sized(height, *parts)


def fish_bowl(chance: random.Random, height: float, colour: Colour | None = None) -> str:
    """Draw a round bowl of clear glass with water in it; what swims in it is drawn before."""
    del chance, colour
    glass, water = (214, 232, 240), (96, 170, 214)
    parts = [
        path("M-36,-96 C-72,-78 -72,-12 -30,0 L30,0 C72,-12 72,-78 36,-96Z", glass, 0.24),
        path("M-57,-66 C-62,-30 -50,-6 -29,-3 L29,-3 C50,-6 62,-30 57,-66 C30,-60 -30,-60 -57,-66Z", water, 0.42),
        line("M-57,-66 C-30,-60 30,-60 57,-66", (255, 255, 255), 1.6, 0.7),
        line("M-36,-96 C-72,-78 -72,-12 -30,0 L30,0 C72,-12 72,-78 36,-96", (240, 248, 252), 2.2, 0.9),
        line("M-38,-96 C-20,-92 20,-92 38,-96 C20,-100 -20,-100 -38,-96", (240, 248, 252), 2.2, 0.9),
        line("M-50,-58 C-53,-40 -48,-24 -42,-16", (255, 255, 255), 3, 0.7),
    ]
    return sized(height, *parts)


def flower_pot(chance: random.Random, height: float, colour: Colour | None = None) -> str:
    """Draw a pot of clay for plants."""
    del chance
    clay = colour or (190, 104, 70)
    return sized(
        height,
        path("M-40,-78 L-30,0 H30 L40,-78Z", clay),
        path("M12,-78 L10,0 H30 L40,-78Z", darker(clay, 0.2)),
        box(-50, -100, 100, 24, lighter(clay, 0.1), 3),
        box(14, -100, 36, 24, darker(clay, 0.12), 3),
        oval(0, -99, 46, 5, darker(clay, 0.62)),
    )


def lying_bottle(chance: random.Random, height: float, colour: Colour | None = None) -> str:
    """Draw a bottle of clear glass that lies on a wooden stand, as ships are kept in; what is in it is drawn before."""
    del chance, colour
    glass, gleam, wood = (206, 228, 236), (250, 253, 255), (122, 82, 54)
    body = "M-124,-92 L56,-92 C78,-92 84,-66 110,-64 L140,-64 L140,-40 L110,-40 C84,-38 78,-12 56,-12"
    body += " L-124,-12 C-136,-12 -138,-92 -124,-92Z"
    stand = "M-104,0 L-92,-14 Q-80,-6 -68,-14 L-56,0Z M16,0 L28,-14 Q40,-6 52,-14 L64,0Z"
    return sized(
        height,
        path(body, glass, 0.3),
        line("M-116,-80 L50,-80", gleam, 5, 0.6),
        line("M-112,-22 L30,-22", gleam, 2, 0.5),
        line(body, gleam, 2.4, 0.9),
        box(138, -66, 22, 28, (176, 128, 82), 3),
        path(stand, wood),
        box(-110, -4, 180, 5, wood, 2),
    )


def running_wheel(chance: random.Random, height: float, colour: Colour | None = None) -> str:
    """Draw the wheel that a hamster runs in, on its stand; who runs in it is drawn over it."""
    del chance
    metal = colour or (206, 92, 78)
    turns = [(math.cos(math.tau * k / 28), math.sin(math.tau * k / 28)) for k in range(28)]
    spokes = (f"M{46 * x:.1f},{46 * y - 50:.1f} L{38 * x:.1f},{38 * y - 50:.1f}" for x, y in turns)
    rungs = [line(spoke, darker(metal, 0.2), 2.4) for spoke in spokes]
    return sized(
        height,
        line("M-30,0 L0,-50 L30,0", darker(metal, 0.45), 4),
        box(-44, -4, 88, 5, darker(metal, 0.45), 2),
        disc(0, -50, 46, lighter(metal, 0.7), 0.3),
        ring(0, -50, 46, 4.4, metal),
        ring(0, -50, 38, 2.4, darker(metal, 0.1)),
        *rungs,
        disc(0, -50, 4.4, darker(metal, 0.3)),
    )


def cup(chance: random.Random, height: float, colour: Colour | None = None) -> str:
    """Draw a cup on its saucer, steam rising."""
    glaze = colour or chance.choice(GLAZES)
    steam = line(
        "M-14,-70 C-22,-80 -6,-84 -14,-98 M4,-70 C-4,-80 12,-86 4,-99 M22,-70 C14,-80 30,-84 22,-96",
        (255, 255, 255),
        2.6,
        0.5 * min(1, luminance(glaze) / 60),
    )
    drink = oval(0, -63.6, 37, 5, beside(glaze, (92, 58, 38)))
    parts = [
        f'<g class="steam">{steam}</g>',
        oval(0, -6, 58, 6, darker(glaze, 0.22)),
        oval(0, -8, 58, 5.6, lighter(glaze, 0.1)),
        line("M36,-52 C64,-56 62,-22 28,-20", darker(glaze, 0.16), 7),
        path("M-42,-64 C-42,-30 -28,-10 0,-9 C28,-10 42,-30 42,-64Z", glaze),
        path("M42,-64 C42,-30 28,-10 0,-9 C22,-20 26,-42 26,-62Z", darker(glaze, 0.24)),
        oval(0, -64, 42, 7, lighter(glaze, 0.3)),
        oval(0, -63.6, 37, 5, darker(glaze, 0.12)),
        f'<g class="steam">{drink}</g>',
        path("M-34,-52 C-32,-36 -26,-26 -20,-21 C-24,-32 -25,-42 -25,-52Z", (255, 255, 255), _gleam(glaze)),
    ]
    return sized(height, *parts)


def vase(chance: random.Random, height: float, colour: Colour | None = None) -> str:
    """Draw a tall vase."""
    glaze = colour or chance.choice(GLAZES)
    parts = [
        path(
            "M-15,-98 C-12,-84 -12,-78 -20,-68 C-38,-48 -34,-20 -18,-2 Q0,1 18,-2 C34,-20 38,-48 20,-68 C12,-78"
            " 12,-84 15,-98Z",
            glaze,
        ),
        path(
            "M4,-98 L15,-98 C12,-84 12,-78 20,-68 C38,-48 34,-20 18,-2 Q10,0 4,0 C26,-20 24,-50 10,-68 C2,-78"
            " 4,-86 4,-98Z",
            darker(glaze, 0.26),
        ),
        oval(0, -97, 15, 3, darker(glaze, 0.45)),
        line("M-29,-50 C-14,-44 14,-44 29,-50 M-30,-42 C-14,-36 14,-36 30,-42", darker(glaze, 0.4), 1.8, 0.7),
        path(
            "M-26,-54 C-24,-62 -18,-66 -15,-72 C-14,-62 -20,-54 -22,-36 C-27,-40 -28,-48 -26,-54Z",
            (255, 255, 255),
            _gleam(glaze),
        ),
    ]
    return sized(height, *parts)


def bottle(chance: random.Random, height: float, colour: Colour | None = None) -> str:
    """Draw a bottle of wine."""
    del chance
    glass = colour or (44, 84, 58)
    label = mix(glass, (244, 236, 216), 0.9 * min(1.0, luminance(glass) / 30))
    parts = [
        path(
            "M-5,-98 L5,-98 L5.4,-72 C6,-64 15,-62 15,-50 L15,-3 Q15,0 11,0 L-11,0 Q-15,0 -15,-3 L-15,-50"
            " C-15,-62 -6,-64 -5.4,-72Z",
            glass,
        ),
        path(
            "M1,-98 L5,-98 L5.4,-72 C6,-64 15,-62 15,-50 L15,-3 Q15,0 11,0 L5,0 C7,-20 7,-40 4,-60 C2,-70 1,-84 1,-98Z",
            darker(glass, 0.34),
        ),
        box(-6.4, -99.4, 12.8, 5, darker(beside(glass, (140, 46, 50)), 0.1), 1),
        path("M-5.6,-94 H5.6 L5.4,-80 H-5.4Z", beside(glass, (140, 46, 50))),
        box(-15, -42, 30, 25, label),
        box(7, -42, 8, 25, darker(label, 0.16)),
        line("M-9,-35 h14 M-9,-30 h11 M-9,-23 h8", darker(label, 0.5), 1.2),
        line("M-11,-50 V-46 M-11,-14 V-6", (255, 255, 255), 1.8, _gleam(glass, 0.7)),
    ]
    return sized(height, *parts)


def _flame(x: float, y: float, size: float) -> str:
    """Draw a flame whose foot is at a point."""

    def tongue(wide: float, high: float, fill: Colour) -> str:
        left = [(-wide, -high * 0.25), (-wide * 0.7, -high * 0.6), (0.0, -high)]
        right = [(wide * 0.7, -high * 0.6), (wide, -high * 0.2), (0.0, 0.0)]
        curve = dots((x + dx * size, y + dy * size) for dx, dy in left + right)
        return path(f"M{number(x)},{number(y)}C{curve}Z", fill)

    return tongue(1, 2.6, (252, 176, 58)) + tongue(0.5, 1.5, (255, 244, 190))


def candle(chance: random.Random, height: float, colour: Colour | None = None) -> str:
    """Draw a lit candle in its holder."""
    del chance
    wax = colour or (246, 236, 214)
    brass = beside(wax, (196, 148, 74))
    parts = [
        line("M20,-8 C36,-16 36,-1 22,-3", brass, 3),
        path("M-26,-8 L26,-8 L18,-1 Q0,1.4 -18,-1Z", brass),
        oval(0, -8, 26, 3.6, lighter(brass, 0.3)),
        box(-9, -72, 18, 64, wax, 1.5),
        box(2, -72, 7, 64, darker(wax, 0.18), 1.5),
        path(
            "M-9,-70 Q-9,-74 0,-74 Q9,-74 9,-70 L9,-58 Q7,-52 5,-58 Q3,-64 0,-60 Q-2,-50 -5,-56 Q-7,-62 -9,-60Z",
            lighter(wax, 0.4),
        ),
        line("M0,-73 V-78", darker(wax, 0.8), 1.4),
        _flame(0, -76, 9),
    ]
    return sized(height, *parts)


def candle_flame(height: float) -> str:
    """Draw what shines on a candle of that height: its flame."""
    return sized(height, _flame(0, -76, 9))


def diya_flame(height: float) -> str:
    """Draw what shines on an oil lamp of that height: the flame on its wick."""
    return put(_flame(0, -44, 10), scale=height / 88)


def lantern(chance: random.Random, height: float, colour: Colour | None = None) -> str:
    """Draw a lantern with a handle, a flame within."""
    del chance
    iron = colour or (70, 66, 70)
    glass = mix(iron, (255, 226, 160), 0.75)
    parts = [
        line("M-16,-78 C-18,-102 18,-102 16,-78", iron, 2.6),
        path("M-28,-62 C-20,-76 -10,-80 0,-80 C10,-80 20,-76 28,-62Z", iron),
        box(-5, -86, 10, 8, iron, 2),
        polygon([(-22, -62), (22, -62), (26, -10), (-26, -10)], glass),
        _flame(0, -18, 10),
        line("M-22,-62 L-26,-10 M22,-62 L26,-10 M0,-62 V-46 M-24,-40 H24", iron, 3),
        box(-31, -11, 62, 7, iron, 2),
        box(-25, -5, 50, 5, darker(iron, 0.3), 1.5),
    ]
    return sized(height, *parts)


def lantern_light(height: float) -> str:
    """Draw what shines in a lantern of that height: its glass and flame."""
    glass = polygon([(-20, -60), (20, -60), (24, -13), (-24, -13)], (255, 214, 130), 0.85)
    return sized(height, glass, _flame(0, -18, 10))


def book(chance: random.Random, height: float, colour: Colour | None = None) -> str:
    """Draw an open book."""
    cover = colour or chance.choice(((150, 52, 50), (46, 84, 118), (70, 104, 72)))
    page = mix(cover, (250, 245, 230), 0.95 * min(1.0, luminance(cover) / 30))
    shade, ink = darker(page, 0.14), darker(page, 0.5)
    half = (
        path("M0,-14 L116,-34 L116,-94 L0,-76Z", cover)
        + path("M0,-22 C30,-50 80,-52 110,-42 L110,-98 C80,-106 30,-100 0,-78Z", page)
        + line(
            "M20,-72 C44,-86 72,-89 96,-86 M20,-60 C44,-74 72,-77 96,-74 M20,-48 C44,-62 72,-65 96,-62 M20,-38"
            " C40,-50 58,-53 74,-53",
            ink,
            1.8,
            0.5,
        )
    )
    parts = [
        put(half, flip=True),
        half,
        path("M0,-22 C12,-34 24,-40 34,-43 L34,-99 C22,-96 10,-88 0,-78Z", shade, 0.8),
        path("M-116,-34 L0,-8 L116,-34 L116,-27 L0,0 L-116,-27Z", darker(cover, 0.3)),
    ]
    return sized(height, *parts)


def guitar(chance: random.Random, height: float, colour: Colour | None = None) -> str:
    """Draw a guitar that leans a little."""
    wood = colour or (196, 128, 64)
    dark = darker(wood, 0.55)
    body = (
        box(-2.4, -90, 4.8, 52, darker(wood, 0.5))
        + path("M-4,-99 L4,-99 L3.4,-88 L-3.4,-88Z", dark)
        + line("M-5.4,-97 h1 M-5.4,-93 h1 M4.4,-97 h1 M4.4,-93 h1", lighter(dark, 0.5), 1.6)
        + path(
            "M0,-48 C10,-50 15,-44 14,-37 C13,-32 15,-29 18,-24 C24,-12 16,0 0,0 C-16,0 -24,-12 -18,-24 C-15,-29"
            " -13,-32 -14,-37 C-15,-44 -10,-50 0,-48Z",
            wood,
        )
        + path(
            "M6,-48.6 C12,-48 15,-43 14,-37 C13,-32 15,-29 18,-24 C24,-12 16,0 2,0 C18,-8 16,-20 11,-27 C7,-33"
            " 12,-42 6,-48.6Z",
            darker(wood, 0.24),
        )
        + disc(0, -29, 5.2, dark)
        + disc(0, -29, 4.2, darker(wood, 0.75))
        + box(-6, -12, 12, 2.6, dark, 0.8)
        + line("M-1.2,-90 V-11 M0,-90 V-11 M1.2,-90 V-11", lighter(wood, 0.6), 0.3, 0.9)
    )
    return sized(height, put(body, turn=chance.uniform(-6, 6), scale=0.99))


def gift(chance: random.Random, height: float, colour: Colour | None = None) -> str:
    """Draw a wrapped present with a bow."""
    paper = colour or chance.choice(((206, 60, 60), (60, 126, 150), (122, 92, 160)))
    ribbon = mix(paper, (250, 226, 140), 0.85 * min(1.0, luminance(paper) / 40))
    parts = [
        box(-40, -58, 80, 58, paper, 2),
        box(12, -58, 28, 58, darker(paper, 0.2), 2),
        box(-8, -58, 16, 58, ribbon),
        box(-45, -74, 90, 18, lighter(paper, 0.12), 2),
        box(12, -74, 33, 18, darker(paper, 0.14), 2),
        box(-8, -74, 16, 18, lighter(ribbon, 0.2)),
        path("M0,-74 C-14,-102 -44,-102 -40,-84 C-36,-76 -14,-74 0,-74Z", ribbon),
        path("M0,-74 C14,-102 44,-102 40,-84 C36,-76 14,-74 0,-74Z", darker(ribbon, 0.16)),
        path(
            "M-4,-76 C-14,-92 -32,-94 -32,-86 C-28,-80 -14,-77 -4,-76Z M4,-76 C14,-92 32,-94 32,-86 C28,-80"
            " 14,-77 4,-76Z",
            darker(ribbon, 0.4),
        ),
        box(-7, -80, 14, 10, lighter(ribbon, 0.3), 3),
    ]
    return sized(height, *parts)
