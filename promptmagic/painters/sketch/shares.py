"""Shares: how much of a brief its picture has, each kind of its words by its weight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from promptmagic import lexicon
from promptmagic.lexicon import SceneDescription, describe
from promptmagic.lexicon.data import words
from promptmagic.lexicon.nouns import marked, records
from promptmagic.painters.sketch.acts import acts
from promptmagic.painters.sketch.relations import VESSELS, relations
from promptmagic.painters.sketch.retold import depicted

if TYPE_CHECKING:
    from promptmagic.painters.sketch.easel import Easel

_WEIGHTS = {"subject": 3.0, "setting": 2.0, "act": 2.0, "unread": 2.0, "light": 1.0, "descriptive": 1.0}
"""How much of a brief each kind of its words is."""

_HEART = frozenset(
    {
        "inside",
        "hug",
        "kiss",
        "touch",
        "fight",
        "catch",
        "throw",
        "cut",
        "break",
        "bury",
        "shoot",
        "put out",
        "juggle",
        "dance with",
    }
    | {"pour", "ride", "drive"}
)
"""Doings that two who stand beside each other belie; their weight is that of a main subject and more."""

_HEART_WEIGHT = 12.0

PARTS = frozenset({"window", "door", "roof", "chimney", "stairs", "fence", "leaf", "path"})
"""Things that are part of what a brief is about, where it names more."""

OPAQUE = frozenset({"bottle"})
"""What is drawn of dark glass: nothing is seen in it."""


def share_seen(easel: Easel, own: str) -> float:
    """Return how much of a person's own words is drawn in a picture, from 0 to 1, each kind of words by its weight.

    What is drawn counts, and not what can be seen: a picture is the same at every size.
    """
    said = describe(own)
    seen = frozenset(easel.drawn)
    total = shown = 0.0
    portrayed = {noun for noun in depicted(said) if lexicon.group(noun) == "person"} if "statue" in seen else set()
    for one in said.said:
        if one.role == "subject":
            worn = one.value in marked("clothes") and one.subject > 0
            within = one.value in PARTS and len(said.subjects) + len(said.places) > 1
            weight = _WEIGHTS["descriptive" if worn or within else "subject"]
            there = one.value in seen or _drawn_as(easel, seen, said, one.subject)
            there |= one.value in portrayed
        elif one.role == "setting":
            weight, there = _WEIGHTS["setting"], True
        elif one.role == "unread":
            weight = _WEIGHTS["descriptive" if _describes(said, one.end) else "unread"]
            there = all(f"state {word}" in seen for word in said.text[one.start : one.end].lower().split())
        elif one.role in ("hour", "weather", "light", "season"):
            weight, there = _WEIGHTS["light"], True
        else:
            continue
        total, shown = total + weight, shown + weight * there
    burdened = any(
        lexicon.group(subject.noun) == "building" or subject.noun.startswith("human ") for subject in said.subjects
    )
    heart = _HEART | ({"hold", "carry", "climb"} if burdened else set())
    if any(one.how == "in" and one.second.noun in OPAQUE for one in relations(easel.scene)):
        total += _HEART_WEIGHT
    for _, verb, there in acts(easel, own):
        between = verb == "inside" or any(one.kind == verb for one in said.relations)
        weight = _HEART_WEIGHT if verb in heart and between and not there else _WEIGHTS["act"]
        total, shown = total + weight, shown + weight * there
    if not total:
        return 0.0 if said.said and all(one.role == "quality" for one in said.said) else 1.0
    return shown / total


def _drawn_as(easel: Easel, seen: frozenset[str], said: SceneDescription, index: int) -> bool:
    """Whether a thing is drawn by another name, as a family of penguins is by penguins."""
    if not 0 <= index < len(said.subjects):
        return True
    subject = said.subjects[index]
    names = (subject.word, *subject.qualifiers)
    meant = (one for one in easel.scene.subjects if one.word and one.word in names)
    record = records().get(subject.noun)
    itself = record is not None and record.setting in seen  # a pond is the lake that its place is
    itself |= subject.noun == "rooftop" and any(lexicon.group(noun) == "building" for noun in seen)
    return itself or subject.noun in seen or any(one.noun in seen for one in meant)


def _describes(said: SceneDescription, end: int) -> bool:
    """Whether an unknown word stands right before a thing that is known, and so only describes it."""
    after = next((one for one in said.said if one.start >= end), None)
    close = after is not None and said.text[end : after.start].strip() == ""
    return close and after is not None and after.role in ("subject", "quality", "colour", "material")


def main_unknown(said: SceneDescription) -> bool:
    """Whether the first thing that a text names is not known: other things alone would be of something else."""
    first = next((one for one in said.said if one.role in ("subject", "setting", "unread")), None)
    before = said.text[: first.start].lower().split() if first is not None else []
    before = [] if said.form else before  # the art deco poster of a train is a train
    if "of" in before and words("words", "about").intersection(before):
        return True  # the root of a tree is no tree
    if first is not None and first.role == "subject" and first.value in VESSELS:
        after = next((one for one in said.said if one.start >= first.end), None)
        if after is not None and after.role == "unread" and said.text[first.end : after.start].split() == ["of"]:
            return True  # the bowl alone would be empty
    if first is None or first.role != "unread":
        return False
    end = first.end
    for one in said.said:
        if one.start >= end and one.role in ("unread", "quality", "colour", "size", "material", "subject", "setting"):
            if said.text[end : one.start].strip():
                return True
            if one.role in ("subject", "setting"):
                return False
            end = one.end
    return True
