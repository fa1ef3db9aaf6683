"""Skies for their own sake: heaped clouds, a sea of clouds, a broken deck, streaks over low hills, stars."""

from __future__ import annotations

from promptmagic.painters.colour import mix
from promptmagic.painters.sketch.clouds import cirrus, cloud_sea, cumulus, deck
from promptmagic.painters.sketch.easel import Easel
from promptmagic.painters.sketch.figures import Stage, Zone
from promptmagic.painters.sketch.flocks import birds
from promptmagic.painters.sketch.land import ridge, rolling, skyline, wood
from promptmagic.painters.sketch.seasons import WOODS, green
from promptmagic.painters.sketch.sky import milky_way, sky, starlit


def heaps(easel: Easel) -> Stage:
    """Heaped clouds tower one before the other."""
    easel.set_out(horizon=0.96, sun=0.7)
    sky(easel)
    if starlit(easel):
        return _stars(easel)
    chance = easel.chance("heaps")
    rows = ((0.42, 0.26, 4), (0.66, 0.42, 3), (0.94, 0.62, 3))
    for depth, (down, breadth, count) in enumerate(rows):
        for index in range(round(count * max(1.0, easel.width / easel.height * 0.8))):
            across = (index + chance.uniform(0.15, 0.85)) / count
            base = easel.height * (down + chance.uniform(-0.06, 0.06))
            wide = easel.unit * breadth * chance.uniform(0.7, 1.25)
            cumulus(easel, easel.x(across), base, wide, layer=f"{depth} {index}", haze=0.4 - 0.18 * depth)
    birds(easel, 0.3, 0.62)
    return stage(easel)


def above(easel: Easel) -> Stage:
    """Above the clouds: a white sea of them to the horizon."""
    easel.set_out(horizon=0.52, sun=0.4)
    sky(easel)
    if starlit(easel):
        milky_way(easel)
    cloud_sea(easel)
    return stage(easel)


def broken(easel: Easel) -> Stage:
    """A broken deck of clouds overhead, low hills on the horizon."""
    easel.set_out(horizon=0.84, sun=0.62)
    sky(easel)
    if starlit(easel):
        return _stars(easel)
    if easel.light.cover < 0.55:
        deck(easel, cover=0.5 if easel.scene.weather != "clear" else 0.24)
    lowlands(easel)
    birds(easel, 0.32, 0.3)
    return stage(easel, land=True)


def streaks(easel: Easel) -> Stage:
    """High streaks of cloud over dark woods, the sun low among them."""
    easel.set_out(horizon=0.8, sun=0.34)
    sky(easel)
    if starlit(easel):
        return _stars(easel)
    cirrus(easel, layer="more cirrus")
    line = rolling(easel, "hills", easel.horizon + 2, easel.unit * 0.06)
    ridge(easel, line, easel.height, mix(green(easel, WOODS), (90, 110, 140), 0.4), haze=0.45, mist=0.2)
    colour = mix(green(easel, WOODS), easel.light.shade, 0.3 + 0.6 * easel.light.backlit)
    for index in range(2):
        line = rolling(easel, f"woods {index} line", easel.y(0.62 + 0.34 * index), easel.unit * 0.045)
        wood(easel, f"woods {index}", line, easel.unit * (0.08 + 0.05 * index), colour, haze=0.16 - 0.14 * index)
    birds(easel, 0.7, 0.42)
    return stage(easel, land=True)


LAYOUTS = (heaps, broken, above, streaks)


def _stars(easel: Easel) -> Stage:
    """The Milky Way over dark land."""
    milky_way(easel)
    lowlands(easel)
    return stage(easel, land=True)


def lowlands(easel: Easel) -> None:
    """Lay low hills and a line of trees along the lower edge."""
    if easel.height - easel.horizon < easel.unit * 0.08:
        easel.horizon = round(easel.height - easel.unit * 0.1)
    far = skyline(easel, "far hills", easel.horizon + easel.unit * 0.02, easel.unit * 0.07, points=6, rough=0.46)
    ridge(easel, far, easel.height, (92, 118, 140), haze=0.5, mist=0.2)
    near = rolling(easel, "near hills", easel.y(0.55), easel.unit * 0.05)
    colour = mix((70, 104, 74), easel.light.shade, 0.2 + 0.7 * easel.light.backlit)
    wood(easel, "edge of woods", near, easel.unit * 0.045, colour, haze=0.04)


def stage(easel: Easel, *, land: bool = False) -> Stage:
    """Return where birds and balloons may be in this sky, and where things may stand on the `land` below it."""
    left, right = easel.width * 0.14, easel.width * 0.86
    zones = {"air": Zone(left, easel.height * 0.2, right, easel.height * 0.6, 0.8, 1.1)}
    if land:
        zones["ground"] = Zone(left, easel.height * 0.93, right, easel.height * 0.97, 0.7, 0.7)
    return Stage(zones)
