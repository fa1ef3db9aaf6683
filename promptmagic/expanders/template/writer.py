"""Writes the prompts for one brief: deals phrases out to them, so that they differ, and keeps every fact."""

from __future__ import annotations

import hashlib
import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from promptmagic.expanders.template.aspects import aspects_of
from promptmagic.expanders.template.atmosphere import possible_hours, possible_manners
from promptmagic.expanders.template.capitals import capitalized
from promptmagic.expanders.template.draft import Draft, keeps_facts
from promptmagic.expanders.template.fitting import admits
from promptmagic.expanders.template.forms import MOODS, PALETTES, Form, bold, close, full, tailed, wide
from promptmagic.expanders.template.hues import SPOKEN
from promptmagic.expanders.template.phrases import FOREIGN_SLOTS, SLOTS, SPOKEN_SLOTS, Phrase, fitting, look
from promptmagic.expanders.template.scene import Scene
from promptmagic.expanders.template.spoken import asked_beside, fewer_slots, in_its_place, take_spoken
from promptmagic.expanders.template.tables import FLAT_WORK
from promptmagic.expanders.template.traits import beside, traits, traits_of_another
from promptmagic.expanders.template.wording import avoid_sentence, shortened, style_sentence, unquoted
from promptmagic.lexicon import describe
from promptmagic.model import Brief, Parts, Prompt
from promptmagic.styles import STYLES, find

_LONG, _VERY_LONG = 24, 60
"""Words from which a brief gets fewer additions: it says enough itself."""


_ENOUGH = 26
"""Added words from which a prompt needs no sentence about its depth."""

_TITLE_WORDS = 6
_TITLE_SLOTS = ("when", "light", "subject", "detail", "composition", "look", "palette", "mood")

_VIEW_SLOTS = ("composition", "depth")

_SHOTS = ("full", "close", "wide", "bold")
"""The kinds of view that the prompts of one brief take in turn."""


_PAGE_VIEWS = (
    "shown whole in the middle, every piece of it clearly set apart",
    "one piece enlarged in a round window beside the whole",
    "shown from the side, with arrows for everything that moves",
    "drawn as if taken to pieces, each floating near its place",
)
"""What a page shows of a thing of which no more is known."""


_ONCE = ("subject", "light", "composition", "depth", "palette")
"""Kinds of phrases of which the first prompts of a subject have none twice."""


