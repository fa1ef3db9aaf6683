"""Beaches: sea, sand and palms, in four layouts."""

from __future__ import annotations

import math
from collections.abc import Sequence

from promptmagic.painters.colour import mix, scaled
from promptmagic.painters.sketch.coast import headland, sea, spit
from promptmagic.painters.sketch.easel import Easel
from promptmagic.painters.sketch.figures import Stage, Zone, free_place, shadow, stood
from promptmagic.painters.sketch.flocks import birds, gulls
from promptmagic.painters.sketch.shapes import SHAPES
from promptmagic.painters.sketch.shapes.pen import put
from promptmagic.painters.sketch.shapes.plants import grass
from promptmagic.painters.sketch.shore import sand_colour, shore
from promptmagic.painters.sketch.sky import sky


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
    palms(easel, [(0.94, 0.11, 0.22), (0.86, 0.15, 0.28), (0.92, 0.2, 0.44), (0.8, 0.3, 0.6)], far=False)
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


def dune(easel: Easel) -> None:
    """Raise a dune along the lower edge, with grass on it."""
    chance = easel.chance("dune")
    line = [
        (
            easel.width * i / 40,
            easel.y(0.86) - easel.unit * 0.05 * math.sin(i / 40 * math.pi * 1.2 + (0.4 if easel.mirrored else 1.6)),
        )
        for i in range(41)
    ]
    sand = mix(scaled(sand_colour(easel), 0.8), easel.light.shade, 0.3 * easel.light.backlit)
    easel.fill(
        [*line, (easel.width + 2, easel.height + 2), (-2, easel.height + 2)],
        mix(sand, easel.light.glow, 0.2 * easel.light.glare),
        scaled(sand, 0.7),
    )
    green = mix(easel.ambient((116, 138, 84)), easel.light.shade, easel.light.backlit)
    tufts = []
    for _ in range(round(34 * easel.width / easel.unit)):
        at = chance.choice((chance.uniform(0, 0.36), chance.uniform(0.6, 1), chance.random()))
        y = line[min(40, int(at * 40))][1]
        tall = easel.unit * chance.uniform(0.05, 0.14)
        y += easel.unit * chance.uniform(0.01, 0.12)
        tufts.append(put(grass(chance, tall, mix(green, sand, chance.uniform(0, 0.3))), easel.width * at, y))
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
            easel.take(x, y, tall * 0.1)
            shadow(easel, x, y, tall * 0.16)
        dark = light.backlit > 0.45 and not colour
        tone = mix(light.shade, light.haze, 0.1 if far else 0.0) if dark else colour
        layer, corner = stood(
            easel, SHAPES["palm"], easel.chance(f"palm {index}"), x, y, tall, tone, flipped=chance.random() < 0.5
        )
        easel.place(layer, corner, ambient=0.0 if dark else 0.9, haze=0.12 if far and not dark else 0.0)
    if count:
        easel.note("palm")


def stage(easel: Easel, *, sand: tuple[float, float], span: tuple[float, float] = (0.1, 0.9)) -> Stage:
    """Return where things may stand on this beach, strew it with shells, and set some gulls on it."""
    left, right = sorted((easel.x(span[0]), easel.x(span[1])))
    zones = {
        "shore": Zone(left, easel.y(sand[0]), right, easel.y(sand[1]), 0.7, 1.1),
        "ground": Zone(left, easel.y(sand[0]), right, easel.y(sand[1]), 0.7, 1.1),
        "water": Zone(easel.width * 0.12, easel.y(0.08), easel.width * 0.88, easel.y(0.3), 0.4, 0.9),
        "air": Zone(easel.width * 0.12, easel.horizon * 0.2, easel.width * 0.88, easel.horizon * 0.6, 0.8, 0.8),
    }
    strew(easel, zones["shore"])
    gulls(easel, zones["shore"])
    return Stage(zones)


def strew(easel: Easel, zone: Zone) -> None:
    """Leave a few shells, pebbles and a starfish on the sand, small, where nothing else stands."""
    if easel.scene.wintry or easel.light.moon:
        return
    chance = easel.chance("strew")
    nouns = [noun for noun in ("shell", "pebble", "shell", "starfish", "shell") if not easel.scene.lacks(noun)]
    for index in range(round(chance.randint(3, 6) * easel.width / easel.unit)):
        x, y = free_place(easel, chance, zone)
        noun = nouns[index % len(nouns)] if nouns else ""
        if not noun or easel.scene.subject(noun) or easel.room(x, y) < easel.unit * 0.03:
            continue
        tall = SHAPES[noun].height * easel.unit * (0.22 + 0.38 * easel.depth(y))
        shadow(easel, x, y, tall * 0.6, 0.3)
        layer, corner = stood(easel, SHAPES[noun], easel.chance(f"strewn {index}"), x, y, tall)
        easel.place(layer, corner, ambient=0.9)
        easel.take(x, y, tall)
