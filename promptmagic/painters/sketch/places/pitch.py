"""Pitches and courts: a football pitch before its goal and along its side, a tennis court, a basketball court."""

from __future__ import annotations

import re
from itertools import pairwise

from promptmagic.painters.colour import Colour, mix
from promptmagic.painters.sketch.easel import Easel, Point
from promptmagic.painters.sketch.facades import toned
from promptmagic.painters.sketch.figures import Stage, Zone
from promptmagic.painters.sketch.land import ground, leaf_band
from promptmagic.painters.sketch.places.circuit import stand
from promptmagic.painters.sketch.seasons import GRASS, WOODS, green
from promptmagic.painters.sketch.shapes.pen import box, disc, line, polygon, trace
from promptmagic.painters.sketch.sky import sky

CHALK: Colour = (244, 246, 240)
CLAY: Colour = (196, 104, 70)
HARD: Colour = (66, 112, 150)
PLAY: Colour = (206, 124, 84)

FLOODLIT = re.compile(r"\bflood[ -]?li(?:ghts?|t)\b", re.IGNORECASE)
"""Words of lights over a ground."""

STRIPES = 9
"""Into how many stripes the grass of a pitch is mown."""


def before_the_goal(easel: Easel) -> Stage:
    """Straight towards a goal: mown stripes, the white lines of its area, a stand full of people behind it."""
    _set(easel, 0.42)
    _turf(easel, across=False)
    top, low = easel.y(0.2), easel.y(0.5)
    _chalk(easel, [(0.02, top), (0.98, top)])
    _chalk(easel, [(0.2, top), (0.06, low), (0.94, low), (0.8, top)])
    _chalk(easel, [(0.34, top), (0.29, easel.y(0.29)), (0.71, easel.y(0.29)), (0.66, top)])
    if not easel.scene.lacks("goal"):
        _goal(easel, 0.5, top, 0.34)
    return _stage(easel, (0.52, 0.92))


def along_the_side(easel: Easel) -> Stage:
    """Across the pitch: its far line, half of the middle circle, a goal at one end, the stand along it."""
    _set(easel, 0.44)
    _turf(easel, across=True)
    top = easel.y(0.16)
    _chalk(easel, [(-0.02, top), (1.02, top)])
    _chalk(easel, [(0.62, top), (0.7, easel.height * 1.02)])
    if not easel.scene.lacks("goal"):
        _goal(easel, 0.16, easel.y(0.3), 0.3)
    return _stage(easel, (0.44, 0.92))


FOOTBALL = (before_the_goal, along_the_side)


def tennis_court(easel: Easel) -> Stage:
    """A clay court, the net from side to side across it, woods behind a fence."""
    _set(easel, 0.42, crowd=False)
    _court(easel, CLAY)
    net, high = easel.y(0.36), easel.unit * 0.11
    _chalk(easel, [(0.24, easel.y(0.12)), (0.76, easel.y(0.12)), (1.1, easel.height * 1.02)])
    _chalk(easel, [(0.24, easel.y(0.12)), (-0.1, easel.height * 1.02)])
    _chalk(easel, [(0.5, easel.y(0.24)), (0.5, easel.y(0.7))])
    _chalk(easel, [(0.05, easel.y(0.7)), (0.95, easel.y(0.7))])
    _net(easel, net, high)
    easel.note("net")
    return _stage(easel, (0.5, 0.92))


def basketball_court(easel: Easel) -> Stage:
    """A painted court in the open, the basket on its pole at the far end."""
    _set(easel, 0.42, crowd=False)
    _court(easel, PLAY)
    _chalk(easel, [(0.08, easel.y(0.14)), (0.92, easel.y(0.14))])
    key = [
        (easel.x(0.4), easel.y(0.14)),
        (easel.x(0.6), easel.y(0.14)),
        (easel.x(0.66), easel.y(0.5)),
        (easel.x(0.34), easel.y(0.5)),
    ]
    easel.fill(key, toned(easel, HARD))
    _chalk(easel, [(0.4, easel.y(0.14)), (0.34, easel.y(0.5)), (0.66, easel.y(0.5)), (0.6, easel.y(0.14))])
    _basket(easel, 0.5, easel.y(0.12))
    return _stage(easel, (0.44, 0.92))


