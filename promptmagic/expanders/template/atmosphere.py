"""The hours and the moods that a brief leaves open, and which of them suit it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from promptmagic.expanders.template.aspects import aspects_of
from promptmagic.expanders.template.scene import Scene
from promptmagic.model import Brief

_INDOORS = frozenset({"inside", "still", "face"})


_OUTDOORS = frozenset({"water", "land", "urban"})


_SUN_HOURS = ("golden", "morning", "sunset", "day", "dawn")


_USUAL_ROOMS = frozenset({"room", "kitchen", "library", "cafe"})


_SCHOOL_HOURS = ("morning", "day", "golden")


_SCHOOLS = frozenset({"classroom", "laboratory", "clinic", "greenhouse"})


_LAMP_LIGHTS = frozenset({"lantern", "candle", "neon", "fire", "fireworks", "firefly", "beam"})


_LIVELY = re.compile(
    r"\b(?:play|market|danc|laugh|jump|party|celebrat|carnival|circus|festival|race|racing|clown|pupp|kitten|child"
    r"|kids|firework|parade|wedding|birthday|ski|skat|soccer|football|basketball|superhero|ice cream|diwali|happ)"
    r"\w*",
    re.IGNORECASE,
)


_SOMBER = re.compile(
    r"\b(?:ghost|skull|skeleton|zombie|vampire|grave|cemetery|tomb|ruin|war|battle|haunted|abandoned|witch|prison|wreck)",
    re.IGNORECASE,
)


_GRAND = re.compile(
    r"\b(?:dragon|knight|castle|volcano|eagle|pirate|viking|phoenix|griffin|giant|titan|warrior|samurai|throne"
    r"|soldier|legion|army|emperor)s?\b",
    re.IGNORECASE,
)


_VIOLENT = re.compile(
    r"\b(?:erupt|explo|crash|fight|attack|charg|roar|battle|hurricane|tornado|wildfire|burning|snowstorm|blizzard)\w*",
    re.IGNORECASE,
)


_TALKING = frozenset({"talk", "talk to", "tell", "teach", "help", "listen to", "read", "hug"})


_QUIET = frozenset({"sleep", "read", "study", "talk", "talk to", "tell", "listen to", "think", "wait", "hug", "knit"})


_AT_REST = frozenset(
    {"sit", "lie", "stand", "kneel", "lean", "rest", "float", "wear", "hold", "carry", "look", "look at"}
)


_IDEA_WORDS = re.compile(r"^\W*(?:the )?\w+\W*$")
"""A brief of one word: a feeling as one of these has its mood in itself."""


_COUPLES = frozenset({"couple", "bride", "groom"})


# The moods that suit a scene, most usual first.
_MANNERS_BY_WEATHER = {
    "storm": ("dramatic", "gloomy"),
    "rain": ("neutral",),
    "fog": ("mysterious", "calm"),
    "snow": ("calm", "neutral"),
    "cloudy": ("calm", "neutral"),
    "wind": ("energetic", "neutral"),
}


_MANNERS_BY_HOUR = {
    "dawn": ("calm", "dreamy"),
    "morning": ("calm", "neutral"),
    "day": ("calm", "neutral"),
    "golden": ("calm", "dreamy"),
    "sunset": ("calm", "romantic", "dreamy", "majestic"),
    "dusk": ("calm", "dreamy"),
    "night": ("calm", "mysterious"),
}


_MANNERS_BY_PLACE = {
    "space": ("majestic", "neutral"),
    "planet": ("lonely", "neutral"),
    "underwater": ("calm", "dreamy"),
    "cave": ("mysterious", "neutral"),
    "stage": ("neutral",),
    "abstract": ("neutral",),
    "library": ("calm", "neutral"),
    "classroom": ("neutral",),
    "laboratory": ("neutral",),
    "kitchen": ("cosy", "neutral"),
    "clinic": ("neutral",),
    "greenhouse": ("calm", "neutral"),
    "cafe": ("cosy", "neutral"),
    "room": ("cosy", "calm"),
    "inside": ("calm", "neutral"),
    "still": ("neutral",),
    "face": ("neutral",),
    "sky": ("calm", "majestic"),
    "city": ("neutral",),
    "street": ("calm", "neutral"),
    "open": ("neutral",),
}


def possible_hours(scene: Scene) -> Sequence[str]:
    """Return the hours that the variations of a brief may have, the most usual first."""
    lights = set(scene.reading.lights)
    family = scene.expected_family
    if scene.shows == "subject":
        return _hours_of_a_subject(scene)
    if scene.hour or family not in _OUTDOORS | {"inside"} or "stage" in (scene.place, scene.home):
        return (scene.hour,)
    if not scene.understood or not (scene.reading.subjects or family != "open"):
        return (scene.hour,)
    if lights & _LAMP_LIGHTS:
        return ("night", "dusk")
    if aspects_of(scene)["changed"] == {"yes"}:
        return (scene.hour,)
    if scene.weather in ("rain", "storm", "snow", "fog", "cloudy"):
        return ("", "dusk", "morning", "night")
    if family == "inside":
        return _SCHOOL_HOURS if {scene.place, scene.home} & _SCHOOLS else ("morning", "golden", "dusk", "night", "day")
    if lights & {"sun", "rainbow"}:
        return _SUN_HOURS
    if _is_active(scene) or scene.focus in ("thing", "food"):
        return ("golden", "morning", "day", "")
    return ("golden", "morning", "dusk", "day", "sunset", "dawn", "night")


def _hours_of_a_subject(scene: Scene) -> Sequence[str]:
    """Return the hours that may be added to a brief with a subject: only where it is outdoors."""
    outside = scene.expected_family in _OUTDOORS or scene.place in _USUAL_ROOMS
    if scene.hour or scene.weather or scene.reading.lights or scene.reading.exclusions or scene.is_long:
        return (scene.hour,)
    if scene.reading.not_understood and not outside:
        return ("",)
    if _SOMBER.search(scene.reading.text):
        return ("dusk", "", "dusk")
    if scene.reading.not_understood or not outside:
        return ("",)
    return ("golden", "morning", "", "day") if _is_active(scene) else ("golden", "morning", "day", "dusk")


def possible_manners(brief: Brief, scene: Scene) -> Sequence[str]:
    """Return the moods that suit, the most usual first; only a neutral one where words were not understood."""
    if scene.reading.mood:
        return (scene.reading.mood,)
    if not scene.understood or aspects_of(scene)["changed"] == {"yes"} or _IDEA_WORDS.match(brief.text):
        return ("neutral",)
    if scene.weather == "storm":
        return _MANNERS_BY_WEATHER["storm"]
    if scene.place == "clinic":
        return _MANNERS_BY_PLACE["clinic"]
    if _VIOLENT.search(brief.text):
        return ("dramatic", "neutral")
    if _SOMBER.search(brief.text) or _GRAND.search(brief.text):
        return ("neutral",)
    told = aspects_of(scene)
    if told["deed"] & _QUIET and told["focus"] & {"person", "animal"}:
        return ("calm", "cosy", "neutral") if scene.family == "inside" else ("calm", "neutral")
    if _LIVELY.search(brief.text) and scene.weather not in ("storm", "rain", "fog"):
        moving = ("energetic", "neutral")
        return moving if scene.focus == "vehicle" else ("cheerful", *moving)
    if _is_active(scene) or scene.focus in ("food", "vehicle"):
        return ("neutral",)
    unfit: frozenset[str] = frozenset()
    if not told["living"] & {"none", "one"} or told["number"] == {"many"} or told["deed"] & _TALKING:
        unfit |= {"lonely"}
    if scene.focus and not scene.nouns & _COUPLES:
        unfit |= {"romantic"}
    if scene.focus:
        unfit |= {"majestic", "dreamy", "mysterious"}
    indoors = scene.family if scene.family in _INDOORS else ""
    for table, value in (
        (_MANNERS_BY_PLACE, scene.place),
        (_MANNERS_BY_PLACE, indoors),
        (_MANNERS_BY_WEATHER, scene.weather),
        (_MANNERS_BY_HOUR, scene.hour),
        (_MANNERS_BY_PLACE, scene.family),
    ):
        if value in table:
            return tuple(manner for manner in table[value] if manner not in unfit) or ("neutral",)
    return ("neutral",)


def _is_active(scene: Scene) -> bool:
    """Tell whether the main subject does something that takes daylight and leaves no calm."""
    told = aspects_of(scene)
    return told["motion"] == {"moving"} or bool(told["deed"] - _QUIET - _AT_REST - {""})
