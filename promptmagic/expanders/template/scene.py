"""What a brief fixes and what it leaves open, as the template expander sees it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import get_args

from promptmagic.expanders.template.phrases import Phrase, stems, themes, words_asked
from promptmagic.expanders.template.tables import (
    A_THING,
    AIRBORNE,
    ALONE_AMONG,
    ANCIENT_STAGE,
    BELOW,
    CARD,
    CHANGED,
    CLOTHES,
    COLD,
    COLORS,
    CONFINED,
    COOKED,
    CROWDS,
    DESERTED,
    DISASTER,
    DISTANT,
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
    FIRE_COMPOUND,
    FIXED,
    FLOWING,
    FREE,
    FRIENDS,
    FROZEN,
    GENERIC_HEADS,
    GROWING,
    HALLS,
    HANDS,
    HARD,
    HIDDEN,
    HOW,
    IDEA,
    INSIDE,
    LAMPS,
    LANDMARK,
    LIGHTING,
    LIT,
    LIVING,
    MONO,
    MONO_STYLES,
    MOVING_THINGS,
    NEW_LOOKS,
    NO_PLACE,
    NOODLES,
    OF_WORDS,
    OPEN_FAMILIES,
    OTHERS,
    PACK,
    PAGES,
    PART_OF,
    PARTS,
    PITCH_BALLS,
    PLANTED,
    POURED,
    PREPOSITIONS,
    ROOFED,
    ROOMS,
    ROOMS_OF_THINGS,
    RUINED,
    SADDLED,
    SAVANNA,
    SECTION,
    SETTLED,
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
    USUAL,
    VESSELS,
    WATERS,
    WHAT,
    WINTRY,
    WORKING,
)
from promptmagic.expanders.template.wording import stands_alone
from promptmagic.lexicon import SceneDescription, covers, describe, group, home, kind, looks
from promptmagic.lexicon.description import Arrangement, Relation, Said, Subject
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
    lit: bool
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
        reading = _in_english(describe(brief.text))
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
        if implied == "table" and any(
            one.kind in SOMEWHERE and not _on_table(reading, one) for one in reading.relations
        ):
            implied = ""
        if placed and not (page or tight) and (not _focus(reading) or implied in ("underwater", "table", "space")):
            place = place or implied
        alone = ALONE_AMONG.match(brief.text) is not None
        place = "" if alone else place
        if _focus(reading) and not _is_bare(reading):
            home = ""  # whoever does something somewhere does it where the brief says, and nowhere else
        if reading.weather and FAMILIES.get(home) in ("inside", "still"):
            home = ""  # it rains on no stage
        style = find(brief.style) if brief.style else None
        scene = cls(
            reading=reading,
            place=place,
            hour=reading.hour or _hour_of_lights(reading),
            weather="" if tight or _is_weather_a_name(reading) else reading.weather,
            shade=_shade(brief.text),
            season=reading.season or ("winter" if named & WINTRY or FROZEN.search(brief.text) else ""),
            home="" if place else home,
            settled=bool(place) or placed,
            focus="",
            view=_view(reading),
            mono=(style.name if style else reading.style) in MONO_STYLES
            or MONO.search(f"{brief.text} {brief.style}") is not None,
            coloured=bool(reading.colours) and not page,
            main=_main(reading),
            page=page,
            deserted=reading.mood == "lonely" or DESERTED.search(brief.text) is not None,
            lit=LIGHTING.search(f"{brief.text} {brief.style}") is not None,
            framed=FRAMING.search(brief.text) is not None,
            drawn=(style.name if style else reading.style) not in ("", "photo", "cinematic", "film")
            or bool(brief.style and not style)
            or DRAWN.search(brief.text) is not None,
            taken=stems(brief.text),
            nouns=named,
            absent=frozenset(reading.exclusions) | _things(excluded),
            barred=stems(brief.exclude),
        )
        if scene.is_idea:
            return replace(scene, weather="", hour="", place="")  # "hope after the storm" is no storm
        if page or scene.is_theme:
            return scene
        return replace(scene, focus=_focus(reading))

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
        if not place and self.focus == "food" and not any(one.kind in SOMEWHERE for one in self.reading.relations):
            return "open" if _is_put(self.reading) else "still"
        if not place and self.focus == "building" and _is_bare(self.reading):
            return "land"
        if ROOFED.search(self.reading.text) and FAMILIES.get(place) in ("urban", "land", "water"):
            return "open"
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
            "lamp": self._lamp(),
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
            "scene": self.shows,
            "bare": "yes" if self.is_bare else "",
            "usual": "yes" if self._is_usual() else "",
            "crowd": "yes" if self._is_crowd() else "",
            "near": "yes" if self._is_near() else "",
            "lit": "yes" if self.lit else "",
            "open": "yes" if self._is_open() else "",
            "air": "yes" if self._is_airborne() else "",
        }
        kinds = frozenset(kind(subject.noun) for subject in self.reading.subjects)
        words = frozenset(re.findall(r"\w+", self.reading.text.lower()))
        if self.shows == "page":
            words = _heads(self.reading.text)
        words |= {word.removesuffix("s") for word in words}
        lights = frozenset(self.reading.lights)
        told = {**self._told(), "view": self.view, "kind": kinds, "word": words, "lights": lights}
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
        if not nothing or self.is_idea or said.hour or said.weather or A_THING.match(said.text):
            return False
        words = re.findall(r"\w+", said.text.lower())
        return len(words) <= _THEME or bool(set(words) & themes())

    @property
    def shows(self) -> str:
        """What the brief is a picture of: a "subject", a "place" without one, an "idea" or a "page"."""
        if self.page and self.page != "event":
            return "page"
        if self.is_idea or self.is_theme:
            return "idea"
        return "subject" if self.focus else "place"

    @property
    def is_bare(self) -> bool:
        """Whether the brief is one thing and nothing about it."""
        return _is_bare(self.reading)

    def _is_usual(self) -> bool:
        """Tell whether the place is a plain one of its kind, so that what is usually there is certain."""
        said = self.reading.words_of("setting")
        if not said:
            return bool(self.place) and (self.is_bare or self.place in ("cafe", "clinic", "greenhouse"))
        usual = USUAL.get(self.place, "(?!)")
        return all(re.fullmatch(usual, " ".join(word.lower().split())) for word in said)

    def _is_crowd(self) -> bool:
        """Tell whether the main subject is so many that it is seen as a whole: "a caravan of camels"."""
        said = self.reading
        if not said.subjects:
            return CROWDS.match(said.text.lower().removeprefix("a ").removeprefix("the ")) is not None
        places = [one for one in said.said if one.role == "subject" and one.subject == self.main]
        if not places:
            return False
        if _is_led_by_unknown(said):
            return False
        before, following = said.text[: places[-1].end], said.text[places[-1].end :]
        of_many = re.search(rf"{CROWDS.pattern} of\b", before, re.IGNORECASE)
        itself = re.search(rf"{CROWDS.pattern}$", said.text[places[0].start : places[0].end], re.IGNORECASE)
        pack = re.match(rf"[\s-](?:{PACK})\b", following, re.IGNORECASE)
        return bool(of_many or itself or pack) or said.subjects[self.main].count > _FEW

    def _is_near(self) -> bool:
        """Tell whether a close view can have what the brief is about."""
        told = self._told()
        return not (
            self._is_crowd()
            or self._is_airborne()
            or self.focus == "other"
            or DISTANT.search(self.reading.text)
            or told["deed"] & {"cross", "fly", "sail", "land", "take off", "erupt", "march"}
            or (self.focus in ("vehicle", "building") and not _is_bare(self.reading))
        )

    def _lamp(self) -> str:
        """Return the flame or lamp that the brief names; none of a fire tower."""
        lamp = next((name for name in LAMPS if name in self.reading.lights), "")
        return "" if lamp == "fire" and FIRE_COMPOUND.search(self.reading.text) else lamp

    def _is_open(self) -> bool:
        """Tell whether there is room around the main subject: it is out of doors, or alone in the picture."""
        if CONFINED.search(self.reading.text):
            return False
        return self.is_bare or FAMILIES.get(self.place, self.place) in OPEN_FAMILIES

    def _is_airborne(self) -> bool:
        """Tell whether the main subject is up in the air, so that it is not seen from above."""
        told = self._told()
        return bool(
            self.place == "sky"
            or told["deed"] & {"fly", "jump", "take off"}
            or ("over" in told["arr"] and told["coat"] & {"feathers", "wings"})
            or told["noun"] & AIRBORNE
        )

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
        if FEELING_FIRST.match(said.text) and (not said.said_place or ALONE_AMONG.match(said.text)):
            return True
        nothing = not (said.subjects or said.said_place or said.names or said.topics or said.form or said.lettering)
        is_word = not said.not_understood and not A_THING.match(said.text)
        return nothing and (is_word or any(words.search(said.text) for words in (IDEA, FEELING)))

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

        It is the main one, or what is in it where that is food and nothing is known of the vessel.
        """
        subjects = self.reading.subjects
        if looks(subjects[self.main]) or subjects[self.main].noun not in VESSELS:
            return self.main
        held = (index for index, one in enumerate(subjects) if looks(one) and group(one.noun) == "food")
        return next(held, self.main)

    def looks(self) -> tuple[str, ...]:
        """Return the visible traits of the main subject that nothing in the brief speaks against."""
        said = self.reading
        if not said.subjects or self.page or said.language != "en" or self.focus == "other" or self._is_crowd():
            return ()
        if self.focus == "food" and group(said.subjects[self.main].noun) == "animal":
            return ()
        if self.shows == "subject" and self.weather in ("fog", "storm") and self.shot != "close":
            return ()  # not to be made out
        main = said.subjects[self.shown]
        if not self.focus and group(main.noun) in ("person", "animal", "fantasy", "food", "vehicle"):
            return ()  # "a Viking village" has many
        if not self.focus and group(main.noun) == "building" and said.place_origin == "said":
            return ()  # "a kitchen in a restaurant" shows nothing of it from outside
        if self._is_pack():
            main = replace(main, count=2)
        return tuple(look for look in looks(main) if self._allows(look, main))

    def looks_of_another(self) -> tuple[str, ...]:
        """Return the visible traits of the second subject, with its name: "the hedgehog's dense spines"."""
        said = self.reading
        if self.shows != "subject" or self.focus == "other" or self._is_crowd() or self.shot == "wide":
            return ()
        shown = said.subjects[self.shown]
        hidden = {one.object for one in said.relations if one.kind in ("full of", "made of", "wear")}
        hidden |= {
            one.object
            for one in said.relations
            if one.kind in ("in", "inside", "on", "drive", "ride", "through")
            and group(said.subjects[one.object].noun) in ("vehicle", "building")
            and said.subjects[one.object].noun not in SADDLED
        }
        found: list[str] = []
        for index, other in enumerate(said.subjects):
            word = re.search(r"[a-z]+(?=(?:['’]s)?$)", other.word)
            if index in (self.main, self.shown) or index in hidden or not word or other.word == shown.word:
                continue
            if _is_compound(said, index) or group(other.noun) not in OTHERS or other.count > 1:
                continue  # several, said again, would be counted again
            if re.search(rf"\bof (?:\w+ )*{re.escape(other.word)}\b", said.text):
                continue  # the dinosaur of "a skeleton of a dinosaur"
            owner = f"the {word[0]}'" if other.count > 1 and word[0].endswith("s") else f"the {word[0]}'s"
            found += [f"{owner} {look}" for look in looks(other) if self._allows(look, other)][:1]
        return tuple(found[:1])

    def _allows(self, look: str, subject: Subject) -> bool:
        """Tell whether nothing in the brief speaks against a visible trait of a subject."""
        said, told = self.reading, self.aspects()
        barred = [COLORS] if self.coloured or self.mono else []
        barred += [STUFFS] if subject.material or told["made"] == {"said"} else []
        barred += [EYES] if "sleep" in told["deed"] or subject.pose == "sleep" else []
        barred += [CLOTHES] if self._wears() or CLOTHES.search(said.text) else []
        barred += [STEAMING] if COLD.search(said.text) else []
        barred += [FLOWING] if FROZEN.search(said.text) else []
        barred += [BELOW] if self.place == "portrait" or (self.shot == "close" and self.focus == "person") else []
        barred += [CLOTHES, HANDS] if self.place == "portrait" and self.shot == "close" else []
        barred += [FINE] if self.shot == "wide" else []
        barred += [NEW_LOOKS] if RUINED.search(said.text) else []
        return not any(words.search(look) for words in barred)

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
        return False

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
    """Return night where lights of the night are to be seen from the earth, and no hour is named."""
    far = {"space", "planet", "stage", "abstract"} & set(reading.places)
    return "night" if _NIGHT_LIGHTS & set(reading.lights) and not far else ""


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
        return "sky" if (reading.hour or reading.weather) and not reading.words_of("pose") else ""
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
        return "underwater" if homes == {"underwater"} else ""
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
        if room == "clinic" and (place == "room" or (not place and len(nouns & things) > 1)) and nouns & things:
            return room
        if place in ("", "room", "garden", "kitchen") and (inside & things or (place == "room" and nouns & things)):
            return room
    return place


