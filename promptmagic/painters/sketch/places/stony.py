"""Great forms of stone and ice: a canyon with its river, a glacier between mountains, a cave hung with dripstone."""

from __future__ import annotations

import math
import random
import re

from promptmagic.painters.colour import WHITE, Colour, luminance, mix, scaled
from promptmagic.painters.sketch.easel import Easel, Point
from promptmagic.painters.sketch.facades import toned
from promptmagic.painters.sketch.figures import Stage, Zone
from promptmagic.painters.sketch.land import ground, rolling
from promptmagic.painters.sketch.peaks import alps
from promptmagic.painters.sketch.places.desert import scrub
from promptmagic.painters.sketch.places.mountains import heaven
from promptmagic.painters.sketch.shapes.pen import darker, lighter, line, path, polygon, trace

LAYERS: tuple[Colour, ...] = ((206, 116, 72), (186, 92, 60), (222, 146, 96), (166, 78, 56), (212, 126, 84))
ICE: Colour = (218, 234, 244)
DEEP: Colour = (74, 146, 190)

CANYON = r"\bcanyons?\b|\bgorges?\b|\bravines?\b|\bchasms?\b"
GLACIER = r"\bglaciers?\b|\bice ?fall\b"
DRIPSTONE = r"\bstalac\w+\b|\bstalagm\w+\b|\bdripstones?\b"
"""Words for such places."""

RIVER = re.compile(r"\b(?:river|stream|water|canoe|kayak|raft|boat|rapids)\b", re.IGNORECASE)


def canyon(easel: Easel) -> Stage:
    """From a rim into a canyon: walls in bands of red stone step down on both sides to a river far below."""
    easel.set_out(horizon=0.3, sun=0.5)
    heaven(easel)
    for index, (down, haze) in enumerate(((0.0, 0.55), (0.09, 0.4))):
        _far_rim(easel, index, easel.y(down), haze)
    foot = easel.y(0.12)
    _floor(easel, foot)
    for index, (near, haze) in enumerate(((0.25, 0.42), (0.5, 0.24), (0.8, 0.08))):
        for side in (-1, 1):
            _wall(easel, index, side, near, haze)
    low = rolling(easel, "canyon rim", easel.y(0.84), easel.unit * 0.03)
    rim = toned(easel, mix(LAYERS[0], (226, 176, 126), 0.4))
    easel.fill([*low, (easel.width + 4, easel.height + 4), (-4, easel.height + 4)], lighter(rim, 0.1), darker(rim, 0.2))
    scrub(easel, 0.86)
    easel.note("canyon", "gorge", "ravine", "chasm", "rock", "cliff", "desert")
    left, right = easel.width * 0.16, easel.width * 0.5
    bottom = Zone(easel.width * 0.44, easel.y(0.5), easel.width * 0.56, easel.y(0.72), 0.3, 0.6)
    return Stage(
        {
            "ground": Zone(left, easel.y(0.88), right, easel.y(0.96), 1.1, 1.2),
            "water": bottom,
            "air": Zone(easel.width * 0.2, easel.horizon * 0.3, easel.width * 0.8, easel.y(0.3), 0.8, 0.9),
        }
    )


def _far_rim(easel: Easel, index: int, y: float, haze: float) -> None:
    chance = easel.chance(f"far rim {index}")
    points: list[Point] = [(-4, y)]
    x, up = 0.0, 0.0
    while x < easel.width:
        up = chance.uniform(0.0, 0.06) * easel.unit
        wide = easel.unit * chance.uniform(0.1, 0.26)
        points += [(x, y - up), (x + wide * 0.9, y - up)]
        x += wide
    tone = toned(easel, mix(LAYERS[index], (150, 110, 130), 0.35), haze)
    easel.fill([*points, (easel.width + 4, easel.height), (-4, easel.height)], tone, darker(tone, 0.2))


