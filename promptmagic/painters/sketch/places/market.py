"""Markets: a row of stalls before old houses, a lane between stalls, a square full of them, one stall come close."""

from __future__ import annotations

import random
import re

from promptmagic import lexicon
from promptmagic.painters.colour import Colour, mix
from promptmagic.painters.sketch.dressing import busy, dress
from promptmagic.painters.sketch.easel import Easel
from promptmagic.painters.sketch.facades import CLOTHS, LAMPS, row, toned
from promptmagic.painters.sketch.figures import Stage, Zone, shadow
from promptmagic.painters.sketch.places.street import sides
from promptmagic.painters.sketch.roadway import COBBLES, SNOWY, Vanishing, paved, pavement
from promptmagic.painters.sketch.shapes.pen import box, darker, disc, lighter, line, oval, path, polygon, put, trace
from promptmagic.painters.sketch.sky import sky

WOOD: Colour = (140, 98, 62)
GOODS: tuple[Colour, ...] = (
    (214, 62, 50), (240, 158, 50), (246, 208, 78), (120, 172, 74), (92, 128, 62), (136, 74, 130), (196, 120, 70),
)  # fmt: skip
"""The colours of fruit, vegetables and flowers."""

ODDMENTS: tuple[Colour, ...] = ((96, 120, 150), (178, 132, 84), (206, 170, 96), (148, 74, 66), (110, 130, 108))
FESTIVE: tuple[Colour, ...] = ((196, 44, 48), (36, 112, 72), (214, 168, 78))

LANTERNS: Colour = (206, 50, 44)
CORD: Colour = (40, 36, 44)

WARE, WARE_AT_HAND = 0.9, 2.0
"""How large food is on a stall, beside its natural size, and on one that has come close."""

FLEA = re.compile(r"\bflea\b|\bantiques?\b|\bbric-a-brac\b|\bjumble\b", re.IGNORECASE)
CHRISTMAS = re.compile(r"\bchristmas\b|\badvent\b|\bxmas\b", re.IGNORECASE)


def row_of_stalls(easel: Easel) -> Stage:
    """Straight at a row of stalls under striped awnings, old houses behind them, people before them."""
    easel.set_out(horizon=0.56, sun=0.7)
    sky(easel)
    foot = easel.y(0.16)
    row(easel, "market houses", foot, easel.unit * 0.26, min(foot * 0.62, easel.unit * 0.36))
    paved(easel, "market", foot, COBBLES)
    for across in _across(easel, 0.36):
        stall(easel, across, easel.y(0.42), 0.34)
    busy(easel, "buyers", ((0.18, easel.y(0.54), 0.22), (0.4, easel.y(0.6), 0.24), (0.74, easel.y(0.56), 0.22)))
    return _stage(easel, (0.14, 0.86), (0.72, 0.93), _counter(easel, _midmost(easel, 0.36), easel.y(0.42), 0.34))


def lane(easel: Easel) -> Stage:
    """Down a market street: stalls on both sides, people between them, the houses closing in above."""
    easel.set_out(horizon=0.5, sun=0.56)
    sky(easel)
    view = Vanishing(easel.x(0.5), float(easel.horizon), easel.width * 0.5, (easel.height - easel.horizon) * 0.62)
    sides(easel, view, (0.9, 1.1))
    pavement(easel, view, road=COBBLES, kerb=0.9, markings=False)
    for near in (0.24, 0.36, 0.54, 0.82):
        for side in (-1, 1):
            x, y = view.foot(side, near, 0.86)
            stall(easel, _fraction(easel, x), y, 0.5 * near)
        row_, tall = view.y + view.down * near * 1.1, 0.4 * near
        busy(easel, f"walkers {near}", ((0.5 - 0.24 * near, row_, tall), (0.5 + 0.16 * near, row_ + 2, tall)))
    x, y = view.foot(1, 0.82, 0.86)
    return _stage(easel, (0.34, 0.66), (0.6, 0.92), _counter(easel, x + easel.unit * 0.06, y, 0.5 * 0.82))


