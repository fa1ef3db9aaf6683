"""Stances: how an animal holds itself for what it is said to do: head down, lying, asleep, in mid-gallop, hanging.

A stance is a second drawing of the animal, named for it ("sleeping cat"), or else its own parted at the joints.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from promptmagic import lexicon
from promptmagic.lexicon import SceneDescription, Subject
from promptmagic.lexicon.nouns import marked
from promptmagic.painters.sketch.easel import Easel
from promptmagic.painters.sketch.shapes import Shape, find
from promptmagic.painters.sketch.shapes.joints import RAISED, bounding, lowered, lying
from promptmagic.painters.sketch.spots import Spot

MOVING = frozenset({"run", "jump", "chase", "walk", "climb", "follow", "drink", "sniff", "eat", "play with", "lead"})
"""What nobody does sitting."""

STOOPS = ("drink", "sniff", "peck", "eat")
"""Doings for which an animal puts its head down."""

ASLEEP = re.compile(r"\b(?:curl|sleep|slept|nap|doz|snooz|snor|slumber)", re.IGNORECASE)
"""How words begin that say of one who lies that its eyes are closed."""

RIM, SMELT, MORSEL = 0.15, 0.24, 0.05
"""How high the mouth is over the ground that drinks from a vessel, that smells at a thing, and that eats what lies
there, as shares of the standing height."""

BROWSED = frozenset({"leaf", "tree", "palm", "branch", "bush", "fruit tree"})
"""What is eaten with the head up."""


def stance(easel: Easel, subject: Subject, spot: Spot) -> Spot:
    """Return an animal as it holds itself for what is said of it, as far as that can be drawn."""
    if lexicon.group(subject.noun) not in ("animal", "fantasy") or spot.shape.holding is not None:
        return spot
    said = lexicon.describe(easel.scene.told)
    done = doings(said, subject)
    found: Shape | None = None
    shape, noun, verbs = spot.shape, subject.noun, ()
    if subject.pose in ("sleep", "lie"):
        asleep = subject.pose == "sleep" or bool(ASLEEP.search(easel.scene.told))
        own = find(f"sleeping {subject.noun}") if asleep else None
        found = own and replace(own, habitat=shape.habitat)
        found = found or lying(subject.noun, shape, asleep=asleep)
        verbs = ("sleep", "lie") if asleep else ("lie",)
    elif "swing" in done and (hanging := find(f"hanging {subject.noun}")):
        found, verbs = hanging, ("swing",)
    if found is None and MOVING & done.keys() and (upright := find(f"walking {noun}")):
        noun, spot = f"walking {noun}", replace(spot, shape=upright, height=spot.height * upright.height / shape.height)
        shape = upright
        easel.note(noun)
    if found is None and shape.habitat == "ground" and (verb := next((verb for verb in STOOPS if verb in done), "")):
        eaten = done[verb]
        if eaten and (eaten in BROWSED or subject.noun in marked("hand")):
            return spot
        level = RIM if eaten in marked("vessel") else SMELT if verb == "sniff" and eaten else MORSEL if eaten else 0.0
        own = find(f"drinking {subject.noun}")
        found, verbs = own or lowered(noun, shape, level), (verb,)
    elif (
        found is None
        and shape.habitat == "ground"
        and (verb := next((verb for verb in ("jump", "chase", "run") if verb in done), ""))
    ):
        found = bounding(noun, shape, raised=RAISED if verb == "jump" else 0.0)
        verbs = (verb,)
    if found is None:
        return spot
    easel.note(*verbs)
    if "jump" in verbs:
        easel.found["in mid-leap"] = True
    return replace(spot, shape=found, height=spot.height * found.height / shape.height)


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
        if relation.subject == number:
            found[relation.kind] = said.subjects[relation.object].noun
        elif relation.object == number and relation.kind == "chase":
            found.setdefault("run", "")
    doer = -1
    for one in said.said:  # "drinking from a lake": what is done to a place is no relation between things
        if one.role == "subject":
            doer = one.subject
        elif one.role == "relation" and doer == number and one.value in STOOPS:
            found.setdefault(one.value, "")
    return found
