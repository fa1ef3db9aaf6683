"""Moves: where a thing is that is on, in, under, held by or beside another, and how large it is there.

Everything is in pixels of a group that is still to be placed: the anchor's foot is the origin, y runs downwards.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache

from promptmagic import lexicon
from promptmagic.lexicon.nouns import marked, measured
from promptmagic.painters.sketch.bunches import bunched, on_a_string
from promptmagic.painters.sketch.cabins import at_window, panes
from promptmagic.painters.sketch.doing import held, reaching
from promptmagic.painters.sketch.embracing import EMBRACES
from promptmagic.painters.sketch.emerging import OPENINGS, emerging, out_of_a_tent
from promptmagic.painters.sketch.hanging import hung
from promptmagic.painters.sketch.kinds import HANGERS
from promptmagic.painters.sketch.loads import DECKED, HOISTS, ON_SHOULDER, on_deck, on_the_hook, shouldered
from promptmagic.painters.sketch.mouths import (
    LOW,
    MORSEL,
    at_the_beak,
    before_the_breast,
    browsing,
    climbing,
    hovering,
    in_the_mouth,
    is_frontal,
    mouth_of,
    on_the_ground,
)
from promptmagic.painters.sketch.overlap import before, behind, goes, in_row_at
from promptmagic.painters.sketch.redrawn import (
    SUNK,
    cut_off,
    leaning,
    mid_leap,
    on_a_line,
    submerged,
    upside_down,
)
from promptmagic.painters.sketch.relations import (
    BOARDS,
    ENCLOSING,
    EYES,
    FLAT,
    LIVING,
    MOUNTS,
    MOUTHS,
    STOOD_ON,
    VESSELS,
    How,
)
from promptmagic.painters.sketch.shape import Draw
from promptmagic.painters.sketch.shapes import find
from promptmagic.painters.sketch.shapes.beasts import eats_by_hand
from promptmagic.painters.sketch.shapes.joints import proof
from promptmagic.painters.sketch.shapes.leisure import hung_swing
from promptmagic.painters.sketch.shapes.poses import poses
from promptmagic.painters.sketch.shapes.resting import swaddled
from promptmagic.painters.sketch.shapes.stilllife import fish_bowl, lying_bottle, running_wheel
from promptmagic.painters.sketch.shapes.waterlife import OCTOPUS_TIPS
from promptmagic.painters.sketch.spots import Spot, no_higher
from promptmagic.painters.sketch.sunken import growing, mired, wrapped
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

ASTRIDE = {True: 0.66, False: 0.4}
"""How high people, and animals, are at least who ride on somebody, as a share of the height: a giant is cut to them."""

ON_A_BOARD = 3.6
"""How high people are at most who stand on a skateboard, in half its width."""

LOAD, LOADED_AT = 0.62, 0.12
"""How much narrower several things lie on somebody's back than on a table, and how far behind its middle, as a share of
half its width: its neck is before them."""

JUGS = marked("jug")
"""In what flowers stand."""

PLAY = frozenset({"play", "play with"})
"""What people do on both sides of a ball."""

LOOKS_OUT = 0.5
"""How far one who is under a seat reaches out beside it, as a share of half the breadth."""

IN_AN_ARM = 0.52
"""How high and broad a thing is at most in one of an octopus's arms, as a share of its height."""

CREATURE, CARRIED_PET, MOST_CARRIED = 0.09, 0.72, 0.3
"""How high an animal in somebody's hand or arms is at most, as a share of their height: the least, of one that is a
metre high, and of any."""

GIFT = 0.3
"""How high a thing is at most that somebody gives to another, as a share of their height."""

ALONGSIDE = 0.6
"""How high one is at most who is seen before the side of a vehicle, as a share of its height."""

GIANT, BITE = 0.95, 0.18
"""From which share of its holder's height food is said to be huge, and how high other food in a hand is at most: found
by looking at apples and sandwiches."""

PORTABLE, UNDER_UMBRELLA = marked("shelter") & marked("handy"), 0.62
"""Umbrellas and the like; and how high one is who stands under them, as a share of their height."""

COVERED = 0.54
"""How broad one is at most whom an umbrella covers, as a share of its breadth: the stick is beside them."""

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

