"""Finishes of light: the plain one, the photograph, neon."""

from __future__ import annotations

import random

from PIL import Image, ImageChops

from promptmagic.painters.finishes.darkroom import (
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
from promptmagic.painters.finishes.outline import colour_edges


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
    night = toned(saturated(image, 1.4), lambda level: 0.03 + 0.5 * level**1.4)
    tint = ImageChops.multiply(night, Image.new("RGB", image.size, (214, 158, 255)))
    edges = colour_edges(image, 0.0026)
    tubes = toned(edges, ramp(0.2, 0.7))
    vivid = saturated(toned(blurred(image, 0.005), lambda level: 0.18 + 0.82 * level), 3.2)
    light = shaded(vivid, tubes)
    halo = ImageChops.add(blurred(light, 0.028), toned(blurred(light, 0.008), lambda level: level * 0.7))
    core = shaded(Image.new("RGB", image.size, (120, 120, 120)), toned(edges, ramp(0.6, 1.0)))
    lamps = toned(blurred(image, 0.002), lambda level: max(0.0, level - 0.84) * 3.4)
    lamps = ImageChops.multiply(saturated(lamps, 2.2), Image.new("RGB", image.size, (255, 196, 226)))
    tint = ImageChops.screen(tint, ImageChops.screen(lamps, blurred(lamps, 0.03)))
    lit = ImageChops.screen(ImageChops.screen(tint, halo), ImageChops.screen(light, core))
    return grained(vignetted(lit, 0.3), chance, 0.05)
