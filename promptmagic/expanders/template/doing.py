"""Who or what it is that does something in a brief, in which age, and which of the brief's words belong together."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from promptmagic.expanders.template.subjects import acts, agency
from promptmagic.lexicon import SceneDescription

_MANY_AT_WORK = re.compile(
    r"^\W*(?:(?:the|some|two|three|four|five|six|many|a few)\s+)?(?:[\w-]+\s+){0,3}?[\w-]+s\s+\w+ing"
)

_NEXT = re.compile(r"\s+(?:(?:is|are|was|were|\w+ly)\s+)*(\w+ing)\b", re.IGNORECASE)
"""How a verb follows its subject."""

_OLD = re.compile(
    r"\b(?:knights?|medieval|castles?|vikings?|roman|romans|legionar\w+|gladiators?|pharaohs?|mumm(?:y|ies)|egyptians?|aztecs?|mayas?"
    r"|samurais?|ninjas?|pirates?|musketeers?|kings?|queens?|emperors?|empress|sultans?|caesar|tsar|shah|princes?|princess|princesses|dragons?|unicorns?|elf|elves"
    r"|wizards?|witch|witches|trolls?|goblins?|ogres?|fairy|fairies|centaurs?|minotaur|cyclops|medusa|mermaids?|phoenix"
    r"|giants?|dwar(?:f|ves)|monks?|monastery|peasants?|minstrels?|blacksmiths?|cave ?m[ae]n|neanderthals?"
    r"|dinosaurs?|tyrannosaurus"
    r"|t[ -]?rex|triceratops|mammoths?|prehistoric|ancient|antique|victorian|wild west|cowboys?|cowgirls?|stagecoach"
    r"|covered wagon|crusaders?|spartans?|trojan|odysseus|robin hood|king arthur|napoleon\w*|renaissance|baroque"
    r"|stone age|bronze age|iron age|ice age|(?:in|of|around) 1[0-8]\d\d|\d\d?(?:st|nd|rd|th) century)\b",
    re.IGNORECASE,
)
"""Whom and what nothing modern stands beside: street lamps, timetables, cars."""

_EMPTY = re.compile(
    r"\b(?:empty|deserted|abandoned|derelict|uninhabited|lonely|lone|alone|solitary|nobody|no one|no people"
    r"|without people|closed|silent)\b",
    re.IGNORECASE,
)
"""Words of a brief after which nobody else is there."""

_LESS = frozenset({"the", "a", "an", "his", "her", "their", "its", "my", "our", "your", "of"})
"""What stands between two words that belong together: "on the lawn", "at a bus stop"."""


def doer(reading: SceneDescription, focus: str, number: str) -> str:
    """Return who does what the brief tells: one "man" or "men", a "beast" or "beasts", a "thing" or "things"."""
    if focus == "other":
        if agency(reading) != "yes":
            return ""
        return "men" if _MANY_AT_WORK.match(reading.text) else "man"
    many = number == "many"
    if focus == "person":
        return "men" if many else "man"
    if focus == "animal":
        return "beasts" if many else "beast"
    return ("things" if many else "thing") if focus else ""


def done_next(reading: SceneDescription, subject: int) -> frozenset[str]:
    """Return what the verb says that follows a subject at once: "digging" of "a hedgehog digging under a bush"."""
    end = next((one.end for one in reading.said if one.role == "subject" and one.subject == subject), None)
    found = _NEXT.match(reading.text, end) if end is not None else None
    return acts(found[1]) if found else frozenset()


def era(text: str) -> str:
    """Return "old" where nothing modern may stand beside what a brief tells."""
    return "old" if _OLD.search(text) else ""


def is_emptied(text: str) -> bool:
    """Tell whether a brief says that nobody else is there."""
    return _EMPTY.search(text) is not None


@lru_cache(maxsize=64)
def pairs(text: str) -> frozenset[str]:
    """Return the words that follow each other in a text, articles left out: "bus stop", "on lawn"."""
    words = [word for word in re.findall(r"\w+", text.lower()) if word not in _LESS]
    found = {" ".join(two) for two in pairwise(words)}
    return frozenset(found | {two.removesuffix("s") for two in found})
