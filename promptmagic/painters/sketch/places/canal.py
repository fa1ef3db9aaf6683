"""Canals: a straight water between banks with a towpath, its lock or its bridge; trees in rank along it."""

from __future__ import annotations

from promptmagic.painters.colour import Colour, mix, scaled
from promptmagic.painters.sketch.easel import Easel, Point
from promptmagic.painters.sketch.facades import row, toned
from promptmagic.painters.sketch.figures import Stage, Zone
from promptmagic.painters.sketch.flocks import birds
from promptmagic.painters.sketch.land import blades, leaf_band, level
from promptmagic.painters.sketch.places.meadow import backdrop, hill
from promptmagic.painters.sketch.seasons import GRASS, WOODS, flowers, green, season
from promptmagic.painters.sketch.shapes.pen import box, darker, lighter, line, path, polygon, trace
from promptmagic.painters.sketch.trees import one_tree
from promptmagic.painters.sketch.water import water

CANAL: Colour = (58, 98, 96)
GRAVEL: Colour = (206, 190, 158)
STONE: Colour = (156, 148, 138)
BEAM: Colour = (236, 236, 232)
OAK: Colour = (62, 54, 50)


def to_the_lock(easel: Easel) -> Stage:
    """The canal runs straight to a lock with its white beams, a towpath beside it, trees in rank."""
    easel.set_out(horizon=0.44, sun=0.64)
    _land(easel)
    _waterway(easel)
    _lock(easel, 0.2)
    return _stage(easel)


def to_the_bridge(easel: Easel) -> Stage:
    """The canal runs under a brick bridge, a row of houses beyond, a towpath beside it."""
    easel.set_out(horizon=0.46, sun=0.34)
    _land(easel, houses=True)
    _waterway(easel)
    _bridge(easel, 0.16)
    return _stage(easel)


LAYOUTS = (to_the_lock, to_the_bridge)

AXIS, END = 0.4, 0.04
"""Where the canal runs to, as a fraction across; and how far below the horizon it is lost."""


def _edge(easel: Easel, out: float, near: float) -> Point:
    """Return a point beside the canal: `out` is how far from its middle, 1 at the water's edge by the towpath."""
    half = easel.unit * (0.02 + 0.46 * near)
    side = -1 if easel.mirrored else 1
    return (easel.x(AXIS) + side * (out * half - easel.unit * 0.1 * near), easel.y(END + (1.06 - END) * near))


def _strip(easel: Easel, left: float, right: float, near: float = 1.0) -> list[Point]:
    return [_edge(easel, left, 0.0), _edge(easel, right, 0.0), _edge(easel, right, near), _edge(easel, left, near)]


def _land(easel: Easel, *, houses: bool = False) -> None:
    """Lay sky, far hills and woods."""
    backdrop(easel)
    hill(easel, 0, easel.y(0.02), easel.unit * 0.07, haze=0.44)
    if houses:
        row(easel, "canal houses", easel.y(0.04), easel.unit * 0.08, easel.unit * 0.09, haze=0.24)
    else:
        leaf_band(easel, "canal woods", level(easel.y(0.04)), easel.unit * 0.09, green(easel, WOODS), haze=0.3)


