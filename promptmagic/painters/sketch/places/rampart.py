"""The Great Wall: it runs along the crests of wooded ridges from near to far, a tower on every rise."""

from __future__ import annotations

import math
from itertools import pairwise

from promptmagic import lexicon
from promptmagic.painters.colour import Colour, mix, scaled
from promptmagic.painters.sketch.easel import Easel, Point
from promptmagic.painters.sketch.figures import Stage, Zone
from promptmagic.painters.sketch.flocks import birds
from promptmagic.painters.sketch.land import blades, ground, level, pine_band, ridge, skyline, slope_light, wood
from promptmagic.painters.sketch.places.mountains import heaven
from promptmagic.painters.sketch.seasons import GRASS, WOODS, green, season
from promptmagic.painters.sketch.shapes.pen import box, polygon

STONE: Colour = (196, 172, 136)

CRESTS: tuple[tuple[float, float, float, float], ...] = (
    (0.08, 0.1, 0.5, 0.62),
    (0.26, 0.16, 0.34, 0.4),
    (0.52, 0.22, 0.16, 0.2),
)
"""The ridges that bear the wall: how far down each one's foot is, its height, its haze, and a phase of its line."""


def great_wall(easel: Easel) -> Stage:
    """Ridge behind ridge, the wall winding down along them all to the viewer."""
    easel.set_out(horizon=0.4, sun=0.3)
    heaven(easel)
    line = skyline(easel, "far range", easel.horizon + easel.unit * 0.04, easel.unit * 0.16, points=6, rough=0.5)
    ridge(easel, line, easel.height, (96, 120, 146), haze=0.62)
    woods = mix(green(easel, WOODS), (36, 62, 56), 0.25)
    for number, (down, tall, haze, phase) in enumerate(CRESTS):
        crest = _crest(easel, easel.y(down), easel.unit * tall, 9.0 * phase)
        tone = mix(woods, easel.light.shade, easel.light.backlit * 0.45)
        near = (number + 1) / len(CRESTS)
        wood(easel, f"wall woods {number}", crest, easel.unit * 0.035 * near, tone, haze=haze, mist=0.3 * (1 - near))
        slope_light(easel, crest, easel.unit * 0.05, 0.25 * easel.light.glare)
        _wall(easel, crest, easel.unit * (0.018 + 0.036 * near**1.5), haze)
    low = [(x, y + easel.unit * 0.1) for x, y in skyline(easel, "wall meadow", easel.y(0.84), easel.unit * 0.04)]
    ground(easel, low, mix(green(easel, GRASS), easel.light.shade, easel.light.backlit * 0.5), layer="wall meadow")
    if not easel.scene.wintry:
        blades(easel, "wall blades", easel.y(0.84), 160, GRASS[season(easel)][1:])
    pine_band(easel, "wall pines", level(easel.y(0.86)), easel.unit * 0.12, woods, haze=0.06)
    standing = any(lexicon.group(subject.noun) in ("person", "animal") for subject in easel.scene.subjects)
    if standing:
        _walk(easel)
    easel.note("great wall", "mountain", "hill", "ridge", "wall", "tower")
    birds(easel, 0.6, 0.24)
    left, right = easel.width * 0.14, easel.width * 0.86
    zones = {
        "ground": Zone(easel.width * 0.32, easel.y(0.9), easel.width * 0.68, easel.y(0.97), 0.95, 1.1),
        "air": Zone(left, easel.horizon * 0.12, right, easel.horizon * 0.5, 0.7, 0.7),
    }
    return Stage(zones)


