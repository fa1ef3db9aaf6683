"""Swamps and marshes: dark trees in still water under hanging moss; reeds and pools under a wide sky."""

from __future__ import annotations

import random

from promptmagic.painters.colour import Colour, hexed, mix, scaled
from promptmagic.painters.sketch.easel import Easel
from promptmagic.painters.sketch.figures import Stage, Zone, around, reflection
from promptmagic.painters.sketch.flocks import birds
from promptmagic.painters.sketch.land import blades, ground, leaf_band, level, rolling
from promptmagic.painters.sketch.places.meadow import backdrop
from promptmagic.painters.sketch.seasons import GRASS, WOODS, green, season
from promptmagic.painters.sketch.shapes.pen import blob, dots, line, oval, pebble, put, trace
from promptmagic.painters.sketch.shapes.plants import reeds
from promptmagic.painters.sketch.sky import sky
from promptmagic.painters.sketch.water import water
from promptmagic.painters.sketch.weather import fog

MIRE: Colour = (44, 58, 46)
TRUNK: Colour = (74, 66, 56)
MOSS: Colour = (112, 128, 84)
PADS: Colour = (82, 124, 66)


def drowned_wood(easel: Easel) -> Stage:
    """Trees with spreading feet stand in dark still water, moss hanging from them, mist between the trunks."""
    easel.set_out(horizon=0.46, sun=0.47)
    sky(easel)
    for index, haze in enumerate((0.56, 0.34)):
        tone = mix(green(easel, WOODS, index), (40, 60, 50), 0.4)
        high = easel.unit * (0.3 - 0.07 * index)
        leaf_band(easel, f"swamp woods {index}", level(easel.horizon + 1), high, tone, haze=haze)
    water(easel, easel.horizon, easel.height, tint=MIRE, depth=0.5, waves=0.12, glitter=0.6)
    fog(easel, 0.0, 0.12, 0.5, layer="swamp mist far")
    for across, down, tall in ((0.31, 0.07, 0.3), (0.62, 0.05, 0.26), (0.72, 0.1, 0.38), (0.08, 0.12, 0.42)):
        _drowned_tree(easel, across, down, tall, haze=0.34)
    fog(easel, 0.16, 0.14, 0.34, layer="swamp mist")
    _drowned_tree(easel, 0.19, 0.28, 0.7, haze=0.08)
    _drowned_tree(easel, 0.9, 0.4, 0.9)
    _pads(easel, ((0.44, 0.34), (0.62, 0.46), (0.3, 0.56), (0.74, 0.66)))
    bank(easel, 0.84)
    _reeds(easel, ((0.0, 0.16), (0.86, 1.0)), 0.86)
    easel.note("swamp", "bog", "tree", "mist")
    return _stage(easel, water_rows=(0.42, 0.72), span=(0.34, 0.76))


def reedy_pools(easel: Easel) -> Stage:
    """Pools among reeds and tussocks under a wide sky, a few dead trunks, far trees along the edge."""
    easel.set_out(horizon=0.46, sun=0.34)
    backdrop(easel)
    leaf_band(easel, "marsh trees", level(easel.horizon + 2), easel.unit * 0.1, green(easel, WOODS), haze=0.36)
    water(easel, easel.horizon, easel.height, tint=mix(MIRE, (80, 110, 120), 0.4), depth=0.36, waves=0.16)
    if easel.scene.weather != "wind":
        fog(easel, 0.02, 0.07, 0.4, layer="marsh mist")
    for number, (across, down, half) in enumerate(
        ((0.14, 0.06, 0.24), (0.72, 0.09, 0.3), (0.4, 0.17, 0.16), (0.95, 0.26, 0.2), (0.06, 0.38, 0.2))
    ):
        _tussock(easel, number, across, down, half)
    for across, down, tall in ((0.3, 0.12, 0.2), (0.82, 0.2, 0.3)):
        _dead_trunk(easel, across, down, tall)
    _pads(easel, ((0.34, 0.4), (0.54, 0.3), (0.66, 0.52)))
    bank(easel, 0.8)
    _reeds(easel, ((0.0, 0.24), (0.78, 1.0)), 0.84)
    birds(easel, 0.56, 0.3)
    easel.note("swamp", "bog", "reed")
    return _stage(easel, water_rows=(0.36, 0.68), span=(0.28, 0.76))


LAYOUTS = (drowned_wood, reedy_pools)