LYING_ON = 0.11
"""How much lower a thing lies on a seat than its far edge is, as a share of the height of a chair."""

FEET_APART, SINKING = 0.5, 0.03
"""Over which part of its width a thing rests on another, and how far it sinks into its upper edge, as a share of the
other's height."""

STRETCHED_OUT, WHOLE_BODY = 1.5, 1.2
"""From which breadth on, in heights, an animal lies on all of its length, and how long it is then, as a share
of half the width of what it lies on."""

PET, BROAD_SEAT, ON_CUSHIONS = 0.9, 1.3, 0.82
"""Below how many metres an animal leaves room on a sofa, how broad that is at least, in heights, and how long an
animal of one metre would be then, as a share of half of that breadth."""

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

BATHED_IN, WAIST, BATHER, UNDER_THE_RIM = frozenset({"bathtub"}), 0.46, 1.15, 0.55
"""In what animals bathe; how much of them is under its rim, as a share of their height; how high they are at most, as a
share of its own with the tap; and from which share of what is under the rim on they are drawn."""

AFLOAT, OVER_RIM = frozenset({"boat", "canoe", "raft"}), {False: 1.15, True: 1.9}
"""In what the small are seen over its side, and how high animals and who sits are then, as a share of its height."""

BROODED = frozenset({"egg"})
"""On what a bird sits without standing on it."""

STRUMMED, TILTED = frozenset({"guitar", "banjo", "ukulele", "lute"}), 62
"""What is held across the body, and by how many degrees it is turned from upright."""

ON_FURNITURE, ON_A_BACK = 0.6, 0.36
"""How high what stands on furniture is at most, as a share of its height, and food on an animal's back: small things
are drawn large alone."""


def moved(first: Spot, how: How, anchor: Spot, place: int, company: int) -> Spot:
    """Return a thing where it is in relation to an anchor; `place` is its number among `company` others."""
    moves: Mapping[How, Move] = {
        "riding": _riding, "holding": _holding, "eating": _eating, "wearing": wearing, "on": _on, "in": _in,
        "behind": behind,
        "before": before, "over": _over, "under": _under, "mirrored": _mirrored, "around": _around,
        "pushing": _pushing, "pulling": _pulling, "chasing": _chasing, "facing": _facing, "doing": reaching,
        "climbing": climbing, "browsing": browsing, "hovering": hovering,
        "shouldered": shouldered, "emerging": emerging, "hung": hung,
        "trailing": _trailing, "mired": mired, "wrapped": wrapped, "growing": growing,
    }  # fmt: skip
    return moves.get(how, _beside)(first, anchor, place, company)


def _beside(first: Spot, anchor: Spot, place: int, company: int) -> Spot:
    """Return a thing next to another, on the right and left by turns, turned towards it."""
    side = 1 if place % 2 == 0 else -1
    if goes(anchor) and first.shape.habitat != "air" and not anchor.acts and lexicon.group(first.noun) in LIVING:
        if first.height < anchor.height * ALONGSIDE:  # on the side that one sees
            nearer = anchor.bottom + max(anchor.height * 0.04, first.height * 0.2)
            return replace(first, x=in_row_at(first, place, company, 2.2), y=nearer)
        side = -side  # not before its nose
    at_play = first.draw is not None and first.draw is first.shape.playing
    at_play = at_play or (first.acts and first.act is not None and first.act.verb in PLAY)
    room = 1.5 if at_play else 1.0  # limbs reach far at play
    apart = (anchor.half + first.half * room) * 1.06 + (place // 2) * first.half * 2.1 * room
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
    """Return one who goes round a thing alone: several stand in a ring."""
    if lexicon.group(anchor.noun) == "building":  # on the side that one sees
        return replace(first, x=anchor.half * 0.45, y=anchor.bottom + anchor.height * 0.16)
    return _beside(first, anchor, place, company)


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


def _trailing(first: Spot, anchor: Spot, place: int, company: int) -> Spot:
    """Return one who goes behind another, both to the right."""
    del company
    after = _abreast(first, anchor, -1, 1.12)
    return replace(after, x=after.x - place * first.half * 2.1)


def _facing(first: Spot, anchor: Spot, place: int, company: int) -> Spot:
    """Return one who looks at another that looks back."""
    del company
    before = _abreast(first, anchor, -1, 1.1)
    return replace(before, x=before.x - place * first.half * 1.8)


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
            upright, x=x, y=-anchor.height * SEATS.get(anchor.noun, 0.13), carried=True, draw=upright.shape.holding,
            flipped=measured("bars").get(anchor.noun, 0.0) < 0,
        )  # fmt: skip
    small = no_higher(first, max(anchor.height * 1.1, anchor.half * 1.3))
    person = small.shape.seated is not None
    least = anchor.height * (ASTRIDE[person] if lexicon.group(anchor.noun) in LIVING else 0.0) / company**0.25
    small = small if small.height >= least else replace(small, height=least)
    seat = -anchor.height * MOUNTS.get(anchor.noun, 0.7) + (anchor.height / 2 if anchor.shape.habitat == "air" else 0)
    across = in_row_at(small, place, company, 1.2) - anchor.half * 0.06
    seat += 0 if small.shape.seated else small.height * 0.16
    turned = measured("bars").get(anchor.noun, 0.0) < 0 and small.shape.holding is None
    return replace(small, x=across, y=seat, carried=True, draw=small.shape.seated, flipped=turned)


