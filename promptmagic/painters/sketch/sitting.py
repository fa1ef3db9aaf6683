"""Sitting: who is seen best from near, for a face and nothing else, and which deeds are done in a room."""

from __future__ import annotations

from promptmagic import lexicon
from promptmagic.lexicon import Subject
from promptmagic.painters.sketch.features import is_of_the_face
from promptmagic.painters.sketch.scene import SketchScene
from promptmagic.painters.sketch.shapes import find_worded
from promptmagic.painters.sketch.shapes.beasts import faces
from promptmagic.painters.sketch.shapes.eras import time_of
from promptmagic.painters.sketch.shapes.moods import MOODS
from promptmagic.painters.sketch.shapes.people import Person
from promptmagic.painters.sketch.states import states_of

ABOVE_THE_WAIST = frozenset({"", "cry", "laugh", "cross arms", "think", "yawn", "shrug", "wave", "sing", "salute"})
"""What somebody does who is seen to the waist."""

WORN = frozenset({"glasses", "sunglasses", "hat", "woolly hat", "scarf", "headphones", "crown", "helmet", "cap"})
"""What somebody has on the head or about the neck, and is seen from near."""

ROOMS = {
    "type": "room", "use": "room", "brush teeth": "room", "ironing": "room", "knead": "kitchen", "cook": "kitchen",
    "yawn": "room", "lift weights": "room", "vacuum": "room", "homework": "room", "throw pots": "room",
    "solve": "classroom", "dine": "kitchen",
}  # fmt: skip
"""Where one is who does a thing that is done within doors, where nothing is said of the place."""

AT_HOME = frozenset({"desk", "table", "laptop", "computer", "keyboard", "typewriter"})
"""What one is within doors at."""


OUTSIDE, OPEN = frozenset({"fire", "campfire", "barbecue", "tent"}), ("land", "sky", "water", "vehicle")
"""What is out of doors, by its noun and by its kind."""

IN_A_KITCHEN = frozenset({"dish", "plate", "pan", "pot", "dishes", "plates", "pots", "pans"})
"""What one washes in a kitchen."""

STAGED = frozenset({"drum", "cello", "piano", "harp", "double bass", "violin", "trumpet", "saxophone", "accordion"})
"""What is played on a stage, where nothing is said of the place."""

OF_OLD = {"egyptian": "desert", "aztec": "jungle", "prehistoric": "hills", "roman": "hills", "medieval": "village"}
"""Where people of a time are seen who do what they did, where nothing is said of the place."""


def is_a_face(scene: SketchScene) -> bool:
    """Whether a text tells of one person's face and of nothing else: a feeling, freckles, a beard."""
    said = lexicon.describe(scene.told)
    people = [one for one in said.subjects if one.noun not in WORN]
    if len(people) != 1 or lexicon.group(people[0].noun) != "person" or scene.subject(people[0].noun) is None:
        return False
    who = people[0]
    if who.count > 1 or who.pose not in ABOVE_THE_WAIST or who.size in ("tiny", "giant"):
        return False
    if any(one.role in ("setting", "weather", "season", "hour") for one in said.said):
        return False
    if any(one.role == "relation" and one.value not in ("with", "wear", "cross", "of") for one in said.said):
        return False
    shape = find_worded(who.noun, who.word)
    if shape is None or not isinstance(shape.body, Person) or shape.body.costume.pose:
        return False
    return _feels(scene.told, who) or is_of_the_face(scene.told, who)


def _feels(told: str, who: Subject) -> bool:
    return who.pose in ("cry", "laugh", "yawn", "shrug") or any(one.name in MOODS for one in states_of(told, who))


def room_of(scene: SketchScene) -> str:
    """Return the room in which somebody does what a text tells of; empty where it may be done anywhere."""
    said = lexicon.describe(scene.told)
    doer = next((one for one in said.subjects if _acts(one)), None)
    others = [one for one in said.subjects if one != doer]
    if doer is None or any(lexicon.group(one.noun) in ("animal", "plant", "building") for one in others):
        return ""
    person = lexicon.group(doer.noun) == "person"
    if not person and any(one.noun in OUTSIDE or lexicon.group(one.noun) in OPEN for one in others):
        return ""
    for one in said.relations:
        thing = said.subjects[one.object]
        if one.kind == "wash" and {thing.noun, thing.word.lower()} & IN_A_KITCHEN:
            return "kitchen"
        if one.kind == "blow" and thing.noun in ("candle", "cake"):
            return "room"
        if one.kind == "play" and thing.noun in STAGED:
            return "stage"
        at = {said.subjects[one.object].noun, said.subjects[one.object].word.lower()}
        if _acts(said.subjects[one.subject]) and at & AT_HOME:
            return "room"
    return next((ROOMS[one.value] for one in said.said if one.role in ("pose", "relation") and one.value in ROOMS), "")


def _acts(subject: Subject) -> bool:
    """Whether somebody does what people do: a person, or an animal that stands up for it."""
    return lexicon.group(subject.noun) in ("person", "fantasy") or subject.noun in faces()


def leaves_home(scene: SketchScene) -> bool:
    """Whether only the home of whoever acts says where a scene is: a mermaid at her desk is not at sea."""
    acting = [one for one in scene.subjects if _acts(one) and lexicon.group(one.noun) != "person"]
    acting += [one for one in scene.subjects if one.noun == "mermaid"]
    return bool(acting) and scene.home in {lexicon.home(one.noun) for one in acting}


def land_of(scene: SketchScene) -> str:
    """Return where workers of a time are seen, out of doors; empty where no time is told of."""
    said = lexicon.describe(scene.told)
    workers = [one for one in said.subjects if one.noun in ("carpenter", "builder", "farmer")]
    workers = [one for one in workers if "smith" not in one.word.lower()]  # who is at his forge
    era = time_of(scene.told) if workers and not said.places else ""
    return OF_OLD.get(era, "")
