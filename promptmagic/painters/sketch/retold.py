"""Retold: what several words of a text say together, as one deed: a rescue from a tree, a picture on a wall."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from promptmagic import lexicon
from promptmagic.lexicon import Said, SceneDescription
from promptmagic.painters.sketch.pouring import pours

RESCUES = ("rescu", "sav")
"""How words begin for helping somebody down."""

PAINTED_ON = frozenset({"wall", "fence", "rock"})
"""On what one paints a picture of something."""

INTO = frozenset({"in", "inside", "on", "over"})
"""Into or onto what one pours."""

FILLED_BY_HAND: dict[str, frozenset[str]] = {
    "filling glass": frozenset({"drinking glass", "glass", "wineglass", "cup"}),
    "filling tumbler": frozenset({"drinking glass", "glass", "cup", "mug"}),
    "filling cup": frozenset({"cup", "teacup", "mug", "glass", "tea", "coffee"}),
    "round flask": frozenset({"flask", "beaker", "jar", "bottle"}),
}
"""What is in the hand of who pours, and the nouns that it is a drawing of."""


HEATERS = frozenset({"bunsen burner", "stove"})
"""What stands under that which it heats."""

_EACH_OTHER = re.compile(r"\b(?:look|star|gaz|fac)\w* (?:at |into )?(?:each other|one another)\b", re.IGNORECASE)
"""Words for two who look at each other."""

_LIVING = ("animal", "person", "fantasy")

DEPICTS = frozenset(
    {"statue", "picture", "painting", "photo", "photograph", "drawing", "poster", "stained glass", "map"}
)
"""What may be of another thing, which then is not there itself."""

_INSIDE = re.compile(r"\binside\b(?=\W*$|[,.;])", re.IGNORECASE)
"""A word that says of the thing before it that it is in the one before that: a bottle with a ship inside."""


def depicting(said: SceneDescription) -> Iterator[tuple[Said, Said]]:
    """Yield the statues and pictures of a text, each with what it is said to be of."""
    for one, other in pairwise(one for one in said.said if one.role == "subject"):
        if one.value in DEPICTS and said.text[one.end : other.start].split()[:1] == ["of"]:
            yield one, other


def depicted(said: SceneDescription) -> frozenset[str]:
    """Return what statues and pictures of a text are of, and what nothing else is told of."""
    return frozenset(other.value for _, other in depicting(said))


def retold(said: SceneDescription, found: Sequence[lexicon.Relation]) -> tuple[lexicon.Relation, ...]:
    """Return the relations with those that belong together made one deed."""
    contained = _heated(said, _face_to_face(said, _contained(said, found)))
    relations = _hosed(said, _shot(said, _poured(said, _poured_by_itself(said, contained))))
    return tuple(_painted(said, _rescued(said, relations)))


def _face_to_face(said: SceneDescription, found: Sequence[lexicon.Relation]) -> list[lexicon.Relation]:
    """Return the first of two who look at each other as looking at the second, who is turned to it."""
    two = [one for one, subject in enumerate(said.subjects) if lexicon.group(subject.noun) in _LIVING]
    people = all(lexicon.group(said.subjects[one].noun) == "person" for one in two)  # who look at the viewer
    if (
        len(two) != 2
        or people
        or not _EACH_OTHER.search(said.text)
        or any({one.subject, one.object} == {*two} for one in found)
    ):
        return list(found)
    return [*found, lexicon.Relation(two[0], "look at", two[1], words="looking at")]


def _contained(said: SceneDescription, found: Sequence[lexicon.Relation]) -> list[lexicon.Relation]:
    """Return a thing that another is said to be with "inside" as in that one."""
    word = _INSIDE.search(said.text)
    before = [one.subject for one in said.said if word and one.role == "subject" and one.end <= word.start()]
    if len(before) < 2 or f" {said.subjects[before[-1]].word} inside" not in said.text.lower():
        return list(found)
    whole, part = before[-2:]
    rest = [one for one in found if {one.subject, one.object} != {whole, part}]
    return [*rest, lexicon.Relation(part, "in", whole, words="inside")]


def _heated(said: SceneDescription, found: Sequence[lexicon.Relation]) -> list[lexicon.Relation]:
    """Return what a burner is said to heat as heated on it; who heats something is not seen to."""
    heated = []
    for one in found:
        if one.kind != "heat":
            heated.append(one)
        elif said.subjects[one.subject].noun in HEATERS:
            heated.append(replace(one, subject=one.object, object=one.subject))
    return heated


def _poured(said: SceneDescription, found: Sequence[lexicon.Relation]) -> list[lexicon.Relation]:
    """Leave out into what somebody pours: nobody is in the glass."""
    pouring = _pourers(said)
    return [one for one in found if not (one.subject in pouring and one.kind in ("in", "inside"))]


def _poured_by_itself(said: SceneDescription, found: Sequence[lexicon.Relation]) -> list[lexicon.Relation]:
    """Return a pot that pours something into a cup as tipped over it: it is not in the cup, and holds no tea."""
    pots = [one for one in _pourers(said) if pours(said.subjects[one].noun)]
    into = next((one for one in found if one.subject in pots and one.kind in INTO), None)
    if into is None:
        return list(found)
    liquid = next((one.object for one in found if one.subject == into.subject and one.kind == "pour"), None)
    rest = (one for one in found if one != into and (liquid is None or liquid not in (one.subject, one.object)))
    return [replace(into, kind="pour into", other=liquid), *rest]


def _pourers(said: SceneDescription) -> set[int]:
    """Return who or what is said to pour, also water, which is no thing by itself."""
    found = set()
    for number, one in enumerate(said.said):
        before = next((other for other in reversed(said.said[:number]) if other.role == "subject"), None)
        if (one.role, one.value) in (("relation", "pour"), ("relation", "mix")) and before is not None:
            found.add(before.subject)
    return found


def _hosed(said: SceneDescription, found: Sequence[lexicon.Relation]) -> list[lexicon.Relation]:
    """Return who washes something with a hose as one who sprays it: nobody stands beside a hose."""
    washed = next((one for one in found if one.kind == "wash"), None)
    hose = {one.object for one in found if one.words == "with" and said.subjects[one.object].noun == "hose"}
    if washed is None or not hose:
        return list(found)
    rest = (one for one in found if one != washed and one.object not in hose)
    return [replace(washed, words=f"{washed.words} hose"), *rest]


def _shot(said: SceneDescription, found: Sequence[lexicon.Relation]) -> list[lexicon.Relation]:
    """Return who is said to shoot with a bow as one who draws it."""
    shoots = any(one.role == "relation" and one.value == "shoot" for one in said.said)
    bows = (one.kind == "hold" and said.subjects[one.object].noun == "bow and arrow" for one in found)
    return [replace(one, kind="shoot") if shoots and bow else one for one, bow in zip(found, bows, strict=True)]


def _rescued(said: SceneDescription, found: Sequence[lexicon.Relation]) -> list[lexicon.Relation]:
    """Return who is rescued from a tree as in the tree, and who does it as at work there."""
    saving = next((one for one in found if one.kind == "help" and one.words.lower().startswith(RESCUES)), None)
    out_of = next((one for one in said.said if one.role == "relation" and one.value == "from"), None)
    if saving is None or out_of is None:
        return list(found)
    after = next((one for one in said.said if one.start >= out_of.end and one.role == "subject"), None)
    if after is None or not lexicon.covers("tree", after.value):
        return list(found)
    there = [one for one in found if one != saving and after.subject not in (one.subject, one.object)]
    caught = lexicon.Relation(saving.object, "in", after.subject, words="from")
    return [replace(saving, kind="rescue", object=after.subject), caught, *there]


def _painted(said: SceneDescription, found: Sequence[lexicon.Relation]) -> list[lexicon.Relation]:
    """Return who paints a thing on a wall as one who makes a picture of it there."""
    on = [one for one in found if one.kind == "on" and said.subjects[one.object].noun in PAINTED_ON]
    pictured = next(
        (one for one in found if one.kind == "paint" and any(two.subject in (one.object, one.subject) for two in on)),
        None,
    )
    if pictured is None:
        return list(found)
    rest = [one for one in found if one not in on and one != pictured]
    return [replace(pictured, kind="paint on"), *rest]


def is_painted_on(found: Sequence[lexicon.Relation], noun: str) -> bool:
    """Whether a wall is there that somebody paints on, as part of what is drawn of that."""
    return noun in PAINTED_ON and any(one.kind == "paint on" for one in found)
