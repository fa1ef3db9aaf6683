"""One session: a prompt painted to the finished PNG in this process, with its recipe, badge and report."""

from __future__ import annotations

import io
from collections.abc import Iterable
from typing import TYPE_CHECKING

from PIL import Image
from PIL.PngImagePlugin import PngInfo

from promptmagic.model import Picture, Prompt
from promptmagic.painters import RECIPE, Canvas, Progress, silent
from promptmagic.painters.finishes import finish
from promptmagic.painters.finishes.lettering import lettered as written
from promptmagic.painters.sketch.abroad import in_english
from promptmagic.painters.sketch.badge import badged
from promptmagic.painters.sketch.changes import scene_of
from promptmagic.painters.sketch.composition import compose
from promptmagic.painters.sketch.limits import LABEL, NAME, PLATE_LABEL, checked_size
from promptmagic.painters.sketch.plates import lettered
from promptmagic.painters.sketch.recipe import SketchRecipe, Step, own_words, read_recipe
from promptmagic.painters.sketch.report import report
from promptmagic.painters.sketch.toning import in_one_colour
from promptmagic.redaction import keys

if TYPE_CHECKING:
    from promptmagic.painters.sketch.easel import Easel

_COMPRESSION = 2
"""How hard zlib tries: more takes longer than the painting, and saves little."""


LICENCE = "An offline sketch by promptmagic, whose makers claim no rights in it"
"""What is to be known for passing a sketch on; whose art is in it comes behind."""


def paint_here(
    prompt: Prompt, canvas: Canvas, progress: Progress = silent, hidden: Iterable[str] | None = None
) -> Picture:
    """Return the picture of a prompt, or of the change that it asks for in the canvas's source.

    What is `hidden`, by default this process's keys, does not get into its file.
    """
    size = checked_size(canvas.size)
    recipe = _recipe(prompt, canvas)
    abroad = in_english(recipe)
    image, easel = sketch(abroad.recipe if abroad else recipe, size, progress)
    if abroad and easel.carded:  # a card is set in the person's own words
        abroad = None
        image, easel = sketch(recipe, size, progress)
    progress(0.9, None)
    if canvas.mask is not None and canvas.source is not None:
        image = _within(canvas.mask, image, canvas.source)
    drawn, undrawn = report(easel, abroad.recipe if abroad else recipe)
    if abroad:
        drawn, undrawn = abroad.own(drawn), abroad.own(undrawn)
    told = PngInfo()
    told.add_itxt(RECIPE, recipe.to_text(image, keys() if hidden is None else hidden))
    buffer = io.BytesIO()
    image.save(buffer, "PNG", compress_level=_COMPRESSION, pnginfo=told)
    progress(1.0, None)
    return Picture(
        width=size[0],
        height=size[1],
        format="png",
        painter=NAME,
        label=label_of(easel),
        seed=canvas.seed,
        drawn=drawn,
        undrawn=undrawn,
        licence=". ".join([LICENCE, *sorted(easel.credits)]),
        source_type="algorithmicMedia",
        data=buffer.getvalue(),
    )


def sketch(recipe: SketchRecipe, size: tuple[int, int], progress: Progress = silent) -> tuple[Image.Image, Easel]:
    """Return the finished picture, and the easel that knows what was drawn."""
    progress(0.0, None)
    easel = compose(scene_of(recipe), size, own_words(recipe.steps[0].prompt))
    progress(0.7, None)
    image = finish(easel.scene.style, easel.image, easel.chance("finish"))
    image = in_one_colour(image, easel.scene.told, photo=easel.scene.style == "photo")
    if easel.plate:
        image = lettered(easel, image)
    if easel.letters is not None:
        image = written(easel.scene.style, image.convert("RGB"), easel.letters)
    return badged(image, label_of(easel)).convert("RGB"), easel


def label_of(easel: Easel) -> str:
    """Return what a picture is said to be."""
    return PLATE_LABEL if easel.plate else LABEL


def _recipe(prompt: Prompt, canvas: Canvas) -> SketchRecipe:
    step = Step.of(prompt, canvas)
    known = read_recipe(canvas.recipe, canvas.source) if canvas.source is not None else None
    return known.then(step) if known else SketchRecipe((step,))


def _within(mask: bytes, image: Image.Image, source: bytes) -> Image.Image:
    """Return the picture where the mask is transparent, and the one that it started from elsewhere."""
    with Image.open(io.BytesIO(mask)) as limit, Image.open(io.BytesIO(source)) as before:
        keeps = limit.convert("RGBA").getchannel("A").resize(image.size)
        return Image.composite(before.convert("RGB").resize(image.size), image, keeps)