_LEFT_OUT = (
    ("detail",), ("look",), ("light",), ("composition",), ("subject",), ("subject", "detail"),
    ("composition", "depth", "palette"), ("detail", "look", "light"), ("setting",),
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


class Writer:
    """Writes any number of prompts for one brief, or for some that differ in a choice; each differs from those before.

    Briefs that differ in a choice share one expansion: a phrase is taken only where it fits all of them, so that their
    prompts differ in the person's own words and in nothing else. `apart` are the words in which each brief differs from
    those beside it, for the titles; `titles` those given so far.
    """

    def __init__(
        self, briefs: Sequence[Brief], seed: int, apart: Sequence[str] = (), titles: set[str] | None = None
    ) -> None:
        typed = [unquoted(describe(brief.text).corrected.strip()) for brief in briefs]
        self._briefs = [
            replace(brief, text=capitalized(text, describe(text))) for brief, text in zip(briefs, typed, strict=True)
        ]
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
        if self._language in SPOKEN:
            drafts = [in_its_place(draft) for draft in drafts]
            take_spoken(drafts, self._used, self._stream)
            return drafts
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
        draws = bool(drafts[0].scene.page) or shot == "bold"
        if words < _VERY_LONG:
            self._take_seen(drafts, words, drawn=draws)
        if draws and words < _VERY_LONG:
            self._take(drafts, "medium", 1, classic=classic)
        if drafts[0].of("medium") and not drafts[0].scene.page:
            hour = ""
        flat = any(FLAT_WORK.search(f"{draft.brief.text} {draft.brief.style}") for draft in drafts)
        framed = words >= _VERY_LONG or any(draft.scene.framed for draft in drafts)
        staged = drafts[0].scene.shows == "subject" and not framed
        if staged:  # a view of a subject may bring the light that belongs to it
            self._take(drafts, "composition", 1, classic=classic)
        claims = drafts[0].scene.claims
        shines = aspects_of(drafts[0].scene)["group"] == {"sky"} and drafts[0].of("subject")
        open_story = staged and drafts[0].scene.is_long and not (drafts[0].scene.hour or drafts[0].scene.weather)
        if not (flat or any(aspect == "light" for aspect, _ in claims) or shines or open_story):
            self._take_light(drafts, hour, classic=classic)
        if words < _VERY_LONG:
            if not framed:
                self._take(drafts, "composition", 0 if staged else 1, classic=classic)
            details = 0 if ("detail", "said") in claims else self._details(drafts[0], words)
            self._take(drafts, "detail", details, classic=classic)
            self._take(drafts, "palette", 0 if ("light", "own") in claims else 1, classic=classic)
            told = " ".join(drafts[0].of("subject", "light", "composition", "detail")).split()
            more = (not (flat or drafts[0].of("palette", "medium")) and len(told) < _ENOUGH) or framed
            self._take(drafts, "depth", 1 if more else 0, classic=classic)
        usual = aspects_of(drafts[0].scene)["usual"] == {"yes"} or drafts[0].scene.reading.mood
        if drafts[0].scene.shows == "place" and shot in ("full", "wide") and usual:
            self._take(drafts, "mood", 1, classic=classic)
        apart = shot != "full" and any(one.slot == "composition" and one.names_a_thing for one in drafts[0].taken)
        near = shot in ("close", "bold") and not drafts[0].scene.is_bare
        if staged and (apart or (near and drafts[0].of("composition"))):
            self._drop_looks(drafts)
        if drafts[0].scene.shows == "subject" and not drafts[0].of(
            "composition", "light", "medium", "palette", "subject", "depth"
        ):
            for slot in ("composition", "light"):  # better one again than none
                self._take(drafts, slot, 1 if slot == "light" or staged else 0, classic=classic, anew=False)
        both = any(phrase.frames_both for phrase in drafts[0].taken)
        acted = shot == "wide" and aspects_of(drafts[0].scene)["acted"] == {"yes"}
        if words < _LONG and not (both or acted) and not drafts[0].of("setting", "subject", "look", "detail"):
            shared = [seen for seen in traits(drafts[0].scene) if all(seen in traits(one.scene) for one in drafts)]
            self._take_from([look(text) for text in shared], drafts, 2)  # a prompt tells something of its subject
        far = shot == "wide" and drafts[0].scene.focus and drafts[0].scene.family not in ("still", "face")
        if (both and shot in ("close", "wide")) or (far and drafts[0].of("composition")):
            self._drop_looks(drafts)  # the two things are what this picture is of, or it is too far off
        return drafts

    def _drop_looks(self, drafts: Sequence[Draft]) -> None:
        """Leave the visible traits out, which no phrase has in it: the view is of something else."""
        if not drafts[0].tells_looks:
            for draft in drafts:
                draft.taken = [phrase for phrase in draft.taken if phrase.slot != "look"]

    def _take_seen(self, drafts: list[Draft], words: int, *, drawn: bool) -> None:
        """Add what is to be seen of the subject: what it does, and visible traits of it."""
        scene = drafts[0].scene
        if words >= _LONG:
            return
        shared = [seen for seen in traits(scene) if all(seen in traits(draft.scene) for draft in drafts)]
        self._take(drafts, "subject", 1, classic=scene.shot == "full", often=1 if shared else 2)
        at_hand = scene.family in ("face", "still") or (scene.is_bare and scene.family == "inside")
        at_hand = at_hand or not scene.place or scene.focus in ("building", "vehicle")
        known = drafts[0].of("subject") and scene.family not in ("face", "still")
        told = aspects_of(scene)
        if scene.shot == "wide" and (known or not at_hand or told["acted"] == {"yes"}):
            return  # too far off, or something else is told of it
        if scene.shot not in ("full", "bold") and told["pair"] == {"yes"}:
            return  # the two things are what this picture is of
        dark = scene.hour in ("sunset", "dusk", "night", "dawn")
        if scene.shot == "bold" and scene.shows == "subject" and dark and not drawn:
            return  # an outline
        acted = len(drafts[0].of("subject"))
        if acted and not scene.focus:
            return  # it says how the thing looks there
        others = (
            traits_of_another(scene)
            if len(drafts) == 1 and (scene.shot == "close" or (scene.shot != "full" and shared))
            else ()
        )
        few = acted or others
        self._take_from([look(text) for text in shared], drafts, 1)
        told_first = drafts[0].of("look") if scene.shot == "close" else []
        near = [text for text in shared if all(beside(text, one) for one in told_first)]
        self._take_from([look(text) for text in near], drafts, 0 if few else 1)
        self._take_from([look(text) for text in others], drafts, 1)
        if scene.page in ("process", "section") and not acted and len(scene.reading.subjects) == 1 and len(drafts) == 1:
            self._take_from([look(text) for text in _PAGE_VIEWS], drafts, 1)

    def _details(self, draft: Draft, words: int) -> int:
        """Return how many details of its place a prompt has, by the kind of its view."""
        scene, number = draft.scene, draft.number
        if words >= _LONG or scene.page:
            return 1
        if scene.shows == "subject" and scene.family not in ("still", "face"):
            acted = bool(draft.of("subject"))
            return 1 if acted or scene.shot != "wide" else 2
        if not scene.focus:
            return 3 if number == 0 else 1 if scene.family == "open" else 2
        return 1

    def _foreign(self, drafts: list[Draft]) -> list[Draft]:
        """Return the drafts with the few phrases that there are in their language: none at all in most."""
        number, aspects = drafts[0].number, [aspects_of(draft.scene) for draft in drafts]
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

    def _take(
        self, drafts: Sequence[Draft], slot: str, most: int, *, classic: bool, often: int = 0, anew: bool = True
    ) -> None:
        """Add up to `most` phrases of a slot that fit all the briefs, those least used so far first.

        What somebody does is told in so many prompts as `often` says, if it is not of the brief's very words.
        """
        first, *others = (aspects_of(draft.scene) for draft in drafts)
        order = [phrase for phrase in fitting(slot, first) if all(phrase.meets(told) for told in others)]
        if often and drafts[0].scene.shows == "subject":
            order = [phrase for phrase in order if phrase.is_of_a_word or self._used[phrase] < often]
        self._stream(f"{slot} {self._written}" if self._again else slot).shuffle(order)
        if slot == "subject" and drafts[0].scene.shows == "subject" and first["acted"] == {"yes"}:
            order = [phrase for phrase in order if phrase.is_of_a_deed]  # nobody does two things at once
        if slot == "composition" and drafts[0].scene.seen:
            order.sort(key=lambda phrase: not phrase.tells_looks)
        if slot == "medium" and drafts[0].scene.seen and drafts[0].scene.is_bare:
            order.sort(key=lambda phrase: not phrase.tells_looks)
        if slot == "composition" and drafts[0].of("subject"):
            order = [phrase for phrase in order if ("ground", "plain") not in phrase.claims]
        if anew and slot in _ONCE and drafts[0].scene.shows == "subject":
            order = [phrase for phrase in order if self._used_alike(phrase) <= drafts[0].number // len(_SHOTS)]
        if slot == "detail" and drafts[0].scene.shows == "subject" and drafts[0].number < len(_SHOTS):
            order = [phrase for phrase in order if not self._used_alike(phrase)]
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
        if slot == "detail" and drafts[0].scene.shows == "place":
            order.sort(key=self._used_alike)
        if slot in ("composition", "medium", "light"):
            order.sort(key=lambda phrase: not phrase.is_of_two)  # it loses nothing that the brief is about
        if slot in ("when", "light", "composition"):
            order.sort(key=lambda phrase: phrase in self._previous)
        if slot in ("palette", "mood") or (slot in ("light", "composition") and self._again):
            order = [phrase for phrase in order if phrase not in self._previous]  # better none than twice in a row
        self._take_from(order, drafts, most)

    def _take_from(self, order: Sequence[Phrase], drafts: Sequence[Draft], most: int) -> None:
        """Add the first of some phrases that fit all the briefs; visible traits that were not told yet come first."""
        left = most
        aspects = [aspects_of(draft.scene) for draft in drafts]
        if order and order[0].slot == "look":
            order = sorted(order, key=lambda phrase: self._used[phrase])
        for phrase in order:
            if left and all(
                phrase.meets(told) and admits(draft.scene, phrase) for told, draft in zip(aspects, drafts, strict=True)
            ):
                for draft in drafts:
                    draft.taken.append(phrase)
                    draft.scene = draft.scene.after(phrase)
                aspects = [aspects_of(draft.scene) for draft in drafts]
                self._used[phrase] += 1
                left -= 1

    def _used_alike(self, phrase: Phrase) -> int:
        """Return how often the words of a phrase were used so far, under whatever conditions they stand."""
        return sum(count for used, count in self._used.items() if used.slot == phrase.slot and used.text == phrase.text)

    def _keeping_facts(self, drafts: Sequence[Draft]) -> tuple[list[Draft], list[str]]:
        """Return the drafts and their texts, without the phrases that, read together with a brief, would change a fact.

        Where that is so in one form, it may not be in another, in which the brief comes first. All keep the same.
        """
        foreign = [tuple(slot for slot in FOREIGN_SLOTS if slot != left_out) for left_out in FOREIGN_SLOTS]
        foreign += [(slot,) for slot in FOREIGN_SLOTS]
        english = [tuple(slot for slot in SLOTS if slot not in left_out) for left_out in _LEFT_OUT]
        fewer = english if self._language == "en" else fewer_slots() if self._language in SPOKEN else foreign
        for slots in ((*SLOTS, *FOREIGN_SLOTS, *SPOKEN_SLOTS), *fewer, ("light", "mood"), ()):
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
        if self._language in SPOKEN:
            return " ".join([*form(draft), *asked_beside(draft)])
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
            setting=", ".join(draft.of("setting", "subject", "look", "detail", "scenery", "closer")),
            composition=", ".join(
                draft.of("composition", "depth", "vista", "near", *(("medium",) if draft.scene.page else ()))
            ),
            light=", ".join(draft.of("when", "light", "glow", "lighting")),
            medium=", ".join([] if draft.scene.page else draft.of("medium", "craft"))
            or next((known.medium for known in STYLES if known.name == named), ""),
            style=draft.brief.style or draft.scene.reading.style,
            mood=", ".join(draft.of("mood")),
            palette=", ".join(draft.of("palette", "shades")),
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
