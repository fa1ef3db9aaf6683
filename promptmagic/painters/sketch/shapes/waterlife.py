"""Animals of the water, in it and on it. Their waterline or lowest point is at the origin; they look to the right."""

from __future__ import annotations

import random
from functools import cache

from promptmagic.painters.colour import Colour, luminance, mix
from promptmagic.painters.sketch.shape import Draw
from promptmagic.painters.sketch.shapes.pen import darker, disc, lighter, line, oval, path, put, sized

SPRAY: Colour = (244, 250, 255)


def fish(chance: random.Random, height: float, colour: Colour | None = None) -> str:
    """Draw a fish, whole; its lowest fin is at the origin."""
    scale = colour or chance.choice(((236, 128, 54), (74, 130, 176), (226, 186, 70), (200, 84, 92)))
    fin, pale = darker(scale, 0.25), mix(scale, (255, 250, 236), 0.55 * min(1.0, luminance(scale) / 70))
    parts = [
        path(
            "M-66,-50 C-88,-66 -104,-86 -112,-84 C-108,-66 -100,-54 -100,-48 C-104,-36 -112,-18 -110,-14 C-96,-18"
            " -80,-38 -66,-46Z",
            fin,
        ),
        path("M-30,-74 C-20,-92 8,-100 34,-98 C26,-90 30,-80 34,-74Z", fin),
        path("M-10,-22 C-14,-10 -8,-2 8,0 C6,-8 10,-16 16,-22Z", fin),
        path(
            "M-78,-48 C-52,-78 -6,-90 44,-78 C72,-72 92,-58 102,-46 C92,-34 70,-22 40,-18 C-4,-12 -52,-24 -78,-48Z",
            scale,
        ),
        path("M-78,-48 C-50,-40 30,-32 96,-40 C86,-30 66,-21 40,-18 C-4,-12 -52,-24 -78,-48Z", pale),
        path("M52,-76 C42,-62 42,-40 52,-22 C48,-20 44,-19 40,-18 C30,-36 30,-62 42,-78Z", darker(scale, 0.14)),
        path("M12,-50 C0,-56 -18,-52 -24,-40 C-10,-34 6,-36 14,-42Z", fin),
        disc(74, -56, 7, (250, 248, 240)),
        disc(75.4, -56, 3.8, (28, 26, 34)),
        line("M102,-46 Q94,-42 88,-42", darker(scale, 0.5), 2),
    ]
    rows = " ".join(f"M{x},-66 q7,8 0,16 M{x + 11},-60 q7,8 0,15" for x in (-44, -22, 0))
    parts.append(line(rows, lighter(scale, 0.4), 1.8, 0.7))
    return sized(height, *parts)


def whale(chance: random.Random, height: float, colour: Colour | None = None) -> str:
    """Draw a whale at the surface that blows, its flukes raised."""
    skin = colour or (64, 92, 120)
    pale = mix(skin, (226, 234, 238), 0.7 * min(1.0, luminance(skin) / 60))
    sway = chance.uniform(-4, 4)
    parts = [
        path(
            f"M70,-58 C68,-74 62,-86 {46 + sway:.0f},-90 C58,-100 72,-92 74,-80 C76,-94 92,-102"
            f" {106 + sway:.0f},-90 C90,-86 82,-74 79,-58Z",
            SPRAY,
            0.85,
        ),
        path(
            "M-126,0 C-124,-18 -128,-30 -142,-40 C-150,-46 -166,-46 -174,-42 C-170,-54 -154,-58 -142,-52"
            " C-140,-62 -130,-72 -114,-72 C-120,-64 -124,-56 -124,-48 C-112,-34 -106,-18 -102,0Z",
            skin,
        ),
        path("M-104,0 C-78,-40 -20,-62 54,-62 C110,-62 142,-38 146,-8 Q147,-2 142,0Z", skin),
        path("M62,0 C90,-8 124,-14 146,-10 Q147,-2 142,0Z", pale),
        line("M70,-4 C96,-12 122,-16 144,-14 M84,-2 C104,-7 124,-9 144,-8", darker(pale, 0.25), 1.4),
        path("M-70,-34 C-30,-56 40,-62 84,-56 C40,-52 -20,-44 -70,-34Z", lighter(skin, 0.35), 0.7),
        path("M4,0 C0,-14 8,-22 22,-24 C24,-14 32,-6 40,0Z", darker(skin, 0.28)),
        disc(112, -24, 2.8, (24, 24, 32)),
        line("M-140,-1 h22 M-116,-0.6 h28 M136,-1 h26 M-30,-0.8 h40", SPRAY, 1.8, 0.8),
    ]
    return sized(height, *parts)


