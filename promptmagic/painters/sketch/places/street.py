"""Streets of a town or a city: along the road, past shop fronts, up a narrow alley, down a boulevard with trees."""

from __future__ import annotations

import re

from promptmagic.painters.colour import Colour, mix
from promptmagic.painters.sketch.dressing import crowd
from promptmagic.painters.sketch.easel import Easel
from promptmagic.painters.sketch.facades import BRICK, LAMPS, PLASTER, TILES, row, snow_tone, toned
from promptmagic.painters.sketch.figures import Stage, Zone, stood
from promptmagic.painters.sketch.roadway import (
    ASPHALT,
    COBBLES,
    TUBES,
    Vanishing,
    Wall,
    neon_sign,
    paved,
    pavement,
    wall,
    wet,
)
from promptmagic.painters.sketch.scene import SketchScene
from promptmagic.painters.sketch.seasons import CROWNS, season
from promptmagic.painters.sketch.shapes import SHAPES
from promptmagic.painters.sketch.shapes.pen import disc, line
from promptmagic.painters.sketch.sky import sky
from promptmagic.painters.sketch.towers import skyline
from promptmagic.painters.sketch.trees import one_tree

BIG = re.compile(
    r"\b(city|metropolis|downtown|new york|manhattan|tokyo|hong kong|chicago|shanghai|dubai|skyscrapers?|traffic|neon|"
    r"cyberpunk|futuristic|modern|taxis?|highway|motorway)\b",
    re.IGNORECASE,
)
"""Words that make a street one of a large city."""

OLD = re.compile(
    r"\b(paris|rome|venice|prague|vienna|lisbon|istanbul|amsterdam|barcelona|florence|marrakech|cairo|edinburgh|old|"
    r"ancient|medieval|cobbled|cobblestones?|historic|victorian)\b",
    re.IGNORECASE,
)
"""Words that make even a city an old town of low houses."""

RAINED = re.compile(r"\bafter (?:an?|the) (?:[\w-]+ )?(?:rain\w*|shower|downpour|storm|thunderstorm)\b", re.IGNORECASE)
"""Words of a rain that is over: the ground still shines."""

NEON = re.compile(r"\b(tokyo|hong kong|cyberpunk|las vegas|times square|shibuya|osaka|nightlife)\b", re.IGNORECASE)
"""Words of cities that are known for their neon signs."""


def urban(scene: SketchScene) -> bool:
    """Whether a street is one of a large city rather than of an old town."""
    if "village" in scene.places or OLD.search(scene.text):
        return bool(re.search(r"skyscraper|cyberpunk|neon", scene.text, re.IGNORECASE))
    return "city" in scene.places or bool(BIG.search(scene.text))


def glowing(easel: Easel) -> bool:
    """Whether neon signs hang along the street."""
    return "neon" in easel.scene.lights or (easel.light.lamplit > 0.6 and bool(NEON.search(easel.scene.text)))


def canyon(easel: Easel) -> Stage:
    """Along the road: house walls on both sides run to one point, towers or a steeple beyond."""
    easel.set_out(horizon=0.56, sun=0.58)
    sky(easel)
    view = Vanishing(easel.x(0.54), float(easel.horizon), easel.width * 0.46, (easel.height - easel.horizon) * 0.62)
    _far_end(easel, view)
    sides(easel, view, (0.84, 0.98) if urban(easel.scene) else (0.46, 0.56))
    pavement(easel, view, road=ASPHALT if urban(easel.scene) else COBBLES, markings=urban(easel.scene))
    return _dressed(easel, view, stage(easel, (0.3, 0.7)))


def bend(easel: Easel) -> Stage:
    """Low houses on one side, tall ones on the other, the road running off to the side."""
    easel.set_out(horizon=0.5, sun=0.24)
    sky(easel)
    view = Vanishing(easel.x(0.2), float(easel.horizon), easel.width * 0.7, (easel.height - easel.horizon) * 0.5)
    _far_end(easel, view)
    tall = (0.74, 1.0) if urban(easel.scene) else (0.5, 0.66)
    sides(easel, view, tall)
    pavement(easel, view, road=ASPHALT if urban(easel.scene) else COBBLES, kerb=0.7, markings=urban(easel.scene))
    return _dressed(easel, view, stage(easel, (0.3, 0.75)))


def shop_fronts(easel: Easel) -> Stage:
    """Straight at a row of houses with shops, the pavement and the road before them."""
    easel.set_out(horizon=0.6, sun=0.7)
    sky(easel)
    foot = easel.y(0.34)
    big = urban(easel.scene)
    if big:
        skyline(easel, "towers behind", foot, easel.unit * 0.66, haze=0.4, peak=0.4)
    wide = easel.unit * (0.34 if big else 0.27)
    tall = min(foot * 0.8, easel.unit * (0.62 if big else 0.38))
    row(easel, "fronts", foot, wide, tall, shops=True, big=big)
    _flat_road(easel, foot)
    if glowing(easel):
        _front_signs(easel, foot, tall)
    lamps(easel, [(0.14, foot + easel.unit * 0.05, 0.42), (0.88, foot + easel.unit * 0.05, 0.42)])
    if not big:
        for across in (0.32, 0.7):
            one_tree(
                easel, f"street tree {across}", "tree", easel.x(across), foot + easel.unit * 0.045, easel.unit * 0.3
            )
    if _raining(easel):
        wet(easel, round(foot), depth=0.4)
    easel.note("awning")
    return stage(easel, (0.12, 0.88), rows=(0.5, 0.9))


