"""Close to the ground: the world of insects, snails and mice, all that is farther away out of focus."""

from __future__ import annotations

import math
import re

from PIL import Image, ImageFilter

from promptmagic import lexicon
from promptmagic.painters.colour import WHITE, Colour, mix, scaled
from promptmagic.painters.sketch.easel import Easel, Point, gradient
from promptmagic.painters.sketch.figures import Stage, Zone
from promptmagic.painters.sketch.land import ground
from promptmagic.painters.sketch.scene import SketchScene
from promptmagic.painters.sketch.seasons import GRASS, WOODS, flowers, green, season
from promptmagic.painters.sketch.shapes import plants
from promptmagic.painters.sketch.shapes.pen import blade, disc, put
from promptmagic.painters.sketch.sky import sky

CREEPING = frozenset(
    {"snail", "spider", "caterpillar", "ladybird", "worm", "ant", "slug", "mouse", "frog", "toad", "hummingbird"}
)
"""Small animals that are no insects."""

AMONG = frozenset(
    {"web", "leaf", "mushroom", "acorn", "nut", "egg", "feather", "dew", "berry", "strawberry", "clover", "grass"}
    | {"branch", "anthill", "droplet", "seed", "stick"}
)
"""Small things beside which they are seen; and flowers."""


SMALLEST = frozenset({"ant", "spider", "beetle", "fly insect", "worm", "web", "anthill", "leaf", "droplet", "seed"})
"""What lies small upon the ground even there: where there is nothing else, one goes nearer."""

NEARER = 1.7
"""How much nearer."""

CLOSE = re.compile(r"\b(?:close[- ]?ups?|macro|extreme close)\b", re.IGNORECASE)
"""Words of a picture in which its subject fills the frame."""

FLOWERS = frozenset(
    {"flower", "rose", "tulip", "daisy", "sunflower", "poppy", "wildflower", "dandelion", "lavender", "venus flytrap"}
)


def small_world(scene: SketchScene) -> bool:
    """Whether all that a scene names is so small that one must go near to see it."""
    living = [one.noun for one in scene.subjects if _tiny(one.noun)]
    others = [one for one in scene.subjects if not _tiny(one.noun)]
    near = is_close(scene) and any(one.noun in AMONG | FLOWERS for one in scene.subjects)
    return (bool(living) or near) and all(one.noun in AMONG | FLOWERS for one in others)


def is_close(scene: SketchScene) -> bool:
    """Whether a picture is asked for from very near."""
    return bool(CLOSE.search(scene.told))


def _tiny(noun: str) -> bool:
    return lexicon.covers("insect", noun) or noun in CREEPING


def out_of_focus(easel: Easel) -> Stage:
    """Grass and flowers near the ground, sharp only where the subject is; the light falls in soft discs."""
    easel.set_out(horizon=0.5, sun=0.7)
    sky(easel)
    backdrop(easel)
    phase = easel.chance("bank").uniform(0, 6)
    rows = (easel.y(0.62) + easel.unit * 0.022 * math.sin(i * 0.21 + phase) for i in range(41))
    line = [(easel.width * i / 40, row) for i, row in enumerate(rows)]
    tone = mix(scaled(green(easel, GRASS), 0.8), easel.light.shade, easel.light.backlit * 0.4)
    ground(easel, line, tone, layer="close ground")
    grass(easel, line)
    easel.found["close up"] = "very near" if is_close(easel.scene) else "near"
    easel.note("grass", "meadow", "field", *(("close", "close up", "macro") if is_close(easel.scene) else ()))
    left, right = easel.width * 0.2, easel.width * 0.8
    near = NEARER if all(one.noun in SMALLEST for one in easel.scene.subjects) else 1.0
    return Stage(
        {
            "ground": Zone(left, easel.y(0.76), right, easel.y(0.9), near, near * 1.1),
            "air": Zone(left, easel.height * 0.26, right, easel.height * 0.44, 1.0, 1.0),
        }
    )


LAYOUTS = (out_of_focus,)


def backdrop(easel: Easel) -> None:
    """Paint what is far away, out of focus: green depths, blossoms as soft dots, discs of light."""
    chance = easel.chance("out of focus")
    deep = mix(easel.ambient(green(easel, WOODS)), easel.light.haze, 0.12)
    pale = mix(easel.ambient(green(easel, GRASS)), easel.light.glow, 0.3)
    size = easel.image.size
    pale = mix(pale, easel.light.sky[-1], 0.5 * easel.light.backlit)
    easel.image.paste(gradient((mix(pale, easel.light.sky[-1], 0.55), pale, deep), size))
    blurred = []
    for _ in range(26):
        x, y = chance.uniform(0, easel.width), easel.height * chance.uniform(0.1, 0.8)
        tone = mix(chance.choice((pale, deep, mix(pale, deep, 0.5))), easel.light.glow, chance.uniform(0, 0.2))
        blurred.append(disc(x, y, easel.unit * chance.uniform(0.06, 0.2), tone, 0.5))
    if not easel.scene.wintry and not easel.scene.lacks("flower"):
        for _ in range(22):
            x, y = chance.uniform(0, easel.width), easel.height * chance.uniform(0.44, 0.72)
            tone = easel.ambient(chance.choice(flowers(easel)))
            blurred.append(disc(x, y, easel.unit * chance.uniform(0.012, 0.04), tone, 0.8))
    easel.put("".join(blurred))
    small = easel.image.resize((max(8, size[0] // 4), max(8, size[1] // 4)), Image.Resampling.BOX)
    easel.image.paste(small.filter(ImageFilter.GaussianBlur(easel.unit / 120)).resize(size, Image.Resampling.BICUBIC))
    lights = []
    for _ in range(12):
        x, y = chance.uniform(0, easel.width), easel.height * chance.uniform(0.04, 0.56)
        tone = mix(easel.light.glow, WHITE, 0.4)
        lights.append(disc(x, y, easel.unit * chance.uniform(0.018, 0.06), tone, chance.uniform(0.06, 0.2)))
    easel.put("".join(lights))


def grass(easel: Easel, line: list[Point]) -> None:
    """Let blades stand along the ground: long ones at both sides, short ones in the middle, where the subject is."""
    if easel.scene.wintry:
        return
    chance = easel.chance("close grass")
    tones: tuple[Colour, ...] = GRASS[season(easel)]
    drawn = []
    for number in range(round(110 * easel.width / easel.unit)):
        x = chance.uniform(-0.03, 1.03) * easel.width
        edge = abs(x / easel.width - 0.5) * 2
        low = line[0][1] + easel.unit * chance.uniform(0.0, 0.05)
        high = easel.unit * chance.uniform(0.05, 0.13) * (0.55 + 2.6 * edge**2.4)
        lean = chance.gauss(0, 0.22) * high
        tone = mix(easel.ambient(chance.choice(tones)), easel.light.shade, 0.16 * chance.random())
        width = easel.unit * chance.uniform(0.006, 0.016)
        drawn.append((low, blade((x, low), (x + lean * 0.2, low - high * 0.6), (x + lean, low - high), width, tone)))
        if edge > 0.66 and number % 7 == 0 and not easel.scene.lacks("flower"):
            bloom = chance.choice((plants.daisy, plants.poppy))
            drawn.append((low, put(bloom(chance, high * 0.9, chance.choice(flowers(easel))), x, low)))
    drawn.sort(key=lambda one: one[0])
    easel.put("".join(mark for _, mark in drawn), ambient=0.8)
