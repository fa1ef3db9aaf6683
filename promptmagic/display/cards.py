"""The cards of a picker as plain values: what stands on each, and the picture at its size."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

from promptmagic.captions import described
from promptmagic.display.thumbnail import SHELF, Thumbnail, moving_copy, thumbnail
from promptmagic.display.wording import PLAIN, Wording
from promptmagic.model import Picture, Prompt, Variation
from promptmagic.text import bounded

Row = Literal["prompts", "pictures"]
Card = dict[str, Any]
"""One card's plain values: its `number`, its `state`, and the words on it."""

CARD_WIDTH = 544
"""Pixels: the width of a card's picture, twice its width in the page for sharp screens."""

NARROWEST, WIDEST = 0.66, 1.9
"""Width to height: beyond these a card crops, so that the rows stay even."""

ERROR_LETTERS = 300
_CARD_BYTES = 60_000
_MOVING_BYTES = 400_000
_NAME_LETTERS = 60
_FILE_LETTERS = 60


def prompt_card(number: int, prompt: Prompt, wording: Wording = PLAIN) -> Card:
    """Return the card of a prompt; `wording` says what is copied, and whether its parts are marked."""
    return {
        "number": number,
        "state": "prompted",
        "title": prompt.title,
        "text": prompt.text,
        "edited": prompt.edited,
        **wording.card(prompt, number),
    }


def picture_card(variation: Variation, brief: str, wording: Wording = PLAIN) -> Card:
    """Return the card of a variation that is painted, failed, or was never begun."""
    prompt, picture = variation.prompt, variation.picture
    state = "painted" if picture else "failed" if variation.error else "stopped"
    return {
        "number": variation.number,
        "state": state,
        "title": prompt.title or bounded(prompt.text, _NAME_LETTERS),
        "text": prompt.text,
        "copy": wording.text_of(variation),
        "alt": described(brief, prompt, picture),
        "error": bounded(variation.error, ERROR_LETTERS),
        "undrawn": list(picture.undrawn) if picture else [],
        "origin": variation.origin or 0,
        "size": [picture.width, picture.height] if picture else [],
    }


def card_picture(picture: Picture) -> Thumbnail:
    """Return a picture at the size of a card, as large as its crop needs; one that moves goes on moving.

    Raises
    ------
    HistoryError
        Its file was moved or deleted.
    """
    aspect = picture.width / picture.height
    side = CARD_WIDTH * max(1 / max(aspect, NARROWEST), aspect / WIDEST, 1)
    moving = moving_copy(picture, round(side), budget=_MOVING_BYTES)
    return moving or SHELF.thumbnail(picture, round(side), budget=_CARD_BYTES)


@dataclass(frozen=True, slots=True)
class OriginalFile:
    """A picture's own file, as a person saves it."""

    name: str
    mime: str
    data: bytes


def original(picture: Picture, brief: str, number: int) -> OriginalFile:
    """Return a picture as it is kept, moving where it moves, under a name that any file system takes.

    Raises
    ------
    HistoryError
        Its file was moved or deleted.
    """
    data, kind = picture.read(), str(picture.format)
    if picture.format != "gif" and (moving := picture.animation) is not None:
        data, kind = moving, "gif"
    words = re.sub(r"[^\w]+", "-", brief.casefold()).strip("-_")
    return OriginalFile(f"{words[:_FILE_LETTERS].rstrip('-_') or 'picture'}-{number}.{kind}", f"image/{kind}", data)


def partial_picture(data: bytes) -> Thumbnail | None:
    """Return an unfinished picture at the size of a card; None where its bytes cannot be read yet."""
    from PIL import Image

    try:
        with Image.open(io.BytesIO(data)) as image:
            return thumbnail(image, CARD_WIDTH, budget=_CARD_BYTES)
    except OSError:
        return None


def numbers(cards: Iterable[Card], *states: str) -> list[int]:
    """Return the numbers of the cards that are in one of the states."""
    return [card["number"] for card in cards if card["state"] in states]
