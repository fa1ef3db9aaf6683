"""Boats and ships. Their waterline is at the origin; they sail to the right."""

from __future__ import annotations

import random

from promptmagic.painters.colour import Colour, luminance, mix
from promptmagic.painters.sketch.shapes.pen import box, darker, disc, lighter, line, number, oval, path, polygon, sized

HULLS: tuple[Colour, ...] = ((172, 58, 50), (44, 86, 128), (52, 112, 98), (236, 230, 216), (70, 60, 92))
CANVAS: Colour = (250, 245, 232)
WOOD: Colour = (150, 104, 66)


def _canvas(hull: Colour) -> Colour:
    """Return the sails' colour: white, but dark over a hull that is a silhouette."""
    return mix(hull, CANVAS, min(1.0, max(0.0, (luminance(hull) - 24) / 30)))


def sailboat(chance: random.Random, height: float, colour: Colour | None = None) -> str:
    """Draw a sloop under sail, its hull in the colour; its waterline is at the origin."""
    hull = colour or chance.choice(HULLS)
    sail = _canvas(hull)
    accent = mix(sail, hull if luminance(hull) < 190 else (196, 70, 56), 0.8)
    mast = beside_mast(hull)
    parts = [
        line("M-1,-10 V-98", mast, 1.5),
        path("M2,-96 C20,-74 33,-46 37,-19 C26,-16 14,-15 2,-16.5Z", sail),
        path("M2,-96 C12,-74 18,-46 19,-15.6 C13,-15.2 8,-15.6 2,-16.5Z", darker(sail, 0.14)),
        path("M-3.5,-88 C-12,-66 -23,-40 -33,-20 C-24,-16 -13,-15.5 -3.5,-17Z", darker(sail, 0.1)),
        path(
            "M-3.5,-88 C-12,-66 -23,-40 -33,-20 C-28,-18 -25,-17.4 -22,-16.8 C-13,-38 -7,-62 -3.5,-88Z",
            mix(sail, accent, 0.55),
        ),
        line("M2,-40 Q18,-37 33,-41 M2,-62 Q14,-59.5 26,-63", darker(sail, 0.26), 0.6, 0.8),
        line("M-3,-15 H36", mast, 1.4),
        path("M-1,-99 L9,-96.5 L-1,-94Z", accent),
        path("M-37,-10.5 C-20,-8 18,-8 41,-13 C38,-6 33,-1.5 28,0 L-25,0 C-31,-2 -35,-6 -37,-10.5Z", hull),
        path(
            "M-32,-3.4 C-12,-2.4 18,-2.6 34,-4.2 C32,-2 30,-0.7 28,0 L-25,0 C-28,-0.8 -30,-2 -32,-3.4Z",
            darker(hull, 0.4),
        ),
        path("M-37,-10.5 C-20,-8 18,-8 41,-13 L40,-10.8 C18,-5.8 -20,-5.8 -36,-8.4Z", lighter(hull, 0.6)),
        path("M-16,-9 L-13,-13.4 L8,-13.6 L13,-9.4 C4,-8.6 -8,-8.4 -16,-9Z", mix(hull, sail, 0.75)),
        line("M-9,-11 h4 M-1,-11.1 h4", darker(hull, 0.5), 1.2),
    ]
    return sized(height, *parts)


def beside_mast(hull: Colour) -> Colour:
    """Return the colour of wood beside the hull."""
    return mix(darker(hull, 0.3), (112, 82, 58), min(1.0, luminance(hull) / 60))


