"""Table tops for still lifes: by a wall with a window's light, at a window, on a dark ledge, on a round table."""

from __future__ import annotations

import math

from PIL import Image, ImageChops, ImageFilter, ImageOps

from promptmagic.painters.colour import WHITE, Colour, mix, scaled
from promptmagic.painters.noise import fractal
from promptmagic.painters.sketch.easel import Easel, curve, faint, gradient
from promptmagic.painters.sketch.figures import Stage, Zone, shadow, stood
from promptmagic.painters.sketch.furniture import WOOD
from promptmagic.painters.sketch.interior import WALLS
from promptmagic.painters.sketch.lamplight import FLAMES, indoor_light
from promptmagic.painters.sketch.shapes import SHAPES, Shape, find
from promptmagic.painters.sketch.shapes.joints import proof
from promptmagic.painters.sketch.shapes.pen import darker, line
from promptmagic.painters.sketch.windows import look_out, sun_patch, window

CLOTHS: tuple[Colour, ...] = ((44, 84, 150), (196, 76, 66), (236, 228, 208), (88, 120, 96), (222, 176, 92))
DISTINCT = 150
"""How far apart a cloth's colour is from what lies on it, added up over red, green and blue."""

WOODS: tuple[Colour, ...] = (WOOD, (168, 122, 82), (112, 76, 54), (190, 158, 120))


def against_the_wall(easel: Easel) -> Stage:
    """A table against a plain wall, a window's light on it."""
    easel.set_out(horizon=0.62, sun=0.2)
    _indoors(easel)
    _wall(easel, _wall_colour(easel))
    _window_light(easel)
    top = easel.height * 0.62
    cloth(easel, top) if _covered(easel) else planks(easel, top, _wood(easel))
    return stage(easel, (0.7, 0.88))


def at_the_window(easel: Easel) -> Stage:
    """A table under a window, the world outside behind it."""
    view = look_out(easel, horizon=0.42, sun=0.66)
    easel.horizon = round(easel.height * 0.66)
    _wall(easel, _wall_colour(easel))
    wide, tall = min(easel.width * 0.66, easel.unit * 0.9), easel.height * 0.5
    window(
        easel,
        view,
        easel.x(0.5) - wide / 2,
        easel.height * 0.07,
        wide,
        tall,
        panes=(2, 2),
        curtains=CLOTHS[(easel.scene.seed + 1) % 5],
    )
    top = easel.height * 0.66
    cloth(easel, top) if _covered(easel) else planks(easel, top, _wood(easel))
    sun_patch(
        easel,
        [
            (easel.x(0.2), top + easel.unit * 0.04),
            (easel.x(0.6), top + easel.unit * 0.04),
            (easel.x(0.8), easel.height),
            (easel.x(0.3), easel.height),
        ],
        0.3,
    )
    return stage(easel, (0.75, 0.9))


def out_of_the_dark(easel: Easel) -> Stage:
    """A stone ledge before darkness, one light from the side, as the old masters had it."""
    easel.set_out(horizon=0.66, sun=0.1)
    _indoors(easel)
    _wall(easel, mix(_wall_colour(easel), (30, 24, 24), 0.82))
    easel.glow(easel.x(0.2), easel.height * 0.34, easel.unit * 0.8, (150, 108, 72), 0.5, 1.5)
    planks(easel, easel.height * 0.66, (104, 78, 62), layer="ledge")
    _drape(easel)
    return stage(easel, (0.74, 0.9))


def round_table(easel: Easel) -> Stage:
    """A round table with a cloth, seen a little from above."""
    easel.set_out(horizon=0.5, sun=0.8)
    _indoors(easel)
    own = _wall_colour(easel)
    _wall(easel, own)
    _window_light(easel)
    low = easel.height * 0.6
    floor = easel.ambient((150, 112, 80))
    easel.fill(
        [(-2, low), (easel.width + 2, low), (easel.width + 2, easel.height + 2), (-2, easel.height + 2)],
        scaled(floor, 0.8),
        floor,
    )
    _round_cloth(easel)
    easel.found["round table"] = True
    return stage(easel, (0.66, 0.84), span=(0.28, 0.72))


