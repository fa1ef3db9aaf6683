"""What a brief fixes and what it leaves open, as the template expander sees it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import get_args

from promptmagic.expanders.template.deeds import HAPPENING, NEGATED, done_by, object_of
from promptmagic.expanders.template.phrases import Phrase, stems, themes
from promptmagic.expanders.template.places import (
    home_of,
    hour_of_lights,
    implied_place,
    in_english,
    is_elsewhere,
    is_on_table,
    is_placed,
    lamp_of,
    named_place,
    room_of,
)
from promptmagic.expanders.template.subjects import (
    acts,
    agency,
    doer,
    focus_of,
    follows,
    heads,
    is_bare,
    is_crowd,
    is_done,
    is_natural,
    is_put,
    is_weather_a_name,
    main_subject,
    name_of,
    view_of,
)
from promptmagic.expanders.template.tables import (
    A_THING,
    ABSTRACT,
    AIRBORNE,
    ALONE_AMONG,
    ANCIENT_STAGE,
    BORNE,
    BURNING,
    CARD,
    CONFINED,
    DESERTED,
    DISASTER,
    DISTANT,
    DRAWN,
    EVENT,
    EVENT_PLACES,
    FACE,
    FAMILIES,
    FEELING,
    FEELING_FIRST,
    FEELING_OF,
    FIXED,
    FROZEN,
    GLOWING,
    GREETING,
    GROWING,
    HALLS,
    HOW,
    HUES,
    IDEA,
    INSIDE,
    LIGHTING,
    MONO,
    MONO_STYLES,
    MOONWALK,
    MOVING_THINGS,
    NOODLES,
    OPEN_FAMILIES,
    OUTSIDE,
    PACK,
    PAGES,
    PARTS,
    PITCH_BALLS,
    PLANTED,
    POINTS,
    ROOFED,
    RUINED,
    SCHOOL,
    SECTION,
    SENSE,
    SKY_TOPICS,
    SOMEWHERE,
    STEAM,
    STILL,
    TIGHT,
    TINY,
    UNUSUAL,
    USUAL,
    WHAT,
    WINTRY,
    WORKING,
)  # fmt: skip
from promptmagic.expanders.template.wording import in_words, shade_of, stands_alone
from promptmagic.lexicon import SceneDescription, describe, group, kind
from promptmagic.lexicon.description import Arrangement
from promptmagic.lexicon.framing import FRAMING, LENS
from promptmagic.lexicon.nouns import marked, records
from promptmagic.model import Brief
from promptmagic.styles import find


@dataclass(frozen=True, slots=True)
class Scene:
    """The facts that phrases must fit: of the brief at first, then also of the phrases taken so far.

    `taken` are the stems of words that stand in the prompt already, `nouns` the canonical nouns. `home` is where the
    brief's thing is usually met, where the brief names no place; `settled` whether no place may be added. `manner` is
    the mood aimed at, `shade` whether the light said so far is soft or hard, `shot` the kind of view ("full", "close",
    "wide" or "bold"), `claims` what phrases have settled, `moment` "free" where a sentence of the moment was taken and
    "framed" where that says from where it is seen, `seen` "yes" where visible traits were chosen that no phrase tells
    yet, "points" where these are small spots. `main`
    is the index of the main subject, `page` how a form or a topic is laid out. `fixed` are the aspects that no phrase
    changes, worked out when they are first asked for, and shared by all scenes of a brief.
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
    seen: str = ""
    moment: str = ""
    fixed: dict[str, frozenset[str]] = field(default_factory=dict, compare=False, repr=False)

    @classmethod
    def of(cls, brief: Brief) -> Scene:
        """Return the scene that a brief describes."""
        reading = in_english(describe(brief.text))
        excluded = describe(brief.exclude)
        named = frozenset(subject.noun for subject in reading.subjects)
        moonwalk = MOONWALK.search(brief.text) is not None
        face = "portrait" in reading.places and FACE.search(brief.text) is not None
        place = "portrait" if face else "planet" if moonwalk else room_of(reading, named_place(reading))
        implied = "" if place else room_of(reading, implied_place(reading))
        if not place and INSIDE.search(brief.text) and any(group(noun) == "building" for noun in named):
            place = "hall"
        if HALLS.search(brief.text) and "room" in (place or "room"):
            place = "hall"
        if named & PITCH_BALLS:
            place, implied = ("pitch" if name == "meadow" else name for name in (place, implied))
        acted = focus_of(reading) == "person" and reading.form in ("", "diagram", "map")  # "showing him how to fish"
        page = (
            ""
            if acted
            else next((PAGES.get(name, "idea") for name in (*filter(None, [reading.form]), *reading.topics)), "")
        )
        if page == "planets" and not reading.form and (reading.said_place or focus_of(reading)):
            page = ""  # an eclipse over the desert is one that is seen
        if reading.form == "diagram" and not acted and not PARTS.search(brief.text) and not reading.topics:
            page = "process"
        if not page and (SECTION.search(brief.text) or WORKING.search(brief.text)):
            page = "section"
        if not page and (GREETING.match(brief.text) or (reading.lettering and CARD.match(brief.text))):
            page = "card"
        if not page and EVENT.match(brief.text):
            page = "event"
        if not page and WHAT.match(brief.text):
            page = "idea"
        place = "" if ANCIENT_STAGE.search(brief.text) and place == "stage" else place
        if not page and HOW.search(brief.text):
            page = "process"
        if not page and not named and SCHOOL.search(brief.text):
            page = "idea"
        if page:
            place = EVENT_PLACES.get("".join(reading.topics[:1]), "") if page == "event" else "page"
        tight = TIGHT.search(brief.text) is not None
        if (tight or place == "portrait") and not face:
            place = ""
        known = named and reading.whole
        home = "farm" if GROWING.search(brief.text) else implied or room_of(reading, home_of(reading)) if known else ""
        home = "table" if "vase" in named and home else home
        home = "" if known and is_elsewhere(reading.subjects[0].noun, home) else home
        home = "pitch" if home == "meadow" and named & PITCH_BALLS else home
        placed = (
            not known
            or any(one.kind in SOMEWHERE for one in reading.relations)
            or reading.subjects[0].noun in FIXED
            or "," in brief.text
            or stands_alone(brief.text)
            or tight
            or IDEA.search(brief.text) is not None
            or is_placed(brief.text, reading, home)
        )
        if implied == "table" and any(
            one.kind in SOMEWHERE and not is_on_table(reading, one) for one in reading.relations
        ):
            implied = ""
        if placed and not (page or tight) and (not focus_of(reading) or implied in ("underwater", "table", "space")):
            place = place or implied
        alone = ALONE_AMONG.match(brief.text) is not None
        place = "" if alone else place
        if focus_of(reading) and not (is_bare(reading) or is_natural(reading)):
            home = ""  # whoever does something somewhere does it where the brief says, and nowhere else
        if reading.weather and FAMILIES.get(home) in ("inside", "still"):
            home = ""  # it rains on no stage
        style = find(brief.style) if brief.style else None
        scene = cls(
            reading=reading,
            place=place,
            hour=reading.hour or ("" if moonwalk else hour_of_lights(reading)),
            weather="" if tight or is_weather_a_name(reading) else reading.weather,
            shade=shade_of(brief.text),
            season=reading.season or ("winter" if named & WINTRY or FROZEN.search(brief.text) else ""),
            home="" if place else home,
            settled=bool(place) or placed,
            focus="",
            view=view_of(reading),
            mono=(style.name if style else reading.style) in MONO_STYLES
            or MONO.search(f"{brief.text} {brief.style}") is not None,
            coloured=bool(reading.colours) and not page,
            main=main_subject(reading),
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
            return replace(scene, weather="", hour="", place="", deserted=False)  # "hope after the storm" is no storm
        if page or scene.is_theme:
            return scene
        return replace(scene, focus=focus_of(reading))

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
        if place == "table" and OUTSIDE.search(self.reading.text):
            return "open"
        if not place and self.focus == "food" and not any(one.kind in SOMEWHERE for one in self.reading.relations):
            return "open" if is_put(self.reading) else "still"
        if not place and self.focus == "building" and is_bare(self.reading):
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
        if not self.fixed:
            self.fixed.update(self._fixed_aspects())
        values = {
            "place": self.place,
            "family": self.family,
            "hour": self.hour,
            "weather": self.weather,
            "season": self.season,
            "manner": self.manner,
            "food": "hot" if self.nouns & marked("hot") else "",
            "dress": "costume" if self.nouns & marked("costumed") or self.fixed["wears"] == {"yes"} else "everyday",
            "shot": self.shot,
            "origin": self.reading.place_origin if self.place == self.reading.place else "home",
            "moment": "yes" if self.moment else "",
            "framing": self.moment if self.moment == "framed" else "",
            "moon": "yes" if "moon" in self.taken else "",
            "onplate": "yes" if self.nouns & {"plate", "bowl"} or "plate" in self.taken else "no",
            "usual": "yes" if self._is_usual() else "",
            "near": "yes" if self._is_near() else "",
            "open": "yes" if self._is_open() else "",
            "air": "yes" if self._is_airborne() else "",
        }
        seen = frozenset({"yes", self.seen}) if self.seen else frozenset({""})
        return {**self.fixed, "seen": seen, **{name: frozenset({value}) for name, value in values.items()}}

    def _fixed_aspects(self) -> Mapping[str, frozenset[str]]:
        """Return the aspects that are the brief's own."""
        said = self.reading
        values = {
            "home": "-" if self.settled else self.home,
            "focus": self.focus,
            "tone": "mono" if self.mono else "color",
            "colors": "named" if self.coloured else "free",
            "language": said.language,
            "read": "whole" if said.whole else "part",
            "motion": self._motion(),
            "made": "said" if any(subject.material or subject.qualities for subject in said.subjects) else "",
            "page": self.page,
            "cycle": "earth" if SKY_TOPICS & set(said.topics) else "",
            "living": self._living(),
            "wears": "yes" if self.wears else "",
            "lamp": lamp_of(said),
            "ruined": "yes" if RUINED.search(said.text) else "",
            "steam": "yes" if STEAM.search(said.text) else "",
            "ramen": "yes" if NOODLES.search(said.text) else "",
            "named": name_of(said),
            "idea": "yes" if self.is_idea else "",
            "changed": "yes" if DISASTER.search(said.text) else "",
            "alone": "yes" if len(said.subjects) == 1 else "no",
            "number": self.number,
            "drawn": "yes" if self.drawn else "",
            "theme": "yes" if self.is_theme else "",
            "tiny": "yes" if self._is_tiny() else "",
            "scene": self.shows,
            "who": doer(said, self.focus),
            "event": "yes" if HAPPENING.match(said.text) else "",
            "done": "to" if object_of(said.text) else "",
            "agent": agency(said) if self.focus == "other" else "",
            "long": "yes" if self.is_long else "",
            "bare": "yes" if self.is_bare else "",
            "crowd": "yes" if self.is_crowd else "",
            "lit": "yes" if self.lit else "",
            "glow": "fire" if BURNING.search(said.text) else "yes" if GLOWING.search(said.text) else "",
            "medium": "" if self.drawn or said.style or LENS.search(said.text) else "free",
            "persons": in_words(one.count for one in said.subjects if group(one.noun) == "person"),
            "hues": "one" if [name for name, _ in said.colours if name in HUES] and len(said.colours) == 1 else "",
        }
        words = frozenset(re.findall(r"\w+", said.text.lower()))
        if self.page in ("poster", "card", "logo"):
            words = heads(said.text)
        if self.shows == "idea":
            words |= {FEELING_OF[word] for word in words if word in FEELING_OF}
        words |= {word.removesuffix("s") for word in words}
        kinds = frozenset(kind(subject.noun) for subject in said.subjects)
        told = {
            **self._told(),
            "act": acts(said.text),
            "does": done_by(
                said.text,
                acting=self.focus in ("person", "animal", "other") or bool(said.names),
                living=self.focus in ("person", "animal"),
            ),
            "view": self.view,
            "kind": kinds,
            "word": words,
            "lights": frozenset(said.lights),
        }
        return {name: frozenset({value}) for name, value in values.items()} | {
            name: found or frozenset({""}) for name, found in told.items()
        }

    def _told(self) -> Mapping[str, frozenset[str]]:
        """Return the aspects of what the subjects are, do and wear, which may have several values at once."""
        said = self.reading
        mine = [one for one in said.relations if one.subject == self.main and not NEGATED.search(said.text)]
        main = said.subjects[self.main] if said.subjects else None
        spatial = frozenset(get_args(Arrangement)) - {"hold", "wear", "ride"}
        return {
            "deed": frozenset(one.kind for one in mine if one.kind not in spatial)
            | frozenset(filter(None, [main.pose if main and not NEGATED.search(said.text) else ""])),
            "arr": frozenset(one.kind for one in mine if one.kind in spatial),
            "object": frozenset(said.subjects[one.object].noun for one in mine),
            "noun": frozenset({main.noun} if main else ()),
            "group": frozenset({group(main.noun)} if main else ()),
            "topic": frozenset(said.topics),
            "coat": frozenset({records()[main.noun].marks.get("coat", "")} if main else ()),
        }

    def _acts(self) -> frozenset[str]:
        """Return what the main subject does; of somebody unknown, the one thing that is done."""
        done = acts(self.reading.text)
        if self.focus == "other":
            return done if len(done) == 1 else frozenset()
        return self._told()["deed"] or (done if len(done) == 1 and len(self.reading.subjects) == 1 else frozenset())

    @property
    def is_theme(self) -> bool:
        """Tell whether the brief names no thing at all, but something with many sides: "the renaissance"."""
        said = self.reading
        nothing = not (said.subjects or said.said_place or said.names or said.topics or said.form or said.lettering)
        if self.page:
            return self.page == "event"
        if (
            not nothing
            or self.is_idea
            or is_done(self.reading.text)
            or said.hour
            or said.weather
            or A_THING.match(said.text)
        ):
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
        return is_bare(self.reading)

    def _is_usual(self) -> bool:
        """Tell whether the place is a plain one of its kind, so that what is usually there is certain."""
        said = self.reading.words_of("setting")
        if (
            self.is_long
            or UNUSUAL.search(self.reading.text)
            or BORNE.search(self.reading.text)
            or re.search(r"\s[A-Z][a-z]", self.reading.text)
        ):
            return False  # nobody knows what lies around in Bangkok, or in a cyberpunk alley
        if PLANTED.search(self.reading.text):
            return False  # no long grass in a tulip field
        if self.focus and self.reading.said_place:
            starts = {one.role: one.start for one in reversed(self.reading.said)}
            if starts.get("setting", 0) < starts.get("subject", 0):
                return False  # "a city on the back of a turtle"
        if not said:
            return bool(self.place) and (self.is_bare or self.place in ("cafe", "clinic", "greenhouse"))
        usual = USUAL.get(self.place, "(?!)")
        return all(re.fullmatch(usual, " ".join(word.lower().split())) for word in said)

    @property
    def is_crowd(self) -> bool:
        """Tell whether the main subject is so many that it is seen as a whole: "a caravan of camels"."""
        return is_crowd(self.reading, self.main)

    @property
    def is_long(self) -> bool:
        """Tell whether the brief is a story of which the first place and the first deed are not all."""
        return len(self.reading.text.split()) > _LONG

    def _is_near(self) -> bool:
        """Tell whether a close view can have what the brief is about."""
        told = self.fixed
        return not (
            told["crowd"] == {"yes"}
            or self._is_airborne()
            or self.focus == "other"
            or DISTANT.search(self.reading.text)
            or told["deed"] & {"cross", "fly", "sail", "land", "take off", "erupt", "march"}
            or (self.focus in ("vehicle", "building") and told["bare"] != {"yes"})
        )

    def _is_open(self) -> bool:
        """Tell whether there is room around the main subject: it is out of doors, or alone in the picture."""
        if CONFINED.search(self.reading.text):
            return False
        return self.is_bare or FAMILIES.get(self.place, self.place) in OPEN_FAMILIES

    def _is_airborne(self) -> bool:
        """Tell whether the main subject is up in the air, so that it is not seen from above."""
        told = self.fixed
        return bool(
            self.place == "sky"
            or told["deed"] & {"fly", "jump", "take off"}
            or ("over" in told["arr"] and told["coat"] & {"feathers", "wings"})
            or told["noun"] & AIRBORNE
        )

    def _is_tiny(self) -> bool:
        """Tell whether the main subject is so small that no wide view has anything of it."""
        noun = self.reading.subjects[self.main].noun if self.reading.subjects else ""
        return bool(noun) and bool({noun, kind(noun)} & TINY)

    @property
    def is_pack(self) -> bool:
        """Tell whether the main subject is named as many: "a wolf pack"."""
        said = self.reading
        return bool(said.subjects) and follows(said, PACK)

    @property
    def number(self) -> str:
        """Whether the main subject is "one" or "many"; an empty string where there is none."""
        if not self.reading.subjects:
            return ""
        if self.is_pack:
            return "many"
        return "one" if self.reading.subjects[self.main].count == 1 else "many"

    def _living(self) -> str:
        """Return how many living beings the brief names, in a word."""
        beings = [one.count for one in self.reading.subjects if group(one.noun) in ("animal", "person", "fantasy")]
        beings += [one.count for one in self.reading.subjects if one.noun in MOVING_THINGS]
        return in_words(beings)

    @property
    def is_idea(self) -> bool:
        """Tell whether the brief is a word for what nobody can see: a feeling, a piece of music."""
        said = self.reading
        if self.page:
            return False
        if ALONE_AMONG.match(said.text) or SENSE.match(said.text):
            return True
        beings = any(group(one.noun) in ("animal", "person", "fantasy") for one in said.subjects)
        if FEELING_FIRST.match(said.text) and not (said.said_place or beings):
            return True
        nothing = not (said.subjects or said.said_place or said.names or said.topics or said.form or said.lettering)
        if nothing and themes() & set(re.findall(r"\w+", said.text.lower())):
            return False
        is_word = not (said.not_understood or is_done(self.reading.text) or A_THING.match(said.text))
        return nothing and (is_word or any(words.search(said.text) for words in (IDEA, FEELING, ABSTRACT)))

    @property
    def wears(self) -> bool:
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

    def after(self, phrase: Phrase) -> Scene:
        """Return the scene once the phrase is part of the prompt; traits and views settle no place and no hour."""
        if phrase.slot in ("look", "composition", "depth", "medium"):
            seen = "" if phrase.tells_looks else self.seen
            if phrase.slot == "look":
                seen = "points" if POINTS.search(phrase.text) or seen == "points" else "yes"
            return replace(self, taken=self.taken | phrase.stems, claims=self.claims | phrase.claims, seen=seen)
        said = phrase.reading
        if phrase.slot == "moment":
            return replace(
                self,
                moment="framed" if phrase.is_framed else "free",
                taken=self.taken | phrase.stems,
                claims=self.claims | phrase.claims,
                shade=self.shade or shade_of(phrase.text),
            )
        behind = {("bg", "place")} if phrase.slot == "setting" else set()
        return replace(
            self,
            place=self.place or ((self.home or said.said_place) if phrase.slot == "setting" else ""),
            hour=self.hour or said.hour,
            weather=self.weather or said.weather,
            season=self.season or said.season,
            taken=self.taken | phrase.stems,
            shade=self.shade or shade_of(phrase.text),
            claims=self.claims | phrase.claims | behind,
            seen="" if phrase.tells_looks else self.seen,
            nouns=self.nouns | {subject.noun for subject in said.subjects},
        )


def _things(reading: SceneDescription) -> frozenset[str]:
    subjects = (subject.noun for subject in reading.subjects)
    return frozenset(filter(None, (*subjects, *reading.places, reading.weather, *reading.lights, *reading.exclusions)))


_THEME = 3
"""Up to so many words are a theme by themselves; more tell a scene."""

_LONG = 12
"""Words from which a brief tells more than one thing that goes on."""
