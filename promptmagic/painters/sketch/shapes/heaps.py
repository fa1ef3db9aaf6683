"""Heaps: what a word for many different things means, as a bowl of fruit is apples, a banana and grapes."""

from __future__ import annotations

import random
from dataclasses import dataclass

from promptmagic.painters.colour import Colour
from promptmagic.painters.sketch.catalogue import catalogue
from promptmagic.painters.sketch.glyphs import CREDIT, glyph
from promptmagic.painters.sketch.shape import Draw, Shape
from promptmagic.painters.sketch.shapes import leisure, stilllife
from promptmagic.painters.sketch.shapes.pen import disc, line, path, put, sized

HEAPED = frozenset({"fruit", "vegetable", "vegetables", "veg", "veggies", "toys", "fruits"})
"""Words that are drawn as one heap, whatever their number."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """One thing of a heap: its foot and its height in hundredths of the heap's height, and how far it leans."""

    draw: Draw
    x: float
    y: float
    high: float
    turn: float = 0.0
    colour: Colour | None = None


def _banana(chance: random.Random, height: float, colour: Colour | None = None) -> str:
    """Draw two bananas that lie, their ends up."""
    del chance
    rind = colour or (248, 206, 66)
    shade = (214, 158, 44)
    return sized(
        height,
        path("M-92,-78 C-86,-10 40,20 96,-62 L88,-74 C50,-30 -40,-24 -80,-84Z", shade),
        path("M-88,-86 C-70,-26 34,-10 88,-74 L82,-90 C40,-54 -30,-50 -74,-96Z", rind),
        path("M-88,-86 L-74,-96 L-78,-104 L-90,-98Z M88,-74 L82,-90 L90,-92 L96,-80Z", (104, 78, 44)),
    )


def _grapes(chance: random.Random, height: float, colour: Colour | None = None) -> str:
    """Draw a bunch of grapes."""
    del chance
    skin = colour or (112, 62, 132)
    rows = ((-8, 2), (-24, 3), (-40, 4), (-56, 5), (-70, 4))
    places = [(number * 15 - (count - 1) * 7.5, y) for y, count in rows for number in range(count)]
    berries = [disc(x, y, 10, skin) + disc(x - 3, y - 3.4, 3, (188, 146, 204)) for x, y in places]
    return sized(height, line("M0,-76 Q2,-90 10,-98", (96, 110, 60), 4), *berries)


def _art(noun: str) -> Draw:
    """Return what draws a thing of the catalogue; nothing where the package with the art is missing."""

    def draw(chance: random.Random, height: float, colour: Colour | None = None) -> str:
        art = glyph(catalogue()[noun])
        return art.draw(chance, height, colour) if art else ""

    return draw


def _heap(*pieces: _Piece) -> Draw:
    """Return what draws the pieces in their order, the first farthest back."""

    def draw(chance: random.Random, height: float, colour: Colour | None = None) -> str:
        unit = height / 100
        drawn = []
        for piece in pieces:
            one = piece.draw(chance, piece.high * unit, colour or piece.colour)
            drawn.append(put(one, piece.x * unit, piece.y * unit, turn=piece.turn))
        return "".join(drawn)

    return draw


FRUIT = _heap(
    _Piece(stilllife.pear, -34, -30, 68, -14),
    _Piece(_banana, 34, -44, 40, -24),
    _Piece(stilllife.apple, 2, -40, 56, 6, (206, 46, 44)),
    _Piece(stilllife.orange, -58, 0, 54),
    _Piece(stilllife.lemon, 64, 0, 42),
    _Piece(stilllife.apple, -10, 0, 54, -6, (150, 186, 66)),
    _Piece(_grapes, 34, 2, 62, 10),
)
"""Fruit of several kinds, as wide as it is high and a half."""

VEGETABLES = _heap(
    _Piece(_art("broccoli"), -32, -30, 66, -12),
    _Piece(_art("carrot"), 6, -26, 72, -8),
    _Piece(_art("corn"), 42, -24, 66, 16),
    _Piece(_art("aubergine"), -62, 0, 56),
    _Piece(_art("tomato"), -18, 0, 50),
    _Piece(_art("pepper"), 26, 0, 54),
    _Piece(_art("onion"), 66, 0, 46),
)
"""Vegetables of several kinds."""

TOYS = _heap(
    _Piece(_art("teddy bear"), -22, -14, 84),
    _Piece(_art("drum"), 34, -10, 62),
    _Piece(leisure.ball, -62, 0, 50),
    _Piece(_art("yarn"), 2, 0, 36),
    _Piece(_art("dice"), 62, 0, 40),
)
"""Toys of several kinds."""

GOLD = _heap(
    *(
        _Piece(
            _art("coin"), (place - (count - 1) / 2) * 25 + (row % 2) * 4, -18.0 * row, 34, 31 * (place + row) % 47 - 23
        )
        for row, count in ((3, 1), (2, 3), (1, 5), (0, 7))
        for place in range(count)
    )
)
"""Coins in a heap, the lower ones before the upper ones."""

HEAPS: dict[str, Shape] = {
    "hoard": Shape(GOLD, "ground", 0.1, 1.9, credit=CREDIT),
    "fruit": Shape(FRUIT, "ground", 0.1, 1.7),
    "vegetables": Shape(VEGETABLES, "ground", 0.1, 1.7, credit=CREDIT),
    "toys": Shape(TOYS, "ground", 0.1, 1.7, credit=CREDIT),
}
"""Every heap, by the word for it."""
