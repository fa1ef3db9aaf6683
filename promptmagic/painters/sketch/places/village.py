"""Villages and small towns: cottages among hills, a lane, a square, roofs climbing a slope. Never a metropolis."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from promptmagic.painters.colour import mix
from promptmagic.painters.sketch.dressing import dress
from promptmagic.painters.sketch.easel import Easel
from promptmagic.painters.sketch.facades import Front, front, row, some_front, toned
from promptmagic.painters.sketch.figures import Stage, Zone, reflection, shadow, stood
from promptmagic.painters.sketch.flocks import birds
from promptmagic.painters.sketch.land import blades, blossoms, ground, path, rolling
from promptmagic.painters.sketch.peaks import alps
from promptmagic.painters.sketch.places.meadow import backdrop, hill, knoll
from promptmagic.painters.sketch.places.mountains import fire_mountain, heaven
from promptmagic.painters.sketch.places.street import lamps
from promptmagic.painters.sketch.roadway import COBBLES, Vanishing, paved, pavement
from promptmagic.painters.sketch.scene import SketchScene
from promptmagic.painters.sketch.seasons import GRASS, flowers, green, season, snow_line
from promptmagic.painters.sketch.shapes import SHAPES
from promptmagic.painters.sketch.shapes.pen import darker, disc
from promptmagic.painters.sketch.sky import sky
from promptmagic.painters.sketch.trees import one_tree
from promptmagic.painters.sketch.water import water

Plot = tuple[float, float, float]
"""Where a house stands and how wide it is: across, down from the horizon, width in units."""


def among_hills(easel: Easel) -> Stage:
    """Cottages around a church between the hills, a path leading to them."""
    easel.set_out(horizon=0.44, sun=0.7)
    backdrop(easel)
    hill(easel, 0, easel.y(0.05), easel.unit * 0.1, haze=0.44)
    hill(easel, 1, easel.y(0.2), easel.unit * 0.07, haze=0.26)
    church(easel, 0.4, 0.27, 0.34)
    cottages(
        easel, "far", [(0.18, 0.26, 0.1), (0.28, 0.29, 0.11), (0.53, 0.28, 0.1), (0.64, 0.31, 0.12), (0.74, 0.27, 0.1)]
    )
    hill(easel, 2, easel.y(0.36), easel.unit * 0.04, haze=0.05)
    path(easel, 0.34)
    cottages(easel, "near", [(0.16, 0.5, 0.2), (0.82, 0.54, 0.22), (0.34, 0.4, 0.14)])
    _garden(easel, 0.62)
    birds(easel, 0.6, 0.34)
    return stage(easel, (0.3, 0.7), rows=(0.62, 0.92))


def lane(easel: Easel) -> Stage:
    """Down the village lane: low houses with gardens on both sides, the church at its end."""
    easel.set_out(horizon=0.52, sun=0.3)
    sky(easel)
    hill(easel, 0, easel.y(0.03), easel.unit * 0.08, haze=0.5)
    line = rolling(easel, "lane ground", easel.y(0.04), easel.unit * 0.01)
    ground(easel, line, mix(green(easel, GRASS), easel.light.shade, easel.light.backlit * 0.4), layer="lane ground")
    church(easel, 0.55, 0.07, 0.3)
    view = Vanishing(easel.x(0.5), float(easel.horizon), easel.width * 0.24, (easel.height - easel.horizon) * 0.9)
    pavement(easel, view, road=COBBLES, kerb=0.94, markings=False)
    plots = []
    for index, near in enumerate((0.12, 0.2, 0.34, 0.6)):
        down = 0.9 * near
        plots += [(0.5 - 0.27 * near - 0.13 * near**0.8 - 0.02, down, 0.09 + 0.36 * near)]
        plots += [(0.5 + 0.27 * near + 0.16 * near**0.8 + 0.02 + 0.01 * index, down * 1.06, 0.09 + 0.36 * near)]
    cottages(easel, "lane", plots)
    one_tree(easel, "lane tree", "tree", easel.x(0.26), easel.y(0.36), easel.unit * 0.3)
    _garden(easel, 0.7)
    lamps(easel, [(0.64, easel.y(0.5), 0.26)])
    return stage(easel, (0.4, 0.62), rows=(0.4, 0.9))


def square(easel: Easel) -> Stage:
    """The square: a row of old house fronts, a great tree and a well before them."""
    easel.set_out(horizon=0.56, sun=0.66)
    sky(easel)
    hill(easel, 0, easel.y(0.06), easel.unit * 0.14, haze=0.5)
    foot = easel.y(0.22)
    church(easel, 0.24, 0.2, 0.52)
    row(easel, "square fronts", foot, easel.unit * 0.2, min(foot * 0.5, easel.unit * 0.2))
    paved(easel, "square", foot, COBBLES)
    if festive(easel.scene):
        dress(easel, "christmas tree", 0.78, easel.y(0.44), 0.58)
        easel.note("christmas tree", "christmas", "christmas eve")
        if easel.light.lamplit > 0.4:
            easel.note("eve")
            _tree_lights(easel, easel.x(0.78), easel.y(0.44), easel.unit * 0.58)
    else:
        one_tree(easel, "square tree", "tree", easel.x(0.78), easel.y(0.42), easel.unit * 0.46)
    lamps(easel, [(0.12, easel.y(0.4), 0.3), (0.52, easel.y(0.34), 0.24)])
    easel.note("square")
    return stage(easel, (0.16, 0.7), rows=(0.44, 0.9))


def up_the_slope(easel: Easel) -> Stage:
    """An old town climbs a hill, house above house, to the church at its top."""
    easel.set_out(horizon=0.66, sun=0.2)
    backdrop(easel)
    hill(easel, 0, easel.y(0.02), easel.unit * 0.12, haze=0.5)
    crest = easel.horizon - min(easel.horizon * 0.36, easel.unit * 0.26)
    chance = easel.chance("slope")
    church(easel, 0.6, (crest - easel.horizon) / (easel.height - easel.horizon), 0.3)
    steps = 6
    for index in range(steps):
        share = index / (steps - 1)
        foot = crest + (easel.y(0.42) - crest) * share
        spread = easel.unit * (0.16 + 0.62 * share)
        wide = easel.unit * (0.075 + 0.055 * share)
        parts = []
        x = easel.x(0.58) - spread
        while x < easel.x(0.58) + spread:
            across = (x - easel.x(0.58)) / spread
            sink = easel.unit * 0.1 * across**2
            house = some_front(
                easel, chance, x, foot + sink, wide * chance.uniform(0.85, 1.2), wide * chance.uniform(0.9, 1.4)
            )
            parts.append(front(easel, chance, house, 0.26 * (1 - share)))
            x += house.width * chance.uniform(0.9, 1.15)
        easel.put("".join(parts))
    line = rolling(easel, "near ground", easel.y(0.4), easel.unit * 0.05)
    ground(easel, line, mix(green(easel, GRASS), easel.light.shade, easel.light.backlit * 0.5), layer="near ground")
    path(easel, 0.4)
    _garden(easel, 0.56)
    one_tree(easel, "slope tree", "tree", easel.x(0.1), easel.y(0.5), easel.unit * 0.34)
    easel.note("house", "building")
    return stage(easel, (0.2, 0.8), rows=(0.56, 0.92))


CHRISTMAS = re.compile(r"\bchristmas\b|\badvent\b|\bxmas\b", re.IGNORECASE)


def festive(scene: SketchScene) -> bool:
    """Whether it is Christmas in a square: a decorated tree stands there."""
    return bool(CHRISTMAS.search(scene.told)) and not scene.subject("christmas tree")


def _tree_lights(easel: Easel, x: float, y: float, tall: float) -> None:
    """Light the candles of a tree in rows that widen to its foot, and the star on its top."""
    easel.glow(x, y - tall * 0.45, tall * 0.7, (255, 208, 120), 0.4, 1.7)
    spots = [(0.0, 0.9)]
    for tier, many in enumerate((2, 3, 4, 5)):
        wide, up = 0.09 + 0.075 * tier, 0.74 - 0.16 * tier
        spots += [(wide * (2 * place / (many - 1) - 1), up - 0.03 * (place % 2)) for place in range(many)]
    for aside, up in spots:
        easel.glow(x + tall * aside, y - tall * up, tall * 0.06, (255, 214, 130), 0.9, 1.6)
    easel.put("".join(disc(x + tall * a, y - tall * up, tall * 0.011, (255, 246, 206)) for a, up in spots))
    easel.note("lights")


def under_a_mountain(easel: Easel) -> Stage:
    """A few cottages and a church at the foot of a mountain that fills the sky behind them, or of a volcano."""
    easel.set_out(horizon=0.66, sun=0.82)
    high = min(easel.horizon * 0.76, easel.unit * 0.56)
    heaven(easel)
    if easel.scene.subject("volcano"):
        fire_mountain(easel, 0.5, high, 0.62)
    else:
        alps(easel, "great range", easel.horizon + 2, high, haze=0.34, snow=snow_line(easel), crown=easel.x(0.5))
    hill(easel, 0, easel.y(0.04), easel.unit * 0.05, haze=0.3)
    church(easel, 0.4, 0.2, 0.22)
    far = [(0.1, 0.17, 0.08), (0.2, 0.22, 0.09), (0.52, 0.2, 0.08), (0.63, 0.24, 0.09), (0.84, 0.18, 0.08)]
    cottages(easel, "far", far)
    hill(easel, 2, easel.y(0.3), easel.unit * 0.03, haze=0.05)
    path(easel, 0.3)
    cottages(easel, "near", [(0.28, 0.42, 0.14), (0.74, 0.46, 0.16), (0.12, 0.52, 0.17), (0.9, 0.6, 0.18)])
    _garden(easel, 0.66)
    easel.note("mountains")
    return stage(easel, (0.3, 0.7), rows=(0.62, 0.92))


def under_the_sky(easel: Easel) -> Stage:
    """A village low in the picture under a wide sky, in which there is room for what flies over its roofs."""
    easel.set_out(horizon=0.7, sun=0.2)
    backdrop(easel)
    hill(easel, 0, easel.y(0.03), easel.unit * 0.05, haze=0.44)
    hill(easel, 1, easel.y(0.16), easel.unit * 0.03, haze=0.26)
    church(easel, 0.2, 0.3, 0.17)
    far = [(0.1, 0.28, 0.07), (0.3, 0.31, 0.07), (0.4, 0.27, 0.065), (0.52, 0.3, 0.07), (0.64, 0.28, 0.065)]
    cottages(easel, "far", [*far, (0.74, 0.32, 0.07), (0.88, 0.29, 0.065)])
    hill(easel, 2, easel.y(0.42), easel.unit * 0.02, haze=0.05)
    path(easel, 0.42)
    cottages(easel, "near", [(0.14, 0.62, 0.13), (0.3, 0.52, 0.1), (0.66, 0.56, 0.11), (0.84, 0.68, 0.14)])
    _garden(easel, 0.74)
    found = stage(easel, (0.34, 0.66), rows=(0.72, 0.94))
    high = easel.horizon * 0.44
    air = Zone(easel.width * 0.4, high, easel.width * 0.66, high, 1.5, 1.5)
    return Stage({**found.zones, "air": air})


def under_a_castle(easel: Easel) -> Stage:
    """Cottages around a church below a steep hill, on whose top there is room for what stands over the town."""
    easel.set_out(horizon=0.6, sun=0.2)
    backdrop(easel)
    line = knoll(easel, 0.56, 0.46, broad=0.4)
    crest = min(y for _, y in line)
    hill(easel, 1, easel.y(0.26), easel.unit * 0.04, haze=0.16)
    church(easel, 0.3, 0.36, 0.24)
    cottages(
        easel, "far", [(0.12, 0.34, 0.1), (0.42, 0.37, 0.1), (0.54, 0.34, 0.11), (0.68, 0.38, 0.11), (0.82, 0.34, 0.1)]
    )
    hill(easel, 2, easel.y(0.46), easel.unit * 0.03, haze=0.05)
    path(easel, 0.46)
    cottages(easel, "near", [(0.14, 0.6, 0.18), (0.84, 0.64, 0.2), (0.34, 0.54, 0.14)])
    _garden(easel, 0.72)
    found = stage(easel, (0.3, 0.7), rows=(0.66, 0.92))
    middle, step = easel.x(0.56), easel.unit * 0.01
    top = Zone(middle - step, crest + step, middle + step, crest + 2 * step, 0.9, 0.9)
    return Stage({**found.zones, **dict.fromkeys(OVER_TOWNS, top)})


OVER_TOWNS = ("castle", "ruin", "temple", "tower")
"""What stands on a hill over the town at its foot."""


def by_the_water(easel: Easel) -> Stage:
    """Houses crowd along the shore of a lake or the sea, mirrored in it, boats before them."""
    easel.set_out(horizon=0.5, sun=0.66)
    backdrop(easel)
    hill(easel, 0, easel.y(0.0), easel.unit * 0.16, haze=0.46)
    hill(easel, 1, easel.y(0.06), easel.unit * 0.1, haze=0.28)
    church(easel, 0.36, 0.02, 0.3)
    row(easel, "upper houses", easel.y(0.03), easel.unit * 0.09, easel.unit * 0.12, haze=0.22)
    row(easel, "shore houses", easel.y(0.12), easel.unit * 0.12, easel.unit * 0.12, haze=0.06)
    quay = toned(easel, (226, 232, 242) if easel.scene.wintry else (150, 140, 130))
    top, low = easel.y(0.12), easel.y(0.17)
    easel.fill([(-2, top), (easel.width + 2, top), (easel.width + 2, low), (-2, low)], quay, darker(quay, 0.5))
    rough = {"storm": 1.4, "wind": 1.0, "rain": 0.7}.get(easel.scene.weather, 0.5)
    water(easel, round(low), easel.height, tint=easel.scene.place_colour or (40, 110, 140), depth=0.36, waves=rough)
    if not any(easel.scene.subject(noun) for noun in ("boat", "sailboat", "ship")) and not easel.scene.lacks("boat"):
        _moored(easel)
    birds(easel, 0.64, 0.4)
    easel.note("lake", "sea", "harbour", "quay")
    found = stage(easel, (0.16, 0.84), rows=(0.125, 0.16))
    found.zones["water"] = Zone(easel.width * 0.14, easel.y(0.26), easel.width * 0.86, easel.y(0.8), 0.6, 1.2)
    return found


def _moored(easel: Easel) -> None:
    """Moor a few rowing boats by the quay."""
    chance = easel.chance("moored")
    for index, (across, down) in enumerate(((0.2, 0.28), (0.46, 0.24), (0.78, 0.32))):
        x, y, tall = easel.x(across), easel.y(down), easel.unit * (0.02 + 0.05 * down)
        layer, corner = stood(
            easel, SHAPES["boat"], easel.chance(f"moored {index}"), x, y, tall, flipped=chance.random() < 0.5
        )
        reflection(easel, layer, corner, y)
        easel.place(layer, corner, ambient=0.9)
        easel.take(x, y, tall * 1.5)
    easel.note("boat")


LAYOUTS = (among_hills, lane, square, up_the_slope)


def stage(easel: Easel, span: tuple[float, float], *, rows: tuple[float, float]) -> Stage:
    """Return where people and animals may be in this village."""
    left, right = sorted((easel.x(span[0]), easel.x(span[1])))
    return Stage(
        {
            "ground": Zone(left, easel.y(rows[0]), right, easel.y(rows[1]), 0.7, 1.1),
            "air": Zone(easel.width * 0.14, easel.horizon * 0.16, easel.width * 0.86, easel.horizon * 0.46, 0.7, 0.7),
        }
    )


def cottages(easel: Easel, layer: str, plots: Sequence[Plot]) -> None:
    """Draw cottages on their plots, the far ones first, with smoke from some chimneys."""
    chance = easel.chance(f"cottages {layer}")
    for across, down, wide in sorted(plots, key=lambda plot: plot[1]):
        width = easel.unit * wide
        x, y = easel.x(across) - width / 2, easel.y(down)
        house = some_front(easel, chance, x, y, width, width * chance.uniform(0.4, 0.62))
        house = Front(
            x, y, width, house.height, house.wall, house.tiles, 1, 3 if house.roof == "hip" else 2, house.roof
        )
        haze = 0.3 * max(0.0, 1 - down * 2)
        shadow(easel, x + width / 2, y, width * 0.6, 0.3)
        easel.put(
            front(easel, chance, house, haze), (int(x - width), int(y - width * 1.6), int(x + 2 * width), int(y) + 3)
        )
        easel.take(x + width / 2, y, width * 0.55)
        if easel.scene.wintry or easel.light.lamplit > 0.5 or chance.random() < 0.3:
            _smoke(easel, f"{layer} {across}", x + width * 0.74, y - house.height - width * 0.5, width)
        if easel.light.lamplit > 0.5:
            easel.glow(x + width / 2, y - house.height * 0.4, width * 0.7, (255, 190, 104), 0.3, 1.8)
    easel.note("house", "cottage", "building", "window", "roof")


def _smoke(easel: Easel, layer: str, x: float, y: float, width: float) -> None:
    chance = easel.chance(f"smoke {layer}")
    tone = mix(easel.light.haze, (240, 240, 244), 0.3)
    puffs = "".join(
        disc(
            x + width * (0.05 * i + 0.05 * math.sin(i * 1.3)) * chance.uniform(0.7, 1.2),
            y - width * 0.09 * i,
            width * (0.03 + 0.014 * i),
            tone,
            0.36 - 0.035 * i,
        )
        for i in range(9)
    )
    easel.put(puffs, (int(x - width), int(y - width), int(x + width), int(y + width * 0.2)))


def church(easel: Easel, across: float, down: float, tall: float) -> None:
    """Set the church with its foot at a place, in units tall."""
    shape = SHAPES["church"]
    layer, corner = stood(easel, shape, easel.chance("church"), easel.x(across), easel.y(down), easel.unit * tall)
    easel.place(layer, corner, ambient=0.9, haze=easel.air(0.24), rim=0.4 * easel.light.glare)
    easel.note("church")


def _garden(easel: Easel, down: float) -> None:
    """Let grass and flowers grow in front."""
    if easel.scene.wintry:
        return
    blades(easel, "village blades", easel.y(down), 150, GRASS[season(easel)][1:])
    blossoms(easel, "village flowers", easel.y(down), 80, flowers(easel))
