"""A race track: asphalt between striped kerbs, a stand full of people behind it."""

from __future__ import annotations

from promptmagic.painters.colour import Colour, mix
from promptmagic.painters.sketch.easel import Easel
from promptmagic.painters.sketch.facades import toned
from promptmagic.painters.sketch.figures import Stage, Zone
from promptmagic.painters.sketch.land import ground, rolling
from promptmagic.painters.sketch.roadway import ASPHALT, paved
from promptmagic.painters.sketch.seasons import GRASS, green
from promptmagic.painters.sketch.sky import sky

RED: Colour = (206, 52, 48)
WHITE: Colour = (240, 238, 232)
STAND: Colour = (172, 178, 188)
ROOF: Colour = (70, 84, 108)
SHIRTS: tuple[Colour, ...] = (
    (214, 84, 72),
    (240, 196, 84),
    (92, 140, 196),
    (238, 236, 230),
    (96, 156, 104),
    (72, 76, 92),
)
ROWS = 5
"""In how many rows people sit."""


def home_straight(easel: Easel) -> Stage:
    """Along the stand: the track from side to side, striped kerbs on both edges, grass before it."""
    easel.set_out(horizon=0.5, sun=0.7)
    sky(easel)
    grass = mix(green(easel, GRASS), easel.light.shade, easel.light.backlit * 0.4)
    ground(easel, rolling(easel, "far grass", easel.y(0.02), easel.unit * 0.01), grass, layer="far grass")
    stand(easel, easel.y(0.06), 0.2)
    top, bottom = easel.y(0.3), easel.y(0.8)
    _wall(easel, easel.y(0.14))
    paved(easel, "track", top, ASPHALT)
    near = [(-2.0, bottom), (easel.width + 2.0, bottom)]
    ground(easel, near, grass, layer="near grass")
    _kerb(easel, top, 0.018, 0.05)
    _kerb(easel, bottom, 0.032, 0.1)
    middle = easel.y(0.52)
    _dashes(easel, middle)
    easel.note("path", "street", "grass")
    span = easel.x(0.12), easel.x(0.88)
    return Stage(
        {
            "ground": Zone(span[0], easel.y(0.42), span[1], easel.y(0.72), 1.0, 1.4),
            "air": Zone(span[0], easel.horizon * 0.2, span[1], easel.horizon * 0.5, 0.7, 0.7),
        }
    )


LAYOUTS = (home_straight,)


def _band(easel: Easel, top: float, bottom: float, colour: Colour) -> None:
    wide = easel.width + 2
    easel.fill([(-2, top), (wide, top), (wide, bottom), (-2, bottom)], colour)


def stand(easel: Easel, foot: float, high: float) -> None:
    """Draw the stand with its people under a roof, as wide as the picture."""
    chance = easel.chance("stand")
    tall = easel.unit * high
    _band(easel, foot - tall, foot, toned(easel, STAND))
    size = tall / (ROWS * 1.5)
    for row in range(ROWS):
        y = foot - tall * 0.1 - row * tall * 0.74 / ROWS
        x = -size * (row % 2)
        while x < easel.width:
            if chance.random() < 0.86:
                shirt = toned(easel, chance.choice(SHIRTS))
                easel.fill([(x, y), (x, y - size), (x + size * 0.72, y - size), (x + size * 0.72, y)], shirt)
            x += size * 1.2
    roof = toned(easel, ROOF)
    _band(easel, foot - tall * 1.1, foot - tall * 0.92, roof)
    for post in range(7):
        x = easel.width * (post + 0.5) / 7
        easel.fill([(x, foot), (x, foot - tall), (x + size * 0.3, foot - tall), (x + size * 0.3, foot)], roof)


def _wall(easel: Easel, foot: float) -> None:
    """Draw the low white wall between the stand and the grass."""
    white = toned(easel, WHITE)
    _band(easel, foot - easel.unit * 0.05, foot, white)
    _band(easel, foot - easel.unit * 0.01, foot, mix(white, (60, 60, 66), 0.4))


def _kerb(easel: Easel, y: float, high: float, long: float) -> None:
    """Draw a kerb striped in red and white."""
    step, x, turn = easel.unit * long, -2.0, 0
    while x < easel.width:
        colour = toned(easel, RED if turn % 2 else WHITE)
        lean = step * 0.2
        bottom = y + easel.unit * high
        easel.fill([(x + lean, y), (x + step + lean, y), (x + step, bottom), (x, bottom)], colour)
        x, turn = x + step, turn + 1


def _dashes(easel: Easel, y: float) -> None:
    """Draw the starting grid's broken line along the middle."""
    step, x, white = easel.unit * 0.16, easel.unit * 0.03, toned(easel, WHITE)
    while x < easel.width:
        easel.fill([(x, y), (x + step * 0.5, y), (x + step * 0.5, y + 3), (x, y + 3)], mix(white, (90, 90, 96), 0.25))
        x += step
