"""Relations: who rides, holds, is on, in, beside, behind or between what, as it can be laid out in a picture."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from promptmagic import lexicon
from promptmagic.lexicon import SceneDescription, Subject
from promptmagic.lexicon.nouns import marked, measured, points
from promptmagic.painters.sketch.bearing import bears, habitat, is_hiding
from promptmagic.painters.sketch.cabins import panes, rides_inside
from promptmagic.painters.sketch.doing import deed, recast
from promptmagic.painters.sketch.kinds import (
    DEEP,
    FISHED_FROM,
    HANGERS,
    HOLES,
    LOADED,
    SUNK_INTO,
    bear_together,
    both_there,
    cooks,
    dangles,
    is_packed,
    loaded,
    small_on_leaves,
)
from promptmagic.painters.sketch.pose import Act
from promptmagic.painters.sketch.scene import SketchScene
from promptmagic.painters.sketch.shapes import find, find_worded
from promptmagic.painters.sketch.shapes.beasts import faces
from promptmagic.painters.sketch.sunken import own_way

How = Literal[
    "riding",
    "holding",
    "eating",
    "wearing",
    "on",
    "in",
    "beside",
    "behind",
    "before",
    "between",
    "over",
    "under",
    "mirrored",
    "around",
    "pushing",
    "pulling",
    "chasing",
    "facing",
    "climbing",
    "browsing",
    "hovering",
    "doing",
    "shouldered",
    "trailing",
    "emerging",
    "lifted",
    "hung",
    "mired",
    "wrapped",
    "growing",
    "pouring",
]

QUARRELS = frozenset({"fight", "talk", "argue", "quarrel", "wrestle", "tell"})
"""What people do over a thing that they are not above."""

VESSELS = measured("vessel")
"""How deep a thing holds others: their feet are hidden below that share of its height."""

ENCLOSING = marked("enclosing")
"""What is seen with another in it, as if it had a glass front."""

MOUNTS = measured("mount")
"""How high on what is ridden its rider sits, as a share of its height."""

BALLS = marked("ball")
"""What several people play with between them."""

GAMES = marked("game")
"""What is played at a table."""

MOUTHS, HANDS = points("mouth"), points("hand")
"""Where an animal's mouth is, or a robot's hand, across as a share of half its width, and up."""

EYES = points("eyes")
"""Where an animal's eyes are between which glasses sit, as for its head."""

HANDY, SAT_ON = marked("handy"), marked("sat_on")
"""What who is "with" it holds; and on what people sit."""

SMALL_KINDS = ("thing", "food", "plant")
"""Kinds of things that an animal has in its mouth."""

GATHERED = frozenset({"people", "family", "fence", "garland", "ribbon"})
"""What is around a thing though it counts as one."""

LEAPING = ("jump", "leap")
"""What one does who leaps over a thing."""

BARRIERS = frozenset({"fence", "wall", "hedge", "bush", "gate"})
"""Over what one sees who stands behind it."""

BURNERS = frozenset({"bunsen burner", "stove"})
"""What bears the thing that is over its flame."""

GLASSES = frozenset({"glass", "drinking glass", "cup"})
DRINKS = frozenset({"cocktail", "lemonade", "milk", "juice", "water", "beer", "tea", "coffee", "wine"})
"""Of what a glass is full; what else is named with them is beside it."""

LOOKING = ("look", "peek", "lean", "watch")
"""What one does over such a thing who is not above it."""

BLADES = frozenset({"grass", "reed", "wheat", "wildflower"})
"""What stands before and about one who is in it."""

ROOFS = frozenset({"roof", "rooftop", "chimney"})
"""What is part of a house."""

BOARDS = frozenset({"skateboard"})
"""On what one stands who rides it, whoever it is."""

BOARDED = frozenset({"train", "bus", "tram", "helicopter"})
"""On what one is who is in it."""

STEERED = frozenset({"fly", "drive", "steer", "pilot"})
"""What one does with a vehicle from within."""

FLAT = frozenset({"plate"})
"""What is full of a thing that lies on it."""

GRASPED, PEOPLE = frozenset({"hand", "arm", "mouth"}), 1.65
"""Parts of a body that have a thing in them; and how high people are, in metres."""

MASTED = frozenset({"sailboat", "viking ship"})
"""What is drawn with a mast above all else."""

