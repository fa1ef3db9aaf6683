"""Treatment: whether a brief is painted as a scene, shown as a plate, or set as a card.

A card is made where a scene would be nonsense: below `UNDERSTOOD` of the person's own words, where a brief is about a
person or a thing with a name that has no drawing, where it asks for a map, a diagram or a timeline that no plate shows;
and always where it asks for lettering. An expander's longer prompt never makes a card of a scene.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from promptmagic import lexicon
from promptmagic.lexicon import SceneDescription, Subject
from promptmagic.lexicon.nouns import marked
from promptmagic.lexicon.vocabulary import small_words
from promptmagic.painters.sketch.apart import another_being
from promptmagic.painters.sketch.cabins import panes
from promptmagic.painters.sketch.cards.door import ON_A_DOOR, door
from promptmagic.painters.sketch.cards.ideas import idea_of, is_about_an_idea, is_abstract
from promptmagic.painters.sketch.cards.wording import words_of
from promptmagic.painters.sketch.figures import FORMLESS
from promptmagic.painters.sketch.places import PLACES, rooftops
from promptmagic.painters.sketch.places.lands import in_a_cave
from promptmagic.painters.sketch.plates import Plate, find_plate
from promptmagic.painters.sketch.relations import ENCLOSING, LIVING, relations
from promptmagic.painters.sketch.retold import depicting
from promptmagic.painters.sketch.scene import SketchScene
from promptmagic.painters.sketch.shapes import find, find_worded
from promptmagic.painters.sketch.shapes.trees import FRUITS
from promptmagic.painters.sketch.shares import main_unknown
from promptmagic.painters.sketch.whereabouts import layouts_for, place_for

if TYPE_CHECKING:
    from promptmagic.painters.sketch.easel import Easel

Treatment = Literal["scene", "card"]

UNDERSTOOD = 0.5
"""Which part of a brief, weighted by importance, must be understood at least for a scene of it."""

LETTERED = frozenset({"poster", "sign", "banner", "cover", "postcard"})
"""Forms that are pictures too, where they bear no words: a poster of a cat is a cat."""

OPENINGS = frozenset({"window", "chimney"})
"""What a house that is drawn whole has."""

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

BORNE_BY: dict[str, Subject] = {
    "lonely": Subject("man", word="man", size="small"), "romantic": Subject("couple", word="couple"),
    "cheerful": Subject("child", 3, word="children", pose="dance"),
}  # fmt: skip
"""Who shows a feeling in a place."""

NOUNS_OF_FEELING = frozenset({"loneliness", "solitude", "isolation", "love", "romance", "joy", "happiness"})
"""Words that name a feeling, where "lonely" only says how a place is."""

BOND = re.compile(r"\s*(?:the |a )?(?:friendship|love|bond|trust|loyalty) (?:between|of)\b", re.IGNORECASE)
"""Words that lead a brief of two who like each other."""

GROUNDS = frozenset({"portrait", "table", "abstract", "sky", "room"})
"""Places that are no view to set words before."""


PUPILS = re.compile(
    r"\b(?:for|für|pour|para|per|of|des|der|vom|del|du) (?:[\w'’-]+ ){0,2}?(?P<who>[\w'’-]+)\b", re.IGNORECASE
)
"""For whom a lesson is, or in whom something goes on: "for kids", "des Menschen"."""


def plate_for(scene: SketchScene, own: str) -> Plate | None:
    """Return the plate that a person's own words mean, if they mean one."""
    whose = {word.lower() for found in PUPILS.finditer(own) for word in found[0].split()[1:]}
    others = (one for one in scene.subjects if lexicon.group(one.noun) != "person" or one.word.lower() not in whose)
    return find_plate(own, frozenset(lexicon.group(subject.noun) for subject in others))


def as_meant(scene: SketchScene, own: str) -> SketchScene:
    """Return the scene with what its brief means: landmarks that it names, a family of penguins, a pile as one thing.

    Fireworks are let off outdoors, at night, and lit lamps stand there at Diwali.
    """
    scene = _felt(replace(scene, subjects=tuple(_as_meant(subject, own) for subject in scene.subjects)), own)
    scene = _framed(_bearing(_filled(_opened(_roofed(_made(_dressed(_on_the_rock(_leafy(_depicting(scene))))))))))
    indoors = any(lexicon.home(subject.noun) in ("table", "room", "kitchen") for subject in scene.subjects)
    encircled = any((one.how, one.second.noun) == ("around", "fire") for one in relations(scene))
    if indoors and not scene.places and encircled:  # no hearth has anybody behind it
        scene = replace(scene, places=("meadow",), place="meadow")
    elif indoors and not scene.places:  # nobody lights a campfire on a carpet
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


