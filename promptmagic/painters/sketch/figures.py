"""Figures: the subjects of a scene, each standing where such things stand, at its size there, and in its light."""

from __future__ import annotations

import math
import random
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from promptmagic import lexicon
from promptmagic.lexicon import Subject
from promptmagic.lexicon.nouns import marked, measured
from promptmagic.painters.colour import Colour
from promptmagic.painters.sketch.afloat import come_ashore, surfaced
from promptmagic.painters.sketch.easel import Easel
from promptmagic.painters.sketch.features import featured
from promptmagic.painters.sketch.files import goes_one_way, in_file
from promptmagic.painters.sketch.grouping import COLOURFUL, MONUMENTS, SMALL, grouped, in_proportion
from promptmagic.painters.sketch.guises import GUISE, guise
from promptmagic.painters.sketch.hanging import on_a_wall
from promptmagic.painters.sketch.including import clothed, clothes, included, is_unworn, served
from promptmagic.painters.sketch.lamplight import fireflies
from promptmagic.painters.sketch.monuments import (
    before_a_monument,
    monument,
    near,
    stands_back,
    towers,
    visitor,
)
from promptmagic.painters.sketch.moonrise import before_the_moon, howling_at_the_moon
from promptmagic.painters.sketch.nearer import nearer
from promptmagic.painters.sketch.overlap import near_the_head
from promptmagic.painters.sketch.placing import Stage, Wish, Zone, placed
from promptmagic.painters.sketch.posing import (
    at_a_desk,
    flattened,
    on_a_plate,
    plunges,
    plunging,
    posed,
    shallows,
    wades,
    wading,
)
from promptmagic.painters.sketch.relations import (
    GAMES,
    LIVING,
    WOUND,
    How,
    SketchRelation,
    is_before_the_moon,
    relations,
)
from promptmagic.painters.sketch.scene import FLYING, SketchScene
from promptmagic.painters.sketch.seasons import CROWNS, season
from promptmagic.painters.sketch.shade import has_shade, is_tree, tree_wish
from promptmagic.painters.sketch.shapes import Shape, find, find_worded, trees
from promptmagic.painters.sketch.shapes.beasts import faces
from promptmagic.painters.sketch.shapes.cut import CUT, prepared
from promptmagic.painters.sketch.shapes.structures import bridge, bridge_on_land
from promptmagic.painters.sketch.shapes.trees import bough
from promptmagic.painters.sketch.spots import Group, Spot
from promptmagic.painters.sketch.stances import drinks_there, fishes_there, note_layouts, young
from promptmagic.painters.sketch.standing import around, draw, reflection, shadow, stood
from promptmagic.painters.sketch.states import coloured, felt, states_of
from promptmagic.painters.sketch.together import hand_in_hand, is_one_over_both, sharing, working

__all__ = [
    "Stage", "Zone", "around", "figures", "free_place", "needs_land", "reflection", "shadow", "stood", "tropical",
]  # fmt: skip

COLD = re.compile(
    r"\b(wooded|forested|pines?|firs?|cold|icy|arctic|polar|nordic|northern|norwegian|scottish|scandinavian|baltic|fjord)\b",
    re.IGNORECASE,
)
"""Words that say that no palms grow."""

HERO = 0.41
"""How high the tallest thing of a picture is made where there is room, as a fraction of the unit."""

MONUMENTAL = 0.6
"""The same for what is far larger than people."""

FILLED, BROADEST, ON_A_ROUND_TABLE = 0.4, 0.72, 0.5
"""Which part of a zone its subjects fill together, and of the picture's width one of them, where there is room."""

ROOM, WALLED = 0.45, 0.8
"""How high the room above a zone is at least in which its things stand, out of doors and before a wall."""

LEAST_GROWN = 1.3
"""How much larger than usual even tall things are drawn where there is room."""

PROMINENCE = {"ground": 2.5, "air": 1.6}
"""How much larger than usual the few things in a picture are drawn at most."""

FEW_ALOFT = 6
"""How many things in the air are a picture's subject by themselves: they fly large in the middle of it."""

ALONE = 1.8
"""How much larger still it is drawn where it is all that the picture is about."""

COMPANY = 1.3
"""How much higher things that belong together are made than one alone."""

HALF_GROWN = 0.5
"""How high the young of an animal is, as a share of the grown one's height."""

SIZES: dict[str, float] = {"tiny": 0.45, "small": 0.7, "": 1.0, "large": 1.4, "giant": 2.2}
"""How much larger than usual a thing is drawn, by the word for it."""

