"""Beasts: animals that do what people do, upright, with their own heads; faces.txt lists them."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from promptmagic.lexicon.nouns import measured, points
from promptmagic.painters.colour import Colour, luminance
from promptmagic.painters.sketch.pose import Point, Pose
from promptmagic.painters.sketch.shape import Draw, Shape
from promptmagic.painters.sketch.shapes import find
from promptmagic.painters.sketch.shapes.costume import WHITE, Costume
from promptmagic.painters.sketch.shapes.joints import BREATH, Proof, kept
from promptmagic.painters.sketch.shapes.limbs import Look
from promptmagic.painters.sketch.shapes.pen import darker, disc, dots, lighter, oval, put, ring
from promptmagic.painters.sketch.shapes.people import ON_HEAD, Other, Person
from promptmagic.painters.sketch.shapes.wardrobe import wardrobe

HIGH, LOW = 17.0, 7.6
"""How high a face is, and how far below the middle of a head its neck is, in the units of a person's head."""

UPRIGHT = Costume(cut="trousers", hair="none", build=2.05, height=0.13, aspect=0.46)
"""What an animal has that stands up as people do: a large head, and only its fur."""

UPRIGHT_COAT: Colour = (198, 64, 56)
"""What an animal wears that plays one who wears what they like."""

THICK = 5.2
"""How thick the neck is, in the same units."""

DRAWN = 100.0
"""How high the animal is drawn from which the head is taken, in pixels."""

SHORT, TALL = 0.12, 0.18
"""How high the small and the large are at middle distance that stand up, as shares of the scene's shorter side."""

HEADS, EYES, MOUTHS, SPECTACLED = points("head"), points("eyes"), points("mouth"), measured("glasses")
"""Where an animal's head has its top, where its eyes and its mouth are, and how broad glasses are on it."""

LARGE = {"toothbrush": "large toothbrush"}
"""What is larger in its hand, beside its large head."""

OPEN_HATS = {
    "great helm": "open helm",
    "space helmet": "",
    "mask": "ninja band",
    "skull": "",
    "sheet": "",
    "bandages": "",
}
"""What an animal has on its head for what would hide its face."""

CROWN = 5.4
"""How far above the middle of a person's head the rim of a hat is, in units."""

GLASS: Colour = (206, 230, 246)
"""The colour of the bubble that an animal has about its head where a person has a space helmet."""

ABOUT = (3.0, -2.0, 17.0)
"""Where the bubble's middle is from the neck, and how far it reaches."""

EYE, PIECE, BROAD = (2.5, -91.0), (0.0, -90.6), 9.0
"""Where in the wardrobe an eyepatch and glasses are, and how broad these are there."""

_POINT = re.compile(r"(-?[\d.]+),(-?[\d.]+)")


@dataclass(frozen=True, slots=True)
class Face:
    """Where an animal's head is in its drawing; see the head of faces.txt."""

    at: Point
    size: float
    coat: Point
    belly: Point | None
    outline: tuple[Point, ...]
    back: str = ""
    hat: Point | None = None


