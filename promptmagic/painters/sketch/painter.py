"""The sketch painter: from a prompt to a labelled picture, or from a sketch and a change of it to the next one."""

from __future__ import annotations

from promptmagic.errors import OptionError
from promptmagic.model import Picture, Prompt
from promptmagic.painters import Canvas, Progress, silent

LABEL = "offline sketch"
DEFAULT_SIZE = (1024, 1024)
SMALLEST, LARGEST = 64, 2048
WIDEST = 3.0


class SketchPainter:
    """Paints offline, for nothing: the same prompt, seed and size give the same pixels on every machine.

    Sizes are from 64 to 2048 pixels a side, shapes from 1:3 to 3:1. It has no quality words. It starts from its own
    sketches only, since it paints them again with the change: their files hold the recipe.
    """

    name = "sketch"
    about = "offline sketches, free"
    seeds = excludes = True
    label = LABEL
    free = True
    edits = True
    cancels = True

    def __init__(self, model: str = "") -> None:
        if model:
            raise OptionError(f"The sketch painter has no model {model!r}.", "Write its name alone: sketch.")
        self.model = ""

    def check(self, canvas: Canvas) -> None:
        """Find out, without painting, whether the canvas can be painted.

        Raises
        ------
        OptionError
            The size is outside the limits; a quality or another kind of file was asked for; or the picture to start
            from is no sketch.
        """
        checked_size(canvas.size)
        if canvas.quality:
            raise OptionError(f"The sketch painter has no quality {canvas.quality!r}.", "Leave --quality out.")
        if canvas.background not in ("", "auto", "opaque") or canvas.format not in ("", "png"):
            raise OptionError(
                "The sketch painter makes opaque PNG pictures only.", "Leave --background and --format out."
            )
        if canvas.source is not None:
            check_source(canvas.recipe, canvas.source)

    def paint(self, prompt: Prompt, canvas: Canvas, progress: Progress = silent) -> Picture:
        """Return the picture as PNG.

        Raises
        ------
        OptionError
            The canvas cannot be painted: see `check`.
        """
        self.check(canvas)
        from promptmagic.painters.sketch.hands import paint

        return paint(prompt, canvas, progress)


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
