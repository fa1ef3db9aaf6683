"""Inside a castle: the kitchen with its great hearth, the hall with its banners and its long table."""

from __future__ import annotations

from promptmagic.painters.colour import Colour, mix
from promptmagic.painters.sketch.dressing import dress
from promptmagic.painters.sketch.easel import Easel
from promptmagic.painters.sketch.figures import Stage
from promptmagic.painters.sketch.furniture import fire
from promptmagic.painters.sketch.interior import Room, build
from promptmagic.painters.sketch.places.kitchen import stage as kitchen_stage
from promptmagic.painters.sketch.places.kitchen import table_top
from promptmagic.painters.sketch.places.room import piece, stage
from promptmagic.painters.sketch.shapes.pen import box, darker, disc, lighter, line, oval, path, polygon, trace
from promptmagic.painters.sketch.windows import look_out, window

STONE: Colour = (170, 160, 146)
OAK: Colour = (98, 66, 44)
IRON: Colour = (52, 50, 54)
COPPER: Colour = (190, 104, 62)
BANNERS: tuple[tuple[Colour, Colour], ...] = (
    ((150, 40, 44), (226, 180, 82)), ((40, 74, 128), (232, 226, 208)), ((48, 104, 70), (226, 180, 82)),
)  # fmt: skip


def kitchen(easel: Easel) -> Stage:
    """A great open hearth with its cauldron in a wall of stone, hams and herbs under the beams, a long table."""
    view = look_out(easel, horizon=0.4, sun=0.3)
    room = stone_room(easel, 0.64)
    window(easel, view, easel.x(0.86) - easel.unit * 0.08, easel.height * 0.18, easel.unit * 0.16, easel.unit * 0.3,
           panes=(2, 3), arched=True, frame=darker(STONE, 0.2))  # fmt: skip
    hearth(easel, 0.42, room.bottom + easel.unit * 0.02, 0.5)
    _pans(easel, 0.72, 0.3)
    _hanging(easel, 0.1)
    for across, tall in ((0.1, 0.2), (0.2, 0.16)):
        dress(easel, "barrel", across, room.bottom + easel.unit * 0.05, tall)
    table_top(easel, 0.76)
    easel.note("castle", "medieval", "kitchen", "hearth", "fireplace", "fire", "cauldron", "pan", "table")
    return kitchen_stage(easel, top=0.85, span=(0.2, 0.8), floor=(0.72, 0.755), scale=2.0, deep=0.1, life=2.6)


def hall(easel: Easel) -> Stage:
    """A hall of stone: tall arched windows with banners between them, a hearth, a long table on a flagged floor."""
    view = look_out(easel, horizon=0.5, sun=0.4)
    room = stone_room(easel, 0.62)
    for across in (0.18, 0.82):
        left = easel.x(across) - easel.unit * 0.08
        window(easel, view, left, easel.height * 0.12, easel.unit * 0.16, easel.unit * 0.36, panes=(2, 4), arched=True,
               frame=darker(STONE, 0.2))  # fmt: skip
    hearth(easel, 0.5, room.bottom + easel.unit * 0.01, 0.34, cauldron=False)
    for number, across in enumerate((0.33, 0.67)):
        _banner(easel, number, across, 0.1, 0.3)
    for across in (0.05, 0.95):
        wall_torch(easel, across, 0.3)
    _chandelier(easel, 0.5, 0.13)
    if "throne" not in easel.scene.told.lower():
        _long_table(easel, 0.5, 0.74)
    else:
        dress(easel, "throne", 0.5, easel.height * 0.72, 0.42)
        easel.note("throne")
    names = (
        "hall",
        "castle hall",
        "great hall",
        "banquet hall",
        "throne room",
        "castle interior",
        "medieval",
        "castle",
    )
    easel.note(*names, "banner", "torch", "fireplace")
    return stage(easel, room, (0.2, 0.8), rows=(0.82, 0.95), scale=2.3)