def _waterway(easel: Easel) -> None:
    """Lay the canal between its banks: water, stone edges, towpath, grass, and the trees along it."""
    top = round(easel.y(END))
    for across, down, tall in ((0.2, 0.06, 0.16), (0.08, 0.1, 0.24)):
        one_tree(
            easel, f"far canal tree {across}", "tree", easel.x(across), easel.y(down), easel.unit * tall, haze=0.24
        )
    rough = {"storm": 1.0, "wind": 0.7, "rain": 0.5}.get(easel.scene.weather, 0.2)
    water(easel, top, easel.height, tint=easel.scene.place_colour or CANAL, depth=0.4, waves=rough)
    tone = mix(green(easel, GRASS), easel.light.shade, easel.light.backlit * 0.4)
    side = -1 if easel.mirrored else 1
    low, rim = easel.height + 4.0, float(easel.width) if side > 0 else 0.0
    far_rim = easel.width - rim
    for name, out, outer in (("towpath bank", 1.0, rim), ("far bank", -1.0, far_rim)):
        start, end = _edge(easel, out, 0.0), _edge(easel, out, 1.0)
        outline = sorted([(outer, float(top)), start]) if name else []
        easel.fill([*_ordered(outline, outer), end, (end[0], low), (outer, low)], scaled(easel.ambient(tone), 1.04),
                   scaled(easel.ambient(tone), 0.82))  # fmt: skip
    stone = toned(easel, STONE if not easel.scene.wintry else (214, 220, 228))
    for out in (1.0, -1.0):
        wide = 0.06 * (1 if out > 0 else -1)
        easel.fill(_strip(easel, out, out + wide), lighter(stone, 0.1), stone)
        easel.fill(_strip(easel, out - wide * 0.7, out), darker(stone, 0.45), darker(stone, 0.55))
    sand = toned(easel, GRAVEL if not easel.scene.wintry else (232, 236, 242))
    easel.fill(_strip(easel, 1.26, 2.1), mix(sand, easel.light.haze, 0.3), sand)
    for index, near in enumerate((0.05, 0.1, 0.18, 0.32)):
        for out in (2.6, -1.8):
            x, y = _edge(easel, out, near)
            if -0.1 * easel.width < x < easel.width * 1.1:
                tall = easel.unit * (0.08 + 1.5 * near)
                one_tree(easel, f"canal {index} {out}", "tree", x, y, tall, haze=0.3 * (1 - 3 * near))
    if not easel.scene.wintry:
        _verges(easel)
    easel.note("canal", "water", "towpath", "path", "bank")


def _ordered(points: list[Point], outer: float) -> list[Point]:
    """Return the two upper corners of a bank, the outer one first."""
    return sorted(points, key=lambda point: abs(point[0] - outer))


def _verges(easel: Easel) -> None:
    """Let grass and flowers stand along the water's edge."""
    chance = easel.chance("verge")
    tones = [mix(easel.ambient(tone), easel.light.shade, 0.4 * easel.light.backlit) for tone in GRASS[season(easel)]]
    heads = [easel.ambient(tone) for tone in flowers(easel)]
    parts = []
    for _ in range(260):
        near = chance.random() ** 0.7
        out = chance.choice((-1, 1)) * chance.uniform(1.07, 1.22)
        x, y = _edge(easel, out, near)
        high = easel.unit * (0.006 + 0.045 * near) * chance.uniform(0.6, 1.2)
        lean = chance.uniform(-0.3, 0.3) * high
        parts.append(line(f"M{x:.1f},{y:.1f}q0,{-high * 0.6:.1f} {lean:.1f},{-high:.1f}", chance.choice(tones),
                          max(0.5, high * 0.08)))  # fmt: skip
        if chance.random() < 0.14:
            parts.append(f'<circle cx="{x + lean:.1f}" cy="{y - high:.1f}" r="{max(0.6, high * 0.12):.1f}"'
                         f' fill="#{"".join(f"{c:02x}" for c in chance.choice(heads))}"/>')  # fmt: skip
    easel.put("".join(parts))
    easel.note("grass")


