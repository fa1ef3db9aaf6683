"""Mouths: where an animal has what it eats, drinks from, carries or climbs, found from its drawing's real edges.

Everything is in pixels of a group that is still to be placed: the anchor's foot is the origin, y runs downwards.
"""

from __future__ import annotations

from dataclasses import replace

from promptmagic import lexicon
from promptmagic.lexicon.nouns import measured
from promptmagic.painters.sketch.redrawn import between_wings, lying_down
from promptmagic.painters.sketch.relations import EYES, HANDS, MOUTHS, UPRIGHT
from promptmagic.painters.sketch.shapes.joints import proof
from promptmagic.painters.sketch.spots import Spot, no_higher
from promptmagic.painters.sketch.wearing import HEADS

CLIMBING, TRUNK_HEIGHT, CROWN_AT = 0.46, 0.14, 0.66
"""How high an animal is at most that climbs a tree, how far above the ground, and where a tree has its leaves, all as
shares of the tree's height."""

LOW, RIM_AT_MOUTH = 0.4, 1.2
"""Up to which share of its height the mouth is that an animal holds down to the ground, and how high what is there
reaches, of the mouth's height."""

SMALL_EATER, SMALL_EATERS_FOOD = 0.6, 1.8
"""Below how many metres an animal is small beside what it eats, and how much larger that is drawn then."""

BITTEN = 0.34
"""How long a thing is that an animal carries in its mouth, as a share of the animal's height."""

HOVERS, BLOSSOM_AT, BLOSSOM_HALF = {False: 0.46, True: 0.24}, 0.84, 0.17
"""How high a bird and an insect are that hover at a flower, where that has its blossom, and how broad this is to each
side, as shares of the flower's height."""

FLIPPER = (0.44, 0.46)
"""Where birds that stand upright hold things, across as a share of their width and up as one of their height."""

PAGE = (0.36, 1.3, 0.13)
"""How high a page is that a bird reads, as a share of the bird, how broad at most in halves of its width, and how far
above its feet."""

PECKED, BELOW_THE_EYES = 0.16, 0.17
"""How high food is at most in such a bird's beak, and how far below its eyes that is, as shares of its height."""

MORSEL = 0.24
"""How high food is at most that an animal holds, as a share of its height."""


def climbing(first: Spot, anchor: Spot, place: int, company: int) -> Spot:
    """Return an animal on a tree's trunk, its feet at it: upright, the belly to the trunk."""
    del company
    small = no_higher(first, anchor.height * (CLIMBING if first.height > anchor.height * 0.2 else 0.5))
    trunk = proof(anchor.draw or anchor.shape.draw)
    up = TRUNK_HEIGHT - place * 0.2
    runs = trunk.runs(up + small.height / anchor.height * 0.3)
    left = min(runs, key=lambda run: abs(run[0] + run[1]))[0] if runs else -0.03
    left = max(left, -0.06)  # where there are leaves the trunk is in their middle
    return replace(
        small, x=left * anchor.height - small.half * 0.82, y=-up * anchor.height, carried=True, flipped=False
    )


def browsing(first: Spot, anchor: Spot, place: int, company: int) -> Spot:
    """Return a tree whose leaves are at an animal's mouth."""
    del place, company
    across, up = mouth_of(anchor)
    tree = replace(first, height=max(first.height, anchor.height * up / CROWN_AT))
    tree = no_higher(tree, anchor.height * up / CROWN_AT * 1.2)
    runs = proof(tree.draw or tree.shape.draw).runs(min(0.9, up * anchor.height / tree.height))
    edge = -runs[0][0] * tree.height if runs else tree.half
    return replace(tree, x=across * anchor.height + edge * 0.94, y=-anchor.height * 0.02)


