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
from promptmagic.painters.sketch.carrying import between, carries_between, rope
from promptmagic.painters.sketch.coils import wound
from promptmagic.painters.sketch.doing import CARTS, answering, doing, seated, standing_up
from promptmagic.painters.sketch.embracing import arms_over
from promptmagic.painters.sketch.emerging import drawn_curtain, lip, opened
from promptmagic.painters.sketch.kinds import band_member
from promptmagic.painters.sketch.lecterns import EXPLAINED, is_sheet, on_a_stand
from promptmagic.painters.sketch.moves import CUPS, HAND, SEATED_HAND, is_shared, moved
from promptmagic.painters.sketch.parts import at_part
from promptmagic.painters.sketch.pouring import poured
from promptmagic.painters.sketch.reins import pack, roped
from promptmagic.painters.sketch.relations import (
    BALLS,
    BARRIERS,
    CLOTHES,
    ENCLOSING,
    GAMES,
    LIVING,
    UPRIGHT,
    VESSELS,
    How,
    SketchRelation,
)
from promptmagic.painters.sketch.ring import hovering, ring
from promptmagic.painters.sketch.rowing import oar_of, rows
from promptmagic.painters.sketch.shade import AMONG, WITHIN_REACH, is_tree
from promptmagic.painters.sketch.shapes import find, find_worded
from promptmagic.painters.sketch.shapes.costume import COATS
from promptmagic.painters.sketch.shapes.poses import poses
from promptmagic.painters.sketch.shapes.resting import floe, level_leaf, lily_pad
from promptmagic.painters.sketch.shapes.stilllife import fish_bowl, flower_pot, full_bowl, lying_bottle, running_wheel
from promptmagic.painters.sketch.shapes.waterlife import handing_octopus
from promptmagic.painters.sketch.spots import Group, Spot, no_higher
from promptmagic.painters.sketch.wearing import from_behind

STATURES = (1.0, 0.84, 0.93, 1.07, 0.79, 0.97)
"""How tall several people of a kind are beside each other."""

EVERYDAY = marked("everyday")
"""People who wear what they like, and so not all the same."""

FISHBOWLS = frozenset({"bowl", "fishbowl", "aquarium"})
"""In what fish are kept: it is drawn of glass then."""

LEAST: dict[How, float] = {
    "beside": 0.26, "facing": 0.3, "chasing": 0.3, "behind": 0.3, "before": 0.3, "under": 0.26, "on": 0.2, "over": 0.38,
    "around": 0.3, "trailing": 0.2, "pushing": 0.6, "pulling": 0.6, "doing": 0.3, "hung": 0.22,
}  # fmt: skip
"""How high a thing is drawn at least, as a share of the height of what it is related to."""

METRES, PEOPLE_METRES = measured("tall"), 1.65
"""How high small things and animals are, and people."""

STANDING_UP, REARED, LEAST_UPRIGHT = 1.3, 2.4, 0.5
"""How high an animal is at most that stands up as people do, in its own heights on all fours, and at least."""

DISH = 0.2
"""How high is what somebody cooks."""

ALIKE, STRICT = 0.35, 1.12
"""From which share of another's height on an animal is drawn nearly true to it, and how far from that at most."""

LENIENT, LEAST_SHARE = 1.3, 0.17
"""How far from its true size a thing is drawn at most; and how high a small one is at least beside a large one."""

CREEPING, LARGE, LEAST_CREEPING = 0.035, 0.5, 0.12
"""How high in metres an ant or a spider is at most, and at least what is large beside it; and the same least of it."""

BEFORE_HOUSES = 0.34
"""The same for one before a house, who is nearer."""

SMALL_BEFORE = 0.16
"""The same for one who is said to be small or tiny, before whatever it is."""

PEEPING = 0.24
"""The same for one who is half hidden behind a large thing, or high on it."""

BEHIND_HOUSES = 1.5
"""How much higher the least is behind a house, of which one sees no more than the head."""

