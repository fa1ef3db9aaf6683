"""Washing: laundry that hangs on lines across a street or over a yard, high above who walks below."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import replace

from promptmagic.painters.colour import Colour, hexed
from promptmagic.painters.sketch.easel import Easel
from promptmagic.painters.sketch.scene import SketchScene
from promptmagic.painters.sketch.shapes.pen import darker, polygon

HUNG = re.compile(
    r"\b(?:laundry|washing|clothes|sheets)(?: is| are| that)? (?:hung|strung|drying|hang\w*|on (?:an? |the )?lines?)\b"
    r"|\b(?:washing|clothes)[ -]?lines?\b|\bhanging (?:laundry|washing|clothes)\b",
    re.IGNORECASE,
)
"""Words of laundry that hangs out of doors."""

WHERE = frozenset({"street", "village", "city", "river", "canal"})
"""Places with houses on both sides, between which a line is drawn."""

HANGING = (
    "hanging",
    "hanging between",
    "hanging over",
    "hanging across",
    "hung",
    "strung",
    "drying",
    "over",
    "between",
)
"""Words of where it hangs, of which each is so."""

LINES = ((0.1, 0.17, 0.05), (0.27, 0.22, 0.042))
"""How far down the picture each line is at its left and right end, and how high what hangs on it is, in units."""

CLOTHS: tuple[Colour, ...] = (
    (246, 242, 232), (206, 84, 76), (92, 136, 190), (240, 200, 110), (134, 170, 122), (230, 158, 150), (246, 242, 232),
)  # fmt: skip


def is_hung(scene: SketchScene) -> bool:
    """Whether laundry is said to hang between houses."""
    return scene.place in WHERE and scene.subject("laundry") is not None and HUNG.search(scene.told) is not None


def without_a_heap(scene: SketchScene) -> SketchScene:
    """Return the scene without a heap of the laundry that hangs there, and the houses that the street has by itself."""
    if not is_hung(scene):
        return scene
    there = tuple(one for one in scene.subjects if one.noun not in ("laundry", "house"))
    return replace(scene, subjects=there)


def hang_out(easel: Easel, told: str) -> None:
    """Draw the lines across the picture, the farther one first, with what hangs on them."""
    if easel.scene.place not in WHERE or HUNG.search(told) is None:
        return
    chance = easel.chance("washing")
    for left, right, high in reversed(LINES):
        _line(easel, chance, easel.height * left, easel.height * right, easel.unit * high * 2)
    easel.note("laundry", "house", "building", *(f"seen {how}" for how in HANGING))


def _line(easel: Easel, chance: random.Random, start: float, end: float, high: float) -> None:
    sag = easel.unit * 0.05
    wide = float(easel.width)

    def row(x: float) -> float:
        share = x / wide
        return start + (end - start) * share + 4 * sag * share * (1 - share)

    steps = [wide * number / 24 for number in range(25)]
    run = " ".join(f"{'M' if x == 0 else 'L'}{x:.1f},{row(x):.1f}" for x in steps)
    thick = max(0.8, easel.unit * 0.0028)
    parts = [f'<path d="{run}" fill="none" stroke="{hexed((70, 62, 58))}" stroke-width="{thick:.2f}"/>']
    x = wide * chance.uniform(0.06, 0.12)
    while x < wide * 0.92:
        broad = high * chance.uniform(0.55, 0.95)
        parts.append(_cloth(chance, x, row, broad, high * chance.uniform(0.8, 1.15)))
        x += broad + high * chance.uniform(0.18, 0.5)
    easel.put("".join(parts), ambient=0.9)


def _cloth(chance: random.Random, x: float, row: Callable[[float], float], broad: float, high: float) -> str:
    """Draw a shirt, a pair of trousers or a towel from the line down."""
    tone = chance.choice(CLOTHS)
    top = (row(x) + row(x + broad)) / 2
    kind = chance.choice(("shirt", "trousers", "towel", "shirt"))
    if kind == "towel":
        outline = [(0.0, 0.0), (1.0, 0.0), (0.98, 0.95), (0.02, 1.0)]
    elif kind == "trousers":
        outline = [(0.1, 0.0), (0.9, 0.0), (1.0, 1.2), (0.62, 1.2), (0.5, 0.42), (0.38, 1.2), (0.0, 1.2)]
    else:
        outline = [
            (0.28, 0.0), (0.72, 0.0), (1.08, 0.3), (0.94, 0.46), (0.8, 0.36), (0.8, 1.0), (0.2, 1.0), (0.2, 0.36),
            (0.06, 0.46), (-0.08, 0.3),
        ]  # fmt: skip
    points = [(x + across * broad, top + down * high) for across, down in outline]
    fold = [(px if px > x + broad / 2 else x + broad * 0.62, py) for px, py in points]
    return polygon(points, tone) + (polygon(fold, darker(tone, 0.1)) if kind == "towel" else "")
