"""People, from head to foot, in clothes of the asked colour."""

from __future__ import annotations

import random
from dataclasses import dataclass

from promptmagic.painters.sketch.colour import Colour, luminance, mix
from promptmagic.painters.sketch.shapes.pen import box, darker, disc, lighter, line, oval, path, sized

SKINS: tuple[Colour, ...] = ((250, 214, 184), (232, 184, 146), (196, 140, 100), (146, 98, 68), (104, 70, 52))
HAIRS: tuple[Colour, ...] = ((42, 32, 30), (92, 60, 40), (146, 96, 54), (206, 164, 96), (150, 148, 150), (138, 62, 38))
COATS: tuple[Colour, ...] = (
    (198, 64, 56),
    (52, 96, 148),
    (226, 168, 60),
    (72, 124, 96),
    (128, 84, 140),
    (224, 220, 208),
    (64, 72, 88),
)
TROUSERS: tuple[Colour, ...] = ((58, 66, 92), (92, 82, 72), (44, 46, 54), (120, 108, 90))


@dataclass(frozen=True, slots=True)
class Look:
    """How one person looks: colours, and whether the hair is long and a skirt is worn."""

    skin: Colour
    hair: Colour
    coat: Colour
    trousers: Colour
    long_hair: bool
    skirt: bool


def _look(chance: random.Random, colour: Colour | None) -> Look:
    """Return a look by chance, the coat in the colour; in a silhouette's colour everything is dark."""
    skin, hair, coat, trousers = (chance.choice(choice) for choice in (SKINS, HAIRS, COATS, TROUSERS))
    long_hair, skirt = chance.random() < 0.5, chance.random() < 0.4
    if colour is not None:
        coat = colour
        dark = min(1.0, max(0.0, (70 - luminance(colour)) / 40))
        skin, hair, trousers = (mix(tone, colour, dark) for tone in (skin, hair, trousers))
    return Look(skin, hair, coat, trousers, long_hair, long_hair and skirt)


def _head(look: Look, x: float, y: float, *, profile: bool) -> str:
    """Draw a head around a point, from the front or looking to the right."""
    shift = -1.6 if profile else 0
    parts = []
    if look.long_hair:
        parts.append(
            path(f"M{x - 6.4},{y - 3} C{x - 9},{y + 6} {x - 8},{y + 12} {x - 7},{y + 15} L{x + 5 + shift * 2},{y + 15}"
                 f" C{x + 8 + shift * 2},{y + 8} {x + 7},{y} {x + 6},{y - 4}Z", darker(look.hair, 0.25))
        )  # fmt: skip
    parts.append(box(x - 2.2, y + 4, 4.4, 7, darker(look.skin, 0.2), 1))
    parts.append(oval(x, y, 5.3, 6.7, look.skin))
    if profile:
        parts.append(path(f"M{x + 4.6},{y - 1} L{x + 7},{y + 1.6} L{x + 4.6},{y + 2.4}Z", look.skin))
    parts.append(
        path(
            f"M{x - 6 + shift * 0.4},{y + 1.5} C{x - 7.5},{y - 9} {x + 6},{y - 11} {x + 6.2 + shift},{y - 2}"
            f" C{x + 3 + shift},{y - 3.4} {x + 1},{y - 5} {x - 0.5 + shift},{y - 5.2}"
            f" C{x - 3},{y - 3} {x - 4.6 + shift * 0.5},{y - 1} {x - 6 + shift * 0.4},{y + 1.5}Z",
            look.hair,
        )
    )
    return "".join(parts)


def person(chance: random.Random, height: float, colour: Colour | None = None) -> str:
    """Draw a person who stands, seen from the front; the feet are at the origin."""
    look = _look(chance, colour)
    coat, shade = look.coat, darker(look.coat, 0.22)
    shoe = darker(look.trousers, 0.55)
    parts = [
        path("M-11,-3 Q-12,0 -9,0 L-2,0 L-2,-4Z M11,-3 Q12,0 9,0 L2,0 L2,-4Z", shoe),
    ]
    if look.skirt:
        parts += [
            path("M-8,-30 L-7.4,-2.6 L-3,-2.6 L-2.4,-30Z M8,-30 L7.4,-2.6 L3,-2.6 L2.4,-30Z", look.skin),
            path("M-9,-50 L9,-50 C12,-40 15,-30 16,-22 Q0,-17 -16,-22 C-15,-30 -12,-40 -9,-50Z", coat),
            path("M1,-50 L9,-50 C12,-40 15,-30 16,-22 Q11,-20 5,-19.6Z", shade),
        ]
    else:
        parts += [
            path(
                "M-10.5,-48 L10.5,-48 C11,-34 10,-16 9.4,-2.6 L2.6,-2.6 L0.5,-36 L-0.5,-36 L-2.6,-2.6 L-9.4,-2.6"
                " C-10,-16 -11,-34 -10.5,-48Z",
                look.trousers,
            ),
            path("M2,-48 L10.5,-48 C11,-34 10,-16 9.4,-2.6 L5.6,-2.6Z", darker(look.trousers, 0.25)),
        ]
    parts += [
        line("M-11.4,-75 C-15.6,-66 -15.6,-57 -14.4,-48", darker(coat, 0.1), 5.4),
        line("M11.4,-75 C15.6,-66 15.6,-57 14.4,-48", darker(coat, 0.3), 5.4),
        disc(-14.2, -44.6, 2.7, look.skin),
        disc(14.2, -44.6, 2.7, darker(look.skin, 0.15)),
        path("M-12.6,-77 C-8,-82 8,-82 12.6,-77 C13,-66 11,-56 11.5,-45 L-11.5,-45 C-11,-56 -13,-66 -12.6,-77Z", coat),
        path("M3,-80.4 C8,-80.6 11,-79 12.6,-77 C13,-66 11,-56 11.5,-45 L4,-45 C6,-58 5,-70 3,-80.4Z", shade),
        path("M-4,-81 Q0,-76 4,-81Z", look.skin),
        _head(look, 0, -90.6, profile=False),
    ]
    return sized(height, *parts)


