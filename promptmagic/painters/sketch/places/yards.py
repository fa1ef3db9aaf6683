"""Yards: a car park, a petrol station, a fire station, a building site, an enclosure of a zoo."""

from __future__ import annotations

from promptmagic.painters.colour import WHITE, Colour, mix
from promptmagic.painters.sketch.dressing import dress
from promptmagic.painters.sketch.easel import Easel
from promptmagic.painters.sketch.facades import LAMPS, pane, row, snow_tone, toned
from promptmagic.painters.sketch.figures import Stage, Zone, shadow
from promptmagic.painters.sketch.land import blades, ground, leaf_band, level, rolling
from promptmagic.painters.sketch.places.meadow import backdrop
from promptmagic.painters.sketch.places.street import lamps
from promptmagic.painters.sketch.roadway import ASPHALT, PAVING, paved
from promptmagic.painters.sketch.seasons import GRASS, WOODS, green, season
from promptmagic.painters.sketch.shapes.pen import blob, box, darker, disc, lighter, line, pebble, polygon, trace
from promptmagic.painters.sketch.sky import sky
from promptmagic.painters.sketch.trees import one_tree

RED: Colour = (190, 46, 42)
BRICK: Colour = (164, 100, 78)
CONCRETE: Colour = (176, 174, 168)
EARTH: Colour = (168, 132, 96)
STEEL: Colour = (236, 178, 56)
ROCK: Colour = (150, 142, 130)


def car_park(easel: Easel) -> Stage:
    """Rows of marked bays with parked cars, a sign with a P, trees and house fronts behind."""
    easel.set_out(horizon=0.42, sun=0.66)
    sky(easel)
    foot = easel.y(0.08)
    row(easel, "fronts behind the cars", foot, easel.unit * 0.2, easel.unit * 0.2, haze=0.16)
    for across in (0.16, 0.5, 0.84):
        one_tree(easel, f"car park tree {across}", "tree", easel.x(across), easel.y(0.12), easel.unit * 0.26)
    paved(easel, "car park", foot, ASPHALT)
    _bays(easel, 0.14, 0.3)
    _bays(easel, 0.62, 0.98)
    if not easel.scene.lacks("car"):
        for across in (0.12, 0.37, 0.62, 0.87):
            dress(easel, "car", across, easel.y(0.27), 0.085, flipped=across > 0.5)
    lamps(easel, [(0.94, easel.y(0.34), 0.44)])
    _parking_sign(easel, 0.06, 0.5, 0.46)
    easel.note("car park", "parking lot", "car", "street", "sign")
    return _stage(easel, (0.2, 0.8), (0.5, 0.86))


def petrol_station(easel: Easel) -> Stage:
    """Pumps on their island under a broad lit roof, a small shop behind, the road before them."""
    easel.set_out(horizon=0.5, sun=0.3)
    backdrop(easel)
    leaf_band(easel, "station trees", level(easel.y(0.04)), easel.unit * 0.13, green(easel, WOODS), haze=0.34)
    foot = easel.y(0.08)
    paved(easel, "forecourt", foot, PAVING)
    _kiosk(easel, 0.74, easel.y(0.16), 0.42, 0.2)
    _canopy(easel, 0.42, 0.36)
    for across in (0.28, 0.56):
        _pump(easel, across, easel.y(0.46), 0.2)
    _price_sign(easel, 0.93, easel.y(0.4), 0.46)
    easel.note("petrol station", "gas station", "filling station", "station", "petrol", "gas", "pump", "street")
    return _stage(easel, (0.2, 0.8), (0.64, 0.92))


def fire_station(easel: Easel) -> Stage:
    """A brick hall with three great red doors, a tower for the hoses beside it, the forecourt before it."""
    easel.set_out(horizon=0.5, sun=0.66)
    backdrop(easel)
    leaf_band(easel, "fire station trees", level(easel.y(0.04)), easel.unit * 0.16, green(easel, WOODS), haze=0.3)
    foot = easel.y(0.22)
    _fire_house(easel, 0.46, foot)
    paved(easel, "forecourt", foot, PAVING)
    one_tree(easel, "station tree", "tree", easel.x(0.04), easel.y(0.3), easel.unit * 0.4)
    easel.note("fire station", "firehouse", "station", "fire", "building", "street")
    return _stage(easel, (0.16, 0.84), (0.5, 0.9))


