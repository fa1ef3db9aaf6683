"""Pictures of no place: colour and mood alone, for every brief that names nothing the sketch can draw."""

from __future__ import annotations

import math
import random

from PIL import Image, ImageChops, ImageFilter

from promptmagic.painters.colour import BLACK, WHITE, Colour, hexed, luminance, mix, scaled
from promptmagic.painters.noise import fractal
from promptmagic.painters.sketch.easel import Easel, Point, curve, fade, faint, gradient
from promptmagic.painters.sketch.figures import Stage, Zone
from promptmagic.painters.sketch.land import broken_line

Palette = tuple[Colour, Colour, Colour, Colour, Colour]
"""Ground, two body colours, an accent, and a dark."""

PALETTES: tuple[Palette, ...] = (
    ((244, 234, 216), (38, 116, 122), (226, 142, 72), (238, 196, 104), (24, 48, 64)),
    ((238, 226, 222), (188, 92, 96), (92, 94, 138), (240, 178, 132), (52, 38, 62)),
    ((232, 238, 234), (72, 124, 110), (154, 184, 142), (236, 170, 96), (26, 58, 62)),
    ((242, 232, 236), (124, 92, 156), (86, 136, 176), (244, 166, 158), (44, 36, 78)),
    ((246, 238, 222), (214, 104, 70), (46, 92, 112), (246, 200, 110), (60, 40, 48)),
    ((228, 236, 244), (58, 106, 158), (126, 170, 200), (248, 200, 130), (20, 38, 70)),
)

MOODS: dict[str, Palette] = {
    "calm": ((232, 240, 240), (96, 150, 164), (160, 196, 190), (244, 214, 170), (46, 78, 98)),
    "dramatic": ((48, 28, 44), (150, 34, 48), (228, 98, 50), (250, 190, 90), (18, 12, 26)),
    "gloomy": ((118, 126, 136), (72, 82, 96), (94, 98, 112), (176, 168, 150), (32, 36, 46)),
    "cheerful": ((255, 244, 214), (250, 150, 90), (66, 178, 178), (250, 208, 74), (216, 78, 96)),
    "mysterious": ((34, 38, 72), (66, 58, 120), (38, 96, 116), (150, 210, 196), (14, 16, 38)),
    "romantic": ((252, 228, 226), (226, 118, 140), (180, 104, 160), (255, 196, 160), (98, 40, 80)),
    "cosy": ((250, 234, 210), (178, 92, 62), (122, 76, 70), (246, 184, 96), (64, 40, 44)),
    "dreamy": ((244, 236, 246), (176, 156, 214), (232, 172, 196), (250, 214, 182), (82, 72, 132)),
    "majestic": ((232, 228, 236), (54, 62, 126), (132, 70, 120), (240, 190, 96), (22, 22, 58)),
    "hopeful": ((250, 244, 226), (112, 178, 172), (246, 178, 120), (252, 222, 126), (44, 84, 104)),
    "energetic": ((252, 240, 226), (232, 70, 72), (32, 122, 176), (252, 190, 50), (46, 30, 70)),
    "lonely": ((206, 216, 226), (110, 134, 160), (156, 172, 186), (240, 196, 150), (48, 62, 86)),
}


def waves_of_land(easel: Easel) -> Stage:
    """Bands of colour like hills in haze, a disc above them."""
    palette = palette_of(easel)
    easel.set_out(horizon=0.46, sun=0.66)
    _ground(easel, palette)
    radius = easel.unit * 0.13
    _disc(easel, easel.x(0.66), easel.height * 0.3, radius, palette[3])
    for index in range(7):
        near = index / 6
        chance = easel.chance(f"band {index}")
        base = easel.height * (0.42 + 0.52 * near)
        swell = easel.unit * (0.05 + 0.05 * chance.random())
        line = _wave(easel, chance, base, swell)
        tone = mix(palette[1], palette[2], (index % 3) / 2)
        tone = mix(mix(tone, palette[0], 0.62 * (1 - near)), palette[4], 0.5 * near**2)
        easel.fill(
            [*line, (easel.width + 2, easel.height + 2), (-2, easel.height + 2)],
            mix(tone, palette[3], 0.14),
            tone,
            scaled(tone, 0.86),
        )
    return stage(easel)


def discs(easel: Easel) -> Stage:
    """Translucent discs drift over one another."""
    palette = palette_of(easel)
    easel.set_out(horizon=0.5, sun=0.5)
    _ground(easel, palette)
    chance = easel.chance("discs")
    dark = luminance(palette[0]) < 110
    spots: list[tuple[float, float, float]] = []
    sizes = (0.27, 0.2, 0.17, 0.13, 0.1, 0.08, 0.06, 0.045, 0.03)
    long = max(easel.width, easel.height) / min(easel.width, easel.height)
    for index in range(round(len(sizes) * (0.5 + 0.5 * long))):
        radius = easel.unit * sizes[index % len(sizes)]
        best, room = (0.0, 0.0), -1e9
        for _ in range(14):
            x, y = chance.uniform(0.12, 0.88) * easel.width, chance.uniform(0.14, 0.86) * easel.height
            gap = min((abs(math.hypot(x - sx, y - sy) - (radius + sr) * 0.72) for sx, sy, sr in spots), default=0.0)
            crowd = sum(sr for sx, sy, sr in spots if math.hypot(x - sx, y - sy) < radius + sr)
            if -gap - crowd * 0.2 * (long - 1) > room:
                best, room = (x, y), -gap - crowd * 0.2 * (long - 1)
        spots.append((*best, radius))
        tone = palette[1 + index % 3] if index % 4 != 3 else palette[4]
        _veil(easel, *best, radius, tone, dark=dark)
    _thread(easel, chance, palette)
    return stage(easel)


