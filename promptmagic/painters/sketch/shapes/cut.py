"""Cut: fruit and vegetables that are halved, sliced or peeled, each as it is within."""

from __future__ import annotations

import math
import random
from dataclasses import dataclass

from promptmagic.painters.colour import Colour, mix
from promptmagic.painters.sketch.shape import Draw, Shape
from promptmagic.painters.sketch.shapes.pen import (
    darker,
    disc,
    dots,
    lighter,
    line,
    oval,
    path,
    put,
    ring,
    sized,
)

PIPS: Colour = (70, 46, 34)


@dataclass(frozen=True, slots=True)
class Fruit:
    """What a fruit is like within: its rind, its flesh and what lies between, and how it is made.

    `kind` is "segments" of a citrus fruit, a "core" with pips, a "stone", "seeds" all over, "rings", a "kiwi"'s rays or
    an egg's "yolk"; `heart` is the colour of the middle, `tall` its height over its breadth.
    """

    rind: Colour
    flesh: Colour
    between: Colour
    kind: str
    heart: Colour = PIPS
    tall: float = 1.0


FRUITS: dict[str, Fruit] = {
    "orange": Fruit((240, 140, 36), (250, 170, 62), (255, 240, 212), "segments"),
    "lemon": Fruit((244, 212, 62), (250, 232, 128), (255, 250, 222), "segments"),
    "apple": Fruit((204, 48, 46), (252, 244, 214), (246, 232, 190), "core"),
    "pear": Fruit((176, 190, 74), (250, 246, 220), (240, 236, 190), "core", tall=1.25),
    "peach": Fruit((240, 148, 104), (250, 204, 122), (252, 190, 120), "stone", (126, 66, 46)),
    "plum": Fruit((98, 52, 110), (236, 186, 92), (214, 132, 92), "stone", (118, 76, 50)),
    "cherry": Fruit((178, 28, 48), (222, 84, 96), (200, 50, 70), "stone", (196, 150, 108)),
    "avocado": Fruit((62, 84, 44), (222, 222, 128), (164, 192, 88), "stone", (120, 74, 44), tall=1.3),
    "mango": Fruit((234, 150, 56), (252, 196, 74), (246, 178, 62), "stone", (238, 214, 150), tall=1.2),
    "watermelon": Fruit((52, 122, 64), (230, 74, 82), (232, 244, 206), "seeds"),
    "melon": Fruit((190, 176, 110), (250, 180, 104), (226, 214, 150), "stone", (236, 196, 120)),
    "kiwi": Fruit((128, 96, 58), (146, 190, 72), (176, 206, 110), "kiwi", (240, 240, 206)),
    "tomato": Fruit((210, 52, 44), (226, 92, 72), (236, 118, 96), "segments"),
    "strawberry": Fruit((214, 44, 56), (240, 128, 128), (226, 80, 88), "stone", (252, 226, 220), tall=1.15),
    "onion": Fruit((178, 122, 64), (248, 242, 232), (236, 224, 212), "rings", (214, 196, 190)),
    "coconut": Fruit((104, 74, 50), (252, 250, 244), (226, 216, 204), "rings", (236, 232, 222)),
    "cucumber": Fruit((66, 122, 62), (214, 232, 172), (184, 212, 134), "seeds", (236, 242, 210)),
    "potato": Fruit((176, 136, 84), (246, 226, 160), (238, 214, 142), "plain"),
    "carrot": Fruit((232, 122, 42), (246, 156, 74), (238, 138, 54), "rings", (250, 182, 104)),
    "egg": Fruit((240, 222, 196), (252, 252, 248), (246, 244, 238), "yolk", (250, 186, 54), tall=1.2),
    "pumpkin": Fruit((226, 122, 38), (250, 178, 82), (244, 160, 64), "seeds", (250, 232, 190)),
    "aubergine": Fruit((78, 44, 96), (240, 234, 206), (226, 220, 186), "seeds", (206, 184, 140)),
}
"""Every fruit and vegetable that is known from within, by its noun."""


