"""Doing: which act of poses.txt somebody does, to what, and how they are drawn doing it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from promptmagic import lexicon
from promptmagic.lexicon import SceneDescription, Subject
from promptmagic.lexicon.nouns import marked
from promptmagic.painters.sketch.pose import Act, Pose
from promptmagic.painters.sketch.scene import SketchScene
from promptmagic.painters.sketch.shapes import find, find_worded
from promptmagic.painters.sketch.shapes.beasts import faces, upright
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

AT = frozenset({"at", "on", "with", "from", "in", "to", "before", "front"})
"""Words between what somebody does and what they do it at."""

HAVING = frozenset({"having", "have", "has", "enjoying", "at", "on", "eating", "sharing"})
"""Words for being at a picnic."""

GIVEN = {"feed": "hold", "read": "read", "give": "hold"}
"""What is done to somebody with a thing, as words with "to" say, and what is done with the thing itself."""

CALLED = {"broom": "sweeper", "spade": "digger"}
"""Tools that are drawn by another name where they are used."""

AGAINST = frozenset({"against", "on"})
"""Words for leaning at a thing rather than beside it."""


def act_of(doer: Subject, verb: str, thing: Subject | None = None) -> Act | None:
    """Return how somebody does something, to a thing or by themselves; None where no pose shows it."""
    shape = find(doer.noun)
    animal = doer.noun in faces() and shape is not None and shape.body is None
    animal = animal and not (verb == "read" and lexicon.covers("bird", doer.noun))  # whose wings hold a page
    at_sea = shape is not None and shape.habitat == "water" and verb == "sit"  # she has her rock
    if shape is None or at_sea or (shape.body is None and not animal):
        return None
    found = (act for act in acts() if act.verb == verb and _fits(act, thing))
    return next((act for act in found if act.upright or not animal), None)


def deed(relation: lexicon.Relation, doer: Subject, thing: Subject) -> Act | None:
    """Return how somebody does what a relation says, "painting at an easel" and "leaning against" included."""
    spoken = set(relation.words.lower().split())
    if doer.pose == "lean" and not AGAINST.isdisjoint(spoken):
        return act_of(doer, "lean", thing)
    if relation.kind in ("use", "look at") and "through" in spoken:
        return act_of(doer, "look through", thing)
    if thing.word.lower().endswith("picnic") and not HAVING.isdisjoint(spoken):
        return act_of(doer, "picnic", thing)
    act = act_of(doer, relation.kind, thing)
    if act is None and doer.pose and not AT.isdisjoint(spoken):
        own = act_of(doer, doer.pose, thing)
        act = own if own is not None and own.nouns else None
    return act


def recast(said: SceneDescription) -> tuple[lexicon.Relation, ...]:
    """Return the relations of a description with what is fed or read to somebody as done to them.

    Who feeds a carrot to a horse feeds the horse, with a carrot in the hand; with whom one plays ball plays too.
    """
    found = list(said.relations)
    for number, one in enumerate(said.relations):
        played = (other for other in found if (other.subject, other.kind) == (one.subject, "play"))
        games = marked("ball") | marked("game")
        game = next((other for other in played if said.subjects[other.object].noun in games), None)
        partner = said.subjects[one.object].noun
        company = lexicon.group(partner) == "person" or partner in marked("doll")
        if one.words.lower() == "with" and company and game is not None:
            found.append(replace(game, subject=one.object))
        if one.words.lower() != "to":
            continue
        done = next((other for other in found if other.subject == one.subject and other.kind in GIVEN), None)
        if done is not None:
            found[number] = replace(one, kind=done.kind)
            found[found.index(done)] = replace(done, kind=GIVEN[done.kind])
    return tuple(found)


def _fits(act: Act, thing: Subject | None) -> bool:
    if thing is not None and act.at and lexicon.group(thing.noun) == "sky":
        return False  # moon and stars are where the sky has them
    if thing is None:
        return act.alone and not act.nouns
    if lexicon.group(thing.noun) in act.nouns:
        return True
    return not act.nouns or thing.noun in act.nouns or any(lexicon.covers(noun, thing.noun) for noun in act.nouns)


def deed_of(scene: SketchScene, subject: Subject) -> Act | None:
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
        return act.empty_handed if feeds else act
    if subject.pose and (act := act_of(subject, subject.pose)):
        return act
    told = {word.strip(".,") for word in scene.told.lower().split()}  # tennis is no thing, and yet is played
    told |= {subject.noun} if told.isdisjoint(scene.unread) else set()  # and children play all by themselves
    for act in acts():
        if act.alone and act.verb == subject.pose and not told.isdisjoint(act.nouns):
            return act
    for one_said in said.said:  # seeds are no subject, and yet are planted
        before = [other.subject for other in said.said if other.role == "subject" and other.start < one_said.start]
        verbs = (other for other in said.said if other.role in ("relation", "pose") and other.start < one_said.start)
        follows = any(not said.text[other.end : one_said.start].strip() for other in verbs)
        done = one_said.role == "relation" and before and before[-1] in own
        done = done and not follows  # nobody waters who sprays water
        if done and (act := act_of(subject, one_said.value)):
            return act
    return None


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
    return replace(spot, act=act, draw=draw, posed=draw)


def answering(spot: Spot, act: Act) -> Spot:
    """Return one to whom another does something, as the act says that they are: they do the same, or attend."""
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
    if act.beyond:
        x = (place - (company - 1) / 2) * first.half * 2.3
        behind = anchor.bottom - anchor.height * (0.5 if company < 3 or place % 2 == 0 else 0.3)
        return replace(_drawn(first, act, act.pose), x=x, y=behind)
    if act.ahead:
        return _leading(first, anchor, act)
    queued = act.verb == "feed" and not act.gap  # an animal has its mouth on one side
    side, row = (-1, place) if queued else (-1 if place % 2 == 0 else 1, place // 2)
    foot = anchor.bottom + first.height * 0.02
    touched = (foot - (anchor.bottom - act.up * anchor.height)) / first.height + act.rise / 100
    pose = act.low if act.low is not None and touched < WITHIN_REACH else act.pose
    across, up = body.hand(pose)
    mouth, touched = touched, min(touched, max(up, COMFORTABLE))
    if not act.gap:
        pose = body.reaching(pose, across, touched)
        across, _ = body.hand(pose)
    half = anchor.half * (TRUNK if lexicon.covers("tree", anchor.noun) and act.up < AT_FOOT else 1.0)
    edge = half * (1 - act.inset) + (act.gap / 100 + across) * first.height + row * first.half * 1.8
    there = replace(_drawn(first, act, pose), x=side * edge, y=foot, flipped=side > 0, hand=body.hand(pose))
    return replace(there, act=None, posed=None) if act.verb == "feed" and mouth > OVERHEAD else there


def _leading(first: Spot, anchor: Spot, act: Act) -> Spot:
    """Return one who goes before another to the right, the hand behind them with a rope to its head."""
    body = first.shape.body
    if body is None or not isinstance(act.pose.left, tuple):
        return first
    across, _ = body.place(act.pose, act.pose.left)
    x = anchor.half * (1 - act.inset) + (act.gap / 100 - across) * first.height
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
    small = replace(first, height=high, carried=True)
    low = 0.0 if first.shape.habitat == "air" or act.rests else high / 2
    low -= high / 2 if first.shape.habitat == "air" and act.rests else 0.0
    return replace(small, x=across * anchor.height, y=anchor.bottom - up * anchor.height + low)


def included_in(scene: SketchScene, thing: Subject, doers: Sequence[Subject]) -> bool:
    """Whether a thing is drawn in the hands of who does something with it, as a violin is, or an angler's rod."""
    acting = [act for act in (deed_of(scene, doer) for doer in doers) if act is not None]
    if any(CALLED.get(thing.noun, thing.noun) == act.pose.tool for act in acting):
        return True
    said = lexicon.describe(scene.told)
    for one in recast(said):
        if said.subjects[one.object].noun != thing.noun:
            continue
        doer = next((doer for doer in doers if doer.noun == said.subjects[one.subject].noun), None)
        act = deed(one, doer, thing) if doer is not None else None
        if act is not None and act.own and act.verb != "share":
            return True
    return False
