"""The polar lands: icebergs in a cold sea, a frozen lake, fields of snow, the edge of a glacier."""

from __future__ import annotations

import random

from PIL import Image, ImageChops, ImageOps

from promptmagic.painters.colour import WHITE, Colour, mix, scaled
from promptmagic.painters.noise import fractal
from promptmagic.painters.sketch.easel import Easel, Point, gradient, ramp
from promptmagic.painters.sketch.figures import Stage, Zone, reflection
from promptmagic.painters.sketch.land import broken_line, ground, pine_band, rolling, slope_light
from promptmagic.painters.sketch.peaks import alps
from promptmagic.painters.sketch.places.mountains import heaven
from promptmagic.painters.sketch.shapes.pen import dots, line, path, polygon
from promptmagic.painters.sketch.water import water

ICE: Colour = (214, 234, 246)
DEEP_ICE: Colour = (96, 168, 206)
COLD_SEA: Colour = (34, 92, 122)


def icebergs(easel: Easel) -> Stage:
    """Icebergs drift in a dark still sea, an edge of ice in front."""
    easel.set_out(horizon=0.5, sun=0.66)
    heaven(easel)
    alps(easel, "far coast", easel.horizon, easel.unit * 0.13, haze=0.5, snow=1.0)
    water(easel, easel.horizon, easel.height, tint=easel.scene.place_colour or COLD_SEA, depth=0.4, waves=0.4)
    bergs = ((0.68, 0.06, 0.3, 0.2), (0.26, 0.14, 0.4, 0.34), (0.9, 0.2, 0.22, 0.13))
    for index, (across, down, wide, tall) in enumerate(bergs):
        berg(easel, f"berg {index}", across, down, wide, tall, haze=0.3 - 0.12 * index)
    floes(easel, 0.16, 0.74)
    edge_of_ice(easel, 0.82)
    easel.note("iceberg", "ice", "sea")
    return stage(easel, (0.87, 0.97), water=(0.3, 0.7))


def frozen_lake(easel: Easel) -> Stage:
    """A frozen lake, cracked and shining, snowy peaks around it."""
    easel.set_out(horizon=0.54, sun=0.36)
    heaven(easel)
    alps(easel, "far range", easel.horizon, easel.unit * 0.3, haze=0.4, snow=1.0)
    pine_band(easel, "far pines", lambda _: easel.horizon + 1, easel.unit * 0.05, (96, 120, 140), haze=0.34)
    night = easel.light.moon
    tint = (214, 232, 246) if night else (150, 186, 206)
    water(easel, easel.horizon, easel.height, tint=tint, depth=0.5, waves=0.04, glitter=0.2 if night else 0.5)
    _frost(easel)
    cracks(easel)
    easel.note("lake", "ice", "reflection")
    return stage(easel, (0.3, 0.92))


def snowfield(easel: Easel) -> Stage:
    """Fields of wind-drawn snow, low ridges behind."""
    easel.set_out(horizon=0.42, sun=0.7)
    heaven(easel)
    alps(easel, "range", easel.horizon, easel.unit * 0.2, haze=0.46, snow=1.0)
    for index in range(4):
        drift = rolling(easel, f"drift {index}", easel.y(0.06 + 0.22 * index), easel.unit * (0.04 + 0.02 * index))
        snow = mix((228, 236, 246), easel.light.shaded, 0.14 + 0.1 * (3 - index) * 0.3)
        ground(easel, drift, snow, layer=f"drift {index}", rough=0.1, cells=(6, 60), shade=0.2)
        slope_light(easel, drift, easel.unit * 0.06, 0.4)
    easel.note("snow", "ice")
    return stage(easel, (0.5, 0.94))


def glacier(easel: Easel) -> Stage:
    """The broken blue front of a glacier rises out of the sea."""
    easel.set_out(horizon=0.6, sun=0.28)
    heaven(easel)
    alps(easel, "behind the glacier", easel.horizon, easel.unit * 0.4, haze=0.34, snow=0.95)
    _front(easel)
    water(easel, easel.horizon, easel.height, tint=easel.scene.place_colour or (40, 110, 130), depth=0.34, waves=0.4)
    floes(easel, 0.1, 0.7)
    edge_of_ice(easel, 0.84)
    easel.note("glacier", "ice", "sea")
    return stage(easel, (0.88, 0.97), water=(0.24, 0.7))


