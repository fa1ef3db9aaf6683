"""Beaches: sea, sand and palms, in four layouts."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from PIL import Image, ImageChops, ImageFilter, ImageOps

from promptmagic.painters.sketch.colour import Colour, mix, scaled
from promptmagic.painters.sketch.easel import Easel, Point, curve, fade, gradient
from promptmagic.painters.sketch.figures import Stage, Zone, around, shadow, silhouetted, stood
from promptmagic.painters.sketch.land import ridge, skyline
from promptmagic.painters.sketch.shapes import SHAPES
from promptmagic.painters.sketch.shapes.birds import far_bird
from promptmagic.painters.sketch.shapes.plants import grass
from promptmagic.painters.sketch.shapes.trees import palm
from promptmagic.painters.sketch.sky import sky
from promptmagic.painters.sketch.water import water

SAND: Colour = (232, 206, 160)
SEA: Colour = (44, 142, 168)

Shore = Callable[[float], float]
"""The row of the waterline (fraction of the way from the horizon down) at a fraction across."""


def island(easel: Easel) -> Stage:
    """Palms on a spit of land across the water, the beach along the lower edge."""
    easel.set_out(horizon=0.51, sun=0.64)
    sky(easel)
    spit(easel, 0.0, 0.4)
    palms(easel, [(0.05 + 0.07 * i, 0.015, 0.2 + 0.05 * (i % 3)) for i in range(5)], far=True)
    sea(easel)
    shore(easel, lambda x: 0.6 + 0.05 * math.sin(x * 5 + 1) + 0.03 * math.sin(x * 11))
    birds(easel, 0.72, 0.5)
    return stage(easel, sand=(0.76, 0.96))


def framed(easel: Easel) -> Stage:
    """Tall palms near by lean in from one side over a narrow beach."""
    easel.set_out(horizon=0.6, sun=0.66)
    sky(easel)
    headland(easel, 0.7, 1.0, 0.05)
    sea(easel)
    shore(easel, lambda x: 0.44 + 0.62 * max(0.0, x) ** 1.5)
    palms(easel, [(0.1, 0.62, 0.66), (0.2, 0.74, 0.84), (0.03, 0.95, 0.72)], far=False)
    birds(easel, 0.6, 0.4)
    return stage(easel, sand=(0.72, 0.95), span=(0.08, 0.5))


def bay(easel: Easel) -> Stage:
    """The shore swings in a long curve to the horizon, palms along it, a headland behind."""
    easel.set_out(horizon=0.43, sun=0.34)
    sky(easel)
    headland(easel, 0.6, 1.02, 0.09)
    sea(easel)
    shore(easel, lambda x: 1.12 - 1.1 * max(0.0, x - 0.06) ** 0.42 if x > 0.06 else 1.12)
    palms(easel, [(0.84, 0.07, 0.22), (0.77, 0.1, 0.28), (0.92, 0.17, 0.44), (0.8, 0.3, 0.6)], far=False)
    birds(easel, 0.3, 0.55)
    return stage(easel, sand=(0.62, 0.95), span=(0.5, 0.95))


def dunes(easel: Easel) -> Stage:
    """A low horizon under a wide sky, the sun in the middle, grass on the dunes in front."""
    easel.set_out(horizon=0.68, sun=0.46)
    sky(easel)
    spit(easel, 0.66, 1.02)
    palms(easel, [(0.78, 0.012, 0.15), (0.84, 0.012, 0.19), (0.9, 0.012, 0.16), (0.97, 0.012, 0.22)], far=True)
    sea(easel)
    shore(easel, lambda x: 0.56 + 0.05 * math.sin(x * 4 + 2.4))
    dune(easel)
    birds(easel, 0.4, 0.5)
    return stage(easel, sand=(0.66, 0.84))


LAYOUTS = (island, framed, bay, dunes)


def sea(easel: Easel) -> None:
    """Fill everything below the horizon with the sea; the shore comes over it."""
    scene = easel.scene
    rough = {"storm": 1.9, "wind": 1.4, "rain": 1.1}.get(scene.weather, 0.6 if scene.mood == "calm" else 0.85)
    tint = scene.place_colour or SEA
    bright = easel.light.backlit < 0.3
    water(easel, easel.horizon, easel.height, tint=tint, depth=0.62 if bright else 0.3, waves=rough)
    easel.note("sea")


def spit(easel: Easel, start: float, end: float) -> None:
    """Lay a flat tongue of dark land on the horizon between two fractions across."""
    chance = easel.chance("spit")
    top = easel.unit * 0.028
    points = []
    for i in range(25):
        share = i / 24
        swell = min(1.0, 3.2 * math.sin(math.pi * (0.5 + share * 0.5))) if start <= 0 else min(1.0, 3.2 * math.sin(math.pi * share * 0.5))
        points.append((easel.x(start + (end - start) * share), easel.horizon - top * max(0.0, swell) * chance.uniform(0.9, 1.05)))
    colour = mix(easel.ambient((70, 104, 78)), easel.light.shade, easel.light.backlit)
    easel.fill([(points[0][0], easel.horizon + 1), *points, (points[-1][0], easel.horizon + 1)], mix(colour, easel.light.haze, 0.1))


def headland(easel: Easel, start: float, end: float, height: float) -> None:
    """Let distant hills run out to sea between two fractions across, in three depths of haze."""
    for index in range(3):
        chance = easel.chance(f"headland {index}")
        reach = (end - start) * (1 - 0.24 * index)
        first = end - reach
        line = skyline(easel, f"headland {index} line", 0, 1, points=6, rough=0.5)
        points = []
        for x, level in line:
            share = x / easel.width
            swell = math.sin(share * math.pi / 2) ** 0.7
            up = easel.unit * height * (1.25 - 0.28 * index) * swell * (0.7 - 0.45 * level) * chance.uniform(0.98, 1.0)
            points.append((easel.x(first + reach * share), easel.horizon - up))
        points.sort()
        colour = mix((70, 108, 104), easel.light.shade, easel.light.backlit * 0.8)
        ridge(easel, points, easel.horizon + 1, colour, haze=0.62 - 0.2 * index, mist=0.3)


def shore(easel: Easel, waterline: Shore) -> None:
    """Lay the beach over the sea: wet sand that mirrors the sky, dry sand, and the last waves running out on it."""
    edge = _edge(easel, waterline)
    sand = _sand(easel)
    wet_mask, corner = easel.area(_below(easel, edge, 0.0))
    wet = _wet_sand(easel, sand, wet_mask.size, corner)
    easel.image.paste(wet, corner, wet_mask)
    _dry_sand(easel, edge, sand)
    _foam(easel, edge)
    easel.note("sand", "beach", "shore")


def _edge(easel: Easel, waterline: Shore) -> list[Point]:
    chance = easel.chance("waterline")
    phase, wobble = chance.uniform(0, 6), []
    for i in range(-2, 123):
        across = i / 120
        y = easel.y(waterline(across))
        ripple = math.sin(across * 23 + phase) + 0.6 * math.sin(across * 51 + phase * 2)
        wobble.append((easel.x(across), y + ripple * 0.006 * easel.unit * (0.2 + easel.depth(y))))
    return sorted(wobble)


def _below(easel: Easel, edge: Sequence[Point], off: float) -> list[Point]:
    """Return the outline of all land that lies more than `off` (fraction of unit, near) inside the waterline."""
    inner = []
    for (x, y), (nx, ny) in zip(edge, _normals(edge), strict=True):
        near = off * easel.unit * (0.06 + easel.depth(y))
        inner.append((x + nx * near, y + ny * near))
    return [*inner, (inner[-1][0], easel.height * 2), (inner[0][0], easel.height * 2)]


def _sand(easel: Easel) -> Colour:
    base = (226, 232, 240) if easel.scene.wintry else SAND
    return easel.ambient(base)


def _wet_sand(easel: Easel, sand: Colour, size: tuple[int, int], corner: tuple[int, int]) -> Image.Image:
    """Return wet sand: the sky upside down, blurred, on dark sand."""
    dark = mix(scaled(sand, 0.52), easel.light.shade, 0.12 * easel.light.backlit)
    tall = max(2, min(easel.horizon, round(size[1] * 1.4)))
    above = ImageOps.flip(easel.image.crop((0, easel.horizon - tall, easel.width, easel.horizon)))
    above = above.resize((max(2, easel.width // 8), max(2, size[1] // 8))).filter(ImageFilter.GaussianBlur(easel.unit / 260))
    mirror = above.resize((easel.width, size[1]), Image.Resampling.BICUBIC).crop((corner[0], 0, corner[0] + size[0], size[1]))
    return Image.composite(mirror, Image.new("RGB", size, dark), fade((0.62, 0.44, 0.22), size))


def _dry_sand(easel: Easel, edge: Sequence[Point], sand: Colour) -> None:
    chance = easel.chance("dry sand")
    phase = chance.uniform(0, 6)
    swing = [(x, y + easel.unit * 0.02 * math.sin(x / easel.unit * 6 + phase) * easel.depth(y)) for x, y in edge]
    mask, corner = easel.area(_below(easel, swing, 0.085))
    mask = mask.filter(ImageFilter.GaussianBlur(easel.unit / 160))
    grain = easel.plane("sand", mask.height, (10, 34), steep=4).crop((0, 0, *mask.size))
    paint = ImageOps.colorize(grain, scaled(sand, 0.84), scaled(sand, 1.1), mid=sand)
    far = mix(sand, easel.light.glow, 0.28 * easel.light.glare)
    shading = gradient((mix(far, (255, 255, 255), 0.5), (255, 255, 255), scaled((255, 255, 255), 0.7)), mask.size)
    easel.image.paste(ImageChops.multiply(paint, shading), corner, mask)


def _foam(easel: Easel, edge: Sequence[Point]) -> None:
    """Draw the swash: a white lace along the waterline and two broken lines of surf behind it."""
    white = mix((255, 255, 255), easel.light.haze, 0.12 + 0.24 * easel.light.backlit)
    dim = max(0.5, 1 - easel.light.backlit * 0.35) if not easel.light.moon else 0.5
    shade, corner = easel.area(_ribbon(easel, edge, "foam shadow", 0.004, 0.012, 0.2))
    easel.dab(scaled(_sand(easel), 0.4), curve(shade, lambda v: v * 0.4), corner)
    for name, off, thick, strength in (
        ("far surf", -0.13, 0.006, 0.4),
        ("surf", -0.068, 0.009, 0.6),
        ("swash", -0.004, 0.013, 0.95),
        ("lace", 0.02, 0.003, 0.5),
    ):
        mask, corner = easel.area(_ribbon(easel, edge, name, off, thick, 1.0))
        if name in ("far surf", "surf"):
            gaps = easel.plane(f"gaps {name}", mask.height, (9, 3), steep=1.6, octaves=3).crop((0, 0, *mask.size))
            mask = ImageChops.multiply(mask, curve(gaps, lambda v: max(0.0, min(1.0, (v - 0.42) * 5))))
        easel.dab(white, curve(mask, lambda v, k=strength * dim: v * k), corner)


def _ribbon(easel: Easel, edge: Sequence[Point], layer: str, off: float, thick: float, ragged: float) -> list[Point]:
    chance = easel.chance(f"foam {layer}")
    upper, lower = [], []
    drift = 0.0
    for (x, y), (nx, ny) in zip(edge, _normals(edge), strict=True):
        near = (0.06 + easel.depth(y)) * easel.unit
        drift = drift * 0.8 + chance.uniform(-1, 1) * 0.004
        middle = (off + drift * (1 if off < -0.02 else 0.4)) * near
        half = max(0.4, thick * near * (1 + ragged * chance.uniform(-0.6, 0.7)) / 2)
        upper.append((x + nx * (middle - half), y + ny * (middle - half)))
        lower.append((x + nx * (middle + half), y + ny * (middle + half)))
    return [*upper, *reversed(lower)]


def _normals(edge: Sequence[Point]) -> list[Point]:
    """Return at each point of a line the direction away from it, of length 1, on the lower side."""
    normals = []
    for index in range(len(edge)):
        (x0, y0), (x1, y1) = edge[max(0, index - 2)], edge[min(len(edge) - 1, index + 2)]
        length = math.hypot(x1 - x0, y1 - y0) or 1.0
        normals.append((-(y1 - y0) / length, (x1 - x0) / length))
    return normals


def dune(easel: Easel) -> None:
    """Raise a dune along the lower edge, with grass on it."""
    chance = easel.chance("dune")
    line = [
        (easel.width * i / 40, easel.y(0.86) - easel.unit * 0.05 * math.sin(i / 40 * math.pi * 1.2 + (0.4 if easel.mirrored else 1.6)))
        for i in range(41)
    ]
    sand = mix(scaled(_sand(easel), 0.8), easel.light.shade, 0.3 * easel.light.backlit)
    easel.fill([*line, (easel.width + 2, easel.height + 2), (-2, easel.height + 2)], mix(sand, easel.light.glow, 0.2 * easel.light.glare), scaled(sand, 0.7))
    green = mix(easel.ambient((116, 138, 84)), easel.light.shade, easel.light.backlit)
    tufts = []
    for _ in range(round(34 * easel.width / easel.unit)):
        at = chance.choice((chance.uniform(0, 0.36), chance.uniform(0.6, 1), chance.random()))
        x, y = line[min(40, int(at * 40))]
        tall = easel.unit * chance.uniform(0.05, 0.14)
        y += easel.unit * chance.uniform(0.01, 0.12)
        tufts.append(f'<g transform="translate({easel.width * at:.1f},{y:.1f})">{grass(chance, tall, mix(green, sand, chance.uniform(0, 0.3)))}</g>')
    easel.put("".join(tufts), (0, int(easel.y(0.5)), easel.width, easel.height))
    easel.note("grass", "dune")


def palms(easel: Easel, stands: Sequence[tuple[float, float, float]], *, far: bool) -> None:
    """Draw palms at (across, down, height) in fractions, as many as are asked for; in winter there are none."""
    count = easel.scene.count("palm", 0 if easel.scene.wintry else len(stands))
    if easel.scene.subject("palm") and easel.scene.count("palm") > 1:
        count = max(count, len(stands))
    chance = easel.chance("palms")
    light = easel.light
    subject = easel.scene.subject("palm")
    colour = subject.colour if subject else None
    for index in range(count):
        across, down, height = stands[index % len(stands)]
        if index >= len(stands):
            across += 0.03 * (1 + index // len(stands))
        x, y = easel.x(across + chance.uniform(-0.012, 0.012)), easel.y(down)
        y = min(y, easel.height - 1) if not far else easel.horizon - easel.unit * 0.014
        tall = easel.unit * height * chance.uniform(0.9, 1.1)
        if not far:
            shadow(easel, x, y, tall * 0.16)
        dark = light.backlit > 0.45 and not colour
        tone = mix(light.shade, light.haze, 0.1 if far else 0.0) if dark else colour
        layer, corner = stood(easel, SHAPES["palm"], easel.chance(f"palm {index}"), x, y, tall, tone, flipped=chance.random() < 0.5)
        easel.place(layer, corner, ambient=0.0 if dark else 0.9, haze=0.12 if far and not dark else 0.0)
    if count:
        easel.note("palm")


def birds(easel: Easel, across: float, up: float) -> None:
    """Let gulls fly in the sky around a place given in fractions (across, up from the horizon)."""
    scene = easel.scene
    count = max(scene.count("gull", 4), scene.count("bird", 0))
    if scene.lacks("gull"):
        return
    chance = easel.chance("birds")
    tone = mix(easel.light.shade, easel.light.sky[2], 0.25)
    marks = []
    for _ in range(min(9, max(3, count))):
        x = easel.x(across) + easel.unit * chance.gauss(0, 0.13)
        y = easel.horizon - min(easel.horizon * 0.86, easel.unit * (up + chance.gauss(0, 0.075)))
        tall = easel.unit * chance.uniform(0.009, 0.017)
        marks.append(f'<g transform="translate({x:.1f},{y:.1f})">{far_bird(chance, tall, tone)}</g>')
    easel.put("".join(marks), (0, 0, easel.width, easel.horizon))
    if scene.subject("bird"):
        easel.note("bird")


def stage(easel: Easel, *, sand: tuple[float, float], span: tuple[float, float] = (0.1, 0.9)) -> Stage:
    """Return where things may stand on this beach, and set some gulls on it."""
    left, right = sorted((easel.x(span[0]), easel.x(span[1])))
    zones = {
        "shore": Zone(left, easel.y(sand[0]), right, easel.y(sand[1]), 0.7, 1.1),
        "ground": Zone(left, easel.y(sand[0]), right, easel.y(sand[1]), 0.7, 1.1),
        "water": Zone(easel.width * 0.12, easel.y(0.08), easel.width * 0.88, easel.y(0.3), 0.4, 0.9),
        "air": Zone(easel.width * 0.12, easel.horizon * 0.2, easel.width * 0.88, easel.horizon * 0.6, 0.8, 0.8),
    }
    gulls(easel, zones["shore"])
    return Stage(zones)


def gulls(easel: Easel, zone: Zone) -> None:
    """Set gulls on the sand: as many as are named, else two or three, fewer in bad weather."""
    chance = easel.chance("gulls")
    usual = 0 if easel.scene.weather in ("storm", "snow") or easel.light.moon else chance.choice((2, 3, 3))
    standing = min(8, easel.scene.count("gull", usual))
    middle = chance.uniform(0.3, 0.7)
    feet = []
    for index in range(standing):
        across = max(0.0, min(1.0, middle + (index - standing / 2) * 0.13 + chance.uniform(-0.05, 0.05)))
        down = chance.uniform(0.0, 0.75)
        feet.append((zone.top + (zone.bottom - zone.top) * down, zone.left + (zone.right - zone.left) * across))
    for index, (y, x) in enumerate(sorted(feet)):
        tall = easel.unit * (0.03 + 0.045 * easel.depth(y))
        shadow(easel, x, y, tall * 0.5, 0.5)
        layer, corner = stood(easel, SHAPES["gull"], easel.chance(f"gull {index}"), x, y, tall, flipped=chance.random() < 0.5)
        easel.place(layer, corner, ambient=0.35, rim=0.7 * easel.light.glare)
    if standing or not easel.scene.lacks("gull"):
        easel.note("gull")
