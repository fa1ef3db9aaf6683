"""Sown fields: one crop to the horizon, in rows on both sides of a footpath."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

from promptmagic import lexicon
from promptmagic.painters.colour import Colour, mix, scaled
from promptmagic.painters.sketch.easel import Easel
from promptmagic.painters.sketch.figures import Stage, Zone
from promptmagic.painters.sketch.flocks import birds
from promptmagic.painters.sketch.land import ground, rolling
from promptmagic.painters.sketch.places.meadow import backdrop, crest_trees, hill
from promptmagic.painters.sketch.shade import is_tree
from promptmagic.painters.sketch.shapes import plants
from promptmagic.painters.sketch.shapes.pen import darker, disc, lighter, line, oval, polygon, put
from promptmagic.painters.sketch.trees import one_tree

Plant = Callable[[random.Random, float, float, float, Colour, int], str]
"""Draws what grows at a place: chance, where its foot is, how large it is, its colour, and which row it is in."""

LEAF: Colour = (92, 132, 66)
EARTH: dict[str, Colour] = {
    "lavender": (148, 138, 104), "tulip": (92, 128, 62), "sunflower": (86, 116, 52), "rapeseed": (196, 180, 44),
    "wheat": (196, 156, 74), "poppy": (98, 134, 62), "daffodil": (92, 132, 62), "daisy": (98, 140, 66),
    "cornflower": (110, 140, 78), "dandelion": (92, 140, 56), "cotton": (128, 112, 84), "rose": (84, 116, 58),
}  # fmt: skip
"""What is sown on fields, with the colour of the ground between."""

BLOOM: dict[str, Colour] = {
    "lavender": (136, 96, 190), "sunflower": (248, 190, 40), "rapeseed": (250, 220, 48), "wheat": (228, 186, 88),
    "poppy": (226, 58, 44), "daffodil": (250, 214, 60), "daisy": (250, 248, 240), "cornflower": (70, 106, 200),
    "dandelion": (250, 206, 50), "cotton": (248, 246, 240), "rose": (206, 52, 76),
}  # fmt: skip
TULIPS: tuple[Colour, ...] = (
    (214, 48, 54),
    (250, 206, 62),
    (236, 122, 156),
    (132, 76, 160),
    (246, 240, 232),
    (240, 132, 52),
)
"""The colours of the tulips of neighbouring rows."""

WORDS: dict[str, str] = {
    "rapeseed": r"rape\s?seed|rape|canola|mustard", "wheat": r"wheat|barley|rye|oats?|grain", "poppy": "popp(?:y|ies)",
    "daisy": "dais(?:y|ies)|chamomile", **{name: f"{name}s?" for name in ("lavender", "tulip", "sunflower")},
    **{name: f"{name}s?" for name in ("daffodil", "cornflower", "dandelion", "cotton", "rose")},
}  # fmt: skip
_ANY = "|".join(WORDS.values())
FIELD = rf"\b(?:{_ANY})[\s-]?(?:fields?|farms?|plantations?)\b|\bfields? (?:full )?of (?:[\w-]+ ){{0,2}}(?:{_ANY})\b"
"""What asks for a field of one kind."""

ROWS, DEPTH, LANE = 9, 34, 0.036
"""How many rows there are at the near edge of a picture as broad as high, how many plants a row has, and how broad
the path is at its near end, as a share of the picture."""

UNBROKEN = frozenset({"rapeseed", "wheat", "poppy", "daisy", "dandelion", "cornflower"})
"""What grows all over, and in no rows that are seen."""


def kind_of(told: str) -> str:
    """Return what is sown on the field that a text names; lavender where it names none."""
    field = re.search(FIELD, told, re.IGNORECASE)
    words = field[0] if field else told
    return next(
        (kind for kind, name in WORDS.items() if re.search(rf"\b(?:{name})\b", words, re.IGNORECASE)), "lavender"
    )


def sown(easel: Easel) -> Stage:
    """One crop to the horizon, a footpath through it, woods and hills far off."""
    kind = kind_of(easel.scene.told)
    easel.set_out(horizon=0.42, sun=0.66)
    backdrop(easel)
    crest_trees(easel, hill(easel, 1, easel.y(0.02), easel.unit * 0.07, haze=0.42), 0.05, 6, haze=0.34)
    edge = rolling(easel, "sown edge", easel.y(0.05), easel.unit * 0.008)
    ground(easel, edge, _toned(easel, EARTH[kind]), layer="sown", cells=(40, 60))
    _path(easel)
    _rows(easel, kind)
    tree = next((one.noun for one in easel.scene.subjects if is_tree(one.noun)), None)
    if tree:
        one_tree(easel, "sown tree", tree, easel.x(0.24), easel.y(0.1), easel.unit * 0.4)
        easel.found["lone tree"] = True
    easel.found["sown"] = kind
    easel.note(kind, "field", "crop", "flower", "meadow")
    birds(easel, 0.3, 0.34)
    built = [one for one in easel.scene.subjects if lexicon.group(one.noun) == "building"]
    several = sum(one.count for one in built) > 1
    side, other = sorted((easel.x(0.08), easel.x(0.92))) if several else (easel.x(0.2), easel.x(0.22))
    far = Zone(side, easel.y(0.03 if several else 0.06), other, easel.y(0.1), 0.8, 0.8)
    builds = [one.noun for one in built]
    left, right = easel.x(0.5) - easel.unit * 0.04, easel.x(0.5) + easel.unit * 0.04
    return Stage(
        {
            "ground": Zone(left, easel.y(0.5), right, easel.y(0.9), 0.7, 1.0),
            "air": Zone(easel.width * 0.14, easel.horizon * 0.2, easel.width * 0.86, easel.horizon * 0.6, 0.8, 0.8),
            **dict.fromkeys(builds, far),
        }
    )


LAYOUTS = (sown,)


def _toned(easel: Easel, colour: Colour) -> Colour:
    dark = easel.light.backlit
    own = mix(easel.ambient(colour), mix(colour, easel.light.glow, 0.3), 0.34 * dark * (not easel.light.moon))
    return mix(own, easel.light.shade, 0.3 * dark)  # blossoms glow even against a low sun


def _path(easel: Easel) -> None:
    x, top, foot, half = easel.x(0.5), easel.y(0.05), easel.height + 4.0, easel.width * LANE
    earth = _toned(easel, (196, 166, 122))
    easel.put(
        polygon([(x - half * 0.05, top), (x + half * 0.05, top), (x + half * 1.5, foot), (x - half * 1.5, foot)], earth)
    )


def _rows(easel: Easel, kind: str) -> None:
    """Set the plants from the farthest to the nearest, row beside row."""
    chance = easel.chance("sown plants")
    plant = _PLANTS.get(kind, _bloom(kind))
    grown = easel.scene.subject(kind)
    named = easel.scene.place_colour or (grown.colour if grown else None)
    gap, middle = min(easel.width, easel.unit * 1.2) / ROWS, easel.x(0.5)
    dense = kind in UNBROKEN
    parts = []
    for step in range(DEPTH * (2 if dense else 1)):
        near = 0.055 + 1.12 * (step / (DEPTH * (2 if dense else 1) - 1)) ** 1.9
        y = easel.y(near)
        reach = round(easel.width / 2 / (gap * near)) + 1
        for row in (row for row in range(-reach, reach + 1) if row):
            at = row * gap
            stray = chance.uniform(-0.46, 0.46) * gap if dense else chance.uniform(-0.05, 0.05) * gap
            stray = abs(stray) * row if dense and abs(row) == 1 else stray  # the path stays clear
            x = middle + (at + stray) * near
            size = gap * near
            if not -size < x < easel.width + size:
                continue
            colour = named or (TULIPS[row // 2 % len(TULIPS)] if kind == "tulip" else BLOOM[kind])
            far = 0.55 * max(0.0, 1 - near * 3)
            tone = mix(_toned(easel, mix(colour, scaled(colour, 0.86), chance.random())), easel.light.haze, far * 0.5)
            parts.append(plant(chance, x, y + size * chance.uniform(-0.1, 0.1), size, tone, row))
    easel.put("".join(parts), (0, int(easel.y(0.0)) - 4, easel.width, easel.height))


FINE = 7.0
"""From how many pixels on a plant is drawn with its parts."""


def _lavender(chance: random.Random, x: float, y: float, size: float, tone: Colour, row: int) -> str:
    del row
    wide, high = size * 0.46, size * 0.5
    leaf = mix(darker(tone, 0.3), LEAF, 0.5)
    parts = [oval(x, y - high * 0.3, wide, high * 0.5, leaf), oval(x, y - high * 0.7, wide * 0.96, high * 0.62, tone)]
    if size > FINE:
        parts.append(oval(x + wide * 0.3, y - high * 0.55, wide * 0.64, high * 0.5, darker(tone, 0.24), 0, 0.6))
        for k in range(13 if size > FINE * 3 else 7):
            lean = chance.uniform(-1, 1)
            foot = (x + lean * wide * 0.7, y - high * chance.uniform(0.3, 1.0))
            tip = f"l{lean * wide * 0.3:.1f},{-high * chance.uniform(0.4, 0.6):.1f}"
            shade = lighter(tone, 0.34) if k % 3 else darker(tone, 0.2)
            parts.append(line(f"M{foot[0]:.1f},{foot[1]:.1f}{tip}", shade, max(0.7, size * 0.045)))
    return "".join(parts)


def _tulip(chance: random.Random, x: float, y: float, size: float, tone: Colour, row: int) -> str:
    del row
    if size < FINE * 1.6:
        return disc(x, y, size * 0.2, darker(LEAF, 0.2)) + oval(x, y - size * 0.3, size * 0.34, size * 0.3, tone)
    feet = ((-0.2, 0.0), (0.2, 0.06)) if size < FINE * 6 else ((-0.3, -0.05), (0.0, 0.0), (0.3, 0.07))
    parts = (
        put(plants.tulip(chance, size * chance.uniform(0.85, 1.0), tone), x + across * size, y + down * size)
        for across, down in feet
    )
    return "".join(parts)


def _sunflower(chance: random.Random, x: float, y: float, size: float, tone: Colour, row: int) -> str:
    del row
    if size < FINE:
        return oval(x, y, size * 0.4, size * 0.3, darker(LEAF, 0.3)) + disc(x, y - size * 0.42, size * 0.32, tone)
    tall = size * chance.uniform(1.05, 1.3)
    if size < FINE * 3:
        head = disc(x, y - tall, size * 0.34, tone) + disc(x, y - tall, size * 0.17, (84, 54, 34))
        return oval(x, y - tall * 0.4, size * 0.32, tall * 0.4, darker(LEAF, 0.25)) + head
    return put(plants.sunflower(chance, tall * 1.1, tone), x, y)


def _ears(chance: random.Random, x: float, y: float, size: float, tone: Colour, row: int) -> str:
    """Draw a tuft of ripe wheat."""
    del row
    parts = [oval(x, y, size * 0.7, size * 0.42, darker(tone, 0.18))]
    for _ in range(2 if size < FINE else 5 if size < FINE * 4 else 7):
        foot, lean = x + chance.uniform(-0.5, 0.5) * size, chance.uniform(-0.14, 0.24) * size
        high = size * chance.uniform(0.6, 0.95)
        shade = mix(tone, darker(tone, 0.3), chance.random() * 0.7)
        parts.append(
            line(f"M{foot:.1f},{y:.1f} q0,{-high * 0.6:.1f} {lean:.1f},{-high:.1f}", darker(shade, 0.1), size * 0.03)
        )
        if size > FINE:
            turn = 20 if lean > 0 else -12
            parts.append(oval(foot + lean, y - high, size * 0.05, size * 0.17, lighter(shade, 0.2), turn))
    return "".join(parts)


def _rape(chance: random.Random, x: float, y: float, size: float, tone: Colour, row: int) -> str:
    """Draw a tuft of rape: a cloud of small yellow blossoms on green."""
    del row
    parts = [oval(x, y, size * 0.7, size * 0.44, mix(tone, LEAF, 0.34))]
    if size < FINE:
        return parts[0] + oval(x, y - size * 0.2, size * 0.6, size * 0.3, tone)
    for _ in range(9 if size < FINE * 4 else 16):
        px, py = x + chance.uniform(-0.56, 0.56) * size, y - chance.uniform(0.05, 0.72) * size
        shade = mix(tone, lighter(tone, 0.5) if chance.random() < 0.5 else darker(tone, 0.16), 0.6)
        parts.append(disc(px, py, size * chance.uniform(0.05, 0.085), shade))
    return "".join(parts)


def _bloom(kind: str) -> Plant:
    """Return what draws flowers that grow all over a field, as a meadow has them."""
    draw = getattr(plants, kind, plants.daisy)

    def drawn(chance: random.Random, x: float, y: float, size: float, tone: Colour, row: int) -> str:
        del row
        if size < FINE * 2.4:
            return disc(x, y - size * 0.2, max(0.6, size * 0.16), tone)
        if chance.random() < 0.2:
            return ""
        return put(draw(chance, size * chance.uniform(0.7, 1.0), tone), x, y)

    return drawn


_PLANTS: dict[str, Plant] = {
    "lavender": _lavender, "tulip": _tulip, "sunflower": _sunflower, "wheat": _ears, "rapeseed": _rape,
}  # fmt: skip
