"""Babies: one who sits on the floor, large-headed and round, in a romper."""

from __future__ import annotations

import random

from promptmagic.painters.colour import WHITE, Colour, mix
from promptmagic.painters.sketch.shapes.pen import beside, darker, disc, lighter, line, oval, path, put, sized

ROMPERS: tuple[Colour, ...] = ((150, 200, 226), (246, 196, 120), (176, 212, 150), (236, 168, 178))
SKINS: tuple[Colour, ...] = ((250, 216, 190), (238, 194, 158), (200, 148, 108), (140, 96, 70))


def sitting_baby(chance: random.Random, height: float, colour: Colour | None = None) -> str:
    """Draw a baby that sits on the ground, its feet to the viewer; it sits on the origin."""
    cloth = colour or chance.choice(ROMPERS)
    skin = beside(cloth, chance.choice(SKINS))
    shade, ink, cheek = darker(skin, 0.14), darker(skin, 0.74), mix(skin, (236, 92, 92), 0.4)
    hair = darker(beside(cloth, chance.choice(((92, 62, 44), (60, 44, 38), (206, 164, 98)))), 0.0)
    foot = oval(0, 0, 9, 10.5, skin) + "".join(disc(-6 + 3.4 * k, -9.6 + abs(k - 1.6), 2.1, skin) for k in range(4))
    parts = [
        path("M-24,-46 C-36,-30 -36,-8 -26,-2 L26,-2 C36,-8 36,-30 24,-46 C14,-52 -14,-52 -24,-46Z", cloth),
        path("M6,-49 C14,-50 20,-49 24,-46 C36,-30 36,-8 26,-2 L12,-2 C22,-16 20,-38 6,-49Z", darker(cloth, 0.14)),
        line("M-22,-42 C-36,-36 -40,-28 -36,-20", cloth, 11) + disc(-35, -17, 5.6, skin),
        line("M22,-42 C36,-36 40,-28 36,-20", darker(cloth, 0.14), 11) + disc(35, -17, 5.6, shade),
        line("M-16,-8 C-28,-4 -34,-6 -38,-8", cloth, 14) + line("M16,-8 C28,-4 34,-6 38,-8", darker(cloth, 0.1), 14),
        put(foot, -42, -10, turn=-24) + put(foot, 42, -10, turn=24),
        path("M-12,-49 Q0,-38 12,-49 L10,-42 Q0,-32 -10,-42Z", lighter(cloth, 0.55)),
        disc(-26.5, -72, 5, shade) + disc(26.5, -72, 5, shade),
        path("M-27,-72 C-28,-104 28,-104 27,-72 C27,-54 14,-45 0,-45 C-14,-45 -27,-54 -27,-72Z", skin),
        line("M-1,-97 C-12,-92 -8,-84 -1,-87 C3,-89 3,-92 0,-92 M1,-97 C10,-99 13,-93 8,-90", hair, 2.6),
        disc(-10.4, -71, 3.5, ink) + disc(10.4, -71, 3.5, ink),
        disc(-9.2, -72.2, 1.1, WHITE) + disc(11.6, -72.2, 1.1, WHITE),
        oval(-16.6, -62, 5, 3.4, cheek, 0, 0.7) + oval(16.6, -62, 5, 3.4, cheek, 0, 0.7),
        line("M-1.6,-65.4 Q0,-64 1.6,-65.4", shade, 1.6),
        path("M-6,-59.6 Q0,-57.6 6,-59.6 Q3.6,-53 0,-53 Q-3.6,-53 -6,-59.6Z", mix(ink, (190, 60, 70), 0.7)),
    ]
    return sized(height, *parts)
