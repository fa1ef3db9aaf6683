"""Animals of the house, the farm and the woods, whole. They stand on the origin and look to the right."""

from __future__ import annotations

import math
import random

from promptmagic.painters.colour import Colour, luminance, mix
from promptmagic.painters.sketch.shapes.pen import (
    blob,
    darker,
    disc,
    lighter,
    line,
    oval,
    path,
    pebble,
    sized,
)

EYE: Colour = (30, 26, 30)


def _pale(coat: Colour, share: float) -> Colour:
    """Return the coat's pale parts: belly, muzzle, tail tip; dark where the coat is a silhouette's."""
    return mix(coat, (255, 246, 230), share * min(1.0, luminance(coat) / 70))


def dog(chance: random.Random, height: float, colour: Colour | None = None) -> str:
    """Draw a dog that stands and wags its tail."""
    coat = colour or chance.choice(((176, 122, 72), (92, 70, 58), (214, 176, 122), (66, 62, 66)))
    dark, pale = darker(coat, 0.3), _pale(coat, 0.5)
    wag = chance.uniform(-8, 6)
    parts = [
        path("M-46,-46 C-42,-32 -46,-22 -40,-5 L-40,0 L-27,0 Q-26,-5 -32,-6 C-34,-18 -28,-30 -26,-40Z", dark),
        path("M26,-46 C28,-30 29,-14 29,0 L41,0 Q42,-5 36,-6 C36,-20 40,-32 42,-48Z", dark),
        path(
            f"M-42,-50 C-64,-48 -{82 - wag:.0f},-70 -{78 - wag:.0f},-96 C-{72 - wag:.0f},-100 -{68 - wag:.0f},-96"
            f" -{67 - wag:.0f},-90 C-70,-78 -60,-68 -40,-66Z",
            coat,
        ),
        path(
            "M-63,-56 C-60,-70 -20,-66 4,-69 C12,-76 16,-88 24,-94 C34,-102 48,-99 53,-90 C60,-87 71,-86 75,-80"
            " C78,-73 70,-69 60,-67 C52,-65 47,-61 45,-54 C44,-42 34,-32 20,-31 C0,-28 -24,-36 -40,-36"
            " C-56,-36 -66,-44 -63,-56Z",
            coat,
        ),
        path(
            "M45,-54 C44,-42 34,-32 20,-31 C0,-28 -24,-36 -40,-36 C-10,-40 16,-42 30,-56 C36,-62 44,-60 45,-54Z", pale
        ),
        path("M60,-80 C66,-82 74,-82 75,-80 C78,-73 70,-69 60,-67 C54,-66 50,-64 48,-60 C46,-70 52,-78 60,-80Z", pale),
        path(
            "M-66,-56 C-72,-38 -52,-36 -56,-22 C-60,-14 -59,-8 -58,0 L-43,0 Q-42,-6 -48,-7 C-49,-14 -40,-22"
            " -34,-38 C-34,-56 -58,-64 -66,-56Z",
            coat,
        ),
        path("M4,-52 C4,-30 9,-14 9,0 L24,0 Q25,-6 19,-7 C20,-20 28,-34 32,-50Z", coat),
        path("M28,-94 C18,-90 13,-74 20,-64 C30,-64 36,-78 37,-92Z", dark),
        line("M11,-70 Q26,-54 43,-57", mix(coat, (198, 54, 48), 0.85), 4),
        disc(49, -87, 2.4, EYE),
        oval(74, -80, 3.6, 3, EYE),
    ]
    return sized(height, *parts)


