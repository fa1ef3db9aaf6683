"""Rooms as boxes seen from inside: walls, ceiling and floor in one-point perspective, with their papers and boards."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from PIL import Image, ImageChops

from promptmagic.painters.colour import WHITE, Colour, mix, scaled
from promptmagic.painters.noise import fractal
from promptmagic.painters.sketch.easel import Easel, Point, curve, gradient
from promptmagic.painters.sketch.shapes.pen import darker, lighter, line, polygon

WALLS: tuple[Colour, ...] = (
    (224, 208, 184),
    (186, 202, 190),
    (204, 190, 206),
    (226, 196, 170),
    (176, 192, 206),
    (232, 222, 200),
    (200, 160, 136),
)
BOARDS: tuple[Colour, ...] = ((166, 116, 76), (142, 98, 66), (188, 146, 100))


@dataclass(frozen=True, slots=True)
class Room:
    """The back wall of a room (in pixels), and the point where the lines of its side walls meet."""

    left: float
    top: float
    right: float
    bottom: float
    eye: Point

    def floor_row(self, near: float, height: float) -> float:
        """Return the row of the floor at a nearness: 0 at the back wall, 1 at the lower edge of a picture that high."""
        return self.bottom + (height - self.bottom) * near


def build(
    easel: Easel,
    *,
    left: float,
    right: float,
    top: float,
    bottom: float,
    wall: Colour,
    floor: Colour,
    tiles: bool = False,
    stripes: bool = False,
    panel: bool = False,
) -> Room:
    """Build a room: the back wall between fractions across and down, with side walls where they are inside the picture.

    `stripes` papers the walls, `panel` gives them a wooden lower part, `tiles` lays a chequered floor.
    """
    a, b = sorted((easel.x(left), easel.x(right)))
    upper, lower = easel.height * top, easel.height * bottom
    eye = ((a + b) / 2, upper + (lower - upper) * 0.46)
    room = Room(a, upper, b, lower, eye)
    own = easel.ambient(wall)
    _plaster(easel, room, own)
    if stripes:
        _paper(easel, room, own)
    _floor(easel, room, floor, tiles=tiles)
    if panel:
        _panel(easel, room, own)
    _skirting(easel, room, own)
    easel.horizon = round(lower)
    easel.note("room", "wall", "floor")
    return room


def _plaster(easel: Easel, room: Room, own: Colour) -> None:
    """Paint the walls and the ceiling, each in its own shade, with the faint grain of plaster."""
    width, height = easel.width, easel.height
    easel.image.paste(gradient((mix(own, WHITE, 0.1), own, scaled(own, 0.9)), (width, height)), (0, 0))
    if room.top > 1:
        ceiling = mix(own, WHITE, 0.45)
        easel.fill([(0, 0), (room.left, room.top), (room.right, room.top), (width, 0)], scaled(ceiling, 0.8), ceiling)
    if room.left > 1:
        easel.fill(
            [(0, 0), (room.left, room.top), (room.left, room.bottom), (0, height)], scaled(own, 0.86), scaled(own, 0.78)
        )
    if room.right < width - 1:
        easel.fill(
            [(width, 0), (room.right, room.top), (room.right, room.bottom), (width, height)],
            scaled(own, 0.8),
            scaled(own, 0.7),
        )
    cells = (max(3, round(5 * width / easel.unit)), max(3, round(5 * height / easel.unit)))
    worn = curve(
        fractal(easel.chance("plaster"), (width, height), cells, octaves=6, gain=0.7), lambda v: 0.5 + (v - 0.5) * 0.1
    )
    easel.image = ImageChops.overlay(easel.image, Image.merge("RGB", [worn] * 3))


def _paper(easel: Easel, room: Room, own: Colour) -> None:
    tone, step = darker(own, 0.08), easel.unit * 0.05
    parts = []
    x = room.left
    while x < room.right:
        edge = min(room.right, x + step * 0.5)
        parts.append(polygon([(x, room.top), (edge, room.top), (edge, room.bottom), (x, room.bottom)], tone, 0.7))
        x += step
    easel.put("".join(parts))


def _floor(easel: Easel, room: Room, tone: Colour, *, tiles: bool) -> None:
    own = easel.ambient(tone)
    corners = [
        (room.left - 1, room.bottom),
        (room.right + 1, room.bottom),
        (easel.width + 2.0, easel.height + 2.0),
        (-2.0, easel.height + 2.0),
    ]
    if room.left <= 1:
        corners = [(-2.0, room.bottom), (easel.width + 2.0, room.bottom), corners[2], corners[3]]
    mask, corner = easel.area(corners)
    before = easel.image.copy()
    easel.fill(corners, scaled(own, 0.92), own)
    easel.put(
        _chequers(easel, room, own) if tiles else _boards(easel, room, own),
        (0, int(room.bottom), easel.width, easel.height),
    )
    laid = easel.image.crop((*corner, corner[0] + mask.width, corner[1] + mask.height))
    grain = easel.plane("floor grain", mask.height, (90, 10), steep=3, octaves=4).crop((0, 0, *mask.size))
    worn = curve(grain, lambda v: 0.5 + (v - 0.5) * 0.22)
    laid = ImageChops.overlay(laid, Image.merge("RGB", [worn] * 3))
    laid = ImageChops.multiply(laid, gradient(((228, 226, 230), WHITE, (222, 218, 216)), mask.size))
    easel.image = before
    easel.image.paste(laid, corner, mask)


def _along(room: Room, x: float, y: float) -> float:
    """Return where the floor line through a point of the back wall's foot comes at a row."""
    return room.eye[0] + (x - room.eye[0]) * (y - room.eye[1]) / max(1.0, room.bottom - room.eye[1])