def _walk(easel: Easel) -> None:
    """Lay the top of the wall itself in front: its paving from the viewer on, a battlement on both sides."""
    tone = mix(easel.ambient(STONE), easel.light.shade, easel.light.backlit * 0.45)
    middle, far, near = easel.width * 0.5, easel.y(0.56), easel.height * 1.03
    thin, wide, tall = easel.unit * 0.05, easel.unit * 0.5, easel.unit * 0.2
    parts = [polygon([(middle - thin, far), (middle + thin, far), (middle + wide, near), (middle - wide, near)], tone)]
    for k in range(1, 9):
        share = (k / 9) ** 1.8
        half, y = thin + (wide - thin) * share, far + (near - far) * share
        parts.append(box(middle - half, y, half * 2, max(0.8, easel.unit * 0.004 * (0.4 + share)), scaled(tone, 0.86)))
    for side, shade in ((-1, 0.8), (1, 0.66)):
        foot = [(middle + side * thin, far), (middle + side * wide, near)]
        top = [(foot[0][0], far - tall * 0.12), (foot[1][0], near - tall)]
        parts.append(polygon([*foot, *reversed(top)], scaled(tone, shade)))
        for k in range(9):
            first, last = (k / 9) ** 1.8, ((k + 0.55) / 9) ** 1.8
            merlon = []
            for share, up in ((first, 1.0), (last, 1.0), (last, 1.42), (first, 1.42)):
                x = middle + side * (thin + (wide - thin) * share)
                high = tall * (0.12 + 0.88 * share)
                merlon.append((x, far + (near - far) * share - high * up))
            parts.append(polygon(merlon, scaled(tone, shade)))
    easel.put("".join(parts))


def _crest(easel: Easel, base: float, height: float, phase: float) -> list[Point]:
    """Return the line of a ridge: steep rises and saddles, falling towards one side."""
    points = []
    for i in range(91):
        x = i / 90
        swell = 0.5 + 0.5 * math.sin(phase + x * 7.2) * (0.7 + 0.3 * math.sin(phase * 2 + x * 3.1))
        swell += 0.12 * math.sin(phase * 3 + x * 17)
        points.append((easel.x(x), base - height * swell))
    points.sort()
    return points


def _wall(easel: Easel, crest: list[Point], tall: float, haze: float) -> None:
    """Build the wall along a crest, battlements on it and a tower on each rise."""
    tone = mix(easel.ambient(STONE), easel.light.haze, easel.air(haze * 0.8))
    tone = mix(tone, easel.light.shade, easel.light.backlit * 0.45)
    shade, pale = scaled(tone, 0.72), mix(tone, easel.light.haze, 0.25)
    upper = [(x, y - tall) for x, y in crest]
    lower = [(x, y + tall * 0.5) for x, y in reversed(crest)]
    parts = [
        polygon([*upper, *lower], shade),
        polygon([*upper, *[(x, y - tall * 0.45) for x, y in reversed(crest)]], tone),
    ]
    for (x, y), (after, _) in pairwise(crest):
        parts.append(box(x, y - tall * 1.22, (after - x) * 0.55, tall * 0.3, pale))
    tops = [i for i in range(4, len(crest) - 4) if crest[i][1] == min(point[1] for point in crest[i - 4 : i + 5])]
    tops += [i for i in range(12, len(crest) - 8, 26) if all(abs(i - other) > 12 for other in tops)]
    for i in tops:
        x, y = crest[i]
        half, high = tall * 0.95, tall * 2.5
        parts.append(
            polygon(
                [
                    (x - half * 1.1, y + tall * 0.5),
                    (x - half, y - high),
                    (x + half, y - high),
                    (x + half * 1.1, y + tall * 0.5),
                ],
                tone,
            )
        )
        parts.append(
            polygon([(x, y + tall * 0.5), (x, y - high), (x + half, y - high), (x + half * 1.1, y + tall * 0.5)], shade)
        )
        parts.append(box(x - half * 1.16, y - high - tall * 0.1, half * 2.32, tall * 0.22, pale))
        parts += [
            box(x + half * (0.58 * k - 0.18), y - high - tall * 0.42, half * 0.34, tall * 0.34, pale)
            for k in (-1.6, -0.55, 0.5, 1.55)
        ]
        parts += [
            box(x + half * k - tall * 0.13, y - high * 0.72, tall * 0.26, tall * 0.44, scaled(shade, 0.5), tall * 0.12)
            for k in (-0.46, 0.42)
        ]
    easel.put("".join(parts))
