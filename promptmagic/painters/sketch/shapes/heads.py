"""Heads: face, hair, beard and hat of people, about the middle of the head; in the units of `people`."""

from __future__ import annotations

import math

from promptmagic.painters.colour import Colour, luminance, mix
from promptmagic.painters.sketch.shapes import moods
from promptmagic.painters.sketch.shapes.limbs import Look
from promptmagic.painters.sketch.shapes.pen import box, darker, disc, lighter, line, oval, path, put
from promptmagic.painters.sketch.shapes.wardrobe import wardrobe

FACED = frozenset({"mask", "great helm", "space helmet", "skull", "bandages", "sheet", "gladiator's helmet"})
"""Hats that hide the face."""

ASIDE = 2.4
"""How far a face comes aside that is turned fully."""

PROFILE = 0.6
"""From which turn on the nose is seen before the cheek."""

LONG = frozenset({"long", "bun", "braids", "ponytail", "pigtails"})
"""Hair that women wear: their faces have lashes, and red lips."""

CURLS = frozenset({"curly", "afro"})
"""Hair that stands off the head on all sides."""


def head(look: Look, *, asleep: bool = False, look_aside: float = 0.0, mouth: str = "", mood: str = "") -> str:
    """Draw a head about the origin, with its hair, face and hat; `look_aside` is how far it is turned to the right.

    The `mood` is that of what they do: what words say of their feelings goes before it.
    """
    costume = look.costume
    hat = wardrobe()["hats"][costume.hat].drawn(costume.hat_colour) if costume.hat else ""
    parts = [_hair_behind(look), box(-2.2, 4, 4.4, 7, darker(look.skin, 0.2), 1), oval(0, 0, 5.4, 6.8, look.skin)]
    if costume.hat not in FACED:
        if abs(look_aside) >= PROFILE:
            parts.append(oval(math.copysign(5.3, look_aside), 1.8, 1.5, 1.2, darker(look.skin, 0.06)))
        face = _aged(look) + _face(look, asleep=asleep, mouth=mouth, mood=costume.mood or mood)
        parts.append(put(face, look_aside * ASIDE))
    if costume.beard:
        long = "long beard" in costume.marks
        parts.append(
            put(
                _beard(costume.beard, long=long, open_=bool(mouth), glum=(costume.mood or mood) in moods.GLUM),
                look_aside * ASIDE * 0.5,
            )
        )
    if costume.moustache:
        lip = "M0,2.4 C-1.6,1.2 -3.4,1.8 -4.6,3.6 C-3,4.2 -1.4,4 0,3.2 C1.4,4 3,4.2 4.6,3.6 C3.4,1.8 1.6,1.2 0,2.4Z"
        parts.append(put(path(lip, costume.moustache), look_aside * ASIDE))
    return "".join((*parts, _hair(look), hat))


def _beard(colour: Colour, *, open_: bool, glum: bool, long: bool) -> str:
    """Draw a beard with the mouth in it; its corners are down where somebody is `glum`."""
    beard = path("M-5.4,0.6 C-6.6,9 -3,14 0,16 C3,14 6.6,9 5.4,0.6 C4,4 2.6,2.4 0,2.6 C-2.6,2.4 -4,4 -5.4,0.6Z", colour)
    if long:
        beard += path("M-5,4 C-6,14 -3.4,24 0,27 C3.4,24 6,14 5,4Z", colour)
        beard += line("M-2,12 C-2,17 -1.2,21 -0.4,24 M2,12 C2,16 1.6,19 1,22", darker(colour, 0.18), 0.5)
    if open_:
        return beard + path("M-2,4.2 Q0,4.8 2,4.2 Q1.6,6.8 0,6.8 Q-1.6,6.8 -2,4.2Z", (110, 44, 46))
    return beard + line("M-1.8,5.4 Q0,4.2 1.8,5.4" if glum else "M-1.4,4.6 Q0,5.4 1.4,4.6", (150, 70, 66), 0.8)