PERCHES = frozenset({"roof", "hood", "bars", "basket", "nose", "head", "hat", "mast"})
"""Parts on which one is, and rides nothing there."""

BARS = measured("bars")
"""How far from the middle of what has handlebars these are, as a share of half its width."""

STOOD_ON = frozenset({"scooter", "skateboard", "snowboard", "surfboard", "skis"})
"""What one rides standing."""

FEW = 3
"""How many are at least around a thing."""

UPRIGHT = 1.05
"""How broad birds are at most that stand upright, as shares of their height: penguins, owls."""

FETCHED = frozenset(
    {"bone", "basket", "newspaper", "flower", "rose", "tulip", "sunflower", "letter", "key", "bag", "bouquet", "doll"}
    | {"teddy bear", "book", "map", "bucket", "brush", "leash", "dictionary", "gift", "frisbee", "stick"}
)
"""What animals carry in their mouths."""

SITTERS = frozenset({"cat", "dog", "frog", "mouse", "squirrel", "rabbit", "owl", "penguin", "duck", "rooster", "koala"})
"""Animals that sit anywhere as they are."""

LIVING = ("animal", "person", "fantasy")
"""The kinds of things that ride and wear."""

WORN = frozenset(
    {"hat", "eyepatch", "crown", "cap", "helmet", "top hat", "glasses", "scarf", "mask", "wig", "cape"} | {"backpack"}
)
"""What is worn on the head or round it, also where somebody is only said to be beside it or with it."""

PUT_ON = WORN | marked("worn") | {"tie", "bow tie", "shoe", "boot", "rubber boot", "slipper"}
"""What is drawn on who is said to wear it."""


ALONG = frozenset({"walk", "run", "drive", "march", "jog", "ride", "wait", "queue", "travel"})
"""What those do who go one behind the other."""

HOWS: dict[str, How] = {
    "hold": "holding", "wear": "wearing", "ride": "riding", "in": "in", "on": "on", "under": "under",
    "behind": "behind", "beside": "beside", "between": "between", "in front of": "before", "over": "over",
    "around": "around", "full of": "in", "reflected in": "mirrored",
}  # fmt: skip
"""How each arrangement of a description is laid out."""

DEEDS: dict[str, How] = {
    "push": "pushing", "pull": "pulling", "chase": "chasing", "follow": "chasing", "catch": "chasing",
    "kick": "chasing", "lead": "beside", "talk to": "facing", "listen to": "facing", "look at": "facing",
    "fight": "facing", "feed": "facing", "pet": "facing", "wash": "facing", "help": "facing", "meet": "facing",
    "repair": "facing", "water": "facing", "cook": "facing", "paint": "facing", "build": "facing", "hug": "facing",
    "brush": "facing", "shear": "facing", "milk": "facing", "give": "facing", "race": "chasing", "row": "in",
    "sail": "in", "slide": "on", "dance with": "facing", "kiss": "facing", "photograph": "facing", "climb": "on",
    "cross": "on", "drive": "in", "herd": "trailing", "heat": "on",
    "on top of": "on", "pour into": "pouring", "eat": "eating", "drink": "eating", "sniff": "eating", "peck": "eating",
}  # fmt: skip
"""How a deed is laid out that is more than an arrangement."""

FILED = 3
"""How many young go one behind the other after the grown one."""

STOOPED = frozenset({"drink", "eat", "sniff", "peck"})
"""Deeds for which one's mouth is at a thing."""

CLOSE: frozenset[How] = frozenset({"in", "holding", "eating", "wearing", "riding"})
"""What is not shown by two who only stand beside each other."""

SEEN_DEEDS = frozenset(
    {"hold", "carry", "wear", "ride", "read", "eat", "drink", "push", "follow", "play", "fly", "lead", "cross", "guard"}
    | {
        "look at",
        "talk to",
        "listen to",
        "on top of",
        "meet",
        "give",
        "heat",
        "kick",
        "chase",
        "pull",
        "sniff",
        "peck",
        *HOWS,
    }
    | {"drive", "race", "row", "sail", "slide", "flee", "herd"}
)
"""Deeds that are seen by how the two stand to each other; of others only the two are drawn."""

INTO = frozenset({"through", "into", "out", "in"})
"""What one looks through or into, one is not seen to look at."""


FACIAL = frozenset({"glasses", "mask", "eyepatch"})
"""What is worn before the eyes."""

