"""The ground of other worlds: the moon with its craters, red Mars, alien spires, the shore of a strange sea."""

from __future__ import annotations

import math
import random
import re

from PIL import ImageFilter

from promptmagic.painters.colour import BLACK, WHITE, Colour, mix, scaled
from promptmagic.painters.sketch.easel import Easel, faint, gradient
from promptmagic.painters.sketch.figures import Stage, Zone
from promptmagic.painters.sketch.land import ground, ridge, rolling, skyline
from promptmagic.painters.sketch.places.desert import mesa
from promptmagic.painters.sketch.planets import EARTH, MOON, NEBULAE, SATURN, VIOLET, World, globe, nebula, starfield
from promptmagic.painters.sketch.shapes.coast import rock
from promptmagic.painters.sketch.shapes.pen import oval, put
from promptmagic.painters.sketch.water import water

GREY: Colour = (150, 148, 150)
RUST: Colour = (190, 100, 62)
STRANGE: tuple[Colour, ...] = ((112, 78, 168), (40, 132, 138), (178, 72, 112), (206, 122, 70), (74, 96, 176))
SKIES: tuple[Colour, ...] = ((230, 130, 160), (120, 210, 200), (250, 180, 120), (170, 150, 240), (140, 220, 160))


def kind(easel: Easel) -> str:
    """Return which ground this is: "moon", "mars", or "alien"."""
    text = easel.scene.text.lower()
    if re.search(r"\bmoon|\blunar", text) and not re.search(r"alien|two moons|three moons", text):
        return "moon"
    if re.search(r"\bmars\b|martian|red planet", text):
        return "mars"
    return "alien"


def soil(easel: Easel) -> Colour:
    """Return the colour of the ground."""
    if easel.scene.place_colour:
        return easel.scene.place_colour
    return {"moon": GREY, "mars": RUST}.get(kind(easel)) or easel.chance("soil").choice(STRANGE)


def craters(easel: Easel) -> Stage:
    """A wide cratered plain under the black sky, a world high above it."""
    _heaven(easel, horizon=0.56, sun=0.84)
    _companion(easel, 0.26, 0.24, 0.13)
    _hills(easel, 0.1)
    _plain(easel, 0.02)
    pits(easel)
    stones(easel, 0.2)
    return stage(easel)


def tables(easel: Easel) -> Stage:
    """Tables and needles of rock stand on the plain."""
    _heaven(easel, horizon=0.6, sun=0.24)
    _companion(easel, 0.72, 0.2, 0.09)
    _hills(easel, 0.08)
    _plain(easel, 0.02)
    if kind(easel) == "moon":
        _spires(easel, ((0.14, 0.06, 0.16), (0.9, 0.1, 0.2)))
        pits(easel)
    else:
        for index, (across, wide, tall) in enumerate(((0.3, 0.26, 0.18), (0.8, 0.36, 0.3))):
            mesa(
                easel,
                f"table {index}",
                across,
                0.05 + 0.1 * index,
                wide,
                tall,
                haze=0.3 - 0.2 * index,
                stone=soil(easel),
            )
    stones(easel, 0.24)
    return stage(easel)


def spires(easel: Easel) -> Stage:
    """Spires of rock or crystal rise on both sides, a giant planet behind."""
    _heaven(easel, horizon=0.62, sun=0.6)
    _companion(easel, 0.6, 0.42, 0.3)
    _hills(easel, 0.12)
    _plain(easel, 0.02)
    _spires(easel, ((0.34, 0.05, 0.16), (0.78, 0.07, 0.2), (0.14, 0.2, 0.44), (0.92, 0.3, 0.5), (0.04, 0.46, 0.3)))
    stones(easel, 0.3)
    return stage(easel)


def shore(easel: Easel) -> Stage:
    """From a ridge over a lower land; on an alien world the shore of a still sea."""
    _heaven(easel, horizon=0.48, sun=0.4)
    _companion(easel, 0.78, 0.24, 0.1)
    _hills(easel, 0.2)
    if kind(easel) == "alien":
        tint = mix(easel.chance("sea").choice(STRANGE), (30, 120, 160), 0.5)
        water(easel, easel.horizon, easel.height, tint=tint, depth=0.4, waves=0.3)
        easel.note("sea", "water")
    else:
        _plain(easel, 0.02, "low plain")
        pits(easel, until=0.6)
    for index in range(2):
        line = rolling(easel, f"near ridge {index}", easel.y(0.62 + 0.18 * index), easel.unit * 0.12)
        tone = mix(soil(easel), BLACK, 0.08 + 0.1 * index)
        ground(easel, line, tone, layer=f"near ridge {index}", rough=0.2, cells=(18, 44))
    stones(easel, 0.7)
    return stage(easel, rows=(0.74, 0.95))