def _set(easel: Easel, horizon: float, *, crowd: bool = True) -> None:
    """Paint the sky, and the stand or the woods that close the place off."""
    easel.set_out(horizon=horizon, sun=0.7)
    sky(easel)
    leaf_band(easel, "far woods", lambda _: easel.y(0.04), easel.unit * 0.12, green(easel, WOODS), haze=0.34)
    if crowd:
        stand(easel, easel.y(0.1), 0.2)
        if easel.light.lamplit > 0.4 or FLOODLIT.search(easel.scene.told):
            _floodlights(easel)
        easel.found["site"] = ("stadium", "football")
        easel.note("stadium", "arena", "football", "football stadium", "state football", "stand")


def _floodlights(easel: Easel) -> None:
    """Raise masts of floodlights over the stand: their lamps in rows, their light in the air and on the grass."""
    unit, steel = easel.unit, toned(easel, (78, 84, 94))
    for across in (0.12, 0.88):
        x, foot, top = easel.x(across), easel.y(0.04), easel.height * 0.07
        wide, high = unit * 0.15, unit * 0.09
        parts = [line(trace("M", x, foot, "V", top + high), steel, unit * 0.014)]
        parts.append(box(x - wide / 2, top, wide, high, steel, 2))
        lamps = [
            (x - wide * 0.4 + wide * 0.2 * k, top + high * (0.2 + 0.3 * row)) for k in range(5) for row in range(3)
        ]
        parts += [disc(px, py, unit * 0.0105, (255, 255, 246)) for px, py in lamps]
        easel.put("".join(parts))
        easel.glow(x, top + high / 2, unit * 0.46, (226, 238, 255), 0.8, 1.6)
        easel.glow(easel.x(0.5 + (across - 0.5) * 0.3), easel.y(0.5), unit * 0.6, (206, 226, 255), 0.3, 1.4)
    easel.note("floodlight", "floodlights", "state floodlights", "floodlit", "seen under")


def _turf(easel: Easel, *, across: bool) -> None:
    """Lay grass mown in stripes: `across` the view, or away from the viewer."""
    tone = mix(green(easel, GRASS), easel.light.shade, easel.light.backlit * 0.4)
    ground(easel, [(-2.0, easel.y(0.1)), (easel.width + 2.0, easel.y(0.1))], tone, layer="turf", shade=0.2)
    light, low = mix(tone, easel.ambient(CHALK), 0.14), easel.height + 2.0
    parts = []
    for stripe in range(0, STRIPES, 2):
        if across:
            upper, lower = (easel.y(0.1 + 0.9 * ((stripe + k) / STRIPES) ** 1.8) for k in (0, 1))
            parts.append(
                polygon([(-2, upper), (easel.width + 2, upper), (easel.width + 2, lower), (-2, lower)], light, 0.5)
            )
            continue
        (a, b), (c, d) = (
            (easel.x(0.5 + spread * (stripe + k - STRIPES / 2) / STRIPES) for k in (0, 1)) for spread in (1.3, 3.6)
        )
        parts.append(polygon([(a, easel.y(0.1)), (b, easel.y(0.1)), (d, low), (c, low)], light, 0.5))
    easel.put("".join(parts), (0, int(easel.y(0.1)), easel.width, easel.height))
    if "floodlight" in easel.drawn:
        easel.glow(easel.width / 2, easel.y(0.4), easel.unit * 0.95, (150, 196, 150), 0.5, 1.2)
    easel.note("pitch", "grass", "field", "meadow")


def _court(easel: Easel, tone: Colour) -> None:
    """Lay a court of one colour, as wide as the picture."""
    own = mix(easel.ambient(tone), easel.light.shade, easel.light.backlit * 0.4)
    ground(
        easel, [(-2.0, easel.y(0.06)), (easel.width + 2.0, easel.y(0.06))], own, layer="court", rough=0.06, shade=0.24
    )
    easel.note("pitch", "court")