def square(easel: Easel) -> Stage:
    """A square seen from a little above: awnings in rank behind rank, a church among the houses."""
    easel.set_out(horizon=0.34, sun=0.24)
    sky(easel)
    foot = easel.y(0.08)
    dress(easel, "church", 0.74, foot, 0.34, cast=False)
    row(easel, "square houses", foot, easel.unit * 0.13, easel.unit * 0.14)
    paved(easel, "square", foot, COBBLES)
    for number, (down, tall) in enumerate(((0.24, 0.17), (0.46, 0.23), (0.76, 0.31))):
        for across in _across(easel, tall * 1.5, 0.24 * number):
            stall(easel, across, easel.y(down), tall)
        y = easel.y(down + 0.1)
        busy(
            easel, f"square people {number}", ((0.26, y, tall * 0.64), (0.5, y + 2, tall * 0.64), (0.8, y, tall * 0.64))
        )
    return _stage(
        easel, (0.2, 0.8), (0.8, 0.95), _counter(easel, _midmost(easel, 0.31 * 1.5, 0.48), easel.y(0.76), 0.31)
    )


def close_stall(easel: Easel) -> Stage:
    """One stall come close: its awning along the top, crates of goods along the bottom, the market between."""
    easel.set_out(horizon=0.46, sun=0.4)
    sky(easel)
    foot = easel.y(0.2)
    row(easel, "houses beyond", foot, easel.unit * 0.2, easel.unit * 0.26)
    paved(easel, "market beyond", foot, COBBLES)
    for across in _across(easel, 0.4, 0.5):
        stall(easel, across, easel.y(0.34), 0.22)
    busy(easel, "passers-by", ((0.3, easel.y(0.44), 0.2), (0.62, easel.y(0.46), 0.21), (0.78, easel.y(0.42), 0.19)))
    _awning_above(easel)
    _crates(easel)
    near = Zone(easel.width * 0.1, easel.y(0.56), easel.width * 0.9, easel.y(0.62), WARE_AT_HAND, WARE_AT_HAND)
    return _stage(easel, (0.2, 0.8), (0.5, 0.58), near)


LAYOUTS = (row_of_stalls, lane, square, close_stall)


def _midmost(easel: Easel, step: float, shift: float = 0.1) -> float:
    """Return the column of the stall nearest to the middle, of those that stand `step` units apart."""
    return easel.x(min(_across(easel, step, shift), key=lambda across: abs(across - 0.5)))


def _counter(easel: Easel, x: float, y: float, tall: float) -> Zone:
    """Return where wares are on a stall that is so high and stands there."""
    reach, row_ = easel.unit * tall * 0.36, y - easel.unit * tall * 0.28
    return Zone(x - reach, row_, x + reach, row_, WARE, WARE)


def _stage(easel: Easel, span: tuple[float, float], rows: tuple[float, float], counter: Zone) -> Stage:
    """Return where things stand; food is on the `counter` of a stall."""
    left, right = sorted((easel.x(span[0]), easel.x(span[1])))
    _lanterns(easel)
    foods = [one.noun for one in easel.scene.subjects if lexicon.group(one.noun) == "food"]
    wares = dict.fromkeys(foods, counter)
    easel.note("market", "stall", "street", "awning")
    return Stage(
        {
            **wares,
            "ground": Zone(left, easel.y(rows[0]), right, easel.y(rows[1]), 1.2, 1.5),
            "air": Zone(left, easel.horizon * 0.2, right, easel.horizon * 0.5, 0.7, 0.7),
        }
    )


def _lanterns(easel: Easel) -> None:
    """Hang paper lanterns over a market that is said to have some: none stands about on its ground."""
    named = next((one for one in easel.scene.subjects if one.noun == "lantern"), None)
    if named is None:
        return
    lit = easel.light.lamplit > 0.3
    tone = lighter(named.colour or LANTERNS, 0.12) if lit else toned(easel, named.colour or LANTERNS)
    parts, glows = [], []
    for high, size in ((0.3, 0.034), (0.19, 0.046), (0.06, 0.06)):
        y, tall, sag = easel.height * high, easel.unit * size, easel.unit * size * 1.3
        parts.append(line(f"M-5,{y:.1f}Q{easel.width / 2:.1f},{y + 2 * sag:.1f} {easel.width + 5},{y:.1f}", CORD, 1.2))
        count = max(3, round(easel.width / (tall * 3.4)))
        for index in range(count):
            share = (index + 0.5) / count
            x, low = easel.width * share, y + 4 * sag * share * (1 - share)
            parts += [
                line(f"M{x:.1f},{low:.1f}v{tall * 0.3:.1f}", CORD, 1),
                oval(x, low + tall * 0.9, tall * 0.66, tall * 0.6, tone),
                oval(x - tall * 0.12, low + tall * 0.86, tall * 0.36, tall * 0.52, lighter(tone, 0.24)),
                box(x - tall * 0.26, low + tall * 0.26, tall * 0.52, tall * 0.12, darker(tone, 0.5)),
                box(x - tall * 0.26, low + tall * 1.42, tall * 0.52, tall * 0.12, darker(tone, 0.5)),
                line(f"M{x:.1f},{low + tall * 1.5:.1f}v{tall * 0.4:.1f}", LAMPS[0], max(1.0, tall * 0.06)),
            ]
            glows.append((x, low + tall * 0.9, tall))
    easel.put("".join(parts))
    for x, y, tall in glows if lit else []:
        easel.glow(x, y, tall * 1.7, lighter(tone, 0.3), 0.4, 1.8)
    easel.note("lantern")


