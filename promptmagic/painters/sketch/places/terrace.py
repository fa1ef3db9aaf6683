"""The terrace of a café: small round tables and chairs on the pavement under an awning, the street beyond."""

from __future__ import annotations

import re

from promptmagic.painters.colour import Colour, mix
from promptmagic.painters.sketch.easel import Easel
from promptmagic.painters.sketch.facades import CLOTHS, LAMPS, pane, snow_tone, toned
from promptmagic.painters.sketch.figures import Stage, Zone
from promptmagic.painters.sketch.places.street import canyon, lamp
from promptmagic.painters.sketch.roadway import wet
from promptmagic.painters.sketch.shapes.pen import box, darker, disc, lighter, line, oval, path, polygon, trace

TERRACE = (
    r"\bcaf[eé]s? (?:terraces?|tables?)\b|\b(?:sidewalk|pavement|street|outdoor|open[- ]air|corner) caf[eé]s?\b"
    r"|\bterraces? (?:of|at|in front of|outside) (?:an?|the) (?:[\w-]+ ){0,2}caf[eé]\b"
    r"|\boutside (?:an?|the) (?:[\w-]+ )?caf[eé]\b"
)
"""Words for it."""

WET = re.compile(r"\bafter (?:the )?(?:rain|shower|storm)|\bpuddle|\bwet\b|\breflect", re.IGNORECASE)


def cafe_terrace(easel: Easel) -> Stage:
    """Along a café: its lit windows and striped awning at one side, tables before it, the street beyond."""
    canyon(easel)
    easel.taken.clear()
    unit, side = easel.unit, -1 if easel.mirrored else 1
    _front(easel, side)
    if easel.scene.weather in ("rain", "storm") or WET.search(easel.scene.told):
        wet(easel, round(easel.height * 0.62), depth=0.45)
        easel.note("puddle", "reflection", "reflections", "state reflections", "wet")
    for across, down, size in ((0.34, 0.7, 0.13), (0.2, 0.82, 0.19), (0.5, 0.95, 0.26)):
        _table(easel, easel.width * (across if side > 0 else 1 - across), easel.height * down, unit * size)
    lamp(easel, easel.width * (0.62 if side > 0 else 0.38), easel.height * 0.72, unit * 0.36)
    easel.note(
        "cafe",
        "café",
        "terrace",
        "table",
        "chair",
        "awning",
        "street",
        "pavement",
        "cafe terrace",
        "café terrace",
        "restaurant",
        "bistro",
        "sidewalk cafe",
        "sidewalk café",
        "street café",
        "outdoor café",
        "outdoor cafe",
    )
    left, right = sorted((easel.width * (0.62 if side > 0 else 0.38), easel.width * (0.86 if side > 0 else 0.14)))
    return Stage(
        {
            "ground": Zone(left, easel.height * 0.78, right, easel.height * 0.93, 1.0, 1.4),
            "air": Zone(easel.width * 0.4, easel.height * 0.06, easel.width * 0.8, easel.height * 0.2, 0.7, 0.7),
        }
    )


