"""Space: a planet before a nebula, a world's curve from orbit, a ringed giant with its moons, a galaxy."""

from __future__ import annotations

import math
import re

from promptmagic.painters.colour import WHITE, Colour, mix
from promptmagic.painters.sketch.easel import Easel
from promptmagic.painters.sketch.figures import Stage, Zone
from promptmagic.painters.sketch.planets import (
    EARTH,
    JUPITER,
    MARS,
    MOON,
    NEBULAE,
    NEPTUNE,
    SATURN,
    WORLDS,
    World,
    dark,
    galaxy,
    globe,
    nebula,
    starfield,
)
from promptmagic.painters.sketch.scene import SketchScene

NAMED: tuple[tuple[str, World], ...] = (
    (r"\bearth\b|\bglobe\b", EARTH),
    (r"\bmars\b|red planet", MARS),
    (r"\bjupiter\b|gas giant", JUPITER),
    (r"\bsaturn\b|ringed|\brings\b", SATURN),
    (r"\bneptune\b|\buranus\b", NEPTUNE),
    (r"\bmoon\b|\blunar\b", MOON),
)


def world(scene: SketchScene, choice: int) -> World:
    """Return the world that the text names, else one of those that there may be."""
    named = next((found for words, found in NAMED if re.search(words, scene.text, re.IGNORECASE)), None)
    own = named or WORLDS[choice % len(WORLDS)]
    colour = scene.place_colour or next((s.colour for s in scene.subjects if s.noun == "planet" and s.colour), None)
    return (
        World(mix(colour, (0, 0, 20), 0.5), mix(colour, WHITE, 0.35), own.kind, own.air, own.rings) if colour else own
    )


def known(scene: SketchScene) -> bool:
    """Whether the text names a world that has a name."""
    return any(re.search(words, scene.text, re.IGNORECASE) for words, _ in NAMED)


def _main(easel: Easel, own: World) -> None:
    """Remember what the picture's great globe is."""
    easel.note("planet", *(("earth",) if own is EARTH else ("moon",) if own is MOON else ()))


def gas(easel: Easel) -> tuple[Colour, Colour, Colour]:
    """Return the colours of the nebula: those that are named, else some that go together."""
    named = easel.scene.colours
    if named:
        return (mix(named[0], (10, 10, 40), 0.5), named[0], named[-1])
    return easel.chance("gas tones").choice(NEBULAE)


def planet_and_nebula(easel: Easel) -> Stage:
    """A planet hangs before a nebula."""
    _set_out(easel, sun=(0.9, 0.1))
    nebula(easel, gas(easel))
    starfield(easel)
    own = world(easel.scene, easel.scene.seed)
    _main(easel, own)
    globe(easel, "planet", easel.x(0.3), easel.height * 0.36, easel.unit * 0.2, own)
    globe(easel, "moon", easel.x(0.62), easel.height * 0.2, easel.unit * 0.045, MOON)
    easel.note("moon")
    return stage(easel)


def orbit(easel: Easel) -> Stage:
    """From orbit: the bright curve of a world fills the lower part, its sun rising behind."""
    _set_out(easel, sun=(0.74, 0.5))
    nebula(easel, gas(easel), 0.7)
    starfield(easel)
    radius = max(easel.width, easel.height) * 1.05
    top = easel.height * 0.64
    named = world(easel.scene, easel.scene.seed)
    own = named if known(easel.scene) else EARTH
    _main(easel, own)
    globe(
        easel,
        "world",
        easel.x(0.42),
        top + radius,
        radius,
        own,
        sunward=-math.pi / 2 + (0.5 if not easel.mirrored else -0.5),
    )
    x, y = easel.x(0.76), top + easel.unit * 0.03
    easel.glow(x, y, easel.unit * 0.6, (150, 200, 255), 0.6, 2.0)
    easel.glow(x, y, easel.unit * 0.16, (255, 246, 220), 1.0, 1.5)
    if own is not MOON and easel.scene.subject("moon"):
        _moons(easel, easel.scene.count("moon", 1))
    return stage(easel)


def ringed_giant(easel: Easel) -> Stage:
    """A great ringed planet fills one side, its moons beside it."""
    _set_out(easel, sun=(0.05, 0.2))
    nebula(easel, gas(easel), 0.7)
    starfield(easel)
    own = world(easel.scene, easel.scene.seed)
    _main(easel, own)
    giant = World(own.dark, own.bright, "bands" if own.kind == "rock" else own.kind, own.air, rings=own.kind != "earth")
    globe(easel, "giant", easel.x(0.72), easel.height * 0.58, easel.unit * 0.34, giant)
    _moons(easel, max(2, easel.scene.count("moon", 2)))
    return stage(easel)


def _moons(easel: Easel, count: int) -> None:
    """Hang the moons of a world in the free part of the sky: small globes, the far ones smaller."""
    for number, (across, down, reach) in enumerate(MOONS[:count]):
        own = MOON if number % 2 == 0 else World((110, 80, 60), (220, 190, 150))
        globe(easel, f"moon {number}", easel.x(across), easel.height * down, easel.unit * reach, own)
    easel.note("moon")


MOONS = (
    (0.2, 0.24, 0.06), (0.4, 0.14, 0.028), (0.1, 0.5, 0.036), (0.3, 0.4, 0.018), (0.62, 0.1, 0.02), (0.14, 0.86, 0.03),
)  # fmt: skip
"""Where a world's moons are, across and down, and how large, in units."""


def spiral(easel: Easel) -> Stage:
    """A spiral galaxy among the stars."""
    _set_out(easel, sun=(0.5, 0.5))
    tones = gas(easel)
    nebula(easel, tones, 0.6)
    starfield(easel, density=1.5)
    galaxy(easel, easel.x(0.54), easel.height * 0.46, easel.unit * 0.46, tones)
    return stage(easel)


LAYOUTS = (planet_and_nebula, orbit, ringed_giant, spiral)


def _set_out(easel: Easel, sun: tuple[float, float]) -> None:
    easel.set_out(horizon=0.5, sun=0.5)
    easel.sun = (easel.x(sun[0]), easel.height * sun[1])
    dark(easel, gas(easel)[0])
    easel.note("space")


def stage(easel: Easel) -> Stage:
    """Return one zone for all, since everything floats."""
    zone = Zone(easel.width * 0.26, easel.height * 0.52, easel.width * 0.74, easel.height * 0.74, 1.3, 1.5, afloat=True)
    return Stage(dict.fromkeys(("air", "ground", "water", "shore"), zone))
