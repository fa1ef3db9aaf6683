"""Figures: the subjects of a scene, each standing where such things stand, at its size there, and in its light."""

from __future__ import annotations

import math
import random
import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from PIL import Image, ImageChops, ImageFilter, ImageOps

from promptmagic.lexicon import Subject
from promptmagic.painters.sketch.colour import Colour, mix, scaled
from promptmagic.painters.sketch.easel import Box, Easel, curve, fade, faint, round_light
from promptmagic.painters.sketch.relations import arranged, relations
from promptmagic.painters.sketch.scene import Scene
from promptmagic.painters.sketch.shapes import Shape, find, find_worded
from promptmagic.painters.sketch.spots import Spot

LAMPLIGHT: Colour = (255, 190, 104)
"""The colour of lamps and lit windows."""

COLD = re.compile(
    r"\b(wooded|forested|pines?|firs?|cold|icy|arctic|polar|nordic|northern|norwegian|scottish|scandinavian|baltic|fjord)\b",
    re.IGNORECASE,
)
"""Words that say that no palms grow."""

HERO = 0.27
"""How high a small thing stands at most, as a fraction of the unit, where it is all that a picture is about."""

SIZES: dict[str, float] = {"tiny": 0.45, "small": 0.7, "": 1.0, "large": 1.4, "giant": 2.0}
"""How much larger than usual a thing is drawn, by the word for it."""


FORMLESS = frozenset({"rock", "pebble", "stone", "grass", "bush", "log", "leaf"})
"""What lies about in a landscape, and means nothing on a ground of colours."""


@dataclass(frozen=True, slots=True)
class Zone:
    """Where things may stand: a rectangle in pixels, and how large they stand at its far and near edge.

    What is `afloat` in a zone (under water or in space) casts no shadow and is not mirrored.
    """

    left: float
    top: float
    right: float
    bottom: float
    far: float = 0.6
    near: float = 1.2
    afloat: bool = False


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


def figures(easel: Easel, stage: Stage) -> None:
    """Draw every subject that the prompt names, that has a shape, and that the layout has not drawn itself."""
    related = relations(easel.scene)
    anchors = {relation.second for relation in related}
    spots: list[Spot] = []
    for subject in easel.scene.subjects:
        shape = _shape(easel, stage, subject)
        zone = stage.zones.get(subject.noun) or (stage.zone(shape.habitat) if shape else None)
        drawn = subject.noun in easel.drawn and subject.noun not in anchors
        if shape is None or zone is None or drawn or ("abstract" in easel.drawn and subject.noun in FORMLESS):
            continue
        size = shape.height * SIZES.get(subject.size, 1.0)
        if subject.count > 3 or _near(easel, shape, zone):
            size = prominence(easel.scene, subject, shape, paired=bool(related))
            zone = _foremost(easel, shape, zone) if leads(easel.scene, subject, paired=bool(related)) else zone
        spots += _stand(easel, subject, shape, zone, size)
        easel.note(subject.noun, *_contained(shape))
    for number, spot in enumerate(arranged(sorted(spots, key=lambda spot: spot.y), related, easel.width)):
        _draw(easel, spot, easel.chance(f"figure {spot.noun} {number}"))


def _stand(easel: Easel, subject: Subject, shape: Shape, zone: Zone, size: float) -> list[Spot]:
    """Return where the things that one subject names stand, apart from each other and from all that stands already."""
    chance = easel.chance(f"stand {subject.noun}")
    spots = []
    for _ in range(subject.count):
        x, y = free_place(easel, chance, zone)
        share = (y - zone.top) / max(1.0, zone.bottom - zone.top)
        height = size * easel.unit * (zone.far + (zone.near - zone.far) * share)
        if shape.habitat == "air":
            y = max(y, height * 0.62)
        else:
            height = min(height, y * 0.94)
        half = min(easel.width / 2, height * shape.aspect * 0.46)
        x = max(half, min(easel.width - half, x))
        easel.take(x, y, height * shape.aspect * 0.5)
        spots.append(Spot(shape, subject.noun, x, y, height, subject.colour, carried=zone.afloat))
    return spots


def prominence(scene: Scene, subject: Subject, shape: Shape, *, paired: bool = False) -> float:
    """Return how high a thing is drawn at middle distance, as a fraction of the picture's unit.

    Many of a kind stand smaller; the only subject of a picture larger, and a small one that stands on the ground most
    of all: it is the hero. Two that belong together share that part.
    """
    usual = shape.height * SIZES.get(subject.size, 1.0)
    if subject.count > 3:
        return usual * 0.8
    if subject.size or not leads(scene, subject, paired=paired):
        return usual
    hero = 1.8 if paired else {"air": 1.3, "water": 1.7 if usual < 0.1 else 1.3}.get(shape.habitat, 2.4)
    return max(usual * 1.3, min(usual * hero, HERO, 0.44 / shape.aspect))


