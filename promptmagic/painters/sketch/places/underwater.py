"""Under water: a coral reef, the open blue, a forest of kelp, a wreck's dark deep."""

from __future__ import annotations

import math
import random

from PIL import Image, ImageChops, ImageFilter, ImageOps

from promptmagic.painters.colour import WHITE, Colour, mix, scaled
from promptmagic.painters.sketch.easel import Easel, fade, faint, gradient, ramp
from promptmagic.painters.sketch.figures import Stage, Zone
from promptmagic.painters.sketch.land import broken_line
from promptmagic.painters.sketch.shapes.pen import (
    blob,
    darker,
    disc,
    lighter,
    line,
    oval,
    polygon,
    put,
    ribbon,
    ring,
    trace,
)

BLUE: Colour = (20, 112, 168)
CORALS: tuple[Colour, ...] = (
    (238, 110, 92),
    (246, 170, 74),
    (226, 92, 146),
    (160, 104, 206),
    (250, 208, 110),
    (96, 190, 160),
    (240, 140, 176),
)


def reef(easel: Easel) -> Stage:
    """Corals rise on both sides around a sandy floor, light falling from above."""
    sea = _deep(easel, horizon=0.74)
    _far_rocks(easel, sea, 0.2)
    _floor(easel, sea, 0.0)
    _rays(easel, 0.5)
    _reef(easel, sea, "left", (-0.08, 0.42), 0.8)
    _reef(easel, sea, "right", (0.62, 1.08), 0.6)
    shoal(easel, sea, 0.62, 0.3)
    bubbles(easel)
    easel.note("coral reef", "coral", "seaweed")
    return stage(easel)


def open_blue(easel: Easel) -> Stage:
    """The open blue: shafts of light, a shoal, a few corals far below."""
    sea = _deep(easel, horizon=0.88)
    _rays(easel, 0.9)
    _surface(easel)
    _far_rocks(easel, sea, 0.1)
    _floor(easel, sea, 0.2)
    _reef(easel, sea, "below", (0.1, 0.5), 0.24)
    shoal(easel, sea, 0.3, 0.42)
    shoal(easel, sea, 0.74, 0.56, layer="second")
    bubbles(easel)
    return stage(easel)


def kelp_forest(easel: Easel) -> Stage:
    """Ribbons of kelp sway up to the light."""
    sea = _deep(easel, horizon=0.82, tint=(24, 120, 118))
    _rays(easel, 0.6)
    for index in range(3):
        _kelp(easel, sea, f"kelp {index}", near=index / 2)
        if index == 1:
            shoal(easel, sea, 0.5, 0.4)
    _floor(easel, sea, 0.16)
    bubbles(easel)
    easel.note("seaweed", "kelp")
    return stage(easel)


def gorge(easel: Easel) -> Stage:
    """Dark walls of rock on both sides of a bright gap, corals glowing on the ledges."""
    sea = _deep(easel, horizon=0.84, tint=(18, 84, 140))
    easel.glow(easel.x(0.52), easel.height * 0.3, easel.unit * 0.7, (150, 220, 240), 0.5, 1.6)
    _rays(easel, 0.7)
    _far_rocks(easel, sea, 0.16)
    _walls(easel, sea)
    _floor(easel, sea, 0.1)
    _reef(easel, sea, "ledge", (-0.05, 0.34), 0.56)
    _reef(easel, sea, "far ledge", (0.72, 1.05), 0.44)
    shoal(easel, sea, 0.52, 0.36)
    bubbles(easel)
    easel.note("rock", "coral")
    return stage(easel)


LAYOUTS = (reef, open_blue, gorge, kelp_forest)


def stage(easel: Easel) -> Stage:
    """Return where things swim, and where they lie on the sea floor."""
    left, right = easel.width * 0.2, easel.width * 0.8
    swim = Zone(left, easel.height * 0.3, right, easel.height * 0.66, 1.6, 1.8, afloat=True)
    floor = Zone(left, easel.y(0.3), right, easel.y(0.8), 1.0, 1.3)
    return Stage({"water": swim, "air": swim, "ground": floor, "shore": floor, "diver": swim, "mermaid": swim})


def _deep(easel: Easel, *, horizon: float, tint: Colour | None = None) -> Colour:
    """Fill the picture with water, light above and dark below, in the hour's light; return its colour."""
    easel.set_out(horizon=horizon, sun=0.5)
    own = easel.scene.place_colour or mix(tint or BLUE, BLUE, 0.3)
    light = mix(WHITE, easel.light.ambient, 0.8)
    bright = mix(mix(own, (150, 236, 236), 0.55), easel.light.glow, 0.14)
    stops = [_under(tone, light) for tone in (bright, mix(own, bright, 0.4), own, scaled(own, 0.62), scaled(own, 0.42))]
    easel.image.paste(gradient(stops, (easel.width, easel.height)), (0, 0))
    easel.glow(easel.sun[0], -easel.unit * 0.1, easel.unit * 0.9, mix(bright, WHITE, 0.4), 0.5, 1.6)
    easel.note("water", "sea")
    return _under(own, light)