SMALL_PEOPLE = 0.86
"""The same for people who are called small: a small girl is still a girl."""

HANDED = frozenset({"flower", "rose", "tulip", "daisy", "sunflower", "leaf", "mushroom", "poppy"})
"""Plants of which a single one is a thing of its own, however many grow around."""

OPEN = frozenset({"hills", "meadow", "desert", "farm"})
"""Places in which one tree is a thing of its own."""

SCENERY = frozenset(
    {"bird", "table", "desk", "bookshelf", "carpet", "scarecrow", "chair", "palm", "star", "pot", "lamp", "mailbox"}
)
GROVES = frozenset({"reed", "bamboo", "cactus", "bush", "grass", "wheat", "coral reef", "lavender", "wildflower"})
"""What layouts have as scenery, far off; and the plants that they show well."""

GIANT, TINY = 0.5, 0.08
"""How high a giant thing is, and a tiny one at most, as fractions of the unit."""

GIANT_BREADTH = 0.84
"""Which part of the picture's width a giant thing takes at most."""

PERCHED, DANGLING = 0.34, 0.56
"""How high the tallest of those is made that sit on a branch, as a fraction of the unit, and what hangs from it by a
cord, as a share of that."""

INSECT = 0.3
"""How high an insect is made that a picture is about, as a fraction of the unit."""

MIRRORED = re.compile(
    r"(?:\s*,?\s*(?:that|which|is|are))*\s+(?:\w+\s+)?(?:reflected|mirrored|reflecting)\s+(?:in|on)\b"
)
"""What follows a thing that is seen in water."""

AFLIGHT = re.compile(
    r"(?:\s+(?:that|which|who|is|are))*\s+(?:fl(?:y|ies|ying)(?! (?:an?|the|his|her|its|their|with|(?:\w+ )?kites?)\b)"
    r"|soar\w*|hover\w*|float\w* in the (?:air|sky))\b"
)
"""What follows a thing that flies, though such things may not."""

FIXTURES = frozenset(
    {"window", "wall", "curtain", "blackboard", "bookshelf", "shelf", "fireplace", "stage", "road", "path"}
    | {"great wall"}
)
"""What belongs to a place: where a place has it, no second one is drawn for what stands beside it."""

FITTINGS = FIXTURES - {"great wall", "wall", "stage", "road", "path"}
"""What only a room has."""

LEAST_SEEN = {"tiny": 0.05, "small": 0.13}
"""How high a thing that is called small is at least, as a fraction of the unit: it must be found."""

ASIDE = frozenset({"beside", "holding", "facing", "doing"})
"""Relations that a portrait shows by its sitters being near: each has a place of its own there."""

AT_WORK = ASIDE - {"holding"} | {"doing", "pulling", "pushing", "chasing", "before", "behind"}
"""Relations of a person to what lies on a table beside the floor where that person stands."""

ACTING, TOWERED = 0.29, 1.6
"""How high those who act are at least, of the picture's height; and what is how much higher stands back behind them."""

ON_SMALL_SEATS = 0.6
"""How much smaller small animals are drawn on what is said to be small, too."""

HANGING = 0.65
"""How large things on a wall are beside those that fly before it: found by looking at clocks and mirrors."""

PLAYED_ON = ("swing", "slide")
"""What a playground is said to be by, and drawn as."""

SHELTERING = 0.56
"""The same for trees and houses that others are under, in front of or between: who is there is to be seen."""

FEW, FEW_HERO = 3, 0.5
"""Up to how many living things the viewer comes nearer, and how high the tallest of them is then."""

CLOSE_UP, FILLING = 0.5, 0.82
"""How high the tallest thing is made where one is close to the ground; which part of the picture a close-up fills."""

HAND_IN_HAND = re.compile(r"\bhold(?:ing|s)? (?:each other's |one another's )?hands\b|\bhand in hand\b", re.IGNORECASE)

PLATED = re.compile(r"\bon (?:an?|the|her|his|my) (?:[\w-]+ )?plate\b", re.IGNORECASE)


FORMLESS = frozenset({"rock", "pebble", "stone", "grass", "bush"})
"""What lies about in a landscape, and means nothing on a ground of colours."""


