"""Writes the prompts for one brief: deals phrases out to them, so that they differ, and keeps every fact."""

from __future__ import annotations

import hashlib
import random
import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from promptmagic.expanders.template.phrases import SLOTS, Phrase, phrases
from promptmagic.expanders.template.scene import Scene
from promptmagic.expanders.template.wording import (
    avoid_sentence,
    lead,
    sentence,
    shortened,
    stands_alone,
    style_sentence,
    unquoted,
    with_details,
)
from promptmagic.lexicon import read
from promptmagic.model import Brief, Parts, Prompt
from promptmagic.styles import STYLES, find

_LONG, _VERY_LONG = 24, 60
"""Words from which a brief gets fewer additions: it says enough itself."""

_TOO_LONG_TO_REREAD = 4_000
"""Characters from which a brief outweighs the two phrases that it gets, which fit it one by one."""

_TITLE_WORDS = 6
_TITLE_SLOTS = ("when", "light", "detail", "composition", "palette", "mood")
_INDOORS = frozenset({"inside", "still", "face"})
_OUTDOORS = frozenset({"water", "land", "urban"})
_SUN_HOURS = ("golden", "morning", "sunset", "day", "dawn")
_SCHOOL_HOURS = ("morning", "day", "golden")
_SCHOOLS = frozenset({"classroom"})
_LAMP_LIGHTS = frozenset({"lantern", "candle", "neon", "fire", "fireworks", "firefly", "beam"})

_SAYS_COLOR = re.compile(r"\b(?:palette|hues?|colors?|tones?|pastels|tints|shades)\b")

_LIVELY = re.compile(
    r"\b(?:play|danc|laugh|jump|party|celebrat|carnival|circus|festival|race|racing|clown|pupp|kitten|child|kids|firework|parade|wedding|birthday)\w*",
    re.IGNORECASE,
)
_SOMBER = re.compile(
    r"\b(?:ghost|skull|skeleton|zombie|vampire|grave|cemetery|tomb|ruin|war|battle|haunted|abandoned|witch|prison|wreck)",
    re.IGNORECASE,
)
_GRAND = re.compile(
    r"\b(?:dragon|knight|castle|volcano|eagle|pirate|viking|phoenix|griffin|giant|titan|warrior|samurai|throne)s?\b",
    re.IGNORECASE,
)
_VIOLENT = re.compile(
    r"\b(?:erupt|explo|crash|fight|attack|charg|roar|battle|hurricane|tornado|wildfire|burning|snowstorm|blizzard)\w*",
    re.IGNORECASE,
)

_BRIGHT_MANNERS = frozenset({"cheerful", "hopeful", "energetic"})
"""Moods that a night does not suggest."""

_MERRY_MANNERS = frozenset({"cheerful", "energetic"})
_GRAND_PLACES = frozenset(
    {"sea", "lake", "river", "mountains", "hills", "forest", "jungle", "city", "desert", "polar", "underwater", "space",
     "planet", "sky", "cave"}
)  # fmt: skip
"""Where what is great impresses, even if no dragon or castle is named."""

_MERRY_PLACES = frozenset(
    {"beach", "meadow", "garden", "farm", "city", "village", "street", "kitchen", "classroom", "stage", "abstract"}
)
"""Where one is merry even if nobody is named; elsewhere it takes a person or an animal."""

# The moods that suit a scene, most usual first.
_MANNERS_BY_WEATHER = {
    "storm": ("dramatic", "gloomy", "majestic", "mysterious"),
    "rain": ("calm", "dreamy", "lonely", "gloomy", "mysterious"),
    "fog": ("mysterious", "calm", "dreamy", "lonely"),
    "snow": ("calm", "dreamy", "majestic", "lonely"),
    "cloudy": ("calm", "dreamy", "lonely", "majestic", "gloomy"),
    "wind": ("energetic", "calm", "dramatic", "hopeful"),
}
_MANNERS_BY_HOUR = {
    "dawn": ("calm", "hopeful", "dreamy", "majestic"),
    "morning": ("calm", "hopeful", "cheerful", "dreamy"),
    "day": ("calm", "cheerful", "hopeful", "energetic", "majestic"),
    "golden": ("calm", "romantic", "dreamy", "hopeful", "majestic"),
    "sunset": ("calm", "romantic", "dreamy", "majestic", "dramatic"),
    "dusk": ("calm", "dreamy", "mysterious", "romantic", "lonely"),
    "night": ("calm", "mysterious", "dreamy", "romantic", "majestic"),
}
_MANNERS_BY_PLACE = {
    "space": ("majestic", "mysterious", "lonely", "dramatic"),
    "planet": ("lonely", "majestic", "mysterious"),
    "underwater": ("calm", "mysterious", "dreamy"),
    "cave": ("mysterious", "majestic", "calm"),
    "stage": ("dramatic", "energetic", "romantic"),
    "abstract": ("energetic", "calm", "mysterious", "dramatic"),
    "library": ("calm", "mysterious", "cosy", "dreamy"),
    "classroom": ("calm", "cheerful", "hopeful", "dreamy"),
    "laboratory": ("calm", "mysterious", "hopeful", "dramatic"),
    "kitchen": ("cosy", "calm", "cheerful", "dreamy"),
    "inside": ("calm", "cosy", "dreamy", "lonely"),
    "still": ("calm", "cosy", "dreamy"),
    "face": ("calm", "dreamy", "dramatic", "hopeful"),
    "sky": ("calm", "majestic", "dreamy", "hopeful"),
    "open": ("calm", "dreamy", "majestic", "cheerful", "mysterious"),
}


