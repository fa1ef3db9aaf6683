"""Features: what words say of how a person looks: the age, the hair, a beard, freckles, the clothes of their time."""

from __future__ import annotations

import re
from dataclasses import replace

from promptmagic import lexicon
from promptmagic.lexicon import Subject
from promptmagic.painters.colour import Colour, mix
from promptmagic.painters.sketch.shape import Shape
from promptmagic.painters.sketch.shapes.costume import GREY, Costume
from promptmagic.painters.sketch.shapes.eras import costume_of
from promptmagic.painters.sketch.shapes.people import Person, costumed

OLD = frozenset({"old", "elderly", "aged", "ancient", "older", "wrinkled", "retired", "aging", "senior"})
"""Words for the years that are seen on somebody."""

CHILDLIKE = 1.2
"""From which build on somebody is a child: none of them is old, or has a beard."""

_TONES: dict[str, Colour] = {
    "red": (182, 74, 38), "ginger": (196, 96, 44), "auburn": (140, 62, 38), "orange": (206, 106, 44),
    "blonde": (228, 188, 104), "blond": (228, 188, 104), "golden": (224, 176, 84), "fair": (222, 190, 124),
    "yellow": (232, 196, 84), "black": (38, 32, 34), "dark": (54, 40, 36), "brown": (98, 62, 40),
    "brunette": (98, 62, 40), "chestnut": (112, 64, 38), "grey": GREY, "gray": GREY, "silver": (196, 200, 208),
    "white": (238, 236, 230), "blue": (62, 108, 190), "pink": (232, 120, 170), "green": (76, 150, 92),
    "purple": (124, 80, 164), "redhead": (182, 74, 38),
}  # fmt: skip
"""The colours that hair is said to be of."""

_STYLES = {
    "braids": "braids", "braid": "braids", "braided": "braids", "plaits": "braids", "plait": "braids",
    "pigtails": "pigtails", "bunches": "pigtails", "ponytail": "ponytail", "pony tail": "ponytail",
    "curls": "curly", "curly": "curly", "wavy": "curly", "frizzy": "curly", "afro": "afro", "bun": "bun",
    "long": "long", "short": "short",
}  # fmt: skip
"""How hair is worn, by the word for it."""

_ANY_TONE = "|".join(_TONES)
_HOW = "long|short|curly|wavy|straight|frizzy|messy|thick|thin|bushy|big|huge|full|braided|shiny|little|two"
_HAIR = re.compile(
    rf"\b(?P<said>(?:(?:{_HOW}|{_ANY_TONE}),?[ -](?:and )?)*)"
    r"(?P<what>haired|hair|braids?|plaits?|pigtails|bunches|pony ?tail|curls|locks|afro|bun)\b"
)
_BEARD = re.compile(
    rf"\b(?P<said>(?:(?:{_HOW}|{_ANY_TONE}),?[ -](?:and )?)*)(?P<what>bearded|beard|moustached?|mustached?)\b"
)
_ALONE = re.compile(r"\b(?P<tone>blonde?|brunette|redhead|ginger|auburn)\b")
_BALD = re.compile(r"\b(?:bald(?:-headed| headed)?|hairless|no hair|shaved head)\b")
_FRECKLES = re.compile(r"\b(?:freckles|freckled|freckly)\b")
_GLASSES = re.compile(r"\bwith [^,.;]*\band (?:an? (?:pair of )?)?(?:[a-z]+ )?(?:glasses|spectacles)\b")
"""Glasses that are named after what else somebody is said to be with."""


def featured(shape: Shape, told: str, subject: Subject) -> tuple[Shape, tuple[str, ...]]:
    """Return somebody as words say that they look, and the words that are seen then; any other shape as it is."""
    body = shape.body
    if not isinstance(body, Person) or lexicon.group(subject.noun) != "person":
        return shape, ()
    said = _said(told, subject)
    costume, words = costume_of(body.costume, subject, said)
    costume, aged = _aged(costume, subject, told)
    costume, hair = _with_hair(costume, said)
    costume, beard = _with_beard(costume, said)
    words = (*words, *aged, *hair, *beard)
    if (found := _FRECKLES.search(said)) is not None:
        costume, words = replace(costume, marks=costume.marks | {"freckles"}), (*words, found[0], "freckle")
    if spectacled(told):
        costume = replace(costume, on=(*costume.on, "glasses"))
    return (shape, ()) if costume == body.costume else (_like(shape, costume), words)


