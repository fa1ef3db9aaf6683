"""Halls and workrooms: the nave of a church, a workshop, a shop from inside."""

from __future__ import annotations

from promptmagic.painters.colour import WHITE, Colour, mix, scaled
from promptmagic.painters.sketch.easel import Easel
from promptmagic.painters.sketch.figures import Stage
from promptmagic.painters.sketch.furniture import WOOD, shelves
from promptmagic.painters.sketch.interior import Room, build
from promptmagic.painters.sketch.places.kitchen import counter, lamp_over, shelf
from promptmagic.painters.sketch.places.market import GOODS
from promptmagic.painters.sketch.places.room import boards, cloth, stage, wall
from promptmagic.painters.sketch.shapes.pen import box, darker, disc, lighter, line, path, polygon, trace
from promptmagic.painters.sketch.windows import look_out, sun_patch, window

STONE: Colour = (206, 198, 184)
GLASS: tuple[Colour, ...] = ((62, 110, 196), (204, 58, 62), (240, 190, 70), (70, 150, 110), (140, 84, 168))


def nave(easel: Easel) -> Stage:
    """Down the nave of a church: pillars and arches on both sides, benches, a coloured window over the altar."""
    look_out(easel, horizon=0.4, sun=0.5)
    room = build(easel, left=0.3, right=0.7, top=0.16, bottom=0.6, wall=STONE, floor=(186, 180, 170), tiles=True)
    _stained(easel, (room.left + room.right) / 2, room.top + easel.unit * 0.06, easel.unit * 0.2, easel.unit * 0.26)
    _altar(easel, room)
    for depth in (0.0, 0.24, 0.56, 1.0):
        _pillars(easel, room, depth)
    for depth in (0.16, 0.32, 0.52, 0.76):
        _benches(easel, room, depth)
    easel.found["site"] = ("church", "window", "pillar")
    easel.note(
        "church",
        "altar",
        "pillar",
        "bench",
        "window",
        "cathedral",
        "chapel",
        "nave",
        "act in",
        "act inside",
        "seen inside",
        "stained glass",
    )
    return stage(easel, room, (0.42, 0.58), rows=(0.72, 0.94), scale=1.8)


def workbench(easel: Easel) -> Stage:
    """A workbench under a board of tools, a window beside it, planks in the corner."""
    view = look_out(easel, horizon=0.5, sun=0.4)
    room = build(
        easel,
        left=-0.1,
        right=1.1,
        top=-0.02,
        bottom=0.72,
        wall=mix(wall(easel), (176, 150, 120), 0.4),
        floor=boards(easel),
    )
    wide, tall = min(easel.width * 0.28, easel.unit * 0.32), easel.height * 0.34
    window(easel, view, easel.x(0.8) - wide / 2, easel.height * 0.1, wide, tall, panes=(3, 3))
    _tools(easel, 0.36, 0.12, 0.52)
    _bench(easel, 0.44, easel.height * 0.84)
    lean = easel.x(0.95)
    side = -1 if easel.mirrored else 1
    foot, head, step = easel.height * 0.86, easel.height * 0.26, side * easel.unit * 0.04
    planks = [
        line(trace("M", lean - step * k, foot, "L", lean + step * (1.2 - 0.7 * k), head), lighter(WOOD, 0.12 * k), high)
        for k, high in enumerate((easel.unit * 0.03,) * 3)
    ]
    easel.put("".join(planks), ambient=1.0)
    lamp_over(easel, 0.4, 0.06)
    easel.found["close up"] = True
    easel.note("workshop", "tool", "hammer", "saw", "workbench")
    return stage(easel, room, (0.2, 0.76), rows=(0.87, 0.96))


def shop_counter(easel: Easel) -> Stage:
    """A shop from inside: shelves of goods to the ceiling, the counter with a till."""
    look_out(easel, horizon=0.4, sun=0.4)
    room = build(easel, left=0.1, right=0.9, top=0.04, bottom=0.68, wall=wall(easel), floor=boards(easel), tiles=True)
    chance = easel.chance("goods")
    wide = (room.right - room.left) * 0.96
    easel.put(
        shelves(
            chance,
            (room.left + room.right - wide) / 2,
            easel.height * 0.1,
            wide,
            room.bottom - easel.height * 0.1,
            rows=4,
            wood=WOOD,
            full=0.0,
        ),
        ambient=1.0,
    )
    _goods(easel, room, wide)
    counter(easel, 0.62, 0.84, span=(0.1, 0.9))
    for across in (0.3, 0.7):
        lamp_over(easel, across, 0.08)
    easel.note("shop", "store", "counter", "shelf")
    return stage(easel, room, (0.2, 0.8), rows=(0.87, 0.96))


