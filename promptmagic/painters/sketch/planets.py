"""Worlds seen from far: lit globes with seas, bands, craters or rings, and the nebulae and galaxies behind them."""

from __future__ import annotations

import math
import random
from dataclasses import dataclass

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageOps

from promptmagic.painters.colour import BLACK, WHITE, Colour, mix, scaled
from promptmagic.painters.noise import fractal
from promptmagic.painters.sketch.easel import Easel, curve, faint, ramp
from promptmagic.painters.sketch.shapes.pen import disc, line, trace


@dataclass(frozen=True, slots=True)
class World:
    """A planet or moon: its dark and bright colour, its kind ("earth", "bands", "rock"), whether it has rings."""

    dark: Colour
    bright: Colour
    kind: str = "rock"
    air: Colour | None = None
    rings: bool = False


EARTH = World((18, 62, 132), (58, 140, 200), "earth", (120, 190, 255))
MOON = World((96, 96, 102), (206, 204, 198))
MARS = World((126, 52, 34), (222, 132, 84), "rock", (240, 150, 110))
JUPITER = World((150, 96, 70), (236, 214, 180), "bands")
SATURN = World((170, 130, 84), (240, 220, 170), "bands", None, rings=True)
NEPTUNE = World((24, 60, 150), (110, 170, 240), "bands", (120, 170, 255))
VIOLET = World((74, 40, 110), (196, 140, 220), "bands", (200, 150, 255))
JADE = World((20, 92, 92), (150, 220, 180), "rock", (140, 240, 210))
STARLIGHT: tuple[Colour, ...] = (WHITE, (223, 232, 255), (255, 240, 216), (255, 217, 192), (200, 216, 255))
WORLDS = (JUPITER, SATURN, NEPTUNE, VIOLET, MARS, JADE)
NEBULAE: tuple[tuple[Colour, Colour, Colour], ...] = (
    ((84, 36, 170), (196, 74, 214), (84, 150, 250)),
    ((30, 84, 190), (60, 170, 220), (226, 110, 200)),
    ((140, 40, 120), (236, 104, 110), (255, 190, 120)),
    ((40, 60, 180), (150, 90, 230), (90, 220, 220)),
)


def globe(
    easel: Easel,
    layer: str,
    x: float,
    y: float,
    radius: float,
    world: World,
    *,
    sunward: float | None = None,
    haze: float = 0.0,
) -> None:
    """Draw a globe; `sunward` is the direction of its light in radians, `haze` how far the air before it hides it."""
    chance = easel.chance(layer)
    turn = math.atan2(easel.sun[1] - y, easel.sun[0] - x) if sunward is None else sunward
    box = easel.clip((int(x - radius) - 2, int(y - radius) - 2, int(x + radius) + 3, int(y + radius) + 3))
    if box[2] - box[0] < 3 or box[3] - box[1] < 3:
        return
    if world.air:
        easel.glow(x, y, radius * 1.3, world.air, 0.55, 2.6)
    side = max(16, min(900, round(radius * 2)))
    face = _face(chance, side, world)
    shade = _terminator(side, turn)
    face = ImageChops.multiply(face, Image.merge("RGB", [shade] * 3))
    if world.air:
        face = ImageChops.screen(face, _limb(side, turn, world.air))
    ball = Image.new("L", (side * 2, side * 2))
    ImageDraw.Draw(ball).ellipse((2, 2, side * 2 - 3, side * 2 - 3), fill=255)
    full = round(radius * 2)
    mask = ball.resize((full, full), Image.Resampling.BOX if full <= side * 2 else Image.Resampling.BICUBIC)
    face = face.resize((full, full), Image.Resampling.BICUBIC)
    if haze:
        mask = faint(mask, 1 - haze)
    if world.rings:
        _rings(easel, x, y, radius, world, back=True)
    easel.image.paste(face, (round(x - radius), round(y - radius)), mask)
    if world.rings:
        _rings(easel, x, y, radius, world, back=False)
    easel.note("planet")


