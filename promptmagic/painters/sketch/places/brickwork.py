"""Walls that something leans against or is painted on: bricks over a pavement, old plaster, a garden wall with ivy."""

from __future__ import annotations

import math

from PIL import Image, ImageChops

from promptmagic.painters.colour import WHITE, Colour, mix, scaled
from promptmagic.painters.noise import fractal
from promptmagic.painters.sketch.easel import Easel, Point, curve, gradient
from promptmagic.painters.sketch.facades import snow_tone, toned
from promptmagic.painters.sketch.figures import Stage, Zone
from promptmagic.painters.sketch.roadway import PAVING, TUBES, paved
from promptmagic.painters.sketch.seasons import CROWNS, season
from promptmagic.painters.sketch.shapes.pen import blob, box, darker, disc, lighter, line, oval
from promptmagic.painters.sketch.sky import sky

BRICKS: tuple[Colour, ...] = ((172, 86, 64), (156, 74, 60), (186, 104, 76), (142, 82, 70))
PLASTERS: tuple[Colour, ...] = ((226, 208, 172), (196, 206, 204), (220, 178, 140), (206, 196, 186))


def bricks_and_pavement(easel: Easel) -> Stage:
    """A brick wall fills the picture down to the pavement."""
    _set_out(easel, 0.76)
    _bricks(easel, 0.0, easel.horizon)
    _sprayed(easel)
    _foot(easel)
    return _stage(easel)


def peeling_plaster(easel: Easel) -> Stage:
    """An old plastered wall, the bricks bare where it has come off."""
    _set_out(easel, 0.7)
    _bricks(easel, 0.0, easel.horizon)
    _plaster(easel)
    _sprayed(easel)
    _foot(easel)
    return _stage(easel)


def wall_under_the_sky(easel: Easel) -> Stage:
    """A brick wall as high as two people, ivy over its top, the sky above."""
    _set_out(easel, 0.78)
    low = easel.horizon
    sky(easel)
    top = low - min(easel.unit * 0.6, low * 0.76)
    _bricks(easel, top, low)
    stone = snow_tone(easel) if easel.scene.wintry else toned(easel, (190, 180, 166))
    easel.put(box(-4, top - easel.unit * 0.02, easel.width + 8, easel.unit * 0.035, stone))
    _ivy(easel, top)
    _sprayed(easel, top)
    _foot(easel)
    return _stage(easel)


LAYOUTS = (bricks_and_pavement, peeling_plaster, wall_under_the_sky)


def _set_out(easel: Easel, down: float) -> None:
    easel.set_out(horizon=down, sun=0.3)
    easel.horizon = round(easel.height * down)
    easel.note("wall", "brick", "street")


def _stage(easel: Easel) -> Stage:
    low = easel.horizon
    near = Zone(easel.width * 0.16, low + easel.unit * 0.03, easel.width * 0.84, low + easel.unit * 0.12, 2.2, 2.4)
    return Stage({"ground": near, "air": Zone(easel.width * 0.2, low * 0.2, easel.width * 0.8, low * 0.5, 1.4, 1.4)})


def _bricks(easel: Easel, top: float, low: float) -> None:
    """Lay bricks, course over course, each of its own shade."""
    chance = easel.chance("bricks")
    base = toned(easel, easel.scene.wall_colour or chance.choice(BRICKS))
    high = easel.unit * 0.046
    wide = high * 2.5
    easel.fill([(-2, top), (easel.width + 2, top), (easel.width + 2, low), (-2, low)], mix(base, WHITE, 0.34))
    parts = []
    for course in range(math.ceil((low - top) / high)):
        y = low - high * (course + 1)
        x = -wide * (0.5 if course % 2 else 0.1)
        while x < easel.width:
            tone = mix(base, scaled(base, 0.66), chance.random()) if chance.random() < 0.7 else lighter(base, 0.2)
            parts.append(box(x, max(y, top), wide * 0.95, min(high * 0.88, y + high * 0.88 - top), tone, high * 0.06))
            x += wide
    easel.put("".join(parts), (0, int(top), easel.width, int(low)))
    _worn(easel, int(top), int(low))


def _worn(easel: Easel, top: int, low: int) -> None:
    """Let the wall be rough, and darker towards its foot."""
    area = (0, top, easel.width, low)
    part = easel.image.crop(area)
    cells = (max(3, round(6 * part.width / easel.unit)), max(3, round(6 * part.height / easel.unit)))
    rough = curve(fractal(easel.chance("worn"), part.size, cells, octaves=6, gain=0.7), lambda v: 0.5 + (v - 0.5) * 0.3)
    part = ImageChops.overlay(part, Image.merge("RGB", [rough] * 3))
    part = ImageChops.multiply(part, gradient((WHITE, (244, 242, 240), (196, 192, 192)), part.size))
    easel.image.paste(part, area[:2])