CLOTHES = frozenset(
    {"dress", "shirt", "coat", "jacket", "sweater", "skirt", "pants", "suit", "blouse", "vest", "kimono", "shorts"}
    | {"raincoat", "uniform", "robe", "gown", "costume", "apron", "tutu", "swimsuit", "pajamas", "jeans", "t-shirt"}
)
"""What people wear on the body: it is drawn as the colour of their clothes."""


WOUND = re.compile(
    r"\b(?:curl\w*|wrap\w*|coil\w*|wound|wind\w*|twist\w*|twin\w*|entwin\w*|slither\w*|snak\w*|spiral\w*)"
    r" (?:\w+ ){0,3}?(?:a?round|about)\b",
    re.IGNORECASE,
)
"""Words of what goes round a thing with its whole body."""

LONG = frozenset({"snake", "dragon", "eel", "worm"})
"""Bodies that are long enough for that."""

HANDLED: frozenset[How] = frozenset({"holding", "eating", "wearing", "browsing", "lifted", "mired", "wrapped"})
"""Ways in which the second of two is where the first has its hands, its mouth or its head."""


@dataclass(frozen=True, slots=True)
class SketchRelation:
    """That the first subject is on, in, beside (and so on) the second, rides or holds it.

    Between two different things, `other` is the second of them. `words` are those that say it, where it is more than
    its layout shows: "washing", or the "in" of what can only be drawn before a thing; `act` is the pose that shows it.
    `part` is the part of the second that the first is at, if one is named; `within` is the vessel in which the second
    is that the first looks at from outside.
    """

    first: Subject
    how: How
    second: Subject
    other: Subject | None = None
    words: str = ""
    act: Act | None = None
    part: str = ""
    within: Subject | None = None

    @property
    def moving(self) -> Subject:
        """The subject whose place follows from the other's: who sits on what stands, what is held by whom."""
        return self.second if self.how in HANDLED else self.first

    @property
    def fixed(self) -> Subject:
        """The subject whose place the other's follows from."""
        return self.first if self.how in HANDLED else self.within or self.second


def relations(scene: SketchScene) -> list[SketchRelation]:
    """Return the relations that the text states between the scene's subjects, at most one that moves each."""
    said = lexicon.describe(scene.told)
    found: dict[Subject, SketchRelation] = {}
    for one in recast(said):
        relation = _laid_out(scene, said, one)
        if relation is not None and one.part:
            relation = replace(relation, part=one.part)
        if relation is not None and relation.moving != relation.fixed:
            taken = {held.fixed for held in found.values() if held.how == "holding"}
            if relation.how == "holding" and relation.fixed in taken:  # of two hands one is drawn holding
                relation = SketchRelation(relation.second, "beside", relation.first, words=one.words or one.kind)
            if one.kind == "on" and said.subjects[one.object].noun in ROOFS:
                found[relation.moving] = relation  # who is on the roof is not beside the house
            mine = found.setdefault(relation.moving, relation)
            grown = found.get(mine.fixed) if lexicon.YOUNG in mine.moving.qualities and mine.how == "beside" else None
            if grown is not None and grown.how == relation.how and grown.fixed == relation.fixed:
                mine = found[relation.moving] = relation  # the young are where the grown one is
            if mine.how == "doing" and relation.how == "beside" and _stands_by(relation.second, mine.second):
                found.setdefault(relation.second, SketchRelation(relation.second, "beside", mine.second))
            seats = relation.how in ("on", "in", "riding") and relation.second.noun in SAT_ON
            before = found[relation.moving]
            sits = before.how in ("on", "in", "riding") and before.second.noun in SAT_ON
            if sits and relation.how == "doing" and relation.second != before.second:
                found.setdefault(
                    relation.second, SketchRelation(relation.second, "beside", before.second, act=relation.act)
                )
            if seats and before.how == "doing" and before.second != relation.second:
                found[relation.moving] = relation  # who sits has about the seat what is done to
                both = both_there(said, one, before.second)
                near: How = relation.how if both else "beside"
                found[before.second] = SketchRelation(before.second, near, relation.second, act=before.act)
    for mover, relation in found.items():
        under = found.get(relation.second)
        if relation.how == "facing" and under is not None and under.how == "in" and under.second != mover:
            found[mover] = replace(relation, within=under.second)
        if relation.how == "doing" and under is not None and under.how in ("riding", "on", "in"):
            vessel = under.second if under.how == "in" and _looks(relation.act) else None
            found[mover] = SketchRelation(
                mover, "beside", under.second, act=relation.act, within=vessel
            )  # on the ground
    return [relation for relation in found.values() if not _circular(relation, found)]


