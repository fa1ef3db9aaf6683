"""What a sentence describes, as one frozen value: `SceneDescription`, which `lexicon.describe` returns.

The template expander, `--explain`, the alternative texts and the sketch all read this one value. Positions are in
characters of the text, relations name subjects by their index in `SceneDescription.subjects`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

Colour = tuple[int, int, int]
"""Red, green and blue, 0 to 255."""

MOST = 12
"""No subject is counted beyond this."""

Arrangement = Literal[
    "hold", "wear", "ride", "in", "on", "under", "behind", "beside", "between", "in front of", "over", "around",
    "made of", "full of", "reflected in",
]  # fmt: skip
"""How two things lie to each other in a picture."""

Origin = Literal["", "said", "implied", "home", "kind"]
"""Where a place comes from: nowhere; the person's words of setting; a thing that is a place itself (an island, a farm's
tractor); what all subjects have in common as their usual home; only what kind of things they are."""

Role = Literal[
    "subject", "number", "size", "colour", "quality", "material", "pose", "part", "relation", "setting", "hour",
    "weather", "season", "light", "mood", "style", "composition", "lens", "form", "topic", "name", "lettering",
    "exclusion", "unread",
]  # fmt: skip
"""What some words of a text say. `form` is the kind of picture that is asked for (a poster, a map, a diagram), `topic`
what such a picture is about, or what no scene can show (the water cycle), `name` a person's or a landmark's."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part that a subject is said to have: `noun` is canonical ("ear", "roof"), `word` as it stands in the text."""

    noun: str
    colour: Colour | None = None
    size: str = ""
    word: str = ""


@dataclass(frozen=True, slots=True)
class Subject:
    """A thing that the text names.

    `noun` is canonical and singular, `count` from 1 to 12, `size` one of "tiny", "small", "", "large", "giant"; `word`
    is how it stands in the text. `qualifiers` are the words that make it another thing than its noun alone says, as
    they stand in the text: the robot of "robot dog", the pirate of "pirate ship", "winged" of a horse. `pose` is what
    it does by itself, as a verb ("sleep", "sit", "run", "fly"), `material` what it is made of where that is no subject
    ("glass", "wood"), `parts` what it is said to have ("with a long tail"), `qualities` the other words that describe
    it ("old", "roman").
    """

    noun: str
    count: int = 1
    colour: Colour | None = None
    size: str = ""
    word: str = ""
    qualifiers: tuple[str, ...] = ()
    pose: str = ""
    material: str = ""
    parts: tuple[Part, ...] = ()
    qualities: tuple[str, ...] = ()


