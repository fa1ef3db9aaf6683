"""Streets seen along their length: road, pavements and house walls that run to one vanishing point."""

from __future__ import annotations

import random
from dataclasses import dataclass

from PIL import Image, ImageChops, ImageOps

from promptmagic.painters.sketch.colour import WHITE, Colour, mix, scaled
from promptmagic.painters.sketch.easel import Easel, Point, gradient
from promptmagic.painters.sketch.facades import CLOTHS, pane, roof_tone, toned
from promptmagic.painters.sketch.shapes.pen import darker, line, polygon
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


def wall(
    easel: Easel,
    chance: random.Random,
    view: Vanishing,
    side: int,
    span: tuple[float, float],
    high: float,
    colour: Colour,
    *,
    floors: int,
    shop: bool,
    roof: Colour | None,
) -> str:
    """Draw the front of one house beside a street, between two nearnesses, with its windows in perspective."""
    far, near = span
    haze = 0.5 * max(0.0, 1 - near * 1.7)
    tone = toned(easel, colour, haze)
    tone = tone if side * (easel.sun[0] - view.x) < 0 else scaled(tone, 0.84)
    feet = [view.foot(side, far), view.foot(side, near)]
    tops = [view.up(feet[0], far, high), view.up(feet[1], near, high)]
    parts = [polygon([feet[0], feet[1], tops[1], tops[0]], tone)]
    if roof:
        inner = [view.foot(side, far, 1.16), view.foot(side, near, 1.16)]
        ridge = [view.up(inner[0], far, high * 1.2), view.up(inner[1], near, high * 1.2)]
        parts.append(polygon([tops[0], tops[1], ridge[1], ridge[0]], roof_tone(easel, roof, haze)))
    columns = max(1, min(7, round((1 / far - 1 / near) * view.aside / max(1.0, high) * 4.2)))
    for floor in range(floors):
        for column in range(columns):
            ground = floor == 0
            parts.append(
                _opening(
                    easel,
                    chance,
                    view,
                    side,
                    span,
                    (column, columns),
                    (floor, floors),
                    high,
                    haze,
                    tone,
                    shop=shop and ground,
                )
            )
    if shop:
        parts.append(_awning(easel, chance, view, side, span, high / floors, haze))
    parts.append(
        line(
            f"M{tops[0][0]:.1f},{tops[0][1]:.1f}L{tops[1][0]:.1f},{tops[1][1]:.1f}",
            darker(tone, 0.35),
            max(0.5, easel.unit * 0.006 * near),
        )
    )
    return "".join(parts)


def _between(span: tuple[float, float], share: float) -> float:
    """Return the nearness at that share of a wall's true length: distance, not nearness, runs evenly."""
    far, near = span
    return 1 / (1 / near + (1 / far - 1 / near) * (1 - share))


def _opening(
    easel: Easel,
    chance: random.Random,
    view: Vanishing,
    side: int,
    span: tuple[float, float],
    column: tuple[int, int],
    floor: tuple[int, int],
    high: float,
    haze: float,
    tone: Colour,
    *,
    shop: bool,
) -> str:
    """Draw one window, or one shop window on the ground floor."""
    storey = high / floor[1]
    low, tall = (0.12, 0.66) if shop else (0.26, 0.5)
    left, right = (0.08, 0.92) if shop else (0.26, 0.74)
    nears = [_between(span, (column[0] + share) / column[1]) for share in (left, right)]
    base = storey * floor[0]
    corners = []
    for near, heights in ((nears[0], (low, low + tall)), (nears[1], (low + tall, low))):
        foot = view.foot(side, near)
        corners += [view.up(foot, near, base + storey * share) for share in heights]
    glass = pane(easel, chance, haze)
    if shop and easel.light.lamplit > 0.3:
        glass = mix(chance.choice(((255, 214, 140), (255, 190, 150), (214, 232, 255))), easel.light.haze, 0.4 * haze)
    rim = mix(tone, WHITE, 0.3) if floor[0] % 2 == 0 else darker(tone, 0.3)
    frame = polygon(corners, rim) if nears[1] * storey > easel.unit * 0.03 else ""
    middle = (sum(x for x, _ in corners) / 4, sum(y for _, y in corners) / 4)
    inner = [(middle[0] + (x - middle[0]) * 0.84, middle[1] + (y - middle[1]) * 0.9) for x, y in corners]
    return frame + polygon(inner if frame else corners, glass)


def _awning(
    easel: Easel,
    chance: random.Random,
    view: Vanishing,
    side: int,
    span: tuple[float, float],
    storey: float,
    haze: float,
) -> str:
    cloth = toned(easel, chance.choice(CLOTHS), haze)
    edge = []
    for near, out, up in ((span[0], 1.0, 0.98), (span[1], 1.0, 0.98), (span[1], 0.9, 0.78), (span[0], 0.9, 0.78)):
        foot = view.foot(side, near, out)
        edge.append((foot[0], view.y + view.down * near - storey * near * up))
    return polygon(edge, cloth)


def pavement(easel: Easel, view: Vanishing, *, road: Colour, kerb: float = 0.66, markings: bool = True) -> None:
    """Lay pavements and the road between them, white in winter; `kerb` is the road's share of the width."""
    bottom = (easel.height - view.y) / view.down + 0.05
    ground = SNOWY if easel.scene.wintry else PAVING
    _strip(easel, view, "pavement", toned(easel, ground), 1.0, bottom)
    _strip(easel, view, "road", toned(easel, mix(road, SNOWY, 0.55) if easel.scene.wintry else road), kerb, bottom)
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


def paved(easel: Easel, layer: str, top: float, tone: Colour, bottom: float | None = None) -> None:
    """Pave everything from one row down to another, from side to side; white in winter."""
    low = easel.height + 2.0 if bottom is None else bottom
    mask, corner = easel.area([(-2, top), (easel.width + 2, top), (easel.width + 2, low), (-2, low)])
    own = toned(easel, mix(tone, SNOWY, 0.85) if easel.scene.wintry else tone)
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
