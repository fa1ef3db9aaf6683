"""Birds, on the ground and in the air. They look to the right."""

from __future__ import annotations

import random

from promptmagic.painters.colour import Colour, luminance, mix
from promptmagic.painters.sketch.shapes.pen import darker, disc, lighter, line, path, put, sized

GULL: Colour = (248, 248, 246)
FAR: Colour = (44, 42, 62)


def _plumage(colour: Colour | None) -> tuple[Colour, Colour, Colour]:
    """Return a gull's body, mantle and wing tips."""
    body = colour or GULL
    dark = min(1.0, luminance(body) / 120)
    return body, mix(darker(body, 0.3), (150, 162, 178), 0.6 * dark), darker(mix(body, (46, 48, 58), 0.85), 0.2)


def gull(chance: random.Random, height: float, colour: Colour | None = None) -> str:
    """Draw a gull that stands; its feet are at the origin."""
    body, mantle, tips = _plumage(colour)
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
    body, mantle, tips = _plumage(colour)
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


def robin(chance: random.Random, height: float, colour: Colour | None = None) -> str:
    """Draw a robin that sits, or a small bird of another colour; its feet are at the origin."""
    del chance
    back = colour or (124, 104, 88)
    breast = mix(back, (224, 112, 58) if colour is None else (250, 220, 176), 0.85 * min(1.0, luminance(back) / 70))
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


def owl(chance: random.Random, height: float, colour: Colour | None = None) -> str:
    """Draw an owl that sits; its feet are at the origin."""
    del chance
    back = colour or (142, 104, 70)
    pale = mix(back, (246, 226, 190), 0.75 * min(1.0, luminance(back) / 70))
    dark = darker(back, 0.32)
    parts = [
        path("M-16,-12 L-26,4 L-8,0Z M16,-12 L26,4 L8,0Z", dark),
        path(
            "M-34,-84 L-36,-101 L-16,-94 Q0,-97 16,-94 L36,-101 L34,-84 C44,-60 40,-24 22,-8 Q0,0 -22,-8 C-40,-24"
            " -44,-60 -34,-84Z",
            back,
        ),
        path("M-22,-52 Q0,-62 22,-52 C28,-34 20,-14 0,-7 C-20,-14 -28,-34 -22,-52Z", pale),
        line(
            "M-12,-44 q4,5 8,0 M4,-44 q4,5 8,0 M-16,-33 q4,5 8,0 M-4,-33 q4,5 8,0 M8,-33 q4,5 8,0 M-10,-22 q4,5"
            " 8,0 M2,-22 q4,5 8,0",
            dark,
            1.8,
        ),
        path("M-36,-66 C-46,-40 -38,-18 -24,-10 C-22,-28 -26,-50 -36,-66Z", dark),
        path("M36,-66 C46,-40 38,-18 24,-10 C22,-28 26,-50 36,-66Z", darker(back, 0.44)),
        disc(-14, -74, 15, pale),
        disc(14, -74, 15, pale),
        disc(-13, -74, 9, (244, 190, 60)),
        disc(13, -74, 9, (244, 190, 60)),
        disc(-13, -74, 5, (26, 24, 30)),
        disc(13, -74, 5, (26, 24, 30)),
        disc(-11, -76, 1.6, (255, 255, 255)),
        disc(15, -76, 1.6, (255, 255, 255)),
        path("M-5,-69 L5,-69 L0,-58Z", (222, 150, 60)),
        line("M-14,-3 v3 M-8,-3 v3 M8,-3 v3 M14,-3 v3", (214, 150, 66), 3),
    ]
    return sized(height, put("".join(parts), 0, -3.8, scale=0.955))


def eagle(chance: random.Random, height: float, colour: Colour | None = None) -> str:
    """Draw an eagle that soars with spread wings; its middle is at the origin."""
    back = colour or (92, 66, 50)
    white = mix(back, (250, 246, 238), 0.92 * min(1.0, luminance(back) / 50))
    lift = chance.uniform(-4, 6)
    wing = (
        f"M4,-6 C22,-34 58,{-52 + lift:.0f} 96,{-46 + lift:.0f} L116,{-50 + lift:.0f} L112,{-41 + lift:.0f}"
        f" L126,{-42 + lift:.0f} L119,{-33 + lift:.0f} L131,{-32 + lift:.0f} L121,{-24 + lift:.0f}"
        f" L128,{-20 + lift:.0f} L112,{-15 + lift:.0f} C84,-16 50,0 20,24Z"
    )
    feathers = f"M30,14 C56,-6 84,-16 112,{-15 + lift:.0f} C92,{-24 + lift:.0f} 56,-20 16,6Z"
    half = path(wing, back) + path(feathers, darker(back, 0.3))
    parts = [
        put(half, flip=True),
        half,
        path("M-14,26 L-20,46 L-8,50 L0,47 L8,50 L20,46 L14,26Z", white),
        path("M-14,-8 C-14,-22 14,-22 14,-8 C18,8 14,24 10,34 L-10,34 C-14,24 -18,8 -14,-8Z", darker(back, 0.12)),
        path("M-10,-12 C-12,-30 -6,-37 2,-37 C10,-36 12,-28 11,-12 C4,-5 -4,-5 -10,-12Z", white),
        path("M9,-32 C17,-32 20,-27 18,-21 C15,-25 11,-25 8,-25Z", (236, 176, 54)),
        disc(6, -29, 1.6, (28, 26, 34)),
    ]
    return sized(height, *parts)


