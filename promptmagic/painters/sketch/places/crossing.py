"""Streets by their lie: one that climbs steeply between stepped houses, and crossroads in a town and in the country."""

from __future__ import annotations

import itertools
import random
import re

from promptmagic.painters.colour import Colour, mix, scaled
from promptmagic.painters.sketch.dressing import dress
from promptmagic.painters.sketch.easel import Easel, Point
from promptmagic.painters.sketch.facades import BRICK, CLOTHS, PLASTER, TILES, pane, roof_tone, snow_tone, toned
from promptmagic.painters.sketch.figures import Stage, Zone
from promptmagic.painters.sketch.land import ground, rolling
from promptmagic.painters.sketch.places.meadow import backdrop, crest_trees, hill
from promptmagic.painters.sketch.places.street import lamp, urban
from promptmagic.painters.sketch.roadway import ASPHALT, COBBLES, PAVING, Vanishing, Wall, paved, wall, wet
from promptmagic.painters.sketch.seasons import GRASS, green
from promptmagic.painters.sketch.shapes.pen import box, darker, lighter, line, polygon, trace
from promptmagic.painters.sketch.sky import sky
from promptmagic.painters.sketch.towers import skyline
from promptmagic.painters.sketch.trees import one_tree

STEEP = r"\b(?:steep|sloping|uphill|hilly|climbing) (?:[\w-]+ ){0,2}(?:street|road|lane|alley|stairs?|steps)\b"
CROSSROADS = r"\bcross ?roads?\b|\bintersections?\b|\broad junction\b|\bstreet crossing\b"
"""Words for a street that climbs, and for where two meet."""

STAIRS = re.compile(r"\b(?:stairs?|steps|stairway|staircase)\b", re.IGNORECASE)
RAILED = re.compile(r"\b(?:tram|trams|streetcar|cable car|rails)\b", re.IGNORECASE)
RURAL = re.compile(
    r"\b(?:country|rural|fields?|dirt|moor|signpost|meadow|desert|prairie|hills?|forest|farm|lonely)\b", re.IGNORECASE
)
RAINY = re.compile(r"\bafter (?:the )?(?:rain|shower|storm)|\bpuddle|\bwet\b", re.IGNORECASE)


def steep(easel: Easel) -> Stage:
    """Up a steep street: houses stepped one above the other on both sides, the crest of the road before the sky."""
    easel.set_out(horizon=0.44, sun=0.54)
    sky(easel)
    top, eye = (easel.width * 0.5, easel.height * 0.3), easel.height * 0.84
    low = easel.height * 1.06
    chance = easel.chance("steep street")
    _beyond_the_crest(easel, top)
    nears = [0.07, 0.115, 0.18, 0.28, 0.43, 0.66, 1.0]
    for far, near in itertools.pairwise(nears):
        for side in (-1, 1):
            _stepped(easel, chance, side, far, near, top, low, eye)
    _road(easel, top, low)
    for side, near in ((-1, 0.3), (1, 0.46)):
        x, y = _foot(easel, side, near, top, low, 0.86)
        lamp(easel, x, y, easel.unit * 0.34 * near**0.7)
    _washing(easel, top, low)
    if easel.scene.weather in ("rain", "storm") or RAINY.search(easel.scene.told):
        wet(easel, round(easel.height * 0.5), depth=0.5)
    easel.horizon = round(top[1])
    easel.note("street", "house", "window", "steep", "hill", "road", "building")
    left, right = easel.width * 0.36, easel.width * 0.64
    return Stage(
        {
            "ground": Zone(left, easel.height * 0.7, right, easel.height * 0.92, 1.0, 1.4),
            "air": Zone(left, easel.height * 0.08, right, easel.height * 0.24, 0.7, 0.7),
        }
    )


def _foot(easel: Easel, side: int, near: float, top: Point, low: float, out: float = 1.0) -> Point:
    """Return where a house's foot is beside the climbing road."""
    return (top[0] + side * easel.width * 0.58 * near * out, top[1] + (low - top[1]) * near)


