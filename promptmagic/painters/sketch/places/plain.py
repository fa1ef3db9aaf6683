"""Plain grounds: an icon, a sticker or a cut-out stands on no table, and a pattern has nothing but its motifs."""

from __future__ import annotations

import random
import re

from promptmagic import lexicon
from promptmagic.lexicon import Subject
from promptmagic.lexicon.data import by_wording
from promptmagic.painters.colour import WHITE, Colour, hexed, luminance, mix, scaled
from promptmagic.painters.sketch.easel import Easel
from promptmagic.painters.sketch.figures import Stage, Zone
from promptmagic.painters.sketch.scene import SketchScene
from promptmagic.painters.sketch.shapes import Shape, find_worded
from promptmagic.painters.sketch.shapes.pen import put
from promptmagic.painters.sketch.states import coloured, laid_on, states_of

_SAID = r"^(?:an?|the|my|our|one|single|simple|cute|flat|\d+)?\s*(?:[\w-]+ ){0,3}?"

_SHEETS = r"(?:icons?|pictograms?|emojis?|clip ?art|stickers?|decals?|cut-?outs?|vector(?: art| graphic)?)"
_BARE = r"(?:plain|white|blank|empty|solid|transparent|neutral|studio)"

_COLOURED = f"(?:{'|'.join(map(re.escape, by_wording('colours', 'colour')))})".replace("gray", "gr[ae]y")

ICON = re.compile(
    _SAID + _SHEETS + r" (?:of|with|showing)\b|\b(?:isolated|cut out)\b(?: on| against|$)"
    r"|\b(?:on|against|before) (?:an? |the )?(?:[\w-]+ )?" + _BARE + r" (?:[\w-]+ )?(?:background|backdrop|ground)\b"
    r"|\b(?:on|against|before|with) (?:an? |the )?(?:[\w-]+ )?" + _COLOURED + r" (?:[\w-]+ )?(?:background|backdrop)\b",
    re.IGNORECASE,
)
"""Words that ask for a thing by itself, with nothing about it."""

PATTERN = re.compile(
    r"\b(?:seamless|repeat(?:ing|ed)?|tile(?:d|able)?|wallpaper|textile|fabric|wrapping[- ]paper)?\s*"
    r"(?:patterns?|wallpaper|wrapping paper) (?:of|with|made of)\b",
    re.IGNORECASE,
)
"""Words that ask for things over and over."""

GROUNDED = re.compile(r"\b(?:background|backdrop|ground)\b", re.IGNORECASE)
"""Words before which a colour is the ground's."""

WHITE_GROUND = re.compile(r"\b(?:white|blank|transparent|isolated|clip ?art|stickers?)\b", re.IGNORECASE)

GROUNDS: tuple[Colour, ...] = (
    (250, 226, 190), (200, 226, 236), (246, 208, 204), (208, 230, 208), (222, 214, 240), (250, 236, 178),
)  # fmt: skip
"""Soft colours before which things of any colour are seen."""

LARGE = 5.0
"""How large things are before a plain ground, beside their natural size, where they have room."""

NEAR, ROOM = 60, 0.62
"""How far apart in brightness a ground and what stands on it are at least, and how much of a tile a thing fills."""


def asked(scene: SketchScene) -> str:
    """Return "icon" or "pattern" where the words ask for things without a place, else ""."""
    said_place = bool(scene.places) and lexicon.describe(scene.told).place_origin == "said"
    things = [one for one in scene.subjects if find_worded(one.noun, one.word) is not None]
    if not things:
        return ""
    if PATTERN.search(scene.told):
        return "pattern"
    return "icon" if ICON.search(scene.told) and not said_place else ""


def is_pictured(scene: SketchScene) -> bool:
    """Whether a sticker or a badge is asked for of a thing alone, with nothing lettered on it."""
    said = lexicon.describe(scene.told)
    return said.form in ("", "label") and not said.lettering and bool(asked(scene))