def _main(reading: SceneDescription) -> int:
    """Return the index of the main subject: the first, what it owns ("grandpa's radio"), or what it is full of."""
    if not reading.subjects:
        return 0
    first = next((one for one in reading.said if one.role == "subject" and one.subject == 0), None)
    second = next((one for one in reading.said if one.role == "subject" and one.subject == 1), None)
    if first and second and _owns(reading, first):
        between = [one for one in reading.said if first.end <= one.start < second.start]
        return 1 if all(one.role in ("quality", "colour", "size", "number") for one in between) else 0
    if group(reading.subjects[0].noun) in ("person", "animal", "fantasy"):
        return 0
    full = (one.object for one in reading.relations if one.kind == "full of" and one.subject == 0)
    return next((index for index in full if group(reading.subjects[index].noun) in _CONTENTS), 0)


def _home(reading: SceneDescription) -> str:
    if any(subject.noun == "wave" for subject in reading.subjects):
        return "sea"
    first = reading.subjects[0].noun
    return home(first) or ("table" if group(first) == "food" else "")


def _follows(reading: SceneDescription, words: str) -> bool:
    """Tell whether one of some words follows the main subject at once: "village" of "a Viking village"."""
    main = reading.subjects[0].word if reading.subjects else ""
    return bool(main) and re.search(rf"\b{re.escape(main)} (?:{words})\b", reading.text) is not None