def aisle(easel: Easel) -> Stage:
    """A shop with jars and goods on shelves at both sides of a window, crates under it."""
    view = look_out(easel, horizon=0.5, sun=0.4)
    room = build(easel, left=-0.1, right=1.1, top=-0.02, bottom=0.72, wall=wall(easel), floor=boards(easel), panel=True)
    wide, tall = easel.width * 0.36, easel.height * 0.34
    window(easel, view, easel.x(0.5) - wide / 2, easel.height * 0.1, wide, tall, panes=(2, 1), curtains=cloth(easel, 1))
    for across in (0.14, 0.86):
        for down in (0.16, 0.4):
            shelf(easel, across, down, 0.26)
    counter(easel, 0.64, 0.88, span=(0.24, 1.1))
    for across in (0.36, 0.64):
        lamp_over(easel, across, 0.06)
    sun_patch(easel, [(easel.x(0.08), easel.height * 0.8), (easel.x(0.2), easel.height * 0.8),
                      (easel.x(0.24), easel.height * 0.96), (easel.x(0.06), easel.height * 0.96)])  # fmt: skip
    easel.note("shop", "store", "counter", "shelf")
    return stage(easel, room, (0.2, 0.8), rows=(0.9, 0.97))


SHOPS = (shop_counter, aisle)


def _goods(easel: Easel, room: Room, wide: float) -> None:
    """Fill the shelves with boxes, tins and bottles."""
    chance, parts = easel.chance("tins"), []
    top = easel.height * 0.1
    step = (room.bottom - top) / 4
    for number in range(4):
        foot, x = top + step * (number + 0.97), (room.left + room.right - wide) / 2 + easel.unit * 0.02
        while x < (room.left + room.right + wide) / 2 - easel.unit * 0.06:
            size, tone = easel.unit * chance.uniform(0.03, 0.06), mix(chance.choice(GOODS), cloth(easel, 0), 0.2)
            high = min(step * 0.8, size * chance.uniform(1.1, 2.2))
            parts.append(box(x, foot - high, size, high, tone, size * 0.1))
            parts.append(box(x, foot - high * 0.7, size, high * 0.3, mix(tone, WHITE, 0.7)))
            x += size * chance.uniform(1.05, 1.3)
    easel.put("".join(parts), ambient=1.0)


def _stained(easel: Easel, x: float, top: float, wide: float, tall: float) -> None:
    """Set a pointed window of coloured glass."""
    chance, parts = easel.chance("glass"), []
    left, spring = x - wide / 2, top + wide * 0.6
    right, foot, bow = x + wide / 2, top + tall, top + wide * 0.16
    arch = ("Q", left, bow, x, top, "Q", right, bow, right, spring)
    outline = trace("M", left, foot, "V", spring, *arch, "V", foot, "Z")
    shine = 1.0 if easel.light.lamplit < 0.6 else 0.5
    parts.append(path(outline, (52, 46, 54)))
    for row in range(7):
        for column in range(4):
            y, inset = top + tall * (0.06 + 0.134 * row), (0.5 - 0.5 * min(1.0, (row + 0.5) / 2.6)) * wide
            span = (wide - 2 * inset) / 4
            tone = scaled(mix(chance.choice(GLASS), WHITE, 0.14), shine)
            parts.append(box(left + inset + span * (column + 0.08), y, span * 0.84, tall * 0.116, tone))
    easel.put("".join(parts))
    easel.glow(x, top + tall * 0.5, tall * 1.3, (255, 226, 180), 0.4 * shine, 1.6)
    easel.found["windows"] = [(left, top + wide * 0.3, wide, tall - wide * 0.3)]
    easel.burn(x, top + tall, easel.unit * 1.1)


def _altar(easel: Easel, room: Room) -> None:
    x, y, size = (room.left + room.right) / 2, room.bottom, easel.unit * 0.1
    gold = (214, 176, 90)
    parts = [
        box(x - size, y - size * 0.8, size * 2, size * 0.86, (244, 240, 230)),
        box(x - size, y - size * 0.8, size * 2, size * 0.2, cloth(easel, 0)),
    ]
    parts += [
        box(x - size * 0.04, y - size * 1.7, size * 0.08, size * 0.9, gold),
        box(x - size * 0.2, y - size * 1.46, size * 0.4, size * 0.08, gold),
    ]
    parts += [
        box(x + k * size * 0.7 - 1, y - size * 1.2, 2.4, size * 0.4, WHITE)
        + disc(x + k * size * 0.7, y - size * 1.26, size * 0.06, (255, 206, 110))
        for k in (-1, 1)
    ]
    easel.put("".join(parts), ambient=1.0)


