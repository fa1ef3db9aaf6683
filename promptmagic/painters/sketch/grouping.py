"""Grouping: things that belong together, moved together about the one that the others are related to.

Everything is in pixels of a group that is still to be placed: the anchor's foot is the origin, y runs downwards.
"""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from promptmagic import lexicon
from promptmagic.lexicon import Subject
from promptmagic.painters.sketch.colour import Colour
from promptmagic.painters.sketch.relations import BALLS, ENCLOSING, MOUNTS, VESSELS, How, Relation
from promptmagic.painters.sketch.shape import Draw
from promptmagic.painters.sketch.shapes.costumes import COATS
from promptmagic.painters.sketch.shapes.leisure import hung_swing
from promptmagic.painters.sketch.shapes.pen import line, put
from promptmagic.painters.sketch.shapes.stilllife import full_bowl
from promptmagic.painters.sketch.spots import Group, Spot

SEATS: dict[str, float] = {
    "bench": 0.46, "deckchair": 0.4, "chair": 0.5, "stool": 0.98, "sofa": 0.45, "couch": 0.45, "bed": 0.5,
    "swing": 0.16, "rocking chair": 0.45, "rock": 0.9, "island": 0.1, "bridge": 0.62, "fence": 0.95, "tree": 0.62,
    "rainbow": 0.9, "car": 0.97, "piano": 0.9, "wheelchair": 0.45, "toilet": 0.5, "skateboard": 0.55, "surfboard": 0.3,
    "sled": 0.45, "branch": 0.86, "cloud": 0.2, "moon": 0.42, "crescent": 0.1, "carousel": 0.5, "house": 0.95,
    "castle": 0.95, "wall": 0.97, "log": 0.9, "mushroom": 0.97, "stove": 0.95, "desk": 0.93, "table": 0.97,
    "plate": 0.8, "tractor": 0.7,
}  # fmt: skip
"""How high on a thing another stands, as a share of its height; elsewhere at its top."""

SITTING = frozenset(
    {"bench", "deckchair", "chair", "stool", "sofa", "couch", "bed", "rocking chair", "rock", "fence", "wall", "log"}
    | {"swing", "wheelchair", "sled", "toilet", "crescent", "moon", "mushroom", "hay bale", "branch", "tractor"}
)
"""On what a person sits rather than stands."""

LEGGED = frozenset({"table", "desk", "bench", "bed", "chair", "bridge", "piano", "stool", "pier"})
"""Under what there is room to be seen."""

SHELTERS = frozenset({"tree", "palm", "pine", "parasol", "umbrella", "willow", "cherry tree", "street lamp", "birch"})
"""What spreads above one who is under it."""

HEADS: dict[str, tuple[float, float]] = {
    "horse": (0.72, 0.94), "unicorn": (0.7, 0.9), "dog": (0.62, 0.92), "cat": (0.62, 0.86), "fox": (0.4, 0.84),
    "bear": (0.66, 0.94), "elephant": (0.56, 0.97), "penguin": (0.1, 0.97), "owl": (0.0, 0.95), "duck": (0.56, 0.95),
    "cow": (0.72, 0.92), "pig": (0.5, 0.93), "frog": (0.3, 0.95), "rabbit": (0.5, 0.7), "mouse": (0.45, 0.8),
    "snowman": (0.0, 0.97), "robot": (0.0, 0.9), "monkey": (0.4, 0.94), "lion": (0.62, 0.94), "giraffe": (0.7, 0.97),
    "ghost": (0.0, 0.97), "teddy bear": (0.0, 0.95), "sheep": (0.62, 0.92), "goat": (0.6, 0.85), "snail": (0.7, 0.8),
}  # fmt: skip
"""Where a head's top is: across as a share of half the width, up as a share of the height; people's in the middle."""

HAND = (0.215, 0.6)
"""Where a hand that holds something is, across and up as shares of a standing person's height."""

