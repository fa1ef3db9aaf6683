"""Together: people who do one thing with another, or at a table: an umbrella for two, a pot that is stirred."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from promptmagic.lexicon import Subject
from promptmagic.painters.sketch.doing import doing
from promptmagic.painters.sketch.moves import HAND, OVERHEAD
from promptmagic.painters.sketch.placing import Wish, Zone
from promptmagic.painters.sketch.pose import Act
from promptmagic.painters.sketch.relations import SketchRelation
from promptmagic.painters.sketch.shapes import find
from promptmagic.painters.sketch.shapes.beasts import eats_by_hand
from promptmagic.painters.sketch.shapes.poses import acts
from promptmagic.painters.sketch.spots import Group, Spot

ABOUT = 0.82
"""How high the smaller of two people is at least whose hands meet, as a share of the other's height."""

TOGETHER, GRIP = 0.19, 0.08
"""How far from the middle each of two is who share an umbrella, and how much of its stick is below their hands, as
shares of the height."""

AT_TABLE = (0.8, 1.5)
"""How much smaller and larger than else people are drawn, for the table that they work at to come to their hands."""

LEAST = 0.13
"""How high what they work at is at least, as a share of their height."""


def hand_in_hand(groups: Sequence[tuple[Subject, Group]]) -> list[tuple[Subject, Group]]:
    """Return the groups with two people of about one height joined into one: the hands that they hold out meet."""
    people = [one for one in groups if one[1].anchor.shape.holding is not None]
    heights = [group.anchor.height for _, group in people]
    alike = len(people) == 2 and min(heights) > max(heights) * ABOUT
    if not alike or any(len(group.spots) > 1 or group.anchor.draw is not None for _, group in people):
        return list(groups)
    (subject, first), (_, second) = people
    spots = [
        replace(one.anchor, x=side * HAND[0] * one.anchor.height, draw=one.anchor.shape.holding, flipped=side > 0)
        for one, side in ((first, -1), (second, 1))
    ]
    joined = (subject, Group(tuple(spots), 0))
    return [joined, *(one for one in groups if one not in people)]


def is_one_over_both(relation: SketchRelation) -> bool:
    """Whether two people have one thing over both."""
    return relation.act is not None and relation.act.verb == "share"


def sharing(groups: Sequence[tuple[Subject, Group]], thing: Subject | None) -> list[tuple[Subject, Group]]:
    """Return the groups with two people side by side under one umbrella, which both of them hold."""
    over = next((group.anchor for subject, group in groups if subject == thing), None)
    people = [one for one in groups if one[0] != thing and all(spot.shape.body for spot in one[1].spots)]
    both = [spot for _, group in people for spot in _apart(group)][:2]
    if over is None or len(both) < 2:
        return list(groups)
    act = next(act for act in acts() if act.verb == "share")
    tall = max(spot.height for spot in both)
    pair: list[Spot] = []
    hand = HAND[1] * tall
    for spot, side in zip(both, (-1, 1), strict=True):
        pair.append(replace(doing(spot, act), x=side * TOGETHER * tall, y=0.0, flipped=side > 0))
        if spot.height == tall and spot.shape.body is not None:
            hand = spot.shape.body.hand(act.pose)[1] * tall
    held = replace(over, x=0.0, y=-hand + GRIP * tall, height=tall * OVERHEAD, carried=True)
    joined = people[: 1 if len(_apart(people[0][1])) > 1 else 2]
    kept = [one for one in groups if one not in joined and one[0] != thing]
    return [(people[0][0], Group((held, *pair), 1)), *kept]


def _apart(group: Group) -> tuple[Spot, ...]:
    """Return the people of a group one by one: a couple is two."""
    if len(group.spots) > 1 or group.anchor.noun != "couple":
        return group.spots
    each = (find("man"), find("woman"))
    return tuple(replace(group.anchor, shape=shape, draw=None) for shape in each if shape is not None)


def _acting(wish: Wish, act: Act) -> Wish:
    """Return a wish for the same people, doing something."""
    body = wish.group.anchor.shape.body
    if body is None:
        return wish
    draw = body.acting(act.pose)
    spots = list(wish.group.spots)
    spots[wish.group.lead] = replace(wish.group.anchor, act=act, draw=draw, posed=draw)
    return replace(wish, group=Group(tuple(spots), wish.group.lead))


BESIDE_ITS_HEAD = 0.24
"""How far from the middle of an animal that stands up its head reaches, as a share of its height."""


def working(
    relation: SketchRelation,
    groups: Sequence[tuple[Subject, Group]],
    homes: Mapping[Subject, Zone],
    wishes: Sequence[Wish],
) -> list[Wish]:
    """Return the wishes with somebody so before a table that the hands come to what is done there.

    The person stands on the floor, as large as the table is high to them; what lies on the table is where the hand is.
    """
    found = {subject: number for number, (subject, _) in enumerate(groups)}
    one, other = found.get(relation.first), found.get(relation.second)
    act = relation.act
    if act is None or act.up is None or one is None or other is None:
        return list(wishes)
    person, thing = groups[one][1], groups[other][1]
    floor, board = homes[relation.first], homes[relation.second]
    body = person.anchor.shape.body
    if body is None:
        return list(wishes)
    if thing.anchor.shape.habitat == "air":  # nobody's height follows from where a butterfly is
        return [
            _acting(wish, act) if subject == relation.first else wish
            for (subject, _), wish in zip(groups, wishes, strict=True)
        ]
    foot, level = (floor.top + floor.bottom) / 2, (board.top + board.bottom) / 2
    usual = person.anchor.height * floor.scale(foot)
    lying = thing.at(0, 0, max(board.scale(level), LEAST * usual / thing.anchor.height))
    across, up = body.hand(act.pose)
    reach = foot - level + act.up * lying.anchor.height
    high = max(AT_TABLE[0] * usual, min(AT_TABLE[1] * usual, reach / (up - act.rise / 100)))
    pose = act.pose if act.gap else body.reaching(act.pose, across, reach / high + act.rise / 100)
    across, _ = body.hand(pose)
    draw = body.acting(pose)
    worker = replace(person.anchor, act=act, draw=draw, posed=draw)
    spots = tuple(worker if number == person.lead else spot for number, spot in enumerate(person.spots))
    standing = Group(spots, person.lead).at(0, 0, high / person.anchor.height)
    x = floor.left + (floor.right - floor.left) * 0.44
    aside = x + across * high + lying.anchor.half * (1 - act.inset) + act.gap / 100 * high
    if eats_by_hand(person.anchor.shape):  # its large head hides nothing of that
        aside = max(aside, x + BESIDE_ITS_HEAD * high + lying.anchor.half)
    settled = list(wishes)
    settled[one] = Wish(standing, Zone(x, foot, x, foot, 1.0, 1.0), exact=True, straight=True)
    settled[other] = Wish(lying, Zone(aside, level, aside, level, 1.0, 1.0), exact=True, behind=True, straight=True)
    return settled
