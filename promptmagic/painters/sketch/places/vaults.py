"""Rooms of stone: a cellar with its barrels, a smith's forge, a painted tomb, a cell behind bars."""

from __future__ import annotations

import re

from promptmagic.painters.colour import Colour, mix
from promptmagic.painters.sketch.dressing import dress
from promptmagic.painters.sketch.easel import Easel
from promptmagic.painters.sketch.figures import Stage
from promptmagic.painters.sketch.interior import Room, build
from promptmagic.painters.sketch.places.castle import IRON, OAK, hearth, stone_room, wall_torch
from promptmagic.painters.sketch.places.room import stage
from promptmagic.painters.sketch.shapes.pen import box, darker, disc, lighter, line, oval, path, polygon, put, trace
from promptmagic.painters.sketch.windows import look_out, window

SANDSTONE: Colour = (206, 170, 118)
PIGMENTS: tuple[Colour, ...] = ((168, 72, 52), (44, 104, 118), (214, 164, 66), (74, 92, 70))
GOLD: Colour = (226, 178, 76)
AT_THE_ANVIL = re.compile(r"\b(?:black)?smiths?\b(?!')|\bhammer\w*\b|\bforg(?:es|ing)\b", re.IGNORECASE)
"""Words of somebody who works iron."""


def cellar(easel: Easel) -> Stage:
    """A vault under a house: great barrels along the wall, a rack of bottles, one small barred window."""
    view = look_out(easel, horizon=0.5, sun=0.4)
    room = stone_room(easel, 0.68)
    window(
        easel,
        view,
        easel.x(0.84) - easel.unit * 0.07,
        easel.height * 0.14,
        easel.unit * 0.14,
        easel.unit * 0.1,
        panes=(4, 1),
    )
    _vault(easel, room)
    _rack(easel, 0.2, easel.height * 0.2, 0.3)
    for across, tall in ((0.5, 0.27), (0.7, 0.3), (0.92, 0.28)):
        dress(easel, "barrel", across, room.bottom + easel.unit * 0.05, tall)
    dress(easel, "crate", 0.12, room.bottom + easel.unit * 0.07, 0.16)
    wall_torch(easel, 0.4, 0.32)
    easel.note("cellar", "wine cellar", "basement", "barrel", "bottle")
    return stage(easel, room, (0.22, 0.78), rows=(0.84, 0.95), scale=2.4)


def forge(easel: Easel) -> Stage:
    """A smithy: coals glowing on the hearth under its hood, an anvil on its block, tongs and horseshoes on the wall."""
    view = look_out(easel, horizon=0.45, sun=0.3)
    room = stone_room(easel, 0.66)
    window(
        easel,
        view,
        easel.x(0.12) - easel.unit * 0.08,
        easel.height * 0.2,
        easel.unit * 0.16,
        easel.unit * 0.24,
        panes=(2, 2),
    )
    _tongs(easel, 0.36, 0.24)
    if not AT_THE_ANVIL.search(easel.scene.told):  # who is at work there brings a fire and an anvil along
        hearth(easel, 0.74, room.bottom + easel.unit * 0.03, 0.46, cauldron=False)
        _anvil(easel, 0.24, room.bottom + easel.unit * 0.13, 0.2)
    dress(easel, "barrel", 0.05, room.bottom + easel.unit * 0.08, 0.22)
    easel.note("forge", "smithy", "workshop", "medieval", "anvil", "hearth", "fire", "horseshoe", "tool", "hammer")
    return stage(easel, room, (0.4, 0.6), rows=(0.84, 0.95), scale=2.3)