LAYOUTS = (icebergs, frozen_lake, glacier, snowfield)


def stage(easel: Easel, rows: tuple[float, float], *, water: tuple[float, float] | None = None) -> Stage:
    """Return where things may stand on the ice, or swim."""
    left, right = easel.width * 0.14, easel.width * 0.86
    land = Zone(left, easel.y(rows[0]), right, easel.y(rows[1]), 0.7, 1.1)
    zones = {
        "ground": land,
        "shore": land,
        "air": Zone(left, easel.horizon * 0.16, right, easel.horizon * 0.45, 0.7, 0.7),
    }
    if water:
        zones["water"] = Zone(left, easel.y(water[0]), right, easel.y(water[1]), 0.5, 1.0)
    return Stage(zones)


def _ice(easel: Easel, colour: Colour, haze: float = 0.0) -> Colour:
    share = 0.55 if easel.light.moon else 1.0
    return mix(easel.ambient(colour, share), easel.light.haze, easel.air(haze))


def berg(easel: Easel, layer: str, across: float, down: float, wide: float, tall: float, *, haze: float) -> None:
    """Draw an iceberg of a few tilted facets, mirrored in the water."""
    chance = easel.chance(layer)
    x, y = easel.x(across), easel.y(down)
    half, high = easel.unit * wide / 2, min(easel.unit * tall, y * 0.8)
    peaks = broken_line(chance, 3, 0.75)
    count = len(peaks) - 1
    top = [
        (
            x - half + 2 * half * i / count,
            y - high * (0.24 + 0.76 * (0.5 + 0.5 * peaks[i]) * (1 - abs(2 * i / count - 1) ** 2.2)),
        )
        for i in range(count + 1)
    ]
    lit = _ice(easel, mix(ICE, easel.light.glow, 0.2 * easel.light.glare), haze)
    dim = _ice(easel, mix(DEEP_ICE, easel.light.shaded, 0.35), haze)
    towards = easel.sun[0] > x
    parts = [polygon([(x - half, y), *top, (x + half, y)], lit)]
    for i in range(count):
        a, b = top[i], top[i + 1]
        falling = (b[1] > a[1]) == towards
        tone = mix(lit, dim, chance.uniform(0.5, 0.9) if not falling else chance.uniform(0.0, 0.3))
        foot = x - half + 2 * half * (i + chance.uniform(0.3, 0.7)) / count
        parts.append(polygon([a, b, (foot + half * 0.12, y), (foot - half * 0.1, y)], tone, 0.85))
    parts.append(
        path(
            f"M{dots([(x - half, y)])}H{x + half:.1f}l{-half * 0.03:.1f},{-high * 0.05:.1f}H{x - half * 0.97:.1f}Z",
            mix(dim, (60, 190, 210), 0.4),
        )
    )
    box = (int(x - half * 1.2), int(y - high * 1.1), int(x + half * 1.2), int(y + 4))
    image, corner = easel.vector("".join(parts), box)
    reflection(easel, image, corner, y)
    easel.place(image, corner, rim=0.5 * easel.light.glare)
    easel.take(x, y, half)


def floes(easel: Easel, start: float, end: float) -> None:
    """Scatter flat floes over the water, larger towards the viewer."""
    chance = easel.chance("floes")
    marks = []
    for _ in range(round(26 * easel.width / easel.unit)):
        near = chance.random() ** 1.2
        x, y = chance.uniform(-0.05, 1.05) * easel.width, easel.y(start + (end - start) * near)
        wide = easel.unit * (0.012 + 0.09 * near) * chance.uniform(0.5, 1.4)
        marks.append((y, _floe(easel, chance, x, y, wide)))
    easel.put("".join(mark for _, mark in sorted(marks)), (0, easel.horizon, easel.width, easel.height))


def _floe(easel: Easel, chance: random.Random, x: float, y: float, wide: float) -> str:
    top: list[Point] = []
    for i in range(8):
        side = -1 if i < 4 else 1
        along = (i % 4) / 3 * 2 - 1 if i < 4 else 1 - (i % 4) / 3 * 2
        top.append((x + wide * along * chance.uniform(0.85, 1.1), y + side * wide * 0.16 * chance.uniform(0.6, 1.2)))
    under = [(px, py + wide * 0.07) for px, py in top]
    return polygon(under, _ice(easel, DEEP_ICE)) + polygon(top, _ice(easel, ICE))


