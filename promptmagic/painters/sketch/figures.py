"""Figures: the subjects of a scene, each standing where such things stand, at its size there, and in its light."""

from __future__ import annotations

import math
import random
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from PIL import Image, ImageChops, ImageFilter, ImageOps

from promptmagic.painters.sketch.colour import Colour, mix, scaled
from promptmagic.painters.sketch.easel import Box, Easel, curve, fade, faint, round_light
from promptmagic.painters.sketch.shapes import Shape, find

LAMPLIGHT: Colour = (255, 190, 104)
"""The colour of lamps and lit windows."""

SIZES: dict[str, float] = {"tiny": 0.45, "small": 0.7, "": 1.0, "large": 1.4, "giant": 2.0}
"""How much larger than usual a thing is drawn, by the word for it."""


CONTAINED: dict[str, tuple[str, ...]] = {"island": ("palm", "sand")}
"""What is seen on a shape, beside itself."""


@dataclass(frozen=True, slots=True)
class Zone:
    """Where things may stand: a rectangle in pixels, and how large they stand at its far and near edge."""

    left: float
    top: float
    right: float
    bottom: float
    far: float = 0.6
    near: float = 1.2


@dataclass(slots=True)
class Stage:
    """The zones of a layout, by habitat: "ground", "shore", "water", "air"."""

    zones: dict[str, Zone] = field(default_factory=dict)

    def zone(self, habitat: str) -> Zone | None:
        """Return where things of that habitat go in this scene; None if there is no such place."""
        others = {"shore": ("ground", "water"), "ground": ("shore",), "water": ("shore", "ground"), "air": ("ground",)}
        for name in (habitat, *others.get(habitat, ())):
            if name in self.zones:
                return self.zones[name]
        return None


@dataclass(frozen=True, slots=True)
class Spot:
    """One thing to draw: which shape, where its foot is, how high it is in pixels."""

    shape: Shape
    noun: str
    x: float
    y: float
    height: float
    colour: Colour | None


def figures(easel: Easel, stage: Stage) -> None:
    """Draw every subject that the prompt names, that has a shape, and that the layout has not drawn itself."""
    spots: list[Spot] = []
    for subject in easel.scene.subjects:
        shape = find(subject.noun)
        zone = stage.zones.get(subject.noun) or (stage.zone(shape.habitat) if shape else None)
        if shape is None or zone is None or subject.noun in easel.drawn:
            continue
        chance = easel.chance(f"stand {subject.noun}")
        size = shape.height * easel.unit * SIZES.get(subject.size, 1.0) * _share_of_attention(easel, subject.count)
        for _ in range(subject.count):
            x, y = free_place(easel, chance, zone)
            share = (y - zone.top) / max(1.0, zone.bottom - zone.top)
            height = size * (zone.far + (zone.near - zone.far) * share)
            if shape.habitat == "air":
                y = max(y, height * 0.62)
            else:
                height = min(height, y * 0.94)
            half = min(easel.width / 2, height * shape.aspect * 0.46)
            x = max(half, min(easel.width - half, x))
            easel.take(x, y, height * shape.aspect * 0.5)
            spots.append(Spot(shape, subject.noun, x, y, height, subject.colour))
        easel.note(subject.noun, *CONTAINED.get(subject.noun, ()))
    for number, spot in enumerate(sorted(spots, key=lambda spot: spot.y)):
        _draw(easel, spot, easel.chance(f"figure {spot.noun} {number}"))


def needs_land(easel: Easel) -> bool:
    """Whether the prompt names a thing that stands on land."""
    shapes = (find(subject.noun) for subject in easel.scene.subjects if subject.noun not in ("rock", "wave"))
    return any(shape is not None and shape.habitat in ("ground", "shore") for shape in shapes)


def _share_of_attention(easel: Easel, count: int) -> float:
    """Return how much larger than usual a thing is drawn: the only subject of a picture more, many of them less."""
    if count > 3:
        return 0.8
    return 1.3 if count == 1 and len(easel.scene.subjects) == 1 else 1.0


def free_place(easel: Easel, chance: random.Random, zone: Zone) -> tuple[float, float]:
    """Return the best of a few random places in a zone: the one farthest from all that stands already."""
    tries = [(chance.uniform(zone.left, zone.right), chance.uniform(zone.top, zone.bottom)) for _ in range(14)]
    return max(tries, key=lambda place: easel.room(*place))


def _draw(easel: Easel, spot: Spot, chance: random.Random) -> None:
    flipped = chance.random() < 0.5
    if spot.shape.habitat in ("ground", "shore"):
        shadow(easel, spot.x, spot.y, spot.height * 0.42)
    shape = spot.shape
    if shape.snowy and easel.scene.wintry:
        shape = replace(shape, draw=shape.snowy)
    layer, corner = stood(easel, shape, chance, spot.x, spot.y, spot.height, spot.colour, flipped=flipped)
    if spot.shape.habitat == "water":
        reflection(easel, layer, corner, spot.y)
    easel.place(layer, corner, ambient=0.9, rim=0.6 * easel.light.glare)
    if shape.shine and (easel.light.backlit > 0.4 or easel.scene.weather in ("storm", "fog")):
        _shine(easel, shape.shine, spot, flipped=flipped)


