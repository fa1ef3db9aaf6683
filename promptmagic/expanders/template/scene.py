"""What a brief fixes and what it leaves open, as the template expander sees it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from promptmagic.expanders.template.phrases import Phrase, stems
from promptmagic.expanders.template.wording import stands_alone
from promptmagic.lexicon import Reading, covers, group, home, kind, read
from promptmagic.lexicon.words import matches
from promptmagic.model import Brief
from promptmagic.styles import find

FAMILIES = {
    **dict.fromkeys(("beach", "sea", "lake", "river"), "water"),
    **dict.fromkeys(("mountains", "hills", "meadow", "forest", "jungle", "desert", "polar", "garden", "farm"), "land"),
    **dict.fromkeys(("city", "village", "street"), "urban"),
    **dict.fromkeys(("room", "kitchen", "library", "classroom", "laboratory", "stage"), "inside"),
    "table": "still",
    "portrait": "face",
    "": "open",
}
"""Places that are lit and framed alike; any other place is a family of its own."""

_MONO_STYLES = frozenset({"ink", "pencil", "charcoal", "woodcut", "blueprint", "chalkboard"})
_MONO = re.compile(r"\b(?:black[ -]and[ -]white|monochrom\w*|gr[ae]yscale|sepia|silhouette)\b", re.IGNORECASE)
_TIGHT = re.compile(r"\b(?:close[ -]?ups?|macro|headshot|detail of|extreme close)\b", re.IGNORECASE)
_FACE = re.compile(r"portrait|headshot|selfie|mugshot|passport photo|\b(?:face|bust|profile) of\b", re.IGNORECASE)
_FROZEN = re.compile(r"\b(?:frozen|icy|iced over|frosty)\b", re.IGNORECASE)
_GROWING = re.compile(r"\b(?:patch|orchard|plantation)\b", re.IGNORECASE)
_DESERTED = re.compile(r"\b(?:empty|uninhabited|nobody|no one)\b", re.IGNORECASE)
_FRAMED = re.compile(
    r"\b(?:close[ -]?ups?|macro|aerial|overhead|panoram\w*|wide[ -]angle|wide shot|wide view|low angle|high angle"
    r"|from (?:above|below|behind|the side)|bird'?s[ -]eye|foreground|background|symmetrical|cent(?:er|re)d"
    r"|on the (?:left|right)|top[ -]down|full[ -]body|profile|fisheye|isometric|cropped|framed by"
    r"|head and shoulders)\b",
    re.IGNORECASE,
)

_PREPOSITIONS = frozenset(
    {
        "in",
        "on",
        "at",
        "by",
        "under",
        "over",
        "near",
        "beside",
        "behind",
        "through",
        "across",
        "against",
        "inside",
        "into",
    }
)

# Lights that weather or hour takes away: no phrase may bring them back.
_HIDDEN = {
    "rain": {"sun", "moon", "stars"},
    "storm": {"sun", "moon", "stars", "rainbow"},
    "fog": {"stars"},
    "cloudy": {"stars", "sun"},
    "snow": {"stars"},
    "night": {"sun", "rainbow"},
    "dusk": {"sun", "rainbow"},
    "day": {"stars", "aurora"},
    "morning": {"stars", "aurora"},
    "golden": {"stars", "aurora"},
    "sunset": {"aurora"},
}
_FRIENDS = {
    "calm": {"dreamy", "romantic", "cosy", "hopeful", "majestic", "lonely"},
    "dreamy": {"calm", "romantic", "mysterious", "lonely"},
    "majestic": {"calm", "dramatic", "hopeful"},
    "hopeful": {"calm", "cheerful"},
    "romantic": {"calm", "dreamy", "cosy"},
    "cheerful": {"hopeful", "energetic", "cosy"},
    "dramatic": {"majestic", "mysterious", "gloomy", "energetic"},
    "mysterious": {"gloomy", "dreamy", "dramatic", "lonely", "calm"},
    "gloomy": {"lonely", "mysterious", "dramatic"},
    "lonely": {"calm", "gloomy", "dreamy", "mysterious"},
    "cosy": {"calm", "cheerful", "romantic"},
    "energetic": {"cheerful", "dramatic"},
    "neutral": {"calm"},
}
_FIXED = frozenset({"window", "door", "gate", "wall", "sign", "staircase", "roof", "chimney", "bridge", "station"})
"""Things that nobody puts anywhere: they are where they are."""

_NO_PLACE = frozenset({"hour", "weather", "season", "light"})
_MOVING_THINGS = frozenset({"robot", "scarecrow", "snowman"})
_LIVING = frozenset({"animal", "person", "fantasy", "vehicle"})


@dataclass(frozen=True, slots=True)
class Scene:
    """The facts that phrases must fit: of the brief at first, then also of the phrases taken so far.

    `taken` are the stems of words that stand in the prompt already, `nouns` the canonical nouns. `home` is where the
    brief's thing is usually met, where the brief names no place; `settled` whether no place may be added. `manner` is
    the mood aimed at.
    """

    reading: Reading
    place: str
    hour: str
    weather: str
    season: str
    home: str
    settled: bool
    focus: str
    view: frozenset[str]
    mono: bool
    coloured: bool
    deserted: bool
    framed: bool
    taken: frozenset[str]
    nouns: frozenset[str]
    absent: frozenset[str]
    barred: frozenset[str]
    manner: str = ""

    @classmethod
    def of(cls, brief: Brief) -> Scene:
        """Return the scene that a brief describes."""
        reading = read(brief.text)
        excluded = read(brief.exclude)
        named = frozenset(subject.noun for subject in reading.subjects)
        face = "portrait" in reading.places and _FACE.search(brief.text) is not None
        place = "portrait" if face else _named_place(reading) or _implied_place(reading)
        tight = _TIGHT.search(brief.text) is not None
        if (tight or place == "portrait") and not face:
            place = ""
        known = named and not reading.unknown
        style = find(brief.style) if brief.style else None
        return cls(
            reading=reading,
            place=place,
            hour=reading.hour or _hour_of_lights(reading),
            weather=reading.weather,
            season=reading.season or ("winter" if _FROZEN.search(brief.text) else ""),
            home=("farm" if _GROWING.search(brief.text) else _home(reading)) if known and not place else "",
            settled=bool(place)
            or not known
            or reading.subjects[0].noun in _FIXED
            or "," in brief.text
            or stands_alone(brief.text)
            or _is_placed(brief.text, reading),
            focus=_focus(reading),
            view=_view(reading),
            mono=(style.name if style else reading.style) in _MONO_STYLES
            or _MONO.search(f"{brief.text} {brief.style}") is not None,
            coloured=bool(reading.colours),
            deserted=reading.mood == "lonely" or _DESERTED.search(brief.text) is not None,
            framed=_FRAMED.search(brief.text) is not None,
            taken=stems(brief.text),
            nouns=named,
            absent=frozenset(reading.absent) | _things(excluded),
            barred=stems(brief.exclude),
        )

    @property
    def family(self) -> str:
        """How the place is lit and framed."""
        return FAMILIES.get(self.place, self.place)

    @property
    def expected_family(self) -> str:
        """The family that the scene will have once a place is added to it."""
        place = self.place if self.settled else self.home
        return FAMILIES.get(place, place)

    @property
    def understood(self) -> bool:
        """Whether the brief says something and every word of it is known, so that its mood can be guessed."""
        said = self.reading
        return not said.unknown and any((said.subjects, said.place, said.hour, said.weather, said.season, said.mood))

    def aspects(self) -> Mapping[str, frozenset[str]]:
        """Return what the phrases' conditions ask about."""
        values = {
            "place": self.place,
            "family": self.family,
            "hour": self.hour,
            "weather": self.weather,
            "season": self.season,
            "home": "-" if self.settled else self.home,
            "focus": self.focus,
            "tone": "mono" if self.mono else "color",
            "colors": "named" if self.coloured else "free",
            "manner": self.manner,
            "alone": "yes" if len(self.reading.subjects) == 1 else "no",
            "number": "one" if self.reading.subjects and self.reading.subjects[0].count == 1 else "many",
        }
        kinds = frozenset(kind(subject.noun) for subject in self.reading.subjects)
        return {name: frozenset({value}) for name, value in values.items()} | {"view": self.view, "kind": kinds}

    def admits(self, phrase: Phrase) -> bool:
        """Tell whether a phrase says nothing that contradicts or repeats what is said already."""
        said = phrase.reading
        return not (
            phrase.stems & (self.taken | self.barred)
            or self._differs(said)
            or self._hides(said)
            or any(self._clashes(subject.noun) for subject in said.subjects)
        )

    def _differs(self, said: Reading) -> bool:
        for mine, theirs in ((self.hour, said.hour), (self.weather, said.weather), (self.season, said.season)):
            if mine and theirs and mine != theirs:
                return True
        if self.reading.place == "sky" and set(said.places) - {"sky"}:
            return True
        if said.mood and self.manner:
            return said.mood != self.manner and said.mood not in _FRIENDS.get(self.manner, ())
        return False

    def _hides(self, said: Reading) -> bool:
        hidden = _HIDDEN.get(self.hour, set()) | _HIDDEN.get(self.weather, set()) | self.absent
        return bool(hidden & {*said.lights, said.weather, *said.places})

    def _clashes(self, noun: str) -> bool:
        """Tell whether a thing would change a count of the brief, or is said not to be there."""
        if any(kind(noun) == kind(mine) for mine in self.nouns):
            return True
        if self.deserted and group(noun) in _LIVING:
            return True
        return any(covers(general, noun) for general in self.absent)

    def after(self, phrase: Phrase) -> Scene:
        """Return the scene once the phrase is part of the prompt."""
        said = phrase.reading
        return replace(
            self,
            place=self.place or said.place or (self.home if phrase.slot == "setting" else ""),
            hour=self.hour or said.hour,
            weather=self.weather or said.weather,
            season=self.season or said.season,
            taken=self.taken | phrase.stems,
            nouns=self.nouns | {subject.noun for subject in said.subjects},
        )