def _looks(act: Act | None) -> bool:
    """Whether somebody only looks at a thing."""
    return act is not None and act.verb == "look at"


def _stands_by(thing: Subject, other: Subject) -> bool:
    """Whether a thing stands beside another at which somebody does something: the mailbox by a snowman."""
    return thing != other and lexicon.group(thing.noun) == "thing" and lexicon.group(other.noun) != "land"


def is_before_the_moon(relation: SketchRelation) -> bool:
    """Whether somebody is seen in front of the moon's or the sun's disc, or leaps over it."""
    leaps = relation.how == "over" and relation.first.pose in LEAPING
    return (leaps or relation.how == "before") and relation.second.noun in ("moon", "sun")


def _laid_out(scene: SketchScene, said: SceneDescription, one: lexicon.Relation) -> SketchRelation | None:
    """Return a relation of the description between subjects of the scene, if it can be laid out."""
    first, second = _in_scene(scene, said, one.subject), _in_scene(scene, said, one.object)
    if second is not None and second.noun == "candle" and scene.subject("cake") is not None:
        second = scene.subject("cake")  # which its candles are on
    other = None if one.other is None else _in_scene(scene, said, one.other)
    how = DEEDS.get(one.kind) or HOWS.get(one.arrangement)
    if first is not None and second is not None and (first.noun, second.noun, how) == ("surfer", "wave", "on"):
        how = "riding"  # nobody stands on a wave but who rides it
    if first is not None and second is not None and lexicon.group(first.noun) in ("animal", "fantasy"):
        how = _animal_way(scene, first, one.kind, second) or how
        if how == "browsing" and second.noun == "leaf":
            second = next((tree for tree in scene.subjects if lexicon.covers("tree", tree.noun)), second)
    if how == "over" and second is not None and second.noun == "fire" and first is not None and cooks(said, one):
        how = "around" if first.count >= FEW else "beside"
    if how == "over" and second is not None and second.noun in BURNERS:
        how = "on"  # its tripod bears what is over its flame
    if how == "beside" and first is not None and _throws_to(said, one):
        how = "facing"
    if one.kind == "flee":  # who flees is followed
        first, second, how = second, first, "chasing"
    if how == "behind" and first is not None and second is not None and _trails(first, second):
        how = "trailing"
    if one.kind == "pick" and second is not None and lexicon.group(second.noun) == "food":
        second = next((tree for tree in scene.subjects if lexicon.covers("tree", tree.noun)), second)
    if first is not None and one.kind == "sniff" and lexicon.group(first.noun) == "person":
        how = "facing"
    if second is not None and one.kind == "share" and second.noun in marked("shelter"):
        how = "under"
    if one.words == "from" and how in ("in", "under") and second is not None and second.noun in FISHED_FROM:
        how = "on"
    if how in ("over", "under") and first is not None and second is not None and dangles(first, how, second):
        return SketchRelation(first, "hung", second)
    if how == "beside" and one.words == "with" and first is not None and second is not None and loaded(first, second):
        first, second, how = second, first, "in" if first.noun in VESSELS else "on"
    if how in ("beside", "in") and first is not None and second is not None and _tops(scene, one, second):
        return SketchRelation(second, "on", first)
    if one.kind == "carry" and first is not None and second is not None and bear_together(first, second):
        return SketchRelation(first, "lifted", second)
    laden = one.kind == "carry" or one.arrangement == "full of"
    if laden and first is not None and second is not None and is_packed(first, second):
        return SketchRelation(second, "on", first)
    if how == "on" and first is not None and second is not None and second.noun in ROOFS:
        kinds = ((one, lexicon.group(one.noun)) for one in scene.subjects if one.noun not in ROOFS)
        house = next((one for one, kind in kinds if kind == "building"), None)
        if house is not None:  # who is on a house's roof is on the house
            return SketchRelation(first, "on", house)
    if first is not None and second is not None and how is None and deed(one, first, second):
        how = "facing"
    if how == "on" and first is not None and first.pose == "swing" and second is not None and second.noun == "wall":
        return None  # who hangs a thing on a wall does not sit there
    if first is None or second is None or how is None or one.arrangement == "made of" or second.noun == "leash":
        return None  # nobody is on a leash as on a thing
    if (way := own_way(first, one.kind, one.words, second)) is not None:
        return SketchRelation(first, way, second, other)
    if one.arrangement == "full of":
        first, second = second, first
        how = "on" if second.noun in LOADED and second.noun not in VESSELS else how
        if one.words == "of" and second.noun in GLASSES and first.noun not in DRINKS:
            how = "beside"  # a glass of milk and a cookie
    if how == "around" and first.noun in LONG and first.count == 1 and WOUND.search(scene.told):
        return SketchRelation(first, how, second, part="wound")
    if how == "beside" and lexicon.YOUNG in second.qualities:
        first, second = second, first  # the young gather about the grown
        how = "trailing" if first.count >= FILED and habitat(first) != "air" else how
    if (
        how == "over"
        and _earthbound(scene, first)
        and lexicon.group(first.noun) == "person"
        and second.noun in BARRIERS
    ):
        how = "behind" if first.pose in LOOKING else how
    if how == "beside" and _dwarfs(first, second):
        first, second = second, first  # a tree stands beside a castle
    if one.words in ("over", "across") and second.noun == "bridge" and _is_afoot(first):
        return SketchRelation(first, "on", second)  # what drives over a bridge is on it
    if how == "over" and first.pose in QUARRELS and one.words == "over":  # it lies between them, nobody is above it
        return SketchRelation(second, "beside", first, words=one.words)
    if how == "over" and _earthbound(scene, first):
        held = {said.subjects[kept.object].noun for kept in said.relations if kept.subject == one.subject}
        sheltered = bool(held & marked("shelter"))  # an umbrella over the dog is held, the dog is under it
        return SketchRelation(second, "beside", first, words="" if sheltered else one.words)
    if one.kind in STEERED and lexicon.group(second.noun) == "vehicle":
        if not panes(find_worded(second.noun, second.word)) and second.noun not in VESSELS.keys() | MOUNTS.keys():
            return None  # nobody has a plane in the hand who flies it
        relation = _possible(first, "in", second)
    else:
        relation = _acted(first, one, second) or _possible(first, how, second, other, one.words, one.part)
    return relation and replace(relation, words="" if _shows(relation, one, how) else one.words)


