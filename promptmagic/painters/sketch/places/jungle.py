"""Jungles: a river under hanging trees, a clearing framed by great leaves, ruins in the green."""

from __future__ import annotations

import math
import random

from PIL import ImageFilter

from promptmagic.painters.colour import WHITE, Colour, mix, scaled
from promptmagic.painters.sketch.easel import Easel, Point, faint, gradient
from promptmagic.painters.sketch.falls import cliffs, waterfall
from promptmagic.painters.sketch.figures import Stage, Zone, stood
from promptmagic.painters.sketch.flocks import birds
from promptmagic.painters.sketch.land import blades, ground, leaf_band, level, rolling
from promptmagic.painters.sketch.places.forest import shafts
from promptmagic.painters.sketch.shapes import SHAPES
from promptmagic.painters.sketch.shapes.pen import darker, disc, lighter, line, path, put, ribbon
from promptmagic.painters.sketch.sky import sky
from promptmagic.painters.sketch.water import water

GREENS: tuple[Colour, ...] = ((34, 110, 66), (52, 134, 70), (84, 156, 66), (30, 92, 74), (116, 170, 70))
BLOOMS: tuple[Colour, ...] = ((236, 86, 96), (250, 172, 60), (226, 90, 170), (250, 226, 110))


def framed(easel: Easel) -> Stage:
    """A misty clearing seen through great leaves."""
    easel.set_out(horizon=0.58, sun=0.54)
    _depths(easel)
    _floor(easel, 0.06)
    shafts(easel)
    vines(easel, 9)
    leaves(easel, "left", 0.0, 1.0, -0.2, 12)
    leaves(easel, "right", 1.0, 1.0, 0.2, 12)
    leaves(easel, "above", 0.14, -0.02, math.pi * 0.86, 6)
    leaves(easel, "above right", 0.88, -0.02, math.pi * 1.14, 6)
    return stage(easel)


def green_river(easel: Easel) -> Stage:
    """A brown-green river winds under overhanging palms and trees."""
    easel.set_out(horizon=0.46, sun=0.4)
    sky(easel)
    for index in range(3):
        tone = mix(GREENS[index], (20, 60, 56), 0.24)
        leaf_band(
            easel,
            f"bank {index}",
            level(easel.horizon + easel.unit * 0.01 * index),
            easel.unit * (0.34 - 0.07 * index),
            easel.ambient(tone),
            haze=0.44 - 0.16 * index,
        )
    palms(easel, ((0.08, 0.02, 0.4), (0.2, 0.02, 0.3), (0.86, 0.02, 0.36), (0.95, 0.03, 0.46)))
    water(easel, easel.horizon, easel.height, tint=easel.scene.place_colour or (70, 104, 70), depth=0.46, waves=0.3)
    _mist(easel)
    leaves(easel, "left", -0.02, 1.02, -0.1, 9)
    leaves(easel, "right", 1.02, 1.02, 0.3, 11)
    vines(easel, 5)
    birds(easel, 0.5, 0.34)
    easel.note("river")
    return stage(easel, water=(0.2, 0.7), span=(0.28, 0.72))


def ruins(easel: Easel) -> Stage:
    """A stepped temple, half overgrown, rises out of the trees."""
    easel.set_out(horizon=0.6, sun=0.7)
    sky(easel)
    for index in range(2):
        leaf_band(
            easel,
            f"far trees {index}",
            level(easel.horizon + 2),
            easel.unit * (0.3 - 0.1 * index),
            easel.ambient(GREENS[3 + index % 2]),
            haze=0.5 - 0.2 * index,
        )
    temple(easel)
    _floor(easel, 0.08)
    palms(easel, ((0.1, 0.12, 0.42), (0.88, 0.1, 0.36), (0.96, 0.2, 0.5)))
    leaves(easel, "left", -0.02, 1.02, -0.2, 10)
    leaves(easel, "right", 1.02, 1.02, 0.2, 8)
    vines(easel, 4)
    birds(easel, 0.3, 0.44)
    return stage(easel)


