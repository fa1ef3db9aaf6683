"""The open sea, in four layouts: a calm horizon, rocks in the surf, a high sky, a view from above."""

from __future__ import annotations

import math
import random

from PIL import Image, ImageChops, ImageFilter

from promptmagic import lexicon
from promptmagic.painters.colour import Colour, hexed, mix, scaled
from promptmagic.painters.sketch.clouds import cumulus
from promptmagic.painters.sketch.coast import headland, sea
from promptmagic.painters.sketch.easel import Easel, Point, fade, faint, gradient, ramp
from promptmagic.painters.sketch.figures import Stage, Zone, needs_land
from promptmagic.painters.sketch.flocks import birds
from promptmagic.painters.sketch.land import ground
from promptmagic.painters.sketch.seasons import GRASS, flowers, green
from promptmagic.painters.sketch.shapes.pen import put
from promptmagic.painters.sketch.shapes.plants import grass
from promptmagic.painters.sketch.sky import milky_way, sky, starlit

ROCK: Colour = (86, 82, 86)


def horizon(easel: Easel) -> Stage:
    """Nothing but sea and sky, the horizon in the middle."""
    easel.set_out(horizon=0.5, sun=0.6)
    sky(easel)
    land = promontory(easel) if needs_land(easel) or easel.scene.subject("cliff") else None
    sea(easel)
    billows(easel)
    birds(easel, 0.35, 0.3)
    return stage(easel, land=land)


def stacks(easel: Easel) -> Stage:
    """Rocks stand out of the surf on one side; a coast lies behind."""
    easel.set_out(horizon=0.44, sun=0.64)
    sky(easel)
    headland(easel, 0.5, 1.02, 0.075)
    rocks = [(0.17, 0.0, 0.3, 0.2), (0.31, 0.0, 0.14, 0.1)]
    land = promontory(easel) if needs_land(easel) or easel.scene.subject("cliff") else None
    for number, (across, down, tall, wide) in enumerate(rocks if land is None else ()):
        stack(easel, f"stack {number}", across, down, tall, wide)
    sea(easel)
    billows(easel)
    stack(easel, "near stack", 0.06, 0.46, 0.3, 0.26, surf=True)
    stack(easel, "low rock", 0.24, 0.6, 0.09, 0.15, surf=True)
    birds(easel, 0.36, 0.42)
    return stage(easel, span=(0.4, 0.92), land=land)


def high_sky(easel: Easel) -> Stage:
    """A low horizon under heaped clouds."""
    easel.set_out(horizon=0.72, sun=0.36)
    sky(easel)
    if easel.scene.weather not in ("fog", "clear") and easel.light.cover < 0.6 and not easel.light.moon:
        for number, (across, up, breadth) in enumerate(((0.72, 0.05, 0.5), (0.2, 0.02, 0.34), (0.95, 0.02, 0.4))):
            base = easel.horizon - easel.unit * up
            cumulus(easel, easel.x(across), base, easel.unit * breadth, layer=str(number), haze=0.35)
    if starlit(easel):
        milky_way(easel)
    land = promontory(easel) if needs_land(easel) or easel.scene.subject("cliff") else None
    sea(easel)
    billows(easel)
    birds(easel, 0.6, 0.5)
    return stage(easel, land=land)


def from_above(easel: Easel) -> Stage:
    """A wide sea seen from a height, far islands along a high horizon."""
    easel.set_out(horizon=0.3, sun=0.42)
    sky(easel)
    headland(easel, 0.72, 1.02, 0.08)
    sea(easel)
    billows(easel)
    cliff(easel)
    birds(easel, 0.6, -0.12)
    left, right = sorted((easel.x(0.04), easel.x(0.3)))
    land = Zone(left, easel.y(0.79), right, easel.y(0.84), 1.0, 1.0)
    return stage(easel, span=(0.36, 0.9), water=(0.14, 0.7), land=land)


LAYOUTS = (horizon, stacks, high_sky, from_above)