def penguin(chance: random.Random, height: float, colour: Colour | None = None) -> str:
    """Draw a penguin; its feet are at the origin."""
    tilt = chance.uniform(-3, 3)
    back = colour or (44, 50, 66)
    white = mix(back, (250, 250, 252), 0.95 * min(1.0, luminance(back) / 40))
    gold = mix(back, (246, 178, 60), 0.9 * min(1.0, luminance(back) / 40))
    parts = [
        path("M-20,-5 L-28,0 L-4,0 L-4,-7Z M20,-5 L28,0 L4,0 L4,-7Z", gold),
        put(path("M-24,-62 C-40,-48 -44,-30 -40,-18 C-32,-22 -26,-36 -22,-50Z", darker(back, 0.2)), turn=tilt),
        put(path("M24,-62 C40,-48 44,-30 40,-18 C32,-22 26,-36 22,-50Z", darker(back, 0.35)), turn=-tilt),
        path(
            "M0,-100 C17,-100 22,-86 22,-74 C32,-56 36,-24 22,-6 Q0,2 -22,-6 C-36,-24 -32,-56 -22,-74 C-22,-86"
            " -17,-100 0,-100Z",
            back,
        ),
        path("M0,-64 C16,-66 24,-50 24,-34 C24,-18 14,-5 0,-5 C-14,-5 -24,-18 -24,-34 C-24,-50 -16,-66 0,-64Z", white),
        path("M-17,-80 C-14,-66 -6,-62 0,-62 C6,-62 14,-66 17,-80 C12,-74 -12,-74 -17,-80Z", gold),
        path("M6,-66 C18,-64 24,-50 24,-34 C24,-18 14,-5 4,-5 C16,-20 18,-48 6,-66Z", darker(white, 0.12)),
        path("M-4,-84 L4,-84 L0,-77Z", gold),
        disc(-8, -88, 2.8, (250, 250, 250)),
        disc(8, -88, 2.8, (250, 250, 250)),
        disc(-7.6, -88, 1.5, (20, 20, 26)),
        disc(8.4, -88, 1.5, (20, 20, 26)),
    ]
    return sized(height, *parts)


def flamingo(chance: random.Random, height: float, colour: Colour | None = None) -> str:
    """Draw a flamingo on one leg; its foot is at the origin."""
    del chance
    pink = colour or (246, 130, 148)
    dark = darker(pink, 0.2)
    parts = [
        line("M2,-44 L0,-1 h7 M-6,-44 L-12,-26 L4,-22", mix(dark, (226, 110, 120), 0.4), 1.9),
        path(
            "M-40,-46 C-30,-60 -8,-66 10,-60 C18,-58 20,-64 14,-72 C8,-80 8,-92 16,-97 C24,-101 32,-97 32,-91"
            " C28,-92 24,-93 21,-90 C16,-86 20,-78 25,-70 C31,-60 26,-48 14,-44 C-4,-38 -26,-42 -40,-46Z",
            pink,
        ),
        path("M-46,-42 C-38,-54 -16,-60 2,-54 C2,-46 -22,-38 -46,-42Z", dark),
        path("M-38,-46 C-28,-54 -14,-56 -4,-53 C-12,-48 -26,-45 -38,-46Z", lighter(pink, 0.35)),
        path("M29,-96 C36,-96 40,-90 38,-82 C34,-82 32,-88 28,-89Z", lighter(pink, 0.6)),
        path("M37,-88 C39,-86 39,-84 38,-82 C36,-82 35,-84 34,-86Z", (40, 36, 42)),
        disc(25, -95, 1.2, (30, 26, 34)),
    ]
    return sized(height, *parts)


def chicken(chance: random.Random, height: float, colour: Colour | None = None) -> str:
    """Draw a hen; its feet are at the origin."""
    body = colour or chance.choice(((250, 244, 232), (178, 98, 52)))
    dark, comb = darker(body, 0.2), mix(body, (212, 54, 46), 0.9)
    leg = mix(body, (232, 166, 60), 0.85)
    parts = [
        line("M-4,-22 V-1 h8 M12,-22 V-1 h8 M-4,-1 h-5 M12,-1 h-5", leg, 3.4),
        path(
            "M-36,-56 C-56,-66 -60,-80 -54,-94 C-46,-90 -44,-84 -40,-82 C-38,-90 -32,-92 -26,-92 C-24,-80 -18,-68"
            " -10,-62Z",
            dark,
        ),
        path(
            "M-50,-58 C-44,-68 -22,-66 -4,-60 C8,-58 10,-70 14,-80 C20,-94 38,-94 44,-82 C48,-74 46,-66 44,-58"
            " C42,-36 26,-18 2,-18 C-26,-18 -46,-34 -50,-58Z",
            body,
        ),
        path("M44,-58 C42,-36 26,-18 2,-18 C-14,-18 -28,-24 -38,-34 C-10,-26 24,-32 44,-58Z", darker(body, 0.13)),
        path("M-36,-52 C-24,-58 -4,-56 6,-48 C2,-36 -20,-30 -32,-38 C-36,-42 -38,-48 -36,-52Z", dark),
        path("M16,-86 C14,-98 22,-101 25,-94 C28,-102 36,-100 36,-93 C42,-96 46,-90 43,-84Z", comb),
        path("M43,-80 L56,-75 L43,-72Z", leg),
        path("M40,-72 C48,-70 48,-62 43,-60 C39,-62 38,-68 40,-72Z", comb),
        disc(36, -80, 2.4, (28, 26, 30)),
    ]
    return sized(height, *parts)
