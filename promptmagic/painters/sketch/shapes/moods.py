"""Moods: what a face shows of a feeling, on people by their brows and mouth, on animals at the eyes that they have."""

from __future__ import annotations

import random
from collections.abc import Mapping

from promptmagic.lexicon.nouns import measured, points
from promptmagic.painters.colour import WHITE, Colour, luminance
from promptmagic.painters.sketch.shapes.patterns import Lay
from promptmagic.painters.sketch.shapes.pen import darker, disc, dots, line, oval, path, put
from promptmagic.painters.sketch.shapes.surface import Surface

INK: Colour = (40, 32, 34)
TEAR: Colour = (112, 182, 232)
LIPS: Colour = (120, 40, 44)

MOODS = ("angry", "sleepy", "happy", "sad", "surprised", "scared", "worried", "bored", "proud", "crying", "shy")
"""The feelings that a face shows, as states.txt names them."""

GLUM = frozenset({"angry", "sad", "worried", "bored", "crying", "scared"})
"""Feelings in which the corners of a mouth are down."""

ON_ANIMALS = {
    "scared": "surprised", "worried": "sad", "bored": "sleepy", "proud": "happy", "crying": "sad", "shy": "happy",
}  # fmt: skip
"""Feelings that animals show as another one: they have their eyes alone for it."""

EYES, FRONTAL = points("eyes"), measured("glasses")
"""Where animals have their eyes, and how broad glasses are on those that look at the viewer, who have two."""

ASIDE = 0.27
"""How far an eye of these is from the middle, in the breadth of such glasses."""

APART = 0.13
"""How far the lids of such eyes reach at most, in that breadth."""

_BROWS = {
    "angry": "M-3.9,-2.5 L-1.0,-0.9 M3.9,-2.5 L1.0,-0.9",
    "sad": "M-3.7,-1.0 Q-2.4,-1.6 -1.2,-2.6 M3.7,-1.0 Q2.4,-1.6 1.2,-2.6",
    "surprised": "M-3.5,-2.4 Q-2.2,-3.7 -0.9,-2.6 M3.5,-2.4 Q2.2,-3.7 0.9,-2.6",
    "happy": "M-3.4,-1.7 Q-2.2,-2.7 -1.0,-1.9 M3.4,-1.7 Q2.2,-2.7 1.0,-1.9",
    "sleepy": "M-3.4,-1.5 Q-2.2,-1.9 -1.0,-1.3 M3.4,-1.5 Q2.2,-1.9 1.0,-1.3",
    "scared": "M-3.8,-1.8 Q-2.5,-2.8 -1.1,-3.9 M3.8,-1.8 Q2.5,-2.8 1.1,-3.9",
    "worried": "M-3.7,-1.2 Q-2.5,-1.8 -1.2,-2.8 M3.7,-1.2 Q2.5,-1.8 1.2,-2.8",
    "bored": "M-3.5,-1.6 H-0.9 M3.5,-1.6 H0.9",
    "proud": "M-3.5,-2.2 Q-2.2,-3.2 -1.0,-2.4 M3.5,-2.2 Q2.2,-3.2 1.0,-2.4",
    "crying": "M-3.7,-0.8 Q-2.4,-1.6 -1.2,-2.8 M3.7,-0.8 Q2.4,-1.6 1.2,-2.8",
    "shy": "M-3.5,-1.6 Q-2.3,-2.4 -1.1,-2.4 M3.5,-1.6 Q2.3,-2.4 1.1,-2.4",
}
"""A person's brows, about the middle of the head."""


