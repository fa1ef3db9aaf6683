"""Streets seen along their length: road, pavements and house walls that run to one vanishing point."""

from __future__ import annotations

import random
from dataclasses import dataclass

from PIL import Image, ImageChops, ImageOps

from promptmagic.painters.colour import WHITE, Colour, mix, scaled
from promptmagic.painters.sketch.easel import Easel, Point, gradient
from promptmagic.painters.sketch.facades import CLOTHS, pane, roof_tone, snow_tone, toned
from promptmagic.painters.sketch.shapes.pen import darker, line, oval, polygon, trace
from promptmagic.painters.sketch.water import water

ASPHALT: Colour = (104, 106, 114)
COBBLES: Colour = (150, 138, 126)
PAVING: Colour = (176, 170, 162)
TUBES: tuple[Colour, ...] = (
    (255, 64, 160),
    (64, 224, 255),
    (255, 186, 60),
    (150, 96, 255),
    (90, 255, 170),
    (255, 84, 84),
)
"""The colours of neon signs."""


SHOPLIGHT: tuple[Colour, ...] = ((255, 214, 140), (255, 190, 150), (214, 232, 255))
"""What shines out of shops."""


@dataclass(frozen=True, slots=True)
class Vanishing:
    """The perspective of a street: its vanishing point, and how far ground and walls are from it at the near edge.

    At nearness 1 a wall's foot is `down` pixels below the vanishing point and `aside` pixels beside it.
    """

    x: float
    y: float
    aside: float
    down: float

    def foot(self, side: int, near: float, out: float = 1.0) -> Point:
        """Return where a wall on that side (-1 or 1) meets the ground; `out` is how far out, as a share."""
        return (self.x + side * self.aside * near * out, self.y + self.down * near)

    def up(self, point: Point, near: float, high: float) -> Point:
        """Return the point that many pixels (at nearness 1) above another."""
        return (point[0], point[1] - high * near)


@dataclass(frozen=True, slots=True)
class Wall:
    """The front of one house beside a street: its side, between which nearnesses, how high in pixels at nearness 1."""

    view: Vanishing
    side: int
    far: float
    near: float
    high: float
    colour: Colour
    floors: int
    shop: bool = False
    roof: Colour | None = None

    @property
    def haze(self) -> float:
        """How far the distance hides it."""
        return 0.5 * max(0.0, 1 - self.near * 1.7)

    @property
    def columns(self) -> int:
        """How many windows stand beside each other."""
        long = (1 / self.far - 1 / self.near) * self.view.aside
        return max(1, min(7, round(long / max(1.0, self.high) * 4.2)))

    def nearness(self, share: float) -> float:
        """Return the nearness at that share of its true length: distance, not nearness, runs evenly."""
        return 1 / (1 / self.near + (1 / self.far - 1 / self.near) * (1 - share))

    def at(self, near: float, up: float, out: float = 1.0) -> Point:
        """Return the point of the wall at a nearness, at that share of its height."""
        return self.view.up(self.view.foot(self.side, near, out), near, self.high * up)


def wall(easel: Easel, chance: random.Random, house: Wall) -> str:
    """Draw the front of one house beside a street, with its windows in perspective."""
    far, near, haze = house.far, house.near, house.haze
    tone = toned(easel, house.colour, haze)
    tone = tone if house.side * (easel.sun[0] - house.view.x) < 0 else scaled(tone, 0.84)
    tops = [house.at(far, 1), house.at(near, 1)]
    parts = [polygon([house.at(far, 0), house.at(near, 0), tops[1], tops[0]], tone)]
    if house.roof:
        ridge = [house.at(near, 1.2, 1.16), house.at(far, 1.2, 1.16)]
        parts.append(polygon([*tops, *ridge], roof_tone(easel, house.roof, haze)))
    for floor in range(house.floors):
        parts += [_opening(easel, chance, house, column, floor, tone) for column in range(house.columns)]
    if house.shop:
        parts.append(_awning(easel, chance, house))
    eaves = trace("M", *tops[0], "L", *tops[1])
    return "".join((*parts, line(eaves, darker(tone, 0.35), max(0.5, easel.unit * 0.006 * near))))