_ARRANGED: dict[str, Arrangement] = {
    "hold": "hold", "eat": "hold", "drink": "hold", "read": "hold", "carry": "hold", "play": "hold", "fly": "hold",
    "use": "hold", "give": "hold", "photograph": "beside", "wear": "wear", "ride": "ride", "drive": "in",
    "cross": "on", "climb": "on", "hug": "beside",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Relation:
    """That one subject does something to another, or is somewhere in relation to it.

    `subject` and `object` are indices into `SceneDescription.subjects`. `kind` is an `Arrangement`, or a verb in its
    base form ("eat", "push", "wash", "talk to"): one that is not known is not made into a relation. `other` is the
    second thing of "between a tree and a house", else None. `words` are those that say it, as they stand in the text;
    `part` is where on the object it is said to be ("roof" of "on the roof of a tractor"), else empty.
    """

    subject: int
    kind: str
    object: int
    other: int | None = None
    words: str = ""
    part: str = ""

    @property
    def arrangement(self) -> Arrangement:
        """How the two lie to each other when it is drawn: who eats an apple holds it, who hugs is beside."""
        return _ARRANGED.get(self.kind) or _spatial(self.kind)

    @property
    def moving(self) -> int:
        """The subject whose position follows from the other's: what is held or worn, else the first."""
        return self.object if self.arrangement in ("hold", "wear", "full of") else self.subject

    @property
    def fixed(self) -> int:
        """The subject that the other's position follows from."""
        return self.subject if self.arrangement in ("hold", "wear", "full of") else self.object


def _spatial(kind: str) -> Arrangement:
    return next((known for known in get_args(Arrangement) if known == kind), "beside")


@dataclass(frozen=True, slots=True)
class Said:
    """Words of the text, from `start` up to `end`, and what they say.

    `value` is canonical (the noun, the place, the hour, the relation's kind), `subject` the index of the subject they
    belong to, or -1.
    """

    start: int
    end: int
    role: Role
    value: str = ""
    subject: int = -1


@dataclass(frozen=True, slots=True)
class SceneDescription:
    """What a text describes; an empty string, tuple or None where it says nothing of the kind.

    Parameters
    ----------
    text
        What was read.
    corrected
        The same with its typing slips mended ("icebrg" is "iceberg"): what is set into prompts.
    subjects, relations
        What is there, in the order of the text (the first is the main one), and who does what to whom.
    place, place_origin
        The canonical place that the whole sentence asks for, and where it comes from.
    places
        All places that are named or implied, the most important first.
    hour, weather, season, mood, style
        Canonical: hour is dawn, morning, day, golden, sunset, dusk or night; weather clear, cloudy, rain, storm, snow,
        fog or wind; style a named style.
    lights
        The lights that are named (sun, moon, candle, neon, …).
    colours, place_colour, sky_colour
        All colours with their words; those said of the place or its water, and of the sky.
    lettering
        What stands in quotation marks, or is said to be written.
    exclusions
        Nouns, places, weathers and lights that are not to be there.
    form
        The kind of picture, where it is none of a scene: "poster", "card", "logo", "map", "timeline", "diagram", …
    topics
        Subjects that no scene shows: "water cycle", "plant cell", "moon landing"; and what a map or diagram is of.
    names
        Persons and landmarks by name.
    said
        What each word says that carries meaning, in order; none overlap.
    not_understood
        The words that nobody understood, once each, as they stand in the text.
    language
        "en", "de", "fr", "es", the code of another language whose nouns were read, or "" where it is not known.
    notes
        Sentences for the person: a "did you mean", or that only English is understood well.
    understanding
        From 0 to 1, how much of what was said is understood, weighted by importance: 0 where the main subject is
        unknown, or where a scene would be nonsense.
    """

    text: str = ""
    corrected: str = ""
    subjects: tuple[Subject, ...] = ()
    relations: tuple[Relation, ...] = ()
    place: str = ""
    place_origin: Origin = ""
    places: tuple[str, ...] = ()
    hour: str = ""
    weather: str = ""
    season: str = ""
    mood: str = ""
    style: str = ""
    lights: tuple[str, ...] = ()
    colours: tuple[tuple[str, Colour], ...] = ()
    place_colour: Colour | None = None
    sky_colour: Colour | None = None
    lettering: tuple[str, ...] = ()
    exclusions: tuple[str, ...] = ()
    form: str = ""
    topics: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    said: tuple[Said, ...] = ()
    not_understood: tuple[str, ...] = ()
    language: str = "en"
    notes: tuple[str, ...] = ()
    understanding: float = 1.0

    @property
    def said_place(self) -> str:
        """The place, where words say it or a thing is one itself; empty where it is only guessed from homes."""
        return self.place if self.place_origin in ("said", "implied") else ""

    @property
    def whole(self) -> bool:
        """Whether every word that carries meaning is understood, and a scene is what they ask for."""
        return not (self.not_understood or self.topics or self.names or self.lettering)

    def words_of(self, role: Role, subject: int | None = None) -> tuple[str, ...]:
        """Return the words of the text that have a role, of one subject or of all."""
        return tuple(
            self.text[said.start : said.end]
            for said in self.said
            if said.role == role and subject in (None, said.subject)
        )

    def related(self, subject: int) -> tuple[Relation, ...]:
        """Return the relations that a subject is part of."""
        return tuple(one for one in self.relations if subject in (one.subject, one.object, one.other))
