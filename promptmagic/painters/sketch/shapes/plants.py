"""Small plants: reeds, grass, flowers, mushrooms."""

from __future__ import annotations

import math
import random

from promptmagic.painters.colour import Colour, luminance, mix
from promptmagic.painters.sketch.shapes.pen import (
    along,
    beside,
    blade,
    blob,
    darker,
    disc,
    lighter,
    line,
    oval,
    path,
    put,
    ribbon,
    sized,
)

REED: Colour = (92, 120, 62)
GRASS: Colour = (104, 146, 64)
STEM: Colour = (84, 128, 62)
PETALS: tuple[Colour, ...] = (
    (226, 62, 58),
    (244, 178, 48),
    (236, 118, 156),
    (148, 98, 196),
    (250, 246, 238),
    (92, 132, 214),
)
HEART: Colour = (240, 190, 62)


def _blades(chance: random.Random, count: int, spread: float, lean: float, leaf: Colour, width: float) -> list[str]:
    """Draw blades that fan out from one foot, the farther the darker."""
    parts = []
    for i in range(count):
        side = (i + 0.5) / count * 2 - 1 + chance.uniform(-0.2, 0.2)
        top = -100 * (1 - 0.42 * side * side) * chance.uniform(0.62, 0.98)
        foot = (side * spread * 0.4, 0.0)
        tip = (side * (spread + lean), max(-99, top))
        bend = (foot[0] + side * lean * 0.12, top * 0.72)
        tone = mix(darker(leaf, 0.35), lighter(leaf, 0.22), chance.random())
        parts.append(blade(foot, bend, tip, width * chance.uniform(0.8, 1.2), tone))
    return parts


def reeds(chance: random.Random, height: float, colour: Colour | None = None) -> str:
    """Draw a clump of reeds with brown cattails; its foot is at the origin."""
    leaf = colour or REED
    parts = _blades(chance, 13, 24, 16, leaf, 3.2)
    head = beside(leaf, (104, 68, 42))
    for _ in range(chance.randint(3, 4)):
        foot = chance.uniform(-12, 12)
        tip = foot * 1.9 + chance.uniform(-4, 4)
        top = -chance.uniform(68, 86)
        parts.append(line(f"M{foot:.1f},0Q{foot:.1f},{top / 2:.1f} {tip:.1f},{top - 12:.1f}", darker(leaf, 0.15), 1.1))
        turn = math.degrees(math.atan2(tip - foot, -top)) * 1.1
        parts.append(oval(tip, top, 2.1, 8, head, turn))
        parts.append(oval(tip - 0.7, top - 0.6, 0.6, 6, lighter(head, 0.3), turn))
    parts += _blades(chance, 4, 22, 10, lighter(leaf, 0.1), 2.8)
    return sized(height, *parts)


def grass(chance: random.Random, height: float, colour: Colour | None = None) -> str:
    """Draw a tuft of grass; its foot is at the origin."""
    return sized(height, *_blades(chance, 11, 34, 34, colour or GRASS, 7))


def _stalk(chance: random.Random, top: float, lean: float) -> list[str]:
    """Draw a stem to `lean` at height `top`, with two leaves."""
    spine = [along((0, 0), (0, top * 0.5), (lean, top), t / 5) for t in range(6)]
    parts = [ribbon(spine, [2.6, 2.4, 2.2, 2, 1.8, 1.8], STEM)]
    for side in (-1, 1):
        start = chance.uniform(0.1, 0.3) * top
        reach = side * chance.uniform(11, 15)
        tip = start + top * chance.uniform(0.16, 0.26)
        parts.append(
            blob(
                [
                    (0, start),
                    (reach * 0.45, start + top * 0.06),
                    (reach, tip),
                    (reach * 0.3, tip - top * 0.02),
                ],
                darker(STEM, 0.1) if side > 0 else lighter(STEM, 0.15),
            )
        )
    return parts


def _ring(count: int, length: float, width: float, fill: Colour, turn: float = 0.0) -> str:
    """Draw petals around the origin."""
    petal = blob([(0, 0), (-width, -length * 0.62), (0, -length), (width, -length * 0.62)], fill)
    return "".join(put(petal, turn=turn + 360 * i / count) for i in range(count))


