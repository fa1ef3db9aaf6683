"""Gardens and parks: a path between beds, a hedge with an arch, a pond with lilies, a terrace of clipped trees."""

from __future__ import annotations

import math
from collections.abc import Sequence

from promptmagic.painters.colour import Colour, mix, scaled
from promptmagic.painters.sketch.easel import Easel, gradient
from promptmagic.painters.sketch.figures import Stage, Zone, shadow, stood
from promptmagic.painters.sketch.flocks import birds
from promptmagic.painters.sketch.land import blades, ground, leaf_band, level, path, rolling
from promptmagic.painters.sketch.places.meadow import backdrop
from promptmagic.painters.sketch.seasons import CROWNS, GRASS, WOODS, flowers, green, season
from promptmagic.painters.sketch.shapes import SHAPES
from promptmagic.painters.sketch.shapes.pen import darker, disc, line, oval, polygon, put, trace
from promptmagic.painters.sketch.trees import one_tree
from promptmagic.painters.sketch.water import water

Bed = tuple[float, float, float, float]
"""A flower bed: its middle across and down from the horizon, and half its width and depth in units."""


def between_beds(easel: Easel) -> Stage:
    """A path winds between beds of flowers to an arch of roses."""
    easel.set_out(horizon=0.48, sun=0.66)
    _backdrop(easel, 0.2)
    _lawn(easel, 0.02)
    path(easel, 0.06)
    arch(easel, 0.5, 0.1, 0.26)
    for number, one in enumerate(
        ((0.2, 0.2, 0.16, 0.05), (0.8, 0.22, 0.16, 0.05), (0.12, 0.52, 0.24, 0.1), (0.9, 0.56, 0.24, 0.1))
    ):
        bed(easel, f"bed {number}", one)
    trees(easel, ((0.08, 0.12, 0.4), (0.92, 0.1, 0.36)))
    return stage(easel, (0.36, 0.64), (0.36, 0.92))


def hedge_and_gate(easel: Easel) -> Stage:
    """Straight at a clipped hedge behind a deep border of flowers, a tree over it."""
    easel.set_out(horizon=0.42, sun=0.3)
    _backdrop(easel, 0.12)
    hedge(easel, easel.y(0.28), easel.unit * 0.24)
    _lawn(easel, 0.27)
    bed(easel, "border", (0.5, 0.36, 0.5 * easel.width / easel.unit + 0.05, 0.06))
    trees(easel, ((0.76, 0.34, 0.56), (0.1, 0.3, 0.3)))
    fence(easel, 0.98)
    bed(easel, "front", (0.5, 0.99, 0.5 * easel.width / easel.unit + 0.05, 0.05))
    return stage(easel, (0.14, 0.86), (0.54, 0.84))


def pond(easel: Easel) -> Stage:
    """A pond with lilies, a willow and flowering trees around it, a small red bridge."""
    easel.set_out(horizon=0.44, sun=0.6)
    _backdrop(easel, 0.24)
    _lawn(easel, 0.02)
    trees(easel, ((0.14, 0.1, 0.4), (0.3, 0.06, 0.24)), "cherry tree")
    trees(easel, ((0.86, 0.12, 0.44),), "willow")
    pool(easel)
    if not easel.scene.lacks("bridge"):
        _bridge(easel)
    lilies(easel)
    bed(easel, "bank left", (0.06, 0.86, 0.22, 0.08))
    bed(easel, "bank right", (0.95, 0.9, 0.2, 0.08))
    return stage(easel, (0.2, 0.8), (0.88, 0.97), water=(0.36, 0.66))


def terrace(easel: Easel) -> Stage:
    """A formal garden: clipped cones along a straight walk to a fountain."""
    easel.set_out(horizon=0.54, sun=0.4)
    _backdrop(easel, 0.18)
    hedge(easel, easel.y(0.06), easel.unit * 0.1)
    _lawn(easel, 0.05)
    _walk(easel)
    for near in (0.12, 0.24, 0.46):
        for side in (-1, 1):
            cone(easel, 0.5 + side * (0.1 + 0.56 * near), near, 0.14 + 0.5 * near)
    fountain(easel, 0.5, 0.16, 0.17)
    bed(easel, "left", (0.16, 0.84, 0.2, 0.07))
    bed(easel, "right", (0.84, 0.84, 0.2, 0.07))
    return stage(easel, (0.38, 0.62), (0.4, 0.92))


LAYOUTS = (between_beds, hedge_and_gate, pond, terrace)


