"""Emblems: what a card shows beside its words: things that are sure, the symbol of an idea, an age as a figure."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from PIL import Image, ImageStat

from promptmagic import lexicon
from promptmagic.lexicon import Subject
from promptmagic.lexicon.data import words as listed
from promptmagic.painters.colour import BLACK, WHITE, Colour, luminance, mix
from promptmagic.painters.sketch.cards.ideas import Idea, symbol
from promptmagic.painters.sketch.cards.typesetting import set_in
from promptmagic.painters.sketch.cards.wording import Words, form_words
from promptmagic.painters.sketch.easel import Easel
from promptmagic.painters.sketch.figures import stood
from promptmagic.painters.sketch.shapes import Shape, find, find_worded
from promptmagic.painters.sketch.shapes.pen import disc, ring

MOST = 3
"""How many emblems a card shows at most."""

LETTERED = frozenset({"card", "sign", "poster", "banner", "book", "letter", "notice", "envelope", "label", "ticket"})
"""Things that a card is itself, and so does not show."""

FILLED = 1.66
"""How long the diagonal of what stands in a disc is, in the disc's radius."""

WIDE = 2.4
"""From which width, in heights, a thing fills its disc from edge to edge."""

APART = 34
"""How far what is drawn differs from its disc in brightness at least."""

YOUNG = frozenset({"child", "boy", "girl", "baby"})
"""Those who stand smaller in a disc than the grown."""

NEAR = 24
"""How many letters before a thing's word, and behind it, a word that contradicts its drawing may stand."""

BRIGHT = 118
"""From which brightness (0 to 255) a ground is light."""


@dataclass(frozen=True, slots=True)
class Emblem:
    """One thing in a disc: a drawing in its colour, or a `figure` in large type."""

    noun: str = ""
    shape: Shape | None = None
    colour: Colour | None = None
    figure: str = ""


def emblems(easel: Easel, words: Words, subjects: Sequence[Subject], idea: Idea | None) -> list[Emblem]:
    """Return what a card shows: the symbols of its idea, else an age and the things that are sure."""
    if idea is not None and not words.asked:
        symbols = [(name, symbol(name)) for name in idea.symbols]
        if symbols:
            return [Emblem(name, shape) for name, shape in symbols if shape is not None]
        subjects = [one for one in subjects if lexicon.group(one.noun) != "person"]
    figure = [Emblem(figure=words.figure)] if words.figure else []
    found = figure + [Emblem(one.noun, shape, one.colour) for one, shape in _sure(easel, words, subjects)]
    return found[: 1 if words.form == "logo" else MOST]


def _sure(easel: Easel, words: Words, subjects: Sequence[Subject]) -> list[tuple[Subject, Shape]]:
    """Return the things to show: those that are drawn as their words have them, apart from those who are written to."""
    named: Sequence[Subject] = (
        lexicon.read(words.title).subjects if words.form in ("poster", "cover", "label", "ticket") else ()
    )
    subjects, named = _described(easel.scene.told, subjects, named) if words.asked else (subjects, named)
    every = (*subjects, *(one for one in named if one.noun not in {other.noun for other in subjects}))
    contrary = listed("cards", "contrary")
    found = _drawable(easel, words, every, contrary | listed("cards", "otherwise"))
    found = found or _drawable(easel, words, every, contrary)
    if len(found) == 1 and found[0][0].count > 1 and words.form != "logo" and not words.figure:
        return found * min(MOST, found[0][0].count)
    return found


def _drawable(
    easel: Easel, words: Words, subjects: Sequence[Subject], contrary: AbstractSet[str]
) -> list[tuple[Subject, Shape]]:
    """Return those of some things that are drawn as their words have them, with their shapes, each kind once."""
    found: list[tuple[Subject, Shape]] = []
    for subject in subjects:
        shape = find_worded(subject.noun, subject.word) if subject.word else find(subject.noun)
        behind = words.form == "sign" and subject.noun == "door"  # on which it hangs
        if shape is None or behind or easel.scene.lacks(subject.noun) or subject.noun in LETTERED | _nouns(found):
            continue
        unlike = _is_contradicted(subject, words.title, contrary) or _is_hidden(subject, words)
        if not unlike and not (words.asked and _only_says_whose(subject, f"{words.title} {words.line}")):
            found.append((subject, shape))
    return found


_DESCRIBED = re.compile(r"\b(?:with|featuring|showing)\b(?! the (?:words?|text|title))", re.IGNORECASE)