def daisy(chance: random.Random, height: float, colour: Colour | None = None) -> str:
    """Draw a daisy, white unless told; its foot is at the origin."""
    petal = colour or PETALS[4]
    lean = chance.uniform(-8, 8)
    turn = chance.uniform(0, 30)
    head = (
        _ring(12, 20, 3.6, darker(petal, 0.16), turn)
        + _ring(12, 18.5, 3.2, petal, turn + 15)
        + disc(0, 0, 6.4, darker(HEART, 0.18))
        + disc(-0.7, -0.9, 5.2, HEART)
    )
    return sized(height, *_stalk(chance, -80, lean), put(head, lean, -80))


def tulip(chance: random.Random, height: float, colour: Colour | None = None) -> str:
    """Draw a tulip, red unless told; its foot is at the origin."""
    petal = colour or PETALS[0]
    lean = chance.uniform(-6, 6)
    head = (
        blob([(-2, 0), (-13, -13), (-9, -31), (0, -20), (0, 0)], darker(petal, 0.18))
        + blob([(2, 0), (13, -13), (9, -31), (0, -20), (0, 0)], darker(petal, 0.3))
        + blob([(0, 1), (-10, -11), (0, -32), (10, -11)], petal)
        + blob([(-2, -4), (-6, -13), (-1, -27), (-2, -14)], lighter(petal, 0.4), 0.8)
    )
    return sized(height, *_stalk(chance, -68, lean), put(head, lean, -67))


def poppy(chance: random.Random, height: float, colour: Colour | None = None) -> str:
    """Draw a poppy, red unless told; its foot is at the origin."""
    petal = colour or (228, 64, 46)
    lean = chance.uniform(-9, 9)
    head = (
        oval(-9, -5, 12, 13, darker(petal, 0.22), -20)
        + oval(10, -4, 12, 13, darker(petal, 0.3), 20)
        + oval(0, -9, 13, 10, darker(petal, 0.08))
        + oval(0, 3, 15, 9.5, petal)
        + oval(-3, 4.5, 9, 4, lighter(petal, 0.3), opacity=0.6)
        + disc(0, -2.5, 4.2, (48, 34, 46))
        + disc(-0.8, -3.2, 1.6, (132, 150, 92))
    )
    return sized(height, *_stalk(chance, -80, lean), put(head, lean, -80))


def sunflower(chance: random.Random, height: float, colour: Colour | None = None) -> str:
    """Draw a sunflower; its foot is at the origin."""
    petal = colour or (248, 190, 40)
    lean = chance.uniform(-5, 5)
    turn = chance.uniform(0, 20)
    head = (
        _ring(15, 21, 4, darker(petal, 0.25), turn)
        + _ring(15, 19.5, 3.6, petal, turn + 12)
        + disc(0, 0, 9.6, (84, 54, 34))
        + disc(-0.8, -1, 7, (116, 76, 44))
        + disc(-1, -1.2, 4, (72, 48, 34))
    )
    return sized(height, *_stalk(chance, -79, lean), put(head, lean, -79))


def rose(chance: random.Random, height: float, colour: Colour | None = None) -> str:
    """Draw a rose, red unless told; its foot is at the origin."""
    petal = colour or (200, 36, 62)
    lean = chance.uniform(-5, 5)
    head = (
        blob([(0, 8), (-13, 2), (-14, -9), (-6, -15), (0, -9), (6, -15), (14, -9), (13, 2)], darker(petal, 0.3))
        + blob([(0, 8), (-11, 1), (-9, -12), (0, -17), (9, -12), (11, 1)], darker(petal, 0.12))
        + blob([(0, 8), (-13, 0), (-12, -6), (-4, -2), (4, 2)], petal)
        + blob([(1, 8), (13, 0), (12, -6), (5, -3), (-2, 4)], lighter(petal, 0.14))
        + blob([(0, -3), (-6, -8), (0, -14), (6, -8)], petal)
        + line("M-3,-8q3,-5 6,-1q-1,4 -4,2q-1,-2 1,-3", darker(petal, 0.45), 1.2)
    )
    return sized(height, *_stalk(chance, -83, lean), put(head, lean, -82))


