"""Fairgrounds: a great wheel, a carousel and striped booths on a trodden lawn, strings of lights between them."""

from __future__ import annotations

import re
from itertools import pairwise

from promptmagic.painters.colour import WHITE, Colour, mix
from promptmagic.painters.sketch.dressing import busy, dress
from promptmagic.painters.sketch.easel import Easel
from promptmagic.painters.sketch.facades import LAMPS, toned
from promptmagic.painters.sketch.figures import Stage, Zone, shadow
from promptmagic.painters.sketch.land import blades, ground, leaf_band, level, litter, rolling
from promptmagic.painters.sketch.places.meadow import backdrop
from promptmagic.painters.sketch.seasons import GRASS, WOODS, green, season
from promptmagic.painters.sketch.shapes.pen import box, darker, disc, lighter, line, oval, path, polygon, trace

DERELICT = re.compile(r"\b(?:abandon\w*|forgotten|derelict|overgrown|ruined|ghostly|decay\w*)\b", re.IGNORECASE)
"""Words of one that nobody has visited for years."""

AWNINGS: tuple[Colour, ...] = ((206, 58, 54), (46, 110, 158), (232, 172, 62), (66, 138, 96), (148, 76, 132))
SAND: Colour = (206, 188, 152)


def under_the_wheel(easel: Easel) -> Stage:
    """The great wheel towers over a carousel and booths, the way between them before it."""
    easel.set_out(horizon=0.64, sun=0.24)
    _ground(easel)
    _wheel(easel, 0.62, 0.16, 0.78)
    _carousel(easel, 0.24, 0.3, 0.36)
    _booth(easel, 0, 0.9, 0.26, 0.22)
    _booth(easel, 1, 0.44, 0.16, 0.14)
    _way(easel, 0.52)
    _lights(easel, ((0.0, 0.24), (0.5, 0.1), (1.02, 0.26)), 0.3)
    _people(easel, ((0.5, 0.34, 0.13), (0.72, 0.4, 0.15), (0.38, 0.44, 0.16), (0.8, 0.5, 0.18), (0.56, 0.24, 0.1)))
    return _stage(easel, (0.3, 0.8), (0.6, 0.92))


def among_the_booths(easel: Easel) -> Stage:
    """Booths on both sides of a broad way, the carousel at its end, the great wheel behind."""
    easel.set_out(horizon=0.56, sun=0.7)
    _ground(easel)
    _wheel(easel, 0.3, 0.08, 0.56)
    _carousel(easel, 0.56, 0.2, 0.28)
    _way(easel, 0.5)
    for number, (across, down, tall) in enumerate(
        ((0.24, 0.18, 0.15), (0.78, 0.2, 0.16), (0.12, 0.36, 0.26), (0.9, 0.4, 0.28))
    ):
        _booth(easel, number, across, down, tall)
    _lights(easel, ((0.04, 0.2), (0.5, 0.06), (0.96, 0.22)), 0.34)
    _people(easel, ((0.42, 0.3, 0.12), (0.62, 0.34, 0.13), (0.34, 0.46, 0.17), (0.7, 0.5, 0.18), (0.5, 0.26, 0.1)))
    return _stage(easel, (0.3, 0.7), (0.58, 0.92))


LAYOUTS = (under_the_wheel, among_the_booths)


def _derelict(easel: Easel) -> bool:
    return bool(DERELICT.search(easel.scene.told))


def _stage(easel: Easel, span: tuple[float, float], rows: tuple[float, float]) -> Stage:
    left, right = sorted((easel.x(span[0]), easel.x(span[1])))
    if _derelict(easel) and not easel.scene.wintry:
        tall = [mix(tone, (150, 140, 90), 0.4) for tone in GRASS[season(easel)]]
        blades(easel, "weeds", easel.y(0.3), 420, tall, tall=0.09)
        litter(easel, "fair leaves", easel.y(0.4), 60, ((150, 104, 60), (120, 92, 60)))
        easel.note("abandoned", "abandon", "overgrown", "derelict", "weed")
    easel.note("amusement park", "fairground", "ferris wheel", "carousel", "booth", "stall")
    return Stage(
        {
            "ground": Zone(left, easel.y(rows[0]), right, easel.y(rows[1]), 1.0, 1.3),
            "air": Zone(easel.width * 0.1, easel.horizon * 0.1, easel.width * 0.9, easel.horizon * 0.5, 0.8, 0.8),
        }
    )


