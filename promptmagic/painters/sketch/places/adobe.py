"""Desert villages and rooftops: houses of clay between the dunes, and a roof with its chimney over the town."""

from __future__ import annotations

import random
import re
from dataclasses import replace

from promptmagic import lexicon
from promptmagic.painters.colour import Colour, mix
from promptmagic.painters.sketch.easel import Easel
from promptmagic.painters.sketch.facades import pane, roof_tone, row, snow_tone, toned
from promptmagic.painters.sketch.figures import Stage, Zone, shadow, stood
from promptmagic.painters.sketch.places.desert import dune, plain, sand, scrub
from promptmagic.painters.sketch.places.desert import stage as desert_stage
from promptmagic.painters.sketch.places.mountains import heaven
from promptmagic.painters.sketch.shapes import SHAPES
from promptmagic.painters.sketch.shapes.pen import box, darker, lighter, line, path, polygon, trace
from promptmagic.painters.sketch.sky import sky

CLAY: tuple[Colour, ...] = ((206, 158, 110), (216, 172, 126), (194, 142, 98), (226, 188, 144))
WOOD: Colour = (104, 72, 48)
BRICK: Colour = (170, 96, 74)
PERCHED = 2.4
"""How much larger than usual an animal is that is seen on a chimney from near."""

ON_A_CHIMNEY = re.compile(
    r"\b(?:on|upon|atop)(?: top of)? (?:an?|the|its|his|her|their|our|my|your) (?:[\w-]+ ){0,2}chimney\b",
    re.IGNORECASE,
)
"""Words that set somebody upon a chimney."""


def desert_village(easel: Easel) -> Stage:
    """Flat-roofed houses of clay crowd on the sand before a dune, a few palms among them."""
    easel.set_out(horizon=0.5, sun=0.68)
    heaven(easel)
    dune(easel, "far dune", 0.04, 0.3, 0.26, haze=0.4)
    dune(easel, "middle dune", 0.12, 0.2, 0.84, haze=0.2)
    plain(easel, "village sand", 0.14, sand(easel))
    ranks = (
        (0.19, ((0.2, 0.17, 0.11), (0.36, 0.15, 0.16), (0.5, 0.18, 0.12), (0.64, 0.14, 0.17), (0.78, 0.18, 0.1))),
        (0.3, ((0.12, 0.24, 0.16), (0.43, 0.22, 0.15), (0.7, 0.26, 0.19))),
        (0.5, ((0.24, 0.34, 0.22), (0.88, 0.36, 0.27))),
    )
    for rank, (down, houses) in enumerate(ranks):
        if rank == 1:
            _palm(easel, 0.57, 0.28, 0.36)
        if rank == 2:
            _palm(easel, 0.03, 0.42, 0.5)
            _palm(easel, 0.66, 0.44, 0.46)
        for across, wide, tall in houses:
            _house(easel, f"clay {rank} {across}", across, down, wide, tall, haze=0.2 - 0.1 * rank, domed=across == 0.5)
    scrub(easel, 0.66)
    easel.note("desert", "village", "house", "building", "window", "door", "palm")
    return desert_stage(easel, (0.64, 0.92), span=(0.3, 0.7))


def on_the_chimney(easel: Easel) -> Stage:
    """From beside a chimney: its brick stack rises from the roof's ridge, the roofs of the town lie far below."""
    easel.set_out(horizon=0.72, sun=0.7)
    sky(easel)
    row(easel, "roofs below", easel.y(0.5), easel.unit * 0.1, easel.unit * 0.12, haze=0.4)
    row(easel, "roofs nearer", easel.y(0.9), easel.unit * 0.13, easel.unit * 0.13, haze=0.2)
    chance = easel.chance("great roof")
    x, half, top = easel.x(0.54), easel.unit * 0.15, easel.height * 0.56
    brick, tiles = toned(easel, BRICK), roof_tone(easel, (158, 82, 62))
    easel.put(chimney_stack(easel, chance, x, top, half, brick))
    ridge, low = easel.height * 0.76, easel.height + 4.0
    easel.fill([(-4, ridge), (easel.width + 4, ridge), (easel.width + 4, low), (-4, low)], tiles, darker(tiles, 0.2))
    easel.put(roof_tiles(easel, ridge, tiles))
    easel.take(x, top, half)
    easel.note("chimney", "roof", "rooftop", "house", "building", "on", "on top", "on top of")
    seat = Zone(x - half * 0.62, top + 1, x + half * 0.62, top + 1, 1.0, 1.0)
    air = Zone(easel.width * 0.14, easel.height * 0.12, easel.width * 0.86, easel.height * 0.26, 0.7, 0.7)
    animals = {one.noun for one in easel.scene.subjects if lexicon.group(one.noun) == "animal"}
    perch = replace(seat, far=PERCHED, near=PERCHED)
    return Stage({"ground": seat, "shore": seat, "air": air, **dict.fromkeys(animals, perch)})


CHIMNEYS = (on_the_chimney,)


def chimney_stack(easel: Easel, chance: random.Random, x: float, top: float, half: float, brick: Colour) -> str:
    """Draw a chimney of bricks with a stone cap, down to below the ridge."""
    low, course = easel.height * 0.84, half * 0.17
    stone = snow_tone(easel) if easel.scene.wintry else toned(easel, (198, 186, 170))
    parts = [box(x - half * 0.84, top, half * 1.68, low - top, brick)]
    rows = int((low - top) / course)
    for index in range(rows):
        y = top + course * index
        for place in range(6):
            left = x - half * 0.84 + half * 0.3 * (place - 0.5 * (index % 2))
            start, end = max(x - half * 0.84, left), min(x + half * 0.84, left + half * 0.28)
            if end > start:
                tone = mix(brick, darker(brick, 0.3), chance.uniform(0, 0.7))
                parts.append(box(start, y + course * 0.06, end - start, course * 0.86, tone))
    parts.append(
        polygon(
            [(x + half * 0.44, top), (x + half * 0.84, top), (x + half * 0.84, low), (x + half * 0.44, low)],
            (30, 20, 30),
            0.16,
        )
    )
    parts.append(box(x - half, top + half * 0.16, half * 2, half * 0.17, darker(brick, 0.15)))
    parts.append(box(x - half * 1.08, top - 1, half * 2.16, half * 0.2, stone, half * 0.03))
    return "".join(parts)


