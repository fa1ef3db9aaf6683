"""The scene: what a prompt asks the sketch to show, as its words were read."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace

from promptmagic import lexicon, styles
from promptmagic.lexicon import SceneDescription, Subject
from promptmagic.model import Prompt
from promptmagic.painters.colour import Colour
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

WINTRY = frozenset({"snowman", "skier", "skis", "sled", "sledge", "igloo"})
"""Things that nobody sees without snow."""

MOST_THINGS = 60
"""More things in one picture would only hide each other, and take their time."""

FALLING = re.compile(
    r"\b(snowing|snowfall|snow\s?storm|blizzard|snowflakes?|falling snow"
    r"|(?:in|through) (?:the |heavy |thick |light )?snow|(?:heavy|thick|driving) snow|snow (?:is )?fall|snow outside"
    r"|snowy (?:day|night|evening|morning|weather)|winter storm)",
    re.IGNORECASE,
)
"""Words that say that snow falls, where "snowy peaks" only says that it lies."""


EVE = re.compile(r"\bchristmas eve\b", re.IGNORECASE)
"""A feast that is an evening."""

BREWING = re.compile(
    r"\b(?:before|approaching|coming|brewing|gathering|nearing|looming|threatening)(?: (?:an?|the|of|big|heavy|great))*"
    r" (?:thunder|rain)?\s?(?:storms?|rain|shower|downpour|tempest)\b"
    r"|\b(?:storm|thunderstorm|rain|tempest) (?:is |was )?(?:approach\w*|brew\w*|gather\w*|com(?:es|ing)|loom\w*)\b",
    re.IGNORECASE,
)
"""Words of a storm or a rain that is still to come: the clouds are there, no drop falls yet."""

LONELY = re.compile(r"\b(?:lonely|forlorn|loneliness|solitude)\b", re.IGNORECASE)
"""Words of a person's own for a place at whose best hour nobody is about; "alone" only says with whom one is."""

PAIRS = frozenset({"sock", "glove"})
"""What is drawn as a pair."""

FOOTWEAR = frozenset({"shoe", "boot", "rubber boot", "slipper"})
"""What is drawn on all feet of who wears it."""

CANDLELIT = re.compile(r"\bcandle[ -]?(?:light|lit)\b", re.IGNORECASE)
"""Words of a place that candles alone light: it is dark outside."""

ALOFT = re.compile(
    r"\s*,?(?:\s+\w+){0,2}\s+(fly|flies|flying|soar|soaring|circl\w+|glid\w+|hover\w*|wheel\w*|over|above|overhead|"
    r"aloft|in flight|in the (air|sky)|across the sky)\b"
)
"""What follows a thing that is in the air."""

OVER_ALL = frozenset({"look", "peek", "lean", "watch", "stand"})
"""What one does over a thing who stands on the ground behind it."""

FLYING = re.compile(r"\b(flying|soaring|circling|gliding|wheeling|hovering)\s+((?!(?:an?|the)\b)\w+\s+)?$")
"""What stands before a thing that is in the air, and not before one about which others are."""


COMPANIES: dict[str, int] = {
    "caravan": 4, "train": 4, "duo": 2, "trio": 3, "quartet": 4, "quintet": 5, "band": 4, "orchestra": 9, "choir": 7,
    "crowd": 9, "people": 3, "couple": 2,
}  # fmt: skip
"""How many a word for several together means, where no number is said."""


@dataclass(frozen=True, slots=True)
class SketchScene:
    """What to show. Empty strings mean that the prompt leaves it open.

    `place` is the first of the `places` that are named, `home` is where its subjects agree to be at home, if none
    is; `colours` are those that no subject claims; `absent` are nouns that must not be drawn, whoever likes them there;
    `unread` are words that nobody understood.

    `own` are the words of the text that a person wrote: an expander's more may tell of light, but of nobody's doings.
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
    home: str = ""
    own: str = ""

    def colour_of(self, noun: str) -> Colour | None:
        """Return the colour that is said of a part of the place, its wall or its curtains; None where none is."""
        coloured = (one.colour for one in self.subjects if one.noun == noun and one.colour is not None)
        return next(coloured, None)

    @property
    def wall_colour(self) -> Colour | None:
        """The colour that the walls of a place are said to have, or all of the place."""
        return self.colour_of("wall") or self.place_colour

    @property
    def told(self) -> str:
        """The words that say what the subjects do: a person's own, where they are known."""
        return self.own or self.text

    def subject(self, noun: str) -> Subject | None:
        """Return the subject of that name, if the prompt names it."""
        return next((subject for subject in self.subjects if subject.noun == noun), None)

    def count(self, noun: str, default: int = 0) -> int:
        """Return how many of these to draw: as many as are named, else `default`, but none that is to be left out."""
        if self.lacks(noun):
            return 0
        subject = self.subject(noun)
        return subject.count if subject else default

    def sole(self, noun: str) -> bool:
        """Whether the text names one of these that is alone: no other may be about, as the place would have them."""
        one = next((one for one in self.subjects if one.count == 1 and lexicon.covers(noun, one.noun)), None)
        alone = (
            rf"\b(?:single|lone|lonely|solitary|only one|one) (?:[\w-]+ ){{0,2}}{re.escape(one.word)}\b" if one else ""
        )
        return bool(one and one.word) and re.search(alone, self.told, re.IGNORECASE) is not None

    def lacks(self, noun: str) -> bool:
        """Whether the prompt says that none of these is to be seen."""
        return any(lexicon.covers(general, noun) for general in self.absent)

    def aloft(self, noun: str) -> bool:
        """Whether the text says that these are in the air."""
        subject = self.subject(noun)
        if subject is None or not subject.word or subject.pose in OVER_ALL:
            return False
        after = self.told.lower().partition(subject.word.lower())[2][:60]
        before = self.told.lower().partition(subject.word.lower())[0][-30:]
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
    def brewing(self) -> bool:
        """Whether its storm or rain is still to come."""
        return self.weather in ("storm", "rain") and bool(BREWING.search(self.told))

    @property
    def light_hour(self) -> str:
        """The hour that lights the scene: the one named, else what its lamps and fires or its mood ask for."""
        if self.hour or self.lights & LAMPS:
            return self.hour or "dusk"
        if EVE.search(self.told):
            return "dusk"
        if self.mood == "cosy" and self.place in HEARTHS:
            return "dusk"
        if self.mood == "lonely" and LONELY.search(self.told):
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


