"""Including: what is seen in the drawing of another thing, and needs none of its own: clothes, parts, drinks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from promptmagic import lexicon
from promptmagic.lexicon import Subject
from promptmagic.lexicon.nouns import records
from promptmagic.painters.colour import Colour
from promptmagic.painters.sketch.doing import included_in
from promptmagic.painters.sketch.easel import Easel
from promptmagic.painters.sketch.features import featured, spectacled
from promptmagic.painters.sketch.guises import guise
from promptmagic.painters.sketch.relations import CLOTHES, DRINKS, LIVING, ROOFS, SketchRelation
from promptmagic.painters.sketch.scene import SketchScene
from promptmagic.painters.sketch.shapes import Shape, find, find_worded
from promptmagic.painters.sketch.shapes.costume import Costume
from promptmagic.painters.sketch.shapes.people import Person
from promptmagic.painters.sketch.shapes.poses import poses

OTHERWISE_CALLED: dict[str, tuple[str, ...]] = {
    "bow and arrow": ("bow",), "shield": ("scutum",), "sword": ("katana", "cutlass", "foil"), "basket": ("satchel",),
    "fishing rod": ("rod",), "bag": ("satchel",),
}  # fmt: skip
"""What else a thing is called where somebody has it by nature."""

GLASSES, CLEAR = frozenset({"glass", "drinking glass"}), frozenset({"water"})
"""What is drawn with water in it, and what is no other drink than that."""

BUILT_IN = frozenset({"door", "window", "chimney", "roof"})
"""Parts of a building, which its drawing has in its own colours."""

INCLUDED: dict[str, frozenset[str]] = {
    "treehouse": frozenset({"playground", "slide", "ladder", "tree"}),
    **dict.fromkeys(
        ("sandwich", "hamburger"), frozenset({"cheese", "tomato", "lettuce", "ham", "bacon", "salad", "meat"})
    ),
    "pizza": frozenset({"mushroom", "tomato", "cheese", "basil"}),
    "cake": frozenset({"candle"}),
    "jack o lantern": frozenset({"candle"}),
    "mermaid": frozenset({"rock"}),
    "frog prince": frozenset({"crown"}),
    "sundae": frozenset({"cherry", "chocolate", "ice cream"}),
    "cereal": frozenset({"milk", "spoon", "strawberry"}),
    "lemonade": frozenset({"ice cube", "straw", "lemon"}),
    "ramen": frozenset({"egg", "boiled egg", "onion", "spring onion", "noodle", "seaweed", "bowl", "pork"}),
    "prism": frozenset({"rainbow", "light"}),
    "pocket watch": frozenset({"chain"}),
    "wizard": frozenset({"staff", "wand"}),
    "soup": frozenset({"bowl", "plate"}),
    "pancake": frozenset({"syrup", "butter"}),
    "christmas tree": frozenset({"star"}),
    "viking ship": frozenset({"shield"}),
    "hot air balloon": frozenset({"basket"}),
    **dict.fromkeys(("glass", "drinking glass", "cup", "bottle"), DRINKS),
}
"""What is seen in the drawing of a thing, and so not drawn beside it."""


SERVED = frozenset({"lemonade", "juice", "milk", "wine", "beer", "cocktail"})
"""Drinks that are drawn in a glass of their own."""


def served(subject: Subject, related: Sequence[SketchRelation]) -> Shape | None:
    """Return the glass of a drink as it is drawn with that drink in it, where that is what a glass is full of."""
    if subject.noun not in ("glass", "drinking glass"):
        return None
    inside = (one.first for one in related if one.how == "in" and one.second == subject and one.first.noun in SERVED)
    return next((find_worded(drink.noun, drink.word) for drink in inside), None)


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


def is_unworn(scene: SketchScene, subject: Subject, related: Sequence[SketchRelation]) -> bool:
    """Whether somebody is said to wear a thing for which their drawing has no place: it does not lie beside them."""
    if any(one.how == "wearing" and one.second == subject for one in related):
        return False
    if any(subject in (one.first, one.second) and one.how != "beside" for one in related):
        return False
    said = lexicon.describe(scene.told)
    worn = (one for one in said.relations if one.kind == "wear" and said.subjects[one.object].noun == subject.noun)
    return any(lexicon.group(said.subjects[one.subject].noun) in LIVING for one in worn)


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
    within = within or _in_a_pot(easel.scene, subject)
    within = within or _in_costume(easel.scene, subject, related)
    within = within or (subject.noun == "glasses" and not wholes and spectacled(easel.scene.told))
    record = records().get(subject.noun)
    within = within or (easel.light.indoors and record is not None and bool(record.inside))  # one is in it
    clear = subject.noun in DRINKS - CLEAR - SERVED and any(whole.noun in GLASSES for whole in wholes)
    easel.note(*((subject.noun,) if (within and not clear) or (built_in and not subject.colour) else ()))
    return within or built_in


def _in_a_pot(scene: SketchScene, subject: Subject) -> bool:
    """Whether food is said to be what a pot or a pan is of: it is in there, and no second dish beside it."""
    word = re.escape(subject.word.lower())
    found = re.search(rf"\b(pot|pan|kettle|cauldron) of (?:\w+ )?{word}\b", scene.told.lower()) if word else None
    return found is not None and lexicon.group(subject.noun) == "food" and scene.subject(found[1]) is not None


def _in_costume(scene: SketchScene, subject: Subject, related: Sequence[SketchRelation]) -> bool:
    """Whether a hat is the one that its wearer has by nature, as a pirate and a witch have theirs."""
    with_it = [one for one in related if subject in (one.first, one.second) and one.how in ("holding", "beside")]
    with_it = [one for one in with_it if one.act is None or one.act.own or one.act.pose.tool]  # whose hands are at it
    bearers = [one.first if one.second == subject else one.second for one in with_it]
    if subject.colour is None and not subject.size and any(_bears(scene, bearer, subject) for bearer in bearers):
        return True
    wearers = [one.first for one in related if one.how == "wearing" and one.second == subject]
    parts = [costume for who in wearers if guise(scene.told, who)[0] and (costume := _costume(scene, who)) is not None]
    if any(subject.noun in (costume.hat, *costume.on) for costume in parts):
        return True  # the crown of a lion king
    worn = [costume.hat for who in wearers if (costume := _costume(scene, who)) is not None and costume.hat]
    if subject.colour is None and not subject.material and subject.word.lower() in worn:
        return True  # a top hat on a top hat
    plain = subject.word.lower() in ("hat", "cap", "helmet") and subject.colour is None and not subject.material
    return plain and bool(worn)


def _costume(scene: SketchScene, who: Subject) -> Costume | None:
    """Return what somebody of a scene wears, in their time."""
    shape = guise(scene.told, who)[0] or find_worded(who.noun, who.word) or find(who.noun)
    body = featured(shape, scene.told, who)[0].body if shape is not None else None
    return body.costume if isinstance(body, Person) else None


def _bears(scene: SketchScene, bearer: Subject, subject: Subject) -> bool:
    """Whether a thing is what somebody is drawn with: a viking's axe and shield, an archer's bow."""
    costume = _costume(scene, bearer)
    if costume is None:
        return False
    pose = poses().get(costume.pose)
    tools = (costume.prop, *costume.on, *((pose.tool, pose.other, pose.dressed) if pose else ()))
    named = {word for tool in tools for word in (tool, *tool.split())}
    return subject.noun in named or not named.isdisjoint(OTHERWISE_CALLED.get(subject.noun, ()))


def _houses(easel: Easel, subject: Subject) -> Iterator[Subject]:
    """Yield the houses of a scene beside a subject that may be a part of one."""
    kinds = ((one, lexicon.group(one.noun)) for one in easel.scene.subjects if one != subject)
    yield from (one for one, kind in kinds if kind == "building")
