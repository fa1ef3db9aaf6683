"""Including: what is seen in the drawing of another thing, and needs none of its own: clothes, parts, drinks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from promptmagic import lexicon
from promptmagic.lexicon import Subject
from promptmagic.lexicon.nouns import records
from promptmagic.painters.colour import Colour
from promptmagic.painters.sketch.doing import included_in
from promptmagic.painters.sketch.easel import Easel
from promptmagic.painters.sketch.relations import CLOTHES, ROOFS, SketchRelation
from promptmagic.painters.sketch.shapes import find

DRINKS = frozenset({"cocktail", "milk", "juice", "water", "beer", "tea", "coffee", "wine"})

BUILT_IN = frozenset({"door", "window", "chimney", "roof"})
"""Parts of a building, which its drawing has in its own colours."""

INCLUDED: dict[str, frozenset[str]] = {
    "treehouse": frozenset({"playground", "slide", "ladder", "tree"}),
    **dict.fromkeys(
        ("sandwich", "hamburger"), frozenset({"cheese", "tomato", "lettuce", "ham", "bacon", "salad", "meat"})
    ),
    "pizza": frozenset({"mushroom", "tomato", "cheese", "basil"}),
    "cake": frozenset({"candle"}),
    "mermaid": frozenset({"rock"}),
    "nest": frozenset({"egg"}),
    "wizard": frozenset({"staff", "wand"}),
    "soup": frozenset({"bowl", "plate"}),
    "pancake": frozenset({"syrup", "butter"}),
    "christmas tree": frozenset({"star"}),
    "viking ship": frozenset({"shield"}),
    "hot air balloon": frozenset({"basket"}),
    **dict.fromkeys(("glass", "drinking glass", "cup", "bottle"), DRINKS),
}
"""What is seen in the drawing of a thing, and so not drawn beside it."""


def clothes(easel: Easel, related: Sequence[SketchRelation]) -> frozenset[Subject]:
    """Return the clothes that people of the scene wear: they are drawn on them, not beside them."""
    worn = frozenset(
        one.second
        for one in related
        if one.how == "wearing" and one.second.noun in CLOTHES and find(one.first.noun) is not None
    )
    easel.note(*(clothing.noun for clothing in worn))
    return worn


def clothed(subject: Subject, worn: frozenset[Subject], related: Sequence[SketchRelation]) -> Colour | None:
    """Return the colour of what somebody wears, where it has one."""
    colours = (one.second.colour for one in related if one.first == subject and one.second in worn)
    return next(filter(None, colours), None)


def included(easel: Easel, subject: Subject, related: Sequence[SketchRelation]) -> bool:
    """Whether a thing is part of another's drawing, as the slide is of the treehouse."""
    wholes = [
        one.first if one.second == subject else one.second for one in related if subject in (one.first, one.second)
    ]
    dishes = [one for one in easel.scene.subjects if lexicon.group(one.noun) == lexicon.group(subject.noun) == "food"]
    dishes += [one for one in easel.scene.subjects if one.noun == "cake" and subject.noun == "candle"]
    within = any(subject.noun in INCLUDED.get(whole.noun, ()) for whole in (*wholes, *dishes))
    within = within or included_in(easel.scene, subject, easel.scene.subjects)
    built_in = subject.noun in BUILT_IN and any(lexicon.group(whole.noun) == "building" for whole in wholes)
    built_in = built_in or (subject.noun in ROOFS and any(_houses(easel, subject)))
    record = records().get(subject.noun)
    within = within or (easel.light.indoors and record is not None and bool(record.inside))  # one is in it
    easel.note(*((subject.noun,) if within or (built_in and not subject.colour) else ()))
    return within or built_in


def _houses(easel: Easel, subject: Subject) -> Iterator[Subject]:
    """Yield the houses of a scene beside a subject that may be a part of one."""
    kinds = ((one, lexicon.group(one.noun)) for one in easel.scene.subjects if one != subject)
    yield from (one for one, kind in kinds if kind == "building")