def _aged(look: Look) -> str:
    """Draw what years and the sun leave on a face: creases, freckles."""
    crease = darker(look.skin, 0.26)
    parts = []
    if "wrinkles" in look.costume.marks:
        parts.append(line("M-2.6,-3.6 Q0,-4.1 2.6,-3.6 M-2.2,-2.7 Q0,-3.1 2.2,-2.7", crease, 0.3))
        parts.append(line("M-4.6,-0.4 L-3.7,0.2 M-4.6,1.2 L-3.8,0.9 M4.6,-0.4 L3.7,0.2 M4.6,1.2 L3.8,0.9", crease, 0.3))
        parts.append(line("M-3.1,2.2 Q-3.4,3.4 -2.8,4.6 M3.1,2.2 Q3.4,3.4 2.8,4.6", crease, 0.35))
    if "freckles" in look.costume.marks:
        tone = darker(look.skin, 0.34) if luminance(look.skin) > 90 else lighter(look.skin, 0.2)
        spots = ((-3.6, 1.9), (-2.8, 2.6), (-2.1, 1.8), (-1.3, 2.4), (0.0, 1.6), (1.3, 2.4), (2.1, 1.8), (2.8, 2.6))
        parts += [disc(x, y, 0.36, tone) for x, y in (*spots, (3.6, 1.9), (-0.7, 1.2), (0.7, 1.2))]
    return "".join(parts)


def _face(look: Look, *, asleep: bool, mouth: str, mood: str) -> str:
    """Draw eyes and mouth about the middle of the head; the `mouth` is "open" in a laugh, "round", or "" for closed."""
    lids = line("M-3.1,0.1 Q-2.1,1.2 -1.1,0.1 M1.1,0.1 Q2.1,1.2 3.1,0.1", (40, 32, 34), 0.6)
    parts = [lids if asleep else disc(-2.1, 0.2, 0.85, (40, 32, 34)) + disc(2.1, 0.2, 0.85, (40, 32, 34))]
    if mood and not asleep:
        return moods.eyes(mood, look.skin) + ("" if look.costume.beard and not mouth else moods.mouth(mood))
    womanly = (look.hair in LONG or (look.hair in CURLS and look.cut in ("skirt", "gown"))) and not (
        look.costume.beard or look.costume.moustache
    )
    if womanly:
        parts.append(line("M-3.3,-1.5 Q-2.2,-2.5 -1.1,-1.9 M3.3,-1.5 Q2.2,-2.5 1.1,-1.9", (60, 46, 42), 0.4))
        parts.append(disc(-3.5, 2.2, 1.1, (232, 110, 110), 0.35) + disc(3.5, 2.2, 1.1, (232, 110, 110), 0.35))
    if mouth == "round":
        return "".join((*parts, oval(0, 3.8, 1.4, 1.6, (120, 40, 44))))
    if mouth:
        laughing = path("M-2.3,2.8 Q0,3.6 2.3,2.8 Q2,6 0,6 Q-2,6 -2.3,2.8Z", (120, 40, 44))
        return "".join(
            (*parts, laughing, path("M-1.9,2.95 Q0,3.6 1.9,2.95 L1.7,3.9 Q0,4.3 -1.7,3.9Z", (246, 242, 236)))
        )
    parts.append(line("M-1.8,3.4 Q0,4.8 1.8,3.4", mix(look.skin, (150, 50, 46), 0.6), 0.7))
    if womanly:
        parts.append(path("M-1.9,3.2 Q0,2.6 1.9,3.2 Q0,5.6 -1.9,3.2Z", mix(look.skin, (196, 40, 62), 0.8)))
    return "".join(parts)


