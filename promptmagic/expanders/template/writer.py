"""Writes the prompts for one brief: deals phrases out to them, so that they differ, and keeps every fact."""

from __future__ import annotations

import hashlib
import random
import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from promptmagic.expanders.template.phrases import FOREIGN_SLOTS, SLOTS, Phrase, look, phrases
from promptmagic.expanders.template.scene import Scene
from promptmagic.expanders.template.wording import (
    avoid_sentence,
    follows_of,
    is_sentence,
    joined_by_with,
    lead,
    listed,
    sentence,
    shortened,
    style_sentence,
    unquoted,
)
from promptmagic.lexicon import SceneDescription, describe
from promptmagic.lexicon.table import group, places
from promptmagic.model import Brief, Parts, Prompt
from promptmagic.styles import STYLES, find

_LONG, _VERY_LONG = 24, 60
"""Words from which a brief gets fewer additions: it says enough itself."""

_TOO_LONG_TO_REREAD = 4_000
"""Characters from which a brief outweighs the two phrases that it gets, which fit it one by one."""

_TITLE_WORDS = 6
_TITLE_SLOTS = ("when", "light", "subject", "detail", "composition", "look", "palette", "mood")

_SHOTS = ("full", "close", "wide", "bold")
"""The kinds of view that the prompts of one brief take in turn."""

_CLAUSE = re.compile(
    r"(?:the|a|an|mostly|everything|few|strong darks|soft (?:middle|neutrals)|natural|colors|quiet)\b"
    r"|.*\b(?:everywhere|otherwise|throughout)\b"
)
"""How a palette begins that is no mere list of colors."""

_THING = re.compile(
    r"(?:an?|one|two|round|thin|stepped|fine|torn|white|red) "
    r"(?!.*\b(?:of the leap|speaking|heel|arm lifted|just ahead)\b)"
)
"""How a phrase begins that names a thing, and so needs a "with" to follow others."""

_PAGE_VIEWS = (
    "shown whole in the middle, every piece of it clearly set apart",
    "one piece enlarged in a round window beside the whole",
    "shown from the side, with arrows for everything that moves",
    "drawn as if taken to pieces, each floating near its place",
)
"""What a page shows of a thing of which no more is known."""

_SEEN = {"full": "clearly visible", "wide": "easy to make out", "bold": "standing out clearly"}
"""How traits stand in a clause, by the kind of view."""

_PALETTES = ("a palette of {}", "colored in {}", "its colors are {}", "held in {}")
_MOODS = ("the mood is {}", "{}", "it feels {}", "the whole picture is {}")
"""What colors and moods stand in, so that siblings do not say them alike."""

_VIEW_OF = re.compile(r"an? .*\bview(?: from (?:the )?\w+)?")
"""A framing that "of" and a brief can follow."""

_INDOORS = frozenset({"inside", "still", "face"})
_OUTDOORS = frozenset({"water", "land", "urban"})
_SUN_HOURS = ("golden", "morning", "sunset", "day", "dawn")
_USUAL_ROOMS = frozenset({"room", "kitchen", "library", "cafe"})
_SCHOOL_HOURS = ("morning", "day", "golden")
_SCHOOLS = frozenset({"classroom", "laboratory", "clinic", "greenhouse"})
_LAMP_LIGHTS = frozenset({"lantern", "candle", "neon", "fire", "fireworks", "firefly", "beam"})

_SAYS_COLOR = re.compile(r"\b(?:palette|hues?|colors?|tones?|pastels|tints|shades)\b")

_LIVELY = re.compile(
    r"\b(?:play|market|danc|laugh|jump|party|celebrat|carnival|circus|festival|race|racing|clown|pupp|kitten|child"
    r"|kids|firework|parade|wedding|birthday|ski|skat|soccer|football|basketball|superhero|ice cream|diwali|happ)"
    r"\w*",
    re.IGNORECASE,
)
_SOMBER = re.compile(
    r"\b(?:ghost|skull|skeleton|zombie|vampire|grave|cemetery|tomb|ruin|war|battle|haunted|abandoned|witch|prison|wreck)",
    re.IGNORECASE,
)
_GRAND = re.compile(
    r"\b(?:dragon|knight|castle|volcano|eagle|pirate|viking|phoenix|griffin|giant|titan|warrior|samurai|throne"
    r"|soldier|legion|army|emperor)s?\b",
    re.IGNORECASE,
)
_VIOLENT = re.compile(
    r"\b(?:erupt|explo|crash|fight|attack|charg|roar|battle|hurricane|tornado|wildfire|burning|snowstorm|blizzard)\w*",
    re.IGNORECASE,
)