def alone(easel: Easel) -> Stage:
    """A ground of one colour, lit a little in the middle."""
    own = _ground(easel)
    easel.set_out(horizon=0.8, sun=0.3)
    _filled(easel, own, mix(own, WHITE, 0.3))
    easel.glow(easel.x(0.5), easel.height * 0.46, easel.unit * 0.6, mix(own, WHITE, 0.6), 0.5, 1.6)
    aside = 0.02 if len(easel.scene.subjects) == 1 and easel.scene.subjects[0].count == 1 else 0.3
    left, right, row = easel.width * (0.5 - aside), easel.width * (0.5 + aside), easel.height * 0.74
    board = Zone(left, row, right, row + easel.height * 0.03, LARGE, LARGE)
    air = Zone(left, easel.height * 0.46, right, easel.height * 0.54, LARGE, LARGE)
    easel.found["close up"] = "alone"
    easel.note("icon", "flat", "plain", "background", "backdrop", "isolated")
    return Stage({"ground": board, "shore": board, "water": board, "air": air})


def repeated(easel: Easel) -> Stage:
    """Things over and over in a lattice, each second row set between the others, each thing turned its own way."""
    own = _ground(easel)
    easel.set_out(horizon=0.5, sun=0.5)
    _filled(easel, own, own)
    motifs = [(one, found) for one in easel.scene.subjects if (found := find_worded(one.noun, one.word)) is not None]
    chance = easel.chance("pattern")
    step = easel.unit / 4.4
    rows, columns = int(easel.height / step) + 2, int(easel.width / step) + 2
    parts = []
    for row in range(rows):
        for column in range(columns):
            one, shape = motifs[(column + row * 2) % len(motifs)]
            x = (column + (0.5 if row % 2 else 0.0)) * step
            parts.append(_motif(easel, chance, one, shape, (x, (row + 0.25) * step), step * ROOM))
    for number in range(rows * columns):
        x, y = (number % columns + (0.0 if number // columns % 2 else 0.5)) * step, (number // columns + 0.25) * step
        parts.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{step * 0.035:.1f}" fill="{hexed(scaled(own, 0.82))}"/>')
    easel.put("".join(parts))
    easel.note("pattern", "seamless", "repeating", *(one.noun for one, _ in motifs))
    return Stage({})


def _motif(
    easel: Easel, chance: random.Random, one: Subject, shape: Shape, at: tuple[float, float], size: float
) -> str:
    """Return one thing of a pattern about a point, leaning a little."""
    states = states_of(easel.scene.told, one)
    draw, _ = laid_on(shape, one.noun, states, posed=False, large=False)
    high = min(size, size / max(0.4, shape.aspect) * 1.1)
    drawn = draw(random.Random(7), high, coloured(one, one.colour, states))
    foot = 0.0 if shape.habitat == "air" else high / 2
    return put(put(drawn, 0, foot), at[0], at[1], turn=chance.uniform(-16, 16))


def _ground(easel: Easel) -> Colour:
    """Return the ground's colour: as it is said, else a soft one that is not that of the things."""
    scene = easel.scene
    if GROUNDED.search(scene.told) and (said := scene.place_colour or next(iter(scene.colours), None)):
        return said
    if WHITE_GROUND.search(scene.told):
        return (248, 247, 244)
    own = next((one.colour for one in scene.subjects if one.colour is not None), None)
    apart = [ground for ground in GROUNDS if own is None or abs(luminance(ground) - luminance(own)) > NEAR]
    return easel.chance("plain ground").choice(apart or [(96, 110, 130)])


def _filled(easel: Easel, low: Colour, high: Colour) -> None:
    corners = [
        (-2.0, -2.0),
        (easel.width + 2.0, -2.0),
        (easel.width + 2.0, easel.height + 2.0),
        (-2.0, easel.height + 2.0),
    ]
    easel.fill(corners, high, low)
