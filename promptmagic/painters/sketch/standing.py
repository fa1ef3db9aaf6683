"""Standing: one thing drawn where it stands, with its shadow or its image in the water, in the light of the hour."""

from __future__ import annotations

import math
import random
import re
from collections.abc import Callable
from dataclasses import replace

from PIL import Image, ImageChops, ImageFilter, ImageOps

from promptmagic import lexicon
from promptmagic.painters.colour import Colour, luminance, mix, scaled
from promptmagic.painters.sketch import ropeway
from promptmagic.painters.sketch.easel import Box, Easel, curve, fade, faint, round_light
from promptmagic.painters.sketch.hanging import cord_of
from promptmagic.painters.sketch.shapes import Shape
from promptmagic.painters.sketch.spots import Bounds, Spot
from promptmagic.painters.sketch.states import laid_on
from promptmagic.painters.sketch.viewing import DARK, is_silhouette
from promptmagic.painters.sketch.visible import mark

LAMPLIGHT: Colour = (255, 190, 104)
"""The colour of lamps and lit windows."""

READABLE = 0.34
"""How far subjects are darkened against the light, as a share of how far the landscape is: their colours tell them."""

NIGHTFALL = 130
"""How bright the light is at most (0 to 255) in which subjects are lifted out of the dark, and edged by the moon."""

DULL, LIFTED = 205, (0.52, 0.66)
"""Below which brightness subjects are lifted out of dull light, and how far they still take on the light's colour."""

SOLE, SLENDER, SHADOW = 0.1, 0.3, 1.12
"""Which part of a thing's height touches the ground, how broad its shadow is at least, as a share of its height, and
how far a shadow reaches beyond what throws it."""

RESTING, DROP, FARTHEST_DROP = 0.2, 0.035, 0.011
"""Which part of a thing darkens the ground below it, how far down as a share of its height, and how far at most, as one
of the unit."""

HEADROOM, IN_THE_AIR = 1.15, 1.8
"""How high a thing may reach, in heights, and somebody who leaps, or has a racket or a barbell over the head."""

LEGIBLE = 0.24
"""How high one is at least in whose face one reads a feeling, as a fraction of the unit."""

_THERE = [255 * (level > 100) for level in range(256)]

FLOODLIT = frozenset({"eiffel tower", "big ben", "taj mahal", "colosseum", "statue of liberty"})
"""Landmarks that are lit at night."""

ONE_LIT = re.compile(
    r"\b(?:one|a single|only one|a lone|a lonely|one single|just one) (?:\w+ )?(?:lit|lighted|glowing|bright) window\b"
    r"|\b(?:light|lamp) in (?:one|a single|only one) window\b",
    re.IGNORECASE,
)
"""Words of a house of which one window is lit."""

FLOODLIGHT: Colour = (255, 198, 108)


