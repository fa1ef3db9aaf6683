"""Placing: groups of things set on a stage, at the size they have there, so that none covers another."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from PIL import Image, ImageFilter, ImageOps, ImageStat

from promptmagic.painters.sketch.easel import Easel
from promptmagic.painters.sketch.spots import Bounds, Group, Spot

TRIES = 48
"""How many random places are tried for each group."""

FITTINGS, ATTEMPTS = 24, 2
"""How often everything is placed anew until nothing is covered, and how often before it is made smaller."""

SHRINK = 0.88
"""How much smaller it is made then."""

COVERED = 0.004
"""Which part of a group may lie over another before it counts as covering it."""

APART = 0.012
"""How far apart things stand at least, as a fraction of the picture's unit."""


@dataclass(frozen=True, slots=True)
class Zone:
    """Where things may stand: a rectangle in pixels, and how large they stand at its far and near edge.

    What is `afloat` in a zone (under water or in space) casts no shadow and is not mirrored. What is seen `close` (in
    a portrait) is exactly as large as the zone says, and the picture's lower edge may cut it. What stands there looks
    `toward` the right (1) or the left (-1), its front at the zone's edge on that side; 0 leaves it open. Where that
    edge is no straight line, `edge` has its points, from far to near.
    """

    left: float
    top: float
    right: float
    bottom: float
    far: float = 0.6
    near: float = 1.2
    afloat: bool = False
    close: bool = False
    toward: int = 0
    edge: tuple[tuple[float, float], ...] = ()

    def front(self, y: float) -> float:
        """Return where on a row the edge is that things look toward."""
        if not self.edge:
            return self.right if self.toward > 0 else self.left
        return min(self.edge, key=lambda point: abs(point[1] - y))[0]

    def room(self, width: float) -> float:
        """Return how broad the land is at its narrowest, up to that edge, in a picture so many pixels wide."""
        fronts = [x for x, _ in self.edge] or [self.front(self.top)]
        return min(fronts) if self.toward > 0 else width - max(fronts)

    def row(self, number: int, count: int) -> Zone:
        """Return the part of the zone in which one of several stands that are side by side along its edge."""
        share = (number + 0.5) / count
        y = self.top + (self.bottom - self.top) * share
        return replace(self, top=y, bottom=y, far=self.scale(y), near=self.scale(y))

    def scale(self, y: float) -> float:
        """Return how large things stand at that row."""
        share = (y - self.top) / max(1.0, self.bottom - self.top)
        return self.far + (self.near - self.far) * max(0.0, min(1.0, share))


@dataclass(slots=True)
class Stage:
    """The zones of a layout, by habitat: "ground", "shore", "water", "air"."""

    zones: dict[str, Zone] = field(default_factory=dict)

    def zone(self, habitat: str) -> Zone | None:
        """Return where things of that habitat go in this scene; None if there is no such place."""
        others = {"shore": ("ground", "water"), "ground": ("shore",), "water": ("shore", "ground"), "air": ("ground",)}
        names = (habitat, *others.get(habitat, ()), "air")
        return next((self.zones[name] for name in names if name in self.zones), None)


BUSY, ACROSS = 4.0, 96
"""How much worse a place is where lines run behind a head; and how many pixels wide lines are looked for."""

REACHED = 0.03
"""How far beyond the edge of the bank one reaches that drinks there, as a fraction of the unit."""

IN_STEP = frozenset({"walk", "march"})
"""What several people who are told of together do all in one direction."""

ASIDE = 1.2
"""How much worse it is for a main subject to stand a whole picture's width from there."""

FAVOURED = (0.37, 0.5, 0.63, 0.5)
"""Where across a picture its main subject looks best, near a third or in the middle: neighbouring seeds take turns."""

MANY = 8
"""How many groups are tried in every way to fit them; of more, each further eight halve, third, … the ways."""