HANDY = 0.12
"""Below how many metres a thing is so small that nobody expects to see it large."""

SMALL, TINY = 0.5, 0.36
"""Below how many metres an animal is small; and how high a tiny thing is then, as a share of the animal's height."""

FLOE = 1.6
"""How many metres high a floe is drawn beside who is on it: it is shown wide, and need not tower."""

SIDE_BY_SIDE: frozenset[How] = frozenset(
    {
        "beside",
        "on",
        "facing",
        "chasing",
        "trailing",
        "before",
        "behind",
        "under",
        "around",
        "pulling",
        "pushing",
        "doing",
    }
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

COLOURFUL = frozenset({"colorful", "colourful", "multicolored", "multicoloured", "multi-colored", "multi-coloured"})
GAY = (
    (214, 62, 54), (242, 182, 50), (58, 130, 190), (84, 160, 86), (142, 88, 170), (232, 124, 58), (226, 112, 156),
)  # fmt: skip
"""Words of things that have each a colour of its own, and those colours."""

BETWEEN_SHOULDERS, HOOK = 1.3, 0.62
"""How broad a hanger is in halves of the width of what is on it, and which part of it is not above the collar."""

SEAT = 0.45
"""How far the hands of one come down who sits, whose feet then hang below the seat, as a share of the height."""

FACE_TO_FACE, PAIR = {"tell": 1.4, "strike": 1.6, "hit": 3.4, "shake": 1.2, "embrace": 0.62}, 2
"""The poses of two people who turn to each other, each with how far apart they are then, in their breadths."""

LEAPT_OVER = 0.66
"""How high a thing is at most over which somebody jumps, in the leaper's heights."""

LEAPT_ALONG = 1.9
"""How broad such a thing is at most, in the leaper's breadths."""

DRAWN_BY = 1.3
"""How high a cart is at most, in the height of who pulls it: a mouse has a small one."""

LEAST_DRAWN, TOY = 0.3, 0.6
"""The same at least, and how much smaller a toy is."""

WATCHED = (0.5, 0.75)
"""How high a vessel is at least and at most in which somebody watches something, as shares of their height."""

FOOTHOLDS, FOOTHOLD, BROADEST_HOLD = frozenset({"rock", "tree stump", "stone", "crate", "box", "barrel"}), 0.86, 2.4
"""On what somebody stands who is seen to have room there, how broad they are then, in its breadths, and how much larger
it is drawn for that at most."""

HAY = 0.6
"""How broad the hay is that a cart is full of, as a share of its breadth."""

BEASTS_APART = 1.5
"""How much farther apart animals are then than people."""

BOARD = 0.58
"""How high a board is at most that somebody plays at, as a share of their height."""

AT_THE_SIDE = 0.65
"""From how far within its edge an animal is not faced, but stood beside."""

OVERSIZED = {"tiny": 1.75, "small": 1.35}
"""How much larger than else somebody is on what is called so."""

SEEN_OVER = 0.62
"""How high a fence is at most over which somebody looks, as a share of their height."""

LEANT_ON = 0.53
"""How high a fence is on which somebody leans, as a share of their height."""

FURNITURE = marked("legged") - {"bridge"}
"""Behind whose legs one is who is under it."""

ARMS = 8
"""How many things an octopus holds at most."""

LOOKED_AT = 0.36
"""How high the living are at least who look at somebody, as a share of the height."""

BY_LARGE = {"vehicle": 0.36, "building": 0.2}
"""How high animals are at least that are behind or beside what is far larger, by its kind."""

ROW = 4
"""From how many on those who go one way go in two rows; twice as many go in three."""

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
        elif (load := carries_between(followers[subject])) is not None:
            groups.append((subject, builder.bearers(subject, load)))
        elif subject.count == PAIR and (act := things[subject].act) is not None and act.pose.name in FACE_TO_FACE:
            first, second = builder.one(subject, 0), builder.one(subject, 1).turned()
            if act.pose.name == "shake":  # their hands meet
                second = second.at(0, 0, first.anchor.height * 0.98 / second.anchor.height)
            broad = BEASTS_APART if lexicon.group(subject.noun) == "animal" else 1.0  # for their heads
            groups.append((subject, _side_by_side([first, second], FACE_TO_FACE[act.pose.name] * broad)))
        elif subject.count > 1 and any(_led(relation) for relation in followers[subject]):
            groups.append((subject, pack(builder.one(subject, 0, sole=True), subject.count)))
        elif subject.count > 1 and any(relation.how == "trailing" for relation in followers[subject]):
            groups.append((subject, builder.herd(subject)))
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

    def herd(self, subject: Subject) -> Group:
        """Return several who go one way in rows, and behind them all who follow them."""
        group = self.one(subject, 0, sole=True)
        first, rows = group.anchor, 1 if subject.count < ROW else 2 if subject.count < 2 * ROW else 3
        far: list[Spot] = []
        near: list[Spot] = []
        for number in range(1, subject.count):
            column, row = divmod(number, rows)
            x = column * first.half * 2.15 + (row % 2) * first.half * 0.9
            spot = replace(first, x=x, y=row * first.height * 0.34)
            (near if row else far).append(spot)
        return Group((*far, *group.spots, *sorted(near, key=lambda spot: spot.y)), group.lead + len(far))

    def one(self, subject: Subject, number: int, *, sole: bool = False) -> Group:
        """Return the group about the thing of that number of its kind; the `sole` one has all the company."""
        relations = [relation for relation in self.followers.get(subject, []) if relation.how != "between"]
        anchor = self.things[subject]
        if anchor.draw is None and (player := band_member(subject.word, number)):
            anchor = replace(anchor, shape=player)
        behind: list[Spot] = []
        front: list[Spot] = []
        for relation in relations:
            if relation.how == "behind" and anchor.noun == "curtain" and lexicon.group(relation.first.noun) in LIVING:
                anchor = drawn_curtain(anchor, self.things[relation.first])
            if relation.how == "over" and relation.first.pose == "jump":
                leaper = self.things[relation.first]
                anchor = no_higher(anchor, leaper.height * LEAPT_OVER)
                anchor = no_higher(anchor, anchor.height * min(1.0, leaper.half * LEAPT_ALONG / anchor.half))
            if relation.how == "on" and relation.second.noun in FOOTHOLDS and not relation.second.size:
                stands = self.things[relation.first]
                room = FOOTHOLD * anchor.half / (stands.half * relation.first.count)
                if lexicon.group(relation.first.noun) in LIVING and room < 1:
                    anchor = replace(anchor, height=anchor.height * min(BROADEST_HOLD, 1 / room))
            drawn = relation.how == "pulling" or (relation.act is not None and relation.act.verb == "pull")
            if drawn and anchor.noun in CARTS:
                puller = _metres(relation.first) or PEOPLE_METRES
                most = min(DRAWN_BY, max(LEAST_DRAWN, METRES.get(anchor.noun, puller * 0.4) / puller))
                most *= TOY if "toy" in relation.second.qualities else 1.0
                anchor = no_higher(anchor, self.things[relation.first].height * most)
        if any(relation.how == "emerging" for relation in relations):
            anchor = opened(anchor)
        if anchor.noun == "bowl" and any(relation.how == "in" and not _swims(relation.first) for relation in relations):
            anchor = replace(anchor, draw=full_bowl)
        if anchor.noun in FISHBOWLS and any(relation.how == "in" and _swims(relation.first) for relation in relations):
            anchor = replace(
                anchor, draw=fish_bowl, shape=replace(anchor.shape, aspect=1.15), height=anchor.height * 1.8
            )
        watched = [self.things[one.first].height for one in relations if one.within]
        if watched:
            least, most = (share * max(watched) for share in WATCHED)
            anchor = replace(anchor, height=max(least, min(anchor.height, most)))
        if anchor.noun == "iceberg" and any(relation.how == "on" for relation in relations):
            anchor = replace(anchor, draw=floe, shape=replace(anchor.shape, aspect=3.0), height=anchor.height * 0.7)
        if anchor.noun == "bottle" and any(relation.how == "in" and _sails(relation.first) for relation in relations):
            anchor = replace(
                anchor, draw=lying_bottle, shape=replace(anchor.shape, aspect=3.0), height=anchor.height * 1.1
            )
        if anchor.noun == "wheel" and any(relation.how == "in" for relation in relations):
            round_ = replace(anchor.shape, aspect=1.0)
            anchor = replace(anchor, draw=running_wheel, shape=round_, height=anchor.height * 1.6)
        if anchor.noun in BARRIERS and (watching := [one for one in relations if one.how == "behind"]):
            tall = [self.things[one.first].height for one in watching if lexicon.group(one.first.noun) in LIVING]
            anchor = no_higher(anchor, max(tall) * SEEN_OVER) if tall else anchor
        arms = sum(one.moving.count for one in relations if one.how == "holding")
        if anchor.noun == "octopus" and arms > 1:
            reach = replace(anchor.shape, aspect=2.5)
            anchor = replace(anchor, draw=handing_octopus(min(ARMS, arms)), shape=reach)
        if subject.count > 1 and anchor.colour is None and not COLOURFUL.isdisjoint(subject.qualities):
            anchor = replace(anchor, colour=GAY[number % len(GAY)])
        hanging = [
            one for one in relations if anchor.noun == "hanger" and one.how == "on" and one.first.noun in CLOTHES
        ]
        if hanging:  # its hook is above the collar of what is on it
            garment = self.things[hanging[0].first]
            wide = replace(anchor, height=garment.half * BETWEEN_SHOULDERS / anchor.shape.aspect)
            anchor = replace(wide, y=wide.height * HOOK - garment.height, carried=True)
        laid = [one for one in relations if one.how == "in" and one.first.noun == "egg"]
        if anchor.noun == "nest" and laid and (empty := find("empty nest")):
            anchor = replace(anchor, shape=empty, draw=None)  # in which as many lie as are said
        if anchor.shape == find("desk") and (bare := find("bare desk")) and any(one.how == "on" for one in relations):
            anchor = replace(anchor, shape=bare, draw=None)  # cleared for what is on it
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
        pursued = any(relation.how == "chasing" for relation in relations)
        if pursued and anchor.shape.playing and not anchor.acts and anchor.draw is None:
            anchor = replace(anchor, draw=anchor.shape.playing)  # who is chased runs
        if anchor.shape.eating and not anchor.acts and any(relation.how == "eating" for relation in relations):
            anchor = replace(anchor, draw=anchor.shape.eating)
        done_to = [relation for relation in relations if relation.how in ("facing", "doing") and not _led(relation)]
        living = lexicon.group(anchor.noun) in LIVING
        for relation in done_to:
            if relation.act is not None and relation.act.verb in WITHIN_REACH and is_tree(anchor.noun):
                anchor = no_higher(anchor, self.things[relation.first].height * WITHIN_REACH[relation.act.verb])
            if relation.act is not None and relation.act.verb == "lean" and relation.act.beyond:
                anchor = replace(anchor, height=self.things[relation.first].height * LEANT_ON)
            if relation.act is not None and relation.act.verb in EXPLAINED and is_sheet(anchor.noun):
                anchor = on_a_stand(anchor, self.things[relation.first].height)
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
            for mover in range(_worn_by(relation, number) or relation.moving.count)
            if sole or mover % subject.count == number
        ]
        company = Counter(relation.how for relation, _ in movers)
        places: Counter[How] = Counter()
        ringed: list[Group] = []
        oars: list[Spot] = []
        aloft: list[Group] = []
        for relation, mover in movers:
            how = relation.how
            member = self.one(relation.moving, mover)
            if how == "in" and relation.moving.noun == "grass" and anchor.noun in VESSELS:
                member = _hay(member, anchor)
            beside = self._small_one(relation)
            member = _tiny(member, beside) if beside is not None else _readable(member, relation, anchor)
            member = member.at(0, 0, _true_to_size(self.things[relation.moving].height, member, relation, anchor))
            if relation.part == "wound":
                back, fore = wound(member.anchor, anchor)
                behind.append(back)
                front.append(fore)
                continue
            if how == "around" and member.anchor.shape.habitat == "air":
                aloft.append(member)
                continue
            if how == "around" and company[how] > 1:
                ringed.append(member)
                continue
            row = places[how] + (1 if "seat" in (relation.part or relation.second.word.lower()) else 0)
            if how == "pouring":
                liquid = relation.other.noun if relation.other is not None else ""
                front.append(poured(member.anchor, anchor, liquid))
                continue
            settled = at_part(_settled(member, how, anchor, row, company[how]), relation, anchor)
            settled = _on_what_is_tiny(settled, relation)
            if how == "beside" and company["doing"] and lexicon.group(relation.first.noun) == "thing":
                settled = _outside(settled, Group((*behind, anchor, *front), len(behind)))
            if how in CARRIED_ALONG:
                settled = settled.at(0, -anchor.lift * anchor.height)
            places[how] += 1
            if how == "pulling" and anchor.noun in CARTS:
                (front if places[how] == 0 else behind).append(rope(anchor, settled.anchor))
            (behind if _is_behind(relation) else front).extend(settled.spots)
            if how == "in" and rows(settled.anchor, anchor):
                oars.append(oar_of(settled.anchor, anchor))
        front.extend((*oars, *roped(front, anchor)))
        if places["holding"] and (over := arms_over(anchor)) is not None:
            front.append(over)
        for member in ring(ringed, anchor) if ringed else []:
            (behind if member.anchor.y < anchor.bottom else front).extend(member.spots)
        for member in hovering(aloft, anchor) if aloft else []:
            front.extend(member.spots)
        if anchor.noun == "fence" and behind:  # a fence that one stands behind goes on to both sides
            more = [replace(anchor, x=side * anchor.half * 1.96, airy=True) for side in (-1, 1)]
            front.extend(more)
        return Group((*behind, anchor, *front), len(behind))

    def bearers(self, subject: Subject, load: SketchRelation) -> Group:
        """Return two with what they carry between them, and all that belongs to either."""
        mine = self.followers[subject]
        self.followers = {**self.followers, subject: [one for one in mine if one is not load]}
        first, second = (self.one(subject, number).anchor for number in range(2))
        return between(standing_up(first), standing_up(second), self.one(load.second, 0))

    def _small_one(self, relation: SketchRelation) -> Spot | None:
        """Return the small animal by which one sees how small a thing is: of a squirrel's nuts under a tree."""
        if relation.how in ("pulling", "pushing", "emerging"):
            return None  # it is as large as that asks for
        kinds = lexicon.group(relation.moving.noun), lexicon.group(relation.fixed.noun)
        if METRES.get(relation.moving.noun, 1.0) >= HANDY or not set(LIVING).isdisjoint(kinds):
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


