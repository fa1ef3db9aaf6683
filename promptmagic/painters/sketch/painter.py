"""The sketch painter: from a prompt to a labelled picture, or from a sketch and a change of it to the next one."""

from __future__ import annotations

from promptmagic.errors import OptionError
from promptmagic.model import Picture, Prompt
from promptmagic.painters import Canvas, Progress, silent
from promptmagic.painters.sketch.limits import LABEL, NAME, check_source, checked_size


class SketchPainter:
    """Paints offline, for nothing: the same prompt, seed and size give the same pixels on every machine.

    Sizes are from 64 to 2048 pixels a side, shapes from 1:3 to 3:1. It has no quality words. It starts from its own
    sketches only, since it paints them again with the change: their files hold the recipe.
    """

    name = NAME
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
        from promptmagic.painters.sketch.pool import paint

        return paint(prompt, canvas, progress)