def hovering(first: Spot, anchor: Spot, place: int, company: int) -> Spot:
    """Return one that drinks from a flower on the wing, its bill at the blossom, on either side of it by turns."""
    del company
    high = anchor.height * HOVERS[lexicon.covers("insect", first.noun)]
    small = replace(first, height=high / max(1.0, first.shape.aspect / 1.3))
    across, up = mouth_of(small)
    side = -1 if place % 2 == 0 else 1
    reach = min(anchor.half, anchor.height * BLOSSOM_HALF)
    x = side * (reach + across * small.height) * 0.98
    y = anchor.bottom - anchor.height * (BLOSSOM_AT + 0.12 * (place // 2)) + (up - 0.5) * small.height
    return replace(small, x=x, y=y, carried=True, flipped=side > 0)


def on_the_ground(first: Spot, anchor: Spot, mouth: tuple[float, float]) -> Spot:
    """Return what an animal eats, drinks from or smells at with its head down: on the ground, its rim at the mouth."""
    across, up = mouth[0] * anchor.height, mouth[1] * anchor.height
    small_eater = measured("tall").get(anchor.noun, 1.0) < SMALL_EATER
    least = anchor.height * MORSEL * (SMALL_EATERS_FOOD if small_eater else 1.0)
    least = least if lexicon.group(first.noun) == "food" else 0.0
    high = max(up * RIM_AT_MOUTH, least, min(first.height, anchor.height * MORSEL))
    small = replace(first, height=high)
    small = no_higher(small, max(up, anchor.height * 0.6 / max(0.5, first.shape.aspect)))
    foot = small.height / 2 if small.shape.habitat == "air" else 0.0
    return replace(small, x=across + small.half * 0.5, y=anchor.bottom - foot + small.height * 0.04)


def in_the_mouth(first: Spot, anchor: Spot, mouth: tuple[float, float]) -> Spot:
    """Return what an animal carries: across in its mouth, its middle there."""
    long, aspect = anchor.height * BITTEN, first.shape.aspect
    x, y = mouth[0] * anchor.height - long * 0.1, anchor.bottom - mouth[1] * anchor.height + anchor.height * 0.02
    if aspect < 1.0:
        laid = replace(first.shape, draw=lying_down(first.shape.draw, aspect), aspect=1 / aspect, habitat="air")
        return replace(first, shape=laid, x=x, y=y, height=long * aspect, draw=None, carried=True)
    high = long / aspect
    return replace(first, x=x, y=y + (0.0 if first.shape.habitat == "air" else high / 2), height=high, carried=True)


def before_the_breast(first: Spot, anchor: Spot) -> Spot:
    """Return a page that a bird reads: upright before its breast, a wing at either side."""
    high = min(anchor.height * PAGE[0], anchor.half * PAGE[1] / first.shape.aspect)
    wing = proof(anchor.shape.draw).common((-anchor.shape.aspect * 0.48, 0.2), (-anchor.shape.aspect * 0.38, 0.5))
    low = anchor.bottom - anchor.height * PAGE[2] - (high / 2 if first.shape.habitat == "air" else 0.0)
    draw = between_wings(first.draw or first.shape.draw, first.shape.aspect, wing)
    return replace(first, x=0.0, y=low, height=high, carried=True, draw=draw)


def at_the_beak(first: Spot, anchor: Spot) -> Spot:
    """Return what a bird eats that looks at the viewer: its end is in the beak, right below the eyes."""
    high = anchor.height * PECKED * min(1.0, 1.5 / first.shape.aspect)
    across, up = EYES[anchor.noun]
    middle = anchor.bottom - anchor.height * (up - BELOW_THE_EYES)
    y = middle if first.shape.habitat == "air" else middle + high / 2
    x = across * anchor.half + high * first.shape.aspect * 0.4
    return replace(first, x=x, y=y, height=high, carried=True)


def is_frontal(anchor: Spot) -> bool:
    """Whether an animal is a bird that stands upright before the viewer, and has its wings for hands."""
    known = anchor.shape.mouth is not None or anchor.noun in MOUTHS or anchor.noun in HANDS
    return not known and anchor.shape.aspect <= UPRIGHT and lexicon.covers("bird", anchor.noun)


def mouth_of(anchor: Spot) -> tuple[float, float]:
    """Return where an animal has its mouth, across and up as shares of its height: below its head's top, before it."""
    if anchor.shape.mouth is not None:
        across, up = anchor.shape.mouth
        return across * anchor.shape.aspect / 2, up
    if anchor.noun in MOUTHS or anchor.noun in HANDS:
        across, up = MOUTHS.get(anchor.noun) or HANDS[anchor.noun]
        return across * anchor.half / anchor.height, up
    if is_frontal(anchor):
        return anchor.shape.aspect * FLIPPER[0], FLIPPER[1]
    if anchor.noun not in HEADS:
        return anchor.shape.aspect * 0.42, 0.55
    across, up = HEADS[anchor.noun]
    return across * anchor.half / anchor.height + 0.06, up - 0.14
