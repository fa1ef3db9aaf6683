"""Harbours: sailing boats before a row of old houses, a quay with fishing boats, a mole with its light."""

from __future__ import annotations

from itertools import pairwise

from promptmagic.painters.colour import Colour, mix
from promptmagic.painters.sketch.dressing import dress
from promptmagic.painters.sketch.easel import Easel
from promptmagic.painters.sketch.facades import row, toned
from promptmagic.painters.sketch.figures import Stage, Zone, reflection, stood
from promptmagic.painters.sketch.flocks import birds
from promptmagic.painters.sketch.roadway import PAVING, paved
from promptmagic.painters.sketch.shapes import find
from promptmagic.painters.sketch.shapes.pen import box, darker, lighter, line, oval
from promptmagic.painters.sketch.sky import sky
from promptmagic.painters.sketch.water import water

STONE: Colour = (150, 142, 132)
BASIN: Colour = (58, 112, 138)


def masts(easel: Easel) -> Stage:
    """Sailing boats lie before a row of old houses, the quay with its bollards in front."""
    easel.set_out(horizon=0.5, sun=0.64)
    sky(easel)
    row(easel, "harbour houses", easel.horizon, easel.unit * 0.15, easel.unit * 0.2)
    water(easel, easel.horizon, easel.height, tint=BASIN, depth=0.36, waves=0.4)
    for across, down, tall in ((0.2, 0.1, 0.32), (0.42, 0.06, 0.26), (0.64, 0.12, 0.34), (0.86, 0.08, 0.28)):
        _moored(easel, "sailboat", across, easel.y(down), tall)
    _moored(easel, "boat", 0.3, easel.y(0.44), 0.09)
    _quay(easel, 0.74)
    birds(easel, 0.5, 0.3)
    return _stage(easel, (0.86, 0.96), (0.3, 0.6))


def behind_the_mole(easel: Easel) -> Stage:
    """A mole with a lighthouse closes the basin, boats lie inside, the open sea behind."""
    easel.set_out(horizon=0.44, sun=0.36)
    sky(easel)
    water(easel, easel.horizon, easel.height, tint=BASIN, depth=0.4, waves=0.6)
    stone, y, high = toned(easel, STONE), easel.y(0.16), easel.unit * 0.05
    left, right = sorted((easel.x(0.36), easel.x(1.1)))
    easel.put(
        box(left, y - high, right - left, high, darker(stone, 0.24))
        + box(left - 2, y - high * 1.2, right - left, high * 0.4, stone)
    )
    dress(easel, "lighthouse", 0.44, y - high, 0.42, cast=False)
    for across, down, tall in ((0.66, 0.26, 0.3), (0.86, 0.3, 0.34), (0.16, 0.34, 0.3)):
        _moored(easel, "sailboat", across, easel.y(down), tall)
    _moored(easel, "boat", 0.5, easel.y(0.5), 0.1)
    _quay(easel, 0.8)
    birds(easel, 0.3, 0.3)
    return _stage(easel, (0.88, 0.97), (0.36, 0.66))


LAYOUTS = (masts, behind_the_mole)


def _moored(easel: Easel, noun: str, across: float, y: float, tall: float) -> None:
    """Let a boat lie in the water, mirrored in it."""
    shape = find(noun)
    if shape is None or easel.scene.lacks(noun):
        return
    layer, corner = stood(easel, shape, easel.chance(f"moored {across}"), easel.x(across), y, easel.unit * tall)
    reflection(easel, layer, corner, y)
    easel.place(layer, corner, ambient=0.9, rim=0.4 * easel.light.glare)
    easel.take(easel.x(across), y, easel.unit * tall * 0.4)


def _quay(easel: Easel, down: float) -> None:
    """Build the near quay: its edge, its paving, bollards with a rope between them."""
    y, stone, iron = easel.y(down), toned(easel, STONE), toned(easel, (56, 60, 68))
    paved(easel, "quay", y, PAVING)
    edge = easel.unit * 0.02
    easel.put(
        box(-2, y - edge, easel.width + 4, edge * 1.4, lighter(stone, 0.3))
        + box(-2, y - edge * 1.6, easel.width + 4, edge * 0.7, darker(stone, 0.5))
    )
    feet = [easel.width * share for share in (0.12, 0.5, 0.88)]
    size, parts = easel.unit * 0.03, []
    for x, ahead in pairwise(feet):
        rope = (
            f"M{x:.1f},{y + size * 0.4:.1f}Q{(x + ahead) / 2:.1f},{y + size * 2.6:.1f} {ahead:.1f},{y + size * 0.4:.1f}"
        )
        parts.append(line(rope, toned(easel, (206, 178, 130)), size * 0.2))
    for x in feet:
        parts += [
            box(x - size * 0.5, y - size * 0.6, size, size * 1.9, iron, size * 0.2),
            oval(x, y - size * 0.6, size * 0.8, size * 0.3, mix(iron, (200, 206, 214), 0.2)),
        ]
    easel.put("".join(parts))


def _stage(easel: Easel, rows: tuple[float, float], afloat: tuple[float, float]) -> Stage:
    left, right = easel.width * 0.16, easel.width * 0.84
    easel.note("harbour", "quay", "sea")
    return Stage(
        {
            "ground": Zone(left, easel.y(rows[0]), right, easel.y(rows[1]), 1.2, 1.4),
            "water": Zone(left, easel.y(afloat[0]), right, easel.y(afloat[1]), 0.8, 1.1),
            "air": Zone(left, easel.horizon * 0.2, right, easel.horizon * 0.5, 0.7, 0.7),
        }
    )
