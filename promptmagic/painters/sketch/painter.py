"""The sketch painter: from a prompt to a labelled picture, with a report of what was drawn and what was not."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

from promptmagic.errors import OptionError
from promptmagic.model import Picture, Prompt
from promptmagic.painters import Canvas, Progress, silent

if TYPE_CHECKING:
    from PIL.Image import Image

    from promptmagic.lexicon import Subject
    from promptmagic.painters.sketch.easel import Easel
    from promptmagic.painters.sketch.scene import Scene

LABEL = "offline sketch"
DEFAULT_SIZE = (1024, 1024)
SMALLEST, LARGEST = 64, 2048
WIDEST = 3.0


class SketchPainter:
    """Paints offline, for nothing: the same prompt, seed and size give the same pixels on every machine.

    Sizes are from 64 to 2048 pixels a side, shapes from 1:3 to 3:1. It has no quality words.
    """

    name = "sketch"
    label = LABEL
    free = True

    def __init__(self, model: str = "") -> None:
        if model:
            raise OptionError(f"The sketch painter has no model {model!r}.", "Write its name alone: sketch.")
        self.model = ""

    def check(self, canvas: Canvas) -> None:
        """Find out, without painting, whether the canvas can be painted.

        Raises
        ------
        OptionError
            The size is outside the limits, or a quality, another kind of file or a picture to start from was asked for.
        """
        if canvas.source is not None:
            raise OptionError("The sketch painter cannot start from a picture yet.", "Use -p openai, or leave it out.")
        checked_size(canvas.size)
        if canvas.quality:
            raise OptionError(f"The sketch painter has no quality {canvas.quality!r}.", "Leave --quality out.")
        if canvas.background not in ("", "auto", "opaque") or canvas.format not in ("", "png"):
            raise OptionError(
                "The sketch painter makes opaque PNG pictures only.", "Leave --background and --format out."
            )

    def paint(self, prompt: Prompt, canvas: Canvas, progress: Progress = silent) -> Picture:
        """Return the picture as PNG.

        Raises
        ------
        OptionError
            The size is outside the limits, or a quality was asked for.
        """
        self.check(canvas)
        size = checked_size(canvas.size)
        progress(0.0, None)
        image, easel = sketch(prompt, canvas.seed, size)
        progress(0.9, None)
        drawn, undrawn = report(easel)
        buffer = io.BytesIO()
        image.save(buffer, "PNG", compress_level=2)
        progress(1.0, None)
        return Picture(
            width=size[0],
            height=size[1],
            format="png",
            painter=self.name,
            label=self.label,
            seed=canvas.seed,
            drawn=drawn,
            undrawn=undrawn,
            data=buffer.getvalue(),
        )


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


def sketch(prompt: Prompt, seed: int, size: tuple[int, int]) -> tuple[Image, Easel]:
    """Return the finished picture, and the easel that knows what was drawn."""
    from promptmagic.painters.sketch.badge import badged
    from promptmagic.painters.sketch.composition import compose
    from promptmagic.painters.sketch.finishes import finish
    from promptmagic.painters.sketch.scene import read_scene

    easel = compose(read_scene(prompt, seed), size)
    image = finish(easel.scene.style, easel.image, easel.chance("finish"))
    return badged(image), easel


def report(easel: Easel) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the words of the prompt that were drawn, and those that were not.

    A thing that is drawn without what makes it another ("robot dog" as a dog) is drawn in part.
    """
    scene = easel.scene
    drawn = _understood(scene, easel)
    missing = [word for subject in scene.subjects for word in _missing(subject, easel)]
    missing += [word for word, noun in _elsewhere(scene) if word and noun not in easel.drawn]
    undrawn = dict.fromkeys(word for word in (*missing, *scene.unread) if word not in drawn)
    return tuple(dict.fromkeys(drawn)), tuple(undrawn)


def _missing(subject: Subject, easel: Easel) -> tuple[str, ...]:
    """Return the words for a subject that were not drawn: what it is, or only what was said to make it special."""
    within = [word for word in subject.qualifiers if word in subject.word]
    before = [word for word in subject.qualifiers if word not in subject.word]
    if subject.noun not in easel.drawn:
        return (*before, subject.word or subject.noun)
    return (*before, *(() if _named_whole(subject.word) else within))


def _elsewhere(scene: Scene) -> list[tuple[str, str]]:
    return [
        *((scene.wording(place), place) for place in scene.places),
        *((scene.wording(light), light) for light in sorted(scene.lights)),
    ]


def _understood(scene: Scene, easel: Easel) -> list[str]:
    words = [_seen(subject) for subject in scene.subjects if subject.noun in easel.drawn]
    words += [word for word, noun in _elsewhere(scene) if word and noun in easel.drawn]
    return [*words, *(word for word in (scene.hour, scene.weather, scene.season) if word)]


def _seen(subject: Subject) -> str:
    """Return the words for a subject as it was drawn."""
    whole = subject.word or subject.noun
    within = any(word in whole for word in subject.qualifiers) and not _named_whole(whole)
    return _words(whole)[-1] if within else whole


def _named_whole(wording: str) -> bool:
    """Whether a wording of several words is a name of what the sketch draws, as "log cabin" is."""
    from promptmagic.painters.sketch.shapes import find_worded

    return find_worded("", wording) is not None


def _words(wording: str) -> list[str]:
    return re.split(r"[\s\-‐‑]+", wording)