def cat(chance: random.Random, height: float, colour: Colour | None = None) -> str:
    """Draw a cat that sits."""
    coat = colour or chance.choice(((214, 140, 72), (120, 116, 120), (58, 54, 60), (236, 224, 206)))
    dark, pale = darker(coat, 0.25), _pale(coat, 0.55)
    parts = [
        path("M-30,-3 C-66,2 -72,-22 -62,-38 C-58,-44 -50,-40 -54,-33 C-60,-22 -52,-16 -30,-16Z", dark),
        path("M-2,-74 C-30,-64 -52,-34 -44,-10 Q-41,0 -30,0 L34,0 C38,-18 44,-44 34,-66Z", coat),
        path("M-44,-10 Q-41,0 -30,0 L-2,0 C6,-16 -4,-34 -22,-32 C-34,-30 -43,-22 -44,-10Z", darker(coat, 0.12)),
        path("M14,-50 C12,-30 14,-14 15,0 L36,0 Q38,-6 32,-7 C32,-24 36,-40 33,-54Z", lighter(coat, 0.12)),
        line("M24,-4 L24,-34", dark, 1.6),
        path("M34,-62 C40,-50 36,-34 26,-30 C22,-42 24,-56 28,-64Z", pale),
        path("M-2,-82 L-4,-101 L14,-92Z M28,-93 L44,-101 L44,-80Z", coat),
        path("M1,-86 L0,-96 L9,-91Z M33,-92 L41,-96 L41,-85Z", mix(coat, (226, 150, 140), 0.6)),
        oval(20, -78, 25, 19, coat),
        path("M14,-71 C20,-76 30,-76 38,-71 C38,-63 30,-59 24,-60 C18,-60 13,-64 14,-71Z", pale),
        oval(15, -80, 3, 4, (214, 190, 84)),
        oval(33, -80, 3, 4, (214, 190, 84)),
        oval(15.6, -80, 1.4, 3.6, EYE),
        oval(33.6, -80, 1.4, 3.6, EYE),
        path("M23.4,-73 L29,-73 L26.2,-70Z", mix(coat, (206, 116, 112), 0.8)),
        line("M38,-70 l14,-2 M38,-67 l13,3 M14,-70 l-14,-2 M14,-67 l-13,3", _pale(coat, 0.8), 0.7, 0.8),
    ]
    if colour is None or luminance(coat) > 60:
        parts.append(
            line(
                "M-34,-40 q10,-2 14,5 M-40,-26 q10,-4 16,2 M-22,-54 q9,0 12,6 M14,-95 v7 M20,-97 v8 M26,-95 v7",
                dark,
                2.6,
                0.7,
            )
        )
    return sized(height, *parts)


def horse(chance: random.Random, height: float, colour: Colour | None = None) -> str:
    """Draw a horse that steps out."""
    coat = colour or chance.choice(((142, 84, 50), (92, 58, 42), (196, 150, 98), (206, 200, 194)))
    dark, mane = darker(coat, 0.32), darker(coat, 0.62)
    hoof = darker(coat, 0.72)
    parts = [
        path(
            "M-42,-50 C-44,-38 -34,-32 -34,-26 C-37,-20 -33,-12 -30,-5 L-22,-5 C-26,-14 -27,-20 -24,-26 C-20,-32"
            " -16,-38 -14,-44Z",
            dark,
        ),
        path("M-31,-5 L-33,0 L-21,0 L-21.6,-5Z", hoof),
        path(
            "M26,-46 C32,-36 40,-32 43,-27 C42,-19 39,-13 37,-9 L44,-6 C48,-14 52,-24 50,-30 C45,-36 41,-42 40,-50Z",
            dark,
        ),
        path("M37.4,-9.6 L38,-3 L47.4,-1 L45,-7Z", hoof),
        path("M-58,-62 C-76,-60 -80,-36 -73,-12 C-66,-20 -59,-34 -59,-50Z", mane),
        path(
            "M-62,-54 C-60,-68 -44,-70 -30,-67 C-14,-64 2,-64 14,-68 C24,-74 32,-88 44,-97 L47,-103 L51,-97"
            " C56,-93 60,-86 66,-79 C71,-74 74,-71 72,-67 C70,-64 66,-63 63,-65 C59,-69 55,-71 51,-72"
            " C46,-68 42,-58 41,-50 C40,-40 32,-36 22,-36 C8,-36 -4,-31 -18,-34 C-28,-36 -36,-40 -42,-40"
            " C-54,-42 -63,-46 -62,-54Z",
            coat,
        ),
        path(
            "M41,-50 C40,-40 32,-36 22,-36 C8,-36 -4,-31 -18,-34 C-28,-36 -36,-40 -42,-40 C-10,-40 20,-44 34,-60"
            " C40,-64 44,-60 41,-50Z",
            darker(coat, 0.18),
        ),
        path(
            "M-63,-54 C-66,-44 -59,-36 -51,-30 C-57,-24 -57,-18 -55,-12 L-57,-5 L-48.6,-5 C-50,-14 -49,-20"
            " -43,-26 C-36,-32 -28,-36 -26,-46 C-28,-60 -56,-66 -63,-54Z",
            coat,
        ),
        path("M-57.4,-5.4 L-61,0 L-48.4,0 L-48.4,-5.4Z", hoof),
        path(
            "M14,-48 C16,-34 20,-26 19,-20 C18,-12 17,-9 16.6,-5 L25,-5 C25,-12 26,-20 27,-26 C29,-32 36,-38 38,-50Z",
            coat,
        ),
        path("M16.8,-5.4 L13,0 L25.6,0 L25.2,-5.4Z", hoof),
        path("M45,-99 C34,-94 22,-82 11,-66 C14,-60 20,-63 23,-68 C28,-80 38,-90 47,-95Z", mane),
        path("M44,-97 L47,-103 L51,-97Z", coat),
        path("M48,-97 C52,-95 55,-91 55,-87 C52,-89 50,-92 48,-97Z", mane),
        path("M-50,-64 C-34,-70 -10,-63 10,-65 C-6,-60 -34,-62 -50,-64Z", lighter(coat, 0.35), 0.7),
        disc(56.4, -85, 1.5, EYE),
        disc(69.6, -70, 1, EYE),
    ]
    return sized(height, *parts)


