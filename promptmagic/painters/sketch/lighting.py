"""Lighting: what a brief asks of the light beyond its hour and weather, laid over a place and over the whole picture.

Coloured light, light from behind, rays of the sun or the moon, fog that veils what is far, puddles after a rain, and
leaves that autumn lets fall. What is on the ground or far off lies under the figures; what fills the air, over them.
"""

from __future__ import annotations

import math
import re
from dataclasses import replace

from PIL import Image, ImageChops, ImageDraw, ImageEnhance, ImageFilter

from promptmagic import lexicon
from promptmagic.painters.colour import WHITE, Colour, luminance, mix, scaled
from promptmagic.painters.noise import fractal
from promptmagic.painters.sketch.dressing import dress
from promptmagic.painters.sketch.easel import Easel, Point, curve, fade, faint, round_light
from promptmagic.painters.sketch.figures import Stage
from promptmagic.painters.sketch.lamplight import is_moonlit
from promptmagic.painters.sketch.light import Light
from promptmagic.painters.sketch.scene import CANDLELIT, SketchScene
from promptmagic.painters.sketch.seasons import CROWNS
from promptmagic.painters.sketch.shapes.pen import oval

_LIT = re.compile(r"\s+(?:[\w-]+ )?(?:light(?:s|ing)?|glow)\b", re.IGNORECASE)
"""What follows a colour that is the light's."""

BACKLIT = re.compile(
    r"\bback[ -]?li(?:t|ght(?:ing)?)\b|\bcontre[ -]jour\b|\brim light\b"
    r"|\bagainst the (?:light|sun|sunset|sunrise|sky)\b",
    re.IGNORECASE,
)
"""Words of a light that comes from behind things."""

RAYS = re.compile(
    r"\b(?:sun|light|god|moon)[ -]?(?:rays?|beams?|shafts?)\b|\b(?:rays?|shafts?|beams?|streams?) of (?:the )?"
    r"(?:\w+ )?(?:sun|moon)?(?:light|sun|moon)?\b|\b(?:sun|moon)?light (?:stream|pour|fall|flood|com|shin)\w*"
    r"|\bsun(?:light)? through\b|\bmoonlight through\b",
    re.IGNORECASE,
)
"""Words of light that is seen as rays."""

FALLEN = re.compile(
    r"\b(?:autumn|fall|fallen|falling|golden|dry|dead|red|yellow|orange|swirling) leaves\b"
    r"|\bleaves (?:on|fall|cover|blow|swirl)\w*",
    re.IGNORECASE,
)
"""Words of leaves that lie about and fall."""

RAINED = re.compile(
    r"\bafter (?:an?|the)? ?(?:[\w-]+ )?(?:rain\w*|shower|downpour|storm|thunderstorm)\b|\bpuddles?\b"
    r"|\bwet (?:ground|pavement|"
    r"asphalt|street|road|cobble\w*|stones?)\b|\brain[ -]?(?:soaked|washed)\b|\brain[- ]wet\b",
    re.IGNORECASE,
)
"""Words of a ground that a rain has left wet."""

BEFORE_SUN = re.compile(r"\bbefore (?:dawn|sunrise|daybreak|first light|the sun)\b", re.IGNORECASE)
"""Words of the light that goes before the sun."""

OF_A_SOURCE = re.compile(
    r"\b(?:candle|fire|torch|lamp|lantern|moon|star|sun|morning|evening|afternoon|dawn"
    r"|sunset|golden|warm|soft|dim)[ -]?light\b",
    re.IGNORECASE,
)
"""Words of light by where it comes from."""

DRAMATIC = re.compile(
    r"\b(?:dramatic|theatrical|moody|hard|harsh|low[- ]key) (?:side |studio |back ?)?(?:light(?:ing)?|shadows?)\b"
    r"|\bchiaroscuro\b",
    re.IGNORECASE,
)
"""Words of a light that leaves much in the dark."""

UNPAVED = frozenset({"desert", "beach", "sea", "polar", "planet", "lake", "river", "mountains", "forest", "jungle"})
"""Places on whose ground no puddles are drawn."""

TINTED, BRIGHTENED = 0.78, 0.3
"""How far a coloured light takes away other colours, and how far it shines."""


def light_colour(scene: SketchScene) -> Colour | None:
    """Return the colour that the light is said to have; None where none is said, or lamps or signs make it."""
    if "neon" in scene.lights:
        return None
    said = lexicon.describe(scene.told)
    for one in said.said:
        if one.role == "colour" and _LIT.match(said.text[one.end :]):
            return _hexed(one.value)
    return None