def whole_whale(chance: random.Random, height: float, colour: Colour | None = None) -> str:
    """Draw a whale out of the water, whole: as it leaps over something or flies; its middle is at the origin."""
    skin = colour or (64, 92, 120)
    pale = mix(skin, (226, 234, 238), 0.7 * min(1.0, luminance(skin) / 60))
    turn = chance.uniform(-3, 3)
    far = darker(skin, 0.34)
    parts = [
        path("M30,-22 C26,-8 14,4 -2,10 C0,-4 6,-18 14,-28Z", far),
        path(
            f"M-124,-50 C-136,-56 -150,-74 -152,{-92 + turn:.0f} C-138,-90 -126,-82 -120,-70 C-112,-82 -100,-92"
            f" -84,{-94 - turn:.0f} C-88,-76 -98,-62 -110,-50Z",
            darker(skin, 0.16),
        ),
        path(
            "M-126,-54 C-96,-60 -72,-84 -20,-94 C40,-104 104,-92 126,-62 C132,-52 128,-40 114,-32 C78,-8 20,0 -24,-10"
            " C-68,-20 -98,-36 -124,-46Z",
            skin,
        ),
        path(
            "M128,-52 C96,-46 60,-44 20,-34 C-20,-24 -64,-26 -106,-39 C-84,-28 -56,-17 -24,-10 C20,0 78,-8 114,-32"
            " C124,-38 130,-46 128,-52Z",
            pale,
        ),
        line(
            "M116,-42 C88,-36 52,-30 22,-22 M108,-33 C82,-25 50,-19 20,-14 M94,-24 C72,-15 44,-10 16,-8",
            darker(pale, 0.22),
            1.4,
        ),
        path("M-60,-78 C-20,-96 50,-98 96,-80 C50,-86 -10,-84 -60,-78Z", lighter(skin, 0.35), 0.7),
        path("M-48,-85 C-54,-94 -62,-98 -72,-98 C-68,-92 -66,-86 -66,-78Z", darker(skin, 0.16)),
        path("M52,-34 C52,-18 40,2 18,12 C16,-4 22,-24 34,-38Z", darker(skin, 0.24)),
        line("M128,-52 C112,-50 100,-48 88,-50", darker(skin, 0.45), 1.8),
        disc(86, -60, 3.6, (244, 244, 240)),
        disc(87, -60, 2.4, (24, 24, 32)),
    ]
    return sized(height, put("".join(parts), 11, 39, scale=0.91))


