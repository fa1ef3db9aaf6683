"""Grounds for portraits: a painter's cloth, a window's light, a pale studio, places far out of focus, a wreath."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import replace

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from promptmagic import lexicon
from promptmagic.lexicon import Subject
from promptmagic.painters.colour import WHITE, Colour, mix, scaled
from promptmagic.painters.noise import fractal
from promptmagic.painters.sketch.easel import Easel, curve, gradient
from promptmagic.painters.sketch.figures import Stage, Zone
from promptmagic.painters.sketch.interior import WALLS, build
from promptmagic.painters.sketch.lamplight import FLAMES, indoor_light
from promptmagic.painters.sketch.places.room import boards, cloth
from promptmagic.painters.sketch.seasons import BLOOMS, CROWNS, season
from promptmagic.painters.sketch.shape import Shape
from promptmagic.painters.sketch.shapes import find, find_worded
from promptmagic.painters.sketch.shapes.pen import disc, oval, put
from promptmagic.painters.sketch.windows import look_out, sun_patch, window

BACKDROPS: tuple[tuple[Colour, Colour], ...] = (
    ((150, 116, 86), (52, 38, 34)),
    ((118, 138, 130), (34, 48, 50)),
    ((126, 130, 160), (38, 38, 62)),
    ((176, 120, 104), (70, 34, 40)),
    ((196, 178, 140), (92, 72, 52)),
)
"""The light and the dark of a painted cloth behind a sitter."""


def backdrop(easel: Easel) -> Stage:
    """A painted cloth, bright behind the head and dark towards the corners."""
    easel.set_out(horizon=0.8, sun=0.2)
    named = easel.scene.place_colour or next(iter(easel.scene.colours), None)
    light, dark = (mix(named, WHITE, 0.25), scaled(named, 0.4)) if named else easel.chance("backdrop").choice(BACKDROPS)
    _indoors(easel)
    size = (easel.width, easel.height)
    easel.image.paste(
        gradient((scaled(easel.ambient(dark), 1.2), easel.ambient(dark), scaled(easel.ambient(dark), 0.7)), size),
        (0, 0),
    )
    easel.glow(easel.x(0.42), easel.height * 0.42, easel.unit * 0.75, easel.ambient(light), 0.85, 1.25)
    cells = (max(3, round(5 * size[0] / easel.unit)), max(3, round(5 * size[1] / easel.unit)))
    clouds = curve(fractal(easel.chance("cloth"), size, cells, octaves=6, gain=0.75), lambda v: 0.5 + (v - 0.5) * 0.34)
    easel.image = ImageChops.overlay(easel.image, Image.merge("RGB", [clouds] * 3))
    return stage(easel)


def window_light(easel: Easel) -> Stage:
    """A quiet room, a window at one side."""
    view = look_out(easel, horizon=0.5, sun=0.14)
    build(
        easel,
        left=-0.1,
        right=1.1,
        top=-0.02,
        bottom=0.9,
        wall=easel.chance("sitter's wall").choice(WALLS),
        floor=boards(easel),
    )
    wide, tall = min(easel.width * 0.3, easel.unit * 0.36), easel.height * 0.54
    window(
        easel, view, easel.x(0.14) - wide / 2, easel.height * 0.08, wide, tall, panes=(2, 3), curtains=cloth(easel, 1)
    )
    sun_patch(
        easel,
        [
            (easel.x(0.5), easel.height * 0.12),
            (easel.x(0.72), easel.height * 0.16),
            (easel.x(0.76), easel.height * 0.6),
            (easel.x(0.54), easel.height * 0.54),
        ],
        0.24,
    )
    return stage(easel, across=0.58)


def among_leaves(easel: Easel) -> Stage:
    """Out of doors: leaves and lights, far out of focus."""
    easel.set_out(horizon=0.7, sun=0.7)
    tones = CROWNS[season(easel)]
    size = (easel.width, easel.height)
    top, low = (
        mix(easel.light.sky[3], WHITE, 0.1),
        mix(easel.ambient(tones[0]), easel.light.shade, 0.3 * easel.light.backlit),
    )
    easel.image.paste(gradient((top, mix(top, low, 0.6), low, scaled(low, 0.7)), size), (0, 0))
    chance = easel.chance("bokeh")
    night = easel.light.lamplit > 0.6
    lights = (
        ((255, 206, 120), (255, 170, 110), (200, 220, 255))
        if night
        else (mix(tones[1], WHITE, 0.4), (255, 244, 200), tones[0], mix(tones[-1], WHITE, 0.2))
    )
    sheet = Image.new("RGB", size)
    draw = ImageDraw.Draw(sheet)
    for _ in range(round(70 * easel.width * easel.height / easel.unit**2)):
        x, y, radius = (
            chance.uniform(0, size[0]),
            chance.uniform(0, size[1] * 0.9),
            easel.unit * chance.uniform(0.015, 0.075),
        )
        tone = scaled(easel.ambient(chance.choice(lights), 0.5), chance.uniform(0.14, 0.5))
        draw.ellipse((x - radius, y - radius, x + radius, y + radius), fill=tone)
    easel.image = ImageChops.screen(easel.image, sheet.filter(ImageFilter.GaussianBlur(easel.unit / 160)))
    easel.image = easel.image.filter(ImageFilter.GaussianBlur(easel.unit / 240))
    easel.note("leaf", "tree")
    return stage(easel)


def wreath(easel: Easel) -> Stage:
    """An oval ground in a frame of leaves and flowers."""
    easel.set_out(horizon=0.8, sun=0.3)
    _indoors(easel)
    paper = easel.ambient(mix(easel.chance("paper").choice(WALLS), WHITE, 0.4))
    size = (easel.width, easel.height)
    easel.image.paste(gradient((mix(paper, WHITE, 0.3), paper, scaled(paper, 0.9)), size), (0, 0))
    chance = easel.chance("wreath")
    x, y = easel.width / 2, easel.height / 2
    rx, ry = min(easel.width * 0.42, easel.unit * 0.5), easel.height * 0.42
    inner = easel.ambient(mix(easel.chance("oval").choice(BACKDROPS)[0], WHITE, 0.42))
    rim = [(x + rx * math.cos(i / 80 * math.tau), y + ry * math.sin(i / 80 * math.tau)) for i in range(80)]
    easel.fill(rim, mix(inner, WHITE, 0.25), inner, scaled(inner, 0.84))
    petals, leaf = easel.scene.colours or BLOOMS[season(easel)], mix(CROWNS["summer"][2], (40, 90, 60), 0.3)
    marks = []
    for i in range(150):
        turn = i / 150 * math.tau
        px = x + rx * math.cos(turn) * chance.uniform(0.96, 1.06)
        py = y + ry * math.sin(turn) * chance.uniform(0.96, 1.06)
        size_ = easel.unit * chance.uniform(0.016, 0.034)
        if chance.random() < 0.7:
            marks.append(
                oval(
                    px,
                    py,
                    size_ * 1.3,
                    size_ * 0.5,
                    easel.ambient(mix(leaf, (150, 180, 90), chance.random() * 0.5)),
                    math.degrees(turn) + chance.uniform(30, 150),
                )
            )
        else:
            tone = easel.ambient(chance.choice(petals))
            marks.append(
                "".join(
                    put(oval(0, -size_ * 0.6, size_ * 0.42, size_ * 0.62, tone), px, py, turn=72 * k) for k in range(5)
                )
                + disc(px, py, size_ * 0.3, (250, 214, 110))
            )
    easel.put("".join(marks))
    easel.note("flower", "leaf", "wreath")
    return stage(easel)


def studio(easel: Easel) -> Stage:
    """A pale paper ground that runs from the wall to the floor, the light from one side."""
    easel.set_out(horizon=0.8, sun=0.3)
    named = easel.scene.place_colour or next(iter(easel.scene.colours), None)
    tone = mix(named or easel.chance("studio").choice(BACKDROPS)[0], WHITE, 0.5)
    _indoors(easel)
    own, size = easel.ambient(tone), (easel.width, easel.height)
    easel.image.paste(gradient((mix(own, WHITE, 0.2), own, scaled(own, 0.92), scaled(own, 0.7), own), size), (0, 0))
    easel.glow(easel.x(0.12), easel.height * 0.2, easel.unit * 0.9, mix(easel.ambient(WHITE), own, 0.4), 0.6, 1.4)
    return stage(easel, across=0.52)


def in_front_of(place: Callable[[Easel], Stage]) -> Callable[[Easel], Stage]:
    """Return a layout that has the sitter before a place, far out of focus."""

    def out_of_focus(easel: Easel) -> Stage:
        place(easel)
        easel.image = easel.image.filter(ImageFilter.GaussianBlur(easel.unit / 70))
        easel.taken.clear()
        easel.burn(easel.width / 2, easel.height * 0.45, max(easel.width, easel.height) * 1.2)
        return stage(easel)

    return out_of_focus


LAYOUTS = (backdrop, among_leaves, window_light, studio)


def _indoors(easel: Easel) -> None:
    easel.light = indoor_light(easel.light, candles=bool(FLAMES & easel.scene.lights))
    easel.burn(easel.x(0.42), easel.height * 0.4, easel.unit * 1.0)


def stage(easel: Easel, *, across: float = 0.5) -> Stage:
    """Return where the sitter is: one person is seen to the chest, anything else whole and large."""
    x, half = easel.x(across), easel.unit * 0.03
    low = easel.height * 0.9
    whole = Zone(easel.width * 0.2, easel.height * 0.84, easel.width * 0.8, low, 2.2, 2.4)
    zones = {"ground": whole, "shore": whole, "water": whole, "air": replace(whole, top=easel.height * 0.4, bottom=low)}
    sitters = [subject for subject in easel.scene.subjects if find(subject.noun)]
    people = [subject for subject in sitters if lexicon.group(subject.noun) == "person"]
    alone = people if len(people) == 1 else sitters
    if len(alone) == 1 and alone[0].count == 1:
        shape = find_worded(alone[0].noun, alone[0].word) or find(alone[0].noun)
        if shape is not None:
            beside = [one for one in sitters if one not in people] if people else []
            aside = easel.unit * 0.12 * (1 if easel.mirrored else -1) if beside else 0.0
            zones[alone[0].noun] = _close(easel, shape, person=bool(people), x=x + aside, half=half)
            zones |= _company(easel, beside, x - aside)
    easel.note("portrait")
    return Stage(zones)


def _company(easel: Easel, subjects: Sequence[Subject], x: float) -> dict[str, Zone]:
    """Return where animals are that a sitter has at the side: near and whole, as large as its head and chest."""
    zones = {}
    for number, subject in enumerate(subjects):
        shape = find_worded(subject.noun, subject.word) or find(subject.noun)
        if shape is None or lexicon.group(subject.noun) != "animal":
            continue
        tall = min(easel.height * 0.42, easel.width * 0.46 / shape.aspect)
        aside = x + easel.unit * 0.1 * (-1 if easel.mirrored else 1) * (1 + number)
        foot = easel.height * 0.985 - (tall * 0.5 if shape.habitat == "air" else 0)
        scale = tall / easel.unit / shape.height
        zones[subject.noun] = Zone(aside, foot, aside, foot, scale, scale, close=True)
    return zones


def _close(easel: Easel, shape: Shape, *, person: bool, x: float, half: float) -> Zone:
    """Return where one sitter is: a person from the chest up, its head in the upper part; a thing from head to foot."""
    tall = (
        min(easel.height * 1.5, easel.width * 1.9)
        if person
        else min(easel.height * 0.7, easel.width * 0.76 / shape.aspect)
    )
    top = max(easel.height * 0.14, easel.height - tall * 0.5) if person else (easel.height - tall) * 0.6
    foot = top + tall * (0.5 if shape.habitat == "air" else 1)
    scale = tall / easel.unit / shape.height
    return Zone(x - half, foot, x + half, foot, scale, scale, close=True)
