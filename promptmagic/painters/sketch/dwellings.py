"""Dwellings of other lands and ages: each a fragment of SVG some 100 high and 100 wide, its foot on the origin."""

from __future__ import annotations

import math
import random
from collections.abc import Callable

from promptmagic.painters.colour import WHITE, Colour, mix
from promptmagic.painters.sketch.shapes.pen import box, darker, disc, lighter, line, oval, path, polygon, trace

Dwelling = Callable[[random.Random, Colour], str]
"""Draws one house by chance; the colour is that of its panes: sky, or lamplight."""

EARTH: tuple[Colour, ...] = ((206, 150, 104), (218, 170, 124), (190, 134, 96), (228, 190, 150), (222, 200, 172))
TEAL: tuple[Colour, ...] = ((36, 112, 124), (44, 92, 140), (122, 70, 44), (54, 120, 92))
TILE: Colour = (186, 98, 68)
BEAM: Colour = (86, 58, 42)
VIVID: tuple[Colour, ...] = (
    (232, 96, 92),
    (244, 178, 60),
    (64, 160, 170),
    (226, 116, 162),
    (116, 168, 92),
    (90, 116, 196),
)
PASTEL: tuple[Colour, ...] = ((242, 196, 150), (236, 160, 150), (246, 222, 170), (168, 206, 208), (222, 180, 206))


def _arch(x: float, foot: float, wide: float, high: float, fill: Colour, *, pointed: float = 0.12) -> str:
    """Draw an arched opening; `pointed` is how far its top is drawn up, as a share of its height."""
    spring = foot - high * 0.68
    top = foot - high * (1 + pointed)
    outline = trace("M", x - wide / 2, foot, "V", spring, "Q", x - wide / 2, foot - high * 0.92, x, top)
    return path(outline + trace(" Q", x + wide / 2, foot - high * 0.92, x + wide / 2, spring, "V", foot, "Z"), fill)


def _shaded(left: float, top: float, wide: float, high: float, wall: Colour) -> str:
    """Draw a wall with its side in shadow."""
    return box(left, top, wide, high, wall) + box(left + wide * 0.84, top, wide * 0.16, high, darker(wall, 0.16))


def medina(chance: random.Random, pane: Colour) -> str:
    """A flat house of clay: a crenellated roof, an arched door in a painted frame, a latticed window over it."""
    wall, paint = chance.choice(EARTH), chance.choice(TEAL)
    high = chance.uniform(84, 112)
    parts = [_shaded(-50, -high, 100, high, wall)]
    parts += [box(-50 + 20 * k, -high - 6, 11, 7, wall) for k in range(5)]
    parts.append(box(-50, -high + 8, 100, 2, darker(wall, 0.16)))
    at = chance.choice((-18, 0, 18))
    parts += [_arch(at, 0, 34, 50, lighter(wall, 0.5)), _arch(at, 0, 26, 44, paint)]
    parts += [line(f"M{at},0V-44", darker(paint, 0.3), 1.2), disc(at + 3, -20, 1.4, (220, 180, 90))]
    for x in (-30, 0, 30):
        y = -high + 36
        parts += [_arch(x, y, 14, 18, lighter(wall, 0.5)), _arch(x, y, 10, 15, darker(pane, 0.2))]
        parts.append(line(f"M{x - 5},{y - 6}h10M{x - 5},{y - 11}h10M{x},{y}v-15", darker(wall, 0.36), 0.9))
    if chance.random() < 0.4:
        parts.append(path(trace("M", -26, -high - 5, "A", 26, 24, 0, 0, 1, 26, -high - 5, "Z"), lighter(wall, 0.4)))
    return "".join(parts)


def minaret() -> str:
    """A square tower with a tiled band and a lantern on top, twice as high as the houses."""
    wall, band = (214, 164, 118), (44, 118, 124)
    parts = [_shaded(-16, -190, 32, 190, wall), box(-18, -196, 36, 8, lighter(wall, 0.2))]
    parts += [box(-18 + 9.4 * k, -202, 6, 7, wall) for k in range(4)]
    parts += [box(-16, -178, 32, 12, band), *(disc(-12 + 8 * k, -172, 2.4, (240, 224, 180)) for k in range(4))]
    parts += [_arch(0, y, 12, 24, darker(wall, 0.4)) for y in (-128, -76)]
    parts += [box(-8, -224, 16, 28, wall), path("M-9,-224 A9,10 0 0 1 9,-224Z", band)]
    parts += [line("M0,-234V-246", (220, 180, 90), 1.6), disc(0, -240, 2.4, (220, 180, 90))]
    return "".join(parts)


