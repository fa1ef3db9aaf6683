"""The recipe of a sketch: what it was painted from and how it was changed since, as it stands in the picture's file.

With it, and with the pixels as they were, a sketch can be painted again with a change.
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING

from promptmagic.lexicon import describe
from promptmagic.model import Parts, Prompt
from promptmagic.painters import Canvas
from promptmagic.pictures.pixels import digest

if TYPE_CHECKING:
    from PIL.Image import Image

MOST_STEPS = 200
"""After so many changes a recipe is refused: no person comes here, and each change is read anew."""


@dataclass(frozen=True, slots=True)
class Step:
    """One painting: the words it was asked in, style and what to avoid asked beside them, and its seed.

    The words have their typing slips mended. `subject` are those that a person wrote, where an expander added others to
    them. A `turn` above 0 says that the same change was asked for before, so that this is to be another picture.
    """

    words: str
    seed: int
    turn: int = 0
    style: str = ""
    avoid: str = ""
    subject: str = ""

    @classmethod
    def of(cls, prompt: Prompt, canvas: Canvas) -> Step:
        """Return the painting of a prompt on a canvas."""
        own, words = (describe(text).corrected for text in (own_words(prompt), prompt.text))
        subject = own if own != words else ""
        return cls(words, canvas.seed, canvas.turn, prompt.parts.style, prompt.parts.avoid, subject)

    @property
    def prompt(self) -> Prompt:
        """The prompt, as far as the sketch reads it."""
        return Prompt(self.words, Parts(style=self.style, avoid=self.avoid, subject=self.subject))


@dataclass(frozen=True, slots=True)
class SketchRecipe:
    """The paintings that made a sketch: the first from nothing, each other a change of the one before it."""

    steps: tuple[Step, ...]

    def then(self, step: Step) -> SketchRecipe:
        """Return the recipe with a further change."""
        return replace(self, steps=(*self.steps, step))

    def to_text(self, image: Image, hidden: Iterable[str]) -> str:
        """Return what is written into the file of the picture that was made from it, without what is to be hidden."""
        text = json.dumps({"pixels": digest(image), "steps": [asdict(step) for step in self.steps]})
        for secret in hidden:
            text = text.replace(json.dumps(secret)[1:-1], "…")
        return text


def read_recipe(text: str, source: bytes) -> SketchRecipe | None:
    """Return the recipe of a picture; None where there is none, or where the picture is not as it was painted."""
    from PIL import Image

    try:
        told = json.loads(text)
        steps = tuple(Step(**step) for step in told["steps"])
        whole = all(isinstance(step.words, str) and isinstance(step.seed, int) for step in steps)
        with Image.open(io.BytesIO(source)) as image:
            same = told["pixels"] == digest(image)
    except (ValueError, KeyError, TypeError, OSError):
        return None
    return SketchRecipe(steps) if steps and whole and same and len(steps) <= MOST_STEPS else None


def own_words(prompt: Prompt) -> str:
    """Return the words of a prompt that a person wrote: its brief where that stands in it, else all of them."""
    subject = prompt.parts.subject.rstrip(" \t\n,;:.")
    return prompt.parts.subject if subject and subject.casefold() in prompt.text.casefold() else prompt.text
