"""Figures: the subjects of a scene, each standing where such things stand, at its size there, and in its light."""

from __future__ import annotations

import math
import random
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from PIL import Image, ImageChops, ImageFilter, ImageOps

from promptmagic import lexicon
from promptmagic.lexicon import Subject
from promptmagic.painters.sketch.colour import Colour, mix, scaled
from promptmagic.painters.sketch.easel import Box, Easel, curve, fade, faint, round_light
from promptmagic.painters.sketch.grouping import grouped
from promptmagic.painters.sketch.placing import Stage, Wish, Zone, placed
from promptmagic.painters.sketch.relations import Relation, relations
from promptmagic.painters.sketch.scene import FLYING, Scene
from promptmagic.painters.sketch.shapes import Shape, find, find_worded
from promptmagic.painters.sketch.spots import Group, Spot

__all__ = [
    "Stage",
    "Zone",
    "around",
    "figures",
    "free_place",
    "needs_land",
    "reflection",
    "shadow",
    "stood",
    "tropical",
]

LAMPLIGHT: Colour = (255, 190, 104)
"""The colour of lamps and lit windows."""

COLD = re.compile(
    r"\b(wooded|forested|pines?|firs?|cold|icy|arctic|polar|nordic|northern|norwegian|scottish|scandinavian|baltic|fjord)\b",
    re.IGNORECASE,
)
"""Words that say that no palms grow."""

HERO = 0.36
"""How high the tallest thing of a picture is made where there is room, as a fraction of the unit."""

FILLED, BROADEST = 0.4, 0.72
"""Which part of a zone its subjects fill together, and of the picture's width one of them, where there is room."""

LEAST_GROWN = 1.3
"""How much larger than usual even tall things are drawn where there is room."""

PROMINENCE = {"ground": 2.5, "air": 1.6}
"""How much larger than usual the few things in a picture are drawn at most."""

ALONE = 1.8
"""How much larger still it is drawn where it is all that the picture is about."""

COMPANY = 1.3
"""How much higher things that belong together are made than one alone."""

SIZES: dict[str, float] = {"tiny": 0.45, "small": 0.7, "": 1.0, "large": 1.4, "giant": 2.2}
"""How much larger than usual a thing is drawn, by the word for it."""

SCENERY = frozenset(
    {"bird", "table", "desk", "bookshelf", "carpet", "scarecrow", "chair", "palm", "star", "pot", "lamp", "mailbox"}
)
GROVES = frozenset({"reed", "bamboo", "cactus", "bush", "grass", "wheat", "coral reef", "lavender", "wildflower"})
"""What layouts have as scenery, far off; and the plants that they show well."""

GIANT, TINY = 0.3, 0.09
"""How high a giant thing is at least, and a tiny one at most, as fractions of the unit."""

MIRRORED = re.compile(
    r"(?:\s*,?\s*(?:that|which|is|are))*\s+(?:\w+\s+)?(?:reflected|mirrored|reflecting)\s+(?:in|on)\b"
)
"""What follows a thing that is seen in water."""

AFLIGHT = re.compile(
    r"(?:\s+(?:that|which|who|is|are))*\s+(?:fl(?:y|ies|ying)(?! (?:an?|the|his|her|its|their|with)\b)"
    r"|soar\w*|hover\w*|float\w* in the (?:air|sky))\b"
)
"""What follows a thing that flies, though such things may not."""


FIXTURES = frozenset(
    {"window", "wall", "curtain", "blackboard", "bookshelf", "shelf", "fireplace", "stage", "road", "path"}
)
"""What belongs to a place: where a place has it, no second one is drawn for what stands beside it."""

FORMLESS = frozenset({"rock", "pebble", "stone", "grass", "bush"})
"""What lies about in a landscape, and means nothing on a ground of colours."""