def figures(easel: Easel, stage: Stage) -> None:
    """Draw every subject that the prompt names, that has a shape, and that the layout has not drawn itself."""
    related = relations(easel.scene)
    already = frozenset(easel.drawn)
    homes: dict[Subject, Zone] = {}
    things: dict[Subject, Spot] = {}
    worn = clothes(easel, related)
    for subject in easel.scene.subjects:
        behind = any(is_before_the_moon(one) and one.second == subject for one in related)
        if behind or subject in worn or included(easel, subject, related) or is_unworn(easel.scene, subject, related):
            continue
        spot, zone = _wanted(easel, stage, subject, related, already)
        if spot is not None and (colour := clothed(subject, worn, related)) is not None:
            spot = replace(spot, colour=colour)
        if spot is not None and zone is not None:
            things[subject], homes[subject] = spot, zone
            easel.note(subject.noun, *_contained(spot.shape))
            easel.note(*(COLOURFUL.intersection(subject.qualities) if subject.count > 1 else ()))
    note_layouts(easel, related)
    close = {subject for subject, zone in homes.items() if zone.close}
    things = things if close else in_proportion(things)
    apart = [
        one
        for one in related
        if _apart(one)
        or (easel.found.get("on top") and is_tree(one.first.noun))
        or towers(easel, one, homes.get(one.second))
        or (one.how in ASIDE and close.issuperset((one.first, one.second)) and not one.within)
        or _at_work(one, homes)
        or is_one_over_both(one)
    ]
    apart += [one for one in related if is_before_the_moon(one)]
    groups = grouped(things, [relation for relation in related if relation not in apart])
    if HAND_IN_HAND.search(easel.scene.told) and len(joined := hand_in_hand(groups)) < len(groups):
        groups = joined
        easel.note("hold", "hand", "hands")
    groups = in_file(groups, easel.scene.told)
    easel.found["one way"] = goes_one_way(easel.scene.told)
    groups = sharing(groups, next((one.second for one in related if is_one_over_both(one)), None))
    groups = come_ashore(groups, homes, stage)
    beside = {subject: one.how for one in apart for subject in (one.first, one.second)}
    wishes = [_wish(easel, subject, group, homes, groups, beside.get(subject)) for subject, group in groups]
    wishes = _along_the_edge(wishes)
    for one in apart:
        if _at_work(one, homes):
            wishes = working(one, groups, homes, wishes)
    order = placed(easel, wishes)
    if not close and not any(_at_work(one, homes) for one in apart):
        order = nearer(easel, order)
    order = near_the_head(order, related, easel.width)
    if any(one.part == "wound" for one in related):
        easel.note(*(word for found in WOUND.finditer(easel.scene.told.lower()) for word in found[0].split()))
        easel.note("curl", "coil", "wrap", "wind", "twist")
    if len(close) > 1:  # the smaller ones of a portrait are in front
        order = sorted(order, key=lambda group: -group.anchor.height)
    order = [before_the_moon(easel, howling_at_the_moon(easel, group), related) for group in order]
    for number, group in enumerate(order):
        for place, spot in enumerate(group.spots):
            if spot.noun in easel.hidden:
                continue
            whose, at = (group.anchor, group.lead) if spot.fore else (spot, place)  # arms look as the rest of them
            draw(easel, spot, easel.chance(f"figure {whose.noun} {number} {at}"))
    if easel.scene.subject("firefly") or "firefly" in easel.scene.lights:
        fireflies(easel)


def _along_the_edge(wishes: Sequence[Wish]) -> list[Wish]:
    """Return the wishes with all who look toward an edge side by side along it, as large as they are there."""
    there = [number for number, wish in enumerate(wishes) if wish.zone.toward]
    settled = list(wishes)
    for place, number in enumerate(there):
        settled[number] = replace(
            wishes[number], zone=wishes[number].zone.row(place, len(there)), exact=len(there) > 1, prominent=False
        )
    return settled


def _apart(relation: SketchRelation) -> bool:
    """Whether two related things stand in different zones of a picture: one on land, one in the water."""
    if relation.how not in ("beside", "facing", "chasing") or relation.within:
        return False
    first, second = find(relation.first.noun), find(relation.second.noun)
    if first is None or second is None:
        return False
    where = {"ground" if shape.habitat == "shore" else shape.habitat for shape in (first, second)}
    return len(where) > 1 and lexicon.group(relation.first.noun) != "thing"


def _at_work(relation: SketchRelation, homes: Mapping[Subject, Zone]) -> bool:
    """Whether somebody works at what lies on a table of the place, or stands there: a person stands on the floor."""
    swims = (shape := find(relation.second.noun)) is not None and shape.habitat == "water"
    if swims:  # it comes ashore to who is busy with it
        return False
    first, second = homes.get(relation.first), homes.get(relation.second)
    upright = lexicon.group(relation.first.noun) == "person" or relation.first.noun in marked("doll")
    upright |= relation.first.noun in faces() and relation.act is not None and relation.act.upright
    person = upright and lexicon.group(relation.second.noun) != "person"
    on_floor = first is not None and first.bottom > first.top and second is not None and second.bottom < first.top
    return person and relation.how in AT_WORK and on_floor