def _is_placed(text: str, reading: Reading) -> bool:
    """Tell whether a brief says where it is in words that may be no listed place ("a penguin at school").

    "in the rain" and "at night" say no place. A thing that is at home nowhere may not get a place while it does
    something either: nobody runs beside a window.
    """
    found = matches(text)
    for at, match in enumerate(found):
        if "verb" in match.meanings and not _home(reading):
            return True
        if match.wording in _PREPOSITIONS:
            following = [m for m in found[at + 1 : at + 5] if not m.meanings.keys() & {"stop", "adjective"}]
            if not following or not following[0].meanings.keys() & _NO_PLACE:
                return True
            if following[0].wording.endswith("y") and len(following) > 1 and not following[1].breaks:
                return True  # "on a rainy windowsill"
    return bool(reading.weather) and not _home(reading)


def _hour_of_lights(reading: Reading) -> str:
    """Return night where a moon or stars are to be seen from the earth, and no hour is named."""
    far = {"space", "planet", "stage", "abstract"} & set(reading.places)
    return "night" if {"moon", "stars"} & set(reading.lights) and not far else ""


def _things(reading: Reading) -> frozenset[str]:
    subjects = (subject.noun for subject in reading.subjects)
    return frozenset(filter(None, (*subjects, *reading.places, reading.weather, *reading.lights, *reading.absent)))


