"""Cities: a skyline over water, over the roofs, between towers, and behind a park."""

from __future__ import annotations

from promptmagic.painters.colour import mix
from promptmagic.painters.sketch.easel import Easel
from promptmagic.painters.sketch.facades import BRICK, TILES, roof_tone, row, toned
from promptmagic.painters.sketch.figures import Stage, Zone
from promptmagic.painters.sketch.flocks import birds
from promptmagic.painters.sketch.land import blades, ground, leaf_band, level, rolling
from promptmagic.painters.sketch.places.street import canyon, lamps
from promptmagic.painters.sketch.seasons import CROWNS, GRASS, green, season
from promptmagic.painters.sketch.shapes.pen import box, darker, line, polygon
from promptmagic.painters.sketch.sky import sky
from promptmagic.painters.sketch.towers import skyline, tower
from promptmagic.painters.sketch.water import water


def waterfront(easel: Easel) -> Stage:
    """The skyline across a river, mirrored in it, a railing and lamps on the near bank."""
    easel.set_out(horizon=0.62, sun=0.7)
    sky(easel)
    skyline(easel, "far towers", easel.horizon, easel.unit * 0.42, haze=0.56, wide=0.05, peak=0.6)
    skyline(easel, "towers", easel.horizon, easel.unit * 0.56, haze=0.26, peak=0.36, spread=0.4)
    _quay(easel)
    water(easel, easel.horizon, easel.height, tint=(52, 92, 122), depth=0.34, waves=0.6)
    embankment(easel)
    easel.note("river")
    birds(easel, 0.7, 0.4)
    left, right = easel.width * 0.12, easel.width * 0.88
    return Stage(
        {
            "ground": Zone(left, easel.y(0.92), right, easel.y(0.97), 1.0, 1.1),
            "water": Zone(left, easel.y(0.16), right, easel.y(0.56), 0.5, 0.9),
            "air": _air(easel),
        }
    )


def over_the_roofs(easel: Easel) -> Stage:
    """From a roof: towers in rank behind rank, chimneys and water tanks near by."""
    easel.set_out(horizon=0.5, sun=0.36)
    sky(easel)
    for index in range(4):
        foot = easel.y(0.06 + 0.2 * index)
        tall = easel.unit * (0.4 - 0.04 * index)
        peaks = (0.62, 0.3, 0.74, 0.2)
        skyline(
            easel,
            f"rank {index}",
            foot,
            tall,
            haze=0.62 - 0.19 * index,
            wide=0.055 + 0.022 * index,
            peak=peaks[index],
            spread=0.6,
        )
    _near_roofs(easel)
    birds(easel, 0.4, 0.4)
    easel.note("rooftop", "rooftops", "roof")
    return Stage(
        {
            "ground": Zone(easel.width * 0.2, easel.y(0.86), easel.width * 0.8, easel.y(0.95), 1.0, 1.1),
            "air": _air(easel),
        }
    )


def from_the_park(easel: Easel) -> Stage:
    """Towers behind the trees of a park, a lawn in front."""
    easel.set_out(horizon=0.64, sun=0.26)
    sky(easel)
    skyline(easel, "far towers", easel.horizon, easel.unit * 0.5, haze=0.5, wide=0.05, peak=0.4, spread=0.7)
    skyline(easel, "towers", easel.horizon, easel.unit * 0.6, haze=0.28, wide=0.08, peak=0.66, spread=0.36)
    crowns = CROWNS[season(easel)]
    for index in range(2):
        leaf_band(
            easel,
            f"park trees {index}",
            level(easel.y(0.1 + 0.1 * index)),
            easel.unit * (0.13 + 0.05 * index),
            crowns[index],
            haze=0.2 - 0.16 * index,
        )
    line_ = rolling(easel, "lawn", easel.y(0.24), easel.unit * 0.02)
    ground(easel, line_, mix(green(easel, GRASS), easel.light.shade, easel.light.backlit * 0.5), layer="lawn")
    if not easel.scene.wintry:
        blades(easel, "lawn blades", easel.y(0.5), 180, GRASS[season(easel)][1:])
    lamps(easel, [(0.1, easel.y(0.5), 0.34), (0.9, easel.y(0.42), 0.3)])
    birds(easel, 0.4, 0.46)
    return Stage(
        {
            "ground": Zone(easel.width * 0.16, easel.y(0.4), easel.width * 0.84, easel.y(0.9), 0.7, 1.3),
            "air": _air(easel),
        }
    )