def _front(easel: Easel, side: int) -> None:
    """Draw the front of the café in perspective at one side: wood, panes, the door, the awning over all."""
    width, height, chance = easel.width, easel.height, easel.chance("cafe front")
    x0 = -4.0 if side > 0 else width + 4.0
    x1 = width * (0.3 if side > 0 else 0.7)
    eye = (width * (0.56 if side > 0 else 0.44), height * 0.56)

    def at(share: float, y: float) -> tuple[float, float]:
        x = x0 + (x1 - x0) * share
        return x, y + (eye[1] - y) * (x - x0) / (eye[0] - x0)

    cloth, wood = toned(easel, chance.choice(CLOTHS)), toned(easel, (66, 86, 78))
    upper, low = -height * 0.06, height * 0.98
    wall = toned(easel, (226, 204, 168))
    parts = [polygon([at(0, upper - height), at(1, upper - height), at(1, low), at(0, low)], wall)]
    parts.append(polygon([at(0, height * 0.22), at(1, height * 0.22), at(1, low), at(0, low)], wood))
    for k in range(3):
        left, right = 0.06 + 0.31 * k, 0.06 + 0.31 * k + 0.25
        glass = mix(chance.choice(LAMPS), easel.light.glow, 0.2) if easel.light.lamplit > 0.2 else pane(easel, chance)
        foot = low * (0.98 if k == 1 else 0.8)
        parts.append(
            polygon([at(left, height * 0.34), at(right, height * 0.34), at(right, foot), at(left, foot)], glass)
        )
        middle = (left + right) / 2
        parts.append(line(trace("M", *at(middle, height * 0.34), "L", *at(middle, foot)), darker(wood, 0.2), 3))
    for k in range(2):
        left, right = 0.14 + 0.44 * k, 0.14 + 0.44 * k + 0.24
        glass = pane(easel, chance)
        parts.append(
            polygon(
                [
                    at(left, -height * 0.12),
                    at(right, -height * 0.12),
                    at(right, height * 0.12),
                    at(left, height * 0.12),
                ],
                glass,
            )
        )
    stripes = 9

    def shrink(x: float) -> float:
        """Return how large things are at a column of the front: 1 at the picture's edge."""
        return (x - eye[0]) / (x0 - eye[0])

    for k in range(stripes):
        tone = cloth if k % 2 == 0 else toned(easel, (246, 240, 228))
        a, b = k / stripes, (k + 1) / stripes
        out = width * 0.1 * side
        (ax, ay), (bx, by) = at(a, height * 0.2), at(b, height * 0.2)
        (cx, cy), (dx, dy) = at(b, height * 0.36), at(a, height * 0.36)
        hem = height * 0.035
        corners = [(ax, ay), (bx, by), (cx + out * shrink(bx), cy), (dx + out * shrink(ax), dy)]
        parts.append(polygon(corners, tone))
        lower = [
            corners[3],
            corners[2],
            (corners[2][0], corners[2][1] + hem * shrink(bx)),
            (corners[3][0], corners[3][1] + hem * shrink(ax)),
        ]
        parts.append(polygon(lower, darker(tone, 0.14)))
    easel.put("".join(parts))
    if easel.light.lamplit > 0.2:
        x, y = at(0.5, height * 0.6)
        easel.glow(x, y, easel.unit * 0.5, LAMPS[2], 0.5 * easel.light.lamplit, 1.7)


def _table(easel: Easel, x: float, y: float, size: float) -> None:
    """Set a small round table with a cup, a chair at each side."""
    iron, top = toned(easel, (52, 54, 60)), toned(easel, (236, 232, 222))
    wicker: Colour = toned(easel, (186, 128, 76))
    parts = [oval(x, y, size * 1.2, size * 0.16, (16, 16, 20), opacity=0.3)]
    for aside in (-1, 1):
        cx = x + aside * size * 0.86
        seat = y - size * 0.46
        legs = "".join(
            trace(" M", cx + k * size * 0.24, seat, "L", cx + k * size * 0.3, y + size * 0.03) for k in (-1, 1)
        )
        parts.append(line(legs.strip(), iron, size * 0.045))
        parts.append(oval(cx, seat, size * 0.32, size * 0.09, wicker))
        back = cx + aside * size * 0.3
        parts.append(
            path(
                trace(
                    "M",
                    back - aside * size * 0.02,
                    seat,
                    "Q",
                    back + aside * size * 0.1,
                    seat - size * 0.5,
                    back - aside * size * 0.06,
                    seat - size * 0.66,
                    "L",
                    back - aside * size * 0.16,
                    seat - size * 0.6,
                    "Q",
                    back - aside * size * 0.02,
                    seat - size * 0.3,
                    back - aside * size * 0.12,
                    seat,
                    "Z",
                ),
                darker(wicker, 0.1),
            )
        )
    parts.append(line(trace("M", x, y - size * 0.72, "V", y), iron, size * 0.06))
    parts.append(oval(x, y, size * 0.26, size * 0.06, iron))
    table = snow_tone(easel) if easel.scene.wintry else top
    parts.append(oval(x, y - size * 0.7, size * 0.56, size * 0.15, darker(table, 0.3)))
    parts.append(oval(x, y - size * 0.73, size * 0.56, size * 0.15, table))
    cup = lighter(toned(easel, (250, 250, 246)), 0.3)
    parts.append(
        box(x - size * 0.1, y - size * 0.88, size * 0.16, size * 0.13, cup, size * 0.03)
        + disc(x + size * 0.08, y - size * 0.83, size * 0.04, cup)
    )
    easel.put("".join(parts))
    easel.take(x, y, size * 1.2)


TERRACES = (cafe_terrace,)
