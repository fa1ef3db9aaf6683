"""Surface: a drawing of one thing that something is laid on, within its own outline or on what has its main colour."""

from __future__ import annotations

import zlib
from collections import Counter
from dataclasses import dataclass, replace
from functools import cached_property

from promptmagic.painters.colour import WHITE, Colour, hexed, luminance
from promptmagic.painters.sketch.art import COLOUR_WRITTEN, akin, chroma, parsed, recoloured, shaded
from promptmagic.painters.sketch.shapes.joints import Proof
from promptmagic.painters.sketch.shapes.pen import number

ROOM = 0.05
"""How far a mask or a filter reaches beyond a drawing, in its heights."""

DULL = 0.2
"""From which saturation on a colour is one."""


@dataclass(frozen=True)
class Surface:
    """One thing drawn `height` pixels high, as the `base` that it is without what was laid on it, and as it is `drawn`.

    `noun` is what it is, and `living` whether that is an animal: its patterns are a coat's.
    `aspect` is its breadth over its height, as its marks are measured.
    """

    base: str
    height: float
    noun: str = ""
    living: bool = False
    aspect: float = 1.0
    laid: str = ""

    @property
    def drawn(self) -> str:
        """The drawing with what was laid on it."""
        return self.laid or self.base

    @cached_property
    def seen(self) -> Proof:
        """The drawing rendered small, to be measured."""
        return Proof.of(self.base, self.height)

    @cached_property
    def extent(self) -> tuple[float, float, float, float]:
        """How far it reaches: left, top, right and bottom, in pixels of the fragment."""
        left, low, right, high = self.seen.extent
        return left * self.height, -high * self.height, right * self.height, -low * self.height

    @property
    def wide(self) -> float:
        """How broad it is, in pixels."""
        return self.extent[2] - self.extent[0]

    @property
    def high(self) -> float:
        """How high it is without the room above it, in pixels."""
        return self.extent[3] - self.extent[1]

    @property
    def size(self) -> float:
        """How large what is laid on it is measured: the mean of breadth and height, no more than the thing is slim."""
        return min((self.wide + self.high) / 2, min(self.wide, self.high) * 1.6)

    @cached_property
    def own(self) -> Colour:
        """The colour that most of it has; what is hardly a colour counts less."""
        written = {parsed(found) for found in COLOUR_WRITTEN.findall(self.base)}
        data, seen = self.seen.image.tobytes(), Counter[Colour]()
        for at in range(0, len(data), 4):
            colour = (data[at], data[at + 1], data[at + 2])
            if data[at + 3] > 250 and colour in written:
                seen[colour] += 1
        weighed = {colour: count * (1.0 if chroma(colour) > DULL else 0.55) for colour, count in seen.items()}
        return max(weighed, key=weighed.__getitem__, default=WHITE)

    def colour(self, x: float, y: float) -> Colour | None:
        """Return the colour at a place of the fragment, None where nothing is drawn."""
        return self.seen.colour(x / self.height, -y / self.height)

    def is_main(self, x: float, y: float) -> bool:
        """Whether a place has the main colour or a shade of it."""
        found = self.colour(x, y)
        return found is not None and akin(found, self.own)

    def over(self, *parts: str, opacity: float = 1.0) -> Surface:
        """Return it with parts laid over the whole of it, cut at its outline."""
        return self._masked(self.base, "alpha", parts, opacity)

    def on_main(self, *parts: str, opacity: float = 1.0) -> Surface:
        """Return it with parts laid over what has its main colour or a shade of it: no eyes, no soles, no buttons."""
        own = self.own

        def level(written: str) -> str:
            return "#ffffff" if akin(parsed(written), own) else "#000000"

        markup = COLOUR_WRITTEN.sub(lambda found: level(found[0]), self.base)
        return self._masked(markup, "luminance", parts, opacity)

    def _masked(self, markup: str, kind: str, parts: tuple[str, ...], opacity: float) -> Surface:
        name = f"on{zlib.crc32(markup.encode()):08x}{kind[0]}"
        mask = f'<mask id="{name}" mask-type="{kind}" maskUnits="userSpaceOnUse" {self.frame}>{markup}</mask>'
        share = f' opacity="{number(opacity)}"' if opacity < 1 else ""
        laid = f'<g mask="url(#{name})"><g{share}>{"".join(parts)}</g></g>'
        return replace(self, laid=f"{self.drawn}{mask}{laid}")

    @property
    def frame(self) -> str:
        """The attributes of a rectangle that just holds all of it."""
        left, top, right, bottom = self.extent
        room = self.height * ROOM
        corner = f'x="{number(left - room)}" y="{number(top - room)}"'
        return f'{corner} width="{number(right - left + 2 * room)}" height="{number(bottom - top + 2 * room)}"'

    def edged(self, colour: Colour, wide: float, opacity: float = 1.0) -> Surface:
        """Return it with a line of that breadth along the inside of its outline."""
        name = f"rim{zlib.crc32(f'{self.base}{colour}{wide:.2f}'.encode()):08x}"
        steps = (
            f'<filter id="{name}" filterUnits="userSpaceOnUse" color-interpolation-filters="sRGB" {self.frame}>'
            f'<feGaussianBlur in="SourceAlpha" stdDeviation="{number(wide * 1.3)}"/>'
            '<feComponentTransfer result="inner"><feFuncA type="linear" slope="7" intercept="-4.8"/>'
            "</feComponentTransfer>"
            f'<feFlood flood-color="{hexed(colour)}" result="paint"/>'
            '<feComposite in="paint" in2="SourceAlpha" operator="in" result="whole"/>'
            '<feComposite in="whole" in2="inner" operator="out"/></filter>'
        )
        rim = f'<g filter="url(#{name})" opacity="{number(opacity)}">{self.base}</g>'
        return replace(self, laid=f"{self.drawn}{steps}{rim}")

    def remade(self, asked: Colour, share: float = 1.0) -> Surface:
        """Return it with all its colours turned to shades of one, or towards these by a share."""
        bright = max(60.0, luminance(self.own))

        def turned(written: str) -> str:
            colour = parsed(written)
            aim = shaded(asked, luminance(colour) / bright)
            return hexed(_between(colour, aim, share))

        base = COLOUR_WRITTEN.sub(lambda found: turned(found[0]), self.base)
        return replace(self, base=base, laid="")

    def recoloured(self, asked: Colour) -> Surface:
        """Return it with its main colour and the shades of that turned to another."""
        return replace(self, base=recoloured(self.base, self.own, asked), laid="")

    def with_drawn(self, drawn: str) -> Surface:
        """Return it with another drawing of it: cut, thinned, or with something about it."""
        return replace(self, laid=drawn)


def _between(one: Colour, other: Colour, share: float) -> Colour:
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(one, other, strict=True))
    return red, green, blue