def _in_english(reading: SceneDescription) -> SceneDescription:
    """Return the reading as one of English, where its language is unknown but for an article and some known word."""
    known = any(one.role != "unread" for one in reading.said)
    is_english = not reading.language and known and reading.text.isascii() and _ARTICLE.match(reading.text)
    return replace(reading, language="en") if is_english else reading


_ARTICLE = re.compile(r"\W*(?:an?|the)\s", re.IGNORECASE)


def _on_table(reading: SceneDescription, relation: Relation) -> bool:
    """Tell whether a relation puts something on or into what stands on a table, or is one."""
    noun = reading.subjects[relation.object].noun
    return noun in VESSELS | {"table", "desk", "tablecloth"} or home(noun) == "table"


def _is_bare(reading: SceneDescription) -> bool:
    """Tell whether a brief is one thing and nothing about it: "an old red tractor"."""
    return (
        len(reading.subjects) == 1
        and reading.whole
        and not (reading.relations or reading.subjects[0].pose or reading.subjects[0].qualifiers)
        and not (_is_put(reading) or reading.words_of("relation") or reading.words_of("pose"))
    )


def _is_put(reading: SceneDescription) -> bool:
    """Tell whether a brief says of something where it is, in words that may be no listed place."""
    return any(match.wording in PREPOSITIONS for match in matches(reading.text))


