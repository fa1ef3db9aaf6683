"""Chance that repeats: one stream of random numbers for each layer of a picture, and cloudy textures made from it.

A stream depends on the seed, the prompt and the layer's name alone, so that changing one layer leaves the others.
"""

from __future__ import annotations

import hashlib
import random

from PIL import Image, ImageOps

COMPOSING = frozenset({"mirror"})
"""The layers that fix a picture's composition: no turn changes them."""


class Streams:
    """Makes the random streams of one picture from its seed and its prompt.

    A `turn` gives other details to the same composition.
    """

    def __init__(self, seed: int, prompt: str, turn: str = "") -> None:
        self._origin = f"{seed}\0{prompt}"
        self._turn = f"\0{turn}" if turn else ""

    def stream(self, layer: str) -> random.Random:
        """Return a fresh stream for the layer of that name: the same numbers each time it is asked for."""
        turn = "" if layer in COMPOSING else self._turn
        digest = hashlib.sha256(f"{self._origin}{turn}\0{layer}".encode("utf-8", "surrogatepass")).digest()
        return random.Random(int.from_bytes(digest[:8], "big"))


def fractal(
    chance: random.Random, size: tuple[int, int], cells: tuple[int, int], *, octaves: int = 5, gain: float = 0.55
) -> Image.Image:
    """Return a cloudy gray image (mode L, full contrast) of that size in pixels.

    `cells` is how many blobs stand across and down in the coarsest octave; each further octave has twice as many, and
    `gain` is how strongly it shows (0 to 1). Seeded bytes enlarged bicubically, octaves blended: no numpy needed.
    """
    width, height = size
    image: Image.Image | None = None
    for octave in reversed(range(octaves)):
        across, down = min(cells[0] << octave, width), min(cells[1] << octave, height)
        layer = Image.frombytes("L", (across, down), chance.randbytes(across * down))
        layer = layer.resize(size, Image.Resampling.BICUBIC)
        image = layer if image is None else Image.blend(image, layer, 1 - gain * 0.75)
    if image is None:
        raise ValueError("octaves must be at least 1")
    return ImageOps.autocontrast(image, 1)
