"""Stations: a train at the platform under a roof, down the platform, an underground hall with its tunnel."""

from __future__ import annotations

from promptmagic.painters.colour import Colour, mix, scaled
from promptmagic.painters.sketch.dressing import busy, dress
from promptmagic.painters.sketch.easel import Easel
from promptmagic.painters.sketch.facades import CLOTHS, pane, row, toned
from promptmagic.painters.sketch.figures import Stage, Zone
from promptmagic.painters.sketch.roadway import PAVING, Vanishing, paved
from promptmagic.painters.sketch.shapes.pen import box, darker, disc, lighter, line, path, polygon, trace
from promptmagic.painters.sketch.sky import sky

IRON: Colour = (70, 84, 92)


def train_at_the_platform(easel: Easel) -> Stage:
    """A long train stands at the platform, iron columns carry a roof, people wait."""
    easel.set_out(horizon=0.36, sun=0.6)
    sky(easel)
    foot = easel.y(0.34)
    row(easel, "houses by the line", easel.y(0.1), easel.unit * 0.2, easel.unit * 0.24, haze=0.24)
    _carriages(easel, foot, easel.unit * 0.34)
    paved(easel, "platform", foot, PAVING)
    easel.put(box(-2, foot + easel.unit * 0.05, easel.width + 4, easel.unit * 0.018, (246, 208, 84)), ambient=0.9)
    _roof(easel, foot)
    busy(easel, "waiting", ((0.3, easel.y(0.62), 0.28), (0.72, easel.y(0.58), 0.27)))
    return _stage(easel, (0.2, 0.8), (0.68, 0.92))


def down_the_platform(easel: Easel) -> Stage:
    """Along the platform: rails on one side run with the lamps and the roof to one point, a train comes in."""
    easel.set_out(horizon=0.46, sun=0.4)
    sky(easel)
    row(easel, "far houses", easel.y(0.02), easel.unit * 0.09, easel.unit * 0.08, haze=0.4)
    view = Vanishing(easel.x(0.4), float(easel.horizon), easel.width * 0.6, (easel.height - easel.horizon) * 0.9)
    paved(easel, "ballast", float(easel.horizon), (132, 122, 112))
    _rails(easel, view)
    _coming(easel, view)
    _platform(easel, view)
    for near in (0.16, 0.3, 0.56, 1.0):
        x, y = _beside(easel, view, 0.62, near)
        dress(easel, "street lamp", x, y, 0.56 * near)
    busy(easel, "travellers", tuple((*_beside(easel, view, 0.5, near), 0.44 * near) for near in (0.24, 0.38, 0.62)))
    return _stage(easel, (0.6, 0.86), (0.6, 0.92))


def underground(easel: Easel) -> Stage:
    """An underground hall: tiled walls, the mouth of the tunnel, a train at the platform, lamps in rank."""
    easel.set_out(horizon=0.46, sun=0.5)
    wide, high = easel.width, easel.height
    tile = easel.ambient((222, 226, 214)) if easel.light.lamplit < 0.3 else (206, 208, 194)
    easel.fill([(-2, -2), (wide + 2, -2), (wide + 2, high + 2), (-2, high + 2)], scaled(tile, 0.5), tile)
    low = high * 0.64
    parts = [box(0, high * 0.3, wide, low - high * 0.3, tile)]
    step = easel.unit * 0.05
    joints = [f"M{k * step:.1f},{high * 0.3:.1f}V{low:.1f}" for k in range(int(wide / step) + 1)]
    joints += [f"M0,{high * 0.3 + k * step:.1f}H{wide}" for k in range(int((low - high * 0.3) / step) + 1)]
    parts.append(line("".join(joints), darker(tile, 0.14), 0.8))
    band = toned(easel, easel.chance("line").choice(CLOTHS))
    parts += [box(0, high * 0.33, wide, easel.unit * 0.035, band), box(0, 0, wide, high * 0.3, (58, 60, 66))]
    parts += [
        line(f"M{wide * k / 4:.1f},0L{wide * (0.5 + (k / 4 - 0.5) * 0.8):.1f},{high * 0.3:.1f}", (82, 84, 92), 3)
        for k in range(5)
    ]
    easel.put("".join(parts))
    for k in range(5):
        x = wide * (0.1 + 0.2 * k)
        easel.put(box(x - easel.unit * 0.06, high * 0.24, easel.unit * 0.12, easel.unit * 0.016, (255, 250, 226)))
        easel.glow(x, high * 0.25, easel.unit * 0.26, (255, 244, 206), 0.5, 1.7)
    _carriages(easel, high * 0.72, easel.unit * 0.32)
    easel.horizon = round(high * 0.72)
    paved(easel, "hall floor", high * 0.72, (150, 148, 146))
    easel.put(box(-2, high * 0.745, wide + 4, easel.unit * 0.02, (246, 208, 84)))
    for across in (0.1, 0.9):
        x, half = easel.x(across), easel.unit * 0.045
        easel.put(
            box(x - half, 0, half * 2, high * 0.84, mix(IRON, (150, 60, 50), 0.3))
            + box(x - half * 1.4, high * 0.82, half * 2.8, high * 0.03, IRON)
        )
    busy(easel, "underground people", ((0.3, high * 0.84, 0.28), (0.66, high * 0.86, 0.29)))
    return _stage(easel, (0.2, 0.8), (0.5, 0.86))