def _ground(easel: Easel) -> None:
    backdrop(easel)
    leaf_band(easel, "fair trees", level(easel.y(0.03)), easel.unit * 0.13, green(easel, WOODS), haze=0.34)
    tone = mix(green(easel, GRASS), easel.light.shade, easel.light.backlit * 0.4)
    ground(easel, rolling(easel, "fair lawn", easel.y(0.03), easel.unit * 0.01), tone, layer="fair lawn")


def _way(easel: Easel, across: float) -> None:
    """Lay a trodden way of sand from the lower edge to the rides."""
    sand = toned(easel, SAND if not easel.scene.wintry else (230, 234, 242))
    if _derelict(easel):
        sand = mix(sand, toned(easel, (120, 130, 84)), 0.5)
    x, half = easel.x(across), easel.unit
    far, near = easel.y(0.24), easel.height + 4
    left = trace("M", x - half * 0.72, near, "Q", x - half * 0.24, easel.y(0.5), x - half * 0.16, far)
    right = trace("L", x + half * 0.16, far, "Q", x + half * 0.24, easel.y(0.5), x + half * 0.72, near, "Z")
    shape = f"{left} {right}"
    easel.put(path(shape, sand))


def _wheel(easel: Easel, across: float, down: float, tall: float) -> None:
    """Set the great wheel, no higher than the picture has room for."""
    foot = easel.y(down)
    dress(easel, "ferris wheel", across, foot, min(tall, foot * 0.96 / easel.unit))


def _carousel(easel: Easel, across: float, down: float, tall: float) -> None:
    """Set a carousel: horses on poles between a round floor and a striped roof with a scalloped rim."""
    x, y, high = easel.x(across), easel.y(down), easel.unit * tall
    old = _derelict(easel)
    red, cream = toned(easel, (200, 60, 62)), toned(easel, (248, 236, 208))
    gold, blue = toned(easel, (226, 178, 84)), toned(easel, (70, 108, 160))
    if old:
        red, cream = mix(red, toned(easel, (130, 120, 112)), 0.45), mix(cream, toned(easel, (140, 136, 124)), 0.45)
    lit = easel.light.lamplit > 0.4 and not old
    half = high * 0.66
    shadow(easel, x, y, half, 0.4)
    back = mix(LAMPS[1], (255, 255, 255), 0.1) if lit else toned(easel, (150, 120, 110))
    parts = [box(x - half * 0.3, y - high * 0.62, half * 0.6, high * 0.56, back)]
    parts += [box(x - half * 0.96, y - high * 0.1, half * 1.92, high * 0.1, blue)]
    parts += [oval(x, y - high * 0.1, half * 0.96, high * 0.045, lighter(blue, 0.3))]
    easel.put("".join(parts))
    for place, rise in ((-0.66, 0.1), (0.62, 0.13), (-0.06, 0.09)):
        aside = place * half / easel.width * (-1 if easel.mirrored else 1)
        dress(easel, "carousel", across + aside, y - high * rise, tall * 0.46, cast=False)
    parts = [line(f"M{x + side * half * 0.92:.1f},{y - high * 0.1:.1f}V{y - high * 0.62:.1f}", gold, high * 0.022)
             for side in (-1, -0.36, 0.3, 1)]  # fmt: skip
    stripes = 12
    for index in range(stripes):
        low, step = -half * 1.1 + index * half * 2.2 / stripes, half * 2.2 / stripes
        tone = red if index % 2 else cream
        roof = [(x + low, y - high * 0.66), (x, y - high * 0.98), (x + low + step, y - high * 0.66)]
        parts.append(polygon(roof, tone))
        hem = trace("M", x + low, y - high * 0.665, "h", step, "v", high * 0.05, "q", -step / 2, high * 0.06, -step, 0)
        parts.append(path(hem + "Z", darker(tone, 0.12)))
    for index in range(9):
        bulb = LAMPS[1] if lit else gold
        parts.append(disc(x + half * (index / 4 - 1) * 1.02, y - high * 0.65, high * 0.014, bulb))
    parts.append(line(f"M{x:.1f},{y - high * 0.97:.1f}v{-high * 0.1:.1f}", gold, high * 0.016))
    parts.append(disc(x, y - high * 1.07, high * 0.024, gold))
    easel.put("".join(parts))
    if lit:
        easel.glow(x, y - high * 0.4, high * 0.9, LAMPS[1], 0.34, 1.8)
    easel.take(x, y, half)


