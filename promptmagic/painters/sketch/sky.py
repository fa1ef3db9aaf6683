"""Skies: colour, sun and moon, stars, clouds, lightning, rainbow and aurora."""

from __future__ import annotations

import math
import random

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from promptmagic.painters.colour import WHITE, Colour, hexed, mix
from promptmagic.painters.noise import fractal
from promptmagic.painters.sketch.clouds import cirrus, deck, storm_front
from promptmagic.painters.sketch.easel import (
    Easel,
    Point,
    curve,
    fade,
    faint,
    gradient,
    ramp,
)
from promptmagic.painters.sketch.shapes.pen import disc


def sky(easel: Easel) -> None:
    """Paint the sky down to the horizon, with what stands in it; below, the colour of the air at the horizon."""
    light, horizon = easel.light, max(2, easel.horizon)
    easel.image.paste(gradient(light.sky, (easel.width, horizon)), (0, 0))
    easel.image.paste(light.sky[-1], (0, horizon, easel.width, easel.height))
    if light.stars > 0.05:
        stars(easel, light.stars)
    if "aurora" in easel.scene.lights:
        aurora(easel)
    _airlight(easel)
    behind = light.cover < 0.55
    if not behind:
        cirrus(easel)
    _disc(easel)
    (cirrus if behind else deck)(easel)
    if easel.scene.weather in ("storm", "rain"):
        storm_front(easel)
    easel.note("sky")
    if "rainbow" in easel.scene.lights and not is_in_spray(easel):
        rainbow(easel)
    if "fireworks" in easel.scene.lights:
        fireworks(easel)
    struck = easel.scene.weather == "storm" and not easel.scene.brewing
    if struck or ("lightning" in easel.scene.lights and not easel.scene.brewing):
        lightning(easel)


def _airlight(easel: Easel) -> None:
    """Light the air around the sun or moon, and along the horizon below it."""
    light = easel.light
    x, y = easel.sun
    strength = 0.0 if starlit(easel) else light.glare * (0.6 if light.moon else 1.0)
    easel.glow(x, y, easel.unit * 0.95, light.glow, 0.5 * strength, 1.8)
    easel.glow(x, y, easel.unit * 0.4, mix(light.glow, light.sun, 0.5), 0.42 * strength, 2.2)


def _disc(easel: Easel) -> None:
    light = easel.light
    if easel.found.get("own moon"):
        return
    visible = light.glare > 0.3 and light.height > -0.05
    if light.moon:
        if "moon" in easel.scene.lights or (
            visible and not starlit(easel) and not {"aurora", "fireworks"} & easel.scene.lights
        ):
            moon(easel)
        return
    if visible and (light.height < 0.35 or "sun" in easel.scene.lights or easel.scene.hour in ("day", "morning")):
        sun(easel)


def starlit(easel: Easel) -> bool:
    """Whether this is a clear, starry night without a moon."""
    scene = easel.scene
    named = "stars" in scene.lights and "moon" not in scene.lights
    return named and easel.light.moon and easel.light.stars > 0.5


def sun(easel: Easel) -> None:
    """Draw the sun; at sunset it stands on the horizon."""
    light = easel.light
    x, y = easel.sun
    low = light.height < 0.3
    radius = easel.unit * (0.05 if low else 0.034)
    if light.height == 0:
        y -= radius * 0.72
    easel.glow(x, y, radius * 4.5, light.glow, 0.45, 1.8)
    box = _around(x, y, radius)
    core = mix(light.sun, WHITE, 0.55)
    easel.put(
        f'<radialGradient id="sun"><stop stop-color="{hexed(core)}"/><stop offset=".8" stop-color="{hexed(core)}"/>'
        f'<stop offset="1" stop-color="{hexed(light.sun)}"/></radialGradient>'
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}" fill="url(#sun)"/>',
        box,
    )
    easel.glow(x, y, radius * 2.3, light.sun, 0.36, 1.3)
    easel.note("sun")