ON_A_CLOUD = 0.72
"""How broad a building is on a cloud, as a share of the cloud's breadth: all of it is borne."""


def _on(first: Spot, anchor: Spot, place: int, company: int) -> Spot:
    if anchor.shape.holding is not None and lexicon.covers("bird", first.noun):  # on the shoulder, not on a hat
        bird = no_higher(first, anchor.height * ON_SHOULDER[2])
        foot = bird.height / 2 if bird.shape.habitat == "air" else 0.0
        up = ON_SHOULDER[1] * anchor.height
        return replace(bird, x=ON_SHOULDER[0] * anchor.height, y=anchor.bottom - up - foot, carried=True)
    if anchor.noun == "hanger" and anchor.carried:
        return replace(first, x=0.0, y=0.0)
    if anchor.noun == "branch":
        foot = first.height / 2 if first.shape.habitat == "air" else 0.0
        return replace(first, x=in_row_at(first, place, company, 2.1), y=-foot, carried=True)
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
    room = ON_A_CLOUD if anchor.noun == "cloud" and lexicon.group(first.noun) == "building" else room
    widest = anchor.half * min(reach, room / company)
    small = first if first.half <= widest else replace(first, height=first.height * widest / first.half)
    if lexicon.group(anchor.noun) == "animal" and lexicon.group(first.noun) == "food":
        small = no_higher(small, anchor.height * ON_A_BACK)
    if anchor.noun in LEGGED and lexicon.home(first.noun) == "table":
        small = no_higher(small, anchor.height * ON_FURNITURE)
    if anchor.noun in PADS and small.half < anchor.half * ON_PAD:
        small = replace(small, height=small.height * anchor.half * ON_PAD / small.half)
    foot = small.height / 2 if small.shape.habitat == "air" else 0.0
    edge = FLAT_EDGE if anchor.noun in FLAT else _upper_edge(anchor, small) - _lies_on_a_seat(anchor, small)
    level = anchor.bottom - anchor.height * edge - foot
    high = anchor.bottom - level >= small.height * DANGLING
    seat = high and lexicon.group(anchor.noun) in SOLID and anchor.noun not in NO_SEATS and first.draw is None
    draw = small.shape.seated if person and (seat or anchor.noun in SITTING) else None
    across = in_row_at(small, place, company, 2.1) - (anchor.half * LOADED_AT if loaded else 0.0)
    return replace(small, x=across, y=level, carried=True, draw=draw)


def _lounges(first: Spot, anchor: Spot) -> bool:
    """Whether a pet is on a sofa or a bed, which has room for several."""
    small = lexicon.group(first.noun) == "animal" and measured("tall").get(first.noun, PET) < PET
    return small and anchor.noun in SITTING and anchor.shape.aspect > BROAD_SEAT