def _beyond_the_crest(easel: Easel, top: Point) -> None:
    """Stand small houses and a tree on the crest, lost in the air."""
    unit = easel.unit
    parts, chance = [], easel.chance("crest")
    x = top[0] - unit * 0.09
    while x < top[0] + unit * 0.08:
        wide, tall = unit * chance.uniform(0.03, 0.045), unit * chance.uniform(0.05, 0.08)
        tone = toned(easel, chance.choice(PLASTER), 0.4)
        foot = top[1] + unit * 0.05
        parts.append(box(x, foot - tall, wide, tall, tone))
        roof = [(x - 1, foot - tall), (x + wide / 2, foot - tall - wide * 0.5), (x + wide + 1, foot - tall)]
        parts.append(polygon(roof, roof_tone(easel, chance.choice(TILES), 0.4)))
        x += wide
    easel.put("".join(parts))


def _stepped(
    easel: Easel, chance: random.Random, side: int, far: float, near: float, top: Point, low: float, eye: float
) -> None:
    """Draw one house of the row: its foot climbs with the road, its floors and its roof are level."""
    f0, f1 = _foot(easel, side, far, top, low), _foot(easel, side, near, top, low)
    haze = 0.34 * max(0.0, 1 - near * 2.2)
    tone = toned(easel, chance.choice(PLASTER), haze)
    lit_side = side * (easel.sun[0] - easel.width / 2) < 0
    tone = tone if lit_side else scaled(tone, 0.84)
    high = easel.unit * 0.94 * near**0.94 * chance.uniform(0.92, 1.1) + easel.unit * 0.03

    def at(share: float, up: float) -> Point:
        """Return a point of the front: how far along (0 near), how many pixels above its near foot, level."""
        x, y = f1[0] + (f0[0] - f1[0]) * share, f1[1] - up
        return x, y + (eye - y) * (x - f1[0]) / (top[0] - f1[0])

    parts = [polygon([f0, f1, at(0, high), at(1, high)], tone)]
    tiles = roof_tone(easel, chance.choice(TILES), haze)
    over = high * 1.16
    parts.append(polygon([at(-0.03, high), at(0.1, over), at(0.9, over), at(1.03, high)], tiles))
    parts.append(line(trace("M", *at(-0.02, high), "L", *at(1.02, high)), darker(tone, 0.3), max(0.6, high * 0.02)))
    edge = f0[1] - f1[1]  # how far the road climbs along this house
    cloth = toned(easel, chance.choice(CLOTHS), haze)
    for floor in range(3):
        base = high * (0.1 + 0.3 * floor)
        for column in range(2):
            left, right = 0.14 + 0.46 * column, 0.14 + 0.46 * column + 0.26
            corners = [at(left, base), at(left, base + high * 0.19), at(right, base + high * 0.19), at(right, base)]
            floor_there = f1[1] + edge * left
            if max(corners[0][1], corners[3][1]) > floor_there - high * 0.03:
                continue
            middle = (sum(x for x, _ in corners) / 4, sum(y for _, y in corners) / 4)
            frame = [(middle[0] + (x - middle[0]) * 1.24, middle[1] + (y - middle[1]) * 1.16) for x, y in corners]
            parts.append(polygon(frame, lighter(tone, 0.5)))
            parts.append(polygon(corners, pane(easel, chance, haze)))
            if floor and near > 0.2:  # a box of flowers on some sills
                sill = [at(left - 0.02, base + high * 0.02), at(right + 0.02, base + high * 0.02)]
                sill += [at(right + 0.02, base - high * 0.015), at(left - 0.02, base - high * 0.015)]
                parts.append(polygon(sill, cloth if chance.random() < 0.4 else darker(tone, 0.2)))
    door = [at(0.66, 0), at(0.66, 0), at(0.86, 0), at(0.86, 0)]
    foot0, foot1 = f1[1] + edge * 0.66, f1[1] + edge * 0.86
    tall = high * 0.22
    door = [(door[0][0], foot0), (door[1][0], foot0 - tall), (door[2][0], foot1 - tall * 0.9), (door[3][0], foot1)]
    parts.append(polygon(door, darker(cloth, 0.25)))
    parts.append(polygon([f0, f1, (f1[0], f1[1] - high * 0.03), (f0[0], f0[1] - high * 0.02)], darker(tone, 0.2)))
    easel.put("".join(parts))