OPEN_AIR = (train_at_the_platform, down_the_platform)
LAYOUTS = (train_at_the_platform, down_the_platform, underground)


def _stage(easel: Easel, span: tuple[float, float], rows: tuple[float, float]) -> Stage:
    left, right = sorted((easel.x(span[0]), easel.x(span[1])))
    easel.note("station", "train station", "subway", "train", "platform", "street")
    ground = Zone(left, easel.y(rows[0]), right, easel.y(rows[1]), 1.4, 1.7)
    return Stage({"ground": ground, "air": Zone(left, easel.horizon * 0.2, right, easel.horizon * 0.5, 0.7, 0.7)})


def _carriages(easel: Easel, foot: float, high: float) -> None:
    """Draw the side of a train from edge to edge: doors, windows, a stripe."""
    chance = easel.chance("train")
    coat = toned(easel, next(iter(easel.scene.colours), None) or chance.choice(CLOTHS))
    body = toned(easel, (232, 230, 222))
    parts = [box(-4, foot - high * 0.1, easel.width + 8, high * 0.14, (44, 46, 52))]
    long = high * 3.1
    x = -long * chance.uniform(0.1, 0.5)
    while x < easel.width:
        parts.append(box(x, foot - high, long * 0.985, high * 0.92, body, high * 0.07))
        parts.append(box(x, foot - high * 0.42, long * 0.985, high * 0.26, coat))
        parts.append(box(x, foot - high * 1.02, long * 0.985, high * 0.08, darker(coat, 0.4), high * 0.04))
        for k in range(8):
            left = x + long * (0.03 + 0.119 * k)
            if k in (1, 6):
                parts.append(box(left, foot - high * 0.84, long * 0.09, high * 0.74, lighter(coat, 0.24), 3))
                parts.append(
                    box(left + long * 0.018, foot - high * 0.76, long * 0.054, high * 0.28, pane(easel, chance), 2)
                )
            else:
                parts.append(box(left, foot - high * 0.8, long * 0.1, high * 0.32, (56, 60, 70), 3))
                parts.append(box(left + 1.5, foot - high * 0.785, long * 0.1 - 3, high * 0.29, pane(easel, chance), 3))
        x += long
    easel.put("".join(parts), (0, int(foot - high * 1.1), easel.width, int(foot + high * 0.1)))


def _roof(easel: Easel, foot: float) -> None:
    """Carry a roof over the platform on iron columns."""
    iron, top = toned(easel, IRON), easel.height * 0.1
    deep = easel.unit * 0.06
    parts = [
        polygon([(0, 0), (easel.width, 0), (easel.width, top), (0, top)], darker(iron, 0.4)),
        box(0, top, easel.width, deep * 0.5, iron),
    ]
    step, x = easel.unit * 0.05, 0.0
    while x < easel.width:
        parts.append(path(f"M{x:.1f},{top + deep * 0.4:.1f}h{step:.1f}l{-step / 2:.1f},{deep * 0.5:.1f}Z", iron))
        x += step
    low = foot + easel.unit * 0.16
    for across in (0.1, 0.5, 0.9):
        px = easel.x(across)
        parts.append(line(f"M{px:.1f},{top:.1f}V{low:.1f}", iron, easel.unit * 0.022))
        arm, beam = easel.unit * 0.1, top + deep * 0.4
        bow = trace("M", px - arm, beam, "Q", px, beam, px, top + arm * 1.3, "Q", px, beam, px + arm, beam)
        parts.append(line(bow, iron, easel.unit * 0.012))
    cx, cy, size = easel.x(0.3), top + easel.unit * 0.13, easel.unit * 0.055
    parts += [
        line(f"M{cx:.1f},{top:.1f}V{cy:.1f}", iron, size * 0.14),
        disc(cx, cy, size, iron),
        disc(cx, cy, size * 0.84, (250, 246, 232)),
    ]
    parts.append(
        line(
            f"M{cx:.1f},{cy:.1f}v{-size * 0.6:.1f}M{cx:.1f},{cy:.1f}l{size * 0.4:.1f},{size * 0.24:.1f}",
            (40, 40, 46),
            size * 0.1,
        )
    )
    easel.put("".join(parts))
    easel.note("clock")