def _trails(first: Subject, second: Subject) -> bool:
    """Whether one who is behind another goes the same way: a van behind sheep, a turtle that walks behind a hare."""
    kinds = lexicon.group(first.noun), lexicon.group(second.noun)
    if not all(kind in (*LIVING, "vehicle") for kind in kinds) or first.pose in ("hide", "peek", "sleep"):
        return False
    on_the_way = first.pose in ALONG or second.pose in ALONG
    where = {habitat(first), habitat(second)}
    return (where <= {"ground", "shore"} or where == {"water"}) and (on_the_way or kinds[0] == "vehicle")


def _is_afoot(first: Subject) -> bool:
    """Whether somebody or something goes on the ground: it neither flies nor leaps nor floats."""
    shape, leaps = find(first.noun), ("fly", "jump", "leap", "soar", "hover", "float")
    return shape is not None and shape.habitat == "ground" and first.pose not in leaps


def _throws_to(said: SceneDescription, one: lexicon.Relation) -> bool:
    """Whether words say to whom a thing is thrown."""
    thrown = any((other.subject, other.kind) == (one.subject, "throw") for other in said.relations)
    return thrown and one.words.lower() in ("to", "at")


def _animal_way(scene: SketchScene, first: Subject, kind: str, second: Subject) -> How | None:
    """Return how an animal's deed is laid out where an animal does it in a way of its own."""
    trees = [one for one in scene.subjects if lexicon.covers("tree", one.noun)]
    if second in trees and (kind == "climb" or (kind == "hug" and find(f"climbing {first.noun}") is not None)):
        return "climbing"
    if kind == "peck" and second in trees and lexicon.covers("bird", first.noun):
        return "climbing"
    if kind in STOOPED and lexicon.group(second.noun) == "plant" and second not in trees and habitat(first) == "air":
        return "hovering"
    if kind == "eat" and second.noun == "leaf" and not trees and small_on_leaves(first.noun):
        return "on"
    if kind == "eat" and (second in trees or (second.noun == "leaf" and trees)):
        return "browsing"
    if kind == "catch" and lexicon.group(second.noun) in ("animal", *SMALL_KINDS) and first.noun in MOUTHS:
        return "holding"
    if kind == "over" and second.noun in BARRIERS and first.pose in LOOKING:
        return "behind"
    if kind == "under" and second.noun == "branch" and first.pose == "swing" and find(f"hanging {first.noun}"):
        return "under"
    return None


