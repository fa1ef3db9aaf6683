"""Mountains, in four layouts: a range over woods, ridge behind ridge, one great peak, a valley."""

from __future__ import annotations

import re

from promptmagic.painters.colour import mix
from promptmagic.painters.sketch.easel import Easel
from promptmagic.painters.sketch.falls import eruption
from promptmagic.painters.sketch.figures import Stage, Zone
from promptmagic.painters.sketch.flocks import birds
from promptmagic.painters.sketch.land import (
    PATH,
    blades,
    blossoms,
    ground,
    path,
    ridge,
    rolling,
    skyline,
    slope_light,
    wood,
)
from promptmagic.painters.sketch.peaks import alps
from promptmagic.painters.sketch.places.lake import lake, near_bank, shore_woods, slope
from promptmagic.painters.sketch.places.lake import stage as lakeside
from promptmagic.painters.sketch.seasons import GRASS, WOODS, flowers, green, season, snow_line
from promptmagic.painters.sketch.sky import milky_way, sky, starlit
from promptmagic.painters.sketch.trees import stand_of_trees
from promptmagic.painters.sketch.weather import fog


def heaven(easel: Easel) -> None:
    """Paint the sky over mountains, with the Milky Way in a clear night."""
    sky(easel)
    if starlit(easel):
        milky_way(easel)


def massif(easel: Easel) -> Stage:
    """A range of peaks above dark woods and a meadow."""
    easel.set_out(horizon=0.66, sun=0.7)
    heaven(easel)
    alps(easel, "far range", easel.horizon, easel.unit * 0.42, haze=0.46, snow=snow_line(easel))
    alps(easel, "near range", easel.horizon, easel.unit * 0.3, haze=0.28, snow=snow_line(easel) * 0.8)
    if "lake" in easel.scene.places:
        return lakeshore(easel)
    foreground(easel, 0.12)
    stand_of_trees(
        easel, "near pines", [(0.07, 0.62, 0.34), (0.14, 0.74, 0.42), (0.9, 0.66, 0.36), (0.97, 0.8, 0.46)], "pine"
    )
    birds(easel, 0.4, 0.5)
    return stage(easel)


def ridges(easel: Easel) -> Stage:
    """Ridge behind ridge, each paler than the one before it, down to misty valleys."""
    easel.set_out(horizon=0.5, sun=0.38)
    heaven(easel)
    count = 6
    for index in range(count):
        near = index / (count - 1)
        base = easel.horizon + (easel.height - easel.horizon) * (0.02 + 0.86 * near**1.15)
        line = skyline(
            easel, f"ridge {index}", base, easel.unit * (0.15 + 0.1 * near), points=6 + index // 3, rough=0.5
        )
        colour = mix((86, 112, 140), mix(green(easel, WOODS), (24, 44, 48), 0.45), near)
        colour = mix(colour, easel.light.shade, easel.light.backlit * 0.6 * near)
        if index < count - 2:
            if easel.scene.wintry and index % 2 == 0:
                tall, foot = easel.unit * (0.32 - 0.02 * index), base + easel.unit * 0.12
                alps(easel, f"snowy ridge {index}", foot, tall, haze=0.5 - 0.14 * index, snow=0.9)
                colour = mix(colour, easel.ambient((206, 218, 236)), 0.45)
                line = [(x, min(y + easel.unit * 0.16, foot - easel.unit * 0.01)) for x, y in line]
            ridge(easel, line, easel.height, colour, haze=0.74 - 0.6 * near, mist=0.62)
            if index == 0 and not easel.scene.wintry:
                slope_light(easel, line, easel.unit * 0.06, 0.3 * easel.light.glare)
        else:
            tall = easel.unit * (0.05 + 0.06 * (near - 0.6))
            wood(easel, f"ridge pines {index}", line, tall, colour, haze=0.7 - 0.66 * near, mist=0.5 * (1 - near) + 0.1)
    easel.note("mountain", "hill", "hills", "valley", "ridge")
    birds(easel, 0.62, 0.26)
    return stage(easel, rows=(0.86, 0.97))


def great_peak(easel: Easel) -> Stage:
    """One great peak over a lake or a meadow full of flowers."""
    easel.set_out(horizon=0.58, sun=0.76)
    heaven(easel)
    alps(easel, "far range", easel.horizon, easel.unit * 0.22, haze=0.5, snow=snow_line(easel))
    alps(easel, "great peak", easel.horizon, easel.unit * 0.5, haze=0.2, snow=snow_line(easel), crown=easel.x(0.4))
    if "lake" in easel.scene.places or easel.scene.subject("boat"):
        return lakeshore(easel)
    foreground(easel, 0.05)
    stand_of_trees(easel, "peak pines", [(0.82, 0.34, 0.26), (0.9, 0.44, 0.32), (0.76, 0.3, 0.2)], "pine")
    return stage(easel)