def stage(
    easel: Easel, span: tuple[float, float], rows: tuple[float, float], water: tuple[float, float] | None = None
) -> Stage:
    """Return where things may stand in this garden."""
    left, right = sorted((easel.x(span[0]), easel.x(span[1])))
    zones = {
        "ground": Zone(left, easel.y(rows[0]), right, easel.y(rows[1]), 0.9, 1.3),
        "air": Zone(easel.width * 0.2, easel.horizon * 0.3, easel.width * 0.8, easel.horizon * 0.8, 0.8, 0.8),
    }
    if water:
        zones["water"] = Zone(left, easel.y(water[0]), right, easel.y(water[1]), 0.8, 1.2)
    birds(easel, 0.36, 0.4)
    return Stage(zones)


def _backdrop(easel: Easel, high: float) -> None:
    backdrop(easel)
    for index in range(2):
        leaf_band(
            easel,
            f"garden trees {index}",
            level(easel.y(0.02 + 0.02 * index)),
            easel.unit * high * (1 - 0.3 * index),
            green(easel, WOODS, index),
            haze=0.4 - 0.2 * index,
        )


def _lawn(easel: Easel, down: float) -> None:
    edge = rolling(easel, "lawn", easel.y(down) + easel.unit * 0.01, easel.unit * 0.015)
    ground(easel, edge, mix(green(easel, GRASS, 1), easel.light.shade, easel.light.backlit * 0.5), layer="lawn")
    if not easel.scene.wintry:
        blades(easel, "lawn blades", easel.y(max(down, 0.3) + 0.2), 160, GRASS[season(easel)][1:], tall=0.03)


def trees(easel: Easel, stands: Sequence[tuple[float, float, float]], noun: str = "tree") -> None:
    """Set trees at (across, down, height in units)."""
    for index, (across, down, tall) in enumerate(stands):
        one_tree(easel, f"garden {noun} {index}", noun, easel.x(across), easel.y(down), easel.unit * tall)
    easel.note("tree", noun)


def _leafy(easel: Easel, share: float = 0.0) -> Colour:
    own = (224, 230, 240) if easel.scene.wintry else mix(CROWNS["summer"][2], (30, 84, 52), share)
    return mix(easel.ambient(own), easel.light.shade, 0.45 * easel.light.backlit)


def hedge(easel: Easel, foot: float, high: float) -> None:
    """Draw a clipped hedge from edge to edge."""
    chance = easel.chance("hedge")
    leaf = _leafy(easel, 0.4)
    easel.fill(
        [(-2, foot - high), (easel.width + 2, foot - high), (easel.width + 2, foot + 2), (-2, foot + 2)],
        mix(leaf, easel.light.glow, 0.16),
        leaf,
        scaled(leaf, 0.55),
    )
    marks = []
    for _ in range(round(340 * easel.width / easel.unit)):
        x, up = chance.random() * easel.width, chance.random()
        tone = mix(scaled(leaf, 0.8), mix(leaf, easel.light.glow, 0.3), up * chance.random())
        marks.append(oval(x, foot - high * up, easel.unit * 0.009, easel.unit * 0.006, tone, chance.uniform(0, 180)))
    easel.put("".join(marks), (0, int(foot - high * 1.1), easel.width, int(foot) + 2))
    easel.note("hedge", "bush")


def bed(easel: Easel, layer: str, where: Bed) -> None:
    """Plant a bed: dark earth under leaves and many blossoms; snow lies on it in winter."""
    across, down, wide, deep = where
    chance = easel.chance(f"flower bed {layer}")
    x, y = easel.x(across), easel.y(down)
    earth = mix(
        easel.ambient((226, 232, 242) if easel.scene.wintry else (92, 70, 52)),
        easel.light.shade,
        0.4 * easel.light.backlit,
    )
    rim = [
        (x + easel.unit * wide * math.cos(i / 40 * math.tau), y + easel.unit * deep * 0.5 * math.sin(i / 40 * math.tau))
        for i in range(40)
    ]
    easel.fill(rim, earth, scaled(earth, 0.8))
    if easel.scene.wintry:
        return
    marks = []
    size = easel.unit * (0.008 + 0.016 * min(1.0, down))
    tones = flowers(easel)
    groups = [(chance.uniform(-1, 1), chance.choice(tones)) for _ in range(7)]
    for _ in range(round(90 * wide / 0.24)):
        along, across_bed = chance.uniform(-1, 1), chance.uniform(-1, 1)
        if along**2 + across_bed**2 > 1:
            continue
        px, py = x + easel.unit * wide * along, y + easel.unit * deep * 0.5 * across_bed
        tone = min(groups, key=lambda group: abs(group[0] - along))[1]
        marks.append((py, _plant(easel, chance.random(), px, py, size * chance.uniform(0.7, 1.2), tone)))
    easel.put("".join(mark for _, mark in sorted(marks)))
    easel.note("flower", "flower bed")