def draw(easel: Easel, spot: Spot, chance: random.Random) -> None:
    """Draw one thing where it is: its shadow or reflection, itself in the light of the hour, and its own light."""
    shape = spot.shape
    if spot.draw:
        if spot.acts and spot.act is not None:
            tools = spot.act.pose.tool, spot.act.pose.other, spot.act.pose.dressed
            easel.note(*(("act sit",) if spot.act.pose.legs in ("ground", "seated") else ()))
            easel.note(f"act {spot.act.verb}", *filter(None, tools), *" ".join(tools).split())
        easel.note(*(("play",) if spot.draw is shape.playing else ("sit",) if spot.draw is shape.seated else ()))
        shape = replace(shape, draw=spot.draw, aspect=max(shape.aspect, 1.6))
    elif shape.snowy and easel.scene.wintry and not easel.light.indoors:
        shape = replace(shape, draw=shape.snowy)
    if spot.states:
        draw_, told = laid_on(
            shape, spot.noun, spot.states, posed=spot.draw is not None, large=spot.height >= LEGIBLE * easel.unit
        )
        easel.note(*told, *(f"state {word}" for word in told))
        shape = replace(shape, draw=draw_)
    y = spot.y - spot.lift * spot.height
    if spot.noun in ropeway.ROPED:
        ropeway.hang(easel, spot)
    if spot.cord:
        easel.put(cord_of(spot, y), (int(spot.x) - 12, 0, int(spot.x) + 12, max(12, int(y))))
    layer, corner = stood(
        easel,
        shape,
        chance,
        spot.x,
        y,
        spot.height,
        spot.colour,
        flipped=spot.flipped,
        against=READABLE,
        over=IN_THE_AIR if spot.act is not None else HEADROOM,
    )
    if spot.mirrored or (shape.habitat == "water" and not spot.carried):
        reflection(easel, layer, corner, spot.y)
    bright = luminance(easel.light.ambient)
    dark = bright < NIGHTFALL
    ambient = 0.1 if spot.noun in ("moon", "crescent", "star", "sun") else LIFTED[0] if dark else LIFTED[1]
    ambient = 0.9 if bright > DULL else ambient
    if spot.noun in FLOODLIT and easel.light.lamplit > 0.5:
        layer, ambient = _floodlit(easel, layer, spot), 0.1
    if shape.habitat in ("ground", "shore") and not spot.carried and (feet := _footing(layer, spot)) is not None:
        left, right, low = feet
        ground = spot.y if spot.lift else corner[1] + low  # the shadow of one in mid-leap stays on the ground
        strength = 0.26 if easel.scene.wintry else 0.4
        shadow(easel, corner[0] + (left + right) / 2, ground, (right - left) / 2 * SHADOW, strength)
        if not spot.lift:
            _contact(easel, layer, corner, spot.height, strength)
    box = (*corner, corner[0] + layer.width, corner[1] + layer.height)
    before = easel.image.crop(box)
    easel.place(layer, corner, ambient=ambient, rim=max(0.6 * easel.light.glare, 0.8 if dark else 0.0))
    if spot.fore:  # whose trace is there
        easel.note("arms about it")
    else:
        after, whole = easel.image.crop(box), _within(easel, spot)
        easel.marks.append(mark(spot.noun, layer, corner, before, after, whole, flipped=spot.flipped))
    if shape.shine and easel.light.lamplit > 0.4:
        _shine(easel, shape.shine, spot, flipped=spot.flipped)


def _footing(layer: Image.Image, spot: Spot) -> tuple[int, int, int] | None:
    """Return from where to where a thing stands on the ground, and its lowest row, in pixels of its layer."""
    solid = layer.getchannel("A").point(_THERE)
    bounds = solid.getbbox()
    if bounds is None:
        return None
    sole = max(2, round(spot.height * SOLE))
    feet = solid.crop((0, bounds[3] - sole, solid.width, bounds[3])).getbbox()
    left, right = (feet[0], feet[2]) if feet else (bounds[0], bounds[2])
    least = spot.height * SLENDER  # a bird on thin legs has a body above them
    if right - left < least:
        middle = (left + right) / 2
        left, right = round(middle - least / 2), round(middle + least / 2)
    return left, right, bounds[3] - round(sole * 0.2)


def _contact(easel: Easel, layer: Image.Image, corner: tuple[int, int], height: float, strength: float) -> None:
    """Darken the ground right below what rests on it: each foot, each wheel, the whole of a round edge."""
    alpha = layer.getchannel("A")
    bounds = alpha.point(_THERE).getbbox()
    if bounds is None:
        return
    drop = max(1, round(min(height * DROP, easel.unit * FARTHEST_DROP)))
    band = alpha.crop((bounds[0], max(bounds[1], bounds[3] - round(height * RESTING)), bounds[2], bounds[3]))
    room = 2 * drop
    dark = Image.new("L", (band.width + 2 * room, band.height + 2 * room))
    dark.paste(band, (room, room))
    dark = faint(dark.filter(ImageFilter.GaussianBlur(drop * 0.7)), strength * 1.2)
    colour = scaled(mix(easel.light.shade, (0, 0, 0), 0.3), 0.8)
    place = (corner[0] + bounds[0] - room, corner[1] + bounds[3] - band.height - room + drop)
    easel.image.paste(colour, place, dark)