def _plaster(easel: Easel) -> None:
    """Plaster the wall, but for a few patches."""
    chance = easel.chance("plaster")
    bare = easel.image.crop((0, 0, easel.width, easel.horizon))
    named = easel.scene.wall_colour or next(iter(easel.scene.colours), None)
    own = toned(easel, named or chance.choice(PLASTERS))
    easel.fill([(-2, -2), (easel.width + 2, -2), (easel.width + 2, easel.horizon), (-2, easel.horizon)], own)
    _worn(easel, 0, easel.horizon)
    patches = ((0.1, 0.94, 0.3), (0.84, 0.2, 0.2), (0.66, 1.0, 0.16))
    for across, down, size in () if named else patches:  # a yellow wall is yellow all over
        x, y, reach = easel.x(across), easel.horizon * down, easel.unit * size
        outline: list[Point] = []
        for index in range(28):
            turn, far = index / 28 * math.tau, reach * chance.uniform(0.7, 1.05)
            outline.append((x + far * math.cos(turn), y + far * 0.66 * math.sin(turn)))
        easel.put(blob([(px, py + easel.unit * 0.006) for px, py in outline], scaled(own, 0.6)))
        mask, corner = easel.area(outline)
        mask = mask.crop((0, 0, mask.width, max(1, min(mask.height, easel.horizon - corner[1]))))
        easel.image.paste(bare.crop((*corner, corner[0] + mask.width, corner[1] + mask.height)), corner, mask)


def _ivy(easel: Easel, top: float) -> None:
    """Hang leaves over the wall's top, thickest at one end."""
    chance, tones = easel.chance("ivy"), CROWNS[season(easel)]
    marks = []
    for _ in range(260):
        across = chance.random() ** 1.8
        x = easel.x(across)
        y = top + easel.unit * (chance.uniform(-0.04, 0.3 * (1 - across) ** 2 + 0.02))
        size = easel.unit * chance.uniform(0.01, 0.02)
        marks.append(oval(x, y, size, size * 0.7, toned(easel, chance.choice(tones)), chance.uniform(0, 180)))
    easel.put("".join(marks))
    easel.note("ivy", "leaf")


def _sprayed(easel: Easel, top: float = 0.0) -> None:
    """Spray the wall where the prompt speaks of graffiti: swelling bright forms that are no letters."""
    if "graffiti" not in easel.scene.text.lower() and "mural" not in easel.scene.text.lower():
        return
    chance = easel.chance("graffiti")
    middle, tall = (top + easel.horizon) / 2, (easel.horizon - top) * 0.5
    left, step = easel.width * 0.12, easel.width * 0.76 / 5
    heights = [middle + tall * chance.uniform(-0.5, 0.5) for _ in range(11)]
    cloud = [disc(left + step * i * 0.5, y, tall * 0.42, (64, 52, 96)) for i, y in enumerate(heights)]
    forms = []
    for index in range(5):
        x, tone = left + step * (index + 0.5), TUBES[(index + easel.scene.seed) % len(TUBES)]
        points: list[Point] = []
        for k in range(9):
            turn, far = k / 9 * math.tau, chance.uniform(0.62, 1.1)
            points.append((x + step * 0.66 * far * math.cos(turn), middle + tall * 0.72 * far * math.sin(turn)))
        grown = [(px + (px - x) * 0.14, py + (py - middle) * 0.12) for px, py in points]
        small = [(x + (px - x) * 0.62 - step * 0.06, middle + (py - middle) * 0.6 - tall * 0.1) for px, py in points]
        forms += [blob(grown, (30, 26, 40)), blob(points, tone), blob(small, lighter(tone, 0.4))]
        forms.append(oval(x, middle + tall * 0.1, step * 0.14, tall * 0.16, darker(tone, 0.6)))
        forms.append(
            line(
                f"M{x + step * 0.3:.1f},{middle + tall * 0.6:.1f}v{tall * chance.uniform(0.1, 0.4):.1f}",
                tone,
                step * 0.05,
            )
        )
    easel.put("".join((*cloud, *forms)), ambient=0.85)
    easel.note("graffiti", "mural")


def _foot(easel: Easel) -> None:
    """Lay the pavement at the wall's foot, its slabs, and the wall's shadow on it."""
    low = float(easel.horizon)
    paved(easel, "slabs", low, PAVING)
    joint = darker(toned(easel, PAVING), 0.3)
    deep = easel.height - low
    lines = [f"M0,{low + deep * share:.1f}H{easel.width}" for share in (0.2, 0.52)]
    for index in range(-8, 9):
        x = easel.width / 2 + index * easel.unit * 0.17
        lines.append(f"M{x:.1f},{low:.1f}L{easel.width / 2 + (x - easel.width / 2) * 1.5:.1f},{easel.height}")
    thin = max(0.5, easel.unit * 0.003)
    easel.put(line("".join(lines), joint, thin, 0.6) + line(f"M0,{low:.1f}H{easel.width}", (50, 44, 46), thin * 3, 0.5))
    easel.note("pavement")