@cache
def _seats_by_drawing() -> Mapping[Draw, float]:
    """Return how high the seats are of what has a drawing of its own beside its noun's, as a stool beside a chair."""
    return {shape.draw: seat for noun, seat in SEATS.items() if (shape := find(noun)) is not None}


def _upper_edge(anchor: Spot, first: Spot) -> float:
    """Return how high on a thing another stands, as a share of its height: on its seat, or where its drawing ends."""
    if (seat := _seats_by_drawing().get(anchor.shape.draw, SEATS.get(anchor.noun))) is not None:
        return seat
    reach = min(first.half, anchor.half) * FEET_APART / anchor.height
    edge = proof(anchor.draw or anchor.shape.draw).over(-reach, reach)
    edge += 0.5 if anchor.shape.habitat == "air" else 0.0
    return edge - SINKING if edge > 0 else 0.96


def _lies_on_a_seat(anchor: Spot, first: Spot) -> float:
    """Return by how much of a seat's height a thing lies lower than its far edge: somebody sits, a thing lies on it."""
    return LYING_ON if anchor.noun in SITTING and lexicon.group(first.noun) not in LIVING else 0.0


def _seated_at(first: Spot, anchor: Spot, place: int, company: int) -> Spot:
    """Return one who sits where one does on a swing, a seesaw or a sledge; who finds no seat there stands beside it."""
    small = replace(first, height=anchor.height * SEATED_HEIGHTS[anchor.noun])
    seats = SEAT_POINTS.get(anchor.noun)
    if seats is None:
        small = no_higher(small, anchor.half * 1.5 / company / max(0.3, small.shape.aspect))
        level = anchor.bottom - anchor.height * SEATS.get(anchor.noun, 0.9)
        return replace(small, x=in_row_at(small, place, company, 1.5), y=level, carried=True, draw=first.shape.seated)
    if place >= len(seats):
        return _beside(small, anchor, place - len(seats), company)
    across, up = seats[place]
    return replace(
        small, x=across * anchor.half, y=anchor.bottom - up * anchor.height, carried=True, draw=first.shape.seated,
        flipped=len(seats) > 1 and across > 0,
    )  # fmt: skip


STALK = -38.0
"""By how many degrees a stalk leans to the mouth of who eats it."""

UP_TO_THE_ROD = 0.6
"""How much less of one who fishes is not seen: the hands are."""

ROD = 0.56
"""How far aside of an angler the line is from which on it is seen under the rim of a boat, in the angler's heights."""

OUTREACHED, RISING = 1.5, 0.25
"""How broad a swimmer is at most that leaps over a thing, in the thing's breadths; and how much lower its tail is."""

CLEARANCE = 0.5
"""How high above the ground one is at least who jumps over a thing, in the leaper's heights."""

FLAT_EDGE = 0.55
"""How high on a plate things lie, as a share of its height as it is seen."""


def _heaped_in(first: Spot, anchor: Spot, place: int) -> Spot:
    """Return one of several small things that lie in rows on the bottom of a jar."""
    row, column = divmod(place, 3)
    fitting = min(anchor.half * 0.26 / first.half, anchor.height * 0.3 / first.height)
    small = replace(first, height=first.height * min(1.0, fitting))
    aside = (column - 1 + 0.25 * (row % 2)) * anchor.half * 0.5
    return replace(small, x=aside, y=anchor.bottom - anchor.height * 0.08 - row * small.height * 0.8, carried=True)


CLUTCH, LAID_AT = 8, 0.68
"""How many eggs lie side by side in a nest at most, and how high its lip is before them, as a share of its height."""

CUPS, IN_A_CUP = frozenset({"cup", "coffee", "tea"}), (0.15, 0.6)
"""In what food swims; how high it is there at most and where its foot is, as shares of a steaming cup's height."""