def _stage(easel: Easel, *, water_rows: tuple[float, float], span: tuple[float, float]) -> Stage:
    left, right = sorted((easel.x(span[0]), easel.x(span[1])))
    easel.note("marsh", "wetland", "water")
    return Stage(
        {
            "ground": Zone(left, easel.y(0.88), right, easel.y(0.96), 1.0, 1.2),
            "water": Zone(left, easel.y(water_rows[0]), right, easel.y(water_rows[1]), 0.6, 1.1),
            "air": Zone(left, easel.horizon * 0.2, right, easel.horizon * 0.6, 0.7, 0.7),
        }
    )


def _dark(easel: Easel, colour: Colour) -> Colour:
    return mix(easel.ambient(colour), easel.light.shade, 0.2 + 0.5 * easel.light.backlit)


def bank(easel: Easel, down: float) -> None:
    """Lay a soft mossy bank along the lower edge."""
    edge = rolling(easel, "swamp bank", easel.y(down), easel.unit * 0.05)
    tone = mix(green(easel, GRASS), (96, 100, 60), 0.5 if not easel.scene.wintry else 0.0)
    ground(easel, edge, mix(tone, easel.light.shade, easel.light.backlit * 0.5), layer="swamp bank")
    if not easel.scene.wintry:
        blades(easel, "swamp blades", easel.y(down + 0.04), 200, GRASS[season(easel)][1:])


def _drowned_tree(easel: Easel, across: float, down: float, tall: float, *, haze: float = 0.0) -> None:
    """Draw a tree whose foot spreads in the water: bare crooked branches, beards of moss, its image below."""
    chance = easel.chance(f"drowned tree {across}")
    x, y, high = easel.x(across), easel.y(down), easel.unit * tall
    wood = _dark(easel, TRUNK)
    moss = mix(_dark(easel, MOSS if not easel.scene.wintry else (196, 206, 214)), wood, 0.25)
    half = high * 0.055
    lean = high * chance.uniform(-0.04, 0.04)
    left = [(-half * 3.2, 0), (-half * 1.7, -high * 0.05), (-half, -high * 0.16), (-half * 0.7 + lean, -high)]
    right = [(half * 0.6 + lean, -high), (half, -high * 0.18), (half * 1.9, -high * 0.05), (half * 3.4, 0)]
    parts = [f'<path d="M{dots([*left, *right])}Z" fill="{hexed(wood)}"/>']
    beards: list[str] = []
    for side, up, long in ((-1, 0.5, 0.3), (1, 0.6, 0.36), (-1, 0.72, 0.34), (1, 0.84, 0.26), (-1, 0.93, 0.2)):
        tip = side * high * long * chance.uniform(0.8, 1.15)
        foot, rise = -high * up, -high * chance.uniform(0.04, 0.14)
        bough = f"M{lean * up:.1f},{foot:.1f}Q{tip * 0.5:.1f},{foot + rise * 0.2:.1f} {tip:.1f},{foot + rise:.1f}"
        parts.append(line(bough, wood, max(0.8, high * 0.022)))
        twig = trace("M", tip * 0.6, foot + rise * 0.44, "q", tip * 0.14, rise * 1.1, tip * 0.3, rise * 1.3)
        parts.append(line(twig, wood, max(0.6, high * 0.012)))
        beards += _beards(chance, tip, foot + rise * 0.4, high, moss)
    crown = mix(_dark(easel, (70, 92, 58)), wood, 0.2)
    if not easel.scene.wintry:
        for _ in range(5):
            cx, cy = chance.uniform(-0.24, 0.24) * high + lean, -high * chance.uniform(0.9, 1.04)
            parts.append(blob(pebble(chance, cx, cy, high * chance.uniform(0.08, 0.15), high * 0.055, 0.3), crown))
    drawing = put("".join(parts) + "".join(beards), x, y)
    layer, corner = easel.vector(drawing, around(x, y, high * 1.15))
    reflection(easel, layer, corner, y)
    easel.place(layer, corner, haze=easel.air(haze), rim=0.3 * easel.light.glare)
    rings = oval(x, y + high * 0.004, half * 4.6, half * 0.5, scaled(wood, 0.7), opacity=0.3)
    easel.put(rings)
    easel.take(x, y, half * 4)


