"""Figures of speech: what is called a part of a body, and is none: the heart of a forest, the eye of a storm."""

from __future__ import annotations

from collections.abc import Sequence

from promptmagic.lexicon.data import words
from promptmagic.lexicon.table import WordKind, group
from promptmagic.lexicon.words import Match

_LIVING = frozenset({"person", "animal", "fantasy"})

_SETTING: frozenset[WordKind] = frozenset({"place", "weather", "season"})

_DESCRIBING: frozenset[WordKind] = frozenset({"adjective", "size", "colour", "number"})

_OFTEN = frozenset({"heart", "eye", "mouth", "foot"})
"""What is said of so many things that even of unknown ones it is rather a figure than the part of a body."""

_REACH = 4
"""How many words behind "of" the noun stands at most."""


def is_figure(found: Sequence[Match], at: int) -> bool:
    """Whether the word at a position names a part of what has no body; what it is said of is there as a whole.

    A heart is one even of an animal, since nobody wants the two beside each other; a heart of roses is made of them.
    """
    match = found[at]
    part = match.wording.removeprefix("a ").removeprefix("an ").partition(" ")[0]
    if part not in words("words", "figure of"):
        return False
    within = match.english.endswith((" of", " of a", " of the"))  # the place "face of" is one wording
    if not within and (at + 1 >= len(found) or found[at + 1].wording != "of" or found[at + 1].breaks):
        return False
    led = match.english.endswith((" of a", " of the"))
    start = at + 1 if within else at + 2
    for thing in found[start : start + _REACH]:
        if thing.breaks:
            return False
        if thing.wording in words("words", "article"):
            led = True
            continue
        noun = thing.meanings.get("subject", "")
        if "name" in thing.meanings or (noun and part != "heart" and group(noun) in _LIVING):
            return False
        if _SETTING & thing.meanings.keys():
            return True
        if noun:
            return led
        if not _DESCRIBING & thing.meanings.keys():
            return bool(thing.meanings) or (led and part in _OFTEN and thing.raw.islower())
    return False