def _described(
    own: str, subjects: Sequence[Subject], named: Sequence[Subject]
) -> tuple[Sequence[Subject], Sequence[Subject]]:
    """Return the things that a brief says a card is to be with, where it says that; else all."""
    after = own[found.end() :].lower() if (found := _DESCRIBED.search(own)) else ""
    wished = [one for one in subjects if one.word and one.word.lower() in after]
    return (wished, ()) if wished else (subjects, named)


def _nouns(found: Sequence[tuple[Subject, Shape]]) -> set[str]:
    return {subject.noun for subject, _ in found}


def _is_hidden(subject: Subject, words: Words) -> bool:
    """Whether a thing's words are only of the request, or of those who are written to; a name is nobody's picture."""
    own = set(subject.word.lower().split())
    if own & form_words(words.form) or own & set(re.findall(r"[\w'’-]+", words.hidden.lower())):
        return True
    return words.form == "greeting" and lexicon.group(subject.noun) == "person"


def _only_says_whose(subject: Subject, lettered: str) -> bool:
    """Whether a building or a person only says whose something is, as in "School circus"."""
    if not subject.word or lexicon.group(subject.noun) not in ("building", "person"):
        return False
    followed = re.search(rf"\b{re.escape(subject.word)}(?:['’]s?)? (?P<next>[\w-]+)", lettered, re.IGNORECASE)
    return followed is not None and followed["next"].lower() not in listed("cards", "following")


def _is_contradicted(subject: Subject, title: str, contrary: AbstractSet[str]) -> bool:
    """Whether the words beside a thing's own say that it is otherwise than it is drawn: a table of three legs."""
    lower = title.lower()
    at = lower.find(subject.word.lower()) if subject.word else -1
    if at < 0:
        return False
    about = lower[max(0, at - NEAR) : at + len(subject.word) + NEAR]
    return not contrary.isdisjoint(re.findall(r"[^\W_]+(?:-headed)?", about))


@dataclass(frozen=True, slots=True)
class Disc:
    """Where an emblem's disc is: its middle and its radius, in pixels."""

    x: float
    y: float
    radius: float


def show(
    easel: Easel,
    shown: Sequence[Emblem],
    spots: Sequence[Disc],
    tones: tuple[Colour, Colour, Colour],
    fonts: Sequence[str],
) -> None:
    """Draw emblems into their discs; `tones` are the ink, the paper and the accent of their card."""
    ink, paper, accent = tones
    light = luminance(paper) > BRIGHT
    for number, (emblem, spot) in enumerate(zip(shown, spots, strict=True)):
        x, y, radius = spot.x, spot.y, spot.radius
        if emblem.shape is None:
            easel.place(*easel.vector(_figure(emblem.figure, spot, ink, accent), fonts=fonts))
            continue
        ground = mix(mix(accent, paper, 0.62), WHITE, 0.2 if light else 0.0)
        aspect = max(0.12, emblem.shape.aspect)
        tall = radius * (1.12 if emblem.noun in YOUNG else 1.5)
        height = min(tall, radius * (FILLED if aspect < WIDE else FILLED * 1.1) / math.hypot(1, aspect))
        foot = y if emblem.shape.habitat == "air" else y + height * 0.5
        chance = easel.chance(f"vignette {number}")
        layer, corner = stood(easel, emblem.shape, chance, x, foot, height, emblem.colour, against=0)
        bright = _brightness(layer)
        if abs(bright - luminance(ground)) < APART:
            ground = mix(accent, BLACK, 0.25) if bright > BRIGHT else mix(ground, WHITE, 0.62)
        easel.put(disc(x, y, radius, ground) + ring(x, y, radius * 1.07, max(0.8, radius * 0.022), accent))
        easel.place(layer, corner)
        easel.note(emblem.noun)


def _brightness(layer: Image.Image) -> float:
    """Return how bright what is drawn on a layer is, from 0 to 255."""
    alpha = layer.getchannel("A")
    return ImageStat.Stat(layer.convert("L"), alpha.point(_is_solid)).mean[0] if alpha.getbbox() else 128.0


def _is_solid(level: int) -> int:
    return 255 if level > 128 else 0


def _figure(figure: str, spot: Disc, ink: Colour, accent: Colour) -> str:
    """Draw a figure in a full disc of the accent."""
    on = WHITE if luminance(accent) < 150 else mix(ink, accent, 0.1) if luminance(ink) < 110 else (40, 34, 48)
    setting = set_in(figure, spot.radius * 1.3, spot.radius * 1.1, 800, spot.radius * 1.4)
    back = disc(spot.x, spot.y, spot.radius, accent)
    back += ring(spot.x, spot.y, spot.radius * 1.07, max(0.8, spot.radius * 0.022), accent)
    return back + setting.drawn(spot.x, spot.y - setting.high / 2, on)
