"""Doing: which act of poses.txt somebody does, to what, and how they are drawn doing it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from promptmagic import lexicon
from promptmagic.lexicon import Said, SceneDescription, Subject
from promptmagic.lexicon.data import words
from promptmagic.lexicon.nouns import marked, measured
from promptmagic.painters.sketch.pose import Act, Pose
from promptmagic.painters.sketch.retold import FILLED_BY_HAND, is_painted_on, retold
from promptmagic.painters.sketch.scene import SketchScene
from promptmagic.painters.sketch.shapes import find, find_worded
from promptmagic.painters.sketch.shapes.beasts import faces, upright
from promptmagic.painters.sketch.shapes.costumes import COSTUMES
from promptmagic.painters.sketch.shapes.poses import acts
from promptmagic.painters.sketch.spots import Spot

COMFORTABLE = 0.72
"""How high a hand is at most, as a share of the height, that touches what is taller."""

OVERHEAD = 1.15
"""How high a mouth is, as a share of the height, that nobody is seen to feed."""

WITHIN_REACH = 0.38
"""How high a hand is at least, as a share of the height, where nobody need go down for what it touches."""

TRUNK, AT_FOOT = 0.1, 0.3
"""How far from its middle a tree's trunk is, as a share of half its width, and up to which share of its height it is
touched there."""

RUNGS, UP_A_TREE = (0.14, 0.5, 0.78), 0.1
"""How high they stand who climb a thing one after another, and one who climbs a tree, as shares of its height."""

AT = frozenset({"at", "on", "with", "from", "in", "to", "before", "front", "around", "round"})
"""Words between what somebody does and what they do it at."""

HAVING = frozenset({"having", "have", "has", "enjoying", "at", "on", "eating", "sharing"})
"""Words for being at a picnic."""

TABLES = frozenset({"table", "desk"})
"""What one has a meal at."""

GIVEN = {"feed": "hold", "read": "read", "give": "hold"}
"""What is done to somebody with a thing, as words with "to" say, and what is done with the thing itself."""

CALLED = {"broom": "sweeper", "spade": "digger", "ball": "football caught", "football": "football caught"}
"""Tools that are drawn by another name where they are used."""

TABLES, SEATED_AT = frozenset({"table", "desk"}), frozenset({"at", "around", "round", "behind"})
"""At what people sit of whom nothing else is said, and the words for being there."""

STANDING_BY = frozenset({"waiter", "chef", "teacher", "magician", "scientist", "carpenter", "tailor", "seller"})
"""Who stands at a table, because that is their work."""

AT_EASE = frozenset({"", "sit", "talk", "laugh", "meet", "think"})
"""What people do who sit at a table."""

BOARDS = frozenset({"blackboard", "whiteboard", "board", "wall"})
"""What one writes on that is no sheet in the hand."""

HEALERS = frozenset({"doctor", "nurse", "veterinarian", "vet", "surgeon"})
"""Who listens to somebody's heart."""

LIFTED, LIGHT = frozenset({"lifting", "lifts", "lifted", "lift", "raising", "raises", "raised", "up"}), 0.9
"""Words for a thing that is held above the head; and below how many metres one holds it there."""

UP_OR_DOWN = frozenset({"up", "down"})
"""Words for a head that is tilted."""

ON_A_STICK = ("roast", "toast", "grill")
"""How words begin for what is held over a fire."""

FILLED = frozenset(
    {"basket", "crate", "bucket", "wheelbarrow", "cart", "hay wagon", "chest", "suitcase", "barrel", "truck", "sack"}
)
"""What is full of what it is said to be of."""

CARTS = frozenset({"cart", "hay wagon", "toy cart", "carriage", "sledge", "sled", "wheelbarrow", "shopping cart"})
"""On what a thing lies that somebody is said to pull."""

DRESSINGS = frozenset({"bandage", "plaster"})
"""What is put on who is hurt."""

GAME_OF = {"golfer": "golf", "volleyball player": "spike"}
"""What those do with a ball who have a game of their own."""

PLAYED_BY = {"pianist": ("piano",)}
"""Who plays a thing that they are only said to be at."""

IN_A_ROW = 0.42
"""How far apart those go who pull a thing together, in their heights."""

