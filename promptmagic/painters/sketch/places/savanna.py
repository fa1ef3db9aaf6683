"""Savannas: a plain of dry grass with flat-topped acacias, a water hole, a rocky rise over the plain."""

from __future__ import annotations

from promptmagic.painters.colour import Colour, mix
from promptmagic.painters.sketch.easel import Easel
from promptmagic.painters.sketch.figures import Stage, Zone, shadow, stood
from promptmagic.painters.sketch.flocks import birds
from promptmagic.painters.sketch.land import blades, ground, leaf_band, ridge, rolling, skyline
from promptmagic.painters.sketch.places.desert import pool
from promptmagic.painters.sketch.places.meadow import backdrop
from promptmagic.painters.sketch.seasons import season
from promptmagic.painters.sketch.shapes import SHAPES
from promptmagic.painters.sketch.shapes.coast import rock
from promptmagic.painters.sketch.shapes.pen import put
from promptmagic.painters.sketch.stances import drinks_there

GRASS: dict[str, tuple[Colour, ...]] = {
    "spring": ((176, 176, 86), (150, 164, 74), (196, 186, 104)),
    "summer": ((212, 176, 92), (196, 156, 78), (226, 194, 116)),
    "autumn": ((206, 160, 82), (184, 136, 68), (220, 178, 104)),
    "winter": ((230, 234, 240), (214, 222, 234), (240, 242, 248)),
}
"""The grass of the plain: green after the rains, straw in the dry months."""

LEAVES: Colour = (104, 126, 62)


def plain(easel: Easel) -> Stage:
    """Grass to the horizon, acacias far and near, a blue range behind."""
    easel.set_out(horizon=0.5, sun=0.62)
    _far(easel)
    _grassland(easel)
    _acacias(
        easel, "plain", ((0.3, 0.03, 0.1), (0.42, 0.05, 0.13), (0.7, 0.04, 0.11), (0.93, 0.1, 0.34), (0.05, 0.16, 0.24))
    )
    _tufts(easel, 0.3)
    birds(easel, 0.3, 0.3)
    return _stage(easel)


def water_hole(easel: Easel) -> Stage:
    """A water hole in the plain that mirrors the sky, trees at its far bank."""
    easel.set_out(horizon=0.44, sun=0.3)
    _far(easel)
    _grassland(easel)
    _acacias(easel, "bank", ((0.16, 0.14, 0.3), (0.36, 0.06, 0.13), (0.84, 0.16, 0.36), (0.62, 0.05, 0.1)))
    if any(drinks_there(easel, subject) for subject in easel.scene.subjects):
        return _drinking_place(easel)
    pool(easel, (0.22, 0.46), 0.5)
    easel.note("pond", "water", "water hole")
    _tufts(easel, 0.52)
    birds(easel, 0.6, 0.26)
    bank = Zone(easel.x(0.34), easel.y(0.4), easel.x(0.66), easel.y(0.46), 0.5, 0.6)
    return Stage({**_stage(easel, 0.62).zones, "water": bank})


def _drinking_place(easel: Easel) -> Stage:
    """Lay the water hole near by, at one side: who drinks stands on its bank with the muzzle at the water."""
    rim = pool(easel, (0.4, 0.96), 0.5, across=0.98)
    easel.note("pond", "water", "water hole")
    birds(easel, 0.6, 0.26)
    toward = -1 if easel.mirrored else 1
    middle = sum(x for x, _ in rim) / len(rim)
    side = sorted((point for point in rim if (point[0] < middle) == (toward > 0)), key=lambda point: point[1])
    top, bottom = easel.y(0.52), easel.y(0.84)
    brink = Zone(
        0.0 if toward > 0 else middle, top, middle if toward > 0 else float(easel.width), bottom, 1.1, 1.5,
        toward=toward, edge=tuple(point for point in side if top <= point[1] <= bottom),
    )  # fmt: skip
    return Stage({**_stage(easel, 0.62).zones, "brink": brink})