def cow(chance: random.Random, height: float, colour: Colour | None = None) -> str:
    """Draw a cow in patches of the colour."""
    patch = colour or chance.choice(((62, 54, 54), (150, 88, 52)))
    coat = _pale(patch, 0.94)
    shade, dark = darker(coat, 0.14), darker(patch, 0.5)
    parts = [
        path(
            "M-46,-40 L-45,-4 L-45,0 L-33,0 L-33,-5 L-30,-36Z M22,-38 L26,-4 L26,0 L38,0 L37,-5 L38,-40Z",
            darker(coat, 0.3),
        ),
        line("M-66,-78 C-76,-66 -72,-44 -74,-30", darker(coat, 0.2), 2.6),
        path("M-76,-34 Q-80,-22 -74,-16 Q-69,-22 -72,-34Z", dark),
        path(
            "M-68,-74 C-66,-84 -54,-84 -40,-82 C-16,-80 10,-82 28,-84 C38,-90 46,-94 56,-92 C66,-92 74,-84 80,-72"
            " C84,-64 82,-58 74,-58 C64,-58 56,-62 50,-66 C48,-54 44,-42 34,-38 C14,-32 -16,-30 -34,-34"
            " C-58,-34 -72,-50 -68,-74Z",
            coat,
        ),
        path(
            "M50,-66 C48,-54 44,-42 34,-38 C14,-32 -16,-30 -34,-34 C-46,-35 -56,-39 -62,-46 C-30,-40 20,-42 50,-66Z",
            shade,
        ),
        path("M-50,-83 C-34,-83 -18,-82 -6,-81 C-2,-66 -16,-54 -30,-58 C-44,-58 -54,-70 -50,-83Z", patch),
        path("M10,-82 C18,-83 24,-83 28,-84 C32,-86 36,-89 40,-90 C46,-74 36,-58 24,-60 C12,-62 6,-72 10,-82Z", patch),
        path("M-68,-62 C-56,-62 -50,-48 -58,-42 C-64,-46 -69,-54 -68,-62Z", patch),
        path("M-24,-34 C-22,-24 -12,-22 -8,-32Z", mix(coat, (232, 150, 140), 0.75)),
        path("M-66,-56 C-64,-36 -62,-20 -62,0 L-49,0 L-49,-6 C-50,-20 -46,-34 -40,-42Z", coat),
        path("M8,-48 C8,-30 8,-14 8,0 L21,0 L20,-6 C22,-20 28,-34 32,-48Z", coat),
        path("M-62,-5 h13 v5 h-13Z M8,-5 h13 v5 h-13Z M-45,-5 h12 v5 h-12Z M26,-5 h12 v5 h-12Z", dark),
        path("M50,-93 C50,-102 56,-104 60,-100 C56,-100 56,-96 57,-92Z", mix(coat, (226, 210, 176), 0.7)),
        path("M48,-90 C40,-94 34,-88 36,-82 C42,-82 48,-84 52,-88Z", patch),
        path("M70,-70 C78,-76 84,-66 82,-60 C78,-56 68,-58 66,-63Z", mix(coat, (236, 172, 160), 0.75)),
        path("M58,-92 C64,-92 70,-88 73,-83 C68,-78 60,-80 58,-92Z", patch),
        disc(64, -80, 2, EYE),
        disc(78, -66, 1.3, darker((200, 120, 112), 0.4)),
    ]
    return sized(height, *parts)