def leads(scene: Scene, subject: Subject, *, paired: bool = False) -> bool:
    """Whether a subject is what the picture is about: the only one, or one of two that belong together."""
    company = [other for other in scene.subjects if find(other.noun)]
    return subject.count == 1 and len(company) == (2 if paired else 1)


def _near(easel: Easel, shape: Shape, zone: Zone) -> bool:
    """Whether a zone comes near the viewer; a ledge of land far out in the sea does not."""
    return shape.habitat not in ("ground", "shore") or zone.bottom - zone.top > easel.unit * 0.05


def _foremost(easel: Easel, shape: Shape, zone: Zone) -> Zone:
    """Return the part of a zone where what the picture is about stands: near, and well inside the picture."""
    if shape.habitat == "air":
        return zone
    left, right = max(zone.left, easel.width * 0.26), min(zone.right, easel.width * 0.74)
    if left >= right:
        return zone
    top = zone.top + (zone.bottom - zone.top) * 0.5
    return replace(zone, left=left, top=top, right=right, far=(zone.far + zone.near) / 2)


def _shape(easel: Easel, stage: Stage, subject: Subject) -> Shape | None:
    """Return the shape to draw for a noun in this scene: in flight where it flies there, with trees that grow there."""
    noun = subject.noun
    shape = find_worded(noun, subject.word) if noun == "ship" else find(noun)
    if shape is None:
        return None
    if noun == "island" and not tropical(easel.scene):
        return find("wooded island")
    if shape.flying and (easel.scene.aloft(noun) or not {"shore", "ground"} & stage.zones.keys()):
        return replace(shape, draw=shape.flying, habitat="air", height=shape.height * 1.2, aspect=2.8)
    return shape


def _contained(shape: Shape) -> tuple[str, ...]:
    """Return the nouns of what is seen on a shape, beside itself."""
    if shape is find("island"):
        return ("palm", "sand")
    return ("pine", "tree") if shape is find("wooded island") else ()


def tropical(scene: Scene) -> bool:
    """Whether palms grow here: on beaches and warm seas, but not on lakes, in the cold, or where woods are named."""
    if scene.subject("palm"):
        return True
    cold = scene.wintry or scene.weather in ("fog", "storm") or scene.season == "autumn" or COLD.search(scene.text)
    return not (cold or scene.lacks("palm") or {"lake", "river", "mountains", "forest"} & set(scene.places))


def needs_land(easel: Easel) -> bool:
    """Whether the prompt names a thing that stands on land; what can fly does not need it."""
    shapes = (find(subject.noun) for subject in easel.scene.subjects if subject.noun not in ("rock", "wave"))
    return any(shape is not None and shape.habitat in ("ground", "shore") and not shape.flying for shape in shapes)


def free_place(easel: Easel, chance: random.Random, zone: Zone) -> tuple[float, float]:
    """Return the best of a few random places in a zone: the one farthest from all that stands already."""
    tries = [(chance.uniform(zone.left, zone.right), chance.uniform(zone.top, zone.bottom)) for _ in range(14)]
    return max(tries, key=lambda place: easel.room(*place))


def _draw(easel: Easel, spot: Spot, chance: random.Random) -> None:
    flipped = chance.random() < 0.5
    if spot.shape.habitat in ("ground", "shore") and not spot.carried:
        reach = spot.height * min(0.42, 0.5 * spot.shape.aspect)
        shadow(easel, spot.x, spot.y, reach, 0.26 if easel.scene.wintry else 0.4)
    shape = spot.shape
    if shape.snowy and easel.scene.wintry:
        shape = replace(shape, draw=shape.snowy)
    layer, corner = stood(easel, shape, chance, spot.x, spot.y, spot.height, spot.colour, flipped=flipped)
    if spot.cut is not None:
        row = max(0, round(spot.cut) - corner[1])
        layer.paste((0, 0, 0, 0), (0, min(row, layer.height), layer.width, layer.height))
    if spot.shape.habitat == "water" and not spot.carried:
        reflection(easel, layer, corner, spot.y)
    ambient = 0.1 if spot.noun in ("moon", "crescent", "star", "sun") else 0.9
    easel.place(layer, corner, ambient=ambient, rim=0.6 * easel.light.glare)
    if shape.shine and easel.light.lamplit > 0.4:
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