def moon(easel: Easel) -> None:
    """Draw a full moon with its seas, and its halo."""
    light = easel.light
    x, y = easel.sun
    radius = easel.unit * 0.046
    easel.glow(x, y, radius * 6, light.glow, 0.42, 2.2)
    face, seas = mix(light.sun, (255, 246, 220), 0.6), (206, 204, 200)
    chance = easel.chance("moon face")
    spots = "".join(
        f'<circle cx="{x + radius * dx:.1f}" cy="{y + radius * dy:.1f}"'
        f' r="{radius * r * chance.uniform(0.85, 1.15):.1f}" fill="{hexed(seas)}" opacity=".6"/>'
        for dx, dy, r in (
            (-0.34, -0.3, 0.27),
            (0.1, -0.42, 0.16),
            (-0.3, 0.2, 0.2),
            (0.36, 0.3, 0.2),
            (0.42, -0.1, 0.12),
        )
    )
    easel.put(
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}" fill="{hexed(face)}"/>{spots}', _around(x, y, radius)
    )
    easel.glow(x, y, radius * 2.2, light.sun, 0.32, 1.4)
    easel.note("moon")


def stars(easel: Easel, amount: float) -> None:
    """Scatter stars, many faint and few bright, thinning out towards the horizon."""
    chance = easel.chance("stars")
    area = easel.width * easel.horizon / easel.unit**2
    marks = []
    for _ in range(round((800 if starlit(easel) else 480) * amount * area)):
        x, y = chance.uniform(0, easel.width), easel.horizon * chance.random() ** 1.25
        bright = chance.random() ** 3
        radius = easel.unit / 1000 * (0.55 + 1.7 * bright)
        tone = chance.choice(("#ffffff", "#dfe8ff", "#fff0d8"))
        clear = (0.3 + 0.7 * bright) * min(1.0, 1.15 - y / easel.horizon)
        marks.append(
            f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{max(0.45, radius):.2f}" fill="{tone}" opacity="{clear:.2f}"/>'
        )
    easel.put("".join(marks), (0, 0, easel.width, easel.horizon))
    for _ in range(round(5 * amount)):
        x, y = chance.uniform(0, easel.width), easel.horizon * chance.uniform(0, 0.6)
        easel.glow(x, y, easel.unit * 0.014, (214, 226, 255), 1.0, 2.4)
    if amount > 0.5:
        easel.note("star", "stars")


def milky_way(easel: Easel) -> None:
    """Draw the band of the Milky Way rising from the horizon, bright in its middle, parted by dark dust."""
    chance = easel.chance("milky way")
    size = (easel.width, max(2, easel.horizon))
    reach = easel.unit * 0.15
    foot = easel.x(chance.uniform(0.3, 0.5))
    head = foot + (easel.x(1) - easel.x(0)) / easel.width * min(size[1] * 0.85, easel.width * 0.5)
    band = _band(size, foot, head, reach)
    core = _band(size, foot, head, reach * 0.36)
    dust = fractal(easel.chance("dust"), size, (7, 7), octaves=6, gain=0.8)
    lanes = fractal(easel.chance("lanes"), size, (4, 6), octaves=6, gain=0.8)
    clouds = ImageChops.multiply(band, curve(dust, lambda v: 0.25 + 0.75 * v))
    dark = ImageChops.multiply(core, ramp(lanes, 0.5, 0.7, 0.9))
    clouds = ImageChops.subtract(clouds, dark)
    image = easel.image.crop((0, 0, *size))
    for colour, shape in (
        ((84, 108, 190), clouds),
        ((170, 140, 190), ImageChops.multiply(clouds, clouds)),
        ((255, 226, 196), ImageChops.multiply(core, ramp(clouds, 0.3, 0.9, 0.7))),
    ):
        glow = Image.new("RGB", size)
        glow.paste(colour, (0, 0), faint(shape, 0.75))
        image = ImageChops.screen(image, glow)
    easel.image.paste(image, (0, 0))
    fine = []
    for _ in range(round(900 * size[0] * size[1] / easel.unit**2)):
        up = chance.random()
        x = foot + (head - foot) * up + chance.gauss(0, reach * 0.5)
        y = size[1] * (1 - up) + chance.gauss(0, reach * 0.3)
        fine.append(
            f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{max(0.4, easel.unit / 1000 * chance.uniform(0.4, 0.9)):.2f}"'
            f' opacity="{chance.uniform(0.2, 0.8):.2f}"/>'
        )
    easel.put(f'<g fill="#fff">{"".join(fine)}</g>', (0, 0, *size))
    easel.note("milky way", "star", "stars")


