"""Treatment: whether a brief is painted as a scene, shown as a plate, or set as a card.

A card is made where a scene would be nonsense: below `UNDERSTOOD` of the person's own words, where a brief is about a
person or a thing with a name that has no drawing, where it asks for a map, a diagram or a timeline that no plate shows;
and always where it asks for lettering. An expander's longer prompt never makes a card of a scene.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace
from typing import Literal

from promptmagic import lexicon
from promptmagic.lexicon import SceneDescription, Subject
from promptmagic.lexicon.nouns import marked
from promptmagic.painters.sketch.acts import main_unknown
from promptmagic.painters.sketch.cabins import panes
from promptmagic.painters.sketch.cards.wording import words_of
from promptmagic.painters.sketch.figures import FORMLESS
from promptmagic.painters.sketch.places import PLACES, Layout
from promptmagic.painters.sketch.plates import Plate, find_plate
from promptmagic.painters.sketch.relations import ENCLOSING, LIVING, relations
from promptmagic.painters.sketch.scene import SketchScene
from promptmagic.painters.sketch.shapes import find, find_worded
from promptmagic.painters.sketch.shapes.trees import FRUITS
from promptmagic.painters.sketch.whereabouts import layouts_for, place_for

Treatment = Literal["scene", "card"]

UNDERSTOOD = 0.5
"""Which part of a brief, weighted by importance, must be understood at least for a scene of it."""

LETTERED = frozenset({"poster", "sign", "banner", "cover", "postcard"})
"""Forms that are pictures too, where they bear no words: a poster of a cat is a cat."""

KNOWN_AS = {"moon landing": "moon lander"}
"""What is drawn for a topic that has no plate."""

EMBLEMS = {
    "cafe": "cup", "bakery": "croissant", "restaurant": "fork", "library": "books", "school": "pencil",
    "farm": "tractor", "hotel": "key", "bank": "coin", "garage": "gear", "cinema": "camera",
}  # fmt: skip
"""What stands for a business in its logo."""

FILLING = 9
"""How many small things are in what is said to be full of them."""

PILE = r"\b(?P<pile>piles?|stacks?|towers?|heaps?|mounds?|mountains?) of"

SLICE = r"\b(?:slices?|pieces?|wedges?) of"

FELT: dict[str, tuple[str, str, str]] = {
    "lonely": ("hills", "dusk", "fog"), "gloomy": ("lake", "", "rain"), "calm": ("lake", "morning", ""),
    "hopeful": ("hills", "dawn", ""), "cheerful": ("meadow", "day", "clear"), "romantic": ("beach", "sunset", ""),
    "mysterious": ("forest", "dusk", "fog"), "dramatic": ("sea", "", "storm"), "majestic": ("mountains", "golden", ""),
    "cosy": ("room", "dusk", ""), "dreamy": ("sky", "dawn", ""),
}  # fmt: skip
"""The landscape, the hour and the weather that show a feeling, where a brief names nothing else: found by asking what
pictures of it are usually of."""

SHARED_BY: dict[str, tuple[Subject, ...]] = {
    "lonely": (Subject("bare tree", word="bare tree"),), "gloomy": (Subject("bench", word="bench"),),
    "cheerful": (Subject("child", 3, word="children", pose="dance"), Subject("balloon", 3, word="balloons")),
    "hopeful": (Subject("sunflower", word="sunflower"),), "romantic": (Subject("couple", word="couple"),),
    "calm": (Subject("boat", word="boat"),),
}  # fmt: skip
"""Who or what is in that landscape, without which it is only a landscape."""

GROUNDS = frozenset({"portrait", "table", "abstract", "sky", "room"})
"""Places that are no view to set words before."""


def plate_for(scene: SketchScene, own: str) -> Plate | None:
    """Return the plate that a person's own words mean, if they mean one."""
    return find_plate(own, frozenset(lexicon.group(subject.noun) for subject in scene.subjects))