def _plant(easel: Easel, turn: float, x: float, y: float, size: float, tone: Colour) -> str:
    leaf = mix(_leafy(easel), (60, 140, 60), 0.25)
    petal = mix(easel.ambient(tone), easel.light.shade, 0.4 * easel.light.backlit)
    lean = (turn - 0.5) * size
    head = y - size * 3.2
    petals = "".join(
        put(oval(0, -size * 0.62, size * 0.42, size * 0.62, petal), x + lean, head, turn=72 * k + turn * 70)
        for k in range(5)
    )
    return (
        line(f"M{x:.1f},{y:.1f}Q{x:.1f},{y - size * 2:.1f} {x + lean:.1f},{head:.1f}", leaf, max(0.5, size * 0.18))
        + oval(x + size * 0.5, y - size, size * 0.75, size * 0.3, darker(leaf, 0.1), -40)
        + oval(x - size * 0.5, y - size * 1.3, size * 0.75, size * 0.3, leaf, 40)
        + petals
        + disc(x + lean, head, size * 0.34, easel.ambient((250, 214, 96)))
    )


def arch(easel: Easel, across: float, down: float, tall: float) -> None:
    """Set an arch overgrown with roses over the path."""
    chance = easel.chance("arch")
    x, y, high = easel.x(across), easel.y(down), easel.unit * tall
    half = high * 0.36
    post = mix(easel.ambient((238, 234, 226)), easel.light.shade, 0.4 * easel.light.backlit)
    frame = line(
        trace("M", x - half, y, "V", y - high * 0.6, "A", half, half, "0 0 1", x + half, y - high * 0.6, "V", y),
        post,
        high * 0.05,
    )
    marks = [frame]
    bloom = flowers(easel)[0] if not easel.scene.wintry else (238, 242, 250)
    for _ in range(120):
        turn = chance.uniform(0, math.pi)
        if chance.random() < 0.45:
            px, py = x + half * chance.choice((-1, 1)), y - high * 0.6 * chance.random()
        else:
            px, py = x + half * math.cos(turn), y - high * 0.6 - half * math.sin(turn)
        px, py = px + high * chance.uniform(-0.05, 0.05), py + high * chance.uniform(-0.05, 0.05)
        tone = easel.ambient(bloom) if chance.random() < 0.3 else _leafy(easel, chance.random() * 0.5)
        marks.append(disc(px, py, high * chance.uniform(0.014, 0.03), tone))
    easel.put("".join(marks))
    easel.note("arch", "rose")


def fence(easel: Easel, down: float) -> None:
    """Run a low picket fence along the lower edge."""
    y, high = easel.y(down), easel.unit * 0.11
    paint = mix(easel.ambient((244, 242, 236)), easel.light.shade, 0.45 * easel.light.backlit)
    parts = [
        line(
            f"M-5,{y - high * 0.3:.1f}H{easel.width + 5}M-5,{y - high * 0.7:.1f}H{easel.width + 5}",
            darker(paint, 0.16),
            high * 0.09,
        )
    ]
    x = 0.0
    while x < easel.width + high:
        parts.append(put(polygon([(0, 0), (0, -86), (10, -100), (20, -86), (20, 0)], paint), x, y, scale=high / 100))
        x += high * 0.36
    easel.put("".join(parts), (0, int(y - high * 1.2), easel.width, easel.height))
    easel.note("fence")


def pool(easel: Easel, *, top: float = 0.22, bottom: float = 0.94) -> None:
    """Lay a rounded pool between two rows (fractions down from the horizon) that mirrors the trees."""
    before = easel.image.copy()
    top, bottom = easel.y(top), easel.y(bottom)
    water(easel, round(top), round(bottom), tint=easel.scene.place_colour or (60, 110, 110), depth=0.36, waves=0.2)
    x, half = easel.x(0.5), min(easel.width * 0.5, easel.unit * 0.62)
    rim = [
        (
            x + half * math.cos(turn) * (1 + 0.06 * math.sin(3 * turn + 1)),
            (top + bottom) / 2 + (bottom - top) * 0.47 * math.sin(turn),
        )
        for turn in (i / 80 * math.tau for i in range(80))
    ]
    mask, corner = easel.area(rim)
    pool = easel.image.crop((*corner, corner[0] + mask.width, corner[1] + mask.height))
    easel.image = before
    edge, at = easel.area([(px + (px - x) * 0.025, py + easel.unit * 0.006) for px, py in rim])
    easel.image.paste(gradient((scaled(_leafy(easel), 0.8), (120, 116, 104)), edge.size), at, edge)
    easel.image.paste(pool, corner, mask)
    easel.note("pond", "lake")


