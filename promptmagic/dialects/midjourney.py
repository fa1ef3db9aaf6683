"""Midjourney's dialect: short concrete phrases, most important first, then the flags."""

from __future__ import annotations

import re
from collections.abc import Iterable
from fractions import Fraction

from promptmagic.dialects.exclusions import split_off
from promptmagic.dialects.limits import cut
from promptmagic.dialects.phrases import ORDER, distinct, phrases, tidy
from promptmagic.dialects.wish import WordingRequest
from promptmagic.model import Prompt
from promptmagic.sizes import pixels

MIDJOURNEY_CHARACTERS = 6_000
"""What Discord takes as the text of a command."""

_STEEPEST_RATIO = 50
"""The largest number in an aspect ratio made of pixels: 1023x767 is told as 4:3."""


def midjourney(prompt: Prompt, wish: WordingRequest) -> str:
    """Return the text to paste behind ``/imagine prompt:``, or into the field of the web site."""
    positive, avoid = split_off(prompt)
    found = distinct(_safe(phrase) for phrase in phrases(positive, ORDER))
    flags = " ".join(_flags(wish, [_safe(item).replace(",", " ") for item in avoid]))
    text = cut(", ".join(found), MIDJOURNEY_CHARACTERS - len(flags) - 1, len)
    return f"{text} {flags}".strip()


def _flags(wish: WordingRequest, avoid: Iterable[str]) -> list[str]:
    own = wish.own
    no = cut(", ".join(filter(None, avoid)), MIDJOURNEY_CHARACTERS // 2, len)
    flags = {
        "ar": _ratio(wish.size),
        "s": own["stylize"],
        "c": own["chaos"],
        "seed": wish.seed,
        "weird": own["weird"],
        "exp": own["exp"],
        "sref": own["sref"] or None,
        "oref": own["oref"] or None,
        "p": own["p"] or None,
        "draft": "" if own["draft"] else None,
        "hd": "" if own["hd"] else None,
        "tile": "" if own["tile"] else None,
        "raw": "" if wish.raw else None,
        "v": wish.model if wish.model and not wish.model.startswith("niji") else None,
        "niji": wish.model.removeprefix("niji").strip() if wish.model.startswith("niji") else None,
        "no": no or None,
    }
    return [f"--{name} {value}".strip() for name, value in flags.items() if value is not None]


def _ratio(size: str) -> str | None:
    """Return the aspect ratio that a size asks for; None where none was asked or the system may choose."""
    asked = size.strip().lower()
    if not asked or asked == "auto":
        return None
    if match := re.fullmatch(r"(\d+) ?: ?(\d+)", asked):
        return f"{match[1]}:{match[2]}"
    width, height = pixels(asked) or (1, 1)
    ratio = Fraction(width, height).limit_denominator(_STEEPEST_RATIO)
    return f"{ratio.numerator}:{ratio.denominator}"


def _safe(text: str) -> str:
    """Return words that hold nothing that Midjourney reads as a flag, a weight, a choice or a picture's address."""
    text = re.sub(r"(?:^|(?<=\s))(?:-{2,}|[\u2010-\u2015\u2212]+-*)(?=\w)", "", text)  # a flag, by its dashes
    text = re.sub(r"(?:(?<!\s)\s++)?(?:-{2,}+|[\u2012-\u2015\u2212]++)\s*+", ", ", text)
    text = re.sub(r"\bhttps?://", "", text, flags=re.IGNORECASE)
    text = re.sub(r":{2,}", ":", text).translate(str.maketrans("{}“”„«»‘’", '()"""""\'\''))
    return tidy(re.sub(r"^/imagine\b", "imagine", text))