def _floor(easel: Easel, top: float) -> None:
    """Lay the shaded bottom of the canyon and the river that winds along it."""
    stone = toned(easel, mix(LAYERS[1], (110, 66, 70), 0.5), 0.3)
    easel.fill(
        [(-4, top), (easel.width + 4, top), (easel.width + 4, easel.height), (-4, easel.height)],
        stone,
        darker(stone, 0.3),
    )
    dry = not RIVER.search(easel.scene.told) and re.search(r"\bdry\b", easel.scene.told)
    if dry:
        return
    middle, unit = easel.width / 2, easel.unit
    left: list[Point] = []
    right: list[Point] = []
    for step in range(41):
        share = step / 40
        y = top + (easel.y(0.95) - top) * share
        bend = math.sin(7.5 * share**0.7) * unit * (0.03 + 0.14 * share)
        half = unit * (0.006 + 0.07 * share)
        left.append((middle + bend - half, y))
        right.append((middle + bend + half, y))
    tone = mix(easel.light.sky[2], toned(easel, (64, 140, 150)), 0.5)
    easel.fill([*left, *reversed(right)], mix(tone, WHITE, 0.25), tone)
    shine = [(x + (rx - x) * 0.3, y) for (x, y), (rx, _) in zip(left, right, strict=True)]
    glint = trace("M", *shine[0]) + "".join(trace(" L", x, y) for x, y in shine[1:])
    easel.put(line(glint, mix(tone, WHITE, 0.6), max(0.8, unit * 0.006), 0.6))
    easel.note("river", "water")


def _wall(easel: Easel, index: int, side: int, near: float, haze: float) -> None:
    """Draw one buttress of a wall: steps and faces in bands, lit on the side towards the sun."""
    chance = easel.chance(f"canyon wall {index} {side}")
    edge = -6.0 if side < 0 else easel.width + 6.0
    reach = easel.width * (0.42 - 0.05 * index) * chance.uniform(0.92, 1.06)
    top = easel.horizon - easel.unit * (0.02 + 0.05 * index) + easel.unit * 0.02 * chance.random()
    foot = easel.y(0.16 + 0.66 * near)
    count = 6
    lit = side * (easel.sun[0] - easel.width / 2) <= 0
    profile: list[Point] = []
    for k in range(count):
        share = k / (count - 1)
        out = edge - side * reach * (0.62 + 0.38 * share**0.8)
        y0 = top + (foot - top) * share
        y1 = top + (foot - top) * (share + 1.0 / (count - 1))
        jut = easel.unit * chance.uniform(-0.012, 0.02)
        profile += [(out + side * jut, y0), (out + side * jut, min(foot, y1))]
    outline = [(edge, top), *profile, (edge, foot)]
    base = toned(easel, LAYERS[index], haze)
    base = base if lit else mix(base, toned(easel, (92, 58, 84), haze), 0.4)
    easel.fill(outline, lighter(base, 0.1), darker(base, 0.22))
    parts = []
    for k in range(count - 1):
        (x0, y0), (x1, y1) = profile[2 * k], profile[2 * k + 1]
        tone = toned(easel, LAYERS[(k + index) % len(LAYERS)], haze)
        tone = tone if lit else mix(tone, toned(easel, (92, 58, 84), haze), 0.4)
        parts.append(polygon([(edge, y0), (x0, y0), (x1, y1), (edge, y1)], tone, 0.75))
        parts.append(
            polygon(
                [(edge, y0), (x0, y0), (x0, y0 + easel.unit * 0.008), (edge, y0 + easel.unit * 0.008)],
                lighter(tone, 0.3),
            )
        )
        for _ in range(7):
            x = edge + (x0 - edge) * chance.uniform(0.05, 0.97)
            parts.append(
                line(
                    trace("M", x, y0 + 2, "V", y0 + (y1 - y0) * chance.uniform(0.5, 1.2)),
                    darker(tone, 0.24),
                    max(0.7, easel.unit * 0.004),
                    0.6,
                )
            )
    easel.put("".join(parts))


def glacier_valley(easel: Easel) -> Stage:
    """A glacier fills a valley between peaks: its blue crevasses bend across it, towers of ice stand at its sides."""
    easel.set_out(horizon=0.42, sun=0.66)
    heaven(easel)
    alps(easel, "glacier range", easel.horizon + 2, easel.unit * 0.34, haze=0.34, snow=0.95, crown=easel.x(0.3))
    white = _ice(easel, ICE)
    for index, down in enumerate((0.0, 0.1, 0.3)):
        swell = rolling(easel, f"ice {index}", easel.y(down), easel.unit * (0.02 + 0.02 * index))
        tone = mix(white, easel.light.haze, 0.3 - 0.14 * index)
        easel.fill([*swell, (easel.width + 4, easel.height + 4), (-4, easel.height + 4)], lighter(tone, 0.25), tone)
    _crevasses(easel)
    for across, down, tall in ((0.06, 0.2, 0.2), (0.2, 0.12, 0.13), (0.84, 0.16, 0.16), (0.97, 0.3, 0.27)):
        _serac(easel, across, easel.y(down), easel.unit * tall)
    easel.note("glacier", "ice", "mountains", "snow", "crevasse", "polar", "icefall")
    left, right = easel.width * 0.3, easel.width * 0.7
    return Stage(
        {
            "ground": Zone(left, easel.y(0.5), right, easel.y(0.88), 0.9, 1.3),
            "air": Zone(easel.width * 0.14, easel.horizon * 0.2, easel.width * 0.86, easel.horizon * 0.6, 0.8, 0.8),
        }
    )