_TALKING = frozenset({"talk", "talk to", "tell", "teach", "help", "listen to", "read", "hug"})
_QUIET = frozenset({"sleep", "read", "study", "talk", "talk to", "tell", "listen to", "think", "wait", "hug", "knit"})
_AT_REST = frozenset(
    {"sit", "lie", "stand", "kneel", "lean", "rest", "float", "wear", "hold", "carry", "look", "look at"}
)
_LEFT_OUT = (("detail",), ("look",), ("subject",), ("subject", "detail"), ("composition", "depth", "palette"))
"""Which kinds of phrases are left out, one after another, where all together would change a fact."""

_IDEA_WORDS = re.compile(r"^\W*(?:the )?\w+\W*$")
"""A brief of one word: a feeling as one of these has its mood in itself."""

_COUPLES = frozenset({"couple", "bride", "groom"})
_WIDE_STOPS = frozenset({"ja", "zh"})
"""Languages whose sentences end in a wide full stop, with no space after it."""

# The moods that suit a scene, most usual first.
_MANNERS_BY_WEATHER = {
    "storm": ("dramatic", "gloomy"),
    "rain": ("neutral",),
    "fog": ("mysterious", "calm"),
    "snow": ("calm", "neutral"),
    "cloudy": ("calm", "neutral"),
    "wind": ("energetic", "neutral"),
}
_MANNERS_BY_HOUR = {
    "dawn": ("calm", "dreamy"),
    "morning": ("calm", "neutral"),
    "day": ("calm", "neutral"),
    "golden": ("calm", "dreamy"),
    "sunset": ("calm", "romantic", "dreamy", "majestic"),
    "dusk": ("calm", "dreamy"),
    "night": ("calm", "mysterious"),
}
_MANNERS_BY_PLACE = {
    "space": ("majestic", "neutral"),
    "planet": ("lonely", "neutral"),
    "underwater": ("calm", "dreamy"),
    "cave": ("mysterious", "neutral"),
    "stage": ("neutral",),
    "abstract": ("neutral",),
    "library": ("calm", "neutral"),
    "classroom": ("neutral",),
    "laboratory": ("neutral",),
    "kitchen": ("cosy", "neutral"),
    "clinic": ("neutral",),
    "greenhouse": ("calm", "neutral"),
    "cafe": ("cosy", "neutral"),
    "room": ("cosy", "calm"),
    "inside": ("calm", "neutral"),
    "still": ("neutral",),
    "face": ("neutral",),
    "sky": ("calm", "majestic"),
    "city": ("neutral",),
    "street": ("calm", "neutral"),
    "open": ("neutral",),
}


def _shared(briefs: Sequence[Brief]) -> str:
    """Return the words, style and exclusions that all of them have: what chance is derived from."""
    first, *others = ([brief.text, brief.style, brief.exclude] for brief in briefs)
    if not others:
        return "\0".join(first)
    return "\0".join(
        " ".join(word for word in text.split() if all(word in other[at].split() for other in others))
        for at, text in enumerate(first)
    )


def _is_active(scene: Scene) -> bool:
    """Tell whether the main subject does something that takes daylight and leaves no calm."""
    told = scene.aspects()
    return told["motion"] == {"moving"} or bool(told["deed"] - _QUIET - _AT_REST - {""})