def _wish(
    easel: Easel,
    subject: Subject,
    group: Group,
    homes: Mapping[Subject, Zone],
    groups: Sequence[tuple[Subject, Group]],
    how: How | None,
) -> Wish:
    """Return where a group is to stand, and how large; `how` it is to what stands apart from it in the picture."""
    zone = homes[subject]
    if subject.noun == "branch":
        return _on_a_bough(easel, group)
    hilltop = easel.found.get("on top")
    if not zone.close and not hilltop and near(easel, zone) and group.anchor.shape.habitat != "air":
        if stands_back(groups, subject):
            return monument(easel, subject, group, zone, how)
        if has_shade(groups, subject, group):
            return tree_wish(easel, group, zone)
    extreme = {one.size for one, each in groups if not _bears(one, each)} & {"giant", "tiny"}
    if subject.size in extreme and not zone.close:
        return _giant_or_tiny(easel, subject, group, zone)
    if "giant" in extreme and subject.size != "giant" and not zone.close:
        zone = _foreground(easel, zone, group)
    if (
        len(groups) <= FEW_ALOFT
        and not easel.light.indoors
        and all(homes[other].bottom <= easel.horizon for other, _ in groups)
    ):
        zone = replace(zone, left=max(zone.left, easel.width * 0.22), right=min(zone.right, easel.width * 0.78))
    sized, alike = group.at(0, 0, _prominence(easel, subject, homes, groups)), bool(easel.found.get("one way"))
    tower = None if zone.close else next((pair for pair in groups if stands_back(groups, pair[0])), None)
    if tower is not None:
        back = monument(easel, *tower, homes[tower[0]], how)
        wide = (sized.bounds.right - sized.bounds.left) * zone.scale(zone.bottom)
        zone = before_a_monument(easel, zone, how, back.group.at(back.zone.left, back.zone.top), wide)
    return Wish(sized, zone, prominent=len(groups) <= 2, exact=zone.close, straight=alike)


def _bears(subject: Subject, group: Group) -> bool:
    """Whether a thing has somebody on it, by whom one sees how small it is: an elephant on a tiny stool."""
    living = any(lexicon.group(spot.noun) in LIVING for spot in group.spots)
    return living and lexicon.group(subject.noun) not in LIVING


def _giant_or_tiny(easel: Easel, subject: Subject, group: Group, zone: Zone) -> Wish:
    """Return a wish for a group of exactly the height that its size means: giants behind, the tiny in front."""
    bounds = group.bounds
    wide, high = bounds.right - bounds.left, bounds.bottom - bounds.top
    grow = (GIANT if subject.size == "giant" else TINY) * easel.unit / group.anchor.height
    if subject.size == "giant":
        grow = min(grow, easel.width * GIANT_BREADTH / wide, easel.height * 0.8 / high)
    sized = group.at(0, 0, grow)
    zone = replace(zone, far=1.0, near=1.0)
    if group.anchor.shape.habitat != "air":
        if subject.size == "giant":
            low = zone.top + (zone.bottom - zone.top) * 0.6
            zone = replace(zone, top=zone.top + (zone.bottom - zone.top) * 0.35, bottom=low)
            zone = replace(zone, left=easel.width * 0.38, right=easel.width * 0.62)
        else:
            zone = _foreground(easel, zone, sized)
    return Wish(sized, zone, exact=True)


def _foreground(easel: Easel, zone: Zone, group: Group) -> Zone:
    """Return the near strip of a zone; in the air and on ledges the whole of it."""
    if group.anchor.shape.habitat == "air" or not near(easel, zone):
        return zone
    return replace(zone, top=zone.bottom - (zone.bottom - zone.top) * 0.16)


