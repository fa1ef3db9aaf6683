"""Finding: which plate a brief means, if it means one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache, cached_property
from importlib.resources import files

from promptmagic.lexicon.data import words
from promptmagic.lexicon.words import matches
from promptmagic.painters.sketch.plates.asking import asked_for, asking_words
from promptmagic.styles import american

_FOLDER = "promptmagic.painters.sketch.plates"
_TEXT = re.compile(r"<text\b[^>]*>(.*?)</text>|<title>(.*?)</title>", re.DOTALL)
_LAYER = re.compile(r'<g id="L\d+-([a-z-]+)"')
_ARRANGED = re.compile(r"\b(?:in a (?:row|line|circle)|side by side|one after (?:another|the other))\b")
_TAG = re.compile(r"<[^>]+>")
_WORD = re.compile(r"[^\W_]+")

UNLABELLED = re.compile(
    r"\b(?:with(?:out| no)|no|minus|leave out|remove) (?:any |the |all )?"
    r"(?:labels?|text|words|writing|names|lettering)\b"
    r"|\b(?:unlabell?ed|blank|worksheet|colou?ring (?:page|sheet|book)|to label|fill in|quiz)\b",
    re.IGNORECASE,
)
"""Words that ask for a plate without its labels."""

BESIDE = (
    "diagram diagrams chart scheme schema schematic infographic illustration picture poster plate worksheet "
    "labelled labeled labels label unlabelled unlabeled parts part structure anatomy section cross cutaway "
    "explained explanation process stages steps phases overview model system science biology geography chemistry "
    "physics history school class classroom lesson grade year pupils students kids children beginners simple "
    "simplified easy basic clear educational textbook text words names arrows named inside works work how its "
    "their main different types kinds order complete full whole detailed microscopic under drawing "
    "sketch vector style color colorful flat blank ks1 ks2 ks3 first second third fourth fifth sixth seventh "
    "primary secondary showing show explaining "
    "pour les des le la enfants élèves classe école für kinder schüler klasse einfach erklärt der die das des im "
    "para niños alumnos clase escuela el los del per bambini scuola arbeitsblatt fiche ficha "
)
"""Words beside a plate's own that ask for nothing more than it shows."""

ASKING = re.compile(
    r"\b(?:diagram|labell?ed|infographic|chart|cross[- ]section|cutaway|parts of|structure of|anatomy|worksheet)\b",
    re.IGNORECASE,
)
"""Words that ask for a plate whatever else is named."""

SCENIC = frozenset({"person", "animal", "fantasy", "vehicle", "building"})
"""Kinds of things beside a plate's subject that make a scene of a brief: "a girl looking at the solar system"."""


@dataclass(frozen=True)
class Plate:
    """One plate: its name, which is its file's, its title, and the wordings that mean it.

    Some of them mean it `alone` only: "a human heart of roses" is a scene.
    """

    name: str
    title: str
    wordings: tuple[str, ...]
    alone: frozenset[str] = frozenset()

    def shows(self, phrase: str) -> bool:
        """Return whether all words of a phrase are the plate's own: of its wordings, its labels, or beside them."""
        own = set(_words(" ".join((*self.wordings, *self.labels, *self.layers)))) | _beside()
        return own.issuperset(_words(phrase))

    @cached_property
    def svg(self) -> str:
        """The drawing."""
        return files(_FOLDER).joinpath(f"{self.name}.svg").read_text(encoding="utf-8")

    @cached_property
    def labels(self) -> tuple[str, ...]:
        """The words that stand in it."""
        found = (_TAG.sub(" ", one or other) for one, other in _TEXT.findall(self.svg))
        return tuple(" ".join(text.split()) for text in found)

    @cached_property
    def layers(self) -> tuple[str, ...]:
        """What its layers are called: what they show, labelled or not."""
        return tuple(name.replace("-", " ") for name in _LAYER.findall(self.svg))


@cache
def plates() -> tuple[Plate, ...]:
    """Return all plates, in the order of their list."""
    lists = sorted(
        (file for file in files(_FOLDER).iterdir() if file.name.endswith(".txt")), key=lambda file: file.name
    )
    text = "\n".join(file.read_text(encoding="utf-8") for file in lists)
    rows = (map(str.strip, row.split("|")) for row in text.splitlines() if "|" in row and not row.startswith("#"))
    return tuple(_plate(name, title, [word.strip() for word in rest.split(",")]) for name, title, rest in rows)


def _plate(name: str, title: str, words: list[str]) -> Plate:
    wordings = (re.sub(r"[_-]", " ", name), title, *(word.removeprefix("=") for word in words))
    alone = frozenset(word.removeprefix("=") for word in words if word.startswith("="))
    return Plate(name, title, tuple(dict.fromkeys(wordings)), alone)


@cache
def _by_words() -> dict[tuple[str, ...], Plate]:
    return {_words(wording): plate for plate in reversed(plates()) for wording in plate.wordings}


@cache
def _alone() -> frozenset[tuple[str, ...]]:
    return frozenset(_words(wording) for plate in plates() for wording in plate.alone)


def plate_named(name: str) -> Plate:
    """Return the plate of that name."""
    return next(plate for plate in plates() if plate.name == name)