def _face(chance: random.Random, side: int, world: World) -> Image.Image:
    size = (side, side)
    mid = mix(world.dark, world.bright, 0.5)
    if world.kind == "bands":
        bands = fractal(chance, (8, side), (1, 9), octaves=4, gain=0.7).resize(size, Image.Resampling.BICUBIC)
        swirl = fractal(chance, size, (3, 14), octaves=5, gain=0.7)
        bands = ImageChops.add(faint(bands, 0.8), faint(swirl, 0.3), 1.1)
        return ImageOps.colorize(bands, world.dark, world.bright, mid=mid).rotate(
            chance.uniform(-24, 24), Image.Resampling.BILINEAR, fillcolor=mid
        )
    ground = fractal(chance, size, (4, 4), octaves=6, gain=0.72)
    if world.kind == "earth":
        sea = ImageOps.colorize(fractal(chance, size, (3, 3), octaves=4), world.dark, world.bright)
        land = ImageOps.colorize(fractal(chance, size, (6, 6), octaves=5), (52, 96, 52), (176, 160, 104))
        sea.paste(land, (0, 0), ramp(ground, 0.52, 0.56))
        cloud = fractal(chance, size, (4, 7), octaves=6, gain=0.85)
        sea.paste(WHITE, (0, 0), ramp(cloud, 0.52, 0.78, 0.9))
        return sea
    face = ImageOps.colorize(ground, world.dark, world.bright, mid=mid)
    return _cratered(chance, face, world)


