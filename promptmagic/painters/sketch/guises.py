"""Guises: who is dressed as another: a child in a bed sheet as a ghost, a boy as a pirate."""

from __future__ import annotations

import re
from dataclasses import replace

from promptmagic.lexicon import Subject
from promptmagic.painters.sketch.shape import Shape
from promptmagic.painters.sketch.shapes.costumes import COSTUMES
from promptmagic.painters.sketch.shapes.names import ALIASES
from promptmagic.painters.sketch.shapes.people import costumed

_AS = re.compile(
    r"\b(?:dress(?:ed|ing)?(?: up)?|disguised|costumed|masquerading) as (?:an? |the )?([a-z]+)(?: ([a-z]+))?",
    re.IGNORECASE,
)
"""Words that say as what somebody is dressed."""

_OTHERWISE = {"ghost": "ghost costume", "cat": "", "dog": ""}
"""What is worn as another costume than that of who is meant."""

BEARDED = 1.2
"""Up to which build somebody may have a beard."""

GUISE = "guise"
"""Under what the words for a guise that is drawn are found."""


def guise(told: str, subject: Subject) -> tuple[Shape | None, str]:
    """Return how somebody is drawn who is dressed as another, and the words for that one."""
    at = told.lower().find(subject.word.lower()) if subject.word else -1
    found = _AS.search(told, max(0, at))
    own = COSTUMES.get(subject.noun)
    if at < 0 or found is None or own is None:
        return None, ""
    for words in (" ".join(filter(None, found.groups())), found[1]):
        role = _role(words.lower())
        if role and role in COSTUMES:
            costume = COSTUMES[role]
            young_or_woman = own.build > BEARDED or own.cut == "skirt"
            return costumed(
                replace(
                    costume,
                    build=own.build,
                    height=own.height,
                    beard=None if young_or_woman else costume.beard,
                    hair=costume.hair if costume.hair == "none" else own.hair or costume.hair,
                )
            ), words
    return None, ""


def _role(words: str) -> str:
    """Return the noun of a costume by its wording, in one or several."""
    for name in (words, words.removesuffix("s"), words.removesuffix("es")):
        noun = _OTHERWISE.get(name, ALIASES.get(name, name))
        if noun in COSTUMES:
            return noun
    return ""