def rowboat(chance: random.Random, height: float, colour: Colour | None = None) -> str:
    """Draw a wooden rowing boat with its oars shipped; its waterline is at the origin."""
    hull = colour or chance.choice((WOOD, (164, 60, 52), (62, 110, 126)))
    inside = darker(mix(hull, WOOD, 0.4), 0.35)
    oar = beside_mast(hull)
    parts = [
        path("M-146,-92 C-90,-66 78,-64 150,-100 C120,-52 -104,-50 -146,-92Z", inside),
        path(
            "M-86,-72 L-76,-52 L-46,-50 L-50,-68Z M34,-68 L30,-49 L64,-51 L74,-72Z", lighter(mix(hull, WOOD, 0.5), 0.25)
        ),
        line("M-36,-76 L-138,-30", oar, 5),
        line("M62,-78 L128,-26", darker(oar, 0.2), 5),
        path("M-146,-92 C-110,-52 110,-48 150,-100 C148,-58 128,-14 92,0 L-88,0 C-122,-12 -142,-52 -146,-92Z", hull),
        path(
            "M-118,-26 C-60,-12 70,-12 126,-34 C118,-18 106,-5 92,0 L-88,0 C-100,-4 -110,-14 -118,-26Z",
            darker(hull, 0.4),
        ),
        path("M-146,-92 C-110,-52 110,-48 150,-100 L149,-90 C112,-38 -112,-42 -145,-82Z", lighter(hull, 0.42)),
        line("M-136,-54 C-80,-26 88,-22 141,-60", darker(hull, 0.28), 2.4),
        oval(-138, -28, 16, 6, oar, -24),
        oval(130, -24, 16, 6, darker(oar, 0.15), 38),
    ]
    return sized(height, *parts)


def ship(chance: random.Random, height: float, colour: Colour | None = None) -> str:
    """Draw an ocean steamer with funnels and rows of portholes; its waterline is at the origin."""
    hull = colour or chance.choice(((40, 50, 74), (150, 48, 44), (34, 84, 96)))
    white = _canvas(hull)
    funnel = mix(white, (214, 84, 54) if colour is None else hull, 0.9)
    parts = [
        line("M-96,-40 V-92 M104,-36 V-96", beside_mast(hull), 1.8),
        line("M-96,-92 L-150,-42 M104,-96 L150,-46 M104,-96 L-96,-92", darker(white, 0.35), 0.6, 0.7),
    ]
    for x in (-46, 2, 50):
        parts.append(polygon([(x, -64), (x + 17, -64), (x + 13, -99), (x - 4, -99)], funnel))
        parts.append(polygon([(x + 8, -64), (x + 17, -64), (x + 13, -99), (x + 6, -99)], darker(funnel, 0.25)))
        parts.append(polygon([(x - 4, -99), (x + 13, -99), (x + 14, -91), (x - 3, -91)], darker(funnel, 0.65)))
    parts += [
        path("M-100,-36 L-96,-52 L92,-52 L98,-36Z", white),
        path("M-84,-52 L-80,-65 L74,-65 L84,-52Z", darker(white, 0.07)),
        path("M20,-36 L20,-52 L92,-52 L98,-36Z", darker(white, 0.13)),
        path("M66,-65 L88,-65 L92,-52 L66,-52Z", lighter(white, 0.2)),
        path("M-156,-38 C-100,-33 100,-33 168,-48 C156,-24 148,-8 142,0 L-136,0 C-148,-10 -155,-24 -156,-38Z", hull),
        path(
            "M-146,-12 L150,-12 C147,-7 144,-3 142,0 L-136,0 C-140,-3 -144,-8 -146,-12Z",
            mix(hull, (126, 44, 42), 0.6 * min(1, luminance(hull) / 50)),
        ),
        path("M-156,-38 C-100,-33 100,-33 168,-48 L166,-44 C100,-29 -100,-29 -156,-34Z", white),
    ]
    window = mix(hull, (88, 112, 140), min(1.0, luminance(hull) / 40))
    parts += [box(x, -48, 4.4, 4.4, window, 1) for x in range(-88, 84, 11)]
    parts += [box(x, -61, 4.2, 4.2, window, 1) for x in range(-72, 66, 11)]
    parts += [disc(x, -21, 2, lighter(hull, 0.6)) for x in range(-128, 140, 14)]
    return sized(height, *parts)