def _named_place(reading: Reading) -> str:
    """Return the place named; of a city under water or in space, that it is there."""
    return next((place for place in ("underwater", "space") if place in reading.places), reading.place)


def _implied_place(reading: Reading) -> str:
    """Return the place that a brief has without naming it: where all its things are at home, or the sky.

    One thing alone may be put anywhere, and gets its place in words.
    """
    if reading.unknown:
        return ""
    if not reading.subjects:
        return "sky" if reading.hour or reading.weather else ""
    homes = {home(subject.noun) for subject in reading.subjects}
    if "room" in homes and len(reading.subjects) > 1:
        return "room"  # who sits on a chair or by a fireplace is in one
    return homes.pop() if len(homes) == 1 and len(reading.subjects) > 1 else ""


def _home(reading: Reading) -> str:
    if any(subject.noun == "wave" for subject in reading.subjects):
        return "sea"
    first = reading.subjects[0].noun
    return home(first) or ("table" if group(first) == "food" else "")


def _focus(reading: Reading) -> str:
    groups = [group(subject.noun) for subject in reading.subjects]
    wanted = ("person", "animal", "fantasy", "vehicle", "building", "food", "thing", "plant")
    found = next((name for name in groups if name in wanted), "")
    moving = found == "fantasy" or any(subject.noun in _MOVING_THINGS for subject in reading.subjects[:1])
    return "animal" if moving else found


def _view(reading: Reading) -> frozenset[str]:
    """Return whether a wide view suits the brief, a view of its subject, or either."""
    if not _focus(reading):
        return frozenset({"wide"})
    if reading.place:
        return frozenset({"subject", "wide"})
    return frozenset({"subject", "close"} if len(reading.subjects) == 1 else {"subject"})