def _on_a_bough(easel: Easel, group: Group) -> Wish:
    """Return a wish for those who sit on a branch: near, on a bough that comes into the picture from its edge."""
    perched = [spot for number, spot in enumerate(group.spots) if number != group.lead]
    wide = max([spot.x + spot.half for spot in perched], default=0) - min(
        [spot.x - spot.half for spot in perched], default=0
    )
    tallest = max([spot.height for spot in perched], default=1.0)
    high = PERCHED * (DANGLING if any(spot.cord for spot in perched) else 1.0)
    grow = min(high * easel.unit / tallest, easel.width * 0.66 / max(1.0, wide))
    bough_ = replace(group.anchor, height=easel.width * 0.5, draw=bough)
    spots = tuple(bough_ if spot is group.anchor else spot.at(0, 0, grow) for spot in group.spots)
    x, y = easel.width / 2, easel.y(0.62) if easel.height < easel.width * 1.4 else easel.y(0.55)
    if any(spot.y > group.anchor.y + spot.height / 2 for spot in perched):  # they hang from it
        y = easel.height * 0.24
    return Wish(Group(spots, group.lead), Zone(x, y, x, y, 1.0, 1.0, close=True), exact=True)


def _wanted(
    easel: Easel, stage: Stage, subject: Subject, related: Sequence[SketchRelation], already: frozenset[str]
) -> tuple[Spot | None, Zone | None]:
    """Return one of a subject at the origin, at its natural size, and where it goes; None where it is not drawn."""
    shape = _shape(easel, stage, subject, related)
    if shape is None:
        return None, None
    involved = any(subject in (relation.first, relation.second, relation.other) for relation in related)
    below = subject.noun in ("cloud", "rainbow", "iceberg", "wave") and any(
        one.how in ("over", "riding", "on", "under") and one.second == subject for one in related
    )
    below = below and not (subject.noun == "wave" and easel.found.get("great wave"))
    if subject.noun in ("table", "desk") and easel.found.get("at desks"):
        return None, None
    scenic = not below and (lexicon.group(subject.noun) in ("sky", "land", "water") or subject.noun in FIXTURES)
    scenic |= subject.noun in {easel.found.get("frontage"), easel.found.get("grove"), *_site(easel)}
    hides = (one for one in related if one.how == "behind" and one.second == subject)
    if subject.noun == "curtain" and any(lexicon.group(one.first.noun) in LIVING for one in hides):
        scenic = False  # it hangs down before them
    mine = (one for one in related if subject in (one.first, one.second))
    others = {noun for one in mine for noun in (one.first.noun, one.second.noun)}
    scenic |= lexicon.group(subject.noun) == "vehicle" and others <= already  # a train in its station is there
    asked = (involved and not scenic) or _shown_by_itself(easel, subject) or shape in CUT.values()
    drawn = (subject.noun in already and not asked) or bool(easel.found.get(f"laden {subject.noun}"))
    if drawn or ("abstract" in already and subject.noun in FORMLESS):
        return None, None
    if subject.noun in FITTINGS and easel.scene.places and not easel.light.indoors:
        return None, None  # none stands about in a landscape
    zone = stage.zones.get("surfing" if shape.draw == _surfing() else subject.noun) or stage.zone(shape.habitat)
    brink = "brink" in stage.zones and (drinks_there(easel, subject) or fishes_there(subject, related))
    if brink:
        zone = stage.zones["brink"]
    mirrored = _mirrored(easel, subject) and shape.habitat != "air" and "water" in stage.zones
    if mirrored:
        zone = _far_bank(stage.zones["water"])
    over_the_moon = any(one.first == subject and one.how == "over" and is_before_the_moon(one) for one in related)
    lifted = shape.habitat != "air" and "air" in stage.zones and (over_the_moon or _lifted(easel.scene, subject))
    if lifted:
        zone = stage.zones["air"]
    is_plunging = plunges(easel, stage, subject, shape)
    is_wading = not is_plunging and not brink and wades(easel, stage, subject, shape, related)
    if is_plunging:
        zone = stage.zones["water"]
    if is_wading:
        zone = shallows(stage.zones["water"])
    if subject.pose == "float" and "water" in stage.zones and find(f"floating {subject.noun}") is not None:
        zone = stage.zones["water"]
    hung = (
        easel.light.indoors
        and "air" in stage.zones
        and any(one.how == "on" and one.first == subject and one.second.noun == "wall" for one in related)
    )
    if hung:
        zone, shape = _on_the_wall(stage.zones["air"]), on_a_wall(find(f"wall {subject.noun}") or shape)
    shape, zone = surfaced(easel, stage, shape, subject.noun, zone, related)
    if shape.habitat == "water" and zone is stage.zones.get("ground") and not (zone is None or zone.afloat):
        shape = replace(shape, habitat="ground")  # ashore it has no image in the water
    passed = any(one.how == "under" and one.second == subject and _on_land(one.first) for one in related)
    if subject.noun == "bridge" and shape.draw is bridge and zone is not stage.zones.get("water") and not passed:
        shape = replace(shape, draw=bridge_on_land, habitat="ground")
    height = _size(subject, shape) * easel.unit
    noun = "flying broom" if shape is find("flying broom") else subject.noun
    noun = next((name for name in PLAYED_ON if shape is find(name)), noun)
    flat = "slice" in subject.qualities  # it lies, and has no foot
    carried = lifted or flat or mirrored or (zone is not None and zone.afloat)
    colour = subject.colour or (_leaves(easel) if shape.draw is trees.tree else None)
    states = states_of(easel.scene.told, subject)
    shape, colour = felt(shape, subject.noun, states), coloured(subject, colour, states)
    spot = Spot(shape, noun, 0, 0, height, colour, carried=carried, mirrored=mirrored, states=states)
    if is_wading:
        return wading(easel, subject, spot), zone
    if (
        lexicon.group(subject.noun) == "food"
        and subject.noun not in marked("dished")
        and PLATED.search(easel.scene.told)
    ):
        easel.note("plate")
        return on_a_plate(spot), zone
    at_desks = easel.found.get("at desks") and subject.pose != "homework"  # which is done at a desk of its own
    if at_desks and shape.holding is not None and subject.noun != "teacher":
        easel.note("sit")
        return at_a_desk(spot), zone
    return plunging(easel, subject, spot) if is_plunging else posed(easel, subject, spot, involved=involved), zone


