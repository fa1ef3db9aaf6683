"""What a text says that can be drawn: where, when, in what weather and mood, and which things."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from promptmagic.lexicon.data import by_wording, words
from promptmagic.lexicon.description import MOST, Colour, Subject
from promptmagic.lexicon.figures import is_figure
from promptmagic.lexicon.nouns import marked, records
from promptmagic.lexicon.parts import PartWord, part_words
from promptmagic.lexicon.phrases import is_deed, phrases
from promptmagic.lexicon.senses import in_company
from promptmagic.lexicon.table import group, table
from promptmagic.lexicon.words import Match, matches, without_lettering
from promptmagic.lexicon.young import GROWN, YOUNG, child, parent

_SEVERAL = 3
_OWNERS = frozenset({"his", "her", "their", "its", "my"})
_LIVING = frozenset({"person", "animal", "fantasy"})
_PREDICATES = frozenset({"is", "are", "was", "were", "painted", "colored"})
_UNBINDING = frozenset({"verb", "plain", "phrase", "hour", "weather"})
_SURFACES = {"table": "table", "plate": "table", "planet": "planet"}
_WITHIN = frozenset({"room", "kitchen", "library", "classroom", "laboratory"})
_SHORES = frozenset({"shore", "shoreline"})
_WEATHER_RANK = ("storm", "snow", "rain", "fog", "wind", "cloudy", "clear")


@dataclass(frozen=True, slots=True)
class Reading:
    """What a text names; an empty string, tuple or None where it names nothing of the kind.

    `place` is the most important of `places`. `hour` is dawn, morning, day, golden, sunset, dusk or night; `weather`
    clear, cloudy, rain, storm, snow, fog or wind. `style` is a named style. `colours` are those named, with words;
    `place_colour` and `sky_colour` those said of the place or its water, and of the sky. `lights` are the lights named.
    `unknown` are the words not understood, once each, with the `lettering`: what stands in quotation marks. `absent`
    are the nouns, places, weathers and lights that the text says are not there.
    """

    place: str = ""
    places: tuple[str, ...] = ()
    hour: str = ""
    weather: str = ""
    season: str = ""
    mood: str = ""
    style: str = ""
    colours: tuple[tuple[str, Colour], ...] = ()
    place_colour: Colour | None = None
    sky_colour: Colour | None = None
    subjects: tuple[Subject, ...] = ()
    lights: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    lettering: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()


def read(text: str) -> Reading:
    """Return what the text names. Takes time linear in its length."""
    return read_words(text).reading


@dataclass(frozen=True, slots=True)
class WordsRead:
    """A text's words as they were read: those said to be there, those said not to be, and what became of each noun.

    `subject_at` gives the index of the subject that the word at a position of `there` names, `place_at` the place,
    `qualifying` are the positions of nouns that only describe the next one, `parts` the words that name a part of
    another thing of the text.
    """

    reading: Reading
    there: tuple[Match, ...]
    absent: tuple[Match, ...]
    subject_at: Mapping[int, int]
    place_at: Mapping[int, str]
    qualifying: frozenset[int]
    parts: Mapping[int, PartWord]


def read_words(text: str) -> WordsRead:
    """Return the words of a text with what they name."""
    drawn, lettering = without_lettering(text)
    found = in_company(matches(drawn), drawn)
    flags = _negated(found)
    there = [match for match, negated in zip(found, flags, strict=True) if not negated]
    gone = [match for match, negated in zip(found, flags, strict=True) if negated]
    reader = _Reader(there)
    reading = replace(
        reader.reading(),
        unknown=(*reader.unknown.values(), *lettering),
        lettering=lettering,
        absent=_absent(gone),
    )
    return WordsRead(
        reading,
        tuple(there),
        tuple(gone),
        reader.subject_at,
        reader.place_at,
        frozenset(reader.qualifying),
        reader.parts,
    )


def _absent(found: Iterable[Match]) -> tuple[str, ...]:
    means = (match.meanings.get(kind) for match in found for kind in ("subject", "place", "weather", "light"))
    return tuple(dict.fromkeys(filter(None, means)))


def _negated(found: list[Match]) -> list[bool]:
    """Tell for each match whether a "no" or "without" before it reaches it; negation words themselves count too."""
    flags = []
    active = with_article = False
    listed_until = -1
    for at, match in enumerate(found):
        if "negation" in match.meanings and "not negation" not in match.meanings:
            active, listed_until = True, _list_end(found, at)
            with_article = at + 1 < len(found) and found[at + 1].wording in words("words", "article")
        elif active and at > listed_until and _ends_negation(found, at, with_article):
            active = False
        flags.append(active)
    return flags


def _ends_negation(found: list[Match], at: int, with_article: bool) -> bool:
    match = found[at]
    after_and = at > 0 and found[at - 1].wording == "and"
    starts_anew = (
        after_and and not with_article and (match.wording in words("words", "article") or "number" in match.meanings)
    )
    return match.breaks or match.wording in words("words", "ends negation") or starts_anew


def _list_end(found: list[Match], at: int) -> int:
    """Return the place of the last item of "no a, b or c", or -1 where no such list begins."""
    since_break = 0
    for place in range(at + 1, min(at + 24, len(found))):
        since_break = 0 if found[place].breaks else since_break + 1
        if since_break > 3:
            return -1
        if found[place].wording in ("or", "nor"):
            return place + 1
    return -1


_FLOCKS = frozenset({"sheep", "deer", "reindeer", "bison", "cattle"})
"""Words for many or for one, which are many behind a bare verb."""


@dataclass(slots=True)
class _Waiting:
    """What was said before a noun and still waits for it."""

    count: int = 0
    size: str = ""
    colours: list[Colour] = field(default_factory=list)
    qualifiers: list[str] = field(default_factory=list)


GLAZED = frozenset({"church", "temple", "mosque", "castle", "palace", "monastery", "house", "synagogue"})
"""What has windows of stained glass, and is painted in no style of that name."""


_BEING = frozenset({"is", "was", "are", "were", "now", "being"})
"""Words before or behind "over" that tell of an end."""


class _Reader:
    """Goes over the matches once and gathers what they say."""

    def __init__(self, found: list[Match]) -> None:
        self.found = found
        self.places: list[str] = []
        self.place_colours: dict[str, Colour] = {}
        self.first: dict[str, str] = {}
        self.weathers: list[str] = []
        self.colours: dict[str, Colour] = {}
        self.subjects: list[Subject] = []
        self.of_noun: dict[str, list[int]] = {}
        self.lights: dict[str, None] = {}
        self.unknown: dict[str, str] = {}
        self.waiting = _Waiting()
        self.topic: int | str | None = None
        self.predicate = False
        self.subject_at: dict[int, int] = {}
        self.place_at: dict[int, str] = {}
        self.qualifying: set[int] = set()
        self.parts = part_words(found)
        self.owners = {one.whole for one in self.parts.values()}
        self.in_parts = {place for at, one in self.parts.items() for place in range(at, at + one.size)}

    def reading(self) -> Reading:
        for at, match in enumerate(self.found):
            self._take(at, match)
        self._let_go()
        if not (self.places or self.subjects):
            self._take_alone()
        named = self.places if set(self.places) - {"sky"} else [*self._implied_places(), *self.places]
        if not named and not self.subjects and "weak place" in self.first:
            named = [self.first["weak place"]]
        places = tuple(sorted(dict.fromkeys(named), key=lambda place: place == "sky"))
        place = places[0] if places else ""
        water = self.place_colours.get("water") if place in words("scenes", "water") else None
        return Reading(
            place=place,
            places=places,
            hour=self.first.get("hour") or self.first.get("weak hour") or self._hinted_hour(),
            weather=min(self.weathers, key=_WEATHER_RANK.index, default=""),
            season=self.first.get("season", ""),
            mood=self.first.get("mood", ""),
            style=self.first.get("style", ""),
            colours=tuple(self.colours.items()),
            place_colour=self.place_colours.get(place) or water,
            sky_colour=self.place_colours.get("sky"),
            subjects=tuple(self.subjects),
            lights=tuple(self.lights),
        )

    def _implied_places(self) -> list[str]:
        settings = (records()[subject.noun].setting for subject in self.subjects)
        return [setting for setting in settings if setting]

    def _hinted_hour(self) -> str:
        if {"space", "planet"} & set(self.places):
            return ""
        hints = by_wording("scenes", "hint")
        return next((hints[subject.noun] for subject in self.subjects if subject.noun in hints), "")

    def _take(self, at: int, match: Match) -> None:
        means = match.meanings
        if match.breaks and not (self.waiting.colours and "colour" in means):
            self._let_go()
            self.topic, self.predicate = None, False
        for kind in ("hour", "weak hour", "weak place", "season", "mood", "style"):
            held = kind == "style" and match.wording.endswith(" of") and bool(self.subjects) and not match.breaks
            glazed = kind == "style" and means.get("style") == "stained glass"
            held |= glazed and any(subject.noun in GLAZED for subject in self.subjects)
            if kind in means and not held:  # whoever holds an old photo of somebody is in none
                self.first.setdefault(kind, means[kind])
        if "weather" in means:
            self.weathers.append(_cleared(means["weather"]) if self._is_past(at) else means["weather"])
        if "light" in means:
            self.lights[means["light"]] = None
        if {"topic", "name"} & means.keys():
            self.unknown.setdefault(match.wording, match.raw)
            self._let_go()
            self.topic, self.predicate = None, False
        else:
            self._take_noun_or_word(at, match)

    def _is_past(self, at: int) -> bool:
        """Whether a weather is over: "after the storm", "once the rain has stopped"."""
        before = [match.wording for match in self.found[max(0, at - 3) : at]]
        after = [match.wording for match in self.found[at + 1 : at + 4] if not match.breaks]
        further = [match.wording for match in self.found[at + 1 : at + 5] if not match.breaks]
        if "over" in after and further[-1] != "over" and _BEING.isdisjoint(after):
            return "after" in before  # neither "lightning over a field" nor "a stormy sky over the sea" is over
        return "after" in before or bool(words("words", "ceasing").intersection(after))

    def _take_noun_or_word(self, at: int, match: Match) -> None:
        means = match.meanings
        if self._is_a_piece(at, match):
            size, colours = self.waiting.size, self.waiting.colours
            self.of_noun[match.wording] = [len(self.subjects)]
            self.subject_at[at] = len(self.subjects)
            self.subjects.append(Subject(match.wording, 1, next(iter(colours), None), size, match.raw))
            self._let_go()
            return
        if at in self.in_parts and not self._worn_there(at):
            self._let_go()
            return
        if self._measures(at, match) or is_figure(self.found, at):
            return
        if (grown := self._grown_before(at, match)) is not None:
            old = self.subjects[grown]
            self.subjects[grown] = replace(old, qualities=(*old.qualities, GROWN), word=f"{old.word} {match.raw}")
            self.qualifying.add(at)
        elif (grown := parent(self.found, at, self.subjects, self.subject_at)) is not None:
            self._take_young(at, match, grown)
        elif (young := child(self.found, at, self.subjects, self.subject_at)) is not None:
            self._take_parent(at, match, young)
        elif "colour" in means and self._is_colour(at, match):
            self._take_colour(match)
        elif "size" in means and not ("subject" in means and not self._noun_ahead(at)):
            self.waiting.size = means["size"]
        elif "subject" in means and (posing := self._posing(at, match)) is not None:
            self._take_guise(at, match, posing)
        elif "subject" in means and (surface := self._surface(at, match)):
            self._take_place(at, surface)
        elif "subject" in means and not self._is_deed(at, match):
            if match.wording == "baby" and self._animal_follows(at):
                self.waiting.size = "small"
            elif self._modifies(at, match):
                self.waiting.qualifiers.append(match.raw)
                self.qualifying.add(at)
            else:
                self._take_subject(match, again=self._met_again(at, match))
                if isinstance(self.topic, int):
                    self.subject_at[at] = self.topic
        elif "place" in means:
            self._take_place(at, means["place"])
        elif "number" in means:
            self.waiting.count = int(means["number"])
        elif match.wording.isdecimal():
            self.waiting.count = int(match.wording) if len(match.wording) <= 3 else 0
        else:
            self._take_word(at, match)

    def _take_word(self, at: int, match: Match) -> None:
        means, word = match.meanings, match.wording
        if word in words("words", "remaking"):
            self._take_remaking(match)
        elif word in ("water", "waters") and self.waiting.colours:
            self.place_colours.setdefault("water", self.waiting.colours[0])
            self.waiting = _Waiting()
        elif word in _PREDICATES:
            self._let_go()
            self.predicate = self.topic is not None
        elif word == "and" and at and {"colour", "adjective", "size"} & self.found[at - 1].meanings.keys():
            self.waiting.count = 0
        elif word in words("words", "letting go") or word == "and" or _UNBINDING & means.keys():
            self._let_go()
            self.topic, self.predicate = None, False
        elif not means:
            self._take_unknown(at, match)

    def _take_remaking(self, match: Match) -> None:
        if self.predicate and isinstance(self.topic, int):
            said = self.subjects[self.topic]
            self.subjects[self.topic] = replace(said, qualifiers=(*said.qualifiers, match.raw))
        else:
            self.waiting.qualifiers.append(match.raw)

    def _take_unknown(self, at: int, match: Match) -> None:
        if not (len(match.wording) == 1 and match.wording.isascii()):
            self.unknown.setdefault(match.wording, match.raw)
        if not self._noun_follows(at):
            self._let_go()
            self.topic, self.predicate = None, False

    def _noun_follows(self, at: int) -> bool:
        if at + 1 >= len(self.found) or self.found[at + 1].breaks:
            return False
        return bool({"subject", "place"} & self.found[at + 1].meanings.keys())

    def _noun_ahead(self, at: int) -> bool:
        """Tell whether a noun follows, with nothing but what describes it between: "giant" of "a giant red dog"."""
        while at + 1 < len(self.found) and not self.found[at + 1].breaks:
            if self._noun_follows(at):
                return True
            at += 1
            if not {"adjective", "colour", "size"} & self.found[at].meanings.keys():
                return False
        return False

    def _is_a_piece(self, at: int, match: Match) -> bool:
        """Tell a stone from what is of stone: after "a", and with no noun behind it."""
        if match.wording not in words("words", "piece") or match.wording in self.of_noun:
            return False
        follows = self.found[at + 1].wording if at + 1 < len(self.found) and not self.found[at + 1].breaks else ""
        placed = follows.partition(" ")[0] in ("on", "in", "at", "under", "by", "beside", "near")
        if follows == "of" or (self._noun_ahead(at) and not placed):
            return False
        before = at
        while before and not self.found[before].breaks:
            before -= 1
            if self.found[before].wording in ("a", "an", "one", "the", "this", "another"):
                return True
            if not {"adjective", "colour", "size"} & self.found[before].meanings.keys():
                return False
        return False

    def _is_colour(self, at: int, match: Match) -> bool:
        """Tell an orange cat from an orange."""
        if match.wording not in words("colours", "also a thing") or "subject" not in match.meanings:
            return True
        if match.plural:
            return False
        follows = self.found[at + 1] if at + 1 < len(self.found) and not self.found[at + 1].breaks else None
        if follows is not None and follows.wording.startswith("on "):
            follows = None
        if follows is not None and {"subject", "place", "adjective", "plain", "colour"} & follows.meanings.keys():
            planted = (
                follows.meanings.get("place") in ("garden", "meadow") and group(match.meanings["subject"]) == "plant"
            )
            return not planted
        before = self.found[at - 1] if at and not match.breaks else None
        if before is not None and follows is None and is_deed(before.english):
            return False  # who eats honey eats no color
        if before is not None and before.wording in words("words", "prepared"):
            return group(match.meanings["subject"]) != "food"
        if before is not None and group(match.meanings["subject"]) in ("plant", "food") and self._holds(at - 1):
            return False  # soap with lavender, a jar of honey
        return before is None or not (before.wording in words("words", "article") or "colour" in before.meanings)

    def _holds(self, at: int) -> bool:
        """Tell whether a word leads to what something is with, or to what a vessel is full of."""
        leads = self.found[at].wording
        having = self.found[at - 1].meanings.get("subject", "") if at else ""
        if leads == "with":
            return group(having) != "food"  # what is in tea is not seen
        return leads == "of" and having in marked("vessel")

    def _take_colour(self, match: Match) -> None:
        colour = _rgb(match.meanings["colour"])
        self.colours.setdefault(match.wording, colour)
        self.waiting.colours.append(colour)

    def _grown_before(self, at: int, match: Match) -> int | None:
        """Return the animal that a word for a parent right behind it is said of: "a polar bear mother"."""
        if match.breaks or match.wording not in words("words", "parent"):
            return None
        before = self.subject_at.get(at - 1)
        return before if before is not None and group(self.subjects[before].noun) == "animal" else None

    def _worn_there(self, at: int) -> bool:
        """Tell whether a part is a thing that its owner wears: a pirate's hat, which is there on the pirate."""
        part = self.parts.get(at)
        return part is not None and part.part == "hat"

    def _modifies(self, at: int, match: Match) -> bool:
        """Tell whether a noun only describes the next one: "robot dog", "pumpkin soup"; but not "sun, moon"."""
        follows = self.found[at + 1] if at + 1 < len(self.found) else None
        kin = words("words", "parent") | words("words", "young")
        related = follows is not None and not follows.breaks and follows.wording in kin
        if related and group(match.meanings["subject"]) == "animal":
            return False
        if at in self.owners:
            return False
        owner = match.raw.lower().endswith(("'s", "’s"))
        if self.subjects and not match.plural and not owner and self._part_follows(at):
            return True
        if owner and (self._noun_ahead(at) or self._owns_at(at + 1)):
            return True  # of a boy's red bicycle only the bicycle is told of, of grandma's birthday not grandma
        if match.plural or not self._noun_follows(at) or group(match.meanings["subject"]) in ("sky", "land"):
            return False
        if group(match.meanings["subject"]) == "building" and self.found[at + 1].meanings.get("place") in _WITHIN:
            return True  # a castle kitchen is a kitchen
        return "subject" in self.found[at + 1].meanings and not self._is_deed(at + 1, self.found[at + 1])

    def _animal_follows(self, at: int) -> bool:
        follows = self.found[at + 1] if at + 1 < len(self.found) and not self.found[at + 1].breaks else None
        return follows is not None and group(follows.meanings.get("subject", "")) in ("animal", "fantasy")

    def _owns_at(self, at: int) -> bool:
        """Tell whether what is owned stands at a position, and is no part of its owner's body."""
        if at >= len(self.found) or self.found[at].breaks:
            return False
        match = self.found[at]
        body = match.english in by_wording("sentences", "part") or match.english in words("sentences", "body")
        doing = match.english.endswith("ing") and "plain" not in match.meanings
        pictured = match.meanings.get("place") == "portrait"  # a woman's portrait shows her
        return not (body or doing or pictured) and not {"stop", "adjective"} & match.meanings.keys()

    def _part_follows(self, at: int) -> bool:
        """Tell "a snowman with a carrot nose" from a snowman with a carrot."""
        follows = self.found[at + 1] if at + 1 < len(self.found) and not self.found[at + 1].breaks else None
        if follows is None or {"subject", "place"} & follows.meanings.keys():
            return False
        return follows.english in by_wording("sentences", "part")

    def _met_again(self, at: int, match: Match) -> bool:
        """Tell a ship that chases a ship from one that is named twice: what is chased is another."""
        noun = match.meanings["subject"]
        before = at
        while before > 0 and not self.found[before].breaks:
            before -= 1
            word = self.found[before]
            if word.wording == "another" and not word.breaks and self.of_noun.get(noun):
                return True
            if word.wording in ("a", "an", "another"):
                if before < 2 or word.breaks or self.found[before - 1].breaks:
                    return False
                doer, done = self.subject_at.get(before - 2), phrases().get((self.found[before - 1].english,))
                same = doer is not None and self.subjects[doer].noun == noun
                return same and done is not None and bool(done.deed) and not done.relation
            if word.meanings.keys().isdisjoint({"adjective", "size", "colour", "subject"}):
                return False
        return False

    def _take_subject(self, match: Match, *, again: bool = False) -> None:
        noun = match.meanings["subject"]
        colour = self.waiting.colours[0] if self.waiting.colours else None
        qualifiers = (*self.waiting.qualifiers, *_qualifiers(match))
        counted = self.waiting.count > 0
        subject = Subject(noun, self._count(match, noun), colour, self.waiting.size, match.raw, qualifiers)
        self.waiting = _Waiting()
        self.predicate = False
        for index in self.of_noun.get(noun, ()):
            known = self.subjects[index]
            looks = (known.word, known.qualifiers, known.colour, known.size)
            if again and looks == (subject.word, qualifiers, colour, subject.size):
                self.subjects[index] = replace(known, count=min(MOST, known.count + subject.count))
                self.topic = index
                return
            if again:
                continue
            if known.colour is None or colour is None or known.colour == colour:
                self.subjects[index] = replace(
                    known,
                    colour=known.colour or colour,
                    size=known.size or subject.size,
                    count=max(known.count, subject.count) if counted or known.count == 1 else known.count,
                    qualifiers=tuple(dict.fromkeys((*known.qualifiers, *qualifiers))),
                )
                self.topic = index
                return
        self.topic = len(self.subjects)
        self.of_noun.setdefault(noun, []).append(self.topic)
        self.subjects.append(subject)

    def _posing(self, at: int, match: Match) -> int | None:
        """Return what is said to be like, to act as or to become the noun at a position: one thing then, and not two.

        That is who is dressed as a pirate, what is rolled into a ball, and who runs like a cheetah.
        """
        end = at
        if at > 1 and at - 1 in self.qualifying and group(self.found[at - 1].meanings.get("subject", "")) == "person":
            at -= 1  # as a pirate captain
        before = at - 1 if at and self.found[at - 1].wording in words("words", "article") else at
        led = before > 0 and not any(self.found[place].breaks for place in range(before, at + 1))
        leads, living = self.found[before - 1].wording if led else "", group(match.meanings["subject"]) in _LIVING
        becomes = leads == "into" and before > 1 and self.found[before - 2].english in words("words", "becoming")
        spoken = before > 1 and self.found[before - 2].wording in ("it", "he", "she")
        becomes |= before < at and (leads in ("be", "being", "become", "becomes") or (leads == "is" and spoken))
        if not self.subjects or not (becomes or (leads == "like" and before < at) or (leads == "as" and living)):
            return None
        if leads != "as":
            return self.topic if isinstance(self.topic, int) else len(self.subjects) - 1
        follows = self.found[end + 1] if end + 1 < len(self.found) and not self.found[end + 1].breaks else None
        finite = follows is not None and ("verb" in follows.meanings or follows.wording in _PREDICATES)
        if follows is not None and finite and not follows.wording.endswith("ing"):
            return None  # "as the dog watches"
        doers = (index for index, one in enumerate(self.subjects) if group(one.noun) in _LIVING)
        return max(doers, default=None)

    def _take_guise(self, at: int, match: Match, posing: int) -> None:
        """Take what somebody is dressed as: the grown are drawn as that, others only as themselves."""
        old, noun = self.subjects[posing], match.meanings["subject"]
        as_one = (
            self.found[at - 2 if self.found[at - 1].wording in words("words", "article") else at - 1].wording == "as"
        )
        if as_one and old.noun in ("person", "man", "woman") and group(noun) == "person":
            self.subjects[posing] = replace(old, noun=noun)
            self.subject_at[at] = posing
        else:
            self.subjects[posing] = replace(old, qualifiers=(*old.qualifiers, match.raw))
            self.qualifying.add(at)
        self.waiting = _Waiting()

    def _take_young(self, at: int, match: Match, grown: int) -> None:
        """Take the young of an animal that was named: a thing of its own, or that animal itself ("a fox cub")."""
        old = self.subjects[grown]
        if self.subject_at.get(at - 1) == grown and not match.breaks:
            before = self.found[at - 2].meanings.get("number", "1") if at > 1 and not self.found[at - 1].breaks else "1"
            count = max(old.count, min(int(before), MOST))
            word = f"{old.word} {match.raw}"
            self.subjects[grown] = replace(old, count=count, qualities=(*old.qualities, YOUNG), word=word)
            self.qualifying.add(at)
            return
        colour = self.waiting.colours[0] if self.waiting.colours else None
        several = match.plural or (not match.meanings and match.wording.endswith("s"))
        count = min(self.waiting.count or _SEVERAL, MOST) if several else 1
        self.topic = self.subject_at[at] = len(self.subjects)
        self.subjects.append(Subject(old.noun, count, colour, self.waiting.size, match.raw, qualities=(YOUNG,)))
        self.waiting = _Waiting()
        self.predicate = False

    def _take_parent(self, at: int, match: Match, young: int) -> None:
        """Take the mother of an animal that was named, which is then the young one of the two."""
        old = self.subjects[young]
        self.subjects[young] = replace(old, size="", qualities=(*old.qualities, YOUNG))
        self.topic = self.subject_at[at] = len(self.subjects)
        self.subjects.append(Subject(old.noun, 2 if match.plural else 1, word=match.raw, qualities=(GROWN,)))
        self.waiting = _Waiting()
        self.predicate = False

    def _measures(self, at: int, match: Match) -> bool:
        """Tell a tower of pancakes from a tower of stone: what it is a tower of is food, or several handy things.

        A wheel of cheese is always cheese.
        """
        after = self.found[at + 1 : at + 6]
        portion = match.english in words("words", "portion")
        measure = portion or match.wording in words("words", "measure") or match.english in ("bowl", "plate")
        if not measure or not after or after[0].wording != "of" or after[0].breaks:
            return False
        for thing in after[1:]:
            noun = thing.meanings.get("subject", "")
            if thing.breaks:
                return False
            if not thing.meanings and thing.wording not in words("words", "article"):
                # a mountain of homework is no mountain, whatever homework looks like
                return match.english not in ("bowl", "plate") and thing is after[1] and thing.raw.islower()
            if noun:
                if match.english in ("bowl", "plate"):
                    return noun in marked("dished")  # the bowl of a soup is drawn with it
                return portion or group(noun) == "food" or (group(noun) == "thing" and thing.plural)
        return False

    def _count(self, match: Match, noun: str) -> int:
        if noun in marked("mass"):
            return 1
        several = by_wording("plurals", "several").get(match.wording)
        alike = noun in marked("same_plural") and self.waiting.count > 1
        alike |= noun in marked("same_plural") and match.wording in _FLOCKS and self._after_a_deed(match)
        if match.plural or several or alike:
            return min(self.waiting.count or int(several or _SEVERAL), MOST)
        return 1

    def _after_a_deed(self, match: Match) -> bool:
        """Tell whether a verb stands right before a word, without "a" or "the": "herding sheep" are several."""
        at = self.found.index(match)
        return at > 0 and not match.breaks and is_deed(self.found[at - 1].english)

    def _take_alone(self) -> None:
        """Take words for things that only a text means which names nothing else: "lips", but not "her parted lips"."""
        by_word = by_wording("words", "alone")
        for at, match in enumerate(self.found):
            noun = by_word.get(match.wording)
            if noun is not None and noun not in self.of_noun and not is_figure(self.found, at):
                self.of_noun[noun] = [len(self.subjects)]
                self.subject_at[at] = len(self.subjects)
                self.subjects.append(Subject(noun, word=match.raw))

    def _is_deed(self, at: int, match: Match) -> bool:
        """Tell "children building a sandcastle" from a building, and "a boy washing a car" from the washing."""
        if at == 0 or match.breaks or not is_deed(match.english):
            return False
        before, after = self.found[at - 1], self.found[at + 1] if at + 1 < len(self.found) else None
        doers = "subject" in before.meanings and group(before.meanings["subject"]) in ("person", "animal", "fantasy")
        doers = doers or not before.meanings  # whoever that is
        if not doers or after is None or after.breaks:
            return False
        return after.wording in words("words", "article") or after.wording in _OWNERS or "number" in after.meanings

    def _surface(self, at: int, match: Match) -> str:
        """Return the place that a thing is where the text says what is on it: a table top, the ground of a planet."""
        surface = _SURFACES.get(match.meanings["subject"], "")
        if not surface or match.plural:
            return ""
        for before in range(at, max(at - 4, 0), -1):
            if self.found[before].breaks:
                return ""
            if self.found[before - 1].wording == "on":
                return surface
        return ""

    def _take_place(self, at: int, place: str) -> None:
        match = self.found[at]
        if match.wording in _SHORES and {"lake", "river"} & set(self.places):
            return
        if place == "portrait" and any("verb" in before.meanings for before in self.found[max(at - 3, 0) : at]):
            return  # somebody paints one
        self.place_at[at] = place
        if self.waiting.colours:
            self.place_colours.setdefault(place, self.waiting.colours[0])
        heads = at and not match.breaks and "place" in self.found[at - 1].meanings
        between = {m.wording for m in self.found[max(at - 3, 0) : at]} & {"behind", "above", "beyond"}
        if self.places and (heads or (between and self._previous_is_place(at))):
            self.places.insert(len(self.places) - 1, place)
        else:
            self.places.append(place)
        number = match.meanings.get("number")
        self.waiting = _Waiting(count=int(number) if number else 0)
        self.topic, self.predicate = place, False

    def _previous_is_place(self, at: int) -> bool:
        return any("place" in match.meanings for match in self.found[max(at - 4, 0) : at])

    def _let_go(self) -> None:
        """Forget what waits; a colour said after "is" goes back to the noun before it."""
        if self.predicate and self.waiting.colours:
            colour = self.waiting.colours[0]
            if isinstance(self.topic, int):
                self.subjects[self.topic] = replace(self.subjects[self.topic], colour=colour)
            elif isinstance(self.topic, str):
                self.place_colours.setdefault(self.topic, colour)
        self.waiting = _Waiting()


def _qualifiers(match: Match) -> tuple[str, ...]:
    """Return the nouns in a wording of several words that are not what it means: the pirate of a pirate ship."""
    noun = match.meanings["subject"]
    *before, _ = match.wording.split(" ")
    raw = re.split(r"[\s\-‐‑]+", match.raw)
    meanings = table().meanings
    others = (meanings.get(word, {}).get("subject", noun) for word in before)
    return tuple(
        said
        for word, other, said in zip(before, others, raw, strict=False)
        if other != noun and word not in noun.split(" ")
    )


def _cleared(weather: str) -> str:
    """Return the weather after another: the sky clears, but snow still lies."""
    return weather if weather == "snow" else "clear"


def _rgb(hexadecimal: str) -> Colour:
    red, green, blue = bytes.fromhex(hexadecimal)
    return red, green, blue