def _shine(easel: Easel, shine: Callable[[float], str], spot: Spot, *, flipped: bool) -> None:
    """Light a thing's lamps and windows, and the air around them."""
    side = -1 if flipped else 1
    fragment = f'<g transform="translate({spot.x:.1f},{spot.y:.1f}) scale({side},1)">{shine(spot.height)}</g>'
    layer, corner = easel.vector(fragment, around(spot.x, spot.y, spot.height))
    bounds = layer.getbbox()
    if bounds is None:
        return
    easel.place(layer, corner)
    easel.note("lantern")
    x, y = corner[0] + (bounds[0] + bounds[2]) / 2, corner[1] + (bounds[1] + bounds[3]) / 2
    if spot.noun == "lighthouse":
        _beams(easel, x, y, easel.chance("beams"))
    easel.glow(x, y, spot.height * 0.8, LAMPLIGHT, 0.42, 2.0)
    easel.glow(x, y, spot.height * 0.28, LAMPLIGHT, 0.5, 1.6)


def _beams(easel: Easel, x: float, y: float, chance: random.Random) -> None:
    """Send a beam from a lamp to both sides, widening and fading."""
    tilt = chance.uniform(-0.1, 0.06)
    reach = easel.unit * 1.3
    for side in (-1, 1):
        end, rise = x + side * reach, reach * tilt * side
        mask, corner = easel.area(
            [
                (x, y - easel.unit * 0.006),
                (end, y + rise - reach * 0.13),
                (end, y + rise + reach * 0.13),
                (x, y + easel.unit * 0.006),
            ]
        )
        near = 1.0 if side > 0 else 0.0
        falling = fade((near, 0.4, 1 - near), (mask.height, mask.width)).transpose(Image.Transpose.ROTATE_90)
        beam = ImageChops.multiply(mask.filter(ImageFilter.GaussianBlur(easel.unit / 130)), falling)
        easel.dab((255, 232, 176), faint(beam, 0.5), corner)


def stood(
    easel: Easel,
    shape: Shape,
    chance: random.Random,
    x: float,
    y: float,
    height: float,
    colour: Colour | None = None,
    *,
    flipped: bool = False,
) -> tuple[Image.Image, tuple[int, int]]:
    """Return a shape drawn with its foot at a point, darkened against the light, and where its corner belongs."""
    side = -1 if flipped else 1
    fragment = f'<g transform="translate({x:.1f},{y:.1f}) scale({side},1)">{shape.draw(chance, height, colour)}</g>'
    layer, corner = easel.vector(fragment, around(x, y, height))
    if easel.light.backlit > 0.05:
        layer = silhouetted(layer, easel.light.shade, easel.light.backlit * 0.62)
    return layer, corner


def silhouetted(layer: Image.Image, shade: Colour, share: float) -> Image.Image:
    """Return a layer whose colours are drawn towards the shade, as things look against the light."""
    dark = Image.blend(layer.convert("RGB"), Image.new("RGB", layer.size, shade), share)
    dark.putalpha(layer.getchannel("A"))
    return dark


def around(x: float, y: float, height: float) -> Box:
    """Return a box that holds a shape of that height with its foot at the point, with room to spare."""
    return int(x - height * 1.7), int(y - height * 1.15), int(x + height * 1.7), int(y + height * 0.6)


def shadow(easel: Easel, x: float, y: float, reach: float, strength: float = 0.4) -> None:
    """Lay a soft shadow where a thing touches the ground."""
    colour = scaled(mix(easel.light.shade, (0, 0, 0), 0.3), 0.8)
    wide, high = max(2, round(reach * 2)), max(2, round(reach * 0.4))
    ball = curve(round_light(), lambda level: min(1.0, level * strength * 1.6)).resize((wide, high))
    easel.image.paste(colour, (round(x - wide / 2), round(y - high / 2)), ball)


def reflection(easel: Easel, layer: Image.Image, corner: tuple[int, int], waterline: float) -> None:
    """Mirror a layer that floats, in ripples that widen towards the viewer."""
    bounds = layer.getbbox()
    if bounds is None:
        return
    foot = max(bounds[1] + 1, min(bounds[3], round(waterline - corner[1])))
    image = ImageOps.flip(layer.crop((bounds[0], bounds[1], bounds[2], foot)))
    image = image.resize((image.width, max(1, round(image.height * 0.7))))
    room = max(2, round(easel.unit * 0.02))
    rippled = Image.new("RGBA", (image.width + 2 * room, image.height))
    for y in range(image.height):
        swing = math.sin(y * 330 / easel.unit + corner[0]) * (0.2 + y / image.height) * room * 0.6
        rippled.paste(image.crop((0, y, image.width, y + 1)), (room + int(swing), y))
    rippled.putalpha(ImageChops.multiply(rippled.getchannel("A"), fade((0.62, 0.42, 0.1), rippled.size)))
    easel.place(rippled, (corner[0] + bounds[0] - room, round(waterline)), ambient=0.9)
