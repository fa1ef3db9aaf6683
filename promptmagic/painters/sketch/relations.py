"""Relations: who rides, holds, is on, in, beside, behind or between what, as a text says it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from promptmagic import lexicon
from promptmagic.lexicon import Subject
from promptmagic.painters.sketch.scene import Scene

How = Literal[
    "riding", "holding", "wearing", "on", "in", "beside", "behind", "before", "between", "over", "under", "mirrored"
]

WORDS: dict[str, How] = {
    "on the back of": "riding", "riding": "riding", "rides": "riding", "ride": "riding", "astride": "riding",
    "on top of": "on", "crossing": "on", "crosses": "on", "on": "on", "upon": "on", "atop": "on", "onto": "on",
    "inside of": "in", "inside": "in", "in": "in", "within": "in",
    "next to": "beside", "close to": "beside", "beside": "beside", "near": "beside", "by": "beside",
    "alongside": "beside", "to the left of": "beside", "to the right of": "beside", "and his": "beside",
    "and her": "beside", "and its": "beside", "and their": "beside", "with": "beside", "chasing": "beside",
    "walking": "beside", "feeding": "beside", "following": "beside", "facing": "beside", "petting": "beside",
    "behind": "behind", "in front of": "before", "before": "before", "in between": "between", "between": "between",
    "high above": "over", "above": "over", "over": "over", "under": "under", "underneath": "under", "below": "under",
    "beneath": "under", "holding": "holding", "holds": "holding", "carrying": "holding", "carries": "holding",
    "holding up": "holding", "clutching": "holding", "wielding": "holding", "waving": "holding", "playing": "holding",
    "plays": "holding", "reading": "holding", "reads": "holding", "eating": "holding", "eats": "holding",
    "drinking": "holding", "flying a": "holding", "flying his": "holding", "flying her": "holding",
    "wearing": "wearing", "wears": "wearing",
    "reflected in": "mirrored", "mirrored in": "mirrored",
}  # fmt: skip
"""What each wording between two nouns means."""

_HOWS = "|".join(sorted(WORDS, key=len, reverse=True))
_BEFORE_NOUN = r"(?:(?:an?|the|his|her|its|their|some|another|one|two|three|four|five|six)\s+)?(?:[\w-]+\s+){0,3}"

BETWEEN = re.compile(
    r"\s*(?:,\s*)?(?:(?:that|who|which|is|are|was|were|sits?|stands?|lies|sleeps?|rests?|asleep|perched|seated|flies|"
    rf"(?!(?:{_HOWS})\s)\w+ing)\s+){{0,3}}(?P<how>{_HOWS})\s+{_BEFORE_NOUN}",
    re.IGNORECASE,
)
"""What stands between two nouns where the first is related to the second."""

FILLED = re.compile(r"\s*(?:full\s+)?of\s+(?:[\w-]+\s+){0,2}|\s*filled\s+with\s+(?:[\w-]+\s+){0,2}", re.IGNORECASE)
"""What stands between a vessel and what is in it."""

JOINED = re.compile(rf"\s*(?:,|,?\s*and)\s+{_BEFORE_NOUN}", re.IGNORECASE)
"""What stands between two nouns of which the same is said."""

TURNED = re.compile(
    r"\s*,?\s*(?:there\s+)?(?:is|are|was|were|sits?|stands?|lies|grows?|sleeps?|rests?|hangs?|waits?|flies|fly)"
    rf"(?:\s+\w+ing)?\s+{_BEFORE_NOUN}",
    re.IGNORECASE,
)
"""What stands between two nouns where the second is related to the first: "under a tree sits a dog"."""

OPENING = re.compile(rf"(?:^|[.,;:]\s*)(?P<how>{_HOWS})\s+{_BEFORE_NOUN}$", re.IGNORECASE)
"""What stands before the first noun of such a pair."""

FARTHEST = 80
"""How many characters may stand between two nouns that are related."""

VESSELS: dict[str, float] = {
    "boat": 0.42, "sailboat": 0.1, "ship": 0.5, "canoe": 0.5, "raft": 0.3, "bowl": 0.85, "cup": 0.9, "vase": 0.92,
    "basket": 0.52, "bucket": 0.8, "box": 0.8, "crate": 0.9, "pot": 0.85, "nest": 0.4, "barrel": 0.95, "glass": 0.9,
    "wagon": 0.85, "bathtub": 0.6, "hot air balloon": 0.1, "shoe": 0.75, "hat": 0.7, "wheelbarrow": 0.7, "sled": 0.5,
    "chest": 0.6, "jug": 0.95, "jar": 0.95, "pitcher": 0.95, "cart": 0.8, "carriage": 0.4, "bag": 0.7, "boot": 0.9,
    "suitcase": 0.8, "teapot": 0.8, "frying pan": 0.6, "watering can": 0.7, "cannon": 0.6, "baby carriage": 0.6,
    "rocking chair": 0.45, "garbage can": 0.95, "well": 0.42, "washing machine": 0.95, "gift": 0.8,
}  # fmt: skip
"""How deep a thing holds others: their feet are hidden below that share of its height."""

ENCLOSING = frozenset({"cage", "aquarium", "window", "mirror", "jar", "television", "house", "tent", "bottle", "igloo"})
"""What is seen with another in it, as if it had a glass front."""

MOUNTS: dict[str, float] = {
    "horse": 0.6, "pony": 0.6, "unicorn": 0.56, "donkey": 0.66, "zebra": 0.6, "camel": 0.72, "elephant": 0.9,
    "mammoth": 0.9, "cow": 0.72, "bison": 0.8, "bear": 0.72, "lion": 0.66, "tiger": 0.75, "deer": 0.55, "sheep": 0.8,
    "goat": 0.6, "pig": 0.85, "giraffe": 0.5, "ostrich": 0.5, "dinosaur": 0.45, "dragon": 0.55, "dolphin": 0.6,
    "whale": 0.75, "shark": 0.6, "dog": 0.62, "cat": 0.6, "wolf": 0.66, "fox": 0.6, "rabbit": 0.6, "turtle": 0.85,
    "snail": 0.85, "rhinoceros": 0.85, "hippopotamus": 0.85, "crocodile": 0.75, "llama": 0.5, "swan": 0.5,
    "chicken": 0.7, "duck": 0.7, "bicycle": 0.86, "motorcycle": 0.66, "tractor": 0.7, "broom": 0.6, "flying broom": 0.6,
    "rocket": 0.5, "fish": 0.8, "seahorse": 0.6, "goose": 0.6, "monster": 0.7, "kangaroo": 0.6, "moose": 0.6,
}  # fmt: skip
"""How high on what is ridden its rider sits, as a share of its height."""

HANDY = frozenset(
    {"umbrella", "parasol", "balloon", "flower", "rose", "tulip", "sunflower", "bouquet", "sword", "flag", "lantern"}
    | {"bag", "broom", "basket", "bucket", "suitcase", "guitar", "violin", "trumpet", "book", "axe", "hammer", "torch"}
    | {"candle", "fishing rod", "kite", "shield", "telescope", "camera", "ice cream", "pizza", "cake", "letter", "key"}
)
"""What one who is "with" it holds."""

BALLS = frozenset({"football", "basketball", "ball", "beach ball", "chess"})
"""What several people play with between them."""

LIVING = ("animal", "person", "fantasy")
"""The kinds of things that ride and wear."""

WORN = frozenset({"hat", "crown", "cap", "helmet", "top hat", "glasses", "scarf", "mask", "wig"})
"""What is worn on the head or round it."""


@dataclass(frozen=True, slots=True)
class Relation:
    """That the first subject is on, in, beside (and so on) the second, rides or holds it.

    Between two different things, `other` is the second of them.
    """

    first: Subject
    how: How
    second: Subject
    other: Subject | None = None

    @property
    def moving(self) -> Subject:
        """The subject whose place follows from the other's: who sits on what stands, what is held by whom."""
        return self.second if self.how in ("holding", "wearing") else self.first

    @property
    def fixed(self) -> Subject:
        """The subject whose place the other's follows from."""
        return self.first if self.how in ("holding", "wearing") else self.second