def _road(easel: Easel, top: Point, low: float) -> None:
    """Lay the climbing road: pavements at both sides, courses of cobbles or steps, rails where a tram goes."""
    white = easel.scene.wintry
    kerb = snow_tone(easel) if white else toned(easel, PAVING)
    tone = mix(toned(easel, COBBLES), snow_tone(easel), 0.8) if white else toned(easel, COBBLES)
    ends = [_foot(easel, side, 1.0, top, low) for side in (-1, 1)]
    easel.fill([(top[0] - 2, top[1]), (top[0] + 2, top[1]), ends[1], ends[0]], mix(kerb, easel.light.haze, 0.4), kerb)
    road = [_foot(easel, side, 1.0, top, low, 0.74) for side in (-1, 1)]
    easel.fill([(top[0] - 2, top[1]), (top[0] + 2, top[1]), road[1], road[0]], mix(tone, easel.light.haze, 0.4), tone)
    parts, near = [], 0.06
    stairs = STAIRS.search(easel.scene.told) is not None
    while near < 1.0:
        (left, y), (right, _) = (_foot(easel, side, near, top, low, 0.74) for side in (-1, 1))
        if stairs:
            parts.append(box(left, y, right - left, (low - top[1]) * near * 0.028, lighter(tone, 0.3)))
            parts.append(
                box(left, y + (low - top[1]) * near * 0.028, right - left, 1.4 * near + 0.6, darker(tone, 0.4))
            )
        else:
            sag = (right - left) * 0.05
            course = trace("M", left, y, "Q", (left + right) / 2, y - sag, right, y)
            parts.append(line(course, darker(tone, 0.16), max(0.5, 2.0 * near), 0.7))
        near *= 1.11 if stairs else 1.075
    if RAILED.search(easel.scene.told):
        for out in (-0.24, -0.06, 0.06, 0.24):
            x, y = _foot(easel, 1, 1.0, top, low, out)
            steel = mix(toned(easel, (96, 98, 104)), easel.light.glow, 0.25)
            parts.append(polygon([(top[0] - 0.4, top[1]), (top[0] + 0.4, top[1]), (x + 3, y), (x - 3, y)], steel))
        easel.note("rail", "rails", "tracks")
    easel.put("".join(parts), (0, int(top[1]), easel.width, easel.height))


def _washing(easel: Easel, top: Point, low: float) -> None:
    """Hang washing or flags across the street, high up."""
    chance, parts = easel.chance("washing"), []
    for near, up in ((0.3, 0.4), (0.55, 0.42)):
        (left, y), (right, _) = (_foot(easel, side, near, top, low) for side in (-1, 1))
        row = y - easel.unit * up * near * 1.3
        sag = (right - left) * 0.1
        parts.append(line(trace("M", left, row, "Q", (left + right) / 2, row + 2 * sag, right, row), (70, 66, 70), 1.0))
        for index in range(2, 9):
            share = index / 10
            x, hang = left + (right - left) * share, row + 4 * sag * share * (1 - share)
            size = easel.unit * 0.06 * near
            cloth = toned(easel, chance.choice((*CLOTHS, (246, 244, 238))))
            parts.append(box(x - size * 0.4, hang, size * 0.8, size * chance.uniform(0.9, 1.4), cloth, 1))
    easel.put("".join(parts))


