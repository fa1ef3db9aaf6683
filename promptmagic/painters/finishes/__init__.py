"""How a picture is finished: one row for each named style, from pen and ink to stained glass.

A finish takes the picture (mode RGB, any size from 64 to 2048 pixels a side) and a stream of chance, and returns a
picture of the same size and mode; the same stream gives the same pixels.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping

from PIL import Image

from promptmagic.painters.finishes import brush, drawing, flat, lens, wash

Finish = Callable[[Image.Image, random.Random], Image.Image]

FINISHES: Mapping[str, Finish] = {
    "": lens.plain,
    "watercolor": wash.watercolor,
    "oil": brush.oil,
    "ink": drawing.ink,
    "pencil": drawing.pencil,
    "charcoal": drawing.charcoal,
    "woodcut": drawing.woodcut,
    "pixel": flat.pixel,
    "neon": lens.neon,
    "flat": flat.flat,
    "pastel": brush.pastel,
    "ukiyo-e": flat.ukiyo_e,
    "stained glass": flat.stained_glass,
    "blueprint": drawing.blueprint,
    "paper cut": flat.paper_cut,
    "chalkboard": drawing.chalkboard,
    "photo": lens.photo,
}
"""The finish of each style, by its name in the table of styles; the empty name is the plain one."""


def finish(style: str, image: Image.Image, chance: random.Random) -> Image.Image:
    """Return the picture finished in that style.

    Raises
    ------
    LookupError
        No style has that name.
    """
    try:
        apply = FINISHES[style]
    except KeyError:
        raise LookupError(f"no finish is called {style!r}") from None
    return apply(image, chance)
