"""Writes the prompts for one brief: deals phrases out to them, so that they differ, and keeps every fact."""

from __future__ import annotations

import hashlib
import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from promptmagic.expanders.template.atmosphere import possible_hours, possible_manners
from promptmagic.expanders.template.draft import Draft, keeps_facts
from promptmagic.expanders.template.fitting import admits
from promptmagic.expanders.template.forms import MOODS, PALETTES, Form, bold, close, full, tailed, wide
from promptmagic.expanders.template.phrases import FOREIGN_SLOTS, SLOTS, Phrase, fitting, look
from promptmagic.expanders.template.scene import Scene
from promptmagic.expanders.template.tables import FLAT_WORK
from promptmagic.expanders.template.traits import beside, traits, traits_of_another
from promptmagic.expanders.template.wording import avoid_sentence, shortened, style_sentence, unquoted
from promptmagic.model import Brief, Parts, Prompt
from promptmagic.styles import STYLES, find

_LONG, _VERY_LONG = 24, 60
"""Words from which a brief gets fewer additions: it says enough itself."""


_TITLE_WORDS = 6
_TITLE_SLOTS = ("moment", "when", "light", "subject", "detail", "composition", "look", "palette", "mood")

_VIEW_SLOTS = ("composition", "depth")

_SHOTS = ("full", "close", "wide", "bold")
"""The kinds of view that the prompts of one brief take in turn."""


_OF_ITS_KIND = 2
"""The rank of a moment that fits all of a kind."""


_PAGE_VIEWS = (
    "shown whole in the middle, every piece of it clearly set apart",
    "one piece enlarged in a round window beside the whole",
    "shown from the side, with arrows for everything that moves",
    "drawn as if taken to pieces, each floating near its place",
)
"""What a page shows of a thing of which no more is known."""


_LEFT_OUT = (
    ("detail",), ("look",), ("light",), ("composition",), ("subject",), ("subject", "detail"),
    ("composition", "depth", "palette"), ("detail", "look", "light"), ("setting",), ("moment",),
)  # fmt: skip
"""Which kinds of phrases are left out, one after another, where all together would change a fact."""


def _shared(briefs: Sequence[Brief]) -> str:
    """Return the words, style and exclusions that all of them have: what chance is derived from."""
    first, *others = ([brief.text, brief.style, brief.exclude] for brief in briefs)
    if not others:
        return "\0".join(first)
    return "\0".join(
        " ".join(word for word in text.split() if all(word in other[at].split() for other in others))
        for at, text in enumerate(first)
    )


def _suits_moment(phrase: Phrase, shot: str) -> bool:
    """Tell whether a light or a view may stand beside a moment.

    A near view has lights that fall on no face or fur of their own, and every view is one that holds the moment.
    """
    made = any(condition.aspect == "moment" and condition.wanted for condition in phrase.conditions)
    return made or (phrase.slot == "light" and shot != "close")