class Lines:
    """The lines of what is painted so far: edges of paths, trunks, roofs and hills."""

    def __init__(self, image: Image.Image) -> None:
        high = max(2, round(ACROSS * image.height / image.width))
        small = image.convert("L").resize((ACROSS, high), Image.Resampling.BOX).filter(ImageFilter.FIND_EDGES)
        self._edges = ImageOps.expand(ImageOps.crop(small, 1), 1, 0)

    @classmethod
    def of(cls, easel: Easel) -> Lines:
        """Return the lines of an easel's picture, found once for each state of it."""
        found = easel.found.get("lines")
        if not isinstance(found, cls):
            found = easel.found["lines"] = cls(easel.image)
        return found

    def behind(self, group: Group, size: tuple[int, int]) -> float:
        """Return how many lines (0 to 1) run behind the heads of a group's larger things."""
        tallest = max(spot.height for spot in group.spots)
        heads = [spot for spot in group.spots if spot.height > tallest * 0.4 and not spot.carried][:4]
        return max((self._at(spot, size) for spot in heads), default=0.0)

    def _at(self, spot: Spot, size: tuple[int, int]) -> float:
        reach = min(spot.half, spot.height * 0.5) * 1.2
        box = (spot.x - reach, spot.top - spot.height * 0.06, spot.x + reach, spot.top + spot.height * 0.36)
        left, top, right, bottom = (round(value * ACROSS / size[0]) for value in box)
        part = self._edges.crop((left, top, max(right, left + 1), max(bottom, top + 1)))
        return float(ImageStat.Stat(part).mean[0]) / 255


@dataclass(frozen=True, slots=True)
class Wish:
    """A group that asks for a place in a zone; `prominent` where the picture is about it.

    What is of `exact` size is not made smaller, whoever stands in front of it. What is `behind` is a landscape to the
    others: they may cover it. Of what `spreads` overhead, as a tree does, those before it keep clear of its trunk only.
    What is `straight` is not turned round.
    """

    group: Group
    zone: Zone
    prominent: bool = False
    exact: bool = False
    behind: bool = False
    spreads: bool = False
    straight: bool = False


TRUNK = 0.1
"""Which part of a tree's width at each side of its middle is its trunk."""


@dataclass(frozen=True, slots=True)
class _Stand:
    """What a group that has its place takes from the others, and its foot; of a tree, also what its trunk takes."""

    outline: Bounds
    foot: float
    trunk: Bounds | None = None

    def from_before(self, y: float) -> Bounds:
        """Return what is taken from one whose foot is at a row."""
        return self.trunk if self.trunk is not None and y > self.foot else self.outline