def dolphin(chance: random.Random, height: float, colour: Colour | None = None) -> str:
    """Draw a dolphin in its leap; its tail has just left the water at the origin."""
    skin = colour or (92, 122, 150)
    pale = mix(skin, (236, 240, 242), 0.75 * min(1.0, luminance(skin) / 60))
    turn = chance.uniform(-5, 5)
    body = (
        path("M-10,-86 C-16,-98 -28,-100 -38,-98 C-30,-92 -30,-84 -34,-78Z", darker(skin, 0.2))
        + path(
            "M-84,-4 C-92,-10 -104,-10 -110,-6 C-106,-16 -98,-22 -88,-22 C-92,-32 -88,-40 -80,-44 C-80,-34"
            " -78,-28 -72,-22Z",
            darker(skin, 0.2),
        )
        + path(
            "M-84,-22 C-76,-58 -46,-88 0,-88 C34,-88 56,-76 66,-62 C76,-60 88,-54 92,-48 C88,-44 76,-46 66,-46"
            " C50,-42 30,-46 8,-46 C-26,-46 -54,-36 -76,-18Z",
            skin,
        )
        + path(
            "M92,-48 C88,-44 76,-46 66,-46 C50,-42 30,-46 8,-46 C-26,-46 -54,-36 -76,-18 C-60,-42 -26,-60 12,-58"
            " C36,-58 62,-50 92,-48Z",
            pale,
        )
        + path("M20,-54 C16,-40 6,-30 -6,-28 C-8,-40 -4,-50 4,-56Z", darker(skin, 0.28))
        + path("M-60,-60 C-40,-80 -10,-86 20,-82 C-10,-78 -38,-70 -60,-60Z", lighter(skin, 0.4), 0.7)
        + disc(56, -60, 2.4, (24, 24, 32))
    )
    splash = line("M-104,-3 q-4,-9 -10,-11 M-92,-3 q0,-10 3,-14 M-80,-3 q6,-8 13,-9", SPRAY, 2, 0.9)
    return sized(height, put(body, 0, -2, turn=turn), splash)


def duck(chance: random.Random, height: float, colour: Colour | None = None) -> str:
    """Draw a duck that swims, its head in the colour."""
    head = colour or chance.choice(((34, 104, 80), (146, 106, 72)))
    dark = min(1.0, luminance(head) / 50)
    body, wing = mix(head, (196, 186, 170), 0.9 * dark), mix(head, (134, 116, 98), 0.85 * dark)
    parts = [
        path("M-70,-26 C-86,-34 -92,-46 -96,-52 C-84,-52 -70,-48 -60,-42Z", darker(wing, 0.35)),
        path(
            "M-76,-30 C-60,-50 -24,-54 4,-48 C16,-50 22,-54 24,-60 L56,-58 C58,-44 66,-34 62,-18 C58,-6 46,0 30,0"
            " L-34,0 C-58,-4 -72,-16 -76,-30Z",
            body,
        ),
        path(
            "M22,-54 C34,-46 48,-46 56,-52 C62,-40 66,-30 62,-18 C58,-6 46,0 34,0 C44,-16 36,-36 16,-46Z",
            mix(head, (138, 84, 62), 0.8 * dark),
        ),
        path("M-78,-32 C-56,-48 -18,-50 14,-40 C8,-22 -26,-12 -52,-18 C-64,-20 -72,-26 -78,-32Z", wing),
        path("M-44,-22 C-30,-18 -16,-20 -6,-24 C-10,-16 -34,-14 -44,-22Z", mix(head, (74, 104, 176), 0.8 * dark)),
        path("M20,-54 C14,-70 20,-94 40,-98 C58,-100 66,-86 62,-74 C58,-64 56,-60 57,-54 C46,-48 30,-48 20,-54Z", head),
        path("M21,-57 C32,-50 46,-50 57,-56 L57,-52 C46,-46 30,-47 21,-53Z", mix(head, (250, 248, 240), 0.9 * dark)),
        path("M60,-86 C70,-86 82,-82 88,-76 C82,-71 68,-70 60,-72Z", mix(head, (238, 178, 58), 0.92 * max(0.3, dark))),
        disc(49, -84, 2.8, (24, 24, 30)),
    ]
    return sized(height, *parts)


