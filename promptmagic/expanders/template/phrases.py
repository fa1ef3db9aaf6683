"""The phrases that the template expander may add, read from phrases.txt, and when each of them fits."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from promptmagic.lexicon import SceneDescription, describe
from promptmagic.styles import plain_words

SLOTS = (
    "when", "light", "setting", "subject", "look", "detail", "composition", "depth", "medium", "palette",
    "mood",
)  # fmt: skip
"""What a prompt in English is made of."""

FOREIGN_SLOTS = ("trait", "tail", "view", "hue")
"""What a prompt in another language is made of, in which only a few phrases can be said."""

SPOKEN_SLOTS = ("scenery", "vista", "lighting", "shades", "closer", "tight", "near", "craft")
"""What a prompt in German, French or Spanish is made of."""

SEEN, COLOR = "{seen}", "{color}"
"""Where a phrase has the visible traits of the subject, and the one color of the brief."""

BOTH, TWO, FIRST, SECOND = "{both}", "{two}", "{first}", "{second}"
"""Where a phrase has the brief's first two things: by their names, as "both", and one of them."""

WHO, THING, ANCHOR = "{who}", "{thing}", "{anchor}"
"""Where a phrase names again whom a brief is about, what that one works on, and on, in or behind what it is."""

OTHER = "{other}"
"""Where a phrase names again the second thing of a brief, be it known or not."""

TOPIC = "{topic}"
"""Where a phrase names what a poster or a card is of."""

_NAMES = (TOPIC, SEEN, COLOR, BOTH, TWO, FIRST, SECOND, WHO, THING, ANCHOR, OTHER)

_SHORT_WORDS = frozenset(
    plain_words(
        "a an the and of in on at to with from by for its it that just one into over under off few very out up down "
        "where what there like little some each other every"
    )
)
_SPOKEN = re.compile(r"(de|fr|es): ")
"""How a line of spoken.txt begins: with its language."""

_VIEWED = re.compile(r"(full|close|wide|bold): ")
"""How a line may begin: with the kind of view that it is of."""

_DEED = re.compile(r"(?!evening|morning|wedding|swing|spring|building|ceiling|string|king|ring|wing|painting)\w{2,}ing")
"""How a word ends that says what is done."""

_ACTS, _VIEWS = "acts.txt", "views.txt"
_FILES = ("phrases.txt", _VIEWS, _ACTS, "around.txt", "spoken.txt")
"""Where they stand: views of two, acts, what is around a subject, and other languages have files of their own."""

_TITLE_WORDS = 5
_HANGING = re.compile(
    r"(?: (?:a|an|the|of|and|in|on|at|to|with|from|by|for|its|that|one|just|into|over|under|is|are|as"
    r"|der|die|das|den|dem|ein|eine|und|mit|im|auf|von|ist|steht|le|la|les|un|une|des|de|du|et|sur|au|qui|est"
    r"|el|los|las|una|y|en|con|del|al|por|que|es|está))+$"
)
_OWNED = re.compile(r"^the \w+['’]s? ")
_ENDINGS = ("ing", "ed", "es", "ly", "s", "y", "e")


@dataclass(frozen=True, slots=True)
class Condition:
    """One aspect of a scene, and the values that it must, or must not, have there."""

    aspect: str
    values: frozenset[str]
    wanted: bool

    def holds(self, aspects: Mapping[str, frozenset[str]]) -> bool:
        """Tell whether the scene meets it."""
        return bool(self.values & aspects.get(self.aspect, frozenset())) is self.wanted