LAYOUTS = (waterfront, canyon, over_the_roofs, from_the_park)


def _air(easel: Easel) -> Zone:
    return Zone(easel.width * 0.14, easel.horizon * 0.16, easel.width * 0.86, easel.horizon * 0.44, 0.7, 0.7)


def _quay(easel: Easel) -> None:
    row(easel, "quay houses", easel.horizon, easel.unit * 0.05, easel.unit * 0.05, haze=0.2)


def embankment(easel: Easel) -> None:
    """Lay a paved bank along the lower edge, with a railing and two lamps."""
    top = easel.y(0.86)
    stone = toned(easel, (226, 232, 242) if easel.scene.wintry else (168, 160, 152))
    easel.fill(
        [(-2, top), (easel.width + 2, top), (easel.width + 2, easel.height + 2), (-2, easel.height + 2)],
        stone,
        darker(stone, 0.35),
    )
    iron = mix(easel.ambient((58, 60, 70)), easel.light.shade, 0.5)
    high = easel.unit * 0.1
    bars = []
    x = -easel.unit * 0.02
    while x < easel.width:
        bars.append(f"M{x:.1f},{top:.1f}v{-high:.1f}")
        x += easel.unit * 0.024
    rails = line("".join(bars), iron, easel.unit * 0.003) + line(
        f"M-5,{top - high:.1f}H{easel.width + 5}M-5,{top - high * 0.12:.1f}H{easel.width + 5}", iron, easel.unit * 0.008
    )
    easel.put(rails, (0, int(top - high * 1.2), easel.width, int(top) + 3))
    lamps(easel, [(0.12, top + easel.unit * 0.01, 0.4), (0.84, top + easel.unit * 0.01, 0.4)])


def _near_roofs(easel: Easel) -> None:
    """Draw the roofs near by along the lower edge: parapets, chimneys, a water tank."""
    chance = easel.chance("near roofs")
    parts = []
    x = -easel.unit * 0.1
    while x < easel.width:
        wide, top = easel.unit * chance.uniform(0.26, 0.44), easel.y(chance.uniform(0.7, 0.84))
        wall = toned(easel, chance.choice(BRICK))
        parts.append(tower(easel, chance, x, easel.height + 2.0, wide, easel.height - top, haze=0.0))
        flat = roof_tone(easel, chance.choice(TILES))
        parts.append(box(x - wide * 0.02, top - easel.unit * 0.012, wide * 1.04, easel.unit * 0.03, flat))
        across = x + wide * chance.uniform(0.15, 0.6)
        if chance.random() < 0.5:
            parts.append(_tank(across, top, easel.unit * 0.16, toned(easel, (120, 84, 62))))
        else:
            parts.append(box(across, top - easel.unit * 0.08, easel.unit * 0.05, easel.unit * 0.08, wall))
            parts.append(
                box(
                    across - easel.unit * 0.006,
                    top - easel.unit * 0.085,
                    easel.unit * 0.062,
                    easel.unit * 0.014,
                    darker(wall, 0.3),
                )
            )
        x += wide * chance.uniform(0.95, 1.05)
    easel.put("".join(parts), (0, int(easel.y(0.4)), easel.width, easel.height))
    easel.note("rooftop", "roof", "chimney")


def _tank(x: float, foot: float, tall: float, wood: tuple[int, int, int]) -> str:
    wide = tall * 0.5
    legs = line(
        f"M{x},{foot}L{x + wide * 0.1},{foot - tall * 0.4}M{x + wide},{foot}L{x + wide * 0.9},{foot - tall * 0.4}",
        darker(wood, 0.4),
        tall * 0.03,
    )
    barrel = box(x, foot - tall * 0.82, wide, tall * 0.44, wood) + box(
        x + wide * 0.6, foot - tall * 0.82, wide * 0.4, tall * 0.44, darker(wood, 0.25)
    )
    return (
        legs
        + barrel
        + polygon(
            [(x - wide * 0.06, foot - tall * 0.8), (x + wide / 2, foot - tall), (x + wide * 1.06, foot - tall * 0.8)],
            darker(wood, 0.35),
        )
    )
