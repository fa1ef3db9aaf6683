"""Animals of the woods and of far lands, whole. They stand on the origin and look to the right."""

from __future__ import annotations

import random

from promptmagic.painters.colour import Colour, luminance, mix
from promptmagic.painters.sketch.shapes.pen import darker, disc, lighter, line, path, sized

EYE: Colour = (30, 26, 30)


def _pale(coat: Colour, share: float) -> Colour:
    """Return the coat's pale parts; dark where the coat is a silhouette's."""
    return mix(coat, (255, 246, 230), share * min(1.0, luminance(coat) / 70))


def bear(chance: random.Random, height: float, colour: Colour | None = None) -> str:
    """Draw a bear that walks."""
    del chance
    coat = colour or (112, 76, 54)
    dark, pale = darker(coat, 0.28), _pale(coat, 0.4)
    parts = [
        path("M-44,-46 C-42,-30 -36,-20 -34,-8 L-36,0 L-14,0 Q-12,-6 -18,-8 C-20,-20 -18,-32 -14,-42Z", dark),
        path("M34,-48 C38,-32 46,-20 48,-8 L47,0 L68,0 Q70,-6 64,-8 C60,-22 58,-36 56,-48Z", dark),
        path(
            "M-76,-46 C-82,-78 -54,-96 -24,-94 C-6,-94 6,-90 20,-94 C34,-99 46,-98 54,-94 C60,-101 70,-99 70,-90"
            " C78,-84 84,-76 96,-72 C102,-68 100,-60 92,-58 C84,-54 74,-56 68,-54 C62,-44 52,-36 38,-34"
            " C10,-30 -20,-34 -40,-36 C-58,-38 -72,-38 -76,-46Z",
            coat,
        ),
        path(
            "M68,-54 C62,-44 52,-36 38,-34 C10,-30 -20,-34 -40,-36 C-58,-38 -72,-38 -76,-46 C-40,-44 10,-46 40,-62"
            " C52,-66 64,-64 68,-54Z",
            darker(coat, 0.16),
        ),
        path("M-78,-54 C-84,-36 -74,-26 -72,-12 L-74,0 L-48,0 Q-46,-6 -52,-9 C-50,-24 -36,-34 -32,-50Z", coat),
        path("M6,-54 C6,-36 12,-22 12,-10 L10,0 L34,0 Q36,-6 30,-9 C32,-24 42,-38 46,-54Z", coat),
        path(
            "M82,-72 C88,-74 92,-73 96,-72 C102,-68 100,-60 92,-58 C86,-56 80,-56 76,-57 C74,-64 76,-70 82,-72Z", pale
        ),
        disc(61, -93, 4, dark),
        disc(77, -77, 2.3, EYE),
        path("M92,-74 C97,-74 101,-70 99,-66 C95,-66 92,-70 92,-74Z", EYE),
        line("M-70,-1 h3 M-64,-1 h3 M-58,-1 h3 M15,-1 h3 M21,-1 h3 M27,-1 h3", pale, 2, 0.7),
    ]
    return sized(height, *parts)