def _in(first: Spot, anchor: Spot, place: int, company: int) -> Spot:
    if panes(anchor.shape):
        return at_window(first, anchor, place, company)
    if anchor.noun == "tent" and lexicon.group(first.noun) in LIVING:
        return out_of_a_tent(first, anchor, place, company)
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
            small, x=in_row_at(small, place, company), y=anchor.bottom - anchor.height * inside - foot, carried=True
        )
    if anchor.noun == "tower":  # one looks out over its battlements
        small = no_higher(first, anchor.height * 0.26)
        level = anchor.bottom - anchor.height * VESSELS["tower"] + small.height * 0.45
        return replace(small, x=in_row_at(small, place, company) - anchor.half * 0.3, y=level, carried=True)
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
        return replace(fits, x=in_row_at(fits, place, company), y=anchor.bottom - anchor.height * 0.34, carried=True)
    if anchor.noun in AFLOAT and lexicon.group(first.noun) in LIVING:
        over = OVER_RIM[first.shape.body is not None] * anchor.height
        first = first if first.height > over else replace(first, height=over)
    if first.shape.body is not None and first.noun != "baby" and anchor.noun in SAT_IN:
        return _sitting_in(first, anchor, place, company)
    if lexicon.group(first.noun) in ("animal", "fantasy") and anchor.noun in BATHED_IN and first.shape.habitat != "air":
        return _bathing(first, anchor, place, company)
    if anchor.noun in JUGS and lexicon.group(first.noun) == "plant":
        return bunched(first, anchor, place, company)
    if lexicon.group(first.noun) in LIVING and anchor.noun in DECKED:
        return on_deck(first, anchor, place)
    if lexicon.group(first.noun) == "food" and anchor.noun in CUPS and first.shape.habitat == "ground":
        small = no_higher(first, anchor.height * IN_A_CUP[0])
        return replace(
            small, x=in_row_at(small, place, company, 1.8), y=anchor.bottom - anchor.height * IN_A_CUP[1], carried=True
        )
    aside, broad = OPENINGS.get(anchor.noun, (0.0, 1.0))[:2]
    half = anchor.half * broad
    abreast = min(company, 4)
    widest = half * (0.86 if company == 1 else 0.84 / min(company, 2.1))
    small = first if first.half <= widest else replace(first, height=first.height * widest / first.half)
    if anchor.noun == "nest" and company > abreast and lexicon.group(first.noun) not in LIVING:
        abreast = min(company, CLUTCH)  # eggs lie side by side
        small = no_higher(small, small.height * half * 1.1 / (abreast * small.half))
    small = no_higher(small, anchor.height * 2.6)
    laid = anchor.noun == "nest" and first.noun == "egg"
    rim = anchor.height * (LAID_AT if laid else VESSELS[anchor.noun])
    deep = (
        small.height * 0.5
        if anchor.noun == "shopping cart"
        else min(small.height * (0.2 if company == 1 and small.shape.aspect > 1.5 else 0.26), rim * 0.85)
    )
    deep = min(deep, small.height * 0.06) if anchor.noun in AFLOAT else deep
    row, column = divmod(place, abreast)
    in_row = min(abreast, company - row * abreast)
    foot = small.height / 2 if small.shape.habitat == "air" else 0.0
    spread = min(small.half * 1.8, half * 1.5 / in_row)
    return replace(
        small,
        x=anchor.half * aside + (column - (in_row - 1) / 2) * spread,
        y=anchor.bottom - rim + deep - row * small.height * 0.55 - foot,
        carried=True,
    )


def _bathing(first: Spot, anchor: Spot, place: int, company: int) -> Spot:
    """Return an animal that stands or sits in a tub up to its belly, its face away from the tap."""
    fits = min(
        1.0,
        anchor.half * 1.7 / (company + 1) / first.half * (1.1 if company == 1 else 1.0),
        anchor.height * BATHER / first.height,
    )
    small = replace(first, height=first.height * fits)
    sunk = min(small.height * WAIST, anchor.height * VESSELS[anchor.noun] * 0.85)
    level = anchor.bottom - anchor.height * VESSELS[anchor.noun] + sunk
    draw = cut_off(small.draw or small.shape.draw, sunk=sunk * UNDER_THE_RIM / small.height)
    x = in_row_at(small, place, company, 1.7) - anchor.half * 0.12
    return replace(small, x=x, y=level, carried=True, flipped=True, draw=draw)