def _fraction(easel: Easel, x: float) -> float:
    """Return the fraction across of a pixel column."""
    return 1 - x / easel.width if easel.mirrored else x / easel.width


def _across(easel: Easel, step: float, shift: float = 0.1) -> list[float]:
    """Return how far across stalls stand that are `step` units apart, from edge to edge."""
    wide = step * easel.unit / easel.width
    return [index * wide + shift * wide for index in range(int(1 / wide) + 2)]


def _tones(easel: Easel) -> tuple[tuple[Colour, ...], tuple[Colour, ...]]:
    """Return the colours of awnings and of goods."""
    if CHRISTMAS.search(easel.scene.text):
        return FESTIVE, (*FESTIVE, (240, 226, 200), (190, 120, 70))
    return easel.scene.colours or CLOTHS, ODDMENTS if FLEA.search(easel.scene.text) else GOODS


def stall(easel: Easel, across: float, y: float, tall: float) -> None:
    """Set a stall with its goods, its light on when the day is over."""
    chance = easel.chance(f"stall {across:.3f} {y:.0f}")
    cloths, goods = _tones(easel)
    x, high = easel.x(across), easel.unit * tall
    shadow(easel, x, y, high * 0.52, 0.34)
    lamps = easel.light.lamplit > 0.3
    fragment = _drawn(chance, chance.choice(cloths), goods, snow=easel.scene.wintry, flea=goods is ODDMENTS)
    reach = (int(x - high * 0.8), int(y - high * 1.1), int(x + high * 0.8), int(y + high * 0.1))
    easel.put(put(fragment, x, y, scale=high / 100), reach, ambient=0.9, haze=easel.air(0.14 * max(0.0, 1 - tall * 4)))
    easel.take(x, y, high * 0.5)
    if lamps:
        bulbs = "".join(
            disc(x + high * 0.13 * k, y - high * (0.64 - 0.015 * (k % 2)), high * 0.016, LAMPS[0]) for k in range(-4, 5)
        )
        easel.put(bulbs, reach)
        easel.glow(x, y - high * 0.56, high * 0.7, (255, 206, 120), 0.8, 1.5)


def _drawn(chance: random.Random, cloth: Colour, goods: tuple[Colour, ...], *, snow: bool, flea: bool) -> str:
    """Draw a stall 120 wide with its foot on the origin: posts, a table of goods, a striped awning."""
    dark, white = darker(WOOD, 0.3), (246, 240, 228)
    parts = [box(-52, -66, 104, 40, (70, 58, 60)), *(box(x, -80, 4, 80, dark) for x in (-54, 50))]
    for row_ in range(2):
        foot = -37 + 9 * row_
        for column in range(4):
            left = -50 + 25.4 * column
            parts.append(_heap(chance, left, foot, goods, flea=flea))
    parts += [polygon([(-56, -28), (56, -28), (56, 0), (-56, 0)], mix(cloth, white, 0.66))]
    parts += [
        path(trace("M", -56 + 14 * k, -28, "h", 7, "v", 28, "h", -7, "Z"), mix(cloth, white, 0.36)) for k in range(8)
    ]
    parts.append(box(-58, -30, 116, 5, lighter(WOOD, 0.2)))
    for k in range(10):
        left, tone = -60 + 12 * k, (cloth if k % 2 else white)
        top = -48 + 9.6 * k
        parts.append(path(trace("M", top, -100, "h", 9.6, "L", left + 12, -74, "q", -6, 9, -12, 0, "Z"), tone))
        parts.append(path(trace("M", left, -74, "q", 6, 9, 12, 0, "Z"), darker(tone, 0.16)))
    if snow:
        parts.append(
            path(
                "M-52,-96 Q-50,-105 -30,-103 T0,-104 T34,-104 Q52,-104 52,-95 Q40,-91 20,-95 T-20,-94 T-52,-96Z", SNOWY
            )
        )
    return "".join(parts)