def find_plate(text: str, kinds: frozenset[str] = frozenset()) -> Plate | None:
    """Return the plate that a brief means: one of its wordings, and nothing beside it that the plate does not show.

    `kinds` are the groups of other things that the brief names: where it is about a person or an animal, a diagram
    must be asked for in so many words.
    """
    words = tuple(map(_meant, _words(text[:400])))
    for start, size in _spans(words):
        said = words[start : start + size]
        found, alone = _by_words().get(said), said in _alone()
        if found is None:
            continue
        rest = [*words[:start], *words[start + size :]]
        shown = set(_words(" ".join((*found.labels, *found.layers))))
        other = [word for word in rest if word not in _beside() and word not in shown]
        more = [word for word in other if not _empty(word) or (alone and _deed(word))]
        if words[start + size : start + size + 1] in [(word,) for word in more] and not ASKING.search(text):
            continue  # a plant cell phone
        after = words[start + size : start + size + 2]
        own = {word for wording in found.wordings for word in _words(wording)}
        if (
            after[:1] == ("of",)
            and not own.issuperset(after)
            and set(after[1:]) & set(other)
            and not ASKING.search(text)
        ):
            continue  # the photosynthesis of love
        scenic = alone or len(more) > 2 or kinds & SCENIC
        if not more or ASKING.search(text) or not scenic:
            return found
    asked = asked_for(text[:400], _lettered())
    return plate_named(asked) if asked else None


@cache
def _lettered() -> dict[str, frozenset[str]]:
    """Return the words that stand in each plate or name its layers, in lower case."""
    return {
        plate.name: frozenset(_WORD.findall(" ".join((*plate.labels, *plate.layers)).casefold())) for plate in plates()
    }


_CLOSE = 0.86
"""How alike a misspelled word is to the one that is meant: "diagramm" is 0.93, "photosyntesis" 0.96."""

_SPELLED = 4
"""Letters that a word has at least which may be misspelled."""


@cache
def _meant(word: str) -> str:
    """Return a word that nobody knows as the plates' own word which it is nearly; else as it is."""
    if len(word) < _SPELLED or word in _vocabulary() or _meanings(word):
        return word
    longer = (known for known in _vocabulary() if len(known) > _SPELLED)
    near = [known for known in longer if known[0] == word[0] and abs(len(known) - len(word)) <= 1]
    alike = {known: SequenceMatcher(None, word, known).ratio() for known in near}
    best = max(sorted(alike), key=lambda known: alike[known], default="")
    return best if best and alike[best] >= _CLOSE else word


@cache
def _vocabulary() -> frozenset[str]:
    """Return the words by which plates are asked for."""
    return _beside() | {word for wording in _by_words() for word in wording}


_GRADED = re.compile(r"\b(?:grade|class|year|level|ages?) ?\d{1,2}\b", re.IGNORECASE)
"""For whom a plate is: a number that counts nothing in it."""


def beyond(plate: Plate, text: str) -> tuple[str, ...]:
    """Return the words of a text that ask for more than a plate shows."""
    shown = {
        word for wording in (*plate.labels, *plate.wordings, *plate.layers) for word in _words(wording)
    } | _beside()
    shown -= {"microscope"}  # it is looked through, and not at
    found = dict.fromkeys(_WORD.findall(_GRADED.sub("", text)))
    arranged = _ARRANGED.search(text)  # each plate has an arrangement of its own
    asking = asking_words()
    missing = (
        word
        for word in found
        if word not in asking and not all(_meant(part) in shown or _empty(part) for part in _words(word))
    )
    return (*((arranged[0],) if arranged else ()), *missing)


def within(plate: Plate, text: str) -> tuple[str, ...]:
    """Return the things that a text names and a plate shows in it, other than what the plate is called."""
    shown = {word for wording in (*plate.labels, *plate.layers) for word in _words(wording)}
    layers = {word for wording in plate.layers for word in _words(wording)} - words("words", "stop")
    called = set(_words(f"{plate.name} {plate.title}".replace("-", " ")))
    found = dict.fromkeys(_WORD.findall(text))
    named = ((word, set(_words(word))) for word in found)
    return tuple(
        word for word, parts in named if parts and parts <= shown - called and (parts <= layers or not _empty(word))
    )


def _spans(words: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    """Yield where a wording may stand, the longest first."""
    for size in range(min(len(words), 6), 0, -1):
        for start in range(len(words) - size + 1):
            yield start, size


def _words(text: str) -> tuple[str, ...]:
    """Return a text's words without articles, in the singular and in American spelling."""
    found = (american(word) for word in _WORD.findall(text.lower().replace("'s", "").replace("’s", "")))
    return tuple(_singular(word) for word in found if word not in ("a", "an", "the"))


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith("oes") and len(word) > 6:
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3 else word


@cache
def _beside() -> frozenset[str]:
    return frozenset(_words(BESIDE))


@cache
def _empty(word: str) -> bool:
    """Whether a word asks for nothing to be drawn: grammar, a style, a colour, a number."""
    return bool(_meanings(word)) and not _meanings(word) & {"subject", "place"}


@cache
def _deed(word: str) -> bool:
    return "verb" in _meanings(word)


def _meanings(word: str) -> set[str]:
    return {kind for match in matches(word) for kind in match.meanings}