def _band(size: tuple[int, int], foot: float, head: float, reach: float) -> Image.Image:
    """Return a soft band from the bottom edge up to the top edge of a gray image."""
    band = Image.new("L", size)
    rise = (head - foot) * 0.3
    line = [(foot - rise, size[1] * 1.3), (head + rise, -size[1] * 0.3)]
    ImageDraw.Draw(band).line(line, fill=255, width=max(2, round(reach)))
    return ImageChops.multiply(band.filter(ImageFilter.GaussianBlur(reach * 0.5)), fade((1, 1, 0.9, 0.55), size))


def lightning(easel: Easel) -> None:
    """Strike one forked bolt between cloud and horizon, away from the middle."""
    chance = easel.chance("lightning")
    x, y = easel.x(chance.choice((chance.uniform(0.18, 0.34), chance.uniform(0.62, 0.8)))), easel.horizon * 0.08
    step, points = easel.unit * 0.03, [(x, y)]
    lean = chance.uniform(-0.4, 0.4)
    while y < easel.horizon - step:
        y += step * chance.uniform(0.5, 1.3)
        x += step * chance.uniform(-0.9 + lean, 0.9 + lean)
        points.append((x, min(y, easel.horizon)))
    middle = points[len(points) // 2]
    easel.glow(middle[0], middle[1] * 0.8, easel.unit * 0.6, (130, 142, 205), 0.55, 1.8)
    easel.glow(points[-1][0], easel.horizon, easel.unit * 0.3, (170, 180, 235), 0.5, 2)
    thin = easel.unit / 1000
    forks = "".join(_fork(chance, point, step) for point in points[2:-3:3])
    trunk = "M" + " ".join(f"{a:.1f},{b:.1f}" for a, b in points)
    easel.put(
        f'<g fill="none" stroke-linejoin="round" stroke-linecap="round">'
        f'<path d="{trunk}" stroke="#aab8ff" stroke-width="{thin * 11:.1f}" opacity=".22"/>'
        f'<path d="{forks}" stroke="#cdd6ff" stroke-width="{max(0.5, thin * 1.5):.2f}" opacity=".8"/>'
        f'<path d="{trunk}" stroke="#c2ccff" stroke-width="{max(1, thin * 6):.2f}" opacity=".5"/>'
        f'<path d="{trunk}" stroke="#fff" stroke-width="{max(0.8, thin * 2.8):.2f}"/></g>',
        (0, 0, easel.width, easel.horizon),
    )
    easel.note("lightning")


def _fork(chance: random.Random, start: Point, step: float) -> str:
    x, y = start
    side = chance.choice((-1, 1))
    path = f"M{x:.1f},{y:.1f}"
    for _ in range(chance.randint(2, 5)):
        x, y = x + side * step * chance.uniform(0.2, 1.2), y + step * chance.uniform(0.3, 1.1)
        path += f" L{x:.1f},{y:.1f}"
    return path


RAINBOW: tuple[Colour, ...] = (
    (232, 72, 72),
    (244, 150, 60),
    (250, 226, 92),
    (96, 200, 110),
    (72, 160, 226),
    (84, 92, 200),
    (150, 84, 190),
)


def is_in_spray(easel: Easel) -> bool:
    """Whether a rainbow stands in the spray of a waterfall, before the rock, and not in the sky."""
    return "rainbow" in easel.scene.lights and "waterfall" in easel.scene.told.lower()


def rainbow_in_spray(easel: Easel) -> None:
    """Draw a whole rainbow in the spray before a waterfall, as bright as one sees it against dark rock."""
    x, y, radius, band = easel.x(0.5), easel.height * 0.8, easel.unit * 0.44, easel.unit * 0.013
    rings = "".join(
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius - band * index:.1f}" fill="none"'
        f' stroke="{hexed(colour)}" stroke-width="{band * 1.4:.1f}"/>'
        for index, colour in enumerate(RAINBOW)
    )
    layer, corner = easel.vector(rings, (0, 0, easel.width, int(y)))
    layer = layer.filter(ImageFilter.GaussianBlur(band * 0.7))
    layer.putalpha(ImageChops.multiply(layer.getchannel("A"), fade((0.62, 0.62, 0.5, 0.1), layer.size)))
    easel.place(layer, corner)
    easel.note("rainbow")


