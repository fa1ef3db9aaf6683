"""Swimming pools: lanes that run to one point, a rounded pool among deckchairs and palms."""

from __future__ import annotations

import math

from PIL import Image

from promptmagic.painters.colour import WHITE, Colour
from promptmagic.painters.sketch.dressing import dress
from promptmagic.painters.sketch.easel import Easel, Point
from promptmagic.painters.sketch.facades import row
from promptmagic.painters.sketch.figures import Stage, Zone
from promptmagic.painters.sketch.land import leaf_band, level
from promptmagic.painters.sketch.places.meadow import backdrop
from promptmagic.painters.sketch.roadway import Vanishing, paved
from promptmagic.painters.sketch.seasons import CROWNS, season
from promptmagic.painters.sketch.shapes.pen import disc, oval
from promptmagic.painters.sketch.water import water

TILES: Colour = (228, 218, 200)
POOL: Colour = (46, 178, 206)


def lanes(easel: Easel) -> Stage:
    """Down the lanes of a long pool, floats in a line between them, trees behind."""
    easel.set_out(horizon=0.4, sun=0.66)
    _garden(easel)
    view = Vanishing(easel.x(0.5), easel.y(-0.2), easel.width * 0.42, (easel.height - easel.y(-0.2)) * 0.9)
    rim = [view.foot(-1, 0.3), view.foot(1, 0.3), view.foot(1, 1.3), view.foot(-1, 1.3)]
    _filled(easel, rim)
    parts = []
    for lane in (-0.5, 0.0, 0.5):
        for k in range(44):
            near = 0.3 * (1.3 / 0.3) ** (k / 43)
            x, y = view.foot(1, near, lane)
            parts.append(disc(x, y, easel.unit * 0.011 * near, easel.ambient((226, 70, 60) if k // 2 % 2 else WHITE)))
    easel.put("".join(parts))
    dress(easel, "parasol", 0.1, easel.y(0.4), 0.34)
    dress(easel, "deckchair", 0.93, easel.y(0.46), 0.14)
    return _stage(easel, rows=(0.3, 0.8))


def among_deckchairs(easel: Easel) -> Stage:
    """A rounded pool, deckchairs and parasols around it, palms and a white hotel behind."""
    easel.set_out(horizon=0.42, sun=0.3)
    _garden(easel, hotel=True)
    x, y, half = easel.x(0.52), easel.y(0.54), min(easel.unit * 0.5, easel.width * 0.46)
    rim = [
        (x + half * math.cos(turn) * (1 + 0.12 * math.sin(2 * turn)), y + easel.unit * 0.19 * math.sin(turn))
        for turn in (k / 72 * math.tau for k in range(72))
    ]
    _filled(easel, rim)
    for across, down in ((0.14, 0.16), (0.4, 0.1), (0.84, 0.16)):
        dress(easel, "deckchair", across, easel.y(down), 0.1)
    dress(easel, "parasol", 0.28, easel.y(0.14), 0.26)
    dress(easel, "parasol", 0.72, easel.y(0.14), 0.26)
    size = easel.unit * 0.05
    ring = oval(x - size, y, size, size * 0.44, easel.ambient((236, 92, 80))) + oval(
        x - size, y, size * 0.5, size * 0.2, easel.ambient(POOL)
    )
    easel.put(ring)
    return _stage(easel, rows=(0.36, 0.7))


LAYOUTS = (among_deckchairs, lanes)


def _garden(easel: Easel, *, hotel: bool = False) -> None:
    """Paint the sky, what stands behind the pool, and the tiles around it."""
    backdrop(easel)
    if hotel:
        row(easel, "hotel", easel.y(0.03), easel.unit * 0.3, easel.unit * 0.26)
    leaf_band(
        easel, "hedge", level(easel.y(0.04)), easel.unit * (0.07 if hotel else 0.16), CROWNS[season(easel)][0], haze=0.2
    )
    for across in (0.06, 0.95) if hotel else ():
        dress(easel, "palm", across, easel.y(0.08), 0.46)
    paved(easel, "pool tiles", easel.y(0.02), TILES)


def _filled(easel: Easel, rim: list[Point]) -> None:
    """Lay the pool: a pale edge, bright water with the light playing in it."""
    tone = easel.scene.place_colour or POOL
    before = easel.image.copy()
    top, bottom = int(min(y for _, y in rim)), min(easel.height, int(max(y for _, y in rim)) + 1)
    water(easel, max(easel.horizon, top), bottom, tint=easel.ambient(tone), depth=0.3, waves=0.3, glitter=0.3)
    mask, corner = easel.area(rim)
    pool = easel.image.crop((*corner, corner[0] + mask.width, corner[1] + mask.height))
    pool = Image.blend(pool, Image.new("RGB", pool.size, easel.ambient(tone)), 0.42)
    easel.image = before
    x, y = sum(px for px, _ in rim) / len(rim), sum(py for _, py in rim) / len(rim)
    easel.fill([(x + (px - x) * 1.05, y + (py - y) * 1.09) for px, py in rim], easel.ambient((250, 248, 240)))
    easel.image.paste(pool, corner, mask)
    easel.note("pool", "swimming pool", "water")


def _stage(easel: Easel, rows: tuple[float, float]) -> Stage:
    left, right = easel.width * 0.22, easel.width * 0.78
    ground = Zone(left, easel.y(0.88), right, easel.y(0.96), 1.3, 1.5)
    afloat = Zone(left, easel.y(rows[0]), right, easel.y(rows[1]), 0.9, 1.3)
    air = Zone(left, easel.horizon * 0.2, right, easel.horizon * 0.5, 0.7, 0.7)
    easel.note("garden")
    return Stage({"ground": ground, "water": afloat, "air": air})
