"""The phrases that the template expander may add, read from phrases.txt and moments.txt, and when each of them fits."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from promptmagic.lexicon import SceneDescription, describe
from promptmagic.styles import plain_words

SLOTS = (
    "when", "light", "setting", "moment", "subject", "look", "detail", "composition", "depth", "medium", "palette",
    "mood",
)  # fmt: skip
"""What a prompt in English is made of."""

FOREIGN_SLOTS = ("trait", "tail", "view", "hue")
"""What a prompt in another language is made of."""

SEEN, COLOR, OBJECT = "{seen}", "{color}", "{object}"
"""Where a phrase has the visible traits of the subject, the one color of the brief, and what its deed is done to."""

_SHORT_WORDS = frozenset(
    plain_words(
        "a an the and of in on at to with from by for its it that just one into over under off few very out up down "
        "where what there like little some each other every"
    )
)
_VIEWED = re.compile(r"(full|close|wide|bold): ")
"""How a line of moments.txt begins: with the kind of view that it is of."""

_FRAMED = re.compile(r"^Seen\b|\bframe\b|\bpicture\b|\b[Oo]utline\b|\b[Ss]ymmetr|\bin (?:front|the foreground)\b")

_TITLE_WORDS = 5
_HANGING = re.compile(
    r"(?: (?:a|an|the|of|and|in|on|at|to|with|from|by|for|its|that|one|just|into|over|under|is|are|as))+$"
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
    `shared` how many of its conditions that states, the first. Each phrase is one object, and equal to no other.
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

    def meets(self, aspects: Mapping[str, frozenset[str]]) -> bool:
        """Tell whether all its conditions hold."""
        return all(condition.holds(aspects) for condition in self.conditions)

    @property
    def tells_looks(self) -> bool:
        """Whether it has a place for the visible traits of the subject, and stands only where there are some."""
        return SEEN in self.text

    @property
    def is_framed(self) -> bool:
        """Whether it says itself from where it is seen."""
        return _FRAMED.search(self.text) is not None

    @property
    def is_of_a_deed(self) -> bool:
        """Whether it is of what somebody does."""
        return any(one.aspect == "does" and one.wanted and "" not in one.values for one in self.conditions)

    @property
    def is_nearest(self) -> bool:
        """Whether it is of the brief's deed, or of two of its words, so that nothing else can be nearer."""
        asked = [one.aspect for one in self.conditions if one.wanted and "" not in one.values]
        return self.is_of_a_deed or asked.count("word") > 1

    @property
    def rank(self) -> int:
        """How near a moment is to its brief: 0 for its deed and words, 1 for one of them, 2 for its kind alone."""
        asked = [one.aspect for one in self.conditions if one.wanted and "" not in one.values]
        words = sum(aspect in ("word", "does") for aspect in asked)
        return 0 if words > 1 else 1 if words else 2

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
        return self.text.replace(SEEN, "").replace(COLOR, "").replace(OBJECT, "it")


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
    asked = (one.values for phrase in _read_file() for one in phrase.conditions if one.aspect == "word" and one.wanted)
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


def _stem(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word.removesuffix(ending)
    return word


@cache
def _read_file() -> tuple[Phrase, ...]:
    folder = files(__package__)
    text = "".join(folder.joinpath(name).read_text(encoding="utf-8") for name in ("phrases.txt", "moments.txt"))
    found = []
    slot = ""
    shared: tuple[Condition, ...] = ()
    heading = 0
    for number, line in enumerate(text.splitlines()):
        if line.startswith("["):
            slot, _, conditions = line.strip("[]").partition(" ")
            shared, heading = tuple(_conditions(conditions)), number
        elif line and not line.startswith("#"):
            found.append(_phrase(slot, heading, shared, line))
    return tuple(found)


def _phrase(slot: str, heading: int, shared: tuple[Condition, ...], line: str) -> Phrase:
    text, title, conditions, *_ = (*(field.strip() for field in line.split("|")), "", "")
    if "=" in title:
        title, conditions = "", title
    if (viewed := _VIEWED.match(text)) is not None:
        text, conditions = text[viewed.end() :], f"{conditions} shot={viewed[1]}"
        title = title or _title(text)
    classic = text.startswith("*")
    text = text.lstrip("* ")
    claims = frozenset(_claims(conditions))
    if SEEN in text:
        conditions += " seen=yes"
    if OBJECT in text:
        conditions += " done=to"
    asked = (*shared, *_conditions(conditions))
    of_a_word = any(one.aspect in ("word", "topic") and one.wanted for one in asked)
    return Phrase(slot, text, title or text, asked, classic, claims, of_a_word, heading, len(shared))


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