def sheep(chance: random.Random, height: float, colour: Colour | None = None) -> str:
    """Draw a sheep in its wool."""
    wool = colour or (244, 238, 224)
    face = darker(mix(wool, (66, 58, 58), 0.85), 0.1)
    parts = [line(f"M{x},-34 V-3", face, 7) for x in (-34, -18, 20, 36)]
    puffs = []
    for i in range(11):
        angle = math.tau * i / 11
        puffs.append((math.cos(angle) * 44, -58 - math.sin(angle) * 20, 19 + chance.uniform(-2, 2)))
    parts += [disc(x + 1.5, y + 3, r, darker(wool, 0.2)) for x, y, r in puffs]
    parts += [disc(x - 1, y - 2, r * 0.92, wool) for x, y, r in puffs]
    parts.append(oval(0, -60, 46, 26, wool))
    for x, y in ((-26, -60), (-6, -70), (14, -58), (-12, -48), (26, -72)):
        parts.append(line(f"M{x},{y} q5,-7 10,0 q1,5 -4,5", darker(wool, 0.16), 1.8))
    parts += [
        path("M50,-84 C62,-88 76,-80 80,-66 C82,-58 76,-52 68,-54 C58,-56 48,-68 50,-84Z", face),
        path("M52,-82 C44,-84 38,-78 40,-72 C46,-72 52,-76 56,-80Z", darker(face, 0.25)),
        blob(pebble(chance, 56, -86, 13, 10, 0.1), wool),
        disc(68, -74, 2.2, (250, 246, 236)),
        disc(68.6, -74, 1.2, EYE),
    ]
    return sized(height, *parts)


def deer(chance: random.Random, height: float, colour: Colour | None = None) -> str:
    """Draw a stag with antlers."""
    del chance
    coat = colour or (166, 108, 62)
    dark, pale = darker(coat, 0.32), _pale(coat, 0.62)
    horn = mix(coat, (206, 176, 132), 0.55 * min(1.0, luminance(coat) / 70))
    parts = [
        path("M-34,-40 C-34,-28 -30,-22 -31,-14 L-30,0 L-25,0 L-25,-14 C-23,-24 -20,-30 -18,-36Z", dark),
        path("M14,-38 C16,-26 17,-14 17,0 L22,0 L23,-14 C23,-24 26,-32 26,-40Z", dark),
        line("M34,-77 C30,-84 22,-86 22,-97 M28,-84 C32,-88 31,-92 32,-95 M24,-88 C19,-89 17,-92 15,-95", horn, 2),
        line("M38,-78 C40,-86 47,-88 48,-98 M43,-86 C40,-90 41,-92 40,-95 M46,-90 C51,-91 53,-93 54,-97", horn, 2),
        path(
            "M-44,-56 C-40,-62 -20,-58 0,-58 C10,-58 16,-62 20,-68 C24,-74 28,-79 34,-79 C40,-79 44,-76 50,-70"
            " C54,-67 55,-63 52,-62 C46,-61 42,-62 38,-63 C34,-58 32,-50 30,-44 C26,-34 12,-33 0,-34 C-14,-33"
            " -22,-37 -30,-38 C-42,-40 -48,-48 -44,-56Z",
            coat,
        ),
        path(
            "M30,-44 C26,-34 12,-33 0,-34 C-14,-33 -22,-37 -30,-38 C-8,-38 14,-38 26,-52 C30,-58 34,-58 30,-44Z",
            darker(coat, 0.16),
        ),
        path("M30,-66 C34,-60 33,-52 30,-44 C24,-48 24,-58 30,-66Z", pale),
        path("M-46,-56 C-50,-54 -50,-46 -45,-44 C-42,-48 -42,-54 -46,-56Z", pale),
        path(
            "M-45,-54 C-48,-42 -40,-34 -41,-28 C-45,-22 -43,-12 -42,0 L-37,0 L-36,-14 C-37,-20 -34,-28 -28,-34"
            " C-22,-42 -26,-56 -45,-54Z",
            coat,
        ),
        path("M4,-44 C4,-30 8,-20 8,0 L13,0 L14,-16 C16,-26 22,-32 25,-44Z", coat),
        path("M-43,-4 h6 v4 h-6Z M8,-4 h6 v4 h-6Z M-31,-4 h6 v4 h-6Z M17,-4 h6 v4 h-6Z", darker(coat, 0.7)),
        path("M30,-76 C22,-80 17,-78 16,-75 C20,-71 26,-71 32,-73Z", coat),
        path("M46,-68 C52,-70 55,-64 52,-62 C48,-61 45,-62 43,-63Z", pale),
        disc(39, -73.4, 1.5, EYE),
        disc(53, -66, 1.4, EYE),
    ]
    return sized(height, *parts)