def _possible_hours(scene: Scene) -> Sequence[str]:
    """Return the hours that the variations of a brief may have, the most usual first."""
    lights = set(scene.reading.lights)
    family = scene.expected_family
    if scene.shows == "subject":
        return _hours_of_a_subject(scene)
    if scene.hour or family not in _OUTDOORS | {"inside"} or "stage" in (scene.place, scene.home):
        return (scene.hour,)
    if not scene.understood or not (scene.reading.subjects or family != "open"):
        return (scene.hour,)
    if lights & _LAMP_LIGHTS:
        return ("night", "dusk")
    if scene.aspects()["changed"] == {"yes"}:
        return (scene.hour,)
    if scene.weather in ("rain", "storm", "snow", "fog", "cloudy"):
        return ("", "dusk", "morning", "night")
    if family == "inside":
        return _SCHOOL_HOURS if {scene.place, scene.home} & _SCHOOLS else ("morning", "golden", "dusk", "night", "day")
    if lights & {"sun", "rainbow"}:
        return _SUN_HOURS
    if _is_active(scene) or scene.focus in ("thing", "food"):
        return ("golden", "morning", "day", "")
    return ("golden", "morning", "dusk", "day", "sunset", "dawn", "night")


def _hours_of_a_subject(scene: Scene) -> Sequence[str]:
    """Return the hours that may be added to a brief with a subject: only where it is outdoors."""
    outside = scene.expected_family in _OUTDOORS or scene.place in _USUAL_ROOMS
    if scene.hour or scene.weather or scene.reading.lights or scene.reading.not_understood or not outside:
        return (scene.hour,)
    return ("golden", "morning", "", "day") if _is_active(scene) else ("golden", "morning", "day", "dusk")


def _possible_manners(brief: Brief, scene: Scene) -> Sequence[str]:
    """Return the moods that suit, the most usual first; only a neutral one where words were not understood."""
    if scene.reading.mood:
        return (scene.reading.mood,)
    if not scene.understood or scene.aspects()["changed"] == {"yes"} or _IDEA_WORDS.match(brief.text):
        return ("neutral",)
    if scene.weather == "storm":
        return _MANNERS_BY_WEATHER["storm"]
    if scene.place == "clinic":
        return _MANNERS_BY_PLACE["clinic"]
    if _VIOLENT.search(brief.text):
        return ("dramatic", "neutral")
    if _SOMBER.search(brief.text) or _GRAND.search(brief.text):
        return ("neutral",)
    told = scene.aspects()
    if told["deed"] & _QUIET and told["focus"] & {"person", "animal"}:
        return ("calm", "cosy", "neutral") if scene.family == "inside" else ("calm", "neutral")
    if _LIVELY.search(brief.text) and scene.weather not in ("storm", "rain", "fog"):
        moving = ("energetic", "neutral")
        return moving if scene.focus == "vehicle" else ("cheerful", *moving)
    if _is_active(scene) or scene.focus in ("food", "vehicle"):
        return ("neutral",)
    unfit: frozenset[str] = frozenset()
    if not told["living"] & {"none", "one"} or told["number"] == {"many"} or told["deed"] & _TALKING:
        unfit |= {"lonely"}
    if scene.focus and not scene.nouns & _COUPLES:
        unfit |= {"romantic"}
    if scene.focus:
        unfit |= {"majestic", "dreamy", "mysterious"}
    indoors = scene.family if scene.family in _INDOORS else ""
    for table, value in (
        (_MANNERS_BY_PLACE, scene.place),
        (_MANNERS_BY_PLACE, indoors),
        (_MANNERS_BY_WEATHER, scene.weather),
        (_MANNERS_BY_HOUR, scene.hour),
        (_MANNERS_BY_PLACE, scene.family),
    ):
        if value in table:
            return tuple(manner for manner in table[value] if manner not in unfit) or ("neutral",)
    return ("neutral",)


def _things(said: SceneDescription) -> list[tuple[object, ...]]:
    return [(one.noun, one.count, one.colour, one.size) for one in said.subjects]