def ribbons(easel: Easel) -> Stage:
    """Ribbons of colour flow across, crossing and folding."""
    palette = palette_of(easel)
    easel.set_out(horizon=0.5, sun=0.5)
    _ground(easel, palette)
    chance = easel.chance("ribbons")
    phase, pitch = chance.uniform(0, 6.3), chance.uniform(1.3, 2.1)
    fall = chance.uniform(-0.24, 0.24)
    count = 13
    for index in range(count):
        share = index / (count - 1)
        upper, lower = [], []
        for i in range(81):
            across = i / 80
            turn = across * math.pi * pitch * max(1.0, easel.width / easel.unit * 0.8) + phase + share * 1.9
            lift = math.sin(turn) * 0.13 + math.sin(turn * 0.47 + 1.3) * 0.1 + fall * (across - 0.5)
            y = easel.height * (0.12 + 0.78 * share) + easel.unit * lift
            thick = easel.unit * (0.03 + 0.045 * (0.5 + 0.5 * math.sin(turn * 0.7 + share * 5)))
            upper.append((easel.x(across), y - thick))
            lower.append((easel.x(across), y + thick))
        tone = (palette[1], palette[2], palette[3], mix(palette[1], palette[0], 0.5), palette[4])[index % 5]
        mask, corner = easel.area([*upper, *reversed(lower)])
        paint = gradient((mix(tone, WHITE, 0.22), tone, scaled(tone, 0.72)), mask.size)
        shade, at = easel.area([(x, y + easel.unit * 0.018) for x, y in [*upper, *reversed(lower)]])
        easel.dab(
            scaled(palette[4], 0.7),
            faint(shade.filter(ImageFilter.GaussianBlur(easel.unit / 90)), 0.32),
            at,
        )
        easel.image.paste(paint, corner, faint(mask, 0.93))
    return stage(easel)


def fields(easel: Easel) -> Stage:
    """Soft fields of colour float on a ground, their edges worn."""
    palette = palette_of(easel)
    easel.set_out(horizon=0.5, sun=0.5)
    _ground(easel, palette)
    chance = easel.chance("fields")
    wide = easel.width > easel.height * 1.25
    cuts = chance.choice(((0.0, 0.52, 0.72, 1.0), (0.0, 0.3, 0.46, 1.0), (0.0, 0.24, 0.7, 1.0)))
    order = [palette[1], palette[3], palette[2]]
    chance.shuffle(order)
    margin = easel.unit * 0.075
    for index, tone in enumerate(order):
        gap = margin * 0.3
        if wide:
            start, end = (margin + (easel.width - 2 * margin) * cut for cut in cuts[index : index + 2])
            box = (start + gap, margin, end - gap, easel.height - margin)
        else:
            start, end = (margin + (easel.height - 2 * margin) * cut for cut in cuts[index : index + 2])
            box = (margin, start + gap, easel.width - margin, end - gap)
        _field(easel, f"field {index}", box, tone, palette)
    return stage(easel)


LAYOUTS = (waves_of_land, discs, ribbons, fields)


