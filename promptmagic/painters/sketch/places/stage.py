"""Stages: a theatre's red curtain, a concert in beams of light, a small club with a brick wall."""

from __future__ import annotations

import math

from PIL import Image, ImageChops, ImageFilter, ImageOps

from promptmagic import lexicon
from promptmagic.painters.colour import WHITE, Colour, mix, scaled
from promptmagic.painters.noise import fractal
from promptmagic.painters.sketch.easel import Easel, fade, faint, gradient
from promptmagic.painters.sketch.figures import Stage, Zone
from promptmagic.painters.sketch.lamplight import indoor_light
from promptmagic.painters.sketch.places.table import planks
from promptmagic.painters.sketch.relations import LIVING
from promptmagic.painters.sketch.shapes.pen import box, darker, disc, lighter, line, oval, path, put

VELVET: Colour = (150, 26, 34)
BEAMS: tuple[tuple[Colour, ...], ...] = (
    ((255, 90, 170), (90, 140, 255), (160, 90, 255)),
    ((255, 190, 90), (255, 110, 80), (255, 230, 170)),
    ((80, 230, 220), (90, 140, 255), (230, 110, 255)),
)


def theatre(easel: Easel) -> Stage:
    """A proscenium: the curtain drawn to both sides, a spotlight on the boards, the heads of the audience."""
    _dark(easel, (58, 30, 44))
    floor = easel.height * 0.7
    _backcloth(easel, floor)
    planks(easel, floor, (150, 96, 60), layer="boards")
    for across in (0.3, 0.7):
        beam(easel, across, (255, 240, 210), 0.5, floor + (easel.height - floor) * 0.34)
    _curtains(easel)
    _footlights(easel)
    audience(easel, 0.96, 0.07)
    return stage(easel, _lit(easel, 0.3, (0.2, 0.8)), (0.74, 0.87))


def concert(easel: Easel) -> Stage:
    """A concert: beams of coloured light from above, loudspeakers, a crowd with raised hands."""
    _dark(easel, (26, 18, 48))
    floor = easel.height * 0.68
    tones = easel.scene.colours or easel.chance("beams").choice(BEAMS)
    easel.glow(easel.width / 2, floor * 0.7, easel.unit * 0.7, tones[0], 0.5, 1.4)
    _truss(easel, tones)
    _speakers(easel, floor)
    planks(easel, floor, (70, 62, 76), layer="concert floor")
    for index, across in enumerate((0.1, 0.3, 0.5, 0.7, 0.9)):
        beam(easel, across, tones[index % len(tones)], 0.62, floor + easel.unit * 0.05, lean=(index - 2) * -0.09)
    _haze(easel, tones[1 % len(tones)], floor)
    audience(easel, 0.98, 0.1, hands=True)
    return stage(easel, (0.14, 0.86), (0.72, 0.84))


def club(easel: Easel) -> Stage:
    """A small club: a brick wall, a rug, one warm light, bulbs on a string."""
    _dark(easel, (40, 26, 26))
    floor = easel.height * 0.66
    _bricks(easel, floor)
    planks(easel, floor, (110, 70, 48), layer="club floor")
    x = easel.x(0.5)
    easel.put(
        oval(x, easel.height * 0.82, easel.unit * 0.42, easel.unit * 0.1, (112, 40, 44))
        + oval(x, easel.height * 0.82, easel.unit * 0.36, easel.unit * 0.08, (150, 64, 54))
    )
    beam(easel, 0.36, (255, 206, 140), 0.5, easel.height * 0.8)
    beam(easel, 0.68, (255, 180, 120), 0.4, easel.height * 0.8)
    _bulbs(easel)
    _neon_note(easel)
    _tables(easel)
    return stage(easel, _lit(easel, 0.36, (0.18, 0.82)), (0.72, 0.9))


def solo(easel: Easel) -> Stage:
    """One spotlight on bare boards before a closed blue curtain."""
    _dark(easel, (20, 26, 60))
    floor = easel.height * 0.62
    tone = next(iter(easel.scene.colours), (36, 52, 128))
    mask, corner = easel.area([(-2, -2), (easel.width + 2.0, -2), (easel.width + 2.0, floor), (-2, floor)])
    _velvet(easel, mask, corner, tone, "closed curtain")
    planks(easel, floor, (176, 128, 84), layer="bare boards")
    easel.glow(easel.x(0.42), floor * 0.7, easel.unit * 0.5, (255, 236, 200), 0.34, 1.5)
    beam(easel, 0.36, (255, 244, 220), 0.62, easel.height * 0.8)
    easel.note("curtain")
    return stage(easel, _lit(easel, 0.36, (0.2, 0.8)), (0.76, 0.84))


