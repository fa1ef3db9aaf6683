"""The light table as it is saved: the newest generations of a history, small, without a widget and without times."""

from __future__ import annotations

import html
from dataclasses import replace
from typing import TYPE_CHECKING

from promptmagic.captions import alt_text
from promptmagic.display.figure import Bundle, framed
from promptmagic.display.markup import escaped
from promptmagic.display.thumbnail import Thumbnail, thumbnail
from promptmagic.errors import HistoryError
from promptmagic.history.notebooks.ipynb import TABLE
from promptmagic.model import Record
from promptmagic.pictures.metadata import derived
from promptmagic.text import bounded, many

if TYPE_CHECKING:
    from promptmagic.history import History
    from promptmagic.history.listing import Overview

SHOWN = 12
"""How many generations the saved table shows."""

STATIC = "pg-static"
"""The class by which a live gallery's style hides the saved table: what it shows stands above already."""

_SIDE = 224
"""Pixels: the sides of a small picture, which is shown smaller, so that it is sharp."""

_BYTES = 6_500
"""In base64 all of them add at most 105 KB to the notebook."""

_WIDTH = 108
"""CSS pixels: two stand side by side on a phone."""
_BRIEF_LETTERS = 60
_TEXT_LETTERS = 100

_CARD = f"display:inline-block;width:{_WIDTH}px;margin:0 8px 12px 0;vertical-align:top"
_WORDS = "font-size:0.85em;line-height:1.35;overflow-wrap:anywhere"


def table_bundle(history: History) -> Bundle:
    """Return the newest generations as small pictures with their briefs, and how much there is in all."""
    overview = history.overview(SHOWN)
    heading = f"{overview.title}: {summary(overview)}"
    rest = [overview.rest] if overview.rest else []
    markup = framed("".join(map(_card, overview.newest)), [heading, *rest])
    plain = "\n".join([heading, *(f"  {_line(record)}" for record in overview.newest), *rest])
    return {"text/html": f'<div class="{STATIC}">{markup}</div>', "text/plain": plain}, {TABLE: True}


def summary(overview: Overview) -> str:
    """Return how much a history holds, in words."""
    if not overview.generations:
        return "nothing is painted yet"
    counts = (many(overview.generations, "generation"), many(overview.pictures, "picture"), str(overview.cost))
    return ", ".join(counts)


def facts(record: Record) -> str:
    """Return what stands below a generation's brief: how many pictures, which is chosen, what it cost."""
    painted = len(record.pictures)
    what = many(painted, "picture") if painted else many(len(record.prompts), "prompt")
    chosen = f"number {record.chosen} chosen" if record.chosen else ""
    return " · ".join(part for part in (what, chosen, str(record.cost)) if part)


def _line(record: Record) -> str:
    return f"{bounded(record.scene, _TEXT_LETTERS)} · {facts(record)}"


def _card(record: Record) -> str:
    words = (
        f'<div dir="auto">{_star(record)}{escaped(bounded(record.scene, _BRIEF_LETTERS))}</div>'
        f'<div style="opacity:0.7">{escaped(facts(record))}</div>'
    )
    return f'<figure style="{_CARD}">{_picture(record)}<figcaption style="{_WORDS}">{words}</figcaption></figure>'


def _star(record: Record) -> str:
    return "★ " if any(variation.starred for variation in record.visible) else ""


def _picture(record: Record) -> str:
    small = cover(record)
    shown = record.shown
    if small is None or shown is None:
        reason = "no picture" if record.variations else "prompts only"
        return f'<div style="padding:44px 0;text-align:center;border:1px dashed #888;border-radius:6px">{reason}</div>'
    alt = html.escape(alt_text(record, shown))
    style = "display:block;border-radius:6px;margin:0 0 6px"
    return f'<img src="{small.url}" alt="{alt}" width="{_WIDTH}" height="{_WIDTH}" style="{style}">'


def cover(record: Record, side: int = _SIDE, budget: int = _BYTES) -> Thumbnail | None:
    """Return the shown picture of a generation as a small square; None where there is none that can be read."""
    from PIL import ImageOps

    picture = record.shown.picture if record.shown else None
    if picture is None:
        return None
    try:
        image = picture.image
    except HistoryError:
        return None
    square = thumbnail(ImageOps.fit(image, (side, side)), side, budget=budget)
    return replace(square, data=derived(square.data, picture))
