"""From a drawing to the finished picture: rendered, finished in a style, and written with its recipe."""

from __future__ import annotations

import io
import random
from collections.abc import Sequence
from dataclasses import replace

from PIL import Image
from PIL.PngImagePlugin import MAX_TEXT_CHUNK, PngInfo

from promptmagic import styles
from promptmagic.errors import BadAnswerError
from promptmagic.model import Prompt
from promptmagic.painters import RECIPE
from promptmagic.painters.finishes import finish
from promptmagic.painters.finishes.lettering import lettered
from promptmagic.painters.svg import reading
from promptmagic.painters.svg.drawing import Drawing, Element
from promptmagic.painters.svg.recipe import Recipe
from promptmagic.painters.svg.rendering import DELIVERED_SECONDS, NotRenderedError, render_all
from promptmagic.pictures.decoding import Delivery, verified


def style_of(prompt: Prompt) -> str:
    """Return the finish that a prompt asks for, by its name; empty for none."""
    found = styles.find(prompt.parts.style) if prompt.parts.style else None
    return found.name if found else ""


def picture_of(drawing: Drawing, size: tuple[int, int], style: str = "") -> Image.Image:
    """Return the picture of a drawing, finished in a style, in pixels of RGB.

    Raises
    ------
    NotRenderedError
        It cannot be rendered.
    """
    return _finished([drawing], size, style, f"{style} {drawing.to_svg()}")[0]


def frames_of(recipe: Recipe, drawings: Sequence[Drawing], size: tuple[int, int]) -> list[Image.Image]:
    """Return the frames of a moving picture, all finished by the same chance, so that it does not flicker.

    Raises
    ------
    NotRenderedError
        One cannot be rendered.
    """
    return _finished(drawings, size, recipe.style, recipe.style)


def _finished(drawings: Sequence[Drawing], size: tuple[int, int], style: str, seed: str) -> list[Image.Image]:
    """Return the pictures of drawings. Letters are put on top: no finish would leave them legible."""
    if not style:
        return [_opened(data).convert("RGB") for data in render_all(drawings, size)]
    below = [_only(drawing, letters=False) for drawing in drawings]
    images = [finish(style, _opened(data).convert("RGB"), random.Random(seed)) for data in render_all(below, size)]
    if not any(drawing.words.strip() for drawing in drawings):
        return images
    above = render_all([_only(drawing, letters=True) for drawing in drawings], size, background=None)
    letters = [_opened(data).convert("RGBA") for data in above]
    return [lettered(style, image, on_top) for image, on_top in zip(images, letters, strict=True)]


def delivered(data: bytes, size: tuple[int, int]) -> Delivery:
    """Return the picture, in that size of pixels, of a drawing that another engine sent; the drawing is in its file.

    It is read as any that a stranger wrote: nothing in it runs or loads.

    Raises
    ------
    BadAnswerError
        It is no drawing that can be shown.
    """
    try:
        drawing = reading.read(data.decode("utf-8", "replace"), size, reading.DELIVERED).drawing
        image = _opened(render_all([drawing], size, seconds=DELIVERED_SECONDS)[0]).convert("RGB")
    except (reading.RefusedDrawingError, NotRenderedError) as error:
        raise BadAnswerError(
            f"A drawing came that is not shown: {error}.", "Paint it again with --fresh, or as another --format."
        ) from None
    return verified(png_of(image, Recipe(drawing)))


def png_of(image: Image.Image, recipe: Recipe) -> bytes:
    """Return the picture as a PNG that holds its recipe, where that is not too long."""
    told = PngInfo()
    if (
        len(text := recipe.to_text(image)) < MAX_TEXT_CHUNK
    ):  # all that readers of PNG take; without it, it stays a picture
        told.add_itxt(RECIPE, text, zip=True)
    buffer = io.BytesIO()
    image.save(buffer, "PNG", pnginfo=told)
    return buffer.getvalue()


def _only(drawing: Drawing, *, letters: bool) -> Drawing:
    """Return the drawing with its letters alone, or without them; groups stay, since they say where all stands."""
    parts = (kept for part in drawing.parts if (kept := _kept(part, letters=letters)) is not None)
    return replace(drawing, parts=tuple(parts))


def _kept(element: Element, *, letters: bool) -> Element | None:
    if element.name == "text":
        return element if letters else None
    if element.name == "defs" or not element.children:
        return element if element.name in ("defs", "linearGradient", "radialGradient") or not letters else None
    content = (
        piece if isinstance(piece, str) else kept
        for piece in element.content
        if isinstance(piece, str) or (kept := _kept(piece, letters=letters)) is not None
    )
    return replace(element, content=tuple(piece for piece in content if piece is not None))


def _opened(data: bytes) -> Image.Image:
    with Image.open(io.BytesIO(data)) as image:
        image.load()
        return image