LAYOUTS = (craters, tables, spires, shore)


def stage(easel: Easel, *, rows: tuple[float, float] = (0.4, 0.9)) -> Stage:
    """Return where things may stand on this ground, or fly over it."""
    left, right = easel.width * 0.18, easel.width * 0.82
    land = Zone(left, easel.y(rows[0]), right, easel.y(rows[1]), 0.8, 1.2)
    return Stage(
        {"ground": land, "shore": land, "air": Zone(left, easel.horizon * 0.2, right, easel.horizon * 0.6, 0.8, 0.8)}
    )


def _heaven(easel: Easel, *, horizon: float, sun: float) -> None:
    """Paint the sky of the world: black with stars over the moon, butter and rust over Mars, strange elsewhere."""
    easel.set_out(horizon=horizon, sun=sun)
    size = (easel.width, easel.horizon + 2)
    night = easel.light.moon
    if kind(easel) == "moon":
        easel.image.paste((7, 8, 16), (0, 0, easel.width, easel.height))
        nebula(easel, NEBULAE[0], 0.16)
        starfield(easel, density=0.8, bottom=easel.horizon)
        easel.note("moon", "space")
        return
    own = (
        (226, 170, 128)
        if kind(easel) == "mars"
        else mix(easel.chance("alien sky").choice(SKIES), easel.light.glow, 0.25)
    )
    top = mix(scaled(own, 0.34), (40, 30, 80), 0.4 if kind(easel) == "alien" else 0.1)
    dim = 0.42 if night else 0.75 if easel.light.backlit > 0.5 else 1.0
    easel.image.paste(
        gradient((scaled(top, dim), scaled(mix(top, own, 0.6), dim), scaled(mix(own, WHITE, 0.2), dim)), size), (0, 0)
    )
    easel.glow(easel.sun[0], easel.horizon * 0.7, easel.unit * 0.5, mix(own, WHITE, 0.5), 0.5 * dim, 1.8)
    easel.glow(easel.sun[0], easel.horizon * 0.7, easel.unit * 0.06, WHITE, 0.95 * dim, 1.2)
    if night or kind(easel) == "alien":
        starfield(easel, density=1.0 if night else 0.4, bottom=easel.horizon)
    easel.note("space" if night else "sky")


def _companion(easel: Easel, across: float, up: float, size: float) -> None:
    """Hang the world that is seen from here: the Earth from the moon, small moons from Mars, a giant elsewhere."""
    x, y = easel.x(across), easel.horizon * (1 - up) if up > 0.3 else easel.horizon * up * 1.6
    sunward = math.atan2(-0.5, easel.sun[0] - x)
    what = kind(easel)
    if what == "moon":
        globe(easel, "earth", x, y, easel.unit * min(size, 0.16), EARTH, sunward=sunward)
        easel.note("earth")
    elif what == "mars":
        globe(easel, "phobos", x, y, easel.unit * min(size * 0.3, 0.035), MOON, sunward=sunward, haze=0.3)
    else:
        tones = soil(easel)
        own = World(scaled(tones, 0.6), mix(tones, WHITE, 0.5), "bands", None, rings=easel.scene.seed % 2 == 0)
        globe(
            easel,
            "companion",
            x,
            y,
            easel.unit * size,
            easel.chance("companion").choice((own, SATURN, VIOLET)),
            sunward=sunward,
            haze=0.16,
        )
        globe(
            easel,
            "second",
            easel.x(1 - across * 0.6),
            easel.horizon * 0.2,
            easel.unit * 0.03,
            MOON,
            sunward=sunward,
            haze=0.2,
        )


def _air(easel: Easel) -> float:
    """Return how much haze this world's air makes: none on the moon."""
    return 0.0 if kind(easel) == "moon" else 0.4


def _lit(easel: Easel, colour: Colour) -> Colour:
    """Return the colour of the ground in this world's light: hard and white on the moon at any hour."""
    if kind(easel) == "moon":
        return scaled(colour, 0.9)
    return mix(easel.ambient(colour), colour, 0.3)


def _hills(easel: Easel, high: float) -> None:
    for index in range(2):
        line = skyline(
            easel, f"far hills {index}", easel.horizon + 3, easel.unit * high * (1 - 0.4 * index), points=6, rough=0.5
        )
        tone = mix(
            scaled(soil(easel), 0.55 + 0.12 * index),
            easel.light.haze if _air(easel) else BLACK,
            _air(easel) * (0.6 - 0.3 * index),
        )
        if _air(easel):
            ridge(easel, line, easel.height, tone, haze=0.2)
        else:
            easel.fill(
                [*line, (easel.width + 2, easel.height), (-2, easel.height)], _lit(easel, tone), scaled(tone, 0.7)
            )


