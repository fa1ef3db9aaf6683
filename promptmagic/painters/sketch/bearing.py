"""Bearing: what there is room beneath, and what can have another on it that is said to be above it."""

from __future__ import annotations

from promptmagic import lexicon
from promptmagic.lexicon import Subject
from promptmagic.lexicon.nouns import marked, measured
from promptmagic.painters.sketch.shapes import find

ALIVE = ("animal", "person", "fantasy")
"""The kinds of things that ride on others."""

MOUNTS = measured("mount")
"""How high on what is ridden its rider sits, as a share of its height."""

ROOMY = marked("legged") | marked("shelter") | {"arch", "gate", "torii", "tent", "roof", "trampoline", "hammock"}
"""What there is room beneath, or what spreads above one who is under it."""

BEARING, BEARERS = marked("support") | marked("sat_on") | marked("legged"), frozenset({"vehicle", "land", "building"})
"""What bears others, and kinds of things that bear the living: what is said to be under these has them on it."""

PEOPLE, FAR_LOWER = 1.65, 0.5
"""How high people are, in metres; and from which share of a thing's height on one would hide it who is before it."""


def has_room(noun: str) -> bool:
    """Whether one may be under a thing that stands on the ground: under a table, a tree, an arch."""
    shape = find(noun)
    return noun in ROOMY or lexicon.covers("tree", noun) or (shape is not None and shape.habitat == "air")


def is_hiding(first: Subject, second: Subject) -> bool:
    """Whether one would only hide what it is said to be under: that has no room beneath and is not far larger."""
    kinds = lexicon.group(second.noun) in (*ALIVE, "thing", "food", "vehicle")
    grounded = {habitat(first), habitat(second)} <= {"ground", "shore"}
    return kinds and grounded and not has_room(second.noun) and _high(first) > _high(second) * FAR_LOWER


def bears(first: Subject, second: Subject) -> bool:
    """Whether what is said to be under another can have it on it, as a tractor has a penguin and a horse a knight."""
    if lexicon.group(second.noun) in ALIVE:
        strong = first.noun in MOUNTS and _high(first) > _high(second) * FAR_LOWER
        return strong or first.noun in BEARING or lexicon.group(first.noun) in BEARERS
    return first.noun in BEARING and lexicon.group(second.noun) in ("thing", "food")


def _high(subject: Subject) -> float:
    """Return how high a thing is, in metres; where that is not known, by how high it is drawn beside people."""
    shape, person = find(subject.noun), find("man")
    drawn = shape.height / person.height * PEOPLE if shape is not None and person is not None else 0.0
    return measured("tall").get(subject.noun, PEOPLE if lexicon.group(subject.noun) == "person" else drawn)


def habitat(subject: Subject) -> str:
    """Return where a thing is at home in a picture; empty where none is drawn for it."""
    shape = find(subject.noun)
    return shape.habitat if shape else ""
