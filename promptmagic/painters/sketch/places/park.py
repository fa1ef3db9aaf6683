"""Parks: lawns with trees and a path, a bench by a pond, an avenue, a playground, a graveyard."""

from __future__ import annotations

from promptmagic.painters.colour import Colour, mix
from promptmagic.painters.sketch.dressing import dress
from promptmagic.painters.sketch.easel import Easel
from promptmagic.painters.sketch.facades import row
from promptmagic.painters.sketch.figures import Stage, shadow
from promptmagic.painters.sketch.flocks import birds
from promptmagic.painters.sketch.land import blades, crossed, ground, leaf_band, level, path, rolling
from promptmagic.painters.sketch.places.garden import lilies, stage, trees
from promptmagic.painters.sketch.places.garden import pool as garden_pool
from promptmagic.painters.sketch.places.meadow import backdrop
from promptmagic.painters.sketch.places.mountains import heaven
from promptmagic.painters.sketch.seasons import CROWNS, GRASS, WOODS, green, season
from promptmagic.painters.sketch.shapes.pen import box, darker, disc, line, oval, polygon, put
from promptmagic.painters.sketch.shapes.pen import path as rounded

SAND: Colour = (222, 198, 150)


def lawn_and_path(easel: Easel) -> Stage:
    """A path winds over a lawn between great trees, a bench beside it."""
    easel.set_out(horizon=0.42, sun=0.66)
    _woods(easel, 0.17)
    _lawn(easel, 0.02)
    trees(easel, ((0.3, 0.06, 0.22), (0.64, 0.05, 0.2), (0.46, 0.04, 0.15)))
    if crossed(easel):
        path(easel, 0.06)
    trees(easel, ((0.1, 0.34, 0.6), (0.93, 0.24, 0.5)))
    dress(easel, "bench", 0.8, easel.y(0.5), 0.12)
    _blades(easel, 0.5)
    return stage(easel, (0.22, 0.68), (0.56, 0.92))


def by_the_pond(easel: Easel) -> Stage:
    """A pond with ducks among lawns and willows, a bench on the near bank."""
    easel.set_out(horizon=0.36, sun=0.4)
    _woods(easel, 0.14)
    _lawn(easel, 0.02)
    trees(easel, ((0.3, 0.08, 0.3), (0.52, 0.05, 0.2)))
    trees(easel, ((0.84, 0.14, 0.46),), "willow")
    garden_pool(easel, top=0.16, bottom=0.64)
    lilies(easel, rows=(0.3, 0.54))
    if not easel.scene.wintry:
        for across, down in ((0.42, 0.34), (0.52, 0.42)):
            dress(easel, "duck", across, easel.y(down), 0.05, cast=False)
    dress(easel, "bench", 0.16, easel.y(0.8), 0.14)
    _blades(easel, 0.66)
    return stage(easel, (0.3, 0.86), (0.76, 0.94), water=(0.3, 0.54))


def one_great_tree(easel: Easel) -> Stage:
    """A wide lawn under the crown of one great tree, far trees around it."""
    easel.set_out(horizon=0.52, sun=0.24)
    _woods(easel, 0.22)
    _lawn(easel, 0.02)
    trees(easel, ((0.12, 0.06, 0.26), (0.26, 0.04, 0.2), (0.42, 0.05, 0.22)))
    trees(easel, ((0.76, 0.36, 0.84),))
    dress(easel, "bench", 0.66, easel.y(0.46), 0.1)
    _blades(easel, 0.4)
    return stage(easel, (0.14, 0.62), (0.5, 0.92))


def avenue(easel: Easel) -> Stage:
    """Straight down an avenue: trees in rank and rank on both sides of a sandy walk, lamps between them."""
    easel.set_out(horizon=0.46, sun=0.52)
    _woods(easel, 0.12)
    _lawn(easel, 0.02)
    middle, foot, sand = (
        easel.x(0.5),
        easel.height + 4.0,
        easel.ambient(SAND if not easel.scene.wintry else (232, 234, 240)),
    )
    half = easel.unit * 0.34
    easel.fill(
        [(middle - 3, easel.y(0.02)), (middle + 3, easel.y(0.02)), (middle + half, foot), (middle - half, foot)],
        mix(sand, easel.light.haze, 0.3),
        sand,
    )
    for down in (0.05, 0.13, 0.27):
        aside = 0.04 + 0.9 * down
        trees(easel, ((0.5 - aside, down, 0.16 + 1.5 * down), (0.5 + aside, down, 0.16 + 1.5 * down)))
    dress(easel, "bench", 0.22, easel.y(0.56), 0.12)
    dress(easel, "street lamp", 0.76, easel.y(0.5), 0.42)
    _blades(easel, 0.6)
    return stage(easel, (0.36, 0.64), (0.4, 0.92))


