"""The scene: what a prompt asks the sketch to show, as its words were read."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace

from promptmagic import lexicon, styles
from promptmagic.lexicon import Subject
from promptmagic.model import Prompt
from promptmagic.painters.sketch.colour import Colour
from promptmagic.painters.sketch.recipe import own_words
from promptmagic.painters.sketch.shapes.heaps import HEAPED

LAMPS = frozenset({"candle", "lantern", "fire", "firefly", "neon"})
"""Lights that only show when the day is over."""

MOOD_HOURS: dict[str, str] = {"mysterious": "dusk", "romantic": "golden"}
"""The hour that a mood is at home in, where no hour is named."""

HEARTHS = frozenset({"room", "kitchen", "library"})
"""Places that are cosy by lamplight."""

LONGEST = 300
"""How many words of a prompt are searched for how it worded something."""

IN_THE_SKY = frozenset({"sun", "moon", "crescent", "star"})
SCENIC: dict[str, frozenset[str]] = {
    "beach": frozenset({"palm", "gull", "sailboat", "boat", "island", "rock"}),
    "sea": frozenset({"gull", "sailboat", "island", "rock"}),
    "lake": frozenset({"reed", "pine", "boat", "island"}),
    "river": frozenset({"reed", "boat"}),
    "mountains": frozenset({"pine"}),
    "meadow": frozenset({"wildflower", "poppy"}),
    "hills": frozenset({"wildflower"}),
    "desert": frozenset({"cactus"}),
    "polar": frozenset({"iceberg"}),
    "underwater": frozenset({"fish"}),
    "sky": frozenset({"cloud"}),
}
"""What an expander may add to a place where a person named no things. Its other things would stand about loose."""

WINTRY = frozenset({"snowman", "skier", "skis", "sled", "igloo"})
"""Things that nobody sees without snow."""

MOST_THINGS = 60
"""More things in one picture would only hide each other, and take their time."""

FALLING = re.compile(
    r"\b(snowing|snowfall|snow\s?storm|blizzard|snowflakes?|falling snow|in (the )?snow|snow (is )?fall)", re.IGNORECASE
)
"""Words that say that snow falls, where "snowy peaks" only says that it lies."""


ALOFT = re.compile(
    r"\s*,?(?:\s+\w+){0,2}\s+(fly|flies|flying|soar|soaring|circl\w+|glid\w+|hover\w*|wheel\w*|over|above|overhead|"
    r"aloft|in flight|in the (air|sky)|across the sky)\b"
)
"""What follows a thing that is in the air."""

FLYING = re.compile(r"\b(flying|soaring|circling|gliding|wheeling|hovering)\s+(\w+\s+)?$")
"""What stands before a thing that is in the air."""


COMPANIES: dict[str, int] = {
    "caravan": 4, "train": 4, "duo": 2, "trio": 3, "quartet": 4, "quintet": 5, "band": 4, "orchestra": 9, "choir": 7,
    "crowd": 9, "people": 3, "couple": 2,
}  # fmt: skip
"""How many a word for several together means, where no number is said."""


@dataclass(frozen=True, slots=True)
class Scene:
    """What to show. Empty strings mean that the prompt leaves it open.

    `place` is the first of the `places` that are named; `colours` are those that no subject claims; `absent` are nouns
    that must not be drawn, whoever likes them there; `unread` are words that nobody understood.

    All chance in the picture comes from the `seed` and the `root`, the text that it was first painted from (`text`
    where that is empty); a `turn` gives the same composition other details.
    """

    text: str
    seed: int
    place: str = ""
    places: tuple[str, ...] = ()
    hour: str = ""
    weather: str = ""
    season: str = ""
    mood: str = ""
    style: str = ""
    colours: tuple[Colour, ...] = ()
    sky_colour: Colour | None = None
    place_colour: Colour | None = None
    subjects: tuple[Subject, ...] = ()
    lights: frozenset[str] = frozenset()
    absent: frozenset[str] = frozenset()
    unread: tuple[str, ...] = ()
    snowfall: bool = False
    root: str = ""
    turn: str = ""

    def subject(self, noun: str) -> Subject | None:
        """Return the subject of that name, if the prompt names it."""
        return next((subject for subject in self.subjects if subject.noun == noun), None)

    def count(self, noun: str, default: int = 0) -> int:
        """Return how many of these to draw: as many as are named, else `default`, but none that is to be left out."""
        if self.lacks(noun):
            return 0
        subject = self.subject(noun)
        return subject.count if subject else default

    def lacks(self, noun: str) -> bool:
        """Whether the prompt says that none of these is to be seen."""
        return any(lexicon.covers(general, noun) for general in self.absent)

    def aloft(self, noun: str) -> bool:
        """Whether the text says that these are in the air."""
        subject = self.subject(noun)
        if subject is None or not subject.word:
            return False
        after = self.text.lower().partition(subject.word.lower())[2][:60]
        before = self.text.lower().partition(subject.word.lower())[0][-30:]
        return bool(ALOFT.match(after) or FLYING.search(before))

    def wording(self, name: str) -> str:
        """Return the words of the prompt that mean a place or a light; empty where an hour alone implies it."""
        words = re.findall(r"[\w'-]+", self.text)[:LONGEST]
        for length in (1, 2, 3):
            for start in range(len(words) - length + 1):
                phrase = " ".join(words[start : start + length])
                reading = lexicon.read(phrase)
                if name in reading.places or (name in reading.lights and not reading.hour):
                    return phrase
        return ""

    @property
    def light_hour(self) -> str:
        """The hour that lights the scene: the one named, else what its lamps and fires or its mood ask for."""
        if self.hour or self.lights & LAMPS:
            return self.hour or "dusk"
        if self.mood == "cosy" and self.place in HEARTHS:
            return "dusk"
        return MOOD_HOURS.get(self.mood, "") if self.weather in ("", "fog", "wind") else ""

    @property
    def wintry(self) -> bool:
        """Whether snow lies on the ground."""
        return (
            self.season == "winter"
            or self.weather == "snow"
            or (not self.season and any(subject.noun in WINTRY for subject in self.subjects))
        )


def read_scene(prompt: Prompt, seed: int) -> Scene:
    """Return the scene that a prompt asks for."""
    reading = lexicon.read(prompt.text)
    claimed = [subject.colour for subject in reading.subjects if subject.colour]
    colours = [
        colour
        for _, colour in reading.colours
        if colour not in claimed and colour not in (reading.place_colour, reading.sky_colour)
    ]
    named = styles.find(prompt.parts.style) if prompt.parts.style else None
    absent = frozenset(reading.absent) | _nouns(lexicon.read(prompt.parts.avoid))
    return Scene(
        text=prompt.text,
        seed=seed,
        place=reading.place,
        places=reading.places,
        hour=reading.hour,
        weather=reading.weather,
        season=reading.season,
        mood=reading.mood,
        style=named.name if named else reading.style,
        colours=tuple(colours[:4]),
        sky_colour=reading.sky_colour,
        place_colour=reading.place_colour,
        subjects=_in_bounds([gathered(s) for s in _wanted(reading, prompt) if s.noun not in absent]),
        lights=frozenset(reading.lights),
        absent=absent,
        unread=unread_in(reading, prompt.text),
        snowfall=reading.weather == "snow" and bool(FALLING.search(prompt.text)),
        root=prompt.text,
    )


def _wanted(reading: lexicon.Reading, prompt: Prompt) -> list[Subject]:
    """Return the subjects to draw: a person's own; where there are none, what an expander added to the landscape."""
    own = own_words(prompt)
    if own == prompt.text:
        return list(reading.subjects)
    named = {subject.noun for subject in lexicon.read(own).subjects}
    scenic = IN_THE_SKY if named else IN_THE_SKY | SCENIC.get(reading.place, frozenset())
    return [subject for subject in reading.subjects if subject.noun in named | scenic]


