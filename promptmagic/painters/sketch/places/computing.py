"""Where machines compute: the aisle of a data centre, between racks of servers whose small lights blink."""

from __future__ import annotations

import random

from promptmagic.painters.colour import WHITE, Colour, mix, scaled
from promptmagic.painters.sketch.easel import Easel
from promptmagic.painters.sketch.figures import Stage
from promptmagic.painters.sketch.interior import Room, build
from promptmagic.painters.sketch.places.room import stage
from promptmagic.painters.sketch.shapes.pen import disc, polygon
from promptmagic.painters.sketch.windows import look_out

STEEL, DARK, SLOT = (52, 60, 74), (24, 28, 38), (74, 86, 104)
LIGHTS: tuple[Colour, ...] = ((92, 196, 250), (92, 196, 250), (96, 226, 146), (250, 200, 84))
GLOW: Colour = (70, 150, 240)
RACKS, UNITS = 6, 12
"""How many racks stand along each side of the aisle, and how many servers are in each."""

FAR, NEAR = 3.6, 0.86
"""How far away the last rack ends and the first begins, where at 1 an aisle is as broad as the picture."""


def server_room(easel: Easel) -> Stage:
    """Down the aisle between two rows of racks, strips of light above it."""
    look_out(easel, horizon=0.4, sun=0.4)
    tone = easel.scene.place_colour or next(iter(easel.scene.colours), None) or GLOW
    room = build(
        easel,
        left=0.36,
        right=0.64,
        top=0.26,
        bottom=0.58,
        wall=mix(DARK, tone, 0.2),
        floor=(120, 130, 146),
        tiles=True,
    )
    chance = easel.chance("servers")
    parts = []
    for k in range(4):
        far, near = FAR - k * 0.74, FAR - k * 0.74 - 0.4
        strip = [_at(easel, room, side, 0.0, z) for side, z in ((-0.12, far), (0.12, far), (0.12, near), (-0.12, near))]
        parts.append(polygon(strip, mix(tone, WHITE, 0.8)))
    step = (FAR / NEAR) ** (1 / RACKS)
    for side in (-1.0, 1.0):
        parts += [_rack(easel, room, side, FAR / step**k, FAR / step ** (k + 1), chance) for k in range(RACKS)]
    easel.put("".join(parts))
    easel.glow(room.eye[0], room.eye[1], easel.unit * 0.5, mix(tone, WHITE, 0.3), 0.35, 1.7)
    for side in (-1, 1):
        easel.glow(room.eye[0] + side * easel.unit * 0.42, easel.height * 0.5, easel.unit * 0.4, tone, 0.3, 1.8)
    easel.burn(room.eye[0], easel.height * 0.5, easel.unit * 0.9)
    easel.found["site"] = ("server",)
    easel.note("server", "server room", "data center", "rack", "neon", "lantern")
    return stage(easel, room, (0.36, 0.64), rows=(0.8, 0.94), scale=1.7)


LAYOUTS = (server_room,)


def _at(easel: Easel, room: Room, across: float, up: float, away: float) -> tuple[float, float]:
    """Return where a point of the aisle is seen: across from its middle, up from the ceiling (0) to the floor (1)."""
    wide, high = easel.width * 0.5, easel.height * 1.02
    return room.eye[0] + across * wide / away, room.eye[1] + (up - 0.46) * high / away


def _rack(easel: Easel, room: Room, side: float, far: float, near: float, chance: random.Random) -> str:
    """Return one rack along a side of the aisle, with its servers and their lights."""

    def face(low: float, high: float, first: float, last: float, tone: Colour) -> str:
        """Return a part of its front, from one share of its height and its breadth to another."""
        start, end = far + (near - far) * first, far + (near - far) * last
        edges = ((low, start), (low, end), (high, end), (high, start))
        return polygon([_at(easel, room, side * 0.86, up, z) for up, z in edges], tone)

    shade = min(1.0, 1.1 / near + 0.25)
    drawn = [face(0.1, 1.0, 0.0, 1.0, scaled(STEEL, shade)), face(0.13, 0.97, 0.06, 0.94, scaled(DARK, shade))]
    for unit in range(UNITS):
        low = 0.145 + unit * 0.0685
        drawn.append(face(low, low + 0.052, 0.1, 0.9, scaled(SLOT, shade * (0.8 + 0.2 * (unit % 2)))))
        for place in (0.62, 0.78):
            z = far + (near - far) * place
            x, y = _at(easel, room, side * 0.86, low + 0.026, z)
            drawn.append(disc(x, y, easel.unit * 0.0062 / z, chance.choice(LIGHTS)))
    return "".join(drawn)