def tall_ship(chance: random.Random, height: float, colour: Colour | None = None, *, black_flag: bool = False) -> str:
    """Draw a square-rigged ship of three masts; its waterline is at the origin. Pirates fly the `black_flag`."""
    hull = colour or chance.choice(((104, 68, 46), (92, 60, 50), (76, 58, 56)))
    sail = mix(hull, (120, 112, 104) if black_flag else (246, 238, 220), 0.55 if black_flag else 0.94)
    if luminance(hull) < 45:
        sail = lighter(hull, 0.2)
    wood = darker(hull, 0.3)
    parts = [line("M66,-24 L98,-42", wood, 2.2), line("M98,-42 L46,-70 M98,-42 L74,-27", wood, 0.7)]
    for x, top, breadth in ((-34, -80, 17), (2, -96, 21), (36, -84, 18)):
        parts.append(line(f"M{x},-14 V{top}", wood, 2.2))
        for level, share in ((0.0, 1.0), (0.36, 0.84), (0.68, 0.62)):
            foot, head = (-26 + (top + 26) * part for part in (level, min(0.96, level + 0.31)))
            parts += _square_sail(x, head, foot, breadth * share, sail)
            parts.append(
                line(f"M{number(x - breadth * share)},{number(head)} h{number(2 * breadth * share)}", wood, 1.1)
            )
    parts += [
        path(
            "M-72,-34 L-70,-18 C-30,-12 20,-12 60,-20 L84,-30 C78,-14 66,-4 56,0 L-54,0 C-66,-6 -74,-20 -72,-34Z", hull
        ),
        path("M-68,-10 C-30,-5 30,-5 72,-14 C68,-8 62,-3 56,0 L-54,0 C-60,-3 -65,-6 -68,-10Z", darker(hull, 0.4)),
        path("M-72,-34 L-50,-32 L-48,-15 L-70,-18Z", lighter(hull, 0.12)),
        line("M-70,-18 C-30,-12 20,-12 60,-20 L84,-30", lighter(hull, 0.4), 1.8),
    ]
    parts += [box(x, -10, 4, 3.6, darker(hull, 0.7)) for x in range(-44, 50, 13)]
    flag = (28, 26, 32) if black_flag else mix(hull, (200, 54, 48), 0.85)
    parts.append(path("M2,-99 C10,-102 16,-96 25,-99 L25,-88 C16,-85 10,-91 2,-88Z", flag))
    if black_flag:
        parts.append(disc(13, -94.5, 2.6, (240, 236, 226)))
        parts.append(line("M9.5,-90.5 L16.5,-89 M16.5,-91 L9.5,-88.5", (240, 236, 226), 0.9))
    return sized(height, *parts)


def _square_sail(x: float, head: float, foot: float, half: float, sail: Colour) -> list[str]:
    """Return a sail that hangs from a yard and bellies out to the right, its left part in its own shade."""
    middle = number((head + foot) / 2)
    top, hollow = f"{number(x - half * 0.9)},{number(head)}", f"Q{number(x - half * 0.62)},{middle}"
    left, right = (f"{number(x + side * half)},{number(foot)}" for side in (-1, 1))
    belly = f"L{number(x + half * 0.9)},{number(head)} Q{number(x + half * 1.35)},{middle} {right}"
    seam = f"L{number(x - half * 0.3)},{number(head)} Q{number(x - half * 0.1)},{middle}"
    return [
        path(f"M{top} {belly} Q{number(x)},{number(foot - 5)} {left} {hollow} {top}Z", sail),
        path(
            f"M{top} {seam} {number(x - half * 0.3)},{number(foot - 3.4)} L{left} {hollow} {top}Z", darker(sail, 0.16)
        ),
    ]


def pirate_ship(chance: random.Random, height: float, colour: Colour | None = None) -> str:
    """Draw a square-rigged ship with dark sails under the black flag; its waterline is at the origin."""
    return tall_ship(chance, height, colour, black_flag=True)