AGAINST = frozenset({"against", "on", "over"})
"""Words for leaning at a thing rather than beside it."""

OUTSTRETCHED = 1.0
"""How wide one is at least who is upside down or has a ladder or skis, as a share of the height."""

AT_A_DESK = 1.6
"""The same of one who has a desk or a table before them."""

GROWN, BULKY, BROADEST = 1.65, 0.6, 1.2
"""How high people are, in metres; how high a thing is at most that somebody carries, and how broad, as shares of their
height: they see over it."""

YOUNG = "young"
"""What acts call the young of animals, of whatever kind: one has them in the arms."""

CLINGS = ("climb", "hug")
"""Doings for which it has its paws about a trunk."""


HOWLERS = frozenset({"wolf"})
"""What is drawn with its muzzle lifted to the moon."""


def act_of(doer: Subject, verb: str, thing: Subject | None = None) -> Act | None:
    """Return how somebody does something, to a thing or by themselves; None where no pose shows it."""
    shape = find(doer.noun)
    animal = doer.noun in faces() and shape is not None and shape.body is None
    animal = animal and not (verb == "read" and lexicon.covers("bird", doer.noun))  # whose wings hold a page
    animal = animal and not (verb == "sing" and doer.noun in HOWLERS)  # on its four paws
    at_sea = shape is not None and shape.habitat == "water" and verb == "sit"  # she has her rock
    climbs = verb in CLINGS and thing is not None and lexicon.covers("tree", thing.noun)
    if climbs and shape is not None and find(f"climbing {doer.noun}") is not None:
        return None  # it has a drawing of its own for that
    if verb == "sing" and doer.noun == "wolf":
        return None  # it howls as it is drawn, on four feet
    if shape is None or at_sea or (shape.body is None and not animal):
        return None
    found = (act for act in acts() if act.verb == verb and _fits(act, thing))
    return next((act for act in found if act.upright or not animal), None)


def deed(relation: lexicon.Relation, doer: Subject, thing: Subject) -> Act | None:
    """Return how somebody does what a relation says, "painting at an easel" and "leaning against" included."""
    spoken = set(relation.words.lower().split())
    if doer.pose == "lean" and not AGAINST.isdisjoint(spoken):
        return act_of(doer, "lean", thing)
    if relation.kind == "listen to" and doer.noun in HEALERS and lexicon.group(thing.noun) != "sky":
        heard = act_of(doer, "auscultate", thing)
        return replace(heard, verb="listen to") if heard is not None else None
    if relation.kind == "wash" and "hose" in spoken:
        sprayed = act_of(doer, "spray", thing)
        return replace(sprayed, verb="wash") if sprayed is not None else None
    if relation.kind == "hold" and not spoken.isdisjoint(LIFTED) and _is_light(thing):
        raised = act_of(doer, "lift", thing)
        return replace(raised, verb="hold") if raised is not None else None
    if relation.kind in ("use", "look at") and "through" in spoken:
        return act_of(doer, "look through", thing)
    if relation.kind == "look at" and "into" in spoken and (own := act_of(doer, "look into", thing)) is not None:
        return replace(own, verb="look at")
    if relation.kind == "look at" and (way := next(iter(spoken & UP_OR_DOWN), "")):
        return _tilted(doer, way, thing)
    if relation.kind == "cook" and relation.words.lower().startswith(ON_A_STICK):
        own = act_of(doer, "roast", thing)
        if own is not None:
            return replace(own, verb="cook")
    if thing.word.lower().endswith("picnic") and not HAVING.isdisjoint(spoken):
        return act_of(doer, "picnic", thing)
    game = GAME_OF.get(doer.noun, "") if thing.noun in marked("ball") else ""
    if game and relation.kind in ("hit", "play", "play with", "throw") and (own := act_of(doer, game)) is not None:
        return replace(own, verb=relation.kind, own=True)
    act = act_of(doer, relation.kind, thing)
    if act is None and _sits_at(relation, doer, thing):
        return act_of(doer, "sit", thing)
    if act is None and thing.noun in PLAYED_BY.get(doer.noun, ()):
        return act_of(doer, "play", thing)
    if act is None and doer.pose and not AT.isdisjoint(spoken):
        own = act_of(doer, doer.pose, thing)
        act = own if own is not None and own.nouns else None
    return act


