"""Moves: where a thing is that is on, in, under, held by or beside another, and how large it is there.

Everything is in pixels of a group that is still to be placed: the anchor's foot is the origin, y runs downwards.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import replace

from promptmagic import lexicon
from promptmagic.lexicon.nouns import marked, measured
from promptmagic.painters.sketch.cabins import at_window, panes
from promptmagic.painters.sketch.doing import held, reaching
from promptmagic.painters.sketch.loads import DECKED, ON_SHOULDER, on_deck, shouldered
from promptmagic.painters.sketch.mouths import (
    LOW,
    MORSEL,
    before_the_breast,
    browsing,
    climbing,
    in_the_mouth,
    is_frontal,
    mouth_of,
    on_the_ground,
)
from promptmagic.painters.sketch.redrawn import (
    SUNK,
    cut_off,
    leaning,
    on_a_line,
    submerged,
    swaying,
    upside_down,
)
from promptmagic.painters.sketch.relations import (
    BARRIERS,
    BLADES,
    BOARDS,
    ENCLOSING,
    FLAT,
    LIVING,
    MOUNTS,
    MOUTHS,
    STOOD_ON,
    VESSELS,
    How,
)
from promptmagic.painters.sketch.shapes import find
from promptmagic.painters.sketch.shapes.joints import proof
from promptmagic.painters.sketch.shapes.leisure import hung_swing
from promptmagic.painters.sketch.shapes.poses import poses
from promptmagic.painters.sketch.shapes.resting import swaddled
from promptmagic.painters.sketch.shapes.stilllife import fish_bowl, lying_bottle, running_wheel
from promptmagic.painters.sketch.spots import Spot, no_higher
from promptmagic.painters.sketch.wearing import wearing

Move = Callable[[Spot, Spot, int, int], Spot]

SEAT_POINTS: dict[str, tuple[tuple[float, float], ...]] = {
    "swing": ((0.0, 0.24),), "slide": ((0.14, 0.5),), "seesaw": ((-0.82, 0.34), (0.82, 0.86)),
}  # fmt: skip
"""Where one sits on what is played on: across in halves of its width, up as a share of its height."""

SEATED_HEIGHTS = {"swing": 0.66, "slide": 0.62, "seesaw": 1.15, "sledge": 2.9, "sled": 2.9}
"""How high people are who sit on such things, as shares of their height."""

NO_SEATS = frozenset({"stage", "carpet", "rug", "podium", "ladder", "bridge", "raft", "sandbox", "trampoline", "boat"})
"""Things on which people stand; on others that are high enough they sit."""

DANGLING = 0.2
"""How high what one sits on is at least, as a share of the sitter's height: the legs hang down."""

BUNCH, BUNCH_TURN = 0.82, 15.0
"""How high a balloon on its string is in somebody's hand, as a share of their height; how far several lean apart."""

SEATS = measured("seat")
"""How high on a thing another stands, as a share of its height; elsewhere at its top."""

SITTING = marked("sat_on")
"""On what a person sits rather than stands."""

LEGGED = marked("legged")
"""Under what there is room to be seen."""

SHELTERS = marked("shelter")
"""What spreads above one who is under it."""

HAND = (0.215, 0.6)
"""Where a hand that holds something is, across and up as shares of a standing person's height."""

SEATED_HAND = (0.24, 0.3)
"""The same for one who sits, up from the seat."""

GRIPS = measured("grip")
"""How high on a thing the hand is that holds it, as a share of its height; elsewhere at its middle."""

ON_A_BOARD = 3.6
"""How high people are at most who stand on a skateboard, in half its width."""

LOAD, LOADED_AT = 0.62, 0.12
"""How much narrower several things lie on somebody's back than on a table, and how far behind its middle, as a share of
half its width: its neck is before them."""

JUGS = marked("jug")
"""In what flowers stand."""

PLAY = frozenset({"play", "play with"})
"""What people do on both sides of a ball."""

GIFT = 0.3
"""How high a thing is at most that somebody gives to another, as a share of their height."""

GIANT, BITE = 0.95, 0.18
"""From which share of its holder's height food is said to be huge, and how high other food in a hand is at most: found
by looking at apples and sandwiches."""

PORTABLE, UNDER_UMBRELLA = marked("shelter") & marked("handy"), 0.62
"""Umbrellas and the like; and how high one is who stands under them, as a share of their height."""