def wolf(chance: random.Random, height: float, colour: Colour | None = None) -> str:
    """Draw a wolf that howls."""
    del chance
    coat = colour or (118, 122, 132)
    dark, pale = darker(coat, 0.32), _pale(coat, 0.6)
    parts = [
        path("M-40,-42 C-36,-30 -38,-20 -32,-5 L-33,0 L-21,0 Q-20,-5 -25,-6 C-26,-18 -22,-28 -20,-38Z", dark),
        path("M18,-42 C20,-28 21,-14 21,0 L32,0 Q33,-5 28,-6 C28,-20 31,-32 33,-44Z", dark),
        path("M-58,-50 C-74,-48 -86,-34 -88,-10 C-76,-14 -60,-26 -52,-40Z", dark),
        path(
            "M-62,-48 C-60,-62 -26,-60 2,-62 C8,-68 14,-76 22,-80 L17,-92 L31,-86 C38,-90 46,-97 54,-102"
            " C59,-101 58,-97 55,-94 C53,-86 50,-78 46,-72 C44,-64 42,-56 40,-50 C38,-40 30,-33 18,-32"
            " C0,-30 -22,-34 -38,-34 C-54,-34 -64,-38 -62,-48Z",
            coat,
        ),
        path(
            "M46,-72 C44,-64 42,-56 40,-50 C38,-40 30,-33 18,-32 C0,-30 -22,-34 -38,-34 C-12,-36 12,-38 22,-52"
            " C28,-60 36,-68 46,-72Z",
            pale,
        ),
        path("M55,-94 C53,-86 50,-78 46,-72 C42,-74 42,-80 46,-86Z", pale),
        path(
            "M-62,-48 C-66,-36 -52,-32 -54,-20 C-58,-12 -56,-6 -56,0 L-43,0 Q-42,-5 -47,-6 C-47,-14 -40,-22"
            " -34,-34 C-36,-48 -56,-56 -62,-48Z",
            coat,
        ),
        path("M2,-46 C2,-28 6,-14 6,0 L19,0 Q20,-5 14,-6 C15,-20 24,-32 28,-46Z", coat),
        path("M17,-92 L31,-86 L22,-80Z", dark),
        path("M-52,-55 C-30,-60 -8,-58 4,-60 C-8,-53 -34,-52 -52,-55Z", dark, 0.6),
        disc(35, -82, 1.8, EYE),
        disc(55, -100.4, 2.4, EYE),
    ]
    return sized(height, *parts)


def squirrel(chance: random.Random, height: float, colour: Colour | None = None) -> str:
    """Draw a squirrel that holds a nut."""
    del chance
    coat = colour or (178, 92, 48)
    dark, pale = darker(coat, 0.26), _pale(coat, 0.7)
    parts = [
        path(
            "M-14,-6 C-50,-8 -66,-36 -58,-66 C-54,-88 -34,-101 -18,-96 C-2,-90 -2,-72 -14,-70 C-28,-68 -26,-52"
            " -18,-42 C-10,-32 -6,-18 -8,-6Z",
            dark,
        ),
        path(
            "M-16,-12 C-44,-16 -56,-40 -50,-64 C-46,-82 -30,-92 -18,-88 C-8,-84 -10,-76 -18,-76 C-36,-74 -36,-52"
            " -26,-40 C-18,-30 -14,-20 -16,-12Z",
            lighter(coat, 0.25),
        ),
        path(
            "M-18,0 C-22,-26 -10,-46 6,-54 C10,-66 22,-72 34,-68 C44,-64 50,-56 54,-52 C54,-46 46,-44 38,-43"
            " C38,-30 36,-12 26,0Z",
            coat,
        ),
        path("M38,-43 C38,-30 36,-12 26,0 L10,0 C22,-12 22,-28 20,-42Z", pale),
        path("M16,-66 L18,-80 L28,-69Z", coat),
        path("M-16,-12 C-14,-26 4,-30 12,-18 C16,-10 12,-2 6,0 L-16,0Z", dark),
        path("M-6,0 Q-4,-7 8,-7 L26,-6 Q32,-4 30,0Z", coat),
        line("M24,-38 Q36,-38 40,-34", coat, 6),
        path("M38,-40 C46,-42 50,-36 48,-30 C42,-27 37,-30 36,-34Z", darker(coat, 0.5)),
        disc(38, -58, 3, EYE),
        disc(38.8, -59, 0.9, (255, 255, 255)),
        disc(53.4, -51.6, 1.8, EYE),
    ]
    return sized(height, *parts)


