"""Posing: a thing drawn in the pose that is said of it: asleep, in mid-leap, in the water, in a pile or a stack."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from dataclasses import replace

from promptmagic import lexicon
from promptmagic.lexicon import Subject
from promptmagic.painters.colour import WHITE, Colour
from promptmagic.painters.sketch.doing import act_of, deed_of, doing, standing_up
from promptmagic.painters.sketch.easel import Easel
from promptmagic.painters.sketch.placing import Stage, Zone
from promptmagic.painters.sketch.redrawn import burning
from promptmagic.painters.sketch.relations import SketchRelation, emerges, holds_up, relations, sits_up
from promptmagic.painters.sketch.scene import SketchScene
from promptmagic.painters.sketch.shape import Poseable
from promptmagic.painters.sketch.shapes import Draw, Shape, find
from promptmagic.painters.sketch.shapes.pen import box, darker, oval, polygon, put
from promptmagic.painters.sketch.shapes.people import LYING
from promptmagic.painters.sketch.shapes.poses import poses
from promptmagic.painters.sketch.shapes.waterlife import rings, splash
from promptmagic.painters.sketch.spots import Spot
from promptmagic.painters.sketch.stances import stance

PLUNGING = re.compile(
    r"\b(?:jump|leap|leapt|hop|div|dove|plung|splash|cannonball)\w*\s+(?:\w+\s+){0,2}(?:in|into)\b", re.IGNORECASE
)
"""Words that say that somebody is on the way into water, where a place has some."""

WADING = re.compile(
    r"\s+(?:[\w'-]+\s+){0,3}?(?:in|cross|crosses|crossing|ford|fording)\s+(?:an?\s+|the\s+|its\s+|their\s+)?(?:[\w-]+\s+){0,2}?"
    r"(?:river|lake|sea|ocean|water|pond|stream|creek|pool|surf|waves|shallows|lagoon|waterhole)\b",
    re.IGNORECASE,
)
"""What follows one who is in water."""

PLUNGE = 0.62
"""How far above the water such a one is, in its own heights."""

HEAPED_UP = ((-0.62, 0.0), (0.0, 0.0), (0.62, 0.0), (-0.31, -0.52), (0.31, -0.52), (0.0, -1.04))
"""Where the things of a pile lie: across in their widths, up in their heights."""

STOREYS, STACKED = 5, 0.66
"""How many things a stack or a tower of them has, and how far each rises above the one below it, in its height."""

CHAIRS = frozenset({"chair", "rocking chair", "deckchair", "wheelchair", "stool"})
"""In what one sleeps sitting."""

BLANKET = 0.46
"""How high one who sleeps is, as a share of the height upright."""

SEATED_UP = 0.8
"""How high one is who sits at a desk, as a share of the height upright."""

LEAPS_BEFORE, SALMON = 0.16, 0.17
"""How far before an animal that fishes its prey leaps, and how high that is, as shares of the animal's height."""

PINK: Colour = (226, 132, 112)

LEAPING, TILT = 0.34, 11.0
"""How far one jumps, in its own heights, and by how many degrees it is raised before."""

STRETCHED, LEVEL, RAISED = 1.3, 0.8, 0.3
"""How broad one is who flies stretched out, of the height upright, how large, and how much higher."""

POSED = {
    "walk": ("walk", "march", "stroll", "parade", "wander"),
    "jump": ("jump", "leap", "hop", "pounce"),
    "dive": ("dive", "dove"),
    "sleep": ("sleep", "asleep", "nap"),
}
"""The poses that are drawn, and the words that they are then a drawing of."""


