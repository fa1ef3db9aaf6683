"""Shape: how a noun is drawn, and how it stands in a scene."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, Protocol

from promptmagic.painters.colour import Colour
from promptmagic.painters.sketch.pose import Point, Pose

Habitat = Literal["ground", "shore", "water", "air"]
"""Where a thing is found: on land, on a beach, on water, or in the air."""


class Poseable(Protocol):
    """Whose limbs can be posed: what draws it in a pose, and where its right hand is."""

    def acting(self, pose: Pose) -> Draw:
        """Return what draws it in a pose."""
        ...

    def hand(self, pose: Pose) -> Point:
        """Return where the right hand is in a pose, across and up as shares of the height."""
        ...

    def place(self, pose: Pose, point: Point) -> Point:
        """Return where a point of the upright body comes to be in a pose, as `hand` does."""
        ...

    def grasping(self, pose: Pose) -> Draw:
        """Return what draws only the arms in a pose."""
        ...

    def reaching(self, pose: Pose, across: float, up: float) -> Pose:
        """Return the pose with the right hand at such a place, or as near to it as an arm is long."""
        ...


class Draw(Protocol):
    """Draws a shape `height` pixels high in a colour of its own, or in the one that is asked for."""

    def __hash__(self) -> int:
        """Tell drawings apart: what is measured of one is kept."""
        ...

    def __call__(self, chance: random.Random, height: float, colour: Colour | None = None) -> str:
        """Return the fragment of SVG."""
        ...


@dataclass(frozen=True, slots=True)
class Shape:
    """How a noun is drawn, and how it stands in a scene.

    `height` is its height at middle distance as a fraction of the scene's shorter side, `aspect` its width over its
    height. `flying` and `snowy` draw it in the air and under snow; `seated`, `holding` and `playing` draw people on
    what they ride, with a hand held out, and running after a ball; `eating`, `lying`, `leaping` and
    `diving` with a hand at the mouth, asleep under a blanket, in mid-air with raised arms, and head first;
    `body` draws them doing what a verb says;
    `shine(height)` draws what gives light by itself at night (lamps, windows), to be laid over the shape unlit.
    `credit` names whose art it is, where it is not our own; `mouth` is where the mouth of an animal in a pose is:
    across as a share of half its width, and up.
    """

    draw: Draw
    habitat: Habitat
    height: float
    aspect: float
    flying: Draw | None = None
    snowy: Draw | None = None
    shine: Callable[[float], str] | None = None
    seated: Draw | None = None
    holding: Draw | None = None
    playing: Draw | None = None
    eating: Draw | None = None
    lying: Draw | None = None
    leaping: Draw | None = None
    diving: Draw | None = None
    body: Poseable | None = None
    credit: str = ""
    mouth: tuple[float, float] | None = None