def building_site(easel: Easel) -> Stage:
    """A shell of concrete in its scaffold under a tall crane, heaps of earth, a red and white fence."""
    easel.set_out(horizon=0.48, sun=0.3)
    sky(easel)
    row(easel, "fronts behind the site", easel.y(0.04), easel.unit * 0.14, easel.unit * 0.12, haze=0.34)
    line_ = rolling(easel, "site ground", easel.y(0.03), easel.unit * 0.012)
    tone = EARTH if not easel.scene.wintry else (226, 228, 232)
    ground(easel, line_, mix(tone, easel.light.shade, 0.3 * easel.light.backlit), layer="site ground")
    _tower_crane(easel, 0.86, easel.y(0.14))
    _shell(easel, 0.62, easel.y(0.2))
    for across, down, half in ((0.16, 0.26, 0.17), (0.3, 0.32, 0.1)):
        _heap(easel, across, down, half)
    _barrier(easel, 0.42)
    easel.note("construction site", "building site", "construction", "site", "crane", "scaffold", "building")
    return _stage(easel, (0.2, 0.8), (0.58, 0.92))


def enclosure(easel: Easel) -> Stage:
    """An enclosure of a zoo: grass and rocks before a wall of stone, a tree to climb, a low rail at its front."""
    easel.set_out(horizon=0.44, sun=0.64)
    backdrop(easel)
    leaf_band(easel, "zoo trees", level(easel.y(0.02)), easel.unit * 0.22, green(easel, WOODS), haze=0.26)
    _rock_wall(easel, easel.y(0.16), 0.2)
    tone = mix(green(easel, GRASS), (196, 178, 120), 0.25 if not easel.scene.wintry else 0.0)
    ground(
        easel,
        rolling(easel, "zoo ground", easel.y(0.13), easel.unit * 0.014),
        mix(tone, easel.light.shade, 0.4 * easel.light.backlit),
        layer="zoo ground",
    )
    one_tree(easel, "zoo tree", "tree", easel.x(0.14), easel.y(0.36), easel.unit * 0.54)
    for across, down, tall in ((0.8, 0.28, 0.1), (0.88, 0.34, 0.14), (0.3, 0.26, 0.07)):
        dress(easel, "rock", across, easel.y(down), tall)
    if not easel.scene.wintry:
        blades(easel, "zoo blades", easel.y(0.4), 110, GRASS[season(easel)][1:])
    _rail(easel)
    easel.note("zoo", "enclosure", "zoo enclosure", "fence", "park")
    return _stage(easel, (0.26, 0.76), (0.46, 0.74))


CAR_PARKS, PETROL, FIRE_STATIONS = (car_park,), (petrol_station,), (fire_station,)
BUILDING_SITES, ZOOS = (building_site,), (enclosure,)


def _stage(easel: Easel, span: tuple[float, float], rows: tuple[float, float]) -> Stage:
    left, right = sorted((easel.x(span[0]), easel.x(span[1])))
    return Stage(
        {
            "ground": Zone(left, easel.y(rows[0]), right, easel.y(rows[1]), 1.0, 1.4),
            "air": Zone(easel.width * 0.14, easel.horizon * 0.2, easel.width * 0.86, easel.horizon * 0.5, 0.7, 0.7),
        }
    )


def _bays(easel: Easel, top: float, low: float) -> None:
    """Paint the white lines between the bays of one row."""
    chalk, middle = toned(easel, (236, 236, 230)), easel.width / 2
    far, near, parts = easel.y(top), easel.y(low), []
    for index in range(-5, 6):
        a, b = (middle + index * easel.unit * 0.32 * (0.7 + 0.5 * share) for share in (top, low))
        wide = easel.unit * 0.007 * (0.6 + low)
        parts.append(polygon([(a - wide, far), (a + wide, far), (b + wide * 1.5, near), (b - wide * 1.5, near)], chalk))
    easel.put("".join(parts))


