"""Limits: what the offline sketch is called, and which canvases it paints."""

from __future__ import annotations

from promptmagic.errors import OptionError

NAME = "sketch"
LABEL, PLATE_LABEL = "offline sketch", "offline plate"
DEFAULT_SIZE = (1024, 1024)
SMALLEST, LARGEST = 64, 2048
WIDEST = 3.0


def checked_size(size: tuple[int, int] | None) -> tuple[int, int]:
    """Return the size in pixels to paint.

    Raises
    ------
    OptionError
        It is too small, too large, too wide or too tall.
    """
    width, height = size or DEFAULT_SIZE
    within = min(width, height) >= SMALLEST and max(width, height) <= LARGEST
    if within and max(width, height) <= WIDEST * min(width, height):
        return width, height
    raise OptionError(
        f"The sketch painter cannot paint {width}x{height} pixels.",
        f"Ask for {SMALLEST} to {LARGEST} pixels a side, and a shape between 1:3 and 3:1.",
    )


def check_source(recipe: str, source: bytes) -> None:
    """Raise OptionError where a picture to start from is no sketch, or was changed by another hand since."""
    from promptmagic.painters.sketch.recipe import read_recipe

    if read_recipe(recipe, source) is not None:
        return
    what = "The picture was changed since it was sketched" if recipe else "The picture to start from is no sketch"
    raise OptionError(
        f"{what}, and the offline painter can change its own sketches only.",
        "Start from a sketch, or use a painter that changes any picture, after promptmagic.login(): -p openai.",
    )