def crossroads(easel: Easel) -> Stage:
    """Where two streets of a town meet: corner houses, crossings of white bars, traffic lights or lamps."""
    easel.set_out(horizon=0.46, sun=0.6)
    sky(easel)
    big = urban(easel.scene)
    view = Vanishing(easel.x(0.5), float(easel.horizon), easel.width * 0.6, easel.height - easel.horizon)
    if big:
        skyline(easel, "far towers", view.y + 2, easel.unit * 0.4, haze=0.6, wide=0.05, peak=0.5, spread=0.3)
    else:
        one_tree(easel, "far end tree", "tree", view.x, view.y + 3, easel.unit * 0.1, haze=0.5)
    chance, parts = easel.chance("corner walls"), []
    near = 0.1
    corner = 0.34
    while near < corner - 0.02:
        ahead = min(near * 1.6, corner)
        for side in (-1, 1):
            tall = easel.unit * chance.uniform(*((0.9, 1.4) if big else (0.6, 0.8)))
            colour = chance.choice(BRICK if big else PLASTER)
            house = Wall(
                view,
                side,
                near,
                ahead,
                tall,
                colour,
                6 if big else 4,
                shop=True,
                roof=None if big else chance.choice(TILES),
            )
            parts.append(wall(easel, chance, house))
        near = ahead
    easel.put("".join(parts))
    for side in (-1, 1):
        _corner_front(easel, view, side, corner, big=big)
    paved(easel, "crossing", view.foot(1, 0.34)[1] - 2, PAVING)
    _crossing(easel, view)
    if easel.scene.weather in ("rain", "storm") or RAINY.search(easel.scene.told):
        wet(easel, round(view.y) + 1, depth=0.42)
    for across in (0.13, 0.87):
        foot = easel.y(0.4)
        if not big:
            dress(easel, "street lamp", across, foot, 0.34, flipped=across > 0.5)
            continue
        pole = trace("M", easel.x(across), foot, "v", -easel.unit * 0.26)
        easel.put(line(pole, toned(easel, (62, 66, 74)), easel.unit * 0.012))
        dress(easel, "traffic light", across, foot - easel.unit * 0.2, 0.13, flipped=across > 0.5, cast=False)
        easel.glow(
            easel.x(across), foot - easel.unit * 0.3, easel.unit * 0.12, (255, 70, 60), 0.5 * easel.light.lamplit, 1.6
        )
    easel.note(*(("city", "downtown") if big else ("town",)))
    easel.note(
        "crossroads",
        "intersection",
        "crossing",
        "zebra crossing",
        "crosswalk",
        "street",
        "road",
        "house",
        "building",
        "window",
        "shop",
        "pedestrian crossing",
        "road junction",
        "pavement",
    )
    left, right = easel.width * 0.26, easel.width * 0.74
    return Stage(
        {
            "ground": Zone(left, easel.y(0.56), right, easel.y(0.9), 0.9, 1.4),
            "air": Zone(left, easel.horizon * 0.16, right, easel.horizon * 0.4, 0.7, 0.7),
        }
    )


def _corner_front(easel: Easel, view: Vanishing, side: int, near: float, *, big: bool) -> None:
    """Draw the fronts that look at the crossing, from the corner to the picture's edge."""
    from promptmagic.painters.sketch.facades import Front, front  # drawn in full width, cut by the edge

    chance, (x, y) = easel.chance(f"corner {side}"), view.foot(side, near)
    parts, wide = [], easel.unit * 0.26
    for index in range(3):
        left = x + side * wide * index - (wide if side < 0 else 0)
        tall = easel.unit * (0.5 if big else 0.3) * chance.uniform(0.94, 1.1)
        house = Front(
            left,
            y,
            wide,
            tall,
            chance.choice(BRICK if big else PLASTER),
            chance.choice(TILES),
            floors=5 if big else 3,
            bays=3,
            roof="flat" if big else chance.choice(("hip", "gable")),
            shop=True,
        )
        parts.append(front(easel, chance, house))
    easel.put("".join(parts))


def _crossing(easel: Easel, view: Vanishing) -> None:
    """Lay both roads, from the far end to the viewer and from side to side, with bars of white before each."""
    tar = toned(easel, ASPHALT)
    tar = mix(tar, snow_tone(easel), 0.7) if easel.scene.wintry else tar
    far, near = easel.y(0.42), easel.y(0.7)
    bottom = 1.1
    ends = [view.foot(side, bottom, 0.6) for side in (-1, 1)]
    easel.fill([(view.x - 1, view.y), (view.x + 1, view.y), ends[1], ends[0]], mix(tar, easel.light.haze, 0.4), tar)
    easel.fill([(-4, far), (easel.width + 4, far), (easel.width + 4, near), (-4, near)], tar, scaled(tar, 0.94))
    white = mix(toned(easel, (244, 242, 236)), easel.light.haze, 0.1)
    parts = []
    for low, high in ((0.365, 0.415), (0.74, 0.84)):
        for index in range(-5, 5):
            out = 0.6 * (index + 0.2) / 5
            edge = 0.6 * (index + 0.8) / 5
            parts.append(
                polygon(
                    [
                        view.foot(1, high, out),
                        view.foot(1, high, edge),
                        view.foot(1, low, edge),
                        view.foot(1, low, out),
                    ],
                    white,
                    0.9,
                )
            )
    middle = (far + near) / 2
    high, wide = easel.unit * 0.012, easel.width * 0.07
    parts += [box(easel.width * across, middle - high / 2, wide, high, white) for across in (-0.02, 0.1, 0.82, 0.94)]
    for step in (0.1, 0.15, 0.22, 0.3):
        ends = [view.foot(side, at, 0.02) for side, at in ((-1, step), (1, step), (1, step * 1.2), (-1, step * 1.2))]
        parts += [polygon(ends, white, 0.8)]
    easel.put("".join(parts))


