"""Outlooks: a place seen from a balcony over its railing, or through the window of an attic."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

from promptmagic.lexicon.setting import is_high
from promptmagic.painters.colour import Colour, mix, scaled
from promptmagic.painters.sketch.easel import Easel
from promptmagic.painters.sketch.facades import snow_tone, toned
from promptmagic.painters.sketch.figures import Stage, Zone
from promptmagic.painters.sketch.seasons import flowers
from promptmagic.painters.sketch.shapes.pen import box, darker, disc, lighter, line, oval, path, polygon, trace
from promptmagic.painters.sketch.weather import weather
from promptmagic.painters.sketch.windows import FRAME

View = Callable[[Easel], Stage]

THROUGH_A_WINDOW = re.compile(
    r"\b(?:seen|view\w*|looking|watched|watching|visible|look) (?:\w+ )?(?:through|from|out of) "
    r"(?:an?|the|my|his|her|our|your) (?:[\w-]+ ){0,2}window\b|\bfrom (?:an?|my|the) window\b"
    r"|\bthrough (?:an?|the|my) (?:[\w-]+ ){0,2}window(?: pane)?\b"
    r"|\bview (?:from|through|out of) (?:an?|the|my) (?:[\w-]+ )?window\b",
    re.IGNORECASE,
)
"""Words of a view that a window frames."""

IRON: Colour = (52, 56, 64)
CLAY: Colour = (190, 104, 70)
DECK: Colour = (186, 150, 112)
LEAF: Colour = (74, 122, 60)
BEAM: Colour = (120, 86, 60)


def from_a_balcony(view: View) -> View:
    """Return a layout that has a balcony before a view: planks, a railing with pots along it, room to stand."""

    def over_the_railing(easel: Easel) -> Stage:
        stage = view(easel)
        easel.taken.clear()
        low, rail = easel.height * 0.8, easel.height * 0.54
        _railing(easel, rail, low)
        _deck(easel, low)
        _pots(easel)
        air = stage.zones.get("air", Zone(easel.width * 0.2, easel.height * 0.1, easel.width * 0.8, easel.height * 0.3))
        easel.note("balcony", "railing", "pot", "flower", "terrace", "town", "view")
        left, right = easel.width * 0.26, easel.width * 0.76
        ground = Zone(left, easel.height * 0.88, right, easel.height * 0.96, 2.3, 2.6)
        beyond = Zone(easel.width * 0.3, rail - 2, easel.width * 0.7, rail - 1, 0.8, 0.8)
        far = {subject.noun: beyond for subject in easel.scene.subjects if is_high(subject)}
        return Stage({"ground": ground, "air": air, **far})

    return over_the_railing


def from_an_attic(view: View) -> View:
    """Return a layout that shows a view through the window of an attic: sloping boards, a frame, a sill."""

    def through_the_window(easel: Easel) -> Stage:
        view(easel)
        easel.taken.clear()
        _attic(easel)
        easel.note("attic", "room", "window", "sill")
        sill = easel.height * 0.86
        left, right = easel.width * 0.28, easel.width * 0.72
        ground = Zone(left, sill, right, sill + 1, 1.1, 1.1)
        air = Zone(left, easel.height * 0.2, right, easel.height * 0.5, 0.7, 0.7)
        return Stage({"ground": ground, "air": air})

    return through_the_window


def from_a_window(view: View) -> View:
    """Return a layout that shows a view through a window: its frame, curtains and sill, drops on it in rain."""

    def through_the_panes(easel: Easel) -> Stage:
        stage = view(easel)
        weather(easel)
        if easel.scene.weather in ("rain", "storm") and not easel.scene.brewing:
            _drops(easel)
        easel.found["framed"] = True
        _window_frame(easel)
        easel.note("window", "sill", "frame", "curtain", "seen through", "act through")
        sill = easel.height * 0.9
        indoors = Zone(easel.width * 0.26, sill, easel.width * 0.74, sill + 1, 1.0, 1.0)
        beyond = {name: zone for name, zone in stage.zones.items() if name in ("air", "water")}
        return Stage({"ground": indoors, **beyond})

    return through_the_panes


def _drops(easel: Easel) -> None:
    """Let drops hang on a pane and run down it."""
    chance, parts = easel.chance("drops on the pane"), []
    pale = mix(easel.light.sky[3], (255, 255, 255), 0.5)
    for _ in range(110):
        x, y = chance.uniform(0, easel.width), chance.uniform(0, easel.height * 0.86)
        size = easel.unit * chance.uniform(0.003, 0.009)
        parts.append(oval(x, y, size, size * 1.3, pale, opacity=0.45))
        parts.append(oval(x - size * 0.2, y - size * 0.4, size * 0.35, size * 0.4, (255, 255, 255), opacity=0.8))
        if chance.random() < 0.22:
            long = easel.unit * chance.uniform(0.04, 0.16)
            parts.append(line(trace("M", x, y - long, "V", y), pale, size * 0.7, 0.35))
    easel.put("".join(parts))


def _window_frame(easel: Easel) -> None:
    """Draw the frame of a window close by, its sill with a pot, a curtain at each side."""
    wide, high, unit = easel.width, easel.height, easel.unit
    dark = 1.0 - 0.45 * easel.light.lamplit
    frame, cloth = scaled(FRAME, dark), scaled((196, 120, 96), dark)
    bar, low = unit * 0.045, high * 0.86
    parts = [
        box(0, 0, wide, bar, frame), box(0, 0, bar, high, frame), box(wide - bar, 0, bar, high, frame),
        box(wide / 2 - bar * 0.36, 0, bar * 0.72, low, frame), box(0, high * 0.3, wide, bar * 0.6, frame),
        box(0, low - bar * 0.6, wide, bar * 0.8, darker(frame, 0.1)),
        box(0, low, wide, high - low, lighter(frame, 0.25)), box(0, low, wide, unit * 0.012, darker(frame, 0.3)),
        box(0, high * 0.955, wide, high * 0.05, darker(frame, 0.4)),
    ]  # fmt: skip
    for side in (-1, 1):
        edge = 0.0 if side < 0 else float(wide)
        inner = edge - side * unit * 0.17
        fold = trace(
            "M",
            edge,
            0,
            "H",
            inner,
            "Q",
            inner + side * unit * 0.02,
            high * 0.5,
            inner + side * unit * 0.09,
            high * 0.62,
            "Q",
            inner + side * unit * 0.04,
            high * 0.8,
            inner + side * unit * 0.02,
            high * 0.95,
            "H",
            edge,
            "Z",
        )
        parts.append(path(fold, cloth))
        for k in (0.3, 0.6, 0.85):
            x = edge - side * unit * 0.17 * k
            crease = trace(
                "M",
                x,
                0,
                "Q",
                x + side * unit * 0.01,
                high * 0.5,
                x + side * unit * 0.05 * k,
                high * 0.62,
                "L",
                x,
                high * 0.95,
            )
            parts.append(line(crease, darker(cloth, 0.2), unit * 0.006))
    easel.put("".join(parts))


def _railing(easel: Easel, rail: float, low: float) -> None:
    """Run an iron railing across, its bars curled, a broad rail on top."""
    iron, unit = toned(easel, IRON), easel.unit
    high = low - rail
    parts, x = [], unit * 0.02
    while x < easel.width + unit * 0.06:
        parts.append(line(f"M{x:.1f},{rail:.1f}V{low:.1f}", iron, unit * 0.007))
        side, down = unit * 0.022, high * 0.13
        curl = trace("M", x, rail + high * 0.34, "q", side, down * 0.5, 0, down, "q", -side, -down * 0.5, 0, -down)
        parts.append(line(curl, iron, unit * 0.005))
        x += unit * 0.06
    rails = (f"M-4,{at:.1f}H{easel.width + 4}" for at in (rail + high * 0.12, low - high * 0.08))
    parts.append(line("".join(rails), iron, unit * 0.008))
    parts.append(box(-4, rail - unit * 0.014, easel.width + 8, unit * 0.024, iron, 3))
    parts.append(box(-4, rail - unit * 0.014, easel.width + 8, unit * 0.006, lighter(iron, 0.4)))
    if easel.scene.wintry:
        parts.append(box(-4, rail - unit * 0.028, easel.width + 8, unit * 0.016, snow_tone(easel), 4))
    easel.put("".join(parts))


def _deck(easel: Easel, low: float) -> None:
    """Lay the planks of the floor, that run away from the viewer."""
    wood = snow_tone(easel) if easel.scene.wintry else toned(easel, DECK)
    easel.fill([(-2, low), (easel.width + 2, low), (easel.width + 2, easel.height + 2), (-2, easel.height + 2)],
               darker(wood, 0.14), wood)  # fmt: skip
    middle, parts = easel.width / 2, [box(-4, low - 2, easel.width + 8, easel.unit * 0.014, darker(wood, 0.4))]
    for index in range(-9, 10):
        far, near = middle + index * easel.unit * 0.12, middle + index * easel.unit * 0.17
        parts.append(
            line(f"M{far:.1f},{low:.1f}L{near:.1f},{easel.height + 2}", darker(wood, 0.26), easel.unit * 0.004)
        )
    easel.put("".join(parts))


def _pots(easel: Easel) -> None:
    """Set pots of flowers at both ends of the balcony."""
    chance = easel.chance("balcony pots")
    own = {subject.noun for subject in easel.scene.subjects}
    for across, down, size in ((0.06, 0.9, 0.15), (0.17, 0.86, 0.1), (0.94, 0.9, 0.16), (0.84, 0.86, 0.1)):
        _pot(
            easel,
            chance,
            easel.x(across),
            easel.height * down,
            easel.unit * size,
            tall=across < 0.1 or "sunflower" in own,
        )


def _pot(easel: Easel, chance: random.Random, x: float, y: float, size: float, *, tall: bool) -> None:
    clay, leaf = toned(easel, CLAY), toned(easel, LEAF if not easel.scene.wintry else (96, 116, 92))
    heads = [toned(easel, tone) for tone in flowers(easel)] if not easel.scene.wintry else []
    half, rim = size * 0.42, size * 0.14
    parts = [oval(x, y, half * 1.1, size * 0.09, darker(clay, 0.7), opacity=0.3)]
    reach = size * (1.5 if tall else 0.9)
    for _ in range(26):
        turn, out = chance.uniform(-1.0, 1.0), chance.uniform(0.3, 1.0)
        at, up = x + half * 1.4 * turn * out, y - size * 0.7 - reach * out * (1.1 - 0.6 * abs(turn))
        tone = mix(leaf, easel.light.glow, 0.24 * chance.random())
        parts.append(oval(at, up, size * 0.13, size * 0.07, tone, chance.uniform(-60, 60)))
        if heads and chance.random() < 0.5:
            parts.append(disc(at, up - size * 0.06, size * 0.065, chance.choice(heads)))
            parts.append(disc(at, up - size * 0.06, size * 0.022, toned(easel, (252, 224, 120))))
    foot = [(x - half, y - size * 0.72), (x + half, y - size * 0.72), (x + half * 0.72, y), (x - half * 0.72, y)]
    parts.append(polygon(foot, clay))
    parts.append(
        polygon(
            [
                (x + half * 0.3, y - size * 0.72),
                (x + half, y - size * 0.72),
                (x + half * 0.72, y),
                (x + half * 0.24, y),
            ],
            darker(clay, 0.16),
        )
    )
    parts.append(box(x - half * 1.12, y - size * 0.76, half * 2.24, rim, lighter(clay, 0.16), rim * 0.3))
    easel.put("".join(parts))
    easel.take(x, y, half * 1.3)


def _attic(easel: Easel) -> None:
    """Draw the inside of an attic around a window: boards that slope up to it on both sides, its frame and its sill."""
    wide, high, unit = easel.width, easel.height, easel.unit
    dim = 0.16 + 0.14 * easel.light.lamplit
    wood = mix(mix(toned(easel, BEAM), BEAM, 0.4), (30, 24, 30), dim)
    wall, frame = (
        mix(mix(toned(easel, (206, 188, 160)), (206, 188, 160), 0.35), (40, 34, 40), dim),
        mix(toned(easel, FRAME), (60, 56, 60), dim * 0.8),
    )
    left, right, top, low = wide * 0.2, wide * 0.8, high * 0.12, high * 0.84
    hole = trace("M", left, top, "H", right, "V", low, "H", left, "Z")
    around = trace("M", -2, -2, "H", wide + 2, "V", high + 2, "H", -2, "Z")
    parts = [f'<path fill-rule="evenodd" d="{around} {hole}" fill="#{"".join(f"{c:02x}" for c in wall)}"/>']
    for side in (-1, 1):
        edge, inner = (0.0, left) if side < 0 else (float(wide), right)
        slope = [(edge, high * 0.72), (inner, top - high * 0.02), (inner - side * -unit * 0.02, -2), (edge, -2)]
        parts.append(polygon(slope, wood))
        for share in (0.2, 0.4, 0.6, 0.8):
            x0, y0 = edge + (inner - edge) * share, high * 0.72 + (top - high * 0.74) * share
            parts.append(line(f"M{x0:.1f},{y0:.1f}V-2", darker(wood, 0.3), unit * 0.006))
        beam = [(edge, high * 0.74), (inner, top - high * 0.02), (inner, top + high * 0.05), (edge, high * 0.84)]
        parts.append(polygon(beam, darker(wood, 0.25)))
    parts.append(box(left - unit * 0.02, -2, right - left + unit * 0.04, top - unit * 0.02, wood))
    bar = unit * 0.034
    rim = trace("M", left, top, "H", right, "V", low, "H", left, "Z")
    parts.append(line(rim, frame, bar))
    parts.append(line(f"M{wide / 2:.1f},{top:.1f}V{low:.1f}", frame, bar * 0.7))
    parts.append(line(f"M{left:.1f},{top + (low - top) * 0.4:.1f}H{right:.1f}", frame, bar * 0.5))
    parts.append(box(left - unit * 0.06, low, right - left + unit * 0.12, unit * 0.05, lighter(frame, 0.2), 3))
    parts.append(box(left - unit * 0.05, low + unit * 0.05, right - left + unit * 0.1, unit * 0.02, darker(frame, 0.4)))
    easel.put("".join(parts))
    easel.glow(wide / 2, low, unit * 0.6, easel.light.glow, 0.16, 1.6)
    knob = path(
        trace("M", wide / 2 + unit * 0.02, high * 0.56, "h", unit * 0.02, "v", unit * 0.05, "h", -unit * 0.02, "Z"),
        darker(frame, 0.5),
    )
    easel.put(knob)