@dataclass(frozen=True, slots=True, eq=False)
class Phrase:
    """Some words for one slot of a prompt.

    `title` is how it shows under a card. `classic` is what most people would expect of the scene. `claims` are aspects
    that it settles (dark or bright, warm or cool): nothing that claims another value stands beside it. `is_of_a_word`
    tells whether it was made for some words of a brief. `heading` is the line of the heading that it stands under, and
    `shared` how many of its conditions that states, the first. `is_of_an_act` tells that it stands among those of
    acts, `is_of_two` that it is of what goes on between two things.
    Each phrase is one object, and equal to no other.
    """

    slot: str
    text: str
    title: str
    conditions: tuple[Condition, ...]
    classic: bool
    claims: frozenset[tuple[str, str]] = frozenset()
    is_of_a_word: bool = False
    heading: int = 0
    shared: int = 0
    is_of_an_act: bool = False
    is_of_two: bool = False

    def meets(self, aspects: Mapping[str, frozenset[str]]) -> bool:
        """Tell whether all its conditions hold."""
        return all(condition.holds(aspects) for condition in self.conditions)

    @property
    def tells_looks(self) -> bool:
        """Whether it has a place for the visible traits of the subject, and stands only where there are some."""
        return SEEN in self.text

    @property
    def frames_both(self) -> bool:
        """Whether it frames the picture on the brief's first two things, by name."""
        return any(name in self.text for name in (BOTH, TWO, SECOND, ANCHOR, OTHER))

    @property
    def names_a_thing(self) -> bool:
        """Whether it names what somebody has to do with, or sits on, or stands behind."""
        return any(name in self.text for name in (THING, SECOND, ANCHOR, OTHER))

    @property
    def is_of_a_deed(self) -> bool:
        """Whether it is of what somebody does, and of nothing else that the brief may not mean."""
        return self.is_of_an_act or any(
            one.wanted and (one.aspect in ("deed", "act") or (one.aspect == "word" and _names_a_deed(one.values)))
            for one in self.conditions
        )

    @property
    def reading(self) -> SceneDescription:
        """What the lexicon makes of it."""
        return _reading(self._added)

    @property
    def stems(self) -> frozenset[str]:
        """Its words that must not come twice in one prompt, cut to their stems."""
        return stems(self._added)

    @property
    def _added(self) -> str:
        """What it adds to a brief: "the dragon's ridged wings" name a dragon that is there already."""
        if self.slot == "look":
            return _OWNED.sub("", self.text)
        return re.sub("|".join(map(re.escape, _NAMES)), "", self.text)


@cache
def phrases(slot: str) -> tuple[Phrase, ...]:
    """Return all phrases for a slot, in the file's order."""
    return tuple(phrase for phrase in _read_file() if phrase.slot == slot)


def fitting(slot: str, aspects: Mapping[str, frozenset[str]]) -> list[Phrase]:
    """Return the phrases for a slot whose conditions a scene meets, in the file's order.

    What the phrases of one heading share is asked once for all of them.
    """
    return [
        phrase
        for shared, headed in _headings(slot)
        if all(condition.holds(aspects) for condition in shared)
        for phrase in headed
        if all(condition.holds(aspects) for condition in phrase.conditions[len(shared) :])
    ]


@cache
def _headings(slot: str) -> tuple[tuple[tuple[Condition, ...], tuple[Phrase, ...]], ...]:
    """Return the headings of a slot: the conditions that each states, and its phrases, whose conditions begin so."""
    found: dict[int, tuple[tuple[Condition, ...], list[Phrase]]] = {}
    for phrase in phrases(slot):
        found.setdefault(phrase.heading, (phrase.conditions[: phrase.shared], []))[1].append(phrase)
    return tuple((shared, tuple(headed)) for shared, headed in found.values())


@cache
def words_asked() -> frozenset[str]:
    """Return the words that a poster's, card's or logo's phrases ask for."""
    of_pages = (phrase for phrase in _read_file() if not any(one.aspect == "scene" for one in phrase.conditions))
    asked = (one.values for phrase in of_pages for one in phrase.conditions if one.aspect == "word" and one.wanted)
    return frozenset().union(*asked)