def roman(chance: random.Random, pane: Colour) -> str:
    """A Roman town house: plaster over a red base, a porch of columns under a low roof of tiles."""
    del pane  # its windows are shutterless and dark
    wall, base, tile = chance.choice(((240, 226, 196), (232, 206, 164), (236, 214, 186))), (156, 62, 52), TILE
    high, dark = chance.uniform(72, 92), (76, 58, 52)
    parts = [polygon([(-56, -high), (-44, -high - 17), (44, -high - 17), (56, -high)], tile)]
    parts += [line(f"M{x},{-high}L{x * 0.8},{-high - 16}", darker(tile, 0.22), 1.4) for x in range(-50, 51, 10)]
    parts += [
        _shaded(-50, -high, 100, high, wall),
        box(-50, -20, 100, 20, base),
        box(-50, -22, 100, 2, (226, 190, 110)),
    ]
    if chance.random() < 0.55:
        parts += [box(-38, -56, 76, 56, darker(wall, 0.3)), box(-10, -44, 20, 44, dark)]
        for x in (-36, -13, 13, 36):
            parts += [box(x - 3.4, -54, 6.8, 54, (246, 238, 222)), box(x + 1, -54, 2.4, 54, (206, 192, 172))]
            parts += [box(x - 5, -58, 10, 4, (250, 244, 230)), box(x - 5, -4, 10, 4, (226, 214, 194))]
        parts += [polygon([(-46, -58), (0, -76), (46, -58)], tile), polygon([(-34, -60), (0, -72), (34, -60)], wall)]
    else:
        parts += [box(-9, -42, 18, 42, (110, 66, 44)), line("M0,0V-42", (70, 42, 30), 1.2), box(-12, -45, 24, 4, wall)]
        parts += [box(x - 5, -high + 14, 10, 13, dark) + box(x - 7, -high + 27, 14, 2, base) for x in (-32, 32)]
        parts += [box(x - 5, -44, 10, 13, dark) for x in (-32, 32)]
    return "".join(parts)


def timbered(chance: random.Random, pane: Colour) -> str:
    """A house of the Middle Ages: stone below, a jutting floor of timber and plaster, a steep roof."""
    plaster, thatch = chance.choice(((238, 224, 194), (226, 204, 166), (214, 190, 156))), chance.random() < 0.5
    roof = (186, 150, 92) if thatch else (132, 84, 64)
    stone = (158, 148, 136)
    parts = [_shaded(-44, -34, 88, 34, stone)]
    parts += [
        box(-44 + 17 * k + 6 * (j % 2), -33 + 11 * j, 13, 8, darker(stone, 0.1), 2) for j in range(3) for k in range(5)
    ]
    parts += [
        _arch(-18, 0, 20, 27, BEAM, pointed=0.06),
        box(10, -25, 22, 14, BEAM),
        box(12, -23, 18, 10, darker(pane, 0.25)),
    ]
    parts.append(line("M21,-23v10M12,-18h18", BEAM, 1.2))
    parts += [_shaded(-50, -72, 100, 38, plaster), polygon([(-50, -72), (0, -122), (50, -72)], plaster)]
    frame = (
        "M-50,-72H50M-50,-36H50M-48,-72V-36M48,-72V-36M-24,-72V-36M24"
        ",-72V-36M-48,-38L-26,-70M48,-38L26,-70M0,-72V-110M-26,-72L0,-98L26,-72"
    )
    parts += [line(frame, BEAM, 4), box(-9, -62, 18, 18, BEAM), box(-7, -60, 14, 14, darker(pane, 0.2))]
    parts += [line("M0,-60v14M-7,-53h14", BEAM, 1.2)]
    edge = 9 if thatch else 6
    parts.append(line("M-56,-66L0,-124L56,-66", roof, edge * 1.5))
    parts.append(line("M-58,-66L0,-127", darker(roof, 0.16), edge * 0.5))
    return "".join(parts)


