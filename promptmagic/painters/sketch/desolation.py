"""Desolation: what shows that a place is abandoned, overgrown or eerie, on whatever place that is.

The colours fade, weeds stand on its ground, creepers hang in from above, and in a room the corners are full of
cobwebs: without them an abandoned place looks like any.
"""

from __future__ import annotations

import math
import random
import re

from PIL import Image, ImageEnhance

from promptmagic import lexicon
from promptmagic.painters.colour import Colour, hexed, mix
from promptmagic.painters.sketch.easel import Easel
from promptmagic.painters.sketch.land import blades
from promptmagic.painters.sketch.relations import LIVING
from promptmagic.painters.sketch.scene import SketchScene
from promptmagic.painters.sketch.shapes.pen import oval

ABANDONED = re.compile(
    r"\b(?:abandoned|derelict|forsaken|dilapidated|disused|decaying|run[- ]down|post-?apocalyptic)\b",
    re.IGNORECASE,
)
"""Words of a place that people have left."""

OVERGROWN = re.compile(
    r"\b(?:overgrown|reclaimed by nature|(?:covered|smothered|draped) (?:in|with|by) (?:ivy|vines|creepers))\b",
    re.IGNORECASE,
)
"""Words of what plants have grown over."""

EERIE = re.compile(r"\b(?:eerie|creepy|spooky|ominous|sinister|haunted|uncanny|unsettling)\b", re.IGNORECASE)
"""Words of a place where one would not like to be."""

BARE = frozenset(
    {"sea", "lake", "river", "harbour", "canal", "swamp", "beach", "desert", "polar", "planet", "sky", "mountains"}
    | {"underwater", "space", "cave", "rooftop", "portrait", "table", "stage"}
)
"""Places on whose ground no weeds grow."""

WEEDS: tuple[Colour, ...] = ((122, 124, 70), (146, 138, 84), (96, 108, 60), (164, 150, 104))
LEAVES: tuple[Colour, ...] = ((62, 96, 52), (80, 116, 60), (48, 78, 46), (102, 130, 74))
STEM: Colour = (74, 62, 46)
WEB: Colour = (226, 228, 232)

AHEAD = 40
"""Letters in which the thing stands that is said to be abandoned."""

FADED, DUSK_FADED = 0.46, 0.62
"""How much colour is left where nobody lives any more, and in a place that is only eerie."""


def words_left(scene: SketchScene) -> list[str]:
    """Return the words that say of the place that people have left it: an abandoned puppy sits in any."""
    alive = [subject.word.lower() for subject in scene.subjects if lexicon.group(subject.noun) in LIVING]
    told = scene.told.lower()
    found = ABANDONED.finditer(told)
    return [word[0] for word in found if not told[word.end() : word.end() + AHEAD].lstrip().startswith(tuple(alive))]


def on_its_ground(easel: Easel) -> None:
    """Let weeds stand on the ground of an abandoned place, under who is there."""
    scene = easel.scene
    if not (words_left(scene) or OVERGROWN.search(scene.told)) or easel.light.indoors:
        return
    if scene.place in BARE or scene.wintry or "amusement park" in easel.drawn:
        return
    tones = [mix(tone, (150, 140, 90), 0.15) for tone in WEEDS]
    blades(easel, "weeds", easel.y(0.62), 300, tones, tall=0.1)
    easel.note("weed", "weeds")


def over_the_place(easel: Easel) -> None:
    """Lay over the whole picture what time has done to it: faded colours, creepers from above, cobwebs in corners."""
    told = easel.scene.told
    left, grown = words_left(easel.scene), OVERGROWN.findall(told)
    eerie = EERIE.findall(told)
    if not (left or grown or eerie):
        return
    if grown or (left and not easel.light.indoors and easel.scene.place not in BARE and not easel.scene.wintry):
        _creepers(easel)
        easel.note("ivy", "seen overgrown", *(f"state {word}" for found in grown for word in found.lower().split()))
    elif left and easel.light.indoors and easel.scene.place not in BARE:
        _cobwebs(easel)
    if left or eerie:
        image = easel.image.convert("RGB")
        gray = ImageEnhance.Color(image).enhance(FADED if left else DUSK_FADED)
        veil = Image.new("RGB", image.size, (96, 104, 92) if left else (58, 66, 84))
        easel.image = Image.blend(gray, veil, 0.16 if left else 0.12)
    easel.note(*(word.lower() for word in (*left, *eerie, *grown)))


def _creepers(easel: Easel) -> None:
    """Hang ivy in from the upper corners, each stem with its leaves."""
    chance = easel.chance("creepers")
    parts = []
    for side in (0, 1):
        for number in range(5):
            aside = easel.width * (0.02 + 0.052 * number) * chance.uniform(0.7, 1.2)
            x = aside if side == 0 else easel.width - aside
            long = easel.height * (0.52 - 0.09 * number) * chance.uniform(0.75, 1.15)
            parts += _hanging(easel, chance, x, long)
    easel.put("".join(parts), ambient=0.9)


def _hanging(easel: Easel, chance: random.Random, x: float, long: float) -> list[str]:
    size, sway = easel.unit * 0.014, easel.unit * chance.uniform(-0.03, 0.03)
    stem = f'<path d="M{x:.1f},-4 q{sway:.1f},{long * 0.5:.1f} {sway * 0.4:.1f},{long:.1f}" fill="none"'
    parts = [f'{stem} stroke="{hexed(STEM)}" stroke-width="{size * 0.22:.2f}"/>']
    steps = max(4, round(long / (size * 1.5)))
    for step in range(steps + 1):
        share = step / steps
        along = x + 2 * share * (1 - share) * sway + share * share * sway * 0.4
        for way in (-1, 1):
            grown = size * chance.uniform(0.7, 1.25) * (1.15 - 0.5 * share)
            turn = way * chance.uniform(20, 60)
            parts.append(
                oval(along + way * grown * 0.8, long * share, grown, grown * 0.66, chance.choice(LEAVES), turn)
            )
    return parts


def _cobwebs(easel: Easel) -> None:
    """Spin a web in each upper corner of a room."""
    reach = easel.unit * 0.2
    lines = []
    for corner, way in ((0.0, 1), (float(easel.width), -1)):
        spokes = [math.radians(degrees) for degrees in (4, 26, 46, 66, 86)]
        ends = [(corner + way * reach * math.cos(at), reach * math.sin(at)) for at in spokes]
        lines += [f"M{corner:.1f},0L{x:.1f},{y:.1f}" for x, y in ends]
        for ring in (0.3, 0.5, 0.7, 0.9):
            points = [(corner + (x - corner) * ring, y * ring) for x, y in ends]
            run = f"M{points[0][0]:.1f},{points[0][1]:.1f}"
            for (x, y), (past_x, past_y) in zip(points[1:], points, strict=False):
                middle = (corner + ((x + past_x) / 2 - corner) * 0.88, (y + past_y) / 2 * 0.88)
                run += f"Q{middle[0]:.1f},{middle[1]:.1f} {x:.1f},{y:.1f}"
            lines.append(run)
    web = f'<path d="{"".join(lines)}" fill="none" stroke="{hexed(WEB)}" stroke-opacity="0.75"'
    easel.put(f'{web} stroke-width="{max(0.8, easel.unit * 0.0022):.2f}"/>', ambient=0.6)
    easel.note("web", "cobweb", "cobwebs")