@dataclass(frozen=True, slots=True)
class Beast(Person):
    """Draws an animal that stands and acts as people do."""

    noun: str
    animal: Draw
    aspect: float
    face: Face

    def _drawn(
        self, chance: random.Random, height: float, colour: Colour | None, pose: Pose, *, sporting: bool = False
    ) -> str:
        """Draw the animal in a pose."""
        del sporting
        pose = self._at_its_mouth(pose)
        look, head, belly = self._seen(chance, colour)
        breast = wardrobe()["worn"]["belly"].drawn(belly) if self.costume.coat is None else ""
        return self._posed(look, height, pose, Other(head, breast))

    def hand(self, pose: Pose) -> Point:
        """Return where the right hand is in a pose: at its own mouth where it is at the mouth."""
        return Person.hand(self, self._at_its_mouth(pose))

    def _at_its_mouth(self, pose: Pose) -> Pose:
        """Return a pose with the hand at the animal's mouth, which is farther out than a person's."""
        mouth = MOUTHS.get(self.noun)
        if mouth is None or pose.right != "mouth":
            return pose
        any_ = self.costume.coat or UPRIGHT_COAT
        look = Look(self.costume, any_, any_, any_, any_, "none", "trousers")
        grown = self.costume.build / look.small
        x, y = self._placed(mouth)
        return replace(pose, right=(x * grown, look.crown + y * grown), tool=LARGE.get(pose.tool, pose.tool))

    def _dressed(self, chance: random.Random, colour: Colour | None) -> Look:
        return self._seen(chance, colour)[0]

    def _seen(self, chance: random.Random, colour: Colour | None) -> tuple[Look, str, Colour]:
        """Return how it looks this time, its head in the units of a person's, and the colour of its belly."""
        fragment = BREATH.sub("", self.animal(chance, DRAWN, colour))
        seen = Proof.of(fragment, DRAWN)
        coat = self._colour(seen, self.face.coat) or (128, 116, 104)
        belly = self._colour(seen, self.face.belly) if self.face.belly else None
        belly = belly or lighter(coat, 0.4)
        dark = darker(coat, 0.12) if luminance(coat) > 40 else lighter(coat, 0.1)
        look = self._clad(Look(self.costume, lighter(coat, 0.08), coat, coat, dark, "none", "trousers"))
        scale = HIGH / (self.face.size * DRAWN)
        outline = [self._scaled(point) for point in self.face.outline]
        x, y = self._scaled(self.face.at)
        head = kept(fragment, _rounded([(x * DRAWN, -y * DRAWN) for x, y in outline]), "nonzero")
        neck = oval(0, LOW, THICK, THICK * 0.8, coat)
        return look, neck + put(put(head, -x * DRAWN, y * DRAWN), y=LOW, scale=scale) + self._on_head(), belly

    def _clad(self, look: Look) -> Look:
        """Return how it looks in the clothes of whose part it plays."""
        costume = self.costume
        if costume.coat is None:
            return look
        on = tuple(name for name in costume.on if name not in ON_HEAD)
        trousers = costume.trousers or look.trousers
        dressed = replace(costume, on=on, gloves=None)
        return replace(look, costume=dressed, coat=costume.coat, trousers=trousers, cut=costume.cut or look.cut)

    def _placed(self, point: Point) -> Point:
        """Return where a point of its drawing comes to be on its head, in the units of a person's."""
        x, y = self._scaled(point)
        at = self._scaled(self.face.at)
        scale = HIGH / self.face.size
        return (x - at[0]) * scale, LOW - (y - at[1]) * scale

    def _on_head(self) -> str:
        """Draw what whose part it plays has on the head, and before the eyes where it is known where these are."""
        pieces, worn, costume = wardrobe()["hats"], wardrobe()["worn"], self.costume
        drawn = ""
        if self.noun in EYES:
            x, y = self._placed(EYES[self.noun])
            broad = SPECTACLED.get(self.noun, 0.0) * self.aspect * HIGH / self.face.size
            if "eyepatch" in costume.on:
                aside = broad / 4
                drawn += put(put(worn["eyepatch"].drawn(costume.hat_colour), -EYE[0], -EYE[1]), x + aside, y, scale=1.3)
            if "glasses" in costume.on and broad:
                drawn += put(put(worn["glasses"].drawn(costume.hat_colour), 0, -PIECE[1]), x, y, scale=broad / BROAD)
        hat = OPEN_HATS.get(costume.hat, costume.hat)
        if costume.hat == "space helmet":
            x, y, reach = ABOUT
            drawn += disc(x, y, reach, GLASS, 0.2) + ring(x, y, reach, 0.9, GLASS) + disc(x + 7, y - 9, 2, WHITE, 0.7)
        if not hat:
            return drawn
        across, up = self.face.hat or HEADS.get(self.noun) or self._top()
        x, y = self._placed((across, up))
        return drawn + put(pieces[hat].drawn(costume.hat_colour), x, y + CROWN, scale=1.1)

    def _top(self) -> Point:
        """Return where its head is highest where no mark of the noun says so: above the middle of its face."""
        across = EYES.get(self.noun, (self.face.at[0] + 0.1, 0.0))[0]
        return across, self.face.at[1] + self.face.size * 0.72

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
    points = {name: _points(value)[0] for name, value in given.items() if name not in ("size", "back")}
    size, back = float(given["size"]), given.get("back", "")
    return Face(
        points["at"], size, points["coat"], points.get("belly"), tuple(_points(outline)), back, points.get("hat")
    )


def _points(text: str) -> list[Point]:
    return [(float(x), float(y)) for x, y in _POINT.findall(text)]


@cache
def upright(noun: str, shape: Shape, role: Costume | None = None) -> Shape | None:
    """Return an animal as it stands where it does what people do, maybe dressed; None where its head is not known."""
    face = faces().get(noun)
    usual = find(noun)
    if face is None or usual is None:
        return None
    costume = UPRIGHT if role is None else _cut_for(role)
    costume = replace(costume, on=(face.back, *costume.on)) if face.back else costume
    body = Beast(costume, noun, usual.draw, usual.aspect, face)
    return replace(
        shape, draw=body.standing, habitat="ground", height=min(TALL, max(SHORT, shape.height)), aspect=costume.aspect,
        seated=body.seated, holding=body.holding, eating=body.eating, body=body, snowy=None, flying=None, mouth=None,
    )  # fmt: skip


def _cut_for(role: Costume) -> Costume:
    """Return a role's costume as an animal wears it: with its own head and nobody's beard."""
    aspect = max(UPRIGHT.aspect, role.aspect * 0.9)
    coat = role.coat or UPRIGHT_COAT
    return replace(role, coat=coat, build=UPRIGHT.build, hair="none", beard=None, moustache=None, aspect=aspect)


def eats_by_hand(shape: Shape) -> bool:
    """Whether a shape is an animal that stands up and has a hand at its own mouth."""
    return isinstance(shape.body, Beast)