@dataclass(slots=True)
class _Draft:
    """A prompt in the making: the scene as it stands, and the phrases taken, in order."""

    number: int
    brief: Brief
    scene: Scene
    taken: list[Phrase] = field(default_factory=list)

    @property
    def owner(self) -> str:
        """The word that says whose the visible traits are: "its", or "the monkey's" where there is a second subject."""
        said, main = self.scene.reading, self.scene.shown
        many = said.subjects[main].count > 1
        if many and main == self.scene.main:
            return "their"  # the noun said again would be counted again
        word = re.search(r"[a-z]+(?=(?:['’]s)?$)", said.subjects[main].word)
        if word and (len(said.subjects) > 1 or group(said.subjects[main].noun) == "person"):
            return f"the {word[0]}'" if many and word[0].endswith("s") else f"the {word[0]}'s"
        return "their" if many else "its"

    def of(self, *slots: str) -> list[str]:
        """Return the texts of the phrases of some slots, slot by slot, as they stand in the prompt."""
        one = self.scene.aspects()["number"] == {"one"} and self.scene.focus != "person"
        texts = (phrase.text for slot in slots for phrase in self.taken if phrase.slot == slot)
        return [
            text.replace("{its}", "its" if one else "their").replace("{it}", "it" if one else "them") for text in texts
        ]


def _keeps_facts(draft: _Draft, text: str) -> bool:
    """Tell whether a text, read again, says of place, hour, weather, season and foreign nouns what its brief says."""
    if len(draft.brief.text) > _TOO_LONG_TO_REREAD:
        return True
    before, now, place = draft.scene.reading, describe(text), draft.scene.place
    if before.language != "en" and not (before.language == now.language and set(_things(before)) <= set(_things(now))):
        return False  # what was added hides in which language the brief is, and so what its nouns are
    if not before.place and place in places() and now.said_place not in ("", place):
        return False  # its own setting was lost among details
    if draft.scene.shows == "subject" and now.said_place and not (before.said_place or draft.of("setting")):
        return False  # a word of a detail reads as a setting
    return all(
        not was or was == now_is
        for was, now_is in (
            (before.said_place, now.said_place),
            (before.hour, now.hour),
            (before.weather, now.weather),
            (before.season, now.season),
        )
    )


Form = Callable[[_Draft], list[str]]
"""A way to put the phrases of a draft into sentences."""