def _is_compound(reading: SceneDescription, subject: int) -> bool:
    """Tell whether a word that nobody knows follows a subject and makes another thing of it.

    The lighthouse of "a lighthouse keeper" is no building, and "the spaceship interior" has no hull.
    """
    spans = [one for one in reading.said if one.role == "subject" and one.subject == subject]
    return any(_is_remade(reading, one) for one in spans) and not _follows(reading, PACK)


def _is_led_by_unknown(reading: SceneDescription) -> bool:
    """Tell whether a noun that nobody knows is the main subject, before any that is known: "a glassblower …"."""
    first = next((one for one in reading.said if one.role in ("subject", "setting")), None)
    unknown = next((one for one in reading.said if one.role in ("unread", "part")), None)
    if first is None or unknown is None or unknown.start > first.start:
        return False
    between = reading.text[unknown.end : first.start]
    if first.role == "setting" and reading.text[first.start : first.end].split()[0].lower() in PREPOSITIONS:
        between = "on"  # "on stage" is one wording
    acts = any(one.role in ("relation", "pose") and unknown.end <= one.start < first.start for one in reading.said)
    describes = _DESCRIBES.search(reading.text[unknown.start : unknown.end]) is not None
    return bool(between.strip("-‑ ")) and (acts or not describes)


def _is_remade(reading: SceneDescription, noun: Said) -> bool:
    """Tell whether the word after a noun, or the one before it, makes another thing of it."""
    if _owns(reading, noun) and noun.subject == _main(reading):
        return True  # "a pianist's hands" are no pianist
    following = next((one for one in reading.said if one.start >= noun.end), None)
    if following and not reading.text[noun.end : following.start].strip("-‑ "):
        if following.role in ("setting", "subject", "form", "topic", "part"):
            return True
        if following.role == "unread" and _DOING.search(reading.text[following.start : following.end]) is None:
            return True
    before = next((one for one in reversed(reading.said) if one.end <= noun.start), None)
    if before is None or reading.text[before.end : noun.start].strip("-‑ "):
        return False
    if before.role == "unread" and group(reading.subjects[noun.subject].noun) in ("person", "thing"):
        return _DESCRIBES.search(reading.text[before.start : before.end]) is None  # "a tightrope walker"
    return before.role in ("setting", "topic") or (
        before.role == "weather" and reading.text[before.start : before.end].lower() in _WEATHER_NOUNS
    )