def _floodlit(easel: Easel, layer: Image.Image, spot: Spot) -> Image.Image:
    """Return a landmark in its own warm light, and light the air around it."""
    easel.glow(spot.x, spot.y - spot.height * 0.4, spot.height * 0.6, FLOODLIGHT, 0.34, 1.4)
    gold = Image.new("RGBA", layer.size, (*FLOODLIGHT, 255))
    gold.putalpha(layer.getchannel("A"))
    return Image.blend(layer, gold, 0.5)


def _within(easel: Easel, spot: Spot) -> float:
    """Return which part of a thing lies in the picture; one who sits for a portrait is cut as asked."""
    if "portrait" in easel.drawn or easel.scene.place == "portrait" or spot.noun == "branch":
        return 1.0
    bounds = Bounds(spot.x - spot.half, spot.top, spot.x + spot.half, spot.bottom)
    return bounds.common(Bounds(0, 0, easel.width, easel.height)) / max(1.0, bounds.area)


def _shine(easel: Easel, shine: Callable[[float], str], spot: Spot, *, flipped: bool) -> None:
    """Light a thing's lamps and windows, and the air around them."""
    side = -1 if flipped else 1
    fragment = f'<g transform="translate({spot.x:.1f},{spot.y:.1f}) scale({side},1)">{shine(spot.height)}</g>'
    layer, corner = easel.vector(fragment, around(spot.x, spot.y, spot.height))
    if lexicon.group(spot.noun) == "building" and ONE_LIT.search(easel.scene.told):
        layer = _one_window(layer, spot, corner)
        easel.note("one window")
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


def _one_window(layer: Image.Image, spot: Spot, corner: tuple[int, int]) -> Image.Image:
    """Return what shines on a building with only one of its lower windows in it, the one on the left."""
    alpha = layer.getchannel("A")
    middle, low = round(spot.x) - corner[0], round(spot.y - spot.height * 0.5) - corner[1]
    seen = alpha.crop((0, max(0, low), max(1, middle), layer.height)).getbbox()
    if seen is None:
        return layer
    kept = Image.new("L", layer.size)
    box = (0, max(0, low), max(1, middle), layer.height)
    kept.paste(alpha.crop(box), box[:2])
    layer.putalpha(kept)
    return layer


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
    against: float = 1.0,
    over: float = HEADROOM,
) -> tuple[Image.Image, tuple[int, int]]:
    """Return a shape drawn with its foot at a point, darkened against the light, and where its corner belongs.

    `against` is how far it is darkened, of as much as a thing in the landscape would be; `over` how high it may reach.
    """
    easel.credit(shape.credit)
    side = -1 if flipped else 1
    fragment = f'<g transform="translate({x:.1f},{y:.1f}) scale({side},1)">{shape.draw(chance, height, colour)}</g>'
    layer, corner = easel.vector(fragment, around(x, y, height, shape.aspect * 0.75 + 0.15, over))
    if easel.light.backlit > 0.05:
        share = against * easel.light.backlit * (0.34 if easel.light.moon else 0.62)
        layer = silhouetted(layer, easel.light.shade, share)
    if is_silhouette(easel.scene):
        layer = silhouetted(layer, DARK, 0.94)
    return layer, corner


def silhouetted(layer: Image.Image, shade: Colour, share: float) -> Image.Image:
    """Return a layer whose colours are drawn towards the shade, as things look against the light."""
    dark = Image.blend(layer.convert("RGB"), Image.new("RGB", layer.size, shade), share)
    dark.putalpha(layer.getchannel("A"))
    return dark


def around(x: float, y: float, height: float, aside: float = 1.7, over: float = HEADROOM) -> Box:
    """Return a box that holds a shape of that height with its foot at the point, with room to spare.

    `aside` is how far it may reach to both sides, `over` how far up, in heights.
    """
    return int(x - height * aside), int(y - height * over), int(x + height * aside), int(y + height * 0.6)


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
