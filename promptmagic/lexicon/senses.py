"""Words of two senses, told apart by what stands beside them: cranes that dance are birds."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from promptmagic.lexicon.description import Relation, Subject

_BIRDS = re.compile(
    r"\b(?:wings?|feathers?|nests?|eggs?|birds?|flock|wetlands?|marsh\w*|reeds|migrat\w+|beaks?|sandhill|whooping|chicks?"
    r"|red-crowned|wad(?:e|es|ing)|mat(?:e|es|ing))\b",
    re.IGNORECASE,
)
_ALIVE = frozenset({"dance", "fly", "land", "take off", "walk", "run", "swim", "sleep", "eat", "drink", "sing", "fish"})

_OTHER_SENSES = {"crane": ("heron", _ALIVE, _BIRDS)}
"""For a noun the other one that its word may mean, what that one does, and the words beside it."""


def told_apart(subjects: Sequence[Subject], relations: Sequence[Relation], text: str) -> tuple[Subject, ...]:
    """Return the subjects, each in the sense that its deeds and the words around it give it."""
    made: list[Subject] = []
    for index, subject in enumerate(subjects):
        other, deeds, words = _OTHER_SENSES.get(subject.noun, ("", frozenset[str](), None))
        does = {subject.pose, *(one.kind for one in relations if one.subject == index)}
        is_plain = " " not in subject.word and not subject.qualifiers
        is_other = words is not None and is_plain and bool(does & deeds or words.search(text))
        made.append(replace(subject, noun=other) if is_other else subject)
    return tuple(made)