def figures(easel: Easel, stage: Stage) -> None:
    """Draw every subject that the prompt names, that has a shape, and that the layout has not drawn itself."""
    related = relations(easel.scene)
    already = frozenset(easel.drawn)
    homes: dict[Subject, Zone] = {}
    things: dict[Subject, Spot] = {}
    for subject in easel.scene.subjects:
        spot, zone = _wanted(easel, stage, subject, related, already)
        if spot is not None and zone is not None:
            things[subject], homes[subject] = spot, zone
            easel.note(subject.noun, *_contained(spot.shape))
    groups = grouped(things, related)
    wishes = [
        Wish(group.at(0, 0, _prominence(easel, subject, homes, groups)), homes[subject], prominent=len(groups) <= 2)
        for subject, group in groups
    ]
    for number, group in enumerate(placed(easel, wishes)):
        for place, spot in enumerate(group.spots):
            _draw(easel, spot, easel.chance(f"figure {spot.noun} {number} {place}"))


def _wanted(
    easel: Easel, stage: Stage, subject: Subject, related: Sequence[Relation], already: frozenset[str]
) -> tuple[Spot | None, Zone | None]:
    """Return one of a subject at the origin, at its natural size, and where it goes; None where it is not drawn."""
    shape = _shape(easel, stage, subject, related)
    if shape is None:
        return None, None
    involved = any(subject in (relation.first, relation.second, relation.other) for relation in related)
    scenic = lexicon.group(subject.noun) in ("sky", "land", "water") or subject.noun in FIXTURES
    asked = (involved and not scenic) or _shown_by_itself(easel.scene, subject)
    drawn = subject.noun in already and not asked
    if drawn or ("abstract" in already and subject.noun in FORMLESS):
        return None, None
    zone = stage.zones.get(subject.noun) or stage.zone(shape.habitat)
    mirrored = _mirrored(easel, subject) and shape.habitat != "air" and "water" in stage.zones
    if mirrored:
        zone = _far_bank(stage.zones["water"])
    lifted = shape.habitat != "air" and _lifted(easel.scene, subject) and "air" in stage.zones
    if lifted:
        zone = stage.zones["air"]
    height = _size(subject, shape) * easel.unit
    noun = "flying broom" if shape is find("flying broom") else subject.noun
    carried = lifted or mirrored or (zone is not None and zone.afloat)
    return Spot(shape, noun, 0, 0, height, subject.colour, carried=carried, mirrored=mirrored), zone


def _shown_by_itself(scene: Scene, subject: Subject) -> bool:
    """Whether a picture is of one thing that layouts have only as scenery, far off or among many."""
    alone = len(scene.subjects) == 1 and subject.count == 1 and not scene.places
    small = lexicon.group(subject.noun) == "plant" and not lexicon.covers("tree", subject.noun)
    return alone and subject.noun not in GROVES and (small or subject.noun in SCENERY)


def _size(subject: Subject, shape: Shape) -> float:
    """Return how high a subject is at middle distance, as a fraction of the unit, in the size that is asked for."""
    height = shape.height * SIZES.get(subject.size, 1.0)
    if subject.size == "giant":
        return max(height, GIANT)
    return min(height, TINY) if subject.size == "tiny" else height


def _prominence(
    easel: Easel, subject: Subject, homes: Mapping[Subject, Zone], groups: Sequence[tuple[Subject, Group]]
) -> float:
    """Return how much larger than usual a group is drawn: few things fill a picture as well as many do."""
    zone = homes[subject]
    if zone.close:
        return 1.0
    company = [group.bounds for other, group in groups if homes[other] == zone]
    scale = zone.scale((zone.top + zone.bottom) / 2)
    broadest = max(bounds.right - bounds.left for bounds in company) * scale
    tallest = max(bounds.bottom - bounds.top for bounds in company) * scale
    covered = sum(bounds.area for bounds in company) * scale**2
    room = max(zone.right - zone.left, easel.width * 0.6) * min(zone.bottom - zone.top + tallest, easel.unit)
    fitting = min(easel.width * BROADEST / max(1.0, broadest), math.sqrt(FILLED * room / max(1.0, covered)))
    if subject.size in ("tiny", "small") or not _near(easel, zone):
        return min(1.0, fitting)
    most = PROMINENCE["air" if zone.bottom <= easel.horizon else "ground"] * (ALONE if len(groups) == 1 else 1)
    together = COMPANY if any(len(group.spots) > 1 for _, group in groups) else 1.0
    height = together * HERO * math.sqrt(SIZES[subject.size]) * easel.unit * max(1.0, min(1.25, scale))
    return min(fitting, max(LEAST_GROWN, min(most, height / tallest)))