def saloon(chance: random.Random, pane: Colour) -> str:
    """A wooden house of the Wild West: a false front, a porch on posts, a hitching rail."""
    wood = chance.choice(((168, 122, 82), (150, 104, 74), (184, 146, 104), (132, 110, 92)))
    high = chance.uniform(86, 108)
    dark = darker(wood, 0.36)
    parts = [_shaded(-48, -high, 96, high, wood)]
    parts += [line(f"M-48,{-8 * k}H48", darker(wood, 0.14), 0.9) for k in range(1, int(high / 8))]
    top = chance.choice((f"M-52,{-high} v-9 h26 v-10 h52 v10 h26 v9Z", f"M-52,{-high} v-8 h104 v8Z"))
    parts += [path(top, lighter(wood, 0.16)), box(-34, -high + 6, 68, 11, lighter(wood, 0.5), 1)]
    for x in (-28, 28):
        parts += [box(x - 8, -high + 24, 16, 20, dark), box(x - 6, -high + 26, 12, 16, darker(pane, 0.2))]
        parts.append(line(f"M{x},{-high + 26}v16M{x - 6},{-high + 34}h12", dark, 1.2))
    parts += [box(-40, -36, 18, 28, dark), box(-38, -34, 14, 24, darker(pane, 0.3)), box(22, -36, 18, 28, dark)]
    parts += [box(24, -34, 14, 24, darker(pane, 0.3)), box(-11, -38, 22, 36, (46, 34, 30))]
    parts += [box(-11, -28, 10, 18, lighter(wood, 0.3)), box(1, -28, 10, 18, lighter(wood, 0.3))]
    parts += [polygon([(-50, -48), (50, -48), (58, -40), (-58, -40)], darker(wood, 0.24)), box(-58, -41, 116, 3, dark)]
    parts += [box(x, -40, 4, 40, dark) for x in (-54, -18, 14, 50)]
    return "".join((*parts, box(-58, -5, 116, 6, darker(wood, 0.2))))


def machiya(chance: random.Random, pane: Colour) -> str:
    """A Japanese house of dark wood: paper screens, a slatted front, grey tiled roofs that curve up at their ends."""
    wood, tile = chance.choice(((92, 66, 50), (110, 78, 56), (78, 60, 52))), (86, 92, 106)
    paper = mix((246, 240, 222), pane, 0.24)
    parts = [_shaded(-46, -92, 92, 92, wood), box(-42, -88, 84, 26, paper)]
    parts += [line(f"M{x},-88v26", wood, 1.4) for x in range(-42, 43, 12)]
    parts.append(line("M-42,-75h84", wood, 1.2))
    parts += [
        box(-42, -44, 40, 40, darker(wood, 0.3)),
        *(box(-42 + 5 * k, -44, 2.4, 40, lighter(wood, 0.2)) for k in range(8)),
    ]
    parts += [box(4, -46, 36, 44, paper), line("M22,-46v44M4,-32h36M4,-18h36M13,-46v44M31,-46v44", wood, 1.2)]
    cloth = chance.choice(((52, 72, 124), (150, 50, 54), (60, 100, 84)))
    parts += [box(6 + 8.6 * k, -47, 7.6, 14, cloth) for k in range(4)]
    for y, half in ((-54, 56), (-96, 58)):
        eave = trace("M", -half - 4, y - 3, "Q", -half * 0.7, y + 1, -half * 0.5, y - 2, "H", half * 0.5)
        eave += trace(" Q", half * 0.7, y + 1, half + 4, y - 3, "L", half * 0.74, y - 16, "H", -half * 0.74, "Z")
        parts += [path(eave, tile), box(-half * 0.76, y - 19, half * 1.52, 4, darker(tile, 0.3), 2)]
        parts += [line(f"M{x},{y - 3}L{x * 0.8},{y - 15}", darker(tile, 0.2), 1.4) for x in range(-48, 49, 8)]
    if chance.random() < 0.6:
        parts += [
            oval(-48, -36, 6, 9, (220, 62, 50)),
            box(-51, -46, 6, 2, (40, 34, 34)),
            box(-51, -28, 6, 2, (40, 34, 34)),
        ]
    return "".join(parts)