def _depicting(scene: SketchScene) -> SketchScene:
    """Return the scene without what its statue or picture is of, where nothing more is told of that one."""
    said = lexicon.describe(scene.told)
    only = {other.subject for _, other in depicting(said)}
    only -= {index for one in said.relations if one.words != "of" for index in (one.subject, one.object)}
    gone = {said.subjects[index].noun for index in only}
    left = tuple(one for one in scene.subjects if one.noun not in gone)
    return replace(scene, subjects=left) if left and gone else scene


def _leafy(scene: SketchScene) -> SketchScene:
    """Return the scene of a wood or park without the leaves that its trees and ground have: none lies there alone.

    Where they have autumn's colours and no season is told, it is autumn.
    """
    said = lexicon.describe(scene.told)
    leaves = next((one for one in said.subjects if one.noun == "leaf" and one.word.lower().endswith("leaves")), None)
    apart = any("leaf" in (one.first.noun, one.second.noun) and one.how != "beside" for one in relations(scene))
    if leaves is None or apart or said.exclusions or scene.place not in ("forest", "park"):
        return scene
    turned = leaves.colour is not None and leaves.colour[0] > leaves.colour[1]  # red, orange, gold, brown
    turned |= leaves.word.lower().startswith(("fallen", "falling", "autumn"))
    if not turned and scene.season != "autumn":
        return scene
    there = tuple(one for one in scene.subjects if one.noun != "leaf")
    return replace(scene, subjects=there, season=scene.season or "autumn")


def _on_the_rock(scene: SketchScene) -> SketchScene:
    """Return the scene of people in a cave without its wall and what they paint on it: the rock bears it."""
    if not in_a_cave(scene):
        return scene
    said = lexicon.describe(scene.told)
    painted = {said.subjects[one.object].noun for one in said.relations if one.kind == "paint"}
    there = tuple(one for one in scene.subjects if one.noun not in painted | {"wall"})
    return replace(scene, subjects=there, place="cave", places=("cave",))


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
    if not on or built or scene.lacks("house") or rooftops.is_on_a_roof(scene):
        return scene
    home = "" if scene.home == lexicon.home("rooftop") else scene.home
    return replace(scene, subjects=(*scene.subjects, Subject("house", word="roof")), home=home)


def _opened(scene: SketchScene) -> SketchScene:
    """Return the scene of a house without the windows and the chimney that it has by itself: else it stands in a room.

    Where one looks out of them, or they have a color, they are told of for their own sake.
    """
    owners = [one for one in scene.subjects if lexicon.group(one.noun) == "building" and one.noun not in OPENINGS]
    living = any(lexicon.group(one.noun) in LIVING for one in scene.subjects)
    if not owners or living or scene.places or find(owners[0].noun) is None:
        return scene
    there = tuple(one for one in scene.subjects if one.noun not in OPENINGS or one.colour is not None)
    return replace(scene, subjects=there)


def _framed(scene: SketchScene) -> SketchScene:
    """Return the scene of one who is all that a window of stained glass shows, near, with no meadow about."""
    one = scene.subjects[0] if len(scene.subjects) == 1 else None
    if scene.style != "stained glass" or one is None or one.count > 1 or lexicon.describe(scene.told).places:
        return scene
    if lexicon.group(one.noun) not in (*LIVING, "plant") or one.pose:
        return scene
    return replace(scene, place="portrait", places=("portrait",))


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
    if not _is_bare_feeling(said):
        return _borne_there(scene, said)
    place, hour, weather = FELT[said.mood]
    alone = SHARED_BY.get(said.mood, ())
    return replace(
        scene, place=place, places=(place,), subjects=alone, hour=said.hour or hour, weather=said.weather or weather
    )


def _borne_there(scene: SketchScene, said: SceneDescription) -> SketchScene:
    """Return the scene with somebody who shows a feeling that a brief names in a place where it names nobody.

    Loneliness in a city is one small figure in a long street.
    """
    named = said.subjects or said.topics or said.names or said.form or said.not_understood
    felt = [word for word in said.words_of("mood") if word.lower() in NOUNS_OF_FEELING]
    if named or not felt or said.mood not in BORNE_BY:
        return scene
    bearer = replace(BORNE_BY[said.mood], word=felt[0])
    place = "street" if scene.place == "city" else scene.place
    hour = scene.hour or ("dusk" if said.mood == "lonely" else "")
    return replace(scene, subjects=(bearer,), place=place, places=(place, *scene.places), hour=hour)


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
    nouns = frozenset(subject.noun for subject in said.subjects)
    if _is_between_two(said):
        return "scene"
    if is_abstract(own) or (not (_is_bare_feeling(said) or said.places) and is_about_an_idea(own, nouns)):
        return "card"
    if is_half_understood(said):
        return "card"
    landmarks = {subject.noun for subject in _landmarks(said)}
    unknown = [name for name in (*said.names, *said.topics) if KNOWN_AS.get(name, name) not in landmarks]
    if unknown:
        return "card"
    if landmarks:
        return "scene"
    understood = said.understanding >= UNDERSTOOD or _is_a_picture_of(said)
    if (not understood or main_unknown(said)) and own.strip():
        return "card"
    told = scene.places or scene.mood or scene.colours or scene.style or not own.strip()
    shown = any(find(subject.noun) is not None and subject.noun not in FORMLESS for subject in scene.subjects)
    return "scene" if told or shown or place_for(scene) != "abstract" else "card"


