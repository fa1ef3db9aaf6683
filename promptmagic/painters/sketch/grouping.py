"""Grouping: things that belong together, moved together about the one that the others are related to.

Everything is in pixels of a group that is still to be placed: the anchor's foot is the origin, y runs downwards.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from promptmagic import lexicon
from promptmagic.lexicon import Subject
from promptmagic.lexicon.nouns import marked, measured
from promptmagic.painters.sketch.cabins import panes
from promptmagic.painters.sketch.doing import answering, doing, seated, standing_up
from promptmagic.painters.sketch.moves import HAND, SEATED_HAND, is_shared, moved
from promptmagic.painters.sketch.relations import (
    BALLS,
    ENCLOSING,
    GAMES,
    LIVING,
    How,
    SketchRelation,
)
from promptmagic.painters.sketch.shade import AMONG, WITHIN_REACH, is_tree
from promptmagic.painters.sketch.shapes import find, find_worded
from promptmagic.painters.sketch.shapes.costumes import COATS
from promptmagic.painters.sketch.shapes.poses import poses
from promptmagic.painters.sketch.shapes.resting import floe, level_leaf, lily_pad
from promptmagic.painters.sketch.shapes.stilllife import fish_bowl, flower_pot, full_bowl, lying_bottle, running_wheel
from promptmagic.painters.sketch.spots import Group, Spot, no_higher

STATURES = (1.0, 0.84, 0.93, 1.07, 0.79, 0.97)
"""How tall several people of a kind are beside each other."""

EVERYDAY = marked("everyday")
"""People who wear what they like, and so not all the same."""

FISHBOWLS = frozenset({"bowl", "fishbowl", "aquarium"})
"""In what fish are kept: it is drawn of glass then."""

LEAST: dict[How, float] = {
    "beside": 0.26, "facing": 0.3, "chasing": 0.3, "behind": 0.3, "before": 0.3, "under": 0.26, "on": 0.2, "over": 0.38,
    "around": 0.3, "pushing": 0.6, "pulling": 0.6, "doing": 0.3,
}  # fmt: skip
"""How high a thing is drawn at least, as a share of the height of what it is related to."""

METRES, PEOPLE_METRES = measured("tall"), 1.65
"""How high small things and animals are, and people."""

STANDING_UP, DISH = 1.3, 0.2
"""How high an animal is that stands up as people do, and how high what somebody cooks."""

LENIENT, LEAST_SHARE = 1.3, 0.17
"""How far from its true size a thing is drawn at most; and how high a small one is at least beside a large one."""

BEFORE_HOUSES = 0.34
"""The same for one before a house, who is nearer."""

HANDY = 0.12
"""Below how many metres a thing is so small that nobody expects to see it large."""

SMALL, TINY = 0.5, 0.36
"""Below how many metres an animal is small; and how high a tiny thing is then, as a share of the animal's height."""

FLOE = 1.6
"""How many metres high a floe is drawn beside who is on it: it is shown wide, and need not tower."""

SIDE_BY_SIDE: frozenset[How] = frozenset(
    {"beside", "on", "facing", "chasing", "before", "behind", "under", "around", "pulling", "pushing", "doing"}
)
"""Relations in which two things are seen whole, and so can be compared."""

LANDMARKS = frozenset({"building", "land"})
"""Kinds of things that are far larger than who stands before them, and so farther away in a picture."""

NEARER, BEFORE_MANY = 0.6, 0.95
"""How high the living are at least before a landmark, and before several, as a share of its height: they are nearer."""

MONUMENTS = frozenset({"pyramid", "mountain", "volcano", "skyscraper"})
"""What several of stand one behind the other, all far larger than what is before them."""

CARRIED_ALONG: frozenset[How] = frozenset({"shouldered", "holding", "eating", "wearing", "riding"})
"""What goes up with one who jumps."""

SEAT = 0.45
"""How far the hands of one come down who sits, whose feet then hang below the seat, as a share of the height."""

FACE_TO_FACE, PAIR = {"tell": 1.4, "strike": 1.6, "hit": 3.4, "shake": 1.2}, 2
"""The poses of two people who turn to each other, each with how far apart they are then, in their breadths."""

BOARD = 0.58
"""How high a board is at most that somebody plays at, as a share of their height."""

AT_THE_SIDE = 0.65
"""From how far within its edge an animal is not faced, but stood beside."""