def rainbow(easel: Easel) -> None:
    """Draw a soft rainbow opposite the sun."""
    x = easel.width - easel.sun[0]
    radius, band = easel.unit * 0.62, easel.unit * 0.011
    rings = "".join(
        f'<circle cx="{x:.1f}" cy="{easel.horizon}" r="{radius - band * index:.1f}" fill="none"'
        f' stroke="{hexed(colour)}" stroke-width="{band * 1.4:.1f}" opacity=".8"/>'
        for index, colour in enumerate(RAINBOW)
    )
    layer, corner = easel.vector(rings, (0, 0, easel.width, easel.horizon))
    layer = layer.filter(ImageFilter.GaussianBlur(band * 0.7))
    layer.putalpha(ImageChops.multiply(layer.getchannel("A"), fade((0.5, 0.42, 0.3), layer.size)))
    easel.place(layer, corner)
    easel.note("rainbow")


def aurora(easel: Easel) -> None:
    """Hang green and violet curtains in the night, their lower edge sharp and bright, their rays fading upwards."""
    size = (easel.width, max(8, easel.horizon))
    chance = easel.chance("aurora")
    lean = chance.uniform(-0.12, 0.12)
    for colour, start, high in (((150, 84, 220), 0.5, 0.5), ((64, 232, 160), 0.66, 0.5), ((110, 255, 190), 0.84, 0.36)):
        curtain = Image.new("L", size)
        draw = ImageDraw.Draw(curtain)
        phase, stretch = chance.uniform(0, 6), chance.uniform(0.8, 1.5)
        for x in range(size[0]):
            along = x / easel.unit * stretch
            fold = 0.13 * math.sin(along * 2.2 + phase) + 0.05 * math.sin(along * 6.1 + phase * 2)
            foot = size[1] * (start + fold + lean * (x / size[0] - 0.5))
            strength = 0.55 + 0.45 * math.sin(along * 3.1 + phase * 1.7)
            draw.line([(x, foot - size[1] * high), (x, foot)], fill=round(235 * max(0.08, strength)))
        rays = fractal(chance, (size[0], 4), (max(8, round(30 * size[0] / easel.unit)), 1), octaves=4, gain=0.8)
        curtain = ImageChops.multiply(curtain, ramp(rays.resize(size), 0.0, 0.85))
        soft = curtain.filter(ImageFilter.BoxBlur((easel.unit * 0.004, size[1] * 0.03)))
        tail = curtain.transform(size, Image.Transform.AFFINE, (1, 0, 0, 0, 1, size[1] * 0.14))
        soft = ImageChops.add(faint(soft, 0.7), faint(tail.filter(ImageFilter.BoxBlur((2, size[1] * 0.12))), 0.5))
        glow = Image.new("RGB", size)
        glow.paste(colour, (0, 0), ImageChops.multiply(soft, fade((0.2, 0.7, 1, 1, 0.8), size)))
        easel.image.paste(ImageChops.screen(easel.image.crop((0, 0, *size)), glow), (0, 0))
    easel.note("aurora")


BURSTS: tuple[Colour, ...] = ((255, 206, 96), (255, 96, 110), (110, 214, 255), (186, 130, 255), (140, 255, 170))


def fireworks(easel: Easel) -> None:
    """Let fireworks burst in the sky: sparks that fly apart and fall, the air alight around them."""
    chance = easel.chance("fireworks")
    marks = []
    for index in range(max(4, round(6 * easel.width / easel.unit))):
        x, y = chance.uniform(0.08, 0.92) * easel.width, easel.horizon * chance.uniform(0.1, 0.55)
        reach, tone = easel.unit * chance.uniform(0.07, 0.16), BURSTS[index % len(BURSTS)]
        easel.glow(x, y, reach * 2.2, tone, 0.4, 1.8)
        for ray in range(26):
            turn, far = ray / 26 * math.tau + chance.uniform(-0.08, 0.08), reach * chance.uniform(0.7, 1.0)
            for step in range(1, 8):
                share = step / 7
                px, py = x + math.cos(turn) * far * share, y + math.sin(turn) * far * share + reach * 0.16 * share**2
                size = max(0.5, easel.unit * 0.0028 * (0.4 + share))
                marks.append(disc(px, py, size, mix(WHITE, tone, 0.35 + 0.65 * share), 0.35 + 0.65 * share))
        easel.glow(x, y, reach * 0.3, WHITE, 0.8, 1.6)
    easel.put("".join(marks), (0, 0, easel.width, easel.horizon))
    easel.note("fireworks", "firework")


def _around(x: float, y: float, radius: float) -> tuple[int, int, int, int]:
    return int(x - radius) - 2, int(y - radius) - 2, int(x + radius) + 3, int(y + radius) + 3