def esplanade(easel: Easel) -> Stage:
    """A great lawn between clipped trees, low roofs of a city along its end: what towers there stands free."""
    easel.set_out(horizon=0.7, sun=0.3)
    heaven(easel)
    row(easel, "roofs", easel.horizon + 4, easel.unit * 0.09, easel.unit * 0.06, haze=0.46)
    leaf_band(easel, "clipped trees", level(easel.y(0.1)), easel.unit * 0.05, green(easel, WOODS), haze=0.24)
    _lawn(easel, 0.08)
    middle, low = easel.x(0.5), easel.height + 4.0
    sand = easel.ambient(SAND if not easel.scene.wintry else (232, 234, 240))
    sand = mix(sand, easel.light.shade, easel.light.backlit * 0.4)
    for side in (-1, 1):
        edges = [(middle + side * easel.unit * out, easel.y(0.14)) for out in (0.16, 0.2)]
        edges += [(middle + side * easel.unit * out, low) for out in (0.74, 0.5)]
        easel.fill(edges, mix(sand, easel.light.haze, 0.2), sand)
    for down in (0.18, 0.3, 0.5):
        aside = 0.3 + 0.5 * down
        trees(easel, ((0.5 - aside, down, 0.08 + 0.2 * down), (0.5 + aside, down, 0.08 + 0.2 * down)))
    _blades(easel, 0.6)
    return stage(easel, (0.3, 0.7), (0.2, 0.92))


LAYOUTS = (lawn_and_path, one_great_tree, by_the_pond, avenue)


def playground(easel: Easel) -> Stage:
    """Swings and a slide on a lawn, trees behind them."""
    easel.set_out(horizon=0.42, sun=0.3)
    _woods(easel, 0.2)
    _lawn(easel, 0.02)
    trees(easel, ((0.08, 0.14, 0.44), (0.9, 0.1, 0.4)))
    _sand(easel, 0.5, 0.42, 0.44)
    dress(easel, "swing", 0.28, easel.y(0.42), 0.34)
    dress(easel, "slide", 0.72, easel.y(0.46), 0.32)
    _seesaw(easel, 0.46, easel.y(0.72), easel.unit * 0.17)
    _blades(easel, 0.7)
    easel.note("playground", "swing", "slide")
    return stage(easel, (0.16, 0.84), (0.66, 0.93))


def sandpit(easel: Easel) -> Stage:
    """A sandpit in front, a slide large beside it, swings farther off."""
    easel.set_out(horizon=0.5, sun=0.6)
    _woods(easel, 0.16)
    _lawn(easel, 0.02)
    trees(easel, ((0.5, 0.06, 0.3), (0.2, 0.08, 0.36), (0.96, 0.1, 0.3)))
    dress(easel, "swing", 0.7, easel.y(0.24), 0.24)
    _sand(easel, 0.56, 0.66, 0.4)
    dress(easel, "slide", 0.22, easel.y(0.6), 0.46)
    _blades(easel, 0.8)
    for across, tone in ((0.5, (222, 74, 62)), (0.64, (66, 124, 200)), (0.58, (246, 194, 70))):
        x, y, size = easel.x(across), easel.y(0.72), easel.unit * 0.03
        pail = polygon([(-1, -1.6), (1, -1.6), (0.7, 0), (-0.7, 0)], easel.ambient(tone))
        easel.put(put(pail, x, y, scale=size))
    easel.note("playground", "swing", "slide")
    return stage(easel, (0.34, 0.88), (0.62, 0.93))


PLAYGROUNDS = (playground, sandpit)


def graveyard(easel: Easel) -> Stage:
    """Old gravestones in rows on the grass, a path between them, cypresses and a chapel behind."""
    easel.set_out(horizon=0.4, sun=0.3)
    _woods(easel, 0.13)
    _lawn(easel, 0.02)
    dress(easel, "church", 0.2, easel.y(0.1), 0.36)
    trees(easel, ((0.46, 0.08, 0.3), (0.84, 0.1, 0.36)), "cypress")
    path(easel, 0.06)
    chance = easel.chance("graves")
    for down in (0.18, 0.3, 0.48, 0.74):
        size, aside = 0.04 + 0.14 * down, 0.1 + 0.24 * down
        for place in (-2, -1, 1, 2):
            _grave(
                easel, chance.randrange(3), 0.5 + place * aside * 0.8, easel.y(down + chance.uniform(-0.02, 0.02)), size
            )
    _blades(easel, 0.5)
    easel.note("cemetery", "graveyard", "gravestone", "grave")
    return stage(easel, (0.4, 0.6), (0.6, 0.92))