@dataclass(frozen=True, slots=True)
class _Mention:
    subject: Subject
    start: int
    end: int


def relations(scene: Scene) -> list[Relation]:
    """Return the relations that the text states between neighbouring subjects, at most one that moves each."""
    text = scene.text.lower()
    mentions = _mentions(scene, text)
    found: dict[Subject, Relation] = {}
    for relation in _stated(text, mentions):
        found.setdefault(relation.moving, relation)
    for relation in _shared(text, mentions, found):
        found.setdefault(relation.moving, relation)
    return [relation for relation in found.values() if not _circular(relation, found)]


def _mentions(scene: Scene, text: str) -> list[_Mention]:
    """Return where each subject is first named, in the order of the text."""
    found = []
    start = 0
    for subject in scene.subjects:
        at = text.find(subject.word.lower(), start) if subject.word else -1
        if at >= 0:
            start = at + len(subject.word)
            found.append(_Mention(subject, at, start))
    return found


def _stated(text: str, mentions: list[_Mention]) -> Iterator[Relation]:
    for place, (first, second) in enumerate(pairwise(mentions)):
        gap = text[first.end : second.start]
        if len(gap) > FARTHEST:
            continue
        one, two = first.subject, second.subject
        if (said := BETWEEN.fullmatch(gap)) is not None:
            how = WORDS[said["how"]]
            if said["how"] == "with" and two.noun in HANDY and lexicon.group(one.noun) in LIVING:
                how = "holding"
            if said["how"] == "with" and one.noun in VESSELS and lexicon.group(one.noun) != "vehicle":
                one, two, how = two, one, "in"
            yield from _related(one, how, two, _other(text, mentions, place + 1, said["how"]))
        elif FILLED.fullmatch(gap) and one.noun in VESSELS:
            yield Relation(two, "in", one)
        elif TURNED.fullmatch(gap) and (said := OPENING.search(text[: first.start])) is not None:
            yield from _related(two, WORDS[said["how"]], one)


