"""Beasts: animals that do what people do, upright, with their own heads; faces.txt lists them."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from promptmagic.painters.colour import Colour, luminance
from promptmagic.painters.sketch.pose import Point, Pose
from promptmagic.painters.sketch.shape import Draw, Shape
from promptmagic.painters.sketch.shapes import find
from promptmagic.painters.sketch.shapes.costume import Costume
from promptmagic.painters.sketch.shapes.joints import BREATH, Proof, kept
from promptmagic.painters.sketch.shapes.limbs import Look
from promptmagic.painters.sketch.shapes.pen import darker, dots, lighter, oval, put
from promptmagic.painters.sketch.shapes.people import Other, Person
from promptmagic.painters.sketch.shapes.wardrobe import wardrobe

HIGH, LOW = 17.0, 7.6
"""How high a face is, and how far below the middle of a head its neck is, in the units of a person's head."""

UPRIGHT = Costume(cut="trousers", hair="none", build=2.05, height=0.13, aspect=0.46)
"""What an animal has that stands up as people do: a large head, and only its fur."""

THICK = 5.2
"""How thick the neck is, in the same units."""

DRAWN = 100.0
"""How high the animal is drawn from which the head is taken, in pixels."""

SHORT, TALL = 0.12, 0.18
"""How high the small and the large are at middle distance that stand up, as shares of the scene's shorter side."""

_POINT = re.compile(r"(-?[\d.]+),(-?[\d.]+)")


@dataclass(frozen=True, slots=True)
class Face:
    """Where an animal's head is in its drawing; see the head of faces.txt."""

    at: Point
    size: float
    coat: Point
    belly: Point | None
    outline: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Beast(Person):
    """Draws an animal that stands and acts as people do."""

    animal: Draw
    aspect: float
    face: Face

    def _drawn(
        self, chance: random.Random, height: float, colour: Colour | None, pose: Pose, *, sporting: bool = False
    ) -> str:
        """Draw the animal in a pose."""
        del sporting
        look, head, belly = self._seen(chance, colour)
        return self._posed(look, height, pose, Other(head, wardrobe()["worn"]["belly"].drawn(belly)))

    def _dressed(self, chance: random.Random, colour: Colour | None) -> Look:
        return self._seen(chance, colour)[0]

    def _seen(self, chance: random.Random, colour: Colour | None) -> tuple[Look, str, Colour]:
        """Return how it looks this time, its head in the units of a person's, and the colour of its belly."""
        fragment = BREATH.sub("", self.animal(chance, DRAWN, colour))
        seen = Proof.of(fragment, DRAWN)
        coat = self._colour(seen, self.face.coat) or (128, 116, 104)
        belly = self._colour(seen, self.face.belly) if self.face.belly else None
        dark = darker(coat, 0.12) if luminance(coat) > 40 else lighter(coat, 0.1)
        look = Look(self.costume, lighter(coat, 0.08), coat, coat, dark, "none", "trousers")
        scale = HIGH / (self.face.size * DRAWN)
        outline = [self._scaled(point) for point in self.face.outline]
        x, y = self._scaled(self.face.at)
        head = kept(fragment, _rounded([(x * DRAWN, -y * DRAWN) for x, y in outline]), "nonzero")
        neck = oval(0, LOW, THICK, THICK * 0.8, coat)
        return look, neck + put(put(head, -x * DRAWN, y * DRAWN), y=LOW, scale=scale), belly or lighter(coat, 0.4)

    def _scaled(self, point: Point) -> Point:
        return point[0] * self.aspect / 2, point[1]

    def _colour(self, seen: Proof, at: Point) -> Colour | None:
        x, y = self._scaled(at)
        return seen.colour(x, y)


def _rounded(outline: list[Point]) -> str:
    """Return the path of an outline without its corners."""
    middles = [((a[0] + b[0]) / 2, (a[1] + b[1]) / 2) for a, b in zip(outline, [*outline[1:], outline[0]], strict=True)]
    curves = zip([*outline[1:], outline[0]], [*middles[1:], middles[0]], strict=True)
    return f"M{dots([middles[0]])}" + "".join(f" Q{dots([corner, end])}" for corner, end in curves) + "Z"


@cache
def faces() -> dict[str, Face]:
    """Return where the heads are of all animals that can act as people do."""
    text = files("promptmagic.painters.sketch.shapes").joinpath("faces.txt").read_text(encoding="utf-8")
    rows = (row.partition(":") for row in text.splitlines() if row and not row.startswith("#"))
    return {noun.strip(): _face(data) for noun, _, data in rows}


def _face(data: str) -> Face:
    marks, _, outline = data.partition("|")
    given = dict(mark.split("=") for mark in marks.split())
    points = {name: _points(value)[0] for name, value in given.items() if name != "size"}
    return Face(points["at"], float(given["size"]), points["coat"], points.get("belly"), tuple(_points(outline)))


def _points(text: str) -> list[Point]:
    return [(float(x), float(y)) for x, y in _POINT.findall(text)]


@cache
def upright(noun: str, shape: Shape) -> Shape | None:
    """Return an animal as it stands where it does what people do; None where its head is not known."""
    face = faces().get(noun)
    usual = find(noun)
    if face is None or usual is None:
        return None
    body = Beast(UPRIGHT, usual.draw, usual.aspect, face)
    return replace(
        shape, draw=body.standing, habitat="ground", height=min(TALL, max(SHORT, shape.height)), aspect=UPRIGHT.aspect,
        seated=body.seated, holding=body.holding, eating=body.eating, body=body, snowy=None, flying=None, mouth=None,
    )  # fmt: skip