UMBRELLA_HELD = (1.75, 0.56)
"""How high grown people are who share an umbrella, in heights of it; and at which share of theirs its crook is held."""

IN_ARMS = (0.05, 0.52, 0.15)
"""Where a baby lies that somebody holds, across and up, and how high it is, as shares of the holder's height."""

AT_TRUNK = 0.24
"""How far from a tree's middle one is that is at its trunk, as a share of half its width."""

UNDER_TREES = 0.56
"""How high one is who is under a tree, as a share of its height."""

ARCH = 0.8
"""How high what is under a bridge is at most, as a share of its height."""

FEET_APART, SINKING = 0.5, 0.03
"""Over which part of its width a thing rests on another, and how far it sinks into its upper edge, as a share of the
other's height."""

STRETCHED_OUT, WHOLE_BODY = 1.5, 1.2
"""From which breadth on, in heights, an animal lies on all of its length, and how long it is then, as a share
of half the width of what it lies on."""

PET, BROAD_SEAT, ON_CUSHIONS = 0.9, 1.3, 0.82
"""Below how many metres an animal leaves room on a sofa, how broad that is at least, in heights, and how long an
animal of one metre would be then, as a share of half of that breadth."""

HIDING = 0.6
"""From which share of another's height one who stands in front would hide its face."""

OVERHEAD = 0.9
"""How high an umbrella in somebody's hand is, as a share of a standing person's height: it spreads above the head."""

AT_MOUTH, MOUTHFUL = (0.085, 0.79), 0.1
"""Where what is eaten is, across and up as shares of a standing person's height, and how high it is at most."""

PADS, ON_PAD = frozenset({"leaf", "water lily"}), 0.3
"""What is broader than whatever sits on it, and how broad that is at least beside it."""

SOLID = frozenset({"thing", "land", "plant", "food"})
"""Kinds of things on which people sit where these are high enough."""

READ = frozenset({"book", "books", "letter", "newspaper", "map"})
"""What is read in the hands."""

SAT_IN = frozenset({"boat", "canoe", "bathtub", "barrel", "raft", "basket", "box", "wheelbarrow"}) & VESSELS.keys()
"""In what people sit, seen from the waist up."""

AFLOAT, OVER_RIM = frozenset({"boat", "canoe", "raft"}), {False: 1.15, True: 1.9}
"""In what the small are seen over its side, and how high animals and who sits are then, as a share of its height."""

BROODED = frozenset({"egg"})
"""On what a bird sits without standing on it."""

STRUMMED, TILTED = frozenset({"guitar", "banjo", "ukulele", "lute"}), 62
"""What is held across the body, and by how many degrees it is turned from upright."""

CROWNED, TOWERING = frozenset({"plant", "building", "person", "land", "fantasy"}), 1.9
"""What is known by its upper part: it is seen over what it is behind; and how much higher other things must be."""

ON_FURNITURE, ON_A_BACK = 0.6, 0.36
"""How high what stands on furniture is at most, as a share of its height, and food on an animal's back: small things
are drawn large alone."""


def moved(first: Spot, how: How, anchor: Spot, place: int, company: int) -> Spot:
    """Return a thing where it is in relation to an anchor; `place` is its number among `company` others."""
    moves: Mapping[How, Move] = {
        "riding": _riding, "holding": _holding, "eating": _eating, "wearing": wearing, "on": _on, "in": _in,
        "behind": _behind,
        "before": _before, "over": _over, "under": _under, "mirrored": _mirrored, "around": _around,
        "pushing": _pushing, "pulling": _pulling, "chasing": _chasing, "facing": _facing, "doing": reaching,
        "climbing": climbing, "browsing": browsing, "shouldered": shouldered,
    }  # fmt: skip
    return moves.get(how, _beside)(first, anchor, place, company)


def _aside(first: Spot, place: int, company: int, spacing: float = 1.7) -> float:
    """Return how far from the middle the thing of that number stands among its company."""
    return (place - (company - 1) / 2) * first.half * spacing


