"""Pose: how the limbs lie of who does something, and what a verb looks like; the values of shapes/poses.txt."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass, replace

Point = tuple[float, float]
"""Across and down, in units of a person 100 high."""


@dataclass(frozen=True, slots=True)
class Pose:
    """How somebody is who does something; see the head of poses.txt for the units.

    A hand is a point, the name of a place on the head, or None where the arm hangs.
    """

    name: str = ""
    legs: str = ""
    left: Point | str | None = None
    right: Point | str | None = None
    lean: float = 0.0
    look: float = 0.0
    bow: float = 0.0
    tool: str = ""
    turn: float = 0.0
    other: str = ""
    turned: float = 0.0
    dressed: str = ""
    by: str = ""
    fore: bool = False
    over: float = 0.0
    aloft: float = 0.0
    open: bool = False
    closed: bool = False
    rounded: bool = False
    mood: str = ""

    def reaching(self, point: Point) -> Pose:
        """Return the pose with the right hand at a point, and the left one, where it is forward too, beside it."""
        left = self.left
        if isinstance(left, tuple) and isinstance(self.right, tuple) and left[0] > 0:
            left = (left[0] + point[0] - self.right[0], left[1] + point[1] - self.right[1])
        return replace(self, right=point, left=left)


@dataclass(frozen=True, slots=True)
class Act:
    """What a verb looks like: its pose, and how what it is done to lies to the hands, in units and shares.

    `nouns` are the things for which it is so, or their group, all where there are none; `others` the poses of
    more who do it; `answer` the pose of the other where `both` do something; animals stand `upright` for it;
    who goes `ahead` of it leads it; what `rests` has its foot where it is `held`. See the head of poses.txt.
    """

    verb: str
    nouns: frozenset[str]
    pose: Pose
    low: Pose | None = None
    up: float | None = None
    inset: float = 0.25
    gap: float = 0.0
    rise: float = 0.0
    held: Point | None = None
    high: float = 24.0
    tilt: float = 0.0
    own: bool = False
    alone: bool = False
    beyond: bool = False
    upright: bool = False
    ahead: bool = False
    rests: bool = False
    both: bool = False
    others: tuple[Pose, ...] = ()
    answer: Pose | None = None

    @property
    def poses(self) -> tuple[Pose, ...]:
        """The poses of several who do it side by side."""
        return (self.pose, *self.others)

    def without(self, nouns: Set[str]) -> Act:
        """Return the act without what is in the hands or before the body, where that is one of these nouns."""
        if not any(noun in name for noun in nouns for name in (self.pose.tool, self.pose.other, self.pose.dressed)):
            return self
        return replace(self, pose=replace(self.pose, tool="", other="", dressed=""))

    @property
    def empty_handed(self) -> Act:
        """The act without a tool: something else is in the hand."""
        low = self.low and replace(self.low, tool="")
        return replace(self, pose=replace(self.pose, tool=""), low=low)

    @property
    def seated(self) -> Act:
        """The act done sitting on the ground."""
        return self if self.pose.legs else replace(self, pose=replace(self.pose, legs="ground"))

    @property
    def at(self) -> bool:
        """Whether it is done to a thing that stands by itself."""
        return self.up is not None