def alley(easel: Easel) -> Stage:
    """A narrow alley between high walls, strung with lanterns."""
    easel.set_out(horizon=0.64, sun=0.5)
    sky(easel)
    view = Vanishing(easel.x(0.47), float(easel.horizon), easel.width * 0.34, (easel.height - easel.horizon) * 0.8)
    _far_end(easel, view)
    sides(easel, view, (1.0, 1.2) if urban(easel.scene) else (0.8, 0.96), first=0.12, step=1.34)
    pavement(easel, view, road=COBBLES, kerb=0.86, markings=False)
    _lines_of_light(easel, view)
    return _dressed(easel, view, stage(easel, (0.36, 0.64)), trees=False)


LAYOUTS = (canyon, shop_fronts, alley, bend)


def stage(easel: Easel, span: tuple[float, float], rows: tuple[float, float] = (0.34, 0.86)) -> Stage:
    """Return where people and cars may be in this street."""
    left, right = sorted((easel.x(span[0]), easel.x(span[1])))
    places = ((0.2, 0.26, 0.15), (0.44, 0.2, 0.12), (0.66, 0.3, 0.17), (0.3, 0.46, 0.23), (0.74, 0.5, 0.25))
    easel.note(*(("city",) if urban(easel.scene) else ()))
    crowd(easel, "passers-by", tuple((across, easel.y(down), tall) for across, down, tall in places))
    return Stage(
        {
            "ground": Zone(left, easel.y(rows[0]), right, easel.y(rows[1]), 0.7, 1.5),
            "air": Zone(left, easel.horizon * 0.2, right, easel.horizon * 0.5, 0.7, 0.7),
        }
    )


def sides(easel: Easel, view: Vanishing, high: tuple[float, float], *, first: float = 0.07, step: float = 1.5) -> None:
    """Draw the houses on both sides, the far ones first; `high` are their heights in units, least and most."""
    big = urban(easel.scene)
    chance = easel.chance("street walls")
    reach = max(2.4, easel.width / view.aside * 1.2, (easel.height - view.y) / view.down * 1.1)
    parts = []
    near = first
    while near < reach:
        ahead = min(near * step * chance.uniform(0.92, 1.1), reach + 0.4)
        for side in (-1, 1):
            tall = easel.unit * chance.uniform(*high) * (chance.uniform(1.0, 1.5) if big else 1.0)
            colour = chance.choice(BRICK if big else PLASTER)
            floors = max(2, round(tall / easel.unit / (0.15 if big else 0.17)))
            roof = None if big else chance.choice(TILES)
            house = Wall(view, side, near, ahead, tall, colour, floors, shop=chance.random() < 0.6, roof=roof)
            parts.append(wall(easel, chance, house))
        near = ahead
    easel.put("".join(parts))
    easel.note("house", "building", "window", "shop")


def _far_end(easel: Easel, view: Vanishing) -> None:
    """Close the street's far end: towers in a city, a row of houses and a steeple in a town."""
    if urban(easel.scene):
        skyline(easel, "far towers", view.y + 2, easel.unit * 0.5, haze=0.6, wide=0.05, peak=0.54, spread=0.4)
        return
    tall = easel.unit * 0.3
    chance = easel.chance("steeple")
    layer, corner = stood(easel, SHAPES["church"], chance, view.x + easel.unit * 0.06, view.y + 2, tall)
    easel.place(layer, corner, ambient=0.9, haze=easel.air(0.5))
    row(easel, "far houses", view.y + 3, easel.unit * 0.07, easel.unit * 0.09, haze=0.5)
    easel.note("church")