def stone_room(easel: Easel, bottom: float) -> Room:
    """Build a room with walls of stone blocks, a flagged floor and beams under its ceiling."""
    room = build(easel, left=-0.1, right=1.1, top=-0.02, bottom=bottom, wall=STONE, floor=(150, 142, 132), tiles=False)
    easel.fill([(-2, room.bottom), (easel.width + 2, room.bottom), (easel.width + 2, easel.height + 2),
                (-2, easel.height + 2)], easel.ambient((128, 120, 112)), easel.ambient((152, 144, 134)))  # fmt: skip
    own, chance = easel.ambient(STONE), easel.chance("castle wall")
    course, y, parts, index = easel.unit * 0.075, 0.0, [], 0
    while y < room.bottom:
        x = -easel.unit * (0.1 + 0.08 * (index % 2))
        while x < easel.width:
            wide = easel.unit * chance.uniform(0.12, 0.2)
            tone = mix(own, darker(own, 0.3), chance.random() * 0.45)
            high = min(course, room.bottom - y)
            parts.append(box(x + 1, y + 1, wide - 2, max(1.0, high - 2), tone, easel.unit * 0.008))
            x += wide
        y += course
        index += 1
    easel.put(box(0, 0, easel.width, room.bottom, lighter(own, 0.16)) + "".join(parts))
    flags = []
    for share in (0.06, 0.2, 0.42, 0.74):
        row = room.bottom + (easel.height - room.bottom) * share
        flags.append(f"M0,{row:.1f}H{easel.width}")
    for step in range(-8, 9):
        at = easel.width / 2 + step * easel.unit * 0.16
        flags.append(f"M{at:.1f},{room.bottom:.1f}L{at + step * easel.unit * 0.1:.1f},{easel.height}")
    easel.put(line("".join(flags), darker(easel.ambient((128, 120, 112)), 0.3), easel.unit * 0.005))
    oak, deep = easel.ambient(OAK), easel.unit * 0.06
    beams = [box(-2, 0, easel.width + 4, deep, oak), box(-2, deep, easel.width + 4, deep * 0.16, darker(oak, 0.5))]
    ends = (easel.width * across for across in (0.08, 0.36, 0.64, 0.92))
    beams += [box(x - deep * 0.5, 0, deep, deep * 1.5, darker(oak, 0.25)) for x in ends]
    easel.put("".join(beams))
    return room


def hearth(easel: Easel, across: float, foot: float, tall: float, *, cauldron: bool = True) -> None:
    """Set an open hearth under its hood of stone, logs burning in it, a cauldron hanging over them."""
    x, high = easel.x(across), easel.unit * tall
    half = high * 0.72
    stone = lighter(easel.ambient(STONE), 0.16)
    mouth = trace("M", x - half * 0.78, foot, "V", foot - high * 0.44, "Q", x, foot - high * 0.74, x + half * 0.78,
                  foot - high * 0.44, "V", foot, "Z")  # fmt: skip
    hood = [(x - half * 1.06, foot - high * 0.66), (x - half * 0.5, foot - high * 1.14),
            (x + half * 0.5, foot - high * 1.14), (x + half * 1.06, foot - high * 0.66)]  # fmt: skip
    parts = [polygon(hood, darker(stone, 0.08)), box(x - half, foot - high * 0.68, half * 2, high * 0.68, stone)]
    parts.append(box(x - half * 1.12, foot - high * 0.72, half * 2.24, high * 0.07, lighter(stone, 0.3), 2))
    joints = [f"M{x - half:.1f},{foot - high * up:.1f}h{half * 0.2:.1f}m{half * 1.6:.1f},0h{half * 0.2:.1f}"
              for up in (0.14, 0.28, 0.42, 0.56)]  # fmt: skip
    parts.append(line("".join(joints), darker(stone, 0.3), high * 0.008))
    parts += [path(mouth, (34, 26, 26)), oval(x, foot, half * 0.74, high * 0.05, (70, 44, 34))]
    easel.put("".join(parts))
    aspect = 1.2
    for aside, size in ((-0.2, 0.7), (0.18, 0.62), (0.0, 0.84)):
        shift = aside * half / easel.width * (-1 if easel.mirrored else 1)
        piece(easel, fire(), across + shift, foot + high * 0.02, tall * size * 0.6, aspect=aspect, cast=False)
    easel.burn(x, foot - high * 0.2, easel.unit * 0.9)
    easel.glow(x, foot - high * 0.2, high * 0.9, (255, 150, 70), 0.5, 1.8)
    if cauldron:
        iron = easel.ambient(IRON)
        rim, belly, aside = foot - high * 0.44, foot - high * 0.18, half * 0.38
        pot = trace("M", x - half * 0.3, rim, "Q", x - aside, belly, x, belly, "Q", x + aside, belly)
        pot += trace(" ", x + half * 0.3, rim, "Z")
        kettle = [
            line(f"M{x:.1f},{foot - high * 0.66:.1f}V{foot - high * 0.5:.1f}", iron, high * 0.014),
            line(f"M{x - half * 0.28:.1f},{foot - high * 0.44:.1f}Q{x:.1f},{foot - high * 0.6:.1f} "
                 f"{x + half * 0.28:.1f},{foot - high * 0.44:.1f}", iron, high * 0.014),
            path(pot, iron),
            oval(x, foot - high * 0.44, half * 0.32, high * 0.025, darker(iron, 0.5)),
            line(f"M{x - half * 0.26:.1f},{foot - high * 0.34:.1f}q{half * 0.02:.1f},{high * 0.08:.1f} "
                 f"{half * 0.1:.1f},{high * 0.12:.1f}", lighter(iron, 0.5), high * 0.014),
        ]  # fmt: skip
        easel.put("".join(kettle))