def jungle_falls(easel: Easel) -> Stage:
    """A waterfall in the depths of the jungle, great leaves around it."""
    easel.set_out(horizon=0.56, sun=0.5)
    sky(easel)
    high = min(easel.horizon * 0.84, easel.unit * 0.52)
    leaf_band(easel, "behind", level(easel.horizon - high * 0.7), easel.unit * 0.24, easel.ambient(GREENS[1]), haze=0.4)
    cliffs(easel, easel.horizon, high, gap=0.22, green=GREENS[1])
    waterfall(easel, 0.5, easel.horizon - high * 0.8, easel.horizon + easel.unit * 0.01, 0.18)
    water(easel, easel.horizon, easel.height, tint=easel.scene.place_colour or (60, 120, 110), depth=0.44, waves=0.3)
    _mist(easel)
    palms(easel, ((0.1, 0.02, 0.4), (0.9, 0.03, 0.44), (0.2, 0.02, 0.28)))
    leaves(easel, "left", -0.02, 1.02, -0.1, 11)
    leaves(easel, "right", 1.02, 1.02, 0.2, 11)
    vines(easel, 6)
    easel.note("river")
    return stage(easel, water=(0.2, 0.7), span=(0.28, 0.72))


LAYOUTS = (framed, green_river, ruins)


def stage(easel: Easel, *, water: tuple[float, float] | None = None, span: tuple[float, float] = (0.24, 0.76)) -> Stage:
    """Return where things may stand in this jungle."""
    left, right = easel.width * span[0], easel.width * span[1]
    zones = {"air": Zone(left, easel.height * 0.2, right, easel.height * 0.4, 0.7, 0.8)}
    zones["water" if water else "ground"] = Zone(
        left, easel.y(water[0] if water else 0.4), right, easel.y(water[1] if water else 0.82), 0.8, 1.2
    )
    if water:
        zones["ground"] = Zone(left, easel.y(0.88), right, easel.y(0.96), 1.0, 1.2)
    return Stage(zones)


def _tone(easel: Easel, colour: Colour, haze: float = 0.0) -> Colour:
    shaded = mix(easel.ambient(colour), easel.light.shade, 0.4 * easel.light.backlit)
    return mix(shaded, _glow(easel), easel.air(haze))


def _glow(easel: Easel) -> Colour:
    """Return the green light of the far depths."""
    return mix(easel.ambient((206, 232, 170)), easel.light.haze, 0.45)


def _depths(easel: Easel) -> None:
    """Paint the green light between the trees, trunk behind trunk, crowns overhead."""
    far = _glow(easel)
    easel.image.paste(
        gradient((_tone(easel, (50, 110, 80), 0.3), far, mix(far, WHITE, 0.2)), (easel.width, easel.height)), (0, 0)
    )
    easel.glow(
        easel.sun[0],
        easel.horizon * 0.6,
        easel.unit * 0.6,
        mix(easel.light.sun, far, 0.5),
        0.6 * max(0.3, easel.light.glare),
        1.6,
    )
    for index in range(3):
        chance = easel.chance(f"jungle trunks {index}")
        haze = 0.62 - 0.22 * index
        for _ in range(round((7 - 2 * index) * easel.width / easel.unit)):
            x, thick = chance.random() * easel.width, easel.unit * (0.012 + 0.014 * index) * chance.uniform(0.7, 1.4)
            _trunk(easel, chance, x, easel.y(0.02 + 0.06 * index), thick, _tone(easel, (84, 76, 54), haze))
        leaf_band(
            easel,
            f"under {index}",
            level(easel.y(0.03 + 0.06 * index)),
            easel.unit * (0.2 - 0.03 * index),
            _tone(easel, GREENS[index], haze * 0.7),
            haze=haze * 0.5,
        )
        _crowns(easel, index, haze)
    easel.note("tree", "forest")


def _trunk(easel: Easel, chance: random.Random, x: float, foot: float, thick: float, tone: Colour) -> None:
    lean, bend = easel.unit * chance.uniform(-0.06, 0.06), easel.unit * chance.uniform(-0.03, 0.03)
    left, right = [], []
    for i in range(11):
        up = i / 10
        middle = x + lean * up + bend * math.sin(up * 3)
        wide = thick * (1 - 0.4 * up + 1.5 * (1 - up) ** 8)
        left.append((middle - wide, foot * (1 - up) - 2))
        right.append((middle + wide, foot * (1 - up) - 2))
    easel.fill([*left, *reversed(right)], scaled(tone, 0.8), tone)


def _crowns(easel: Easel, index: int, haze: float) -> None:
    """Hang leaves from the upper edge."""
    chance = easel.chance(f"jungle crowns {index}")
    marks = []
    for _ in range(round(46 * easel.width / easel.unit)):
        x, y = chance.random() * easel.width, easel.height * (0.3 - 0.09 * index) * chance.random() ** 1.6
        radius = easel.unit * chance.uniform(0.02, 0.06)
        marks.append(disc(x, y, radius, _tone(easel, chance.choice(GREENS), haze)))
    easel.put("".join(marks), (0, 0, easel.width, int(easel.height * 0.45)))


