"""Stances: how an animal holds itself for what it is said to do: head down, lying, asleep, in mid-gallop, hanging.

A stance is a second drawing of the animal, named for it ("sleeping cat"), or else its own parted at the joints.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from promptmagic import lexicon
from promptmagic.lexicon import SceneDescription, Subject
from promptmagic.lexicon.nouns import marked
from promptmagic.painters.sketch.doing import CLINGS
from promptmagic.painters.sketch.easel import Easel
from promptmagic.painters.sketch.kinds import HANGERS
from promptmagic.painters.sketch.relations import (
    BARRIERS,
    FACIAL,
    HANDLED,
    LOOKING,
    MOUTHS,
    WORN,
    SketchRelation,
)
from promptmagic.painters.sketch.shapes import Shape, find
from promptmagic.painters.sketch.shapes.beasts import faces
from promptmagic.painters.sketch.shapes.joints import RAISED, bounding, climbing, lowered, lying
from promptmagic.painters.sketch.shapes.lids import shut
from promptmagic.painters.sketch.spots import Spot

MOVING = frozenset(
    {"run", "jump", "chase", "walk", "climb", "follow", "drink", "sniff", "eat", "play with", "lead", "look at"}
)
"""What nobody does sitting with the face to the viewer."""

STOOPS = ("drink", "sniff", "peck", "eat")
"""Doings for which an animal puts its head down."""

REARED = 24.0
"""By how many degrees one is raised that dances on its hind legs."""

BOUNDS = ("jump", "chase", "run", "race")
"""Doings for which it stretches its legs."""

ASLEEP = re.compile(r"\b(?:curl|sleep|slept|nap|doz|snooz|snor|slumber)", re.IGNORECASE)
"""How words begin that say of one who lies that its eyes are closed."""

RIM, SMELT, MORSEL = 0.15, 0.24, 0.05
"""How high the mouth is over the ground that drinks from a vessel, that smells at a thing, and that eats what lies
there, as shares of the standing height."""

SUNKEN = {"pouring": "act pour", "growing": "act grow", "wrapped": "act wear"}
"""What one is seen to do by how it is sunk into another, or tipped over it."""

BROWSED = frozenset({"leaf", "branch"})
"""What is eaten with the head up."""


def stance(easel: Easel, subject: Subject, spot: Spot) -> Spot:
    """Return an animal as it holds itself for what is said of it, as far as that can be drawn."""
    if lexicon.group(subject.noun) not in ("animal", "fantasy") or spot.shape.holding is not None:
        return spot
    told = easel.scene.told
    done = doings(lexicon.describe(told), subject)
    found, verbs = _lies(subject, spot.shape, told)
    noun, shape = subject.noun, spot.shape
    if found is None and "swing" in done:
        found, verbs = find(f"hanging {noun}"), ("swing", "hang")
    if found is None and noun in HANGERS and "branch" in done.values():
        found, verbs = find(f"hanging {noun}"), ()
    if found is None and MOVING & done.keys() and (upright := find(f"walking {noun}")):
        noun, shape = f"walking {noun}", upright
        easel.note(noun)
    if found is None:
        grown = find(noun) if shape == find(f"young {noun}") else None  # only its joints are known
        found, verbs = _moves(subject, noun, grown or shape, done)
    if found is None and shape == spot.shape:
        return spot
    easel.note(*(verbs if found else ()))
    if found and "jump" in verbs:
        easel.found["in mid-leap"] = True
    held = found or shape
    return replace(spot, shape=held, height=spot.height * held.height / spot.shape.height)


def young(told: str, subject: Subject, related: Sequence[SketchRelation]) -> Shape | None:
    """Return the young of an animal where it has a drawing of its own, and nothing is at its mouth or its eyes."""
    word = subject.word.lower().rpartition(" ")[2]
    named = lexicon.names_young(word)
    baby = re.search(rf"\bbaby (?:[\w-]+ )?{re.escape(word)}\b", told, re.IGNORECASE) is not None
    if not named and not baby and lexicon.YOUNG not in subject.qualities:
        return None
    mine = [one for one in related if one.first == subject and one.how in HANDLED]
    at_the_face = any(one.second.noun not in WORN - FACIAL for one in mine)
    if any(one.first == subject and one.how == "emerging" and one.second.noun == "nest" for one in related):
        return find(f"young {subject.noun}") or (find("young bird") if lexicon.covers("bird", subject.noun) else None)
    return None if at_the_face else find(f"young {subject.noun}")


def _lies(subject: Subject, shape: Shape, told: str) -> tuple[Shape | None, tuple[str, ...]]:
    """Return an animal that is said to lie or to sleep, and the verbs that it is then a drawing of."""
    if subject.pose not in ("sleep", "lie"):
        return None, ()
    asleep = subject.pose == "sleep" or bool(ASLEEP.search(told))
    own = find(f"sleeping {subject.noun}") if asleep else None
    found = replace(own, habitat="ground" if own.habitat == "ground" else shape.habitat) if own else None
    found = found or lying(subject.noun, shape, asleep=asleep)
    if found is None and asleep:  # who sleeps sitting has at least its eyes shut
        return shut(subject.noun, shape), ("sleep",)
    return found, ("sleep", "lie") if asleep else ("lie",)


def _moves(subject: Subject, noun: str, shape: Shape, done: Mapping[str, str]) -> tuple[Shape | None, tuple[str, ...]]:
    """Return an animal at what it does on its feet, drawn by the name of one that stands, and the verb for it."""
    if "jump" in done and (own := find(f"leaping {noun}")):
        return own, ("jump",)
    if "slide" in done and (own := find(f"sliding {noun}")):
        return own, ("slide",)
    if "float" in done and (own := find(f"floating {noun}")):
        return own, ("float", "lie", "back")
    if shape.habitat not in ("ground", "shore"):
        return None, ()
    if done.get("in") == "window" and (turned := find(f"watching {noun}")):
        return turned, ("look at", "watch")
    for verb in CLINGS:
        if lexicon.covers("tree", done.get(verb, "")):
            return find(f"climbing {noun}") or climbing(noun, shape), (verb,)
    for verb in STOOPS:
        if verb in done:
            eaten = done[verb]
            if eaten and (eaten in BROWSED or lexicon.covers("tree", eaten) or subject.noun in marked("hand")):
                return None, ()
            level = RIM if eaten in marked("vessel") else SMELT if verb == "sniff" and eaten else 0.0
            level = MORSEL if eaten and not level else level
            return find(f"drinking {subject.noun}") or lowered(noun, shape, level), (verb,)
    if "dance" in done and noun not in faces():  # who has no arms to dance with rears up
        return bounding(noun, shape, raised=REARED), ("dance",)
    for verb in BOUNDS:
        if verb in done:
            return bounding(noun, shape, raised=RAISED if verb == "jump" else 0.0), (verb,)
    return None, ()


def drinks_there(easel: Easel, subject: Subject) -> bool:
    """Whether an animal drinks from the water of its place."""
    living = lexicon.group(subject.noun) in ("animal", "fantasy")
    return living and doings(lexicon.describe(easel.scene.told), subject).get("drink") == ""


def fishes_there(subject: Subject, related: Sequence[SketchRelation]) -> bool:
    """Whether somebody fishes with a rod from the bank: in no boat, from no bridge."""
    elsewhere = any(one.first == subject and one.how in ("in", "on", "riding", "emerging") for one in related)
    return subject.pose == "fish" and lexicon.group(subject.noun) == "person" and not elsewhere


def doings(said: SceneDescription, subject: Subject) -> Mapping[str, str]:
    """Return what a subject of a scene is said to do, each deed with the thing that it does it to, or nothing."""
    found: dict[str, str] = {}
    alike = [number for number, one in enumerate(said.subjects) if one.noun == subject.noun]
    number = next((one for one in alike if said.subjects[one].word == subject.word), next(iter(alike), -1))
    if number < 0:
        return found
    if pose := said.subjects[number].pose:
        found[pose] = ""
    for relation in said.relations:
        if relation.kind == "flee" and number in (relation.subject, relation.object):
            found.setdefault("run", "")
        if relation.subject == number:
            found[relation.kind] = said.subjects[relation.object].noun
        elif relation.object == number and relation.kind in ("chase", "race"):
            found.setdefault("run", "")
    doer = -1
    for one in said.said:  # "drinking from a lake": what is done to a place is no relation between things
        if one.role == "subject":
            doer = one.subject
        elif one.role == "relation" and doer == number and one.value in STOOPS:
            found.setdefault(one.value, "")
    return found


def note_layouts(easel: Easel, related: Sequence[SketchRelation]) -> None:
    """Note what is seen to be done by where two are: who stands behind a fence looks over it, what is in a mouth."""
    for one in related:
        if one.how == "behind" and one.second.noun in BARRIERS and one.first.pose in LOOKING:
            easel.note(one.first.pose)
        if one.how == "holding" and one.first.noun in MOUTHS:
            easel.note("mouth", "carry")
        if one.how == "holding" and lexicon.covers("bird", one.first.noun) and one.first.noun in marked("hand"):
            easel.note("claws", "talons", "carry")
        if one.how == "browsing" or (one.how == "on" and one.second.noun == "leaf"):
            easel.note("eat")
        if one.how in SUNKEN:
            easel.note(SUNKEN[one.how])