def hutong(chance: random.Random, pane: Colour) -> str:
    """A Chinese house: red pillars and lattice, a beam painted green and blue, roofs swept up, red lanterns."""
    wall, red, tile = (
        chance.choice(((206, 196, 180), (222, 206, 178))),
        (178, 46, 40),
        chance.choice(((96, 104, 108), (196, 150, 60))),
    )
    parts = [
        _shaded(-46, -62, 92, 62, wall),
        box(-48, -6, 96, 6, (168, 160, 150)),
        box(-46, -66, 92, 10, (44, 104, 112)),
    ]
    parts += [disc(-40 + 11.4 * k, -61, 2.4, (226, 182, 84)) for k in range(8)]
    for x in (-28, 28):
        parts += [box(x - 11, -48, 22, 36, darker(red, 0.16)), box(x - 9, -46, 18, 32, mix((240, 222, 180), pane, 0.3))]
        parts.append(line(f"M{x},-46v32M{x - 9},-36h18M{x - 9},-25h18M{x - 4.5},-46v32M{x + 4.5},-46v32", red, 1.3))
    parts += [box(-10, -50, 20, 46, (140, 36, 34)), line("M0,-50v46", (90, 22, 24), 1.2)]
    parts += [disc(x, -26, 1.5, (226, 182, 84)) for x in (-3, 3)]
    parts += [box(x - 3, -60, 6, 56, red) for x in (-44, -14, 14, 44)]
    eave = "M-64,-76 Q-52,-62 -36,-66 H36 Q52,-62 64,-76 Q50,-78 34,-96 H-34 Q-50,-78 -64,-76Z"
    parts += [path(eave, tile), box(-37, -99, 74, 5, darker(tile, 0.3), 2)]
    parts += [line(f"M{x},-67L{x * 0.72},-94", darker(tile, 0.2), 1.5) for x in range(-40, 41, 8)]
    for x in (-20, 20):
        parts += [
            line(f"M{x},-66v6", (60, 40, 36), 1),
            oval(x, -53, 6.4, 7, (226, 56, 46)),
            box(x - 3, -61, 6, 2, (226, 182, 84)),
        ]
    return "".join(parts)


def haveli(chance: random.Random, pane: Colour) -> str:
    """An Indian town house: scalloped arches, a balcony under a small dome, bright walls."""
    wall = chance.choice(PASTEL)
    high, trim = chance.uniform(92, 112), lighter(wall, 0.6)
    parts = [
        _shaded(-48, -high, 96, high, wall),
        box(-52, -high - 4, 104, 6, trim),
        box(-50, -high * 0.52, 100, 4, trim),
    ]
    parts += [
        _arch(x, 0, 20, 38, trim, pointed=0.2) + _arch(x, 0, 15, 34, (120, 72, 52), pointed=0.2) for x in (-30, 30)
    ]
    parts += [_arch(0, 0, 24, 44, trim, pointed=0.2), _arch(0, 0, 18, 39, (58, 84, 120), pointed=0.2)]
    for x in (-32, 0, 32):
        y = -high * 0.52 - 8
        parts += [_arch(x, y, 17, 24, trim, pointed=0.24), _arch(x, y, 12, 20, darker(pane, 0.2), pointed=0.24)]
        parts += [line(f"M{x - 6},{y - 7}h12M{x},{y}v-18", trim, 1.1), box(x - 10, y, 20, 3, trim)]
    at = chance.choice((-28, 0, 28))
    parts += [
        box(at - 13, -high - 22, 3, 19, trim),
        box(at + 10, -high - 22, 3, 19, trim),
        box(at - 15, -high - 25, 30, 4, trim),
    ]
    parts.append(path(f"M{at - 13},{-high - 25:.1f} c0,-16 9,-17 13,-23 c4,6 13,7 13,23Z", lighter(wall, 0.3)))
    return "".join(parts)