def _pans(easel: Easel, across: float, down: float) -> None:
    """Hang copper pans in a row on an iron bar."""
    x, y, size = easel.x(across), easel.height * down, easel.unit * 0.05
    iron, copper = easel.ambient(IRON), easel.ambient(COPPER)
    parts = [line(f"M{x - size * 2.2:.1f},{y:.1f}h{size * 4.4:.1f}", iron, size * 0.12)]
    for place, big in ((-1.6, 1.0), (0.0, 0.8), (1.5, 0.62)):
        at, radius = x + place * size, size * 0.72 * big
        parts.append(line(f"M{at:.1f},{y:.1f}v{size * 1.1:.1f}", darker(copper, 0.4), size * 0.12))
        parts += [
            disc(at, y + size * 1.1 + radius, radius, copper),
            disc(at, y + size * 1.1 + radius, radius * 0.74, lighter(copper, 0.3)),
        ]
    easel.put("".join(parts))


def _hanging(easel: Easel, down: float) -> None:
    """Hang hams, onions and bundles of herbs from the beam."""
    y, parts = easel.height * down, []
    leaf, ham, string = easel.ambient((96, 124, 74)), easel.ambient((150, 78, 62)), easel.ambient((190, 170, 130))
    onion = easel.ambient((206, 160, 96))
    for number, across in enumerate((0.06, 0.15, 0.58, 0.66, 0.95)):
        x, size = easel.x(across), easel.unit * 0.05
        parts.append(line(f"M{x:.1f},{y - easel.unit * 0.06:.1f}V{y + size * 0.4:.1f}", string, size * 0.08))
        if number % 3 == 0:
            top, side = y + size * 0.4, size * 0.9
            body = trace("M", x - size * 0.16, top, "Q", x - side, top + size * 1.2, x, top + size * 1.7, "Q")
            body += trace(" ", x + side, top + size * 1.2, x + size * 0.16, top, "Z")
            parts += [
                path(body, ham),
                oval(x - size * 0.2, y + size * 1.4, size * 0.14, size * 0.4, lighter(ham, 0.3), 12),
            ]
        elif number % 3 == 1:
            stems = (trace("M", x, y + size * 0.3, "q", size * turn, size * 0.6, size * turn * 1.6, size * 1.5)
                     for turn in (-0.5, -0.25, 0.0, 0.25, 0.5))  # fmt: skip
            parts.append(line("".join(stems), leaf, size * 0.16))
        else:
            parts += [disc(x + aside * size, y + size * (0.6 + 0.42 * row), size * 0.27, onion)
                      for row, aside in enumerate((-0.14, 0.16, -0.12, 0.12))]  # fmt: skip
    easel.put("".join(parts))


def _banner(easel: Easel, number: int, across: float, down: float, tall: float) -> None:
    """Hang a banner with a charge on it."""
    cloth, charge = (easel.ambient(tone) for tone in BANNERS[number % len(BANNERS)])
    x, y, high = easel.x(across), easel.height * down, easel.unit * tall
    half = high * 0.22
    flag = [(x - half, y), (x + half, y), (x + half, y + high * 0.86), (x, y + high), (x - half, y + high * 0.86)]
    middle = y + high * 0.42
    star = [(x, middle - half * 0.6), (x + half * 0.5, middle), (x, middle + half * 0.6), (x - half * 0.5, middle)]
    easel.put(
        line(f"M{x - half * 1.2:.1f},{y:.1f}h{half * 2.4:.1f}", easel.ambient(IRON), high * 0.02)
        + polygon(flag, cloth)
        + box(x - half, y + high * 0.06, half * 2, high * 0.03, charge)
        + polygon(star, charge)
        + polygon([(x, y), (x + half, y), (x + half, y + high * 0.86), (x, y + high)], (0, 0, 0), 0.1)
    )


