"""Clinics: a ward with its bed behind a curtain, and the room in which a doctor or a nurse sees people."""

from __future__ import annotations

from promptmagic.painters.colour import WHITE, Colour, mix
from promptmagic.painters.sketch.easel import Easel
from promptmagic.painters.sketch.figures import Stage
from promptmagic.painters.sketch.interior import Room, build
from promptmagic.painters.sketch.places.room import piece, stage
from promptmagic.painters.sketch.shapes.pen import box, darker, disc, lighter, line, oval, path, polygon
from promptmagic.painters.sketch.windows import look_out, window

PAINT: Colour = (206, 226, 224)
LINEN: Colour = (246, 248, 250)
STEEL: Colour = (172, 182, 190)
CURTAIN: Colour = (128, 188, 186)
RED: Colour = (206, 58, 58)


def ward(easel: Easel) -> Stage:
    """A bed with its back raised beside the window, a curtain on a rail, a drip, a cabinet with a red cross."""
    view = look_out(easel, horizon=0.5, sun=0.6)
    room = _walls(easel)
    wide, tall = min(easel.width * 0.26, easel.unit * 0.34), easel.height * 0.3
    window(easel, view, easel.x(0.5) - wide / 2, easel.height * 0.1, wide, tall, panes=(2, 1))
    _cabinet(easel, 0.14, easel.height * 0.36)
    _hanging(easel, 0.8, room)
    if not any(easel.scene.subject(noun) for noun in ("bed", "hospital bed")):
        piece(easel, _drip(), 0.94, easel.height * 0.8, 0.5, aspect=0.4)
        piece(easel, _bed(), 0.76, easel.height * 0.82, 0.27, aspect=2.2)
        easel.take(easel.x(0.8), easel.height * 0.86, easel.unit * 0.26)
    easel.note("hospital", "clinic", "hospital bed", "curtain", "hospital room", "hospital ward")
    return stage(easel, room, (0.14, 0.56), rows=(0.88, 0.96))


def consulting_room(easel: Easel) -> Stage:
    """An examination couch by the wall, a chart of letters, a cabinet, a washbasin under the window."""
    view = look_out(easel, horizon=0.5, sun=0.3)
    room = _walls(easel)
    wide, tall = min(easel.width * 0.24, easel.unit * 0.3), easel.height * 0.28
    window(easel, view, easel.x(0.82) - wide / 2, easel.height * 0.12, wide, tall, panes=(2, 1))
    _cabinet(easel, 0.5, easel.height * 0.34)
    _chart(easel, 0.26, easel.height * 0.14)
    piece(easel, _couch(), 0.2, easel.height * 0.8, 0.22, aspect=2.3)
    easel.take(easel.x(0.16), easel.height * 0.86, easel.unit * 0.24)
    easel.note("hospital", "clinic", "cupboard")
    return stage(easel, room, (0.4, 0.84), rows=(0.88, 0.96))


LAYOUTS = (ward, consulting_room)


def _walls(easel: Easel) -> Room:
    """Build a bright room with a rail along its walls, on a smooth floor."""
    own = easel.scene.wall_colour or PAINT
    room = build(easel, left=-0.1, right=1.1, top=-0.02, bottom=0.7, wall=own, floor=(190, 204, 208), tiles=True)
    easel.found["close up"] = True
    rail = room.bottom - easel.unit * 0.2
    tone = easel.ambient(darker(own, 0.2))
    easel.fill(
        [
            (-2, rail),
            (easel.width + 2, rail),
            (easel.width + 2, rail + easel.unit * 0.02),
            (-2, rail + easel.unit * 0.02),
        ],
        lighter(tone, 0.2),
        tone,
    )
    return room


def _hanging(easel: Easel, across: float, room: Room) -> None:
    """Hang a curtain in folds from a rail, drawn half aside."""
    top, foot = easel.height * 0.07, room.bottom + easel.unit * 0.03
    half, middle = easel.unit * 0.3, easel.x(across)
    parts = [line(f"M{middle - half:.1f},{top:.1f}H{middle + half:.1f}", STEEL, easel.unit * 0.008)]
    folds, left = 7, middle + half * 0.16
    step = (middle + half - left) / folds
    for fold in range(folds):
        x = left + step * fold
        tone = CURTAIN if fold % 2 else darker(CURTAIN, 0.12)
        parts.append(
            polygon([(x, top), (x + step, top), (x + step * 1.04, foot), (x - step * 0.04, foot - step * 0.2)], tone)
        )
    easel.put("".join(parts), ambient=1.0)


