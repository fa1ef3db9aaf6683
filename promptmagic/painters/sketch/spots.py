"""Spots: the things that are to be drawn, each with its shape, its place and its size; and groups of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from promptmagic.lexicon.nouns import marked
from promptmagic.painters.colour import Colour
from promptmagic.painters.sketch.pose import Act
from promptmagic.painters.sketch.shape import Draw, Shape
from promptmagic.painters.sketch.states import ShownState

STRAIGHT = marked("straight")
"""What is not turned round: a chart that would fall, writing."""


@dataclass(frozen=True, slots=True)
class Spot:
    """One thing to draw: which shape, where its foot (in the air its middle) is, and how high it is, in pixels.

    What is `carried` stands on no ground and casts no shadow. `draw` is how it is drawn here, if not as its shape says;
    `mirrored` asks for its image in the water at its foot, `lift` is how far it jumps, in its own heights. What
    is `airy` flies high on a line, with others under it, or is the rest of a fence, which may leave the picture.
    `act` is what somebody is said to do, and `posed` how they are drawn then, if `draw` is that; `hand` is where the
    hand is that reaches for another, across and up as shares of the height; `states` are what it is said to be and
    shows; `cord` is how long a cord is that goes up from its top, in its own heights, and `spun` whether it is a
    thread of spiders. What is `fore` is a part of the group's anchor that lies over what the anchor holds: its arms.
    """

    shape: Shape
    noun: str
    x: float
    y: float
    height: float
    colour: Colour | None = None
    carried: bool = False
    flipped: bool = False
    draw: Draw | None = None
    mirrored: bool = False
    lift: float = 0.0
    airy: bool = False
    act: Act | None = None
    posed: Draw | None = None
    hand: tuple[float, float] | None = None
    states: tuple[ShownState, ...] = ()
    cord: float = 0.0
    spun: bool = False
    fore: bool = False

    @property
    def half(self) -> float:
        """Half its width in pixels."""
        return self.height * self.shape.aspect / 2

    @property
    def top(self) -> float:
        """The row of its upper edge."""
        return self.y - self.height * (0.5 if self.shape.habitat == "air" else 1)

    @property
    def bottom(self) -> float:
        """The row of its lower edge."""
        return self.y + self.height * (0.5 if self.shape.habitat == "air" else 0)

    @property
    def acts(self) -> bool:
        """Whether it is drawn doing what is said of it."""
        return self.posed is not None and self.draw is self.posed

    def at(self, x: float, y: float, scale: float = 1.0) -> Spot:
        """Return the spot scaled about the origin and then moved."""
        return replace(self, x=x + self.x * scale, y=y + self.y * scale, height=self.height * scale)

    def turned(self) -> Spot:
        """Return the spot seen in a mirror that stands on the origin."""
        return replace(self, x=-self.x, flipped=self.flipped if self.noun in STRAIGHT else not self.flipped)


def no_higher(first: Spot, height: float) -> Spot:
    """Return a thing no higher than so many pixels."""
    return first if first.height <= height else replace(first, height=height)


@dataclass(frozen=True, slots=True)
class Bounds:
    """A rectangle in pixels."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def area(self) -> float:
        """Its area in square pixels."""
        return max(0.0, self.right - self.left) * max(0.0, self.bottom - self.top)

    def common(self, other: Bounds) -> float:
        """Return the area that two rectangles share."""
        both = Bounds(
            max(self.left, other.left),
            max(self.top, other.top),
            min(self.right, other.right),
            min(self.bottom, other.bottom),
        )
        return both.area if both.right > both.left and both.bottom > both.top else 0.0


@dataclass(frozen=True, slots=True)
class Group:
    """Things that belong together, in the order in which they are drawn.

    The one that the others are related to, the `anchor`, stands at the origin until the group is placed as a whole.
    `lead` is its number among the spots.
    """

    spots: tuple[Spot, ...]
    lead: int

    @property
    def anchor(self) -> Spot:
        """The one that the others are related to."""
        return self.spots[self.lead]

    @property
    def bounds(self) -> Bounds:
        """How far the group reaches."""
        return _bounds(self.spots)

    @property
    def body(self) -> Bounds:
        """How far the group reaches without what is airy: the room that no other may take."""
        return _bounds([spot for spot in self.spots if not spot.airy] or self.spots)

    @property
    def whole(self) -> Bounds:
        """How far what must be in the picture reaches: all but the rest of a fence, which goes on."""
        return _bounds([spot for spot in self.spots if not spot.airy or spot.shape.habitat == "air"])

    def at(self, x: float, y: float, scale: float = 1.0) -> Group:
        """Return the group scaled about its anchor and then moved."""
        return Group(tuple(spot.at(x, y, scale) for spot in self.spots), self.lead)

    def turned(self) -> Group:
        """Return the group the other way round."""
        return Group(tuple(spot.turned() for spot in self.spots), self.lead)


def _bounds(spots: Sequence[Spot]) -> Bounds:
    return Bounds(
        min(spot.x - spot.half for spot in spots),
        min(spot.top for spot in spots),
        max(spot.x + spot.half for spot in spots),
        max(spot.bottom for spot in spots),
    )