def _is_a_picture_of(said: SceneDescription) -> bool:
    """Whether a poster is of something in a named style: it is a picture, and bears no words."""
    unread = any(one.role == "unread" for one in said.said)
    return said.form in LETTERED and bool(said.style and said.subjects) and not unread


def _is_between_two(said: SceneDescription) -> bool:
    """Whether a bond is told of between two who are drawn: they are seen together, and it is told as it is."""
    both = [one for one in said.subjects if lexicon.group(one.noun) in LIVING and find(one.noun) is not None]
    return BOND.match(said.text) is not None and len(both) > 1 and len(both) == len(said.subjects)


def _is_bare_feeling(said: SceneDescription) -> bool:
    """Whether a brief names a feeling that a landscape shows, and nothing else."""
    named = said.subjects or said.places or said.topics or said.names or said.style or said.colours or said.form
    return said.mood in FELT and not (named or said.not_understood)


def is_half_understood(said: SceneDescription) -> bool:
    """Whether a sentence of another language names several things, and what they do is not understood."""
    if said.language in ("en", "") or len(said.text.split()) < 4:
        return False
    small = small_words(said.language)
    things = len(said.subjects) + len(said.places)
    unread = [said.text[one.start : one.end].lower() for one in said.said if one.role == "unread"]
    return things > 1 and any(word not in small for word in unread)


def own_subject_missing(scene: SketchScene, own: str, drawn: Collection[str]) -> bool:
    """Whether a painted scene lacks the first thing that its brief names, though others are there: a card says more."""
    said = lexicon.describe(own)
    if not said.subjects or not scene.subjects:
        return False
    first = scene.subjects[0]
    return first.noun == said.subjects[0].noun and first.noun not in drawn and find(first.noun) is None


def view_named(scene: SketchScene) -> str:
    """Return the place that a person's own words name, if it is a view to set words before."""
    own = lexicon.describe(scene.told).places
    return next((place for place in own if place in PLACES and place not in GROUNDS), "")


def background(scene: SketchScene) -> Callable[[Easel], object] | None:
    """Return what paints that place behind a card's words; behind a sign its door, or a meadow."""
    signed = words_of(scene.told).form == "sign"
    if signed and ON_A_DOOR.search(scene.told):
        return door
    named = view_named(scene) or ("meadow" if signed else "")
    if not named:
        return None
    layouts = layouts_for(scene, named)
    return layouts[scene.seed % len(layouts)]


def sure(scene: SketchScene, own: str) -> tuple[Subject, ...]:
    """Return the subjects that may stand beside a card's words: none that is part of a name or of a topic."""
    said = lexicon.describe(own)
    if said.form == "logo" and (
        emblem := next(
            (EMBLEMS[name] for one in scene.subjects for name in (one.noun, one.word) if name in EMBLEMS), ""
        )
    ):
        return (Subject(emblem, word=emblem),)
    asked = words_of(own).asked
    if main_unknown(said) and not (asked or idea_of(own)):
        return _in_its_name(said)  # else known things may not be meant: two boxers stand in no ring for a finger
    taken = " ".join((*said.words_of("topic"), *said.words_of("name"), *said.words_of("form"))).lower()
    taken = "" if asked else taken
    colours = {one.noun: one.colour for one in said.subjects}  # an expander's are of its own picture
    within = tuple(Subject(noun, word=noun) for noun in another_being(said))
    return within + tuple(
        replace(subject, colour=colours.get(subject.noun))
        for subject in scene.subjects
        if subject.word
        and subject.word.lower() in own.lower()
        and subject.word.split()[-1].lower() not in taken
        and subject.noun not in FORMLESS
    )


def _in_its_name(said: SceneDescription) -> tuple[Subject, ...]:
    """Return what the name of an unknown thing says that it is of, or with: the bicycle of a bicycle race."""
    first = next((said.text[one.start : one.end] for one in said.said if one.role == "unread"), "")
    found = (one for word in first.split() for one in lexicon.read(word).subjects)
    telling = (one for one in found if lexicon.group(one.noun) in ("animal", "vehicle", "food"))
    return tuple(one for one in telling if find(one.noun) is not None)[:1]
