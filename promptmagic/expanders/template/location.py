"""Where a brief is, where its thing is usually met, and how such a place is lit and framed."""

from __future__ import annotations

from dataclasses import dataclass

from promptmagic.expanders.template.places import (
    home_of,
    implied_place,
    is_elsewhere,
    is_of_table_size,
    is_on_table,
    is_placed,
    named_place,
    room_of,
)
from promptmagic.expanders.template.subjects import focus_of, is_bare, is_natural, is_put
from promptmagic.expanders.template.tables import (
    ALONE_AMONG,
    ANCIENT_STAGE,
    EVENT_PLACES,
    FACE,
    FAMILIES,
    FIXED,
    GROWING,
    HALLS,
    IDEA,
    INSIDE,
    MOONWALK,
    OUTSIDE,
    PITCH_BALLS,
    ROOFED,
    SOMEWHERE,
    TIGHT,
)
from promptmagic.expanders.template.wording import stands_alone
from promptmagic.lexicon import SceneDescription, group

_MOVERS = frozenset({"vehicle", "person", "animal", "fantasy"})
"""What is beside food on no table, unless it sits at it."""

_IN_SPACE = frozenset({"black hole", "planet", "asteroid"})
"""What is seen nowhere but in space."""

_OUT_OF_DOORS = ("urban", "land", "water")


@dataclass(frozen=True, slots=True)
class Location:
    """Where a brief is, as far as it says so.

    `place` is the one it names or has without naming it, `home` where its thing is usually met, where none is named;
    `settled` tells whether no place may be added, `moonwalk` that it is on the moon, `tight` that it is of a detail.
    """

    place: str
    home: str
    settled: bool
    moonwalk: bool
    tight: bool


def located(reading: SceneDescription, page: str) -> Location:
    """Return where a brief is; `page` says how a sheet is laid out that it asks for."""
    text = reading.text
    named = frozenset(subject.noun for subject in reading.subjects)
    moonwalk, tight = MOONWALK.search(text) is not None, TIGHT.search(text) is not None
    face = "portrait" in reading.places and FACE.search(text) is not None
    place = "portrait" if face else "planet" if moonwalk else room_of(reading, named_place(reading))
    implied = "" if place else room_of(reading, implied_place(reading))
    if not place and INSIDE.search(text) and any(group(noun) == "building" for noun in named):
        place = "hall"
    if HALLS.search(text) and "room" in (place or "room"):
        place = "hall"
    if named & PITCH_BALLS:
        place, implied = ("pitch" if name == "meadow" else name for name in (place, implied))
    place = "" if ANCIENT_STAGE.search(text) and place == "stage" else place
    if page:
        place = EVENT_PLACES.get("".join(reading.topics[:1]), "") if page == "event" else "page"
    if (tight or place == "portrait") and not face:
        place = ""
    home = _usual_home(reading, implied)
    known = named and reading.whole
    placed = (
        not known
        or any(one.kind in SOMEWHERE for one in reading.relations)
        or reading.subjects[0].noun in FIXED
        or "," in text
        or stands_alone(text)
        or tight
        or IDEA.search(text) is not None
        or is_placed(text, reading, home)
    )
    if not place and _IN_SPACE & named and not focus_of(reading):
        place = "space"
    if implied == "table" and not _is_on_a_table(reading):
        implied = ""
    if placed and not (page or tight) and (not focus_of(reading) or implied in ("underwater", "table", "space")):
        place = place or implied
    place = "" if ALONE_AMONG.match(text) else place
    if focus_of(reading) and not (is_bare(reading) or is_natural(reading)):
        home = ""  # whoever does something somewhere does it where the brief says, and nowhere else
    if reading.weather and FAMILIES.get(home) in ("inside", "still"):
        home = ""  # it rains on no stage
    return Location(place, "" if place else home, bool(place) or placed, moonwalk, tight)


def _usual_home(reading: SceneDescription, implied: str) -> str:
    """Return where the first thing of a brief is usually met; nowhere, where words were not understood."""
    named = frozenset(subject.noun for subject in reading.subjects)
    if GROWING.search(reading.text):
        home = "farm"
    else:
        home = implied or room_of(reading, home_of(reading)) if named and reading.whole else ""
    home = "table" if "vase" in named and home else home
    if named and reading.whole and is_elsewhere(reading.subjects[0].noun, home):
        return ""
    return "pitch" if home == "meadow" and named & PITCH_BALLS else home


def _is_on_a_table(reading: SceneDescription) -> bool:
    """Tell whether what is at home on a table is there: a pumpkin that mice pull is not."""
    if any(group(one.noun) in _MOVERS for one in reading.subjects):
        return False
    return all(is_on_table(reading, one) for one in reading.relations if one.kind in SOMEWHERE)


def family_of(reading: SceneDescription, place: str, focus: str) -> str:
    """Return how a place is lit and framed; without one, food is on some table and a building under some sky."""
    if place == "table" and OUTSIDE.search(reading.text):
        return "open"
    if not place and focus == "food" and any(group(one.noun) in _MOVERS for one in reading.subjects):
        return "open"
    if not place and focus == "food" and not any(one.kind in SOMEWHERE for one in reading.relations):
        return "open" if is_put(reading) or not is_of_table_size(reading) else "still"
    if not place and focus == "building" and is_bare(reading):
        return "land"
    if ROOFED.search(reading.text) and FAMILIES.get(place) in _OUT_OF_DOORS:
        return "open"
    return FAMILIES.get(place, place)