def _chalk(easel: Easel, points: list[tuple[float, float]]) -> None:
    """Draw a white line on the ground through points: fractions across, rows in pixels; nearer parts are thicker."""
    tone = toned(easel, CHALK)
    places: list[Point] = [(easel.x(across), y) for across, y in points]
    parts = []
    for (x, y), (z, w) in pairwise(places):
        thick = [
            easel.unit * (0.003 + 0.012 * (row - easel.horizon) / (easel.height - easel.horizon)) for row in (y, w)
        ]
        flat = abs(w - y) < abs(z - x) * 0.1
        first, last = ((0, thick[0]), (0, thick[1])) if flat else ((thick[0], 0), (thick[1], 0))
        parts.append(
            polygon([(x - first[0], y - first[1] / 2), (x + first[0], y + first[1] / 2), (z + last[0], w + last[1] / 2),
                     (z - last[0], w - last[1] / 2)], tone, 0.9)
        )  # fmt: skip
    easel.put("".join(parts))


def _goal(easel: Easel, across: float, foot: float, wide: float) -> None:
    """Stand a goal with its net on a row, `wide` units broad."""
    x, half, high = easel.x(across), easel.unit * wide / 2, easel.unit * wide * 0.42
    tone = toned(easel, CHALK)
    posts = [x - half + 2 * half * k / 14 for k in range(1, 14)]
    mesh = [trace("M", at, foot - high, "L", x + (at - x) * 0.9, foot - high * 0.1) for at in posts]
    mesh += [trace("M", x - half, foot - high * k / 6, "H", x + half) for k in range(1, 6)]
    easel.put(
        line("".join(mesh), tone, max(0.6, easel.unit * 0.0016), 0.55)
        + line(trace("M", x - half, foot, "V", foot - high, "H", x + half, "V", foot), tone, easel.unit * 0.009)
    )
    easel.note("goal")


def _net(easel: Easel, foot: float, high: float) -> None:
    """Stretch a tennis net from side to side, its posts inside the picture."""
    left, right = sorted((easel.x(0.07), easel.x(0.93)))
    dark, white = toned(easel, (56, 62, 66)), toned(easel, CHALK)
    step, mesh = easel.unit * 0.016, []
    x = left
    while x < right:
        mesh.append(trace("M", x, foot - high, "V", foot))
        x += step
    mesh += [trace("M", left, foot - high * k / 7, "H", right) for k in range(1, 7)]
    parts = [line("".join(mesh), dark, max(0.5, easel.unit * 0.0014), 0.6)]
    parts.append(box(left, foot - high - easel.unit * 0.008, right - left, easel.unit * 0.014, white))
    parts += [line(trace("M", x, foot, "V", foot - high * 1.08), dark, easel.unit * 0.009) for x in (left, right)]
    easel.put("".join(parts))


def _basket(easel: Easel, across: float, foot: float) -> None:
    """Stand a basketball hoop on its pole with its foot on a row."""
    x, tall = easel.x(across), easel.unit * 0.4
    wide, top = tall * 0.5, foot - tall
    steel, white, red = toned(easel, (88, 96, 106)), toned(easel, CHALK), toned(easel, (222, 84, 44))
    rim = top + tall * 0.3
    net = "".join(
        trace("M", x + k * wide * 0.07, rim, "L", x + k * wide * 0.045, rim + tall * 0.12) for k in range(-2, 3)
    )
    easel.put(
        line(trace("M", x, foot, "V", top + tall * 0.1), steel, easel.unit * 0.014)
        + box(x - wide / 2, top, wide, tall * 0.36, white, 2)
        + box(x - wide * 0.15, top + tall * 0.12, wide * 0.3, tall * 0.16, red)
        + box(x - wide * 0.13, top + tall * 0.14, wide * 0.26, tall * 0.12, white)
        + line(net, white, easel.unit * 0.003)
        + line(trace("M", x - wide * 0.16, rim, "H", x + wide * 0.16), red, easel.unit * 0.008)
    )
    easel.note("basketball hoop")


def _stage(easel: Easel, rows: tuple[float, float]) -> Stage:
    """Return where players stand."""
    left, right = sorted((easel.x(0.14), easel.x(0.86)))
    return Stage(
        {
            "ground": Zone(left, easel.y(rows[0]), right, easel.y(rows[1]), 0.8, 1.2),
            "air": Zone(left, easel.horizon * 0.3, right, easel.horizon * 0.8, 0.8, 0.8),
        }
    )
