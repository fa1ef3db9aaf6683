"""Water: a mirror of all that stands above it, broken by waves, tinted by its depth, glittering towards the sun."""

from __future__ import annotations

import math

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageOps

from promptmagic.painters.colour import WHITE, Colour, mix, scaled
from promptmagic.painters.noise import fractal
from promptmagic.painters.sketch.easel import Easel, curve, fade, ramp
from promptmagic.painters.sketch.sky import starlit


def water(
    easel: Easel, top: int, bottom: int, *, tint: Colour, depth: float = 0.42, waves: float = 1.0, glitter: float = 1.0
) -> None:
    """Fill the rows from `top` to `bottom` with water that mirrors the picture above `top`.

    `tint` is the water's own colour and `depth` (0 to 1) how far it hides the mirror image; `waves` is how rough it is
    (0 is a still pond, 2 a storm); `glitter` how strongly it sparkles under the sun.
    """
    bottom = min(easel.height, bottom)
    height = bottom - top
    if height < 2:
        return
    mirror = _mirror(easel, top, height, waves)
    swell = easel.plane("swell", height, (max(3, round(3 * easel.width / easel.unit)), 40), steep=6, octaves=5)
    image = _rippled(easel, mirror, waves, swell)
    own = easel.ambient(tint)
    cover = fade((depth * 0.3, depth * 0.75, depth * 0.95, depth), image.size)
    image.paste(own, (0, 0), cover)
    _troughs(image, own, swell, waves)
    if not easel.flat:
        _crests(easel, image, waves)
    if glitter and easel.light.glare > 0.2 and not starlit(easel):
        image = _glitter(easel, image, glitter)
    easel.image.paste(image, (0, top))
    easel.note("wave", "water")


def _mirror(easel: Easel, top: int, height: int, waves: float) -> Image.Image:
    tall = min(top, max(2, round(height * 1.1)))
    above = ImageOps.flip(easel.image.crop((0, top - tall, easel.width, top)))
    smear = max(1, round(1 + 4 * min(1.0, waves)))
    rows = max(2, height // smear)
    return above.resize((easel.width, rows), Image.Resampling.BOX).resize(
        (easel.width, height), Image.Resampling.BICUBIC
    )


def _rippled(easel: Easel, mirror: Image.Image, waves: float, swell: Image.Image) -> Image.Image:
    """Return the mirror image with its rows pushed to and fro by two wave trains, woven together by the swell."""
    first, second = (_shifted(easel, mirror, waves, train) for train in ("first", "second"))
    return Image.composite(first, second, ramp(swell, 0.4, 0.6))


def _shifted(easel: Easel, mirror: Image.Image, waves: float, train: str) -> Image.Image:
    width, height = mirror.size
    chance = easel.chance(f"waves {train}")
    phase = chance.uniform(0, 9)
    jitter = [chance.uniform(-1, 1) for _ in range(height + 1)]
    room = math.ceil(easel.unit * waves * 0.022) + 1
    wide = _widened(mirror, room)
    out = Image.new("RGB", mirror.size)
    for y in range(height):
        near = y / height
        reach = easel.unit * waves * (0.0015 + 0.017 * near)
        turn = math.log1p(near * 16) * 26
        shift = int(reach * (0.6 * math.sin(turn + phase) + 0.5 * jitter[int(y / (1 + near * 3))]))
        source = y + int(math.sin(turn * 1.7 + phase) * (1 + 5 * near) * waves * easel.unit / 700)
        row = source if 0 <= source < height else y
        out.paste(wide.crop((room - shift, row, room - shift + width, row + 1)), (0, y))
    return out


def _widened(image: Image.Image, room: int) -> Image.Image:
    """Return the image with `room` more pixels at both sides, folded back from its edges."""
    width, height = image.size
    room = min(room, width)
    wide = Image.new("RGB", (width + 2 * room, height))
    wide.paste(image, (room, 0))
    wide.paste(ImageOps.mirror(image.crop((0, 0, room, height))), (0, 0))
    wide.paste(ImageOps.mirror(image.crop((width - room, 0, width, height))), (width + room, 0))
    return wide


def _troughs(image: Image.Image, own: Colour, swell: Image.Image, waves: float) -> None:
    dark = curve(swell, lambda level: max(0.0, 0.46 - level) * 1.7 * min(1.6, waves))
    image.paste(scaled(own, 0.55), (0, 0), ImageChops.multiply(dark, fade((0.15, 0.6, 0.9, 1), image.size)))


def _crests(easel: Easel, image: Image.Image, waves: float) -> None:
    cells = (max(6, round(11 * easel.width / easel.unit)), 120)
    fine = fractal(easel.chance("crests"), image.size, cells, octaves=3, gain=0.7)
    pale = mix(easel.light.sky[3], WHITE, 0.3)
    image.paste(pale, (0, 0), ramp(fine, 0.68, 0.98, 0.34 * min(1.5, 0.3 + waves * 0.7)))


def _glitter(easel: Easel, image: Image.Image, strength: float) -> Image.Image:
    """Return the water with the sun's broken path: a bright pillar at the horizon, scattered sparks near by."""
    width, height = image.size
    light = easel.light
    low = light.height < 0.3
    path = Image.new("L", image.size)
    draw = ImageDraw.Draw(path)
    for y in range(height):
        near = y / height
        half = easel.unit * ((0.03 if low else 0.07) + (0.17 if low else 0.26) * near**1.1)
        draw.line([(easel.sun[0] - half, y), (easel.sun[0] + half, y)], fill=255)
    path = path.filter(ImageFilter.GaussianBlur(easel.unit / 24))
    cells = (max(5, round(8 * width / easel.unit)), 150)
    sparks = fractal(easel.chance("glitter"), image.size, cells, octaves=3, gain=0.7)
    keen = strength * (0.95 if low or light.moon else 0.4) * min(1.0, light.glare * 1.1)
    broken = ImageChops.multiply(ramp(sparks, 0.56, 0.74, keen), path)
    sheen = ImageChops.multiply(curve(path, lambda level: level * 0.3 * keen), fade((1, 0.5, 0.25, 0.1), image.size))
    bright = Image.new("RGB", image.size)
    bright.paste(light.sun, (0, 0), ImageChops.lighter(broken, sheen))
    return ImageChops.screen(image, bright)
