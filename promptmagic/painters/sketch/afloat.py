"""Afloat: what lives below the surface, where a picture shows the water from above: half sunk, or stranded."""

from __future__ import annotations

import random
import re
from collections.abc import MutableMapping, Sequence
from dataclasses import replace
from functools import cache

from promptmagic import lexicon
from promptmagic.lexicon import Subject
from promptmagic.painters.colour import Colour
from promptmagic.painters.sketch.easel import Easel
from promptmagic.painters.sketch.placing import Stage, Zone
from promptmagic.painters.sketch.redrawn import leaning, lying_down
from promptmagic.painters.sketch.relations import How, SketchRelation
from promptmagic.painters.sketch.scene import SketchScene
from promptmagic.painters.sketch.shape import Draw, Shape
from promptmagic.painters.sketch.shapes import find
from promptmagic.painters.sketch.shapes.pen import put
from promptmagic.painters.sketch.shapes.resting import level_leaf
from promptmagic.painters.sketch.spots import Group

BELOW, UPRIGHT, DEEP = 0.48, 1.5, 0.2
"""How much of a fish is under the water at whose surface it swims, so that its back and fin show; how broad in heights
those are at most that swim upright, and how much of them is under it: their eyes are low."""

SWIMMING, HEAD_UP = ("swim", "act swim"), -16.0
"""What is noted of who swims; and by how many degrees those are turned that swim on four legs."""

MARGIN = 1.12
"""How much room such a one takes beside its length: rings and a wake."""

SEABED = frozenset({"coral", "coral reef", "seaweed", "shell", "starfish", "crab", "bubble", "diver", "mermaid"})
"""What goes with the living things of the deep."""

STRANDED = re.compile(
    r"\b(?:on|across|onto) (?:an?|the|some)? ?(?:[\w-]+ ){0,2}(?:beach|shore|sand|bank|ground|grass)\b"
    r"|\b(?:stranded|washed up|washed ashore|out of (?:the )?water)\b",
    re.IGNORECASE,
)
"""Words that leave a swimmer on dry land."""

ABOVE = re.compile(
    r"\b(?:jump|leap|breach|surfac)\w*\b|\b(?:out of|above|on) the (?:sea|water|ocean|waves?)\b", re.IGNORECASE
)
"""Words by which something comes out of the water."""

APART: frozenset[How] = frozenset({"beside", "facing", "chasing", "around", "between", "behind", "before"})
"""How a swimmer is related to others without touching them."""

LEAPING = ("jump", "leap")

ADRIFT, SLIM, TILTED = 0.16, 0.6, 38.0
"""How much of a thing is under the water on which it drifts; how broad those are at most that lean there, in heights,
and by how many degrees."""


def lives_below(noun: str) -> bool:
    """Whether a thing swims below the surface with all of its body."""
    return noun == "shark" or (lexicon.group(noun) == "animal" and lexicon.home(noun) == "underwater")


def is_seen_below(scene: SketchScene) -> bool:
    """Whether all of a scene that is set in the sea is seen under water: nothing of it needs the surface or the sky."""
    said = lexicon.describe(scene.told)
    nouns = [subject.noun for subject in scene.subjects]
    above = said.hour or said.weather or scene.lights or ABOVE.search(scene.told) or STRANDED.search(scene.told)
    return any(map(lives_below, nouns)) and all(lives_below(n) or n in SEABED for n in nouns) and not above


def surfaced(
    easel: Easel, stage: Stage, shape: Shape, noun: str, zone: Zone | None, related: Sequence[SketchRelation]
) -> tuple[Shape, Zone | None]:
    """Return how and where a swimmer is drawn: in mid-water, half sunk at the surface, or on the ground beside it."""
    water = stage.zones.get("water")
    if water is not None and water.afloat and _swims(easel, noun) and shape.habitat in ("ground", "shore"):
        easel.note(*SWIMMING)
        return _in_mid_water(shape), water
    if water is not None and _drifts(easel, noun) and shape.habitat in ("ground", "shore", "air"):
        easel.note("float")
        return _adrift(shape), water
    if not lives_below(noun) or shape.habitat != "water" or zone is None or zone is not stage.zones.get("water"):
        return shape, zone
    held = any(noun in (one.first.noun, one.second.noun) and one.how not in APART for one in related)
    if zone.afloat or held or any(subject.noun == noun and subject.pose in LEAPING for subject in easel.scene.subjects):
        return shape, zone
    if STRANDED.search(easel.scene.told) and (ground := stage.zones.get("ground")) is not None:
        return shape, ground
    below = DEEP if shape.aspect < UPRIGHT else BELOW
    draw, aspect = _half_sunk(shape.draw, below), shape.aspect * MARGIN / (1 - below)
    return replace(shape, draw=draw, height=shape.height * (1 - below), aspect=aspect), zone