def _near(easel: Easel, zone: Zone) -> bool:
    """Whether a zone comes near the viewer; a ledge of land far out in the sea does not."""
    return zone.bottom - zone.top > easel.unit * 0.05 or zone.bottom > easel.y(0.7)


def _mirrored(easel: Easel, subject: Subject) -> bool:
    """Whether the text says that a thing is seen in the water."""
    after = easel.scene.text.lower().partition(subject.word.lower())[2][:40]
    return bool(subject.word) and bool(MIRRORED.match(after))


def _lifted(scene: Scene, subject: Subject) -> bool:
    """Whether a thing that does not fly by itself is said to be in the air."""
    text = scene.text.lower()
    before, _, after = text.partition(subject.word.lower())
    flies = bool(subject.word) and (FLYING.search(before[-30:]) or AFLIGHT.match(after[:50]))
    return bool(flies) and lexicon.group(subject.noun) in ("animal", "person", "fantasy", "vehicle", "thing")


def _far_bank(water: Zone) -> Zone:
    """Return the strip along the far edge of the water."""
    return replace(water, bottom=water.top + (water.bottom - water.top) * 0.06, near=max(water.far, 0.8), far=0.8)


def _shape(easel: Easel, stage: Stage, subject: Subject, related: Sequence[Relation]) -> Shape | None:
    """Return the shape to draw for a noun in this scene: in flight where it flies there, with trees that grow there."""
    noun = subject.noun
    shape = find_worded(noun, subject.word) if subject.word else find(noun)
    if shape is None:
        return None
    if noun == "island" and not tropical(easel.scene):
        return find("wooded island")
    if noun == "broom" and any(one.how == "riding" and one.second == subject for one in related):
        return find("flying broom") or shape
    over = any(one.how == "over" and one.first == subject for one in related) or (noun == "bird" and subject.count > 3)
    if shape.flying and (over or easel.scene.aloft(noun) or not {"shore", "ground"} & stage.zones.keys()):
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
    shape = spot.shape
    if shape.habitat in ("ground", "shore") and not spot.carried:
        reach = spot.height * min(0.42, 0.5 * shape.aspect)
        shadow(easel, spot.x, spot.y, reach, 0.26 if easel.scene.wintry else 0.4)
    if spot.draw:
        shape = replace(shape, draw=spot.draw, aspect=max(shape.aspect, 1.6))
    elif shape.snowy and easel.scene.wintry and not easel.light.indoors:
        shape = replace(shape, draw=shape.snowy)
    layer, corner = stood(easel, shape, chance, spot.x, spot.y, spot.height, spot.colour, flipped=spot.flipped)
    if spot.mirrored or (shape.habitat == "water" and not spot.carried):
        reflection(easel, layer, corner, spot.y)
    ambient = 0.1 if spot.noun in ("moon", "crescent", "star", "sun") else 0.9
    easel.place(layer, corner, ambient=ambient, rim=0.6 * easel.light.glare)
    if shape.shine and easel.light.lamplit > 0.4:
        _shine(easel, shape.shine, spot, flipped=spot.flipped)


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
    easel.credit(shape.credit)
    side = -1 if flipped else 1
    fragment = f'<g transform="translate({x:.1f},{y:.1f}) scale({side},1)">{shape.draw(chance, height, colour)}</g>'
    layer, corner = easel.vector(fragment, around(x, y, height, shape.aspect * 0.75 + 0.15))
    if easel.light.backlit > 0.05:
        layer = silhouetted(layer, easel.light.shade, easel.light.backlit * (0.34 if easel.light.moon else 0.62))
    return layer, corner


def silhouetted(layer: Image.Image, shade: Colour, share: float) -> Image.Image:
    """Return a layer whose colours are drawn towards the shade, as things look against the light."""
    dark = Image.blend(layer.convert("RGB"), Image.new("RGB", layer.size, shade), share)
    dark.putalpha(layer.getchannel("A"))
    return dark


def around(x: float, y: float, height: float, aside: float = 1.7) -> Box:
    """Return a box that holds a shape of that height with its foot at the point, with room to spare.

    `aside` is how far it may reach to both sides, in heights.
    """
    return int(x - height * aside), int(y - height * 1.15), int(x + height * aside), int(y + height * 0.6)


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