def tomb(easel: Easel) -> Stage:
    """A chamber of sandstone: painted figures and signs in bands on its walls, a gilded coffin, burning torches."""
    look_out(easel, horizon=0.45, sun=0.5)
    room = build(easel, left=0.08, right=0.92, top=0.06, bottom=0.66, wall=SANDSTONE, floor=(178, 148, 108))
    own = easel.ambient(SANDSTONE)
    floor = [
        (room.left, room.bottom),
        (room.right, room.bottom),
        (easel.width + 2, easel.height + 2),
        (-2, easel.height + 2),
    ]
    easel.fill(floor, darker(own, 0.34), darker(own, 0.2))
    easel.put("".join(_paintings(easel, room)))
    _coffin(easel, room)
    for across in (0.16, 0.84):
        wall_torch(easel, across, 0.36)
    for across in (0.22, 0.8):
        dress(easel, "vase", across, room.bottom + easel.unit * 0.03, 0.14)
    easel.note(
        "tomb", "burial chamber", "egyptian", "ancient egypt", "torch", "torchlight", "fire", "coffin", "painting"
    )
    return stage(easel, room, (0.2, 0.8), rows=(0.82, 0.95), scale=2.3)


def cell(easel: Easel) -> Stage:
    """A cell: bare stone, a plank for a bed, a barred window high up, the bars of its door at one side."""
    view = look_out(easel, horizon=0.5, sun=0.4)
    room = stone_room(easel, 0.66)
    wide, tall = easel.unit * 0.2, easel.unit * 0.18
    left, top = easel.x(0.5) - wide / 2, easel.height * 0.13
    window(easel, view, left, top, wide, tall, panes=(1, 1), frame=(110, 104, 98))
    bars = (trace("M", left + wide * k / 5, top, "v", tall) for k in range(1, 5))
    easel.put(line("".join(bars), easel.ambient(IRON), easel.unit * 0.011))
    x, y, high = easel.x(0.2), room.bottom + easel.unit * 0.06, easel.unit * 0.14
    oak = easel.ambient(OAK)
    bed = [
        box(x - high * 1.7, y - high, high * 3.4, high * 0.2, oak),
        box(x - high * 1.7, y - high * 1.2, high * 0.8, high * 0.22, (216, 208, 190), 3),
    ]
    bed += [box(x + high * k, y - high * 0.8, high * 0.16, high * 0.8, darker(oak, 0.3)) for k in (-1.6, 1.4)]
    easel.put("".join(bed))
    easel.take(x, y, high * 1.6)
    door = range(8)
    right = easel.x(0.86)
    step = easel.unit * 0.036
    grid = [
        line(
            f"M{right + step * (k - 3):.1f},{easel.height * 0.12:.1f}V{room.bottom:.1f}",
            easel.ambient(IRON),
            easel.unit * 0.012,
        )
        for k in door
    ]
    dark = box(
        right - step * 3.4,
        easel.height * 0.12,
        step * 7.8,
        room.bottom - easel.height * 0.12,
        easel.ambient((44, 40, 42)),
    )
    rails = (
        line(
            f"M{right - step * 3.4:.1f},{easel.height * k:.1f}h{step * 7.8:.1f}",
            easel.ambient(IRON),
            easel.unit * 0.016,
        )
        for k in (0.13, 0.36)
    )
    easel.put(dark + "".join(grid) + "".join(rails))
    easel.note("prison", "prison cell", "jail", "jail cell", "cell", "dungeon")
    return stage(easel, room, (0.3, 0.7), rows=(0.82, 0.95), scale=2.4)


def _vault(easel: Easel, room: Room) -> None:
    """Spring ribs of stone from the corners over the ceiling."""
    stone = darker(easel.ambient((170, 160, 146)), 0.26)
    wide = easel.unit * 0.05
    arcs = [
        trace(
            "M",
            -wide,
            room.bottom * 0.66,
            "Q",
            easel.width * k,
            -easel.height * 0.16,
            easel.width + wide,
            room.bottom * 0.66,
        )
        for k in (0.5,)
    ]
    easel.put(line("".join(arcs), stone, wide) + line("".join(arcs), lighter(stone, 0.2), wide * 0.4))