def eyes(mood: str, skin: Colour) -> str:
    """Return a person's eyes and brows in a mood, about the middle of the head."""
    brows = line(_BROWS[mood], (60, 46, 42), 0.75)
    both = disc(-2.1, 0.2, 0.85, INK) + disc(2.1, 0.2, 0.85, INK)
    if mood == "surprised":
        return brows + "".join(disc(x, 0.2, 1.35, WHITE) + disc(x, 0.2, 0.8, INK) for x in (-2.1, 2.1))
    if mood == "sleepy":
        lids = "".join(path(f"M{x - 1.3},0.25 A1.3,1.3 0 0 1 {x + 1.3},0.25Z", darker(skin, 0.1)) for x in (-2.1, 2.1))
        return brows + both + lids + line("M-3.3,0.25 H-0.9 M3.3,0.25 H0.9", INK, 0.4)
    if mood == "sad":
        return brows + both + path("M3.0,1.5 C3.9,3.0 3.8,3.9 3.0,3.9 C2.2,3.9 2.1,3.0 3.0,1.5Z", TEAR)
    if mood == "scared":
        return brows + "".join(disc(x, 0.2, 1.5, WHITE) + disc(x, 0.3, 0.62, INK) for x in (-2.1, 2.1))
    if mood == "bored":  # they look aside under half-closed lids
        half = "".join(
            disc(x, 0.3, 1.25, WHITE)
            + disc(x + 0.55, 0.55, 0.66, INK)
            + path(f"M{x - 1.4},0.25 A1.4,1.4 0 0 1 {x + 1.4},0.25Z", darker(skin, 0.1))
            for x in (-2.1, 2.1)
        )
        return brows + half + line("M-3.4,0.25 H-0.8 M3.4,0.25 H0.8", INK, 0.4)
    if mood in ("proud", "crying"):
        lids = "M-3.2,0.5 Q-2.1,-0.9 -1.0,0.5 M1.0,0.5 Q2.1,-0.9 3.2,0.5"
        if mood == "proud":
            return brows + line(lids, INK, 0.65)
        closed = line("M-3.2,-0.1 Q-2.1,1.1 -1.0,-0.1 M1.0,-0.1 Q2.1,1.1 3.2,-0.1", INK, 0.65)
        streams = "M-3.2,0.8 C-3.6,2.4 -3.4,4.4 -3.1,6.2 L-1.7,6.4 C-2,4.4 -1.9,2.6 -1.6,0.9Z"
        return brows + path(streams, TEAR) + put(path(streams, TEAR), flip=True) + closed
    if mood == "shy":
        blush = disc(-3.5, 2.2, 1.3, (232, 96, 100), 0.6) + disc(3.5, 2.2, 1.3, (232, 96, 100), 0.6)
        return brows + disc(-1.7, 0.6, 0.8, INK) + disc(2.5, 0.6, 0.8, INK) + blush
    return brows + both


def mouth(mood: str) -> str:
    """Return a person's mouth in a mood."""
    if mood == "happy":
        laughing = path("M-2.6,2.7 Q0,3.5 2.6,2.7 Q2.2,6.0 0,6.0 Q-2.2,6.0 -2.6,2.7Z", LIPS)
        return laughing + path("M-2.2,2.85 Q0,3.5 2.2,2.85 L2.0,3.8 Q0,4.3 -2.0,3.8Z", (246, 242, 236))
    if mood == "surprised":
        return oval(0, 4.1, 1.3, 1.7, LIPS)
    if mood == "crying":
        return path("M-2.2,5.4 Q-1.8,2.9 0,2.9 Q1.8,2.9 2.2,5.4 Q0,4.4 -2.2,5.4Z", LIPS)
    if mood == "scared":
        teeth = path("M-2.2,3.2 Q0,2.7 2.2,3.2 L2.4,5.2 Q0,4.7 -2.4,5.2Z", (246, 242, 236))
        return (
            teeth
            + line("M-2.3,4.2 L-1.5,3.9 L-0.7,4.3 L0.1,3.9 L0.9,4.3 L1.7,3.9 L2.3,4.2", LIPS, 0.4)
            + line("M-2.2,3.2 Q0,2.7 2.2,3.2 L2.4,5.2 Q0,4.7 -2.4,5.2Z", LIPS, 0.5)
        )
    curves = {
        "angry": "M-1.9,4.5 Q0,3.3 1.9,4.5", "sad": "M-1.9,4.8 Q0,2.9 1.9,4.8",
        "worried": "M-1.9,4.4 Q-1,3.4 0,4.1 T1.9,4.0", "proud": "M-2.4,3.3 Q0,5.6 2.4,3.3",
        "shy": "M-1.1,3.9 Q0,4.7 1.1,3.9", "bored": "M-1.8,4.4 Q0,3.9 1.6,4.3",
    }  # fmt: skip
    return line(curves.get(mood, "M-1.4,4.1 H1.4"), LIPS, 0.75)


def faced(mood: str) -> Lay:
    """Return what shows a mood at the eyes of an animal; it returns the same surface where no eye is found."""

    def lay(surface: Surface, chance: random.Random, asked: Colour | None) -> Surface:
        del chance, asked
        drawn = [_eye(surface, mood, x, y, reach, side) for x, y, reach, side in places(surface)]
        return surface.over(*drawn) if drawn else surface

    return lay


