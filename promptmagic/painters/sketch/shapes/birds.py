"""Birds: gulls and small birds, on the ground and in the air. They look to the right."""

from __future__ import annotations

import random

from promptmagic.painters.sketch.colour import Colour, luminance, mix
from promptmagic.painters.sketch.shapes.pen import darker, disc, lighter, line, path, put, sized

GULL: Colour = (248, 248, 246)
SONGBIRD: Colour = (84, 108, 148)
FAR: Colour = (44, 42, 62)


def _pluminancege(colour: Colour | None) -> tuple[Colour, Colour, Colour]:
    """Return a gull's body, mantle and wing tips."""
    body = colour or GULL
    dark = min(1.0, luminance(body) / 120)
    return body, mix(darker(body, 0.3), (150, 162, 178), 0.6 * dark), darker(mix(body, (46, 48, 58), 0.85), 0.2)


def gull(chance: random.Random, height: float, colour: Colour | None = None) -> str:
    """Draw a gull that stands; its feet are at the origin."""
    body, mantle, tips = _pluminancege(colour)
    bill = mix(body, (236, 162, 56), 0.9)
    leg = mix(body, (214, 138, 62), 0.85)
    step = chance.uniform(-4, 5)
    parts = [
        line(f"M-4,-30 L{-3 - step:.1f},-1 h7", darker(leg, 0.15), 3),
        line(f"M5,-30 L{5 + step:.1f},-1 h8", leg, 3),
        path("M-62,-36 Q-30,-52 -20,-40 L-34,-32 Q-52,-30 -62,-36Z", tips),
        path(
            "M-44,-44 C-30,-62 -4,-66 12,-66 C18,-74 18,-84 24,-92 C32,-102 50,-99 51,-85 C52,-77 46,-72 44,-66"
            " C43,-44 30,-26 4,-24 C-18,-22 -34,-32 -44,-44Z",
            body,
        ),
        path("M44,-66 C43,-44 30,-26 4,-24 C-10,-23 -24,-28 -32,-34 C0,-30 28,-42 44,-66Z", darker(body, 0.16)),
        path("M-70,-38 C-44,-54 -28,-68 2,-64 C14,-62 18,-52 8,-44 C-8,-34 -44,-34 -70,-38Z", mantle),
        path("M-70,-38 C-54,-42 -42,-46 -30,-42 C-38,-36 -54,-35 -70,-38Z", tips),
        path("M-34,-56 C-20,-65 -8,-66 4,-62 C-8,-61 -22,-58 -34,-56Z", lighter(mantle, 0.5), 0.7),
        path("M48,-92 L68,-84 Q70,-80 65,-79 L49,-79Z", bill),
        path("M60,-84 L68,-82 Q69,-79 65,-79 L60,-79Z", mix(bill, (196, 60, 44), 0.7)),
        disc(41, -88, 2.9, (34, 32, 40)),
        disc(42, -89, 0.9, (255, 255, 255)),
    ]
    return sized(height, *parts)