LAYOUTS = (theatre, club, concert, solo)


def stage(easel: Easel, span: tuple[float, float], rows: tuple[float, float]) -> Stage:
    """Return where performers stand."""
    left, right = easel.width * span[0], easel.width * span[1]
    boards = Zone(left, easel.height * rows[0], right, easel.height * rows[1], 2.0, 2.2)
    easel.note("stage", "spotlight")
    return Stage(
        {"ground": boards, "shore": boards, "air": Zone(left, easel.height * 0.3, right, easel.height * 0.45, 1.4, 1.4)}
    )


def _dark(easel: Easel, tone: Colour) -> None:
    easel.set_out(horizon=0.68, sun=0.5)
    easel.horizon = round(easel.height * 0.68)
    easel.light = indoor_light(easel.light, candles=False)
    own = easel.scene.place_colour or tone
    easel.image.paste(gradient((scaled(own, 0.4), own, scaled(own, 0.7)), (easel.width, easel.height)), (0, 0))


def _backcloth(easel: Easel, floor: float) -> None:
    """Hang a painted cloth at the back: dusk over hills."""
    size = (easel.width, round(floor))
    easel.image.paste(gradient(((36, 30, 70), (96, 60, 110), (214, 130, 110)), size), (0, 0))
    easel.glow(easel.x(0.5), floor * 0.8, easel.unit * 0.4, (255, 200, 140), 0.6, 1.5)
    hill = "".join(
        f"M{-10},{floor:.0f}Q{easel.width * a:.0f},{floor - easel.unit * h:.0f} {easel.width * b:.0f},{floor:.0f}Z"
        for a, h, b in ((0.2, 0.3, 0.6), (0.6, 0.24, 1.1))
    )
    easel.put(path(hill, (52, 36, 66)))


def _curtains(easel: Easel) -> None:
    """Draw the curtain aside on both sides, a valance above."""
    tone = next(iter(easel.scene.colours), VELVET)
    for side in (0, 1):
        inner = []
        for i in range(21):
            share = i / 20
            reach = 0.25 - 0.1 * math.sin(share * math.pi * 0.9) + 0.02 * math.sin(share * 8)
            inner.append((easel.width * reach if side == 0 else easel.width * (1 - reach), easel.height * 0.8 * share))
        edge = -2.0 if side == 0 else easel.width + 2.0
        mask, corner = easel.area([(edge, -2), *inner, (edge, easel.height * 0.8)])
        _velvet(easel, mask, corner, tone, f"curtain {side}")
    lobes = 7
    low = [
        (easel.width * i / (lobes * 8), easel.unit * (0.1 + 0.05 * abs(math.sin(i / 8 * math.pi))))
        for i in range(lobes * 8 + 1)
    ]
    mask, corner = easel.area([(-2, -2), *low, (easel.width + 2.0, -2)])
    _velvet(easel, mask, corner, tone, "valance")
    fringe = "M" + "L".join(f"{x:.1f},{y:.1f}" for x, y in low)
    easel.put(line(fringe, (214, 170, 84), easel.unit * 0.012), (0, 0, easel.width, int(easel.unit * 0.2)))
    easel.note("curtain")


def _velvet(easel: Easel, mask: Image.Image, corner: tuple[int, int], tone: Colour, layer: str) -> None:
    folds = fractal(
        easel.chance(layer), (mask.width, 4), (max(3, round(mask.width / easel.unit * 26)), 1), octaves=2, gain=0.5
    ).resize(mask.size)
    paint = ImageOps.colorize(folds, scaled(tone, 0.24), mix(tone, (255, 120, 110), 0.24), mid=scaled(tone, 0.8))
    paint = ImageChops.multiply(paint, gradient(((190, 180, 190), WHITE, (190, 180, 190)), mask.size))
    easel.image.paste(paint, corner, mask)


def _footlights(easel: Easel) -> None:
    y = easel.height * 0.89
    x = easel.width * 0.16
    while x < easel.width * 0.86:
        easel.put(
            put(path("M-16,0 a16,18 0 0 1 32,0z", (206, 166, 96)), x, y, scale=easel.unit / 1000),
            (int(x - easel.unit * 0.03), int(y - easel.unit * 0.03), int(x + easel.unit * 0.03), int(y) + 2),
        )
        easel.glow(x, y - easel.unit * 0.02, easel.unit * 0.07, (255, 222, 150), 0.6, 1.8)
        x += easel.width * 0.08


def _pool(across: float) -> float:
    """Return how far across the pool of light is of a beam that comes from so far across."""
    return 0.5 + (across - 0.5) * 0.55