def read_scene(prompt: Prompt, seed: int) -> SketchScene:
    """Return the scene that a prompt asks for."""
    said = lexicon.describe(prompt.text)
    own = lexicon.describe(own_words(prompt))
    claimed = [subject.colour for subject in said.subjects if subject.colour]
    claimed += [part.colour for subject in said.subjects for part in subject.parts if part.colour]
    claimed += [colour for colour in (said.place_colour, said.sky_colour) if colour]
    if own.text != said.text:  # green water that an expander adds under a bridge makes no green evening
        kept = {colour for _, colour in (*own.colours, *lexicon.describe(prompt.parts.palette).colours)}
        claimed += [colour for _, colour in lexicon.describe(prompt.parts.setting).colours if colour not in kept]
    colours = [colour for _, colour in said.colours if colour not in claimed]
    named = styles.find(prompt.parts.style) if prompt.parts.style else None
    absent = frozenset(said.exclusions) | _nouns(lexicon.read(prompt.parts.avoid))
    places = _places(own, said)
    return SketchScene(
        text=prompt.text,
        seed=seed,
        place=places[0] if places else "",
        places=places,
        home=own.place if own.place_origin == "home" else "",
        hour=own.hour or ("night" if CANDLELIT.search(own.text) else said.hour),
        weather=own.weather or said.weather,
        season=own.season or said.season,
        mood=own.mood or said.mood,
        style=named.name if named else own.style or said.style,
        colours=tuple(colours[:4]),
        sky_colour=said.sky_colour,
        place_colour=said.place_colour,
        subjects=_in_bounds([_paired(gathered(s), own.text) for s in _wanted(said, own) if s.noun not in absent]),
        lights=frozenset(said.lights),
        absent=absent,
        unread=(*map(_shortened, _not_drawable(said)), *_symbols(prompt.text)),
        snowfall=(own.weather or said.weather) == "snow" and bool(FALLING.search(prompt.text)),
        root=prompt.text,
        own=own.text,
    )


def _places(own: SceneDescription, said: SceneDescription) -> tuple[str, ...]:
    """Return the places that are named or implied, those of the person's own words first.

    Where a person names none and the things are at home somewhere, an expander's "globe on the desk" moves nobody.
    """
    if not own.places and own.place_origin == "home" and own.text != said.text:
        return () if own.place == "sky" else (own.place,)  # who looks at the moon stands on the ground
    return tuple(dict.fromkeys((*own.places, *said.places)))


def _not_drawable(said: SceneDescription) -> tuple[str, ...]:
    topics = (said.text[one.start : one.end] for one in said.said if one.role == "topic" and one.value != "question")
    return (*said.not_understood, *topics, *said.words_of("name"), *said.lettering)


def _wanted(said: SceneDescription, own: SceneDescription) -> list[Subject]:
    """Return the subjects to draw: a person's own; where there are none, what an expander added to the landscape.

    What a person's subjects do is in their own words: light that bounces lets nobody jump.
    """
    if own.text == said.text:
        return list(said.subjects)
    named = {subject.noun: subject for subject in own.subjects}
    scenic = IN_THE_SKY if named else IN_THE_SKY | SCENIC.get(said.place, frozenset())
    wanted = (subject for subject in said.subjects if subject.noun in scenic | named.keys())
    return [replace(one, pose=named[one.noun].pose) if one.noun in named else one for one in wanted]


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


def _paired(subject: Subject, text: str) -> Subject:
    """Return the subject once where somebody's own are meant that are drawn as a pair: his socks are two."""
    if subject.noun in FOOTWEAR and subject.count > 1 and _is_worn(subject, text):
        return replace(subject, count=1)
    owned = rf"\b(?:his|her|its|their|my|your|our) (?:[\w-]+ ){{0,2}}{re.escape(subject.word)}\b"
    pair = subject.noun in PAIRS and subject.count > 1 and re.search(owned, text, re.IGNORECASE)
    return replace(subject, count=1) if pair else subject


def _is_worn(subject: Subject, text: str) -> bool:
    """Whether a thing is said to be worn."""
    said = lexicon.describe(text)
    return any(one.kind == "wear" and said.subjects[one.object].noun == subject.noun for one in said.relations)


def _nouns(reading: lexicon.Reading) -> frozenset[str]:
    return frozenset(subject.noun for subject in reading.subjects) | frozenset(reading.absent)


def _shortened(word: str) -> str:
    return word if len(word) <= 40 else f"{word[:39]}…"


def _symbols(text: str) -> list[str]:
    """Return the pictographs in a text, once each: no lexicon of words reads them."""
    return [sign for sign in dict.fromkeys(text) if unicodedata.category(sign) == "So"][:20]