def walker(chance: random.Random, height: float, colour: Colour | None = None) -> str:
    """Draw a person who walks to the right; the feet are at the origin."""
    look = _look(chance, colour)
    coat, shade = look.coat, darker(look.coat, 0.25)
    shoe = darker(look.trousers, 0.55)
    parts = [
        line("M2,-74 C8,-66 11,-60 17,-53", darker(coat, 0.4), 5),
        disc(18.4, -51.4, 2.6, darker(look.skin, 0.2)),
        line("M-1,-46 C-4,-34 -8,-24 -15,-7", darker(look.trousers, 0.35), 7),
        path("M-19,-8 L-12.6,-5 L-10,-1.4 Q-10,0.2 -13,-0.4 L-20,-3.4Z", shoe),
        line("M1,-46 C5,-36 8,-28 8.6,-24 C9.6,-16 11,-10 12.6,-5", look.trousers, 7.6),
        path("M9.2,-5.4 L16,-5.4 Q21,-3.4 20.6,0 L9.4,0Z", shoe),
    ]
    if look.skirt:
        parts.append(path("M-8,-50 L8,-50 C12,-40 14,-30 14.6,-23 Q0,-18 -15,-24 C-13,-34 -10,-42 -8,-50Z", coat))
        parts.append(path("M-8,-50 L-2,-50 C-3,-40 -5,-30 -7,-21.4 Q-12,-22 -15,-24 C-13,-34 -10,-42 -8,-50Z", shade))
    parts += [
        path("M-8.4,-77 C-4,-81.6 5,-81.6 8.2,-77 C10,-66 8.6,-56 9,-45 L-9,-45 C-8.6,-56 -10,-66 -8.4,-77Z", coat),
        path("M-8.4,-77 C-7,-79 -5,-80 -3,-80.4 C-5,-68 -3,-56 -3.6,-45 L-9,-45 C-8.6,-56 -10,-66 -8.4,-77Z", shade),
        line("M-1,-73 C-5,-66 -8,-60 -11,-51", lighter(coat, 0.12), 5.2),
        disc(-11.8, -48.6, 2.6, look.skin),
        _head(look, 1.6, -90.6, profile=True),
    ]
    return sized(height, *parts)


def child(chance: random.Random, height: float, colour: Colour | None = None) -> str:
    """Draw a child who stands: a larger head on a shorter body; the feet are at the origin."""
    look = _look(chance, colour)
    coat, shade = look.coat, darker(look.coat, 0.22)
    shoe = darker(look.trousers, 0.55)
    head = _head(look, 0, -51.6, profile=False)
    parts = [
        path("M-13,-3 Q-14,0 -11,0 L-2.4,0 L-2.4,-4Z M13,-3 Q14,0 11,0 L2.4,0 L2.4,-4Z", shoe),
        path("M-11,-34 L11,-34 L10.6,-3 L3,-3 L0.6,-24 L-0.6,-24 L-3,-3 L-10.6,-3Z", look.trousers),
        line("M-12,-60 C-18,-52 -20,-46 -20,-38", darker(coat, 0.1), 6.4),
        line("M12,-60 C18,-52 20,-46 20,-38", darker(coat, 0.3), 6.4),
        disc(-20, -34.6, 3.2, look.skin),
        disc(20, -34.6, 3.2, darker(look.skin, 0.15)),
        path("M-13.4,-62 C-8,-67 8,-67 13.4,-62 C13.6,-50 13,-42 14,-31 L-14,-31 C-13,-42 -13.6,-50 -13.4,-62Z", coat),
        path("M4,-65.6 C9,-65.6 12,-64 13.4,-62 C13.6,-50 13,-42 14,-31 L5,-31Z", shade),
        f'<g transform="scale(1.62)">{head}</g>',
    ]
    return sized(height, *parts)