class Writer:
    """Writes any number of prompts for one brief, or for some that differ in a choice; each differs from those before.

    Briefs that differ in a choice share one expansion: a phrase is taken only where it fits all of them, so that their
    prompts differ in the person's own words and in nothing else. `apart` are the words in which each brief differs from
    those beside it, for the titles; `titles` those given so far.
    """

    def __init__(
        self, briefs: Sequence[Brief], seed: int, apart: Sequence[str] = (), titles: set[str] | None = None
    ) -> None:
        self._briefs = [replace(brief, text=unquoted(brief.text.strip())) for brief in briefs]
        self._scenes = [Scene.of(brief) for brief in self._briefs]
        self._language = self._scenes[0].reading.language
        self._origin = f"{seed}\0{_shared(briefs)}"
        self._used: Counter[Phrase] = Counter()
        self._again = False
        self._previous: frozenset[Phrase] = frozenset()
        self._texts: set[str] = set()
        self._apart = apart or [""] * len(briefs)
        self._titles = set() if titles is None else titles
        self._written = 0
        self._hours = self._dealt("hours", self._common_hours())

    def write(self) -> list[Prompt]:
        """Return the next prompt of each brief."""
        for turn in range(20):
            self._again = turn > 0
            drafts = self._drafts(self._written)
            self._written += 1
            kept, texts = self._keeping_facts(drafts)
            if not self._texts & set(texts):
                break
        self._texts.update(texts)
        self._previous = frozenset(drafts[0].taken)
        return [
            Prompt(text, self._parts(draft), self._title(draft, apart))
            for draft, text, apart in zip(kept, texts, self._apart, strict=True)
        ]

    def _stream(self, name: str) -> random.Random:
        digest = hashlib.sha256(f"{self._origin}\0{name}".encode("utf-8", "surrogatepass")).digest()
        return random.Random(int.from_bytes(digest[:8], "big"))

    def _dealt(self, name: str, values: Sequence[str]) -> list[str]:
        """Return the values in a chance order, the first of them staying in front."""
        rest = list(values[1:])
        self._stream(name).shuffle(rest)
        return [*values[:1], *rest]

    def _common_hours(self) -> Sequence[str]:
        """Return the hours that fit all briefs; none is added where only some of them say theirs."""
        first, *others = map(_possible_hours, self._scenes)
        if len({scene.hour for scene in self._scenes}) > 1:
            return ("",)
        return [hour for hour in first if all(hour in hours for hours in others)] or ("",)

    def _common_manners(self, drafts: Sequence[_Draft]) -> Sequence[str]:
        """Return the moods that suit all briefs."""
        first, *others = (_possible_manners(draft.brief, draft.scene) for draft in drafts)
        return [manner for manner in first if all(manner in manners for manners in others)] or ("neutral",)

    def _drafts(self, number: int) -> list[_Draft]:
        """Choose the phrases for the prompts with that number, in the language of their briefs."""
        drafts = [_Draft(number, *pair) for pair in zip(self._briefs, self._scenes, strict=True)]
        if self._language != "en":
            return self._foreign(drafts)
        words = max(len(brief.text.split()) for brief in self._briefs)
        hour = self._hours[number % len(self._hours)]
        for draft in drafts:
            place = draft.scene.place or ("" if draft.scene.settled else draft.scene.home)
            draft.scene = replace(draft.scene, hour=draft.scene.hour or hour, place=place)
        manners = self._dealt(f"manners {hour}", self._common_manners(drafts))
        manner, shot = manners[number % len(manners)], _SHOTS[number % len(_SHOTS)]
        for draft, scene in zip(drafts, self._scenes, strict=True):
            draft.scene = replace(scene, manner=manner, shot=shot)
        classic = number == 0
        if words < _LONG and (shot in ("full", "wide") or not drafts[0].scene.focus):
            self._take(drafts, "setting", 1, classic=classic)
        if words < _VERY_LONG:
            self._take_seen(drafts, words)
        self._take_light(drafts, hour, classic=classic)
        if words < _VERY_LONG:
            if not any(draft.scene.framed for draft in drafts):
                self._take(drafts, "composition", 1, classic=classic)
                self._take(drafts, "depth", 1, classic=classic)
            self._take(drafts, "medium", 1, classic=classic)
            self._take(drafts, "detail", self._details(drafts[0], words), classic=classic)
            plain = not (drafts[0].of("look") or drafts[0].of("subject"))
            if not drafts[0].scene.focus or shot in ("wide", "bold") or plain:
                self._take(drafts, "palette", 1, classic=classic)
        if not drafts[0].scene.focus and shot in ("full", "wide"):
            self._take(drafts, "mood", 1, classic=classic)
        return drafts

    def _take_seen(self, drafts: list[_Draft], words: int) -> None:
        """Add what is to be seen of the subject: what it does, and visible traits of it."""
        scene = drafts[0].scene
        if words >= _LONG:
            return
        self._take(drafts, "subject", 1, classic=scene.shot == "full")
        if scene.shot == "wide" and scene.family in ("water", "land", "urban"):
            return  # too far off
        if scene.shot == "bold" and scene.shows == "subject" and scene.hour in ("sunset", "dusk", "night", "dawn"):
            return  # an outline
        told = len(drafts[0].of("subject"))
        shared = [seen for seen in scene.looks() if all(seen in draft.scene.looks() for draft in drafts)]
        others = (
            scene.looks_of_another() if len(drafts) == 1 and (scene.shot in ("close", "bold") or not shared) else ()
        )
        few = scene.shot == "wide" or (told and scene.shot != "close") or others
        self._take_from([look(text) for text in shared], drafts, 1 if few else 2)
        self._take_from([look(text) for text in others], drafts, 1)
        if scene.page in ("process", "section") and not told and len(scene.reading.subjects) == 1 and len(drafts) == 1:
            self._take_from([look(text) for text in _PAGE_VIEWS], drafts, 1)

    def _details(self, draft: _Draft, words: int) -> int:
        """Return how many details of its place a prompt has, by the kind of its view."""
        scene, number = draft.scene, draft.number
        if words >= _LONG or scene.page:
            return 1
        if scene.shows == "subject" and scene.family not in ("still", "face"):
            return {"full": 1, "wide": 2}.get(scene.shot, 0)
        if not scene.focus:
            return 3 if number == 0 else 1 if scene.family == "open" else 2
        return 1

    def _foreign(self, drafts: list[_Draft]) -> list[_Draft]:
        """Return the drafts with the few phrases that there are in their language: none at all in most."""
        number, aspects = drafts[0].number, [draft.scene.aspects() for draft in drafts]
        for slot in FOREIGN_SLOTS:
            fitting = [
                phrase
                for phrase in phrases(slot)
                if all(
                    phrase.meets(told) and draft.scene.admits(phrase)
                    for told, draft in zip(aspects, drafts, strict=True)
                )
            ]
            if fitting:
                self._stream(slot).shuffle(fitting)
                turn = number + number // len(fitting) * FOREIGN_SLOTS.index(slot)
                for draft in drafts:
                    draft.taken.append(fitting[turn % len(fitting)])
        return drafts

    def _take_light(self, drafts: Sequence[_Draft], hour: str, *, classic: bool) -> None:
        """Add an hour where it is open, then a light: that of the visible traits where there are some."""
        scene = drafts[0].scene
        if hour and not scene.lit and not scene.hour and (scene.place or not scene.focus):
            for draft in drafts:
                draft.scene = replace(draft.scene, hour=hour)
            self._take(drafts, "when", 1, classic=classic)
            if not drafts[0].of("when"):
                for draft in drafts:
                    draft.scene = replace(draft.scene, hour="")
        if (scene.shot == "wide" or not drafts[0].of("when")) and not any(draft.scene.lit for draft in drafts):
            self._take(drafts, "light", 1, classic=classic)

    def _take(self, drafts: Sequence[_Draft], slot: str, most: int, *, classic: bool) -> None:
        """Add up to `most` phrases of a slot that fit all the briefs, those least used so far first."""
        order = list(phrases(slot))
        self._stream(f"{slot} {self._written}" if self._again else slot).shuffle(order)
        order.sort(key=lambda phrase: (not phrase.is_of_a_word, self._again or self._used[phrase]))
        if classic:
            order.sort(key=lambda phrase: (not phrase.is_of_a_word, not phrase.classic))
        if slot in ("when", "light", "composition"):
            order.sort(key=lambda phrase: phrase in self._previous)
        if slot in ("palette", "mood") or (slot in ("light", "composition") and self._again):
            order = [phrase for phrase in order if phrase not in self._previous]  # better none than twice in a row
        self._take_from(order, drafts, most)

    def _take_from(self, order: Sequence[Phrase], drafts: Sequence[_Draft], most: int) -> None:
        """Add the first of some phrases that fit all the briefs; visible traits that were not told yet come first."""
        left = most
        aspects = [draft.scene.aspects() for draft in drafts]
        if order and order[0].slot == "look":
            order = sorted(order, key=lambda phrase: self._used[phrase])
        for phrase in order:
            if left and all(
                phrase.meets(told) and draft.scene.admits(phrase) for told, draft in zip(aspects, drafts, strict=True)
            ):
                for draft in drafts:
                    draft.taken.append(phrase)
                    draft.scene = draft.scene.after(phrase)
                aspects = [draft.scene.aspects() for draft in drafts]
                self._used[phrase] += 1
                left -= 1

    def _keeping_facts(self, drafts: Sequence[_Draft]) -> tuple[list[_Draft], list[str]]:
        """Return the drafts and their texts, without the phrases that, read together with a brief, would change a fact.

        Where that is so in one form, it may not be in another, in which the brief comes first. All keep the same.
        """
        foreign = [tuple(slot for slot in FOREIGN_SLOTS if slot != left_out) for left_out in FOREIGN_SLOTS]
        foreign += [(slot,) for slot in FOREIGN_SLOTS]
        english = [tuple(slot for slot in SLOTS if slot not in left_out) for left_out in _LEFT_OUT]
        fewer = english if self._language == "en" else foreign
        for slots in ((*SLOTS, *FOREIGN_SLOTS), *fewer, ("light", "mood"), ()):
            kept = [replace(draft, taken=[one for one in draft.taken if one.slot in slots]) for draft in drafts]
            for form in self._forms(drafts[0].number):
                texts = [self._text(draft, form) for draft in kept]
                if all(_keeps_facts(draft, text) for draft, text in zip(kept, texts, strict=True)):
                    return kept, texts
        return kept, texts

    def _forms(self, number: int) -> tuple[Form, Form]:
        """Return the form of the prompt with that number, and the plainest, which may stand in for it."""
        if self._language != "en":
            return self._tailed, self._tailed
        forms: tuple[Form, ...] = (self._full, self._close, self._wide, self._bold)
        return forms[number % len(forms)], self._wide

    def _text(self, draft: _Draft, form: Form) -> str:
        told = [*form(draft), style_sentence(draft.brief.style, draft.number), avoid_sentence(draft.brief.exclude)]
        return " ".join(filter(None, told))

    def _full(self, draft: _Draft) -> list[str]:
        """The scene and its subject in one sentence, what is around it at its end; then light and framing."""
        first = ("subject", "light") if draft.scene.is_idea or draft.scene.is_theme else ("light", "subject")
        return self._sentences(draft, (*first, "look", "composition", "detail"), ("light", "composition"))

    def _close(self, draft: _Draft) -> list[str]:
        """The framing before all else, where the brief can follow it; then what is seen from so near."""
        framing = self._one(draft, "composition")
        leads = framing if _VIEW_OF.fullmatch(framing) and follows_of(draft.brief.text) else ""
        first: tuple[str, ...] = ("look", "subject", "light") if leads else ("composition", "look", "subject", "light")
        if (draft.scene.is_idea or draft.scene.is_theme) and not leads:
            first = ("subject", "composition", "light")
        return self._sentences(draft, (*first, "detail"), ("composition", "light", "depth"), leads)

    def _wide(self, draft: _Draft) -> list[str]:
        """The scene in its framing and what is around; then the light on it."""
        if draft.scene.page or draft.scene.is_idea or draft.scene.is_theme:
            return self._full(draft)
        act = ("subject",) if draft.scene.shows == "subject" else ()
        said = ("composition", "light", *act, "look", "detail")
        return self._sentences(draft, said, ("light", "subject", "composition"))

    def _bold(self, draft: _Draft) -> list[str]:
        """The framing first, which makes this picture; the light last."""
        first = (
            ("subject", "composition")
            if draft.scene.is_idea or draft.scene.is_theme
            else ("composition", "look", "subject")
        )
        return self._sentences(draft, (*first, "light", "detail"), ("composition", "light"))

    def _sentences(self, draft: _Draft, said: Sequence[str], after: Sequence[str], framing: str = "") -> list[str]:
        """Return the brief with the clauses of some slots, then the sentences of others, colors and mood at the end.

        What begins with a capital letter is a sentence; all else a clause, wherever its slot is named.
        """
        clauses = [clause for slot in said for clause in self._clauses(draft, slot)]
        where, when = (" ".join(draft.of(slot)) for slot in ("setting", "when"))
        seen = draft.of("look", "subject")
        joint = ": " if seen and (draft.scene.page or draft.scene.is_idea or draft.scene.is_theme or framing) else ""
        clauses = [clause.removeprefix("with ") if joint and not k else clause for k, clause in enumerate(clauses)]
        clauses = joined_by_with(clauses)
        after = (*dict.fromkeys((*after, "depth", "medium")),)
        told = [(slot, text) for slot in after for text in draft.of(slot) if text != framing]
        sentences = [text for _, text in told if is_sentence(text)]
        sentences += [text for slot, text in told if slot not in said and not is_sentence(text)]
        return [
            lead(draft.brief.text, where, when, clauses, framing, joint),
            *map(sentence, sentences),
            sentence(self._palette(draft)),
            sentence(self._mood(draft)),
        ]

    def _clauses(self, draft: _Draft, slot: str) -> list[str]:
        """Return the clauses that phrases of a slot make: traits together with their light, details after "with"."""
        told = [text for text in draft.of(slot) if not is_sentence(text)]
        if slot == "subject" and not (draft.scene.page or draft.scene.is_idea or draft.scene.is_theme):
            return [f"with {text}" if _THING.match(text) else text for text in told]
        if slot == "look" and told and draft.scene.page:
            return told
        if slot == "look" and told:
            owned = told[0].startswith("the ") and "'" in told[0]
            traits = listed(told) if owned else f"{draft.owner} {listed(told)}"
            seen = "in sharp focus" if draft.scene.framed else _SEEN.get(draft.scene.shot, "")
            return [f"{traits} {seen}".strip()]
        if slot == "composition":
            return [f"in {text}" if _VIEW_OF.fullmatch(text) else text for text in told]
        if slot == "detail" and told and not (draft.scene.page or draft.scene.family == "abstract"):
            return [f"with {listed(sorted(told, key=lambda text: ',' in text))}"]
        return told

    def _tailed(self, draft: _Draft) -> list[str]:
        """The brief and what is added to it in its own language."""
        added = draft.of(*FOREIGN_SLOTS)
        if self._language in _WIDE_STOPS:
            return (
                ["。".join([draft.brief.text.rstrip("。 "), *added]) + "。"]
                if added
                else [lead(draft.brief.text, "", "", [])]
            )
        return [lead(draft.brief.text, "", "", []), *map(sentence, added)]

    def _one(self, draft: _Draft, slot: str) -> str:
        return " ".join(draft.of(slot))

    def _palette(self, draft: _Draft) -> str:
        """Return the colors as a sentence: a mere list of them says what it is."""
        colors = self._one(draft, "palette")
        is_list = colors and not (is_sentence(colors) or _CLAUSE.match(colors) or _SAYS_COLOR.search(colors))
        return self._framed("palette", _PALETTES, draft).format(colors) if is_list else colors

    def _mood(self, draft: _Draft) -> str:
        """Return the mood as a sentence."""
        mood = self._one(draft, "mood")
        return self._framed("mood", _MOODS, draft).format(mood) if mood else ""

    def _framed(self, name: str, frames: Sequence[str], draft: _Draft) -> str:
        """Return the frame that colors or a mood stand in, another one for each prompt of a brief."""
        order = list(frames)
        self._stream(f"{name} frames").shuffle(order)
        return order[draft.number % len(order)]

    def _parts(self, draft: _Draft) -> Parts:
        style = find(draft.brief.style) if draft.brief.style else None
        named = style.name if style else draft.scene.reading.style
        return Parts(
            subject=draft.brief.text,
            setting=", ".join(draft.of("setting", "subject", "look", "detail")),
            composition=", ".join(draft.of("composition", "depth", "medium")),
            light=", ".join(draft.of("when", "light", "glow")),
            medium=next((known.medium for known in STYLES if known.name == named), ""),
            style=draft.brief.style or draft.scene.reading.style,
            mood=", ".join(draft.of("mood")),
            palette=", ".join(draft.of("palette")),
            lettering=", ".join(draft.scene.reading.lettering),
            avoid=draft.brief.exclude,
        )

    def _title(self, draft: _Draft, apart: str) -> str:
        """Return the words that set it apart from its siblings: of its light, a detail, its framing."""
        by_slot = {phrase.slot: phrase.title for phrase in reversed(draft.taken)}
        fragments = [by_slot[slot] for slot in _TITLE_SLOTS if slot in by_slot]
        fragments += [phrase.title for phrase in draft.taken if phrase.title not in fragments]
        titles = (
            shortened(filter(None, (apart, *fragments[turn:], *fragments[:turn])), _TITLE_WORDS)
            for turn in range(len(fragments))
        )
        plain = apart or "as written"
        last = plain if plain not in self._titles else f"{plain}, {draft.number + 1}"
        title = next((title for title in titles if title not in self._titles), last)
        self._titles.add(title)
        return title