SEEN = 0.36
"""How high the things between others are at least, as a share of the tallest of them."""


def grouped(things: Mapping[Subject, Spot], related: Sequence[SketchRelation]) -> list[tuple[Subject, Group]]:
    """Return the groups that the things form, each with the subject it stands for.

    `things` gives one of each subject, at the origin and at its natural height; there is a group for each of as many
    as the subject counts, and what is related to it is divided among them.
    """
    held = [one for one in related if one.first in things and one.second in things]
    others = {one.other for one in held if one.how == "between" and one.other}
    moving = {one.moving for one in held}
    followers: defaultdict[Subject, list[SketchRelation]] = defaultdict(list)
    for relation in held:
        followers[relation.fixed].append(relation)
    builder = _Builder(things, followers)
    groups = []
    for subject in things:
        if subject in moving or subject in others:
            continue
        if any(relation.how == "between" for relation in followers[subject]):
            groups.append((subject, builder.row(subject)))
        elif subject.count == PAIR and (act := things[subject].act) is not None and act.pose.name in FACE_TO_FACE:
            first, second = builder.one(subject, 0), builder.one(subject, 1).turned()
            if act.pose.name == "shake":  # their hands meet
                second = second.at(0, 0, first.anchor.height * 0.98 / second.anchor.height)
            groups.append((subject, _side_by_side([first, second], FACE_TO_FACE[act.pose.name])))
        elif subject.count > 1 and (
            _is_backdrop(subject, followers[subject]) or _is_among(subject, followers[subject])
        ):
            groups.append((subject, builder.backdrop(subject)))
        else:
            groups += [(subject, builder.one(subject, number)) for number in range(subject.count)]
    return groups