def _parking_sign(easel: Easel, across: float, down: float, tall: float) -> None:
    x, y, high = easel.x(across), easel.y(down), easel.unit * tall
    blue, size = toned(easel, (36, 92, 176)), high * 0.15
    top = y - high
    letter = f"M{x - size * 0.36:.1f},{top + size * 1.5:.1f}v{-size:.1f}h{size * 0.42:.1f}"
    letter += f"a{size * 0.3:.1f},{size * 0.3:.1f} 0 0 1 0,{size * 0.6:.1f}h{-size * 0.4:.1f}"
    easel.put(
        line(f"M{x:.1f},{y:.1f}V{top:.1f}", toned(easel, (150, 154, 160)), high * 0.024)
        + box(x - size, top, size * 2, size * 2, toned(easel, (244, 246, 248)), size * 0.2)
        + box(x - size * 0.9, top + size * 0.1, size * 1.8, size * 1.8, blue, size * 0.16)
        + line(letter, WHITE, size * 0.22)
    )
    easel.take(x, y, high * 0.08)


def _kiosk(easel: Easel, across: float, y: float, wide: float, tall: float) -> None:
    """Set a flat shop with a glass front."""
    x, half, high = easel.x(across), easel.unit * wide / 2, easel.unit * tall
    wall, glass = toned(easel, (232, 230, 222)), pane(easel, easel.chance("kiosk"))
    parts = [box(x - half, y - high, half * 2, high, wall)]
    parts.append(box(x - half * 1.04, y - high * 1.06, half * 2.08, high * 0.14, toned(easel, RED)))
    parts += [box(x + half * at, y - high * 0.78, half * 0.54, high * 0.62, glass) for at in (-0.9, -0.28, 0.34)]
    parts.append(line(f"M{x - half * 0.9:.1f},{y - high * 0.5:.1f}h{half * 1.78:.1f}", wall, high * 0.02))
    easel.put("".join(parts))
    if easel.light.lamplit > 0.4:
        easel.glow(x, y - high * 0.4, half, LAMPS[1], 0.4, 1.8)
    easel.take(x, y, half)


def _canopy(easel: Easel, across: float, down: float) -> None:
    """Carry a broad flat roof on two columns over the pumps, lit from below when the day is over."""
    x, y = easel.x(across), easel.y(down + 0.1)
    half, top = min(easel.unit * 0.5, easel.width * 0.4), easel.y(down) - easel.unit * 0.46
    steel, red = toned(easel, (226, 226, 222)), toned(easel, RED)
    lit = easel.light.lamplit > 0.4
    parts = [
        box(x + half * share - easel.unit * 0.02, top, easel.unit * 0.04, y - top, steel) for share in (-0.54, 0.54)
    ]
    under = [
        (x - half, top + easel.unit * 0.07),
        (x + half, top + easel.unit * 0.07),
        (x + half * 0.86, top + easel.unit * 0.11),
        (x - half * 0.86, top + easel.unit * 0.11),
    ]
    parts.append(polygon(under, mix(LAMPS[1], WHITE, 0.5) if lit else darker(steel, 0.3)))
    parts += [
        box(x - half, top, half * 2, easel.unit * 0.075, steel),
        box(x - half, top + easel.unit * 0.022, half * 2, easel.unit * 0.03, red),
    ]
    if easel.scene.wintry:
        parts.append(box(x - half, top - easel.unit * 0.012, half * 2, easel.unit * 0.02, snow_tone(easel), 3))
    parts.append(box(x - half * 0.8, y - easel.unit * 0.01, half * 1.6, easel.unit * 0.03, toned(easel, CONCRETE), 4))
    easel.put("".join(parts))
    if lit:
        easel.glow(x, top + easel.unit * 0.16, half * 1.1, LAMPS[1], 0.5, 1.7)


def _pump(easel: Easel, across: float, y: float, tall: float) -> None:
    x, high = easel.x(across), easel.unit * tall
    half = high * 0.24
    body, red, hose = toned(easel, (240, 238, 232)), toned(easel, RED), toned(easel, (40, 42, 48))
    shadow(easel, x, y, half * 1.4, 0.34)
    easel.put(
        box(x - half, y - high, half * 2, high, body, half * 0.2)
        + box(x - half, y - high * 0.46, half * 2, high * 0.46, red)
        + box(x - half * 0.74, y - high * 0.9, half * 1.48, high * 0.26, hose, half * 0.1)
        + box(x - half * 0.6, y - high * 0.86, half * 1.2, high * 0.07, toned(easel, (150, 210, 160)))
        + box(x - half * 0.6, y - high * 0.76, half * 1.2, high * 0.07, toned(easel, (150, 210, 160)))
        + line(
            f"M{x + half:.1f},{y - high * 0.6:.1f}q{half * 0.9:.1f},{high * 0.3:.1f} {half * 0.1:.1f},{high * 0.5:.1f}",
            hose,
            high * 0.024,
        )
        + line(f"M{x + half:.1f},{y - high * 0.6:.1f}v{-high * 0.12:.1f}", hose, high * 0.05)
    )
    easel.take(x, y, half * 1.6)


