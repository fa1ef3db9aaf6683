"""Guises: who is dressed as another: a child in a bed sheet as a ghost, a boy as a pirate, a hamster as a knight."""

from __future__ import annotations

import re
from dataclasses import replace

from promptmagic import lexicon
from promptmagic.lexicon import Subject
from promptmagic.painters.sketch.shape import Shape
from promptmagic.painters.sketch.shapes import find
from promptmagic.painters.sketch.shapes.beasts import faces, upright
from promptmagic.painters.sketch.shapes.costumes import COSTUMES
from promptmagic.painters.sketch.shapes.names import ALIASES
from promptmagic.painters.sketch.shapes.people import costumed

_AS = re.compile(
    r"\b(?:dress(?:ed|ing)?(?: up)?|disguised|costumed|masquerading) (?:as|like) (?:an? |the )?([a-z]+)(?: ([a-z]+))?",
    re.IGNORECASE,
)
"""Words that say as what somebody is dressed."""

_PART = re.compile(r"(?:\W+who is|\W+being|\W+working|\W+posing)? as an? ([a-z]+)(?: ([a-z]+))?\b", re.IGNORECASE)
"""Words right behind somebody that say whose part they play."""

_OUTFIT = re.compile(
    r"\b(?:in|wearing) (?:an?|the|his|her|its|their) (?:[a-z]+ )??([a-z]+)(?: ([a-z]+))?(?:'s)?"
    r" (costumes?|outfits?|suits?|uniforms?|armou?r|clothes)\b",
    re.IGNORECASE,
)
"""Words for the clothes of whose part one plays."""

_SPOKEN = {"space": "astronaut", "police": "police officer", "cop": "police officer", "hero": "superhero"}
"""Whose clothes are meant by words that name nobody."""

ORDINARY = frozenset(
    {"person", "man", "woman", "grandfather", "grandmother", "child", "boy", "girl", "teenager", "teenage girl", "baby"}
    | {"farmer", "shepherd", "reader", "patient", "student", "diver", "mermaid", "skeleton", "zombie", "giant", "dwarf"}
    | {"ghost costume", "mummy", "bride", "groom", "caveman", "cavewoman", "genie", "vampire"}
)
"""Who wears nothing that an animal would be known by, or is with animals in another way: a sheep farmer is no sheep."""

_KINDS = frozenset({("king", "penguin"), ("emperor", "penguin"), ("nurse", "shark"), ("clown", "fish")})
"""Kinds of animals that are named after somebody."""

_OTHERWISE = {"ghost": "ghost costume", "cat": "", "dog": ""}
"""What is worn as another costume than that of who is meant."""

BEARDED = 1.2
"""Up to which build somebody may have a beard."""

GUISE = "guise"
"""Under what the words for a guise that is drawn are found."""


def guise(told: str, subject: Subject) -> tuple[Shape | None, str]:
    """Return how somebody is drawn who is dressed as another, and the words for that one."""
    at = told.lower().find(subject.word.lower()) if subject.word else -1
    if at < 0:
        return None, ""
    own = COSTUMES.get(subject.noun)
    if own is None or subject.noun not in ORDINARY:
        shape, words = _playing(told, at, subject)
        if shape is not None or own is None:
            return shape, words
    found = _AS.search(told, at) or _PART.match(told, at + len(subject.word))
    if found is None:
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


def _playing(told: str, at: int, subject: Subject) -> tuple[Shape | None, str]:
    """Return an animal in the clothes of whose part it plays, and the words for that: a pirate cat, a raccoon chef."""
    animal = subject.noun
    words = role = ""
    if animal in COSTUMES:  # a chef of whom a word before says that it is a raccoon
        role = animal
        words = next((one for one in subject.qualities if _animal(one)), "")
        animal = _animal(words)
        words = f"{words} {subject.word}"
    elif subject.noun in faces():
        words = next((one for one in subject.qualities if _part(one, animal)), "")
        role = _part(words, animal)
        behind = told[at + len(subject.word) :]
        for found in (_AS.search(behind), _PART.match(behind), _OUTFIT.search(behind)):
            if found is None or role:
                continue
            groups = tuple(filter(None, found.groups()))
            worn = (" ".join(groups[:-1]), *groups[:-1]) if found.re is _OUTFIT else ()
            words = next((one for one in (" ".join(groups), *worn, *groups) if _part(one, animal)), "")
            role = _part(words, animal)
            words = " ".join(groups) if worn else words
    usual = find(animal) if animal and role else None
    return (None, "") if usual is None else (upright(animal, usual, COSTUMES[role]), words)


def _animal(word: str) -> str:
    """Return the animal that a word before somebody names, where its head is known."""
    return next((one.noun for one in lexicon.describe(word).subjects if one.noun in faces()), "") if word else ""


def _part(words: str, animal: str) -> str:
    """Return whose part a word before or behind an animal says that it plays, "" where it says no such thing."""
    said = words.lower()
    role = _role(_SPOKEN.get(said, said)) if said else ""
    return "" if role in ORDINARY or (said, animal) in _KINDS else role


def _role(words: str) -> str:
    """Return the noun of a costume by its wording, in one or several."""
    for name in (words, words.removesuffix("s"), words.removesuffix("es")):
        noun = _OTHERWISE.get(name, ALIASES.get(name, name))
        if noun in COSTUMES:
            return noun
    return ""