def _other(text: str, mentions: list[_Mention], place: int, how: str) -> Subject | None:
    """Return the second thing of "between a tree and a house"."""
    if WORDS[how] != "between" or place + 1 >= len(mentions):
        return None
    gap = text[mentions[place].end : mentions[place + 1].start]
    return mentions[place + 1].subject if JOINED.fullmatch(gap) and "and" in gap else None


def _related(first: Subject, how: How, second: Subject, other: Subject | None = None) -> Iterator[Relation]:
    """Yield what a wording means for these two, if it can be: nobody rides a table, and nothing is in a horse."""
    if how == "wearing" and second.noun not in WORN:
        return
    if how == "beside" and second.noun in WORN and lexicon.group(first.noun) in LIVING:
        how = "wearing"
    if how == "on" and second.noun in MOUNTS and lexicon.group(first.noun) in LIVING:
        how = "riding"
    if how == "riding" and second.noun in VESSELS and second.noun not in MOUNTS:
        how = "in"
    if how == "on" and second.noun in ("boat", "sailboat", "ship", "canoe", "raft", "sled"):
        how = "in"
    if how == "in" and second.noun not in VESSELS and second.noun not in ENCLOSING:
        how = "on" if second.noun in ("tree", "bed", "sofa", "chair", "branch") else "before"
        if lexicon.group(second.noun) in ("food", "land", "sky", "water", "thing"):
            return
    if how == "holding" and second.noun in BALLS and first.count > 1:
        how = "beside"
    if how == "between" and second.count < 2 and other is None:
        how = "beside"
    yield Relation(first, how, second, other)


def _shared(text: str, mentions: list[_Mention], found: dict[Subject, Relation]) -> Iterator[Relation]:
    """Yield what is said of the second of two alike things and so of the first: "a cat and a dog on a sofa"."""
    for first, second in reversed(list(pairwise(mentions))):
        relation = found.get(second.subject)
        alike = lexicon.group(first.subject.noun) == lexicon.group(second.subject.noun)
        joined = JOINED.fullmatch(text[first.end : second.start])
        if relation and alike and joined and relation.how in ("on", "in", "under", "beside", "between", "before"):
            shared = Relation(first.subject, relation.how, relation.second, relation.other)
            if first.subject not in (relation.second, relation.other):
                yield shared


def _circular(relation: Relation, found: dict[Subject, Relation]) -> bool:
    """Whether a chain of relations comes back to where it begins."""
    seen = {relation.moving}
    follower: Relation | None = relation
    while follower is not None:
        if follower.fixed in seen:
            return True
        seen.add(follower.fixed)
        follower = found.get(follower.fixed)
    return False