def fox(chance: random.Random, height: float, colour: Colour | None = None) -> str:
    """Draw a fox with a bushy tail."""
    coat = colour or (212, 102, 42)
    dark, pale = darker(coat, 0.26), _pale(coat, 0.85)
    sock = darker(coat, 0.72)
    swing = chance.uniform(-6, 6)
    parts = [
        path("M-38,-46 C-34,-34 -40,-26 -38,-14 L-38,0 L-27,0 Q-26,-4 -31,-6 C-30,-20 -24,-30 -20,-40Z", dark),
        path("M22,-44 C24,-28 25,-14 25,0 L36,0 Q37,-4 32,-6 C32,-20 36,-32 38,-46Z", dark),
        path(
            f"M-52,-62 C-78,-70 -106,{-58 + swing:.0f} -126,{-22 + swing:.0f} C-104,{-12 + swing:.0f} -76,-22 -52,-44Z",
            coat,
        ),
        path(
            f"M-104,{-46 + swing:.0f} C-114,{-38 + swing:.0f} -121,{-30 + swing:.0f} -126,{-22 + swing:.0f}"
            f" C-116,{-17 + swing:.0f} -106,{-17 + swing:.0f} -97,{-20 + swing:.0f} Q-106,{-28 + swing:.0f}"
            f" -98,{-34 + swing:.0f} Q-106,{-38 + swing:.0f} -104,{-46 + swing:.0f}Z",
            pale,
        ),
        path(
            "M-60,-52 C-56,-66 -20,-62 4,-66 C12,-72 18,-80 26,-84 L24,-102 L40,-90 C46,-90 50,-88 54,-84 C62,-80"
            " 74,-74 80,-70 C82,-66 78,-64 72,-64 C62,-62 54,-60 48,-56 C46,-44 36,-33 22,-32 C0,-30 -24,-36"
            " -38,-36 C-54,-36 -64,-42 -60,-52Z",
            coat,
        ),
        path(
            "M48,-56 C46,-44 36,-33 22,-32 C0,-30 -24,-36 -38,-36 C-10,-38 12,-40 24,-56 C30,-64 40,-66 48,-56Z", pale
        ),
        path("M44,-70 C56,-72 72,-72 80,-69 C82,-66 78,-64 72,-64 C62,-62 54,-60 48,-56 C42,-60 40,-66 44,-70Z", pale),
        path("M40,-90 L50,-103 L53,-85Z", dark),
        path("M28,-88 L27,-97 L36,-90Z", sock),
        path(
            "M-61,-52 C-66,-38 -50,-34 -53,-22 C-57,-14 -55,-8 -55,0 L-42,0 Q-41,-5 -46,-6 C-46,-14 -38,-22"
            " -32,-36 C-34,-52 -54,-60 -61,-52Z",
            coat,
        ),
        path("M4,-48 C4,-30 8,-14 8,0 L21,0 Q22,-5 16,-6 C17,-20 26,-32 30,-46Z", coat),
        path(
            "M-54,-14 C-56,-8 -55,-4 -55,0 L-42,0 Q-41,-5 -46,-6 L-46,-12Z M7,-16 L8,0 L21,0 Q22,-5 16,-6 L17,-16Z",
            sock,
        ),
        path("M-50,-59 C-30,-64 -10,-61 4,-64 C-6,-57 -32,-56 -50,-59Z", lighter(coat, 0.3), 0.8),
        oval(52, -79, 2.2, 2.8, EYE),
        oval(79.6, -69, 3, 2.6, EYE),
    ]
    return sized(height, *parts)