def is_of_the_face(told: str, subject: Subject) -> bool:
    """Whether words tell of somebody's face or hair, and so the viewer comes near to see it."""
    said = _said(told, subject)
    found = any(pattern.search(said) for pattern in (_BEARD, _ALONE, _BALD, _FRECKLES))
    found = found or any(one["said"] or one["what"] in _STYLES for one in _HAIR.finditer(said))
    return found or bool({"wrinkled", "wrinkles"} & set(said.split()))


def spectacled(told: str) -> bool:
    """Whether glasses are named at the end of what somebody is said to be with: on the face, and no thing beside it."""
    return _GLASSES.search(told.lower()) is not None


def _like(shape: Shape, costume: Costume) -> Shape:
    return replace(costumed(costume), habitat=shape.habitat)


def _said(told: str, subject: Subject) -> str:
    """Return the part of a text that tells of a subject: from the person before it to the next one."""
    text, word = told.lower(), subject.word.lower()
    at = text.find(word) if word else 0
    others = [one.word.lower() for one in lexicon.describe(told).subjects if lexicon.group(one.noun) == "person"]
    places = [text.find(other) for other in others if other and other != word]
    start = max((place for place in places if 0 <= place < at), default=0)
    end = min((place for place in places if place > at), default=len(text))
    return text[start:end]


def _aged(costume: Costume, subject: Subject, told: str) -> tuple[Costume, tuple[str, ...]]:
    """Return somebody with the hair and the creases of their years, where words before their own say so."""
    word = subject.word.lower()
    at = told.lower().find(word) if word else -1
    before = re.findall(r"[a-z]+", re.split(r"[.,;]", told.lower()[: max(0, at)])[-1])[-3:]
    found = tuple(sorted(OLD & {*subject.qualities, *word.split(), *before}))
    if not found or costume.build > CHILDLIKE:
        return costume, ()
    hair = "bun" if costume.hair == "long" and costume.cut == "skirt" else costume.hair
    aged = replace(costume, hair=hair, hair_colour=GREY, marks=costume.marks | {"wrinkles"})
    return replace(aged, beard=mix(GREY, (238, 236, 230), 0.5) if costume.beard else None), found


def _with_hair(costume: Costume, said: str) -> tuple[Costume, tuple[str, ...]]:
    if (bald := _BALD.search(said)) is not None and costume.build <= CHILDLIKE:
        return replace(costume, hair="none"), tuple(bald[0].split())
    words: tuple[str, ...] = ()
    told = False
    for found in _HAIR.finditer(said):
        names = re.findall(r"[a-z]+", found["said"])
        tone = next((_TONES[name] for name in names if name in _TONES), None)
        style = next((_STYLES[name] for name in (found["what"], *names) if name in _STYLES), "")
        told = told or tone is not None
        if style or tone:
            costume = replace(costume, hair=style or costume.hair, hair_colour=tone or costume.hair_colour)
            shown = (name for name in names if name in _TONES or name in _STYLES)
            words = (*words, *shown, found["what"], "hair", f"{' '.join(names)}-haired", f"{' '.join(names)} haired")
    alone = _ALONE.search(said)
    if alone is not None and not told:
        return replace(costume, hair_colour=_TONES[alone["tone"]]), (*words, alone["tone"])
    return costume, words


def _with_beard(costume: Costume, said: str) -> tuple[Costume, tuple[str, ...]]:
    words: tuple[str, ...] = ()
    if costume.build > CHILDLIKE:
        return costume, words
    for found in _BEARD.finditer(said):
        names = re.findall(r"[a-z]+", found["said"])
        tone = next((_TONES[name] for name in names if name in _TONES), costume.hair_colour or _TONES["brown"])
        costume = replace(costume, beard=tone) if "beard" in found["what"] else replace(costume, moustache=tone)
        if {"long", "big", "huge", "bushy"} & set(names):
            costume = replace(costume, marks=costume.marks | {"long beard"})
            words = (*words, *sorted({"long", "big", "huge", "bushy"} & set(names)))
        costume = replace(costume, hair_colour=costume.hair_colour or tone)
        words = (*words, *(name for name in names if name in _TONES), found["what"], "beard")
    return costume, words
