"""States: what is said of a single thing or animal that shows on it: a pattern, a state, a stuff, a temper; states.txt.

They are read from the words before the thing's own, from its parts ("with yellow dots") and from what stands after it
("covered in mud", "made of wood"), and laid on whatever shape it has.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from promptmagic import lexicon
from promptmagic.lexicon import Subject
from promptmagic.lexicon.data import words
from promptmagic.lexicon.nouns import records
from promptmagic.lexicon.table import table
from promptmagic.painters.colour import Colour
from promptmagic.painters.sketch.shape import Draw, Shape
from promptmagic.painters.sketch.shapes import find
from promptmagic.painters.sketch.shapes.joints import PROOF
from promptmagic.painters.sketch.shapes.moods import EYES, FACES, MOODS, places
from promptmagic.painters.sketch.shapes.overlays import IRON, on_body
from promptmagic.painters.sketch.shapes.people import Person, feeling
from promptmagic.painters.sketch.shapes.stuffs import LAST, LAYS, ORDER
from promptmagic.painters.sketch.shapes.surface import Surface

MOST, LOOKED_BACK = 3, 8
"""How many states one thing is shown in, and how many words before it are looked at."""

LIVING = frozenset({"animal", "fantasy"})

OF_PEOPLE = frozenset({"proud", "shy"})
"""Feelings that no animal's eyes show."""

_WORD = re.compile(r"[\w’'-]+")
_AFTER = re.compile(
    r"^\s*(?:(?:that|which|who) )?(?:is |are |looks |look )?"
    r"(?P<how>(?:all )?(?:made (?:out )?of|covered (?:in|with)|full of|splashed with|caked in))\s+"
    r"(?P<what>(?:[\w-]+ ){0,2}?[\w-]+)(?=$|[,.;]| (?:and|in|on|at|with)\b)",
    re.IGNORECASE,
)
_SMILES = re.compile(
    r"^\s*(?:slice )?(?:with|has|having) (?:an? )?(?P<what>(?:(?:cute|little|big|funny) )?"
    r"(?:smiley|smiling|happy|friendly|kawaii)? ?face)\b",
    re.IGNORECASE,
)
"""Words right behind a thing for the face that is drawn on it."""

_IS = re.compile(
    r"^\s*(?:(?:that|which|who) )?(?:is|are|looks|look|looking) (?:very |so |all |really )?(?P<what>[\w-]+)",
    re.IGNORECASE,
)
_HOW = re.compile(
    r"^\s*(?P<what>[a-z]+ly)\b|.*,\s*(?:and |looking |feeling |very |so )*(?P<last>[a-z]+)\s*$", re.DOTALL
)
"""How somebody does something, and what is said of them at the very end: "a man typing, tired"."""

_GONE = re.compile(
    r"^\s*(?:(?:that|which) )?(?:with|has|having|missing) (?:an?|one|the|its|first|single)\s+(?:[\w-]+ )?"
    r"(?P<what>bite|slice|piece|wedge)s?(?: (?:mark|out|missing|gone|eaten|taken|cut|removed|of|it|from))*",
    re.IGNORECASE,
)
"""What is said of food of which somebody ate."""

_GONE_WORDS = frozenset(
    {"one", "bite", "slice", "piece", "wedge", "mark", "out", "missing", "gone", "eaten", "taken", "cut", "removed"}
)
"""The words of that which say it."""

COVERS = {
    "mud": "mud", "dirt": "mud", "dust": "dust", "cobwebs": "dust", "rust": "rust", "moss": "moss", "ice": "ice",
    "frost": "ice", "cracks": "cracks", "patches": "patches", "holes": "tears", "drops": "wet", "raindrops": "wet",
    "dew": "wet", "stripes": "stripes", "dots": "dots", "spots": "dots", "stars": "stars", "flowers": "flowers",
    "soot": "dust", "scratches": "wear",
}  # fmt: skip
"""With what a thing may be covered, and the state that it is in then."""

METALS: dict[str, Colour] = {
    "copper": (190, 116, 74), "bronze": (158, 114, 62), "brass": (206, 168, 82), "iron": (104, 106, 110),
}  # fmt: skip
"""Metals with a colour of their own."""

_MORE = re.compile(r" (?:with|of|in|and|splitting|surrounded) ")
"""Behind what words of a thing's own tell of something else that is seen in its drawing."""

_STEADY = frozenset({"very", "so", "really", "quite", "rather", "extremely", "and", "all"})
"""Words between those that describe a thing."""

_NO_ICE = re.compile(r"\bice (cream|hockey|skat\w+|rink|cubes?)\b")
"""Words in which ice is no stuff: a shop for ice cream is not made of it."""

_STAINED = re.compile(r"\s*(?:an? )?stained[ -]glass ")
"""The first words of what is seen on a window, and is of no glass itself."""

