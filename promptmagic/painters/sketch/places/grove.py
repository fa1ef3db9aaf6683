"""Groves: woods and avenues of one kind of tree, rank behind rank, in the season's colours."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from promptmagic import lexicon
from promptmagic.painters.colour import Colour, mix
from promptmagic.painters.sketch.easel import Easel
from promptmagic.painters.sketch.figures import Stage, Zone, shadow, stood
from promptmagic.painters.sketch.land import blades, blossoms, ground, leaf_band, level, litter, path, rolling
from promptmagic.painters.sketch.places.meadow import backdrop
from promptmagic.painters.sketch.scene import SketchScene
from promptmagic.painters.sketch.seasons import CROWNS, GRASS, WOODS, flowers, green, season
from promptmagic.painters.sketch.shapes import SHAPES

KINDS = frozenset({"birch", "cherry tree", "willow", "bamboo", "cypress", "palm", "tree"})
"""Trees that make a wood or an avenue of their own; pines have theirs among the woods."""

BROADLEAF = r"(?:oak|maple|beech|chestnut|linden|lime|elm|ash|poplar|plane|apple|pear)"
TOGETHER = re.compile(
    r"\b(?:birch|cherry(?: blossom)?|blossoming|willow|bamboo|cypress|palm|sakura|aspen|" + BROADLEAF + r")"
    r"(?:es|s)?(?: trees?)? (?:forest|woods?|woodland|grove|avenue|alley|thicket|copse)\b"
    r"|\b(?:forest|woods?|woodland|grove|avenue|alley|thicket|copse) (?:of|full of|with) (?:[\w-]+ ){0,2}"
    r"(?:birch|cherry|willow|bamboo|cypress|palm|aspen|sakura|" + BROADLEAF + r")(?:es|s)?\b"
    r"|\b(?:lined with|between rows of|between two rows of|rows? of) (?:[\w-]+ ){0,2}"
    r"(?:birch|cherry|willow|cypress|palm|aspen|" + BROADLEAF + r")(?:es|s)?(?: trees)?\b",
    re.IGNORECASE,
)
"""Words of many trees of one kind that make up a place."""

NUMBER = re.compile(r"\b(?:two|three|four|five|six|seven|eight|nine|ten|couple|pair|few|\d+)\b", re.IGNORECASE)
"""Words by which trees are counted, and make no wood."""

AVENUE = re.compile(r"\b(?:avenue|alley|lined|rows?)\b", re.IGNORECASE)
GOLD: tuple[Colour, ...] = ((226, 176, 58), (236, 192, 78), (212, 154, 52))
"""What birches and willows turn to in autumn."""


def kind(scene: SketchScene) -> str:
    """Return the kind of tree that a scene's wood or avenue is of; empty where it is of none."""
    alone = len(scene.subjects) == 1 and scene.subjects[0].count > 1
    alone = alone and lexicon.describe(scene.told).place_origin != "said"
    if not TOGETHER.search(scene.told) and (not alone or scene.subject("palm") or NUMBER.search(scene.told)):
        return ""
    trees = [one.noun for one in scene.subjects if lexicon.covers("tree", one.noun) or one.noun == "bamboo"]
    return trees[0] if trees and trees[0] in KINDS else ""


def stand(easel: Easel) -> Stage:
    """Among trees of one kind: ranks of them, the far ones lost in the air, the near ones at both sides."""
    easel.set_out(horizon=0.46, sun=0.56)
    backdrop(easel)
    noun = kind(easel.scene) or "tree"
    far = (() if easel.scene.wintry else leaves(easel, noun)) or (green(easel, WOODS),)
    leaf_band(easel, "grove edge", level(easel.y(0.06)), easel.unit * 0.26, far[0], haze=0.6, mist=0.4)
    leaf_band(easel, "grove depth", level(easel.y(0.1)), easel.unit * 0.18, far[-1], haze=0.42, mist=0.3)
    _floor(easel, 0.04)
    if AVENUE.search(easel.scene.told):
        path(easel, 0.03)
    ranks = ((0.06, 0.3, 11), (0.13, 0.4, 8), (0.24, 0.54, 6))
    for rank, (down, tall, many) in enumerate(ranks):
        for index in range(round(many * max(1.0, easel.width / easel.unit / 1.4))):
            across = (index + 0.5 + 0.3 * easel.chance(f"rank {rank} {index}").uniform(-1, 1)) / many
            if abs(across - 0.5) > (0.03, 0.07, 0.13)[rank]:
                _tree(easel, noun, f"{rank} {index}", across, down, tall, haze=0.4 - 0.17 * rank)
    for side in ((0.1, 0.42, 0.74), (0.9, 0.46, 0.78), (-0.03, 0.7, 0.96), (1.02, 0.78, 1.0)):
        _tree(easel, noun, f"near {side[0]}", *side, haze=0.0)
    _undergrowth(easel, 0.6)
    return _stage(easel, noun)