def promontory(easel: Easel) -> Zone:
    """Let a grassy promontory with a rocky flank reach out from one side, and return where things stand on it.

    Where a cliff is named it is one: high and steep, with a bare face.
    """
    chance = easel.chance("promontory")
    named = easel.scene.subject("cliff")
    steep = named is not None
    reach, rise = 0.46, easel.unit * (0.19 if steep else 0.085)
    brink = 0.9 if steep else 0.72
    top, flank = [], []
    for i in range(41):
        share = i / 40
        fall = max(0.0, (share - brink) / (1 - brink)) ** 1.6
        wave = (0.025 if steep else 0.07) * math.sin(share * 13)
        y = easel.horizon - rise * (1 - fall) * (1 + wave) * chance.uniform(0.98, 1.02)
        top.append((easel.x(reach * share - 0.02), y))
        turf_deep = (0.06 + 0.05 * chance.random()) if steep else (0.2 + 0.16 * chance.random())
        flank.append((top[-1][0], y + rise * turf_deep * (1 - fall * (1.0 if steep else 0.6))))
    foot = easel.horizon + 1.0
    shade = easel.light.backlit
    bare = named.colour if named is not None and named.colour else ROCK
    rock = mix(mix(easel.ambient(bare), easel.light.shade, shade * 0.8), easel.light.haze, easel.air(0.08))
    turf_tone = mix(
        mix(easel.ambient(green(easel, GRASS)), easel.light.shade, shade * 0.75), easel.light.haze, easel.air(0.05)
    )
    easel.fill([(top[0][0], foot), *top, (top[-1][0], foot)], rock, scaled(rock, 0.7))
    if steep:
        _face(easel, [point for point in top if point[1] < easel.horizon - rise * 0.3], foot, rock)
    easel.fill([*top, *reversed(flank)], turf_tone, scaled(turf_tone, 0.8))
    left, right = sorted((easel.x(0.14 if steep else 0.06), easel.x(0.32 if steep else 0.28)))
    easel.note("cliff" if steep else "headland", "coast", *(("coloured cliff",) if bare != ROCK else ()))
    tall = any(lexicon.group(subject.noun) == "building" for subject in easel.scene.subjects)
    near = (0.5 if tall else 0.8) if steep else 0.85
    return Zone(left, easel.horizon - rise * 0.99, right, easel.horizon - rise * (0.97 if steep else 0.86), near, near)


