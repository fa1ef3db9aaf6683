"""Toning: the colour of old photographs, and of those in black and white."""

from __future__ import annotations

import re

from PIL import Image, ImageOps

from promptmagic.lexicon.words import matches

_SEPIA = re.compile(r"\b(?:old|vintage|antique|sepia)\b")
_GRAY = re.compile(r"\b(?:black and white|monochrome|grayscale)\b")
"""Words of what a photograph is like that take its colours away."""

_LONGEST = 4_000
"""Characters of a text in which the wording of its style is looked for."""


def photographed(image: Image.Image, text: str) -> Image.Image:
    """Return a photograph's picture in the one colour that a text asks for; as it is where it asks for none."""
    said = [match.wording for match in matches(text[:_LONGEST]) if match.meanings.get("style") == "photo"]
    if any(map(_GRAY.search, said)):
        return ImageOps.autocontrast(image.convert("L"), (0.5, 0.5)).convert("RGB")
    if any(map(_SEPIA.search, said)):
        grays = ImageOps.autocontrast(image.convert("L"), (0.5, 0.5))
        return ImageOps.colorize(grays, (38, 26, 18), (248, 234, 208), (158, 124, 88)).convert("RGB")
    return image
