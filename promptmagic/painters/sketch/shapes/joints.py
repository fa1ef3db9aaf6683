"""Joints: an animal's drawing parted at the neck and under the belly, and put together in another pose.

Where its neck begins and ends is a mark of its noun (`neck`); where its legs are is found in the drawing itself.
Everything is in shares of the standing animal's height; its foot is the origin, it looks to the right, y runs upwards.
"""

from __future__ import annotations

import io
import math
import random
import re
import zlib
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache, cached_property, lru_cache
from itertools import pairwise

from PIL import Image

from promptmagic.lexicon.nouns import numbers, points, records
from promptmagic.painters.colour import Colour, luminance
from promptmagic.painters.sketch.shape import Draw, Shape
from promptmagic.painters.sketch.shapes.pen import darker, disc, dots, line, number, oval, path, put, ribbon

Point = tuple[float, float]

PROOF, SOLID = 120, 128
"""How many pixels high a drawing is rendered to be measured, and from which alpha on it is there."""

REACH = 3.0
"""How far a part may reach, in heights: farther than any does."""

NOSE_DOWN, SHORT_NOSE_DOWN, NOSE_FLAT = 66.0, 48.0, 14.0
"""How far below the level an animal's face points that drinks or grazes, one with a short neck, and one asleep."""

STRETCH = 0.16
"""How far before its shoulder the neck of one ends at least that reaches for the ground."""

FURTHEST_TURN = 80.0
"""By how many degrees a head is turned down at most."""

LONG_NECK = 0.2
"""From which length on a neck is more than the flesh between body and head, and keeps its mane and its spots."""

NEARBY, PUPIL = 8, 62
"""How far, in hundredths, an eye is from where glasses sit before it, and how bright it is at most."""

MANE = 0.07
"""How far a mane stands off the nape at most."""

BENT, RAISED = 36.0, 9.0
"""By how many degrees the legs of one who gallops or leaps are stretched, and by how many a leap is raised before."""

UPRIGHT = 80.0
"""By how many degrees one who climbs is raised."""

ODD_LEGS = 60
"""From which difference in brightness on an animal's legs are no part of its coat, as a sheep's are not."""

BREATH = re.compile(r'<g class="breath">.*?</g>', re.DOTALL)
"""What comes out of a mouth: no part of an animal."""

CLOSED: Colour = (44, 34, 34)
"""The line of a closed eye."""


@dataclass(frozen=True, slots=True)
class Neck:
    """Where an animal's neck leaves the body (above and below), where the head begins, how far a mane stands off it."""

    withers: Point
    breast: Point
    poll: Point
    throat: Point
    mane: float