def posed(easel: Easel, subject: Subject, spot: Spot, *, involved: bool) -> Spot:
    """Return a thing in the pose that is said of it, as far as it is drawn: asleep, at work, in mid-leap."""
    if {"pile", "stack"} & set(subject.qualities) and subject.noun not in ("books", "book"):
        spot = _stacked(spot) if "stack" in subject.qualities else _piled(spot)
    if subject.pose == "sleep" and _in_a_chair(easel, subject) and (act := act_of(subject, "sleep")):
        return doing(spot, act)
    if subject.pose == "sleep" and (act := deed_of(easel.scene, subject)) is not None and act.nouns:
        return doing(spot, act)
    if subject.pose in ("sleep", "lie") and spot.shape.lying is not None:
        easel.note(*POSED["sleep"])
        return _laid(spot)
    if lexicon.group(subject.noun) in ("building", "vehicle") and _burns(easel.scene, subject):
        easel.note("burn", "burning", "fire", "flames")
        return replace(spot, draw=burning(spot.draw or spot.shape.draw, spot.shape.aspect))
    act = deed_of(easel.scene, subject)
    if subject.pose == "fly" and act is None and not involved and spot.shape.body is not None:
        return _soaring(spot, spot.shape.body)
    if act is not None and act.own and easel.hidden:
        act = act.without(easel.hidden)
    if any(one.first == subject and one.how == "climbing" for one in relations(easel.scene)):
        act = act if find(f"climbing {subject.noun}") is None else None  # it has a drawing of its own for that
    if act is not None and act.upright and spot.shape.body is None:
        return doing(standing_up(spot), act)
    if lexicon.group(subject.noun) == "animal" and act is None:
        related = relations(easel.scene)
        if sits_up(related, subject) or holds_up(related, subject) or emerges(related, subject):
            return standing_up(spot)
    animal = stance(easel, subject, spot)
    if animal.shape != spot.shape and (subject.pose != "jump" or animal.shape.habitat == "water"):
        return animal
    spot = animal
    if act is not None and subject.pose != "jump" and spot.draw is None:
        return doing(spot, act)
    if subject.pose == "walk" and lexicon.group(subject.noun) != "person":
        easel.note(*POSED["walk"])  # animals are drawn on their four feet in mid-step, people standing
    if subject.pose == "jump" and spot.shape.playing and not involved:
        spot = replace(spot, draw=spot.shape.playing)
    if subject.pose == "jump" and spot.shape.habitat != "air" and not spot.carried:
        easel.note(*POSED["jump"])
        if spot.shape.habitat == "water":
            easel.found["in mid-leap"] = True  # it is out of the water
        if spot.shape.leaping and spot.draw is None:
            return replace(spot, lift=LEAPING / 2, draw=spot.shape.leaping)
        tilted = None if easel.found.get("in mid-leap") else _tilted(spot.shape.draw)
        return replace(spot, lift=LEAPING, draw=spot.draw or tilted)
    return spot


def _soaring(spot: Spot, body: Poseable) -> Spot:
    """Return somebody who flies by themselves: stretched out, an arm before them."""
    draw = body.acting(poses()["soar"])
    shape = replace(spot.shape, aspect=STRETCHED)
    return replace(spot, shape=shape, draw=draw, posed=draw, height=spot.height * LEVEL, lift=RAISED)


def _burns(scene: SketchScene, subject: Subject) -> bool:
    """Whether a thing is said to be on fire."""
    name = re.escape(subject.word or subject.noun)
    after = r"(?:(?:that|which) )?(?:is |are )?(?:burning|on fire|in flames|ablaze)\b"
    said = rf"\bburning (?:[\w-]+ )?{name}\b|\b{name} {after}"
    return re.search(said, scene.told, re.IGNORECASE) is not None


def _in_a_chair(easel: Easel, subject: Subject) -> bool:
    """Whether somebody is in a chair, which nobody lies in."""
    return any(one.first == subject and one.second.noun in CHAIRS for one in relations(easel.scene))


def on_a_plate(spot: Spot) -> Spot:
    """Return food on a plate that is seen from a little above."""
    shape = spot.shape

    def plated(chance: random.Random, height: float, colour: Colour | None = None) -> str:
        own = height * 0.92
        half = own * shape.aspect * 0.5 + own * 0.24
        plate = oval(0, -height * 0.06, half, half * 0.2, (206, 210, 216))
        plate += oval(0, -height * 0.075, half * 0.97, half * 0.18, (246, 247, 249))
        plate += oval(0, -height * 0.07, half * 0.7, half * 0.12, (228, 231, 236))
        return plate + put(shape.draw(chance, own, colour), 0, -height * 0.06)

    return replace(spot, shape=replace(shape, draw=plated, aspect=shape.aspect + 0.46))