def come_ashore(
    groups: Sequence[tuple[Subject, Group]], homes: MutableMapping[Subject, Zone], stage: Stage
) -> list[tuple[Subject, Group]]:
    """Let water birds that somebody on foot is busy with come ashore to them: who feeds ducks stands on the bank."""
    water, bank = stage.zones.get("water"), stage.zones.get("ground")
    found = []
    for subject, group in groups:
        birds = [spot for spot in group.spots if spot.shape.habitat == "water" and _is_animal(spot.noun)]
        afoot = any(lexicon.group(s.noun) == "person" and s.shape.habitat == "ground" for s in group.spots)
        swum = len(birds) + 1 == len(group.spots) and afoot and homes[subject] is water and water is not None
        if swum and birds and bank is not None and not any(lives_below(one.noun) for one in birds):
            landed = (replace(one, shape=replace(one.shape, habitat="ground")) for one in group.spots)
            group = Group(tuple(landed), group.lead)
            homes[subject] = bank
        found.append((subject, group))
    return found


def _is_animal(noun: str) -> bool:
    return lexicon.group(noun) == "animal"


def _swims(easel: Easel, noun: str) -> bool:
    return any(subject.noun == noun and subject.pose in ("swim", "dive", "float") for subject in easel.scene.subjects)


def _drifts(easel: Easel, noun: str) -> bool:
    """Whether a thing is said to float, where there is water for it."""
    light = lexicon.group(noun) in ("thing", "food", "plant")
    return light and any(subject.noun == noun and subject.pose == "float" for subject in easel.scene.subjects)


def _adrift(shape: Shape) -> Shape:
    """Return how a thing lies in the water at whose surface it drifts: tall things lean, all are a little sunk."""
    below, draw = ADRIFT, shape.draw
    if (leaf := find("leaf")) is not None and draw is leaf.draw:
        return replace(shape, draw=_half_sunk(level_leaf, 0.0), height=shape.height * 0.6, habitat="water", aspect=2.1)
    if shape.habitat == "air":
        draw = _lowered(draw)
    if shape.aspect < SLIM:
        tilted = _half_sunk(leaning(draw, TILTED), below)
        return replace(shape, draw=tilted, height=shape.height * SLIM, habitat="water", aspect=0.9)
    aspect = shape.aspect / (1 - below)
    return replace(
        shape, draw=_half_sunk(draw, below), height=shape.height * (1 - below), aspect=aspect, habitat="water"
    )


def _lowered(draw: Draw) -> Draw:
    """Return what draws a thing of the air with its foot at the origin."""

    def low(chance: random.Random, height: float, colour: Colour | None = None) -> str:
        return put(draw(chance, height, colour), y=-height / 2)

    return low


def _in_mid_water(shape: Shape) -> Shape:
    """Return how one swims who walks on land: people lie along their length, animals have the head up."""
    if shape.body is not None and shape.aspect < 1:
        laid = lying_down(shape.draw, shape.aspect)
        return replace(
            shape, draw=laid, aspect=1 / shape.aspect, height=shape.height * shape.aspect, habitat="air", body=None
        )
    return replace(shape, draw=leaning(shape.draw, HEAD_UP), habitat="water", body=None)


@cache
def _half_sunk(draw: Draw, below: float) -> Draw:
    """Return what draws the part of a swimmer that is above the water, which is at the origin."""

    def sunk(chance: random.Random, height: float, colour: Colour | None = None) -> str:
        whole = height / (1 - below)
        frame = f'x="{-3 * whole:.1f}" y="{-2 * whole:.1f}" width="{6 * whole:.1f}" height="{2 * whole:.1f}"'
        view = f'viewBox="{-3 * whole:.1f} {-2 * whole - whole * below:.1f} {6 * whole:.1f} {2 * whole:.1f}"'
        return f"<svg {frame} {view}>{draw(chance, whole, colour)}</svg>"

    return sunk
