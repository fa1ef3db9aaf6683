"""Shape: how a noun is drawn, and how it stands in a scene."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, Protocol

from promptmagic.painters.colour import Colour

Habitat = Literal["ground", "shore", "water", "air"]
"""Where a thing is found: on land, on a beach, on water, or in the air."""


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
    credit: str = ""
    mouth: tuple[float, float] | None = None
