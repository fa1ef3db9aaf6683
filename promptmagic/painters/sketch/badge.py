"""The badge in a sketch's corner, which says what it is."""

from __future__ import annotations

from PIL import Image, ImageDraw, ImageFont

from promptmagic.painters.sketch.limits import LABEL

SMALLEST = 160
"""A picture whose shorter side has fewer pixels bears no badge: nobody could read it."""


def badged(image: Image.Image, text: str = LABEL) -> Image.Image:
    """Return the picture with a small plate at its lower right; unchanged where it would not be legible."""
    if min(image.size) < SMALLEST:
        return image
    size = max(9.0, min(image.size) / 52)
    font = ImageFont.load_default(size)
    left, top, right, bottom = font.getbbox(text)
    pad = size * 0.5
    wide, high = right - left + 2 * pad, bottom - top + 1.3 * pad
    x, y = image.width - wide - size * 0.7, image.height - high - size * 0.7
    image = image.convert("RGB")
    draw = ImageDraw.Draw(image, "RGBA")
    draw.rounded_rectangle((x, y, x + wide, y + high), radius=size * 0.35, fill=(18, 18, 24, 120))
    draw.text((x + pad - left, y + pad * 0.65 - top), text, font=font, fill=(255, 255, 255, 222))
    return image
