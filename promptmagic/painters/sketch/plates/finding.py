"""Finding: which plate a brief means, if it means one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files

from promptmagic.lexicon.words import matches
from promptmagic.styles import american

_FOLDER = "promptmagic.painters.sketch.plates"
_TEXT = re.compile(r"<text\b[^>]*>(.*?)</text>|<title>(.*?)</title>", re.DOTALL)
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
        own = set(_words(" ".join((*self.wordings, *self.labels)))) | _beside()
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
    words = _words(text[:400])
    for start, size in _spans(words):
        said = words[start : start + size]
        found, alone = _by_words().get(said), said in _alone()
        if found is None:
            continue
        rest = [*words[:start], *words[start + size :]]
        shown = set(_words(" ".join(found.labels)))
        other = [word for word in rest if word not in _beside() and word not in shown]
        more = [word for word in other if not _empty(word) or (alone and _deed(word))]
        scenic = alone or len(more) > 2 or kinds & SCENIC
        if not more or ASKING.search(text) or not scenic:
            return found
    return None


def beyond(plate: Plate, text: str) -> tuple[str, ...]:
    """Return the words of a text that ask for more than a plate shows."""
    shown = {word for wording in (*plate.labels, *plate.wordings) for word in _words(wording)} | _beside()
    shown -= {"microscope"}  # it is looked through, and not at
    found = dict.fromkeys(_WORD.findall(text))
    return tuple(word for word in found if not all(part in shown or _empty(part) for part in _words(word)))


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
