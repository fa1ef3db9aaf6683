"""Inside a greenhouse: glass on all sides and overhead, benches of plants along a brick path."""

from __future__ import annotations

from PIL import Image

from promptmagic.painters.colour import WHITE, Colour, mix
from promptmagic.painters.sketch.easel import Easel, Point
from promptmagic.painters.sketch.figures import Stage
from promptmagic.painters.sketch.furniture import WOOD, plant
from promptmagic.painters.sketch.interior import Room, build
from promptmagic.painters.sketch.places.room import stage
from promptmagic.painters.sketch.shapes.pen import box, darker, disc, lighter, line, polygon, put
from promptmagic.painters.sketch.windows import look_out, window

BRICK: Colour = (176, 104, 78)
IRON: Colour = (232, 238, 232)
POTS: tuple[Colour, ...] = ((190, 98, 64), (206, 122, 84), (168, 84, 60))
LEAVES: tuple[Colour, ...] = ((70, 140, 76), (96, 158, 70), (48, 116, 78), (128, 168, 72))

GROWN: dict[str, Colour] = {
    "tomato": (214, 50, 42), "orchid": (214, 110, 190), "flower": (240, 130, 160), "rose": (206, 44, 72),
    "strawberry": (218, 46, 58), "pepper": (232, 170, 46), "chili": (206, 40, 36), "lemon": (246, 214, 70),
    "orange": (240, 146, 50), "cucumber": (70, 132, 62), "grape": (120, 72, 146), "tulip": (226, 70, 90),
}  # fmt: skip
"""What grows in greenhouses, and shows by its colour."""

FRUIT_AT = ((-26, -62), (22, -70), (-4, -52), (30, -46), (-14, -86), (10, -94))
"""Where it is on a plant."""

RIBS = 5
"""How many bays the glass at each side and overhead has."""

ROWS = (0.0, 0.22, 0.46, 0.74, 1.0)
"""How near the plants of a bench stand, from the far wall (0) to the viewer (1)."""


def glasshouse(easel: Easel) -> Stage:
    """Down the middle of a greenhouse, to the glass at its end."""
    view = look_out(easel, horizon=0.46, sun=0.3)
    room = build(easel, left=0.29, right=0.71, top=0.2, bottom=0.6, wall=(206, 222, 208), floor=BRICK, tiles=True)
    _glass(easel, room, view)
    window(easel, view, room.left, room.top, room.right - room.left, (room.bottom - room.top) * 0.9, panes=(4, 3))
    easel.found["site"] = ("greenhouse",)
    for side in (-1, 1):
        _bench(easel, room, side)
    easel.note("greenhouse", "potted plant", "plant", "pot", "act in", "act inside", "seen inside")
    return stage(easel, room, (0.36, 0.64), rows=(0.84, 0.96), scale=3.2)


LAYOUTS = (glasshouse,)


def _glass(easel: Easel, room: Room, view: Image.Image) -> None:
    """Glaze the sides and the roof: panes as bright as the sky, between white ribs that run towards the viewer."""
    above, day = (mix(_seen(view, down), WHITE, 0.2) for down in (0.04, 0.4))
    foot = easel.height * 0.78
    ridge: Point = ((room.left + room.right) / 2, room.top - easel.unit * 0.1)
    for left, edge in ((room.left, 0.0), (room.right, float(easel.width))):
        easel.fill([(left, room.top), (left, room.bottom), (edge, foot), (edge, -easel.height * 0.06)], day, above)
        easel.fill([ridge, (left, room.top), (edge, -easel.height * 0.06), (ridge[0], -easel.height * 0.5)], above, day)
    easel.fill([ridge, (room.left, room.top), (room.right, room.top)], above, day)
    own, thick = easel.ambient(IRON), easel.unit * 0.008
    ribs = [f"M{ridge[0]:.1f},{ridge[1]:.1f}V{-easel.height}"]
    ribs += [f"M{room.left:.1f},{room.top:.1f}L{ridge[0]:.1f},{ridge[1]:.1f}L{room.right:.1f},{room.top:.1f}"]
    for left, edge in ((room.left, 0.0), (room.right, float(easel.width))):
        for bay in range(RIBS + 1):
            near = (bay / RIBS) ** 1.7
            x, low = left + (edge - left) * near, room.bottom + (foot - room.bottom) * near
            high, crown = room.top + (-easel.height * 0.06 - room.top) * near, ridge[1] - easel.height * 0.5 * near
            ribs.append(f"M{x:.1f},{low:.1f}V{high:.1f}L{ridge[0]:.1f},{crown:.1f}")
        for share in (0.0, 0.5):
            high = room.top + (room.bottom - room.top) * share
            ribs.append(f"M{left:.1f},{high:.1f}L{edge:.1f},{(foot + easel.height * 0.06) * share - thick:.1f}")
    easel.put(line("".join(ribs), own, thick))


def _grown(easel: Easel) -> list[Colour]:
    """Return the colour of what is said to grow on the plants."""
    named = next((one for one in easel.scene.subjects if one.noun in GROWN), None)
    if named is None:
        return []
    easel.found["site"] = ("greenhouse", named.noun)
    easel.note(named.noun, "full of")
    return [easel.ambient(named.colour or GROWN[named.noun])]


def _seen(view: Image.Image, down: float) -> Colour:
    """Return the colour of the sky outside, a fraction down from its top."""
    red, green, blue = view.convert("RGB").getpixel((view.width // 2, round(view.height * down)))  # type: ignore[misc]
    return int(red), int(green), int(blue)


def _bench(easel: Easel, room: Room, side: int) -> None:
    """Stand plants on a bench along a side, the far ones first."""
    chance = easel.chance(f"bench {side}")
    middle, half = (room.left + room.right) / 2, (room.right - room.left) / 2
    inner, outer = middle + side * half * 0.72, middle + side * half
    near_inner, near_outer = easel.width / 2 + side * easel.width * 0.4, easel.width / 2 + side * easel.width * 0.64
    far, near = room.bottom - easel.unit * 0.05, easel.height * 0.86
    wood = easel.ambient(WOOD)
    thick = easel.unit * 0.03
    top = [(inner, far), (outer, far), (near_outer, near), (near_inner, near)]
    front = [(inner, far), (near_inner, near), (near_inner, easel.height * 1.02), (inner, room.bottom + thick)]
    easel.put(polygon(front, darker(wood, 0.45)) + polygon(top, lighter(wood, 0.1)))
    for close in ROWS:
        x = (inner + outer) / 2 + ((near_inner + near_outer) / 2 - (inner + outer) / 2) * close
        y = far + (near - far) * close
        size = easel.unit * (0.09 + 0.15 * close) * chance.uniform(0.85, 1.15) / 100
        leaf, pot = easel.ambient(chance.choice(LEAVES)), easel.ambient(chance.choice(POTS))
        grown = "".join(disc(px, py, 7.5, tone) + disc(px - 2, py - 2.4, 2, lighter(tone, 0.6))
                        for tone in _grown(easel) for px, py in FRUIT_AT)  # fmt: skip
        easel.put(put(plant(pot, leaf) + grown, x, y, scale=size))
    easel.put(box(near_inner - thick / 2, near, thick, easel.height * 0.16, darker(wood, 0.3)))