def _worn_by(relation: SketchRelation, number: int) -> int:
    """Return up to which number of them things are worn, 0 where their count says it: each of several has its own."""
    each = relation.how == "wearing" and relation.moving.count in (1, relation.fixed.count)
    return max(relation.moving.count, number + 1) if each else 0


def _outside(thing: Group, group: Group) -> Group:
    """Return a thing beside a group, on the side where there is more room, and smaller than its people."""
    bounds = group.bounds
    small = thing.at(-thing.anchor.x, 0).at(0, 0, min(1.0, group.anchor.height * 0.62 / thing.anchor.height))
    side = -1 if -bounds.left <= bounds.right else 1
    edge = bounds.left if side < 0 else bounds.right
    return small.at(edge + side * small.anchor.half * 1.15, 0)


def _on_what_is_tiny(settled: Group, relation: SketchRelation) -> Group:
    """Return somebody of usual size on a thing that is said to be tiny, and which they more than cover."""
    first, small = settled.anchor, relation.second.size in ("tiny", "small")
    living = lexicon.group(relation.first.noun) in LIVING and not relation.first.size
    if not (
        small and living and relation.how in ("on", "riding") and lexicon.group(relation.second.noun) not in LIVING
    ):
        return settled
    return settled.at(-first.x, -first.y).at(first.x, first.y, OVERSIZED[relation.second.size])


