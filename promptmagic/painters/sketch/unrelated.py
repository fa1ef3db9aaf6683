"""Unrelated: the relations and deeds of a brief of which only the two are seen, and nothing between them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from typing import TYPE_CHECKING

from promptmagic import lexicon
from promptmagic.lexicon import describe
from promptmagic.lexicon.data import words
from promptmagic.lexicon.nouns import records
from promptmagic.painters.sketch.acts import hands_elsewhere, has_in_hand
from promptmagic.painters.sketch.boxes import boxes, is_seen
from promptmagic.painters.sketch.doing import is_led, recast
from promptmagic.painters.sketch.places import PLACES
from promptmagic.painters.sketch.relations import relations
from promptmagic.painters.sketch.scene import IN_THE_SKY
from promptmagic.painters.sketch.shapes import find

if TYPE_CHECKING:
    from promptmagic.lexicon import Relation, SceneDescription
    from promptmagic.painters.sketch.easel import Easel
    from promptmagic.painters.sketch.pose import Pose
    from promptmagic.painters.sketch.relations import SketchRelation

GROUNDS = frozenset(
    {"grass", "playground", "wildflower", "snow", "sand", "leaf", "sun", "reed", "flower", "oasis", "water"}
)
"""What fills the ground about one who is said to be in it."""

WATERS = frozenset({"wave", "water", "sea", "lake", "river", "pond"})
"""Out of what one leaps whose leap is seen."""

ROOFED = frozenset(
    {"bus stop", "station", "stall", "cafe", "shop", "school", "hospital", "hotel", "church", "petrol station"}
    | {"fire station", "tunnel", "igloo"}
)
"""Places with a roof, on which one is who is said to be on them."""


def unrelated(easel: Easel, own: str, seen: frozenset[str]) -> Iterator[str]:
    """Yield the words of relations that were not laid out, and of deeds of which only the two are seen.

    Nobody is put behind a curtain, or under one, that the place has by itself.
    """
    scene, marked = easel.scene, {mark.noun for mark in easel.marks}
    laid_out = {(one.first.noun, one.second.noun): one for one in relations(scene)}
    laid_out |= {(two, one): layout for (one, two), layout in laid_out.items()}
    said = describe(own)
    for one in recast(said):
        pair = (said.subjects[one.subject].noun, said.subjects[one.object].noun)
        read_so = next((other for other in said.said if said.text[other.start : other.end] == one.words), None)
        if not seen.issuperset(pair) or (read_so is not None and is_led(said, read_so)):
            continue
        if pair[1] == easel.found.get("frontage") and one.kind in ("in front of", "beside"):
            continue  # its front is the ground of the whole picture
        if one.kind == "under" and lexicon.group(pair[1]) == "sky" and pair[1] not in marked:
            continue  # it is in the sky over all
        hidden = one.kind in ("behind", "under") or (one.kind == "over" and not _is_overhead(easel, pair[0]))
        scenery = hidden and bool(marked) and pair[1] not in marked
        scenery = scenery or (one.kind in ("on", "on top of") and pair[1] in ROOFED - marked)
        scenery = scenery or (one.kind == "in front of" and pair[1] in IN_THE_SKY - marked)
        scenery = scenery or _on_scenery(easel, one, laid_out.get(pair), marked)
        about = _about(one, pair[1], marked) and not easel.carded and not scenery
        leapt = one.words.lower() == "out of" and pair[1] in WATERS and not {"jump", "leap"}.isdisjoint(easel.drawn)
        if one.kind == "hold" and has_in_hand(easel, *pair):
            continue
        if one.kind == "hold" and hands_elsewhere(easel, said, *pair):
            yield one.words
            continue
        if about or leapt or f"act {one.kind}" in easel.drawn:
            continue
        layout = laid_out.get(pair)
        if layout is None and pair[1] == "leaf":  # leaves are eaten from their tree
            browsed = (other for two, other in laid_out.items() if two[0] == pair[0] and other.how == "browsing")
            layout = next(browsed, None)
        if pair[1] == "rooftop":  # it is drawn with its house
            on = (two for two, other in laid_out.items() if other.how == "on" and lexicon.group(two[1]) == "building")
            layout = next((laid_out[two] for two in on if two[0] == pair[0]), layout)
        if layout is None and any(_same(said, one, other) in laid_out for other in said.relations if other != one):
            continue  # of a father who teaches his son to ride, only one rides
        undone = layout is not None and layout.act is not None and f"act {layout.act.verb}" not in easel.drawn
        if layout is None or layout.words or undone or scenery or easel.carded or not is_seen(layout, easel.marks):
            yield one.words if _tells(one.words) else _phrase(said, one)


def _on_scenery(easel: Easel, relation: Relation, layout: SketchRelation | None, marked: Set[str]) -> bool:
    """Whether one is laid on a thing that the place has by itself, somewhere: it is on it by no more than chance.

    A ground is under all; what belongs to a pose, as a stool does, is where it is needed.
    """
    if layout is None or relation.kind not in ("on", "on top of") or layout.how != "on" or easel.carded:
        return False
    noun = layout.second.noun
    record = records().get(noun)
    ground = noun in GROUNDS | PLACES.keys() or (record is not None and bool(record.setting or record.inside))
    by_pose = {word for one in relations(easel.scene) if one.act for word in _tools(one.act.pose)}
    solid = lexicon.group(noun) in ("thing", "plant", "vehicle") and noun not in by_pose
    return solid and noun not in marked and layout.first.noun in marked and not ground


def _tools(pose: Pose) -> Iterator[str]:
    """Yield the words of what belongs to a pose."""
    for name in (pose.tool, pose.other, pose.dressed, pose.by):
        yield from (name, *name.split())


def _is_overhead(easel: Easel, noun: str) -> bool:
    """Whether a thing flies so high in a picture that it is over all that the place has on its ground; bridges are."""
    if noun == "bridge":
        return True
    aloft = easel.scene.aloft(noun) or ((shape := find(noun)) is not None and shape.habitat == "air")
    return aloft and any(box.bottom <= easel.horizon for box in boxes(easel.marks, noun))


def _same(said: SceneDescription, one: Relation, other: Relation) -> tuple[str, str]:
    """Return the two of another relation, where somebody else is said to do the same to the same thing."""
    alike = (one.kind, one.object) == (other.kind, other.object)
    return (said.subjects[other.subject].noun, said.subjects[other.object].noun) if alike else ("", "")


def _about(relation: Relation, noun: str, marked: Set[str]) -> bool:
    """Whether a relation only says that somebody is within what the place is full of: in the grass, in the sun."""
    if relation.kind in ("on", "on top of") and noun in ROOFED:
        return False  # nobody is on its roof who is before it
    inside = noun in PLACES or bool(noun in records() and records()[noun].inside)
    entered = relation.arrangement == "in" and inside
    outlook = noun in records() and bool(records()[noun].setting)  # a balcony, a station
    scenery = noun not in marked and (entered or outlook or lexicon.group(noun) not in ("building", "vehicle"))
    return relation.arrangement in ("in", "on", "beside") and (scenery or noun in GROUNDS)


def _phrase(said: SceneDescription, relation: Relation) -> str:
    """Return the words of a relation with its object, as in "in a teapot"; nothing where they only stand together."""
    if relation.arrangement in ("beside", "hold", "full of") or not relation.words:
        return ""
    found = re.search(rf"\b{re.escape(relation.words)}\b", said.text)
    end = next((one.end for one in said.said if one.role == "subject" and one.subject == relation.object), 0)
    end = end or next((one.end for one in said.said if one.role == "subject" and found and one.start > found.end()), 0)
    return said.text[found.start() : end] if found and found.start() < end else ""


def _tells(words_: str) -> bool:
    """Whether the words of a relation say more than that two things are there together."""
    return bool(words_) and not words("words", "stop").issuperset(words_.lower().split())