def _price_sign(easel: Easel, across: float, y: float, tall: float) -> None:
    x, high = easel.x(across), easel.unit * tall
    half = high * 0.16
    parts = [box(x - half * 0.2, y - high, half * 0.4, high, toned(easel, (150, 152, 156)))]
    parts += [
        box(x - half, y - high, half * 2, high * 0.52, toned(easel, (244, 242, 236)), 3),
        box(x - half, y - high, half * 2, high * 0.14, toned(easel, RED), 3),
    ]
    shown = toned(easel, (40, 44, 52))
    parts += [box(x - half * 0.7, y - high * (0.8 - 0.11 * k), half * 1.4, high * 0.06, shown, 2) for k in range(3)]
    easel.put("".join(parts))
    easel.take(x, y, half)


def _fire_house(easel: Easel, across: float, foot: float) -> None:
    x, chance = easel.x(across), easel.chance("fire house")
    wide, high = min(easel.unit * 0.9, easel.width * 0.7), easel.unit * 0.34
    brick, stone, red = toned(easel, BRICK), toned(easel, (236, 228, 212)), toned(easel, RED)
    side = -1 if easel.mirrored else 1
    tower = x + side * wide * 0.5
    parts = [box(tower - wide * 0.02, foot - high * 1.8, wide * 0.18, high * 1.8, darker(brick, 0.1))]
    if side < 0:
        parts = [box(tower - wide * 0.16, foot - high * 1.8, wide * 0.18, high * 1.8, darker(brick, 0.1))]
    middle = tower + side * wide * 0.07
    cap = [
        (middle - wide * 0.12, foot - high * 1.8),
        (middle, foot - high * 2.06),
        (middle + wide * 0.12, foot - high * 1.8),
    ]
    parts += [polygon(cap, toned(easel, (92, 84, 88)) if not easel.scene.wintry else snow_tone(easel))]
    parts += [
        box(middle - wide * 0.03, foot - high * (1.6 - 0.34 * k), wide * 0.06, high * 0.2, pane(easel, chance))
        for k in range(3)
    ]
    parts += [
        box(x - wide / 2, foot - high, wide, high, brick),
        box(x - wide * 0.51, foot - high * 1.06, wide * 1.02, high * 0.1, stone),
    ]
    for index in range(3):
        left = x - wide * 0.46 + wide * 0.315 * index
        door, top = wide * 0.27, foot - high * 0.66
        parts += [box(left - 3, top - 4, door + 6, high * 0.66 + 4, stone), box(left, top, door, high * 0.66, red)]
        parts += [
            line(f"M{left:.1f},{top + high * 0.66 * k / 4:.1f}h{door:.1f}", darker(red, 0.3), high * 0.01)
            for k in (1, 2, 3)
        ]
        parts += [
            box(left + door * (0.06 + 0.24 * k), top + high * 0.03, door * 0.18, high * 0.11, pane(easel, chance))
            for k in range(4)
        ]
        parts.append(box(left + door * 0.3, foot - high * 0.92, door * 0.4, high * 0.17, pane(easel, chance)))
    easel.put("".join(parts))


