"""The drawing of a picture, as it stands in the picture's own file: with it the picture can be changed, or be moved."""

from __future__ import annotations

import io
import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from promptmagic import records
from promptmagic.painters.svg import reading
from promptmagic.painters.svg.drawing import Drawing
from promptmagic.pictures.pixels import digest

if TYPE_CHECKING:
    from PIL.Image import Image

KIND = "svg"


@dataclass(frozen=True, slots=True)
class Recipe:
    """What a picture was made of: its drawing, the plan before it, the style it was finished in, and what moves."""

    drawing: Drawing
    plan: str = ""
    style: str = ""
    motion: str = ""
    frames: int = 0

    def to_text(self, image: Image) -> str:
        """Return what is written into the file of the picture that was made from it; no key is in it."""
        said = {"plan": self.plan, "style": self.style, "motion": self.motion, "frames": self.frames}
        told = {"kind": KIND, "pixels": digest(image), "svg": self.drawing.to_svg(image.size)}
        return records.dumps(told | {name: value for name, value in said.items() if value})

    def changed(self, drawing: Drawing) -> Recipe:
        """Return it with another drawing."""
        return replace(self, drawing=drawing)


def read_recipe(text: str, source: bytes | None = None) -> Recipe | None:
    """Return the recipe that a picture's file holds; None where it holds none that can be trusted.

    Given the picture's bytes (`source`), it is none either where the pixels are not as they were drawn.
    """
    from PIL import Image

    told = records.loads(text)
    if told.get("kind") != KIND:
        return None
    try:
        drawing = reading.read(records.get(told, "svg", ""), bounds=reading.DELIVERED).drawing
        if source is not None:
            with Image.open(io.BytesIO(source)) as image:
                if told.get("pixels") != digest(image):
                    return None
    except (reading.RefusedDrawingError, OSError, ValueError, json.JSONDecodeError):
        return None
    return Recipe(
        drawing,
        records.get(told, "plan", ""),
        records.get(told, "style", ""),
        records.get(told, "motion", ""),
        records.get(told, "frames", 0),
    )
