"""The shapes that the sketch can draw, by their nouns: SVG fragments at a height in pixels.

`find` looks a noun up and resolves its other names. A fragment's origin is where the thing meets the scene: its foot
for what stands on the ground or a shore, its waterline for what swims, its middle for what is in the air. Things look
to the right; mirror the fragment to turn them round.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache

from promptmagic import lexicon
from promptmagic.painters.colour import Colour
from promptmagic.painters.sketch.catalogue import CatalogueEntry, catalogue
from promptmagic.painters.sketch.glyphs import CREDIT, glyph
from promptmagic.painters.sketch.shape import Draw, Habitat, Shape
from promptmagic.painters.sketch.shapes import (
    animals,
    birds,
    boats,
    buildings,
    coast,
    drawings,
    flight,
    groves,
    heaps,
    heavens,
    insects,
    leisure,
    plants,
    resting,
    stilllife,
    structures,
    trees,
    vehicles,
    waterlife,
    wildlife,
)
from promptmagic.painters.sketch.shapes.babies import sitting_baby
from promptmagic.painters.sketch.shapes.names import ALIASES
from promptmagic.painters.sketch.shapes.pen import put
from promptmagic.painters.sketch.shapes.people import PEOPLE
from promptmagic.painters.sketch.shapes.robots import Robot

__all__ = ["SHAPES", "Draw", "Habitat", "Shape", "find", "find_worded"]


def _snowy_pine(chance: random.Random, height: float, colour: Colour | None = None) -> str:
    return trees.pine(chance, height, colour, snow=True)


def _snowy_tree(chance: random.Random, height: float, colour: Colour | None = None) -> str:
    del colour  # it is asked for its leaves, and has none
    return groves.bare_tree(chance, height, snow=True)


def _snowy_birch(chance: random.Random, height: float, colour: Colour | None = None) -> str:
    del colour
    return groves.birch(chance, height, snow=True)


def _snowy_bush(chance: random.Random, height: float, colour: Colour | None = None) -> str:
    del colour
    return trees.bush(chance, height, (214, 222, 234))


def _snowy_cabin(chance: random.Random, height: float, colour: Colour | None = None) -> str:
    return buildings.cabin(chance, height, colour, snow=True)


def _on_a_rock(mermaid: Shape) -> Shape:
    """Return the mermaid as she is mostly met: seated on a rock, rather than upright in the water."""
    art = drawings.drawing(CatalogueEntry("mermaid", "water", mermaid.height))
    return mermaid if art is None else replace(mermaid, draw=art.draw, aspect=art.aspect)


def _on_the_floor(baby: Shape) -> Shape:
    """Return the baby as it sits: it neither stands nor holds things."""
    return replace(
        baby, draw=sitting_baby, aspect=1.06, seated=None, holding=None, playing=None, eating=None, body=None
    )


def _on_a_board(rider: Shape) -> Shape:
    """Return a skateboarder who has the board under the feet in mid-air, too."""
    return replace(rider, leaping=rider.leaping and _boarded(rider.leaping), playing=None)


def _boarded(draw: Draw) -> Draw:
    """Return what draws somebody with a skateboard under the feet."""

    def rolling(chance: random.Random, height: float, colour: Colour | None = None) -> str:
        board = find("skateboard")
        below = board.draw(chance, height * BOARD, colour) if board else ""
        return below + put(draw(chance, height * (1 - BOARD), colour), 0, -height * BOARD * 0.6)

    return rolling


BOARD = 0.1
"""How high a skateboard is under somebody, as a share of the height of both."""

SHINES: Mapping[str, Callable[[float], str]] = {"diya": stilllife.diya_flame}
"""What of our own drawings burns."""

SHAPES: Mapping[str, Shape] = {
    **PEOPLE,
    "skateboarder": _on_a_board(PEOPLE["skateboarder"]),
    **heaps.HEAPS,
    **flight.FLYING,
    **resting.RESTING,
    "baby": _on_the_floor(PEOPLE["baby"]),
    "mermaid": _on_a_rock(PEOPLE["mermaid"]),
    "palm": Shape(trees.palm, "ground", 0.4, 0.8),
    "pine": Shape(trees.pine, "ground", 0.38, 0.6, snowy=_snowy_pine),
    "tree": Shape(trees.tree, "ground", 0.34, 0.8, snowy=_snowy_tree),
    **{
        f"{fruit} tree": Shape(trees.bearing(colour), "ground", 0.34, 0.8, snowy=_snowy_tree)
        for fruit, colour in trees.FRUITS.items()
    },
    "bush": Shape(trees.bush, "ground", 0.09, 1.45, snowy=_snowy_bush),
    "reed": Shape(plants.reeds, "shore", 0.14, 0.8),
    "grass": Shape(plants.grass, "ground", 0.06, 1.35),
    "flower": Shape(plants.flower, "ground", 0.1, 0.45),
    "daisy": Shape(plants.daisy, "ground", 0.1, 0.45),
    "tulip": Shape(plants.tulip, "ground", 0.1, 0.35),
    "poppy": Shape(plants.poppy, "ground", 0.1, 0.45),
    "rose": Shape(plants.rose, "ground", 0.1, 0.35),
    "sunflower": Shape(plants.sunflower, "ground", 0.2, 0.45),
    "gull": Shape(birds.gull, "shore", 0.045, 1.5, flying=birds.flying_gull),
    "bird": Shape(birds.robin, "ground", 0.05, 1.7, flying=birds.far_bird),
    "robin": Shape(birds.robin, "ground", 0.045, 1.7, flying=birds.far_bird),
    "sailboat": Shape(boats.sailboat, "water", 0.18, 0.8),
    "boat": Shape(boats.rowboat, "water", 0.05, 3.1),
    "ship": Shape(boats.ship, "water", 0.1, 3.3),
    "tall ship": Shape(boats.tall_ship, "water", 0.22, 1.75),
    "pirate ship": Shape(boats.pirate_ship, "water", 0.22, 1.75),
    "sun": Shape(heavens.sun, "air", 0.09, 1.0),
    "moon": Shape(heavens.moon, "air", 0.09, 1.0),
    "crescent": Shape(heavens.crescent, "air", 0.09, 0.65),
    "star": Shape(heavens.star, "air", 0.05, 1.0),
    "cloud": Shape(heavens.cloud, "air", 0.12, 2.0),
    "rainbow": Shape(heavens.rainbow, "ground", 0.4, 2.0),
    "rock": Shape(coast.rock, "ground", 0.08, 1.7),
    "pebble": Shape(coast.pebbles, "shore", 0.02, 2.2),
    "island": Shape(coast.island, "water", 0.16, 2.0),
    "wooded island": Shape(coast.wooded_island, "water", 0.13, 1.9),
    "shell": Shape(coast.shell, "shore", 0.03, 1.1),
    "starfish": Shape(coast.starfish, "shore", 0.035, 1.05),
    "crab": Shape(coast.crab, "shore", 0.045, 2.1),
    "parasol": Shape(coast.umbrella, "shore", 0.2, 1.1),
    "lighthouse": Shape(buildings.lighthouse, "shore", 0.42, 0.36, shine=buildings.lighthouse_lamp),
    "cabin": Shape(buildings.cabin, "ground", 0.2, 1.7, snowy=_snowy_cabin, shine=buildings.cabin_windows),
    "house": Shape(structures.house, "ground", 0.24, 1.0, shine=structures.house_windows),
    "church": Shape(structures.church, "ground", 0.34, 0.75),
    "barn": Shape(structures.barn, "ground", 0.24, 1.55),
    "castle": Shape(structures.castle, "ground", 0.4, 1.2),
    "moated castle": Shape(structures.moated_castle, "ground", 0.46, 1.54),
    "windmill": Shape(structures.windmill, "ground", 0.36, 0.9),
    "bridge": Shape(structures.bridge, "water", 0.15, 4.2),
    "tent": Shape(structures.tent, "ground", 0.12, 2.4),
    "fire": Shape(structures.campfire, "ground", 0.08, 1.15, shine=structures.campfire_flames),
    "street lamp": Shape(structures.street_lamp, "ground", 0.28, 0.15, shine=structures.street_lamp_light),
    "bench": Shape(structures.bench, "ground", 0.07, 1.9),
    "fence": Shape(structures.fence, "ground", 0.07, 3.4),
    "dog": Shape(animals.dog, "ground", 0.1, 1.7),
    "cat": Shape(animals.cat, "ground", 0.08, 1.2),
    "horse": Shape(animals.horse, "ground", 0.18, 1.5),
    "cow": Shape(animals.cow, "ground", 0.15, 1.65),
    "sheep": Shape(animals.sheep, "ground", 0.1, 1.5),
    "deer": Shape(animals.deer, "ground", 0.18, 1.1),
    "fox": Shape(animals.fox, "ground", 0.1, 2.1),
    "rabbit": Shape(animals.rabbit, "ground", 0.06, 1.1),
    "elephant": Shape(animals.elephant, "ground", 0.26, 1.8),
    "drinking elephant": Shape(animals.drinking_elephant, "ground", 0.26, 1.8, mouth=(1.0, 0.0)),
    "fish": Shape(waterlife.fish, "water", 0.05, 2.2),
    "whale": Shape(waterlife.whale, "water", 0.12, 3.4),
    "flying whale": Shape(waterlife.whole_whale, "air", 0.15, 2.55),
    "dolphin": Shape(waterlife.dolphin, "water", 0.09, 2.15),
    "duck": Shape(waterlife.duck, "water", 0.04, 1.9),
    "swan": Shape(waterlife.swan, "water", 0.07, 1.9),
    "hot air balloon": Shape(vehicles.hot_air_balloon, "air", 0.2, 0.8),
    "kite": Shape(vehicles.kite, "air", 0.14, 0.55),
    "aeroplane": Shape(vehicles.plane, "air", 0.08, 3.2),
    "rocket": Shape(vehicles.rocket, "air", 0.28, 0.5),
    "car": Shape(vehicles.car, "ground", 0.1, 2.6),
    "bus": Shape(vehicles.bus, "ground", 0.15, 2.5),
    "bicycle": Shape(vehicles.bicycle, "ground", 0.1, 1.7),
    "train": Shape(vehicles.train, "ground", 0.13, 4.0),
    "bear": Shape(wildlife.bear, "ground", 0.17, 1.8),
    "wolf": Shape(wildlife.wolf, "ground", 0.13, 1.5),
    "squirrel": Shape(wildlife.squirrel, "ground", 0.06, 1.2),
    "giraffe": Shape(wildlife.giraffe, "ground", 0.36, 0.85),
    "camel": Shape(wildlife.camel, "ground", 0.2, 1.5),
    "lion": Shape(wildlife.lion, "ground", 0.15, 1.9),
    "owl": Shape(birds.owl, "ground", 0.07, 0.8),
    "eagle": Shape(birds.eagle, "air", 0.09, 2.6),
    "penguin": Shape(birds.penguin, "shore", 0.1, 0.9),
    "flamingo": Shape(birds.flamingo, "shore", 0.12, 0.9),
    "chicken": Shape(birds.chicken, "ground", 0.06, 1.15),
    "shark": Shape(waterlife.shark, "water", 0.09, 2.9),
    "turtle": Shape(waterlife.turtle, "shore", 0.05, 2.3),
    "jellyfish": Shape(waterlife.jellyfish, "water", 0.1, 0.9),
    "octopus": Shape(waterlife.octopus, "water", 0.1, 1.35),
    "mushroom": Shape(plants.mushroom, "ground", 0.05, 1.2),
    "cactus": Shape(plants.cactus, "ground", 0.22, 0.7),
    "lavender": Shape(plants.lavender, "ground", 0.1, 0.6),
    "butterfly": Shape(insects.butterfly, "air", 0.045, 1.3),
    "bee": Shape(insects.bee, "air", 0.035, 1.45),
    "dragonfly": Shape(insects.dragonfly, "air", 0.05, 1.4),
    "deckchair": Shape(leisure.deckchair, "shore", 0.11, 1.35),
    "surfboard": Shape(leisure.surfboard, "shore", 0.2, 0.3),
    "sandcastle": Shape(leisure.sandcastle, "shore", 0.09, 1.65),
    "beach ball": Shape(leisure.ball, "shore", 0.05, 1.0),
    "balloon": Shape(leisure.balloon, "air", 0.14, 0.45),
    "snowman": Shape(leisure.snowman, "ground", 0.16, 0.85),
    "umbrella": Shape(leisure.rain_umbrella, "ground", 0.12, 1.3),
    "old tree": Shape(trees.old_tree, "ground", 0.4, 1.5),
    "acacia": Shape(trees.acacia, "ground", 0.3, 1.4),
    "birch": Shape(groves.birch, "ground", 0.34, 0.45, snowy=_snowy_birch),
    "cherry tree": Shape(groves.cherry, "ground", 0.28, 1.0, snowy=_snowy_tree),
    "cypress": Shape(groves.cypress, "ground", 0.34, 0.25),
    "willow": Shape(groves.willow, "ground", 0.32, 1.05, snowy=_snowy_tree),
    "bare tree": Shape(groves.bare_tree, "ground", 0.32, 0.85, snowy=_snowy_tree),
    "bamboo": Shape(groves.bamboo, "ground", 0.3, 0.75),
    "apple": Shape(stilllife.apple, "ground", 0.05, 1.05),
    "lemon": Shape(stilllife.lemon, "ground", 0.04, 1.55),
    "orange": Shape(stilllife.orange, "ground", 0.05, 1.0),
    "pear": Shape(stilllife.pear, "ground", 0.06, 0.7),
    "pumpkin": Shape(stilllife.pumpkin, "ground", 0.07, 1.45),
    "bowl": Shape(stilllife.bowl, "ground", 0.07, 2.0),
    "cup": Shape(stilllife.cup, "ground", 0.06, 1.2),
    "vase": Shape(stilllife.vase, "ground", 0.13, 0.65),
    "bottle": Shape(stilllife.bottle, "ground", 0.14, 0.3),
    "candle": Shape(stilllife.candle, "ground", 0.12, 0.6, shine=stilllife.candle_flame),
    "lantern": Shape(stilllife.lantern, "ground", 0.1, 0.65, shine=stilllife.lantern_light),
    "book": Shape(stilllife.book, "ground", 0.05, 2.3),
    "guitar": Shape(stilllife.guitar, "ground", 0.15, 0.45),
    "gift": Shape(stilllife.gift, "ground", 0.07, 0.9),
}
"""Every noun that is drawn by a function, which can let chance and the asked colour change the drawing."""


def find(noun: str) -> Shape | None:
    """Return the shape drawn for a singular noun, or None where the sketch has none."""
    for name in (noun, ALIASES.get(noun, noun)):
        if name in SHAPES:
            return SHAPES[name]
        if name in catalogue():
            return _from_art(catalogue()[name])
    return None


def find_worded(noun: str, wording: str) -> Shape | None:
    """Return the shape for a noun as it was worded: a galleon is a ship that has a shape of its own.

    A word that means another noun by itself was read in another sense: no heron is drawn as the crane that lifts.
    """
    names = " ".join(re.split(r"[\s\-]+", wording.lower()))
    worded = (names, names.removesuffix("s"), names.removesuffix("es"))
    own = (find(name) for name in worded if not noun or name == noun or not lexicon.group(name))
    return next(filter(None, own), None) or find(noun)


@cache
def _from_art(entry: CatalogueEntry) -> Shape | None:
    art = glyph(entry) if entry.glyph else drawings.drawing(entry)
    if art is None:
        return None
    body = Robot(art) if entry.noun == "robot" else None
    credit = CREDIT if entry.glyph else ""
    shine = SHINES.get(entry.noun)
    return Shape(art.draw, entry.habitat, entry.height, art.aspect, body=body, credit=credit, shine=shine)