def swan(chance: random.Random, height: float, colour: Colour | None = None) -> str:
    """Draw a swan that swims, its neck in a curve."""
    del chance
    white = colour or (250, 250, 252)
    shade = darker(white, 0.12)
    parts = [
        path(
            "M34,-20 C62,-30 40,-54 36,-70 C32,-90 46,-101 60,-99 C70,-97 74,-88 70,-82 C62,-84 52,-84 51,-72"
            " C52,-54 76,-36 60,-10 C56,-4 48,0 40,0 L26,-6Z",
            white,
        ),
        path(
            "M-84,-44 C-74,-34 -60,-30 -40,-30 C-10,-34 30,-34 58,-26 C62,-18 62,-10 56,-5 C52,-2 46,0 40,0"
            " L-36,0 C-62,-6 -80,-22 -84,-44Z",
            white,
        ),
        path(
            "M-92,-56 C-74,-56 -60,-62 -40,-60 C-10,-58 24,-46 34,-30 C14,-16 -28,-12 -52,-20 C-72,-28 -84,-40"
            " -92,-56Z",
            shade,
        ),
        path(
            "M-84,-54 C-60,-58 -30,-56 -6,-46 C-30,-46 -60,-46 -84,-54Z M-70,-42 C-46,-44 -20,-42 6,-34 C-20,-30"
            " -50,-32 -70,-42Z",
            white,
        ),
        path("M-58,-12 C-20,-4 30,-4 56,-5 C52,-2 46,0 40,0 L-36,0 C-46,-3 -53,-7 -58,-12Z", darker(white, 0.2)),
        path("M68,-92 C74,-90 84,-84 88,-78 C82,-76 74,-78 68,-82Z", mix(white, (238, 138, 50), 0.95)),
        path("M60,-94 C64,-96 70,-93 72,-88 L68,-82 C64,-84 60,-88 60,-94Z", (44, 40, 46)),
        oval(60, -91, 1.9, 1.9, (30, 28, 34)),
    ]
    return sized(height, *parts)


def shark(chance: random.Random, height: float, colour: Colour | None = None) -> str:
    """Draw a shark, whole; its lowest fin is at the origin."""
    del chance
    skin = colour or (104, 122, 140)
    pale = mix(skin, (236, 240, 242), 0.8 * min(1.0, luminance(skin) / 60))
    dark = darker(skin, 0.24)
    parts = [
        path(
            "M-106,-44 C-124,-62 -140,-84 -152,-94 C-148,-70 -140,-54 -136,-44 C-142,-36 -148,-26 -150,-16"
            " C-134,-20 -116,-30 -104,-38Z",
            dark,
        ),
        path("M-8,-70 C-8,-88 -14,-98 -24,-100 C4,-100 26,-84 34,-68Z", dark),
        path(
            "M-118,-42 C-80,-64 -20,-78 50,-72 C96,-68 128,-54 142,-46 C134,-36 110,-24 76,-20 C20,-14 -60,-24"
            " -118,-42Z",
            skin,
        ),
        path("M-118,-42 C-60,-36 60,-32 128,-42 C116,-32 98,-23 76,-20 C20,-14 -60,-24 -118,-42Z", pale),
        path("M42,-30 C34,-16 18,-4 0,0 C4,-14 10,-26 14,-32Z", dark),
        line("M62,-56 q-5,10 -1,20 M70,-56 q-5,10 -1,20 M78,-55 q-5,10 -1,18", dark, 2),
        path("M96,-38 C108,-36 120,-38 130,-42 C122,-32 108,-30 96,-38Z", darker(skin, 0.6)),
        path("M100,-38 l4,5 4,-5 4,5 4,-5 4,4 4,-5Z", (250, 250, 250)),
        disc(108, -56, 3.2, (24, 24, 32)),
    ]
    return sized(height, *parts)