def placed(easel: Easel, wishes: Sequence[Wish]) -> list[Group]:
    """Return every group in its place, in the order in which to draw them: far ones first.

    The largest is placed first. Where no place is free, all are made smaller and placed anew.
    """
    best: list[Group] = []
    least = float("inf")
    for fitting in range(0, FITTINGS, max(1, len(wishes) // MANY)):  # a crowd takes longer to place, and hides more
        groups, covered = _one_fitting(easel, wishes, SHRINK ** (fitting // ATTEMPTS))
        if covered < least - 1e-6:
            best, least = groups, covered
        if covered <= COVERED:
            break
    for group in best:
        bounds = group.bounds
        easel.take((bounds.left + bounds.right) / 2, group.anchor.y, (bounds.right - bounds.left) / 2)
    return sorted(best, key=lambda group: group.anchor.y)


def _one_fitting(easel: Easel, wishes: Sequence[Wish], scale: float) -> tuple[list[Group], float]:
    """Return the groups placed at a scale, and the greatest share of one that lies over another."""
    chance = easel.chance("placing")
    standing: list[_Stand] = []
    groups: list[Group] = []
    worst = 0.0
    for wish in sorted(wishes, key=lambda wish: -wish.group.bounds.area):
        group = _best_place(
            easel, wish if wish.exact else replace(wish, group=wish.group.at(0, 0, scale)), standing, chance
        )
        groups.append(group)
        if wish.behind:
            continue
        outline = _outline(group, easel.unit * APART)
        foot = group.anchor.y
        worst = max([worst, *(_covers(outline, other.from_before(foot)) for other in standing)])
        trunk = (group.anchor.half * 2 * TRUNK) if wish.spreads else 0.0
        stem = Bounds(group.anchor.x - trunk, outline.top, group.anchor.x + trunk, outline.bottom)
        standing.append(_Stand(outline, foot, stem if wish.spreads else None))
    return groups, worst


def _best_place(easel: Easel, wish: Wish, standing: Sequence[_Stand], chance: random.Random) -> Group:
    """Return the group at the best of a few random places: free of others, clear of what the scene has, well in it."""
    mirrored, act = chance.random() < 0.5, wish.group.anchor.act
    if act is not None and act.verb in IN_STEP:
        mirrored = easel.chance("in step").random() < 0.5
    turned = wish.group.turned() if mirrored and not wish.straight else wish.group
    if wish.zone.toward:
        turned = wish.group if wish.zone.toward > 0 else wish.group.turned()
    tries = [_inside(easel, turned, wish, chance) for _ in range(TRIES)]
    lines = Lines.of(easel)

    def badness(group: Group) -> float:
        outline = _outline(group, easel.unit * APART)
        covering = sum(_covers(outline, other.from_before(group.anchor.y)) for other in standing)
        room: float = min(easel.room(group.anchor.x, group.anchor.y), easel.unit) / easel.unit
        reach = (outline.right - outline.left) / 2 / easel.unit
        crowding = max(0.0, reach * 1.2 - room)
        across = (outline.left + outline.right) / 2 / easel.width
        aside = abs(across - FAVOURED[easel.scene.seed % len(FAVOURED)]) * ASIDE if wish.prominent else 0.0
        return (
            covering * 20 + crowding * 2 - room * 0.3 + lines.behind(group, (easel.width, easel.height)) * BUSY + aside
        )

    return min(tries, key=badness)


def _inside(easel: Easel, group: Group, wish: Wish, chance: random.Random) -> Group:
    """Return the group at a random place of its zone, wholly within the picture."""
    zone = wish.zone
    left, right, top, bottom = zone.left, zone.right, zone.top, zone.bottom
    if wish.prominent and group.anchor.shape.habitat != "air":
        left, right = max(left, easel.width * 0.18), min(right, easel.width * 0.82)
        left, right = (left, right) if left < right else (zone.left, zone.right)
        top += (bottom - top) * 0.45
    y = chance.uniform(top, bottom)
    sized = group.at(0, 0, zone.scale(y))
    if zone.close:
        return sized.at(chance.uniform(zone.left, zone.right), y)
    bounds = sized.whole
    fit = min(
        1.0,
        easel.width * 0.96 / max(1.0, bounds.right - bounds.left),
        easel.height * 0.92 / max(1.0, bounds.bottom - bounds.top),
    )
    sized = sized.at(0, 0, fit)
    bounds = sized.whole
    if zone.toward:
        room = zone.room(easel.width) * 0.96 / max(1.0, bounds.right - bounds.left)
        sized = sized.at(0, 0, min(1.0, room))
        bounds = sized.bounds
        front = zone.front(y) - (bounds.right if zone.toward > 0 else bounds.left)
        return sized.at(front + zone.toward * easel.unit * REACHED, y)
    aside = min((bounds.right - bounds.left) * 0.35, (right - left) / 2)  # a broad thing keeps within a narrow zone
    x = chance.uniform(left + aside, right - aside)
    x = max(easel.width * 0.02 - bounds.left, min(easel.width * 0.98 - bounds.right, x))
    y = max(easel.height * 0.03 - bounds.top, min(easel.height * 0.985 - bounds.bottom, y))
    return sized.at(x, y)


def _outline(group: Group, margin: float) -> Bounds:
    """Return a group's bounds with half the room that is kept free around it."""
    bounds, half = group.body, margin / 2
    return Bounds(bounds.left - half, bounds.top - half, bounds.right + half, bounds.bottom + half)


def _covers(one: Bounds, other: Bounds) -> float:
    """Return which part of the smaller of two lies over or under the other."""
    return one.common(other) / max(1.0, min(one.area, other.area))
