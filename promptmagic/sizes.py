"""Sizes as people ask for them: by a name, as a ratio, or in pixels."""

from __future__ import annotations

import re
from collections.abc import Mapping
from math import gcd, sqrt

from promptmagic.errors import OptionError

SHAPES: Mapping[str, tuple[int, int]] = {
    "square": (1024, 1024),
    "portrait": (1024, 1536),
    "landscape": (1536, 1024),
    "panorama": (1792, 768),
}
"""Named sizes in pixels. The first three are those that every OpenAI image model takes."""

DEFAULT_SIZE = "square"

_AREA = 1024 * 1024
"""How many pixels a size given as a ratio has, about."""

_STEP = 16
"""Both sides of a size given as a ratio are multiples of this, as OpenAI's image models demand."""


def pixels(size: str) -> tuple[int, int] | None:
    """Return the width and height in pixels that a size asks for; None for "auto", the painter's own choice.

    `size` is a named size, a ratio such as 16:9, or WxH in pixels. What a painter can paint is for the painter to say.

    Raises
    ------
    OptionError
        It is none of these.
    """
    word = size.strip().lower()
    if word == "auto":
        return None
    if word in SHAPES:
        return SHAPES[word]
    if match := re.fullmatch(r"(\d{1,5}) ?[x×] ?(\d{1,5})", word, re.ASCII):
        width, height = int(match[1]), int(match[2])
        if width and height:
            return width, height
    if match := re.fullmatch(r"(\d{1,3}) ?: ?(\d{1,3})", word, re.ASCII):
        across, down = int(match[1]), int(match[2])
        if across and down:
            return _from_ratio(across, down)
    raise OptionError(
        f"{size!r} is no size.",
        f"Use {', '.join(SHAPES)}, auto, a ratio such as 16:9, or pixels such as 1024x768.",
    )


def _from_ratio(across: int, down: int) -> tuple[int, int]:
    divisor = gcd(across, down)
    across, down = across // divisor, down // divisor
    if not 1 / 3 <= across / down <= 3:
        raise OptionError(f"The ratio {across}:{down} is too extreme.", "Use one from 1:3 to 3:1, or pixels.")
    unit = sqrt(_AREA / (across * down))
    width, height = (max(_STEP, round(unit * side / _STEP) * _STEP) for side in (across, down))
    return width, height