def turtle(chance: random.Random, height: float, colour: Colour | None = None) -> str:
    """Draw a turtle that walks; its feet are at the origin."""
    del chance
    shell = colour or (96, 124, 68)
    skin = mix(shell, (176, 168, 104), 0.7 * min(1.0, luminance(shell) / 60))
    plate = darker(shell, 0.25)
    parts = [
        path("M-78,-22 L-104,-12 L-78,-12Z", skin),
        path(
            "M-62,-24 C-70,-14 -74,-6 -72,0 L-48,0 Q-46,-12 -38,-22Z M36,-24 C38,-12 44,-4 44,0 L68,0 Q66,-14 64,-26Z",
            skin,
        ),
        path(
            "M68,-32 C84,-36 84,-60 100,-66 C118,-70 128,-58 124,-48 C118,-40 104,-42 98,-34 C92,-24 80,-18 68,-20Z",
            skin,
        ),
        path("M-86,-20 C-84,-72 -44,-100 0,-100 C44,-100 76,-70 78,-20 Q0,-10 -86,-20Z", shell),
        path("M-92,-26 Q-2,-12 84,-26 L80,-14 Q0,-4 -88,-14Z", lighter(shell, 0.4)),
        path("M-26,-90 L8,-92 L24,-66 L6,-44 L-26,-46 L-42,-68Z", plate),
        path(
            "M-40,-86 L-54,-66 L-38,-42 L-66,-34 L-78,-34 C-76,-58 -62,-76 -40,-86Z M22,-92 L36,-66 L20,-42"
            " L50,-34 L70,-34 C68,-60 50,-82 22,-92Z",
            plate,
            0.8,
        ),
        path("M-28,-36 L6,-36 L14,-24 L-34,-24Z", plate, 0.8),
        disc(112, -57, 3, (26, 26, 30)),
        line("M124,-50 q-8,3 -12,1", darker(skin, 0.5), 1.8),
    ]
    return sized(height, *parts)


def jellyfish(chance: random.Random, height: float, colour: Colour | None = None) -> str:
    """Draw a jellyfish with its veils; its lowest tentacle is at the origin."""
    glow = colour or chance.choice(((206, 130, 210), (120, 160, 230), (240, 150, 150)))
    sway = chance.uniform(-3, 3)
    parts = [
        line(
            f"M{x},-58 c{6 + sway:.0f},14 {-8 + sway:.0f},24 {-2 - sway:.0f},{36 + abs(x) % 7} s{5 - sway:.0f},8"
            f" 2,{15 - abs(x) % 5}",
            lighter(glow, 0.2),
            1.6,
            0.75,
        )
        for x in (-30, -19, 19, 30)
    ]
    parts += [
        line(f"M{x},-60 c{-8 + sway:.0f},14 {10 - sway:.0f},22 {sway:.0f},38", lighter(glow, 0.5), 5, 0.6)
        for x in (-9, 0, 9)
    ]
    parts += [
        path(
            "M-42,-58 C-42,-86 -22,-100 0,-100 C22,-100 42,-86 42,-58 Q35,-66 28,-58 Q21,-66 14,-58 Q7,-66 0,-58"
            " Q-7,-66 -14,-58 Q-21,-66 -28,-58 Q-35,-66 -42,-58Z",
            glow,
            0.92,
        ),
        path(
            "M-28,-66 C-26,-84 -14,-92 0,-92 C14,-92 26,-84 28,-66 C18,-72 -18,-72 -28,-66Z", lighter(glow, 0.45), 0.7
        ),
        path(
            "M-30,-78 C-26,-88 -18,-94 -8,-96 C-16,-90 -22,-84 -24,-76Z",
            (255, 255, 255),
            0.6 * min(1.0, luminance(glow) / 60),
        ),
    ]
    return sized(height, *parts)


