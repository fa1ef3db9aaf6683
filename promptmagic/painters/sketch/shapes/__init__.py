"""The shapes that the sketch can draw, by their nouns: SVG fragments at a height in pixels.

`find` looks a noun up and resolves its other names. A fragment's origin is where the thing meets the scene: its foot
for what stands on the ground or a shore, its waterline for what swims, its middle for what is in the air. Things look
to the right; mirror the fragment to turn them round.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal, Protocol

from promptmagic.painters.sketch.colour import Colour
from promptmagic.painters.sketch.shapes import birds, boats, buildings, coast, heavens, plants, trees

Habitat = Literal["ground", "shore", "water", "air"]
"""Where a thing is found: on land, on a beach, on water, or in the air."""


class Draw(Protocol):
    """Draws a shape `height` pixels high in a colour of its own, or in the one that is asked for."""

    def __call__(self, chance: random.Random, height: float, colour: Colour | None = None) -> str:
        """Return the fragment of SVG."""
        ...


@dataclass(frozen=True, slots=True)
class Shape:
    """How a noun is drawn, and how it stands in a scene.

    `height` is its height at middle distance as a fraction of the scene's shorter side, `aspect` its width over its
    height. `flying` and `snowy` draw it in the air and under snow, where it can be so; `shine(height)` draws what
    gives light by itself at night (lamps, windows), to be laid over the shape unlit.
    """

    draw: Draw
    habitat: Habitat
    height: float
    aspect: float
    flying: Draw | None = None
    snowy: Draw | None = None
    shine: Callable[[float], str] | None = None


def _snowy_pine(chance: random.Random, height: float, colour: Colour | None = None) -> str:
    return trees.pine(chance, height, colour, snow=True)


def _snowy_cabin(chance: random.Random, height: float, colour: Colour | None = None) -> str:
    return buildings.cabin(chance, height, colour, snow=True)


SHAPES: Mapping[str, Shape] = {
    "palm": Shape(trees.palm, "ground", 0.4, 1.1),
    "pine": Shape(trees.pine, "ground", 0.38, 0.6, snowy=_snowy_pine),
    "tree": Shape(trees.tree, "ground", 0.34, 0.8),
    "bush": Shape(trees.bush, "ground", 0.09, 1.5),
    "reed": Shape(plants.reeds, "shore", 0.14, 0.9),
    "grass": Shape(plants.grass, "ground", 0.06, 1.6),
    "flower": Shape(plants.flower, "ground", 0.1, 0.5),
    "daisy": Shape(plants.daisy, "ground", 0.1, 0.5),
    "tulip": Shape(plants.tulip, "ground", 0.1, 0.5),
    "poppy": Shape(plants.poppy, "ground", 0.1, 0.6),
    "rose": Shape(plants.rose, "ground", 0.1, 0.5),
    "sunflower": Shape(plants.sunflower, "ground", 0.2, 0.6),
    "gull": Shape(birds.gull, "shore", 0.045, 1.5, flying=birds.flying_gull),
    "bird": Shape(birds.far_bird, "air", 0.014, 3.2),
    "songbird": Shape(birds.songbird, "ground", 0.045, 1.7, flying=birds.far_bird),
    "sailboat": Shape(boats.sailboat, "water", 0.18, 0.9),
    "boat": Shape(boats.rowboat, "water", 0.05, 3.1),
    "ship": Shape(boats.ship, "water", 0.1, 3.3),
    "sun": Shape(heavens.sun, "air", 0.09, 1.0),
    "moon": Shape(heavens.moon, "air", 0.09, 1.0),
    "crescent": Shape(heavens.crescent, "air", 0.09, 0.8),
    "star": Shape(heavens.star, "air", 0.05, 1.0),
    "cloud": Shape(heavens.cloud, "air", 0.12, 2.2),
    "rainbow": Shape(heavens.rainbow, "ground", 0.4, 2.0),
    "rock": Shape(coast.rock, "ground", 0.08, 1.7),
    "pebble": Shape(coast.pebbles, "shore", 0.02, 2.2),
    "island": Shape(coast.island, "water", 0.16, 1.9),
    "shell": Shape(coast.shell, "shore", 0.03, 1.4),
    "starfish": Shape(coast.starfish, "shore", 0.035, 1.2),
    "crab": Shape(coast.crab, "shore", 0.045, 2.1),
    "beach umbrella": Shape(coast.umbrella, "shore", 0.2, 1.3),
    "lighthouse": Shape(buildings.lighthouse, "shore", 0.42, 0.36, shine=buildings.lighthouse_lamp),
    "cabin": Shape(buildings.cabin, "ground", 0.2, 1.7, snowy=_snowy_cabin, shine=buildings.cabin_windows),
}
"""Every noun that is drawn as itself."""

ALIASES: Mapping[str, str] = {
    "palm tree": "palm",
    "coconut palm": "palm",
    "pine tree": "pine",
    "fir": "pine",
    "spruce": "pine",
    "conifer": "pine",
    "christmas tree": "pine",
    "oak": "tree",
    "shrub": "bush",
    "hedge": "bush",
    "cattail": "reed",
    "grass tuft": "grass",
    "wildflower": "flower",
    "seagull": "gull",
    "sparrow": "songbird",
    "robin": "songbird",
    "yacht": "sailboat",
    "sailing boat": "sailboat",
    "dinghy": "sailboat",
    "rowboat": "boat",
    "rowing boat": "boat",
    "canoe": "boat",
    "steamer": "ship",
    "ocean liner": "ship",
    "ferry": "ship",
    "full moon": "moon",
    "crescent moon": "crescent",
    "boulder": "rock",
    "stone": "pebble",
    "seashell": "shell",
    "parasol": "beach umbrella",
    "umbrella": "beach umbrella",
    "cottage": "cabin",
    "hut": "cabin",
    "log cabin": "cabin",
}
"""Other names, and the noun that is drawn for them."""


def find(noun: str) -> Shape | None:
    """Return the shape drawn for a singular noun, or None where the sketch has none."""
    return SHAPES.get(ALIASES.get(noun, noun))