def _opening(easel: Easel, chance: random.Random, house: Wall, column: int, floor: int, tone: Colour) -> str:
    """Draw one window, or one shop window on the ground floor."""
    shop = house.shop and floor == 0
    low, tall = (0.12, 0.66) if shop else (0.26, 0.5)
    left, right = (
        house.nearness((column + share) / house.columns) for share in ((0.08, 0.92) if shop else (0.26, 0.74))
    )
    base, top = (floor + low) / house.floors, (floor + low + tall) / house.floors
    corners = [house.at(left, base), house.at(left, top), house.at(right, top), house.at(right, base)]
    glass = pane(easel, chance, house.haze)
    if shop and easel.light.lamplit > 0.3:
        glass = mix(chance.choice(SHOPLIGHT), easel.light.haze, 0.4 * house.haze)
    framed = right * house.high / house.floors > easel.unit * 0.03
    if not framed:
        return polygon(corners, glass)
    rim = mix(tone, WHITE, 0.3) if floor % 2 == 0 else darker(tone, 0.3)
    x, y = (sum(axis) / 4 for axis in zip(*corners, strict=True))
    inner = [(x + (px - x) * 0.84, y + (py - y) * 0.9) for px, py in corners]
    return polygon(corners, rim) + polygon(inner, glass)


def _awning(easel: Easel, chance: random.Random, house: Wall) -> str:
    cloth = toned(easel, chance.choice(CLOTHS), house.haze)
    upper, lower = 0.98 / house.floors, 0.78 / house.floors
    spots = ((house.far, upper, 1.0), (house.near, upper, 1.0), (house.near, lower, 0.9), (house.far, lower, 0.9))
    return polygon([house.at(*spot) for spot in spots], cloth)


def pavement(easel: Easel, view: Vanishing, *, road: Colour, kerb: float = 0.66, markings: bool = True) -> None:
    """Lay pavements and the road between them, white in winter; `kerb` is the road's share of the width."""
    bottom = (easel.height - view.y) / view.down + 0.05
    snow = snow_tone(easel)
    _strip(easel, view, "pavement", snow if easel.scene.wintry else toned(easel, PAVING), 1.0, bottom)
    bare = toned(easel, road)
    _strip(easel, view, "road", mix(bare, snow, 0.86) if easel.scene.wintry else bare, kerb, bottom)
    if easel.scene.wintry:
        _ruts(easel, view, kerb, bottom)
    edge = toned(easel, (206, 202, 196))
    marks = []
    for side in (-1, 1):
        start, end = view.foot(side, 0.02, kerb), view.foot(side, bottom, kerb)
        marks.append(polygon([start, end, (end[0] + side * easel.unit * 0.012, end[1])], edge))
    if markings and not easel.scene.wintry:
        near = 0.05
        while near < bottom:
            ahead = near * 1.22
            first, second = view.foot(-1, near, 0.012), view.foot(1, near, 0.012)
            third, fourth = view.foot(1, ahead, 0.012), view.foot(-1, ahead, 0.012)
            marks.append(polygon([first, second, third, fourth], mix(edge, WHITE, 0.2), 0.8))
            near *= 1.5
    easel.put("".join(marks), (0, int(view.y), easel.width, easel.height))
    easel.note("road", "street", "pavement")


def _ruts(easel: Easel, view: Vanishing, kerb: float, bottom: float) -> None:
    """Let wheels have gone through the snow of a road, and heap it along the kerbs."""
    heap = snow_tone(easel)
    rut, heap = mix(heap, toned(easel, ASPHALT), 0.34), mix(heap, WHITE, 0.3)
    marks = []
    for out in (-0.5, -0.22, 0.22, 0.5):
        edges = [(view.foot(1, near, kerb * (out + aside)), near) for aside, near in
                 ((-0.05, bottom), (0.0, 0.02), (0.05, bottom))]  # fmt: skip
        marks.append(polygon([point for point, _ in edges], rut, 0.55))
    chance = easel.chance("heaped snow")
    near = 0.08
    while near < bottom:
        for side in (-1, 1):
            x, y = view.foot(side, near, kerb * chance.uniform(0.98, 1.06))
            size = easel.unit * 0.075 * near * chance.uniform(0.8, 1.3)
            marks.append(oval(x, y, size * 1.9, size * 0.6, heap))
        near *= 1.12
    easel.put("".join(marks), (0, int(view.y), easel.width, easel.height))
    easel.note("snow")