def _booth(easel: Easel, number: int, across: float, down: float, tall: float) -> None:
    """Set a booth: a counter under a striped roof with a scalloped edge, lit from within when the day is over."""
    x, y, high = easel.x(across), easel.y(down), easel.unit * tall
    cloth, white = toned(easel, AWNINGS[number % len(AWNINGS)]), toned(easel, (246, 240, 226))
    if _derelict(easel):
        cloth, white = mix(cloth, toned(easel, (130, 126, 116)), 0.5), mix(white, toned(easel, (140, 138, 124)), 0.5)
    wood = toned(easel, (176, 132, 88))
    half = high * 0.62
    shadow(easel, x, y, half, 0.36)
    lit = easel.light.lamplit > 0.4 and not _derelict(easel)
    inside = LAMPS[0] if lit else toned(easel, (96, 74, 64))
    parts = [box(x - half * 0.9, y - high * 0.66, half * 1.8, high * 0.66, inside)]
    for index in range(5):
        tone = toned(easel, AWNINGS[(number + index + 1) % len(AWNINGS)])
        if not _derelict(easel):
            parts.append(disc(x + half * (0.34 * index - 0.68), y - high * 0.46, high * 0.05, tone))
    parts.append(box(x - half * 0.94, y - high * 0.36, half * 1.88, high * 0.36, wood))
    parts.append(box(x - half, y - high * 0.4, half * 2, high * 0.06, darker(wood, 0.25)))
    boards = (x + half * (0.313 * index - 0.94) for index in range(1, 6))
    parts += [line(f"M{at:.1f},{y - high * 0.34:.1f}V{y:.1f}", darker(wood, 0.16), high * 0.008) for at in boards]
    stripes = 8
    for index in range(stripes):
        low, top = -half * 1.16 + index * half * 2.32 / stripes, -half * 0.3 + index * half * 0.6 / stripes
        step, rise = half * 2.32 / stripes, half * 0.6 / stripes
        tone = cloth if index % 2 else white
        parts.append(
            polygon(
                [
                    (x + low, y - high * 0.64),
                    (x + top, y - high),
                    (x + top + rise, y - high),
                    (x + low + step, y - high * 0.64),
                ],
                tone,
            )
        )
        hem = trace("M", x + low, y - high * 0.645, "h", step, "q", -step / 2, high * 0.13, -step, 0, "Z")
        parts.append(path(hem, darker(tone, 0.1)))
    parts.append(line(f"M{x:.1f},{y - high:.1f}v{-high * 0.16:.1f}", wood, high * 0.016))
    flag = [(x, y - high * 1.16), (x + high * 0.16, y - high * 1.11), (x, y - high * 1.06)]
    parts.append(polygon(flag, cloth))
    easel.put("".join(parts))
    if lit:
        easel.glow(x, y - high * 0.4, high * 0.9, LAMPS[1], 0.4, 1.8)
    easel.take(x, y, half)


def _lights(easel: Easel, poles: tuple[tuple[float, float], ...], tall: float) -> None:
    """Hang strings of bulbs, or pennants by day, from pole to pole."""
    lit = easel.light.lamplit > 0.3 and not _derelict(easel)
    wood, parts, glows = toned(easel, (96, 86, 80)), [], []
    tops = [(easel.x(across), easel.y(down), easel.y(down) - easel.unit * tall) for across, down in poles]
    for (x0, _, y0), (x1, _, y1) in pairwise(tops):
        sag = easel.unit * 0.07
        parts.append(
            line(f"M{x0:.1f},{y0:.1f}Q{(x0 + x1) / 2:.1f},{(y0 + y1) / 2 + 2 * sag:.1f} {x1:.1f},{y1:.1f}", wood, 1)
        )
        for index in range(1, 12):
            share = index / 12
            x, y = x0 + (x1 - x0) * share, y0 + (y1 - y0) * share + 4 * sag * share * (1 - share)
            size = easel.unit * 0.012
            if _derelict(easel) and index % 3 != 1:
                continue  # most of them have fallen
            tone = LAMPS[index % len(LAMPS)] if lit else toned(easel, AWNINGS[index % len(AWNINGS)])
            if lit:
                parts.append(disc(x, y + size * 0.6, size * 0.6, mix(tone, WHITE, 0.4)))
                glows.append((x, y, tone))
            else:
                parts.append(polygon([(x - size, y), (x + size, y), (x, y + size * 2.2)], tone))
    for x, foot, top in tops:
        parts.append(line(f"M{x:.1f},{foot:.1f}V{top:.1f}", wood, easel.unit * 0.008))
    easel.put("".join(parts))
    for x, y, tone in glows:
        easel.glow(x, y, easel.unit * 0.05, tone, 0.6, 1.8)
    if lit:
        easel.note("lights", "lantern")


def _people(easel: Easel, places: tuple[tuple[float, float, float], ...]) -> None:
    """Let visitors walk about, unless it is said that there are none."""
    busy(easel, "fair visitors", tuple((across, easel.y(down), tall) for across, down, tall in places))