SEATED_HAND = (0.24, 0.3)
"""The same for one who sits, up from the seat."""

GRIPS: dict[str, float] = {
    "balloon": 0.0, "umbrella": 0.1, "parasol": 0.1, "flower": 0.2, "rose": 0.2, "tulip": 0.2, "sunflower": 0.3,
    "daisy": 0.2, "poppy": 0.2, "bouquet": 0.3, "sword": 0.14, "flag": 0.3, "lantern": 0.97, "bag": 0.95, "broom": 0.5,
    "basket": 0.95, "bucket": 0.95, "suitcase": 0.95, "pocketbook": 0.95, "kite": 0.0, "spear": 0.5, "axe": 0.3,
    "hammer": 0.2, "torch": 0.2, "candle": 0.2, "fishing rod": 0.2, "ice cream": 0.25, "wineglass": 0.4, "guitar": 0.4,
    "violin": 0.5, "accordion": 0.5, "watering can": 0.9, "paintbrush": 0.3, "spoon": 0.2, "fork": 0.2, "knife": 0.2,
    "lollipop": 0.25, "baseball bat": 0.12, "tennis racket": 0.12, "shield": 0.5, "bell": 0.95, "teapot": 0.6,
}  # fmt: skip
"""How high on a thing the hand is that holds it, as a share of its height; elsewhere at its middle."""

STATURES = (1.0, 0.84, 0.93, 1.07, 0.79, 0.97)
"""How tall several people of a kind are beside each other."""

EVERYDAY = frozenset({"child", "boy", "girl", "person", "man", "woman", "student", "friend", "player", "runner"})
"""People who wear what they like, and so not all the same."""

JUGS = frozenset({"vase", "jug", "jar", "pitcher", "bottle", "glass", "bucket", "watering can"})
"""In what flowers stand."""

STRING: Colour = (236, 232, 222)

SEEN = 0.36
"""How high the things between others are at least, as a share of the tallest of them."""


def grouped(things: Mapping[Subject, Spot], related: Sequence[Relation]) -> list[tuple[Subject, Group]]:
    """Return the groups that the things form, each with the subject it stands for.

    `things` gives one of each subject, at the origin and at its natural height; there is a group for each of as many
    as the subject counts, and what is related to it is divided among them.
    """
    held = [one for one in related if one.first in things and one.second in things]
    others = {one.other for one in held if one.how == "between" and one.other}
    moving = {one.moving for one in held}
    followers: defaultdict[Subject, list[Relation]] = defaultdict(list)
    for relation in held:
        followers[relation.fixed].append(relation)
    builder = _Builder(things, followers)
    groups = []
    for subject in things:
        if subject in moving or subject in others:
            continue
        if any(relation.how == "between" for relation in followers[subject]):
            groups.append((subject, builder.row(subject)))
        else:
            groups += [(subject, builder.one(subject, number)) for number in range(subject.count)]
    return groups


class _Builder:
    """Puts groups together from single things and what is related to them."""

    def __init__(self, things: Mapping[Subject, Spot], followers: Mapping[Subject, list[Relation]]) -> None:
        self.things = things
        self.followers = followers
        stated = [one for relations in followers.values() for one in relations]
        self.players = {one.first for one in stated if one.how == "beside" and one.second.noun in BALLS}

    def one(self, subject: Subject, number: int) -> Group:
        """Return the group about the thing of that number of its kind."""
        relations = [relation for relation in self.followers.get(subject, []) if relation.how != "between"]
        anchor = self.things[subject]
        behind: list[Spot] = []
        front: list[Spot] = []
        if anchor.noun == "bowl" and any(relation.how == "in" for relation in relations):
            anchor = replace(anchor, draw=full_bowl)
        if anchor.shape.playing and subject in self.players:
            anchor = replace(anchor, draw=anchor.shape.playing)
        if anchor.shape.holding and subject.count > 1:
            anchor = replace(anchor, height=anchor.height * STATURES[number % len(STATURES)])
            if anchor.colour is None and anchor.noun in EVERYDAY:
                anchor = replace(anchor, colour=COATS[number * 3 % len(COATS)])
        if anchor.shape.holding and any(relation.how == "holding" for relation in relations):
            anchor = replace(anchor, draw=anchor.shape.holding)
        movers = [
            (relation, mover)
            for relation in relations
            for mover in range(relation.moving.count)
            if mover % subject.count == number
        ]
        company = Counter(relation.how for relation, _ in movers)
        places: Counter[How] = Counter()
        for relation, mover in movers:
            how = relation.how
            moved = _moved(self.one(relation.moving, mover), how, anchor, places[how], company[how])
            places[how] += 1
            (behind if _is_behind(relation) else front).extend(moved.spots)
        return Group((*behind, anchor, *front), len(behind))

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