def flying_gull(chance: random.Random, height: float, colour: Colour | None = None) -> str:
    """Draw a gull that glides, seen from below and the side; its middle is at the origin."""
    body, mantle, tips = _pluminancege(colour)
    lift = chance.uniform(-6, 6)
    parts = [
        path(
            f"M10,14 C30,-10 56,-38 92,{-44 + lift:.0f} C112,-44 128,-34 142,-24 C112,-28 92,-16 72,2 C54,18 34,28"
            " 14,28Z",
            darker(mantle, 0.12),
        ),
        path(f"M108,{-40 + lift * 0.4:.0f} C122,-38 132,-30 142,-24 C126,-27 114,-25 104,-20Z", tips),
        path(
            "M-58,34 C-44,20 -20,12 2,10 C26,8 44,14 54,24 C58,28 54,33 48,34 C26,46 -8,46 -34,40 L-64,46 L-60,38Z",
            body,
        ),
        path("M-34,40 C-8,46 26,46 48,34 C30,36 0,38 -30,34Z", darker(body, 0.18)),
        path(
            f"M12,26 C4,0 -26,-36 -66,{-48 - lift:.0f} C-92,-54 -116,-44 -138,-30 C-106,-36 -82,-24 -62,-6 C-42,12"
            " -22,26 4,32Z",
            mantle,
        ),
        path(
            f"M-66,{-48 - lift:.0f} C-92,-54 -116,-44 -138,-30 C-112,-36 -92,-32 -78,-24 C-52,-26 -20,-4 4,18"
            f" C-10,-8 -34,-38 -66,{-48 - lift:.0f}Z",
            body,
        ),
        path("M-138,-30 C-124,-40 -110,-46 -98,-48 C-100,-40 -108,-36 -138,-30Z", tips),
        path("M53,23 L66,29 Q68,32 64,33 L50,34Z", mix(body, (236, 162, 56), 0.9)),
        disc(45, 23, 2.1, (34, 32, 40)),
    ]
    return sized(height, *parts)


def far_bird(chance: random.Random, height: float, colour: Colour | None = None) -> str:
    """Draw a bird far away in the sky: the bow of its two wings; its middle is at the origin."""
    fill = colour or FAR
    beat = chance.uniform(-16, 24)
    tip = -30 - beat * 0.6
    slant = chance.uniform(-10, 10)
    data = (
        f"M-150,{tip + 34 - slant:.0f} C-112,{tip - 26:.0f} -52,{-34 - beat * 0.4:.0f} -10,14 Q0,20 10,14"
        f" C52,{-38 - beat * 0.4:.0f} 112,{tip - 26:.0f} 150,{tip + 34 + slant:.0f}"
        f" C108,{tip + 10:.0f} 60,{-2 - beat * 0.2:.0f} 20,36 Q2,50 -18,36"
        f" C-60,{-2 - beat * 0.2:.0f} -108,{tip + 10:.0f} -150,{tip + 34 - slant:.0f}Z"
    )
    return sized(height, put(path(data, fill), 0, -3, scale=1.14))


def songbird(chance: random.Random, height: float, colour: Colour | None = None) -> str:
    """Draw a small bird that sits; its feet are at the origin."""
    back = colour or chance.choice((SONGBIRD, (178, 96, 60), (96, 124, 84)))
    breast = mix(back, (250, 220, 176), 0.75 * min(1.0, luminance(back) / 70))
    parts = [
        line("M-4,-14 L-6,-1 M-10,-1 h10 M8,-14 L8,-1 M4,-1 h10", darker(back, 0.45), 3),
        path("M-40,-30 L-86,-10 L-78,-2 L-34,-20Z", darker(back, 0.35)),
        path(
            "M-52,-26 C-48,-56 -18,-66 6,-76 C12,-98 34,-104 48,-94 C60,-84 58,-70 54,-58 C52,-32 34,-10 4,-10"
            " C-20,-10 -40,-14 -52,-26Z",
            back,
        ),
        path(
            "M50,-70 C56,-64 54,-58 54,-56 C52,-32 34,-10 4,-10 C-4,-10 -12,-11 -18,-12 C14,-20 30,-46 50,-70Z", breast
        ),
        path("M-66,-20 C-54,-46 -28,-60 4,-54 C14,-50 10,-34 -8,-28 C-26,-20 -48,-18 -66,-20Z", darker(back, 0.3)),
        path("M-44,-38 C-30,-50 -12,-54 2,-52 C-10,-46 -28,-42 -44,-38Z", lighter(back, 0.3)),
        path("M54,-84 L72,-77 L55,-73Z", (216, 150, 62)),
        disc(42, -84, 3.6, (28, 26, 34)),
        disc(43.2, -85.2, 1.2, (255, 255, 255)),
    ]
    return sized(height, *parts)
