"""Furniture and what stands on it, as fragments of SVG in units of which 100 are the piece's height.

A piece stands on the origin and is looked at from the front. `shelves` alone is drawn in pixels, to any width.
"""

from __future__ import annotations

import random

from promptmagic.painters.colour import Colour, mix
from promptmagic.painters.sketch.shapes.pen import box, darker, disc, lighter, line, oval, path, polygon, put

SPINES: tuple[Colour, ...] = (
    (146, 52, 46),
    (42, 78, 104),
    (62, 98, 66),
    (176, 132, 62),
    (92, 62, 92),
    (206, 190, 158),
    (58, 58, 70),
    (186, 96, 58),
    (72, 122, 122),
)
"""The backs of books."""

WOOD: Colour = (134, 90, 58)
BRASS: Colour = (206, 164, 86)


def sofa(cloth: Colour) -> str:
    """Draw a sofa with two cushions."""
    dark = darker(cloth, 0.2)
    parts = [box(-118, -96, 236, 70, dark, 16), box(-112, -52, 224, 34, cloth, 8)]
    parts += [box(x, -92, 106, 52, lighter(cloth, 0.08), 12) for x in (-108, 2)]
    parts += [box(x, -50, 108, 24, lighter(cloth, 0.2), 9) for x in (-110, 2)]
    parts += [box(x, -68, 28, 56, cloth, 12) for x in (-130, 102)]
    parts += [box(x, -14, 9, 14, darker(WOOD, 0.3)) for x in (-114, 105)]
    parts.append(put(box(-20, -20, 40, 40, mix(cloth, (250, 226, 160), 0.7), 8), -76, -66, turn=12))
    return "".join(parts)


def armchair(cloth: Colour) -> str:
    """Draw a deep armchair."""
    parts = [box(-46, -100, 92, 84, darker(cloth, 0.16), 22), box(-36, -90, 72, 52, lighter(cloth, 0.06), 16)]
    parts += [box(-40, -46, 80, 28, lighter(cloth, 0.18), 10)]
    parts += [box(x, -62, 26, 52, cloth, 12) for x in (-60, 34)]
    parts += [box(x, -12, 8, 12, darker(WOOD, 0.3)) for x in (-50, 42)]
    return "".join(parts)


def table(wood: Colour, wide: float = 190) -> str:
    """Draw a table with four legs, a little of its top seen."""
    half = wide / 2
    legs = [
        polygon([(x - 5, -82), (x + 5, -82), (x + 3.5, 0), (x - 3.5, 0)], darker(wood, 0.28))
        for x in (-half + 12, half - 12)
    ]
    back = [box(x - 3, -84, 6, 72, darker(wood, 0.45)) for x in (-half + 34, half - 34)]
    top = polygon([(-half + 16, -100), (half - 16, -100), (half, -88), (-half, -88)], lighter(wood, 0.24))
    return "".join(
        (*back, *legs, box(-half + 6, -84, wide - 12, 12, darker(wood, 0.18)), top, box(-half, -88.5, wide, 7, wood))
    )


def chair(wood: Colour) -> str:
    """Draw a chair from the front."""
    parts = [
        line("M-18,-100 V-46 M18,-100 V-46", wood, 6),
        *(box(-18, y, 36, 7, darker(wood, 0.1), 2) for y in (-96, -80, -66)),
    ]
    parts += [line("M-19,-44 V0 M19,-44 V0 M-15,-44 V-8 M15,-44 V-8", darker(wood, 0.2), 5)]
    parts += [polygon([(-20, -52), (20, -52), (25, -44), (-25, -44)], lighter(wood, 0.2)), box(-25, -44.5, 50, 6, wood)]
    return "".join(parts)


def bed(cloth: Colour, wood: Colour) -> str:
    """Draw a bed seen from its foot, pillows at its far end."""
    linen = (244, 240, 232)
    parts = [box(-92, -100, 184, 66, wood, 8), box(-84, -92, 168, 40, lighter(wood, 0.14), 6)]
    parts += [box(x, -76, 66, 26, mix(linen, (220, 216, 214), 0.2 if x < 0 else 0.4), 10) for x in (-74, 8)]
    parts += [path("M-88,-52 H88 L104,-12 H-104Z", cloth), path("M-88,-52 H88 L91,-43 Q0,-36 -91,-43Z", linen)]
    parts += [path("M-104,-12 H104 V-4 Q0,4 -104,-4Z", darker(cloth, 0.2))]
    parts += [line(f"M{x},-42 L{x * 1.16},-6", darker(cloth, 0.12), 2) for x in (-50, -16, 18, 54)]
    parts += [box(x, -8, 9, 8, darker(wood, 0.3)) for x in (-100, 91)]
    return "".join(parts)