LAYOUTS = (against_the_wall, at_the_window, out_of_the_dark, round_table)


def wall(easel: Easel) -> None:
    """Paint nothing but the wall, a window's light on it."""
    _indoors(easel)
    _wall(easel, _wall_colour(easel))
    _window_light(easel)


def in_rank(easel: Easel) -> Stage:
    """A table against the wall on which things stand in one row."""
    against_the_wall(easel)
    easel.note("row", "in a row", "lined up")
    return stage(easel, (0.8, 0.8), span=(0.1, 0.9))


def stage(easel: Easel, rows: tuple[float, float], *, span: tuple[float, float] = (0.18, 0.82)) -> Stage:
    """Return where things may stand on the table, larger than life."""
    left, right = easel.width * span[0], easel.width * span[1]
    board = Zone(left, easel.height * rows[0], right, easel.height * rows[1], 2.1, 2.5)
    air = Zone(left, easel.height * 0.3, right, easel.height * 0.5, 1.8, 1.8)
    easel.note("table")
    if not any(find(subject.noun) for subject in easel.scene.subjects):
        laid(easel, board)
    return Stage({"ground": board, "shore": board, "water": board, "air": air})


STILL_LIVES: tuple[tuple[tuple[str, float, float, float], ...], ...] = (
    (
        ("vase", -0.3, 0.1, 2.6),
        ("bowl", 0.06, 0.4, 2.4),
        ("apple", -0.2, 0.8, 2.1),
        ("pear", 0.3, 0.7, 2.2),
        ("lemon", 0.36, 0.95, 2.1),
    ),
    (
        ("bottle", 0.26, 0.1, 2.6),
        ("candle", -0.28, 0.2, 2.2),
        ("apple", 0.02, 0.6, 2.2),
        ("orange", 0.14, 0.8, 2.2),
        ("pear", -0.12, 0.7, 2.2),
    ),
    (("cup", -0.22, 0.6, 2.6), ("book", 0.16, 0.5, 2.4), ("apple", -0.02, 0.9, 2.0), ("candle", 0.34, 0.2, 2.0)),
)
"""What a still life shows that names nothing: noun, place across from the middle in units, share of depth, size."""

FRUITS = 2
"""How many of them, the first, show several fruits."""


def laid(easel: Easel, board: Zone, size: float = 1.0) -> None:
    """Lay a table for which the prompt names nothing that can be drawn: fruit, a vessel, a candle or a book."""
    chance = easel.chance("still life")
    things = chance.choice(STILL_LIVES[:FRUITS] if easel.scene.subject("fruit") else STILL_LIVES)
    side = chance.choice((-1, 1))
    reach = min(1.0, (board.right - board.left) / easel.unit / 0.72)
    for noun, aside, deep, scale in sorted(things, key=lambda thing: thing[2]):
        shape = SHAPES[noun]
        x, y = (
            (board.left + board.right) / 2 + side * aside * easel.unit * reach * min(1.0, size * 1.3),
            board.top + (board.bottom - board.top) * deep,
        )
        tall = shape.height * scale * size * easel.unit
        shadow(easel, x, y, tall * min(0.6, 0.5 * shape.aspect), 0.4)
        layer, corner = stood(easel, shape, chance, x, y, tall)
        easel.place(layer, corner, ambient=0.9)
        easel.take(x, y, tall * shape.aspect * 0.5)
        if noun == "candle" and (easel.light.lamplit > 0.3 or "candle" in easel.scene.lights):
            easel.burn(x, y - tall * 0.8, easel.unit * 0.8)
            easel.glow(x, y - tall * 0.84, tall * 0.6, (255, 200, 110), 0.7, 1.7)
        easel.note(noun)
    easel.note("fruit", "table")


def _indoors(easel: Easel) -> None:
    easel.light = indoor_light(easel.light, candles=bool(FLAMES & easel.scene.lights))
    easel.burn(easel.x(0.3), easel.height * 0.5, easel.unit * 1.1)


def _covered(easel: Easel) -> bool:
    text = easel.scene.text.lower()
    return "cloth" in text or (easel.scene.seed % 3 == 0 and "wooden" not in text)