def places(surface: Surface) -> list[tuple[float, float, float, int]]:
    """Return where an animal's eyes are drawn, how far their lids reach, and on which side its nose is."""
    marked = EYES.get(surface.noun)
    if marked is None:
        return []
    across, up = marked[0] * surface.aspect / 2, marked[1]
    broad = FRONTAL.get(surface.noun)
    if broad is None:
        near = [(across, up, 1)]
    else:
        aside = broad * ASIDE * surface.aspect
        near = [(across - aside, up, 1), (across + aside, up, -1)]
    found = []
    for x, y, side in near:
        spot = surface.seen.dark((x, y))
        if spot is not None:
            at, reach = spot
            reach = min(reach, 0.06, broad * surface.aspect * APART if broad else 1.0)
            found.append((at[0] * surface.height, -at[1] * surface.height, reach * surface.height, side))
    return found


def _eye(surface: Surface, mood: str, x: float, y: float, r: float, side: int) -> str:
    """Return what is drawn at one eye; the nose is at the right where `side` is 1."""
    around = ((x, y - 2 * r), (x - side * 1.9 * r, y), (x, y + 2 * r))
    skin = next(filter(None, (surface.colour(*place) for place in around)), surface.own)
    ink = INK if luminance(skin) > 70 else (232, 226, 216)
    thick = r * 0.42
    white = surface.noun not in FRONTAL and mood in ("angry", "sleepy", "sad")
    ball = disc(x, y, 1.2 * r, (250, 247, 236)) + disc(x + side * 0.25 * r, y + 0.1 * r, 0.66 * r, INK) if white else ""
    front, back = x + side * 1.7 * r, x - side * 1.7 * r
    if mood == "angry":
        lid = path(f"M{dots([(back, y - 2.2 * r), (front, y - 0.1 * r), (front, y - 1.9 * r)])}Z", darker(skin, 0.12))
        return ball + lid + line(f"M{dots([(back, y - 2.2 * r), (front, y - 0.35 * r)])}", ink, thick * 1.35)
    if mood == "sad":
        brow = line(f"M{dots([(back, y - 0.9 * r)])} Q{dots([(x, y - 1.5 * r), (front, y - 2.5 * r)])}", ink, thick)
        drop = (x, y + 1.3 * r)
        tear = path(f"M{dots([drop])} C{dots([(x + r, y + 2.6 * r), (x + 0.8 * r, y + 3.5 * r), (x, y + 3.5 * r)])}"
                    f" C{dots([(x - 0.8 * r, y + 3.5 * r), (x - r, y + 2.6 * r), drop])}Z", TEAR)  # fmt: skip
        return ball + brow + tear
    if mood == "sleepy":
        lid = path(
            f"M{dots([(x - 1.5 * r, y)])} A{dots([(1.5 * r, 1.4 * r)])} 0 0 1 {dots([(x + 1.5 * r, y)])}Z",
            darker(skin, 0.16),
        )
        bag = line(
            f"M{dots([(x - 1.1 * r, y + 1.4 * r)])} Q{dots([(x, y + 2.1 * r), (x + 1.1 * r, y + 1.4 * r)])}",
            darker(skin, 0.4),
            thick * 0.5,
        )
        return ball + lid + line(f"M{dots([(x - 1.6 * r, y), (x + 1.6 * r, y + 0.1 * r)])}", ink, thick * 0.8) + bag
    if mood == "surprised":
        wide = disc(x, y, 1.75 * r, darker(skin, 0.45)) + disc(x, y, 1.55 * r, WHITE) + disc(x, y, 0.85 * r, INK)
        brow = f"M{dots([(back, y - 2.6 * r)])} Q{dots([(x, y - 3.7 * r), (front, y - 2.6 * r)])}"
        return wide + disc(x + 0.3 * r, y - 0.35 * r, 0.28 * r, WHITE) + line(brow, ink, thick * 0.8)
    closed = f"M{dots([(x - 1.3 * r, y + 0.5 * r)])} Q{dots([(x, y - 1.5 * r), (x + 1.3 * r, y + 0.5 * r)])}"
    cheek = disc(x - side * 0.5 * r, y + 2.6 * r, 1.3 * r, (238, 118, 112), 0.5)
    return disc(x, y, 1.3 * r, skin) + line(closed, ink, thick) + cheek


FACES: Mapping[str, Lay] = {mood: faced(ON_ANIMALS.get(mood, mood)) for mood in MOODS}
"""What shows each mood on an animal."""