def _on_land(subject: Subject) -> bool:
    shape = find(subject.noun)
    return shape is not None and shape.habitat == "ground"


def _on_the_wall(air: Zone) -> Zone:
    """Return where on a wall things hang: where others fly, at the size of what is across a room."""
    return replace(air, far=air.far * HANGING, near=air.near * HANGING)


def _leaves(easel: Easel) -> Colour | None:
    """Return the colour of a tree's leaves in autumn; at other times they are as the tree has them."""
    return easel.chance("leaves").choice(CROWNS["autumn"][:2]) if season(easel) == "autumn" else None


def _site(easel: Easel) -> tuple[str, ...]:
    """Return what the whole of a place is, and is not drawn in it once more: a factory, the church that one is in."""
    site = easel.found.get("site")
    return site if isinstance(site, tuple) else ()


def _shown_by_itself(easel: Easel, subject: Subject) -> bool:
    """Whether a picture is of one thing that layouts have only as scenery, far off or among many."""
    scene = easel.scene
    if subject.noun == easel.found.get("sown") or subject.noun in _site(easel):
        return False
    main = len(scene.subjects) == 1 and subject.count == 1
    alone = main and (not scene.places or (scene.place in OPEN and subject.noun not in SCENERY))
    if lexicon.covers("tree", subject.noun):
        return alone and not easel.found.get("lone tree")
    small = lexicon.group(subject.noun) == "plant"
    if small and subject.count == 1 and subject.word.lower() == subject.noun and subject.noun in HANDED:
        return True
    return alone and subject.noun not in GROVES and (small or subject.noun in SCENERY)


def _size(subject: Subject, shape: Shape) -> float:
    """Return how high a subject is at middle distance, as a fraction of the unit, in the size that is asked for."""
    usual = SMALL_PEOPLE if subject.size == "small" and lexicon.group(subject.noun) == "person" else None
    height = (
        shape.height
        * (usual or SIZES.get(subject.size, 1.0))
        * (HALF_GROWN if lexicon.YOUNG in subject.qualities else 1.0)
    )
    if subject.size == "giant":
        return max(height, GIANT)
    return min(height, TINY) if subject.size == "tiny" else height


