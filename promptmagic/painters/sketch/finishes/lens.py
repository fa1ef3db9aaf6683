"""Finishes of light: the plain one, the photograph, neon."""

from __future__ import annotations

import random

from PIL import Image, ImageChops

from promptmagic.painters.sketch.finishes.darkroom import (
    bloomed,
    blurred,
    grained,
    ramp,
    saturated,
    shaded,
    side,
    toned,
    vignetted,
)
from promptmagic.painters.sketch.finishes.outline import colour_edges


def plain(image: Image.Image, chance: random.Random) -> Image.Image:
    """Return the picture as it is, with a gentle bloom, a vignette and fine grain."""
    glowing = bloomed(image, 0.62, 0.022, 0.42)
    return grained(vignetted(glowing, 0.16), chance, 0.055)


def _film(level: float) -> float:
    """Deepen the shadows a little and roll the lights off, as negative film does."""
    return 0.02 + 0.965 * (level * level * (3 - 2 * level) * 0.55 + level * 0.45)


def photo(image: Image.Image, chance: random.Random) -> Image.Image:
    """Return the picture as through a lens: depth of field, fringes of colour, bloom, film's tones and grain."""
    across = Image.linear_gradient("L").resize(image.size, Image.Resampling.BICUBIC)
    sharp = toned(across, lambda y: 1 - min(1.0, max(0.0, abs(y - 0.58) - 0.24) * 3.2) ** 1.5)
    focused = Image.composite(image, blurred(image, 0.009), sharp)
    red, green, blue = focused.split()
    width, height = image.size
    fringe = max(1, round(side(image) / 640))
    red = red.resize((width, height), Image.Resampling.BICUBIC, (fringe, fringe, width - fringe, height - fringe))
    focused = Image.merge("RGB", (red, green, blue))
    exposed = toned(bloomed(focused, 0.55, 0.035, 0.5), _film)
    warm = ImageChops.multiply(exposed, Image.new("RGB", image.size, (255, 250, 240)))
    return grained(vignetted(saturated(warm, 1.08), 0.34), chance, 0.1)


def neon(image: Image.Image, chance: random.Random) -> Image.Image:
    """Return the picture as tubes of light in the dark: glowing outlines in its own colours over a violet night."""
    night = toned(saturated(image, 1.35), lambda level: 0.04 + 0.5 * level**1.35)
    tint = ImageChops.multiply(night, Image.new("RGB", image.size, (226, 176, 255)))
    edges = colour_edges(blurred(image, 0.001), 0.0032)
    tubes = toned(edges, ramp(0.1, 0.42))
    vivid = saturated(toned(blurred(image, 0.006), lambda level: 0.3 + 0.85 * level), 2.6)
    light = shaded(vivid, tubes)
    halo = ImageChops.add(blurred(light, 0.03), blurred(light, 0.009))
    core = ImageChops.screen(
        light, shaded(Image.new("RGB", image.size, (150, 150, 150)), toned(edges, ramp(0.26, 0.6)))
    )
    lit = ImageChops.screen(ImageChops.screen(tint, toned(halo, lambda level: level * 1.25)), core)
    return grained(vignetted(bloomed(lit, 0.6, 0.03, 0.5), 0.3), chance, 0.05)