def _rack(easel: Easel, across: float, top: float, tall: float) -> None:
    """Set a rack of bottles that lie with their ends to the room."""
    x, high = easel.x(across), easel.unit * tall
    oak = easel.ambient(OAK)
    parts = [box(x - high * 0.52, top, high * 1.04, high, darker(oak, 0.4))]
    for level in range(4):
        parts.append(box(x - high * 0.52, top + high * (0.25 * level + 0.22), high * 1.04, high * 0.03, oak))
        for k in range(5):
            parts.append(
                disc(
                    x + high * 0.2 * (k - 2),
                    top + high * (0.25 * level + 0.13),
                    high * 0.075,
                    easel.ambient((52, 84, 60)),
                )
            )
            parts.append(
                disc(
                    x + high * 0.2 * (k - 2),
                    top + high * (0.25 * level + 0.13),
                    high * 0.03,
                    easel.ambient((150, 60, 56)),
                )
            )
    easel.put("".join(parts))


def _tongs(easel: Easel, across: float, down: float) -> None:
    """Hang tongs, hammers and horseshoes in a row."""
    x, y, size = easel.x(across), easel.height * down, easel.unit * 0.06
    iron, wood = easel.ambient(IRON), easel.ambient((140, 96, 62))
    parts = [box(x - size * 3, y, size * 6, size * 0.2, easel.ambient(OAK))]
    for k in (-2.4, -1.2):
        legs = "M-3,0l5,27q5,10 0,12M5,0l-5,27q-5,10 0,12"
        parts.append(put(line(legs, iron, 2), x + size * k, y, scale=size / 17))
    for k in (0.0, 1.0):
        at = x + size * k
        parts += [
            box(at - size * 0.08, y, size * 0.16, size * 2, wood),
            box(at - size * 0.34, y + size * 1.8, size * 0.68, size * 0.4, iron, 2),
        ]
    shoe = "M-6,24q-5,-19 6,-19q11,0 6,19"
    parts.append(put(line(shoe, (124, 122, 126), 3.4), x + size * 2.3, y, scale=size / 17))
    easel.put("".join(parts))


def _anvil(easel: Easel, across: float, y: float, tall: float) -> None:
    """Set an anvil on its block of wood, a glowing bar on it."""
    iron, shine = (66, 66, 74), (128, 130, 140)
    parts = [path("M-34,0 L-30,-46 H30 L34,0Z", (122, 84, 56)), oval(0, -46, 30, 7, (160, 116, 80))]
    parts += [path("M-26,-48 Q-14,-60 -16,-70 H16 Q14,-60 26,-48Z", iron)]
    parts += [path("M-60,-92 Q-38,-72 -18,-70 H34 V-94 H-60Z", iron), box(-44, -96, 78, 6, shine, 2)]
    parts += [box(-8, -101, 52, 5, (255, 150, 50), 2), box(-8, -101, 26, 5, (255, 222, 120), 2)]
    x, high = easel.x(across), easel.unit * tall
    easel.put(put("".join(parts), x, y, scale=high / 100), ambient=0.9)
    easel.glow(x, y - high, high * 0.5, (255, 170, 80), 0.5, 1.6)
    easel.take(x, y, high * 0.5)