def _cratered(chance: random.Random, face: Image.Image, world: World) -> Image.Image:
    draw = ImageDraw.Draw(face, "RGBA")
    side = face.width
    for _ in range(34):
        x, y = chance.uniform(0, side), chance.uniform(0, side)
        radius = side * 0.06 * chance.random() ** 2.2 + side * 0.008
        draw.ellipse((x - radius, y - radius, x + radius, y + radius), fill=(*scaled(world.dark, 0.9), 120))
        draw.arc(
            (x - radius, y - radius, x + radius, y + radius),
            20,
            200,
            fill=(*mix(world.bright, WHITE, 0.2), 170),
            width=max(1, side // 220),
        )
    return face.filter(ImageFilter.GaussianBlur(side / 520))


def _terminator(side: int, turn: float) -> Image.Image:
    """Return how bright a ball is all over (mode L), lit from that direction and a little from the front."""
    small = 96
    lx, ly, lz = math.cos(turn) * 0.84, math.sin(turn) * 0.84, 0.54
    levels = bytearray()
    for row in range(small):
        v = (row + 0.5) / small * 2 - 1
        for column in range(small):
            u = (column + 0.5) / small * 2 - 1
            w = math.sqrt(max(0.0, 1 - u * u - v * v))
            levels.append(round(255 * max(0.02, min(1.0, (u * lx + v * ly + w * lz) * 1.15 + 0.06))))
    return Image.frombytes("L", (small, small), bytes(levels)).resize((side, side), Image.Resampling.BICUBIC)


def _limb(side: int, turn: float, air: Colour) -> Image.Image:
    """Return the thin light of a planet's air along its edge, on the lit side."""
    edge = Image.new("L", (side, side))
    ImageDraw.Draw(edge).ellipse((0, 0, side - 1, side - 1), outline=255, width=max(2, side // 26))
    edge = ImageChops.multiply(
        edge.filter(ImageFilter.GaussianBlur(side / 60)), curve(_terminator(side, turn), lambda v: min(1.0, v * 1.4))
    )
    light = Image.new("RGB", (side, side))
    light.paste(air, (0, 0), faint(edge, 0.9))
    return light


def _rings(easel: Easel, x: float, y: float, radius: float, world: World, *, back: bool) -> None:
    parts = []
    for index in range(9):
        share = 1.36 + 0.095 * index
        if index == 5:
            continue
        tone = mix(world.dark, world.bright, 0.35 + 0.6 * ((index * 7) % 5) / 4)
        rx, ry = radius * share, radius * share * 0.24
        sweep = 1 if back else 0
        parts.append(line(trace("M", -rx, 0, "A", rx, ry, f"0 0 {sweep}", rx, 0), tone, radius * 0.085, 0.8))
    reach = radius * 2.4
    easel.put(
        f'<g transform="translate({x:.1f},{y:.1f}) rotate(-18)">{"".join(parts)}</g>',
        (int(x - reach), int(y - reach), int(x + reach), int(y + reach)),
    )


def nebula(easel: Easel, tones: tuple[Colour, Colour, Colour], strength: float = 1.0) -> None:
    """Fill the sky with clouds of glowing gas, parted by dark dust."""
    size = (easel.width, easel.height)
    across = max(2, round(2.6 * easel.width / easel.unit)), max(2, round(2.6 * easel.height / easel.unit))
    image = easel.image
    for index, tone in enumerate(tones):
        gas = fractal(easel.chance(f"gas {index}"), size, across, octaves=6, gain=0.78)
        shape = ramp(gas, 0.36 + 0.08 * index, 0.92, min(1.0, (0.95, 0.9, 0.7)[index] * strength))
        glow = Image.new("RGB", size)
        glow.paste(tone, (0, 0), shape)
        image = ImageChops.screen(image, glow)
    dust = fractal(easel.chance("dark dust"), size, across, octaves=6, gain=0.85)
    image.paste((6, 6, 18), (0, 0), ramp(dust, 0.6, 0.95, 0.75))
    easel.image = image
    easel.note("nebula")


def starfield(easel: Easel, *, density: float = 1.0, bottom: float | None = None) -> None:
    """Scatter stars of many colours over the whole picture, a few of them with a cross of light."""
    chance = easel.chance("star field")
    low = easel.height if bottom is None else bottom
    marks = []
    for _ in range(round(620 * density * easel.width * low / easel.unit**2)):
        bright = chance.random() ** 4
        radius = max(0.42, easel.unit / 1000 * (0.5 + 2.0 * bright))
        tone = chance.choice(STARLIGHT)
        marks.append(disc(chance.uniform(0, easel.width), chance.uniform(0, low), radius, tone, 0.3 + 0.7 * bright))
    easel.put("".join(marks))
    thin = max(0.4, easel.unit / 900)
    for _ in range(6):
        x, y, long = chance.uniform(0, easel.width), chance.uniform(0, low), easel.unit * chance.uniform(0.012, 0.03)
        easel.glow(x, y, long * 1.3, (214, 226, 255), 0.9, 2.4)
        easel.put(
            line(trace("M", x - long, y, "h", 2 * long, "M", x, y - long, "v", 2 * long), WHITE, thin, 0.6),
            (int(x - long) - 1, int(y - long) - 1, int(x + long) + 2, int(y + long) + 2),
        )
    easel.note("star", "stars", "space")


def galaxy(easel: Easel, x: float, y: float, radius: float, tones: tuple[Colour, Colour, Colour]) -> None:
    """Draw a spiral galaxy seen at a slant: bright heart, two arms of stars and gas."""
    chance = easel.chance("galaxy")
    easel.glow(x, y, radius * 0.9, tones[1], 0.4, 1.4)
    side = 360
    arms = Image.new("L", (side, side))
    draw = ImageDraw.Draw(arms)
    for arm in range(2):
        for i in range(220):
            share = i / 220
            turn = arm * math.pi + share * 7.2
            reach = side * 0.48 * share**0.8
            wide = side * (0.012 + 0.034 * share) * chance.uniform(0.6, 1.4)
            px = side / 2 + math.cos(turn) * reach + chance.gauss(0, side * 0.012)
            py = side / 2 + math.sin(turn) * reach + chance.gauss(0, side * 0.012)
            draw.ellipse((px - wide, py - wide, px + wide, py + wide), fill=round(230 * (1 - share * 0.75)))
    worn = fractal(chance, (side, side), (9, 9), octaves=5, gain=0.8)
    arms = ImageChops.multiply(arms.filter(ImageFilter.GaussianBlur(side / 70)), curve(worn, lambda v: 0.25 + 0.75 * v))
    wide, high = round(radius * 2), max(2, round(radius * 1.1))
    spin = arms.resize((wide, high), Image.Resampling.BICUBIC).rotate(-22, Image.Resampling.BICUBIC, expand=True)
    light = Image.new("RGB", spin.size)
    light.paste(mix(tones[2], WHITE, 0.35), (0, 0), spin)
    corner = (round(x - spin.width / 2), round(y - spin.height / 2))
    sheet = Image.new("RGB", (easel.width, easel.height))
    sheet.paste(light, corner)
    easel.image = ImageChops.screen(easel.image, sheet)
    easel.glow(x, y, radius * 0.5, (255, 236, 206), 0.9, 2.2)
    easel.glow(x, y, radius * 0.18, (255, 250, 240), 1.0, 1.4)
    easel.note("galaxy", "star", "stars")


def dark(easel: Easel, tone: Colour) -> None:
    """Fill the picture with the darkness of space, a little of a colour in it."""
    easel.image.paste(mix(BLACK, tone, 0.16), (0, 0, easel.width, easel.height))