def _floor(easel: Easel, down: float) -> None:
    line_ = rolling(easel, "jungle floor", easel.y(down), easel.unit * 0.04)
    ground(
        easel,
        line_,
        mix((86, 108, 54), easel.light.shade, 0.1 + 0.4 * easel.light.backlit),
        layer="jungle floor",
        rough=0.22,
    )
    blades(easel, "jungle blades", easel.y(down + 0.1), 260, GREENS[1:4], tall=0.07)


def _mist(easel: Easel) -> None:
    high = max(2, round(easel.unit * 0.1))
    veil = faint(gradient(((0, 0, 0), (255, 255, 255), (0, 0, 0)), (easel.width, high)).convert("L"), 0.5)
    easel.dab(_glow(easel), veil, (0, easel.horizon - high // 2))


def vines(easel: Easel, count: int) -> None:
    """Hang vines from above, with leaves on them."""
    chance = easel.chance("vines")
    parts = []
    for _ in range(round(count * easel.width / easel.unit)):
        x, long = chance.random() * easel.width, easel.height * chance.uniform(0.2, 0.55)
        sway = easel.unit * chance.uniform(-0.06, 0.06)
        tone = _tone(easel, chance.choice(GREENS), 0.1)
        parts.append(
            line(
                f"M{x:.1f},-2Q{x + sway:.1f},{long * 0.6:.1f} {x + sway * 0.4:.1f},{long:.1f}",
                darker(tone, 0.3),
                max(0.7, easel.unit * 0.004),
            )
        )
        for i in range(9):
            t = (i + 1) / 10
            px = (1 - t) ** 2 * x + 2 * t * (1 - t) * (x + sway) + t * t * (x + sway * 0.4)
            parts.append(
                put(
                    _leaf(easel.unit * chance.uniform(0.014, 0.026), tone),
                    px,
                    2 * t * (1 - t) * long * 0.6 + t * t * long,
                    turn=chance.uniform(60, 120) + 180 * (i % 2),
                )
            )
    easel.put("".join(parts), (0, 0, easel.width, int(easel.height * 0.62)))
    easel.note("vine")


def _leaf(long: float, tone: Colour) -> str:
    return path(
        f"M0,0Q{long * 0.35:.1f},{-long * 0.5:.1f} 0,{-long:.1f}Q{-long * 0.35:.1f},{-long * 0.5:.1f} 0,0Z", tone
    )


def leaves(easel: Easel, layer: str, across: float, down: float, turn: float, count: int) -> None:
    """Spread great leaves from a point (fractions of the picture) around a direction, 0 being straight up."""
    chance = easel.chance(f"great leaves {layer}")
    x, y = easel.x(across), easel.height * down
    side = -1 if easel.mirrored else 1
    parts = []
    for index in range(count):
        angle = turn + chance.uniform(-0.85, 0.85)
        long = easel.unit * chance.uniform(0.2, 0.44)
        tone = mix(_tone(easel, chance.choice(GREENS)), easel.light.shade, 0.42 - 0.3 * index / count)
        shape = _fan(chance, long, tone) if chance.random() < 0.4 else _banana(long, tone)
        parts.append(
            put(
                shape,
                x + easel.unit * chance.uniform(-0.12, 0.12),
                y + easel.unit * chance.uniform(-0.02, 0.06),
                turn=side * math.degrees(angle),
            )
        )
    if chance.random() < 0.6 and not easel.light.moon:
        for _ in range(3):
            petal = easel.ambient(chance.choice(BLOOMS))
            px, py = (
                x + side * easel.unit * 0.16 * (1 if across < 0.5 else -1) * chance.random(),
                y - easel.unit * chance.uniform(0.06, 0.2) * (1 if down > 0.5 else -1),
            )
            parts.append(
                "".join(put(_leaf(easel.unit * 0.03, petal), px, py, turn=60 * k) for k in range(6))
                + disc(px, py, easel.unit * 0.006, (255, 236, 140))
            )
    easel.put("".join(parts))
    easel.note("leaf", "fern", "plant")


def _banana(long: float, tone: Colour) -> str:
    """Draw one long leaf with its rib, pointing up."""
    wide = long * 0.2
    half = f"M0,0C{wide * 1.5:.1f},{-long * 0.3:.1f} {wide:.1f},{-long * 0.8:.1f} 0,{-long:.1f}"
    other = f"C{-wide:.1f},{-long * 0.8:.1f} {-wide * 1.5:.1f},{-long * 0.3:.1f} 0,0Z"
    veins = "".join(
        f"M0,{-long * t:.1f}l{wide * 0.7:.1f},{-long * 0.1:.1f}M0,{-long * t:.1f}l{-wide * 0.7:.1f},{-long * 0.1:.1f}"
        for t in (0.15, 0.28, 0.41, 0.54, 0.67)
    )
    return (
        path(half + other, tone)
        + path(half + "L0,0Z", darker(tone, 0.16))
        + line(veins, darker(tone, 0.24), max(0.5, long * 0.006))
        + line(f"M0,0L0,{-long:.1f}", lighter(tone, 0.4), max(0.6, long * 0.014))
    )


def _fan(chance: random.Random, long: float, tone: Colour) -> str:
    """Draw a fern's frond, pointing up, its tip bent over."""
    bend = long * chance.uniform(-0.25, 0.25)
    spine: list[Point] = [(bend * t * t, -long * t) for t in (i / 12 for i in range(13))]
    parts = [ribbon(spine, [long * 0.022 * (1.1 - i / 12) for i in range(13)], darker(tone, 0.2))]
    for i, (x, y) in enumerate(spine[1:], 1):
        reach = long * 0.3 * math.sin(math.pi * min(1.0, i / 12 + 0.12)) + long * 0.03
        parts.append(put(_leaf(reach, tone), x, y, turn=62 - 2 * i))
        parts.append(put(_leaf(reach, darker(tone, 0.12)), x, y, turn=2 * i - 62))
    return "".join(parts)


def palms(easel: Easel, stands: tuple[tuple[float, float, float], ...]) -> None:
    """Set palms and tall trees at (across, down, height in units)."""
    chance = easel.chance("jungle palms")
    for index, (across, down, tall) in enumerate(stands):
        layer, corner = stood(
            easel,
            SHAPES["palm"],
            easel.chance(f"jungle palm {index}"),
            easel.x(across),
            easel.y(down),
            easel.unit * tall,
            flipped=chance.random() < 0.5,
        )
        easel.place(layer, corner, ambient=0.9, haze=easel.air(0.1), rim=0.3 * easel.light.glare)
    easel.note("palm", "tree")


def temple(easel: Easel) -> None:
    """Build a stepped pyramid of grey stone with a stair and a dark door, green on its ledges."""
    x, foot = easel.x(0.46), easel.y(0.1)
    steps = 6
    high = min(foot * 0.66, easel.unit * 0.42) / steps
    stone = _tone(easel, (162, 152, 130), 0.16)
    chance = easel.chance("temple")
    for index in range(steps):
        half = easel.unit * (0.36 - 0.05 * index)
        base = foot - high * index
        easel.fill(
            [(x - half, base), (x - half * 0.96, base - high), (x + half * 0.96, base - high), (x + half, base)],
            mix(stone, WHITE, 0.1),
            scaled(stone, 0.72),
        )
        shade, corner = easel.area(
            [(x + half * 0.3, base), (x + half * 0.3, base - high), (x + half * 0.96, base - high), (x + half, base)]
        )
        easel.dab(scaled(stone, 0.6), faint(shade.filter(ImageFilter.GaussianBlur(easel.unit / 300)), 0.5), corner)
        marks = "".join(
            disc(
                x + half * chance.uniform(-1, 1),
                base - high + easel.unit * 0.004,
                easel.unit * chance.uniform(0.006, 0.018),
                _tone(easel, chance.choice(GREENS), 0.1),
            )
            for _ in range(8)
        )
        easel.put(marks)
    wide = easel.unit * 0.07
    stair = [
        (x - wide, foot),
        (x - wide * 0.7, foot - high * steps),
        (x + wide * 0.7, foot - high * steps),
        (x + wide, foot),
    ]
    easel.fill(stair, mix(stone, WHITE, 0.16), scaled(stone, 0.86))
    rungs = "".join(f"M{x - wide:.1f},{foot - high * steps * i / 20:.1f}h{2 * wide:.1f}" for i in range(20))
    easel.put(line(rungs, scaled(stone, 0.6), max(0.5, easel.unit * 0.003)))
    top = foot - high * steps
    easel.fill(
        [
            (x - wide * 1.4, top),
            (x - wide * 1.3, top - high * 1.3),
            (x + wide * 1.3, top - high * 1.3),
            (x + wide * 1.4, top),
        ],
        stone,
        scaled(stone, 0.8),
    )
    easel.fill(
        [
            (x - wide * 0.4, top),
            (x - wide * 0.4, top - high * 0.8),
            (x + wide * 0.4, top - high * 0.8),
            (x + wide * 0.4, top),
        ],
        (26, 26, 30),
    )
    easel.note("temple", "ruin", "pyramid")