def _pillars(easel: Easel, room: Room, depth: float) -> None:
    """Raise a pair of pillars at that depth (0 at the far wall, 1 near), an arch from one to the other."""
    stone, high = easel.ambient(STONE), room.bottom - room.top
    grow = 1 + 1.5 * depth
    foot = room.bottom + (easel.height * 0.96 - room.bottom) * depth
    half = (room.right - room.left) / 2 * grow * 1.04
    x, thick = (room.left + room.right) / 2, easel.unit * 0.03 * grow
    top = max(-easel.height * 0.4, foot - high * grow)
    spring = foot - high * grow * 0.66
    tone = scaled(mix(stone, WHITE, 0.2), 0.86 + 0.1 * depth)
    parts = [
        line(
            trace("M", x - half, spring, "Q", x - half, top, x, top, "Q", x + half, top, x + half, spring),
            darker(tone, 0.12),
            thick * 0.9,
        )
    ]
    for side in (-1, 1):
        px = x + side * half
        parts.append(box(px - thick, spring, thick * 2, foot - spring, tone))
        parts.append(box(px - thick, spring, thick * 0.7, foot - spring, lighter(tone, 0.3)))
        parts.append(box(px + thick * 0.4, spring, thick * 0.6, foot - spring, darker(tone, 0.24)))
        parts += [
            box(px - thick * 1.4, spring - thick * 0.5, thick * 2.8, thick * 0.7, tone),
            box(px - thick * 1.4, foot - thick * 0.6, thick * 2.8, thick * 0.7, darker(tone, 0.1)),
        ]
    easel.put("".join(parts))


def _benches(easel: Easel, room: Room, depth: float) -> None:
    grow, x = 1 + 1.5 * depth, (room.left + room.right) / 2
    foot = room.bottom + (easel.height * 0.98 - room.bottom) * (depth + 0.04)
    wide, high = (room.right - room.left) * 0.28 * grow, easel.unit * 0.055 * grow
    wood, parts = mix(WOOD, (90, 54, 40), 0.3), []
    for side in (-1, 1):
        left = x + side * wide * 0.62 - (wide if side < 0 else 0)
        parts += [
            box(left, foot - high, wide, high * 0.9, wood, 2),
            box(left, foot - high, wide, high * 0.16, lighter(wood, 0.3)),
            box(left, foot - high * 0.16, wide, high * 0.16, darker(wood, 0.4)),
        ]
    easel.put("".join(parts), ambient=1.0)


def _tools(easel: Easel, across: float, down: float, wide: float) -> None:
    """Hang a board with hammers, saws, tongs and screwdrivers."""
    half = min(easel.unit * wide / 2, easel.width * 0.3)
    x, y, size = easel.x(across), easel.height * down, half / 100
    steel, red = (176, 184, 192), (190, 66, 52)
    parts = [box(-100, 0, 200, 104, (206, 176, 132), 3), box(-100, 0, 200, 6, darker(WOOD, 0.1))]
    for k in range(3):
        at = -84 + 24 * k
        parts += [box(at - 2.5, 24, 5, 52, lighter(WOOD, 0.1), 2), box(at - 9, 16, 18, 11, darker(steel, 0.4), 2)]
    parts += [
        polygon([(-10, 22), (38, 30), (38, 40), (-10, 46)], steel),
        path("M-10,20 h-18 q-8,14 0,28 h18Z", lighter(WOOD, 0.14)),
    ]
    parts += [
        polygon([(-10, 62), (38, 68), (38, 76), (-10, 84)], lighter(steel, 0.3)),
        path("M-10,60 h-18 q-8,13 0,26 h18Z", red),
    ]
    for k in range(4):
        at = 52 + 13 * k
        parts += [
            box(at - 3, 18, 6, 26, ((206, 160, 50), red, (62, 104, 160), (80, 140, 90))[k], 2),
            line(f"M{at},44 V{66 + 6 * (k % 2)}", steel, 2.4),
        ]
    easel.put(f'<g transform="translate({x:.1f},{y:.1f}) scale({size:.4f})">{"".join(parts)}</g>', ambient=1.0)


def _bench(easel: Easel, across: float, y: float) -> None:
    half = min(easel.unit * 0.42, easel.width * 0.42)
    x, high, wood = easel.x(across), easel.unit * 0.28, lighter(WOOD, 0.16)
    top = y - high
    parts = [box(x + k * half * 0.82 - half * 0.06, top, half * 0.12, high, darker(wood, 0.3)) for k in (-1, 1)]
    parts += [
        box(x - half * 0.8, y - high * 0.34, half * 1.6, high * 0.08, darker(wood, 0.36)),
        box(x - half, top - high * 0.06, half * 2, high * 0.16, wood, 3),
    ]
    parts += [box(x - half, top + high * 0.1, half * 2, high * 0.05, darker(wood, 0.3))]
    parts += [
        box(x + half * 0.5, top - high * 0.3, half * 0.22, high * 0.3, (92, 100, 112), 2),
        box(x + half * 0.36, top - high * 0.24, half * 0.5, high * 0.07, (132, 140, 150)),
    ]
    parts += [
        box(x - half * 0.8, top - high * 0.12, half * 0.6, high * 0.07, lighter(WOOD, 0.4)),
        box(x - half * 0.7, top - high * 0.18, half * 0.56, high * 0.07, lighter(WOOD, 0.3)),
    ]
    parts += [
        box(
            x - half * 0.74 + half * 0.4 * k,
            y - high * 0.34 - high * 0.22,
            half * 0.3,
            high * 0.22,
            ((150, 84, 60), (74, 112, 122), (196, 160, 90))[k],
            2,
        )
        for k in range(3)
    ]
    easel.put("".join(parts), ambient=1.0)
