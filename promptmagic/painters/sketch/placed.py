"""Placed: whether one is seen where a preposition puts it, in so far as nobody else tells of that."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from promptmagic import lexicon
from promptmagic.lexicon.data import words
from promptmagic.painters.sketch.acts import BEAMS
from promptmagic.painters.sketch.boxes import boxes, is_seen
from promptmagic.painters.sketch.evident import weather_seen
from promptmagic.painters.sketch.measures import PaintedBrief
from promptmagic.painters.sketch.relations import HANDS, LIVING, relations
from promptmagic.painters.sketch.shapes import find

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from promptmagic.lexicon import Said

_OPEN_LAND = frozenset({"meadow", "hills", "desert", "beach", "savanna", "polar", "farm", "planet", "mountains"})

_ROADS = frozenset({"street", "city", "village"})
"""Places whose road leads away from the viewer."""

_WATERS = frozenset({"lake", "sea", "river", "harbour", "canal", "swamp", "pond"})
"""What is seen to be crossed by what floats on it."""

_ALOFT = 0.55
"""How far down the picture one is at most who flies over a wood that is seen from above, as a share of its height."""

_MOVING = frozenset({"run", "act walk", "act run", "gallop", "jump"})
"""What has no other side that one must be seen to reach, and how those are drawn who are on their way."""


def related(brief: PaintedBrief, one: Said) -> bool | None:
    """Return whether a relation is seen that nobody reported as missing: it is between two that are seen."""
    if brief.easel.carded:
        return False
    if (placed := _hanging(brief, one)) is not None:
        return placed
    if f"seen {brief.said.text[one.start : one.end].lower()}" in brief.easel.drawn:
        return True  # as light that falls through a window
    after = next((other for other in brief.said.said if other.start >= one.end and other.role != "quality"), None)
    wording = brief.said.text[one.start : one.end]
    if wording.lower() == "inside" and after is None:
        within = (other for other in relations(brief.easel.scene) if other.how == "in" and not other.words)
        return any(is_seen(other, brief.easel.marks) for other in within)
    if after is not None and after.role == "subject" and not brief.there(after.subject):
        return False  # nobody is seen under what is not there
    if after is not None and after.role == "setting" and brief.said.text[after.start : after.end].lower() in _general():
        return False  # and nobody through a hallway that is drawn as any room
    if any(other.words == wording for other in brief.said.relations):
        laid = (layout for layout in relations(brief.easel.scene) if layout.how in ("emerging", "growing"))
        emerges = any(is_seen(layout, brief.easel.marks) for layout in laid)
        looks = wording.lower() == "out of" and ("look at" in brief.easel.drawn or emerges)
        looks |= any(other.how == "in" and other.part == "window" for other in relations(brief.easel.scene))
        return looks or wording.lower() not in ("through", "out of")  # nothing is drawn half through another
    before = next((other for other in reversed(brief.said.said) if other.end <= one.start), None)
    if before is not None and before.role == "subject" and not brief.there(before.subject):
        return None
    settled = before is not None and before.role == "setting" and before.value in brief.easel.drawn
    walks = before is not None and before.role in ("subject", "pose", "relation") and _of_the_living(brief, one)
    if wording.lower() == "across" and after is not None and after.value in _WATERS and _afloat(brief, one):
        return True
    if wording.lower() == "across" and after is not None and after.role == "setting" and walks:
        if after.value in _OPEN_LAND and not _MOVING.isdisjoint(brief.easel.drawn):
            return True  # who runs there is in the midst of it
        if after.value in _ROADS and any(one.how in ("chasing", "trailing") for one in relations(brief.easel.scene)):
            return True  # they go from one side to the other
        return "act cross" in brief.easel.drawn  # who stands in a street crosses none
    if settled and one.value == "beside" and after is not None and after.role == "subject":
        return brief.there(after.subject)  # a village at the foot of a volcano
    if after is not None and after.role == "setting":
        earlier = [other.value for other in brief.said.said if other.role == "subject" and other.end <= one.start]
        flier = next((noun for noun in reversed(earlier) if lexicon.group(noun) in (*LIVING, "vehicle")), "")
        if one.value == "over" and flier and after.value != "sky":
            found = boxes(brief.easel.marks, flier)
            low = max(brief.easel.horizon, brief.easel.height * _ALOFT if brief.easel.scene.aloft(flier) else 0.0)
            return not found or any(box.bottom <= low for box in found)
        if one.value == "behind" and earlier and lexicon.group(earlier[-1]) in ("land", "sky"):
            return after.value in brief.easel.drawn  # as a volcano is behind its village in all layouts
        named = brief.said.text[after.start : after.end].lower().removesuffix("s")
        overhead = one.value == "under" and (after.value == "sky" or named in BEAMS & brief.easel.drawn)
        return overhead or (one.value not in ("under", "behind", "on top of") and after.value in brief.easel.drawn)
    if after is not None and after.role == "weather" and not brief.said.text[one.end : after.start].strip(" the"):
        return weather_seen(brief.easel)  # who runs through the snow is in it
    said_of = after is None or after.role not in ("subject", "quality", "hour", "weather", "season")
    return None if said_of and after is not None else False


def _afloat(brief: PaintedBrief, one: Said) -> bool:
    """Whether what is told of before a word floats or swims in the picture: it is in the midst of the water."""
    before = [other.value for other in brief.said.said if other.role == "subject" and other.end <= one.start]
    shapes = {noun: find(noun) for noun in before if boxes(brief.easel.marks, noun)}
    return any(shape is not None and shape.habitat == "water" for shape in shapes.values())


def _of_the_living(brief: PaintedBrief, one: Said) -> bool:
    """Whether somebody or some machine that moves is named before a word, as who goes there."""
    before = [other.value for other in brief.said.said if other.role == "subject" and other.end <= one.start]
    return any(lexicon.group(noun) in LIVING or noun in HANDS for noun in before)


def _hanging(brief: PaintedBrief, one: Said) -> bool | None:
    """Return whether what is said to be "below" or "above" without a word of what is; None where one follows."""
    wording = brief.said.text[one.start : one.end].lower()
    rest = re.sub(r"^(?:it|them|him|her)\b", "", brief.said.text[one.end :].lower().strip()).strip()
    if wording not in ("below", "above", "beneath") or rest[:1].isalnum():
        return None
    before = [other for other in brief.said.said if other.end <= one.start and other.role in ("subject", "setting")]
    if not before:
        return None
    last, easel = before[-1], brief.easel
    nouns = [other.value for other in before[:-1] if other.role == "subject"]
    mine = boxes(easel.marks, last.value) if last.role == "subject" else []
    others = [box for noun in nouns for box in boxes(easel.marks, noun)]
    if not mine or not others:
        aloft = lexicon.group(last.value) == "sky" or last.value in ("sky", "mountains", "hills")
        return (last.value in easel.drawn | brief.seen) and aloft == (wording == "above")
    lower = [mine_.top >= other.bottom - 0.25 * other.high for mine_ in mine for other in others]
    higher = [mine_.bottom <= other.top + 0.25 * other.high for mine_ in mine for other in others]
    return any(higher) if wording == "above" else any(lower)


def _general() -> AbstractSet[str]:
    return words("words", "only general") | words("words", "named place")