def _plain(easel: Easel, down: float, layer: str = "plain") -> None:
    line = rolling(easel, layer, easel.y(down), easel.unit * 0.02)
    ground(easel, line, mix(_lit(easel, soil(easel)), WHITE, 0.06), layer=layer, rough=0.22, cells=(20, 60), shade=0.4)


def pits(easel: Easel, *, until: float = 1.0) -> None:
    """Draw craters in perspective: a bright far rim, shade within."""
    chance = easel.chance("craters")
    base = _lit(easel, soil(easel))
    towards = 1 if easel.sun[0] > easel.width / 2 else -1
    spots = [(chance.random(), chance.random() ** 1.4) for _ in range(round(24 * easel.width / easel.unit))]
    parts = []
    for across, near in sorted(spots, key=lambda spot: spot[1]):
        if near > until:
            continue
        x, y = across * easel.width, easel.y(0.04 + 0.96 * near)
        rx = easel.unit * (0.012 + 0.09 * near) * chance.uniform(0.5, 1.3)
        parts.append(_pit(x, y, rx, rx * (0.2 + 0.12 * near), base, towards))
    easel.put("".join(parts), (0, easel.horizon, easel.width, easel.height))
    easel.note("crater")


def _pit(x: float, y: float, rx: float, ry: float, base: Colour, towards: int) -> str:
    return (
        oval(x, y, rx * 1.12, ry * 1.16, mix(base, WHITE, 0.4), opacity=0.55)
        + oval(x, y, rx, ry, scaled(base, 0.5))
        + oval(x - towards * rx * 0.14, y + ry * 0.2, rx * 0.82, ry * 0.74, scaled(base, 0.78))
    )


def stones(easel: Easel, down: float) -> None:
    """Strew stones over the ground, larger towards the viewer."""
    chance = easel.chance("stones")
    tone = scaled(_lit(easel, soil(easel)), 0.74)
    marks = []
    for _ in range(round(34 * easel.width / easel.unit)):
        near = chance.random() ** 1.3
        x, y = chance.uniform(0, easel.width), easel.y(down + (1.0 - down) * near)
        tall = easel.unit * (0.005 + 0.022 * near) * chance.uniform(0.5, 1.4)
        marks.append((y, put(rock(chance, tall, tone), x, y)))
    easel.put(
        "".join(mark for _, mark in sorted(marks)),
        (0, int(easel.y(down) - easel.unit * 0.05), easel.width, easel.height),
    )
    easel.note("rock")


def _spires(easel: Easel, stands: tuple[tuple[float, float, float], ...]) -> None:
    """Raise spires (across, down, height in units): rock, or on an alien world crystal that glows at its foot."""
    crystal = kind(easel) == "alien"
    for index, (across, down, tall) in enumerate(stands):
        chance = easel.chance(f"spire {index}")
        x, y = easel.x(across), easel.y(down)
        base = _lit(easel, soil(easel))
        if crystal:
            base = mix(base, (110, 230, 220), 0.3)
            easel.glow(x, y, easel.unit * tall * 0.6, mix(base, WHITE, 0.3), 0.35, 1.8)
        far = 0.4 * max(0.0, 1 - down * 4) * (1 if _air(easel) else 0)
        for _ in range(3):
            _spire(
                easel,
                chance,
                x + easel.unit * tall * chance.uniform(-0.22, 0.22),
                y,
                easel.unit * tall * chance.uniform(0.4, 1.0),
                mix(base, easel.light.haze, far),
            )
    easel.note("spire", "rock", *(("crystal",) if crystal else ()))


def _spire(easel: Easel, chance: random.Random, x: float, y: float, tall: float, base: Colour) -> None:
    broad = 0.5 if kind(easel) == "moon" else 0.0
    half, lean = tall * (broad + chance.uniform(0.09, 0.15)), tall * chance.uniform(-0.12, 0.12)
    tip = (x + lean, y - tall)
    towards = 1 if easel.sun[0] > x else -1
    easel.fill(
        [
            (x - half, y),
            (x - half * 0.7 + lean * 0.5, y - tall * 0.5),
            tip,
            (x + half * 0.7 + lean * 0.5, y - tall * 0.5),
            (x + half, y),
        ],
        mix(base, WHITE, 0.2),
        scaled(base, 0.8),
    )
    shade, corner = easel.area(
        [
            tip,
            (x - towards * half * 0.7 + lean * 0.5, y - tall * 0.5),
            (x - towards * half, y),
            (x + towards * half * 0.1, y),
        ]
    )
    easel.dab(scaled(base, 0.42), faint(shade.filter(ImageFilter.GaussianBlur(easel.unit / 700)), 0.8), corner)