def _paintings(easel: Easel, room: Room) -> list[str]:
    """Return bands of painted signs, and a row of figures seen from the side, on the back wall."""
    chance, wide = easel.chance("tomb paintings"), room.right - room.left
    own = easel.ambient(SANDSTONE)
    high = room.bottom - room.top
    parts = [
        box(room.left, room.top + high * k, wide, high * 0.02, easel.ambient(PIGMENTS[index]))
        for index, k in enumerate((0.08, 0.24, 0.86))
    ]
    signs = 16
    for index in range(signs):
        x, y = room.left + wide * (index + 0.5) / signs, room.top + high * 0.17
        size, tone = high * 0.04, mix(easel.ambient(chance.choice(PIGMENTS)), own, 0.2)
        kind = chance.randrange(5)
        parts.append(
            (
                oval(x, y, size, size * 0.5, tone) + disc(x, y, size * 0.3, darker(own, 0.5)),
                put(line("M-10,0l5,-7l5,7l5,-7l5,7", tone, 3), x, y, scale=size / 10),
                disc(x, y - size * 0.4, size * 0.4, tone)
                + box(x - size * 0.12, y, size * 0.24, size, tone)
                + box(x - size * 0.5, y + size * 0.1, size, size * 0.2, tone),
                put(path("M-10,10q0,-18 10,-18q2,12 10,18Z", tone), x, y, scale=size / 10),
                polygon(
                    [(x - size * 0.7, y + size * 0.7), (x, y - size * 0.8), (x + size * 0.7, y + size * 0.7)], tone
                ),
            )[kind]
        )
    for index in range(7):
        x, foot, size = room.left + wide * (index + 0.5) / 7, room.top + high * 0.84, high * 0.5
        skin, robe = mix(easel.ambient((150, 84, 56)), own, 0.16), mix(easel.ambient((244, 236, 214)), own, 0.1)
        tone = mix(easel.ambient(PIGMENTS[index % 4]), own, 0.12)
        if abs(index - 3) < 1:
            continue  # the coffin stands before that one
        parts += [
            box(x - size * 0.07, foot - size * 0.3, size * 0.05, size * 0.3, skin),
            box(x + size * 0.05, foot - size * 0.3, size * 0.05, size * 0.3, skin),
        ]
        parts += [
            polygon(
                [
                    (x - size * 0.12, foot - size * 0.24),
                    (x - size * 0.06, foot - size * 0.5),
                    (x + size * 0.06, foot - size * 0.5),
                    (x + size * 0.16, foot - size * 0.22),
                ],
                robe,
            )
        ]
        parts += [
            polygon(
                [
                    (x - size * 0.14, foot - size * 0.76),
                    (x + size * 0.14, foot - size * 0.76),
                    (x + size * 0.06, foot - size * 0.5),
                    (x - size * 0.06, foot - size * 0.5),
                ],
                skin,
            )
        ]
        parts += [put(line("M12,-74l14,14l10,-16", skin, 4), x, foot, scale=size / 100)]
        parts += [
            disc(x + size * 0.01, foot - size * 0.86, size * 0.075, skin),
            put(path("M3,-96q-16,0 -13,24h8Z", (40, 40, 48)), x, foot, scale=size / 100),
        ]
        parts.append(box(x - size * 0.14, foot - size * 0.77, size * 0.28, size * 0.05, tone))
    return parts


def _coffin(easel: Easel, room: Room) -> None:
    """Stand a gilded coffin in the form of a king against the wall."""
    x, y, high = easel.x(0.5), room.bottom + easel.unit * 0.02, easel.unit * 0.46
    gold, blue = GOLD, (42, 84, 150)
    parts = [
        path(
            "M-22,0 L-27,-50 Q-29,-70 -16,-76 Q-17,-100 0,-100 Q17,-100 16,-76 Q29,-70 27,-50 L22,0Z",
            darker(gold, 0.14),
        )
    ]
    parts += [path("M-19,-3 L-23,-50 Q-24,-66 -13,-72 H13 Q24,-66 23,-50 L19,-3Z", gold)]
    parts += [path("M-15,-70 Q-17,-97 0,-97 Q17,-97 15,-70 L10,-66 H-10Z", blue)]
    parts += [line(f"M{k},-70Q{k * 1.1:.1f},-90 {k * 0.5:.1f},-96", gold, 1.6) for k in (-12, -8, 8, 12)]
    parts += [
        oval(0, -80, 8, 10, (234, 196, 120)),
        box(-1.4, -71, 2.8, 9, blue),
        oval(-3.2, -82, 1.8, 1.1, (40, 36, 40)),
        oval(3.2, -82, 1.8, 1.1, (40, 36, 40)),
    ]
    parts += [line("M-16,-54L8,-42M16,-54L-8,-42", (184, 66, 52), 2.6)]
    parts += [
        box(-21 + k * 0.1, -36 + 9 * k, 42 - k * 1.4, 3, (blue, (184, 66, 52), (48, 120, 100))[k % 3]) for k in range(4)
    ]
    easel.put(put("".join(parts), x, y, scale=high / 100), ambient=0.9)
    easel.glow(x, y - high * 0.5, high * 0.6, (255, 220, 130), 0.25, 1.6)
    easel.take(x, y, high * 0.3)