def _hay(member: Group, anchor: Spot) -> Group:
    """Return the hay that a cart or a trough is full of, rather than grass that grows."""
    heap = find("heap of hay")
    if heap is None:
        return member
    wide = anchor.half * HAY
    return Group((replace(member.anchor, shape=heap, draw=None, height=wide * 2 / heap.aspect, carried=True),), 0)


def _load(relations: Sequence[SketchRelation]) -> str:
    """Return the pose of one who carries something on the head or the shoulders, "" where nobody does."""
    for relation in relations:
        if relation.how == "shouldered":
            return "steady both" if lexicon.group(relation.first.noun) == "person" else "steady"
        if relation.how == "on" and not lexicon.covers("bird", relation.first.noun):
            return "steady"
    return ""


def _leans_over(relation: SketchRelation) -> bool:
    """Whether somebody leans over a thing that is as high as their elbows."""
    return relation.act is not None and relation.act.verb == "lean" and relation.act.beyond


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
    if METRES.get(relation.moving.noun, 1.0) < HANDY and lexicon.group(relation.moving.noun) not in LIVING:
        share = min(share, LEAST_SHARE / 2)
    living = lexicon.group(relation.first.noun) in LIVING
    if _meet(relation):
        share = max(share, LOOKED_AT)
    if relation.how == "behind" and lexicon.group(relation.second.noun) == "vehicle":
        share = max(share, BY_LARGE["vehicle"])
    small = relation.first.size in ("tiny", "small")
    if small and relation.how == "before":
        share = min(share, SMALL_BEFORE)
    elif relation.how == "before" and living and lexicon.group(relation.second.noun) in LANDMARKS:
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
    if relation.within:
        return 1.0  # the vessel is as high as one sees into it
    if relation.fixed.noun in BARRIERS and (relation.how == "behind" or _leans_over(relation)):
        return 1.0  # it is as high as one sees over
    if relation.how == "doing" and not other and lexicon.group(relation.fixed.noun) == "food":
        other = DISH
    if relation.how not in SIDE_BY_SIDE or relation.first.size or relation.second.size or not own or not other:
        return 1.0
    true = own / other
    if relation.how == "pulling" and relation.fixed.noun in CARTS:
        return 1.0 if true < 1 / DRAWN_BY else max(1.0, min(true, DRAWN_BY) * anchor.height / member.anchor.height)
    drawn = (usual if true > 1 else member.anchor.height) / anchor.height
    nearer = relation.how in ("before", "around") and lexicon.group(relation.second.noun) in (*LANDMARKS, "vehicle")
    small = BEFORE_HOUSES if nearer else LEAST_SHARE
    if relation.how in ("behind", "on") and lexicon.group(relation.first.noun) in LIVING:
        peeping = PEEPING * min(1.0, math.sqrt(own / SMALL))
        peeping *= BEHIND_HOUSES if lexicon.group(relation.second.noun) == "building" else 1.0
        small = peeping if relation.how == "behind" else max(small, peeping)
    if relation.how in ("behind", "beside", "facing", "doing") and lexicon.group(relation.first.noun) == "animal":
        small = max(small, BY_LARGE.get(lexicon.group(relation.second.noun), 0.0))
    if _meet(relation):
        small = max(small, LOOKED_AT)
    if own <= CREEPING and other >= LARGE:  # an ant as big as a melon is comic
        small = LEAST_CREEPING
    lenient = _lenient(relation.moving, true)
    most = true * lenient if true >= 1 else max(true * lenient, small)
    least = true / LENIENT if true <= 1 else min(true / LENIENT, 1 / LEAST_SHARE)
    return max(least, min(most, drawn)) / drawn