def as_meant(scene: SketchScene, own: str) -> SketchScene:
    """Return the scene with what its brief means: landmarks that it names, a family of penguins, a pile as one thing.

    Fireworks are let off outdoors, at night, and lit lamps stand there at Diwali.
    """
    scene = _felt(replace(scene, subjects=tuple(_as_meant(subject, own) for subject in scene.subjects)), own)
    scene = _bearing(_filled(_roofed(_made(_dressed(scene)))))
    indoors = any(lexicon.home(subject.noun) in ("table", "room", "kitchen") for subject in scene.subjects)
    if indoors and not scene.places:  # nobody lights a campfire on a carpet
        hearth = (replace(one, noun="fireplace") if one.noun == "fire" else one for one in scene.subjects)
        scene = replace(scene, subjects=tuple(hearth))
    if "diwali" in own.lower():
        lit = tuple(replace(one, noun="diya") if one.noun in ("lamp", "candle") else one for one in scene.subjects)
        scene = replace(scene, subjects=lit)
    if scene.subject("firework") and not scene.places:
        scene = replace(scene, places=("village",), place="village", hour=scene.hour or "night")
    named = [subject for subject in _landmarks(lexicon.describe(own)) if scene.subject(subject.noun) is None]
    if not named:
        return scene
    home = lexicon.home(named[0].noun)
    places = scene.places or ((home,) if home in PLACES else ())
    return replace(scene, subjects=(*named, *scene.subjects), places=places, place=scene.place or "".join(places[:1]))


def _dressed(scene: SketchScene) -> SketchScene:
    """Return the scene without what somebody wears that nobody is drawn in: beside its wearer it would be a pun."""
    said = lexicon.describe(scene.told)
    if not any(lexicon.group(subject.noun) in LIVING for subject in scene.subjects):
        return scene
    shown = {one.second.noun for one in relations(scene) if one.how == "wearing"}
    lying = {
        said.subjects[index].noun for one in said.relations if one.kind != "wear" for index in (one.subject, one.object)
    }
    worn = {said.subjects[one.object].noun for one in said.relations if one.kind == "wear"}
    garments = (marked("clothes") - lying) | (marked("worn") & worn)
    loose = {subject for subject in scene.subjects if subject.noun in garments - shown}
    return replace(scene, subjects=tuple(subject for subject in scene.subjects if subject not in loose))


def _roofed(scene: SketchScene) -> SketchScene:
    """Return the scene with a house under a roof that somebody is on, where no building is told of."""
    on = any(one.how == "on" and one.second.noun == "rooftop" for one in relations(scene))
    built = any(lexicon.group(one.noun) == "building" and one.noun != "rooftop" for one in scene.subjects)
    if not on or built or scene.lacks("house"):
        return scene
    home = "" if scene.home == lexicon.home("rooftop") else scene.home
    return replace(scene, subjects=(*scene.subjects, Subject("house", word="roof")), home=home)


def _made(scene: SketchScene) -> SketchScene:
    """Return the scene without what things are said to be made of: no cornet beside a castle of ice cream."""
    said = lexicon.describe(scene.told)
    used = {said.subjects[one.object].noun for one in said.relations if one.kind == "made of"}
    used -= {said.subjects[one.subject].noun for one in said.relations}
    return replace(scene, subjects=tuple(one for one in scene.subjects if one.noun not in used)) if used else scene


def _filled(scene: SketchScene) -> SketchScene:
    """Return the scene with as many small things in a jar as fill some of it, where nobody says how many."""
    said = lexicon.describe(scene.told)
    full = {said.subjects[one.object] for one in said.relations if one.kind == "full of"}
    counted = {one.subject for one in said.said if one.role == "number"}
    several = {one.noun for at, one in enumerate(said.subjects) if one in full and one.count == 3 and at not in counted}
    seats = max((len(panes(find_worded(one.noun, one.word))) for one in scene.subjects), default=0)
    many = seats or FILLING * any(subject.noun in ENCLOSING for subject in scene.subjects)
    more = (replace(one, count=many) if one.noun in several else one for one in scene.subjects)
    return replace(scene, subjects=tuple(more)) if several and many else scene


def _bearing(scene: SketchScene) -> SketchScene:
    """Return the scene with a tree that bears the fruit which somebody picks, in place of fruit in the grass."""
    said = lexicon.describe(scene.told)
    picked = {said.subjects[one.object].noun for one in said.relations if one.kind in ("pick", "gather")}
    fruit = next((one for one in scene.subjects if one.noun in picked & FRUITS.keys()), None)
    if fruit is None:
        return scene
    tree = Subject("tree", word=f"{fruit.noun} tree")
    others = tuple(one for one in scene.subjects if one not in (fruit, scene.subject("tree")))
    return replace(scene, subjects=(*others, tree))