def _boards(easel: Easel, room: Room, own: Colour) -> str:
    chance = easel.chance("boards")
    step = easel.unit * 0.055
    low = easel.height + 4.0
    parts = []
    x = room.eye[0] - step * round(easel.width / step)
    while x < room.eye[0] + easel.width:
        tone = mix(own, darker(own, 0.4), chance.random() * 0.34)
        parts.append(
            polygon(
                [
                    (x, room.bottom),
                    (x + step, room.bottom),
                    (_along(room, x + step, low), low),
                    (_along(room, x, low), low),
                ],
                tone,
            )
        )
        parts.append(
            line(
                f"M{x:.1f},{room.bottom:.1f}L{_along(room, x, low):.1f},{low:.1f}",
                darker(own, 0.45),
                max(0.5, easel.unit * 0.0022),
            )
        )
        joint = room.bottom + (low - room.bottom) * chance.uniform(0.1, 0.9)
        parts.append(
            line(
                f"M{_along(room, x, joint):.1f},{joint:.1f}H{_along(room, x + step, joint):.1f}",
                darker(own, 0.4),
                max(0.5, easel.unit * 0.0022),
            )
        )
        x += step
    return "".join(parts)


def _chequers(easel: Easel, room: Room, own: Colour) -> str:
    """Draw square tiles, light and dark, running to the vanishing point."""
    depth = max(1.0, room.bottom - room.eye[1])
    step = easel.unit * 0.1
    light, dark = lighter(own, 0.45), darker(own, 0.3)
    parts = []
    rows = [1 / (1 - 0.085 * k) for k in range(11)]
    for k, (near, ahead) in enumerate(pairwise(rows)):
        y0, y1 = room.eye[1] + depth * near, room.eye[1] + depth * ahead
        count = round(easel.width / step) + 2
        for index in range(-count, count):
            x = room.eye[0] + step * index
            corners = [
                (_along(room, x, y0), y0),
                (_along(room, x + step, y0), y0),
                (_along(room, x + step, y1), y1),
                (_along(room, x, y1), y1),
            ]
            if (corners[1][0] < -5 and corners[2][0] < -5) or (
                corners[0][0] > easel.width + 5 and corners[3][0] > easel.width + 5
            ):
                continue
            parts.append(polygon(corners, light if (index + k) % 2 else dark))
    return "".join(parts)


def _panel(easel: Easel, room: Room, own: Colour) -> None:
    """Board the lower third of the back wall."""
    top = room.bottom - (room.bottom - room.top) * 0.32
    wood = mix(own, WHITE, 0.5)
    parts = [polygon([(room.left, top), (room.right, top), (room.right, room.bottom), (room.left, room.bottom)], wood)]
    x = room.left
    while x < room.right:
        parts.append(line(f"M{x:.1f},{top:.1f}V{room.bottom:.1f}", darker(wood, 0.16), max(0.5, easel.unit * 0.003)))
        x += easel.unit * 0.045
    parts.append(line(f"M{room.left:.1f},{top:.1f}H{room.right:.1f}", darker(wood, 0.24), easel.unit * 0.01))
    easel.put("".join(parts))


def _skirting(easel: Easel, room: Room, own: Colour) -> None:
    """Run skirting boards along the floor, and lines where walls meet."""
    board, high = mix(own, WHITE, 0.55), easel.unit * 0.022
    parts = [
        polygon(
            [
                (room.left, room.bottom - high),
                (room.right, room.bottom - high),
                (room.right, room.bottom),
                (room.left, room.bottom),
            ],
            board,
        )
    ]
    edges = []
    for x, side in ((room.left, 0.0), (room.right, float(easel.width))):
        if 1 < x < easel.width - 1:
            parts.append(
                polygon(
                    [(x, room.bottom - high), (x, room.bottom), (side, easel.height), (side, easel.height - high * 3)],
                    darker(board, 0.1),
                )
            )
            edges.append(f"M{x:.1f},{room.top:.1f}V{room.bottom:.1f}")
    thin = max(0.5, easel.unit * 0.003)
    parts.append(line(f"M{room.left:.1f},{room.bottom:.1f}H{room.right:.1f}" + "".join(edges), darker(own, 0.32), thin))
    easel.put("".join(parts))