def _ice(easel: Easel, colour: Colour) -> Colour:
    """Return the colour of ice in the scene's light: it stays cold in the warmest."""
    seen = easel.ambient(colour)
    grey_ = round(luminance(seen))
    cold = (round(grey_ * 0.9), round(grey_ * 0.99), min(255, round(grey_ * 1.08)))
    return mix(seen, cold, 0.7 if luminance(colour) > 200 else 0.2)


def _serac(easel: Easel, across: float, y: float, tall: float) -> None:
    """Raise one tower of broken ice: a lit face, a blue one in the shade."""
    chance, x = easel.chance(f"serac {across}"), easel.x(across)
    white, blue = lighter(_ice(easel, ICE), 0.3), _ice(easel, mix(DEEP, ICE, 0.35))
    wide, parts = tall * 0.5, []
    for aside, share in ((-0.7, 0.6), (0.8, 0.72), (0.0, 1.0)):
        mid, high, half = x + aside * wide, tall * share, wide * 0.62 * share
        lean = chance.uniform(-0.2, 0.2) * half
        peak, shoulder = (mid + lean, y - high), (mid + half * 0.7, y - high * 0.8)
        face = [
            (mid - half, y),
            (mid - half * 0.8, y - high * 0.72),
            peak,
            (mid + half * 0.2, y - high * 0.7),
            (mid + half * 0.1, y),
        ]
        parts.append(
            polygon([(mid + half * 0.1, y), (mid + half * 0.2, y - high * 0.7), peak, shoulder, (mid + half, y)], blue)
        )
        parts.append(polygon(face, white))
    easel.put("".join(parts))


def _crevasses(easel: Easel) -> None:
    """Break the ice: long clefts that bend across it, blue on their far lip and dark below."""
    chance, parts = easel.chance("crevasses"), []
    blue, pale = _ice(easel, DEEP), lighter(_ice(easel, ICE), 0.5)
    near = 0.12
    while near < 1.0:
        y, across = easel.y(near), -0.1 + chance.uniform(0.0, 0.2)
        while across < 1.05:
            wide = chance.uniform(0.12, 0.3) * (0.5 + near)
            clear = near > 0.42 and across < 0.66 and across + wide > 0.34
            if not clear and chance.random() < 0.8:
                left, right = easel.width * across, easel.width * (across + wide)
                deep = easel.unit * (0.006 + 0.03 * near) * chance.uniform(0.6, 1.1)
                upper, lower = [], []
                for k in range(9):
                    share = k / 8
                    x, off = left + (right - left) * share, chance.uniform(-0.4, 0.4) * deep
                    swell = math.sin(share * math.pi)
                    bend = easel.unit * 0.03 * near * swell
                    upper.append((x, y - bend + off))
                    lower.append((x, y - bend + off + deep * swell * 1.5))
                parts.append(polygon([*upper, *reversed(lower)], blue))
                shade = [(x, py + (qy - py) * 0.6) for (x, py), (_, qy) in zip(upper, lower, strict=True)]
                parts.append(polygon([*upper, *reversed(shade)], darker(blue, 0.45)))
                rim = trace("M", *lower[0]) + "".join(trace(" L", *point) for point in lower[1:])
                parts.append(line(rim, pale, max(0.8, deep * 0.2)))
            across += wide + chance.uniform(0.02, 0.1)
        near *= 1.34
    easel.put("".join(parts), (0, int(easel.horizon), easel.width, easel.height))