def wall_torch(easel: Easel, across: float, down: float) -> None:
    """Set a burning torch on the wall."""
    x, y, size = easel.x(across), easel.height * down, easel.unit * 0.05
    flame = trace("M", x - size * 0.4, y, "Q", x - size * 0.7, y - size * 0.9, x, y - size * 1.8, "Q", x + size * 0.7,
                  y - size * 0.9, x + size * 0.4, y, "Z")  # fmt: skip
    inner = trace("M", x - size * 0.2, y, "Q", x - size * 0.3, y - size * 0.5, x, y - size * 1.1, "Q", x + size * 0.3,
                  y - size * 0.5, x + size * 0.2, y, "Z")  # fmt: skip
    holder = [
        (x - size * 0.34, y),
        (x + size * 0.34, y),
        (x + size * 0.12, y + size * 1.8),
        (x - size * 0.12, y + size * 1.8),
    ]
    easel.put(polygon(holder, easel.ambient(OAK)) + path(flame, (246, 130, 44)) + path(inner, (255, 220, 120)))
    easel.burn(x, y - size * 0.6, easel.unit * 0.5)
    easel.glow(x, y - size * 0.6, size * 5, (255, 170, 90), 0.5, 1.8)


def _chandelier(easel: Easel, across: float, down: float) -> None:
    """Hang a wheel of iron with candles."""
    x, y, half, iron = easel.x(across), easel.height * down, easel.unit * 0.17, easel.ambient(IRON)
    parts = [line(f"M{x:.1f},0V{y - half * 0.3:.1f}M{x:.1f},{y - half * 0.3:.1f}L{x - half:.1f},{y:.1f}"
                  f"M{x:.1f},{y - half * 0.3:.1f}L{x + half:.1f},{y:.1f}", iron, half * 0.04)]  # fmt: skip
    parts.append(oval(x, y, half, half * 0.16, iron))
    parts.append(oval(x, y - half * 0.03, half * 0.88, half * 0.09, darker(STONE, 0.5)))
    for share in (-0.94, -0.5, 0.0, 0.5, 0.94):
        at, low = x + half * share, y + half * (0.13 - 0.12 * abs(share))
        parts.append(box(at - half * 0.03, low - half * 0.24, half * 0.06, half * 0.22, (240, 230, 204)))
        parts.append(oval(at, low - half * 0.3, half * 0.035, half * 0.07, (255, 214, 120)))
    easel.put("".join(parts))
    easel.glow(x, y, half * 1.6, (255, 206, 130), 0.4, 1.8)


def _long_table(easel: Easel, across: float, down: float) -> None:
    """Set a long table with bowls and jugs, benches before it."""
    x, y, oak = easel.x(across), easel.height * down, easel.ambient(OAK)
    half, high = min(easel.unit * 0.44, easel.width * 0.36), easel.unit * 0.13
    cloth = easel.ambient((216, 202, 174))
    parts = [
        box(x + half * share - half * 0.03, y - high, half * 0.06, high, darker(oak, 0.3))
        for share in (-0.86, 0.0, 0.86)
    ]
    top = [
        (x - half * 0.94, y - high * 1.22),
        (x + half * 0.94, y - high * 1.22),
        (x + half, y - high),
        (x - half, y - high),
    ]
    parts += [polygon(top, lighter(oak, 0.2)), box(x - half, y - high, half * 2, high * 0.12, oak)]
    far, near = y - high * 1.22, y - high
    runner = [(x - half * 0.5, far), (x + half * 0.5, far), (x + half * 0.54, near), (x - half * 0.54, near)]
    parts.append(polygon(runner, cloth))
    for share, tone in (
        (-0.7, (170, 120, 70)),
        (-0.3, COPPER),
        (0.1, (150, 160, 168)),
        (0.44, (170, 120, 70)),
        (0.76, COPPER),
    ):
        at, own = x + half * share, easel.ambient(tone)
        parts.append(
            path(
                trace(
                    "M",
                    at - high * 0.2,
                    y - high * 1.3,
                    "h",
                    high * 0.4,
                    "l",
                    -high * 0.08,
                    high * 0.2,
                    "h",
                    -high * 0.24,
                    "Z",
                ),
                own,
            )
        )
    easel.put("".join(parts))
    easel.take(x, y, half * 0.8)
    easel.note("table", "long table")