def _sits_at(relation: lexicon.Relation, doer: Subject, thing: Subject) -> bool:
    """Whether somebody is at a table, or several are around it, and so sit there on chairs and not on the ground."""
    there = relation.kind in ("beside", "around", "behind") and not SEATED_AT.isdisjoint(relation.words.lower().split())
    people = lexicon.group(doer.noun) == "person" and doer.noun not in STANDING_BY
    return there and people and doer.pose in AT_EASE and thing.noun in TABLES


def _is_light(thing: Subject) -> bool:
    """Whether one lifts such a thing over the head with both arms: no flag, no umbrella."""
    small = lexicon.group(thing.noun) in ("thing", "food", "animal") and measured("tall").get(thing.noun, 0.3) < LIGHT
    return thing.noun == "baby" or (small and thing.noun not in marked("handy"))


def _tilted(doer: Subject, way: str, thing: Subject | None = None) -> Act | None:
    """Return how somebody looks up or down at something."""
    act = act_of(doer, f"look {way}", thing)
    return replace(act, verb="look at") if act is not None else None


def recast(said: SceneDescription) -> tuple[lexicon.Relation, ...]:
    """Return the relations of a description as what is drawn of them."""
    return retold(said, _recast(said))


def _recast(said: SceneDescription) -> tuple[lexicon.Relation, ...]:
    """Return the relations of a description with what is fed or read to somebody as done to them.

    Who feeds a carrot to a horse feeds the horse, with a carrot in the hand; with whom one plays ball plays too.
    """
    found = [*said.relations, *_contents(said)]
    for number, one in enumerate(said.relations):
        played = (other for other in found if (other.subject, other.kind) == (one.subject, "play"))
        games = marked("ball") | marked("game")
        game = next((other for other in played if said.subjects[other.object].noun in games), None)
        partner = said.subjects[one.object].noun
        company = lexicon.group(partner) in ("person", "animal", "fantasy") or partner in marked("doll") | {"robot"}
        if one.words.lower() == "with" and company and game is not None:
            at_table = said.subjects[game.object].noun in marked("game")
            if at_table:  # on the other side of it, and in nobody's hands
                found[number] = replace(game, subject=one.object)
                continue
            found.append(replace(game, subject=one.object))
        loaded = said.subjects[one.object].noun
        if one.kind in ("on", "in") and loaded in CARTS and (drawn := _drawn_along(found, one)) is not None:
            found[number] = replace(one, subject=drawn.object)
            found[found.index(drawn)] = replace(drawn, object=one.object)
            continue
        if one.kind == "full of" and (moved := _drawn_along(found, one)) is not None and moved.object != one.object:
            found[number] = replace(one, subject=moved.object)
            continue
        if one.words.lower() in HAVING and loaded == "food":  # who has dinner at a table is at it, and not the dinner
            laid = next((other for other in found if other.subject == one.object and _is_table(said, other)), None)
            if laid is not None:
                found[number] = replace(laid, subject=one.subject, kind="dine")
        put = next((other for other in found if (other.subject, other.kind) == (one.subject, "put")), None)
        if one.kind == "on" and put is not None and said.subjects[put.object].noun in DRESSINGS:
            found[number] = replace(one, kind="bandage")
            found.remove(put)
            return (*found,)
        if one.words.lower() != "to":
            continue
        done = next((other for other in found if other.subject == one.subject and other.kind in GIVEN), None)
        if done is not None:
            found[number] = replace(one, kind=done.kind)
            found[found.index(done)] = replace(done, kind=GIVEN[done.kind])
    return tuple(found)


def _is_table(said: SceneDescription, one: lexicon.Relation) -> bool:
    return said.subjects[one.object].noun in TABLES


def _contents(said: SceneDescription) -> list[lexicon.Relation]:
    """Return what baskets and crates of apples are full of, where words say so with a mere "of"."""
    found = []
    for one, between, other in zip(said.said, said.said[1:], said.said[2:], strict=False):
        of = between.value == "of" and (one.role, between.role, other.role) == ("subject", "relation", "subject")
        if of and one.value in FILLED and lexicon.group(other.value) in ("food", "thing", "plant"):
            found.append(lexicon.Relation(one.subject, "full of", other.subject, words="of"))
    return found