def dripstone(easel: Easel) -> Stage:
    """A hall of dripstone: stalactites from its roof, stalagmites from its floor, a still pool that mirrors them."""
    easel.set_out(horizon=0.6, sun=0.5)
    dark: Colour = (34, 28, 32)
    warm: Colour = (206, 160, 116)
    named = easel.scene.place_colour
    stone = mix(warm, named, 0.5) if named else warm
    easel.fill(
        [(-2, -2), (easel.width + 2, -2), (easel.width + 2, easel.height + 2), (-2, easel.height + 2)],
        dark,
        scaled(stone, 0.3),
        dark,
    )
    x, y = easel.x(0.5), easel.height * 0.5
    easel.glow(x, y, easel.unit * 0.7, scaled(stone, 0.8), 0.75, 1.5)
    chance = easel.chance("dripstone")
    for depth, share in enumerate((0.42, 0.66, 1.0)):
        tone = mix(scaled(stone, 0.5 + 0.2 * depth), dark, 0.5 - 0.18 * depth)
        _drips(easel, chance, share, tone)
    floor = rolling(easel, "cave floor", easel.y(0.12), easel.unit * 0.03)
    tone = scaled(stone, 0.5)
    ground(easel, floor, tone, layer="cave floor", rough=0.6)
    for depth, (share, down) in enumerate(((0.4, 0.16), (0.7, 0.34))):
        _rising(easel, chance, share, easel.y(down), mix(scaled(stone, 0.62 + 0.2 * depth), dark, 0.2))
    if "torch" in {one.noun for one in easel.scene.subjects} or "fire" in easel.scene.lights:
        from promptmagic.painters.sketch.places.castle import wall_torch

        for across in (0.2, 0.8):
            wall_torch(easel, across, 0.46)
            easel.glow(easel.x(across), easel.height * 0.42, easel.unit * 0.5, (255, 170, 84), 0.7, 1.6)
        easel.note("torch", "torches", "fire")
    easel.note("cave", "stalactite", "stalactites", "stalagmite", "stalagmites", "dripstone", "cavern", "rock")
    left, right = easel.width * 0.28, easel.width * 0.72
    return Stage(
        {
            "ground": Zone(left, easel.y(0.5), right, easel.y(0.9), 0.9, 1.3),
            "air": Zone(left, easel.height * 0.4, right, easel.height * 0.5, 0.8, 0.8),
        }
    )


def _drips(easel: Easel, chance: random.Random, share: float, tone: Colour) -> None:
    parts, x = [], -easel.unit * 0.05
    roof = easel.height * (0.3 - 0.26 * share)
    bow = easel.unit * 0.16 * share
    parts.append(
        path(
            trace(
                "M",
                -4,
                -4,
                "H",
                easel.width + 4,
                "V",
                roof + bow,
                "Q",
                easel.width / 2,
                roof - bow,
                -4,
                roof + bow,
                "Z",
            ),
            tone,
        )
    )
    while x < easel.width * 1.05:
        wide = easel.unit * chance.uniform(0.025, 0.075) * share
        long = wide * chance.uniform(2.2, 6.0)
        across = abs(x / easel.width - 0.5) * 2
        top = roof - bow * 0.5 + bow * 1.6 * across**2
        parts.append(
            path(
                trace(
                    "M",
                    x - wide,
                    top - 4,
                    "Q",
                    x - wide * 0.2,
                    top + long * 0.3,
                    x,
                    top + long,
                    "Q",
                    x + wide * 0.3,
                    top + long * 0.3,
                    x + wide,
                    top - 4,
                    "Z",
                ),
                tone,
            )
        )
        parts.append(
            path(
                trace(
                    "M",
                    x - wide * 0.6,
                    top,
                    "Q",
                    x - wide * 0.16,
                    top + long * 0.3,
                    x,
                    top + long,
                    "Q",
                    x - wide * 0.02,
                    top + long * 0.3,
                    x - wide * 0.2,
                    top,
                    "Z",
                ),
                lighter(tone, 0.26),
                0.8,
            )
        )
        x += wide * chance.uniform(1.6, 3.4)
    easel.put("".join(parts))


def _rising(easel: Easel, chance: random.Random, share: float, y: float, tone: Colour) -> None:
    parts = []
    for across in (0.04, 0.13, 0.22, 0.31, 0.7, 0.79, 0.88, 0.97):
        x = easel.width * (across + chance.uniform(-0.03, 0.03))
        wide = easel.unit * chance.uniform(0.03, 0.07) * share
        tall = wide * chance.uniform(1.6, 4.4)
        parts.append(
            path(
                trace(
                    "M",
                    x - wide,
                    y + 3,
                    "Q",
                    x - wide * 0.24,
                    y - tall * 0.4,
                    x,
                    y - tall,
                    "Q",
                    x + wide * 0.34,
                    y - tall * 0.4,
                    x + wide,
                    y + 3,
                    "Z",
                ),
                tone,
            )
        )
        parts.append(
            path(
                trace(
                    "M",
                    x - wide * 0.6,
                    y,
                    "Q",
                    x - wide * 0.2,
                    y - tall * 0.4,
                    x,
                    y - tall,
                    "Q",
                    x - wide * 0.02,
                    y - tall * 0.3,
                    x - wide * 0.2,
                    y,
                    "Z",
                ),
                lighter(tone, 0.26),
                0.8,
            )
        )
    easel.put("".join(parts))


CANYONS, GLACIERS, DRIPSTONES = (canyon,), (glacier_valley,), (dripstone,)