def _heap(chance: random.Random, left: float, foot: float, goods: tuple[Colour, ...], *, flea: bool) -> str:
    """Draw what lies in one crate 24 wide: a heap of round things, or bits and pieces at a flea market."""
    tone = chance.choice(goods)
    if flea:
        kinds = []
        for k in range(3):
            high, own = chance.uniform(6, 17), chance.choice(goods)
            x = left + 2 + 7.4 * k
            kinds.append(
                box(x, foot - high, 6, high, own, 1)
                if chance.random() < 0.5
                else oval(x + 3, foot - high * 0.4, 3.4, high * 0.42, own)
                + box(x + 1.8, foot - high, 2.4, high * 0.5, own)
            )
        return "".join(kinds)
    heap = [
        disc(
            left + 3.4 + 4.6 * k + 2.3 * (level % 2),
            foot - 2 - 3.4 * level,
            2.9,
            mix(tone, (255, 246, 214), chance.random() * 0.3),
        )
        for level in range(3)
        for k in range(5 - level)
    ]
    return "".join((*heap, box(left, foot - 2, 24, 6, WOOD, 1)))


def _awning_above(easel: Easel) -> None:
    """Hang the near stall's awning along the upper edge."""
    cloth = toned(easel, easel.chance("near cloth").choice(_tones(easel)[0]))
    white, step, low = toned(easel, (246, 240, 228)), easel.unit * 0.11, easel.unit * 0.13
    parts, count = [], int(easel.width / step) + 2
    for k in range(count):
        x, tone = k * step - step * 0.4, (cloth if k % 2 else white)
        parts.append(path(trace("M", x, -2, "h", step, "V", low, "q", -step / 2, step * 0.6, -step, 0, "Z"), tone))
        parts.append(path(trace("M", x, low, "h", step, "q", -step / 2, step * 0.6, -step, 0, "Z"), darker(tone, 0.18)))
    easel.put("".join(parts))
    if easel.light.lamplit > 0.3:
        for k in range(1, 5):
            x = easel.width * k / 5
            easel.put(
                line(f"M{x:.1f},{low:.1f}v{step * 0.5:.1f}", (40, 36, 40), 1)
                + disc(x, low + step * 0.6, step * 0.13, LAMPS[0])
            )
            easel.glow(x, low + step * 0.6, step * 1.8, (255, 206, 120), 0.6, 1.7)


def _crates(easel: Easel) -> None:
    """Set crates heaped with goods along the lower edge, two rows of them, the nearer larger."""
    chance, goods = easel.chance("crates"), _tones(easel)[1]
    parts = []
    for down, wide in ((0.66, 0.26), (0.92, 0.34)):
        size, y = easel.unit * wide, easel.y(down)
        x = -size * chance.uniform(0.1, 0.6)
        while x < easel.width:
            tone = chance.choice(goods)
            for level in range(3):
                for k in range(7 - level):
                    own = mix(tone, (255, 244, 206), chance.random() * 0.26)
                    px, py = x + size * (0.1 + 0.13 * k + 0.065 * level), y - size * 0.12 * (level + 0.2)
                    parts.append(
                        disc(px, py, size * 0.085, darker(own, 0.2))
                        + disc(px - size * 0.008, py - size * 0.01, size * 0.074, own)
                    )
                    parts.append(disc(px - size * 0.025, py - size * 0.03, size * 0.016, (255, 252, 240), 0.7))
            parts += [_slat(x, y, size, number) for number in range(3)]
            x += size
        parts.append(
            polygon(
                [
                    (0, y + size * 0.4),
                    (easel.width, y + size * 0.4),
                    (easel.width, easel.height + 2),
                    (0, easel.height + 2),
                ],
                (70, 52, 42),
            )
            if down > 0.9
            else ""
        )
    easel.put("".join(parts), ambient=0.9)
    easel.note("fruit", "crate")


def _slat(x: float, y: float, size: float, number: int) -> str:
    """Draw one board of a crate's front."""
    tone = mix(WOOD, (236, 196, 140), 0.4 - 0.12 * number)
    return box(x, y + size * (0.02 + 0.13 * number), size * 0.97, size * 0.115, tone, 2)