def _beside(first: Spot, anchor: Spot, place: int, company: int) -> Spot:
    """Return a thing next to another, on the right and left by turns, turned towards it."""
    del company
    side = 1 if place % 2 == 0 else -1
    at_play = first.draw is not None and first.draw is first.shape.playing
    at_play = at_play or (first.acts and first.act is not None and first.act.verb in PLAY)
    room = 1.5 if at_play else 1.0  # limbs reach far at play
    reach = anchor.half * (AT_TRUNK if _is_at_trunk(first, anchor) else 1.0)
    apart = (reach + first.half * room) * 1.06 + (place // 2) * first.half * 2.1 * room
    floating = anchor.shape.habitat == "air" and first.shape.habitat != "air"
    level = anchor.bottom if floating else first.height * 0.02
    along = first.acts and first.act is not None and first.act.verb == "walk"  # both go one way
    turned = first.shape.holding is None or (first.acts and not along)
    return replace(first, x=side * apart, y=level, flipped=side > 0 and turned)


def _is_at_trunk(first: Spot, anchor: Spot) -> bool:
    """Whether a thing beside a tree is so low that it is under its crown, and stands at its trunk."""
    return lexicon.covers("tree", anchor.noun) and first.height < anchor.height * UNDER_TREES


def _abreast(first: Spot, anchor: Spot, side: int, apart: float, *, back: bool = False) -> Spot:
    """Return a thing on the left (-1) or right side of another, turned to it, or away from it with its `back`."""
    reach = anchor.half * (AT_TRUNK if _is_at_trunk(first, anchor) else 1.0)
    x = side * ((reach + first.half) * apart)
    turned = (side > 0) != back and (first.shape.holding is None or first.acts)
    return replace(first, x=x, y=anchor.bottom + first.height * 0.02, flipped=turned)


def _around(first: Spot, anchor: Spot, place: int, company: int) -> Spot:
    """Return one of several about a thing: each second one farther away than it, seen above its foot."""
    if company == 1:
        return _beside(first, anchor, place, company)
    farther = place % 2 == 0
    row, number = (company + 1) // 2 if farther else company // 2, place // 2
    reach = (anchor.half + first.half) * 1.1
    alone = 0.0 if farther else reach * 0.75  # nobody hides what they are around
    across = alone if row == 1 else -reach + 2 * reach * number / (row - 1)
    if farther:
        across *= 1.12
    down = -0.1 * anchor.height - first.height * 0.05 if farther else first.height * 0.14
    return replace(
        first, x=across, y=anchor.bottom + down, flipped=across > 0 and (first.shape.holding is None or first.acts)
    )


def _pushing(first: Spot, anchor: Spot, place: int, company: int) -> Spot:
    """Return one who pushes: behind what rolls to the right, the hands on it."""
    del company
    behind = _abreast(first, anchor, -1, 0.86)
    return replace(behind, x=behind.x - place * first.half * 1.6, draw=first.shape.holding)


def _pulling(first: Spot, anchor: Spot, place: int, company: int) -> Spot:
    """Return one who pulls: before what rolls to the right."""
    del company
    before = _abreast(first, anchor, 1, 1.0, back=True)
    return replace(before, x=before.x + place * first.half * 1.6)


def _chasing(first: Spot, anchor: Spot, place: int, company: int) -> Spot:
    """Return one who runs after another, both to the right."""
    del company
    after = _abreast(first, anchor, -1, 1.25)
    return replace(after, x=after.x - place * first.half * 1.7, draw=first.shape.playing)


def _facing(first: Spot, anchor: Spot, place: int, company: int) -> Spot:
    """Return one who looks at another that looks back."""
    del company
    before = _abreast(first, anchor, -1, 1.1)
    return replace(before, x=before.x - place * first.half * 1.8)


def _behind(first: Spot, anchor: Spot, place: int, company: int) -> Spot:
    if lexicon.covers("tree", anchor.noun) and first.height < anchor.height and company == 1:
        return replace(
            first, x=anchor.half * 0.13 + first.half * 0.55, y=-anchor.height * 0.02
        )  # half behind the trunk
    if anchor.noun in BLADES:
        return replace(first, x=_aside(first, place, company), y=-anchor.height * 0.06)
    if anchor.noun in BARRIERS and first.height > anchor.height * 1.2:
        return replace(first, x=_aside(first, place, company), y=-anchor.height * 0.06)
    crowned = lexicon.group(first.noun) in CROWNED
    tall = first.height > anchor.height * (1.15 if crowned else TOWERING)
    across = anchor.half * 0.4 if tall else anchor.half + first.half * _peeking(first, anchor, crowned=crowned)
    across *= 1 if place % 2 == 0 else -1
    return replace(first, x=across + _aside(first, place // 2, max(1, company // 2)), y=-anchor.height * 0.04)


def _peeking(first: Spot, anchor: Spot, *, crowned: bool) -> float:
    """Return how far beyond another's edge the middle is of one who is behind it, in halves of its own width."""
    if lexicon.group(anchor.noun) == "building":
        return 0.3 + 0.12 * anchor.half / first.half  # some houses are drawn broader than they are long
    return -0.1 if crowned else -0.2


def _before(first: Spot, anchor: Spot, place: int, company: int) -> Spot:
    small = no_higher(first, anchor.height * 1.2)
    lower = max(anchor.height * 0.05, small.height * 0.12)
    if company == 1 and lexicon.group(anchor.noun) in LIVING and small.height > anchor.height * HIDING:
        aside = anchor.half * 0.5 + small.half * 0.7  # no head hides another's
        return replace(small, x=aside, y=anchor.bottom + lower)
    return replace(small, x=anchor.half * 0.3 * (company == 1) + _aside(small, place, company), y=anchor.bottom + lower)


def _riding(first: Spot, anchor: Spot, place: int, company: int) -> Spot:
    if anchor.noun == "wave" and (surfing := find("surfing")) is not None:
        on_it = replace(first, shape=replace(surfing, habitat="water"), height=anchor.height * 0.46)
        return replace(on_it, x=anchor.half * (0.02 - 0.4 * place), y=-anchor.height * 0.36, carried=True)
    if anchor.noun in STOOD_ON:
        person = lexicon.group(first.noun) == "person" and anchor.noun in BOARDS
        upright = no_higher(first, max(anchor.height * 1.6, anchor.half * (ON_A_BOARD if person else 2.2)))
        x = 0.0
        if company > 1:  # several stand one behind the other
            upright = no_higher(upright, upright.height * min(1.0, anchor.half * 1.1 / company / upright.half))
            x = (place - (company - 1) / 2) * anchor.half * 1.7 / company
        return replace(
            upright, x=x, y=-anchor.height * SEATS.get(anchor.noun, 0.13), carried=True, draw=upright.shape.holding
        )
    small = no_higher(first, max(anchor.height * 1.1, anchor.half * 1.3))
    seat = -anchor.height * MOUNTS.get(anchor.noun, 0.7) + (anchor.height / 2 if anchor.shape.habitat == "air" else 0)
    across = _aside(small, place, company, 1.2) - anchor.half * 0.06
    seat += 0 if small.shape.seated else small.height * 0.16
    return replace(small, x=across, y=seat, carried=True, draw=small.shape.seated)


def _on(first: Spot, anchor: Spot, place: int, company: int) -> Spot:
    if anchor.shape.holding is not None and lexicon.covers("bird", first.noun):  # on the shoulder, not on a hat
        bird = no_higher(first, anchor.height * ON_SHOULDER[2])
        foot = bird.height / 2 if bird.shape.habitat == "air" else 0.0
        up = ON_SHOULDER[1] * anchor.height
        return replace(bird, x=ON_SHOULDER[0] * anchor.height, y=anchor.bottom - up - foot, carried=True)
    if anchor.noun == "branch":
        foot = first.height / 2 if first.shape.habitat == "air" else 0.0
        return replace(first, x=_aside(first, place, company, 2.1), y=-foot, carried=True)
    person = first.shape.body is not None and first.shape.seated is not None
    if person and anchor.noun in SEATED_HEIGHTS:
        return _seated_at(first, anchor, place, company)
    if lexicon.group(anchor.noun) == "food" and first.height > anchor.height * 1.3 and anchor.noun in BROODED:
        return replace(first, y=-anchor.height * 0.4, carried=True)
    small_things = company > 1 and lexicon.group(first.noun) in ("food", "thing", "plant")
    reach = 0.95 / (1.05 * company - 0.05) if small_things else 1.7 / company  # none hangs over the edge of its plate
    loaded = small_things and lexicon.group(anchor.noun) in LIVING
    reach *= LOAD if loaded else 1.0
    lies = first.shape.mouth is not None and first.shape.aspect > STRETCHED_OUT
    room = 1.05 if anchor.noun in PADS else WHOLE_BODY if lies else 1.7
    room = ON_CUSHIONS * math.sqrt(measured("tall")[first.noun]) if _lounges(first, anchor) else room
    widest = anchor.half * min(reach, room / company)
    small = first if first.half <= widest else replace(first, height=first.height * widest / first.half)
    if lexicon.group(anchor.noun) == "animal" and lexicon.group(first.noun) == "food":
        small = no_higher(small, anchor.height * ON_A_BACK)
    if anchor.noun in LEGGED and lexicon.home(first.noun) == "table":
        small = no_higher(small, anchor.height * ON_FURNITURE)
    if anchor.noun in PADS and small.half < anchor.half * ON_PAD:
        small = replace(small, height=small.height * anchor.half * ON_PAD / small.half)
    foot = small.height / 2 if small.shape.habitat == "air" else 0.0
    edge = FLAT_EDGE if anchor.noun in FLAT else _upper_edge(anchor, small)
    level = anchor.bottom - anchor.height * edge - foot
    high = anchor.bottom - level >= small.height * DANGLING
    seat = high and lexicon.group(anchor.noun) in SOLID and anchor.noun not in NO_SEATS and first.draw is None
    draw = small.shape.seated if person and (seat or anchor.noun in SITTING) else None
    across = _aside(small, place, company, 2.1) - (anchor.half * LOADED_AT if loaded else 0.0)
    return replace(small, x=across, y=level, carried=True, draw=draw)


def _lounges(first: Spot, anchor: Spot) -> bool:
    """Whether a pet is on a sofa or a bed, which has room for several."""
    small = lexicon.group(first.noun) == "animal" and measured("tall").get(first.noun, PET) < PET
    return small and anchor.noun in SITTING and anchor.shape.aspect > BROAD_SEAT


def _upper_edge(anchor: Spot, first: Spot) -> float:
    """Return how high on a thing another stands, as a share of its height: on its seat, or where its drawing ends."""
    if anchor.noun in SEATS:
        return SEATS[anchor.noun]
    reach = min(first.half, anchor.half) * FEET_APART / anchor.height
    edge = proof(anchor.draw or anchor.shape.draw).over(-reach, reach)
    edge += 0.5 if anchor.shape.habitat == "air" else 0.0
    return edge - SINKING if edge > 0 else 0.96


def _seated_at(first: Spot, anchor: Spot, place: int, company: int) -> Spot:
    """Return one who sits where one does on a swing, a seesaw or a sledge; who finds no seat there stands beside it."""
    small = replace(first, height=anchor.height * SEATED_HEIGHTS[anchor.noun])
    seats = SEAT_POINTS.get(anchor.noun)
    if seats is None:
        small = no_higher(small, anchor.half * 1.5 / company / max(0.3, small.shape.aspect))
        level = anchor.bottom - anchor.height * SEATS.get(anchor.noun, 0.9)
        return replace(small, x=_aside(small, place, company, 1.5), y=level, carried=True, draw=first.shape.seated)
    if place >= len(seats):
        return _beside(small, anchor, place - len(seats), company)
    across, up = seats[place]
    return replace(
        small, x=across * anchor.half, y=anchor.bottom - up * anchor.height, carried=True, draw=first.shape.seated,
        flipped=len(seats) > 1 and across > 0,
    )  # fmt: skip


FLAT_EDGE = 0.55
"""How high on a plate things lie, as a share of its height as it is seen."""


def _heaped_in(first: Spot, anchor: Spot, place: int) -> Spot:
    """Return one of several small things that lie in rows on the bottom of a jar."""
    row, column = divmod(place, 3)
    fitting = min(anchor.half * 0.26 / first.half, anchor.height * 0.3 / first.height)
    small = replace(first, height=first.height * min(1.0, fitting))
    aside = (column - 1 + 0.25 * (row % 2)) * anchor.half * 0.5
    return replace(small, x=aside, y=anchor.bottom - anchor.height * 0.08 - row * small.height * 0.8, carried=True)


def _in(first: Spot, anchor: Spot, place: int, company: int) -> Spot:
    if panes(anchor.shape):
        return at_window(first, anchor, place, company)
    if anchor.noun in ENCLOSING and company > 1 and lexicon.group(first.noun) in ("thing", "food", "plant"):
        return _heaped_in(first, anchor, place)
    if anchor.noun in ENCLOSING:
        small = no_higher(first, anchor.height * 0.55)
        small = (
            small
            if small.half < anchor.half * 0.7
            else replace(small, height=small.height * anchor.half * 0.7 / small.half)
        )
        foot = small.height / 2 if small.shape.habitat == "air" else 0.0
        inside = 0.4 if anchor.noun == "web" else 0.16
        return replace(
            small, x=_aside(small, place, company), y=anchor.bottom - anchor.height * inside - foot, carried=True
        )
    if anchor.noun == "tower":  # one looks out over its battlements
        small = no_higher(first, anchor.height * 0.26)
        level = anchor.bottom - anchor.height * VESSELS["tower"] + small.height * 0.45
        return replace(small, x=_aside(small, place, company) - anchor.half * 0.3, y=level, carried=True)
    if anchor.draw is lying_bottle:
        whole = replace(first, height=min(anchor.height * 0.66, anchor.half * 1.1 / first.shape.aspect))
        return replace(whole, x=-anchor.half * 0.2, y=anchor.bottom - anchor.height * 0.18, carried=True)
    if anchor.draw is running_wheel:
        runner = replace(first, height=min(anchor.height * 0.34, anchor.half * 1.1 / first.shape.aspect))
        return replace(runner, y=anchor.bottom - anchor.height * 0.13, carried=True)
    if anchor.draw is fish_bowl:
        small = no_higher(first, anchor.height * 0.3)
        fits = (
            small
            if small.half < anchor.half * 0.56
            else replace(small, height=small.height * anchor.half * 0.56 / small.half)
        )
        return replace(fits, x=_aside(fits, place, company), y=anchor.bottom - anchor.height * 0.34, carried=True)
    if anchor.noun in AFLOAT and lexicon.group(first.noun) in LIVING:
        over = OVER_RIM[first.shape.body is not None] * anchor.height
        first = first if first.height > over else replace(first, height=over)
    if first.shape.body is not None and first.noun != "baby" and anchor.noun in SAT_IN:
        return _sitting_in(first, anchor, place, company)
    if anchor.noun in JUGS and lexicon.group(first.noun) == "plant":
        return _bunched(first, anchor, place, company)
    if lexicon.group(first.noun) in LIVING and anchor.noun in DECKED:
        return on_deck(first, anchor, place)
    abreast = min(company, 4)
    widest = anchor.half * (0.86 if company == 1 else 0.84 / min(company, 2.1))
    small = first if first.half <= widest else replace(first, height=first.height * widest / first.half)
    small = no_higher(small, anchor.height * 2.6)
    rim = anchor.height * VESSELS[anchor.noun]
    deep = (
        small.height * 0.5
        if anchor.noun == "shopping cart"
        else min(small.height * (0.2 if company == 1 and small.shape.aspect > 1.5 else 0.26), rim * 0.85)
    )
    deep = min(deep, small.height * 0.06) if anchor.noun in AFLOAT else deep
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


def _sitting_in(first: Spot, anchor: Spot, place: int, company: int) -> Spot:
    """Return somebody who sits in a boat or a tub: what is below its rim is not seen."""
    small = no_higher(first, max(anchor.height * 2.2, anchor.half * 1.1))
    small = no_higher(small, anchor.half * 1.5 / company / max(0.2, first.shape.aspect))
    level = anchor.bottom - anchor.height * VESSELS[anchor.noun] * 0.6 + small.height * SUNK
    draw = cut_off(small.draw or small.shape.draw)
    return replace(small, x=_aside(small, place, company, 2.1), y=level, carried=True, draw=draw)


def _bunched(first: Spot, anchor: Spot, place: int, company: int) -> Spot:
    """Return a flower in a vase: all stems in its neck, the heads spread like a fan, the outer ones lower."""
    aside = place - (company - 1) / 2
    lean = aside * min(26.0, 84 / max(1, company - 1))
    height = anchor.height * (0.98 - abs(lean) / 300 - (place % 2) * 0.1)
    rim = anchor.height * VESSELS[anchor.noun]
    draw = leaning(first.draw or first.shape.draw, lean)
    return replace(first, y=anchor.bottom - rim + height * 0.3, height=height, carried=True, draw=draw)


def _over(first: Spot, anchor: Spot, place: int, company: int) -> Spot:
    if first.lift:  # who jumps over a thing is just above it
        return replace(first, y=anchor.top + first.height * (first.lift - 0.06), carried=True)
    low = anchor.top - first.height * (0.75 if first.shape.habitat == "air" else 0.3)
    return replace(first, x=_aside(first, place, company, 2.2), y=low - (place % 2) * first.height * 0.7, carried=True)


def _under(first: Spot, anchor: Spot, place: int, company: int) -> Spot:
    if lexicon.covers("tree", anchor.noun):
        first = no_higher(first, anchor.height * UNDER_TREES)
    if anchor.noun == "bridge":
        small = no_higher(first, anchor.height * ARCH)
        return replace(small, x=_aside(small, place, company), y=anchor.bottom + small.height * 0.05, carried=True)
    if anchor.shape.habitat == "water":
        small = no_higher(first, first.height * min(1.0, anchor.half / first.half))
        sunk = submerged(first.draw or first.shape.draw) if first.shape.habitat == "water" else first.draw
        return replace(small, x=_aside(small, place, company), y=small.height * 1.3, carried=True, draw=sunk)
    if anchor.noun == "branch" and first.shape is find(f"hanging {first.noun}"):
        return replace(first, x=_aside(first, place, company, 2.4), y=first.height * 0.97, carried=True)
    if anchor.shape.habitat == "air":
        return replace(first, x=_aside(first, place, company), y=anchor.bottom + first.height * 1.1)
    if first.noun in ("swing", "playground") and anchor.noun in SHELTERS:
        hung = replace(first, height=anchor.height * 0.36, draw=hung_swing, carried=True)
        return replace(hung, x=anchor.half * 0.55, y=-anchor.height * 0.06)
    if is_shared(first, anchor):
        grown, man = anchor.height * UMBRELLA_HELD[0], find("man")
        small = replace(first, height=grown * min(1.0, first.shape.height / man.height if man else 1.0))
        return replace(small, x=_aside(small, place, company, 1.3), y=grown * UMBRELLA_HELD[1])
    room = {True: 0.62, False: 0.5 if anchor.noun in SHELTERS else 1.0}[anchor.noun in LEGGED]
    small = no_higher(first, anchor.height * (UNDER_UMBRELLA if anchor.noun in PORTABLE else room))
    aside = max(anchor.half * 0.34, small.half * 0.9) if anchor.noun in SHELTERS and company == 1 else 0.0
    return replace(small, x=aside + _aside(small, place, company), y=small.height * 0.03)


def is_shared(first: Spot, anchor: Spot) -> bool:
    """Whether people are under an umbrella, which one of them holds: it stands on no ground."""
    return anchor.noun == "umbrella" and first.shape.holding is not None


def _holding(first: Spot, anchor: Spot, place: int, company: int) -> Spot:
    seated = anchor.draw is not None and anchor.draw is anchor.shape.seated
    if (in_hands := held(first, anchor, place)) is not None:
        return in_hands
    person = anchor.shape.holding is not None
    across, up = SEATED_HAND if seated else HAND if person else mouth_of(anchor)
    if person and not seated and anchor.shape.body is not None:
        across, up = anchor.shape.body.hand(poses()["hold"])
    if anchor.shape.mouth is not None and up < LOW:
        return on_the_ground(first, anchor, (across, up))
    if person and first.noun == "baby":
        wrapped = replace(first, height=anchor.height * IN_ARMS[2], draw=swaddled, carried=True)
        return replace(wrapped, x=IN_ARMS[0] * anchor.height, y=anchor.bottom - IN_ARMS[1] * anchor.height)
    if not person and first.noun in READ and is_frontal(anchor):
        return before_the_breast(first, anchor)
    if first.noun == "balloon":
        return _on_a_string(first, anchor, place, company, (across, up))
    if lexicon.covers("insect", anchor.noun):  # ants carry more than themselves
        high = min(anchor.height * 1.9, anchor.half * 1.5 / max(0.5, first.shape.aspect))
        x, y = across * anchor.height - anchor.half * 0.2, anchor.bottom - up * anchor.height * 0.9
        return replace(first, x=x, y=y, height=high, carried=True)
    given = anchor.act is not None and anchor.act.verb == "give"
    small = no_higher(first, anchor.height * (GIFT if given else 0.9))
    if person and lexicon.group(first.noun) == "food" and small.height < anchor.height * GIANT:
        small = no_higher(small, anchor.height * BITE)
    if not person and lexicon.group(first.noun) == "food":
        small = no_higher(small, anchor.height * MORSEL)
    small = small if small.height > anchor.height * 0.16 else replace(small, height=anchor.height * 0.16)
    widest = anchor.height * (0.16 if first.noun in READ else 0.24)  # no page hides a face
    if person and first.noun in SHELTERS:
        small = replace(small, height=anchor.height * (OVERHEAD - (0.1 if seated else 0.0)))
    elif person and first.noun == "fishing rod":
        small = replace(small, height=anchor.height * 0.8)
    elif small.half > widest:
        small = replace(small, height=small.height * widest / small.half)
    if person and first.noun in STRUMMED:
        high, low = anchor.height * 0.56, anchor.bottom - anchor.height * (0.33 if seated else 0.52)
        if seated:
            low = anchor.bottom - anchor.height * 0.12
        strummed = replace(first, height=high, carried=True, draw=leaning(first.shape.draw, TILTED))
        return replace(strummed, x=-anchor.height * 0.17, y=low + high * 0.14)
    if first.noun == "kite":
        small = replace(small, draw=on_a_line(first.shape.draw), height=anchor.height * 1.3, airy=True)
        small = replace(small, shape=replace(small.shape, aspect=1.5))  # as far as the line reaches
    if person and first.noun == "sword":  # its art has the hilt above
        small = replace(small, draw=upside_down(first.shape.draw), height=anchor.height * 0.46)
    grip = 0.8 if first.noun in READ and person else GRIPS.get(first.noun, 0.5)
    low = anchor.bottom - up * anchor.height + grip * small.height
    low -= small.height / 2 if small.shape.habitat == "air" else 0
    aside = across * anchor.height + _aside(small, place, company, 1.5)
    aside += (
        small.half * 0.9
        if first.noun in ("flag", "fishing rod")
        else small.half * 0.7
        if first.noun == "sword" and person
        else 0
    )
    if not person and anchor.noun in MOUTHS and lexicon.group(first.noun) == "food":
        aside += small.half * 0.6  # before the mouth, not over the face
    elif not person and anchor.noun in MOUTHS:
        return in_the_mouth(first, anchor, (across, up))
    return replace(small, x=aside, y=low, carried=True)


def _on_a_string(first: Spot, anchor: Spot, place: int, company: int, hand: tuple[float, float]) -> Spot:
    """Return one of some balloons whose strings meet in a hand, and that lean apart."""
    aside = place - (company - 1) / 2
    high = anchor.height * BUNCH * (1.0 - 0.05 * abs(aside))
    turn = aside * min(BUNCH_TURN, 50 / company)
    draw = swaying(first.shape.draw, turn)
    x = hand[0] * anchor.height + math.sin(math.radians(turn)) * high * 0.4
    return replace(
        first, x=x, y=anchor.bottom - hand[1] * anchor.height - high / 2, height=high, carried=True, draw=draw
    )


def _eating(first: Spot, anchor: Spot, place: int, company: int) -> Spot:
    """Return food at a mouth: in the raised hand of a person, before an animal's."""
    held = _holding(first, anchor, place, company)
    if anchor.shape.eating is None or anchor.draw is not anchor.shape.eating or first.height >= anchor.height * GIANT:
        return held
    small = no_higher(held, anchor.height * MOUTHFUL)
    small = (
        small
        if small.half < anchor.height * 0.07
        else replace(small, height=small.height * anchor.height * 0.07 / small.half)
    )
    low = anchor.bottom - AT_MOUTH[1] * anchor.height + (0 if small.shape.habitat == "air" else small.height * 0.5)
    return replace(small, x=AT_MOUTH[0] * anchor.height + _aside(small, place, company, 1.5), y=low)


def _mirrored(first: Spot, anchor: Spot, place: int, company: int) -> Spot:
    return replace(_behind(first, anchor, place, company), x=_aside(first, place, company), mirrored=True)