def casa(chance: random.Random, pane: Colour) -> str:
    """A Mexican house: one bright colour, a band of another, a flat roof with a scrolled top, a barred window."""
    wall, other = chance.sample(VIVID, 2)
    high = chance.uniform(66, 86)
    parts = [_shaded(-50, -high, 100, high, wall), box(-50, -16, 100, 16, other)]
    parts += [box(-52, -high - 4, 104, 6, lighter(wall, 0.5))]
    if chance.random() < 0.5:
        parts.append(path(f"M-26,{-high - 3} q4,-14 14,-14 q4,-10 12,-10 q8,0 12,10 q10,0 14,14Z", lighter(wall, 0.4)))
    parts += [_arch(-22, 0, 25, 46, WHITE, pointed=0.02), _arch(-22, 0, 19, 42, (120, 76, 48), pointed=0.02)]
    parts += [box(11, -48, 28, 27, WHITE), box(14, -45, 22, 21, darker(pane, 0.2))]
    parts += [line(f"M{x},-45v21", (52, 46, 46), 1.3) for x in (18, 22, 26, 30)]
    parts += [
        box(11, -21, 28, 4, (160, 90, 62)),
        *(disc(14 + 5.6 * k, -23, 3, ((226, 66, 80), (244, 190, 70))[k % 2]) for k in range(5)),
    ]
    return "".join(parts)


def chalet(chance: random.Random, pane: Colour) -> str:
    """An Alpine house: white below, dark wood above, a broad low gable with stones on it, flowers at the windows."""
    wood, roof = chance.choice(((142, 92, 56), (122, 78, 50), (160, 110, 70))), (104, 84, 74)
    parts = [_shaded(-46, -36, 92, 36, (240, 234, 222)), _shaded(-46, -66, 92, 30, wood)]
    parts += [
        polygon([(-46, -66), (0, -96), (46, -66)], wood),
        *(line(f"M-46,{-38 - 6 * k}H46", darker(wood, 0.2), 0.9) for k in range(5)),
    ]
    parts += [polygon([(-62, -58), (0, -100), (62, -58), (62, -64), (0, -107), (-62, -64)], roof)]
    parts += [
        box(-50, -42, 100, 5, darker(wood, 0.3)),
        *(box(-49 + 8 * k, -52, 3, 11, lighter(wood, 0.2)) for k in range(13)),
    ]
    parts.append(box(-50, -54, 100, 3, darker(wood, 0.1)))
    for x, y in ((-28, -10), (28, -10), (-24, -56), (0, -56), (24, -56), (0, -76)):
        parts += [box(x - 7, y - 14, 14, 14, WHITE), box(x - 5, y - 12, 10, 10, darker(pane, 0.2))]
        parts.append(line(f"M{x},{y - 12}v10M{x - 5},{y - 7}h10", WHITE, 1.2))
        shutter = (60, 112, 78)
        parts += [box(x - 12, y - 14, 4, 14, shutter), box(x + 8, y - 14, 4, 14, shutter)]
        parts += [disc(x - 6 + 4 * k, y + 1.5, 2.5, ((222, 52, 60), (240, 110, 130))[k % 2]) for k in range(4)]
    return "".join((*parts, box(-8, -26, 16, 26, darker(wood, 0.2))))


def round_hut(chance: random.Random, pane: Colour) -> str:
    """A round hut of clay under a cone of thatch, a painted band about it."""
    del pane  # it has a door only
    wall, thatch = chance.choice(((182, 114, 76), (198, 132, 88), (164, 100, 70))), (190, 156, 96)
    parts = [
        path("M-38,-50 L-36,-2 Q0,6 36,-2 L38,-50Z", wall),
        path("M20,-50 L19,1 Q30,0 36,-2 L38,-50Z", darker(wall, 0.24)),
    ]
    parts += [
        polygon([(-36 + 12 * k, -22), (-30 + 12 * k, -32), (-24 + 12 * k, -22)], (240, 226, 196)) for k in range(6)
    ]
    parts += [_arch(-4, 1, 20, 38, (62, 42, 34), pointed=0.0)]
    parts += [path("M-56,-44 Q-24,-66 0,-104 Q24,-66 56,-44 Q28,-36 0,-36 Q-28,-36 -56,-44Z", thatch)]
    parts += [
        line(f"M0,-102L{math.sin(k / 2) * 50:.1f},{-40 - abs(k) * 0.4:.1f}", darker(thatch, 0.2), 1)
        for k in range(-3, 4)
    ]
    parts += [path("M-40,-54 Q0,-44 40,-54 L34,-62 Q0,-52 -34,-62Z", darker(thatch, 0.12))]
    return "".join((*parts, path("M20,-72 Q34,-54 56,-44 Q40,-39 22,-38Z", darker(thatch, 0.25), 0.7)))