def _drawn_along(found: Sequence[lexicon.Relation], one: lexicon.Relation) -> lexicon.Relation | None:
    """Return what the subject of a relation is said to pull or push, if anything."""
    moved = (other for other in found if other.subject == one.subject and other.kind in ("pull", "push"))
    return next(moved, None)


def _fits(act: Act, thing: Subject | None) -> bool:
    if thing is not None and act.at and lexicon.group(thing.noun) == "sky":
        return False  # moon and stars are where the sky has them
    if thing is None:
        return act.alone and not act.nouns
    if lexicon.group(thing.noun) in act.nouns:
        return True
    if YOUNG in act.nouns and _is_young(thing):
        return True
    return not act.nouns or thing.noun in act.nouns or any(lexicon.covers(noun, thing.noun) for noun in act.nouns)


def _is_young(thing: Subject) -> bool:
    animal = lexicon.group(thing.noun) in ("animal", "fantasy")
    return animal and (lexicon.YOUNG in thing.qualities or lexicon.names_young(thing.word))


def deed_of(scene: SketchScene, subject: Subject) -> Act | None:
    """Return what somebody of a scene does by a text: who paints in a cave paints on its rock, and at no easel."""
    act = _deed_of(scene, subject)
    on_rock = act is not None and act.verb == "paint" and scene.place == "cave"
    return replace(act, pose=replace(act.pose, dressed="")) if act is not None and on_rock else act


def _deed_of(scene: SketchScene, subject: Subject) -> Act | None:
    """Return what somebody of a scene does by a text: to another subject first, then by themselves."""
    said = lexicon.describe(scene.told)
    own = [number for number, one in enumerate(said.subjects) if (one.noun, one.word) == (subject.noun, subject.word)]
    own = own or [number for number, one in enumerate(said.subjects) if one.noun == subject.noun]
    drawn = {one.noun for one in scene.subjects if find_worded(one.noun, one.word) is not None}
    shown = []
    for one in recast(said):
        thing = said.subjects[one.object]
        act = deed(one, subject, thing) if one.subject in own else None
        if act is not None and (thing.noun in drawn or act.alone):
            shown.append(act)
    if shown:  # who reads a book to somebody reads to that one
        act = next((act for act in shown if act.both and act.verb == shown[0].verb), shown[0])
        feeds = act.verb == "feed" and any(one.kind == "hold" and one.subject in own for one in recast(said))
        act = act.empty_handed if feeds else act
        on_a_seat = any(one.subject in own and one.kind in ("on", "in", "ride") for one in said.relations)
        return act.seated if subject.pose == "sit" and act.own and not on_a_seat else act
    told = {word.strip(".,") for word in scene.told.lower().split()}  # tennis is no thing, and yet is played
    for act in acts():
        if act.alone and act.own and act.verb == subject.pose and not told.isdisjoint(act.nouns):
            return act
    if subject.pose and (act := act_of(subject, subject.pose)):
        return act
    told |= {subject.noun} if told.isdisjoint(scene.unread) else set()  # and children play all by themselves
    for act in acts():
        if act.alone and act.verb == subject.pose and not told.isdisjoint(act.nouns):
            return act
    for one_said in said.said:  # seeds are no subject, and yet are planted
        before = [other.subject for other in said.said if other.role == "subject" and other.start < one_said.start]
        verbs = (other for other in said.said if other.role in ("relation", "pose") and other.start < one_said.start)
        follows = any(not said.text[other.end : one_said.start].strip() for other in verbs)
        done = one_said.role == "relation" and before and before[-1] in own
        done = done and not follows and not is_led(said, one_said)  # nobody waters who sprays water
        spoken = said.text[one_said.start : one_said.end].lower().split()
        way = next(iter(UP_OR_DOWN.intersection(spoken)), "") if one_said.value == "look at" else ""
        if done and one_said.value == "point at" and _is_aloft(said, one_said.end):
            up = act_of(subject, "point up")
            return up and replace(up, verb="point at")
        for act in acts():  # hair is a part of somebody, and yet is combed
            if done and act.alone and act.verb == one_said.value and not told.isdisjoint(act.nouns):
                return act
        if done and (
            act := _tilted(subject, way) if way else act_of(subject, one_said.value, _written_on(said, one_said))
        ):
            return act
    return None