def at_a_desk(spot: Spot) -> Spot:
    """Return a pupil who sits behind a school desk, the arms on it, a book before them."""
    shape = spot.shape

    def behind(chance: random.Random, height: float, colour: Colour | None = None) -> str:
        own = height / SEATED_UP
        wood, top = (186, 140, 92), (206, 162, 112)
        half, low = own * 0.42, own * 0.44
        legs = "".join(
            box(x - own * 0.018, -low, own * 0.036, low, darker(wood, 0.3)) for x in (-half * 0.88, half * 0.88)
        )
        board = box(-half, -low, half * 2, own * 0.05, top, own * 0.012)
        front = box(-half * 0.88, -low + own * 0.05, half * 1.76, own * 0.17, wood)
        page, up = own * 0.1, -low
        pages = [(-1.5, 0.0), (-1.1, -0.5), (-0.4, -0.8), (0.0, -0.4), (0.4, -0.8), (1.1, -0.5), (1.5, 0.0)]
        book = polygon([(x * page, up + y * page) for x, y in pages], (246, 244, 236))
        return put(shape.draw(chance, own, colour), 0, own * (1 - SEATED_UP)) + legs + front + board + book

    seated = replace(
        shape, draw=behind, aspect=0.86 / SEATED_UP, snowy=None, seated=None, holding=None, playing=None, eating=None
    )
    return replace(spot, shape=seated, height=spot.height * SEATED_UP, draw=None)


def plunges(easel: Easel, stage: Stage, subject: Subject, shape: Shape) -> bool:
    """Whether a thing that lives on land is said to jump into the water of its place."""
    living = lexicon.group(subject.noun) in ("person", "animal") and shape.habitat in ("ground", "shore")
    return (
        living
        and subject.pose in ("jump", "dive")
        and "water" in stage.zones
        and bool(PLUNGING.search(easel.scene.told))
    )


def plunging(easel: Easel, subject: Subject, spot: Spot) -> Spot:
    """Return one in mid-air over water that splashes up: a person with raised arms or head first, an animal tilted."""
    shape = spot.shape if spot.shape.leaping else stance(easel, subject, spot).shape
    pose = shape.diving if subject.pose == "dive" else shape.leaping
    easel.note(*POSED.get(subject.pose, ()))
    figure = pose or (shape.draw if shape != spot.shape else _tilted(shape.draw))

    def over_splash(chance: random.Random, height: float, colour: Colour | None = None) -> str:
        own = height / whole
        return splash(own * 0.5 * min(1.3, max(1.0, shape.aspect))) + put(figure(chance, own, colour), 0, -own * above)

    above = PLUNGE if pose else PLUNGE * 1.5  # an animal's hind legs hang down
    whole = 1 + above
    over = replace(shape, draw=over_splash, aspect=max(0.7, shape.aspect) / whole, snowy=None)
    return replace(spot, shape=over, height=spot.height * whole, carried=True)


def wades(easel: Easel, stage: Stage, subject: Subject, shape: Shape, related: Sequence[SketchRelation]) -> bool:
    """Whether a thing that lives on land is said to be in the water of its place, by itself."""
    carried = any(one.moving == subject and one.second.noun != "swimming pool" for one in related)
    if carried or shape.habitat not in ("ground", "shore") or "water" not in stage.zones or stage.zones["water"].afloat:
        return False
    living = lexicon.group(subject.noun) in ("person", "animal")
    after = easel.scene.told.lower().partition(subject.word.lower())[2] if subject.word else ""
    return living and (subject.pose in ("swim", "bathe", "wade") or bool(WADING.match(after)))


def shallows(water: Zone) -> Zone:
    """Return the near part of the water, where things stand as large as on the bank."""
    return replace(
        water, top=water.top + (water.bottom - water.top) * 0.7, far=max(1.2, water.near), near=max(1.5, water.near)
    )


def _angles(subject: Subject) -> bool:
    """Whether an animal is said to fish: it has no rod, and stands where they leap."""
    return subject.pose == "fish" and lexicon.group(subject.noun) == "animal"


