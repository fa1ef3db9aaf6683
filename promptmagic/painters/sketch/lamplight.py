"""The light in rooms: what of the hour comes in, and the pools of light that windows, lamps and candles make."""

from __future__ import annotations

from dataclasses import replace

from PIL import Image, ImageChops

from promptmagic.painters.colour import Colour, grey, mix
from promptmagic.painters.sketch.easel import Easel, curve, round_light
from promptmagic.painters.sketch.light import Light

DAY_SHADE: Colour = (196, 190, 198)
NIGHT_SHADE: Colour = (104, 90, 116)
CANDLE_SHADE: Colour = (78, 56, 58)
WARM: Colour = (255, 224, 172)
FLAMES = frozenset({"candle", "fire"})


def indoor_light(light: Light, *, candles: bool) -> Light:
    """Return the light that falls on things in a room: the hour's by day, that of lamps when the day is over."""
    day = mix(mix((255, 252, 246), light.ambient, 0.5), grey(light.ambient), 0.2)
    lamps: Colour = (255, 222, 176) if candles else (250, 228, 200)
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
    night = CANDLE_SHADE if candles else NIGHT_SHADE
    shade, bright = mix(DAY_SHADE, night, dark), mix((255, 253, 248), WARM, dark)
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
            easel.glow(x, y, reach * 0.5, (255, 186, 100), 0.34 * dark, 1.8)