def is_led(said: SceneDescription, one: Said) -> bool:
    """Whether what is read as a deed is none, since it stands behind an article: an open book, his forge, the water."""
    before = set(said.text[: one.start].lower().split()[-1:])
    return bool(before & words("words", "leading")) and not said.text[one.start : one.end].lower().endswith("ing")


def _is_aloft(said: SceneDescription, end: int) -> bool:
    """Whether the next thing that a text names is in the sky."""
    thing = next((one.value for one in said.said if one.start >= end and one.role == "subject"), "")
    shape = find(thing)
    return lexicon.group(thing) == "sky" or (shape is not None and shape.habitat == "air")


def _written_on(said: SceneDescription, deed_: Said) -> Subject | None:
    """Return what somebody writes on, which the place has by itself: a classroom's blackboard."""
    if deed_.value != "write":
        return None
    thing = next((one for one in said.said if one.start >= deed_.end and one.role == "subject"), None)
    return said.subjects[thing.subject] if thing is not None and thing.value in BOARDS else None


def doing(spot: Spot, act: Act, number: int = 0) -> Spot:
    """Return somebody who does something, as the one of that number of those who do it."""
    return _drawn(spot, act, act.poses[number % len(act.poses)])


def standing_up(spot: Spot) -> Spot:
    """Return an animal as it stands up to do what people do."""
    shape = upright(spot.noun, spot.shape) if spot.shape.body is None else None
    return spot if shape is None else replace(spot, shape=shape, height=spot.height * shape.height / spot.shape.height)


def _drawn(spot: Spot, act: Act, pose: Pose) -> Spot:
    if spot.shape.body is None:
        return spot
    draw = spot.shape.body.acting(pose)
    wide = max(spot.shape.aspect, OUTSTRETCHED) if pose.over or pose.by else spot.shape.aspect
    wide = max(wide, AT_A_DESK) if "desk" in pose.by or "table" in pose.dressed else wide
    return replace(spot, shape=replace(spot.shape, aspect=wide), act=act, draw=draw, posed=draw)


def answering(spot: Spot, act: Act) -> Spot:
    """Return one to whom another does something, as the act says that they are: they do the same, or attend."""
    if spot.noun in COSTUMES and COSTUMES[spot.noun].pose:
        return spot  # a violinist plays on while others listen
    return _drawn(spot, act, act.answer or act.pose)


def seated(spot: Spot) -> Spot:
    """Return somebody who sits while they do something: the arms as the act asks, the legs of who sits."""
    if spot.act is None or spot.shape.body is None or spot.act.pose.legs not in ("", "stride"):
        return spot
    return _drawn(spot, spot.act, replace(spot.act.pose, legs="seated", lean=spot.act.pose.lean / 2))