def fireplace(stone: Colour) -> str:
    """Draw a fireplace without its fire."""
    parts = [box(-70, -92, 140, 92, stone, 2), box(-80, -100, 160, 10, lighter(stone, 0.3), 2)]
    parts += [path("M-44,0 V-54 Q0,-74 44,-54 V0Z", (30, 24, 26)), path("M-38,0 V-50 Q0,-66 38,-50 V0Z", (48, 34, 32))]
    for row in range(5):
        for column in range(7):
            x, y = -70 + column * 20 + (row % 2) * 10, -90 + row * 18
            if x < 54 and (abs(x + 9) > 50 or y < -74):
                parts.append(line(f"M{x},{y}h16v14", darker(stone, 0.16), 1))
    return "".join(
        (*parts, box(-30, -8, 60, 7, (70, 48, 36), 3), put(box(-26, -4, 52, 7, (92, 62, 44), 3), 0, -8, turn=9))
    )


def fire() -> str:
    """Draw the flames of a fireplace."""
    return (
        path(
            "M-24,-6 C-36,-26 -14,-30 -16,-48 C-4,-40 2,-46 2,-60 C14,-48 14,-40 16,-34 C28,-28 28,-14 22,-6Z",
            (246, 120, 40),
        )
        + path("M-14,-6 C-20,-20 -6,-26 -4,-40 C6,-32 8,-28 8,-22 C16,-18 16,-12 12,-6Z", (255, 196, 74))
        + path("M-6,-6 C-8,-14 0,-18 2,-26 C8,-18 8,-12 6,-6Z", (255, 244, 190))
    )


def floor_lamp(shade: Colour) -> str:
    """Draw a standing lamp."""
    return (
        line("M0,-2 V-74", darker(BRASS, 0.3), 2.4)
        + oval(0, -1.5, 13, 2.4, darker(BRASS, 0.4))
        + polygon([(-10, -100), (10, -100), (17, -74), (-17, -74)], shade)
    )


def table_lamp(shade: Colour) -> str:
    """Draw a table lamp."""
    return path("M-12,0 Q-10,-8 -4,-10 L-3,-50 H3 L4,-10 Q10,-8 12,0Z", BRASS) + polygon(
        [(-20, -100), (20, -100), (36, -48), (-36, -48)], shade
    )


def plant(pot: Colour, leaf: Colour) -> str:
    """Draw a potted plant with broad leaves."""
    parts = []
    for index, turn in enumerate((-64, 62, -40, 40, -18, 20, 0)):
        tone = mix(leaf, (20, 60, 40), 0.4 - 0.06 * index)
        parts.append(
            put(
                path("M0,0 C14,-22 12,-52 0,-70 C-12,-52 -14,-22 0,0Z", tone)
                + line("M0,0 V-62", darker(tone, 0.25), 1.2),
                0,
                -28,
                turn=turn,
            )
        )
    return "".join((*parts, path("M-20,-32 H20 L15,0 H-15Z", pot), box(-22, -35, 44, 8, lighter(pot, 0.14), 2)))


def picture(frame: Colour, paint: tuple[Colour, Colour, Colour]) -> str:
    """Draw a framed landscape, 130 wide, hanging with its foot on the origin."""
    return (
        box(-65, -100, 130, 100, frame, 2)
        + box(-57, -92, 114, 84, darker(frame, 0.4))
        + box(-54, -89, 108, 78, paint[0])
        + path("M-54,-44 Q-26,-66 0,-46 T54,-50 V-11 H-54Z", paint[1])
        + path("M-54,-30 Q-10,-42 54,-26 V-11 H-54Z", paint[2])
    )


def cupboard(wood: Colour) -> str:
    """Draw a low cupboard with doors and drawers, 170 wide."""
    parts = [box(-85, -100, 170, 94, wood, 3), box(-90, -104, 180, 8, lighter(wood, 0.2), 2)]
    parts += [box(x, -90, 50, 22, lighter(wood, 0.08), 2) for x in (-80, -25, 30)]
    parts += [box(x, -62, 50, 50, lighter(wood, 0.05), 2) for x in (-80, -25, 30)]
    parts += [disc(x, y, 2.6, BRASS) for x in (-55, 0, 55) for y in (-79, -38)]
    return "".join((*parts, *(box(x, -8, 10, 8, darker(wood, 0.35)) for x in (-80, 70))))


def stove(iron: Colour) -> str:
    """Draw a kitchen stove with its oven, 84 wide."""
    parts = [
        box(-42, -100, 84, 100, iron, 3),
        box(-34, -66, 68, 44, darker(iron, 0.4), 4),
        box(-28, -60, 56, 30, mix(iron, (250, 170, 90), 0.25), 3),
    ]
    parts += [line("M-30,-72 H30", lighter(iron, 0.6), 3.4), box(-36, -14, 72, 8, darker(iron, 0.2), 2)]
    return "".join(
        (
            *parts,
            *(disc(x, -86, 4.4, darker(iron, 0.5)) for x in (-28, -10, 10, 28)),
            box(-44, -104, 88, 6, darker(iron, 0.3), 2),
        )
    )


def pot(metal: Colour) -> str:
    """Draw a cooking pot with its lid, 130 wide."""
    return (
        box(-50, -72, 100, 72, metal, 10)
        + box(14, -72, 36, 72, darker(metal, 0.2), 10)
        + path("M-54,-74 Q0,-100 54,-74Z", lighter(metal, 0.2))
        + disc(0, -92, 7, darker(metal, 0.4))
        + line("M-52,-52 H-66 M52,-52 H66", darker(metal, 0.3), 8)
    )