def _felt(scene: SketchScene, own: str) -> SketchScene:
    """Return the scene with a landscape for a feeling that is all its brief names."""
    said = lexicon.describe(own)
    named = said.subjects or said.places or said.topics or said.names or said.style or said.colours or said.form
    if said.mood not in FELT or named or said.not_understood:
        return scene
    place, hour, weather = FELT[said.mood]
    alone = SHARED_BY.get(said.mood, ())
    return replace(
        scene, place=place, places=(place,), subjects=alone, hour=said.hour or hour, weather=said.weather or weather
    )


def _as_meant(subject: Subject, own: str) -> Subject:
    """Return a subject as one pile, or as the animals that its family is of."""
    phrase = rf" (?:[\w-]+ ){{0,2}}{re.escape(subject.word)}"
    piled = re.search(PILE + phrase, own, re.IGNORECASE) if subject.count > 1 else None
    if piled:
        upright = piled["pile"].lower().startswith(("stack", "tower"))
        return replace(subject, count=1, qualities=(*subject.qualities, "stack" if upright else "pile"))
    if find(f"slice of {subject.noun}") is not None and re.search(SLICE + phrase, own, re.IGNORECASE):
        return replace(subject, qualities=(*subject.qualities, "slice"))
    kin = [word for word in subject.qualifiers if lexicon.group(word.lower()) in ("animal", "fantasy")]
    if subject.noun in ("family", "couple", "baby") and kin and find(kin[0].lower()) is not None:
        count = {"family": 3, "couple": 2, "baby": 1}[subject.noun]
        return replace(subject, noun=kin[0].lower(), count=count, word=kin[0], qualifiers=())
    return subject


def _landmarks(said: SceneDescription) -> list[Subject]:
    found = []
    for role, values in (("name", said.names), ("topic", said.topics)):
        words = {one.value: said.text[one.start : one.end] for one in said.said if one.role == role}
        for value in values:
            noun = KNOWN_AS.get(value, value)
            if find(noun) is not None:
                found.append(Subject(noun, word=words.get(value, value)))
    return found


def treatment(scene: SketchScene, own: str) -> Treatment:
    """Return how a scene is shown whose brief no plate shows; `own` are the person's words of it."""
    said = lexicon.describe(own)
    if words_of(own).asked or (said.form and (said.form not in LETTERED or not scene.subjects)):
        return "card"
    landmarks = {subject.noun for subject in _landmarks(said)}
    unknown = [name for name in (*said.names, *said.topics) if KNOWN_AS.get(name, name) not in landmarks]
    if unknown:
        return "card"
    if landmarks:
        return "scene"
    if (said.understanding < UNDERSTOOD or main_unknown(said)) and own.strip():
        return "card"
    told = scene.places or scene.mood or scene.colours or scene.style or not own.strip()
    shown = any(find(subject.noun) is not None and subject.noun not in FORMLESS for subject in scene.subjects)
    return "scene" if told or shown or place_for(scene) != "abstract" else "card"


def own_subject_missing(scene: SketchScene, own: str, drawn: Collection[str]) -> bool:
    """Whether a painted scene lacks the first thing that its brief names, though others are there: a card says more."""
    said = lexicon.describe(own)
    if not said.subjects or not scene.subjects:
        return False
    first = scene.subjects[0]
    return first.noun == said.subjects[0].noun and first.noun not in drawn and find(first.noun) is None


def background(scene: SketchScene) -> Layout | None:
    """Return what paints the place that a card's words stand before: where the brief names one, and behind a sign."""
    named = next((place for place in scene.places if place in PLACES and place not in GROUNDS), "")
    if not named and words_of(scene.text).form == "sign":
        named = "meadow"
    if not named:
        return None
    layouts = layouts_for(scene, named)
    return layouts[scene.seed % len(layouts)]


def sure(scene: SketchScene, own: str) -> tuple[Subject, ...]:
    """Return the subjects that may stand beside a card's words: none that is part of a name or of a topic."""
    said = lexicon.describe(own)
    if said.form == "logo" and (
        emblem := next((EMBLEMS[one.noun] for one in scene.subjects if one.noun in EMBLEMS), "")
    ):
        return (Subject(emblem, word=emblem),)
    if main_unknown(said):
        return ()  # what is known may not be meant: two boxers stand in no ring for a finger
    taken = " ".join((*said.words_of("topic"), *said.words_of("name"), *said.words_of("form"))).lower()
    return tuple(
        subject
        for subject in scene.subjects
        if subject.word
        and subject.word.lower() in own.lower()
        and subject.word.split()[-1].lower() not in taken
        and subject.noun not in FORMLESS
    )