def palette_of(easel: Easel) -> Palette:
    """Return five colours: from those that are named, else from the mood, else from the text's own chance."""
    scene = easel.scene
    chance = random.Random(sum(ord(letter) * (index + 1) for index, letter in enumerate(scene.text)))
    own = MOODS.get(scene.mood) or PALETTES[(chance.randrange(len(PALETTES)) + scene.seed // 4) % len(PALETTES)]
    named = [*scene.colours, *(s.colour for s in scene.subjects if s.colour)]
    if scene.place_colour:
        named.insert(0, scene.place_colour)
    if scene.hour and not named:
        sky = easel.light.sky
        own = (mix(sky[4], WHITE, 0.2), sky[1], sky[2], mix(sky[3], easel.light.glow, 0.3), easel.light.shade)
    if not named:
        return own
    first, second = named[0], named[1] if len(named) > 1 else mix(named[0], own[2], 0.55)
    accent = named[2] if len(named) > 2 else mix(mix(second, own[3], 0.5), WHITE, 0.12)
    paper = mix(mix(first, WHITE, 0.84), (250, 240, 224), 0.5)
    if scene.hour == "night" or max(map(luminance, named)) < 60:
        paper = mix(scaled(first, 0.22), (16, 16, 34), 0.5)
    return (paper, first, second, accent, mix(scaled(first, 0.36), BLACK, 0.1))


def _ground(easel: Easel, palette: Palette) -> None:
    """Prime the picture: the ground colour, lighter in the middle, with the grain of a plastered wall."""
    size = (easel.width, easel.height)
    paint = gradient((mix(palette[0], palette[2], 0.16), palette[0], mix(palette[0], palette[3], 0.22)), size)
    across = max(3, round(4 * easel.width / easel.unit))
    grain = fractal(
        easel.chance("plaster"), size, (across, max(3, round(4 * easel.height / easel.unit))), octaves=6, gain=0.7
    )
    worn = curve(grain, lambda v: 0.5 + (v - 0.5) * 0.16)
    easel.image = ImageChops.overlay(paint, Image.merge("RGB", [worn] * 3))
    easel.note("abstract")


def _wave(easel: Easel, chance: random.Random, base: float, swell: float) -> list[Point]:
    long = easel.unit * chance.uniform(0.35, 0.8)
    phase, other = chance.uniform(0, 6.3), chance.uniform(0, 6.3)
    fine = broken_line(chance, 5, 0.5)
    return [
        (
            easel.width * i / 96,
            base
            + swell
            * (
                math.sin(easel.width * i / 96 / long * 2 + phase)
                + 0.4 * math.sin(easel.width * i / 96 / long * 4.6 + other)
                + 0.12 * fine[i // 3]
            ),
        )
        for i in range(97)
    ]


def _disc(easel: Easel, x: float, y: float, radius: float, colour: Colour) -> None:
    easel.glow(x, y, radius * 2.6, colour, 0.4, 1.8)
    box = (int(x - radius) - 2, int(y - radius) - 2, int(x + radius) + 3, int(y + radius) + 3)
    easel.put(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}" fill="{hexed(colour)}"/>', box)


def _veil(easel: Easel, x: float, y: float, radius: float, colour: Colour, *, dark: bool) -> None:
    """Lay a translucent disc over the picture: it darkens a light ground and lightens a dark one."""
    outline = [(x + radius * math.cos(i / 90 * math.tau), y + radius * math.sin(i / 90 * math.tau)) for i in range(90)]
    mask, corner = easel.area(outline)
    under = easel.image.crop((*corner, corner[0] + mask.width, corner[1] + mask.height))
    tint = Image.new("RGB", mask.size, colour)
    blend = (
        ImageChops.screen(under, Image.new("RGB", mask.size, scaled(colour, 0.7)))
        if dark
        else ImageChops.multiply(under, tint)
    )
    veil = Image.blend(blend, tint, 0.34)
    worn = fade((0.92, 0.84, 0.72), mask.size)
    easel.image.paste(veil, corner, ImageChops.multiply(mask, worn))


def _thread(easel: Easel, chance: random.Random, palette: Palette) -> None:
    """Draw two thin arcs that tie the discs together."""
    for _ in range(2):
        x, y, radius = (
            easel.x(chance.uniform(0.3, 0.7)),
            easel.height * chance.uniform(0.3, 0.7),
            easel.unit * chance.uniform(0.3, 0.46),
        )
        easel.put(
            f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}" fill="none" stroke="{hexed(palette[4])}"'
            f' stroke-width="{max(0.8, easel.unit / 420):.2f}" opacity=".7"/>'
        )


def _field(easel: Easel, layer: str, box: tuple[float, float, float, float], tone: Colour, palette: Palette) -> None:
    left, top, right, bottom = (round(value) for value in box)
    size = (max(4, right - left), max(4, bottom - top))
    reach = max(2, round(easel.unit * 0.03))
    room = (size[0] + 2 * reach, size[1] + 2 * reach)
    mask = Image.new("L", room)
    mask.paste(255, (reach, reach, reach + size[0], reach + size[1]))
    mask = mask.filter(ImageFilter.GaussianBlur(reach * 0.5))
    chance = easel.chance(layer)
    cells = (max(4, round(9 * size[0] / easel.unit)), max(4, round(9 * size[1] / easel.unit)))
    worn = fractal(chance, room, cells, octaves=6, gain=0.8)
    edge = ImageChops.add(mask, curve(worn, lambda v: 0.5 + (v - 0.5) * 0.5), 1, -128)
    alpha = curve(edge, lambda v: 0.93 * max(0.0, min(1.0, (v - 0.22) / 0.4)))
    paint = gradient((mix(tone, palette[3], 0.16), tone, mix(tone, palette[4], 0.2)), room)
    wash = curve(worn, lambda v: 0.5 + (v - 0.5) * 0.34)
    paint = ImageChops.overlay(paint, Image.merge("RGB", [wash] * 3))
    easel.image.paste(paint, (left - reach, top - reach), alpha)


def stage(easel: Easel) -> Stage:
    """Return no zones but one: what can be drawn at all stands in the middle, below."""
    return Stage(
        {"ground": Zone(easel.width * 0.2, easel.height * 0.8, easel.width * 0.8, easel.height * 0.92, 0.9, 1.1)}
    )