def _wall_colour(easel: Easel) -> Colour:
    return easel.chance("still wall").choice(WALLS)


def _wood(easel: Easel) -> Colour:
    return easel.scene.place_colour or easel.chance("table wood").choice(WOODS)


def _wall(easel: Easel, tone: Colour) -> None:
    """Paint the wall: bright on one side, falling into shade, with the clouds of old plaster."""
    own = easel.ambient(tone)
    size = (easel.width, easel.height)
    across = gradient((mix(own, WHITE, 0.14), own, scaled(own, 0.62)), (size[1], size[0])).transpose(
        Image.Transpose.ROTATE_90
    )
    if easel.mirrored:
        across = ImageOps.mirror(across)
    cells = (max(3, round(4 * size[0] / easel.unit)), max(3, round(4 * size[1] / easel.unit)))
    worn = curve(
        fractal(easel.chance("old plaster"), size, cells, octaves=6, gain=0.7), lambda v: 0.5 + (v - 0.5) * 0.2
    )
    easel.image = ImageChops.overlay(across, Image.merge("RGB", [worn] * 3))
    easel.note("wall")


def _window_light(easel: Easel) -> None:
    """Throw the light of a window with four panes on the wall."""
    side = 1 if not easel.mirrored else -1
    x, y, wide, tall = easel.x(0.28), easel.height * 0.12, easel.unit * 0.15, easel.height * 0.32
    for column in range(2):
        for row in range(2):
            left = x + side * wide * (column - 1) * 1.06
            top = y + tall * 0.53 * row + tall * 0.04 * column
            lean = tall * 0.04
            corners = [
                (left, top),
                (left + side * wide, top + lean),
                (left + side * wide, top + lean + tall * 0.5),
                (left, top + tall * 0.5),
            ]
            sun_patch(easel, corners, 0.3)


def planks(easel: Easel, top: float, wood: Colour, *, layer: str = "table") -> None:
    """Lay a wooden table top from a row down to the lower edge: broad planks in perspective, a worn front edge."""
    own = easel.ambient(wood)
    mask, corner = easel.area(
        [(-2, top), (easel.width + 2.0, top), (easel.width + 2.0, easel.height + 2.0), (-2, easel.height + 2.0)]
    )
    grain = easel.plane(f"{layer} grain", mask.height, (5, 60), steep=3, octaves=6).crop((0, 0, *mask.size))
    paint = ImageOps.colorize(grain, scaled(own, 0.7), scaled(own, 1.16), mid=own)
    paint = ImageChops.multiply(paint, gradient((mix(WHITE, own, 0.2), WHITE, (214, 206, 204)), mask.size))
    easel.image.paste(paint, corner, mask)
    parts = []
    for share in (0.14, 0.38, 0.74):
        y = top + (easel.height - top) * share
        parts.append(
            line(f"M-5,{y:.1f}H{easel.width + 5}", darker(own, 0.5), max(0.6, easel.unit * 0.004 * (0.4 + share)), 0.8)
        )
    parts.append(line(f"M-5,{top:.1f}H{easel.width + 5}", darker(own, 0.35), max(0.6, easel.unit * 0.005)))
    easel.put("".join(parts))


def _cloth_colour(easel: Easel) -> Colour:
    """Return a cloth's colour, another than is usual where what lies on it has nearly the same and would be lost."""
    if easel.scene.place_colour:
        return easel.scene.place_colour
    shapes = [(subject.colour, find(subject.noun)) for subject in easel.scene.subjects]
    found = (((own,) if own else _main_colours(shape)) for own, shape in shapes if shape is not None)
    lying = [colour for colours in found for colour in colours]

    def apart(cloth: Colour) -> int:
        return min((sum(abs(a - b) for a, b in zip(cloth, other, strict=True)) for other in lying), default=DISTINCT)

    chosen = next(iter(easel.scene.colours), None) or easel.chance("cloth tone").choice(CLOTHS)
    return chosen if apart(chosen) >= DISTINCT else max(CLOTHS, key=apart)