def lilies(easel: Easel, *, rows: tuple[float, float] = (0.4, 0.86)) -> None:
    """Float lily pads and a few blossoms on the pond, between two rows (fractions down from the horizon)."""
    if easel.scene.wintry:
        return
    chance = easel.chance("lilies")
    marks = []
    for _ in range(26):
        near = chance.uniform(*rows)
        x, y = easel.x(0.5) + easel.unit * chance.uniform(-0.42, 0.42), easel.y(near)
        size = easel.unit * (0.01 + 0.024 * near)
        pad = mix(_leafy(easel), easel.ambient((110, 170, 80)), 0.4)
        mark = oval(x, y, size, size * 0.36, darker(pad, 0.1)) + oval(x, y - size * 0.05, size * 0.92, size * 0.3, pad)
        if chance.random() < 0.3:
            petal = easel.ambient((250, 214, 226))
            mark += "".join(
                oval(x + size * 0.22 * k, y - size * 0.26, size * 0.16, size * 0.3, petal, 24 * k)
                for k in (-2, -1, 0, 1, 2)
            ) + disc(x, y - size * 0.2, size * 0.1, (250, 210, 90))
        marks.append((y, mark))
    easel.put("".join(mark for _, mark in sorted(marks)))
    easel.note("water lily")


def _bridge(easel: Easel) -> None:
    """Arch a red wooden bridge over the far end of the pond."""
    x, y, half = easel.x(0.46), easel.y(0.34), easel.unit * 0.26
    red = mix(easel.ambient((190, 58, 44)), easel.light.shade, 0.5 * easel.light.backlit)
    rise, rail = half * 0.44, y - half * 0.2
    parts = [
        line(
            f"M{x - half:.1f},{y:.1f}Q{x:.1f},{y - 2 * rise:.1f} {x + half:.1f},{y:.1f}", darker(red, 0.2), half * 0.09
        )
    ]
    parts.append(
        line(
            trace("M", x - half, rail, "Q", x, rail - 2 * rise, x + half, rail),
            red,
            half * 0.05,
        )
    )
    for i in range(9):
        t = i / 8
        px = x - half + 2 * half * t
        py = y - 4 * rise * t * (1 - t)
        parts.append(line(f"M{px:.1f},{py:.1f}v{-half * 0.24:.1f}", red, half * 0.04))
    easel.put("".join(parts))
    easel.note("bridge")


def cone(easel: Easel, across: float, down: float, tall: float) -> None:
    """Set a clipped cone of yew."""
    x, y, high = easel.x(across), easel.y(down), easel.unit * tall * 0.7
    shadow(easel, x, y, high * 0.34, 0.4)
    layer, corner = stood(
        easel,
        SHAPES["cypress"],
        easel.chance(f"cone {across}"),
        x,
        y,
        high,
        None if not easel.scene.wintry else (214, 224, 236),
    )
    easel.place(layer, corner, ambient=0.9, haze=easel.air(0.2 * max(0.0, 1 - down * 3)), rim=0.4 * easel.light.glare)
    easel.take(x, y, high * 0.2)


def _walk(easel: Easel) -> None:
    """Lay a straight gravel walk to the fountain."""
    gravel = mix(easel.ambient((214, 202, 180)), easel.light.shade, 0.35 * easel.light.backlit)
    top, half = easel.y(0.1), easel.unit * 0.05
    x = easel.x(0.5)
    easel.fill(
        [
            (x - half, top),
            (x + half, top),
            (x + easel.unit * 0.38, easel.height + 2),
            (x - easel.unit * 0.38, easel.height + 2),
        ],
        mix(gravel, easel.light.haze, 0.3),
        gravel,
        scaled(gravel, 0.8),
    )


def fountain(easel: Easel, across: float, down: float, tall: float) -> None:
    """Set a round stone fountain with its jet."""
    x, y, high = easel.x(across), easel.y(down), easel.unit * tall
    stone = mix(easel.ambient((206, 200, 190)), easel.light.shade, 0.4 * easel.light.backlit)
    jet = mix(easel.light.lit, (255, 255, 255), 0.4)
    parts = [
        oval(x, y, high * 0.7, high * 0.2, darker(stone, 0.3)),
        oval(x, y - high * 0.1, high * 0.7, high * 0.2, stone),
        oval(x, y - high * 0.11, high * 0.6, high * 0.15, mix(easel.light.sky[2], (60, 130, 150), 0.5)),
        line(f"M{x:.1f},{y - high * 0.1:.1f}V{y - high * 0.5:.1f}", stone, high * 0.12),
        oval(x, y - high * 0.5, high * 0.32, high * 0.09, stone),
    ]
    parts += [
        line(
            trace("M", x, y - high, "Q", x + side * high * 0.3, y - high, x + side * high * reach, y - high * low),
            jet,
            max(0.6, high * 0.018),
            0.7,
        )
        for side in (-1, 1)
        for reach, low in ((0.24, 0.5), (0.36, 0.16), (0.5, 0.14))
    ]
    parts.append(line(f"M{x:.1f},{y - high * 0.5:.1f}V{y - high:.1f}", jet, high * 0.03, 0.8))
    easel.put("".join(parts))
    easel.take(x, y, high * 0.6)
    easel.note("fountain")