def _hair_behind(look: Look) -> str:
    back = darker(look.hair_colour, 0.25)
    if look.hair == "long":
        locks = "M-6.4,-3 C-10.4,4 -11.4,11 -11,18 L-6.8,19.4 C-6.6,11 -5,4 -3,-3Z"
        locks += "M6.4,-3 C10.4,4 11.4,11 11,18 L6.8,19.4 C6.6,11 5,4 3,-3Z"
        return path(locks, back)
    if look.hair == "ponytail":
        return path("M2,-9 C9,-13 15,-7 13.6,2 C13,8 11,12 8.6,15 C9.6,8 9.4,0 4,-5Z", back)
    if look.hair in CURLS:
        wide = 1.0 if look.hair == "curly" else 1.35
        tufts = [(-5.6, -4.6, 3.4), (-3, -8, 3.4), (0.6, -8.8, 3.4), (4, -7.2, 3.4), (6, -4, 3.2)]
        tufts += [(-6.6, -0.6, 2.9), (6.6, -0.2, 2.9), *([(-6.2, 3.2, 2.6), (6.2, 3.4, 2.6)] if wide > 1 else [])]
        return "".join(disc(x * wide, y * wide, r * wide, back) for x, y, r in tufts)
    return disc(0, -8.2, 3.4, darker(look.hair_colour, 0.15)) if look.hair == "bun" else ""


def _hair(look: Look) -> str:
    """Draw the hair that is before the head; that of old people is thin, and some have none."""
    if look.hair == "none":
        return ""
    if look.hair == "tonsure":
        return path(
            "M-6,1.6 C-7,-3 -6.4,-5 -5,-5.6 C-4,-3.6 4,-3.6 5,-5.6 C6.4,-5 7,-3 6,1.6 C5.4,-1 -5.4,-1 -6,1.6Z",
            look.hair_colour,
        )
    cap = path(
        "M-6,1.6 C-7.8,-9 -3,-10.4 0,-10.2 C3,-10.4 7.8,-9 6,1.6 C5.6,-1.6 4.8,-3.4 3,-4.6 C0,-3.4 -3,-3.8 -4.4,-4.2"
        " C-5.2,-2.6 -5.6,-1 -6,1.6Z",
        look.hair_colour,
    )
    if look.hair in ("braids", "pigtails"):
        return cap + "".join(_braid(look, side, plaited=look.hair == "braids") for side in (-1, 1))
    if look.hair == "ponytail":
        return cap + disc(5, -8, 1.3, (206, 66, 84))
    if look.hair in CURLS:
        curls = ((-4.8, -4.4), (-2.9, -6.4), (-0.4, -7), (2.2, -6.4), (4.4, -4.6), (-1.8, -8.2), (1.4, -8.4))
        return "".join(disc(x, y, 2.1, look.hair_colour) for x, y in curls)
    return cap


def _braid(look: Look, side: int, *, plaited: bool) -> str:
    """Draw a braid, or a bunch, that hangs from one side of the head, tied with a ribbon."""
    tone, dark, tie = look.hair_colour, darker(look.hair_colour, 0.22), (206, 66, 84)
    if not plaited:
        bunch = path("M5.6,-4 C12,-9 14,0 10.6,7 C10,2 8,-1 5.6,-1Z", tone) + disc(6, -2.8, 1.3, tie)
        return put(bunch, flip=side < 0)
    knots = [(6.4 + 0.3 * place, 2.2 + 2.9 * place) for place in range(6)]
    drawn = "".join(
        oval(side * x, y, 2.2 - 0.12 * place, 2.1, dark if place % 2 else tone) for place, (x, y) in enumerate(knots)
    )
    x, y = knots[-1]
    tuft = path(
        f"M{side * x - 1.6},{y + 2} L{side * x + 1.6},{y + 2} L{side * x + 0.8},{y + 5.6} L{side * x - 1},{y + 5}Z",
        tone,
    )
    return drawn + tuft + box(side * x - 1.6, y + 1.2, 3.2, 1.5, tie, 0.6)
