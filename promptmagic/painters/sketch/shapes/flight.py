"""Flight: birds with spread wings that are met sitting or swimming else. They fly to the right, about the origin."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass

from promptmagic.painters.colour import Colour
from promptmagic.painters.sketch.shape import Draw, Shape
from promptmagic.painters.sketch.shapes.pen import darker, disc, lighter, line, oval, path, put, sized

EYE: Colour = (30, 28, 34)

MIDDLE = 18
"""How far up the middle of its body is from the middle between wing tips and belly, in units."""


@dataclass(frozen=True, slots=True)
class Flier:
    """How a bird looks in the air: its colours, how far its neck is stretched, and its bill's length and depth.

    `legs` trail behind it; one with a `disk` for a face looks at the viewer.
    """

    body: Colour
    wing: Colour
    tips: Colour
    head: Colour
    bill: Colour
    belly: Colour
    neck: float = 0.0
    long: float = 13.0
    deep: float = 6.0
    legs: Colour | None = None
    disk: bool = False
    tail: Colour | None = None


WHITE: Colour = (244, 244, 240)
FLIERS: Mapping[str, Flier] = {
    "owl": Flier(
        (128, 92, 60), (104, 72, 46), (78, 54, 36), (128, 92, 60), (214, 158, 62), (222, 200, 160), disk=True,
    ),
    "crow": Flier((44, 44, 54), (34, 34, 42), (24, 24, 30), (44, 44, 54), (62, 58, 60), (58, 58, 70)),
    "pigeon": Flier(
        (148, 156, 170), (126, 134, 150), (74, 80, 94), (92, 110, 124), (196, 150, 120), (176, 182, 194), long=9,
        deep=4,
    ),
    "parrot": Flier(
        (84, 168, 72), (52, 122, 190), (36, 78, 140), (206, 64, 54), (66, 60, 62), (128, 196, 92), long=10,
        deep=11, tail=(206, 64, 54),
    ),
    "flamingo": Flier(
        (240, 150, 160), (230, 118, 134), (52, 44, 52), (242, 158, 166), (58, 50, 56), (246, 178, 184), neck=46,
        long=13, deep=7, legs=(222, 128, 140),
    ),
    "swan": Flier(WHITE, (232, 234, 236), (214, 218, 224), WHITE, (226, 138, 52), (250, 250, 248), neck=40),
    "duck": Flier(
        (168, 150, 128), (138, 122, 106), (84, 78, 78), (38, 110, 76), (226, 178, 60), (200, 186, 166), neck=12,
        long=15, deep=6,
    ),
    "goose": Flier(
        (232, 230, 224), (206, 206, 204), (150, 150, 152), (236, 234, 228), (226, 138, 52), (246, 244, 238),
        neck=24, long=14, deep=7,
    ),
    "heron": Flier(
        (150, 164, 180), (128, 142, 160), (56, 62, 76), (226, 230, 232), (222, 158, 60), (222, 226, 230), neck=34,
        long=26, deep=6, legs=(150, 120, 84),
    ),
    "pelican": Flier(
        (240, 238, 232), (222, 222, 220), (58, 56, 62), (242, 240, 234), (236, 170, 66), (250, 248, 244), neck=14,
        long=34, deep=12,
    ),
    "puffin": Flier(
        (42, 44, 54), (36, 38, 46), (26, 26, 32), (238, 236, 230), (232, 110, 48), (242, 240, 236), long=12,
        deep=12,
    ),
}  # fmt: skip
"""The birds that are drawn in the air by this module."""


def flying(bird: Flier) -> Draw:
    """Return what draws a bird that flies."""

    def drawn(chance: random.Random, height: float, colour: Colour | None = None) -> str:
        del chance
        body = colour or bird.body
        wing, tips = (darker(colour, 0.16), darker(colour, 0.4)) if colour else (bird.wing, bird.tips)
        head = colour or bird.head
        belly = lighter(colour, 0.3) if colour else bird.belly
        tail = darker(colour, 0.2) if colour else bird.tail or wing
        x, y = 34 + bird.neck, 0 - bird.neck * 0.14
        parts = []
        if bird.legs:
            parts.append(line("M-36,16 C-56,18 -74,20 -92,19 M-34,19 C-54,23 -72,25 -88,25", bird.legs, 2.2))
        parts += [
            path("M-2,-2 C8,-34 34,-56 70,-60 C78,-60 72,-52 66,-49 C70,-48 64,-41 58,-38 C60,-36 52,-28 46,-26 C42,-14"
                 " 30,2 16,8Z", darker(wing, 0.2)),
            path("M44,-51 C54,-57 62,-60 70,-60 C78,-60 72,-52 66,-49 C70,-48 64,-41 58,-38Z", darker(tips, 0.1)),
            path("M-34,6 L-72,-2 L-66,7 L-78,12 L-67,17 L-72,25 L-34,20Z", tail),
            path("M-48,12 C-36,-6 -8,-13 16,-9 C32,-7 40,0 38,9 C32,22 4,29 -14,27 C-28,25 -40,19 -48,12Z", body),
            path("M38,9 C32,22 4,29 -14,27 C-28,25 -40,19 -48,12 C-24,20 14,20 38,9Z", belly),
        ]  # fmt: skip
        if bird.neck:
            parts.append(line(f"M24,2 C34,4 {x - 14:.0f},{y + 4:.0f} {x:.0f},{y:.0f}", head, 10))
        parts += _faced(bird, body, head, x, y) if bird.disk else _sideways(bird, head, x, y)
        parts += [
            path("M22,0 C14,-32 -16,-60 -60,-66 C-70,-66 -64,-57 -58,-54 C-64,-53 -58,-44 -52,-42 C-57,-40 -50,-31"
                 " -44,-29 C-47,-26 -40,-18 -34,-17 C-28,-4 -10,12 10,11Z", wing),
            path("M-26,-57 C-38,-62 -50,-65 -60,-66 C-70,-66 -64,-57 -58,-54 C-64,-53 -58,-44 -52,-42 C-57,-40 -50,-31"
                 " -44,-29 C-40,-38 -34,-48 -26,-57Z", tips),
            path("M20,-4 C10,-30 -14,-52 -40,-60 C-16,-44 0,-24 8,2Z", lighter(wing, 0.16)),
        ]  # fmt: skip
        return sized(height, put("".join(parts), y=MIDDLE))

    return drawn


def _sideways(bird: Flier, head: Colour, x: float, y: float) -> list[str]:
    """Return a head seen from the side."""
    tip, deep = x + 8 + bird.long, bird.deep / 2
    return [
        path(f"M{x + 7:.0f},{y - deep - 1:.1f} Q{tip:.0f},{y - deep:.1f} {tip:.0f},{y + 3:.1f}"
             f" Q{x + 14:.0f},{y + deep + 2:.1f} {x + 6:.0f},{y + deep + 1:.1f}Z", bird.bill),
        disc(x, y, 11, head),
        disc(x + 4, y - 3, 2.2, (250, 250, 246)),
        disc(x + 4.4, y - 3, 1.6, EYE),
    ]  # fmt: skip


def _faced(bird: Flier, body: Colour, head: Colour, x: float, y: float) -> list[str]:
    """Return a round face that looks at the viewer, as an owl's."""
    face = lighter(bird.belly, 0.2)
    eyes = [part for side in (-7.0, 7.0) for part in (
        disc(x + side, y - 2, 5.6, (242, 178, 52)), disc(x + side, y - 2, 2.9, EYE),
        disc(x + side + 1, y - 3, 1, WHITE),
    )]  # fmt: skip
    return [
        path(f"M{x - 17:.0f},{y - 8:.0f} L{x - 15:.0f},{y - 24:.0f} L{x - 4:.0f},{y - 14:.0f}Z"
             f" M{x + 17:.0f},{y - 8:.0f} L{x + 15:.0f},{y - 24:.0f} L{x + 4:.0f},{y - 14:.0f}Z", darker(body, 0.1)),
        oval(x, y, 19, 18, head),
        oval(x - 7, y, 9, 11, face),
        oval(x + 7, y, 9, 11, face),
        *eyes,
        path(f"M{x - 3:.0f},{y + 3:.0f} h6 l-3,8Z", bird.bill),
    ]  # fmt: skip


FLYING: Mapping[str, Shape] = {
    f"flying {noun}": Shape(flying(bird), "air", 0.09, 1.95 if bird.legs else 1.7) for noun, bird in FLIERS.items()
}
"""The shapes of these birds, by the names under which they are looked for."""