def cube(chance: random.Random, pane: Colour) -> str:
    """A white house of the Mediterranean: plain walls, a blue door and shutters, here and there a blue dome."""
    wall, blue = (250, 248, 240), (52, 104, 178)
    high = chance.uniform(64, 96)
    parts = [box(-48, -high, 96, high, wall), box(28, -high, 20, high, mix(wall, (150, 170, 206), 0.4))]
    parts.append(box(-50, -high - 3, 100, 4, mix(wall, (150, 170, 206), 0.2)))
    parts += [_arch(-22, 0, 20, 36, blue, pointed=0.02), line("M-22,0v-34", darker(blue, 0.3), 1.2)]
    for x, y in ((14, -22), (-22, -high + 30), (14, -high + 30)):
        parts += [
            box(x - 6, y - 16, 12, 16, darker(pane, 0.2)),
            box(x - 11, y - 16, 5, 16, blue),
            box(x + 6, y - 16, 5, 16, blue),
        ]
    if chance.random() < 0.45:
        parts += [
            path(f"M-26,{-high - 2:.1f} A26,26 0 0 1 26,{-high - 2:.1f}Z", blue),
            line(f"M0,{-high - 27:.1f}v-9", WHITE, 2),
        ]
        parts.append(
            path(
                f"M6,{-high - 2:.1f} Q22,{-high - 20:.1f} 8,{-high - 26:.1f} A26,26 0 0 1 26,{-high - 2:.1f}Z",
                darker(blue, 0.2),
                0.6,
            )
        )
    else:
        parts += [disc(34 + 5 * k, -8 - 7 * (k % 3), 5, (222, 62, 130)) for k in range(4)]
    return "".join(parts)


def hide_tent(chance: random.Random, pane: Colour) -> str:
    """A tent of hides over poles and tusks, as hunters of the ice age had it."""
    del pane  # it has no windows
    hide = chance.choice(((158, 118, 84), (140, 104, 78), (176, 138, 100)))
    parts = [line("M-40,-2L8,-104M40,-2L-8,-104M0,-2L3,-106", (104, 76, 52), 4)]
    parts += [path("M-46,0 Q-20,-44 -5,-92 H5 Q20,-44 46,0 Q0,8 -46,0Z", hide)]
    parts += [path("M8,2 Q14,-44 5,-92 Q20,-44 46,0 Q28,4 8,2Z", darker(hide, 0.2))]
    parts += [path("M-14,4 Q-6,-22 0,-44 Q6,-22 14,4Z", (46, 32, 28))]
    parts += [
        blotch
        for x, y, r in ((-24, -18, 7), (22, -34, 6), (-10, -58, 5))
        for blotch in (oval(x, y, r, r * 0.7, lighter(hide, 0.24), 20),)
    ]
    parts += [line("M-56,2 Q-62,-26 -44,-40", (236, 226, 200), 5), line("M56,2 Q62,-26 44,-40", (222, 210, 184), 5)]
    return "".join(parts)


def longhouse(chance: random.Random, pane: Colour) -> str:
    """A long house of the north: a low bowed roof of turf and thatch, crossed beams at its gables, a plank wall."""
    del pane  # light falls in at the door
    wood, roof = (112, 80, 56), chance.choice(((168, 138, 88), (120, 132, 78), (150, 124, 82)))
    parts = [
        _shaded(-46, -30, 92, 30, wood),
        *(line(f"M{x},-30V0", darker(wood, 0.26), 1.2) for x in range(-42, 46, 7)),
    ]
    parts += [
        _arch(0, 0, 22, 27, (54, 38, 32), pointed=0.0),
        line("M-12,0V-25Q0,-34 12,-25V0", lighter(wood, 0.3), 2.6),
    ]
    parts.append(path("M-58,-22 Q-46,-66 -34,-74 Q0,-66 34,-74 Q46,-66 58,-22 Q0,-30 -58,-22Z", roof))
    parts += [line(f"M{x},-26L{x * 0.7:.1f},-68", darker(roof, 0.16), 1.2) for x in range(-48, 49, 8)]
    parts += [line(f"M{s * 28},-66L{s * 42},-90M{s * 44},-66L{s * 30},-90", wood, 3.4) for s in (-1, 1)]
    return "".join(
        (
            *parts,
            *(
                disc(x, -14, 7, tone) + disc(x, -14, 2, (226, 200, 120))
                for x, tone in ((-31, (166, 52, 46)), (31, (52, 88, 130)))
            ),
        )
    )