def _acted(first: Subject, one: lexicon.Relation, second: Subject) -> SketchRelation | None:
    """Return a relation that a pose of the first shows, if there is one for what is done."""
    act = deed(one, first, second)
    if act is None or not (act.at or act.held or act.own):
        return None
    return SketchRelation(first, "doing" if act.at else "holding", second, act=act)


def _dwarfs(one: Subject, other: Subject) -> bool:
    """Whether a thing is a building or a tree far higher than another one that also keeps its place."""
    metres, grounded = measured("tall"), ("building", "plant", "thing", "vehicle", *LIVING)
    kinds = lexicon.group(one.noun) in ("building", "plant") and lexicon.group(other.noun) in grounded
    return kinds and metres.get(one.noun, 0.0) > 2 * metres.get(other.noun, 1.0)


def _shows(relation: SketchRelation, one: lexicon.Relation, how: How) -> bool:
    """Whether a layout shows all that the words of a relation say."""
    if relation.act is not None:
        return True
    first, second = relation.first.noun, relation.second.noun
    if relation.how in ("climbing", "browsing", "hovering", "lifted") or (relation.how, one.kind) == (
        "holding",
        "catch",
    ):
        return True
    if relation.how == "behind" and one.kind == "over":
        return True
    if (relation.how, how) == ("beside", "under"):
        return False
    if one.kind not in SEEN_DEEDS or (how in CLOSE and relation.how in ("before", "beside")):
        return how == "holding" and second in BALLS | GAMES
    if relation.how == "around" and relation.first.count < FEW and relation.first.noun not in GATHERED:
        return False  # one alone is beside it
    if how == "over" and relation.first.pose in LEAPING and second in ("sun", "moon"):
        return True
    if how in ("over", "on", "riding") and second in ("sun", "moon", "crescent", "star"):
        return False  # sun, moon and stars are where the sky has them
    if one.kind == "look at":
        return INTO.isdisjoint(one.words.lower().split())
    if one.kind in ("talk to", "listen to", "meet"):
        return lexicon.group(second) in LIVING
    if one.kind == "pull":
        return lexicon.group(second) == "vehicle" or second in LOADED
    if one.kind in ("chase", "follow", "kick", "race", "flee"):
        shapes = find(first), find(second)
        return all(shape is not None and shape.habitat != "air" for shape in shapes)
    return True


def _earthbound(scene: SketchScene, subject: Subject) -> bool:
    """Whether somebody stands on the ground, and so is over nothing: no bird, none who leaps or is said to fly."""
    shape, kind = find(subject.noun), lexicon.group(subject.noun)
    grounded = shape is not None and shape.habitat in ("ground", "shore") and shape.flying is None
    leaps = subject.pose in ("jump", "leap", "fly", "float", "hover", "dive")
    return kind in ("person", "animal") and grounded and not leaps and not scene.aloft(subject.noun)


def _in_scene(scene: SketchScene, said: SceneDescription, index: int) -> Subject | None:
    """Return the scene's subject for one of the description's: it may be gathered, recoloured or left out there."""
    meant = said.subjects[index]
    alike = [subject for subject in scene.subjects if subject.noun == meant.noun]
    alike = alike or [subject for subject in scene.subjects if subject.word == f"{meant.noun} tree"]
    return next((subject for subject in alike if subject.word == meant.word), alike[0] if alike else None)


def _borne(first: Subject, second: Subject, words: str) -> SketchRelation | None:
    """Return how somebody has a thing on the head, or a child on the shoulders; no lap is drawn."""
    place = words.lower().rpartition(" ")[2]
    if place in ("shoulder", "shoulders", "back") and lexicon.group(first.noun) == "person":
        return SketchRelation(first, "shouldered", second)
    if lexicon.group(first.noun) not in (*SMALL_KINDS, "vehicle"):
        return None
    if place in ("shoulder", "shoulders"):
        return SketchRelation(first, "shouldered", second)
    return SketchRelation(first, "on", second) if place in ("head", "heads") else None


