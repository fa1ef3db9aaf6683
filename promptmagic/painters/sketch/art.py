"""Art: pictures of single things as SVG, fitted to a height, and turned to the colour that is asked for."""

from __future__ import annotations

import io
import random
import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from PIL import Image

from promptmagic.painters.colour import WHITE, Colour, hexed, luminance, mix, scaled

PROOF = 96
"""How many pixels wide a drawing is rendered to find out how far it reaches."""

NEIGHBOURS = 34
"""How far apart the hues of one colour and of its shades may be, in degrees."""

_ROOT = re.compile(r"<svg\b[^>]*viewBox=\"([^\"]+)\"[^>]*>(.*)</svg>", re.DOTALL)
COLOUR_WRITTEN = re.compile(r"#(?:[0-9a-fA-F]{6}|[0-9a-fA-F]{3})\b")
"""A colour as it is written in SVG."""

Extent = tuple[float, float, float, float]
"""Left, top, width and height."""


@dataclass(frozen=True)
class Art:
    """One thing drawn as SVG, in units of its own, looking to the right or (`flipped`) to the left.

    `hanging` art has its origin in its middle, other art at its foot.
    """

    svg: str
    flipped: bool = False
    hanging: bool = False

    @cached_property
    def markup(self) -> str:
        """What stands inside the root element."""
        found = _ROOT.search(self.svg)
        return found[2].strip() if found else ""

    @cached_property
    def extent(self) -> Extent:
        """How far the drawing reaches, in its own units."""
        left, top, wide, _ = self._view
        inked = self._proof.getchannel("A").point([0] * 48 + [255] * 208).getbbox() or (0, 0, PROOF, PROOF)
        scale = wide / PROOF
        return (
            left + inked[0] * scale,
            top + inked[1] * scale,
            (inked[2] - inked[0]) * scale,
            (inked[3] - inked[1]) * scale,
        )

    @cached_property
    def aspect(self) -> float:
        """Its width over its height."""
        return self.extent[2] / self.extent[3]

    @cached_property
    def own(self) -> Colour:
        """The colour that most of it has; colours that are hardly there or hardly colours come last."""
        seen: Counter[Colour] = Counter()
        written = {parsed(found) for found in COLOUR_WRITTEN.findall(self.markup)}
        colours, drawn = self._proof.convert("RGB"), self._proof.getchannel("A")
        for (red, green, blue), alpha in zip(_pixels(colours), drawn.tobytes(), strict=True):
            if alpha > 250 and (red, green, blue) in written:
                seen[(red, green, blue)] += 1
        vivid = {colour: count * (1.0 if chroma(colour) > 0.2 else 0.55) for colour, count in seen.items()}
        if _is_glass(found := max(vivid, key=vivid.__getitem__, default=WHITE)):
            painted = {one: count for one, count in seen.items() if chroma(one) > 0.5 and count > seen[found] * 0.5}
            return max(painted, key=painted.__getitem__, default=found)
        return found

    def draw(self, chance: random.Random, height: float, colour: Colour | None = None) -> str:
        """Return the fragment of SVG at a height in pixels, in its own colours or with its main one changed."""
        del chance  # a drawing is what it is
        left, top, wide, high = self.extent
        scale = height / high
        foot = top + high / 2 if self.hanging else top + high
        markup = self.markup if colour is None else recoloured(self.markup, self.own, colour)
        side = -scale if self.flipped else scale
        return (
            f'<g transform="scale({side:.5f},{scale:.5f}) translate({-(left + wide / 2):.3f},{-foot:.3f})">{markup}</g>'
        )

    @property
    def _view(self) -> Extent:
        found = _ROOT.search(self.svg)
        left, top, wide, high = (float(part) for part in found[1].split()) if found else (0, 0, 1, 1)
        return left, top, wide, high

    @cached_property
    def _proof(self) -> Image.Image:
        import resvg_py

        left, top, wide, high = self._view
        data = resvg_py.svg_to_bytes(
            svg_string=f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{left} {top} {wide} {high}" width="{PROOF}"'
            f' height="{max(1, round(PROOF * high / wide))}">{self.markup}</svg>',
            skip_system_fonts=True,
        )
        return Image.open(io.BytesIO(data)).convert("RGBA")


def recoloured(markup: str, own: Colour, asked: Colour) -> str:
    """Return the markup with one colour and its shades (its neighbours in hue) turned to another and its shades."""

    def turned(found: re.Match[str]) -> str:
        colour = parsed(found[0])
        return hexed(shaded(asked, luminance(colour) / max(1.0, luminance(own)))) if akin(colour, own) else found[0]

    return COLOUR_WRITTEN.sub(turned, markup)


def shaded(colour: Colour, brightness: float) -> Colour:
    """Return the colour that many times as bright: towards black below one, towards white above it."""
    if brightness <= 1:
        return scaled(colour, 0.25 + 0.75 * brightness)
    return mix(colour, WHITE, min(0.7, (brightness - 1) * 0.6))


def akin(colour: Colour, own: Colour) -> bool:
    """Whether a colour is a shade of another."""
    if chroma(own) <= 0.2 or luminance(own) < 50:
        return chroma(colour) <= 0.25 and abs(luminance(colour) - luminance(own)) < 90
    apart = abs(_hue(colour) - _hue(own))
    return chroma(colour) > 0.16 and luminance(colour) > 30 and min(apart, 360 - apart) < NEIGHBOURS


def chroma(colour: Colour) -> float:
    """Return how much of a colour a colour is, from 0 to 1."""
    return (max(colour) - min(colour)) / max(1, max(colour))


def _is_glass(colour: Colour) -> bool:
    """Whether a colour is that of panes: a tram is red, not pale blue as its windows."""
    return 0.2 < chroma(colour) < 0.3 and 185 < _hue(colour) < 225


def _hue(colour: Colour) -> float:
    """Return the hue in degrees (the usual hexagon of red, green and blue)."""
    red, green, blue = colour
    high, spread = max(colour), max(1, max(colour) - min(colour))
    if high == red:
        return (green - blue) / spread * 60 % 360
    return (blue - red) / spread * 60 + 120 if high == green else (red - green) / spread * 60 + 240


def parsed(written: str) -> Colour:
    """Return a colour as SVG writes it, with three or six digits."""
    digits = written[1:]
    if len(digits) == 3:
        digits = "".join(digit * 2 for digit in digits)
    red, green, blue = bytes.fromhex(digits)
    return red, green, blue


def _pixels(image: Image.Image) -> list[Colour]:
    data = image.tobytes()
    return [(data[i], data[i + 1], data[i + 2]) for i in range(0, len(data), 3)]