def _prominence(
    easel: Easel, subject: Subject, homes: Mapping[Subject, Zone], groups: Sequence[tuple[Subject, Group]]
) -> float:
    """Return how much larger than usual a group is drawn: few things fill a picture as well as many do."""
    zone = homes[subject]
    if zone.close:
        return 1.0
    behind = [other for other, _ in groups if stands_back(groups, other)]
    trees_by = [other for other, group in groups if has_shade(groups, other, group)]
    company = [
        group.body
        for other, group in groups
        if homes[other] == zone and (other == subject or other not in (*behind, *trees_by))
    ]
    scale = zone.scale((zone.top + zone.bottom) / 2)
    broadest = max(bounds.right - bounds.left for bounds in company) * scale
    tallest = max(bounds.bottom - bounds.top for bounds in company) * scale
    covered = sum(bounds.area for bounds in company) * scale**2
    inside = easel.light.indoors
    if easel.found.get("close up") == "very near":
        return min(easel.width * FILLING / max(1.0, broadest), easel.height * FILLING / max(1.0, tallest))
    high = max(zone.bottom - zone.top + tallest, easel.unit * (WALLED if inside else ROOM))
    room = max(zone.right - zone.left, easel.width * 0.6) * min(high, easel.unit)
    widest = BROADEST if subject.noun not in MONUMENTS else 0.94
    widest = ON_A_ROUND_TABLE if easel.found.get("round table") else widest
    fitting = min(easel.width * widest / max(1.0, broadest), math.sqrt(FILLED * room / max(1.0, covered)))
    small = subject.size in ("tiny", "small") and not any(
        one == subject and _bears(one, group) for one, group in groups
    )
    if small or not near(easel, zone):
        own = next(group.anchor.height for other, group in groups if other == subject) * scale
        return max(min(1.0, fitting), LEAST_SEEN.get(subject.size, 0.0) * easel.unit / own)
    most = MONUMENTAL / HERO if subject.noun in MONUMENTS else 1.0
    aloft = zone.bottom <= easel.horizon
    only = not inside and all(homes[other].bottom <= easel.horizon for other, _ in groups) and len(groups) <= FEW_ALOFT
    most *= PROMINENCE["air" if aloft and not only else "ground"] * (ALONE if len(groups) == 1 else 1)
    if len(groups) == 1 and lexicon.covers("insect", subject.noun):
        return min(fitting, INSECT * easel.unit / tallest)
    together = COMPANY if any(len(group.spots) > 1 for _, group in groups) else 1.0
    hero = MONUMENTAL if subject.noun in MONUMENTS else HERO
    with_others = next(group for other, group in groups if other == subject)
    if len(with_others.spots) > 1 and (
        lexicon.covers("tree", subject.noun) or lexicon.group(subject.noun) == "building"
    ):
        hero = max(hero, SHELTERING)
        most *= SHELTERING / HERO
    grounded = [] if aloft else [one for one, group in groups if group.anchor.shape.habitat != "air"]
    if easel.found.get("close up"):
        hero = CLOSE_UP
    elif 0 < len(grounded) <= FEW and all(lexicon.group(one.noun) in LIVING for one in grounded) and not inside:
        hero, most = max(hero, FEW_HERO / together), most * FEW_HERO / HERO
    riders = [spot.noun for spot in with_others.spots if lexicon.group(spot.noun) in LIVING]
    if subject.size in ("tiny", "small") and all(measured("tall").get(noun, 1.0) < SMALL for noun in riders):
        hero *= ON_SMALL_SEATS
    if behind:
        hero *= visitor(subject.noun, behind)
    else:
        fitting = max(fitting, min(_readable(easel, groups, scale), easel.width * widest / max(1.0, broadest)))
    height = together * hero * math.sqrt(SIZES[subject.size]) * easel.unit * max(1.0, min(1.25, scale))
    return min(fitting, max(LEAST_GROWN, min(most, height / tallest)))


def _readable(easel: Easel, groups: Sequence[tuple[Subject, Group]], scale: float) -> float:
    """Return how much larger than usual those who act are drawn at least, where nothing far larger is beside them."""
    spots = [spot for _, group in groups for spot in group.spots]
    acting = [spot.height * scale for spot in spots if lexicon.group(spot.noun) in ("person", "animal")]
    if not 0 < len(acting) <= FEW_ALOFT or max(spot.height for spot in spots) * scale > max(acting) * TOWERED:
        return 0.0
    return ACTING * easel.height / max(acting)


def _mirrored(easel: Easel, subject: Subject) -> bool:
    """Whether the text says that a thing is seen in the water."""
    after = easel.scene.told.lower().partition(subject.word.lower())[2][:40]
    return bool(subject.word) and bool(MIRRORED.match(after))


def _lifted(scene: SketchScene, subject: Subject) -> bool:
    """Whether a thing that does not fly by itself is said to be in the air."""
    text = scene.told.lower()
    before, _, after = text.partition(subject.word.lower())
    flies = bool(subject.word) and (FLYING.search(before[-30:]) or AFLIGHT.match(after[:50]))
    return bool(flies) and lexicon.group(subject.noun) in ("animal", "person", "fantasy", "vehicle", "thing")


def _far_bank(water: Zone) -> Zone:
    """Return the strip along the far edge of the water."""
    return replace(water, bottom=water.top + (water.bottom - water.top) * 0.06, near=max(water.far, 0.8), far=0.8)