def flower(chance: random.Random, height: float, colour: Colour | None = None) -> str:
    """Draw a meadow flower of some kind, in a colour of its own unless told; its foot is at the origin."""
    kind = chance.choice((daisy, tulip, poppy, daisy))
    return kind(chance, height, colour or chance.choice(PETALS))


def mushroom(chance: random.Random, height: float, colour: Colour | None = None) -> str:
    """Draw a toadstool, red with white spots unless told; its foot is at the origin."""
    del chance
    cap = colour or (208, 52, 42)
    stalk = mix(cap, (248, 238, 218), 0.92 * min(1.0, luminance(cap) / 40))
    parts = [
        path("M-13,-50 C-11,-30 -16,-12 -20,-2 Q0,3 20,-2 C16,-12 11,-30 13,-50Z", stalk),
        path("M3,-50 C4,-30 8,-10 6,0 Q14,0 20,-2 C16,-12 11,-30 13,-50Z", darker(stalk, 0.16)),
        path("M-54,-44 Q0,-28 54,-44 Q40,-34 0,-33 Q-40,-34 -54,-44Z", darker(stalk, 0.28)),
        path("M-16,-36 Q0,-30 16,-36 L20,-24 Q0,-18 -20,-24Z", darker(stalk, 0.08)),
        path("M-57,-46 C-58,-80 -30,-100 0,-100 C30,-100 58,-80 57,-46 Q30,-38 0,-38 Q-30,-38 -57,-46Z", cap),
        path("M14,-98.6 C40,-92 58,-74 57,-46 Q46,-42 34,-40.4 C44,-62 36,-86 14,-98.6Z", darker(cap, 0.26)),
    ]
    for x, y, rx, ry in (
        (-26, -66, 8, 7),
        (2, -82, 9, 6.6),
        (28, -62, 7.4, 7),
        (-4, -52, 7, 5),
        (-44, -52, 4, 4.4),
        (46, -50, 4, 4.2),
    ):
        parts.append(oval(x, y, rx, ry, stalk))
    return sized(height, *parts)


def cactus(chance: random.Random, height: float, colour: Colour | None = None) -> str:
    """Draw a tall cactus with two arms; its foot is at the origin."""
    flesh = colour or (74, 130, 82)
    dark, light = darker(flesh, 0.24), lighter(flesh, 0.3)
    left, right = chance.uniform(-6, 6), chance.uniform(-6, 6)
    parts = [
        line(f"M0,{-34 + left:.1f} H-20 Q-27,{-34 + left:.1f} -27,{-42 + left:.1f} V{-60 + left:.1f}", flesh, 13),
        line(f"M0,{-44 + right:.1f} H20 Q26,{-44 + right:.1f} 26,{-52 + right:.1f} V{-72 + right:.1f}", dark, 12),
        path("M-11,0 V-88 C-11,-103 11,-103 11,-88 V0Z", flesh),
        path("M3,0 V-98.4 C8,-97 11,-93 11,-88 V0Z", dark),
        line(f"M-6,-4 V-88 M-27,{-44 + left:.1f} V{-60 + left:.1f}", light, 1.2, 0.8),
        line("M0,-4 V-92 M6.4,-4 V-88", darker(flesh, 0.4), 1, 0.7),
        disc(3, -98, 3.4, mix(flesh, (236, 98, 140), 0.85 * min(1.0, luminance(flesh) / 60))),
    ]
    return sized(height, *parts)


def lavender(chance: random.Random, height: float, colour: Colour | None = None) -> str:
    """Draw a bunch of lavender; its foot is at the origin."""
    bloom = colour or (140, 104, 190)
    parts = []
    for i in range(7):
        lean = (i - 3) * 7 + chance.uniform(-2, 2)
        top = -92 + abs(i - 3) * 5
        parts.append(line(f"M{lean * 0.25:.1f},0 Q{lean * 0.4:.1f},-40 {lean:.1f},{top + 30:.1f}", STEM, 1.6))
        for k in range(8):
            y = top + k * 4.4
            x = lean - (k / 8) * lean * 0.12
            tone = mix(bloom, lighter(bloom, 0.3), chance.random())
            parts.append(oval(x - 2.4, y, 3, 2.4, tone, -24) + oval(x + 2.4, y + 1, 3, 2.4, darker(tone, 0.18), 24))
    return sized(height, *parts)
