"""Letters on a finished picture: put on top of it, since a finish leaves few that can be read."""

from __future__ import annotations

from dataclasses import dataclass

from PIL import Image, ImageChops, ImageFilter

from promptmagic.painters.colour import Colour
from promptmagic.painters.finishes.darkroom import blurred, side


@dataclass(frozen=True, slots=True)
class Inks:
    """What letters are written in: dark ones on a light ground, light ones on a dark ground, each cleared around them.

    `turned` says that the ground is dark wherever letters stand, so that dark ones become light.
    """

    light: Colour
    dark: Colour
    turned: bool = False


_INKS = {
    "ink": Inks((248, 241, 224), (34, 30, 40)),
    "pencil": Inks((248, 247, 243), (52, 50, 56)),
    "charcoal": Inks((240, 235, 224), (36, 33, 36)),
    "woodcut": Inks((240, 228, 204), (30, 26, 28)),
    "neon": Inks((250, 252, 255), (10, 8, 24)),
    "blueprint": Inks((228, 240, 255), (32, 78, 148), turned=True),
    "chalkboard": Inks((252, 250, 242), (44, 56, 52)),
    "stained glass": Inks((252, 248, 236), (24, 22, 26)),
}
"""The colours that a finish writes in; the others leave letters as they are."""

_CLEARED = 0.006
"""How far around a letter the ground is cleared of strokes, as a share of the picture's side; found by looking."""

_HOW_CLEAR = 0.9


def lettered(style: str, image: Image.Image, letters: Image.Image) -> Image.Image:
    """Return a finished picture (RGB) with letters (RGBA, of the same size, transparent elsewhere) on it."""
    inks = _INKS.get(style)
    alpha = letters.getchannel("A")
    if inks is None:
        return Image.composite(letters.convert("RGB"), image, alpha)
    light = Image.new("L", image.size, 255) if inks.turned else letters.convert("L").point(_is_light)
    for is_light in (False, True):
        ours = ImageChops.multiply(alpha, light if is_light else ImageChops.invert(light))
        if not ours.getbbox():
            continue
        around = blurred(_wider(ours), _CLEARED).point(_cleared)
        ground, ink = (inks.dark, inks.light) if is_light else (inks.light, inks.dark)
        image = Image.composite(Image.new("RGB", image.size, ground), image, around)
        image = Image.composite(Image.new("RGB", image.size, ink), image, ours)
    return image


def _wider(alpha: Image.Image) -> Image.Image:
    """Return letters swollen by what is cleared around them."""
    return alpha.filter(ImageFilter.MaxFilter(2 * max(1, round(side(alpha) * _CLEARED)) + 1))


def _is_light(level: int) -> int:
    return 255 if level >= 128 else 0


def _cleared(level: int) -> float:
    return level * _HOW_CLEAR