def rabbit(chance: random.Random, height: float, colour: Colour | None = None) -> str:
    """Draw a rabbit that sits up a little."""
    coat = colour or chance.choice(((176, 144, 112), (226, 216, 204), (130, 122, 118)))
    dark, pale = darker(coat, 0.2), _pale(coat, 0.7)
    parts = [
        disc(-44, -18, 11, pale),
        path("M14,-66 C4,-80 4,-96 12,-100 C20,-98 24,-82 24,-66Z", dark),
        path(
            "M-46,-14 C-52,-44 -22,-60 4,-52 C10,-66 22,-74 34,-70 C46,-66 52,-58 50,-50 C48,-44 40,-40 34,-38"
            " C34,-24 30,-8 28,0 L-36,0 Q-44,-4 -46,-14Z",
            coat,
        ),
        path("M34,-38 C34,-24 30,-8 28,0 L8,0 C22,-10 26,-28 26,-40Z", pale),
        path("M-40,-20 C-40,-38 -14,-42 -4,-28 C2,-18 -2,-6 -6,0 L-36,0 Q-42,-8 -40,-20Z", dark),
        path("M-30,0 Q-28,-8 -16,-8 L6,-8 Q12,-6 11,0Z", coat),
        path("M12,-12 L14,0 L30,0 Q31,-6 26,-7 L26,-16Z", coat),
        path("M22,-66 C14,-80 18,-98 27,-100 C35,-96 36,-80 32,-66Z", coat),
        path("M25,-70 C21,-82 22,-92 27,-95 C31,-90 32,-80 30,-70Z", mix(coat, (232, 164, 156), 0.6)),
        disc(39, -60, 3, EYE),
        disc(40, -61, 0.9, (255, 255, 255)),
        path("M48,-56 L53,-54 L49,-51Z", mix(coat, (206, 116, 112), 0.8)),
    ]
    return sized(height, *parts)


TRUNK = "C82,-24 90,-22 92,-28 L97,-26 C94,-14 80,-14 72,-24 C64,-32 60,-42 56,-50"
LOW_TRUNK = "C81,-22 84,-10 90,-3 L92,2 C88,4 84,3 81,1 C72,-12 64,-30 56,-50"
"""The lower part of an elephant's trunk, its tip raised, and reaching down to the water."""


def elephant(chance: random.Random, height: float, colour: Colour | None = None) -> str:
    """Draw an elephant."""
    del chance
    return _elephant(height, colour, TRUNK)


def drinking_elephant(chance: random.Random, height: float, colour: Colour | None = None) -> str:
    """Draw an elephant whose trunk reaches to the ground."""
    del chance
    return _elephant(height, colour, LOW_TRUNK)


def _elephant(height: float, colour: Colour | None, trunk: str) -> str:
    hide = colour or (138, 136, 144)
    dark = darker(hide, 0.26)
    ivory = mix(hide, (250, 242, 224), 0.92 * min(1.0, luminance(hide) / 50))
    parts = [
        path("M-40,-44 L-40,-2 Q-40,0 -38,0 L-22,0 L-20,-40Z M16,-44 L20,-2 Q20,0 22,0 L38,0 L36,-44Z", dark),
        line("M-66,-70 C-76,-60 -74,-48 -76,-38", dark, 2.6),
        path(
            "M-68,-62 C-66,-92 -34,-98 -6,-94 C8,-92 16,-96 30,-99 C48,-102 64,-92 66,-74 C68,-58 72,-44 78,-32"
            f" {trunk} C48,-44 36,-38 24,-34"
            " C0,-28 -30,-30 -44,-34 C-60,-36 -70,-46 -68,-62Z",
            hide,
        ),
        path("M-68,-62 C-70,-42 -64,-20 -64,0 L-44,0 C-46,-20 -40,-34 -32,-42Z", hide),
        path("M-6,-46 C-6,-24 -4,-12 -4,0 L16,0 C16,-14 20,-30 26,-44Z", hide),
        path("M56,-50 C48,-44 36,-38 24,-34 C0,-28 -30,-30 -44,-34 C-10,-38 26,-42 56,-50Z", dark),
        path("M36,-93 C14,-98 -8,-84 -4,-62 C-2,-48 14,-38 26,-42 C40,-52 46,-78 36,-93Z", darker(hide, 0.14)),
        path(
            "M33,-88 C16,-91 2,-80 4,-64 C6,-54 16,-47 24,-49 C35,-58 39,-76 33,-88Z",
            mix(darker(hide, 0.1), (214, 160, 156), 0.22),
        ),
        path("M54,-56 C62,-48 72,-46 82,-50 C76,-42 62,-40 54,-46Z", ivory),
        line("M67,-62 q2,1 3,0 M65,-44 q3,2 5,1 M69,-35 q3,1 5,0", dark, 1.2, 0.8),
        line("M-62,-4 h3 M-56,-3 h3 M-50,-4 h3 M-1,-4 h3 M5,-3 h3 M11,-4 h3", ivory, 2.4, 0.7),
        disc(51, -78, 2.2, EYE),
    ]
    return sized(height, *parts)
