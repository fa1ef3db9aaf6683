"""A board on the wall: what is said to be on a shelf or a mantelpiece stands on it, side by side."""

from __future__ import annotations

import re

from promptmagic import lexicon
from promptmagic.painters.colour import mix
from promptmagic.painters.sketch.easel import Easel
from promptmagic.painters.sketch.figures import Stage, Zone
from promptmagic.painters.sketch.furniture import WOOD
from promptmagic.painters.sketch.places.table import wall
from promptmagic.painters.sketch.scene import SketchScene
from promptmagic.painters.sketch.shapes.pen import box, darker, lighter, path, trace

SHELVED = re.compile(r"\bon (?:an?|the|her|his|my|our|their|its) (?:[\w-]+ ){0,2}(?:shelf|ledge|mantelpiece|mantel)\b")
"""Words that set things on a board on the wall."""

SMALL = ("thing", "food", "plant", "animal")
BOARDS = frozenset({"bookshelf", "shelf", "wall", "room", "kitchen"})


def asked(scene: SketchScene) -> bool:
    """Whether small things, and nobody and nothing large, are said to be on a shelf."""
    things = [one for one in scene.subjects if one.noun not in BOARDS]
    small = all(lexicon.group(one.noun) in SMALL for one in things)
    return bool(things) and small and SHELVED.search(scene.told.lower()) is not None


def board(easel: Easel) -> Stage:
    """One long board on brackets, lit from the side, the plain wall behind it."""
    easel.set_out(horizon=0.62, sun=0.2)
    wall(easel)
    wood = easel.ambient(easel.scene.colour_of("bookshelf") or WOOD)
    left, right, y = easel.width * 0.06, easel.width * 0.94, easel.height * 0.68
    thick, deep = easel.unit * 0.034, easel.unit * 0.12
    parts = [
        box(left + deep * 0.3, y + thick, right - left, deep * 0.8, (40, 30, 34), 4).replace("/>", ' opacity="0.22"/>')
    ]
    for share in (0.16, 0.84):
        x = left + (right - left) * share
        parts.append(
            path(
                trace("M", x, y + thick, "h", thick, "v", deep * 1.2, "q", -thick, 0, -thick, -thick, "Z"),
                darker(wood, 0.3),
            )
        )
        parts.append(
            path(
                trace("M", x + thick, y + thick, "h", deep * 0.8, "q", -deep * 0.7, 0, -deep * 0.8, deep * 0.8, "Z"),
                darker(wood, 0.16),
            )
        )
    parts.append(box(left, y, right - left, thick, wood, 3))
    parts.append(
        box(left, y - thick * 0.5, right - left, thick * 0.6, mix(lighter(wood, 0.2), (255, 246, 226), 0.12), 2)
    )
    easel.put("".join(parts))
    easel.note("shelf", "bookshelf", "ledge", "mantelpiece", "wall", "row")
    inner = easel.width * 0.1
    row = Zone(inner, y - thick * 0.1, easel.width - inner, y - thick * 0.1, 2.3, 2.3)
    air = Zone(inner, easel.height * 0.2, easel.width - inner, easel.height * 0.4, 1.4, 1.4)
    return Stage({"ground": row, "shore": row, "water": row, "air": air})