def _tower_crane(easel: Easel, across: float, y: float) -> None:
    """Raise a tower crane: a lattice mast, its jib over the site, a load on the hook."""
    x, side, steel = easel.x(across), -1 if easel.mirrored else 1, toned(easel, STEEL)
    top, half = y - min(y * 0.76, easel.unit * 0.7), easel.unit * 0.018
    mast = [f"M{x - half:.1f},{y:.1f}V{top:.1f}M{x + half:.1f},{y:.1f}V{top:.1f}"]
    step, at = half * 2.4, y
    while at - step > top:
        mast.append(f"M{x - half:.1f},{at:.1f}L{x + half:.1f},{at - step:.1f}L{x - half:.1f},{at - step:.1f}")
        at -= step
    jib, back = x - side * easel.unit * 0.6, x + side * easel.unit * 0.18
    level_ = top + half * 2
    peak = top - easel.unit * 0.07
    arm = trace("M", back, level_, "L", jib, level_, "M", x, level_ - half * 1.8, "L", jib, level_ - half)
    ties = trace("M", x, peak, "L", jib + side * easel.unit * 0.12, level_, "M", x, peak, "L", back, level_)
    hook = jib + side * easel.unit * 0.16
    drop = level_ + easel.unit * 0.14
    easel.put(
        line("".join(mast), steel, half * 0.3)
        + line(arm, steel, half * 0.5)
        + line(ties, darker(steel, 0.4), half * 0.16)
        + line(f"M{x:.1f},{level_:.1f}V{peak:.1f}", steel, half * 0.5)
        + box(min(back, back - side * half * 3), level_, half * 3, half * 3, toned(easel, CONCRETE))
        + box(x - half * 1.3, level_, half * 2.6, half * 2.4, lighter(steel, 0.4))
        + line(f"M{hook:.1f},{level_:.1f}V{drop:.1f}", toned(easel, (60, 62, 66)), half * 0.16)
        + box(hook - half * 2, drop, half * 4, half * 1.2, toned(easel, (150, 100, 70)))
    )


def _shell(easel: Easel, across: float, foot: float) -> None:
    """Build the raw floors of a house in its scaffold."""
    x, wide, high = easel.x(across), easel.unit * 0.46, easel.unit * 0.27
    left, stone = x - wide / 2, toned(easel, CONCRETE)
    pole, board = toned(easel, (120, 124, 130)), toned(easel, (190, 146, 92))
    shadow(easel, x, foot, wide * 0.56, 0.34)
    parts = [box(left, foot - high * 0.98, wide, high * 0.98, darker(stone, 0.45))]
    for floor in range(4):
        y = foot - high * floor / 3
        parts.append(box(left - wide * 0.02, y - high * 0.03, wide * 1.04, high * 0.04, stone))
        if floor < 3:
            parts += [
                box(left + wide * share, y - high / 3, wide * 0.05, high / 3, lighter(stone, 0.1))
                for share in (0.0, 0.32, 0.64, 0.95)
            ]
    rods = [
        f"M{left + wide * share:.1f},{foot:.1f}V{foot - high * 1.18:.1f}" for share in (-0.06, 0.22, 0.5, 0.78, 1.06)
    ]
    rods += [
        f"M{left - wide * 0.08:.1f},{foot - high * up:.1f}H{left + wide * 1.08:.1f}" for up in (0.2, 0.53, 0.86, 1.12)
    ]
    brace = (left + wide * 0.22, foot, "L", left + wide * 0.5, foot - high * 0.53)
    rods.append(trace("M", *brace, "L", left + wide * 0.78, foot - high * 1.12))
    parts.append(line("".join(rods), pole, wide * 0.012))
    parts += [box(left - wide * 0.08, foot - high * up, wide * 1.16, high * 0.025, board) for up in (0.33, 0.66, 1.0)]
    starts = "".join(
        f"M{left + wide * share:.1f},{foot - high:.1f}v{-high * 0.1:.1f}" for share in (0.03, 0.34, 0.66, 0.97)
    )
    parts.append(line(starts, toned(easel, (130, 84, 60)), wide * 0.008))
    easel.put("".join(parts))
    easel.take(x, foot, wide * 0.5)


def _heap(easel: Easel, across: float, down: float, half: float) -> None:
    """Pile up earth."""
    x, y, wide = easel.x(across), easel.y(down), easel.unit * half
    soil = toned(easel, (134, 98, 68) if not easel.scene.wintry else (222, 224, 230))
    chance = easel.chance(f"heap {across}")
    shadow(easel, x, y, wide, 0.34)
    pile = [
        (x - wide, y),
        (x - wide * 0.4, y - wide * 0.44),
        (x, y - wide * 0.6),
        (x + wide * 0.46, y - wide * 0.36),
        (x + wide, y),
    ]
    parts = [polygon(pile, soil), polygon([pile[0], pile[1], pile[2], (x - wide * 0.2, y)], lighter(soil, 0.16))]
    for _ in range(14):
        at = chance.uniform(-0.8, 0.8)
        stone = pebble(
            chance, x + wide * at, y - wide * 0.3 * (1 - abs(at)) * chance.random(), wide * 0.05, wide * 0.03
        )
        parts.append(blob(stone, darker(soil, 0.2)))
    easel.put("".join(parts))
    easel.take(x, y, wide)