def _lenient(subject: Subject, true: float) -> float:
    """Return how far from its true size a thing is drawn at most: a goose that is larger by a third is a monster."""
    return STRICT if lexicon.group(subject.noun) == "animal" and ALIKE < true < 1 else LENIENT


def _meet(relation: SketchRelation) -> bool:
    """Whether one of the living looks at another, who is far larger: both are to be read."""
    kinds = lexicon.group(relation.first.noun), lexicon.group(relation.second.noun)
    return relation.how in ("facing", "doing") and set(kinds) <= set(LIVING)


def in_proportion(things: Mapping[Subject, Spot]) -> dict[Subject, Spot]:
    """Return the things with the small ones no larger beside the first animal or person than such things are."""
    main = next((one for one in things if lexicon.group(one.noun) in LIVING and _metres(one)), None)
    if main is None or main.size:
        return dict(things)

    others = [spot for one, spot in things.items() if lexicon.group(one.noun) == "animal"]
    as_they_are = any(spot.shape.body is None for spot in others)  # one on its hind legs is no giant among them
    living = {one for one in things if lexicon.group(one.noun) in LIVING}

    def sized(subject: Subject, spot: Spot) -> Spot:
        if as_they_are and lexicon.group(main.noun) == "animal" and subject in living:
            true = _metres(subject) / _metres(main)
            if true >= 1 and spot.shape.body is not None and not subject.size:
                return no_higher(spot, things[main].height * true * LENIENT)
        else:
            true = _metres(subject, spot) / _metres(main, things[main])
        alike = subject.size or not true or true >= 1 or spot.shape.habitat == "air"
        least = LEAST_CREEPING if 0 < _metres(subject, spot) <= CREEPING else LEAST_SHARE
        return spot if alike else no_higher(spot, things[main].height * max(true * _lenient(subject, true), least))

    return {subject: sized(subject, spot) for subject, spot in things.items()}


