"""Bathrooms: a tub under the window, a washbasin with its mirror beside the tub."""

from __future__ import annotations

from promptmagic.painters.colour import WHITE, Colour, mix
from promptmagic.painters.sketch.dressing import dress
from promptmagic.painters.sketch.easel import Easel
from promptmagic.painters.sketch.figures import Stage
from promptmagic.painters.sketch.furniture import plant, rug
from promptmagic.painters.sketch.interior import Room, build
from promptmagic.painters.sketch.places.room import cloth, piece, stage, wall
from promptmagic.painters.sketch.shapes.pen import box, darker, disc, lighter, line, oval, path, polygon
from promptmagic.painters.sketch.windows import look_out, window

CHINA: Colour = (246, 248, 248)


def tub_under_the_window(easel: Easel) -> Stage:
    """A standing tub full of foam under a window, tiles to the height of a shoulder."""
    view = look_out(easel, horizon=0.5, sun=0.5)
    room = _tiled(easel, -0.1, 1.1)
    wide, tall = min(easel.width * 0.36, easel.unit * 0.42), easel.height * 0.28
    window(
        easel, view, easel.x(0.46) - wide / 2, easel.height * 0.06, wide, tall, panes=(2, 1), curtains=cloth(easel, 1)
    )
    if not easel.scene.subject("bathtub"):
        piece(easel, _tub(), 0.46, easel.height * 0.82, 0.26, aspect=2.3)
    piece(easel, plant((196, 150, 110), (74, 138, 84)), 0.9, easel.height * 0.78, 0.34, aspect=0.8)
    easel.put(
        rug(easel.x(0.46), easel.height * 0.91, easel.unit * 0.26, easel.unit * 0.045, cloth(easel, 2)), ambient=1.0
    )
    easel.note("bathroom", "bath", "bathtub")
    return stage(easel, room, (0.2, 0.8), rows=(0.88, 0.96))


def basin_and_mirror(easel: Easel) -> Stage:
    """A washbasin under a round mirror, a towel, the toilet beside it, the end of the tub."""
    look_out(easel, horizon=0.4, sun=0.4)
    room = _tiled(easel, -0.1, 0.9)
    x, y, size = easel.x(0.34), easel.height * 0.27, easel.unit * 0.15
    glass = mix((190, 212, 222), easel.light.sky[3], 0.3)
    mirror = disc(x, y, size * 1.1, (196, 164, 110)) + disc(x, y, size, glass)
    shine = [(-0.5, 0.5), (0.3, -0.6), (0.6, -0.4), (-0.2, 0.7)]
    mirror += polygon([(x + size * a, y + size * b) for a, b in shine], WHITE, 0.4)
    easel.put(mirror, ambient=1.0)
    easel.burn(x, y, easel.unit * 0.9)
    piece(easel, _basin(cloth(easel, 0)), 0.34, easel.height * 0.78, 0.3, aspect=1.0)
    rail, hang = easel.x(0.6), easel.height * 0.42
    towel = cloth(easel, 1)
    easel.put(
        line(f"M{rail - size * 0.7:.1f},{hang:.1f}h{size * 1.4:.1f}", (170, 176, 182), size * 0.07)
        + box(rail - size * 0.5, hang, size, size * 1.5, towel, 3)
        + box(rail - size * 0.5, hang + size * 1.2, size, size * 0.12, lighter(towel, 0.5)),
        ambient=1.0,
    )
    dress(easel, "toilet", 0.78, easel.height * 0.82, 0.28)
    easel.put(
        rug(easel.x(0.36), easel.height * 0.89, easel.unit * 0.24, easel.unit * 0.045, cloth(easel, 2)), ambient=1.0
    )
    easel.note("bathroom", "mirror", "sink", "towel")
    return stage(easel, room, (0.2, 0.7), rows=(0.87, 0.96))


LAYOUTS = (tub_under_the_window, basin_and_mirror)


def _tiled(easel: Easel, left: float, right: float) -> Room:
    """Build the room, its back wall tiled half way up."""
    own = mix(wall(easel), (214, 236, 240), 0.55)
    room = build(easel, left=left, right=right, top=-0.02, bottom=0.7, wall=own, floor=(186, 196, 200), tiles=True)
    tone, step = mix(own, WHITE, 0.5), easel.unit * 0.06
    parts = [
        box(
            room.left,
            easel.height * 0.38,
            room.right - room.left,
            room.bottom - easel.height * 0.38,
            darker(tone, 0.14),
        )
    ]
    y = room.bottom - step
    while y > easel.height * 0.38 - step * 0.5:
        x = max(room.left, -step)
        while x < room.right:
            parts.append(box(x, y, min(step, room.right - x) * 0.94, step * 0.94, tone, 1))
            x += step
        y -= step
    easel.put("".join(parts), ambient=1.0)
    return room


def _tub() -> str:
    parts = [oval(k, -5, 7, 6, (196, 160, 90)) for k in (-80, 80)]
    parts += [
        path("M-112,-72 H112 Q106,-8 70,-6 H-70 Q-106,-8 -112,-72Z", CHINA),
        path("M-100,-40 Q-92,-8 -70,-6 H70 Q92,-8 100,-40 Q0,-16 -100,-40Z", darker(CHINA, 0.12)),
    ]
    parts += [disc(-88 + 19.6 * k, -76 - 7 * (k % 3), 17 - 3 * (k % 2), (252, 254, 255)) for k in range(10)]
    parts += [
        box(-118, -78, 236, 10, lighter(CHINA, 0.4), 5),
        line("M126,0 V-96 q0,-14 -14,-14 h-12 v10", (176, 184, 190), 6),
    ]
    return "".join(parts)


def _basin(cloth_: Colour) -> str:
    parts = [
        box(-46, -62, 92, 62, mix(cloth_, (240, 236, 228), 0.4), 3),
        line("M0,-58 V-4", (120, 116, 110), 1.5),
        disc(-7, -34, 3, (120, 100, 70)),
        disc(7, -34, 3, (120, 100, 70)),
    ]
    parts += [
        path("M-54,-84 H54 Q50,-60 24,-60 H-24 Q-50,-60 -54,-84Z", CHINA),
        oval(0, -84, 54, 7, darker(CHINA, 0.1)),
        oval(0, -84, 46, 4.6, darker(CHINA, 0.24)),
    ]
    parts += [line("M0,-84 V-108 q0,-8 10,-8 q8,0 8,9", (170, 178, 186), 5)]
    return "".join(parts)