def _shape(easel: Easel, stage: Stage, subject: Subject, related: Sequence[SketchRelation]) -> Shape | None:
    """Return the shape to draw for a noun in this scene: in flight where it flies there, with trees that grow there."""
    noun = subject.noun
    worded = subject.word and not {lexicon.YOUNG, lexicon.GROWN} & set(subject.qualities)  # no cow's calf, no woman
    shape = find_worded(noun, subject.word) if worded else find(noun)
    if shape is None:
        return None
    shape = young(easel.scene.told, subject, related) or shape
    disguised, words = guise(easel.scene.told, subject)
    if disguised is not None:
        shape, easel.found[GUISE] = disguised, words
        easel.note(words.lower(), *words.lower().split())
    shape, seen = featured(shape, easel.scene.told, subject)
    easel.note(*seen, *(f"state {word}" for word in seen))
    cut, told = prepared(noun, subject.qualities)
    easel.note(*(f"state {word}" for word in told), *told)
    shape = cut or shape
    if easel.found.get("great wave") and _rides_the_wave(subject, related):
        return replace(find("surfing") or shape, habitat="air")
    if (glass := served(subject, related)) is not None:
        return glass
    if "slice" in subject.qualities:
        own = find(f"slice of {noun}") or shape
        return replace(own, draw=flattened(own.draw), aspect=own.aspect * 2) if noun == "pizza" else own
    if noun == "island" and not tropical(easel.scene):
        return find("wooded island")
    if noun == "broom" and any(one.how == "riding" and one.second == subject for one in related):
        return find("flying broom") or shape
    if noun in GAMES and any(one.second == subject for one in related):
        return find(f"{noun} table") or shape
    swims = subject.pose in ("swim", "float", "paddle", "walk")  # across a pond, and not over it
    above = not swims and any(one.how == "over" and one.first == subject for one in related)
    if above or easel.scene.aloft(noun):
        winged = find("swallow" if noun in ("bird", "robin") and subject.count < 4 and above else f"flying {noun}")
        if winged is not None:
            return winged
    over = above or easel.scene.aloft(noun) or (noun == "bird" and subject.count > 3)
    stands = {"shore", "ground"} & stage.zones.keys() or any(
        one.how == "on" and one.first == subject for one in related
    )
    if shape.flying and (over or not stands):
        return replace(shape, draw=shape.flying, habitat="air", height=shape.height * 1.2, aspect=2.8)
    return shape


def _surfing() -> object:
    """Return what draws somebody on a board."""
    surfing = find("surfing")
    return surfing and surfing.draw


def _rides_the_wave(subject: Subject, related: Sequence[SketchRelation]) -> bool:
    """Whether somebody surfs: rides the wave that the place is, or a board on it."""
    if lexicon.group(subject.noun) != "person":
        return False
    ridden = {one.second.noun for one in related if one.first == subject and one.how in ("riding", "on")}
    return subject.noun == "surfer" or subject.pose == "surf" or bool(ridden & {"wave", "surfboard"})


def _contained(shape: Shape) -> tuple[str, ...]:
    """Return the nouns of what is seen on a shape, beside itself."""
    if shape is find("island"):
        return ("palm", "sand")
    fruit = next((name for name in trees.FRUITS if shape is find(f"{name} tree")), "")
    if fruit:
        return (fruit,)
    return ("pine", "tree") if shape is find("wooded island") else ()


def tropical(scene: SketchScene) -> bool:
    """Whether palms grow here: on beaches and warm seas, but not on lakes, in the cold, or where woods are named."""
    if scene.subject("palm"):
        return True
    cold = scene.wintry or scene.weather in ("fog", "storm") or scene.season == "autumn" or COLD.search(scene.text)
    return not (cold or scene.lacks("palm") or {"lake", "river", "mountains", "forest"} & set(scene.places))


def needs_land(easel: Easel) -> bool:
    """Whether the prompt names a thing that stands on land; what can fly does not need it."""
    shapes = (find(subject.noun) for subject in easel.scene.subjects if subject.noun not in ("rock", "wave"))
    return any(shape is not None and shape.habitat in ("ground", "shore") and not shape.flying for shape in shapes)


def free_place(easel: Easel, chance: random.Random, zone: Zone) -> tuple[float, float]:
    """Return the best of a few random places in a zone: the one farthest from all that stands already."""
    tries = [(chance.uniform(zone.left, zone.right), chance.uniform(zone.top, zone.bottom)) for _ in range(14)]
    return max(tries, key=lambda place: easel.room(*place))
