"""Where a brief is: the place that it names or has without naming it, and where its things are usually met."""

from __future__ import annotations

import re
from dataclasses import replace

from promptmagic.expanders.template.subjects import main_subject
from promptmagic.expanders.template.tables import (
    FIRE_COMPOUND,
    FIXED,
    FREE,
    HELD_LAMP,
    LAMPS,
    LIVING,
    NO_PLACE,
    PREPOSITIONS,
    ROOMS,
    ROOMS_OF_THINGS,
    VESSELS,
    WATERS,
)
from promptmagic.lexicon import SceneDescription, group, home
from promptmagic.lexicon.description import Relation
from promptmagic.lexicon.words import matches


def in_english(reading: SceneDescription) -> SceneDescription:
    """Return the reading as one of English, where its language is unknown but for an article and some known word."""
    known = any(one.role != "unread" for one in reading.said) or _ENGLISH.search(reading.text)
    starts = _ARTICLE.match(reading.text) or reading.names
    is_english = not reading.language and known and reading.text.isascii() and starts
    return replace(reading, language="en") if is_english else reading


def named_place(reading: SceneDescription) -> str:
    """Return the place named; of a city under water or in space, that it is there."""
    return next((place for place in ("underwater", "space") if place in reading.places), reading.said_place)


def implied_place(reading: SceneDescription) -> str:
    """Return the place that a brief has without naming it: where all its things are at home, or the sky.

    One thing alone may be put anywhere, and gets its place in words.
    """
    if not reading.whole:
        return ""
    if not reading.subjects:
        return "sky" if (reading.hour or reading.weather) and not reading.words_of("pose") else ""
    if len(reading.subjects) < 2:
        return ""
    homes = {home(subject.noun) for subject in reading.subjects}
    if group(reading.subjects[main_subject(reading)].noun) == "food":
        return "table" if is_of_table_size(reading) else ""
    if any(group(subject.noun) == "sky" for subject in reading.subjects):
        return reading.place  # nobody sees fireworks or a rainbow in a room
    if "room" in homes:
        return "room"  # who sits on a chair or by a fireplace is in one
    if len(homes) == 1:
        return homes.pop()
    known = homes - {"", "table"}
    if known and known <= WATERS:
        return "underwater" if homes == {"underwater"} else ""
    fixed = {home(subject.noun) for subject in reading.subjects if group(subject.noun) not in LIVING} - {"", "table"}
    built = {home(subject.noun) for subject in reading.subjects if group(subject.noun) == "building"} - {""}
    if len(built) == 1:
        return built.pop()
    if any(subject.noun in FIXED or group(subject.noun) == "building" for subject in reading.subjects):
        return reading.place
    return fixed.pop() if len(fixed) == 1 and fixed == known else ""


def room_of(reading: SceneDescription, place: str) -> str:
    """Return the very room, or harbor, that a place is, from what is in it; any other place as it is."""
    nouns = {subject.noun for subject in reading.subjects}
    inside = {reading.subjects[one.object].noun for one in reading.relations if one.kind == "in"}
    named = " ".join(reading.words_of("setting")).lower()
    if _GLASSED.search(named):
        return "greenhouse"
    if named and place == "room" and not _CARED_FOR.search(named):
        nouns -= dict(ROOMS)["clinic"]  # a nurse in a museum
    for room, things in ROOMS:
        if room == "harbour" and place == "sea" and nouns & things:
            return room
        if room == "clinic" and (place == "room" or (not place and len(nouns & things) > 1)) and nouns & things:
            return room
        if place in ("", "room", "garden", "kitchen") and (inside & things or (place == "room" and nouns & things)):
            return room
    return place


_GLASSED = re.compile(r"\b(?:greenhouse|conservatory|orangery|hothouse)\b")


_CARED_FOR = re.compile(r"\b(?:hospital|clinic|ward|surgery|practice|waiting|operating|consulting|bed|room)\b")
"""Words of a room in which doctors and nurses are at work."""


def home_of(reading: SceneDescription) -> str:
    """Return where the first thing of a brief is usually met; food on a table."""
    if any(subject.noun == "wave" for subject in reading.subjects):
        return "sea"
    first = reading.subjects[0].noun
    return home(first) or ("table" if group(first) == "food" and is_of_table_size(reading) else "")


def is_of_table_size(reading: SceneDescription) -> bool:
    """Tell whether all things of a brief have room on a table: no truck full of oranges, no giant pumpkin."""
    return all(
        group(one.noun) not in ("animal", "person", "fantasy", "vehicle", "building", "land")
        and one.size not in ("giant", "large")
        for one in reading.subjects
    )


def is_elsewhere(noun: str, home: str) -> bool:
    """Tell whether a thing alone is not shown where it is usually met: a violin needs no stage."""
    if noun in FREE:
        return True
    return group(noun) in ("thing", "sky") and home in ROOMS_OF_THINGS


def is_placed(text: str, reading: SceneDescription, home: str) -> bool:
    """Tell whether a brief says where it is in words that may be no listed place ("a penguin at school").

    "in the rain" and "at night" say no place. A thing that is at home nowhere may not get a place while it does
    something either: nobody runs beside a window.
    """
    found = matches(text)
    for at, match in enumerate(found):
        if "verb" in match.meanings and not home:
            return True
        if match.wording in PREPOSITIONS:
            following = [m for m in found[at + 1 : at + 5] if not m.meanings.keys() & {"stop", "adjective"}]
            if not following or not following[0].meanings.keys() & NO_PLACE:
                return True
            if following[0].wording.endswith("y") and len(following) > 1 and not following[1].breaks:
                return True  # "on a rainy windowsill"
    return bool(reading.weather) and not home


def is_on_table(reading: SceneDescription, relation: Relation) -> bool:
    """Tell whether a relation puts something on or into what stands on a table, or is one."""
    noun = reading.subjects[relation.object].noun
    return noun in VESSELS | {"table", "desk", "tablecloth"} or home(noun) == "table"


def hour_of_lights(reading: SceneDescription) -> str:
    """Return night where lights of the night are to be seen from the earth, and no hour is named."""
    far = {"space", "planet", "stage", "abstract"} & set(reading.places)
    return "night" if _NIGHT_LIGHTS & set(reading.lights) and not far else ""


_ARTICLE = re.compile(r"\W*(?:an?|the|how|why|what|my|our|two|three|some)\s", re.IGNORECASE)


_ENGLISH = re.compile(
    r"(?:the|an?|my|our|his|her) \w.* (?:of|with|and|at|for|from|on|in|by|about|gone|without|into|under"
    r"|through|during|after|before|[a-z]+ing)\b",
    re.IGNORECASE,
)
"""How only English goes on after an article."""


_NIGHT_LIGHTS = frozenset({"moon", "stars", "firefly", "fireworks", "aurora"})


def lamp_of(reading: SceneDescription) -> str:
    """Return the flame or lamp that a brief names; none of a fire tower."""
    if HELD_LAMP.search(reading.text):
        return "lantern"
    lamp = next((name for name in LAMPS if name in reading.lights), "")
    return "" if lamp == "fire" and FIRE_COMPOUND.search(reading.text) else lamp