@cache
def themes() -> frozenset[str]:
    """Return the words of themes that have pictures of their own."""
    found = (phrase for phrase in _read_file() if any(one.aspect == "theme" for one in phrase.conditions))
    asked = (one.values for phrase in found for one in phrase.conditions if one.aspect == "word" and one.wanted)
    return frozenset().union(*asked)


@cache
def look(text: str) -> Phrase:
    """Return a visible trait of the main subject as a phrase: "white-tipped tail"."""
    return Phrase("look", text, text, (), classic=False, claims=frozenset({("outline", "no")}))


@cache
def stems(text: str) -> frozenset[str]:
    """Return the stems of the words in a text that carry meaning."""
    return frozenset(_stem(word) for word in plain_words(text) if word not in _SHORT_WORDS)


@cache
def _reading(text: str) -> SceneDescription:
    return describe(text)


def _names_a_deed(words: frozenset[str]) -> bool:
    return any(_DEED.fullmatch(word) for word in words)


def _stem(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word.removesuffix(ending)
    return word


@cache
def _read_file() -> tuple[Phrase, ...]:
    texts = {name: files(__package__).joinpath(name).read_text(encoding="utf-8") for name in _FILES}
    lines = [(name, line) for name, text in texts.items() for line in text.splitlines()]
    found = []
    slot = ""
    shared: tuple[Condition, ...] = ()
    heading = 0
    for number, (name, line) in enumerate(lines):
        if line.startswith("["):
            slot, _, conditions = line.strip("[]").partition(" ")
            shared, heading = tuple(_conditions(conditions)), number
        elif line and not line.startswith("#"):
            phrase = _phrase(slot, heading, shared, line, is_of_an_act=name == _ACTS)
            found.append(replace(phrase, is_of_two=True) if name == _VIEWS else phrase)
    return tuple(found)


def _phrase(slot: str, heading: int, shared: tuple[Condition, ...], line: str, *, is_of_an_act: bool) -> Phrase:
    text, title, conditions, *_ = (*(field.strip() for field in line.split("|")), "", "")
    if "=" in title:
        title, conditions = "", title
    if (spoken := _SPOKEN.match(text)) is not None:
        text, conditions = text[spoken.end() :].removesuffix("."), f"{conditions} language={spoken[1]}"
        title = _title(text)
    if (viewed := _VIEWED.match(text)) is not None:
        text, conditions = text[viewed.end() :], f"{conditions} shot={viewed[1]}"
        title = title or _title(text)
    classic = text.startswith("*")
    text = text.lstrip("* ")
    claims = frozenset(_claims(conditions))
    if SEEN in text:
        conditions += " seen=yes"
    if BOTH in text or TWO in text or SECOND in text:
        conditions += " pair=yes"
    if WHO in text:
        conditions += " who=yes"
    if THING in text:
        conditions += " thing=yes"
    if OTHER in text:
        conditions += " other=yes"
    if TOPIC in text:
        conditions += " topical=yes"
    if ANCHOR in text:
        conditions += " anchor!="
    asked = (*shared, *_conditions(conditions))
    of_a_word = any(one.aspect in ("word", "topic", "pair") and one.wanted for one in asked)
    return Phrase(slot, text, title or text, asked, classic, claims, of_a_word, heading, len(shared), is_of_an_act)


def _title(text: str) -> str:
    """Return the first words of a sentence as a title."""
    words = re.split(r"[,;:.]", text)[0].split()[:_TITLE_WORDS]
    title = _HANGING.sub("", " ".join(words))
    return title[:1].lower() + title[1:]


def _conditions(text: str) -> Iterator[Condition]:
    for item in text.split():
        aspect, _, values = item.partition("=")
        if aspect.startswith("+"):
            continue
        yield Condition(aspect.rstrip("!"), frozenset(values.replace("_", " ").split(",")), not aspect.endswith("!"))


def _claims(text: str) -> Iterator[tuple[str, str]]:
    for item in text.split():
        aspect, _, value = item.partition("=")
        if aspect.startswith("+"):
            yield aspect.removeprefix("+"), value