@dataclass(slots=True)
class _Draft:
    """A prompt in the making: the scene as it stands, and the phrases taken, in order."""

    number: int
    scene: Scene
    taken: list[Phrase] = field(default_factory=list)

    def of(self, *slots: str) -> list[str]:
        return [phrase.text for phrase in self.taken if phrase.slot in slots]


Form = Callable[[_Draft], list[str]]
"""A way to put the phrases of a draft into sentences."""


class Writer:
    """Writes any number of prompts for one brief; each differs from those before it.

    `apart` are the words in which the brief differs from those beside it, for the titles; `titles` those given so far.
    """

    def __init__(self, brief: Brief, seed: int, apart: str = "", titles: set[str] | None = None) -> None:
        self.brief = replace(brief, text=unquoted(brief.text.strip()))
        self.scene = Scene.of(self.brief)
        self._origin = f"{seed}\0{brief.text}\0{brief.style}\0{brief.exclude}"
        self._used: Counter[Phrase] = Counter()
        self._texts: set[str] = set()
        self._apart = apart
        self._titles = set() if titles is None else titles
        self._written = 0
        self._hours = self._dealt("hours", self._possible_hours())

    def write(self) -> Prompt:
        """Return the next prompt."""
        for _ in range(20):
            draft = self._draft(self._written)
            self._written += 1
            kept, text = self._keeping_facts(draft)
            if text not in self._texts:
                break
        self._texts.add(text)
        return Prompt(text, self._parts(kept), self._title(kept))

    def _stream(self, name: str) -> random.Random:
        digest = hashlib.sha256(f"{self._origin}\0{name}".encode("utf-8", "surrogatepass")).digest()
        return random.Random(int.from_bytes(digest[:8], "big"))

    def _dealt(self, name: str, values: Sequence[str]) -> list[str]:
        """Return the values in a chance order, the first of them staying in front."""
        rest = list(values[1:])
        self._stream(name).shuffle(rest)
        return [*values[:1], *rest]

    def _possible_hours(self) -> Sequence[str]:
        """Return the hours that the variations of a brief may have, the most usual first."""
        scene = self.scene
        lights = set(scene.reading.lights)
        family = scene.expected_family
        if scene.hour or family not in _OUTDOORS | {"inside", "open"} or "stage" in (scene.place, scene.home):
            return (scene.hour,)
        if not scene.understood or not (scene.reading.subjects or family != "open"):
            return (scene.hour,)
        if lights & _LAMP_LIGHTS:
            return ("night", "dusk")
        if scene.weather in ("rain", "storm", "snow", "fog", "cloudy"):
            return ("", "dusk", "morning", "night")
        if family == "inside":
            return _SCHOOL_HOURS if scene.place in _SCHOOLS else ("morning", "golden", "dusk", "night", "day")
        if lights & {"sun", "rainbow"}:
            return _SUN_HOURS
        if family == "open":
            return ("", "morning", "golden", "", "dusk", "")
        return ("golden", "morning", "dusk", "day", "sunset", "dawn", "night")

    def _possible_manners(self, scene: Scene) -> Sequence[str]:
        """Return the moods that suit, the most usual first; only a neutral one where words were not understood."""
        if scene.reading.mood:
            return (scene.reading.mood,)
        if not scene.understood:
            return ("neutral",)
        if _VIOLENT.search(self.brief.text):
            return ("dramatic", "majestic", "mysterious", "gloomy")
        if _GRAND.search(self.brief.text):
            return ("majestic", "dramatic", "mysterious", "dreamy")
        if _SOMBER.search(self.brief.text):
            return ("mysterious", "gloomy", "dramatic", "lonely")
        if _LIVELY.search(self.brief.text) and scene.weather not in ("storm", "rain", "fog"):
            return ("cheerful", "energetic", "dreamy", "hopeful")
        unfit = _BRIGHT_MANNERS if scene.hour in ("dusk", "night") else frozenset()
        if scene.deserted or (scene.place not in _MERRY_PLACES and scene.focus not in ("person", "animal")):
            unfit |= _MERRY_MANNERS
        if scene.place not in _GRAND_PLACES:
            unfit |= {"majestic"}
        indoors = scene.family if scene.family in _INDOORS else ""
        for table, value in (
            (_MANNERS_BY_PLACE, scene.place),
            (_MANNERS_BY_PLACE, indoors),
            (_MANNERS_BY_WEATHER, scene.weather),
            (_MANNERS_BY_HOUR, scene.hour),
            (_MANNERS_BY_PLACE, scene.family),
        ):
            if value in table:
                return tuple(manner for manner in table[value] if manner not in unfit)
        return ("calm", "dreamy", "hopeful", "mysterious")

    def _draft(self, number: int) -> _Draft:
        """Choose the phrases for the prompt with that number."""
        words = len(self.brief.text.split())
        hour = self._hours[number % len(self._hours)]
        place = self.scene.place or ("" if self.scene.settled else self.scene.home)
        expected = replace(self.scene, hour=hour, place=place)
        manners = self._dealt(f"manners {hour}", self._possible_manners(expected))
        draft = _Draft(number, replace(self.scene, manner=manners[number % len(manners)]))
        classic = number == 0
        if words < _LONG:
            self._take(draft, "setting", 1, classic=classic)
        self._take_light(draft, hour, classic=classic)
        if words < _VERY_LONG:
            self._take(draft, "detail", self._details(draft, words), classic=classic)
            if not draft.scene.framed:
                self._take(draft, "composition", 1, classic=False)
            self._take(draft, "palette", 1, classic=classic)
        self._take(draft, "mood", 1, classic=classic)
        return draft

    def _details(self, draft: _Draft, words: int) -> int:
        """Return how many details a prompt has: fewer where the brief has many, or nothing to add them to."""
        if words >= _LONG or (draft.scene.family == "open" and not draft.scene.focus):
            return 1
        return 3 if draft.number % 3 == 0 else 2

    def _take_light(self, draft: _Draft, hour: str, *, classic: bool) -> None:
        if hour and not draft.scene.hour:
            draft.scene = replace(draft.scene, hour=hour)
            self._take(draft, "when", 1, classic=classic)
            if not draft.taken or draft.taken[-1].slot != "when":
                draft.scene = replace(draft.scene, hour="")
        else:
            self._take(draft, "light", 1, classic=classic)

    def _take(self, draft: _Draft, slot: str, most: int, *, classic: bool) -> None:
        """Add up to `most` phrases of a slot that fit, those least used so far first."""
        order = list(phrases(slot))
        self._stream(f"{slot}").shuffle(order)
        order.sort(key=lambda phrase: (self._used[phrase], classic and not phrase.classic))
        if classic:
            order.sort(key=lambda phrase: not phrase.classic)
        left = most
        for phrase in order:
            if left and phrase.meets(draft.scene.aspects()) and draft.scene.admits(phrase):
                draft.taken.append(phrase)
                draft.scene = draft.scene.after(phrase)
                self._used[phrase] += 1
                left -= 1

    def _keeping_facts(self, draft: _Draft) -> tuple[_Draft, str]:
        """Return the draft and its text, without the phrases that, read together with the brief, would change a fact.

        Where that is so in one form, it may not be in another, in which the brief comes first.
        """
        for slots in (SLOTS, (*SLOTS[:-3], "mood"), ("light", "mood"), ()):
            kept = _Draft(draft.number, draft.scene, [phrase for phrase in draft.taken if phrase.slot in slots])
            for form in self._forms(draft.number):
                text = self._text(kept, form)
                if self._keeps_facts(text, kept.scene.place):
                    return kept, text
        return kept, text

    def _keeps_facts(self, text: str, place: str) -> bool:
        if len(self.brief.text) > _TOO_LONG_TO_REREAD:
            return True
        before, now = self.scene.reading, read(text)
        if not before.place and place and now.place not in ("", place):
            return False  # its own setting was lost among details
        return all(
            not was or was == now_is
            for was, now_is in (
                (before.place, now.place),
                (before.hour, now.hour),
                (before.weather, now.weather),
                (before.season, now.season),
            )
        )

    def _forms(self, number: int) -> tuple[Form, Form]:
        """Return the form of the prompt with that number, and the plainest, which may stand in for it."""
        forms: tuple[Form, ...] = (self._listed, self._joined, self._told, self._framed)
        return forms[number % len(forms)], self._told

    def _text(self, draft: _Draft, form: Form) -> str:
        told = [*form(draft), style_sentence(self.brief.style, draft.number), avoid_sentence(self.brief.exclude)]
        return " ".join(filter(None, told))

    def _lead(self, draft: _Draft, rest: Sequence[str], framing: str = "") -> str:
        where, when = (" ".join(draft.of(slot)) for slot in ("setting", "when"))
        return lead(self.brief.text, where, when, rest, framing)

    def _listed(self, draft: _Draft) -> list[str]:
        """One list of all that is seen, the mood at its end; then the framing."""
        palette, mood = self._one(draft, "palette"), self._one(draft, "mood")
        seen = [*draft.of("light"), *([] if "," in palette else [palette]), *draft.of("detail"), mood]
        listed = self._palette(palette) if "," in palette else ""
        return [self._lead(draft, seen), sentence(self._one(draft, "composition"), listed)]

    def _joined(self, draft: _Draft) -> list[str]:
        """The details joined to the brief: with this and that."""
        together = with_details(self.brief.text, draft.of("detail"))
        return [
            self._lead(draft, [*together, *draft.of("light")]),
            sentence(self._one(draft, "composition"), self._palette(self._one(draft, "palette"))),
            sentence(self._one(draft, "mood")),
        ]

    def _told(self, draft: _Draft) -> list[str]:
        """The light first; then the colors, the mood and the framing for themselves."""
        palette, mood = self._one(draft, "palette"), self._one(draft, "mood")
        closing = [sentence(palette), sentence(mood)] if "," in palette + mood else [sentence(palette, mood)]
        seen = [*draft.of("light"), *draft.of("detail")]
        return [self._lead(draft, seen), *closing, sentence(self._one(draft, "composition"))]

    def _framed(self, draft: _Draft) -> list[str]:
        """The framing before all else, where the brief can follow it."""
        framing = self._one(draft, "composition")
        if not framing or stands_alone(self.brief.text):
            return self._told(draft)
        seen = [*draft.of("detail"), *draft.of("light")]
        mood = self._one(draft, "mood")
        feeling = f"The mood is {mood}." if mood else ""
        return [self._lead(draft, seen, framing), sentence(self._palette(self._one(draft, "palette"))), feeling]

    def _one(self, draft: _Draft, slot: str) -> str:
        return " ".join(draft.of(slot))

    def _palette(self, colors: str) -> str:
        """Return the colors as they follow another part: a mere list of them says what it is."""
        listed = colors and not (self.scene.mono or self.scene.coloured or _SAYS_COLOR.search(colors))
        return f"a palette of {colors}" if listed else colors

    def _parts(self, draft: _Draft) -> Parts:
        style = find(self.brief.style) if self.brief.style else None
        named = style.name if style else draft.scene.reading.style
        return Parts(
            subject=self.brief.text,
            setting=", ".join(draft.of("setting", "detail")),
            composition=", ".join(draft.of("composition")),
            light=", ".join(draft.of("when", "light")),
            medium=next((known.medium for known in STYLES if known.name == named), ""),
            style=self.brief.style or draft.scene.reading.style,
            mood=", ".join(draft.of("mood")),
            palette=", ".join(draft.of("palette")),
            lettering=", ".join(draft.scene.reading.lettering),
            avoid=self.brief.exclude,
        )

    def _title(self, draft: _Draft) -> str:
        """Return the words that set it apart from its siblings: of its light, a detail, its framing."""
        by_slot = {phrase.slot: phrase.title for phrase in reversed(draft.taken)}
        fragments = [by_slot[slot] for slot in _TITLE_SLOTS if slot in by_slot]
        fragments += [phrase.title for phrase in draft.taken if phrase.title not in fragments]
        titles = (
            shortened(filter(None, (self._apart, *fragments[turn:], *fragments[:turn])), _TITLE_WORDS)
            for turn in range(len(fragments))
        )
        title = next((title for title in titles if title not in self._titles), self._apart or "as written")
        self._titles.add(title)
        return title