def _hexed(value: str) -> Colour | None:
    digits = value.removeprefix("#")
    if not re.fullmatch(r"[0-9a-f]{6}", digits):
        return None
    return int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:], 16)


def as_asked(light: Light, scene: SketchScene) -> Light:
    """Return the light of a scene with what its words say of where it comes from."""
    if BACKLIT.search(scene.told):
        low = min(light.height, 0.24) if not light.moon else light.height
        shaded = mix(light.ambient, scaled(light.ambient, 0.62), 0.7)
        return replace(light, backlit=max(0.72, light.backlit), glare=1.0, height=low, ambient=shaded)
    return light


def before_figures(easel: Easel, stage: Stage) -> None:
    """Lay on a place what is on its ground and far off in its air."""
    scene = easel.scene
    if easel.light.indoors:
        if CANDLELIT.search(scene.told) and "candle" not in easel.drawn and scene.subject("candle") is None:
            _candles(easel)
        return
    if RAINED.search(scene.told) and scene.place not in UNPAVED and "puddle" not in easel.drawn and not scene.wintry:
        puddles(easel, stage)
        easel.note("wet")
    if scene.weather == "fog":
        veil(easel)
    if BACKLIT.search(scene.told):
        _from_behind(easel)
    if FALLEN.search(scene.told) and not scene.wintry:
        _fallen(easel)


def over_all(easel: Easel) -> None:
    """Lay over a whole picture what fills its air, and note which words of light it shows."""
    scene = easel.scene
    outdoors = not easel.light.indoors
    if RAYS.search(scene.told) and "lightning" not in easel.drawn:
        (rays if outdoors else beams)(easel)
        easel.note("seen through", *(found.lower() for found in RAYS.findall(scene.told)))
        easel.note(
            *(
                f"state {word}"
                for word in ("rays", "ray", "beams", "shafts", "sunbeams", "sunbeam", "sun", "light", "god")
            )
        )
    elif not outdoors and ("sun" in scene.lights or is_moonlit(easel)):
        beams(easel, 0.6)
    if FALLEN.search(scene.told) and outdoors and not scene.wintry:
        _falling(easel)
    colour = light_colour(scene)
    if colour is not None:
        wash(easel, colour)
        said = lexicon.describe(scene.told)
        easel.note("state light", "state lighting", "state lights", "state glow")
        easel.note(*(f"state {said.text[one.start : one.end].lower()}" for one in said.said if one.role == "colour"))
    if hard := DRAMATIC.findall(scene.told):
        _in_the_dark(easel)
        easel.note(*(f"state {word}" for word in " ".join(hard).lower().split()), *(word.lower() for word in hard))
    if BACKLIT.search(scene.told) and outdoors:
        easel.note("seen back", "seen against", "state light", "state backlit", "state backlight")
    if BEFORE_SUN.search(scene.told) and scene.hour == "dawn":
        easel.note("seen before")
    if OF_A_SOURCE.search(scene.told):
        easel.note("state light")
    if {"water", "sea", "lake", "river", "puddle"} & easel.drawn:
        easel.note("reflection", "reflections", "state reflections", "state reflection")
    if scene.snowfall and "snow" in easel.drawn:
        easel.note("state heavy", "state thick")


def _in_the_dark(easel: Easel) -> None:
    """Leave the edges of a picture in the dark, and let its middle stand out."""
    reach = round(max(easel.width, easel.height) * 1.7)
    pool = curve(round_light(), lambda level: min(1.0, 0.3 + 1.5 * level)).resize((reach, reach))
    left, top = round(easel.width * 0.5 - reach / 2), round(easel.height * 0.55 - reach / 2)
    pool = pool.crop((-left, -top, easel.width - left, easel.height - top))
    image = ImageEnhance.Contrast(easel.image.convert("RGB")).enhance(1.18)
    easel.image = ImageChops.multiply(image, Image.merge("RGB", [pool] * 3))


def _from_behind(easel: Easel) -> None:
    """Let the low sun or the moon flood the air behind what stands there."""
    x, y = easel.sun
    y = min(y, easel.horizon - easel.unit * 0.1)
    x += (easel.width / 2 - x) * 0.3
    easel.glow(x, y, easel.unit * 0.8, easel.light.glow, 0.75, 1.5)
    easel.glow(x, y, easel.unit * 0.36, easel.light.sun, 0.9, 1.4)