def reaching(first: Spot, anchor: Spot, place: int, company: int) -> Spot:
    """Return one who does something to another: on its left, or right, so near that the hand comes to it."""
    act, body = first.act, first.shape.body
    if act is None or body is None or act.up is None:
        return first
    if act.beyond and act.verb == "lean":  # the arms are on its upper edge
        x = (place - (company - 1) / 2) * first.half * 2.3
        return replace(_drawn(first, act, act.pose), x=x, y=anchor.bottom - anchor.height * 0.04)
    if act.beyond:
        x = (place - (company - 1) / 2) * first.half * 2.3
        behind = anchor.bottom - anchor.height * (0.5 if company < 3 or place % 2 == 0 else 0.3)
        return replace(_drawn(first, act, act.pose), x=x, y=behind)
    if act.ahead:
        return _leading(first, anchor, act, place)
    queued = act.verb == "feed" and not act.gap  # an animal has its mouth on one side
    side, row = (-1, place) if queued else (-1 if place % 2 == 0 else 1, place // 2)
    foot = anchor.bottom + first.height * 0.02
    touched = (foot - (anchor.bottom - act.up * anchor.height)) / first.height + act.rise / 100
    pose = act.low if act.low is not None and touched < WITHIN_REACH else act.poses[place % len(act.poses)]
    across, up = body.hand(pose)
    mouth, touched = touched, min(touched, max(up, COMFORTABLE))
    if not act.gap:
        pose = body.reaching(pose, across, touched)
        across, _ = body.hand(pose)
    if act.verb == "climb" and not lexicon.covers("tree", anchor.noun):
        foot -= anchor.height * RUNGS[min(place, len(RUNGS) - 1)]  # one above the other
        return replace(_drawn(first, act, act.pose), x=-first.height * 0.06, y=foot, carried=True)
    if act.verb == "climb":
        foot -= anchor.height * UP_A_TREE
    half = anchor.half * (TRUNK if lexicon.covers("tree", anchor.noun) and act.up < AT_FOOT else 1.0)
    edge = half * (1 - act.inset) + (act.gap / 100 + across) * first.height + row * first.half * 1.8
    there = replace(_drawn(first, act, pose), x=side * edge, y=foot, flipped=side > 0, hand=body.hand(pose))
    return replace(there, act=None, posed=None) if act.verb == "feed" and mouth > OVERHEAD else there


def _leading(first: Spot, anchor: Spot, act: Act, place: int) -> Spot:
    """Return one who goes before another to the right, the hand behind them with a rope to its head; more go ahead."""
    body = first.shape.body
    if body is None or not isinstance(act.pose.left, tuple):
        return first
    across, _ = body.place(act.pose, act.pose.left)
    x = anchor.half * (1 - act.inset) + (act.gap / 100 - across + IN_A_ROW * place) * first.height
    return replace(_drawn(first, act, act.pose), x=x, y=anchor.bottom + first.height * 0.02)


def held(first: Spot, anchor: Spot, place: int) -> Spot | None:
    """Return a thing in the hands of somebody whose act says where it is; None where it says nothing."""
    act = anchor.act
    if act is None or act.held is None or not anchor.acts or anchor.shape.body is None:
        return None
    beyond = (act.held[0] + 13 * place, act.held[1] - (9 if place % 2 else 2) * place)
    if act.rests:  # side by side
        beyond = (act.held[0] + 13 * ((place + 1) // 2) * (1 if place % 2 else -1), act.held[1])
    across, up = anchor.shape.body.place(act.pose, beyond)
    high = min(first.height, act.high / 100 * anchor.height, act.high / 100 * anchor.height * 1.6 / first.shape.aspect)
    if act.verb == "hold":  # what one shows in both hands is seen
        high = max(high, 0.8 * min(act.high, act.high * 1.6 / first.shape.aspect) / 100 * anchor.height)
    if (
        act.verb == "carry"
        and first.noun != "baby"
        and YOUNG not in act.nouns
        and (bulk := measured("tall").get(first.noun, 0.0) / GROWN) > act.high / 100
    ):
        high = anchor.height * min(bulk, BULKY, BROADEST / first.shape.aspect)  # no toy of it
    small = replace(first, height=high, carried=True)
    low = 0.0 if first.shape.habitat == "air" or act.rests else high / 2
    low -= high / 2 if first.shape.habitat == "air" and act.rests else 0.0
    return replace(small, x=across * anchor.height, y=anchor.bottom - up * anchor.height + low)


def included_in(scene: SketchScene, thing: Subject, doers: Sequence[Subject]) -> bool:
    """Whether a thing is drawn in the hands of who does something with it, as a violin is, or an angler's rod."""
    acting = [act for act in (deed_of(scene, doer) for doer in doers) if act is not None]
    if any(CALLED.get(thing.noun, thing.noun) == act.pose.tool for act in acting):
        return True
    if any(thing.noun in act.pose.dressed.split() for act in acting):
        return True  # the cake that is held with its candles
    if any(thing.noun in FILLED_BY_HAND.get(act.pose.other, ()) for act in acting):
        return True
    said = lexicon.describe(scene.told)
    streams = (one.other for one in recast(said) if one.kind == "pour into" and one.other is not None)
    if any(said.subjects[other].noun == thing.noun for other in streams):
        return True
    if is_painted_on(recast(said), thing.noun):
        return True
    for one in recast(said):
        if said.subjects[one.object].noun != thing.noun:
            continue
        doer = next((doer for doer in doers if doer.noun == said.subjects[one.subject].noun), None)
        act = deed(one, doer, thing) if doer is not None else None
        if act is not None and act.own and act.verb != "share":
            return True
    return False
