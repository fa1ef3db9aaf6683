"""Costume: what one kind of person wears and holds, and the colours that costumes are of."""

from __future__ import annotations

from dataclasses import dataclass

from promptmagic.painters.colour import Colour

SKINS: tuple[Colour, ...] = ((250, 214, 184), (232, 184, 146), (196, 140, 100), (146, 98, 68), (104, 70, 52))
HAIRS: tuple[Colour, ...] = ((42, 32, 30), (92, 60, 40), (146, 96, 54), (206, 164, 96), (138, 62, 38))
COATS: tuple[Colour, ...] = (
    (198, 64, 56), (52, 96, 148), (226, 168, 60), (72, 124, 96), (128, 84, 140), (224, 220, 208), (64, 72, 88),
)  # fmt: skip
TROUSERS: tuple[Colour, ...] = ((58, 66, 92), (92, 82, 72), (44, 46, 54), (120, 108, 90))

WHITE: Colour = (242, 242, 238)
BONE: Colour = (236, 230, 212)
BLACK: Colour = (44, 44, 54)
GREY: Colour = (150, 154, 162)
SILVER: Colour = (184, 194, 204)
RED: Colour = (200, 56, 50)
NAVY: Colour = (44, 62, 104)
BLUE: Colour = (62, 112, 176)
GREEN: Colour = (70, 124, 78)
BROWN: Colour = (124, 84, 54)
TAN: Colour = (206, 170, 122)
YELLOW: Colour = (240, 194, 66)
PURPLE: Colour = (112, 68, 152)
PINK: Colour = (236, 142, 172)
ORANGE: Colour = (232, 126, 44)


@dataclass(frozen=True, slots=True)
class Costume:
    """What one kind of person wears; None and "" leave it to chance or out.

    `hair` is "short", "long", "bun", "braids", "pigtails", "ponytail", "curly", "afro", "none" or "" (by chance).
    `marks` are what is on a face: "wrinkles", "freckles", "long beard". `cut` is "trousers", "skirt", "gown" (to the
    ground), "tunic" (above the knee) or "" (by chance). `on` names what is worn over the clothes, from `[worn]` in
    `wardrobe.txt`; `hat` and `prop` are from `[hats]` and `[held]` there, `pose` is how they stand, from `poses.txt`.
    `mood` is what their face shows, by its name in `moods.py`. `bare` is what has no cloth on it: "forearms",
    "arms", or "chest" for that and both arms. `gloves` are of a colour, and `mitt` so much larger than a hand.
    `build` is how large the head is beside the body: 1 for the grown, more for children. `height` is as in `Shape`,
    `aspect` the width over the height with what is held.
    """

    coat: Colour | None = None
    trousers: Colour | None = None
    cut: str = ""
    hair: str = ""
    hair_colour: Colour | None = None
    hat: str = ""
    hat_colour: Colour = BLACK
    beard: Colour | None = None
    moustache: Colour | None = None
    marks: frozenset[str] = frozenset()
    skin: Colour | None = None
    on: tuple[str, ...] = ()
    prop: str = ""
    mood: str = ""
    bare: str = ""
    gloves: Colour | None = None
    mitt: float = 1.25
    pose: str = ""
    cape: Colour | None = None
    build: float = 1.0
    height: float = 0.17
    aspect: float = 0.38