SNOWY: Colour = (226, 232, 242)


def _strip(easel: Easel, view: Vanishing, layer: str, tone: Colour, share: float, bottom: float) -> None:
    left, right = view.foot(-1, bottom, share), view.foot(1, bottom, share)
    mask, corner = easel.area(
        [(view.x, view.y - 1), left, (left[0], easel.height + 2), (right[0], easel.height + 2), right]
    )
    grain = easel.plane(f"{layer} grain", mask.height, (16, 46), steep=6, octaves=5).crop((0, 0, *mask.size))
    paint = ImageOps.colorize(grain, scaled(tone, 0.86), scaled(tone, 1.1), mid=tone)
    far = mix(WHITE, easel.light.haze, 0.25)
    paint = ImageChops.multiply(paint, gradient((far, WHITE, (214, 214, 220)), mask.size))
    easel.image.paste(paint, corner, mask)


def paved(easel: Easel, layer: str, top: float, tone: Colour) -> None:
    """Pave everything from one row down, from side to side; white in winter."""
    low = easel.height + 2.0
    mask, corner = easel.area([(-2, top), (easel.width + 2, top), (easel.width + 2, low), (-2, low)])
    own = toned(easel, tone)
    own = mix(own, snow_tone(easel), 0.85) if easel.scene.wintry else own
    grain = easel.plane(f"{layer} grain", mask.height, (30, 40), steep=3, octaves=5).crop((0, 0, *mask.size))
    paint = ImageOps.colorize(grain, scaled(own, 0.84), scaled(own, 1.1), mid=own)
    shade = gradient((mix(WHITE, easel.light.haze, 0.2), WHITE, (206, 206, 214)), mask.size)
    easel.image.paste(ImageChops.multiply(paint, shade), corner, mask)


def wet(easel: Easel, top: int, *, depth: float = 0.5) -> None:
    """Let the ground below a row shine with rain: it mirrors all that stands above."""
    dry = easel.image.crop((0, top, easel.width, easel.height))
    red, green, blue = dry.resize((1, 1), Image.Resampling.BOX).tobytes()
    water(easel, top, easel.height, tint=scaled((red, green, blue), 0.9), depth=depth, waves=0.5, glitter=0.0)
    shine = easel.image.crop((0, top, easel.width, easel.height))
    easel.image.paste(Image.blend(dry, shine, 0.62), (0, top))
    easel.note("puddle")


def neon_sign(easel: Easel, chance: random.Random, x: float, y: float, tall: float) -> None:
    """Hang a glowing sign of tubes, its middle at a point: a frame with strokes that are no letters."""
    tone = chance.choice(TUBES)
    other = chance.choice([tube for tube in TUBES if tube != tone])
    wide = tall * chance.uniform(0.34, 0.5)
    left, top = x - wide / 2, y - tall / 2
    tube = max(0.8, tall * 0.035)
    marks = [
        polygon([(left, top), (left + wide, top), (left + wide, top + tall), (left, top + tall)], scaled(tone, 0.14)),
        line(f"M{left:.1f},{top:.1f}h{wide:.1f}v{tall:.1f}h{-wide:.1f}z", tone, tube),
    ]
    rows = 3
    for row in range(rows):
        upper = top + tall * (0.12 + 0.29 * row)
        span, deep = wide * 0.5, tall * 0.17
        start = left + wide * 0.25
        for _ in range(3):
            kind = chance.randrange(4)
            data = (
                f"M{start:.1f},{upper + deep * chance.random():.1f}h{span:.1f}",
                f"M{start + span * chance.random():.1f},{upper:.1f}v{deep:.1f}",
                f"M{start:.1f},{upper:.1f}l{span:.1f},{deep:.1f}",
                f"M{start + span:.1f},{upper:.1f}l{-span:.1f},{deep:.1f}",
            )[kind]
            marks.append(line(data, mix(other, WHITE, 0.4), tube))
    easel.put("".join(marks), (int(left - tall), int(top - tall * 0.2), int(left + wide + tall), int(top + tall * 1.2)))
    easel.glow(x, y, tall * 1.5, tone, 0.55, 1.7)
    easel.note("neon", "sign")
