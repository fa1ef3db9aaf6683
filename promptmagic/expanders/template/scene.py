"""What a brief fixes and what it leaves open, as the template expander sees it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from promptmagic.expanders.template.location import family_of, located
from promptmagic.expanders.template.pages import is_idea, is_theme, page_of
from promptmagic.expanders.template.phrases import Phrase, stems
from promptmagic.expanders.template.places import hour_of_lights, in_english
from promptmagic.expanders.template.subjects import (
    focus_of,
    follows,
    is_bare,
    is_crowd,
    is_weather_a_name,
    main_subject,
    view_of,
    weather_now,
)
from promptmagic.expanders.template.tables import (
    DESERTED,
    DRAWN,
    FROZEN,
    LIGHTING,
    LOW,
    MONO,
    MONO_STYLES,
    PACK,
    POINTS,
    VIEW_WORDS,
    WINTRY,
)
from promptmagic.expanders.template.wording import shade_of
from promptmagic.lexicon import SceneDescription, describe
from promptmagic.lexicon.framing import FRAMING
from promptmagic.model import Brief
from promptmagic.styles import find


@dataclass(frozen=True, slots=True)
class Scene:
    """The facts that phrases must fit: of the brief at first, then also of the phrases taken so far.

    `taken` are the stems of words that stand in the prompt already, `nouns` the canonical nouns. `home` is where the
    brief's thing is usually met, where the brief names no place; `settled` whether no place may be added. `manner` is
    the mood aimed at, `shade` whether the light said so far is soft or hard, `shot` the kind of view ("full", "close",
    "wide" or "bold"), `claims` what phrases have settled, `seen` "yes" where visible traits were chosen that no
    phrase tells yet, "points" where these are small spots. `main` is the index of the main subject, `page` how a form
    or a topic is laid out. `fixed` are the aspects that no phrase changes, worked out when they are first asked for,
    and shared by all scenes of a brief.
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
    fixed: dict[str, frozenset[str]] = field(default_factory=dict, compare=False, repr=False)

    @classmethod
    def of(cls, brief: Brief) -> Scene:
        """Return the scene that a brief describes."""
        reading = in_english(describe(brief.text))
        excluded = describe(brief.exclude)
        named = frozenset(subject.noun for subject in reading.subjects)
        page = page_of(reading)
        where = located(reading, page)
        style = find(brief.style) if brief.style else None
        scene = cls(
            reading=reading,
            place=where.place,
            hour=reading.hour or ("" if where.moonwalk else hour_of_lights(reading)),
            weather=""
            if where.tight
            else "storm"
            if _STORM_CLOUDS.search(brief.text)
            else ""
            if is_weather_a_name(reading)
            else weather_now(reading),
            shade=shade_of(brief.text),
            season=reading.season or ("winter" if named & WINTRY or FROZEN.search(brief.text) else ""),
            home=where.home,
            settled=where.settled,
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
            taken=stems(brief.text) - stems(VIEW_WORDS),
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
        return family_of(self.reading, self.place, self.focus)

    @property
    def expected_family(self) -> str:
        """The family that the scene will have once a place is added to it."""
        return family_of(self.reading, self.place if self.settled else self.home, self.focus)

    @property
    def understood(self) -> bool:
        """Whether the brief says something and every word of it is known, so that its mood can be guessed."""
        said = self.reading
        return (
            said.whole
            and not said.form
            and any((said.subjects, said.said_place, said.hour, said.weather, said.season, said.mood))
        )

    @property
    def is_theme(self) -> bool:
        """Whether the brief names no thing at all, but something with many sides: "the renaissance"."""
        return is_theme(self.reading, self.page)

    @property
    def is_idea(self) -> bool:
        """Whether the brief is a word for what nobody can see: a feeling, a piece of music."""
        return is_idea(self.reading, self.page)

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

    @property
    def is_crowd(self) -> bool:
        """Tell whether the main subject is so many that it is seen as a whole: "a caravan of camels"."""
        return is_crowd(self.reading, self.main)

    @property
    def is_long(self) -> bool:
        """Tell whether the brief is a story of which the first place and the first deed are not all."""
        return len(self.reading.text.split()) > _LONG

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
        if self.is_pack or (self.focus == "person" and _GROUP.search(self.reading.subjects[self.main].word)):
            return "many"
        return "one" if self.reading.subjects[self.main].count == 1 else "many"

    @property
    def wears(self) -> bool:
        """Tell whether the brief says what somebody wears."""
        return any(relation.kind == "wear" for relation in self.reading.relations) or any(
            part.noun == "clothes" for subject in self.reading.subjects for part in subject.parts
        )

    def after(self, phrase: Phrase) -> Scene:
        """Return the scene once the phrase is part of the prompt; traits and views settle no place and no hour."""
        if phrase.slot in ("look", "composition", "depth", "medium"):
            seen = "" if phrase.tells_looks else self.seen
            if phrase.slot == "look":
                seen = "low" if LOW.search(phrase.text) or seen == "low" else seen
                seen = "points" if POINTS.search(phrase.text) and seen != "low" else seen or "yes"
            return replace(self, taken=self.taken | phrase.stems, claims=self.claims | phrase.claims, seen=seen)
        said = phrase.reading
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


_STORM_CLOUDS = re.compile(r"\b(?:storm|thunder) ?clouds?\b", re.IGNORECASE)


_GROUP = re.compile(r"\b(?:duo|trio|quartet|quintet|couple|family|team|choir|crew|class)$", re.IGNORECASE)
"""One word for several people."""


_LONG = 12
"""Words from which a brief tells more than one thing that goes on."""
