"""What a kept picture that was drawn still gives: its drawing as a file, and its moving picture."""

from __future__ import annotations

import io
from functools import lru_cache, partial

from PIL import Image

from promptmagic.errors import HistoryError, OptionError
from promptmagic.model import Picture
from promptmagic.painters import RECIPE
from promptmagic.painters.svg import motion, picturing
from promptmagic.painters.svg.painter import SvgPainter
from promptmagic.painters.svg.recipe import Recipe, read_recipe
from promptmagic.painters.svg.rendering import NotRenderedError
from promptmagic.pictures import animation
from promptmagic.pictures.metadata import derived

_KEPT = 16
"""Moving pictures that are held in memory: making one takes a second or two."""


def svg_of(picture: Picture) -> str:
    """Return the drawing that a picture was made of, as an SVG file in which nothing runs or loads.

    Raises
    ------
    OptionError
        It was made of none.
    HistoryError
        The file cannot be read.
    """
    recipe = _recipe(picture)
    if recipe is None:
        raise OptionError("This picture was not drawn as SVG.", "Paint one with -p svg, or save it as .png.")
    return recipe.drawing.to_svg((picture.width, picture.height))


def animation_of(picture: Picture) -> bytes | None:
    """Return a picture's moving form as a GIF below 1.5 MB; None where it stands still, or its file is not here."""
    try:
        if picture.format == "gif" and picture.is_here:
            found = animation.moving(picture.read())
            return found if found is None or found == picture.read() else derived(found, picture)
        if picture.painter != SvgPainter.name or not picture.is_here:  # only its own drawings move
            return None
        recipe = _recipe(picture)
        if recipe is None or not recipe.frames:
            return None
        return _moving(recipe, (picture.width, picture.height))
    except (HistoryError, NotRenderedError, OSError, SyntaxError, ValueError):
        return None


@lru_cache(maxsize=_KEPT)
def _moving(recipe: Recipe, size: tuple[int, int]) -> bytes | None:
    moving = motion.motions(recipe.motion, recipe.drawing)
    if not moving:
        return None
    return motion.gif(recipe.drawing, moving, recipe.frames, size, partial(picturing.frames_of, recipe))


def _recipe(picture: Picture) -> Recipe | None:
    if picture.format != "png":
        return None
    try:
        with Image.open(io.BytesIO(picture.read())) as image:
            image.load()
            return read_recipe(str(image.info.get(RECIPE, "")))
    except (OSError, SyntaxError, ValueError):
        return None