def _sitting_in(first: Spot, anchor: Spot, place: int, company: int) -> Spot:
    """Return somebody who sits in a boat or a tub: what is below its rim is not seen."""
    small = no_higher(first, max(anchor.height * 2.2, anchor.half * 1.1))
    small = no_higher(small, anchor.half * 1.5 / company / max(0.2, first.shape.aspect))
    angles = first.act is not None and first.act.verb == "fish" and first.acts and company == 1
    sunk = SUNK if lexicon.group(first.noun) == "person" else SUNK * 0.7  # the large head is not all that is seen
    sunk *= UP_TO_THE_ROD if angles or (first.act is not None and first.act.verb == "row") else 1.0
    level = anchor.bottom - anchor.height * VESSELS[anchor.noun] * 0.6 + small.height * sunk
    if angles:  # over the bow
        draw = cut_off(small.draw or small.shape.draw, ROD, sunk)
        return replace(small, x=anchor.half - small.height * ROD, y=level, carried=True, draw=draw, posed=draw)
    draw = cut_off(small.draw or small.shape.draw, sunk=sunk)
    return replace(small, x=in_row_at(small, place, company, 2.1), y=level, carried=True, draw=draw)


def _over(first: Spot, anchor: Spot, place: int, company: int) -> Spot:
    if first.lift:  # who jumps over a thing is just above it
        clear = max(0.1, CLEARANCE - anchor.height / first.height)  # over a puddle one sees that it is in the air
        return replace(first, y=anchor.top + first.height * (first.lift - clear), carried=True)
    usual = find(first.noun)
    if first.shape.habitat == "water" and usual is not None and first.shape != usual and usual.habitat == "water":
        leaper = find(f"flying {first.noun}")  # one that is drawn whole; else it has left the water, and its splash
        shape, draw = (leaper, leaper.draw) if leaper else (usual, mid_leap(usual.draw))
        lower = 0.5 if leaper else usual.aspect / 2 * RISING
        whole = min(first.height * usual.aspect, anchor.half * OUTREACHED * 2) / shape.aspect
        above = anchor.top - whole * (0.1 + lower)
        return replace(first, shape=shape, draw=draw, x=0.0, y=above, height=whole, carried=True, mirrored=False)
    low = anchor.top - first.height * (0.75 if first.shape.habitat == "air" else 0.3)
    return replace(
        first, x=in_row_at(first, place, company, 2.2), y=low - (place % 2) * first.height * 0.7, carried=True
    )


def _under(first: Spot, anchor: Spot, place: int, company: int) -> Spot:
    if lexicon.covers("tree", anchor.noun):
        first = no_higher(first, anchor.height * UNDER_TREES)
    if anchor.noun == "bridge":
        small = no_higher(first, anchor.height * ARCH)
        return replace(small, x=in_row_at(small, place, company), y=anchor.bottom + small.height * 0.05, carried=True)
    if anchor.shape.habitat == "water":
        small = no_higher(first, first.height * min(1.0, anchor.half / first.half))
        sunk = submerged(first.draw or first.shape.draw) if first.shape.habitat == "water" else first.draw
        return replace(small, x=in_row_at(small, place, company), y=small.height * 1.3, carried=True, draw=sunk)
    if anchor.noun == "branch" and (first.noun in HANGERS or first.shape is find(f"hanging {first.noun}")):
        return replace(first, x=in_row_at(first, place, company, 2.4), y=first.height * 0.97, carried=True)
    if anchor.shape.habitat == "air":
        return replace(first, x=in_row_at(first, place, company), y=anchor.bottom + first.height * 1.1)
    if first.noun in ("swing", "playground") and anchor.noun in SHELTERS:
        hung = replace(first, height=anchor.height * 0.36, draw=hung_swing, carried=True)
        return replace(hung, x=anchor.half * 0.55, y=-anchor.height * 0.06)
    if is_shared(first, anchor):
        grown, man = anchor.height * UMBRELLA_HELD[0], find("man")
        small = replace(first, height=grown * min(1.0, first.shape.height / man.height if man else 1.0))
        return replace(small, x=in_row_at(small, place, company, 1.3), y=grown * UMBRELLA_HELD[1])
    legged = min(0.62, SEATS.get(anchor.noun, 0.62))  # below the seat, behind the legs
    room = {True: legged, False: 0.5 if anchor.noun in SHELTERS else 1.0}[anchor.noun in LEGGED]
    small = no_higher(first, anchor.height * (UNDER_UMBRELLA if anchor.noun in PORTABLE else room))
    if anchor.noun in PORTABLE:
        small = no_higher(small, small.height * min(1.0, anchor.half * COVERED / company / small.half))
    aside = max(anchor.half * 0.34, small.half * 0.9) if anchor.noun in SHELTERS and company == 1 else 0.0
    if anchor.noun in LEGGED:  # the head looks out before the legs
        broad = company == 1 and small.half > anchor.half * 0.6
        aside = anchor.half + small.half * (LOOKS_OUT - 1) if broad else 0.0
        return replace(small, x=aside + in_row_at(small, place, company), y=-anchor.height * 0.02)
    farther = small.height * 0.03
    return replace(small, x=aside + in_row_at(small, place, company), y=farther)