def _possible(
    first: Subject, how: How, second: Subject, other: Subject | None = None, words: str = "", part: str = ""
) -> SketchRelation | None:
    """Return what a wording means for these two, if it can be: nobody rides a table, and nothing is in a horse."""
    if how == "wearing" and second.noun not in PUT_ON:
        dressed = second.noun in CLOTHES and lexicon.group(first.noun) == "person"
        return SketchRelation(first, how, second) if dressed else None
    if how == "beside" and second.noun in WORN and (lexicon.group(first.noun) in LIVING or first.noun == "snowman"):
        how = "wearing"
    if how == "in" and lexicon.group(first.noun) == "person" and second.noun in HANDY and second.noun not in VESSELS:
        how = "holding"  # "with three balloons in her hand"
    if how == "in" and lexicon.group(second.noun) in ("animal", "fantasy") and _grips(second):
        return SketchRelation(second, "holding", first) if _is_small_beside(first, second) else None
    if how == "riding" and second.noun in SAT_ON and second.noun not in MOUNTS:
        how = "on"
    if part in GRASPED and (held := _at_hand(first, how, second)):
        return held
    if how in ("on", "in") and part in PERCHES and (part != "mast" or second.noun in MASTED):
        return SketchRelation(first, "on", second)
    if how == "on" and second.noun in BOARDED:
        how = "in" if panes(find_worded(second.noun, second.word)) else how
    if how in ("in", "riding") and rides_inside(first.noun) and panes(find_worded(second.noun, second.word)):
        return SketchRelation(first, "in", second)
    if how == "on" and second.noun in MOUNTS and lexicon.group(first.noun) in LIVING:
        how = "riding"
    if how == "on" and lexicon.group(second.noun) == "person" and not lexicon.covers("bird", first.noun):
        return _borne(first, second, part or words)
    if how == "under" and habitat(first) == "water" and habitat(second) not in ("water", "shore"):
        return None
    if how == "under" and is_hiding(first, second):
        if not bears(first, second):
            return SketchRelation(first, "beside", second)
        atop = first.noun in BOARDED or first.noun not in MOUNTS  # on a train, not in it
        return SketchRelation(second, "on", first) if atop else _possible(second, "on", first)
    if how == "riding" and second.noun in VESSELS and second.noun not in MOUNTS:
        how = "in"
    if how == "riding" and second.noun in BOARDS and lexicon.group(first.noun) in LIVING:
        return SketchRelation(first, how, second)  # on its feet
    if how == "riding" and lexicon.group(second.noun) == "vehicle" and not _sits(first):
        perched = second.noun in BARS and (part or lexicon.covers("bird", first.noun))
        how = "on" if perched else "beside"
    if how == "wearing" and second.noun in FACIAL and not (_sits(first) or first.noun in EYES):
        how = "beside"
    if first.noun in HANGERS and lexicon.covers("tree", second.noun) and how in ("on", "beside", "in", "under"):
        return SketchRelation(first, "hung", second)
    if first.noun in HANGERS and second.noun == "branch" and how in ("on", "beside", "in", "under"):
        return SketchRelation(first, "under", second)
    hangs = how == "under" and first.pose == "swing" and find(f"hanging {first.noun}") is not None
    if how == "in" and second.noun in BLADES and lexicon.group(first.noun) in LIVING:
        return SketchRelation(first, "behind", second)
    reached = how in ("beside", "facing", "in", "under") and not hangs
    if second.noun == "branch" and lexicon.group(first.noun) in LIVING and reached:
        how = "on"
    if how == "under" and second.noun == "tent" and lexicon.group(first.noun) in LIVING:
        how = "in"
    if how == "on" and second.noun in ENCLOSING - {"window", "tent", "igloo", "house"}:
        how = "in"
    if how == "on" and second.noun in ("boat", "sailboat", "ship", "canoe", "raft", "sled"):
        how = "in"
    if how == "on" and first.noun in SAT_ON and second.noun in ("table", "desk"):
        how = "around" if first.count >= FEW else "beside"
    if how == "in" and (second.noun in FLAT or (second.noun in SAT_ON - VESSELS.keys() - ENCLOSING)):
        how = "on"
    if how == "in" and second.noun == "wheel" and first.noun in ("mouse", "rat", "squirrel", "hamster"):
        return SketchRelation(first, how, second)  # a hamster's runs on a stand
    if how == "in" and lexicon.group(first.noun) in LIVING and first.pose != "sleep" and second.noun in SUNK_INTO:
        looks = first.pose in LOOKING and words.lower() != "in"
        alive = lexicon.group(first.noun) == "animal" or words.lower() == "out of"
        deep = second.noun in DEEP or (first.count > 1 and second.noun in ("basket", "crate"))
        if looks or (deep and alive):
            return SketchRelation(first, "emerging", second)
    if how == "in" and second.noun not in VESSELS and second.noun not in ENCLOSING:
        how = "on" if second.noun in ("tree", "bed", "sofa", "chair", "branch", "couch", "web") else "before"
        if lexicon.group(second.noun) in ("food", "land", "sky", "water", "thing") and how == "before":
            return None
    if how in ("holding", "eating") and (second.noun in BALLS | GAMES or not _grips(first)):
        how = "beside"
    if how == "between" and second.count < 2 and other is None:
        how = "beside"
    return SketchRelation(first, how, second, other)