def _side_by_side(groups: Sequence[Group]) -> Group:
    """Return the groups in a row, their feet on one line, about the row's middle."""
    spots: list[Spot] = []
    x = 0.0
    for group in groups:
        bounds = group.bounds
        spots += group.at(x - bounds.left, 0).spots
        x += (bounds.right - bounds.left) * 1.08
    return Group(tuple(spots), 0).at(-x / 2, 0)


def _is_behind(relation: Relation) -> bool:
    """Whether the first thing is drawn before the second, which then covers part of it."""
    enclosed = relation.second.noun in ENCLOSING
    return relation.how == "behind" or (relation.how == "in" and not enclosed)


def _moved(member: Group, how: How, anchor: Spot, place: int, company: int) -> Group:
    """Return a group moved to where it is in relation to an anchor; `place` is its number among `company` others."""
    first = member.anchor
    moves = {
        "riding": _riding, "holding": _holding, "wearing": _wearing, "on": _on, "in": _in, "behind": _behind,
        "before": _before, "over": _over, "under": _under, "mirrored": _mirrored,
    }  # fmt: skip
    target = moves.get(how, _beside)(first, anchor, place, company)
    moved = member.at(target.x, target.y, target.height / first.height)
    spots = [replace(spot, carried=spot.carried or target.carried) for spot in moved.spots]
    draw = target.draw or moved.anchor.draw
    spots[moved.lead] = replace(spots[moved.lead], draw=draw, mirrored=target.mirrored)
    return Group(tuple(spots), moved.lead)


def _aside(first: Spot, place: int, company: int, spacing: float = 1.7) -> float:
    """Return how far from the middle the thing of that number stands among its company."""
    return (place - (company - 1) / 2) * first.half * spacing


def _no_higher(first: Spot, height: float) -> Spot:
    return first if first.height <= height else replace(first, height=height)