def _is_of_a_deed(draft: Draft) -> bool:
    """Tell whether a draft has a moment that is of what somebody does, and not of something as it is."""
    return any(phrase.slot == "moment" and phrase.is_of_a_deed for phrase in draft.taken)


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
        first, *others = map(possible_hours, self._scenes)
        if len({scene.hour for scene in self._scenes}) > 1:
            return ("",)
        return [hour for hour in first if all(hour in hours for hours in others)] or ("",)

    def _common_manners(self, drafts: Sequence[Draft]) -> Sequence[str]:
        """Return the moods that suit all briefs."""
        first, *others = (possible_manners(draft.brief, draft.scene) for draft in drafts)
        return [manner for manner in first if all(manner in manners for manners in others)] or ("neutral",)

    def _drafts(self, number: int) -> list[Draft]:
        """Choose the phrases for the prompts with that number, in the language of their briefs."""
        frames = (self._frame("palette", PALETTES, number), self._frame("mood", MOODS, number))
        drafts = [Draft(number, *pair, frames=frames) for pair in zip(self._briefs, self._scenes, strict=True)]
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
        if (
            words < _LONG
            and drafts[0].scene.shows != "idea"
            and (shot in ("full", "wide") or not drafts[0].scene.focus)
        ):
            self._take(drafts, "setting", 1, classic=classic)
        told = words < _LONG and self._take_moment(drafts)
        draws = bool(drafts[0].scene.page) or number % (2 * len(_SHOTS)) == len(_SHOTS) - 1
        if words < _VERY_LONG:
            self._take_seen(drafts, words, drawn=draws, told=told)
        if draws and words < _VERY_LONG:
            self._take(drafts, "medium", 1, classic=classic)
        if drafts[0].of("medium") and not drafts[0].scene.page:
            hour = ""
        flat = any(FLAT_WORK.search(f"{draft.brief.text} {draft.brief.style}") for draft in drafts)
        framed = words >= _VERY_LONG or told or any(draft.scene.framed for draft in drafts)
        staged = drafts[0].scene.shows == "subject" and not framed
        if staged:  # a view of a subject may bring the light that belongs to it
            self._take(drafts, "composition", 1, classic=classic)
        claims = drafts[0].scene.claims
        shines = drafts[0].scene.aspects()["group"] == {"sky"} and drafts[0].of("subject")
        open_story = staged and drafts[0].scene.is_long and not (drafts[0].scene.hour or drafts[0].scene.weather)
        if not (flat or any(aspect == "light" for aspect, _ in claims) or shines or open_story):
            self._take_light(drafts, hour, classic=classic)
        if words < _VERY_LONG:
            if not framed:
                self._take(drafts, "composition", 0 if staged else 1, classic=classic)
                self._take(drafts, "depth", 0 if flat else 1, classic=classic)
            if told and not any(draft.scene.framed for draft in drafts):
                self._take(drafts, "composition", 1, classic=False)
            details = 0 if told or ("detail", "said") in claims else self._details(drafts[0], words)
            self._take(drafts, "detail", details, classic=classic)
            self._take(drafts, "palette", 0 if ("light", "own") in claims else 1, classic=classic)
        usual = drafts[0].scene.aspects()["usual"] == {"yes"} or drafts[0].scene.reading.mood
        if drafts[0].scene.shows == "place" and shot in ("full", "wide") and usual:
            self._take(drafts, "mood", 1, classic=classic)
        if words < _LONG and not drafts[0].of("setting", "subject", "look", "detail"):
            shared = [seen for seen in traits(drafts[0].scene) if all(seen in traits(one.scene) for one in drafts)]
            if not told:
                self._take_from([look(text) for text in shared], drafts, 2)  # a prompt tells something of its subject
        if told and not drafts[0].tells_looks and _is_of_a_deed(drafts[0]):
            for draft in drafts:  # a mere list of them would be a stamp
                draft.taken = [phrase for phrase in draft.taken if phrase.slot != "look"]
        return drafts

    def _take_moment(self, drafts: Sequence[Draft]) -> bool:
        """Add a sentence of the moment, the nearest to the brief for this view; tell whether there is one.

        One of its kind alone stands only where nothing is known of its words.
        """
        if drafts[0].scene.page not in ("", "event"):
            return False
        first, *others = (draft.scene.aspects() for draft in drafts)
        order = [phrase for phrase in fitting("moment", first) if all(phrase.meets(told) for told in others)]
        order = [phrase for phrase in order if not self._used[phrase] or self._again]
        self._stream("moment").shuffle(order)
        order.sort(key=lambda phrase: (self._used[phrase], phrase.rank))
        if not order:
            return False
        if order[0].rank == _OF_ITS_KIND or not order[0].is_nearest:
            known = [phrase for slot in ("subject", "detail") for phrase in fitting(slot, first) if phrase.is_of_a_word]
            if any(not self._used[phrase] and admits(drafts[0].scene, phrase) for phrase in known):
                return False
        self._take_from(order, drafts, 1)
        return bool(drafts[0].of("moment"))

    def _take_seen(self, drafts: list[Draft], words: int, *, drawn: bool, told: bool) -> None:
        """Add what is to be seen of the subject: what it does, and visible traits of it."""
        scene = drafts[0].scene
        if words >= _LONG:
            return
        shared = [seen for seen in traits(scene) if all(seen in traits(draft.scene) for draft in drafts)]
        if told:
            self._take_beside_moment(drafts, shared)
            return
        self._take(drafts, "subject", 1, classic=scene.shot == "full", often=1 if shared else 2)
        at_hand = scene.family in ("face", "still") or (scene.is_bare and scene.family == "inside")
        at_hand = at_hand or not scene.place or scene.focus in ("building", "vehicle")
        known = drafts[0].of("subject") and scene.family not in ("face", "still")
        if scene.shot == "wide" and (known or not at_hand):
            return  # too far off, or something else is told of it
        dark = scene.hour in ("sunset", "dusk", "night", "dawn")
        if scene.shot == "bold" and scene.shows == "subject" and dark and not drawn:
            return  # an outline
        acted = len(drafts[0].of("subject"))
        if acted and not scene.focus:
            return  # it says how the thing looks there
        others = traits_of_another(scene) if len(drafts) == 1 and scene.shot != "full" else ()
        few = acted or others
        self._take_from([look(text) for text in shared], drafts, 1)
        told_first = drafts[0].of("look") if scene.shot == "close" else []
        near = [text for text in shared if all(beside(text, one) for one in told_first)]
        self._take_from([look(text) for text in near], drafts, 0 if few else 1)
        self._take_from([look(text) for text in others], drafts, 1)
        if scene.page in ("process", "section") and not acted and len(scene.reading.subjects) == 1 and len(drafts) == 1:
            self._take_from([look(text) for text in _PAGE_VIEWS], drafts, 1)

    def _take_beside_moment(self, drafts: list[Draft], shared: Sequence[str]) -> None:
        """Add one visible trait that was not told yet to a moment, where its view has room for that.

        A drawing may tell one of the second subject. Beside what somebody does a near view tells the deed alone.
        """
        scene = drafts[0].scene
        known = [look(text) for text in shared]
        fresh = [trait for trait in known if not self._used[trait]]
        still = not _is_of_a_deed(drafts[0])
        if scene.shot == "bold" and len(drafts) == 1:
            fresh = [look(text) for text in traits_of_another(scene)] or fresh
        if still and (scene.shot == "bold" or (scene.shot == "wide" and scene.is_bare and scene.focus == "person")):
            fresh += known
        room = scene.shot in ("full", "bold")
        if scene.shot == "wide":
            room = still and scene.is_bare
        if scene.shot == "close":
            of_its_kind = any(one.slot == "moment" and one.rank == _OF_ITS_KIND for one in drafts[0].taken)
            room = still and scene.moment == "free" and scene.focus != "animal"
            room = room and (of_its_kind or scene.focus != "person")
        self._take_from(fresh, drafts, 1 if room else 0)

    def _details(self, draft: Draft, words: int) -> int:
        """Return how many details of its place a prompt has, by the kind of its view."""
        scene, number = draft.scene, draft.number
        if words >= _LONG or scene.page:
            return 1
        if scene.shows == "subject" and scene.family not in ("still", "face"):
            return {"full": 1, "wide": 2}.get(scene.shot, 0)
        if not scene.focus:
            return 3 if number == 0 else 1 if scene.family == "open" else 2
        return 1

    def _foreign(self, drafts: list[Draft]) -> list[Draft]:
        """Return the drafts with the few phrases that there are in their language: none at all in most."""
        number, aspects = drafts[0].number, [draft.scene.aspects() for draft in drafts]
        for slot in FOREIGN_SLOTS:
            found = [
                phrase
                for phrase in fitting(slot, aspects[0])
                if all(
                    phrase.meets(told) and admits(draft.scene, phrase)
                    for told, draft in zip(aspects, drafts, strict=True)
                )
            ]
            if found:
                self._stream(slot).shuffle(found)
                turn = number + number // len(found) * FOREIGN_SLOTS.index(slot)
                for draft in drafts:
                    draft.taken.append(found[turn % len(found)])
        return drafts

    def _take_light(self, drafts: Sequence[Draft], hour: str, *, classic: bool) -> None:
        """Add an hour where it is open, then a light: that of the visible traits where there are some."""
        scene = drafts[0].scene
        lit = any(draft.scene.lit for draft in drafts)
        if hour and not lit and not scene.hour and (scene.place or not scene.focus or scene.shows == "subject"):
            for draft in drafts:
                draft.scene = replace(draft.scene, hour=hour)
            slot = "light" if scene.shows == "subject" else "when"
            self._take(drafts, slot, 1, classic=classic)
            if not drafts[0].of(slot):
                for draft in drafts:
                    draft.scene = replace(draft.scene, hour="")
        painted = drafts[0].of("medium") and not scene.page
        if not (lit or painted or drafts[0].of("light")) and (scene.shot == "wide" or not drafts[0].of("when")):
            self._take(drafts, "light", 1, classic=classic)

    def _take(self, drafts: Sequence[Draft], slot: str, most: int, *, classic: bool, often: int = 0) -> None:
        """Add up to `most` phrases of a slot that fit all the briefs, those least used so far first.

        What somebody does is told in so many prompts as `often` says, if it is not of the brief's very words.
        """
        first, *others = (draft.scene.aspects() for draft in drafts)
        order = [phrase for phrase in fitting(slot, first) if all(phrase.meets(told) for told in others)]
        if slot in ("light", "composition") and drafts[0].of("moment"):
            order = [phrase for phrase in order if _suits_moment(phrase, drafts[0].scene.shot)]
            order.sort(key=lambda phrase: not phrase.tells_looks)
        if often and drafts[0].scene.shows == "subject":
            order = [phrase for phrase in order if phrase.is_of_a_word or self._used[phrase] < often]
        self._stream(f"{slot} {self._written}" if self._again else slot).shuffle(order)
        if slot == "composition" and drafts[0].of("subject"):
            order = [phrase for phrase in order if ("ground", "plain") not in phrase.claims]
        if slot == "subject" and drafts[0].scene.shows == "subject" and drafts[0].number < len(_SHOTS):
            order = [phrase for phrase in order if not self._used[phrase]]
        of_a_word = (
            slot not in ("light", "when") or drafts[0].scene.shows != "subject"
        )  # a light of a word is no better
        order.sort(key=lambda phrase: (of_a_word and not phrase.is_of_a_word, self._again or self._used[phrase]))
        if slot == "subject" and drafts[0].scene.page:
            order.sort(
                key=lambda phrase: (self._used[phrase], not phrase.is_of_a_word)
            )  # another before one comes again
        if classic:
            order.sort(key=lambda phrase: (not phrase.is_of_a_word, not phrase.classic))
        if slot in ("when", "light", "composition"):
            order.sort(key=lambda phrase: phrase in self._previous)
        if slot in ("palette", "mood") or (slot in ("light", "composition") and self._again):
            order = [phrase for phrase in order if phrase not in self._previous]  # better none than twice in a row
        self._take_from(order, drafts, most)

    def _take_from(self, order: Sequence[Phrase], drafts: Sequence[Draft], most: int) -> None:
        """Add the first of some phrases that fit all the briefs; visible traits that were not told yet come first."""
        left = most
        aspects = [draft.scene.aspects() for draft in drafts]
        if order and order[0].slot == "look":
            order = sorted(order, key=lambda phrase: self._used[phrase])
        for phrase in order:
            if left and all(
                phrase.meets(told) and admits(draft.scene, phrase) for told, draft in zip(aspects, drafts, strict=True)
            ):
                for draft in drafts:
                    draft.taken.append(phrase)
                    draft.scene = draft.scene.after(phrase)
                aspects = [draft.scene.aspects() for draft in drafts]
                self._used[phrase] += 1
                left -= 1

    def _keeping_facts(self, drafts: Sequence[Draft]) -> tuple[list[Draft], list[str]]:
        """Return the drafts and their texts, without the phrases that, read together with a brief, would change a fact.

        Where that is so in one form, it may not be in another, in which the brief comes first. All keep the same.
        """
        foreign = [tuple(slot for slot in FOREIGN_SLOTS if slot != left_out) for left_out in FOREIGN_SLOTS]
        foreign += [(slot,) for slot in FOREIGN_SLOTS]
        english = [tuple(slot for slot in SLOTS if slot not in left_out) for left_out in _LEFT_OUT]
        fewer = english if self._language == "en" else foreign
        for slots in ((*SLOTS, *FOREIGN_SLOTS), *fewer, ("light", "mood"), ()):
            kept = [draft.only(slots) for draft in drafts]
            for form in self._forms(drafts[0].number):
                texts = [self._text(draft, form) for draft in kept]
                if all(keeps_facts(draft, text) for draft, text in zip(kept, texts, strict=True)):
                    return kept, texts
        return kept, texts

    def _forms(self, number: int) -> tuple[Form, Form]:
        """Return the form of the prompt with that number, and the plainest, which may stand in for it."""
        if self._language != "en":
            return tailed, tailed
        forms: tuple[Form, ...] = (full, close, wide, bold)
        return forms[number % len(forms)], wide

    def _text(self, draft: Draft, form: Form) -> str:
        told = [*form(draft), style_sentence(draft.brief.style, draft.number), avoid_sentence(draft.brief.exclude)]
        return " ".join(filter(None, told))

    def _frame(self, name: str, frames: Sequence[str], number: int) -> str:
        """Return the frame that colors or a mood stand in, another one for each prompt of a brief."""
        order = list(frames)
        self._stream(f"{name} frames").shuffle(order)
        return order[number % len(order)]

    def _parts(self, draft: Draft) -> Parts:
        style = find(draft.brief.style) if draft.brief.style else None
        named = style.name if style else draft.scene.reading.style
        return Parts(
            subject=draft.brief.text,
            setting=", ".join(draft.of("setting", "subject", "look", "detail")),
            composition=", ".join(
                draft.of("moment", "composition", "depth", *(("medium",) if draft.scene.page else ()))
            ),
            light=", ".join(draft.of("when", "light", "glow")),
            medium=", ".join([] if draft.scene.page else draft.of("medium"))
            or next((known.medium for known in STYLES if known.name == named), ""),
            style=draft.brief.style or draft.scene.reading.style,
            mood=", ".join(draft.of("mood")),
            palette=", ".join(draft.of("palette")),
            lettering=", ".join(draft.scene.reading.lettering),
            avoid=draft.brief.exclude,
        )

    def _title(self, draft: Draft, apart: str) -> str:
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