def _dressed(easel: Easel, view: Vanishing, found: Stage, *, trees: bool = True) -> Stage:
    """Set lamps, trees and signs along the street, and let it shine in the rain."""
    stands = []
    for near in (0.2, 0.42, 0.9):
        for side in (-1, 1):
            x, y = view.foot(side, near, 0.8)
            if 0 < x < easel.width and y < easel.height * 1.02:
                stands.append((x, y, near))
    if trees and not urban(easel.scene):
        for index, (x, y, near) in enumerate(stands[1::2]):
            one_tree(easel, f"street {index}", "tree", x, y, easel.unit * (0.06 + 0.44 * near), haze=0.3 * (1 - near))
    chance = easel.chance("signs")
    for near in (0.16, 0.24, 0.36, 0.54, 0.8, 1.2) if glowing(easel) else ():
        for side in (-1, 1):
            x, y = view.foot(side, near * chance.uniform(0.9, 1.1), 0.93)
            up = easel.unit * near * chance.uniform(0.36, 0.6)
            if -0.02 * easel.width < x < easel.width * 1.02:
                neon_sign(easel, chance, x, y - up, easel.unit * chance.uniform(0.16, 0.24) * near)
    lamps_at = [(x, y, 0.05 + 0.42 * near) for x, y, near in (stands[::2] if trees else [])]
    for x, y, tall in lamps_at:
        lamp(easel, x, y, easel.unit * tall)
    if _raining(easel):
        wet(easel, round(view.y) + 1, depth=0.42)
    return found


def _raining(easel: Easel) -> bool:
    wet_weather = easel.scene.weather in ("rain", "storm") and not easel.scene.brewing
    return wet_weather or "puddle" in easel.scene.text or bool(RAINED.search(easel.scene.told))


def lamps(easel: Easel, stands: list[tuple[float, float, float]]) -> None:
    """Set street lamps at (fraction across, row in pixels, height in units)."""
    for across, y, tall in stands:
        lamp(easel, easel.x(across), y, easel.unit * tall)


def lamp(easel: Easel, x: float, y: float, tall: float) -> None:
    """Set one street lamp with its foot at a point, lit when the day is over."""
    shape = SHAPES["street lamp"]
    layer, corner = stood(easel, shape, easel.chance("lamp"), x, y, tall)
    easel.place(layer, corner, ambient=0.8)
    easel.note("street lamp")
    if easel.light.lamplit > 0.4 and shape.shine:
        top = y - tall * 0.87
        easel.put(
            f'<g transform="translate({x:.1f},{y:.1f})">{shape.shine(tall)}</g>',
            (int(x - tall), int(y - tall * 1.1), int(x + tall), int(y)),
        )
        easel.glow(x, top, tall * 0.7, LAMPS[2], 0.5, 2.0)
        easel.glow(x, y, tall * 0.5, LAMPS[2], 0.3, 1.8)
        easel.note("lantern")


def _flat_road(easel: Easel, foot: float) -> None:
    """Lay a pavement along the house fronts, a kerb, and the road from side to side."""
    paved(easel, "road", foot, ASPHALT if urban(easel.scene) else COBBLES)
    stone = snow_tone(easel) if easel.scene.wintry else toned(easel, (188, 182, 172))
    kerb = foot + easel.unit * 0.075
    easel.fill(
        [(-2, foot), (easel.width + 2, foot), (easel.width + 2, kerb), (-2, kerb)],
        mix(stone, (60, 56, 60), 0.25),
        stone,
    )
    edge = kerb + easel.unit * 0.012
    easel.fill(
        [(-2, kerb), (easel.width + 2, kerb), (easel.width + 2, edge), (-2, edge)], mix(stone, (40, 40, 46), 0.5)
    )


def _front_signs(easel: Easel, foot: float, tall: float) -> None:
    chance = easel.chance("front signs")
    x = easel.unit * 0.1
    while x < easel.width:
        neon_sign(easel, chance, x, foot - tall * chance.uniform(0.4, 0.75), easel.unit * chance.uniform(0.12, 0.22))
        x += easel.unit * chance.uniform(0.16, 0.3)


def _lines_of_light(easel: Easel, view: Vanishing) -> None:
    """Hang strings of lanterns from wall to wall, or of washing by day."""
    chance = easel.chance("strings")
    lit = easel.light.lamplit > 0.3
    tones: tuple[Colour, ...] = (TUBES if "neon" in easel.scene.lights else LAMPS) if lit else CROWNS[season(easel)]
    parts, glows = [], []
    for near in (0.3, 0.48, 0.78, 1.2):
        (left, y), (right, _) = view.foot(-1, near), view.foot(1, near)
        top = y - easel.unit * near * 0.74
        sag = easel.unit * 0.1 * near
        parts.append(
            line(
                f"M{left:.1f},{top:.1f}Q{view.x:.1f},{top + 2 * sag:.1f} {right:.1f},{top:.1f}",
                (40, 36, 44),
                max(0.5, easel.unit * 0.003 * near),
            )
        )
        for index in range(1, 8):
            share = index / 8
            x, hang = left + (right - left) * share, top + 4 * sag * share * (1 - share)
            tone = chance.choice(tones)
            parts.append(
                disc(
                    x, hang + easel.unit * 0.012 * near, easel.unit * 0.014 * near, tone if lit else toned(easel, tone)
                )
            )
            glows.append((x, hang, near, tone))
    easel.put("".join(parts))
    for x, hang, near, tone in glows[::2] if lit else []:
        easel.glow(x, hang, easel.unit * 0.1 * near, tone, 0.5, 1.8)
    easel.note("lantern" if lit else "street")