def _metres(subject: Subject, spot: Spot | None = None) -> float:
    """Return how high a thing is; 0 where it is not known."""
    if spot is not None and spot.shape.body is not None and lexicon.group(subject.noun) in ("animal", "fantasy"):
        known = METRES.get(subject.noun, 0.0)
        return min(STANDING_UP, max(LEAST_UPRIGHT, REARED * known)) if known else STANDING_UP
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
    if relation.second.noun in CUPS and lexicon.group(relation.first.noun) == "food":
        return False  # it swims on the drink, which is seen from above
    second = relation.second
    enclosed = second.noun in (*ENCLOSING, "wheel") or bool(panes(find_worded(second.noun, second.word)))
    enclosed = enclosed or (second.noun in FISHBOWLS and _swims(relation.first))
    if relation.how == "wearing":
        if relation.second.noun == "backpack":
            shape = find(relation.first.noun)
            return shape is not None and (shape.holding is not None or shape.aspect <= UPRIGHT)
        return relation.second.noun == "cape" and from_behind(find(relation.first.noun), relation.first.noun)
    if relation.act is not None and relation.act.beyond:
        return True
    if relation.how == "shouldered":
        return True
    if relation.how == "under" and relation.second.noun in FURNITURE:
        return True  # its legs are before who is there
    if relation.how == "emerging":
        return lip(relation.second.noun) is None
    return relation.how in ("behind", "growing") or (relation.how == "in" and not enclosed)


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
        if not (sits and spot.fore)
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
        cord=target.cord,
        spun=target.spun,
    )
    return Group(tuple(spots), settled.lead)