def valley(easel: Easel) -> Stage:
    """Wooded slopes on both sides open on far peaks; mist or a lake lies between."""
    easel.set_out(horizon=0.6, sun=0.52)
    heaven(easel)
    alps(easel, "far range", easel.horizon, easel.unit * 0.34, haze=0.4, snow=snow_line(easel))
    for index, (reach, tall) in enumerate(((0.5, 0.16), (0.46, 0.24), (0.36, 0.36))):
        for near_side in (True, False):
            slope(
                easel,
                f"slope {index} {near_side}",
                reach,
                tall * (1 if near_side else 0.86),
                haze=0.52 - 0.2 * index,
                near_side=near_side,
            )
    if "lake" in easel.scene.places or "river" in easel.scene.places:
        lake(easel)
        return lakeside(easel, ground_rows=near_bank(easel))
    foreground(easel, 0.02)
    fog(easel, 0.02, 0.05, 0.5, layer="valley mist")
    easel.note("valley")
    birds(easel, 0.5, 0.34)
    return stage(easel)


def volcano(easel: Easel) -> Stage:
    """A fire mountain over dark land, lava running down it, its smoke in the sky."""
    easel.set_out(horizon=0.64, sun=0.8)
    heaven(easel)
    line = skyline(easel, "far range", easel.horizon + 2, easel.unit * 0.12, points=6)
    ridge(easel, line, easel.height, (92, 86, 100), haze=0.5)
    fire_mountain(easel, 0.46, min(easel.horizon * 0.6, easel.unit * 0.44), 0.52)
    foreground(easel, 0.05)
    return stage(easel)


def fire_mountain(easel: Easel, across: float, high: float, broad: float) -> None:
    """Raise a burning cone on the horizon, `high` pixels high, its feet `broad` units to both sides of its middle."""
    chance = easel.chance("cone")
    x, top, crater = easel.x(across), easel.horizon - high, easel.unit * 0.05
    flanks = []
    for side in (-1, 1):
        slope_ = [
            (
                x + side * (crater + easel.unit * (broad * (i / 16) ** 1.5 + chance.uniform(-0.006, 0.006))),
                top + high * i / 16,
            )
            for i in range(17)
        ]
        flanks.append(slope_)
    rock = mix(easel.ambient((86, 74, 76)), easel.light.shade, 0.4 * easel.light.backlit)
    rim = [(x - crater * 0.5, top + crater * 0.3), (x, top + crater * 0.16), (x + crater * 0.5, top + crater * 0.34)]
    easel.fill([*reversed(flanks[0]), *rim, *flanks[1]], rock, mix(rock, easel.light.haze, easel.air(0.3)))
    towards = 1 if easel.sun[0] > x else -1
    shade = flanks[0] if towards > 0 else flanks[1]
    mask, corner = easel.area([(x, top + crater * 0.2), *shade, (x + towards * easel.unit * 0.04, easel.horizon)])
    easel.dab(mix(rock, (24, 18, 26), 0.5), mask.point([level // 2 for level in range(256)]), corner)
    eruption(easel, x, top + crater * 0.2, easel.horizon)
    easel.note("mountain", "volcano")


LAYOUTS = (massif, ridges, great_peak, valley)


def lakeshore(easel: Easel) -> Stage:
    """Lay a lake before the mountains, woods along its far shore."""
    shore_woods(easel, 0.05)
    lake(easel)
    return lakeside(easel, ground_rows=near_bank(easel))


def foreground(easel: Easel, rise: float) -> None:
    """Lay woods and a meadow before the mountains."""
    woods = mix(green(easel, WOODS), (30, 60, 60), 0.3)
    line = rolling(easel, "wood line", easel.y(0.1), easel.unit * rise)
    for index, haze in enumerate((0.34, 0.14)):
        edge = [(x, y + easel.unit * 0.025 * index) for x, y in line]
        wood(easel, f"woods {index}", edge, easel.unit * (0.07 + 0.02 * index), woods, haze=haze)
    meadow = [(x, y + easel.unit * 0.03) for x, y in line]
    ground(easel, meadow, mix(green(easel, GRASS), easel.light.shade, easel.light.backlit * 0.5), layer="meadow")
    if re.search(PATH, easel.scene.told, re.IGNORECASE):
        path(easel, 0.18)
    if not easel.scene.wintry:
        blades(easel, "meadow blades", easel.y(0.45), 200, GRASS[season(easel)][1:])
        blossoms(easel, "meadow flowers", easel.y(0.4), 170, flowers(easel))


def stage(easel: Easel, *, rows: tuple[float, float] = (0.5, 0.9)) -> Stage:
    """Return where things may stand before these mountains."""
    left, right = easel.width * 0.14, easel.width * 0.86
    zones = {
        "ground": Zone(left, easel.y(rows[0]), right, easel.y(rows[1]), 0.5, 1.0),
        "air": Zone(left, easel.horizon * 0.12, right, easel.horizon * 0.45, 0.7, 0.7),
    }
    return Stage(zones)
