"""Gaze: whether one who is said to look at a thing has it before their eyes, by what was drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from promptmagic import lexicon
from promptmagic.lexicon.nouns import marked, measured
from promptmagic.painters.sketch.boxes import TraceBox, boxes
from promptmagic.painters.sketch.relations import EYES

if TYPE_CHECKING:
    from promptmagic.painters.sketch.easel import Easel

HEAD = (0.6, 0.78)
"""Where the head is of one of whom it is not known: across as a share of half the width, and up."""

STEEP, SLACK = 1.0, 0.3
"""How steeply one looks up or down at most, and how far beyond that, as a share of the height."""


READ, GROUND = frozenset({"map", "letter", "book", "newspaper", "phone", "photo"}) & marked("handy"), 0.2
"""What one looks into that one has in the hand; and how high above somebody's feet what lies on the ground ends, as a
share of their height."""


def faces_viewer(easel: Easel, noun: str) -> bool:
    """Whether an animal is drawn with its face to the viewer, as an owl and a sitting cat are."""
    if f"walking {noun}" in easel.drawn:
        return False
    return EYES.get(noun, HEAD)[0] == 0 or noun in measured("glasses")


def looks_at(easel: Easel, first: str, second: str) -> bool:
    """Whether one has another thing before their eyes, where both left a trace.

    People turn their face to a thing; what one has in the hand to look at it, a map, is not looked at on the ground.
    """
    ones, others = boxes(easel.marks, first), boxes(easel.marks, second)
    if ones and faces_viewer(easel, first) and lexicon.group(first) != "person":
        return "look at" in easel.drawn  # seen from behind, before what they look at
    if not ones or not others:
        return True
    if lexicon.group(first) == "person":
        lying = all(other.bottom > one.bottom - GROUND * one.high for one in ones for other in others)
        return not (lying and second in READ)
    across, up = EYES.get(first, HEAD)
    return any(
        _is_before(one, other, -1 if easel.marks[one.order].flipped else 1, across, up)
        for one in ones
        for other in others
    )


def _is_before(one: TraceBox, other: TraceBox, side: int, across: float, up: float) -> bool:
    x = (one.left + one.right) / 2 + side * across * one.wide / 2
    y = one.bottom - up * one.high
    ahead = side * ((other.left + other.right) / 2 - x)
    aslant = max(other.top - y, y - other.bottom, 0.0)
    return ahead > 0 and aslant <= STEEP * ahead + SLACK * one.high