def _cabinet(easel: Easel, across: float, top: float) -> None:
    """Hang a white cabinet with a red cross on the wall."""
    x, size = easel.x(across), easel.unit * 0.2
    arm, thick = size * 0.2, size * 0.14
    parts = [
        box(x - size / 2, top, size, size * 0.86, darker(WHITE, 0.2), 3),
        box(x - size * 0.47, top + size * 0.03, size * 0.94, size * 0.8, (250, 250, 250), 2),
        box(x - thick / 2, top + size * 0.43 - arm, thick, arm * 2, RED),
        box(x - arm, top + size * 0.43 - thick / 2, arm * 2, thick, RED),
        box(x + size * 0.38, top + size * 0.38, size * 0.03, size * 0.12, STEEL, 1),
    ]
    easel.put("".join(parts), ambient=1.0)
    easel.note("cupboard")


def _chart(easel: Easel, across: float, top: float) -> None:
    """Hang a chart for testing eyes: rows of marks that grow smaller."""
    x, wide = easel.x(across), easel.unit * 0.16
    high = wide * 1.4
    parts = [
        box(x - wide / 2, top, wide, high, darker(WHITE, 0.14), 2),
        box(x - wide * 0.46, top + wide * 0.04, wide * 0.92, high - wide * 0.08, WHITE),
    ]
    y, size = top + wide * 0.2, wide * 0.24
    for row in range(1, 6):
        for number in range(row):
            at = x + (number - (row - 1) / 2) * size * 1.5 - size / 2
            thick = size * 0.24
            parts += [box(at, y, thick, size, (50, 54, 60)), box(at, y, size, thick, (50, 54, 60))]
            parts += [box(at, y + size - thick, size, thick, (50, 54, 60))] if (row + number) % 2 else []
        y += size * 1.35
        size *= 0.76
    easel.put("".join(parts), ambient=1.0)


def _bed() -> str:
    """Draw a hospital bed from its side, its back raised, in hundredths of its height."""
    parts = [line(f"M{x},-6 V-30", STEEL, 5) for x in (-84, 84)]
    parts += [disc(x, -5, 6, (70, 76, 84)) for x in (-84, 84)]
    parts += [
        box(-100, -38, 200, 9, STEEL, 3),
        line("M100,-34 V-78 M-100,-34 V-62", STEEL, 5),
        path("M-96,-38 V-54 Q-96,-58 -90,-58 H40 L84,-98 Q92,-102 96,-94 L98,-38Z", LINEN),
        path("M44,-60 L84,-97 Q92,-101 95,-92 L92,-84 L56,-54Z", mix(LINEN, (186, 206, 224), 0.4)),
        path("M-97,-38 V-56 Q-97,-62 -90,-62 H24 L14,-36 H-97Z", (126, 176, 206)),
        path("M24,-62 L14,-36 H28 L40,-60Z", WHITE),
        line("M-60,-46 H60 M-60,-46 V-36 M60,-46 V-36", darker(STEEL, 0.1), 3),
    ]
    return "".join(parts)


def _drip() -> str:
    """Draw a stand with a bag of fluid, in hundredths of its height."""
    return "".join(
        (
            line("M0,-3 V-98 M-9,-98 H9 M-14,-2 L0,-8 L14,-2", STEEL, 2.2),
            path("M4,-94 H16 V-74 Q10,-68 4,-74Z", (206, 228, 238)),
            path("M4,-86 H16 V-74 Q10,-68 4,-74Z", (150, 200, 224)),
            line("M10,-70 Q10,-50 18,-40", (206, 228, 238), 1.2),
        )
    )


def _couch() -> str:
    """Draw an examination couch from its side, in hundredths of its height."""
    parts = [line(f"M{x},-2 V-62", STEEL, 5) for x in (-86, 80)]
    parts += [
        line("M-86,-26 H80", STEEL, 3.4),
        path("M-104,-62 V-76 Q-104,-82 -96,-82 H44 L92,-104 Q100,-106 102,-98 L100,-86 L60,-62Z", (96, 150, 164)),
        path("M-104,-66 H58 L60,-62 H-104Z", (70, 116, 130)),
        path("M-60,-82 H20 V-62 H-60Z", LINEN),
        oval(82, -102, 18, 6, LINEN, -24),
    ]
    return "".join(parts)
