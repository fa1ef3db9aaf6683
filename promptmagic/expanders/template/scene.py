"""What a brief fixes and what it leaves open, as the template expander sees it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import get_args

from promptmagic.expanders.template.phrases import Phrase, stems
from promptmagic.expanders.template.tables import (
    A_THING,
    ANCIENT_STAGE,
    BELOW,
    CARD,
    CHANGED,
    CLOTHES,
    COLD,
    COLORS,
    COMPOUND,
    DESERTED,
    DISASTER,
    DRAWN,
    EVENT,
    EVENT_PLACES,
    EYES,
    FACE,
    FAMILIES,
    FAR,
    FEELING,
    FEELING_FIRST,
    FINE,
    FIXED,
    FLOWING,
    FREE,
    FRIENDS,
    FROZEN,
    GROWING,
    HALLS,
    HARD,
    HIDDEN,
    HOW,
    IDEA,
    INSIDE,
    LAMPS,
    LANDMARK,
    LIT,
    LIVING,
    MONO,
    MONO_STYLES,
    MOVING_THINGS,
    NEW_LOOKS,
    NO_PLACE,
    NOODLES,
    OF_WORDS,
    PACK,
    PAGES,
    PARTS,
    PITCH_BALLS,
    PLANTED,
    PREPOSITIONS,
    ROOMS,
    ROOMS_OF_THINGS,
    RUINED,
    SAVANNA,
    SECTION,
    SETTLED,
    SHOWN,
    SKY_TOPICS,
    SOFT,
    SOMEWHERE,
    STEAM,
    STEAMING,
    STILL,
    STUFFS,
    TALE,
    TIGHT,
    TINY,
    VESSELS,
    WATERS,
    WHAT,
    WINTRY,
    WORKING,
)
from promptmagic.expanders.template.wording import stands_alone
from promptmagic.lexicon import SceneDescription, covers, describe, group, home, kind, looks
from promptmagic.lexicon.description import Arrangement
from promptmagic.lexicon.framing import FRAMING
from promptmagic.lexicon.nouns import marked, records
from promptmagic.lexicon.words import matches
from promptmagic.model import Brief
from promptmagic.styles import find


@dataclass(frozen=True, slots=True)
class Scene:
    """The facts that phrases must fit: of the brief at first, then also of the phrases taken so far.

    `taken` are the stems of words that stand in the prompt already, `nouns` the canonical nouns. `home` is where the
    brief's thing is usually met, where the brief names no place; `settled` whether no place may be added. `manner` is
    the mood aimed at, `shade` whether the light said so far is soft or hard, `shot` the kind of view ("full", "close",
    "wide" or "bold"), `claims` what phrases have settled. `main` is the index of the main subject, `page` how a form
    or a topic is laid out.
    """

    reading: SceneDescription
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
    drawn: bool
    taken: frozenset[str]
    nouns: frozenset[str]
    absent: frozenset[str]
    barred: frozenset[str]
    main: int
    page: str
    manner: str = ""
    shade: str = ""
    shot: str = ""
    claims: frozenset[tuple[str, str]] = frozenset()

    @classmethod
    def of(cls, brief: Brief) -> Scene:
        """Return the scene that a brief describes."""
        reading = describe(brief.text)
        excluded = describe(brief.exclude)
        named = frozenset(subject.noun for subject in reading.subjects)
        face = "portrait" in reading.places and FACE.search(brief.text) is not None
        place = "portrait" if face else _room(reading, _named_place(reading))
        implied = "" if place else _room(reading, _implied_place(reading))
        if not place and INSIDE.search(brief.text) and any(group(noun) == "building" for noun in named):
            place = "hall"
        if HALLS.search(brief.text) and "room" in (place or "room"):
            place = "hall"
        if named & PITCH_BALLS:
            place, implied = ("pitch" if name == "meadow" else name for name in (place, implied))
        page = next((PAGES.get(name, "idea") for name in (*filter(None, [reading.form]), *reading.topics)), "")
        if reading.form == "diagram" and not PARTS.search(brief.text) and not reading.topics:
            page = "process"
        if not page and SECTION.search(brief.text):
            page = "section"
        if not page and reading.lettering and CARD.match(brief.text):
            page = "card"
        if not page and WORKING.search(brief.text):
            page = "section"
        if not page and EVENT.match(brief.text):
            page = "event"
        if not page and WHAT.match(brief.text):
            page = "idea"
        if ANCIENT_STAGE.search(brief.text) and place == "stage":
            place = ""
        if not page and HOW.search(brief.text):
            page = "process"
        if page:
            place = EVENT_PLACES.get("".join(reading.topics[:1]), "") if page == "event" else "page"
        tight = TIGHT.search(brief.text) is not None
        if (tight or place == "portrait") and not face:
            place = ""
        known = named and reading.whole
        home = "farm" if GROWING.search(brief.text) else implied or _room(reading, _home(reading)) if known else ""
        home = "table" if "vase" in named and home else home
        home = "" if known and _follows(reading, COMPOUND) else home
        home = "" if known and _is_elsewhere(reading.subjects[0].noun, home) else home
        home = "pitch" if home == "meadow" and named & PITCH_BALLS else home
        placed = (
            not known
            or any(one.kind in SOMEWHERE for one in reading.relations)
            or reading.subjects[0].noun in FIXED
            or "," in brief.text
            or stands_alone(brief.text)
            or IDEA.search(brief.text) is not None
            or _is_placed(brief.text, reading, home)
        )
        if placed and not (page or tight):
            place = place or implied
        style = find(brief.style) if brief.style else None
        return cls(
            reading=reading,
            place=place,
            hour=reading.hour or _hour_of_lights(reading),
            weather=reading.weather,
            season=reading.season or ("winter" if named & WINTRY or FROZEN.search(brief.text) else ""),
            home="" if place else home,
            settled=bool(place) or placed,
            focus="" if page or (FEELING_FIRST.match(brief.text) and not reading.said_place) else _focus(reading),
            view=_view(reading),
            mono=(style.name if style else reading.style) in MONO_STYLES
            or MONO.search(f"{brief.text} {brief.style}") is not None,
            coloured=bool(reading.colours) and not page,
            main=_main(reading),
            page=page,
            deserted=reading.mood == "lonely" or DESERTED.search(brief.text) is not None,
            framed=FRAMING.search(brief.text) is not None,
            drawn=(style.name if style else reading.style) not in ("", "photo", "cinematic", "film")
            or bool(brief.style and not style)
            or DRAWN.search(brief.text) is not None,
            taken=stems(brief.text),
            nouns=named,
            absent=frozenset(reading.exclusions) | _things(excluded),
            barred=stems(brief.exclude),
        )

    @property
    def family(self) -> str:
        """How the place is lit and framed."""
        return self._family(self.place)

    @property
    def expected_family(self) -> str:
        """The family that the scene will have once a place is added to it."""
        place = self.place if self.settled else self.home
        return self._family(place)

    def _family(self, place: str) -> str:
        """Return how a place is lit and framed; without one, food is on some table and a building under some sky."""
        if not place and self.focus == "food":
            return "still"
        if not place and self.focus == "building" and self.reading.whole:
            return "land"
        return FAMILIES.get(place, place)

    @property
    def understood(self) -> bool:
        """Whether the brief says something and every word of it is known, so that its mood can be guessed."""
        said = self.reading
        return (
            said.whole
            and not said.form
            and any((said.subjects, said.said_place, said.hour, said.weather, said.season, said.mood))
        )

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
            "language": self.reading.language,
            "read": "whole" if self.reading.whole else "part",
            "food": "hot" if self.nouns & marked("hot") else "",
            "dress": "costume" if self.nouns & marked("costumed") or self._wears() else "everyday",
            "motion": self._motion(),
            "made": "said" if any(subject.material or subject.qualities for subject in self.reading.subjects) else "",
            "shot": self.shot,
            "page": self.page,
            "cycle": "earth" if SKY_TOPICS & set(self.reading.topics) else "",
            "origin": self.reading.place_origin if self.place == self.reading.place else "home",
            "living": self._living(),
            "wears": "yes" if self._wears() else "",
            "lamp": next((name for name in LAMPS if name in self.reading.lights), ""),
            "ruined": "yes" if RUINED.search(self.reading.text) else "",
            "moon": "yes" if "moon" in self.taken else "",
            "steam": "yes" if STEAM.search(self.reading.text) else "",
            "ramen": "yes" if NOODLES.search(self.reading.text) else "",
            "onplate": "yes" if self.nouns & {"plate", "bowl"} or "plate" in self.taken else "no",
            "named": self._named(),
            "idea": "yes" if self.is_idea else "",
            "changed": "yes" if DISASTER.search(self.reading.text) else "",
            "alone": "yes" if len(self.reading.subjects) == 1 else "no",
            "number": self._number(),
            "drawn": "yes" if self.drawn else "",
            "theme": "yes" if self.is_theme else "",
            "tiny": "yes" if self._is_tiny() else "",
        }
        kinds = frozenset(kind(subject.noun) for subject in self.reading.subjects)
        words = frozenset(re.findall(r"\w+", self.reading.text.lower()))
        words |= {word.removesuffix("s") for word in words}
        told = {**self._told(), "view": self.view, "kind": kinds, "word": words}
        return {name: frozenset({value}) for name, value in values.items()} | {
            name: found or frozenset({""}) for name, found in told.items()
        }

    def _told(self) -> Mapping[str, frozenset[str]]:
        """Return the aspects of what the subjects are, do and wear, which may have several values at once."""
        said = self.reading
        mine = [one for one in said.relations if one.subject == self.main]
        main = said.subjects[self.main] if said.subjects else None
        spatial = frozenset(get_args(Arrangement)) - {"hold", "wear", "ride"}
        return {
            "deed": frozenset(one.kind for one in mine if one.kind not in spatial)
            | frozenset(filter(None, [main.pose if main else ""])),
            "arr": frozenset(one.kind for one in mine if one.kind in spatial),
            "object": frozenset(said.subjects[one.object].noun for one in mine),
            "noun": frozenset({main.noun} if main else ()),
            "group": frozenset({group(main.noun)} if main else ()),
            "topic": frozenset(said.topics),
            "coat": frozenset({records()[main.noun].marks.get("coat", "")} if main else ()),
        }

    @property
    def is_theme(self) -> bool:
        """Tell whether the brief names no thing at all, but something with many sides: "the renaissance"."""
        said = self.reading
        nothing = not (said.subjects or said.said_place or said.names or said.topics or said.form or said.lettering)
        if self.page == "event":
            return True
        return nothing and not self.is_idea and not said.hour and not said.weather and not A_THING.match(said.text)

    def _is_tiny(self) -> bool:
        """Tell whether the main subject is so small that no wide view has anything of it."""
        return bool(self.reading.subjects) and kind(self.reading.subjects[self.main].noun) in TINY

    def _is_pack(self) -> bool:
        """Tell whether the main subject is named as many: "a wolf pack"."""
        said = self.reading
        return bool(said.subjects) and _follows(said, PACK)

    def _number(self) -> str:
        """Return whether the main subject is one or many; an empty string where there is none."""
        if not self.reading.subjects:
            return ""
        if self._is_pack():
            return "many"
        return "one" if self.reading.subjects[self.main].count == 1 else "many"

    def _living(self) -> str:
        """Return how many living beings the brief names, in a word."""
        beings = [one.count for one in self.reading.subjects if group(one.noun) in ("animal", "person", "fantasy")]
        beings += [one.count for one in self.reading.subjects if one.noun in MOVING_THINGS]
        return {0: "none", 1: "one", 2: "two"}.get(sum(beings), "many")

    def _named(self) -> str:
        """Return what the person's or landmark's name in the brief stands for."""
        if not self.reading.names:
            return ""
        name = self.reading.names[0]
        return "landmark" if LANDMARK.search(name) else "tale" if TALE.search(name) else "person"

    @property
    def is_idea(self) -> bool:
        """Tell whether the brief is a word for what nobody can see: a feeling, a piece of music."""
        said = self.reading
        if FEELING_FIRST.match(said.text) and not said.said_place:
            return True
        nothing = not (said.subjects or said.said_place or said.names or said.topics or said.form or said.lettering)
        return nothing and (
            not said.not_understood or IDEA.search(said.text) is not None or FEELING.match(said.text) is not None
        )

    def _wears(self) -> bool:
        """Tell whether the brief says what somebody wears."""
        return any(relation.kind == "wear" for relation in self.reading.relations) or any(
            part.noun == "clothes" for subject in self.reading.subjects for part in subject.parts
        )

    def _motion(self) -> str:
        """Return "still" or "moving" where the brief says what its first subject does, else an empty string."""
        if not self.reading.subjects:
            return ""
        pose = self.reading.subjects[0].pose
        deeds = any(one.subject == 0 and one.kind not in get_args(Arrangement) for one in self.reading.relations)
        return "still" if pose in STILL else "moving" if pose or deeds else ""

    def admits(self, phrase: Phrase) -> bool:
        """Tell whether a phrase says nothing that contradicts or repeats what is said already."""
        said = phrase.reading
        free = not any(one.aspect in ("topic", "page") for one in phrase.conditions)
        if phrase.slot == "subject" and not free:  # it says in other words what the page is of
            return not phrase.stems & self.barred and not self._out_of_view(phrase)
        return not (
            self._out_of_view(phrase)
            or (self.reading.language == "en" and phrase.stems & (self.taken | self.barred))
            or self._differs(said)
            or (self.shade and _shade(phrase.text) not in ("", self.shade))
            or any(dict(self._claimed()).get(aspect, value) != value for aspect, value in phrase.claims)
            or self._hides(said)
            or any(self._clashes(subject.noun) for subject in said.subjects)
        )

    @property
    def shown(self) -> int:
        """The index of the subject whose traits are told.

        It is the main one, or one of its kind where nothing is known of it; in one of four views the second.
        """
        subjects = self.reading.subjects
        if self.shot == "bold" and not (self.page or self.place == "portrait"):
            told = {self.main, *(one.object for one in self.reading.relations if one.arrangement == "wear")}
            told |= {
                one.object
                for one in self.reading.relations
                if one.kind in ("in", "on") and group(subjects[one.object].noun) in ("thing", "food")
            }
            mine = re.escape(subjects[self.main].word)
            others = (
                index
                for index, one in enumerate(subjects)
                if index not in told
                and one.count == 1
                and looks(one)
                and not re.search(
                    rf"{mine} of (?:\w+ )*{re.escape(one.word)}|\bto {re.escape(one.word)}\b", self.reading.text
                )
            )
            second = next((index for index in others if group(subjects[index].noun) in SHOWN), self.main)
            if subjects[second].noun != subjects[self.main].noun:
                return second
        kinds = {group(subjects[self.main].noun), *(("food",) if subjects[self.main].noun in VESSELS else ())}
        alike = (index for index, one in enumerate(subjects) if looks(one) and group(one.noun) in kinds)
        return self.main if looks(subjects[self.main]) else next(alike, self.main)

    def looks(self) -> tuple[str, ...]:
        """Return the visible traits of the main subject that nothing in the brief speaks against."""
        said = self.reading
        if not said.subjects or self.page or said.language != "en":
            return ()
        main = said.subjects[self.shown]
        if not self.focus and group(main.noun) in ("person", "animal", "fantasy", "food", "vehicle"):
            return ()  # "a Viking village" has many
        if self._is_pack():
            main = replace(main, count=2)
        told = self.aspects()
        barred = [COLORS] if self.coloured or self.mono else []
        barred += [STUFFS] if main.material or told["made"] == {"said"} else []
        barred += [EYES] if main.pose == "sleep" else []
        barred += [CLOTHES] if self._wears() or CLOTHES.search(said.text) else []
        barred += [STEAMING] if COLD.search(said.text) else []
        barred += [FLOWING] if FROZEN.search(said.text) else []
        barred += [BELOW] if self.place == "portrait" else []
        barred += [FINE] if self.shot == "wide" and self.family == "inside" else []
        barred += [NEW_LOOKS] if RUINED.search(said.text) else []
        return tuple(look for look in looks(main) if not any(words.search(look) for words in barred))

    def _out_of_view(self, phrase: Phrase) -> bool:
        """Tell whether a phrase is of what is too far off for the kind of view, too near for it, or not as usual.

        A phrase that names its views is right in them. Of a subject, all else is seen from a few steps away; of a
        place, from where all of it is in view.
        """
        asked = {condition.aspect for condition in phrase.conditions}
        if phrase.slot in ("setting", "detail") and CHANGED.search(self.reading.text) and not asked & OF_WORDS:
            return True
        if phrase.slot == "light" and self.reading.hour and DISASTER.search(self.reading.text) and not asked & OF_WORDS:
            return True
        if phrase.slot == "subject" and self.page and phrase.is_of_a_word and not asked & {"topic", "page"}:
            return True
        if "shot" in asked or not self.focus:
            return False
        if self.shot == "close":
            return phrase.slot == "detail" or (
                phrase.slot in ("setting", "when", "light", "glow") and FAR.search(phrase.text) is not None
            )
        return self.shot == "wide" and phrase.slot == "subject"

    def _claimed(self) -> frozenset[tuple[str, str]]:
        """Return what is settled: by phrases, or by the hour, since nothing is bright at night."""
        hour = {"night": "dark", "day": "bright"}.get(self.hour)
        return self.claims | (frozenset({("key", hour)}) if hour else frozenset())

    def _differs(self, said: SceneDescription) -> bool:
        for mine, theirs in ((self.hour, said.hour), (self.weather, said.weather), (self.season, said.season)):
            if mine and theirs and mine != theirs:
                return True
        if self.reading.said_place == "sky" and set(said.places) - {"sky"}:
            return True
        if said.mood and self.manner:
            return said.mood != self.manner and said.mood not in FRIENDS.get(self.manner, ())
        return False

    def _hides(self, said: SceneDescription) -> bool:
        hidden = HIDDEN.get(self.hour, set()) | HIDDEN.get(self.weather, set()) | self.absent
        return bool(hidden & {*said.lights, said.weather, *said.places})

    def _clashes(self, noun: str) -> bool:
        """Tell whether a thing would change a count of the brief, or is said not to be there."""
        if any(kind(noun) == kind(mine) for mine in self.nouns):
            return True
        if self.deserted and group(noun) in LIVING:
            return True
        return any(covers(general, noun) for general in self.absent)

    def after(self, phrase: Phrase) -> Scene:
        """Return the scene once the phrase is part of the prompt; traits and views settle no place and no hour."""
        if phrase.slot in ("look", "composition", "depth", "medium"):
            return replace(self, taken=self.taken | phrase.stems, claims=self.claims | phrase.claims)
        said = phrase.reading
        return replace(
            self,
            place=self.place or ((self.home or said.said_place) if phrase.slot == "setting" else ""),
            hour=self.hour or said.hour,
            weather=self.weather or said.weather,
            season=self.season or said.season,
            taken=self.taken | phrase.stems,
            shade=self.shade or _shade(phrase.text),
            claims=self.claims | phrase.claims,
            nouns=self.nouns | {subject.noun for subject in said.subjects},
        )


def _shade(text: str) -> str:
    """Return whether words call a light or its shadows soft or hard; empty where they do neither, or both."""
    if not LIT.search(text):
        return ""
    soft, hard = SOFT.search(text) is not None, HARD.search(text) is not None
    return "" if soft == hard else "soft" if soft else "hard"


def _is_elsewhere(noun: str, home: str) -> bool:
    """Tell whether a thing alone is not shown where it is usually met: a violin needs no stage, a giraffe no jungle."""
    if noun in FREE or (home == "jungle" and noun in SAVANNA):
        return True
    return group(noun) in ("thing", "sky") and home in ROOMS_OF_THINGS


def _is_placed(text: str, reading: SceneDescription, home: str) -> bool:
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


def _hour_of_lights(reading: SceneDescription) -> str:
    """Return night where a moon or stars are to be seen from the earth, and no hour is named."""
    far = {"space", "planet", "stage", "abstract"} & set(reading.places)
    return "night" if {"moon", "stars"} & set(reading.lights) and not far else ""


def _things(reading: SceneDescription) -> frozenset[str]:
    subjects = (subject.noun for subject in reading.subjects)
    return frozenset(filter(None, (*subjects, *reading.places, reading.weather, *reading.lights, *reading.exclusions)))


def _named_place(reading: SceneDescription) -> str:
    """Return the place named; of a city under water or in space, that it is there."""
    return next((place for place in ("underwater", "space") if place in reading.places), reading.said_place)


def _implied_place(reading: SceneDescription) -> str:
    """Return the place that a brief has without naming it: where all its things are at home, or the sky.

    One thing alone may be put anywhere, and gets its place in words.
    """
    if not reading.whole:
        return ""
    if not reading.subjects:
        return "sky" if reading.hour or reading.weather else ""
    if len(reading.subjects) < 2:
        return ""
    homes = {home(subject.noun) for subject in reading.subjects}
    if group(reading.subjects[_main(reading)].noun) == "food":
        return "table"
    if any(group(subject.noun) == "sky" for subject in reading.subjects):
        return reading.place  # nobody sees fireworks or a rainbow in a room
    if "room" in homes:
        return "room"  # who sits on a chair or by a fireplace is in one
    if len(homes) == 1:
        return homes.pop()
    known = homes - {"", "table"}
    if known and known <= WATERS:
        return "underwater" if "underwater" in known else reading.place
    fixed = {home(subject.noun) for subject in reading.subjects if group(subject.noun) not in LIVING} - {"", "table"}
    built = {home(subject.noun) for subject in reading.subjects if group(subject.noun) == "building"} - {""}
    if len(built) == 1:
        return built.pop()
    if any(subject.noun in FIXED or group(subject.noun) == "building" for subject in reading.subjects):
        return reading.place
    return fixed.pop() if len(fixed) == 1 and fixed == known else ""


def _room(reading: SceneDescription, place: str) -> str:
    """Return the very room, or harbor, that a place is, from what is in it; any other place as it is."""
    nouns = {subject.noun for subject in reading.subjects}
    inside = {reading.subjects[one.object].noun for one in reading.relations if one.kind == "in"}
    for room, things in ROOMS:
        if room == "harbour" and place == "sea" and nouns & things:
            return room
        if room == "clinic" and place in ("", "room") and nouns & things:
            return room
        if place in ("", "room", "garden", "kitchen") and (inside & things or (place == "room" and nouns & things)):
            return room
    return place


def _main(reading: SceneDescription) -> int:
    """Return the index of the main subject: the first, or the food that it is full of."""
    if not reading.subjects or group(reading.subjects[0].noun) in ("person", "animal", "fantasy"):
        return 0
    full = (one.object for one in reading.relations if one.kind == "full of" and one.subject == 0)
    return next((index for index in full if group(reading.subjects[index].noun) == "food"), 0)


def _home(reading: SceneDescription) -> str:
    if any(subject.noun == "wave" for subject in reading.subjects):
        return "sea"
    first = reading.subjects[0].noun
    return home(first) or ("table" if group(first) == "food" else "")


def _follows(reading: SceneDescription, words: str) -> bool:
    """Tell whether one of some words follows the main subject at once: "village" of "a Viking village"."""
    main = reading.subjects[0].word if reading.subjects else ""
    return bool(main) and re.search(rf"\b{re.escape(main)} (?:{words})\b", reading.text) is not None


def _focus(reading: SceneDescription) -> str:
    if (
        PLANTED.search(reading.text)
        or (reading.said_place and _follows(reading, SETTLED))
        or _follows(reading, COMPOUND)
    ):
        return ""  # a pine forest is a place, and no pine
    groups = [group(subject.noun) for subject in reading.subjects[_main(reading) :]]
    wanted = ("person", "animal", "fantasy", "vehicle", "building", "food", "thing", "plant")
    found = next((name for name in groups if name in wanted), "")
    if found == "fantasy" and reading.subjects[_main(reading)].noun in marked("costumed"):
        return "person"  # it has the shape of one
    moving = found == "fantasy" or any(subject.noun in MOVING_THINGS for subject in reading.subjects[:1])
    return "animal" if moving else found


def _view(reading: SceneDescription) -> frozenset[str]:
    """Return whether a wide view suits the brief, a view of its subject, or either."""
    if not _focus(reading):
        return frozenset({"wide"})
    if reading.said_place:
        return frozenset({"subject", "wide"})
    return frozenset({"subject", "close"} if len(reading.subjects) == 1 else {"subject"})