def _candles(easel: Easel) -> None:
    """Stand burning candles on the sill of a window, or on what is at the foot of the wall."""
    windows = easel.found.get("windows")
    if not isinstance(windows, list) or not windows:
        return
    left, top, wide, tall = windows[0]
    size = min(0.15, max(0.09, 0.34 * tall / easel.unit))
    for share in (0.16, 0.84):
        x, y = left + wide * share, top + tall * 1.06
        dress(easel, "candle", 1 - x / easel.width if easel.mirrored else x / easel.width, y, size, cast=False)
        easel.burn(x, y - easel.unit * size, easel.unit * 0.34)
        easel.glow(x, y - easel.unit * size * 0.9, easel.unit * 0.12, (255, 200, 110), 0.8, 1.6)
    easel.note("candle")


def wash(easel: Easel, colour: Colour) -> None:
    """Bathe a picture in the light of one colour: it takes what is of others, and shines where it is bright."""
    bright = mix(colour, WHITE, 0.25 if luminance(colour) > 60 else 0.4)
    picture = easel.image
    tinted = ImageChops.multiply(picture, Image.new("RGB", picture.size, bright))
    level = curve(picture.convert("L"), lambda v: BRIGHTENED * (0.25 + 0.75 * v))
    glow = Image.new("RGB", picture.size)
    glow.paste(colour, (0, 0), level)
    easel.image = ImageChops.screen(Image.blend(picture, tinted, TINTED), glow)