def _beside(first: Spot, anchor: Spot, place: int, company: int) -> Spot:
    del company
    side = 1 if place % 2 == 0 else -1
    room = 1.5 if first.draw is not None and first.draw is first.shape.playing else 1.0  # limbs reach far at play
    apart = (anchor.half + first.half * room) * 1.06 + (place // 2) * first.half * 2.1 * room
    floating = anchor.shape.habitat == "air" and first.shape.habitat != "air"
    return replace(first, x=side * apart, y=anchor.bottom if floating else first.height * 0.02)


def _behind(first: Spot, anchor: Spot, place: int, company: int) -> Spot:
    tall = first.height > anchor.height * 1.15
    across = anchor.half * (0.4 if tall else 1.0) * (1 if place % 2 == 0 else -1)
    return replace(first, x=across + _aside(first, place // 2, max(1, company // 2)), y=-anchor.height * 0.04)


def _before(first: Spot, anchor: Spot, place: int, company: int) -> Spot:
    small = _no_higher(first, anchor.height * 1.2)
    lower = max(anchor.height * 0.05, small.height * 0.12)
    return replace(small, x=anchor.half * 0.3 * (company == 1) + _aside(small, place, company), y=anchor.bottom + lower)


def _riding(first: Spot, anchor: Spot, place: int, company: int) -> Spot:
    small = _no_higher(first, max(anchor.height * 1.1, anchor.half * 1.3))
    seat = -anchor.height * MOUNTS.get(anchor.noun, 0.7) + (anchor.height / 2 if anchor.shape.habitat == "air" else 0)
    across = _aside(small, place, company, 1.2) - anchor.half * 0.06
    seat += 0 if small.shape.seated else small.height * 0.16
    return replace(small, x=across, y=seat, carried=True, draw=small.shape.seated)


def _on(first: Spot, anchor: Spot, place: int, company: int) -> Spot:
    if anchor.noun == "branch":
        foot = first.height / 2 if first.shape.habitat == "air" else 0.0
        return replace(first, x=_aside(first, place, company, 2.1), y=-foot, carried=True)
    widest = anchor.half * 1.7 / company
    small = first if first.half <= widest else replace(first, height=first.height * widest / first.half)
    foot = small.height / 2 if small.shape.habitat == "air" else 0.0
    level = anchor.bottom - anchor.height * SEATS.get(anchor.noun, 0.96) - foot
    sits = lexicon.group(first.noun) == "person" and anchor.noun in SITTING
    draw = small.shape.seated if sits else None
    return replace(small, x=_aside(small, place, company, 2.1), y=level, carried=True, draw=draw)


def _in(first: Spot, anchor: Spot, place: int, company: int) -> Spot:
    if anchor.noun in ENCLOSING:
        small = _no_higher(first, anchor.height * 0.55)
        small = (
            small
            if small.half < anchor.half * 0.7
            else replace(small, height=small.height * anchor.half * 0.7 / small.half)
        )
        foot = small.height / 2 if small.shape.habitat == "air" else 0.0
        return replace(
            small, x=_aside(small, place, company), y=anchor.bottom - anchor.height * 0.16 - foot, carried=True
        )
    if anchor.noun in JUGS and lexicon.group(first.noun) == "plant":
        return _bunched(first, anchor, place, company)
    abreast = min(company, 4)
    widest = anchor.half * (0.86 if company == 1 else 0.84 / min(company, 3))
    small = first if first.half <= widest else replace(first, height=first.height * widest / first.half)
    small = _no_higher(small, anchor.height * 2.6)
    rim = anchor.height * VESSELS[anchor.noun]
    deep = min(small.height * (0.2 if company == 1 and small.shape.aspect > 1.5 else 0.42), rim * 0.85)
    row, column = divmod(place, abreast)
    in_row = min(abreast, company - row * abreast)
    foot = small.height / 2 if small.shape.habitat == "air" else 0.0
    spread = min(small.half * 1.8, anchor.half * 1.5 / in_row)
    return replace(
        small,
        x=(column - (in_row - 1) / 2) * spread,
        y=anchor.bottom - rim + deep - row * small.height * 0.55 - foot,
        carried=True,
    )


def _bunched(first: Spot, anchor: Spot, place: int, company: int) -> Spot:
    """Return a flower in a vase: all stems in its neck, the heads spread like a fan, the outer ones lower."""
    aside = place - (company - 1) / 2
    lean = aside * min(26.0, 84 / max(1, company - 1))
    height = anchor.height * (0.98 - abs(lean) / 300 - (place % 2) * 0.1)
    rim = anchor.height * VESSELS[anchor.noun]
    draw = _leaning(first.draw or first.shape.draw, lean)
    return replace(first, y=anchor.bottom - rim + height * 0.3, height=height, carried=True, draw=draw)


def _leaning(draw: Draw, turn: float) -> Draw:
    """Return what draws a thing leaning by so many degrees about its foot."""

    def leaning(chance: random.Random, height: float, colour: Colour | None = None) -> str:
        return put(draw(chance, height, colour), turn=turn)

    return leaning


def _over(first: Spot, anchor: Spot, place: int, company: int) -> Spot:
    low = anchor.top - first.height * (0.75 if first.shape.habitat == "air" else 0.3)
    return replace(first, x=_aside(first, place, company, 2.2), y=low - (place % 2) * first.height * 0.7, carried=True)


def _under(first: Spot, anchor: Spot, place: int, company: int) -> Spot:
    if anchor.shape.habitat == "water":
        return replace(first, x=_aside(first, place, company), y=first.height * 1.3, carried=True)
    if anchor.shape.habitat == "air":
        return replace(first, x=_aside(first, place, company), y=anchor.bottom + first.height * 1.1)
    if first.noun in ("swing", "playground") and anchor.noun in SHELTERS:
        hung = replace(first, height=anchor.height * 0.36, draw=hung_swing, carried=True)
        return replace(hung, x=anchor.half * 0.55, y=-anchor.height * 0.06)
    room = {True: 0.62, False: 0.5 if anchor.noun in SHELTERS else 1.0}[anchor.noun in LEGGED]
    small = _no_higher(first, anchor.height * room)
    aside = anchor.half * 0.34 if anchor.noun in SHELTERS else 0.0
    return replace(small, x=aside + _aside(small, place, company), y=small.height * 0.03)


def _holding(first: Spot, anchor: Spot, place: int, company: int) -> Spot:
    seated = anchor.draw is not None and anchor.draw is anchor.shape.seated
    person = anchor.shape.holding is not None
    across, up = SEATED_HAND if seated else HAND if person else (anchor.shape.aspect * 0.42, 0.55)
    small = _no_higher(first, anchor.height * 0.9)
    small = small if small.height > anchor.height * 0.16 else replace(small, height=anchor.height * 0.16)
    widest = anchor.height * (0.38 if first.noun in SHELTERS else 0.24)
    if small.half > widest:
        small = replace(small, height=small.height * widest / small.half)
    if first.noun == "kite":
        small = replace(small, draw=_on_a_line(first.shape.draw), height=anchor.height * 1.1)
    grip = GRIPS.get(first.noun, 0.5)
    low = anchor.bottom - up * anchor.height + grip * small.height
    low -= small.height / 2 if small.shape.habitat == "air" else 0
    aside = across * anchor.height + _aside(small, place, company, 1.5)
    aside += small.half * 0.9 if first.noun == "flag" else 0
    return replace(small, x=aside, y=low, carried=True)


def _on_a_line(draw: Draw) -> Draw:
    """Return what draws a thing in the air high above its origin, and the line that it is held by."""

    def flown(chance: random.Random, height: float, colour: Colour | None = None) -> str:
        across, up = height * 0.55, -height * 0.3
        held = f"M0,{height / 2:.1f} Q{across * 0.7:.1f},{height * 0.3:.1f} {across:.1f},{up:.1f}"
        return line(held, STRING, height / 110) + put(draw(chance, height * 0.42, colour), across, up)

    return flown


def _wearing(first: Spot, anchor: Spot, place: int, company: int) -> Spot:
    del place, company
    across, up = HEADS.get(anchor.noun, (0.0 if anchor.shape.holding else 0.6, 0.95))
    height = anchor.height * (0.12 if anchor.shape.holding else 0.26)
    if first.noun == "scarf":
        up -= 0.16 if anchor.shape.holding else 0.32
    if first.noun in ("glasses", "mask"):
        up -= 0.06
        height *= 0.5
    return replace(first, x=across * anchor.half, y=anchor.bottom - up * anchor.height, height=height, carried=True)


def _mirrored(first: Spot, anchor: Spot, place: int, company: int) -> Spot:
    return replace(_behind(first, anchor, place, company), x=_aside(first, place, company), mirrored=True)