def rocky_rise(easel: Easel) -> Stage:
    """Great rounded rocks on a rise, the plain far below behind them."""
    easel.set_out(horizon=0.56, sun=0.7)
    _far(easel)
    _grassland(easel)
    _acacias(easel, "below", ((0.2, 0.03, 0.09), (0.34, 0.04, 0.11), (0.56, 0.03, 0.08)))
    chance = easel.chance("rise")
    stone = mix(easel.ambient((176, 134, 104)), easel.light.shade, easel.light.backlit * 0.6)
    for index, (across, down, tall) in enumerate(
        ((0.8, 0.2, 0.2), (0.96, 0.26, 0.3), (0.88, 0.4, 0.17), (0.72, 0.34, 0.08))
    ):
        tone = mix(stone, easel.light.haze, 0.12 * (2 - min(2, index)))
        easel.put(put(rock(chance, easel.unit * tall, tone), easel.x(across), easel.y(down)))
    easel.note("rock", "rocks")
    _acacias(easel, "rise", ((0.1, 0.22, 0.3),))
    _tufts(easel, 0.3)
    birds(easel, 0.24, 0.26)
    return _stage(easel, span=(0.16, 0.66))


LAYOUTS = (plain, water_hole, rocky_rise)


def _far(easel: Easel) -> None:
    """Paint the sky and the land that is lost in haze."""
    backdrop(easel)
    line = skyline(easel, "far range", easel.horizon + 2, easel.unit * 0.06, points=5, rough=0.4)
    ridge(easel, line, easel.height, (132, 120, 140), haze=0.6)


def _grassland(easel: Easel) -> None:
    line = rolling(easel, "savanna", easel.y(0.02), easel.unit * 0.014)
    dry = GRASS[season(easel)]
    tone = mix(dry[0], easel.scene.place_colour, 0.6) if easel.scene.place_colour else dry[0]
    if not easel.scene.lacks("tree"):
        leaf_band(easel, "far bush", lambda _: easel.y(0.025), easel.unit * 0.03, (122, 124, 84), haze=0.5)
    ground(easel, line, mix(tone, easel.light.shade, easel.light.backlit * 0.45), layer="savanna", cells=(14, 60))
    easel.note("savanna", "plain", "grass", "field")


def _tufts(easel: Easel, down: float) -> None:
    """Let dry grass stand from a row (fraction down from the horizon) to the lower edge; none under snow."""
    if easel.scene.wintry:
        return
    tones = [mix(tone, easel.light.shade, easel.light.backlit * 0.6) for tone in GRASS[season(easel)]]
    tones.append(mix(tones[0], easel.light.glow, 0.3))
    blades(easel, "dry blades", easel.y(down), round(620 * (1 - down)), tones, tall=0.06)


def _acacias(easel: Easel, layer: str, stands: tuple[tuple[float, float, float], ...]) -> None:
    """Stand acacias across, down from the horizon, and so many units high; the far ones in haze."""
    if easel.scene.lacks("tree"):
        return
    shape = SHAPES["acacia"]
    for index, (across, down, tall) in enumerate(sorted(stands, key=lambda stand: stand[1])):
        chance = easel.chance(f"acacia {layer} {index}")
        x, y, high = easel.x(across), easel.y(down), easel.unit * tall * chance.uniform(0.92, 1.08)
        shadow(easel, x, y, high * 0.4, 0.4)
        leaves = mix(LEAVES, (230, 236, 242), 0.5) if easel.scene.wintry else LEAVES
        image, corner = stood(easel, shape, chance, x, y, high, leaves)
        haze = easel.air(0.4 * max(0.0, 1 - down * 6))
        easel.place(image, corner, ambient=0.9, haze=haze, rim=0.35 * easel.light.glare)
        easel.take(x, y, high * 0.16)
    easel.note("acacia", "tree")


def _stage(easel: Easel, top: float = 0.46, *, span: tuple[float, float] = (0.16, 0.84)) -> Stage:
    """Return where things may stand on the plain."""
    left, right = sorted((easel.x(span[0]), easel.x(span[1])))
    return Stage(
        {
            "ground": Zone(left, easel.y(top), right, easel.y(0.9), 0.66, 1.0),
            "air": Zone(left, easel.horizon * 0.15, right, easel.horizon * 0.55, 0.7, 0.7),
        }
    )