def is_shared(first: Spot, anchor: Spot) -> bool:
    """Whether people are under an umbrella, which one of them holds: it stands on no ground."""
    return anchor.noun == "umbrella" and first.shape.holding is not None


def _holding(first: Spot, anchor: Spot, place: int, company: int) -> Spot:
    if anchor.noun in HOISTS:
        return on_the_hook(first, anchor)
    seated = anchor.draw is not None and anchor.draw is anchor.shape.seated
    if (in_hands := held(first, anchor, place)) is not None:
        in_arms = first.noun == "baby" and anchor.act is not None and anchor.act.verb in EMBRACES
        return replace(in_hands, draw=swaddled) if in_arms else in_hands
    if anchor.noun == "octopus" and company > 1:  # a thing in each arm
        x, up = (share * anchor.height for share in OCTOPUS_TIPS[place % len(OCTOPUS_TIPS)])
        small = no_higher(first, anchor.height * IN_AN_ARM)
        small = no_higher(small, small.height * min(1.0, anchor.height * IN_AN_ARM / 2 / small.half))
        foot = small.height * (0.5 if small.shape.habitat == "air" else 0.0)
        grip = GRIPS.get(first.noun, 0.1) * small.height
        return replace(small, x=x, y=anchor.bottom - up + grip - foot, carried=True)
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
        return on_a_string(first, anchor, place, company, (across, up))
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
    living = lexicon.group(first.noun) == "animal"
    if person and living:
        most = max(CREATURE, measured("tall").get(first.noun, 0.0) * CARRIED_PET)
        small = no_higher(small, anchor.height * min(most, MOST_CARRIED, MOST_CARRIED * 1.3 / small.shape.aspect))
    small = small if living or small.height > anchor.height * 0.16 else replace(small, height=anchor.height * 0.16)
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
    aside = across * anchor.height + in_row_at(small, place, company, 1.5)
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


def _eating(first: Spot, anchor: Spot, place: int, company: int) -> Spot:
    """Return food at a mouth: in the raised hand of a person, before an animal's."""
    if first.noun == "bamboo" and (stalk := find("bamboo stalk")) is not None:
        first = replace(first, shape=stalk, draw=leaning(stalk.draw, STALK), height=anchor.height * 0.5)
        return _holding(first, anchor, place, company)
    if is_frontal(anchor) and anchor.noun in EYES and place == 0:
        return at_the_beak(first, anchor)
    held = _holding(first, anchor, place, company)
    if anchor.shape.eating is None or anchor.draw is not anchor.shape.eating or first.height >= anchor.height * GIANT:
        return held
    small = no_higher(held, anchor.height * MOUTHFUL)
    small = (
        small
        if small.half < anchor.height * 0.07
        else replace(small, height=small.height * anchor.height * 0.07 / small.half)
    )
    at = anchor.shape.body.hand(poses()["eat"]) if eats_by_hand(anchor.shape) and anchor.shape.body else AT_MOUTH
    low = anchor.bottom - at[1] * anchor.height + (0 if small.shape.habitat == "air" else small.height * 0.5)
    return replace(small, x=at[0] * anchor.height + in_row_at(small, place, company, 1.5), y=low)


def _mirrored(first: Spot, anchor: Spot, place: int, company: int) -> Spot:
    return replace(behind(first, anchor, place, company), x=in_row_at(first, place, company), mirrored=True)