def octopus(chance: random.Random, height: float, colour: Colour | None = None) -> str:
    """Draw an octopus with its arms curled; its lowest arm is at the origin."""
    skin = colour or chance.choice(((206, 90, 80), (150, 98, 166)))
    dark = darker(skin, 0.22)
    parts = [
        line("M-22,-40 C-46,-44 -66,-30 -62,-14 C-60,-6 -50,-8 -52,-15", dark, 9),
        line("M22,-40 C46,-44 66,-30 62,-14 C60,-6 50,-8 52,-15", darker(skin, 0.34), 9),
        line("M-16,-34 C-36,-28 -44,-12 -32,-5 C-26,-3 -24,-9 -28,-12", skin, 9),
        line("M16,-34 C36,-28 44,-12 32,-5 C26,-3 24,-9 28,-12", dark, 9),
        line("M-6,-32 C-14,-20 -18,-8 -6,-4.6", skin, 9),
        line("M8,-32 C14,-20 18,-8 7,-4.6", dark, 9),
        path(
            "M0,-100 C30,-100 38,-74 32,-56 C28,-44 26,-34 22,-28 Q0,-22 -22,-28 C-26,-34 -28,-44 -32,-56"
            " C-38,-74 -30,-100 0,-100Z",
            skin,
        ),
        path("M6,-99 C32,-96 38,-74 32,-56 C28,-44 26,-34 22,-28 L10,-26 C24,-50 24,-84 6,-99Z", dark),
        oval(-14, -84, 8, 11, lighter(skin, 0.35), 24, 0.7),
        disc(-11, -53, 7.6, (250, 248, 240)),
        disc(11, -53, 7.6, (250, 248, 240)),
        disc(-9.6, -52, 4, (28, 26, 34)),
        disc(12.4, -52, 4, (28, 26, 34)),
        line("M-6,-39 Q0,-35 6,-39", darker(skin, 0.5), 2),
    ]
    return sized(height, *parts)


OCTOPUS_TIPS = (
    (0.6, 0.84), (-0.6, 0.84), (1.02, 0.36), (-1.02, 0.36), (1.1, -0.14), (-1.1, -0.14), (0.26, -0.3), (-0.26, -0.3),
)  # fmt: skip
"""Where an octopus holds things, a thing in each arm: across and up in its heights."""


@cache
def handing_octopus(count: int) -> Draw:
    """Return what draws an octopus that stretches out as many arms as it holds things."""

    def drawn(chance: random.Random, height: float, colour: Colour | None = None) -> str:
        skin = colour or (206, 90, 80)
        arms = []
        for across, up in OCTOPUS_TIPS[:count]:
            x, y, side = across * 100, -up * 100, 1 if across > 0 else -1
            bend = f"C{side * 44:.0f},{-20 - up * 16:.0f} {x * 1.12:.0f},{y + 44:.0f} {x:.0f},{y:.0f}"
            arms.append(line(f"M{side * 16},-36 {bend}", skin if side < 0 else darker(skin, 0.2), 9))
        return sized(height, *arms) + octopus(chance, height, skin)

    return drawn


def rings(reach: float, strength: float = 1.0) -> str:
    """Draw rings that widen about the origin on water; no noun has them alone."""
    return "".join(
        f'<ellipse cx="0" cy="0" rx="{reach * size:.1f}" ry="{reach * size * 0.26:.1f}" fill="none" stroke="#ffffff"'
        f' stroke-width="{reach * 0.05 * strength:.1f}" opacity="{fade * strength:.2f}"/>'
        for size, fade in ((0.5, 0.9), (0.8, 0.6), (1.1, 0.34))
    )


def splash(reach: float) -> str:
    """Draw water that splashes up about the origin: rings, and drops above them; no noun has it alone."""
    parts = [rings(reach)]
    for across, up, size in (
        (-0.5, 0.3, 0.07),
        (-0.3, 0.56, 0.05),
        (-0.08, 0.36, 0.08),
        (0.22, 0.5, 0.06),
        (0.46, 0.26, 0.08),
    ):
        parts.append(disc(across * reach, -up * reach, size * reach, (236, 248, 254)))
        parts.append(
            line(
                f"M{across * reach * 0.8:.1f},0 L{across * reach:.1f},{-up * reach * 0.7:.1f}",
                (214, 240, 250),
                size * reach,
            )
        )
    return "".join(parts)