def wading(easel: Easel, subject: Subject, spot: Spot) -> Spot:
    """Return one who stands in water, or swims: what is under it is not seen, and rings widen about the rest."""
    shape = spot.shape
    person = lexicon.group(subject.noun) == "person"
    under = (0.62 if person else 0.5) if subject.pose == "swim" else 0.42 if person else 0.26
    seen = 1 - under
    salmon = find("fish") if _angles(subject) else None
    easel.note(*(("fish",) if salmon else ()), *(("swim", "act swim") if subject.pose == "swim" else ()))

    def in_water(chance: random.Random, height: float, colour: Colour | None = None) -> str:
        own = height / seen
        wide = own * max(1.0, shape.aspect) * 2
        figure = put(shape.draw(chance, own, colour), 0, own * under)
        shown = f'<svg x="{-wide:.1f}" y="{-own * 1.2:.1f}" width="{2 * wide:.1f}" height="{own * 1.2:.1f}"'
        shown += f' viewBox="{-wide:.1f} {-own * 1.2:.1f} {2 * wide:.1f} {own * 1.2:.1f}">{figure}</svg>'
        reach = own * max(0.34, shape.aspect * 0.56)
        water = rings(reach, 0.4) + shown + oval(0, 0, reach * 0.84, reach * 0.016, WHITE, opacity=0.28)
        if salmon is None:
            return water
        across, long = own * (shape.aspect * 0.5 + LEAPS_BEFORE), own * SALMON
        leaping = put(salmon.draw(chance, long, PINK), across, -long * 1.3, turn=-42)
        return water + put(splash(long * 1.3), across) + leaping

    reach = shape.aspect + (2 * (LEAPS_BEFORE + SALMON) if salmon else 0.0)
    return replace(
        spot,
        shape=replace(shape, draw=in_water, snowy=None, aspect=reach / seen),
        height=spot.height * seen,
        carried=True,
    )


def _piled(spot: Spot) -> Spot:
    return replace(spot, draw=_heaped(spot.shape), height=spot.height * 0.8)


def _stacked(spot: Spot) -> Spot:
    """Return a thing as a stack of its kind."""
    own = find(f"stack of {spot.noun}s")
    if own is not None:
        return replace(spot, shape=own, height=spot.height * own.height / spot.shape.height)
    shape, rise = spot.shape, STACKED
    whole = 1 + rise * (STOREYS - 1)

    def stacked(chance: random.Random, height: float, colour: Colour | None = None) -> str:
        high = height / whole
        drawn = (
            put(
                shape.draw(chance, high, colour), (number % 2 - 0.5) * high * shape.aspect * 0.08, -number * rise * high
            )
            for number in range(STOREYS)
        )
        return "".join(drawn)

    tall = replace(shape, draw=stacked, aspect=shape.aspect * 1.1 / whole)
    return replace(spot, shape=tall, height=spot.height * whole * 0.8)


def _laid(spot: Spot) -> Spot:
    """Return a person who lies asleep: no longer one who sits or holds anything."""
    flat = spot.height * BLANKET
    draw = spot.shape.lying or spot.shape.draw
    shape = replace(
        spot.shape, draw=draw, height=spot.shape.height * BLANKET, aspect=LYING, seated=None, holding=None,
        playing=None, eating=None,
    )  # fmt: skip
    return replace(spot, shape=shape, height=flat, draw=None)


def flattened(draw: Draw) -> Draw:
    """Return what draws a thing that is drawn from above as it lies before the viewer."""

    def flattened(chance: random.Random, height: float, colour: Colour | None = None) -> str:
        return f'<g transform="scale(1,.5)">{draw(chance, height * 2, colour)}</g>'

    return flattened


def _heaped(shape: Shape) -> Draw:
    """Return what draws a thing six times, in a pile."""

    def heaped(chance: random.Random, height: float, colour: Colour | None = None) -> str:
        high = height / 1.9
        drawn = (
            put(shape.draw(chance, high, colour), across * high * shape.aspect, up * high) for across, up in HEAPED_UP
        )
        return "".join(drawn)

    return heaped


def _tilted(draw: Draw) -> Draw:
    """Return what draws a thing with its front raised."""

    def tilted(chance: random.Random, height: float, colour: Colour | None = None) -> str:
        return put(draw(chance, height, colour), turn=-TILT)

    return tilted
