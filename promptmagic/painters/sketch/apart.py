"""Apart: whether two whom a brief joins are both drawn, and not joined.

A plaster that lies beside the nurse who puts it on, an empty wheelchair beside the girl who sits in it: such a picture
is of something else, and a card says more. How they were to be laid out counts, and not where they are seen: a picture
is the same at every size.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from promptmagic import lexicon
from promptmagic.lexicon import Relation, SceneDescription, describe
from promptmagic.painters.sketch.accounts import LONGEST
from promptmagic.painters.sketch.acts import badly_borne
from promptmagic.painters.sketch.doing import recast
from promptmagic.painters.sketch.relations import LIVING, ROOFS, SketchRelation, relations
from promptmagic.painters.sketch.shapes import find

if TYPE_CHECKING:
    from promptmagic.painters.sketch.easel import Easel

JOINING = frozenset({"in", "on", "on top of", "ride", "wear", "hold", "carry", "pull", "push", "put", "drive", "give"})
"""What joins two so that they belie it where they only stand beside each other."""

SMALL = frozenset({"toy", "model", "doll", "dolls", "doll's", "miniature", "paper", "lego", "gingerbread", "cardboard"})
"""Words for a building that stands in a room."""

LIDDED = frozenset({"teapot"})
"""What has a lid, before which one only sits who is said to be in it."""

ORGANS = frozenset({"heart", "tooth", "human tooth", "skull"})
"""What is in or on a body, and drawn alone is of nobody."""

OWNING = ("'s", "’s")

_WITHIN = re.compile(r"^\W*(?:the |an? )?(?:inside|interior)\b|\binteriors?\W*$", re.IGNORECASE)
"""How a brief says that it is of the inside of something, and not of who is in it."""

PITCHED = frozenset(
    {"tent", "birdhouse", "fountain", "fence", "gate", "pillar", "staircase", "statue", "wall", "stall", "chimney"}
    | {"swimming pool", "balcony", "rooftop", "maypole", "treehouse"}
)
"""What is read as a building and may stand in a room."""


def apart(easel: Easel, own: str) -> bool:
    """Whether a picture belies a relation of a person's own words, of which both are there."""
    if len(own.split()) > LONGEST:
        return False
    said = describe(own)
    belied = any(_belied(easel, said, one) for one in recast(said)) or any(_on_no_roof(said))
    belied = belied or not easel.drawn.issuperset(another_being(said))
    belied = belied or (
        bool(said.subjects) and said.subjects[0].noun == "giant" and "asleep" in easel.drawn
    )  # a camper
    return belied or _housed(easel, said) or _from_without(easel, said) or any(_out_of_its_body(easel, said))


def _belied(easel: Easel, said: SceneDescription, one: Relation) -> bool:
    first, second = said.subjects[one.subject], said.subjects[one.object]
    traces = {mark.noun for mark in easel.marks} | easel.hidden
    if one.kind not in JOINING or not traces.issuperset({first.noun, second.noun}):
        return False
    if f"act {one.kind}" in easel.drawn and not badly_borne(easel, first.noun, second.noun):
        return False
    layouts = [layout for layout in relations(easel.scene) if _between(layout, first.noun, second.noun)]
    return not any(_joins(easel, layout) for layout in layouts)


def another_being(said: SceneDescription) -> tuple[str, ...]:
    """Return what makes the first who is named another being than the one of that name: a frog prince is no prince.

    Of kinds of animals ("spider monkey") and of what somebody is dressed as ("pirate cat") nothing is so.
    """
    if not said.subjects:
        return ()
    one = said.subjects[0]
    kinds = {word.lower(): lexicon.group(word.lower()) for word in one.qualifiers}
    beings = ("person", "fantasy") if lexicon.group(one.noun) in ("person", "fantasy") else ()
    close = rf"\b{{}} {re.escape(one.word.lower())}\b"
    return tuple(
        word
        for word, kind in kinds.items()
        if (
            (kind == "animal" and beings)
            or (lexicon.group(one.noun) in LIVING and (kind == "fantasy" or word == "robot"))
        )
        and re.search(close.format(re.escape(word)), said.text.lower())
        and find(word) is not None
    )


def _between(layout: SketchRelation, one: str, other: str) -> bool:
    return {layout.first.noun, layout.second.noun} == {one, other}


def _joins(easel: Easel, layout: SketchRelation) -> bool:
    """Whether two are laid out as they are said to be, and no more is said than that shows."""
    if layout.how == "in" and layout.second.noun in LIDDED and lexicon.group(layout.first.noun) in LIVING:
        return False
    if badly_borne(easel, layout.first.noun, layout.second.noun):
        return False
    hidden = easel.hidden & {layout.first.noun, layout.second.noun}
    undone = layout.act is not None and f"act {layout.act.verb}" not in easel.drawn and not hidden
    return not layout.words and not undone


def _housed(easel: Easel, said: SceneDescription) -> bool:
    """Whether a whole building stands on the floor of a room, and is said to be no toy."""
    if not easel.light.indoors or not SMALL.isdisjoint(said.text.lower().split()):
        return False
    traces = {mark.noun for mark in easel.marks} | easel.hidden
    placed = {layout.moving.noun for layout in relations(easel.scene)}
    meant = {one.noun for one in said.subjects if lexicon.group(one.noun) == "building" and not one.size}
    return bool((meant & traces) - placed - PITCHED)


def _out_of_its_body(easel: Easel, said: SceneDescription) -> Iterator[bool]:
    """Yield whether a heart that something is done to lies there by itself, and whose it is cannot be seen."""
    for relation in said.relations:
        one = said.subjects[relation.object]
        owners = [word for word in one.qualifiers if word.lower().endswith(OWNING)]
        yield bool(owners) and one.noun in ORGANS and one.noun in easel.drawn


def _from_without(easel: Easel, said: SceneDescription) -> bool:
    """Whether the inside of what is drawn whole, from outside, is what was asked for."""
    if _WITHIN.search(said.text) is None:
        return False
    traces = {mark.noun for mark in easel.marks} | easel.hidden
    return any(one.noun in traces and lexicon.group(one.noun) in ("building", "vehicle") for one in said.subjects)


def _on_no_roof(said: SceneDescription) -> Iterator[bool]:
    """Yield whether a roof that somebody is on is said to be of what is no building."""
    for before, of, thing in zip(said.said, said.said[1:], said.said[2:], strict=False):
        owned = before.value in ROOFS and said.text[of.start : of.end] == "of" and thing.role == "subject"
        yield owned and lexicon.group(thing.value) != "building"