def flask(glass: Colour, liquid: Colour, kind: int) -> str:
    """Draw one vessel of a laboratory: a cone, a round flask, a tube, a beaker."""
    if kind == 0:
        return (
            path("M-8,-98 H8 V-62 L34,-8 Q36,0 26,0 H-26 Q-36,0 -34,-8 L-8,-62Z", glass, 0.5)
            + path("M-18,-40 H18 L32,-9 Q34,-2 26,-2 H-26 Q-34,-2 -32,-9Z", liquid, 0.9)
            + line("M-11,-98 H11", lighter(glass, 0.5), 4)
            + line("M-6,-58 L-24,-18", (255, 255, 255), 3, 0.6)
        )
    if kind == 1:
        return (
            box(-7, -98, 14, 42, glass)
            + disc(0, -32, 32, glass, 0.5)
            + path("M-31,-36 A32,32 0 1 0 31,-36 Q0,-28 -31,-36Z", liquid, 0.9)
            + line("M-10,-98 H10", lighter(glass, 0.5), 4)
            + disc(-13, -42, 5, (255, 255, 255), 0.7)
        )
    if kind == 2:
        return (
            box(-9, -96, 18, 96, glass, 9)
            + box(-7, -52, 14, 50, liquid, 7)
            + line("M-12,-96 H12", lighter(glass, 0.5), 4)
            + line("M-4,-84 V-20", (255, 255, 255), 2.4, 0.6)
        )
    return (
        path("M-30,-90 L-26,0 H26 L30,-90Z", glass, 0.5)
        + path("M-28,-46 L-25,-2 H25 L28,-46Z", liquid, 0.9)
        + line("M-12,-20 h8 M-12,-34 h8 M-12,-48 h8 M-12,-62 h8", lighter(glass, 0.6), 2)
    )


def globe(sea: Colour, land: Colour) -> str:
    """Draw a globe on its stand."""
    return (
        oval(0, -3, 26, 4, darker(WOOD, 0.2))
        + line("M0,-4 V-22", BRASS, 4)
        + disc(0, -58, 36, sea)
        + path(
            "M-22,-80 Q-4,-92 6,-78 Q2,-66 -10,-62 Q-22,-66 -22,-80Z"
            "M-6,-56 Q8,-60 12,-46 Q6,-32 0,-28 Q-8,-42 -6,-56Z M18,-80 Q32,-72 32,-58 Q22,-60 18,-68Z",
            land,
        )
        + line("M14,-98 A44,44 0 0 1 26,-22", BRASS, 3.4)
    )


def rug(x: float, y: float, wide: float, deep: float, cloth: Colour) -> str:
    """Draw an oval rug lying on the floor, in pixels."""
    return (
        oval(x, y, wide, deep, darker(cloth, 0.2))
        + oval(x, y, wide * 0.92, deep * 0.9, cloth)
        + oval(x, y, wide * 0.74, deep * 0.7, lighter(cloth, 0.3))
        + oval(x, y, wide * 0.66, deep * 0.62, cloth)
    )


def shelves(
    chance: random.Random,
    left: float,
    top: float,
    wide: float,
    tall: float,
    *,
    rows: int,
    wood: Colour,
    full: float = 0.92,
) -> str:
    """Draw a case of bookshelves of that size in pixels; `full` is how many of the places hold books."""
    rim = min(wide, tall / rows) * 0.07
    parts = [
        box(left, top, wide, tall, darker(wood, 0.5)),
        box(left, top, rim, tall, wood),
        box(left + wide - rim, top, rim, tall, wood),
    ]
    step = (tall - rim) / rows
    for row in range(rows):
        foot = top + rim + step * (row + 1) - rim
        parts.append(_books(chance, left + rim, foot, wide - 2 * rim, step - rim, full))
        parts.append(box(left, foot, wide, rim, lighter(wood, 0.12)))
    parts.append(box(left - rim * 0.5, top - rim * 0.4, wide + rim, rim * 1.5, lighter(wood, 0.06)))
    return "".join(parts)


def _books(chance: random.Random, left: float, foot: float, wide: float, high: float, full: float) -> str:
    parts = []
    x, end = left, left + wide
    while x < end - high * 0.1:
        thick = high * chance.uniform(0.09, 0.2)
        if x + thick > end:
            break
        if chance.random() > full:
            x += thick * chance.uniform(1.0, 3.0)
            continue
        tall = high * chance.uniform(0.66, 0.94)
        tone = chance.choice(SPINES)
        tone = mix(tone, (120, 90, 60), 0.12)
        parts.append(box(x, foot - tall, thick * 0.94, tall, tone))
        if thick > 3:
            parts.append(box(x, foot - tall * 0.86, thick * 0.94, tall * 0.05, lighter(tone, 0.5)))
            parts.append(box(x + thick * 0.7, foot - tall, thick * 0.24, tall, darker(tone, 0.24)))
        x += thick
    return "".join(parts)