def avenue(easel: Easel) -> Stage:
    """Two straight rows of trees of one kind along a way to the horizon."""
    easel.set_out(horizon=0.44, sun=0.5)
    backdrop(easel)
    noun = kind(easel.scene) or "tree"
    _floor(easel, 0.01)
    path(easel, 0.02)
    for index, down in enumerate((0.02, 0.045, 0.08, 0.13, 0.21, 0.34, 0.56)):
        aside, tall = 0.05 + 0.75 * down, 0.12 + 1.25 * down
        for side in (-1, 1):
            _tree(easel, noun, f"{index} {side}", 0.5 + side * aside, down, tall, haze=max(0.0, 0.36 - down))
    _undergrowth(easel, 0.64)
    easel.note("avenue", "street", "road", "alley")
    return _stage(easel, noun)


def layouts(scene: SketchScene) -> tuple[Callable[[Easel], Stage], ...]:
    """Return the layouts of a wood or an avenue of one kind of tree; none where the prompt names none."""
    if not kind(scene):
        return ()
    return (avenue,) if AVENUE.search(scene.told) else (stand,)


def leaves(easel: Easel, noun: str) -> tuple[Colour, ...]:
    """Return the colours of a kind's leaves in this season; none where a drawing has its own."""
    named = easel.scene.subject(noun)
    if named is not None and named.colour:
        return (named.colour,)
    now = season(easel)
    if noun == "tree":
        return CROWNS[now] if now != "spring" else CROWNS[now][:2]
    if now == "autumn" and noun in ("birch", "willow"):
        return GOLD
    if now == "autumn" and noun == "cherry tree":
        return CROWNS["autumn"]
    return {"birch": ((142, 172, 82), (160, 188, 96)), "bamboo": ((112, 158, 74), (132, 176, 86))}.get(noun, ())


def _tree(easel: Easel, noun: str, layer: str, across: float, down: float, tall: float, *, haze: float) -> None:
    shape, chance = SHAPES[noun], easel.chance(f"grove {layer}")
    x, y, high = easel.x(across), easel.y(down), easel.unit * tall * chance.uniform(0.9, 1.12)
    snowy = easel.scene.wintry and shape.snowy is not None
    drawn = replace(shape, draw=shape.snowy) if easel.scene.wintry and shape.snowy else shape
    tones = leaves(easel, noun)
    shadow(easel, x, y, high * 0.2, 0.3)
    flipped = chance.random() < 0.5
    image, corner = stood(
        easel, drawn, chance, x, y, high, chance.choice(tones) if tones and not snowy else None, flipped=flipped
    )
    easel.take(x, y, high * 0.08)
    easel.place(image, corner, ambient=0.9, haze=easel.air(haze), rim=0.3 * easel.light.glare)


def _floor(easel: Easel, down: float) -> None:
    tone = mix(green(easel, GRASS), easel.light.shade, easel.light.backlit * 0.45)
    ground(easel, rolling(easel, "grove floor", easel.y(down), easel.unit * 0.014), tone, layer="grove floor")


def _undergrowth(easel: Easel, down: float) -> None:
    """Let grass grow in front, flowers in spring; in autumn leaves lie there."""
    now = season(easel)
    if now == "winter" or easel.scene.wintry:
        return
    blades(easel, "grove blades", easel.y(down), 130, GRASS[now][1:])
    if now == "autumn":
        litter(easel, "grove litter", easel.y(0.2), 240, CROWNS["autumn"])
    else:
        blossoms(easel, "grove flowers", easel.y(down), 50, flowers(easel))


def _stage(easel: Easel, noun: str) -> Stage:
    easel.found["grove"] = noun
    easel.note("forest", "tree", "grove", "woods", noun)
    left, right = easel.width * 0.3, easel.width * 0.7
    return Stage(
        {
            "ground": Zone(left, easel.y(0.5), right, easel.y(0.88), 0.75, 1.15),
            "air": Zone(easel.width * 0.25, easel.height * 0.22, easel.width * 0.75, easel.height * 0.4, 0.7, 0.7),
        }
    )