def _lit(easel: Easel, across: float, span: tuple[float, float]) -> tuple[float, float]:
    """Return between where performers stand: one alone in the pool of light of a beam, several in the whole span."""
    living = sum(subject.count for subject in easel.scene.subjects if lexicon.group(subject.noun) in LIVING)
    pool = easel.x(_pool(across)) / easel.width
    return (pool - 0.01, pool + 0.01) if living == 1 else span


def beam(easel: Easel, across: float, tone: Colour, strength: float, foot: float, *, lean: float = 0.0) -> None:
    """Let a beam fall from above on the boards, a pool of light at its end."""
    x = easel.x(across)
    end = easel.x(_pool(across)) + lean * easel.unit
    wide = easel.unit * 0.16
    mask, corner = easel.area(
        [(x - easel.unit * 0.012, -2), (x + easel.unit * 0.012, -2), (end + wide, foot), (end - wide, foot)]
    )
    soft = ImageChops.multiply(
        mask.filter(ImageFilter.GaussianBlur(easel.unit / 90)), fade((1.0, 0.7, 0.42), mask.size)
    )
    under = easel.image.crop((*corner, corner[0] + mask.width, corner[1] + mask.height))
    light = Image.new("RGB", mask.size)
    light.paste(tone, (0, 0), faint(soft, strength))
    easel.image.paste(ImageChops.screen(under, light), corner)
    pool, at = easel.area(
        [
            (end + wide * math.cos(i / 40 * math.tau), foot + wide * 0.26 * math.sin(i / 40 * math.tau))
            for i in range(40)
        ]
    )
    shown = Image.new("RGB", pool.size)
    shown.paste(tone, (0, 0), faint(pool.filter(ImageFilter.GaussianBlur(easel.unit / 110)), strength * 0.8))
    below = easel.image.crop((*at, at[0] + pool.width, at[1] + pool.height))
    easel.image.paste(ImageChops.screen(below, shown), at)
    easel.note("beam")


def audience(easel: Easel, down: float, size: float, *, hands: bool = False) -> None:
    """Set the heads of the audience along the lower edge, as silhouettes."""
    chance = easel.chance("audience")
    parts = []
    for row in range(2):
        radius = easel.unit * size * (0.42 + 0.1 * row)
        x = -radius * chance.random()
        tone = (24 - 12 * row, 16 - 8 * row, 26 - 12 * row)
        while x < easel.width + radius:
            y = easel.height * down + radius * (0.2 + 0.7 * row) + radius * chance.uniform(-0.25, 0.25)
            parts.append(
                disc(x, y - radius * 0.9, radius * 0.62, tone) + oval(x, y + radius * 0.7, radius * 1.1, radius, tone)
            )
            if hands and chance.random() < 0.45:
                aside = radius * chance.choice((-0.8, 0.8))
                parts.append(
                    line(
                        f"M{x + aside:.1f},{y:.1f}L{x + aside * 1.3:.1f},{y - radius * chance.uniform(1.6, 2.4):.1f}",
                        tone,
                        radius * 0.34,
                    )
                )
            x += radius * chance.uniform(1.7, 2.3)
    easel.put("".join(parts))
    easel.note("audience", "crowd")


def _truss(easel: Easel, tones: tuple[Colour, ...]) -> None:
    """Hang a truss with lamps across the top, and more lamps at the back."""
    y, high = easel.height * 0.05, easel.unit * 0.035
    zigzag = "".join(f"L{easel.width * i / 40:.1f},{y + (high if i % 2 else 0):.1f}" for i in range(41))
    easel.put(
        line(
            f"M0,{y:.1f}{zigzag}M0,{y:.1f}H{easel.width}M0,{y + high:.1f}H{easel.width}",
            (74, 74, 88),
            max(0.7, easel.unit * 0.005),
        )
    )
    for index in range(9):
        x = easel.width * (index + 0.5) / 9
        tone = tones[index % len(tones)]
        easel.put(
            box(x - high * 0.3, y + high, high * 0.6, high * 0.7, (40, 40, 50), 2),
            (int(x - high), int(y), int(x + high), int(y + high * 2)),
        )
        easel.glow(x, y + high * 1.8, easel.unit * 0.07, mix(tone, WHITE, 0.3), 0.9, 1.8)