def edge_of_ice(easel: Easel, down: float) -> None:
    """Lay a shelf of snow along the lower edge, blue where it breaks off."""
    edge = rolling(easel, "ice edge", easel.y(down), easel.unit * 0.05)
    chance = easel.chance("ice edge")
    jagged = [(x, y + easel.unit * chance.uniform(-0.006, 0.006)) for x, y in edge]
    deep = [(x, y - easel.unit * 0.002) for x, y in jagged]
    easel.fill([*deep, (easel.width + 2, easel.height + 2), (-2, easel.height + 2)], _ice(easel, DEEP_ICE))
    thick = easel.unit * 0.022
    shelf = [(x, y - thick) for x, y in jagged]
    mask, corner = easel.area([*shelf, *((x, y + thick * 0.1) for x, y in reversed(jagged))])
    easel.image.paste(gradient((_ice(easel, ICE), _ice(easel, DEEP_ICE)), mask.size), corner, mask)
    ground(
        easel,
        [(x, y - thick * 0.4) for x, y in jagged],
        mix((232, 240, 248), easel.light.shaded, 0.1),
        layer="ice shelf",
        rough=0.1,
        cells=(6, 40),
        shade=0.2,
    )
    easel.note("snow")


def _frost(easel: Easel) -> None:
    """Blow snow over the ice in wide thin drifts."""
    height = easel.height - easel.horizon
    drift = easel.plane("frost", height, (4, 26), steep=6, octaves=5).crop((0, 0, easel.width, height))
    easel.dab(_ice(easel, (236, 242, 250)), ramp(drift, 0.5, 0.85, 0.9), (0, easel.horizon))


def cracks(easel: Easel) -> None:
    """Draw white cracks that run through the ice."""
    chance = easel.chance("cracks")
    data = []
    for _ in range(round(13 * easel.width / easel.unit)):
        x, near = chance.uniform(0, easel.width), chance.uniform(0.05, 0.9)
        turn = chance.choice((-1, 1))
        points = [(x, easel.y(near))]
        for _ in range(chance.randint(4, 9)):
            x += turn * easel.unit * chance.uniform(0.02, 0.09) * (0.3 + near)
            near = max(0.01, min(1.05, near + chance.uniform(-0.02, 0.05)))
            points.append((x, easel.y(near)))
        data.append("M" + dots(points).replace(" ", "L"))
    easel.put(
        line("".join(data), _ice(easel, WHITE), max(0.6, easel.unit / 360), 0.75),
        (0, easel.horizon, easel.width, easel.height),
    )


def _front(easel: Easel) -> None:
    """Draw the front of a glacier from edge to edge: a wall of broken ice, blue in its depths."""
    chance = easel.chance("glacier")
    line = broken_line(chance, 6, 0.7)
    high = min(easel.horizon * 0.4, easel.unit * 0.2)
    last = len(line) - 1
    top = [(easel.width * i / last, easel.horizon - high * (0.72 + 0.28 * value)) for i, value in enumerate(line)]
    mask, corner = easel.area([*top, (easel.width + 2.0, easel.horizon + 1.0), (-2.0, easel.horizon + 1.0)])
    cells = (max(10, round(34 * easel.width / easel.unit)), 5)
    rough = fractal(easel.chance("seracs"), mask.size, cells, octaves=5, gain=0.95)
    step = max(1, round(easel.unit / 200))
    relief = ImageChops.subtract(
        rough, ImageChops.offset(rough, step if easel.sun[0] > easel.width / 2 else -step, 0), 0.4, 128
    )
    paint = ImageOps.colorize(
        relief,
        _ice(easel, mix(DEEP_ICE, (40, 110, 170), 0.3)),
        _ice(easel, WHITE),
        mid=_ice(easel, mix(ICE, DEEP_ICE, 0.35)),
    )
    paint = ImageChops.multiply(paint, gradient((WHITE, (220, 238, 250), (150, 204, 232)), mask.size))
    easel.image.paste(Image.blend(paint, Image.new("RGB", mask.size, easel.light.haze), easel.air(0.14)), corner, mask)
    upper = [(x, y - easel.unit * 0.02) for x, y in top]
    easel.fill([*upper, *reversed(top)], scaled(_ice(easel, (240, 246, 252)), 1.0))