def country_crossroads(easel: Easel) -> Stage:
    """Two country roads meet between fields, a signpost with four arms at their crossing."""
    easel.set_out(horizon=0.44, sun=0.66)
    backdrop(easel)
    crest_trees(easel, hill(easel, 1, easel.y(0.04), easel.unit * 0.08, haze=0.4), 0.05, 6, haze=0.34)
    edge = rolling(easel, "crossroads fields", easel.y(0.06), easel.unit * 0.01)
    ground(
        easel, edge, mix(green(easel, GRASS), easel.light.shade, 0.4 * easel.light.backlit), layer="crossroads fields"
    )
    earth = toned(easel, (196, 168, 128))
    earth = mix(earth, snow_tone(easel), 0.75) if easel.scene.wintry else earth
    x, top = easel.x(0.5), easel.y(0.06)
    low = easel.height + 4.0
    far, near = easel.y(0.36), easel.y(0.5)
    easel.fill(
        [(x - 2, top), (x + 2, top), (x + easel.width * 0.3, low), (x - easel.width * 0.3, low)],
        earth,
        darker(earth, 0.1),
    )
    easel.fill(
        [
            (-4, far - easel.unit * 0.03),
            (easel.width + 4, far + easel.unit * 0.02),
            (easel.width + 4, near + easel.unit * 0.03),
            (-4, near),
        ],
        earth,
    )
    _signpost(easel, easel.x(0.74), easel.y(0.56), easel.unit * 0.44)
    one_tree(easel, "crossroads tree", "tree", easel.x(0.14), easel.y(0.3), easel.unit * 0.36)
    easel.note("crossroads", "intersection", "road", "street", "signpost", "sign", "field", "country")
    left, right = easel.width * 0.3, easel.width * 0.66
    return Stage(
        {
            "ground": Zone(left, easel.y(0.56), right, easel.y(0.9), 0.9, 1.4),
            "air": Zone(left, easel.horizon * 0.2, right, easel.horizon * 0.6, 0.8, 0.8),
        }
    )


def _signpost(easel: Easel, x: float, y: float, tall: float) -> None:
    wood: Colour = toned(easel, (134, 98, 66))
    pale = toned(easel, (238, 230, 208))
    parts = [box(x - tall * 0.022, y - tall, tall * 0.044, tall, wood, 2)]
    for side, up, long in ((1, 0.92, 0.36), (-1, 0.8, 0.34), (1, 0.68, 0.3), (-1, 0.58, 0.26)):
        high, tip = tall * 0.085, tall * 0.05
        end = x + side * tall * long
        arm = [
            (x, y - tall * up),
            (end, y - tall * up),
            (end + side * tip, y - tall * up + high / 2),
            (end, y - tall * up + high),
            (x, y - tall * up + high),
        ]
        parts.append(polygon(arm, pale))
        stroke = trace("M", x + side * tall * 0.05, y - tall * up + high / 2, "H", end - side * tall * 0.03)
        parts.append(line(stroke, darker(wood, 0.2), high * 0.18))
    easel.put("".join(parts))
    easel.take(x, y, tall * 0.1)


STEEP_STREETS, TOWN_CROSSROADS, COUNTRY_CROSSROADS = (steep,), (crossroads,), (country_crossroads,)