def _face(easel: Easel, edge: list[Point], foot: float, rock: Colour) -> None:
    """Cleave a cliff's bare face into upright slabs, light and dark by turns, with ledges across them."""
    chance = easel.chance("cliff face")
    step = max(2, len(edge) // 13)
    for at in range(0, len(edge) - step, step):
        (x1, y1), (x2, y2) = edge[at], edge[at + step]
        lean = (x2 - x1) * chance.uniform(-0.25, 0.25)
        low = foot - (foot - y1) * chance.uniform(0.0, 0.25)
        tone = scaled(rock, chance.choice((0.78, 0.9, 1.12, 1.26)))
        easel.fill([(x1, y1), (x2, y2), (x2 + lean, low), (x1 + lean / 2, low)], tone, scaled(tone, 0.78))
        ledge = y1 + (low - y1) * chance.uniform(0.35, 0.75)
        deep = (low - y1) * 0.05
        easel.fill([(x1, ledge), (x2, ledge - deep), (x2, ledge), (x1, ledge + deep)], scaled(tone, 1.15), tone)


def billows(easel: Easel) -> None:
    """In a storm or a wind, raise rows of foaming waves, larger towards the viewer."""
    kind = easel.scene.weather
    swell = {"storm": 1.0, "wind": 0.42}.get(kind, 0.5 if easel.scene.mood == "dramatic" else 0.0)
    if not swell:
        return
    chance = easel.chance("billows")
    down, number = 0.05, 0
    while down < 0.95:
        _billow(easel, f"billow {number}", down, swell)
        down += (0.05 + 0.15 * down) * chance.uniform(0.8, 1.2)
        number += 1


def _billow(easel: Easel, layer: str, down: float, swell: float) -> None:
    """Draw one row of waves: sharp crests that lean with the wind, dark hollows, foam where they break."""
    chance = easel.chance(layer)
    tall = easel.unit * swell * (0.012 + 0.1 * down)
    crests = _crests(easel, chance, easel.unit * (0.1 + 0.5 * down))
    line: list[Point] = []
    for i in range(241):
        x = easel.width * i / 240
        level = 0.0
        for middle, half, strength, lean in crests:
            off = (x - middle) / half
            off = off / (1 + lean) if off > 0 else off / (1 - lean)
            if abs(off) < 1:
                level = max(level, strength * (1 - abs(off)) ** 1.35)
        line.append((x, easel.y(down) - tall * (level + 0.05 * math.sin(x / tall * 0.8))))
    bottom = easel.y(min(1.1, down + 0.1 + 0.3 * down))
    mask, corner = easel.area([*line, (easel.width + 2, bottom), (-2, bottom)])
    tint = easel.ambient(easel.scene.place_colour or (36, 96, 116))
    deep = mix(scaled(tint, 0.8), easel.light.haze, 0.45 * (1 - down) ** 2)
    top = mix(deep, easel.light.sky[4], 0.34)
    body = gradient((top, deep, scaled(deep, 0.66), scaled(deep, 0.6)), mask.size)
    through = fade((0.96, 0.85, 0.5, 0.0), mask.size)
    easel.image.paste(body, corner, ImageChops.multiply(through, mask))
    _spume(easel, layer, line, tall, down)


def _crests(easel: Easel, chance: random.Random, long: float) -> list[tuple[float, float, float, float]]:
    """Return the waves of one row: where the crest is, half its breadth, how high (0 to 1), how far it leans."""
    crests = []
    x = -long * chance.uniform(0, 0.6)
    wind = 0.3 if easel.mirrored else -0.3
    while x < easel.width + long:
        half = long * chance.uniform(0.4, 0.85)
        crests.append((x, half, chance.choice((chance.uniform(0.2, 0.5), chance.uniform(0.5, 1.0))), wind))
        x += half * chance.uniform(0.7, 1.3)
    return crests


def _spume(easel: Easel, layer: str, line: list[Point], tall: float, down: float) -> None:
    """Draw the foam that breaks from the crests and streaks down the face of a wave."""
    chance = easel.chance(f"spume {layer}")
    white = mix((255, 255, 255), easel.light.haze, 0.3 + (0.35 if easel.light.moon else 0))
    base = easel.y(down)
    upper, lower = [], []
    for x, y in line:
        share = max(0.0, (base - y) / tall - 0.4)
        upper.append((x, y - tall * 0.05 * share * chance.uniform(0.2, 1.4)))
        lower.append((x, y + 0.3 + tall * share * (0.06 + 0.42 * chance.random() ** 2)))
    mask, corner = easel.area([*upper, *reversed(lower)])
    mask = mask.filter(ImageFilter.GaussianBlur(easel.unit / 900))
    easel.dab(white, faint(mask, 0.78), corner)
    streaks = easel.plane(f"streaks {layer}", mask.height + 8, (60, 8), steep=1.4, octaves=3).crop((0, 0, *mask.size))
    streaked, at = easel.area([*line, *((x, y + tall * 0.5) for x, y in reversed(line))])
    veins = Image.new("L", streaked.size)
    veins.paste(ramp(streaks, 0.62, 0.8, 0.3), (0, 0))
    easel.dab(white, ImageChops.multiply(veins, streaked), at)


def stack(
    easel: Easel, layer: str, across: float, down: float, tall: float, wide: float, *, surf: bool = False
) -> None:
    """Stand a rock in the water: broken columns with a lit and a shaded side, foam at its foot if it is near."""
    chance = easel.chance(layer)
    x, y = easel.x(across), easel.y(down) + 1
    high, half = easel.unit * tall, easel.unit * wide / 2
    haze = 0.0 if surf else 0.22
    base = mix(
        mix(easel.ambient(ROCK), easel.light.shade, easel.light.backlit * 0.8), easel.light.haze, easel.air(haze)
    )
    count = max(2, round(wide / 0.045))
    columns = []
    for i in range(count):
        share = (i + 0.5) / count * 2 - 1
        level = (1 - abs(share) ** 1.7) * chance.uniform(0.75, 1.0) + 0.06
        columns.append((level, x + half * share, half * chance.uniform(1.1, 1.7) / count))
    for level, middle, thick in sorted(columns, reverse=True):
        _column(easel, chance, (middle, y, thick, high * level), base)
    if surf:
        _surf(easel, layer, x, y, half)
    easel.note("rock")


def _column(easel: Easel, chance: random.Random, place: tuple[float, float, float, float], base: Colour) -> None:
    x, y, half, high = place
    tone = mix(base, easel.light.haze, chance.uniform(0, 0.12))
    top = [
        (x + half * share, y - high * (1 - 0.3 * abs(share) ** 2 * chance.random() - 0.05 * chance.random()))
        for share in (-0.92, -0.5, 0.0, 0.5, 0.9)
    ]
    sides = [
        (x + half * 1.05, y - high * 0.4),
        (x + half * 1.25, y + 1),
        (x - half * 1.25, y + 1),
        (x - half * 1.05, y - high * 0.4),
    ]
    easel.fill([*top, *sides], mix(tone, easel.light.lit, 0.08), tone, scaled(tone, 0.68))
    side = 1 if easel.sun[0] > x else -1
    split = [(x + half * chance.uniform(-0.25, 0.35) * side, y - high * (1 - i / 5)) for i in range(6)]
    edge = sorted(top, key=lambda point: -point[0] * side)[:3]
    foot = (x + side * half * 1.25, y)
    lit = [edge[-1], *reversed(edge[:-1]), foot, *reversed(split)]
    bright = mix(tone, mix(easel.light.sun, easel.light.glow, 0.5), 0.1 + 0.26 * easel.light.glare)
    easel.fill(lit, bright, mix(bright, tone, 0.5), scaled(tone, 0.78))


def _surf(easel: Easel, layer: str, x: float, y: float, half: float) -> None:
    """Draw the foam around a rock's foot."""
    chance = easel.chance(f"surf {layer}")
    white = hexed(mix((255, 255, 255), easel.light.haze, 0.2 + 0.4 * easel.light.backlit))
    marks = []
    for _ in range(46):
        share = chance.uniform(-1.25, 1.25)
        px, py = x + half * share, y + half * chance.uniform(-0.02, 0.1) * (1.4 - abs(share))
        wide = half * chance.uniform(0.05, 0.24)
        marks.append(
            f'<ellipse cx="{px:.1f}" cy="{py:.1f}" rx="{wide:.1f}" ry="{wide * chance.uniform(0.1, 0.26):.1f}"'
            f' opacity="{chance.uniform(0.25, 0.8):.2f}"/>'
        )
    box = (int(x - half * 1.6), int(y - half * 0.3), int(x + half * 1.6), int(y + half * 0.4))
    easel.put(f'<g fill="{white}">{"".join(marks)}</g>', box)


def cliff(easel: Easel) -> None:
    """Let a grassy clifftop with flowers close the lower corner."""
    chance = easel.chance("cliff")
    phase = chance.uniform(0, 6)
    line = []
    for i in range(61):
        across = i / 60
        share = min(1.0, across / 0.8)
        fall = 1 - (1 - share**2.2) ** 0.8 if share < 1 else 1.0
        down = 0.74 + 0.4 * fall + 0.012 * math.sin(across * 21 + phase) + chance.uniform(-0.006, 0.006)
        line.append((easel.x(across), easel.y(down)))
    line.sort()
    colour = mix(green(easel, GRASS), easel.light.shade, easel.light.backlit * 0.62)
    ground(easel, line, colour, layer="cliff", bottom=easel.height + 2)
    turf(easel, line, colour)
    easel.note("cliff")


def turf(easel: Easel, line: list[Point], colour: Colour) -> None:
    """Let tufts of grass, and flowers where they bloom, stand along an edge of land."""
    if easel.scene.wintry:
        return
    chance = easel.chance("turf")
    marks = []
    blooms = flowers(easel)
    for x, y in line:
        for _ in range(3):
            px, py = (
                x + chance.uniform(-0.5, 0.5) * easel.width / len(line),
                y + easel.unit * chance.uniform(0.004, 0.06),
            )
            if py > easel.height + easel.unit * 0.05:
                continue
            tall = easel.unit * chance.uniform(0.02, 0.055)
            tone = mix(easel.ambient(colour), easel.light.shade, chance.uniform(0, 0.3))
            marks.append(put(grass(chance, tall, tone), px, py))
            if chance.random() < 0.24 and easel.light.backlit < 0.6:
                petal = hexed(easel.ambient(chance.choice(blooms)))
                marks.append(f'<circle cx="{px:.1f}" cy="{py - tall:.1f}" r="{tall * 0.13:.1f}" fill="{petal}"/>')
    easel.put("".join(marks), (0, int(min(y for _, y in line) - easel.unit * 0.08), easel.width, easel.height))
    easel.note("grass")


def stage(
    easel: Easel,
    *,
    span: tuple[float, float] = (0.12, 0.88),
    water: tuple[float, float] = (0.08, 0.5),
    land: Zone | None = None,
) -> Stage:
    """Return where boats, rocks and birds may stand on this sea, and other things on what `land` there is."""
    left, right = sorted((easel.x(span[0]), easel.x(span[1])))
    zones = {
        "water": Zone(left, easel.y(water[0]), right, easel.y(water[1]), 0.6, 1.25),
        "air": Zone(left, easel.horizon * 0.2, right, easel.horizon * 0.7, 0.8, 0.8),
    }
    zones["rock"] = Zone(left, easel.y(0.3), right, easel.y(0.85), 0.6, 1.2)
    if land:
        zones["shore"] = land
    return Stage(zones)