def face(fruit: Fruit, rind: Colour) -> str:
    """Return the cut face about the origin, 100 units high."""
    wide = 50 / fruit.tall if fruit.tall > 1 else 50.0
    parts = [oval(0, 0, wide, 50, rind), oval(0, 0, wide * 0.93, 46.5, fruit.between)]
    inner, tall = wide * 0.85, 42.5
    parts.append(oval(0, 0, inner, tall, fruit.flesh))
    if fruit.kind == "segments":
        parts += [
            line(f"M0,0 L{dots([(math.cos(angle) * inner, math.sin(angle) * tall)])}", fruit.between, 3.2)
            for angle in (math.tau * k / 9 for k in range(9))
        ]
        for k in range(9):
            angle = math.tau * (k + 0.5) / 9
            at = math.cos(angle) * inner, math.sin(angle) * tall
            parts.append(line(f"M{dots([(at[0] * 0.45, at[1] * 0.45), (at[0] * 0.78, at[1] * 0.78)])}",
                              lighter(fruit.flesh, 0.5), 3))  # fmt: skip
        parts.append(disc(0, 0, 5, fruit.between))
    elif fruit.kind == "core":
        parts.append(path("M0,-20 C16,-22 20,4 0,22 C-20,4 -16,-22 0,-20Z", darker(fruit.flesh, 0.1)))
        parts.append(line("M0,-44 C2,-34 -1,-28 0,-20 M0,22 L0,42", darker(fruit.flesh, 0.22), 2))
        parts += [oval(x, 0, 3.4, 7, fruit.heart, turn) for x, turn in ((-7, 14), (7, -14))]
    elif fruit.kind == "stone":
        size = 18 if fruit.tall == 1 else 15
        parts.append(oval(0, 6 if fruit.tall > 1 else 0, size + 2, size + 5, mix(fruit.flesh, fruit.heart, 0.4)))
        parts.append(oval(0, 6 if fruit.tall > 1 else 0, size, size + 3, fruit.heart))
        parts.append(oval(-5, 0 if fruit.tall > 1 else -6, size * 0.3, size * 0.42, lighter(fruit.heart, 0.4)))
    elif fruit.kind == "seeds":
        for radius, many, start in ((0.72, 10, 0.2), (0.4, 6, 0.6)):
            for k in range(many):
                angle = math.tau * k / many + start
                at = math.cos(angle) * inner * radius, math.sin(angle) * tall * radius
                parts.append(oval(*at, 2.4, 4.4, fruit.heart, math.degrees(angle) + 90))
    elif fruit.kind == "rings":
        parts += [ring(0, 0, inner * share, 2.6, fruit.heart) for share in (0.8, 0.58, 0.36)]
    elif fruit.kind == "kiwi":
        for k in range(18):
            angle = math.tau * k / 18
            ray = [(math.cos(angle) * far, math.sin(angle) * far) for far in (14.0, 38.0)]
            parts.append(line(f"M{dots(ray)}", lighter(fruit.flesh, 0.35), 1.6))
            parts.append(oval(math.cos(angle) * 22, math.sin(angle) * 22, 1.6, 3, PIPS, math.degrees(angle) + 90))
        parts.append(oval(0, 0, 12, 14, fruit.heart))
    elif fruit.kind == "yolk":
        parts += [disc(0, 8, 22, fruit.heart), disc(-6, 1, 6, lighter(fruit.heart, 0.6))]
    return "".join(parts)


def _skin(fruit: Fruit, colour: Colour | None) -> Colour:
    return colour or fruit.rind


def halved(fruit: Fruit) -> Draw:
    """Return what draws half a fruit, its cut face to the viewer."""

    def draw(chance: random.Random, height: float, colour: Colour | None = None) -> str:
        del chance
        rind = _skin(fruit, colour)
        wide = 50 / fruit.tall if fruit.tall > 1 else 50.0
        back = oval(13, -49, wide, 49, darker(rind, 0.25)) + oval(8, -49.5, wide, 49.5, rind)
        return sized(height, back, put(face(fruit, rind), -3, -50))

    return draw


def sliced(fruit: Fruit) -> Draw:
    """Return what draws half a fruit with slices of it before and beside it."""

    def draw(chance: random.Random, height: float, colour: Colour | None = None) -> str:
        rind = _skin(fruit, colour)
        whole = put(halved(fruit)(chance, 96, colour), -52, 0)
        cut = []
        for x, y, turn, scale in ((10, -44, 4, 0.8), (42, -40, 10, 0.76), (76, -36, 18, 0.72)):
            slice_ = oval(4, 1, 50 / max(1.0, fruit.tall), 50, darker(rind, 0.3)) + face(fruit, rind)
            cut.append(put(slice_, x, y, turn=turn, scale=scale))
        return sized(height, whole, *cut)

    return draw