def _lock(easel: Easel, near: float) -> None:
    """Build a lock across the canal: a dark gate between stone walls, a white balance beam to each side."""
    stone, oak, white = toned(easel, STONE), toned(easel, OAK), toned(easel, BEAM)
    left, right = sorted((_edge(easel, -1.0, near), _edge(easel, 1.0, near)))
    wide, y = right[0] - left[0], left[1]
    high = wide * 0.34
    parts = [box(left[0], y - high, wide, high, oak)]
    parts += [
        line(f"M{left[0] + wide * index / 10:.1f},{y - high:.1f}v{high:.1f}", lighter(oak, 0.16), wide * 0.006)
        for index in range(1, 10)
    ]
    middle = left[0] + wide / 2
    parts.append(line(f"M{middle:.1f},{y - high:.1f}v{high:.1f}", darker(oak, 0.5), wide * 0.012))
    foam = lighter(toned(easel, (232, 240, 242)), 0.3)
    for shift in (-0.1, 0.06):
        spout = trace(
            "M", middle + wide * shift, y - high * 0.36, "q", wide * 0.02, high * 0.1, wide * 0.02, high * 0.36
        )
        parts.append(line(spout, foam, wide * 0.02, 0.8))
    for x, out in ((left[0], -1), (right[0], 1)):
        pier = x if out > 0 else x - wide * 0.16
        parts.append(box(pier, y - high * 1.08, wide * 0.16, high * 1.16, stone))
        parts.append(box(pier - wide * 0.01, y - high * 1.16, wide * 0.18, high * 0.12, lighter(stone, 0.3)))
        tip = x + out * wide * 0.6
        beam = [(x - out * wide * 0.42, y - high * 1.3), (tip, y - high * 1.44), (tip, y - high * 1.26),
                (x - out * wide * 0.42, y - high * 1.18)]  # fmt: skip
        parts.append(polygon(beam, white))
        cap = [(tip - out * wide * 0.1, y - high * 1.425), (tip, y - high * 1.44), (tip, y - high * 1.26),
               (tip - out * wide * 0.1, y - high * 1.245)]  # fmt: skip
        parts.append(polygon(cap, toned(easel, (196, 52, 46))))
        parts.append(line(f"M{x:.1f},{y - high * 1.2:.1f}v{high * 0.3:.1f}", oak, wide * 0.03))
    easel.put("".join(parts))
    easel.take(middle, y, wide)
    easel.note("lock", "gate")


def _bridge(easel: Easel, near: float) -> None:
    """Let a humped brick bridge cross the canal: through its arch one sees water and light."""
    brick = toned(easel, (164, 106, 82))
    left, right = sorted((_edge(easel, -1.2, near), _edge(easel, 2.2, near)))
    y, wide = left[1], right[0] - left[0]
    west, east = sorted((_edge(easel, -1.0, near)[0], _edge(easel, 1.0, near)[0]))
    rise = (east - west) * 0.62
    deck = y - rise * 1.4
    ends = (left[0] - wide * 0.34, right[0] + wide * 0.34)
    hump = trace("M", ends[0], y, "L", ends[0], y - rise * 0.86, "Q", (west + east) / 2, deck - rise * 0.5, ends[1],
                 y - rise * 0.86, "L", ends[1], y, "L", east, y, "L", east, y - rise * 0.3, "Q", (west + east) / 2,
                 y - rise * 1.66, west, y - rise * 0.3, "L", west, y, "Z")  # fmt: skip
    cope = trace("M", ends[0], y - rise * 0.86, "Q", (west + east) / 2, deck - rise * 0.5, ends[1], y - rise * 0.86)
    ring = trace(
        "M", west, y, "V", y - rise * 0.3, "Q", (west + east) / 2, y - rise * 1.66, east, y - rise * 0.3, "V", y
    )
    parts = [
        path(hump, brick),
        line(ring, darker(brick, 0.3), rise * 0.09),
        line(cope, lighter(brick, 0.4), rise * 0.1),
    ]
    easel.put("".join(parts))
    easel.take((west + east) / 2, y, wide)
    easel.note("bridge", "arch")


def _stage(easel: Easel) -> Stage:
    """Return where people walk on the towpath, and where boats and birds swim."""
    if not easel.scene.wintry:
        blades(easel, "canal blades", easel.y(0.92), 60, GRASS[season(easel)][1:])
    (first, _), (last, _) = _edge(easel, 1.3, 0.62), _edge(easel, 1.75, 0.62)
    left, right = sorted((first, last))
    west, east = sorted((_edge(easel, -0.6, 0.4)[0], _edge(easel, 0.6, 0.4)[0]))
    birds(easel, 0.6, 0.36)
    inner, outer = max(0.0, left), min(float(easel.width), right + easel.unit * 0.04)
    return Stage(
        {
            "ground": Zone(inner, easel.y(0.54), outer, easel.y(0.8), 1.5, 1.9),
            "water": Zone(west, easel.y(0.34), east, easel.y(0.78), 0.4, 0.64),
            "air": Zone(easel.width * 0.16, easel.horizon * 0.2, easel.width * 0.84, easel.horizon * 0.5, 0.7, 0.7),
        }
    )