def _under(colour: Colour, light: Colour) -> Colour:
    return (colour[0] * light[0] // 255, colour[1] * light[1] // 255, colour[2] * light[2] // 255)


def _rays(easel: Easel, strength: float) -> None:
    """Let rays of light fall from the surface, fanning out."""
    chance = easel.chance("rays")
    size = (easel.width, easel.height)
    beams = Image.new("L", size)
    top = easel.width * 0.5 + (easel.sun[0] - easel.width * 0.5) * 0.5
    for _ in range(round(11 * easel.width / easel.unit)):
        across = chance.uniform(-0.6, 0.6)
        x, wide = top + easel.unit * across, easel.unit * chance.uniform(0.012, 0.05)
        foot, low = top + easel.unit * across * 2.4, easel.height * chance.uniform(0.6, 1.0)
        mask, corner = easel.area([(x - wide, -2), (x + wide, -2), (foot + wide * 3, low), (foot - wide * 3, low)])
        level = faint(mask, chance.uniform(0.35, 1.0))
        box = (*corner, corner[0] + mask.width, corner[1] + mask.height)
        beams.paste(ImageChops.lighter(beams.crop(box), level), corner)
    beams = ImageChops.multiply(
        beams.filter(ImageFilter.GaussianBlur(easel.unit / 60)), fade((1, 0.8, 0.4, 0.1, 0), size)
    )
    dim = 0.4 if easel.light.moon else 0.75 - 0.3 * easel.light.backlit
    light = Image.new("RGB", size)
    light.paste(mix((214, 255, 250), easel.light.glow, 0.2), (0, 0), faint(beams, strength * dim))
    easel.image = ImageChops.screen(easel.image, light)


def _surface(easel: Easel) -> None:
    """Show the surface from below: a bright, moving net of light."""
    high = max(8, round(easel.height * 0.2))
    net = (
        easel.plane("surface", high, (12, 30), steep=5, octaves=3)
        .crop((0, 0, easel.width, high))
        .transpose(Image.Transpose.FLIP_TOP_BOTTOM)
    )
    bright = ImageChops.multiply(ramp(net, 0.5, 0.8), fade((1, 0.5, 0), (easel.width, high)))
    easel.dab((226, 250, 250), faint(bright, 0.5 if not easel.light.moon else 0.2), (0, 0))


def _floor(easel: Easel, sea: Colour, down: float) -> None:
    """Lay rippled sand on the sea floor, with a net of light on it."""
    chance = easel.chance("floor")
    swell = broken_line(chance, 3, 0.5)
    top = easel.y(down)
    line_ = [(easel.width * i / 8, top + easel.unit * 0.018 * swell[i]) for i in range(9)]
    mask, corner = easel.area([*line_, (easel.width + 2.0, easel.height + 2.0), (-2.0, easel.height + 2.0)])
    sand = mix(easel.ambient((214, 202, 160)), sea, 0.45)
    grain = easel.plane("sea sand", mask.height, (10, 50), steep=4, octaves=5).crop((0, 0, *mask.size))
    paint = ImageOps.colorize(grain, scaled(sand, 0.74), scaled(sand, 1.14), mid=sand)
    net = easel.plane("caustics", mask.height, (26, 40), steep=4, octaves=2).crop((0, 0, *mask.size))
    paint.paste(
        mix(sand, WHITE, 0.45),
        (0, 0),
        faint(ramp(ImageChops.difference(net, Image.new("L", net.size, 128)), 0.06, 0.0), 0.4),
    )
    haze = gradient(((210, 210, 210), (90, 90, 90), (20, 20, 20)), mask.size).convert("L")
    paint.paste(sea, (0, 0), haze)
    easel.image.paste(paint, corner, mask)


def _far_rocks(easel: Easel, sea: Colour, high: float) -> None:
    for index in range(3):
        heights = broken_line(easel.chance(f"far rock {index}"), 5, 0.55)
        last = len(heights) - 1
        tall = easel.unit * high * (1 - 0.25 * index)
        top = [
            (easel.width * i / last, easel.horizon + easel.unit * 0.03 * index - tall * (0.4 + 0.6 * value))
            for i, value in enumerate(heights)
        ]
        tone = mix(scaled(sea, 0.66), sea, 0.72 - 0.3 * index)
        easel.fill([*top, (easel.width + 2, easel.height + 2), (-2, easel.height + 2)], mix(tone, sea, 0.4), tone)


def _walls(easel: Easel, sea: Colour) -> None:
    """Raise dark walls of rock at both sides of the picture."""
    for index in range(3):
        for side in (0, 1):
            chance = easel.chance(f"wall {index} {side}")
            rough = broken_line(chance, 5, 0.6)
            reach = easel.width * (0.34 - 0.1 * index) + easel.unit * 0.02
            last = len(rough) - 1
            inner = []
            for i, value in enumerate(rough):
                across = reach * (0.72 + 0.28 * value) * (0.66 + 0.34 * i / last)
                inner.append((across if side == 0 else easel.width - across, easel.height * i / last))
            edge = -2 if side == 0 else easel.width + 2
            tone = mix(scaled(sea, 0.3), sea, 0.5 - 0.22 * index)
            easel.fill([(edge, -2), *inner, (edge, easel.height + 2)], mix(tone, sea, 0.2), scaled(tone, 0.8))


def _reef(easel: Easel, sea: Colour, layer: str, span: tuple[float, float], high: float) -> None:
    """Grow corals of many kinds on a mound of rock between two fractions across."""
    chance = easel.chance(f"reef {layer}")
    middle, half = (span[0] + span[1]) / 2, (span[1] - span[0]) / 2 * easel.width / easel.unit
    stone = mix(scaled(sea, 0.4), (70, 62, 86), 0.4)
    marks: list[tuple[float, str]] = []
    mound = []
    for i in range(13):
        along = i / 6 - 1
        mound.append(
            (
                easel.x(middle) + along * half * easel.unit,
                easel.height - easel.unit * high * 0.5 * (1 - along**2) * chance.uniform(0.8, 1.1),
            )
        )
    easel.fill(
        [(mound[0][0], easel.height + 2), *mound, (mound[-1][0], easel.height + 2)],
        mix(stone, sea, 0.3),
        scaled(stone, 0.7),
    )
    for _ in range(round(64 * half + 10)):
        along = chance.uniform(-1, 1)
        deep = chance.random()
        x = easel.x(middle) + along * half * easel.unit
        y = easel.height - easel.unit * high * 0.5 * (1 - along**2) * (1 - deep * 0.9) + easel.unit * 0.02
        tall = easel.unit * high * chance.uniform(0.13, 0.3) * (0.7 + 0.5 * deep)
        tone = mix(easel.ambient(chance.choice(CORALS)), sea, 0.42 * (1 - deep) + 0.06)
        marks.append((y, put(_coral(chance, tall, tone), x, y)))
    easel.put("".join(mark for _, mark in sorted(marks)))


def _coral(chance: random.Random, tall: float, tone: Colour) -> str:
    """Draw one coral: branching, a fan, a brain, tubes, or sea grass."""
    kind = chance.randrange(5)
    if kind == 0:
        return _branches(chance, 0, 0, -math.pi / 2, tall * 0.42, tall * 0.1, tone, 3)
    if kind == 1:
        turns = (i / 5 - 0.9 for i in range(10))
        tips = [(math.sin(turn) * tall, -math.cos(turn) * tall) for turn in turns]
        veins = "".join(trace("M0,0Q", x * 0.4, -tall * 0.5, x * 0.75, y) for x, y in tips)
        fan = blob(
            [(math.sin(i / 4 - 1.1) * tall * 0.78, -math.cos(i / 4 - 1.1) * tall) for i in range(10)] + [(0, 0)],
            tone,
            0.55,
        )
        return fan + line(veins, lighter(tone, 0.3), max(0.6, tall * 0.035))
    if kind == 2:
        lobes = [
            oval(
                chance.uniform(-0.4, 0.4) * tall,
                -tall * chance.uniform(0.1, 0.3),
                tall * 0.34,
                tall * 0.28,
                darker(tone, 0.1 * i),
            )
            for i in range(3)
        ]
        dots_ = [
            disc(chance.uniform(-0.5, 0.5) * tall, -tall * chance.uniform(0.1, 0.45), tall * 0.03, lighter(tone, 0.5))
            for _ in range(9)
        ]
        return "".join(lobes + dots_)
    if kind == 3:
        tubes = []
        for i in range(5):
            x, high = (i - 2) * tall * 0.16, tall * chance.uniform(0.45, 0.95)
            tubes.append(ribbon([(x * 0.5, 0), (x, -high)], [tall * 0.12, tall * 0.16], darker(tone, 0.08 * (i % 2))))
            tubes.append(oval(x, -high, tall * 0.08, tall * 0.035, darker(tone, 0.5)))
        return "".join(tubes)
    blades = []
    for i in range(7):
        x, sway = (i - 3) * tall * 0.1, tall * chance.uniform(-0.2, 0.2)
        spine = [
            (x, 0.0),
            (x + sway, -tall * 0.5),
            (x - sway * 0.4, -tall * 0.8),
            (x + sway * 0.6, -tall * chance.uniform(0.9, 1.2)),
        ]
        blades.append(ribbon(spine, [tall * 0.07, tall * 0.06, tall * 0.04, 0.3], mix(tone, (60, 150, 90), 0.6)))
    return "".join(blades)


def _branches(
    chance: random.Random, x: float, y: float, turn: float, long: float, thick: float, tone: Colour, depth: int
) -> str:
    ex, ey = x + math.cos(turn) * long, y + math.sin(turn) * long
    parts = line(f"M{x:.1f},{y:.1f}L{ex:.1f},{ey:.1f}", tone, thick)
    if depth == 0:
        return parts + disc(ex, ey, thick * 0.7, lighter(tone, 0.4))
    for side in (-1, 1):
        parts += _branches(
            chance,
            ex,
            ey,
            turn + side * chance.uniform(0.2, 0.65),
            long * chance.uniform(0.6, 0.85),
            thick * 0.74,
            tone,
            depth - 1,
        )
    return parts


def _kelp(easel: Easel, sea: Colour, layer: str, *, near: float) -> None:
    """Draw a rank of kelp: long ribbons with leaves, from the floor to the surface."""
    chance = easel.chance(layer)
    green = mix(easel.ambient((112, 128, 52)), sea, 0.66 - 0.56 * near)
    parts = []
    for _ in range(round((9 - 4 * near) * easel.width / easel.unit)):
        x = chance.random() * easel.width
        if near == 1 and abs(x / easel.width - 0.5) < 0.24:
            continue
        sway, phase = easel.unit * chance.uniform(0.02, 0.06), chance.uniform(0, 6)
        top = easel.height * chance.uniform(-0.05, 0.3)
        steps = 14
        spine = [
            (x + sway * math.sin(phase + i * 0.55), easel.height - (easel.height - top) * i / steps)
            for i in range(steps + 1)
        ]
        thick = easel.unit * (0.004 + 0.008 * near)
        parts.append(ribbon(spine, [thick] * (steps + 1), darker(green, 0.2)))
        for i, (px, py) in enumerate(spine[1:]):
            long = easel.unit * (0.05 + 0.07 * near) * chance.uniform(0.7, 1.2)
            side = 1 if i % 2 else -1
            leaf = [(px, py), (px + side * long * 0.5, py - long * 0.35), (px + side * long, py - long * 0.3)]
            parts.append(ribbon(leaf, [thick * 0.8, thick * 3.4, 0.4], lighter(green, 0.15) if i % 3 else green))
    easel.put("".join(parts))


def shoal(easel: Easel, sea: Colour, across: float, down: float, *, layer: str = "shoal") -> None:
    """Let a shoal of small fish swim by, all the same way; none where the prompt wants no fish."""
    if easel.scene.lacks("fish"):
        return
    chance = easel.chance(layer)
    tone = mix(chance.choice(((250, 200, 90), (240, 130, 100), (200, 226, 240))), sea, 0.35)
    side = chance.choice((-1, 1))
    parts = []
    for _ in range(16):
        x, y = (
            easel.x(across) + chance.gauss(0, 0.1) * easel.unit,
            easel.height * down + chance.gauss(0, 0.045) * easel.unit,
        )
        long = easel.unit * chance.uniform(0.009, 0.017)
        body = oval(0, 0, long, long * 0.42, tone) + polygon(
            [(-long * 0.8, 0), (-long * 1.5, -long * 0.45), (-long * 1.5, long * 0.45)], tone
        )
        parts.append(put(body, x, y, flip=side < 0))
    easel.put("".join(parts))


def bubbles(easel: Easel) -> None:
    """Let bubbles rise in a few wavering columns."""
    chance = easel.chance("bubbles")
    parts = []
    for _ in range(4):
        x, y = chance.uniform(0.15, 0.85) * easel.width, chance.uniform(0.4, 0.8) * easel.height
        for _ in range(chance.randint(4, 8)):
            radius = easel.unit * chance.uniform(0.003, 0.01)
            parts.append(ring(x, y, radius, max(0.5, radius * 0.2), (226, 250, 255)))
            parts.append(disc(x - radius * 0.3, y - radius * 0.3, radius * 0.25, (255, 255, 255), 0.8))
            x, y = x + easel.unit * chance.uniform(-0.02, 0.02), y - easel.unit * chance.uniform(0.02, 0.06)
    easel.put(f'<g opacity=".75">{"".join(parts)}</g>')
    easel.note("bubble")