def giraffe(chance: random.Random, height: float, colour: Colour | None = None) -> str:
    """Draw a giraffe."""
    patch = colour or (176, 108, 52)
    coat = _pale(patch, 0.66)
    dark = darker(coat, 0.28)
    parts = [
        path("M-20,-30 L-18,0 L-13,0 L-12,-28Z M10,-30 L14,0 L19,0 L19,-30Z", dark),
        line("M-28,-44 C-34,-38 -33,-30 -34,-24", dark, 1.4),
        path("M-35.4,-26 L-32.6,-26 L-33.4,-18 L-35.6,-18Z", darker(patch, 0.5)),
        path(
            "M-29,-42 C-29,-49 -18,-50 -8,-51 C2,-52 8,-55 12,-64 C16,-74 20,-84 23,-90 C24,-95 30,-96 34,-94"
            " C39,-91 43,-88 45,-86 C46,-83 43,-82 40,-82.6 C36,-83 33,-84 31,-83 C29,-74 26,-58 25,-46"
            " C24,-36 20,-30 10,-29 C-2,-27 -12,-28 -20,-28 C-27,-29 -29,-36 -29,-42Z",
            coat,
        ),
        path("M-29,-42 C-31,-32 -27,-26 -27,0 L-21.6,0 L-20.6,-20 C-18,-26 -14,-30 -14,-34Z", coat),
        path("M4,-34 C4,-24 6,-14 6,0 L11.4,0 L13,-20 C15,-26 20,-32 22,-38Z", coat),
        line("M26,-94 L25,-99 M30,-95 L30.4,-99.4", darker(patch, 0.2), 1.4),
        disc(25, -99, 1, darker(patch, 0.4)),
        path("M24,-92 C20,-94 18,-92 17,-90 C20,-88.6 22,-89 24,-90Z", coat),
        path("M11,-62 C9,-54 4,-51 -2,-50 C6,-54 12,-66 21,-90 C18,-78 14,-68 11,-62Z", darker(patch, 0.35)),
        disc(33, -90, 1.1, EYE),
    ]
    spots: list[tuple[float, float]] = [
        (-24, -42),
        (-16, -45),
        (-8, -46),
        (-20, -35),
        (-11, -37),
        (-2, -38),
        (1, -46),
        (8, -42),
        (6, -34),
        (15, -38),
    ]
    spots += [(16, -48), (14, -57), (20, -54), (18, -66), (23, -64), (21, -75), (25.6, -74), (25, -83)]
    for x, y in spots:
        size = 3.0 if y > -52 else 2.3
        a, b = size * chance.uniform(0.8, 1.15), size * chance.uniform(0.8, 1.15)
        parts.append(
            path(
                f"M{x - a:.1f},{y:.1f} L{x - 0.4 * a:.1f},{y - b:.1f} L{x + 0.8 * a:.1f},{y - 0.7 * b:.1f}"
                f" L{x + a:.1f},{y + 0.5 * b:.1f} L{x:.1f},{y + b:.1f}Z",
                patch,
            )
        )
    return sized(height, *parts)


def camel(chance: random.Random, height: float, colour: Colour | None = None) -> str:
    """Draw a camel with two humps."""
    del chance
    coat = colour or (198, 152, 98)
    dark = darker(coat, 0.28)
    tuft = darker(coat, 0.45)
    parts = [
        path(
            "M-34,-44 C-32,-30 -32,-20 -31,-5 L-33,0 L-22,0 L-24,-20 L-20,-40Z M18,-44 L22,-20 L22,-4 L20,0 L31,0"
            " L30,-20 L32,-44Z",
            dark,
        ),
        line("M-52,-60 C-58,-52 -56,-46 -58,-38", dark, 2),
        path(
            "M-54,-56 C-52,-66 -46,-66 -40,-68 C-36,-88 -22,-90 -16,-70 C-10,-68 -4,-68 0,-70 C4,-90 18,-92"
            " 22,-70 C30,-66 34,-62 38,-58 C44,-56 46,-64 48,-74 C50,-86 54,-97 62,-98 C68,-99 74,-95 80,-92"
            " C84,-89 83,-85 79,-84 C73,-83 67,-84 63,-82 C62,-70 62,-52 50,-44 C40,-38 32,-40 20,-38 C0,-34"
            " -20,-36 -36,-38 C-48,-40 -55,-46 -54,-56Z",
            coat,
        ),
        path(
            "M50,-44 C40,-38 32,-40 20,-38 C0,-34 -20,-36 -36,-38 C-48,-40 -55,-46 -54,-56 C-30,-46 10,-46 30,-50"
            " C46,-48 56,-58 60,-72 C61,-60 58,-50 50,-44Z",
            darker(coat, 0.15),
        ),
        path(
            "M-36,-78 C-32,-88 -22,-88 -19,-79 C-24,-82 -30,-82 -36,-78Z M4,-80 C8,-90 17,-90 20,-80 C14,-84"
            " 9,-84 4,-80Z",
            tuft,
        ),
        path(
            "M-54,-54 C-56,-40 -48,-34 -48,-22 C-49,-12 -48,-8 -48,-4 L-50,0 L-39,0 L-39,-6 L-38,-22 C-34,-30"
            " -28,-36 -26,-44Z",
            coat,
        ),
        path("M6,-46 C8,-34 11,-24 11,-4 L9,0 L20,0 L20,-6 L20,-22 C24,-30 30,-36 32,-46Z", coat),
        path("M57,-97 C52,-101 50,-98 50,-95 C53,-92 56,-92 59,-93Z", dark),
        line("M80,-86 q-4,1 -7,0", darker(coat, 0.5), 1),
        disc(66, -92, 1.7, EYE),
    ]
    return sized(height, *parts)