@dataclass(frozen=True)
class Proof:
    """A drawing rendered small, to be measured; `foot` and `middle` are where its origin is, in pixels."""

    image: Image.Image
    middle: int
    foot: int

    @classmethod
    def of(cls, fragment: str, height: float) -> Proof:
        """Return the proof of a fragment of SVG, drawn at a height in pixels."""
        import resvg_py

        half, above, below = round(PROOF * 2), round(PROOF * 1.5), round(PROOF * 0.9)
        data = resvg_py.svg_to_bytes(
            svg_string=f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{-half} {-above} {2 * half} {above + below}"'
            f' width="{2 * half}" height="{above + below}">{put(fragment, scale=PROOF / height)}</svg>',
            skip_system_fonts=True,
        )
        return cls(Image.open(io.BytesIO(data)).convert("RGBA"), half, above)

    @cached_property
    def solid(self) -> Image.Image:
        """Where something is drawn."""
        return self.image.getchannel("A").point([255 * (level >= SOLID) for level in range(256)])

    @cached_property
    def extent(self) -> tuple[float, float, float, float]:
        """How far it reaches: left, low, right and high."""
        left, top, right, bottom = self.solid.getbbox() or (self.middle, self.foot - 1, self.middle + 1, self.foot)
        return (
            (left - self.middle) / PROOF, (self.foot - bottom) / PROOF, (right - self.middle) / PROOF,
            (self.foot - top) / PROOF,
        )  # fmt: skip

    def colour(self, x: float, y: float) -> Colour | None:
        """Return the colour at a place, None where nothing is drawn."""
        at = (round(self.middle + x * PROOF), round(self.foot - y * PROOF))
        if not (0 <= at[0] < self.image.width and 0 <= at[1] < self.image.height):
            return None
        red, green, blue, alpha = self.image.getpixel(at)  # type: ignore[misc]
        return (red, green, blue) if alpha >= SOLID else None

    def common(self, low: Point, high: Point) -> Colour:
        """Return the colour that most of what is drawn between two corners has."""
        xs, ys = ([a + (b - a) * step / 12 for step in range(13)] for a, b in zip(low, high, strict=True))
        found = Counter(colour for x in xs for y in ys if (colour := self.colour(x, y)))
        return found.most_common(1)[0][0] if found else CLOSED

    def dark(self, near: Point) -> tuple[Point, float] | None:
        """Return the middle of the dark spot near a place that an eye is, and how far its lids reach."""
        found = [
            (near[0] + dx / 100, near[1] + dy / 100)
            for dx in range(-NEARBY, NEARBY + 1)
            for dy in range(-NEARBY, NEARBY + 1)
            if (colour := self.colour(near[0] + dx / 100, near[1] + dy / 100)) and luminance(colour) < PUPIL
        ]
        if not found:
            return None
        middle = sum(x for x, _ in found) / len(found), sum(y for _, y in found) / len(found)
        return middle, max(0.045, math.sqrt(len(found) / 1e4 / math.pi) * 1.7)

    def runs(self, y: float) -> list[Point]:
        """Return from where to where something is drawn in a row."""
        row = self.solid.crop((0, round(self.foot - y * PROOF), self.image.width, round(self.foot - y * PROOF) + 1))
        inked = [0, *row.tobytes(), 0]
        edges = [at for at, (before, after) in enumerate(pairwise(inked)) if (before > 0) != (after > 0)]
        return [
            ((start - self.middle) / PROOF, (end - self.middle) / PROOF)
            for start, end in zip(edges[::2], edges[1::2], strict=True)
        ]

    def under(self, x: float) -> float:
        """Return how high above the ground the lowest of what is drawn in a column is."""
        at = round(self.middle + x * PROOF)
        box = self.solid.crop((at, 0, at + 1, self.solid.height)).getbbox()
        return (self.foot - box[3]) / PROOF if box else 0.0

    def over(self, left: float, right: float) -> float:
        """Return how high the lowest of its upper edge is between two columns: there a thing rests on it."""
        columns = range(round(self.middle + left * PROOF), round(self.middle + right * PROOF) + 1, 2)
        tops = [self.solid.crop((at, 0, at + 1, self.solid.height)).getbbox() for at in columns]
        highs = sorted((self.foot - box[1]) / PROOF for box in tops if box)
        return highs[len(highs) // 2] if highs else 0.0


@dataclass(frozen=True, slots=True)
class Footing:
    """An animal's legs: where the hind and the fore ones are, how far its belly is above the ground, their colours."""

    hind: Point
    fore: Point
    belly: float


@lru_cache(maxsize=128)
def proof(draw: Draw) -> Proof:
    """Return the proof of what draws a thing; the same is measured once."""
    return Proof.of(draw(random.Random(0), PROOF), PROOF)


def legs(draw: Draw) -> Footing | None:
    """Return an animal's legs, None where it stands on none that can be told apart."""
    measured = proof(draw)
    runs = measured.runs(0.1)
    if len(runs) < 2:
        return None
    gap = max(range(len(runs) - 1), key=lambda at: runs[at + 1][0] - runs[at][1])
    left, right = runs[gap][1], runs[gap + 1][0]
    if right - left < 0.06:
        return None
    under = sorted(measured.under(left + (right - left) * share / 10) for share in range(2, 9))
    return Footing((runs[0][0], left), (right, runs[-1][1]), under[len(under) // 2])


def neck(noun: str, aspect: float) -> Neck | None:
    """Return where an animal's neck is, None where that is not known."""
    marks = numbers("neck").get(noun)
    if marks is None:
        return None
    across = aspect / 2
    ends = [(marks[at] * across, marks[at + 1]) for at in range(0, len(marks), 2)]
    withers, breast, poll, throat = ends if len(ends) == 4 else ends * 2
    return Neck(withers, breast, poll, throat, MANE if noun in _covered("fur") else 0.0)


def lowered(noun: str, shape: Shape, level: float) -> Shape | None:
    """Return an animal whose mouth is so high above the ground as it stands there: it grazes, drinks, sniffs."""
    parted = _parted(noun, shape)
    found = parted and parted.stooping(level)
    return _reposed(shape, found) if found else None


def lying(noun: str, shape: Shape, *, asleep: bool) -> Shape | None:
    """Return an animal that lies on its folded legs, the head up, or asleep with its chin on the ground."""
    parted = _parted(noun, shape)
    return _reposed(shape, parted.lying(asleep=asleep)) if parted else None


def bounding(noun: str, shape: Shape, *, raised: float = 0.0) -> Shape | None:
    """Return an animal in mid-gallop or mid-leap, its legs stretched before and behind it."""
    parted = _parted(noun, shape)
    found = parted and parted.bounding(raised)
    return _reposed(shape, found) if found else None


def climbing(noun: str, shape: Shape) -> Shape | None:
    """Return an animal upright, its feet to the right, the legs stretched as it climbs."""
    parted = _parted(noun, shape)
    found = parted and parted.bounding(UPRIGHT)
    return _reposed(shape, found) if found else None


@dataclass(frozen=True, slots=True)
class Stance:
    """A stance: what draws it (at the height of the standing animal), and where its mouth is."""

    draw: Draw
    mouth: Point


def _reposed(shape: Shape, pose: Stance) -> Shape:
    """Return a shape in another pose, its lowest edge at the origin, as high as it then is."""
    left, low, right, high = proof(pose.draw).extent
    tall, middle = high - low, (left + right) / 2

    def reposed(chance: random.Random, height: float, colour: Colour | None = None) -> str:
        own = height / tall
        return put(pose.draw(chance, own, colour), -middle * own, low * own)

    wide = right - left
    return replace(
        shape, draw=reposed, height=shape.height * tall, aspect=wide / tall, snowy=None,
        mouth=((pose.mouth[0] - middle) / (wide / 2), (pose.mouth[1] - low) / tall),
    )  # fmt: skip


@cache
def _parted(noun: str, shape: Shape) -> _Parted | None:
    mouth = points("mouth").get(noun)
    stands = legs(shape.draw)
    if mouth is None or (stands is None and noun not in numbers("neck")):
        return None
    at = (mouth[0] * shape.aspect / 2, mouth[1])
    return _Parted(
        _breathless(shape.draw), neck(noun, shape.aspect), at, _eye(noun, shape), stands, noun in _covered("feathers")
    )


def _covered(coat: str) -> frozenset[str]:
    """Return the animals that such a coat covers."""
    return frozenset(noun for noun, record in records().items() if record.marks.get("coat") == coat)


def _breathless(draw: Draw) -> Draw:
    """Return what draws a dragon without the fire it breathes."""

    def without(chance: random.Random, height: float, colour: Colour | None = None) -> str:
        return BREATH.sub("", draw(chance, height, colour))

    return without


def _eye(noun: str, shape: Shape) -> Point | None:
    eyes = points("eyes").get(noun)
    return (eyes[0] * shape.aspect / 2, eyes[1]) if eyes else None


@dataclass(frozen=True)
class _Parted:
    """An animal's drawing, and where it is parted."""

    draw: Draw
    neck: Neck | None
    mouth: Point
    eye: Point | None
    legs: Footing | None
    feathered: bool

    def stooping(self, level: float) -> Stance | None:
        """Return it with its mouth at a level."""
        joint = self.neck
        if joint is None:
            return None
        axis = _minus(_middle(joint.poll, joint.throat), self.mouth)
        short = math.dist(_middle(joint.withers, joint.breast), _middle(joint.poll, joint.throat)) < LONG_NECK
        turn = min((SHORT_NOSE_DOWN if short else NOSE_DOWN) - _degrees((-axis[0], -axis[1])), FURTHEST_TURN)
        reach = _turned(axis, turn)
        start, end = _middle(joint.withers, joint.breast), _middle(joint.poll, joint.throat)
        length = math.dist(start, end)
        level -= self._chin(joint, turn)  # the lowest of the face is there, be it a beard
        down = start[1] - (level + reach[1])
        ahead = max(STRETCH if down > 0 else 0.0, math.sqrt(max(0.0, length**2 - down**2)))
        mouth = (start[0] + ahead - reach[0], level)
        return Stance(self._with_head(joint, turn, mouth, self._whole), mouth)

    def lying(self, *, asleep: bool) -> Stance:
        """Return it on its folded legs."""
        sunk = max(0.0, self.legs.belly - 0.03) if self.legs else 0.0

        def body(fragment: str, height: float) -> str:
            return self._folded(fragment, height, sunk)

        joint = self.neck
        if not asleep or joint is None:
            lowered_ = (self.mouth[0], self.mouth[1] - sunk)
            return Stance(
                self._drawn(body if not asleep else lambda *drawn: body(self._dozing(*drawn), drawn[1])), lowered_
            )
        axis = _minus(_middle(joint.poll, joint.throat), self.mouth)
        turn = NOSE_FLAT - _degrees((-axis[0], -axis[1]))
        turn = max(turn, -10.0)
        reach = _turned(axis, turn)
        start, end = _middle(joint.withers, joint.breast), _middle(joint.poll, joint.throat)
        level = sunk + 0.01 - self._chin(joint, turn)
        down = start[1] - (level + reach[1])
        ahead = max(0.1, math.sqrt(max(0.0, math.dist(start, end) ** 2 - down**2)))
        mouth = (start[0] + ahead - reach[0], level)
        return Stance(self._with_head(joint, turn, mouth, body, sunk=sunk, closed=True), (mouth[0], level - sunk))

    def _chin(self, joint: Neck, turn: float) -> float:
        """Return how high the lowest of the head is above the mouth, the head turned clockwise."""
        part = _clipped(self.draw(random.Random(0), PROOF), _head_region(joint), PROOF)
        return Proof.of(_about(part, self.mouth, turn, PROOF), PROOF).extent[1] - self.mouth[1]

    def bounding(self, raised: float) -> Stance | None:
        """Return it with its legs stretched."""
        if self.legs is None or self.feathered:
            return None
        found = self.legs
        hip = ((found.hind[0] + found.hind[1]) / 2, found.belly + 0.06)
        shoulder = ((found.fore[0] + found.fore[1]) / 2, found.belly + 0.06)
        seam, low, parting = found.belly + 0.04, found.belly * 0.86, (found.hind[1] + found.fore[0]) / 2
        start, end = found.hind[0] - 0.06, found.fore[0] - 0.02
        back = [(start, seam), (found.hind[1] + 0.02, seam), (found.hind[1] + 0.02, low), (parting, low), (parting, -1)]
        back.append((start, -1))
        front = [(end, seam), (REACH, seam), (REACH, -1), (parting, -1), (parting, low), (end, low)]
        under = [(start, low), (REACH, low), (REACH, -1), (start, -1)]

        def stretched(fragment: str, height: float) -> str:
            hind, fore = (_clipped(fragment, part, height) for part in (back, front))
            torso = _without(fragment, [under], height)
            drawn = _about(hind, hip, BENT, height) + _about(fore, shoulder, -BENT, height) + torso
            return put(drawn, 0, 0, turn=-raised)

        mouth = _turned(self.mouth, -raised)
        return Stance(self._drawn(stretched), mouth)

    def _drawn(self, change: Callable[[str, float], str]) -> Draw:
        """Return what draws it with its standing drawing changed."""

        def drawn(chance: random.Random, height: float, colour: Colour | None = None) -> str:
            return change(self.draw(chance, height, colour), height)

        return drawn

    @staticmethod
    def _whole(fragment: str, height: float) -> str:
        del height
        return fragment

    def _with_head(
        self,
        joint: Neck,
        turn: float,
        mouth: Point,
        body: Callable[[str, float], str],
        *,
        sunk: float = 0.0,
        closed: bool = False,
    ) -> Draw:
        """Return what draws it with its head turned clockwise and its mouth at a place, all sunk by that."""

        def moved(point: Point) -> Point:
            away = _turned(_minus(point, self.mouth), turn)
            return mouth[0] + away[0], mouth[1] + away[1]

        poll, throat = moved(joint.poll), moved(joint.throat)
        head_part = _head_region(joint)
        removed = _neck_region(joint)

        def drawn(chance: random.Random, height: float, colour: Colour | None = None) -> str:
            fragment = self.draw(chance, height, colour)
            seen = Proof.of(fragment, height)
            coat = _coat(joint, seen)
            trunk = _without(fragment, [removed, head_part], height)
            between = _bridge(joint, poll, throat, height, coat)
            stretch = self._neck_part(joint, fragment, poll, throat, height)
            dx, dy = (mouth[0] - self.mouth[0]) * height, -(mouth[1] - self.mouth[1]) * height
            head = put(_about(_clipped(fragment, head_part, height), self.mouth, turn, height), dx, dy)
            lid = self._lid(seen, moved, height) if closed else ""
            lowered_ = put(between + stretch + head + lid, 0, sunk * height)
            return body(trunk, height) + lowered_

        return drawn

    def _dozing(self, fragment: str, height: float) -> str:
        """Return it with its eye closed."""
        return fragment + self._lid(Proof.of(fragment, height), lambda point: point, height)

    @staticmethod
    def _neck_part(joint: Neck, fragment: str, poll: Point, throat: Point, height: float) -> str:
        """Return the neck as it is drawn, mane and spots and all, turned and stretched to where the head is."""
        start, end, aim = _middle(joint.withers, joint.breast), _middle(joint.poll, joint.throat), _middle(poll, throat)
        before, after = math.dist(start, end), math.dist(start, aim)
        if before < LONG_NECK:
            return ""
        turn = _degrees(_minus(aim, start)) - _degrees(_minus(end, start))
        part = _clipped(
            _without(fragment, [_head_region(joint)], height),
            _neck_region(joint),
            height,
        )
        along = _degrees(_minus(end, start))
        x, y = start[0] * height, -start[1] * height
        share = after / before
        return (
            f'<g transform="translate({number(x)},{number(y)}) rotate({number(along + turn)}) scale({number(share)},1)'
            f' rotate({number(-along)}) translate({number(-x)},{number(-y)})">{part}</g>'
        )

    def _lid(self, seen: Proof, moved: Callable[[Point], Point], height: float) -> str:
        """Return a closed eye over the open one."""
        found = self.eye and seen.dark(self.eye)
        if not found:
            return ""
        (x, y), wide = found
        around = ((x + dx * wide, y + dy * wide) for dx, dy in ((0, 1.6), (-1.6, 0), (0, -1.6)))
        skin = next(filter(None, (seen.colour(*place) for place in around)), CLOSED)
        x, y = moved((x, y))
        x, y, r = x * height, -y * height, wide * height
        arc = f"M{number(x - r)},{number(y)} Q{number(x)},{number(y + r)} {number(x + r)},{number(y)}"
        return disc(x, y, r, skin) + line(arc, CLOSED, height * 0.016)

    def _folded(self, fragment: str, height: float, sunk: float) -> str:
        """Return a body without its legs, sunk to the ground, and the legs folded under it."""
        found = self.legs
        if found is None:
            return fragment
        seen = Proof.of(fragment, height)
        torso = _clipped(fragment, [(-REACH, found.belly), (REACH, found.belly), (REACH, 2), (-REACH, 2)], height)
        if self.feathered:
            return put(torso, 0, sunk * height)
        skin = seen.common((found.hind[0], found.belly * 0.3), (sum(found.hind) / 2, found.belly * 0.9))
        edge = darker(skin, 0.2)
        hip = found.hind[0] + (found.hind[1] - found.hind[0]) * 0.42
        knee = found.fore[0] + (found.fore[1] - found.fore[0]) * 0.3
        long, thick = min(0.42, max(0.26, found.belly)), 0.085
        h = height
        coat = seen.common((found.hind[0], found.belly), (found.fore[1], found.belly + 0.4))
        flank = coat if abs(luminance(skin) - luminance(coat)) > ODD_LEGS else skin
        haunch = oval(hip * h, -0.15 * h, 0.17 * h, 0.15 * h, darker(flank, 0.2))
        haunch += oval((hip - 0.012) * h, -0.158 * h, 0.165 * h, 0.146 * h, flank)
        hind = _paw(hip - 0.02, long * 0.86, thick, h, skin, edge)
        fore = _paw(knee - 0.04, long, thick, h, skin, edge)
        return put(torso, 0, sunk * height) + haunch + hind + fore


def _paw(x: float, long: float, thick: float, height: float, skin: Colour, edge: Colour) -> str:
    """Return a leg that lies on the ground, to the right of a place."""

    def capsule(high: float, long: float, colour: Colour) -> str:
        left, right, r = x * height, (x + long) * height, high * height / 2
        tip = number(right - r)
        data = f"M{number(left)},{number(-2 * r)} H{tip} A{number(r)},{number(r)} 0 0 1 {tip},0 H{number(left)}Z"
        return path(data, colour)

    return capsule(thick + 0.012, long + 0.008, edge) + capsule(thick, long, skin)


def _coat(joint: Neck, seen: Proof) -> Colour:
    """Return the colour of the body where the neck leaves it."""
    for share in (0.3, 0.45, 0.6):
        x = joint.withers[0] + (joint.breast[0] - joint.withers[0]) * share - 0.07
        y = joint.withers[1] + (joint.breast[1] - joint.withers[1]) * share
        if (colour := seen.colour(x, y)) is not None:
            return colour
    return seen.common((0.0, 0.3), (0.3, 0.8))


def _about(fragment: str, point: Point, turn: float, height: float) -> str:
    """Return a fragment turned clockwise about a point."""
    x, y = number(point[0] * height), number(-point[1] * height)
    return f'<g transform="rotate({number(turn)} {x} {y})">{fragment}</g>'


def _clipped(fragment: str, outline: list[Point], height: float) -> str:
    """Return what of a fragment lies within an outline."""
    return kept(fragment, _data(outline, height), "nonzero")


def _without(fragment: str, outlines: list[list[Point]], height: float) -> str:
    """Return what of a fragment lies outside of all outlines."""
    whole = _data([(-9, 9), (9, 9), (9, -9), (-9, -9)], height)
    for outline in outlines:
        fragment = kept(fragment, whole + _data(outline, height), "evenodd")
    return fragment


def kept(fragment: str, data: str, rule: str) -> str:
    """Return what of a fragment lies within a path, by a rule for filling it."""
    name = f"kept{zlib.crc32(data.encode()):08x}"
    return (
        f'<clipPath id="{name}"><path clip-rule="{rule}" d="{data}"/></clipPath>'
        f'<g clip-path="url(#{name})">{fragment}</g>'
    )


def _data(outline: list[Point], height: float) -> str:
    return f"M{dots((x * height, -y * height) for x, y in outline)}Z"


def _middle(one: Point, other: Point) -> Point:
    return (one[0] + other[0]) / 2, (one[1] + other[1]) / 2


def _minus(one: Point, other: Point) -> Point:
    return one[0] - other[0], one[1] - other[1]


def _degrees(way: Point) -> float:
    """Return by how many degrees a way leads below the level."""
    return -math.degrees(math.atan2(way[1], way[0]))


def _turned(way: Point, degrees: float) -> Point:
    """Return a way turned clockwise."""
    angle = math.radians(degrees)
    cos, sin = math.cos(angle), math.sin(angle)
    return way[0] * cos + way[1] * sin, way[1] * cos - way[0] * sin


def _head_region(joint: Neck) -> list[Point]:
    """Return the outline of all that lies beyond the line between poll and throat."""
    (px, py), (tx, ty) = joint.poll, joint.throat
    length = math.dist(joint.poll, joint.throat) or 1.0
    ux, uy = (px - tx) / length, (py - ty) / length
    up, down = (px + ux * 1.4, py + uy * 1.4), (tx - ux * 0.12, ty - uy * 0.12)
    return [up, (up[0], 2.2), (REACH, 2.2), (REACH, down[1]), down]


def _neck_region(joint: Neck) -> list[Point]:
    """Return the outline of neck and head, the mane on the nape with them."""
    (wx, wy), (px, py) = joint.withers, joint.poll
    away = math.dist(joint.withers, joint.poll)
    off = joint.mane
    mane = [(wx - (py - wy) / away * off, wy), (px - off, py + off)] if away > off > 0 else [joint.poll]
    return [joint.withers, *mane, *_head_region(joint)[:3], (REACH, joint.breast[1]), joint.breast]


def _bridge(joint: Neck, poll: Point, throat: Point, height: float, coat: Colour) -> str:
    """Return the flesh of a neck: it goes on from the line of the back, and is round where the head begins."""
    (ax, ay), (px, py), (tx, ty), (bx, by) = (
        (x * height, -y * height) for x, y in (joint.withers, poll, throat, joint.breast)
    )
    back = (ax + (px - ax) * 0.6, ay + (py - ay) * 0.04)
    data = (
        f"M{dots([(ax - height * 0.03, ay + height * 0.03), (ax, ay)])} Q{dots([back, (px, py)])} L{dots([(tx, ty)])}"
    )
    data += f" L{dots([(bx, by)])}Z"
    middle, thin = _middle((px, py), (tx, ty)), math.dist(poll, throat) * height
    root, thick = _middle((ax, ay), (bx, by)), math.dist(joint.withers, joint.breast) * height
    flesh = ribbon([root, middle], [thick * 0.5, thin * 0.94], coat)
    return flesh + path(data, coat) + disc(*middle, thin * 0.48, coat)