STEAM = re.compile(r'<g class="steam">.*?</g>', re.DOTALL)
"""What rises from what is hot."""

COLD = frozenset({"cracks", "rust", "dust", "mud", "moss", "ice", "wear", "tears", "paper", "glass"})
"""In what no hot drink is served."""

CALLED_OLD = frozenset({"old", "vintage", "used"})
"""What only a thing of daily use shows, and beside another state says nothing more."""


@dataclass(frozen=True, slots=True)
class StateKind:
    """A line of states.txt: the words and the parts that say a state, on what it is drawn, and on what it is not."""

    name: str
    worded: frozenset[str]
    parts: frozenset[str]
    groups: frozenset[str]
    barred: frozenset[str]


@dataclass(frozen=True, slots=True)
class ShownState:
    """A state that a thing is shown in, in a colour that is said of it, and the words that say so."""

    name: str
    colour: Colour | None
    told: tuple[str, ...]


@cache
def kinds() -> dict[str, StateKind]:
    """Return every state by its name."""
    text = files("promptmagic.painters.sketch").joinpath("states.txt").read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if line and not line.startswith("#"))
    return {kind.name: kind for kind in map(_kind, lines)}


def _kind(line: str) -> StateKind:
    name, _, rest = line.partition(":")
    said, groups, barred = (part.strip() for part in rest.split("|"))
    worded = [word.strip() for word in said.split(",")]
    parts = frozenset(word.removeprefix("parts ") for word in worded if word.startswith("parts "))
    plain = frozenset(word for word in worded if not word.startswith("parts "))
    names = frozenset(record.replace("-", " ") for record in barred.split())
    return StateKind(name, plain, parts, frozenset(groups.split()), names)


@cache
def _worded() -> dict[str, tuple[str, ...]]:
    """Return the names of the states that each word may mean."""
    found: dict[str, tuple[str, ...]] = {}
    for kind in kinds().values():
        for word in kind.worded:
            found[word] = (*found.get(word, ()), kind.name)
    return found


def states_of(told: str, subject: Subject) -> tuple[ShownState, ...]:
    """Return the states that a text says a subject is in, as far as they are drawn on such things."""
    group = lexicon.group(subject.noun) or "thing"
    found: dict[str, ShownState] = {}
    for name, colour, said in _said(told, subject):
        if name not in found and _shows(name, subject, group):
            found[name] = ShownState(name, colour, said)
    if len(found) > 1 and "wear" in found and not (set(found["wear"].told) - CALLED_OLD):
        others = next(name for name in found if name != "wear")  # what is rusty is seen to be old
        found[others] = replace(found[others], told=(*found[others].told, *found.pop("wear").told))
    return tuple(list(found.values())[:MOST])


def _shows(name: str, subject: Subject, group: str) -> bool:
    kind = kinds()[name]
    if name in OF_PEOPLE:
        return group == "person"
    if name in MOODS:
        return group in ("animal", "person", "fantasy")
    barred = subject.noun in kind.barred or any(lexicon.covers(general, subject.noun) for general in kind.barred)
    return group in kind.groups and not barred


def _said(told: str, subject: Subject) -> Iterator[tuple[str, Colour | None, tuple[str, ...]]]:
    """Yield the states that a text says, each with its colour and the words for it."""
    text, word = told.lower(), subject.word.lower()
    if "ice" not in word:
        text = _NO_ICE.sub(r"\1", text)
    if _STAINED.match(text) and lexicon.describe(told).style == "stained glass":
        text = _STAINED.sub("stained window of ", text)
    at = re.search(rf"\b{re.escape(word)}\b", text) if word else None
    if at is not None:
        name = _MORE.split(word.replace("-", " "))[0]  # it is the filings about a magnet that are of iron
        whole = " " in name and find(name) is not None  # a paper boat has a shape of its own
        named = lexicon.group(subject.noun) == "animal" and name in records()[subject.noun].wordings
        whole |= named  # a woolly mammoth is as woolly as it is drawn
        yield from _before(text[: at.start()], [] if whole else name.split()[:-1])
        after = text[at.end() : at.end() + 80]
        made = _AFTER.match(after)
        if made is not None:
            what = made["what"].split()[-1]
            names = (COVERS[what],) if what in COVERS and "made" not in made["how"] else _worded().get(what, ())
            yield from ((name, None, (made["what"], *made["how"].split(), what)) for name in names)
        gone = _GONE.match(after)
        if gone is not None and (gone["what"].lower() == "bite" or " " in gone[0][gone.end("what") :]):
            name = "bite" if gone["what"].lower() == "bite" else "slice"
            yield name, None, tuple(sorted(_GONE_WORDS.intersection(_WORD.findall(gone[0].lower()))))
        how = _HOW.match(after)
        if how is not None and lexicon.group(subject.noun) == "person":
            said = how["what"] or how["last"]
            yield from ((name, None, (said,)) for name in _worded().get(said, ()) if name in MOODS)
        smiles = _SMILES.match(after)
        if smiles is not None:
            yield "smile", None, tuple(sorted({*_WORD.findall(smiles["what"].lower()), smiles["what"].lower()}))
        seen = _IS.match(after)
        if seen is not None:
            yield from ((name, None, (seen["what"],)) for name in _worded().get(seen["what"], ()))
    for part in subject.parts:
        for kind in kinds().values():
            if part.noun in kind.parts:
                yield kind.name, part.colour, (part.word.lower(), part.noun)