def lion(chance: random.Random, height: float, colour: Colour | None = None) -> str:
    """Draw a lion with a full mane."""
    del chance
    coat = colour or (216, 164, 92)
    mane, dark, pale = (
        darker(mix(coat, (146, 84, 40), 0.6 * min(1.0, luminance(coat) / 70)), 0.1),
        darker(coat, 0.26),
        _pale(coat, 0.6),
    )
    parts = [
        path(
            "M-48,-42 L-44,-5 L-45,0 L-31,0 Q-30,-5 -35,-6 L-30,-38Z M16,-44 L20,-6 L20,0 L34,0 Q35,-5 30,-6 L34,-44Z",
            dark,
        ),
        line("M-66,-56 C-84,-52 -78,-30 -90,-22", coat, 4),
        path("M-86,-26 C-96,-26 -102,-18 -102,-12 C-94,-10 -86,-14 -84,-20Z", mane),
        path(
            "M-70,-52 C-70,-68 -40,-68 -10,-70 C10,-74 30,-80 44,-70 C52,-58 48,-42 34,-38 C8,-32 -20,-34 -44,-36"
            " C-62,-36 -70,-42 -70,-52Z",
            coat,
        ),
        path("M34,-38 C8,-32 -20,-34 -44,-36 C-14,-40 20,-42 44,-56 C46,-46 42,-40 34,-38Z", darker(coat, 0.14)),
        path(
            "M-70,-52 C-74,-38 -60,-34 -62,-20 C-66,-12 -64,-6 -64,0 L-48,0 Q-47,-6 -53,-7 C-53,-16 -42,-24 -36,-38Z",
            coat,
        ),
        path("M2,-48 C2,-30 8,-16 8,0 L24,0 Q25,-6 19,-7 C20,-22 32,-34 36,-48Z", coat),
        path(
            "M22,-82 C16,-92 26,-101 36,-98 C44,-103 56,-102 62,-96 C74,-96 82,-86 78,-78 C84,-68 80,-56 70,-52"
            " C66,-42 52,-38 44,-42 C32,-38 18,-46 18,-56 C10,-64 12,-78 22,-82Z",
            mane,
        ),
        path("M34,-86 C40,-93 58,-93 66,-86 C76,-80 82,-74 82,-66 C80,-58 68,-56 58,-56 C44,-56 36,-64 34,-74Z", coat),
        path("M64,-72 C72,-76 82,-74 82,-66 C80,-58 68,-56 60,-57 C58,-64 59,-70 64,-72Z", pale),
        disc(38, -88, 5.4, coat),
        disc(38, -88, 2.8, dark),
        disc(63, -79, 2.3, EYE),
        path("M76,-75 L84,-73 L80,-68Z", EYE),
    ]
    return sized(height, *parts)
