"""Toning: the colour of old photographs, and of those in black and white."""

from __future__ import annotations

import re

from PIL import Image, ImageOps

from promptmagic.lexicon.words import matches

_SEPIA = re.compile(r"\b(?:old|vintage|antique|sepia)\b")
_GRAY = re.compile(r"\b(?:black and white|monochrome|grayscale)\b")
"""Words of what a photograph is like that take its colours away."""

_WITHOUT_COLOUR = re.compile(
    r"(?:^|[,.;:]|\bin)\s*(?:black (?:and|&) white|b&w|monochrome|grayscale|greyscale)\s*(?:$|[,.;:])"
    r"|(?:black (?:and|&) white|b&w|monochrome|grayscale|greyscale) "
    r"(?:portrait|picture|image|shot|film|movie|landscape|photography|street|close[ -]?up)\b",
    re.IGNORECASE,
)
"""Words that take a picture's colors away; those of a thing stand right before it: a black and white cat."""

_LONGEST = 4_000
"""Characters of a text in which the wording of its style is looked for."""


def in_one_colour(image: Image.Image, text: str, *, photo: bool) -> Image.Image:
    """Return a picture in the one colour that a text asks for, or that a photo of its kind has; else as it is."""
    if _WITHOUT_COLOUR.search(text[:_LONGEST]):
        return ImageOps.autocontrast(image.convert("L"), (0.5, 0.5)).convert("RGB")
    if not photo:
        return image
    said = [match.wording for match in matches(text[:_LONGEST]) if match.meanings.get("style") == "photo"]
    if any(map(_GRAY.search, said)):
        return ImageOps.autocontrast(image.convert("L"), (0.5, 0.5)).convert("RGB")
    if any(map(_SEPIA.search, said)):
        grays = ImageOps.autocontrast(image.convert("L"), (0.5, 0.5))
        return ImageOps.colorize(grays, (38, 26, 18), (248, 234, 208), (158, 124, 88)).convert("RGB")
    return image
