"""Spots: the things that are to be drawn, each with its shape, its place and its size."""

from __future__ import annotations

from dataclasses import dataclass

from promptmagic.painters.sketch.colour import Colour
from promptmagic.painters.sketch.shapes import Shape


@dataclass(frozen=True, slots=True)
class Spot:
    """One thing to draw: which shape, where its foot is, how high it is in pixels.

    What is `carried` stands on no ground. Below the row `cut` nothing of it is seen.
    """

    shape: Shape
    noun: str
    x: float
    y: float
    height: float
    colour: Colour | None
    carried: bool = False
    cut: float | None = None

    @property
    def half(self) -> float:
        """Half its width in pixels."""
        return self.height * self.shape.aspect / 2