def _speakers(easel: Easel, floor: float) -> None:
    """Stack loudspeakers at both sides."""
    size = easel.unit * 0.15
    parts = []
    for side in (0.07, 0.93):
        for row in range(3):
            x, y = easel.width * side, floor - size * (row + 1) + easel.unit * 0.03
            parts += [
                box(x - size * 0.55, y, size * 1.1, size * 0.96, (34, 34, 42), 3),
                disc(x, y + size * 0.56, size * 0.32, (18, 18, 24)),
                disc(x, y + size * 0.56, size * 0.16, (64, 64, 76)),
                disc(x, y + size * 0.16, size * 0.09, (18, 18, 24)),
            ]
    easel.put("".join(parts))
    easel.note("loudspeaker")


def _haze(easel: Easel, tone: Colour, floor: float) -> None:
    """Drift some mist through the beams."""
    high = max(4, round(easel.unit * 0.34))
    drift = fractal(easel.chance("stage haze"), (easel.width, high), (4, 3), octaves=4)
    veil = ImageChops.multiply(drift, fade((0, 0.5, 0.4, 0), drift.size))
    easel.dab(mix(tone, WHITE, 0.3), faint(veil, 0.4), (0, round(floor) - high // 2))


def _bricks(easel: Easel, floor: float) -> None:
    chance = easel.chance("bricks")
    step, high = easel.unit * 0.07, easel.unit * 0.03
    parts = [box(0, 0, easel.width, floor, (66, 42, 40))]
    row = 0
    y = 0.0
    while y < floor:
        x = -step * (0.5 if row % 2 else 0.0)
        while x < easel.width:
            tone = mix((136, 72, 54), (92, 50, 44), chance.random())
            parts.append(box(x, y, step * 0.95, high * 0.88, tone, 1))
            x += step
        y += high
        row += 1
    easel.put("".join(parts), (0, 0, easel.width, int(floor) + 1))
    size = (easel.width, round(floor))
    shade = Image.new("RGB", size, (96, 76, 92))
    easel.image.paste(ImageChops.multiply(easel.image.crop((0, 0, *size)), shade), (0, 0))
    easel.glow(easel.width / 2, floor * 0.62, easel.unit * 0.66, (255, 160, 90), 0.5, 1.3)


def _bulbs(easel: Easel) -> None:
    """String bulbs across the wall."""
    low, top = easel.height * 0.16, easel.height * 0.07
    easel.put(
        line(
            f"M0,{top:.1f}Q{easel.width / 2:.1f},{low * 1.6:.1f} {easel.width},{top:.1f}",
            (30, 24, 26),
            max(0.7, easel.unit * 0.004),
        )
    )
    count = max(5, round(9 * easel.width / easel.unit))
    for index in range(count + 1):
        t = index / count
        x, y = easel.width * t, (1 - t) ** 2 * top + 2 * t * (1 - t) * low * 1.6 + t * t * top
        easel.put(
            disc(x, y + easel.unit * 0.014, easel.unit * 0.01, (255, 232, 170)),
            (int(x - 9), int(y - 4), int(x + 9), int(y + easel.unit * 0.05)),
        )
        easel.glow(x, y + easel.unit * 0.014, easel.unit * 0.06, (255, 200, 120), 0.6, 1.8)
    easel.note("lantern")


def _neon_note(easel: Easel) -> None:
    """Hang a neon sign on the wall: a note of music."""
    x, y, size = easel.x(0.16), easel.height * 0.34, easel.unit * 0.1
    tone = (255, 90, 150)
    data = f"M{x - size * 0.4:.1f},{y + size * 0.5:.1f}v{-size:.1f}l{size * 0.8:.1f},{-size * 0.2:.1f}v{size:.1f}"
    easel.glow(x, y, size * 1.5, tone, 0.6, 1.7)
    easel.put(
        line(data, tone, size * 0.1)
        + line(data, mix(tone, WHITE, 0.7), size * 0.04)
        + oval(x - size * 0.54, y + size * 0.52, size * 0.16, size * 0.12, tone)
        + oval(x + size * 0.26, y + size * 0.32, size * 0.16, size * 0.12, tone)
    )


def _tables(easel: Easel) -> None:
    """Set two small round tables with candles at the lower corners."""
    for across in (0.08, 0.92):
        x, y, size = easel.x(across), easel.height * 0.97, easel.unit * 0.16
        easel.put(
            oval(x, y, size, size * 0.24, darker((96, 56, 40), 0.3))
            + oval(x, y - size * 0.06, size, size * 0.24, (112, 66, 46))
            + box(x - size * 0.05, y - size * 0.34, size * 0.1, size * 0.26, (244, 236, 214))
            + oval(x, y - size * 0.4, size * 0.04, size * 0.09, lighter((255, 200, 90), 0.4))
        )
        easel.glow(x, y - size * 0.4, size * 0.8, (255, 190, 100), 0.6, 1.8)
    easel.note("table", "candle")