def _before(text: str, own: list[str]) -> Iterator[tuple[str, Colour | None, tuple[str, ...]]]:
    """Yield the states that the words right before a thing say, the nearest first; `own` are those of its name."""
    closed = re.split(r"[.;:()!?\n]", text)[-1]
    for word in own:
        yield from ((name, None, (word,)) for name in _worded().get(word, ()))
    before = _WORD.findall(closed)[-LOOKED_BACK:]
    taken = 0
    while before and taken < LOOKED_BACK:
        pair, last = " ".join(before[-2:]).replace("-", " "), before[-1].replace("-", " ")
        for said in (pair, last):
            names = _worded().get(said, ())
            if names:
                yield from ((name, METALS.get(said), (said, said.replace(" ", "-"), *said.split())) for name in names)
                del before[-(1 if said == last else 2) :]
                break
        else:
            meant = table().meanings.get(last, {})
            if not (last in _STEADY or {"colour", "size"} & meant.keys() or last in words("words", "adjective")):
                return
            before.pop()
        taken += 1


def coloured(subject: Subject, colour: Colour | None, states: tuple[ShownState, ...]) -> Colour | None:
    """Return the colour that a thing is drawn in: rust and metals are laid on it, and not its colour."""
    del subject
    return None if {"rust", "gold", "silver"} & {state.name for state in states} else colour


def felt(shape: Shape, noun: str, states: tuple[ShownState, ...]) -> Shape:
    """Return the shape of a person with the face of what is felt; any other shape as it is."""
    mood = next((state.name for state in states if state.name in MOODS), "")
    body = shape.body
    if not mood or shape.holding is None or not isinstance(body, Person) or lexicon.group(noun) != "person":
        return shape
    return feeling(body.costume, mood) or shape


def laid_on(
    shape: Shape, noun: str, states: tuple[ShownState, ...], *, posed: bool, large: bool
) -> tuple[Draw, tuple[str, ...]]:
    """Return what draws a shape in its states, and the words that are seen then.

    A face is only changed where it is known: on an animal that stands as it is measured, not one that is `posed`;
    it is told of where it is so `large` that one sees it.
    """
    person = lexicon.group(noun) == "person"
    moods = [state for state in states if state.name in MOODS]
    faced = moods or any(state.name == "fluff" for state in states)
    measured = _measured(shape, noun) if faced and not person else ""
    standing = not posed and bool(measured)
    shown = [state for state in states if state.name in LAYS]
    rank = {name: number for number, name in enumerate((*ORDER, *LAYS, *LAST))}
    shown.sort(key=lambda state: rank[state.name])
    told = [word for state in shown for word in state.told]
    faces = [] if person or not standing else moods
    feels = shape.body.costume.mood if isinstance(shape.body, Person) else ""
    seen = [*faces, *(state for state in moods if state.name == feels)] if large else []
    told += [word for state in seen for word in state.told]
    if not shown and not faces:
        return shape.draw, tuple(told)

    def drawn(chance: random.Random, height: float, colour: Colour | None = None) -> str:
        living = lexicon.group(noun) in LIVING
        base = shape.draw(chance, height, colour)
        base = STEAM.sub("", base) if COLD.intersection(state.name for state in shown) else base
        surface = Surface(base, height, measured or noun, living, shape.aspect)
        if any(state.name == "rust" for state in shown) and lexicon.group(noun) == "thing":
            surface = surface.remade(IRON, 0.75)
        for state in shown:
            lay = on_body if state.name == "rust" and lexicon.group(noun) == "vehicle" else LAYS[state.name]
            surface = lay(surface, random.Random(f"{state.name} {noun}"), state.colour)
        for state in faces:
            surface = FACES[state.name](surface, random.Random(0), None)
        return surface.drawn

    return drawn, tuple(told)


def _measured(shape: Shape, noun: str) -> str:
    """Return the name under which the eyes of what is drawn are marked, "" where no eye is found there."""
    names = (name for name in (noun, *EYES) if (usual := find(name)) is not None and usual.draw == shape.draw)
    base = shape.draw(random.Random(0), PROOF)
    return next((name for name in names if places(Surface(base, PROOF, name, living=True, aspect=shape.aspect))), "")