def _is_weather_a_name(reading: SceneDescription) -> bool:
    """Tell whether the only word of weather belongs to a thing's name ("a snow globe"), or somebody pours something."""
    if POURED.search(reading.text):
        return True
    said = [one for one in reading.said if one.role == "weather"]
    if len(said) != 1:
        return False
    word = reading.text[said[0].start : said[0].end].lower()
    if word not in _WEATHER_NOUNS:
        return False
    following = next((one for one in reading.said if one.start >= said[0].end), None)
    return (
        following is not None
        and following.role == "subject"
        and not reading.text[said[0].end : following.start].strip("-‑ ")
    )


def _heads(text: str) -> frozenset[str]:
    """Return the words of a text but those that only say more of the next one: a school play is a play."""
    found = re.findall(r"[\w'-]+|[^\w\s]", text.lower())
    known = words_asked()
    triples = zip(["", *found[:-1]], found, [*found[1:], ""], strict=True)
    return frozenset(
        word
        for before, word, following in triples
        if word not in known
        or not (
            (following in known and following not in GENERIC_HEADS)
            or (word in GENERIC_HEADS and before in known)
            or (before and before not in known and _is_unread(before))
        )
    )


def _is_unread(word: str) -> bool:
    return any(not match.meanings for match in matches(word))


_DESCRIBES = re.compile(r"(?:ed|ing|y|ish|ful|ous|ish|less|ic|al|ive|en|ern|ese|an|ent|ant|ble)$", re.IGNORECASE)
"""How words end that describe a thing and make no other of it."""

_WEATHER_NOUNS = frozenset({"snow", "rain", "storm", "wind", "fog", "ice"})
"""Of a snow globe and rain boots these say no weather."""

_NIGHT_LIGHTS = frozenset({"moon", "stars", "firefly", "fireworks", "aurora"})


def _owns(reading: SceneDescription, noun: Said) -> bool:
    """Tell whether a noun stands in the possessive: "grandpa's"."""
    said, following = reading.text[noun.start : noun.end], reading.text[noun.end : noun.end + 2]
    return said.endswith(_OWNERS) or following in _OWNERS or (said.endswith("s") and following[:1] in ("'", "’"))


_OWNERS = ("'s", "’s")

_CONTENTS = frozenset({"food", "animal", "plant"})
"""What a picture of a basket or a bowl is rather of, where it is full of that."""

_DOING = re.compile(
    r"(?:ing|ed|ly)$|^(?:alone|asleep|awake|ablaze|aglow|adrift|afloat|stuck|lost|torn|broken|frozen|hidden|sunk|caught"
    r"|worn|shown|thrown|grown|split|bent|built|made|left|seen|hung|drawn|overgrown|upside|after|before|during)$",
    re.IGNORECASE,
)
"""Words that say of the noun before them what it does, and make no other thing of it."""

_THEME = 3
"""Up to so many words are a theme by themselves; more tell a scene."""

_FEW = 4
"""Up to so many are seen one by one."""


def _focus(reading: SceneDescription) -> str:
    first = next((one.start for one in reading.said if one.role == "subject"), 0)
    planted = PLANTED.search(reading.text)
    if (planted and planted.start() <= first) or (reading.said_place and _follows(reading, SETTLED)):
        return ""  # a pine forest is a place, and no pine
    if _is_compound(reading, _main(reading)) or _is_led_by_unknown(reading) or PART_OF.match(reading.text):
        return "other"
    groups = [group(subject.noun) for subject in reading.subjects[_main(reading) :]]
    if groups and groups[0] == "person":
        animals = [name for name in map(group, reading.subjects[_main(reading)].qualifiers) if name == "animal"]
        groups = [*animals, *groups]  # "a polar bear mother"
    settings = [one.start for one in reading.said if one.role == "setting"]
    if groups and groups[0] == "building" and settings and settings[0] < first:
        return ""  # "a kitchen in a restaurant" is a kitchen
    if groups and groups[0] == "animal" and COOKED.search(reading.text):
        return "food"
    if groups and groups[0] in ("sky", "land", "water") and TIGHT.search(reading.text):
        return "thing"
    wanted = ("person", "animal", "fantasy", "vehicle", "building", "food", "thing", "plant")
    found = next((name for name in groups if name in wanted), "")
    if not groups and reading.said_place and _is_led_by_unknown(reading):
        return "other"
    if not groups and not (reading.said_place or reading.names or reading.topics or reading.form or reading.lettering):
        return "other" if reading.not_understood or reading.words_of("pose") else ""
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
