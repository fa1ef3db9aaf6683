"""Stable Diffusion's dialect: tags, most important first, and a negative prompt of its own; sentences since 3.5."""

from __future__ import annotations

import re

from promptmagic.dialects.exclusions import split_off
from promptmagic.dialects.phrases import ORDER, distinct, phrases, pieces_of, style_of, tidy
from promptmagic.dialects.prose import divided
from promptmagic.dialects.wish import WordingRequest
from promptmagic.model import Prompt
from promptmagic.pictures import parameters
from promptmagic.sizes import pixels

_EMPHASIS = 1.2
"""The weight that Stable Diffusion's tools give a word in one pair of parentheses is 1.1; this is a little more."""


def tags(prompt: Prompt, *, weights: bool = False) -> tuple[str, str]:
    """Return a prompt and its negative prompt as Stable Diffusion 1.5 and SDXL want them: tags between commas.

    What the tools read as a weight stands as a plain parenthesis; with `weights` the subject and the style get one, and
    those that a person wrote, as ``(fox:1.3)``, are kept.
    """
    positive, avoid = split_off(prompt)
    heavy = {_tag(piece) for words in (positive.parts.subject, style_of(prompt)) for piece in pieces_of(words)}
    pieces = (piece for phrase in phrases(positive, ORDER) for piece in pieces_of(phrase))
    found = distinct(_tag(piece, weighted=weights) for piece in pieces)
    if weights:
        found = [f"({tag}:{_EMPHASIS})" if tag in heavy else tag for tag in found]
    return ", ".join(found), ", ".join(distinct(_tag(item) for item in avoid))


def stable_diffusion(prompt: Prompt, wish: WordingRequest) -> str:
    """Return the block that A1111 and its kin read when it is pasted: prompt, negative prompt, parameters."""
    if wish.model.startswith("3"):
        text, negative = divided(prompt)
    else:
        text, negative = tags(prompt, weights=wish.own["weights"])
    return parameters.write(text, negative, _settings(wish))


def _settings(wish: WordingRequest) -> list[tuple[str, str]]:
    """Return the settings by which the tools recognise the block, where there are any; they demand three at least."""
    size = pixels(wish.size) if wish.size else None
    if size is None and wish.seed is None:
        return []
    return [
        ("Steps", str(wish.own["steps"])),
        ("CFG scale", f"{wish.own['guidance']:g}"),
        *([] if wish.seed is None else [("Seed", str(wish.seed))]),
        *([] if size is None else [("Size", f"{size[0]}x{size[1]}")]),
    ]


_WEIGHTED = re.compile(r"(\([^()\[\]]{0,1000}:(?:\d{1,6}(?:\.\d{1,6})?|\.\d{1,6})\))")


def _tag(text: str, *, weighted: bool = False) -> str:
    """Return a phrase as a tag, in which nothing is an addition or a break, nor, unless it may be, `weighted`."""
    text = re.sub(r"^(?:an?|the)\s+(?=\S)", "", tidy(text), flags=re.IGNORECASE)
    text = text.replace("<", "").replace(">", "")
    pieces = _WEIGHTED.split(text) if weighted else [text]
    pieces[::2] = [re.sub(r"(?<!\\)([()\[\]])", r"\\\1", piece) for piece in pieces[::2]]
    text = "".join(pieces)
    text = re.sub(r"\b(?:AND|BREAK)\b", lambda match: match[0].lower(), text)
    return re.sub(r"\b(negative prompt|steps)\s*:", r"\1", text, flags=re.IGNORECASE)