def peeled(fruit: Fruit, *, half: bool = False) -> Draw:
    """Return what draws a fruit out of its rind, or half out of it, a strip of that beside it."""

    def draw(chance: random.Random, height: float, colour: Colour | None = None) -> str:
        del chance
        rind, pale = _skin(fruit, colour), fruit.between
        inner = fruit.flesh
        parts = []
        if not half:
            curl = "M58,-9 C92,-14 96,-46 66,-46 C44,-46 44,-24 62,-24 C76,-24 78,-38 68,-40"
            parts += [
                line(curl, darker(rind, 0.2), 13),
                line(curl, rind, 9),
                line("M58,-9 C70,-9 78,-13 82,-20", pale, 3),
            ]
        wide = 46 / fruit.tall if fruit.tall > 1 else 46.0
        ball = [oval(0, -47, wide, 46, inner), oval(0, -47, wide, 46, darker(inner, 0.12), opacity=0.5)]
        ball.append(oval(-4, -50, wide * 0.9, 41, inner))
        if fruit.kind == "segments":
            bends = (-54, -30, 0, 30, 54)
            ball += [line(f"M0,-92 C{bend},-74 {bend},-22 0,-3", pale, 2.6) for bend in bends]
            ball.append(oval(0, -90, 6, 2.6, pale))
        else:
            ball.append(oval(-16, -66, 9, 13, lighter(inner, 0.7), 24))
        parts += ball
        if half and fruit.kind != "segments":
            edge = f"M{-wide - 3:.0f},-58 C-20,-50 16,-36 {wide + 3:.0f},-34"
            low = f"C{wide + 4:.0f},-14 {wide * 0.6:.0f},1 0,1 C{-wide * 0.6:.0f},1 {-wide - 4:.0f},-20"
            low += f" {-wide - 3:.0f},-58Z"
            parts.append(path(f"{edge} {low}", rind))
            curl = (
                f"M{wide + 1:.0f},-38 C{wide + 24:.0f},-40 {wide + 26:.0f},-20 {wide + 12:.0f},-16 C{wide + 4:.0f},-12"
            )
            curl += f" {wide + 10:.0f},-4 {wide + 22:.0f},-7"
            parts += [line(edge, pale, 3), line(curl, darker(rind, 0.2), 11), line(curl, rind, 8)]
        elif half:
            edge = "M-50,-48 L-36,-40 L-24,-54 L-10,-42 L4,-56 L18,-42 L32,-54 L42,-42 L50,-50"
            parts.append(path(f"{edge} C52,-18 28,1 0,1 C-28,1 -52,-18 -50,-48Z", rind))
            parts.append(path("M50,-50 C52,-18 28,1 0,1 C24,-8 38,-26 38,-46 L42,-42Z", darker(rind, 0.2)))
            parts.append(line(edge, pale, 4))
            for side, turn in ((-1, -16), (1, 18)):
                flap = path("M0,0 C-12,6 -22,22 -18,40 C-8,36 4,22 8,4Z", darker(rind, 0.1))
                flap += path("M0,0 C-8,8 -15,20 -14,32 C-7,28 2,18 5,4Z", pale)
                flap = f'<g transform="scale({-side},1)">{flap}</g>'
                parts.append(put(flap, side * 47, -46, turn=turn))
        elif fruit.kind == "segments":
            for x, turn in ((-34, -30), (-12, -8), (14, 10), (36, 32)):
                petal = path("M-14,0 C-16,-14 -6,-26 0,-30 C6,-26 16,-14 14,0Z", rind)
                petal += path("M-9,0 C-10,-10 -4,-19 0,-22 C4,-19 10,-10 9,0Z", pale)
                parts.append(put(petal, x, -7 if abs(x) > 30 else -2, turn=turn))
        return sized(height, *parts)

    return draw


LONG = frozenset({"carrot", "cucumber", "aubergine"})
"""What is not halved across."""

PEELED = frozenset({"orange", "lemon", "apple", "pear", "peach", "mango", "kiwi", "onion", "potato"})
"""What is peeled before it is eaten."""


def _shapes() -> dict[str, Shape]:
    found = {}
    for noun, fruit in FRUITS.items():
        aspect = 1.15 if fruit.tall == 1 else 1.0
        if noun not in LONG:
            found[f"half {noun}"] = Shape(halved(fruit), "ground", 0.06, aspect)
        found[f"sliced {noun}"] = Shape(sliced(fruit), "ground", 0.06, 2.15)
        if noun not in PEELED:
            continue
        found[f"peeled {noun}"] = Shape(peeled(fruit), "ground", 0.06, 1.8 if fruit.tall == 1 else 1.65)
        found[f"half peeled {noun}"] = Shape(peeled(fruit, half=True), "ground", 0.06, 1.25)
    return found


CUT: dict[str, Shape] = _shapes()
"""Every fruit halved, sliced, peeled and half peeled, by what it is called then."""

HOW = {
    "half peeled": ("half", "peeled"), "peeled": ("peeled",), "half": ("half",), "halved": ("halved",),
    "sliced": ("sliced",), "cut": ("cut",),
}  # fmt: skip
"""What is said of fruit, the longest first, and the words for it."""

DRAWN_AS = {"halved": "half", "cut": "half"}
"""What is drawn as another of these."""


def prepared(noun: str, qualities: tuple[str, ...]) -> tuple[Shape | None, tuple[str, ...]]:
    """Return the shape of a fruit as it is said to be cut or peeled, and the words for that; None where it is whole."""
    said = {quality.lower().replace("half-peeled", "half") for quality in qualities}
    said |= {"peeled"} if any(quality.lower() == "half-peeled" for quality in qualities) else set()
    for name, needed in HOW.items():
        if said.issuperset(needed):
            shape = CUT.get(f"{DRAWN_AS.get(name, name)} {noun}")
            return shape, (*needed, "half-peeled") if shape else ()
    return None, ()