def rows_of_stones(easel: Easel) -> Stage:
    """A few great gravestones close by under a bare-branched tree, others far off on the slope."""
    easel.set_out(horizon=0.5, sun=0.66)
    _woods(easel, 0.16)
    _lawn(easel, 0.02)
    for number in range(9):
        _grave(easel, number % 3, 0.06 + 0.11 * number, easel.y(0.1 + 0.04 * (number % 2)), 0.055)
    trees(easel, ((0.84, 0.34, 0.7),))
    for kind, (across, down, size) in enumerate(((0.2, 0.5, 0.2), (0.52, 0.44, 0.17), (0.36, 0.82, 0.27))):
        _grave(easel, kind, across, easel.y(down), size)
    _blades(easel, 0.6)
    easel.note("cemetery", "graveyard", "gravestone", "grave")
    return stage(easel, (0.5, 0.86), (0.66, 0.92))


GRAVEYARDS = (graveyard, rows_of_stones)


def _grave(easel: Easel, kind: int, across: float, y: float, tall: float) -> None:
    """Set a gravestone: round, a cross, or square with a cornice; snow lies on it in winter."""
    x, high = easel.x(across), easel.unit * tall
    stone: Colour = ((150, 152, 156), (132, 134, 140), (168, 164, 156))[kind]
    shadow(easel, x, y, high * 0.4, 0.34)
    if kind == 1:
        drawn = box(-9, -100, 18, 100, stone) + box(-34, -76, 68, 18, stone) + box(-24, -12, 48, 12, darker(stone, 0.2))
    elif kind == 0:
        drawn = rounded("M-32,0 V-64 Q-32,-98 0,-98 Q32,-98 32,-64 V0Z", stone)
        drawn += line("M-16,-58 H16 M-16,-46 H16 M-12,-34 H12", darker(stone, 0.3), 3)
    else:
        drawn = box(-30, -84, 60, 84, stone) + polygon([(-37, -84), (0, -104), (37, -84)], darker(stone, 0.14))
        drawn += line("M-14,-56 H14 M-14,-44 H14", darker(stone, 0.3), 3)
    if easel.scene.wintry:
        drawn += oval(0, -99, 24 if kind != 1 else 12, 7, (240, 244, 250))
    easel.put(put(drawn, x, y, scale=high / 100), ambient=0.9)
    easel.take(x, y, high * 0.4)


def _woods(easel: Easel, height: float) -> None:
    """Paint the sky and two bands of trees along the horizon."""
    backdrop(easel)
    crowns = CROWNS[season(easel)]
    for index in range(2):
        leaf_band(
            easel,
            f"park woods {index}",
            level(easel.y(0.02 + 0.02 * index)),
            easel.unit * (height - 0.06 * index),
            crowns[index],
            haze=0.42 - 0.16 * index,
        )
    birds(easel, 0.4, 0.4)


def _lawn(easel: Easel, down: float) -> None:
    line_ = rolling(easel, "park lawn", easel.y(down), easel.unit * 0.015)
    ground(easel, line_, mix(green(easel, GRASS), easel.light.shade, easel.light.backlit * 0.4), layer="park lawn")
    easel.note("lawn", "grass", "park")


def _blades(easel: Easel, down: float) -> None:
    if not easel.scene.wintry:
        blades(easel, "park blades", easel.y(down), 160, GRASS[season(easel)][1:])


def _sand(easel: Easel, across: float, down: float, half: float) -> None:
    sand = easel.ambient(SAND if not easel.scene.wintry else (226, 230, 238))
    x, y, wide = easel.x(across), easel.y(down), min(easel.unit * half, easel.width * 0.48)
    easel.put(oval(x, y, wide * 1.03, wide * 0.26, darker(sand, 0.3)) + oval(x, y, wide, wide * 0.24, sand))


def _seesaw(easel: Easel, across: float, y: float, half: float) -> None:
    x = easel.x(across)
    shadow(easel, x, y, half * 0.8, 0.3)
    plank = put(
        box(-100, -8, 200, 14, (214, 92, 64), 6)
        + "".join(line(f"M{s * 76},-8v-22", (80, 90, 110), 6) for s in (-1, 1)),
        x,
        y - half * 0.3,
        scale=half / 100,
        turn=-9,
    )
    foot = polygon([(x - half * 0.2, y), (x, y - half * 0.34), (x + half * 0.2, y)], (66, 104, 160))
    easel.put(foot + plank + disc(x, y - half * 0.3, half * 0.05, (250, 210, 90)), ambient=0.9)