def _side(easel: Easel) -> int:
    return -1 if easel.mirrored else 1


def _beside(easel: Easel, view: Vanishing, out: float, near: float) -> tuple[float, float]:
    """Return how far across and on which row a point of the platform is."""
    x, y = view.foot(_side(easel), near, out)
    return (1 - x / easel.width if easel.mirrored else x / easel.width), y


def _rails(easel: Easel, view: Vanishing) -> None:
    side, parts = -_side(easel), []
    near = 0.04
    while near < 1.3:
        (a, y), (b, _) = view.foot(side, near, 0.1), view.foot(side, near, 0.76)
        parts.append(line(f"M{a:.1f},{y:.1f}L{b:.1f},{y:.1f}", toned(easel, (96, 74, 58)), easel.unit * 0.026 * near))
        near *= 1.16
    for out in (0.2, 0.66):
        start, end = view.foot(side, 0.01, out), view.foot(side, 1.4, out)
        half = easel.unit * 0.014
        parts.append(polygon([start, (end[0] + half, end[1]), (end[0] - half, end[1])], toned(easel, (190, 194, 200))))
    easel.put("".join(parts))


def _platform(easel: Easel, view: Vanishing) -> None:
    side = _side(easel)
    tip, inner, outer = view.foot(side, 0.02, 0.1), view.foot(side, 1.4, 0.06), view.foot(side, 1.4, 2.4)
    stone = toned(easel, PAVING if not easel.scene.wintry else (228, 232, 240))
    easel.fill(
        [tip, inner, outer, (outer[0], view.y + 3), (tip[0], view.y + 3)], mix(stone, easel.light.haze, 0.3), stone
    )
    a, b = view.foot(side, 1.4, 0.14), view.foot(side, 1.4, 0.19)
    low = view.foot(side, 1.4, -0.02)
    easel.put(polygon([tip, a, b], toned(easel, (246, 208, 84))) + polygon([tip, inner, low], darker(stone, 0.5)))


def _coming(easel: Easel, view: Vanishing) -> None:
    """Let the front of a train come down the rails."""
    x, y = view.foot(-_side(easel), 0.4, 0.43)
    high = easel.unit * 0.26
    coat = toned(easel, next(iter(easel.scene.colours), None) or easel.chance("train").choice(CLOTHS))
    far_x, far_y = view.foot(-_side(easel), 0.06, 0.43)
    half, small = high * 0.4, high * 0.06
    parts = [
        polygon(
            [
                (x - half, y - high),
                (x + half, y - high),
                (far_x + small, far_y - high * 0.15),
                (far_x - small, far_y - high * 0.15),
            ],
            darker(coat, 0.4),
        )
    ]
    parts.append(
        polygon(
            [
                (x - half * _side(easel) * -1, y - high),
                (x - half * _side(easel) * -1, y - high * 0.1),
                (far_x + small * _side(easel), far_y),
                (far_x + small * _side(easel), far_y - high * 0.15),
            ],
            darker(coat, 0.24),
        )
    )
    parts += [
        box(x - half, y - high, half * 2, high * 0.94, coat, high * 0.1),
        box(x - half * 0.8, y - high * 0.86, half * 1.6, high * 0.36, (40, 48, 60), high * 0.05),
    ]
    parts += [
        box(x - half, y - high * 0.4, half * 2, high * 0.07, (246, 242, 230)),
        box(x - half * 0.8, y - high * 0.12, half * 1.6, high * 0.12, (44, 46, 52)),
    ]
    parts += [disc(x + k * half * 0.66, y - high * 0.24, high * 0.06, (255, 246, 206)) for k in (-1, 1)]
    easel.put("".join(parts))
    for k in (-1, 1):
        easel.glow(x + k * half * 0.66, y - high * 0.24, high * 0.4, (255, 236, 170), 0.6, 1.8)