def _main_colours(shape: Shape) -> tuple[Colour, Colour]:
    """Return the colours that most of a thing's lower and upper half has."""
    seen, half = proof(shape.draw), shape.aspect / 2
    return seen.common((-half, 0.05), (half, 0.5)), seen.common((-half, 0.5), (half, 0.95))


def cloth(easel: Easel, top: float) -> None:
    """Lay a table cloth from a row down to the lower edge, its folds running to the viewer."""
    own = easel.ambient(_cloth_colour(easel))
    mask, corner = easel.area(
        [(-2, top), (easel.width + 2.0, top), (easel.width + 2.0, easel.height + 2.0), (-2, easel.height + 2.0)]
    )
    weave = easel.plane("weave", mask.height, (120, 90), steep=3, octaves=2).crop((0, 0, *mask.size))
    folds = fractal(easel.chance("folds"), mask.size, (3, 2), octaves=3, gain=0.6)
    paint = ImageOps.colorize(
        ImageChops.add(faint(weave, 0.34), faint(folds, 0.66)), scaled(own, 0.72), mix(own, WHITE, 0.22), mid=own
    )
    paint = ImageChops.multiply(paint, gradient((mix(WHITE, own, 0.2), WHITE, (206, 202, 206)), mask.size))
    easel.image.paste(paint, corner, mask)
    stripe = mix(own, WHITE, 0.5)
    rows = [top + (easel.height - top) * share for share in (0.1, 0.13, 0.86, 0.9)]
    easel.put(line("".join(f"M-5,{y:.1f}H{easel.width + 5}" for y in rows), stripe, max(0.6, easel.unit * 0.004), 0.7))
    easel.note("tablecloth", "cloth")


def _drape(easel: Easel) -> None:
    """Hang a dark curtain in from one side."""
    chance = easel.chance("drape")
    tone = easel.ambient(chance.choice(((92, 26, 30), (28, 50, 46), (56, 40, 66))))
    inner = []
    for i in range(21):
        share = i / 20
        inner.append(
            (easel.x(1.02 - 0.3 * (1 - share) ** 1.6 - 0.03 * math.sin(share * 9)), easel.height * 0.78 * share)
        )
    edge = easel.x(1.03)
    mask, corner = easel.area([(edge, -2), *inner, (edge, easel.height * 0.78)])
    folds = fractal(chance, (mask.width, 8), (7, 1), octaves=3, gain=0.7).resize(mask.size)
    paint = ImageOps.colorize(folds, scaled(tone, 0.3), mix(tone, WHITE, 0.16), mid=scaled(tone, 0.8))
    easel.image.paste(paint, corner, mask.filter(ImageFilter.GaussianBlur(easel.unit / 500)))
    easel.note("curtain")


def _round_cloth(easel: Easel) -> None:
    own = easel.ambient(_cloth_colour(easel))
    x, y = easel.width / 2, easel.height * 0.76
    wide, deep = min(easel.width * 0.46, easel.unit * 0.56), min(easel.height * 0.17, easel.unit * 0.2)
    rim = [(x + wide * math.cos(i / 60 * math.tau), y + deep * math.sin(i / 60 * math.tau)) for i in range(60)]
    hang = [(px, py + easel.unit * (0.3 + 0.02 * math.sin(px / easel.unit * 40))) for px, py in rim[:31]]
    easel.fill([*rim[:31], *reversed(hang)], scaled(own, 0.9), scaled(own, 0.5))
    folds = "".join(f"M{px:.1f},{py:.1f}l{(px - x) * 0.06:.1f},{easel.unit * 0.26:.1f}" for px, py in rim[1:30:3])
    easel.put(line(folds, darker(own, 0.3), easel.unit * 0.008, 0.6))
    easel.fill(rim, mix(own, WHITE, 0.12), own, scaled(own, 0.86))
    inner = [(x + (px - x) * 0.9, y + (py - y) * 0.9) for px, py in rim]
    ring = "M" + "L".join(f"{px:.1f},{py:.1f}" for px, py in inner) + "Z"
    easel.put(line(ring, mix(own, WHITE, 0.5), max(0.6, easel.unit * 0.005), 0.7))
    easel.note("tablecloth", "cloth")