def _beards(chance: random.Random, tip: float, y: float, high: float, moss: Colour) -> list[str]:
    """Hang moss from a bough."""
    found = []
    for share in (0.4, 0.6, 0.82):
        x, long = tip * share, high * chance.uniform(0.06, 0.15)
        wide = high * 0.016
        found.append(
            f'<path d="M{x - wide:.1f},{y:.1f}Q{x - wide * 0.6:.1f},{y + long * 0.7:.1f} {x:.1f},{y + long:.1f}'
            f'Q{x + wide * 0.8:.1f},{y + long * 0.6:.1f} {x + wide:.1f},{y:.1f}Z" fill="{hexed(moss)}" opacity=".9"/>'
        )
    return found


def _dead_trunk(easel: Easel, across: float, down: float, tall: float) -> None:
    """Draw a broken trunk that stands in the water."""
    x, y, high = easel.x(across), easel.y(down), easel.unit * tall
    wood = _dark(easel, (128, 116, 102))
    half = high * 0.05
    outline = [
        (-half * 1.6, 0),
        (-half, -high * 0.9),
        (-half * 0.3, -high),
        (half * 0.2, -high * 0.86),
        (half * 1.7, 0),
    ]
    parts = f'<path d="M{dots(outline)}Z" fill="{hexed(wood)}"/>'
    parts += line(f"M0,{-high * 0.6:.1f}l{high * 0.16:.1f},{-high * 0.14:.1f}", wood, high * 0.03)
    parts += line(f"M0,{-high * 0.4:.1f}l{-high * 0.12:.1f},{-high * 0.1:.1f}", wood, high * 0.024)
    layer, corner = easel.vector(put(parts, x, y), around(x, y, high * 1.1))
    reflection(easel, layer, corner, y)
    easel.place(layer, corner, haze=easel.air(0.14))
    easel.take(x, y, half * 3)


def _tussock(easel: Easel, number: int, across: float, down: float, half: float) -> None:
    """Lay an island of sedge in the water, grown with reeds."""
    chance = easel.chance(f"tussock {number}")
    x, y, wide = easel.x(across), easel.y(down), easel.unit * half
    tone = mix(green(easel, GRASS), (120, 112, 60), 0.4 if not easel.scene.wintry else 0.0)
    own = mix(easel.ambient(tone), easel.light.shade, 0.4 * easel.light.backlit)
    parts = [blob(pebble(chance, x, y, wide, wide * 0.1, 0.2), own)]
    for _ in range(round(16 + 20 * half)):
        at = chance.uniform(-0.86, 0.86)
        tall = easel.unit * (0.03 + 0.13 * down + 0.02 * chance.random()) * (1.15 - 0.5 * abs(at))
        parts.append(put(reeds(chance, tall, mix(own, (96, 110, 52), 0.5)), x + at * wide, y + wide * 0.04))
    layer, corner = easel.vector("".join(parts), around(x, y, wide * 1.1))
    reflection(easel, layer, corner, y)
    easel.place(layer, corner, haze=easel.air(0.24 * max(0.0, 1 - 3 * down)))


def _pads(easel: Easel, places: tuple[tuple[float, float], ...]) -> None:
    """Let lily pads swim on the water."""
    if easel.scene.wintry:
        return
    chance = easel.chance("swamp pads")
    tone = _dark(easel, PADS)
    parts = []
    for across, down in places:
        for _ in range(6):
            x = easel.x(across) + easel.unit * chance.uniform(-0.1, 0.1)
            y = easel.y(down + chance.uniform(-0.04, 0.04))
            size = easel.unit * (0.008 + 0.026 * down) * chance.uniform(0.7, 1.2)
            parts.append(oval(x, y, size, size * 0.34, mix(tone, easel.light.glow, 0.2 * chance.random())))
    easel.put("".join(parts))
    easel.note("lily pad")


def _reeds(easel: Easel, spans: tuple[tuple[float, float], ...], down: float) -> None:
    """Let reeds stand in the near corners."""
    chance = easel.chance("swamp reeds")
    colour = _dark(easel, (116, 126, 66) if not easel.scene.wintry else (176, 166, 140))
    marks = []
    for first, last in spans:
        for _ in range(round(60 * (last - first) * easel.width / easel.unit)):
            x, tall = easel.x(chance.uniform(first, last)), easel.unit * chance.uniform(0.1, 0.24)
            marks.append(put(reeds(chance, tall, colour), x, easel.y(down + chance.uniform(0.0, 0.16))))
    easel.put("".join(marks))
    easel.note("reed")