def _at_hand(first: Subject, how: How, second: Subject) -> SketchRelation | None:
    """Return somebody with a thing, or an animal far smaller, that is in their hand, their arms or their mouth."""
    held = how in ("on", "in") and _is_small_beside(first, second) and _grips(second)
    return SketchRelation(second, "holding", first) if held else None


def _is_small_beside(first: Subject, second: Subject) -> bool:
    """Whether a thing, or an animal far smaller, is such as another has in its hand, its mouth or its claws."""
    kind, tall = lexicon.group(first.noun), measured("tall")
    usual = PEOPLE if lexicon.group(second.noun) == "person" else 1.0
    small = tall.get(first.noun, 0.2) < 0.5 * tall.get(second.noun, usual)
    return kind in SMALL_KINDS or (kind == "animal" and small)


def holds_up(related: Sequence[SketchRelation], subject: Subject) -> bool:
    """Whether an animal has in its hand what none carries in its mouth: an umbrella, a camera, a sword."""
    if lexicon.covers("bird", subject.noun) or subject.noun in HANDS or subject.noun == "elephant":
        return False
    held = {one.second.noun for one in related if one.first == subject and one.how == "holding"}
    return not held.isdisjoint(marked("handy") - FETCHED)


def emerges(related: Sequence[SketchRelation], subject: Subject) -> bool:
    """Whether somebody looks out of a vessel; who lives in a thing does so on their own feet."""
    lairs = HOLES.keys() | {"nest"}
    return any(one.first == subject and one.how == "emerging" and one.second.noun not in lairs for one in related)


def _sits(rider: Subject) -> bool:
    """Whether somebody can be drawn astride a thing, with hands and face where people have them."""
    shape = find(rider.noun)
    return shape is not None and (shape.seated is not None or rider.noun in faces())


def sits_up(related: Sequence[SketchRelation], subject: Subject) -> bool:
    """Whether an animal sits on a thing as people do: on a bicycle, or on a bench where it is no animal that sits."""
    mine = [one for one in related if one.first == subject]
    astride = any(one.how == "riding" and lexicon.group(one.second.noun) == "vehicle" for one in mine)
    seated = any(one.how in ("on", "in") and one.second.noun in marked("sat_on") for one in mine)
    return astride or (seated and subject.pose == "sit" and subject.noun not in SITTERS)


def _grips(holder: Subject) -> bool:
    """Whether it is known where somebody holds things: in a hand, at the mouth, before an upright bird's breast."""
    shape = find(holder.noun)
    upright = shape is not None and lexicon.covers("bird", holder.noun) and shape.aspect <= UPRIGHT
    hand = upright or (shape is not None and shape.holding is not None)
    return hand or holder.noun in MOUTHS or holder.noun in HANDS


def _circular(relation: SketchRelation, found: dict[Subject, SketchRelation]) -> bool:
    """Whether a chain of relations comes back to where it begins."""
    seen = {relation.moving}
    follower: SketchRelation | None = relation
    while follower is not None:
        if follower.fixed in seen:
            return True
        seen.add(follower.fixed)
        follower = found.get(follower.fixed)
    return False


def _tops(scene: SketchScene, one: lexicon.Relation, second: Subject) -> bool:
    """Whether a thing is said to be with another that is on top of it."""
    said = rf"\b{re.escape(second.word)} (?:\w+ )?(?:on|at|right on) (?:the |its )?(?:very )?top\b"
    return one.words == "with" and re.search(said, scene.told, re.IGNORECASE) is not None
