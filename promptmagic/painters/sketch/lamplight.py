"""Small lights: what of the hour comes into rooms, the pools that windows, lamps and candles make, and fireflies."""

from __future__ import annotations

import re
from dataclasses import replace

from PIL import Image, ImageChops

from promptmagic.painters.colour import Colour, grey, mix
from promptmagic.painters.sketch.boxes import TraceBox, boxes
from promptmagic.painters.sketch.easel import Easel, curve, round_light
from promptmagic.painters.sketch.light import Light
from promptmagic.painters.sketch.relations import ENCLOSING, relations
from promptmagic.painters.sketch.shapes.pen import disc
from promptmagic.painters.sketch.standing import around

DAY_SHADE: Colour = (196, 190, 198)
NIGHT_SHADE: Colour = (104, 90, 116)
CANDLE_SHADE: Colour = (78, 56, 58)
WARM: Colour = (255, 224, 172)
MOON_SHADE: Colour = (52, 62, 104)
MOON_LIGHT: Colour = (186, 202, 248)
FLAMES = frozenset({"candle", "fire"})

MOONLIT = re.compile(r"\bmoon(?:light|lit|beams?|shine)\b|\bfull moon\b", re.IGNORECASE)
LAMPLIT = re.compile(
    r"\b(?:candle|lamp|lantern|torch|fire|hearth|chandelier|neon)\w*\b|\blit by (?!the moon|moon)", re.IGNORECASE
)
"""Words of moonlight in a room, and of lamps that would outshine it."""

DARK = 0.75
"""From where on a light is that of lamps, and no day's."""

FIREFLIES = 26
"""How many fireflies glow at the least."""


def is_moonlit(easel: Easel) -> bool:
    """Whether a room is lit by the moon alone, or will be."""
    told = easel.scene.told
    return easel.light.lamplit > DARK and bool(MOONLIT.search(told)) and LAMPLIT.search(told) is None


def indoor_light(light: Light, *, candles: bool, moonlit: bool = False) -> Light:
    """Return the light that falls on things in a room: the hour's by day, that of lamps when the day is over."""
    day = mix(mix((255, 252, 246), light.ambient, 0.5), grey(light.ambient), 0.2)
    lamps: Colour = (255, 222, 176) if candles else (214, 222, 248) if moonlit else (250, 228, 200)
    return replace(
        light,
        ambient=mix(day, lamps, light.lamplit),
        shade=(48, 38, 44),
        haze=mix((206, 200, 196), light.haze, 0.3),
        backlit=0.0,
        glare=0.14,
        murk=0.0,
        height=0.5,
        indoors=True,
    )


def lamplight(easel: Easel) -> None:
    """Darken the picture of a room, but for where its windows and lamps light it."""
    dark = easel.light.lamplit
    if not easel.lamps and dark > 0.4:
        easel.burn(easel.width / 2, easel.height * 0.34, easel.unit * 0.8)
    if not easel.lamps:
        return
    candles = bool(FLAMES & easel.scene.lights)
    moonlit = is_moonlit(easel)
    night = CANDLE_SHADE if candles else MOON_SHADE if moonlit else NIGHT_SHADE
    shade, bright = mix(DAY_SHADE, night, dark), mix((255, 253, 248), MOON_LIGHT if moonlit else WARM, dark)
    small = (max(8, easel.width // 8), max(8, easel.height // 8))
    pools = Image.new("L", small)
    for x, y, reach in easel.lamps:
        radius = max(2, round(reach / 8))
        ball = curve(round_light(), lambda level: min(1.0, level**1.3 * 1.25)).resize((2 * radius, 2 * radius))
        spot = Image.new("L", small)
        spot.paste(ball, (round(x / 8) - radius, round(y / 8) - radius))
        pools = ImageChops.screen(pools, spot)
    veil = Image.composite(Image.new("RGB", small, bright), Image.new("RGB", small, shade), pools)
    easel.image = ImageChops.multiply(easel.image, veil.resize((easel.width, easel.height), Image.Resampling.BICUBIC))
    if dark > 0.4:
        for x, y, reach in easel.lamps:
            easel.glow(x, y, reach * 0.5, (120, 150, 226) if moonlit else (255, 186, 100), 0.34 * dark, 1.8)


def fireflies(easel: Easel) -> None:
    """Let fireflies glow over the ground: small dots, the near ones larger."""
    chance = easel.chance("fireflies")
    within = _vessel_of(easel, "firefly")
    for _ in range(max(FIREFLIES, 3 * easel.scene.count("firefly", 1))):
        x, y = chance.uniform(0.02, 0.98) * easel.width, chance.triangular(0.34, 0.97, 0.72) * easel.height
        size = easel.unit * chance.uniform(0.6, 1.5) * (0.5 + 0.9 * y / easel.height)
        if within is not None:  # behind the glass, none so near its edge that it would be outside
            x = within.left + within.wide * chance.uniform(0.16, 0.84)
            y = within.top + within.high * chance.uniform(0.3, 0.92)
            size = within.wide * chance.uniform(0.7, 1.4)
        easel.glow(x, y, size * 0.045, (196, 232, 92), 0.55, 1.8)
        easel.glow(x, y, size * 0.012, (252, 250, 176), 1.0, 0.7)
        easel.put(disc(x, y, size * 0.0028, (255, 253, 206)), around(x, y, size * 0.02))
    easel.note("firefly")


def _vessel_of(easel: Easel, noun: str) -> TraceBox | None:
    """Return where the jar, bottle or lantern is seen that things of a name are said to be in; None where none is."""
    held = (one.second.noun for one in relations(easel.scene) if one.how == "in" and one.first.noun == noun)
    found = (box for vessel in held if vessel in ENCLOSING for box in boxes(easel.marks, vessel))
    return next(found, None)