class _Builder:
    """Puts groups together from single things and what is related to them."""

    def __init__(self, things: Mapping[Subject, Spot], followers: Mapping[Subject, list[SketchRelation]]) -> None:
        self.things = things
        self.followers = followers
        stated = [one for relations in followers.values() for one in relations]
        self.players = {one.first for one in stated if one.how == "beside" and one.second.noun in BALLS}

    def backdrop(self, subject: Subject) -> Group:
        """Return several landmarks, each farther than the one before, with all who stand in front of them."""
        group = self.one(subject, 0, sole=True)
        first, rest = group.anchor, []
        for number in range(1, subject.count):
            side, step = 1 - 2 * (number % 2), (number + 1) // 2
            far = replace(first, height=first.height * 0.86**step)
            rest.append(replace(far, x=side * step * first.half * 1.25, y=-first.height * 0.05 * step))
        return Group((*reversed(rest), *group.spots), group.lead + len(rest))

    def one(self, subject: Subject, number: int, *, sole: bool = False) -> Group:
        """Return the group about the thing of that number of its kind; the `sole` one has all the company."""
        relations = [relation for relation in self.followers.get(subject, []) if relation.how != "between"]
        anchor = self.things[subject]
        behind: list[Spot] = []
        front: list[Spot] = []
        if anchor.noun == "bowl" and any(relation.how == "in" and not _swims(relation.first) for relation in relations):
            anchor = replace(anchor, draw=full_bowl)
        if anchor.noun in FISHBOWLS and any(relation.how == "in" and _swims(relation.first) for relation in relations):
            anchor = replace(
                anchor, draw=fish_bowl, shape=replace(anchor.shape, aspect=1.15), height=anchor.height * 1.8
            )
        if anchor.noun == "iceberg" and any(relation.how == "on" for relation in relations):
            anchor = replace(anchor, draw=floe, shape=replace(anchor.shape, aspect=3.0), height=anchor.height * 0.7)
        if anchor.noun == "bottle" and any(relation.how == "in" and _sails(relation.first) for relation in relations):
            anchor = replace(
                anchor, draw=lying_bottle, shape=replace(anchor.shape, aspect=3.0), height=anchor.height * 1.1
            )
        if anchor.noun == "wheel" and any(relation.how == "in" for relation in relations):
            round_ = replace(anchor.shape, aspect=1.0)
            anchor = replace(anchor, draw=running_wheel, shape=round_, height=anchor.height * 1.6)
        if anchor.noun == "pot" and any(lexicon.group(relation.first.noun) == "plant" for relation in relations):
            anchor = replace(anchor, draw=flower_pot, shape=replace(anchor.shape, aspect=1.05))
        if anchor.noun == "leaf" and any(relation.how == "on" for relation in relations):
            anchor = replace(
                anchor, draw=level_leaf, shape=replace(anchor.shape, aspect=2.1), height=anchor.height * 1.5
            )
        if anchor.noun == "water lily" and any(relation.how == "on" for relation in relations):
            anchor = replace(anchor, draw=lily_pad, shape=replace(anchor.shape, aspect=5.0), height=anchor.height * 0.6)
        if any(one.how == "under" and is_shared(self.things[one.first], anchor) for one in relations):
            anchor = replace(anchor, carried=True)
        if anchor.shape.playing and subject in self.players and not anchor.acts:
            anchor = replace(anchor, draw=anchor.shape.playing)
        if anchor.shape.holding and subject.count > 1:
            anchor = replace(anchor, height=anchor.height * STATURES[number % len(STATURES)])
            if anchor.colour is None and anchor.noun in EVERYDAY:
                anchor = replace(anchor, colour=COATS[number * 3 % len(COATS)])
        if anchor.act is not None and anchor.acts:
            anchor = doing(anchor, anchor.act, number)
        elif anchor.shape.body and (load := _load(relations)):
            anchor = replace(anchor, draw=anchor.shape.body.acting(poses()[load]))
        elif anchor.shape.holding and any(relation.how == "holding" for relation in relations):
            anchor = replace(anchor, draw=anchor.shape.holding)
        if anchor.shape.eating and not anchor.acts and any(relation.how == "eating" for relation in relations):
            anchor = replace(anchor, draw=anchor.shape.eating)
        done_to = [relation for relation in relations if relation.how in ("facing", "doing") and not _led(relation)]
        living = lexicon.group(anchor.noun) in LIVING
        for relation in done_to:
            if relation.act is not None and relation.act.verb in WITHIN_REACH and is_tree(anchor.noun):
                anchor = no_higher(anchor, self.things[relation.first].height * WITHIN_REACH[relation.act.verb])
            if relation.act is not None and anchor.noun in GAMES:
                anchor = no_higher(anchor, self.things[relation.first].height * BOARD)
        done_to = [relation for relation in done_to if relation.act is None or relation.act.inset < AT_THE_SIDE]
        if any(relation.how == "facing" or living for relation in done_to) and anchor.shape.holding is None:
            anchor = replace(anchor, flipped=True)
        for relation in done_to:
            if (
                relation.act is not None
                and relation.act.verb == "dance with"
                and lexicon.group(anchor.noun) == "animal"
            ):
                anchor = standing_up(anchor)
            if relation.act is not None and relation.act.both and anchor.shape.body is not None and not anchor.acts:
                anchor = replace(answering(anchor, relation.act), flipped=True)
        movers = [
            (relation, mover)
            for relation in relations
            for mover in range(relation.moving.count)
            if sole or mover % subject.count == number
        ]
        company = Counter(relation.how for relation, _ in movers)
        places: Counter[How] = Counter()
        for relation, mover in movers:
            how = relation.how
            member = self.one(relation.moving, mover)
            beside = self._small_one(relation)
            member = _tiny(member, beside) if beside is not None else _readable(member, relation, anchor)
            member = member.at(0, 0, _true_to_size(self.things[relation.moving].height, member, relation, anchor))
            settled = _settled(member, how, anchor, places[how], company[how])
            if how in CARRIED_ALONG:
                settled = settled.at(0, -anchor.lift * anchor.height)
            places[how] += 1
            farther = relation.how == "around" and (places[how] - 1) % 2 == 0 and company[how] > 1
            (behind if farther or _is_behind(relation) else front).extend(settled.spots)
        if anchor.noun == "fence" and behind:  # a fence that one stands behind goes on to both sides
            more = [replace(anchor, x=side * anchor.half * 1.96, airy=True) for side in (-1, 1)]
            front.extend(more)
        return Group((*behind, anchor, *front), len(behind))

    def _small_one(self, relation: SketchRelation) -> Spot | None:
        """Return the small animal by which one sees how small a thing is: of a squirrel's nuts under a tree."""
        if METRES.get(relation.moving.noun, 1.0) >= HANDY or lexicon.group(relation.fixed.noun) in LIVING:
            return None
        small = (one for one in self.things if lexicon.group(one.noun) in LIVING and 0 < _metres(one) < SMALL)
        return next((self.things[one] for one in small), None)

    def row(self, subject: Subject) -> Group:
        """Return things in a row with others between them."""
        relation = next(one for one in self.followers[subject] if one.how == "between")
        outer = [self.one(subject, number) for number in range(subject.count)]
        if relation.other is not None and relation.other in self.things:
            outer += [self.one(relation.other, number) for number in range(relation.other.count)]
        inner = [self.one(relation.first, number) for number in range(relation.first.count)]
        tallest = max(group.anchor.height for group in outer)
        inner = [group.at(0, 0, max(1.0, tallest * SEEN / group.anchor.height)) for group in inner]
        gaps = max(1, len(outer) - 1)
        shares = [inner[gap * len(inner) // gaps : (gap + 1) * len(inner) // gaps] for gap in range(gaps)]
        order = outer[:1]
        for gap, share in enumerate(shares):
            order += [*share, *outer[gap + 1 : gap + 2]]
        return _side_by_side([*order, *outer[gaps + 1 :]])


def _load(relations: Sequence[SketchRelation]) -> str:
    """Return the pose of one who carries something on the head or the shoulders, "" where nobody does."""
    for relation in relations:
        if relation.how == "shouldered":
            return "steady both" if lexicon.group(relation.first.noun) == "person" else "steady"
        if relation.how == "on" and not lexicon.covers("bird", relation.first.noun):
            return "steady"
    return ""


def _led(relation: SketchRelation) -> bool:
    """Whether somebody leads an animal on a leash or a rope: both go one way."""
    return relation.act is not None and (relation.act.pose.tool == "leash" or relation.act.ahead)


def _sails(subject: Subject) -> bool:
    """Whether a thing is a ship, which is kept in a bottle that lies."""
    shape = find(subject.noun)
    return shape is not None and shape.habitat == "water" and lexicon.group(subject.noun) == "vehicle"


def _swims(subject: Subject) -> bool:
    """Whether a thing lives in water: it is seen in it, through the glass."""
    shape = find(subject.noun)
    return shape is not None and shape.habitat == "water" and lexicon.group(subject.noun) == "animal"


def _is_backdrop(subject: Subject, relations: Sequence[SketchRelation]) -> bool:
    """Whether things are far larger than people, or landmarks that others only stand before."""
    before = bool(relations) and all(relation.how == "before" for relation in relations)
    return subject.noun in MONUMENTS or (before and lexicon.group(subject.noun) in LANDMARKS)


def _is_among(subject: Subject, relations: Sequence[SketchRelation]) -> bool:
    """Whether things are trees that others are among."""
    return is_tree(subject.noun) and any(relation.how in AMONG for relation in relations)


def _tiny(member: Group, beside: Spot) -> Group:
    """Return a thing as small as it can be seen beside a small animal."""
    return member.at(0, 0, beside.height * TINY / member.anchor.height)


def _readable(member: Group, relation: SketchRelation, anchor: Spot) -> Group:
    """Return a group no smaller beside what it belongs to than it can be read."""
    share = LEAST.get(relation.how, 0.0)
    if METRES.get(relation.moving.noun, 1.0) < HANDY:
        share = min(share, LEAST_SHARE / 2)
    living = lexicon.group(relation.first.noun) in LIVING
    if relation.how == "before" and living and lexicon.group(relation.second.noun) in LANDMARKS:
        share = BEFORE_MANY if relation.second.count > 1 else NEARER / math.sqrt(relation.first.count)
    least = anchor.height * share
    return member if member.anchor.height >= least else member.at(0, 0, least / member.anchor.height)


def _true_to_size(usual: float, member: Group, relation: SketchRelation, anchor: Spot) -> float:
    """Return how much larger a group is to be, whose thing is `usual` high, to be true to size beside another.

    Small things are no smaller than they can be seen; several of a kind keep their differences.
    """
    own, other = _metres(relation.moving, member.anchor), _metres(relation.fixed, anchor)
    if relation.how == "on" and relation.fixed.noun == "iceberg":
        other = FLOE
    if relation.how == "doing" and not other and lexicon.group(relation.fixed.noun) == "food":
        other = DISH
    if relation.how not in SIDE_BY_SIDE or relation.first.size or relation.second.size or not own or not other:
        return 1.0
    true = own / other
    drawn = (usual if true > 1 else member.anchor.height) / anchor.height
    nearer = relation.how == "before" and lexicon.group(relation.second.noun) in LANDMARKS
    most = true * LENIENT if true >= 1 else max(true * LENIENT, BEFORE_HOUSES if nearer else LEAST_SHARE)
    least = true / LENIENT if true <= 1 else min(true / LENIENT, 1 / LEAST_SHARE)
    return max(least, min(most, drawn)) / drawn


def in_proportion(things: Mapping[Subject, Spot]) -> dict[Subject, Spot]:
    """Return the things with the small ones no larger beside the first animal or person than such things are."""
    main = next((one for one in things if lexicon.group(one.noun) in LIVING and _metres(one)), None)
    if main is None or main.size:
        return dict(things)

    def sized(subject: Subject, spot: Spot) -> Spot:
        true = _metres(subject, spot) / _metres(main, things[main])
        alike = subject.size or not true or true >= 1 or spot.shape.habitat == "air"
        return spot if alike else no_higher(spot, things[main].height * max(true * LENIENT, LEAST_SHARE))

    return {subject: sized(subject, spot) for subject, spot in things.items()}


def _metres(subject: Subject, spot: Spot | None = None) -> float:
    """Return how high a thing is; 0 where it is not known."""
    if spot is not None and spot.shape.body is not None and lexicon.group(subject.noun) in ("animal", "fantasy"):
        return STANDING_UP
    usual = PEOPLE_METRES if lexicon.group(subject.noun) == "person" else 0.0
    return METRES.get(subject.noun, usual) * (0.5 if lexicon.YOUNG in subject.qualities else 1.0)


def _side_by_side(groups: Sequence[Group], apart: float = 1.08) -> Group:
    """Return the groups in a row, their feet on one line, about the row's middle, so many breadths `apart`."""
    spots: list[Spot] = []
    x = 0.0
    for group in groups:
        bounds = group.bounds
        spots += group.at(x - bounds.left, 0).spots
        x += (bounds.right - bounds.left) * apart
    return Group(tuple(spots), 0).at(-x / 2, 0)


def _is_behind(relation: SketchRelation) -> bool:
    """Whether the first thing is drawn before the second, which then covers part of it."""
    second = relation.second
    enclosed = second.noun in (*ENCLOSING, "wheel") or bool(panes(find_worded(second.noun, second.word)))
    enclosed = enclosed or (second.noun in FISHBOWLS and _swims(relation.first))
    if relation.how == "wearing":
        return relation.second.noun == "cape" and lexicon.group(relation.first.noun) == "person"
    if relation.act is not None and relation.act.beyond:
        return True
    if relation.how == "shouldered":
        return True
    return relation.how == "behind" or (relation.how == "in" and not enclosed)


def _settled(member: Group, how: How, anchor: Spot, place: int, company: int) -> Group:
    """Return a group moved to where it is in relation to an anchor; `place` is its number among `company` others."""
    first = member.anchor
    target = moved(first, how, anchor, place, company)
    turned = member.turned() if target.flipped != first.flipped else member
    settled = turned.at(target.x, target.y, target.height / first.height)
    sits = target.draw is not None and target.draw is target.shape.seated
    low = (HAND[1] - SEATED_HAND[1]) * target.height if sits else 0.0  # what one holds comes down with the hand
    if sits and target.act is not None and target.act.held is not None:
        low = SEAT * target.height
    aside = 0.0
    if target.hand is not None and target.shape.body is not None:  # and goes with the hand that reaches
        usual = target.shape.body.hand(poses()["hold"])
        aside = (target.hand[0] - usual[0]) * target.height * (-1 if target.flipped else 1)
        low = (usual[1] - target.hand[1]) * target.height
    spots = [
        replace(spot, carried=spot.carried or target.carried)
        if number == settled.lead or not spot.carried
        else replace(spot, x=spot.x + aside, y=spot.y + low)
        for number, spot in enumerate(settled.spots)
    ]
    target = seated(target) if sits else target
    draw = target.draw or settled.anchor.draw
    spots[settled.lead] = replace(
        spots[settled.lead],
        shape=target.shape,
        draw=draw,
        mirrored=target.mirrored,
        airy=target.airy,
        act=target.act,
        posed=target.posed,
    )
    return Group(tuple(spots), settled.lead)