def roof_tiles(easel: Easel, ridge: float, tone: Colour) -> str:
    """Draw rows of curved tiles down a roof, and the ridge's own along its top."""
    parts, step, y, index = [], easel.unit * 0.06, ridge + easel.unit * 0.03, 0
    while y < easel.height + step:
        left = -step * (1 + 0.5 * (index % 2))
        bows = "".join(f"q{step / 2:.1f},{step * 0.42:.1f} {step:.1f},0" for _ in range(int(easel.width / step) + 4))
        parts.append(line(f"M{left:.1f},{y:.1f}{bows}", darker(tone, 0.26), step * 0.07))
        y, index = y + step * 0.72, index + 1
    parts.append(box(-4, ridge - easel.unit * 0.012, easel.width + 8, easel.unit * 0.03, lighter(tone, 0.12)))
    joints = "".join(
        f"M{place * step * 1.5:.1f},{ridge - easel.unit * 0.012:.1f}v{easel.unit * 0.03:.1f}"
        for place in range(int(easel.width / step / 1.5) + 2)
    )
    return "".join(parts) + line(joints, darker(tone, 0.2), step * 0.05)


def _palm(easel: Easel, across: float, down: float, tall: float) -> None:
    if easel.scene.lacks("palm"):
        return
    x, y, chance = easel.x(across), easel.y(down), easel.chance(f"village palm {across}")
    shadow(easel, x, y, easel.unit * tall * 0.2, 0.36)
    image, corner = stood(easel, SHAPES["palm"], chance, x, y, easel.unit * tall, flipped=chance.random() < 0.5)
    easel.place(image, corner, ambient=0.9, rim=0.3 * easel.light.glare)
    easel.take(x, y, easel.unit * tall * 0.12)


def _house(
    easel: Easel, layer: str, across: float, down: float, wide: float, tall: float, *, haze: float, domed: bool
) -> None:
    """Draw a house of clay: a flat roof behind a low parapet, small windows, an arched door, beams in the wall."""
    chance, unit = easel.chance(layer), easel.unit
    x, y, half, high = easel.x(across), easel.y(down), unit * wide / 2, unit * tall
    clay = toned(easel, chance.choice(CLAY), haze)
    shadow(easel, x, y, half * 1.1, 0.3)
    top, side = y - high, (1 if easel.sun[0] < x else -1)
    body = trace(
        "M",
        x - half,
        y,
        "L",
        x - half * 0.95,
        top + half * 0.08,
        "Q",
        x - half * 0.94,
        top,
        x - half * 0.84,
        top,
        "H",
        x + half * 0.84,
        "Q",
        x + half * 0.94,
        top,
        x + half * 0.95,
        top + half * 0.08,
        "L",
        x + half,
        y,
        "Z",
    )
    parts = []
    if domed:
        parts.append(
            path(
                trace(
                    "M", x - half * 0.6, top + 1, "A", half * 0.6, half * 0.62, 0, 0, 1, x + half * 0.6, top + 1, "Z"
                ),
                lighter(clay, 0.1),
            )
        )
    parts.append(path(body, clay))
    shade = [
        (x + side * half * 0.56, top),
        (x + side * half * 0.93, top + half * 0.06),
        (x + side * half, y),
        (x + side * half * 0.58, y),
    ]
    parts.append(polygon(shade, darker(clay, 0.3), 0.5))
    parts.append(
        line(f"M{x - half * 0.93:.1f},{top + half * 0.12:.1f}H{x + half * 0.93:.1f}", darker(clay, 0.2), half * 0.02)
    )
    wood = toned(easel, WOOD, haze)
    beam, under = half * 0.05, top + half * 0.17
    parts += [box(x + half * (-0.7 + 0.34 * index), under, beam, beam, wood) for index in range(5)]
    door, middle = min(half * 0.34, high * 0.36), x + half * chance.choice((-0.45, 0.0, 0.4))
    tall_door = min(high * 0.56, door * 1.9)
    arch = trace(
        "M",
        middle - door / 2,
        y,
        "v",
        -tall_door * 0.7,
        "Q",
        middle,
        y - tall_door * 1.25,
        middle + door / 2,
        y - tall_door * 0.7,
        "V",
        y,
        "Z",
    )
    parts.append(path(arch, wood))
    for place in (-0.62, -0.1, 0.5):
        at = x + half * place
        size = half * 0.16
        level_ = top + half * 0.36
        if abs(at - middle) > door * 0.9 or level_ + size * 1.5 < y - tall_door * 1.2:
            parts.append(box(at - size * 0.6, level_ - size * 0.1, size * 1.2, size * 1.5, darker(clay, 0.25)))
            parts.append(box(at - size * 0.5, level_, size, size * 1.3, pane(easel, chance, haze)))
    easel.put("".join(parts))
    easel.take(x, y, half)
    if easel.light.lamplit > 0.5:
        easel.glow(x, y - high * 0.4, half * 1.2, (255, 190, 104), 0.25, 1.8)


DESERT_VILLAGES = (desert_village,)