def veil(easel: Easel) -> None:
    """Hide in fog what is far: all but the ground near by, thickest along the horizon."""
    size = (easel.width, easel.height)
    rows = max(2, easel.height)
    levels = []
    for y in range(0, rows, max(1, rows // 64)):
        if y <= easel.horizon:
            levels.append(0.5 + 0.36 * y / max(1, easel.horizon))
        else:
            levels.append(0.86 * max(0.0, 1 - easel.depth(y) * 1.15) ** 1.3)
    across = max(2, round(3 * easel.width / easel.unit))
    drift = fractal(easel.chance("veil"), size, (across, 4), octaves=4, gain=0.6)
    mask = ImageChops.multiply(fade(levels, size), curve(drift, lambda v: 0.78 + 0.44 * (v - 0.5)))
    haze = mix(easel.light.haze, WHITE, 0.0 if easel.light.moon else 0.22)
    easel.image.paste(haze, (0, 0), mask)
    easel.note("fog")


def puddles(easel: Easel, stage: Stage) -> None:
    """Leave water standing in hollows of the ground, which mirrors what is above."""
    ground = stage.zones.get("ground")
    top = max(easel.y(0.2), ground.top - easel.unit * 0.06 if ground else easel.y(0.3))
    chance = easel.chance("puddles")
    mirrored = Image.new("RGB", easel.image.size, scaled(easel.light.sky[1], 0.9))
    above = easel.image.crop((0, max(0, 2 * easel.horizon - easel.height), easel.width, easel.horizon))
    mirrored.paste(above.transpose(Image.Transpose.FLIP_TOP_BOTTOM), (0, easel.horizon))
    mask = Image.new("L", easel.image.size)
    draw = ImageDraw.Draw(mask)
    spots: list[Point] = []
    for index in range(9):
        y = top + (easel.height * 0.98 - top) * ((index + chance.random()) / 9)
        x = easel.width * chance.uniform(0.04, 0.96)
        wide = easel.unit * (0.06 + 0.16 * easel.depth(y)) * chance.uniform(0.7, 1.3)
        spots.append((x, y))
        for _ in range(4):
            dx, dy = chance.uniform(-0.6, 0.6) * wide, chance.uniform(-0.06, 0.06) * wide
            half, high = wide * chance.uniform(0.4, 0.7), wide * chance.uniform(0.05, 0.085)
            draw.ellipse((x + dx - half, y + dy - high, x + dx + half, y + dy + high), fill=255)
    mask = mask.filter(ImageFilter.GaussianBlur(max(0.8, easel.unit / 400)))
    dark = scaled(easel.light.shade, 1.2)
    edge = mask.filter(ImageFilter.GaussianBlur(easel.unit / 90))
    easel.image.paste(dark, (0, 0), faint(edge, 0.3))
    bright = Image.blend(mirrored, Image.new("RGB", mirrored.size, easel.light.sky[3]), 0.2)
    easel.image.paste(bright, (0, 0), faint(mask, 0.86))
    easel.note("puddle", "reflection")


def rays(easel: Easel) -> None:
    """Fan rays out from the sun or the moon, over land and into woods."""
    x, y = easel.sun
    y = min(y, easel.height * 0.3)
    chance = easel.chance("rays")
    reach = math.hypot(easel.width, easel.height)
    mask = Image.new("L", (max(8, easel.width // 2), max(8, easel.height // 2)))
    draw = ImageDraw.Draw(mask)
    turn = 0.18
    while turn < math.pi - 0.18:
        wide = chance.uniform(0.03, 0.1)
        level = chance.randint(60, 150)
        points = [(x / 2, y / 2)]
        points += [((x + math.cos(turn + k) * reach) / 2, (y + math.sin(turn + k) * reach) / 2) for k in (0.0, wide)]
        draw.polygon(points, fill=level)
        turn += wide + chance.uniform(0.06, 0.16)
    mask = mask.filter(ImageFilter.GaussianBlur(easel.unit / 110)).resize((easel.width, easel.height))
    falling = fade((1, 1, 0.8, 0.5, 0.2), (easel.width, easel.height))
    easel.image = ImageChops.multiply(
        easel.image, Image.new("RGB", easel.image.size, mix(WHITE, easel.light.shade, 0.26))
    )
    _shine(easel, ImageChops.multiply(mask, falling), mix(easel.light.sun, easel.light.glow, 0.4), 0.75)


def beams(easel: Easel, strength: float = 1.0) -> None:
    """Let light fall slanting into a room from each of its windows, with motes of dust in it, to the floor."""
    windows = easel.found.get("windows")
    if not isinstance(windows, list) or not windows:
        return
    moonlit = easel.light.lamplit > 0.75
    if moonlit and not is_moonlit(easel):
        return
    middle = easel.width / 2
    mask = Image.new("L", (easel.width, easel.height))
    draw = ImageDraw.Draw(mask)
    for left, top, wide, tall in windows:
        side = 1 if left + wide / 2 < middle else -1
        floor = max(easel.horizon + easel.unit * 0.06, top + tall + easel.unit * 0.2)
        fall = (floor - top - tall) * 0.6
        near = (easel.height - floor) * 0.5
        draw.polygon(
            [(left, top), (left + wide, top), (left + wide + side * fall * 1.5, floor + near * 0.7),
             (left + side * fall * 1.1, floor + near)],
            fill=90,
        )  # fmt: skip
        draw.polygon(
            [(left + side * fall * 0.7, floor), (left + wide + side * fall * 0.7, floor),
             (left + wide + side * fall * 1.5, floor + near), (left + side * fall * 1.5, floor + near)],
            fill=170,
        )  # fmt: skip
    mask = mask.filter(ImageFilter.GaussianBlur(easel.unit / 90))
    tone: Colour = (150, 178, 240) if moonlit else mix(easel.light.sun, easel.light.glow, 0.5)
    _shine(easel, mask, tone, 0.62 * strength)


def _shine(easel: Easel, mask: Image.Image, colour: Colour, strength: float) -> None:
    light = Image.new("RGB", easel.image.size)
    light.paste(colour, (0, 0), faint(mask, strength))
    easel.image = ImageChops.screen(easel.image, light)


def _leaf(easel: Easel, layer: str, count: int, top: float, foot: float) -> None:
    """Strew leaves between two rows, larger towards the viewer."""
    chance = easel.chance(layer)
    tones = CROWNS["autumn"]
    parts = []
    for _ in range(round(count * easel.width * easel.height / easel.unit**2)):
        share = chance.random()
        y = top + (foot - top) * share**0.8
        size = easel.unit * (0.004 + 0.011 * max(0.15, easel.depth(y))) * chance.uniform(0.7, 1.2)
        x, turn = chance.uniform(0, easel.width), chance.uniform(0, 180)
        parts.append(oval(x, y, size, size * chance.uniform(0.3, 0.6), chance.choice(tones), turn))
    easel.put("".join(parts), ambient=0.9)
    easel.note("leaf", "state leaves", "leaves", "state falling", "state fallen")


def _fallen(easel: Easel) -> None:
    _leaf(easel, "fallen leaves", 260, easel.y(0.16), easel.height)


def _falling(easel: Easel) -> None:
    _leaf(easel, "falling leaves", 34, easel.height * 0.12, easel.height * 0.9)
