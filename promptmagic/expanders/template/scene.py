"""What a brief fixes and what it leaves open, as the template expander sees it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from promptmagic.expanders.template.phrases import Phrase, stems
from promptmagic.lexicon import Reading, covers, group, home, kind, read
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
_FRAMED = re.compile(
    r"\b(?:close[ -]?ups?|macro|aerial|overhead|panoram\w*|wide[ -]angle|wide shot|wide view|low angle|high angle"
    r"|from (?:above|below|behind|the side)|bird'?s[ -]eye|foreground|background|symmetrical|cent(?:er|re)d"
    r"|on the (?:left|right)|top[ -]down|full[ -]body|profile|fisheye|isometric|cropped|framed by|portrait of"
    r"|head and shoulders)\b",
    re.IGNORECASE,
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
_LIVING = frozenset({"animal", "person", "fantasy", "vehicle"})


@dataclass(frozen=True, slots=True)
class Scene:
    """The facts that phrases must fit: of the brief at first, then also of the phrases taken so far.

    `taken` are the stems of words that stand in the prompt already, `nouns` the canonical nouns; `home` is where the
    brief's thing is usually met, where the brief names no place. `manner` is the mood aimed at.
    """

    reading: Reading
    place: str
    hour: str
    weather: str
    season: str
    home: str
    focus: str
    view: frozenset[str]
    mono: bool
    coloured: bool
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
        place = "portrait" if "portrait" in reading.places else reading.place
        known = named and not reading.unknown
        style = find(brief.style) if brief.style else None
        return cls(
            reading=reading,
            place=place,
            hour=reading.hour,
            weather=reading.weather,
            season=reading.season,
            home=_home(reading) if known and not place else "",
            focus=_focus(reading),
            view=_view(reading),
            mono=(style.name if style else reading.style) in _MONO_STYLES
            or _MONO.search(f"{brief.text} {brief.style}") is not None,
            coloured=bool(reading.colours),
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
    def understood(self) -> bool:
        """Whether every word of the brief is known, so that its mood can be guessed."""
        return not self.reading.unknown

    def aspects(self) -> Mapping[str, frozenset[str]]:
        """Return what the phrases' conditions ask about."""
        values = {
            "place": self.place,
            "family": self.family,
            "hour": self.hour,
            "weather": self.weather,
            "season": self.season,
            "home": self.home,
            "focus": self.focus,
            "tone": "mono" if self.mono else "color",
            "colors": "named" if self.coloured else "free",
            "manner": self.manner,
        }
        return {name: frozenset({value}) for name, value in values.items()} | {"view": self.view}

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
        if self.reading.mood == "lonely" and group(noun) in _LIVING:
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


def _things(reading: Reading) -> frozenset[str]:
    subjects = (subject.noun for subject in reading.subjects)
    return frozenset(filter(None, (*subjects, *reading.places, reading.weather, *reading.lights, *reading.absent)))


def _home(reading: Reading) -> str:
    first = reading.subjects[0].noun
    return home(first) or ("table" if group(first) == "food" else "")


def _focus(reading: Reading) -> str:
    groups = [group(subject.noun) for subject in reading.subjects]
    wanted = ("person", "animal", "fantasy", "vehicle", "building", "food", "thing", "plant")
    found = next((name for name in groups if name in wanted), "")
    return "animal" if found == "fantasy" else found


def _view(reading: Reading) -> frozenset[str]:
    """Return whether a wide view suits the brief, a view of its subject, or either."""
    if not _focus(reading):
        return frozenset({"wide"})
    return frozenset({"wide", "subject"} if reading.place else {"subject"})