def _barrier(easel: Easel, down: float) -> None:
    """Set a fence of red and white boards across the site, open in its middle."""
    y, high, red, white = easel.y(down), easel.unit * 0.09, toned(easel, (214, 58, 50)), toned(easel, (246, 244, 238))
    parts = []
    for left, right in ((-4.0, easel.width * 0.26), (easel.width * 0.74, easel.width + 4.0)):
        for up in (0.9, 0.45):
            parts.append(box(left, y - high * up, right - left, high * 0.26, white))
            x, step = left, high * 0.5
            while x < right:
                band = [
                    (x, y - high * up),
                    (x + step * 0.5, y - high * up),
                    (x + step * 0.3, y - high * (up - 0.26)),
                    (x - step * 0.2, y - high * (up - 0.26)),
                ]
                parts.append(polygon([(min(right, max(left, a)), b) for a, b in band], red))
                x += step
        posts = (left + (right - left) * share for share in (0.06, 0.5, 0.94))
        parts.append(
            line("".join(f"M{x:.1f},{y:.1f}v{-high:.1f}" for x in posts), toned(easel, (150, 152, 156)), high * 0.1)
        )
    easel.put("".join(parts))


def _rock_wall(easel: Easel, foot: float, tall: float) -> None:
    """Raise a wall of great stones across the back of an enclosure."""
    chance, high = easel.chance("rock wall"), easel.unit * tall
    stone, parts = toned(easel, ROCK if not easel.scene.wintry else (206, 212, 222)), []
    for level_, share in ((0, 1.0), (1, 0.62), (2, 0.3)):
        x = -high * chance.uniform(0.1, 0.5)
        while x < easel.width + high:
            wide = high * chance.uniform(0.5, 0.9)
            tone = mix(stone, darker(stone, 0.3), chance.random() * 0.7)
            parts.append(
                blob(pebble(chance, x + wide / 2, foot - high * share * 0.62, wide * 0.62, high * 0.3, 0.16), tone)
            )
            parts.append(
                blob(
                    pebble(chance, x + wide * 0.44, foot - high * share * 0.7, wide * 0.4, high * 0.14, 0.2),
                    lighter(tone, 0.16),
                    0.6,
                )
            )
            x += wide
        del level_
    easel.put("".join(parts))
    easel.note("rock", "wall")


def _rail(easel: Easel) -> None:
    """Run a low rail along the near edge, with a small board that tells who lives here."""
    y, high, iron = easel.height * 0.99, easel.unit * 0.12, toned(easel, (58, 72, 62))
    posts = "".join(
        f"M{easel.unit * 0.16 * k:.1f},{y:.1f}v{-high:.1f}" for k in range(int(easel.width / easel.unit / 0.16) + 2)
    )
    rails = "".join(f"M-4,{y - high * up:.1f}H{easel.width + 4}" for up in (0.4, 0.94))
    x, size = easel.x(0.14), easel.unit * 0.1
    easel.put(
        line(posts, iron, easel.unit * 0.012)
        + line(rails, iron, easel.unit * 0.014)
        + box(x - size, y - high * 1.5, size * 2, size * 0.9, toned(easel, (120, 84, 56)), 3)
        + box(x - size * 0.9, y - high * 1.44, size * 1.8, size * 0.76, toned(easel, (240, 230, 204)), 2)
        + disc(x - size * 0.5, y - high * 1.14, size * 0.2, toned(easel, (120, 84, 56)))
        + line(
            trace(
                "M", x - size * 0.1, y - high * 1.28, "h", size * 0.8, "m", -size * 0.8, size * 0.22, "h", size * 0.6
            ),
            toned(easel, (120, 100, 80)),
            size * 0.07,
        )
    )