def _in_bounds(subjects: list[Subject]) -> tuple[Subject, ...]:
    """Return the subjects with so small counts that a picture holds them all; of very many, the first."""
    total = sum(subject.count for subject in subjects)
    if total <= MOST_THINGS:
        return tuple(subjects)
    fewer = (replace(subject, count=max(1, subject.count * MOST_THINGS // total)) for subject in subjects)
    return tuple(fewer)[:MOST_THINGS]


def unread_in(reading: lexicon.Reading, text: str) -> tuple[str, ...]:
    """Return the words of a text, as it was read, that nobody understood, and its pictographs."""
    return (*map(_shortened, reading.unknown), *_symbols(text))


def gathered(subject: Subject) -> Subject:
    """Return the subject as many as its word says: a trio of musicians is three, a caravan several camels."""
    together = subject.word.lower().rpartition(" ")[2]
    if together in HEAPED:
        return replace(subject, count=1)
    if subject.count > 1 or subject.noun not in ("camel", "musician", "singer", "person"):
        return subject
    return replace(subject, count=COMPANIES.get(together, 1))


def _nouns(reading: lexicon.Reading) -> frozenset[str]:
    return frozenset(subject.noun for subject in reading.subjects) | frozenset(reading.absent)


def _shortened(word: str) -> str:
    return word if len(word) <= 40 else f"{word[:39]}…"


def _symbols(text: str) -> list[str]:
    """Return the pictographs in a text, once each: no lexicon of words reads them."""
    return [sign for sign in dict.fromkeys(text) if unicodedata.category(sign) == "So"][:20]
